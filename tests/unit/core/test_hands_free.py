"""Dictation that a wake word begins and a pause ends."""

from __future__ import annotations

from typing import Any

import pytest
from fakes_core import MS, Bench

from tray_app.core import events as e
from tray_app.core.applications import Application, ApplicationKind
from tray_app.core.dictation import Outcome
from tray_app.core.errors import Problem
from tray_app.core.hands_free import NOTHING_SAID_NS, SILENT_TAKE_NS, without_end, without_stop
from tray_app.core.ports import Tone
from tray_app.core.requests import NEXT, HandsFreeSwitch, LanguageSwitch
from tray_app.core.settings import BindingSettings, HandsFreeSettings, ProfileSettings, Settings, SpeechSettings
from tray_app.core.snapshot import PublicState
from tray_app.core.wishes import Wishes

WORD_BEHIND_NS = 120 * MS


def bench_with(mode: str = "dictation", **others: Any) -> Bench:
    bench = Bench(Settings(hands_free=HandsFreeSettings(enabled=True, mode=mode), **others))
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
    assert bench.called("speech.choose") == [(dictation_id, Wishes(pause_ms=1_200))]
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


@pytest.mark.expected_warning(r"core\.status: engine lost: It ended\.")
def test_without_an_engine_that_could_tell_silence_the_take_is_kept_and_heard_later() -> None:
    bench = bench_with()
    bench.say(e.EngineLost(Problem("It ended.", ""), final=True))
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


def test_a_command_between_sentences_is_carried_out_while_the_next_one_is_spoken() -> None:
    bench = bench_with("continuous")
    first = wake(bench)
    speak(bench, first)
    command = bench.id
    bench.take_closed(first)
    bench.final(first, "One.")
    bench.inserted(first)
    speak(bench, command)
    bench.take_closed(command)
    bench.final(command, "Scratch that.")
    assert bench.called("take_back") == [(first,)]
    bench.say(e.TakenBack(first))
    third = bench.id
    speak(bench, third)
    bench.take_closed(third)
    bench.final(third, "Three.")
    assert bench.called("insert") == [(first, "One."), (third, "Three.")]
    assert bench.notices == []


def test_a_password_prompt_ends_continuous_dictation() -> None:
    bench = bench_with("continuous")
    first = wake(bench)
    bench.say(e.TargetNoted(first, Application("pinentry", ApplicationKind.PASSWORD_PROMPT)))
    assert bench.state() is PublicState.READY
    assert len(bench.called("start_take")) == 1


def test_continuous_dictation_throws_long_silence_away_and_goes_on() -> None:
    bench = bench_with("continuous")
    first = wake(bench)
    speak(bench, first)
    second = bench.id
    bench.after(SILENT_TAKE_NS / MS).say(e.Tick())
    assert bench.called("abandon_take") == [(second,)]
    assert bench.id not in (first, second)
    assert bench.state() is PublicState.RECORDING


@pytest.mark.parametrize("text", ["Stop listening.", "stop, listening!", "Stop listenings.", "Stop."])
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


def test_the_stop_word_behind_a_sentence_ends_continuous_dictation_and_the_sentence_is_typed() -> None:
    bench = bench_with("continuous")
    first = wake(bench)
    speak(bench, first)
    second = bench.id
    bench.take_closed(first)
    bench.final(first, "Send it today. Stop listening.")
    assert bench.called("insert") == [(first, "Send it today.")]
    assert bench.called("abandon_take") == [(second,)]
    assert bench.called("tones.play")[-1] == (Tone.STOP,)


def test_the_stop_word_alone_calls_off_what_the_wake_word_began() -> None:
    bench = bench_with()
    dictation_id = wake(bench)
    speak(bench, dictation_id)
    bench.take_closed(dictation_id)
    bench.final(dictation_id, "Stop.")
    assert bench.called("insert") == []
    assert bench.records[-1].outcome is Outcome.CANCELLED
    assert bench.called("tones.play")[-1] == (Tone.CANCEL,)


def test_the_word_said_twice_and_nothing_else_calls_it_off() -> None:
    bench = bench_with()
    dictation_id = wake(bench)
    bench.after(2_000)
    wake(bench)
    bench.take_closed(dictation_id)
    bench.final(dictation_id, "OK, Nabu.")
    assert bench.called("insert") == []
    assert bench.records[-1].outcome is Outcome.CANCELLED, "nobody woke it falsely"


def test_who_dictates_by_key_may_say_stop() -> None:
    bench = bench_with()
    dictation_id = bench.key_down()
    bench.after(1_000).key_up()
    bench.take_closed(dictation_id)
    bench.final(dictation_id, "Stop.")
    assert bench.called("insert") == [(dictation_id, "Stop.")]


def test_a_sentence_with_the_stop_word_in_it_is_a_sentence() -> None:
    bench = bench_with("continuous")
    first = wake(bench)
    speak(bench, first)
    bench.take_closed(first)
    bench.final(first, "Please stop listening to this letter.")
    assert len(bench.called("insert")) == 1


def test_switched_off_it_hears_nobody_any_more_and_what_was_said_is_written() -> None:
    bench = bench_with("continuous")
    dictation_id = wake(bench)
    bench.after(2_000).say(e.HandsFreeChanged(""))
    assert bench.called("stop_take") == [(dictation_id, bench.now_ns)]
    assert len(bench.called("start_take")) == 1
    bench.say(e.WakeHeard(e.Origin.WAKE_WORD, bench.now_ns, bench.now_ns, word_end_ns=bench.now_ns))
    assert len(bench.called("start_take")) == 1, "heard before it was switched off"


