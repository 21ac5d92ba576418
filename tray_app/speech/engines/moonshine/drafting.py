"""Which tokens to propose to the decoder, and where a decode that ran away began to loop. Pure.

The decoder can check many proposed tokens in about the time it takes to make one. The tokens of
the last decode of the same beginning are such a proposal: usually all but the last few still hold.
"""

from __future__ import annotations

from collections.abc import Sequence

_REALIGN_BACK = 1
_REALIGN_AHEAD = 5
_REALIGNED_LENGTH = 8
"""After a disagreement fewer tokens are proposed at a time: the rest may have shifted too."""

_LONGEST_LOOP = 16
_TOKENS_IN_LOOP = 9
"""A run of this many tokens that only repeats is a loop."""


class Draft:
    """Walks along an old decode and proposes what comes next."""

    def __init__(self, tokens: Sequence[int]) -> None:
        self._tokens = list(tokens)
        self._at = 0
        self._agreed = True

    def proposal(self) -> list[int]:
        """Tokens likely to follow what has been accepted so far; may be empty."""
        length = len(self._tokens) if self._agreed else _REALIGNED_LENGTH
        return self._tokens[self._at : self._at + length]

    def accepted(self, count: int) -> None:
        """The first `count` proposed tokens were right."""
        self._at += count

    def corrected(self, token: int) -> None:
        """The decoder said `token` where the draft had something else, or had ended."""
        self._agreed = False
        near = self._tokens[max(0, self._at - _REALIGN_BACK) : self._at + _REALIGN_AHEAD]
        if token in near:
            self._at = max(0, self._at - _REALIGN_BACK) + near.index(token) + 1
        else:
            self._at += 1


def agreeing(proposed: Sequence[int], said: Sequence[int]) -> int:
    """How many proposed tokens the decoder would have said itself."""
    count = 0
    while count < len(proposed) and proposed[count] == said[count]:
        count += 1
    return count


def believable(tokens: Sequence[int], limit: int) -> int:
    """How many of `tokens` count. `limit` is what the fastest speaker could say in that time.

    People count, and say a thing four times; only a decode that does not find its end has gone
    round in circles, and then one round of them counts.
    """
    if len(tokens) < limit:
        return len(tokens)
    looping_from = _loop_start(tokens[:limit])
    return limit if looping_from is None else looping_from


def _loop_start(tokens: Sequence[int]) -> int | None:
    """Index from which `tokens` only repeats itself, after one round; None when they do not end in a loop."""
    for period in range(1, _LONGEST_LOOP + 1):
        span = period * max(3, -(-_TOKENS_IN_LOOP // period))
        if len(tokens) < span:
            continue
        start = len(tokens)
        while start > period and tokens[start - 1] == tokens[start - 1 - period]:
            start -= 1
        if len(tokens) - start >= span - period:
            return start
    return None
