"""The keyboard layout that the compositor has: it tells every client that asks, whichever window has the keys."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing

from .connection import Connection
from .protocol import WL_KEYBOARD, WL_SEAT
from .wire import WaylandFault

_HAS_KEYBOARD = 2
_XKB_TEXT = 1


def seat_keymap(connect: Callable[[], Connection] = Connection.open) -> str:
    """An XKB keymap as text; of the keyboard that was used last, where they differ. Empty where there is none.

    Blocks for four round trips. Raises WaylandFault, or OSError when the keymap cannot be read.
    """
    texts: list[str] = []
    capabilities: list[int] = []

    def take(form: int, fd: int, size: int) -> None:
        try:
            if form == _XKB_TEXT:
                texts.append(os.pread(fd, size, 0).split(b"\0", 1)[0].decode("utf-8", "replace"))
        finally:
            os.close(fd)

    with closing(connect()) as connection:
        seat = connection.bind(WL_SEAT)
        seat.on("capabilities", capabilities.append)
        connection.sync()
        if capabilities and capabilities[-1] & _HAS_KEYBOARD:
            seat.create("get_keyboard", WL_KEYBOARD).on("keymap", take)
            connection.sync()
    return texts[-1] if texts else ""


def told_keymap(connect: Callable[[], Connection] = Connection.open) -> str:
    """The same; empty too where nobody tells, or it cannot be read."""
    try:
        return seat_keymap(connect)
    except (WaylandFault, OSError):
        return ""
