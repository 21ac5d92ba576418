<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
 <context>
  <name>Holdtalk</name>
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
   <source>Copy text</source>
   <translation>نسخ النص</translation>
  </message>
  <message>
   <source>Open folder</source>
   <translation>فتح المجلد</translation>
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
   <source>What is spoken, as in [speech]; auto too.</source>
   <translation>لغة الحديث، كما في [speech]، ويجوز auto أيضًا.</translation>
  </message>
  <message>
   <source>Several hotkeys, each a [[binding]] of its own, in place of key and mode in [hotkey]. name, mode, profile, min_duration_ms and tap_ms may be left out. The mode read has the selection or the last text read aloud; hands_free switches listening for the wake word; language goes on to the next language; undo takes the last text back, insert_last inserts it again, pause gives the other hotkeys to the windows for a while.</source>
   <translation>عدة مفاتيح اختصار، لكل منها [[binding]] خاص، بدلًا من key وmode في [hotkey]. يجوز حذف name وmode وprofile وmin_duration_ms وtap_ms. الوضع read يقرأ التحديد أو آخر نص بصوت مسموع؛ وhands_free يبدّل الاستماع إلى كلمة التنبيه؛ وlanguage ينتقل إلى اللغة التالية؛ وundo يسحب آخر نص، وinsert_last يدرجه مرة أخرى، وpause يترك بقية مفاتيح الاختصار للنوافذ مدةً.</translation>
  </message>
  <message>
   <source>Profiles, by a name of your own, for a [[binding]] to follow: engine, language, separator, method, paste_from_characters, key_delay_ms. What is left out is as in [speech], [text] and [insertion].</source>
   <translation>ملفات تعريف بأسماء من عندك يتبعها [[binding]]: engine وlanguage وseparator وmethod وpaste_from_characters وkey_delay_ms. وما يُحذف منها يكون كما في [speech] و[text] و[insertion].</translation>
  </message>
  <message>
   <source>Your own targets, by the names the performance window shows, in their units.</source>
   <translation>أهدافك الخاصة، بالأسماء التي تعرضها نافذة الأداء وبوحداتها.</translation>
  </message>
  <message>
   <source>There is no text to insert yet.</source>
   <translation>لا يوجد نص للإدراج بعد.</translation>
  </message>
  <message>
   <source>Dictate first: the last text can then be had again.</source>
   <translation>ابدأ بالإملاء، ثم يمكن الحصول على آخر نص من جديد.</translation>
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
   <source>The microphones could not be listed.</source>
   <translation>تعذّر سرد الميكروفونات.</translation>
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
   <source>Dictates</source>
   <translation>يسجّل الإملاء</translation>
  </message>
  <message>
   <source>No program opens this.</source>
   <translation>لا برنامج يفتح هذا.</translation>
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
   <source>Under Wayland programs cannot hear keys by themselves.</source>
   <translation>في Wayland لا تستطيع البرامج سماع المفاتيح من تلقاء نفسها.</translation>
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
   <source>Without wtype text reaches only windows of X11 programs.</source>
   <translation>دون wtype لا يصل النص إلا إلى نوافذ برامج X11.</translation>
  </message>
  <message>
   <source>Install it, then start Holdtalk again.</source>
   <translation>ثبّته، ثم ابدأ Holdtalk من جديد.</translation>
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
   <source>Select the text and delete it by hand.</source>
   <translation>حدد النص واحذفه يدويًا.</translation>
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
   <source>Holdtalk is this icon in the tray. A click on it opens its menu, where everything else is.</source>
   <translation>هذه الأيقونة في علبة النظام هي Holdtalk. النقر عليها يفتح قائمتها، وفيها كل ما عدا ذلك.</translation>
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
   <source>This text waits for you: copy it, or insert it where it belongs.</source>
   <translation>هذا النص في انتظارك: انسخه، أو أدرجه في مكانه.</translation>
  </message>
  <message>
   <source>The chosen dictation</source>
   <translation>الإملاء المختار</translation>
  </message>
  <message>
   <source>As it was heard</source>
   <translation>كما سُمع</translation>
  </message>
  <message>
   <source>Figures of this dictation</source>
   <translation>أرقام هذا الإملاء</translation>
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
   <source>Insertion</source>
   <translation>الإدراج</translation>
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
   <source>Engine</source>
   <translation>المحرّك</translation>
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
   <source>{n} s</source>
   <translation>‏{n} ث</translation>
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
   <source>T&amp;ry again</source>
   <translation>إعادة المحا&amp;ولة</translation>
  </message>
  <message>
   <source>Nothing found</source>
   <translation>لا نتائج</translation>
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
   <source>{what}: what you said stands here then.</source>
   <translation>‏{what}: عندها يظهر ما قلته هنا.</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>النص</translation>
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
   <source>The log says why.</source>
   <translation>السبب في سجل الأحداث.</translation>
  </message>
  <message>
   <source>The key to dictate with: {keys}</source>
   <translation>مفتاح الإملاء: {keys}</translation>
  </message>
  <message>
   <source>Microphone level</source>
   <translation>مستوى الميكروفون</translation>
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
   <source>Ready</source>
   <translation>جاهز</translation>
  </message>
  <message>
   <source>Recording</source>
   <translation>يجري التسجيل</translation>
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
   <source>Hold: record while it is down</source>
   <translation>ضغط مطوّل: التسجيل ما دام مضغوطًا</translation>
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
   <source>Microphone</source>
   <translation>الميكروفون</translation>
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
   <source>Writes the last text once more, into the window you were in before this one.</source>
   <translation>يكتب آخر نص مرة أخرى، في النافذة التي كنت فيها قبل هذه.</translation>
  </message>
  <message>
   <source>Takes the last text back out of the window it went to, where that is certain.</source>
   <translation>يسحب آخر نص من النافذة التي وصل إليها، حيث يكون ذلك مؤكدًا.</translation>
  </message>
  <message>
   <source>Copied.</source>
   <translation>نُسخ.</translation>
  </message>
  <message>
   <source>Waits for you: {text}</source>
   <translation>في انتظارك: {text}</translation>
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
   <source>Open Settings</source>
   <translation>فتح الإعدادات</translation>
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
   <source>Hear&amp;d as:</source>
   <translation>تُسمع &amp;هكذا:</translation>
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
   <source>Op&amp;en the file</source>
   <translation>&amp;فتح الملف</translation>
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
   <source>Added: {word}</source>
   <translation>أُضيفت: {word}</translation>
  </message>
  <message>
   <source>Changed: {word}</source>
   <translation>تغيّرت: {word}</translation>
  </message>
  <message>
   <source>It stays as it is.</source>
   <translation>تبقى كما هي.</translation>
  </message>
  <message>
   <source>Removed: {word}</source>
   <translation>أُزيلت: {word}</translation>
  </message>
  <message>
   <source>Name or word</source>
   <translation>اسم أو كلمة</translation>
  </message>
  <message>
   <source>Replacement</source>
   <translation>استبدال</translation>
  </message>
  <message>
   <source>Never replaced</source>
   <translation>لا تُستبدل أبدًا</translation>
  </message>
  <message>
   <source>Heard as</source>
   <translation>تُسمع هكذا</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>النوع</translation>
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
   <source>Hands-free</source>
   <translation>دون استخدام اليدين</translation>
  </message>
  <message>
   <source>Unknown</source>
   <translation>غير معروف</translation>
  </message>
  <message>
   <source>Level of the microphone</source>
   <translation>مستوى الميكروفون</translation>
  </message>
  <message>
   <source>Ope&amp;n Holdtalk</source>
   <translation>&amp;فتح Holdtalk</translation>
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
   <source>What the microphone hears</source>
   <translation>ما يسمعه الميكروفون</translation>
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
   <source>&amp;What is understood</source>
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
   <source>Microphone is silent</source>
   <translation>الميكروفون صامت</translation>
  </message>
  <message>
   <source>Nothing heard: the microphone was silent</source>
   <translation>لم يُسمع شيء: كان الميكروفون صامتًا</translation>
  </message>
  <message>
   <source>The hotkey is heard again</source>
   <translation>عاد مفتاح الاختصار إلى العمل</translation>
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
   <source>The folder {name} cannot be written to.</source>
   <translation>لا يمكن الكتابة في المجلد {name}.</translation>
  </message>
  <message>
   <source>There is no folder {name}.</source>
   <translation>لا يوجد مجلد باسم {name}.</translation>
  </message>
  <message>
   <source>Choose another one.</source>
   <translation>اختر غيره.</translation>
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
   <source>Close</source>
   <translation>إغلاق</translation>
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
   <source>Settings</source>
   <translation>الإعدادات</translation>
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
   <source>ms</source>
   <translation>ms</translation>
  </message>
  <message>
   <source>s</source>
   <translation>ث</translation>
  </message>
  <message>
   <source>min</source>
   <translation>د</translation>
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
   <translation>يوم</translation>
  </message>
  <message>
   <source>hours</source>
   <translation>ساعة</translation>
  </message>
  <message>
   <source>px</source>
   <translation>px</translation>
  </message>
  <message>
   <source>a minute</source>
   <translation>كلمة في الدقيقة</translation>
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
   <source>Falls silent</source>
   <translation>تُكتم</translation>
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
  <message>
   <source>empty</source>
   <translation>فارغ</translation>
  </message>
  <message>
   <source>Automatic</source>
   <translation>تلقائي</translation>
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
   <source>Voice</source>
   <translation>الصوت</translation>
  </message>
  <message>
   <source>Speed</source>
   <translation>السرعة</translation>
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
   <source>Wake word</source>
   <translation>كلمة التنبيه</translation>
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
   <source>How the dictations of some keys are heard and written, where not as everywhere else.</source>
   <translation>كيف تُفهم إملاءات بعض المفاتيح وتُكتب، حيث تختلف عن كل مكان آخر.</translation>
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
   <source>Add {name}</source>
   <translation>إضافة {name}</translation>
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
   <source>Session</source>
   <translation>الجلسة</translation>
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
   <source>Of the texts that came.</source>
   <translation>كلمات النصوص التي جاءت.</translation>
  </message>
  <message>
   <source>Words a minute</source>
   <translation>الكلمات في الدقيقة</translation>
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
   <source>{n} %</source>
   <translation>{n}%</translation>
  </message>
  <message>
   <source>{n} ms</source>
   <translation>{n} ms</translation>
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
  <message>
   <source>{n} min</source>
   <translation>‏{n} د</translation>
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
   <source>{figure} {grouped}</source>
   <translation>{figure} {grouped}</translation>
  </message>
  <message>
   <source>{what}: it is counted here.</source>
   <translation>‏{what}: يُحسب ذلك هنا.</translation>
  </message>
  <message>
   <source>Figures</source>
   <translation>الأرقام</translation>
  </message>
  <message>
   <source>Longer than this run only figures of dictations are kept, as long as the history is on.</source>
   <translation>لا يُحفظ بعد هذا التشغيل إلا أرقام الإملاءات، ما دام السجل مفعّلًا.</translation>
  </message>
  <message>
   <source>One line and Compact are windows of their own</source>
   <translation>«سطر واحد» و«مدمج» نافذتان مستقلتان</translation>
  </message>
  <message>
   <source>Paused</source>
   <translation>متوقف مؤقتًا</translation>
  </message>
  <message>
   <source>the hotkey is not heard until you resume it</source>
   <translation>لا يُسمع مفتاح الاختصار حتى تستأنفه</translation>
  </message>
  <message>
   <source>the hotkey is not heard until {time}</source>
   <translation>لا يُسمع مفتاح الاختصار حتى {time}</translation>
  </message>
 </context>
</TS>
