"""What the kernel is asked of an input device, by the numbers of linux/input.h and linux/uinput.h.

The numbers are put together as on x86, ARM and RISC-V (asm-generic/ioctl.h); others, such as POWER, have them
otherwise, and answer with an error there.
"""

from __future__ import annotations

import ctypes
import fcntl
import struct
from collections.abc import Iterable

from .records import EV_KEY

_WRITE, _READ = 1, 2
_KEY_BYTES = 0x300 // 8
"""Room for a bit of every key."""
_NAME_BYTES = 256
CLOCK_MONOTONIC = 1
"""As linux/time.h numbers it: what `time.monotonic_ns` reads."""
BUS_VIRTUAL = 6


def _number(direction: int, group: str, number: int, size: int) -> int:
    return direction << 30 | size << 16 | ord(group) << 8 | number


_GET_NAME = _number(_READ, "E", 0x06, _NAME_BYTES)
_GET_KEYS_DOWN = _number(_READ, "E", 0x18, _KEY_BYTES)
_GET_KEYS = _number(_READ, "E", 0x20 + EV_KEY, _KEY_BYTES)
_SET_CLOCK = _number(_WRITE, "E", 0xA0, 4)
_SET_MASK = _number(_WRITE, "E", 0x93, 16)

_CREATE, _DESTROY = _number(0, "U", 1, 0), _number(0, "U", 2, 0)
_SETUP_FORM = struct.Struct("=HHHH80sI")
_SETUP = _number(_WRITE, "U", 3, _SETUP_FORM.size)
_HAS_KIND, _HAS_KEY = _number(_WRITE, "U", 100, 4), _number(_WRITE, "U", 101, 4)
_GET_SYSNAME = _number(_READ, "U", 44, _NAME_BYTES)


def device_name(fd: int) -> str:
    """Raises OSError, as all of these do, for what is no input device or has gone."""
    return _text(_asked(fd, _GET_NAME, _NAME_BYTES))


def keys_of(fd: int) -> frozenset[int]:
    """The codes that it can send."""
    return _bits(_asked(fd, _GET_KEYS, _KEY_BYTES))


def keys_down(fd: int) -> frozenset[int]:
    """Those that are down now. What of keys waits to be read from this very file is thrown away by the kernel."""
    return _bits(_asked(fd, _GET_KEYS_DOWN, _KEY_BYTES))


def use_monotonic_clock(fd: int) -> None:
    """For the times of its records."""
    fcntl.ioctl(fd, _SET_CLOCK, struct.pack("@i", CLOCK_MONOTONIC))


def leave_out(fd: int, kind: int) -> None:
    """Records of this kind are no longer given to this reader, and do not wake it. Since Linux 4.4."""
    nothing = ctypes.create_string_buffer(_KEY_BYTES)
    fcntl.ioctl(fd, _SET_MASK, struct.pack("@IIQ", kind, _KEY_BYTES, ctypes.addressof(nothing)))


def create_keyboard(fd: int, name: str, codes: Iterable[int]) -> str:
    """Of an open /dev/uinput, with these keys; what the kernel calls it, such as "input23"."""
    fcntl.ioctl(fd, _HAS_KIND, EV_KEY)
    for code in codes:
        fcntl.ioctl(fd, _HAS_KEY, code)
    fcntl.ioctl(fd, _SETUP, _SETUP_FORM.pack(BUS_VIRTUAL, 0, 0, 1, name.encode(), 0))
    fcntl.ioctl(fd, _CREATE)
    return _text(_asked(fd, _GET_SYSNAME, _NAME_BYTES))


def destroy_keyboard(fd: int) -> None:
    fcntl.ioctl(fd, _DESTROY)


def _asked(fd: int, request: int, size: int) -> bytes:
    answer = bytearray(size)
    fcntl.ioctl(fd, request, answer)
    return bytes(answer)


def _text(data: bytes) -> str:
    return data.split(b"\0", 1)[0].decode("utf-8", "replace")


def _bits(data: bytes) -> frozenset[int]:
    number = int.from_bytes(data, "little")  # the kernel's longs, in their bytes' order on the machines named above
    return frozenset(code for code in range(number.bit_length()) if number >> code & 1)
