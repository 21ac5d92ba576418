"""How far work with a model is, how fast it goes, and how long it will take."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

RATE_OVER_S = 5.0
"""Over which the rate is taken: long enough not to jump, short enough to notice a line that has become slow."""
TELL_EACH_S = 0.2
"""Nobody reads faster."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is."""

    doing: str
    """One word: downloading, unpacking, copying, checking, waiting."""
    done_bytes: int
    total_bytes: int
    """0 when nobody knows."""
    bytes_per_s: float = 0.0
    why: str = ""
    """What is waited for."""

    @property
    def left_s(self) -> float | None:
        """None while it cannot be said."""
        if not self.total_bytes or self.bytes_per_s <= 0:
            return None
        return max(0, self.total_bytes - self.done_bytes) / self.bytes_per_s

    @property
    def percent(self) -> int | None:
        return min(100, 100 * self.done_bytes // self.total_bytes) if self.total_bytes else None

    def __str__(self) -> str:
        if self.doing == "waiting":
            return f"waiting: {self.why}"
        parts = [f"{self.doing} {self.percent} %" if self.total_bytes else f"{self.doing} {megabytes(self.done_bytes)}"]
        if self.bytes_per_s > 0:
            parts.append(f"{megabytes(self.bytes_per_s)}/s")
        if self.left_s is not None:
            parts.append(f"{duration(self.left_s)} left")
        return ", ".join(parts)


Tell = Callable[[Progress], None]
"""Is told on the thread that works, a few times a second."""


class ProgressMeter:
    """Counts bytes and tells now and then."""

    def __init__(self, tell: Tell, doing: str, total_bytes: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._tell = tell
        self._doing = doing
        self._total_bytes = total_bytes
        self._clock = clock
        self._before_bytes = 0
        self._done_bytes = 0
        self._moments: deque[tuple[float, int]] = deque()
        """When there was how much that had been worked for, within the last RATE_OVER_S."""
        self._worked_bytes = 0
        self._told_s = float("-inf")

    def next_file(self, before_bytes: int) -> None:
        """Those before it have so many bytes."""
        self._before_bytes = before_bytes
        self.is_at(0)

    def is_at(self, done_bytes: int) -> None:
        """So much of this file is done without work: it lay there already, or has to be done anew."""
        self._done_bytes = self._before_bytes + done_bytes
        self._say()

    def add(self, count: int) -> None:
        now_s = self._clock()
        self._done_bytes += count
        self._worked_bytes += count
        self._moments.append((now_s, self._worked_bytes))
        while self._moments[0][0] < now_s - RATE_OVER_S:
            self._moments.popleft()
        if now_s - self._told_s >= TELL_EACH_S:
            self._say()

    def wait(self, why: str) -> None:
        """Nothing moves, and why."""
        self._moments.clear()
        self._tell(Progress("waiting", self._done_bytes, self._total_bytes, 0.0, why))

    def _say(self) -> None:
        self._told_s = self._clock()
        self._tell(Progress(self._doing, self._done_bytes, self._total_bytes, self._rate()))

    def _rate(self) -> float:
        if len(self._moments) < 2:
            return 0.0
        (first_s, first), (last_s, last) = self._moments[0], self._moments[-1]
        return (last - first) / (last_s - first_s) if last_s > first_s else 0.0


def megabytes(count: float) -> str:
    """As people read it: 4.2 MB, 652 MB, 1.2 GB; in powers of ten, as disks are sold."""
    for unit, size in (("GB", 1e9), ("MB", 1e6)):
        if count >= size:
            value = count / size
            return f"{value:.1f} {unit}" if value < 10 else f"{value:.0f} {unit}"
    return f"{count / 1e3:.0f} kB"


def duration(seconds: float) -> str:
    """1:02:03, or 2:03."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
