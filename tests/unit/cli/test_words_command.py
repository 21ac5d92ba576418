"""`holdtalk words`: what is listed, added, removed, imported, tried and undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tray_app import cli
from tray_app.cli import words as words_command


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return tmp_path / "holdtalk" / "words.txt"


def test_words_come_are_listed_and_go(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["words"]) == 0
    assert "There are no words" in capsys.readouterr().out
    assert cli.run(["words", "add", "Tilney = till me", "Claflin", "btw -> by the way", "! crying on"]) == 0
    assert capsys.readouterr().out == f"4 added: {path}\n"
    assert cli.run(["words", "add", "tilney = tinley", "Claflin"]) == 0
    assert capsys.readouterr().out == f"0 added, 1 got other sounds, 1 there already: {path}\n"
    assert cli.run(["words", "list"]) == 0
    assert capsys.readouterr().out == "Tilney = till me, tinley\nClaflin\nbtw -> by the way\n! crying on\n"
    assert cli.run(["words", "remove", "claflin", "Nobody"]) == 1
    assert capsys.readouterr() == ("claflin: removed\n", "Nobody: not in the list\n")
    assert cli.run(["words", "path"]) == 0
    assert capsys.readouterr().out == f"{path}\n"


def test_every_mistake_is_listed_with_its_line(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.parent.mkdir()
    path.write_text("Tilney\n12\nTilney\n")
    assert cli.run(["words", "list"]) == 1
    out, err = capsys.readouterr()
    assert out == "Tilney\n"
    assert [line.partition(", ")[2].partition(":")[0] for line in err.splitlines()] == ["line 2", "line 3"]


def test_another_list_is_merged(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.csv"
    other.write_text("word,sounds like\nTilney,till me\n12,\n")
    assert cli.run(["words", "import", str(other)]) == 1, "one line is no word"
    out, err = capsys.readouterr()
    assert out == f"1 added: {path}\n"
    assert "line 3" in err
    assert cli.run(["words", "import", str(tmp_path / "gone.json")]) == 1
    assert "There is no such file." in capsys.readouterr().err


def test_a_list_that_would_get_too_long_is_refused_and_stays(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.run(["words", "add", "Tilney"])
    letters = "abcdefghij"
    other = tmp_path / "many.txt"
    other.write_text("\n".join(f"x{a}{b}{c}{d}" for a in "ab" for b in letters for c in letters for d in letters))
    assert cli.run(["words", "import", str(other)]) == 1
    assert "2,000" in capsys.readouterr().err
    assert cli.run(["words", "list"]) == 0
    assert capsys.readouterr().out == "Tilney\n"


def test_a_text_is_tried(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["words", "add", "Tilney"])
    capsys.readouterr()
    assert cli.run(["words", "test", "Is Miss Tillme here?"]) == 0
    assert capsys.readouterr() == ("Is Miss Tilney here?\n", "  Tillme -> Tilney\n")
    assert cli.run(["words", "test", "--language", "de", "Tillme"]) == 0
    assert capsys.readouterr().out == "Tillme\n"


def test_what_was_heard_is_printed(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words_command, "ask", lambda _command: {"text": "Miss Tillme."})
    assert cli.run(["words", "undo"]) == 0
    assert capsys.readouterr().out == "Miss Tillme.\n"
    monkeypatch.setattr(words_command, "ask", lambda _command: None)
    assert cli.run(["words", "undo"]) == 1
    assert "not running" in capsys.readouterr().err
