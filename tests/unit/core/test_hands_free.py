"""Dictation that a wake word begins and a pause ends."""

from __future__ import annotations

import pytest
from fakes_core import MS, Bench

from tray_app.core import events as e
from tray_app.core.dictation import Outcome
from tray_app.core.hands_free import NOTHING_SAID_NS, SILENT_TAKE_NS, without_end
from tray_app.core.ports import Tone
from tray_app.core.settings import HandsFreeSettings, Settings
from tray_app.core.snapshot import PublicState

WORD_BEHIND_NS = 120 * MS


def bench_with(mode: str = "dictation", stop_word: str = "stop listening") -> Bench:
    bench = Bench(Settings(hands_free=HandsFreeSettings(enabled=True, mode=mode, stop_word=stop_word)))
    bench.say(e.HandsFreeChanged("Okay Nabu"))
    return bench.engine_ready()


def wake(bench: Bench) -> e.DictationId:
    now_ns = bench.now_ns
    bench.say(e.WakeHeard(e.Origin.WAKE_WORD, now_ns, now_ns, word_end_ns=now_ns - WORD_BEHIND_NS))
    return bench.id


def speak(bench: Bench, dictation_id: e.DictationId, spoken_ms: int = 2_000) -> None:
    """Somebody speaks for so long and is then silent for as long as the settings want."""
    first_ns = bench.now_ns
    bench.say(e.TakeStarted(dictation_id, first_ns, cold=False))
    bench.say(e.SpeechBegan(dictation_id))
    bench.after(spoken_ms + 1_200)
    bench.after(90).say(e.SpeechPaused(dictation_id, (spoken_ms + 1_200) * 16))


def test_a_wake_word_begins_a_take_whose_sound_begins_behind_the_word() -> None:
    bench = bench_with()
    dictation_id = wake(bench)
    assert bench.called("start_take") == [(dictation_id, bench.now_ns, bench.now_ns - WORD_BEHIND_NS)]
    assert bench.called("speech.choose") == [(dictation_id, None, None, 1_200)]
    assert bench.state() is PublicState.RECORDING
    assert bench.snapshot.hands_free == "dictation"
    names = [call[0] for call in bench.world.calls]
    assert names.index("speech.choose") < names.index("microphone.start_take") < names.index("tones.play")


def test_silence_ends_it_and_its_text_goes_to_the_window() -> None:
    bench = bench_with()
    dictation_id = wake(bench)
    begun_ns = bench.now_ns
    speak(bench, dictation_id)
    assert bench.called("stop_take") == [(dictation_id, begun_ns + 3_200 * MS)]
    bench.take_closed(dictation_id)
    bench.final(dictation_id, "Write this down.")
    bench.inserted(dictation_id)
    assert bench.called("insert") == [(dictation_id, "Write this down.")]
    assert bench.records[-1].outcome is Outcome.INSERTED
    assert bench.records[-1].stamps.word_end_ns == begun_ns - WORD_BEHIND_NS
    assert len(bench.called("start_take")) == 1


def test_a_wake_after_which_nothing_is_said_leaves_nothing() -> None:
    bench = bench_with()
    dictation_id = wake(bench)
    bench.after(NOTHING_SAID_NS / MS - 1).say(e.Tick())
    assert bench.state() is PublicState.RECORDING
    bench.after(2).say(e.Tick())
    assert bench.called("abandon_take") == [(dictation_id,)]
    assert bench.records[-1].outcome is Outcome.EMPTY
    assert bench.state() is PublicState.READY


def test_somebody_who_speaks_may_take_his_time() -> None:
    bench = bench_with()
    bench.say(e.SpeechBegan(wake(bench)))
    bench.after(2 * NOTHING_SAID_NS / MS).say(e.Tick())
    assert bench.state() is PublicState.RECORDING


def test_without_an_engine_that_could_tell_silence_the_take_is_kept_and_heard_later() -> None:
    bench = Bench(Settings(hands_free=HandsFreeSettings(enabled=True)))
    dictation_id = wake(bench)
    bench.after(NOTHING_SAID_NS / MS).say(e.Tick())
    assert bench.called("stop_take") == [(dictation_id, bench.now_ns)]
    assert bench.called("abandon_take") == []


