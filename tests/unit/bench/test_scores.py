"""Our counting of errors is the one that everybody uses."""

from __future__ import annotations

import random

import jiwer
import pytest

from tray_app.bench.scores import Errors, cased_errors, edits, normaliser, plain, word_errors

WORDS = ("a", "b", "c", "d", "e")


@pytest.mark.parametrize("seed", range(20))
def test_errors_are_counted_as_jiwer_counts_them(seed: int) -> None:
    chance = random.Random(seed)
    said = chance.choices(WORDS, k=chance.randint(1, 40))
    heard = chance.choices(WORDS, k=chance.randint(0, 40))
    found = jiwer.process_words(" ".join(said), " ".join(heard))
    assert edits(said, heard) == found.substitutions + found.deletions + found.insertions


def test_words_where_nothing_was_said_are_errors_and_nothing_is_right() -> None:
    assert edits([], ["you"]) == 1
    assert edits(["you"], []) == 1
    assert edits([], []) == 0


def test_errors_add_up_over_clips() -> None:
    found = word_errors([("One two.", "one three"), ("Four", "four five")], plain)
    assert found == Errors(2, 3)
    assert found.percent == pytest.approx(200 / 3)


def test_case_and_marks_count_where_they_are_asked_for() -> None:
    assert cased_errors([("Well, it’s him.", "well it's him.")]) == Errors(2, 5)


def test_plain_words_have_no_case_and_no_marks_and_each_letter_of_a_script_without_blanks_is_one() -> None:
    assert plain("“Don’t,” said Élise–Anne… 20%") == "don't said élise anne 20"
    assert plain("今日は、ok。") == "今 日 は ok"


def test_english_is_compared_as_published_figures_are() -> None:
    name, normalise = normaliser("en")
    assert name == "EnglishTextNormalizer"
    assert normalise("Twenty colours") == normalise("20 colors")
    assert normaliser("fi")[1]("Kaksi!") == "kaksi"
