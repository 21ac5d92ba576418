"""The X server's clock, mapped onto ours.

Servers on Linux count the milliseconds of the same monotonic clock, cut to 32 bits: they start anew every 49.7 days.
A server elsewhere (a forwarded display) counts from a start of its own, so the difference is measured, now and then,
for two clocks drift apart.
"""

from __future__ import annotations

import time
from collections.abc import Callable

WRAP_MS = 1 << 32
SAME_CLOCK_MS = 5
"""A measured difference up to this is the server's coarse clock and the way there, not another clock."""
OLDEST_CREDIBLE_MS = 10_000
SAMPLES = 5
SLOWEST_ANSWER_NS = 50_000_000
"""An answer that took longer says little about when the question was read."""
_MS = 1_000_000
_HALF_MS = _MS // 2


class ServerClock:
    """Asks `server_time_ms`, which blocks for the server's answer; 0 is none."""

    PERIOD_S = 60.0
    """How often `renew` is to be called."""

    def __init__(self, server_time_ms: Callable[[], int], now_ns: Callable[[], int] = time.monotonic_ns) -> None:
        self._server_time_ms = server_time_ms
        self._now_ns = now_ns
        self.offset_ms = 0
        """Server's milliseconds minus ours."""
        self._measure(SAMPLES)

    def monotonic_ns(self, server_ms: int, now_ns: int) -> int:
        """When an event of that server time happened, at most `now_ns`.

        The server counts whole milliseconds; the middle of that millisecond is meant. A time that cannot be (in the
        future, or older than ten seconds) gives `now_ns`.
        """
        age_ms = _signed((now_ns // _MS + self.offset_ms) - server_ms)
        if not -SAME_CLOCK_MS <= age_ms <= OLDEST_CREDIBLE_MS:
            return now_ns
        return min(now_ns, (now_ns // _MS - age_ms) * _MS + _HALF_MS)

    def renew(self) -> None:
        """Nothing to ask where the clocks are one."""
        if self.offset_ms:
            self._measure(1)

    def _measure(self, count: int) -> None:
        """The answer with the shortest way is the truest."""
        samples = [self._sample() for _ in range(count)]
        took_ns, offset_ms = min(samples)
        if took_ns <= SLOWEST_ANSWER_NS or count > 1:
            self.offset_ms = 0 if abs(offset_ms) <= SAME_CLOCK_MS else offset_ms

    def _sample(self) -> tuple[int, int]:
        """(how long the answer took, the difference in milliseconds)."""
        asked_ns = self._now_ns()
        server_ms = self._server_time_ms()
        answered_ns = self._now_ns()
        return answered_ns - asked_ns, _signed(server_ms - (asked_ns + answered_ns) // 2 // _MS)


def _signed(difference_ms: int) -> int:
    """The difference of two 32-bit times, in the half of the circle that is nearer."""
    return (difference_ms + WRAP_MS // 2) % WRAP_MS - WRAP_MS // 2
