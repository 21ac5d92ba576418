"""What the seat's keyboard is like just now: its layout, and whether Caps Lock is on."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from tray_app.wayland.seat_keymap import told_keymap

from .xkb_layout import Layout, layout_of

LIGHTS = Path("/sys/class/leds")


class SeatLayout:
    """The layout as it is now. One thread at a time."""

    def __init__(self) -> None:
        self._keymap = ""
        self._layout: Layout | None = None

    def __call__(self) -> Layout | None:
        """None where it cannot be known, as without a keyboard. Blocks for a few round trips; reads a keymap anew only
        when it has changed."""
        keymap = told_keymap()
        if keymap != self._keymap:
            self._keymap, self._layout = keymap, layout_of(keymap) if keymap else None
        return self._layout


def caps_lock_is_on(lights: Path = LIGHTS) -> bool:
    """By the keyboards' lights, the only thing that tells a program without the focus."""
    for light in lights.glob("*::capslock/brightness"):
        with suppress(OSError):
            if light.read_text().strip() not in ("", "0"):
                return True
    return False
