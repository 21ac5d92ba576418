"""What is asked of the history is found, whatever a person types."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from history_rig import FIRST_NS, SECOND_NS, HistoryRig

from tray_app.core.applications import Application, ApplicationKind
from tray_app.core.dictation import Outcome
from tray_app.core.events import DictationId
from tray_app.core.history import HistoryQuery, RowState
from tray_app.history.searching import wanted


def found(rig: HistoryRig, words: str) -> list[str]:
    return [row.text for row in rig.history.find(HistoryQuery(words=words))]


def fill(rig: HistoryRig, *texts: str) -> None:
    for number, text in enumerate(texts):
        rig.say(text, number)


def test_words_are_found_from_their_beginning_and_in_any_order(rig: HistoryRig) -> None:
    fill(rig, "The invoice is late.", "Late at night.", "Nothing of it.")
    assert found(rig, "inv") == ["The invoice is late."]
    assert found(rig, "LATE inv") == ["The invoice is late."]
    assert found(rig, "late") == ["Late at night.", "The invoice is late."]
    assert found(rig, "voice") == []
    assert found(rig, "  ") == ["Nothing of it.", "Late at night.", "The invoice is late."]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Grüße aus Zürich", "zurich"),
        ("Grüße aus Zürich", "zür"),
        ("Ένα μήνυμα", "ενα"),
        ("Привет, мир", "прив"),
        ("今天天气很好，我们出去吧。", "天气"),
        ("今天天气很好，我们出去吧。", "我"),
        ("今日はいい天気ですね", "天気"),
        ("コーヒーをください", "ヒー"),
        ("สวัสดีครับ", "ดี"),
        ("안녕하세요 여러분", "여러"),
        ("مرحبا بالعالم", "مرحبا"),
        ("I don't know", "don't"),
        ("See C++ and #42", "c++ 42"),
        ("It is done 👍 now", "👍"),
        ("It is done 👍 now", "done 👍"),
        ("What?! No", "?!"),
        ('He said "never" twice', '"never"'),
    ],
)
def test_every_script_is_found(rig: HistoryRig, text: str, words: str) -> None:
    fill(rig, text, "something else entirely")
    assert found(rig, words) == [text]


def test_neighbours_in_a_script_without_blanks_have_to_be_neighbours(rig: HistoryRig) -> None:
    fill(rig, "天很气")
    assert found(rig, "天气") == []


@pytest.mark.parametrize(
    "words",
    ['"', "'", "a AND", "NOT", "OR OR", "(", "a*", "*", "text:", "^a", "-a", "NEAR(a b)", "\0", "a\0b", "\ud800", "%",
     "_", "\\", "a" * 5_000, "a " * 5_000, '" OR 1=1 --', "{a b}: c", "+", "᠎", "\u0301"],
)  # fmt: skip
def test_nothing_that_is_typed_is_syntax(rig: HistoryRig, words: str) -> None:
    fill(rig, "completely different")
    query = HistoryQuery(words=words)
    assert len(rig.history.find(query)) == rig.history.count(query) <= 1


def test_what_the_index_does_not_know_is_looked_for_in_the_text() -> None:
    asked = wanted("done 👍 ?! 天气")
    assert (asked.match, asked.parts) == ('"done"* " 天  气"*', ("👍", "?!"))


def test_rows_are_chosen_by_all_that_the_query_names(rig: HistoryRig) -> None:
    terminal = Application("xterm", ApplicationKind.TERMINAL)
    for number in range(6):
        outcome = Outcome.OFFERED if number % 3 == 0 else Outcome.INSERTED
        engine, language = ("small", "large")[number % 2], ("en", "de", "fr")[number % 3]
        rig.say(f"word {number}", number, outcome, terminal if number < 3 else None, engine=engine, language=language)

    def numbers(**query: object) -> list[int]:
        asked = HistoryQuery(**query)  # type: ignore[arg-type] # by name
        rows = rig.history.find(asked)
        assert rig.history.count(asked) == len(rows)
        return [(row.row_id - FIRST_NS) // SECOND_NS for row in rows]

    for words in ("", "word"):
        assert numbers(words=words, states=(RowState.WAITING,)) == [3, 0]
        assert numbers(words=words, engines=("small",)) == [4, 2, 0]
        assert numbers(words=words, engines=("small", "large"), languages=("de", "fr")) == [5, 4, 2, 1]
        assert numbers(words=words, application_kinds=("terminal",)) == [2, 1, 0]
        assert numbers(words=words, since_ns=FIRST_NS + SECOND_NS, until_ns=FIRST_NS + 4 * SECOND_NS) == [3, 2, 1]
        assert numbers(words=words, since_ns=-(2**70), until_ns=2**70, states=list(RowState)) == [5, 4, 3, 2, 1, 0]
        assert numbers(words=words, engines=("nobody's",)) == []


def test_page_after_page_gives_every_row_once(rig: HistoryRig) -> None:
    fill(rig, *(f"word {number}" for number in range(23)))

    def pages(words: str) -> Sequence[DictationId]:
        seen: list[DictationId] = []
        query = HistoryQuery(words=words, limit=5)
        while page := rig.history.find(query):
            assert len(page) <= 5
            seen += [row.row_id for row in page]
            query = HistoryQuery(words=words, limit=5, before=seen[-1])
        return seen

    expected = [FIRST_NS + number * SECOND_NS for number in reversed(range(23))]
    assert pages("") == pages("word") == expected
    assert [row.row_id for row in rig.history.each(HistoryQuery(words="word"))] == expected
    assert rig.history.find(HistoryQuery(limit=0)) == []


def test_what_stands_in_a_column_is_told_the_most_frequent_first(rig: HistoryRig) -> None:
    for number, engine in enumerate(("b", "a", "b", "c", "")):
        rig.say("x", number, engine=engine)
    assert rig.history.values("engine") == ["b", "a", "c"]
    assert rig.history.values("application") == ["kate"]
    with pytest.raises(ValueError, match="text"):
        rig.history.values("text")
