"""The history: one database and a folder of sound. Whoever asks reads by a connection of his own; one thread writes."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from tray_app.audio.take_file import gone
from tray_app.core.errors import Problem, StorageFault
from tray_app.core.events import DictationId
from tray_app.core.history import HistoryQuery, HistoryRow, RowState, WaitingNews
from tray_app.core.keeping_settings import HistorySettings
from tray_app.core.ports import TakeAudio
from tray_app.core.shaping import Change
from tray_app.core.worker import Worker

from . import database, keeping, retention, rows
from .schema import NEWEST, version_of
from .sounds import Sounds
from .writer import Observe, Writer

_log = logging.getLogger(__name__)

SOUNDS = "sounds"
CHECK_INTERVAL_S = 86_400
_TIDY_AFTER_S = 1.0
"""Several deletions behind one another are tidied up after together."""
_PAGE = 500

_Answer = TypeVar("_Answer")


def _unobserved(_name: str, _value: float) -> None: ...


class HistoryStore:
    """Implements core.history.History. What changes it returns at once; `worker` does it."""

    def __init__(
        self,
        worker: Worker,
        folder: Path,
        recording: Callable[[DictationId], Path | None],
        settings: HistorySettings,
        *,
        tell: Callable[[Problem], object],
        changed: Callable[[DictationId | None], object],
        observe: Observe = _unobserved,
    ) -> None:
        """`folder` is made when the first row is. `recording` tells where a take lies that nobody has dealt with.
        `changed` is called once a row is on disk, `tell` with what is wrong, both on the worker's thread."""
        self._worker = worker
        self._folder = folder
        self._recording = recording
        self.settings = settings
        self._tell = tell
        self._observe = observe
        self._sounds = Sounds(folder / SOUNDS)
        self._writer = Writer(worker, folder, tell=tell, changed=changed, observe=observe)
        self._tidy_is_due = False

    @property
    def problem(self) -> Problem | None:
        """Why nothing can be written, until it can be; or that a damaged file was set aside, for as long as we run."""
        return self._writer.problem

    # --- reading: any thread -------------------------------------------------------------

    def find(self, query: HistoryQuery) -> list[HistoryRow]:
        nothing: list[HistoryRow] = []
        found = self._ask(lambda connection: rows.find(connection, query), nothing)
        return [self._with_recording(row) for row in found]

    def each(self, query: HistoryQuery) -> Iterator[HistoryRow]:
        """All of them, newest first, however many; without `limit`. None is held longer than it is looked at."""
        while page := self.find(replace(query, limit=_PAGE)):
            yield from page
            query = replace(query, before=page[-1].row_id)

    def count(self, query: HistoryQuery) -> int:
        return self._ask(lambda connection: rows.count(connection, query), 0)

    def row(self, row_id: DictationId) -> HistoryRow | None:
        found = self._ask(lambda connection: rows.row(connection, row_id), None)
        return None if found is None else self._with_recording(found)

    def waiting(self) -> list[HistoryRow]:
        """Rows with a text that nobody has yet, oldest first."""
        return self._ask(rows.waiting, [])

    def sound_file(self, row_id: DictationId) -> Path | None:
        name = self._ask(lambda connection: rows.sound_of(connection, row_id), "")
        path = self._sounds.path(name)
        if path is not None:
            return path
        row = self.row(row_id)
        return self._recording(row_id) if row is not None and row.sound else None

    def values(self, column: str) -> list[str]:
        """Raises ValueError for a column that is not among them."""
        return self._ask(lambda connection: rows.values_of(connection, column), [])

    def _with_recording(self, row: HistoryRow) -> HistoryRow:
        if row.sound or row.state not in (RowState.WAITING, RowState.UNHEARD):
            return row
        with contextlib.suppress(OSError):
            return replace(row, sound=self._recording(row.row_id) is not None)
        return row

    def _ask(self, question: Callable[[sqlite3.Connection], _Answer], otherwise: _Answer) -> _Answer:
        """`otherwise` where there is no database. Raises StorageFault."""
        begun_ns = time.monotonic_ns()
        try:
            connection = database.open_to_read(self._folder)
            if connection is None:
                return otherwise
            with contextlib.closing(connection):
                if version_of(connection) != NEWEST:  # it was not written to since the program is another
                    database.create(self._folder).close()
                return question(connection)
        except sqlite3.Error as error:
            if database.is_damage(error):
                self._writer.look()
            raise StorageFault(*astuple(database.problem_of(error, self._folder))) from error
        finally:
            self._observe("history_query", (time.monotonic_ns() - begun_ns) / 1e6)

    # --- changing: any thread, returns at once -------------------------------------------

    def edit(self, row_id: DictationId, text: str) -> None:
        self._change_row(row_id, lambda row: None if row.text == text else keeping.edited(row, text))

    def write_as_heard(self, row_id: DictationId, changes: Sequence[Change]) -> None:
        self._change_row(row_id, lambda row: keeping.written_as_heard(row, changes))

    def took(self, row_id: DictationId) -> None:
        def taken(row: HistoryRow) -> HistoryRow | None:
            return replace(row, state=RowState.TAKEN) if row.state is RowState.WAITING else None

        self._change_row(row_id, taken)

    def undone(self, row_id: DictationId) -> None:
        """Its text was taken back out of its window."""
        self._change_row(row_id, keeping.undone)

    def written_again(self, row_id: DictationId) -> None:
        """A text that was taken back stands in a window once more."""
        self._change_row(row_id, keeping.written_again)

    def heard_again(
        self, row_id: DictationId, text: str, heard: str, engine: str, language: str, changes: tuple[Change, ...] = ()
    ) -> None:
        """Another try gave this text."""

        def again(row: HistoryRow) -> HistoryRow:
            return keeping.heard_again(row, text, heard, engine, language, changes)

        self._change_row(row_id, again, always=True)

    def missed_again(self, row_id: DictationId, why: str) -> None:
        """Another try gave none."""
        self._change_row(row_id, lambda row: row if row.text else replace(row, problem=why), always=True)

    def delete(self, row_ids: Sequence[DictationId]) -> None:
        self._writer.write(partial(self._delete, tuple(row_ids)), self._tidy_soon)

    def keep(self, row: HistoryRow, audio: TakeAudio | None, *, compress: bool = False) -> None:
        """A new one, with its sound where that is to be kept."""

        def put(connection: sqlite3.Connection) -> Iterable[DictationId]:
            rows.put(connection, row)
            return (row.row_id,)

        self._writer.write(put, None if audio is None else partial(self._keep_sound, row.row_id, audio, compress))

    def news(self, news: WaitingNews, audio: TakeAudio | None, *, new_ones: bool) -> None:
        """What became of one after its end. `new_ones`: also of one that is no row yet. `audio` of one that somebody
        has dealt with is kept."""
        then = None if audio is None else partial(self._keep_what_was_dealt_with, news.dictation_id, audio)
        self._writer.write(partial(self._follow, news, new_ones), then)

    def apply(self, settings: HistorySettings) -> None:
        self.settings = settings
        self._worker.do(self.remove_old)

    def look_after(self) -> None:
        """What is due now and then: a look at every page, once a day, and what goes by its age. On the worker's thread;
        where there is no database it makes none."""
        if not (self._folder / database.FILE).exists():
            return
        connection = self._writer.connection()
        if connection is not None and _check_is_due(connection):
            self._writer.check()
            self._writer.write_here(_note_check)
        self.remove_old()

    def remove_old(self) -> None:
        """On the worker's thread."""
        if (self._folder / database.FILE).exists():
            self._writer.write(self._remove_old, self._tell_size)

    def settle(self, timeout_s: float) -> bool:
        """Blocks until what was asked for so far is on disk, or cannot be; False when that takes longer."""
        return self._worker.settle(timeout_s)

    def close(self) -> int:
        """On the worker's thread: what waits is tried once more; how many changes could not be written."""
        if self._tidy_is_due:
            self.tidy()
        return self._writer.close()

    # --- on the worker's thread ----------------------------------------------------------

    def _change_row(
        self, row_id: DictationId, other: Callable[[HistoryRow], HistoryRow | None], *, always: bool = False
    ) -> None:
        """`other` gives the row as it is to be; None: it stays. `always`: it is told even then."""

        def change(connection: sqlite3.Connection) -> Iterable[DictationId]:
            row = rows.row(connection, row_id)
            new = None if row is None else other(row)
            if new is not None and new != row:
                rows.put(connection, new)
            return () if new is None or (new == row and not always) else (row_id,)

        self._writer.write(change)

    def _delete(self, row_ids: Sequence[DictationId], connection: sqlite3.Connection) -> Iterable[DictationId | None]:
        there = [row_id for row_id in row_ids if rows.row(connection, row_id) is not None]
        for row_id in there:
            self._sounds.remove(rows.sound_of(connection, row_id))
        rows.remove(connection, there)
        return there if len(there) < _PAGE else (None,)

    def _follow(self, news: WaitingNews, new_ones: bool, connection: sqlite3.Connection) -> Iterable[DictationId]:
        row = rows.row(connection, news.dictation_id)
        new = keeping.after(row, news) if row is not None or new_ones else None
        if new is None:
            return ()
        rows.put(connection, new)
        return (news.dictation_id,)

    def _keep_what_was_dealt_with(self, row_id: DictationId, audio: TakeAudio) -> None:
        try:
            row = self.row(row_id)
        except StorageFault:
            row = None
        if row is None or row.private:
            audio.release()
        else:
            self._keep_sound(row_id, audio, self.settings.keep_sound)

    def _keep_sound(self, row_id: DictationId, audio: TakeAudio, compress: bool) -> None:
        try:
            kept = self._sounds.keep(row_id, audio, compress=compress)
        except StorageFault as fault:
            if fault.problem.title != gone().problem.title:  # else there never was any
                _log.warning("the sound of a dictation is not kept: %s", fault.problem.detail)
                self._tell(fault.problem)
            return
        if kept is None:
            return
        name, size = kept

        def note(connection: sqlite3.Connection) -> Iterable[DictationId]:
            rows.change(connection, row_id, sound=name, sound_bytes=size)
            return (row_id,)

        self._writer.write_here(note)  # at once: a file that no row knows is a stray

    def _remove_old(self, connection: sqlite3.Connection) -> Iterable[DictationId | None]:
        removed = retention.remove_old(connection, self.settings, time.time_ns(), self._sounds.remove)
        silent = retention.remove_old_sound(connection, self.settings, self._sounds)
        retention.remove_strays(connection, self._sounds)
        if removed:
            self._tidy_soon()
            return (None,)
        return silent

    def _tidy_soon(self) -> None:
        if not self._tidy_is_due:
            self._tidy_is_due = True
            self._worker.after(_TIDY_AFTER_S, self.tidy)

    def tidy(self) -> None:
        """What was deleted is in no file any more: not in the index, the log, nor a page that is free."""
        self._tidy_is_due = False
        connection = self._writer.connection()
        if connection is not None:
            try:
                connection.execute("INSERT INTO found(found) VALUES ('optimize')")
                connection.executescript("PRAGMA incremental_vacuum")  # `execute` would free a single page
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                connection.execute("PRAGMA shrink_memory")
            except sqlite3.Error as error:
                _log.info("the history could not be tidied up: %s", error)

    def _tell_size(self) -> None:
        for name, file in (("history_size", database.FILE), ("history_wal", f"{database.FILE}-wal")):
            with contextlib.suppress(OSError):
                self._observe(name, (self._folder / file).stat().st_size / 1e6)


def _check_is_due(connection: sqlite3.Connection) -> bool:
    try:
        found = connection.execute("SELECT value FROM notes WHERE name = 'checked_unix'").fetchone()
        return found is None or not 0 <= time.time() - float(found[0]) < CHECK_INTERVAL_S
    except (sqlite3.Error, ValueError):
        return True


def _note_check(connection: sqlite3.Connection) -> Iterable[DictationId]:
    connection.execute("INSERT OR REPLACE INTO notes VALUES ('checked_unix', ?)", (str(time.time()),))
    return ()
