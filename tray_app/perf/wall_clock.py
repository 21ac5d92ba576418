"""The time of day of a moment of the monotonic clock.

That clock stands still while the machine sleeps (Linux's CLOCK_MONOTONIC), and the time of day can be set: reckoning
back from now would move everything before by a night. So the distance between the two clocks is noted whenever it has
changed, and each moment is read with the distance that held then.
"""

from __future__ import annotations

import bisect
import threading
import time
from collections.abc import Callable
from operator import itemgetter

_JUMP_NS = 1_000_000_000
"""Less is the time of day being steered, which shows no one a wrong second."""
_KEPT = 1_000


class WallClock:
    """Thread-safe."""

    def __init__(
        self, monotonic: Callable[[], int] = time.monotonic_ns, wall: Callable[[], int] = time.time_ns
    ) -> None:
        self._monotonic = monotonic
        self._wall = wall
        self._lock = threading.Lock()
        self._looked_ns = monotonic()
        self._distances_ns = [(self._looked_ns, wall() - self._looked_ns)]
        """(since when, how far apart the clocks are)."""

    def look(self) -> None:
        """Note the distance if it changed since the last look; it costs a microsecond. A machine falls asleep when it
        is left alone, so the change is put right behind the last look."""
        with self._lock:
            now_ns = self._monotonic()
            distance_ns = self._wall() - now_ns
            if abs(distance_ns - self._distances_ns[-1][1]) > _JUMP_NS:
                self._distances_ns.append((self._looked_ns + 1, distance_ns))
                del self._distances_ns[:-_KEPT]
            self._looked_ns = now_ns

    def unix_s(self, at_ns: int) -> float:
        """Seconds since 1970 of a moment of the monotonic clock."""
        self.look()
        with self._lock:
            place = bisect.bisect_right(self._distances_ns, at_ns, key=itemgetter(0)) - 1
            return (at_ns + self._distances_ns[max(place, 0)][1]) / 1e9

    def monotonic_ns(self, wall_ns: int) -> int:
        """The moment of the monotonic clock that a time of day was; one before this process has a place on it too."""
        self.look()
        with self._lock:
            for since_ns, distance_ns in reversed(self._distances_ns):
                if wall_ns - distance_ns >= since_ns:
                    return wall_ns - distance_ns
            return wall_ns - self._distances_ns[0][1]


WALL = WallClock()
"""Of this process."""
