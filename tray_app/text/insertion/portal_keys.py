"""Keys that a portal presses for us, each of which is let go again, whatever happens in between."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple

from tray_app.dbus.faults import DBusFault

RELEASE_ATTEMPTS = 2


class Key(NamedTuple):
    code: int
    """A keysym, or the kernel's keycode."""
    is_keycode: bool = False


class BrokenOff(Exception):
    """The portal did not press a key. `pressed` is how many characters had been pressed before."""

    def __init__(self, pressed: int, cause: DBusFault) -> None:
        super().__init__(cause.problem.title)
        self.pressed = pressed
        self.cause = cause


class PortalKeys:
    """One thread at a time. An answer says that the portal has handed the key on, in order, and not that a window has
    it."""

    def __init__(self, notify: Callable[[Key, bool], object], owed: list[Key] | None = None) -> None:
        """`notify` presses (True) or lets go, and raises DBusFault. `owed`: keys that an earlier portal may have left
        down; those whose release fails are added to it."""
        self._notify = notify
        self._owed = owed if owed is not None else []

    def tap(self, key: Key) -> None:
        """Raises DBusFault."""
        with self._down(key):
            pass

    def chord(self, *keys: Key) -> None:
        """Each goes down after the one before, and up in the reverse order. Raises DBusFault."""
        first, *others = keys
        with self._down(first):
            if others:
                self.chord(*others)

    def type(self, keysyms: list[int], delay_ms: int = 0) -> tuple[int, int]:
        """When the first and the last were handed on (monotonic ns). Raises BrokenOff."""
        first_ns = 0
        for number, keysym in enumerate(keysyms):
            try:
                self.tap(Key(keysym))
            except DBusFault as fault:
                raise BrokenOff(number, fault) from fault
            first_ns = first_ns or time.monotonic_ns()
            if delay_ms:
                time.sleep(delay_ms / 1e3)
        return first_ns, time.monotonic_ns()

    def release_owed(self) -> None:
        """What a keyboard before this one may have left down: one that never pressed them has nothing to let go of."""
        while self._owed:
            with suppress(DBusFault):
                self._notify(self._owed.pop(), False)

    @contextmanager
    def _down(self, key: Key) -> Iterator[None]:
        try:
            self._notify(key, True)
            yield
        finally:  # also when pressing failed: an answer that did not come in time may still be carried out
            self._release(key)

    def _release(self, key: Key) -> None:
        for attempt in range(RELEASE_ATTEMPTS):
            try:
                self._notify(key, False)
            except DBusFault:
                if attempt + 1 == RELEASE_ATTEMPTS:
                    self._owed.append(key)
                    raise
            else:
                return
