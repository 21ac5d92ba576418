"""Rows as the database has them, and the questions by which they are chosen."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tray_app.core.events import DictationId
from tray_app.core.history import HistoryQuery, HistoryRow, RowState
from tray_app.core.shaping import Change

from .searching import plain, searchable, wanted

COLUMNS = (
    "row_id", "state", "text", "heard", "application", "application_kind", "engine", "language", "mode", "start",
    "method", "problem", "audio_ms", "words", "wait_ms", "timed_out", "build", "sound", "figures", "private",
    "wished_engine", "wished_language", "wished_languages", "changes",
)  # fmt: skip
"""As they are read, in the order of the fields of a row; `sound` is the name of its file."""
_WRITTEN = tuple(column for column in COLUMNS if column != "sound")
_STATES = {state.value: state for state in RowState}
VALUES_OF = ("engine", "language", "application", "application_kind")
KEPT_WAITING = f"('{RowState.WAITING.value}', '{RowState.UNHEARD.value}')"
"""States of rows that nothing removes but the user."""
_KEPT = frozenset({RowState.WAITING.value, RowState.UNHEARD.value})
_ALL = ", ".join(COLUMNS)
_PUT = f"INSERT INTO rows ({', '.join(_WRITTEN)}) VALUES ({', '.join('?' * len(_WRITTEN))})"
_CHOSEN_BY = (("engines", "engine"), ("languages", "language"), ("application_kinds", "application_kind"))


class Figures(Mapping[str, float]):
    """Read when they are asked for: of a page of rows hardly ever."""

    __slots__ = ("_read", "_written")

    def __init__(self, written: str) -> None:
        self._written = written
        self._read: dict[str, float] | None = None

    def _known(self) -> dict[str, float]:
        if self._read is None:
            try:
                found = json.loads(self._written)
            except ValueError:  # damaged: that costs no row
                found = {}
            numbers = found.items() if isinstance(found, dict) else ()
            self._read = {str(name): value for name, value in numbers if isinstance(value, int | float)}
        return self._read

    def __getitem__(self, name: str) -> float:
        return self._known()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known())

    def __len__(self) -> int:
        return len(self._known())


def from_database(found: Sequence[Any]) -> HistoryRow:
    """`found`: the COLUMNS. A state that a newer program wrote costs no row."""
    row_id, state, *between, timed_out, build, sound, figures, private, engine, language, languages, changes = found
    values = (
        row_id, _STATES.get(state, RowState.TAKEN), *between, bool(timed_out), build, bool(sound), Figures(figures),
        bool(private), engine, language, languages, _changes_of(changes),
    )  # fmt: skip
    return HistoryRow(*values)


def _changes_of(written: str) -> tuple[Change, ...]:
    """None of what is damaged: that costs no row."""
    if not written:
        return ()
    try:
        return tuple(Change(str(steps), str(was), str(now), int(at)) for steps, was, now, at in json.loads(written))
    except (ValueError, TypeError):
        return ()


def _changes_written(changes: Sequence[Change]) -> str:
    found = [[one.steps, one.was, one.now, one.at] for one in changes]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) if found else ""


def _as_written(row: HistoryRow) -> list[Any]:
    figures = {name: round(value, 4) for name, value in row.figures.items() if math.isfinite(value)}
    values: list[Any] = []
    for column in _WRITTEN:
        value = getattr(row, column)
        if isinstance(value, str):
            value = plain(value)
        values.append(value)
    values[_WRITTEN.index("state")] = row.state.value
    values[_WRITTEN.index("changes")] = plain(_changes_written(row.changes))
    values[_WRITTEN.index("figures")] = json.dumps(figures, separators=(",", ":"))
    for column in ("timed_out", "private"):
        values[_WRITTEN.index(column)] = int(getattr(row, column))
    return values


# --- changing ----------------------------------------------------------------------------


def put(connection: sqlite3.Connection, row: HistoryRow) -> None:
    """A new one; one of the same id gives way, and keeps its sound."""
    old = connection.execute("SELECT sound, sound_bytes FROM rows WHERE row_id = ?", (row.row_id,)).fetchone()
    if old is not None:
        remove(connection, (row.row_id,))
    connection.execute(_PUT, _as_written(row))
    if old is not None:
        connection.execute("UPDATE rows SET sound = ?, sound_bytes = ? WHERE row_id = ?", (*old, row.row_id))
    _index(connection, row.row_id, plain(row.text))


def put_again(connection: sqlite3.Connection, found: Sequence[Any]) -> None:
    """A row as it was read from another database, by the COLUMNS. Raises sqlite3.Error, TypeError or ValueError for
    one that can be none."""
    put(connection, from_database(found))
    name = str(found[COLUMNS.index("sound")])
    connection.execute("UPDATE rows SET sound = ? WHERE row_id = ?", (name, found[0]))


def change(connection: sqlite3.Connection, row_id: DictationId, **values: Any) -> None:
    """Other values of a row, by the names of its columns. Another text is indexed."""
    if "text" in values:
        values["text"] = plain(values["text"])
        _unindex(connection, row_id)
    named = ", ".join(f"{name} = ?" for name in values)
    connection.execute(f"UPDATE rows SET {named} WHERE row_id = ?", (*values.values(), row_id))
    if "text" in values:
        _index(connection, row_id, values["text"])


def remove(connection: sqlite3.Connection, row_ids: Iterable[DictationId]) -> None:
    for row_id in row_ids:
        _unindex(connection, row_id)
        connection.execute("DELETE FROM rows WHERE row_id = ?", (row_id,))


def index_anew(connection: sqlite3.Connection) -> None:
    """Where the index is damaged and the rows are not."""
    connection.execute("INSERT INTO found(found) VALUES ('delete-all')")
    connection.execute(
        "INSERT INTO found(rowid, words) SELECT row_id, searchable(text) FROM rows WHERE text <> '' ORDER BY row_id"
    )


def _index(connection: sqlite3.Connection, row_id: DictationId, text: str) -> None:
    if text:
        connection.execute("INSERT INTO found(rowid, words) VALUES (?, ?)", (row_id, searchable(text)))


def _unindex(connection: sqlite3.Connection, row_id: DictationId) -> None:
    known = connection.execute("SELECT text FROM rows WHERE row_id = ?", (row_id,)).fetchone()
    if known is not None and known[0]:
        connection.execute(
            "INSERT INTO found(found, rowid, words) VALUES ('delete', ?, ?)", (row_id, searchable(known[0]))
        )


# --- reading -----------------------------------------------------------------------------


def row(connection: sqlite3.Connection, row_id: DictationId) -> HistoryRow | None:
    found = connection.execute(f"SELECT {_ALL} FROM rows WHERE row_id = ?", (row_id,)).fetchone()
    return None if found is None else from_database(found)


def sound_of(connection: sqlite3.Connection, row_id: DictationId) -> str:
    """The name of its file; empty where there is none."""
    found = connection.execute("SELECT sound FROM rows WHERE row_id = ?", (row_id,)).fetchone()
    return "" if found is None else str(found[0])


def find(connection: sqlite3.Connection, query: HistoryQuery) -> list[HistoryRow]:
    """Newest first."""
    if query.limit <= 0:
        return []
    ids, values = _chosen(query, "DESC LIMIT ?")
    found = connection.execute(
        f"SELECT {_ALL} FROM rows WHERE row_id IN ({ids}) ORDER BY row_id DESC", (*values, query.limit)
    )
    return [from_database(one) for one in found]


def ids(connection: sqlite3.Connection, query: HistoryQuery) -> list[DictationId]:
    """Newest first; without `limit`."""
    chosen, values = _chosen(query, "DESC")
    return [DictationId(found[0]) for found in connection.execute(chosen, values)]


def count(connection: sqlite3.Connection, query: HistoryQuery) -> int:
    chosen, values = _chosen(replace(query, before=None), "")
    return int(connection.execute(f"SELECT count(*) FROM ({chosen})", values).fetchone()[0])


def values_of(connection: sqlite3.Connection, column: str) -> list[str]:
    """Raises ValueError for a column that is not among VALUES_OF."""
    if column not in VALUES_OF:
        raise ValueError(column)
    found = connection.execute(
        f"SELECT {column} FROM rows WHERE {column} <> '' GROUP BY {column} ORDER BY count(*) DESC, {column}"
    )
    return [str(one[0]) for one in found]


def waiting(connection: sqlite3.Connection) -> list[HistoryRow]:
    """Rows with a text that nobody has yet, oldest first."""
    found = connection.execute(
        f"SELECT {_ALL} FROM rows WHERE row_id IN (SELECT row_id FROM rows INDEXED BY rows_by_state WHERE state = ?)"
        " AND text <> '' ORDER BY row_id",
        (RowState.WAITING.value,),
    )
    return [from_database(one) for one in found]


def _chosen(query: HistoryQuery, order: str) -> tuple[str, list[Any]]:
    """SQL that gives the ids of the rows, and its values. `order` is how, and how many."""
    asked = wanted(query.words)
    among = {"state": [state.value for state in query.states]}
    among |= {column: list(getattr(query, name)) for name, column in _CHOSEN_BY}
    among = {column: values for column, values in among.items() if values}
    if len(among) == 1 and not query.words.strip():
        return _of_one_column(query, *next(iter(among.items())), order)
    table, key = "rows INDEXED BY rows_chosen", "rows.row_id"
    conditions: list[str] = []
    values: list[Any] = []
    if asked.match and query.states and set(among["state"]) <= _KEPT:
        # Those are few: each is looked up in the index.
        table = "rows INDEXED BY rows_by_state CROSS JOIN found ON found.rowid = rows.row_id"
    elif asked.match:
        # The index gives them by id, and each is then looked up: never the other way round.
        table = "found CROSS JOIN rows INDEXED BY rows_chosen ON rows.row_id = found.rowid"
        key = "found.rowid"
    if asked.match:
        conditions.append("found MATCH ?")
        values.append(asked.match)
    _bound(query, key, conditions, values)
    for column, wanted_values in among.items():
        conditions.append(f"rows.{column} IN ({', '.join('?' * len(wanted_values))})")
        values += wanted_values
    conditions += ["instr(rows.text, ?)"] * len(asked.parts)
    values += asked.parts
    if asked.match and not among and not asked.parts:
        table = "found"  # nothing else is asked for
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    by = f" ORDER BY {key} {order}" if order else ""
    return f"SELECT {key} FROM {table}{where}{by}", values


def _of_one_column(query: HistoryQuery, column: str, among: Sequence[str], order: str) -> tuple[str, list[Any]]:
    """Of each value the newest, as its index has them; of these the newest."""
    parts: list[str] = []
    values: list[Any] = []
    limited = order.endswith("LIMIT ?")
    for value in dict.fromkeys(among):
        conditions = [f"{column} = ?"]
        values.append(value)
        _bound(query, "row_id", conditions, values)
        newest = " ORDER BY row_id DESC LIMIT ?" if limited else ""
        parts.append(
            f"SELECT row_id FROM (SELECT row_id FROM rows INDEXED BY rows_by_{column}"
            f" WHERE {' AND '.join(conditions)}{newest})"
        )
        values += [query.limit] if limited else []
    by = f" ORDER BY row_id {order}" if order else ""
    return f"SELECT row_id FROM ({' UNION ALL '.join(parts)}){by}", values


def _bound(query: HistoryQuery, key: str, conditions: list[str], values: list[Any]) -> None:
    for bound, sign in ((query.since_ns, ">="), (query.until_ns, "<"), (query.before, "<")):
        if bound is not None:
            conditions.append(f"{key} {sign} ?")
            values.append(max(-(2**63), min(bound, 2**63 - 1)))
