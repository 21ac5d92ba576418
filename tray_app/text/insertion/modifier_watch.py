"""Notices a finger that pressed Control or the like in the middle of a write, which makes commands of characters."""

from __future__ import annotations

from tray_app.x11.connection import X11Connection
from tray_app.x11.xkb import State, Xkb


class ModifierWatch:
    """The server says after which of our requests a modifier went down, so that can be told exactly."""

    def __init__(self, connection: X11Connection, xkb: Xkb) -> None:
        self._connection = connection
        self._xkb = xkb
        self.commands = 0
        """The modifiers that make commands of characters, as a mask."""
        self._commanded_after: list[int] = []
        """Requests after which a modifier that makes commands of characters went down, since the last write."""
        self._last_press = 0
        """The request that pressed the last key."""
        xkb.on_state(self._on_state, always=False)

    def switch(self, *, on: bool) -> None:
        self._commanded_after.clear()
        self._last_press = self._connection.last_request()
        self._connection.queue([self._xkb.held_modifiers_request(on=on)])

    def presses_with(self, request: int) -> None:
        """The number of the request that is going to press the last key of a write."""
        self._last_press = request

    def is_spoilt(self) -> bool:
        """Whether a key was pressed behind Control or the like. To be asked after a round trip to the server."""
        seen = self._connection.last_request()
        self._connection.dispatch()
        if any(_is_before(after, self._last_press) for after in self._commanded_after):
            return True
        # What went down before the gate's look was seen by it; what came after may spoil the next write. The look asks
        # for the keys that are down by the last request but one.
        self._commanded_after = [after for after in self._commanded_after if not _is_before(after, seen - 1)]
        return False

    def _on_state(self, state: State, after: int) -> None:
        if state.held & self.commands:
            self._commanded_after.append(after)


def _is_before(request: int, other: int) -> bool:
    """By their numbers, of which the server tells the last 16 bits."""
    return 0 < (other - request) % 65_536 < 32_768
