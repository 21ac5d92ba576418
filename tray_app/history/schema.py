"""The tables of the history, as a list of steps that is only ever added to.

A database says by `PRAGMA user_version` how many of them it has gone; opening it goes the rest, each whole or not at
all. A step that was published is never changed: a test goes them all from every version there was.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from tray_app.core.errors import StorageFault

from .searching import searchable

INDEX = """
    CREATE VIRTUAL TABLE found USING fts5(
        words, content='', columnsize=0, prefix='1 2 3', tokenize='unicode61 remove_diacritics 2'
    )
"""
"""Without a copy of the texts: who changes a row takes its old words out himself. Another index is another step."""

STEPS: tuple[Sequence[str], ...] = (
    (
        """
        CREATE TABLE rows (
            row_id INTEGER PRIMARY KEY,
            state TEXT NOT NULL,
            text TEXT NOT NULL DEFAULT '',
            heard TEXT NOT NULL DEFAULT '',
            application TEXT NOT NULL DEFAULT '',
            application_kind TEXT NOT NULL DEFAULT '',
            engine TEXT NOT NULL DEFAULT '',
            language TEXT NOT NULL DEFAULT '',
            mode TEXT NOT NULL DEFAULT '',
            start TEXT NOT NULL DEFAULT '',
            method TEXT NOT NULL DEFAULT '',
            problem TEXT NOT NULL DEFAULT '',
            audio_ms REAL NOT NULL DEFAULT 0,
            words INTEGER NOT NULL DEFAULT 0,
            wait_ms REAL,
            timed_out INTEGER NOT NULL DEFAULT 0,
            build TEXT NOT NULL DEFAULT '',
            sound TEXT NOT NULL DEFAULT '',
            sound_bytes INTEGER NOT NULL DEFAULT 0,
            figures TEXT NOT NULL DEFAULT '{}'
        ) STRICT
        """,
        "CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    ),
    (
        INDEX,
        "INSERT INTO found(rowid, words) SELECT row_id, searchable(text) FROM rows WHERE text <> ''",
    ),
    (
        "ALTER TABLE rows ADD COLUMN private INTEGER NOT NULL DEFAULT 0",
        # In the order in which rows are shown, and with all that they are chosen by: few pages are read for a choice
        # that matches few rows.
        "CREATE INDEX rows_chosen ON rows (row_id, state, engine, language, application_kind)",
        "CREATE INDEX rows_by_state ON rows (state)",
        "CREATE INDEX rows_by_engine ON rows (engine)",
        "CREATE INDEX rows_by_language ON rows (language)",
        "CREATE INDEX rows_by_application_kind ON rows (application_kind)",
        "CREATE INDEX rows_by_application ON rows (application)",
        "CREATE INDEX rows_with_sound ON rows (row_id, sound_bytes) WHERE sound <> ''",
    ),
    (
        "ALTER TABLE rows ADD COLUMN wished_engine TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE rows ADD COLUMN wished_language TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE rows ADD COLUMN wished_languages TEXT NOT NULL DEFAULT ''",
    ),
    ("ALTER TABLE rows ADD COLUMN changes TEXT NOT NULL DEFAULT ''",),
)
NEWEST = len(STEPS)


def prepare(connection: sqlite3.Connection) -> None:
    """Functions that the tables' SQL needs; for every connection."""
    connection.create_function("searchable", 1, searchable, deterministic=True)


def version_of(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Go the steps that are missing. Raises sqlite3.Error, and StorageFault for one that a newer program wrote."""
    version = version_of(connection)
    if version > NEWEST:
        raise StorageFault(
            "Your history was written by a newer Holdtalk.",
            "Update Holdtalk. Dictation goes on; nothing is kept meanwhile.",
            f"version {version}, where {NEWEST} is known",
        )
    for number in range(version, NEWEST):
        connection.execute("BEGIN IMMEDIATE")
        try:
            if version_of(connection) == number:  # else another program has just gone it
                for statement in STEPS[number]:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number + 1}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
