"""One dictation as bars on one time axis: every stage with its name and time, key down and key up as two lines."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from .axis import Axis, make_axis, tick_step
from .catalog import Unit
from .drawing import Box, Drawing, Ink, Lettering, Shape, Words, straight
from .figures_text import with_unit
from .stages import Span

GAP = 8.0
LEAST_BARS = 40.0
"""Room for the bars however narrow the picture is, in pixels."""


def waterfall(
    spans: Sequence[Span], held_ms: float, guilty: str | None, lettering: Lettering, width: float, words: str
) -> Drawing:
    """Row n is bar n, `lettering.line` high; below them is the axis. The stage `guilty` is in the ink of a breach."""
    names = max((lettering.width(span.label) for span in spans), default=0.0) + 2 * GAP
    values = names + lettering.width("12 345 ms") + GAP
    left = values + 2.5 * GAP
    axis = make_axis(spans, held_ms, left, max(LEAST_BARS, width - left - GAP))
    bottom = lettering.line * len(spans)
    shapes = _grid(axis, held_ms, bottom, width, lettering)
    for row, span in enumerate(spans):
        shapes += _bar(axis, span, row * lettering.line, (names, values), lettering, guilty=span.stage == guilty)
    return Drawing(width, bottom + lettering.line, words, tuple(shapes))


def waterfall_in_report(
    dictation: Mapping[str, Any], rows: Mapping[str, Any], lettering: Lettering, width: float = 680.0
) -> Drawing:
    """Of an entry of the report's "dictations"; `rows` are its "metrics" by their names."""
    spans = [Span(**span) for span in dictation["waterfall"]]
    stages = [(rows[name]["label"], ms) for name, ms in dictation["stages"].items()]
    told = (f"{label} {with_unit(math.inf if ms is None else ms, Unit.MS)}" for label, ms in stages)
    words = f"Waterfall of a dictation. {', '.join(told)}"
    return waterfall(spans, dictation["key_held_ms"] or 0.0, dictation["guilty"], lettering, width, words)


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
        Words(0, baseline, span.label, Ink.DIM if span.depth else Ink.TEXT),
        Words(ends[1], baseline, took, Ink.BREACH if guilty else Ink.TEXT, "end"),
        Box(start, top + 4, max(2.0, end - start), lettering.line - 8, ink, strength, radius=2),
    ]
    if span.end_ms < axis.begin_ms:  # the axis does not reach that far back
        shapes.append(Words(start - GAP, baseline, "‹", Ink.DIM, "middle"))
    return shapes


def _grid(axis: Axis, held_ms: float, bottom: float, width: float, lettering: Lettering) -> list[Shape]:
    """Round ticks counted from key up, the two key lines, and the place where the hold is cut out."""
    shapes: list[Shape] = []
    labels = _Labels(_baseline(bottom, lettering), width, lettering)
    room = (axis.x(axis.end_ms) - axis.x(held_ms)) / (lettering.small_width("+1000 ms") + GAP)
    step = tick_step(axis.end_ms - held_ms, max(1, min(5, int(room))))
    after = 0.0
    while held_ms + after <= axis.end_ms + step * 0.01:
        x = axis.x(held_ms + after)
        shapes.append(straight(x, 0, x, bottom, Ink.LINE))
        labels.add(x, "key up" if after == 0 else f"+{after:g} ms")
        after += step
    shapes += [straight(axis.x(key_ms), 0, axis.x(key_ms), bottom + 3, Ink.DIM, 1.5) for key_ms in (0.0, held_ms)]
    labels.add(axis.x(0.0), "key down")
    if axis.is_cut:
        middle = axis.x((axis.cut_from_ms + axis.cut_to_ms) / 2)
        shapes.append(straight(middle, 0, middle, bottom - 6, Ink.LINE, dashed=True))
        shapes += [
            straight(middle + shift - 3, bottom + 3, middle + shift + 3, bottom - 5, Ink.DIM) for shift in (-3, 3)
        ]
    return shapes + labels.placed


class _Labels:
    """Words below the axis, centred below their ticks; one that would touch another is left out."""

    def __init__(self, baseline: float, width: float, lettering: Lettering) -> None:
        self._baseline, self._width, self._lettering = baseline, width, lettering
        self._taken: list[tuple[float, float]] = []
        self.placed: list[Shape] = []

    def add(self, x: float, text: str) -> None:
        width = self._lettering.small_width(text)
        left = min(x - width / 2, self._width - width)
        if all(left > end + GAP or left + width < begin - GAP for begin, end in self._taken):
            self._taken.append((left, left + width))
            self.placed.append(Words(left + width / 2, self._baseline, text, Ink.DIM, "middle", small=True))
