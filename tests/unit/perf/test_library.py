"""The monitor as a library, as a script uses it."""

from __future__ import annotations

import asyncio
import json
import mmap
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
    assert isinstance(taken, PerformanceMetrics)
    assert taken.duration_ms == pytest.approx(60.0)
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
    summary, again = monitor.get_summary(), monitor.get_summary()
    assert summary["memory_usage_mb"] == pytest.approx(psutil.Process().memory_full_info().uss / 1e6, rel=0.1)
    assert summary["cpu_percent"] > 5, "it was busy all the while, however busy the machine"
    pairs = [(summary, again), *((monitor.get_summary(), monitor.get_summary()) for _ in range(20))]
    assert any(one["cpu_percent"] == other["cpu_percent"] for one, other in pairs), "too soon for another figure"


def test_within_targets_it_says_just_that() -> None:
    monitor = PTTPerformanceMonitor(ROOMY)
    monitor.measure_latency(key_press_latency=0.001, recording_start_latency=0.010, recording_stop_latency=0.010)
    assert monitor.check_performance() == ["Performance within targets"]
    (tips,) = monitor.get_optimization_recommendations()
    assert tips.startswith("Performance is good! General tips:\n- ")


def test_a_strict_target_finds_the_total_and_the_memory() -> None:
    strict = PerformanceTarget(target_total_latency=50.0, max_memory_mb=1.0, max_cpu_percent=100_000.0)
    monitor = PTTPerformanceMonitor(targets=strict)
    for _ in range(3):
        monitor.measure_latency(key_press_latency=0.010, recording_start_latency=0.025, recording_stop_latency=0.025)
    findings = monitor.check_performance()
    assert findings[0] == "High latency: 60.0ms (target: 50ms)"
    assert findings[1].startswith("High memory usage: ")
    assert findings[1].endswith("MB (target: 1MB)")
    assert len(findings) == 2
    assert len(monitor.get_optimization_recommendations()) == 2


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
    told = monitor.get_optimization_recommendations()
    assert [text.splitlines()[0] for text in told] == ["Reduce latency:", "Reduce memory usage:"]
    for finding, text in zip((total, memory), told, strict=True):
        assert {f"- {finding.evidence}", f"- {finding.remedy}"} <= set(text.splitlines())


def fresh_memory(size_bytes: int) -> mmap.mmap:
    """Memory from the system itself: the allocator may have enough left over from other tests."""
    memory = mmap.mmap(-1, size_bytes)
    for page in range(0, size_bytes, mmap.PAGESIZE):
        memory[page] = 1
    return memory


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
        kept.append(fresh_memory(16_000_000))
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
    (row,) = [line for line in get_performance_report("md").splitlines() if line.startswith("| load\\_profile |")]
    assert row.endswith("| ok |")


@pytest.mark.parametrize("name", ["threads", "overflows", "open_files", "tray_uss", "response_total", "memory_growth"])
def test_any_name_is_free_and_never_mixed_with_a_figure_of_that_name(name: str) -> None:
    monitor = PTTPerformanceMonitor(ROOMY)
    with monitor.measure(name):
        pass
    monitor.measure_latency(key_press_latency=0.010)
    summary = monitor.get_summary()
    assert summary["total_measurements"] == 2
    assert summary["average_latency_ms"] == pytest.approx(10.0)


def test_every_call_of_a_decorated_function_is_timed_also_of_one_that_calls_itself() -> None:
    monitor = PTTPerformanceMonitor(ROOMY)

    @monitor.measure("count down")
    def count_down(number: int) -> int:
        """Doc."""
        return count_down(number - 1) if number else 0

    @monitor.measure("wait")
    async def wait() -> str:
        async with monitor.measure("inside"):
            await asyncio.sleep(0)
        return "waited"

    assert count_down(3) == 0
    assert count_down.__doc__ == "Doc."
    assert asyncio.run(wait()) == "waited"
    counted = {name: monitor.get_summary()[name]["n"] for name in ("count down", "wait", "inside")}
    assert counted == {"count down": 4, "wait": 1, "inside": 1}


def test_a_target_of_ones_own_is_judged_and_leaves_the_others_in_force() -> None:
    monitor = PTTPerformanceMonitor(
        PerformanceTarget(target_total_latency=7.0, max_memory_mb=100_000.0, max_cpu_percent=100_000.0)
    )
    monitor.set_target("load_profile", 0.000_1)
    with monitor.measure("load_profile"):
        sum(range(1_000))
    (issue,) = monitor.check_performance()
    assert issue.startswith("High load_profile time: ")
    assert monitor.monitor.targets["response_total"] == 7.0
    document = json.loads(get_performance_report("json", monitor))
    (row,) = [metric for metric in document["metrics"] if metric["name"] == "load_profile"]
    assert row["critical"] == 0.000_2
    with pytest.raises(ValueError, match="more than 0 ms"):
        monitor.set_target("load_profile", 0)


def test_targets_changed_later_count_at_the_next_look() -> None:
    monitor = PTTPerformanceMonitor(PerformanceTarget(max_memory_mb=100_000.0, max_cpu_percent=100_000.0))
    assert monitor.check_performance() == ["Performance within targets"]
    monitor.targets.max_memory_mb = 1.0
    assert len(monitor.check_performance()) == 1


@pytest.mark.parametrize("format_name", ["text", "md", "html"])
def test_a_report_says_what_the_check_says(format_name: str) -> None:
    monitor = PTTPerformanceMonitor(PerformanceTarget(max_memory_mb=100_000.0, max_cpu_percent=100_000.0))
    monitor.measure_latency(key_press_latency=0.110)
    issues = monitor.check_performance()
    assert issues == ["High key press latency: 110.0ms (target: 30ms)", "High latency: 110.0ms (target: 100ms)"]
    report = get_performance_report(format_name, monitor)
    assert "Performance within targets" not in report
    for finding in monitor.recommendations():
        assert finding.remedy in report.replace("&quot;", '"').replace("\\", "")


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


def test_growth_is_not_judged_by_fewer_than_three_looks() -> None:
    monitor = PTTPerformanceMonitor(
        PerformanceTarget(max_memory_mb=100_000.0, max_cpu_percent=100_000.0, max_memory_growth_mb=0.001)
    )
    kept, found = [], []
    for _ in range(3):
        monitor.measure_latency(key_press_latency=0.001)
        kept.append(fresh_memory(4_000_000))
        found.append([finding.metric for finding in monitor.recommendations()])
    assert found == [[], [], ["memory_growth"]]
