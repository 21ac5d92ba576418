"""Is the worker well? Decided from numbers alone: how long it has been silent, and what it says it is doing.

A ping is answered by a thread that never decodes, so an answer alone does not say that the engine is well. It also says
what the engine does and since when: a load that never ends and a decode that hangs are told from slow ones by that.
"""

from __future__ import annotations

LOADING, DECODING, IDLE = "loading", "decoding", "idle"

LOOKS = 4
"""So many looks fit into the time a worker may be silent."""

_SILENT_LOAD_MS = 30_000
"""A worker may be silent for this long while it loads from a cold disk."""

_LONGEST_LOAD_MS = 120_000
"""No load takes this long, not even on a slow machine with something else to do."""

_LEFT_LYING_MS = 10_000
"""A take that has ended is answered or being decoded long before this."""


class Liveness:
    """One worker while there is work for it. Times are `time.monotonic_ns()`."""

    def __init__(self) -> None:
        self._silent_ms = 0.0
        self._looked_ns: int | None = None
        self._doing, self._since_ms = LOADING, 0.0
        self._said_it_loads = False
        self._patience_ms = float("inf")

    def rest(self) -> None:
        """Nobody waits for it now: the time until the next look counts for nothing."""
        self._looked_ns = None
        self._silent_ms = 0.0

    def sign(self) -> None:
        """It said something."""
        self._silent_ms = 0.0

    def does(self, doing: str, since_ms: float, patience_ms: float | None = None) -> None:
        """What an answer to a ping says of the engine, and how long that may last."""
        self._doing, self._since_ms = doing, since_ms
        self._said_it_loads = doing == LOADING
        longest_ms = _LONGEST_LOAD_MS if doing == LOADING else float("inf")
        self._patience_ms = longest_ms if patience_ms is None else patience_ms

    def look(self, now_ns: int, hang_timeout_ms: int, *, ready: bool) -> bool:
        """Whether it counts as hung. To be asked LOOKS times in `hang_timeout_ms`.

        Time in which nobody looked (this program stood still too) is not held against the worker.
        """
        loads = self._said_it_loads or not ready
        allowed_ms = float(max(hang_timeout_ms, _SILENT_LOAD_MS) if loads else hang_timeout_ms)
        if self._looked_ns is not None:
            passed_ms = (now_ns - self._looked_ns) / 1e6
            self._silent_ms += min(passed_ms, hang_timeout_ms / LOOKS)
        self._looked_ns = now_ns
        return self._silent_ms >= allowed_ms or self._since_ms >= self._patience_ms

    def left_lying(self, ended_ms_ago: float) -> bool:
        """Whether a take whose end it was told so long ago has been forgotten by it."""
        return self._doing == IDLE and min(ended_ms_ago, self._since_ms) >= _LEFT_LYING_MS
