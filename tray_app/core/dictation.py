"""One dictation from key down to the last character: its stamps, and the figures made of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from .events import DictationId


class Start(Enum):
    """What the dictation had to wait for; the three are never averaged together."""

    WARM = "warm"
    COLD = "cold"
    """The microphone was closed at key down."""
    RESUMED = "resumed"
    """The worker was restarted during this dictation."""


class Outcome(Enum):
    INSERTED = "inserted"
    OFFERED = "offered"
    """The focus had moved: clipboard and notification."""
    EMPTY = "empty"
    """Nothing was said."""
    CANCELLED = "cancelled"
    TOO_SHORT = "too short"
    FAILED = "failed"


@dataclass(slots=True)
class Stamps:
    """Monotonic nanoseconds; None until it happened."""

    key_down_event_ns: int | None = None
    key_down_handled_ns: int | None = None
    first_sample_ns: int | None = None
    key_up_event_ns: int | None = None
    key_up_handled_ns: int | None = None
    last_sample_handed_ns: int | None = None
    final_ns: int | None = None
    filtered_ns: int | None = None
    first_char_ns: int | None = None
    last_char_ns: int | None = None


@dataclass(frozen=True, slots=True)
class DictationRecord:
    """What is left of a finished dictation for figures: no text, no audio, no window."""

    dictation_id: DictationId
    outcome: Outcome
    start: Start
    engine: str
    method: str
    """How the text was inserted: typed, pasted, or empty."""
    characters: int
    samples: int
    samples_key_held: int
    overflows: int
    segments: int
    decode_ms: float
    first_partial_ns: int | None
    partials: int
    stamps: Stamps = field(default_factory=Stamps)
