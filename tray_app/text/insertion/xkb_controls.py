"""Slow keys, bounce keys, sticky keys: made for fingers, and ruinous for text that a program types.

They are switched off for the device that programs press (XTEST) only, and only while we do: the user's keyboards keep
them, no settings program sees a change, and whatever happens to us, the next key the user presses brings them back.
"""

from __future__ import annotations

import struct
from typing import Any

from Xlib.protocol import rq

from tray_app.core.errors import InsertionFault

from .x11_keyboards import X11Keyboards
from .x11_link import XLink
from .xkb import CONTROLS_NOTIFY, CORE_KEYBOARD, NEW_KEYBOARD_NOTIFY

SLOW_KEYS, BOUNCE_KEYS, STICKY_KEYS, MOUSE_KEYS, ACCESS_KEYS = 1 << 1, 1 << 2, 1 << 3, 1 << 4, 1 << 6
FOR_FINGERS = SLOW_KEYS | BOUNCE_KEYS | STICKY_KEYS | MOUSE_KEYS | ACCESS_KEYS
LOSES_TEXT = SLOW_KEYS | BOUNCE_KEYS
_CHANGE_ENABLED = 1 << 31


class _GetControls(rq.ReplyRequest):  # type: ignore[misc]  # python-xlib ships no types
    _request = rq.Struct(rq.Card8("opcode"), rq.Opcode(6), rq.RequestLength(), rq.Card16("device"), rq.Pad(2))
    _reply = rq.Struct(
        rq.ReplyCode(),
        rq.Card8("device"),
        rq.Card16("sequence_number"),
        rq.ReplyLength(),
        rq.Pad(48),
        rq.Card32("enabled"),
        rq.Binary("per_key_repeat"),
    )


class AccessControls:
    """Blocks for a dozen round trips when the user has such a control on, and for none otherwise.

    Stands on the events that `Xkb` asked for on the same link.
    """

    def __init__(self, link: XLink, keyboards: X11Keyboards) -> None:
        self._link = link
        self._keyboards = keyboards
        self._lifted = False
        self._on: int | None = None
        """What is on for the core keyboard; None when it has to be asked for."""
        link.on(link.xkb_event, self._on_event)
        self._bring_back_after_a_kill()

    def _on_event(self, event: Any) -> None:
        if event.detail in (CONTROLS_NOTIFY, NEW_KEYBOARD_NOTIFY):
            self._on = None

    def lift(self) -> None:
        """Before keys are pressed. Raises InsertionFault when they could not reach the window whole."""
        self._link.dispatch()
        if self._on is None:
            self._on = self._enabled(CORE_KEYBOARD) & FOR_FINGERS
        on = self._on
        if not on:
            return
        devices = self._devices()
        if devices is None:
            if on & LOSES_TEXT:
                raise InsertionFault(
                    "Slow keys or bounce keys keep programs from typing here.",
                    "The text is on the clipboard: paste it, or switch those aids off while you dictate.",
                )
            return
        self._lifted = True
        self._set(*devices, 0)

    def restore(self) -> None:
        """After the last key."""
        if not self._lifted:
            return
        self._lifted = False
        devices = self._devices()
        if devices is not None:
            self._set(*devices, self._enabled(devices[1]) & FOR_FINGERS)

    def _bring_back_after_a_kill(self) -> None:
        devices = self._devices()
        if devices is None:
            return
        injected, other = (self._enabled(device) & FOR_FINGERS for device in devices)
        if injected != other:
            self._set(*devices, other)

    def _devices(self) -> tuple[int, int] | None:
        """The device that programs press, and one that the user presses."""
        injected, others = self._keyboards.injected(), self._keyboards.others()
        return None if injected is None or not others else (injected, others[0])

    def _enabled(self, device: int) -> int:
        wire: Any = self._link.display.display
        return int(_GetControls(display=wire, opcode=self._link.xkb_opcode, device=device).enabled)

    def _set(self, injected: int, other: int, values: int) -> None:
        """The core keyboard takes a device's controls over when it turns from another one to it, so it is turned away
        from ours: the next key that is pressed, ours or the user's, turns it back."""
        change = struct.pack(
            "=BBHH12xBBHxxIII20x12x32x",
            *(self._link.xkb_opcode, 7, 25, injected, 0, 0, 0, FOR_FINGERS, values, _CHANGE_ENABLED),
        )
        self._link.queue([change, *self._keyboards.switch_requests(other)])
        self._link.sync()
