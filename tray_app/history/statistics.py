"""Counts of the history, by SQL over a connection of its own that can only read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import astuple
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from tray_app.core.errors import StorageFault
from tray_app.core.events import DictationId
from tray_app.core.history import RowState
from tray_app.core.statistics import (
    SESSION_GAP_S,
    TIMES,
    By,
    Counted,
    FiguresOfOne,
    Spread,
    SpreadQuery,
    StatisticsQuery,
)

from . import database

_Found = TypeVar("_Found")

_DAY = "date(row_id / 1000000000, 'unixepoch', 'localtime')"
_COLUMNS = {
    By.MODE: "mode",
    By.ENGINE: "engine",
    By.LANGUAGE: "language",
    By.APPLICATION: "application_kind",
    By.BUILD: "build",
}
_UNDONE = f"state = '{RowState.UNDONE.value}'"
_BROUGHT = (
    f"(state IN ('{RowState.WRITTEN.value}', '{RowState.UNDONE.value}')"
    f" OR (state IN ('{RowState.WAITING.value}', '{RowState.TAKEN.value}') AND words > 0))"
)
"""It has a text: of one that the user let go without, nothing was ever counted."""
_STANDS = f"({_BROUGHT} AND NOT {_UNDONE})"
"""Who took it back saved nothing by it, and wrote none of its words."""
_FELL = f"(NOT {_BROUGHT} AND state NOT IN ('{RowState.EMPTY.value}', '{RowState.CANCELLED.value}'))"
_FIGURES = f"""
    count(*),
    total(CASE WHEN {_STANDS} THEN words END),
    total({_BROUGHT}),
    total({_UNDONE}),
    total(state = '{RowState.EMPTY.value}'),
    total(state = '{RowState.CANCELLED.value}'),
    total({_FELL} AND timed_out),
    total({_FELL} AND NOT timed_out),
    total(CASE WHEN {_STANDS} AND audio_ms > 0 THEN words END),
    total(CASE WHEN {_STANDS} AND words > 0 AND audio_ms > 0 THEN audio_ms + coalesce(wait_ms, 0) END),
    total(audio_ms),
    min(nullif(audio_ms, 0)), avg(nullif(audio_ms, 0)), max(nullif(audio_ms, 0)),
    min(wait_ms), avg(wait_ms), max(wait_ms)
"""
"""In the order of the fields of Counted, behind its key."""
_WHOLE_NUMBERS = 9
"""So many of them are counts."""
_SESSIONS = f"""
    WITH begun AS (
        SELECT row_id, state, words, audio_ms, wait_ms, timed_out,
            coalesce(row_id - lag(row_id) OVER (ORDER BY row_id) > {SESSION_GAP_S * 1_000_000_000}, 1) AS begins
        FROM rows WHERE {{where}}
    ), numbered AS (SELECT *, sum(begins) OVER (ORDER BY row_id) AS number FROM begun)
    SELECT strftime('%Y-%m-%d %H:%M', min(row_id) / 1000000000, 'unixepoch', 'localtime'), {_FIGURES}
    FROM numbered GROUP BY number ORDER BY number
