"""Of sentences that sound alike the one of more common words is taken, and no other."""

from __future__ import annotations

from zlib import crc32

import numpy as np
import pytest
from numpy.typing import NDArray

from tray_app.speech.engines.moonshine.beams import Sentence
from tray_app.speech.engines.moonshine.word_frequencies import (
    Tiebreak,
    WordFrequencies,
    english_frequencies,
    packed,
    unpacked,
)

LEVELS = {"wood": 40, "cutters": 59, "woodcutters": 73, "the": 13}
TEXTS: dict[tuple[int, ...], str] = {(1,): "The wood-cutters.", (2,): "The woodcutters."}


def of(levels: dict[str, int]) -> tuple[NDArray[np.uint32], NDArray[np.uint8]]:
    by_sum = {crc32(word.encode()): level for word, level in levels.items()}
    sums = np.array(sorted(by_sum), np.uint32)
    return sums, np.array([by_sum[int(one)] for one in sums], np.uint8)


@pytest.fixture
def frequencies() -> WordFrequencies:
    return WordFrequencies(*of(LEVELS))


def chosen(frequencies: WordFrequencies, split: float, whole: float) -> tuple[int, ...]:
    sentences = sorted([Sentence((1,), split), Sentence((2,), whole)], key=lambda one: -one.score)
    return Tiebreak(lambda: frequencies).chosen(sentences, TEXTS.__getitem__).tokens


def test_one_word_is_likelier_than_the_two_it_is_made_of(frequencies: WordFrequencies) -> None:
    assert chosen(frequencies, split=-2.0, whole=-2.3) == (2,)


def test_what_was_clearly_heard_stands(frequencies: WordFrequencies) -> None:
    assert chosen(frequencies, split=-2.0, whole=-2.9) == (1,)


def test_the_list_is_read_once_and_not_before_there_is_a_doubt(frequencies: WordFrequencies) -> None:
    reads = []

    def read() -> WordFrequencies:
        reads.append(1)
        return frequencies

    tiebreak = Tiebreak(read)
    alone, other = Sentence((1,)), Sentence((2,))
    assert tiebreak.chosen([alone], TEXTS.__getitem__) is alone
    assert not reads
    for _ in range(2):
        assert tiebreak.chosen([alone, other], TEXTS.__getitem__) is other
    assert len(reads) == 1


def test_in_a_language_without_a_list_the_sound_decides_alone() -> None:
    tiebreak = Tiebreak(None)
    assert tiebreak.doubt == 0.0
    assert tiebreak.chosen([Sentence((1,)), Sentence((2,))], TEXTS.__getitem__).tokens == (1,)


@pytest.mark.expected_warning("cannot be read, files are understood without it")
@pytest.mark.parametrize("fault", [FileNotFoundError("no such list"), ValueError("damaged")])
def test_without_its_list_the_sound_decides(fault: Exception) -> None:
    def read() -> WordFrequencies:
        raise fault

    tiebreak = Tiebreak(read)
    for _ in range(2):
        assert tiebreak.chosen([Sentence((1,)), Sentence((2,))], TEXTS.__getitem__).tokens == (1,)


def test_neither_case_nor_marks_make_a_word_rarer(frequencies: WordFrequencies) -> None:
    assert frequencies.log_likelihood("Wood, “cutters” The!") == frequencies.log_likelihood("the wood cutters")


def test_ten_decibels_are_a_power_of_ten(frequencies: WordFrequencies) -> None:
    assert frequencies.log_likelihood("wood") == pytest.approx(np.log(1e-4))


def test_a_possessive_is_as_common_as_its_word(frequencies: WordFrequencies) -> None:
    assert frequencies.log_likelihood("wood’s") == frequencies.log_likelihood("wood")


@pytest.mark.parametrize("word", ["qqqqx", "a"])
def test_a_strange_word_is_rarer_than_any_in_the_list(frequencies: WordFrequencies, word: str) -> None:
    assert frequencies.log_likelihood(word) < frequencies.log_likelihood("woodcutters")


def test_a_number_is_no_strange_word(frequencies: WordFrequencies) -> None:
    assert frequencies.log_likelihood("1914") > frequencies.log_likelihood("woodcutters")


def test_nothing_said_is_certain(frequencies: WordFrequencies) -> None:
    assert frequencies.log_likelihood("...") == 0.0


def test_what_was_packed_is_unpacked() -> None:
    again = unpacked(packed(*of(LEVELS)))
    assert again.log_likelihood("woodcutters") == pytest.approx(np.log(10**-7.3))
    assert again.log_likelihood("qqqqx") < again.log_likelihood("woodcutters")


@pytest.mark.parametrize("content", [b"", b"no such thing", packed(*of(LEVELS))[:-9]])
def test_what_was_not_packed_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        unpacked(content)


def test_the_english_words_come_with_the_program() -> None:
    english = english_frequencies()
    in_order = ["the", "house", "carpenter", "smokestack", "woodcutters", "qqqqx"]
    assert sorted(in_order, key=english.log_likelihood, reverse=True) == in_order
