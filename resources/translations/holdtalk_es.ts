<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
 <context>
  <name>Holdtalk</name>
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
   <source>Copy text</source>
   <translation>Copiar el texto</translation>
  </message>
  <message>
   <source>Open folder</source>
   <translation>Abrir la carpeta</translation>
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
   <source>What is spoken, as in [speech]; auto too.</source>
   <translation>Lo que se habla, como en [speech]; también auto.</translation>
  </message>
  <message>
   <source>Several hotkeys, each a [[binding]] of its own, in place of key and mode in [hotkey]. name, mode, profile, min_duration_ms and tap_ms may be left out. The mode read has the selection or the last text read aloud; hands_free switches listening for the wake word; language goes on to the next language; undo takes the last text back, insert_last inserts it again, pause gives the other hotkeys to the windows for a while.</source>
   <translation>Varias teclas, cada una con su propio [[binding]], en lugar de key y mode en [hotkey]. name, mode, profile, min_duration_ms y tap_ms pueden omitirse. El modo read hace leer en voz alta la selección o el último texto; hands_free activa y desactiva la escucha de la palabra de activación; language pasa al idioma siguiente; undo retira el último texto, insert_last lo inserta de nuevo, pause deja las otras teclas a las ventanas por un rato.</translation>
  </message>
  <message>
   <source>Profiles, by a name of your own, for a [[binding]] to follow: engine, language, separator, method, paste_from_characters, key_delay_ms. What is left out is as in [speech], [text] and [insertion].</source>
   <translation>Perfiles, con un nombre propio, para que los siga un [[binding]]: engine, language, separator, method, paste_from_characters, key_delay_ms. Lo que se omite es como en [speech], [text] e [insertion].</translation>
  </message>
  <message>
   <source>Your own targets, by the names the performance window shows, in their units.</source>
   <translation>Sus propios objetivos, por los nombres que muestra la ventana de rendimiento, en sus unidades.</translation>
  </message>
  <message>
   <source>There is no text to insert yet.</source>
   <translation>Todavía no hay ningún texto que insertar.</translation>
  </message>
  <message>
   <source>Dictate first: the last text can then be had again.</source>
   <translation>Dicte primero: entonces podrá recuperar el último texto.</translation>
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
   <source>The microphones could not be listed.</source>
   <translation>No se ha podido obtener la lista de micrófonos.</translation>
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
   <source>Dictates</source>
   <translation>Dicta</translation>
  </message>
  <message>
   <source>No program opens this.</source>
   <translation>Ningún programa lo abre.</translation>
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
   <source>Under Wayland programs cannot hear keys by themselves.</source>
   <translation>En Wayland los programas no pueden leer las teclas por sí mismos.</translation>
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
   <source>Without wtype text reaches only windows of X11 programs.</source>
   <translation>Sin wtype el texto solo llega a las ventanas de programas de X11.</translation>
  </message>
  <message>
   <source>Install it, then start Holdtalk again.</source>
   <translation>Instálelo, y después reinicie Holdtalk.</translation>
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
   <source>Select the text and delete it by hand.</source>
   <translation>Seleccione el texto y elimínelo a mano.</translation>
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
   <source>Holdtalk is this icon in the tray. A click on it opens its menu, where everything else is.</source>
   <translation>Holdtalk es este icono de la bandeja. Un clic en él abre su menú, donde está todo lo demás.</translation>
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
   <source>This text waits for you: copy it, or insert it where it belongs.</source>
   <translation>Este texto le espera: cópielo, o insértelo donde corresponda.</translation>
  </message>
  <message>
   <source>The chosen dictation</source>
   <translation>El dictado elegido</translation>
  </message>
  <message>
   <source>As it was heard</source>
   <translation>Tal como se oyó</translation>
  </message>
  <message>
   <source>Figures of this dictation</source>
   <translation>Datos de este dictado</translation>
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
   <source>Insertion</source>
   <translation>Inserción</translation>
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
   <source>Engine</source>
   <translation>Motor</translation>
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
   <source>{n} s</source>
   <translation>{n} s</translation>
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
   <source>T&amp;ry again</source>
   <translation>&amp;Volver a intentar</translation>
  </message>
  <message>
   <source>Nothing found</source>
   <translation>No se ha encontrado nada</translation>
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
   <source>{what}: what you said stands here then.</source>
   <translation>{what}: lo que ha dicho aparece entonces aquí.</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>Texto</translation>
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
   <source>The log says why.</source>
   <translation>El registro dice por qué.</translation>
  </message>
  <message>
   <source>The key to dictate with: {keys}</source>
   <translation>La tecla para dictar: {keys}</translation>
  </message>
  <message>
   <source>Microphone level</source>
   <translation>Nivel del micrófono</translation>
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
   <source>Ready</source>
   <translation>Listo</translation>
  </message>
  <message>
   <source>Recording</source>
   <translation>Grabando</translation>
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
   <source>Hold: record while it is down</source>
   <translation>Mantener: grabar mientras está pulsada</translation>
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
   <source>Microphone</source>
   <translation>Micrófono</translation>
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
   <source>Writes the last text once more, into the window you were in before this one.</source>
   <translation>Escribe otra vez el último texto, en la ventana en que estaba antes de esta.</translation>
  </message>
  <message>
   <source>Takes the last text back out of the window it went to, where that is certain.</source>
   <translation>Retira el último texto de la ventana a la que fue, donde eso es seguro.</translation>
  </message>
  <message>
   <source>Copied.</source>
   <translation>Copiado.</translation>
  </message>
  <message>
   <source>Waits for you: {text}</source>
   <translation>Le espera: {text}</translation>
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
   <source>Open Settings</source>
   <translation>Abrir los ajustes</translation>
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
   <source>Hear&amp;d as:</source>
   <translation>Oíd&amp;o como:</translation>
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
   <source>Op&amp;en the file</source>
   <translation>Abrir el archi&amp;vo</translation>
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
   <source>Added: {word}</source>
   <translation>Añadido: {word}</translation>
  </message>
  <message>
   <source>Changed: {word}</source>
   <translation>Cambiado: {word}</translation>
  </message>
  <message>
   <source>It stays as it is.</source>
   <translation>Se queda como está.</translation>
  </message>
  <message>
   <source>Removed: {word}</source>
   <translation>Quitado: {word}</translation>
  </message>
  <message>
   <source>Name or word</source>
   <translation>Nombre o palabra</translation>
  </message>
  <message>
   <source>Replacement</source>
   <translation>Sustitución</translation>
  </message>
  <message>
   <source>Never replaced</source>
   <translation>Nunca sustituido</translation>
  </message>
  <message>
   <source>Heard as</source>
   <translation>Oído como</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>Tipo</translation>
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
   <source>Hands-free</source>
   <translation>Manos libres</translation>
  </message>
  <message>
   <source>Unknown</source>
   <translation>Desconocido</translation>
  </message>
  <message>
   <source>Level of the microphone</source>
   <translation>Nivel del micrófono</translation>
  </message>
  <message>
   <source>Ope&amp;n Holdtalk</source>
   <translation>&amp;Abrir Holdtalk</translation>
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
   <source>What the microphone hears</source>
   <translation>Lo que oye el micrófono</translation>
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
   <source>&amp;What is understood</source>
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
   <source>Microphone is silent</source>
   <translation>El micrófono está en silencio</translation>
  </message>
  <message>
   <source>Nothing heard: the microphone was silent</source>
   <translation>No se oyó nada: el micrófono estaba en silencio</translation>
  </message>
  <message>
   <source>The hotkey is heard again</source>
   <translation>La tecla vuelve a responder</translation>
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
   <source>The folder {name} cannot be written to.</source>
   <translation>No se puede escribir en la carpeta {name}.</translation>
  </message>
  <message>
   <source>There is no folder {name}.</source>
   <translation>No existe la carpeta {name}.</translation>
  </message>
  <message>
   <source>Choose another one.</source>
   <translation>Haga otra elección.</translation>
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
   <source>Close</source>
   <translation>Cerrar</translation>
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
   <source>Settings</source>
   <translation>Ajustes</translation>
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
   <translation>días</translation>
  </message>
  <message>
   <source>hours</source>
   <translation>horas</translation>
  </message>
  <message>
   <source>px</source>
   <translation>px</translation>
  </message>
  <message>
   <source>a minute</source>
   <translation>por minuto</translation>
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
   <source>Falls silent</source>
   <translation>Se silencia</translation>
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
  <message>
   <source>empty</source>
   <translation>vacío</translation>
  </message>
  <message>
   <source>Automatic</source>
   <translation>Automático</translation>
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
   <source>Voice</source>
   <translation>Voz</translation>
  </message>
  <message>
   <source>Speed</source>
   <translation>Velocidad</translation>
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
   <source>Wake word</source>
   <translation>Palabra de activación</translation>
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
   <source>How the dictations of some keys are heard and written, where not as everywhere else.</source>
   <translation>Cómo se oyen y se escriben los dictados de algunas teclas, donde no es como en todo lo demás.</translation>
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
   <source>Add {name}</source>
   <translation>Añadir {name}</translation>
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
   <source>Session</source>
   <translation>Sesión</translation>
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
   <source>Of the texts that came.</source>
   <translation>De los textos obtenidos.</translation>
  </message>
  <message>
   <source>Words a minute</source>
   <translation>Palabras por minuto</translation>
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
   <translation>{month} de {year}</translation>
  </message>
  <message>
   <source>Week of {day}</source>
   <translation>Semana del {day}</translation>
  </message>
  <message>
   <source>{n} min</source>
   <translation>{n} min</translation>
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
   <source>{figure} {grouped}</source>
   <translation>{figure} {grouped}</translation>
  </message>
  <message>
   <source>{what}: it is counted here.</source>
   <translation>{what}: aquí se cuenta.</translation>
  </message>
  <message>
   <source>Figures</source>
   <translation>Datos</translation>
  </message>
  <message>
   <source>Longer than this run only figures of dictations are kept, as long as the history is on.</source>
   <translation>Más allá de esta sesión solo se conservan datos de los dictados, mientras el historial está activado.</translation>
  </message>
  <message>
   <source>One line and Compact are windows of their own</source>
   <translation>«Una línea» y «Compacta» son ventanas propias</translation>
  </message>
  <message>
   <source>Paused</source>
   <translation>En pausa</translation>
  </message>
  <message>
   <source>the hotkey is not heard until you resume it</source>
   <translation>la tecla no responde hasta que la reanude</translation>
  </message>
  <message>
   <source>the hotkey is not heard until {time}</source>
   <translation>la tecla no responde hasta las {time}</translation>
  </message>
 </context>
</TS>
