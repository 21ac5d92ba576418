"""The last samples of one series, and the figures made of them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

P99_MINIMUM_N = 100
"""With fewer samples the 99th percentile is the maximum by another name."""


@dataclass(frozen=True, slots=True)
class Stats:
    """Figures of the samples still in the window, in the metric's unit.

    A failed dictation is an infinite sample: a percentile that falls on it is infinite too.
    """

    n: int
    last: float
    last_at_ns: int
    minimum: float
    p50: float
    p95: float
    maximum: float
    p99: float | None
    """None below `P99_MINIMUM_N` samples."""


def percentile(ordered: NDArray[np.float64], percent: float) -> float:
    """Linear interpolation between neighbours, as numpy's default, but sound beside infinite samples.

    `ordered` has shape (n,), n ≥ 1, ascending.
    """
    position = (len(ordered) - 1) * percent / 100
    below = math.floor(position)
    share = position - below
    low = float(ordered[below])
    if share == 0.0 or math.isinf(low):
        return low
    high = float(ordered[below + 1])
    return low + (high - low) * share


class Samples:
    """The samples of a window as they were at one moment; safe for any thread."""

    def __init__(self, at_ns: NDArray[np.int64], values: NDArray[np.float64]) -> None:
        """Each of shape (n,), oldest first; they are not changed any more."""
        self.at_ns = at_ns
        self.values = values
        self._cached: tuple[int, Stats | None] = (-1, None)

    def since(self, since_ns: int | None) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Those at or after `since_ns`."""
        if since_ns is None or len(self.at_ns) == 0 or self.at_ns[0] >= since_ns:
            return self.at_ns, self.values
        kept = self.at_ns >= since_ns
        return self.at_ns[kept], self.values[kept]

    def stats(self, since_ns: int | None = None) -> Stats | None:
        """None when no sample falls into the range. Computed anew only when samples left it."""
        at_ns, values = self.since(since_ns)
        count, known = self._cached
        if count != len(values):
            known = _stats_of(at_ns, values)
            self._cached = (len(values), known)
        return known


NO_SAMPLES = Samples(np.empty(0, np.int64), np.empty(0, np.float64))


class SampleWindow:
    """A ring of the last `capacity` samples. Not thread-safe: the monitor holds the lock."""

    def __init__(self, capacity: int) -> None:
        if capacity < 1:
            raise ValueError(f"a window needs room for at least one sample, not {capacity}")
        self._capacity = capacity
        self._values: NDArray[np.float64] = np.empty(capacity, np.float64)
        self._at_ns: NDArray[np.int64] = np.empty(capacity, np.int64)
        self._copied = Samples(self._at_ns[:0], self._values[:0])
        self._copied_total = 0
        self.total = 0
        """Samples ever added; also the version of the window's content."""

    def add(self, value: float, at_ns: int) -> None:
        place = self.total % self._capacity
        self._values[place] = value
        self._at_ns[place] = at_ns
        self.total += 1

    def __len__(self) -> int:
        return min(self.total, self._capacity)

    def samples(self) -> Samples:
        """A copy, oldest first; the same one as long as no sample comes."""
        if self._copied_total != self.total:
            at_ns, values = self._at_ns[: len(self)], self._values[: len(self)]
            split = self.total % self._capacity if self.total > self._capacity else 0
            self._copied = Samples(np.roll(at_ns, -split), np.roll(values, -split))
            self._copied_total = self.total
        return self._copied


def _stats_of(at_ns: NDArray[np.int64], values: NDArray[np.float64]) -> Stats | None:
    if len(values) == 0:
        return None
    ordered = np.sort(values)
    return Stats(
        n=len(values),
        last=float(values[-1]),
        last_at_ns=int(at_ns[-1]),
        minimum=float(ordered[0]),
        p50=percentile(ordered, 50),
        p95=percentile(ordered, 95),
        maximum=float(ordered[-1]),
        p99=percentile(ordered, 99) if len(values) >= P99_MINIMUM_N else None,
    )
