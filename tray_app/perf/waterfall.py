"""One dictation as bars on one time axis: every stage with its name and time, key down and key up as two lines."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from tray_app.core.translation import tr

from .drawing import Box, Drawing, Ink, Lettering, Shape, Words, straight
from .figures_text import as_written, unit_text, with_unit
from .metric import Unit
from .stages import Span
from .svg import LETTERING

WIDTH_IN_REPORT = 680.0
GAP = 8.0
LEAST_BARS = 40.0
"""Room for the bars however narrow the picture is, in pixels."""
BREAK_WIDTH = 40
"""Of the place where a long hold is cut out, in pixels."""
PRE_ROLL_SHOWN_SHARE = 0.15
"""Of the time shown: speech from long before key down would push all else into a corner."""


def waterfall(
    spans: Sequence[Span], held_ms: float, guilty: str | None, lettering: Lettering, width: float, words: str
) -> Drawing:
    """Row n is bar n, `lettering.line` high; below them is the axis. The stage `guilty` is in the ink of a breach."""
    names = max((lettering.width(tr(span.label)) for span in spans), default=0.0) + 2 * GAP
    values = names + lettering.width(f"12 345 {unit_text(Unit.MS)}") + GAP
    left = values + 2.5 * GAP
    axis = make_axis(spans, held_ms, left, max(LEAST_BARS, width - left - GAP))
    bottom = lettering.line * len(spans)
    shapes = _grid(axis, held_ms, bottom, width, lettering)
    for row, span in enumerate(spans):
        shapes += _bar(axis, span, row * lettering.line, (names, values), lettering, guilty=span.stage == guilty)
    return Drawing(width, bottom + lettering.line, words, tuple(shapes))


def waterfall_in_report(dictation: Mapping[str, Any], rows: Mapping[str, Any]) -> Drawing:
    """Of an entry of the report's "dictations"; `rows` are its "metrics" by their names."""
    spans = [Span(**span) for span in dictation["waterfall"]]
    stages = [(rows[name]["label"], ms) for name, ms in dictation["stages"].items()]
    told = (f"{label} {with_unit(math.inf if ms is None else ms, Unit.MS)}" for label, ms in stages)
    words = f"Waterfall of a dictation. {', '.join(told)}"
    return waterfall(spans, dictation["key_held_ms"] or 0.0, dictation["guilty"], LETTERING, WIDTH_IN_REPORT, words)


def _baseline(top: float, lettering: Lettering) -> float:
    return top + 0.71 * lettering.line


def _bar(
    axis: Axis, span: Span, top: float, ends: tuple[float, float], lettering: Lettering, *, guilty: bool
) -> list[Shape]:
    """`ends` is where names end at the latest, and where values end."""
    baseline = _baseline(top, lettering)
    start, end = sorted((axis.x(span.start_ms), axis.x(span.end_ms)))
    ink, strength = (Ink.BREACH, 1.0) if guilty else (Ink.ACCENT, 0.85 if span.depth else 0.35)
    took = with_unit(span.end_ms - span.start_ms, Unit.MS)
    shapes: list[Shape] = [
        Words(0, baseline, tr(span.label), Ink.DIM if span.depth else Ink.TEXT),
        Words(ends[1], baseline, took, Ink.BREACH if guilty else Ink.TEXT, "end"),
        Box(start, top + 4, max(2.0, end - start), lettering.line - 8, ink, strength, radius=2),
    ]
    if span.end_ms < axis.begin_ms:  # the axis does not reach that far back
        shapes.append(Words(start - GAP, baseline, "‹", Ink.DIM, "middle"))
    return shapes


def _grid(axis: Axis, held_ms: float, bottom: float, width: float, lettering: Lettering) -> list[Shape]:
    """Round ticks counted from key up, the two key lines, and the place where the hold is cut out."""
    room = (axis.x(axis.end_ms) - axis.x(held_ms)) / (lettering.small_width(_after_text(1000.0)) + GAP)
    step = tick_step(axis.end_ms - held_ms, max(1, min(5, int(room))))
    ticks_ms = np.arange(0.0, axis.end_ms - held_ms + step * 0.01, step).tolist()
    texts = [(axis.x(held_ms + after), _after_text(after) if after else tr("key up")) for after in ticks_ms]
    shapes: list[Shape] = [straight(x, 0, x, bottom, Ink.LINE) for x, _ in texts]
    shapes += [straight(axis.x(key_ms), 0, axis.x(key_ms), bottom + 3, Ink.DIM, 1.5) for key_ms in (0.0, held_ms)]
    texts.append((axis.x(0.0), tr("key down")))
    if axis.is_cut:
        middle = axis.x((axis.cut_from_ms + axis.cut_to_ms) / 2)
        shapes.append(straight(middle, 0, middle, bottom - 6, Ink.LINE, dashed=True))
        shapes += [
            straight(middle + shift - 3, bottom + 3, middle + shift + 3, bottom - 5, Ink.DIM) for shift in (-3, 3)
        ]
    return shapes + _labels(texts, _baseline(bottom, lettering), width, lettering)


def _after_text(after_ms: float) -> str:
    return f"+{as_written(f'{after_ms:g}')} {unit_text(Unit.MS)}"


def _labels(texts: Sequence[tuple[float, str]], baseline: float, width: float, lettering: Lettering) -> list[Shape]:
    """Words below the axis, centred below their ticks at x; one that would touch an earlier one is left out."""
    placed: list[Shape] = []
    taken: list[tuple[float, float]] = []
    for x, text in texts:
        wide = lettering.small_width(text)
        left = min(x - wide / 2, width - wide)
        if all(left > end + GAP or left + wide < begin - GAP for begin, end in taken):
            taken.append((left, left + wide))
            placed.append(Words(left + wide / 2, baseline, text, Ink.DIM, "middle", small=True))
    return placed


# --- its time axis -----------------------------------------------------------------------


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
    ends_ms = [span.end_ms for span in spans]
    opening_ends_ms = [span.end_ms for span in spans if span.end_ms < held_ms and span.stage != "recording_stop"]
    end_ms = max([held_ms, *ends_ms])
    wait_ms = max(end_ms - held_ms, 1.0)
    lead_ms = wait_ms * 0.06
    opening_ms = min(max([0.0, *opening_ends_ms]) * 1.1 + lead_ms, held_ms)
    begin_ms = max(min([0.0, *ends_ms]), -PRE_ROLL_SHOWN_SHARE * (wait_ms + opening_ms))
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
