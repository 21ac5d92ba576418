"""`holdtalk history`, with and without the running program."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from history_rig import FIRST_NS, SECOND_NS, HistoryRig

from tray_app import cli
from tray_app.cli import history as command
from tray_app.cli.history_arguments import ROW_STATES
from tray_app.core.dictation import Outcome
from tray_app.core.events import DictationId
from tray_app.core.history import HistoryQuery, RowState
from tray_app.core.undoing import TextUndone
from tray_app.paths import history_dir, settings_path, takes_dir
from tray_app.settings_file import load


class Home(HistoryRig):
    """A user's folders with a history in them, and the program that keeps it, or none."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__(history_dir().parent)
        self.running = True
        self.asked: list[Mapping[str, Any]] = []
        monkeypatch.setattr(command, "ask", self.ask)
        assert (self.folder, self.takes) == (history_dir(), history_dir().parent / "takes")

    def ask(self, _command: str, arguments: Mapping[str, Any], *, timeout_s: float) -> Mapping[str, Any] | None:
        self.asked.append(arguments)
        return self.history.command(json.loads(json.dumps(arguments))) if self.running else None


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    monkeypatch.setattr(command, "takes_dir", lambda: history_dir().parent / "takes")
    made = Home(monkeypatch)
    made.say("The invoice is late.", 1)
    made.say("今天天气很好", 2, Outcome.OFFERED)
    made.say("", 3, Outcome.FAILED, why="The speech engine gave no answer.")
    yield made
    made.close()


def number(at: int) -> str:
    return str(FIRST_NS + at * SECOND_NS)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = cli.run(["history", *arguments])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_rows_are_listed_newest_first_with_their_numbers(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "list")
    lines = out.splitlines()
    assert code == 0
    assert [line.split()[0] for line in lines] == [number(3), number(2), number(1)]
    assert lines[0].endswith("unheard       2.3 s  (The speech engine gave no answer.)")
    assert lines[1].endswith("waiting       2.3 s  今天天气很好")
    code, out, err = run(capsys, "list", "--limit", "1")
    assert (len(out.splitlines()), "2 more" in err) == (1, True)
    _, out, _ = run(capsys, "list", "--state", "written", "--state", "unheard", "--json")
    assert [json.loads(line)["state"] for line in out.splitlines()] == ["unheard", "written"]
    assert run(capsys, "list", "--since", "2040-01-01")[0] == 1
    code, _, err = run(capsys, "list", "--since", "yesterday")
    assert (code, "no date" in err) == (1, True)


def test_words_are_searched(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "search", "late", "inv")[1].split()[0] == number(1)
    assert run(capsys, "search", "天气")[1].split()[0] == number(2)
    code, out, err = run(capsys, "search", "nowhere")
    assert (code, out, err) == (1, "", "holdtalk: Nothing was found.\n")


def test_one_is_shown_with_all_that_is_known(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "show", number(1))
    assert "engine           moonshine-tiny-en" in out
    assert out.endswith("\nThe invoice is late.\n")
    assert json.loads(run(capsys, "show", "last", "--json")[1])["row_id"] == FIRST_NS + 3 * SECOND_NS
    for unknown in ("7", "x", "9" * 40):
        code, _, err = run(capsys, "show", unknown)
        assert (code, "no such dictation" in err) == (1, True)


def test_every_state_can_be_asked_for(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert set(ROW_STATES) == {state.value for state in RowState}, "the parser reads no other module for it"
    home.bus.publish(TextUndone(DictationId(FIRST_NS + SECOND_NS)))
    home.settle()
    code, out, _ = run(capsys, "list", "--state", "undone")
    assert code == 0
    assert out.startswith(f"{number(1)} ")
    assert " undone " in out


@pytest.mark.parametrize("running", [True, False])
def test_one_is_changed_and_deleted(home: Home, capsys: pytest.CaptureFixture[str], running: bool) -> None:
    home.running = running
    assert run(capsys, "edit", number(1), "The invoice is here.")[0] == 0
    row = home.history.find(HistoryQuery(states=[RowState.WRITTEN]))[0]
    assert (row.text, row.heard) == ("The invoice is here.", "The invoice is late.")
    code, out, _ = run(capsys, "delete", number(1), number(3))
    assert (code, out) == (0, "2 deleted\n")
    home.settle()
    assert [row.text for row in home.history.find(HistoryQuery())] == ["今天天气很好"]
    code, _, err = run(capsys, "delete", "--all")
    assert (code, "1 dictations would be deleted" in err) == (1, True)
    assert run(capsys, "delete", "--all", "--yes")[1] == "1 deleted\n"
    home.settle()
    assert home.history.count(HistoryQuery()) == 0


def test_without_the_program_the_recording_of_a_deleted_one_goes_too(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    home.running = False
    home.close()
    assert len(home.recordings()) == 2
    run(capsys, "delete", number(2), number(3))
    assert home.recordings() == []


def test_keeping_is_a_setting(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "pause")
    assert not load(settings_path()).settings.history.keep
    run(capsys, "resume")
    assert load(settings_path()).settings.history.keep
    assert run(capsys, "path")[1] == f"{history_dir()}\n"
    assert takes_dir().name == "takes"


def test_it_is_written_to_a_file(home: Home, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "history.json"
    assert run(capsys, "export", "-o", str(path))[1] == f"3 dictations: {path}\n"
    assert [row["text"] for row in json.loads(path.read_text())] == ["", "今天天气很好", "The invoice is late."]
    run(capsys, "export", "-o", str(path), "--state", "waiting", "--format", "md")
    assert "今天天气很好" in path.read_text()


def test_the_program_hears_one_again_and_the_text_is_printed(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "retry", number(3))[:2] == (0, "heard again\n")
    code, _, err = run(capsys, "retry", number(1))
    assert (code, "no sound" in err) == (1, True)


def test_the_program_copies_one(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "copy", number(2))[0] == 0
    assert home.copied == [("今天天气很好", FIRST_NS + 2 * SECOND_NS)]
    home.running = False
    code, _, err = run(capsys, "copy", number(2))
    assert (code, "holdtalk run" in err) == (1, True)


def test_where_there_is_no_history_none_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "nobody"))
    assert run(capsys, "list")[0] == 1
    assert not (tmp_path / "nobody").exists()
