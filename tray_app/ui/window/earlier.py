"""Ranges of time that go back beyond this run: read from the history once somebody looks at them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox

from tray_app.core.errors import HoldtalkError
from tray_app.core.statistics import FiguresOfOne
from tray_app.core.translation import tr
from tray_app.perf.earlier import series_of, with_earlier
from tray_app.perf.monitor import Monitor, MonitorSnapshot, Series
from tray_app.ui.days import SO_FAR, date_range
from tray_app.ui.reading import Reading

ReadFigures = Callable[[int], Sequence[FiguresOfOne]]
"""Of each dictation from then on (wall clock, ns), the oldest first. Blocks; raises StorageFault."""


class EarlierDays(QObject):
    """Qt's thread. Its own thread is there while such a range is chosen and the window is shown."""

    came = Signal()
    """There are other figures to be shown."""

    def __init__(self, monitor: Monitor, read: ReadFigures | None, parent: QObject) -> None:
        super().__init__(parent)
        self._monitor = monitor
        self._read = read
        self._reading = Reading("earlier-figures", self)
        self._asked: tuple[object, ...] = ()
        self._found: tuple[Series, ...] = ()

    def offer(self, ranges: QComboBox) -> None:
        """Where there is a history to read."""
        if self._read is None:
            return
        for name, words in SO_FAR:
            ranges.addItem(tr(words), name)
        ranges.setToolTip(tr("Longer than this run only figures of dictations are kept, as long as the history is on."))

    def rest(self) -> None:
        self._reading.stop()
        self._asked, self._found = (), ()

    def added_to(self, snapshot: MonitorSnapshot, name: str) -> MonitorSnapshot:
        """With what is known by now of the range; it is read anew after each dictation."""
        key = name, snapshot.dictations_ever, tuple(self._monitor.targets.items())
        if key != self._asked:
            if name != (self._asked or ("",))[0]:
                self._found = ()
            self._asked = key
            self._ask(name, snapshot)
        return with_earlier(snapshot, self._found)

    def _ask(self, name: str, snapshot: MonitorSnapshot) -> None:
        read, since_ns = self._read, date_range(name).since_ns or 0
        catalog, targets = snapshot.catalog, self._monitor.targets

        def look() -> tuple[Series, ...]:
            try:
                return series_of(read(since_ns) if read is not None else (), catalog, targets)
            except HoldtalkError:  # the History place tells what is wrong with it
                return ()

        self._reading.start()
        self._reading.forget("figures")
        self._reading.ask("figures", look, self._show)

    def _show(self, found: tuple[Series, ...]) -> None:
        self._found = found
        self.came.emit()
