"""The way of the files with figures on and off, as the settings say. While they are off nothing of them is loaded."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tray_app.core.errors import Problem
from tray_app.core.keeping_settings import StatisticsSettings
from tray_app.core.settings import Settings
from tray_app.paths import history_dir, statistics_note_path

if TYPE_CHECKING:
    from .statistics_files import StatisticsFiles


class StatisticsSwitch:
    """Its methods are for one thread at a time."""

    def __init__(self, tell: Callable[[Problem], None]) -> None:
        self._tell = tell
        self._used: tuple[StatisticsSettings, int] | None = None
        self._files: StatisticsFiles | None = None

    def apply(self, settings: Settings) -> None:
        """Returns at once."""
        wanted = settings.statistics, settings.session.typing_words_per_minute
        if wanted == self._used:
            return
        self._used = wanted
        if settings.statistics.export != "off" and self._files is None:
            from .statistics import HistoryStatistics
            from .statistics_files import StatisticsFiles

            self._files = StatisticsFiles(lambda: HistoryStatistics(history_dir()), statistics_note_path(), self._tell)
        if self._files is not None:
            self._files.apply(*wanted)

    def close(self) -> None:
        """Blocks for the disk, two seconds at most."""
        if self._files is not None:
            self._files.close()
