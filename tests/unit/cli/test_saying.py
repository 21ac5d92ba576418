"""`holdtalk say`: what is asked of the running program, and how a long text is handed over."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from typing import Any

import pytest

from tray_app import cli
from tray_app.api.server import LONGEST_REQUEST_BYTES
from tray_app.cli import saying
from tray_app.cli.saying import PASSAGE


class Program:
    """Stands for the one that runs, which is full now and then."""

    def __init__(self) -> None:
        self.asked: list[Mapping[str, Any]] = []
        self.full_times = 0
        self.silenced_after: int | None = None
        self.interrupt = False

    def ask(self, command: str, arguments: Mapping[str, Any], **_limits: object) -> Mapping[str, Any]:
        assert command == "say"
        assert len(json.dumps(arguments)) < LONGEST_REQUEST_BYTES - 1_000
        if self.full_times and "reading" in arguments:
            self.full_times -= 1
            return {"reading": 7, "taken": False}
        self.asked.append(arguments)
        if self.interrupt and "text" in arguments:
            raise KeyboardInterrupt
        over = self.silenced_after is not None and len(self.asked) > self.silenced_after
        return {"reading": None if over else 7, "taken": not over}

    def heard(self) -> str:
        return "".join(str(arguments["text"]) for arguments in self.asked)


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> Program:
    program = Program()
    monkeypatch.setattr(saying, "ask", program.ask)
    return program


def pipe(monkeypatch: pytest.MonkeyPatch, text: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (["Hello there. And more."], {"text": "Hello there. And more."}),
        (["-"], {"text": "From a pipe: é�."}),
        (["--last"], {"what": "last"}),
        (["--selection"], {"what": "selection"}),
        (["--stop"], {"what": "stop"}),
    ],
)
def test_what_is_to_be_read_aloud(
    program: Program, monkeypatch: pytest.MonkeyPatch, words: list[str], asked: Mapping[str, Any]
) -> None:
    pipe(monkeypatch, b"From a pipe: \xc3\xa9\xff.")
    assert cli.run(["say", *words]) == 0
    assert program.asked == [asked]


@pytest.mark.parametrize("words", [["text"], ["-"]])
def test_a_text_of_any_length_is_handed_over_whole_one_passage_behind_the_other(
    program: Program, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    text = "🙂 A sentence that is one of many. " * 2_000 + "x" * (3 * PASSAGE) + ". The end."
    pipe(monkeypatch, text.encode())
    program.full_times = 2
    assert cli.run(["say", *(text if word == "text" else word for word in words)]) == 0
    assert program.heard() == text
    assert max(len(str(arguments["text"])) for arguments in program.asked) <= PASSAGE
    assert "reading" not in program.asked[0]
    assert {arguments["reading"] for arguments in program.asked[1:]} == {7}
    assert [bool(arguments.get("more")) for arguments in program.asked] == [True] * (len(program.asked) - 1) + [False]


def test_a_sentence_is_handed_over_before_the_next_one_is_there(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Slow:
        def __init__(self) -> None:
            self.parts = iter([b"\n First sentence. Sec", b"ond sentence. ", b""])

        def read1(self, _most: int) -> bytes:
            return next(self.parts)

    class Stdin:
        buffer = Slow()

    monkeypatch.setattr("sys.stdin", Stdin())
    assert cli.run(["say", "-"]) == 0
    assert [arguments["text"] for arguments in program.asked] == ["First sentence. ", "Second sentence. ", ""]


def test_once_it_is_silenced_nothing_more_is_handed_over(program: Program) -> None:
    program.silenced_after = 1
    assert cli.run(["say", "word " * 3 * PASSAGE]) == 0
    assert len(program.asked) == 2


def test_interrupting_it_silences_the_voice(program: Program) -> None:
    program.interrupt = True
    assert cli.run(["say", "word"]) == 130
    assert program.asked[-1] == {"what": "stop"}


def test_without_a_running_program_how_to_start_it_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(saying, "ask", lambda *_arguments, **_limits: None)
    assert cli.run(["say", "word"]) == 1
    assert "holdtalk run" in capsys.readouterr().err


def test_saying_nothing_is_wrong_usage() -> None:
    for words in ([], ["text", "--last"]):
        with pytest.raises(SystemExit):
            cli.run(["say", *words])
