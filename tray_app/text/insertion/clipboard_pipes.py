"""What stands on a clipboard goes through a pipe, and whoever is at its other end may be slow, or never come."""

from __future__ import annotations

import os
import select
import time
from contextlib import suppress

TRANSFER_TIMEOUT_S = 5.0
_AT_ONCE = 1 << 16


def read_all(fd: int, timeout_s: float, most_bytes: int) -> bytes | None:
    """All that comes until the other end closes it; None when that takes longer, or is more. Closes `fd`. Raises
    OSError."""
    with os.fdopen(fd, "rb", buffering=0) as pipe:
        os.set_blocking(fd, False)
        until_s, size = time.monotonic() + timeout_s, 0
        parts: list[bytes] = []
        while _is_ready(fd, select.POLLIN, until_s):
            part = pipe.read(_AT_ONCE)
            if part == b"":
                return b"".join(parts)
            if part is not None:
                parts.append(part)
                size += len(part)
            if size > most_bytes:
                return None
        return None


def write_all(fd: int, data: bytes, timeout_s: float) -> bool:
    """Whether all of it was taken. Closes `fd`, which is how the other end knows."""
    until_s, view = time.monotonic() + timeout_s, memoryview(data)
    with suppress(OSError), os.fdopen(fd, "wb", buffering=0) as pipe:
        os.set_blocking(fd, False)
        while view and _is_ready(fd, select.POLLOUT, until_s):
            view = view[pipe.write(view) or 0 :]
    return not view


def _is_ready(fd: int, event: int, until_s: float) -> bool:
    waiting = select.poll()
    waiting.register(fd, event)
    return bool(waiting.poll(max(0.0, until_s - time.monotonic()) * 1e3))
