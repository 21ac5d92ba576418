"""Whether something keeps growing: a robust slope with its confidence interval, after warm-up.

The slope is Theil and Sen's, the median of the slopes between all pairs of points, which a few outliers do not
move. Its interval is Sen's, from the spread of Kendall's rank statistic, widened because neighbouring samples of
memory resemble each other. A leak must also go on: something that grew once and stayed, as when a window is first
opened, shows in neither half alone and is none.

Computed when asked for, never while figures are taken.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from .figures_text import as_written, with_unit
from .metric import Metric, Process, Resource, Unit
from .monitor import Monitor

CONFIDENCE = 0.95
WARM_UP_S = 120.0
"""Caches fill, fonts load, the worker settles: growth in the first minutes is none."""
SHORTEST_SPAN_S = 600.0
"""A slope over less than this says nothing about an hour."""
FEWEST_BINS = 12
_BINS = 120
"""Samples are grouped into at most so many equal stretches of time, each its median: a second and a minute then
weigh alike, and the pairs stay a few thousand."""
_SHARE_IN_EACH_HALF = 0.25
"""Each half must grow at this share of the whole's slope, or the growth has ended."""

Floats = NDArray[np.float64]
Times = NDArray[np.int64]


class Verdict(Enum):
    LEAK = "leak"
    NO_LEAK = "no leak"
    NOT_ENOUGH_DATA = "not enough data"


@dataclass(frozen=True, slots=True)
class Slope:
    per_hour: float
    low: float
    """Lower end of the confidence interval."""
    high: float


@dataclass(frozen=True, slots=True)
class LeakFinding:
    """What the samples of one metric say."""

    row: Metric
    verdict: Verdict
    n: int
    """Samples after warm-up."""
    span_s: float
    """Time they cover."""
    slope: Slope | None
    """In the metric's unit; None when there are too few samples for one."""
    explained: str
    """One sentence: the figures, and why the verdict follows."""

    @property
    def metric(self) -> str:
        """The figure's name."""
        return self.row.name

    @property
    def tolerated_per_hour(self) -> float:
        return self.row.tolerated_per_hour or 0.0


def leak_check(monitor: Monitor, *, warm_up_s: float = WARM_UP_S) -> tuple[LeakFinding, ...]:
    """Judge every watched metric by the samples `monitor` still holds. Blocks for some milliseconds.

    Warm-up is counted from the first sample of the process's memory that is still held.
    """
    watched = [metric for metric in monitor.catalog.values() if metric.tolerated_per_hour is not None]
    sampled = ((metric, *_while_it_ran(metric, *monitor.samples(metric.name))) for metric in watched)
    return tuple(judge(metric, at_ns / 1e9, values, warm_up_s=warm_up_s) for metric, at_ns, values in sampled)


def _while_it_ran(metric: Metric, at_ns: Times, values: Floats) -> tuple[Times, Floats]:
    """A process that holds nothing was asleep: what it took when it woke is no growth."""
    ran = values > 0 if metric.resource is Resource.MEMORY else np.ones(len(values), bool)
    return at_ns[ran], values[ran]


def overall(findings: tuple[LeakFinding, ...]) -> Verdict:
    """A leak anywhere is a leak; without one, the tray's memory decides whether enough was seen."""
    if any(finding.verdict is Verdict.LEAK for finding in findings):
        return Verdict.LEAK
    trays_memory = Process.TRAY, Resource.MEMORY
    of_it = (found.verdict for found in findings if (found.row.process, found.row.resource) == trays_memory)
    return next(of_it, Verdict.NOT_ENOUGH_DATA)


