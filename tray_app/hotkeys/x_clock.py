"""The X server's clock, mapped onto ours.

Servers on Linux count the milliseconds of the same monotonic clock, cut to 32 bits: they start anew every 49.7 days.
A server elsewhere (a forwarded display) counts from a start of its own, so the difference is measured.
"""

from __future__ import annotations

from dataclasses import dataclass

WRAP_MS = 1 << 32
SAME_CLOCK_MS = 5
"""A measured difference up to this is the server's coarse clock and the way there, not another clock."""
OLDEST_CREDIBLE_MS = 10_000
_MS = 1_000_000
_HALF_MS = _MS // 2


@dataclass(frozen=True, slots=True)
class ServerClock:
    offset_ms: int = 0
    """Server's milliseconds minus ours."""

    def monotonic_ns(self, server_ms: int, now_ns: int) -> int:
        """When an event of that server time happened, at most `now_ns`.

        The server counts whole milliseconds; the middle of that millisecond is meant. A time that cannot be (in the
        future, or older than ten seconds) gives `now_ns`.
        """
        age_ms = _signed((now_ns // _MS + self.offset_ms) - server_ms)
        if not -SAME_CLOCK_MS <= age_ms <= OLDEST_CREDIBLE_MS:
            return now_ns
        return min(now_ns, (now_ns // _MS - age_ms) * _MS + _HALF_MS)


def clock_from_samples(samples: list[tuple[int, int, int]]) -> ServerClock:
    """From (asked_ns, server_ms, answered_ns) triples: the one with the shortest way is the truest."""
    asked_ns, server_ms, answered_ns = min(samples, key=lambda sample: sample[2] - sample[0])
    offset_ms = _signed(server_ms - (asked_ns + answered_ns) // 2 // _MS)
    return ServerClock(0 if abs(offset_ms) <= SAME_CLOCK_MS else offset_ms)


def _signed(difference_ms: int) -> int:
    """The difference of two 32-bit times, in the half of the circle that is nearer."""
    return (difference_ms + WRAP_MS // 2) % WRAP_MS - WRAP_MS // 2
