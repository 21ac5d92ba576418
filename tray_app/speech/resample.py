"""Any sample rate to the engine's, block by block: a windowed-sinc low-pass at exact phases."""

from __future__ import annotations

from math import gcd

import numpy as np
from numpy.typing import NDArray

from tray_app.core.ports import SAMPLE_RATE_HZ

_CROSSINGS = 24
"""Zero crossings of the filter on each side: steep enough that nothing above the new limit folds back."""

_PASS = 0.94
"""Share of the lower rate's bandwidth that is kept."""

_KAISER_BETA = 9.0


class Resampler:
    """Mono float blocks in at `rate_hz`, out at SAMPLE_RATE_HZ. The output is not delayed."""

    def __init__(self, rate_hz: int) -> None:
        shared = gcd(rate_hz, SAMPLE_RATE_HZ)
        self._up, self._down = SAMPLE_RATE_HZ // shared, rate_hz // shared
        cutoff = min(1.0, SAMPLE_RATE_HZ / rate_hz) * _PASS
        self._reach = int(np.ceil(_CROSSINGS / cutoff))
        self._taps = self._filter(cutoff)
        self._input = np.zeros(self._reach, np.float32)
        self._first = -self._reach
        """Number of the input sample that stands first in `_input`."""
        self._received = 0
        self._next = 0
        """Number of the output sample that comes next."""

    def feed(self, block: NDArray[np.float32]) -> NDArray[np.float32]:
        """What can be computed so far; may be empty."""
        self._received += len(block)
        self._input = np.concatenate((self._input, block))
        last_centre = self._received - 1 - self._reach
        return self._produce(max(self._next, last_centre * self._up // self._down + 1))

    def flush(self) -> NDArray[np.float32]:
        """The rest, after the last block."""
        self._input = np.concatenate((self._input, np.zeros(self._reach + 1, np.float32)))
        return self._produce(max(self._next, -(-self._received * self._up // self._down)))

    def _filter(self, cutoff: float) -> NDArray[np.float32]:
        """One row of taps for each phase an output sample can fall on, shape (up, 2 * reach + 1)."""
        phase = np.arange(self._up)[:, np.newaxis] / self._up
        distance = np.arange(-self._reach, self._reach + 1) - phase
        window = np.i0(_KAISER_BETA * np.sqrt(np.clip(1 - (distance / (self._reach + 1)) ** 2, 0, 1)))
        taps = np.sinc(cutoff * distance) * window
        scaled: NDArray[np.float32] = (taps / taps.sum(axis=1, keepdims=True)).astype(np.float32)
        return scaled

    def _produce(self, end: int) -> NDArray[np.float32]:
        """Output samples up to `end`; input that no later one needs is let go."""
        numbers = np.arange(self._next, end, dtype=np.int64)
        centres, phases = np.divmod(numbers * self._down, self._up)
        heard = np.empty(len(numbers), np.float32)
        span = np.arange(-self._reach, self._reach + 1)
        for at in range(0, len(numbers), 4_096):  # bounds the table of gathered input
            part = slice(at, at + 4_096)
            gathered = self._input[centres[part, np.newaxis] + span - self._first]
            heard[part] = np.einsum("ij,ij->i", gathered, self._taps[phases[part]])
        self._next = end
        unneeded = max(0, end * self._down // self._up - self._reach - self._first)
        self._input, self._first = self._input[unneeded:], self._first + unneeded
        return heard
