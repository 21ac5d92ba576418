"""The sound of a take that somebody wants to hear or keep after its text was delivered."""

from __future__ import annotations

import os
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

from tray_app.core.errors import StorageFault
from tray_app.core.ports import Pcm

from .take_file import TakeFile


class ClaimedTake:
    """Implements core.ports.TakeAudio; made by `DiskSpool.claim`."""

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
