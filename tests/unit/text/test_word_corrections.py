"""What the word list makes of a text, and what it leaves alone."""

from __future__ import annotations

import pytest

from tray_app.core.own_words import Correction
from tray_app.text.words.common import CommonWords, common_english
from tray_app.text.words.correction import Corrector
from tray_app.text.words.entries import parse

COMMON = common_english()
LIST = """
Inverashiel
Tilney
Crianan = crinnan
Claflin
Abbie
Guenever
Gutenberg
letterpress
kubectl = cube control
Will
Abigail Claflin
Node.js
btw -> by the way
AT and T -> AT&T
! tell me
"""


def made(words: str = LIST, *, by_likeness: bool = True, least: float = 0.74) -> Corrector:
    return Corrector(parse(words), COMMON, by_likeness=by_likeness, least=least)


@pytest.mark.parametrize(
    ("heard", "written"),
    [
        ("Is Miss Tillme here?", "Is Miss Tilney here?"),
        ("the inverish shield, one of two", "the Inverashiel, one of two"),
        ("We sailed in very shield today.", "We sailed Inverashiel today."),
        ("Guinevere's horse", "Guenever's horse"),
        ("GUINEVERE’S horse", "Guenever’S horse"),
        ("Gwenever and Abby.", "Guenever and Abbie."),
        ("the Guggenberg Bible", "the Gutenberg Bible"),
        ("to form letter press", "to form letterpress"),
        ("the Tilnies", "the Tilneys"),
    ],
)
def test_what_sounds_like_an_entry_is_written_as_it(heard: str, written: str) -> None:
    assert made().correct(heard, "en").text == written


@pytest.mark.parametrize(
    ("heard", "written"),
    [
        ("Cube control is here, cube control too", "Kubectl is here, kubectl too"),
        ("Btw it rains. btw", "By the way it rains. by the way"),
        ("at and t", "AT&T"),
        ("at crinnan", "at Crianan"),
        ("abigail claflin's", "Abigail Claflin's"),
        ("tilney", "Tilney"),
        ("node js", "Node.js"),
    ],
)
@pytest.mark.parametrize("by_likeness", [True, False])
@pytest.mark.parametrize("language", ["en", "de", ""])
def test_what_stands_in_the_list_is_written_in_every_language(
    heard: str, written: str, by_likeness: bool, language: str
) -> None:
    assert made(by_likeness=by_likeness).correct(heard, language).text == written


@pytest.mark.parametrize(
    "text",
    [
        "",
        "...",
        "I will tell me until the tin is full, as Tilney said.",
        "crying on the shield",
        "It was the best of times, it was the worst of times.",
        "Node.js is Tilney's, kubectl is not, and Will will.",
        "in, very; shield",  # a mark between them parts words
        "Room 4Tillme",
        "The abbey, the clafoutis, the gutter and the burg.",
    ],
)
def test_common_words_right_ones_and_what_is_something_else_stay(text: str) -> None:
    corrected = made().correct(text, "en")
    assert corrected.text == text
    assert corrected.corrections == ()


def test_without_likeness_only_what_is_in_the_list_counts() -> None:
    assert made(by_likeness=False).correct("Tillme and cube control", "en").text == "Tillme and kubectl"


def test_of_other_languages_only_the_spelling_counts_and_more_of_it() -> None:
    assert made("Guggenheimer").correct("Herr Gugenheimer kam", "de").text == "Herr Guggenheimer kam"
    assert made("Tilney").correct("Herr Tillme kam", "de").text == "Herr Tillme kam"


def test_how_alike_a_word_has_to_be_can_be_set() -> None:
    assert made(least=1.0).correct("Tillme", "en").text == "Tillme"


def test_what_is_never_to_be_replaced_stays() -> None:
    assert made("Tilney\n! tillme").correct("Tillme", "en").text == "Tillme"
    assert made("btw -> by the way\n! btw").correct("btw", "en").text == "btw"


def test_where_words_are_not_parted_a_replacement_counts_inside() -> None:
    corrected = made("東京都 -> 東京").correct("私は東京都に行く", "ja")
    assert corrected.text == "私は東京に行く"
    assert corrected.corrections == (Correction("東京都", "東京"),)


def test_each_place_is_told_and_the_entries_that_stand_in_the_text() -> None:
    corrected = made().correct("Tillme, Abby and Claflin", "en")
    assert corrected.corrections == (Correction("Tillme", "Tilney"), Correction("Abby", "Abbie"))
    assert sorted(corrected.entries) == ["Abbie", "Claflin", "Tilney"]


def test_nothing_that_was_heard_stands_in_a_correction_as_it_is_printed() -> None:
    assert "secret" not in repr(Correction("secret", "secret"))
    assert "secret" not in repr(made().correct("secret", "en"))


def test_common_words_are_known_with_and_without_their_possessive() -> None:
    assert "shield" in COMMON
    assert "shield's" in COMMON
    assert "ladies'" in COMMON
    assert "tilney" not in COMMON
    assert "catherine" not in COMMON
    assert COMMON.is_everyday("there")
    assert not COMMON.is_everyday("smokestack")
    assert "smokestack" in COMMON
    assert "x" not in CommonWords([])
