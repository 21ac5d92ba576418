"""Which of our keys are held, and on which device.

A key is held as long as one device holds it. What another device says of it does not count: a program that lets go of
a key the user is pressing (xdotool does, our own insertion did) ends nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Set

from tray_app.core.combination import KeyCodeId

Device = int


class HeldKeys:
    """Not thread-safe."""

    def __init__(self) -> None:
        self._devices: dict[KeyCodeId, set[Device]] = {}

    @property
    def codes(self) -> Set[KeyCodeId]:
        return self._devices.keys()

    def devices(self) -> frozenset[Device]:
        """Those that hold something."""
        return frozenset[Device]().union(*self._devices.values())

    def press(self, code: KeyCodeId, device: Device) -> bool:
        """Whether the key was not held before."""
        first = code not in self._devices
        self._devices.setdefault(code, set()).add(device)
        return first

    def release(self, code: KeyCodeId, device: Device) -> bool:
        """Whether the key was held and is not any more."""
        devices = self._devices.get(code)
        if devices is None:
            return False
        devices.discard(device)
        if devices:
            return False
        del self._devices[code]
        return True

    def listen_for(self, codes: Set[KeyCodeId]) -> None:
        """Forget all other keys."""
        self._devices = {code: devices for code, devices in self._devices.items() if code in codes}

    def keep(self, down: Mapping[Device, Set[KeyCodeId]]) -> None:
        """Let go of whatever its device says is not down."""
        for code, devices in list(self._devices.items()):
            for device in list(devices):
                if code not in down.get(device, frozenset()):
                    self.release(code, device)
