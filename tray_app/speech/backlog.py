"""How far behind an engine was when the key came up. Pure."""

from __future__ import annotations


class Backlog:
    """Of one take: pieces that were complete before key up, and how long after it the last of them was decoded."""

    def __init__(self) -> None:
        self._key_up_ns: int | None = None
        self._waiting = 0
        self.ms = 0.0
        """None waited: 0."""

    def key_up(self, waiting: int, now_ns: int) -> None:
        """`waiting` pieces are complete and have no text yet. Only the first call counts."""
        if self._key_up_ns is None:
            self._key_up_ns, self._waiting = now_ns, waiting

    def decoded(self, now_ns: int) -> None:
        """The oldest piece has its text."""
        if self._waiting and self._key_up_ns is not None:
            self._waiting -= 1
            self.ms = (now_ns - self._key_up_ns) / 1e6
