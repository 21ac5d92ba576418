"""How a row of the history is painted: when, how it ended by shape and word, and two lines of its text.

All rows are of one height, so that a hundred thousand of them are laid out at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

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
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tray_app.core.history import HistoryRow, RowState
from tray_app.core.translation import tr
from tray_app.ui import theme
from tray_app.ui.days import day_words, moment, short_day, time_words

from .model import WAITS, HistoryRows
from .row_text import LINES, LaidOut, laid_out
from .row_words import facts_words, one_line

Index = QModelIndex | QPersistentModelIndex

PADDING = 8
_HELD_ROWS = 200
"""What is said in them, laid out; some screens of them."""
_SMALL = 0.9
_MARK_GAP = 6.0
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
    slanted: QFont
    """For what is told in place of a text."""
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
        small, slanted = _small(font), QFont(font)
        slanted.setItalic(True)
        metrics, small_metrics = QFontMetricsF(font), QFontMetricsF(small)
        column = max(small_metrics.horizontalAdvance(text) for text in _widest()) + 2 * PADDING
        mirrored = QGuiApplication.layoutDirection() == _RTL
        lines = metrics.height(), small_metrics.height()
        return _Look(font, slanted, small, metrics, small_metrics, *lines, column, mirrored)

    @property
    def mark(self) -> float:
        """The side of the shape that stands for how it ended."""
        return self.small_line * 0.62

    def shares(self, width: float) -> tuple[float, float]:
        """Of a row of that width: the column of the time, and what is left for the rest."""
        column = min(self.column, width / 3)
        return column, width - column - 2 * PADDING


@dataclass(frozen=True, slots=True)
class _Inks:
    """The colours of a row."""

    text: QColor
    dim: QColor
    waiting: QColor
    unheard: QColor
    line: QColor
    focus: QColor
    behind: QColor | None
    """None where it is not selected."""

    @staticmethod
    def of(palette: QPalette, *, selected: bool, active: bool) -> _Inks:
        text, dim = row_colours(palette, selected=selected, active=active)
        colours = theme.field_colours(palette)
        if selected:
            return _Inks(text, dim, text, text, colours.line, text, _highlight(palette, active=active))
        return _Inks(text, dim, colours.pending, colours.breach, colours.line, colours.accent, None)

    def of_mark(self, state: RowState) -> QColor:
        """Never alone: each state has a shape and a word of its own."""
        return {RowState.WAITING: self.waiting, RowState.UNHEARD: self.unheard}.get(state, self.text)


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of a row, cut and laid out for a width; made when it is first painted."""

    row: HistoryRow
    fits: tuple[float, bool, QDate]
    """For which width, whether with its day, and when it was today."""
    time: str
    day: str
    facts: str
    text: LaidOut | None


