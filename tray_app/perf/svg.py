"""The reports' drawings as SVG text: the line of a figure, the waterfall of a dictation, the shape of a state.

All are made from the report's document alone, and in whatever inks the page is printed with. Only elements that
small SVG readers know too: lines, rectangles, circles, paths, text.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from .axis import Axis, make_axis, tick_step
from .breaches import State
from .catalog import CATALOG, Unit
from .figures_text import with_unit
from .stages import Span

DICTATIONS_SHOWN = 60
"""Samples of a figure of dictations in its line; sampled figures are thinned to the line's width instead."""
SHORTEST_GAP_MS = 5_000.0


@dataclass(frozen=True, slots=True)
class Inks:
    """CSS colours (a custom property will do), and the font's family."""

    text: str
    dim: str
    accent: str
    breach: str
    pending: str
    line: str
    font: str


PAPER = Inks("#1c1d1f", "#5c5f66", "#1f6feb", "#c01530", "#8a5a00", "#d3d4d8", "sans-serif")


def _svg(width: float, height: float, words: str, body: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}" role="img" aria-label="{escape(words)}">{"".join(body)}</svg>'
    )


# --- the shape of a state ----------------------------------------------------------------


def state_mark(state: str, inks: Inks, side: float = 10) -> str:
    """As in the window: ok a dot, pending a ring, breach a filled square, clearing a hollow one, else a dash."""
    middle, inner, stroke = side / 2, side - 1.6, 1.6
    square = f'x="0.8" y="0.8" width="{inner:g}" height="{inner:g}"'
    shapes = {
        State.OK.value: f'<circle cx="{middle:g}" cy="{middle:g}" r="{side / 5:g}" style="fill:{inks.text}"/>',
        State.PENDING.value: f'<circle cx="{middle:g}" cy="{middle:g}" r="{inner / 2:g}" '
        f'style="fill:none;stroke:{inks.pending};stroke-width:{stroke}"/>',
        State.BREACH.value: f'<rect x="0" y="0" width="{side:g}" height="{side:g}" style="fill:{inks.breach}"/>',
        State.CLEARING.value: f'<rect {square} style="fill:none;stroke:{inks.breach};stroke-width:{stroke}"/>',
    }
    dash = f'<path d="M0 {middle:g}H{side:g}" style="fill:none;stroke:{inks.dim};stroke-width:{stroke}"/>'
    return _svg(side, side, state, [shapes.get(state, dash)])


# --- the line of a figure ----------------------------------------------------------------


def sparkline(metric: Mapping[str, Any], breaches: Sequence[Mapping[str, Any]], inks: Inks, width: float = 132,
              height: float = 20) -> str:  # fmt: skip
    """A row of the document's "metrics" with its own "breaches": line, target, spans in breach, failures."""
    even = bool(metric["start"])
    kept = slice(-DICTATIONS_SHOWN, None) if even else slice(None)
    age_ms: list[float] = metric["age_ms"][kept]
    samples: list[float | None] = metric["samples"][kept]
    plot = _Plot(metric, age_ms, samples, width, height, even=even)
    body = [plot.breach_span(breach, inks) for breach in breaches]
    if metric["target"] is not None:
        y = plot.y(metric["target"])
        dashed = f"fill:none;stroke:{inks.dim};stroke-width:0.8;stroke-dasharray:3 2"
        body.append(f'<path d="M0 {y:.1f}H{width:g}" style="{dashed}"/>')
    body.append(f'<path d="{plot.line()}" style="fill:none;stroke:{inks.accent};stroke-width:1.4"/>')
    body += [f'<rect x="{x - 2:.1f}" y="0" width="4" height="4" style="fill:{inks.breach}"/>' for x in plot.failures()]
    if samples and samples[-1] is not None:
        last_y = plot.y(samples[-1])
        body.append(f'<circle cx="{plot.x[-1]:.1f}" cy="{last_y:.1f}" r="2.2" style="fill:{inks.accent}"/>')
    return _svg(width, height, f"{len(samples)} samples of {metric['label']}", body)