def test_switching_it_off_leaves_a_dictation_by_key_alone() -> None:
    bench = bench_with()
    bench.key_down()
    bench.say(e.HandsFreeChanged(""))
    assert bench.state() is PublicState.RECORDING


HOTKEYS = (BindingSettings(key="f9", mode="hands_free", name="ears"), BindingSettings(key="f8", mode="hold"))


def press(bench: Bench, binding: str, origin: e.Origin = e.Origin.HOTKEY) -> list[HandsFreeSwitch]:
    asked: list[HandsFreeSwitch] = []
    bench.world.bus.subscribe(HandsFreeSwitch, "test", asked.append)
    bench.say(e.KeyDown(origin, bench.now_ns, bench.now_ns, e.BindingId(binding)))
    return asked


def test_a_hotkey_of_its_own_asks_for_listening_and_begins_no_dictation() -> None:
    bench = bench_with(binding=HOTKEYS)
    assert press(bench, "ears") == [HandsFreeSwitch.TOGGLE]
    assert bench.called("start_take") == []


def test_that_hotkey_ends_what_a_wake_word_began_and_any_other_leaves_listening_on() -> None:
    for binding, asked in (("ears", [HandsFreeSwitch.TOGGLE]), ("f8", [])):
        bench = bench_with("continuous", binding=HOTKEYS)
        dictation_id = wake(bench)
        bench.after(1_000)
        assert press(bench, binding) == asked
        assert bench.called("stop_take") == [(dictation_id, bench.now_ns)]


def test_a_wake_word_dictates_as_the_first_hotkey_that_dictates_or_by_a_profile_of_its_own() -> None:
    profiles = {"letter": ProfileSettings(language="de")}
    bench = bench_with(binding=(*HOTKEYS[:1], BindingSettings(key="f8", profile="letter")), profile=profiles)
    assert bench.called("speech.choose") == []
    dictation_id = wake(bench)
    assert bench.called("speech.choose") == [(dictation_id, Wishes(language="de", pause_ms=1_200))]
    settings = Settings(hands_free=HandsFreeSettings(enabled=True, profile="letter"), profile=profiles)
    bench = Bench(settings)
    bench.say(e.HandsFreeChanged("Okay Nabu"))
    assert bench.engine_ready().called("speech.choose") == []
    dictation_id = wake(bench)
    assert bench.called("speech.choose") == [(dictation_id, Wishes(language="de", pause_ms=1_200))]
    assert bench.snapshot.state is PublicState.RECORDING


def test_the_next_sentence_is_heard_in_the_language_that_was_chosen_meanwhile() -> None:
    hands_free = HandsFreeSettings(enabled=True, mode="continuous")
    keys = (BindingSettings(key="f9"), BindingSettings(key="f8", name="language", mode="language"))
    bench = bench_with("continuous", binding=keys)
    asked: list[LanguageSwitch] = []
    bench.world.bus.subscribe(LanguageSwitch, "the settings", asked.append)
    dictation_id = wake(bench)
    bench.after(1_000).say(e.KeyDown(e.Origin.HOTKEY, bench.now_ns, bench.now_ns, e.BindingId("language")))
    assert (asked, bench.called("stop_take")) == ([LanguageSwitch(NEXT)], [])
    bench.controller.settings_changed(
        Settings(speech=SpeechSettings(language="de", languages="en de"), hands_free=hands_free, binding=keys)
    )
    bench.say(e.SpeechBegan(dictation_id))
    bench.say(e.SpeechPaused(dictation_id, 32_000))
    wished = [wishes.language for _, wishes in bench.called("speech.choose")]
    assert wished == [None, "de"]


def test_figures_tell_it_from_a_dictation_by_key() -> None:
    bench = bench_with()
    wake(bench)
    bench.say(e.Cancel(e.Origin.HOTKEY, bench.now_ns))
    bench.key_down()
    bench.say(e.Cancel(e.Origin.HOTKEY, bench.now_ns))
    assert [record.mode for record in bench.records] == ["hands-free", "hold"]


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


@pytest.mark.parametrize(
    ("phrase", "text", "left"),
    [
        ("你好小智", "请打开窗户，你好小智。", "请打开窗户，"),
        ("你好小智", "你好小智", ""),
        ("你好小智", "请打开窗户。", "请打开窗户。"),
        ("Okay Nabu", "请打开窗户 okay nabu", "请打开窗户"),
        ("ねえアレクサ", "窓を開けてねえアレクサ。", "窓を開けて"),
    ],
)
def test_a_wake_word_at_the_end_is_found_where_no_blanks_are(phrase: str, text: str, left: str) -> None:
    assert without_end(text, phrase) == left


@pytest.mark.parametrize(
    ("stop_word", "text", "left"),
    [
        ("停止", "你好。停止。", "你好。"),
        ("停止", "你好吗？停止", "你好吗？"),
        ("やめて", "はい！やめて。", "はい！"),
        ("توقف الآن", "كيف حالك؟ توقف الآن", "كيف حالك؟"),
        ("रुको अब", "मैं ठीक हूँ। रुको अब।", "मैं ठीक हूँ।"),
        ("停止", "你好停止。", "你好停止。"),
    ],
)
def test_a_stop_word_ends_a_text_of_any_script(stop_word: str, text: str, left: str) -> None:
    assert without_stop(text, stop_word) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Send it. Stop listening.", "Send it."),
        ("Send it! stop.", "Send it!"),
        ("Stop", ""),
        ("Top.", "Top."),
        ("Please stop listening.", "Please stop listening."),
        ("Do not stop.", "Do not stop."),
        ("", ""),
    ],
)
def test_a_stop_word_is_a_sentence_of_its_own_at_the_end(text: str, left: str) -> None:
    assert without_stop(text, "stop listening, stop") == left
    assert without_stop(text, "") == text
