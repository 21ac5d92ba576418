"""`holdtalk rules` and `holdtalk text`: what is listed, added, removed and tried."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from tray_app import cli
from tray_app.text.rules.rule_file import HEADER

Out = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    made = tmp_path / "holdtalk"
    made.mkdir()
    return made


def test_rules_come_are_listed_and_go(folder: Path, capsys: Out) -> None:
    path = folder / "rules.txt"
    assert cli.run(["rules"]) == 0
    assert "There are none" in capsys.readouterr().out
    assert cli.run(["rules", "add", "btw -> by the way", "my address => Main Street\\nSpringfield"]) == 0
    assert capsys.readouterr().out == f"2 added: {path}\n"
    with path.open("a") as file:
        file.write('[de, fr]\n"(c)" -> ©\n[all]\n/teh/i -> the\n')
    assert cli.run(["rules", "list"]) == 0
    assert capsys.readouterr().out == (
        'btw -> by the way\nmy address => Main Street\\nSpringfield\n[de, fr]\n"(c)" -> ©\n[all]\n/teh/i -> the\n'
    )
    assert cli.run(["rules", "remove", "BTW", "(c)", "nobody"]) == 1
    assert capsys.readouterr() == ("BTW: removed\n(c): removed\n", "nobody: nothing is written for it\n")
    assert path.read_text() == (HEADER + "my address => Main Street\\nSpringfield\n[de, fr]\n[all]\n/teh/i -> the\n")
    assert cli.run(["rules", "path"]) == 0
    assert capsys.readouterr().out == f"{path}\n"


def test_every_mistake_is_listed_with_its_line(folder: Path, capsys: Out) -> None:
    (folder / "rules.txt").write_text("a -> b\nwrong\n\n/(/ -> c\n")
    assert cli.run(["rules", "list"]) == 1
    out, err = capsys.readouterr()
    assert out == "a -> b\n"
    assert [line.partition(", ")[2].partition(":")[0] for line in err.splitlines()] == ["line 2", "line 4"]


def test_what_cannot_stand_there_is_refused_with_its_remedy(folder: Path, capsys: Out) -> None:
    assert cli.run(["rules", "add", "(c) -> ©"]) == 1
    assert "in quotes" in capsys.readouterr().err
    assert not (folder / "rules.txt").exists()


def test_rules_are_tried_on_a_text(folder: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "rules.txt").write_text("btw -> by the way\n[de]\nmfg -> Grüße\n")
    assert cli.run(["rules", "test", "BTW, mfg."]) == 0
    assert capsys.readouterr() == ("By the way, mfg.\n", "  BTW -> By the way\n")
    monkeypatch.setattr("sys.stdin", io.StringIO("mfg\n"))
    assert cli.run(["rules", "test", "-", "--language", "de"]) == 0
    assert capsys.readouterr().out == "Grüße\n"


def test_a_text_is_printed_as_the_steps_have_it_and_why(folder: Path, capsys: Out) -> None:
    (folder / "rules.txt").write_text("my address => Main Street\\n{clipboard}{cursor}!\n")
    (folder / "settings.toml").write_text('[profile.mail]\nlayout = "lines"\n\n[profile.plain]\nfillers = false\n')
    assert cli.run(["text", "um my address"]) == 0
    assert capsys.readouterr().out == "Main Street !\n"
    assert cli.run(["text", "um my address", "--profile", "plain"]) == 0
    assert capsys.readouterr().out == "um Main Street !\n"
    assert cli.run(["text", "Um, my address", "--profile", "mail", "--clipboard", "Rome", "--explain"]) == 0
    first, second, change, times = capsys.readouterr().out.splitlines()
    assert (first, second) == ("Main Street", "Rome!")
    assert change == '  fillers, rules "Um, my address" -> "Main Street\\nRome!"'
    assert times.startswith("  milliseconds: fillers ")


def test_a_text_is_an_object_for_programs_and_each_line_of_the_input_is_a_text(
    folder: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "rules.txt").write_text("here => [{cursor}]\n")
    monkeypatch.setattr("sys.stdin", io.StringIO("um go here now\nnothing\n"))
    assert cli.run(["text", "--json"]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["written"] == "go [] now"
    assert first["heard"] == "um go here now"
    assert first["changes"] == [
        {"steps": ["fillers"], "was": "um ", "now": ""},
        {"steps": ["rules"], "was": "here", "now": "[]"},
    ]
    assert first["cursor_from_end"] == 5
    assert set(first["took_us"]) >= {"fillers", "rules"}
    assert (second["written"], second["changes"]) == ("nothing", [])
    assert cli.run(["text", "nothing", "--explain"]) == 0
    assert "nothing is changed" in capsys.readouterr().out


def test_a_profile_that_is_not_there_is_named(folder: Path, capsys: Out) -> None:
    assert cli.run(["text", "um", "--profile", "mail"]) == 1
    assert "There is no profile mail." in capsys.readouterr().err
    (folder / "settings.toml").write_text("[profile.chat]\n")
    assert cli.run(["text", "um", "--profile", "mail"]) == 1
    assert "There are: chat." in capsys.readouterr().err
