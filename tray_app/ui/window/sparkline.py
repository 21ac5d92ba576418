"""From the samples of a row to what is drawn in its cell; drawn once for each new sample.

Dictations stand at equal steps; sampled figures stand at their time, and where sampling
rested the line has a gap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QDataStream, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from tray_app.perf.breaches import Breach
from tray_app.perf.catalog import Better
from tray_app.perf.monitor import Series
from tray_app.ui.theme import Colours

Floats = NDArray[np.float64]

_PATH_ELEMENT = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])
_MOVE_TO, _LINE_TO = 0, 1
SHORTEST_GAP_NS = 5_000_000_000
DICTATIONS_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Plot:
    """A row's samples laid out in the unit square: x from oldest to newest, y 0 (bottom) to 1."""

    x: Floats
    y: Floats
    """NaN where the line breaks."""
    at_ns: NDArray[np.int64]
    values: Floats
    target_y: float
    breaches: tuple[tuple[float, float], ...]
    """Spans of x over which the figure was in breach."""
    failed_x: tuple[float, ...]
    """Where a dictation failed: no height says how late it was."""


def plot_of(series: Series, at_ns: NDArray[np.int64], values: Floats, breaches: Sequence[Breach]) -> Plot | None:
    """None when there is nothing to draw. `at_ns` and `values` have shape (n,), oldest first."""
    if series.metric.by_start:
        at_ns, values = at_ns[-DICTATIONS_SHOWN:], values[-DICTATIONS_SHOWN:]
    if len(values) == 0:
        return None
    finite = values[np.isfinite(values)]
    low, high = _range(series, finite)
    x = _positions(at_ns, even=series.metric.by_start)
    y = np.where(np.isfinite(values), (values - low) / (high - low), np.nan)
    spans = tuple(
        (_x_at(breach.since_ns, at_ns, x), 1.0 if breach.cleared_ns is None else _x_at(breach.cleared_ns, at_ns, x))
        for breach in breaches
        if breach.cleared_ns is None or breach.cleared_ns >= at_ns[0]
    )
    target_y = (series.target - low) / (high - low)
    return Plot(x, y, at_ns, values, target_y, spans, tuple(x[~np.isfinite(values)].tolist()))


def _range(series: Series, finite: Floats) -> tuple[float, float]:
    """From zero (or below) to a little above target and worst; shares of a whole from near their target to 100."""
    least, most = (float(finite.min()), float(finite.max())) if len(finite) else (0.0, 0.0)
    if series.metric.better is Better.HIGHER:
        low, high = min(least, 2 * series.target - 100), max(most, 100.0)
        return low - 0.05 * (high - low), high + 0.05 * (high - low) or 1.0
    high = max(most, series.target) * 1.15
    return min(least, 0.0), high if high > 0 else 1.0


def _positions(at_ns: NDArray[np.int64], *, even: bool) -> Floats:
    if len(at_ns) == 1:
        return np.ones(1)
    if even:
        return np.linspace(0.0, 1.0, len(at_ns))
    since = (at_ns - at_ns[0]).astype(np.float64)
    return since / since[-1] if since[-1] > 0 else np.linspace(0.0, 1.0, len(at_ns))


def _x_at(when_ns: int, at_ns: NDArray[np.int64], x: Floats) -> float:
    return float(np.interp(float(when_ns), at_ns.astype(np.float64), x))


def with_gaps(plot: Plot, *, even: bool) -> tuple[Floats, Floats]:
    """x and y with a NaN put between samples that must not be joined."""
    if even or len(plot.x) < 3:
        return plot.x, plot.y
    steps_ns = np.diff(plot.at_ns)
    rest_ns = max(SHORTEST_GAP_NS, 5 * int(np.median(steps_ns)))
    breaks = np.flatnonzero(steps_ns > rest_ns) + 1
    return np.insert(plot.x, breaks, plot.x[breaks]), np.insert(plot.y, breaks, np.nan)


