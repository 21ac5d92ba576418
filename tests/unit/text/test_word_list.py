"""The word list as a file: what its lines say, what is wrong in them, and how it is changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tray_app.core.errors import SettingsFault, StorageFault
from tray_app.text.words import list_file
from tray_app.text.words.entries import MOST_ENTRIES, Entry, Replacement, WordList, name_of, parse
from tray_app.text.words.importing import read_words
from tray_app.text.words.list_file import add_lines, merge, mistakes_told, read_list, remove, set_line


def mistakes(text: str) -> list[tuple[int, str]]:
    return [(one.line, one.what) for one in parse(text).mistakes]


def test_a_line_is_a_word_its_sounds_a_replacement_or_what_stays() -> None:
    found = parse(
        "\ufeff# mine\n"
        "Inverashiel = inver a sheel, in very shield  # the village\n"
        "\n"
        "Abigail Claflin\n"
        "C#\n"
        "btw -> by the way\n"
        "! crying on\n"
    )
    assert found.entries == [
        Entry("Inverashiel", ("inver a sheel", "in very shield")),
        Entry("Abigail Claflin"),
        Entry("C#"),
    ]
    assert found.replacements == [Replacement("btw", "by the way")]
    assert found.kept == ["crying on"]
    assert not found.mistakes
    assert found.count == 5


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("42", "letters"),
        ("Tilney =", "sounds like"),
        ("Tilney = ?", "sounds like"),
        ("-> by the way", "both sides"),
        ("btw ->", "both sides"),
        ("!", "never replaced"),
        ("x" * 61, "60 characters"),
        ("one two three four five six", "5 words"),
        ("a\x07bc", "cannot be printed"),
        ("Tilney\nTILNEY", "line 1 already"),
        ("btw -> one\nBtw -> two", "line 1 already"),
    ],
)
def test_each_mistake_is_named_with_its_line_and_the_rest_counts(line: str, part: str) -> None:
    found = parse(f"{line}\nClaflin\n")
    ((number, what),) = [(one.line, one.what) for one in found.mistakes]
    assert part in what
    assert number == line.count("\n") + 1
    assert Entry("Claflin") in found.entries


def test_no_more_entries_count_than_there_is_room_for_which_is_said_once() -> None:
    found = parse(
        "\n".join(f"word{chr(97 + n // 676 % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n % 26)}" for n in range(2_100))
    )
    assert found.count == MOST_ENTRIES
    assert mistakes("") == []
    assert [one.line for one in found.mistakes] == [MOST_ENTRIES + 1]
    assert "2,000" in found.mistakes[0].what


def test_a_file_is_made_with_a_word_about_how_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "settings" / "words.txt"
    assert not read_list(path)
    add_lines(path, ["Tilney"])
    assert read_list(path).entries == [Entry("Tilney")]
    assert path.read_text().startswith("# Your own words")
    assert path.stat().st_mode & 0o077 == 0


def test_remarks_and_order_stay_when_words_come_and_go(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("# people\nTilney  # of the Abbey\nClaflin\n# places\nCrianan\nbtw -> by the way\n! tilney\n")
    assert remove(path, "tilney") == 2
    assert remove(path, "tilney") == 0
    assert remove(path, "BTW") == 1
    assert path.read_text() == "# people\nClaflin\n# places\nCrianan\n"


def test_merging_adds_what_is_new_and_doubles_nothing(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("# people\nTilney = till me  # of the Abbey\nbtw -> by the way\n")
    new = parse("tilney = till me, tinley\nClaflin\nbtw -> between\n! crying on\n")
    assert merge(path, new) == (2, 1)
    assert path.read_text() == (
        "# people\nTilney = till me, tinley  # of the Abbey\nbtw -> by the way\nClaflin\n! crying on\n"
    )
    assert merge(path, new) == (0, 0)


@pytest.mark.parametrize(
    ("content", "part"),
    [(b"Tilney\nCaf\xe9\n", "line 2 is not UTF-8"), (b"x" * (list_file.LARGEST_BYTES + 1), "larger than 256 KiB")],
)
def test_a_file_that_cannot_be_read_is_named_with_the_reason(tmp_path: Path, content: bytes, part: str) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes(content)
    with pytest.raises(SettingsFault) as fault:
        read_list(path)
    assert part in fault.value.problem.detail
    assert str(path) in fault.value.problem.detail


def test_a_folder_in_place_of_the_list_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsFault):
        read_list(tmp_path)


def test_a_list_never_grows_beyond_what_is_read(tmp_path: Path) -> None:
    with pytest.raises(StorageFault):
        add_lines(tmp_path / "words.txt", ["x" * 59] * 5_000)


def test_many_mistakes_are_told_in_a_few_lines(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    assert mistakes_told(path, WordList()) is None
    one = mistakes_told(path, parse("Tilney\n12"))
    assert one is not None
    assert one.title == "A line of your word list is wrong; the others count."
    assert "line 2: " in one.remedy
    many = mistakes_told(path, parse("1\n2\n3\n4\n5\n"))
    assert many is not None
    assert many.title.startswith("5 lines")
    assert "and 2 more" in many.remedy


# --- lists of other programs -------------------------------------------------------------


def written(path: Path, content: str) -> Path:
    path.write_text(content)
    return path


TWO = [Entry("Tilney", ("till me", "tinley")), Entry("Claflin")]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "Tilney,till me,tinley\nClaflin\n"),
        ("b.csv", 'word;sounds like;how often\nTilney;"till me,tinley";7\nClaflin;;3\n'),
        ("c.tsv", "Phrase\tSoundsLike\nTilney\ttill me,tinley\nClaflin\t\n"),
        ("d.json", json.dumps([{"word": "Tilney", "sounds_like": ["till me", "tinley"]}, "Claflin"])),
        ("e.json", json.dumps({"Tilney": ["till me", "tinley"], "Claflin": []})),
        ("f.json", json.dumps({"words": [{"text": "Tilney", "aliases": ["till me", "tinley"]}, {"text": "Claflin"}]})),
        ("g.txt", "# mine\nTilney = till me, tinley\nClaflin\n"),
    ],
)
def test_lists_of_other_programs_are_understood(tmp_path: Path, name: str, content: str) -> None:
    found = read_words(written(tmp_path / name, content))
    assert not found.mistakes
    assert found.entries == TWO


def test_what_is_no_entry_is_named_and_the_others_come(tmp_path: Path) -> None:
    found = read_words(written(tmp_path / "a.csv", 'Tilney\n12\na=b\nTILNEY\n"Claflin"\n'))
    assert [entry.written for entry in found.entries] == ["Tilney", "Claflin"]
    assert [one.line for one in found.mistakes] == [2, 3]


@pytest.mark.parametrize(("name", "content"), [("a.json", "{"), ("b.json", "[" * 100_000), ("c.csv", None)])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, name: str, content: str | None) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_text(content)
    with pytest.raises(SettingsFault):
        read_words(path)


def test_one_line_is_changed_and_its_remark_and_all_others_stay(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("# mine\nInverashiel  # the village\n\nbtw -> by the way\n! crying on\n")
    set_line(path, name_of("Inverashiel", "="), "Inverashiel = inver a sheel")
    set_line(path, name_of("btw", ""), "")
    set_line(path, "", "Claflin")
    assert path.read_text() == "# mine\nInverashiel = inver a sheel  # the village\n\n! crying on\nClaflin\n"


def test_the_first_line_makes_the_file(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    set_line(path, "", "Claflin")
    assert read_list(path).entries == [Entry("Claflin")]
    assert path.read_text().startswith("#"), "it says what it is"


@pytest.mark.parametrize(
    ("line", "why"),
    [("Claflin", "line 1 already"), ("= x", "letters"), ("# nothing", "Write a word"), ("! ", "Behind !")],
)
def test_a_line_that_is_wrong_changes_nothing(tmp_path: Path, line: str, why: str) -> None:
    path = tmp_path / "words.txt"
    path.write_text("Claflin\nTilney\n")
    with pytest.raises(SettingsFault, match=why):
        set_line(path, name_of("Tilney", "="), line)
    assert path.read_text() == "Claflin\nTilney\n"


def test_a_line_that_went_meanwhile_is_said_to_be_gone(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("Claflin\n")
    with pytest.raises(SettingsFault, match="no longer"):
        set_line(path, name_of("Tilney", "="), "Tilney")
