"""What can keep a text from its window."""

from __future__ import annotations

from enum import Enum


class Hindrance(Enum):
    LOST = "lost"
    """The window is gone, or another one has the focus."""
    GRABBED = "grabbed"
    """A screen locker or an open menu gets every key."""
    HOTKEY = "hotkey"
    """A key of the hotkey is down."""
    MODIFIER = "modifier"
    """Control or the like is down."""
    SPOILT = "spoilt"
    """Control or the like went down while keys were pressed, and made commands of characters."""


PATIENCE_MS = {Hindrance.LOST: 0, Hindrance.GRABBED: 500, Hindrance.HOTKEY: 0, Hindrance.MODIFIER: 1_500}
"""Menus close, window managers let go of the keyboard, fingers leave keys. Who asks us waits for the hotkey."""


class Hindered(Exception):
    """Text must not go into the window now. `typed` is how many characters of it have gone already."""

    def __init__(self, hindrance: Hindrance, typed: int = 0) -> None:
        super().__init__(hindrance.value)
        self.hindrance = hindrance
        self.typed = typed
