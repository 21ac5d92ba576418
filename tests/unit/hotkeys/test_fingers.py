"""Which of our keys are held, told by device."""

from __future__ import annotations

from tray_app.hotkeys.fingers import Fingers

KEYBOARD, OTHER_KEYBOARD, PROGRAMS = 7, 8, 5


def test_a_key_goes_down_once_and_comes_up_once() -> None:
    fingers = Fingers()
    assert fingers.press(75, KEYBOARD)
    assert not fingers.press(75, KEYBOARD), "a repeat"
    assert fingers.held == {75}
    assert fingers.release(75, KEYBOARD)
    assert not fingers.release(75, KEYBOARD)
    assert fingers.held == set()


def test_another_device_cannot_let_go_of_a_key() -> None:
    fingers = Fingers()
    fingers.press(105, KEYBOARD)
    assert not fingers.release(105, PROGRAMS)
    assert fingers.held == {105}


def test_a_key_that_two_devices_hold_comes_up_with_the_last() -> None:
    fingers = Fingers()
    fingers.press(105, KEYBOARD)
    assert not fingers.press(105, OTHER_KEYBOARD)
    assert not fingers.release(105, KEYBOARD)
    assert fingers.release(105, OTHER_KEYBOARD)


def test_what_its_device_says_is_up_is_let_go() -> None:
    fingers = Fingers()
    fingers.press(105, KEYBOARD)
    fingers.press(75, OTHER_KEYBOARD)
    assert fingers.devices() == {KEYBOARD, OTHER_KEYBOARD}
    fingers.keep({KEYBOARD: {105, 38}, OTHER_KEYBOARD: set()})
    assert fingers.held == {105}
    fingers.keep({})
    assert fingers.held == set()
