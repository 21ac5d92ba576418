"""Lets python-xlib work with more than a thousand open files.

It waits by `select`, which refuses descriptors from 1024 on; a program that may open more would lose its display then.
"""

from __future__ import annotations

import select
from collections.abc import Sequence
from typing import Any

from Xlib.protocol import display


def wait_for(readable: Sequence[Any], writable: Sequence[Any], timeout_s: float | None) -> tuple[list[Any], list[Any]]:
    """Those that can be read or written, or have ended; empty after the time-out."""
    waiting = select.poll()
    wanted: dict[int, int] = {}
    for files, event in ((readable, select.POLLIN), (writable, select.POLLOUT)):
        for file in files:
            wanted[file.fileno()] = wanted.get(file.fileno(), 0) | event
    for descriptor, events in wanted.items():
        waiting.register(descriptor, events)
    happened = dict(waiting.poll(None if timeout_s is None else timeout_s * 1_000))
    ended = select.POLLHUP | select.POLLERR | select.POLLNVAL  # reading or writing tells which
    return (
        [file for file in readable if happened.get(file.fileno(), 0) & (select.POLLIN | ended)],
        [file for file in writable if happened.get(file.fileno(), 0) & (select.POLLOUT | ended)],
    )


class _Poll:
    """Stands where python-xlib looks for the module `select`."""

    error = OSError

    @staticmethod
    def select(
        readable: Sequence[Any], writable: Sequence[Any], _exceptional: Sequence[Any], timeout_s: float | None = None
    ) -> tuple[list[Any], list[Any], list[Any]]:
        return (*wait_for(readable, writable, timeout_s), [])


def let_xlib_poll() -> None:
    """From now on, for every connection of this process."""
    display.select = _Poll
