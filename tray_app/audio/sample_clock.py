"""When each sample was in the air, from the noisy stamps a sound card gives with its blocks.

A driver says how old the samples are that it hands over. That scatters by some milliseconds, and while
a sound server wakes a device it can be plain wrong for a second; when blocks arrive cannot be wrong. So
the stamps are averaged, a sudden change of theirs is believed only after a while, and samples count
as lost only when the blocks came late as well.
"""

from __future__ import annotations

from collections import deque

from tray_app.core.ports import SAMPLE_RATE_HZ

PERIOD_NS = 1_000_000_000 // SAMPLE_RATE_HZ
"""Exact: 62,500 ns."""

_SETTLED_BLOCKS = 32
"""Stamps are averaged over this many blocks, so that the edges of a take do not scatter with them."""
_OLDEST_NS = 250_000_000
"""Samples are believed to be this old at most: a slow Bluetooth headset. An older block says nothing about time."""
_JUMP_NS = 40_000_000
_LATE_NS = 25_000_000
_LOST_STRIKES = 3
"""One late block is a busy machine; this many in a row that never catch up are lost samples."""
_MOVED_STRIKES = 30
"""After this many blocks on time but stamped otherwise, the new stamps are the better ones."""
_ARRIVALS = 64


class SampleClock:
    """Maps the running index of a stream's samples onto `time.monotonic_ns()`."""

    def __init__(self) -> None:
        self.next_index = 0
        self.gaps = 0
        """How often samples went missing."""
        self._zero_ns: int | None = None
        self._blocks = 0
        self._strikes = 0
        self._lags_ns: deque[int] = deque(maxlen=_ARRIVALS)
        """How late each of the last blocks came, against a common but arbitrary zero."""

    def place(self, samples: int, arrived_ns: int, age_ns: int = 0) -> int:
        """Enter a block that arrived when its first sample was `age_ns` old (by the driver; 0 if it does not know).

        Returns the smoothed time of that sample.
        """
        length_ns = samples * PERIOD_NS
        known = age_ns >= length_ns // 2
        stamp_ns = arrived_ns - (age_ns if known and age_ns <= _OLDEST_NS else length_ns)
        self._lags_ns.append(arrived_ns - self.next_index * PERIOD_NS)
        if self._zero_ns is None:
            self._zero_ns = stamp_ns
        elif age_ns <= _OLDEST_NS:
            patience = _LOST_STRIKES if known else _MOVED_STRIKES
            self._zero_ns += self._correction_ns(stamp_ns - self.time_of(self.next_index), patience)
        first_ns = self.time_of(self.next_index)
        self.next_index += samples
        return first_ns

    def time_of(self, index: int) -> int:
        """When sample `index` was in the air; 0 before the first block."""
        return 0 if self._zero_ns is None else self._zero_ns + index * PERIOD_NS

    def index_at(self, at_ns: int) -> int:
        """The first sample at or after `at_ns`; may be negative or not captured yet."""
        return 0 if self._zero_ns is None else samples_until(self._zero_ns, at_ns)

    def _correction_ns(self, error_ns: int, patience: int) -> int:
        if abs(error_ns) <= _JUMP_NS:
            self._strikes = 0
            self._blocks = min(self._blocks + 1, _SETTLED_BLOCKS)
            return error_ns // self._blocks
        self._strikes += 1
        if self._strikes >= patience and self._late_ns() > _LATE_NS:
            self.gaps += 1
            self._lags_ns.clear()
        elif self._strikes < _MOVED_STRIKES:
            return 0
        self._strikes = 0
        return error_ns

    def _late_ns(self) -> int:
        """How much later the last blocks came than those before them; 0 when there are too few to tell."""
        lags_ns = tuple(self._lags_ns)
        before, lately = lags_ns[:-_LOST_STRIKES], lags_ns[-_LOST_STRIKES:]
        return min(lately) - min(before) if before else 0


def samples_until(first_ns: int, at_ns: int) -> int:
    """How many samples of a stream that begins at `first_ns` come before `at_ns`; may be negative."""
    return -((first_ns - at_ns) // PERIOD_NS)
