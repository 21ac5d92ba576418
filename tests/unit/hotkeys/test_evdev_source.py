"""The kernel's keyboards behind the hotkeys, spoken for by sockets."""

from __future__ import annotations

import os
import random
import select
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes_hotkeys import listened
from fakes_input import BTN_LEFT, A, InputRig, KernelKeyboard, X, code

from tray_app.core.errors import HotkeyFault
from tray_app.core.events import HotkeyFailed, KeyDown, KeyUp
from tray_app.hotkeys.evdev_source import EvdevSource
from tray_app.linux_input.console import Console
from tray_app.linux_input.device import InputDevice
from tray_app.linux_input.folder import InputFolder
from tray_app.linux_input.records import EV_KEY, EV_SYN, PRESSED, RELEASED, SYN_REPORT, packed

CTRL_R, F9, ESC, ALT, SHIFT = code("ctrl_r"), code("f9"), code("esc"), code("alt_l"), code("shift_l")
HOTKEY_WARNING = r"hotkeys\.keyboard_hotkeys: hotkey:"


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[InputRig]:
    rig = InputRig(tmp_path)
    rig.plug("event3")
    yield rig
    rig.close()


def keyboard(rig: InputRig, name: str = "event3") -> KernelKeyboard:
    return rig.keyboards[rig.folder / name]


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


# --- keyboards ---------------------------------------------------------------------------


def test_a_combination_may_be_pressed_on_two_keyboards(rig: InputRig) -> None:
    second = rig.plug("event7")
    rig.start("ctrl+shift+f8")
    keyboard(rig).press(code("ctrl_l"))
    rig.settle()
    second.press(SHIFT)
    time.sleep(0.02)
    keyboard(rig).press(code("f8"))
    rig.expect("KeyDown")
    second.release(SHIFT)
    rig.expect("KeyDown", "KeyUp")


def test_a_key_held_on_two_keyboards_comes_up_with_the_last(rig: InputRig) -> None:
    second = rig.plug("event7")
    rig.start("f9")
    keyboard(rig).press(F9)
    rig.expect("KeyDown")
    second.tap(F9)
    rig.expect("KeyDown")
    second.press(F9)
    time.sleep(0.02)
    keyboard(rig).release(F9)
    rig.expect("KeyDown")
    second.release(F9)
    rig.expect("KeyDown", "KeyUp")


@pytest.mark.parametrize("first_the_node", [True, False])
def test_a_keyboard_that_is_unplugged_lets_go_of_what_was_held_on_it(rig: InputRig, first_the_node: bool) -> None:
    second = rig.plug("event7")
    rig.start("f9")
    second.press(F9)
    rig.expect("KeyDown")
    rig.unplug("event7", first_the_node=first_the_node)
    rig.expect("KeyDown", "KeyUp")
    keyboard(rig).tap(F9)
    rig.expect("KeyDown", "KeyUp", "KeyDown", "KeyUp")


@pytest.mark.expected_warning(HOTKEY_WARNING)
def test_the_last_keyboard_unplugged_is_told_and_the_next_one_is_heard(rig: InputRig) -> None:
    hotkeys = rig.start("f9")
    keyboard(rig).press(F9)
    rig.expect("KeyDown")
    rig.unplug("event3")
    rig.expect("KeyDown", "KeyUp", "HotkeyFailed")
    failed = rig.events[-1]
    assert isinstance(failed, HotkeyFailed)
    assert failed.deaf
    assert "Plug one in" in failed.problem.remedy
    with pytest.raises(HotkeyFault, match="no keyboard"):
        hotkeys.apply(listened("f8"))
    rig.plug("event4")
    rig.expect("KeyDown", "KeyUp", "HotkeyFailed", "HotkeyRecovered")
    rig.settle()
    keyboard(rig, "event4").tap(code("f8"))
    rig.expect("KeyDown", "KeyUp", "HotkeyFailed", "HotkeyRecovered", "KeyDown", "KeyUp")


