"""The monitor for programs of one's own: measure anything, judge it against targets, read the verdict.

    from tray_app.perf import get_performance_monitor

    monitor = get_performance_monitor()
    with monitor.measure("load_profile"):
        ...
    print(monitor.get_summary()["load_profile"]["p95"])

Everything here may be called from any thread, and none of it needs Qt, a microphone or a display.
"""

from __future__ import annotations

import functools
import inspect
import math
import os
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import astuple, dataclass, field, replace
from typing import Any, ParamSpec, TypeVar, cast

import numpy as np

from .advice import Recommendation, gain_of_reaching, typical
from .allocations import AllocationTrace
from .catalog import CATALOG, WAIT_FOR_KEYS
from .library_text import GENERAL_TIPS, WITHIN_TARGETS, advice_text, issue_text, report_text
from .metric import Group, Metric, Statistic, Unit
from .monitor import Monitor, Series
from .sampler import SHORTEST_CPU_INTERVAL_NS, ProcessReader
from .windows import Stats

P = ParamSpec("P")
R = TypeVar("R")

_LATENCIES = (*CATALOG[WAIT_FOR_KEYS].made_of, WAIT_FOR_KEYS)
_OF_THE_PROCESS = ("tray_uss", "tray_cpu")
_GROWTH_MINIMUM_N = 3
"""Fewer looks at growth are no evidence: the first pushes fill caches."""
_TRACE = "with monitor.trace_allocations() as trace: ..."
_PROFILE = "python -X importtime, or cProfile"
_OWN_WORDS = {
    "tray_uss": ("Memory of this process", "Look for what is kept.", _TRACE),
    "tray_cpu": ("Processor time of this process", "Profile what runs while nothing should.", _PROFILE),
    "memory_growth": ("Memory growth for each push", "Look for what each push leaves behind.", _TRACE),
}
"""Label, remedy and what to try."""
TABLE: Mapping[str, Metric] = {name: replace(CATALOG[name], typical=Statistic.MEAN) for name in _LATENCIES} | {
    name: replace(CATALOG[name], label=label, remedy=remedy, try_text=try_text)
    for name, (label, remedy, try_text) in _OWN_WORDS.items()
}
"""The figures that a program of one's own has beside what it measures itself."""
_TAKEN = frozenset({"response_total", "memory_growth", *_OF_THE_PROCESS})
"""Made of other figures: a measurement by such a name is kept apart from it."""


@dataclass(slots=True)
class PerformanceTarget:
    """What is still fine. Latencies in milliseconds; memory is what the process holds, not its growth."""

    target_key_press_latency: float = 30.0
    target_recording_start: float = 50.0
    target_recording_stop: float = 50.0
    target_total_latency: float = 100.0
    max_memory_mb: float = 100.0
    """1 MB = 1,000,000 bytes held by this process alone (USS), compared as they stand."""
    max_cpu_percent: float = 5.0
    """Of one core."""
    max_memory_growth_mb: float = 1.0
    """Growth for each push of the key, compared as growth."""

    def by_metric(self) -> dict[str, float]:
        """The same by the catalog's names: `TABLE` has them in the order of these fields."""
        return dict(zip(TABLE, astuple(self), strict=True))


@dataclass(frozen=True, slots=True)
class PerformanceMetrics:
    """One measurement: "test (50.0ms)"."""

    operation: str
    duration_ms: float
    taken_at_unix: float = field(default_factory=time.time, compare=False)

    def __str__(self) -> str:
        return f"{self.operation} ({self.duration_ms:.1f}ms)"


@dataclass(slots=True, eq=False)
class Measurement:
    """Times the body of one `with` or `async with`, or every call of the function it decorates."""

    _monitor: Monitor
    _name: str
    _started_ns: int = 0
    elapsed_ms: float = math.nan
    """Not a number until the body has ended."""

    def __enter__(self) -> Measurement:
        self._started_ns = time.monotonic_ns()
        return self

    def __exit__(self, *_error: object) -> None:
        ended_ns = time.monotonic_ns()
        self.elapsed_ms = (ended_ns - self._started_ns) / 1_000_000
        self._monitor.observe(self._name, self.elapsed_ms, ended_ns)

    async def __aenter__(self) -> Measurement:
        return self.__enter__()

    async def __aexit__(self, *_error: object) -> None:
        self.__exit__()

    def __call__(self, function: Callable[P, R]) -> Callable[P, R]:
        """Calls may overlap: each is timed by a measurement of its own. A coroutine is timed until it has ended."""
        monitor, name = self._monitor, self._name
        if inspect.iscoroutinefunction(function):

            @functools.wraps(function)
            async def awaited(*args: P.args, **kwargs: P.kwargs) -> Any:
                with Measurement(monitor, name):
                    return await function(*args, **kwargs)

            return cast(Callable[P, R], awaited)

        @functools.wraps(function)
        def timed(*args: P.args, **kwargs: P.kwargs) -> R:
            with Measurement(monitor, name):
                return function(*args, **kwargs)

        return timed


