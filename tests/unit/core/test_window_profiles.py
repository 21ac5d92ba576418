"""Which profile counts in which window, and what of it."""

from __future__ import annotations

import fnmatch
import random
from collections.abc import Mapping
from dataclasses import replace

import pytest
from fakes_core import Bench

from tray_app.core import events as e
from tray_app.core.applications import Application, ApplicationKind
from tray_app.core.bindings import profile_of
from tray_app.core.dictation import Outcome
from tray_app.core.settings import BindingSettings, ProfileSettings, Settings
from tray_app.core.step_settings import StepsSettings
from tray_app.core.window_profiles import fits, profile_in

EDITOR = Application("gedit", names=("gedit", "org.gnome.gedit"), title="notes.txt – gedit")
XTERM = Application("xterm", ApplicationKind.TERMINAL, ("xterm", "xterm"), "~")
PROMPT = Application("pinentry", ApplicationKind.PASSWORD_PROMPT)


def with_profiles(profile: Mapping[str, ProfileSettings]) -> Settings:
    rows = (BindingSettings(key="ctrl_r"),)
    return replace(Settings(), binding=rows, profile=profile)


def named(own: ProfileSettings, application: Application) -> bool:
    return profile_in(application, with_profiles({"own": own})) == "own"


@pytest.mark.parametrize(
    ("own", "application", "counts"),
    [
        (ProfileSettings(apps="gedit"), EDITOR, True),
        (ProfileSettings(apps="GEdit"), EDITOR, True),
        (ProfileSettings(apps="kate, org.gnome.*"), EDITOR, True),
        (ProfileSettings(apps="edit"), EDITOR, False),
        (ProfileSettings(title="*notes*"), EDITOR, True),
        (ProfileSettings(title="notes"), EDITOR, False),
        (ProfileSettings(apps="gedit", title="*other*"), EDITOR, False),
        (ProfileSettings(kind="terminal"), XTERM, True),
        (ProfileSettings(kind="terminal"), EDITOR, False),
        (ProfileSettings(kind="terminal", apps="gedit"), XTERM, False),
        (ProfileSettings(), EDITOR, False),
        (ProfileSettings(apps=" , "), EDITOR, False),
        (ProfileSettings(apps="*"), Application(""), False),
    ],
)
def test_all_that_it_says_of_windows_has_to_be_so(own: ProfileSettings, application: Application, counts: bool) -> None:
    assert named(own, application) is counts


def test_the_one_that_says_most_counts_wherever_it_stands() -> None:
    some = {
        "kind": ProfileSettings(kind="terminal"),
        "part": ProfileSettings(apps="x*"),
        "full": ProfileSettings(apps="xterm"),
        "title": ProfileSettings(title="~*"),
    }
    for name in [*reversed(some)]:
        assert profile_in(XTERM, with_profiles(some)) == name
        some.pop(name)
    twice = {"first": ProfileSettings(apps="xterm"), "second": ProfileSettings(apps="xterm")}
    assert profile_in(XTERM, with_profiles(twice)) == "first"
    assert profile_in(None, with_profiles(twice)) == ""


def test_what_the_hotkeys_own_profile_says_goes_before_it_and_the_general_tables_behind() -> None:
    profiles = {
        "mine": ProfileSettings(numbers="all"),
        "gedit": ProfileSettings(apps="gedit", numbers="off", layout="lines", method="paste", language="de"),
    }
    settings = replace(with_profiles(profiles), steps=StepsSettings(end="space"))
    made = profile_of("mine", settings, EDITOR)
    assert (made.name, made.of_window, made.language) == ("mine", "gedit", "de")
    assert (made.steps.numbers, made.steps.layout, made.steps.end) == ("all", "lines", "space")
    assert made.insertion.method == "paste"
    assert profile_of("mine", settings).steps.layout == "none"


def test_in_a_terminal_only_its_own_profile_may_break_lines() -> None:
    profiles = {"mine": ProfileSettings(layout="all"), "other": ProfileSettings(apps="xterm", layout="lines")}
    settings = replace(with_profiles(profiles), steps=StepsSettings(layout="all"))
    without = replace(settings, profile={"mine": profiles["mine"]})
    assert profile_of("mine", without, XTERM).steps.layout == "none"
    assert profile_of("", settings, XTERM).steps.layout == "lines"
    assert profile_of("", settings, EDITOR).steps.layout == "all"


def test_a_pattern_fits_as_shells_have_it() -> None:
    chance = random.Random(13)
    for _ in range(3_000):
        pattern = "".join(chance.choices("ab*", k=chance.randrange(7)))
        text = "".join(chance.choices("ab", k=chance.randrange(9)))
        assert fits(pattern, text) is fnmatch.fnmatchcase(text, pattern), (pattern, text)


def test_no_pattern_takes_long() -> None:
    assert not fits("*a" * 5_000 + "b", "a" * 20_000)


def test_it_counts_once_the_window_is_known() -> None:
    bench = Bench(with_profiles({"gedit": ProfileSettings(apps="gedit", method="paste", language="de")})).engine_ready()
    dictation_id = bench.key_down()
    bench.say(e.TargetNoted(dictation_id, EDITOR))
    [(chosen_id, wishes)] = bench.called("choose_again")
    assert (chosen_id, wishes.language) == (dictation_id, "de")
    assert bench.called("spool.note") == [(dictation_id, wishes)], "after a crash too"
    bench.after(1_000).key_up()
    bench.take_closed(dictation_id)
    bench.final(dictation_id, "Hallo.")
    assert bench.world.requests[-1].settings.method == "paste"
    bench.inserted(dictation_id)
    assert bench.world.endings[-1].wishes.language == "de"


def test_another_window_is_as_the_settings_say() -> None:
    bench = Bench(with_profiles({"gedit": ProfileSettings(apps="gedit", method="paste", language="de")})).engine_ready()
    dictation_id = bench.key_down()
    bench.say(e.TargetNoted(dictation_id, XTERM))
    bench.after(1_000).key_up()
    bench.take_closed(dictation_id)
    bench.final(dictation_id, "Hello.")
    assert bench.called("choose_again") == []
    assert bench.world.requests[-1].settings.method == "auto"


@pytest.mark.parametrize("when", ["recording", "transcribing"])
def test_what_is_said_to_a_password_prompt_is_thrown_away_and_that_is_told(when: str) -> None:
    bench = Bench().engine_ready()
    dictation_id = bench.key_down()
    if when == "transcribing":
        bench.after(1_000).key_up()
        bench.take_closed(dictation_id)
    bench.say(e.TargetNoted(dictation_id, PROMPT))
    if when == "recording":
        bench.after(1_000).key_up()
    bench.final(dictation_id, "correct horse")
    assert [one.title for one in bench.notices] == ["Passwords are not dictated"]
    assert bench.called("insert") == []
    assert [(one.record.outcome, one.text) for one in bench.world.endings] == [(Outcome.CANCELLED, "")]
    assert bench.called("abandon_take") == [(dictation_id,)]
    assert bench.snapshot.last_text == ""
    assert bench.snapshot.offered == ()
    assert bench.dictate("Hello.") != dictation_id, "the next one goes on as always"
