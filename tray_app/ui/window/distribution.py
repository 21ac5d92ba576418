"""How often a figure was how large: one bar a range of values, the target and the percentiles as lines."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QBrush, QColor

from tray_app.core.translation import listed, tr, tr_n
from tray_app.perf.drawing import Floats
from tray_app.perf.figures_text import figure_text, target_text, unit_text, with_unit
from tray_app.perf.monitor import Series
from tray_app.perf.words import series_name
from tray_app.ui import theme

from .graph import Graph, cosmetic, tick_texts

MOST_BARS = 30
_WORDS_AT = {"p50": 0.84, "p95": 0.73}
"""Shares of the height, one for each; that of the target is above, and the bars end below."""


@dataclass(frozen=True, slots=True)
class Bars:
    """`counts[i]` samples from `edges[i]` to `edges[i + 1]`; the last range holds its upper edge too."""

    counts: NDArray[np.int64]
    edges: Floats
    failed: int
    """Dictations that failed: in no bar, as no length says how late they were."""

    def words(self, at: int, series: Series) -> str:
        unit = series.metric.unit
        low, high = figure_text(float(self.edges[at]), unit), with_unit(float(self.edges[at + 1]), unit)
        words = tr_n("{low} to {high}: {n} sample", "{low} to {high}: {n} samples", int(self.counts[at]))
        return words.format(low=low, high=high)

    def range_with(self, target: float) -> tuple[float, float]:
        """Of the bars, and of the target unless they would shrink to less than half of it."""
        low, high = float(self.edges[0]), float(self.edges[-1])
        return (min(low, target), max(high, target)) if 2 * low - high <= target <= 2 * high - low else (low, high)


def bars_of(values: Floats) -> Bars | None:
    """None when fewer than two finite samples are there. As many bars as the square root of n, at most thirty."""
    finite = values[np.isfinite(values)]
    if len(finite) < 2:  # a single sample has no distribution
        return None
    low, high = float(finite.min()), float(finite.max())
    if low == high:
        low, high = low - 0.5, high + 0.5
    count = int(min(MOST_BARS, max(5, np.ceil(np.sqrt(len(finite))) * 1.5)))
    counts, edges = np.histogram(finite, bins=count, range=(low, high))
    return Bars(counts.astype(np.int64), edges, len(values) - len(finite))


class Distribution(Graph):
    target_angle = 90
    _bars: Bars | None = None

    def _take(self, series: Series) -> None:
        self.setAccessibleName(tr("Distribution of {figure}").format(figure=series_name(series)))
        self._bars = bars_of(series.samples.values)
        edges = self._bars.edges if self._bars is not None else np.empty(1)
        self._x = (edges[:-1] + edges[1:]) / 2
        self._ids = np.arange(len(self._x))
        if self._bars is not None:
            self._whole = self._bars.range_with(series.target)

    def _words(self) -> str:
        series, bars = self._series, self._bars
        if series is None:
            return tr("Choose a figure above to see how it is distributed.")
        stats, unit = series.stats, series.metric.unit
        if bars is None or stats is None:
            return tr("{figure}: too few samples for a distribution.").format(figure=series_name(series))
        words = tr_n("{figure}: {n} sample", "{figure}: {n} samples", stats.n)
        told = [words.format(figure=series_name(series))]
        figures = (("p50", stats.p50), ("p95", stats.p95), ("p99", stats.p99))
        told += [f"{name} {with_unit(value, unit)}" for name, value in figures if value is not None]
        told.append(tr("most often {range}").format(range=bars.words(int(np.argmax(bars.counts)), series)))
        if bars.failed:
            told.append(tr_n("{n} failed", "{n} failed", bars.failed))
        low, high = self._whole
        words = tr("target {target}") if low <= series.target <= high else tr("target {target}, beyond the edge")
        return tr(listed([*told, words.format(target=target_text(series.target, unit))]))

    def _told(self, series: Series, at: int) -> tuple[str, float]:
        assert self._bars is not None, "it is one of its bars"
        return self._bars.words(at, series), float(self._bars.counts[at])

    def _make_items(self, pyqtgraph: Any) -> tuple[Any, ...]:
        self._boxes = pyqtgraph.BarGraphItem(x0=[], x1=[], height=[])
        self._lines = {
            name: pyqtgraph.InfiniteLine(angle=90, label=name, labelOpts={"position": at})
            for name, at in _WORDS_AT.items()
        }
        self._plot.getAxis("bottom").tickStrings = tick_texts
        self._plot.setLabel("left", tr("samples"))
        return self._boxes, *self._lines.values()

    def _draw_items(self, series: Series, colours: theme.Colours) -> None:
        bars, stats = self._bars, series.stats
        assert bars is not None, "there are bars to draw"
        assert stats is not None, "bars are made of samples"
        light = QColor(colours.accent)
        light.setAlphaF(0.7)
        edge = cosmetic(colours.background)
        self._boxes.setOpts(x0=bars.edges[:-1], x1=bars.edges[1:], height=bars.counts, brush=light, pen=edge)
        for name, line in self._lines.items():
            value = getattr(stats, name)
            line.setVisible(math.isfinite(value))  # else it falls on a dictation that failed
            line.setValue(value if math.isfinite(value) else 0.0)
            line.setPen(cosmetic(colours.dim))
            line.label.setColor(colours.dim)
            line.label.fill = QBrush(colours.background)
        self._plot.setYRange(0, 1.45 * int(bars.counts.max()), padding=0)
        self._plot.setLabel("bottom", unit_text(series.metric.unit) or tr("count"))
