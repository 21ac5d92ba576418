"""What `PynputHotkeys` needs of a keyboard, and what a keyboard tells it.

X11 and the other systems differ in how keys are named, timed and kept from the window; what a press means is the same
everywhere (`machine.py`).
"""

from __future__ import annotations

from collections.abc import Set
from typing import Protocol

from tray_app.core.combination import Chord, Combination, KeyCodeId, Modifiers
from tray_app.core.errors import Problem

TAKEN = "Another program already uses the hotkey for itself."
"""Title of the problem of a grab that was refused."""


class Ear(Protocol):
    """Hears the keyboard, on the keyboard's threads. Returns within microseconds."""

    def own_key(self, pressed: bool, code: KeyCodeId, held: Modifiers, event_ns: int, handled_ns: int) -> None:
        """A key of the hotkey or the cancel key; `held` are the modifiers down before it."""

    def foreign_press(self, event_ns: int, handled_ns: int) -> None:
        """Some other key that is not a modifier. Which one is not said."""

    def keys_down(self, codes: Set[KeyCodeId], asked_ns: int) -> None:
        """Which of our keys are physically down, asked at that time."""

    def keyboard_changed(self) -> None:
        """The layout is another one, or the keyboard was found again: chords have to be looked up anew."""

    def noticed(self, problem: Problem) -> None: ...


class KeySource(Protocol):
    """A keyboard. Methods other than `start` and `stop` return at once."""

    def start(self, ear: Ear) -> None:
        """Blocks until keys are heard. Raises HotkeyFault when they cannot be."""

    def chord(self, combination: Combination) -> Chord:
        """Raises HotkeyFault when this keyboard cannot press it."""

    def listen_for(self, hotkey: Chord, cancel: Chord) -> None:
        """From now on these keys are ours."""

    def own_keys_down(self, codes: frozenset[KeyCodeId]) -> None:
        """Which of our keys are believed to be down: while any is, they are checked on now and then."""

    def recording(self, active: bool) -> None:
        """While True the cancel key is kept from the window."""

    def typing(self, active: bool) -> None:
        """Our own insertion is pressing keys: nothing of it may be caught."""

    def check_keys(self) -> None:
        """Ask for `Ear.keys_down` soon."""

    def stop(self) -> None:
        """Returns when no more keys will be reported."""
