"""Figures of finished days and weeks write themselves, and never a text."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from tray_app.core.errors import Problem
from tray_app.core.keeping_settings import StatisticsSettings
from tray_app.core.statistics import By, Counted, FiguresOfOne, Spread, SpreadQuery, StatisticsQuery
from tray_app.history.statistics_files import StatisticsFiles, finished, midnight_ns

MONDAY = date(2026, 11, 30)


class FakeStatistics:
    """Ten dictations on each day but one."""

    silent = date(2026, 11, 28)

    def counted(self, query: StatisticsQuery) -> list[Counted]:
        if (query.since_ns, query.until_ns) == (midnight_ns(self.silent), midnight_ns(date(2026, 11, 29))):
            return []
        return [Counted("" if query.by is By.ALL else "key", 10, 300, succeeded=10, timed_words=300, spent_ms=150_000)]

    def spread(self, query: SpreadQuery) -> Mapping[str, list[Spread]]:
        return {}

    def figures(self, since_ns: int) -> list[FiguresOfOne]:
        return []


class Rig:
    def __init__(self, folder: Path) -> None:
        self.told: list[Problem] = []
        self.today = MONDAY
        self.folder = folder / "figures"
        self.files = StatisticsFiles(FakeStatistics, folder / "state" / "note.json", self.told.append, self._now)

    def _now(self) -> date:
        return self.today

    def look(self, export: str = "daily", form: str = "csv", folder: str | None = None) -> set[str]:
        where = str(self.folder) if folder is None else folder
        self.files.look(StatisticsSettings(export, where, form), 40)
        return {path.name for path in self.folder.iterdir()} if self.folder.exists() else set()


@pytest.fixture
def rig(tmp_path: Path) -> Rig:
    return Rig(tmp_path)


def test_the_day_before_is_written_once_it_is_over(rig: Rig) -> None:
    assert rig.look() == {"holdtalk-2026-11-29.csv"}
    (rig.folder / "holdtalk-2026-11-29.csv").unlink()
    assert rig.look() == set(), "what the user took away stays away"
    rig.today = date(2026, 12, 1)
    assert rig.look() == {"holdtalk-2026-11-30.csv"}


def test_days_that_were_missed_are_made_up_for(rig: Rig) -> None:
    rig.today = date(2026, 11, 27)
    assert rig.look() == {"holdtalk-2026-11-26.csv"}
    rig.today = MONDAY
    names = rig.look()
    assert names == {f"holdtalk-2026-11-{number}.csv" for number in (26, 27, 29)}, "on the 28th nothing was dictated"


def test_weeks_are_whole_weeks(rig: Rig) -> None:
    assert rig.look("weekly", "json") == {"holdtalk-2026-W48.json"}
    rig.today = date(2026, 12, 6)
    assert rig.look("weekly", "json") == {"holdtalk-2026-W48.json"}, "it is not over"
    rig.today = date(2026, 12, 14)
    assert len(rig.look("weekly", "json")) == 3


def test_a_file_holds_figures_and_never_a_text(rig: Rig) -> None:
    rig.look()
    written = (rig.folder / "holdtalk-2026-11-29.csv").read_text(encoding="utf-8")
    lines = list(csv.DictReader(io.StringIO(written)))
    assert [line["by"] for line in lines] == ["all", "day", "mode", "engine", "language", "application"]
    assert (lines[0]["words"], lines[0]["words_per_minute"], lines[0]["saved_s"]) == ("300", "120.0", "300.0")
    rig.look("weekly", "json")
    document = json.loads((rig.folder / "holdtalk-2026-W48.json").read_text(encoding="utf-8"))
    assert (document["first_day"], document["days"]) == ("2026-11-23", 7)
    assert document["groups"][0]["success_percent"] == 100.0


def test_a_folder_that_cannot_be_written_is_told_once_and_tried_again(rig: Rig, tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("")
    rig.look(folder=str(blocked))
    rig.look(folder=str(blocked))
    assert [problem.title for problem in rig.told] == ["The statistics cannot be written."]
    assert rig.look() == {"holdtalk-2026-11-29.csv"}, "nothing of it is lost"


def test_a_note_that_is_damaged_costs_no_file(rig: Rig, tmp_path: Path) -> None:
    note = tmp_path / "state" / "note.json"
    note.parent.mkdir()
    note.write_text("[")
    assert rig.look() == {"holdtalk-2026-11-29.csv"}
    assert json.loads(note.read_text()) == {"daily": "2026-11-29"}


def test_years_are_not_made_up_for() -> None:
    assert len(list(finished("daily", date(2001, 1, 1), MONDAY))) <= 401


def test_while_the_settings_ask_for_none_there_is_no_thread(rig: Rig) -> None:
    rig.files.apply(StatisticsSettings(), 40)
    assert not rig.files.running
    rig.files.apply(StatisticsSettings("daily", str(rig.folder)), 40)
    assert rig.files.settle(20.0)
    rig.files.close()
    assert {path.name for path in rig.folder.iterdir()} == {"holdtalk-2026-11-29.csv"}