@pytest.mark.expected_warning(HOTKEY_WARNING)
def test_the_folder_itself_may_go_and_come_back(rig: InputRig) -> None:
    rig.start("f9")
    rig.unplug("event3")
    rig.folder.rmdir()
    rig.expect("HotkeyFailed")
    for _ in range(3):
        rig.plug("event3")
        rig.wait_for(lambda: rig.kinds()[-1] == "HotkeyRecovered")
        rig.settle()
        keyboard(rig).tap(F9)
        rig.wait_for(lambda: rig.kinds()[-1] == "KeyUp")
        rig.unplug("event3")
        rig.folder.rmdir()
        rig.wait_for(lambda: rig.kinds()[-1] == "HotkeyFailed")


def test_a_keyboard_plugged_in_later_is_heard_at_once(rig: InputRig) -> None:
    rig.start("f9")
    rig.plug("event12")
    rig.wait_for(lambda: "event12" in rig.source._devices)
    keyboard(rig, "event12").tap(F9)
    rig.expect("KeyDown", "KeyUp")


@pytest.mark.expected_warning(HOTKEY_WARNING)
def test_rights_that_come_and_go_are_followed(rig: InputRig, monkeypatch: pytest.MonkeyPatch) -> None:
    allowed = {"event3"}
    monkeypatch.setattr(InputFolder, "may_read", lambda _self, name: name in allowed)
    rig.start("f9")
    keyboard(rig).press(F9)
    rig.expect("KeyDown")
    allowed.clear()
    (rig.folder / "event3").chmod(0o600)
    rig.expect("KeyDown", "KeyUp", "HotkeyFailed")
    failed = rig.events[-1]
    assert isinstance(failed, HotkeyFailed)
    assert "holdtalk setup-input" in failed.problem.remedy
    allowed.add("event3")
    (rig.folder / "event3").chmod(0o640)
    rig.expect("KeyDown", "KeyUp", "HotkeyFailed", "HotkeyRecovered")


def test_a_power_button_is_no_keyboard(tmp_path: Path) -> None:
    rig = InputRig(tmp_path)
    rig.plug("event0", KernelKeyboard(frozenset({116})))
    with pytest.raises(HotkeyFault, match="no keyboard that can be read"):
        rig.start("f9")
    rig.close()


def test_without_any_device_the_remedy_is_told_and_it_can_be_tried_again(tmp_path: Path) -> None:
    rig = InputRig(tmp_path)
    with pytest.raises(HotkeyFault, match="Plug one in"):
        rig.start("f9")
    rig.plug("event0")
    rig.start("f9")
    keyboard(rig, "event0").tap(F9)
    rig.expect("KeyDown", "KeyUp")
    rig.close()


def test_a_key_that_no_keyboard_has_is_told(tmp_path: Path) -> None:
    rig = InputRig(tmp_path)
    rig.plug("event0", KernelKeyboard(frozenset(range(1, 128))))
    with pytest.raises(HotkeyFault, match="no f13 key"):
        rig.start("f13")
    rig.close()


def test_after_the_end_nothing_is_heard_and_it_can_start_again(rig: InputRig) -> None:
    hotkeys = rig.start("f9")
    keyboard(rig).press(F9)
    rig.expect("KeyDown")
    hotkeys.close()
    hotkeys.close()
    keyboard(rig).release(F9)
    keyboard(rig).tap(F9)
    rig.expect("KeyDown")
    hotkeys.apply(listened("f9"))
    rig.settle()
    keyboard(rig).tap(F9)
    rig.expect("KeyDown", "KeyDown", "KeyUp")


# --- another console ---------------------------------------------------------------------


class SwitchedConsole(Console):
    """Tells by a pipe, as the kernel does by its own way."""

    def __init__(self) -> None:
        self.front = True
        super().__init__({})
        self.fd, self._told = os.pipe()

    def in_front(self) -> bool:
        return self.front

    def switch(self, front: bool) -> None:
        self.front = front
        os.write(self._told, b"!")

    def close(self) -> None:
        super().close()
        os.close(self._told)


