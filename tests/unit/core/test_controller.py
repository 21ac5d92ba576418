"""One dictation from key down to the last character, and what can come in between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from fakes_core import MS, Bench

from tray_app.core import events as e
from tray_app.core.applications import Application, ApplicationKind
from tray_app.core.dictation import DictationEnded, Outcome, Start
from tray_app.core.errors import Problem
from tray_app.core.ports import Tone
from tray_app.core.settings import HotkeySettings, Settings
from tray_app.core.snapshot import KeptTake, PublicState

TROUBLE = Problem("It broke.", "Mend it.")


def test_a_held_key_becomes_text_in_the_window() -> None:
    bench = Bench().engine_ready()
    dictation_id = bench.key_down()
    assert bench.state() is PublicState.RECORDING
    assert bench.called("note_target") == [(dictation_id,)]
    bench.after(1500).key_up()
    assert bench.state() is PublicState.TRANSCRIBING
    assert bench.called("stop_take") == [(dictation_id, bench.now_ns)]
    assert bench.called("release_hint") == [(dictation_id,)]
    bench.take_closed(dictation_id)
    bench.final(dictation_id, " Hello. ")
    assert bench.called("insert") == [(dictation_id, "Hello.")]
    bench.inserted(dictation_id)
    assert bench.state() is PublicState.READY
    assert bench.snapshot.last_text == "Hello."
    assert (bench.snapshot.last_outcome, bench.snapshot.last_outcome_id) == (Outcome.INSERTED, dictation_id)
    assert bench.called("discard") == [(dictation_id,)]
    assert [record.outcome for record in bench.records] == [Outcome.INSERTED]


def test_the_end_of_a_dictation_tells_its_text_and_where_it_went() -> None:
    bench = Bench().engine_ready()
    application = Application("xterm", ApplicationKind.TERMINAL)
    dictation_id = bench.key_down()
    bench.say(e.TargetNoted(dictation_id, application))
    bench.after(1500).key_up()
    bench.take_closed(dictation_id)
    bench.final(dictation_id, "Hello.")
    bench.inserted(dictation_id)
    (ended,) = bench.world.endings
    assert (ended.text, ended.application) == ("Hello.", application)
    assert ended.record.outcome is Outcome.INSERTED
    assert "Hello" not in repr(ended)


def test_the_sound_of_a_delivered_text_can_be_claimed_before_it_is_removed() -> None:
    bench = Bench().engine_ready()
    bench.world.bus.subscribe(DictationEnded, "a history", lambda ended: ended.claim_audio())
    dictation_id = bench.dictate("Hello.")
    wanted = [call for call in bench.world.calls if call[0] in ("spool.claim", "spool.discard")]
    assert wanted == [("spool.claim", dictation_id), ("spool.discard", dictation_id)]


@pytest.mark.parametrize("late", range(4))
def test_the_target_may_be_told_at_any_time_before_the_end(late: int) -> None:
    """A display that is slow to answer keeps nobody waiting."""
    bench = Bench().engine_ready()
    dictation_id = bench.key_down()
    steps: list[Callable[[], object]] = [
        lambda: bench.after(1500).key_up(),
        lambda: bench.take_closed(dictation_id),
        lambda: bench.final(dictation_id, "Hello."),
    ]
    steps.insert(late, lambda: bench.say(e.TargetNoted(dictation_id, Application("gedit"))))
    for step in steps:
        step()
    bench.inserted(dictation_id)
    assert bench.controller.take_unexpected() == 0
    assert bench.world.endings[-1].application == Application("gedit")


def test_the_microphone_is_started_before_anything_else() -> None:
    bench = Bench()
    bench.key_down()
    assert bench.world.calls[0][0] == "microphone.start_take"


def test_the_audio_stays_on_disk_until_the_last_character_is_delivered() -> None:
    bench = Bench()
    dictation_id = bench.key_down()
    bench.after(1000).key_up()
    bench.take_closed(dictation_id)
    bench.final(dictation_id, "Hello.")
    assert bench.called("discard") == []
    bench.inserted(dictation_id)
    assert bench.called("discard") == [(dictation_id,)]


def test_a_brush_of_the_key_makes_nothing() -> None:
    bench = Bench()
    dictation_id = bench.key_down()
    bench.after(150).key_up()
    assert bench.called("abandon_take") == [(dictation_id,)]
    assert bench.called("stop_take") == []
    assert bench.records[-1].outcome is Outcome.TOO_SHORT


def test_a_shortcut_with_the_hotkeys_modifier_is_not_a_dictation() -> None:
    bench = Bench()
    dictation_id = bench.key_down()
    bench.after(90).say(e.ShortcutUsed(bench.now_ns))
    bench.after(400).key_up()
    assert bench.called("abandon_take") == [(dictation_id,)]
    assert bench.called("stop_take") == []


def speak_over_a_key(bench: Bench, held_ms: float) -> e.DictationId:
    dictation_id = bench.key_down()
    bench.after(450).say(e.ShortcutUsed(bench.now_ns))
    bench.after(held_ms).key_up()
    bench.take_closed(dictation_id)
    bench.final(dictation_id, "All of it.")
    return dictation_id


def test_a_key_brushed_at_the_beginning_costs_no_word_of_what_is_said_after_it() -> None:
    bench = Bench()
    dictation_id = speak_over_a_key(bench, held_ms=20_000)
    assert bench.called("insert") == [(dictation_id, "All of it.")]


@pytest.mark.parametrize(("held_ms", "more_keys"), [(1_200, False), (20_000, True)])
def test_what_may_have_been_shortcuts_is_offered_and_never_typed(held_ms: float, more_keys: bool) -> None:
    bench = Bench()
    bench.world.foreign_key_pressed = more_keys
    dictation_id = speak_over_a_key(bench, held_ms)
    assert bench.called("insert") == []
    assert bench.called("discard") == []
    assert [offer.dictation_id for offer in bench.snapshot.offered] == [dictation_id]
    assert "Other keys" in bench.notices[-1].body


def test_silence_inserts_nothing_and_leaves_nothing() -> None:
    bench = Bench()
    dictation_id = bench.dictate("")
    assert bench.called("insert") == []
    assert bench.called("discard") == [(dictation_id,)]
    assert bench.snapshot.last_outcome is Outcome.EMPTY


def test_cancel_throws_the_recording_away() -> None:
    bench = Bench()
    dictation_id = bench.key_down()
    bench.after(800).say(e.Cancel(e.Origin.HOTKEY, bench.now_ns))
    assert bench.called("abandon_take") == [(dictation_id,)]
    assert bench.called("discard") == [(dictation_id,)]
    bench.key_up()
    assert bench.called("stop_take") == []
    assert bench.called("play")[-1] == (Tone.CANCEL,)


def test_cancel_after_release_takes_the_text_back() -> None:
    bench = Bench()
    dictation_id = bench.key_down()
    bench.after(800).key_up()
    bench.take_closed(dictation_id)
    bench.say(e.Cancel(e.Origin.COMMAND, bench.now_ns))
    bench.final(dictation_id, "Too late.")
    assert bench.called("insert") == []


def test_the_cancel_key_is_ours_only_while_recording() -> None:
    bench = Bench()
    bench.dictate("Hello.")
    assert bench.called("recording") == [(True,), (False,)]


def test_the_maximum_duration_transcribes_what_it_has() -> None:
    bench = Bench(replace(Settings(), hotkey=HotkeySettings(max_duration_s=30)))
    dictation_id = bench.key_down()
    bench.after(29_000).say(e.Tick())
    assert bench.called("stop_take") == []
    bench.after(1_500).say(e.Tick())
    assert [call[0] for call in bench.called("stop_take")] == [dictation_id]
    bench.take_closed(dictation_id)
    bench.final(dictation_id, "Kept.")
    assert bench.called("insert") == [(dictation_id, "Kept.")]


def test_one_can_speak_again_while_the_last_text_is_on_its_way() -> None:
    bench = Bench()
    first = bench.key_down()
    bench.after(900).key_up()
    second = bench.key_down()
    assert second != first
    bench.after(900).key_up()
    bench.take_closed(first)
    bench.take_closed(second)
    bench.final(second, "Second.")
    assert bench.called("insert") == [], "texts arrive in the order they were spoken"
    bench.final(first, "First.")
    bench.inserted(first)
    bench.inserted(second)
    assert [call[1] for call in bench.called("insert")] == ["First.", " Second."]


def test_an_answer_to_a_dictation_that_is_gone_is_dropped() -> None:
    bench = Bench()
    old = bench.dictate("Hello.")
    bench.key_down()
    bench.final(old, "Hello again.")
    assert len(bench.called("insert")) == 1


def test_a_text_that_overtakes_the_closing_of_its_take_is_kept() -> None:
    bench = Bench()
    dictation_id = bench.key_down()
    bench.after(900).key_up()
    bench.final(dictation_id, "Quick.")
    bench.take_closed(dictation_id, samples=14_400)
    bench.inserted(dictation_id)
    assert bench.records[-1].samples == 14_400
    assert bench.records[-1].outcome is Outcome.INSERTED


def test_a_moved_focus_offers_the_text_and_keeps_the_audio() -> None:
    bench = Bench()
    dictation_id = bench.key_down()
    bench.after(900).key_up()
    bench.take_closed(dictation_id)
    bench.final(dictation_id, "Private.")
    bench.say(e.TargetLost(dictation_id))
    assert [offer.text for offer in bench.snapshot.offered] == ["Private."]
    assert bench.called("discard") == []
    assert "Private" not in bench.notices[-1].body
    bench.say(e.OfferTaken(dictation_id))
    assert bench.called("discard") == [(dictation_id,)]
    assert bench.snapshot.offered == ()


def test_a_failed_transcription_keeps_the_audio_and_can_be_tried_again() -> None:
    bench = Bench()
    dictation_id = bench.key_down()
    bench.after(900).key_up()
    bench.take_closed(dictation_id, samples=32_000)
    bench.say(e.TranscriptionFailed(dictation_id, TROUBLE))
    assert bench.called("discard") == []
    assert bench.records[-1].outcome is Outcome.FAILED
    assert bench.notices[-1].title == TROUBLE.title
    assert "Try again in the menu" in bench.notices[-1].body
    assert list(bench.snapshot.kept) == [KeptTake(dictation_id, 2000.0)]
    bench.say(e.TakeRecovered(dictation_id, "Here it is.", 2000.0))
    assert list(bench.snapshot.kept) == []
    assert [offer.text for offer in bench.snapshot.offered] == ["Here it is."]


def test_a_failure_told_while_the_key_is_held_waits_for_the_end_of_the_take() -> None:
    bench = Bench()
    dictation_id = bench.key_down()
    bench.after(900).say(e.TranscriptionFailed(dictation_id, TROUBLE))
    assert bench.state() is PublicState.RECORDING, "what is said from now on is kept too"
    bench.after(900).key_up()
    bench.take_closed(dictation_id, samples=28_800)
    assert bench.snapshot.kept == (KeptTake(dictation_id, 1800.0),)


def test_a_microphone_that_dies_closes_the_take_and_what_was_heard_is_inserted() -> None:
    bench = Bench()
    dictation_id = bench.key_down()
    bench.after(2000).say(e.MicrophoneFailed(TROUBLE, dictation_id))
    bench.take_closed(dictation_id)
    bench.final(dictation_id, "Until then.")
    bench.inserted(dictation_id)
    assert bench.state() is PublicState.ERROR
    assert bench.snapshot.last_text == "Until then."
    bench.say(e.MicrophoneRecovered())
    assert bench.snapshot.problem is None


def test_a_window_that_never_takes_the_text_does_not_hold_up_the_next() -> None:
    bench = Bench()
    first = bench.key_down()
    bench.after(900).key_up()
    bench.take_closed(first)
    bench.final(first, "Stuck.")
    bench.after(15_301).say(e.Tick())
    assert [offer.text for offer in bench.snapshot.offered] == ["Stuck."]
    bench.dictate("Next.")
    assert bench.called("insert")[-1][1] == "Next."


def test_what_a_crash_left_is_offered_and_never_typed() -> None:
    bench = Bench()
    bench.say(e.TakeRecovered(e.DictationId(7), "From yesterday.", 2000.0))
    assert [offer.text for offer in bench.snapshot.offered] == ["From yesterday."]
    assert bench.called("insert") == []


def test_a_recovered_take_without_words_is_removed() -> None:
    bench = Bench()
    bench.say(e.TakeRecovered(e.DictationId(7), "", 2000.0))
    assert bench.called("discard") == [(7,)]
    assert bench.snapshot.offered == ()


def test_a_dictation_goes_on_from_the_last_one_when_nothing_was_typed_between() -> None:
    bench = Bench()
    bench.dictate("One,")
    bench.after(2000).dictate("And two.")
    bench.world.foreign_key_pressed = True
    bench.after(2000).dictate("Three.")
    assert [call[1] for call in bench.called("insert")] == ["One,", " and two.", "Three."]


def test_a_dictation_goes_on_from_the_last_one_however_long_ago_that_was() -> None:
    bench = Bench()
    bench.dictate("One.")
    bench.after(600_000).dictate("two.", held_ms=90_000)
    assert [call[1] for call in bench.called("insert")] == ["One.", " Two."]


def test_an_offered_text_is_not_gone_on_from() -> None:
    bench = Bench()
    bench.dictate("One,")
    lost = bench.key_down()
    bench.after(1000).key_up()
    bench.take_closed(lost)
    bench.final(lost, "For the clipboard.")
    bench.say(e.TargetLost(lost))
    bench.after(2000).dictate("And two.")
    assert [call[1] for call in bench.called("insert")][-1] == " and two."


def test_quitting_in_mid_dictation_leaves_the_audio_for_the_next_start() -> None:
    bench = Bench()
    bench.key_down()
    bench.after(900).say(e.Shutdown())
    assert bench.called("discard") == []
    assert bench.called("abandon_take") == []


@pytest.mark.expected_warning(r"core\.shield: insertion\.note_target failed: RuntimeError")
def test_a_broken_handler_does_not_silence_the_next_event(caplog: pytest.LogCaptureFixture) -> None:
    bench = Bench()
    bench.world.broken.add("insertion.note_target")
    bench.key_down()
    bench.after(900).key_up()
    assert len(bench.called("stop_take")) == 1
    assert "failed" in caplog.text


def test_cold_warm_and_resumed_are_told_apart() -> None:
    bench = Bench()
    dictation_id = bench.key_down()
    bench.say(e.TakeStarted(dictation_id, bench.now_ns + 20 * MS, cold=True))
    bench.after(900).key_up()
    bench.take_closed(dictation_id)
    bench.say(e.Final(dictation_id, "Hi.", bench.now_ns, 900.0, 1, 10.0, resumed=False))
    bench.inserted(dictation_id)
    assert bench.last_start() is Start.COLD
    bench.dictate("Warm.")
    assert bench.last_start() is Start.WARM
    dictation_id = bench.key_down()
    bench.after(900).key_up()
    bench.take_closed(dictation_id)
    bench.say(e.Final(dictation_id, "Hi.", bench.now_ns, 900.0, 1, 10.0, resumed=True))
    bench.inserted(dictation_id)
    assert bench.last_start() is Start.RESUMED


def test_ids_stay_unique_when_the_wall_clock_jumps_back(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = Bench()
    monkeypatch.setattr("time.time_ns", lambda: 1000)
    assert bench.dictate("One.") < bench.dictate("Two.")
