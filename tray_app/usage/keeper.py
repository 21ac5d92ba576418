"""Counts the dictations of this run as they end, tells their figures, and keeps a summary of the run on disk."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tray_app.core.bus import Bus
from tray_app.core.dictation import DictationEnded
from tray_app.core.keeping_settings import SessionSettings
from tray_app.core.memory import written_bytes
from tray_app.core.recent_texts import RecentTexts
from tray_app.core.worker import Worker
from tray_app.perf.metric import Group
from tray_app.perf.monitor import Monitor

from .summaries import Summaries
from .tally import SUCCESS, Tally, result_of

SAVE_INTERVAL_S = 60.0
"""A crash costs the counts of so long at most."""
MEMORY_SETTLES_S = 2.0
"""What a dictation needed is given back by then."""
WARM_AFTER = 5
"""Dictations: by then what they use is loaded. What is taken once is no growth."""
_CLOSE_S = 2.0


class UsageKeeper:
    """Its thread, "usage", starts with the first dictation and sleeps in between."""

    def __init__(
        self,
        bus: Bus,
        monitor: Monitor,
        settings: SessionSettings,
        folder: Path,
        context: RecentTexts,
        *,
        now_unix: Callable[[], float] = time.time,
        written_bytes: Callable[[], int | None] = lambda: written_bytes(os.getpid()),
    ) -> None:
        """`context`: the recent texts, which others fill."""
        self._monitor = monitor
        self._settings = settings
        self._now_unix = now_unix
        self._context = context
        self._tally = Tally(now_unix(), settings.typing_words_per_minute)
        self._summaries = Summaries(folder)
        self._written_bytes = written_bytes
        self._warm_bytes: int | None = None
        self._growth_mb: float | None = None
        self._save_is_due = False
        self._worker = Worker("usage")
        monitor.set_part(Group.SESSION, on=True)
        self._worker.do(self._clean)
        self._end = bus.subscribe(DictationEnded, "the session's counts", self._ended)

    def apply(self, settings: SessionSettings) -> None:
        """Other limits and another typing speed from now on. Any thread."""
        self._worker.do(lambda: self._apply(settings))

    def close(self) -> None:
        """Hear no more, write the summary and hide the rows. Blocks for the disk, two seconds at most."""
        self._end()
        self._worker.do(self._save)
        self._worker.close(_CLOSE_S)
        self._monitor.set_part(Group.SESSION, on=False)

    def summary(self) -> dict[str, Any]:
        """As it stands."""
        return self._tally.summary(self._now_unix(), self._growth_mb)

    def _ended(self, ended: DictationEnded) -> None:
        """On the controller's thread, which must not wait."""
        self._worker.do(lambda: self._count(ended))

    # --- on its own thread ---------------------------------------------------------------

    def _count(self, ended: DictationEnded) -> None:
        tally, observe = self._tally, self._monitor.observe
        speed = tally.add(ended)
        if speed is not None:
            observe("session_words_per_minute", speed)
            observe("session_speed", 100 * tally.typing_s / tally.spent_s)
        if tally.success_percent is not None:
            observe("session_success", tally.success_percent)
        if result_of(ended.record) == SUCCESS and ended.text:
            observe("context_pruned", self._context.take_pruned())
            observe("context_fill", self._context.fill_percent)
        self._worker.after(MEMORY_SETTLES_S, self._watch_memory)
        if not self._save_is_due:
            self._save_is_due = True
            self._worker.after(SAVE_INTERVAL_S, self._save)

    def _watch_memory(self) -> None:
        held_bytes = self._written_bytes()
        if held_bytes is None or self._tally.dictations < WARM_AFTER:
            return
        if self._warm_bytes is None:
            self._warm_bytes = held_bytes
            return
        self._growth_mb = (held_bytes - self._warm_bytes) / 1e6
        self._monitor.observe("session_memory_growth", self._growth_mb)

    def _save(self) -> None:
        self._save_is_due = False
        if self._tally.dictations:
            self._summaries.write(self._tally.begun_unix, self.summary())

    def _clean(self) -> None:
        left = self._summaries.clean(keep_days=self._settings.keep_days, keep_bytes=1_000 * self._settings.keep_kb)
        self._monitor.observe("sessions_kept", left)

    def _apply(self, settings: SessionSettings) -> None:
        self._settings = settings
        self._tally.typing_words_per_minute = settings.typing_words_per_minute
        self._clean()
