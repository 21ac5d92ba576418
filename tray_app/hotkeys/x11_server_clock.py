"""Asks an X server for its time, now and then, for two clocks drift apart."""

from __future__ import annotations

import time
from typing import Any

from Xlib import X

from .x_clock import clock_from_samples

SAMPLES = 5
SLOWEST_ANSWER_NS = 50_000_000
"""An answer that took longer says little about when the question was read."""


class X11ServerClock:
    """One connection's. The server stamps the change of a property on a window of our own."""

    PERIOD_S = 60.0

    def __init__(self, display: Any) -> None:
        """Blocks for a few round trips, and throws other events away: to be made before any are wanted."""
        self._display = display
        self.window: Any = display.screen().root.create_window(
            0, 0, 1, 1, 0, X.CopyFromParent, window_class=X.InputOnly, event_mask=X.PropertyChangeMask
        )
        self._atom = display.intern_atom("_HOLDTALK_TIME")
        self._asked_ns: int | None = None
        self._clock = clock_from_samples([self._sample() for _ in range(SAMPLES)])

    def monotonic_ns(self, server_ms: int, now_ns: int) -> int:
        return self._clock.monotonic_ns(server_ms, now_ns)

    def ask(self) -> None:
        """The answer is an event, to be handed to `answered`. Nothing to ask where the clocks are one."""
        if self._clock.offset_ms and self._asked_ns is None:
            self._asked_ns = time.monotonic_ns()
            self._touch()

    def answered(self, event: Any, now_ns: int) -> None:
        if event.atom != self._atom or self._asked_ns is None:
            return
        asked_ns, self._asked_ns = self._asked_ns, None
        if now_ns - asked_ns <= SLOWEST_ANSWER_NS:
            self._clock = clock_from_samples([(asked_ns, event.time, now_ns)])

    def _sample(self) -> tuple[int, int, int]:
        """(asked_ns, server_ms, answered_ns)."""
        asked_ns = time.monotonic_ns()
        self._touch()
        event = self._display.next_event()
        while event.type != X.PropertyNotify:
            event = self._display.next_event()
        return asked_ns, event.time, time.monotonic_ns()

    def _touch(self) -> None:
        self.window.change_property(self._atom, self._atom, 8, b"")
        self._display.flush()
