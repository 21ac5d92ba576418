"""The records that an input device gives and takes: `struct input_event` of linux/input.h. Pure."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

EV_SYN, EV_KEY = 0, 1
SYN_REPORT, SYN_DROPPED = 0, 3
RELEASED, PRESSED, REPEATED = 0, 1, 2
"""Values of EV_KEY."""

_RECORD = struct.Struct("@LLHHi")
"""Seconds and microseconds are the machine's unsigned long: 24 bytes with 64-bit ones, 16 with 32-bit ones."""
RECORD_BYTES = _RECORD.size


class Record(NamedTuple):
    at_ns: int
    """By whichever clock its device was told to use."""
    kind: int
    code: int
    value: int


def packed(kind: int, code: int, value: int, at_ns: int = 0) -> bytes:
    """The kernel sets the time of what is written to it."""
    seconds, rest_ns = divmod(at_ns, 1_000_000_000)
    return _RECORD.pack(seconds, rest_ns // 1_000, kind, code, value)


class Unpacker:
    """Cuts what was read into records, wherever the reading stopped."""

    def __init__(self) -> None:
        self._rest = b""

    def records(self, data: bytes) -> Iterator[Record]:
        data = self._rest + data
        whole = len(data) - len(data) % RECORD_BYTES
        self._rest = data[whole:]
        for seconds, microseconds, kind, code, value in _RECORD.iter_unpack(data[:whole]):
            yield Record(seconds * 1_000_000_000 + microseconds * 1_000, kind, code, value)
