"""The table's content as Qt reads it: groups with rows below them, each cell also as words and as its sort key."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)

from tray_app.core.translation import listed, marked, tr, tr_n
from tray_app.perf.breaches import Breach, State
from tray_app.perf.figures_text import NO_FIGURE, age_text, figure_text, target_text, with_unit
from tray_app.perf.metric import Better, Metric, Unit
from tray_app.perf.monitor import Monitor, MonitorSnapshot, Series
from tray_app.perf.sparkline import Plot, plot_of
from tray_app.perf.words import word
from tray_app.ui.painting import FIGURES, LEFT

from .sections import Section, key_of, sections

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROW, SORT, FIND = Role.UserRole, Role.UserRole + 1, Role.UserRole + 2
"""A row's `RowView` or a heading's `Section`; what a cell is sorted by; the words a row is found by."""


class Column(IntEnum):
    NAME = 0
    TREND = 1
    LAST = 2
    P50 = 3
    P95 = 4
    MAXIMUM = 5
    COUNT = 6
    AGE = 7
    TARGET = 8
    STATE = 9


HEADINGS = (
    marked("Figure"),
    marked("Trend"),
    marked("Last"),
    marked("Typical"),
    marked("19 of 20"),
    marked("Highest"),
    marked("Samples"),
    marked("Age"),
    marked("Target"),
    marked("State"),
)
_HEADING_TIPS = {
    Column.P50: marked("The median (p50): half of the samples are at or below this."),
    Column.P95: marked("The 95th percentile (p95): nineteen of twenty samples are at or below this."),
    Column.MAXIMUM: marked("The maximum."),
    Column.COUNT: marked("How many samples (n) these figures are made of."),
    Column.AGE: marked("How long ago the last sample was taken."),
    Column.TARGET: marked("At or better than this is fine. Double click it, or press F2, to set your own."),
}
_EXACT = {
    Column.LAST: marked("last {figure}"),
    Column.P50: marked("median (p50) {figure}"),
    Column.P95: marked("p95 {figure}"),
    Column.MAXIMUM: marked("maximum {figure}"),
}
"""For the tooltip."""
EXTREMES = marked("least {least}, 99 %: {p99}")
_FIGURES = {Column.LAST: "last", Column.P50: "p50", Column.P95: "p95", Column.MAXIMUM: "maximum"}
_URGENCY = (State.BREACH, State.CLEARING, State.PENDING, State.OK, State.NO_DATA)


class RowView:
    """One row on the screen: the newest series, its words, and its drawing."""

    def __init__(self, series: Series) -> None:
        self.series = series
        self.age = NO_FIGURE
        self.texts = self._written()
        """The words of every cell, by their columns."""
        self._breaches: tuple[Breach, ...] = ()
        self._plot: Plot | None = None
        self._plot_key: tuple[object, ...] = ()

    @property
    def metric(self) -> Metric:
        return self.series.metric

    def update(self, series: Series, snapshot: MonitorSnapshot) -> tuple[Column, Column] | None:
        """The first and the last column that changed; None when all that is shown is as it was."""
        self._breaches = snapshot.breaches
        age = age_text(snapshot.at_ns - series.stats.last_at_ns) if series.stats else NO_FIGURE
        if series == self.series and age == self.age:
            return None
        samples = series.stats != self.series.stats or series.target != self.series.target
        before, self.series, self.age = self.texts, series, age
        self.texts = self._written()
        changed = [column for column in Column if before[column] != self.texts[column]]
        changed += (Column.NAME, Column.TREND) if samples else ()  # extremes below the name, and the line
        return (min(changed), max(changed)) if changed else None

    def plot(self) -> Plot | None:
        series = self.series
        mine = tuple(breach for breach in self._breaches if (breach.metric, breach.start) == key_of(series))
        key = (series.samples, series.target, mine)
        if key != self._plot_key:
            self._plot_key = key
            self._plot = plot_of(series, series.samples.at_ns, series.samples.values, mine)
        return self._plot

    def _written(self) -> tuple[str, ...]:
        series, stats, metric = self.series, self.series.stats, self.metric
        figures = (getattr(stats, name) if stats else None for name in _FIGURES.values())
        count = figure_text(float(stats.n), Unit.COUNT) if stats else "0"
        target = target_text(series.target, metric.unit)
        limit = f"≥ {target}" if metric.better is Better.HIGHER else f"≤ {target}"
        shown = (with_unit(figure, metric.unit) for figure in figures)
        return tr(metric.label), "", *shown, count, self.age, limit, word(series.state)

    def sort_key(self, column: Column) -> float | str | None:
        """None, which comes last, where there is no figure."""
        stats = self.series.stats
        if column is Column.NAME:
            return self.texts[column]
        if column is Column.STATE:
            return _URGENCY.index(self.series.state)
        if column is Column.TARGET:
            return self.series.target
        if stats is None or column is Column.TREND:
            return None
        if column is Column.AGE:
            return -stats.last_at_ns
        return float(stats.n if column is Column.COUNT else getattr(stats, _FIGURES[column]))

    def trend_words(self) -> str:
        """The sparkline for those who do not see it."""
        stats = self.series.stats
        if stats is None:
            return tr("no samples")
        least, most = with_unit(stats.minimum, self.metric.unit), with_unit(stats.maximum, self.metric.unit)
        words = tr_n("{n} sample from {least} to {most}", "{n} samples from {least} to {most}", stats.n)
        return words.format(least=least, most=most)

    @property
    def has_own_target(self) -> bool:
        return self.series.target != self.metric.target

    def target_words(self) -> str:
        """The target, and the standard one where it is the user's own."""
        own = self.texts[Column.TARGET]
        if not self.has_own_target:
            return own
        return tr("{own}, standard {target}").format(own=own, target=target_text(self.metric.target, self.metric.unit))

    def extremes(self) -> str:
        """The least sample, and the 99th percentile once there are enough samples for one."""
        stats, unit = self.series.stats, self.metric.unit
        if stats is None:
            return ""
        least = with_unit(stats.minimum, unit)
        if stats.p99 is None:
            return tr("least {figure}").format(figure=least)
        return tr(EXTREMES).format(least=least, p99=with_unit(stats.p99, unit))

    def explanation(self, window: str) -> str:
        """Formula, window and rule; `window` is the time range in words."""
        metric, stats = self.metric, self.series.stats
        n = stats.n if stats else 0
        told = [tr_n("{n} sample", "{n} samples", n)]
        if n:
            told += [self.extremes(), *(tr(words).format(figure=self.texts[at]) for at, words in _EXACT.items())]
        measured = tr("Window: {window}, {figures}.").format(window=window, figures=tr(listed(told)))
        target = tr("Target: {target}.").format(target=self.target_words())
        remedy = tr("When it is over target: {remedy}").format(remedy=tr(metric.remedy))
        return "\n".join((tr(metric.meaning), measured, f"{target} {metric.rule.explained()}", remedy))


