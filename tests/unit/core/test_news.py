"""What the parts say about themselves: shown while it lasts, told once."""

from __future__ import annotations

from fakes_core import Bench

from tray_app.core import events as e
from tray_app.core.errors import Problem
from tray_app.core.snapshot import KeptTake, PublicState
from tray_app.core.waiting import TEXTS_IN_MEMORY, THE_LAST_TEXT

TROUBLE = Problem("It broke.", "Mend it.")
MINUTE_MS = 60_000


def test_a_part_that_dies_is_told_once() -> None:
    bench = Bench().engine_ready()
    for _ in range(10):
        bench.after(2 * MINUTE_MS).say(e.ThreadDied("desk", "KeyError"))
    assert len(bench.notices) == 1
    assert bench.state() is PublicState.READY


def test_a_part_that_keeps_dying_is_no_longer_ready() -> None:
    bench = Bench().engine_ready()
    for _ in range(100):
        bench.after(1000).say(e.ThreadDied("desk", "KeyError"))
    assert bench.state() is PublicState.ERROR
    assert bench.snapshot.problem is not None
    assert bench.snapshot.problem.detail == "desk"
    assert len(bench.notices) == 2, "that it died, and that it keeps dying"
    bench.after(MINUTE_MS).say(e.Tick())
    assert bench.state() is PublicState.READY


def test_two_parts_are_told_apart() -> None:
    bench = Bench().engine_ready()
    bench.say(e.ThreadDied("desk", "KeyError"))
    bench.say(e.ThreadDied("feeder", "KeyError"))
    bench.say(e.ThreadDied("desk", "KeyError"))
    assert len(bench.notices) == 2
    assert bench.state() is PublicState.READY


def test_a_microphone_missing_at_the_start_is_shown_and_makes_no_sound() -> None:
    bench = Bench().engine_ready()
    bench.say(e.MicrophoneFailed(TROUBLE))
    assert bench.state() is PublicState.ERROR
    assert bench.called("play") == []


def test_recovered_texts_go_through_the_filter_and_are_told_once() -> None:
    bench = Bench()
    for number in range(5):
        bench.say(e.TakeRecovered(e.DictationId(number), f"  text {number} ", 1000.0))
    assert [offer.text for offer in bench.snapshot.offered] == [f"text {number}" for number in range(5)]
    assert len(bench.notices) == 1


def test_a_recording_that_gets_no_text_this_time_either_stays() -> None:
    bench = Bench()
    bench.say(e.RecoveryFailed(e.DictationId(7), 1500.0, TROUBLE))
    assert list(bench.snapshot.kept) == [KeptTake(e.DictationId(7), 1500.0)]
    assert "kept" in bench.notices[-1].body
    bench.say(e.TakeRecovered(e.DictationId(7), "", 1500.0))
    assert bench.called("discard") == [(7,)]
    assert list(bench.snapshot.kept) == []
    assert bench.notices[-1].title == "No words were found"


def test_the_user_may_delete_a_recording_without_a_text() -> None:
    bench = Bench()
    bench.say(e.RecoveryFailed(e.DictationId(7), 1500.0, TROUBLE))
    bench.say(e.OfferTaken(e.DictationId(7)))
    assert bench.called("discard") == [(7,)]
    assert bench.snapshot.kept == ()


def test_texts_beyond_what_memory_holds_stay_as_recordings() -> None:
    bench = Bench()
    for number in range(TEXTS_IN_MEMORY + 3):
        bench.say(e.TakeRecovered(e.DictationId(number), "text", 1000.0))
    assert len(bench.snapshot.offered) == TEXTS_IN_MEMORY
    assert [take.dictation_id for take in bench.snapshot.kept] == [0, 1, 2]
    assert bench.called("discard") == []


def test_a_text_the_clipboard_refused_is_shown_to_be_copied_and_goes_on_waiting() -> None:
    bench = Bench()
    bench.say(e.TakeRecovered(e.DictationId(7), "text", 1000.0))
    bench.say(e.OfferRefused(e.DictationId(7), TROUBLE))
    assert [shown.text.text for shown in bench.world.shown] == ["text"]
    assert len(bench.snapshot.offered) == 1
    assert bench.called("discard") == []


