"""News of other threads for widgets that may be gone."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from tray_app.ui import crossing
from tray_app.ui.crossing import Crossing

Pump = Callable[[Callable[[], bool]], None]


class Owner(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[int, int]] = []
        self.tell = Crossing(self, self._hear)

    def _hear(self, number: int) -> None:
        self.heard.append((number, threading.get_ident()))


def _on_a_thread(work: Callable[[], object]) -> None:
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


@pytest.mark.usefixtures("qt_app")
def test_what_another_thread_tells_is_heard_in_order_on_qts(pump: Pump) -> None:
    owner = Owner()

    def tell_all() -> None:
        for number in range(100):
            owner.tell(number)

    _on_a_thread(tell_all)
    assert owner.heard == []
    pump(lambda: len(owner.heard) == 100)
    assert owner.heard == [(number, threading.get_ident()) for number in range(100)]


def test_an_owner_that_is_deleted_meanwhile_hears_nothing_and_nothing_breaks(qt_app: QApplication) -> None:
    """A signal emitted on an object that is being deleted ended the process, once in a few thousand times."""
    owners = [Owner() for _ in range(300)]

    def tell_all() -> None:
        for owner in owners:
            owner.tell(1)

    threads = [threading.Thread(target=tell_all) for _ in range(3)]
    for thread in threads:
        thread.start()
    for owner in owners:
        shiboken6.delete(owner)
    for thread in threads:
        thread.join()
    qt_app.processEvents()
    assert [owner for owner in owners if owner.heard] == []


@pytest.mark.usefixtures("qt_app")
def test_nobody_is_kept_by_those_who_may_tell_him() -> None:
    owner = Owner()
    tell, there = owner.tell, weakref.ref(owner)
    del owner
    gc.collect()
    assert there() is None
    tell(1)


def test_what_crosses_is_let_go_on_qts_thread(qt_app: QApplication) -> None:
    owner = QObject()
    tell: Crossing[[object]] = Crossing(owner, lambda _last: None)
    ended_on: list[int] = []

    class Last:
        def __del__(self) -> None:
            ended_on.append(threading.get_ident())

    _on_a_thread(lambda: tell(Last()))
    qt_app.processEvents()
    assert ended_on == [threading.get_ident()]


def test_nothing_else_crosses_from_threads() -> None:
    room = Path(crossing.__file__).parent
    queued = {str(file.relative_to(room)) for file in room.rglob("*.py") if "QueuedConnection" in file.read_text()}
    assert queued == {"crossing.py", "bridge.py"}
