"""A take while it is needed: on disk as far as the disk takes it, the rest in memory."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import numpy as np

from tray_app.core.ports import Pcm

from .take_file import TakeFile, read_take

_log = logging.getLogger(__name__)


class MemoryBudget:
    """How much sound may be held for want of a disk, over all takes."""

    def __init__(self, max_bytes: int) -> None:
        self._left_bytes = max_bytes

    def reserve(self, size_bytes: int) -> bool:
        """False when it is used up."""
        if size_bytes > self._left_bytes:
            return False
        self._left_bytes -= size_bytes
        return True

    def give_back(self, size_bytes: int) -> None:
        self._left_bytes += size_bytes


class KeptTake:
    """Written by one thread; may be read by another meanwhile."""

    def __init__(self, memory: MemoryBudget) -> None:
        self.file: TakeFile | None = None
        """None when there is no place on disk for it."""
        self._memory = memory
        self._rest: list[bytes] = []
        """What follows the file's samples."""
        self._complete = True

    @property
    def in_memory(self) -> bool:
        """Whether the end of this process would lose some of it."""
        return bool(self._rest)

    def append(self, pcm: bytes) -> None:
        """Raises OSError when the disk refuses a block for the first time; the block is kept all the same."""
        if self.file is not None and not self._rest:
            try:
                self.file.append(pcm)
                return
            except OSError:
                self._remember(pcm)
                raise
        self._remember(pcm)

    def _remember(self, pcm: bytes) -> None:
        if self._complete and self._memory.reserve(len(pcm)):
            self._rest.append(pcm)
        elif self._complete:
            self._complete = False  # a hole in the middle would be worse than a missing end
            _log.warning("no more room in memory for takes that cannot be written")

    def read(self) -> Iterator[Pcm]:
        """Raises StorageFault when its file is gone."""
        if self.file is not None:
            yield from read_take(self.file.path)
        for block in tuple(self._rest):
            yield np.frombuffer(block, dtype="<i2").astype(np.int16, copy=False)

    def save(self) -> None:
        """Write to the file what is only in memory. Raises OSError."""
        assert self.file is not None
        while self._rest:
            self.file.append(self._rest[0])
            self._memory.give_back(len(self._rest.pop(0)))

    def forget(self) -> None:
        """Nobody needs it any more; its file is the caller's."""
        self._memory.give_back(sum(map(len, self._rest)))
        self._rest = []
