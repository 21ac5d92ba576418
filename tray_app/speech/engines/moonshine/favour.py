"""The user's own words, favoured while the decoder spells them. Pure.

The decoder spells a name it does not know from pieces, and at each piece something more common is near. A word of
the user's gets a bonus that grows with each token of it that has been spelled. Who leaves the word before its end
gives all of it back.

Any pieces that spell the word will do: how the model itself would cut it is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .vocabulary import SPACE

BONUS_PER_TOKEN = 2.0
"""In logits, for each token that spells on ..."""
BONUS_PER_LETTER = 1.0
"""... but no more than this for each letter so far."""


@dataclass(slots=True)
class _Node:
    """A place within the words; the root is where no word has begun."""

    depth: int
    ends: bool = False
    """A word may end here."""
    after: dict[str, _Node] = field(default_factory=dict)
    tokens: dict[int, _Node] | None = None
    """The tokens that lead on from here, and whereto; found when first asked for."""


class Place(NamedTuple):
    """Where a sentence stands in the user's words."""

    nodes: tuple[_Node, ...] = ()
    """All the words that the end of the sentence may be the beginning of."""
    lent: float = 0.0
    """The bonus for letters of a word that is not complete."""


NOWHERE = Place()


class Favour:
    """The words of one list, for the tokens of one vocabulary."""

    def __init__(self, words: Iterable[str], pieces: Mapping[str, int]) -> None:
        """`pieces`: the number of each token, by what it spells."""
        self._pieces = pieces
        self._longest = max(map(len, pieces), default=0)
        self._spelled = {token: piece for piece, token in pieces.items()}
        self._root = _Node(0)
        self._begin: tuple[NDArray[np.int64], NDArray[np.float32]] | None = None
        for word in filter(str.strip, words):
            self._add(SPACE + SPACE.join(word.split()))

    def wanted(self, place: Place, row: NDArray[np.float32], count: int) -> list[tuple[int, float]]:
        """Of the tokens that spell on in a word, or begin one, the `count` that are likeliest with their bonus, best
        first, and how likely: by `row`, the logits or logarithms of likelihoods of the next token.

        Takes 10 to 20 µs with a hundred words, and hardly more with thousands.
        """
        tokens, bonuses = self._beginnings()
        raised = row[tokens] + bonuses
        best = [raised.argmax()] if count == 1 and len(raised) else np.argsort(raised)[-count:]
        found = {int(tokens[at]): float(raised[at]) for at in best}
        for node in place.nodes:
            for token, after in self._tokens(node).items():
                with_bonus = float(row[token]) + _bonus(after, place.lent)
                found[token] = max(found.get(token, with_bonus), with_bonus)
        return sorted(found.items(), key=lambda one: one[1], reverse=True)[:count]

    def step(self, place: Place, token: int) -> tuple[Place, float]:
        """The place after `token`, and what that adds to the sentence's score: less than nothing where a word
        is left before its end."""
        ways = [
            (after, lent) for node, lent in self._ways(place) if (after := self._tokens(node).get(token)) is not None
        ]
        lent = max((_bonus(after, before) for after, before in ways), default=0.0)
        kept = 0.0 if self._completes(place, token) else place.lent
        return Place(tuple(after for after, _ in ways), lent), lent - kept

    def _ways(self, place: Place) -> list[tuple[_Node, float]]:
        """From where the next token may spell on, and what has been lent until there."""
        return [*((node, place.lent) for node in place.nodes), (self._root, 0.0)]

    def leaves(self, place: Place, token: int) -> bool:
        """A bonus was lent for a word that `token` neither spells on nor completes."""
        spelled_on = any(token in self._tokens(node) for node in place.nodes)
        return place.lent > 0 and not spelled_on and not self._completes(place, token)

    def _completes(self, place: Place, token: int) -> bool:
        """A word ends before `token`."""
        return any(node.ends for node in place.nodes) and not self._spelled.get(token, "")[:1].isalpha()

    def _add(self, word: str) -> None:
        node = self._root
        for letter in word:
            node = node.after.setdefault(letter, _Node(node.depth + 1))
        node.ends = True

    def _beginnings(self) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """The tokens that begin a word, and their bonuses."""
        if self._begin is None:
            begin = self._tokens(self._root)
            bonuses = [_bonus(node, 0.0) for node in begin.values()]
            self._begin = np.array([*begin], np.int64), np.array(bonuses, np.float32)
        return self._begin

    def _tokens(self, node: _Node) -> dict[int, _Node]:
        if node.tokens is None:
            node.tokens = {}
            rest: list[tuple[str, _Node]] = [("", node)]
            while rest:
                spelled, at = rest.pop()
                if spelled in self._pieces:
                    node.tokens[self._pieces[spelled]] = at
                if len(spelled) < self._longest:
                    rest += [(spelled + letter, following) for letter, following in at.after.items()]
        return node.tokens


def _bonus(node: _Node, lent: float) -> float:
    letters = node.depth - len(SPACE)
    return min(lent + BONUS_PER_TOKEN, letters * BONUS_PER_LETTER)
