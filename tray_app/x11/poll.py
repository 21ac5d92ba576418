"""Lets python-xlib work with more than a thousand open files, and with more than one server.

It waits by `select`, which refuses descriptors from 1024 on; a program that may open more would lose its display then.
And it keeps what an extension's numbers mean for all connections together, though each server has its own; of RandR's
errors it takes the numbers for those of the core.
"""

from __future__ import annotations

import select
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

from Xlib import error
from Xlib.protocol import display, event

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


class _OfEachConnection:
    """What was an attribute of them all."""

    def __init__(self, name: str, start: dict[int, Any]) -> None:
        self._name = name
        self._start = start

    def __get__(self, connection: Any, _owner: object) -> dict[int, Any]:
        if connection is None:
            return self._start
        own: dict[int, Any] = connection.__dict__.setdefault(self._name, self._start.copy())
        return own


def keep_connections_apart() -> None:
    """Those that are opened from now on."""
    display.Display.event_classes = _OfEachConnection("event_classes", event.event_class)
    display.Display.error_classes = _OfEachConnection("error_classes", error.xerror_class)


def know_core_errors(connection: Any) -> None:
    """Of `Xlib.protocol.display.Display`, once it is open: undoes what RandR's errors stand over."""
    connection.error_classes.update(error.xerror_class)


def let_xlib_poll() -> None:
    """From now on, for every connection of this process."""
    display.select = SimpleNamespace(select=poll, error=OSError)
