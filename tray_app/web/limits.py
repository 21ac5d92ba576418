"""How much of anything one client, or all of them, may ask for."""

from __future__ import annotations

import time
from collections.abc import Callable

LONGEST_MESSAGE_BYTES = 65_536
"""Of what a client sends; one that is longer ends its connection with the code 1009."""
CONNECTIONS_BEYOND_CLIENTS = 8
"""Open connections beside those of clients that were let in: pages being read, and whoever has not said yet what he
wants. The next one takes the place of the one that has said nothing for longest, or is closed at once, so that nobody
can use up the descriptors that a dictation needs, nor keep others out by silence."""
OPENING_S = 3.0
"""In which a request has to be whole."""
CLOSING_S = 1.0
"""In which a client has to answer that its connection is being closed."""
PING_S = 20.0
PONG_S = 20.0
"""A client that does not answer for so long is gone."""


class Bucket:
    """Lets through `rate` a second, and `burst` at once."""

    def __init__(self, rate: float, burst: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._burst = burst
        self._clock = clock
        self._left = burst
        self._at_s = clock()

    def take(self) -> bool:
        now_s = self._clock()
        self._left = min(self._burst, self._left + (now_s - self._at_s) * self._rate)
        self._at_s = now_s
        if self._left < 1:
            return False
        self._left -= 1
        return True


def request_bucket() -> Bucket:
    """For what all of them together ask by HTTP, opening a WebSocket included."""
    return Bucket(rate=20, burst=60)


def command_bucket() -> Bucket:
    """For the messages of one client that are no sound."""
    return Bucket(rate=50, burst=100)
