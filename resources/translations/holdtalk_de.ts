<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
 <context>
  <name>Holdtalk</name>
  <message>
   <source>What is shown while you speak.</source>
   <translation>Was angezeigt wird, während Sie sprechen.</translation>
  </message>
  <message>
   <source>Where. caret: near the place where you write, in programs that tell where that is; else at the bottom.</source>
   <translation>Wo. caret: nahe der Stelle, an der Sie schreiben, in Programmen, die sie mitteilen; sonst unten.</translation>
  </message>
  <message>
   <source>How large.</source>
   <translation>Wie groß.</translation>
  </message>
  <message>
   <source>Say which key throws a recording away. first: in the first five dictations after a start. The style detailed says so unless it is never.</source>
   <translation>Sagen, welche Taste eine Aufnahme verwirft. first: in den ersten fünf Diktaten nach einem Start. Der Stil detailed sagt es immer, außer bei never.</translation>
  </message>
  <message>
   <source>What the windows are written in, from the next start on. system: the language of the desktop, as far as there is a translation.</source>
   <translation>Sprache der Fenster, ab dem nächsten Start. system: die Sprache der Arbeitsumgebung, soweit es eine Übersetzung gibt.</translation>
  </message>
  <message>
   <source>errors: only what went wrong, and that words of yours wait. none: nothing but a mark on the tray icon.</source>
   <translation>errors: nur was fehlschlug, und dass Text auf Sie wartet. none: nur eine Markierung am Symbol in der Kontrollleiste.</translation>
  </message>
  <message>
   <source>Other sound while you record. pause: players that understand it (MPRIS) pause. lower, mute: what other programs play becomes quieter or silent. Afterwards all is as before. Linux only.</source>
   <translation>Anderer Ton während der Aufnahme. pause: Wiedergabeprogramme, die es verstehen (MPRIS), halten an. lower, mute: Was andere Programme abspielen, wird leiser oder stumm. Danach ist alles wie zuvor. Nur unter Linux.</translation>
  </message>
  <message>
   <source>lower: to so much of its volume.</source>
   <translation>lower: auf diesen Anteil der Lautstärke.</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>Erneut versuchen</translation>
  </message>
  <message>
   <source>Show models</source>
   <translation>Modelle anzeigen</translation>
  </message>
  <message>
   <source>Show it</source>
   <translation>Anzeigen</translation>
  </message>
  <message>
   <source>Open settings file</source>
   <translation>Einstellungsdatei öffnen</translation>
  </message>
  <message>
   <source>Open log</source>
   <translation>Protokoll öffnen</translation>
  </message>
  <message>
   <source>Copy text</source>
   <translation>Text kopieren</translation>
  </message>
  <message>
   <source>Open folder</source>
   <translation>Ordner öffnen</translation>
  </message>
  <message>
   <source>Key or combination, such as ctrl_r, f9, alt_l+space. _l and _r tell left from right.</source>
   <translation>Taste oder Kombination, etwa ctrl_r, f9, alt_l+space. _l und _r unterscheiden links und rechts.</translation>
  </message>
  <message>
   <source>hold: record while held. toggle: press to start, press to stop. hybrid: a tap locks, a hold releases.</source>
   <translation>hold: aufnehmen, solange sie gehalten wird. toggle: drücken zum Starten, drücken zum Beenden. hybrid: Antippen rastet ein, Halten endet beim Loslassen.</translation>
  </message>
  <message>
   <source>Throws the recording away; only while recording.</source>
   <translation>Verwirft die Aufnahme; nur während der Aufnahme.</translation>
  </message>
  <message>
   <source>A shorter press records nothing.</source>
   <translation>Ein kürzerer Druck nimmt nichts auf.</translation>
  </message>
  <message>
   <source>The longest recording; its text follows.</source>
   <translation>Die längste Aufnahme; ihr Text folgt.</translation>
  </message>
  <message>
   <source>hybrid: a press shorter than this locks recording on.</source>
   <translation>hybrid: Ein kürzerer Druck lässt die Aufnahme einrasten.</translation>
  </message>
  <message>
   <source>Wait before a release counts. Only for keyboards or remote desktops whose repeat looks like releases.</source>
   <translation>Wartezeit, bis ein Loslassen zählt. Nur für Tastaturen oder entfernte Arbeitsflächen, deren Tastenwiederholung wie Loslassen aussieht.</translation>
  </message>
  <message>
   <source>Name (or part of it) of the input device; empty for the system's default.</source>
   <translation>Name (oder ein Teil davon) des Eingabegeräts; leer für den Systemstandard.</translation>
  </message>
  <message>
   <source>on_demand: open at key down and stay warm for warm_hold_s. always: stay open.</source>
   <translation>on_demand: bei Tastendruck öffnen und für warm_hold_s offen halten. always: offen lassen.</translation>
  </message>
  <message>
   <source>How long the microphone stays open after a dictation.</source>
   <translation>Wie lange das Mikrofon nach einem Diktat offen bleibt.</translation>
  </message>
  <message>
   <source>Speech from before key down, taken when the microphone is already open.</source>
   <translation>Gesprochenes vor dem Tastendruck, übernommen, wenn das Mikrofon schon offen ist.</translation>
  </message>
  <message>
   <source>Recorded after key up, so that the last sound is whole. It adds to the wait.</source>
   <translation>Nach dem Loslassen aufgenommen, damit der letzte Laut vollständig ist. Das verlängert die Wartezeit.</translation>
  </message>
  <message>
   <source>The speech engine.</source>
   <translation>Die Spracherkennung.</translation>
  </message>
  <message>
   <source>Threads the engine may use while decoding.</source>
   <translation>Threads, die die Spracherkennung beim Verarbeiten verwenden darf.</translation>
  </message>
  <message>
   <source>What you speak, by its ISO 639 code, such as de, where no profile says otherwise. Empty or auto: the engine finds out, or has only one.</source>
   <translation>Was Sie sprechen, als Kürzel nach ISO 639, etwa de, soweit kein Profil etwas anderes sagt. Leer oder auto: Die Spracherkennung findet es heraus oder kennt nur eine Sprache.</translation>
  </message>
  <message>
   <source>All that you speak, such as en de ja: switching goes round in these, and auto chooses among them.</source>
   <translation>Alle Sprachen, die Sie sprechen, etwa en de ja: Das Umschalten geht sie reihum durch, und auto wählt unter ihnen.</translation>
  </message>
  <message>
   <source>start: load the engine when Holdtalk starts. first_key: when you first dictate; what you say meanwhile is kept, and its text comes once the engine is there.</source>
   <translation>start: die Spracherkennung beim Start von Holdtalk laden. first_key: beim ersten Diktat; was Sie währenddessen sagen, wird behalten, und der Text kommt, sobald sie bereit ist.</translation>
  </message>
  <message>
   <source>Minutes without a dictation after which the engine's memory is given back, until the next one; 0: never. That one's text comes later by the time the engine needs to load.</source>
   <translation>Minuten ohne Diktat, nach denen der Speicher der Spracherkennung bis zum nächsten freigegeben wird; 0: nie. Dessen Text kommt um die Ladezeit der Spracherkennung später.</translation>
  </message>
  <message>
   <source>Show text while you speak.</source>
   <translation>Text anzeigen, während Sie sprechen.</translation>
  </message>
  <message>
   <source>A speech engine that does not answer for this long is started anew.</source>
   <translation>Eine Spracherkennung, die so lange nicht antwortet, wird neu gestartet.</translation>
  </message>
  <message>
   <source>For the engine "openai": a server with OpenAI's /v1/audio/transcriptions, such as http://192.168.1.5:8000/v1. Its key, if it wants one: holdtalk remote key.</source>
   <translation>Für die Spracherkennung „openai“: ein Server mit /v1/audio/transcriptions von OpenAI, etwa http://192.168.1.5:8000/v1. Sein Schlüssel, falls er einen verlangt: holdtalk remote key.</translation>
  </message>
  <message>
   <source>The model that it is asked for.</source>
   <translation>Das Modell, das von ihm verlangt wird.</translation>
  </message>
  <message>
   <source>For the engine "wyoming": a Wyoming server for speech, such as tcp://192.168.1.5:10300.</source>
   <translation>Für die Spracherkennung „wyoming“: ein Wyoming-Server für Sprache, etwa tcp://192.168.1.5:10300.</translation>
  </message>
  <message>
   <source>The model that it is asked for; empty: its own choice.</source>
   <translation>Das Modell, das von ihm verlangt wird; leer: seine eigene Wahl.</translation>
  </message>
  <message>
   <source>What they understand, as ISO 639 codes such as en de. Empty: what a Wyoming server says, else all of Whisper.</source>
   <translation>Was sie verstehen, als Kürzel nach ISO 639, etwa en de. Leer: was ein Wyoming-Server angibt, sonst alle Sprachen von Whisper.</translation>
  </message>
  <message>
   <source>Longer than this no connection is waited for.</source>
   <translation>Länger wird auf keine Verbindung gewartet.</translation>
  </message>
  <message>
   <source>So long the text of one piece is waited for, with all attempts; then the embedded engine writes it.</source>
   <translation>So lange wird auf den Text eines Abschnitts gewartet, mit allen Versuchen; danach schreibt ihn die eingebaute Spracherkennung.</translation>
  </message>
  <message>
   <source>Attempts after one that a busy or broken server refused.</source>
   <translation>Weitere Versuche, nachdem ein überlasteter oder gestörter Server abgelehnt hat.</translation>
  </message>
  <message>
   <source>Certificates (PEM) to trust in place of the system's, for a server with its own.</source>
   <translation>Zertifikate (PEM), denen anstelle der Systemzertifikate vertraut wird, für einen Server mit eigenen.</translation>
  </message>
  <message>
   <source>Send sound unencrypted beyond this machine and its private network: anybody on the way can listen.</source>
   <translation>Ton unverschlüsselt über diesen Rechner und sein privates Netz hinaus senden: Wer unterwegs ist, kann mithören.</translation>
  </message>
  <message>
   <source>Between dictations in the same window. smart: a space when nothing was typed in between.</source>
   <translation>Zwischen Diktaten im selben Fenster. smart: ein Leerzeichen, wenn dazwischen nichts getippt wurde.</translation>
  </message>
  <message>
   <source>Use your word list, once there is one: holdtalk words path tells where, holdtalk words add makes it.</source>
   <translation>Ihre Wortliste verwenden, sobald es eine gibt: holdtalk words path sagt, wo sie liegt, holdtalk words add legt sie an.</translation>
  </message>
  <message>
   <source>What is written in place of what was heard. on: words of yours that sound alike too. exact: only what stands in the list. off: nothing.</source>
   <translation>Was anstelle des Gehörten geschrieben wird. on: auch Ihre Wörter, die ähnlich klingen. exact: nur was in der Liste steht. off: nichts.</translation>
  </message>
  <message>
   <source>So much alike, in letters and sound, a strange word has to be to one of yours. Less corrects more, and wrongly now and then. Words that everybody knows are left alone. holdtalk words test shows what it does.</source>
   <translation>So ähnlich muss ein fremdes Wort einem Ihrer Wörter sein, in Buchstaben und Klang. Weniger korrigiert mehr, ab und zu auch falsch. Allgemein bekannte Wörter bleiben unberührt. holdtalk words test zeigt die Wirkung.</translation>
  </message>
  <message>
   <source>So many of your words, those of most use, are favoured by an engine that can.</source>
   <translation>So viele Ihrer Wörter, die nützlichsten, werden von einer Spracherkennung bevorzugt, die das kann.</translation>
  </message>
  <message>
   <source>So much of what you dictated just before into the same program is given to an engine that goes by it. It stays in memory, and is forgotten when the screen is locked; 0 for none.</source>
   <translation>So viel von dem, was Sie kurz zuvor in dasselbe Programm diktiert haben, bekommt eine Spracherkennung, die sich danach richtet. Es bleibt im Arbeitsspeicher und wird vergessen, wenn der Bildschirm gesperrt wird; 0 für nichts.</translation>
  </message>
  <message>
   <source>Also what was dictated into other programs.</source>
   <translation>Auch was in andere Programme diktiert wurde.</translation>
  </message>
  <message>
   <source>auto: by target and length. type: keystrokes. paste: clipboard, restored afterwards.</source>
   <translation>auto: nach Ziel und Länge. type: Tastenanschläge. paste: Zwischenablage, danach wiederhergestellt.</translation>
  </message>
  <message>
   <source>auto: text at least this long is pasted.</source>
   <translation>auto: Text ab dieser Länge wird eingefügt.</translation>
  </message>
  <message>
   <source>Pause between keystrokes, for a program that loses some. Programs known to need it get it anyway.</source>
   <translation>Pause zwischen Tastenanschlägen, für ein Programm, das welche verliert. Programme, die sie bekanntermaßen brauchen, bekommen sie ohnehin.</translation>
  </message>
  <message>
   <source>Short tones at start, stop, cancel and error.</source>
   <translation>Kurze Töne bei Start, Ende, Abbruch und Fehler.</translation>
  </message>
  <message>
   <source>Volume of the tones.</source>
   <translation>Lautstärke der Töne.</translation>
  </message>
  <message>
   <source>Read texts aloud when asked: holdtalk say, and the menu. Heard on Linux so far.</source>
   <translation>Texte auf Wunsch vorlesen: holdtalk say und das Menü. Bisher nur unter Linux zu hören.</translation>
  </message>
  <message>
   <source>What speaks. piper: a neural voice, whose files you download.</source>
   <translation>Was spricht. piper: eine neuronale Stimme, deren Dateien Sie herunterladen.</translation>
  </message>
  <message>
   <source>espeak-ng: such as en-us or de+f3 (espeak-ng --voices), empty for its default. piper: the .onnx file.</source>
   <translation>espeak-ng: etwa en-us oder de+f3 (espeak-ng --voices), leer für deren Standard. piper: die .onnx-Datei.</translation>
  </message>
  <message>
   <source>Words a minute.</source>
   <translation>Wörter pro Minute.</translation>
  </message>
  <message>
   <source>Volume of the voice.</source>
   <translation>Lautstärke der Stimme.</translation>
  </message>
  <message>
   <source>Say how each dictation ended and what is wrong, for whoever cannot see the screen.</source>
   <translation>Sagen, wie jedes Diktat ausging und was nicht stimmt, für alle, die den Bildschirm nicht sehen.</translation>
  </message>
  <message>
   <source>Read the text of each dictation aloud once it is written.</source>
   <translation>Den Text jedes Diktats vorlesen, sobald er geschrieben ist.</translation>
  </message>
  <message>
   <source>Colours of the windows.</source>
   <translation>Farben der Fenster.</translation>
  </message>
  <message>
   <source>The performance window: minimal is one line that stays on top.</source>
   <translation>Das Leistungsfenster: minimal ist eine Zeile, die im Vordergrund bleibt.</translation>
  </message>
  <message>
   <source>Tell once when a figure breaks its target, never while you speak.</source>
   <translation>Einmal melden, wenn ein Wert sein Ziel verfehlt, nie während Sie sprechen.</translation>
  </message>
  <message>
   <source>Mark the tray icon, its tooltip and menu while a figure is off its target.</source>
   <translation>Symbol in der Kontrollleiste, Kurzinfo und Menü markieren, solange ein Wert sein Ziel verfehlt.</translation>
  </message>
  <message>
   <source>How often memory and CPU are read while the window is shown.</source>
   <translation>Wie oft Speicher und Prozessor gemessen werden, solange das Fenster zu sehen ist.</translation>
  </message>
  <message>
   <source>Let other programs on this machine use Holdtalk by WebSocket and HTTP. They need a token: holdtalk api prints where.</source>
   <translation>Andere Programme auf diesem Rechner Holdtalk über WebSocket und HTTP verwenden lassen. Sie brauchen ein Token: holdtalk api gibt aus, wo es liegt.</translation>
  </message>
  <message>
   <source>Where they find it, on 127.0.0.1 alone.</source>
   <translation>Wo sie es finden, nur auf 127.0.0.1.</translation>
  </message>
  <message>
   <source>They may begin, end and cancel dictations, and have texts of theirs read aloud.</source>
   <translation>Sie dürfen Diktate beginnen, beenden und abbrechen und eigene Texte vorlesen lassen.</translation>
  </message>
  <message>
   <source>They get what is said, may have a text of theirs written, and sound of theirs understood.</source>
   <translation>Sie bekommen, was gesagt wird, und dürfen eigene Texte schreiben und eigenen Ton verstehen lassen.</translation>
  </message>
  <message>
   <source>They get figures and breaches, and Prometheus may read /metrics.</source>
   <translation>Sie bekommen Messwerte und Überschreitungen, und Prometheus darf /metrics lesen.</translation>
  </message>
  <message>
   <source>Web pages that may use it too, such as http://localhost:3000.</source>
   <translation>Webseiten, die es auch verwenden dürfen, etwa http://localhost:3000.</translation>
  </message>
  <message>
   <source>Programs that may be connected at once.</source>
   <translation>Programme, die gleichzeitig verbunden sein dürfen.</translation>
  </message>
  <message>
   <source>Listen for the wake word all the time; it begins a dictation, silence ends it. Needs holdtalk[hands-free].</source>
   <translation>Ständig auf das Aktivierungswort hören; es beginnt ein Diktat, Stille beendet es. Benötigt holdtalk[hands-free].</translation>
  </message>
  <message>
   <source>The wake word: okay_nabu, hey_jarvis, hey_mycroft, alexa, or one of your own, which holdtalk wake-words add has kept.</source>
   <translation>Das Aktivierungswort: okay_nabu, hey_jarvis, hey_mycroft, alexa oder ein eigenes, das holdtalk wake-words add gespeichert hat.</translation>
  </message>
  <message>
   <source>50: as the word's model has it. More wakes sooner, over other voices above all, and now and then at no word.</source>
   <translation>50: wie es das Modell des Wortes vorsieht. Mehr reagiert eher, vor allem bei anderen Stimmen, und ab und zu auch ohne das Wort.</translation>
  </message>
  <message>
   <source>The word is not heard again so soon.</source>
   <translation>So bald wird das Wort nicht erneut gehört.</translation>
  </message>
  <message>
   <source>Silence behind speech that ends it.</source>
   <translation>Stille nach dem Sprechen, die das Diktat beendet.</translation>
  </message>
  <message>
   <source>dictation: silence ends it. continuous: each sentence is typed at its pause, until a key or the word.</source>
   <translation>dictation: Stille beendet es. continuous: Jeder Satz wird in seiner Pause getippt, bis eine Taste oder das Wort kommt.</translation>
  </message>
  <message>
   <source>Said alone it calls the dictation off; as a sentence behind others it ends it, and those are written. Several with commas, empty for none.</source>
   <translation>Allein gesagt bricht es das Diktat ab; als Satz nach anderen beendet es das Diktat, und die anderen werden geschrieben. Mehrere durch Kommas getrennt, leer für keines.</translation>
  </message>
  <message>
   <source>The [profile.NAME] that its dictations follow; empty: that of the first hotkey.</source>
   <translation>Das [profile.NAME], dem diese Diktate folgen; leer: das der ersten Taste.</translation>
  </message>
  <message>
   <source>Count dictations and words of each run of Holdtalk, and the time they saved. Words are never kept.</source>
   <translation>Diktate und Wörter jeder Sitzung von Holdtalk zählen, und die Zeit, die sie gespart haben. Der Wortlaut wird nie aufbewahrt.</translation>
  </message>
  <message>
   <source>How fast you type: what the time saved is held against.</source>
   <translation>Wie schnell Sie tippen: Damit wird die gesparte Zeit verglichen.</translation>
  </message>
  <message>
   <source>So much of the newest texts is held in memory, and nowhere else; 0 for none.</source>
   <translation>So viele der neuesten Texte bleiben im Arbeitsspeicher und sonst nirgends; 0 für keinen.</translation>
  </message>
  <message>
   <source>Summaries of older runs are removed.</source>
   <translation>Zusammenfassungen älterer Sitzungen werden entfernt.</translation>
  </message>
  <message>
   <source>The oldest are removed beyond so many kB.</source>
   <translation>Über so viele kB hinaus werden die ältesten entfernt.</translation>
  </message>
  <message>
   <source>Keep what you dictate, as text, on this machine alone, to be found, copied and heard again. false: no more is kept; what is there stays until you delete it.</source>
   <translation>Aufbewahren, was Sie diktieren, als Text, nur auf diesem Rechner, um es wiederzufinden, zu kopieren und erneut erkennen zu lassen. false: Es kommt nichts mehr hinzu; was da ist, bleibt, bis Sie es löschen.</translation>
  </message>
  <message>
   <source>Older dictations are removed, but none that still waits for you; 0: never.</source>
   <translation>Ältere Diktate werden entfernt, aber keines, das noch auf Sie wartet; 0: nie.</translation>
  </message>
  <message>
   <source>The oldest are removed beyond so many MB, but none that still waits for you.</source>
   <translation>Über so viele MB hinaus werden die ältesten entfernt, aber keines, das noch auf Sie wartet.</translation>
  </message>
  <message>
   <source>Keep their sound too, as FLAC, about 1 MB a minute.</source>
   <translation>Auch den Ton aufbewahren, als FLAC, etwa 1 MB pro Minute.</translation>
  </message>
  <message>
   <source>The oldest sound is removed beyond so many MB.</source>
   <translation>Über so viele MB hinaus wird der älteste Ton entfernt.</translation>
  </message>
  <message>
   <source>Sound of dictations that were cancelled, or did not get into their window, is kept for so long once you have dealt with them, whatever keep_sound says; 0: not at all.</source>
   <translation>Der Ton von Diktaten, die abgebrochen wurden oder nicht in ihr Fenster gelangten, wird noch so lange aufbewahrt, nachdem Sie sich darum gekümmert haben, unabhängig von keep_sound; 0: gar nicht.</translation>
  </message>
  <message>
   <source>Programs whose dictations leave neither text nor sound, by the classes of their windows, with commas, such as keepassxc, signal. Prompts for passwords never leave any.</source>
   <translation>Programme, deren Diktate weder Text noch Ton hinterlassen, nach den Klassen ihrer Fenster, durch Kommas getrennt, etwa keepassxc, signal. Passwortabfragen hinterlassen nie etwas.</translation>
  </message>
  <message>
   <source>Write the figures of each finished day or week into a file of its own, and make up for missed ones. Never a text.</source>
   <translation>Die Werte jedes abgeschlossenen Tages oder jeder abgeschlossenen Woche in eine eigene Datei schreiben und versäumte nachholen. Nie einen Text.</translation>
  </message>
  <message>
   <source>Where to; empty: statistics in Holdtalk's data folder.</source>
   <translation>Wohin; leer: statistics im Datenordner von Holdtalk.</translation>
  </message>
  <message>
   <source>What kind of file.</source>
   <translation>Welche Art von Datei.</translation>
  </message>
  <message>
   <source>How much is logged. Never what you said.</source>
   <translation>Wie viel protokolliert wird. Nie, was Sie gesagt haben.</translation>
  </message>
  <message>
   <source>Key or combination, as in [hotkey].</source>
   <translation>Taste oder Kombination, wie in [hotkey].</translation>
  </message>
  <message>
   <source>What holdtalk press --binding calls it; its key, when nothing stands here.</source>
   <translation>Wie holdtalk press --binding sie nennt; ihre Taste, wenn hier nichts steht.</translation>
  </message>
  <message>
   <source>As in [hotkey]. read: has the selection or the last text read aloud. hands_free: switches listening for the wake word on and off. language: goes on to the next of [speech] languages. undo: takes the last text back. insert_last: inserts it again. pause: the other hotkeys are the windows' until it is pressed again.</source>
   <translation>Wie in [hotkey]. read: lässt die Auswahl oder den letzten Text vorlesen. hands_free: schaltet das Hören auf das Aktivierungswort ein und aus. language: geht zur nächsten Sprache aus [speech] languages. undo: nimmt den letzten Text zurück. insert_last: fügt ihn erneut ein. pause: überlässt die anderen Tasten den Fenstern, bis sie erneut gedrückt wird.</translation>
  </message>
  <message>
   <source>The name of the [profile.NAME] that its dictations follow; empty: the general tables.</source>
   <translation>Der Name des [profile.NAME], dem ihre Diktate folgen; leer: die allgemeinen Tabellen.</translation>
  </message>
  <message>
   <source>What is spoken, as in [speech]; auto too.</source>
   <translation>Was gesprochen wird, wie in [speech]; auch auto.</translation>
  </message>
  <message>
   <source>Several hotkeys, each a [[binding]] of its own, in place of key and mode in [hotkey]. name, mode, profile, min_duration_ms and tap_ms may be left out. The mode read has the selection or the last text read aloud; hands_free switches listening for the wake word; language goes on to the next language; undo takes the last text back, insert_last inserts it again, pause gives the other hotkeys to the windows for a while.</source>
   <translation>Mehrere Tasten, jede mit einem eigenen [[binding]], anstelle von key und mode in [hotkey]. name, mode, profile, min_duration_ms und tap_ms dürfen fehlen. Der Modus read lässt die Auswahl oder den letzten Text vorlesen; hands_free schaltet das Hören auf das Aktivierungswort um; language geht zur nächsten Sprache; undo nimmt den letzten Text zurück, insert_last fügt ihn erneut ein, pause überlässt die anderen Tasten eine Weile den Fenstern.</translation>
  </message>
  <message>
   <source>Profiles, by a name of your own, for a [[binding]] to follow: engine, language, separator, method, paste_from_characters, key_delay_ms. What is left out is as in [speech], [text] and [insertion].</source>
   <translation>Profile, unter eigenem Namen, denen ein [[binding]] folgt: engine, language, separator, method, paste_from_characters, key_delay_ms. Was fehlt, ist wie in [speech], [text] und [insertion].</translation>
  </message>
  <message>
   <source>Your own targets, by the names the performance window shows, in their units.</source>
   <translation>Ihre eigenen Ziele, unter den Namen aus dem Leistungsfenster, in deren Einheiten.</translation>
  </message>
  <message>
   <source>There is no text to insert yet.</source>
   <translation>Es gibt noch keinen Text zum Einfügen.</translation>
  </message>
  <message>
   <source>Dictate first: the last text can then be had again.</source>
   <translation>Diktieren Sie zuerst: Dann ist der letzte Text wieder zu haben.</translation>
  </message>
  <message>
   <source>There is nothing to undo.</source>
   <translation>Es gibt nichts rückgängig zu machen.</translation>
  </message>
  <message>
   <source>Only what was written last can be taken back.</source>
   <translation>Nur was zuletzt geschrieben wurde, lässt sich zurücknehmen.</translation>
  </message>
  <message>
   <source>A text is still on its way.</source>
   <translation>Ein Text ist noch unterwegs.</translation>
  </message>
  <message>
   <source>Undo it once it stands in its window.</source>
   <translation>Machen Sie es rückgängig, sobald er in seinem Fenster steht.</translation>
  </message>
  <message>
   <source>Nothing was undone: a key or the mouse was used since.</source>
   <translation>Nichts wurde rückgängig gemacht: Seither wurde eine Taste oder die Maus benutzt.</translation>
  </message>
  <message>
   <source>So nobody can tell what stands before the caret now. Select the text and delete it by hand.</source>
   <translation>Daher lässt sich nicht sagen, was jetzt vor dem Textcursor steht. Wählen Sie den Text aus und löschen Sie ihn von Hand.</translation>
  </message>
  <message>
   <source>The window did not answer, so the text may not be undone.</source>
   <translation>Das Fenster hat nicht geantwortet, der Text ist also vielleicht noch da.</translation>
  </message>
  <message>
   <source>Look at what stands there.</source>
   <translation>Sehen Sie nach, was dort steht.</translation>
  </message>
  <message>
   <source>The microphones could not be listed.</source>
   <translation>Die Mikrofone konnten nicht aufgelistet werden.</translation>
  </message>
  <message numerus="yes">
   <source>{n} dictations written</source>
   <translation>
    <numerusform>{n} Diktat geschrieben</numerusform>
    <numerusform>{n} Diktate geschrieben</numerusform>
   </translation>
  </message>
  <message>
   <source>There is no sound of this dictation.</source>
   <translation>Von diesem Diktat gibt es keinen Ton.</translation>
  </message>
  <message>
   <source>It was not kept, or not so long.</source>
   <translation>Er wurde nicht oder nicht so lange aufbewahrt.</translation>
  </message>
  <message>
   <source>Reads the selection or the last text aloud</source>
   <translation>Liest die Auswahl oder den letzten Text vor</translation>
  </message>
  <message>
   <source>Switches hands-free on and off</source>
   <translation>Schaltet das Freisprechen ein und aus</translation>
  </message>
  <message>
   <source>Goes on to the next language</source>
   <translation>Geht zur nächsten Sprache</translation>
  </message>
  <message>
   <source>Dictates</source>
   <translation>Diktiert</translation>
  </message>
  <message>
   <source>No program opens this.</source>
   <translation>Kein Programm öffnet dies.</translation>
  </message>
  <message>
   <source>Your desktop or another program uses {key} too. It would do both: choose another key, or take it from that program.</source>
   <translation>Ihre Arbeitsumgebung oder ein anderes Programm verwendet {key} auch. Dann geschähe beides: Wählen Sie eine andere Taste, oder nehmen Sie diese dem Programm weg.</translation>
  </message>
  <message>
   <source>{key} by itself could not be typed any more. Hold Ctrl or Alt with it, or choose another key.</source>
   <translation>{key} allein ließe sich nicht mehr tippen. Nehmen Sie Strg oder Alt dazu, oder wählen Sie eine andere Taste.</translation>
  </message>
  <message>
   <source>{key} by itself would no longer reach your windows. Hold Ctrl or Alt with it, or choose another key.</source>
   <translation>{key} allein käme nicht mehr bei Ihren Fenstern an. Nehmen Sie Strg oder Alt dazu, oder wählen Sie eine andere Taste.</translation>
  </message>
  <message>
   <source>{key} switches a state. Holdtalk switches it back each time; its light may flicker.</source>
   <translation>{key} schaltet einen Zustand um. Holdtalk schaltet ihn jedes Mal zurück; die Anzeige der Taste flackert dabei vielleicht.</translation>
  </message>
  <message>
   <source>You hold {key} for capital letters. Holding it long would start a dictation.</source>
   <translation>Sie halten {key} für Großbuchstaben. Langes Halten würde ein Diktat beginnen.</translation>
  </message>
  <message>
   <source>Many keyboards need {key} for characters such as @ or €.</source>
   <translation>Viele Tastaturen brauchen {key} für Zeichen wie @ oder €.</translation>
  </message>
  <message>
   <source>Most desktops open their menu with {key}.</source>
   <translation>Die meisten Arbeitsumgebungen öffnen mit {key} ihr Menü.</translation>
  </message>
  <message>
   <source>{key} is a shortcut of most programs, and would no longer reach them.</source>
   <translation>{key} ist in den meisten Programmen ein Tastenkürzel und käme dort nicht mehr an.</translation>
  </message>
  <message>
   <source>Most desktops use {key} themselves.</source>
   <translation>Die meisten Arbeitsumgebungen verwenden {key} selbst.</translation>
  </message>
  <message>
   <source>Nothing is recorded yet.</source>
   <translation>Es ist noch nichts aufgenommen.</translation>
  </message>
  <message>
   <source>Record a test first.</source>
   <translation>Machen Sie zuerst eine Testaufnahme.</translation>
  </message>
  <message>
   <source>That did not work.</source>
   <translation>Das hat nicht geklappt.</translation>
  </message>
  <message>
   <source>Under Wayland programs cannot hear keys by themselves.</source>
   <translation>Unter Wayland können Programme Tasten nicht selbst abfragen.</translation>
  </message>
  <message>
   <source>This desktop shows no tray, so Holdtalk has a small window instead.</source>
   <translation>Diese Arbeitsumgebung zeigt keine Kontrollleiste, daher hat Holdtalk stattdessen ein kleines Fenster.</translation>
  </message>
  <message>
   <source>Switch the desktop's tray on, and the icon appears by itself.</source>
   <translation>Schalten Sie die Kontrollleiste ein, dann erscheint das Symbol von selbst.</translation>
  </message>
  <message>
   <source>The system does not let you use its sound devices.</source>
   <translation>Das System lässt Sie seine Tongeräte nicht verwenden.</translation>
  </message>
  <message>
   <source>Become a member of the group audio, then log out and in again.</source>
   <translation>Werden Sie Mitglied der Gruppe audio, und melden Sie sich dann ab und wieder an.</translation>
  </message>
  <message>
   <source>Unmute it here, or in the system's sound settings.</source>
   <translation>Heben Sie die Stummschaltung hier oder in den Klangeinstellungen des Systems auf.</translation>
  </message>
  <message>
   <source>Without wtype text reaches only windows of X11 programs.</source>
   <translation>Ohne wtype erreicht Text nur Fenster von X11-Programmen.</translation>
  </message>
  <message>
   <source>Install it, then start Holdtalk again.</source>
   <translation>Installieren Sie es, und starten Sie Holdtalk dann neu.</translation>
  </message>
  <message>
   <source>Without wl-clipboard a text that waits for you cannot be put on the clipboard.</source>
   <translation>Ohne wl-clipboard kann ein Text, der auf Sie wartet, nicht in die Zwischenablage gelegt werden.</translation>
  </message>
  <message>
   <source>Install it; nothing has to be started again.</source>
   <translation>Installieren Sie es; nichts muss neu gestartet werden.</translation>
  </message>
  <message>
   <source>GNOME shows no tray by itself, so Holdtalk has a small window instead.</source>
   <translation>GNOME zeigt von sich aus keine Kontrollleiste, daher hat Holdtalk stattdessen ein kleines Fenster.</translation>
  </message>
  <message>
   <source>Install the extension AppIndicator, switch it on in Extensions, and the icon appears by itself.</source>
   <translation>Installieren Sie die Erweiterung AppIndicator und schalten Sie sie unter Erweiterungen ein, dann erscheint das Symbol von selbst.</translation>
  </message>
  <message>
   <source>“{name}” is muted.</source>
   <translation>„{name}“ ist stummgeschaltet.</translation>
  </message>
  <message>
   <source>Select the text and delete it by hand.</source>
   <translation>Wählen Sie den Text aus und löschen Sie ihn von Hand.</translation>
  </message>
  <message>
   <source>Nothing was undone: another window has the focus.</source>
   <translation>Nichts wurde rückgängig gemacht: Ein anderes Fenster hat den Fokus.</translation>
  </message>
  <message>
   <source>Nothing was undone: the text does not stand right before the caret, or the window does not tell.</source>
   <translation>Nichts wurde rückgängig gemacht: Der Text steht nicht direkt vor dem Textcursor, oder das Fenster teilt es nicht mit.</translation>
  </message>
  <message>
   <source>Nothing was undone: in this window nobody can tell what would go with the text.</source>
   <translation>Nichts wurde rückgängig gemacht: In diesem Fenster lässt sich nicht sagen, was mit dem Text verschwände.</translation>
  </message>
  <message>
   <source>Nothing was undone: the text is too long, or too many came behind it.</source>
   <translation>Nichts wurde rückgängig gemacht: Der Text ist zu lang, oder es kamen zu viele weitere danach.</translation>
  </message>
  <message>
   <source>Nothing was undone: a menu is open, or the screen is locked.</source>
   <translation>Nichts wurde rückgängig gemacht: Ein Menü ist offen, oder der Bildschirm ist gesperrt.</translation>
  </message>
  <message>
   <source>Close it, and undo again.</source>
   <translation>Schließen Sie es, und versuchen Sie es erneut.</translation>
  </message>
  <message>
   <source>Nothing was undone: a key like Ctrl was held down.</source>
   <translation>Nichts wurde rückgängig gemacht: Eine Taste wie Strg war gedrückt.</translation>
  </message>
  <message>
   <source>Let go of the keys, and undo again.</source>
   <translation>Lassen Sie die Tasten los, und versuchen Sie es erneut.</translation>
  </message>
  <message>
   <source>The text was undone only in part.</source>
   <translation>Der Text wurde nur teilweise zurückgenommen.</translation>
  </message>
  <message>
   <source>Something came in between: look at what stands there, and delete the rest by hand.</source>
   <translation>Etwas kam dazwischen: Sehen Sie nach, was dort steht, und löschen Sie den Rest von Hand.</translation>
  </message>
  <message>
   <source>What was written cannot be undone on this system.</source>
   <translation>Geschriebenes lässt sich auf diesem System nicht zurücknehmen.</translation>
  </message>
  <message>
   <source>Windows here do not tell what stands before the caret. Use the program's own Undo, or delete the text by hand.</source>
   <translation>Fenster teilen hier nicht mit, was vor dem Textcursor steht. Verwenden Sie „Rückgängig“ im Programm selbst, oder löschen Sie den Text von Hand.</translation>
  </message>
  <message>
   <source>Today</source>
   <translation>Heute</translation>
  </message>
  <message>
   <source>Yesterday</source>
   <translation>Gestern</translation>
  </message>
  <message>
   <source>Any time</source>
   <translation>Jederzeit</translation>
  </message>
  <message>
   <source>This week</source>
   <translation>Diese Woche</translation>
  </message>
  <message>
   <source>This month</source>
   <translation>Dieser Monat</translation>
  </message>
  <message>
   <source>Last 30 days</source>
   <translation>Letzte 30 Tage</translation>
  </message>
  <message>
   <source>This year</source>
   <translation>Dieses Jahr</translation>
  </message>
  <message>
   <source>{day}, {time}</source>
   <translation>{day}, {time}</translation>
  </message>
  <message>
   <source>Press {key} now, and once more to stop.</source>
   <translation>Drücken Sie jetzt {key}, und noch einmal zum Beenden.</translation>
  </message>
  <message>
   <source>Hold {key} now, then let it go.</source>
   <translation>Halten Sie jetzt {key}, und lassen Sie dann los.</translation>
  </message>
  <message>
   <source>The key you hold while you speak</source>
   <translation>Die Taste, die Sie beim Sprechen halten</translation>
  </message>
  <message>
   <source>Choose &amp;another key</source>
   <translation>&amp;Andere Taste wählen</translation>
  </message>
  <message>
   <source>Key</source>
   <translation>Taste</translation>
  </message>
  <message>
   <source>That is it.</source>
   <translation>Genau so.</translation>
  </message>
  <message>
   <source>Holdtalk hears {key}.</source>
   <translation>Holdtalk erkennt {key}.</translation>
  </message>
  <message>
   <source>Ready whenever you are</source>
   <translation>Alles bereit</translation>
  </message>
  <message>
   <source>&amp;Start Holdtalk when I log in</source>
   <translation>Holdtalk beim &amp;Anmelden starten</translation>
  </message>
  <message>
   <source>Holdtalk is this icon in the tray. A click on it opens its menu, where everything else is.</source>
   <translation>Holdtalk ist dieses Symbol in der Kontrollleiste. Ein Klick darauf öffnet das Menü, in dem alles Weitere steht.</translation>
  </message>
  <message>
   <source>Holdtalk has a small window, where everything else is: minimise it while you work.</source>
   <translation>Holdtalk hat ein kleines Fenster, in dem alles Weitere steht: Minimieren Sie es, während Sie arbeiten.</translation>
  </message>
  <message>
   <source>Holdtalk's icon</source>
   <translation>Symbol von Holdtalk</translation>
  </message>
  <message>
   <source>This can be seen again: “Set up again…” in Holdtalk's menu.</source>
   <translation>Dies lässt sich wieder aufrufen: „Erneut einrichten…“ im Menü von Holdtalk.</translation>
  </message>
  <message>
   <source>Can Holdtalk hear you?</source>
   <translation>Kann Holdtalk Sie hören?</translation>
  </message>
  <message>
   <source>Looking for microphones…</source>
   <translation>Mikrofone werden gesucht…</translation>
  </message>
  <message>
   <source>&amp;Microphone</source>
   <translation>&amp;Mikrofon</translation>
  </message>
  <message>
   <source>Say something: the bars follow your voice. Nothing is recorded here.</source>
   <translation>Sagen Sie etwas: Die Balken folgen Ihrer Stimme. Hier wird nichts aufgenommen.</translation>
  </message>
  <message>
   <source>No microphone found. Plug one in.</source>
   <translation>Kein Mikrofon gefunden. Schließen Sie eines an.</translation>
  </message>
  <message>
   <source>System default</source>
   <translation>Systemstandard</translation>
  </message>
  <message>
   <source>{name} (not connected)</source>
   <translation>{name} (nicht angeschlossen)</translation>
  </message>
  <message>
   <source>&amp;Unmute it</source>
   <translation>Stummschaltung a&amp;ufheben</translation>
  </message>
  <message>
   <source>Look a&amp;gain</source>
   <translation>&amp;Erneut nachsehen</translation>
  </message>
  <message>
   <source>Line to copy: {line}</source>
   <translation>Zeile zum Kopieren: {line}</translation>
  </message>
  <message>
   <source>&amp;Copy this line</source>
   <translation>Diese Zeile &amp;kopieren</translation>
  </message>
  <message>
   <source>held down</source>
   <translation>gedrückt</translation>
  </message>
  <message>
   <source>Step {n} of {all}</source>
   <translation>Schritt {n} von {all}</translation>
  </message>
  <message>
   <source>was heard</source>
   <translation>wurde erkannt</translation>
  </message>
  <message>
   <source>waits to be pressed</source>
   <translation>wartet auf den Druck</translation>
  </message>
  <message>
   <source>The key {key}: {state}</source>
   <translation>Die Taste {key}: {state}</translation>
  </message>
  <message>
   <source>Your language</source>
   <translation>Ihre Sprache</translation>
  </message>
  <message numerus="yes">
   <source>{n} processor cores</source>
   <translation>
    <numerusform>{n} Prozessorkern</numerusform>
    <numerusform>{n} Prozessorkerne</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} languages</source>
   <translation>
    <numerusform>{n} Sprache</numerusform>
    <numerusform>{n} Sprachen</numerusform>
   </translation>
  </message>
  <message>
   <source>&amp;You speak</source>
   <translation>Sie s&amp;prechen</translation>
  </message>
  <message>
   <source>Open &amp;Models…</source>
   <translation>&amp;Modelle öffnen…</translation>
  </message>
  <message>
   <source>Looking at what this machine has…</source>
   <translation>Es wird ermittelt, was dieser Rechner bietet…</translation>
  </message>
  <message>
   <source>The model in use is not known here. Models tells more.</source>
   <translation>Das verwendete Modell ist hier nicht bekannt. Unter „Modelle“ steht mehr.</translation>
  </message>
  <message>
   <source>{model}: {languages}, {size} MB to download, {memory} MB of memory</source>
   <translation>{model}: {languages}, {size} MB zum Herunterladen, {memory} MB Arbeitsspeicher</translation>
  </message>
  <message>
   <source>This machine has {cores} and {memory} GB of memory.</source>
   <translation>Ausstattung dieses Rechners: {cores}, {memory} GB Arbeitsspeicher.</translation>
  </message>
  <message>
   <source>{model} understands {languages}. For {language} another model is needed.</source>
   <translation>{model} versteht {languages}. Für {language} braucht es ein anderes Modell.</translation>
  </message>
  <message>
   <source>Others can be downloaded; each of these fits this machine:</source>
   <translation>Weitere lassen sich herunterladen; jedes davon passt zu diesem Rechner:</translation>
  </message>
  <message>
   <source>{model}: {languages}, {memory} MB of memory</source>
   <translation>{model}: {languages}, {memory} MB Arbeitsspeicher</translation>
  </message>
  <message>
   <source>{model} understands {language}. Nothing has to be done here.</source>
   <translation>{model} versteht {language}. Hier ist nichts zu tun.</translation>
  </message>
  <message>
   <source>{facts}; best when this machine was measured</source>
   <translation>{facts}; bei der Messung dieses Rechners am besten</translation>
  </message>
  <message>
   <source>Press {key}, say a sentence, press it again.</source>
   <translation>Drücken Sie {key}, sagen Sie einen Satz, drücken Sie noch einmal.</translation>
  </message>
  <message>
   <source>Hold {key}, say a sentence, let go.</source>
   <translation>Halten Sie {key}, sagen Sie einen Satz, lassen Sie los.</translation>
  </message>
  <message>
   <source>It was not typed, because the window had changed: it waits in Holdtalk's menu.</source>
   <translation>Der Text wurde nicht getippt, weil das Fenster gewechselt hatte: Er wartet im Menü von Holdtalk.</translation>
  </message>
  <message>
   <source>Nothing was understood. Say a whole sentence, and look at the microphone once more.</source>
   <translation>Es wurde nichts verstanden. Sagen Sie einen ganzen Satz, und sehen Sie noch einmal nach dem Mikrofon.</translation>
  </message>
  <message>
   <source>Thrown away, as Esc does.</source>
   <translation>Verworfen, wie mit Esc.</translation>
  </message>
  <message>
   <source>That was only a tap. Hold the key as long as you speak.</source>
   <translation>Das war nur ein Antippen. Halten Sie die Taste, solange Sie sprechen.</translation>
  </message>
  <message>
   <source>There was no text this time. The recording is kept: see Holdtalk's menu.</source>
   <translation>Diesmal kam kein Text. Die Aufnahme ist aufbewahrt: siehe Menü von Holdtalk.</translation>
  </message>
  <message>
   <source>Say something</source>
   <translation>Sagen Sie etwas</translation>
  </message>
  <message numerus="yes">
   <source>{n} words</source>
   <translation>
    <numerusform>{n} Wort</numerusform>
    <numerusform>{n} Wörter</numerusform>
   </translation>
  </message>
  <message>
   <source>It is written.</source>
   <translation>Es ist geschrieben.</translation>
  </message>
  <message>
   <source>Your words appear here.</source>
   <translation>Hier erscheinen Ihre Worte.</translation>
  </message>
  <message>
   <source>A field to dictate into</source>
   <translation>Ein Feld zum Diktieren</translation>
  </message>
  <message>
   <source>The speech engine is still being loaded. What you say is written once it is there.</source>
   <translation>Die Spracherkennung wird noch geladen. Was Sie sagen, wird geschrieben, sobald sie bereit ist.</translation>
  </message>
  <message>
   <source>{seconds} s after you let go</source>
   <translation>{seconds} s nach dem Loslassen</translation>
  </message>
  <message>
   <source>{seconds} s of speech</source>
   <translation>{seconds} s gesprochen</translation>
  </message>
  <message>
   <source>{words}, {speech}. This is how it works in every window.</source>
   <translation>{words}, {speech}. So geht es in jedem Fenster.</translation>
  </message>
  <message>
   <source>Esc throws away what you are saying; nothing is written then.</source>
   <translation>Esc verwirft, was Sie gerade sagen; dann wird nichts geschrieben.</translation>
  </message>
  <message>
   <source>&amp;Next</source>
   <translation>&amp;Weiter</translation>
  </message>
  <message>
   <source>Skip &amp;this step</source>
   <translation>Diesen &amp;Schritt überspringen</translation>
  </message>
  <message>
   <source>&amp;Finish</source>
   <translation>&amp;Fertig</translation>
  </message>
  <message>
   <source>Skip a&amp;ll</source>
   <translation>A&amp;lles überspringen</translation>
  </message>
  <message>
   <source>&amp;Back</source>
   <translation>&amp;Zurück</translation>
  </message>
  <message>
   <source>Setting up: step {n} of {all}</source>
   <translation>Einrichtung: Schritt {n} von {all}</translation>
  </message>
  <message>
   <source>Say something.</source>
   <translation>Sagen Sie etwas.</translation>
  </message>
  <message>
   <source>I hear you.</source>
   <translation>Sie sind zu hören.</translation>
  </message>
  <message>
   <source>I hear you, but faintly. Come closer, or raise its volume in the system's sound settings.</source>
   <translation>Sie sind zu hören, aber leise. Kommen Sie näher, oder erhöhen Sie die Lautstärke des Mikrofons in den Klangeinstellungen des Systems.</translation>
  </message>
  <message>
   <source>Too loud: it is cut off. Move away a little, or lower its volume in the system's sound settings.</source>
   <translation>Zu laut: Der Ton übersteuert. Gehen Sie etwas weiter weg, oder verringern Sie die Lautstärke des Mikrofons in den Klangeinstellungen des Systems.</translation>
  </message>
  <message>
   <source>Nothing but silence. Is it muted? Look for a switch on it, or choose another one.</source>
   <translation>Nur Stille. Ist es stummgeschaltet? Suchen Sie einen Schalter daran, oder wählen Sie ein anderes.</translation>
  </message>
  <message>
   <source>No sound comes from this microphone. Choose another one, or plug it in again.</source>
   <translation>Von diesem Mikrofon kommt kein Ton. Wählen Sie ein anderes, oder schließen Sie es neu an.</translation>
  </message>
  <message>
   <source>Markdown</source>
   <translation>Markdown</translation>
  </message>
  <message>
   <source>This text waits for you: copy it, or insert it where it belongs.</source>
   <translation>Dieser Text wartet auf Sie: Kopieren Sie ihn, oder fügen Sie ihn dort ein, wo er hingehört.</translation>
  </message>
  <message>
   <source>The chosen dictation</source>
   <translation>Das gewählte Diktat</translation>
  </message>
  <message>
   <source>As it was heard</source>
   <translation>Wie es gehört wurde</translation>
  </message>
  <message>
   <source>Figures of this dictation</source>
   <translation>Werte dieses Diktats</translation>
  </message>
  <message>
   <source>&amp;Copy</source>
   <translation>&amp;Kopieren</translation>
  </message>
  <message>
   <source>&amp;Insert again</source>
   <translation>Erneut e&amp;infügen</translation>
  </message>
  <message>
   <source>&amp;Play</source>
   <translation>Abs&amp;pielen</translation>
  </message>
  <message>
   <source>&amp;Try again with</source>
   <translation>Erneut ve&amp;rsuchen mit</translation>
  </message>
  <message>
   <source>&amp;Delete…</source>
   <translation>Lös&amp;chen…</translation>
  </message>
  <message>
   <source>Its sound is not kept.</source>
   <translation>Der Ton dazu ist nicht aufbewahrt.</translation>
  </message>
  <message>
   <source>{words} in {time}</source>
   <translation>{words} in {time}</translation>
  </message>
  <message>
   <source>Sto&amp;p</source>
   <translation>Sto&amp;ppen</translation>
  </message>
  <message>
   <source>Choose a dictation to read all of it.</source>
   <translation>Wählen Sie ein Diktat, um es ganz zu lesen.</translation>
  </message>
  <message>
   <source>As it was heard: {text}</source>
   <translation>Wie es gehört wurde: {text}</translation>
  </message>
  <message>
   <source>the microphone was open already</source>
   <translation>das Mikrofon war schon offen</translation>
  </message>
  <message>
   <source>the microphone had to be opened first</source>
   <translation>das Mikrofon musste erst geöffnet werden</translation>
  </message>
  <message>
   <source>the engine had to be loaded first</source>
   <translation>die Spracherkennung musste erst geladen werden</translation>
  </message>
  <message>
   <source>typed</source>
   <translation>getippt</translation>
  </message>
  <message>
   <source>pasted</source>
   <translation>eingefügt</translation>
  </message>
  <message>
   <source>given up: it took too long</source>
   <translation>abgebrochen, weil es zu lange dauerte</translation>
  </message>
  <message>
   <source>Spoken</source>
   <translation>Gesprochen</translation>
  </message>
  <message>
   <source>Wait</source>
   <translation>Wartezeit</translation>
  </message>
  <message>
   <source>Understood</source>
   <translation>Verstanden</translation>
  </message>
  <message>
   <source>Insertion</source>
   <translation>Einfügen</translation>
  </message>
  <message>
   <source>Begun</source>
   <translation>Begonnen</translation>
  </message>
  <message>
   <source>Version</source>
   <translation>Version</translation>
  </message>
  <message>
   <source>{time} from letting go to the last character</source>
   <translation>{time} vom Loslassen bis zum letzten Zeichen</translation>
  </message>
  <message>
   <source>{how} in {time}</source>
   <translation>{how} in {time}</translation>
  </message>
  <message>
   <source>{time} after letting go</source>
   <translation>{time} nach dem Loslassen</translation>
  </message>
  <message>
   <source>Search the history</source>
   <translation>Verlauf durchsuchen</translation>
  </message>
  <message>
   <source>When</source>
   <translation>Wann</translation>
  </message>
  <message>
   <source>Kind of program</source>
   <translation>Art des Programms</translation>
  </message>
  <message>
   <source>Engine</source>
   <translation>Spracherkennung</translation>
  </message>
  <message>
   <source>How it ended</source>
   <translation>Ausgang</translation>
  </message>
  <message>
   <source>Any end</source>
   <translation>Jeder Ausgang</translation>
  </message>
  <message>
   <source>All programs</source>
   <translation>Alle Programme</translation>
  </message>
  <message>
   <source>All engines</source>
   <translation>Alle Spracherkennungen</translation>
  </message>
  <message>
   <source>Search what you said</source>
   <translation>In Gesagtem suchen</translation>
  </message>
  <message>
   <source>Waits for you</source>
   <translation>Wartet auf Sie</translation>
  </message>
  <message>
   <source>History</source>
   <translation>Verlauf</translation>
  </message>
  <message>
   <source>&amp;Export</source>
   <translation>E&amp;xportieren</translation>
  </message>
  <message>
   <source>Pause &amp;keeping</source>
   <translation>Verlauf &amp;anhalten</translation>
  </message>
  <message>
   <source>What you say is written as ever, but not kept here until you go on.</source>
   <translation>Was Sie sagen, wird wie immer geschrieben, aber hier nicht aufbewahrt, bis Sie fortfahren.</translation>
  </message>
  <message numerus="yes">
   <source>Delete {n} dictations?</source>
   <translation>
    <numerusform>{n} Diktat löschen?</numerusform>
    <numerusform>{n} Diktate löschen?</numerusform>
   </translation>
  </message>
  <message>
   <source>Text, sound and figures go for good.</source>
   <translation>Text, Ton und Werte werden endgültig gelöscht.</translation>
  </message>
  <message>
   <source>&amp;Delete</source>
   <translation>&amp;Löschen</translation>
  </message>
  <message>
   <source>&amp;Keep</source>
   <translation>&amp;Behalten</translation>
  </message>
  <message>
   <source>Export the history</source>
   <translation>Verlauf exportieren</translation>
  </message>
  <message numerus="yes">
   <source>{n} of them still wait for you.</source>
   <translation>
    <numerusform>{n} davon wartet noch auf Sie.</numerusform>
    <numerusform>{n} davon warten noch auf Sie.</numerusform>
   </translation>
  </message>
  <message>
   <source>Find out the language</source>
   <translation>Sprache herausfinden</translation>
  </message>
  <message>
   <source>No engine is there.</source>
   <translation>Es ist keine Spracherkennung vorhanden.</translation>
  </message>
  <message>
   <source>Not kept: its program is a private one.</source>
   <translation>Nicht aufbewahrt: Das Programm gilt als privat.</translation>
  </message>
  <message>
   <source>Written</source>
   <translation>Geschrieben</translation>
  </message>
  <message>
   <source>Taken</source>
   <translation>Übernommen</translation>
  </message>
  <message>
   <source>Not understood yet</source>
   <translation>Noch nicht verstanden</translation>
  </message>
  <message>
   <source>Thrown away</source>
   <translation>Verworfen</translation>
  </message>
  <message>
   <source>Nothing said</source>
   <translation>Nichts gesagt</translation>
  </message>
  <message>
   <source>A recording without a text. Try it again.</source>
   <translation>Eine Aufnahme ohne Text. Versuchen Sie es erneut.</translation>
  </message>
  <message>
   <source>This recording was thrown away.</source>
   <translation>Diese Aufnahme wurde verworfen.</translation>
  </message>
  <message>
   <source>Nothing was heard.</source>
   <translation>Es wurde nichts gehört.</translation>
  </message>
  <message numerus="yes">
   <source>{n} dictations</source>
   <translation>
    <numerusform>{n} Diktat</numerusform>
    <numerusform>{n} Diktate</numerusform>
   </translation>
  </message>
  <message>
   <source>{n} s</source>
   <translation>{n} s</translation>
  </message>
  <message>
   <source>{when}. {facts}. {text}</source>
   <translation>{when}. {facts}. {text}</translation>
  </message>
  <message>
   <source>What you said, newest first</source>
   <translation>Was Sie gesagt haben, Neuestes zuerst</translation>
  </message>
  <message>
   <source>Switch it on to find again what you said, copy it, or have it heard once more. It stays here.</source>
   <translation>Schalten Sie den Verlauf ein, um Gesagtes wiederzufinden, zu kopieren oder erneut erkennen zu lassen. Es bleibt auf diesem Rechner.</translation>
  </message>
  <message>
   <source>Nothing here yet</source>
   <translation>Noch nichts vorhanden</translation>
  </message>
  <message>
   <source>T&amp;ry again</source>
   <translation>Erneut vers&amp;uchen</translation>
  </message>
  <message>
   <source>Nothing found</source>
   <translation>Nichts gefunden</translation>
  </message>
  <message>
   <source>No dictation is like that.</source>
   <translation>Zu dieser Suche passt kein Diktat.</translation>
  </message>
  <message>
   <source>Show &amp;all</source>
   <translation>Alles an&amp;zeigen</translation>
  </message>
  <message>
   <source>History is off</source>
   <translation>Der Verlauf ist ausgeschaltet</translation>
  </message>
  <message>
   <source>&amp;Keep what I say</source>
   <translation>Gesagtes auf&amp;bewahren</translation>
  </message>
  <message>
   <source>Paused: what you say now is not kept.</source>
   <translation>Angehalten: Was Sie jetzt sagen, wird nicht aufbewahrt.</translation>
  </message>
  <message>
   <source>&amp;Keep on</source>
   <translation>Wieder auf&amp;bewahren</translation>
  </message>
  <message>
   <source>{what}: what you said stands here then.</source>
   <translation>{what}: Danach steht hier, was Sie gesagt haben.</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>Text</translation>
  </message>
  <message>
   <source>Sa&amp;ve</source>
   <translation>Speicher&amp;n</translation>
  </message>
  <message>
   <source>&amp;Undo</source>
   <translation>Rückgän&amp;gig</translation>
  </message>
  <message>
   <source>Changed, not saved yet.</source>
   <translation>Geändert, noch nicht gespeichert.</translation>
  </message>
  <message>
   <source>An empty text is not saved.</source>
   <translation>Ein leerer Text wird nicht gespeichert.</translation>
  </message>
  <message>
   <source>The change was saved.</source>
   <translation>Die Änderung wurde gespeichert.</translation>
  </message>
  <message>
   <source>The change to the text before was saved.</source>
   <translation>Die Änderung am vorigen Text wurde gespeichert.</translation>
  </message>
  <message>
   <source>This could not be done.</source>
   <translation>Das ließ sich nicht ausführen.</translation>
  </message>
  <message>
   <source>The log says why.</source>
   <translation>Das Protokoll sagt, warum.</translation>
  </message>
  <message>
   <source>The key to dictate with: {keys}</source>
   <translation>Die Taste zum Diktieren: {keys}</translation>
  </message>
  <message>
   <source>Microphone level</source>
   <translation>Mikrofonpegel</translation>
  </message>
  <message>
   <source>The microphone is closed. It opens when you press the key.</source>
   <translation>Das Mikrofon ist geschlossen. Es öffnet sich, wenn Sie die Taste drücken.</translation>
  </message>
  <message>
   <source>The microphone is open, and hears you.</source>
   <translation>Das Mikrofon ist offen und hört Sie.</translation>
  </message>
  <message>
   <source>The microphone is open. It is quiet.</source>
   <translation>Das Mikrofon ist offen. Es ist still.</translation>
  </message>
  <message>
   <source>Getting ready</source>
   <translation>Wird vorbereitet</translation>
  </message>
  <message>
   <source>Ready</source>
   <translation>Bereit</translation>
  </message>
  <message>
   <source>Recording</source>
   <translation>Aufnahme läuft</translation>
  </message>
  <message>
   <source>Writing</source>
   <translation>Text wird geschrieben</translation>
  </message>
  <message>
   <source>Something is in the way</source>
   <translation>Etwas steht im Weg</translation>
  </message>
  <message>
   <source>Hold {key} and speak. Let go, and the words stand where you were typing.</source>
   <translation>Halten Sie {key} und sprechen Sie. Lassen Sie los, und die Worte stehen dort, wo Sie gerade schrieben.</translation>
  </message>
  <message>
   <source>Press {key} and speak. Press it again, and the words stand where you were typing.</source>
   <translation>Drücken Sie {key} und sprechen Sie. Drücken Sie noch einmal, und die Worte stehen dort, wo Sie gerade schrieben.</translation>
  </message>
  <message>
   <source>Hold {key} and speak, or tap it to go on without holding it.</source>
   <translation>Halten Sie {key} und sprechen Sie, oder tippen Sie die Taste an, um ohne Halten weiterzusprechen.</translation>
  </message>
  <message>
   <source>Hold: record while it is down</source>
   <translation>Halten: aufnehmen, solange sie gedrückt ist</translation>
  </message>
  <message>
   <source>Toggle: press to start, press to stop</source>
   <translation>Umschalten: drücken zum Starten, drücken zum Beenden</translation>
  </message>
  <message>
   <source>Hybrid: a tap locks, a hold releases</source>
   <translation>Hybrid: Antippen rastet ein, Halten endet beim Loslassen</translation>
  </message>
  <message>
   <source>Microphone</source>
   <translation>Mikrofon</translation>
  </message>
  <message>
   <source>The key</source>
   <translation>Die Taste</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Sprache</translation>
  </message>
  <message>
   <source>Speech model</source>
   <translation>Sprachmodell</translation>
  </message>
  <message>
   <source>Problem</source>
   <translation>Problem</translation>
  </message>
  <message>
   <source>Chec&amp;k every part</source>
   <translation>Alle Teile &amp;prüfen</translation>
  </message>
  <message>
   <source>Last texts</source>
   <translation>Letzte Texte</translation>
  </message>
  <message>
   <source>Hold {key} and speak: your words appear here.</source>
   <translation>Halten Sie {key} und sprechen Sie: Hier erscheinen Ihre Worte.</translation>
  </message>
  <message>
   <source>Problem: {what}</source>
   <translation>Problem: {what}</translation>
  </message>
  <message>
   <source>{key} throws the recording away.</source>
   <translation>{key} verwirft die Aufnahme.</translation>
  </message>
  <message>
   <source>Writes the last text once more, into the window you were in before this one.</source>
   <translation>Schreibt den letzten Text noch einmal, in das Fenster, in dem Sie vor diesem waren.</translation>
  </message>
  <message>
   <source>Takes the last text back out of the window it went to, where that is certain.</source>
   <translation>Nimmt den letzten Text aus dem Fenster zurück, in das er ging, wo das sicher möglich ist.</translation>
  </message>
  <message>
   <source>Copied.</source>
   <translation>Kopiert.</translation>
  </message>
  <message>
   <source>Waits for you: {text}</source>
   <translation>Wartet auf Sie: {text}</translation>
  </message>
  <message>
   <source>A report holds figures alone: how long each stage of a dictation took, targets that were missed, memory and processor, the machine's kind and the versions above. No word that you said, no sound, no window title, no file name. Read it before you send it: it is a text.</source>
   <translation>Ein Bericht enthält nur Messwerte: wie lange jeder Schritt eines Diktats dauerte, welche Ziele verfehlt wurden, Speicher und Prozessor, die Art des Rechners und die Versionen oben. Kein gesagtes Wort, kein Ton, kein Fenstertitel, kein Dateiname. Lesen Sie ihn vor dem Senden: Er ist ein Text.</translation>
  </message>
  <message>
   <source>&amp;Copy the versions</source>
   <translation>Versionen &amp;kopieren</translation>
  </message>
  <message>
   <source>W&amp;rite a report…</source>
   <translation>Bericht sch&amp;reiben…</translation>
  </message>
  <message>
   <source>Write a report</source>
   <translation>Bericht schreiben</translation>
  </message>
  <message>
   <source>Hold a key, speak, let go, and the words stand where you were typing.</source>
   <translation>Taste halten, sprechen, loslassen, und die Worte stehen dort, wo Sie gerade schrieben.</translation>
  </message>
  <message>
   <source>Report a problem</source>
   <translation>Ein Problem melden</translation>
  </message>
  <message>
   <source>Say what you did, what came, and what you had expected, and add a report.</source>
   <translation>Schreiben Sie, was Sie getan haben, was geschah und was Sie erwartet hatten, und legen Sie einen Bericht bei.</translation>
  </message>
  <message>
   <source>Speech model: {name}</source>
   <translation>Sprachmodell: {name}</translation>
  </message>
  <message>
   <source>works</source>
   <translation>funktioniert</translation>
  </message>
  <message>
   <source>doubtful</source>
   <translation>zweifelhaft</translation>
  </message>
  <message>
   <source>does not work</source>
   <translation>funktioniert nicht</translation>
  </message>
  <message>
   <source>Open Models</source>
   <translation>Modelle öffnen</translation>
  </message>
  <message>
   <source>Open Settings</source>
   <translation>Einstellungen öffnen</translation>
  </message>
  <message>
   <source>Settings, speech model, microphone, key and tray are each tried for real. The microphone is opened for a moment; nothing is kept.</source>
   <translation>Einstellungen, Sprachmodell, Mikrofon, Taste und Kontrollleiste werden wirklich ausprobiert. Das Mikrofon wird kurz geöffnet; nichts wird aufbewahrt.</translation>
  </message>
  <message>
   <source>&amp;Check every part</source>
   <translation>Alle Teile prü&amp;fen</translation>
  </message>
  <message>
   <source>Checking</source>
   <translation>Prüfung läuft</translation>
  </message>
  <message>
   <source>Parts that were tried</source>
   <translation>Geprüfte Teile</translation>
  </message>
  <message>
   <source>Trying one part after the other. This takes some seconds.</source>
   <translation>Ein Teil nach dem anderen wird ausprobiert. Das dauert einige Sekunden.</translation>
  </message>
  <message>
   <source>&amp;Check again</source>
   <translation>Erneut prü&amp;fen</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>Kopieren</translation>
  </message>
  <message>
   <source>The checks broke off. The log says why.</source>
   <translation>Die Prüfung brach ab. Das Protokoll sagt, warum.</translation>
  </message>
  <message numerus="yes">
   <source>{n} parts do not work.</source>
   <translation>
    <numerusform>{n} Teil funktioniert nicht.</numerusform>
    <numerusform>{n} Teile funktionieren nicht.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>All works; {n} parts are doubtful.</source>
   <translation>
    <numerusform>Alles funktioniert; {n} Teil ist fraglich.</numerusform>
    <numerusform>Alles funktioniert; {n} Teile sind fraglich.</numerusform>
   </translation>
  </message>
  <message>
   <source>Copy what helps: {part}</source>
   <translation>Hilfreiches kopieren: {part}</translation>
  </message>
  <message>
   <source>Every part works.</source>
   <translation>Alle Teile funktionieren.</translation>
  </message>
  <message>
   <source>The checks could not be started: {why}</source>
   <translation>Die Prüfung konnte nicht gestartet werden: {why}</translation>
  </message>
  <message>
   <source>Ctrl+1 to Ctrl+8</source>
   <translation>Strg+1 bis Strg+8</translation>
  </message>
  <message>
   <source>Goes to that place of this window</source>
   <translation>Öffnet die jeweilige Seite dieses Fensters</translation>
  </message>
  <message>
   <source>Alt and the letter underlined</source>
   <translation>Alt und der unterstrichene Buchstabe</translation>
  </message>
  <message>
   <source>Goes to a place, or presses a button</source>
   <translation>Öffnet eine Seite oder betätigt einen Knopf</translation>
  </message>
  <message>
   <source>Up, Down</source>
   <translation>Auf, Ab</translation>
  </message>
  <message>
   <source>In the list of places: the one before, the next one</source>
   <translation>In der Liste der Seiten: die vorige, die nächste</translation>
  </message>
  <message>
   <source>Tab, Shift+Tab</source>
   <translation>Tab, Umschalt+Tab</translation>
  </message>
  <message>
   <source>To the next field or button, and back</source>
   <translation>Zum nächsten Feld oder Knopf und zurück</translation>
  </message>
  <message>
   <source>Closes this window; Holdtalk goes on</source>
   <translation>Schließt dieses Fenster; Holdtalk läuft weiter</translation>
  </message>
  <message>
   <source>Finds words, figures or settings, in the place that is shown</source>
   <translation>Sucht Wörter, Werte oder Einstellungen auf der angezeigten Seite</translation>
  </message>
  <message>
   <source>In Performance: changes the target of the chosen figure</source>
   <translation>In Leistung: ändert das Ziel des gewählten Werts</translation>
  </message>
  <message>
   <source>In Performance: looks at once</source>
   <translation>In Leistung: sieht sofort nach</translation>
  </message>
  <message>
   <source>Keyboard</source>
   <translation>Tastatur</translation>
  </message>
  <message>
   <source>Throws the recording away, while it is made</source>
   <translation>Verwirft die Aufnahme, während sie läuft</translation>
  </message>
  <message>
   <source>What it does</source>
   <translation>Was sie bewirkt</translation>
  </message>
  <message>
   <source>Hotkeys are chosen in the settings.</source>
   <translation>Tasten werden in den Einstellungen gewählt.</translation>
  </message>
  <message>
   <source>Holdtalk stands on the work of others, under these licences.</source>
   <translation>Holdtalk baut auf der Arbeit anderer auf, unter diesen Lizenzen.</translation>
  </message>
  <message>
   <source>Licences</source>
   <translation>Lizenzen</translation>
  </message>
  <message>
   <source>What</source>
   <translation>Was</translation>
  </message>
  <message>
   <source>Licence</source>
   <translation>Lizenz</translation>
  </message>
  <message>
   <source>By</source>
   <translation>Von</translation>
  </message>
  <message>
   <source>Program and libraries</source>
   <translation>Programm und Bibliotheken</translation>
  </message>
  <message>
   <source>Speech models</source>
   <translation>Sprachmodelle</translation>
  </message>
  <message>
   <source>not stated</source>
   <translation>nicht angegeben</translation>
  </message>
  <message>
   <source>Last lines of the log</source>
   <translation>Letzte Zeilen des Protokolls</translation>
  </message>
  <message>
   <source>&amp;Refresh</source>
   <translation>Akt&amp;ualisieren</translation>
  </message>
  <message>
   <source>Op&amp;en the log</source>
   <translation>Protokoll öff&amp;nen</translation>
  </message>
  <message>
   <source>Open the fol&amp;der</source>
   <translation>Ordner ö&amp;ffnen</translation>
  </message>
  <message>
   <source>What you said never stands in it.</source>
   <translation>Was Sie gesagt haben, steht nie darin.</translation>
  </message>
  <message>
   <source>The log is empty.</source>
   <translation>Das Protokoll ist leer.</translation>
  </message>
  <message>
   <source>Kinds of help</source>
   <translation>Hilfebereiche</translation>
  </message>
  <message>
   <source>A&amp;bout</source>
   <translation>Ü&amp;ber</translation>
  </message>
  <message>
   <source>Chec&amp;ks</source>
   <translation>&amp;Prüfungen</translation>
  </message>
  <message>
   <source>Ke&amp;yboard</source>
   <translation>&amp;Tastatur</translation>
  </message>
  <message>
   <source>Lo&amp;g</source>
   <translation>Pr&amp;otokoll</translation>
  </message>
  <message>
   <source>L&amp;icences</source>
   <translation>L&amp;izenzen</translation>
  </message>
  <message>
   <source>&amp;Try again</source>
   <translation>Erneut vers&amp;uchen</translation>
  </message>
  <message>
   <source>The other places work. The log says what is wrong with it.</source>
   <translation>Die anderen Seiten funktionieren. Das Protokoll sagt, was hier nicht stimmt.</translation>
  </message>
  <message>
   <source>{place} cannot be shown.</source>
   <translation>{place} kann nicht angezeigt werden.</translation>
  </message>
  <message>
   <source>Dictati&amp;on</source>
   <translation>&amp;Diktat</translation>
  </message>
  <message>
   <source>&amp;History</source>
   <translation>&amp;Verlauf</translation>
  </message>
  <message>
   <source>&amp;Statistics</source>
   <translation>&amp;Statistik</translation>
  </message>
  <message>
   <source>Per&amp;formance</source>
   <translation>&amp;Leistung</translation>
  </message>
  <message>
   <source>&amp;Models</source>
   <translation>&amp;Modelle</translation>
  </message>
  <message>
   <source>&amp;Words</source>
   <translation>&amp;Wörter</translation>
  </message>
  <message>
   <source>Setti&amp;ngs</source>
   <translation>&amp;Einstellungen</translation>
  </message>
  <message>
   <source>He&amp;lp</source>
   <translation>&amp;Hilfe</translation>
  </message>
  <message>
   <source>Places</source>
   <translation>Seiten</translation>
  </message>
  <message>
   <source>{place} (Ctrl+{number})</source>
   <translation>{place} (Strg+{number})</translation>
  </message>
  <message>
   <source>Opening</source>
   <translation>Wird geöffnet</translation>
  </message>
  <message>
   <source>Wor&amp;d:</source>
   <translation>W&amp;ort:</translation>
  </message>
  <message>
   <source>Written:</source>
   <translation>Geschrieben:</translation>
  </message>
  <message>
   <source>Wor&amp;ds:</source>
   <translation>Wörte&amp;r:</translation>
  </message>
  <message>
   <source>So&amp;unds like:</source>
   <translation>Klin&amp;gt wie:</translation>
  </message>
  <message>
   <source>Hear&amp;d as:</source>
   <translation>&amp;Gehört als:</translation>
  </message>
  <message>
   <source>A name or a term, as you want it written</source>
   <translation>Ein Name oder Fachwort, so wie Sie es geschrieben haben möchten</translation>
  </message>
  <message>
   <source>Where that helps, by commas</source>
   <translation>Wo es hilft, durch Kommas getrennt</translation>
  </message>
  <message>
   <source>What is written in its place</source>
   <translation>Was stattdessen geschrieben wird</translation>
  </message>
  <message>
   <source>Exactly these words</source>
   <translation>Genau diese Wörter</translation>
  </message>
  <message>
   <source>What is to stay as it was heard</source>
   <translation>Was so bleiben soll, wie es gehört wurde</translation>
  </message>
  <message>
   <source>&amp;Add</source>
   <translation>Hinzu&amp;fügen</translation>
  </message>
  <message>
   <source>&amp;Change</source>
   <translation>Ä&amp;ndern</translation>
  </message>
  <message>
   <source>Remo&amp;ve</source>
   <translation>En&amp;tfernen</translation>
  </message>
  <message>
   <source>&amp;Kind:</source>
   <translation>&amp;Art:</translation>
  </message>
  <message>
   <source>Sounds like</source>
   <translation>Klingt wie</translation>
  </message>
  <message>
   <source>Word lists (*.txt *.csv *.tsv *.json);;All files (*)</source>
   <translation>Wortlisten (*.txt *.csv *.tsv *.json);;Alle Dateien (*)</translation>
  </message>
  <message>
   <source>Names and terms that come out wrong: write them here once, and they are written right from then on.</source>
   <translation>Namen und Fachwörter, die falsch ankommen: Schreiben Sie sie einmal hierher, und sie werden fortan richtig geschrieben.</translation>
  </message>
  <message>
   <source>Word list</source>
   <translation>Wortliste</translation>
  </message>
  <message>
   <source>Find a word</source>
   <translation>Ein Wort suchen</translation>
  </message>
  <message>
   <source>Write a sentence as it was heard</source>
   <translation>Einen Satz schreiben, wie er gehört wurde</translation>
  </message>
  <message>
   <source>Sentence to try</source>
   <translation>Satz zum Ausprobieren</translation>
  </message>
  <message>
   <source>Add the words of another list</source>
   <translation>Wörter einer anderen Liste hinzufügen</translation>
  </message>
  <message numerus="yes">
   <source>{n} lines added.</source>
   <translation>
    <numerusform>{n} Zeile hinzugefügt.</numerusform>
    <numerusform>{n} Zeilen hinzugefügt.</numerusform>
   </translation>
  </message>
  <message>
   <source>&amp;Import…</source>
   <translation>Im&amp;portieren…</translation>
  </message>
  <message>
   <source>Op&amp;en the file</source>
   <translation>Date&amp;i öffnen</translation>
  </message>
  <message>
   <source>&amp;Try it</source>
   <translation>A&amp;usprobieren</translation>
  </message>
  <message>
   <source>What your words do to a sentence</source>
   <translation>Was Ihre Wörter in einem Satz bewirken</translation>
  </message>
  <message numerus="yes">
   <source>{n} words got other sounds.</source>
   <translation>
    <numerusform>Bei {n} Wort wurde „Klingt wie“ ergänzt.</numerusform>
    <numerusform>Bei {n} Wörtern wurde „Klingt wie“ ergänzt.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} lines were none and left out.</source>
   <translation>
    <numerusform>{n} Zeile war kein Eintrag und wurde ausgelassen.</numerusform>
    <numerusform>{n} Zeilen waren keine Einträge und wurden ausgelassen.</numerusform>
   </translation>
  </message>
  <message>
   <source>Nothing is corrected now: the list is empty, or the settings say so.</source>
   <translation>Zurzeit wird nichts korrigiert: Die Liste ist leer, oder die Einstellungen sehen es so vor.</translation>
  </message>
  <message>
   <source>Added: {word}</source>
   <translation>Hinzugefügt: {word}</translation>
  </message>
  <message>
   <source>Changed: {word}</source>
   <translation>Geändert: {word}</translation>
  </message>
  <message>
   <source>It stays as it is.</source>
   <translation>Es bleibt, wie es ist.</translation>
  </message>
  <message>
   <source>Removed: {word}</source>
   <translation>Entfernt: {word}</translation>
  </message>
  <message>
   <source>Name or word</source>
   <translation>Name oder Wort</translation>
  </message>
  <message>
   <source>Replacement</source>
   <translation>Ersetzung</translation>
  </message>
  <message>
   <source>Never replaced</source>
   <translation>Nie ersetzt</translation>
  </message>
  <message>
   <source>Heard as</source>
   <translation>Gehört als</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>Art</translation>
  </message>
  <message>
   <source>In texts</source>
   <translation>In Texten</translation>
  </message>
  <message>
   <source>How often it stood in a text since Holdtalk was started, corrected or heard so.</source>
   <translation>Wie oft es seit dem Start von Holdtalk in einem Text stand, korrigiert oder so gehört.</translation>
  </message>
  <message>
   <source>none</source>
   <translation>keine</translation>
  </message>
  <message>
   <source>Change…</source>
   <translation>Ändern…</translation>
  </message>
  <message>
   <source>Clear</source>
   <translation>Leeren</translation>
  </message>
  <message>
   <source>There has to be a key here.</source>
   <translation>Hier muss eine Taste stehen.</translation>
  </message>
  <message>
   <source>Press the key…</source>
   <translation>Drücken Sie die Taste…</translation>
  </message>
  <message>
   <source>Press it, or several together, and let go. Esc leaves it as it is.</source>
   <translation>Drücken Sie sie, oder mehrere zusammen, und lassen Sie los. Esc lässt alles, wie es ist.</translation>
  </message>
  <message>
   <source>{name}: {key}. Change it</source>
   <translation>{name}: {key}. Ändern</translation>
  </message>
  <message>
   <source>{name}: take the key away</source>
   <translation>{name}: Taste wegnehmen</translation>
  </message>
  <message>
   <source>Backspace takes it away.</source>
   <translation>Die Rücktaste nimmt sie weg.</translation>
  </message>
  <message>
   <source>If nothing happens, your desktop keeps that key for itself.</source>
   <translation>Wenn nichts geschieht, behält Ihre Arbeitsumgebung diese Taste für sich.</translation>
  </message>
  <message>
   <source>Other windows</source>
   <translation>Andere Fenster</translation>
  </message>
  <message>
   <source>Terminals</source>
   <translation>Terminals</translation>
  </message>
  <message>
   <source>Other machines</source>
   <translation>Andere Rechner</translation>
  </message>
  <message>
   <source>Password prompts</source>
   <translation>Passwortabfragen</translation>
  </message>
  <message>
   <source>Terminal</source>
   <translation>Terminal</translation>
  </message>
  <message>
   <source>Other machine</source>
   <translation>Anderer Rechner</translation>
  </message>
  <message>
   <source>Password prompt</source>
   <translation>Passwortabfrage</translation>
  </message>
  <message>
   <source>Hold</source>
   <translation>Halten</translation>
  </message>
  <message>
   <source>Toggle</source>
   <translation>Umschalten</translation>
  </message>
  <message>
   <source>Hybrid</source>
   <translation>Hybrid</translation>
  </message>
  <message>
   <source>Hands-free</source>
   <translation>Freisprechen</translation>
  </message>
  <message>
   <source>Unknown</source>
   <translation>Unbekannt</translation>
  </message>
  <message>
   <source>Level of the microphone</source>
   <translation>Pegel des Mikrofons</translation>
  </message>
  <message>
   <source>Ope&amp;n Holdtalk</source>
   <translation>Holdtalk ö&amp;ffnen</translation>
  </message>
  <message>
   <source>Resume hot&amp;key</source>
   <translation>&amp;Taste wieder einschalten</translation>
  </message>
  <message>
   <source>Start &amp;at login</source>
   <translation>Beim &amp;Anmelden starten</translation>
  </message>
  <message>
   <source>Set &amp;up again…</source>
   <translation>Erneut ein&amp;richten…</translation>
  </message>
  <message>
   <source>Last &amp;text</source>
   <translation>Let&amp;zter Text</translation>
  </message>
  <message>
   <source>&amp;Undo it</source>
   <translation>&amp;Rückgängig machen</translation>
  </message>
  <message>
   <source>&amp;Insert it again</source>
   <translation>Erneut &amp;einfügen</translation>
  </message>
  <message>
   <source>&amp;Copy it</source>
   <translation>&amp;Kopieren</translation>
  </message>
  <message>
   <source>Pause hot&amp;key</source>
   <translation>&amp;Taste pausieren</translation>
  </message>
  <message>
   <source>For an &amp;hour</source>
   <translation>Für eine &amp;Stunde</translation>
  </message>
  <message>
   <source>Until I &amp;resume it</source>
   <translation>Bis ich sie &amp;wieder einschalte</translation>
  </message>
  <message>
   <source>What the microphone hears</source>
   <translation>Was das Mikrofon hört</translation>
  </message>
  <message>
   <source>&amp;Record a test</source>
   <translation>&amp;Testaufnahme machen</translation>
  </message>
  <message>
   <source>&amp;Play it</source>
   <translation>Abs&amp;pielen</translation>
  </message>
  <message>
   <source>&amp;What is understood</source>
   <translation>Was ve&amp;rstanden wird</translation>
  </message>
  <message numerus="yes">
   <source>Speak now: {n} seconds left</source>
   <translation>
    <numerusform>Sprechen Sie jetzt: noch {n} Sekunde</numerusform>
    <numerusform>Sprechen Sie jetzt: noch {n} Sekunden</numerusform>
   </translation>
  </message>
  <message>
   <source>Playing what was recorded</source>
   <translation>Die Aufnahme wird abgespielt</translation>
  </message>
  <message>
   <source>Listening to what was recorded</source>
   <translation>Die Aufnahme wird ausgewertet</translation>
  </message>
  <message>
   <source>Recorded. It is kept in memory alone, until you leave this.</source>
   <translation>Aufgenommen. Es bleibt nur im Arbeitsspeicher, bis Sie dies verlassen.</translation>
  </message>
  <message>
   <source>Nothing was understood. Say a whole sentence, a little louder.</source>
   <translation>Es wurde nichts verstanden. Sagen Sie einen ganzen Satz, etwas lauter.</translation>
  </message>
  <message>
   <source>That was it.</source>
   <translation>Das war alles.</translation>
  </message>
  <message>
   <source>“{text}”</source>
   <translation>„{text}“</translation>
  </message>
  <message>
   <source>Microphone is silent</source>
   <translation>Das Mikrofon ist still</translation>
  </message>
  <message>
   <source>Nothing heard: the microphone was silent</source>
   <translation>Nichts gehört: Das Mikrofon war still</translation>
  </message>
  <message>
   <source>The hotkey is heard again</source>
   <translation>Die Taste reagiert wieder</translation>
  </message>
  <message>
   <source>The hotkey is paused</source>
   <translation>Die Taste ist pausiert</translation>
  </message>
  <message>
   <source>{key} throws it away</source>
   <translation>{key} verwirft sie</translation>
  </message>
  <message>
   <source>The folder {name} cannot be written to.</source>
   <translation>In den Ordner {name} kann nicht geschrieben werden.</translation>
  </message>
  <message>
   <source>There is no folder {name}.</source>
   <translation>Es gibt keinen Ordner {name}.</translation>
  </message>
  <message>
   <source>Choose another one.</source>
   <translation>Treffen Sie eine andere Wahl.</translation>
  </message>
  <message numerus="yes">
   <source>{n} settings would change.</source>
   <translation>
    <numerusform>Eine Einstellung würde sich ändern.</numerusform>
    <numerusform>{n} Einstellungen würden sich ändern.</numerusform>
   </translation>
  </message>
  <message>
   <source>A copy of your settings as they are now is kept beside them.</source>
   <translation>Eine Kopie Ihrer jetzigen Einstellungen wird daneben aufbewahrt.</translation>
  </message>
  <message>
   <source>Export the settings</source>
   <translation>Einstellungen exportieren</translation>
  </message>
  <message>
   <source>Import settings</source>
   <translation>Einstellungen importieren</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Import</source>
   <translation>Importieren</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <source>{name}: {now} → {then}</source>
   <translation>{name}: {now} → {then}</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <source>Written to {path}</source>
   <translation>Geschrieben nach {path}</translation>
  </message>
  <message numerus="yes">
   <source>and {n} more</source>
   <translation>
    <numerusform>und eine weitere</numerusform>
    <numerusform>und {n} weitere</numerusform>
   </translation>
  </message>
  <message>
   <source>Import of {file}</source>
   <translation>Import von {file}</translation>
  </message>
  <message>
   <source>These settings are yours already: nothing would change.</source>
   <translation>Das sind schon Ihre Einstellungen: Nichts würde sich ändern.</translation>
  </message>
  <message>
   <source>Not imported: {why}</source>
   <translation>Nicht importiert: {why}</translation>
  </message>
  <message>
   <source>{name}: changed</source>
   <translation>{name}: geändert</translation>
  </message>
  <message>
   <source>Imported. As they were before: {path}</source>
   <translation>Importiert. Der vorige Stand: {path}</translation>
  </message>
  <message>
   <source>Record while it is held</source>
   <translation>Aufnehmen, solange sie gehalten wird</translation>
  </message>
  <message>
   <source>Press to start, press to stop</source>
   <translation>Drücken zum Starten, drücken zum Beenden</translation>
  </message>
  <message>
   <source>Both: a tap locks, a hold releases</source>
   <translation>Beides: Antippen rastet ein, Halten endet beim Loslassen</translation>
  </message>
  <message>
   <source>A blank when nothing was typed in between</source>
   <translation>Ein Leerzeichen, wenn dazwischen nichts getippt wurde</translation>
  </message>
  <message>
   <source>Always a blank</source>
   <translation>Immer ein Leerzeichen</translation>
  </message>
  <message>
   <source>Nothing</source>
   <translation>Nichts</translation>
  </message>
  <message>
   <source>By window and length</source>
   <translation>Nach Fenster und Länge</translation>
  </message>
  <message>
   <source>Typed</source>
   <translation>Getippt</translation>
  </message>
  <message>
   <source>Pasted; the clipboard is restored</source>
   <translation>Eingefügt; die Zwischenablage wird wiederhergestellt</translation>
  </message>
  <message>
   <source>ms</source>
   <translation>ms</translation>
  </message>
  <message>
   <source>s</source>
   <translation>s</translation>
  </message>
  <message>
   <source>min</source>
   <translation>min</translation>
  </message>
  <message>
   <source>%</source>
   <translation>%</translation>
  </message>
  <message>
   <source>kB</source>
   <translation>kB</translation>
  </message>
  <message>
   <source>MB</source>
   <translation>MB</translation>
  </message>
  <message>
   <source>days</source>
   <translation>Tage</translation>
  </message>
  <message>
   <source>hours</source>
   <translation>Stunden</translation>
  </message>
  <message>
   <source>px</source>
   <translation>px</translation>
  </message>
  <message>
   <source>a minute</source>
   <translation>pro Minute</translation>
  </message>
  <message>
   <source>Read aloud: the selection, or the last text</source>
   <translation>Vorlesen: die Auswahl oder den letzten Text</translation>
  </message>
  <message>
   <source>Switch listening for the wake word</source>
   <translation>Hören auf das Aktivierungswort umschalten</translation>
  </message>
  <message>
   <source>Go on to the next language</source>
   <translation>Zur nächsten Sprache gehen</translation>
  </message>
  <message>
   <source>Take the last text back</source>
   <translation>Den letzten Text zurücknehmen</translation>
  </message>
  <message>
   <source>Insert the last text again</source>
   <translation>Den letzten Text erneut einfügen</translation>
  </message>
  <message>
   <source>Pause the other keys</source>
   <translation>Die anderen Tasten pausieren</translation>
  </message>
  <message>
   <source>While you dictate, and for a while after</source>
   <translation>Während Sie diktieren und eine Weile danach</translation>
  </message>
  <message>
   <source>Always</source>
   <translation>Immer</translation>
  </message>
  <message>
   <source>When Holdtalk starts</source>
   <translation>Wenn Holdtalk startet</translation>
  </message>
  <message>
   <source>When you first dictate</source>
   <translation>Bei Ihrem ersten Diktat</translation>
  </message>
  <message>
   <source>Also words that sound alike</source>
   <translation>Auch Wörter, die ähnlich klingen</translation>
  </message>
  <message>
   <source>Only what stands in the list</source>
   <translation>Nur was in der Liste steht</translation>
  </message>
  <message>
   <source>A dot</source>
   <translation>Ein Punkt</translation>
  </message>
  <message>
   <source>Level and time</source>
   <translation>Pegel und Zeit</translation>
  </message>
  <message>
   <source>Level, time and the text so far</source>
   <translation>Pegel, Zeit und der bisherige Text</translation>
  </message>
  <message>
   <source>At the bottom of the screen</source>
   <translation>Unten auf dem Bildschirm</translation>
  </message>
  <message>
   <source>At the top of the screen</source>
   <translation>Oben auf dem Bildschirm</translation>
  </message>
  <message>
   <source>Near the words you write</source>
   <translation>Nahe den Wörtern, die Sie schreiben</translation>
  </message>
  <message>
   <source>Small</source>
   <translation>Klein</translation>
  </message>
  <message>
   <source>Normal</source>
   <translation>Normal</translation>
  </message>
  <message>
   <source>Large</source>
   <translation>Groß</translation>
  </message>
  <message>
   <source>In the first five dictations</source>
   <translation>In den ersten fünf Diktaten</translation>
  </message>
  <message>
   <source>Never</source>
   <translation>Nie</translation>
  </message>
  <message>
   <source>All</source>
   <translation>Alle</translation>
  </message>
  <message>
   <source>Only what went wrong, and words that wait</source>
   <translation>Nur was fehlschlug, und Text, der wartet</translation>
  </message>
  <message>
   <source>None: a mark on the tray icon alone</source>
   <translation>Keine: nur eine Markierung am Symbol in der Kontrollleiste</translation>
  </message>
  <message>
   <source>Goes on</source>
   <translation>Läuft weiter</translation>
  </message>
  <message>
   <source>Players pause</source>
   <translation>Wiedergabe hält an</translation>
  </message>
  <message>
   <source>Becomes quieter</source>
   <translation>Wird leiser</translation>
  </message>
  <message>
   <source>Falls silent</source>
   <translation>Wird stumm</translation>
  </message>
  <message>
   <source>Each day</source>
   <translation>Jeden Tag</translation>
  </message>
  <message>
   <source>Each week</source>
   <translation>Jede Woche</translation>
  </message>
  <message>
   <source>CSV</source>
   <translation>CSV</translation>
  </message>
  <message>
   <source>JSON</source>
   <translation>JSON</translation>
  </message>
  <message>
   <source>espeak-ng, which is quick</source>
   <translation>espeak-ng, das schnell ist</translation>
  </message>
  <message>
   <source>piper, a neural voice</source>
   <translation>piper, eine neuronale Stimme</translation>
  </message>
  <message>
   <source>As the desktop</source>
   <translation>Wie die Arbeitsumgebung</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Hell</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Dunkel</translation>
  </message>
  <message>
   <source>One line that stays on top</source>
   <translation>Eine Zeile, die im Vordergrund bleibt</translation>
  </message>
  <message>
   <source>Compact</source>
   <translation>Kompakt</translation>
  </message>
  <message>
   <source>Detailed</source>
   <translation>Ausführlich</translation>
  </message>
  <message>
   <source>One dictation, which silence ends</source>
   <translation>Ein Diktat, das durch Stille endet</translation>
  </message>
  <message>
   <source>Sentence after sentence, until it is stopped</source>
   <translation>Satz für Satz, bis es beendet wird</translation>
  </message>
  <message>
   <source>Everything</source>
   <translation>Alles</translation>
  </message>
  <message>
   <source>What happens</source>
   <translation>Was geschieht</translation>
  </message>
  <message>
   <source>Only what goes wrong</source>
   <translation>Nur was fehlschlägt</translation>
  </message>
  <message>
   <source>as everywhere else</source>
   <translation>wie überall sonst</translation>
  </message>
  <message>
   <source>empty</source>
   <translation>leer</translation>
  </message>
  <message>
   <source>Automatic</source>
   <translation>Automatisch</translation>
  </message>
  <message>
   <source>on</source>
   <translation>ein</translation>
  </message>
  <message>
   <source>off</source>
   <translation>aus</translation>
  </message>
  <message>
   <source>Groups of settings</source>
   <translation>Gruppen von Einstellungen</translation>
  </message>
  <message>
   <source>An open microphone costs 2.6 % of a processor core. Recording then begins 300 ms before the key, else 17 ms after it.</source>
   <translation>Ein offenes Mikrofon kostet 2,6 % eines Prozessorkerns. Die Aufnahme beginnt dann 300 ms vor dem Tastendruck, sonst 17 ms danach.</translation>
  </message>
  <message>
   <source>An engine at rest holds 118 MB (the embedded one).</source>
   <translation>Eine ruhende Spracherkennung belegt 118 MB (die eingebaute).</translation>
  </message>
  <message>
   <source>Correcting a text by 300 words takes 0.6 ms.</source>
   <translation>Einen Text nach 300 Wörtern zu korrigieren dauert 0,6 ms.</translation>
  </message>
  <message>
   <source>Costs 0.25 % of a processor core in a quiet room, 0.85 % while somebody talks, and 2.6 % for the open microphone.</source>
   <translation>Kostet 0,25 % eines Prozessorkerns in einem ruhigen Raum, 0,85 %, während jemand spricht, und 2,6 % für das offene Mikrofon.</translation>
  </message>
  <message>
   <source>The first sound comes after 14 ms.</source>
   <translation>Der erste Laut kommt nach 14 ms.</translation>
  </message>
  <message>
   <source>An event is at its program after 0.7 ms.</source>
   <translation>Ein Ereignis ist nach 0,7 ms bei seinem Programm.</translation>
  </message>
  <message>
   <source>The performance window costs 0.95 % of a processor core while it is shown, and nothing while hidden.</source>
   <translation>Das Leistungsfenster kostet 0,95 % eines Prozessorkerns, solange es zu sehen ist, und verborgen nichts.</translation>
  </message>
  <message>
   <source>Several keys</source>
   <translation>Mehrere Tasten</translation>
  </message>
  <message>
   <source>Profiles</source>
   <translation>Profile</translation>
  </message>
  <message>
   <source>The microphone</source>
   <translation>Das Mikrofon</translation>
  </message>
  <message>
   <source>The speech engine</source>
   <translation>Die Spracherkennung</translation>
  </message>
  <message>
   <source>Between dictations</source>
   <translation>Zwischen Diktaten</translation>
  </message>
  <message>
   <source>Your own words</source>
   <translation>Ihre eigenen Wörter</translation>
  </message>
  <message>
   <source>Writing into windows</source>
   <translation>Schreiben in Fenster</translation>
  </message>
  <message>
   <source>Windows</source>
   <translation>Fenster</translation>
  </message>
  <message>
   <source>While you speak</source>
   <translation>Während Sie sprechen</translation>
  </message>
  <message>
   <source>Sounds</source>
   <translation>Töne</translation>
  </message>
  <message>
   <source>Notices</source>
   <translation>Meldungen</translation>
  </message>
  <message>
   <source>Other sound</source>
   <translation>Anderer Ton</translation>
  </message>
  <message>
   <source>Programs of this machine</source>
   <translation>Programme auf diesem Rechner</translation>
  </message>
  <message>
   <source>Another machine’s engine</source>
   <translation>Spracherkennung eines anderen Rechners</translation>
  </message>
  <message>
   <source>The performance window</source>
   <translation>Das Leistungsfenster</translation>
  </message>
  <message>
   <source>Targets</source>
   <translation>Ziele</translation>
  </message>
  <message>
   <source>What each run was used for</source>
   <translation>Wofür jede Sitzung genutzt wurde</translation>
  </message>
  <message>
   <source>Statistics</source>
   <translation>Statistik</translation>
  </message>
  <message>
   <source>The log</source>
   <translation>Das Protokoll</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Tasten</translation>
  </message>
  <message>
   <source>What you hold or press to dictate.</source>
   <translation>Was Sie zum Diktieren halten oder drücken.</translation>
  </message>
  <message>
   <source>What hears you, and how long it stays open.</source>
   <translation>Was Sie hört und wie lange es offen bleibt.</translation>
  </message>
  <message>
   <source>Speech and languages</source>
   <translation>Sprache und Erkennung</translation>
  </message>
  <message>
   <source>Who turns speech into text, and what you speak.</source>
   <translation>Wer Sprache in Text verwandelt und was Sie sprechen.</translation>
  </message>
  <message>
   <source>How texts are joined, corrected and written into your windows.</source>
   <translation>Wie Texte verbunden, korrigiert und in Ihre Fenster geschrieben werden.</translation>
  </message>
  <message>
   <source>Windows and sounds</source>
   <translation>Fenster und Töne</translation>
  </message>
  <message>
   <source>What you see and hear while you dictate.</source>
   <translation>Was Sie beim Diktieren sehen und hören.</translation>
  </message>
  <message>
   <source>Reading aloud</source>
   <translation>Vorlesen</translation>
  </message>
  <message>
   <source>A voice that reads texts to you.</source>
   <translation>Eine Stimme, die Ihnen Texte vorliest.</translation>
  </message>
  <message>
   <source>Dictation that a spoken word begins.</source>
   <translation>Diktat, das ein gesprochenes Wort beginnt.</translation>
  </message>
  <message>
   <source>Other programs</source>
   <translation>Andere Programme</translation>
  </message>
  <message>
   <source>What other programs and machines may do.</source>
   <translation>Was andere Programme und Rechner dürfen.</translation>
  </message>
  <message>
   <source>Performance and targets</source>
   <translation>Leistung und Ziele</translation>
  </message>
  <message>
   <source>Which figures you want, and when you are told.</source>
   <translation>Welche Werte Sie wünschen und wann Sie davon erfahren.</translation>
  </message>
  <message>
   <source>Privacy and history</source>
   <translation>Privatsphäre und Verlauf</translation>
  </message>
  <message>
   <source>What is kept, and for how long.</source>
   <translation>Was aufbewahrt wird und wie lange.</translation>
  </message>
  <message>
   <source>Advanced</source>
   <translation>Erweitert</translation>
  </message>
  <message>
   <source>Rarely needed.</source>
   <translation>Selten gebraucht.</translation>
  </message>
  <message>
   <source>Key to hold</source>
   <translation>Taste zum Halten</translation>
  </message>
  <message>
   <source>What the key does</source>
   <translation>Was die Taste bewirkt</translation>
  </message>
  <message>
   <source>Key that throws the recording away</source>
   <translation>Taste, die die Aufnahme verwirft</translation>
  </message>
  <message>
   <source>Shortest press</source>
   <translation>Kürzester Druck</translation>
  </message>
  <message>
   <source>Longest recording</source>
   <translation>Längste Aufnahme</translation>
  </message>
  <message>
   <source>Longest tap</source>
   <translation>Längstes Antippen</translation>
  </message>
  <message>
   <source>Wait before a release counts</source>
   <translation>Wartezeit, bis ein Loslassen zählt</translation>
  </message>
  <message>
   <source>When the microphone is open</source>
   <translation>Wann das Mikrofon offen ist</translation>
  </message>
  <message>
   <source>Stays open after a dictation</source>
   <translation>Bleibt nach einem Diktat offen</translation>
  </message>
  <message>
   <source>Heard from before the key</source>
   <translation>Vor dem Tastendruck Gehörtes</translation>
  </message>
  <message>
   <source>Heard after the key</source>
   <translation>Nach dem Loslassen Gehörtes</translation>
  </message>
  <message>
   <source>Speech engine</source>
   <translation>Spracherkennung</translation>
  </message>
  <message>
   <source>Processor cores while understanding</source>
   <translation>Prozessorkerne beim Erkennen</translation>
  </message>
  <message>
   <source>What you speak</source>
   <translation>Was Sie sprechen</translation>
  </message>
  <message>
   <source>All that you speak</source>
   <translation>Alle Sprachen, die Sie sprechen</translation>
  </message>
  <message>
   <source>When the engine is loaded</source>
   <translation>Wann die Spracherkennung geladen wird</translation>
  </message>
  <message>
   <source>Give its memory back after</source>
   <translation>Ihren Speicher freigeben nach</translation>
  </message>
  <message>
   <source>Show text while you speak</source>
   <translation>Text anzeigen, während Sie sprechen</translation>
  </message>
  <message>
   <source>Patience with the speech engine</source>
   <translation>Längste Wartezeit auf die Spracherkennung</translation>
  </message>
  <message>
   <source>Address of an OpenAI-like server</source>
   <translation>Adresse eines OpenAI-artigen Servers</translation>
  </message>
  <message>
   <source>Model of that server</source>
   <translation>Modell dieses Servers</translation>
  </message>
  <message>
   <source>Address of a Wyoming server</source>
   <translation>Adresse eines Wyoming-Servers</translation>
  </message>
  <message>
   <source>Model of the Wyoming server</source>
   <translation>Modell des Wyoming-Servers</translation>
  </message>
  <message>
   <source>What the servers understand</source>
   <translation>Was die Server verstehen</translation>
  </message>
  <message>
   <source>Patience with a connection</source>
   <translation>Längste Wartezeit auf eine Verbindung</translation>
  </message>
  <message>
   <source>Patience with an answer</source>
   <translation>Längste Wartezeit auf eine Antwort</translation>
  </message>
  <message>
   <source>Further attempts</source>
   <translation>Weitere Versuche</translation>
  </message>
  <message>
   <source>Certificates to trust</source>
   <translation>Vertrauenswürdige Zertifikate</translation>
  </message>
  <message>
   <source>Send sound unencrypted beyond your own network</source>
   <translation>Ton unverschlüsselt über das eigene Netz hinaus senden</translation>
  </message>
  <message>
   <source>Between two dictations</source>
   <translation>Zwischen zwei Diktaten</translation>
  </message>
  <message>
   <source>Use your word list</source>
   <translation>Ihre Wortliste verwenden</translation>
  </message>
  <message>
   <source>What is corrected</source>
   <translation>Was korrigiert wird</translation>
  </message>
  <message>
   <source>How much alike a word has to be</source>
   <translation>Wie ähnlich ein Wort sein muss</translation>
  </message>
  <message>
   <source>Words that the engine favours</source>
   <translation>Wörter, die die Spracherkennung bevorzugt</translation>
  </message>
  <message>
   <source>Text from before that the engine is given</source>
   <translation>Voriger Text, den die Spracherkennung bekommt</translation>
  </message>
  <message>
   <source>Also what went to other programs</source>
   <translation>Auch was in andere Programme ging</translation>
  </message>
  <message>
   <source>How text is written</source>
   <translation>Wie Text geschrieben wird</translation>
  </message>
  <message>
   <source>Pasted from this length on</source>
   <translation>Eingefügt ab dieser Länge</translation>
  </message>
  <message>
   <source>Pause between keystrokes</source>
   <translation>Pause zwischen Tastenanschlägen</translation>
  </message>
  <message>
   <source>Shown while you speak</source>
   <translation>Angezeigt, während Sie sprechen</translation>
  </message>
  <message>
   <source>Where it is shown</source>
   <translation>Wo es angezeigt wird</translation>
  </message>
  <message>
   <source>How large it is</source>
   <translation>Wie groß es ist</translation>
  </message>
  <message>
   <source>Say there which key throws a recording away</source>
   <translation>Dort sagen, welche Taste eine Aufnahme verwirft</translation>
  </message>
  <message>
   <source>Other sound while you record</source>
   <translation>Anderer Ton während der Aufnahme</translation>
  </message>
  <message>
   <source>Lowered to</source>
   <translation>Gesenkt auf</translation>
  </message>
  <message>
   <source>Short sounds</source>
   <translation>Kurze Töne</translation>
  </message>
  <message>
   <source>Loudness of the sounds</source>
   <translation>Lautstärke der Töne</translation>
  </message>
  <message>
   <source>Read texts aloud</source>
   <translation>Texte vorlesen</translation>
  </message>
  <message>
   <source>What speaks</source>
   <translation>Was spricht</translation>
  </message>
  <message>
   <source>Voice</source>
   <translation>Stimme</translation>
  </message>
  <message>
   <source>Speed</source>
   <translation>Geschwindigkeit</translation>
  </message>
  <message>
   <source>Loudness of the voice</source>
   <translation>Lautstärke der Stimme</translation>
  </message>
  <message>
   <source>Say how each dictation ended</source>
   <translation>Sagen, wie jedes Diktat ausging</translation>
  </message>
  <message>
   <source>Read each dictation back</source>
   <translation>Jedes Diktat vorlesen</translation>
  </message>
  <message>
   <source>Language of the windows</source>
   <translation>Sprache der Fenster</translation>
  </message>
  <message>
   <source>Colours</source>
   <translation>Farben</translation>
  </message>
  <message>
   <source>Form of the performance window</source>
   <translation>Form des Leistungsfensters</translation>
  </message>
  <message>
   <source>Tell when a figure misses its target</source>
   <translation>Melden, wenn ein Wert sein Ziel verfehlt</translation>
  </message>
  <message>
   <source>Mark the tray icon then</source>
   <translation>Dann das Symbol in der Kontrollleiste markieren</translation>
  </message>
  <message>
   <source>Memory and processor are read every</source>
   <translation>Abstand der Messungen von Speicher und Prozessor</translation>
  </message>
  <message>
   <source>Listen for a wake word</source>
   <translation>Auf ein Aktivierungswort hören</translation>
  </message>
  <message>
   <source>Wake word</source>
   <translation>Aktivierungswort</translation>
  </message>
  <message>
   <source>Sensitivity</source>
   <translation>Empfindlichkeit</translation>
  </message>
  <message>
   <source>Not heard again for</source>
   <translation>Nicht erneut gehört für</translation>
  </message>
  <message>
   <source>Silence that ends a dictation</source>
   <translation>Stille, die ein Diktat beendet</translation>
  </message>
  <message>
   <source>What the word begins</source>
   <translation>Was das Wort beginnt</translation>
  </message>
  <message>
   <source>Words that stop it</source>
   <translation>Wörter, die es beenden</translation>
  </message>
  <message>
   <source>Profile of its dictations</source>
   <translation>Profil dieser Diktate</translation>
  </message>
  <message>
   <source>Let other programs use Holdtalk</source>
   <translation>Andere Programme Holdtalk verwenden lassen</translation>
  </message>
  <message>
   <source>Port</source>
   <translation>Port</translation>
  </message>
  <message>
   <source>They may begin and end dictations</source>
   <translation>Sie dürfen Diktate beginnen und beenden</translation>
  </message>
  <message>
   <source>They get what is said</source>
   <translation>Sie bekommen, was gesagt wird</translation>
  </message>
  <message>
   <source>They get figures</source>
   <translation>Sie bekommen Messwerte</translation>
  </message>
  <message>
   <source>Web pages that may use it</source>
   <translation>Webseiten, die es verwenden dürfen</translation>
  </message>
  <message>
   <source>Programs connected at once</source>
   <translation>Gleichzeitig verbundene Programme</translation>
  </message>
  <message>
   <source>How much is logged</source>
   <translation>Wie viel protokolliert wird</translation>
  </message>
  <message>
   <source>Keep what you dictate</source>
   <translation>Aufbewahren, was Sie diktieren</translation>
  </message>
  <message>
   <source>Dictations are kept for</source>
   <translation>Diktate werden aufbewahrt für</translation>
  </message>
  <message>
   <source>Dictations take at most</source>
   <translation>Diktate belegen höchstens</translation>
  </message>
  <message>
   <source>Keep their sound too</source>
   <translation>Auch den Ton aufbewahren</translation>
  </message>
  <message>
   <source>Sound takes at most</source>
   <translation>Ton belegt höchstens</translation>
  </message>
  <message>
   <source>Sound of failed and cancelled ones is kept for</source>
   <translation>Ton gescheiterter und abgebrochener Diktate wird aufbewahrt für</translation>
  </message>
  <message>
   <source>Programs of which nothing is kept</source>
   <translation>Programme, von denen nichts aufbewahrt wird</translation>
  </message>
  <message>
   <source>Write the figures into files</source>
   <translation>Die Werte in Dateien schreiben</translation>
  </message>
  <message>
   <source>Folder of these files</source>
   <translation>Ordner dieser Dateien</translation>
  </message>
  <message>
   <source>Kind of these files</source>
   <translation>Art dieser Dateien</translation>
  </message>
  <message>
   <source>Count what each run was used for</source>
   <translation>Zählen, wofür jede Sitzung genutzt wurde</translation>
  </message>
  <message>
   <source>How fast you type</source>
   <translation>Wie schnell Sie tippen</translation>
  </message>
  <message>
   <source>Newest texts held in memory</source>
   <translation>Neueste Texte im Arbeitsspeicher</translation>
  </message>
  <message>
   <source>Summaries are kept for</source>
   <translation>Zusammenfassungen werden aufbewahrt für</translation>
  </message>
  <message>
   <source>Summaries take at most</source>
   <translation>Zusammenfassungen belegen höchstens</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>Profile</source>
   <translation>Profil</translation>
  </message>
  <message>
   <source>Hold it while you speak. Right Ctrl is the best for most: no text is typed with it.</source>
   <translation>Halten Sie sie, während Sie sprechen. Strg rechts ist für die meisten am besten: Damit wird kein Text getippt.</translation>
  </message>
  <message>
   <source>Only while you record; at other times it goes to your windows as always.</source>
   <translation>Nur während der Aufnahme; sonst geht sie wie immer an Ihre Fenster.</translation>
  </message>
  <message>
   <source>Then the recording ends, and its text is written.</source>
   <translation>Dann endet die Aufnahme, und ihr Text wird geschrieben.</translation>
  </message>
  <message>
   <source>A press shorter than this locks recording on, where the key does both.</source>
   <translation>Ein kürzerer Druck lässt die Aufnahme einrasten, wo die Taste beides tut.</translation>
  </message>
  <message>
   <source>The system’s default is followed when it changes.</source>
   <translation>Dem Systemstandard wird gefolgt, wenn er sich ändert.</translation>
  </message>
  <message>
   <source>So that the first word of the next one is whole.</source>
   <translation>Damit das erste Wort des nächsten vollständig ist.</translation>
  </message>
  <message>
   <source>More is not always faster: two is best on most machines.</source>
   <translation>Mehr ist nicht immer schneller: Zwei ist auf den meisten Rechnern am besten.</translation>
  </message>
  <message>
   <source>What the speech engine in use understands. A profile may say otherwise.</source>
   <translation>Was die verwendete Spracherkennung versteht. Ein Profil kann etwas anderes sagen.</translation>
  </message>
  <message>
   <source>Codes such as en de ja. Switching goes round in these.</source>
   <translation>Kürzel wie en de ja. Das Umschalten geht sie reihum durch.</translation>
  </message>
  <message>
   <source>What you say before it is there is kept, and written once it is.</source>
   <translation>Was Sie sagen, bevor sie bereit ist, wird behalten und dann geschrieben.</translation>
  </message>
  <message>
   <source>After so long without a dictation; the next one waits for the engine. 0: never.</source>
   <translation>Nach so langer Zeit ohne Diktat; das nächste wartet auf die Spracherkennung. 0: nie.</translation>
  </message>
  <message>
   <source>An engine that does not answer for this long is started anew.</source>
   <translation>Eine Spracherkennung, die so lange nicht antwortet, wird neu gestartet.</translation>
  </message>
  <message>
   <source>For the engine “openai”, such as http://192.168.1.5:8000/v1. A key is kept by: holdtalk remote key.</source>
   <translation>Für die Spracherkennung „openai“, etwa http://192.168.1.5:8000/v1. Einen Schlüssel speichert: holdtalk remote key.</translation>
  </message>
  <message>
   <source>For the engine “wyoming”, such as tcp://192.168.1.5:10300.</source>
   <translation>Für die Spracherkennung „wyoming“, etwa tcp://192.168.1.5:10300.</translation>
  </message>
  <message>
   <source>The names and terms of your list are written as they stand there.</source>
   <translation>Die Namen und Fachwörter Ihrer Liste werden so geschrieben, wie sie dort stehen.</translation>
  </message>
  <message>
   <source>Less corrects more, and wrongly now and then.</source>
   <translation>Weniger korrigiert mehr, ab und zu auch falsch.</translation>
  </message>
  <message>
   <source>Where the way is chosen automatically.</source>
   <translation>Wo die Art automatisch gewählt wird.</translation>
  </message>
  <message>
   <source>Empty for its default. espeak-ng: such as en-us or de+f3. piper: the .onnx file that you downloaded.</source>
   <translation>Leer für den Standard. espeak-ng: etwa en-us oder de+f3. piper: die .onnx-Datei, die Sie heruntergeladen haben.</translation>
  </message>
  <message>
   <source>All the time; what is said before the word reaches neither disk nor engine.</source>
   <translation>Ständig; was vor dem Wort gesagt wird, gelangt weder auf die Festplatte noch zur Spracherkennung.</translation>
  </message>
  <message>
   <source>50 is the word’s own measure. More wakes sooner, now and then at no word.</source>
   <translation>50 ist das eigene Maß des Wortes. Mehr reagiert eher, ab und zu auch ohne das Wort.</translation>
  </message>
  <message>
   <source>Several with commas. Said alone they call the dictation off; empty for none.</source>
   <translation>Mehrere durch Kommas getrennt. Allein gesagt brechen sie das Diktat ab; leer für keines.</translation>
  </message>
  <message>
   <source>Words of your own are kept by: holdtalk wake-words add.</source>
   <translation>Eigene Wörter nimmt auf: holdtalk wake-words add.</translation>
  </message>
  <message>
   <source>Without one: that of the first key.</source>
   <translation>Ohne eines: das der ersten Taste.</translation>
  </message>
  <message>
   <source>The tooltip and the menu say so, too.</source>
   <translation>Der Tooltip und das Menü sagen es auch.</translation>
  </message>
  <message>
   <source>Near your words only in programs that tell where those are.</source>
   <translation>Nahe Ihren Wörtern nur in Programmen, die mitteilen, wo diese stehen.</translation>
  </message>
  <message>
   <source>Afterwards all is as before. Linux only.</source>
   <translation>Danach ist alles wie zuvor. Nur unter Linux.</translation>
  </message>
  <message>
   <source>Of its loudness, where it is lowered.</source>
   <translation>Anteil seiner Lautstärke, wenn er leiser wird.</translation>
  </message>
  <message>
   <source>Of each finished day or week, without any text.</source>
   <translation>Für jeden abgeschlossenen Tag oder jede Woche, ganz ohne Text.</translation>
  </message>
  <message>
   <source>By WebSocket and HTTP, on this machine alone. They need a token: holdtalk api --token.</source>
   <translation>Über WebSocket und HTTP, nur auf diesem Rechner. Sie brauchen ein Token: holdtalk api --token.</translation>
  </message>
  <message>
   <source>What you say never is.</source>
   <translation>Was Sie sagen, wird nie protokolliert.</translation>
  </message>
  <message>
   <source>What the time saved is held against.</source>
   <translation>Woran die gesparte Zeit gemessen wird.</translation>
  </message>
  <message>
   <source>Dictations, words and the time they saved; the words themselves are never kept.</source>
   <translation>Diktate, Wörter und die gesparte Zeit; der Wortlaut wird nie aufbewahrt.</translation>
  </message>
  <message>
   <source>Each key with its own way of working. Where there are several, the key above does not count beside them.</source>
   <translation>Jede Taste mit eigener Arbeitsweise. Wo es mehrere gibt, zählt die Taste oben nicht daneben.</translation>
  </message>
  <message>
   <source>What holdtalk press --binding calls it; empty: its key.</source>
   <translation>Wie holdtalk press --binding sie nennt; leer: ihre Taste.</translation>
  </message>
  <message>
   <source>How its dictations are heard and written.</source>
   <translation>Wie ihre Diktate gehört und geschrieben werden.</translation>
  </message>
  <message>
   <source>How the dictations of some keys are heard and written, where not as everywhere else.</source>
   <translation>Wie die Diktate mancher Tasten gehört und geschrieben werden, wo nicht wie überall sonst.</translation>
  </message>
  <message>
   <source>What each figure of the performance window is held against.</source>
   <translation>Womit jeder Wert des Leistungsfensters verglichen wird.</translation>
  </message>
  <message>
   <source>As everywhere else</source>
   <translation>Wie überall sonst</translation>
  </message>
  <message>
   <source>As everywhere else ({value})</source>
   <translation>Wie überall sonst ({value})</translation>
  </message>
  <message>
   <source>None: as everywhere else</source>
   <translation>Keines: wie überall sonst</translation>
  </message>
  <message>
   <source>All defaults restored</source>
   <translation>Alle Standardwerte wiederhergestellt</translation>
  </message>
  <message>
   <source>More</source>
   <translation>Mehr</translation>
  </message>
  <message>
   <source>More to do with the settings</source>
   <translation>Mehr zu den Einstellungen</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Rückgängig</translation>
  </message>
  <message>
   <source>Restore all defaults?</source>
   <translation>Alle Standardwerte wiederherstellen?</translation>
  </message>
  <message>
   <source>All settings are as they came, keys, profiles and targets too. Undo brings yours back.</source>
   <translation>Alle Einstellungen sind dann wie am Anfang, auch Tasten, Profile und Ziele. „Rückgängig“ holt Ihre zurück.</translation>
  </message>
  <message>
   <source>&amp;Restore</source>
   <translation>&amp;Wiederherstellen</translation>
  </message>
  <message>
   <source>&amp;Keep mine</source>
   <translation>Meine &amp;behalten</translation>
  </message>
  <message>
   <source>Search settings</source>
   <translation>Einstellungen durchsuchen</translation>
  </message>
  <message>
   <source>No setting fits “{text}”. Try another word, such as key, microphone or language.</source>
   <translation>Keine Einstellung passt zu „{text}“. Versuchen Sie ein anderes Wort, etwa Taste, Mikrofon oder Sprache.</translation>
  </message>
  <message>
   <source>&amp;Export…</source>
   <translation>E&amp;xportieren…</translation>
  </message>
  <message>
   <source>&amp;Open the settings file</source>
   <translation>Einstellungsdatei ö&amp;ffnen</translation>
  </message>
  <message>
   <source>Restore &amp;all defaults…</source>
   <translation>&amp;Alle Standardwerte wiederherstellen…</translation>
  </message>
  <message numerus="yes">
   <source>{n} settings</source>
   <translation>
    <numerusform>{n} Einstellung</numerusform>
    <numerusform>{n} Einstellungen</numerusform>
   </translation>
  </message>
  <message>
   <source>Undo: {change}</source>
   <translation>Rückgängig: {change}</translation>
  </message>
  <message numerus="yes">
   <source>{n} more fit: type on.</source>
   <translation>
    <numerusform>Eine weitere passt: Tippen Sie weiter.</numerusform>
    <numerusform>{n} weitere passen: Tippen Sie weiter.</numerusform>
   </translation>
  </message>
  <message>
   <source>Nothing is called “{text}”. Shown: “{meant}”.</source>
   <translation>Nichts heißt „{text}“. Angezeigt: „{meant}“.</translation>
  </message>
  <message>
   <source>Taken back: {change}</source>
   <translation>Zurückgenommen: {change}</translation>
  </message>
  <message>
   <source>Restore default</source>
   <translation>Standard wiederherstellen</translation>
  </message>
  <message>
   <source>In line {line} of the settings file: {what}</source>
   <translation>In Zeile {line} der Einstellungsdatei: {what}</translation>
  </message>
  <message>
   <source>Default: {value}</source>
   <translation>Standard: {value}</translation>
  </message>
  <message>
   <source>In the settings file: {what}</source>
   <translation>In der Einstellungsdatei: {what}</translation>
  </message>
  <message>
   <source>Restore the default of {name}</source>
   <translation>Standard wiederherstellen: {name}</translation>
  </message>
  <message>
   <source>Not changed: {why}</source>
   <translation>Nicht geändert: {why}</translation>
  </message>
  <message>
   <source>Measured with {command}</source>
   <translation>Gemessen mit {command}</translation>
  </message>
  <message>
   <source>Not allowed yet: {why}</source>
   <translation>Noch nicht erlaubt: {why}</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Entfernen</translation>
  </message>
  <message>
   <source>Opens what belongs to it</source>
   <translation>Öffnet, was dazugehört</translation>
  </message>
  <message>
   <source>Another key</source>
   <translation>Eine weitere Taste</translation>
  </message>
  <message>
   <source>Add a key…</source>
   <translation>Taste hinzufügen…</translation>
  </message>
  <message>
   <source>Name of a new profile</source>
   <translation>Name eines neuen Profils</translation>
  </message>
  <message>
   <source>Add</source>
   <translation>Hinzufügen</translation>
  </message>
  <message>
   <source>Add the profile</source>
   <translation>Profil hinzufügen</translation>
  </message>
  <message>
   <source>Remove {name}</source>
   <translation>{name} entfernen</translation>
  </message>
  <message>
   <source>Add {name}</source>
   <translation>{name} hinzufügen</translation>
  </message>
  <message>
   <source>{key}: {does}</source>
   <translation>{key}: {does}</translation>
  </message>
  <message>
   <source>hotkey shortcut push to talk button trigger</source>
   <translation>Tastenkürzel Kürzel Kurzbefehl Hotkey Sprechtaste Knopf Auslöser</translation>
  </message>
  <message>
   <source>push to talk toggle lock</source>
   <translation>Sprechtaste umschalten einrasten feststellen</translation>
  </message>
  <message>
   <source>abort escape discard</source>
   <translation>abbrechen Abbruch Escape löschen wegwerfen</translation>
  </message>
  <message>
   <source>input device headset sound card</source>
   <translation>Eingabegerät Headset Kopfhörer Soundkarte</translation>
  </message>
  <message>
   <source>warm privacy</source>
   <translation>warm halten Privatsphäre Datenschutz</translation>
  </message>
  <message>
   <source>first word cut off beginning</source>
   <translation>erstes Wort abgeschnitten Anfang</translation>
  </message>
  <message>
   <source>last word cut off end</source>
   <translation>letztes Wort abgeschnitten Ende</translation>
  </message>
  <message>
   <source>model recognition whisper parakeet</source>
   <translation>Modell Spracherkennung Whisper Parakeet</translation>
  </message>
  <message>
   <source>english german french spanish tongue</source>
   <translation>Englisch Deutsch Französisch Spanisch Fremdsprache</translation>
  </message>
  <message>
   <source>memory sleep ram</source>
   <translation>Arbeitsspeicher Ruhezustand schlafen RAM</translation>
  </message>
  <message>
   <source>cpu processor speed</source>
   <translation>CPU Prozessor Geschwindigkeit</translation>
  </message>
  <message>
   <source>live preview</source>
   <translation>live Vorschau</translation>
  </message>
  <message>
   <source>paste clipboard typing keystrokes</source>
   <translation>einfügen Zwischenablage tippen Tastenanschläge</translation>
  </message>
  <message>
   <source>letters lost missing slow program</source>
   <translation>Buchstaben verloren fehlen langsames Programm</translation>
  </message>
  <message>
   <source>translation Deutsch français español 日本語 العربية</source>
   <translation>Übersetzung Deutsch English français español 日本語 العربية</translation>
  </message>
  <message>
   <source>popup bubble window indicator</source>
   <translation>Popup Blase Fenster Anzeige Einblendung</translation>
  </message>
  <message>
   <source>beep noise mute silent</source>
   <translation>Piepton Geräusch stumm leise Ruhe</translation>
  </message>
  <message>
   <source>beep volume quiet</source>
   <translation>Piepton Lautstärke leise</translation>
  </message>
  <message>
   <source>speak text to speech screen reader</source>
   <translation>vorlesen Sprachausgabe Bildschirmleser Screenreader</translation>
  </message>
  <message>
   <source>speed words a minute</source>
   <translation>Geschwindigkeit Tempo Wörter pro Minute</translation>
  </message>
  <message>
   <source>dark mode light appearance night</source>
   <translation>dunkler Modus hell Aussehen Nacht</translation>
  </message>
  <message>
   <source>notification alert</source>
   <translation>Benachrichtigung Warnung Hinweis</translation>
  </message>
  <message>
   <source>voice activation wake word always listening</source>
   <translation>Sprachaktivierung Aktivierungswort immer zuhören</translation>
  </message>
  <message>
   <source>websocket http automation home assistant</source>
   <translation>Websocket HTTP Automatisierung Home Assistant</translation>
  </message>
  <message>
   <source>server cloud network</source>
   <translation>Server Cloud Netzwerk</translation>
  </message>
  <message>
   <source>statistics time saved</source>
   <translation>Statistik gesparte Zeit</translation>
  </message>
  <message>
   <source>dictionary vocabulary names spelling</source>
   <translation>Wörterbuch Wortschatz Namen Rechtschreibung</translation>
  </message>
  <message>
   <source>hotkeys shortcuts second key</source>
   <translation>Tastenkürzel Hotkeys zweite Taste</translation>
  </message>
  <message>
   <source>limit goal strict relaxed preset latency</source>
   <translation>Grenze Grenzwert streng locker Voreinstellung Latenz</translation>
  </message>
  <message>
   <source>debug troubleshooting</source>
   <translation>Debug Fehlersuche</translation>
  </message>
  <message>
   <source>Add…</source>
   <translation>Hinzufügen…</translation>
  </message>
  <message>
   <source>Add a language</source>
   <translation>Sprache hinzufügen</translation>
  </message>
  <message>
   <source>Browse…</source>
   <translation>Durchsuchen…</translation>
  </message>
  <message>
   <source>Look for the file</source>
   <translation>Nach der Datei suchen</translation>
  </message>
  <message>
   <source>Choose a file</source>
   <translation>Datei wählen</translation>
  </message>
  <message>
   <source>Open the file</source>
   <translation>Datei öffnen</translation>
  </message>
  <message numerus="yes">
   <source>{n} more settings are wrong.</source>
   <translation>
    <numerusform>Eine weitere Einstellung ist fehlerhaft.</numerusform>
    <numerusform>{n} weitere Einstellungen sind fehlerhaft.</numerusform>
   </translation>
  </message>
  <message>
   <source>What was in force before still counts for what is wrong.</source>
   <translation>Wo etwas fehlerhaft ist, gilt weiter, was zuvor galt.</translation>
  </message>
  <message>
   <source>The settings file cannot be read.</source>
   <translation>Die Einstellungsdatei kann nicht gelesen werden.</translation>
  </message>
  <message>
   <source>Line {line} of the settings file is wrong, and your last good settings are in use.</source>
   <translation>Zeile {line} der Einstellungsdatei ist fehlerhaft; es gelten Ihre letzten gültigen Einstellungen.</translation>
  </message>
  <message>
   <source>Set of targets</source>
   <translation>Satz von Zielen</translation>
  </message>
  <message>
   <source>Another target of your own</source>
   <translation>Ein weiteres eigenes Ziel</translation>
  </message>
  <message>
   <source>Reset</source>
   <translation>Zurücksetzen</translation>
  </message>
  <message>
   <source>standard: {target}</source>
   <translation>Standard: {target}</translation>
  </message>
  <message>
   <source>Target of {figure}</source>
   <translation>Ziel von {figure}</translation>
  </message>
  <message>
   <source>Your own</source>
   <translation>Eigene</translation>
  </message>
  <message>
   <source>Reset {figure}: {standard}</source>
   <translation>{figure} zurücksetzen: {standard}</translation>
  </message>
  <message>
   <source>Add a target…</source>
   <translation>Ziel hinzufügen…</translation>
  </message>
  <message>
   <source>Targets: {words}</source>
   <translation>Ziele: {words}</translation>
  </message>
  <message>
   <source>Session</source>
   <translation>Sitzung</translation>
  </message>
  <message>
   <source>Day</source>
   <translation>Tag</translation>
  </message>
  <message>
   <source>Week</source>
   <translation>Woche</translation>
  </message>
  <message>
   <source>Month</source>
   <translation>Monat</translation>
  </message>
  <message>
   <source>Mode</source>
   <translation>Modus</translation>
  </message>
  <message>
   <source>Dictations</source>
   <translation>Diktate</translation>
  </message>
  <message>
   <source>All of them, those without a text too.</source>
   <translation>Alle, auch die ohne Text.</translation>
  </message>
  <message>
   <source>Words</source>
   <translation>Wörter</translation>
  </message>
  <message>
   <source>Of the texts that came.</source>
   <translation>Der entstandenen Texte.</translation>
  </message>
  <message>
   <source>Words a minute</source>
   <translation>Wörter pro Minute</translation>
  </message>
  <message>
   <source>From key down to the last character.</source>
   <translation>Vom Tastendruck bis zum letzten Zeichen.</translation>
  </message>
  <message>
   <source>Time saved</source>
   <translation>Gesparte Zeit</translation>
  </message>
  <message>
   <source>Against typing the same words; below zero where typing would have been faster.</source>
   <translation>Gegenüber dem Tippen derselben Wörter; unter null, wo das Tippen schneller gewesen wäre.</translation>
  </message>
  <message>
   <source>Success</source>
   <translation>Erfolg</translation>
  </message>
  <message>
   <source>Dictations that brought a text, of those that were not thrown away and had something said.</source>
   <translation>Diktate, die einen Text ergaben, von denen, die nicht verworfen wurden und in denen etwas gesagt wurde.</translation>
  </message>
  <message>
   <source>Average wait</source>
   <translation>Mittlere Wartezeit</translation>
  </message>
  <message>
   <source>From letting go of the key to the last character.</source>
   <translation>Vom Loslassen der Taste bis zum letzten Zeichen.</translation>
  </message>
  <message>
   <source>by session</source>
   <translation>nach Sitzung</translation>
  </message>
  <message>
   <source>by day</source>
   <translation>nach Tag</translation>
  </message>
  <message>
   <source>by week</source>
   <translation>nach Woche</translation>
  </message>
  <message>
   <source>by month</source>
   <translation>nach Monat</translation>
  </message>
  <message>
   <source>by mode of the key</source>
   <translation>nach Modus der Taste</translation>
  </message>
  <message>
   <source>by engine</source>
   <translation>nach Spracherkennung</translation>
  </message>
  <message>
   <source>by language</source>
   <translation>nach Sprache</translation>
  </message>
  <message>
   <source>by kind of program</source>
   <translation>nach Art des Programms</translation>
  </message>
  <message>
   <source>by version of Holdtalk</source>
   <translation>nach Version von Holdtalk</translation>
  </message>
  <message>
   <source>Of all dictations.</source>
   <translation>Von allen Diktaten.</translation>
  </message>
  <message>
   <source>Too slow</source>
   <translation>Zu langsam</translation>
  </message>
  <message>
   <source>Given up because a part took too long.</source>
   <translation>Abgebrochen, weil ein Teil zu lange brauchte.</translation>
  </message>
  <message>
   <source>Failed</source>
   <translation>Gescheitert</translation>
  </message>
  <message>
   <source>Without a text for another reason.</source>
   <translation>Aus einem anderen Grund ohne Text.</translation>
  </message>
  <message>
   <source>Shortest</source>
   <translation>Kürzeste</translation>
  </message>
  <message>
   <source>The shortest recording.</source>
   <translation>Die kürzeste Aufnahme.</translation>
  </message>
  <message>
   <source>Average</source>
   <translation>Mittel</translation>
  </message>
  <message>
   <source>Length of a recording.</source>
   <translation>Länge einer Aufnahme.</translation>
  </message>
  <message>
   <source>Longest</source>
   <translation>Längste</translation>
  </message>
  <message>
   <source>The longest recording.</source>
   <translation>Die längste Aufnahme.</translation>
  </message>
  <message>
   <source>Least wait</source>
   <translation>Kürzeste Wartezeit</translation>
  </message>
  <message>
   <source>Longest wait</source>
   <translation>Längste Wartezeit</translation>
  </message>
  <message>
   <source>{n} %</source>
   <translation>{n} %</translation>
  </message>
  <message>
   <source>{n} ms</source>
   <translation>{n} ms</translation>
  </message>
  <message>
   <source>{hours} h {minutes} min</source>
   <translation>{hours} h {minutes} min</translation>
  </message>
  <message>
   <source>{month} {year}</source>
   <translation>{month} {year}</translation>
  </message>
  <message>
   <source>Week of {day}</source>
   <translation>Woche vom {day}</translation>
  </message>
  <message>
   <source>{n} min</source>
   <translation>{n} min</translation>
  </message>
  <message numerus="yes">
   <source>Time saved is held against typing {n} words a minute.</source>
   <translation>
    <numerusform>Die gesparte Zeit wird mit dem Tippen von {n} Wort pro Minute verglichen.</numerusform>
    <numerusform>Die gesparte Zeit wird mit dem Tippen von {n} Wörtern pro Minute verglichen.</numerusform>
   </translation>
  </message>
  <message>
   <source>Which time</source>
   <translation>Zeitraum</translation>
  </message>
  <message>
   <source>Put together</source>
   <translation>Zusammengefasst</translation>
  </message>
  <message>
   <source>Shown as bars</source>
   <translation>Als Balken gezeigt</translation>
  </message>
  <message>
   <source>&amp;Copy table</source>
   <translation>Tabelle &amp;kopieren</translation>
  </message>
  <message>
   <source>Nothing was dictated in this time</source>
   <translation>In diesem Zeitraum wurde nichts diktiert</translation>
  </message>
  <message>
   <source>{figure} {grouped}</source>
   <translation>{figure} {grouped}</translation>
  </message>
  <message>
   <source>{what}: it is counted here.</source>
   <translation>{what}: Hier wird es gezählt.</translation>
  </message>
  <message>
   <source>Figures</source>
   <translation>Werte</translation>
  </message>
  <message>
   <source>Longer than this run only figures of dictations are kept, as long as the history is on.</source>
   <translation>Über diese Sitzung hinaus werden nur Werte von Diktaten aufbewahrt, solange der Verlauf eingeschaltet ist.</translation>
  </message>
  <message>
   <source>One line and Compact are windows of their own</source>
   <translation>„Eine Zeile“ und „Kompakt“ sind eigene Fenster</translation>
  </message>
  <message>
   <source>Paused</source>
   <translation>Pausiert</translation>
  </message>
  <message>
   <source>the hotkey is not heard until you resume it</source>
   <translation>die Taste reagiert nicht, bis Sie sie wieder einschalten</translation>
  </message>
  <message>
   <source>the hotkey is not heard until {time}</source>
   <translation>die Taste reagiert bis {time} nicht</translation>
  </message>
 </context>
</TS>
