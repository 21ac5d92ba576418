"""A history in memory, rows for it, and what its places ask of the program."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from tray_app.core.bus import Bus
from tray_app.core.errors import Problem, StorageFault
from tray_app.core.events import DictationId
from tray_app.core.history import HistoryChanged, HistoryQuery, HistoryRow, RowState
from tray_app.core.shaping import Change, as_heard
from tray_app.ui.history.asked import EngineChoice

NOW_NS = round(time.mktime((2026, 11, 30, 14, 5, 0, 0, 0, -1))) * 1_000_000_000
MINUTE_NS = 60_000_000_000
HOUR_NS = 60 * MINUTE_NS
DAY_NS = 24 * HOUR_NS


def row(ago_ns: int = 0, text: str = "This is a sentence.", *, now_ns: int | None = None, **more: object) -> HistoryRow:
    """One that was written, begun so long before the newest."""
    facts: dict[str, object] = {
        "state": RowState.WRITTEN,
        "text": text,
        "application": "firefox",
        "application_kind": "any",
        "engine": "moonshine-tiny-en",
        "language": "en",
        "mode": "hold",
        "start": "warm",
        "method": "typed",
        "audio_ms": 3_200.0,
        "words": len(text.split()),
        "wait_ms": 120.0,
        "build": "0.1.0",
        "figures": {"transcription": 80.0, "insertion": 30.0, "release_to_text": 120.0},
        **more,
    }
    return HistoryRow(DictationId((NOW_NS if now_ns is None else now_ns) - ago_ns), **facts)  # type: ignore[arg-type]  # checked by every test that fails to make one


class FakeHistory:
    """Rows in memory. What changes them is told at once."""

    def __init__(self, rows: Iterable[HistoryRow] = (), bus: Bus | None = None) -> None:
        self.rows = {one.row_id: one for one in rows}
        self.bus = bus or Bus()
        self.broken: Problem | None = None
        self.asked: list[HistoryQuery] = []

    def find(self, query: HistoryQuery) -> list[HistoryRow]:
        self.asked.append(query)
        if self.broken is not None:
            raise StorageFault(self.broken.title, self.broken.remedy, self.broken.detail)
        found = sorted((one for one in self.rows.values() if _chosen(one, query)), key=lambda one: -one.row_id)
        return found[: query.limit]

    def count(self, query: HistoryQuery) -> int:
        return sum(_chosen(one, replace(query, before=None)) for one in self.rows.values())

    def row(self, row_id: DictationId) -> HistoryRow | None:
        return self.rows.get(row_id)

    def sound_file(self, row_id: DictationId) -> Path | None:
        return None

    def values(self, column: str) -> list[str]:
        return sorted({getattr(one, column) for one in self.rows.values()} - {""})

    def edit(self, row_id: DictationId, text: str) -> None:
        self.put(replace(self.rows[row_id], text=text))

    def write_as_heard(self, row_id: DictationId, changes: Sequence[Change]) -> None:
        row = self.rows[row_id]
        text, left = as_heard(row.text, row.changes, changes)
        self.put(replace(row, text=text, changes=left))

    def took(self, row_id: DictationId) -> None:
        self.put(replace(self.rows[row_id], state=RowState.TAKEN))

    def delete(self, row_ids: Sequence[DictationId]) -> None:
        for row_id in row_ids:
            self.rows.pop(row_id, None)
            self.bus.publish(HistoryChanged(row_id))

    def put(self, changed: HistoryRow) -> None:
        """New or other."""
        self.rows[changed.row_id] = changed
        self.bus.publish(HistoryChanged(changed.row_id))


def _chosen(one: HistoryRow, query: HistoryQuery) -> bool:
    words = one.text.lower().replace(".", " ").split()
    return (
        all(any(word.startswith(wanted) for word in words) for wanted in query.words.lower().split())
        and (query.since_ns is None or one.row_id >= query.since_ns)
        and (query.until_ns is None or one.row_id < query.until_ns)
        and (query.before is None or one.row_id < query.before)
        and (not query.states or one.state in query.states)
        and (not query.engines or one.engine in query.engines)
        and (not query.languages or one.language in query.languages)
        and (not query.application_kinds or one.application_kind in query.application_kinds)
    )


ENGINES = (
    EngineChoice("moonshine-tiny-en", "Moonshine tiny", ("en",)),
    EngineChoice("parakeet-tdt-0.6b-v3", "Parakeet 0.6B", ("de", "en", "fr")),
)


class FakeActions:
    """Notes what was asked for."""

    def __init__(self) -> None:
        self.done: list[tuple[object, ...]] = []
        self.now = True
        self.trouble: Problem | None = None
        self.ended: Callable[[], None] = lambda: None

    def copy(self, rows: Sequence[HistoryRow]) -> None:
        self.done.append(("copy", *(one.text for one in rows)))

    def insert_again(self, row: HistoryRow) -> None:
        self.done.append(("insert", row.text))

    def play(self, row_id: DictationId, ended: Callable[[], None]) -> None:
        self.done.append(("play", row_id))
        self.ended = ended

    def stop_playing(self) -> None:
        self.done.append(("stop",))
        self.ended()

    def engines(self) -> Sequence[EngineChoice]:
        return ENGINES

    def retry(self, row_id: DictationId, engine: str, language: str) -> None:
        self.done.append(("retry", row_id, engine, language))

    def export(self, query: HistoryQuery, format_name: str, path: Path) -> None:
        self.done.append(("export", query, format_name, path))

    def keeps(self) -> bool:
        return self.now

    def keep(self, on: bool) -> None:
        self.now = on

    def problem(self) -> Problem | None:
        return self.trouble

    def dictating_hint(self) -> str:
        return "Hold Right Ctrl and speak."

    def typing_words_per_minute(self) -> int:
        return 40

    def engine_titles(self) -> Mapping[str, str]:
        return {engine.name: engine.title for engine in ENGINES}
