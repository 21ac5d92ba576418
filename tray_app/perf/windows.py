"""The last samples of one series, and the figures made of them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

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
    share, below = math.modf((len(ordered) - 1) * percent / 100)
    low = float(ordered[int(below)])
    if share == 0.0 or math.isinf(low):
        return low
    return low + (float(ordered[int(below) + 1]) - low) * share


class Samples:
    """The samples of a window as they were at one moment; safe for any thread."""

    def __init__(self, at_ns: NDArray[np.int64], values: NDArray[np.float64]) -> None:
        """Each of shape (n,), oldest first; they are not changed any more."""
        self.at_ns = at_ns
        self.values = values
        self._newer: Samples | None = None
        """Those of the range that was last asked for."""

    def since(self, since_ns: int | None) -> Samples:
        """Those at or after `since_ns`; the same ones until a sample leaves the range."""
        if since_ns is None or len(self.at_ns) == 0 or self.at_ns[0] >= since_ns:
            return self
        kept, newer = self.at_ns >= since_ns, self._newer
        if newer is None or len(newer.values) != np.count_nonzero(kept):
            newer = self._newer = Samples(self.at_ns[kept], self.values[kept])
        return newer

    @cached_property
    def stats(self) -> Stats | None:
        """None without samples."""
        n, values = len(self.values), np.sort(self.values)
        if n == 0:
            return None
        return Stats(
            n=n,
            last=float(self.values[-1]),
            last_at_ns=int(self.at_ns[-1]),
            minimum=float(values[0]),
            p50=percentile(values, 50),
            p95=percentile(values, 95),
            maximum=float(values[-1]),
            p99=percentile(values, 99) if n >= P99_MINIMUM_N else None,
        )


NO_SAMPLES = Samples(np.empty(0, np.int64), np.empty(0, np.float64))


class SampleWindow:
    """A ring of the last `capacity` samples. Not thread-safe: the monitor holds the lock."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._values: NDArray[np.float64] = np.empty(capacity, np.float64)
        self._at_ns: NDArray[np.int64] = np.empty(capacity, np.int64)
        self._copied: Samples | None = None
        self.total = 0
        """Samples ever added; also the version of the window's content."""

    def add(self, value: float, at_ns: int) -> None:
        place = self.total % self._capacity
        self._values[place] = value
        self._at_ns[place] = at_ns
        self.total += 1
        self._copied = None

    def __len__(self) -> int:
        return min(self.total, self._capacity)

    def samples(self) -> Samples:
        """A copy, oldest first; the same one as long as no sample comes."""
        if self._copied is None:
            at_ns, values = self._at_ns[: len(self)], self._values[: len(self)]
            split = self.total % self._capacity if self.total > self._capacity else 0
            self._copied = Samples(np.roll(at_ns, -split), np.roll(values, -split))
        return self._copied