def test_a_locked_session_ends_a_recording_and_offers_its_text() -> None:
    bench = Bench()
    for begin in (bench.key_down, bench.toggle):
        begin()
        dictation_id = bench.id
        bench.after(3000).say(e.SessionAway(bench.now_ns))
        assert bench.called("stop_take")[-1] == (dictation_id, bench.now_ns)
        bench.take_closed(dictation_id)
        bench.say(e.SessionBack())
        bench.final(dictation_id, "Said before the lock.")
        assert bench.called("insert") == []
        assert bench.snapshot.offered[-1].dictation_id == dictation_id
    assert bench.called("discard") == []


def test_a_text_that_comes_while_the_session_is_locked_is_offered() -> None:
    bench = Bench()
    dictation_id = bench.key_down()
    bench.after(900).key_up()
    bench.take_closed(dictation_id)
    bench.say(e.SessionAway(bench.now_ns))
    bench.final(dictation_id, "Not for the locker.")
    assert bench.called("insert") == []
    assert "locked" in bench.notices[-1].body
    bench.say(e.SessionBack())
    bench.dictate("Back again.")
    assert bench.called("insert")[-1][1] == "Back again."


def test_recordings_that_all_got_no_text_are_told_once() -> None:
    bench = Bench()
    for number in range(5):
        bench.say(e.RecoveryFailed(e.DictationId(number), 1500.0, TROUBLE))
    assert len(bench.snapshot.kept) == 5
    assert len(bench.notices) == 1


def test_the_last_text_is_shown_when_the_clipboard_does_not_take_it() -> None:
    bench = Bench()
    bench.dictate("Once more.")
    bench.say(e.OfferRefused(THE_LAST_TEXT, TROUBLE))
    assert [shown.text.text for shown in bench.world.shown] == ["Once more."]
    bench.say(e.OfferTaken(THE_LAST_TEXT))
    assert len(bench.called("discard")) == 1


def test_recordings_that_fail_one_behind_the_other_are_told_once() -> None:
    bench = Bench()
    for number in range(1, 30):
        bench.say(e.RecoveryFailed(e.DictationId(number), 1500.0, TROUBLE))
    assert len(bench.snapshot.kept) == 29
    assert len(bench.notices) == 1


def test_an_engine_that_stands_in_for_the_chosen_one_is_shown_until_that_is_ready() -> None:
    bench = Bench()
    why = Problem("Parrot cannot be used.", "Buy a parrot.")
    bench.say(e.EngineReady("moonshine-tiny-en", 400.0, 4242, degraded=why))
    assert (bench.state(), bench.snapshot.problem) == (PublicState.READY, why)
    bench.say(e.EngineReady("parrot", 400.0, 4243))
    assert bench.snapshot.problem is None


def test_the_figures_name_the_engine_that_decoded_this_dictation() -> None:
    bench = Bench().engine_ready()
    dictation_id = bench.key_down()
    bench.after(1_000).key_up()
    bench.take_closed(dictation_id)
    bench.say(e.Final(dictation_id, "Squawk.", bench.now_ns, 1_000.0, 1, 50.0, engine="parrot", language="de"))
    bench.inserted(dictation_id)
    assert (bench.records[-1].engine, bench.records[-1].language) == ("parrot", "de")
    bench.dictate("Spoken to an engine that does not tell its name.")
    assert bench.records[-1].engine == "moonshine-tiny-en"


def heard_by(bench: Bench, engine: str) -> None:
    """A dictation that this engine wrote."""
    dictation_id = bench.key_down()
    bench.after(1000).key_up()
    bench.take_closed(dictation_id)
    bench.say(e.Final(dictation_id, "text", bench.now_ns, 1000.0, 1, 50.0, engine=engine))
    bench.inserted(dictation_id)


def test_an_engine_that_failed_is_a_problem_until_it_has_written_something() -> None:
    bench = Bench().engine_ready()
    bench.say(e.ProblemNoticed(TROUBLE, stands_in_for="openai"))
    assert bench.state() is PublicState.READY
    assert len(bench.notices) == 1
    heard_by(bench, "moonshine-tiny-en")
    assert bench.snapshot.problem == TROUBLE
    heard_by(bench, "openai")
    assert [bench.snapshot.problem] == [None]
    bench.say(e.ProblemNoticed(TROUBLE, stands_in_for="openai"))
    assert bench.engine_ready().snapshot.problem is None, "another worker is another attempt"


def test_what_is_only_told_is_no_lasting_problem() -> None:
    bench = Bench().engine_ready()
    bench.say(e.ProblemNoticed(TROUBLE))
    assert bench.snapshot.problem is None
