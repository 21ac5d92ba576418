"""Paints the table's cells: figures with small units, sparklines, states by shape and word."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QWidget

from tray_app.perf.breaches import State
from tray_app.perf.figures_text import unit_text, with_unit
from tray_app.perf.metric import Unit
from tray_app.ui import theme
from tray_app.ui.painting import FIGURES, LEFT, draw_state, paint, state_colour

from .clock import when_text
from .rows import ROW, Column, Index, RowView, row_of
from .sections import Section
from .target_box import TargetBox

RIGHT_TO_LEFT = Qt.LayoutDirection.RightToLeft
PADDING = 8
SMALL = 0.85
"""Of the font's size: units, and what is said in passing."""
STATE_SIZE = 0.55
"""Of a line's height: the shape of a state beside its word."""
ROW_HEIGHT = 32
TALL_ROW_HEIGHT = 48


def tabular(font: QFont, scale: float = 1.0) -> QFont:
    """The font with figures of one width, at `scale` of its size."""
    changed = QFont(font)
    changed.setFeature(QFont.Tag("tnum"), 1)
    if scale != 1.0:
        changed.setPointSizeF(font.pointSizeF() * scale)
    return changed


_OF_SAMPLES = frozenset(Column) - {Column.NAME, Column.TARGET, Column.STATE}


class RowDelegate(QStyledItemDelegate):
    """One for the whole table."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._measured: tuple[QFont, bool, int] | None = None
        """A font, whether rows are tall, and how high they are then: asked for each cell of each changed row."""
        self.tall = True
        """Rows with a second line below the figure's name."""
        self.painting_ns = 0
        """Processor time spent painting, for the window's own row, which begins anew when it has told it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        if index.column():  # the first says it for the row: Qt asks each cell, three hundred when the window opens
            return QSize(0, 0)
        height = self.heading_height if row_of(index) is None else self.row_height
        return QSize(0, height(option.font))

    def heading_height(self, font: QFont) -> int:
        """Of a group's heading."""
        return round(max(ROW_HEIGHT, QFontMetricsF(font).height() + PADDING)) + PADDING

    def row_height(self, font: QFont) -> int:
        """Of a figure's row."""
        if self._measured is None or self._measured[:2] != (font, self.tall):
            line = QFontMetricsF(font).height()
            below = QFontMetricsF(tabular(font, SMALL)).height() if self.tall else 0
            least = TALL_ROW_HEIGHT if self.tall else ROW_HEIGHT
            self._measured = QFont(font), self.tall, round(max(least, line + below + PADDING))
        return self._measured[2]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        started_ns = time.thread_time_ns()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = row_colours(option)
        view = index.data(ROW)
        if isinstance(view, RowView):
            self._paint_cell(painter, option, view, Column(index.column()), colours)
        elif view is not None:
            self._paint_heading(painter, option, view, colours)
        painter.restore()
        self.painting_ns += time.thread_time_ns() - started_ns

    def _paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, section: Section, colours: theme.Colours
    ) -> None:
        box = option.rect.adjusted(PADDING, PADDING, -PADDING, 0)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(colours.text)
        painter.drawText(box, LEFT, section.title)
        indent = round(QFontMetricsF(bold).horizontalAdvance(section.title)) + 2 * PADDING
        painter.setFont(option.font)
        painter.setPen(colours.dim)
        painter.drawText(behind(painter, box, indent), LEFT, section.subtitle)

    def _paint_cell(
        self, painter: QPainter, option: QStyleOptionViewItem, view: RowView, column: Column, colours: theme.Colours
    ) -> None:
        tint_selection(painter, option, colours)
        inner = option.rect.adjusted(PADDING, 0, -PADDING, 0)
        painter.setFont(option.font)
        painter.setPen(colours.text)
        if view.series.stats is None and column in _OF_SAMPLES:
            return  # a row of dashes says no more than its state
        if column is Column.NAME:
            self._paint_name(painter, inner, option.font, view, colours)
        elif column is Column.TREND:
            plot, place = view.plot(), QRectF(inner).adjusted(0, 6, 0, -6)
            if plot is not None:
                paint(painter, plot.drawing(place.width(), place.height()), place.topLeft(), colours)
        elif column is Column.STATE:
            self._paint_state(painter, inner, view, colours)
        elif column in (Column.AGE, Column.COUNT, Column.TARGET):
            own = column is Column.TARGET and view.has_own_target
            painter.setPen(colours.text if own else colours.dim)
            painter.setFont(tabular(option.font))
            painter.drawText(inner, FIGURES, view.texts[column])
        else:
            broken = column is Column.LAST and view.series.state in (State.BREACH, State.PENDING)
            painter.setPen(state_colour(view.series.state, colours) if broken else colours.text)
            _draw_figure(painter, inner, option.font, view.texts[column], colours)

    def _paint_name(self, painter: QPainter, box: QRect, font: QFont, view: RowView, colours: theme.Colours) -> None:
        below = view.extremes() if self.tall else ""
        if not below:
            painter.drawText(box, LEFT, view.texts[Column.NAME])
            return
        small = tabular(font, SMALL)
        line, small_line = round(QFontMetricsF(font).height()), round(QFontMetricsF(small).height())
        top = box.top() + (box.height() - line - small_line) // 2
        painter.drawText(QRect(box.left(), top, box.width(), line), LEFT, view.texts[Column.NAME])
        painter.setFont(small)
        painter.setPen(colours.dim)
        painter.drawText(QRect(box.left(), top + line, box.width(), small_line), LEFT, below)

    def _paint_state(self, painter: QPainter, box: QRect, view: RowView, colours: theme.Colours) -> None:
        state = view.series.state
        beside = draw_state_before(painter, box, state, colours)
        painter.setPen(colours.dim if state is State.OK else state_colour(state, colours))
        painter.drawText(beside, LEFT, view.texts[Column.STATE])

    # --- targets are edited in place -----------------------------------------------------

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802 - Qt's name
        row = row_of(index)
        assert row is not None, "a group heading cannot be edited"
        return TargetBox(row.metric, parent)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:  # noqa: N802 - Qt's name
        """Wider than its column where it must be, to the left, so that the number is never cut."""
        wanted, box = editor.sizeHint(), QRect(option.rect)
        box.setLeft(min(box.left(), box.right() - wanted.width()))
        box.setHeight(min(box.height(), wanted.height()))
        box.moveTop(option.rect.center().y() - box.height() // 2)
        editor.setGeometry(box)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:  # noqa: N802 - Qt's name
        """Over a sparkline: the sample under the pointer, and when it was."""
        row = row_of(index)
        plot = row.plot() if row is not None and index.column() == Column.TREND else None
        if event.type() != QEvent.Type.ToolTip or row is None or plot is None:
            return super().helpEvent(event, view, option, index)
        width = max(1, option.rect.width() - 2 * PADDING)
        at = plot.nearest(event.pos().x() - option.rect.left() - PADDING, width)
        when = when_text(int(plot.at_ns[at]), time.monotonic_ns())
        QToolTip.showText(event.globalPos(), f"{with_unit(float(plot.values[at]), row.metric.unit)} {when}", view)
        return True


def row_colours(option: QStyleOptionViewItem) -> theme.Colours:
    """Of a row as it is now."""
    is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    return theme.chosen_colours(option.palette) if is_chosen else theme.field_colours(option.palette)


def tint_selection(painter: QPainter, option: QStyleOptionViewItem, colours: theme.Colours) -> None:
    """Behind the text of a row that is selected, so that states keep their colours on it."""
    if not option.state & QStyle.StateFlag.State_Selected:
        return
    # Antialiased, cells would leave a line between them where a screen's scale is no whole number.
    smooth = painter.testRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(option.rect, colours.background)  # over what the style drew there
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)


