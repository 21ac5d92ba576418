"""How long each stage of a dictation may take before it is given up, so that none can hold up those behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .dictation import Dictation
from .ports import SAMPLE_RATE_HZ
from .states import State

_MS = 1_000_000
_S = 1_000 * _MS

CLOSE_DEADLINE_NS = 10 * _S
"""A microphone that never closes a take is given up, well after it should have; the audio on disk is kept."""
TRANSCRIPTION_BASE_NS = 30 * _S
"""The link itself replaces a worker that says nothing for seconds; this is for an answer that was lost …"""
TRANSCRIPTION_FACTOR = 4
"""… and leaves time to hear the whole take anew on a slow machine, as a multiple of the take's own length."""
NO_ENGINE_NS = 180 * _S
"""A cold disk and three starts of the worker."""
INSERTION_DEADLINE_NS = 15 * _S
"""An insertion that says nothing for this long is given up; its text is offered instead."""
INSERTION_CHARACTER_NS = 30 * _MS
"""More for each character: some programs have to be typed into slowly."""
ASK_AGAIN_NS = 150 * _MS
"""After an insertion that could not type because a key was held."""
DEFERRALS_AT_MOST = 200
"""Half a minute of a key that is held although nothing is being recorded: the text is offered."""


@dataclass(frozen=True, slots=True)
class Clocks:
    """What a deadline depends on besides the dictation itself. Monotonic."""

    max_duration_s: float
    """The longest a recording may last."""
    engine_since_ns: int | None
    """Since when an engine has been ready; None when none is."""
    turn_since_ns: int
    """When a dictation last ended: those behind it get their own time."""
    key_is_held: bool
    """Texts wait for the release, which is an event of its own."""


def deadlines(dictations: Iterable[Dictation], clocks: Clocks) -> list[tuple[int, Dictation]]:
    """When (monotonic ns) the stage each is in is given up or looked at again, for those for which that is known.

    Of the takes before the engine only the first one's time runs.
    """
    found = []
    before_the_engine = False
    for dictation in dictations:
        if dictation.state is State.TRANSCRIBING:
            if before_the_engine:
                continue
            before_the_engine = True
        due_ns = _due_ns(dictation, clocks)
        if due_ns is not None:
            found.append((due_ns, dictation))
    return found


def _due_ns(dictation: Dictation, clocks: Clocks) -> int | None:
    if dictation.state is State.RECORDING:
        return dictation.started_ns + int(clocks.max_duration_s * _S)
    if dictation.state is State.CLOSING:
        return dictation.since_ns + CLOSE_DEADLINE_NS
    if dictation.state is State.TRANSCRIBING:
        begun_ns = max(dictation.since_ns, clocks.engine_since_ns or 0, clocks.turn_since_ns)
        base_ns = NO_ENGINE_NS if clocks.engine_since_ns is None else TRANSCRIPTION_BASE_NS
        return begun_ns + base_ns + TRANSCRIPTION_FACTOR * dictation.samples * _S // SAMPLE_RATE_HZ
    if dictation.state is State.INSERTING:
        return dictation.since_ns + INSERTION_DEADLINE_NS + INSERTION_CHARACTER_NS * len(dictation.text)
    return None if clocks.key_is_held else dictation.ask_again_ns