class RowsModel(QAbstractItemModel):
    """Groups at the top, rows below; filled by `show_snapshot` on Qt's thread."""

    target_edited = Signal(str, float)
    """A metric's name, and the target typed into its row, in its unit."""

    def __init__(self, monitor: Monitor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.monitor = monitor
        self.window = tr("all samples kept")
        """The time range in words, for tooltips."""
        self._sections: tuple[Section, ...] = ()
        self._rows: list[list[RowView]] = []

    def show_snapshot(self, snapshot: MonitorSnapshot) -> None:
        found = sections(snapshot)
        known = {key_of(view.series): view for view in self.views()}
        if [key_of(series) for section in found for series in section.rows] != list(known):
            self.beginResetModel()
            self._sections = found
            self._rows = [[known.get(key_of(row)) or RowView(row) for row in section.rows] for section in found]
            self.endResetModel()
        self._sections = found
        for at, section in enumerate(found):
            for row, series in enumerate(section.rows):
                changed = self._rows[at][row].update(series, snapshot)
                if changed is not None:
                    first, last = (self.index(row, column, self.index(at, 0)) for column in changed)
                    self.dataChanged.emit(first, last)

    def find(self, metric: str, start: str) -> QModelIndex:
        """The row of a series; invalid when it is not shown."""
        for at, rows in enumerate(self._rows):
            for row, view in enumerate(rows):
                if key_of(view.series) == (metric, start):
                    return self.index(row, 0, self.index(at, 0))
        return QModelIndex()

    def views(self) -> list[RowView]:
        """Every row, in the order of the groups."""
        return [view for rows in self._rows for view in rows]

    # --- what Qt asks (names are Qt's) ---------------------------------------------------

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's own default
        if not parent.isValid():
            return self.createIndex(row, column, 0) if row < len(self._sections) else QModelIndex()
        return self.createIndex(row, column, parent.row() + 1)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008 - QObject.parent() has another shape
        if not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own default and name
        if not parent.isValid():
            return len(self._sections)
        is_group = not parent.internalId() and parent.column() == 0
        return len(self._rows[parent.row()]) if is_group else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own default and name
        return 0 if parent.column() > 0 else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or not index.internalId():
            return Qt.ItemFlag.NoItemFlags  # the keyboard goes from figure to figure
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == Column.TARGET else flags

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:  # noqa: N802 - Qt's name
        """Only a target can be set; who listens to `target_edited` keeps it."""
        view = row_of(index)
        if view is None or role != Role.EditRole or index.column() != Column.TARGET:
            return False
        if float(value) != view.series.target:
            self.target_edited.emit(view.metric.name, float(value))
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:  # noqa: N802 - Qt's name
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            return tr(HEADINGS[section])
        if role == Role.ToolTipRole:
            tip = _HEADING_TIPS.get(Column(section))
            return None if tip is None else tr(tip)
        if role == Role.TextAlignmentRole:
            return FIGURES if Column.LAST <= section <= Column.TARGET else LEFT
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.internalId():
            return _of_heading(self._sections[index.row()], role) if index.column() == 0 else None
        view = self._rows[index.internalId() - 1][index.row()]
        if role == ROW:
            return view
        column = Column(index.column())
        if role == SORT:
            return view.sort_key(column)
        if role == FIND:
            return f"{view.texts[Column.NAME]} {view.texts[Column.STATE]}"
        if role == Role.DisplayRole:
            return view.texts[column]
        if role == Role.EditRole and column is Column.TARGET:
            return view.series.target
        if role == Role.AccessibleTextRole:
            spoken = {Column.TREND: view.trend_words, Column.TARGET: view.target_words}
            words = spoken[column]() if column in spoken else view.texts[column]
            return f"{tr(HEADINGS[column])} {words}" if column is not Column.NAME else words
        if role == Role.ToolTipRole and column is not Column.TREND:
            return view.explanation(self.window)
        return None


def _of_heading(section: Section, role: int) -> Section | str | None:
    if role == ROW:
        return section
    if role == FIND:
        return section.title
    words = section.title
    if section.subtitle:
        words = tr("{group}: {more}").format(group=words, more=section.subtitle)
    return words if role in (Role.DisplayRole, Role.AccessibleTextRole) else None


def row_of(index: Index) -> RowView | None:
    """None for a group heading, and for no row at all."""
    found = index.data(ROW) if index.isValid() else None
    return found if isinstance(found, RowView) else None


class SortedRows(QSortFilterProxyModel):
    """The rows as the user has them sorted and searched: figures within their groups, groups as they stand."""

    def __init__(self, rows: RowsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setSortRole(SORT)
        self.setSortLocaleAware(True)
        self.setFilterRole(FIND)
        self.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setAutoAcceptChildRows(True)
        self.setSourceModel(rows)

    def search(self, words: str) -> None:
        """Only rows that hold these words, and the headings above them; empty for all."""
        self.setRecursiveFilteringEnabled(bool(words))  # for nothing it would paint the headings of all that changes
        self.setFilterFixedString(words)

    def lessThan(self, left: Index, right: Index) -> bool:  # noqa: N802 - Qt's name
        if left.internalId():
            return super().lessThan(left, right)
        return (left.row() < right.row()) is (self.sortOrder() is Qt.SortOrder.AscendingOrder)
