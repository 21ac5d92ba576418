"""What numbers in words are written like is in `corpus/numbers.tsv`; here is what must hold of every text."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

from tray_app.core.shaped import Text
from tray_app.text.pipeline.step import Around
from tray_app.text.steps.numbers import Numbers
from tray_app.text.steps.numbers_words import LANGUAGES

CORPUS = Path(__file__).with_name("corpus") / "numbers.tsv"
LINES = [
    line.split("\t")
    for line in CORPUS.read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]
WORDS = {code: sorted({word for line in LINES if line[0] == code for word in line[2].split()}) for code in LANGUAGES}
LONG = 20_000
LONG_S = 30.0
"""Of CPU time; half a second is the worst that was measured."""


def edited(text: str, language: str, *, from_ten: bool = True) -> Text:
    return Text.of(text).edited(Numbers(from_ten=from_ten).edits(text, Around(language)), "numbers")


@pytest.mark.parametrize("from_ten", [True, False])
def test_what_is_written_is_not_changed_again(from_ten: bool) -> None:
    for language, _, spoken, _ in LINES:
        once = edited(spoken, language, from_ten=from_ten).written
        assert edited(once, language, from_ten=from_ten).written == once


def test_random_texts_of_number_words_raise_nothing_and_settle() -> None:
    made = random.Random(5)
    for language, words in WORDS.items():
        for _ in range(150):
            text = made.choice((" ", "-", ", ", "\n")).join(made.choices(words, k=made.randint(1, 12)))
            shaped = edited(text, language)
            assert shaped.heard == text
            again = edited(shaped.written, language).written
            assert edited(again, language).written == again


def test_any_unicode_is_let_through() -> None:
    made = random.Random(6)
    for language, words in WORDS.items():
        for _ in range(200):
            strange = "".join(chr(made.choice((made.randrange(0x2FF), made.randrange(0x110000)))) for _ in range(20))
            text = f"{strange} {made.choice(words)}{strange}{made.choice(words)} {strange}"
            assert edited(text, language).heard == text


def test_words_that_are_no_numbers_stay() -> None:
    text = "The quick brown fox, who was there (at first), jumps — over the lazy dog's “bed”; it’s 5, 3.14.\n\tEnd"
    for language in LANGUAGES:
        assert edited(text, language).written == text


def test_what_stands_around_a_number_stays() -> None:
    before, behind = "Well,  \tyes: “", "”  people …\n\n(they said)"
    assert edited(f"{before}twenty five{behind}", "en").written == f"{before}25{behind}"


@pytest.mark.parametrize("language", ["", "xx", "ja"])
def test_a_language_that_is_not_known_is_left_alone(language: str) -> None:
    assert not list(Numbers().edits("twenty five dollars", Around(language)))


def test_a_change_can_be_undone() -> None:
    shaped = edited("It costs twenty five dollars and fifty cents today.", "en")
    (change,) = shaped.changes
    assert (change.heard, change.written) == ("twenty five dollars and fifty cents", "$25.50")
    assert shaped.without(change).written == shaped.heard


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "one "),
        ("en", "ten to "),
        ("en", "five or "),
        ("en", "one hundred and "),
        ("en", "zero "),
        ("de", "einundzwanzig"),
        ("de", "zehn vor "),
        ("fr", "vingt et "),
        ("it", "due e "),
        ("it", "cent"),
    ],
)
def test_a_long_text_takes_no_more_than_its_length(language: str, said: str) -> None:
    text = said * (LONG // len(said))
    began = time.process_time()
    edits = list(Numbers().edits(text, Around(language)))
    assert all(early.end <= late.start for early, late in pairwise(edits))
    assert time.process_time() - began < LONG_S


def test_the_library_is_loaded_with_the_first_number_word() -> None:
    program = (
        "import sys\n"
        "from tray_app.text.pipeline.step import Around\n"
        "from tray_app.text.steps.numbers import Numbers\n"
        "assert not list(Numbers().edits('There is no number here at all.', Around('en')))\n"
        "assert 'text_to_num' not in sys.modules\n"
        "assert list(Numbers().edits('twenty people', Around('en')))\n"
        "assert 'text_to_num' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
