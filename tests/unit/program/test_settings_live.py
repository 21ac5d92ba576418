"""Editors at work on the settings file while the program runs: only what stands still counts."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tray_app import settings_live
from tray_app.core.errors import Problem, SettingsFault
from tray_app.settings_file import LoadedSettings, load, save_value
from tray_app.settings_live import LiveSettings

F9 = '[hotkey]\nkey = "f9"\n'
F8 = '[hotkey]\nkey = "f8"\n'


class Editor:
    """A settings file with F9 in force; the next step is taken whenever the program waits for stillness."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.path.write_text(F9)
        self.steps: list[Callable[[], object]] = []
        self.told: list[LoadedSettings] = []
        self.failed: list[Problem] = []
        self.live = LiveSettings(
            path,
            load(path),
            read=lambda in_force: load(path, (), in_force),
            changed=self.told.append,
            failed=self.failed.append,
            pause=self._pause,
        )
        self.waited_s = 0.0
        self.live.read_if_changed()
        self.waited_s = 0.0

    def _pause(self, seconds: float) -> None:
        self.waited_s += seconds
        if self.steps:
            self.steps.pop(0)()

    def works(self, *steps: Callable[[], object]) -> list[str]:
        """Hotkeys that were told to be in force."""
        self.steps = list(steps[1:])
        steps[0]()
        self.live.read_if_changed()
        assert self.steps == []
        return [told.settings.hotkey.key for told in self.told]

    def writes(self, text: str) -> Callable[[], object]:
        return lambda: self.path.write_text(text)


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    return Editor(tmp_path / "settings.toml")


def test_a_file_that_is_emptied_and_then_written_is_read_once(editor: Editor) -> None:
    assert editor.works(editor.writes(""), editor.writes(F8[:12]), editor.writes(F8)) == ["f8"]


def test_a_slow_editor_that_leaves_the_file_empty_for_a_second_changes_nothing(editor: Editor) -> None:
    nothing = [lambda: None] * 7
    assert editor.works(editor.writes(""), *nothing, editor.writes(F8)) == ["f8"]


def test_a_file_that_stays_empty_means_the_defaults(editor: Editor) -> None:
    assert editor.works(editor.writes("")) == ["ctrl_r"]
    assert editor.waited_s == pytest.approx(settings_live.STILL_S * settings_live.EMPTY_LOOKS)


def test_a_file_that_is_taken_away_and_put_back_changes_nothing_in_between(editor: Editor) -> None:
    backup = editor.path.with_name("backup")
    assert editor.works(lambda: editor.path.rename(backup), editor.writes(F8)) == ["f8"]


def test_a_file_that_stays_away_leaves_what_is_in_force_and_is_told(editor: Editor) -> None:
    assert editor.works(editor.path.unlink) == ["f9"]
    summary = editor.told[0].summary()
    assert summary is not None
    assert "gone" in summary.title


def test_another_file_in_its_place_is_read(editor: Editor) -> None:
    def replace() -> None:
        other = editor.path.with_name("new")
        other.write_text(F8)
        os.replace(other, editor.path)

    assert editor.works(replace) == ["f8"]


def test_a_slip_leaves_what_is_in_force_until_it_is_mended(editor: Editor) -> None:
    assert editor.works(editor.writes('[hotkey]\nkey = "f8\nmode = "toggle"\n')) == ["f9"]
    assert editor.told[0].summary() is not None
    assert editor.works(editor.writes(F9)) == ["f9", "f9"]
    assert editor.told[1].summary() is None, "the sign of the slip goes"
    assert editor.works(editor.writes('[hotkey]\nkey = "f99"\n')) == ["f9", "f9", "f9"]
    assert editor.told[2].summary() is not None


def test_a_file_that_was_changed_while_the_program_started_is_read(editor: Editor) -> None:
    late = LiveSettings(
        editor.path,
        load(editor.path),
        read=lambda in_force: load(editor.path, (), in_force),
        changed=editor.told.append,
        failed=editor.failed.append,
    )
    editor.path.write_text(F8)
    late.read_if_changed()
    assert [told.settings.hotkey.key for told in editor.told] == ["f8"]


def test_a_file_that_never_was_there_is_not_told_to_be_gone(editor: Editor) -> None:
    editor.path.unlink()
    told: list[LoadedSettings] = []
    live = LiveSettings(
        editor.path,
        load(editor.path),
        read=lambda in_force: load(editor.path, (), in_force),
        changed=told.append,
        failed=editor.failed.append,
    )
    live.read_if_changed()

    def cannot() -> None:
        raise SettingsFault("It cannot be saved.", "Do this.")

    live._carry_out(cannot)
    assert told == []
    assert [problem.title for problem in editor.failed] == ["It cannot be saved."]


def test_an_unchanged_file_is_not_read(editor: Editor) -> None:
    editor.live.read_if_changed()
    assert editor.works(lambda: os.utime(editor.path)) == [], "touched, and the same"
    assert editor.told == []


def test_the_programs_own_change_counts_at_once_and_is_told_when_it_fails(editor: Editor) -> None:
    done = threading.Event()

    def refuse() -> None:
        raise SettingsFault("It cannot be.", "Do this.")

    editor.live.start()
    editor.live.change(lambda: save_value(editor.path, "hotkey", "mode", "toggle"))
    editor.live.change(refuse)
    editor.live.change(done.set)
    assert done.wait(10)
    editor.live.close()
    assert [told.settings.hotkey.mode for told in editor.told] == ["toggle"]
    assert [problem.title for problem in editor.failed] == ["It cannot be."]


def test_another_file_is_followed_too_and_told_once_it_stands_still(editor: Editor, tmp_path: Path) -> None:
    other, told = tmp_path / "words.txt", []
    editor.live.follow(other, lambda: told.append(other.read_text() if other.exists() else None))
    editor.live.read_if_changed()
    assert told == []
    editor.steps = [lambda: other.write_text("Tilney"), lambda: None]
    other.write_text("Til")
    editor.live.read_if_changed()
    editor.live.read_if_changed()
    assert told == ["Tilney"]
    other.unlink()
    editor.live.read_if_changed()
    assert told == ["Tilney", None]
    assert editor.told == [], "the settings are as they were"
