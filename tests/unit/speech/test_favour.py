"""The user's words are favoured while they are spelled, and nothing else changes."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from numpy.typing import NDArray

from tray_app.speech.engines.moonshine.favour import NOWHERE, Favour, Place
from tray_app.speech.engines.moonshine.greedy import Greedy

SPELLED = ["▁til", "▁Til", "ney", "l", "me", "▁Miss", "s", ".", "▁to"]
PIECES = {piece: number for number, piece in enumerate(SPELLED, start=1)}
END = 0
NUMBERS = {"": END} | PIECES
"""The end spells nothing."""


def place_after(favour: Favour, *pieces: str) -> Place:
    place = NOWHERE
    for piece in pieces:
        place, _ = favour.step(place, NUMBERS[piece])
    return place


def test_the_bonus_grows_with_each_token_that_spells_the_word() -> None:
    favour = Favour(["Tilney"], PIECES)
    began = place_after(favour, "▁Miss", "▁Til")
    complete = place_after(favour, "▁Til", "ney")
    assert 0 < began.lent < complete.lent


def test_who_leaves_a_word_gives_the_bonus_back() -> None:
    favour = Favour(["Tilney"], PIECES)
    began = place_after(favour, "▁Til")
    assert favour.step(began, PIECES["l"]) == (NOWHERE, -began.lent)
    assert favour.leaves(began, PIECES["l"])


@pytest.mark.parametrize(("next_piece", "kept"), [(".", True), ("▁to", True), ("", True), ("s", False)])
def test_a_complete_word_keeps_it_unless_another_word_goes_on_there(next_piece: str, kept: bool) -> None:
    favour = Favour(["Tilney"], PIECES)
    complete = place_after(favour, "▁Til", "ney")
    _, change = favour.step(complete, NUMBERS[next_piece])
    assert change == (0.0 if kept else -complete.lent)


def test_of_two_words_with_one_beginning_both_stay_open() -> None:
    favour = Favour(["Til", "Tilney"], PIECES)
    began = place_after(favour, "▁Til")
    assert PIECES["ney"] in dict(favour.wanted(began, np.zeros(len(NUMBERS), np.float32), 3))
    assert not favour.leaves(began, PIECES["▁to"])


def test_a_word_of_two_words_is_followed_over_the_space() -> None:
    favour = Favour(["Miss Tilney"], PIECES)
    assert place_after(favour, "▁Miss", "▁Til", "ney").lent > place_after(favour, "▁Til").lent == 0


Likely = Mapping[tuple[str, ...], Mapping[str, float]]


def spoken(likely: Likely, favour: Favour | None) -> list[str]:
    """What is chosen, token by token, driven as the engine drives it without a draft."""
    names = list(NUMBERS)

    def logits(said: list[int]) -> NDArray[np.float32]:
        row = np.full((1, len(NUMBERS)), -30, np.float32)
        for piece, logit in likely.get(tuple(names[token] for token in said), {"": 0.0}).items():
            row[0, NUMBERS[piece]] = logit
        return row

    greedy, tokens = Greedy(favour), list[int]()
    while True:
        (token,) = greedy.choose(logits(tokens), [])
        if greedy.wrong_from is not None:
            del tokens[greedy.wrong_from :]
            greedy.take_back()
        elif token == END:
            return [names[one] for one in tokens]
        else:
            tokens.append(token)


NEAR: Likely = {
    (): {"▁til": 0.0, "▁Til": -1.0},
    ("▁til",): {"l": 0.0},
    ("▁Til",): {"l": 0.0, "ney": -1.0},
    ("▁Til", "l"): {"me": 0.0},
}


def test_a_word_that_is_nearly_heard_is_written() -> None:
    assert spoken(NEAR, None) == ["▁til", "l"]
    assert spoken(NEAR, Favour(["Tilney"], PIECES)) == ["▁Til", "ney"]


def test_a_word_that_is_left_before_its_end_changes_nothing() -> None:
    far = {**NEAR, ("▁Til",): {"l": 0.0, "ney": -9.0}}
    assert spoken(far, Favour(["Tilney"], PIECES)) == ["▁til", "l"]


def test_a_list_without_a_word_changes_nothing() -> None:
    assert spoken(NEAR, Favour(["", " ", "Ω"], PIECES)) == ["▁til", "l"]


def test_a_word_that_only_begins_alike_changes_nothing() -> None:
    assert spoken(NEAR, Favour(["Tilbury", "Tillmann"], PIECES)) == ["▁til", "l"]
