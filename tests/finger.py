"""A finger on the keyboard of a private desktop, told from the device that programs press keys on.

XTEST presses keys of any device it is given; xdotool gives none, and gets the one for programs.
"""

from __future__ import annotations

from typing import Any

from Xlib.display import Display
from Xlib.protocol import rq

KEYBOARD = "Xvfb keyboard"
ALL_DEVICES = 0
_KEY_PRESS, _KEY_RELEASE = 1, 2
"""Of the first version of XInput, counted from its first event."""


class _FakeDeviceKey(rq.Request):  # type: ignore[misc]  # python-xlib has no types
    _request = rq.Struct(
        rq.Card8("opcode"),
        rq.Opcode(2),
        rq.RequestLength(),
        rq.Card8("kind"),
        rq.Card8("keycode"),
        rq.Pad(29),
        rq.Card8("device"),
    )


class Finger:
    """`press` and `release` return when the server has carried them out."""

    def __init__(self, display: str) -> None:
        self._display: Any = Display(display)
        devices = self._display.xinput_query_device(ALL_DEVICES).devices
        (self._device,) = (device.deviceid for device in devices if device.name == KEYBOARD)
        self._first_event = self._display.query_extension("XInputExtension").first_event
        self._down: list[int] = []

    def press(self, keycode: int) -> None:
        self._down.append(keycode)
        self._send(_KEY_PRESS, keycode)

    def release(self, keycode: int) -> None:
        self._down.remove(keycode)
        self._send(_KEY_RELEASE, keycode)

    def close(self) -> None:
        """Lifts what is down."""
        for keycode in reversed(list(self._down)):
            self.release(keycode)
        self._display.close()

    def _send(self, kind: int, keycode: int) -> None:
        _FakeDeviceKey(
            display=self._display.display,
            opcode=self._display.query_extension("XTEST").major_opcode,
            kind=self._first_event + kind,
            keycode=keycode,
            device=self._device,
        )
        self._display.sync()
