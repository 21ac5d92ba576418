"""The time axis of a waterfall, for the window's and for the reports' drawings."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from .stages import Span

BREAK_WIDTH = 40
"""Of the place where a long hold is cut out, in pixels."""
PRE_ROLL_SHOWN_SHARE = 0.15
"""Of the time shown: speech from long before key down would push all else into a corner."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Maps milliseconds after key down to x. While the key is just held, the axis is cut: the
    scale left and right of the cut is the same."""

    left: float
    per_ms: float
    begin_ms: float
    cut_from_ms: float
    cut_to_ms: float
    end_ms: float

    def x(self, ms: float) -> float:
        ms = max(ms, self.begin_ms)
        if ms <= self.cut_from_ms or self.cut_to_ms <= self.cut_from_ms:
            return self.left + (ms - self.begin_ms) * self.per_ms
        before = (self.cut_from_ms - self.begin_ms) * self.per_ms
        if ms < self.cut_to_ms:
            return self.left + before + BREAK_WIDTH / 2
        return self.left + before + BREAK_WIDTH + (ms - self.cut_to_ms) * self.per_ms

    @property
    def is_cut(self) -> bool:
        return self.cut_to_ms > self.cut_from_ms


def make_axis(spans: Sequence[Span], held_ms: float, left: float, width: float) -> Axis:
    """`held_ms` is key down to key up; `width` is what the bars may take, in pixels."""
    end_ms = max([held_ms, *(span.end_ms for span in spans)])
    opening_ms = max(
        [0.0, *(span.end_ms for span in spans if span.end_ms < held_ms and span.stage != "recording_stop")]
    )
    wait_ms = max(end_ms - held_ms, 1.0)
    opening_ms = min(opening_ms * 1.1 + wait_ms * 0.06, held_ms)
    lead_ms = wait_ms * 0.06
    pre_roll_ms = min(0.0, *(span.end_ms for span in spans)) if spans else 0.0
    begin_ms = max(pre_roll_ms, -PRE_ROLL_SHOWN_SHARE * (wait_ms + opening_ms))
    cut_from, cut_to = opening_ms, held_ms - lead_ms
    if cut_to - cut_from < 0.5 * wait_ms:
        return Axis(left, width / max(end_ms - begin_ms, 1.0), begin_ms, end_ms, end_ms, end_ms)
    shown_ms = (cut_from - begin_ms) + (end_ms - cut_to)
    return Axis(left, (width - BREAK_WIDTH) / shown_ms, begin_ms, cut_from, cut_to, end_ms)


def tick_step(span_ms: float, room: int) -> float:
    """A round step (1, 2, 5 × 10ⁿ) that gives at most `room` ticks."""
    raw = max(span_ms, 1e-3) / max(room, 1)
    power = 10.0 ** math.floor(math.log10(raw))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= raw)
