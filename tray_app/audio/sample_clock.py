"""When each sample was in the air, from the noisy stamps a sound card gives with its blocks."""

from __future__ import annotations

from tray_app.core.ports import SAMPLE_RATE_HZ

PERIOD_NS = 1_000_000_000 // SAMPLE_RATE_HZ
"""Exact: 62,500 ns."""

_SETTLED_BLOCKS = 32
"""Stamps scatter by some milliseconds; averaged over this many blocks, edges of a take do not."""
_JUMP_NS = 40_000_000
_STRIKES = 3
"""A single late stamp is a busy machine; this many in a row are samples that never came."""


class SampleClock:
    """Maps the running index of a stream's samples onto `time.monotonic_ns()`."""

    def __init__(self) -> None:
        self.next_index = 0
        self.gaps = 0
        """How often the stamps showed that samples are missing."""
        self._zero_ns: int | None = None
        self._blocks = 0
        self._strikes = 0

    def place(self, samples: int, stamp_ns: int) -> int:
        """Enter a block whose first sample is stamped `stamp_ns`; returns that sample's smoothed time."""
        if self._zero_ns is None:
            self._zero_ns = stamp_ns
        error_ns = stamp_ns - self.time_of(self.next_index)
        if abs(error_ns) > _JUMP_NS:
            self._strikes += 1
            if self._strikes >= _STRIKES:
                self._zero_ns += error_ns
                self.gaps += 1
                self._strikes = 0
        else:
            self._strikes = 0
            self._blocks = min(self._blocks + 1, _SETTLED_BLOCKS)
            self._zero_ns += error_ns // self._blocks
        first_ns = self.time_of(self.next_index)
        self.next_index += samples
        return first_ns

    def time_of(self, index: int) -> int:
        """When sample `index` was in the air; 0 before the first block."""
        return 0 if self._zero_ns is None else self._zero_ns + index * PERIOD_NS

    def index_at(self, at_ns: int) -> int:
        """The first sample at or after `at_ns`; may be negative or not captured yet."""
        return 0 if self._zero_ns is None else samples_until(self._zero_ns, at_ns)


def samples_until(first_ns: int, at_ns: int) -> int:
    """How many samples of a stream that begins at `first_ns` come before `at_ns`; may be negative."""
    return -((first_ns - at_ns) // PERIOD_NS)
