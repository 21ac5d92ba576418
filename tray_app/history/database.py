"""The file of the history: opened, checked, set aside when it is damaged, and what is wrong with it in words."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from tray_app.core.errors import Problem, StorageFault
from tray_app.core.translation import marked, sentences
from tray_app.paths import make_private

from .rows import COLUMNS
from .schema import migrate, prepare

FILE = "history.db"
BESIDE = ("-wal", "-shm")
"""Files that SQLite keeps beside a database; the first holds what is not merged into it yet."""
_BUSY_S = 2.0
"""So long another program that writes is waited for."""
_PAGES_IN_MEMORY_KIB = 1_000
_WAL_PAGES = 250
_WAL_BYTES = 4_000_000

_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_TITLES = {
    sqlite3.SQLITE_FULL: (
        marked("The history cannot be written: the disk is full."),
        marked("Free some space in your home folder."),
    ),
    sqlite3.SQLITE_READONLY: (
        marked("The history cannot be written."),
        marked("Make its file and folder writable for yourself."),
    ),
    sqlite3.SQLITE_PERM: (
        marked("The history cannot be written."),
        marked("Make its file and folder writable for yourself."),
    ),
    sqlite3.SQLITE_CANTOPEN: (
        marked("The history cannot be opened."),
        marked("Make its folder readable and writable for yourself."),
    ),
    sqlite3.SQLITE_BUSY: (marked("The history is held by another program."), marked("End the program that holds it.")),
    sqlite3.SQLITE_LOCKED: (
        marked("The history is held by another program."),
        marked("End the program that holds it."),
    ),
}
_GOES_ON = marked("Dictation goes on; what is dictated meanwhile is kept in memory until it can be written.")


def create(folder: Path) -> sqlite3.Connection:
    """The database in `folder`, made or brought up to date: for who writes. Blocks for the disk.

    Raises sqlite3.Error, StorageFault where the folder cannot be made or a newer program wrote it.
    """
    path = make_private(folder) / FILE
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR | getattr(os, "O_BINARY", 0), 0o600))
    except OSError as error:
        raise StorageFault(
            "The history cannot be written.", "Make its file and folder writable for yourself.", f"{path}: {error}"
        ) from error
    connection = _connect(path)
    try:
        if path.stat().st_size == 0:
            connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")  # what was told as kept outlives a power cut
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_WAL_PAGES}")
        connection.execute(f"PRAGMA journal_size_limit = {_WAL_BYTES}")
        migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def open_to_read(folder: Path) -> sqlite3.Connection | None:
    """None where there is no database. Raises sqlite3.Error."""
    path = folder / FILE
    if not path.is_file():
        return None
    connection = _connect(path)
    connection.execute("PRAGMA query_only = ON")
    return connection


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=_BUSY_S, isolation_level=None, check_same_thread=False
    )
    connection.execute(f"PRAGMA cache_size = -{_PAGES_IN_MEMORY_KIB}")
    prepare(connection)
    return connection


# --- what is wrong -----------------------------------------------------------------------


def code_of(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 where it has none."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


def is_damage(error: sqlite3.Error) -> bool:
    return code_of(error) in _DAMAGED


def is_busy(error: sqlite3.Error) -> bool:
    return code_of(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def problem_of(error: sqlite3.Error | StorageFault, folder: Path) -> Problem:
    """In the user's words. What is in the file is in none of them."""
    if isinstance(error, StorageFault):
        return error.problem
    title, remedy = _TITLES.get(
        code_of(error),
        (marked("The history cannot be read or written."), marked("Look whether its disk is all right.")),
    )
    return Problem(title, sentences(remedy, _GOES_ON), f"{folder / FILE}: {error}")


def passes_check(connection: sqlite3.Connection) -> bool:
    """Whether the file is whole, by SQLite's own look at every page: some tenths of a second for 100,000 rows."""
    return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))


def index_passes_check(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("INSERT INTO found(found) VALUES ('integrity-check')")
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            return False
        raise
    return True


# --- a damaged file ----------------------------------------------------------------------


def set_aside(folder: Path) -> Path:
    """Give the database and what lies beside it another name; which. Raises OSError.

    The log goes first: a new database must never find the log of the old one.
    """
    path = folder / FILE
    stamp = time.strftime("%Y%m%d-%H%M%S")
    names = [f"history-damaged-{stamp}{more}.db" for more in ("", *(f"-{number}" for number in range(2, 100)))]
    aside = next(found for name in names if not (found := folder / name).exists())
    for ending in (*BESIDE, ""):
        with contextlib.suppress(FileNotFoundError):
            os.rename(f"{path}{ending}", f"{aside}{ending}")
    return aside


def readable_rows(path: Path) -> Iterator[tuple[object, ...]]:
    """What can be read of a damaged database, from both its ends towards the damage: rows as COLUMNS. Raises nothing
    that SQLite raises."""
    seen: set[object] = set()
    for order in ("ASC", "DESC"):
        try:
            with contextlib.closing(_connect(path)) as connection:
                known = {str(found[1]) for found in connection.execute("PRAGMA table_info(rows)")}
                named = ", ".join(column if column in known else f"'' AS {column}" for column in COLUMNS)
                for found in connection.execute(f"SELECT {named} FROM rows ORDER BY row_id {order}"):
                    if found[0] in seen:
                        break
                    seen.add(found[0])
                    yield tuple(found)
        except sqlite3.Error:
            continue
