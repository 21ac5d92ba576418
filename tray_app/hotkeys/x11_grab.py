"""What is changed on the server for the hotkey's sake: who gets its keys, whether they repeat, what they lock.

Grabs belong to the connection, so they are gone with it, however the process ends; auto-repeat does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from Xlib import X, Xatom, error

from tray_app.core.combination import KeyCodeId
from tray_app.x11.xkb import Xkb

from .x11_keys import Grab


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
            self._ungrab(grab, self._held.pop(grab))
        attempts = {grab: self._attempt(grab, lock_masks) for grab in wanted - self._held.keys()}
        if attempts:
            self._display.sync()
        else:
            self._display.flush()
        refused = frozenset(grab for grab, catch in attempts.items() if catch.get_error())
        self._held.update(dict.fromkeys(attempts.keys() - refused, lock_masks))
        for grab in refused:
            self._ungrab(grab, lock_masks)
        return refused

    def _attempt(self, grab: Grab, lock_masks: Iterable[int]) -> error.CatchError:
        """Gives what keeps the error, once there is one."""
        catch, mode = error.CatchError(error.BadAccess), X.GrabModeAsync
        for locks in lock_masks:
            self._root.grab_key(grab.keycode, grab.mask | locks, False, mode, mode, onerror=catch)
        return catch

    def _ungrab(self, grab: Grab, lock_masks: Iterable[int]) -> None:
        for locks in lock_masks:
            self._root.ungrab_key(grab.keycode, grab.mask | locks)


class StillKey:
    """Takes the auto-repeat off keys while they are the hotkey, and gives it back.

    A held grab gives us the repeats as well, and with them the whole keyboard: whatever else is pressed meanwhile
    would be lost, our own typing included. A key that does not repeat can be let go the moment it was pressed.

    Which keys were silenced stands on the server, so that the next run gives back what one that was killed could not.
    Only one program at a time does this: the owner of a selection, which ends with its connection.
    """

    def __init__(self, display: Any, window: Any) -> None:
        """Blocks for a few round trips. `window` is our own."""
        self._display = display
        self._root = display.screen().root
        self._window = window
        self._record = display.intern_atom("_HOLDTALK_SILENCED_KEYS")
        self._ours: frozenset[int] = frozenset()
        self.keycodes: frozenset[int] = frozenset()
        """The keys that do not repeat now, be it the user's doing."""
        self._owner = False
        self._become_owner()

    def want(self, keycodes: frozenset[int]) -> None:
        """Blocks for a few round trips when something changes."""
        if keycodes == self.keycodes or not (self._owner or self._become_owner()):
            return
        fresh = keycodes - self.keycodes
        repeating = self._display.get_keyboard_control().auto_repeats if fresh else ()
        silence = {keycode for keycode in fresh if repeating[keycode // 8] >> keycode % 8 & 1}
        give_back = self._ours - keycodes
        # A key the user had already silenced is not ours to give back.
        self._ours = (self._ours & keycodes) | silence
        self._write_down(self._ours | give_back)
        self._set_repeat(silence, X.AutoRepeatModeOff)
        self._set_repeat(give_back, X.AutoRepeatModeOn)
        self._write_down(self._ours)
        self.keycodes = keycodes
        self._display.flush()

    def _become_owner(self) -> bool:
        if self._display.get_selection_owner(self._record) != X.NONE:
            return False
        self._window.set_selection_owner(self._record, X.CurrentTime)
        self._owner = True
        left = self._root.get_full_property(self._record, Xatom.CARDINAL)
        if left is not None:
            self._set_repeat(map(int, left.value), X.AutoRepeatModeOn)
            self._write_down(())
        return True

    def _set_repeat(self, keycodes: Iterable[int], mode: int) -> None:
        for keycode in keycodes:
            self._display.change_keyboard_control(key=keycode, auto_repeat_mode=mode)

    def _write_down(self, keycodes: Iterable[int]) -> None:
        self._root.change_property(self._record, Xatom.CARDINAL, 32, sorted(keycodes))


class KeptLocks:
    """Leaves Caps Lock and its like as they were when their key is the hotkey.

    The server has locked or unlocked by the time we hear of the key, so that is taken back at once. A key that locks
    may unlock as late as it comes up; hence twice.
    """

    def __init__(self, xkb: Xkb) -> None:
        self._xkb = xkb
        self.locked = 0
        """What is locked now, as a mask of modifiers; told by the server."""
        self.masks: Mapping[KeyCodeId, int] = {}
        """What each key of the hotkey would lock."""
        self._before = 0

    def key(self, pressed: bool, code: int) -> None:
        mask = self.masks.get(code, 0)
        if not mask:
            return
        if pressed:
            self._before = self.locked
        self._xkb.lock_modifiers(mask, self._before & mask)
