"""A hotkey that the keyboard lacks: told, waited for, and given up for deaf only when login is surely over."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fakes_hotkeys import FakeKeyboard, listened

from tray_app.core.errors import HotkeyFault, Problem
from tray_app.core.events import Event, HotkeyFailed, HotkeyRecovered, KeyDown
from tray_app.hotkeys.keyboard_hotkeys import LAYOUT_PATIENCE_S, KeyboardHotkeys


class Waiting:
    """Hotkeys with the key ö, started on a keyboard without it."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.timers: list[tuple[float, Callable[[], None]]] = []
        self.keyboard = FakeKeyboard()
        self.keyboard.missing = frozenset("ö")
        self.hotkeys = KeyboardHotkeys(
            self.events.append,
            listened("ö"),
            self.keyboard,
            later=lambda delay_s, action: self.timers.append((delay_s, action)),
        )
        with pytest.raises(HotkeyFault, match="ö"):
            self.hotkeys.start()


def test_at_first_nobody_calls_it_deaf() -> None:
    waiting = Waiting()
    deaf = [waiting.hotkeys.deaf]
    ((delay_s, give_up),) = waiting.timers
    assert delay_s == LAYOUT_PATIENCE_S
    give_up()
    deaf.append(waiting.hotkeys.deaf)
    assert deaf == [False, True]
    (event,) = waiting.events
    assert isinstance(event, HotkeyFailed)
    assert event.deaf


def test_a_layout_that_comes_in_time_mends_it() -> None:
    waiting = Waiting()
    waiting.keyboard.change_layout(frozenset())
    waiting.keyboard.press("ö")
    waiting.timers[0][1]()
    assert [type(event) for event in waiting.events] == [HotkeyRecovered, KeyDown]


def test_the_key_of_before_stays_while_the_new_one_is_waited_for() -> None:
    waiting = Waiting()
    waiting.hotkeys.apply(listened("f9"))
    with pytest.raises(HotkeyFault, match="ö"):
        waiting.hotkeys.apply(listened("ö"))
    assert not waiting.hotkeys.deaf
    waiting.keyboard.change_layout(frozenset("öä"))
    waiting.keyboard.press("f9")
    failed, down = waiting.events
    assert isinstance(failed, HotkeyFailed)
    assert not failed.deaf
    assert isinstance(down, KeyDown)
    waiting.keyboard.change_layout(frozenset())
    assert isinstance(waiting.events[-1], HotkeyRecovered)


@pytest.mark.expected_warning(r"hotkeys\.keyboard_hotkeys: hotkey: The display is gone\.")
def test_a_lost_display_is_deaf_until_the_keyboard_is_found_again() -> None:
    events: list[Event] = []
    keyboard = FakeKeyboard()
    hotkeys = KeyboardHotkeys(events.append, listened("f9"), keyboard)
    hotkeys.start()
    lost = Problem("The display is gone.", "Wait.")
    hotkeys.failed(lost)
    hotkeys.keyboard_changed()
    assert events == [HotkeyFailed(lost), HotkeyRecovered()]


@pytest.mark.expected_warning(r"hotkeys\.keyboard_hotkeys: hotkey: The display is gone\.")
def test_a_key_that_is_set_while_the_display_is_lost_is_taken_up_when_it_is_back() -> None:
    events: list[Event] = []
    keyboard = FakeKeyboard()
    hotkeys = KeyboardHotkeys(events.append, listened("f9"), keyboard)
    hotkeys.start()
    hotkeys.failed(Problem("The display is gone.", "Wait."))
    with pytest.raises(HotkeyFault, match="gone"):
        hotkeys.apply(listened("f8"))
    assert hotkeys.deaf
    hotkeys.keyboard_changed()
    keyboard.press("f8")
    assert [type(event) for event in events] == [HotkeyFailed, HotkeyRecovered, KeyDown]