def test_what_is_typed_on_another_console_is_not_heard(rig: InputRig) -> None:
    rig.console = console = SwitchedConsole()
    hotkeys = rig.start("f9")
    polling = rig.source._polling

    def told() -> None:
        os.read(console.fd, 1)
        rig.source._console_changed()

    polling.do(lambda: polling.watch(console.fd, told))
    rig.settle()
    keyboard(rig).press(F9)
    rig.expect("KeyDown")
    console.switch(front=False)
    rig.expect("KeyDown", "KeyUp")
    rig.wait_for(lambda: not rig.source._devices)
    before_ns = time.monotonic_ns()
    keyboard(rig).tap(A)
    rig.plug("event9")
    time.sleep(0.05)
    assert not hotkeys.other_key_since(before_ns)
    console.switch(front=True)
    rig.wait_for(lambda: len(rig.source._devices) == 2)
    rig.settle()
    keyboard(rig, "event9").tap(F9)
    rig.expect("KeyDown", "KeyUp", "KeyDown", "KeyUp")


def test_the_console_of_this_session_is_told_by_the_kernel(tmp_path: Path) -> None:
    active = tmp_path / "active"
    active.write_text("tty2\n")
    console = Console({"XDG_VTNR": "2"}, active)
    assert console.in_front()
    active.write_text("tty3\n")
    assert not console.in_front()
    console.close()
    assert Console({}, active).in_front()
    assert Console({"XDG_VTNR": "2"}, tmp_path / "none").in_front()


# --- anything at all ---------------------------------------------------------------------


@pytest.mark.expected_warning(HOTKEY_WARNING)
@pytest.mark.parametrize("seed", range(6))
def test_whatever_happens_press_and_release_go_by_turns_and_nothing_stays_held(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    rig = InputRig(tmp_path)
    names = ("event1", "event2", "event3")
    for name in names:
        rig.plug(name)
    rig.start("ctrl_r", "f9", "shift_l+f8")
    codes = (CTRL_R, F9, code("f8"), A, SHIFT)
    for _ in range(150):
        name = chance.choice(names)
        keyboard = rig.keyboards.get(rig.folder / name)
        what = chance.random()
        if keyboard is None:
            rig.plug(name)
        elif what < 0.03:
            rig.unplug(name, first_the_node=chance.random() < 0.5)
        elif what < 0.06:
            keyboard.overrun(chance.choice(codes), pressed=chance.random() < 0.5)
        elif what < 0.09:
            keyboard.grabbed(chance.choice(codes), pressed=chance.random() < 0.5)
        else:
            down = sorted(keyboard.down)
            (keyboard.release if down else keyboard.press)(chance.choice(down or codes))
        if chance.random() < 0.2:
            time.sleep(0.001)
    for keyboard in rig.keyboards.values():
        keyboard.release(*keyboard.down)
    time.sleep(1.2)  # what was missed is asked for
    moves = [event for event in rig.events if isinstance(event, KeyDown | KeyUp)]
    assert [type(event) for event in moves] == [KeyDown, KeyUp] * (len(moves) // 2)
    assert moves, "something was pressed"
    rig.close()


def test_a_broken_device_ends_nothing(rig: InputRig) -> None:
    class Broken(InputDevice):
        def keys_down(self) -> frozenset[int]:
            raise OSError("no such ioctl")

    def open_broken(path: Path) -> InputDevice | None:
        if path.name == "event5":
            reading, _ = pipes[path] = os.pipe()
            return Broken(reading, "broken", frozenset(range(1, 200)), monotonic=True)
        return rig._open(path)

    pipes: dict[Path, tuple[int, int]] = {}
    rig.plug("event5")
    rig.source = EvdevSource(lambda: InputFolder(rig.folder), open_broken, lambda: rig.console)
    rig.start("f9")
    keyboard(rig).tap(F9)
    rig.expect("KeyDown", "KeyUp")
    for _, writing in pipes.values():
        os.close(writing)


def test_nothing_runs_at_rest(rig: InputRig) -> None:
    rig.start("f9")
    keyboard(rig).tap(F9)
    rig.expect("KeyDown", "KeyUp")
    time.sleep(0.6)  # the last look at held keys
    polling = rig.source._polling
    assert polling._due is None
    assert not select.select([rig.source._folder.fd], [], [], 0)[0]
