"""The line of one figure: its samples, target, breaches and failures.

Dictations stand at equal steps; sampled figures stand at their time, and where sampling rested the line has a gap.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .breaches import Breach
from .drawing import Box, Drawing, Floats, Ink, Line, Shape, dot, straight
from .metric import Better
from .monitor import Series

SHORTEST_GAP_NS = 5_000_000_000
DICTATIONS_SHOWN = 60
"""Samples of a figure of dictations in its line."""
EDGE = 3.0
"""Between the line and the picture's edge, in pixels: room for the dot on the newest sample."""


@dataclass(slots=True, eq=False)
class Plot:
    """Samples laid out in the unit square: x from oldest to newest, y 0 (bottom) to 1."""

    label: str
    at_ns: Floats
    """When each was taken, of shape (n,), oldest first."""
    values: Floats
    """Infinite where a dictation failed: no height says how late it was."""
    x: Floats
    y: Floats
    """NaN where a dictation failed."""
    even: bool
    target_y: float | None
    breaches: tuple[tuple[float, float], ...]
    """Spans of x over which the figure was in breach."""
    _drawn: Drawing | None = field(default=None, init=False)

    def drawing(self, width: float, height: float) -> Drawing:
        """Laid out anew only for another size."""
        if self._drawn is None or (self._drawn.width, self._drawn.height) != (width, height):
            self._drawn = Drawing(width, height, f"{len(self.x)} samples of {self.label}", self._shapes(width, height))
        return self._drawn

    def nearest(self, x: float, width: float) -> int:
        """Index of the sample nearest to pixel `x` of a drawing `width` wide."""
        return int(np.argmin(np.abs(self.x * (width - 2 * EDGE) + EDGE - x)))

    def _shapes(self, width: float, height: float) -> tuple[Shape, ...]:
        wide, high = width - 2 * EDGE, height - 2 * EDGE
        x, y = EDGE + self.x * wide, EDGE + (1 - self.y) * high
        shapes: list[Shape] = [
            Box(EDGE + start * wide, 0, max(2.0, (end - start) * wide), height, Ink.BREACH, strength=0.18)
            for start, end in self.breaches
        ]
        if self.target_y is not None:
            target = EDGE + (1 - self.target_y) * high
            shapes.append(straight(0, target, width, target, Ink.DIM, dashed=True, strength=0.6))
        shapes.append(Line(*thinned(*with_gaps(self.at_ns, x, y, even=self.even)), Ink.ACCENT, 1.5))
        if np.isfinite(y[-1]):
            shapes.append(dot(float(x[-1]), float(y[-1]), 2.5, Ink.ACCENT))
        failed = x[~np.isfinite(y)].tolist()
        return (*shapes, *(Box(at - 2.5, 0, 5, 5, Ink.BREACH) for at in failed))


def plot_of(series: Series, at_ns: NDArray[np.int64], values: Floats, breaches: Sequence[Breach]) -> Plot | None:
    """None when there is nothing to draw. `at_ns` and `values` have shape (n,), oldest first."""
    spans = [(float(breach.since_ns), breach.cleared_ns) for breach in breaches]
    metric = series.metric
    return _plot(
        metric.label, at_ns.astype(np.float64), values, series.target, spans, metric.better, even=metric.by_start
    )


def plot_in_report(found: Mapping[str, Any], breaches: Sequence[Mapping[str, Any]]) -> Plot | None:
    """Of a row of the report's "metrics" and its own "breaches"; times are counted back from when it was made."""
    spans = [
        (-1e6 * breach["since_age_ms"], None if breach["open"] else -1e6 * breach["cleared_age_ms"])
        for breach in breaches
    ]
    values = np.array([math.inf if value is None else value for value in found["samples"]])
    target = math.inf if found["target"] is None else found["target"]
    at_ns = -1e6 * np.array(found["age_ms"])
    return _plot(found["label"], at_ns, values, target, spans, Better(found["better"]), even=bool(found["start"]))


def _plot(
    label: str, at_ns: Floats, values: Floats, target: float, spans: Sequence[tuple[float, float | None]],
    better: Better, *, even: bool,
) -> Plot | None:  # fmt: skip
    if even:
        at_ns, values = at_ns[-DICTATIONS_SHOWN:], values[-DICTATIONS_SHOWN:]
    if len(values) == 0:
        return None
    has_target = math.isfinite(target)
    finite = values[np.isfinite(values)]
    low, high = span_of(finite, target if has_target else None, better)
    x = _positions(at_ns, even=even)
    y = np.where(np.isfinite(values), (values - low) / (high - low), np.nan)
    breaches = tuple(
        (float(np.interp(since, at_ns, x)), 1.0 if cleared is None else float(np.interp(cleared, at_ns, x)))
        for since, cleared in spans
        if cleared is None or cleared >= at_ns[0]
    )
    return Plot(label, at_ns, values, x, y, even, (target - low) / (high - low) if has_target else None, breaches)


def span_of(finite: Floats, target: float | None, better: Better) -> tuple[float, float]:
    """From zero (or below) to a little above target and worst; shares of a whole from near their target to 100."""
    least, most = (float(finite.min()), float(finite.max())) if len(finite) else (0.0, 0.0)
    if better is Better.HIGHER and target is not None:
        low, high = min(least, 2 * target - 100), max(most, 100.0)
        return low - 0.05 * (high - low), high + 0.05 * (high - low) or 1.0
    high = max(most, target or 0.0) * 1.15
    return min(least, 0.0), high if high > 0 else 1.0


def _positions(at_ns: Floats, *, even: bool) -> Floats:
    if len(at_ns) == 1:
        return np.ones(1)
    since = at_ns - at_ns[0]
    return np.linspace(0.0, 1.0, len(at_ns)) if even or since[-1] <= 0 else since / since[-1]


def with_gaps(at_ns: Floats, x: Floats, y: Floats, *, even: bool) -> tuple[Floats, Floats]:
    """x and y with a NaN put between samples that must not be joined."""
    if even or len(x) < 3:
        return x, y
    steps_ns = np.diff(at_ns)
    breaks = np.flatnonzero(steps_ns > max(SHORTEST_GAP_NS, 5 * float(np.median(steps_ns)))) + 1
    return np.insert(x, breaks, x[breaks]), np.insert(y, breaks, np.nan)


def thinned(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """At most the lowest and the highest point of each pixel column, and every gap; x rises and is in pixels."""
    gap, column = np.isnan(y), np.floor(x)
    begins = np.r_[True, (np.diff(column) != 0) | (gap[1:] != gap[:-1])]
    by_height = np.lexsort((y, np.cumsum(begins)))
    ends = np.r_[begins[1:], True]
    kept = np.unique(np.r_[by_height[begins], by_height[ends]])
    return x[kept], y[kept]
