"""Real dictations: speech played into the virtual microphone while the real key is held, seen from outside."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tray_app.core.errors import HoldtalkError
from tray_app.perf.sampler import ProcessReader

from . import speech_cuts
from .keyboard import Keyboard
from .program import Program, Tables, Target
from .room import Room

RELEASE_LAG_S = 0.2
"""People let go a moment after their last word."""
QUIET: Tables = {"tones": {"enabled": False}, "text": {"separator": "none"}, "history": {"keep": False}}
"""Settings of a program that is measured: nothing but the speech is to be heard or written."""
_TEXT_TIMEOUT_S = 30.0
_SETTLE_S = 0.3
"""After the first character: the rest of the text is there, and nobody has asked yet."""


def cpu_ns(*readers: ProcessReader) -> int:
    return sum(reader.read(memory=False).cpu_ns for reader in readers)


def readers_of(program: Program) -> tuple[ProcessReader, ProcessReader]:
    """Tray, speech worker."""
    return ProcessReader(program.pid), ProcessReader(int(program.status()["worker_pid"]))


class Dictating:
    """Holds the key while pieces of one recording play."""

    def __init__(self, speech: Path, turns: int, folder: Path, room: Room, keyboard: Keyboard) -> None:
        """`turns`: how many different pieces of each length there are. Raises AudioFileFault."""
        self._samples, self._rate_hz = speech_cuts.load(speech)
        self._turns = turns
        self._folder = folder
        self._room = room
        self._keyboard = keyboard

    def dictate(self, program: Program, target: Target, seconds: int, lag_s: float, turn: int = 0) -> dict[str, float]:
        """Hold the key while speech of that length plays; what was seen of it from outside.

        Every turn ends with other words; the same turn of another length ends with the same ones.
        """
        path = self._folder / f"speech-{seconds}-{turn}.wav"
        if not path.exists():
            share = (turn + 1) / (self._turns + 1)
            speech_cuts.write(path, speech_cuts.cut(self._samples, self._rate_hz, seconds, share), self._rate_hz)
        target.clear()
        before = program.status()
        readers = ProcessReader(program.pid), ProcessReader(int(before["worker_pid"]))
        player = self._room.play(path)
        used_ns, down_ns = cpu_ns(*readers), self._keyboard.down()
        player.wait()
        time.sleep(lag_s)
        used_ns, up_ns = cpu_ns(*readers) - used_ns, self._keyboard.up()
        # Asking the program starts a process, whose work would be counted as the program's own wait.
        if target.wait_for(1, _TEXT_TIMEOUT_S) is not None:
            time.sleep(_SETTLE_S)
        missed = "A dictation was not delivered."
        done = before["dictations"]
        status = program.wait_until(lambda now: now.get("dictations", 0) > done, _TEXT_TIMEOUT_S, missed)
        seen_ns = target.wait_for(len(status["last_text"]), _TEXT_TIMEOUT_S)
        if seen_ns is None:
            raise HoldtalkError("The text did not arrive in the window.", "Leave the desktop alone meanwhile.")
        return {"seen_ms": (seen_ns - up_ns) / 1e6, "speaking_cpu_percent": 100 * used_ns / (up_ns - down_ns)}

    def recorded(self, program: Program, seen: Sequence[dict[str, float]]) -> list[dict[str, Any]]:
        """The newest dictations with the program's own record of each. One report for all: a user who dictates makes
        none, and its memory would be counted as that of dictating."""
        records = program.export()["dictations"][-len(seen) :]
        return [record | found for record, found in zip(records, seen, strict=True)]
