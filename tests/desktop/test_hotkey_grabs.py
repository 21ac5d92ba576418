"""What reaches the window while the hotkey is ours, and what does not: real key events, real windows."""

from __future__ import annotations

import time

import pytest
from desktop import PrivateDesktop
from hotkey_rigs import MakeRig, arrives
from target_windows import TextWindow, WindowKind

from tray_app.core.events import KeyDown, KeyUp

pytestmark = pytest.mark.desktop

ESCAPE = "\x1b"
CTRL_D = "\x04"
CTRL_G = "\x07"


# --- while its key is ours, so is the whole keyboard -------------------------------------


@pytest.fixture
def unwatched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing makes up for a release that was missed."""
    monkeypatch.setattr("tray_app.hotkeys.x11_source.WATCH_S", 3_600.0)


@pytest.mark.usefixtures("unwatched")
@pytest.mark.parametrize("key", ["space", "f9", "ctrl+d"])
def test_every_tap_is_heard_however_quick_it_is(make_rig: MakeRig, key: str) -> None:
    rig = make_rig(key)
    rig.tap_quickly(key, 30)
    rig.expect(*["KeyDown", "KeyUp"] * 30)


@pytest.mark.usefixtures("unwatched")
def test_other_keys_are_heard_while_one_is_held_that_is_kept_from_the_window(make_rig: MakeRig) -> None:
    rig = make_rig("space")
    rig.hotkeys.recording(True)
    rig.settle()
    rig.press("space")
    rig.wait_ms(100)
    before_ns = rig.now_ns()
    rig.tap("x")
    rig.tap("esc")
    rig.release("space")
    rig.expect("KeyDown", "Cancel", "KeyUp")
    assert rig.hotkeys.other_key_since(before_ns)


# --- beside our own typing ---------------------------------------------------------------


def test_a_hotkey_pressed_right_after_a_text_counts_though_it_is_heard_of_late(make_rig: MakeRig) -> None:
    rig = make_rig("ctrl+alt+z")
    rig.settle()
    rig.hotkeys.typing(True)
    rig.tap("h")
    rig.source._thread.do(lambda: time.sleep(0.3))  # as when the interface is being drawn
    rig.hotkeys.typing(False)
    rig.wait_ms(20)
    rig.tap("ctrl+alt+z")
    rig.expect("KeyDown", "KeyUp")


# --- the hotkey's own character ----------------------------------------------------------


@pytest.mark.parametrize("kind", ["xterm", "qt", "gtk"])
@pytest.mark.parametrize("key", ["space", "d", "f9"])
def test_hotkey_character_does_not_reach_target(
    desktop: PrivateDesktop, make_rig: MakeRig, kind: WindowKind, key: str
) -> None:
    window = desktop.open_window(kind)
    rig = make_rig(key)
    rig.press(key)
    rig.wait_ms(900)  # longer than the delay of auto-repeat
    rig.release(key)
    rig.expect("KeyDown", "KeyUp")
    assert arrives(desktop, window, "")
    window.close()


@pytest.mark.parametrize("side", ["ctrl_l", "ctrl_r"])
def test_a_combinations_character_does_not_reach_the_window_however_quick_it_is(
    desktop: PrivateDesktop, make_rig: MakeRig, terminal: TextWindow, side: str
) -> None:
    rig = make_rig("ctrl+d")
    for _ in range(20):
        keys = {"ctrl_l": "37", "ctrl_r": "105"}[side]
        desktop.run(["xdotool", "keydown", keys, "keydown", "d", "keyup", "d", "keyup", keys])
    rig.expect(*["KeyDown", "KeyUp"] * 20)
    assert arrives(desktop, terminal, "")


def test_the_other_sides_combination_is_the_windows(
    desktop: PrivateDesktop, make_rig: MakeRig, terminal: TextWindow
) -> None:
    rig = make_rig("ctrl_r+d")
    rig.press("ctrl_l")
    rig.wait_ms(100)
    rig.tap("d")
    rig.release("ctrl_l")
    rig.expect()
    assert arrives(desktop, terminal, CTRL_D)
    terminal.clear()
    rig.press("ctrl_r")
    rig.tap("d")
    rig.release("ctrl_r")
    rig.expect("KeyDown", "KeyUp")
    assert arrives(desktop, terminal, "")


def test_of_two_typing_keys_the_second_does_not_reach_the_window(
    desktop: PrivateDesktop, make_rig: MakeRig, terminal: TextWindow
) -> None:
    rig = make_rig("j+k")
    rig.press("j")
    rig.wait_ms(100)
    rig.tap("k")
    rig.release("j")
    rig.expect("KeyDown", "KeyUp")
    assert arrives(desktop, terminal, "j")


def test_the_key_with_a_further_modifier_reaches_the_window(
    desktop: PrivateDesktop, make_rig: MakeRig, terminal: TextWindow
) -> None:
    rig = make_rig("d")
    rig.press("ctrl_l")
    rig.tap("d")
    rig.release("ctrl_l")
    rig.expect()
    assert arrives(desktop, terminal, CTRL_D)


def test_of_several_hotkeys_none_reaches_the_window_and_each_gives_way_to_the_other_side_by_itself(
    desktop: PrivateDesktop, make_rig: MakeRig, terminal: TextWindow
) -> None:
    rig = make_rig("ctrl_l+d", "ctrl_r+g", "f9")
    for side, key in (("ctrl_l", "d"), ("ctrl_r", "g")):
        rig.press(side)
        rig.tap(key)
        rig.release(side)
    rig.press("f9")
    rig.wait_ms(900)  # longer than the delay of auto-repeat
    rig.release("f9")
    rig.expect(*["KeyDown", "KeyUp"] * 3)
    assert arrives(desktop, terminal, "")
    terminal.clear()
    rig.press("ctrl_r")
    rig.wait_ms(100)
    rig.tap("d")
    rig.release("ctrl_r")
    rig.expect(*["KeyDown", "KeyUp"] * 3)
    assert arrives(desktop, terminal, CTRL_D), "with the other Ctrl it is the window's"


def test_a_key_alone_and_with_a_modifier_are_two_hotkeys(
    desktop: PrivateDesktop, make_rig: MakeRig, terminal: TextWindow
) -> None:
    rig = make_rig("f9", "shift+f9")
    rig.tap("f9")
    rig.press("shift_l")
    rig.tap("f9")
    rig.release("shift_l")
    rig.expect(*["KeyDown", "KeyUp"] * 2)
    bindings = [event.binding for event in rig.events if isinstance(event, KeyDown | KeyUp)]
    assert bindings == ["f9", "f9", "shift+f9", "shift+f9"]
    assert arrives(desktop, terminal, "")


@pytest.mark.parametrize("lock", ["Caps_Lock", "Num_Lock"])
def test_locks_change_nothing(desktop: PrivateDesktop, make_rig: MakeRig, terminal: TextWindow, lock: str) -> None:
    rig = make_rig("f9")
    desktop.tap(lock)
    try:
        rig.tap("f9")
        rig.expect("KeyDown", "KeyUp")
    finally:
        desktop.tap(lock)
    assert arrives(desktop, terminal, "")


def test_a_hotkey_on_another_layout_follows_its_character(
    desktop: PrivateDesktop, make_rig: MakeRig, terminal: TextWindow
) -> None:
    rig = make_rig("y")
    desktop.set_layout("de")
    try:
        rig.wait_ms(1_000)
        desktop.run(["xdotool", "key", "52"])  # where a German keyboard has its y
        rig.expect("KeyDown", "KeyUp")
        desktop.run(["xdotool", "key", "29"])  # where it has its z
        assert arrives(desktop, terminal, "z")
    finally:
        desktop.set_layout("us")


# --- the cancel key ----------------------------------------------------------------------


def test_esc_reaches_target_when_idle(desktop: PrivateDesktop, make_rig: MakeRig, terminal: TextWindow) -> None:
    rig = make_rig("f9")
    rig.tap("esc")
    rig.hotkeys.recording(True)
    rig.hotkeys.recording(False)
    rig.settle()
    rig.tap("esc")
    rig.expect()
    assert arrives(desktop, terminal, ESCAPE * 2)


@pytest.mark.parametrize("key", ["ctrl_r", "f9"])
def test_esc_swallowed_while_recording(
    desktop: PrivateDesktop, make_rig: MakeRig, terminal: TextWindow, key: str
) -> None:
    rig = make_rig(key)
    rig.press(key)
    rig.expect("KeyDown")
    rig.hotkeys.recording(True)
    rig.settle()
    rig.tap("esc")
    rig.expect("KeyDown", "Cancel")
    rig.hotkeys.recording(False)
    rig.release(key)
    rig.expect("KeyDown", "Cancel", "KeyUp")
    assert arrives(desktop, terminal, "")


# --- other keys --------------------------------------------------------------------------


def test_other_keys_reach_the_window_while_f9_is_held(
    desktop: PrivateDesktop, make_rig: MakeRig, terminal: TextWindow
) -> None:
    rig = make_rig("f9")
    rig.press("f9")
    rig.wait_ms(1_000)
    desktop.run(["xdotool", "type", "--delay", "0", "every letter counts"])
    rig.release("f9")
    rig.expect("KeyDown", "KeyUp")
    assert arrives(desktop, terminal, "every letter counts")


def test_other_keys_reach_the_window_while_a_combination_is_held(
    desktop: PrivateDesktop, make_rig: MakeRig, terminal: TextWindow
) -> None:
    rig = make_rig("ctrl+d")
    rig.press("ctrl_l")
    rig.wait_ms(100)
    rig.press("d")
    rig.wait_ms(1_000)
    rig.tap("g")
    rig.release("d")
    rig.release("ctrl_l")
    rig.expect("KeyDown", "KeyUp")
    assert arrives(desktop, terminal, CTRL_G)


def test_our_own_typing_reaches_the_window_while_a_repeating_hotkey_is_held(
    desktop: PrivateDesktop, make_rig: MakeRig, terminal: TextWindow
) -> None:
    rig = make_rig("d")
    rig.press("d")
    rig.expect("KeyDown")
    rig.hotkeys.typing(True)
    rig.settle()
    desktop.run(["xdotool", "type", "--delay", "0", "spoken before"])
    rig.hotkeys.typing(False)
    rig.release("d")
    rig.expect("KeyDown", "KeyUp")
    assert arrives(desktop, terminal, "spoken before")
