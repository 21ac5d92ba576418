"""When our own insertion was pressing keys.

The server reports keys some time after they were pressed, so what matters is when a key was pressed, not when we
hear of it.
"""

from __future__ import annotations

from collections import deque

TOLERANCE_NS = 2_000_000
"""The X server's clock counts whole milliseconds."""


class TypingWindows:
    """The last few stretches of own typing. Not thread-safe."""

    def __init__(self) -> None:
        self._closed: deque[tuple[int, int]] = deque(maxlen=4)
        self._since_ns: int | None = None

    @property
    def open(self) -> bool:
        return self._since_ns is not None

    def begin(self, now_ns: int) -> None:
        if self._since_ns is None:
            self._since_ns = now_ns

    def end(self, now_ns: int) -> None:
        if self._since_ns is not None:
            self._closed.append((self._since_ns, now_ns))
            self._since_ns = None

    def contains(self, event_ns: int) -> bool:
        """Whether a key pressed then may have been pressed by us."""
        if self._since_ns is not None and event_ns >= self._since_ns - TOLERANCE_NS:
            return True
        return any(begin - TOLERANCE_NS <= event_ns <= end + TOLERANCE_NS for begin, end in self._closed)
