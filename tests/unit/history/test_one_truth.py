"""What waits is a row: it survives a restart by that, without an engine, and nothing is offered that was taken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from fakes_core import Bench
from history_rig import PATIENCE_S, HistoryRig

from tray_app.core import events as e
from tray_app.core.dictation import DictationEnded, Outcome
from tray_app.core.engines import EMBEDDED_ENGINE
from tray_app.core.errors import Problem
from tray_app.core.history import HistoryQuery, RowState, WaitingNews
from tray_app.core.keeping_settings import HistorySettings
from tray_app.core.wishes import Wishes
from tray_app.recovery import Answer, Recovery

PROBLEM = Problem("No.", "Later.")
PCM = np.ones(3_200, np.int16)


class Engine:
    """Answers about each take at once."""

    unusable: Problem | None = None

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.wished: list[Wishes | None] = []

    def transcribe_stored(
        self, dictation_id: e.DictationId, answer: Callable[[Answer], None], *, wishes: Wishes | None = None
    ) -> None:
        self.asked.append(dictation_id)
        self.wished.append(wishes)
        answer(e.Final(dictation_id, "heard now", 0, 200.0, 1, 5.0, engine="moonshine", language="en"))


class NextRun:
    """The program started again on what an earlier one left, and how far its recovery came."""

    def __init__(self, folder: Path, settings: HistorySettings | None = None) -> None:
        self.rig = HistoryRig(folder, settings)
        self.engine = Engine()
        recovery = Recovery(self.rig.posted.append, self.rig.spool, self.engine, lambda: False, self.rig.history)
        recovery.start()
        assert recovery.wait(PATIENCE_S)
        recovery.close()
        self.rig.settle()

    def offered(self) -> dict[int, tuple[str, bool]]:
        found = [event for event in self.rig.posted if isinstance(event, e.TakeRecovered)]
        assert len({event.dictation_id for event in found}) == len(found)
        return {event.dictation_id: (event.text, event.recorded) for event in found}


def test_a_recording_is_heard_again_by_what_it_was_dictated_with(tmp_path: Path) -> None:
    rig = HistoryRig(tmp_path)
    wished = Wishes(EMBEDDED_ENGINE, "en")
    rig.say("", 1, Outcome.FAILED, wishes=wished)
    rig.say("", 2, Outcome.FAILED, wishes=Wishes("an engine that is gone", "de"))
    rig.say("", 3, Outcome.FAILED)
    rig.close()
    run = NextRun(tmp_path)
    assert run.engine.wished == [wished, Wishes(language="de"), None]
    run.rig.close()


def test_a_text_that_waits_is_offered_again_without_an_engine(tmp_path: Path) -> None:
    rig = HistoryRig(tmp_path)
    waits = rig.say("it waits", 1, Outcome.OFFERED)
    rig.history.edit(waits, "it waits, mended")
    rig.settle()
    rig.close()
    run = NextRun(tmp_path)
    assert run.offered() == {waits: ("it waits, mended", True)}
    assert run.engine.asked == []
    assert run.rig.recordings() == [waits]
    run.rig.close()


def test_a_take_that_no_row_knows_is_transcribed_and_becomes_one(tmp_path: Path) -> None:
    rig = HistoryRig(tmp_path)
    rig.spool.begin(e.DictationId(7))
    rig.spool.append(e.DictationId(7), PCM)
    rig.close()
    run = NextRun(tmp_path)
    assert (run.engine.asked, run.offered()) == ([7], {7: ("heard now", True)})
    run.rig.news(e.DictationId(7), RowState.WAITING, "heard now", engine="moonshine", audio_ms=200.0)
    row = run.rig.row(e.DictationId(7))
    assert (row.state, row.text, row.engine, row.audio_ms) == (RowState.WAITING, "heard now", "moonshine", 200.0)
    run.rig.close()


def test_a_take_that_failed_is_tried_again(tmp_path: Path) -> None:
    rig = HistoryRig(tmp_path)
    failed = rig.say("", 1, Outcome.FAILED)
    rig.close()
    run = NextRun(tmp_path)
    assert (run.engine.asked, run.offered()) == ([failed], {failed: ("heard now", True)})
    run.rig.close()


def test_what_was_dealt_with_is_not_offered_although_its_recording_was_left(tmp_path: Path) -> None:
    """The program was killed between the row and the removal of the recording."""
    rig = HistoryRig(tmp_path)
    ids = [rig.say("x", number, outcome) for number, outcome in enumerate((Outcome.INSERTED, Outcome.EMPTY))]
    ids.append(rig.say("", 2, Outcome.CANCELLED))
    for row_id in ids:
        rig.spool.begin(row_id)
        rig.spool.append(row_id, PCM)
    rig.close()
    run = NextRun(tmp_path)
    assert (run.engine.asked, run.offered(), run.rig.recordings()) == ([], {}, [])
    run.rig.close()


def test_a_text_whose_recording_is_gone_waits_all_the_same(tmp_path: Path) -> None:
    rig = HistoryRig(tmp_path)
    waits = rig.say("no recording", 1, Outcome.OFFERED)
    rig.spool.discard(waits)
    rig.close()
    run = NextRun(tmp_path)
    assert run.offered() == {waits: ("no recording", False)}
    run.rig.news(waits, RowState.TAKEN)
    run.rig.close()
    last = NextRun(tmp_path)
    assert last.offered() == {}
    last.rig.close()


def test_what_waits_in_a_history_is_offered_although_no_more_is_kept(tmp_path: Path) -> None:
    rig = HistoryRig(tmp_path)
    waits = rig.say("it waits", 1, Outcome.OFFERED)
    rig.close()
    run = NextRun(tmp_path, HistorySettings(keep=False))
    assert (run.engine.asked, run.offered()) == ([], {waits: ("it waits", True)})
    run.rig.close()


def test_without_a_history_the_recording_is_what_there_is(tmp_path: Path) -> None:
    rig = HistoryRig(tmp_path, HistorySettings(keep=False))
    waits = rig.say("it waits", 1, Outcome.OFFERED)
    rig.close()
    run = NextRun(tmp_path, HistorySettings(keep=False))
    assert (run.engine.asked, run.offered()) == ([waits], {waits: ("heard now", True)})
    assert run.rig.history._made is None, "nothing is loaded"
    run.rig.close()


def test_a_text_that_waits_already_is_not_written_over_by_another_try(rig: HistoryRig) -> None:
    waits = rig.say("edited by hand", 1, Outcome.OFFERED)
    rig.news(waits, RowState.WAITING, "as the engine has it")
    rig.news(waits, RowState.UNHEARD, problem="No.")
    assert (rig.row(waits).text, rig.row(waits).state) == ("edited by hand", RowState.WAITING)


def test_a_recording_that_the_user_throws_away_is_a_cancelled_one(rig: HistoryRig) -> None:
    failed = rig.say("", 1, Outcome.FAILED)
    rig.news(failed, RowState.TAKEN)
    row = rig.row(failed)
    assert (row.state, row.sound, rig.recordings()) == (RowState.CANCELLED, True, [])


def test_news_of_what_is_no_row_make_none_where_somebody_took_it(rig: HistoryRig) -> None:
    rig.news(e.DictationId(5), RowState.TAKEN)
    rig.news(e.DictationId(6), RowState.EMPTY, audio_ms=100.0)
    rig.news(e.DictationId(7), RowState.UNHEARD, problem="No.")
    assert [(row.row_id, row.state) for row in rig.history.find(HistoryQuery())] == [
        (7, RowState.UNHEARD),
        (6, RowState.EMPTY),
    ]


# --- what the controller tells -----------------------------------------------------------


class Told(Bench):
    def __init__(self) -> None:
        super().__init__()
        self.news: list[WaitingNews] = []
        self.world.bus.subscribe(WaitingNews, "the test", self._hear)
        self.discarded_then: list[int] = []

    def _hear(self, news: WaitingNews) -> None:
        self.news.append(news)
        self.discarded_then.append(len(self.called("spool.discard")))


def test_each_thing_that_becomes_of_a_waiting_take_is_told_before_its_recording_is_touched() -> None:
    bench = Told()
    take = e.DictationId(7)
    bench.say(e.RecoveryFailed(take, 900.0, PROBLEM))
    bench.say(e.TakeRecovered(take, " Words. ", 900.0, "Wards.", "better", "en"))
    bench.say(e.OfferTaken(take))
    bench.say(e.OfferTaken(take))
    bench.say(e.TakeRecovered(e.DictationId(8), " ", 900.0))
    assert [(news.dictation_id, news.state) for news in bench.news] == [
        (7, RowState.UNHEARD),
        (7, RowState.WAITING),
        (7, RowState.TAKEN),
        (8, RowState.EMPTY),
    ]
    assert bench.news[0].problem == "No."
    assert (bench.news[1].text, bench.news[1].heard, bench.news[1].engine) == ("Words.", "Wards.", "better")
    assert bench.discarded_then == [0, 0, 0, 1]
    assert "Words" not in repr(bench.news)


def test_a_text_without_a_recording_is_offered_as_such() -> None:
    bench = Told()
    bench.say(e.TakeRecovered(e.DictationId(7), "Words.", 900.0, recorded=False))
    (offer,) = bench.snapshot.offered
    assert (offer.text, offer.recorded) == ("Words.", False)


def test_the_sound_of_a_cancelled_take_can_be_claimed_before_it_is_thrown_away() -> None:
    bench = Bench()
    cancelled = bench.key_down()
    bench.world.bus.subscribe(DictationEnded, "the test", lambda ended: ended.claim_audio())
    bench.say(e.Cancel(e.Origin.HOTKEY, bench.now_ns))
    order = [call[0] for call in bench.world.calls if call[0] in ("spool.claim", "microphone.abandon_take")]
    assert order == ["spool.claim", "microphone.abandon_take"]
    assert bench.called("abandon_take") == [(cancelled,)]


@pytest.mark.parametrize("why", ["Another window", "No engine."])
def test_an_ending_says_why_it_did_not_get_into_its_window(why: str) -> None:
    bench = Bench().engine_ready()
    take = bench.key_down()
    bench.after(1_000).key_up()
    bench.take_closed(take)
    if why == "No engine.":
        bench.say(e.TranscriptionFailed(take, Problem(why, "")))
    else:
        bench.final(take, "Words.")
        bench.say(e.TargetLost(take))
    assert bench.world.endings[-1].why.startswith(why)
