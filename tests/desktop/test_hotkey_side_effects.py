"""What a hotkey changes on the display while it is ours, and that it is given back, by one that was killed too."""

from __future__ import annotations

import contextlib
import os
import resource
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from desktop import PrivateDesktop, wait_until
from fakes_hotkeys import listened
from hotkey_rigs import MakeRig, arrives
from target_windows import TextWindow
from Xlib import X, error

from tray_app.core.events import ProblemNoticed
from tray_app.core.settings import BindingSettings, HotkeySettings, Settings
from tray_app.hotkeys.check import check_hotkey

pytestmark = pytest.mark.desktop

ROOT = Path(__file__).resolve().parents[2]
ESCAPE = "\x1b"
F9_IN_A_TERMINAL = "\x1b[20~"
F9_KEYCODE = 75

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
