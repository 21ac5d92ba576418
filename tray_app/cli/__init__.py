"""The command line: finds the command, imports only what it needs, turns faults into sentences."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module

from tray_app.core.errors import HoldtalkError

from .parser import build_parser

Command = Callable[[argparse.Namespace], int]


def run(arguments: Sequence[str]) -> int:
    """Run one command line and give its exit code: 0 done, 1 a fault of the world, 2 wrong usage."""
    parsed = build_parser().parse_args(arguments or ["run"])
    try:
        code = _command(parsed.command)(parsed)
        print(end="", flush=True)  # at the end of Python a fault of it could be told no more
        return code
    except HoldtalkError as error:
        print(f"holdtalk: {error.problem}", file=sys.stderr)
        return 1
    except OSError as error:
        if error.errno == errno.ENOSPC:
            print("holdtalk: The output cannot be written: the disk is full. Free some space.", file=sys.stderr)
        elif not isinstance(error, BrokenPipeError):  # the reader of our output left (| head)
            raise
        # Python flushes stdout once more at its end, and would say so.
        with suppress(OSError):  # a stdout that is no file needs none of this
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


_MODULES = {
    "bench": "bench",
    "sessions": "sessions",
    "stats": "stats",
    "remote": "servers",
    "serve": "serving",
    "wake-words": "wake_words",
    "models": "models",
    "words": "words",
    "rules": "rules",
    "text": "text",
    "history": "history",
    "review": "review",
    "recover": "recovering",
    "api": "api",
    "events": "following",
    "say": "saying",
    "transcribe": "transcribing",
    "doctor": "local",
    "config": "config",
    "profile": "profile",
    "commands": "spoken_commands",
    "first-run": "first_run",
    "autostart": "login_start",
    "setup-keys": "setup_keys",
    "setup-input": "input_setup",
}
"""Where the function of a command is that is called as the command is, with _ for -."""


def _command(name: str) -> Command:
    if name == "run":
        return _run_tray
    if name in _MODULES:
        command: Command = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name.replace("-", "_"))
        return command
    from .remote import command as at_once  # apart: a key's command must not wait for what it does not need

    return at_once


def _run_tray(parsed: argparse.Namespace) -> int:
    from tray_app.core.memory import share_arenas

    share_arenas()  # libraries start threads when they are imported
    from tray_app.app import run_tray

    return run_tray(quiet=parsed.quiet)
