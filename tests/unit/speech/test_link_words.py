"""The user's words on their way through the link: favoured in every take, and in every text that comes of one."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from link_bench import TAKE, Bench, said

from tray_app.core.events import EngineReady, Final
from tray_app.core.own_words import Corrected, Correction
from tray_app.core.wishes import Wishes
from tray_app.speech import wire


class Words:
    """Corrects what the scripted worker says of 20,000 samples."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def favoured(self) -> tuple[str, ...]:
        return ("Tilney", "Claflin")

    def correct(self, text: str, language: str) -> Corrected:
        self.asked.append((text, language))
        if text != said(20_000):
            return Corrected(text)
        return Corrected("corrected", (Correction(text, "corrected"),))


@pytest.fixture
def words(bench: Callable[..., Bench]) -> tuple[Bench, Words]:
    one, own = bench("well"), Words()
    one.link._words = own
    return one, own


def test_a_dictation_is_corrected_and_tells_how_it_was_heard(words: tuple[Bench, Words]) -> None:
    one, own = words
    one.link.begin(TAKE)
    assert one.link._takes[TAKE].wishes.words == ("Tilney", "Claflin")
    one.speak(20_000)
    one.link.end(TAKE)
    final = one.answer()
    assert isinstance(final, Final)
    assert (final.text, final.heard) == ("corrected", said(20_000))
    assert final.corrections == (Correction(said(20_000), "corrected"),)
    assert own.asked[0][0] == said(20_000)
    assert "corrected" not in repr(final).replace("corrections", "").replace("text='corrected'", "")


def test_a_stored_take_is_corrected_like_a_dictation(words: tuple[Bench, Words]) -> None:
    one, _own = words
    one.speak(20_000)
    answer = one.stored_answer()
    assert isinstance(answer, Final)
    assert answer.text == "corrected"


def test_what_needs_no_correction_says_nothing_of_how_it_was_heard(words: tuple[Bench, Words]) -> None:
    one, _own = words
    one.link.begin(TAKE)
    one.speak(30_000)
    one.link.end(TAKE)
    final = one.answer()
    assert isinstance(final, Final)
    assert (final.text, final.heard, final.corrections) == (said(30_000), "", ())


def test_words_that_a_take_wishes_for_itself_go_first(words: tuple[Bench, Words]) -> None:
    one, _own = words
    one.link.choose(TAKE, Wishes(words=("Grafana",)))
    one.link.begin(TAKE)
    assert one.link._takes[TAKE].wishes.words == ("Grafana",)


@pytest.mark.parametrize("begun", [False, True])
def test_the_text_before_reaches_a_take_that_begins_in_a_moment_or_has_begun(
    words: tuple[Bench, Words], begun: bool
) -> None:
    one, _own = words
    if not begun:
        one.link.add_context(TAKE, "What was said before.")
    one.link.begin(TAKE)
    if begun:
        one.link.add_context(TAKE, "What was said before.")
    assert one.link._takes[TAKE].wishes.context == "What was said before."
    one.speak(20_000)
    one.link.end(TAKE)
    assert isinstance(one.answer(), Final)
    assert one.link._wishes == {}


def test_words_and_the_text_before_travel_to_the_worker() -> None:
    wishes = Wishes(words=("Tilney", "Crianan"), context="Before.")
    transcribe, _start = wire.begin(TAKE, partials=False, background=False, wishes=wishes)
    assert wire.wishes(transcribe) == wishes


def test_a_take_whose_window_wants_another_language_begins_anew(words: tuple[Bench, Words]) -> None:
    one, _own = words
    one.until(EngineReady)
    one.link.choose(TAKE, Wishes(language="en"))
    one.link.begin(TAKE)
    one.speak(1_000)
    while not one.link._takes[TAKE].feed.sent:
        time.sleep(0.001)
    one.link.add_context(TAKE, "Before.")
    one.link.choose_again(TAKE, Wishes(language="de", engine="parrot"))
    take = one.link._takes[TAKE]
    assert take.wishes == Wishes("parrot", "de", words=("Tilney", "Claflin"), context="Before.")
    one.speak(2_000, first=1_000)
    one.link.end(TAKE)
    final = one.answer()
    assert isinstance(final, Final)
    assert final.text == said(3_000), "from the first sample, once"


def test_a_choice_from_before_the_take_counts_and_one_that_comes_late_does_not(words: tuple[Bench, Words]) -> None:
    one, _own = words
    one.link.choose_again(TAKE, Wishes(language="de"))
    one.link.begin(TAKE)
    assert one.link._takes[TAKE].wishes.language == "de"
    one.speak(20_000)
    one.link.choose_again(TAKE, Wishes(language="fr"))
    assert one.link._takes[TAKE].wishes.language == "de"
    one.link.end(TAKE)
    one.answer()
    one.link.choose_again(TAKE, Wishes(language="fr"))
    one.link.forget(TAKE)
    assert one.link._wishes == {}
