"""What was decoded of one take's segments while they were still open. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from .engine import Decoded
from .segmenter import Segment


@dataclass(frozen=True, slots=True)
class Draft:
    segment: Segment
    decoded: Decoded


def covers(heard: Segment, segment: Segment, released_at: int | None) -> bool:
    """`heard` holds all speech of `segment`, and what follows it as far as the key was down."""
    end = segment.end if released_at is None else min(segment.end, released_at)
    return heard.start == segment.start and heard.speech_end == segment.speech_end and heard.end >= end


class Drafts:
    """The newest, which makes the next decode of its segment fast, and those made in pauses, which may be answers."""

    def __init__(self) -> None:
        self._newest: Draft | None = None
        self._in_pauses: dict[int, Draft] = {}
        """By the end of the speech before the pause."""

    def forget(self) -> None:
        self._newest = None
        self._in_pauses.clear()

    def forget_up_to(self, speech_end: int) -> None:
        """That segment is decoded for good."""
        self._in_pauses = {end: draft for end, draft in self._in_pauses.items() if end > speech_end}

    def add_of_pause(self, segment: Segment, decoded: Decoded) -> None:
        draft = Draft(segment, decoded)
        self._remember(draft)
        self._in_pauses[segment.speech_end] = draft

    def add_start(self, start: int, tokens: tuple[int, ...]) -> None:
        """A good start for the next decode of the segment that starts there, and no answer."""
        self._remember(Draft(Segment(start, start, start), Decoded(tokens, "")))

    def of_pause(self, segment: Segment) -> Draft | None:
        """The one made in the pause behind that part of what is open."""
        known = self._in_pauses.get(segment.speech_end)
        return known if known is not None and covers(known.segment, segment, None) else None

    def tokens(self, segment: Segment) -> tuple[int, ...]:
        """To begin its next decode with."""
        if self._newest is None or self._newest.segment.start != segment.start:
            return ()
        return self._newest.decoded.tokens

    def covering(self, segment: Segment, released_at: int | None) -> Draft | None:
        """A draft that says all of `segment`."""
        drafts = [*self._in_pauses.values(), *filter(None, [self._newest])]
        return next((draft for draft in drafts if covers(draft.segment, segment, released_at)), None)

    def _remember(self, draft: Draft) -> None:
        """Unless it is of a segment that has been left behind meanwhile."""
        if self._newest is None or draft.segment.start >= self._newest.segment.start:
            self._newest = draft
