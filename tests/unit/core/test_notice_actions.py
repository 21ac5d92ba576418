"""What can be done about it stands on the notice itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes_core import Bench

from tray_app.core import events as e
from tray_app.core.errors import Problem
from tray_app.core.notice_actions import OPEN_LOG, OPEN_SETTINGS, SHOW_MODELS, TRY_AGAIN, copy_text, open_folder
from tray_app.core.requests import OpenFile
from tray_app.core.snapshot import Notice, NoticeKind

TROUBLE = Problem("It broke.", "Mend it.")


def transcribed(bench: Bench) -> e.DictationId:
    dictation_id = bench.key_down()
    bench.after(900).key_up()
    bench.take_closed(dictation_id)
    return dictation_id


def test_a_text_whose_window_is_gone_can_be_copied_from_its_notice() -> None:
    bench = Bench()
    dictation_id = transcribed(bench)
    bench.final(dictation_id, "Hello.")
    bench.say(e.TargetLost(dictation_id))
    assert bench.notices[-1].action == copy_text(dictation_id)
    assert bench.notices[-1].is_needed


def test_a_text_that_could_not_be_typed_can_be_copied_from_its_notice() -> None:
    bench = Bench()
    dictation_id = transcribed(bench)
    bench.final(dictation_id, "Hello.")
    bench.say(e.InsertionFailed(dictation_id, TROUBLE))
    assert bench.notices[-1].action == copy_text(dictation_id)


def test_a_recording_without_a_text_can_be_tried_again_from_its_notice() -> None:
    bench = Bench()
    dictation_id = transcribed(bench)
    bench.say(e.TranscriptionFailed(dictation_id, TROUBLE))
    assert bench.notices[-1].action == TRY_AGAIN


def test_a_recovered_text_can_be_copied_from_its_notice() -> None:
    bench = Bench()
    bench.say(e.TakeRecovered(e.DictationId(7), "Hello.", 900.0))
    assert bench.notices[-1].action == copy_text(e.DictationId(7))


@pytest.mark.expected_warning(r"core\.status: engine lost")
@pytest.mark.parametrize(
    ("news", "action"),
    [
        (e.SettingsBroken(TROUBLE), OPEN_SETTINGS),
        (e.HotkeyFailed(TROUBLE, deaf=True), OPEN_SETTINGS),
        (e.ProblemNoticed(TROUBLE, stands_in_for="whisper"), SHOW_MODELS),
        (e.ProblemNoticed(TROUBLE), None),
        (e.EngineLost(TROUBLE, final=True), SHOW_MODELS),
        (e.ThreadDied("desk", "KeyError"), OPEN_LOG),
    ],
    ids=lambda value: type(value).__name__,
)
def test_each_trouble_leads_to_where_it_is_mended(news: e.Event, action: object) -> None:
    bench = Bench().engine_ready()
    bench.say(news)
    assert bench.notices[-1].action == action


def test_a_file_that_was_written_leads_to_its_folder() -> None:
    assert open_folder(Path("/tmp/reports/r.html")).request == OpenFile(Path("/tmp/reports"))


def test_what_need_not_be_known_is_told_apart() -> None:
    assert not Notice(NoticeKind.WARNING, "Another engine writes", "", SHOW_MODELS).is_needed
    assert Notice(NoticeKind.ERROR, "It failed", "").is_needed
