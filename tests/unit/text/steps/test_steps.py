"""What holds of every step for marks, layout, capitals, letters, addresses, quotation marks, ends and code."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

import pytest

from tray_app.core.shaped import Text
from tray_app.text.pipeline.phrases import small_of, words_of
from tray_app.text.pipeline.step import Around, Step
from tray_app.text.pipeline.step import Layout as Allowed
from tray_app.text.steps.address_words import PARTS
from tray_app.text.steps.addresses import Addresses
from tray_app.text.steps.casing import Casing
from tray_app.text.steps.casing_words import COMMANDS
from tray_app.text.steps.code import Code
from tray_app.text.steps.code_words import SIGNS
from tray_app.text.steps.end import End
from tray_app.text.steps.layout import PHRASES, Layout
from tray_app.text.steps.mark_words import CLEAR, OTHERS
from tray_app.text.steps.punctuation import Punctuation
from tray_app.text.steps.quotes import Quotes
from tray_app.text.steps.spelled import Spelled

LANGUAGES = ("en", "de", "fr", "es", "it")
STEPS: Mapping[str, Callable[[], Step]] = {
    "punctuation": Punctuation,
    "all punctuation": lambda: Punctuation(clear=False),
    "layout": Layout,
    "casing": Casing,
    "spelled": Spelled,
    "addresses": Addresses,
    "quotes": Quotes,
    "a mark at the end": lambda: End("mark"),
    "no mark at the end": lambda: End("none"),
    "a blank at the end": lambda: End("space"),
    "code": Code,
}
ORDINARY = ("river", "Garden", "über", "leises", "seven", "Winter's", "été", "molto", "grün", "Anna")
EVERY_STEP = pytest.mark.parametrize("make", STEPS.values(), ids=STEPS)
LONG = 20_000


def phrases_of(language: str) -> Sequence[str]:
    rooms: Sequence[Mapping[str, object]] = (
        CLEAR[language],
        OTHERS[language],
        PHRASES[language],
        COMMANDS[language],
        PARTS[language],
        SIGNS if language == "en" else {},
    )
    return [phrase for room in rooms for phrase in room]


def spoken(chance: random.Random, language: str) -> str:
    """Phrases and other words in any order, with what an engine may write between them."""
    phrases = phrases_of(language)
    said: list[str] = []
    for _ in range(chance.randint(0, 14)):
        word = chance.choice(chance.choice((phrases, ORDINARY, ("a", "I", "b", "the", "com", "at", "dot", "5"))))
        said += (chance.choice((word, word.capitalize())), chance.choice((" ", " ", " ", ", ", ". ", "? ", "-", "")))
    return "".join(said)


def strange(chance: random.Random) -> str:
    ranges = (
        (0x20, 0x7E),
        (0, 0x2FF),
        (0x300, 0x36F),
        (0x590, 0x6FF),
        (0x2000, 0x206F),
        (0x1F300, 0x1F6FF),
        (0, 0x10FFFF),
    )
    return "".join(chr(chance.randint(*chance.choice(ranges))) for _ in range(chance.randint(0, 60)))


def done(step: Step, text: Text, around: Around) -> Text:
    """Raises if an edit lies outside the text, which Text refuses."""
    return text.edited(list(step.edits(text.written, around)), step.name)


def letters(text: str) -> Iterator[str]:
    return (char for char in text.casefold() if char.isalnum())


@EVERY_STEP
def test_no_text_is_too_strange(make: Callable[[], Step]) -> None:
    step, chance = make(), random.Random(1)
    for number in range(150):
        heard = strange(chance) if number % 2 else spoken(chance, chance.choice(LANGUAGES)) + strange(chance)
        for layout in Allowed:
            text = done(step, Text.of(heard), Around(chance.choice((*LANGUAGES, "", "xx")), layout))
            assert text.heard == heard


@EVERY_STEP
def test_a_text_without_a_command_keeps_its_words(make: Callable[[], Step]) -> None:
    step, chance = make(), random.Random(2)
    for _ in range(100):
        heard = " ".join(chance.choices(ORDINARY, k=20))
        for language in LANGUAGES:
            written = done(step, Text.of(heard), Around(language, Allowed.ALL)).written
            assert small_of(written).replace("’", "'").strip(" .") == small_of(heard)


@pytest.mark.parametrize("language", LANGUAGES)
@EVERY_STEP
def test_the_words_around_a_command_are_all_there(make: Callable[[], Step], language: str) -> None:
    """However a step reads what stands between them; only their case may change, and what joins them."""
    step, chance = make(), random.Random(3)
    phrases = phrases_of(language)
    for _ in range(120):
        said = [word for _ in range(6) for word in (chance.choice(ORDINARY), chance.choice(phrases))]
        written = done(step, Text.of(" ".join(said)), Around(language, Allowed.ALL)).written
        rest = letters(written)
        kept = "".join(letters("".join(said[::2])))
        assert all(char in rest for char in kept), (said, written)


@pytest.mark.parametrize("make", [make for name, make in STEPS.items() if name != "no mark at the end"])
def test_what_is_written_is_not_written_otherwise_the_next_time(make: Callable[[], Step]) -> None:
    step, chance = make(), random.Random(4)
    for _ in range(120):
        language = chance.choice(LANGUAGES)
        phrases = phrases_of(language)
        said = [word for _ in range(4) for word in (*chance.choices(ORDINARY, k=2), chance.choice(phrases))]
        around = Around(language, Allowed.ALL)
        once = done(step, Text.of(" ".join((*said, "river"))), around).written
        assert done(step, Text.of(once), around).written == once, said


@pytest.mark.parametrize("make", [make for name, make in STEPS.items() if "at the end" not in name])
def test_a_language_that_no_step_knows_is_left_alone(make: Callable[[], Step]) -> None:
    heard = 'Hello comma new line all caps c p u anna at example dot com open paren "so"'
    assert list(make().edits(heard, Around("xx", Allowed.ALL))) == []


@EVERY_STEP
def test_every_change_can_be_undone(make: Callable[[], Step]) -> None:
    step, chance = make(), random.Random(5)
    for _ in range(120):
        language = chance.choice(LANGUAGES)
        heard = spoken(chance, language)
        text = done(step, Text.of(heard), Around(language, Allowed.ALL))
        for change in text.changes:
            text = text.without(change)
        assert text.written == heard


@EVERY_STEP
def test_a_very_long_text_is_done_too(make: Callable[[], Step]) -> None:
    """A pattern that tries everything twice as often with every character would not end."""
    step = make()
    for part in (
        "a b ",
        "word dot ",
        "x at y dot com slash ",
        "all caps ",
        "question mark ",
        "comma ",
        "'\" ",
        "_",
        ".",
    ):
        heard = (part * LONG)[:LONG]
        assert all(edit.end <= LONG for edit in step.edits(heard, Around("en", Allowed.ALL)))


def test_nothing_is_laid_out_where_a_text_may_have_no_layout() -> None:
    chance = random.Random(6)
    for _ in range(120):
        language = chance.choice(LANGUAGES)
        heard = spoken(chance, language)
        assert done(Layout(), Text.of(heard), Around(language, Allowed.NONE)).written == heard
        assert "\t" not in done(Layout(), Text.of(heard), Around(language, Allowed.LINES)).written


def test_a_spoken_comma_outlives_a_line_break() -> None:
    around = Around("en", Allowed.LINES)
    text = done(Punctuation(clear=False), Text.of("Dear Anna comma new line, thank you"), around)
    assert done(Layout(), text, around).written == "Dear Anna,\nthank you"
    assert done(Layout(), Text.of("Dear Anna, new line, thank you"), around).written == "Dear Anna\nthank you"


def test_names_and_addresses_are_fixed() -> None:
    text = done(Casing(), Text.of("call camel case dot comma"), Around("en"))
    assert done(Punctuation(clear=False), text, Around("en")).written == "call dotComma"
    address = done(Addresses(), Text.of("see example dot com slash comma"), Around("en"))
    assert done(Punctuation(clear=False), address, Around("en")).written == "see example.com/comma"


def test_the_signs_of_code_come_before_the_marks_of_prose() -> None:
    around = Around("en")
    text = Text.of("Snake case user name equals open bracket quote a quote comma one close bracket.")
    for step in (Code(), Punctuation(), Casing(), Quotes()):
        text = done(step, text, around)
    assert text.written == 'user_name = ["a", one]'


def test_words_are_where_they_were() -> None:
    for text in ("It's a well-known İstanbul", "ﬁne ’tis", "", "…", "a_b 12"):
        for word in words_of(text):
            assert small_of(text[word.start : word.end]) == word.small
        assert len(words_of(text)) == len(re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text))
