"""`holdtalk recover`: first a text is written out, then its recording is removed; an end in between loses nothing."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol

from tray_app.api.socket import Reply, ask
from tray_app.core.errors import HoldtalkError, Problem, StorageFault
from tray_app.core.events import DictationId
from tray_app.core.history import HistoryRow
from tray_app.core.keeping_settings import HistorySettings
from tray_app.core.settings import Settings
from tray_app.core.shaping import Shaped
from tray_app.paths import settings_path
from tray_app.settings_file import load

from .local import log_only_bugs, own_shaper, own_words, tell
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
    """Without a running program: with an engine of our own, one recording at a time. What the history has waiting is
    printed with the rest, and what was printed is noted there."""
    from tray_app.recovery import describe, recover_from_disk

    printed: set[DictationId] = set()
    problems: list[Problem] = []
    shaper = own_shaper()
    with _history(settings.history) as history:
        found = recover_from_disk(settings.speech, tell, settings.remote, own_words(settings.words), history)
        for take in found:
            if take.problem is not None:
                problems.append(take.problem)
                history.missed(take.dictation_id, take.audio_ms, take.problem)
                continue
            shaped = shaper.shape(take.text, take.language, settings.steps)
            history.heard(take.dictation_id, take.audio_ms, shaped, take.engine, take.language)
            _write_out(describe(take.dictation_id, take.audio_ms, shaped.text))
            printed.add(take.dictation_id)
            if not keep:
                history.took(take.dictation_id)
                take.discard()
        for row in history.waiting():
            if row.row_id not in printed:  # its recording is no longer there
                _write_out(describe(row.row_id, row.audio_ms, row.text))
                printed.add(row.row_id)
                if not keep:
                    history.took(row.row_id)
    return _end(len(printed), len(problems), str(problems[0]) if problems else "")


@contextmanager
def _history(settings: HistorySettings) -> Iterator[Recovering]:
    if not settings.keep:
        yield NothingKept()
        return
    from tray_app.history.in_place import RecoveredRows, history_in_place
    from tray_app.paths import history_dir, takes_dir

    with history_in_place(history_dir(), takes_dir(), settings, tell) as store:
        yield RecoveredRows(store)


class Recovering(Protocol):
    """The history, as this command needs it."""

    def row(self, row_id: DictationId) -> HistoryRow | None: ...

    def waiting(self) -> list[HistoryRow]: ...

    def heard(self, row_id: DictationId, audio_ms: float, shaped: Shaped, engine: str, language: str) -> None: ...

    def missed(self, row_id: DictationId, audio_ms: float, problem: Problem) -> None: ...

    def took(self, row_id: DictationId) -> None: ...


class NothingKept:
    """Where no history is kept."""

    def row(self, row_id: DictationId) -> HistoryRow | None:  # noqa: ARG002  # as the protocol has it
        return None

    def waiting(self) -> list[HistoryRow]:
        return []

    def heard(self, row_id: DictationId, audio_ms: float, shaped: Shaped, engine: str, language: str) -> None: ...

    def missed(self, row_id: DictationId, audio_ms: float, problem: Problem) -> None: ...

    def took(self, row_id: DictationId) -> None: ...


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
