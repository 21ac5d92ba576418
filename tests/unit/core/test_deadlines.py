"""No stage of a dictation can hold up those behind it, and none that is given up loses its sound."""

from __future__ import annotations

import pytest
from fakes_core import Bench

from tray_app.core import events as e
from tray_app.core.dictation import Outcome
from tray_app.core.errors import Problem
from tray_app.core.snapshot import PublicState

pytestmark = pytest.mark.expected_warning(
    r"core\.shield: .* failed: RuntimeError", r"core\.status: engine lost: It broke\."
)

TROUBLE = Problem("It broke.", "Mend it.")
SECOND_SAMPLES = 16_000


def closed(bench: Bench, seconds: float = 1) -> e.DictationId:
    dictation_id = bench.key_down()
    bench.after(seconds * 1000).key_up()
    bench.take_closed(dictation_id, samples=int(seconds * SECOND_SAMPLES))
    return dictation_id


def kept(bench: Bench) -> list[e.DictationId]:
    return [take.dictation_id for take in bench.snapshot.kept]


def test_a_transcription_that_never_answers_fails_keeps_its_sound_and_lets_the_next_go() -> None:
    bench = Bench().engine_ready()
    first, second = closed(bench, 10), closed(bench)
    bench.final(second, "Second.")
    bench.after(29_000).say(e.Tick())
    assert bench.called("insert") == [], "it has time to hear ten seconds anew, four times over"
    bench.after(42_000).say(e.Tick())
    assert kept(bench) == [first]
    assert bench.called("discard") == []
    assert bench.called("insert") == [(second, "Second.")]


def test_each_take_has_its_own_time_before_the_engine() -> None:
    bench = Bench().engine_ready()
    first, second = closed(bench), closed(bench)
    bench.after(36_000).say(e.Tick())
    assert kept(bench) == [first]
    bench.after(30_000).say(e.Tick())
    assert kept(bench) == [first], "the second one waited for the first"
    bench.after(6_000).say(e.Tick())
    assert kept(bench) == [first, second]
    assert bench.state() is PublicState.READY


def test_a_new_engine_gets_the_whole_time_and_a_missing_one_longer() -> None:
    bench = Bench()
    first = closed(bench)
    bench.after(150_000).say(e.Tick())
    assert kept(bench) == []
    bench.engine_ready().after(30_000).say(e.Tick())
    assert kept(bench) == []
    bench.say(e.EngineLost(TROUBLE, final=False))
    bench.after(200_000).say(e.Tick())
    assert kept(bench) == [first]


def test_a_microphone_that_never_closes_keeps_what_it_has_for_another_try() -> None:
    bench = Bench().engine_ready()
    dictation_id = bench.key_down()
    bench.after(2000).key_up()
    bench.after(10_001).say(e.Tick())
    assert [(take.dictation_id, take.audio_ms) for take in bench.snapshot.kept] == [(dictation_id, 2000.0)]
    assert "Try again in the menu" in bench.notices[-1].body
    assert "holdtalk recover" in bench.notices[-1].body


def test_a_long_text_has_long_to_be_typed() -> None:
    bench = Bench()
    first = closed(bench)
    bench.final(first, "x" * 5_000)
    bench.after(100_000).say(e.Tick())
    assert bench.records == []
    bench.after(70_000).say(e.Tick())
    assert [offer.dictation_id for offer in bench.snapshot.offered] == [first]
    assert "menu" in bench.notices[-1].body


def test_an_early_text_of_the_whole_take_is_delivered_when_the_take_closes() -> None:
    bench = Bench()
    dictation_id = bench.key_down()
    bench.after(1000).final(dictation_id, "Early.")
    assert bench.state() is PublicState.RECORDING
    bench.take_closed(dictation_id, samples=SECOND_SAMPLES)
    assert bench.called("insert") == [(dictation_id, "Early.")]


def test_the_early_answer_to_a_take_without_a_sample_ends_it() -> None:
    """The microphone opened when the key was up again; the key was held longer than any sound that could be missing."""
    bench = Bench().engine_ready()
    dictation_id = bench.key_down()
    bench.after(500).key_up()
    bench.say(e.Final(dictation_id, "", bench.now_ns, 0.0, 0, 0.0))
    bench.take_closed(dictation_id, samples=0)
    assert [record.outcome for record in bench.records] == [Outcome.EMPTY]


def test_an_early_text_of_half_a_take_loses_nothing_and_wedges_nothing() -> None:
    bench = Bench().engine_ready()
    first = bench.key_down()
    bench.after(1000).final(first, "Half.")
    bench.after(2000).key_up()
    bench.take_closed(first, samples=3 * SECOND_SAMPLES)
    second = closed(bench)
    bench.final(second, "Second.")
    assert bench.called("insert") == []
    bench.after(60_000).say(e.Tick())
    assert kept(bench) == [first]
    assert bench.called("insert") == [(second, "Second.")]


