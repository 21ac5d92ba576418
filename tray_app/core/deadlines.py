"""How long each stage of a dictation may take before it is given up, so that none can hold up those behind it."""

from __future__ import annotations

from collections.abc import Iterable

from .dictation import Dictation, State
from .ports import SAMPLE_RATE_HZ

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


def deadlines(
    dictations: Iterable[Dictation],
    *,
    max_duration_s: float,
    engine_since_ns: int | None,
    turn_since_ns: int,
    key_is_held: bool,
) -> list[tuple[int, Dictation]]:
    """When (monotonic ns) the stage each is in is given up or looked at again, for those for which that is known.

    Of the takes before the engine only the first one's time runs: from when there was an engine (None: there is none),
    and from when a dictation last ended. While a key is held texts wait for its release, which is an event of its own.
    """
    found = []
    before_the_engine = False
    for dictation in dictations:
        due_ns = None
        match dictation.state:
            case State.RECORDING:
                due_ns = dictation.started_ns + int(max_duration_s * _S)
                if dictation.silent_by_ns is not None:
                    due_ns = min(due_ns, dictation.silent_by_ns)
            case State.CLOSING:
                due_ns = dictation.since_ns + CLOSE_DEADLINE_NS
            case State.TRANSCRIBING if not before_the_engine:
                before_the_engine = True
                begun_ns = max(dictation.since_ns, engine_since_ns or 0, turn_since_ns)
                base_ns = NO_ENGINE_NS if engine_since_ns is None else TRANSCRIPTION_BASE_NS
                due_ns = begun_ns + base_ns + TRANSCRIPTION_FACTOR * dictation.samples * _S // SAMPLE_RATE_HZ
            case State.QUEUED if not key_is_held:
                due_ns = dictation.ask_again_ns
            case State.INSERTING:
                due_ns = dictation.since_ns + INSERTION_DEADLINE_NS + INSERTION_CHARACTER_NS * len(dictation.text)
        if due_ns is not None:
            found.append((due_ns, dictation))
    return found
