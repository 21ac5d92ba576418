"""How a row of the history is painted: when, how it ended by shape and word, and two lines of its text.

All rows are of one height, so that a hundred thousand of them are laid out at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import (
    QDate,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QTime,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPalette,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tray_app.core.history import HistoryRow, RowState
from tray_app.core.scripts import reads_from_right
from tray_app.core.translation import tr
from tray_app.ui import theme
from tray_app.ui.days import day_words, moment, short_day, time_words

from .model import GROUP, ROW, WAITS
from .row_words import facts_words, one_line

Index = QModelIndex | QPersistentModelIndex

PADDING = 8
LINES = 2
"""Of the text."""
_SMALL = 0.9
_State = QStyle.StateFlag
_RTL, _LTR = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
_START = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
"""Where its text begins: Qt turns it round with the painter's direction."""

_MARKS: Mapping[RowState, str] = {
    RowState.WRITTEN: "check",
    RowState.UNDONE: "back",
    RowState.TAKEN: "check",
    RowState.WAITING: "ring",
    RowState.UNHEARD: "square",
    RowState.CANCELLED: "cross",
    RowState.EMPTY: "dash",
}


@dataclass(frozen=True)
class _Look:
    """What all rows have in common; measured once."""

    font: QFont
    small: QFont
    metrics: QFontMetricsF
    small_metrics: QFontMetricsF
    line: float
    small_line: float
    column: float
    """For a time and a short day in the user's language."""
    mirrored: bool

    @staticmethod
    def of(font: QFont) -> _Look:
        small = _small(font)
        metrics, small_metrics = QFontMetricsF(font), QFontMetricsF(small)
        column = max(small_metrics.horizontalAdvance(text) for text in _widest()) + 2 * PADDING
        mirrored = QGuiApplication.layoutDirection() == _RTL
        return _Look(font, small, metrics, small_metrics, metrics.height(), small_metrics.height(), column, mirrored)


