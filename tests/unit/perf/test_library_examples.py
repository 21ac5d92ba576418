"""The examples by which the library was asked for, each run as it stands there but for the package's name."""

from __future__ import annotations

import contextlib
import io
import math
import re
import textwrap
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tray_app.perf import (
    PerformanceTarget,
    PTTPerformanceMonitor,
    benchmark_ptt_performance,
    get_performance_monitor,
    reset_performance_monitor,
)
from tray_app.perf import benchmark as benchmark_module

RULE = "=" * 70


def run(example: str, **given: Any) -> str:
    """What the example prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(textwrap.dedent(example), given)  # the examples are this file's own text
    return out.getvalue()


@pytest.fixture(autouse=True)
def _roomy_monitor() -> Iterator[None]:
    """This test process holds more than a program that only measures."""
    reset_performance_monitor()
    get_performance_monitor().targets = PerformanceTarget(max_memory_mb=100_000.0, max_cpu_percent=100_000.0)
    yield
    reset_performance_monitor()


def test_the_targets_have_the_names_and_values_of_the_document() -> None:
    target = PerformanceTarget()
    assert (target.target_key_press_latency, target.target_recording_start, target.target_recording_stop) == (
        30,
        50,
        50,
    )
    assert (target.target_total_latency, target.max_memory_mb, target.max_cpu_percent) == (100.0, 100.0, 5.0)


def test_a_body_is_measured_and_recorded_by_itself() -> None:
    called: list[str] = []
    run(
        """
        from tray_app.perf import get_performance_monitor

        monitor = get_performance_monitor()

        with monitor.measure("key_press_detection"):
            # ... operation to measure ...
            process_key_press()

        # Metrics automatically recorded
        """,
        process_key_press=lambda: called.append("key"),
    )
    assert called == ["key"]
    assert get_performance_monitor().get_summary()["key_press_detection"]["n"] == 1


LATENCY = """
monitor.measure_latency(
    key_press_latency=0.025,        # 25ms
    recording_start_latency=0.045,  # 45ms
    recording_stop_latency=0.040    # 40ms
)
# Total: 110ms
"""


def test_latencies_add_up_and_the_summary_prints_them() -> None:
    told = run(
        LATENCY
        + """
summary = monitor.get_summary()

print(f"Average Latency: {summary['average_latency_ms']:.1f}ms")
print(f"Memory Usage: {summary['memory_usage_mb']:.1f}MB")
print(f"CPU Usage: {summary['cpu_percent']:.1f}%")
""",
        monitor=get_performance_monitor(),
    )
    assert re.fullmatch(r"Average Latency: 110\.0ms\nMemory Usage: \d+\.\dMB\nCPU Usage: \d+\.\d%\n", told)


CHECK = """
issues = monitor.check_performance()

for issue in issues:
    print(issue)
"""


def test_the_check_is_one_line_when_good_and_one_for_each_issue_else() -> None:
    monitor = get_performance_monitor()
    assert run(CHECK, monitor=monitor) == "Performance within targets\n"
    run(LATENCY, monitor=monitor)
    assert run(CHECK, monitor=monitor) == "High latency: 110.0ms (target: 100ms)\n"
    monitor.targets.max_memory_mb = 1.0
    assert re.search(r"^High memory usage: \d+\.\dMB \(target: 1MB\)$", run(CHECK, monitor=monitor), re.MULTILINE)


RECOMMEND = """
recommendations = monitor.get_optimization_recommendations()

for rec in recommendations:
    print(rec)
"""


def test_recommendations_are_headed_lists_and_tips_when_all_is_well() -> None:
    monitor = get_performance_monitor()
    assert run(RECOMMEND, monitor=monitor).startswith("Performance is good! General tips:\n- ")
    run(LATENCY, monitor=monitor)
    monitor.targets.max_memory_mb = 1.0
    told = run(RECOMMEND, monitor=monitor).splitlines()
    assert [line for line in told if not line.startswith("- ")] == ["Reduce latency:", "Reduce memory usage:"]


@pytest.fixture
def quick_benchmark(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same benchmark with fewer rounds: the example takes none."""
    whole: Callable[..., Any] = benchmark_module.benchmark_ptt_performance
    monkeypatch.setattr(benchmark_module, "benchmark_ptt_performance", lambda: whole(rounds=1))


