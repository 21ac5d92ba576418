"""What reaches the window while the hotkey is ours, and what does not: real key events, real windows."""

from __future__ import annotations

import contextlib
import os
import resource
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from desktop import PrivateDesktop, wait_until
from fakes_hotkeys import listened
from hotkey_rigs import PATIENCE_S, RealRig
from target_windows import TextWindow, WindowKind
from Xlib import X, error
from Xlib.display import Display
from Xlib.ext import xtest

from tray_app.core.events import Event, KeyDown, KeyUp, ProblemNoticed
from tray_app.core.settings import BindingSettings, HotkeySettings, Settings
from tray_app.core.supervision import Death, listen
from tray_app.hotkeys.check import check_hotkey
from tray_app.hotkeys.keyboard_hotkeys import KeyboardHotkeys
from tray_app.hotkeys.select import make_hotkeys
from tray_app.hotkeys.x11_source import X11Source

pytestmark = pytest.mark.desktop

ROOT = Path(__file__).resolve().parents[2]
ESCAPE = "\x1b"
F9_IN_A_TERMINAL = "\x1b[20~"
F9_KEYCODE = 75
CTRL_R_KEYCODE = 105
CTRL_D = "\x04"
CTRL_G = "\x07"

MakeRig = Callable[..., RealRig]


@pytest.fixture
def make_rig(desktop: PrivateDesktop, monkeypatch: pytest.MonkeyPatch) -> Iterator[MakeRig]:
    monkeypatch.setenv("DISPLAY", desktop.display)
    rigs: list[RealRig] = []

    def make(*keys: str) -> RealRig:
        rigs.append(RealRig(desktop, listened(*keys)))
        return rigs[-1]

    yield make
    for rig in rigs:
        rig.close()


@pytest.fixture
def terminal(desktop: PrivateDesktop) -> Iterator[TextWindow]:
    """A terminal shows every key that leaks."""
    window = desktop.open_window("xterm")
    yield window
    window.close()


@pytest.fixture
def server(desktop: PrivateDesktop) -> Iterator[Any]:
    """Another client of the display."""
    connection = Display(desktop.display)
    yield connection
    with contextlib.suppress(error.ConnectionClosedError):
        connection.close()


def arrives(desktop: PrivateDesktop, window: TextWindow, text: str) -> bool:
    """Whether `text` and nothing else is in the window; a last key settles that nothing is still on its way."""
    desktop.run(["xdotool", "key", "x"])
    return window.wait_for(text + "x") == text + "x"


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


KILLED_PROGRAM = """
import time
from dataclasses import replace
from tray_app.core.bindings import listened_keys
from tray_app.core.settings import HotkeySettings, Settings
from tray_app.hotkeys.select import make_hotkeys
keys = listened_keys(replace(Settings(), hotkey=HotkeySettings(key="f9")))
hotkeys = make_hotkeys(lambda event: print(type(event).__name__, flush=True), keys)
hotkeys.start()
hotkeys.recording(True)
time.sleep(0.3)
print("started", flush=True)
time.sleep(60)
"""


def wait_for_line(program: subprocess.Popen[str], line: str) -> None:
    assert program.stdout is not None
    ready, _, _ = select.select([program.stdout], [], [], 30)
    assert ready, f"the program never said {line}"
    assert program.stdout.readline().strip() == line


@contextlib.contextmanager
def killed_program(desktop: PrivateDesktop) -> Iterator[subprocess.Popen[str]]:
    """F9 is its hotkey; the test kills it."""
    env = {**desktop.env, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", KILLED_PROGRAM], env=env, stdout=subprocess.PIPE, text=True
    ) as program:
        yield program


# --- side effects ------------------------------------------------------------------------


