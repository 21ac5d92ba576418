"""Which of our keys are held, told by device."""

from __future__ import annotations

from tray_app.hotkeys.held_keys import HeldKeys

KEYBOARD, OTHER_KEYBOARD, PROGRAMS = 7, 8, 5


def test_a_key_goes_down_once_and_comes_up_once() -> None:
    held = HeldKeys()
    assert held.press(75, KEYBOARD)
    assert not held.press(75, KEYBOARD), "a repeat"
    assert held.codes == {75}
    assert held.release(75, KEYBOARD)
    assert not held.release(75, KEYBOARD)
    assert held.codes == set()


def test_another_device_cannot_let_go_of_a_key() -> None:
    held = HeldKeys()
    held.press(105, KEYBOARD)
    assert not held.release(105, PROGRAMS)
    assert held.codes == {105}


def test_a_key_that_two_devices_hold_comes_up_with_the_last() -> None:
    held = HeldKeys()
    held.press(105, KEYBOARD)
    assert not held.press(105, OTHER_KEYBOARD)
    assert not held.release(105, KEYBOARD)
    assert held.release(105, OTHER_KEYBOARD)


def test_what_its_device_says_is_up_is_let_go() -> None:
    held = HeldKeys()
    held.press(105, KEYBOARD)
    held.press(75, OTHER_KEYBOARD)
    assert held.devices() == {KEYBOARD, OTHER_KEYBOARD}
    held.keep({KEYBOARD: {105, 38}, OTHER_KEYBOARD: set()})
    assert held.codes == {105}
    held.keep({})
    assert held.codes == set()
