"""Presses a key that means nothing, to see whether it is heard."""

from __future__ import annotations

import time

from Xlib import X
from Xlib.display import Display
from Xlib.ext import xtest

from tray_app.core.errors import HotkeyFault


def press_unused_key() -> int:
    """Presses and releases a keycode without any symbol; gives when. Raises HotkeyFault when there is none left."""
    display = Display()
    try:
        keycode = _unused_keycode(display)
        pressed_ns = time.monotonic_ns()
        xtest.fake_input(display, X.KeyPress, keycode)
        xtest.fake_input(display, X.KeyRelease, keycode)
        display.sync()
    finally:
        display.close()
    return pressed_ns


def _unused_keycode(display: Display) -> int:
    first: int = display.display.info.min_keycode
    last: int = display.display.info.max_keycode
    rows = display.get_keyboard_mapping(first, last - first + 1)
    unused = [first + index for index, row in enumerate(rows) if not any(row)]
    if not unused:
        raise HotkeyFault(
            "Every key of this keyboard is in use, so none is free for a test.", "Press the hotkey instead."
        )
    return unused[-1]
