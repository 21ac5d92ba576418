"""The user's rules in a running program: read when they change, bounded in time, and what snippets are filled with."""

from __future__ import annotations

import logging
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tray_app.core.errors import Problem
from tray_app.core.shaped import Text
from tray_app.text.pipeline.step import Around, Layout
from tray_app.text.rules import rule_set
from tray_app.text.rules.lines import Rule, parse
from tray_app.text.rules.live import LiveRules
from tray_app.text.rules.rule_set import RuleSet
from tray_app.text.steps.rules import Rules

AROUND = Around("en", Layout.ALL, datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC), lambda: "copied")
ENDLESS = r"/(?:a|aa)+$/ -> b"
"""Takes as many ways through a's as there are sums."""


def shaped(rules: RuleSet, text: str, around: Around = AROUND) -> Text:
    return Text.of(text).edited(Rules(rules).edits(text, around), "rules")


def rules_of(text: str) -> RuleSet:
    found = parse(text)
    assert not found.mistakes
    return RuleSet(found.rules)


class Rig:
    def __init__(self, folder: Path) -> None:
        self.path = folder / "rules.txt"
        self.told: list[Problem] = []
        self.live = LiveRules(self.path, self.told.append)

    def save(self, text: str) -> None:
        self.path.write_text(text)
        self.live.reload()

    def written(self, text: str) -> str:
        rules = self.live.in_force()
        assert rules is not None
        return shaped(rules, text).written


@pytest.fixture
def rig(tmp_path: Path) -> Rig:
    made = Rig(tmp_path)
    made.live.reload()
    return made


def test_without_a_file_there_are_none(rig: Rig) -> None:
    assert rig.live.in_force() is None
    assert rig.told == []


def test_what_is_saved_counts_and_what_is_removed_does_not(rig: Rig) -> None:
    rig.save("btw -> by the way")
    first = rig.live.in_force()
    assert rig.written("btw") == "by the way"
    rig.save("btw -> besides")
    assert rig.live.in_force() not in (first, None)
    assert rig.written("btw") == "besides"
    rig.path.unlink()
    rig.live.reload()
    assert rig.live.in_force() is None


def test_a_mistake_is_told_once_and_the_rest_counts(rig: Rig, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    for _ in range(2):
        rig.save("secret\nbtw -> by the way\n")
    assert [problem.title for problem in rig.told] == ["A line of your replacements is wrong; the others count."]
    assert rig.written("btw") == "by the way"
    assert "secret" not in caplog.text
    rig.save("btw -> by the way\n")
    rig.save("secret\n")
    assert len(rig.told) == 2


def test_a_file_that_cannot_be_read_leaves_in_force_what_was(rig: Rig) -> None:
    rig.save("btw -> by the way")
    rig.path.write_bytes(b"\xff")
    rig.live.reload()
    assert "cannot be read" in rig.told[0].title
    assert rig.written("btw") == "by the way"


@pytest.mark.expected_warning("the regular expression of line 2 took too long")
def test_a_regular_expression_that_takes_too_long_is_told_once_and_left_out(rig: Rig) -> None:
    rig.save(f"btw -> by the way\n{ENDLESS}\n")
    for _ in range(3):
        assert rig.written("btw " + "a" * 60 + "b") == "by the way " + "a" * 60 + "b"
    ((title, remedy, detail),) = [(one.title, one.remedy, one.detail) for one in rig.told]
    assert "takes too long" in title
    assert str(rig.path) in remedy
    assert detail == "line 2: /(?:a|aa)+$/"
    rig.save(f"{ENDLESS}\n")
    assert rig.written("aa") == "b", "a changed file is another try"


def test_all_regular_expressions_together_have_a_limit_and_none_is_left_out_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[Rule] = []
    rules = RuleSet(parse("/b/ -> c\n").rules, told.append)
    monkeypatch.setattr(rule_set, "ALL_PATTERNS_LIMIT_S", 0.0)
    assert shaped(rules, "b").written == "b"
    monkeypatch.undo()
    assert shaped(rules, "b").written == "c"
    assert told == []


def test_regular_expressions_are_loaded_only_for_who_has_one(monkeypatch: pytest.MonkeyPatch) -> None:
    patterns = "tray_app.text.rules.patterns"
    monkeypatch.delitem(sys.modules, patterns, raising=False)
    rules_of('btw -> by the way\n"(c)" -> ©\nmine => {date}\n')
    assert patterns not in sys.modules
    rules_of("/a/ -> b\n")
    assert patterns in sys.modules


@pytest.mark.parametrize(
    ("snippet", "written", "from_end"),
    [
        ("{date}", "2026-03-04", 0),
        ("{time}", "05:06", 0),
        ("{date:%d.%m.%y} {time:%H-%M-%S}", "04.03.26 05-06-07", 0),
        ("{clipboard}!", "copied!", 0),
        ("def {cursor}():\\n\\tpass", "def ():\n\tpass", 9),
        ("{cursor}", "", 0),
        ("{{{date:%Y}}} \\\\n C:\\Temp", "{2026} \\n C:\\Temp", 0),
        ('"  two  "', "  two  ", 0),
    ],
)
def test_a_snippet_is_filled_and_tells_where_the_caret_is_to_stand(snippet: str, written: str, from_end: int) -> None:
    text = shaped(rules_of(f"insert it => {snippet}"), "Insert it.")
    assert (text.written, text.cursor_from_end) == (written, from_end)
    assert all(piece.fixed for piece in text.changes)


@pytest.mark.parametrize(
    ("layout", "written"),
    [(Layout.NONE, "a b c x y"), (Layout.LINES, "a\nb c x\ny"), (Layout.ALL, "a\nb\tc x\ny")],
)
def test_nothing_that_acts_on_the_window_is_in_a_snippet_but_what_the_profile_allows(
    layout: Layout, written: str
) -> None:
    around = Around("en", layout, clipboard=lambda: "x\x1b\r\ny\x00")
    assert shaped(rules_of("it => a\\nb\\tc {clipboard}"), "it", around).written == written


def test_what_a_snippet_wrote_is_no_other_rules_business() -> None:
    rules = rules_of("one => two three\ntwo -> 2\n")
    text = shaped(rules, "one two")
    assert text.written == "two three 2"
    again = text.edited(Rules(rules).edits(text.written, AROUND), "again")
    assert again.written == "two three 2"


def test_of_several_in_one_place_the_longest_counts_whatever_their_order() -> None:
    rules = rules_of('new york -> NY\nnew york city -> NYC\nnew -> old\n"new y" -> x\n/new york/ -> y\n')
    assert shaped(rules, "new york city, new york, new").written == "NYC, NY, old"


def test_rules_take_their_time_by_the_length_of_a_text_and_no_more() -> None:
    rules = rules_of("\n".join(f"word{n} other -> x{n}" for n in range(500)) + '\n"((" -> (\n/b+c/ -> d\n')
    for text in ("word1 " * 3_000, "(" * 8_000, " " * 20_000, "b" * 20_000):
        shaped(rules, text)