class _Plot:
    """Samples of one figure laid out in a box; dictations at equal steps, others at their time."""

    def __init__(
        self, metric: Mapping[str, Any], age_ms: list[float], samples: list[float | None], width: float, height: float,
        *, even: bool,
    ) -> None:  # fmt: skip
        self._age_ms, self._samples, self._even = age_ms, samples, even
        self._width, self._height = width, height
        self._low, self._high = _range(metric, [value for value in samples if value is not None])
        span_ms = age_ms[0] - age_ms[-1] if age_ms else 0.0
        if even or span_ms <= 0:
            last = max(len(samples) - 1, 1)
            self.x = [self._inside(at / last) for at in range(len(samples))] if len(samples) > 1 else [width - 3]
        else:
            self.x = [self._inside((age_ms[0] - age) / span_ms) for age in age_ms]

    def _inside(self, share: float) -> float:
        return 1.0 + share * (self._width - 4.0)

    def y(self, value: float) -> float:
        share = (value - self._low) / (self._high - self._low)
        return 2.0 + (1.0 - share) * (self._height - 4.0)

    def failures(self) -> list[float]:
        return [x for x, value in zip(self.x, self._samples, strict=False) if value is None]

    def line(self) -> str:
        """Broken at failures and where sampling rested; a sample alone is a point."""
        steps = [before - after for before, after in zip(self._age_ms, self._age_ms[1:], strict=False)]
        rest_ms = max(SHORTEST_GAP_MS, 5 * sorted(steps)[len(steps) // 2]) if steps and not self._even else math.inf
        parts: list[list[tuple[float, float]]] = [[]]
        before_ms = math.inf
        for x, value, age in zip(self.x, self._samples, self._age_ms, strict=False):
            if value is None or before_ms - age > rest_ms:
                parts.append([])
            if value is not None:
                parts[-1].append((x, self.y(value)))
            before_ms = age
        return "".join(_path(_thinned(part)) for part in parts if part)

    def breach_span(self, breach: Mapping[str, Any], inks: Inks) -> str:
        start = self._x_at(breach["since_age_ms"])
        end = self._width if breach["open"] else self._x_at(breach["cleared_age_ms"])
        wide = max(2.0, end - start)
        return (
            f'<rect x="{start:.1f}" y="0" width="{wide:.1f}" height="{self._height:g}" '
            f'style="fill:{inks.breach};fill-opacity:0.18"/>'
        )

    def _x_at(self, age_ms: float) -> float:
        """Of the first sample that is not older."""
        at = next((at for at, age in enumerate(self._age_ms) if age <= age_ms + 1e-3), len(self.x) - 1)
        return self.x[at]


def _range(metric: Mapping[str, Any], finite: Sequence[float]) -> tuple[float, float]:
    """From zero (or below) to a little above target and worst; shares of a whole from near their target to 100."""
    least, most = min(finite, default=0.0), max(finite, default=0.0)
    target = metric["target"]
    if metric["better"] != "lower" and target is not None:
        return min(least, 2 * target - 100), max(most, 100.0) + 0.1
    high = max(most, target or 0.0) * 1.1
    return min(least, 0.0), high if high > 0 else 1.0


def _thinned(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """At most the lowest and the highest of each pixel column, in their order."""
    columns: dict[int, list[tuple[float, float]]] = {}
    for point in points:
        columns.setdefault(int(point[0]), []).append(point)
    kept = []
    for column in columns.values():
        ends = {min(column, key=lambda point: point[1]), max(column, key=lambda point: point[1])}
        kept += sorted(ends)
    return kept


def _path(points: Sequence[tuple[float, float]]) -> str:
    first, *rest = (f"{x:.1f} {y:.1f}" for x, y in points)
    return f"M{first}" + ("".join(f"L{point}" for point in rest) if rest else "h0.1")


# --- the waterfall of a dictation --------------------------------------------------------

_ROW = 20.0
_NAMES = 116.0
_VALUES = 66.0


def waterfall(dictation: Mapping[str, Any], inks: Inks, width: float = 680) -> str:
    """An entry of the document's "dictations": every stage as a bar, key down and key up as two lines."""
    spans = [Span(**span) for span in dictation["waterfall"]]
    held_ms = dictation["key_held_ms"] or 0.0
    left = _NAMES + _VALUES + 14
    axis = make_axis(spans, held_ms, left, width - left - 34)
    bottom = _ROW * len(spans) + 4
    body = _grid(axis, held_ms, bottom, inks)
    for at, span in enumerate(spans):
        body += _bar(axis, span, 4 + at * _ROW, inks, guilty=span.stage == dictation["guilty"])
    return _svg(width, bottom + 20, waterfall_words(dictation), body)


def waterfall_words(dictation: Mapping[str, Any]) -> str:
    """The waterfall for those who do not see it."""
    told = (f"{CATALOG[name].label} {_ms(value)}" for name, value in dictation["stages"].items())
    return "Waterfall of a dictation. " + ", ".join(told)


def _ms(value: float | None) -> str:
    return with_unit(math.inf if value is None else value, Unit.MS)


def _text(x: float, y: float, words: str, ink: str, inks: Inks, anchor: str = "start", size: float = 11.5) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size:g}" '
        f'style="fill:{ink};font-family:{inks.font}">{escape(words)}</text>'
    )


def _rule(x: float, top: float, bottom: float, ink: str, wide: float = 1.0, dash: str = "") -> str:
    dashed = f";stroke-dasharray:{dash}" if dash else ""
    return f'<path d="M{x:.1f} {top:g}V{bottom:g}" style="fill:none;stroke:{ink};stroke-width:{wide}{dashed}"/>'


def _grid(axis: Axis, held_ms: float, bottom: float, inks: Inks) -> list[str]:
    """Round ticks counted from key up, the two key lines, and the place where the hold is cut out."""
    body = []
    step = tick_step(axis.end_ms - held_ms, 5)
    after = 0.0
    free_from = -math.inf
    while held_ms + after <= axis.end_ms + step * 0.01:
        x = axis.x(held_ms + after)
        label = "key up" if after == 0 else f"+{after:g} ms"
        body.append(_rule(x, 2, bottom, inks.line))
        if x - 24 >= free_from:
            body.append(_text(x, bottom + 14, label, inks.dim, inks, "middle", 10))
            free_from = x + 24
        after += step
    for key_ms in (0.0, held_ms):
        body.append(_rule(axis.x(key_ms), 2, bottom + 3, inks.dim, 1.5))
    if axis.x(held_ms) - axis.x(0.0) > 60:
        body.append(_text(axis.x(0.0), bottom + 14, "key down", inks.dim, inks, "middle", 10))
    if axis.is_cut:
        middle = axis.x((axis.cut_from_ms + axis.cut_to_ms) / 2)
        body.append(_rule(middle, 2, bottom - 6, inks.line, 1.0, "1.5 2.5"))
        strokes = "".join(f"M{middle + shift - 3:.1f} {bottom + 3:g}l6 -8" for shift in (-3, 3))
        body.append(f'<path d="{strokes}" style="fill:none;stroke:{inks.dim};stroke-width:1"/>')
    return body


def _bar(axis: Axis, span: Span, top: float, inks: Inks, *, guilty: bool) -> list[str]:
    baseline = top + _ROW / 2 + 4
    start, end = sorted((axis.x(span.start_ms), axis.x(span.end_ms)))
    ink, strength = (inks.breach, 1.0) if guilty else (inks.accent, 0.85 if span.depth else 0.4)
    value_ink = inks.breach if guilty else inks.text
    return [
        _text(0, baseline, CATALOG[span.stage].label, inks.dim if span.depth else inks.text, inks),
        _text(_NAMES + _VALUES, baseline, _ms(span.end_ms - span.start_ms), value_ink, inks, "end"),
        f'<rect x="{start:.1f}" y="{top + 4:g}" width="{max(2.0, end - start):.1f}" height="{_ROW - 8:g}" rx="2" '
        f'style="fill:{ink};fill-opacity:{strength:g}"/>',
    ]
