"""Code of windows is loaded in slices, and what knows Qt on Qt's thread alone."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from tray_app.ui import loading

PATIENCE_S = 60.0

PROBE = """
import os, sys, threading, time

os.environ["QT_QPA_PLATFORM"] = "offscreen"
ours, elsewhere = threading.get_ident(), []


def hear(event, arguments):
    if event == "import" and threading.get_ident() != ours:
        name = str(arguments[0])
        if name.startswith(("PySide6", "shiboken6", "pyqtgraph", "tray_app.ui")):
            elsewhere.append(name)


from PySide6.QtWidgets import QApplication, QLabel

from tray_app.ui.bridge import Bridge
from tray_app.ui.loading import load

application, bridge, done = QApplication([]), Bridge(), []
sys.addaudithook(hear)
sys.setswitchinterval(1e-6)
load("loader", lambda: sys.argv[1:], bridge.call, lambda: done.append(True))
kept = []
while not done:
    application.processEvents()
    kept.append(QLabel("Built meanwhile"))
    del kept[:-10]
assert not elsewhere, elsewhere
missing = [name for name in sys.argv[1:] if name not in sys.modules]
assert not missing, missing
os._exit(0)
"""


def test_what_knows_qt_is_loaded_on_its_thread_alone() -> None:
    names = "tray_app.ui.home.window", "tray_app.ui.window.performance", "tray_app.ui.models.place"
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *names], capture_output=True, text=True, check=False, timeout=PATIENCE_S
    )
    assert done.returncode == 0, done.stderr


def test_between_slices_the_loop_runs(qt_app: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "SLICE_S", 0.0)
    loaded: list[str] = []
    monkeypatch.setattr(loading, "import_module", loaded.append)
    slices = loading.in_slices(("one", "two", "three"))
    next(slices)
    assert len(loaded) < 3
    for _slice in slices:
        pass
    assert loaded == ["one", "two", "three"]


@pytest.mark.expected_warning("code cannot be loaded")
def test_a_module_that_cannot_be_loaded_keeps_nobody_waiting(qt_app: QApplication) -> None:
    called: list[Callable[[], None]] = []
    came, done = threading.Event(), threading.Event()

    def call(work: Callable[[], None]) -> None:
        called.append(work)
        came.set()

    loading.load("loader", lambda: ("tray_app.ui.no_such_module",), call, done.set)
    assert came.wait(PATIENCE_S)
    called[0]()
    assert done.is_set()


def test_another_thread_waits_until_qts_has_loaded_what_it_needs(qt_app: QApplication) -> None:
    asked: list[Callable[[], None]] = []
    came, done = threading.Event(), threading.Event()

    def call(work: Callable[[], None]) -> None:
        asked.append(work)
        came.set()

    def elsewhere() -> None:
        loading.load_from_elsewhere(("tray_app.ui.pdf",), call)
        done.set()

    threading.Thread(target=elsewhere).start()
    assert came.wait(PATIENCE_S)
    assert not done.is_set()
    asked[0]()
    assert done.wait(PATIENCE_S)
