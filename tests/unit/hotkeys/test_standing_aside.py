"""Hotkeys that are held back: nothing begins or ends a dictation, and all of it comes back."""

from __future__ import annotations

import pytest
from fakes_hotkeys import FakeHotkeys, listened

from tray_app.core.events import Event, HotkeyFailed, KeyDown, KeyUp


class Held:
    def __init__(self) -> None:
        self.events: list[Event] = []
        self.hotkeys = FakeHotkeys(self.events.append, listened("f9"))
        self.hotkeys.start()

    def tap(self, key: str) -> list[type[Event]]:
        self.events.clear()
        self.hotkeys.keyboard.press(key)
        self.hotkeys.keyboard.release(key)
        return [type(event) for event in self.events]


def test_a_key_that_is_held_back_is_the_windows() -> None:
    held = Held()
    held.hotkeys.hold_back("capture")
    assert held.tap("f9") == []
    held.hotkeys.let_go("capture")
    assert held.tap("f9") == [KeyDown, KeyUp]


def test_it_comes_back_once_nobody_holds_it_any_more() -> None:
    held = Held()
    held.hotkeys.hold_back("capture")
    held.hotkeys.hold_back("trial")
    held.hotkeys.let_go("capture")
    held.hotkeys.let_go("capture")
    assert held.tap("f9") == []
    held.hotkeys.let_go("trial")
    assert held.tap("f9") == [KeyDown, KeyUp]
    held.hotkeys.let_go("somebody else")
    assert held.tap("f9") == [KeyDown, KeyUp]


def test_another_key_that_is_chosen_meanwhile_counts_afterwards() -> None:
    held = Held()
    held.hotkeys.hold_back("capture")
    held.hotkeys.apply(listened("f8"))
    held.hotkeys.keyboard.change_layout(frozenset())
    assert held.tap("f8") == []
    held.hotkeys.let_go("capture")
    assert held.tap("f8") == [KeyDown, KeyUp]
    assert held.tap("f9") == []


def test_a_dictation_that_is_held_ends_with_its_key() -> None:
    held = Held()
    held.hotkeys.keyboard.press("f9")
    held.hotkeys.hold_back("capture")
    held.events.clear()
    held.hotkeys.keyboard.release("f9")
    assert [type(event) for event in held.events] == [KeyUp]
    assert held.tap("f9") == []


@pytest.mark.expected_warning("no f9 key")
def test_a_key_that_the_keyboard_lost_meanwhile_is_told() -> None:
    held = Held()
    held.hotkeys.hold_back("capture")
    held.hotkeys.keyboard.missing = frozenset({"f9"})
    held.events.clear()
    held.hotkeys.let_go("capture")
    assert any(isinstance(event, HotkeyFailed) for event in held.events)


def test_holding_back_what_was_never_started_does_nothing() -> None:
    events: list[Event] = []
    hotkeys = FakeHotkeys(events.append, listened("f9"))
    hotkeys.hold_back("capture")
    hotkeys.let_go("capture")
    assert events == []
