"""The language is switched for good by menu, hotkey and command alike, and at once where nothing can be saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest

from tray_app import settings_file
from tray_app.core.engines import ENGINES, EngineDescriptor
from tray_app.core.errors import Problem, SettingsFault, StorageFault
from tray_app.core.requests import NEXT, LanguageSwitch
from tray_app.core.settings import Settings
from tray_app.core.snapshot import NoticeKind
from tray_app.language_switch import LanguageSwitching
from tray_app.settings_live import LiveSettings

ASIAN = EngineDescriptor("asian", "Asian", "", "", ("en", "ja", "zh"), memory_mb=1)
TEXT = '# mine\n[speech]\nengine = "asian"\nlanguages = "en de ja"\n'


class Program:
    def __init__(self, path: Path) -> None:
        loaded = settings_file.load(path)
        self.settings = loaded.settings
        self.applied: list[str] = []
        self.failed: list[Problem] = []
        self.told: list[tuple[NoticeKind, str]] = []
        self.live = LiveSettings(
            path,
            loaded,
            read=lambda in_force: settings_file.load(path, (), in_force),
            changed=lambda loaded: self.apply(loaded.settings),
            failed=self.failed.append,
        )
        self.speaking = LanguageSwitching(cast(Any, self), self.live)

    def tell(self, kind: NoticeKind, title: str, _body: str) -> None:
        self.told.append((kind, title))

    def apply(self, settings: Settings) -> None:
        if settings != self.settings:
            self.settings = settings
            self.applied.append(settings.speech.language)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setitem(ENGINES, "asian", ASIAN)
    (tmp_path / "holdtalk").mkdir()
    path = tmp_path / "holdtalk" / "settings.toml"
    path.write_text(TEXT)
    return path


@pytest.fixture
def program(file: Path) -> Iterator[Program]:
    made = Program(file)
    yield made
    made.live.close()


def test_a_choice_counts_and_stands_in_the_file(program: Program, file: Path) -> None:
    assert program.speaking.told(None) == {"language": "auto", "problem": None}
    assert program.speaking.told("ja")["language"] == "ja"
    assert settings_file.load(file).settings.speech.language == "ja"
    assert file.read_text().startswith("# mine\n")
    assert program.speaking.told(NEXT)["language"] == "en"
    assert program.speaking.told("auto")["language"] == "auto"
    assert settings_file.load(file).settings.speech.language == "auto"
    program.speaking.told("auto")
    assert program.applied == ["ja", "en", "auto"]
    assert not program.failed


def test_what_is_no_language_is_refused_and_changes_nothing(program: Program, file: Path) -> None:
    with pytest.raises(SettingsFault, match="no language"):
        program.speaking.told("klingon")
    assert file.read_text() == TEXT
    assert not program.applied


def test_what_the_engine_does_not_understand_is_told(program: Program) -> None:
    told = program.speaking.told("de")
    assert told["language"] == "de"
    assert 'Asian does not understand "de"' in told["problem"]


def test_what_cannot_be_saved_counts_all_the_same_and_is_told(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StorageFault("The disk is full.", "Make room.")

    monkeypatch.setattr(settings_file, "save_value", full)
    assert program.speaking.told("ja")["language"] == "ja"
    assert program.applied == ["ja"]
    assert len(program.failed) == 1


def test_who_presses_the_hotkey_is_told_which_language_it_is_by_the_name_that_its_speakers_give_it(
    program: Program,
) -> None:
    for _ in range(3):
        program.speaking.switch_by_key(LanguageSwitch(NEXT))
    assert program.live.settle(10)
    assert program.told == [
        (NoticeKind.INFO, "Language: English"),
        (NoticeKind.WARNING, 'Asian does not understand "de".'),
        (NoticeKind.INFO, "Language: 日本語"),
    ]


def test_who_has_one_language_is_told_that_there_is_no_other(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program.settings = Settings()
    only = EngineDescriptor(program.settings.speech.engine, "Only English", "", "", ("en",), memory_mb=1)
    monkeypatch.setitem(ENGINES, only.name, only)
    program.speaking.switch_by_key(LanguageSwitch(NEXT))
    assert program.live.settle(10)
    assert program.told == [(NoticeKind.INFO, "There is no other language to switch to")]
    assert program.applied == []
