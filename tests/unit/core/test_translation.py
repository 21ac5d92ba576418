"""Texts that stay English for log and command line, and are said in the user's language on the screen."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Iterator
from dataclasses import astuple, replace

import pytest

from tray_app.core import translation
from tray_app.core.checks import Check, as_line, of_line
from tray_app.core.errors import HoldtalkError, HotkeyFault, Problem
from tray_app.core.settings import Settings
from tray_app.core.told import kept, longest_recording
from tray_app.core.translation import any_of, as_data, filled, filled_n, from_data, lines, sentences, tr
from tray_app.settings_reading import Reading
from tray_app.speech import wire

GERMAN = {
    "There is no key named “{name}”.": "Eine Taste „{name}“ gibt es nicht.",
    "Try again.": "Noch einmal versuchen.",
    "{first} or {next}": "{first} oder {next}",
    "{what}; did you mean {name}?": "{what}; ist {name} gemeint?",
    "There is no such setting": "Diese Einstellung gibt es nicht",
}
NUMBERS = {"{n} files in {folder}": ("eine Datei in {folder}", "{n} Dateien in {folder}")}


@pytest.fixture
def in_german() -> Iterator[None]:
    def translate(text: str, number: int | None) -> str:
        if number is not None and text in NUMBERS:
            return NUMBERS[text][number != 1]
        return GERMAN.get(text, "")

    translation.use(translate)
    yield
    translation.use(lambda _text, _number: "")


NO_KEY = filled("There is no key named “{name}”.", name="fn")


def test_a_text_with_values_is_english_where_it_is_read_as_it_stands() -> None:
    fault = HotkeyFault(NO_KEY, "Try again.")
    assert str(fault) == "There is no key named “fn”. Try again."
    assert json.dumps([fault.problem.title]) == json.dumps(["There is no key named “fn”."])
    assert filled("{n:,} of {share:.1f} %", n=12_345, share=3.14159) == "12,345 of 3.1 %"


def test_without_a_language_it_is_shown_in_english() -> None:
    assert tr(NO_KEY) == "There is no key named “fn”."
    assert tr(filled_n("{n} file in {folder}", "{n} files in {folder}", 1, folder="/x")) == "1 file in /x"


@pytest.mark.usefixtures("in_german")
def test_it_is_said_in_the_users_language() -> None:
    assert tr(NO_KEY) == "Eine Taste „fn“ gibt es nicht."
    assert tr(sentences(NO_KEY, "", "Try again.")) == "Eine Taste „fn“ gibt es nicht. Noch einmal versuchen."
    assert tr(lines("Try again.", NO_KEY)) == "Noch einmal versuchen.\nEine Taste „fn“ gibt es nicht."
    assert tr(any_of(["ctrl_l", "ctrl_r"])) == "ctrl_l oder ctrl_r"
    assert tr(filled_n("{n} file in {folder}", "{n} files in {folder}", 1, folder="/x")) == "eine Datei in /x"
    assert tr(filled_n("{n} file in {folder}", "{n} files in {folder}", 3, folder="/x")) == "3 Dateien in /x"


@pytest.mark.usefixtures("in_german")
def test_words_of_the_user_are_not_translated() -> None:
    assert tr(filled("There is no key named “{name}”.", name="Try again.")) == "Eine Taste „Try again.“ gibt es nicht."
    assert sentences("a {brace", "b") == "a {brace b"


@pytest.mark.usefixtures("in_german")
@pytest.mark.parametrize("passed_on", [copy.deepcopy, lambda text: pickle.loads(pickle.dumps(text))])
def test_a_problem_that_is_passed_on_can_still_be_translated(passed_on: object) -> None:
    assert callable(passed_on)
    problem = replace(Problem(NO_KEY, "Try again."), detail="x")
    assert tr(astuple(problem)[0]) == tr(HoldtalkError(*astuple(problem)).problem.title) == tr(passed_on(NO_KEY))


@pytest.mark.usefixtures("in_german")
def test_a_problem_of_another_process_is_said_in_the_users_language() -> None:
    told = Problem(NO_KEY, sentences(NO_KEY, "Try again."), "detail")
    line = json.dumps(wire.of_problem(wire.ERROR, None, told).data)
    heard = wire.problem(wire.Event(wire.ERROR, json.loads(line)))
    assert heard == told
    assert tr(heard.remedy) == "Eine Taste „fn“ gibt es nicht. Noch einmal versuchen."
    assert from_data("plain") == as_data("plain") == "plain"


@pytest.mark.usefixtures("in_german")
def test_a_check_is_english_for_programs_and_translated_in_the_window() -> None:
    line = as_line(Check("Hotkey", False, NO_KEY, "Try again."))
    assert json.loads(line)["detail"] == "There is no key named “fn”."
    assert tr(of_line(line).detail) == "Eine Taste „fn“ gibt es nicht."


@pytest.mark.usefixtures("in_german")
def test_a_mistake_in_the_settings_is_said_with_what_may_be_meant() -> None:
    reading = Reading({"speech": {"engin": "x"}}, Settings(), ())
    reading.settings()
    assert tr(reading.mistakes[0].what) == "Diese Einstellung gibt es nicht; ist engine gemeint?"


def test_notices_have_their_numbers_in_them() -> None:
    assert longest_recording(60).body == "1 minute is the longest a recording may last. The text follows."
    assert longest_recording(90).body == "90 seconds is the longest a recording may last. The text follows."
    assert kept(Problem("It failed.", "")).body.startswith("The recording is kept")
