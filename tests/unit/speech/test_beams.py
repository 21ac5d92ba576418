"""The likeliest sentence is found where the likeliest token is a wrong turn; only what is in doubt is tried."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from tray_app.speech.engines.moonshine.beams import Sentence, search, sure_tokens
from tray_app.speech.engines.moonshine.favour import Favour

END, A, B, C, D = range(5)
VOCABULARY = 64
Likely = Mapping[tuple[int, ...], Mapping[int, float]]


class Decoder:
    """Says what a table of sentence beginnings has it say, and counts how much it was asked."""

    def __init__(self, likely: Likely) -> None:
        self._likely = likely
        self._sentences: list[tuple[int, ...]] = [()]
        self.widths: list[int] = []

    def after(self, tokens: Sequence[int]) -> NDArray[np.float32]:
        row = np.full(VOCABULARY, 1e-9, np.float32)
        for token, probability in self._likely.get(tuple(tokens), {END: 1.0}).items():
            row[token] = probability
        logits: NDArray[np.float32] = np.log(row)
        return logits

    def branch(self, parents: Sequence[int], tokens: Sequence[int]) -> NDArray[np.float32]:
        self.widths.append(len(tokens))
        pairs = zip(parents, tokens, strict=True)
        self._sentences = [(*self._sentences[parent], token) for parent, token in pairs]
        return np.stack([self.after(one) for one in self._sentences])


def understood(likely: Likely, *, width: int = 4, limit: int = 20, favour: Favour | None = None) -> tuple[int, ...]:
    decoder = Decoder(likely)
    found = search(
        Sentence(), decoder.after(())[np.newaxis], decoder.branch, end=END, limit=limit, width=width, favour=favour
    )
    return found[0].tokens


WRONG_TURN: Likely = {(): {A: 0.55, B: 0.45}, (A,): {C: 0.4, D: 0.35, B: 0.25}, (B,): {D: 1.0}}


def test_the_likelier_sentence_is_found_behind_the_less_likely_token() -> None:
    assert understood(WRONG_TURN) == (B, D)
    assert understood(WRONG_TURN, width=1) == (A, C)


def test_a_sentence_far_ahead_of_the_others_goes_on_alone() -> None:
    decoder = Decoder({(): {A: 0.9999, B: 0.0001}, (A,): {C: 0.6, D: 0.4}, (A, C): {B: 1.0}, (A, D): {B: 1.0}})
    search(Sentence(), decoder.after(())[np.newaxis], decoder.branch, end=END, limit=20)
    assert decoder.widths == [1, 2, 2]


def test_no_sentence_becomes_longer_than_its_limit() -> None:
    endless = {(A,) * count: {A: 1.0} for count in range(40)}
    assert understood(endless, limit=12) == (A,) * 12


def test_a_sentence_that_found_its_end_is_believed_before_one_that_runs_in_circles() -> None:
    endless = {(A,) * count: {A: 0.99, B: 0.01} for count in range(40)}
    assert understood(endless, limit=12)[-1] == B


def near(doubt: float) -> list[tuple[int, ...]]:
    decoder = Decoder(WRONG_TURN)
    found = search(Sentence(), decoder.after(())[np.newaxis], decoder.branch, end=END, limit=20, doubt=doubt)
    return [one.tokens for one in found]


def test_sentences_as_good_as_the_best_are_found_with_it() -> None:
    assert near(0.0) == [(B, D)]
    assert near(0.75) == [(B, D), (A, C)]  # 0.45 and 0.22 likely, a third 0.19
    assert near(2.0) == [(B, D), (A, C), (A, D), (A, B)]


def test_silence_is_no_sentence() -> None:
    assert understood({(): {END: 1.0}}) == ()


@pytest.mark.parametrize(("draft", "sure"), [((A, C), 2), ((A, D), 1), ((B, C), 0), ((), 0)])
def test_a_draft_is_taken_over_as_far_as_nothing_else_is_near(draft: tuple[int, ...], sure: int) -> None:
    decoder = Decoder({(): {A: 0.9999, B: 0.0001}, (A,): {C: 1.0}})
    logits = np.stack([decoder.after(draft[:count]) for count in range(len(draft) + 1)])
    assert sure_tokens(draft, logits) == sure


def test_a_draft_is_not_taken_over_where_another_token_is_near() -> None:
    decoder = Decoder(WRONG_TURN)
    assert sure_tokens((A, C), np.stack([decoder.after((A, C)[:count]) for count in range(3)])) == 0
