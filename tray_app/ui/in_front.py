"""Windows of this program that stand in front of the one that is written in."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QWidget

STEP_ASIDE_MS = 250
"""Time for the window manager to give the focus back to the window that was in front before."""


class InFront(QObject):
    """Since when one of them has the keyboard."""

    def __init__(self, application: QGuiApplication, now_ns: Callable[[], int] = time.monotonic_ns) -> None:
        super().__init__()
        self._now_ns = now_ns
        self.since_ns: int | None = None
        """None while another program has it."""
        application.focusWindowChanged.connect(self._changed)

    def _changed(self, window: QWindow | None) -> None:
        if window is None:
            self.since_ns = None
        elif self.since_ns is None:
            self.since_ns = self._now_ns()


def bring_to_front(window: QWidget) -> None:
    """Shows it, too."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def step_aside(then: Callable[[], object]) -> None:
    """Does it once the window that was in front before has the keyboard again; at once where none of ours has it."""
    window = QApplication.activeWindow()
    if window is None:
        then()
        return
    window.showMinimized()
    QTimer.singleShot(STEP_ASIDE_MS, then)
