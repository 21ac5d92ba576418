"""One dictation as bars on one time axis: what the wait after key up was made of."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QLineF, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from tray_app.core.dictation import DictationRecord
from tray_app.perf.axis import make_axis, tick_step
from tray_app.perf.catalog import CATALOG, Unit
from tray_app.perf.figures_text import target_text, with_unit
from tray_app.perf.stages import Span, guilty_stage, ms_between, stage_ms, unfinished_stage, waterfall
from tray_app.ui import theme

from .cells import tabular
from .shapes import draw_focus
from .story import SEE_LOG

GAP = 8


class Waterfall(QWidget):
    """Shows one record; repainted only when another one is given."""

    def __init__(self, parent: QWidget | None = None, *, verdict: bool = True) -> None:
        """Without `verdict` nothing below the bars says which stage is to blame and what helps."""
        super().__init__(parent)
        self._verdict = verdict
        self._record: DictationRecord | None = None
        self._targets: Mapping[str, float] = {}
        self._hint = ""
        self._rows: list[tuple[float, float, Span]] = []
        """Top and bottom of each bar's row as last painted."""
        self._chosen: int | None = None
        """The bar that is read with the arrow keys."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Waterfall of the dictation")

    def show_record(self, record: DictationRecord | None, targets: Mapping[str, float], hint: str) -> None:
        """`hint` is shown when there is no record."""
        if (record, targets, hint) == (self._record, self._targets, self._hint):
            return
        self._record, self._targets, self._hint, self._chosen = record, dict(targets), hint, None
        words = hint if record is None else f"{in_words(record)}. {verdict_words(record, targets)}".rstrip(". ")
        self.setAccessibleDescription(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(480, self._line_height() * 13 + 3 * GAP)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        figures = QFontMetricsF(tabular(self.font())).horizontalAdvance("Recording start 12 345 ms")
        lines = 13 if self._verdict else 11
        return QSize(round(figures) + 180, self._line_height() * lines + 2 * GAP)

    def _line_height(self) -> int:
        return round(QFontMetricsF(self.font()).height()) + 4

    def event(self, event: QEvent) -> bool:
        """Over a bar or its name: the stage with its times; elsewhere all of them."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and self._record is not None:
            y = event.pos().y()
            span = next((span for top, bottom, span in self._rows if top <= y < bottom), None)
            QToolTip.showText(event.globalPos(), span_words(span) if span else in_words(self._record), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Up and down go from bar to bar, and tell what the pointer would be told."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if not self._rows or event.key() not in steps:
            super().keyPressEvent(event)
            return
        chosen = 0 if self._chosen is None else self._chosen + steps[Qt.Key(event.key())]
        self._chosen = min(len(self._rows) - 1, max(0, chosen))
        _top, bottom, span = self._rows[self._chosen]
        self.setAccessibleDescription(span_words(span))
        QToolTip.showText(self.mapToGlobal(QPoint(GAP, round(bottom))), span_words(span), self)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.colours(self.palette())
        if self._record is None:
            painter.setPen(colours.dim)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._hint)
            self._rows = []
        else:
            drawing = _Drawing(painter, QRectF(self.rect()), self._record, self._targets, colours, self.font())
            self._rows = drawing.draw(verdict=self._verdict)
        draw_focus(painter, self, colours)
        painter.end()


def in_words(record: DictationRecord) -> str:
    """The waterfall for those who do not see it; also its heading's second half."""
    parts = (f"{CATALOG[name].label} {with_unit(value, Unit.MS)}" for name, value in stage_ms(record).items())
    return f"{title(record)}. " + ", ".join(parts)


def verdict_words(record: DictationRecord, targets: Mapping[str, float]) -> str:
    """The stage to blame and what to do; empty when none is over its target."""
    unfinished, guilty = unfinished_stage(record), guilty_stage(record, targets)
    if unfinished is not None:
        return f"{CATALOG[unfinished].label} did not end: no text came. {SEE_LOG}"
    if guilty is None:
        return ""
    metric = CATALOG[guilty]
    return f"{metric.label} is over its target of {target_text(targets[guilty], metric.unit)}. {metric.remedy}"


