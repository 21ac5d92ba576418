from __future__ import annotations

import pytest

from tray_app.core.joining import Delivered, following, joined


@pytest.mark.parametrize(
    ("before", "text", "whole"),
    [
        ("One.", "two.", "One. Two."),
        ("Is it?", "no.", "Is it? No."),
        ("Stop!", "now.", "Stop! Now."),
        ("He said “stop.”", "then he left.", "He said “stop.” Then he left."),
        ("(It rained.)", "we stayed.", "(It rained.) We stayed."),
        ("One.", "“two,” he said.", "One. “Two,” he said."),
        ("One.", "iPhone sales rose.", "One. iPhone sales rose."),
        ("One.", "2 more.", "One. 2 more."),
    ],
)
def test_a_capital_follows_the_end_of_a_sentence(before: str, text: str, whole: str) -> None:
    assert joined([before, text]) == whole


@pytest.mark.parametrize(
    ("before", "text", "whole"),
    [
        (
            "In being comparatively modern,",
            "And then it stopped.",
            "In being comparatively modern, and then it stopped.",
        ),
        ("produced the block-books", "Which were there.", "produced the block-books which were there."),
        ("first;", "But then", "first; but then"),
        ("well -", "It's late.", "well - it's late."),
        ("so,", "Don’t go.", "so, don’t go."),
        ("we saw", "A dog.", "we saw a dog."),
        ("and", "“The end,” he said.", "and “the end,” he said."),
    ],
)
def test_a_small_letter_follows_a_comma_or_no_mark(before: str, text: str, whole: str) -> None:
    assert joined([before, text]) == whole


@pytest.mark.parametrize(
    "text", ["I went.", "I'm late.", "NATO met.", "IT works.", "Will came.", "London calls.", "X is 2.", "Été."]
)
def test_names_acronyms_and_the_first_person_keep_their_capital(text: str) -> None:
    assert following("after that,", text) == " " + text


@pytest.mark.parametrize("before", ["well...", "well…", "as follows:"])
@pytest.mark.parametrize("text", ["The end.", "the end."])
def test_what_follows_an_open_mark_stays_the_engines(before: str, text: str) -> None:
    assert following(before, text) == " " + text


def test_empty_pieces_leave_no_space() -> None:
    assert joined(["", "One.", "", "two."]) == "One. Two."
    assert joined([]) == ""
    assert joined(["the first piece stays as it is"]) == "the first piece stays as it is"


@pytest.mark.parametrize(
    ("separator", "untouched", "form"),
    [
        ("smart", True, " and so on."),
        ("smart", False, None),
        ("space", True, " and so on."),
        ("space", False, " And so on."),
        ("none", True, None),
        ("none", False, None),
    ],
)
def test_a_dictation_goes_on_from_the_one_before(separator: str, untouched: bool, form: str | None) -> None:
    assert Delivered("at first,").continued_by("And so on.", separator, untouched=untouched) == form


@pytest.mark.parametrize("separator", ["smart", "space"])
def test_the_first_dictation_goes_on_from_nothing(separator: str) -> None:
    assert Delivered().continued_by("One.", separator, untouched=True) is None
