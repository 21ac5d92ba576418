"""One input device with keys, opened for reading."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from errno import ENODEV
from pathlib import Path

from . import codes, ioctls
from .records import Record, Unpacker

OWN_NAME = "Holdtalk keyboard"
"""What `uinput.py` calls the keyboard that we press keys on: it is not one of the user's."""

_READ_RECORDS_BYTES = 64 * 24
_OTHER_KINDS = (2, 3, 4, 5, 17, 18)
"""EV_REL, EV_ABS, EV_MSC, EV_SW, EV_LED, EV_SND: a mouse on the same device would wake us a thousand times a second."""


class InputDevice:
    """For one thread."""

    def __init__(self, fd: int, name: str, keys: frozenset[int], *, monotonic: bool) -> None:
        """Takes the file over, which gives records and does not block. `monotonic`: so are their times, and not those
        of the wall clock."""
        self.fd = fd
        self.name = name
        self.keys = keys
        """The codes that it can send."""
        self.down: set[int] = set()
        """Of the keys that count, those that are down as far as was heard."""
        self.missing = False
        """Records were lost: those up to the next SYN_REPORT are of no use."""
        self._monotonic = monotonic
        self._unpacker = Unpacker()

    def read(self) -> list[Record]:
        """What has come, oldest first. Raises OSError when the device has gone."""
        try:
            data = os.read(self.fd, _READ_RECORDS_BYTES)
        except BlockingIOError:
            return []
        if not data:
            raise OSError(ENODEV, "the device has gone")
        return [*self._unpacker.records(data)]

    def keys_down(self) -> frozenset[int]:
        """As the kernel has it now. Raises OSError when the device has gone."""
        return ioctls.keys_down(self.fd)

    def monotonic_ns(self, at_ns: int, handled_ns: int) -> int:
        """A record's time on our clock. `handled_ns` is when it was read, which it cannot be later than."""
        if not self._monotonic:
            at_ns = handled_ns - (time.time_ns() - at_ns)
        return min(at_ns, handled_ns)

    def close(self) -> None:
        """Again is harmless."""
        fd, self.fd = self.fd, -1
        if fd >= 0:
            with suppress(OSError):  # a device that has gone may say so once more
                os.close(fd)


def open_device(path: Path) -> InputDevice | None:
    """None for what has no keys, and for our own keyboard. Raises OSError when it cannot be read."""
    fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        name, keys = ioctls.device_name(fd), ioctls.keys_of(fd)
        if name == OWN_NAME or not codes.has_keys(keys):
            os.close(fd)
            return None
        return InputDevice(fd, name, keys, monotonic=_prepare(fd))
    except BaseException:
        os.close(fd)
        raise


def _prepare(fd: int) -> bool:
    """Whether the times of its records are monotonic."""
    for kind in _OTHER_KINDS:
        with suppress(OSError):  # an older kernel: they are skipped one by one
            ioctls.leave_out(fd, kind)
    try:
        ioctls.use_monotonic_clock(fd)
    except OSError:
        return False
    return True
