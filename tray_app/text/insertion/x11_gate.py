"""Whether text may go into a window just now: asked before every write, and after the last."""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import Enum

from .x11_held_keys import X11HeldKeys
from .x11_link import XLink
from .x11_target import Target, X11Targets

POLL_MS = 10


class Hindrance(Enum):
    LOST = "lost"
    """The window is gone, or another one has the focus."""
    GRABBED = "grabbed"
    """A screen locker or an open menu gets every key."""
    HOTKEY = "hotkey"
    """A key of the hotkey is down."""
    MODIFIER = "modifier"
    """Control or the like is down."""


PATIENCE_MS = {Hindrance.LOST: 0, Hindrance.GRABBED: 500, Hindrance.HOTKEY: 0, Hindrance.MODIFIER: 1_500}
"""Menus close, window managers let go of the keyboard, fingers leave keys. Who asks us waits for the hotkey."""


class Hindered(Exception):
    """Text must not go into the window now. `typed` is how many characters of it have gone already."""

    def __init__(self, hindrance: Hindrance, typed: int = 0) -> None:
        super().__init__(hindrance.value)
        self.hindrance = hindrance
        self.typed = typed


class X11Gate:
    """Blocks for three round trips when nothing hinders, and up to PATIENCE_MS when something does."""

    def __init__(
        self,
        link: XLink,
        targets: X11Targets,
        held_keys: X11HeldKeys,
        *,
        modifiers: Callable[[], set[int]],
        never_lift: Callable[[], frozenset[int]],
    ) -> None:
        """`modifiers`: keycodes that change what other keys mean; `never_lift`: the hotkey's keycodes."""
        self._link = link
        self._targets = targets
        self._held_keys = held_keys
        self._modifiers = modifiers
        self._never_lift = never_lift

    def await_free(self, target: Target) -> None:
        """Returns when nothing hinders, or only a modifier that may be lifted. Raises Hindered."""
        self._wait(target, lift=False)

    def pass_into(self, target: Target) -> None:
        """Returns when the next keys may be pressed. Raises Hindered."""
        self._wait(target, lift=True)

    def check_arrival(self, target: Target) -> None:
        """After the last key: nobody else can have got it. Raises Hindered."""
        if not self._targets.has_focus(target):
            raise Hindered(Hindrance.LOST)
        if self._grabbed(target):
            raise Hindered(Hindrance.GRABBED)

    def _wait(self, target: Target, *, lift: bool) -> None:
        begun_ns, lifted = time.monotonic_ns(), False
        while (found := self._hindrance(target)) is not None:
            hindrance, codes = found
            if (time.monotonic_ns() - begun_ns) / 1e6 < PATIENCE_MS[hindrance] and not lifted:
                self._link.wait(lambda: False, POLL_MS)
            elif hindrance is not Hindrance.MODIFIER or lifted:
                raise Hindered(hindrance)
            elif lift:
                self._held_keys.lift(codes)
                lifted = True
            else:
                return

    def _hindrance(self, target: Target) -> tuple[Hindrance, set[int]] | None:
        if not self._targets.has_focus(target):
            return Hindrance.LOST, set()
        if self._grabbed(target):
            return Hindrance.GRABBED, set()
        down = self._held_keys.down()
        if hotkey := down & self._never_lift():
            return Hindrance.HOTKEY, hotkey
        if modifiers := down & self._modifiers():
            return Hindrance.MODIFIER, modifiers
        return None

    def _grabbed(self, target: Target) -> bool:
        return not target.grabs_for_itself and self._targets.keyboard_is_grabbed()
