"""The monitor as a library, as a script uses it."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import threading
import time
import tracemalloc
from collections.abc import Iterator

import numpy as np
import psutil
import pytest

from tray_app.perf import (
    PerformanceMetrics,
    PerformanceTarget,
    PTTPerformanceMonitor,
    get_performance_monitor,
    get_performance_report,
    reset_performance_monitor,
)
from tray_app.perf.sampler import ProcessReader

ROOMY = PerformanceTarget(max_memory_mb=100_000.0, max_cpu_percent=100_000.0)


@pytest.fixture(autouse=True)
def _own_monitor() -> Iterator[None]:
    reset_performance_monitor()
    yield
    reset_performance_monitor()


def samples(monitor: PTTPerformanceMonitor, name: str) -> list[float]:
    return [float(value) for value in monitor.monitor.samples(name)[1]]


def test_a_body_is_timed_by_the_clock() -> None:
    monitor = PTTPerformanceMonitor(ROOMY)
    started_ns = time.monotonic_ns()
    with monitor.measure("work") as taken:
        sum(range(20_000))
    around_ms = (time.monotonic_ns() - started_ns) / 1e6
    assert 0 < taken.elapsed_ms <= around_ms
    assert samples(monitor, "work") == [taken.elapsed_ms]


def test_a_body_that_raises_is_timed_and_its_error_goes_on() -> None:
    monitor = PTTPerformanceMonitor(ROOMY)
    with pytest.raises(ZeroDivisionError), monitor.measure("work"):
        _ = 1 // 0
    assert len(samples(monitor, "work")) == 1


def test_measurements_nest_even_under_one_name() -> None:
    monitor = PTTPerformanceMonitor(ROOMY)
    with monitor.measure("work") as outer, monitor.measure("work") as inner:
        sum(range(1_000))
    assert outer.elapsed_ms >= inner.elapsed_ms
    assert samples(monitor, "work") == [inner.elapsed_ms, outer.elapsed_ms]


def test_async_tasks_do_not_disturb_each_other() -> None:
    monitor = PTTPerformanceMonitor(ROOMY)

    async def task(turns: int) -> None:
        with monitor.measure("work"):
            for _ in range(turns):
                await asyncio.sleep(0)

    async def both() -> None:
        await asyncio.gather(*(task(turns) for turns in range(20)))

    asyncio.run(both())
    assert len(samples(monitor, "work")) == 20


def test_latencies_are_given_in_seconds_and_kept_in_milliseconds() -> None:
    monitor = PTTPerformanceMonitor(ROOMY)
    taken = monitor.measure_latency(
        key_press_latency=0.010, recording_start_latency=0.020, recording_stop_latency=0.030
    )
    assert taken == PerformanceMetrics(10.0, 20.0, 30.0)
    monitor.measure_latency(key_press_latency=0.020, recording_start_latency=-0.3, recording_stop_latency=0.060)
    summary = monitor.get_summary()
    assert summary["average_latency_ms"] == pytest.approx((60 + 80) / 2)
    assert summary["total_measurements"] == 2
    assert summary["recording_stop"]["max"] == 60.0


def test_the_summary_tells_this_processs_memory_and_processor_time() -> None:
    monitor = PTTPerformanceMonitor(ROOMY)
    until_ns = time.monotonic_ns() + 200_000_000
    while time.monotonic_ns() < until_ns:
        sum(range(1_000))
    summary = monitor.get_summary()
    assert summary["memory_usage_mb"] == pytest.approx(psutil.Process().memory_full_info().uss / 1e6, rel=0.1)
    assert summary["cpu_percent"] > 5, "it was busy all the while, however busy the machine"
    assert monitor.get_summary()["cpu_percent"] == summary["cpu_percent"], "too soon for another figure"


def test_within_targets_it_says_just_that() -> None:
    monitor = PTTPerformanceMonitor(ROOMY)
    monitor.measure_latency(key_press_latency=0.001, recording_start_latency=0.010, recording_stop_latency=0.010)
    assert monitor.check_performance() == ["Performance within targets"]
    assert monitor.get_optimization_recommendations() == []


def test_a_strict_target_finds_the_total_and_the_memory() -> None:
    strict = PerformanceTarget(target_total_latency=50.0, max_memory_mb=1.0, max_cpu_percent=100_000.0)
    monitor = PTTPerformanceMonitor(targets=strict)
    for _ in range(3):
        monitor.measure_latency(key_press_latency=0.010, recording_start_latency=0.025, recording_stop_latency=0.025)
    findings = monitor.check_performance()
    assert findings[0] == "Key and microphone (mean of 3): 60 ms, target 50 ms."
    assert findings[1].startswith("Memory of this process (now): ")
    assert len(findings) == 2
    assert all(
        finding in told for finding, told in zip(findings, monitor.get_optimization_recommendations(), strict=True)
    )


def test_each_recommendation_has_its_evidence_its_gain_and_something_to_try() -> None:
    monitor = PTTPerformanceMonitor(
        targets=PerformanceTarget(target_total_latency=50.0, max_memory_mb=1.0, max_cpu_percent=100_000.0)
    )
    monitor.measure_latency(key_press_latency=0.010, recording_start_latency=0.025, recording_stop_latency=0.025)
    total, memory = monitor.recommendations()
    assert (total.metric, total.n, total.target) == ("response_total", 1, 50.0)
    assert total.figure == pytest.approx(60.0)
    assert "up to 10 ms less" in total.expected_gain
    assert total.try_text == '[microphone] keep_open = "always"'
    assert "trace_allocations" in memory.try_text
    assert monitor.get_optimization_recommendations() == [total.sentence(), memory.sentence()]


def test_memory_is_compared_as_it_stands_and_growth_as_growth() -> None:
    """A process that holds much but does not grow is over the one target and not over the other; and the reverse."""
    steady = PTTPerformanceMonitor(PerformanceTarget(max_memory_mb=1.0, max_cpu_percent=100_000.0))
    growing = PTTPerformanceMonitor(
        PerformanceTarget(max_memory_mb=100_000.0, max_cpu_percent=100_000.0, max_memory_growth_mb=4.0)
    )
    for _ in range(4):
        steady.measure_latency(key_press_latency=0.001)
        steady.get_summary()
    kept = []
    for _ in range(4):
        growing.measure_latency(key_press_latency=0.001)
        kept.append(bytearray(b"x" * 16_000_000))
        summary = growing.get_summary()
    assert [found.metric for found in steady.recommendations()] == ["tray_uss"]
    assert [found.metric for found in growing.recommendations()] == ["memory_growth"]
    assert summary["memory_growth_mb"] == pytest.approx(16, rel=0.2)


def test_every_push_is_counted_even_when_the_oldest_are_no_longer_kept() -> None:
    monitor = PTTPerformanceMonitor(ROOMY)
    for _ in range(5_000):
        monitor.measure_latency(key_press_latency=0.001)
    assert monitor.get_summary()["total_measurements"] == 5_000


def test_eight_threads_lose_no_measurement() -> None:
    monitor = PTTPerformanceMonitor(ROOMY)
    each, threads = 3_000, 8
    barrier = threading.Barrier(threads)

    def hammer(number: int) -> None:
        barrier.wait()
        for _ in range(each):
            with monitor.measure(f"work {number % 2}"):
                pass

    running = [threading.Thread(target=hammer, args=(number,)) for number in range(threads)]
    for thread in running:
        thread.start()
    while any(thread.is_alive() for thread in running):
        monitor.get_summary()
    summary = monitor.get_summary()
    assert summary["total_measurements"] == each * threads


def test_percentiles_are_numpys_over_the_raw_samples() -> None:
    monitor = PTTPerformanceMonitor(ROOMY)
    for turns in range(200):
        with monitor.measure("work"):
            sum(range(turns * 5))
    raw = samples(monitor, "work")
    figures = monitor.get_summary()["work"]
    assert figures["p50"] == pytest.approx(np.percentile(raw, 50))
    assert figures["p95"] == pytest.approx(np.percentile(raw, 95))


def test_measuring_never_looks_at_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monitor = PTTPerformanceMonitor(ROOMY)

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("memory or processor time was read while something was timed")

    monkeypatch.setattr(ProcessReader, "read", refuse)
    with monitor.measure("work"):
        pass
    monitor.measure_latency(key_press_latency=0.01)
    with pytest.raises(AssertionError, match="was read"):
        monitor.get_summary()


def test_allocations_are_traced_only_on_request_and_named_by_line() -> None:
    monitor = PTTPerformanceMonitor(ROOMY)
    monitor.get_summary()
    assert not tracemalloc.is_tracing()
    with monitor.trace_allocations(most=3) as trace:
        kept = [bytearray(1_000) for _ in range(2_000)]
    assert not tracemalloc.is_tracing()
    assert len(kept) == 2_000
    assert trace.sites[0].place.rpartition(":")[0].endswith("test_library") or "test_library.py" in trace.sites[0].place
    assert trace.sites[0].grown_bytes >= 2_000_000
    assert "/" not in "".join(site.place for site in trace.sites)


def test_the_processs_monitor_is_one_until_it_is_reset() -> None:
    first = get_performance_monitor()
    assert get_performance_monitor() is first
    reset_performance_monitor()
    assert get_performance_monitor() is not first


def test_the_report_holds_what_was_measured_as_text_and_as_data() -> None:
    with get_performance_monitor().measure("load_profile"):
        pass
    document = json.loads(get_performance_report("json"))
    (found,) = [metric for metric in document["metrics"] if metric["name"] == "load_profile"]
    assert (found["n"], found["target"]) == (1, None)
    (row,) = [line for line in get_performance_report().splitlines() if line.startswith("| load\\_profile |")]
    assert row.endswith("| ok |")


def test_a_figure_that_is_no_time_cannot_be_measured() -> None:
    with pytest.raises(ValueError, match="not a time"):
        PTTPerformanceMonitor(ROOMY).measure("tray_uss")


def test_importing_the_library_loads_neither_qt_nor_a_device() -> None:
    probe = (
        "import sys; from tray_app.perf import get_performance_monitor; get_performance_monitor();"
        "sys.exit(bool({'PySide6', 'pyqtgraph', 'sounddevice', 'pynput'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0


def test_measuring_costs_microseconds() -> None:
    monitor = PTTPerformanceMonitor(ROOMY)
    started_ns = time.perf_counter_ns()
    for _ in range(5_000):
        with monitor.measure("nothing"):
            pass
    assert (time.perf_counter_ns() - started_ns) / 5_000 < 200_000, "generous: about 3,000 ns where it was measured"
