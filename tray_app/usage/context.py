"""The newest texts, in memory only and never more than so many characters: what was said just before."""

from __future__ import annotations

import threading
from collections import deque


class RecentTexts:
    """Thread-safe. Nothing of it is ever written, logged or shown."""

    def __init__(self, most_characters: int) -> None:
        self._lock = threading.Lock()
        self._most_characters = most_characters
        self._texts: deque[str] = deque()
        self._characters = 0

    def add(self, text: str) -> int:
        """The newest one; how many of the oldest were dropped for it. Of one longer than the room its end is kept."""
        with self._lock:
            kept = text[max(0, len(text) - self._most_characters) :]
            if not kept:
                return 0
            self._texts.append(kept)
            self._characters += len(kept)
            return self._prune()

    def limit(self, most_characters: int) -> int:
        """Another limit from now on; how many texts it cost."""
        with self._lock:
            self._most_characters = most_characters
            return self._prune()

    def texts(self) -> tuple[str, ...]:
        """Oldest first."""
        with self._lock:
            return tuple(self._texts)

    def clear(self) -> None:
        with self._lock:
            self._texts.clear()
            self._characters = 0

    @property
    def fill_percent(self) -> float:
        with self._lock:
            return 100 * self._characters / self._most_characters if self._most_characters else 0.0

    def _prune(self) -> int:
        dropped = 0
        while self._characters > self._most_characters:
            self._characters -= len(self._texts.popleft())
            dropped += 1
        return dropped
