"""Where the caret is, told by a process of its own, which is asked and ended."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from tray_app.core.desktop_settings import OverlaySettings
from tray_app.core.errors import Problem
from tray_app.ui import caret
from tray_app.ui.caret import CaretFinder
from tray_app.ui.overlay import Overlay

from .conftest import Pump

TELLS = "import sys\nfor line in sys.stdin:\n    print('10 20 0 18', flush=True)\n"
MISSES = "raise SystemExit(1)\n"


def child(monkeypatch: pytest.MonkeyPatch, folder: Path, program: str) -> None:
    script = folder / "child.py"
    script.write_text(program)
    monkeypatch.setattr(caret, "CHILD", script)
    monkeypatch.setattr(caret, "python_with_gi", lambda: sys.executable)


def test_it_answers_when_it_is_asked(
    qt_app: QApplication, pump: Pump, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    child(monkeypatch, tmp_path, TELLS)
    finder, found = CaretFinder(), list[QRect]()
    finder.found.connect(found.append)
    finder.start()
    pump(lambda: finder._child is not None)
    assert found == []
    finder.ask()
    pump(lambda: found == [QRect(10, 20, 1, 18)])
    process = finder._child
    assert process is not None
    finder.close()
    assert process.wait(20) is not None


@pytest.mark.parametrize("there", [True, False], ids=["without the libraries", "without an interpreter"])
def test_where_nobody_can_tell_that_is_said_once(
    qt_app: QApplication, pump: Pump, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, there: bool
) -> None:
    child(monkeypatch, tmp_path, MISSES)
    if not there:
        monkeypatch.setattr(caret, "python_with_gi", str)
    overlay, told = Overlay(lambda: -90.0), list[Problem]()
    overlay.caret_missing.connect(told.append)
    overlay.apply(OverlaySettings(position="caret"))
    pump(lambda: bool(told))
    assert "gir1.2-atspi-2.0" in told[0].remedy
    overlay.apply(OverlaySettings(position="caret", size="large"))
    qt_app.processEvents()
    assert len(told) == 1
    overlay.close()


def test_nothing_runs_unless_it_is_wanted_there(qt_app: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caret.CaretFinder, "start", lambda _finder: pytest.fail("nobody wants it there"))
    overlay = Overlay(lambda: -90.0)
    for settings in (OverlaySettings(), OverlaySettings(position="top"), OverlaySettings("off", "caret")):
        overlay.apply(settings)
    overlay.close()
