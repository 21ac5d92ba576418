"""The table of figures: a tree of groups, sorted, searched and copied; its columns as wide as their widest text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAction, QFontMetricsF, QGuiApplication, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from tray_app.core.translation import tr
from tray_app.perf.breaches import State
from tray_app.perf.figures_text import age_text, figure_text, target_text, with_unit
from tray_app.perf.metric import Unit
from tray_app.perf.words import word

from .cells import PADDING, SMALL, STATE_SIZE, RowDelegate, tabular
from .find_field import FindField
from .headings import PlainHeader
from .rows import EXTREMES, HEADINGS, ROW, Column, Index, RowsModel, RowView, SortedRows, row_of
from .sections import key_of

_HOUR_NS = 3_600_000_000_000


def _widest_extremes() -> str:
    return tr(EXTREMES).format(least=with_unit(-2.3, Unit.MB), p99=with_unit(12_345.0, Unit.MS))


def _widest() -> dict[Column, str]:
    """A text as wide as the column must be, in the language of the windows."""
    return {
        **dict.fromkeys((Column.LAST, Column.P50, Column.P95, Column.MAXIMUM), with_unit(12_345.0, Unit.MB)),
        Column.COUNT: figure_text(4_096.0, Unit.COUNT),
        Column.AGE: max(age_text(0), age_text(_HOUR_NS - 1), key=len),
        Column.TARGET: f"≤ {target_text(1_500.0, Unit.MS)}",
    }


TREND_WIDTH = 160
_ENSURE_VISIBLE = QAbstractItemView.ScrollHint.EnsureVisible
_LEAVES_FIRST = (Column.MAXIMUM, Column.P50, Column.COUNT, Column.AGE, Column.P95, Column.TREND)
COMPACT_COLUMNS = frozenset({Column.NAME, Column.TREND, Column.LAST, Column.P95, Column.TARGET, Column.STATE})


class FigureTable(QTreeView):
    def __init__(self, model: RowsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent, rootIsDecorated=False, indentation=0, itemsExpandable=False, allColumnsShowFocus=True)
        self._rows = model
        self._kept: tuple[str, str] | None = None
        """Metric and start of the chosen row, while the rows are exchanged."""
        self._targets: tuple[str, ...] = ()
        self.delegate = RowDelegate(self)
        self._sorted = SortedRows(model, self)
        self._own_columns: dict[bool, frozenset[Column] | None] = {}
        """What the user wants to see, of tall rows (True) and of low ones; for this run."""
        self.find_field = FindField(self, self._sorted.search)
        self.setModel(self._sorted)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(tr("Figures"))
        self.setFrameShape(QTreeView.Shape.NoFrame)
        # F2 is the window's own: it edits the target of the row, whichever column is current.
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._set_up_header()
        self._add_actions()
        self._sorted.modelAboutToBeReset.connect(self._keep_choice)
        for changed in (self._sorted.modelReset, self._sorted.rowsInserted, self._sorted.layoutChanged):
            changed.connect(self._open_groups)
        self._sorted.modelReset.connect(self._choose_again)
        self.lay_out()

    def _set_up_header(self) -> None:
        header = PlainHeader(Qt.Orientation.Horizontal, self)
        self.setHeader(header)
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setMinimumSectionSize(24)
        self.setSortingEnabled(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for column in Column:
            if column is not Column.NAME:
                action = QAction(tr(HEADINGS[column]), header, checkable=True)
                action.setData(column)
                action.triggered.connect(lambda shown, of=column: self._choose_column(of, shown=shown))
                header.addAction(action)
        header.addAction(tr("&Standard columns"), lambda: self._choose_columns(None))

    def _add_actions(self) -> None:
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        keys = QKeySequence.StandardKey
        self.addAction(tr("&Copy"), keys.Copy, lambda: QGuiApplication.clipboard().setText(self.copied()))
        self.addAction(tr("&Find…"), keys.Find, self.find_field.open)

    def copied(self) -> str:
        """The chosen rows with their headings as they are seen, for a sheet: tabs between cells."""
        header = self.header()
        seen = [Column(header.logicalIndex(at)) for at in range(header.count())]
        columns = [column for column in seen if column is not Column.TREND and not self.isColumnHidden(column)]
        chosen = sorted(self.selectionModel().selectedRows(), key=lambda row: (row.parent().row(), row.row()))
        lines = [[tr("Group"), *(tr(HEADINGS[column]) for column in columns)]]
        for row in chosen:
            section = row.parent().data(ROW)
            lines.append([section.title, *(row.siblingAtColumn(column).data() for column in columns)])
        return "".join("\t".join(cells) + "\n" for cells in lines) if chosen else ""

    def _open_groups(self) -> None:
        self.expandAll()
        for row in range(self._sorted.rowCount()):
            self.setFirstColumnSpanned(row, QModelIndex(), True)
        if not self.currentIndex().isValid() and self._sorted.rowCount():
            first = self._sorted.index(0, 0, self._sorted.index(0, 0))
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _keep_choice(self) -> None:
        """A first cold dictation brings rows of its own: who looks at a figure stays with it."""
        view = self.chosen() if self.selectionModel().hasSelection() else None
        self._kept = key_of(view.series) if view is not None else None

    def _choose_again(self) -> None:
        if self._kept is not None:
            self.choose(self._rows.find(*self._kept))

    def set_compact(self, compact: bool) -> None:
        """Low rows and fewer columns, or tall rows with all of them."""
        self.delegate.tall = not compact
        self._open_groups()
        self.scheduleDelayedItemsLayout()
        self.lay_out()

    @property
    def is_editing(self) -> bool:
        return self.state() is QAbstractItemView.State.EditingState

    def edit_target(self) -> None:
        """Open the target of the chosen figure for editing."""
        index = self.currentIndex().siblingAtColumn(Column.TARGET)
        if index.isValid():
            self.scrollTo(index)
            self.edit(index)

    def chosen(self) -> RowView | None:
        return row_of(self.currentIndex())

    def choose(self, index: QModelIndex) -> None:
        """Select a row of the model and scroll to it; an invalid index does nothing."""
        if index.isValid() and not self.shown(index).isValid():
            self.find_field.leave()
        if index.isValid():
            self.setCurrentIndex(self.shown(index))
            self.scrollTo(self.currentIndex())

    def shown(self, index: QModelIndex) -> QModelIndex:
        """Where a row of the model stands here; invalid while another one is searched for."""
        return self._sorted.mapFromSource(index)

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _ENSURE_VISIBLE) -> None:  # noqa: N802 - Qt's name
        """The first row of a group brings its heading along, to which the keyboard cannot go."""
        super().scrollTo(index, hint)
        if index.row() == 0 and hint is _ENSURE_VISIBLE and index.parent().isValid():
            super().scrollTo(index.parent(), hint)

    def fit_targets(self) -> None:
        """A target longer than usual is not cut."""
        targets = tuple(view.texts[Column.TARGET] for view in self._rows.views())
        if targets != self._targets:
            self._targets = targets
            self.lay_out()

    def height_of_rows(self, count: int) -> int:
        """What the headings and a group with this many rows need."""
        row = self.delegate.row_height(self.font())
        heading = self.delegate.heading_height(self.font())
        return self.header().sizeHint().height() + heading + count * row

    def height_of_whole_rows(self, room: int) -> int:
        """As much of the room as whole headings and rows need; 0 where not one row fits."""
        row, heading = self.delegate.row_height(self.font()), self.delegate.heading_height(self.font())
        height, whole = self.header().sizeHint().height(), 0
        for at in range(self._sorted.rowCount()):
            height += heading
            for _ in range(self._sorted.rowCount(self._sorted.index(at, 0))):
                height += row
                if height > room:
                    return whole
                whole = height
        return room

    def comfortable_width(self) -> int:
        """All columns with room for the trend."""
        trend = (2 if self.delegate.tall else 1) * TREND_WIDTH
        return trend + sum(width for column, width in self._widths().items() if column in self._columns_of_view())

    def _columns_of_view(self) -> frozenset[Column]:
        standard = frozenset(Column) if self.delegate.tall else COMPACT_COLUMNS
        return self._own_columns.get(self.delegate.tall) or standard

    def _choose_column(self, column: Column, *, shown: bool) -> None:
        now = frozenset(known for known in Column if not self.isColumnHidden(known))
        self._choose_columns(now | {column} if shown else now - {column})

    def _choose_columns(self, columns: frozenset[Column] | None) -> None:
        """None for those that the view has by itself."""
        self._own_columns[self.delegate.tall] = columns
        self.lay_out()

    def _columns_with_room(self, widths: Mapping[Column, int]) -> set[Column]:
        """Target and state stay in sight; where there is no room for all, some figures are left to the tooltip."""
        shown = set(self._columns_of_view())
        if self._own_columns.get(self.delegate.tall):
            return shown  # what was asked for is there, and can be scrolled to
        least = {**widths, Column.TREND: TREND_WIDTH // 2}
        for column in _LEAVES_FIRST:
            if sum(least[known] for known in shown) <= self.viewport().width():
                break
            shown.discard(column)
        return shown

    def lay_out(self) -> None:
        """Columns to fit the font; the trend takes what is left. Never lower than a group with three rows."""
        row = self.delegate.row_height(self.font())
        self.setMinimumHeight(self.header().sizeHint().height() + 4 * row + PADDING)
        widths = self._widths()
        shown = self._columns_with_room(widths)
        for column in Column:
            self.setColumnHidden(column, column not in shown)
        for action in self.header().actions():
            action.setChecked(action.data() in shown)
        rest = self.viewport().width()
        for column in shown - {Column.TREND}:
            self.setColumnWidth(column, widths[column])
            rest -= widths[column]
        if Column.TREND in shown:
            self.setColumnWidth(Column.TREND, max(TREND_WIDTH // 2, rest))
        else:
            self.setColumnWidth(Column.NAME, widths[Column.NAME] + max(0, rest))

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:  # noqa: N802 - Qt's name
        """One row's figures. Qt would ask for the height of each of its cells again; it never changes."""
        if QAccessible.isActive():
            super().dataChanged(first, last, roles)  # which tells screen readers too
        else:
            self.viewport().update(self.visualRect(first).united(self.visualRect(last)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.lay_out()

    def _widths(self) -> dict[Column, int]:
        """Of every column but the trend."""
        metrics = QFontMetricsF(tabular(self.font()))
        texts = {column: [tr(HEADINGS[column]), text] for column, text in _widest().items()}
        texts[Column.NAME] = [tr(metric.label) for metric in self._rows.monitor.catalog.values()]
        texts[Column.TARGET] += self._targets
        texts[Column.STATE] = [tr(HEADINGS[Column.STATE]), *(word(state) for state in State)]
        widths = {column: max(metrics.horizontalAdvance(text) for text in found) for column, found in texts.items()}
        widths[Column.STATE] += metrics.height() * STATE_SIZE + PADDING
        if self.delegate.tall:
            small = QFontMetricsF(tabular(self.font(), SMALL))
            widths[Column.NAME] = max(widths[Column.NAME], small.horizontalAdvance(_widest_extremes()))
        return {column: round(width + 2 * PADDING + 2) for column, width in widths.items()}
