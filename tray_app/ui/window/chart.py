"""One figure over time, large: pyqtgraph's axes, zoom and pan.

pyqtgraph takes 18 MB and a quarter of a second: it is loaded beside the first picture, once somebody looks here.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tray_app.perf.figures_text import target_text, with_unit
from tray_app.perf.monitor import Monitor, Series
from tray_app.perf.sparkline import SHORTEST_GAP_NS
from tray_app.ui import theme

from .clock import when_text
from .shapes import draw_focus

_STEPS_S = (1, 2, 5, 10, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200, 18_000, 36_000)
_TICK_ROOM_PX = 90
_LOOK_EVERY_MS = 30
_AGES_EVERY_NS = 5_000_000_000
"""Without new samples only the times before now change."""
_NO_SAMPLES = "No samples yet in this time range."


def _tick_spacing(least_s: float, most_s: float, width_px: float) -> list[tuple[float, float]]:
    """Steps that are round as time is: (step, offset) as pyqtgraph's axis wants it."""
    wanted = (most_s - least_s) / max(1.0, width_px / _TICK_ROOM_PX)
    return [(next((step for step in _STEPS_S if step >= wanted), _STEPS_S[-1]), 0)]


def _ago(values: Sequence[float], _scale: float, spacing: float) -> list[str]:
    """Times on the axis: seconds before now, written as minutes or hours when the step is whole in them."""
    size, unit = next(
        (size, unit) for size, unit in ((3_600, "h"), (60, "min"), (1, "s")) if spacing % size == 0 or size == 1
    )
    return ["now" if value == 0 else f"{-value / size:g} {unit}" if value < 0 else "" for value in values]


