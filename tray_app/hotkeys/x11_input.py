"""What python-xlib lacks of XInput 2 and XKB: raw key events that name their device, and what a keyboard is and does.

A raw event comes to everybody who asks, whatever has the focus or a grab, provided that version 2.1 or a later one was
asked for; python-xlib asks for 2.0.
"""

from __future__ import annotations

import contextlib
import struct
from collections.abc import Mapping
from typing import Any, NamedTuple

from Xlib import error
from Xlib.ext import xinput
from Xlib.protocol import rq

from .source import OlderServer

VERSION = (2, 2)
OLDEST_VERSION = (2, 1)
RAW_KEY_PRESS, RAW_KEY_RELEASE, RAW_BUTTON_PRESS = 13, 14, 15
RAW_EVENTS = 1 << RAW_KEY_PRESS | 1 << RAW_KEY_RELEASE | 1 << RAW_BUTTON_PRESS
WHEEL_BUTTONS = range(4, 8)
XTEST_KEYBOARD = "XTEST keyboard"
"""Ends the name of the device that programs press keys on; the server makes one for every pair of master devices."""

NEW_KEYBOARD, MAP, STATE = 0, 1, 2
"""Kinds of XKB events."""
_CORE_KEYBOARD = 0x100
_KEYS_AND_MODIFIERS = 0b111
"""Parts of a keyboard map: types, keysyms, modifiers."""
_KEY_NAMES = 1 << 9

_DEVICE = struct.Struct("=H4xHH2x")
"""A device's number, how many classes it has, and how many bytes its name."""
_CLASS_WORDS = struct.Struct("=2xH")


class RawEvent(NamedTuple):
    server_ms: int
    code: int
    """Of the key or button."""
    device: int


class _RawEventParser:
    """Stands where python-xlib looks for one of its own, which take three times as long; our typing makes thousands."""

    _FIELDS = struct.Struct("=2xIIH")

    def parse_binary(self, data: bytes, _display: Any) -> tuple[RawEvent, bytes]:
        return RawEvent(*self._FIELDS.unpack_from(data)), b""


class _QueryDeviceState(rq.ReplyRequest):  # type: ignore[misc]  # python-xlib has no types
    _request = rq.Struct(rq.Card8("opcode"), rq.Opcode(30), rq.RequestLength(), rq.Card8("device"), rq.Pad(3))
    _reply = rq.Struct(
        rq.ReplyCode(),
        rq.Pad(1),
        rq.Card16("sequence_number"),
        rq.ReplyLength(),
        rq.Card8("classes_count"),
        rq.Pad(23),
        rq.List("words", rq.Card8Obj),
    )


class _QueryDevices(rq.ReplyRequest):  # type: ignore[misc]
    """python-xlib's own reads more of each device than it can be sure of."""

    _request = rq.Struct(rq.Card8("opcode"), rq.Opcode(48), rq.RequestLength(), rq.Card16("device"), rq.Pad(2))
    _reply = rq.Struct(
        rq.ReplyCode(),
        rq.Pad(1),
        rq.Card16("sequence_number"),
        rq.ReplyLength(),
        rq.Card16("devices_count"),
        rq.Pad(22),
        rq.List("words", rq.Card8Obj),
    )


class _UseXkb(rq.ReplyRequest):  # type: ignore[misc]
    _request = rq.Struct(rq.Card8("opcode"), rq.Opcode(0), rq.RequestLength(), rq.Card16("major"), rq.Card16("minor"))
    _reply = rq.Struct(
        rq.ReplyCode(), rq.Card8("supported"), rq.Card16("sequence_number"), rq.ReplyLength(), rq.Pad(24)
    )


class _SelectXkbEvents(rq.Request):  # type: ignore[misc]
    _request = rq.Struct(
        rq.Card8("opcode"),
        rq.Opcode(1),
        rq.RequestLength(),
        rq.Card16("device"),
        rq.Card16("which"),
        rq.Card16("clear"),
        rq.Card16("select_all"),
        rq.Card16("affect_map"),
        rq.Card16("map"),
    )


class _LockModifiers(rq.Request):  # type: ignore[misc]
    _request = rq.Struct(
        rq.Card8("opcode"),
        rq.Opcode(5),
        rq.RequestLength(),
        rq.Card16("device"),
        rq.Card8("affected"),
        rq.Card8("locked"),
        rq.Pad(8),
    )


class _GetKeyNames(rq.ReplyRequest):  # type: ignore[misc]
    _request = rq.Struct(
        rq.Card8("opcode"), rq.Opcode(17), rq.RequestLength(), rq.Card16("device"), rq.Pad(2), rq.Card32("which")
    )
    _reply = rq.Struct(
        rq.ReplyCode(),
        rq.Card8("device"),
        rq.Card16("sequence_number"),
        rq.ReplyLength(),
        rq.Pad(10),
        rq.Card8("first_keycode"),
        rq.Card8("keys_count"),
        rq.Pad(12),
        rq.List("names", rq.Card8Obj),
    )


