"""What the History place asks of the program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tray_app.core.errors import Problem
from tray_app.core.events import DictationId
from tray_app.core.history import HistoryQuery, HistoryRow
from tray_app.core.translation import marked

FORMATS: tuple[tuple[str, str], ...] = (("csv", "CSV"), ("json", "JSON"), ("md", marked("Markdown")))
"""Values of `HistoryActions.export`, with what the user reads."""


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """One that a recording can be heard with."""

    name: str
    """As the settings call it."""
    title: str
    languages: Sequence[str] = ()
    """ISO 639 codes that it can be told; of fewer than two there is nothing to choose."""


class HistoryActions(Protocol):
    """Called on Qt's thread. All return at once."""

    def copy(self, rows: Sequence[HistoryRow]) -> None:
        """Their texts, oldest first, to the clipboard. What waited counts as taken once it is there."""

    def insert_again(self, row: HistoryRow) -> None:
        """Its text, into the window that was used before ours. What waited counts as taken once it stands there."""

    def play(self, row_id: DictationId, ended: Callable[[], None]) -> None:
        """Its sound, in place of what is being played. `ended`, on any thread: it is silent again, however that came
        about; what kept it from being heard is told by a notice."""

    def stop_playing(self) -> None: ...

    def engines(self) -> Sequence[EngineChoice]:
        """Those that are there, the one in use first."""

    def retry(self, row_id: DictationId, engine: str, language: str) -> None:
        """Have its sound heard again; the row changes when that is done. `language`: an ISO 639 code; empty: the
        engine's own choice."""

    def export(self, query: HistoryQuery, format_name: str, path: Path) -> None:
        """Write all rows of `query` (its `limit` and `before` mean nothing); how it went is told by a notice."""

    def keeps(self) -> bool:
        """Whether what is dictated now is kept."""

    def keep(self, on: bool) -> None:
        """From now on, or no more, until it is switched again."""

    def problem(self) -> Problem | None:
        """Why the history cannot be kept, or what was found damaged, until it is as it should be."""

    def dictating_hint(self) -> str:
        """What to do to dictate, as in "Hold Right Ctrl and speak.", in the user's language."""
