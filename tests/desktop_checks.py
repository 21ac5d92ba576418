"""What holds on each desktop of the tests: GNOME, KDE, and partly sway."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from guest_desktop import GuestDesktop
from headless import HeadlessDesktop
from keys_of_a_session import HOTKEY, bind_hotkey
from live_program import LiveProgram
from log_watch import fail_unless_expected, warnings_in
from PySide6.QtGui import QImage
from target_windows import WindowKind


def check_that_keys_go_to_the_focus(desktop: GuestDesktop, kind: WindowKind) -> None:
    window, other = desktop.open_window(kind), desktop.open_window("gtk")
    window.focus()
    desktop.key_down("Shift_L")
    desktop.tap("h")
    desktop.key_up("Shift_L")
    desktop.tap("i")
    assert window.wait_for("Hi", 10) == "Hi"
    assert other.read() == ""
    window.close()
    other.close()


def check_that_the_clipboard_is_pasted(desktop: GuestDesktop) -> None:
    window = desktop.open_window("gtk")
    desktop.set_clipboard("mine, Grüße")
    desktop.key_down("Control_L")
    desktop.tap("v")
    desktop.key_up("Control_L")
    assert window.wait_for("mine, Grüße", 10) == "mine, Grüße"
    window.close()


def program_on(desktop: HeadlessDesktop, request: pytest.FixtureRequest) -> Iterator[LiveProgram]:
    """Its hotkey bound, and no warning in its log but those that the test declares."""
    settings = {"hotkey": {"key": HOTKEY.lower()}, "text": {"separator": "none"}}
    running = LiveProgram(desktop, settings, folder=desktop.folder)
    bind_hotkey(desktop, running)
    running.start()
    yield running
    assert running.stop() == 0
    fail_unless_expected(warnings_in(running.log), request.node)


def overlay_is_shown(picture: Path) -> bool:
    """Whether there is more than the window's blank ground in the middle of the screen's bottom."""
    screen = QImage(str(picture))
    width, height = screen.width(), screen.height()
    strip = screen.copy(width // 4, height * 4 // 5, width // 2, height // 5 - 8)
    ground = strip.copy()
    ground.fill(strip.pixelColor(0, 0))
    return strip != ground