class RowPainter(QStyledItemDelegate):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._look: _Look | None = None
        self._said: dict[int, _Said] = {}
        """By the number of the row; the one painted last is the last."""
        self._inks: dict[tuple[int, bool, bool], _Inks] = {}

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802 - Qt's name
        return QSize(0, row_height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rows, at = cast("HistoryRows", index.model()), index.row()
        row, begins = rows.row(at), rows.begins(at)
        look, rect, state = self._look_of(option.font), QRectF(option.rect), option.state
        inks = self._inks_of(
            option.palette,
            selected=bool(state & _State.State_Selected),
            active=bool(state & _State.State_Active),
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if inks.behind is not None:
            painter.fillRect(rect, inks.behind)
        _RowPicture(painter, rect, look, inks).draw(self._words_of(row, look, rect.width(), begins), begins=begins)
        if state & _State.State_HasFocus:
            painter.setPen(QPen(inks.focus, 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1.5, 1.5, -1.5, -1.5))
        painter.restore()

    def _look_of(self, font: QFont) -> _Look:
        if self._look is None or self._look.font != font:
            self._look = _Look.of(QFont(font))
            self._said.clear()
        return self._look

    def _inks_of(self, palette: QPalette, *, selected: bool, active: bool) -> _Inks:
        key = palette.cacheKey(), selected, active
        if key not in self._inks:
            if len(self._inks) >= 8:  # a palette that is no more has left its own behind
                self._inks.clear()
            self._inks[key] = _Inks.of(palette, selected=selected, active=active)
        return self._inks[key]

    def _words_of(self, row: HistoryRow, look: _Look, width: float, begins: bool) -> _Said:
        fits = (width, begins, QDate.currentDate())
        said = self._said.pop(row.row_id, None)
        if said is None or said.row is not row or said.fits != fits:
            said = _say(row, look, fits)
        self._said[row.row_id] = said
        if len(self._said) > _HELD_ROWS:
            del self._said[next(iter(self._said))]
        return said


def _say(row: HistoryRow, look: _Look, fits: tuple[float, bool, QDate]) -> _Said:
    width, begins, today = fits
    day = ""
    if begins or row.state in WAITS:  # what waits may be of any day
        day = day_words(moment(row.row_id).date(), today, short=True)
    _column, rest = look.shares(width)
    room = rest - look.mark - _MARK_GAP
    facts = look.small_metrics.elidedText(facts_words(row), Qt.TextElideMode.ElideRight, max(0.0, room))
    font = look.font if row.text else look.slanted
    text = laid_out(one_line(row), font, look.metrics, rest)
    return _Said(row, fits, time_words(row.row_id), day, facts, text)


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

    def __init__(self, painter: QPainter, rect: QRectF, look: _Look, inks: _Inks) -> None:
        self._painter, self._rect, self._look, self._inks = painter, rect, look, inks

    def draw(self, said: _Said, *, begins: bool) -> None:
        look, row, painter, inks = self._look, said.row, self._painter, self._inks
        column, rest = look.shares(self._rect.width())
        if begins and self._rect.top() > 0:
            painter.setPen(QPen(inks.line, 1))
            top = self._rect.top() + 0.5
            painter.drawLine(QPointF(self._rect.left(), top), QPointF(self._rect.right(), top))
        painter.setFont(look.small)
        painter.setLayoutDirection(_RTL if look.mirrored else _LTR)
        self._write(self._part(0, column, 0, look.small_line), said.time, inks.text)
        if said.day:
            self._write(self._part(0, column, look.small_line, look.line), said.day, inks.dim)
        beside = look.mark + _MARK_GAP
        self._write(self._part(column + beside, rest - beside, 0, look.small_line), said.facts, inks.dim)
        box = self._part(column, look.mark, (look.small_line - look.mark) / 2, look.mark)
        draw_mark(painter, box, row.state, inks.of_mark(row.state))
        if said.text is not None:
            painter.setPen(inks.text if row.text else inks.dim)
            painter.setLayoutDirection(_LTR)  # it was laid out in its own direction
            said.text.draw(painter, self._part(column, rest, look.small_line + 2, LINES * look.line).topLeft())

    def _part(self, start: float, width: float, top: float, height: float) -> QRectF:
        """Inside the padding; `start` is how far behind where reading begins."""
        left = self._rect.left() + PADDING + start
        if self._look.mirrored:
            left = self._rect.right() - PADDING - start - width
        return QRectF(left, self._rect.top() + PADDING + top, max(0.0, width), height)

    def _write(self, where: QRectF, words: str, colour: QColor) -> None:
        """In the small font, and in the direction of the program's language."""
        self._painter.setPen(colour)
        if self._look.mirrored:
            self._painter.drawText(where, _START, words)
        else:  # a third quicker than into a box
            metrics = self._look.small_metrics
            down = (where.height() - self._look.small_line) / 2 + metrics.ascent()
            self._painter.drawText(QPointF(where.left(), where.top() + down), words)


def _widest() -> tuple[str, ...]:
    locale = QLocale()
    wide_day = QDate(QDate.currentDate().year(), 11, 30)
    return locale.toString(QTime(22, 58), QLocale.FormatType.ShortFormat), tr("Yesterday"), short_day(wide_day)


@lru_cache(maxsize=16)
def _mark_pen(colour: int, side: float) -> QPen:
    ink = QColor.fromRgba(colour)
    return QPen(ink, max(1.5, side / 7), c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)


@lru_cache(maxsize=4)
def _check(side: float) -> QPolygonF:
    points = ((0.08, 0.55), (0.38, 0.85), (0.92, 0.18))
    return QPolygonF([QPointF(side * across, side * down) for across, down in points])


def draw_mark(painter: QPainter, box: QRectF, state: RowState, colour: QColor) -> None:
    """The shape of a state into the square `box`."""
    pen = _mark_pen(colour.rgba(), box.width())
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    x, y, side = box.x(), box.y(), box.width()
    inset = pen.widthF() / 2
    match _MARKS[state]:
        case "check":
            painter.drawPolyline(_check(side).translated(x, y))
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
