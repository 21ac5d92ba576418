"""Two plain tables below the figures: recent dictations, and breaches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from tray_app.core.dictation import DictationRecord, Outcome, Start
from tray_app.core.translation import marked, tr
from tray_app.perf.breaches import Breach, Severity, State
from tray_app.perf.catalog import CATALOG, WAIT
from tray_app.perf.figures_text import NO_FIGURE, age_text, with_unit
from tray_app.perf.metric import Unit
from tray_app.perf.stages import stage_ms
from tray_app.perf.words import named, severity_words, word
from tray_app.ui.painting import FIGURES, LEFT

from .cells import PADDING, draw_state_before, row_colours, tabular, tint_selection
from .clock import begun_text, held_text
from .headings import PlainHeader
from .rows import Index

Role = Qt.ItemDataRole
STATE_ROLE = Role.UserRole
T = TypeVar("T")
_WIDEST_MS = 12_345.0
_MINUTE_NS = 60_000_000_000


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """One column of a list."""

    heading: str
    """In English; shown translated."""
    widest: str
    """A text as wide as the column must be."""
    text: Callable[[T], str]
    state: Callable[[T], State] | None = None
    """When given, the state's shape stands before the text."""
    alignment: Qt.AlignmentFlag = LEFT


class ListModel(QAbstractTableModel, Generic[T]):
    """Items newest first; `show_items` replaces what changed."""

    def __init__(self, columns: Sequence[Field[T]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.items: tuple[T, ...] = ()

    def show_items(self, oldest_first: Sequence[T]) -> None:
        items = tuple(reversed(oldest_first))
        if len(items) != len(self.items):
            self.beginResetModel()
            self.items = items
            self.endResetModel()
        elif items != self.items:
            self.items = items
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.items) - 1, len(self.columns) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own default and name
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own default and name
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:  # noqa: N802 - Qt's name
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            return tr(self.columns[section].heading)
        return self.columns[section].alignment if role == Role.TextAlignmentRole else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        column, item = self.columns[index.column()], self.items[index.row()]
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return column.text(item)
        if role == Role.AccessibleTextRole:
            return f"{tr(column.heading)} {column.text(item)}"
        if role == STATE_ROLE:
            return column.state(item) if column.state is not None else None
        return column.alignment if role == Role.TextAlignmentRole else None


class _ListDelegate(QStyledItemDelegate):
    """Text and shape in line with the headings; the selection as quiet as in the table of figures."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = row_colours(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tint_selection(painter, option, colours)
        box = option.rect.adjusted(PADDING, 0, -PADDING, 0)
        painter.setFont(option.font)
        state = index.data(STATE_ROLE)
        if state is not None:
            box = draw_state_before(painter, box, state, colours)
        painter.setPen(colours.text)
        text = QFontMetricsF(option.font).elidedText(index.data(), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, index.data(Role.TextAlignmentRole), text)
        painter.restore()


class ListView(QTableView):
    """A table of whole rows without lines, worked by keyboard as by mouse."""

    def __init__(self, model: ListModel[Any], name: str, parent: QWidget) -> None:
        super().__init__(parent, showGrid=False)
        self._columns = model.columns
        self.setModel(model)
        self.setAccessibleName(name)
        self.setItemDelegate(_ListDelegate(self))
        self.setFont(tabular(self.font()))
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setHorizontalHeader(PlainHeader(Qt.Orientation.Horizontal, self))
        self.lay_out()

    def lay_out(self) -> None:
        """Columns and rows to fit the font; the last column takes the rest too."""
        metrics = QFontMetricsF(self.font())
        self.verticalHeader().setDefaultSectionSize(round(metrics.height() + PADDING))
        for at, column in enumerate(self._columns):
            widest = max(metrics.horizontalAdvance(text) for text in (tr(column.heading), column.widest))
            self.setColumnWidth(at, round(widest + 3 * PADDING))
        last = len(self._columns) - 1
        before = sum(self.columnWidth(at) for at in range(last))
        self.setColumnWidth(last, max(self.columnWidth(last), self.viewport().width() - before))

    def whole_width(self) -> int:
        """With which no column is out of sight."""
        columns = sum(self.columnWidth(at) for at in range(len(self._columns)))
        return columns + self.verticalScrollBar().sizeHint().width() + PADDING

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.lay_out()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.lay_out()


def dictation_columns(targets: Callable[[], dict[str, float]]) -> tuple[Field[DictationRecord], ...]:
    def state(record: DictationRecord) -> State:
        wait = stage_ms(record).get(WAIT)
        if wait is None:
            return State.NO_DATA
        return State.BREACH if wait > targets()[WAIT] else State.OK

    return (
        Field(marked("Time"), "00:00:00 mm", begun_text, state),
        Field(marked("Start"), _widest(Start), lambda record: word(record.start)),
        Field(
            marked("Held"),
            tr("{n} s").format(n="000.0"),
            lambda record: held_text(record) or NO_FIGURE,
            alignment=FIGURES,
        ),
        Field(marked("Wait"), _widest(Outcome, with_unit(_WIDEST_MS, Unit.MS)), _wait, alignment=FIGURES),
    )


def _widest(values: Iterable[Enum], other: str = "") -> str:
    """Of their words: columns are as wide as that in any language."""
    return max((other, *(word(value) for value in values)), key=len)


def _wait(record: DictationRecord) -> str:
    if record.outcome is not Outcome.INSERTED:
        return word(record.outcome)
    return with_unit(stage_ms(record).get(WAIT), Unit.MS)


def breach_columns(now_ns: Callable[[], int]) -> tuple[Field[Breach], ...]:
    def when(breach: Breach) -> str:
        return age_text(now_ns() - breach.flagged_ns)

    def state(breach: Breach) -> State:
        return State.BREACH if breach.cleared_ns is None else State.CLEARING

    def severity(breach: Breach) -> str:
        return severity_words(breach.severity, still_open=breach.cleared_ns is None)

    return (
        Field(marked("Flagged"), "mm " + age_text(59 * _MINUTE_NS), when, state),
        Field(
            marked("Figure"),
            named(CATALOG["transcription"].label, Start.COLD.value),
            lambda breach: named(breach.row.label, breach.start),
        ),
        Field(marked("Severity"), severity_words(Severity.OVER, still_open=False), severity),
        Field(
            marked("Worst"),
            with_unit(_WIDEST_MS, Unit.MS),
            lambda breach: with_unit(breach.worst, breach.row.unit),
            alignment=FIGURES,
        ),
    )
