"""The last seconds of sound, so that a take can begin before its key went down."""

from __future__ import annotations

import numpy as np

from tray_app.core.ports import Pcm


class RingBuffer:
    """Keeps the newest `capacity` samples; every sample has a running index since the stream began."""

    def __init__(self, capacity: int) -> None:
        self._buffer: Pcm = np.zeros(capacity, dtype=np.int16)
        self.end = 0
        """Index after the newest sample."""

    def append(self, pcm: Pcm) -> None:
        capacity = len(self._buffer)
        kept = pcm[-capacity:]
        at = (self.end + len(pcm) - len(kept)) % capacity
        head = min(len(kept), capacity - at)
        self._buffer[at : at + head] = kept[:head]
        self._buffer[: len(kept) - head] = kept[head:]
        self.end += len(pcm)

    def since(self, index: int) -> tuple[int, Pcm]:
        """A copy of what is held from `index` on, and the index it really begins at."""
        capacity = len(self._buffer)
        first = min(max(index, self.end - capacity, 0), self.end)
        length = self.end - first
        at = first % capacity
        head = min(length, capacity - at)
        return first, np.concatenate((self._buffer[at : at + head], self._buffer[: length - head]))
