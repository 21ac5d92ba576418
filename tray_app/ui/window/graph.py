"""What the window's large pictures share: pyqtgraph's axes, zoom and pan, a crosshair with its value, and words.

pyqtgraph takes 18 MB and a quarter of a second: it is loaded beside the first picture, once somebody looks here.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tray_app.core.translation import marked, tr
from tray_app.perf.drawing import Floats
from tray_app.perf.figures_text import number_text, target_text
from tray_app.perf.monitor import Series
from tray_app.ui import theme
from tray_app.ui.loading import GraphsLoading
from tray_app.ui.painting import draw_focus
from tray_app.ui.told_as import Picture

from .cells import SMALL, tabular
from .sections import key_of

_ZOOM = 1.5
_HOW = marked(
    "The wheel zooms, dragging pans, a double click shows all again; with the keyboard: +, −, 0 and the arrow keys."
)


def cosmetic(colour: QColor, width: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """As wide on the screen however the picture is zoomed."""
    pen = QPen(colour, width, style)
    pen.setCosmetic(True)
    return pen


def tick_texts(values: Sequence[float], _scale: float, spacing: float) -> list[str]:
    """As many decimals as the step between ticks has."""
    return [number_text(value, max(0, math.ceil(-math.log10(spacing) - 1e-9))) for value in values]


class Graph(Picture):
    """Makes its plot when it first has something to draw: that is when pyqtgraph is needed.

    What can be read one by one, samples or bars, stand at `_x`, rising; each is known by its number in `_ids`.
    """

    target_angle = 0
    """Of the target's line, in degrees: 0 where figures are heights, 90 where they are places."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series: Series | None = None
        self._key: tuple[object, ...] = ()
        self._x: Floats = np.empty(0)
        self._ids: NDArray[np.int64] = np.empty(0, np.int64)
        self._chosen_id: int | None = None
        self._whole = (0.0, 1.0)
        """The range of x that shows everything."""
        self._zoomed = False
        self._plot: Any = None  # pyqtgraph has no types
        self._loading = GraphsLoading(self)
        self._loading.done.connect(self._begin)
        self._heading = QLabel(self._words(), self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._reading = QLabel("", self, alignment=Qt.AlignmentFlag.AlignRight)
        self._reading.setFont(tabular(self._reading.font()))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 8, 8, 8)
        self._column.addWidget(self._heading)
        self._column.addWidget(self._reading)
        self._column.addStretch()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # --- what each picture gives: abstract by hand, for Qt's classes take no ABC beside them ---

    def _take(self, series: Series) -> None:
        """Make `_x`, `_ids` and `_whole` of its samples."""
        raise NotImplementedError

    def _words(self) -> str:
        """What it shows, for those who do not see it too."""
        raise NotImplementedError

    def _told(self, series: Series, at: int) -> tuple[str, float]:
        """One of them: its words and its height."""
        raise NotImplementedError

    def _make_items(self, pyqtgraph: Any) -> tuple[Any, ...]:
        raise NotImplementedError

    def _draw_items(self, series: Series, colours: theme.Colours) -> None:
        raise NotImplementedError

    def _fit(self, low: float, high: float) -> None:
        """This range of x is shown now."""

    # --- drawing -------------------------------------------------------------------------

    def show_series(self, series: Series | None) -> None:
        """Drawn anew only when there are other samples; another figure is shown whole, and nothing of it is read."""
        key = (*key_of(series), series.samples, series.target) if series else ()
        if key == self._key:
            return
        if key[:2] != self._key[:2]:
            self._zoomed, self._chosen_id = False, None
        self._key, self._series = key, series
        if series is not None:
            self._take(series)
        self._heading.setText(self._words())
        self._redraw()

    def _redraw(self) -> None:
        drawn = self._series is not None and len(self._x) > 0
        if self._plot is not None:
            self._plot.setVisible(drawn)
        if drawn and self._plot is None:
            self._loading.start()
        elif drawn and self._series is not None:
            colours = theme.colours(self.palette())
            self._draw_frame(self._series, colours)
            self._draw_items(self._series, colours)
            if not self._zoomed:
                self.show_whole()
            self._fit(*self._plot.viewRange()[0])
        self._read(self._chosen())

    def show_whole(self) -> None:
        if self._plot is not None:
            self._plot.setXRange(*self._whole, padding=0.02)
            self._zoomed = False

    def _begin(self) -> None:
        self._make_plot()
        self._redraw()

    def _make_plot(self) -> None:
        import pyqtgraph

        self._plot = plot = pyqtgraph.PlotWidget(self)
        plot.setMenuEnabled(False)
        plot.getPlotItem().setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # time runs to the right everywhere
        plot.hideButtons()
        plot.setToolTip(tr(_HOW))
        for part in (plot, plot.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys are this widget's
        plot.setMouseEnabled(x=True, y=False)
        plot.setFrameShape(plot.Shape.NoFrame)
        plot.getPlotItem().setContentsMargins(0, 8, 8, 0)  # for half of the outermost ticks' words
        plot.getViewBox().setAutoVisible(y=True)
        plot.enableAutoRange("x", False)
        plot.getAxis("left").tickStrings = tick_texts
        beside = [(1, 0), (1, 1)] if self.target_angle == 0 else None  # of the line: where there is room
        self._target = pyqtgraph.InfiniteLine(
            angle=self.target_angle, label="", labelOpts={"position": 0.95, "anchors": beside}
        )
        for item in (*self._make_items(pyqtgraph), self._target):
            plot.addItem(item)
        self._cross = [pyqtgraph.InfiniteLine(angle=angle) for angle in (90, 0)]
        for line in self._cross:
            plot.addItem(line, ignoreBounds=True)
        plot.scene().sigMouseMoved.connect(self._point_at)
        plot.scene().sigMouseClicked.connect(lambda click: self.show_whole() if click.double() else None)
        plot.getViewBox().sigXRangeChanged.connect(lambda _box, shown: self._on_range(*shown))
        plot.getViewBox().sigResized.connect(lambda box: self._fit(*box.viewRange()[0]))
        self._column.insertWidget(2, plot, 1)

    def _on_range(self, low: float, high: float) -> None:
        self._zoomed = True
        self._fit(low, high)

    def _draw_frame(self, series: Series, colours: theme.Colours) -> None:
        self._plot.setBackground(colours.background)
        self._target.setValue(series.target)
        self._target.setPen(cosmetic(colours.dim, style=Qt.PenStyle.DashLine))
        self._target.label.setFormat(
            tr("target {target}").format(target=target_text(series.target, series.metric.unit))
        )
        self._target.label.setColor(colours.dim)
        self._target.label.fill = QBrush(colours.background)
        for line in self._cross:
            line.setPen(cosmetic(colours.dim))
        for side in ("left", "bottom"):
            axis = self._plot.getAxis(side)
            axis.enableAutoSIPrefix(False)  # its ticks are written in the unit itself
            axis.setPen(cosmetic(colours.line))
            axis.setTextPen(colours.dim)
            axis.setTickFont(tabular(self.font(), SMALL))

    # --- reading -------------------------------------------------------------------------

    def _chosen(self) -> int | None:
        """Index of what is read; None when there is nothing, or it is no longer kept."""
        if self._chosen_id is None:
            return None
        at = int(np.searchsorted(self._ids, self._chosen_id))
        return at if at < len(self._ids) and self._ids[at] == self._chosen_id else None

    def _point_at(self, where: object) -> None:
        """What is nearest to the pointer."""
        if len(self._x):
            x = self._plot.getViewBox().mapSceneToView(where).x()
            self._read(int(np.argmin(np.abs(self._x - x))))

    def _read(self, at: int | None) -> None:
        """Its words, and the crosshair on it; None for nothing."""
        words, x, height = "", math.nan, math.nan
        if at is not None and self._series is not None:
            (words, height), x = self._told(self._series, at), float(self._x[at])
        self._chosen_id = None if at is None else int(self._ids[at])
        self._reading.setText(words)
        self.setAccessibleDescription(words or self._words())
        for line, place in zip(self._cross if self._plot is not None else (), (x, height), strict=False):
            line.setVisible(math.isfinite(place))
            line.setValue(place if math.isfinite(place) else 0.0)

    def _zoom(self, factor: float) -> None:
        """About what is read, or the middle."""
        if self._plot is not None:
            at, (low, high) = self._chosen(), self._plot.viewRange()[0]
            middle = (low + high) / 2 if at is None else float(self._x[at])
            self._plot.setXRange(middle - (middle - low) * factor, middle + (high - middle) * factor, padding=0)

    # --- what Qt asks (names are Qt's) ---------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Left and right go from one to the next, Home and End to the first and the last; +, − and 0 zoom."""
        last, at, key = len(self._x) - 1, self._chosen(), event.key()
        left, right = (last, last) if at is None else (at - 1, at + 1)
        goals = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last, Qt.Key.Key_Left: left, Qt.Key.Key_Right: right}
        if key == Qt.Key.Key_0:
            self.show_whole()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self._zoom(1 / _ZOOM if key == Qt.Key.Key_Plus else _ZOOM)
        elif key in goals and last >= 0:
            self._read(min(last, max(0, goals[Qt.Key(key)])))
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._redraw()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_focus(painter, self, theme.colours(self.palette()))
        painter.end()
