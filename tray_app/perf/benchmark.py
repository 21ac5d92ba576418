"""Times any callable: warmed up, repeated often enough for the clock, spread over rounds.

    from tray_app.perf import PerformanceBenchmark

    result = PerformanceBenchmark().measure("parse", lambda: parse(page))
    print(result.median_us, result.p95_us, result.n)

A sample is the mean of so many calls in a row that the clock's own grain vanishes (`calls_per_sample`, found by
doubling). Several workloads are timed in turns, round by round, so that a machine that is busy for a second slows
all of them and not the one that happened to run. Python's cycle collector rests while a sample is taken.

Figures of one process are only that process's: where it lies in memory makes the same loop a tenth faster or
slower. `holdtalk bench --parts` therefore times in several, and `--compare` counts each as one sample.

Nothing here waits: a workload does its work, and what it costs is what is reported.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np

Work = Callable[[], object]
Clock = Callable[[], int]
"""Nanoseconds; `time.perf_counter_ns` for time passed, `time.thread_time_ns` for this thread's processor time."""

SCHEMA = 1
_MOST_CALLS = 1 << 24


@dataclass(frozen=True, slots=True)
class BenchmarkResult:
    """What one call costs, in microseconds."""

    name: str
    samples_us: tuple[float, ...]
    """In the order taken, round after round; each the mean of `calls_per_sample` calls."""
    rounds: int
    calls_per_sample: int
    note: str = ""

    @property
    def n(self) -> int:
        return len(self.samples_us)

    @property
    def min_us(self) -> float:
        return min(self.samples_us)

    @property
    def median_us(self) -> float:
        return float(np.median(self.samples_us))

    @property
    def p95_us(self) -> float:
        """Linear interpolation between neighbours, as numpy's default."""
        return float(np.percentile(self.samples_us, 95))

    @property
    def max_us(self) -> float:
        return max(self.samples_us)

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready, in the form of the figures of `holdtalk bench --json`."""
        return {
            "name": self.name,
            "unit": "µs",
            "n": self.n,
            "min": self.min_us,
            "median": self.median_us,
            "p95": self.p95_us,
            "max": self.max_us,
            "rounds": self.rounds,
            "calls_per_sample": self.calls_per_sample,
            "note": self.note,
            "samples": list(self.samples_us),
        }


class PerformanceBenchmark:
    """Collects workloads with `add` and times them together with `run`; `measure` is both for one.

    One thread at a time.
    """

    def __init__(
        self,
        *,
        rounds: int = 15,
        samples_per_round: int = 4,
        sample_ms: float = 2.0,
        warm_up_ms: float = 50.0,
        clock: Clock = time.perf_counter_ns,
    ) -> None:
        """`sample_ms`: the least time a sample takes. A run takes about `rounds` × `samples_per_round` × `sample_ms`
        and the warm-up for each workload. Raises ValueError when one of them is not positive."""
        if rounds < 1 or samples_per_round < 1 or sample_ms <= 0 or warm_up_ms < 0:
            raise ValueError("a benchmark needs at least one round, one sample and some time")
        self._rounds = rounds
        self._samples_per_round = samples_per_round
        self._sample_ns = int(sample_ms * 1_000_000)
        self._warm_up_ns = int(warm_up_ms * 1_000_000)
        self._clock = clock
        self._works: dict[str, tuple[Work, str]] = {}

    def add(self, name: str, work: Work, note: str = "") -> None:
        """Time `work` in the next `run`. Raises ValueError when the name is taken."""
        if name in self._works:
            raise ValueError(f"there is a workload {name!r} already")
        self._works[name] = work, note

    def measure(self, name: str, work: Work, note: str = "") -> BenchmarkResult:
        """Time `work` alone, now. What it raises is raised."""
        return self._run({name: (work, note)})[0]

    def run(self) -> tuple[BenchmarkResult, ...]:
        """Time everything added, in turns; in the order added. What a workload raises is raised."""
        return self._run(self._works)

    def _run(self, works: dict[str, tuple[Work, str]]) -> tuple[BenchmarkResult, ...]:
        calls = {name: self._warm_up_and_calibrate(work) for name, (work, _) in works.items()}
        samples: dict[str, list[float]] = {name: [] for name in works}
        for _ in range(self._rounds):
            for name, (work, _note) in works.items():
                for _ in range(self._samples_per_round):
                    samples[name].append(self._timed_ns(work, calls[name]) / calls[name] / 1_000)
        return tuple(
            BenchmarkResult(name, tuple(samples[name]), self._rounds, calls[name], note)
            for name, (_, note) in works.items()
        )

    def _warm_up_and_calibrate(self, work: Work) -> int:
        """Calls a sample needs. Caches, and the interpreter's own adaption to the code, are warm afterwards."""
        warm_at_ns = self._clock() + self._warm_up_ns
        calls = 1
        while True:
            took_ns = self._timed_ns(work, calls)
            if took_ns < self._sample_ns and calls < _MOST_CALLS:
                calls *= 2
            elif self._clock() >= warm_at_ns:
                return calls

    def _timed_ns(self, work: Work, calls: int) -> int:
        collecting = gc.isenabled()
        gc.disable()
        try:
            begun_ns = self._clock()
            for _ in repeat(None, calls):
                work()
            return self._clock() - begun_ns
        finally:
            if collecting:
                gc.enable()


class BenchmarkReport(dict[str, Any]):
    """The numbers, JSON-ready; printed, they are a table for a reader."""

    def __str__(self) -> str:
        from .library_text import benchmark_text

        return benchmark_text(self)


def benchmark_ptt_performance(*, rounds: int = 15, clock: Clock = time.thread_time_ns) -> BenchmarkReport:
    """What push-to-talk costs in this process, without a desktop: the real controller on ports that do nothing,
    and the monitor that takes its figures. Blocks for some seconds.

    Microphone, engine and insertion are not in it: they need a desktop, and `holdtalk bench` measures them there.
    Processor time by default, which a busy machine stretches less than time passed. The result is JSON-ready, and
    `print` shows it as a table:

        {"schema", "made_at_unix", "platform", "fingerprint": {...}, "clock": "processor time" or "time passed",
         "figures": [{"name", "unit": "µs", "n", "min", "median", "p95", "max", "rounds", "calls_per_sample",
                      "note", "samples"}]}
    """
    from .fingerprint import fingerprint
    from .ptt_workloads import workloads

    bench = PerformanceBenchmark(rounds=rounds, clock=clock)
    for name, (work, note) in workloads().items():
        bench.add(name, work, note)
    return BenchmarkReport(
        schema=SCHEMA,
        made_at_unix=round(time.time(), 3),
        platform=sys.platform,
        fingerprint=fingerprint(),
        clock="processor time" if clock is time.thread_time_ns else "time passed",
        figures=[result.as_dict() for result in bench.run()],
    )
