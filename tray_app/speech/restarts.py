"""When the next worker is started, and when no more are. Decided from numbers alone."""

from __future__ import annotations

_STEADY_NS = 60_000_000_000
"""A worker that has been ready for so long did not die of its start."""

_PAUSES_NS = (0, 500_000_000, 1_000_000_000, 2_000_000_000)
"""Before the next start, after so many short lives in a row. No worker follows after as many as there are pauses, until
somebody dictates: each costs about a second of processor time."""


class Restarts:
    """Counts lives of workers that were of no use. Times are `time.monotonic_ns()`."""

    def __init__(self) -> None:
        self._short_lives = 0
        self.not_before_ns = 0
        self.given_up = False

    def died(self, now_ns: int, ready_ns: int | None, *, hopeless: bool) -> None:
        """A worker that was ready at `ready_ns` (None: never) is gone. `hopeless`: the next one would fail likewise."""
        if ready_ns is not None and now_ns - ready_ns >= _STEADY_NS:
            self._short_lives = 0
        self._short_lives += 1
        self.given_up = hopeless or self._short_lives >= len(_PAUSES_NS)
        if not self.given_up:
            self.not_before_ns = now_ns + _PAUSES_NS[self._short_lives - 1]

    def useful(self) -> None:
        """A worker has answered about a take."""
        self._short_lives = 0

    def wanted(self) -> None:
        """Somebody dictates: one attempt at once, as what was wrong may have been put right."""
        self.not_before_ns = 0
        if self.given_up:
            self.given_up, self._short_lives = False, len(_PAUSES_NS) - 1
