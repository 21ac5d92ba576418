"""What `KeyboardHotkeys` needs of a keyboard, and what a keyboard tells it.

X11 and the other systems differ in how keys are named, timed and kept from the window; what a press means is the same
everywhere (`machine.py`).
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Protocol

from tray_app.core.combination import Chord, Combination, KeyCodeId, Modifiers
from tray_app.core.errors import Problem
from tray_app.core.translation import marked

TAKEN = marked("Another program already uses the hotkey for itself.")
"""Title of the problem of a grab that was refused."""


class OlderServer(Exception):
    """The X server lacks what it names; an older way of hearing keys may work."""


class KeyHandler(Protocol):
    """Hears the keyboard, on the keyboard's threads. Returns within microseconds."""

    def own_key(self, pressed: bool, code: KeyCodeId, held: Modifiers, event_ns: int, handled_ns: int) -> None:
        """The user's finger on a key of a hotkey or the cancel key; `held` are the modifiers down before it."""

    def foreign_press(self, event_ns: int, *, switches: bool = False) -> None:
        """The user pressed some other key that is not a modifier. Which one is not said; `switches`: with Alt or Super,
        as those that bring other windows to the front."""

    def other_input(self, event_ns: int, *, click: bool = False) -> None:
        """The user clicked, or a key held since before repeats."""

    def came_to_front(self, window: int, event_ns: int) -> None:
        """Another window has the keys, by a number of its own; 0 where nobody tells which."""

    def keys_down(self, codes: Set[KeyCodeId], asked_ns: int) -> None:
        """Which of our keys are physically down, asked at that time."""

    def keyboard_changed(self) -> None:
        """The layout is another one, or the keyboard was found again: chords have to be looked up anew."""

    def failed(self, problem: Problem) -> None:
        """No key is heard until `keyboard_changed`."""

    def noticed(self, problem: Problem) -> None:
        """Keys are heard all the same."""


class KeySource(Protocol):
    """A keyboard. Methods other than `start` and `stop` return at once."""

    hears_clicks: bool
    """It tells of mouse buttons too, and of every key."""

    def start(self, handler: KeyHandler) -> None:
        """Blocks until keys are heard. Raises HotkeyFault when they cannot be."""

    def chord(self, combination: Combination) -> Chord:
        """Raises HotkeyFault when this keyboard cannot press it."""

    def listen_for(self, hotkeys: Sequence[Chord], cancel: Chord) -> None:
        """From now on these keys are ours. Keys that are held are forgotten, unless they were ours before."""

    def listen_for_nothing(self) -> None:
        """No key is ours any more; only changes of the keyboard are told."""

    def recording(self, active: bool) -> None:
        """While True the cancel key is kept from the window."""

    def typing(self, active: bool) -> None:
        """Our own insertion is pressing keys: they are neither told nor caught."""

    def stop(self) -> None:
        """Returns when no more keys will be reported."""
