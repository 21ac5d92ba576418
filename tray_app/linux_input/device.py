"""One input device with keys, opened for reading."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from contextlib import suppress
from errno import ENODEV
from pathlib import Path

from . import codes, ioctls
from .records import EV_KEY, Record, Unpacker

OWN_NAME = "Holdtalk keyboard"
"""What `uinput.py` calls the keyboard that we press keys on: it is not one of the user's."""

_READING = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC
_READ_RECORDS_BYTES = 64 * 24
_OTHER_KINDS = (2, 3, 4, 5, 17, 18)
"""EV_REL, EV_ABS, EV_MSC, EV_SW, EV_LED, EV_SND: a mouse on the same device would wake us a thousand times a second."""


class InputDevice:
    """For one thread."""

    def __init__(self, fd: int, name: str, keys: frozenset[int], *, monotonic: bool, asking_fd: int = -1) -> None:
        """Takes the files over: one that gives records and does not block, and another of the same device that only
        answers, since the kernel throws away what waits in the one that is asked. `monotonic`: so are the times of
        records, and not those of the wall clock."""
        self.fd = fd
        self._asking_fd = asking_fd
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
        """As the kernel has it now, with what is still to be read. Raises OSError when the device has gone."""
        return ioctls.keys_down(self._asking_fd)

    def monotonic_ns(self, at_ns: int, handled_ns: int) -> int:
        """A record's time on our clock. `handled_ns` is when it was read, which it cannot be later than."""
        if not self._monotonic:
            at_ns = handled_ns - (time.time_ns() - at_ns)
        return min(at_ns, handled_ns)

    def close(self) -> None:
        """Again is harmless."""
        fds, self.fd, self._asking_fd = (self.fd, self._asking_fd), -1, -1
        for fd in fds:
            if fd >= 0:
                with suppress(OSError):  # a device that has gone may say so once more
                    os.close(fd)


def open_device(path: Path) -> InputDevice | None:
    """None for what has no keys, and for our own keyboard. Raises OSError when it cannot be read."""
    fd = os.open(path, _READING)
    asking_fd = -1
    try:
        name, keys = ioctls.device_name(fd), ioctls.keys_of(fd)
        if name == OWN_NAME or not codes.has_keys(keys):
            os.close(fd)
            return None
        asking_fd = os.open(path, _READING)
        _leave_out(asking_fd, (EV_KEY, *_OTHER_KINDS))
        _leave_out(fd, _OTHER_KINDS)
        return InputDevice(fd, name, keys, monotonic=_use_our_clock(fd), asking_fd=asking_fd)
    except BaseException:
        os.close(fd)
        if asking_fd >= 0:
            os.close(asking_fd)
        raise


def _leave_out(fd: int, kinds: Iterable[int]) -> None:
    for kind in kinds:
        with suppress(OSError):  # an older kernel: they are skipped one by one
            ioctls.leave_out(fd, kind)


def _use_our_clock(fd: int) -> bool:
    """Whether the times of its records are monotonic now."""
    try:
        ioctls.use_monotonic_clock(fd)
    except OSError:
        return False
    return True
