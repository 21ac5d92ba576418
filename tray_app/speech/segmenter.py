"""Cuts a take into pieces the engine can hear while the speaker goes on. Pure: no threads, no audio.

Frame by frame the segmenter is told how likely speech is and how loud the frame was, and answers
with a segment when one is complete:

    speech begins ──► open ──► pause long enough for the length so far ──► closed
                        │ ──► as long as the engine can hear in one go ──► cut at the weakest frame
                        └──► a pause after next to no speech (a click, a breath) ──► dropped

Pauses shorten what is asked of them as a segment grows, so that a cut mid-sentence is rare and the
piece that is left to decode when the key comes up stays short. A long piece may be split then, at a
pause up to which it has been decoded already. Silence between segments is heard
by nobody: a segment starts a little before its first speech and ends a little after its last.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import groupby

from .vad import FRAME_MS


def frames(duration_ms: int) -> int:
    """Whole frames in `duration_ms`, at least one."""
    return max(1, round(duration_ms / FRAME_MS))


@dataclass(frozen=True, slots=True)
class SegmentRule:
    """When a segment is closed. The figures were tuned on 13 minutes of human speech."""

    speech_from: float = 0.5
    """Probability at which speech begins ..."""
    speech_until: float = 0.35
    """... and below which it has ended."""
    pauses_ms: tuple[tuple[int, int], ...] = ((0, 1_600), (6_000, 512), (10_000, 192))
    """(length so far, pause that closes): the first pair always applies."""
    longest_ms: int = 15_000
    cut_within_ms: int = 5_000
    """A forced cut falls into the last so many milliseconds."""
    least_speech_ms: int = 128
    """A segment with less speech than this is noise ..."""
    sure_from: float = 0.85
    """... and with less than the next, when nothing in it was ever this likely to be speech: no word, but music is."""
    least_doubtful_ms: int = 512
    split_from_ms: int = 5_000
    """When the key comes up, an open segment this long may be split in two ..."""
    split_pause_ms: int = 192
    """... at a pause this long ..."""
    split_first_ms: int = 2_000
    split_rest_ms: int = 1_500
    """... if that leaves enough to be understood on both sides."""
    lead_ms: int = 256
    """Heard before the first speech frame."""
    trail_ms: int = 64
    """Heard after the last speech frame."""
    likely_end_ms: int = 64
    """A pause this long may be the end: worth a look."""


_TUNED = SegmentRule()


def rule_for(longest_s: float) -> SegmentRule:
    """For an engine that hears so much in one piece: the shorter that is, the sooner short pauses close a segment."""
    longest_ms = round(longest_s * 1000)
    share = min(1.0, longest_ms / _TUNED.longest_ms)
    return replace(
        _TUNED,
        longest_ms=longest_ms,
        cut_within_ms=round(_TUNED.cut_within_ms * share),
        pauses_ms=tuple((round(from_ms * share), pause_ms) for from_ms, pause_ms in _TUNED.pauses_ms),
    )


@dataclass(frozen=True, slots=True)
class Segment:
    """Frames [start, end) of a take."""

    start: int
    end: int
    speech_end: int
    """Frame after the last one with speech."""
    speech_start: int = field(default=0, compare=False)
    """First frame with speech."""


class Segmenter:
    """One take's segments, in order."""

    def __init__(self, rule: SegmentRule = _TUNED) -> None:
        self._rule = rule
        self.now = 0
        """Frames pushed so far."""
        self._floor = 0
        """No segment may start before this frame: it has been heard already."""
        self._speaking = False
        self._levels: list[float] = []
        self._speech: list[bool] = []
        self._sure: list[bool] = []
        """Level and speech of every frame since `_first`, and whether that was beyond doubt."""
        self._first: int | None = None
        self._speech_end = 0

    def use(self, rule: SegmentRule) -> None:
        """From the next frame on."""
        self._rule = rule

    @property
    def speaking(self) -> bool:
        """In the last frame."""
        return self._speaking

    @property
    def needed_from(self) -> int:
        """Where the open segment starts, or one that began now: audio before this frame will not be asked for again."""
        first = self.now if self._first is None else self._first
        return max(self._floor, first - frames(self._rule.lead_ms))

    @property
    def quiet_frames(self) -> int:
        """Frames since the last speech of the open segment."""
        return self.now - self._speech_end if self._first is not None else 0

    @property
    def pausing(self) -> bool:
        """The open segment may have ended, and has all the audio it would be heard with."""
        return self.quiet_frames >= frames(self._rule.likely_end_ms)

    def push(self, probability: float, level: float) -> Segment | None:
        """One frame; `level` is any loudness, compared only with its like."""
        self._speaking = probability >= (self._rule.speech_until if self._speaking else self._rule.speech_from)
        if self._first is None and self._speaking:
            self._first = self.now
        self.now += 1
        if self._first is None:
            return None
        self._levels.append(level)
        self._speech.append(self._speaking)
        self._sure.append(probability >= self._rule.sure_from)
        if self._speaking:
            self._speech_end = self.now
        return self._closed()

    def open_segment(self) -> Segment | None:
        """The segment being spoken as it would be heard now; None without enough speech."""
        if self._first is None or not self._is_speech():
            return None
        end = min(self.now, self._speech_end + frames(self._rule.trail_ms))
        return Segment(self.needed_from, end, self._speech_end, self._first)

    def first_parts(self) -> list[Segment]:
        """What `split` may close of the open segment, the longest first."""
        segment = self.open_segment()
        if segment is None or segment.end - segment.start < frames(self._rule.split_from_ms):
            return []
        assert self._first is not None
        lead, trail = frames(self._rule.lead_ms), frames(self._rule.trail_ms)
        parts = []
        end = self._first
        for speaking, stretch in groupby(self._speech):
            start, end = end, end + len([*stretch])
            if speaking or end - start < frames(self._rule.split_pause_ms):
                continue
            first_frames, rest_frames = start - segment.start, segment.end - end + lead
            if first_frames >= frames(self._rule.split_first_ms) and rest_frames >= frames(self._rule.split_rest_ms):
                parts.append(Segment(segment.start, start + trail, start, self._first))
        return parts[::-1]

    def split(self, first: Segment) -> None:
        """Close `first`, one of `first_parts`; the rest stays open."""
        assert self._first is not None
        self._floor = first.end
        self._reopen_after(first.speech_end - self._first)

    def finish(self) -> Segment | None:
        """The take is over: what is still open, if it is speech."""
        rest = self.open_segment()
        self._drop()
        return rest

    def _closed(self) -> Segment | None:
        if self.quiet_frames >= frames(512) and not self._is_speech():
            self._drop()
            return None
        length_ms = len(self._speech) * FRAME_MS
        enough_ms = min(pause_ms for from_ms, pause_ms in self._rule.pauses_ms if length_ms >= from_ms)
        if self.quiet_frames >= frames(enough_ms):
            segment = self.open_segment()
            self._drop()
            return segment
        return self._cut() if len(self._speech) >= frames(self._rule.longest_ms) else None

    def _cut(self) -> Segment:
        """Close in mid-speech at the weakest frame; what follows it stays open."""
        assert self._first is not None
        window = min(frames(self._rule.cut_within_ms), len(self._levels) - 2)
        candidates = range(len(self._levels) - window, len(self._levels) - 1)
        weakest = min(candidates, key=lambda at: sum(self._levels[at - 1 : at + 2]))
        cut = self._first + weakest + 1
        segment = Segment(self.needed_from, cut, cut, self._first)
        self._floor = cut
        self._reopen_after(weakest + 1)
        return segment

    def _reopen_after(self, count: int) -> None:
        """Keep only the frames from the first speech at or after `count`."""
        assert self._first is not None
        while count < len(self._speech) and not self._speech[count]:
            count += 1
        self._first = self._first + count if count < len(self._speech) else None
        del self._levels[:count], self._speech[:count], self._sure[:count]

    def _drop(self) -> None:
        if self._first is not None:
            self._floor = min(self.now, self._speech_end + frames(self._rule.trail_ms))
            self._reopen_after(len(self._speech))

    def _is_speech(self) -> bool:
        least_ms = self._rule.least_speech_ms if any(self._sure) else self._rule.least_doubtful_ms
        return sum(self._speech) * FRAME_MS >= least_ms
