"""When something was pressed that is not ours, and which window had the keys then. Which key or button it was is never
kept."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from enum import Enum

REMEMBERED = 64
UNKNOWN = 0
"""In place of a window: nobody tells which one is in front."""
_NOBODYS = -1
"""What was pressed went to no window."""
CLICK_SHOWS_NS, KEYS_SHOW_NS = 1_000_000_000, 10_000_000_000
"""What brings another window to the front has done so within this: a switcher stays open as long as Alt is held."""
_STANDS_NS = 500_000_000
"""A window that is in front for so long is the one that is meant."""


class Pressed(Enum):
    KEY = "key"
    CLICK = "click"
    """It falls into the window that it brings to the front."""
    SWITCHING = "switching"
    """A key with Alt or Super: where another window comes to the front, it was for the desktop."""


@dataclass(slots=True)
class _Press:
    at_ns: int
    kind: Pressed
    window: int


class Presses:
    """The newest of them. Not thread-safe."""

    def __init__(self) -> None:
        self._pressed: deque[_Press] = deque(maxlen=REMEMBERED)
        self._fronts: deque[tuple[int, int]] = deque(maxlen=REMEMBERED)
        """Since when which window has been in front."""

    def note(self, at_ns: int, kind: Pressed = Pressed.KEY) -> None:
        self._pressed.append(_Press(at_ns, kind, self._fronts[-1][1] if self._fronts else UNKNOWN))

    def came_to_front(self, window: int, at_ns: int) -> None:
        """From now on keys go to it; UNKNOWN where nobody tells."""
        if self._fronts and self._fronts[-1][1] == window:
            return
        for press in reversed(self._pressed):
            if press.kind is Pressed.SWITCHING and at_ns - press.at_ns <= KEYS_SHOW_NS:
                press.window = _NOBODYS
                continue
            if press.kind is Pressed.CLICK and at_ns - press.at_ns <= CLICK_SHOWS_NS:
                press.window = window
            break
        self._fronts.append((at_ns, window))

    def since(self, since_ns: int, *, there: bool = False) -> tuple[int, ...]:
        """Those from then on; and `since_ns` itself in place of those that are remembered no longer. `there`: without
        those that went to another window than the one that was in front then."""
        found = [press for press in self._pressed if press.at_ns >= since_ns]
        lost = (since_ns,) if len(found) == REMEMBERED else ()
        front = self._front_at(since_ns) if there else UNKNOWN
        if front != UNKNOWN:
            found = [press for press in found if press.window in (front, UNKNOWN)]
        return (*lost, *(press.at_ns for press in found))

    def _front_at(self, at_ns: int) -> int:
        """UNKNOWN also where it has changed a moment before."""
        before = [(since_ns, window) for since_ns, window in self._fronts if since_ns <= at_ns]
        if not before or at_ns - before[-1][0] < _STANDS_NS:
            return UNKNOWN
        return before[-1][1]
