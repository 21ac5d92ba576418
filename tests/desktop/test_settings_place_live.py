"""The hotkey is changed by real keys in the Settings place, and begins the next dictation."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from desktop import PrivateDesktop, wait_until
from live_program import LiveProgram
from target_windows import TextWindow
from Xlib import XK, X

from tray_app.hotkeys.x11_pressed import key_names, taken_by_another

pytestmark = pytest.mark.desktop

PROGRAM = (sys.executable, str(Path(__file__).with_name("settings_program.py")))
TITLE = "^Settings in a window"
PATIENCE_S = 20.0
PRESSED_S = 0.3
CLIP = "ms_weather.flac"
CTRL_R_CODE = "105"


@pytest.fixture
def program(desktop: PrivateDesktop) -> Iterator[LiveProgram]:
    running = LiveProgram(desktop, {"hotkey": {"key": "f9"}}, argv=PROGRAM)
    running.start()
    yield running
    assert running.stop() == 0


def keys(desktop: PrivateDesktop, *names: str) -> None:
    desktop.run(["xdotool", "key", "--delay", "60", *names])


def to_front(desktop: PrivateDesktop) -> None:
    window = desktop.run(["xdotool", "search", "--sync", "--onlyvisible", "--name", TITLE]).decode().split()[0]
    desktop.run(["xdotool", "windowactivate", "--sync", window])


@pytest.mark.speech
def test_the_hotkey_is_changed_by_pressing_another_and_dictates(
    desktop: PrivateDesktop, program: LiveProgram, window: TextWindow, speech_dir: Path
) -> None:
    to_front(desktop)
    desktop.run(["xdotool", "type", "--delay", "30", "key to hold"])
    keys(desktop, "Return", "space")
    time.sleep(PRESSED_S)
    desktop.key_down("F9")  # the hotkey of now begins no dictation while another is asked for
    time.sleep(PRESSED_S)
    state = program.status()["state"]
    desktop.key_up("F9")
    assert state == "ready"
    keys(desktop, "space")
    time.sleep(PRESSED_S)
    keys(desktop, "F8")
    wait_until(lambda: 'key = "f8"' in program.settings_file.read_text(), "the key in the file", PATIENCE_S)
    wait_until(lambda: "settings changed" in program.log, "the key in force", PATIENCE_S)
    window.focus()
    program.dictate(speech_dir / CLIP, key="F8")
    assert program.wait_for_dictations(1)["last_text"]
    with program.hold("F9"):
        time.sleep(PRESSED_S)
        assert program.status()["state"] == "ready", "the one before is the window's"


def test_left_and_right_are_told_apart_and_escape_gives_the_old_key_back(
    desktop: PrivateDesktop, program: LiveProgram
) -> None:
    to_front(desktop)
    desktop.run(["xdotool", "type", "--delay", "30", "key to hold"])
    keys(desktop, "Return", "space")
    time.sleep(PRESSED_S)
    keys(desktop, "Escape")
    time.sleep(PRESSED_S)
    with program.hold("F9"):
        time.sleep(PRESSED_S)
        assert program.status()["state"] == "recording"
    program.command("cancel")
    program.wait_for_state("ready")
    to_front(desktop)
    keys(desktop, "space")
    time.sleep(PRESSED_S)
    desktop.run(["xdotool", "key", CTRL_R_CODE])  # by its name xdotool holds the left one, too
    wait_until(lambda: 'key = "ctrl_r"' in program.settings_file.read_text(), "the key in the file", PATIENCE_S)


def test_the_keyboard_tells_its_keys_and_whose_they_are(
    desktop: PrivateDesktop, server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", desktop.display)
    names = key_names()
    by_name = {name: code for code, name in names.items()}
    assert {"ctrl_l", "ctrl_r", "f9", "space", "a", "caps_lock"} <= by_name.keys()
    assert by_name["ctrl_l"] != by_name["ctrl_r"]
    assert not taken_by_another("f7")
    code = server.keysym_to_keycode(XK.XK_F7)
    server.screen().root.grab_key(code, X.AnyModifier, False, X.GrabModeAsync, X.GrabModeAsync)
    server.sync()
    assert taken_by_another("f7")
    assert not taken_by_another("f6")
    assert not taken_by_another("ctrl_r")
