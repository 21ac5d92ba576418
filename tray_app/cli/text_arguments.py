"""Arguments of what is done to texts by hand."""

from __future__ import annotations

import argparse

from .command import Commands, add_command


def add_rules(commands: Commands) -> None:
    rules = add_command(
        commands,
        "rules",
        "your own replacements and snippets",
        'holdtalk rules add "btw -> by the way" "my address => 12 Main Street, Springfield"',
    )
    actions = rules.add_subparsers(dest="action", metavar="ACTION")
    actions.add_parser("list", help="print them, and every mistake with its line")
    add = actions.add_parser(
        "add", help="add some: 'words -> other words', '\"signs\" -> others', '/pattern/ -> …', 'words => snippet'"
    )
    add.add_argument(
        "lines", nargs="+", metavar="LINE", help="each as the file has it, which says what may stand there"
    )
    remove = actions.add_parser("remove", help="remove what is written for these words")
    remove.add_argument("triggers", nargs="+", metavar="WORDS", help="as the list has them before the arrow")
    actions.add_parser("path", help="print where they are")
    test = actions.add_parser("test", help="print what they make of a text; - is the standard input")
    test.add_argument("text", metavar="TEXT")
    _add_language(test)


def add_text(commands: Commands) -> None:
    text = add_command(
        commands,
        "text",
        "print what the steps of the settings make of a text, as if it had been said",
        'holdtalk text "um new line three fifty" --profile mail --explain',
    )
    text.add_argument("text", nargs="?", metavar="TEXT", help="without: each line of the standard input")
    text.add_argument("--profile", default="", metavar="NAME", help="with the steps of this one of your profiles")
    _add_language(text)
    text.add_argument("--clipboard", default="", metavar="TEXT", help="what a snippet finds on the clipboard")
    how = text.add_mutually_exclusive_group()
    how.add_argument("--explain", action="store_true", help="with each change, and the time of each step")
    how.add_argument(
        "--json", action="store_true", help="one object a line: written, heard, changes, took_us, cursor_from_end"
    )


def _add_language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--language", metavar="CODE", help="of the text (default: that of the profile or of the settings, else en)"
    )