class Chart(QWidget):
    """Makes its plot when it first shows a series: that is when pyqtgraph is needed."""

    def __init__(self, monitor: Monitor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._monitor = monitor
        self._key: tuple[object, ...] = ()
        self._at_ns: NDArray[np.int64] = np.empty(0, np.int64)
        self._values: NDArray[np.float64] = np.empty(0)
        self._now_ns = 0
        self._series: Series | None = None
        self._span: tuple[str, str, int | None] = ("", "", None)
        """The figure and the time range in seconds: what is zoomed and read stays while they stay."""
        self._is_new = True
        """Not drawn yet with this span."""
        self._chosen_ns: int | None = None
        """When the sample that is read was taken; None before one was."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._plot: Any = None  # pyqtgraph has no types
        self._loading: threading.Thread | None = None
        self._loaded = False
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_EVERY_MS)
        self._look.timeout.connect(self._go_on_when_loaded)
        self._heading = QLabel("Choose a figure above to see it over time.", self)
        self._heading.setWordWrap(True)
        self._reading = QLabel("", self)
        self._reading.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 8, 8, 8)
        self._column.addWidget(self._heading)
        self._column.addWidget(self._reading)
        self._column.addStretch()

    def show_series(self, series: Series | None, since_ns: int | None, now_ns: int) -> None:
        """Redrawn only when it has new samples, or when its times have grown old."""
        self._series = series
        n = series.stats.n if series and series.stats else 0
        key = (series.metric.name, series.start, series.version, series.target, n) if series else ()
        if series is None or (key == self._key and now_ns - self._now_ns < _AGES_EVERY_NS):
            return
        self._key, self._now_ns = key, now_ns
        span_s = None if since_ns is None else round((now_ns - since_ns) / 1e9)
        if self._span != (series.metric.name, series.start, span_s):
            self._span, self._is_new, self._chosen_ns = (series.metric.name, series.start, span_s), True, None
        self._at_ns, self._values = self._monitor.samples(series.metric.name, series.start, since_ns)
        named = f"{series.metric.label}, {series.start}" if series.start else series.metric.label
        self._heading.setText(f"{named}. {series.metric.meaning}")
        self.setAccessibleName(f"{named} over time")
        self._draw(series)

    def restyle(self) -> None:
        """The palette changed: draw anew."""
        self._key = ()
        if self._plot is not None:
            self._style()

    def _load(self) -> None:
        """The thread knows nothing of Qt: it may outlive the window, which must not be destroyed from there."""
        if self._loading is None:
            self._loading = threading.Thread(
                target=import_module, args=("pyqtgraph",), name="graph-loader", daemon=True
            )
            self._loading.start()
            self._look.start()

    def _go_on_when_loaded(self) -> None:
        if self._loading is None or self._loading.is_alive():
            return
        self._look.stop()
        self._loaded = True
        if self._series is not None:
            self._draw(self._series)

    def _draw(self, series: Series) -> None:
        if self._plot is not None:
            self._plot.setVisible(len(self._values) > 0)
        if len(self._values) == 0:
            self._heading.setText(f"{self._heading.text()}\n{_NO_SAMPLES}")
            self._reading.clear()
            self.setAccessibleDescription(_NO_SAMPLES)
            return
        if not self._loaded:
            self._load()
            return
        if self._plot is None:
            self._make_plot()
            self._style()
        seconds = (self._at_ns - self._now_ns) / 1e9
        heights = np.where(np.isfinite(self._values), self._values, np.nan)
        breaks = np.flatnonzero(np.diff(self._at_ns) > self._gap_ns(series)) + 1
        self._curve.setData(
            np.insert(seconds, breaks, seconds[breaks]), np.insert(heights, breaks, np.nan), connect="finite"
        )
        self._show_chosen()
        self._target.setValue(series.target)
        # Below the line where the line is the highest thing: above it the label would leave the picture.
        highest = np.nanmax(heights, initial=-np.inf)
        self._target.label.anchors = [(1, 0)] * 2 if series.target >= highest else [(1, 1)] * 2
        self._target.label.setFormat(f"target {target_text(series.target, series.metric.unit)}")
        self._plot.setLabel("left", series.metric.unit.value or "count")
        if self._is_new:
            self._is_new = False
            self._plot.enableAutoRange()

    def _gap_ns(self, series: Series) -> float:
        """Dictations are apart by nature and joined; sampling that rested is not."""
        if series.metric.by_start or len(self._at_ns) < 3:
            return np.inf
        return max(SHORTEST_GAP_NS, 5 * float(np.median(np.diff(self._at_ns))))

    def _make_plot(self) -> None:
        import pyqtgraph

        self._plot = plot = pyqtgraph.PlotWidget(self)
        plot.setMenuEnabled(False)
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys are this widget's
        plot.setMouseEnabled(x=True, y=False)
        plot.setFrameShape(plot.Shape.NoFrame)
        axis = plot.getAxis("bottom")
        axis.tickSpacing, axis.tickStrings = _tick_spacing, _ago
        self._curve = plot.plot([], [], symbol="o", symbolSize=4, antialias=True)
        self._mark = plot.plot([], [], pen=None, symbol="o", symbolSize=10)
        self._target = pyqtgraph.InfiniteLine(
            angle=0, label="", labelOpts={"position": 0.95, "anchors": [(1, 1), (1, 1)]}
        )
        plot.addItem(self._target)
        plot.scene().sigMouseMoved.connect(self._read)
        self._column.insertWidget(2, plot, 1)

    def _style(self) -> None:
        import pyqtgraph

        colours = theme.colours(self.palette())
        self._plot.setBackground(colours.background)
        self._curve.setPen(pyqtgraph.mkPen(colours.accent, width=1.5))
        self._curve.setSymbolBrush(colours.accent)
        self._curve.setSymbolPen(None)
        self._mark.setSymbolBrush(None)
        self._mark.setSymbolPen(pyqtgraph.mkPen(colours.text, width=2))
        self._target.setPen(pyqtgraph.mkPen(colours.dim, width=1, style=Qt.PenStyle.DashLine))
        self._target.label.setColor(colours.dim)
        self._target.label.fill = pyqtgraph.mkBrush(colours.background)
        for side in ("left", "bottom"):
            axis = self._plot.getAxis(side)
            axis.setPen(pyqtgraph.mkPen(colours.line))
            axis.setTextPen(colours.dim)

    def _read(self, where: object) -> None:
        """The sample nearest to the pointer, with its time."""
        if self._plot is None or self._series is None or len(self._values) == 0:
            return
        seconds = self._plot.getPlotItem().vb.mapSceneToView(where).x()
        self._show_sample(int(np.argmin(np.abs((self._at_ns - self._now_ns) / 1e9 - seconds))))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_focus(painter, self, theme.colours(self.palette()))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Left and right go from sample to sample, Home and End to the first and the last."""
        last = len(self._values) - 1
        at = self._index_of_chosen()
        now = last if at is None else at
        goals = {Qt.Key.Key_Left: now - 1, Qt.Key.Key_Right: now + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        if last < 0 or self._plot is None or event.key() not in goals:
            super().keyPressEvent(event)
            return
        self._show_sample(min(last, max(0, goals[Qt.Key(event.key())])))

    def _index_of_chosen(self) -> int | None:
        """None also when it is no longer kept, or older than the time range."""
        if self._chosen_ns is None:
            return None
        at = int(np.searchsorted(self._at_ns, self._chosen_ns))
        return at if at < len(self._at_ns) and self._at_ns[at] == self._chosen_ns else None

    def _show_chosen(self) -> None:
        """The sample that was read before there were new ones."""
        at = self._index_of_chosen()
        if at is not None:
            self._show_sample(at)
            return
        self._mark.clear()
        self._reading.clear()
        self.setAccessibleDescription("")

    def _show_sample(self, at: int) -> None:
        """Its value and time in words, and a mark on it."""
        if self._series is None:
            return
        self._chosen_ns = int(self._at_ns[at])
        seconds, value = (self._at_ns[at] - self._now_ns) / 1e9, self._values[at]
        self._mark.setData([seconds], [value if np.isfinite(value) else np.nan])
        when = when_text(int(self._at_ns[at]), self._now_ns)
        self._reading.setText(f"{with_unit(float(value), self._series.metric.unit)} {when}")
        self.setAccessibleDescription(self._reading.text())
