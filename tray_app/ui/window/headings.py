"""Column headings without boxes: dim words over one hairline, in line with the cells below; an arrow where sorted."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QHeaderView

from tray_app.ui import theme

from .cells import PADDING


class PlainHeader(QHeaderView):
    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Qt's own would ask for the words of each column; it is as wide as its table."""
        return QSize(self.length(), round(QFontMetricsF(self.font()).height()) + PADDING)

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:  # noqa: N802 - Qt's name
        colours = theme.field_colours(self.palette())
        roles = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.TextAlignmentRole
        words, align = (self.model().headerData(logical_index, self.orientation(), role) for role in roles)
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == logical_index:
            words += " ▴" if self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder else " ▾"
        painter.save()
        painter.fillRect(rect, self.palette().base())
        painter.setPen(QPen(colours.line, 1))
        painter.drawLine(QLineF(rect.left(), rect.bottom() + 0.5, rect.right() + 1, rect.bottom() + 0.5))
        painter.setPen(colours.dim)
        painter.drawText(rect.adjusted(PADDING, 0, -PADDING, 0), align, words)
        painter.restore()
