"""What can be typed after `holdtalk` to have the running program do something."""

from __future__ import annotations

from pathlib import Path

from tray_app.core.requests import PLACES

from .command import Commands, add_command

REPORT_FORMATS = ("html", "pdf", "md", "json", "csv")


def add_remote(commands: Commands) -> None:
    _add_keys(commands)
    add_command(commands, "cancel", "throw the recording away", "holdtalk cancel")
    insert = add_command(
        commands,
        "insert",
        "have the running program write a text into the window that has the focus; - is the standard input",
        "holdtalk insert - < note.txt",
    )
    insert.add_argument("text", metavar="TEXT", help="what is written, with spaces for its line breaks")
    _add_everyday(commands)
    _add_looks(commands)
    _add_say(commands)
    hands_free = add_command(
        commands, "hands-free", "switch listening for the wake word, or tell how it stands", "holdtalk hands-free on"
    )
    hands_free.add_argument(
        "switch", nargs="?", choices=["on", "off", "toggle"], help="stands so at the next start too"
    )
    language = add_command(
        commands, "language", "switch the language that you speak, or print which it is", "holdtalk language next"
    )
    language.add_argument(
        "to",
        nargs="?",
        metavar="CODE",
        help="such as de; next: of [speech] languages; auto: the engine finds out. Stands so at the next start too",
    )
    add_command(commands, "quit", "end the running program", "holdtalk quit")


def _add_everyday(commands: Commands) -> None:
    add_command(
        commands,
        "undo",
        "take the last text out of its window again, where nothing else goes with it",
        "holdtalk undo",
    )
    add_command(commands, "insert-last", "insert the last text again, where the focus is now", "holdtalk insert-last")
    pause = add_command(
        commands, "pause", "give the hotkeys to the windows, and listen for no wake word", "holdtalk pause 60"
    )
    pause.add_argument(
        "minutes", nargs="?", type=int, metavar="MINUTES", help="how long (default: until holdtalk resume)"
    )
    add_command(
        commands,
        "ask-again",
        "have the desktop ask once more for what it was told not to give: its keys, or typing (Wayland)",
        "holdtalk ask-again",
    )
    add_command(commands, "resume", "have the hotkeys and the wake word heard again", "holdtalk resume")


def _add_looks(commands: Commands) -> None:
    status = add_command(commands, "status", "tell what the running program does", "holdtalk status --json")
    status.add_argument(
        "--json",
        action="store_true",
        help="one JSON object; its `state` is loading, ready, recording, transcribing or error",
    )
    events = add_command(
        commands, "events", "print what happens in the running program", "holdtalk events --follow --waybar"
    )
    events.add_argument("--follow", action="store_true", help="go on until interrupted, one JSON object a line")
    events.add_argument(
        "--only", metavar="NAMES", default="", help="of state, partial, final, ended, figures, breach, by commas"
    )
    events.add_argument("--waybar", action="store_true", help="states only, as Waybar's custom modules want them")
    api = add_command(commands, "api", "tell how other programs reach the running one", "holdtalk api --token")
    what = api.add_mutually_exclusive_group()
    what.add_argument("--token", action="store_true", help="print what they have to send as Authorization: Bearer")
    what.add_argument("--new-token", action="store_true", help="make another one, and let go who is connected")
    opened = add_command(
        commands, "open", "open the window of the running program, at a place of it", "holdtalk open performance"
    )
    opened.add_argument(
        "place", nargs="?", choices=PLACES, metavar="PLACE", help=f"{', '.join(PLACES)} (default: the one seen last)"
    )
    show = add_command(commands, "show", "open a window of the running program", "holdtalk show performance")
    show.add_argument("window", choices=["performance", "models"], help="which window")
    export = add_command(
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


def _add_keys(commands: Commands) -> None:
    for name, text in (
        ("press", "start dictating, as if the hotkey went down"),
        ("release", "stop dictating and insert the text, as if the hotkey came up"),
        ("toggle", "start dictating, or stop when recording"),
    ):
        key = add_command(commands, name, text, f"holdtalk {name}")
        key.add_argument("--binding", metavar="NAME", help="which hotkey of several, by its name or else its key")
    setup = add_command(
        commands,
        "setup-keys",
        "show the hotkeys as binds of the Wayland compositor, and write them into its configuration once you agree",
        "holdtalk setup-keys --write",
    )
    what = setup.add_mutually_exclusive_group()
    what.add_argument("--print", action="store_true", help="the lines alone; write nothing")
    what.add_argument("--write", action="store_true", help="without asking; what is changed is kept beside it")
    what.add_argument("--remove", action="store_true", help="take them out again")
    names = ["sway", "hyprland", "niri", "river", "kde", "gnome", "other"]
    setup.add_argument("--compositor", choices=names, help="which one (default: that of this session)")
    setup.add_argument("--config", type=Path, metavar="FILE", help="its configuration file (default: where it looks)")


def _add_say(commands: Commands) -> None:
    say = add_command(
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
