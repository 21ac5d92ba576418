"""What is said instead of a text is done with the last one, or it is said why not. Its words are written nowhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes_core import Bench

from tray_app.core import events as e
from tray_app.core import undoing
from tray_app.core.commands import Command, Deed
from tray_app.core.dictation import Outcome
from tray_app.core.errors import Problem
from tray_app.core.requests import HandsFreeSwitch
from tray_app.core.settings import Settings
from tray_app.core.spoken_commands import NO_TEXT, NOT_LISTENING, rewritten
from tray_app.core.step_settings import StepsSettings
from tray_app.core.undoing import TextStandsAgain, TextUndone


@pytest.fixture
def bench() -> Bench:
    return Bench().engine_ready()


def say(bench: Bench, text: str) -> None:
    dictation_id = bench.after(1_000).key_down()
    bench.after(1_000).key_up()
    bench.take_closed(dictation_id)
    bench.final(dictation_id, text)


def taken_back(bench: Bench) -> list[e.DictationId]:
    return [call[0] for call in bench.called("take_back")]


def written(bench: Bench) -> list[str]:
    return [call[1] for call in bench.called("insert")]


def test_scratch_that_takes_the_last_text_back(bench: Bench) -> None:
    undone: list[e.DictationId] = []
    bench.world.bus.subscribe(TextUndone, "the test", lambda news: undone.append(news.dictation_id))
    dictation_id = bench.dictate("Hello there.")
    say(bench, "Scratch that.")
    assert taken_back(bench) == [dictation_id]
    bench.say(e.TakenBack(dictation_id))
    assert undone == [dictation_id]
    assert written(bench) == ["Hello there."]
    assert bench.notices == []
    assert bench.snapshot.last_text == "Hello there.", "it can be had again"


def test_a_command_is_no_dictation_for_those_who_count_and_keep(bench: Bench) -> None:
    bench.dictate("Hello there.")
    say(bench, "Scratch that.")
    ended = bench.world.endings[-1]
    assert (ended.record.outcome, ended.text, ended.heard) == (Outcome.COMMAND, "", "")
    assert bench.snapshot.dictations == 1
    assert bench.snapshot.offered == ()
    assert bench.called("discard")[-1] == (ended.record.dictation_id,), "its sound is not kept"


def test_with_nothing_to_take_back_it_says_so_and_writes_nothing(bench: Bench) -> None:
    say(bench, "Scratch that.")
    assert [one.title for one in bench.notices] == [undoing.NOTHING.title]
    say(bench, "Capitalize that.")
    assert bench.notices[-1].title == NO_TEXT.title
    assert written(bench) == []


def test_a_window_that_was_touched_since_keeps_what_it_has(bench: Bench) -> None:
    bench.dictate("Hello there.")
    bench.world.presses = [bench.now_ns]
    for command in ("Scratch that.", "Uppercase that."):
        say(bench, command)
        assert bench.notices[-1].title == undoing.TOUCHED.title
    assert taken_back(bench) == []
    assert written(bench) == ["Hello there."]
    assert bench.called("insertion.forget")[-1] not in [(one.dictation_id,) for one in bench.world.requests]


def test_the_new_form_goes_where_the_old_one_stood(bench: Bench) -> None:
    again: list[e.DictationId] = []
    bench.world.bus.subscribe(TextStandsAgain, "the test", lambda news: again.append(news.dictation_id))
    bench.dictate("A first one,")
    dictation_id = bench.dictate("and the red house.")
    say(bench, "Replace red with blue.")
    assert written(bench)[2:] == []
    bench.say(e.TakenBack(dictation_id))
    assert bench.world.requests[-1].text == "and the blue house."
    assert written(bench)[-1] == " and the blue house."
    bench.inserted(bench.world.requests[-1].dictation_id)
    assert again == [dictation_id]
    assert bench.snapshot.last_text == "and the blue house."
    say(bench, "Undo that.")
    assert taken_back(bench)[-1] == bench.world.requests[-1].dictation_id


def test_what_was_spoken_meanwhile_comes_behind_the_new_form(bench: Bench) -> None:
    first = bench.dictate("The red house.")
    say(bench, "Replace red with blue.")
    say(bench, "It is large.")
    assert written(bench) == ["The red house."]
    bench.say(e.TakenBack(first))
    bench.inserted(bench.world.requests[-1].dictation_id)
    assert [one.text for one in bench.world.requests] == ["The red house.", "The blue house.", "It is large."]


def test_a_command_waits_for_the_text_before_it(bench: Bench) -> None:
    first = bench.key_down()
    bench.after(1_000).key_up()
    bench.take_closed(first)
    say(bench, "Scratch that.")
    bench.final(first, "Hello there.")
    assert taken_back(bench) == []
    bench.inserted(first)
    assert taken_back(bench) == [first]


def test_where_it_cannot_be_taken_back_nothing_is_written(bench: Bench) -> None:
    dictation_id = bench.dictate("Hello there.")
    say(bench, "Uppercase that.")
    bench.say(e.NotTakenBack(dictation_id, Problem("The window does not tell.", "")))
    assert written(bench) == ["Hello there."]
    assert bench.notices[-1].title == "The window does not tell."
    assert bench.dictate("Next.") in [one.dictation_id for one in bench.world.requests]


def test_words_that_could_be_a_text_are_one_unless_the_last_text_has_them(bench: Bench) -> None:
    bench.dictate("The battery is dead.")
    say(bench, "Replace the fuse with a new one.")
    assert written(bench)[-1] == " Replace the fuse with a new one."


def test_switched_off_none_is_heard_and_a_prefix_is_asked_for() -> None:
    off = Bench(replace(Settings(), steps=StepsSettings(commands=False))).engine_ready()
    off.dictate("Scratch that.")
    assert written(off) == ["Scratch that."]
    led = Bench(replace(Settings(), steps=StepsSettings(command_prefix="computer"))).engine_ready()
    led.dictate("Scratch that.")
    assert written(led) == ["Scratch that."]
    say(led, "Computer, scratch that.")
    assert len(taken_back(led)) == 1


def test_stop_listening_ends_listening_for_the_wake_word(bench: Bench) -> None:
    asked: list[HandsFreeSwitch] = []
    bench.world.bus.subscribe(HandsFreeSwitch, "the test", asked.append)
    say(bench, "Stop listening.")
    assert (asked, bench.notices[-1].title) == ([], NOT_LISTENING.title)
    bench.say(e.HandsFreeChanged("okay nabu"))
    say(bench, "Stop listening.")
    assert asked == [HandsFreeSwitch.OFF]
    assert written(bench) == []


def test_select_that_marks_the_last_text_after_which_nobody_knows_what_stands_there(bench: Bench) -> None:
    dictation_id = bench.dictate("Hello there.")
    say(bench, "Select that.")
    assert bench.called("select") == [(dictation_id,)]
    bench.say(e.Selected(dictation_id))
    assert bench.notices == []
    assert bench.dictate("Goodbye.")
    assert written(bench) == ["Hello there.", "Goodbye."], "in its place, without a blank"
    say(bench, "Scratch that.")
    say(bench, "Scratch that.")
    assert len(taken_back(bench)) == 1, "only what was written since"


@pytest.mark.parametrize(
    ("deed", "before", "after"),
    [
        (Deed.DELETE_SENTENCE, "One. Two is longer. Three!", "One. Two is longer."),
        (Deed.DELETE_SENTENCE, "He said “no.” Then he left.", "He said “no.”"),
        (Deed.DELETE_SENTENCE, "Only one.", ""),
        (Deed.CAPITALIZE, "the old “man” and McKay's 3rd sea", "The Old “Man” And McKay's 3rd Sea"),
        (Deed.UPPERCASE, "straße 5", "STRASSE 5"),
        (Deed.LOWERCASE, "NOT SO Loud.", "not so loud."),
    ],
)
def test_what_each_makes_of_a_text(deed: Deed, before: str, after: str) -> None:
    assert rewritten(before, Command(deed)) == after


@pytest.mark.parametrize(
    ("text", "old", "new", "after"),
    [
        ("The cat and the cat.", "cat", "dog", "The cat and the dog."),
        ("Cats are here.", "cats", "dogs", "Dogs are here."),
        ("We met Monday.", "monday", "Tuesday", "We met Tuesday."),
        ("See you. Tomorrow then.", "tomorrow", "today", "See you. Today then."),
        ("A concatenation.", "cat", "dog", None),
        ("Costs $5 (net).", "$5", "$6", "Costs $6 (net)."),
    ],
)
def test_whole_words_are_replaced_where_they_stood_last(text: str, old: str, new: str, after: str | None) -> None:
    assert rewritten(text, Command(Deed.REPLACE, ((old, new),))) == after
