"""Figures of finished days or weeks in files of their own, written by themselves. Never a text.

Which period was written last is noted; those missed since, while the program did not run, are made up for.
"""

from __future__ import annotations

import csv
import io
import json
import logging
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tray_app.core.errors import HoldtalkError, Problem
from tray_app.core.keeping_settings import StatisticsSettings
from tray_app.core.statistics import By, Counted, Statistics, StatisticsQuery
from tray_app.core.translation import marked
from tray_app.core.worker import Worker
from tray_app.paths import make_private, statistics_dir
from tray_app.whole_file import replace_whole

log = logging.getLogger(__name__)

SCHEMA = 1
LOOK_EVERY_S = 3_600.0
"""A machine that sleeps over midnight is late by no more than this once it is awake."""
MOST_PERIODS = 400
"""Made up for at once; a year and more."""
PARTS = (By.ALL, By.DAY, By.MODE, By.ENGINE, By.LANGUAGE, By.APPLICATION)
_CLOSE_S = 2.0
_DAYS = {"daily": 1, "weekly": 7}


@dataclass(frozen=True, slots=True)
class Period:
    name: str
    """ "2026-11-30", or "2026-W49" (ISO 8601)."""
    first: date
    days: int

    @property
    def query_bounds(self) -> tuple[int, int]:
        """Wall-clock nanoseconds of its local midnights."""
        return midnight_ns(self.first), midnight_ns(self.first + timedelta(days=self.days))


def midnight_ns(day: date) -> int:
    """Local time."""
    return round(time.mktime((day.year, day.month, day.day, 0, 0, 0, 0, 0, -1))) * 1_000_000_000


def finished(schedule: str, written: date | None, today: date) -> Iterator[Period]:
    """Whole periods before `today` that began after `written`, oldest first; only the last where nothing was written
    yet."""
    days = _DAYS[schedule]
    newest = today - timedelta(days=1) if days == 1 else today - timedelta(days=7 + today.weekday())
    first = (
        newest if written is None else max(written + timedelta(days=days), newest - timedelta(days=MOST_PERIODS * days))
    )
    if days == 7:
        first -= timedelta(days=first.weekday())
    while first <= newest:
        year, week, _day = first.isocalendar()
        yield Period(first.isoformat() if days == 1 else f"{year}-W{week:02d}", first, days)
        first += timedelta(days=days)


def content(statistics: Statistics, period: Period, typing_words_per_minute: int, form: str) -> bytes | None:
    """The file of a period, in UTF-8; None where nothing was dictated in it. Blocks; raises StorageFault."""
    since_ns, until_ns = period.query_bounds
    parts = [(by, statistics.counted(StatisticsQuery(by, since_ns, until_ns))) for by in PARTS]
    if not parts[0][1]:
        return None
    rows = [(by, counted) for by, found in parts for counted in found]
    return as_csv(rows, typing_words_per_minute) if form == "csv" else _as_json(period, rows, typing_words_per_minute)


def as_csv(rows: list[tuple[By, Counted]], typing_words_per_minute: int) -> bytes:
    """A line for each group, with what it was put together by and its key."""
    written = io.StringIO()
    names = list(Counted().figures(typing_words_per_minute))
    lines = csv.DictWriter(written, ["by", "key", *names], lineterminator="\n")
    lines.writeheader()
    for by, counted in rows:
        lines.writerow({"by": by.value, "key": counted.key, **counted.figures(typing_words_per_minute)})
    return written.getvalue().encode()


def _as_json(period: Period, rows: list[tuple[By, Counted]], typing_words_per_minute: int) -> bytes:
    document = {
        "schema": SCHEMA,
        "period": period.name,
        "first_day": period.first.isoformat(),
        "days": period.days,
        "typing_words_per_minute": typing_words_per_minute,
        "groups": [
            {"by": by.value, "key": counted.key, **counted.figures(typing_words_per_minute)} for by, counted in rows
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


class StatisticsFiles:
    """Its thread, "statistics", is there while the settings ask for files, and wakes once an hour."""

    def __init__(
        self,
        statistics: Callable[[], Statistics],
        note: Path,
        tell: Callable[[Problem], None],
        today: Callable[[], date] = date.today,
    ) -> None:
        """`note`: the file in which stands what was written last. `statistics` is asked for when it is needed."""
        self._statistics = statistics
        self._note = note
        self._tell = tell
        self._today = today
        self._worker: Worker | None = None
        self._told = False

    def apply(self, settings: StatisticsSettings, typing_words_per_minute: int) -> None:
        """One thread at a time; returns at once."""
        self.close()
        self._told = False
        if settings.export == "off":
            return
        worker = self._worker = Worker("statistics")

        def look() -> None:
            self.look(settings, typing_words_per_minute)

        worker.do(look)
        worker.every(LOOK_EVERY_S, look)

    @property
    def running(self) -> bool:
        return self._worker is not None

    def settle(self, timeout_s: float) -> bool:
        """Blocks until what was due is written; False when that takes longer, or nothing is asked for."""
        return self._worker is not None and self._worker.settle(timeout_s)

    def close(self) -> None:
        """Blocks for the disk, two seconds at most."""
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.close(_CLOSE_S)

    def look(self, settings: StatisticsSettings, typing_words_per_minute: int) -> None:
        """Write what is due. A trouble is told once, and tried again at the next look."""
        try:
            folder = _folder(settings)
            for period in finished(settings.export, self._written(settings.export), self._today()):
                made = content(self._statistics(), period, typing_words_per_minute, settings.format)
                if made is not None:
                    replace_whole(folder / f"holdtalk-{period.name}.{settings.format}", made)
                self._keep(settings.export, period.first)
        except HoldtalkError as error:
            self._complain(error.problem)
        except OSError as error:
            where = settings.folder or str(statistics_dir())
            remedy = marked("Check [statistics] folder, its permissions and the free space.")
            self._complain(Problem("The statistics cannot be written.", remedy, f"{where}: {error.strerror}"))
        else:
            self._told = False

    def _complain(self, problem: Problem) -> None:
        log.info("statistics are not written: %s", problem.title)
        if not self._told:
            self._told = True
            self._tell(problem)

    def _written(self, schedule: str) -> date | None:
        """The first day of the period that was written last."""
        try:
            return date.fromisoformat(json.loads(self._note.read_text(encoding="utf-8"))[schedule])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _keep(self, schedule: str, first: date) -> None:
        try:
            noted = json.loads(self._note.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            noted = {}
        noted = {**(noted if isinstance(noted, dict) else {}), schedule: first.isoformat()}
        make_private(self._note.parent)
        replace_whole(self._note, json.dumps(noted).encode())


def _folder(settings: StatisticsSettings) -> Path:
    """Made where it is not there. Raises StorageFault and OSError."""
    if not settings.folder:
        return make_private(statistics_dir())
    folder = Path(os.path.expanduser(settings.folder))
    folder.mkdir(parents=True, exist_ok=True)
    return folder
