"""A long text on its way to the voice."""

from __future__ import annotations

import threading

import pytest

from tray_app.voice import passages
from tray_app.voice.passages import LONGEST_LINE, WAITING, Passages, last_end, lines, sentences_end


def test_a_text_that_is_whole_ends_at_once() -> None:
    assert list(Passages("one")) == ["one"]


def test_passages_come_in_order_and_are_waited_for() -> None:
    text = Passages("one", more=True)
    threading.Timer(0.05, lambda: (text.add("two", more=True), text.add("three", more=False))).start()
    assert list(text) == ["one", "two", "three"]


def test_whoever_hands_over_too_much_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passages, "_ROOM_S", 0.01)
    text = Passages("0", more=True)
    assert [text.add(str(number), more=True) for number in range(1, WAITING + 1)] == [True] * (WAITING - 1) + [False]
    taken = iter(text)
    assert next(taken) == "0"
    assert text.add("2", more=False)
    assert list(taken) == ["1", "2"]


def test_whoever_sends_nothing_more_is_not_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passages, "_LATE_S", 0.01)
    text = Passages("one", more=True)
    assert list(text) == ["one"]
    text.add("late", more=True)
    assert list(text) == []


def test_once_ended_nobody_waits_for_more() -> None:
    text = Passages("one", more=True)
    threading.Timer(0.05, text.end).start()
    assert list(text) in ([], ["one"])
    assert text.add("two", more=True), "nobody has to say it again"
    assert list(text) == []


def test_broken_lines_are_joined_and_paragraphs_are_not() -> None:
    assert list(lines("A line\nof a book.\n\n  Next\tone. \n \n\n")) == ["A line of a book.", "Next one."]


def test_long_paragraphs_are_cut_behind_sentences_and_no_word_is_lost() -> None:
    text = "Ten words stand in each of these many short sentences. " * 20 + "endless " * 100 + "x" * 700
    cut = list(lines(text))
    assert max(map(len, cut)) <= LONGEST_LINE
    assert all(line.endswith("sentences.") for line in cut[:3])
    assert "".join("".join(cut).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "end"),
    [("One. Two", 5), ("One", 0), ("3.5 kg", 0), ('He said "no." Then', 14), ("日本。次", 3), ("One.", 0)],
)
def test_where_a_sentence_ends(text: str, end: int) -> None:
    assert sentences_end(text) == end


@pytest.mark.parametrize(("text", "end"), [("One. Two three", 5), ("One two", 4), ("word", 4)])
def test_where_it_may_be_cut(text: str, end: int) -> None:
    assert last_end(text) == end


def test_a_word_is_known_for_as_long_as_it_may_be_heard() -> None:
    text = Passages("Hey, NABU-Casa is read aloud.", more=True)
    assert text.may_be_heard("nabu casa")
    assert not text.may_be_heard("jarvis")
    taken = iter(text)
    next(taken)
    for _ in range(13):  # as much as a pipe holds
        assert text.add("x" * 5_000, more=True)
        next(taken)
    assert text.may_be_heard("nabu")
    for _ in range(9):
        assert text.add("x" * 5_000, more=True)
        next(taken)
    assert not text.may_be_heard("nabu")
