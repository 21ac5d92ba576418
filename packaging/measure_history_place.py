"""What the History place takes with a hundred thousand dictations: to open, to scroll a page, to find.

    .venv/bin/python packaging/measure_history_place.py [--rows N]

Without a screen, and everything is painted. A page is what one press of Page Down shows, with the rows read for it.
Scrolling is told in the processor's time of Qt's thread, which other programs lengthen less than the time on the clock.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from invented_history import NobodysActions, fill, invented
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tray_app.core.bus import Bus
from tray_app.core.keeping_settings import HistorySettings
from tray_app.core.memory import written_bytes
from tray_app.core.statistics import By, StatisticsQuery
from tray_app.core.worker import Worker
from tray_app.history.statistics import HistoryStatistics
from tray_app.history.store import HistoryStore
from tray_app.ui.history import HistoryPlace

PAGES = 100
RESTS_S = 0.1
SEARCHES = ("t", "th", "thu", "thurs", "window harbour", "inver", "zebra", "let", "a", "carefully between")


def main() -> int:
    parser = argparse.ArgumentParser(description="What the History place takes.")
    parser.add_argument("--rows", type=int, default=100_000)
    parsed = parser.parse_args()
    application = QApplication.instance() or QApplication(["holdtalk-measures"])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder, invented(parsed.rows, now_ns=time.time_ns()))
        worker = Worker("history")
        store = HistoryStore(worker, folder, lambda _row_id: None, HistorySettings(), tell=print, changed=print)
        measure(application, HistoryPlace(store, NobodysActions(), Bus()))
        count(HistoryStatistics(folder))
        worker.close(2.0)
    return 0


def measure(application: QApplication, place: HistoryPlace) -> None:
    place.resize(1000, 720)
    begun = time.monotonic()
    place.show()
    place.shown()
    wait(application, lambda: place.view.model().rowCount() > 0)
    say("opened and filled", [1000 * (time.monotonic() - begun)])
    before = written_bytes(os.getpid()) or 0
    say("a page further, each read", [page(application, place, rests=True) for _ in range(PAGES)])
    say("a page further, the key held", [page(application, place) for _ in range(PAGES)])
    bar = place.view.verticalScrollBar()
    pulls = []
    for number in range(PAGES):
        begun = time.thread_time()
        bar.setValue(bar.maximum() * (number * 7 % 100) // 100)
        application.processEvents()
        pulls.append(1000 * (time.thread_time() - begun))
    say("pulled to any place", pulls)
    say("a row further, each read", [page(application, place, Qt.Key.Key_Down, rests=True) for _ in range(PAGES)])
    say("a row further, the key held", [page(application, place, Qt.Key.Key_Down) for _ in range(PAGES)])
    while place.view.model().pages.then is not None:  # type: ignore[attr-defined]  # the place's own model
        bar.setValue(bar.maximum())
        application.processEvents()
    say(f"a page, with {place.view.model().rowCount():,} rows behind it",
        [page(application, place, Qt.Key.Key_PageUp) for _ in range(PAGES)])  # fmt: skip
    held = ((written_bytes(os.getpid()) or 0) - before) / 1e6
    print(f"memory for all of them: {held:.1f} MB more than for the first page")
    say("found while one types", [found(application, place, words) for words in SEARCHES])
    place.hidden()


def page(
    application: QApplication, place: HistoryPlace, key: Qt.Key = Qt.Key.Key_PageDown, *, rests: bool = False
) -> float:
    """Milliseconds of Qt's thread until it stands there, painted. `rests`: so long after the one before that the whole
    dictation is shown beside the list each time; by a key that is held it is shown once it is let go."""
    if rests:
        until = time.monotonic() + RESTS_S
        wait(application, lambda: time.monotonic() >= until)
    begun = time.thread_time()
    QTest.keyClick(place.view, key)
    application.processEvents()
    return 1000 * (time.thread_time() - begun)


def found(application: QApplication, place: HistoryPlace, words: str) -> float:
    """Milliseconds from the last letter until what was found is painted."""
    shown: list[bool] = []
    place.view.model().modelReset.connect(lambda: shown.append(True))
    begun = time.monotonic()
    place.filters.words.setText(words)
    wait(application, lambda: bool(shown))
    place.view.viewport().repaint()
    return 1000 * (time.monotonic() - begun)


def count(counting: HistoryStatistics) -> None:
    for by in By:
        took = []
        for _ in range(3):
            begun = time.monotonic()
            counting.counted(StatisticsQuery(by))
            took.append(1000 * (time.monotonic() - begun))
        say(f"counted by {by.value}", took)


def wait(application: QApplication, until: Callable[[], bool]) -> None:
    limit = time.monotonic() + 30.0
    while not until() and time.monotonic() < limit:
        application.processEvents()


def say(what: str, took_ms: list[float]) -> None:
    ordered = sorted(took_ms)
    p95 = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    print(f"{what}: median {statistics.median(took_ms):.1f} ms, p95 {p95:.1f}, max {ordered[-1]:.1f}")


if __name__ == "__main__":
    sys.exit(main())