class PTTPerformanceMonitor:
    """Push-to-talk figures and measurements of one's own, judged against `targets`, which may change at any time."""

    def __init__(self, targets: PerformanceTarget | None = None) -> None:
        self.targets = targets if targets is not None else PerformanceTarget()
        self._own_targets: dict[str, float] = {}
        self.monitor = Monitor(self.targets.by_metric(), catalog=TABLE)
        self._rows: dict[str, str] = {}
        """The row that measurements by a name fill."""
        self._process = ProcessReader(os.getpid())
        self._lock = threading.Lock()
        self._pushes = 0
        begun = self._process.read(memory=True)
        self._cpu_before = (time.monotonic_ns(), begun.cpu_ns)
        self._cpu_percent = 0.0
        self._memory_before = (0, begun.uss_bytes or 0)
        """(pushes, bytes held) at the last look after a push."""

    # --- in ------------------------------------------------------------------------------

    def measure(self, name: str) -> Measurement:
        """`with monitor.measure("name"):` takes the time of the body, whether it returns or raises.

        Nests, works around `await` and as `async with`, and decorates a function. `name` is free; it costs about
        three microseconds and never looks at memory or processor.
        """
        return Measurement(self.monitor, self._rows.get(name) or self._define(name))

    def measure_latency(
        self,
        *,
        key_press_latency: float = 0.0,
        recording_start_latency: float = 0.0,
        recording_stop_latency: float = 0.0,
    ) -> PerformanceMetrics:
        """Take the latencies of one push of the key, in seconds. Returns their total: a recording that began before
        the key went down does not shorten the rest."""
        parts_ms = [1_000 * part for part in (key_press_latency, recording_start_latency, recording_stop_latency)]
        total_ms = parts_ms[0] + max(parts_ms[1], 0.0) + parts_ms[2]
        now_ns = time.monotonic_ns()
        for name, value in zip(_LATENCIES, (*parts_ms, total_ms), strict=True):
            self.monitor.observe(name, value, now_ns)
        with self._lock:
            self._pushes += 1
        return PerformanceMetrics("push to talk", total_ms)

    def set_target(self, name: str, target_ms: float) -> None:
        """Have what is measured by this name judged by `target_ms` from now on; twice that is critical.

        Raises ValueError unless the target is more than zero.
        """
        if not target_ms > 0:
            raise ValueError(f"the target of {name!r} must be more than 0 ms, not {target_ms}")
        self._own_targets[self._rows.get(name) or self._define(name)] = target_ms
        self._take_targets()

    def _define(self, name: str) -> str:
        row = f"{name} (measured)" if name in _TAKEN else name
        if row not in self.monitor.catalog:
            meaning, remedy = "Time of the measured body.", "Profile what it does."
            self.monitor.define(Metric(row, row, Group.HEALTH, Unit.MS, math.inf, math.inf, meaning, remedy))
        self._rows[name] = row
        return row

    def _take_targets(self) -> None:
        self.monitor.set_targets({**self.targets.by_metric(), **self._own_targets})

    # --- out -----------------------------------------------------------------------------

    def get_summary(self) -> dict[str, Any]:
        """`average_latency_ms` (mean total of the pushes kept, the last 4,096; 0 when there were none),
        `memory_usage_mb`, `memory_growth_mb` (median for each push, between looks; 0 before the first),
        `cpu_percent` (since the last look), `total_measurements` (pushes, and bodies measured, ever), and
        n, last, p50, p95, max of every name measured. Reads memory: two milliseconds."""
        memory_mb, cpu_percent = self._sample_process()
        totals, growths = (self.monitor.samples(name)[1] for name in (WAIT_FOR_KEYS, "memory_growth"))
        series = self._series()
        summary: dict[str, Any] = {
            "average_latency_ms": float(totals.mean()) if len(totals) else 0.0,
            "memory_usage_mb": memory_mb,
            "memory_growth_mb": float(np.median(growths)) if len(growths) else 0.0,
            "cpu_percent": cpu_percent,
            "total_measurements": self._total(series),
        }
        return summary | {found.metric.name: _figures(found.stats) for found in series if found.stats is not None}

    def _total(self, series: Iterable[Series]) -> int:
        """Pushes and bodies: each push is a sample of four latencies, and counts once."""
        samples_ever = sum(found.version for found in series if found.metric.name != "memory_growth")
        return samples_ever - (len(_LATENCIES) - 1) * self._pushes

    def check_performance(self) -> list[str]:
        """What is over its target, one line each ("High latency: 150.5ms (target: 100ms)"), or
        `["Performance within targets"]`.

        Latencies are judged by their mean, measurements with a target by their 95th percentile, memory by
        what is held now, its growth by the median. Reads memory: two milliseconds.
        """
        return [issue_text(found) for found in self.recommendations()] or [WITHIN_TARGETS]

    def get_optimization_recommendations(self) -> list[str]:
        """For each finding of `check_performance` what helps, as a few lines; general tips when there is none.

        `recommendations` has the findings as data.
        """
        return [advice_text(found) for found in self.recommendations()] or [GENERAL_TIPS]

    def recommendations(self) -> tuple[Recommendation, ...]:
        """The findings of `check_performance` as data, in the same order."""
        self._take_targets()
        now, targets = dict(zip(_OF_THE_PROCESS, self._sample_process(), strict=True)), self.monitor.targets
        found = [self._judged(series) for series in self._series()]
        found += [_finding(TABLE[name], value, Statistic.NOW, 1, targets[name]) for name, value in now.items()]
        return tuple(finding for finding in found if finding is not None)

    def trace_allocations(self, most: int = 10) -> AllocationTrace:
        """`with monitor.trace_allocations() as trace:` finds the lines whose memory grew, `trace.sites`.

        Only on request: everything is two to four times slower meanwhile.
        """
        return AllocationTrace(most)

    def _judged(self, series: Series) -> Recommendation | None:
        metric, stats = series.metric, series.stats
        if stats is None or (metric.name == "memory_growth" and stats.n < _GROWTH_MINIMUM_N):
            return None
        return _finding(metric, *typical(series), stats.n, series.target)

    def _series(self) -> list[Series]:
        return [
            series
            for series in self.monitor.snapshot().series
            if series.version and series.metric.name not in _OF_THE_PROCESS
        ]

    def _sample_process(self) -> tuple[float, float]:
        """Memory in MB and percent of a core since the last look that was long enough ago."""
        with self._lock:
            pushes = self._pushes
            usage, now_ns = self._process.read(memory=True), time.monotonic_ns()
            held_bytes = usage.uss_bytes or 0
            since_ns, cpu_ns = self._cpu_before
            if now_ns - since_ns >= SHORTEST_CPU_INTERVAL_NS:
                self._cpu_percent = 100 * (usage.cpu_ns - cpu_ns) / (now_ns - since_ns)
                self._cpu_before = (now_ns, usage.cpu_ns)
            pushes_before, bytes_before = self._memory_before
            if pushes > pushes_before:
                self._memory_before = (pushes, held_bytes)
        self.monitor.observe("tray_uss", held_bytes / 1_000_000, now_ns)
        self.monitor.observe("tray_cpu", self._cpu_percent, now_ns)
        if pushes > pushes_before:
            growth_mb = (held_bytes - bytes_before) / (pushes - pushes_before) / 1_000_000
            self.monitor.observe("memory_growth", growth_mb, now_ns)
        return held_bytes / 1_000_000, self._cpu_percent


def _figures(stats: Stats) -> Mapping[str, float | int]:
    return {"n": stats.n, "last": stats.last, "p50": stats.p50, "p95": stats.p95, "max": stats.maximum}


def _finding(metric: Metric, figure: float, figure_of: Statistic, n: int, target: float) -> Recommendation | None:
    """None when the figure is within its target."""
    if not metric.over(figure, target):
        return None
    gain = gain_of_reaching(metric, figure, figure_of, target)
    return Recommendation.on(metric, figure, figure_of, n, target, gain)


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


def get_performance_report(format_name: str = "text", monitor: PTTPerformanceMonitor | None = None) -> str:
    """The report on `monitor` (the process's own by default): "text" to print, or a name of `report.FORMATS`, such as
    "md", "html", "csv" or "json" (complete raw data). All say what `check_performance` says.

    Raises KeyError for another format.
    """
    chosen = monitor if monitor is not None else get_performance_monitor()
    found = chosen.recommendations()
    if format_name == "text":
        return report_text(chosen.get_summary(), chosen.targets.by_metric(), found)
    from .fingerprint import fingerprint
    from .report import FORMATS, build

    return FORMATS[format_name](build(chosen.monitor, fingerprint(), advice=found))