def judge(metric: Metric, at_s: Floats, values: Floats, *, warm_up_s: float = WARM_UP_S) -> LeakFinding:
    """The verdict on samples of a watched metric taken at `at_s` (seconds, ascending); both of shape (n,)."""
    tolerated = metric.tolerated_per_hour
    assert tolerated is not None, "only what is watched is judged"
    if len(at_s):
        kept = at_s >= at_s[0] + warm_up_s
        at_s, values = at_s[kept], values[kept]
    n, span_s = len(at_s), float(at_s[-1] - at_s[0]) if len(at_s) else 0.0
    bin_s, bin_values = _binned(at_s, values)
    if span_s < SHORTEST_SPAN_S or len(bin_s) < FEWEST_BINS:
        needed = f"{SHORTEST_SPAN_S / 60:.0f} min and {FEWEST_BINS} samples are needed"
        told = f"{n} samples over {span_s / 60:.0f} min after warm-up; {needed}."
        return LeakFinding(metric, Verdict.NOT_ENOUGH_DATA, n, span_s, None, told)
    slope = theil_sen(bin_s / 3_600, bin_values)
    verdict, why = _verdict(slope, bin_s, bin_values, tolerated)
    shown = [growth_text(value, metric.unit) for value in (slope.per_hour, slope.low, slope.high, tolerated)]
    told = (
        f"{shown[0]} an hour ({CONFIDENCE:.0%} interval {shown[1]} to {shown[2]}, {shown[3]} tolerated) "
        f"in {n} samples over {span_s / 60:.0f} min: {why}."
    )
    return LeakFinding(metric, verdict, n, span_s, slope, told)


def theil_sen(x: Floats, y: Floats, confidence: float = CONFIDENCE) -> Slope:
    """Median of all pairwise slopes, with Sen's interval; `x` strictly ascending, both of shape (n,), n ≥ 2."""
    first, second = np.triu_indices(len(x), 1)
    slopes = np.sort((y[second] - y[first]) / (x[second] - x[first]))
    middle = float(np.median(slopes))
    ties = np.unique(y, return_counts=True)[1]
    n = len(x)
    variance = (n * (n - 1) * (2 * n + 5) - float(np.sum(ties * (ties - 1) * (2 * ties + 5)))) / 18
    spread = NormalDist().inv_cdf(0.5 + confidence / 2) * math.sqrt(variance * _resemblance(y - middle * x))
    ends = math.floor((len(slopes) - spread) / 2), math.ceil((len(slopes) + spread) / 2)
    return Slope(middle, *slopes[np.clip(ends, 0, len(slopes) - 1)].tolist())


def _resemblance(rest: Floats) -> float:
    """By what factor the variance grows because neighbours resemble each other (first-order)."""
    centred = rest - rest.mean()
    energy = float(np.dot(centred, centred))
    if energy == 0.0:
        return 1.0
    alike = min(0.95, max(0.0, float(np.dot(centred[:-1], centred[1:])) / energy))
    return (1 + alike) / (1 - alike)


def _binned(at_s: Floats, values: Floats) -> tuple[Floats, Floats]:
    """Medians of equal stretches of time, at each stretch's median time; stretches without samples are left out."""
    if len(at_s) < 2 or at_s[-1] == at_s[0]:
        return at_s[:1], values[:1]
    place = np.minimum((at_s - at_s[0]) / (at_s[-1] - at_s[0]) * _BINS, _BINS - 1).astype(np.int64)
    starts = np.flatnonzero(np.diff(place, prepend=-1))
    times = [float(np.median(part)) for part in np.split(at_s, starts[1:])]
    medians = [float(np.median(part)) for part in np.split(values, starts[1:])]
    return np.asarray(times), np.asarray(medians)


def _verdict(slope: Slope, at_s: Floats, values: Floats, tolerated: float) -> tuple[Verdict, str]:
    if slope.high <= tolerated:
        return Verdict.NO_LEAK, "not more than a working day bears"
    if not _goes_on(slope, at_s, values):
        return Verdict.NO_LEAK, "it grew once and stayed"
    if slope.low > tolerated:
        return Verdict.LEAK, "it grows in both halves of the time"
    return Verdict.NOT_ENOUGH_DATA, "the interval holds both growth and none"


def _goes_on(slope: Slope, at_s: Floats, values: Floats) -> bool:
    middle = int(np.searchsorted(at_s, (at_s[0] + at_s[-1]) / 2))
    halves = [part for part in (slice(None, middle), slice(middle, None)) if len(at_s[part]) >= 2]
    return all(
        theil_sen(at_s[part] / 3_600, values[part]).per_hour >= _SHARE_IN_EACH_HALF * slope.per_hour for part in halves
    )


def growth_text(per_hour: float, unit: Unit) -> str:
    """A slope with its unit; a third of a thread an hour is not rounded to none."""
    return as_written(f"{per_hour:.2g}") if unit is Unit.COUNT else with_unit(per_hour, unit)
