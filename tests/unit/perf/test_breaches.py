from __future__ import annotations

import math

import pytest

from tray_app.perf.breaches import BreachTracker, Severity, State
from tray_app.perf.catalog import CATALOG
from tray_app.perf.metric import Better, Metric

SECOND = 1_000_000_000


def tracker(name: str) -> BreachTracker:
    return BreachTracker(CATALOG[name], CATALOG[name].target)


def feed(judged: BreachTracker, *values: float, every_ns: int = SECOND, start_ns: int = 0) -> list[State]:
    states = []
    for at, value in enumerate(values):
        judged.feed(value, start_ns + at * every_ns)
        states.append(judged.state)
    return states


def test_without_a_sample_the_state_is_no_data() -> None:
    assert tracker("transcription").state is State.NO_DATA


def test_one_slow_dictation_is_pending_and_a_good_one_takes_it_back() -> None:
    assert feed(tracker("transcription"), 100, 250, 100) == [State.OK, State.PENDING, State.OK]


def test_three_slow_dictations_of_five_are_a_breach_even_with_good_ones_between() -> None:
    assert feed(tracker("transcription"), 250, 100, 250, 100, 250)[-1] is State.BREACH


def test_two_of_five_are_not() -> None:
    assert State.BREACH not in feed(tracker("transcription"), 250, 100, 100, 250, 100, 100, 250, 100, 100, 250)


def test_two_critical_dictations_are_a_breach_at_once_and_so_are_two_failed_ones() -> None:
    slow = tracker("transcription")
    assert feed(slow, 301, 301) == [State.PENDING, State.BREACH]
    assert slow.severity() is Severity.CRITICAL
    assert feed(tracker("release_to_text"), math.inf, math.inf)[-1] is State.BREACH


@pytest.mark.parametrize("metric", CATALOG.values(), ids=lambda metric: metric.name)
def test_no_single_sample_breaks_anything_however_bad(metric: Metric) -> None:
    judged = BreachTracker(metric, metric.target)
    judged.feed(-math.inf if metric.better is Better.HIGHER else math.inf, 0)
    assert judged.state is State.PENDING


def test_a_sampled_figure_must_stay_over_its_target_for_the_stated_time() -> None:
    assert State.BREACH not in feed(tracker("tray_uss"), *[110.0] * 50, every_ns=SECOND // 20)
    assert feed(tracker("tray_uss"), *[110.0] * 6)[-1] is State.BREACH


@pytest.mark.parametrize("every_ms", [200, 500, 599, 600, 1_000, 4_000, 60_000])
def test_it_is_flagged_after_that_time_however_often_it_is_sampled(every_ms: int) -> None:
    rule = CATALOG["tray_cpu"].rule
    needed = max(rule.over_n, math.ceil(rule.over_ms / every_ms) + 1)
    judged = tracker("tray_cpu")
    states = feed(judged, *[15.0] * needed, every_ns=every_ms * SECOND // 1_000)
    assert states[-1] is State.BREACH
    assert State.BREACH not in states[:-1]
    assert judged.since_ns() == 0


def test_good_samples_between_do_not_begin_it_anew_as_long_as_the_rule_allows_them() -> None:
    judged = tracker("tray_cpu")
    assert feed(judged, 15, 15, 3, 15, 15, 15, 15, every_ns=SECOND)[-1] is State.BREACH
    assert judged.since_ns() == 0
    rested = tracker("tray_cpu")
    feed(rested, 15, 3, 3, every_ns=SECOND)
    feed(rested, *[15.0] * 5, every_ns=SECOND, start_ns=10 * SECOND)
    assert rested.since_ns() == 10 * SECOND


def test_the_worst_value_is_that_of_all_samples_that_made_the_breach() -> None:
    judged = tracker("release_to_text")
    feed(judged, 950, 160, 151)
    assert judged.broken
    assert judged.worst == 950
    assert judged.severity() is Severity.CRITICAL
    assert judged.since_ns() == 0


def test_a_figure_that_comes_to_rest_within_its_target_is_whole_again_after_a_time() -> None:
    judged = tracker("tray_uss")
    feed(judged, *[101.0] * 5)
    states = feed(judged, *[95.0] * 4, every_ns=60 * SECOND, start_ns=10 * SECOND)
    assert states == [State.CLEARING, State.CLEARING, State.OK, State.OK]


def test_one_sample_over_the_target_begins_that_time_anew() -> None:
    judged = tracker("tray_uss")
    feed(judged, *[101.0] * 5)
    assert State.OK not in feed(judged, 95, 95, 101, 95, 95, every_ns=60 * SECOND, start_ns=10 * SECOND)


def test_dictations_within_the_target_clear_it_by_their_number() -> None:
    judged = tracker("transcription")
    feed(judged, 250, 250, 250)
    assert feed(judged, *[195.0] * CATALOG["transcription"].rule.within_n)[-2:] == [State.CLEARING, State.OK]


def test_it_clears_only_after_a_run_of_samples_well_below_the_target() -> None:
    judged = tracker("transcription")
    feed(judged, 250, 250, 250)
    assert feed(judged, 190) == [State.CLEARING], "within the target, but not by the margin"
    assert feed(judged, 170, 170, 190) == [State.CLEARING] * 3
    assert feed(judged, 170, 170, 201) == [State.CLEARING, State.CLEARING, State.BREACH]
    assert feed(judged, 170, 170, 170) == [State.CLEARING, State.CLEARING, State.OK]


def test_a_figure_that_hovers_at_its_target_does_not_flap() -> None:
    judged = tracker("transcription")
    feed(judged, 250, 250, 250)
    assert set(feed(judged, *[201, 199] * 20)) == {State.BREACH, State.CLEARING}
    assert judged.broken


def test_good_samples_must_last_as_long_as_the_rule_says() -> None:
    judged = tracker("tray_uss")
    feed(judged, *[110.0] * 6)
    assert set(feed(judged, *[80.0] * 20, every_ns=SECOND // 20, start_ns=10 * SECOND)) == {State.CLEARING}
    assert feed(judged, 80.0, start_ns=13 * SECOND) == [State.OK]


def test_missing_data_never_clears_a_breach() -> None:
    judged = tracker("tray_uss")
    feed(judged, *[110.0] * 6)
    judged.feed(80.0, 3_600 * SECOND)
    assert judged.state is State.CLEARING
    assert judged.broken


def test_a_figure_where_more_is_better_breaks_from_below() -> None:
    assert feed(tracker("captured_share"), 99.5, 97, 97, 97)[-1] is State.BREACH


def test_a_target_of_zero_is_broken_by_one_and_cleared_by_zeros() -> None:
    judged = tracker("overflows")
    assert feed(judged, 1, 1, 1)[-1] is State.BREACH
    assert feed(judged, 0, 0, 0)[-1] is State.OK


@pytest.mark.parametrize("metric", CATALOG.values(), ids=lambda metric: metric.name)
def test_every_row_of_the_table_is_whole(metric: Metric) -> None:
    assert metric.over(metric.critical, metric.target), "critical is worse than target"
    assert metric.warn is None or metric.over(metric.warn, metric.target)
    assert metric.rule.flags is (metric.name != "window_cost"), "what looking costs is told, and never flagged"
    assert metric.meaning.endswith(".")
    assert metric.remedy.endswith(".")
    assert metric.rule.explained().startswith("Flagged when" if metric.rule.flags else "Never flagged")
