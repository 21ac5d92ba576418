"""What of a take is speech, and what was said there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpokenSegment:
    """One stretch of speech in a take."""

    start_ms: int
    end_ms: int
    text: str