@pytest.mark.usefixtures("quick_benchmark")
def test_the_benchmark_prints_a_table_and_still_gives_the_numbers() -> None:
    given: dict[str, Any] = {}
    told = run(
        """
        from tray_app.perf import benchmark_ptt_performance

        report = benchmark_ptt_performance()
        print(report)
        keep(report)
        """,
        keep=lambda report: given.update(report=report),
    )
    lines = told.splitlines()
    assert lines[:3] == ["PTT Performance Benchmark Results", RULE, ""]
    assert lines[-1] == RULE
    assert re.fullmatch(r"Platform: \w+", lines[3])
    assert re.fullmatch(r"Timestamp: \d+\.\d+", lines[4])
    figures = given["report"]["figures"]
    tables = re.findall(
        r"^(\S.*):\n  Min: ([\d.e-]+)ms\n  Max: ([\d.e-]+)ms\n  Avg: ([\d.e-]+)ms\n  Iterations: (\d+)$",
        told,
        re.MULTILINE,
    )
    assert [name.lower() for name, *_ in tables] == [figure["name"].lower() for figure in figures]
    for figure, (_, low, high, average, _n) in zip(figures, tables, strict=True):
        assert math.isclose(float(low), figure["min"] / 1_000, rel_tol=0.01, abs_tol=0.005)
        assert float(low) <= float(average) <= float(high)


def test_the_benchmark_of_the_package_is_the_one_that_is_printed() -> None:
    assert benchmark_ptt_performance is benchmark_module.benchmark_ptt_performance


BASIC = """
from tray_app.perf import get_performance_monitor

monitor = get_performance_monitor()

# Measure operation
with monitor.measure("ptt_enable"):
    ptt_controller.enable()

# Check performance
issues = monitor.check_performance()
if issues != ["Performance within targets"]:
    print("Performance issues detected:")
    for issue in issues:
        print(f"  - {issue}")
"""


class Controller:
    def enable(self) -> None: ...


def test_basic_tracking_prints_nothing_when_all_is_well() -> None:
    assert run(BASIC, ptt_controller=Controller()) == ""
    get_performance_monitor().targets.max_memory_mb = 1.0
    assert run(BASIC, ptt_controller=Controller()).startswith("Performance issues detected:\n  - High memory usage: ")


REPORT = """
from tray_app.perf import get_performance_report

report = get_performance_report()
print(report)
"""


def test_the_report_has_the_parts_of_the_document() -> None:
    told = run(REPORT)
    assert told.splitlines()[:2] == ["PTT Performance Report", RULE]
    headings = re.findall(r"^(\w[\w ]*):$", told, re.MULTILINE)
    assert headings == ["Measurements", "Targets", "Performance Check", "Recommendations"]
    for line in ("  Total: 0", "  Key Press Latency: <30ms", "  Recording Start: <50ms", "  Total Latency: <100ms",
                 "  ✅ Performance within targets", "  Performance is good! General tips:"):  # fmt: skip
        assert line in told.splitlines()
    run(LATENCY, monitor=get_performance_monitor())
    told = run(REPORT)
    for line in ("  Total: 1", "  Average Latency: 110.0ms", "  ❌ High latency: 110.0ms (target: 100ms)",
                 "  Reduce latency:"):  # fmt: skip
        assert line in told.splitlines()


def test_three_operations_are_three_measurements() -> None:
    nothing: dict[str, Any] = dict.fromkeys(
        ("handle_key_press", "play_ptt_tone", "update_status_display"), lambda *_: None
    )
    told = run(
        """
        from tray_app.perf import get_performance_monitor
        monitor = get_performance_monitor()

        # Measure key press handling
        with monitor.measure("key_press"):
            handle_key_press(key)

        # Measure audio feedback
        with monitor.measure("audio_feedback"):
            play_ptt_tone("start")

        # Measure visual update
        with monitor.measure("visual_update"):
            update_status_display()

        # Get summary
        summary = monitor.get_summary()
        print(f"Operations measured: {summary['total_measurements']}")
        """,
        key="f9",
        **nothing,
    )
    assert told == "Operations measured: 3\n"


def test_stricter_targets_are_checked_against() -> None:
    found: list[PTTPerformanceMonitor] = []
    run(
        """
        from tray_app.perf import PTTPerformanceMonitor, PerformanceTarget

        # Create custom targets for high-performance needs
        targets = PerformanceTarget(
            target_total_latency=50.0,   # Ultra-responsive
            max_memory_mb=50.0,          # Low memory
            max_cpu_percent=2.0          # Minimal CPU
        )

        monitor = PTTPerformanceMonitor(targets=targets)

        # Monitor will check against stricter targets
        issues = monitor.check_performance()
        keep(monitor)
        """,
        keep=found.append,
    )
    run(LATENCY, monitor=found[0])
    assert "High latency: 110.0ms (target: 50ms)" in found[0].check_performance()


def test_a_measurement_is_an_operation_and_its_duration() -> None:
    told = run(
        """
        from tray_app.perf import PerformanceMetrics
        print(f"Performance metrics: {PerformanceMetrics('test', 50.0)}")
        """
    )
    assert told == "Performance metrics: test (50.0ms)\n"
