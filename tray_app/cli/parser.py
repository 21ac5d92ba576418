"""What can be typed after `holdtalk`. The help of each command is enough to use it."""

from __future__ import annotations

import argparse
from pathlib import Path

from tray_app import __version__
from tray_app.core.requests import PLACES

from .config_arguments import add_config_actions
from .spelling import Parser

REPORT_FORMATS = ("html", "pdf", "md", "json", "csv")
HISTORY_FORMATS = ("csv", "json", "md")
ROW_STATES = ("written", "undone", "waiting", "taken", "unheard", "cancelled", "empty")
TRANSCRIPT_FORMATS = ("text", "json", "srt", "vtt", "md")
STATISTICS_BY = ("all", "session", "day", "week", "month", "mode", "engine", "language", "application", "build")

_EXIT_CODES = "Exit codes: 0 done, 1 it could not be done (the reason is printed), 2 wrong usage."


def build_parser() -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = Parser(
        prog="holdtalk",
        description="Hold a key, speak, let go: the words stand in the window you were typing in. "
        "Without a command the tray program starts.",
        epilog=_EXIT_CODES,
    )
    parser.add_argument("--version", action="version", version=f"holdtalk {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    run = _add(commands, "run", "start the tray program (a second start hands over to the first)", "holdtalk run")
    run.add_argument("--quiet", action="store_true", help="no window and no notification at the start")
    _add_remote(commands)
    _add_local(commands)
    return parser


Commands = argparse._SubParsersAction  # the type has no public name


def _add(commands: Commands[argparse.ArgumentParser], name: str, text: str, example: str) -> argparse.ArgumentParser:
    return commands.add_parser(
        name,
        help=text,
        description=text[0].upper() + text[1:] + ".",
        epilog=f"Example: {example}\n{_EXIT_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _add_remote(commands: Commands[argparse.ArgumentParser]) -> None:
    _add_keys(commands)
    _add(commands, "cancel", "throw the recording away", "holdtalk cancel")
    insert = _add(
        commands,
        "insert",
        "have the running program write a text into the window that has the focus; - is the standard input",
        "holdtalk insert - < note.txt",
    )
    insert.add_argument("text", metavar="TEXT", help="what is written, with spaces for its line breaks")
    _add_everyday(commands)
    _add_looks(commands)
    _add_say(commands)
    hands_free = _add(
        commands, "hands-free", "switch listening for the wake word, or tell how it stands", "holdtalk hands-free on"
    )
    hands_free.add_argument(
        "switch", nargs="?", choices=["on", "off", "toggle"], help="stands so at the next start too"
    )
    language = _add(
        commands, "language", "switch the language that you speak, or print which it is", "holdtalk language next"
    )
    language.add_argument(
        "to",
        nargs="?",
        metavar="CODE",
        help="such as de; next: of [speech] languages; auto: the engine finds out. Stands so at the next start too",
    )
    _add(commands, "quit", "end the running program", "holdtalk quit")


def _add_everyday(commands: Commands[argparse.ArgumentParser]) -> None:
    _add(
        commands,
        "undo",
        "take the last text out of its window again, where nothing else goes with it",
        "holdtalk undo",
    )
    _add(commands, "insert-last", "insert the last text again, where the focus is now", "holdtalk insert-last")
    pause = _add(commands, "pause", "give the hotkeys to the windows, and listen for no wake word", "holdtalk pause 60")
    pause.add_argument(
        "minutes", nargs="?", type=int, metavar="MINUTES", help="how long (default: until holdtalk resume)"
    )
    _add(commands, "resume", "have the hotkeys and the wake word heard again", "holdtalk resume")


def _add_looks(commands: Commands[argparse.ArgumentParser]) -> None:
    status = _add(commands, "status", "tell what the running program does", "holdtalk status --json")
    status.add_argument(
        "--json",
        action="store_true",
        help="one JSON object; its `state` is loading, ready, recording, transcribing or error",
    )
    events = _add(commands, "events", "print what happens in the running program", "holdtalk events --follow --waybar")
    events.add_argument("--follow", action="store_true", help="go on until interrupted, one JSON object a line")
    events.add_argument(
        "--only", metavar="NAMES", default="", help="of state, partial, final, ended, figures, breach, by commas"
    )
    events.add_argument("--waybar", action="store_true", help="states only, as Waybar's custom modules want them")
    api = _add(commands, "api", "tell how other programs reach the running one", "holdtalk api --token")
    what = api.add_mutually_exclusive_group()
    what.add_argument("--token", action="store_true", help="print what they have to send as Authorization: Bearer")
    what.add_argument("--new-token", action="store_true", help="make another one, and let go who is connected")
    opened = _add(
        commands, "open", "open the window of the running program, at a place of it", "holdtalk open performance"
    )
    opened.add_argument(
        "place", nargs="?", choices=PLACES, metavar="PLACE", help=f"{', '.join(PLACES)} (default: the one seen last)"
    )
    show = _add(commands, "show", "open a window of the running program", "holdtalk show performance")
    show.add_argument("window", choices=["performance", "models"], help="which window")
    export = _add(
        commands,
        "export",
        "write the running program's performance report (never a spoken word)",
        "holdtalk export --format html -o report.html",
    )
    export.add_argument(
        "--format",
        choices=REPORT_FORMATS,
        help="html, pdf, md: to read; json: all raw data; csv: a row for each sample (default: as FILE ends)",
    )
    export.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="the file to write")


def _add_keys(commands: Commands[argparse.ArgumentParser]) -> None:
    for name, text in (
        ("press", "start dictating, as if the hotkey went down"),
        ("release", "stop dictating and insert the text, as if the hotkey came up"),
        ("toggle", "start dictating, or stop when recording"),
    ):
        key = _add(commands, name, text, f"holdtalk {name}")
        key.add_argument("--binding", metavar="NAME", help="which hotkey of several, by its name or else its key")


def _add_say(commands: Commands[argparse.ArgumentParser]) -> None:
    say = _add(
        commands,
        "say",
        "have the running program read a text of any length aloud; - is the standard input, read as it comes",
        "holdtalk say - < book.txt",
    )
    what = say.add_mutually_exclusive_group(required=True)
    what.add_argument("text", nargs="?", metavar="TEXT", help="what is read, in place of what is being read")
    for name, help_text in (
        ("last", "the text that was dictated last"),
        ("selection", "what is selected in whichever window"),
        ("stop", "fall silent"),
    ):
        what.add_argument(f"--{name}", dest="what", action="store_const", const=name, help=help_text)
    what.add_argument("--voices", action="store_true", help="list the voices there are, by what the settings call them")


def _add_stats(commands: Commands[argparse.ArgumentParser]) -> None:
    stats = _add(
        commands, "stats", "figures of what was dictated, from the history", "holdtalk stats --since 7d --by day"
    )
    stats.add_argument(
        "--since", metavar="DAY", default="", help="such as 2026-11-30, today, yesterday or 7d (default: all)"
    )
    stats.add_argument("--by", choices=STATISTICS_BY, default="day", help="what is put together (default: day)")
    stats.add_argument(
        "--figures", action="store_true", help="how long each stage took: half of them, 19 of 20, and all at most"
    )
    form = stats.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one object a line, with all figures")
    form.add_argument("--csv", action="store_true", help="a line for each group, with all figures")


def _add_transcribe(commands: Commands[argparse.ArgumentParser]) -> None:
    transcribe = _add(
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


def _add_local(commands: Commands[argparse.ArgumentParser]) -> None:
    _add_transcribe(commands)
    recover = _add(
        commands,
        "recover",
        "print what interrupted and failed dictations said, one a line, and remove each once it is printed",
        "holdtalk recover --list",
    )
    recover.add_argument("--list", action="store_true", help="print only, remove nothing")
    sessions = _add(
        commands, "sessions", "what earlier runs were used for, once [session] is enabled", "holdtalk sessions --json"
    )
    sessions.add_argument("--json", action="store_true", help="one object a line, with all that was counted")
    _add_stats(commands)
    _add_wake_words(commands)
    _add_servers(commands)
    _add_models(commands)
    _add_words(commands)
    _add_history(commands)
    _add_bench(commands)
    _add_review(commands)
    doctor = _add(
        commands, "doctor", "try every part, from the settings to the tray, each with its remedy", "holdtalk doctor"
    )
    doctor.add_argument("--json", action="store_true", help="one object a line: name, ok, detail, remedy")
    _add(
        commands,
        "first-run",
        "microphone, key, a first dictation, language and login, step by step, as at the first start",
        "holdtalk first-run",
    )
    autostart = _add(commands, "autostart", "have Holdtalk start when you log in, or not", "holdtalk autostart on")
    autostart.add_argument(
        "switch", nargs="?", choices=["on", "off", "status"], default="status", help="status, the default: tell only"
    )
    config = _add(
        commands, "config", "settings: where they are, whether they are right, and single ones", "holdtalk config check"
    )
    add_config_actions(config)


def _add_wake_words(commands: Commands[argparse.ArgumentParser]) -> None:
    wake_words = _add(
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


def _add_servers(commands: Commands[argparse.ArgumentParser]) -> None:
    remote = _add(
        commands,
        "remote",
        "tell which servers hear what is said instead of this machine, or keep the key that one wants",
        "holdtalk remote key",
    )
    actions = remote.add_subparsers(dest="action", metavar="ACTION")
    key = actions.add_parser("key", help="ask for the key of openai_url, unseen, and keep it in the system's keyring")
    key.add_argument("--remove", action="store_true", help="remove it from there")
    serve = _add(
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


def _add_models(commands: Commands[argparse.ArgumentParser]) -> None:
    models = _add(
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


def _add_words(commands: Commands[argparse.ArgumentParser]) -> None:
    words = _add(
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


def _add_history(commands: Commands[argparse.ArgumentParser]) -> None:
    history = _add(
        commands,
        "history",
        "what you dictated: listed, found, written to a file, heard again, changed and deleted",
        "holdtalk history search invoice",
    )
    actions = history.add_subparsers(dest="action", metavar="ACTION", required=True)
    _add_history_choice(actions.add_parser("list", help="print them, the newest first, each with its number"))
    search = actions.add_parser("search", help="print those that hold all these words, each from its beginning")
    search.add_argument("words", nargs="+", metavar="WORD")
    _add_history_choice(search)
    by_number = {
        "show": "print all that is known of one",
        "copy": "have the running program put its text on the clipboard",
        "edit": "write another text in its place; the old one stays beside it",
        "retry": "have its sound heard again, where it is still there, and print the text",
    }
    added = {}
    for name, text in by_number.items():
        added[name] = actions.add_parser(name, help=text)
        added[name].add_argument("id", metavar="ID", help="its number, as the list has it, or last")
    added["show"].add_argument("--json", action="store_true", help="one JSON object")
    added["edit"].add_argument("text", metavar="TEXT", help="- is the standard input")
    added["retry"].add_argument("--engine", metavar="NAME", help="(default: the one it was dictated with)")
    added["retry"].add_argument(
        "--language", metavar="CODE", help="what is spoken: en, de …, or auto (default: as it was dictated)"
    )
    delete = actions.add_parser("delete", help="delete some, with their sound")
    which = delete.add_mutually_exclusive_group(required=True)
    which.add_argument("ids", nargs="*", default=[], metavar="ID", help="their numbers")
    which.add_argument("--all", action="store_true", help="every one")
    delete.add_argument("--yes", action="store_true", help="with --all: really")
    export = actions.add_parser("export", help="write them to a file")
    export.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="what is there is replaced")
    export.add_argument("--format", choices=HISTORY_FORMATS, help="(default: as FILE ends)")
    _add_history_choice(export, printed=False)
    actions.add_parser("pause", help="keep no more of what is dictated from now on; what is there stays")
    actions.add_parser("resume", help="keep what is dictated from now on")
    actions.add_parser("path", help="print where it is")


def _add_history_choice(action: argparse.ArgumentParser, *, printed: bool = True) -> None:
    if printed:
        action.add_argument("--limit", type=int, default=20, metavar="N", help="at most so many (default: 20)")
        action.add_argument("--json", action="store_true", help="one object a line, with all that is known")
    action.add_argument("--since", metavar="DATE", help="from then on, such as 2026-11-30 or 2026-11-30T14:00")
    action.add_argument("--until", metavar="DATE", help="before then")
    action.add_argument(
        "--state", action="append", default=[], choices=ROW_STATES, help="several, if it is said several times"
    )
    for name, text in (("engine", "that heard them"), ("language", "such as de"),
                       ("application-kind", "such as terminal")):  # fmt: skip
        action.add_argument(f"--{name}", action="append", default=[], metavar="NAME", help=text)


def _add_bench(commands: Commands[argparse.ArgumentParser]) -> None:
    bench = _add(
        commands,
        "bench",
        "measure this machine: release to text by length, key event, first sample, memory, idle CPU",
        "holdtalk bench --json new.json, then holdtalk bench --compare old.json new.json",
    )
    bench.epilog = f"{bench.epilog}\nAlso 1 when a target was missed, and 3 when --compare finds something slower."
    bench.add_argument(
        "what",
        nargs="?",
        choices=["engines"],
        help="try every speech engine on the same speech instead: how right, how fast, how large",
    )
    bench.add_argument("--json", type=Path, metavar="FILE", help="also write every figure and raw sample to FILE")
    bench.add_argument(
        "--repeats", type=int, metavar="N", help="dictations of each length (default 5; 8 for a comparison; engines: 3)"
    )
    bench.add_argument(
        "--lengths",
        nargs="+",
        type=int,
        choices=[2, 5, 15, 30, 60],
        default=[2, 5, 15, 30, 60],
        metavar="SECONDS",
        help="only these of 2 5 15 30 60",
    )
    bench.add_argument("--speech", type=Path, metavar="FILE", help="speech to play (default: the engine's own sample)")
    bench.add_argument(
        "--parts", action="store_true", help="only what needs no desktop: controller, monitor, ring, filters (20 s)"
    )
    bench.add_argument(
        "--compare",
        nargs=2,
        type=Path,
        metavar=("OLD.json", "NEW.json"),
        help="measure nothing; say for each figure of two files whether it got faster, slower, or did not change",
    )
    bench.add_argument("--force", action="store_true", help="compare results of unlike machines all the same")
    _add_bench_engines(bench)


def _add_bench_engines(bench: argparse.ArgumentParser) -> None:
    of_engines = bench.add_argument_group("bench engines")
    of_engines.add_argument(
        "--clips",
        type=Path,
        metavar="FOLDER",
        help="your own speech: sound files, each with its text beside it (NAME.txt), or a transcripts.tsv with the "
        "columns file and transcript (default: the one recording that comes with the embedded engine)",
    )
    of_engines.add_argument(
        "--engines", metavar="NAMES", help="only these, by commas (default: all that need no network)"
    )
    of_engines.add_argument("--html", type=Path, metavar="FILE", help="also write a page with pictures")


def _add_review(commands: Commands[argparse.ArgumentParser]) -> None:
    review = _add(
        commands,
        "review",
        "check memory, processor, response times, limits, concurrency and disk, and write what was found",
        "holdtalk review --quick -o reports --save-baseline, later holdtalk review --quick -o reports --baseline",
    )
    review.epilog = f"{review.epilog}\nAlso 3 when something needs work, and 4 when something is critical."
    review.add_argument("--quick", action="store_true", help="within two minutes (default: about ten)")
    review.add_argument(
        "-o", "--output", type=Path, default=Path(), metavar="FOLDER", help="where the documents go (default: here)"
    )
    review.add_argument("--speech", type=Path, metavar="FILE", help="speech to play (default: the engine's own sample)")
    review.add_argument(
        "--baseline",
        nargs="?",
        type=Path,
        default=False,
        metavar="FILE",
        help="compare with what --save-baseline kept, in FILE or where it keeps it by itself",
    )
    review.add_argument(
        "--save-baseline",
        nargs="?",
        type=Path,
        default=False,
        metavar="FILE",
        help="keep the figures to compare later ones with",
    )
