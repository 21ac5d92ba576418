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


class SampleWindow:
    """A ring of the last `capacity` samples. Not thread-safe: the monitor holds the lock."""

    __slots__ = ("_at_ns", "_cached", "_cached_key", "_capacity", "_values", "total")

    def __init__(self, capacity: int) -> None:
        if capacity < 1:
            raise ValueError(f"a window needs room for at least one sample, not {capacity}")
        self._capacity = capacity
        self._values: NDArray[np.float64] = np.empty(capacity, np.float64)
        self._at_ns: NDArray[np.int64] = np.empty(capacity, np.int64)
        self._cached: Stats | None = None
        self._cached_key: tuple[int, int] = (-1, -1)
        self.total = 0
        """Samples ever added; also the version of the window's content."""

    def add(self, value: float, at_ns: int) -> None:
        place = self.total % self._capacity
        self._values[place] = value
        self._at_ns[place] = at_ns
        self.total += 1

    def __len__(self) -> int:
        return min(self.total, self._capacity)

    def samples(self, since_ns: int | None = None) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Copies of (at_ns, values), oldest first, each of shape (n,); only those at or after `since_ns`."""
        count = len(self)
        if self.total <= self._capacity:
            at_ns, values = self._at_ns[:count].copy(), self._values[:count].copy()
        else:
            split = self.total % self._capacity
            at_ns, values = np.roll(self._at_ns, -split), np.roll(self._values, -split)
        if since_ns is None or count == 0 or at_ns[0] >= since_ns:
            return at_ns, values
        kept = at_ns >= since_ns
        return at_ns[kept], values[kept]

    def stats(self, since_ns: int | None = None) -> Stats | None:
        """None when no sample falls into the range. Computed anew only when samples came or left."""
        key = (self.total, self._count_since(since_ns))
        if key != self._cached_key:
            self._cached_key, self._cached = key, _stats_of(*self.samples(since_ns))
        return self._cached

    def _count_since(self, since_ns: int | None) -> int:
        if since_ns is None:
            return len(self)
        return int(np.count_nonzero(self._at_ns[: len(self)] >= since_ns))


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
