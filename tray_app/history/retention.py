"""What goes by itself: old rows, old sound. Never what still waits for the user."""

from __future__ import annotations

import math
import sqlite3
import time
from collections.abc import Callable

from tray_app.core.events import DictationId
from tray_app.core.history import RowState
from tray_app.core.keeping_settings import HistorySettings

from . import rows
from .sounds import Sounds

_DAY_NS = 86_400_000_000_000
_HOUR_S = 3_600
_FILLED = 0.9
"""So much of the room is left filled, where it is not enough: not every dictation is to cost an old one."""
_MB = 1_000_000

Gone = Callable[[str], object]
"""Told the name of each sound whose row is no more."""


def remove_old(connection: sqlite3.Connection, settings: HistorySettings, now_ns: int, gone: Gone) -> int:
    """Rows beyond the age and the size that the settings have; how many. Within a transaction."""
    removed = 0
    if settings.days:
        removed += _remove(connection, f"row_id < {int(now_ns - settings.days * _DAY_NS)}", -1, gone)
    size, room = _bytes(connection), settings.max_mb * _MB
    if size > room:
        # By their share of it: what the index has of them is given back only when it is tidied up.
        count = int(connection.execute("SELECT count(*) FROM rows").fetchone()[0])
        removed += _remove(connection, "1", math.ceil(count * (size - _FILLED * room) / size), gone)
    return removed


def _remove(connection: sqlite3.Connection, condition: str, limit: int, gone: Gone) -> int:
    """The oldest; all, where `limit` is below zero."""
    found = connection.execute(
        f"SELECT row_id, sound FROM rows WHERE state NOT IN {rows.KEPT_WAITING} AND {condition}"
        f" ORDER BY row_id LIMIT {limit}"
    ).fetchall()
    rows.remove(connection, [DictationId(row_id) for row_id, _sound in found])
    for _row_id, sound in found:
        gone(sound)
    return len(found)


def _bytes(connection: sqlite3.Connection) -> int:
    """Of the pages that are in use."""
    pages, free, size = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * size


def remove_old_sound(
    connection: sqlite3.Connection, settings: HistorySettings, sounds: Sounds, now_unix: float | None = None
) -> list[DictationId]:
    """Sound that was spared for some hours, then the oldest beyond the room for it; whose. Within a transaction."""
    now_unix = time.time() if now_unix is None else now_unix
    found = connection.execute("SELECT row_id, state, sound, private FROM rows WHERE sound <> '' ORDER BY row_id")
    room = settings.sound_mb * _MB
    changed: list[DictationId] = []
    kept: list[tuple[DictationId, str, int]] = []
    for row_id, state, name, private in found.fetchall():
        path = sounds.path(name)
        status = path.stat() if path is not None else None
        waits = state in (RowState.WAITING.value, RowState.UNHEARD.value)
        spared = state == RowState.CANCELLED.value or not settings.keep_sound
        if (
            status is None
            or private
            or (spared and not waits and now_unix - status.st_mtime >= settings.spare_hours * _HOUR_S)
        ):
            changed.append(DictationId(row_id))
            _forget(connection, row_id, name, sounds)
            continue
        room -= status.st_size
        connection.execute(
            "UPDATE rows SET sound_bytes = ? WHERE row_id = ? AND sound_bytes <> ?",
            (status.st_size, row_id, status.st_size),
        )
        if not waits:
            kept.append((DictationId(row_id), name, status.st_size))
    for row_id, name, size in kept:
        if room >= 0:
            break
        room += size
        changed.append(row_id)
        _forget(connection, row_id, name, sounds)
    return changed


def _forget(connection: sqlite3.Connection, row_id: int, name: str, sounds: Sounds) -> None:
    sounds.remove(name)
    connection.execute("UPDATE rows SET sound = '', sound_bytes = 0 WHERE row_id = ?", (row_id,))


def remove_strays(connection: sqlite3.Connection, sounds: Sounds) -> int:
    """Files of ours that belong to no row; how many."""
    known = {found[0] for found in connection.execute("SELECT sound FROM rows WHERE sound <> ''")}
    strays = [
        name for name in sounds.names() - known
        if name.partition(".")[0].isdecimal() and name.partition(".")[2] in ("wav", "flac", "part")
    ]  # fmt: skip
    for name in strays:
        sounds.remove(name)
    return len(strays)