def thinned(x: Floats, y: Floats, columns: int) -> tuple[Floats, Floats]:
    """At most two samples for each pixel column, its lowest and its highest, in their order."""
    if len(x) <= 2 * columns:
        return x, y
    kept: list[int] = []
    for part in np.array_split(np.arange(len(x)), columns):
        inside = y[part]
        if np.isnan(inside).all():
            kept.append(int(part[0]))
            continue
        ends = sorted({int(part[np.nanargmin(inside)]), int(part[np.nanargmax(inside)])})
        gap = part[np.isnan(inside)]
        kept += sorted({*ends, *gap[:1].tolist()})
    return x[kept], y[kept]


def path_of(x: Floats, y: Floats) -> QPainterPath:
    """The line through the points, of shape (n,) each; where y is NaN it breaks.

    Read in by Qt as one block, in the form in which it writes paths itself: adding the points one by one from Python
    takes twenty times as long.
    """
    drawn = np.isfinite(y)
    count = int(np.count_nonzero(drawn))
    path = QPainterPath()
    if not count:
        return path
    elements = np.empty(count, _PATH_ELEMENT)
    elements["x"], elements["y"] = x[drawn], y[drawn]
    begins = drawn & ~np.r_[False, drawn[:-1]]
    elements["kind"] = np.where(begins[drawn], _MOVE_TO, _LINE_TO)
    numbers = np.array([0, Qt.FillRule.OddEvenFill.value], ">i4").tobytes()
    block = np.array([count], ">i4").tobytes() + elements.tobytes() + numbers
    stream = QDataStream(QByteArray(block))
    stream >> path
    return path


class Sparkline:
    """The drawing of one row, made anew only when its samples or its size changed."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._path: QPainterPath | None = None
        self._lonely: list[QPointF] = []

    def draw(self, painter: QPainter, box: QRectF, plot: Plot, version: object, even: bool, colours: Colours) -> None:
        """Needs an antialiasing painter. `version` changes whenever `plot` does."""
        key = (version, box.width(), box.height())
        if key != self._key:
            self._key = key
            self._lay_out(box, plot, even)
        painter.save()
        painter.translate(box.topLeft())
        width, height = box.width(), box.height()
        tint = QColor(colours.breach)
        tint.setAlphaF(0.18)
        for start, end in plot.breaches:
            painter.fillRect(QRectF(start * width, 0, max(2.0, (end - start) * width), height), tint)
        target = height * (1 - plot.target_y)
        faint = QColor(colours.dim)
        faint.setAlphaF(0.6)
        painter.setPen(QPen(faint, 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(0, target), QPointF(width, target))
        painter.setPen(QPen(colours.accent, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        if self._path is not None:
            painter.drawPath(self._path)
        painter.setPen(QPen(colours.accent, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPoints(self._lonely)
        painter.setPen(QPen(colours.accent, 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        if np.isfinite(plot.y[-1]):
            painter.drawPoint(QPointF(plot.x[-1] * width, height * (1 - plot.y[-1])))
        for failed in plot.failed_x:
            painter.fillRect(QRectF(failed * width - 2.5, 0, 5, 5), colours.breach)
        painter.restore()

    def _lay_out(self, box: QRectF, plot: Plot, even: bool) -> None:
        x, y = thinned(*with_gaps(plot, even=even), columns=max(8, int(box.width())))
        x, y = x * box.width(), (1 - y) * box.height()
        self._path = path_of(x, y)
        drawn = np.isfinite(y)
        before, after = np.r_[False, drawn[:-1]], np.r_[drawn[1:], False]
        alone = drawn & ~before & ~after
        self._lonely = [QPointF(*point) for point in zip(x[alone].tolist(), y[alone].tolist(), strict=True)]


def nearest(plot: Plot, x: float) -> int:
    """Index of the sample nearest to `x` (0 to 1)."""
    return int(np.argmin(np.abs(plot.x - x)))
