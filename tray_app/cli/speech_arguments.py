"""What can be typed after `holdtalk` about speech: files, models, servers, words."""

from __future__ import annotations

from pathlib import Path

from .command import Commands, add_command

TRANSCRIPT_FORMATS = ("text", "json", "srt", "vtt", "md")


def add_transcribe(commands: Commands) -> None:
    transcribe = add_command(
        commands,
        "transcribe",
        "turn sound files (WAV, FLAC, OGG, MP3; with ffmpeg also M4A, WebM, video) of any length into text",
        "holdtalk transcribe --format srt -o subtitles/ talks/ interview.m4a",
    )
    transcribe.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="sound files, folders with such, or - for the standard input",
    )
    what = transcribe.add_mutually_exclusive_group()
    what.add_argument(
        "--format",
        choices=TRANSCRIPT_FORMATS,
        help="text; json: one object a line, with the times of each segment; srt, vtt: subtitles; md: to read, with "
        "times (default: as FILE ends, else text)",
    )
    what.add_argument(
        "--json", action="store_true", help="one object a line: file, text, seconds, segments (or file, error)"
    )
    transcribe.add_argument(
        "-o",
        "--output",
        metavar="FILE|FOLDER",
        help="write there instead of printing; what is in folders, and several files, go into a folder",
    )
    transcribe.add_argument("--force", action="store_true", help="write over files that are there")
    transcribe.add_argument("--engine", metavar="NAME", help="another one than the settings name")
    transcribe.add_argument(
        "--language", metavar="CODE", help="what is spoken, where the engine knows several: en, de …"
    )
    transcribe.add_argument(
        "--as-heard", action="store_true", help="the engine's words, without what the table [steps] has done to them"
    )


def add_wake_words(commands: Commands) -> None:
    wake_words = add_command(
        commands,
        "wake-words",
        "wake words for hands-free dictation: list them, add models of your own, remove those again",
        "holdtalk wake-words add hey_computer.json hey_computer.tflite",
    )
    actions = wake_words.add_subparsers(dest="action", metavar="ACTION")
    add = actions.add_parser("add", help="try microWakeWord models and keep copies of them beside the settings")
    add.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="the .json of a word with its .tflite beside it, either of the two, a folder or a .zip with such",
    )
    remove = actions.add_parser("remove", help="remove a word of your own")
    remove.add_argument("name", metavar="NAME", help="as the list calls it")


def add_servers(commands: Commands) -> None:
    remote = add_command(
        commands,
        "remote",
        "tell which servers hear what is said instead of this machine, or keep the key that one wants",
        "holdtalk remote key",
    )
    actions = remote.add_subparsers(dest="action", metavar="ACTION")
    key = actions.add_parser("key", help="ask for the key of openai_url, unseen, and keep it in the system's keyring")
    key.add_argument("--remove", action="store_true", help="remove it from there")
    serve = add_command(
        commands,
        "serve",
        "let other programs and machines use this machine's engines, by Wyoming and OpenAI's /v1/audio/transcriptions",
        "holdtalk serve --host 0.0.0.0 --token-file token --open-wyoming",
    )
    serve.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="where to listen (default: 127.0.0.1)")
    serve.add_argument("--wyoming-port", type=int, default=10300, metavar="PORT", help="0 for none (default: 10300)")
    serve.add_argument("--http-port", type=int, default=8730, metavar="PORT", help="0 for none (default: 8730)")
    serve.add_argument(
        "--token-file",
        type=Path,
        metavar="FILE",
        help="what HTTP clients send as their key; made where there is none yet. Others than this machine need it",
    )
    serve.add_argument(
        "--open-wyoming",
        action="store_true",
        help="let other machines use Wyoming too, which knows no key: whoever reaches the port may use it",
    )


def add_models(commands: Commands) -> None:
    models = add_command(
        commands,
        "models",
        "speech models beside the one that comes with the program: list them, fetch, check, choose and remove them",
        "holdtalk models download parakeet-110m-en, then holdtalk models use parakeet-110m-en",
    )
    actions = models.add_subparsers(dest="action", metavar="ACTION")
    listed = actions.add_parser("list", help="those of the catalogue and those of your own; * is the one in use")
    listed.add_argument("--json", action="store_true", help="one object a line, with all that is known")
    for name, text in (
        ("download", "fetch one of the catalogue; what broke off goes on where it was"),
        ("remove", "remove one from this machine; files that did not come with it stay"),
        ("use", "have it understand what you say, from now on"),
    ):
        actions.add_parser(name, help=text).add_argument("name", metavar="NAME", help="as the list calls it")
    carried = actions.add_parser("import", help="copy one that you have in a folder or an archive")
    carried.add_argument("path", type=Path, metavar="PATH", help="a folder, .tar.gz, .tar.bz2, .tar.xz or .zip")
    carried.add_argument("--name", help="what to call it (default: as the catalogue, or else the folder, does)")
    carried.add_argument("--family", help="which kind it is, where its files do not tell, such as sherpa-transducer")
    carried.add_argument("--languages", metavar="CODES", help="what it understands, such as en,de")
    check = actions.add_parser("verify", help="read every file again and hold it against its digest")
    check.add_argument("name", nargs="?", metavar="NAME", help="only this one")
    actions.add_parser("install-engine", help="install what runs them into Holdtalk's own environment, with pip")


def add_words(commands: Commands) -> None:
    words = add_command(
        commands,
        "words",
        "your own words: names and terms that are to be written right",
        'holdtalk words add "Inverashiel = inver a sheel"',
    )
    actions = words.add_subparsers(dest="action", metavar="ACTION")
    actions.add_parser("list", help="print what is in the list, and every mistake with its line")
    add = actions.add_parser("add", help="add some: WORD, 'WORD = sounds like, or like', 'heard -> written', '! heard'")
    add.add_argument("words", nargs="+", metavar="WORD", help="each as a line of the list has it")
    remove = actions.add_parser("remove", help="remove what the list says of a word")
    remove.add_argument("words", nargs="+", metavar="WORD", help="as the list has it")
    merge = actions.add_parser("import", help="add what another list has and yours has not")
    merge.add_argument("file", type=Path, metavar="FILE", help=".csv, .tsv, .json, or lines like those of the list")
    actions.add_parser("path", help="print where the list is")
    test = actions.add_parser("test", help="print what the list makes of a text; - is the standard input")
    test.add_argument("text", metavar="TEXT")
    test.add_argument("--language", default="en", metavar="CODE", help="of the text (default: en)")
    actions.add_parser("undo", help="put the last text on the clipboard as it was heard")
