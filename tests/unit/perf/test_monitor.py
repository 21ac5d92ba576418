from __future__ import annotations

import threading
import time
from itertools import count

import numpy as np
import pytest
from perf_records import record

from tray_app.core.dictation import DictationRecord, Outcome, Start
from tray_app.perf import monitor as monitor_module
from tray_app.perf.breaches import Breach, Severity, State
from tray_app.perf.catalog import CATALOG
from tray_app.perf.metric import Group, Metric, Unit
from tray_app.perf.monitor import BREACHES_KEPT, DICTATIONS_KEPT, Monitor, MonitorSnapshot, Series


def row(snapshot: MonitorSnapshot, name: str, start: str = "") -> Series:
    return next(series for series in snapshot.series if series.metric.name == name and series.start == start)


def test_every_metric_has_a_row_before_anything_was_measured_and_none_is_ok() -> None:
    snapshot = Monitor().snapshot()
    assert [series.metric.name for series in snapshot.series] == [
        name for name, row in CATALOG.items() if not row.optional
    ]
    assert {series.state for series in snapshot.series} == {State.NO_DATA}


def test_a_dictation_fills_every_row_of_its_own_start_only() -> None:
    monitor = Monitor()
    monitor.record_dictation(record(1, wait_ms=90))
    monitor.record_dictation(record(2, wait_ms=140, start=Start.COLD))
    snapshot = monitor.snapshot()
    warm, cold = row(snapshot, "release_to_text", "warm"), row(snapshot, "release_to_text", "cold")
    assert warm.stats is not None
    assert cold.stats is not None
    assert (warm.stats.n, warm.stats.last, cold.stats.n, cold.stats.last) == (1, 90.0, 1, 140.0)
    assert [kept.dictation_id for kept in snapshot.dictations] == [1, 2]


def test_the_last_two_hundred_dictations_are_kept() -> None:
    monitor = Monitor()
    for number in range(1, DICTATIONS_KEPT + 6):
        monitor.record_dictation(record(number))
    kept = monitor.snapshot().dictations
    assert (len(kept), kept[0].dictation_id) == (DICTATIONS_KEPT, 6)


def test_a_cancelled_dictation_leaves_no_latency() -> None:
    monitor = Monitor()
    monitor.record_dictation(record(outcome=Outcome.CANCELLED))
    assert row(monitor.snapshot(), "release_to_text", "warm").stats is None


def test_a_breach_names_the_dictation_that_caused_it_and_is_told_once() -> None:
    monitor = Monitor()
    told: list[Breach] = []
    monitor.bus.subscribe(Breach, "the test", told.append)
    for number in range(1, 8):
        monitor.record_dictation(record(number, wait_ms=260))
    releases = [breach for breach in told if breach.metric == "release_to_text"]
    assert len(releases) == 1
    assert releases[0].dictation_id == 3
    assert releases[0].cleared_ns is None
    assert releases[0].start == "warm"


def test_a_cleared_breach_stays_in_the_log_with_its_end_and_its_worst() -> None:
    monitor = Monitor()
    told: list[Breach] = []
    monitor.bus.subscribe(Breach, "the test", told.append)
    for at, value in enumerate([250.0, 250.0, 250.0, 900.0, 100.0, 100.0, 100.0]):
        monitor.observe("transcription", value, at, "warm")
    (logged,) = monitor.snapshot().breaches
    assert (logged.since_ns, logged.flagged_ns, logged.cleared_ns, logged.worst) == (0, 2, 6, 900.0)
    assert logged.severity is Severity.CRITICAL
    assert [breach.cleared_ns for breach in told] == [None, 6]
    assert monitor.snapshot().open_breaches == ()


def test_other_targets_judge_what_was_measured_already() -> None:
    monitor = Monitor(clock=lambda: 99)
    for at in range(5):
        monitor.observe("transcription", 150.0, at, "warm")
    assert row(monitor.snapshot(), "transcription", "warm").state is State.OK
    monitor.set_targets({"transcription": 120.0})
    strict = monitor.snapshot()
    assert row(strict, "transcription", "warm").state is State.BREACH
    assert strict.open_breaches[0].target == 120.0
    monitor.set_targets({})
    assert row(monitor.snapshot(), "transcription", "warm").state is State.OK
    assert monitor.snapshot().breaches[0].cleared_ns == 99


def test_a_target_changed_during_a_breach_judges_it_anew() -> None:
    monitor = Monitor()
    told: list[Breach] = []
    for at in range(1, 4):
        monitor.record_dictation(record(at, wait_ms=250))
    monitor.bus.subscribe(Breach, "the test", told.append)
    monitor.set_targets({"release_to_text": 100.0})
    (breach,) = (breach for breach in monitor.breaches() if breach.metric == "release_to_text")
    assert (breach.target, breach.severity, breach.cleared_ns) == (100.0, Severity.CRITICAL, None)
    assert told == [breach], "who shows it has to know its new target"


def test_a_breach_made_by_another_target_names_its_dictation() -> None:
    monitor = Monitor()
    for at in range(1, 4):
        monitor.record_dictation(record(at, wait_ms=90))
    monitor.set_targets({"release_to_text": 50.0})
    (breach,) = (breach for breach in monitor.breaches() if breach.metric == "release_to_text")
    assert breach.dictation_id == 3


