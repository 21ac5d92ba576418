"""`holdtalk commands`: what can be said in place of a text."""

from __future__ import annotations

import argparse
import sys

from tray_app.paths import commands_path


def commands(parsed: argparse.Namespace) -> int:
    """1 where the user's own list has mistakes, which are told."""
    from tray_app.text.commands import Commands
    from tray_app.text.commands_live import read_own

    if parsed.action == "path":
        print(commands_path())
        return 0
    own = read_own(commands_path())
    for language, phrase, deed in Commands(own).listed():
        print(f"{language or 'any':<4} {deed.value:<16} {phrase}")
    for one in own.mistakes:
        print(f"{commands_path()}:{one.line}: {one.what}", file=sys.stderr)
    return 1 if own.mistakes else 0
