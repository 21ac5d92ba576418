"""Takes on disk: written while they are spoken, removed when their text is delivered.

The microphone's pump only queues; a writer thread hands every block to the system at once (so that
kill -9 loses a block at most) and a second thread makes it survive a power cut about once a second.
Both sleep while nothing is recorded. What the disk does not take is kept in memory, and that is told.
Nothing that nobody has read is ever deleted, neither for its age nor for room. Who wants the sound of a delivered take
claims it before it is discarded; it is marked, so that a crash does not offer it again.
"""

from __future__ import annotations

import errno
import logging
import threading
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tray_app.core.errors import HoldtalkError, Problem, StorageFault
from tray_app.core.events import DictationId, ProblemNoticed
from tray_app.core.ports import Pcm, Post, StoredTake
from tray_app.core.translation import marked, sentences
from tray_app.core.wishes import Wishes
from tray_app.core.worker import Worker

from .disk_sync import DiskSync
from .kept_take import ClaimedTake, KeptTake
from .run_folder import RunFolder, mark_delivered, read_wishes, remove_take, write_wishes
from .take_file import TakeFile, gone, read_take, samples_in

_log = logging.getLogger(__name__)

MAX_TOTAL_BYTES = 1_000_000_000
"""About nine hours of speech that nobody read; several of the longest takes the settings allow fit side by side."""
MAX_MEMORY_BYTES = 64_000_000
"""Half an hour of speech, where there is no disk for it."""
_INBOX_LIMIT = 200_000
"""As much again may wait, in blocks of 10 ms, for a disk that hangs and neither takes nor refuses anything."""
_FLUSH_S = 2.0
_NAMES_TOLD = 3