class RowPainter(QStyledItemDelegate):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._look: _Look | None = None

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802 - Qt's name
        return QSize(0, row_height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: HistoryRow = index.data(ROW)
        group: str = index.data(GROUP)
        if self._look is None or self._look.font != option.font:
            self._look = _Look.of(QFont(option.font))
        palette, rect, state = option.palette, option.rect, option.state
        selected, active = (bool(state & flag) for flag in (_State.State_Selected, _State.State_Active))
        text, dim = row_colours(palette, selected=selected, active=active)
        colours = theme.field_colours(palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            painter.fillRect(rect, _highlight(palette, active=active))
        mark = text if selected else _mark_colour(row.state, colours, text)
        _RowPicture(painter, QRectF(rect), self._look, text, dim).draw(row, group, mark, colours.line)
        if state & _State.State_HasFocus:
            painter.setPen(QPen(text if selected else colours.accent, 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5))
        painter.restore()


def row_height(font: QFont) -> int:
    return round(QFontMetricsF(_small(font)).height() + LINES * QFontMetricsF(font).height()) + 2 * PADDING + 2


def row_colours(palette: QPalette, *, selected: bool, active: bool) -> tuple[QColor, QColor]:
    """Of words, and of what is said beside them. Both can be read on what they lie on."""
    group = QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Inactive
    front = palette.color(group, QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text)
    back = _highlight(palette, active=active) if selected else palette.color(group, QPalette.ColorRole.Base)
    for share in (0.66, 0.8, 0.9):
        dim = theme.blend(front, back, share)
        if theme.contrast(dim, back) >= theme.WORDS:
            return front, dim
    return front, front


def _highlight(palette: QPalette, *, active: bool) -> QColor:
    group = QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Inactive
    return palette.color(group, QPalette.ColorRole.Highlight)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    if font.pointSizeF() > 0:
        small.setPointSizeF(font.pointSizeF() * _SMALL)
    else:
        small.setPixelSize(max(1, round(font.pixelSize() * _SMALL)))
    return small


class _RowPicture:
    """One row, in reading direction: a column with the time, then facts and text."""

    def __init__(self, painter: QPainter, rect: QRectF, look: _Look, text: QColor, dim: QColor) -> None:
        self._painter, self._rect, self._look = painter, rect, look
        self._text, self._dim = text, dim

    def draw(self, row: HistoryRow, group: str, mark_colour: QColor, line: QColor) -> None:
        look = self._look
        column = min(look.column, self._rect.width() / 3)
        if group and self._rect.top() > 0:
            self._painter.setPen(QPen(line, 1))
            top = self._rect.top() + 0.5
            self._painter.drawLine(QPointF(self._rect.left(), top), QPointF(self._rect.right(), top))
        self._painter.setFont(look.small)
        self._painter.setLayoutDirection(_RTL if look.mirrored else _LTR)
        self._write(self._part(0, column, 0, look.small_line), time_words(row.row_id), self._text)
        if group or row.state in WAITS:  # what waits may be of any day
            day = day_words(moment(row.row_id).date(), short=True)
            self._write(self._part(0, column, look.small_line, look.line), day, self._dim)
        mark = look.small_line * 0.62
        rest = self._rect.width() - column - 2 * PADDING
        facts = self._part(column + mark + 6, rest - mark - 6, 0, look.small_line)
        cut = look.small_metrics.elidedText(facts_words(row), Qt.TextElideMode.ElideRight, facts.width())
        self._write(facts, cut, self._dim)
        draw_mark(self._painter, self._part(column, mark, (look.small_line - mark) / 2, mark), row.state, mark_colour)
        self._write_text(row, self._part(column, rest, look.small_line + 2, LINES * look.line))

    def _part(self, start: float, width: float, top: float, height: float) -> QRectF:
        """Inside the padding; `start` is how far behind where reading begins."""
        left = self._rect.left() + PADDING + start
        if self._look.mirrored:
            left = self._rect.right() - PADDING - start - width
        return QRectF(left, self._rect.top() + PADDING + top, max(0.0, width), height)

    def _write(self, where: QRectF, words: str, colour: QColor) -> None:
        """In the direction of the program's language."""
        self._painter.setPen(colour)
        self._painter.drawText(where, _START, words)

    def _write_text(self, row: HistoryRow, where: QRectF) -> None:
        """In the text's own direction; what is told in place of one is dim and slanted."""
        words, font, line = one_line(row), self._look.font, self._look.line
        if not row.text:
            font = QFont(font)
            font.setItalic(True)
        self._painter.setFont(font)
        self._painter.setPen(self._text if row.text else self._dim)
        turned = not words.isascii() and reads_from_right(words)
        self._painter.setLayoutDirection(_RTL if turned else _LTR)
        for number, part in enumerate(broken(words, font, where.width(), LINES, right_to_left=turned)):
            box = QRectF(where.left(), where.top() + number * line, where.width(), line)
            self._painter.drawText(box, _START, part)


def _widest() -> tuple[str, ...]:
    locale = QLocale()
    wide_day = QDate(QDate.currentDate().year(), 11, 30)
    return locale.toString(QTime(22, 58), QLocale.FormatType.ShortFormat), tr("Yesterday"), short_day(wide_day)


def broken(text: str, font: QFont, width: float, lines: int, *, right_to_left: bool = False) -> list[str]:
    """So many lines at most; where there is more, the last one says so by its three dots."""
    if width <= 0 or not text:
        return []
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(_RTL if right_to_left else _LTR)
    units = text.encode("utf-16-le")  # Qt counts in these
    found: list[str] = []
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.beginLayout()
    at = 0
    while len(found) < lines - 1:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        at = line.textStart() + line.textLength()
        found.append(units[2 * line.textStart() : 2 * at].decode("utf-16-le", "ignore").strip())
    layout.endLayout()
    rest = units[2 * at :].decode("utf-16-le", "ignore").strip()
    if rest:
        found.append(QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
    return found


def _mark_colour(state: RowState, colours: theme.Colours, text: QColor) -> QColor:
    """Never alone: each state has a shape and a word of its own."""
    return {RowState.WAITING: colours.pending, RowState.UNHEARD: colours.breach}.get(state, text)


def draw_mark(painter: QPainter, box: QRectF, state: RowState, colour: QColor) -> None:
    """The shape of a state into the square `box`."""
    pen = QPen(colour, max(1.5, box.width() / 7), c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    x, y, side = box.x(), box.y(), box.width()
    inset = pen.widthF() / 2
    match _MARKS[state]:
        case "check":
            points = ((0.08, 0.55), (0.38, 0.85), (0.92, 0.18))
            painter.drawPolyline([QPointF(x + side * across, y + side * down) for across, down in points])
        case "back":  # an arrow to where the text came from, and a line that comes round to it
            tip = ((0.34, 0.1), (0.08, 0.36), (0.34, 0.62))
            way = ((0.08, 0.36), (0.66, 0.36), (0.9, 0.5), (0.9, 0.72), (0.66, 0.88), (0.34, 0.88))
            for line in (tip, way):
                painter.drawPolyline([QPointF(x + side * across, y + side * down) for across, down in line])
        case "ring":
            painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
        case "square":
            painter.fillRect(box.adjusted(inset, inset, -inset, -inset), colour)
        case "cross":
            for start, end in (((0.15, 0.15), (0.85, 0.85)), ((0.15, 0.85), (0.85, 0.15))):
                painter.drawLine(
                    QPointF(x + side * start[0], y + side * start[1]), QPointF(x + side * end[0], y + side * end[1])
                )
        case _:
            painter.drawLine(QPointF(x, y + side / 2), QPointF(x + side, y + side / 2))
