"""The command line: finds the command, imports only what it needs, turns faults into sentences."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress

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


def _command(name: str) -> Command:
    if name == "run":
        return _run_tray
    if name == "bench":
        from .bench import bench

        return bench
    if name == "sessions":
        from .sessions import sessions

        return sessions
    if name == "wake-words":
        from .wake_words import wake_words

        return wake_words
    if name == "words":
        from .words import words

        return words
    if name == "review":
        from .review import review

        return review
    if name == "recover":
        from .recovering import recover

        return recover
    if name == "api":
        from .api import api

        return api
    if name == "events":
        from .following import events

        return events
    if name == "say":
        from .saying import say

        return say
    if name in ("transcribe", "doctor", "config"):
        from . import local

        command: Command = getattr(local, name)
        return command
    from . import remote  # apart: a key's command must not wait for what it does not need

    return remote.command


def _run_tray(parsed: argparse.Namespace) -> int:
    from tray_app.core.memory import share_arenas

    share_arenas()  # libraries start threads when they are imported
    from tray_app.app import run_tray

    return run_tray(quiet=parsed.quiet)
