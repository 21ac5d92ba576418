"""One dictation in the window: what the wait after key up was made of, which stage is to blame, what helps."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from tray_app.core.dictation import DictationRecord, Start
from tray_app.core.translation import listed, tr, tr_n
from tray_app.perf.behind import row_for
from tray_app.perf.catalog import CATALOG
from tray_app.perf.figures_text import target_text, with_unit
from tray_app.perf.metric import Unit
from tray_app.perf.stages import Span, guilty_stage, ms_between, stage_ms, unfinished_stage, waterfall
from tray_app.perf.waterfall import waterfall as drawing_of
from tray_app.perf.words import word
from tray_app.ui import theme
from tray_app.ui.painting import draw_focus, lettering_of, paint
from tray_app.ui.told_as import Picture

from .cells import SMALL, tabular
from .clock import begun_text, held_text
from .story import SEE_LOG

GAP = 8


class Waterfall(Picture):
    """Shows one record; repainted only when another one is given."""

    def __init__(self, parent: QWidget | None = None, *, verdict: bool = True) -> None:
        """Without `verdict` nothing below the bars says which stage is to blame and what helps."""
        super().__init__(parent)
        self._verdict = verdict
        self._record: DictationRecord | None = None
        self._targets: Mapping[str, float] = {}
        self._hint = ""
        self._least: tuple[tuple[str, bool], QSize] | None = None
        self._spans: tuple[Span, ...] = ()
        self._first_row = 0.0
        """Top of the first bar's row as last painted."""
        self._chosen: int | None = None
        """The bar that is read with the arrow keys."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Waterfall of the dictation"))

    def show_record(self, record: DictationRecord | None, targets: Mapping[str, float], hint: str) -> None:
        """`hint` is shown when there is no record."""
        if (record, targets, hint) == (self._record, self._targets, self._hint):
            return
        self._record, self._targets, self._hint, self._chosen = record, dict(targets), hint, None
        self._spans = waterfall(record) if record is not None else ()
        words = hint if record is None else f"{in_words(record)}. {verdict_words(record, targets)}".rstrip(". ")
        self.setAccessibleDescription(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(480, round(self._line_height() * 13) + 3 * GAP)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Layouts ask for it dozens of times while the window opens."""
        measured = self.font().key(), bool(self._verdict)
        if self._least is None or self._least[0] != measured:
            self._least = measured, self._measure()
        return self._least[1]

    def _measure(self) -> QSize:
        widest = f"{tr(CATALOG['recording_start'].label)} {with_unit(12_345.0, Unit.MS)}"
        figures = QFontMetricsF(tabular(self.font())).horizontalAdvance(widest)
        lines = 13 if self._verdict else 11
        return QSize(round(figures) + 180, round(self._line_height() * lines) + 2 * GAP)

    def _fonts(self) -> tuple[QFont, QFont]:
        return tabular(self.font()), tabular(self.font(), SMALL)

    def _line_height(self) -> float:
        return lettering_of(*self._fonts()).line

    def event(self, event: QEvent) -> bool:
        """Over a bar or its name: the stage with its times; elsewhere all of them."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and self._record is not None:
            row = int((event.pos().y() - self._first_row) // self._line_height())
            words = span_words(self._spans[row]) if 0 <= row < len(self._spans) else in_words(self._record)
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Up and down go from bar to bar, and tell what the pointer would be told."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if not self._spans or event.key() not in steps:
            super().keyPressEvent(event)
            return
        chosen = 0 if self._chosen is None else self._chosen + steps[Qt.Key(event.key())]
        self._chosen = min(len(self._spans) - 1, max(0, chosen))
        words = span_words(self._spans[self._chosen])
        self.setAccessibleDescription(words)
        bottom = self._first_row + (self._chosen + 1) * self._line_height()
        QToolTip.showText(self.mapToGlobal(QPoint(GAP, round(bottom))), words, self)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        colours = theme.colours(self.palette())
        if self._record is None:
            painter.setPen(colours.dim)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._hint)
        else:
            self._paint_record(painter, self._record, colours)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_focus(painter, self, colours)
        painter.end()

    def _paint_record(self, painter: QPainter, record: DictationRecord, colours: theme.Colours) -> None:
        """What it was, on as many lines as it needs; its bars; the verdict on it."""
        fonts, room = self._fonts(), QRectF(self.rect()).adjusted(GAP, 2, -GAP, 0)
        self._first_row = room.top() + _paragraph(painter, room, title(record), fonts[0], colours) + GAP
        held_ms = ms_between(record.stamps.key_down_event_ns, record.stamps.key_up_event_ns) or 0.0
        guilty = guilty_stage(record, self._targets)
        drawing = drawing_of(self._spans, held_ms, guilty, lettering_of(*fonts), room.width(), in_words(record))
        paint(painter, drawing, QPointF(room.left(), self._first_row), colours, fonts)
        if self._verdict:
            room.setTop(self._first_row + drawing.height + 2)
            _paragraph(painter, room, verdict_words(record, self._targets), self.font(), colours)


def _paragraph(painter: QPainter, room: QRectF, words: str, font: QFont, colours: theme.Colours) -> float:
    """Wrapped; gives its height."""
    painter.setFont(font)
    painter.setPen(colours.text)
    return painter.drawText(room, Qt.TextFlag.TextWordWrap, words).height()


def in_words(record: DictationRecord) -> str:
    """The waterfall for those who do not see it; also its heading's second half."""
    parts = (f"{tr(CATALOG[name].label)} {with_unit(value, Unit.MS)}" for name, value in stage_ms(record).items())
    return f"{title(record)}. " + tr(listed(parts))


def verdict_words(record: DictationRecord, targets: Mapping[str, float]) -> str:
    """The stage to blame and what to do; empty when none is over its target."""
    unfinished, guilty = unfinished_stage(record), guilty_stage(record, targets)
    if unfinished is not None:
        told = tr("{stage} did not end: no text came").format(stage=tr(CATALOG[unfinished].label))
        return f"{told}. {tr(SEE_LOG)}"
    if guilty is None:
        return ""
    metric = row_for(record, CATALOG[guilty], targets)
    told = tr("{stage} is over its target of {target}.").format(
        stage=tr(metric.label), target=target_text(targets[guilty], metric.unit)
    )
    return f"{told} {tr(metric.remedy)}"


def title(record: DictationRecord) -> str:
    held = held_text(record) and tr("{time} held").format(time=held_text(record))
    length = _length_text(record) if record.characters else word(record.outcome)
    start = word(record.start) if record.start is not Start.WARM else ""  # as most are
    parts = (begun_text(record), start, held, length, record.engine, record.device)
    return " · ".join(part for part in parts if part)


def _length_text(record: DictationRecord) -> str:
    if record.method == "typed":
        return tr_n("{n} character typed", "{n} characters typed", record.characters)
    if record.method == "pasted":
        return tr_n("{n} character pasted", "{n} characters pasted", record.characters)
    return tr_n("{n} character", "{n} characters", record.characters)


def span_words(span: Span) -> str:
    """One bar: "Insertion: 17 ms, from 73 ms to 90 ms after key down"."""
    row = CATALOG[span.stage]
    told = tr("{stage}: {took}, from {begin} to {end} after key down").format(
        stage=tr(row.label),
        took=with_unit(span.end_ms - span.start_ms, Unit.MS),
        begin=with_unit(span.start_ms, Unit.MS),
        end=with_unit(span.end_ms, Unit.MS),
    )
    return f"{told}\n{tr(row.meaning)}"
