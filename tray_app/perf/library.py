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

from .advice import TRY, Recommendation, expected_gain
from .allocations import AllocationTrace
from .catalog import CATALOG, Group, Metric, Unit
from .monitor import Monitor, Series
from .sampler import SHORTEST_CPU_INTERVAL_NS, ProcessReader

WITHIN_TARGETS = "Performance within targets"
_LATENCIES = ("key_press", "recording_start", "recording_stop", "response_total")
_OF_THE_PROCESS = ("tray_uss", "tray_cpu")
_GROWTH_MINIMUM_N = 3
"""Fewer looks at growth are no evidence: the first pushes fill caches."""


@dataclass(frozen=True, slots=True)
class PerformanceTarget:
    """What is still fine. Latencies in milliseconds; memory is what the process holds, not its growth."""

    target_key_press_latency: float = 30.0
    target_recording_start_latency: float = 50.0
    target_recording_stop_latency: float = 50.0
    target_total_latency: float = 100.0
    max_memory_mb: float = 100.0
    """1 MB = 1,000,000 bytes held by this process alone (USS), compared as they stand."""
    max_cpu_percent: float = 5.0
    """Of one core."""
    max_memory_growth_mb: float = 1.0
    """Growth for each push of the key, compared as growth."""

    def by_metric(self) -> dict[str, float]:
        """The same by the catalog's names."""
        return {
            "key_press": self.target_key_press_latency,
            "recording_start": self.target_recording_start_latency,
            "recording_stop": self.target_recording_stop_latency,
            "response_total": self.target_total_latency,
            "tray_uss": self.max_memory_mb,
            "tray_cpu": self.max_cpu_percent,
            "memory_growth": self.max_memory_growth_mb,
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
        begun = self._process.read(memory=True)
        self._cpu_before = (time.monotonic_ns(), begun.cpu_ns)
        self._cpu_percent = 0.0
        self._memory_before = (0, begun.uss_bytes or 0)
        """(pushes, bytes held) at the last look after a push."""

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
        """`average_latency_ms` (mean total of the pushes kept, the last 4,096; 0 when there were none),
        `memory_usage_mb`, `memory_growth_mb` (median for each push, between looks; 0 before the first),
        `cpu_percent` (since the last look), `total_measurements` (pushes, and bodies measured, ever), and
        n, last, p50, p95, max of every name measured. Reads memory: two milliseconds."""
        memory_mb, cpu_percent = self._sample_process()
        totals, growths = self._values("response_total"), self._values("memory_growth")
        measured = [series for series in self._series() if series.metric.name not in ("memory_growth", *_LATENCIES)]
        pushes = [series for series in self._series() if series.metric.name in _LATENCIES]
        summary: dict[str, Any] = {
            "average_latency_ms": float(totals.mean()) if len(totals) else 0.0,
            "memory_usage_mb": memory_mb,
            "memory_growth_mb": float(np.median(growths)) if len(growths) else 0.0,
            "cpu_percent": cpu_percent,
            "total_measurements": self._pushes() + sum(series.version for series in measured),
        }
        return summary | {series.metric.name: _figures(series) for series in (*pushes, *measured)}

    def check_performance(self) -> list[str]:
        """What is over its target, one sentence each, or `["Performance within targets"]`.

        Latencies are judged by their mean, measurements with a target by their 95th percentile, memory by
        what is held now, its growth by the median. Reads memory: two milliseconds.
        """
        return [found.evidence for found in self.recommendations()] or [WITHIN_TARGETS]

    def get_optimization_recommendations(self) -> list[str]:
        """For each finding: the figure with its n and target, what helps, what it would bring, what to try.

        Empty when everything is within its target. `recommendations` has the same as data.
        """
        return [found.sentence() for found in self.recommendations()]

    def recommendations(self) -> tuple[Recommendation, ...]:
        """The findings of `check_performance` as data, in the same order."""
        memory_mb, cpu_percent = self._sample_process()
        found = [self._judged(series) for series in self._series()]
        found += [self._judged_now("tray_uss", memory_mb), self._judged_now("tray_cpu", cpu_percent)]
        return tuple(finding for finding in found if finding is not None)

    def trace_allocations(self, most: int = 10) -> AllocationTrace:
        """`with monitor.trace_allocations() as trace:` finds the lines whose memory grew, `trace.sites`.

        Only on request: everything is two to four times slower meanwhile.
        """
        return AllocationTrace(most)

    def _judged(self, series: Series) -> Recommendation | None:
        metric, stats = series.metric, series.stats
        if stats is None:
            return None
        figure, figure_of = stats.p95, "p95"
        if metric.name in _LATENCIES:
            figure, figure_of = float(self._values(metric.name).mean()), "mean"
        elif metric.name == "memory_growth":
            if stats.n < _GROWTH_MINIMUM_N:
                return None
            figure, figure_of = stats.p50, "median"
        return _finding(metric, figure, figure_of, stats.n, series.target)

    def _judged_now(self, name: str, value: float) -> Recommendation | None:
        return _finding(CATALOG[name], value, "now", 1, self.monitor.targets[name])

    def _values(self, name: str) -> np.ndarray[Any, np.dtype[np.float64]]:
        return self.monitor.samples(name)[1]

    def _pushes(self) -> int:
        return sum(series.version for series in self._series() if series.metric.name == "response_total")

    def _series(self) -> list[Series]:
        return [
            series
            for series in self.monitor.snapshot().series
            if series.version and series.metric.name not in _OF_THE_PROCESS
        ]

    def _sample_process(self) -> tuple[float, float]:
        """Memory in MB and percent of a core since the last look that was long enough ago."""
        pushes = self._pushes()
        with self._lock:
            usage, now_ns = self._process.read(memory=True), time.monotonic_ns()
            held_bytes = usage.uss_bytes or 0
            since_ns, cpu_ns = self._cpu_before
            if now_ns - since_ns >= SHORTEST_CPU_INTERVAL_NS:
                self._cpu_percent = 100 * (usage.cpu_ns - cpu_ns) / (now_ns - since_ns)
                self._cpu_before = (now_ns, usage.cpu_ns)
            pushes_before, bytes_before = self._memory_before
            if pushes > pushes_before:
                self._memory_before = (pushes, held_bytes)
        if pushes > pushes_before:
            growth_mb = (held_bytes - bytes_before) / (pushes - pushes_before) / 1_000_000
            self.monitor.observe("memory_growth", growth_mb, now_ns)
        return held_bytes / 1_000_000, self._cpu_percent


_LABELS = {
    "tray_uss": "Memory of this process",
    "tray_cpu": "Processor time of this process",
    "memory_growth": "Memory growth for each push",
}
_REMEDIES = {
    "tray_uss": ("Look for what is kept.", "with monitor.trace_allocations() as trace: ..."),
    "tray_cpu": ("Profile what runs while nothing should.", "python -X importtime, or cProfile"),
    "memory_growth": ("Look for what each push leaves behind.", "with monitor.trace_allocations() as trace: ..."),
}
"""What helps in a program of one's own, and what to try; for the dictation's own figures the catalog knows."""


def _figures(series: Series) -> Mapping[str, float | int]:
    stats = series.stats
    assert stats is not None, "only series that have samples"
    return {"n": stats.n, "last": stats.last, "p50": stats.p50, "p95": stats.p95, "max": stats.maximum}


def _finding(metric: Metric, figure: float, figure_of: str, n: int, target: float) -> Recommendation | None:
    """None when the figure is within its target."""
    if not metric.over(figure, target):
        return None
    remedy, try_text = _REMEDIES.get(metric.name, (metric.remedy, ""))
    return Recommendation(
        metric=metric.name,
        label=_LABELS.get(metric.name, metric.label),
        start="",
        unit=metric.unit,
        figure=figure,
        figure_of=figure_of,
        n=n,
        target=target,
        expected_gain=expected_gain(metric, figure, figure_of, target),
        remedy=remedy,
        try_text=try_text or TRY.get(metric.name, ""),
    )


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
    """The report on `monitor` (the process's own by default) as text: a name of `report.FORMATS`, such as "md",
    "html", "csv" or "json" (complete raw data). Raises KeyError for another."""
    from .fingerprint import fingerprint
    from .report import FORMATS, build

    chosen = monitor if monitor is not None else get_performance_monitor()
    return FORMATS[format_name](build(chosen.monitor, fingerprint()))
