"""Real key events with the time they were sent (X11, XTEST)."""

from __future__ import annotations

import time

from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xtest

HOTKEY = "Control_R"
"""X's name of the default hotkey, ctrl_r: a modifier, so the window gets nothing of it."""


class Keyboard:
    def __init__(self) -> None:
        self._display = Display()
        self._keycode = self._display.keysym_to_keycode(XK.string_to_keysym(HOTKEY))

    def down(self) -> int:
        """Press the hotkey; monotonic ns just before the event leaves."""
        return self._send(X.KeyPress)

    def up(self) -> int:
        return self._send(X.KeyRelease)

    def _send(self, kind: int) -> int:
        self._display.sync()  # after a pause python-xlib itself is slow, and that is no time of the program's
        xtest.fake_input(self._display, kind, self._keycode)  # waits in python-xlib's buffer
        sent_ns = time.monotonic_ns()
        self._display.flush()
        return sent_ns

    def close(self) -> None:
        self._display.close()
