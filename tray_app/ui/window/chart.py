"""One figure over time, large."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QDateTime, QLocale

from tray_app.core.translation import tr, tr_n
from tray_app.perf.drawing import Floats
from tray_app.perf.figures_text import target_text, unit_text, with_unit
from tray_app.perf.monitor import Series
from tray_app.perf.sparkline import thinned, with_gaps
from tray_app.perf.wall_clock import WALL
from tray_app.perf.words import series_name
from tray_app.ui import theme

from .clock import clock_text
from .graph import Graph, cosmetic

_POINT_ROOM_PX = 8
"""With more room than this for each sample, samples are points on the line."""


_MINUTE_S, _DAY_S = 60.0, 86_400.0
_FORMATS = (
    (1.0, "HH:mm:ss.zzz"),
    (_MINUTE_S, "HH:mm:ss"),
    (_DAY_S, "HH:mm"),
    (28 * _DAY_S, "ddd d"),
    (365 * _DAY_S, "MMM"),
    (math.inf, "yyyy"),
)
"""Of the ticks of a time axis that are less than so many seconds apart."""


def moment_texts(values: Sequence[float], _scale: float, spacing: float) -> list[str]:
    """Times and days as the user's language writes them; the axis itself writes English."""
    form, locale = next(form for apart_s, form in _FORMATS if spacing < apart_s), QLocale()
    return [locale.toString(QDateTime.fromMSecsSinceEpoch(round(value * 1_000)), form) for value in values]


class Chart(Graph):
    _line: tuple[Floats, Floats]

    def _take(self, series: Series) -> None:
        self.setAccessibleName(tr("{figure} over time").format(figure=series_name(series)))
        self._ids, values = series.samples.at_ns, series.samples.values
        self._x = np.array([WALL.unix_s(when_ns) for when_ns in self._ids.tolist()])
        heights = np.where(np.isfinite(values), values, np.nan)
        self._line = with_gaps(self._ids.astype(np.float64), self._x, heights, even=series.metric.by_start)
        if len(self._x):
            self._whole = float(self._x[0]), max(float(self._x[-1]), float(self._x[0]) + 1.0)

    def _words(self) -> str:
        series = self._series
        if series is None:
            return tr("Choose a figure above to see it over time.")
        told, unit = f"{series_name(series)}. {tr(series.metric.meaning)}", series.metric.unit
        if series.stats is None or not len(self._x):
            return f"{told}\n{tr('No samples yet in this time range.')}"
        counted = tr_n(
            "{n} sample from {least} to {most}, target {target}.",
            "{n} samples from {least} to {most}, target {target}.",
            len(self._x),
        ).format(
            least=with_unit(series.stats.minimum, unit),
            most=with_unit(series.stats.maximum, unit),
            target=target_text(series.target, unit),
        )
        return f"{told}\n{counted}"

    def _told(self, series: Series, at: int) -> tuple[str, float]:
        value = float(series.samples.values[at])
        words = tr("{figure} at {time}")
        return words.format(figure=with_unit(value, series.metric.unit), time=clock_text(int(self._ids[at]))), value

    def _make_items(self, pyqtgraph: Any) -> tuple[Any, ...]:
        axis = pyqtgraph.DateAxisItem()
        axis.tickStrings = moment_texts
        self._plot.setAxisItems({"bottom": axis})
        self._curve = pyqtgraph.PlotDataItem(symbolSize=5, symbolPen=None, antialias=True, connect="finite")
        self._failures = pyqtgraph.PlotDataItem(pen=None, symbol="s", symbolPen=None, symbolSize=7)
        return self._curve, self._failures

    def _draw_items(self, series: Series, colours: theme.Colours) -> None:
        self._curve.setPen(cosmetic(colours.accent, 1.5))
        self._curve.setSymbolBrush(colours.accent)
        self._failures.setSymbolBrush(colours.breach)
        failed = self._x[~np.isfinite(series.samples.values)]
        top = max(float(np.nanmax(self._line[1], initial=-np.inf)), series.target)
        self._failures.setData(failed, np.full(len(failed), top))
        self._plot.setLabel("left", unit_text(series.metric.unit) or tr("count"))

    def _fit(self, low: float, high: float) -> None:
        """Only what can be seen of the line, and no more of it than there are pixels for."""
        x, y = self._line
        first, last = np.searchsorted(x, (low, high))
        part = slice(max(0, int(first) - 1), int(last) + 1)
        width_px = max(1.0, self._plot.getViewBox().width())
        per_s = width_px / (high - low)
        x, y = thinned((x[part] - low) * per_s, y[part])
        self._curve.setData(x / per_s + low, y, symbol="o" if len(x) * _POINT_ROOM_PX <= width_px else None)
