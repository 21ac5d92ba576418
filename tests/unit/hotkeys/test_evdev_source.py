"""The kernel's keyboards behind the hotkeys, spoken for by sockets."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes_hotkeys import listened
from fakes_input import BTN_LEFT, A, InputRig, KernelKeyboard, X, code, input_rig_of_a_test, keyboard

from tray_app.core.events import KeyDown, KeyUp
from tray_app.linux_input.records import EV_KEY, EV_SYN, PRESSED, RELEASED, SYN_REPORT, packed

CTRL_R, F9, ESC, ALT, SHIFT = code("ctrl_r"), code("f9"), code("esc"), code("alt_l"), code("shift_l")
HOTKEY_WARNING = r"hotkeys\.keyboard_hotkeys: hotkey:"


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[InputRig]:
    yield from input_rig_of_a_test(tmp_path)


# --- keys --------------------------------------------------------------------------------


def test_press_and_release_are_told_with_the_kernels_times(rig: InputRig) -> None:
    rig.start("ctrl_r")
    before_ns = time.monotonic_ns()
    keyboard(rig).press(CTRL_R, at_ns=before_ns)
    keyboard(rig).release(CTRL_R, at_ns=before_ns + 1_000)
    rig.expect("KeyDown", "KeyUp")
    down, up = rig.events
    assert isinstance(down, KeyDown)
    assert isinstance(up, KeyUp)
    assert down.event_ns == before_ns // 1_000 * 1_000, "the kernel tells microseconds"
    assert down.event_ns < up.event_ns <= up.handled_ns


def test_times_of_the_wall_clock_are_taken_over_to_ours(tmp_path: Path) -> None:
    rig = InputRig(tmp_path)
    keyboard = rig.plug("event0", KernelKeyboard(monotonic=False))
    rig.start("f9")
    keyboard.press(F9, at_ns=time.time_ns() - 30_000_000)
    rig.expect("KeyDown")
    down = rig.events[0]
    assert isinstance(down, KeyDown)
    assert 20_000_000 < down.handled_ns - down.event_ns < 5_000_000_000
    keyboard.release(F9, at_ns=time.time_ns() + 3_600_000_000_000)  # the wall clock was set meanwhile
    rig.expect("KeyDown", "KeyUp")
    up = rig.events[1]
    assert isinstance(up, KeyUp)
    assert up.event_ns == up.handled_ns
    rig.close()


def test_a_key_that_repeats_is_pressed_once(rig: InputRig) -> None:
    hotkeys = rig.start("f9")
    keyboard(rig).press(F9)
    for _ in range(20):
        keyboard(rig).repeat(F9)
    keyboard(rig).release(F9)
    rig.expect("KeyDown", "KeyUp")
    assert not hotkeys.other_key_since(1)


def test_of_other_keys_only_the_time_is_told(rig: InputRig) -> None:
    hotkeys = rig.start("ctrl_r")
    keyboard(rig).tap(CTRL_R)
    keyboard(rig).tap(SHIFT)
    rig.expect("KeyDown", "KeyUp")
    assert not hotkeys.other_key_since(1), "a modifier alone types nothing"
    before_ns = time.monotonic_ns()
    keyboard(rig).press(A)
    rig.wait_for(lambda: hotkeys.other_key_since(before_ns))
    assert rig.source._devices["event3"].down == set()
    after_ns = time.monotonic_ns()
    keyboard(rig).repeat(A)
    rig.wait_for(lambda: hotkeys.other_key_since(after_ns))
    assert hotkeys.presses_since(0) is None, "clicks are not heard"


def test_a_shortcut_with_the_hotkey_is_told(rig: InputRig) -> None:
    rig.start("ctrl_r")
    keyboard(rig).press(CTRL_R)
    keyboard(rig).tap(X)
    keyboard(rig).release(CTRL_R)
    rig.expect("KeyDown", "ShortcutUsed", "KeyUp")


def test_a_button_on_a_keyboard_is_a_click(rig: InputRig) -> None:
    hotkeys = rig.start("ctrl_r")
    keyboard(rig).press(CTRL_R)
    keyboard(rig).tap(BTN_LEFT)
    keyboard(rig).release(CTRL_R)
    rig.expect("KeyDown", "KeyUp")
    assert hotkeys.other_key_since(1)


def test_the_cancel_key_means_cancel_only_while_recording(rig: InputRig) -> None:
    hotkeys = rig.start("f9")
    keyboard(rig).tap(ESC)
    rig.expect()
    hotkeys.recording(True)
    keyboard(rig).tap(ESC)
    rig.expect("Cancel")


def test_further_modifiers_leave_the_key_to_the_window(rig: InputRig) -> None:
    rig.start("f9")
    keyboard(rig).press(ALT)
    keyboard(rig).tap(F9)
    keyboard(rig).release(ALT)
    rig.expect()
    keyboard(rig).tap(F9)
    rig.expect("KeyDown", "KeyUp")


@pytest.mark.parametrize("name", ["alt_r", "alt_gr"])
def test_right_alt_is_a_hotkey_by_both_its_names_also_in_company(rig: InputRig, name: str) -> None:
    rig.start(f"{name}+f8")
    keyboard(rig).press(100)
    keyboard(rig).tap(code("f8"))
    keyboard(rig).release(100)
    rig.expect("KeyDown", "KeyUp")


def test_codes_are_those_of_x_servers(rig: InputRig) -> None:
    assert rig.start("ctrl_r").hotkey_codes() == {105, 9}


def test_records_are_read_wherever_they_are_cut(rig: InputRig) -> None:
    rig.start("f9")
    data = b"".join(
        packed(EV_KEY, F9, value, time.monotonic_ns()) + packed(EV_SYN, SYN_REPORT, 0) for value in (PRESSED, RELEASED)
    )
    for at in range(0, len(data), 7):
        keyboard(rig).send(data[at : at + 7])
        time.sleep(0.001)
    rig.expect("KeyDown", "KeyUp")


def test_new_keys_take_effect_and_what_is_down_already_is_not_pressed_by_that(rig: InputRig) -> None:
    hotkeys = rig.start("ctrl_r")
    keyboard(rig).press(CTRL_R)
    rig.expect("KeyDown")
    keyboard(rig).grabbed(F9, pressed=True)
    hotkeys.apply(listened("f9"))
    rig.settle()
    rig.expect("KeyDown", "KeyUp")
    keyboard(rig).release(CTRL_R, F9)
    rig.expect("KeyDown", "KeyUp")
    keyboard(rig).tap(F9)
    rig.expect("KeyDown", "KeyUp", "KeyDown", "KeyUp")


def test_a_held_key_that_stays_a_hotkey_stays_held(rig: InputRig) -> None:
    hotkeys = rig.start("ctrl_r")
    keyboard(rig).press(CTRL_R)
    rig.expect("KeyDown")
    hotkeys.apply(listened("f9", "ctrl_r"))
    time.sleep(0.7)  # longer than held keys go unchecked
    rig.expect("KeyDown")
    keyboard(rig).release(CTRL_R)
    rig.expect("KeyDown", "KeyUp")


def test_keys_that_rest_are_not_heard(rig: InputRig) -> None:
    hotkeys = rig.start("f9")
    hotkeys.hold_back("a test")
    rig.settle()
    keyboard(rig).tap(F9)
    rig.expect()
    hotkeys.let_go("a test")
    rig.settle()
    keyboard(rig).tap(F9)
    rig.expect("KeyDown", "KeyUp")


# --- what was down, and what was missed --------------------------------------------------


def test_what_is_down_at_the_start_is_not_pressed_and_modifiers_count(rig: InputRig) -> None:
    keyboard(rig).press(F9, ALT)
    rig.start("f9", "f8")
    keyboard(rig).repeat(F9)
    keyboard(rig).release(F9)
    keyboard(rig).tap(code("f8"))
    rig.expect()
    keyboard(rig).release(ALT)
    keyboard(rig).tap(F9)
    rig.expect("KeyDown", "KeyUp")


def test_a_release_that_nobody_told_is_made_up_for(rig: InputRig) -> None:
    rig.start("ctrl_r")
    keyboard(rig).press(CTRL_R)
    rig.expect("KeyDown")
    keyboard(rig).grabbed(CTRL_R, pressed=False)
    rig.expect("KeyDown", "KeyUp")
    keyboard(rig).tap(CTRL_R)
    rig.expect("KeyDown", "KeyUp", "KeyDown", "KeyUp")


@pytest.mark.parametrize("first", ["press", "release"])
def test_what_an_overrun_swallowed_is_asked_for(rig: InputRig, first: str) -> None:
    hotkeys = rig.start("f9")
    if first == "press":
        keyboard(rig).overrun(F9, pressed=True)
        rig.expect("KeyDown")
        keyboard(rig).release(F9)
    else:
        keyboard(rig).press(F9)
        rig.expect("KeyDown")
        keyboard(rig).overrun(F9, pressed=False)
    rig.expect("KeyDown", "KeyUp")
    assert not hotkeys.other_key_since(1), "what came with it is of no use"
