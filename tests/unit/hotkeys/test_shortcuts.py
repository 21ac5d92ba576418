"""What desktops are asked to keep, when a key was pressed by their clock, and what is remembered of their answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes_hotkeys import listened

from tray_app.core.bindings import DEFAULT, ListenedKeys, listened_keys
from tray_app.core.events import BindingId
from tray_app.core.settings import BindingSettings, HotkeySettings, Settings
from tray_app.hotkeys.event_time import LONGEST_WAY_NS, event_time_ns
from tray_app.hotkeys.shortcut_memory import ShortcutMemory
from tray_app.hotkeys.shortcuts import shortcuts_of

MS = 1_000_000


def asked(*keys: str, cancel_key: str = "esc") -> list[tuple[str, str]]:
    return [(one.shortcut_id, one.asked) for one in shortcuts_of(listened(*keys, cancel_key=cancel_key))]


def test_each_hotkey_is_a_shortcut_of_its_own() -> None:
    assert asked("f9", "ctrl+alt+d") == [("f9-f9", "f9"), ("ctrl_alt_d-ctrl_alt_d", "ctrl+alt+d")]


def test_what_no_desktop_keeps_has_a_stand_in_that_no_other_hotkey_is() -> None:
    assert asked("ctrl_r") == [("ctrl_r-f9", "f9")]
    assert asked("f9", "ctrl_r", "shift_r") == [("f9-f9", "f9"), ("ctrl_r-f8", "f8"), ("shift_r-f7", "f7")]


def test_another_key_is_another_shortcut_and_one_that_the_user_binds_is_not() -> None:
    keys = ListenedKeys(((DEFAULT, "f8"),), "esc", 0)
    (with_key,) = shortcuts_of(keys)
    (by_name,) = shortcuts_of(keys, with_keys=False)
    assert (with_key.shortcut_id, by_name.shortcut_id) == ("default-f8", "default")
    assert with_key.words == "Dictate"


def test_names_hold_nothing_that_could_not_be_typed() -> None:
    (found,) = shortcuts_of(ListenedKeys(((BindingId("Für E-Mail"), "f8"),), "esc", 0))
    assert found.shortcut_id == "fxfcrx20ex2dmail-f8"
    assert found.words == "Für E-Mail"


@pytest.mark.parametrize(
    ("cancel_key", "is_kept"),
    [("esc", False), ("ctrl+esc", True), ("f10", True), ("shift+esc", False), ("ctrl_l", False)],
)
def test_the_cancel_key_is_kept_only_where_no_window_misses_it(cancel_key: str, is_kept: bool) -> None:
    assert any(one.startswith("cancel") for one, _asked in asked("f9", cancel_key=cancel_key)) == is_kept


def test_hotkeys_that_rest_are_not_forgotten() -> None:
    rows = (BindingSettings(key="ctrl_r", name="say"), BindingSettings(key="f8", name="rest", mode="pause"))
    settings = Settings(hotkey=HotkeySettings(), binding=rows)
    awake, resting = listened_keys(settings), listened_keys(settings, resting=True)
    assert [key for _binding, key in resting.hotkeys] == ["f8"]
    assert shortcuts_of(resting) == shortcuts_of(awake)


# --- the desktop's clock -----------------------------------------------------------------


@pytest.mark.parametrize("ago_ms", [0, 1, 40, 1_900])
def test_a_stamp_of_the_monotonic_clock_is_believed(ago_ms: int) -> None:
    arrived_ns = 5_000_000 * MS + 123
    assert event_time_ns(5_000_000 - ago_ms, arrived_ns) == (5_000_000 - ago_ms) * MS


def test_it_wraps_after_49_days() -> None:
    arrived_ms = (1 << 32) + 10
    assert event_time_ns(arrived_ms % (1 << 32) - 4, arrived_ms * MS) == (arrived_ms - 4) * MS
    assert event_time_ns((1 << 32) - 4, arrived_ms * MS) == ((1 << 32) - 4) * MS


@pytest.mark.parametrize("stamp", [0, 5_000, 1_700_000_000_000, 5_000_000 + 50, -3])
def test_a_stamp_of_another_clock_is_not_and_none_lies_in_the_future(stamp: int) -> None:
    arrived_ns = 5_000_000 * MS
    assert event_time_ns(stamp, arrived_ns) == arrived_ns


def test_what_is_too_long_ago_is_not_believed() -> None:
    arrived_ns = 5_000_000 * MS
    assert event_time_ns(5_000_000 - LONGEST_WAY_NS // MS - 1, arrived_ns) == arrived_ns


# --- what is remembered ------------------------------------------------------------------


def test_a_no_is_remembered_until_it_is_a_yes_or_the_user_chooses_again(tmp_path: Path) -> None:
    path, nine, eight = tmp_path / "state" / "shortcuts", shortcuts_of(listened("f9")), shortcuts_of(listened("f8"))
    memory = ShortcutMemory(path)
    assert not memory.was_refused(nine)
    memory.refused(nine)
    assert memory.was_refused(nine)
    assert ShortcutMemory(path).was_refused(nine)
    assert not ShortcutMemory(path).was_refused(eight)
    assert not ShortcutMemory(path).was_refused((*nine, *eight))
    memory.given(nine)
    assert not ShortcutMemory(path).was_refused(nine)
    memory.refused(nine)
    memory.forget_refusals()
    assert not ShortcutMemory(path).was_refused(nine)
    assert not memory.was_refused(())


def test_another_key_than_the_settings_is_told_once(tmp_path: Path) -> None:
    (found,) = shortcuts_of(listened("ctrl_r"))
    path = tmp_path / "shortcuts"
    assert ShortcutMemory(path).tells_first(found)
    assert not ShortcutMemory(path).tells_first(found)


@pytest.mark.parametrize("content", ["", "no json", "[]", '{"refused": 3}', '{"refused": {"a": 1}}'])
def test_a_broken_memory_is_none(tmp_path: Path, content: str) -> None:
    path = tmp_path / "shortcuts"
    path.write_text(content)
    memory, nine = ShortcutMemory(path), shortcuts_of(listened("f9"))
    assert not memory.was_refused(nine)
    memory.refused(nine)
    assert ShortcutMemory(path).was_refused(nine)


@pytest.mark.expected_warning("shortcut_memory: what the desktop said")
def test_a_memory_that_cannot_be_written_lasts_as_long_as_the_program(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    memory, nine = ShortcutMemory(tmp_path / "state" / "shortcuts"), shortcuts_of(listened("f9"))
    memory.refused(nine)
    assert memory.was_refused(nine)
