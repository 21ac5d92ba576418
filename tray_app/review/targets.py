"""The six targets of the review, with what was measured and the target that Holdtalk itself has for it."""

from __future__ import annotations

from dataclasses import dataclass

from .checklist import NO_SAMPLES
from .evidence import Evidence
from .findings import Measurement, Verdict
from .wake_words import AT_ONCE_MS


@dataclass(frozen=True, slots=True)
class Promise:
    name: str
    figures: tuple[str, ...]
    """What answers it, as `Evidence` has it; the first that there is."""
    target: float
    acceptance: float
    unit: str = "ms"
    group: str = ""
    """The optional part that it is about."""
    told: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    promise: Promise
    measured: Measurement | None
    why: str
    """Why it was not measured, or what has to be known beside its value."""

    @property
    def verdict(self) -> Verdict:
        if self.measured is None:
            return Verdict.ABSENT
        return self.measured.against(self.promise.target, self.promise.acceptance)


PROMISES = (
    Promise("Wake word detection", ("wake word to known", "wake_latency"), 100, 150, "ms", "Hands-free",
            f"The models are sure 85 ms before to 160 ms after the end of the word, and hear {AT_ONCE_MS} ms at a "
            "time, which keeps listening cheap. Nothing said meanwhile is lost: the recording begins where the word "
            "ends."),
    Promise("Speech to text", ("transcription",), 200, 300),
    Promise("First sound of the voice", ("voice_first_sound",), 200, 300, "ms", "Voice"),
    Promise("WebSocket round trip", ("WebSocket round trip", "api_round_trip"), 50, 100, "ms", "API"),
    Promise("Memory growth of a session", ("memory growth of a session", "session_memory_growth"), 1, 5, "MB", "",
            "Of the second half of the dictations. What comes with the first use and then no more is a "
            "line of its own: a leak goes on."),
    Promise("Context pruned at its limit", ("recent texts, held of its room",), 100, 100, "%"),
)  # fmt: skip


def answers(found: Evidence) -> tuple[Answer, ...]:
    return tuple(_answer(promise, found) for promise in PROMISES)


def _answer(promise: Promise, found: Evidence) -> Answer:
    measured = found.first_of(promise.figures)
    why = (found.off[name] for name in (promise.group, *promise.figures) if name in found.off)
    absent = next(why, found.absent or NO_SAMPLES)
    return Answer(promise, measured, promise.told if measured is not None else absent)
