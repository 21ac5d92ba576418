"""How often a figure was how large: one bar a range of values, the target and the percentiles as lines."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from tray_app.perf.figures_text import figure_text, target_text, with_unit
from tray_app.perf.monitor import Monitor, Series
from tray_app.perf.windows import Stats
from tray_app.ui import theme

from .cells import tabular
from .shapes import draw_focus
from .waterfall import GAP

MOST_BARS = 30
SAMPLES_FOR_BARS = 2
"""A single sample has no distribution."""


@dataclass(frozen=True, slots=True)
class Bars:
    """`counts[i]` samples from `edges[i]` to `edges[i + 1]`; the last range holds its upper edge too."""

    counts: NDArray[np.int64]
    edges: NDArray[np.float64]
    failed: int
    """Dictations that failed: in no bar, as no length says how late they were."""

    def words(self, at: int, series: Series) -> str:
        unit = series.metric.unit
        low, high = figure_text(float(self.edges[at]), unit), with_unit(float(self.edges[at + 1]), unit)
        count = int(self.counts[at])
        return f"{low} to {high}: {count} {'sample' if count == 1 else 'samples'}"


def bars_of(values: NDArray[np.float64]) -> Bars | None:
    """None when fewer than two finite samples are there. As many bars as the square root of n, at most thirty."""
    finite = values[np.isfinite(values)]
    if len(finite) < SAMPLES_FOR_BARS:
        return None
    low, high = float(finite.min()), float(finite.max())
    if low == high:
        low, high = low - 0.5, high + 0.5
    count = int(min(MOST_BARS, max(5, np.ceil(np.sqrt(len(finite))) * 1.5)))
    counts, edges = np.histogram(finite, bins=count, range=(low, high))
    return Bars(counts.astype(np.int64), edges, len(values) - len(finite))


class Distribution(QWidget):
    """Left and right choose a bar; its range and count are shown above."""

    def __init__(self, monitor: Monitor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._monitor = monitor
        self._series: Series | None = None
        self._bars: Bars | None = None
        self._key: tuple[object, ...] = ()
        self._chosen: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Distribution of the figure")

    def show_series(self, series: Series | None, since_ns: int | None) -> None:
        """Counted anew only when there are other samples."""
        stats = series.stats if series else None
        key = (series.metric.name, series.start, series.version, series.target, stats and stats.n) if series else ()
        if key == self._key:
            return
        if self._series is None or series is None or self._series.metric != series.metric:
            self._chosen = None
        self._key, self._series = key, series
        self._bars = bars_of(self._monitor.samples(series.metric.name, series.start, since_ns)[1]) if series else None
        if self._chosen is not None and (self._bars is None or self._chosen >= len(self._bars.counts)):
            self._chosen = None
        self.setAccessibleDescription(self.in_words())
        self.update()

    def in_words(self) -> str:
        """The picture for those who do not see it."""
        if self._series is None:
            return "Choose a figure above to see how it is distributed."
        named = f"{self._series.metric.label}, {self._series.start}".rstrip(", ")
        stats = self._series.stats
        if self._bars is None or stats is None:
            return f"{named}: too few samples for a distribution."
        unit, fullest = self._series.metric.unit, int(np.argmax(self._bars.counts))
        told = [f"{named}: {stats.n} samples", f"p50 {with_unit(stats.p50, unit)}", f"p95 {with_unit(stats.p95, unit)}"]
        if stats.p99 is not None:
            told.append(f"p99 {with_unit(stats.p99, unit)}")
        told.append(f"most often {self._bars.words(fullest, self._series)}")
        if self._bars.failed:
            told.append(f"{self._bars.failed} failed")
        return ", ".join(told)

    # --- what Qt asks (names are Qt's) ---------------------------------------------------

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        line = QFontMetricsF(self.font()).height()
        return QSize(round(14 * line), round(7 * line))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if self._bars is None or event.key() not in steps:
            super().keyPressEvent(event)
            return
        last = len(self._bars.counts) - 1
        chosen = 0 if self._chosen is None else self._chosen + steps[Qt.Key(event.key())]
        self._chosen = min(last, max(0, chosen))
        if self._series is not None:
            self.setAccessibleDescription(self._bars.words(self._chosen, self._series))
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            at = self._bar_at(event.pos().x())
            if at is not None and self._bars is not None and self._series is not None:
                QToolTip.showText(event.globalPos(), self._bars.words(at, self._series), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _bar_at(self, x: float) -> int | None:
        field = self._field()
        if self._bars is None or not field.left() <= x < field.right():
            return None
        return int((x - field.left()) / field.width() * len(self._bars.counts))

    def _field(self) -> QRectF:
        """Where the bars stand: below the words, above the axis."""
        line = QFontMetricsF(self.font()).height() + 4
        side = QFontMetricsF(tabular(self.font())).horizontalAdvance("12\u202f345 MB") / 2
        return QRectF(self.rect()).adjusted(GAP + side, 2.5 * line + GAP, -GAP - side, -line - GAP)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.colours(self.palette())
        painter.setFont(tabular(self.font()))
        painter.setPen(colours.text)
        words = QRectF(self.rect()).adjusted(GAP, GAP, -GAP, 0)
        painter.drawText(words, Qt.TextFlag.TextWordWrap, self._caption())
        if self._bars is not None and self._series is not None and self._series.stats is not None:
            self._paint_bars(painter, self._bars, colours)
            self._paint_lines(painter, self._series, self._series.stats, self._bars, colours)
        draw_focus(painter, self, colours)
        painter.end()

    def _caption(self) -> str:
        if self._chosen is not None and self._bars is not None and self._series is not None:
            return self._bars.words(self._chosen, self._series)
        return self.in_words()

    def _paint_bars(self, painter: QPainter, bars: Bars, colours: theme.Colours) -> None:
        field, most = self._field(), max(1, int(bars.counts.max()))
        width = field.width() / len(bars.counts)
        painter.setPen(Qt.PenStyle.NoPen)
        for at, count in enumerate(bars.counts.tolist()):
            if not count:
                continue
            height = max(2.0, field.height() * count / most)
            colour = QColor(colours.accent)
            colour.setAlphaF(1.0 if at == self._chosen else 0.7)
            painter.setBrush(colour)
            painter.drawRect(QRectF(field.left() + at * width + 0.5, field.bottom() - height, width - 1, height))
        painter.setPen(QPen(colours.line, 1))
        painter.drawLine(QLineF(field.left(), field.bottom(), field.right(), field.bottom()))

    def _paint_lines(self, painter: QPainter, series: Series, stats: Stats, bars: Bars, colours: theme.Colours) -> None:
        """Percentiles and target, each with its word where there is room; the ends of the axis."""
        field, unit = self._field(), series.metric.unit
        low, high = float(bars.edges[0]), float(bars.edges[-1])
        marks = [
            (stats.p50, "p50", colours.dim),
            (stats.p95, "p95", colours.dim),
            (series.target, "target", colours.text),
        ]
        taken: list[tuple[float, float]] = []
        for value, word, colour in reversed(marks):
            if not low <= value <= high:
                continue
            x = field.left() + (value - low) / (high - low) * field.width()
            style = Qt.PenStyle.DashLine if word == "target" else Qt.PenStyle.SolidLine
            painter.setPen(QPen(colour, 1, style))
            painter.drawLine(QLineF(x, field.top(), x, field.bottom()))
            self._word(painter, word, x, field.top(), taken)
        painter.setPen(colours.dim)
        below = field.bottom() + painter.fontMetrics().ascent() + 4
        painter.drawText(QPointF(GAP, below), with_unit(low, unit))
        most = with_unit(high, unit)
        painter.drawText(QPointF(self.width() - GAP - painter.fontMetrics().horizontalAdvance(most), below), most)
        if not low <= series.target <= high:
            side = "right" if series.target > high else "left"
            told = f"target {target_text(series.target, unit)}, beyond the {side} edge"
            room = painter.fontMetrics().horizontalAdvance(told)
            painter.drawText(QPointF((self.width() - room) / 2, below), told)

    def _word(self, painter: QPainter, word: str, x: float, top: float, taken: list[tuple[float, float]]) -> None:
        width = painter.fontMetrics().horizontalAdvance(word)
        left = min(max(GAP, x - width / 2), self.width() - GAP - width)
        if all(left > end + 4 or left + width < begin - 4 for begin, end in taken):
            taken.append((left, left + width))
            painter.drawText(QPointF(left, top - 4), word)
