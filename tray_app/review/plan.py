"""How much a review does, and how it stays within its time on a machine that has none to spare."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

Say = Callable[[str], None]
"""Hears a line for each step."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is done."""

    lengths: Mapping[int, int]
    """Seconds of speech, and how many dictations of that length."""
    idle_s: float
    profiled_dictations: int
    round_trips: int
    disk_s: int
    """Seconds of sound written as a recording."""
    part_processes: int
    """How many processes time the parts, each about two seconds; each is one sample for a comparison."""
    wakes: int = 0
    """Wake words said to the program; with none its optional parts stay off."""
    wake_clips: int = 0
    """And to the detector alone."""
    texts_read: int = 0
    most_s: float = math.inf
    """Rounds are left out so that all is done by then."""


QUICK = Plan({2: 9, 5: 2}, idle_s=6, profiled_dictations=2, round_trips=50, disk_s=20, part_processes=7, wakes=2,
             wake_clips=12, texts_read=5, most_s=115)  # fmt: skip
FULL = Plan({2: 24, 5: 20, 15: 8}, idle_s=60, profiled_dictations=6, round_trips=300, disk_s=120, part_processes=10,
            wakes=10, wake_clips=36, texts_read=15)  # fmt: skip


@dataclass(slots=True)
class Clock:
    """Of one review; began when it was made."""

    most_s: float
    begun_s: float = field(default_factory=time.monotonic)
    cut: dict[str, str] = field(default_factory=dict)
    """What was done less often than planned: "3 of 8", by what it is."""

    @property
    def elapsed_s(self) -> float:
        return time.monotonic() - self.begun_s

    def is_before(self, share: float) -> bool:
        """Whether less than this share of the time is used up."""
        return self.elapsed_s < share * self.most_s

    def rounds(self, what: str, count: int, until: float, *, least: int = 1) -> Iterator[int]:
        """Up to `count` of them, and no further one once `until` of the time is used up, beyond the `least`."""
        for turn in range(count):
            if turn >= least and not self.is_before(until):
                self.cut[what] = f"{turn} of {count}"
                return
            yield turn
