"""Every change of the history, one behind the other on one thread, each whole or not at all.

What cannot be written now is kept in memory and tried again; that is told once. A file that is damaged is set aside,
what can be read of it goes into a new one, and the work goes on.
"""

from __future__ import annotations

import contextlib
import logging
import sqlite3
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tray_app.core.errors import Problem, StorageFault
from tray_app.core.events import DictationId
from tray_app.core.translation import filled, marked, sentences
from tray_app.core.worker import Worker

from . import database, rows
from .schema import INDEX

_log = logging.getLogger(__name__)

Change = Callable[[sqlite3.Connection], Iterable[DictationId | None]]
"""Changes rows, within a transaction; gives which. Carried out again where that failed."""
Observe = Callable[[str, float], object]
MOST_WAITING = 2_000
"""Changes that wait in memory for a disk that takes none."""
RETRY_S, RETRY_BUSY_S = 30.0, 2.0
_NO_INDEX = (
    "DELETE FROM found_data",
    "DELETE FROM found_idx",
    # As FTS5 begins an index: nothing counted, and no segment. It does not drop one that it cannot open.
    "INSERT INTO found_data VALUES (1, x''), (10, x'00000000000000')",
    "DROP TABLE found",
)


@dataclass(frozen=True, slots=True)
class _Asked:
    change: Change
    asked_ns: int
    then: Callable[[], object] | None


