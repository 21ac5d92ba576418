"""The monitor for programs of one's own: measure anything, judge it against targets, read the verdict.

    from tray_app.perf import get_performance_monitor

    monitor = get_performance_monitor()
    with monitor.measure("load_profile"):
        ...
    print(monitor.get_summary()["load_profile"]["p95"])

Everything here may be called from any thread, and none of it needs Qt, a microphone or a display.
"""

from __future__ import annotations

import math
import os
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any

import numpy as np

from .catalog import Group, Metric, Unit
from .figures_text import target_text, with_unit
from .monitor import Monitor, Series
from .sampler import SHORTEST_CPU_INTERVAL_NS, ProcessReader

WITHIN_TARGETS = "Performance within targets"
_LATENCIES = ("key_press", "recording_start", "recording_stop", "response_total")


@dataclass(frozen=True, slots=True)
class PerformanceTarget:
    """What is still fine. Latencies in milliseconds; memory is what the process holds, not its growth."""

    target_key_press_latency: float = 30.0
    target_recording_start_latency: float = 50.0
    target_recording_stop_latency: float = 50.0
    target_total_latency: float = 100.0
    max_memory_mb: float = 100.0
    """1 MB = 1,000,000 bytes held by this process alone (USS)."""
    max_cpu_percent: float = 5.0
    """Of one core."""

    def by_metric(self) -> dict[str, float]:
        """The same by the catalog's names."""
        return {
            "key_press": self.target_key_press_latency,
            "recording_start": self.target_recording_start_latency,
            "recording_stop": self.target_recording_stop_latency,
            "response_total": self.target_total_latency,
            "tray_uss": self.max_memory_mb,
            "tray_cpu": self.max_cpu_percent,
        }


@dataclass(frozen=True, slots=True)
class PerformanceMetrics:
    """One push of the key, in milliseconds."""

    key_press_ms: float
    recording_start_ms: float
    recording_stop_ms: float

    @property
    def total_ms(self) -> float:
        """A recording that began before the key went down does not shorten the rest."""
        return self.key_press_ms + max(self.recording_start_ms, 0.0) + self.recording_stop_ms


class Measurement:
    """Times the body of one `with`; also of an `async with`'s surroundings, as it keeps nothing shared."""

    __slots__ = ("_monitor", "_name", "_started_ns", "elapsed_ms")

    def __init__(self, monitor: Monitor, name: str) -> None:
        self._monitor = monitor
        self._name = name
        self._started_ns = 0
        self.elapsed_ms = math.nan
        """Not a number until the body has ended."""

    def __enter__(self) -> Measurement:
        self._started_ns = time.monotonic_ns()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        ended_ns = time.monotonic_ns()
        self.elapsed_ms = (ended_ns - self._started_ns) / 1_000_000
        self._monitor.observe(self._name, self.elapsed_ms, ended_ns)


