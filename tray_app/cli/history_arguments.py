"""What can be typed after `holdtalk history` and `holdtalk stats`."""

from __future__ import annotations

import argparse
from pathlib import Path

from .command import Commands, add_command

HISTORY_FORMATS = ("csv", "json", "md")
ROW_STATES = ("written", "undone", "waiting", "taken", "unheard", "cancelled", "empty")
STATISTICS_BY = ("all", "session", "day", "week", "month", "mode", "engine", "language", "application", "build")


def add_stats(commands: Commands) -> None:
    stats = add_command(
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


def add_history(commands: Commands) -> None:
    history = add_command(
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
