"""What stands below the figures: dictations and their waterfall, one figure in full, breaches, advice."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from tray_app.core.dictation import DictationRecord
from tray_app.core.translation import tr
from tray_app.perf.breaches import Breach
from tray_app.perf.monitor import Monitor, MonitorSnapshot, Series
from tray_app.perf.stalls import Stall
from tray_app.ui.scrolled import Scrolled, split

from .advice_list import AdviceList
from .breach_log import BreachLog
from .chart import Chart
from .distribution import Distribution
from .graph import Graph
from .lists import ListModel, ListView, dictation_columns
from .story import record_of
from .waterfall import Waterfall


class Details(QTabWidget):
    """Only the tab that is seen is brought up to date."""

    figure_wanted = Signal(str, str)
    """A metric's name and a start: the table is to go there."""

    def __init__(
        self,
        monitor: Monitor,
        hotkey: Callable[[], str],
        stalls: Callable[[], Sequence[Stall]] = tuple,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._monitor = monitor
        self._hotkey = hotkey
        self._snapshot: MonitorSnapshot | None = None
        self._series: Series | None = None
        self._followed: DictationRecord | None = None
        """The dictation chosen by hand; None follows the newest."""
        self._dictations: ListModel[DictationRecord] = ListModel(dictation_columns(lambda: monitor.targets), self)
        self.dictation_view = ListView(self._dictations, tr("Recent dictations"), self)
        self.waterfall = Waterfall(self)
        self.chart = Chart(self)
        self.distribution = Distribution(self)
        self.breaches = BreachLog(monitor, stalls, self)
        self.advice = AdviceList(monitor, self)
        self._lay_out()
        self.currentChanged.connect(lambda _index: self._show_tab())
        self.dictation_view.selectionModel().currentRowChanged.connect(lambda now, _before: self._choose(now))
        self.breaches.followed.connect(self._follow_breach)

    def _lay_out(self) -> None:
        waterfall = Scrolled(self.waterfall, self)
        beside = split(Qt.Orientation.Horizontal, {self.dictation_view: 0, waterfall: 1}, self)
        usual = self.fontMetrics().horizontalAdvance("m") * 38
        beside.setSizes([max(usual, self.dictation_view.whole_width()), 640])
        # No focus proxies: the Tab key would not get out of a widget whose proxy lies within it.
        self._first: dict[QWidget, QWidget] = {beside: self.dictation_view, self.breaches: self.breaches.view}
        self.setDocumentMode(True)
        self.setAccessibleName(tr("Details"))
        self.tabBar().installEventFilter(self)
        self.addTab(beside, tr("&Dictations"))
        self.addTab(self.chart, tr("Figure over &time"))
        self.addTab(self.distribution, tr("Distrib&ution"))
        self.addTab(self.breaches, tr("&Breaches"))
        self.addTab(self.advice, tr("&Recommendations"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A tab's letter leads into the tab: its arrow keys work at once."""
        if event.type() is QEvent.Type.Shortcut:
            QTimer.singleShot(0, self, self._enter)
        return super().eventFilter(watched, event)

    def _enter(self) -> None:
        shown = self.currentWidget()
        self._first.get(shown, shown).setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- what is shown -------------------------------------------------------------------

    def show_snapshot(self, snapshot: MonitorSnapshot) -> None:
        self._snapshot = snapshot
        self._show_tab()

    def show_series(self, series: Series | None) -> None:
        """The figure that is chosen in the table."""
        self._series = series
        if isinstance(self.currentWidget(), Graph):
            self._show_tab()

    def height_of_a_waterfall(self) -> int:
        """What the tabs and a whole waterfall need."""
        return self.tabBar().sizeHint().height() + self.waterfall.minimumSizeHint().height()

    def open_breach(self, breach: Breach) -> None:
        """The log, with this breach chosen and its waterfall beside it."""
        self.setCurrentWidget(self.breaches)
        self.breaches.choose(breach)

    def _show_tab(self) -> None:
        if self._snapshot is None:
            return
        shown = self.currentWidget()
        if isinstance(shown, Graph):
            shown.show_series(self._series)
        elif isinstance(shown, BreachLog | AdviceList):
            shown.show_snapshot(self._snapshot)
        else:
            self._show_dictations(self._snapshot)

    def _show_dictations(self, picture: MonitorSnapshot) -> None:
        self._dictations.show_items(picture.dictations)
        if self._followed not in picture.dictations:
            self._followed = None
        record = self._followed or next(iter(self._dictations.items), None)
        if record is not None:
            row = self._dictations.items.index(record)
            if row != self.dictation_view.currentIndex().row():
                self.dictation_view.selectRow(row)
        hint = tr("Hold {key} and speak.").format(key=self._hotkey())
        self.waterfall.show_record(record, self._monitor.targets, hint)

    # --- what is chosen ------------------------------------------------------------------

    def _choose(self, index: QModelIndex) -> None:
        """Stay with it; the newest is followed again once the newest is chosen."""
        if index.isValid():
            self._followed = self._dictations.items[index.row()] if index.row() else None
            self._show_tab()

    def _follow_breach(self, breach: Breach) -> None:
        """To the dictation that caused it in the list of dictations, or to its figure over time."""
        cause = record_of(breach, self._snapshot) if self._snapshot is not None else None
        if cause is None or breach.dictation_id is None:
            self.figure_wanted.emit(breach.metric, breach.start)
            self.setCurrentWidget(self.chart)
            return
        self._followed = cause
        self.setCurrentIndex(0)
        self._show_tab()
