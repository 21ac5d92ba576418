"""What is counted of the history: by SQL, from a real database."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from tray_app.core.errors import StorageFault
from tray_app.core.events import DictationId
from tray_app.core.history import HistoryRow, RowState
from tray_app.core.statistics import By, Counted, SpreadQuery, StatisticsQuery
from tray_app.history import database
from tray_app.history.rows import put
from tray_app.history.statistics import HistoryStatistics
from tray_app.history.statistics_files import midnight_ns


@pytest.fixture(autouse=True, params=["Europe/Berlin", "Pacific/Auckland", "UTC"])
def _somewhere(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Days are those of the user's own clock."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def at(text: str) -> DictationId:
    """Local time."""
    return DictationId(round(datetime.fromisoformat(text).astimezone().timestamp()) * 1_000_000_000)


def row(when: str, words: int = 10, **more: object) -> HistoryRow:
    """One that was written: ten seconds spoken, a hundred milliseconds waited for."""
    facts: dict[str, object] = {"audio_ms": 10_000.0, "wait_ms": 100.0, "mode": "hold", "engine": "one", **more}
    return HistoryRow(at(when), **{"state": RowState.WRITTEN, "text": "word " * words, "words": words, **facts})  # type: ignore[arg-type]  # checked by every test that fails to make one


def rows() -> tuple[HistoryRow, ...]:
    return (
        row("2026-11-22 23:59", 10),
        row("2026-11-23 00:01", 20, mode="toggle"),
        row("2026-11-23 00:20", 30, engine="two", language="de"),
        row("2026-11-29 12:00", 40, state=RowState.WAITING, wait_ms=None),
        row("2026-11-30 08:00", 0, state=RowState.CANCELLED, text="", audio_ms=900.0, wait_ms=None),
        row("2026-11-30 08:10", 0, state=RowState.EMPTY, text="", audio_ms=1_200.0, wait_ms=None),
        row("2026-11-30 09:00", 0, state=RowState.UNHEARD, text="", timed_out=True, wait_ms=None),
        row("2026-11-30 09:01", 0, state=RowState.UNHEARD, text="", wait_ms=None),
        row("2026-11-30 09:02", 0, state=RowState.TAKEN, text="", wait_ms=None),
    )


def kept(folder: Path, given: Iterable[HistoryRow] | None = None) -> HistoryStatistics:
    with contextlib.closing(database.create(folder)) as connection:
        for one in rows() if given is None else given:
            put(connection, one)
    return HistoryStatistics(folder)


@pytest.fixture
def counting(tmp_path: Path) -> HistoryStatistics:
    return kept(tmp_path / "history")


def by(counting: HistoryStatistics, group: By, **more: int) -> dict[str, Counted]:
    return {one.key: one for one in counting.counted(StatisticsQuery(group, **more))}


def test_all_of_it_is_counted_by_how_it_ended(counting: HistoryStatistics) -> None:
    whole = by(counting, By.ALL)[""]
    assert (whole.dictations, whole.words) == (9, 100)
    assert (whole.succeeded, whole.nothing_said, whole.cancelled) == (4, 1, 1)
    assert (whole.timed_out, whole.failed) == (1, 2), "one that the user let go without a text failed"
    assert whole.percent(whole.succeeded) == pytest.approx(100 * 4 / 7)
    assert whole.cancelled_percent == pytest.approx(100 / 9)


def test_speed_and_saved_time_come_of_those_that_brought_words(counting: HistoryStatistics) -> None:
    whole = by(counting, By.ALL)[""]
    spent_s = 4 * 10 + 3 * 0.1
    assert whole.words_per_minute == pytest.approx(60 * 100 / spent_s)
    assert whole.saved_s(40) == pytest.approx(60 * 100 / 40 - spent_s)


def test_a_text_that_was_undone_came_but_its_words_stand_nowhere(tmp_path: Path) -> None:
    given = (row("2026-11-30 08:00", 30), row("2026-11-30 08:01", 50, state=RowState.UNDONE))
    whole = by(kept(tmp_path / "history", given), By.ALL)[""]
    assert (whole.dictations, whole.succeeded, whole.failed, whole.undone) == (2, 2, 0, 1)
    assert (whole.words, whole.timed_words) == (30, 30)
    assert whole.saved_s(40) == pytest.approx(60 * 30 / 40 - 10.1), "neither its words nor its time"
    figures = whole.figures(40)
    assert (figures["success_percent"], figures["error_percent"], figures["undone_percent"]) == (100.0, 0.0, 50.0)


def test_lengths_and_waits_have_a_least_an_average_and_a_most(counting: HistoryStatistics) -> None:
    whole = by(counting, By.ALL)[""]
    assert (whole.shortest_ms, whole.longest_ms) == (900.0, 10_000.0)
    assert whole.average_ms == pytest.approx((7 * 10_000 + 900 + 1_200) / 9)
    assert (whole.least_wait_ms, whole.average_wait_ms, whole.most_wait_ms) == (100.0, 100.0, 100.0)


def test_days_are_those_of_the_users_clock_oldest_first(counting: HistoryStatistics) -> None:
    days = by(counting, By.DAY)
    assert list(days) == ["2026-11-22", "2026-11-23", "2026-11-29", "2026-11-30"]
    assert days["2026-11-23"].words == 50


def test_weeks_begin_where_the_language_has_it(counting: HistoryStatistics) -> None:
    assert {key: one.words for key, one in by(counting, By.WEEK).items()} == {
        "2026-11-16": 10, "2026-11-23": 90, "2026-11-30": 0,
    }  # fmt: skip
    sundays = by(counting, By.WEEK, week_begins=7)
    assert {key: one.words for key, one in sundays.items()} == {"2026-11-22": 60, "2026-11-29": 40}


def test_months_and_shares(counting: HistoryStatistics) -> None:
    assert {key: one.dictations for key, one in by(counting, By.MONTH).items()} == {"2026-11-01": 9}
    assert [(one.key, one.dictations) for one in counting.counted(StatisticsQuery(By.MODE))] == [
        ("hold", 8), ("toggle", 1),
    ]  # fmt: skip
    assert by(counting, By.ENGINE)["two"].words == 30
    assert by(counting, By.LANGUAGE)[""].dictations == 8


def test_a_session_ends_where_nothing_is_dictated_for_half_an_hour(counting: HistoryStatistics) -> None:
    sessions = by(counting, By.SESSION)
    assert {key: one.dictations for key, one in sessions.items()} == {
        "2026-11-22 23:59": 3, "2026-11-29 12:00": 1, "2026-11-30 08:00": 2, "2026-11-30 09:00": 3,
    }  # fmt: skip


def test_only_the_time_asked_for_is_counted(counting: HistoryStatistics) -> None:
    found = by(counting, By.ALL, since_ns=midnight_ns(date(2026, 11, 23)), until_ns=midnight_ns(date(2026, 11, 30)))
    assert found[""].dictations == 3


def test_where_nothing_was_kept_nothing_is_counted(tmp_path: Path) -> None:
    counting = HistoryStatistics(tmp_path / "history")
    assert all(counting.counted(StatisticsQuery(group)) == [] for group in By)
    assert counting.spread(SpreadQuery()) == {}
    assert not (tmp_path / "history").exists(), "looking makes nothing"
    assert kept(tmp_path / "other", ()).counted(StatisticsQuery(By.ALL)) == []


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "history"
    folder.mkdir()
    (folder / database.FILE).write_bytes(os.urandom(9_000))
    with pytest.raises(StorageFault):
        HistoryStatistics(folder).counted(StatisticsQuery(By.ALL))


def test_counting_changes_nothing(tmp_path: Path) -> None:
    counting = kept(tmp_path / "history")
    file = tmp_path / "history" / database.FILE
    before = file.read_bytes()
    for group in By:
        counting.counted(StatisticsQuery(group))
    assert file.read_bytes() == before


def test_figures_are_spread_by_day_and_by_build(tmp_path: Path) -> None:
    given = [
        row(f"2026-11-{day} 10:{minute:02d}", build=f"0.{day}", start="cold" if minute == 0 else "warm",
            figures={"transcription": float(minute), "insertion": 5.0})
        for day in (28, 29)
        for minute in range(21)
    ]  # fmt: skip
    counting = kept(tmp_path / "history", given)
    found = counting.spread(SpreadQuery(by=By.DAY, figures=("transcription",)))
    assert list(found) == ["transcription"]
    first, second = found["transcription"]
    assert (first.key, first.count, first.p50, first.p95, first.maximum) == ("2026-11-28", 21, 10.0, 19.0, 20.0)
    assert second.key == "2026-11-29"
    builds = counting.spread(SpreadQuery(by=By.BUILD, starts=("warm",)))
    assert [(one.key, one.count) for one in builds["insertion"]] == [("0.28", 20), ("0.29", 20)]


def test_figures_that_are_damaged_cost_no_others(tmp_path: Path) -> None:
    counting = kept(tmp_path / "history", [row("2026-11-30 10:00", figures={"insertion": 5.0})])
    with contextlib.closing(database.create(tmp_path / "history")) as connection:
        put(connection, row("2026-11-30 10:01"))
        connection.execute("UPDATE rows SET figures = '[1' WHERE figures = '{}'")
    assert counting.spread(SpreadQuery())["insertion"][0].count == 1