class Writer:
    """`write` and `look` are for any thread and return at once; the rest is the worker's own."""

    def __init__(
        self,
        worker: Worker,
        folder: Path,
        *,
        tell: Callable[[Problem], object],
        changed: Callable[[DictationId | None], object],
        observe: Observe,
    ) -> None:
        """`changed` is called once a change is on disk, `tell` with what is wrong, both on the worker's thread."""
        self._worker = worker
        self._folder = folder
        self._tell = tell
        self._changed = changed
        self._observe = observe
        self._waiting: deque[_Asked] = deque()
        self._told: set[str] = set()
        """Titles of complaints since the last change that was written."""
        self.problem: Problem | None = None
        """Why nothing can be written, until it can be; or that a damaged file was set aside, for as long as we run."""
        self._damage: Problem | None = None
        self._connection: sqlite3.Connection | None = None
        self._inode = 0
        self._retry_is_due = False

    def write(self, change: Change, then: Callable[[], object] | None = None) -> None:
        """`then` is called once it is on disk."""
        self._worker.do(partial(self._take, _Asked(change, time.monotonic_ns(), then)))

    def write_here(self, change: Change) -> None:
        """On the worker's thread, before anything else is done there."""
        self._take(_Asked(change, time.monotonic_ns(), None))

    def look(self) -> None:
        """Somebody could not read it."""
        self._worker.do(self.check)

    def check(self) -> None:
        """Look at every page, and mend what is wrong."""
        try:
            connection = self._open()
            if database.passes_check(connection) and database.index_passes_check(connection):
                return
            self._mend()
        except (sqlite3.Error, StorageFault) as error:
            if not (isinstance(error, sqlite3.Error) and database.is_damage(error) and self._mends()):
                self._complain(error)

    def connection(self) -> sqlite3.Connection | None:
        """To look for what is to be changed; None where it cannot be opened, which is told."""
        try:
            return self._open()
        except (sqlite3.Error, StorageFault) as error:
            self._complain(error)
            return None

    def close(self) -> int:
        """What waits is tried once more; how many changes are lost."""
        self._drain()
        if self._waiting:
            _log.error("%d changes of the history could not be written", len(self._waiting))
        self._drop_connection()
        return len(self._waiting)

    # --- inside --------------------------------------------------------------------------

    def _take(self, asked: _Asked) -> None:
        if len(self._waiting) >= MOST_WAITING:
            _log.error("so many changes of the history wait that one is lost")
            return
        self._waiting.append(asked)
        self._drain()

    def _drain(self) -> None:
        mended = False
        while self._waiting:
            asked = self._waiting[0]
            try:
                changed = self._commit(asked.change)
            except (sqlite3.Error, StorageFault) as error:
                damaged = isinstance(error, sqlite3.Error) and database.is_damage(error)
                if damaged and not mended and self._mends():
                    mended = True
                    continue
                self._later(error)
                return
            except BaseException:  # a bug of that change alone
                self._waiting.popleft()
                raise
            self._waiting.popleft()
            self._told.clear()
            self.problem = self._damage
            self._observe("history_write", (time.monotonic_ns() - asked.asked_ns) / 1e6)
            for row_id in changed:
                self._changed(row_id)
            if asked.then is not None:
                asked.then()

    def _commit(self, change: Change) -> list[DictationId | None]:
        connection = self._open()
        connection.execute("BEGIN IMMEDIATE")
        try:
            changed = list(change(connection))
            connection.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise
        connection.execute("PRAGMA shrink_memory")
        return changed

    def _open(self) -> sqlite3.Connection:
        """Made anew when somebody deleted its file, which it does not notice."""
        path = self._folder / database.FILE
        inode = path.stat().st_ino if path.exists() else 0
        if self._connection is not None and inode != self._inode:
            self._drop_connection()
        if self._connection is None:
            self._connection = database.create(self._folder)
            self._inode = path.stat().st_ino
        return self._connection

    def _drop_connection(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(sqlite3.Error):
                connection.close()

    def _later(self, error: sqlite3.Error | StorageFault) -> None:
        self._complain(error)
        busy = isinstance(error, sqlite3.Error) and database.is_busy(error)
        if busy:
            self._observe("history_busy", 1)
        else:
            self._drop_connection()
        if not self._retry_is_due:
            self._retry_is_due = True
            self._worker.after(RETRY_BUSY_S if busy else RETRY_S, self._retry)

    def _retry(self) -> None:
        self._retry_is_due = False
        self._drain()

    def _complain(self, error: sqlite3.Error | StorageFault) -> None:
        problem = self.problem = database.problem_of(error, self._folder)
        if problem.title not in self._told:
            self._told.add(problem.title)
            _log.warning("the history cannot be used: %s", problem.detail)
            self._tell(problem)

    # --- damage --------------------------------------------------------------------------

    def _mends(self) -> bool:
        try:
            self._mend()
        except (sqlite3.Error, StorageFault, OSError) as error:
            _log.error("a damaged history could not be set aside: %s", error)
            return False
        return True

    def _mend(self) -> None:
        """Raises sqlite3.Error, StorageFault, OSError."""
        with contextlib.suppress(sqlite3.DatabaseError):
            connection = self._open()
            if database.passes_check(connection):
                self._commit(_index_anew)
                _log.warning("the index of the history was damaged, and was made anew")
                return
        self._drop_connection()
        aside = database.set_aside(self._folder)
        saved = self._commit(partial(_save, aside))
        _log.warning("the history was damaged and is set aside: %d rows could be read", len(saved))
        self.problem = self._damage = Problem(
            "Your history was damaged, and a new one is begun.",
            sentences(
                _how_many(len(saved)),
                marked("The damaged file is kept: delete it if you miss nothing, or have somebody look at it."),
            ),
            str(aside),
        )
        self._tell(self._damage)
        self._changed(None)


def _how_many(saved: int) -> str:
    if not saved:
        return marked("None of its dictations could be read.")
    return filled("Dictations that could be read and are in the new one: {n:,}.", n=saved)


def _index_anew(connection: sqlite3.Connection) -> Iterable[None]:
    for statement in _NO_INDEX:
        connection.execute(statement)
    connection.execute(INDEX)
    rows.index_anew(connection)
    return ()


def _save(aside: Path, connection: sqlite3.Connection) -> list[DictationId | None]:
    saved: list[DictationId | None] = []
    for found in database.readable_rows(aside):
        with contextlib.suppress(sqlite3.IntegrityError, TypeError, ValueError, OverflowError):  # damage in it
            rows.put_again(connection, found)
            saved.append(DictationId(int(str(found[0]))))
    return saved
