"""Lets python-xlib work with more than a thousand open files.

It waits by `select`, which refuses descriptors from 1024 on; a program that may open more would lose its display then.
"""

from __future__ import annotations

import select
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

from Xlib.protocol import display

_ENDED = select.POLLHUP | select.POLLERR | select.POLLNVAL
"""Reading or writing tells which."""


def poll(
    readable: Sequence[Any],
    writable: Sequence[Any] = (),
    _exceptional: Sequence[Any] = (),
    timeout_s: float | None = None,
) -> tuple[list[Any], list[Any], list[Any]]:
    """As `select.select`: those that can be read or written, or have ended; none after the time-out."""
    waiting = select.poll()
    for file in {*readable, *writable}:
        waiting.register(file, (file in readable and select.POLLIN) | (file in writable and select.POLLOUT))
    happened = dict(waiting.poll(None if timeout_s is None else timeout_s * 1_000))

    def those(files: Sequence[Any], event: int) -> list[Any]:
        return [file for file in files if happened.get(file.fileno(), 0) & (event | _ENDED)]

    return those(readable, select.POLLIN), those(writable, select.POLLOUT), []


def let_xlib_poll() -> None:
    """From now on, for every connection of this process."""
    display.select = SimpleNamespace(select=poll, error=OSError)
