"""Slow keys, bounce keys, sticky keys: made for fingers, and ruinous for text that a program types.

They are switched off for the device that programs press (XTEST) only, and only while we do: the user's keyboards keep
them, no settings program sees a change, and whatever happens to us, the next key the user presses brings them back.
"""

from __future__ import annotations

from tray_app.core.errors import InsertionFault
from tray_app.x11.connection import X11Connection
from tray_app.x11.devices import InputDevices
from tray_app.x11.xkb import Xkb

SLOW_KEYS, BOUNCE_KEYS, STICKY_KEYS, MOUSE_KEYS, ACCESS_KEYS = 1 << 1, 1 << 2, 1 << 3, 1 << 4, 1 << 6
FOR_FINGERS = SLOW_KEYS | BOUNCE_KEYS | STICKY_KEYS | MOUSE_KEYS | ACCESS_KEYS
LOSES_TEXT = SLOW_KEYS | BOUNCE_KEYS


class AccessControls:
    """Blocks for a dozen round trips when the user has such a control on, and for none otherwise."""

    def __init__(self, connection: X11Connection, xkb: Xkb, devices: InputDevices) -> None:
        self._connection = connection
        self._xkb = xkb
        self._input = devices
        self._lifted = False
        self._on: int | None = None
        """What is on for the core keyboard; None when it has to be asked for."""
        xkb.on_controls(self._changed)
        self._bring_back_after_a_kill()

    def _changed(self) -> None:
        self._on = None

    def lift(self) -> None:
        """Before keys are pressed. Raises InsertionFault when they could not reach the window whole."""
        self._connection.dispatch()
        if self._on is None:
            self._on = self._xkb.enabled_controls() & FOR_FINGERS
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
            self._set(*devices, self._xkb.enabled_controls(devices[1]) & FOR_FINGERS)

    def _bring_back_after_a_kill(self) -> None:
        devices = self._devices()
        if devices is None:
            return
        injected, other = (self._xkb.enabled_controls(device) & FOR_FINGERS for device in devices)
        if injected != other:
            self._set(*devices, other)

    def _devices(self) -> tuple[int, int] | None:
        """The device that programs press, and one that the user presses."""
        injecting, others = self._input.injecting(), self._input.pressed_by_people()
        return (injecting[0], others[0]) if injecting and others else None

    def _set(self, injected: int, other: int, values: int) -> None:
        """The core keyboard takes a device's controls over when it turns from another one to it, so it is turned away
        from ours: the next key that is pressed, ours or the user's, turns it back."""
        change = self._xkb.controls_request(injected, which=FOR_FINGERS, enabled=values)
        self._connection.queue([change, self._input.switch_request(other)])
        self._connection.sync()
