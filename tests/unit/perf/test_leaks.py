"""The leak check on samples whose truth is known."""

from __future__ import annotations

import numpy as np
import pytest

from tray_app.perf.catalog import CATALOG
from tray_app.perf.leaks import WARM_UP_S, LeakFinding, Verdict, judge, leak_check, overall, theil_sen
from tray_app.perf.monitor import Monitor

HOUR_S = 3_600.0
SEED = 20


def times(hours: float, every_s: float = 10.0) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.arange(0.0, hours * HOUR_S, every_s)


def noise(n: int, spread: float = 0.4) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.random.default_rng(SEED).normal(0, spread, n)


def memory(at_s: np.ndarray[tuple[int], np.dtype[np.float64]], values: object) -> LeakFinding:
    return judge(CATALOG["tray_uss"], at_s, np.asarray(values, np.float64))


def test_the_slope_and_its_interval_hold_the_truth_in_nineteen_of_twenty_worlds() -> None:
    random = np.random.default_rng(1)
    x = np.arange(60.0)
    held = 0
    for _ in range(200):
        found = theil_sen(x, 0.05 * x + random.normal(0, 1, 60))
        held += found.low <= 0.05 <= found.high
    assert 180 <= held <= 200


def test_outliers_do_not_move_the_slope() -> None:
    x = np.arange(100.0)
    y = 2.0 * x
    y[::9] += 5_000
    assert theil_sen(x, y).per_hour == pytest.approx(2.0, abs=0.05)


def test_steady_growth_is_a_leak_with_its_slope() -> None:
    at_s = times(2)
    found = memory(at_s, 90 + 12 * at_s / HOUR_S + noise(len(at_s)))
    assert found.verdict is Verdict.LEAK
    assert found.slope is not None
    assert found.slope.low < 12 < found.slope.high
    assert found.slope.per_hour == pytest.approx(12, rel=0.1)
    assert "an hour" in found.explained


def test_noise_around_a_level_is_no_leak() -> None:
    at_s = times(2)
    assert memory(at_s, 90 + noise(len(at_s))).verdict is Verdict.NO_LEAK


def test_growth_in_warm_up_is_no_leak() -> None:
    at_s = times(1, every_s=4)
    warming = 60 * np.minimum(at_s, 110) / 110
    assert memory(at_s, 30 + warming + noise(len(at_s))).verdict is Verdict.NO_LEAK


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_what_grew_once_and_stayed_is_no_leak(share: float) -> None:
    """As when the performance window is first opened."""
    at_s = times(2)
    stepped = np.where(at_s > share * at_s[-1], 30.0, 0.0)
    assert memory(at_s, 90 + stepped + noise(len(at_s))).verdict is not Verdict.LEAK


def test_a_saw_tooth_that_comes_back_is_no_leak_once_enough_was_seen() -> None:
    for hours, verdict in ((2, Verdict.NOT_ENOUGH_DATA), (8, Verdict.NO_LEAK)):
        at_s = times(hours)
        assert memory(at_s, 90 + (at_s % 900) / 100).verdict is verdict


def test_a_file_that_stays_open_every_few_minutes_is_a_leak() -> None:
    at_s = times(2, every_s=60)
    found = judge(CATALOG["open_files"], at_s, 40 + np.floor(at_s / 300))
    assert found.verdict is Verdict.LEAK


def test_too_short_a_time_is_told_and_not_judged() -> None:
    at_s = times(0.1, every_s=1)
    found = memory(at_s, 90 + at_s)
    assert found.verdict is Verdict.NOT_ENOUGH_DATA
    assert found.slope is None
    assert "are needed" in found.explained
    assert memory(times(0), []).verdict is Verdict.NOT_ENOUGH_DATA


def test_a_monitor_that_was_fed_a_leak_is_judged_over_all_its_rows() -> None:
    monitor = Monitor()
    for second in range(0, 7_200, 30):
        at_ns = second * 1_000_000_000
        monitor.observe("tray_uss", 90.0 + second / 100, at_ns)
        monitor.observe("threads", 12.0, at_ns)
    found = {finding.metric: finding for finding in leak_check(monitor)}
    assert found["tray_uss"].verdict is Verdict.LEAK
    assert found["threads"].verdict is Verdict.NO_LEAK
    assert found["worker_uss"].verdict is Verdict.NOT_ENOUGH_DATA
    assert overall(tuple(found.values())) is Verdict.LEAK
    assert overall(leak_check(Monitor())) is Verdict.NOT_ENOUGH_DATA


def test_without_a_leak_the_trays_memory_says_whether_enough_was_seen_and_not_the_workers() -> None:
    monitor = Monitor()
    for second in range(0, 7_200, 30):
        monitor.observe("worker_uss", 240.0, second * 1_000_000_000)
    assert overall(leak_check(monitor)) is Verdict.NOT_ENOUGH_DATA
    for second in range(0, 7_200, 30):
        monitor.observe("tray_uss", 90.0, second * 1_000_000_000)
    assert overall(leak_check(monitor)) is Verdict.NO_LEAK
    young = leak_check(monitor, warm_up_s=7_000.0)
    worker = next(found for found in leak_check(monitor) if found.metric == "worker_uss")
    assert overall((worker, *young)) is Verdict.NOT_ENOUGH_DATA


def test_growth_that_has_stopped_is_no_leak_however_steep_it_was() -> None:
    at_s = times(2)
    ramp = np.minimum(at_s, 1.3 * HOUR_S) / HOUR_S * 60
    found = memory(at_s, 90 + ramp + noise(len(at_s)))
    assert found.slope is not None
    assert found.slope.low > found.tolerated_per_hour, "the whole time taken together, it grows"
    assert found.verdict is Verdict.NO_LEAK


def test_samples_of_the_warm_up_are_left_out() -> None:
    at_s = times(1)
    assert memory(at_s, 90 + noise(len(at_s))).n == np.count_nonzero(at_s >= WARM_UP_S) < len(at_s)


def test_threads_and_files_that_grow_are_a_leak_too() -> None:
    monitor = Monitor()
    for at in range(0, 7_200, 60):
        monitor.observe("threads", 20 + at // 600, at * 1_000_000_000)
        monitor.observe("open_files", 40 + at // 600, at * 1_000_000_000)
    verdicts = {finding.metric: finding.verdict for finding in leak_check(monitor)}
    assert (verdicts["threads"], verdicts["open_files"]) == (Verdict.LEAK, Verdict.LEAK)


def test_a_worker_that_slept_and_woke_has_not_grown() -> None:
    monitor = Monitor()
    for minute in range(240):
        held_mb = 0.0 if minute < 150 else 116.0
        monitor.observe("worker_uss", held_mb, minute * 60 * 1_000_000_000)
    (worker,) = [found for found in leak_check(monitor, warm_up_s=0) if found.metric == "worker_uss"]
    assert (worker.verdict, worker.n) == (Verdict.NO_LEAK, 90)