def test_what_is_no_longer_kept_is_still_counted() -> None:
    monitor = Monitor()
    for at in range(1, DICTATIONS_KEPT + 12):
        monitor.record_dictation(record(at, wait_ms=90))
    snapshot = monitor.snapshot()
    assert (len(snapshot.dictations), snapshot.dictations_ever) == (DICTATIONS_KEPT, DICTATIONS_KEPT + 11)


def test_the_oldest_cleared_breaches_are_forgotten_and_open_ones_never() -> None:
    monitor = Monitor(clock=count().__next__)
    for _ in range(2):
        monitor.observe("transcription", 900.0, start="warm")
    for _ in range(BREACHES_KEPT + 3):
        for value in (900.0, 900.0, 10.0, 10.0, 10.0):
            monitor.observe("insertion", value, start="warm")
    snapshot = monitor.snapshot()
    assert (len(snapshot.breaches), snapshot.breaches_ever) == (BREACHES_KEPT, BREACHES_KEPT + 4)
    assert [breach.metric for breach in snapshot.open_breaches] == ["transcription"], "the oldest of all"
    assert snapshot.breaches[1].flagged_ns > 20, "the first four that cleared are gone"


def test_figures_and_samples_of_a_snapshot_are_the_same_ones() -> None:
    monitor = Monitor()
    monitor.observe("tray_uss", 80.0, 1)
    series = row(monitor.snapshot(), "tray_uss")
    monitor.observe("tray_uss", 81.0, 2)
    assert series.stats is not None
    assert (series.stats.n, series.samples.values.tolist(), series.samples.at_ns.tolist()) == (1, [80.0], [1])


def test_eight_threads_lose_no_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(monitor_module, "WINDOW_SAMPLES", 100_000)
    monitor = Monitor()
    each, threads = 5_000, 8
    barrier = threading.Barrier(threads)

    def hammer(number: int) -> None:
        barrier.wait()
        for at in range(each):
            monitor.observe("filtering", float(number * each + at), at, "warm")

    running = [threading.Thread(target=hammer, args=(number,)) for number in range(threads)]
    for thread in running:
        thread.start()
    while any(thread.is_alive() for thread in running):
        monitor.snapshot()
    for thread in running:
        thread.join()
    _, values = monitor.samples("filtering", "warm")
    assert np.array_equal(np.sort(values), np.arange(float(each * threads)))
    stats = row(monitor.snapshot(), "filtering", "warm").stats
    assert stats is not None
    assert stats.p95 == pytest.approx(np.percentile(values, 95))


def test_a_snapshot_does_not_change_afterwards() -> None:
    monitor = Monitor()
    monitor.record_dictation(record(1))
    before = monitor.snapshot()
    monitor.record_dictation(record(2, wait_ms=1_000))
    assert len(before.dictations) == 1
    stats = row(before, "release_to_text", "warm").stats
    assert stats is not None
    assert stats.n == 1


@pytest.mark.expected_warning(r"core\.shield: the broken one failed")
def test_a_listener_that_raises_does_not_reach_the_dictation(caplog: pytest.LogCaptureFixture) -> None:
    monitor = Monitor()
    heard: list[DictationRecord] = []

    def broken(_: DictationRecord) -> None:
        raise RuntimeError("listener")

    monitor.bus.subscribe(DictationRecord, "the broken one", broken)
    end = monitor.bus.subscribe(DictationRecord, "the other", heard.append)
    monitor.record_dictation(record(1))
    end()
    monitor.record_dictation(record(2))
    assert [found.dictation_id for found in heard] == [1]
    assert "the broken one failed" in caplog.text


def test_a_listener_may_ask_the_monitor_without_locking_it_up() -> None:
    monitor = Monitor()
    seen: list[int] = []
    monitor.bus.subscribe(Breach, "the test", lambda _: seen.append(len(monitor.snapshot().breaches)))
    monitor.observe("transcription", 1_000.0, 1, "warm")
    monitor.observe("transcription", 1_000.0, 2, "warm")
    assert seen == [1]


def test_unknown_names_and_values_that_are_no_numbers_are_refused() -> None:
    monitor = Monitor()
    with pytest.raises(KeyError):
        monitor.observe("no_such_figure", 1.0)
    with pytest.raises(ValueError, match="must be a number"):
        monitor.observe("tray_uss", float("nan"))


def test_a_metric_of_ones_own_is_judged_like_the_others() -> None:
    monitor = Monitor(clock=count().__next__)
    mine = Metric(
        "disk_write", "Disk write", Group.HEALTH, Unit.MS, 5, 50, "From write to fsync.", "Use a faster disk."
    )
    monitor.define(mine)
    for _ in range(2):
        monitor.observe("disk_write", 51.0)
    assert row(monitor.snapshot(), "disk_write").state is State.BREACH
    with pytest.raises(ValueError, match="exists already"):
        monitor.define(Metric("disk_write", "Other", Group.HEALTH, Unit.MS, 1, 2, "Other.", "Other."))


def test_observing_costs_microseconds() -> None:
    monitor = Monitor()
    started_ns = time.perf_counter_ns()
    for at in range(10_000):
        monitor.observe("tray_uss", 90.0, at)
    assert (time.perf_counter_ns() - started_ns) / 10_000 < 100_000, "generous: about 2,000 ns where it was measured"
