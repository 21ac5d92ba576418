"""What a decode costs on this machine, learnt from those that were made, and what follows from it for the plan. Pure.

A decode takes a time of its own and a time for each second that it hears: the first is nearly all where an engine hears
half a minute whatever is in it, the second is where it goes from frame to frame. Only a line through both tells whether
shorter pieces would shorten the wait, or only make more of them.
"""

from __future__ import annotations

MOST_WAIT_S = 2.0
"""A piece that is decoded within this need not be shorter: it is about what one waits for the last one."""
SHORTEST_S = 5.0
"""No piece is planned shorter: below it too many words lose what stands around them."""
BUSIEST = 0.9
"""Pieces are not made so short that decoding them would take this share of the time in which they are spoken."""
PATIENCE_TIMES = 8
"""What takes so many times as long as was to be expected hangs."""
_KEPT = 0.9
"""Of the weight of what was learnt, with each decode: the last ten count."""
_LEAST_SPREAD_S2 = 0.5
"""Lengths that lie closer together than this (their variance) tell nothing of a line."""


class DecodeCost:
    """Of one engine. For one thread at a time."""

    def __init__(self) -> None:
        self._weight = self._sum_x = self._sum_y = self._sum_xx = self._sum_xy = 0.0
        self._first: tuple[float, float] | None = None

    def warmed(self, audio_s: float, took_s: float) -> None:
        """The decode behind the load, of silence: slower or faster than others, and better than nothing known."""
        self._first = audio_s, took_s

    def note(self, audio_s: float, took_s: float) -> None:
        """A piece was decoded from beginning to end."""
        self._weight = _KEPT * self._weight + 1
        self._sum_x = _KEPT * self._sum_x + audio_s
        self._sum_y = _KEPT * self._sum_y + took_s
        self._sum_xx = _KEPT * self._sum_xx + audio_s * audio_s
        self._sum_xy = _KEPT * self._sum_xy + audio_s * took_s

    @property
    def per_second(self) -> float:
        """Time taken per time heard, over all; 0 before anything was decoded."""
        return self._sum_y / self._sum_x if self._sum_x else 0.0

    def longest_s(self, most_s: float) -> float:
        """How long a piece should be at most, where the engine could hear `most_s` in one."""
        own_s, rate = self._line()
        if own_s + rate * most_s <= MOST_WAIT_S or own_s >= MOST_WAIT_S:
            return most_s
        short_enough_s = (MOST_WAIT_S - own_s) / rate
        # One that never keeps up wastes at most a tenth on beginnings.
        keeps_up_s = own_s / (BUSIEST - rate) if rate < BUSIEST else 10 * own_s / rate
        return min(most_s, max(SHORTEST_S, short_enough_s, keeps_up_s))

    def patience_s(self, audio_s: float, least_s: float) -> float:
        """How long a decode may take; `least_s` in any case."""
        if self._weight:
            own_s, rate = self._line()
            expected_s = own_s + rate * audio_s
        elif self._first is not None:
            first_s, took_s = self._first
            expected_s = took_s * max(1.0, audio_s / first_s)
        else:
            return least_s
        return max(least_s, PATIENCE_TIMES * expected_s)

    def _line(self) -> tuple[float, float]:
        """Seconds a decode takes by itself, and for each second it hears; both at least zero."""
        if not self._weight:
            return 0.0, 0.0
        mean_x, mean_y = self._sum_x / self._weight, self._sum_y / self._weight
        variance = self._sum_xx / self._weight - mean_x * mean_x
        if variance < _LEAST_SPREAD_S2:
            return 0.0, self.per_second
        rate = (self._sum_xy / self._weight - mean_x * mean_y) / variance
        if rate <= 0:
            return mean_y, 0.0
        own_s = mean_y - rate * mean_x
        return (own_s, rate) if own_s > 0 else (0.0, self._sum_xy / self._sum_xx)