class _XkbEvent(rq.Event):  # type: ignore[misc]
    """Of a STATE event: modifiers that are down or latched or locked, and those that are locked."""

    _code = None
    _fields = rq.Struct(
        rq.Card8("type"),
        rq.Card8("kind"),
        rq.Card16("sequence_number"),
        rq.Card32("time"),
        rq.Card8("device"),
        rq.Card8("modifiers"),
        rq.Pad(2),
        rq.Card8("locked"),
        rq.Pad(19),
    )


class X11Input:
    """The two extensions on one connection. Its methods block for a round trip, except `lock_modifiers`."""

    def __init__(self, display: Any) -> None:
        """Raises OlderServer naming what the server lacks."""
        self._display = display
        self.opcode = _opcode(display, "XInputExtension")
        self._xkb_opcode = _opcode(display, "XKEYBOARD")
        self.xkb_event = int(display.query_extension("XKEYBOARD").first_event)
        """Type of every event of XKB."""
        answer = xinput.XIQueryVersion(
            display=display.display, opcode=self.opcode, major_version=VERSION[0], minor_version=VERSION[1]
        )
        if (answer.major_version, answer.minor_version) < OLDEST_VERSION:
            raise OlderServer("XInput 2.1")
        if not _UseXkb(display=display.display, opcode=self._xkb_opcode, major=1, minor=0).supported:
            raise OlderServer("XKEYBOARD")

    def listen(self) -> None:
        """From now on keys, mouse buttons, modifiers and changes of the keyboard are reported as events."""
        display = self._display
        for kind in (RAW_KEY_PRESS, RAW_KEY_RELEASE, RAW_BUTTON_PRESS):
            display.ge_add_event_data(self.opcode, kind, _RawEventParser())
        display.screen().root.xinput_select_events([(xinput.AllMasterDevices, RAW_EVENTS)])
        # python-xlib keeps the types of events for all connections at once: insertion reads XKB's in another form.
        wire: Any = display.display
        wire.event_classes = dict(wire.event_classes)
        display.extension_add_event(self.xkb_event, _XkbEvent)
        wanted = 1 << NEW_KEYBOARD | 1 << MAP | 1 << STATE
        _SelectXkbEvents(
            display=display.display,
            opcode=self._xkb_opcode,
            device=_CORE_KEYBOARD,
            which=wanted,
            clear=0,
            select_all=wanted,
            affect_map=_KEYS_AND_MODIFIERS,
            map=_KEYS_AND_MODIFIERS,
        )
        display.sync()

    def injecting_devices(self) -> frozenset[int]:
        """The devices programs press keys on, our own insertion, xdotool and remote desktops among them."""
        answer = _QueryDevices(display=self._display.display, opcode=self.opcode, device=xinput.AllDevices)
        names = _device_names(bytes(answer.words), answer.devices_count)
        return frozenset(device for device, name in names.items() if name.endswith(XTEST_KEYBOARD))

    def keys_down_on(self, device: int) -> frozenset[int]:
        """The keycodes that are down on this one device, whatever others do; none when it was unplugged."""
        with contextlib.suppress(error.XError):
            answer = _QueryDeviceState(display=self._display.display, opcode=self.opcode, device=device)
            return _key_state(bytes(answer.words), answer.classes_count)
        return frozenset()

    def key_names(self) -> Mapping[int, str]:
        """What XKB calls the place of a key, such as RALT or FK13, by keycode."""
        answer = _GetKeyNames(
            display=self._display.display, opcode=self._xkb_opcode, device=_CORE_KEYBOARD, which=_KEY_NAMES
        )
        names = bytes(answer.names)
        return {
            answer.first_keycode + index: names[4 * index : 4 * index + 4].rstrip(b"\0").decode("ascii", "replace")
            for index in range(answer.keys_count)
        }

    def lock_modifiers(self, affected: int, locked: int) -> None:
        """Set or take off these locks, as their keys do."""
        _LockModifiers(
            display=self._display.display,
            opcode=self._xkb_opcode,
            device=_CORE_KEYBOARD,
            affected=affected,
            locked=locked,
        )
        self._display.flush()


def _opcode(display: Any, name: str) -> int:
    found = display.query_extension(name)
    if found is None or not found.present:
        raise OlderServer(name)
    return int(found.major_opcode)


def _device_names(devices: bytes, count: int) -> dict[int, str]:
    """By the number of the device. Behind its name each has classes, which say how many words they take."""
    names = {}
    start = 0
    for _ in range(count):
        number, classes, length = _DEVICE.unpack_from(devices, start)
        start += _DEVICE.size
        names[number] = devices[start : start + length].decode("utf-8", "replace")
        start += -(-length // 4) * 4
        for _ in range(classes):
            start += 4 * _CLASS_WORDS.unpack_from(devices, start)[0]
    return names


def _key_state(classes: bytes, count: int) -> frozenset[int]:
    """The keys among a device's classes: each is a kind, its length and, for keys, 32 bytes of bits from the fifth."""
    start = 0
    for _ in range(count):
        kind, length = classes[start], classes[start + 1]
        if kind == 0:
            bits = classes[start + 4 : start + 36]
            return frozenset(code for code in range(256) if bits[code // 8] >> code % 8 & 1)
        start += length
    return frozenset()
