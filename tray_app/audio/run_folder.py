"""Which takes are whose: every running program has a folder of its own and holds a lock on it.

A lock dies with its process, however it died, so a folder whose lock can be taken was left behind.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path

from tray_app.paths import make_private

_LOCK_NAME = "lock"

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


class RunFolder:
    """A folder of takes whose lock this process holds."""

    def __init__(self, path: Path, lock: int) -> None:
        self.path = path
        self._lock = lock

    @classmethod
    def make(cls, root: Path) -> RunFolder:
        """A new one for this run. Raises StorageFault or OSError."""
        make_private(root)
        while True:
            own = cls._locked(make_private(root / f"run-{time.time_ns()}-{os.getpid()}"))
            if own is not None:
                return own
            # Another program took it for left behind before our lock was on it; it is welcome to it.

    @classmethod
    def left_behind(cls, root: Path) -> list[RunFolder]:
        """Folders whose program is gone, now locked by us. Raises OSError."""
        if not root.is_dir():
            return []
        folders = (cls._locked(path) for path in sorted(root.glob("run-*")) if path.is_dir())
        return [folder for folder in folders if folder is not None]

    def takes(self) -> list[Path]:
        return sorted(self.path.glob("*.wav"))

    def leave(self, *, keep_takes: bool) -> None:
        """Give the lock back; the folder goes with it when it holds no takes or they are not to be kept."""
        try:
            if not keep_takes or not self.takes():
                shutil.rmtree(self.path, ignore_errors=True)
        finally:
            os.close(self._lock)

    @classmethod
    def _locked(cls, path: Path) -> RunFolder | None:
        try:
            lock = os.open(path / _LOCK_NAME, os.O_CREAT | os.O_RDWR, 0o600)
        except FileNotFoundError:
            return None  # its owner removed it just now
        if _try_lock(lock):
            return cls(path, lock)
        os.close(lock)
        return None
