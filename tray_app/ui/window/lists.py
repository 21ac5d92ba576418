"""Two plain tables below the figures: recent dictations, and breaches."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from tray_app.core.dictation import DictationRecord, Outcome
from tray_app.perf.breaches import Breach, State
from tray_app.perf.catalog import WAIT, Unit
from tray_app.perf.figures_text import NO_FIGURE, age_text, number_text, with_unit
from tray_app.perf.stages import ms_between, stage_ms
from tray_app.perf.words import named, severity_words, word
from tray_app.ui import theme

from .cells import PADDING, is_selected, shape_size, tabular, tint_selection
from .headings import PlainHeader
from .shapes import draw_state

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
STATE_ROLE = Role.UserRole
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """One column of a list."""

    heading: str
    text: Callable[[T], str]
    state: Callable[[T], State] | None = None
    """When given, the state's shape stands before the text."""
    right: bool = False


class ListModel(QAbstractTableModel, Generic[T]):
    """Items newest first; `show_items` replaces what changed."""

    def __init__(self, columns: Sequence[Field[T]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._items: tuple[T, ...] = ()

    @property
    def items(self) -> tuple[T, ...]:
        return self._items

    def show_items(self, oldest_first: Sequence[T]) -> None:
        items = tuple(reversed(oldest_first))
        if len(items) != len(self._items):
            self.beginResetModel()
            self._items = items
            self.endResetModel()
        elif items != self._items:
            self._items = items
            self.repaint_all()

    def repaint_all(self) -> None:
        """Ages went on."""
        if self._items:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._items) - 1, len(self._columns) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own default and name
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own default and name
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:  # noqa: N802 - Qt's name
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            return self._columns[section].heading
        return _alignment(self._columns[section].right) if role == Role.TextAlignmentRole else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        column, item = self._columns[index.column()], self._items[index.row()]
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return column.text(item)
        if role == Role.AccessibleTextRole:
            return f"{column.heading} {column.text(item)}"
        if role == STATE_ROLE:
            return column.state(item) if column.state is not None else None
        return _alignment(column.right) if role == Role.TextAlignmentRole else None


def _alignment(right: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


class _ListDelegate(QStyledItemDelegate):
    """Text and shape in line with the headings; the selection as quiet as in the table of figures."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = theme.colours(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_selected(option):
            tint_selection(painter, option)
        box = option.rect.adjusted(PADDING, 0, -PADDING, 0)
        state = index.data(STATE_ROLE)
        if state is not None:
            size = shape_size(option.font)
            draw_state(painter, QRectF(box.left(), box.center().y() + 0.5 - size / 2, size, size), state, colours)
            box.adjust(size + PADDING, 0, 0, 0)
        painter.setFont(option.font)
        painter.setPen(colours.text)
        text = QFontMetricsF(option.font).elidedText(index.data(), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, index.data(Role.TextAlignmentRole), text)
        painter.restore()


class ListView(QTableView):
    """A table of whole rows without lines, worked by keyboard as by mouse."""

    def __init__(self, model: QAbstractTableModel, widths: Sequence[str], name: str, parent: QWidget | None) -> None:
        """`widths` holds a text as wide as each column must be; the last column takes the rest too."""
        super().__init__(parent)
        self._widths = tuple(widths)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setItemDelegate(_ListDelegate(self))
        self.setFont(tabular(self.font()))
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.setHorizontalHeader(PlainHeader(self))
        self.lay_out()

    def lay_out(self) -> None:
        """Columns and rows to fit the font."""
        metrics = QFontMetricsF(self.font())
        self.verticalHeader().setDefaultSectionSize(round(metrics.height() + PADDING))
        bold = QFont(self.font())
        bold.setBold(True)
        for at, widest in enumerate(self._widths):
            heading = str(self.model().headerData(at, Qt.Orientation.Horizontal))
            text = max(metrics.horizontalAdvance(widest), QFontMetricsF(bold).horizontalAdvance(heading))
            self.setColumnWidth(at, round(text + 3 * PADDING))
        last = len(self._widths) - 1
        before = sum(self.columnWidth(at) for at in range(last))
        self.setColumnWidth(last, max(self.columnWidth(last), self.viewport().width() - before))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.lay_out()


def dictation_columns(targets: Callable[[], dict[str, float]]) -> tuple[Field[DictationRecord], ...]:
    def state(record: DictationRecord) -> State:
        wait = stage_ms(record).get(WAIT)
        if wait is None:
            return State.NO_DATA
        return State.BREACH if wait > targets()[WAIT] else State.OK

    return (
        Field("Time", _clock_time, state),
        Field("Start", lambda record: word(record.start)),
        Field("Held", _held, right=True),
        Field("Wait", _wait, right=True),
    )


DICTATION_WIDTHS = ("00:00:00 mm", "resumed", "000.0 s", "12\u202f345 ms")


def _clock_time(record: DictationRecord) -> str:
    return time.strftime("%H:%M:%S", time.localtime(record.dictation_id / 1e9))


def _held(record: DictationRecord) -> str:
    held_ms = ms_between(record.stamps.key_down_event_ns, record.stamps.key_up_event_ns)
    return NO_FIGURE if held_ms is None else f"{number_text(held_ms / 1000, 1)} s"


def _wait(record: DictationRecord) -> str:
    if record.outcome is not Outcome.INSERTED:
        return word(record.outcome)
    return with_unit(stage_ms(record).get(WAIT), Unit.MS)


def breach_columns(now_ns: Callable[[], int]) -> tuple[Field[Breach], ...]:
    def when(breach: Breach) -> str:
        return age_text(now_ns() - breach.flagged_ns)

    def state(breach: Breach) -> State:
        return State.BREACH if breach.cleared_ns is None else State.CLEARING

    return (
        Field("Flagged", when, state),
        Field("Figure", lambda breach: named(breach.row.label, breach.start)),
        Field("Severity", lambda breach: severity_words(breach.severity, still_open=breach.cleared_ns is None)),
        Field("Worst", lambda breach: with_unit(breach.worst, breach.row.unit), right=True),
    )


BREACH_WIDTHS = (
    "mm 59 min",
    "Speech worker CPU, dictating",
    "over target, cleared",
    "12\u202f345 ms",
)
