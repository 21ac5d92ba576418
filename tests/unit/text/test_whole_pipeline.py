"""What holds for every text, whatever it is, with all steps on: nothing is lost, and all of it can be undone."""

from __future__ import annotations

import logging
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tray_app.core.shaped import Text
from tray_app.core.step_settings import StepsSettings
from tray_app.text.pipeline.making import pipeline_of
from tray_app.text.pipeline.step import Around, Layout
from tray_app.text.rules.lines import parse
from tray_app.text.rules.rule_set import RuleSet

LANGUAGES = ("en", "de", "fr", "es", "it", "")
EVERYTHING = StepsSettings(
    numbers="all", punctuation="all", layout="all", quotes="language", end="mark", code=True
)  # fmt: skip
DEFAULTS = StepsSettings()
CORPUS = Path(__file__).with_name("corpus")
RULES = RuleSet(parse((CORPUS / "rules.txt").read_text(encoding="utf-8")).rules)
SPOKEN = [
    line.split("\t")[2]
    for file in sorted(CORPUS.glob("*.tsv"))
    for line in file.read_text(encoding="utf-8").splitlines()
    if line.count("\t") == 3 and not line.startswith("#")
]
WORDS = sorted({word for line in SPOKEN for word in line.split()})
SIGNS = ("", " ", ", ", ". ", "  ", "\n", "-", "'", "’", '"', "…", "? ", " — ", "\u00a0", "\u202f", "(", "]", "\\", "{")


def texts(seed: int) -> Iterator[str]:
    """Lines of the corpus, their words in any order with any signs between them, and any characters at all."""
    chance = random.Random(seed)
    yield from chance.sample(SPOKEN, min(60, len(SPOKEN)))
    for _ in range(60):
        yield "".join(chance.choice(WORDS) + chance.choice(SIGNS) for _ in range(chance.randint(1, 12)))
    for _ in range(60):
        yield "".join(chr(chance.randrange(sys.maxunicode)) for _ in range(chance.randint(1, 30)))


def shaped(text: str, language: str, steps: StepsSettings) -> Text:
    around = Around(language, Layout(steps.layout), clipboard=lambda: "copied")
    return pipeline_of(steps, RULES).run(text, around).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_heard_word_is_written_or_in_a_change_that_can_be_undone(
    language: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    for number, steps in enumerate((DEFAULTS, EVERYTHING)):
        for text in texts(seed=number):
            made = shaped(text, language, steps)
            assert made.heard == text
            for piece in made.pieces:
                assert piece.steps or piece.written == piece.heard, f"{text!r} lost {piece.heard!r} unseen"
            undone = made
            for change in made.changes:
                undone = undone.without(change)
            assert undone.written == text
    assert not [record.getMessage() for record in caplog.records], "a step failed"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_text_is_always_written_alike(language: str) -> None:
    for text in [*texts(seed=7)][:60]:
        assert shaped(text, language, EVERYTHING) == shaped(text, language, EVERYTHING)


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_text_is_long_enough_to_be_a_trouble(language: str) -> None:
    """Were a step quadratic in what it finds, this would take minutes."""
    runs = (
        "um, ",
        "the ",
        " ",
        "x",
        "one ",
        "a.",
        "new line ",
        '"',
        "btw ",
        "dot ",
        "point ",
        ", ",
        "0",
        "at ",
        "cap ",
    )
    text = "".join(part * (1_400 // len(part)) for part in runs)
    assert shaped(text, language, EVERYTHING).heard == text


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it"])
def test_what_is_written_once_stays_as_it_is(language: str) -> None:
    """Fillers and slips are gone after one time."""
    only = StepsSettings(
        rules=False, spelled=False, addresses=False, numbers="off", punctuation="off", casing=False
    )  # fmt: skip
    for line in SPOKEN:
        once = shaped(line, language, only).written
        assert shaped(once, language, only).written == once, line
