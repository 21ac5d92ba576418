"""A text and its changes: nothing is lost, and all of it can be undone."""

from __future__ import annotations

import random

import pytest

from tray_app.core.shaped import Edit, Piece, Text


def test_a_change_shows_what_was_heard_there() -> None:
    text = Text.of("two of them").edited([Edit(0, 3, "2")], "numbers")
    assert (text.heard, text.written) == ("two of them", "2 of them")
    assert text.changes == (Piece("two", "2", ("numbers",)),)


def test_a_later_step_takes_the_earlier_change_along() -> None:
    text = Text.of("the year two thousand").edited([Edit(9, 21, "2000")], "numbers").edited([Edit(4, 13, "Y2K")], "own")
    assert (text.heard, text.written) == ("the year two thousand", "the Y2K")
    assert text.changes == (Piece("year two thousand", "Y2K", ("numbers", "own")),)


def test_what_a_later_step_does_not_reach_of_a_change_stays_written() -> None:
    text = Text.of("a b").edited([Edit(0, 1, "one two")], "first").edited([Edit(4, 9, "2, b")], "second")
    assert text.written == "one 2, b"
    assert text.heard == "a b"


def test_what_is_removed_is_still_known() -> None:
    text = Text.of("well uh yes").edited([Edit(5, 8, "")], "fillers")
    assert text.written == "well yes"
    assert [piece.heard for piece in text.changes] == ["uh "]
    assert text.without(text.changes[0]).written == "well uh yes"


def test_what_is_added_was_heard_nowhere() -> None:
    text = Text.of("yes").edited([Edit(3, 3, ".")], "ends")
    assert (text.heard, text.written) == ("yes", "yes.")


def test_what_is_fixed_stays_as_it_is() -> None:
    text = Text.of("my address").edited([Edit(0, 10, "one comma two", fixed=True)], "snippets")
    assert text.edited([Edit(3, 9, ",")], "punctuation") == text
    undone = text.without(text.changes[0])
    assert undone.edited([Edit(0, 2, "MY")], "casing").written == "my address"


def test_edits_that_overlap_or_change_nothing_are_left_out() -> None:
    text = Text.of("one two").edited([Edit(0, 3, "1"), Edit(2, 7, "x"), Edit(4, 7, "two")], "numbers")
    assert text.written == "1 two"
    assert len(text.changes) == 1


def test_a_place_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="no such place"):
        Text.of("one").edited([Edit(1, 4, "")], "numbers")


def test_the_caret_stands_where_a_step_wanted_it() -> None:
    text = Text.of("mail me soon").edited([Edit(0, 7, "Dear , hello", fixed=True, cursor=5)], "snippets")
    assert text.written[: len(text.written) - text.cursor_from_end] == "Dear "
    assert Text.of("plain").cursor_from_end == 0


@pytest.mark.parametrize("seed", range(200))
def test_any_edits_in_any_order_lose_nothing_that_was_heard(seed: int) -> None:
    chance = random.Random(seed)
    heard = "".join(chance.choice("ab ,ü") for _ in range(chance.randint(0, 30)))
    text = Text.of(heard)
    for step in "xyz":
        expected = written = text.written
        places = sorted(
            chance.sample(range(len(written) + 1), k=min(len(written) + 1, 2 * chance.randint(0, 3)) // 2 * 2)
        )
        edits = [
            Edit(first, last, chance.choice(("", "!", "long")))
            for first, last in zip(places[::2], places[1::2], strict=True)
        ]
        for edit in reversed(edits):
            expected = expected[: edit.start] + edit.written + expected[edit.end :]
        chance.shuffle(edits)
        text = text.edited(edits, step)
        assert text.written == expected
        assert text.heard == heard
    for change in text.changes:
        text = text.without(change)
    assert text.written == heard


def test_a_text_of_hours_takes_thousands_of_changes() -> None:
    text = Text.of("a " * 10_000).edited([Edit(at, at + 1, "b") for at in range(0, 20_000, 2)], "first")
    again = text.edited([Edit(at, at + 2, "c") for at in range(0, 20_000, 2)], "second")
    assert again.written == "c" * 10_000
    assert again.heard == text.heard


def test_what_was_inserted_and_undone_is_in_no_change_s_way() -> None:
    text = Text.of("a b").edited([Edit(1, 1, ","), Edit(1, 2, "")], "first")
    undone = text.without(text.changes[0])
    assert undone.edited([Edit(0, 1, "c")], "second").heard == "a b"
