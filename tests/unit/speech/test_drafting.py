"""A draft changes how fast the text comes, not which: of a decoder that rounds one token and many alike."""

from __future__ import annotations

import random

import pytest

from tray_app.speech.engines.moonshine.drafting import Draft, agreeing, believable

END = 2


def decode(truth: list[int], draft: list[int]) -> tuple[list[int], int]:
    """A decoder that always says `truth`, driven as the engine drives it; its tokens and passes."""
    walker, passes = Draft(draft), 0
    tokens: list[int] = []
    while True:
        proposed = walker.proposal()
        # What a decoder says after each token it was given, as long as those were right.
        said = [*truth[len(tokens) :], END]
        said += [END] * (len(proposed) + 1 - len(said))
        right = agreeing(proposed, said)
        passes += 1
        walker.accepted(right)
        tokens += proposed[:right]
        if said[right] == END:
            return tokens, passes
        walker.corrected(said[right])
        tokens.append(said[right])


def test_the_same_words_again_take_one_pass() -> None:
    assert decode([5, 6, 7, 8], [5, 6, 7, 8]) == ([5, 6, 7, 8], 1)


def test_new_words_at_the_end_take_a_pass_each() -> None:
    assert decode([5, 6, 7, 8, 9], [5, 6, 7]) == ([5, 6, 7, 8, 9], 3)


@pytest.mark.parametrize("truth", [[5, 99, 7, 8, 9, 10], [5, 7, 8, 9, 10], [5, 6, 98, 99, 7, 8, 9, 10]])
def test_after_a_changed_word_the_rest_of_the_draft_still_helps(truth: list[int]) -> None:
    tokens, passes = decode(truth, [5, 6, 7, 8, 9, 10])
    assert tokens == truth
    assert passes < len(truth)


def test_no_draft_however_wrong_changes_the_text() -> None:
    chance = random.Random(4)
    for _ in range(500):
        truth = [chance.randrange(3, 9) for _ in range(chance.randrange(12))]
        draft = [chance.randrange(3, 9) for _ in range(chance.randrange(16))]
        tokens, passes = decode(truth, draft)
        assert tokens == truth
        assert passes <= len(truth) + 1


LIMIT = 60


def test_a_decode_that_found_its_end_is_believed_however_often_it_repeats() -> None:
    for round_ in ([7], [7, 8], [4, 5, 6], list(range(3, 15))):
        tokens = round_ * 4
        assert believable(tokens, LIMIT) == len(tokens)


@pytest.mark.parametrize("round_", [[7], [7, 8], [4, 5, 6], list(range(3, 15))])
def test_a_decode_that_runs_in_circles_to_its_limit_is_believed_for_one_round(round_: list[int]) -> None:
    tokens = [1, 2, *round_ * LIMIT]
    kept = tokens[: believable(tokens, LIMIT)]
    assert kept == [1, 2, *round_]


def test_a_decode_that_reaches_its_limit_without_circles_is_believed_so_far() -> None:
    tokens = list(range(3, 3 + LIMIT + 5))
    assert believable(tokens, LIMIT) == LIMIT
    assert believable([1, 2] * 3 + tokens, LIMIT) == LIMIT


def test_circles_within_the_text_do_not_hide_what_follows() -> None:
    tokens = [*[7] * 20, *range(3, 3 + LIMIT)]
    assert believable(tokens, LIMIT) == LIMIT
