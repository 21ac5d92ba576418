"""What every millisecond and megabyte was spent on.

The names below are for programs of one's own; each is imported when it is first used, so that
`import tray_app.perf.catalog` stays light.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .benchmark import PerformanceBenchmark, benchmark_ptt_performance
    from .library import (
        PerformanceMetrics,
        PerformanceTarget,
        PTTPerformanceMonitor,
        get_performance_monitor,
        get_performance_report,
        reset_performance_monitor,
    )

__all__ = [
    "PTTPerformanceMonitor",
    "PerformanceBenchmark",
    "PerformanceMetrics",
    "PerformanceTarget",
    "benchmark_ptt_performance",
    "get_performance_monitor",
    "get_performance_report",
    "reset_performance_monitor",
]

_IN_BENCHMARK = frozenset({"PerformanceBenchmark", "benchmark_ptt_performance"})


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = "benchmark" if name in _IN_BENCHMARK else "library"
    return getattr(import_module(f"{__name__}.{module}"), name)
