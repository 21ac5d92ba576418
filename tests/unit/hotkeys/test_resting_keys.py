"""Hotkeys that rest are the windows' keys; what is pressed is remembered by its time alone."""

from __future__ import annotations

import pytest
from fakes_hotkeys import MS, FakeHotkeys, listened

from tray_app.core.errors import Problem
from tray_app.core.events import Cancel, Event, KeyDown, KeyUp
from tray_app.hotkeys.presses import REMEMBERED, Presses


def test_without_a_hotkey_none_is_heard_but_cancel_while_recording() -> None:
    posted: list[Event] = []
    hotkeys = FakeHotkeys(posted.append)
    hotkeys.start()
    hotkeys.apply(listened())
    assert not hotkeys.deaf
    assert hotkeys.keyboard._own == {"esc"}
    hotkeys.keyboard.press("ctrl_r")
    hotkeys.keyboard.release("ctrl_r")
    assert posted == []
    hotkeys.recording(True)
    hotkeys.keyboard.press("esc")
    assert [type(event) for event in posted] == [Cancel]
    hotkeys.apply(listened("ctrl_r"))
    hotkeys.keyboard.press("ctrl_r")
    assert isinstance(posted[-1], KeyDown)


def test_a_key_that_is_held_when_they_begin_to_rest_is_released() -> None:
    posted: list[Event] = []
    hotkeys = FakeHotkeys(posted.append)
    hotkeys.start()
    hotkeys.keyboard.press("ctrl_r")
    hotkeys.apply(listened())
    assert [type(event) for event in posted] == [KeyDown, KeyUp]


def test_they_may_rest_from_the_start() -> None:
    hotkeys = FakeHotkeys(lambda _event: None, listened())
    hotkeys.start()
    hotkeys.keyboard.press("a")
    assert hotkeys.presses_since(0) == (hotkeys.keyboard.now_ns,)


def test_keys_and_clicks_are_remembered_by_their_time_and_ours_are_not() -> None:
    hotkeys = FakeHotkeys(lambda _event: None, listened("ctrl_r", "ctrl_l+f7"))
    hotkeys.start()
    keyboard = hotkeys.keyboard
    begun_ns = keyboard.now_ns
    keyboard.press("ctrl_r")
    keyboard.release("ctrl_r")
    keyboard.press("shift_l")
    keyboard.release("shift_l")
    assert hotkeys.presses_since(begun_ns) == ()
    times = []
    for name in ("a", "", "f7", "esc"):
        keyboard.now_ns += 50 * MS
        times.append(keyboard.now_ns)
        if name:
            keyboard.press(name)
        else:
            keyboard.click()
    assert hotkeys.presses_since(begun_ns) == tuple(times), "also a key of ours that began nothing"
    assert hotkeys.presses_since(times[2]) == tuple(times[2:])


@pytest.mark.expected_warning("keyboard_hotkeys: hotkey: The keyboard went away")
def test_nobody_can_tell_while_the_keyboard_is_not_heard_or_clicks_are_not() -> None:
    hotkeys = FakeHotkeys(lambda _event: None)
    assert hotkeys.presses_since(0) is None
    hotkeys.start()
    assert hotkeys.presses_since(0) == ()
    hotkeys.failed(Problem("The keyboard went away.", ""))
    assert hotkeys.presses_since(0) is None
    hotkeys.keyboard_changed()
    assert hotkeys.presses_since(0) == (hotkeys.keyboard.now_ns,), "what was missed counts as pressed"
    hotkeys.keyboard.hears_clicks = False
    assert hotkeys.presses_since(0) is None


def test_of_very_many_presses_the_newest_are_remembered_and_that_there_were_more() -> None:
    presses = Presses()
    for at_ns in range(1, 2 * REMEMBERED):
        presses.note(at_ns)
    assert presses.since(0)[0] == 0
    assert presses.since(2 * REMEMBERED - 2) == (2 * REMEMBERED - 2, 2 * REMEMBERED - 1)
