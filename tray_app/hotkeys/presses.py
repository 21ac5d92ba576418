"""When something was pressed that is not ours. Which key or button it was is never kept."""

from __future__ import annotations

from collections import deque

REMEMBERED = 64


class Presses:
    """The newest of them. Not thread-safe."""

    def __init__(self) -> None:
        self._times_ns: deque[int] = deque(maxlen=REMEMBERED)

    def note(self, at_ns: int) -> None:
        self._times_ns.append(at_ns)

    def since(self, since_ns: int) -> tuple[int, ...]:
        """Those from then on; and `since_ns` itself in place of those that are remembered no longer."""
        found = tuple(at_ns for at_ns in self._times_ns if at_ns >= since_ns)
        return (since_ns, *found) if len(found) == REMEMBERED else found
