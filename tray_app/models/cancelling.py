"""Work with a model that takes minutes, and can be called off."""

from __future__ import annotations

import contextlib
import socket
import threading


class Cancelled(Exception):
    """It was called off on request."""


class Cancel:
    """Calls work off from another thread, also while it waits for a server."""

    def __init__(self) -> None:
        self._called_off = threading.Event()
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None

    @property
    def called_off(self) -> bool:
        return self._called_off.is_set()

    def call_off(self) -> None:
        """Any thread; returns at once."""
        self._called_off.set()
        with self._lock:
            _shut(self._socket)

    def waits_for(self, connected: socket.socket | None) -> None:
        """This is the connection to shut when the work is called off; None when it is over."""
        with self._lock:
            self._socket = connected
            if self.called_off:
                _shut(connected)

    def check(self) -> None:
        """Raises Cancelled once the work was called off."""
        if self.called_off:
            raise Cancelled

    def pause(self, seconds: float) -> None:
        """Blocks that long. Raises Cancelled as soon as the work is called off."""
        if self._called_off.wait(seconds):
            raise Cancelled


def _shut(connected: socket.socket | None) -> None:
    """Whoever reads from it finds its end."""
    if connected is not None:
        with contextlib.suppress(OSError):
            connected.shutdown(socket.SHUT_RDWR)
