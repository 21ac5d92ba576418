<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
 <context>
  <name>Holdtalk</name>
  <message>
   <source>What is shown while you speak.</source>
   <translation>Ce qui est affiché pendant que vous parlez.</translation>
  </message>
  <message>
   <source>Where. caret: near the place where you write, in programs that tell where that is; else at the bottom.</source>
   <translation>Où. caret : près de l’endroit où vous écrivez, dans les programmes qui l’indiquent ; sinon en bas.</translation>
  </message>
  <message>
   <source>How large.</source>
   <translation>Quelle taille.</translation>
  </message>
  <message>
   <source>Say which key throws a recording away. first: in the first five dictations after a start. The style detailed says so unless it is never.</source>
   <translation>Indiquer quelle touche abandonne un enregistrement. first : dans les cinq premières dictées après un démarrage. Le style detailed l’indique toujours, sauf avec never.</translation>
  </message>
  <message>
   <source>What the windows are written in, from the next start on. system: the language of the desktop, as far as there is a translation.</source>
   <translation>La langue des fenêtres, à partir du prochain démarrage. system : celle du bureau, s’il existe une traduction.</translation>
  </message>
  <message>
   <source>errors: only what went wrong, and that words of yours wait. none: nothing but a mark on the tray icon.</source>
   <translation>errors : seulement ce qui a échoué, et le fait qu’un texte vous attend. none : rien qu’une marque sur l’icône de la zone de notification.</translation>
  </message>
  <message>
   <source>Other sound while you record. pause: players that understand it (MPRIS) pause. lower, mute: what other programs play becomes quieter or silent. Afterwards all is as before. Linux only.</source>
   <translation>Les autres sons pendant l’enregistrement. pause : les lecteurs qui le comprennent (MPRIS) se mettent en pause. lower, mute : ce que jouent les autres programmes devient plus faible ou muet. Ensuite, tout redevient comme avant. Linux seulement.</translation>
  </message>
  <message>
   <source>lower: to so much of its volume.</source>
   <translation>lower : à quelle part de leur volume.</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>Réessayer</translation>
  </message>
  <message>
   <source>Show models</source>
   <translation>Afficher les modèles</translation>
  </message>
  <message>
   <source>Show it</source>
   <translation>L’afficher</translation>
  </message>
  <message>
   <source>Open settings file</source>
   <translation>Ouvrir le fichier de paramètres</translation>
  </message>
  <message>
   <source>Open log</source>
   <translation>Ouvrir le journal</translation>
  </message>
  <message>
   <source>Copy text</source>
   <translation>Copier le texte</translation>
  </message>
  <message>
   <source>Open folder</source>
   <translation>Ouvrir le dossier</translation>
  </message>
  <message>
   <source>Key or combination, such as ctrl_r, f9, alt_l+space. _l and _r tell left from right.</source>
   <translation>Touche ou combinaison, comme ctrl_r, f9, alt_l+space. _l et _r distinguent la gauche de la droite.</translation>
  </message>
  <message>
   <source>hold: record while held. toggle: press to start, press to stop. hybrid: a tap locks, a hold releases.</source>
   <translation>hold : enregistrer tant qu’elle est maintenue. toggle : appuyer pour commencer, appuyer pour arrêter. hybrid : un appui bref verrouille, un appui maintenu s’arrête au relâchement.</translation>
  </message>
  <message>
   <source>Throws the recording away; only while recording.</source>
   <translation>Abandonne l’enregistrement ; seulement pendant l’enregistrement.</translation>
  </message>
  <message>
   <source>A shorter press records nothing.</source>
   <translation>Un appui plus court n’enregistre rien.</translation>
  </message>
  <message>
   <source>The longest recording; its text follows.</source>
   <translation>L’enregistrement le plus long ; son texte suit.</translation>
  </message>
  <message>
   <source>hybrid: a press shorter than this locks recording on.</source>
   <translation>hybrid : un appui plus court verrouille l’enregistrement.</translation>
  </message>
  <message>
   <source>Wait before a release counts. Only for keyboards or remote desktops whose repeat looks like releases.</source>
   <translation>Attente avant qu’un relâchement compte. Seulement pour les claviers ou bureaux à distance dont la répétition ressemble à des relâchements.</translation>
  </message>
  <message>
   <source>Name (or part of it) of the input device; empty for the system's default.</source>
   <translation>Nom (ou partie du nom) du périphérique d’entrée ; vide pour celui du système.</translation>
  </message>
  <message>
   <source>on_demand: open at key down and stay warm for warm_hold_s. always: stay open.</source>
   <translation>on_demand : ouvrir à l’appui et garder ouvert pendant warm_hold_s. always : laisser ouvert.</translation>
  </message>
  <message>
   <source>How long the microphone stays open after a dictation.</source>
   <translation>Combien de temps le microphone reste ouvert après une dictée.</translation>
  </message>
  <message>
   <source>Speech from before key down, taken when the microphone is already open.</source>
   <translation>Paroles précédant l’appui, prises si le microphone est déjà ouvert.</translation>
  </message>
  <message>
   <source>Recorded after key up, so that the last sound is whole. It adds to the wait.</source>
   <translation>Enregistré après le relâchement, pour que le dernier son soit entier. Cela s’ajoute à l’attente.</translation>
  </message>
  <message>
   <source>The speech engine.</source>
   <translation>Le moteur de reconnaissance.</translation>
  </message>
  <message>
   <source>Threads the engine may use while decoding.</source>
   <translation>Fils d’exécution que le moteur peut utiliser pour comprendre.</translation>
  </message>
  <message>
   <source>What you speak, by its ISO 639 code, such as de, where no profile says otherwise. Empty or auto: the engine finds out, or has only one.</source>
   <translation>Ce que vous parlez, par son code ISO 639, comme de, là où aucun profil ne dit autre chose. Vide ou auto : le moteur le découvre, ou n’a qu’une langue.</translation>
  </message>
  <message>
   <source>All that you speak, such as en de ja: switching goes round in these, and auto chooses among them.</source>
   <translation>Toutes les langues que vous parlez, comme en de ja : le changement de langue les parcourt, et auto choisit parmi elles.</translation>
  </message>
  <message>
   <source>start: load the engine when Holdtalk starts. first_key: when you first dictate; what you say meanwhile is kept, and its text comes once the engine is there.</source>
   <translation>start : charger le moteur au démarrage de Holdtalk. first_key : à votre première dictée ; ce que vous dites entre-temps est conservé, et son texte arrive dès que le moteur est prêt.</translation>
  </message>
  <message>
   <source>Minutes without a dictation after which the engine's memory is given back, until the next one; 0: never. That one's text comes later by the time the engine needs to load.</source>
   <translation>Minutes sans dictée après lesquelles la mémoire du moteur est libérée, jusqu’à la suivante ; 0 : jamais. Le texte de celle-ci est retardé du temps de chargement du moteur.</translation>
  </message>
  <message>
   <source>Show text while you speak.</source>
   <translation>Afficher le texte pendant que vous parlez.</translation>
  </message>
  <message>
   <source>A speech engine that does not answer for this long is started anew.</source>
   <translation>Un moteur de reconnaissance qui ne répond pas pendant ce temps est relancé.</translation>
  </message>
  <message>
   <source>For the engine "openai": a server with OpenAI's /v1/audio/transcriptions, such as http://192.168.1.5:8000/v1. Its key, if it wants one: holdtalk remote key.</source>
   <translation>Pour le moteur « openai » : un serveur avec /v1/audio/transcriptions d’OpenAI, comme http://192.168.1.5:8000/v1. Sa clé, s’il en veut une : holdtalk remote key.</translation>
  </message>
  <message>
   <source>The model that it is asked for.</source>
   <translation>Le modèle qui lui est demandé.</translation>
  </message>
  <message>
   <source>For the engine "wyoming": a Wyoming server for speech, such as tcp://192.168.1.5:10300.</source>
   <translation>Pour le moteur « wyoming » : un serveur Wyoming pour la parole, comme tcp://192.168.1.5:10300.</translation>
  </message>
  <message>
   <source>The model that it is asked for; empty: its own choice.</source>
   <translation>Le modèle qui lui est demandé ; vide : celui qu’il choisit.</translation>
  </message>
  <message>
   <source>What they understand, as ISO 639 codes such as en de. Empty: what a Wyoming server says, else all of Whisper.</source>
   <translation>Ce qu’ils comprennent, en codes ISO 639 comme en de. Vide : ce qu’indique un serveur Wyoming, sinon toutes les langues de Whisper.</translation>
  </message>
  <message>
   <source>Longer than this no connection is waited for.</source>
   <translation>Aucune connexion n’est attendue plus longtemps.</translation>
  </message>
  <message>
   <source>So long the text of one piece is waited for, with all attempts; then the embedded engine writes it.</source>
   <translation>Le texte d’un passage est attendu aussi longtemps, toutes tentatives comprises ; ensuite, le moteur intégré l’écrit.</translation>
  </message>
  <message>
   <source>Attempts after one that a busy or broken server refused.</source>
   <translation>Tentatives après un refus d’un serveur occupé ou en panne.</translation>
  </message>
  <message>
   <source>Certificates (PEM) to trust in place of the system's, for a server with its own.</source>
   <translation>Certificats (PEM) de confiance à la place de ceux du système, pour un serveur qui a les siens.</translation>
  </message>
  <message>
   <source>Send sound unencrypted beyond this machine and its private network: anybody on the way can listen.</source>
   <translation>Envoyer le son non chiffré au-delà de cette machine et de son réseau privé : n’importe qui sur le trajet peut écouter.</translation>
  </message>
  <message>
   <source>Between dictations in the same window. smart: a space when nothing was typed in between.</source>
   <translation>Entre les dictées dans la même fenêtre. smart : une espace si rien n’a été saisi entre-temps.</translation>
  </message>
  <message>
   <source>Use your word list, once there is one: holdtalk words path tells where, holdtalk words add makes it.</source>
   <translation>Utiliser votre liste de mots, dès qu’il y en a une : holdtalk words path indique où elle est, holdtalk words add la crée.</translation>
  </message>
  <message>
   <source>What is written in place of what was heard. on: words of yours that sound alike too. exact: only what stands in the list. off: nothing.</source>
   <translation>Ce qui est écrit à la place de ce qui a été entendu. on : aussi ceux de vos mots qui se prononcent presque pareil. exact : seulement ce qui est dans la liste. off : rien.</translation>
  </message>
  <message>
   <source>So much alike, in letters and sound, a strange word has to be to one of yours. Less corrects more, and wrongly now and then. Words that everybody knows are left alone. holdtalk words test shows what it does.</source>
   <translation>À quel point un mot inconnu doit ressembler à l’un des vôtres, par les lettres et le son. Une valeur plus basse corrige davantage, et parfois à tort. Les mots que tout le monde connaît ne sont pas touchés. holdtalk words test montre l’effet.</translation>
  </message>
  <message>
   <source>So many of your words, those of most use, are favoured by an engine that can.</source>
   <translation>Autant de vos mots, les plus utiles, sont favorisés par un moteur qui sait le faire.</translation>
  </message>
  <message>
   <source>So much of what you dictated just before into the same program is given to an engine that goes by it. It stays in memory, and is forgotten when the screen is locked; 0 for none.</source>
   <translation>Autant de ce que vous venez de dicter dans le même programme est donné à un moteur qui en tient compte. Cela reste en mémoire et s’oublie quand l’écran est verrouillé ; 0 pour rien.</translation>
  </message>
  <message>
   <source>Also what was dictated into other programs.</source>
   <translation>Aussi ce qui a été dicté dans d’autres programmes.</translation>
  </message>
  <message>
   <source>auto: by target and length. type: keystrokes. paste: clipboard, restored afterwards.</source>
   <translation>auto : selon la cible et la longueur. type : frappes au clavier. paste : presse-papiers, restauré ensuite.</translation>
  </message>
  <message>
   <source>auto: text at least this long is pasted.</source>
   <translation>auto : un texte au moins aussi long est collé.</translation>
  </message>
  <message>
   <source>Pause between keystrokes, for a program that loses some. Programs known to need it get it anyway.</source>
   <translation>Pause entre les frappes, pour un programme qui en perd. Les programmes connus pour en avoir besoin l’ont de toute façon.</translation>
  </message>
  <message>
   <source>Short tones at start, stop, cancel and error.</source>
   <translation>Sons brefs au début, à l’arrêt, à l’abandon et en cas d’erreur.</translation>
  </message>
  <message>
   <source>Volume of the tones.</source>
   <translation>Volume des sons.</translation>
  </message>
  <message>
   <source>Read texts aloud when asked: holdtalk say, and the menu. Heard on Linux so far.</source>
   <translation>Lire des textes à voix haute sur demande : holdtalk say, et le menu. Seulement sous Linux pour l’instant.</translation>
  </message>
  <message>
   <source>What speaks. piper: a neural voice, whose files you download.</source>
   <translation>Ce qui parle. piper : une voix neuronale, dont vous téléchargez les fichiers.</translation>
  </message>
  <message>
   <source>espeak-ng: such as en-us or de+f3 (espeak-ng --voices), empty for its default. piper: the .onnx file.</source>
   <translation>espeak-ng : comme en-us ou de+f3 (espeak-ng --voices), vide pour sa voix par défaut. piper : le fichier .onnx.</translation>
  </message>
  <message>
   <source>Words a minute.</source>
   <translation>Mots par minute.</translation>
  </message>
  <message>
   <source>Volume of the voice.</source>
   <translation>Volume de la voix.</translation>
  </message>
  <message>
   <source>Say how each dictation ended and what is wrong, for whoever cannot see the screen.</source>
   <translation>Dire comment chaque dictée s’est terminée et ce qui ne va pas, pour qui ne voit pas l’écran.</translation>
  </message>
  <message>
   <source>Read the text of each dictation aloud once it is written.</source>
   <translation>Lire à voix haute le texte de chaque dictée une fois écrit.</translation>
  </message>
  <message>
   <source>Colours of the windows.</source>
   <translation>Couleurs des fenêtres.</translation>
  </message>
  <message>
   <source>The performance window: minimal is one line that stays on top.</source>
   <translation>La fenêtre des performances : minimal est une seule ligne qui reste au premier plan.</translation>
  </message>
  <message>
   <source>Tell once when a figure breaks its target, never while you speak.</source>
   <translation>Avertir une fois quand une mesure manque son objectif, jamais pendant que vous parlez.</translation>
  </message>
  <message>
   <source>Mark the tray icon, its tooltip and menu while a figure is off its target.</source>
   <translation>Marquer l’icône de la zone de notification, son infobulle et son menu tant qu’une mesure manque son objectif.</translation>
  </message>
  <message>
   <source>How often memory and CPU are read while the window is shown.</source>
   <translation>À quelle fréquence la mémoire et le processeur sont mesurés tant que la fenêtre est affichée.</translation>
  </message>
  <message>
   <source>Let other programs on this machine use Holdtalk by WebSocket and HTTP. They need a token: holdtalk api prints where.</source>
   <translation>Permettre à d’autres programmes de cette machine d’utiliser Holdtalk par WebSocket et HTTP. Il leur faut un jeton : holdtalk api indique où il est.</translation>
  </message>
  <message>
   <source>Where they find it, on 127.0.0.1 alone.</source>
   <translation>Où ils le trouvent, sur 127.0.0.1 seulement.</translation>
  </message>
  <message>
   <source>They may begin, end and cancel dictations, and have texts of theirs read aloud.</source>
   <translation>Ils peuvent commencer, terminer et abandonner des dictées, et faire lire leurs textes à voix haute.</translation>
  </message>
  <message>
   <source>They get what is said, may have a text of theirs written, and sound of theirs understood.</source>
   <translation>Ils reçoivent ce qui est dit, peuvent faire écrire leurs textes et faire comprendre leurs sons.</translation>
  </message>
  <message>
   <source>They get figures and breaches, and Prometheus may read /metrics.</source>
   <translation>Ils reçoivent les mesures et les dépassements, et Prometheus peut lire /metrics.</translation>
  </message>
  <message>
   <source>Web pages that may use it too, such as http://localhost:3000.</source>
   <translation>Pages web qui peuvent aussi l’utiliser, comme http://localhost:3000.</translation>
  </message>
  <message>
   <source>Programs that may be connected at once.</source>
   <translation>Programmes qui peuvent être connectés en même temps.</translation>
  </message>
  <message>
   <source>Listen for the wake word all the time; it begins a dictation, silence ends it. Needs holdtalk[hands-free].</source>
   <translation>Guetter le mot d’activation en permanence ; il commence une dictée, le silence la termine. Nécessite holdtalk[hands-free].</translation>
  </message>
  <message>
   <source>The wake word: okay_nabu, hey_jarvis, hey_mycroft, alexa, or one of your own, which holdtalk wake-words add has kept.</source>
   <translation>Le mot d’activation : okay_nabu, hey_jarvis, hey_mycroft, alexa, ou un mot à vous, conservé par holdtalk wake-words add.</translation>
  </message>
  <message>
   <source>50: as the word's model has it. More wakes sooner, over other voices above all, and now and then at no word.</source>
   <translation>50 : comme le prévoit le modèle du mot. Plus haut, il réagit plus facilement, surtout à d’autres voix, et parfois sans le mot.</translation>
  </message>
  <message>
   <source>The word is not heard again so soon.</source>
   <translation>Le mot n’est pas entendu de nouveau avant ce délai.</translation>
  </message>
  <message>
   <source>Silence behind speech that ends it.</source>
   <translation>Silence après la parole qui termine la dictée.</translation>
  </message>
  <message>
   <source>dictation: silence ends it. continuous: each sentence is typed at its pause, until a key or the word.</source>
   <translation>dictation : le silence la termine. continuous : chaque phrase est saisie à sa pause, jusqu’à une touche ou au mot.</translation>
  </message>
  <message>
   <source>Said alone it calls the dictation off; as a sentence behind others it ends it, and those are written. Several with commas, empty for none.</source>
   <translation>Dit seul, il abandonne la dictée ; comme phrase après d’autres, il la termine, et celles-ci sont écrites. Plusieurs séparés par des virgules, vide pour aucun.</translation>
  </message>
  <message>
   <source>The [profile.NAME] that its dictations follow; empty: that of the first hotkey.</source>
   <translation>Le [profile.NAME] que suivent ses dictées ; vide : celui de la première touche.</translation>
  </message>
  <message>
   <source>Count dictations and words of each run of Holdtalk, and the time they saved. Words are never kept.</source>
   <translation>Compter les dictées et les mots de chaque session de Holdtalk, et le temps gagné. Les paroles ne sont jamais conservées.</translation>
  </message>
  <message>
   <source>How fast you type: what the time saved is held against.</source>
   <translation>Votre vitesse de frappe : le temps gagné lui est comparé.</translation>
  </message>
  <message>
   <source>So much of the newest texts is held in memory, and nowhere else; 0 for none.</source>
   <translation>Autant des textes les plus récents sont gardés en mémoire, et nulle part ailleurs ; 0 pour aucun.</translation>
  </message>
  <message>
   <source>Summaries of older runs are removed.</source>
   <translation>Les résumés de sessions plus anciennes sont supprimés.</translation>
  </message>
  <message>
   <source>The oldest are removed beyond so many kB.</source>
   <translation>Au-delà d’autant de kB, les plus anciens sont supprimés.</translation>
  </message>
  <message>
   <source>Keep what you dictate, as text, on this machine alone, to be found, copied and heard again. false: no more is kept; what is there stays until you delete it.</source>
   <translation>Conserver ce que vous dictez, sous forme de texte, sur cette machine seulement, pour le retrouver, le copier et le faire reconnaître de nouveau. false : rien ne s’ajoute ; ce qui est là reste jusqu’à ce que vous le supprimiez.</translation>
  </message>
  <message>
   <source>Older dictations are removed, but none that still waits for you; 0: never.</source>
   <translation>Les dictées plus anciennes sont supprimées, mais aucune qui vous attend encore ; 0 : jamais.</translation>
  </message>
  <message>
   <source>The oldest are removed beyond so many MB, but none that still waits for you.</source>
   <translation>Au-delà d’autant de MB, les plus anciennes sont supprimées, mais aucune qui vous attend encore.</translation>
  </message>
  <message>
   <source>Keep their sound too, as FLAC, about 1 MB a minute.</source>
   <translation>Conserver aussi leur son, en FLAC, environ 1 MB par minute.</translation>
  </message>
  <message>
   <source>The oldest sound is removed beyond so many MB.</source>
   <translation>Au-delà d’autant de MB, le son le plus ancien est supprimé.</translation>
  </message>
  <message>
   <source>Sound of dictations that were cancelled, or did not get into their window, is kept for so long once you have dealt with them, whatever keep_sound says; 0: not at all.</source>
   <translation>Le son des dictées abandonnées, ou qui ne sont pas arrivées dans leur fenêtre, est conservé aussi longtemps une fois que vous vous en êtes occupé, quoi que dise keep_sound ; 0 : pas du tout.</translation>
  </message>
  <message>
   <source>Programs whose dictations leave neither text nor sound, by the classes of their windows, with commas, such as keepassxc, signal. Prompts for passwords never leave any.</source>
   <translation>Programmes dont les dictées ne laissent ni texte ni son, par les classes de leurs fenêtres, séparées par des virgules, comme keepassxc, signal. Les demandes de mot de passe n’en laissent jamais.</translation>
  </message>
  <message>
   <source>Write the figures of each finished day or week into a file of its own, and make up for missed ones. Never a text.</source>
   <translation>Écrire les chiffres de chaque jour ou semaine achevés dans un fichier à part, et rattraper ceux qui manquent. Jamais un texte.</translation>
  </message>
  <message>
   <source>Where to; empty: statistics in Holdtalk's data folder.</source>
   <translation>Où ; vide : statistics dans le dossier de données de Holdtalk.</translation>
  </message>
  <message>
   <source>What kind of file.</source>
   <translation>Quel type de fichier.</translation>
  </message>
  <message>
   <source>How much is logged. Never what you said.</source>
   <translation>Ce qui est noté dans le journal. Jamais ce que vous avez dit.</translation>
  </message>
  <message>
   <source>Key or combination, as in [hotkey].</source>
   <translation>Touche ou combinaison, comme dans [hotkey].</translation>
  </message>
  <message>
   <source>What holdtalk press --binding calls it; its key, when nothing stands here.</source>
   <translation>Comment holdtalk press --binding l’appelle ; sa touche, si rien n’est indiqué ici.</translation>
  </message>
  <message>
   <source>As in [hotkey]. read: has the selection or the last text read aloud. hands_free: switches listening for the wake word on and off. language: goes on to the next of [speech] languages. undo: takes the last text back. insert_last: inserts it again. pause: the other hotkeys are the windows' until it is pressed again.</source>
   <translation>Comme dans [hotkey]. read : fait lire à voix haute la sélection ou le dernier texte. hands_free : active ou désactive l’écoute du mot d’activation. language : passe à la suivante de [speech] languages. undo : retire le dernier texte. insert_last : l’insère de nouveau. pause : laisse les autres touches aux fenêtres jusqu’au prochain appui.</translation>
  </message>
  <message>
   <source>The name of the [profile.NAME] that its dictations follow; empty: the general tables.</source>
   <translation>Le nom du [profile.NAME] que suivent ses dictées ; vide : les tables générales.</translation>
  </message>
  <message>
   <source>What is spoken, as in [speech]; auto too.</source>
   <translation>Ce qui est parlé, comme dans [speech] ; auto aussi.</translation>
  </message>
  <message>
   <source>Several hotkeys, each a [[binding]] of its own, in place of key and mode in [hotkey]. name, mode, profile, min_duration_ms and tap_ms may be left out. The mode read has the selection or the last text read aloud; hands_free switches listening for the wake word; language goes on to the next language; undo takes the last text back, insert_last inserts it again, pause gives the other hotkeys to the windows for a while.</source>
   <translation>Plusieurs touches, chacune avec son propre [[binding]], à la place de key et mode dans [hotkey]. name, mode, profile, min_duration_ms et tap_ms peuvent être omis. Le mode read fait lire à voix haute la sélection ou le dernier texte ; hands_free active ou désactive l’écoute du mot d’activation ; language passe à la langue suivante ; undo retire le dernier texte, insert_last l’insère de nouveau, pause laisse un moment les autres touches aux fenêtres.</translation>
  </message>
  <message>
   <source>Profiles, by a name of your own, for a [[binding]] to follow: engine, language, separator, method, paste_from_characters, key_delay_ms. What is left out is as in [speech], [text] and [insertion].</source>
   <translation>Profils, sous un nom à vous, qu’un [[binding]] peut suivre : engine, language, separator, method, paste_from_characters, key_delay_ms. Ce qui est omis est comme dans [speech], [text] et [insertion].</translation>
  </message>
  <message>
   <source>Your own targets, by the names the performance window shows, in their units.</source>
   <translation>Vos propres objectifs, sous les noms qu’affiche la fenêtre des performances, dans leurs unités.</translation>
  </message>
  <message>
   <source>There is no text to insert yet.</source>
   <translation>Il n’y a pas encore de texte à insérer.</translation>
  </message>
  <message>
   <source>Dictate first: the last text can then be had again.</source>
   <translation>Dictez d’abord : le dernier texte pourra alors être repris.</translation>
  </message>
  <message>
   <source>There is nothing to undo.</source>
   <translation>Il n’y a rien à annuler.</translation>
  </message>
  <message>
   <source>Only what was written last can be taken back.</source>
   <translation>Seul ce qui a été écrit en dernier peut être retiré.</translation>
  </message>
  <message>
   <source>A text is still on its way.</source>
   <translation>Un texte est encore en route.</translation>
  </message>
  <message>
   <source>Undo it once it stands in its window.</source>
   <translation>Annulez-le une fois qu’il est dans sa fenêtre.</translation>
  </message>
  <message>
   <source>Nothing was undone: a key or the mouse was used since.</source>
   <translation>Rien n’a été annulé : une touche ou la souris a été utilisée depuis.</translation>
  </message>
  <message>
   <source>So nobody can tell what stands before the caret now. Select the text and delete it by hand.</source>
   <translation>On ne peut donc pas savoir ce qui précède le curseur à présent. Sélectionnez le texte et supprimez-le à la main.</translation>
  </message>
  <message>
   <source>The window did not answer, so the text may not be undone.</source>
   <translation>La fenêtre n’a pas répondu, le texte n’est peut-être pas annulé.</translation>
  </message>
  <message>
   <source>Look at what stands there.</source>
   <translation>Regardez ce qui s’y trouve.</translation>
  </message>
  <message>
   <source>The microphones could not be listed.</source>
   <translation>Impossible d’établir la liste des microphones.</translation>
  </message>
  <message numerus="yes">
   <source>{n} dictations written</source>
   <translation>
    <numerusform>{n} dictée écrite</numerusform>
    <numerusform>{n} dictées écrites</numerusform>
   </translation>
  </message>
  <message>
   <source>There is no sound of this dictation.</source>
   <translation>Il n’y a pas de son pour cette dictée.</translation>
  </message>
  <message>
   <source>It was not kept, or not so long.</source>
   <translation>Il n’a pas été conservé, ou pas aussi longtemps.</translation>
  </message>
  <message>
   <source>Reads the selection or the last text aloud</source>
   <translation>Lit à voix haute la sélection ou le dernier texte</translation>
  </message>
  <message>
   <source>Switches hands-free on and off</source>
   <translation>Active ou désactive le mode mains libres</translation>
  </message>
  <message>
   <source>Goes on to the next language</source>
   <translation>Passe à la langue suivante</translation>
  </message>
  <message>
   <source>Dictates</source>
   <translation>Dicte</translation>
  </message>
  <message>
   <source>No program opens this.</source>
   <translation>Aucun programme ne l’ouvre.</translation>
  </message>
  <message>
   <source>Your desktop or another program uses {key} too. It would do both: choose another key, or take it from that program.</source>
   <translation>Votre bureau ou un autre programme utilise aussi {key}. Les deux actions se feraient : choisissez une autre touche, ou retirez celle-ci à ce programme.</translation>
  </message>
  <message>
   <source>{key} by itself could not be typed any more. Hold Ctrl or Alt with it, or choose another key.</source>
   <translation>Seule, la touche {key} ne servirait plus à écrire. Ajoutez Ctrl ou Alt, ou choisissez une autre touche.</translation>
  </message>
  <message>
   <source>{key} by itself would no longer reach your windows. Hold Ctrl or Alt with it, or choose another key.</source>
   <translation>Seule, la touche {key} n’arriverait plus à vos fenêtres. Ajoutez Ctrl ou Alt, ou choisissez une autre touche.</translation>
  </message>
  <message>
   <source>{key} switches a state. Holdtalk switches it back each time; its light may flicker.</source>
   <translation>La touche {key} change un état. Holdtalk le rétablit chaque fois ; son voyant peut clignoter.</translation>
  </message>
  <message>
   <source>You hold {key} for capital letters. Holding it long would start a dictation.</source>
   <translation>Vous maintenez {key} pour les majuscules. Un appui prolongé commencerait une dictée.</translation>
  </message>
  <message>
   <source>Many keyboards need {key} for characters such as @ or €.</source>
   <translation>Beaucoup de claviers ont besoin de {key} pour des caractères comme @ ou €.</translation>
  </message>
  <message>
   <source>Most desktops open their menu with {key}.</source>
   <translation>La plupart des bureaux ouvrent leur menu avec {key}.</translation>
  </message>
  <message>
   <source>{key} is a shortcut of most programs, and would no longer reach them.</source>
   <translation>{key} est un raccourci de la plupart des programmes et ne leur parviendrait plus.</translation>
  </message>
  <message>
   <source>Most desktops use {key} themselves.</source>
   <translation>La plupart des bureaux utilisent eux-mêmes {key}.</translation>
  </message>
  <message>
   <source>Nothing is recorded yet.</source>
   <translation>Rien n’est encore enregistré.</translation>
  </message>
  <message>
   <source>Record a test first.</source>
   <translation>Enregistrez d’abord un test.</translation>
  </message>
  <message>
   <source>That did not work.</source>
   <translation>Cela n’a pas marché.</translation>
  </message>
  <message>
   <source>Under Wayland programs cannot hear keys by themselves.</source>
   <translation>Sous Wayland, les programmes ne peuvent pas lire les touches par eux-mêmes.</translation>
  </message>
  <message>
   <source>This desktop shows no tray, so Holdtalk has a small window instead.</source>
   <translation>Ce bureau n’affiche pas de zone de notification, Holdtalk a donc une petite fenêtre à la place.</translation>
  </message>
  <message>
   <source>Switch the desktop's tray on, and the icon appears by itself.</source>
   <translation>Activez la zone de notification du bureau, et l’icône apparaît d’elle-même.</translation>
  </message>
  <message>
   <source>The system does not let you use its sound devices.</source>
   <translation>Le système ne vous laisse pas utiliser ses périphériques audio.</translation>
  </message>
  <message>
   <source>Become a member of the group audio, then log out and in again.</source>
   <translation>Devenez membre du groupe audio, puis fermez votre session et rouvrez-la.</translation>
  </message>
  <message>
   <source>Unmute it here, or in the system's sound settings.</source>
   <translation>Réactivez le son ici, ou dans les paramètres de son du système.</translation>
  </message>
  <message>
   <source>Without wtype text reaches only windows of X11 programs.</source>
   <translation>Sans wtype, le texte n’atteint que les fenêtres des programmes X11.</translation>
  </message>
  <message>
   <source>Install it, then start Holdtalk again.</source>
   <translation>Installez-le, puis redémarrez Holdtalk.</translation>
  </message>
  <message>
   <source>Without wl-clipboard a text that waits for you cannot be put on the clipboard.</source>
   <translation>Sans wl-clipboard, un texte qui vous attend ne peut pas être mis dans le presse-papiers.</translation>
  </message>
  <message>
   <source>Install it; nothing has to be started again.</source>
   <translation>Installez-le ; rien n’a besoin d’être redémarré.</translation>
  </message>
  <message>
   <source>GNOME shows no tray by itself, so Holdtalk has a small window instead.</source>
   <translation>GNOME n’affiche pas de zone de notification par lui-même, Holdtalk a donc une petite fenêtre à la place.</translation>
  </message>
  <message>
   <source>Install the extension AppIndicator, switch it on in Extensions, and the icon appears by itself.</source>
   <translation>Installez l’extension AppIndicator, activez-la dans Extensions, et l’icône apparaît d’elle-même.</translation>
  </message>
  <message>
   <source>“{name}” is muted.</source>
   <translation>Le son de « {name} » est coupé.</translation>
  </message>
  <message>
   <source>Select the text and delete it by hand.</source>
   <translation>Sélectionnez le texte et supprimez-le à la main.</translation>
  </message>
  <message>
   <source>Nothing was undone: another window has the focus.</source>
   <translation>Rien n’a été annulé : une autre fenêtre est active.</translation>
  </message>
  <message>
   <source>Nothing was undone: the text does not stand right before the caret, or the window does not tell.</source>
   <translation>Rien n’a été annulé : le texte n’est pas juste avant le curseur, ou la fenêtre ne l’indique pas.</translation>
  </message>
  <message>
   <source>Nothing was undone: in this window nobody can tell what would go with the text.</source>
   <translation>Rien n’a été annulé : dans cette fenêtre, on ne peut pas savoir ce qui partirait avec le texte.</translation>
  </message>
  <message>
   <source>Nothing was undone: the text is too long, or too many came behind it.</source>
   <translation>Rien n’a été annulé : le texte est trop long, ou trop d’autres l’ont suivi.</translation>
  </message>
  <message>
   <source>Nothing was undone: a menu is open, or the screen is locked.</source>
   <translation>Rien n’a été annulé : un menu est ouvert, ou l’écran est verrouillé.</translation>
  </message>
  <message>
   <source>Close it, and undo again.</source>
   <translation>Fermez-le, et annulez de nouveau.</translation>
  </message>
  <message>
   <source>Nothing was undone: a key like Ctrl was held down.</source>
   <translation>Rien n’a été annulé : une touche comme Ctrl était maintenue.</translation>
  </message>
  <message>
   <source>Let go of the keys, and undo again.</source>
   <translation>Relâchez les touches, et annulez de nouveau.</translation>
  </message>
  <message>
   <source>The text was undone only in part.</source>
   <translation>Le texte n’a été annulé qu’en partie.</translation>
  </message>
  <message>
   <source>Something came in between: look at what stands there, and delete the rest by hand.</source>
   <translation>Quelque chose s’est interposé : regardez ce qui s’y trouve, et supprimez le reste à la main.</translation>
  </message>
  <message>
   <source>What was written cannot be undone on this system.</source>
   <translation>Ce qui a été écrit ne peut pas être annulé sur ce système.</translation>
  </message>
  <message>
   <source>Windows here do not tell what stands before the caret. Use the program's own Undo, or delete the text by hand.</source>
   <translation>Ici, les fenêtres n’indiquent pas ce qui précède le curseur. Utilisez la commande Annuler du programme, ou supprimez le texte à la main.</translation>
  </message>
  <message>
   <source>Today</source>
   <translation>Aujourd’hui</translation>
  </message>
  <message>
   <source>Yesterday</source>
   <translation>Hier</translation>
  </message>
  <message>
   <source>Any time</source>
   <translation>N’importe quand</translation>
  </message>
  <message>
   <source>This week</source>
   <translation>Cette semaine</translation>
  </message>
  <message>
   <source>This month</source>
   <translation>Ce mois-ci</translation>
  </message>
  <message>
   <source>Last 30 days</source>
   <translation>30 derniers jours</translation>
  </message>
  <message>
   <source>This year</source>
   <translation>Cette année</translation>
  </message>
  <message>
   <source>{day}, {time}</source>
   <translation>{day}, {time}</translation>
  </message>
  <message>
   <source>Press {key} now, and once more to stop.</source>
   <translation>Appuyez maintenant sur {key}, et encore une fois pour arrêter.</translation>
  </message>
  <message>
   <source>Hold {key} now, then let it go.</source>
   <translation>Maintenez maintenant {key}, puis relâchez.</translation>
  </message>
  <message>
   <source>The key you hold while you speak</source>
   <translation>La touche que vous maintenez en parlant</translation>
  </message>
  <message>
   <source>Choose &amp;another key</source>
   <translation>Choisir une &amp;autre touche</translation>
  </message>
  <message>
   <source>Key</source>
   <translation>Touche</translation>
  </message>
  <message>
   <source>That is it.</source>
   <translation>C’est bien cela.</translation>
  </message>
  <message>
   <source>Holdtalk hears {key}.</source>
   <translation>Holdtalk détecte {key}.</translation>
  </message>
  <message>
   <source>Ready whenever you are</source>
   <translation>Tout est prêt</translation>
  </message>
  <message>
   <source>&amp;Start Holdtalk when I log in</source>
   <translation>&amp;Lancer Holdtalk à l’ouverture de ma session</translation>
  </message>
  <message>
   <source>Holdtalk is this icon in the tray. A click on it opens its menu, where everything else is.</source>
   <translation>Holdtalk est cette icône de la zone de notification. Un clic dessus ouvre son menu, où se trouve tout le reste.</translation>
  </message>
  <message>
   <source>Holdtalk has a small window, where everything else is: minimise it while you work.</source>
   <translation>Holdtalk a une petite fenêtre, où se trouve tout le reste : réduisez-la pendant que vous travaillez.</translation>
  </message>
  <message>
   <source>Holdtalk's icon</source>
   <translation>L’icône de Holdtalk</translation>
  </message>
  <message>
   <source>This can be seen again: “Set up again…” in Holdtalk's menu.</source>
   <translation>Vous pouvez revoir ceci : « Configurer de nouveau… » dans le menu de Holdtalk.</translation>
  </message>
  <message>
   <source>Can Holdtalk hear you?</source>
   <translation>Holdtalk vous entend-il ?</translation>
  </message>
  <message>
   <source>Looking for microphones…</source>
   <translation>Recherche des microphones…</translation>
  </message>
  <message>
   <source>&amp;Microphone</source>
   <translation>&amp;Microphone</translation>
  </message>
  <message>
   <source>Say something: the bars follow your voice. Nothing is recorded here.</source>
   <translation>Dites quelque chose : les barres suivent votre voix. Rien n’est enregistré ici.</translation>
  </message>
  <message>
   <source>No microphone found. Plug one in.</source>
   <translation>Aucun microphone trouvé. Branchez-en un.</translation>
  </message>
  <message>
   <source>System default</source>
   <translation>Choix du système</translation>
  </message>
  <message>
   <source>{name} (not connected)</source>
   <translation>{name} (non connecté)</translation>
  </message>
  <message>
   <source>&amp;Unmute it</source>
   <translation>&amp;Réactiver le son</translation>
  </message>
  <message>
   <source>Look a&amp;gain</source>
   <translation>Vérifier de nou&amp;veau</translation>
  </message>
  <message>
   <source>Line to copy: {line}</source>
   <translation>Ligne à copier : {line}</translation>
  </message>
  <message>
   <source>&amp;Copy this line</source>
   <translation>&amp;Copier cette ligne</translation>
  </message>
  <message>
   <source>held down</source>
   <translation>maintenue</translation>
  </message>
  <message>
   <source>Step {n} of {all}</source>
   <translation>Étape {n} sur {all}</translation>
  </message>
  <message>
   <source>was heard</source>
   <translation>reconnue</translation>
  </message>
  <message>
   <source>waits to be pressed</source>
   <translation>attend votre appui</translation>
  </message>
  <message>
   <source>The key {key}: {state}</source>
   <translation>La touche {key} : {state}</translation>
  </message>
  <message>
   <source>Your language</source>
   <translation>Votre langue</translation>
  </message>
  <message numerus="yes">
   <source>{n} processor cores</source>
   <translation>
    <numerusform>{n} cœur de processeur</numerusform>
    <numerusform>{n} cœurs de processeur</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} languages</source>
   <translation>
    <numerusform>{n} langue</numerusform>
    <numerusform>{n} langues</numerusform>
   </translation>
  </message>
  <message>
   <source>&amp;You speak</source>
   <translation>Vous parle&amp;z</translation>
  </message>
  <message>
   <source>Open &amp;Models…</source>
   <translation>Ouvrir les &amp;modèles…</translation>
  </message>
  <message>
   <source>Looking at what this machine has…</source>
   <translation>Examen de cette machine…</translation>
  </message>
  <message>
   <source>The model in use is not known here. Models tells more.</source>
   <translation>Le modèle utilisé n’est pas connu ici. La page Modèles en dit plus.</translation>
  </message>
  <message>
   <source>{model}: {languages}, {size} MB to download, {memory} MB of memory</source>
   <translation>{model} : {languages}, {size} MB à télécharger, {memory} MB de mémoire</translation>
  </message>
  <message>
   <source>This machine has {cores} and {memory} GB of memory.</source>
   <translation>Cette machine a {cores} et {memory} GB de mémoire.</translation>
  </message>
  <message>
   <source>{model} understands {languages}. For {language} another model is needed.</source>
   <translation>{model} comprend {languages}. Pour {language}, il faut un autre modèle.</translation>
  </message>
  <message>
   <source>Others can be downloaded; each of these fits this machine:</source>
   <translation>D’autres peuvent être téléchargés ; chacun de ceux-ci convient à cette machine :</translation>
  </message>
  <message>
   <source>{model}: {languages}, {memory} MB of memory</source>
   <translation>{model} : {languages}, {memory} MB de mémoire</translation>
  </message>
  <message>
   <source>{model} understands {language}. Nothing has to be done here.</source>
   <translation>{model} comprend {language}. Il n’y a rien à faire ici.</translation>
  </message>
  <message>
   <source>{facts}; best when this machine was measured</source>
   <translation>{facts} ; le meilleur lors des mesures sur cette machine</translation>
  </message>
  <message>
   <source>Press {key}, say a sentence, press it again.</source>
   <translation>Appuyez sur {key}, dites une phrase, appuyez de nouveau.</translation>
  </message>
  <message>
   <source>Hold {key}, say a sentence, let go.</source>
   <translation>Maintenez {key}, dites une phrase, relâchez.</translation>
  </message>
  <message>
   <source>It was not typed, because the window had changed: it waits in Holdtalk's menu.</source>
   <translation>Le texte n’a pas été saisi, car la fenêtre avait changé : il attend dans le menu de Holdtalk.</translation>
  </message>
  <message>
   <source>Nothing was understood. Say a whole sentence, and look at the microphone once more.</source>
   <translation>Rien n’a été compris. Dites une phrase entière, et vérifiez encore le microphone.</translation>
  </message>
  <message>
   <source>Thrown away, as Esc does.</source>
   <translation>Abandonné, comme avec Échap.</translation>
  </message>
  <message>
   <source>That was only a tap. Hold the key as long as you speak.</source>
   <translation>Ce n’était qu’un appui bref. Maintenez la touche tant que vous parlez.</translation>
  </message>
  <message>
   <source>There was no text this time. The recording is kept: see Holdtalk's menu.</source>
   <translation>Pas de texte cette fois. L’enregistrement est conservé : voyez le menu de Holdtalk.</translation>
  </message>
  <message>
   <source>Say something</source>
   <translation>Dites quelque chose</translation>
  </message>
  <message numerus="yes">
   <source>{n} words</source>
   <translation>
    <numerusform>{n} mot</numerusform>
    <numerusform>{n} mots</numerusform>
   </translation>
  </message>
  <message>
   <source>It is written.</source>
   <translation>C’est écrit.</translation>
  </message>
  <message>
   <source>Your words appear here.</source>
   <translation>Vos paroles apparaissent ici.</translation>
  </message>
  <message>
   <source>A field to dictate into</source>
   <translation>Un champ où dicter</translation>
  </message>
  <message>
   <source>The speech engine is still being loaded. What you say is written once it is there.</source>
   <translation>Le moteur de reconnaissance est encore en cours de chargement. Ce que vous dites est écrit dès qu’il est prêt.</translation>
  </message>
  <message>
   <source>{seconds} s after you let go</source>
   <translation>{seconds} s après le relâchement</translation>
  </message>
  <message>
   <source>{seconds} s of speech</source>
   <translation>{seconds} s de parole</translation>
  </message>
  <message>
   <source>{words}, {speech}. This is how it works in every window.</source>
   <translation>{words}, {speech}. Cela marche ainsi dans toutes les fenêtres.</translation>
  </message>
  <message>
   <source>Esc throws away what you are saying; nothing is written then.</source>
   <translation>Échap abandonne ce que vous dites ; rien n’est écrit alors.</translation>
  </message>
  <message>
   <source>&amp;Next</source>
   <translation>&amp;Suivant</translation>
  </message>
  <message>
   <source>Skip &amp;this step</source>
   <translation>Passer cette é&amp;tape</translation>
  </message>
  <message>
   <source>&amp;Finish</source>
   <translation>&amp;Terminer</translation>
  </message>
  <message>
   <source>Skip a&amp;ll</source>
   <translation>T&amp;out passer</translation>
  </message>
  <message>
   <source>&amp;Back</source>
   <translation>&amp;Précédent</translation>
  </message>
  <message>
   <source>Setting up: step {n} of {all}</source>
   <translation>Configuration : étape {n} sur {all}</translation>
  </message>
  <message>
   <source>Say something.</source>
   <translation>Dites quelque chose.</translation>
  </message>
  <message>
   <source>I hear you.</source>
   <translation>Je vous entends.</translation>
  </message>
  <message>
   <source>I hear you, but faintly. Come closer, or raise its volume in the system's sound settings.</source>
   <translation>Je vous entends, mais faiblement. Approchez-vous, ou augmentez son volume dans les paramètres de son du système.</translation>
  </message>
  <message>
   <source>Too loud: it is cut off. Move away a little, or lower its volume in the system's sound settings.</source>
   <translation>Trop fort : le son sature. Éloignez-vous un peu, ou baissez son volume dans les paramètres de son du système.</translation>
  </message>
  <message>
   <source>Nothing but silence. Is it muted? Look for a switch on it, or choose another one.</source>
   <translation>Rien que du silence. Le son est-il coupé ? Cherchez un interrupteur sur le microphone, ou choisissez-en un autre.</translation>
  </message>
  <message>
   <source>No sound comes from this microphone. Choose another one, or plug it in again.</source>
   <translation>Aucun son ne vient de ce microphone. Choisissez-en un autre, ou rebranchez-le.</translation>
  </message>
  <message>
   <source>Markdown</source>
   <translation>Markdown</translation>
  </message>
  <message>
   <source>This text waits for you: copy it, or insert it where it belongs.</source>
   <translation>Ce texte vous attend : copiez-le, ou insérez-le là où il doit aller.</translation>
  </message>
  <message>
   <source>The chosen dictation</source>
   <translation>La dictée choisie</translation>
  </message>
  <message>
   <source>As it was heard</source>
   <translation>Tel qu’entendu</translation>
  </message>
  <message>
   <source>Figures of this dictation</source>
   <translation>Chiffres de cette dictée</translation>
  </message>
  <message>
   <source>&amp;Copy</source>
   <translation>&amp;Copier</translation>
  </message>
  <message>
   <source>&amp;Insert again</source>
   <translation>&amp;Insérer de nouveau</translation>
  </message>
  <message>
   <source>&amp;Play</source>
   <translation>Lir&amp;e</translation>
  </message>
  <message>
   <source>&amp;Try again with</source>
   <translation>Réessayer a&amp;vec</translation>
  </message>
  <message>
   <source>&amp;Delete…</source>
   <translation>S&amp;upprimer…</translation>
  </message>
  <message>
   <source>Its sound is not kept.</source>
   <translation>Son enregistrement sonore n’est pas conservé.</translation>
  </message>
  <message>
   <source>{words} in {time}</source>
   <translation>{words} en {time}</translation>
  </message>
  <message>
   <source>Sto&amp;p</source>
   <translation>Arrê&amp;ter</translation>
  </message>
  <message>
   <source>Choose a dictation to read all of it.</source>
   <translation>Choisissez une dictée pour la lire en entier.</translation>
  </message>
  <message>
   <source>As it was heard: {text}</source>
   <translation>Tel qu’entendu : {text}</translation>
  </message>
  <message>
   <source>the microphone was open already</source>
   <translation>le microphone était déjà ouvert</translation>
  </message>
  <message>
   <source>the microphone had to be opened first</source>
   <translation>le microphone a dû d’abord être ouvert</translation>
  </message>
  <message>
   <source>the engine had to be loaded first</source>
   <translation>le moteur a dû d’abord être chargé</translation>
  </message>
  <message>
   <source>typed</source>
   <translation>saisi</translation>
  </message>
  <message>
   <source>pasted</source>
   <translation>collé</translation>
  </message>
  <message>
   <source>given up: it took too long</source>
   <translation>interrompu : c’était trop long</translation>
  </message>
  <message>
   <source>Spoken</source>
   <translation>Parlé</translation>
  </message>
  <message>
   <source>Wait</source>
   <translation>Attente</translation>
  </message>
  <message>
   <source>Understood</source>
   <translation>Compris</translation>
  </message>
  <message>
   <source>Insertion</source>
   <translation>Insertion</translation>
  </message>
  <message>
   <source>Begun</source>
   <translation>Commencé</translation>
  </message>
  <message>
   <source>Version</source>
   <translation>Version</translation>
  </message>
  <message>
   <source>{time} from letting go to the last character</source>
   <translation>{time} du relâchement au dernier caractère</translation>
  </message>
  <message>
   <source>{how} in {time}</source>
   <translation>{how} en {time}</translation>
  </message>
  <message>
   <source>{time} after letting go</source>
   <translation>{time} après le relâchement</translation>
  </message>
  <message>
   <source>Search the history</source>
   <translation>Rechercher dans l’historique</translation>
  </message>
  <message>
   <source>When</source>
   <translation>Quand</translation>
  </message>
  <message>
   <source>Kind of program</source>
   <translation>Type de programme</translation>
  </message>
  <message>
   <source>Engine</source>
   <translation>Moteur</translation>
  </message>
  <message>
   <source>How it ended</source>
   <translation>Issue</translation>
  </message>
  <message>
   <source>Any end</source>
   <translation>Toutes les issues</translation>
  </message>
  <message>
   <source>All programs</source>
   <translation>Tous les programmes</translation>
  </message>
  <message>
   <source>All engines</source>
   <translation>Tous les moteurs</translation>
  </message>
  <message>
   <source>Search what you said</source>
   <translation>Rechercher dans ce que vous avez dit</translation>
  </message>
  <message>
   <source>Waits for you</source>
   <translation>Vous attend</translation>
  </message>
  <message>
   <source>History</source>
   <translation>Historique</translation>
  </message>
  <message>
   <source>&amp;Export</source>
   <translation>E&amp;xporter</translation>
  </message>
  <message>
   <source>Pause &amp;keeping</source>
   <translation>Suspendre l’histori&amp;que</translation>
  </message>
  <message>
   <source>What you say is written as ever, but not kept here until you go on.</source>
   <translation>Ce que vous dites est écrit comme toujours, mais n’est pas conservé ici tant que vous ne reprenez pas.</translation>
  </message>
  <message numerus="yes">
   <source>Delete {n} dictations?</source>
   <translation>
    <numerusform>Supprimer {n} dictée ?</numerusform>
    <numerusform>Supprimer {n} dictées ?</numerusform>
   </translation>
  </message>
  <message>
   <source>Text, sound and figures go for good.</source>
   <translation>Le texte, le son et les chiffres disparaissent pour de bon.</translation>
  </message>
  <message>
   <source>&amp;Delete</source>
   <translation>&amp;Supprimer</translation>
  </message>
  <message>
   <source>&amp;Keep</source>
   <translation>&amp;Conserver</translation>
  </message>
  <message>
   <source>Export the history</source>
   <translation>Exporter l’historique</translation>
  </message>
  <message numerus="yes">
   <source>{n} of them still wait for you.</source>
   <translation>
    <numerusform>{n} d’entre elles vous attend encore.</numerusform>
    <numerusform>{n} d’entre elles vous attendent encore.</numerusform>
   </translation>
  </message>
  <message>
   <source>Find out the language</source>
   <translation>Trouver la langue</translation>
  </message>
  <message>
   <source>No engine is there.</source>
   <translation>Aucun moteur n’est présent.</translation>
  </message>
  <message>
   <source>Not kept: its program is a private one.</source>
   <translation>Non conservé : son programme est considéré comme privé.</translation>
  </message>
  <message>
   <source>Written</source>
   <translation>Écrit</translation>
  </message>
  <message>
   <source>Taken</source>
   <translation>Repris</translation>
  </message>
  <message>
   <source>Not understood yet</source>
   <translation>Pas encore compris</translation>
  </message>
  <message>
   <source>Thrown away</source>
   <translation>Abandonné</translation>
  </message>
  <message>
   <source>Nothing said</source>
   <translation>Rien n’a été dit</translation>
  </message>
  <message>
   <source>A recording without a text. Try it again.</source>
   <translation>Un enregistrement sans texte. Réessayez.</translation>
  </message>
  <message>
   <source>This recording was thrown away.</source>
   <translation>Cet enregistrement a été abandonné.</translation>
  </message>
  <message>
   <source>Nothing was heard.</source>
   <translation>Rien n’a été entendu.</translation>
  </message>
  <message numerus="yes">
   <source>{n} dictations</source>
   <translation>
    <numerusform>{n} dictée</numerusform>
    <numerusform>{n} dictées</numerusform>
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
   <translation>Ce que vous avez dit, du plus récent au plus ancien</translation>
  </message>
  <message>
   <source>Switch it on to find again what you said, copy it, or have it heard once more. It stays here.</source>
   <translation>Activez-le pour retrouver ce que vous avez dit, le copier ou le faire reconnaître de nouveau. Tout reste sur cette machine.</translation>
  </message>
  <message>
   <source>Nothing here yet</source>
   <translation>Rien ici pour l’instant</translation>
  </message>
  <message>
   <source>T&amp;ry again</source>
   <translation>Réessa&amp;yer</translation>
  </message>
  <message>
   <source>Nothing found</source>
   <translation>Rien trouvé</translation>
  </message>
  <message>
   <source>No dictation is like that.</source>
   <translation>Aucune dictée ne correspond.</translation>
  </message>
  <message>
   <source>Show &amp;all</source>
   <translation>&amp;Tout afficher</translation>
  </message>
  <message>
   <source>History is off</source>
   <translation>L’historique est désactivé</translation>
  </message>
  <message>
   <source>&amp;Keep what I say</source>
   <translation>Conserver ce que &amp;je dis</translation>
  </message>
  <message>
   <source>Paused: what you say now is not kept.</source>
   <translation>Suspendu : ce que vous dites maintenant n’est pas conservé.</translation>
  </message>
  <message>
   <source>&amp;Keep on</source>
   <translation>Reprendre la co&amp;nservation</translation>
  </message>
  <message>
   <source>{what}: what you said stands here then.</source>
   <translation>{what} : ce que vous avez dit est alors ici.</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>Texte</translation>
  </message>
  <message>
   <source>Sa&amp;ve</source>
   <translation>Enre&amp;gistrer</translation>
  </message>
  <message>
   <source>&amp;Undo</source>
   <translation>Annu&amp;ler</translation>
  </message>
  <message>
   <source>Changed, not saved yet.</source>
   <translation>Modifié, pas encore enregistré.</translation>
  </message>
  <message>
   <source>An empty text is not saved.</source>
   <translation>Un texte vide n’est pas enregistré.</translation>
  </message>
  <message>
   <source>The change was saved.</source>
   <translation>La modification a été enregistrée.</translation>
  </message>
  <message>
   <source>The change to the text before was saved.</source>
   <translation>La modification du texte précédent a été enregistrée.</translation>
  </message>
  <message>
   <source>This could not be done.</source>
   <translation>Cela n’a pas pu être fait.</translation>
  </message>
  <message>
   <source>The log says why.</source>
   <translation>Le journal dit pourquoi.</translation>
  </message>
  <message>
   <source>The key to dictate with: {keys}</source>
   <translation>La touche pour dicter : {keys}</translation>
  </message>
  <message>
   <source>Microphone level</source>
   <translation>Niveau du microphone</translation>
  </message>
  <message>
   <source>The microphone is closed. It opens when you press the key.</source>
   <translation>Le microphone est fermé. Il s’ouvre quand vous appuyez sur la touche.</translation>
  </message>
  <message>
   <source>The microphone is open, and hears you.</source>
   <translation>Le microphone est ouvert, et vous entend.</translation>
  </message>
  <message>
   <source>The microphone is open. It is quiet.</source>
   <translation>Le microphone est ouvert. C’est le silence.</translation>
  </message>
  <message>
   <source>Getting ready</source>
   <translation>Préparation</translation>
  </message>
  <message>
   <source>Ready</source>
   <translation>Prêt</translation>
  </message>
  <message>
   <source>Recording</source>
   <translation>Enregistrement</translation>
  </message>
  <message>
   <source>Writing</source>
   <translation>Écriture</translation>
  </message>
  <message>
   <source>Something is in the way</source>
   <translation>Quelque chose fait obstacle</translation>
  </message>
  <message>
   <source>Hold {key} and speak. Let go, and the words stand where you were typing.</source>
   <translation>Maintenez {key} et parlez. Relâchez, et les mots sont là où vous écriviez.</translation>
  </message>
  <message>
   <source>Press {key} and speak. Press it again, and the words stand where you were typing.</source>
   <translation>Appuyez sur {key} et parlez. Appuyez de nouveau, et les mots sont là où vous écriviez.</translation>
  </message>
  <message>
   <source>Hold {key} and speak, or tap it to go on without holding it.</source>
   <translation>Maintenez {key} et parlez, ou appuyez brièvement pour continuer sans maintenir la touche.</translation>
  </message>
  <message>
   <source>Hold: record while it is down</source>
   <translation>Maintien : enregistrer tant qu’elle est enfoncée</translation>
  </message>
  <message>
   <source>Toggle: press to start, press to stop</source>
   <translation>Bascule : appuyer pour commencer, appuyer pour arrêter</translation>
  </message>
  <message>
   <source>Hybrid: a tap locks, a hold releases</source>
   <translation>Hybride : un appui bref verrouille, un appui maintenu s’arrête au relâchement</translation>
  </message>
  <message>
   <source>Microphone</source>
   <translation>Microphone</translation>
  </message>
  <message>
   <source>The key</source>
   <translation>La touche</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Langue</translation>
  </message>
  <message>
   <source>Speech model</source>
   <translation>Modèle de reconnaissance</translation>
  </message>
  <message>
   <source>Problem</source>
   <translation>Problème</translation>
  </message>
  <message>
   <source>Chec&amp;k every part</source>
   <translation>&amp;Tout vérifier</translation>
  </message>
  <message>
   <source>Last texts</source>
   <translation>Derniers textes</translation>
  </message>
  <message>
   <source>Hold {key} and speak: your words appear here.</source>
   <translation>Maintenez {key} et parlez : vos mots apparaissent ici.</translation>
  </message>
  <message>
   <source>Problem: {what}</source>
   <translation>Problème : {what}</translation>
  </message>
  <message>
   <source>{key} throws the recording away.</source>
   <translation>{key} abandonne l’enregistrement.</translation>
  </message>
  <message>
   <source>Writes the last text once more, into the window you were in before this one.</source>
   <translation>Écrit encore une fois le dernier texte, dans la fenêtre où vous étiez avant celle-ci.</translation>
  </message>
  <message>
   <source>Takes the last text back out of the window it went to, where that is certain.</source>
   <translation>Retire le dernier texte de la fenêtre où il est allé, là où c’est sûr.</translation>
  </message>
  <message>
   <source>Copied.</source>
   <translation>Copié.</translation>
  </message>
  <message>
   <source>Waits for you: {text}</source>
   <translation>Vous attend : {text}</translation>
  </message>
  <message>
   <source>A report holds figures alone: how long each stage of a dictation took, targets that were missed, memory and processor, the machine's kind and the versions above. No word that you said, no sound, no window title, no file name. Read it before you send it: it is a text.</source>
   <translation>Un rapport ne contient que des chiffres : la durée de chaque étape d’une dictée, les objectifs manqués, la mémoire et le processeur, le type de machine et les versions ci-dessus. Aucun mot que vous avez dit, aucun son, aucun titre de fenêtre, aucun nom de fichier. Lisez-le avant de l’envoyer : c’est un texte.</translation>
  </message>
  <message>
   <source>&amp;Copy the versions</source>
   <translation>Copi&amp;er les versions</translation>
  </message>
  <message>
   <source>W&amp;rite a report…</source>
   <translation>Rédi&amp;ger un rapport…</translation>
  </message>
  <message>
   <source>Write a report</source>
   <translation>Rédiger un rapport</translation>
  </message>
  <message>
   <source>Hold a key, speak, let go, and the words stand where you were typing.</source>
   <translation>Maintenez une touche, parlez, relâchez, et les mots sont là où vous écriviez.</translation>
  </message>
  <message>
   <source>Report a problem</source>
   <translation>Signaler un problème</translation>
  </message>
  <message>
   <source>Say what you did, what came, and what you had expected, and add a report.</source>
   <translation>Dites ce que vous avez fait, ce qui s’est passé et ce que vous attendiez, et joignez un rapport.</translation>
  </message>
  <message>
   <source>Speech model: {name}</source>
   <translation>Modèle de reconnaissance : {name}</translation>
  </message>
  <message>
   <source>works</source>
   <translation>fonctionne</translation>
  </message>
  <message>
   <source>doubtful</source>
   <translation>douteux</translation>
  </message>
  <message>
   <source>does not work</source>
   <translation>ne fonctionne pas</translation>
  </message>
  <message>
   <source>Open Models</source>
   <translation>Ouvrir les modèles</translation>
  </message>
  <message>
   <source>Open Settings</source>
   <translation>Ouvrir les paramètres</translation>
  </message>
  <message>
   <source>Settings, speech model, microphone, key and tray are each tried for real. The microphone is opened for a moment; nothing is kept.</source>
   <translation>Les paramètres, le modèle de reconnaissance, le microphone, la touche et la zone de notification sont chacun réellement essayés. Le microphone est ouvert un instant ; rien n’est conservé.</translation>
  </message>
  <message>
   <source>&amp;Check every part</source>
   <translation>&amp;Tout vérifier</translation>
  </message>
  <message>
   <source>Checking</source>
   <translation>Vérification</translation>
  </message>
  <message>
   <source>Parts that were tried</source>
   <translation>Éléments essayés</translation>
  </message>
  <message>
   <source>Trying one part after the other. This takes some seconds.</source>
   <translation>Chaque élément est essayé l’un après l’autre. Cela prend quelques secondes.</translation>
  </message>
  <message>
   <source>&amp;Check again</source>
   <translation>Vérifier de &amp;nouveau</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>Copier</translation>
  </message>
  <message>
   <source>The checks broke off. The log says why.</source>
   <translation>La vérification s’est interrompue. Le journal dit pourquoi.</translation>
  </message>
  <message numerus="yes">
   <source>{n} parts do not work.</source>
   <translation>
    <numerusform>{n} élément ne fonctionne pas.</numerusform>
    <numerusform>{n} éléments ne fonctionnent pas.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>All works; {n} parts are doubtful.</source>
   <translation>
    <numerusform>Tout fonctionne ; {n} élément est douteux.</numerusform>
    <numerusform>Tout fonctionne ; {n} éléments sont douteux.</numerusform>
   </translation>
  </message>
  <message>
   <source>Copy what helps: {part}</source>
   <translation>Copier ce qui aide : {part}</translation>
  </message>
  <message>
   <source>Every part works.</source>
   <translation>Tout fonctionne.</translation>
  </message>
  <message>
   <source>The checks could not be started: {why}</source>
   <translation>La vérification n’a pas pu commencer : {why}</translation>
  </message>
  <message>
   <source>Ctrl+1 to Ctrl+8</source>
   <translation>Ctrl+1 à Ctrl+8</translation>
  </message>
  <message>
   <source>Goes to that place of this window</source>
   <translation>Va à cette page de la fenêtre</translation>
  </message>
  <message>
   <source>Alt and the letter underlined</source>
   <translation>Alt et la lettre soulignée</translation>
  </message>
  <message>
   <source>Goes to a place, or presses a button</source>
   <translation>Va à une page, ou actionne un bouton</translation>
  </message>
  <message>
   <source>Up, Down</source>
   <translation>Haut, Bas</translation>
  </message>
  <message>
   <source>In the list of places: the one before, the next one</source>
   <translation>Dans la liste des pages : la précédente, la suivante</translation>
  </message>
  <message>
   <source>Tab, Shift+Tab</source>
   <translation>Tab, Maj+Tab</translation>
  </message>
  <message>
   <source>To the next field or button, and back</source>
   <translation>Au champ ou bouton suivant, et retour</translation>
  </message>
  <message>
   <source>Closes this window; Holdtalk goes on</source>
   <translation>Ferme cette fenêtre ; Holdtalk continue</translation>
  </message>
  <message>
   <source>Finds words, figures or settings, in the place that is shown</source>
   <translation>Cherche des mots, des mesures ou des paramètres, dans la page affichée</translation>
  </message>
  <message>
   <source>In Performance: changes the target of the chosen figure</source>
   <translation>Dans Performances : modifie l’objectif de la mesure choisie</translation>
  </message>
  <message>
   <source>In Performance: looks at once</source>
   <translation>Dans Performances : regarde immédiatement</translation>
  </message>
  <message>
   <source>Keyboard</source>
   <translation>Clavier</translation>
  </message>
  <message>
   <source>Throws the recording away, while it is made</source>
   <translation>Abandonne l’enregistrement, pendant qu’il se fait</translation>
  </message>
  <message>
   <source>What it does</source>
   <translation>Ce qu’elle fait</translation>
  </message>
  <message>
   <source>Hotkeys are chosen in the settings.</source>
   <translation>Les touches se choisissent dans les paramètres.</translation>
  </message>
  <message>
   <source>Holdtalk stands on the work of others, under these licences.</source>
   <translation>Holdtalk repose sur le travail d’autres personnes, sous ces licences.</translation>
  </message>
  <message>
   <source>Licences</source>
   <translation>Licences</translation>
  </message>
  <message>
   <source>What</source>
   <translation>Quoi</translation>
  </message>
  <message>
   <source>Licence</source>
   <translation>Licence</translation>
  </message>
  <message>
   <source>By</source>
   <translation>Par</translation>
  </message>
  <message>
   <source>Program and libraries</source>
   <translation>Programme et bibliothèques</translation>
  </message>
  <message>
   <source>Speech models</source>
   <translation>Modèles de reconnaissance</translation>
  </message>
  <message>
   <source>not stated</source>
   <translation>non indiqué</translation>
  </message>
  <message>
   <source>Last lines of the log</source>
   <translation>Dernières lignes du journal</translation>
  </message>
  <message>
   <source>&amp;Refresh</source>
   <translation>Act&amp;ualiser</translation>
  </message>
  <message>
   <source>Op&amp;en the log</source>
   <translation>Ouvrir le jour&amp;nal</translation>
  </message>
  <message>
   <source>Open the fol&amp;der</source>
   <translation>Ouvrir le dossi&amp;er</translation>
  </message>
  <message>
   <source>What you said never stands in it.</source>
   <translation>Ce que vous avez dit n’y figure jamais.</translation>
  </message>
  <message>
   <source>The log is empty.</source>
   <translation>Le journal est vide.</translation>
  </message>
  <message>
   <source>Kinds of help</source>
   <translation>Rubriques d’aide</translation>
  </message>
  <message>
   <source>A&amp;bout</source>
   <translation>À &amp;propos</translation>
  </message>
  <message>
   <source>Chec&amp;ks</source>
   <translation>Vér&amp;ifications</translation>
  </message>
  <message>
   <source>Ke&amp;yboard</source>
   <translation>Cla&amp;vier</translation>
  </message>
  <message>
   <source>Lo&amp;g</source>
   <translation>&amp;Journal</translation>
  </message>
  <message>
   <source>L&amp;icences</source>
   <translation>&amp;Licences</translation>
  </message>
  <message>
   <source>&amp;Try again</source>
   <translation>Réessa&amp;yer</translation>
  </message>
  <message>
   <source>The other places work. The log says what is wrong with it.</source>
   <translation>Les autres pages fonctionnent. Le journal dit ce qui ne va pas avec celle-ci.</translation>
  </message>
  <message>
   <source>{place} cannot be shown.</source>
   <translation>Impossible d’afficher {place}.</translation>
  </message>
  <message>
   <source>Dictati&amp;on</source>
   <translation>&amp;Dictée</translation>
  </message>
  <message>
   <source>&amp;History</source>
   <translation>&amp;Historique</translation>
  </message>
  <message>
   <source>&amp;Statistics</source>
   <translation>&amp;Statistiques</translation>
  </message>
  <message>
   <source>Per&amp;formance</source>
   <translation>Per&amp;formances</translation>
  </message>
  <message>
   <source>&amp;Models</source>
   <translation>&amp;Modèles</translation>
  </message>
  <message>
   <source>&amp;Words</source>
   <translation>M&amp;ots</translation>
  </message>
  <message>
   <source>Setti&amp;ngs</source>
   <translation>Pa&amp;ramètres</translation>
  </message>
  <message>
   <source>He&amp;lp</source>
   <translation>&amp;Aide</translation>
  </message>
  <message>
   <source>Places</source>
   <translation>Pages</translation>
  </message>
  <message>
   <source>{place} (Ctrl+{number})</source>
   <translation>{place} (Ctrl+{number})</translation>
  </message>
  <message>
   <source>Opening</source>
   <translation>Ouverture</translation>
  </message>
  <message>
   <source>Wor&amp;d:</source>
   <translation>Mo&amp;t :</translation>
  </message>
  <message>
   <source>Written:</source>
   <translation>Écrit :</translation>
  </message>
  <message>
   <source>Wor&amp;ds:</source>
   <translation>Mo&amp;ts :</translation>
  </message>
  <message>
   <source>So&amp;unds like:</source>
   <translation>So&amp;nne comme :</translation>
  </message>
  <message>
   <source>Hear&amp;d as:</source>
   <translation>E&amp;ntendu comme :</translation>
  </message>
  <message>
   <source>A name or a term, as you want it written</source>
   <translation>Un nom ou un terme, tel que vous voulez qu’il soit écrit</translation>
  </message>
  <message>
   <source>Where that helps, by commas</source>
   <translation>Là où cela aide, séparés par des virgules</translation>
  </message>
  <message>
   <source>What is written in its place</source>
   <translation>Ce qui est écrit à la place</translation>
  </message>
  <message>
   <source>Exactly these words</source>
   <translation>Exactement ces mots</translation>
  </message>
  <message>
   <source>What is to stay as it was heard</source>
   <translation>Ce qui doit rester tel qu’entendu</translation>
  </message>
  <message>
   <source>&amp;Add</source>
   <translation>A&amp;jouter</translation>
  </message>
  <message>
   <source>&amp;Change</source>
   <translation>Modifi&amp;er</translation>
  </message>
  <message>
   <source>Remo&amp;ve</source>
   <translation>S&amp;upprimer</translation>
  </message>
  <message>
   <source>&amp;Kind:</source>
   <translation>Ty&amp;pe :</translation>
  </message>
  <message>
   <source>Sounds like</source>
   <translation>Sonne comme</translation>
  </message>
  <message>
   <source>Word lists (*.txt *.csv *.tsv *.json);;All files (*)</source>
   <translation>Listes de mots (*.txt *.csv *.tsv *.json);;Tous les fichiers (*)</translation>
  </message>
  <message>
   <source>Names and terms that come out wrong: write them here once, and they are written right from then on.</source>
   <translation>Noms et termes mal écrits : notez-les ici une fois, et ils sont bien écrits dès lors.</translation>
  </message>
  <message>
   <source>Word list</source>
   <translation>Liste de mots</translation>
  </message>
  <message>
   <source>Find a word</source>
   <translation>Chercher un mot</translation>
  </message>
  <message>
   <source>Write a sentence as it was heard</source>
   <translation>Écrivez une phrase telle qu’elle a été entendue</translation>
  </message>
  <message>
   <source>Sentence to try</source>
   <translation>Phrase à essayer</translation>
  </message>
  <message>
   <source>Add the words of another list</source>
   <translation>Ajouter les mots d’une autre liste</translation>
  </message>
  <message numerus="yes">
   <source>{n} lines added.</source>
   <translation>
    <numerusform>{n} ligne ajoutée.</numerusform>
    <numerusform>{n} lignes ajoutées.</numerusform>
   </translation>
  </message>
  <message>
   <source>&amp;Import…</source>
   <translation>&amp;Importer…</translation>
  </message>
  <message>
   <source>Op&amp;en the file</source>
   <translation>Ou&amp;vrir le fichier</translation>
  </message>
  <message>
   <source>&amp;Try it</source>
   <translation>Essa&amp;yer</translation>
  </message>
  <message>
   <source>What your words do to a sentence</source>
   <translation>L’effet de vos mots sur une phrase</translation>
  </message>
  <message numerus="yes">
   <source>{n} words got other sounds.</source>
   <translation>
    <numerusform>« Sonne comme » complété pour {n} mot.</numerusform>
    <numerusform>« Sonne comme » complété pour {n} mots.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} lines were none and left out.</source>
   <translation>
    <numerusform>{n} ligne n’était pas une entrée et a été ignorée.</numerusform>
    <numerusform>{n} lignes n’étaient pas des entrées et ont été ignorées.</numerusform>
   </translation>
  </message>
  <message>
   <source>Nothing is corrected now: the list is empty, or the settings say so.</source>
   <translation>Rien n’est corrigé pour l’instant : la liste est vide, ou les paramètres le veulent ainsi.</translation>
  </message>
  <message>
   <source>Added: {word}</source>
   <translation>Ajouté : {word}</translation>
  </message>
  <message>
   <source>Changed: {word}</source>
   <translation>Modifié : {word}</translation>
  </message>
  <message>
   <source>It stays as it is.</source>
   <translation>Cela reste tel quel.</translation>
  </message>
  <message>
   <source>Removed: {word}</source>
   <translation>Supprimé : {word}</translation>
  </message>
  <message>
   <source>Name or word</source>
   <translation>Nom ou mot</translation>
  </message>
  <message>
   <source>Replacement</source>
   <translation>Remplacement</translation>
  </message>
  <message>
   <source>Never replaced</source>
   <translation>Jamais remplacé</translation>
  </message>
  <message>
   <source>Heard as</source>
   <translation>Entendu comme</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>Type</translation>
  </message>
  <message>
   <source>In texts</source>
   <translation>Dans les textes</translation>
  </message>
  <message>
   <source>How often it stood in a text since Holdtalk was started, corrected or heard so.</source>
   <translation>Combien de fois il a figuré dans un texte depuis le démarrage de Holdtalk, corrigé ou entendu ainsi.</translation>
  </message>
  <message>
   <source>none</source>
   <translation>aucune</translation>
  </message>
  <message>
   <source>Change…</source>
   <translation>Modifier…</translation>
  </message>
  <message>
   <source>Clear</source>
   <translation>Effacer</translation>
  </message>
  <message>
   <source>There has to be a key here.</source>
   <translation>Il faut une touche ici.</translation>
  </message>
  <message>
   <source>Press the key…</source>
   <translation>Appuyez sur la touche…</translation>
  </message>
  <message>
   <source>Press it, or several together, and let go. Esc leaves it as it is.</source>
   <translation>Appuyez dessus, ou sur plusieurs à la fois, puis relâchez. Échap laisse tout tel quel.</translation>
  </message>
  <message>
   <source>{name}: {key}. Change it</source>
   <translation>{name} : {key}. La modifier</translation>
  </message>
  <message>
   <source>{name}: take the key away</source>
   <translation>{name} : retirer la touche</translation>
  </message>
  <message>
   <source>Backspace takes it away.</source>
   <translation>Retour arrière la retire.</translation>
  </message>
  <message>
   <source>If nothing happens, your desktop keeps that key for itself.</source>
   <translation>Si rien ne se passe, votre bureau garde cette touche pour lui.</translation>
  </message>
  <message>
   <source>Other windows</source>
   <translation>Autres fenêtres</translation>
  </message>
  <message>
   <source>Terminals</source>
   <translation>Terminaux</translation>
  </message>
  <message>
   <source>Other machines</source>
   <translation>Autres machines</translation>
  </message>
  <message>
   <source>Password prompts</source>
   <translation>Demandes de mot de passe</translation>
  </message>
  <message>
   <source>Terminal</source>
   <translation>Terminal</translation>
  </message>
  <message>
   <source>Other machine</source>
   <translation>Autre machine</translation>
  </message>
  <message>
   <source>Password prompt</source>
   <translation>Demande de mot de passe</translation>
  </message>
  <message>
   <source>Hold</source>
   <translation>Maintien</translation>
  </message>
  <message>
   <source>Toggle</source>
   <translation>Bascule</translation>
  </message>
  <message>
   <source>Hybrid</source>
   <translation>Hybride</translation>
  </message>
  <message>
   <source>Hands-free</source>
   <translation>Mains libres</translation>
  </message>
  <message>
   <source>Unknown</source>
   <translation>Inconnu</translation>
  </message>
  <message>
   <source>Level of the microphone</source>
   <translation>Niveau du microphone</translation>
  </message>
  <message>
   <source>Ope&amp;n Holdtalk</source>
   <translation>&amp;Ouvrir Holdtalk</translation>
  </message>
  <message>
   <source>Resume hot&amp;key</source>
   <translation>&amp;Réactiver la touche</translation>
  </message>
  <message>
   <source>Start &amp;at login</source>
   <translation>&amp;Lancer à l’ouverture de session</translation>
  </message>
  <message>
   <source>Set &amp;up again…</source>
   <translation>Configurer de &amp;nouveau…</translation>
  </message>
  <message>
   <source>Last &amp;text</source>
   <translation>Dernier &amp;texte</translation>
  </message>
  <message>
   <source>&amp;Undo it</source>
   <translation>&amp;Annuler</translation>
  </message>
  <message>
   <source>&amp;Insert it again</source>
   <translation>&amp;Insérer de nouveau</translation>
  </message>
  <message>
   <source>&amp;Copy it</source>
   <translation>&amp;Copier</translation>
  </message>
  <message>
   <source>Pause hot&amp;key</source>
   <translation>&amp;Suspendre la touche</translation>
  </message>
  <message>
   <source>For an &amp;hour</source>
   <translation>Pendant une &amp;heure</translation>
  </message>
  <message>
   <source>Until I &amp;resume it</source>
   <translation>Jusqu’à ce que je la &amp;réactive</translation>
  </message>
  <message>
   <source>What the microphone hears</source>
   <translation>Ce qu’entend le microphone</translation>
  </message>
  <message>
   <source>&amp;Record a test</source>
   <translation>&amp;Enregistrer un test</translation>
  </message>
  <message>
   <source>&amp;Play it</source>
   <translation>É&amp;couter</translation>
  </message>
  <message>
   <source>&amp;What is understood</source>
   <translation>Ce qui est com&amp;pris</translation>
  </message>
  <message numerus="yes">
   <source>Speak now: {n} seconds left</source>
   <translation>
    <numerusform>Parlez maintenant : encore {n} seconde</numerusform>
    <numerusform>Parlez maintenant : encore {n} secondes</numerusform>
   </translation>
  </message>
  <message>
   <source>Playing what was recorded</source>
   <translation>Lecture de l’enregistrement</translation>
  </message>
  <message>
   <source>Listening to what was recorded</source>
   <translation>Écoute de l’enregistrement</translation>
  </message>
  <message>
   <source>Recorded. It is kept in memory alone, until you leave this.</source>
   <translation>Enregistré. Gardé en mémoire seulement, jusqu’à ce que vous quittiez cette page.</translation>
  </message>
  <message>
   <source>Nothing was understood. Say a whole sentence, a little louder.</source>
   <translation>Rien n’a été compris. Dites une phrase entière, un peu plus fort.</translation>
  </message>
  <message>
   <source>That was it.</source>
   <translation>C’est tout.</translation>
  </message>
  <message>
   <source>“{text}”</source>
   <translation>« {text} »</translation>
  </message>
  <message>
   <source>Microphone is silent</source>
   <translation>Le microphone est muet</translation>
  </message>
  <message>
   <source>Nothing heard: the microphone was silent</source>
   <translation>Rien entendu : le microphone était muet</translation>
  </message>
  <message>
   <source>The hotkey is heard again</source>
   <translation>La touche est de nouveau active</translation>
  </message>
  <message>
   <source>The hotkey is paused</source>
   <translation>La touche est suspendue</translation>
  </message>
  <message>
   <source>{key} throws it away</source>
   <translation>{key} l’abandonne</translation>
  </message>
  <message>
   <source>The folder {name} cannot be written to.</source>
   <translation>Impossible d’écrire dans le dossier {name}.</translation>
  </message>
  <message>
   <source>There is no folder {name}.</source>
   <translation>Il n’y a pas de dossier {name}.</translation>
  </message>
  <message>
   <source>Choose another one.</source>
   <translation>Faites un autre choix.</translation>
  </message>
  <message numerus="yes">
   <source>{n} settings would change.</source>
   <translation>
    <numerusform>Un paramètre changerait.</numerusform>
    <numerusform>{n} paramètres changeraient.</numerusform>
   </translation>
  </message>
  <message>
   <source>A copy of your settings as they are now is kept beside them.</source>
   <translation>Une copie de vos paramètres actuels est conservée à côté.</translation>
  </message>
  <message>
   <source>Export the settings</source>
   <translation>Exporter les paramètres</translation>
  </message>
  <message>
   <source>Import settings</source>
   <translation>Importer des paramètres</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Fermer</translation>
  </message>
  <message>
   <source>Import</source>
   <translation>Importer</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Annuler</translation>
  </message>
  <message>
   <source>{name}: {now} → {then}</source>
   <translation>{name} : {now} → {then}</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Paramètres</translation>
  </message>
  <message>
   <source>Written to {path}</source>
   <translation>Écrit dans {path}</translation>
  </message>
  <message numerus="yes">
   <source>and {n} more</source>
   <translation>
    <numerusform>et un de plus</numerusform>
    <numerusform>et {n} de plus</numerusform>
   </translation>
  </message>
  <message>
   <source>Import of {file}</source>
   <translation>Importation de {file}</translation>
  </message>
  <message>
   <source>These settings are yours already: nothing would change.</source>
   <translation>Ces paramètres sont déjà les vôtres : rien ne changerait.</translation>
  </message>
  <message>
   <source>Not imported: {why}</source>
   <translation>Non importé : {why}</translation>
  </message>
  <message>
   <source>{name}: changed</source>
   <translation>{name} : modifié</translation>
  </message>
  <message>
   <source>Imported. As they were before: {path}</source>
   <translation>Importé. L’état précédent : {path}</translation>
  </message>
  <message>
   <source>Record while it is held</source>
   <translation>Enregistrer tant qu’elle est maintenue</translation>
  </message>
  <message>
   <source>Press to start, press to stop</source>
   <translation>Appuyer pour commencer, appuyer pour arrêter</translation>
  </message>
  <message>
   <source>Both: a tap locks, a hold releases</source>
   <translation>Les deux : un appui bref verrouille, un appui maintenu s’arrête au relâchement</translation>
  </message>
  <message>
   <source>A blank when nothing was typed in between</source>
   <translation>Une espace si rien n’a été saisi entre-temps</translation>
  </message>
  <message>
   <source>Always a blank</source>
   <translation>Toujours une espace</translation>
  </message>
  <message>
   <source>Nothing</source>
   <translation>Rien</translation>
  </message>
  <message>
   <source>By window and length</source>
   <translation>Selon la fenêtre et la longueur</translation>
  </message>
  <message>
   <source>Typed</source>
   <translation>Saisi</translation>
  </message>
  <message>
   <source>Pasted; the clipboard is restored</source>
   <translation>Collé ; le presse-papiers est restauré</translation>
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
   <translation>jours</translation>
  </message>
  <message>
   <source>hours</source>
   <translation>heures</translation>
  </message>
  <message>
   <source>px</source>
   <translation>px</translation>
  </message>
  <message>
   <source>a minute</source>
   <translation>par minute</translation>
  </message>
  <message>
   <source>Read aloud: the selection, or the last text</source>
   <translation>Lire à voix haute : la sélection, ou le dernier texte</translation>
  </message>
  <message>
   <source>Switch listening for the wake word</source>
   <translation>Activer ou désactiver l’écoute du mot d’activation</translation>
  </message>
  <message>
   <source>Go on to the next language</source>
   <translation>Passer à la langue suivante</translation>
  </message>
  <message>
   <source>Take the last text back</source>
   <translation>Retirer le dernier texte</translation>
  </message>
  <message>
   <source>Insert the last text again</source>
   <translation>Insérer de nouveau le dernier texte</translation>
  </message>
  <message>
   <source>Pause the other keys</source>
   <translation>Suspendre les autres touches</translation>
  </message>
  <message>
   <source>While you dictate, and for a while after</source>
   <translation>Pendant que vous dictez, et un moment après</translation>
  </message>
  <message>
   <source>Always</source>
   <translation>Toujours</translation>
  </message>
  <message>
   <source>When Holdtalk starts</source>
   <translation>Au démarrage de Holdtalk</translation>
  </message>
  <message>
   <source>When you first dictate</source>
   <translation>À votre première dictée</translation>
  </message>
  <message>
   <source>Also words that sound alike</source>
   <translation>Aussi les mots qui se prononcent presque pareil</translation>
  </message>
  <message>
   <source>Only what stands in the list</source>
   <translation>Seulement ce qui est dans la liste</translation>
  </message>
  <message>
   <source>A dot</source>
   <translation>Un point</translation>
  </message>
  <message>
   <source>Level and time</source>
   <translation>Niveau et durée</translation>
  </message>
  <message>
   <source>Level, time and the text so far</source>
   <translation>Niveau, durée et texte jusqu’ici</translation>
  </message>
  <message>
   <source>At the bottom of the screen</source>
   <translation>En bas de l’écran</translation>
  </message>
  <message>
   <source>At the top of the screen</source>
   <translation>En haut de l’écran</translation>
  </message>
  <message>
   <source>Near the words you write</source>
   <translation>Près des mots que vous écrivez</translation>
  </message>
  <message>
   <source>Small</source>
   <translation>Petite</translation>
  </message>
  <message>
   <source>Normal</source>
   <translation>Normale</translation>
  </message>
  <message>
   <source>Large</source>
   <translation>Grande</translation>
  </message>
  <message>
   <source>In the first five dictations</source>
   <translation>Dans les cinq premières dictées</translation>
  </message>
  <message>
   <source>Never</source>
   <translation>Jamais</translation>
  </message>
  <message>
   <source>All</source>
   <translation>Toutes</translation>
  </message>
  <message>
   <source>Only what went wrong, and words that wait</source>
   <translation>Seulement ce qui a échoué, et les textes qui attendent</translation>
  </message>
  <message>
   <source>None: a mark on the tray icon alone</source>
   <translation>Aucune : rien qu’une marque sur l’icône de la zone de notification</translation>
  </message>
  <message>
   <source>Goes on</source>
   <translation>Continue</translation>
  </message>
  <message>
   <source>Players pause</source>
   <translation>Les lecteurs se mettent en pause</translation>
  </message>
  <message>
   <source>Becomes quieter</source>
   <translation>Devient plus faible</translation>
  </message>
  <message>
   <source>Falls silent</source>
   <translation>Se tait</translation>
  </message>
  <message>
   <source>Each day</source>
   <translation>Chaque jour</translation>
  </message>
  <message>
   <source>Each week</source>
   <translation>Chaque semaine</translation>
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
   <translation>espeak-ng, qui est rapide</translation>
  </message>
  <message>
   <source>piper, a neural voice</source>
   <translation>piper, une voix neuronale</translation>
  </message>
  <message>
   <source>As the desktop</source>
   <translation>Comme le bureau</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Clair</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Sombre</translation>
  </message>
  <message>
   <source>One line that stays on top</source>
   <translation>Une ligne qui reste au premier plan</translation>
  </message>
  <message>
   <source>Compact</source>
   <translation>Compacte</translation>
  </message>
  <message>
   <source>Detailed</source>
   <translation>Détaillée</translation>
  </message>
  <message>
   <source>One dictation, which silence ends</source>
   <translation>Une dictée, que le silence termine</translation>
  </message>
  <message>
   <source>Sentence after sentence, until it is stopped</source>
   <translation>Phrase après phrase, jusqu’à l’arrêt</translation>
  </message>
  <message>
   <source>Everything</source>
   <translation>Tout</translation>
  </message>
  <message>
   <source>What happens</source>
   <translation>Ce qui se passe</translation>
  </message>
  <message>
   <source>Only what goes wrong</source>
   <translation>Seulement ce qui échoue</translation>
  </message>
  <message>
   <source>as everywhere else</source>
   <translation>comme partout ailleurs</translation>
  </message>
  <message>
   <source>empty</source>
   <translation>vide</translation>
  </message>
  <message>
   <source>Automatic</source>
   <translation>Automatique</translation>
  </message>
  <message>
   <source>on</source>
   <translation>activé</translation>
  </message>
  <message>
   <source>off</source>
   <translation>désactivé</translation>
  </message>
  <message>
   <source>Groups of settings</source>
   <translation>Groupes de paramètres</translation>
  </message>
  <message>
   <source>An open microphone costs 2.6 % of a processor core. Recording then begins 300 ms before the key, else 17 ms after it.</source>
   <translation>Un microphone ouvert coûte 2,6 % d’un cœur de processeur. L’enregistrement commence alors 300 ms avant l’appui, sinon 17 ms après.</translation>
  </message>
  <message>
   <source>An engine at rest holds 118 MB (the embedded one).</source>
   <translation>Un moteur au repos occupe 118 MB (celui qui est intégré).</translation>
  </message>
  <message>
   <source>Correcting a text by 300 words takes 0.6 ms.</source>
   <translation>Corriger un texte d’après 300 mots prend 0,6 ms.</translation>
  </message>
  <message>
   <source>Costs 0.25 % of a processor core in a quiet room, 0.85 % while somebody talks, and 2.6 % for the open microphone.</source>
   <translation>Coûte 0,25 % d’un cœur de processeur dans une pièce calme, 0,85 % quand quelqu’un parle, et 2,6 % pour le microphone ouvert.</translation>
  </message>
  <message>
   <source>The first sound comes after 14 ms.</source>
   <translation>Le premier son vient après 14 ms.</translation>
  </message>
  <message>
   <source>An event is at its program after 0.7 ms.</source>
   <translation>Un événement parvient à son programme après 0,7 ms.</translation>
  </message>
  <message>
   <source>The performance window costs 0.95 % of a processor core while it is shown, and nothing while hidden.</source>
   <translation>La fenêtre des performances coûte 0,95 % d’un cœur de processeur tant qu’elle est affichée, et rien quand elle est masquée.</translation>
  </message>
  <message>
   <source>Several keys</source>
   <translation>Plusieurs touches</translation>
  </message>
  <message>
   <source>Profiles</source>
   <translation>Profils</translation>
  </message>
  <message>
   <source>The microphone</source>
   <translation>Le microphone</translation>
  </message>
  <message>
   <source>The speech engine</source>
   <translation>Le moteur de reconnaissance</translation>
  </message>
  <message>
   <source>Between dictations</source>
   <translation>Entre les dictées</translation>
  </message>
  <message>
   <source>Your own words</source>
   <translation>Vos propres mots</translation>
  </message>
  <message>
   <source>Writing into windows</source>
   <translation>Écriture dans les fenêtres</translation>
  </message>
  <message>
   <source>Windows</source>
   <translation>Fenêtres</translation>
  </message>
  <message>
   <source>While you speak</source>
   <translation>Pendant que vous parlez</translation>
  </message>
  <message>
   <source>Sounds</source>
   <translation>Sons</translation>
  </message>
  <message>
   <source>Notices</source>
   <translation>Notifications</translation>
  </message>
  <message>
   <source>Other sound</source>
   <translation>Autres sons</translation>
  </message>
  <message>
   <source>Programs of this machine</source>
   <translation>Programmes de cette machine</translation>
  </message>
  <message>
   <source>Another machine’s engine</source>
   <translation>Moteur d’une autre machine</translation>
  </message>
  <message>
   <source>The performance window</source>
   <translation>La fenêtre des performances</translation>
  </message>
  <message>
   <source>Targets</source>
   <translation>Objectifs</translation>
  </message>
  <message>
   <source>What each run was used for</source>
   <translation>À quoi chaque session a servi</translation>
  </message>
  <message>
   <source>Statistics</source>
   <translation>Statistiques</translation>
  </message>
  <message>
   <source>The log</source>
   <translation>Le journal</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Touches</translation>
  </message>
  <message>
   <source>What you hold or press to dictate.</source>
   <translation>Ce que vous maintenez ou pressez pour dicter.</translation>
  </message>
  <message>
   <source>What hears you, and how long it stays open.</source>
   <translation>Ce qui vous entend, et combien de temps il reste ouvert.</translation>
  </message>
  <message>
   <source>Speech and languages</source>
   <translation>Parole et langues</translation>
  </message>
  <message>
   <source>Who turns speech into text, and what you speak.</source>
   <translation>Qui change la parole en texte, et ce que vous parlez.</translation>
  </message>
  <message>
   <source>How texts are joined, corrected and written into your windows.</source>
   <translation>Comment les textes sont reliés, corrigés et écrits dans vos fenêtres.</translation>
  </message>
  <message>
   <source>Windows and sounds</source>
   <translation>Fenêtres et sons</translation>
  </message>
  <message>
   <source>What you see and hear while you dictate.</source>
   <translation>Ce que vous voyez et entendez en dictant.</translation>
  </message>
  <message>
   <source>Reading aloud</source>
   <translation>Lecture à voix haute</translation>
  </message>
  <message>
   <source>A voice that reads texts to you.</source>
   <translation>Une voix qui vous lit des textes.</translation>
  </message>
  <message>
   <source>Dictation that a spoken word begins.</source>
   <translation>La dictée que commence un mot prononcé.</translation>
  </message>
  <message>
   <source>Other programs</source>
   <translation>Autres programmes</translation>
  </message>
  <message>
   <source>What other programs and machines may do.</source>
   <translation>Ce que d’autres programmes et machines peuvent faire.</translation>
  </message>
  <message>
   <source>Performance and targets</source>
   <translation>Performances et objectifs</translation>
  </message>
  <message>
   <source>Which figures you want, and when you are told.</source>
   <translation>Les mesures que vous voulez, et quand vous êtes averti.</translation>
  </message>
  <message>
   <source>Privacy and history</source>
   <translation>Vie privée et historique</translation>
  </message>
  <message>
   <source>What is kept, and for how long.</source>
   <translation>Ce qui est conservé, et combien de temps.</translation>
  </message>
  <message>
   <source>Advanced</source>
   <translation>Avancé</translation>
  </message>
  <message>
   <source>Rarely needed.</source>
   <translation>Rarement nécessaire.</translation>
  </message>
  <message>
   <source>Key to hold</source>
   <translation>Touche à maintenir</translation>
  </message>
  <message>
   <source>What the key does</source>
   <translation>Ce que fait la touche</translation>
  </message>
  <message>
   <source>Key that throws the recording away</source>
   <translation>Touche qui abandonne l’enregistrement</translation>
  </message>
  <message>
   <source>Shortest press</source>
   <translation>Appui le plus court</translation>
  </message>
  <message>
   <source>Longest recording</source>
   <translation>Enregistrement le plus long</translation>
  </message>
  <message>
   <source>Longest tap</source>
   <translation>Appui bref le plus long</translation>
  </message>
  <message>
   <source>Wait before a release counts</source>
   <translation>Attente avant qu’un relâchement compte</translation>
  </message>
  <message>
   <source>When the microphone is open</source>
   <translation>Quand le microphone est ouvert</translation>
  </message>
  <message>
   <source>Stays open after a dictation</source>
   <translation>Reste ouvert après une dictée</translation>
  </message>
  <message>
   <source>Heard from before the key</source>
   <translation>Entendu avant l’appui</translation>
  </message>
  <message>
   <source>Heard after the key</source>
   <translation>Entendu après le relâchement</translation>
  </message>
  <message>
   <source>Speech engine</source>
   <translation>Moteur de reconnaissance</translation>
  </message>
  <message>
   <source>Processor cores while understanding</source>
   <translation>Cœurs de processeur pour comprendre</translation>
  </message>
  <message>
   <source>What you speak</source>
   <translation>Ce que vous parlez</translation>
  </message>
  <message>
   <source>All that you speak</source>
   <translation>Toutes les langues que vous parlez</translation>
  </message>
  <message>
   <source>When the engine is loaded</source>
   <translation>Quand le moteur est chargé</translation>
  </message>
  <message>
   <source>Give its memory back after</source>
   <translation>Libérer sa mémoire après</translation>
  </message>
  <message>
   <source>Show text while you speak</source>
   <translation>Afficher le texte pendant que vous parlez</translation>
  </message>
  <message>
   <source>Patience with the speech engine</source>
   <translation>Attente maximale du moteur de reconnaissance</translation>
  </message>
  <message>
   <source>Address of an OpenAI-like server</source>
   <translation>Adresse d’un serveur de type OpenAI</translation>
  </message>
  <message>
   <source>Model of that server</source>
   <translation>Modèle de ce serveur</translation>
  </message>
  <message>
   <source>Address of a Wyoming server</source>
   <translation>Adresse d’un serveur Wyoming</translation>
  </message>
  <message>
   <source>Model of the Wyoming server</source>
   <translation>Modèle du serveur Wyoming</translation>
  </message>
  <message>
   <source>What the servers understand</source>
   <translation>Ce que comprennent les serveurs</translation>
  </message>
  <message>
   <source>Patience with a connection</source>
   <translation>Attente maximale d’une connexion</translation>
  </message>
  <message>
   <source>Patience with an answer</source>
   <translation>Attente maximale d’une réponse</translation>
  </message>
  <message>
   <source>Further attempts</source>
   <translation>Tentatives supplémentaires</translation>
  </message>
  <message>
   <source>Certificates to trust</source>
   <translation>Certificats de confiance</translation>
  </message>
  <message>
   <source>Send sound unencrypted beyond your own network</source>
   <translation>Envoyer le son non chiffré au-delà de votre propre réseau</translation>
  </message>
  <message>
   <source>Between two dictations</source>
   <translation>Entre deux dictées</translation>
  </message>
  <message>
   <source>Use your word list</source>
   <translation>Utiliser votre liste de mots</translation>
  </message>
  <message>
   <source>What is corrected</source>
   <translation>Ce qui est corrigé</translation>
  </message>
  <message>
   <source>How much alike a word has to be</source>
   <translation>À quel point un mot doit ressembler</translation>
  </message>
  <message>
   <source>Words that the engine favours</source>
   <translation>Mots que le moteur favorise</translation>
  </message>
  <message>
   <source>Text from before that the engine is given</source>
   <translation>Texte précédent donné au moteur</translation>
  </message>
  <message>
   <source>Also what went to other programs</source>
   <translation>Aussi ce qui est allé à d’autres programmes</translation>
  </message>
  <message>
   <source>How text is written</source>
   <translation>Comment le texte est écrit</translation>
  </message>
  <message>
   <source>Pasted from this length on</source>
   <translation>Collé à partir de cette longueur</translation>
  </message>
  <message>
   <source>Pause between keystrokes</source>
   <translation>Pause entre les frappes</translation>
  </message>
  <message>
   <source>Shown while you speak</source>
   <translation>Affiché pendant que vous parlez</translation>
  </message>
  <message>
   <source>Where it is shown</source>
   <translation>Où c’est affiché</translation>
  </message>
  <message>
   <source>How large it is</source>
   <translation>Sa taille</translation>
  </message>
  <message>
   <source>Say there which key throws a recording away</source>
   <translation>Y indiquer quelle touche abandonne un enregistrement</translation>
  </message>
  <message>
   <source>Other sound while you record</source>
   <translation>Autres sons pendant l’enregistrement</translation>
  </message>
  <message>
   <source>Lowered to</source>
   <translation>Baissé à</translation>
  </message>
  <message>
   <source>Short sounds</source>
   <translation>Sons brefs</translation>
  </message>
  <message>
   <source>Loudness of the sounds</source>
   <translation>Volume des sons</translation>
  </message>
  <message>
   <source>Read texts aloud</source>
   <translation>Lire les textes à voix haute</translation>
  </message>
  <message>
   <source>What speaks</source>
   <translation>Ce qui parle</translation>
  </message>
  <message>
   <source>Voice</source>
   <translation>Voix</translation>
  </message>
  <message>
   <source>Speed</source>
   <translation>Vitesse</translation>
  </message>
  <message>
   <source>Loudness of the voice</source>
   <translation>Volume de la voix</translation>
  </message>
  <message>
   <source>Say how each dictation ended</source>
   <translation>Dire comment chaque dictée s’est terminée</translation>
  </message>
  <message>
   <source>Read each dictation back</source>
   <translation>Relire chaque dictée à voix haute</translation>
  </message>
  <message>
   <source>Language of the windows</source>
   <translation>Langue des fenêtres</translation>
  </message>
  <message>
   <source>Colours</source>
   <translation>Couleurs</translation>
  </message>
  <message>
   <source>Form of the performance window</source>
   <translation>Forme de la fenêtre des performances</translation>
  </message>
  <message>
   <source>Tell when a figure misses its target</source>
   <translation>Avertir quand une mesure manque son objectif</translation>
  </message>
  <message>
   <source>Mark the tray icon then</source>
   <translation>Marquer alors l’icône de la zone de notification</translation>
  </message>
  <message>
   <source>Memory and processor are read every</source>
   <translation>Intervalle de mesure de la mémoire et du processeur</translation>
  </message>
  <message>
   <source>Listen for a wake word</source>
   <translation>Guetter un mot d’activation</translation>
  </message>
  <message>
   <source>Wake word</source>
   <translation>Mot d’activation</translation>
  </message>
  <message>
   <source>Sensitivity</source>
   <translation>Sensibilité</translation>
  </message>
  <message>
   <source>Not heard again for</source>
   <translation>Pas entendu de nouveau pendant</translation>
  </message>
  <message>
   <source>Silence that ends a dictation</source>
   <translation>Silence qui termine une dictée</translation>
  </message>
  <message>
   <source>What the word begins</source>
   <translation>Ce que commence le mot</translation>
  </message>
  <message>
   <source>Words that stop it</source>
   <translation>Mots qui l’arrêtent</translation>
  </message>
  <message>
   <source>Profile of its dictations</source>
   <translation>Profil de ses dictées</translation>
  </message>
  <message>
   <source>Let other programs use Holdtalk</source>
   <translation>Permettre à d’autres programmes d’utiliser Holdtalk</translation>
  </message>
  <message>
   <source>Port</source>
   <translation>Port</translation>
  </message>
  <message>
   <source>They may begin and end dictations</source>
   <translation>Ils peuvent commencer et terminer des dictées</translation>
  </message>
  <message>
   <source>They get what is said</source>
   <translation>Ils reçoivent ce qui est dit</translation>
  </message>
  <message>
   <source>They get figures</source>
   <translation>Ils reçoivent les mesures</translation>
  </message>
  <message>
   <source>Web pages that may use it</source>
   <translation>Pages web qui peuvent l’utiliser</translation>
  </message>
  <message>
   <source>Programs connected at once</source>
   <translation>Programmes connectés en même temps</translation>
  </message>
  <message>
   <source>How much is logged</source>
   <translation>Ce qui est noté dans le journal</translation>
  </message>
  <message>
   <source>Keep what you dictate</source>
   <translation>Conserver ce que vous dictez</translation>
  </message>
  <message>
   <source>Dictations are kept for</source>
   <translation>Les dictées sont conservées pendant</translation>
  </message>
  <message>
   <source>Dictations take at most</source>
   <translation>Les dictées occupent au plus</translation>
  </message>
  <message>
   <source>Keep their sound too</source>
   <translation>Conserver aussi leur son</translation>
  </message>
  <message>
   <source>Sound takes at most</source>
   <translation>Le son occupe au plus</translation>
  </message>
  <message>
   <source>Sound of failed and cancelled ones is kept for</source>
   <translation>Le son des dictées échouées ou abandonnées est conservé pendant</translation>
  </message>
  <message>
   <source>Programs of which nothing is kept</source>
   <translation>Programmes dont rien n’est conservé</translation>
  </message>
  <message>
   <source>Write the figures into files</source>
   <translation>Écrire les chiffres dans des fichiers</translation>
  </message>
  <message>
   <source>Folder of these files</source>
   <translation>Dossier de ces fichiers</translation>
  </message>
  <message>
   <source>Kind of these files</source>
   <translation>Type de ces fichiers</translation>
  </message>
  <message>
   <source>Count what each run was used for</source>
   <translation>Compter à quoi chaque session a servi</translation>
  </message>
  <message>
   <source>How fast you type</source>
   <translation>Votre vitesse de frappe</translation>
  </message>
  <message>
   <source>Newest texts held in memory</source>
   <translation>Textes les plus récents gardés en mémoire</translation>
  </message>
  <message>
   <source>Summaries are kept for</source>
   <translation>Les résumés sont conservés pendant</translation>
  </message>
  <message>
   <source>Summaries take at most</source>
   <translation>Les résumés occupent au plus</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Nom</translation>
  </message>
  <message>
   <source>Profile</source>
   <translation>Profil</translation>
  </message>
  <message>
   <source>Hold it while you speak. Right Ctrl is the best for most: no text is typed with it.</source>
   <translation>Maintenez-la pendant que vous parlez. Ctrl droite convient le mieux à la plupart : elle ne sert pas à saisir du texte.</translation>
  </message>
  <message>
   <source>Only while you record; at other times it goes to your windows as always.</source>
   <translation>Seulement pendant l’enregistrement ; le reste du temps, elle va à vos fenêtres comme toujours.</translation>
  </message>
  <message>
   <source>Then the recording ends, and its text is written.</source>
   <translation>L’enregistrement se termine alors et son texte est écrit.</translation>
  </message>
  <message>
   <source>A press shorter than this locks recording on, where the key does both.</source>
   <translation>Un appui plus court verrouille l’enregistrement, là où la touche fait les deux.</translation>
  </message>
  <message>
   <source>The system’s default is followed when it changes.</source>
   <translation>Le choix du système est suivi quand il change.</translation>
  </message>
  <message>
   <source>So that the first word of the next one is whole.</source>
   <translation>Pour que le premier mot de la suivante soit entier.</translation>
  </message>
  <message>
   <source>More is not always faster: two is best on most machines.</source>
   <translation>Plus n’est pas toujours plus rapide : deux est le mieux sur la plupart des machines.</translation>
  </message>
  <message>
   <source>What the speech engine in use understands. A profile may say otherwise.</source>
   <translation>Ce que comprend le moteur utilisé. Un profil peut dire autre chose.</translation>
  </message>
  <message>
   <source>Codes such as en de ja. Switching goes round in these.</source>
   <translation>Des codes comme en de ja. Le changement de langue les parcourt.</translation>
  </message>
  <message>
   <source>What you say before it is there is kept, and written once it is.</source>
   <translation>Ce que vous dites avant qu’il soit prêt est conservé, puis écrit.</translation>
  </message>
  <message>
   <source>After so long without a dictation; the next one waits for the engine. 0: never.</source>
   <translation>Après ce temps sans dictée ; la suivante attend le moteur. 0 : jamais.</translation>
  </message>
  <message>
   <source>An engine that does not answer for this long is started anew.</source>
   <translation>Un moteur qui ne répond pas pendant ce temps est relancé.</translation>
  </message>
  <message>
   <source>For the engine “openai”, such as http://192.168.1.5:8000/v1. A key is kept by: holdtalk remote key.</source>
   <translation>Pour le moteur « openai », comme http://192.168.1.5:8000/v1. Une clé est conservée par : holdtalk remote key.</translation>
  </message>
  <message>
   <source>For the engine “wyoming”, such as tcp://192.168.1.5:10300.</source>
   <translation>Pour le moteur « wyoming », comme tcp://192.168.1.5:10300.</translation>
  </message>
  <message>
   <source>The names and terms of your list are written as they stand there.</source>
   <translation>Les noms et termes de votre liste sont écrits tels qu’ils y figurent.</translation>
  </message>
  <message>
   <source>Less corrects more, and wrongly now and then.</source>
   <translation>Une valeur plus basse corrige davantage, et parfois à tort.</translation>
  </message>
  <message>
   <source>Where the way is chosen automatically.</source>
   <translation>Là où la manière est choisie automatiquement.</translation>
  </message>
  <message>
   <source>Empty for its default. espeak-ng: such as en-us or de+f3. piper: the .onnx file that you downloaded.</source>
   <translation>Vide pour la voix par défaut. espeak-ng : comme en-us ou de+f3. piper : le fichier .onnx que vous avez téléchargé.</translation>
  </message>
  <message>
   <source>All the time; what is said before the word reaches neither disk nor engine.</source>
   <translation>En permanence ; ce qui est dit avant le mot n’atteint ni le disque ni le moteur.</translation>
  </message>
  <message>
   <source>50 is the word’s own measure. More wakes sooner, now and then at no word.</source>
   <translation>50 est la mesure propre au mot. Plus haut, il réagit plus facilement, parfois sans le mot.</translation>
  </message>
  <message>
   <source>Several with commas. Said alone they call the dictation off; empty for none.</source>
   <translation>Plusieurs séparés par des virgules. Dits seuls, ils abandonnent la dictée ; vide pour aucun.</translation>
  </message>
  <message>
   <source>Words of your own are kept by: holdtalk wake-words add.</source>
   <translation>Vos propres mots s’ajoutent avec : holdtalk wake-words add.</translation>
  </message>
  <message>
   <source>Without one: that of the first key.</source>
   <translation>Sans profil : celui de la première touche.</translation>
  </message>
  <message>
   <source>The tooltip and the menu say so, too.</source>
   <translation>L’infobulle et le menu l’indiquent aussi.</translation>
  </message>
  <message>
   <source>Near your words only in programs that tell where those are.</source>
   <translation>Près de vos mots seulement dans les programmes qui indiquent où ils sont.</translation>
  </message>
  <message>
   <source>Afterwards all is as before. Linux only.</source>
   <translation>Ensuite, tout redevient comme avant. Linux seulement.</translation>
  </message>
  <message>
   <source>Of its loudness, where it is lowered.</source>
   <translation>Part de leur volume, quand il est baissé.</translation>
  </message>
  <message>
   <source>Of each finished day or week, without any text.</source>
   <translation>Pour chaque jour ou semaine achevés, sans aucun texte.</translation>
  </message>
  <message>
   <source>By WebSocket and HTTP, on this machine alone. They need a token: holdtalk api --token.</source>
   <translation>Par WebSocket et HTTP, sur cette machine seulement. Il leur faut un jeton : holdtalk api --token.</translation>
  </message>
  <message>
   <source>What you say never is.</source>
   <translation>Ce que vous dites n’y figure jamais.</translation>
  </message>
  <message>
   <source>What the time saved is held against.</source>
   <translation>Ce à quoi le temps gagné est comparé.</translation>
  </message>
  <message>
   <source>Dictations, words and the time they saved; the words themselves are never kept.</source>
   <translation>Les dictées, les mots et le temps gagné ; les paroles elles-mêmes ne sont jamais conservées.</translation>
  </message>
  <message>
   <source>Each key with its own way of working. Where there are several, the key above does not count beside them.</source>
   <translation>Chaque touche a sa propre manière de fonctionner. S’il y en a plusieurs, la touche ci-dessus ne compte pas à côté d’elles.</translation>
  </message>
  <message>
   <source>What holdtalk press --binding calls it; empty: its key.</source>
   <translation>Comment holdtalk press --binding l’appelle ; vide : sa touche.</translation>
  </message>
  <message>
   <source>How its dictations are heard and written.</source>
   <translation>Comment ses dictées sont entendues et écrites.</translation>
  </message>
  <message>
   <source>How the dictations of some keys are heard and written, where not as everywhere else.</source>
   <translation>Comment les dictées de certaines touches sont entendues et écrites, quand ce n’est pas comme partout ailleurs.</translation>
  </message>
  <message>
   <source>What each figure of the performance window is held against.</source>
   <translation>Ce à quoi chaque mesure de la fenêtre des performances est comparée.</translation>
  </message>
  <message>
   <source>As everywhere else</source>
   <translation>Comme partout ailleurs</translation>
  </message>
  <message>
   <source>As everywhere else ({value})</source>
   <translation>Comme partout ailleurs ({value})</translation>
  </message>
  <message>
   <source>None: as everywhere else</source>
   <translation>Aucun : comme partout ailleurs</translation>
  </message>
  <message>
   <source>All defaults restored</source>
   <translation>Toutes les valeurs par défaut rétablies</translation>
  </message>
  <message>
   <source>More</source>
   <translation>Plus</translation>
  </message>
  <message>
   <source>More to do with the settings</source>
   <translation>Plus d’actions sur les paramètres</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Annuler</translation>
  </message>
  <message>
   <source>Restore all defaults?</source>
   <translation>Rétablir toutes les valeurs par défaut ?</translation>
  </message>
  <message>
   <source>All settings are as they came, keys, profiles and targets too. Undo brings yours back.</source>
   <translation>Tous les paramètres redeviennent comme au départ, touches, profils et objectifs compris. Annuler ramène les vôtres.</translation>
  </message>
  <message>
   <source>&amp;Restore</source>
   <translation>&amp;Rétablir</translation>
  </message>
  <message>
   <source>&amp;Keep mine</source>
   <translation>&amp;Garder les miens</translation>
  </message>
  <message>
   <source>Search settings</source>
   <translation>Rechercher un paramètre</translation>
  </message>
  <message>
   <source>No setting fits “{text}”. Try another word, such as key, microphone or language.</source>
   <translation>Aucun paramètre ne correspond à « {text} ». Essayez un autre mot, comme touche, microphone ou langue.</translation>
  </message>
  <message>
   <source>&amp;Export…</source>
   <translation>E&amp;xporter…</translation>
  </message>
  <message>
   <source>&amp;Open the settings file</source>
   <translation>Ou&amp;vrir le fichier de paramètres</translation>
  </message>
  <message>
   <source>Restore &amp;all defaults…</source>
   <translation>Réta&amp;blir toutes les valeurs par défaut…</translation>
  </message>
  <message numerus="yes">
   <source>{n} settings</source>
   <translation>
    <numerusform>{n} paramètre</numerusform>
    <numerusform>{n} paramètres</numerusform>
   </translation>
  </message>
  <message>
   <source>Undo: {change}</source>
   <translation>Annuler : {change}</translation>
  </message>
  <message numerus="yes">
   <source>{n} more fit: type on.</source>
   <translation>
    <numerusform>Un de plus correspond : continuez à taper.</numerusform>
    <numerusform>{n} de plus correspondent : continuez à taper.</numerusform>
   </translation>
  </message>
  <message>
   <source>Nothing is called “{text}”. Shown: “{meant}”.</source>
   <translation>Rien ne s’appelle « {text} ». Affiché : « {meant} ».</translation>
  </message>
  <message>
   <source>Taken back: {change}</source>
   <translation>Annulé : {change}</translation>
  </message>
  <message>
   <source>Restore default</source>
   <translation>Rétablir la valeur par défaut</translation>
  </message>
  <message>
   <source>In line {line} of the settings file: {what}</source>
   <translation>À la ligne {line} du fichier de paramètres : {what}</translation>
  </message>
  <message>
   <source>Default: {value}</source>
   <translation>Par défaut : {value}</translation>
  </message>
  <message>
   <source>In the settings file: {what}</source>
   <translation>Dans le fichier de paramètres : {what}</translation>
  </message>
  <message>
   <source>Restore the default of {name}</source>
   <translation>Rétablir la valeur par défaut : {name}</translation>
  </message>
  <message>
   <source>Not changed: {why}</source>
   <translation>Non modifié : {why}</translation>
  </message>
  <message>
   <source>Measured with {command}</source>
   <translation>Mesuré avec {command}</translation>
  </message>
  <message>
   <source>Not allowed yet: {why}</source>
   <translation>Pas encore permis : {why}</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Supprimer</translation>
  </message>
  <message>
   <source>Opens what belongs to it</source>
   <translation>Ouvre ce qui en fait partie</translation>
  </message>
  <message>
   <source>Another key</source>
   <translation>Une autre touche</translation>
  </message>
  <message>
   <source>Add a key…</source>
   <translation>Ajouter une touche…</translation>
  </message>
  <message>
   <source>Name of a new profile</source>
   <translation>Nom d’un nouveau profil</translation>
  </message>
  <message>
   <source>Add</source>
   <translation>Ajouter</translation>
  </message>
  <message>
   <source>Add the profile</source>
   <translation>Ajouter le profil</translation>
  </message>
  <message>
   <source>Remove {name}</source>
   <translation>Supprimer {name}</translation>
  </message>
  <message>
   <source>Add {name}</source>
   <translation>Ajouter {name}</translation>
  </message>
  <message>
   <source>{key}: {does}</source>
   <translation>{key} : {does}</translation>
  </message>
  <message>
   <source>hotkey shortcut push to talk button trigger</source>
   <translation>raccourci touche appuyer pour parler bouton déclencheur</translation>
  </message>
  <message>
   <source>push to talk toggle lock</source>
   <translation>appuyer pour parler bascule verrouiller verrou</translation>
  </message>
  <message>
   <source>abort escape discard</source>
   <translation>annuler abandonner échap jeter</translation>
  </message>
  <message>
   <source>input device headset sound card</source>
   <translation>périphérique entrée casque carte son</translation>
  </message>
  <message>
   <source>warm privacy</source>
   <translation>ouvert vie privée confidentialité</translation>
  </message>
  <message>
   <source>first word cut off beginning</source>
   <translation>premier mot coupé début</translation>
  </message>
  <message>
   <source>last word cut off end</source>
   <translation>dernier mot coupé fin</translation>
  </message>
  <message>
   <source>model recognition whisper parakeet</source>
   <translation>modèle reconnaissance whisper parakeet</translation>
  </message>
  <message>
   <source>english german french spanish tongue</source>
   <translation>anglais allemand français espagnol langue</translation>
  </message>
  <message>
   <source>memory sleep ram</source>
   <translation>mémoire veille ram</translation>
  </message>
  <message>
   <source>cpu processor speed</source>
   <translation>cpu processeur vitesse</translation>
  </message>
  <message>
   <source>live preview</source>
   <translation>direct aperçu</translation>
  </message>
  <message>
   <source>paste clipboard typing keystrokes</source>
   <translation>coller presse-papiers saisie frappes</translation>
  </message>
  <message>
   <source>letters lost missing slow program</source>
   <translation>lettres perdues manquantes lent programme</translation>
  </message>
  <message>
   <source>translation Deutsch français español 日本語 العربية</source>
   <translation>traduction langue français English Deutsch español 日本語 العربية</translation>
  </message>
  <message>
   <source>popup bubble window indicator</source>
   <translation>popup bulle fenêtre indicateur incrustation</translation>
  </message>
  <message>
   <source>beep noise mute silent</source>
   <translation>bip bruit muet silence</translation>
  </message>
  <message>
   <source>beep volume quiet</source>
   <translation>bip volume faible</translation>
  </message>
  <message>
   <source>speak text to speech screen reader</source>
   <translation>synthèse vocale lecteur écran parole texte</translation>
  </message>
  <message>
   <source>speed words a minute</source>
   <translation>vitesse mots par minute débit</translation>
  </message>
  <message>
   <source>dark mode light appearance night</source>
   <translation>mode sombre clair apparence nuit</translation>
  </message>
  <message>
   <source>notification alert</source>
   <translation>notification alerte avertissement</translation>
  </message>
  <message>
   <source>voice activation wake word always listening</source>
   <translation>activation vocale mot toujours écoute</translation>
  </message>
  <message>
   <source>websocket http automation home assistant</source>
   <translation>websocket http automatisation domotique home assistant</translation>
  </message>
  <message>
   <source>server cloud network</source>
   <translation>serveur cloud nuage réseau</translation>
  </message>
  <message>
   <source>statistics time saved</source>
   <translation>statistiques temps gagné</translation>
  </message>
  <message>
   <source>dictionary vocabulary names spelling</source>
   <translation>dictionnaire vocabulaire noms orthographe</translation>
  </message>
  <message>
   <source>hotkeys shortcuts second key</source>
   <translation>raccourcis touches deuxième touche</translation>
  </message>
  <message>
   <source>limit goal strict relaxed preset latency</source>
   <translation>limite but strict souple préréglage latence</translation>
  </message>
  <message>
   <source>debug troubleshooting</source>
   <translation>débogage dépannage</translation>
  </message>
  <message>
   <source>Add…</source>
   <translation>Ajouter…</translation>
  </message>
  <message>
   <source>Add a language</source>
   <translation>Ajouter une langue</translation>
  </message>
  <message>
   <source>Browse…</source>
   <translation>Parcourir…</translation>
  </message>
  <message>
   <source>Look for the file</source>
   <translation>Chercher le fichier</translation>
  </message>
  <message>
   <source>Choose a file</source>
   <translation>Choisir un fichier</translation>
  </message>
  <message>
   <source>Open the file</source>
   <translation>Ouvrir le fichier</translation>
  </message>
  <message numerus="yes">
   <source>{n} more settings are wrong.</source>
   <translation>
    <numerusform>Un autre paramètre est erroné.</numerusform>
    <numerusform>{n} autres paramètres sont erronés.</numerusform>
   </translation>
  </message>
  <message>
   <source>What was in force before still counts for what is wrong.</source>
   <translation>Là où il y a une erreur, ce qui valait avant reste en vigueur.</translation>
  </message>
  <message>
   <source>The settings file cannot be read.</source>
   <translation>Le fichier de paramètres ne peut pas être lu.</translation>
  </message>
  <message>
   <source>Line {line} of the settings file is wrong, and your last good settings are in use.</source>
   <translation>La ligne {line} du fichier de paramètres est erronée ; vos derniers paramètres corrects restent utilisés.</translation>
  </message>
  <message>
   <source>Set of targets</source>
   <translation>Jeu d’objectifs</translation>
  </message>
  <message>
   <source>Another target of your own</source>
   <translation>Un autre objectif à vous</translation>
  </message>
  <message>
   <source>Reset</source>
   <translation>Réinitialiser</translation>
  </message>
  <message>
   <source>standard: {target}</source>
   <translation>standard : {target}</translation>
  </message>
  <message>
   <source>Target of {figure}</source>
   <translation>Objectif : {figure}</translation>
  </message>
  <message>
   <source>Your own</source>
   <translation>Les vôtres</translation>
  </message>
  <message>
   <source>Reset {figure}: {standard}</source>
   <translation>Réinitialiser {figure} : {standard}</translation>
  </message>
  <message>
   <source>Add a target…</source>
   <translation>Ajouter un objectif…</translation>
  </message>
  <message>
   <source>Targets: {words}</source>
   <translation>Objectifs : {words}</translation>
  </message>
  <message>
   <source>Session</source>
   <translation>Session</translation>
  </message>
  <message>
   <source>Day</source>
   <translation>Jour</translation>
  </message>
  <message>
   <source>Week</source>
   <translation>Semaine</translation>
  </message>
  <message>
   <source>Month</source>
   <translation>Mois</translation>
  </message>
  <message>
   <source>Mode</source>
   <translation>Mode</translation>
  </message>
  <message>
   <source>Dictations</source>
   <translation>Dictées</translation>
  </message>
  <message>
   <source>All of them, those without a text too.</source>
   <translation>Toutes, y compris celles sans texte.</translation>
  </message>
  <message>
   <source>Words</source>
   <translation>Mots</translation>
  </message>
  <message>
   <source>Of the texts that came.</source>
   <translation>Des textes obtenus.</translation>
  </message>
  <message>
   <source>Words a minute</source>
   <translation>Mots par minute</translation>
  </message>
  <message>
   <source>From key down to the last character.</source>
   <translation>De l’appui sur la touche au dernier caractère.</translation>
  </message>
  <message>
   <source>Time saved</source>
   <translation>Temps gagné</translation>
  </message>
  <message>
   <source>Against typing the same words; below zero where typing would have been faster.</source>
   <translation>Par rapport à la frappe des mêmes mots ; en dessous de zéro là où la frappe aurait été plus rapide.</translation>
  </message>
  <message>
   <source>Success</source>
   <translation>Réussite</translation>
  </message>
  <message>
   <source>Dictations that brought a text, of those that were not thrown away and had something said.</source>
   <translation>Dictées qui ont donné un texte, parmi celles qui n’ont pas été abandonnées et où quelque chose a été dit.</translation>
  </message>
  <message>
   <source>Average wait</source>
   <translation>Attente moyenne</translation>
  </message>
  <message>
   <source>From letting go of the key to the last character.</source>
   <translation>Du relâchement de la touche au dernier caractère.</translation>
  </message>
  <message>
   <source>by session</source>
   <translation>par session</translation>
  </message>
  <message>
   <source>by day</source>
   <translation>par jour</translation>
  </message>
  <message>
   <source>by week</source>
   <translation>par semaine</translation>
  </message>
  <message>
   <source>by month</source>
   <translation>par mois</translation>
  </message>
  <message>
   <source>by mode of the key</source>
   <translation>par mode de la touche</translation>
  </message>
  <message>
   <source>by engine</source>
   <translation>par moteur</translation>
  </message>
  <message>
   <source>by language</source>
   <translation>par langue</translation>
  </message>
  <message>
   <source>by kind of program</source>
   <translation>par type de programme</translation>
  </message>
  <message>
   <source>by version of Holdtalk</source>
   <translation>par version de Holdtalk</translation>
  </message>
  <message>
   <source>Of all dictations.</source>
   <translation>De toutes les dictées.</translation>
  </message>
  <message>
   <source>Too slow</source>
   <translation>Trop lentes</translation>
  </message>
  <message>
   <source>Given up because a part took too long.</source>
   <translation>Interrompues parce qu’une étape durait trop longtemps.</translation>
  </message>
  <message>
   <source>Failed</source>
   <translation>Échouées</translation>
  </message>
  <message>
   <source>Without a text for another reason.</source>
   <translation>Sans texte pour une autre raison.</translation>
  </message>
  <message>
   <source>Shortest</source>
   <translation>Le plus court</translation>
  </message>
  <message>
   <source>The shortest recording.</source>
   <translation>L’enregistrement le plus court.</translation>
  </message>
  <message>
   <source>Average</source>
   <translation>Moyenne</translation>
  </message>
  <message>
   <source>Length of a recording.</source>
   <translation>Durée d’un enregistrement.</translation>
  </message>
  <message>
   <source>Longest</source>
   <translation>Le plus long</translation>
  </message>
  <message>
   <source>The longest recording.</source>
   <translation>L’enregistrement le plus long.</translation>
  </message>
  <message>
   <source>Least wait</source>
   <translation>Attente minimale</translation>
  </message>
  <message>
   <source>Longest wait</source>
   <translation>Attente maximale</translation>
  </message>
  <message>
   <source>{n} %</source>
   <translation>{n} %</translation>
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
   <translation>Semaine du {day}</translation>
  </message>
  <message>
   <source>{n} min</source>
   <translation>{n} min</translation>
  </message>
  <message numerus="yes">
   <source>Time saved is held against typing {n} words a minute.</source>
   <translation>
    <numerusform>Le temps gagné est comparé à une frappe de {n} mot par minute.</numerusform>
    <numerusform>Le temps gagné est comparé à une frappe de {n} mots par minute.</numerusform>
   </translation>
  </message>
  <message>
   <source>Which time</source>
   <translation>Période</translation>
  </message>
  <message>
   <source>Put together</source>
   <translation>Regroupement</translation>
  </message>
  <message>
   <source>Shown as bars</source>
   <translation>Affiché en barres</translation>
  </message>
  <message>
   <source>&amp;Copy table</source>
   <translation>&amp;Copier le tableau</translation>
  </message>
  <message>
   <source>Nothing was dictated in this time</source>
   <translation>Rien n’a été dicté pendant cette période</translation>
  </message>
  <message>
   <source>{figure} {grouped}</source>
   <translation>{figure} {grouped}</translation>
  </message>
  <message>
   <source>{what}: it is counted here.</source>
   <translation>{what} : c’est compté ici.</translation>
  </message>
  <message>
   <source>Figures</source>
   <translation>Chiffres</translation>
  </message>
  <message>
   <source>Longer than this run only figures of dictations are kept, as long as the history is on.</source>
   <translation>Au-delà de cette session, seuls les chiffres des dictées sont conservés, tant que l’historique est activé.</translation>
  </message>
  <message>
   <source>One line and Compact are windows of their own</source>
   <translation>« Une ligne » et « Compacte » sont des fenêtres à part</translation>
  </message>
  <message>
   <source>Paused</source>
   <translation>En pause</translation>
  </message>
  <message>
   <source>the hotkey is not heard until you resume it</source>
   <translation>la touche ne réagit pas tant que vous ne la réactivez pas</translation>
  </message>
  <message>
   <source>the hotkey is not heard until {time}</source>
   <translation>la touche ne réagit pas avant {time}</translation>
  </message>
 </context>
</TS>
