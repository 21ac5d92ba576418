"""The text of a row, laid out once in so many lines: what is painted again is not laid out again."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption

from tray_app.core.scripts import reads_from_right

LINES = 2
_DOTS = "…"
_NARROWEST = 0.4
"""Of an average character's width: no line of a text in letters has more characters than that gives."""
_RTL, _LTR = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight


@dataclass(frozen=True, slots=True)
class LaidOut:
    layout: QTextLayout
    font: QFont
    dots_at: QPointF | None
    """Where three dots say that there is more, from the top left of the text; None where that was all."""

    def draw(self, painter: QPainter, where: QPointF) -> None:
        """In the painter's colour."""
        self.layout.draw(painter, where)
        if self.dots_at is not None:
            painter.setFont(self.font)
            painter.drawText(where + self.dots_at, _DOTS)


def laid_out(text: str, font: QFont, metrics: QFontMetricsF, width: float) -> LaidOut | None:
    """In the direction of the text; None where there is no text, or no room for any."""
    if width <= 0 or not text:
        return None
    fits = LINES * (8 + int(width / (_NARROWEST * metrics.averageCharWidth())))
    return _lay_out(text[:fits], font, metrics, width)


def _lay_out(text: str, font: QFont, metrics: QFontMetricsF, width: float) -> LaidOut:
    turned = not text.isascii() and reads_from_right(text)
    option = QTextOption(Qt.AlignmentFlag.AlignRight if turned else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(_RTL if turned else _LTR)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    units = len(text.encode("utf-16-le")) // 2  # Qt counts in these
    dots_at = None
    layout.beginLayout()
    for number in range(LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0.0, number * metrics.height()))
        if number == LINES - 1 and line.textStart() + line.textLength() < units:
            dots_at = _shorten(line, metrics, width, turned=turned)
    layout.endLayout()
    return LaidOut(layout, font, dots_at)


def _shorten(line: QTextLine, metrics: QFontMetricsF, width: float, *, turned: bool) -> QPointF:
    """The last line leaves room for the dots; where they stand."""
    dots = metrics.horizontalAdvance(_DOTS)
    line.setLineWidth(max(1.0, width - dots))
    if turned:
        line.setPosition(QPointF(dots, line.position().y()))
    used: QRectF = line.naturalTextRect()
    return QPointF(used.left() - dots if turned else used.right(), line.position().y() + line.ascent())
