"""Figures of earlier days, from the history, in the window's pictures."""

from __future__ import annotations

from collections.abc import Mapping

from tray_app.core.events import DictationId
from tray_app.core.statistics import FiguresOfOne
from tray_app.perf.breaches import State
from tray_app.perf.catalog import CATALOG
from tray_app.perf.earlier import series_of, with_earlier
from tray_app.perf.monitor import Monitor
from tray_app.perf.wall_clock import WallClock

TARGETS = {name: metric.target for name, metric in CATALOG.items()}
DAY_NS = 86_400_000_000_000
NOW_NS = 1_800_000_000_000_000_000


def clock() -> WallClock:
    return WallClock(lambda: 5 * DAY_NS, lambda: NOW_NS)


def of_one(days_ago: float, start: str = "warm", **figures: float) -> FiguresOfOne:
    return FiguresOfOne(DictationId(NOW_NS - round(days_ago * DAY_NS)), start, figures)


def names(rows: list[FiguresOfOne]) -> Mapping[tuple[str, str], list[float]]:
    found = series_of(rows, CATALOG, TARGETS, clock())
    return {(series.metric.name, series.start): series.samples.values.tolist() for series in found}


def test_each_figure_is_a_series_by_its_start_in_the_tables_order() -> None:
    rows = [
        of_one(3, insertion=30.0, transcription=80.0),
        of_one(2, "cold", transcription=300.0),
        of_one(1, transcription=90.0, threads=1.0),
        of_one(0.5, "cold", threads=2.0),
    ]
    assert list(names(rows).items()) == [
        (("transcription", "warm"), [80.0, 90.0]),
        (("transcription", "cold"), [300.0]),
        (("insertion", "warm"), [30.0]),
        (("threads", ""), [1.0, 2.0]),
    ]


def test_days_before_this_run_have_their_place_on_its_clock() -> None:
    wall = clock()
    (series,) = series_of([of_one(20, transcription=80.0)], CATALOG, TARGETS, wall)
    at_ns = int(series.samples.at_ns[0])
    assert at_ns == 5 * DAY_NS - 20 * DAY_NS
    assert wall.unix_s(at_ns) == (NOW_NS - 20 * DAY_NS) / 1e9


def test_they_are_judged_by_todays_targets() -> None:
    rows = [of_one(number / 10, transcription=5_000.0) for number in range(20, 0, -1)]
    assert series_of(rows, CATALOG, TARGETS, clock())[0].state is State.BREACH
    assert series_of(rows, CATALOG, {**TARGETS, "transcription": 9_000.0}, clock())[0].state is State.OK


def test_figures_that_the_table_no_longer_knows_are_left_out() -> None:
    assert names([of_one(1, a_stage_of_old=5.0)]) == {}


def test_what_is_of_no_dictation_stays_as_it_is() -> None:
    monitor = Monitor()
    monitor.observe("tray_uss", 70.0)
    monitor.observe("transcription", 50.0, start="warm")
    before = monitor.snapshot()
    earlier = series_of([of_one(1, "cold", transcription=300.0)], CATALOG, TARGETS, clock())
    after = with_earlier(before, earlier)
    assert [series for series in after.series if series.metric.name == "transcription"] == list(earlier)
    others = [series for series in after.series if series.metric.name != "transcription"]
    assert others == [series for series in before.series if series.metric.name != "transcription"]
    assert with_earlier(before, ()) == before
