"""Keyboards that come and go, and that others may read, behind the hotkeys; spoken for by sockets."""

from __future__ import annotations

import os
import random
import select
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes_hotkeys import listened
from fakes_input import A, InputRig, KernelKeyboard, code, input_rig_of_a_test, keyboard

from tray_app.core.errors import HotkeyFault
from tray_app.core.events import HotkeyFailed, KeyDown, KeyUp
from tray_app.hotkeys.evdev_source import EvdevSource
from tray_app.linux_input.console import Console
from tray_app.linux_input.device import InputDevice
from tray_app.linux_input.folder import InputFolder

CTRL_R, F9, SHIFT = code("ctrl_r"), code("f9"), code("shift_l")
HOTKEY_WARNING = r"hotkeys\.keyboard_hotkeys: hotkey:"


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[InputRig]:
    yield from input_rig_of_a_test(tmp_path)


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
