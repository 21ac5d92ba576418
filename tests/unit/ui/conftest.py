"""One Qt application without a screen for the widgets' tests."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication
from window_rig import WindowRig

Pump = Callable[[Callable[[], bool]], None]


@pytest.fixture(scope="session")
def qt_app() -> QApplication:
    app = QApplication.instance() or QApplication(["holdtalk-tests"])
    assert isinstance(app, QApplication)
    app.setQuitOnLastWindowClosed(False)
    return app


@pytest.fixture(autouse=True)
def _no_widget_is_left_to_another_thread() -> Iterator[None]:
    """Python collects cycles on whichever thread allocates next; a widget collected off Qt's thread ends the run.

    Only what was made since is looked at: going through all that was imported takes longer than most tests.
    """
    gc.freeze()
    yield
    gc.collect()


@pytest.fixture
def pump(qt_app: QApplication) -> Pump:
    """Lets Qt work until something is true; fails after a generous while."""

    def until(happened: Callable[[], bool]) -> None:
        deadline = QDeadlineTimer(20_000)
        while not happened():
            assert not deadline.hasExpired(), "waited in vain"
            qt_app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            qt_app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    return until


@pytest.fixture
def rig(qt_app: QApplication) -> Iterator[WindowRig]:
    """A performance window that is not shown yet."""
    made = WindowRig()
    yield made
    made.close()