def repeats(server: Any, keycode: int) -> bool:
    return bool(server.get_keyboard_control().auto_repeats[keycode // 8] >> keycode % 8 & 1)


def test_the_hotkeys_auto_repeat_is_off_while_we_run_and_back_afterwards(make_rig: MakeRig, server: Any) -> None:
    assert repeats(server, F9_KEYCODE)
    rig = make_rig("f9")
    assert not repeats(server, F9_KEYCODE)
    rig.hotkeys.apply(listened("f8"))
    rig.settle()
    assert repeats(server, F9_KEYCODE)
    rig.hotkeys.apply(listened("f9"))
    rig.settle()
    rig.hotkeys.close()
    assert repeats(server, F9_KEYCODE)


def test_an_auto_repeat_the_user_turned_off_stays_off(make_rig: MakeRig, server: Any) -> None:
    server.change_keyboard_control(key=F9_KEYCODE, auto_repeat_mode=X.AutoRepeatModeOff)
    server.sync()
    try:
        make_rig("f9").hotkeys.close()
        assert not repeats(server, F9_KEYCODE)
    finally:
        server.change_keyboard_control(key=F9_KEYCODE, auto_repeat_mode=X.AutoRepeatModeOn)
        server.sync()


def test_a_run_that_was_killed_left_its_key_without_repeat_and_the_next_gives_it_back(
    desktop: PrivateDesktop, make_rig: MakeRig, server: Any
) -> None:
    with killed_program(desktop) as program:
        wait_for_line(program, "started")
        wait_until(lambda: not repeats(server, F9_KEYCODE), "the key to be silenced")
        make_rig("f8").hotkeys.close()
        assert not repeats(server, F9_KEYCODE), "its owner lives"
        os.kill(program.pid, signal.SIGKILL)
    owner = server.intern_atom("_HOLDTALK_SILENCED_KEYS")
    wait_until(lambda: server.get_selection_owner(owner) == X.NONE, "the server to see the end")
    rig = make_rig("f8")
    assert repeats(server, F9_KEYCODE)
    rig.hotkeys.apply(listened("f9"))
    rig.settle()
    assert not repeats(server, F9_KEYCODE)
    rig.hotkeys.close()
    assert repeats(server, F9_KEYCODE)


@pytest.mark.parametrize("locked_before", [False, True])
@pytest.mark.parametrize(("key", "symbol", "mask"), [("caps_lock", "Caps_Lock", 2), ("num_lock", "Num_Lock", 16)])
def test_a_lock_key_that_is_the_hotkey_locks_nothing(
    desktop: PrivateDesktop,
    make_rig: MakeRig,
    terminal: TextWindow,
    server: Any,
    key: str,
    symbol: str,
    mask: int,
    locked_before: bool,
) -> None:
    def locked() -> bool:
        return bool(server.screen().root.query_pointer().mask & mask)

    if locked_before:
        desktop.tap(symbol)
    try:
        rig = make_rig(key)
        for count in (1, 2):
            rig.press(key)
            rig.wait_ms(100)
            rig.release(key)
            rig.expect(*["KeyDown", "KeyUp"] * count)
            assert locked() is locked_before
        rig.hotkeys.close()
    finally:
        if locked():
            desktop.tap(symbol)


def test_right_alt_is_altgr_on_a_layout_without_one(make_rig: MakeRig, terminal: TextWindow) -> None:
    rig = make_rig("alt_gr")
    rig.tap("alt_r")
    rig.expect("KeyDown", "KeyUp")


def test_a_combination_with_altgr_is_kept_from_the_window_on_a_layout_without_one(
    desktop: PrivateDesktop, make_rig: MakeRig, terminal: TextWindow
) -> None:
    rig = make_rig("alt_gr+d")
    rig.press("alt_r")
    rig.tap("d")
    rig.release("alt_r")
    rig.expect("KeyDown", "KeyUp")
    assert arrives(desktop, terminal, "")


@pytest.mark.parametrize(("key", "keycode"), [("f13", 191), ("f20", 198), ("f24", 202)])
def test_a_function_key_is_known_by_its_place_whatever_the_layout_calls_it(
    desktop: PrivateDesktop, make_rig: MakeRig, key: str, keycode: int
) -> None:
    rig = make_rig(key)
    desktop.run(["xdotool", "key", str(keycode)])
    rig.expect("KeyDown", "KeyUp")


def test_a_keyboard_another_program_has_grabbed_is_heard_all_the_same(make_rig: MakeRig, server: Any) -> None:
    rig = make_rig("ctrl_r")
    server.screen().root.grab_keyboard(False, X.GrabModeAsync, X.GrabModeAsync, X.CurrentTime)
    server.sync()
    try:
        rig.tap("ctrl_r")
        rig.expect("KeyDown", "KeyUp")
    finally:
        server.ungrab_keyboard(X.CurrentTime)
        server.sync()


def test_more_open_files_than_select_can_count_are_no_hindrance(make_rig: MakeRig, terminal: TextWindow) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, 2048), hard))
    opened = [os.open(os.devnull, os.O_RDONLY) for _ in range(1100)]
    try:
        rig = make_rig("f9")
        assert rig.source._thread.connection.display.fileno() > 1023
        rig.tap("f9")
        rig.expect("KeyDown", "KeyUp")
        rig.hotkeys.close()
    finally:
        for descriptor in opened:
            os.close(descriptor)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def grab(server: Any) -> bool:
    """Whether another program gets F9 for itself."""
    refused = error.CatchError(error.BadAccess)
    mode = X.GrabModeAsync
    server.screen().root.grab_key(F9_KEYCODE, 0, False, mode, mode, onerror=refused)
    server.sync()
    return refused.get_error() is None


