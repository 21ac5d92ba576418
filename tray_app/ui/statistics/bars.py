"""A figure of each group as bars: days beside each other, shares below each other.

pyqtgraph takes 18 MB and a quarter of a second: it is loaded beside the first picture, once somebody looks here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tray_app.core.translation import lines
from tray_app.ui import theme
from tray_app.ui.labels import plain
from tray_app.ui.loading import GraphsLoading
from tray_app.ui.painting import draw_focus
from tray_app.ui.told_as import Picture

_BAR = 0.72
_LEAST_PLACES = 7
"""There is room for so many bars, however few there are."""
"""Of the room that each has."""
_LEAST_HEIGHT_LINES = 9
_MOST_SHARES = 12
_ROOM_OF_A_TICK_PX = 28
"""Between the words below two bars."""


@dataclass(frozen=True, slots=True)
class Bar:
    name: str
    """Beneath it, or before it."""
    value: float | None
    told: str
    """In full: what it is, and how much."""


class Bars(Picture):
    """Left and right go from one to the next, and each is told."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._bars: Sequence[Bar] = ()
        self._lying = False
        self._tick: Callable[[float], str] = str
        self._chosen = -1
        self._plot: Any = None  # pyqtgraph has no types
        self._items: list[Any] = []
        self._loading = GraphsLoading(self)
        self._loading.done.connect(self._begin)
        self._heading = plain(dim=True)
        self._reading = QLabel("", self)
        self._reading.setTextFormat(Qt.TextFormat.PlainText)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 4, 4, 4)
        self._column.addWidget(self._heading)
        self._column.addWidget(self._reading)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(_LEAST_HEIGHT_LINES * self.fontMetrics().lineSpacing())

    def show_bars(self, heading: str, bars: Sequence[Bar], *, lying: bool, tick: Callable[[float], str]) -> None:
        """`lying`: shares, of which only the largest are drawn. `tick` writes a value at the axis."""
        self._bars = bars[:_MOST_SHARES] if lying else bars
        self._lying, self._tick, self._chosen = lying, tick, -1
        self._heading.setText(heading)
        self.setAccessibleName(heading)
        self._redraw()

    def rest(self) -> None:
        """Nobody looks any more."""
        self._loading.stop()

    # --- drawing -------------------------------------------------------------------------

    def _redraw(self) -> None:
        if self._plot is None and self._bars:
            self._loading.start()
        elif self._plot is not None:
            self._draw()
        self._tell()

    def _begin(self) -> None:
        self._make_plot()
        self._redraw()

    def _make_plot(self) -> None:
        import pyqtgraph

        self._plot = plot = pyqtgraph.PlotWidget(self)
        plot.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # its axes stand where it puts them
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.setMouseEnabled(x=False, y=False)
        for part in (plot, plot.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys are this widget's
        plot.setFrameShape(plot.Shape.NoFrame)
        plot.setAccessibleName(self._heading.text())
        plot.getPlotItem().setContentsMargins(0, 4, 12, 0)
        plot.scene().sigMouseMoved.connect(self._point_at)
        plot.getViewBox().sigResized.connect(lambda _box: self._set_ticks())
        self._column.insertWidget(2, plot, 1)

    def _draw(self) -> None:
        import pyqtgraph

        colours = theme.colours(self.palette())
        self._plot.setBackground(colours.background)
        for item in self._items:
            self._plot.removeItem(item)
        values = [bar.value or 0.0 for bar in self._bars]
        places = list(range(len(values)))
        shape = {"x0": 0, "y": places, "width": values, "height": _BAR} if self._lying else \
            {"x": places, "height": values, "width": _BAR}  # fmt: skip
        brushes = [self._colour(place, colours) for place in places]
        bars = pyqtgraph.BarGraphItem(**shape, brushes=brushes, pen=QPen(Qt.PenStyle.NoPen))
        self._items = [bars]
        self._plot.addItem(bars)
        for side in ("left", "bottom"):
            axis = self._plot.getAxis(side)
            axis.enableAutoSIPrefix(False)
            axis.setPen(QPen(colours.line, 0))
            axis.setTextPen(colours.dim)
            axis.setTickFont(self.font())
            axis.setStyle(autoExpandTextSpace=True)
        self._fit(values)
        self._set_ticks()

    def _fit(self, values: Sequence[float]) -> None:
        """From nought, so that a bar twice as long is twice as much."""
        low, high = min(0.0, *values, 0.0), max(0.0, *values, 0.0)
        high = high if high > low else low + 1.0
        box = self._plot.getViewBox()
        box.invertY(self._lying)  # the largest share on top
        # A few bars are no wider for there being few, and stand in the middle.
        spare = max(0.0, (_LEAST_PLACES - len(values)) / 2)
        ends = (-0.6 - spare, max(0.6, len(values) - 0.4) + spare)
        across, up = ((low, high), ends) if self._lying else (ends, (low, high))
        self._plot.setXRange(*across, padding=0.02)
        self._plot.setYRange(*up, padding=0.02)

    def _set_ticks(self) -> None:
        """Names of as many bars as there is room for, and values by themselves."""
        if self._plot is None or not self._bars:
            return
        names, values = self._plot.getAxis("left" if self._lying else "bottom"), self._plot.getAxis(
            "bottom" if self._lying else "left")  # fmt: skip
        metrics = QFontMetrics(self.font())
        widest = max(metrics.horizontalAdvance(bar.name) for bar in self._bars) + _ROOM_OF_A_TICK_PX
        room = max(1, int(self._plot.getViewBox().width() // widest))
        step = 1 if self._lying else max(1, -(-len(self._bars) // room))
        names.setTicks([[(place, self._bars[place].name) for place in range(0, len(self._bars), step)]])
        values.setTicks(None)
        tick = self._tick
        values.tickStrings = lambda places, _scale, _spacing: [tick(place) for place in places]
        values.picture = None
        values.update()

    def _colour(self, place: int, colours: theme.Colours) -> QColor:
        return colours.text if place == self._chosen else colours.accent

    # --- reading -------------------------------------------------------------------------

    def _choose(self, place: int) -> None:
        if place != self._chosen and -1 <= place < len(self._bars):
            self._chosen = place
            if self._plot is not None:
                colours = theme.colours(self.palette())
                self._items[0].setOpts(brushes=[self._colour(at, colours) for at in range(len(self._bars))])
            self._tell()

    def _tell(self) -> None:
        told = self._bars[self._chosen].told if 0 <= self._chosen < len(self._bars) else ""
        self._reading.setText(told or " ")  # its line is there, lest the picture jumps
        self.setAccessibleDescription(told or lines(*(bar.told for bar in self._bars[:_MOST_SHARES])))

    def _point_at(self, where: object) -> None:
        spot = self._plot.getViewBox().mapSceneToView(where)
        place = round(spot.y() if self._lying else spot.x())
        self._choose(place if 0 <= place < len(self._bars) else -1)

    # --- what Qt asks (names are Qt's) ---------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        last, key = len(self._bars) - 1, event.key()
        back, on = (Qt.Key.Key_Up, Qt.Key.Key_Down) if self._lying else (Qt.Key.Key_Left, Qt.Key.Key_Right)
        goals = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last, on: self._chosen + 1,
                 back: last if self._chosen < 0 else self._chosen - 1}  # fmt: skip
        if key in goals and last >= 0:
            self._choose(min(last, max(0, goals[Qt.Key(key)])))
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
