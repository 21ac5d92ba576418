"""The eight names as a script uses them; run by test_library_script. Prints one JSON object."""

import asyncio
import json
import sys

from tray_app.perf import (
    PerformanceBenchmark,
    PerformanceMetrics,
    PerformanceTarget,
    PTTPerformanceMonitor,
    benchmark_ptt_performance,
    get_performance_monitor,
    get_performance_report,
    reset_performance_monitor,
)

strict = PTTPerformanceMonitor(
    targets=PerformanceTarget(target_total_latency=50.0, max_memory_mb=50.0, max_cpu_percent=2.0)
)
taken = strict.measure_latency(key_press_latency=0.010, recording_start_latency=0.020, recording_stop_latency=0.040)
strict.measure_latency(key_press_latency=0.010, recording_start_latency=0.020, recording_stop_latency=0.060)

monitor = get_performance_monitor()
with monitor.measure("outer"), monitor.measure("inner"):
    pass
try:
    with monitor.measure("failing"):
        raise LookupError
except LookupError:
    pass


async def wait() -> None:
    with monitor.measure("async"):
        await asyncio.sleep(0)


asyncio.run(wait())
counted = monitor.get_summary()["total_measurements"]
report = json.loads(get_performance_report("json"))
reset_performance_monitor()

timed = PerformanceBenchmark(rounds=3, warm_up_ms=5).measure("sorting", lambda: sorted(range(500)))
parts = benchmark_ptt_performance(rounds=2)

print(  # noqa: T201  # what the test reads
    json.dumps(
        {
            "metrics": isinstance(taken, PerformanceMetrics) and taken.duration_ms,
            "summary": strict.get_summary(),
            "findings": strict.check_performance(),
            "advice": strict.get_optimization_recommendations(),
            "counted": counted,
            "in_report": [metric["name"] for metric in report["metrics"] if metric["n"]],
            "is_new": get_performance_monitor() is not monitor,
            "within": get_performance_monitor().get_summary()["total_measurements"] == 0,
            "timed": timed.as_dict(),
            "parts": parts,
            "qt": sorted(name for name in sys.modules if name.startswith(("PySide6", "shiboken6", "pyqtgraph"))),
        }
    )
)
