"""Reading aloud: one text at a time, silent while somebody dictates, and what is told and measured of it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from fakes_voice import PATIENCE_S, FakePlayer, FakeVoice
from perf_records import record

from tray_app.core.bus import Bus
from tray_app.core.dictation import DictationEnded, Outcome
from tray_app.core.errors import EnvironmentFault, HoldtalkError, Problem, VoiceFault
from tray_app.core.settings import VoiceSettings
from tray_app.core.snapshot import PublicState, Snapshot
from tray_app.voice.confirmations import OUTCOMES
from tray_app.voice.reading import ReadBack

RECORDING = Snapshot(state=PublicState.RECORDING, recording_since_ns=5_000_000)
READY = Snapshot(state=PublicState.READY)


class Stage:
    """The voice between fakes, with a clock that is a number."""

    def __init__(self) -> None:
        self.now_ns = 0
        self.bus = Bus()
        self.voice = FakeVoice()
        self.player = FakePlayer()
        self.observed: list[tuple[str, float]] = []
        self.told: list[Problem] = []
        self.reading = ReadBack(
            VoiceSettings(enabled=True, volume_percent=100),
            self.player,
            self.bus,
            observe=lambda name, value: self.observed.append((name, value)),
            tell=self.told.append,
            make_voice=lambda _settings: self.voice,
            clock=lambda: self.now_ns,
        )

    def say(self, text: str) -> None:
        self.reading.say(text)

    def settle(self) -> None:
        assert self.reading._worker.settle(PATIENCE_S)

    def hold_at_the_first_piece(self, text: str) -> None:
        self.player.hold()
        self.say(text)
        assert self.player.entered.acquire(timeout=PATIENCE_S)

    def ended(self, outcome: Outcome) -> None:
        self.bus.publish(DictationEnded(replace(record(), outcome=outcome), "secret words", None, lambda: None))  # type: ignore[arg-type, return-value]  # its sound is not asked for


@pytest.fixture
def stage() -> Iterator[Stage]:
    stage = Stage()
    yield stage
    stage.player.let()
    stage.reading.close()


def test_a_text_is_heard_whole_and_its_voice_let_go(stage: Stage) -> None:
    stage.say("one two three")
    stage.settle()
    assert stage.player.heard == [1_000, 2_000, 3_000]
    assert stage.voice.utterances[0].closed
    assert stage.voice.ready == 2, "at the beginning, and behind the text for the next one"


def test_the_volume_of_the_settings_counts(stage: Stage) -> None:
    stage.reading.apply(VoiceSettings(enabled=True, volume_percent=50))
    stage.say("one")
    stage.settle()
    assert stage.player.heard == [250]


def test_another_text_takes_the_place_of_the_one_being_read(stage: Stage) -> None:
    stage.hold_at_the_first_piece("one two three")
    stage.say("four")
    stage.player.let()
    stage.settle()
    assert stage.player.heard == [1_000]
    assert stage.voice.said == ["one two three", "four"]
    assert stage.voice.utterances[0].stopped.is_set()


def test_a_text_that_was_replaced_before_its_turn_is_never_spoken(stage: Stage) -> None:
    stage.hold_at_the_first_piece("one")
    stage.say("two")
    stage.say("three")
    stage.player.let()
    stage.settle()
    assert stage.voice.said == ["one", "three"]


def test_the_beginning_of_a_dictation_silences_it_and_the_time_is_measured(stage: Stage) -> None:
    stage.hold_at_the_first_piece("one two three")
    stage.player.let(1)
    assert stage.player.entered.acquire(timeout=PATIENCE_S)
    stage.player.silent_ns = 25_000_000
    stage.bus.publish(RECORDING)
    assert stage.voice.utterances[0].stopped.is_set()
    stage.player.let()
    stage.settle()
    assert ("voice_barge_in", 20.0) in stage.observed
    assert "voice_speed" not in dict(stage.observed), "what was broken off says nothing about speed"


def test_nothing_is_read_while_somebody_dictates(stage: Stage) -> None:
    stage.bus.publish(RECORDING)
    with pytest.raises(HoldtalkError, match="while you dictate"):
        stage.say("one")
    stage.bus.publish(READY)
    stage.say("one")
    stage.settle()
    assert stage.voice.said == ["one"]


def test_a_text_may_go_on_while_it_is_read_and_ends_with_its_last_passage(stage: Stage) -> None:
    number = stage.reading.say("one two", more=True)
    assert stage.reading.say_on(number, "three", more=True)
    assert stage.reading.say_on(number, "four", more=False)
    stage.settle()
    assert stage.player.heard == [1_000, 2_000, 3_000, 4_000]
    assert stage.reading.say_on(number, "five", more=False) is None
    assert not stage.reading.is_reading


@pytest.mark.parametrize("silence", ["hush", "another text", "a dictation"])
def test_a_text_that_was_silenced_takes_no_more(stage: Stage, silence: str) -> None:
    number = stage.reading.say("one", more=True)
    assert stage.player.entered.acquire(timeout=PATIENCE_S)
    match silence:
        case "hush":
            stage.reading.hush()
        case "another text":
            stage.say("two")
        case _:
            stage.bus.publish(RECORDING)
    assert stage.reading.say_on(number, "three", more=False) is None
    stage.settle()
    assert stage.voice.said[0] == "one"


def test_no_voice_is_loaded_while_somebody_dictates_but_behind_it(stage: Stage) -> None:
    stage.say("one")
    stage.settle()
    ready = stage.voice.ready
    stage.hold_at_the_first_piece("two")
    stage.bus.publish(RECORDING)
    stage.player.let()
    stage.settle()
    stage.bus.publish(Snapshot(state=PublicState.TRANSCRIBING))
    stage.settle()
    assert stage.voice.ready == ready
    stage.bus.publish(READY)
    stage.settle()
    assert stage.voice.ready == ready + 1


def test_being_told_to_be_silent_is_no_barge_in(stage: Stage) -> None:
    stage.hold_at_the_first_piece("one two")
    stage.reading.hush()
    stage.player.let()
    stage.settle()
    assert stage.player.heard == []
    assert stage.observed == []


def test_first_sound_and_speed_are_measured(stage: Stage) -> None:
    stage.now_ns = 1_000_000
    stage.hold_at_the_first_piece("one two three four five")
    stage.now_ns = 31_000_000
    stage.player.let()
    stage.settle()
    assert stage.observed == [("voice_first_sound", 30.0), ("voice_speed", pytest.approx(10.0))]


def test_the_first_sound_of_a_neural_voice_is_a_figure_of_its_own(stage: Stage) -> None:
    stage.reading.apply(VoiceSettings(enabled=True, engine="piper"))
    stage.say("one")
    stage.settle()
    assert stage.observed[0] == ("voice_first_sound_neural", 0.0)


def test_without_a_voice_whoever_asks_is_told(stage: Stage) -> None:
    fault = VoiceFault("There is no program here that speaks.", "Install one.")

    def none(_settings: VoiceSettings) -> FakeVoice:
        raise fault

    stage.reading._make_voice = none
    stage.reading.apply(VoiceSettings(enabled=True, rate=200))
    with pytest.raises(VoiceFault):
        stage.say("one")
    stage.settle()
    assert stage.told == []


@pytest.mark.expected_warning(r"voice\.reading: a text was not read: Nothing can be played")
def test_what_keeps_a_text_from_being_read_is_told_and_the_next_one_is_tried(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    stage.voice.fault = EnvironmentFault("Nothing can be played.", "Check the output.")
    stage.say("secret words")
    stage.settle()
    assert [problem.title for problem in stage.told] == ["Nothing can be played."]
    assert "secret" not in caplog.text
    stage.voice.fault = None
    stage.say("one")
    stage.settle()
    assert stage.player.heard == [1_000]


def test_a_text_without_a_word_is_no_fault(stage: Stage) -> None:
    stage.say(" ")
    stage.settle()
    assert (stage.told, stage.observed, stage.player.heard) == ([], [], [])


def test_nothing_is_confirmed_unasked(stage: Stage) -> None:
    stage.bus.publish(READY)
    stage.ended(Outcome.INSERTED)
    stage.settle()
    assert stage.voice.said == []


def confirm(stage: Stage, *, confirmations: bool = True, read_back: bool = False) -> None:
    stage.reading.apply(VoiceSettings(enabled=True, confirmations=confirmations, read_back=read_back))


def test_outcomes_are_confirmed_where_that_is_wanted(stage: Stage) -> None:
    confirm(stage)
    for outcome in (Outcome.INSERTED, Outcome.EMPTY, Outcome.TOO_SHORT, Outcome.CANCELLED):
        stage.ended(outcome)
    stage.settle()
    assert stage.voice.said == ["Inserted.", "Nothing was heard.", "Cancelled."]
    assert not any("secret" in said for said in stage.voice.said)


def test_a_day_of_somebody_who_cannot_see_the_screen(stage: Stage) -> None:
    confirm(stage)
    gone, broken = (
        Problem("The microphone is gone.", "Plug it in."),
        Problem("The settings have a mistake.", "Mend it."),
    )
    for snapshot in (
        READY,
        replace(READY, dictations=1),  # the same state again is no news
        replace(READY, wake_phrase="okay nabu"),
        RECORDING,
        Snapshot(state=PublicState.TRANSCRIBING, problem=gone),
        replace(READY, problem=gone, wake_phrase="okay nabu"),
        READY,
        replace(READY, problem=broken),
        Snapshot(state=PublicState.LOADING),
        Snapshot(state=PublicState.ERROR, status="No engine."),
        READY,
    ):
        stage.bus.publish(snapshot)
        stage.settle()
    assert stage.voice.said == [
        "Ready.",
        "Hands-free is on.",
        "The microphone is gone.",
        "Ready. Hands-free is off.",
        "The settings have a mistake.",
        "No engine.",
        "Ready.",
    ]


def test_what_may_be_heard_is_known_also_when_something_waits_behind_it(stage: Stage) -> None:
    confirm(stage)
    stage.hold_at_the_first_piece("okay nabu two")
    stage.ended(Outcome.EMPTY)
    assert stage.reading.may_say("nabu")
    assert stage.reading.may_say("nothing")
    stage.player.let()
    stage.settle()
    assert not stage.reading.may_say("nabu")
    assert stage.reading.may_say("heard"), "its last sound may still be in the air"


def test_a_confirmation_waits_for_what_is_being_read_and_is_not_said_too_late(stage: Stage) -> None:
    confirm(stage)
    stage.hold_at_the_first_piece("one two three")
    stage.ended(Outcome.EMPTY)
    stage.now_ns = 5_000_000_000
    stage.player.let()
    stage.settle()
    assert stage.voice.said == ["one two three", "Nothing was heard."]
    stage.hold_at_the_first_piece("one two three")
    stage.ended(Outcome.EMPTY)
    stage.now_ns = 16_000_000_000
    stage.player.let()
    stage.settle()
    assert stage.voice.said[2:] == ["one two three"]


def test_what_was_dictated_is_read_only_where_that_is_wanted(stage: Stage) -> None:
    confirm(stage, read_back=True)
    stage.ended(Outcome.INSERTED)
    stage.ended(Outcome.OFFERED)
    stage.settle()
    assert stage.voice.said == ["secret words", OUTCOMES[Outcome.OFFERED], "secret words"]
    confirm(stage, confirmations=False, read_back=True)
    stage.ended(Outcome.INSERTED)
    stage.settle()
    assert stage.voice.said[3:] == ["secret words"]


def test_a_confirmation_never_sounds_into_the_next_dictation(stage: Stage) -> None:
    stage.reading.apply(VoiceSettings(enabled=True, confirmations=True))
    stage.bus.publish(RECORDING)
    stage.ended(Outcome.INSERTED)
    stage.settle()
    assert stage.voice.said == []


def test_what_was_closed_hears_no_more_news_and_leaves_no_thread(stage: Stage) -> None:
    stage.say("one")
    stage.settle()
    stage.reading.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "voice"]
    assert not stage.bus.publish(RECORDING)


def test_until_something_is_read_there_is_no_thread(stage: Stage) -> None:
    stage.bus.publish(READY)
    assert stage.reading._worker._thread is None


def test_a_voice_stays_for_the_next_text_and_goes_when_another_is_chosen(stage: Stage) -> None:
    stage.say("one")
    stage.settle()
    first = stage.voice
    stage.voice = FakeVoice()
    stage.say("two")
    stage.settle()
    assert first.said == ["one", "two"]
    stage.reading.apply(VoiceSettings(enabled=True, volume_percent=5))
    assert stage.voice.said == []
    stage.reading.apply(VoiceSettings(enabled=True, voice="de"))
    assert first.closed
    stage.say("three")
    stage.settle()
    stage.reading.close()
    assert stage.voice.said == ["three"]
    assert stage.voice.closed


@pytest.mark.expected_warning(r"voice\.reading: a text was not read: Nothing can be played")
def test_a_confirmation_that_cannot_be_heard_bothers_nobody(stage: Stage) -> None:
    stage.reading.apply(VoiceSettings(enabled=True, confirmations=True))
    stage.voice.fault = EnvironmentFault("Nothing can be played.", "Check the output.")
    stage.ended(Outcome.INSERTED)
    stage.settle()
    assert stage.voice.said == ["Inserted."]
    assert stage.told == []
