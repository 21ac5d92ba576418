"""The sound of a row, heard again by another engine or in another language."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from history_rig import SOUND, HistoryRig

from tray_app.core import events as e
from tray_app.core.dictation import Outcome
from tray_app.core.engines import EMBEDDED_ENGINE
from tray_app.core.errors import Problem
from tray_app.core.events import DictationId
from tray_app.core.history import HistoryRow, RowState
from tray_app.core.keeping_settings import HistorySettings
from tray_app.core.undoing import TextUndone
from tray_app.core.wishes import Wishes

SILENT = Problem("No words were found.", "Try another engine or language. The sound is still there.")


def offers(rig: HistoryRig) -> list[e.TakeRecovered]:
    return [event for event in rig.posted if isinstance(event, e.TakeRecovered)]


def retry(rig: HistoryRig, row_id: DictationId, engine: str = "", language: str = "") -> HistoryRow:
    rig.changed.clear()
    rig.history.retry(row_id, engine, language)
    rig.settle()
    assert row_id in rig.changed
    return rig.row(row_id)


def test_a_failed_take_gets_its_text_and_is_offered_like_any_that_waits(rig: HistoryRig) -> None:
    row_id = rig.say("", outcome=Outcome.FAILED, why="The speech engine gave no answer.")
    row = retry(rig, row_id)
    assert (row.state, row.text, row.engine, row.words) == (RowState.WAITING, "heard again", "better", 2)
    assert row.problem == "", "why there was no text is over"
    assert rig.link.asked == [(len(SOUND), None)]
    assert offers(rig) == [e.TakeRecovered(row_id, "heard again", 200.0, "", "better", "en", shaped=True)]
    assert rig.recordings() == [row_id], "until somebody has it"
    assert rig.history.command({"do": "standing", "ids": [row_id]}) == {"standing": "done"}


def test_a_cancelled_take_that_is_wanted_after_all_is_offered_without_a_recording(rig: HistoryRig) -> None:
    row_id = rig.say("", outcome=Outcome.CANCELLED)
    assert retry(rig, row_id, EMBEDDED_ENGINE, "en").state is RowState.WAITING
    assert rig.link.asked == [(len(SOUND), Wishes(engine=EMBEDDED_ENGINE, language="en"))]
    assert [offer.recorded for offer in offers(rig)] == [False]


def test_it_is_heard_by_what_it_was_dictated_with_unless_something_else_is_asked_for(rig: HistoryRig) -> None:
    dictated = Wishes(EMBEDDED_ENGINE, "en", ("de", "en"))
    row_id = rig.say("", outcome=Outcome.FAILED, wishes=dictated)
    assert (rig.row(row_id).wished_engine, rig.row(row_id).wished_languages) == (EMBEDDED_ENGINE, "de,en")
    for asked in (("", ""), ("", "de"), ("", "auto"), (EMBEDDED_ENGINE, "fr")):
        retry(rig, row_id, *asked)
    assert [wishes for _samples, wishes in rig.link.asked] == [
        dictated, Wishes(EMBEDDED_ENGINE, "de"), Wishes(EMBEDDED_ENGINE), Wishes(EMBEDDED_ENGINE, "fr"),
    ]  # fmt: skip


def test_a_language_that_the_engine_does_not_know_is_not_wished_of_it(rig: HistoryRig) -> None:
    german = rig.say("", 1, Outcome.FAILED, wishes=Wishes("an engine that is gone", "de"))
    retry(rig, german, EMBEDDED_ENGINE)
    retry(rig, german)
    assert [wishes for _samples, wishes in rig.link.asked] == [Wishes(EMBEDDED_ENGINE), Wishes(language="de")]


def test_a_text_that_was_undone_is_offered_once_it_is_heard_again(tmp_path: Path) -> None:
    rig = HistoryRig(tmp_path, HistorySettings(keep_sound=True))
    row_id = rig.say("herd a gain")
    rig.bus.publish(TextUndone(row_id))
    row = retry(rig, row_id)
    assert (row.state, row.text, row.heard) == (RowState.WAITING, "heard again", "herd a gain")
    assert [offer.recorded for offer in offers(rig)] == [False]
    rig.close()


def test_a_written_text_gets_another_and_keeps_the_first_beside_it(tmp_path: Path) -> None:
    rig = HistoryRig(tmp_path, HistorySettings(keep_sound=True))
    row_id = rig.say("herd a gain")
    row = retry(rig, row_id)
    assert (row.state, row.text, row.heard) == (RowState.WRITTEN, "heard again", "herd a gain")
    assert offers(rig) == [], "it is in its window, right or wrong"
    assert retry(rig, row_id) == replace(row, heard="heard again")
    retry(rig, row_id)  # told, although nothing is other than before
    rig.close()


@pytest.mark.parametrize("text", ["", None])
def test_where_no_text_comes_the_row_says_why_and_nothing_is_lost(rig: HistoryRig, text: str | None) -> None:
    row_id = rig.say("", outcome=Outcome.FAILED, why="before")
    rig.link.text = text or ""
    rig.link.problem = None if text is not None else Problem("The engine died.", "Get another.")
    row = retry(rig, row_id)
    expected = SILENT if text is not None else rig.link.problem
    assert (row.state, row.problem, rig.problems()) == (RowState.UNHEARD, expected.title, [expected])  # type: ignore[union-attr] # one of them
    assert rig.recordings() == [row_id]
    assert rig.history.command({"do": "standing", "ids": [row_id]})["standing"] == row.problem


def test_without_sound_or_with_an_unknown_engine_it_is_said_at_once(rig: HistoryRig) -> None:
    written = rig.say("no sound of it", 1)
    row = retry(rig, written)
    assert (row.text, rig.link.asked) == ("no sound of it", [])
    failed = rig.say("", 2, Outcome.FAILED)
    assert retry(rig, failed, "nobody's").state is RowState.UNHEARD
    assert ["no sound" in problem.title for problem in rig.problems()] == [True, False]
    assert "nobody's" in rig.problems()[1].title


def test_the_text_of_a_private_program_is_offered_and_not_kept(rig: HistoryRig) -> None:
    row_id = rig.say("", outcome=Outcome.FAILED)
    rig.history._store()._change_row(row_id, lambda row: replace(row, private=True))
    rig.settle()
    row = retry(rig, row_id)
    assert (row.text, row.state) == ("", RowState.WAITING)
    assert [offer.text for offer in offers(rig)] == ["heard again"]
