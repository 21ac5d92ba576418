"""What the levels of a microphone mean to whoever tries it; no widget here."""

from __future__ import annotations

from collections import deque
from enum import Enum
from itertools import pairwise

from tray_app.core.translation import marked

NOTHING_DBFS = -85.0
"""A microphone that is open hears more than this even in a quiet room: its own noise."""
SILENT_NS = 3_000_000_000
SPEECH_DBFS = -50.0
"""Speech below this is understood, as every take is raised (`speech.gain`), but with the room's noise raised too."""
SURELY_SPEECH_DBFS = -35.0
OVER_NOISE_DB = 12.0
_MEMORY_NS = 2_000_000_000
_LASTING = 4
"""Levels of 50 ms each that are loud: a click is shorter, a syllable is not."""


class Verdict(Enum):
    """Each with what is said of it."""

    WAITING = marked("Say something.")
    HEARD = marked("I hear you.")
    FAINT = marked("I hear you, but faintly. Come closer, or raise its volume in the system's sound settings.")
    LOUD = marked("Too loud: it is cut off. Move away a little, or lower its volume in the system's sound settings.")
    SILENT = marked("Nothing but silence. Is it muted? Look for a switch on it, or choose another one.")
    NO_SOUND = marked("No sound comes from this microphone. Choose another one, or plug it in again.")


class Hearing:
    """Takes the levels of one microphone as they come. Times are monotonic nanoseconds."""

    def __init__(self, now_ns: int) -> None:
        self._levels: deque[tuple[int, float]] = deque()
        self._last_ns = now_ns
        """When a level came, else since when one is waited for."""
        self._sound_ns = now_ns
        """When there was more than nothing."""
        self._clipped_ns: int | None = None

    def hear(self, dbfs: float, now_ns: int, *, clipped: bool = False) -> None:
        self._last_ns = now_ns
        if dbfs > NOTHING_DBFS:
            self._sound_ns = now_ns
        if clipped:
            self._clipped_ns = now_ns
        self._levels.append((now_ns, dbfs))
        while now_ns - self._levels[0][0] > _MEMORY_NS:
            self._levels.popleft()

    def verdict(self, now_ns: int) -> Verdict:
        if now_ns - self._last_ns >= SILENT_NS:
            return Verdict.NO_SOUND
        if now_ns - self._sound_ns >= SILENT_NS:
            return Verdict.SILENT
        if self._clipped_ns is not None and now_ns - self._clipped_ns < _MEMORY_NS:
            return Verdict.LOUD
        levels = [dbfs for _, dbfs in self._levels]
        over_noise = min(levels, default=0.0) + OVER_NOISE_DB
        if _lasting(levels, min(SURELY_SPEECH_DBFS, max(SPEECH_DBFS, over_noise))):
            return Verdict.HEARD
        return Verdict.FAINT if _lasting(levels, max(NOTHING_DBFS, over_noise)) else Verdict.WAITING


def _lasting(levels: list[float], least_dbfs: float) -> bool:
    """Whether so many of them are louder, two of which at least follow one another."""
    loud = [dbfs > least_dbfs for dbfs in levels]
    return sum(loud) >= _LASTING and any(one and other for one, other in pairwise(loud))
