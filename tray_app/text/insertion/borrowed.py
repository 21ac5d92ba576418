"""Which unused keys stand for which characters just now. Pure: decides, and asks nobody.

An unused key has two places, plain and with Shift. Characters stay where they are as long as
possible, because a program that is slow to look at its events looks at the keyboard as it is then:
moving a character while an earlier keystroke is still on its way would turn that one into another.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

from tray_app.x11.keyboard import SHIFT, Stroke
from tray_app.x11.keysyms import keysym_of

_PLACES = (0, SHIFT)


class BorrowedKeys:
    def __init__(self, unused: Iterable[int]) -> None:
        # The last to be taken comes first. Low keycodes belong to the letters of other keyboards, so they wait.
        self._free = [Stroke(code, place) for place in reversed(_PLACES) for code in sorted(unused)]
        self._by_char: OrderedDict[str, Stroke] = OrderedDict()
        """Least recently used first."""
        self.capacity = len(self._free)
        """How many different characters can be had at once."""

    @property
    def keycodes(self) -> set[int]:
        """Keys that have been given symbols."""
        return {stroke.keycode for stroke in self._by_char.values()}

    def stroke(self, char: str) -> Stroke:
        """Raises KeyError for a character that has no place."""
        return self._by_char[char]

    def would_move(self, chars: Iterable[str]) -> bool:
        """Whether `lend` would take its place from a character that was typed before."""
        return len(set(chars).difference(self._by_char)) > len(self._free)

    def lend(self, chars: Iterable[str]) -> tuple[int, ...]:
        """Gives every character a place, and the keycodes that must be told to the server before they can be typed.

        Raises ValueError when there are more than `capacity`. Where a character loses its place (`would_move`),
        keystrokes typed earlier must have been consumed first.
        """
        wanted = list(dict.fromkeys(chars))
        if len(wanted) > self.capacity:
            raise ValueError(f"{len(wanted)} characters for {self.capacity} places")
        for char in wanted:
            if char in self._by_char:
                self._by_char.move_to_end(char)
        changed: dict[int, None] = {}
        for char in wanted:
            if char in self._by_char:
                continue
            if not self._free:
                # The oldest is none of the wanted: those were moved to the end, and they all fit.
                self._free.append(self._by_char.popitem(last=False)[1])
            self._by_char[char] = self._free.pop()
            changed[self._by_char[char].keycode] = None
        return tuple(changed)

    def symbols(self, keycode: int) -> tuple[int, int]:
        """Keysyms of the plain and the shifted place; an empty place repeats the other one."""
        at = {stroke.modifiers: keysym_of(char) for char, stroke in self._by_char.items() if stroke.keycode == keycode}
        return at.get(0, at.get(SHIFT, 0)), at.get(SHIFT, at.get(0, 0))
