"""The plotting library, read without holding up Qt's thread, and not before something is to be plotted."""

from __future__ import annotations

import threading
from importlib import import_module

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from tray_app.core.supervision import start_thread

_LOOK_EVERY_MS = 30


class PlotLoading(QTimer):
    """Looks whether it was read. The thread that reads knows nothing of Qt: it may outlive the widget, which must not
    be destroyed from there."""

    done = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, interval=_LOOK_EVERY_MS)
        self._thread: threading.Thread | None = None
        self.timeout.connect(self._look)

    def begin(self) -> None:
        """Again is harmless; also once it was stopped meanwhile."""
        if self._thread is None:
            self._thread = start_thread("plot-loader", lambda: import_module("pyqtgraph"), again=False)
        self.start()

    def _look(self) -> None:
        if self._thread is not None and not self._thread.is_alive():
            self.stop()
            self.done.emit()
