"""A take while it is needed: on disk as far as the disk takes it, the rest in memory."""

from __future__ import annotations

import logging
import os
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from tray_app.core.errors import StorageFault
from tray_app.core.ports import Pcm

from .take_file import TakeFile, read_take

_log = logging.getLogger(__name__)


class KeptTake:
    """Written by one thread; may be read by another meanwhile."""

    def __init__(self) -> None:
        self.file: TakeFile | None = None
        """None when there is no place on disk for it."""
        self._rest: list[bytes] = []
        """What follows the file's samples."""
        self.memory_bytes = 0
        """Of the rest: what the end of this process would lose."""
        self._complete = True

    def append(self, pcm: bytes, room_bytes: int) -> None:
        """Raises OSError when the disk refuses a block for the first time; the block is kept all the same, if there is
        room for it in memory."""
        if self.file is not None and not self._rest:
            try:
                self.file.append(pcm)
                return
            except OSError:
                self._remember(pcm, room_bytes)
                raise
        self._remember(pcm, room_bytes)

    def _remember(self, pcm: bytes, room_bytes: int) -> None:
        if self._complete and len(pcm) <= room_bytes:
            self._rest.append(pcm)
            self.memory_bytes += len(pcm)
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
            self.memory_bytes -= len(self._rest.pop(0))


class ClaimedTake:
    """Its sound, for somebody who wants to hear or keep it after its text was delivered.

    Implements core.ports.TakeAudio; made by `DiskSpool.claim`.
    """

    def __init__(self, read: Callable[[], Iterator[Pcm]], release: Callable[[], object]) -> None:
        self.read = read
        self.release = weakref.finalize(self, release)  # also for one who forgets to
        self.release.atexit = False

    def keep(self, path: Path) -> None:
        try:
            file = TakeFile(path)
            try:
                for block in self.read():
                    file.append(block.astype("<i2", copy=False).tobytes())
                file.enter_length()
                os.fsync(file.descriptor)
            except BaseException:
                path.unlink(missing_ok=True)
                raise
            finally:
                os.close(file.descriptor)
        except OSError as error:
            raise StorageFault(
                "A recording cannot be kept.",
                "Free some space in your home folder, or make the folder writable for yourself.",
                f"{path}: {error.strerror or error}",
            ) from error
        self.release()