def test_the_word_said_again_ends_it_and_is_not_in_the_text() -> None:
    bench = bench_with()
    dictation_id = wake(bench)
    bench.after(2_000)
    assert wake(bench) == dictation_id
    bench.take_closed(dictation_id)
    bench.final(dictation_id, "Write this down. OK, Nabou.")
    assert bench.called("insert") == [(dictation_id, "Write this down.")]
    assert len(bench.called("start_take")) == 1


def test_escape_throws_it_away() -> None:
    bench = bench_with()
    dictation_id = wake(bench)
    bench.say(e.Cancel(e.Origin.HOTKEY, bench.now_ns))
    assert bench.called("abandon_take") == [(dictation_id,)]
    assert bench.records[-1].outcome is Outcome.CANCELLED


def test_a_key_ends_it_as_well() -> None:
    bench = bench_with()
    dictation_id = wake(bench)
    bench.after(1_000).key_down()
    assert bench.called("stop_take") == [(dictation_id, bench.now_ns)]


def test_the_word_means_nothing_to_a_dictation_that_a_key_began() -> None:
    bench = bench_with()
    dictation_id = bench.key_down()
    bench.after(1_000)
    assert wake(bench) == dictation_id
    assert bench.state() is PublicState.RECORDING
    assert bench.called("stop_take") == []


def test_nobody_dictates_into_a_locked_session() -> None:
    bench = bench_with()
    bench.say(e.SessionAway(bench.now_ns))
    bench.say(e.WakeHeard(e.Origin.WAKE_WORD, bench.now_ns, bench.now_ns, word_end_ns=bench.now_ns))
    assert bench.called("start_take") == []
    bench.say(e.SessionBack())
    wake(bench)
    assert len(bench.called("start_take")) == 1


def test_continuous_dictation_inserts_each_sentence_and_loses_no_sample_between_them() -> None:
    bench = bench_with("continuous")
    first = wake(bench)
    speak(bench, first)
    second = bench.id
    assert second != first
    (_, up_ns), (*_, from_ns) = bench.called("stop_take")[0], bench.called("start_take")[1]
    assert up_ns == from_ns
    bench.take_closed(first)
    bench.final(first, "One.")
    assert bench.called("insert") == [(first, "One.")], "while the next one is spoken"
    bench.inserted(first)
    speak(bench, second)
    bench.take_closed(second)
    bench.final(second, "Two.")
    assert bench.called("insert")[1] == (second, " Two.")
    assert bench.called("tones.play") == [(Tone.START,)], "one does not hear a tone a sentence"


def test_continuous_dictation_throws_long_silence_away_and_goes_on() -> None:
    bench = bench_with("continuous")
    first = wake(bench)
    speak(bench, first)
    second = bench.id
    bench.after(SILENT_TAKE_NS / MS).say(e.Tick())
    assert bench.called("abandon_take") == [(second,)]
    assert bench.id not in (first, second)
    assert bench.state() is PublicState.RECORDING


@pytest.mark.parametrize("text", ["Stop listening.", "stop, listening!", "Stop listenings."])
def test_the_stop_word_alone_ends_continuous_dictation_and_is_not_typed(text: str) -> None:
    bench = bench_with("continuous")
    first = wake(bench)
    speak(bench, first)
    second = bench.id
    bench.take_closed(first)
    bench.final(first, text)
    assert bench.called("insert") == []
    assert bench.called("abandon_take") == [(second,)]
    assert bench.state() is PublicState.READY


def test_a_sentence_with_the_stop_word_in_it_is_a_sentence() -> None:
    bench = bench_with("continuous")
    first = wake(bench)
    speak(bench, first)
    bench.take_closed(first)
    bench.final(first, "Please stop listening to this letter.")
    assert len(bench.called("insert")) == 1


def test_the_status_says_what_is_listened_for() -> None:
    bench = bench_with()
    assert bench.snapshot.status == "Listening for “Okay Nabu”"
    assert bench.snapshot.wake_phrase == "Okay Nabu"
    bench.say(e.HandsFreeChanged(""))
    assert bench.snapshot.status == "Ready"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Send it. Okay Nabu.", "Send it."),
        ("Send it OK Nebu", "Send it"),
        ("Send it okay, no boo.", "Send it"),
        ("Okay Nabu", ""),
        ("Send it now.", "Send it now."),
        ("", ""),
    ],
)
def test_the_word_at_the_end_goes_however_it_was_understood(text: str, left: str) -> None:
    assert without_end(text, "Okay Nabu") == left