def draw_state_before(painter: QPainter, box: QRect, state: State, colours: theme.Colours) -> QRect:
    """A state's shape before text of the painter's font; gives the room for the text."""
    size = round(QFontMetricsF(painter.font()).height() * STATE_SIZE)
    left = box.left() if painter.layoutDirection() is not RIGHT_TO_LEFT else box.right() + 1 - size
    draw_state(painter, QRectF(left, box.center().y() + 0.5 - size / 2, size, size), state, colours)
    return behind(painter, box, size + PADDING)


def behind(painter: QPainter, box: QRect, indent: int) -> QRect:
    """What is left of the room behind something that takes so many pixels where one begins to read."""
    mirrored = painter.layoutDirection() is RIGHT_TO_LEFT
    return box.adjusted(0, 0, -indent, 0) if mirrored else box.adjusted(indent, 0, 0, 0)


def _draw_figure(painter: QPainter, box: QRect, font: QFont, text: str, colours: theme.Colours) -> None:
    """A number, right-aligned before its unit, which is smaller and dimmer and of one width."""
    number, _, unit = text.partition(" ")
    if not number[-1].isdigit():
        painter.drawText(box, FIGURES, text)
        return
    small = tabular(font, SMALL)
    if painter.layoutDirection() is RIGHT_TO_LEFT:
        _draw_figure_from_the_right(painter, box, (tabular(font), small), (number, unit), colours)
        return
    widest = max(unit_text(Unit.MS), unit_text(Unit.MB), key=len)  # numbers stand below each other
    room = round(QFontMetricsF(small).horizontalAdvance(widest)) + 4
    painter.setFont(tabular(font))
    painter.drawText(box.adjusted(0, 0, -room, 0), FIGURES, number)
    baseline = box.center().y() + (QFontMetricsF(font).ascent() - QFontMetricsF(font).descent()) / 2
    painter.setFont(small)
    painter.setPen(colours.dim)
    painter.drawText(QPointF(box.right() - room + 4, baseline), unit)


def _draw_figure_from_the_right(
    painter: QPainter, box: QRect, fonts: tuple[QFont, QFont], texts: tuple[str, str], colours: theme.Colours
) -> None:
    """The unit behind the number, which is to its left."""
    painter.setFont(fonts[0])
    painter.drawText(box, FIGURES, texts[0])
    wide = round(QFontMetricsF(fonts[0]).horizontalAdvance(texts[0])) + 4
    painter.setFont(fonts[1])
    painter.setPen(colours.dim)
    painter.drawText(box.adjusted(0, 0, -wide, 0), FIGURES, texts[1])