def test_an_early_text_of_half_a_take_gives_way_to_the_whole() -> None:
    bench = Bench()
    first = bench.key_down()
    bench.after(1000).final(first, "Half.")
    bench.after(2000).key_up()
    bench.take_closed(first, samples=3 * SECOND_SAMPLES)
    bench.final(first, "Half and the rest.")
    assert bench.called("insert") == [(first, "Half and the rest.")]


def test_a_text_of_half_a_take_from_before_it_closed_loses_nothing() -> None:
    bench = Bench().engine_ready()
    first = bench.key_down()
    bench.after(3000).key_up()
    bench.final(first, "Half.")
    bench.take_closed(first, samples=3 * SECOND_SAMPLES)
    assert bench.called("insert") == []
    bench.after(60_000).say(e.Tick())
    assert kept(bench) == [first]


def test_cancelling_what_hangs_lets_it_go_and_keeps_its_sound() -> None:
    bench = Bench().engine_ready()
    first = closed(bench)
    bench.after(11_000).say(e.Cancel(e.Origin.COMMAND, bench.now_ns))
    assert kept(bench) == [first]
    assert bench.called("discard") == []
    assert bench.called("abandon_take") == []
    assert bench.state() is PublicState.READY


@pytest.mark.parametrize(
    "broken",
    ["publish", "notify", "record", "filter_text", "tones.play", "speech.forget", "insertion.forget",
     "speech.release_hint", "hotkeys.recording", "heartbeat.begin", "spool.discard", "insertion.note_target"],
)  # fmt: skip
def test_a_part_that_raises_keeps_no_text_from_its_window(broken: str) -> None:
    bench = Bench().engine_ready()
    bench.world.broken.add(broken)
    first = closed(bench)
    second = closed(bench)
    bench.final(second, "Second.")
    bench.final(first, "First.")
    bench.inserted(first)
    bench.inserted(second)
    assert [call[1] for call in bench.called("insert")] == ["First.", " Second."]


def test_an_insertion_that_raises_offers_the_text_in_the_end() -> None:
    bench = Bench().engine_ready()
    bench.world.broken.add("insertion.insert")
    first = closed(bench)
    bench.final(first, "First.")
    bench.after(16_000).say(e.Tick())
    assert [offer.text for offer in bench.snapshot.offered] == ["First."]


def test_the_longest_recording_is_told_in_words() -> None:
    bench = Bench()
    bench.key_down()
    bench.after(600_001).say(e.Tick())
    assert bench.notices[-1].body == "10 minutes is the longest a recording may last. The text follows."


def test_what_is_being_typed_at_the_end_is_waited_for_and_nothing_else_is_begun() -> None:
    bench = Bench()
    first, second = closed(bench), closed(bench)
    bench.final(first, "First.")
    bench.say(e.Shutdown())
    bench.final(second, "Second.")
    bench.say(e.KeyDown(e.Origin.HOTKEY, bench.now_ns, bench.now_ns))
    bench.after(300).inserted(first)
    assert bench.called("spool.discard") == [(first,)], "it stands in its window: not to be offered again"
    assert len(bench.called("insert")) == 1, "the second one's sound is offered at the next start"
    assert bench.records[-1].outcome is Outcome.INSERTED


def test_the_loop_ends_when_the_last_typed_text_is_answered() -> None:
    bench = Bench()
    first = closed(bench)
    bench.final(first, "First.")
    for event in (e.Shutdown(), e.Inserted(first, "typed", 0, 0, 6)):
        bench.inbox.post(event)
    bench.controller.run()
    assert bench.called("spool.discard") == [(first,)]


def test_the_loop_ends_although_what_is_typed_is_never_answered() -> None:
    bench = Bench()
    first = closed(bench)
    bench.final(first, "First.")
    bench.say(e.Shutdown())
    bench.after(2_000)
    bench.controller.run()
    assert bench.called("spool.discard") == []


def test_the_record_tells_what_was_given_up_from_what_failed_and_by_which_mode_it_was_begun() -> None:
    bench = Bench().engine_ready()
    closed(bench)
    bench.after(60_000).say(e.Tick())
    failed = closed(bench)
    bench.say(e.TranscriptionFailed(failed, TROUBLE))
    assert [(record.outcome, record.timed_out, record.mode) for record in bench.world.records] == [
        (Outcome.FAILED, True, "hold"),
        (Outcome.FAILED, False, "hold"),
    ]