class PTTPerformanceMonitor:
    """Push-to-talk figures and measurements of one's own, judged against `targets`."""

    def __init__(self, targets: PerformanceTarget | None = None) -> None:
        self.targets = targets if targets is not None else PerformanceTarget()
        self.monitor = Monitor(self.targets.by_metric())
        self._own: dict[str, Metric] = {}
        self._process = ProcessReader(os.getpid())
        self._lock = threading.Lock()
        self._cpu_before = (time.monotonic_ns(), self._process.read(memory=False).cpu_ns)
        self._cpu_percent = 0.0

    # --- in ------------------------------------------------------------------------------

    def measure(self, name: str) -> Measurement:
        """`with monitor.measure("name"):` takes the time of the body, whether it returns or raises.

        Nests, and works around `await`. `name` is free; it costs about three microseconds and never
        looks at memory or processor. Raises ValueError for the name of a figure that is not a time.
        """
        if name not in self._own:
            self._define(name)
        return Measurement(self.monitor, name)

    def measure_latency(
        self,
        *,
        key_press_latency: float = 0.0,
        recording_start_latency: float = 0.0,
        recording_stop_latency: float = 0.0,
    ) -> PerformanceMetrics:
        """Take the latencies of one push of the key, in seconds."""
        taken = PerformanceMetrics(
            key_press_latency * 1_000, recording_start_latency * 1_000, recording_stop_latency * 1_000
        )
        now_ns = time.monotonic_ns()
        values = (taken.key_press_ms, taken.recording_start_ms, taken.recording_stop_ms, taken.total_ms)
        for name, value in zip(_LATENCIES, values, strict=True):
            self.monitor.observe(name, value, now_ns)
        return taken

    def _define(self, name: str) -> None:
        known = self.monitor.metric(name)
        if known is None:
            known = Metric(
                name, name, Group.HEALTH, Unit.MS, math.inf, math.inf,
                "Time of the measured body.", "Set a target to have it judged.",
            )  # fmt: skip
            self.monitor.define(known)
        elif known.unit is not Unit.MS:
            raise ValueError(f"{name!r} is a figure in {known.unit.value or 'counts'}, not a time")
        self._own[name] = known

    # --- out -----------------------------------------------------------------------------

    def get_summary(self) -> dict[str, Any]:
        """`average_latency_ms` (mean total of all pushes; 0 when there were none), `memory_usage_mb`,
        `cpu_percent` (since the last summary), `total_measurements`, and n, last, p50, p95, max of
        every name measured. Reads memory: two milliseconds."""
        totals = self._totals()
        measured = [series for series in self._series() if series.metric.name not in ("tray_uss", "tray_cpu")]
        counted = [series for series in measured if series.metric.name not in _LATENCIES]
        memory_mb, cpu_percent = self._sample_process()
        summary: dict[str, Any] = {
            "average_latency_ms": float(totals.mean()) if len(totals) else 0.0,
            "memory_usage_mb": memory_mb,
            "cpu_percent": cpu_percent,
            "total_measurements": len(totals) + sum(series.version for series in counted),
        }
        return summary | {series.metric.name: _figures(series) for series in measured}

    def check_performance(self) -> list[str]:
        """What is over its target, one sentence each, or `["Performance within targets"]`.

        Latencies are judged by their mean, measurements with a target by their 95th percentile.
        """
        return [finding for finding, _ in self._findings()] or [WITHIN_TARGETS]

    def get_optimization_recommendations(self) -> list[str]:
        """For each finding what to try; empty when everything is within its target."""
        return [f"{finding} {remedy}" for finding, remedy in self._findings()]

    def _findings(self) -> list[tuple[str, str]]:
        found = []
        for series in self._series():
            metric, stats = series.metric, series.stats
            if stats is None or metric.name in ("tray_uss", "tray_cpu"):
                continue
            is_latency = metric.name in _LATENCIES
            value = float(self.monitor.samples(metric.name)[1].mean()) if is_latency else stats.p95
            if metric.over(value, series.target):
                found.append(
                    (_finding(metric, "mean" if is_latency else "p95", value, series.target, stats.n), metric.remedy)
                )
        memory_mb, cpu_percent = self._sample_process()
        for name, value in (("tray_uss", memory_mb), ("tray_cpu", cpu_percent)):
            row = self.monitor.metric(name)
            target = self.monitor.targets[name]
            if row is not None and row.over(value, target):
                label = "Memory of this process" if name == "tray_uss" else "Processor time of this process"
                sentence = f"{label}: {with_unit(value, row.unit)}, target {target_text(target, row.unit)}."
                found.append((sentence, _REMEDIES[name]))
        return found

    def _totals(self) -> np.ndarray[Any, np.dtype[np.float64]]:
        return self.monitor.samples("response_total")[1]

    def _series(self) -> list[Series]:
        return [series for series in self.monitor.snapshot().series if series.version]

    def _sample_process(self) -> tuple[float, float]:
        """Memory in MB and percent of a core since the last sample that was long enough ago."""
        with self._lock:
            usage, now_ns = self._process.read(memory=True), time.monotonic_ns()
            since_ns, cpu_ns = self._cpu_before
            if now_ns - since_ns >= SHORTEST_CPU_INTERVAL_NS:
                self._cpu_percent = 100 * (usage.cpu_ns - cpu_ns) / (now_ns - since_ns)
                self._cpu_before = (now_ns, usage.cpu_ns)
            return (usage.uss_bytes or 0) / 1_000_000, self._cpu_percent


_REMEDIES = {
    "tray_uss": "Look for what is kept with tracemalloc.",
    "tray_cpu": "Profile what runs while nothing should.",
}


def _figures(series: Series) -> Mapping[str, float | int]:
    stats = series.stats
    assert stats is not None, "only series that have samples"
    return {"n": stats.n, "last": stats.last, "p50": stats.p50, "p95": stats.p95, "max": stats.maximum}


def _finding(metric: Metric, figure: str, value: float, target: float, n: int) -> str:
    shown = f"{with_unit(value, metric.unit)}, target {target_text(target, metric.unit)}"
    return f"{metric.label} ({figure} of {n}): {shown}."


_shared: PTTPerformanceMonitor | None = None
_shared_lock = threading.Lock()


def get_performance_monitor() -> PTTPerformanceMonitor:
    """The one monitor of this process, made when it is first asked for."""
    global _shared
    with _shared_lock:
        if _shared is None:
            _shared = PTTPerformanceMonitor()
        return _shared


def reset_performance_monitor() -> None:
    """Forget the process's monitor with all it holds; the next call makes a new one."""
    global _shared
    with _shared_lock:
        _shared = None


def get_performance_report(format_name: str = "md", monitor: PTTPerformanceMonitor | None = None) -> str:
    """The report on `monitor` (the process's own by default) as "md" or "json" text. Raises KeyError."""
    from .fingerprint import fingerprint
    from .report import FORMATS, build

    chosen = monitor if monitor is not None else get_performance_monitor()
    return FORMATS[format_name](build(chosen.monitor, fingerprint()))