class DiskSpool:
    """Implements core.ports.Spool and TakeSink. Its threads are `spool-writer` and `spool-sync`."""

    def __init__(
        self,
        post: Post,
        folder: Path,
        *,
        max_total_bytes: int = MAX_TOTAL_BYTES,
        max_memory_bytes: int = MAX_MEMORY_BYTES,
    ) -> None:
        """Makes `folder` (0700) and one in it for this run; where that fails it is told, and tried again with every
        take."""
        self._post = post
        self._root = folder
        self._max_total_bytes = max_total_bytes
        self._max_memory_bytes = max_memory_bytes
        self._told: set[str] = set()
        """Titles of complaints that have not been mended since."""
        self._strangers_told: set[Path] = set()
        self._own: RunFolder | None = None
        self._adopted: list[RunFolder] = []
        self._adopted_lock = threading.Lock()
        self._kept: dict[DictationId, KeptTake] = {}
        """Takes being recorded, and those that are not whole on disk. Changed by the writer only."""
        self._wishes: dict[DictationId, Wishes] = {}
        """Of takes that have no file yet; the writer's own."""
        self._claims: Counter[DictationId] = Counter()
        """How many still want the sound of a take; the writer's own."""
        self._delivered: set[DictationId] = set()
        """Claimed takes whose text was delivered; the writer's own."""
        self._closed = False
        try:
            self._own = RunFolder.make(folder)
        except (OSError, HoldtalkError) as error:
            self._complain(error)
        self._sync = DiskSync()
        self._writer = Worker("spool-writer", inbox_limit=_INBOX_LIMIT)

    # --- TakeSink: called on the pump, only queues ---

    def begin(self, dictation_id: DictationId) -> None:
        self._writer.do(lambda: self._begin(dictation_id))

    def append(self, dictation_id: DictationId, samples: Pcm) -> None:
        data = samples.astype("<i2", copy=False).tobytes()
        self._writer.do(lambda: self._append(dictation_id, data))

    def end(self, dictation_id: DictationId) -> None:
        self._writer.do(lambda: self._finish(dictation_id))

    # --- Spool ---

    def note(self, dictation_id: DictationId, wishes: Wishes) -> None:
        """How a take is to be heard; returns at once."""
        self._writer.do(lambda: self._note(dictation_id, wishes))

    def wishes(self, dictation_id: DictationId) -> Wishes | None:
        """Those of a take on disk; None where none are noted. Reads a small file."""
        path = self._path_of(dictation_id)
        return None if path is None else read_wishes(path)

    def discard(self, dictation_id: DictationId) -> None:
        """Remove the take, whoever recorded it; returns at once. Nothing happens if it is not there."""
        self._writer.do(lambda: self._discard(dictation_id))

    abandon = discard  # what a TakeSink calls it

    def claim(self, dictation_id: DictationId) -> ClaimedTake:
        """Its audio stays, whatever is delivered, until it is released; returns at once."""
        self._writer.do(lambda: self._claims.update((dictation_id,)))
        release = partial(self._writer.do, partial(self._release, dictation_id))
        return ClaimedTake(partial(self.read, dictation_id), release)

    def left_behind(self) -> list[StoredTake]:
        """Takes of programs that are gone, oldest first; from now on they are ours and no other program's.

        Reads the folder, so some milliseconds. Empty takes are removed in passing; what is no take is told once.
        """
        with self._adopted_lock:
            try:
                self._adopted += RunFolder.left_behind(self._root)
            except OSError as error:
                _log.warning("takes of earlier runs cannot be listed: %s", error)
            folders = tuple(self._adopted)
        found: list[StoredTake] = []
        strangers: list[Path] = []
        for folder in folders:
            _look_through(folder, found, strangers)
        self._tell_strangers(strangers)
        return sorted(found, key=lambda take: take.dictation_id)

    def read(self, dictation_id: DictationId) -> Iterator[Pcm]:
        """Blocks as far as they are kept. Waits (up to 2 s) for what is queued. Raises StorageFault."""
        self.flush(_FLUSH_S)
        kept = self._kept.get(dictation_id)
        if kept is not None:
            return kept.read()
        path = self._path_of(dictation_id)
        if path is None:
            raise gone()
        return read_take(path)

    def flush(self, timeout_s: float) -> bool:
        """Blocks until everything queued so far was written; False when the disk is too slow."""
        return self._writer.settle(timeout_s)

    def close(self) -> None:
        """Blocks until everything is on disk, at most 4 s on a hanging disk. Undelivered takes stay there."""
        if self._closed:
            return
        self._closed = True
        self._writer.do(self._save_all)
        self._writer.close(_FLUSH_S)
        self._sync.close()
        for folder in self._folders():
            folder.leave()

    # --- on the writer's thread ---

    def _begin(self, dictation_id: DictationId) -> None:
        kept = self._kept[dictation_id] = KeptTake()
        try:
            self._give_file(kept, dictation_id)
        except (OSError, HoldtalkError) as error:
            self._complain(error)

    def _note(self, dictation_id: DictationId, wishes: Wishes) -> None:
        self._wishes[dictation_id] = wishes
        kept = self._kept.get(dictation_id)
        if kept is not None and kept.file is not None:
            write_wishes(kept.file.path, wishes)

    def _give_file(self, kept: KeptTake, dictation_id: DictationId) -> None:
        """Raises OSError or HoldtalkError."""
        waiting = [path for folder in self._folders() for path in folder.takes()]
        if sum(map(_size, waiting)) >= self._max_total_bytes:
            raise StorageFault(
                "So many recordings wait to be read that no more are kept on disk.",
                "Read them with holdtalk recover, which removes them. Dictation goes on; only a crash would lose the "
                "words being spoken.",
                f"{len(waiting)} recordings",
            )
        path = self._own_folder().path_for(dictation_id)
        kept.file = TakeFile(path)
        if dictation_id in self._wishes:
            write_wishes(path, self._wishes[dictation_id])
        self._sync.watch(kept.file.descriptor)

    def _own_folder(self) -> RunFolder:
        """The folder of this run, made anew when somebody deleted it. Raises OSError or HoldtalkError."""
        if self._own is not None and not self._own.path.is_dir():  # which its lock does not notice
            self._own.leave()
            self._own = None
        if self._own is None:
            self._own = RunFolder.make(self._root)
        return self._own

    def _append(self, dictation_id: DictationId, data: bytes) -> None:
        kept = self._kept.get(dictation_id)
        if kept is None:
            return
        try:
            kept.append(data, self._max_memory_bytes - sum(other.memory_bytes for other in self._kept.values()))
        except OSError as error:
            self._complain(error)

    def _finish(self, dictation_id: DictationId) -> None:
        kept = self._kept.get(dictation_id)
        if kept is None or kept.memory_bytes:
            return  # what is not whole on disk is still needed
        del self._kept[dictation_id]
        self._wishes.pop(dictation_id, None)
        if kept.file is not None:
            self._told.clear()
            self._close_file(kept.file)

    def _close_file(self, file: TakeFile) -> None:
        try:
            file.enter_length()
        except OSError as error:
            self._complain(error)
        finally:
            self._sync.close_file(file.descriptor)

    def _save_all(self) -> None:
        """The program ends: perhaps the disk takes now what it refused before."""
        for dictation_id in self._delivered:
            self._remove(dictation_id)
        for dictation_id in tuple(self._kept):
            self._save(dictation_id)

    def _save(self, dictation_id: DictationId) -> None:
        kept = self._kept.pop(dictation_id)
        try:
            if kept.file is None and kept.memory_bytes:
                self._give_file(kept, dictation_id)
            if kept.file is not None:
                kept.save()
                self._close_file(kept.file)
        except (OSError, HoldtalkError) as error:
            _log.warning("a take that was in memory only is lost: %s", error)
            if kept.file is not None:
                self._sync.close_file(kept.file.descriptor)

    def _discard(self, dictation_id: DictationId) -> None:
        path = self._path_of(dictation_id)
        if self._claims[dictation_id] > 0 and (path is None or mark_delivered(path)):
            self._delivered.add(dictation_id)
        else:  # also where it cannot be marked: a crash would have it offered again
            self._remove(dictation_id)

    def _release(self, dictation_id: DictationId) -> None:
        self._claims[dictation_id] -= 1
        if self._claims[dictation_id] <= 0:
            del self._claims[dictation_id]
            if dictation_id in self._delivered:
                self._delivered.remove(dictation_id)
                self._remove(dictation_id)

    def _remove(self, dictation_id: DictationId) -> None:
        self._wishes.pop(dictation_id, None)
        kept = self._kept.pop(dictation_id, None)
        if kept is not None and kept.file is not None:
            self._sync.close_file(kept.file.descriptor)
        path = self._path_of(dictation_id)
        if path is not None:
            remove_take(path)

    # --- inside ---

    def _folders(self) -> tuple[RunFolder, ...]:
        """Ours and adopted ones."""
        with self._adopted_lock:
            return (*([self._own] if self._own is not None else []), *self._adopted)

    def _path_of(self, dictation_id: DictationId) -> Path | None:
        found = (folder.take(dictation_id) for folder in self._folders())
        return next((path for path in found if path is not None), None)

    def _complain(self, error: OSError | HoldtalkError) -> None:
        problem = error.problem if isinstance(error, HoldtalkError) else self._cannot_write(error)
        _log.warning("a take cannot be written: %s", problem.detail)
        if problem.title not in self._told:
            self._told.add(problem.title)
            self._post(ProblemNoticed(problem))

    def _cannot_write(self, error: OSError) -> Problem:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        step = (
            marked("Free some space in your home folder.") if full else marked("Make the folder writable for yourself.")
        )
        return Problem(
            "Your speech cannot be kept on disk while you speak.",
            sentences(step, marked("Dictation goes on; only a crash would lose the words being spoken.")),
            f"{self._root}: {error.strerror or error}",
        )

    def _tell_strangers(self, strangers: list[Path]) -> None:
        fresh = [path for path in strangers if path not in self._strangers_told]
        if not fresh:
            return
        self._strangers_told.update(fresh)
        names = ", ".join(path.name[:40] for path in fresh[:_NAMES_TOLD])
        more = f" and {len(fresh) - _NAMES_TOLD} more" if len(fresh) > _NAMES_TOLD else ""
        problem = Problem(
            "Something among your recordings is not a recording.",
            "It is left alone: look at it, and delete it if you do not need it.",
            f"{fresh[0].parent}: {names}{more}",
        )
        self._post(ProblemNoticed(problem))


def _look_through(folder: RunFolder, found: list[StoredTake], strangers: list[Path]) -> None:
    """Sorts what an earlier run left; empty takes are removed."""
    try:
        paths = folder.takes()
        strangers += folder.strangers()
    except OSError as error:
        _log.warning("takes of an earlier run cannot be listed: %s", error.strerror)
        return
    for path in paths:
        try:
            samples = samples_in(path)
        except OSError as error:
            _log.warning("a take of an earlier run cannot be read now: %s", error.strerror)
        except StorageFault:
            strangers.append(path)
        else:
            if samples:
                found.append(StoredTake(DictationId(int(path.stem)), samples))
            else:
                remove_take(path)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
