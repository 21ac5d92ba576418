"""Replacements and snippets as a file: what its lines say, what is wrong in them, and how it is changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tray_app.core.errors import SettingsFault, StorageFault
from tray_app.text.rules import rule_file
from tray_app.text.rules.lines import LONGEST_WRITTEN, MOST_PATTERNS, Kind, parse
from tray_app.text.rules.rule_file import HEADER, add_lines, mistakes_told, read_rules, remove, set_line
from tray_app.text.rules.snippet import Place, Snippet


def test_a_line_is_words_signs_a_regular_expression_or_a_snippet() -> None:
    found = parse(
        "\ufeff# mine\n"
        "btw -> by the way\n"
        '"(c)" → ©\n'
        "/colou?r\\/s/i -> color # no remark\n"
        "minutes => Of {date:%d.%m.}: {{{cursor}}}\\n\n"
        '[de, fr]\nbasically -> ""\n'
        "[all]\nmy -> your\n"
    )
    assert not found.mistakes
    words, exact, pattern, snippet, gone, last = found.rules
    assert (words.kind, words.heard, words.written, words.line) == (Kind.WORDS, "btw", "by the way", 2)
    assert (exact.kind, exact.heard, exact.written) == (Kind.EXACT, "(c)", "©")
    assert (pattern.heard, pattern.any_case, pattern.written) == ("colou?r\\/s", True, "color # no remark")
    assert snippet.written == Snippet(("Of ", Place("date", "%d.%m."), ": ", "{", Place("cursor"), "}", "\n"))
    assert gone.written == ""
    assert gone.languages == frozenset(("de", "fr"))
    assert last.languages == frozenset()
    assert [rule.text for rule in found.rules[:2]] == ["btw -> by the way", '"(c)" -> ©']


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("btw", "what is heard -> what is written"),
        ("btw ->", "what is heard -> what is written"),
        ("-> by the way", "what is heard -> what is written"),
        ("(c) -> ©", "in quotes"),
        ("? -> !", "in quotes"),
        ("a\x07 -> b", "cannot be printed"),
        ("/(/ -> b", "cannot be used"),
        ("/a*/ -> b", "nothing in them"),
        ("/a/x -> b", "may stand i"),
        ("/(a)/ -> \\2", "no group \\2"),
        ("/(a)/ -> \\g<name>", "no group \\g<name>"),
        ("/a{9999999999999999999}/ -> b", "cannot be used"),
        ("a => {name}", "There is no {name}"),
        ("a => {cursor:x}", "There is no {cursor:x}"),
        ("a => {date:%Q}", "%Q"),
        ("a => {date:%999999999d}", "form of a date"),
        ("a => {date:}", "form of a date"),
        ("a => }", "twice"),
        ("a => {", "twice"),
        ("a => {cursor}{cursor}", "one place only"),
        ("[de", "what is heard"),
        ("[german]", "languages"),
        ("[]", "languages"),
        (f"a -> {'x' * (LONGEST_WRITTEN + 1)}", "5,000 characters"),
        (f"{'x' * 501} -> a", "500"),
        ("btw -> one\nBTW -> two", "line 1 already"),
        ('"a" -> one\n"a" -> two', "line 1 already"),
        ("\n".join(f"/x{n}/ -> y" for n in range(MOST_PATTERNS + 1)), "regular expressions count"),
    ],
)
def test_each_mistake_is_named_with_its_line_and_the_rest_counts(line: str, part: str) -> None:
    found = parse(f"{line}\nlast one -> counts\n")
    ((number, what),) = [(one.line, str(one.what)) for one in found.mistakes]
    assert part in what
    assert number == line.count("\n") + 1
    assert found.rules[-1].heard == "last one"


def test_the_same_words_may_be_written_otherwise_in_another_language() -> None:
    found = parse("rdv -> one\n[fr]\nrdv -> two\n[de]\nrdv -> three\n[de, en]\nrdv -> four\n")
    assert len(found.rules) == 4
    assert not found.mistakes


@pytest.mark.parametrize("text", ["\0", "->", "=>=>", '"" -> ""', "//->", "[[]]", "/[/ -> x", "\ud800 -> a", "{}"])
def test_no_text_at_all_makes_reading_fail(text: str) -> None:
    parse(text)


def test_what_is_explained_in_a_new_file_is_right() -> None:
    assert not parse(HEADER)
    examples = "\n".join(line[4:43].rstrip() for line in HEADER.splitlines() if "->" in line[4:43])
    assert examples.count("\n") == 3
    assert not parse(examples).mistakes


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings" / "rules.txt"


def test_a_file_is_made_with_a_word_about_how_it_is_written_and_grows_before_its_sections(path: Path) -> None:
    assert not read_rules(path)
    add_lines(path, ["btw -> by the way"])
    assert path.read_text() == HEADER + "btw -> by the way\n"
    with path.open("a") as file:
        file.write("\n[de]\n# mine\nmfg -> Grüße\n")
    add_lines(path, ["a -> b", "c => d"])
    assert path.read_text() == HEADER + "btw -> by the way\na -> b\nc => d\n\n[de]\n# mine\nmfg -> Grüße\n"
    assert [sorted(rule.languages) for rule in read_rules(path).rules] == [[], [], [], ["de"]]


@pytest.mark.parametrize("line", ["btw -> again", "(c) -> x", "", "# remark", "[de]"])
def test_what_cannot_stand_there_is_refused_and_nothing_is_written(path: Path, line: str) -> None:
    add_lines(path, ["btw -> by the way"])
    before = path.read_bytes()
    with pytest.raises(SettingsFault, match="cannot stand"):
        add_lines(path, ["good -> one", line])
    assert path.read_bytes() == before


def test_removing_and_changing_leave_every_other_line_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('# one\nbtw -> x\nwrong\n\n[de]\nBTW -> y\n"a b" -> c\n')
    assert remove(path, "btw") == 2
    assert path.read_text() == '# one\nwrong\n\n[de]\n"a b" -> c\n'
    assert remove(path, "btw") == 0
    (rule,) = read_rules(path).rules
    set_line(path, rule.name, '"a b" => {date}')
    assert path.read_text() == '# one\nwrong\n\n[de]\n"a b" => {date}\n'
    set_line(path, "", "d -> e")
    assert path.read_text() == '# one\nwrong\nd -> e\n\n[de]\n"a b" => {date}\n'
    set_line(path, rule.name, "")
    assert path.read_text() == "# one\nwrong\nd -> e\n\n[de]\n"
    with pytest.raises(SettingsFault, match="no longer"):
        set_line(path, rule.name, "x -> y")


def test_mistakes_are_told_in_a_few_lines(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("good -> one\n" + "wrong\n" * 5)
    problem = mistakes_told(path, read_rules(path))
    assert problem is not None
    assert "5 lines" in problem.title
    assert "line 2: " in problem.remedy
    assert "and 2 more" in problem.remedy
    assert str(path) in problem.remedy
    path.write_text("good -> one\nwrong\n")
    one = mistakes_told(path, read_rules(path))
    assert one is not None
    assert one.title.startswith("A line")
    path.write_text("good -> one\n")
    assert mistakes_told(path, read_rules(path)) is None


def test_a_file_that_cannot_be_read_or_written_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.parent.mkdir()
    path.write_bytes(b"good -> one\n\xff\n")
    with pytest.raises(SettingsFault, match="line 2 is not UTF-8"):
        read_rules(path)
    with pytest.raises(SettingsFault, match="replacements and snippets cannot be read"):
        add_lines(path, ["a -> b"])
    path.unlink()
    monkeypatch.setattr(rule_file, "_FILE", type(rule_file._FILE)(64, "unreadable", "too long", "unwritable"))
    with pytest.raises(StorageFault, match="too long"):
        add_lines(path, ["a -> b"])
    assert not path.exists()
