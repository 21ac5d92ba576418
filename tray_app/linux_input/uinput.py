"""A keyboard that we press keys on: the kernel takes it for one that was plugged in (uinput)."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from . import ioctls
from .device import OWN_NAME
from .records import EV_KEY, EV_SYN, PRESSED, RELEASED, SYN_REPORT, packed

UINPUT = Path("/dev/uinput")
_DEVICES = Path("/sys/devices/virtual/input")
_UDEV_DATA = Path("/run/udev/data")
UDEV_TAKES_S = 3.0
"""How long udev may take over a new device, so that there is an end; it takes some ten milliseconds."""
DESKTOP_TAKES_S = 0.2
"""The compositor opens a new keyboard after udev has told of it, and what is pressed before that it never sees. Nobody
tells when it has: libinput did within 30 to 370 ms on a machine about twenty times slower than usual."""
UNSEEN_TAKES_S = 0.5
"""The same where there is no udev to look at."""
_LOOK_S = 0.005
KEY_GAP_S = 0.002
"""Between two moves of keys: none of them is then merged with the next, and the whole chord takes no time."""


class UinputKeyboard:
    """For one thread at a time. It is unplugged when it is closed, or this process ends, its keys let go of."""

    def __init__(self, codes: Sequence[int], path: Path = UINPUT, name: str = OWN_NAME) -> None:
        """Raises OSError when there can be none here."""
        self._down: list[int] = []
        self._ready_s = 0.0
        self._fd = os.open(path, os.O_WRONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            self.sysname = ioctls.create_keyboard(self._fd, name, codes)
        except BaseException:
            self.close()
            raise
        self.made_s = time.monotonic()

    def event_name(self) -> str:
        """Of its device in /dev/input; empty where the kernel does not tell."""
        with suppress(OSError):
            return next((name for name in os.listdir(_DEVICES / self.sysname) if name.startswith("event")), "")
        return ""

    def wait_until_seen(self) -> None:
        """Blocks until the compositor may be expected to listen to it: once, right after it was made."""
        if not self._ready_s:
            self._ready_s = self.made_s + UNSEEN_TAKES_S
            if _UDEV_DATA.is_dir():
                self._ready_s = self._udev_done_s() + DESKTOP_TAKES_S
        time.sleep(max(0.0, self._ready_s - time.monotonic()))

    def press_together(self, codes: Sequence[int]) -> int:
        """Down one after the other, and up the other way round; when the last went down (monotonic ns).

        Raises OSError when it cannot be, and then nothing of it stays down.
        """
        try:
            for code in codes:
                self._move(code, PRESSED)
                time.sleep(KEY_GAP_S)
            pressed_ns = time.monotonic_ns()
        finally:
            self.let_go()
        return pressed_ns

    def let_go(self) -> None:
        """Of whatever is down. Raises OSError when the keyboard has gone, and then nothing is."""
        while self._down:
            self._move(self._down[-1], RELEASED)
            self._down.pop()

    def close(self) -> None:
        """Again is harmless."""
        fd, self._fd = self._fd, -1
        if fd >= 0:
            with suppress(OSError):
                ioctls.destroy_keyboard(fd)  # the kernel lets go of its keys
            os.close(fd)

    def _move(self, code: int, value: int) -> None:
        if value == PRESSED:
            self._down.append(code)
        os.write(self._fd, packed(EV_KEY, code, value) + packed(EV_SYN, SYN_REPORT, 0))

    def _udev_done_s(self) -> float:
        """When udev was seen to be done with it, by its entry for the device's number."""
        numbers = ""
        while time.monotonic() < self.made_s + UDEV_TAKES_S:
            with suppress(OSError):
                numbers = numbers or (_DEVICES / self.sysname / self.event_name() / "dev").read_text().strip()
                if numbers and (_UDEV_DATA / f"c{numbers}").exists():
                    break
            time.sleep(_LOOK_S)
        return time.monotonic()
