"""The only crossing from threads into Qt."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from tray_app.core.snapshot import Snapshot
from tray_app.perf.stalls import Heartbeat

_News = TypeVar("_News")


class Bridge(QObject):
    """Carries news from any thread to the thread that made the bridge.

    A burst of snapshots reaches the widgets as its newest one: a slow display never builds up a queue.
    """

    snapshot_changed = Signal(object)
    """core.snapshot.Snapshot; emitted on the bridge's own thread."""
    _call_waits = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.Lock()
        self._newest: Snapshot | None = None
        self._heartbeat: Heartbeat | None = None
        self._call_waits.connect(self._deliver_call, Qt.ConnectionType.QueuedConnection)

    def beat(self, heartbeat: Heartbeat) -> None:
        """From now on each crossing is a beat: what waits for this thread, and for how long. On its own thread."""
        heartbeat.beats_here()
        self._heartbeat = heartbeat

    def publish(self, snapshot: Snapshot) -> None:
        """Any thread; returns at once."""
        with self._lock:
            one_waits_already = self._newest is not None
            self._newest = snapshot
        if not one_waits_already:
            self.call(self._deliver_snapshot)

    def call(self, work: Callable[[], object]) -> None:
        """Any thread; returns at once, and `work` runs on the bridge's own thread."""
        if self._heartbeat is not None:
            self._heartbeat.begin()
        self._call_waits.emit(work)

    def here(self, hear: Callable[[_News], object]) -> Callable[[_News], None]:
        """`hear` for any thread: all that it is given is heard in order, on the bridge's own."""
        return lambda news: self.call(partial(hear, news))  # what blocks is then named by itself

    def _deliver_snapshot(self) -> None:
        with self._lock:
            newest, self._newest = self._newest, None
        self.snapshot_changed.emit(newest)

    def _deliver_call(self, work: Callable[[], None]) -> None:
        try:
            work()
        finally:
            if self._heartbeat is not None:
                self._heartbeat.end()
