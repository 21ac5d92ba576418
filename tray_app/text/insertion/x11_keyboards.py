"""The keyboards behind the core keyboard: the user's own, and the one that programs press (XTEST).

Only a device knows what a finger holds: the core keyboard shows what came of all of them. A server without XInput 2
says nothing about devices, and then nothing here is known either.
"""

from __future__ import annotations

from typing import Any

from Xlib.ext import xinput
from Xlib.protocol import rq

from .x11_link import XLink

_KEY_CLASS = 0
_DEVICE_KEY_RELEASE = 2
"""Counted from the first event of the extension."""
_INJECTED = "XTEST"
"""In the name of every device that programs press."""


class _QueryDeviceState(rq.ReplyRequest):  # type: ignore[misc]  # python-xlib ships no types
    _request = rq.Struct(rq.Card8("opcode"), rq.Opcode(30), rq.RequestLength(), rq.Card8("device"), rq.Pad(3))
    _reply = rq.Struct(
        rq.ReplyCode(),
        rq.Card8("kind"),
        rq.Card16("sequence_number"),
        rq.ReplyLength(),
        rq.Card8("n_classes"),
        rq.Pad(23),
        rq.Binary("body"),
    )


class X11Keyboards:
    """Every method blocks for a few round trips to the server."""

    def __init__(self, link: XLink) -> None:
        self._link = link
        found = link.display.query_extension("XInputExtension")
        self._opcode, self._first_event = int(found.major_opcode), int(found.first_event)
        self._known = bool(found.present)
        if self._known:
            link.display.xinput_query_version()
        self._injected = next((number for number, name in self._slaves() if _INJECTED in name), None)

    def injected(self) -> int | None:
        """The device that XTEST presses; the server makes it before any program comes."""
        return self._injected

    def others(self) -> list[int]:
        """The devices that people press."""
        return [number for number, name in self._slaves() if _INJECTED not in name]

    def held_by_programs(self) -> set[int]:
        """Keycodes that some program pressed and did not release."""
        device = self.injected()
        return set() if device is None else self._held(device)

    def held_by_people(self) -> set[int]:
        """Keycodes with a finger on them, whatever programs did to the core keyboard since."""
        held: set[int] = set()
        for device in self.others():
            held |= self._held(device)
        return held

    def switch_requests(self, device: int) -> list[bytes]:
        """Make the core keyboard take over this device's settings, by a release of a key that is not down."""
        code = int(self._link.display.display.info.max_keycode)
        return [self._link.fake_key(self._first_event + _DEVICE_KEY_RELEASE, code, device)]

    def _slaves(self) -> list[tuple[int, str]]:
        if not self._known:
            return []
        listed = self._link.display.xinput_query_device(xinput.AllDevices).devices
        return [
            (int(device.deviceid), str(device.name))
            for device in listed
            if device.use == xinput.SlaveKeyboard and device.enabled
        ]

    def _held(self, device: int) -> set[int]:
        wire: Any = self._link.display.display
        reply = _QueryDeviceState(display=wire, opcode=self._opcode, device=device)
        body, at = bytes(reply.body), 0
        for _ in range(reply.n_classes):
            kind, size = body[at], body[at + 1]
            if kind == _KEY_CLASS:
                down = body[at + 4 : at + 36]
                return {code for code in range(8 * len(down)) if down[code // 8] >> code % 8 & 1}
            at += size
        return set()
