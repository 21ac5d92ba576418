"""History and statistics in the running program: their places, and what those ask for."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tray_app import settings_file
from tray_app.core import events as e
from tray_app.core.bindings import binding_of, bindings_of, server_of
from tray_app.core.dictation import GivenTextEnded, Outcome
from tray_app.core.engines import ENGINES, EngineDescriptor
from tray_app.core.errors import HoldtalkError
from tray_app.core.history import HeardAgain, History, HistoryQuery, HistoryRow, RowState
from tray_app.core.ports import SAMPLE_RATE_HZ
from tray_app.core.remote import OPENAI_ENGINE, WYOMING_ENGINE
from tray_app.core.settings import RemoteSettings
from tray_app.core.snapshot import NoticeKind
from tray_app.core.supervision import start_thread
from tray_app.core.translation import tr, tr_n
from tray_app.core.waiting import THE_LAST_TEXT
from tray_app.paths import history_dir, settings_path
from tray_app.runtime import Runtime
from tray_app.settings_live import LiveSettings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tray_app.core.errors import Problem
    from tray_app.core.statistics import FiguresOfOne
    from tray_app.ui.history.asked import EngineChoice

log = logging.getLogger(__name__)

SERVERS = (OPENAI_ENGINE, WYOMING_ENGINE)

Aside = Callable[[Callable[[int | None], object]], object]
"""Has something done once the window before ours has the keyboard; it is told since when ours was in front (ns)."""


class KeptHistory(History, HeardAgain, Protocol):
    """The history of the running program."""

    @property
    def problem(self) -> Problem | None:
        """What is wrong with the database, for as long as it is."""

    def export(self, query: HistoryQuery, path: Path, format_name: str = "") -> int:
        """How many rows were written. Blocks for the disk; raises HoldtalkError."""


class HistoryAtHand:
    """Implements `ui.history.asked.HistoryActions` and `ui.statistics.place.StatisticsActions`. Qt's thread."""

    def __init__(self, runtime: Runtime, live: LiveSettings, history: KeptHistory, aside: Aside) -> None:
        self._runtime = runtime
        self._live = live
        self._history = history
        self._aside = aside
        self._silenced = threading.Event()
        """Of the sound that is played."""

    # --- places: nothing of them is loaded before they are first shown ---------------------

    def places(self) -> Mapping[str, tuple[str, Callable[[], QWidget]]]:
        """By name: the module that is read before, and what makes it."""
        return {
            "history": ("tray_app.ui.history.place", self._make_history),
            "statistics": ("tray_app.ui.statistics.place", self._make_statistics),
        }

    def _make_history(self) -> QWidget:
        from tray_app.ui.history import HistoryPlace

        return HistoryPlace(self._history, self, self._runtime.bus)

    def _make_statistics(self) -> QWidget:
        from tray_app.history.statistics import HistoryStatistics
        from tray_app.ui.statistics import StatisticsPlace

        return StatisticsPlace(HistoryStatistics(history_dir()), self, self._runtime.bus)

    # --- what History asks -----------------------------------------------------------------

    def copy(self, rows: Sequence[HistoryRow]) -> None:
        """What waited alone is taken once it is on the clipboard; of several, when they were handed over."""
        waits = [row.row_id for row in rows if row.state is RowState.WAITING]
        text = "\n\n".join(row.text for row in rows)
        self._runtime.insertion.offer(text, waits[0] if len(rows) == 1 and waits else THE_LAST_TEXT)
        for row_id in waits if len(rows) > 1 else ():
            self._history.took(row_id)

    def insert_again(self, row: HistoryRow) -> None:
        """Our window is put away first, so that the one below it has the keys."""
        self._aside(lambda in_front_since_ns: self._give(row, in_front_since_ns))

    def _give(self, row: HistoryRow, in_front_since_ns: int | None) -> None:
        given = e.DictationId(time.time_ns())

        def ended(news: GivenTextEnded) -> None:
            if news.dictation_id != given:
                return
            end()
            if news.outcome is Outcome.INSERTED and row.state is RowState.WAITING:
                self._history.took(row.row_id)

        end = self._runtime.bus.subscribe(GivenTextEnded, "a text of the history", ended)
        undone = row.row_id if row.state is RowState.UNDONE else None
        self._runtime.post(e.TextGiven(given, row.text, undone, in_front_since_ns=in_front_since_ns))

    def play(self, row_id: e.DictationId, ended: Callable[[], None]) -> None:
        self.stop_playing()
        silenced = self._silenced = threading.Event()
        start_thread("history-sound", lambda: self._play(row_id, silenced, ended), again=False)

    def _play(self, row_id: e.DictationId, silenced: threading.Event, ended: Callable[[], None]) -> None:
        from tray_app.audio.player import VoicePlayer
        from tray_app.history.sounds import read

        try:
            path = self._history.sound_file(row_id)
            if path is None:
                raise HoldtalkError(tr("There is no sound of this dictation."), tr("It was not kept, or not so long."))
            VoicePlayer(self._runtime.tones.trace.voice).play(read(path), SAMPLE_RATE_HZ, silenced)
        except HoldtalkError as error:
            self._runtime.tell(NoticeKind.WARNING, error.problem.title, error.problem.remedy)
        finally:
            ended()

    def stop_playing(self) -> None:
        self._silenced.set()

    def engines(self) -> Sequence[EngineChoice]:
        from tray_app.ui.history.asked import EngineChoice

        settings = self._runtime.settings
        used, there = settings.speech.engine, filter(partial(_can_be_asked, settings.remote), ENGINES.values())
        known = sorted(there, key=lambda engine: (engine.name != used, engine.title))
        return [EngineChoice(engine.name, engine.title, tuple(engine.languages)) for engine in known]

    def retry(self, row_id: e.DictationId, engine: str, language: str) -> None:
        self._history.retry(row_id, engine, language)

    def export(self, query: HistoryQuery, format_name: str, path: Path) -> None:
        start_thread("history-export", lambda: self._export(query, format_name, path), again=False)

    def _export(self, query: HistoryQuery, format_name: str, path: Path) -> None:
        try:
            count = self._history.export(query, path, format_name)
        except HoldtalkError as error:
            self._runtime.tell(NoticeKind.ERROR, error.problem.title, error.problem.remedy)
        else:
            told = tr_n("{n} dictation written", "{n} dictations written", count)
            self._runtime.tell(NoticeKind.INFO, told, str(path))

    def keeps(self) -> bool:
        return self._runtime.settings.history.keep

    def keep(self, on: bool) -> None:
        self._live.change(lambda: settings_file.save_value(settings_path(), "history", "keep", on))

    def problem(self) -> Problem | None:
        return self._history.problem

    def dictating_hint(self) -> str:
        from tray_app.hotkeys.naming import heard_name
        from tray_app.ui.words import how_to_dictate

        first = binding_of(bindings_of(self._runtime.settings))
        return how_to_dictate(heard_name(first.key), first.mode)

    # --- what Performance asks -------------------------------------------------------------

    def figures(self, since_ns: int) -> Sequence[FiguresOfOne]:
        """Of each dictation from then on, the oldest first. Not on Qt's thread: blocks. Raises StorageFault."""
        from tray_app.history.statistics import HistoryStatistics

        return HistoryStatistics(history_dir()).figures(since_ns)

    # --- what Statistics asks --------------------------------------------------------------

    def typing_words_per_minute(self) -> int:
        return self._runtime.settings.session.typing_words_per_minute

    def engine_titles(self) -> Mapping[str, str]:
        return {engine.name: engine.title for engine in ENGINES.values()}


def _can_be_asked(remote: RemoteSettings, engine: EngineDescriptor) -> bool:
    """Not a server that has no address, which could only fail."""
    return engine.name not in SERVERS or bool(server_of(engine.name, remote))
