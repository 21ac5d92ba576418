"""The devices behind the core keyboard (XInput 2): those that people press, and the one that programs do (XTEST).

Only a device knows what a finger holds: the core keyboard shows what came of all of them. A raw event comes to
everybody who asks, whatever has the focus or a grab, provided that version 2.1 or a later one was asked for;
python-xlib asks for 2.0. The core keyboard repeats it, but not to whoever has a grab on it, even one that lasts from
the press of a grabbed key to its release: hence the devices themselves are listened to. A server without XInput 2 says
nothing about devices, and then nothing here is known either.
"""

from __future__ import annotations

import contextlib
import struct
import sys
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from Xlib.error import XError
from Xlib.ext import ge, xinput

from .connection import ServerLacks, X11Connection

VERSION = (2, 2)
RAW_PAST_GRABS = (2, 1)
RAW_KEY_PRESS, RAW_KEY_RELEASE, RAW_BUTTON_PRESS = 13, 14, 15
RAW_KINDS = (RAW_KEY_PRESS, RAW_KEY_RELEASE, RAW_BUTTON_PRESS)
WHEEL_BUTTONS = range(4, 8)
_DEVICE_KEY_RELEASE = 2
"""Counted from the first event of the extension."""

_QUERY_STATE, _QUERY_VERSION, _QUERY_DEVICES = 30, 47, 48
_XTEST_KEYBOARD = "XTEST keyboard"
"""Ends the name of the device that programs press keys on; the server makes one for every pair of master devices."""
_DEVICE = struct.Struct("=HH2xHHBx")
"""A device's number, what it is used for, how many classes it has, how many bytes its name, whether it is enabled."""
_CLASS_WORDS = struct.Struct("=2xH")


class RawEvent(NamedTuple):
    server_ms: int
    code: int
    """Of the key or button."""
    device: int


class Device(NamedTuple):
    number: int
    name: str
    is_keyboard: bool
    """A keyboard that is plugged in and switched on; its presses reach the core keyboard."""

    @property
    def injects(self) -> bool:
        """Programs press its keys: our own insertion, xdotool and remote desktops among them."""
        return self.name.endswith(_XTEST_KEYBOARD)


class _RawEventParser:
    """Stands where python-xlib looks for one of its own, which take three times as long; our typing makes thousands."""

    _FIELDS = struct.Struct("=HIIH")

    def parse_binary(self, data: bytes, _display: Any) -> tuple[RawEvent | None, bytes]:
        """None for what the core keyboard repeats of a device."""
        told_by, server_ms, code, device = self._FIELDS.unpack_from(data)
        return RawEvent(server_ms, code, device) if told_by == device else None, b""


class InputDevices:
    """Every method blocks for a few round trips to the server."""

    def __init__(self, connection: X11Connection) -> None:
        self._connection = connection
        self._opcode = self._first_event = 0
        self._version = (0, 0)
        with contextlib.suppress(ServerLacks, XError):
            self._opcode, self._first_event = connection.extension("XInputExtension")
            version = self._ask(_QUERY_VERSION, "HH", *VERSION)
            self._version = struct.unpack_from("=HH", version)

    def listen(self, heard: Callable[[int, RawEvent], None]) -> None:
        """From now on `heard` is called with the kind of every raw event, be it of a key or a mouse button.

        Raises ServerLacks when the server keeps them to itself during another program's grab.
        """
        if self._version < RAW_PAST_GRABS:
            raise ServerLacks("XInput 2.1")
        display = self._connection.display
        for kind in RAW_KINDS:
            display.ge_add_event_data(self._opcode, kind, _RawEventParser())

        def handle(event: Any) -> None:
            if event.extension == self._opcode and event.data is not None:
                heard(event.evtype, event.data)

        self._connection.on(ge.GenericEventCode, handle)
        wanted = sum(1 << kind for kind in RAW_KINDS)
        self._connection.root.xinput_select_events([(xinput.AllDevices, wanted)])
        self._connection.sync()

    def all(self) -> list[Device]:
        if self._version < (2, 0):
            return []
        body = self._ask(_QUERY_DEVICES, "H2x", xinput.AllDevices)
        return _devices(body[24:], int.from_bytes(body[:2], sys.byteorder))

    def injecting(self) -> list[int]:
        """The devices that programs press. XTEST presses the first unless it is told another; the server makes it
        before any program comes."""
        return [device.number for device in self.all() if device.is_keyboard and device.injects]

    def pressed_by_people(self) -> list[int]:
        """The devices that people press."""
        return [device.number for device in self.all() if device.is_keyboard and not device.injects]

    def held_by_programs(self) -> frozenset[int]:
        """Keycodes that some program pressed and did not release."""
        return frozenset[int]().union(*map(self.keys_down_on, self.injecting()[:1]))

    def held_by_people(self) -> frozenset[int]:
        """Keycodes with a finger on them, whatever programs did to the core keyboard since."""
        return frozenset[int]().union(*map(self.keys_down_on, self.pressed_by_people()))

    def keys_down_on(self, device: int) -> frozenset[int]:
        """The keycodes that are down on this one device, whatever others do; none when it was unplugged."""
        with contextlib.suppress(XError):
            body = self._ask(_QUERY_STATE, "B3x", device)
            return _keys_down(body[24:], body[0])
        return frozenset()

    def _ask(self, minor: int, arguments: str, *values: int) -> bytes:
        return self._connection.ask(struct.pack("=BBH" + arguments, self._opcode, minor, 2, *values))().body

    def switch_request(self, device: int) -> bytes:
        """Makes the core keyboard take over this device's settings, by a release of a key that is not down."""
        highest_keycode = int(self._connection.wire.info.max_keycode)
        return self._connection.fake_key(self._first_event + _DEVICE_KEY_RELEASE, highest_keycode, device)


def keycodes(bits: Sequence[int]) -> frozenset[int]:
    """Those of a server's 32 bytes of keys that are down."""
    if not any(bits):
        return frozenset()
    return frozenset(code for code in range(8 * len(bits)) if bits[code // 8] >> code % 8 & 1)


def _devices(body: bytes, count: int) -> list[Device]:
    """Behind its name each device has classes, which say how many words they take."""
    found, start = [], 0
    for _ in range(count):
        number, use, classes, length, enabled = _DEVICE.unpack_from(body, start)
        start += _DEVICE.size
        name = body[start : start + length].decode("utf-8", "replace")
        found.append(Device(number, name, use == xinput.SlaveKeyboard and bool(enabled)))
        start += -(-length // 4) * 4
        for _ in range(classes):
            start += 4 * _CLASS_WORDS.unpack_from(body, start)[0]
    return found


def _keys_down(body: bytes, count: int) -> frozenset[int]:
    """The keys among a device's classes: each is a kind, its length and, for keys, 32 bytes of bits from the fifth."""
    start = 0
    for _ in range(count):
        kind, length = body[start], body[start + 1]
        if kind == xinput.KeyClass:
            return keycodes(body[start + 4 : start + 36])
        start += length
    return frozenset()