def test_the_end_gives_the_key_back(make_rig: MakeRig, server: Any) -> None:
    rig = make_rig("f9")
    assert not grab(server)
    rig.hotkeys.close()
    assert grab(server)


@pytest.mark.expected_warning(r"hotkeys\.keyboard_hotkeys: hotkey:")
def test_a_key_another_program_holds_is_told_and_heard_all_the_same(make_rig: MakeRig, server: Any) -> None:
    assert grab(server)
    rig = make_rig("f9")
    rig.tap("f9")
    rig.expect("ProblemNoticed", "KeyDown", "KeyUp")
    noticed = rig.events[0]
    assert isinstance(noticed, ProblemNoticed)
    assert "Choose another key" in noticed.problem.remedy


def test_a_killed_program_leaves_no_grab(desktop: PrivateDesktop, terminal: TextWindow, server: Any) -> None:
    with killed_program(desktop) as program:
        wait_for_line(program, "started")
        desktop.key_down("F9")
        wait_for_line(program, "KeyDown")
        os.kill(program.pid, signal.SIGKILL)
    desktop.key_up("F9")
    try:
        desktop.tap("Escape")
        desktop.tap("F9")
        assert arrives(desktop, terminal, ESCAPE + F9_IN_A_TERMINAL)
        assert grab(server)
    finally:
        server.change_keyboard_control(key=F9_KEYCODE, auto_repeat_mode=X.AutoRepeatModeOn)
        server.sync()


# --- faults ------------------------------------------------------------------------------


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


# --- the rest of the program -------------------------------------------------------------


@pytest.mark.expected_warning(r"hotkeys\.keyboard_hotkeys: hotkey:")
def test_the_doctor_finds_the_hotkey_of_the_running_program_in_order(make_rig: MakeRig, server: Any) -> None:
    rig = make_rig("f9")
    settings = replace(Settings(), hotkey=HotkeySettings(key="f9"))
    found = check_hotkey(settings, already_running=True)
    assert found.ok, found
    assert not repeats(server, F9_KEYCODE), "the running program's doing is left alone"
    assert not check_hotkey(settings).ok
    rig.tap("f9")
    rig.expect("KeyDown", "KeyUp")


def test_the_doctor_tries_every_hotkey(
    desktop: PrivateDesktop, terminal: TextWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", desktop.display)
    first = BindingSettings(key="f8")
    both = replace(Settings(), binding=(first, BindingSettings(key="pause", mode="toggle")))
    found = check_hotkey(both)
    assert (found.ok, found.detail.partition(", a key is heard")[0]) == (True, "f8 (hold), pause (toggle)")
    lacking = check_hotkey(replace(Settings(), binding=(first, BindingSettings(key="ö"))))
    assert not lacking.ok
    assert "ö" in lacking.detail


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
