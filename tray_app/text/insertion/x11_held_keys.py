"""Keys that are down when text comes: let go for it, pressed again afterwards; and keys that a killed run left down."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from Xlib import X, Xatom

from tray_app.x11.connection import X11Connection
from tray_app.x11.devices import InputDevices

log = logging.getLogger(__name__)


class X11HeldKeys:
    """Every method blocks for a few round trips to the server."""

    def __init__(self, connection: X11Connection, devices: InputDevices) -> None:
        self._connection = connection
        self._devices = devices
        self._mark = connection.atom("_HOLDTALK_TYPING")
        """On the root window while we press keys: those that other programs hold. Owned as a selection besides, so
        that the mark of a run that was killed is told from that of one that lives."""
        self._lifted: set[int] = set()
        self._pressed: set[int] = set()
        """Pressed for a finger that was still on them."""
        self._release_what_a_killed_run_left()

    # --- around a text -------------------------------------------------------------------

    def begin(self, down: frozenset[int]) -> None:
        """Before keys are pressed; `down`: keycodes that are down already, whoever holds them."""
        self.tidy()
        foreign = sorted(self._devices.held_by_programs() - self._pressed) if down else []
        self._connection.root.change_property(self._mark, Xatom.CARDINAL, 32, foreign)
        self._connection.window.set_selection_owner(self._mark, X.CurrentTime)

    def end(self) -> None:
        """After they were all released: a finger gets its key back."""
        if self._lifted:
            again = self._lifted & self._devices.held_by_people()
            self._lifted.clear()
            self._press(again, down=True)
            self._pressed |= again
            self.tidy()  # a finger that left in between would leave the key down for ever
        if not self._pressed:
            self._connection.root.delete_property(self._mark)

    def lift(self, codes: frozenset[int]) -> None:
        """Release these keys, whoever holds them."""
        self._press(codes, down=False)
        self._lifted |= codes

    # --- afterwards ----------------------------------------------------------------------

    def tidy(self, *, at_the_end: bool = False) -> bool:
        """Release what we hold for a finger that is gone: a key that stays pressed on our device could be pressed by
        no program again. Whether nothing is held any more."""
        if not self._pressed:
            return True
        done = self._pressed if at_the_end else self._pressed - self._devices.held_by_people()
        self._press(done, down=False)
        self._pressed = self._pressed - done
        if self._pressed:
            return False
        self._connection.root.delete_property(self._mark)
        self._connection.sync()
        return True

    def _release_what_a_killed_run_left(self) -> None:
        marked = self._connection.root.get_full_property(self._mark, Xatom.CARDINAL)
        if marked is None or self._connection.display.get_selection_owner(self._mark):
            return
        left = self._devices.held_by_programs() - set(marked.value)
        if left:
            log.warning("a run that was killed left %d keys pressed", len(left))
        self._press(left, down=False)
        self._connection.root.delete_property(self._mark)
        self._connection.sync()

    def _press(self, codes: Iterable[int], *, down: bool) -> None:
        kind = X.KeyPress if down else X.KeyRelease
        self._connection.queue([self._connection.fake_key(kind, code) for code in sorted(codes)])
        self._connection.sync()
