"""Since when a window of ours has the keyboard, and how it gives it back."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QWidget

from tray_app.ui import in_front
from tray_app.ui.in_front import InFront, step_aside

from .conftest import Pump


def test_it_is_known_since_when_one_is_in_front(qt_app: QApplication) -> None:
    times = iter((5, 9))
    front = InFront(qt_app, now_ns=lambda: next(times))
    one, other = QWindow(), QWindow()
    known = [front.since_ns]
    for window in (one, other, None, one, None):  # from one of ours to another, to another program, and back
        qt_app.focusWindowChanged.emit(window)
        known.append(front.since_ns)
    assert known == [None, 5, 5, None, 9, None]


def test_without_a_window_of_ours_it_is_done_at_once(qt_app: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QApplication, "activeWindow", lambda: None)
    done: list[int] = []
    step_aside(lambda: done.append(1))
    assert done == [1]


def test_a_window_of_ours_first_gives_the_focus_back(
    qt_app: QApplication, pump: Pump, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_front, "STEP_ASIDE_MS", 20)
    window = QWidget()
    window.show()
    monkeypatch.setattr(QApplication, "activeWindow", lambda: window)
    done: list[int] = []
    step_aside(lambda: done.append(1))
    assert not done
    pump(lambda: bool(done))
    assert window.isMinimized()
    window.close()
