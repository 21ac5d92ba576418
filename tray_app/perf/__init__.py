"""What every millisecond and megabyte was spent on.

The names below are for programs of one's own; each is imported when it is first used, so that
`import tray_app.perf.catalog` stays light.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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
    "PerformanceMetrics",
    "PerformanceTarget",
    "get_performance_monitor",
    "get_performance_report",
    "reset_performance_monitor",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from . import library

    return getattr(library, name)
