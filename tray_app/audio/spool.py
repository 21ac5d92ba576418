"""Takes on disk: written while they are spoken, removed when their text is delivered.

The microphone's pump only queues; a writer thread hands every block to the system at once (so that
kill -9 loses a block at most) and a second thread makes it survive a power cut about once a second.
Both sleep while nothing is recorded.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue

from tray_app.core.errors import HoldtalkError, Problem, StorageFault
from tray_app.core.events import DictationId, ProblemNoticed
from tray_app.core.ports import Pcm, Post, StoredTake

from .run_folder import RunFolder
from .take_file import TakeFile, read_take, samples_in

_log = logging.getLogger(__name__)

MAX_TAKES = 200
"""More undelivered takes than anybody would go through by hand."""
MAX_TOTAL_BYTES = 1_000_000_000
"""About nine hours of speech; several of the longest takes the settings allow fit beside one another."""
MAX_AGE_S = 30 * 24 * 3600
"""A month: long enough for a holiday, short enough that forgotten speech does not stay for ever."""
SYNC_INTERVAL_S = 1.0
_FLUSH_S = 2.0


class DiskSpool:
    """Implements core.ports.Spool and TakeSink. Starts the threads `spool-writer` and `spool-sync`."""

    def __init__(
        self,
        post: Post,
        folder: Path,
        *,
        max_takes: int = MAX_TAKES,
        max_total_bytes: int = MAX_TOTAL_BYTES,
        max_age_s: float = MAX_AGE_S,
        now_unix: Callable[[], float] = time.time,
    ) -> None:
        """Makes `folder` (0700) and one in it for this run. Raises StorageFault when it cannot."""
        self._post = post
        self._root = folder
        self._max_takes, self._max_total_bytes, self._max_age_s = max_takes, max_total_bytes, max_age_s
        self._now_unix = now_unix
        try:
            self._own = RunFolder.make(folder)
        except OSError as error:
            raise _cannot_write(error) from error
        self._adopted: list[RunFolder] = []
        self._adopted_lock = threading.Lock()
        self._open: dict[DictationId, TakeFile] = {}
        """Touched by the writer only."""
        self._closed = False
        self._work: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._syncer = _Syncer()
        self._writer = threading.Thread(target=self._run, name="spool-writer", daemon=True)
        self._writer.start()

    # --- TakeSink: called on the pump, only queues ---

    def begin(self, dictation_id: DictationId) -> None:
        self._work.put(lambda: self._begin(dictation_id))

    def append(self, dictation_id: DictationId, samples: Pcm) -> None:
        data = samples.astype("<i2", copy=False).tobytes()
        self._work.put(lambda: self._append(dictation_id, data))

    def end(self, dictation_id: DictationId) -> None:
        self._work.put(lambda: self._finish(dictation_id, complete=True))

    def abandon(self, dictation_id: DictationId) -> None:
        self.discard(dictation_id)

    # --- Spool ---

    def discard(self, dictation_id: DictationId) -> None:
        """Remove the take, whoever recorded it; returns at once. Nothing happens if it is not there."""
        self._work.put(lambda: self._discard(dictation_id))

    def left_behind(self) -> list[StoredTake]:
        """Takes of programs that are gone, oldest first; from now on they are ours and no other program's.

        Reads the folder, so some milliseconds. Empty takes are removed in passing.
        """
        with self._adopted_lock:
            try:
                self._adopted += RunFolder.left_behind(self._root)
            except OSError as error:
                _log.warning("takes of earlier runs cannot be listed: %s", error)
            folders = tuple(self._adopted)
        found = []
        for path in (path for folder in folders for path in folder.takes()):
            dictation_id = _id_of(path)
            samples = _samples_or_zero(path)
            if dictation_id is None:
                continue
            if samples == 0:
                _remove(path)
                continue
            found.append(StoredTake(dictation_id, dictation_id / 1e9, samples))
        return sorted(found, key=lambda take: take.dictation_id)

    def read(self, dictation_id: DictationId) -> Iterator[Pcm]:
        """Blocks as far as they are on disk. Waits (up to 2 s) for what is queued. Raises StorageFault."""
        self.flush(_FLUSH_S)
        path = self._path_of(dictation_id)
        if path is None:
            raise StorageFault(
                "A recording is no longer on disk.", "There is nothing to do: it was delivered or deleted."
            )
        return read_take(path)

    def flush(self, timeout_s: float) -> bool:
        """Blocks until everything queued so far was written; False when the disk is too slow."""
        done = threading.Event()
        self._work.put(done.set)
        return done.wait(timeout_s)

    def close(self) -> None:
        """Blocks until everything is on disk, at most 4 s on a hanging disk. Undelivered takes stay there."""
        if self._closed:
            return
        self._closed = True
        self._work.put(None)
        self._writer.join(_FLUSH_S)
        self._syncer.close()
        for folder in (*self._adopted, self._own):
            folder.leave(keep_takes=True)

    # --- on the writer's thread ---

    def _run(self) -> None:
        while (task := self._work.get()) is not None:
            try:
                task()
            except Exception:  # noqa: BLE001 - the next take must be kept, whatever went wrong with this one
                _log.exception("the spool's writer stumbled")
        for dictation_id in tuple(self._open):
            self._finish(dictation_id, complete=True)

    def _begin(self, dictation_id: DictationId) -> None:
        self._make_room()
        try:
            file = TakeFile(self._own.path / f"{dictation_id}.wav")
        except OSError as error:
            self._complain(error)
            return
        self._open[dictation_id] = file
        self._syncer.watch(file.descriptor)

    def _append(self, dictation_id: DictationId, data: bytes) -> None:
        file = self._open.get(dictation_id)
        if file is None:
            return
        try:
            file.append(data)
        except OSError as error:
            self._complain(error)
            self._finish(dictation_id, complete=False)

    def _finish(self, dictation_id: DictationId, *, complete: bool) -> None:
        file = self._open.pop(dictation_id, None)
        if file is None:
            return
        self._syncer.forget(file.descriptor)
        try:
            file.close(complete=complete)
        except OSError as error:
            self._complain(error)

    def _discard(self, dictation_id: DictationId) -> None:
        self._finish(dictation_id, complete=False)
        path = self._path_of(dictation_id)
        if path is not None:
            _remove(path)

    def _make_room(self) -> None:
        """Drop the oldest takes that nobody fetched, beyond age, number and size; never one being recorded."""
        recording = {file.path for file in self._open.values()}
        paths = [path for path in self._all_takes() if path not in recording]
        sizes = {path: _size(path) for path in paths}
        total = sum(sizes.values())
        oldest_ns = (self._now_unix() - self._max_age_s) * 1e9
        removed = 0
        for position, path in enumerate(paths):
            too_many = len(paths) - position >= self._max_takes
            if not too_many and total < self._max_total_bytes and (_id_of(path) or 0) >= oldest_ns:
                break
            _remove(path)
            total -= sizes[path]
            removed += 1
        if removed:
            self._post(ProblemNoticed(_removed(removed)))

    def _all_takes(self) -> list[Path]:
        """Takes in folders that are ours or adopted, oldest first."""
        with self._adopted_lock:
            folders = (self._own, *self._adopted)
        return sorted((path for folder in folders for path in folder.takes()), key=lambda path: _id_of(path) or 0)

    def _path_of(self, dictation_id: DictationId) -> Path | None:
        return next((path for path in self._all_takes() if _id_of(path) == dictation_id), None)

    def _complain(self, error: OSError) -> None:
        _log.warning("a take cannot be written: %s", error.strerror)
        self._post(ProblemNoticed(_cannot_write(error).problem))


class _Syncer:
    """Makes takes survive a power cut, about once a second, on a thread that may wait for the disk."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._written: set[int] = set()
        """Descriptors of the takes being written."""
        self._closed: list[int] = []
        """Copies of descriptors whose take was closed since the last round; synced once more."""
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="spool-sync", daemon=True)
        self._thread.start()

    def watch(self, descriptor: int) -> None:
        with self._changed:
            self._written.add(descriptor)
            self._changed.notify()

    def forget(self, descriptor: int) -> None:
        """The writer is about to close it."""
        with self._changed:
            self._written.discard(descriptor)
            self._closed.append(os.dup(descriptor))

    def close(self) -> None:
        """One last round. Returns after 2 s if the disk hangs."""
        with self._changed:
            self._stopping = True
            self._changed.notify()
        self._thread.join(_FLUSH_S)

    def _run(self) -> None:
        stopping = False
        while not stopping:
            with self._changed:
                self._changed.wait_for(lambda: self._stopping or bool(self._written or self._closed))
                stopping = self._changed.wait_for(lambda: self._stopping, SYNC_INTERVAL_S)
                # Copies, because the writer may close a take while the disk is busy with it.
                due = [*self._closed, *(os.dup(descriptor) for descriptor in self._written)]
                self._closed = []
            for descriptor in due:
                _sync_and_close(descriptor)


def _sync_and_close(descriptor: int) -> None:
    try:
        os.fsync(descriptor)
    except OSError as error:
        _log.warning("a take cannot be synced: %s", error.strerror)
    finally:
        os.close(descriptor)


def _cannot_write(error: OSError) -> HoldtalkError:
    return StorageFault(
        "Your speech cannot be kept on disk while you speak.",
        "Free some space in your home folder. Dictation goes on; only a crash would lose the words being spoken.",
        error.strerror or str(error),
    )


def _removed(count: int) -> Problem:
    return Problem(
        "An old recording was deleted." if count == 1 else f"{count} old recordings were deleted.",
        "Recordings whose text nobody fetched are kept for a month at most: see them with holdtalk recover.",
    )


def _id_of(path: Path) -> DictationId | None:
    return DictationId(int(path.stem)) if path.stem.isdigit() else None


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _samples_or_zero(path: Path) -> int:
    try:
        return samples_in(path)
    except OSError:
        return 0


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        _log.warning("a take cannot be removed: %s", error.strerror)
