"""A display connection that is lost, a server that is gone, a mistake of our own: the hotkey comes back."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest
from desktop import PrivateDesktop, wait_until
from fakes_hotkeys import listened
from hotkey_rigs import LAYOUT_S, PATIENCE_S, MakeRig, RealRig, arrives
from target_windows import TextWindow
from Xlib import X
from Xlib.display import Display
from Xlib.ext import xtest

from tray_app.core.events import Event
from tray_app.core.supervision import Death, listen
from tray_app.hotkeys.keyboard_hotkeys import KeyboardHotkeys
from tray_app.hotkeys.select import make_hotkeys
from tray_app.hotkeys.x11_source import X11Source

pytestmark = pytest.mark.desktop

CTRL_R_KEYCODE = 105


class BareDisplay(NamedTuple):
    name: str
    end: Callable[[], None]


@pytest.fixture
def bare_display(desktop: PrivateDesktop, monkeypatch: pytest.MonkeyPatch) -> Iterator[BareDisplay]:
    """A display with nothing on it: no window, no window manager."""
    read_end, write_end = os.pipe()
    argv = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "320x240x24", "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(argv, env=desktop.env, stderr=subprocess.DEVNULL, pass_fds=(write_end,)) as process:
        os.close(write_end)
        with os.fdopen(read_end) as pipe:
            display = ":" + pipe.readline().strip()
        monkeypatch.setenv("DISPLAY", display)
        yield BareDisplay(display, process.kill)
        process.terminate()


@pytest.mark.expected_warning(
    r"x11\.event_loop: the display connection of hotkeys ended",
    r"hotkeys\.keyboard_hotkeys: hotkey:",
)
def test_a_lost_display_connection_is_made_again_with_its_grabs(
    desktop: PrivateDesktop, make_rig: MakeRig, terminal: TextWindow
) -> None:
    rig = make_rig("f9")
    rig.source._thread.connection.display.display.socket.shutdown(socket.SHUT_RDWR)
    rig.expect("HotkeyFailed", "HotkeyRecovered")
    rig.tap("f9")
    rig.expect("HotkeyFailed", "HotkeyRecovered", "KeyDown", "KeyUp")
    assert arrives(desktop, terminal, "")


@pytest.mark.expected_warning(
    r"x11\.event_loop: the display connection of hotkeys ended",
    r"hotkeys\.keyboard_hotkeys: hotkey:",
)
def test_a_connection_the_server_ends_is_replaced_and_the_release_it_missed_is_made_up_for(
    make_rig: MakeRig, terminal: TextWindow
) -> None:
    rig = make_rig("ctrl_r")
    rig.press("ctrl_r")
    rig.expect("KeyDown")
    rig.kill_connection()
    rig.release("ctrl_r")
    rig.expect("KeyDown", "HotkeyFailed", "HotkeyRecovered", "KeyUp")
    rig.tap("ctrl_r")
    rig.expect("KeyDown", "HotkeyFailed", "HotkeyRecovered", "KeyUp", "KeyDown", "KeyUp")


@pytest.mark.expected_warning(
    r"x11\.event_loop: the display connection of hotkeys ended",
    r"hotkeys\.keyboard_hotkeys: hotkey:",
)
def test_a_key_held_over_a_lost_connection_is_one_dictation(make_rig: MakeRig, terminal: TextWindow) -> None:
    rig = make_rig("ctrl_r")
    rig.press_finger("ctrl_r")
    rig.expect("KeyDown")
    rig.kill_connection()
    rig.expect("KeyDown", "HotkeyFailed", "HotkeyRecovered")
    rig.wait_ms(700)
    rig.release_finger("ctrl_r")
    rig.expect("KeyDown", "HotkeyFailed", "HotkeyRecovered", "KeyUp")


# python-xlib leaves the socket open that it could not connect with.
@pytest.mark.expected_warning(
    r"x11\.event_loop: the display connection of hotkeys ended",
    r"hotkeys\.keyboard_hotkeys: hotkey:",
)
@pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")
def test_a_key_held_when_the_display_goes_for_good_is_let_go(bare_display: BareDisplay) -> None:
    events: list[Event] = []
    hotkeys = KeyboardHotkeys(events.append, listened("ctrl_r"), X11Source())
    hotkeys.start()
    keyboard = Display(bare_display.name)
    xtest.fake_input(keyboard, X.KeyPress, CTRL_R_KEYCODE)
    keyboard.sync()
    wait_until(lambda: len(events) == 1, "the press")
    bare_display.end()
    keyboard.display.socket.close()
    wait_until(lambda: len(events) == 3, "the release", PATIENCE_S)
    hotkeys.close()
    assert [type(event).__name__ for event in events] == ["KeyDown", "HotkeyFailed", "KeyUp"]


@pytest.mark.expected_warning(r"hotkeys\.keyboard_hotkeys: hotkey:", r"core\.supervision: the thread hotkeys died")
def test_an_error_nobody_expected_makes_the_keyboard_be_set_up_anew(make_rig: MakeRig, terminal: TextWindow) -> None:
    rig = make_rig("f9")
    deaths: list[Death] = []
    empty: dict[str, None] = {}
    end = listen(deaths.append)
    try:
        rig.source._thread.do(lambda: empty["a mistake"])
        rig.expect("HotkeyFailed", "HotkeyRecovered")
    finally:
        end()
    assert deaths == [Death("hotkeys", "KeyError")]
    rig.tap("f9")
    rig.expect("HotkeyFailed", "HotkeyRecovered", "KeyDown", "KeyUp")


def test_changes_of_the_mapping_do_not_pile_up(make_rig: MakeRig, terminal: TextWindow, server: Any) -> None:
    rig = make_rig("f9")
    spare = 250  # few changes: a window manager takes its time with each
    for keysym in range(0x1000400, 0x1000400 + 20):
        server.change_keyboard_mapping(spare, [(keysym, keysym)])
    server.change_keyboard_mapping(spare, [(0, 0)])
    server.sync()
    rig.tap("f9")
    rig.expect("KeyDown", "KeyUp")
    assert rig.source._thread.connection.display.display.event_queue == []


def test_a_key_nobody_answers_is_heard_at_once(bare_display: BareDisplay) -> None:
    """As from a real keyboard: no window takes the key, and the press brings no request along."""
    events: list[Event] = []
    hotkeys = KeyboardHotkeys(events.append, listened("ctrl_r"), X11Source())
    hotkeys.start()
    keyboard = Display(bare_display.name)
    time.sleep(0.3)
    heard = []
    for kind in (X.KeyPress, X.KeyRelease):
        xtest.fake_input(keyboard, kind, CTRL_R_KEYCODE)
        keyboard.flush()
        time.sleep(0.3)
        heard.append([type(event).__name__ for event in events])
    keyboard.close()
    hotkeys.close()
    assert heard == [["KeyDown"], ["KeyDown", "KeyUp"]]


def test_the_events_time_is_the_keys_own(make_rig: MakeRig, terminal: TextWindow) -> None:
    rig = make_rig("f9")
    before_ns = time.monotonic_ns()
    rig.press("f9")
    after_ns = time.monotonic_ns()
    rig.expect("KeyDown")
    event_ns = rig.events[0].event_ns  # type: ignore[union-attr]  # expected above
    assert before_ns - 1_000_000 <= event_ns <= after_ns


@pytest.mark.expected_warning(r"hotkeys\.keyboard_hotkeys: the X server lacks XInput")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")  # pynput's listener may end so
def test_a_server_without_raw_keys_is_heard_through_pynput(
    desktop: PrivateDesktop, terminal: TextWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", desktop.display)
    monkeypatch.setattr("tray_app.x11.devices.RAW_PAST_GRABS", (9, 0))
    events: list[Event] = []
    hotkeys = make_hotkeys(events.append, listened("ctrl_r"))
    hotkeys.start()
    try:
        for _ in range(2):
            desktop.run(["xdotool", "key", str(CTRL_R_KEYCODE)])
        wait_until(lambda: len(events) == 4, "four events")
        assert [type(event).__name__ for event in events] == ["KeyDown", "KeyUp"] * 2
    finally:
        hotkeys.close()


def test_under_xwayland_a_layout_that_lacks_the_key_is_another_programs_and_changes_nothing(
    desktop: PrivateDesktop, terminal: TextWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", desktop.display)
    desktop.set_layout("de")
    rig = RealRig(desktop, listened("ö"), foreign_layouts=True)
    try:
        desktop.set_layout("us")  # as wtype's own is while it types
        time.sleep(LAYOUT_S)
        rig.tap("ö")
        rig.expect("KeyDown", "KeyUp")
    finally:
        rig.close()
        desktop.set_layout("us")
