"""`holdtalk recover`: first a text is written out, then its recording is removed; an end in between loses nothing."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from typing import Any

from tray_app.api.socket import Reply, ask
from tray_app.core.errors import HoldtalkError, Problem, StorageFault
from tray_app.core.settings import Settings
from tray_app.paths import settings_path
from tray_app.settings_file import load
from tray_app.text.filters import clean_text

from .local import log_only_bugs, own_words, tell
from .reader_of_output import was_read

_ASK_TIMEOUT_S = 30.0


def recover(parsed: argparse.Namespace) -> int:
    """One line a take, with its text: `TIME  SECONDS  TEXT`. A recording is removed only once its line is written out.

    Exit code 1 while a recording waits that got no text. Raises HoldtalkError when the engine cannot be used.
    """
    log_only_bugs()
    first = ask("recover", {"try_again": True}, timeout_s=_ASK_TIMEOUT_S)
    if first is None:
        return _recover_here(load(settings_path()).settings, keep=parsed.list)
    return _recover_from_program(first, keep=parsed.list)


def _recover_from_program(reply: Reply, *, keep: bool) -> int:
    """From the running program, which goes on transcribing meanwhile; `reply` is its first answer."""
    printed: set[int] = set()
    come_round = 0
    """How many were printed when those that got no text were tried last."""
    waiting_told = False
    while True:
        fresh = [take for take in reply["takes"] if take["id"] not in printed]
        for take in fresh:
            _write_out(take)
            printed.add(take["id"])
            if not keep:
                ask("acknowledge", {"ids": [take["id"]]}, timeout_s=_ASK_TIMEOUT_S)
        room_made = not keep and len(printed) > come_round
        if reply["finished"] and not (reply["missed"] and room_made):
            return _end(len(printed), reply["missed"], reply["why"])
        if reply["finished"]:
            come_round = len(printed)
        elif not waiting_told:
            waiting_told = True
            print("Recordings are still being transcribed ...", file=sys.stderr)
        again = ask("recover", {"try_again": reply["finished"]}, timeout_s=_ASK_TIMEOUT_S)
        if again is None:
            raise HoldtalkError("Holdtalk ended meanwhile.", "Run this command again for the rest.")
        reply = again


def _recover_here(settings: Settings, *, keep: bool) -> int:
    """Without a running program: with an engine of our own, one recording at a time."""
    from tray_app.recovery import describe, recover_from_disk

    printed = 0
    problems: list[Problem] = []
    for take in recover_from_disk(settings.speech, tell, settings.remote, own_words(settings.words)):
        if take.problem is not None:
            problems.append(take.problem)
            continue
        _write_out(describe(take.dictation_id, take.audio_ms, clean_text(take.text)))
        printed += 1
        if not keep:
            take.discard()
    return _end(printed, len(problems), str(problems[0]) if problems else "")


def _write_out(take: Mapping[str, Any]) -> None:
    """Raises StorageFault when the line cannot be written, BrokenPipeError or HoldtalkError when nobody reads it."""
    try:
        print(f"{take['recorded_at']}  {take['seconds']:6.1f} s  {take['text'] or '(nothing was said)'}", flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise StorageFault(
            "The text cannot be written out, so its recording is kept.", "Free some space.", error.strerror or ""
        ) from error
    if not was_read(sys.stdout):
        raise HoldtalkError("Nobody has read the text, so its recording is kept.", "Run it again when you can read it.")


def _end(printed: int, missed: int, why: str) -> int:
    if missed:
        waits = "1 recording got no text and waits" if missed == 1 else f"{missed} recordings got no text and wait"
        print(f"holdtalk: {waits}. {why}", file=sys.stderr)
        return 1
    if not printed:
        print("No dictation is waiting.", file=sys.stderr)
    return 0
