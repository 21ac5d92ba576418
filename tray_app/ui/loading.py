"""Code of windows and places is loaded without holding up Qt's thread, and all that knows Qt on that thread alone.

PySide makes the type of a Qt class when it is first asked for, and that is not for several threads: while one is about
to, another may ask for the same one, get it half made, or have it deleted from the list that the first goes through.
With one thread importing modules of widgets while another built widgets, a third of all attempts crashed.

So a thread looks for what is to be loaded, has the disk read it and imports what knows nothing of Qt. The rest is
imported module by module, with the event loop running between.
"""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal

from tray_app.core.imports_ahead import plan
from tray_app.core.supervision import start_thread

log = logging.getLogger(__name__)

KNOW_QT = ("PySide6", "shiboken6", "pyqtgraph", __name__.rpartition(".")[0])
SLICE_S = 0.008
"""Half a frame; one module may take longer."""
SLICE_EVERY_MS = 1
"""A timer without any would be served before what is to be painted."""
PATIENCE_S = 10.0
GRAPHS = "pyqtgraph"

Call = Callable[[Callable[[], None]], None]


def load(thread: str, names: Callable[[], Sequence[str]], call: Call, then: Callable[[], None]) -> None:
    """`then` is called on Qt's thread, whatever came of it: what is wrong with a module is told where it is used.

    Any thread; returns at once. `names` is asked on a thread of the name `thread`; `call` has done on Qt's thread what
    it is given on any.
    """
    start_thread(thread, partial(_load_ahead, names, call, then), again=False)


def load_from_elsewhere(names: Sequence[str], call: Call) -> None:
    """Any thread but Qt's: returns once Qt's thread has them, or is too busy to be waited for."""
    loaded = threading.Event()
    call(lambda: _go_on(in_slices(names), loaded.set))
    loaded.wait(PATIENCE_S)


def _load_ahead(names: Callable[[], Sequence[str]], call: Call, then: Callable[[], None]) -> None:
    rest: list[str] = []
    try:
        for name in names():
            for module in plan(name, KNOW_QT):
                if module.marked:
                    rest.append(module.name)
                else:
                    import_module(module.name)
    except Exception:
        log.exception("code cannot be loaded")
    finally:
        call(lambda: _go_on(in_slices(rest), then))


def _go_on(slices: Iterator[None], then: Callable[[], None]) -> None:
    try:
        for _slice in slices:
            QTimer.singleShot(SLICE_EVERY_MS, partial(_go_on, slices, then))
            return
    except Exception:
        log.exception("code cannot be loaded")
    then()


def in_slices(names: Sequence[str]) -> Iterator[None]:
    """Imports them on Qt's thread and stops after each SLICE_S."""
    begun_s = time.monotonic()
    for name in names:
        if time.monotonic() - begun_s > SLICE_S:
            yield
            begun_s = time.monotonic()
        import_module(name)


def graphs_in_slices() -> Iterator[None]:
    """pyqtgraph, which asks for each type that Qt has; they are made before, and it is imported last in one piece."""
    if GRAPHS in sys.modules:
        return
    begun_s = time.monotonic()
    for qt in ("PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets"):
        module = import_module(qt)
        for name in dir(module):
            if time.monotonic() - begun_s > SLICE_S:
                yield
                begun_s = time.monotonic()
            getattr(module, name, None)
    yield
    import_module(GRAPHS)


class GraphsLoading(QTimer):
    """Loads pyqtgraph, from `start` on, for a picture that has something to draw for the first time."""

    done = Signal()

    def __init__(self, picture: QObject) -> None:
        super().__init__(picture, interval=SLICE_EVERY_MS)
        self._slices: Iterator[None] | None = None
        self.timeout.connect(self._load_more)

    def _load_more(self) -> None:
        if self._slices is None:
            self._slices = graphs_in_slices()
        for _slice in self._slices:
            return
        self.stop()
        self.done.emit()
