"""Whether what was printed into a pipe was taken out of it: `| less` that is quit leaves the rest unread."""

from __future__ import annotations

import io
import os
import select
import stat
import sys
import time
from typing import TextIO

_LONGEST_S = 10.0
_LOOK_EACH_MS = 20


def was_read(stream: TextIO) -> bool:
    """Blocks until the other end of a pipe has taken everything, for ten seconds at most. True for what is no pipe.

    Raises BrokenPipeError when nobody is there to read.
    """
    if sys.platform == "win32":
        return True
    try:
        descriptor = stream.fileno()
    except io.UnsupportedOperation:
        return True
    if not stat.S_ISFIFO(os.fstat(descriptor).st_mode):
        return True
    gone = select.poll()
    gone.register(descriptor, 0)  # only for the error that a closed other end is
    until_s = time.monotonic() + _LONGEST_S
    while _waiting_bytes(descriptor):
        if gone.poll(_LOOK_EACH_MS):
            raise BrokenPipeError
        if time.monotonic() > until_s:
            return False
    return True


def _waiting_bytes(descriptor: int) -> int:
    import fcntl
    import termios

    return int.from_bytes(fcntl.ioctl(descriptor, termios.FIONREAD, bytes(4)), sys.byteorder)
