"""Hands-free is switched for good by menu, hotkey and command alike, and at once where nothing can be saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from tray_app import settings_file
from tray_app.core.errors import HoldtalkError, Problem
from tray_app.core.requests import HandsFreeSwitch
from tray_app.core.settings import Settings
from tray_app.core.snapshot import NoticeKind
from tray_app.menu_actions import MenuActions
from tray_app.settings_live import LiveSettings


class Program:
    def __init__(self, path: Path) -> None:
        self.settings = Settings()
        self.applied: list[bool] = []
        self.failed: list[Problem] = []
        self.told: list[str] = []
        self.hands_free = SimpleNamespace(problem=None, phrase="Alexa", settle=lambda _s: None)
        self.live = LiveSettings(
            path,
            settings_file.load(path),
            read=lambda in_force: settings_file.load(path, (), in_force),
            changed=lambda loaded: self.apply(loaded.settings),
            failed=self.failed.append,
        )
        self.actions = MenuActions(cast(Any, self), self.live, lambda work: work())

    def tell(self, _kind: NoticeKind, title: str, _body: str) -> None:
        self.told.append(title)

    def apply(self, settings: Settings) -> None:
        if settings != self.settings:
            self.settings = settings
            self.applied.append(settings.hands_free.enabled)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return tmp_path / "holdtalk"


@pytest.fixture
def program(folder: Path) -> Iterator[Program]:
    made = Program(folder / "settings.toml")
    yield made
    made.live.close()


def test_a_choice_counts_and_stands_in_the_file(program: Program, folder: Path) -> None:
    assert program.actions.hands_free_told(HandsFreeSwitch.ON) == {"on": True, "listening_for": "Alexa"}
    assert settings_file.load(folder / "settings.toml").settings.hands_free.enabled
    program.actions.hands_free_told(HandsFreeSwitch.TOGGLE)
    assert not settings_file.load(folder / "settings.toml").settings.hands_free.enabled
    program.actions.hands_free_told(HandsFreeSwitch.TOGGLE)
    program.actions.hands_free_told(HandsFreeSwitch.OFF)
    program.actions.hands_free_told(HandsFreeSwitch.OFF)
    assert program.applied == [True, False, True, False]


def test_what_cannot_be_saved_counts_all_the_same_and_is_told(program: Program, folder: Path) -> None:
    (folder / "settings.toml").mkdir(parents=True)
    program.actions.hands_free_told(HandsFreeSwitch.ON)
    program.actions.hands_free_told(HandsFreeSwitch.OFF)
    assert program.applied == [True, False]
    assert len(program.failed) == 2


def test_who_switches_it_on_is_told_why_nothing_is_listened_for(program: Program) -> None:
    program.hands_free.problem = Problem("It is not installed.", "Install it.")
    with pytest.raises(HoldtalkError, match=r"It is not installed\. Install it\."):
        program.actions.hands_free_told(HandsFreeSwitch.ON)
    assert program.actions.hands_free()


def test_who_presses_the_hotkey_is_told_what_came_of_it(program: Program) -> None:
    program.actions._tell_hands_free(HandsFreeSwitch.ON)
    program.hands_free.phrase = ""
    program.actions._tell_hands_free(HandsFreeSwitch.OFF)
    program.hands_free.problem = Problem("It is not installed.", "Install it.")
    program.actions._tell_hands_free(HandsFreeSwitch.ON)
    assert program.told == ["Listening for “Alexa”", "Hands-free is off"]
