"""Which languages can be named, which of them are to choose from, and what a dictation wishes for and shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from fakes_core import Bench

from tray_app.core import events as e
from tray_app.core import language_choice
from tray_app.core.engines import ENGINES, EngineDescriptor, does_not_speak
from tray_app.core.errors import SettingsFault
from tray_app.core.language_choice import after, choices, in_play, present, wishes_of
from tray_app.core.languages import code_of, one_language, several_languages
from tray_app.core.requests import NEXT, LanguageSwitch
from tray_app.core.settings import BindingSettings, ProfileSettings, Settings, SpeechSettings
from tray_app.core.wishes import Wishes


def engine(name: str, *languages: str, **more: Any) -> EngineDescriptor:
    return EngineDescriptor(name, name.title(), "", "", languages, memory_mb=1, **more)


MANY = [f"x{letter}" for letter in "abcdefghijklmnop"]
ENGINES_HERE = {
    one.name: one
    for one in (
        engine("plain", "en"),
        engine("asian", "zh", "en", "ja"),
        engine("told", "en", "de", "fr", finds_language=False),
        engine("whole", "de", "en", *MANY),
    )
}


@pytest.fixture(autouse=True)
def engines(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    before = dict(ENGINES)
    ENGINES.clear()
    ENGINES.update(ENGINES_HERE)
    yield
    ENGINES.clear()
    ENGINES.update(before)


def settings(engine: str = "plain", language: str = "", languages: str = "", **more: Any) -> Settings:
    return Settings(speech=SpeechSettings(engine=engine, language=language, languages=languages), **more)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", ""),
        ("auto", ""),
        ("AUTO", ""),
        ("de", "de"),
        ("DE", "de"),
        ("de-AT", "de"),
        ("zh_TW", "zh"),
        ("yue", "yue"),
    ],
)
def test_a_language_is_written_as_people_know_its_code(written: str, code: str) -> None:
    assert one_language(written) == code_of(written) == code


@pytest.mark.parametrize(
    ("wrong", "remedy"), [("jp", '"ja"'), ("ger", '"de"'), ("german", "ISO 639"), ("x", "ISO 639")]
)
def test_what_is_no_language_is_refused_and_what_may_be_meant_is_told(wrong: str, remedy: str) -> None:
    with pytest.raises(SettingsFault, match=remedy):
        one_language(wrong)
    with pytest.raises(SettingsFault):
        several_languages(f"en {wrong}")


def test_several_languages_are_a_row_of_codes() -> None:
    assert several_languages(" en de  ja ") == several_languages("en, de,ja en") == ("en", "de", "ja")
    assert several_languages("") == ()
    with pytest.raises(SettingsFault, match="auto"):
        several_languages("auto en")


@pytest.mark.parametrize(
    ("made", "shown"),
    [
        (settings(), ()),
        (settings("asian"), ("auto", "zh", "en", "ja")),
        (settings("asian", languages="en ja"), ("auto", "en", "ja")),
        (settings("asian", languages="en de"), ("auto", "en", "de")),
        (settings("asian", "en", "en de"), ("en", "de")),
        (settings("asian", "ja", "en zh"), ("auto", "en", "zh", "ja")),
        (settings("told", "de"), ("en", "de", "fr")),
        (settings("plain", languages="en de"), ("en", "de")),
        (settings("whole"), ("auto", "en", "de")),
        (settings("whole", "xa"), ("auto", "en", "de", "xa")),
        (settings("not installed"), ()),
    ],
)
def test_the_menu_has_the_users_languages_or_else_those_of_the_engine(made: Settings, shown: tuple[str, ...]) -> None:
    assert choices(made, {"LANG": "de_AT.UTF-8"}) == shown


def test_switching_goes_round_in_the_set() -> None:
    made, seen = settings("asian", languages="en de ja"), []
    for _ in range(4):
        language = after(made)
        seen.append(language)
        made = settings("asian", language, "en de ja")
    assert seen == ["en", "de", "ja", "en"]
    assert after(settings("plain")) == "en"
    assert after(settings("asian", "fr", "en de")) == "en"


def test_an_engine_with_one_language_is_shown_with_it() -> None:
    assert present(settings()) == "en"
    assert present(settings("asian")) == present(settings("asian", "auto")) == "auto"
    assert present(settings("asian", "JA")) == "ja"


def test_only_more_than_one_language_is_shown() -> None:
    german = {"german": ProfileSettings(engine="asian", language="zh")}
    key = BindingSettings(key="f9")
    assert not in_play(settings())
    assert not in_play(settings(profile=german))
    assert in_play(settings(profile=german, binding=(key, BindingSettings(key="f8", profile="german"))))
    assert not in_play(settings(profile=german, binding=(BindingSettings(key="f8", profile="german"),)))
    assert in_play(settings("asian"))


def test_the_settings_speak_for_takes_without_a_profile() -> None:
    assert wishes_of(SpeechSettings()) == Wishes()
    assert wishes_of(SpeechSettings(language="auto", languages="en de")) == Wishes(languages=("en", "de"))
    assert wishes_of(SpeechSettings(language="DE")) == Wishes(language="de")


def test_another_engine_that_understands_it_is_named() -> None:
    told = does_not_speak(ENGINES_HERE["plain"], "ja")
    assert 'engine = "asian"' in told.remedy
    told = does_not_speak(ENGINES_HERE["whole"], "fr")
    assert 'engine = "told"' in told.remedy
    told = does_not_speak(ENGINES_HERE["whole"], "tlh")
    assert "and 6 more" in told.remedy


def test_sound_leaves_the_machine_only_where_nothing_else_understands_it() -> None:
    ENGINES["a cloud"] = engine("a cloud", "ja", "ko", needs_network=True)
    ENGINES.update({"asian": ENGINES.pop("asian")})
    assert 'engine = "asian"' in does_not_speak(ENGINES["plain"], "ja").remedy
    assert 'engine = "a cloud"' in does_not_speak(ENGINES["plain"], "ko").remedy


KEYS = (
    BindingSettings(key="f9", name="general"),
    BindingSettings(key="f8", name="french", profile="french"),
    BindingSettings(key="f7", name="any", profile="any"),
    BindingSettings(key="f6", name="switch", mode="language"),
)
PROFILES = {"french": ProfileSettings(language="fr"), "any": ProfileSettings(language="auto", engine="asian")}


def keys_in(speech: SpeechSettings) -> Bench:
    return Bench(Settings(speech=speech, binding=KEYS, profile=PROFILES)).engine_ready()


def press(bench: Bench, name: str) -> None:
    bench.say(e.KeyDown(e.Origin.HOTKEY, bench.now_ns, bench.now_ns, e.BindingId(name)))


@pytest.mark.parametrize(
    ("name", "wishes", "shown"),
    [
        ("general", Wishes(language="de", languages=("en", "de")), "de"),
        ("french", Wishes(language="fr", languages=("en", "de")), "fr"),
        ("any", Wishes("asian", languages=("en", "de")), "auto"),
    ],
)
def test_a_dictation_is_heard_in_the_language_of_its_key_and_shows_it(name: str, wishes: Wishes, shown: str) -> None:
    bench = keys_in(SpeechSettings(engine="asian", language="de", languages="en de"))
    assert bench.snapshot.language == "de"
    press(bench, name)
    assert bench.called("choose") == [(bench.id, wishes)]
    noted = [] if name == "general" else [(bench.id, wishes)]
    assert bench.called("note") == noted, "of a profile, for whoever hears it after a crash"
    assert bench.snapshot.language == shown


def test_what_the_engine_found_out_is_shown_and_noted() -> None:
    bench = keys_in(SpeechSettings(engine="asian"))
    press(bench, "any")
    assert bench.snapshot.heard_language == ""
    bench.say(e.Partial(bench.id, "", "你好", "zh"))
    assert (bench.snapshot.language, bench.snapshot.heard_language) == ("auto", "zh")
    dictation_id = bench.id
    bench.after(1_000).say(e.KeyUp(e.Origin.HOTKEY, bench.now_ns, bench.now_ns, e.BindingId("any")))
    bench.take_closed(dictation_id)
    bench.final(dictation_id, "你好。", "zh")
    bench.inserted(dictation_id)
    assert (bench.snapshot.language, bench.snapshot.heard_language) == ("auto", "zh")
    assert bench.records[-1].language == "zh"


def test_dictations_in_chinese_follow_each_other_without_a_blank() -> None:
    bench = Bench().engine_ready()
    for text in ("今天天气很好。", "我们出去吧。"):
        dictation_id = bench.after(2_000).key_down()
        bench.after(1_000).key_up()
        bench.take_closed(dictation_id)
        bench.final(dictation_id, text, "zh")
        bench.inserted(dictation_id)
    assert [call[1] for call in bench.called("insert")] == ["今天天气很好。", "我们出去吧。"]


def test_the_key_for_the_language_begins_no_dictation_and_ends_none() -> None:
    bench = keys_in(SpeechSettings(engine="asian", languages="en ja"))
    asked: list[LanguageSwitch] = []
    bench.world.bus.subscribe(LanguageSwitch, "the settings", asked.append)
    press(bench, "switch")
    assert not bench.called("start_take")
    bench.say(e.Toggle(e.Origin.MENU, bench.now_ns, bench.now_ns))
    bench.after(1_000)
    press(bench, "switch")
    assert not bench.called("stop_take")
    assert asked == [LanguageSwitch(NEXT)] * 2


def test_another_language_counts_from_the_next_dictation_on() -> None:
    bench = keys_in(SpeechSettings(engine="asian", language="en", languages="en ja"))
    press(bench, "general")
    bench.controller.settings_changed(
        Settings(speech=SpeechSettings(engine="asian", language="ja", languages="en ja"), binding=KEYS)
    )
    bench.say(e.Tick())
    assert bench.snapshot.language == "en"
    bench.say(e.Cancel(e.Origin.HOTKEY, bench.now_ns))
    assert bench.snapshot.language == "ja"
    press(bench, "general")
    assert [wishes.language for _, wishes in bench.called("choose")] == ["en", "ja"]


def test_a_user_of_one_language_is_shown_none() -> None:
    bench = Bench(Settings(speech=SpeechSettings(engine="plain"))).engine_ready()
    bench.dictate("One.")
    assert {snapshot.language for snapshot in bench.world.snapshots} == {""}
    assert language_choice.choices(Settings(speech=SpeechSettings(engine="plain"))) == ()
