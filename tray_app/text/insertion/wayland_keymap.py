"""The keymap of the seat's keyboard, which a compositor hands to every program that asks, whoever has the focus."""

from __future__ import annotations

import mmap
import os
from contextlib import suppress
from pathlib import Path

from tray_app.wayland.connection import Connection
from tray_app.wayland.protocol import WL_SEAT
from tray_app.wayland.wire import Interface, WaylandFault

from .xkb_layout import Layout, layout_of

LIGHTS = Path("/sys/class/leds")
_KEYBOARD_THERE = 2
_FORMAT_XKB = 1
_GET_KEYBOARD_SINCE = 1
_PRIVATE_MAPPING_SINCE = 7
_WL_KEYBOARD = Interface(
    "wl_keyboard",
    "release",
    {"keymap": "uhu", "enter": "uoa", "leave": "uo", "key": "uuuu", "modifiers": "uuuuu", "repeat_info": "ii"},
)


class SeatLayout:
    """The layout as it is now. One thread at a time."""

    def __init__(self) -> None:
        self._keymap = b""
        self._layout: Layout | None = None

    def __call__(self) -> Layout | None:
        """None where it cannot be known, as without a keyboard. Blocks for a few round trips; reads a keymap anew only
        when it has changed."""
        try:
            keymap = seat_keymap()
        except (WaylandFault, OSError, ValueError):
            keymap = b""
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


def seat_keymap() -> bytes:
    """Empty when the seat has no keyboard. Raises WaylandFault, or OSError when the keymap cannot be read."""
    connection = Connection.open()
    try:
        seat = connection.bind(WL_SEAT, _GET_KEYBOARD_SINCE, most=_PRIVATE_MAPPING_SINCE)
        capabilities: list[int] = []
        seat.on("capabilities", capabilities.append)
        connection.sync()
        if not capabilities or not capabilities[-1] & _KEYBOARD_THERE:
            return b""
        keymaps: list[bytes] = []
        keyboard = seat.create("get_keyboard", _WL_KEYBOARD)
        keyboard.on("keymap", lambda form, fd, size: keymaps.append(_content(form, fd, size)))
        connection.sync()
        return keymaps[-1] if keymaps else b""
    finally:
        connection.close()


def _content(form: int, fd: int, size: int) -> bytes:
    try:
        if form != _FORMAT_XKB or not size:
            return b""
        with mmap.mmap(fd, size, mmap.MAP_PRIVATE, mmap.PROT_READ) as mapped:
            return mapped[:size]
    finally:
        os.close(fd)
