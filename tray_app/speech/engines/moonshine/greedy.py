"""The likeliest token each time, with a bonus for the user's words that is taken back where none was said. Pure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .favour import NOWHERE, Favour


class Greedy:
    """Chooses the tokens of one sentence, in order.

    A word of the user's is favoured from its first letters on, before it is known whether it was said. When it is
    left before its end, what the bonus changed is chosen anew: the sentence is as if the word stood in no list.
    """

    def __init__(self, favour: Favour | None) -> None:
        self._favour = favour
        self._places = [NOWHERE]
        """Before each token so far, and after the last."""
        self._changed: list[int] = []
        """Which tokens of the word being spelled are the bonus's choice."""
        self._plain: set[int] = set()
        """Where a bonus was tried in vain."""
        self.wrong_from: int | None = None
        """The token from which on must be chosen anew, as a word was left before its end."""

    def choose(self, logits: NDArray[np.float32], proposed: Sequence[int]) -> list[int]:
        """The tokens that follow, as long as they are what was `proposed`, and one that is not.

        `logits` are those before each of `proposed` and after the last.
        """
        likeliest: list[int] = logits.argmax(axis=-1).tolist()
        if self._favour is None:
            return likeliest
        chosen: list[int] = []
        for row, token in zip(logits, likeliest, strict=True):
            chosen.append(self._chosen(self._favour, row, token))
            if self.wrong_from is not None or chosen != list(proposed[: len(chosen)]):
                break
        return chosen

    def take_back(self) -> None:
        """The tokens from `wrong_from` on are gone."""
        assert self.wrong_from is not None
        self._plain.add(self.wrong_from)
        del self._places[self.wrong_from + 1 :]
        self._changed.clear()
        self.wrong_from = None

    def _chosen(self, favour: Favour, row: NDArray[np.float32], likeliest: int) -> int:
        at, place = len(self._places) - 1, self._places[-1]
        best = likeliest
        if at not in self._plain:
            for token, raised in favour.wanted(place, row, 1):
                best = token if raised > row[likeliest] else likeliest
        if favour.leaves(place, best) and self._changed:
            self.wrong_from = self._changed[0]
        elif best != likeliest:
            self._changed.append(at)
        following, _ = favour.step(place, best)
        if following.lent == 0:
            self._changed.clear()
        self._places.append(following)
        return best