def title(record: DictationRecord) -> str:
    clock = time.strftime("%H:%M:%S", time.localtime(record.dictation_id / 1e9))
    held_ms = ms_between(record.stamps.key_down_event_ns, record.stamps.key_up_event_ns)
    held = f"{held_ms / 1000:.1f} s held" if held_ms is not None else ""
    length = f"{record.characters} characters {record.method}".rstrip() if record.characters else record.outcome.value
    parts = (clock, record.start.value, held, length, record.engine, record.device)
    return " · ".join(part for part in parts if part)


def span_words(span: Span) -> str:
    """One bar: "Insertion: 17 ms, from 73 ms to 90 ms after key down"."""
    begin, end = with_unit(span.start_ms, Unit.MS), with_unit(span.end_ms, Unit.MS)
    took = with_unit(span.end_ms - span.start_ms, Unit.MS)
    return f"{CATALOG[span.stage].label}: {took}, from {begin} to {end} after key down\n{CATALOG[span.stage].meaning}"


class _Drawing:
    """One painting of one record."""

    def __init__(
        self,
        painter: QPainter,
        area: QRectF,
        record: DictationRecord,
        targets: Mapping[str, float],
        colours: theme.Colours,
        font: QFont,
    ) -> None:
        self._painter = painter
        self._area = area.adjusted(GAP, 0, -GAP, 0)
        self._record = record
        self._targets = targets
        self._colours = colours
        self._font, self._figures_font = font, tabular(font)
        metrics = QFontMetricsF(self._figures_font)
        self._line = metrics.height() + 4
        self._names = (
            max(metrics.horizontalAdvance(CATALOG[name].label) for name in targets if name in _SHOWN) + 2 * GAP
        )
        self._values = metrics.horizontalAdvance("12 345 ms") + GAP
        self._spans = waterfall(record)
        self._held_ms = ms_between(record.stamps.key_down_event_ns, record.stamps.key_up_event_ns) or 0.0
        bars_left = self._area.left() + self._names + self._values + 2.5 * GAP
        self._axis = make_axis(self._spans, self._held_ms, bars_left, max(40.0, self._area.right() - bars_left - GAP))
        self._guilty = guilty_stage(record, targets)

    def draw(self, *, verdict: bool) -> list[tuple[float, float, Span]]:
        """Paints it all; gives top and bottom of each bar's row."""
        top = self._area.top() + 2
        first = top + self._draw_title(top) + GAP
        rows = [(first + at * self._line, first + (at + 1) * self._line, span) for at, span in enumerate(self._spans)]
        bottom = rows[-1][1] if rows else first
        self._draw_grid(first, bottom)
        for row_top, _row_bottom, span in rows:
            self._draw_span(span, row_top)
        if verdict:
            self._draw_verdict(bottom + self._line + 2)
        return rows

    def _draw_title(self, top: float) -> float:
        """On as many lines as it needs; gives their height."""
        metrics, words = QFontMetricsF(self._figures_font), title(self._record)
        room = QRectF(self._area.left(), top, self._area.width(), 4 * self._line)
        height = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()
        self._painter.setFont(self._figures_font)
        self._painter.setPen(self._colours.text)
        self._painter.drawText(room, Qt.TextFlag.TextWordWrap, words)
        return height

    def _text(
        self, box: QRectF, text: str, colour: QColor, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    ) -> None:
        self._painter.setFont(self._figures_font)
        self._painter.setPen(colour)
        fitting = QFontMetricsF(self._figures_font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        self._painter.drawText(box, align | Qt.AlignmentFlag.AlignVCenter, fitting)

    def _draw_grid(self, top: float, bottom: float) -> None:
        """Round ticks counted from key up, and the two key lines."""
        axis, painter = self._axis, self._painter
        after_ms = axis.end_ms - self._held_ms
        room = (axis.x(axis.end_ms) - axis.x(self._held_ms)) / (self._label_width("+1000 ms") + GAP)
        step = tick_step(after_ms, max(1, min(5, int(room))))
        after = 0.0
        taken_until = -math.inf
        while self._held_ms + after <= axis.end_ms + step * 0.01:
            x = axis.x(self._held_ms + after)
            painter.setPen(QPen(self._colours.line, 1))
            painter.drawLine(QLineF(x, top, x, bottom))
            label = "key up" if after == 0 else f"+{after:g} ms"
            taken_until = self._tick_label(x, bottom, label, taken_until)
            after += step
        for key_ms in (0.0, self._held_ms):
            painter.setPen(QPen(self._colours.dim, 1.5))
            painter.drawLine(QLineF(axis.x(key_ms), top, axis.x(key_ms), bottom + 3))
        up_label_left = axis.x(self._held_ms) - self._label_width("key up") / 2
        if axis.x(0.0) + self._label_width("key down") / 2 + GAP < up_label_left:
            self._tick_label(axis.x(0.0), bottom, "key down", -math.inf)
        if axis.is_cut:
            self._draw_cut(top, bottom)

    def _label_width(self, text: str) -> float:
        return QFontMetricsF(tabular(self._font, 0.85)).horizontalAdvance(text)

    def _tick_label(self, x: float, y: float, text: str, taken_until: float) -> float:
        """Draws it centred below the tick unless it would touch its neighbour; returns where the room ends."""
        width = self._label_width(text) + 2
        left = min(x - width / 2, self._area.right() - width)
        if left < taken_until + GAP:
            return taken_until
        self._painter.setFont(tabular(self._font, 0.85))
        self._painter.setPen(self._colours.dim)
        self._painter.drawText(QRectF(left, y, width, self._line), Qt.AlignmentFlag.AlignCenter, text)
        return left + width

    def _draw_cut(self, top: float, bottom: float) -> None:
        """Two slanted strokes: here the axis leaves out time in which the key was just held."""
        middle = self._axis.x((self._axis.cut_from_ms + self._axis.cut_to_ms) / 2)
        self._painter.setPen(QPen(self._colours.dim, 1))
        for shift in (-3.0, 3.0):
            self._painter.drawLine(QLineF(middle + shift - 3, bottom + 3, middle + shift + 3, bottom - 5))
        self._painter.setPen(QPen(self._colours.line, 1, Qt.PenStyle.DotLine))
        self._painter.drawLine(QLineF(middle, top, middle, bottom - 6))

    def _draw_span(self, span: Span, y: float) -> None:
        colours, left = self._colours, self._area.left()
        guilty = span.stage == self._guilty
        name_box = QRectF(left, y, self._names, self._line)
        value_ms = span.end_ms - span.start_ms
        self._text(name_box, CATALOG[span.stage].label, colours.text if span.depth == 0 else colours.dim)
        value_box = QRectF(left + self._names, y, self._values, self._line)
        value_colour = colours.breach if guilty else colours.text
        self._text(value_box, with_unit(value_ms, Unit.MS), value_colour, Qt.AlignmentFlag.AlignRight)
        start, end = sorted((self._axis.x(span.start_ms), self._axis.x(span.end_ms)))
        height = self._line - 8
        bar = QRectF(start, y + 4, max(2.0, end - start), height)
        colour = QColor(colours.breach if guilty else colours.accent)
        colour.setAlphaF(1.0 if guilty else 0.35 if span.depth == 0 else 0.85)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour)
        self._painter.drawRoundedRect(bar, 2, 2)
        if span.end_ms < self._axis.begin_ms:
            self._painter.setPen(colours.dim)
            self._painter.drawText(QRectF(bar.left() - 14, y, 12, self._line), Qt.AlignmentFlag.AlignCenter, "‹")

    def _draw_verdict(self, y: float) -> None:
        """The stage to blame and what to do, when one is over its target."""
        words = verdict_words(self._record, self._targets)
        box = QRectF(self._area.left(), y, self._area.width(), self._area.bottom() - y)
        self._painter.setFont(self._font)
        self._painter.setPen(self._colours.text)
        self._painter.drawText(box, Qt.TextFlag.TextWordWrap, words)


_SHOWN = frozenset({"key_press", "recording_start", "release_to_text", "recording_stop", "transcription", "filtering",
                    "insertion"})  # fmt: skip
