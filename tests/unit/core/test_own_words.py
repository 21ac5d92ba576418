"""Corrections and the text before, as the controller has them: counted, kept for undoing, never across programs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fakes_core import Bench

from tray_app.core import events as e
from tray_app.core.applications import Application, ApplicationKind
from tray_app.core.dictation import Outcome
from tray_app.core.engines import EMBEDDED_ENGINE, ENGINES, EngineDescriptor
from tray_app.core.errors import Problem
from tray_app.core.keeping_settings import SessionSettings
from tray_app.core.own_words import Correction
from tray_app.core.recent_texts import RecentTexts, room_for_texts
from tray_app.core.settings import Settings, WordsSettings
from tray_app.core.waiting import THE_LAST_AS_HEARD

EDITOR, TERMINAL = Application("kate"), Application("xterm", ApplicationKind.TERMINAL)


@pytest.fixture
def engine_with_context() -> Iterator[None]:
    kept = dict(ENGINES)
    ENGINES[EMBEDDED_ENGINE] = EngineDescriptor(EMBEDDED_ENGINE, "One", "", "", ("en",), 1, context=True)
    yield
    ENGINES.clear()
    ENGINES.update(kept)


def dictate(bench: Bench, text: str, where: Application | None = EDITOR, *corrections: Correction) -> None:
    """All the way to its window."""
    number = bench.key_down()
    bench.say(e.TargetNoted(number, where))
    bench.after(1_000).key_up()
    bench.take_closed(number)
    heard = text
    for one in corrections:
        heard = heard.replace(one.written, one.heard)
    bench.say(
        e.Final(number, text, bench.now_ns, 1_000, 1, 10, heard=heard if corrections else "", corrections=corrections)
    )
    bench.inserted(number)


def given(bench: Bench) -> list[str]:
    return [context for _number, context in bench.world.called("add_context")]


def made(*, context_across: bool = False) -> Bench:
    return Bench(Settings(words=WordsSettings(context_characters=40, context_across=context_across)))


# --- corrections --------------------------------------------------------------------------


def test_a_record_tells_how_many_words_were_corrected_and_the_snapshot_how_they_were_heard() -> None:
    bench = Bench()
    dictate(bench, "Miss Tilney met Abbie.", EDITOR, Correction("Tillme", "Tilney"), Correction("Abby", "Abbie"))
    assert bench.records[-1].corrections == 2
    snapshot = bench.snapshots[-1]
    assert (snapshot.last_text, snapshot.last_heard) == ("Miss Tilney met Abbie.", "Miss Tillme met Abby.")
    assert len(snapshot.last_corrections) == 2


def test_a_text_without_corrections_has_nothing_to_undo() -> None:
    bench = Bench()
    dictate(bench, "Miss Tilney.", EDITOR, Correction("Tillme", "Tilney"))
    dictate(bench, "Nothing of yours.")
    assert bench.records[-1].corrections == 0
    assert bench.snapshots[-1].last_heard == ""
    assert bench.snapshots[-1].last_corrections == ()


def test_what_the_clipboard_does_not_take_is_shown_as_it_was_heard() -> None:
    bench = Bench()
    dictate(bench, "Miss Tilney.", EDITOR, Correction("Tillme", "Tilney"))
    bench.say(e.OfferRefused(THE_LAST_AS_HEARD, Problem("No clipboard.", "")))
    assert [shown.text.text for shown in bench.world.shown] == ["Miss Tillme."]


# --- the text before ----------------------------------------------------------------------


@pytest.mark.usefixtures("engine_with_context")
def test_an_engine_that_goes_by_it_gets_the_end_of_what_went_into_the_same_program() -> None:
    bench = made()
    dictate(bench, "The first of the sentences.")
    dictate(bench, "ls minus l", TERMINAL)
    dictate(bench, "The second of them all.")
    assert given(bench) == ["The first of the sentences."]
    dictate(bench, "The third.")
    assert given(bench)[-1] == "of the sentences. The second of them all."[-40:].partition(" ")[2]
    record = bench.records[-1]
    assert record.context_characters == len(given(bench)[-1])
    assert record.context_was_cut


@pytest.mark.usefixtures("engine_with_context")
def test_texts_of_other_programs_count_only_when_they_are_asked_for() -> None:
    bench = made(context_across=True)
    dictate(bench, "One.")
    dictate(bench, "Two.", TERMINAL)
    dictate(bench, "Three.", None)
    assert given(bench) == ["One.", "One. Two."]


@pytest.mark.usefixtures("engine_with_context")
@pytest.mark.parametrize("where", [None, Application("")])
def test_where_nobody_knows_the_program_nothing_is_given(where: Application | None) -> None:
    bench = made()
    dictate(bench, "One.", where)
    dictate(bench, "Two.", where)
    assert given(bench) == []


@pytest.mark.usefixtures("engine_with_context")
def test_it_is_off_unless_it_is_switched_on() -> None:
    bench = Bench()
    dictate(bench, "One.")
    dictate(bench, "Two.")
    assert given(bench) == []
    assert bench.records[-1].context_characters is None


def test_an_engine_that_does_not_go_by_it_gets_none() -> None:
    bench = made()
    dictate(bench, "One.")
    dictate(bench, "Two.")
    assert given(bench) == []


@pytest.mark.usefixtures("engine_with_context")
def test_a_locked_screen_and_the_end_of_the_program_forget_it() -> None:
    bench = made()
    dictate(bench, "One.")
    bench.say(e.SessionAway(bench.now_ns))
    bench.say(e.SessionBack())
    assert bench.world.recent.texts() == ()
    dictate(bench, "Two.")
    assert given(bench) == []
    bench.say(e.Shutdown())
    assert bench.world.recent.texts() == ()


def test_what_went_to_a_password_prompt_is_not_held() -> None:
    recent = RecentTexts(100)
    assert recent.add("hunter two", Application("pinentry", ApplicationKind.PASSWORD_PROMPT)) == 0
    assert recent.texts() == ()


def test_only_texts_that_went_out_are_held() -> None:
    bench = Bench()
    number = bench.key_down()
    bench.after(1_000).key_up()
    bench.take_closed(number)
    bench.say(e.TranscriptionFailed(number, Problem("No.", "")))
    assert bench.records[-1].outcome is Outcome.FAILED
    assert bench.world.recent.texts() == ()


def test_the_room_is_what_the_session_and_the_engines_want() -> None:
    assert room_for_texts(Settings()) == 0
    assert room_for_texts(Settings(session=SessionSettings(enabled=True, context_characters=50))) == 50
    assert room_for_texts(Settings(words=WordsSettings(context_characters=50))) == 200


def test_what_was_pruned_is_counted_until_it_is_asked_for() -> None:
    recent = RecentTexts(10)
    for _ in range(5):
        recent.add("12345")
    assert recent.take_pruned() == 3
    assert recent.take_pruned() == 0
