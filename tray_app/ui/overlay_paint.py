"""How the overlay looks: three styles of one pill, measured in the font's own size."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF, QTextCharFormat, QTextLayout, QTextOption

from tray_app.core.joining import gap
from tray_app.core.languages import AUTOMATIC

from .language_names import language_mark
from .overlay_view import Shape, View
from .painting import LEFT, RIGHT
from .theme import Colours, blend

TEXT_LINES = 2
TEXT_TAIL_CHARACTERS = 360
"""More than two lines ever hold; only this much of a long dictation is laid out."""
WORDS = ("Recording", "Transcribing")


class Style(Enum):
    """settings.overlay.style, without "off"."""

    MINIMAL = "minimal"
    COMPACT = "compact"
    DETAILED = "detailed"


@dataclass(frozen=True, slots=True)
class Measure:
    """Lengths of one style in device-independent pixels."""

    row: float
    padding: float
    gap: float
    mark: float
    bar_width: float
    bar_height: float
    widest: float
    """Also the width of a pill with words below its row."""


_MINIMAL, _USUAL = Measure(28, 12, 8, 10, 72, 4, 420), Measure(40, 16, 12, 12, 104, 6, 480)


class PillPainter:
    """Measures and paints one view."""

    def __init__(self, style: Style, font: QFont, colours: Colours) -> None:
        self.style = style
        self._font = QFont(font)
        self._font.setFeature(QFont.Tag("tnum"), 1)
        self._colours = colours
        self._metrics = QFontMetricsF(self._font)
        self._words_advance = max(self._metrics.horizontalAdvance(word) for word in WORDS)
        self._elapsed_advance = self._metrics.horizontalAdvance("00:00")
        self._language_advance = self._metrics.horizontalAdvance(language_mark(AUTOMATIC))
        self._m = _MINIMAL if style is Style.MINIMAL else _USUAL
        self._row = max(self._m.row, self._metrics.height() + 12)
        self._line = self._metrics.lineSpacing() * 1.2

    # --- measures ------------------------------------------------------------------------

    def size(self, view: View, room: float) -> QSize:
        """The pill's size for a view on a screen `room` pixels wide."""
        inner = self._m.mark + self._m.gap + self._words_width(view)
        if self._shows_meter(view):
            inner += self._m.bar_width + self._m.gap * (self.style is not Style.MINIMAL)
        if self._shows_elapsed(view):
            inner += self._m.gap + self._elapsed_advance
        if view.language:
            inner += self._m.gap + self._language_advance
        inner += (self._m.gap + self._m.mark) * (view.locked + view.sent)
        width, height = inner + 2 * self._m.padding, self._row
        if self._has_body(view):
            width = self._m.widest
            height += self._line * TEXT_LINES + 14 + (self._line + 4 if view.locked else 0)
        return QSize(int(min(width, self._m.widest, room)) + 1, int(height) + 1)

    def radius(self, view: View) -> float:
        return 16.0 if self._has_body(view) else self._row / 2

    def _words_width(self, view: View) -> float:
        """Wide enough for every word of a live dictation, so that nothing jumps when the key comes up."""
        if self.style is Style.MINIMAL and view.metered:
            return 0.0
        return (self._words_advance if view.word in WORDS else self._metrics.horizontalAdvance(view.word)) + 1

    def _has_body(self, view: View) -> bool:
        return self.style is Style.DETAILED and view.word in WORDS

    def _shows_meter(self, view: View) -> bool:
        return view.metered or (view.word in WORDS and self.style is not Style.MINIMAL)

    def _shows_elapsed(self, view: View) -> bool:
        return bool(view.elapsed) and self.style is not Style.MINIMAL

    # --- painting ------------------------------------------------------------------------

    def paint(
        self,
        painter: QPainter,
        view: View,
        size: QSize,
        level: float,
        *,
        smooth_edge: bool,
        part: QRect | None = None,
    ) -> None:
        """The pill, or what lies in `part` of it. `smooth_edge` is off where the window is cut by a mask instead."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = self._meter_track(view, size)
        if part is not None and track.toAlignedRect().contains(part):
            painter.fillRect(part, self._colours.background)
            self._paint_meter(painter, track, level)
            return
        painter.setFont(self._font)
        self._paint_ground(painter, view, size, smooth_edge)
        self._paint_row(painter, view, size)
        if self._shows_meter(view):
            self._paint_meter(painter, track, level)
        if self._has_body(view) and (part is None or part.bottom() + 1 > self._row):
            self._paint_body(painter, view, size)

    def moving_rect(self, size: QSize) -> QRect:
        """Where level and time move."""
        left = self._m.padding + self._m.mark
        return QRectF(left, 0, size.width() - left, math.floor(self._row) - 6).toAlignedRect()

    def meter_rect(self, view: View, size: QSize) -> QRect:
        """Where the level alone moves, which is painted twenty times a second."""
        return self._meter_track(view, size).toAlignedRect()

    def _meter_track(self, view: View, size: QSize) -> QRectF:
        words = self._words_width(view)
        left = self._words_left(view) + words + self._m.gap * bool(words)
        right = self._words_right(view, size)
        return QRectF(left, (self._row - self._m.bar_height) / 2, right - left, self._m.bar_height)

    def _words_left(self, view: View) -> float:
        return self._m.padding + (self._m.mark + self._m.gap) * (1 + view.locked + view.sent)

    def _words_right(self, view: View, size: QSize) -> float:
        right = self._language_right(view, size)
        return right - self._language_advance - self._m.gap if view.language else right

    def _language_right(self, view: View, size: QSize) -> float:
        right = size.width() - self._m.padding
        return right - self._elapsed_advance - self._m.gap if self._shows_elapsed(view) else right

    def _paint_ground(self, painter: QPainter, view: View, size: QSize, smooth_edge: bool) -> None:
        ground = self._colours.background
        edge = blend(self._colours.text, ground, 0.22)
        rect = QRectF(0, 0, size.width(), size.height())
        painter.setPen(QPen(edge, 1))
        painter.setBrush(ground)
        if not smooth_edge:
            painter.fillRect(rect, edge)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), self.radius(view), self.radius(view))

    def _paint_row(self, painter: QPainter, view: View, size: QSize) -> None:
        mark = QRectF(self._m.padding, (self._row - self._m.mark) / 2, self._m.mark, self._m.mark)
        self._paint_mark(painter, view.shape, mark)
        if view.locked:
            mark.translate(self._m.mark + self._m.gap, 0)
            self._paint_lock(painter, mark)
        if view.sent:
            self._paint_arrow(painter, mark.translated(self._m.mark + self._m.gap, 0))
        painter.setPen(self._colours.text)
        if self._shows_elapsed(view):
            width = self._elapsed_advance
            painter.drawText(QRectF(size.width() - self._m.padding - width, 0, width, self._row), RIGHT, view.elapsed)
        if view.language:
            self._paint_language(painter, view, size)
        words = self._words_width(view)
        if words:
            left = self._words_left(view)
            room = min(words, self._words_right(view, size) - left)
            text = self._metrics.elidedText(view.word, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(left, 0, room + 1, self._row), LEFT, text)

    def _paint_language(self, painter: QPainter, view: View, size: QSize) -> None:
        """As wide as the widest: the pill keeps its size when the engine has found out which it is."""
        width = self._language_advance
        place = QRectF(self._language_right(view, size) - width, 0, width, self._row)
        painter.drawText(place, RIGHT, view.language)

    def _paint_meter(self, painter: QPainter, track: QRectF, level: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colours.line)
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        if level > 0:
            filled = QRectF(track)
            filled.setWidth(max(track.height(), track.width() * level))
            painter.setBrush(self._colours.accent)
            painter.drawRoundedRect(filled, track.height() / 2, track.height() / 2)

    def _paint_body(self, painter: QPainter, view: View, size: QSize) -> None:
        room = QRectF(self._m.padding, self._row - 4, size.width() - 2 * self._m.padding, 0)
        room.setHeight(self._line * TEXT_LINES + 1)
        if view.stable or view.unstable:
            self._paint_text(painter, view, room)
        elif view.hint and not view.locked:
            painter.setPen(self._colours.dim)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, view.hint)
        if view.locked:
            painter.setPen(self._colours.dim)
            below = QRectF(room.left(), room.bottom() + 4, room.width(), self._line)
            hint = self._metrics.elidedText(view.hint, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(below, LEFT, hint)

    def _paint_text(self, painter: QPainter, view: View, room: QRectF) -> None:
        """The newest two lines; what went before is an ellipsis in the margin."""
        text, dim_from, cut = tail_of(view.stable, view.unstable)
        layout = self._laid_out(text, dim_from, room.width())
        first = max(0, layout.lineCount() - TEXT_LINES)
        painter.save()
        painter.setPen(self._colours.text)
        if cut or first:
            margin = QRectF(0, room.top(), self._m.padding, self._metrics.height())
            painter.drawText(margin, Qt.AlignmentFlag.AlignCenter, "…")
        painter.setClipRect(room)
        layout.draw(painter, QPointF(room.left(), room.top() - first * self._line))
        painter.restore()

    def _laid_out(self, text: str, dim_from: int, width: float) -> QTextLayout:
        layout = QTextLayout(text, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        dim = QTextLayout.FormatRange()
        dim.start, dim.length = dim_from, len(text) - dim_from
        dim.format = QTextCharFormat()
        dim.format.setForeground(self._colours.dim)
        layout.setFormats([dim])
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y))
            y += self._line
        layout.endLayout()
        return layout

    # --- marks ---------------------------------------------------------------------------

    def _paint_mark(self, painter: QPainter, shape: Shape, place: QRectF) -> None:
        colours, unit = self._colours, place.width()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.text)
        if shape is Shape.DOT:
            painter.setBrush(colours.accent)
            painter.drawEllipse(place)
        elif shape is Shape.DOTS:
            radius = unit / 6.5
            for step in (0.15, 0.5, 0.85):
                painter.drawEllipse(QPointF(place.left() + unit * step, place.center().y()), radius, radius)
        elif shape is Shape.SQUARE:
            painter.setBrush(colours.breach)
            painter.drawRect(place.adjusted(1, 1, -1, -1))
        else:
            self._paint_line_mark(painter, shape, place)

    def _paint_line_mark(self, painter: QPainter, shape: Shape, place: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._colours.text, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        inner = place.adjusted(1.5, 1.5, -1.5, -1.5)
        middle = inner.center()
        if shape is Shape.CROSS:
            painter.drawLine(inner.topLeft(), inner.bottomRight())
            painter.drawLine(inner.topRight(), inner.bottomLeft())
        elif shape is Shape.BOARD:
            painter.drawRect(inner.adjusted(0, 1, 0, 0))
            painter.drawLine(QPointF(middle.x() - 2, inner.top()), QPointF(middle.x() + 2, inner.top()))
        else:
            painter.drawLine(QPointF(inner.left(), middle.y()), QPointF(inner.right(), middle.y()))

    def _paint_arrow(self, painter: QPainter, place: QRectF) -> None:
        """Up: what is said is sent away."""
        unit, middle = place.width(), place.center().x()
        neck = place.top() + unit * 0.5
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colours.text)
        painter.drawPolygon(
            QPolygonF([QPointF(middle, place.top()), QPointF(place.right(), neck), QPointF(place.left(), neck)])
        )
        painter.drawRect(QRectF(middle - unit / 8, neck, unit / 4, place.bottom() - neck))

    def _paint_lock(self, painter: QPainter, place: QRectF) -> None:
        unit = place.width()
        body = QRectF(place.left() + unit * 0.1, place.top() + unit * 0.45, unit * 0.8, unit * 0.55)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._colours.text, max(1.5, unit / 8)))
        bow = QRectF(place.left() + unit * 0.26, place.top() + unit * 0.05, unit * 0.48, unit * 0.8)
        painter.drawArc(bow, 0, 180 * 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colours.text)
        painter.drawRoundedRect(body, 1.5, 1.5)


def tail_of(stable: str, unstable: str) -> tuple[str, int, bool]:
    """The newest words: the text, where its unstable end begins, and whether something was left out.

    The cut moves in steps, so that lines do not wrap anew with every word.
    """
    joint = gap(stable, unstable)
    text = stable + joint + unstable
    dim_from = len(stable + joint)
    if len(text) <= TEXT_TAIL_CHARACTERS:
        return text, dim_from, False
    step = TEXT_TAIL_CHARACTERS // 2
    cut = (len(text) - step) // step * step
    space = text.find(" ", cut, cut + 40)
    cut = cut if space < 0 else space + 1
    return text[cut:], max(0, dim_from - cut), True
