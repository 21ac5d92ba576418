"""How the overlay looks: three styles of one pill, measured in the font's own size.

Everything is laid out from the leading edge; where people read from right to left, each place is mirrored.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption

from tray_app.core.desktop_settings import LARGE, NORMAL, SMALL
from tray_app.core.joining import gap
from tray_app.core.languages import AUTOMATIC
from tray_app.core.scripts import reads_from_right
from tray_app.core.translation import marked, tr

from .language_names import language_mark
from .overlay_marks import paint_arrow, paint_bars, paint_lock, paint_mark
from .overlay_view import View
from .painting import LEFT, RIGHT
from .theme import Colours, blend

TEXT_LINES = 2
TEXT_TAIL_CHARACTERS = 360
"""More than two lines ever hold; only this much of a long dictation is laid out."""
LINE_CHARACTERS = 40
"""Of what was said last, where there is one line for it."""
WIDER_THAN_AVERAGE = 1.15
"""So much the letters of a text are, for few of them are narrow ones."""
BODY_LINES = 1.2
"""How much wider than that the words below a row are at least, however large the font is."""
WORDS = (marked("Recording"), marked("Transcribing"))
ELLIPSIS, LONGEST_CUT_WORD = "…", 16
SCALES = {SMALL: 0.85, NORMAL: 1.0, LARGE: 1.35}
"""Of the font and of all lengths, by settings.overlay.size."""


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
    bars: float
    bar_height: float
    widest: float
    """Also the width of a pill with words below its row."""

    def scaled(self, by: float) -> Measure:
        return Measure(*(by * getattr(self, name) for name in self.__slots__))


_MINIMAL, _USUAL = Measure(28, 12, 8, 10, 30, 16, 420), Measure(40, 16, 12, 12, 36, 22, 480)


class PillPainter:
    """Measures and paints one view."""

    def __init__(
        self, style: Style, font: QFont, colours: Colours, *, scale: float = 1.0, from_right: bool = False
    ) -> None:
        """`from_right`: people read from right to left."""
        self.style = style
        self._font = QFont(font)
        if scale != 1.0:
            self._font.setPointSizeF(self._font.pointSizeF() * scale)
        self._font.setFeature(QFont.Tag("tnum"), 1)
        self._colours = colours
        self._scale = scale
        self._from_right = from_right
        self._metrics = QFontMetricsF(self._font)
        self._words_advance = max(self._metrics.horizontalAdvance(tr(word)) for word in WORDS)
        self._line_advance = self._metrics.averageCharWidth() * WIDER_THAN_AVERAGE * LINE_CHARACTERS
        self._elapsed_advance = self._metrics.horizontalAdvance("00:00")
        self._language_advance = self._metrics.horizontalAdvance(language_mark(AUTOMATIC))
        self._m = (_MINIMAL if style is Style.MINIMAL else _USUAL).scaled(scale)
        self._row = max(self._m.row, self._metrics.height() + 12 * scale)
        self._line = self._metrics.lineSpacing() * 1.2

    # --- measures ------------------------------------------------------------------------

    def size(self, view: View, room: float) -> QSize:
        """The pill's size for a view on a screen `room` pixels wide."""
        inner = self._m.mark + self._m.gap + self._words_width(view)
        if self._shows_meter(view):
            inner += self._m.bars + self._m.gap * bool(self._words_width(view))
        if self._shows_elapsed(view):
            inner += self._m.gap + self._elapsed_advance
        if view.language:
            inner += self._m.gap + self._language_advance
        inner += (self._m.gap + self._m.mark) * (view.locked + view.sent)
        width, height = inner + 2 * self._m.padding, self._row
        widest = width if self._has_line(view) else max(self._m.widest, self._line_advance * BODY_LINES)
        if self._has_body(view):
            width = widest
            height += self._line * (TEXT_LINES + 1) + 16 * self._scale
        return QSize(int(min(width, widest, room)) + 1, int(height) + 1)

    def radius(self, view: View) -> float:
        return 16.0 * self._scale if self._has_body(view) else self._row / 2

    def _words_width(self, view: View) -> float:
        """Wide enough for every word of a live dictation, so that nothing jumps when the key comes up."""
        if self._has_line(view):
            return self._line_advance
        if self.style is Style.MINIMAL and view.metered and not view.silent:
            return 0.0
        if self._has_body(view):
            return max(self._words_advance, self._metrics.horizontalAdvance(view.word)) + 1
        return (self._words_advance if view.word in map(tr, WORDS) else self._metrics.horizontalAdvance(view.word)) + 1

    def _has_body(self, view: View) -> bool:
        return self.style is Style.DETAILED and view.live

    def _has_line(self, view: View) -> bool:
        """What was said last stands in the row itself."""
        return self.style is Style.COMPACT and view.live

    def _shows_meter(self, view: View) -> bool:
        return view.metered or (view.live and self.style is not Style.MINIMAL)

    def _shows_elapsed(self, view: View) -> bool:
        return bool(view.elapsed) and self.style is not Style.MINIMAL

    # --- painting ------------------------------------------------------------------------

    def paint(
        self,
        painter: QPainter,
        view: View,
        size: QSize,
        levels: Sequence[float],
        *,
        smooth_edge: bool,
        part: QRect | None = None,
    ) -> None:
        """The pill, or what lies in `part` of it. `levels`: as loud as it is now, and was just before, as shares.
        `smooth_edge` is off where the window is cut by a mask instead."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if self._from_right else Qt.LayoutDirection.LeftToRight
        )
        track = self._meter_track(view, size)
        if part is not None and track.toAlignedRect().contains(part):
            painter.fillRect(part, self._colours.background)
            paint_bars(painter, track, levels, self._colours, silent=view.silent)
            return
        painter.setFont(self._font)
        self._paint_ground(painter, view, size, smooth_edge)
        self._paint_row(painter, view, size)
        if self._shows_meter(view):
            paint_bars(painter, track, levels, self._colours, silent=view.silent)
        if self._has_body(view) and (part is None or part.bottom() + 1 > self._row):
            self._paint_body(painter, view, size)

    def moving_rect(self, size: QSize) -> QRect:
        """Where level and time move."""
        left = self._m.padding + self._m.mark
        row = QRectF(left, 0, size.width() - left, math.floor(self._row) - 6)
        return self._placed(row, size).toAlignedRect()

    def meter_rect(self, view: View, size: QSize) -> QRect:
        """Where the level alone moves, which is painted twenty times a second."""
        return self._meter_track(view, size).toAlignedRect()

    def _placed(self, box: QRectF, size: QSize) -> QRectF:
        """What is laid out from the left, as it is read."""
        return QRectF(size.width() - box.right(), box.top(), box.width(), box.height()) if self._from_right else box

    def _meter_track(self, view: View, size: QSize) -> QRectF:
        box = QRectF(
            self._words_end(view, size) + self._m.gap,
            (self._row - self._m.bar_height) / 2,
            self._m.bars,
            self._m.bar_height,
        )
        return self._placed(box, size)

    def _words_begin(self, view: View) -> float:
        return self._m.padding + (self._m.mark + self._m.gap) * (1 + view.locked + view.sent)

    def _words_end(self, view: View, size: QSize) -> float:
        """Where the bars, the language and the time leave them room until."""
        end = self._language_end(view, size)
        end -= (self._language_advance + self._m.gap) if view.language else 0.0
        return end - (self._m.bars + self._m.gap if self._shows_meter(view) else 0.0)

    def _language_end(self, view: View, size: QSize) -> float:
        end = size.width() - self._m.padding
        return end - self._elapsed_advance - self._m.gap if self._shows_elapsed(view) else end

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
        step = self._m.mark + self._m.gap
        paint_mark(painter, view.shape, self._placed(mark, size), self._colours)
        if view.locked:
            mark.translate(step, 0)
            paint_lock(painter, self._placed(mark, size), self._colours)
        if view.sent:
            paint_arrow(painter, self._placed(mark.translated(step, 0), size), self._colours)
        painter.setPen(self._colours.text)
        if self._shows_elapsed(view):
            end = size.width() - self._m.padding
            self._write(painter, view.elapsed, end - self._elapsed_advance, end, size, at_end=True)
        if view.language:
            # As wide as the widest: the pill keeps its size when the engine has found out which it is.
            end = self._language_end(view, size)
            self._write(painter, view.language, end - self._language_advance, end, size, at_end=True)
        if self._words_width(view):
            self._paint_words(painter, view, size)

    def _paint_words(self, painter: QPainter, view: View, size: QSize) -> None:
        begin = self._words_begin(view)
        room = min(self._words_width(view), self._words_end(view, size) - begin)
        if self._has_line(view) and not view.silent and (view.stable or view.unstable):
            self._paint_last_words(painter, view, QRectF(begin, 0, room, self._row), size)
            return
        word, beside = view.word, ""
        if self._has_line(view) and not view.silent:
            word, beside = (view.hint, "") if view.locked else (view.word, view.escape)
        painter.setPen(self._colours.pending if view.silent else self._colours.text)
        self._write(painter, word, begin, begin + room, size)
        if beside:
            painter.setPen(self._colours.dim)
            self._write(painter, beside, begin + self._words_advance + self._m.gap, begin + room, size)

    def _write(
        self, painter: QPainter, text: str, begin: float, end: float, size: QSize, *, at_end: bool = False
    ) -> None:
        """On one line in the row, cut with an ellipsis where it must be."""
        box = self._placed(QRectF(begin, 0, end - begin + 1, self._row), size)
        shown = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, end - begin + 1)
        painter.drawText(box, RIGHT if at_end else LEFT, shown)

    def _paint_last_words(self, painter: QPainter, view: View, box: QRectF, size: QSize) -> None:
        text, dim_from, _cut = tail_of(view.stable, view.unstable)
        shown = from_a_word(self._metrics.elidedText(text, Qt.TextElideMode.ElideLeft, box.width()))
        dim_from = max(0, dim_from - (len(text) - len(shown)))
        layout = self._laid_out(shown, dim_from, box.width() + 1, wrap=False)
        painter.setPen(self._colours.text)
        place = self._placed(box, size)
        layout.draw(painter, QPointF(place.left(), (self._row - self._metrics.height()) / 2))

    def _paint_body(self, painter: QPainter, view: View, size: QSize) -> None:
        room = QRectF(self._m.padding, self._row - 4, size.width() - 2 * self._m.padding, self._line * TEXT_LINES + 1)
        spoken = bool(view.stable or view.unstable)
        if spoken:
            self._paint_text(painter, view, room)
        elif view.hint:
            painter.setPen(self._colours.dim)
            painter.drawText(room, int(LEFT & ~Qt.AlignmentFlag.AlignVCenter) | Qt.TextFlag.TextWordWrap, view.hint)
        told = [view.hint] if view.locked and spoken else []
        foot = "  ·  ".join([*told, view.escape] if view.escape else told)
        if foot:
            painter.setPen(self._colours.dim)
            below = QRectF(room.left(), room.bottom() + 4 * self._scale, room.width(), self._line)
            painter.drawText(below, LEFT, self._metrics.elidedText(foot, Qt.TextElideMode.ElideRight, room.width()))

    def _paint_text(self, painter: QPainter, view: View, room: QRectF) -> None:
        """The newest two lines; what went before is an ellipsis in the margin."""
        text, dim_from, cut = tail_of(view.stable, view.unstable)
        layout = self._laid_out(text, dim_from, room.width())
        first = max(0, layout.lineCount() - TEXT_LINES)
        painter.save()
        painter.setPen(self._colours.text)
        if cut or first:
            edge = room.right() if reads_from_right(text) else 0.0
            margin = QRectF(edge, room.top(), self._m.padding, self._metrics.height())
            painter.drawText(margin, Qt.AlignmentFlag.AlignCenter, "…")
        painter.setClipRect(room)
        layout.draw(painter, QPointF(room.left(), room.top() - first * self._line))
        painter.restore()

    def _laid_out(self, text: str, dim_from: int, width: float, *, wrap: bool = True) -> QTextLayout:
        layout = QTextLayout(text, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if wrap else QTextOption.WrapMode.NoWrap)
        if reads_from_right(text):  # whichever way the pill is laid out
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
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


def from_a_word(shown: str) -> str:
    """What was cut on the left, cut behind a blank where one is near: half a word reads as a wrong one."""
    blank = shown.find(" ", 0, LONGEST_CUT_WORD)
    return ELLIPSIS + shown[blank + 1 :] if shown.startswith(ELLIPSIS) and blank >= 0 else shown


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
