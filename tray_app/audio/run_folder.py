"""Which takes are whose: every running program has a folder of its own and holds a lock on it.

A lock dies with its process, however it died, so a folder whose lock can be taken was left behind. Only takes are
ever removed from a folder: what else lies there is somebody's, and stays.
"""

from __future__ import annotations

import contextlib
import errno
import json
import logging
import os
import stat
import time
from functools import partial
from pathlib import Path

from tray_app.core.events import DictationId
from tray_app.core.wishes import Wishes
from tray_app.folder_lock import FolderLock, try_lock
from tray_app.paths import make_private

_log = logging.getLogger(__name__)

_ATTEMPTS = 8
"""A new folder may be taken for left behind before it is locked; so often in a row it is something else."""
_DELIVERED = ".delivered"
"""An empty file beside a take that is claimed, and that nobody must be offered again."""
_WISHES = ".wishes"
"""Beside a take: how it was to be heard, as JSON, where a profile says so."""
_LAST_ID = 2**63 - 1
"""An id is nanoseconds of the wall clock; no later one can be the name of a take."""


class RunFolder:
    """A folder of takes whose lock this process holds."""

    def __init__(self, path: Path, lock: FolderLock) -> None:
        self.path = path
        self._lock = lock

    @classmethod
    def make(cls, root: Path) -> RunFolder:
        """A new one for this run. Raises StorageFault or OSError."""
        make_private(root)
        for _ in range(_ATTEMPTS):
            own = cls._locked(make_private(root / f"run-{time.time_ns()}-{os.getpid()}"))
            if own is not None:
                return own
            # Another program took it for left behind before our lock was on it; it is welcome to it.
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK), str(root))

    @classmethod
    def left_behind(cls, root: Path) -> list[RunFolder]:
        """Folders whose program is gone, now locked by us; one that cannot be read is passed over. Raises OSError."""
        found = []
        for path in sorted(root.glob("run-*")) if root.is_dir() else ():
            try:
                folder = cls._locked(path) if stat.S_ISDIR(path.lstat().st_mode) else None
            except OSError as error:
                _log.warning("a folder of an earlier run cannot be looked into: %s", error.strerror)
                continue
            if folder is not None:
                folder.remove_delivered()
                found.append(folder)
        return found

    def takes(self) -> list[Path]:
        """Files that may be takes and were not delivered, by name and kind. Raises OSError."""
        paths = sorted(self.path.glob("*.*"))
        delivered = {path.stem for path in paths if path.suffix == _DELIVERED}
        return [path for path in paths if path.suffix == ".wav" and path.stem not in delivered and self._is_take(path)]

    def strangers(self) -> list[Path]:
        """What looks like a take by its ending and is none: another name, a link, a pipe, a folder. Raises OSError."""
        return [path for path in self.path.glob("*.wav") if not self._is_take(path)]

    def take(self, dictation_id: DictationId) -> Path | None:
        """The file of a take if it is here. Needs no free descriptor."""
        path = self.path_for(dictation_id)
        return path if self._is_take(path) else None

    def path_for(self, dictation_id: DictationId) -> Path:
        return self.path / f"{dictation_id}.wav"

    def remove_delivered(self) -> None:
        """Takes that somebody still claimed when their program ended, and their marks. Raises nothing."""
        with contextlib.suppress(OSError):
            for mark in tuple(self.path.glob(f"*{_DELIVERED}")):
                take = mark.with_suffix(".wav")
                if self._is_take(take) or (_can_be_a_take(take) and not os.path.lexists(take)):
                    remove_take(take)

    def leave(self) -> None:
        """Give the lock back; the folder goes with it when nothing else is in it. Raises nothing."""
        self.remove_delivered()
        try:
            empty = not any(path.suffix == ".wav" for path in self.path.iterdir())
        except OSError:
            empty = False
        self._lock.release(remove=empty)
        if empty:
            with contextlib.suppress(OSError):
                self.path.rmdir()

    @staticmethod
    def _is_take(path: Path) -> bool:
        try:
            return _can_be_a_take(path) and stat.S_ISREG(path.lstat().st_mode)
        except OSError:
            return False

    @classmethod
    def _locked(cls, path: Path) -> RunFolder | None:
        lock = try_lock(path)
        return None if lock is None else cls(path, lock)


def _can_be_a_take(path: Path) -> bool:
    """Whether it has the name that some dictation would give it."""
    name = path.stem
    digits = name.isascii() and name.isdecimal() and len(name) <= len(str(_LAST_ID))
    return digits and int(name) <= _LAST_ID and str(int(name)) == name


def recording_of(root: Path, dictation_id: DictationId) -> Path | None:
    """The file of a take that is wanted, whichever program's it is; None where there is none. Raises OSError."""
    for take in root.glob(f"run-*/{dictation_id}.wav"):
        if _can_be_a_take(take) and stat.S_ISREG(take.lstat().st_mode) and not take.with_suffix(_DELIVERED).exists():
            return take
    return None


def mark_delivered(take: Path) -> bool:
    """Whoever claims it may go on reading; after a crash it is removed, not offered. False when the disk refuses."""
    try:
        take.with_suffix(_DELIVERED).touch(mode=0o600)
    except OSError as error:
        _log.warning("a take cannot be marked as delivered: %s", error.strerror)
        return False
    return True


def write_wishes(take: Path, wishes: Wishes) -> None:
    """Beside the take, for whoever hears it after a crash. Raises nothing: without them it is heard as the settings
    say."""
    told = {"engine": wishes.engine, "language": wishes.language, "languages": wishes.languages}
    try:
        with open(take.with_suffix(_WISHES), "w", encoding="utf-8", opener=partial(os.open, mode=0o600)) as file:
            json.dump(told, file)
    except OSError as error:
        _log.warning("how a take is to be heard cannot be noted: %s", error.strerror)


def read_wishes(take: Path) -> Wishes | None:
    """None where none are noted, or none that can be read."""
    try:
        told = json.loads(take.with_suffix(_WISHES).read_text(encoding="utf-8"))
        return Wishes(told["engine"], told["language"], tuple(map(str, told["languages"])))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remove_take(take: Path) -> None:
    """With its wishes, and its mark, which goes last. Raises nothing."""
    try:
        take.unlink(missing_ok=True)
        take.with_suffix(_WISHES).unlink(missing_ok=True)
        take.with_suffix(_DELIVERED).unlink(missing_ok=True)
    except OSError as error:
        _log.warning("a take cannot be removed: %s", error.strerror)
