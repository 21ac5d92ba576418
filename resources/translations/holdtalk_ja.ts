<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
 <context>
  <name>Holdtalk</name>
  <message>
   <source>What is shown while you speak.</source>
   <translation>話している間に表示するもの。</translation>
  </message>
  <message>
   <source>Where. caret: near the place where you write, in programs that tell where that is; else at the bottom.</source>
   <translation>表示する場所。caret: 入力している場所の近く(位置を知らせるプログラムの場合。それ以外は画面の下)。</translation>
  </message>
  <message>
   <source>How large.</source>
   <translation>表示の大きさ。</translation>
  </message>
  <message>
   <source>Say which key throws a recording away. first: in the first five dictations after a start. The style detailed says so unless it is never.</source>
   <translation>録音を破棄するキーを表示します。first: 起動後の最初の 5 回の音声入力で表示します。never でない限り、detailed の表示には含まれます。</translation>
  </message>
  <message>
   <source>What the windows are written in, from the next start on. system: the language of the desktop, as far as there is a translation.</source>
   <translation>ウィンドウの表示言語。次回の起動から有効です。system: デスクトップの言語(翻訳がある場合)。</translation>
  </message>
  <message>
   <source>errors: only what went wrong, and that words of yours wait. none: nothing but a mark on the tray icon.</source>
   <translation>errors: 失敗と、待機中のテキストだけを知らせます。none: トレイアイコンの印だけにします。</translation>
  </message>
  <message>
   <source>Other sound while you record. pause: players that understand it (MPRIS) pause. lower, mute: what other programs play becomes quieter or silent. Afterwards all is as before. Linux only.</source>
   <translation>録音中の他の音。pause: 対応するプレーヤー(MPRIS)を一時停止します。lower、mute: 他のプログラムの音を小さくする、または消します。終わると元に戻ります。Linux のみ。</translation>
  </message>
  <message>
   <source>lower: to so much of its volume.</source>
   <translation>lower: 元の音量に対する割合。</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>再試行</translation>
  </message>
  <message>
   <source>Show models</source>
   <translation>モデルを表示</translation>
  </message>
  <message>
   <source>Show it</source>
   <translation>表示</translation>
  </message>
  <message>
   <source>Open settings file</source>
   <translation>設定ファイルを開く</translation>
  </message>
  <message>
   <source>Open log</source>
   <translation>ログを開く</translation>
  </message>
  <message>
   <source>Copy text</source>
   <translation>テキストをコピー</translation>
  </message>
  <message>
   <source>Open folder</source>
   <translation>フォルダーを開く</translation>
  </message>
  <message>
   <source>Key or combination, such as ctrl_r, f9, alt_l+space. _l and _r tell left from right.</source>
   <translation>キーまたは組み合わせ。例: ctrl_r、f9、alt_l+space。_l と _r は左右の区別です。</translation>
  </message>
  <message>
   <source>hold: record while held. toggle: press to start, press to stop. hybrid: a tap locks, a hold releases.</source>
   <translation>hold: 押している間録音します。toggle: 押して開始、もう一度押して停止します。hybrid: 短く押すと録音を固定し、長く押すと離したときに終わります。</translation>
  </message>
  <message>
   <source>Throws the recording away; only while recording.</source>
   <translation>録音を破棄します。録音中だけ働きます。</translation>
  </message>
  <message>
   <source>A shorter press records nothing.</source>
   <translation>これより短く押した場合は録音しません。</translation>
  </message>
  <message>
   <source>The longest recording; its text follows.</source>
   <translation>録音の最長時間。達すると、そこまでのテキストを入力します。</translation>
  </message>
  <message>
   <source>hybrid: a press shorter than this locks recording on.</source>
   <translation>hybrid: これより短く押すと、録音を固定します。</translation>
  </message>
  <message>
   <source>Wait before a release counts. Only for keyboards or remote desktops whose repeat looks like releases.</source>
   <translation>キーを離したと判断するまでの待ち時間。キーリピートが離す動作に見えるキーボードやリモートデスクトップでのみ必要です。</translation>
  </message>
  <message>
   <source>Name (or part of it) of the input device; empty for the system's default.</source>
   <translation>入力デバイスの名前(一部でも可)。空の場合はシステムの既定。</translation>
  </message>
  <message>
   <source>on_demand: open at key down and stay warm for warm_hold_s. always: stay open.</source>
   <translation>on_demand: キーを押したときに開き、warm_hold_s の間は開いたままにします。always: 常に開いておきます。</translation>
  </message>
  <message>
   <source>How long the microphone stays open after a dictation.</source>
   <translation>音声入力の後、マイクを開いたままにする時間。</translation>
  </message>
  <message>
   <source>Speech from before key down, taken when the microphone is already open.</source>
   <translation>キーを押す前の音声のうち、使う長さ。マイクがすでに開いている場合のみ。</translation>
  </message>
  <message>
   <source>Recorded after key up, so that the last sound is whole. It adds to the wait.</source>
   <translation>最後の音が切れないように、キーを離した後も録音する時間。その分、待ち時間が長くなります。</translation>
  </message>
  <message>
   <source>The speech engine.</source>
   <translation>音声認識エンジン。</translation>
  </message>
  <message>
   <source>Threads the engine may use while decoding.</source>
   <translation>認識中にエンジンが使えるスレッド数。</translation>
  </message>
  <message>
   <source>What you speak, by its ISO 639 code, such as de, where no profile says otherwise. Empty or auto: the engine finds out, or has only one.</source>
   <translation>プロファイルに指定がない場合の、話す言語の ISO 639 コード(例: de)。空または auto: エンジンが判別します(言語が 1 つだけの場合はそれを使います)。</translation>
  </message>
  <message>
   <source>All that you speak, such as en de ja: switching goes round in these, and auto chooses among them.</source>
   <translation>話す言語すべて(例: en de ja)。言語の切り替えはこの中を順に回り、auto はこの中から選びます。</translation>
  </message>
  <message>
   <source>start: load the engine when Holdtalk starts. first_key: when you first dictate; what you say meanwhile is kept, and its text comes once the engine is there.</source>
   <translation>start: Holdtalk の起動時にエンジンを読み込みます。first_key: 最初の音声入力のときに読み込みます。その間に話した内容は保持され、エンジンの準備ができるとテキストになります。</translation>
  </message>
  <message>
   <source>Minutes without a dictation after which the engine's memory is given back, until the next one; 0: never. That one's text comes later by the time the engine needs to load.</source>
   <translation>音声入力がないまま何分経つと、次の音声入力までエンジンのメモリを解放するか。0: 解放しません。次のテキストは、エンジンの読み込み時間だけ遅れます。</translation>
  </message>
  <message>
   <source>Show text while you speak.</source>
   <translation>話している間にテキストを表示します。</translation>
  </message>
  <message>
   <source>A speech engine that does not answer for this long is started anew.</source>
   <translation>この時間応答がない音声認識エンジンは、起動し直します。</translation>
  </message>
  <message>
   <source>For the engine "openai": a server with OpenAI's /v1/audio/transcriptions, such as http://192.168.1.5:8000/v1. Its key, if it wants one: holdtalk remote key.</source>
   <translation>エンジン「openai」用: OpenAI の /v1/audio/transcriptions を備えたサーバー(例: http://192.168.1.5:8000/v1)。キーが必要な場合: holdtalk remote key。</translation>
  </message>
  <message>
   <source>The model that it is asked for.</source>
   <translation>サーバーに要求するモデル。</translation>
  </message>
  <message>
   <source>For the engine "wyoming": a Wyoming server for speech, such as tcp://192.168.1.5:10300.</source>
   <translation>エンジン「wyoming」用: Wyoming の音声認識サーバー(例: tcp://192.168.1.5:10300)。</translation>
  </message>
  <message>
   <source>The model that it is asked for; empty: its own choice.</source>
   <translation>サーバーに要求するモデル。空の場合はサーバーが選びます。</translation>
  </message>
  <message>
   <source>What they understand, as ISO 639 codes such as en de. Empty: what a Wyoming server says, else all of Whisper.</source>
   <translation>サーバーが理解する言語の ISO 639 コード(例: en de)。空の場合: Wyoming サーバーが知らせる言語、それ以外は Whisper の全言語。</translation>
  </message>
  <message>
   <source>Longer than this no connection is waited for.</source>
   <translation>接続を待つ最長時間。</translation>
  </message>
  <message>
   <source>So long the text of one piece is waited for, with all attempts; then the embedded engine writes it.</source>
   <translation>1 区切りのテキストを待つ最長時間(再試行を含む)。過ぎると、内蔵エンジンがテキストにします。</translation>
  </message>
  <message>
   <source>Attempts after one that a busy or broken server refused.</source>
   <translation>混雑または故障したサーバーに拒否された後の再試行の回数。</translation>
  </message>
  <message>
   <source>Certificates (PEM) to trust in place of the system's, for a server with its own.</source>
   <translation>独自の証明書を持つサーバーのために、システムの証明書の代わりに信頼する証明書(PEM)。</translation>
  </message>
  <message>
   <source>Send sound unencrypted beyond this machine and its private network: anybody on the way can listen.</source>
   <translation>このコンピューターとそのプライベートネットワークの外にも、音声を暗号化せずに送ります。途中の誰もが聞くことができます。</translation>
  </message>
  <message>
   <source>Between dictations in the same window. smart: a space when nothing was typed in between.</source>
   <translation>同じウィンドウでの音声入力の間に入れるもの。smart: 間に何も入力していなければ空白を入れます。</translation>
  </message>
  <message>
   <source>Use your word list, once there is one: holdtalk words path tells where, holdtalk words add makes it.</source>
   <translation>単語リストがあれば使います。場所は holdtalk words path で分かり、holdtalk words add で作成されます。</translation>
  </message>
  <message>
   <source>What is written in place of what was heard. on: words of yours that sound alike too. exact: only what stands in the list. off: nothing.</source>
   <translation>認識した語を何に置き換えるか。on: 音の似た登録語にも置き換えます。exact: リストにあるものだけ。off: 置き換えません。</translation>
  </message>
  <message>
   <source>So much alike, in letters and sound, a strange word has to be to one of yours. Less corrects more, and wrongly now and then. Words that everybody knows are left alone. holdtalk words test shows what it does.</source>
   <translation>未知の語が登録語と、文字と音でどれだけ似ている必要があるか。小さくすると訂正が増え、ときに誤ります。一般的な語は変えません。効果は holdtalk words test で確認できます。</translation>
  </message>
  <message>
   <source>So many of your words, those of most use, are favoured by an engine that can.</source>
   <translation>対応するエンジンで優先する登録語の数。よく使うものから選ばれます。</translation>
  </message>
  <message>
   <source>So much of what you dictated just before into the same program is given to an engine that goes by it. It stays in memory, and is forgotten when the screen is locked; 0 for none.</source>
   <translation>同じプログラムに直前に入力したテキストのうち、対応するエンジンに渡す量。メモリ内だけに保持し、画面がロックされると消去します。0: 渡しません。</translation>
  </message>
  <message>
   <source>Also what was dictated into other programs.</source>
   <translation>他のプログラムに入力したテキストも含めます。</translation>
  </message>
  <message>
   <source>auto: by target and length. type: keystrokes. paste: clipboard, restored afterwards.</source>
   <translation>auto: 入力先と長さで選びます。type: キー入力。paste: クリップボード(後で元に戻します)。</translation>
  </message>
  <message>
   <source>auto: text at least this long is pasted.</source>
   <translation>auto: この長さ以上のテキストは貼り付けます。</translation>
  </message>
  <message>
   <source>Pause between keystrokes, for a program that loses some. Programs known to need it get it anyway.</source>
   <translation>文字を取りこぼすプログラムのための、キー入力の間隔。必要と分かっているプログラムには、設定しなくても適用されます。</translation>
  </message>
  <message>
   <source>Short tones at start, stop, cancel and error.</source>
   <translation>開始、停止、取り消し、エラーのときの短い音。</translation>
  </message>
  <message>
   <source>Volume of the tones.</source>
   <translation>短い音の音量。</translation>
  </message>
  <message>
   <source>Read texts aloud when asked: holdtalk say, and the menu. Heard on Linux so far.</source>
   <translation>求めたときにテキストを読み上げます(holdtalk say とメニュー)。今のところ Linux のみ。</translation>
  </message>
  <message>
   <source>What speaks. piper: a neural voice, whose files you download.</source>
   <translation>読み上げに使うもの。piper: ニューラル音声。ファイルはご自身でダウンロードします。</translation>
  </message>
  <message>
   <source>espeak-ng: such as en-us or de+f3 (espeak-ng --voices), empty for its default. piper: the .onnx file.</source>
   <translation>espeak-ng: 例 en-us、de+f3(一覧は espeak-ng --voices)。空の場合は既定の声。piper: .onnx ファイル。</translation>
  </message>
  <message>
   <source>Words a minute.</source>
   <translation>1 分あたりの語数。</translation>
  </message>
  <message>
   <source>Volume of the voice.</source>
   <translation>声の音量。</translation>
  </message>
  <message>
   <source>Say how each dictation ended and what is wrong, for whoever cannot see the screen.</source>
   <translation>画面を見ることができない人のために、各音声入力の結果と問題を声で知らせます。</translation>
  </message>
  <message>
   <source>Read the text of each dictation aloud once it is written.</source>
   <translation>入力が終わると、各音声入力のテキストを読み上げます。</translation>
  </message>
  <message>
   <source>Colours of the windows.</source>
   <translation>ウィンドウの配色。</translation>
  </message>
  <message>
   <source>The performance window: minimal is one line that stays on top.</source>
   <translation>パフォーマンスウィンドウ。minimal は常に手前に表示される 1 行です。</translation>
  </message>
  <message>
   <source>Tell once when a figure breaks its target, never while you speak.</source>
   <translation>値が目標を超えたとき、一度だけ知らせます。話している間は知らせません。</translation>
  </message>
  <message>
   <source>Mark the tray icon, its tooltip and menu while a figure is off its target.</source>
   <translation>値が目標を外れている間、トレイアイコン、そのツールチップとメニューに印を付けます。</translation>
  </message>
  <message>
   <source>How often memory and CPU are read while the window is shown.</source>
   <translation>ウィンドウの表示中に、メモリと CPU を読み取る間隔。</translation>
  </message>
  <message>
   <source>Let other programs on this machine use Holdtalk by WebSocket and HTTP. They need a token: holdtalk api prints where.</source>
   <translation>このコンピューターの他のプログラムに、WebSocket と HTTP で Holdtalk を使わせます。トークンが必要です。場所は holdtalk api で表示されます。</translation>
  </message>
  <message>
   <source>Where they find it, on 127.0.0.1 alone.</source>
   <translation>プログラムが接続するポート。127.0.0.1 のみ。</translation>
  </message>
  <message>
   <source>They may begin, end and cancel dictations, and have texts of theirs read aloud.</source>
   <translation>プログラムは音声入力の開始、終了、取り消しと、テキストの読み上げができます。</translation>
  </message>
  <message>
   <source>They get what is said, may have a text of theirs written, and sound of theirs understood.</source>
   <translation>プログラムは話した内容を受け取り、自分のテキストを入力させ、自分の音声を認識させることができます。</translation>
  </message>
  <message>
   <source>They get figures and breaches, and Prometheus may read /metrics.</source>
   <translation>プログラムは値と目標超過を受け取り、Prometheus は /metrics を読み取れます。</translation>
  </message>
  <message>
   <source>Web pages that may use it too, such as http://localhost:3000.</source>
   <translation>使用を許可する Web ページ(例: http://localhost:3000)。</translation>
  </message>
  <message>
   <source>Programs that may be connected at once.</source>
   <translation>同時に接続できるプログラムの数。</translation>
  </message>
  <message>
   <source>Listen for the wake word all the time; it begins a dictation, silence ends it. Needs holdtalk[hands-free].</source>
   <translation>ウェイクワードを常に待ち受けます。ウェイクワードで音声入力が始まり、無音で終わります。holdtalk[hands-free] が必要です。</translation>
  </message>
  <message>
   <source>The wake word: okay_nabu, hey_jarvis, hey_mycroft, alexa, or one of your own, which holdtalk wake-words add has kept.</source>
   <translation>ウェイクワード: okay_nabu、hey_jarvis、hey_mycroft、alexa、または holdtalk wake-words add で追加した独自のもの。</translation>
  </message>
  <message>
   <source>50: as the word's model has it. More wakes sooner, over other voices above all, and now and then at no word.</source>
   <translation>50: モデルの標準。大きくすると反応しやすくなり、特に他の声があるときや、ときには言っていないときにも反応します。</translation>
  </message>
  <message>
   <source>The word is not heard again so soon.</source>
   <translation>ウェイクワードに再び反応するまでの時間。</translation>
  </message>
  <message>
   <source>Silence behind speech that ends it.</source>
   <translation>音声入力を終える、発話の後の無音の長さ。</translation>
  </message>
  <message>
   <source>dictation: silence ends it. continuous: each sentence is typed at its pause, until a key or the word.</source>
   <translation>dictation: 無音で終わります。continuous: キーかウェイクワードで止めるまで、文の切れ目ごとに入力します。</translation>
  </message>
  <message>
   <source>Said alone it calls the dictation off; as a sentence behind others it ends it, and those are written. Several with commas, empty for none.</source>
   <translation>単独で言うと音声入力を取り消します。他の文の後に言うと音声入力を終え、それまでの文を入力します。複数の場合はコンマで区切ります。空の場合はなし。</translation>
  </message>
  <message>
   <source>The [profile.NAME] that its dictations follow; empty: that of the first hotkey.</source>
   <translation>ハンズフリーの音声入力に使う [profile.NAME]。空の場合は最初のホットキーのもの。</translation>
  </message>
  <message>
   <source>Count dictations and words of each run of Holdtalk, and the time they saved. Words are never kept.</source>
   <translation>Holdtalk の実行ごとに、音声入力の回数、語数、節約できた時間を数えます。言葉そのものは保存しません。</translation>
  </message>
  <message>
   <source>How fast you type: what the time saved is held against.</source>
   <translation>入力の速さ。節約できた時間を求める基準になります。</translation>
  </message>
  <message>
   <source>So much of the newest texts is held in memory, and nowhere else; 0 for none.</source>
   <translation>メモリ内だけに保持する最新のテキストの数。0: 保持しません。</translation>
  </message>
  <message>
   <source>Summaries of older runs are removed.</source>
   <translation>これより古い実行の集計は削除されます。</translation>
  </message>
  <message>
   <source>The oldest are removed beyond so many kB.</source>
   <translation>この kB を超えると、最も古いものから削除されます。</translation>
  </message>
  <message>
   <source>Keep what you dictate, as text, on this machine alone, to be found, copied and heard again. false: no more is kept; what is there stays until you delete it.</source>
   <translation>音声入力した内容をテキストとしてこのコンピューターだけに保存し、検索、コピー、再認識できるようにします。false: 以後は保存しません。既存のものは、削除するまで残ります。</translation>
  </message>
  <message>
   <source>Older dictations are removed, but none that still waits for you; 0: never.</source>
   <translation>これより古い音声入力は削除されます。待機中のものは削除されません。0: 削除しません。</translation>
  </message>
  <message>
   <source>The oldest are removed beyond so many MB, but none that still waits for you.</source>
   <translation>この MB を超えると最も古いものから削除されます。待機中のものは削除されません。</translation>
  </message>
  <message>
   <source>Keep their sound too, as FLAC, about 1 MB a minute.</source>
   <translation>音声も FLAC で保存します(1 分あたり約 1 MB)。</translation>
  </message>
  <message>
   <source>The oldest sound is removed beyond so many MB.</source>
   <translation>この MB を超えると、最も古い音声から削除されます。</translation>
  </message>
  <message>
   <source>Sound of dictations that were cancelled, or did not get into their window, is kept for so long once you have dealt with them, whatever keep_sound says; 0: not at all.</source>
   <translation>取り消した、またはウィンドウに入力できなかった音声入力の音声を、対処の後に残す期間。keep_sound の設定は問いません。0: 残しません。</translation>
  </message>
  <message>
   <source>Programs whose dictations leave neither text nor sound, by the classes of their windows, with commas, such as keepassxc, signal. Prompts for passwords never leave any.</source>
   <translation>テキストも音声も残さないプログラムのウィンドウクラス。コンマで区切ります(例: keepassxc, signal)。パスワードの入力画面では何も残りません。</translation>
  </message>
  <message>
   <source>Write the figures of each finished day or week into a file of its own, and make up for missed ones. Never a text.</source>
   <translation>終わった日または週ごとの値を 1 つずつファイルに書き出します。抜けた分も補います。テキストは含みません。</translation>
  </message>
  <message>
   <source>Where to; empty: statistics in Holdtalk's data folder.</source>
   <translation>書き出し先。空の場合は Holdtalk のデータフォルダー内の statistics。</translation>
  </message>
  <message>
   <source>What kind of file.</source>
   <translation>ファイルの種類。</translation>
  </message>
  <message>
   <source>How much is logged. Never what you said.</source>
   <translation>ログの詳しさ。話した内容は記録しません。</translation>
  </message>
  <message>
   <source>Key or combination, as in [hotkey].</source>
   <translation>キーまたは組み合わせ。[hotkey] と同じです。</translation>
  </message>
  <message>
   <source>What holdtalk press --binding calls it; its key, when nothing stands here.</source>
   <translation>holdtalk press --binding で使う名前。ここが空の場合はそのキー。</translation>
  </message>
  <message>
   <source>As in [hotkey]. read: has the selection or the last text read aloud. hands_free: switches listening for the wake word on and off. language: goes on to the next of [speech] languages. undo: takes the last text back. insert_last: inserts it again. pause: the other hotkeys are the windows' until it is pressed again.</source>
   <translation>[hotkey] と同じです。read: 選択範囲または最後のテキストを読み上げます。hands_free: ウェイクワードの待ち受けを切り替えます。language: [speech] languages の次の言語に移ります。undo: 最後のテキストを取り消します。insert_last: もう一度挿入します。pause: もう一度押すまで、他のホットキーをウィンドウに渡します。</translation>
  </message>
  <message>
   <source>The name of the [profile.NAME] that its dictations follow; empty: the general tables.</source>
   <translation>このキーの音声入力に使う [profile.NAME] の名前。空の場合は全般の設定。</translation>
  </message>
  <message>
   <source>What is spoken, as in [speech]; auto too.</source>
   <translation>話す言語。[speech] と同じで、auto も使えます。</translation>
  </message>
  <message>
   <source>Several hotkeys, each a [[binding]] of its own, in place of key and mode in [hotkey]. name, mode, profile, min_duration_ms and tap_ms may be left out. The mode read has the selection or the last text read aloud; hands_free switches listening for the wake word; language goes on to the next language; undo takes the last text back, insert_last inserts it again, pause gives the other hotkeys to the windows for a while.</source>
   <translation>[hotkey] の key と mode に代わる複数のホットキー。それぞれ 1 つの [[binding]] です。name、mode、profile、min_duration_ms、tap_ms は省略できます。mode の read は選択範囲または最後のテキストを読み上げ、hands_free はウェイクワードの待ち受けを切り替え、language は次の言語に移り、undo は最後のテキストを取り消し、insert_last はもう一度挿入し、pause は他のホットキーをしばらくウィンドウに渡します。</translation>
  </message>
  <message>
   <source>Profiles, by a name of your own, for a [[binding]] to follow: engine, language, separator, method, paste_from_characters, key_delay_ms. What is left out is as in [speech], [text] and [insertion].</source>
   <translation>[[binding]] に使う、名前を付けたプロファイル: engine、language、separator、method、paste_from_characters、key_delay_ms。省略したものは [speech]、[text]、[insertion] に従います。</translation>
  </message>
  <message>
   <source>Your own targets, by the names the performance window shows, in their units.</source>
   <translation>独自の目標。パフォーマンスウィンドウに表示される名前と単位で指定します。</translation>
  </message>
  <message>
   <source>There is no text to insert yet.</source>
   <translation>挿入できるテキストはまだありません。</translation>
  </message>
  <message>
   <source>Dictate first: the last text can then be had again.</source>
   <translation>まず音声入力してください。その後、最後のテキストを再び使えます。</translation>
  </message>
  <message>
   <source>There is nothing to undo.</source>
   <translation>取り消すものはありません。</translation>
  </message>
  <message>
   <source>Only what was written last can be taken back.</source>
   <translation>取り消せるのは、最後に入力したものだけです。</translation>
  </message>
  <message>
   <source>A text is still on its way.</source>
   <translation>テキストはまだ処理中です。</translation>
  </message>
  <message>
   <source>Undo it once it stands in its window.</source>
   <translation>ウィンドウに入力されてから取り消してください。</translation>
  </message>
  <message>
   <source>Nothing was undone: a key or the mouse was used since.</source>
   <translation>取り消しませんでした: その後、キーまたはマウスが使われました。</translation>
  </message>
  <message>
   <source>So nobody can tell what stands before the caret now. Select the text and delete it by hand.</source>
   <translation>カーソルの前に何があるかはもう分かりません。テキストを選択して手動で削除してください。</translation>
  </message>
  <message>
   <source>The window did not answer, so the text may not be undone.</source>
   <translation>ウィンドウが応答しなかったため、テキストは取り消されていない可能性があります。</translation>
  </message>
  <message>
   <source>Look at what stands there.</source>
   <translation>入力されている内容を確認してください。</translation>
  </message>
  <message>
   <source>The microphones could not be listed.</source>
   <translation>マイクの一覧を取得できませんでした。</translation>
  </message>
  <message numerus="yes">
   <source>{n} dictations written</source>
   <translation>
    <numerusform>{n} 件の音声入力を書き出しました</numerusform>
   </translation>
  </message>
  <message>
   <source>There is no sound of this dictation.</source>
   <translation>この音声入力の音声はありません。</translation>
  </message>
  <message>
   <source>It was not kept, or not so long.</source>
   <translation>保存されなかったか、保存期間が過ぎました。</translation>
  </message>
  <message>
   <source>Reads the selection or the last text aloud</source>
   <translation>選択範囲または最後のテキストを読み上げます</translation>
  </message>
  <message>
   <source>Switches hands-free on and off</source>
   <translation>ハンズフリーのオンとオフを切り替えます</translation>
  </message>
  <message>
   <source>Goes on to the next language</source>
   <translation>次の言語に移ります</translation>
  </message>
  <message>
   <source>Dictates</source>
   <translation>音声入力します</translation>
  </message>
  <message>
   <source>No program opens this.</source>
   <translation>これを開くプログラムがありません。</translation>
  </message>
  <message>
   <source>Your desktop or another program uses {key} too. It would do both: choose another key, or take it from that program.</source>
   <translation>デスクトップまたは他のプログラムも {key} を使っています。このままでは両方が働きます。別のキーを選ぶか、そのプログラムの割り当てを外してください。</translation>
  </message>
  <message>
   <source>{key} by itself could not be typed any more. Hold Ctrl or Alt with it, or choose another key.</source>
   <translation>{key} が単独では入力できなくなります。Ctrl または Alt と組み合わせるか、別のキーを選んでください。</translation>
  </message>
  <message>
   <source>{key} by itself would no longer reach your windows. Hold Ctrl or Alt with it, or choose another key.</source>
   <translation>{key} が単独ではウィンドウに届かなくなります。Ctrl または Alt と組み合わせるか、別のキーを選んでください。</translation>
  </message>
  <message>
   <source>{key} switches a state. Holdtalk switches it back each time; its light may flicker.</source>
   <translation>{key} は状態を切り替えるキーです。Holdtalk が毎回元に戻しますが、ランプがちらつくことがあります。</translation>
  </message>
  <message>
   <source>You hold {key} for capital letters. Holding it long would start a dictation.</source>
   <translation>{key} は大文字の入力に使うキーです。長く押すと音声入力が始まってしまいます。</translation>
  </message>
  <message>
   <source>Many keyboards need {key} for characters such as @ or €.</source>
   <translation>多くのキーボードでは、@ や € などの文字に {key} が必要です。</translation>
  </message>
  <message>
   <source>Most desktops open their menu with {key}.</source>
   <translation>多くのデスクトップでは、{key} でメニューが開きます。</translation>
  </message>
  <message>
   <source>{key} is a shortcut of most programs, and would no longer reach them.</source>
   <translation>{key} は多くのプログラムのショートカットで、それらに届かなくなります。</translation>
  </message>
  <message>
   <source>Most desktops use {key} themselves.</source>
   <translation>多くのデスクトップが {key} を使っています。</translation>
  </message>
  <message>
   <source>Nothing is recorded yet.</source>
   <translation>まだ何も録音されていません。</translation>
  </message>
  <message>
   <source>Record a test first.</source>
   <translation>まずテスト録音をしてください。</translation>
  </message>
  <message>
   <source>That did not work.</source>
   <translation>うまくいきませんでした。</translation>
  </message>
  <message>
   <source>Under Wayland programs cannot hear keys by themselves.</source>
   <translation>Wayland では、プログラムは単独でキーを受け取れません。</translation>
  </message>
  <message>
   <source>This desktop shows no tray, so Holdtalk has a small window instead.</source>
   <translation>このデスクトップにはトレイがないため、Holdtalk は代わりに小さなウィンドウを表示します。</translation>
  </message>
  <message>
   <source>Switch the desktop's tray on, and the icon appears by itself.</source>
   <translation>デスクトップのトレイをオンにすると、アイコンは自動で表示されます。</translation>
  </message>
  <message>
   <source>The system does not let you use its sound devices.</source>
   <translation>サウンドデバイスの使用がシステムで許可されていません。</translation>
  </message>
  <message>
   <source>Become a member of the group audio, then log out and in again.</source>
   <translation>グループ audio に加わり、ログアウトしてから再びログインしてください。</translation>
  </message>
  <message>
   <source>Unmute it here, or in the system's sound settings.</source>
   <translation>ここ、またはシステムのサウンド設定でミュートを解除してください。</translation>
  </message>
  <message>
   <source>Without wtype text reaches only windows of X11 programs.</source>
   <translation>wtype がないと、テキストは X11 プログラムのウィンドウにしか届きません。</translation>
  </message>
  <message>
   <source>Install it, then start Holdtalk again.</source>
   <translation>インストールしてから、Holdtalk を起動し直してください。</translation>
  </message>
  <message>
   <source>Without wl-clipboard a text that waits for you cannot be put on the clipboard.</source>
   <translation>wl-clipboard がないと、待機中のテキストをクリップボードに入れられません。</translation>
  </message>
  <message>
   <source>Install it; nothing has to be started again.</source>
   <translation>インストールしてください。再起動は不要です。</translation>
  </message>
  <message>
   <source>GNOME shows no tray by itself, so Holdtalk has a small window instead.</source>
   <translation>GNOME には標準でトレイがないため、Holdtalk は代わりに小さなウィンドウを表示します。</translation>
  </message>
  <message>
   <source>Install the extension AppIndicator, switch it on in Extensions, and the icon appears by itself.</source>
   <translation>拡張機能 AppIndicator をインストールし、「拡張機能」でオンにすると、アイコンは自動で表示されます。</translation>
  </message>
  <message>
   <source>“{name}” is muted.</source>
   <translation>「{name}」はミュートされています。</translation>
  </message>
  <message>
   <source>Select the text and delete it by hand.</source>
   <translation>テキストを選択して手動で削除してください。</translation>
  </message>
  <message>
   <source>Nothing was undone: another window has the focus.</source>
   <translation>取り消しませんでした: 別のウィンドウにフォーカスがあります。</translation>
  </message>
  <message>
   <source>Nothing was undone: the text does not stand right before the caret, or the window does not tell.</source>
   <translation>取り消しませんでした: テキストがカーソルの直前にないか、ウィンドウから確認できません。</translation>
  </message>
  <message>
   <source>Nothing was undone: in this window nobody can tell what would go with the text.</source>
   <translation>取り消しませんでした: このウィンドウでは、テキストと一緒に何が消えるか分かりません。</translation>
  </message>
  <message>
   <source>Nothing was undone: the text is too long, or too many came behind it.</source>
   <translation>取り消しませんでした: テキストが長すぎるか、その後のテキストが多すぎます。</translation>
  </message>
  <message>
   <source>Nothing was undone: a menu is open, or the screen is locked.</source>
   <translation>取り消しませんでした: メニューが開いているか、画面がロックされています。</translation>
  </message>
  <message>
   <source>Close it, and undo again.</source>
   <translation>閉じてから、もう一度取り消してください。</translation>
  </message>
  <message>
   <source>Nothing was undone: a key like Ctrl was held down.</source>
   <translation>取り消しませんでした: Ctrl などのキーが押されていました。</translation>
  </message>
  <message>
   <source>Let go of the keys, and undo again.</source>
   <translation>キーを離してから、もう一度取り消してください。</translation>
  </message>
  <message>
   <source>The text was undone only in part.</source>
   <translation>テキストは一部しか取り消されませんでした。</translation>
  </message>
  <message>
   <source>Something came in between: look at what stands there, and delete the rest by hand.</source>
   <translation>途中で何かが起きました。入力されている内容を確認し、残りを手動で削除してください。</translation>
  </message>
  <message>
   <source>What was written cannot be undone on this system.</source>
   <translation>このシステムでは、入力したテキストを取り消せません。</translation>
  </message>
  <message>
   <source>Windows here do not tell what stands before the caret. Use the program's own Undo, or delete the text by hand.</source>
   <translation>ここのウィンドウでは、カーソルの前に何があるか分かりません。プログラム自身の「元に戻す」を使うか、手動で削除してください。</translation>
  </message>
  <message>
   <source>Today</source>
   <translation>今日</translation>
  </message>
  <message>
   <source>Yesterday</source>
   <translation>昨日</translation>
  </message>
  <message>
   <source>Any time</source>
   <translation>全期間</translation>
  </message>
  <message>
   <source>This week</source>
   <translation>今週</translation>
  </message>
  <message>
   <source>This month</source>
   <translation>今月</translation>
  </message>
  <message>
   <source>Last 30 days</source>
   <translation>過去 30 日</translation>
  </message>
  <message>
   <source>This year</source>
   <translation>今年</translation>
  </message>
  <message>
   <source>{day}, {time}</source>
   <translation>{day} {time}</translation>
  </message>
  <message>
   <source>Press {key} now, and once more to stop.</source>
   <translation>{key} を押してください。もう一度押すと停止します。</translation>
  </message>
  <message>
   <source>Hold {key} now, then let it go.</source>
   <translation>{key} を押し続けてから、離してください。</translation>
  </message>
  <message>
   <source>The key you hold while you speak</source>
   <translation>話す間に押すキー</translation>
  </message>
  <message>
   <source>Choose &amp;another key</source>
   <translation>別のキーを選ぶ(&amp;A)</translation>
  </message>
  <message>
   <source>Key</source>
   <translation>キー</translation>
  </message>
  <message>
   <source>That is it.</source>
   <translation>キーを確認できました。</translation>
  </message>
  <message>
   <source>Holdtalk hears {key}.</source>
   <translation>Holdtalk は {key} を受け取っています。</translation>
  </message>
  <message>
   <source>Ready whenever you are</source>
   <translation>いつでも使えます</translation>
  </message>
  <message>
   <source>&amp;Start Holdtalk when I log in</source>
   <translation>ログイン時に Holdtalk を起動する(&amp;S)</translation>
  </message>
  <message>
   <source>Holdtalk is this icon in the tray. A click on it opens its menu, where everything else is.</source>
   <translation>Holdtalk はトレイのこのアイコンです。クリックするとメニューが開き、ほかの機能はすべてそこにあります。</translation>
  </message>
  <message>
   <source>Holdtalk has a small window, where everything else is: minimise it while you work.</source>
   <translation>Holdtalk には小さなウィンドウがあり、ほかの機能はすべてそこにあります。作業中は最小化してください。</translation>
  </message>
  <message>
   <source>Holdtalk's icon</source>
   <translation>Holdtalk のアイコン</translation>
  </message>
  <message>
   <source>This can be seen again: “Set up again…” in Holdtalk's menu.</source>
   <translation>この案内は、Holdtalk のメニューの「セットアップをやり直す…」からもう一度見られます。</translation>
  </message>
  <message>
   <source>Can Holdtalk hear you?</source>
   <translation>声が届くか確認しましょう</translation>
  </message>
  <message>
   <source>Looking for microphones…</source>
   <translation>マイクを探しています…</translation>
  </message>
  <message>
   <source>&amp;Microphone</source>
   <translation>マイク(&amp;M)</translation>
  </message>
  <message>
   <source>Say something: the bars follow your voice. Nothing is recorded here.</source>
   <translation>何か話してください。声に合わせてバーが動きます。ここでは何も録音しません。</translation>
  </message>
  <message>
   <source>No microphone found. Plug one in.</source>
   <translation>マイクが見つかりません。接続してください。</translation>
  </message>
  <message>
   <source>System default</source>
   <translation>システムの既定</translation>
  </message>
  <message>
   <source>{name} (not connected)</source>
   <translation>{name} (未接続)</translation>
  </message>
  <message>
   <source>&amp;Unmute it</source>
   <translation>ミュートを解除(&amp;U)</translation>
  </message>
  <message>
   <source>Look a&amp;gain</source>
   <translation>もう一度探す(&amp;G)</translation>
  </message>
  <message>
   <source>Line to copy: {line}</source>
   <translation>コピーする行: {line}</translation>
  </message>
  <message>
   <source>&amp;Copy this line</source>
   <translation>この行をコピー(&amp;C)</translation>
  </message>
  <message>
   <source>held down</source>
   <translation>押されています</translation>
  </message>
  <message>
   <source>Step {n} of {all}</source>
   <translation>ステップ {n}/{all}</translation>
  </message>
  <message>
   <source>was heard</source>
   <translation>受け取りました</translation>
  </message>
  <message>
   <source>waits to be pressed</source>
   <translation>押されるのを待っています</translation>
  </message>
  <message>
   <source>The key {key}: {state}</source>
   <translation>キー {key}: {state}</translation>
  </message>
  <message>
   <source>Your language</source>
   <translation>話す言語</translation>
  </message>
  <message numerus="yes">
   <source>{n} processor cores</source>
   <translation>
    <numerusform>{n} 個のプロセッサコア</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} languages</source>
   <translation>
    <numerusform>{n} 言語</numerusform>
   </translation>
  </message>
  <message>
   <source>&amp;You speak</source>
   <translation>話す言語(&amp;Y)</translation>
  </message>
  <message>
   <source>Open &amp;Models…</source>
   <translation>モデルを開く(&amp;M)…</translation>
  </message>
  <message>
   <source>Looking at what this machine has…</source>
   <translation>このコンピューターの構成を調べています…</translation>
  </message>
  <message>
   <source>The model in use is not known here. Models tells more.</source>
   <translation>使用中のモデルについては、ここでは分かりません。詳しくは「モデル」をご覧ください。</translation>
  </message>
  <message>
   <source>{model}: {languages}, {size} MB to download, {memory} MB of memory</source>
   <translation>{model}: {languages}、ダウンロード {size} MB、メモリ {memory} MB</translation>
  </message>
  <message>
   <source>This machine has {cores} and {memory} GB of memory.</source>
   <translation>このコンピューターは {cores}、メモリ {memory} GB です。</translation>
  </message>
  <message>
   <source>{model} understands {languages}. For {language} another model is needed.</source>
   <translation>{model} が理解するのは {languages} です。{language} には別のモデルが必要です。</translation>
  </message>
  <message>
   <source>Others can be downloaded; each of these fits this machine:</source>
   <translation>ほかのモデルもダウンロードできます。次のものはいずれもこのコンピューターに適しています:</translation>
  </message>
  <message>
   <source>{model}: {languages}, {memory} MB of memory</source>
   <translation>{model}: {languages}、メモリ {memory} MB</translation>
  </message>
  <message>
   <source>{model} understands {language}. Nothing has to be done here.</source>
   <translation>{model} は {language} を理解します。ここで行うことはありません。</translation>
  </message>
  <message>
   <source>{facts}; best when this machine was measured</source>
   <translation>{facts}、このコンピューターでの測定で最良</translation>
  </message>
  <message>
   <source>Press {key}, say a sentence, press it again.</source>
   <translation>{key} を押し、文を 1 つ話して、もう一度押してください。</translation>
  </message>
  <message>
   <source>Hold {key}, say a sentence, let go.</source>
   <translation>{key} を押したまま文を 1 つ話し、離してください。</translation>
  </message>
  <message>
   <source>It was not typed, because the window had changed: it waits in Holdtalk's menu.</source>
   <translation>ウィンドウが変わったため、入力しませんでした。テキストは Holdtalk のメニューで待機しています。</translation>
  </message>
  <message>
   <source>Nothing was understood. Say a whole sentence, and look at the microphone once more.</source>
   <translation>何も認識できませんでした。文を 1 つ最後まで話し、マイクをもう一度確認してください。</translation>
  </message>
  <message>
   <source>Thrown away, as Esc does.</source>
   <translation>Esc キーと同じように、破棄しました。</translation>
  </message>
  <message>
   <source>That was only a tap. Hold the key as long as you speak.</source>
   <translation>押す時間が短すぎました。話している間はキーを押し続けてください。</translation>
  </message>
  <message>
   <source>There was no text this time. The recording is kept: see Holdtalk's menu.</source>
   <translation>今回はテキストになりませんでした。録音は残っています。Holdtalk のメニューをご覧ください。</translation>
  </message>
  <message>
   <source>Say something</source>
   <translation>試しに話してみましょう</translation>
  </message>
  <message numerus="yes">
   <source>{n} words</source>
   <translation>
    <numerusform>{n} 語</numerusform>
   </translation>
  </message>
  <message>
   <source>It is written.</source>
   <translation>入力されました。</translation>
  </message>
  <message>
   <source>Your words appear here.</source>
   <translation>話した言葉がここに表示されます。</translation>
  </message>
  <message>
   <source>A field to dictate into</source>
   <translation>音声入力を試す欄</translation>
  </message>
  <message>
   <source>The speech engine is still being loaded. What you say is written once it is there.</source>
   <translation>音声認識エンジンをまだ読み込んでいます。話した内容は、準備ができると入力されます。</translation>
  </message>
  <message>
   <source>{seconds} s after you let go</source>
   <translation>離してから {seconds} 秒</translation>
  </message>
  <message>
   <source>{seconds} s of speech</source>
   <translation>発話 {seconds} 秒</translation>
  </message>
  <message>
   <source>{words}, {speech}. This is how it works in every window.</source>
   <translation>{words}、{speech}。どのウィンドウでも同じように使えます。</translation>
  </message>
  <message>
   <source>Esc throws away what you are saying; nothing is written then.</source>
   <translation>Esc を押すと、話している内容を破棄し、何も入力しません。</translation>
  </message>
  <message>
   <source>&amp;Next</source>
   <translation>次へ(&amp;N)</translation>
  </message>
  <message>
   <source>Skip &amp;this step</source>
   <translation>このステップを飛ばす(&amp;T)</translation>
  </message>
  <message>
   <source>&amp;Finish</source>
   <translation>完了(&amp;F)</translation>
  </message>
  <message>
   <source>Skip a&amp;ll</source>
   <translation>すべて飛ばす(&amp;L)</translation>
  </message>
  <message>
   <source>&amp;Back</source>
   <translation>戻る(&amp;B)</translation>
  </message>
  <message>
   <source>Setting up: step {n} of {all}</source>
   <translation>セットアップ: ステップ {n} / {all}</translation>
  </message>
  <message>
   <source>Say something.</source>
   <translation>何か話してください。</translation>
  </message>
  <message>
   <source>I hear you.</source>
   <translation>声が届いています。</translation>
  </message>
  <message>
   <source>I hear you, but faintly. Come closer, or raise its volume in the system's sound settings.</source>
   <translation>声は届いていますが、小さいです。マイクに近づくか、システムのサウンド設定で音量を上げてください。</translation>
  </message>
  <message>
   <source>Too loud: it is cut off. Move away a little, or lower its volume in the system's sound settings.</source>
   <translation>大きすぎて音が割れています。マイクから少し離れるか、システムのサウンド設定で音量を下げてください。</translation>
  </message>
  <message>
   <source>Nothing but silence. Is it muted? Look for a switch on it, or choose another one.</source>
   <translation>無音です。ミュートになっていませんか。マイクのスイッチを確認するか、別のマイクを選んでください。</translation>
  </message>
  <message>
   <source>No sound comes from this microphone. Choose another one, or plug it in again.</source>
   <translation>このマイクから音が来ません。別のマイクを選ぶか、接続し直してください。</translation>
  </message>
  <message>
   <source>Markdown</source>
   <translation>Markdown</translation>
  </message>
  <message>
   <source>This text waits for you: copy it, or insert it where it belongs.</source>
   <translation>このテキストは待機中です。コピーするか、入れたい場所に挿入してください。</translation>
  </message>
  <message>
   <source>The chosen dictation</source>
   <translation>選択した音声入力</translation>
  </message>
  <message>
   <source>As it was heard</source>
   <translation>認識されたまま</translation>
  </message>
  <message>
   <source>Figures of this dictation</source>
   <translation>この音声入力の値</translation>
  </message>
  <message>
   <source>&amp;Copy</source>
   <translation>コピー(&amp;C)</translation>
  </message>
  <message>
   <source>&amp;Insert again</source>
   <translation>もう一度挿入(&amp;I)</translation>
  </message>
  <message>
   <source>&amp;Play</source>
   <translation>再生(&amp;P)</translation>
  </message>
  <message>
   <source>&amp;Try again with</source>
   <translation>選んで再試行(&amp;T)</translation>
  </message>
  <message>
   <source>&amp;Delete…</source>
   <translation>削除(&amp;D)…</translation>
  </message>
  <message>
   <source>Its sound is not kept.</source>
   <translation>この音声入力の音声は保存されていません。</translation>
  </message>
  <message>
   <source>{words} in {time}</source>
   <translation>{words}、{time}</translation>
  </message>
  <message>
   <source>Sto&amp;p</source>
   <translation>停止(&amp;P)</translation>
  </message>
  <message>
   <source>Choose a dictation to read all of it.</source>
   <translation>音声入力を選ぶと、全文を読めます。</translation>
  </message>
  <message>
   <source>As it was heard: {text}</source>
   <translation>認識されたまま: {text}</translation>
  </message>
  <message>
   <source>the microphone was open already</source>
   <translation>マイクはすでに開いていました</translation>
  </message>
  <message>
   <source>the microphone had to be opened first</source>
   <translation>先にマイクを開く必要がありました</translation>
  </message>
  <message>
   <source>the engine had to be loaded first</source>
   <translation>先にエンジンを読み込む必要がありました</translation>
  </message>
  <message>
   <source>typed</source>
   <translation>キー入力</translation>
  </message>
  <message>
   <source>pasted</source>
   <translation>貼り付け</translation>
  </message>
  <message>
   <source>given up: it took too long</source>
   <translation>時間がかかりすぎたため中止</translation>
  </message>
  <message>
   <source>Spoken</source>
   <translation>発話</translation>
  </message>
  <message>
   <source>Wait</source>
   <translation>待ち時間</translation>
  </message>
  <message>
   <source>Understood</source>
   <translation>認識</translation>
  </message>
  <message>
   <source>Insertion</source>
   <translation>入力</translation>
  </message>
  <message>
   <source>Begun</source>
   <translation>開始</translation>
  </message>
  <message>
   <source>Version</source>
   <translation>バージョン</translation>
  </message>
  <message>
   <source>{time} from letting go to the last character</source>
   <translation>離してから最後の文字まで {time}</translation>
  </message>
  <message>
   <source>{how} in {time}</source>
   <translation>{how} ({time})</translation>
  </message>
  <message>
   <source>{time} after letting go</source>
   <translation>離してから {time}</translation>
  </message>
  <message>
   <source>Search the history</source>
   <translation>履歴を検索</translation>
  </message>
  <message>
   <source>When</source>
   <translation>期間</translation>
  </message>
  <message>
   <source>Kind of program</source>
   <translation>プログラムの種類</translation>
  </message>
  <message>
   <source>Engine</source>
   <translation>エンジン</translation>
  </message>
  <message>
   <source>How it ended</source>
   <translation>結果</translation>
  </message>
  <message>
   <source>Any end</source>
   <translation>すべての結果</translation>
  </message>
  <message>
   <source>All programs</source>
   <translation>すべてのプログラム</translation>
  </message>
  <message>
   <source>All engines</source>
   <translation>すべてのエンジン</translation>
  </message>
  <message>
   <source>Search what you said</source>
   <translation>話した内容を検索</translation>
  </message>
  <message>
   <source>Waits for you</source>
   <translation>待機中</translation>
  </message>
  <message>
   <source>History</source>
   <translation>履歴</translation>
  </message>
  <message>
   <source>&amp;Export</source>
   <translation>エクスポート(&amp;E)</translation>
  </message>
  <message>
   <source>Pause &amp;keeping</source>
   <translation>保存を一時停止(&amp;K)</translation>
  </message>
  <message>
   <source>What you say is written as ever, but not kept here until you go on.</source>
   <translation>話した内容は通常どおり入力されますが、再開するまでここには保存されません。</translation>
  </message>
  <message numerus="yes">
   <source>Delete {n} dictations?</source>
   <translation>
    <numerusform>{n} 件の音声入力を削除しますか?</numerusform>
   </translation>
  </message>
  <message>
   <source>Text, sound and figures go for good.</source>
   <translation>テキスト、音声、値が完全に削除されます。</translation>
  </message>
  <message>
   <source>&amp;Delete</source>
   <translation>削除(&amp;D)</translation>
  </message>
  <message>
   <source>&amp;Keep</source>
   <translation>残す(&amp;K)</translation>
  </message>
  <message>
   <source>Export the history</source>
   <translation>履歴をエクスポート</translation>
  </message>
  <message numerus="yes">
   <source>{n} of them still wait for you.</source>
   <translation>
    <numerusform>そのうち {n} 件はまだ待機中です。</numerusform>
   </translation>
  </message>
  <message>
   <source>Find out the language</source>
   <translation>言語を判別する</translation>
  </message>
  <message>
   <source>No engine is there.</source>
   <translation>エンジンがありません。</translation>
  </message>
  <message>
   <source>Not kept: its program is a private one.</source>
   <translation>保存しませんでした: 保存しないプログラムです。</translation>
  </message>
  <message>
   <source>Written</source>
   <translation>入力</translation>
  </message>
  <message>
   <source>Taken</source>
   <translation>取り出し済み</translation>
  </message>
  <message>
   <source>Not understood yet</source>
   <translation>まだ認識されていません</translation>
  </message>
  <message>
   <source>Thrown away</source>
   <translation>破棄</translation>
  </message>
  <message>
   <source>Nothing said</source>
   <translation>発話なし</translation>
  </message>
  <message>
   <source>A recording without a text. Try it again.</source>
   <translation>テキストのない録音です。再試行してください。</translation>
  </message>
  <message>
   <source>This recording was thrown away.</source>
   <translation>この録音は破棄されました。</translation>
  </message>
  <message>
   <source>Nothing was heard.</source>
   <translation>何も聞き取れませんでした。</translation>
  </message>
  <message numerus="yes">
   <source>{n} dictations</source>
   <translation>
    <numerusform>{n} 件の音声入力</numerusform>
   </translation>
  </message>
  <message>
   <source>{n} s</source>
   <translation>{n} 秒</translation>
  </message>
  <message>
   <source>{when}. {facts}. {text}</source>
   <translation>{when}。{facts}。{text}</translation>
  </message>
  <message>
   <source>What you said, newest first</source>
   <translation>話した内容(新しい順)</translation>
  </message>
  <message>
   <source>Switch it on to find again what you said, copy it, or have it heard once more. It stays here.</source>
   <translation>オンにすると、話した内容を後で検索、コピー、再認識できます。内容はこのコンピューターから出ません。</translation>
  </message>
  <message>
   <source>Nothing here yet</source>
   <translation>まだ何もありません</translation>
  </message>
  <message>
   <source>T&amp;ry again</source>
   <translation>再試行(&amp;R)</translation>
  </message>
  <message>
   <source>Nothing found</source>
   <translation>見つかりません</translation>
  </message>
  <message>
   <source>No dictation is like that.</source>
   <translation>条件に合う音声入力はありません。</translation>
  </message>
  <message>
   <source>Show &amp;all</source>
   <translation>すべて表示(&amp;A)</translation>
  </message>
  <message>
   <source>History is off</source>
   <translation>履歴はオフです</translation>
  </message>
  <message>
   <source>&amp;Keep what I say</source>
   <translation>話した内容を保存する(&amp;K)</translation>
  </message>
  <message>
   <source>Paused: what you say now is not kept.</source>
   <translation>一時停止中: 今話す内容は保存されません。</translation>
  </message>
  <message>
   <source>&amp;Keep on</source>
   <translation>保存を再開(&amp;K)</translation>
  </message>
  <message>
   <source>{what}: what you said stands here then.</source>
   <translation>{what}: 話した内容がここに表示されます。</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>テキスト</translation>
  </message>
  <message>
   <source>Sa&amp;ve</source>
   <translation>保存(&amp;V)</translation>
  </message>
  <message>
   <source>&amp;Undo</source>
   <translation>元に戻す(&amp;U)</translation>
  </message>
  <message>
   <source>Changed, not saved yet.</source>
   <translation>変更はまだ保存されていません。</translation>
  </message>
  <message>
   <source>An empty text is not saved.</source>
   <translation>空のテキストは保存されません。</translation>
  </message>
  <message>
   <source>The change was saved.</source>
   <translation>変更を保存しました。</translation>
  </message>
  <message>
   <source>The change to the text before was saved.</source>
   <translation>前のテキストの変更を保存しました。</translation>
  </message>
  <message>
   <source>This could not be done.</source>
   <translation>実行できませんでした。</translation>
  </message>
  <message>
   <source>The log says why.</source>
   <translation>理由はログにあります。</translation>
  </message>
  <message>
   <source>The key to dictate with: {keys}</source>
   <translation>音声入力キー: {keys}</translation>
  </message>
  <message>
   <source>Microphone level</source>
   <translation>マイクのレベル</translation>
  </message>
  <message>
   <source>The microphone is closed. It opens when you press the key.</source>
   <translation>マイクは閉じています。キーを押すと開きます。</translation>
  </message>
  <message>
   <source>The microphone is open, and hears you.</source>
   <translation>マイクは開いていて、声が届いています。</translation>
  </message>
  <message>
   <source>The microphone is open. It is quiet.</source>
   <translation>マイクは開いています。静かです。</translation>
  </message>
  <message>
   <source>Getting ready</source>
   <translation>準備中</translation>
  </message>
  <message>
   <source>Ready</source>
   <translation>準備完了</translation>
  </message>
  <message>
   <source>Recording</source>
   <translation>録音中</translation>
  </message>
  <message>
   <source>Writing</source>
   <translation>入力中</translation>
  </message>
  <message>
   <source>Something is in the way</source>
   <translation>問題があります</translation>
  </message>
  <message>
   <source>Hold {key} and speak. Let go, and the words stand where you were typing.</source>
   <translation>{key} を押したまま話し、離すと、入力していた場所に言葉が入ります。</translation>
  </message>
  <message>
   <source>Press {key} and speak. Press it again, and the words stand where you were typing.</source>
   <translation>{key} を押して話し、もう一度押すと、入力していた場所に言葉が入ります。</translation>
  </message>
  <message>
   <source>Hold {key} and speak, or tap it to go on without holding it.</source>
   <translation>{key} を押したまま話すか、短く押すと、押さずに話し続けられます。</translation>
  </message>
  <message>
   <source>Hold: record while it is down</source>
   <translation>ホールド: 押している間録音</translation>
  </message>
  <message>
   <source>Toggle: press to start, press to stop</source>
   <translation>トグル: 押して開始、押して停止</translation>
  </message>
  <message>
   <source>Hybrid: a tap locks, a hold releases</source>
   <translation>ハイブリッド: 短く押すと固定、長押しは離すと終了</translation>
  </message>
  <message>
   <source>Microphone</source>
   <translation>マイク</translation>
  </message>
  <message>
   <source>The key</source>
   <translation>キー</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>言語</translation>
  </message>
  <message>
   <source>Speech model</source>
   <translation>音声認識モデル</translation>
  </message>
  <message>
   <source>Problem</source>
   <translation>問題</translation>
  </message>
  <message>
   <source>Chec&amp;k every part</source>
   <translation>全項目をチェック(&amp;K)</translation>
  </message>
  <message>
   <source>Last texts</source>
   <translation>最近のテキスト</translation>
  </message>
  <message>
   <source>Hold {key} and speak: your words appear here.</source>
   <translation>{key} を押したまま話すと、言葉がここに表示されます。</translation>
  </message>
  <message>
   <source>Problem: {what}</source>
   <translation>問題: {what}</translation>
  </message>
  <message>
   <source>{key} throws the recording away.</source>
   <translation>{key} で録音を破棄します。</translation>
  </message>
  <message>
   <source>Writes the last text once more, into the window you were in before this one.</source>
   <translation>最後のテキストを、このウィンドウの前に使っていたウィンドウにもう一度入力します。</translation>
  </message>
  <message>
   <source>Takes the last text back out of the window it went to, where that is certain.</source>
   <translation>最後のテキストを、確実な場合に限り、入力先のウィンドウから取り消します。</translation>
  </message>
  <message>
   <source>Copied.</source>
   <translation>コピーしました。</translation>
  </message>
  <message>
   <source>Waits for you: {text}</source>
   <translation>待機中: {text}</translation>
  </message>
  <message>
   <source>A report holds figures alone: how long each stage of a dictation took, targets that were missed, memory and processor, the machine's kind and the versions above. No word that you said, no sound, no window title, no file name. Read it before you send it: it is a text.</source>
   <translation>レポートに含まれるのは値だけです: 音声入力の各段階の所要時間、目標超過、メモリとプロセッサ、コンピューターの種類、上記のバージョン。話した言葉、音声、ウィンドウのタイトル、ファイル名は含まれません。ただのテキストですので、送る前にお読みください。</translation>
  </message>
  <message>
   <source>&amp;Copy the versions</source>
   <translation>バージョンをコピー(&amp;C)</translation>
  </message>
  <message>
   <source>W&amp;rite a report…</source>
   <translation>レポートを作成(&amp;R)…</translation>
  </message>
  <message>
   <source>Write a report</source>
   <translation>レポートを作成</translation>
  </message>
  <message>
   <source>Hold a key, speak, let go, and the words stand where you were typing.</source>
   <translation>キーを押したまま話し、離すと、入力していた場所に言葉が入ります。</translation>
  </message>
  <message>
   <source>Report a problem</source>
   <translation>問題を報告</translation>
  </message>
  <message>
   <source>Say what you did, what came, and what you had expected, and add a report.</source>
   <translation>行ったこと、起きたこと、期待していたことを書き、レポートを添えてください。</translation>
  </message>
  <message>
   <source>Speech model: {name}</source>
   <translation>音声認識モデル: {name}</translation>
  </message>
  <message>
   <source>works</source>
   <translation>動作しています</translation>
  </message>
  <message>
   <source>doubtful</source>
   <translation>不確か</translation>
  </message>
  <message>
   <source>does not work</source>
   <translation>動作していません</translation>
  </message>
  <message>
   <source>Open Models</source>
   <translation>「モデル」を開く</translation>
  </message>
  <message>
   <source>Open Settings</source>
   <translation>「設定」を開く</translation>
  </message>
  <message>
   <source>Settings, speech model, microphone, key and tray are each tried for real. The microphone is opened for a moment; nothing is kept.</source>
   <translation>設定、音声認識モデル、マイク、キー、トレイをそれぞれ実際に試します。マイクを少しの間開きますが、何も保存しません。</translation>
  </message>
  <message>
   <source>&amp;Check every part</source>
   <translation>全項目をチェック(&amp;C)</translation>
  </message>
  <message>
   <source>Checking</source>
   <translation>チェック中</translation>
  </message>
  <message>
   <source>Parts that were tried</source>
   <translation>試した部分</translation>
  </message>
  <message>
   <source>Trying one part after the other. This takes some seconds.</source>
   <translation>項目を順に試しています。数秒かかります。</translation>
  </message>
  <message>
   <source>&amp;Check again</source>
   <translation>もう一度チェック(&amp;C)</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>コピー</translation>
  </message>
  <message>
   <source>The checks broke off. The log says why.</source>
   <translation>チェックが中断しました。理由はログにあります。</translation>
  </message>
  <message numerus="yes">
   <source>{n} parts do not work.</source>
   <translation>
    <numerusform>{n} 項目が動作していません。</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>All works; {n} parts are doubtful.</source>
   <translation>
    <numerusform>すべて動作しています。疑わしい部分が {n} 個あります。</numerusform>
   </translation>
  </message>
  <message>
   <source>Copy what helps: {part}</source>
   <translation>対処をコピー: {part}</translation>
  </message>
  <message>
   <source>Every part works.</source>
   <translation>すべて動作しています。</translation>
  </message>
  <message>
   <source>The checks could not be started: {why}</source>
   <translation>チェックを開始できませんでした: {why}</translation>
  </message>
  <message>
   <source>Ctrl+1 to Ctrl+8</source>
   <translation>Ctrl+1 ~ Ctrl+8</translation>
  </message>
  <message>
   <source>Goes to that place of this window</source>
   <translation>このウィンドウの該当する画面に移動</translation>
  </message>
  <message>
   <source>Alt and the letter underlined</source>
   <translation>Alt と下線付きの文字</translation>
  </message>
  <message>
   <source>Goes to a place, or presses a button</source>
   <translation>画面に移動、またはボタンを押す</translation>
  </message>
  <message>
   <source>Up, Down</source>
   <translation>↑、↓</translation>
  </message>
  <message>
   <source>In the list of places: the one before, the next one</source>
   <translation>画面の一覧で前または次へ</translation>
  </message>
  <message>
   <source>Tab, Shift+Tab</source>
   <translation>Tab、Shift+Tab</translation>
  </message>
  <message>
   <source>To the next field or button, and back</source>
   <translation>次または前の欄やボタンへ</translation>
  </message>
  <message>
   <source>Closes this window; Holdtalk goes on</source>
   <translation>このウィンドウを閉じる (Holdtalk は動き続けます)</translation>
  </message>
  <message>
   <source>Finds words, figures or settings, in the place that is shown</source>
   <translation>表示中の画面で、単語、値、設定を検索</translation>
  </message>
  <message>
   <source>In Performance: changes the target of the chosen figure</source>
   <translation>「パフォーマンス」で、選択した値の目標を変更</translation>
  </message>
  <message>
   <source>In Performance: looks at once</source>
   <translation>「パフォーマンス」で、すぐに更新</translation>
  </message>
  <message>
   <source>Keyboard</source>
   <translation>キーボード</translation>
  </message>
  <message>
   <source>Throws the recording away, while it is made</source>
   <translation>録音中に、録音を破棄</translation>
  </message>
  <message>
   <source>What it does</source>
   <translation>働き</translation>
  </message>
  <message>
   <source>Hotkeys are chosen in the settings.</source>
   <translation>ホットキーは設定で選びます。</translation>
  </message>
  <message>
   <source>Holdtalk stands on the work of others, under these licences.</source>
   <translation>Holdtalk は、以下のライセンスで公開されている多くの成果に支えられています。</translation>
  </message>
  <message>
   <source>Licences</source>
   <translation>ライセンス</translation>
  </message>
  <message>
   <source>What</source>
   <translation>名称</translation>
  </message>
  <message>
   <source>Licence</source>
   <translation>ライセンス</translation>
  </message>
  <message>
   <source>By</source>
   <translation>作者</translation>
  </message>
  <message>
   <source>Program and libraries</source>
   <translation>プログラムとライブラリ</translation>
  </message>
  <message>
   <source>Speech models</source>
   <translation>音声認識モデル</translation>
  </message>
  <message>
   <source>not stated</source>
   <translation>記載なし</translation>
  </message>
  <message>
   <source>Last lines of the log</source>
   <translation>ログの最後の行</translation>
  </message>
  <message>
   <source>&amp;Refresh</source>
   <translation>更新(&amp;R)</translation>
  </message>
  <message>
   <source>Op&amp;en the log</source>
   <translation>ログを開く(&amp;E)</translation>
  </message>
  <message>
   <source>Open the fol&amp;der</source>
   <translation>フォルダーを開く(&amp;D)</translation>
  </message>
  <message>
   <source>What you said never stands in it.</source>
   <translation>話した内容は記録されません。</translation>
  </message>
  <message>
   <source>The log is empty.</source>
   <translation>ログは空です。</translation>
  </message>
  <message>
   <source>Kinds of help</source>
   <translation>ヘルプの種類</translation>
  </message>
  <message>
   <source>A&amp;bout</source>
   <translation>Holdtalk について(&amp;B)</translation>
  </message>
  <message>
   <source>Chec&amp;ks</source>
   <translation>チェック(&amp;K)</translation>
  </message>
  <message>
   <source>Ke&amp;yboard</source>
   <translation>キーボード(&amp;Y)</translation>
  </message>
  <message>
   <source>Lo&amp;g</source>
   <translation>ログ(&amp;G)</translation>
  </message>
  <message>
   <source>L&amp;icences</source>
   <translation>ライセンス(&amp;I)</translation>
  </message>
  <message>
   <source>&amp;Try again</source>
   <translation>再試行(&amp;T)</translation>
  </message>
  <message>
   <source>The other places work. The log says what is wrong with it.</source>
   <translation>他の画面は動作しています。原因はログにあります。</translation>
  </message>
  <message>
   <source>{place} cannot be shown.</source>
   <translation>「{place}」を表示できません。</translation>
  </message>
  <message>
   <source>Dictati&amp;on</source>
   <translation>音声入力(&amp;O)</translation>
  </message>
  <message>
   <source>&amp;History</source>
   <translation>履歴(&amp;H)</translation>
  </message>
  <message>
   <source>&amp;Statistics</source>
   <translation>統計(&amp;S)</translation>
  </message>
  <message>
   <source>Per&amp;formance</source>
   <translation>パフォーマンス(&amp;F)</translation>
  </message>
  <message>
   <source>&amp;Models</source>
   <translation>モデル(&amp;M)</translation>
  </message>
  <message>
   <source>&amp;Words</source>
   <translation>単語(&amp;W)</translation>
  </message>
  <message>
   <source>Setti&amp;ngs</source>
   <translation>設定(&amp;N)</translation>
  </message>
  <message>
   <source>He&amp;lp</source>
   <translation>ヘルプ(&amp;L)</translation>
  </message>
  <message>
   <source>Places</source>
   <translation>画面の一覧</translation>
  </message>
  <message>
   <source>{place} (Ctrl+{number})</source>
   <translation>{place} (Ctrl+{number})</translation>
  </message>
  <message>
   <source>Opening</source>
   <translation>開いています</translation>
  </message>
  <message>
   <source>Wor&amp;d:</source>
   <translation>単語(&amp;D):</translation>
  </message>
  <message>
   <source>Written:</source>
   <translation>表記:</translation>
  </message>
  <message>
   <source>Wor&amp;ds:</source>
   <translation>単語(&amp;D):</translation>
  </message>
  <message>
   <source>So&amp;unds like:</source>
   <translation>似た音(&amp;U):</translation>
  </message>
  <message>
   <source>Hear&amp;d as:</source>
   <translation>認識結果(&amp;D):</translation>
  </message>
  <message>
   <source>A name or a term, as you want it written</source>
   <translation>書きたいとおりの名前や用語</translation>
  </message>
  <message>
   <source>Where that helps, by commas</source>
   <translation>役立つ場合に、コンマ区切りで</translation>
  </message>
  <message>
   <source>What is written in its place</source>
   <translation>代わりに入力するもの</translation>
  </message>
  <message>
   <source>Exactly these words</source>
   <translation>この語句そのもの</translation>
  </message>
  <message>
   <source>What is to stay as it was heard</source>
   <translation>認識されたまま残す語</translation>
  </message>
  <message>
   <source>&amp;Add</source>
   <translation>追加(&amp;A)</translation>
  </message>
  <message>
   <source>&amp;Change</source>
   <translation>変更(&amp;C)</translation>
  </message>
  <message>
   <source>Remo&amp;ve</source>
   <translation>削除(&amp;V)</translation>
  </message>
  <message>
   <source>&amp;Kind:</source>
   <translation>種類(&amp;K):</translation>
  </message>
  <message>
   <source>Sounds like</source>
   <translation>似た音</translation>
  </message>
  <message>
   <source>Word lists (*.txt *.csv *.tsv *.json);;All files (*)</source>
   <translation>単語リスト (*.txt *.csv *.tsv *.json);;すべてのファイル (*)</translation>
  </message>
  <message>
   <source>Names and terms that come out wrong: write them here once, and they are written right from then on.</source>
   <translation>正しく入力されない名前や用語: ここに一度登録すると、以後は正しく入力されます。</translation>
  </message>
  <message>
   <source>Word list</source>
   <translation>単語リスト</translation>
  </message>
  <message>
   <source>Find a word</source>
   <translation>単語を検索</translation>
  </message>
  <message>
   <source>Write a sentence as it was heard</source>
   <translation>認識されたとおりの文を入力</translation>
  </message>
  <message>
   <source>Sentence to try</source>
   <translation>試す文</translation>
  </message>
  <message>
   <source>Add the words of another list</source>
   <translation>別のリストの単語を追加</translation>
  </message>
  <message numerus="yes">
   <source>{n} lines added.</source>
   <translation>
    <numerusform>{n} 行を追加しました。</numerusform>
   </translation>
  </message>
  <message>
   <source>&amp;Import…</source>
   <translation>インポート(&amp;I)…</translation>
  </message>
  <message>
   <source>Op&amp;en the file</source>
   <translation>ファイルを開く(&amp;E)</translation>
  </message>
  <message>
   <source>&amp;Try it</source>
   <translation>試す(&amp;T)</translation>
  </message>
  <message>
   <source>What your words do to a sentence</source>
   <translation>文に対する単語リストの効果</translation>
  </message>
  <message numerus="yes">
   <source>{n} words got other sounds.</source>
   <translation>
    <numerusform>{n} 語に「似た音」を追加しました。</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} lines were none and left out.</source>
   <translation>
    <numerusform>{n} 行は単語ではないため、除外しました。</numerusform>
   </translation>
  </message>
  <message>
   <source>Nothing is corrected now: the list is empty, or the settings say so.</source>
   <translation>現在は何も訂正されません: リストが空か、設定でオフになっています。</translation>
  </message>
  <message>
   <source>Added: {word}</source>
   <translation>追加しました: {word}</translation>
  </message>
  <message>
   <source>Changed: {word}</source>
   <translation>変更しました: {word}</translation>
  </message>
  <message>
   <source>It stays as it is.</source>
   <translation>変わりません。</translation>
  </message>
  <message>
   <source>Removed: {word}</source>
   <translation>削除しました: {word}</translation>
  </message>
  <message>
   <source>Name or word</source>
   <translation>名前または単語</translation>
  </message>
  <message>
   <source>Replacement</source>
   <translation>置き換え</translation>
  </message>
  <message>
   <source>Never replaced</source>
   <translation>置き換えない</translation>
  </message>
  <message>
   <source>Heard as</source>
   <translation>認識結果</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>種類</translation>
  </message>
  <message>
   <source>In texts</source>
   <translation>テキスト内</translation>
  </message>
  <message>
   <source>How often it stood in a text since Holdtalk was started, corrected or heard so.</source>
   <translation>Holdtalk の起動後、訂正後または認識されたままでテキストに現れた回数。</translation>
  </message>
  <message>
   <source>none</source>
   <translation>なし</translation>
  </message>
  <message>
   <source>Change…</source>
   <translation>変更…</translation>
  </message>
  <message>
   <source>Clear</source>
   <translation>外す</translation>
  </message>
  <message>
   <source>There has to be a key here.</source>
   <translation>キーを指定してください。</translation>
  </message>
  <message>
   <source>Press the key…</source>
   <translation>キーを押してください…</translation>
  </message>
  <message>
   <source>Press it, or several together, and let go. Esc leaves it as it is.</source>
   <translation>1 つまたは複数のキーを同時に押して離してください。Esc で変更せずに戻ります。</translation>
  </message>
  <message>
   <source>{name}: {key}. Change it</source>
   <translation>{name}: {key}。変更</translation>
  </message>
  <message>
   <source>{name}: take the key away</source>
   <translation>{name}: キーを外す</translation>
  </message>
  <message>
   <source>Backspace takes it away.</source>
   <translation>Backspace で外せます。</translation>
  </message>
  <message>
   <source>If nothing happens, your desktop keeps that key for itself.</source>
   <translation>反応がない場合は、デスクトップがそのキーを使っています。</translation>
  </message>
  <message>
   <source>Other windows</source>
   <translation>その他のウィンドウ</translation>
  </message>
  <message>
   <source>Terminals</source>
   <translation>端末</translation>
  </message>
  <message>
   <source>Other machines</source>
   <translation>リモートコンピューター</translation>
  </message>
  <message>
   <source>Password prompts</source>
   <translation>パスワード入力画面</translation>
  </message>
  <message>
   <source>Terminal</source>
   <translation>端末</translation>
  </message>
  <message>
   <source>Other machine</source>
   <translation>リモートコンピューター</translation>
  </message>
  <message>
   <source>Password prompt</source>
   <translation>パスワード入力画面</translation>
  </message>
  <message>
   <source>Hold</source>
   <translation>ホールド</translation>
  </message>
  <message>
   <source>Toggle</source>
   <translation>トグル</translation>
  </message>
  <message>
   <source>Hybrid</source>
   <translation>ハイブリッド</translation>
  </message>
  <message>
   <source>Hands-free</source>
   <translation>ハンズフリー</translation>
  </message>
  <message>
   <source>Unknown</source>
   <translation>不明</translation>
  </message>
  <message>
   <source>Level of the microphone</source>
   <translation>マイクのレベル</translation>
  </message>
  <message>
   <source>Ope&amp;n Holdtalk</source>
   <translation>Holdtalk を開く(&amp;N)</translation>
  </message>
  <message>
   <source>Resume hot&amp;key</source>
   <translation>ホットキーを再開(&amp;K)</translation>
  </message>
  <message>
   <source>Start &amp;at login</source>
   <translation>ログイン時に起動(&amp;T)</translation>
  </message>
  <message>
   <source>Set &amp;up again…</source>
   <translation>セットアップをやり直す(&amp;U)…</translation>
  </message>
  <message>
   <source>Last &amp;text</source>
   <translation>最後のテキスト(&amp;T)</translation>
  </message>
  <message>
   <source>&amp;Undo it</source>
   <translation>取り消す(&amp;U)</translation>
  </message>
  <message>
   <source>&amp;Insert it again</source>
   <translation>もう一度挿入(&amp;I)</translation>
  </message>
  <message>
   <source>&amp;Copy it</source>
   <translation>コピー(&amp;C)</translation>
  </message>
  <message>
   <source>Pause hot&amp;key</source>
   <translation>ホットキーを一時停止(&amp;K)</translation>
  </message>
  <message>
   <source>For an &amp;hour</source>
   <translation>1 時間(&amp;H)</translation>
  </message>
  <message>
   <source>Until I &amp;resume it</source>
   <translation>再開するまで(&amp;R)</translation>
  </message>
  <message>
   <source>What the microphone hears</source>
   <translation>マイクに入る音</translation>
  </message>
  <message>
   <source>&amp;Record a test</source>
   <translation>テスト録音(&amp;R)</translation>
  </message>
  <message>
   <source>&amp;Play it</source>
   <translation>再生(&amp;P)</translation>
  </message>
  <message>
   <source>&amp;What is understood</source>
   <translation>認識結果を見る(&amp;W)</translation>
  </message>
  <message numerus="yes">
   <source>Speak now: {n} seconds left</source>
   <translation>
    <numerusform>話してください: 残り {n} 秒</numerusform>
   </translation>
  </message>
  <message>
   <source>Playing what was recorded</source>
   <translation>録音を再生しています</translation>
  </message>
  <message>
   <source>Listening to what was recorded</source>
   <translation>録音を認識しています</translation>
  </message>
  <message>
   <source>Recorded. It is kept in memory alone, until you leave this.</source>
   <translation>録音しました。この画面を離れるまで、メモリ内だけに保持されます。</translation>
  </message>
  <message>
   <source>Nothing was understood. Say a whole sentence, a little louder.</source>
   <translation>何も認識できませんでした。文を 1 つ最後まで、少し大きな声で話してください。</translation>
  </message>
  <message>
   <source>That was it.</source>
   <translation>再生が終わりました。</translation>
  </message>
  <message>
   <source>“{text}”</source>
   <translation>「{text}」</translation>
  </message>
  <message>
   <source>Microphone is silent</source>
   <translation>マイクが無音です</translation>
  </message>
  <message>
   <source>Nothing heard: the microphone was silent</source>
   <translation>何も聞き取れませんでした: マイクが無音でした</translation>
  </message>
  <message>
   <source>The hotkey is heard again</source>
   <translation>ホットキーを再開しました</translation>
  </message>
  <message>
   <source>The hotkey is paused</source>
   <translation>ホットキーは一時停止中です</translation>
  </message>
  <message>
   <source>{key} throws it away</source>
   <translation>{key} で破棄</translation>
  </message>
  <message>
   <source>The folder {name} cannot be written to.</source>
   <translation>フォルダー {name} に書き込めません。</translation>
  </message>
  <message>
   <source>There is no folder {name}.</source>
   <translation>フォルダー {name} はありません。</translation>
  </message>
  <message>
   <source>Choose another one.</source>
   <translation>別のものを選んでください。</translation>
  </message>
  <message numerus="yes">
   <source>{n} settings would change.</source>
   <translation>
    <numerusform>{n} 件の設定が変わります。</numerusform>
   </translation>
  </message>
  <message>
   <source>A copy of your settings as they are now is kept beside them.</source>
   <translation>現在の設定のコピーが、設定ファイルと同じ場所に保存されます。</translation>
  </message>
  <message>
   <source>Export the settings</source>
   <translation>設定をエクスポート</translation>
  </message>
  <message>
   <source>Import settings</source>
   <translation>設定をインポート</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>閉じる</translation>
  </message>
  <message>
   <source>Import</source>
   <translation>インポート</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>キャンセル</translation>
  </message>
  <message>
   <source>{name}: {now} → {then}</source>
   <translation>{name}: {now} → {then}</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>設定</translation>
  </message>
  <message>
   <source>Written to {path}</source>
   <translation>{path} に書き出しました</translation>
  </message>
  <message numerus="yes">
   <source>and {n} more</source>
   <translation>
    <numerusform>ほか {n} 件</numerusform>
   </translation>
  </message>
  <message>
   <source>Import of {file}</source>
   <translation>{file} のインポート</translation>
  </message>
  <message>
   <source>These settings are yours already: nothing would change.</source>
   <translation>現在の設定と同じです。何も変わりません。</translation>
  </message>
  <message>
   <source>Not imported: {why}</source>
   <translation>インポートしませんでした: {why}</translation>
  </message>
  <message>
   <source>{name}: changed</source>
   <translation>{name}: 変更済み</translation>
  </message>
  <message>
   <source>Imported. As they were before: {path}</source>
   <translation>インポートしました。以前の設定: {path}</translation>
  </message>
  <message>
   <source>Record while it is held</source>
   <translation>押している間録音</translation>
  </message>
  <message>
   <source>Press to start, press to stop</source>
   <translation>押して開始、押して停止</translation>
  </message>
  <message>
   <source>Both: a tap locks, a hold releases</source>
   <translation>両方: 短く押すと固定、長押しは離すと終了</translation>
  </message>
  <message>
   <source>A blank when nothing was typed in between</source>
   <translation>間に何も入力していなければ空白</translation>
  </message>
  <message>
   <source>Always a blank</source>
   <translation>常に空白</translation>
  </message>
  <message>
   <source>Nothing</source>
   <translation>なし</translation>
  </message>
  <message>
   <source>By window and length</source>
   <translation>ウィンドウと長さで選ぶ</translation>
  </message>
  <message>
   <source>Typed</source>
   <translation>キー入力</translation>
  </message>
  <message>
   <source>Pasted; the clipboard is restored</source>
   <translation>貼り付け(クリップボードは元に戻ります)</translation>
  </message>
  <message>
   <source>ms</source>
   <translation>ms</translation>
  </message>
  <message>
   <source>s</source>
   <translation>秒</translation>
  </message>
  <message>
   <source>min</source>
   <translation>分</translation>
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
   <translation>日</translation>
  </message>
  <message>
   <source>hours</source>
   <translation>時間</translation>
  </message>
  <message>
   <source>px</source>
   <translation>px</translation>
  </message>
  <message>
   <source>a minute</source>
   <translation>語/分</translation>
  </message>
  <message>
   <source>Read aloud: the selection, or the last text</source>
   <translation>読み上げ: 選択範囲または最後のテキスト</translation>
  </message>
  <message>
   <source>Switch listening for the wake word</source>
   <translation>ウェイクワードの待ち受けを切り替え</translation>
  </message>
  <message>
   <source>Go on to the next language</source>
   <translation>次の言語に移る</translation>
  </message>
  <message>
   <source>Take the last text back</source>
   <translation>最後のテキストを取り消す</translation>
  </message>
  <message>
   <source>Insert the last text again</source>
   <translation>最後のテキストをもう一度挿入</translation>
  </message>
  <message>
   <source>Pause the other keys</source>
   <translation>他のキーを一時停止</translation>
  </message>
  <message>
   <source>While you dictate, and for a while after</source>
   <translation>音声入力中とその後しばらく</translation>
  </message>
  <message>
   <source>Always</source>
   <translation>常に</translation>
  </message>
  <message>
   <source>When Holdtalk starts</source>
   <translation>Holdtalk の起動時</translation>
  </message>
  <message>
   <source>When you first dictate</source>
   <translation>最初の音声入力のとき</translation>
  </message>
  <message>
   <source>Also words that sound alike</source>
   <translation>音の似た語も</translation>
  </message>
  <message>
   <source>Only what stands in the list</source>
   <translation>リストにあるものだけ</translation>
  </message>
  <message>
   <source>A dot</source>
   <translation>点</translation>
  </message>
  <message>
   <source>Level and time</source>
   <translation>レベルと時間</translation>
  </message>
  <message>
   <source>Level, time and the text so far</source>
   <translation>レベル、時間、途中のテキスト</translation>
  </message>
  <message>
   <source>At the bottom of the screen</source>
   <translation>画面の下</translation>
  </message>
  <message>
   <source>At the top of the screen</source>
   <translation>画面の上</translation>
  </message>
  <message>
   <source>Near the words you write</source>
   <translation>入力位置の近く</translation>
  </message>
  <message>
   <source>Small</source>
   <translation>小</translation>
  </message>
  <message>
   <source>Normal</source>
   <translation>標準</translation>
  </message>
  <message>
   <source>Large</source>
   <translation>大</translation>
  </message>
  <message>
   <source>In the first five dictations</source>
   <translation>最初の 5 回の音声入力</translation>
  </message>
  <message>
   <source>Never</source>
   <translation>しない</translation>
  </message>
  <message>
   <source>All</source>
   <translation>すべて</translation>
  </message>
  <message>
   <source>Only what went wrong, and words that wait</source>
   <translation>失敗と待機中のテキストだけ</translation>
  </message>
  <message>
   <source>None: a mark on the tray icon alone</source>
   <translation>なし: トレイアイコンの印だけ</translation>
  </message>
  <message>
   <source>Goes on</source>
   <translation>そのまま</translation>
  </message>
  <message>
   <source>Players pause</source>
   <translation>プレーヤーを一時停止</translation>
  </message>
  <message>
   <source>Becomes quieter</source>
   <translation>音量を下げる</translation>
  </message>
  <message>
   <source>Falls silent</source>
   <translation>消音</translation>
  </message>
  <message>
   <source>Each day</source>
   <translation>毎日</translation>
  </message>
  <message>
   <source>Each week</source>
   <translation>毎週</translation>
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
   <translation>espeak-ng (高速)</translation>
  </message>
  <message>
   <source>piper, a neural voice</source>
   <translation>piper (ニューラル音声)</translation>
  </message>
  <message>
   <source>As the desktop</source>
   <translation>デスクトップに合わせる</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>ライト</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>ダーク</translation>
  </message>
  <message>
   <source>One line that stays on top</source>
   <translation>常に手前に表示される 1 行</translation>
  </message>
  <message>
   <source>Compact</source>
   <translation>コンパクト</translation>
  </message>
  <message>
   <source>Detailed</source>
   <translation>詳細</translation>
  </message>
  <message>
   <source>One dictation, which silence ends</source>
   <translation>1 回の音声入力(無音で終了)</translation>
  </message>
  <message>
   <source>Sentence after sentence, until it is stopped</source>
   <translation>止めるまで 1 文ずつ</translation>
  </message>
  <message>
   <source>Everything</source>
   <translation>すべて</translation>
  </message>
  <message>
   <source>What happens</source>
   <translation>主な動作</translation>
  </message>
  <message>
   <source>Only what goes wrong</source>
   <translation>失敗だけ</translation>
  </message>
  <message>
   <source>as everywhere else</source>
   <translation>全般の設定に従う</translation>
  </message>
  <message>
   <source>empty</source>
   <translation>空</translation>
  </message>
  <message>
   <source>Automatic</source>
   <translation>自動</translation>
  </message>
  <message>
   <source>on</source>
   <translation>オン</translation>
  </message>
  <message>
   <source>off</source>
   <translation>オフ</translation>
  </message>
  <message>
   <source>Groups of settings</source>
   <translation>設定のグループ</translation>
  </message>
  <message>
   <source>An open microphone costs 2.6 % of a processor core. Recording then begins 300 ms before the key, else 17 ms after it.</source>
   <translation>マイクを開いておくと、プロセッサコアの 2.6 % を使います。その場合、録音はキーを押す 300 ms 前から、それ以外は 17 ms 後から始まります。</translation>
  </message>
  <message>
   <source>An engine at rest holds 118 MB (the embedded one).</source>
   <translation>待機中のエンジンは 118 MB を使います(内蔵エンジン)。</translation>
  </message>
  <message>
   <source>Correcting a text by 300 words takes 0.6 ms.</source>
   <translation>300 語でのテキストの訂正にかかる時間は 0.6 ms です。</translation>
  </message>
  <message>
   <source>Costs 0.25 % of a processor core in a quiet room, 0.85 % while somebody talks, and 2.6 % for the open microphone.</source>
   <translation>静かな部屋ではプロセッサコアの 0.25 %、誰かが話している間は 0.85 %、マイクを開いておくために 2.6 % を使います。</translation>
  </message>
  <message>
   <source>The first sound comes after 14 ms.</source>
   <translation>14 ms 後に最初の音が出ます。</translation>
  </message>
  <message>
   <source>An event is at its program after 0.7 ms.</source>
   <translation>イベントは 0.7 ms でプログラムに届きます。</translation>
  </message>
  <message>
   <source>The performance window costs 0.95 % of a processor core while it is shown, and nothing while hidden.</source>
   <translation>パフォーマンスウィンドウは、表示中はプロセッサコアの 0.95 % を使い、非表示の間は何も使いません。</translation>
  </message>
  <message>
   <source>Several keys</source>
   <translation>複数のキー</translation>
  </message>
  <message>
   <source>Profiles</source>
   <translation>プロファイル</translation>
  </message>
  <message>
   <source>The microphone</source>
   <translation>マイク</translation>
  </message>
  <message>
   <source>The speech engine</source>
   <translation>音声認識エンジン</translation>
  </message>
  <message>
   <source>Between dictations</source>
   <translation>音声入力の間</translation>
  </message>
  <message>
   <source>Your own words</source>
   <translation>登録した単語</translation>
  </message>
  <message>
   <source>Writing into windows</source>
   <translation>ウィンドウへの入力</translation>
  </message>
  <message>
   <source>Windows</source>
   <translation>ウィンドウ</translation>
  </message>
  <message>
   <source>While you speak</source>
   <translation>話している間</translation>
  </message>
  <message>
   <source>Sounds</source>
   <translation>短い音</translation>
  </message>
  <message>
   <source>Notices</source>
   <translation>通知</translation>
  </message>
  <message>
   <source>Other sound</source>
   <translation>他の音</translation>
  </message>
  <message>
   <source>Programs of this machine</source>
   <translation>このコンピューターのプログラム</translation>
  </message>
  <message>
   <source>Another machine’s engine</source>
   <translation>別のコンピューターのエンジン</translation>
  </message>
  <message>
   <source>The performance window</source>
   <translation>パフォーマンスウィンドウ</translation>
  </message>
  <message>
   <source>Targets</source>
   <translation>目標</translation>
  </message>
  <message>
   <source>What each run was used for</source>
   <translation>実行ごとの利用状況</translation>
  </message>
  <message>
   <source>Statistics</source>
   <translation>統計</translation>
  </message>
  <message>
   <source>The log</source>
   <translation>ログ</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>キー</translation>
  </message>
  <message>
   <source>What you hold or press to dictate.</source>
   <translation>音声入力のために押すキー。</translation>
  </message>
  <message>
   <source>What hears you, and how long it stays open.</source>
   <translation>声を受け取るマイクと、開いておく時間。</translation>
  </message>
  <message>
   <source>Speech and languages</source>
   <translation>音声認識と言語</translation>
  </message>
  <message>
   <source>Who turns speech into text, and what you speak.</source>
   <translation>音声をテキストにするエンジンと、話す言語。</translation>
  </message>
  <message>
   <source>How texts are joined, corrected and written into your windows.</source>
   <translation>テキストのつなぎ方、訂正、ウィンドウへの入力方法。</translation>
  </message>
  <message>
   <source>Windows and sounds</source>
   <translation>ウィンドウと音</translation>
  </message>
  <message>
   <source>What you see and hear while you dictate.</source>
   <translation>音声入力中に表示されるものと聞こえる音。</translation>
  </message>
  <message>
   <source>Reading aloud</source>
   <translation>読み上げ</translation>
  </message>
  <message>
   <source>A voice that reads texts to you.</source>
   <translation>テキストを読み上げる声。</translation>
  </message>
  <message>
   <source>Dictation that a spoken word begins.</source>
   <translation>声で始める音声入力。</translation>
  </message>
  <message>
   <source>Other programs</source>
   <translation>他のプログラム</translation>
  </message>
  <message>
   <source>What other programs and machines may do.</source>
   <translation>他のプログラムやコンピューターに許可すること。</translation>
  </message>
  <message>
   <source>Performance and targets</source>
   <translation>パフォーマンスと目標</translation>
  </message>
  <message>
   <source>Which figures you want, and when you are told.</source>
   <translation>必要な値と、知らせるタイミング。</translation>
  </message>
  <message>
   <source>Privacy and history</source>
   <translation>プライバシーと履歴</translation>
  </message>
  <message>
   <source>What is kept, and for how long.</source>
   <translation>保存するものと期間。</translation>
  </message>
  <message>
   <source>Advanced</source>
   <translation>詳細設定</translation>
  </message>
  <message>
   <source>Rarely needed.</source>
   <translation>めったに使わない設定。</translation>
  </message>
  <message>
   <source>Key to hold</source>
   <translation>音声入力キー</translation>
  </message>
  <message>
   <source>What the key does</source>
   <translation>キーの働き</translation>
  </message>
  <message>
   <source>Key that throws the recording away</source>
   <translation>録音を破棄するキー</translation>
  </message>
  <message>
   <source>Shortest press</source>
   <translation>最短の押下時間</translation>
  </message>
  <message>
   <source>Longest recording</source>
   <translation>最長の録音時間</translation>
  </message>
  <message>
   <source>Longest tap</source>
   <translation>短押しの最長時間</translation>
  </message>
  <message>
   <source>Wait before a release counts</source>
   <translation>離したと判断するまでの時間</translation>
  </message>
  <message>
   <source>When the microphone is open</source>
   <translation>マイクを開くとき</translation>
  </message>
  <message>
   <source>Stays open after a dictation</source>
   <translation>音声入力後に開いておく時間</translation>
  </message>
  <message>
   <source>Heard from before the key</source>
   <translation>キーを押す前の録音</translation>
  </message>
  <message>
   <source>Heard after the key</source>
   <translation>キーを離した後の録音</translation>
  </message>
  <message>
   <source>Speech engine</source>
   <translation>音声認識エンジン</translation>
  </message>
  <message>
   <source>Processor cores while understanding</source>
   <translation>認識に使うプロセッサコア</translation>
  </message>
  <message>
   <source>What you speak</source>
   <translation>話す言語</translation>
  </message>
  <message>
   <source>All that you speak</source>
   <translation>話す言語すべて</translation>
  </message>
  <message>
   <source>When the engine is loaded</source>
   <translation>エンジンを読み込むとき</translation>
  </message>
  <message>
   <source>Give its memory back after</source>
   <translation>メモリを解放するまでの時間</translation>
  </message>
  <message>
   <source>Show text while you speak</source>
   <translation>話している間にテキストを表示</translation>
  </message>
  <message>
   <source>Patience with the speech engine</source>
   <translation>音声認識エンジンを待つ時間</translation>
  </message>
  <message>
   <source>Address of an OpenAI-like server</source>
   <translation>OpenAI 互換サーバーのアドレス</translation>
  </message>
  <message>
   <source>Model of that server</source>
   <translation>OpenAI 互換サーバーのモデル</translation>
  </message>
  <message>
   <source>Address of a Wyoming server</source>
   <translation>Wyoming サーバーのアドレス</translation>
  </message>
  <message>
   <source>Model of the Wyoming server</source>
   <translation>Wyoming サーバーのモデル</translation>
  </message>
  <message>
   <source>What the servers understand</source>
   <translation>サーバーが理解する言語</translation>
  </message>
  <message>
   <source>Patience with a connection</source>
   <translation>接続を待つ時間</translation>
  </message>
  <message>
   <source>Patience with an answer</source>
   <translation>応答を待つ時間</translation>
  </message>
  <message>
   <source>Further attempts</source>
   <translation>再試行の回数</translation>
  </message>
  <message>
   <source>Certificates to trust</source>
   <translation>信頼する証明書</translation>
  </message>
  <message>
   <source>Send sound unencrypted beyond your own network</source>
   <translation>自分のネットワークの外へ暗号化せずに音声を送信</translation>
  </message>
  <message>
   <source>Between two dictations</source>
   <translation>音声入力の間に入れるもの</translation>
  </message>
  <message>
   <source>Use your word list</source>
   <translation>単語リストを使う</translation>
  </message>
  <message>
   <source>What is corrected</source>
   <translation>訂正する範囲</translation>
  </message>
  <message>
   <source>How much alike a word has to be</source>
   <translation>訂正に必要な類似度</translation>
  </message>
  <message>
   <source>Words that the engine favours</source>
   <translation>エンジンで優先する単語の数</translation>
  </message>
  <message>
   <source>Text from before that the engine is given</source>
   <translation>エンジンに渡す直前のテキスト</translation>
  </message>
  <message>
   <source>Also what went to other programs</source>
   <translation>他のプログラムに入力したものも含める</translation>
  </message>
  <message>
   <source>How text is written</source>
   <translation>テキストの入力方法</translation>
  </message>
  <message>
   <source>Pasted from this length on</source>
   <translation>貼り付けにする文字数</translation>
  </message>
  <message>
   <source>Pause between keystrokes</source>
   <translation>キー入力の間隔</translation>
  </message>
  <message>
   <source>Shown while you speak</source>
   <translation>話している間の表示</translation>
  </message>
  <message>
   <source>Where it is shown</source>
   <translation>表示する場所</translation>
  </message>
  <message>
   <source>How large it is</source>
   <translation>表示の大きさ</translation>
  </message>
  <message>
   <source>Say there which key throws a recording away</source>
   <translation>録音を破棄するキーの表示</translation>
  </message>
  <message>
   <source>Other sound while you record</source>
   <translation>録音中の他の音</translation>
  </message>
  <message>
   <source>Lowered to</source>
   <translation>下げた後の音量</translation>
  </message>
  <message>
   <source>Short sounds</source>
   <translation>短い音</translation>
  </message>
  <message>
   <source>Loudness of the sounds</source>
   <translation>短い音の音量</translation>
  </message>
  <message>
   <source>Read texts aloud</source>
   <translation>テキストを読み上げる</translation>
  </message>
  <message>
   <source>What speaks</source>
   <translation>読み上げに使うもの</translation>
  </message>
  <message>
   <source>Voice</source>
   <translation>声</translation>
  </message>
  <message>
   <source>Speed</source>
   <translation>速さ</translation>
  </message>
  <message>
   <source>Loudness of the voice</source>
   <translation>声の音量</translation>
  </message>
  <message>
   <source>Say how each dictation ended</source>
   <translation>音声入力の結果を声で知らせる</translation>
  </message>
  <message>
   <source>Read each dictation back</source>
   <translation>音声入力のテキストを読み上げる</translation>
  </message>
  <message>
   <source>Language of the windows</source>
   <translation>ウィンドウの表示言語</translation>
  </message>
  <message>
   <source>Colours</source>
   <translation>配色</translation>
  </message>
  <message>
   <source>Form of the performance window</source>
   <translation>パフォーマンスウィンドウの形</translation>
  </message>
  <message>
   <source>Tell when a figure misses its target</source>
   <translation>値が目標を外れたら知らせる</translation>
  </message>
  <message>
   <source>Mark the tray icon then</source>
   <translation>そのときトレイアイコンに印を付ける</translation>
  </message>
  <message>
   <source>Memory and processor are read every</source>
   <translation>メモリとプロセッサの読み取り間隔</translation>
  </message>
  <message>
   <source>Listen for a wake word</source>
   <translation>ウェイクワードを待ち受ける</translation>
  </message>
  <message>
   <source>Wake word</source>
   <translation>ウェイクワード</translation>
  </message>
  <message>
   <source>Sensitivity</source>
   <translation>感度</translation>
  </message>
  <message>
   <source>Not heard again for</source>
   <translation>再び反応するまでの時間</translation>
  </message>
  <message>
   <source>Silence that ends a dictation</source>
   <translation>音声入力を終える無音の長さ</translation>
  </message>
  <message>
   <source>What the word begins</source>
   <translation>ウェイクワードで始まるもの</translation>
  </message>
  <message>
   <source>Words that stop it</source>
   <translation>止める言葉</translation>
  </message>
  <message>
   <source>Profile of its dictations</source>
   <translation>ハンズフリーの音声入力のプロファイル</translation>
  </message>
  <message>
   <source>Let other programs use Holdtalk</source>
   <translation>他のプログラムに Holdtalk を使わせる</translation>
  </message>
  <message>
   <source>Port</source>
   <translation>ポート</translation>
  </message>
  <message>
   <source>They may begin and end dictations</source>
   <translation>音声入力の開始と終了を許可</translation>
  </message>
  <message>
   <source>They get what is said</source>
   <translation>話した内容の受け取りを許可</translation>
  </message>
  <message>
   <source>They get figures</source>
   <translation>値の受け取りを許可</translation>
  </message>
  <message>
   <source>Web pages that may use it</source>
   <translation>使用を許可する Web ページ</translation>
  </message>
  <message>
   <source>Programs connected at once</source>
   <translation>同時に接続できるプログラムの数</translation>
  </message>
  <message>
   <source>How much is logged</source>
   <translation>ログの詳しさ</translation>
  </message>
  <message>
   <source>Keep what you dictate</source>
   <translation>音声入力した内容を保存</translation>
  </message>
  <message>
   <source>Dictations are kept for</source>
   <translation>音声入力の保存期間</translation>
  </message>
  <message>
   <source>Dictations take at most</source>
   <translation>音声入力の最大容量</translation>
  </message>
  <message>
   <source>Keep their sound too</source>
   <translation>音声も保存</translation>
  </message>
  <message>
   <source>Sound takes at most</source>
   <translation>音声の最大容量</translation>
  </message>
  <message>
   <source>Sound of failed and cancelled ones is kept for</source>
   <translation>失敗や取り消しの音声の保存期間</translation>
  </message>
  <message>
   <source>Programs of which nothing is kept</source>
   <translation>何も保存しないプログラム</translation>
  </message>
  <message>
   <source>Write the figures into files</source>
   <translation>値をファイルに書き出す</translation>
  </message>
  <message>
   <source>Folder of these files</source>
   <translation>書き出し先のフォルダー</translation>
  </message>
  <message>
   <source>Kind of these files</source>
   <translation>書き出すファイルの種類</translation>
  </message>
  <message>
   <source>Count what each run was used for</source>
   <translation>実行ごとの利用状況を数える</translation>
  </message>
  <message>
   <source>How fast you type</source>
   <translation>入力の速さ</translation>
  </message>
  <message>
   <source>Newest texts held in memory</source>
   <translation>メモリに保持する最新のテキスト</translation>
  </message>
  <message>
   <source>Summaries are kept for</source>
   <translation>集計の保存期間</translation>
  </message>
  <message>
   <source>Summaries take at most</source>
   <translation>集計の最大容量</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>名前</translation>
  </message>
  <message>
   <source>Profile</source>
   <translation>プロファイル</translation>
  </message>
  <message>
   <source>Hold it while you speak. Right Ctrl is the best for most: no text is typed with it.</source>
   <translation>話している間、押し続けます。文字の入力に使わない右 Ctrl が、多くの場合に最適です。</translation>
  </message>
  <message>
   <source>Only while you record; at other times it goes to your windows as always.</source>
   <translation>録音中だけ働きます。それ以外のときは、通常どおりウィンドウに届きます。</translation>
  </message>
  <message>
   <source>Then the recording ends, and its text is written.</source>
   <translation>その時点で録音が終わり、テキストが入力されます。</translation>
  </message>
  <message>
   <source>A press shorter than this locks recording on, where the key does both.</source>
   <translation>キーが両方の働きをする場合、これより短く押すと録音を固定します。</translation>
  </message>
  <message>
   <source>The system’s default is followed when it changes.</source>
   <translation>システムの既定が変わると、それに従います。</translation>
  </message>
  <message>
   <source>So that the first word of the next one is whole.</source>
   <translation>次の音声入力の最初の単語が欠けないようにするためです。</translation>
  </message>
  <message>
   <source>More is not always faster: two is best on most machines.</source>
   <translation>多いほど速いとは限りません。多くのコンピューターでは 2 が最適です。</translation>
  </message>
  <message>
   <source>What the speech engine in use understands. A profile may say otherwise.</source>
   <translation>使用中の音声認識エンジンが理解する言語。プロファイルで別に指定できます。</translation>
  </message>
  <message>
   <source>Codes such as en de ja. Switching goes round in these.</source>
   <translation>en de ja のようなコード。切り替えはこの中を順に回ります。</translation>
  </message>
  <message>
   <source>What you say before it is there is kept, and written once it is.</source>
   <translation>準備ができる前に話した内容は保持され、準備ができると入力されます。</translation>
  </message>
  <message>
   <source>After so long without a dictation; the next one waits for the engine. 0: never.</source>
   <translation>この時間、音声入力がないと解放します。次の音声入力ではエンジンの読み込みを待ちます。0: 解放しません。</translation>
  </message>
  <message>
   <source>An engine that does not answer for this long is started anew.</source>
   <translation>この時間応答がないエンジンは、起動し直します。</translation>
  </message>
  <message>
   <source>For the engine “openai”, such as http://192.168.1.5:8000/v1. A key is kept by: holdtalk remote key.</source>
   <translation>エンジン「openai」用。例: http://192.168.1.5:8000/v1。キーの保存: holdtalk remote key。</translation>
  </message>
  <message>
   <source>For the engine “wyoming”, such as tcp://192.168.1.5:10300.</source>
   <translation>エンジン「wyoming」用。例: tcp://192.168.1.5:10300。</translation>
  </message>
  <message>
   <source>The names and terms of your list are written as they stand there.</source>
   <translation>リストの名前や用語を、登録したとおりに入力します。</translation>
  </message>
  <message>
   <source>Less corrects more, and wrongly now and then.</source>
   <translation>小さくすると訂正が増え、ときに誤ります。</translation>
  </message>
  <message>
   <source>Where the way is chosen automatically.</source>
   <translation>入力方法を自動で選ぶ場合に有効です。</translation>
  </message>
  <message>
   <source>Empty for its default. espeak-ng: such as en-us or de+f3. piper: the .onnx file that you downloaded.</source>
   <translation>空の場合は既定の声。espeak-ng: 例 en-us、de+f3。piper: ダウンロードした .onnx ファイル。</translation>
  </message>
  <message>
   <source>All the time; what is said before the word reaches neither disk nor engine.</source>
   <translation>常に待ち受けます。ウェイクワードより前の言葉は、ディスクにもエンジンにも渡しません。</translation>
  </message>
  <message>
   <source>50 is the word’s own measure. More wakes sooner, now and then at no word.</source>
   <translation>50 がウェイクワードの標準です。大きくすると反応しやすくなり、ときには言っていないときにも反応します。</translation>
  </message>
  <message>
   <source>Several with commas. Said alone they call the dictation off; empty for none.</source>
   <translation>複数の場合はコンマで区切ります。単独で言うと音声入力を取り消します。空の場合はなし。</translation>
  </message>
  <message>
   <source>Words of your own are kept by: holdtalk wake-words add.</source>
   <translation>独自の単語は次で追加します: holdtalk wake-words add。</translation>
  </message>
  <message>
   <source>Without one: that of the first key.</source>
   <translation>指定がなければ、最初のキーのものです。</translation>
  </message>
  <message>
   <source>The tooltip and the menu say so, too.</source>
   <translation>ツールチップとメニューにも表示されます。</translation>
  </message>
  <message>
   <source>Near your words only in programs that tell where those are.</source>
   <translation>位置を知らせるプログラムでのみ、入力位置の近くに表示します。</translation>
  </message>
  <message>
   <source>Afterwards all is as before. Linux only.</source>
   <translation>終わると元に戻ります。Linux のみ。</translation>
  </message>
  <message>
   <source>Of its loudness, where it is lowered.</source>
   <translation>音量を下げる場合の、元の音量に対する割合。</translation>
  </message>
  <message>
   <source>Of each finished day or week, without any text.</source>
   <translation>終わった日または週ごと。テキストは含みません。</translation>
  </message>
  <message>
   <source>By WebSocket and HTTP, on this machine alone. They need a token: holdtalk api --token.</source>
   <translation>WebSocket と HTTP で、このコンピューター内のみ。トークンが必要です: holdtalk api --token。</translation>
  </message>
  <message>
   <source>What you say never is.</source>
   <translation>話した内容は記録しません。</translation>
  </message>
  <message>
   <source>What the time saved is held against.</source>
   <translation>節約した時間を比べる基準です。</translation>
  </message>
  <message>
   <source>Dictations, words and the time they saved; the words themselves are never kept.</source>
   <translation>音声入力の回数、語数、節約できた時間を数えます。言葉そのものは保存しません。</translation>
  </message>
  <message>
   <source>Each key with its own way of working. Where there are several, the key above does not count beside them.</source>
   <translation>キーごとに働きを指定します。複数ある場合、上のキーは使われません。</translation>
  </message>
  <message>
   <source>What holdtalk press --binding calls it; empty: its key.</source>
   <translation>holdtalk press --binding で使う名前。空の場合はそのキー。</translation>
  </message>
  <message>
   <source>How its dictations are heard and written.</source>
   <translation>このキーの音声入力の認識と入力の方法。</translation>
  </message>
  <message>
   <source>How the dictations of some keys are heard and written, where not as everywhere else.</source>
   <translation>全般の設定と違う方法で認識、入力するキーのための設定。</translation>
  </message>
  <message>
   <source>What each figure of the performance window is held against.</source>
   <translation>パフォーマンスウィンドウの各値の基準。</translation>
  </message>
  <message>
   <source>As everywhere else</source>
   <translation>全般の設定に従う</translation>
  </message>
  <message>
   <source>As everywhere else ({value})</source>
   <translation>全般の設定に従う ({value})</translation>
  </message>
  <message>
   <source>None: as everywhere else</source>
   <translation>なし: 全般の設定に従う</translation>
  </message>
  <message>
   <source>All defaults restored</source>
   <translation>すべて既定に戻しました</translation>
  </message>
  <message>
   <source>More</source>
   <translation>その他</translation>
  </message>
  <message>
   <source>More to do with the settings</source>
   <translation>設定のその他の操作</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>元に戻す</translation>
  </message>
  <message>
   <source>Restore all defaults?</source>
   <translation>すべて既定に戻しますか?</translation>
  </message>
  <message>
   <source>All settings are as they came, keys, profiles and targets too. Undo brings yours back.</source>
   <translation>キー、プロファイル、目標も含め、すべての設定が初期状態になります。「元に戻す」で今の設定に戻せます。</translation>
  </message>
  <message>
   <source>&amp;Restore</source>
   <translation>既定に戻す(&amp;R)</translation>
  </message>
  <message>
   <source>&amp;Keep mine</source>
   <translation>今の設定を残す(&amp;K)</translation>
  </message>
  <message>
   <source>Search settings</source>
   <translation>設定を検索</translation>
  </message>
  <message>
   <source>No setting fits “{text}”. Try another word, such as key, microphone or language.</source>
   <translation>「{text}」に合う設定はありません。キー、マイク、言語など、別の言葉で試してください。</translation>
  </message>
  <message>
   <source>&amp;Export…</source>
   <translation>エクスポート(&amp;E)…</translation>
  </message>
  <message>
   <source>&amp;Open the settings file</source>
   <translation>設定ファイルを開く(&amp;O)</translation>
  </message>
  <message>
   <source>Restore &amp;all defaults…</source>
   <translation>すべて既定に戻す(&amp;A)…</translation>
  </message>
  <message numerus="yes">
   <source>{n} settings</source>
   <translation>
    <numerusform>{n} 件の設定</numerusform>
   </translation>
  </message>
  <message>
   <source>Undo: {change}</source>
   <translation>元に戻す: {change}</translation>
  </message>
  <message numerus="yes">
   <source>{n} more fit: type on.</source>
   <translation>
    <numerusform>ほかに {n} 件あります。続けて入力してください。</numerusform>
   </translation>
  </message>
  <message>
   <source>Nothing is called “{text}”. Shown: “{meant}”.</source>
   <translation>「{text}」という名前のものはありません。「{meant}」を表示しています。</translation>
  </message>
  <message>
   <source>Taken back: {change}</source>
   <translation>元に戻しました: {change}</translation>
  </message>
  <message>
   <source>Restore default</source>
   <translation>既定に戻す</translation>
  </message>
  <message>
   <source>In line {line} of the settings file: {what}</source>
   <translation>設定ファイルの {line} 行目: {what}</translation>
  </message>
  <message>
   <source>Default: {value}</source>
   <translation>既定: {value}</translation>
  </message>
  <message>
   <source>In the settings file: {what}</source>
   <translation>設定ファイル: {what}</translation>
  </message>
  <message>
   <source>Restore the default of {name}</source>
   <translation>{name} を既定に戻す</translation>
  </message>
  <message>
   <source>Not changed: {why}</source>
   <translation>変更しませんでした: {why}</translation>
  </message>
  <message>
   <source>Measured with {command}</source>
   <translation>{command} で測定</translation>
  </message>
  <message>
   <source>Not allowed yet: {why}</source>
   <translation>まだ使えません: {why}</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>削除</translation>
  </message>
  <message>
   <source>Opens what belongs to it</source>
   <translation>関連する項目を開きます</translation>
  </message>
  <message>
   <source>Another key</source>
   <translation>別のキー</translation>
  </message>
  <message>
   <source>Add a key…</source>
   <translation>キーを追加…</translation>
  </message>
  <message>
   <source>Name of a new profile</source>
   <translation>新しいプロファイルの名前</translation>
  </message>
  <message>
   <source>Add</source>
   <translation>追加</translation>
  </message>
  <message>
   <source>Add the profile</source>
   <translation>プロファイルを追加</translation>
  </message>
  <message>
   <source>Remove {name}</source>
   <translation>{name} を削除</translation>
  </message>
  <message>
   <source>Add {name}</source>
   <translation>{name} を追加</translation>
  </message>
  <message>
   <source>{key}: {does}</source>
   <translation>{key}: {does}</translation>
  </message>
  <message>
   <source>hotkey shortcut push to talk button trigger</source>
   <translation>ホットキー ショートカット 音声入力キー ボタン プッシュトゥトーク きー hotkey shortcut push to talk</translation>
  </message>
  <message>
   <source>push to talk toggle lock</source>
   <translation>プッシュトゥトーク トグル 切り替え 固定 ロック 長押し push to talk toggle lock</translation>
  </message>
  <message>
   <source>abort escape discard</source>
   <translation>中止 キャンセル 取り消し 破棄 エスケープ escape esc</translation>
  </message>
  <message>
   <source>input device headset sound card</source>
   <translation>入力デバイス 入力装置 ヘッドセット サウンドカード まいく 音声入力 mic headset</translation>
  </message>
  <message>
   <source>warm privacy</source>
   <translation>待機 プライバシー 開いたまま warm privacy</translation>
  </message>
  <message>
   <source>first word cut off beginning</source>
   <translation>最初の言葉 最初の語 途切れる 切れる 頭切れ 冒頭</translation>
  </message>
  <message>
   <source>last word cut off end</source>
   <translation>最後の言葉 最後の語 途切れる 切れる 語尾 末尾</translation>
  </message>
  <message>
   <source>model recognition whisper parakeet</source>
   <translation>モデル 認識 音声認識 文字起こし model whisper parakeet</translation>
  </message>
  <message>
   <source>english german french spanish tongue</source>
   <translation>日本語 英語 ドイツ語 フランス語 スペイン語 言語 japanese english</translation>
  </message>
  <message>
   <source>memory sleep ram</source>
   <translation>メモリ メモリー スリープ 解放 memory ram</translation>
  </message>
  <message>
   <source>cpu processor speed</source>
   <translation>CPU プロセッサ プロセッサー スレッド 速度 cpu</translation>
  </message>
  <message>
   <source>live preview</source>
   <translation>ライブ プレビュー リアルタイム 途中 表示 live preview</translation>
  </message>
  <message>
   <source>paste clipboard typing keystrokes</source>
   <translation>貼り付け ペースト クリップボード キー入力 タイプ paste clipboard</translation>
  </message>
  <message>
   <source>letters lost missing slow program</source>
   <translation>文字抜け 取りこぼし 欠ける 消える 遅い プログラム アプリ</translation>
  </message>
  <message>
   <source>translation Deutsch français español 日本語 العربية</source>
   <translation>翻訳 表示言語 日本語化 Deutsch français español 日本語 العربية language</translation>
  </message>
  <message>
   <source>popup bubble window indicator</source>
   <translation>ポップアップ 吹き出し ウィンドウ インジケーター オーバーレイ 表示 overlay popup</translation>
  </message>
  <message>
   <source>beep noise mute silent</source>
   <translation>ビープ 効果音 通知音 雑音 ミュート 消音 無音 beep mute</translation>
  </message>
  <message>
   <source>beep volume quiet</source>
   <translation>ビープ 効果音 音量 静か 小さい beep volume</translation>
  </message>
  <message>
   <source>speak text to speech screen reader</source>
   <translation>読み上げ 音声合成 テキスト読み上げ スクリーンリーダー text to speech tts</translation>
  </message>
  <message>
   <source>speed words a minute</source>
   <translation>速度 速さ 1分あたりの語数 語数 speed</translation>
  </message>
  <message>
   <source>dark mode light appearance night</source>
   <translation>ダークモード ライトモード 外観 テーマ 夜 暗い 明るい dark mode light</translation>
  </message>
  <message>
   <source>notification alert</source>
   <translation>通知 警告 アラート お知らせ notification</translation>
  </message>
  <message>
   <source>voice activation wake word always listening</source>
   <translation>ボイスアクティベーション 音声起動 ウェイクワード 常時待ち受け ハンズフリー wake word</translation>
  </message>
  <message>
   <source>websocket http automation home assistant</source>
   <translation>自動化 連携 ホームアシスタント websocket http api home assistant</translation>
  </message>
  <message>
   <source>server cloud network</source>
   <translation>サーバー クラウド ネットワーク リモート server cloud</translation>
  </message>
  <message>
   <source>statistics time saved</source>
   <translation>統計 節約 時間 時短 statistics</translation>
  </message>
  <message>
   <source>dictionary vocabulary names spelling</source>
   <translation>辞書 語彙 単語登録 名前 人名 固有名詞 表記 綴り dictionary</translation>
  </message>
  <message>
   <source>hotkeys shortcuts second key</source>
   <translation>ホットキー ショートカット 複数 2つ目のキー 別のキー hotkeys</translation>
  </message>
  <message>
   <source>limit goal strict relaxed preset latency</source>
   <translation>上限 制限 目標 厳しい 緩い プリセット 遅延 レイテンシ latency</translation>
  </message>
  <message>
   <source>debug troubleshooting</source>
   <translation>デバッグ トラブルシューティング 不具合 問題解決 debug</translation>
  </message>
  <message>
   <source>Add…</source>
   <translation>追加…</translation>
  </message>
  <message>
   <source>Add a language</source>
   <translation>言語を追加</translation>
  </message>
  <message>
   <source>Browse…</source>
   <translation>参照…</translation>
  </message>
  <message>
   <source>Look for the file</source>
   <translation>ファイルを探す</translation>
  </message>
  <message>
   <source>Choose a file</source>
   <translation>ファイルを選択</translation>
  </message>
  <message>
   <source>Open the file</source>
   <translation>ファイルを開く</translation>
  </message>
  <message numerus="yes">
   <source>{n} more settings are wrong.</source>
   <translation>
    <numerusform>ほかに {n} 件の設定に誤りがあります。</numerusform>
   </translation>
  </message>
  <message>
   <source>What was in force before still counts for what is wrong.</source>
   <translation>誤りのある設定には、以前の値が引き続き使われます。</translation>
  </message>
  <message>
   <source>The settings file cannot be read.</source>
   <translation>設定ファイルを読み取れません。</translation>
  </message>
  <message>
   <source>Line {line} of the settings file is wrong, and your last good settings are in use.</source>
   <translation>設定ファイルの {line} 行目に誤りがあるため、最後の正しい設定を使っています。</translation>
  </message>
  <message>
   <source>Set of targets</source>
   <translation>目標のセット</translation>
  </message>
  <message>
   <source>Another target of your own</source>
   <translation>独自の目標を追加</translation>
  </message>
  <message>
   <source>Reset</source>
   <translation>リセット</translation>
  </message>
  <message>
   <source>standard: {target}</source>
   <translation>標準: {target}</translation>
  </message>
  <message>
   <source>Target of {figure}</source>
   <translation>{figure} の目標</translation>
  </message>
  <message>
   <source>Your own</source>
   <translation>独自</translation>
  </message>
  <message>
   <source>Reset {figure}: {standard}</source>
   <translation>{figure} をリセット: {standard}</translation>
  </message>
  <message>
   <source>Add a target…</source>
   <translation>目標を追加…</translation>
  </message>
  <message>
   <source>Targets: {words}</source>
   <translation>目標: {words}</translation>
  </message>
  <message>
   <source>Session</source>
   <translation>セッション</translation>
  </message>
  <message>
   <source>Day</source>
   <translation>日</translation>
  </message>
  <message>
   <source>Week</source>
   <translation>週</translation>
  </message>
  <message>
   <source>Month</source>
   <translation>月</translation>
  </message>
  <message>
   <source>Mode</source>
   <translation>モード</translation>
  </message>
  <message>
   <source>Dictations</source>
   <translation>音声入力</translation>
  </message>
  <message>
   <source>All of them, those without a text too.</source>
   <translation>テキストにならなかったものも含むすべて。</translation>
  </message>
  <message>
   <source>Words</source>
   <translation>語数</translation>
  </message>
  <message>
   <source>Of the texts that came.</source>
   <translation>得られたテキストの語数。</translation>
  </message>
  <message>
   <source>Words a minute</source>
   <translation>1 分あたりの語数</translation>
  </message>
  <message>
   <source>From key down to the last character.</source>
   <translation>キーを押してから最後の文字まで。</translation>
  </message>
  <message>
   <source>Time saved</source>
   <translation>節約できた時間</translation>
  </message>
  <message>
   <source>Against typing the same words; below zero where typing would have been faster.</source>
   <translation>同じ言葉をキーで入力する場合との比較。キーのほうが速い場合は負の値になります。</translation>
  </message>
  <message>
   <source>Success</source>
   <translation>成功率</translation>
  </message>
  <message>
   <source>Dictations that brought a text, of those that were not thrown away and had something said.</source>
   <translation>破棄されず発話があった音声入力のうち、テキストになった割合。</translation>
  </message>
  <message>
   <source>Average wait</source>
   <translation>平均の待ち時間</translation>
  </message>
  <message>
   <source>From letting go of the key to the last character.</source>
   <translation>キーを離してから最後の文字まで。</translation>
  </message>
  <message>
   <source>by session</source>
   <translation>セッション別</translation>
  </message>
  <message>
   <source>by day</source>
   <translation>日別</translation>
  </message>
  <message>
   <source>by week</source>
   <translation>週別</translation>
  </message>
  <message>
   <source>by month</source>
   <translation>月別</translation>
  </message>
  <message>
   <source>by mode of the key</source>
   <translation>キーのモード別</translation>
  </message>
  <message>
   <source>by engine</source>
   <translation>エンジン別</translation>
  </message>
  <message>
   <source>by language</source>
   <translation>言語別</translation>
  </message>
  <message>
   <source>by kind of program</source>
   <translation>プログラムの種類別</translation>
  </message>
  <message>
   <source>by version of Holdtalk</source>
   <translation>Holdtalk のバージョン別</translation>
  </message>
  <message>
   <source>Of all dictations.</source>
   <translation>すべての音声入力に対する割合。</translation>
  </message>
  <message>
   <source>Too slow</source>
   <translation>時間超過</translation>
  </message>
  <message>
   <source>Given up because a part took too long.</source>
   <translation>処理に時間がかかりすぎて中止されたもの。</translation>
  </message>
  <message>
   <source>Failed</source>
   <translation>失敗</translation>
  </message>
  <message>
   <source>Without a text for another reason.</source>
   <translation>その他の理由でテキストにならなかったもの。</translation>
  </message>
  <message>
   <source>Shortest</source>
   <translation>最短</translation>
  </message>
  <message>
   <source>The shortest recording.</source>
   <translation>最も短い録音。</translation>
  </message>
  <message>
   <source>Average</source>
   <translation>平均</translation>
  </message>
  <message>
   <source>Length of a recording.</source>
   <translation>録音の長さ。</translation>
  </message>
  <message>
   <source>Longest</source>
   <translation>最長</translation>
  </message>
  <message>
   <source>The longest recording.</source>
   <translation>最も長い録音。</translation>
  </message>
  <message>
   <source>Least wait</source>
   <translation>最短の待ち時間</translation>
  </message>
  <message>
   <source>Longest wait</source>
   <translation>最長の待ち時間</translation>
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
   <translation>{hours} 時間 {minutes} 分</translation>
  </message>
  <message>
   <source>{month} {year}</source>
   <translation>{year}年{month}</translation>
  </message>
  <message>
   <source>Week of {day}</source>
   <translation>{day} の週</translation>
  </message>
  <message>
   <source>{n} min</source>
   <translation>{n} 分</translation>
  </message>
  <message numerus="yes">
   <source>Time saved is held against typing {n} words a minute.</source>
   <translation>
    <numerusform>節約できた時間は、1 分に {n} 語をキーで入力する場合との比較です。</numerusform>
   </translation>
  </message>
  <message>
   <source>Which time</source>
   <translation>期間</translation>
  </message>
  <message>
   <source>Put together</source>
   <translation>まとめ方</translation>
  </message>
  <message>
   <source>Shown as bars</source>
   <translation>グラフに表示する値</translation>
  </message>
  <message>
   <source>&amp;Copy table</source>
   <translation>表をコピー(&amp;C)</translation>
  </message>
  <message>
   <source>Nothing was dictated in this time</source>
   <translation>この期間に音声入力はありません</translation>
  </message>
  <message>
   <source>{figure} {grouped}</source>
   <translation>{figure} ({grouped})</translation>
  </message>
  <message>
   <source>{what}: it is counted here.</source>
   <translation>{what}: ここで集計されます。</translation>
  </message>
  <message>
   <source>Figures</source>
   <translation>値</translation>
  </message>
  <message>
   <source>Longer than this run only figures of dictations are kept, as long as the history is on.</source>
   <translation>今回の実行より長く残るのは音声入力の値だけで、履歴がオンの間に限られます。</translation>
  </message>
  <message>
   <source>One line and Compact are windows of their own</source>
   <translation>「1 行」と「コンパクト」は独立したウィンドウです</translation>
  </message>
  <message>
   <source>Paused</source>
   <translation>一時停止中</translation>
  </message>
  <message>
   <source>the hotkey is not heard until you resume it</source>
   <translation>ホットキーは、再開するまで働きません</translation>
  </message>
  <message>
   <source>the hotkey is not heard until {time}</source>
   <translation>ホットキーは、{time} まで働きません</translation>
  </message>
 </context>
</TS>