"""


class HistoryStatistics:
    """Implements `core.statistics.Statistics`."""

    def __init__(self, folder: Path) -> None:
        """`folder`: of the history."""
        self._folder = folder

    def counted(self, query: StatisticsQuery) -> list[Counted]:
        return self._read(lambda connection: _counted(connection, query)) or []

    def spread(self, query: SpreadQuery) -> Mapping[str, list[Spread]]:
        return self._read(lambda connection: _spread(connection, query)) or {}

    def figures(self, since_ns: int) -> list[FiguresOfOne]:
        return self._read(lambda connection: _of_each(connection, since_ns)) or []

    def _read(self, read: Callable[[sqlite3.Connection], _Found]) -> _Found | None:
        """None where there is no history yet."""
        try:
            connection = database.open_to_read(self._folder)
            if connection is None:
                return None
            with closing(connection):
                if connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'rows'").fetchone() == (0,):
                    return None
                return read(connection)
        except sqlite3.Error as error:
            raise StorageFault(*astuple(database.problem_of(error, self._folder))) from error


def _counted(connection: sqlite3.Connection, query: StatisticsQuery) -> list[Counted]:
    where, values = _when(query.since_ns, query.until_ns)
    if query.by is By.SESSION:
        sql = _SESSIONS.format(where=where)
    else:
        order = "1" if query.by in TIMES else "2 DESC, 1"
        key = _key(query.by, query.week_begins)
        sql = f"SELECT {key}, {_FIGURES} FROM rows WHERE {where} GROUP BY 1 ORDER BY {order}"
    found = [_as_counted(row) for row in connection.execute(sql, values)]
    return [counted for counted in found if counted.dictations]


def _as_counted(row: tuple[Any, ...]) -> Counted:
    key, *figures = row
    whole = [int(value) for value in figures[:_WHOLE_NUMBERS]]
    return Counted(str(key), *whole, *figures[_WHOLE_NUMBERS:])


def _when(since_ns: int | None, until_ns: int | None) -> tuple[str, list[int]]:
    bounds = [(sign, bound) for sign, bound in ((">=", since_ns), ("<", until_ns)) if bound is not None]
    return " AND ".join(["1", *(f"row_id {sign} ?" for sign, _ in bounds)]), [bound for _, bound in bounds]


def _key(by: By, week_begins: int) -> str:
    """SQL for what a row is counted under."""
    if by in _COLUMNS:
        return _COLUMNS[by]
    if by is By.DAY:
        return _DAY
    if by is By.MONTH:
        return "strftime('%Y-%m-01', row_id / 1000000000, 'unixepoch', 'localtime')"
    if by is By.WEEK:
        # On to the week's last day, unless it is that (SQLite: 0 is Sunday), and back to its first.
        last = (week_begins + 6) % 7
        return f"date(row_id / 1000000000, 'unixepoch', 'localtime', 'weekday {last}', '-6 days')"
    return "''"


# --- how figures are spread ----------------------------------------------------------------


def _spread(connection: sqlite3.Connection, query: SpreadQuery) -> Mapping[str, list[Spread]]:
    where, values = _when(query.since_ns, query.until_ns)
    chosen: list[object] = [*values]
    if query.starts:
        where += f" AND start IN ({', '.join('?' * len(query.starts))})"
        chosen += query.starts
    key = _key(query.by, 1)
    found: dict[str, dict[str, list[float]]] = {}
    asked = frozenset(query.figures)
    for group, written in connection.execute(
        f"SELECT {key}, figures FROM rows WHERE {where} AND figures <> '{{}}' ORDER BY row_id", chosen
    ):
        for name, value in _figures(written).items():
            if not asked or name in asked:
                found.setdefault(name, {}).setdefault(str(group), []).append(value)
    return {name: [_spread_of(group, samples) for group, samples in groups.items()] for name, groups in found.items()}


def _of_each(connection: sqlite3.Connection, since_ns: int) -> list[FiguresOfOne]:
    found = connection.execute(
        "SELECT row_id, start, figures FROM rows WHERE row_id >= ? AND figures <> '{}' ORDER BY row_id", (since_ns,)
    )
    return [FiguresOfOne(DictationId(row_id), start, _figures(written)) for row_id, start, written in found]


def _figures(written: str) -> Mapping[str, float]:
    """Those that are damaged cost no others."""
    try:
        read = json.loads(written)
    except ValueError:
        return {}
    return (
        {str(name): float(value) for name, value in read.items() if isinstance(value, int | float)}
        if isinstance(read, dict)
        else {}
    )


def _spread_of(group: str, samples: list[float]) -> Spread:
    """Linear interpolation between neighbours, as the monitor's percentiles are made."""
    p50, p95, most = np.percentile(np.array(samples), (50, 95, 100)).tolist()
    return Spread(group, len(samples), p50, p95, most)
