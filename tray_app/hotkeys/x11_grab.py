"""Passive key grabs: the server gives the grabbed key to us instead of the window.

They belong to the connection, so they are gone with it, however the process ends.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from Xlib import X, error

from .x11_keys import Grab

log = logging.getLogger(__name__)


class PassiveGrabs:
    """The grabs of one connection. Not thread-safe."""

    def __init__(self, display: Any) -> None:
        self._display = display
        self._root = display.screen().root
        self._held: dict[Grab, tuple[int, ...]] = {}

    def want(self, wanted: frozenset[Grab], lock_masks: tuple[int, ...]) -> frozenset[Grab]:
        """Change the grabs to these. Returns those another program holds; the rest are ours now.

        Blocks for one round trip when something changes.
        """
        for grab in self._held.keys() - wanted:
            self._release(grab)
        attempts = {grab: self._attempt(grab, lock_masks) for grab in wanted - self._held.keys()}
        if attempts:
            self._display.sync()
        else:
            self._display.flush()
        refused = {grab for grab, catches in attempts.items() if any(catch.get_error() for catch in catches)}
        for grab in attempts.keys() - refused:
            self._held[grab] = lock_masks
        for grab in refused:
            self._ungrab(grab, lock_masks)
        return frozenset(refused)

    def _attempt(self, grab: Grab, lock_masks: Iterable[int]) -> list[Any]:
        catches = []
        for locks in lock_masks:
            catch = error.CatchError(error.BadAccess)
            mode = X.GrabModeAsync
            self._root.grab_key(grab.keycode, grab.mask | locks, False, mode, mode, onerror=catch)
            catches.append(catch)
        return catches

    def _release(self, grab: Grab) -> None:
        self._ungrab(grab, self._held.pop(grab))

    def _ungrab(self, grab: Grab, lock_masks: Iterable[int]) -> None:
        for locks in lock_masks:
            self._root.ungrab_key(grab.keycode, grab.mask | locks)

    def holds_key(self, keycode: int) -> bool:
        return any(grab.keycode == keycode for grab in self._held)


class StillKey:
    """Takes the auto-repeat off keys while they are the hotkey, and gives it back.

    A held grab gives us the repeats as well, and with them the whole keyboard: whatever else is pressed meanwhile
    would be lost, our own typing included. A key that does not repeat can be let go the moment it was pressed.
    """

    def __init__(self, display: Any) -> None:
        self._display = display
        self._ours: frozenset[int] = frozenset()
        self.keycodes: frozenset[int] = frozenset()
        """The keys that do not repeat now, be it the user's doing."""

    def want(self, keycodes: frozenset[int]) -> None:
        """Blocks for one round trip when something changes."""
        if keycodes == self.keycodes:
            return
        fresh = keycodes - self.keycodes
        for keycode in self._ours - keycodes:
            self._display.change_keyboard_control(key=keycode, auto_repeat_mode=X.AutoRepeatModeOn)
        repeating = self._display.get_keyboard_control().auto_repeats if fresh else ()
        ours = {keycode for keycode in fresh if repeating[keycode // 8] >> keycode % 8 & 1}
        for keycode in ours:
            self._display.change_keyboard_control(key=keycode, auto_repeat_mode=X.AutoRepeatModeOff)
        # A key the user had already silenced is not ours to give back.
        self._ours = (self._ours & keycodes) | ours
        self.keycodes = keycodes
        self._display.flush()
