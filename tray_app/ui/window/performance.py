"""The Performance window: pulls the monitor's newest picture while it is shown, and rests while it is not."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from tray_app.core.dictation import DictationRecord
from tray_app.perf.breaches import Breach
from tray_app.perf.monitor import Monitor, MonitorSnapshot
from tray_app.ui.garbage import collect_if_due

from .chart import Chart
from .header import Header
from .lists import (
    BREACH_WIDTHS,
    DICTATION_WIDTHS,
    ListModel,
    ListView,
    breach_columns,
    dictation_columns,
)
from .rows import RowsModel
from .sections import headline
from .table import FigureTable
from .waterfall import Waterfall

REFRESH_MS = 250
AGES_EVERY_NS = 1_000_000_000
"""Without new samples only their ages change."""
LOAD_AFTER_MS = 100
"""The first picture comes first."""
OWN_COST_EVERY_NS = 1_000_000_000


class Sampling(Protocol):
    """What of the sampler the window needs: it samples more often while somebody looks."""

    def set_shown(self, shown: bool) -> None: ...


class _GraphLoader(QObject):
    """Loads pyqtgraph beside the first picture: it takes longer than opening the window may."""

    loaded = Signal(object)

    def start(self) -> None:
        threading.Thread(target=self._load, name="graph-loader", daemon=True).start()

    def _load(self) -> None:
        import pyqtgraph

        self.loaded.emit(lambda x, y: pyqtgraph.arrayToQPath(x, y, connect="finite"))


class PerformanceWindow(QWidget):
    """Qt's thread only. `export` is called with "md" or "json" and asks for the file itself."""

    def __init__(
        self,
        monitor: Monitor,
        *,
        export: Callable[[str], None],
        sampler: Sampling | None = None,
        hotkey: Callable[[], str] = lambda: "the hotkey",
    ) -> None:
        super().__init__()
        self.setWindowTitle("Holdtalk performance")
        self._monitor = monitor
        self._sampler = sampler
        self._hotkey = hotkey
        self._newest: MonitorSnapshot | None = None
        self._followed: DictationRecord | None = None
        """The dictation chosen by hand; None follows the newest."""
        self._rows = RowsModel(monitor, self)
        self._table = FigureTable(self._rows, self)
        self._header = Header(export, self)
        self._dictations: ListModel[DictationRecord] = ListModel(dictation_columns(lambda: monitor.targets), self)
        self._breaches: ListModel[Breach] = ListModel(breach_columns(self._now_ns), self)
        self._waterfall = Waterfall(self)
        self._chart = Chart(monitor, self)
        self._lay_out()
        self._wire()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self._on_timer)
        self._due_ns = 0
        self._seen_version = -1
        self._cost_since_ns = 0
        self._spent_ns = 0
        self._loader = _GraphLoader()  # no parent: its thread may outlive the window
        self._loader.loaded.connect(self._table.use_paths)
        self._loading = False

    def _lay_out(self) -> None:
        self._dictation_view = ListView(self._dictations, DICTATION_WIDTHS, "Recent dictations", self)
        self._breach_view = ListView(self._breaches, BREACH_WIDTHS, "Breaches", self)
        beside = QSplitter(Qt.Orientation.Horizontal, self)
        beside.addWidget(self._dictation_view)
        beside.addWidget(self._waterfall)
        beside.setStretchFactor(0, 0)
        beside.setStretchFactor(1, 1)
        beside.setChildrenCollapsible(False)
        beside.setSizes([self.fontMetrics().horizontalAdvance("m") * 30, 640])
        self._tabs = QTabWidget(self)
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(beside, "&Dictations")
        self._tabs.addTab(self._chart, "Figure over &time")
        self._tabs.addTab(self._breach_view, "&Breaches")
        halves = QSplitter(Qt.Orientation.Vertical, self)
        halves.addWidget(self._table)
        halves.addWidget(self._tabs)
        halves.setStretchFactor(0, 1)
        halves.setStretchFactor(1, 0)
        halves.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(halves, 1)
        # Never self.screen(): PySide then takes the screen for this widget's child and deletes it with the widget.
        room = QGuiApplication.primaryScreen().availableSize()
        self.resize(min(self._table.comfortable_width(), room.width()), min(760, room.height() - 40))

    def _wire(self) -> None:
        self._header.range.currentIndexChanged.connect(lambda _index: self.refresh())
        self._header.pause.toggled.connect(lambda _on: self.refresh())
        self._table.selectionModel().currentChanged.connect(lambda _now, _before: self._show_chart())
        self._table.activated.connect(lambda _index: self._tabs.setCurrentWidget(self._chart))
        self._tabs.currentChanged.connect(lambda _index: self._show_tab())
        self._dictation_view.clicked.connect(self._choose_dictation)
        self._dictation_view.activated.connect(self._choose_dictation)
        self._breach_view.activated.connect(self._open_breach)
        for keys, work in (
            (QKeySequence(Qt.Key.Key_Escape), self.close),
            (QKeySequence(QKeySequence.StandardKey.Close), self.close),
            (QKeySequence(Qt.Key.Key_F5), self.refresh),
        ):
            QShortcut(keys, self).activated.connect(work)

    # --- coming and going ----------------------------------------------------------------

    def show_and_raise(self) -> None:
        """Open it, or bring it to the front."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._set_running(True)
        self.refresh()
        if not self._loading:
            self._loading = True
            QTimer.singleShot(LOAD_AFTER_MS, self._loader.start)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self._set_running(False)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self._set_running(False)
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self._set_running(self.isVisible() and not self.isMinimized())
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._chart.restyle()
            self._table.lay_out()
            self._breaches.repaint_all()
            self._dictations.repaint_all()

    def _set_running(self, running: bool) -> None:
        if running == self._timer.isActive():
            return
        if running:
            self._due_ns = 0  # the first tick waits for the first painting
            self._table.take_painting_ns()  # what opening cost is not the running cost
            self._cost_since_ns, self._spent_ns = time.monotonic_ns(), 0
            self._timer.start()
        else:
            self._timer.stop()
        if self._sampler is not None:
            self._sampler.set_shown(running)

    # --- the picture ---------------------------------------------------------------------

    def _now_ns(self) -> int:
        return self._newest.at_ns if self._newest is not None else time.monotonic_ns()

    def _on_timer(self) -> None:
        now_ns = time.monotonic_ns()
        late_ms = max(0.0, (now_ns - (self._due_ns or now_ns)) / 1_000_000)
        self._due_ns = now_ns + REFRESH_MS * 1_000_000
        if self._monitor.version != self._seen_version or now_ns - self._now_ns() >= AGES_EVERY_NS:
            self.refresh()
        if now_ns - self._cost_since_ns >= OWN_COST_EVERY_NS:
            self._observe_own_cost(now_ns)
            self._monitor.observe("ui_stall", late_ms, now_ns)
        elif late_ms > REFRESH_MS / 5:
            self._monitor.observe("ui_stall", late_ms, now_ns)
        collect_if_due()

    def _observe_own_cost(self, now_ns: int) -> None:
        spent_ns = self._spent_ns + self._table.take_painting_ns()
        self._monitor.observe("window_cost", 100 * spent_ns / (now_ns - self._cost_since_ns), now_ns)
        self._spent_ns, self._cost_since_ns = 0, now_ns

    def refresh(self) -> None:
        """Show the newest figures, unless paused."""
        started_ns = time.thread_time_ns()
        paused = self._header.pause.isChecked()
        if self._newest is None or not paused:
            self._take_picture()
        assert self._newest is not None, "taken just now"
        self._header.show_headline(headline(self._newest, paused=paused, hotkey=self._hotkey()))
        self._spent_ns += time.thread_time_ns() - started_ns

    def _take_picture(self) -> None:
        range_s = self._header.range.currentData()
        since_ns = None if range_s is None else time.monotonic_ns() - range_s * 1_000_000_000
        self._seen_version = self._monitor.version
        self._newest = self._monitor.snapshot(since_ns)
        self._rows.since_ns = since_ns
        self._rows.show_snapshot(self._newest)
        self._show_tab()

    def _show_tab(self) -> None:
        """Only the tab that is seen is brought up to date."""
        if self._newest is None:
            return
        shown = self._tabs.currentWidget()
        if shown is self._chart:
            self._show_chart()
        elif shown is self._breach_view:
            self._breaches.show_items(self._newest.breaches)
        else:
            self._show_dictations(self._newest)

    def _show_dictations(self, picture: MonitorSnapshot) -> None:
        known = len(self._dictations.items)
        self._dictations.show_items(picture.dictations)
        chosen = self._followed if self._followed in picture.dictations else None
        self._followed = chosen
        record = chosen or (picture.dictations[-1] if picture.dictations else None)
        if record is not None and known != len(picture.dictations):
            self._dictation_view.selectRow(self._dictations.items.index(record))
        self._waterfall.show_record(record, self._monitor.targets, f"Hold {self._hotkey()} and speak.")

    def _show_chart(self) -> None:
        if self._newest is not None and self._tabs.currentWidget() is self._chart:
            view = self._rows.row_view(self._table.currentIndex())
            self._chart.show_series(view.series if view else None, self._rows.since_ns, self._newest.at_ns)

    def _choose_dictation(self, index: QModelIndex) -> None:
        """By hand: stay with it; the newest is followed again once the newest is chosen."""
        self._followed = self._dictations.items[index.row()] if index.row() else None
        self._show_tab()

    def _open_breach(self, index: QModelIndex) -> None:
        """To the waterfall of the dictation that caused it, or to its figure over time."""
        breach = self._breaches.items[index.row()]
        records = self._newest.dictations if self._newest else ()
        cause = next((record for record in records if record.dictation_id == breach.dictation_id), None)
        if cause is None:
            self._table.choose(self._rows.find(breach.metric, breach.start))
            self._tabs.setCurrentWidget(self._chart)
            return
        self._followed = cause
        self._tabs.setCurrentIndex(0)
        self._dictation_view.selectRow(self._dictations.items.index(cause))
