"""Which tokens to propose to the decoder, and when it has begun to loop. Pure.

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
"""A run of this many tokens that only repeats is a loop; people do say "no no no no"."""


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


def loop_start(tokens: Sequence[int]) -> int | None:
    """Index from which `tokens` only repeats itself, keeping one round; None while it does not."""
    for period in range(1, _LONGEST_LOOP + 1):
        rounds = max(3, -(-_TOKENS_IN_LOOP // period))
        span = period * rounds
        if len(tokens) < span:
            continue
        tail = tokens[-span:]
        if all(tail[index] == tail[index - period] for index in range(period, span)):
            return len(tokens) - span + period
    return None
