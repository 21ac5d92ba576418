"""The benchmark: warm-up, calibration, rounds, and that the work it times is real."""

from __future__ import annotations

import gc
import time

import numpy as np
import pytest

from tray_app.core.dictation import Outcome
from tray_app.perf.benchmark import PerformanceBenchmark
from tray_app.perf.ptt_workloads import Pushes, workloads


class Clock:
    """Each call of `work` takes `cost_ns`; looking at the clock is free."""

    def __init__(self, cost_ns: int) -> None:
        self.now_ns = 0
        self.cost_ns = cost_ns
        self.calls = 0

    def work(self) -> None:
        self.now_ns += self.cost_ns
        self.calls += 1

    def __call__(self) -> int:
        return self.now_ns


def test_repeats_are_calibrated_so_that_a_sample_takes_its_time() -> None:
    clock = Clock(cost_ns=3_000)
    found = PerformanceBenchmark(rounds=3, samples_per_round=2, sample_ms=1.0, clock=clock).measure("work", clock.work)
    assert found.calls_per_sample == 512, "the first power of two whose calls take a millisecond"
    assert found.n == 6
    assert found.samples_us == (3.0,) * 6


def test_a_slow_call_is_a_sample_by_itself() -> None:
    clock = Clock(cost_ns=40_000_000)
    assert PerformanceBenchmark(clock=clock).measure("work", clock.work).calls_per_sample == 1


def test_it_is_warm_before_the_first_sample() -> None:
    clock = Clock(cost_ns=1_000_000)
    found = PerformanceBenchmark(rounds=1, samples_per_round=1, sample_ms=1.0, warm_up_ms=30.0, clock=clock).measure(
        "work", clock.work
    )
    assert clock.calls == 30 + found.calls_per_sample


def test_percentiles_are_numpys() -> None:
    found = PerformanceBenchmark(rounds=10, warm_up_ms=1, sample_ms=0.05).measure("sum", lambda: sum(range(100)))
    assert found.median_us == pytest.approx(np.median(found.samples_us))
    assert found.p95_us == pytest.approx(np.percentile(found.samples_us, 95))
    assert (found.min_us, found.max_us) == (min(found.samples_us), max(found.samples_us))


def test_workloads_take_turns() -> None:
    seen: list[str] = []
    clock = Clock(cost_ns=5_000_000)

    def named(name: str) -> None:
        clock.work()
        seen.append(name)

    bench = PerformanceBenchmark(rounds=3, samples_per_round=1, sample_ms=1.0, warm_up_ms=0.0, clock=clock)
    bench.add("a", lambda: named("a"))
    bench.add("b", lambda: named("b"))
    bench.run()
    assert "".join(seen[-6:]) == "ababab"
    with pytest.raises(ValueError, match="already"):
        bench.add("a", lambda: None)


def test_the_cycle_collector_rests_during_a_sample_and_works_again_afterwards() -> None:
    seen: set[bool] = set()
    PerformanceBenchmark(rounds=1, warm_up_ms=0, sample_ms=0.01).measure("look", lambda: seen.add(gc.isenabled()))
    assert seen == {False}
    assert gc.isenabled()


def test_what_the_work_raises_is_raised_and_the_collector_works_again() -> None:
    with pytest.raises(ZeroDivisionError):
        PerformanceBenchmark().measure("broken", lambda: 1 // 0)
    assert gc.isenabled()


@pytest.mark.parametrize("wrong", [{"rounds": 0}, {"samples_per_round": 0}, {"sample_ms": 0.0}])
def test_a_benchmark_of_nothing_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="at least"):
        PerformanceBenchmark(**wrong)  # type: ignore[arg-type]  # one of the keywords at a time


def test_the_dictation_that_is_timed_goes_from_key_down_to_inserted_text() -> None:
    pushes = Pushes()
    pushes.dictate()
    record = pushes.newest
    assert record is not None
    assert record.outcome is Outcome.INSERTED
    assert record.samples == 32_000
    pushes.push_and_cancel()
    assert pushes.newest is not None
    assert pushes.newest.outcome is Outcome.CANCELLED


def test_no_workload_waits() -> None:
    """Work that slept would use no processor time."""
    for name, (work, _) in workloads().items():
        work()
        passed_ns, worked_ns = time.perf_counter_ns(), time.thread_time_ns()
        for _ in range(20):
            work()
        passed_ns, worked_ns = time.perf_counter_ns() - passed_ns, time.thread_time_ns() - worked_ns
        assert worked_ns > 0.02 * passed_ns, f"{name}: generous, for a machine that is busy with other things"
