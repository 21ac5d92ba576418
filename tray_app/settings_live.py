"""The settings file while the program runs: followed, changed, and never believed half-written.

One thread reads and writes it, so that no disk is waited for elsewhere. A file that was changed is read once it has
stood still for a moment: editors empty it and write it again, or put another in its place.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tray_app.core.errors import HoldtalkError, Problem
from tray_app.core.settings import Settings
from tray_app.core.worker import Worker
from tray_app.settings_file import LoadedSettings

log = logging.getLogger(__name__)

STILL_S = 0.15
EMPTY_LOOKS = 12
"""Times STILL_S that a file has to stay empty, or away, before that is believed."""
RECHECK_S = 5.0
"""Nobody tells of changes on a network's disk, or once the folder itself was replaced."""

Change = Callable[[], object]
"""Writes to the file. Raises HoldtalkError."""


Look = tuple[int, ...]
"""A file as it stands, without its content: inode, size, and when it and its entry were changed; zeros without one."""
ABSENT: Look = (0, 0, 0, 0)


def _look_at(path: Path) -> Look:
    try:
        found = path.stat()
    except OSError:
        return ABSENT
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


@dataclass(slots=True)
class _Followed:
    path: Path
    changed: Callable[[], object]
    known: Look


class LiveSettings:
    """Reads again whenever the file was changed, and tells what came of it."""

    def __init__(
        self,
        path: Path,
        loaded: LoadedSettings,
        *,
        read: Callable[[Settings], LoadedSettings],
        changed: Callable[[LoadedSettings], None],
        failed: Callable[[Problem], None],
        pause: Callable[[float], object] | None = None,
    ) -> None:
        """`loaded` is in force. `read` is given what is in force; `changed` and `failed` are called on the thread that
        reads. `pause` waits so many seconds."""
        self._path = path
        self._loaded = loaded
        self._read = read
        self._changed = changed
        self._failed = failed
        self._closing = threading.Event()
        self._pause = pause or self._closing.wait
        self._known: Look | None = None
        self._others: list[_Followed] = []
        self._worker = Worker("settings")

    def start(self) -> None:
        self.look()  # it may have been changed since it was loaded
        self._worker.every(RECHECK_S, self.read_if_changed)

    def follow(self, path: Path, changed: Callable[[], object]) -> None:
        """Another file: `changed` is called on the thread that reads once it stands still. Before `start`."""
        self._others.append(_Followed(path, changed, _look_at(path)))

    def look(self) -> None:
        """Something was changed in the file's folder. Any thread; returns at once."""
        self._worker.do(self.read_if_changed)

    def change(self, work: Change) -> None:
        """Have `work` write to the file, and use what it then says. Any thread; returns at once."""
        self._worker.do(lambda: self._carry_out(work))

    def settle(self, timeout_s: float) -> bool:
        """Blocks until what was asked for before is written and in use; False when that takes longer."""
        return self._worker.settle(timeout_s)

    def close(self) -> None:
        """What waits to be written is written. Blocks up to 2 s."""
        self._closing.set()
        self._worker.close(2.0)

    def _carry_out(self, work: Change) -> None:
        try:
            work()
        except HoldtalkError as error:
            self._failed(error.problem)
        self._use(_look_at(self._path))

    def read_if_changed(self) -> None:
        """Blocks until the files stand still that were changed."""
        while _look_at(self._path) != self._known and not self._closing.is_set():
            self._use(self._settled(self._path))
        for other in self._others:
            while _look_at(other.path) != other.known and not self._closing.is_set():
                other.known = self._settled(other.path)
                other.changed()

    def _settled(self, path: Path) -> Look:
        last, still = _look_at(path), 0
        while still < (1 if last[1] else EMPTY_LOOKS) and not self._closing.is_set():
            self._pause(STILL_S)
            now = _look_at(path)
            last, still = now, (still + 1 if now == last else 0)
        return last

    def _use(self, look: Look) -> None:
        known, self._known = self._known, look
        if look == ABSENT and known in (None, ABSENT):
            return  # it never was there, and so is not gone
        old, loaded = self._loaded, self._read(self._loaded.settings)
        self._loaded = loaded
        if (loaded.settings, loaded.details) != (old.settings, old.details):
            log.info("settings read: %d mistakes", loaded.mistakes)
            self._changed(loaded)
