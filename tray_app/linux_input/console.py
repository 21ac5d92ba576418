"""Which of the machine's consoles has the keyboard: what another user types on his is none of our business."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

_ACTIVE = Path("/sys/class/tty/tty0/active")


class Console:
    """Tells whether this session's console is in front. Without consoles, or where nobody says which one is ours, it
    always is. For one thread."""

    def __init__(self, environ: Mapping[str, str] = os.environ, active: Path = _ACTIVE) -> None:
        self._ours = f"tty{environ.get('XDG_VTNR', '')}"
        self.fd = -1
        """Polled for POLLPRI, it tells that another console came to the front; -1 where there is nothing to poll."""
        if self._ours != "tty":
            with suppress(OSError):
                self.fd = os.open(active, os.O_RDONLY | os.O_CLOEXEC)
        self.in_front()  # the kernel tells only of changes after a reading

    def in_front(self) -> bool:
        if self.fd < 0:
            return True
        try:
            return os.pread(self.fd, 64, 0).decode(errors="replace").strip() == self._ours
        except OSError:
            return True

    def close(self) -> None:
        fd, self.fd = self.fd, -1
        if fd >= 0:
            os.close(fd)
