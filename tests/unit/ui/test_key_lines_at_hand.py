"""The lines that bind the hotkeys in the running program: shown, written after a yes, and told."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QApplication

from tray_app.core.settings import HotkeySettings, Settings
from tray_app.key_lines_at_hand import NOT_HERE, KeyLinesAtHand
from tray_app.runtime import Runtime


class Rig:
    def __init__(self) -> None:
        self.turns: deque[Callable[[], None]] = deque()
        self.told: list[str] = []
        self.bound = 0
        runtime = SimpleNamespace(
            settings=Settings(hotkey=HotkeySettings(key="f9")),
            tell=lambda _kind, title, _body: self.told.append(title),
            hotkeys=SimpleNamespace(bound=self._count),
        )
        self.lines = KeyLinesAtHand(cast("Runtime", runtime), self.turns.append)

    def _count(self) -> None:
        self.bound += 1

    def turn_until(self, happened: Callable[[], object]) -> None:
        deadline = QDeadlineTimer(30_000)
        while not happened():
            assert not deadline.hasExpired(), "waited in vain"
            if self.turns:
                self.turns.popleft()()
            QApplication.processEvents()


@pytest.fixture
def rig(qt_app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rig:
    for name in ("SWAYSOCK", "HYPRLAND_INSTANCE_SIGNATURE", "NIRI_SOCKET"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    return Rig()


def test_the_lines_are_written_once_the_user_agrees(rig: Rig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "river")
    init = tmp_path / "river" / "init"
    init.parent.mkdir()
    init.write_text("#!/bin/sh\n")
    rig.lines.open()
    rig.turn_until(lambda: rig.lines.window is not None and rig.lines.window.isVisible())
    window = rig.lines.window
    assert window is not None
    assert init.read_text() == "#!/bin/sh\n"
    assert rig.bound == 0
    window.write.click()
    rig.turn_until(window.result.text)
    assert "holdtalk-keys.sh" in init.read_text()
    assert "init: changed" in window.result.text()
    assert rig.bound == 1
    rig.lines.close()
    assert rig.lines.window is None


def test_what_cannot_be_written_is_said_in_the_window(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "niri")
    rig.lines.open()
    rig.turn_until(lambda: rig.lines.window)
    window = rig.lines.window
    assert window is not None
    window.write.click()
    rig.turn_until(window.result.text)
    assert "no configuration file" in window.result.text()
    assert rig.bound == 0
    rig.lines.close()


def test_where_nobody_knows_how_keys_are_bound_that_is_told(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "GNOME")
    rig.lines.open()
    rig.turn_until(lambda: rig.told)
    assert rig.told == [NOT_HERE.title]
    assert rig.lines.window is None
