"""`holdtalk recover`: nothing is removed that was not written out first."""

from __future__ import annotations

import errno
import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from functools import partial
from typing import Any

import pytest

from tray_app import cli, recovery
from tray_app.cli import recovering
from tray_app.core.errors import Problem, SpeechFault
from tray_app.core.events import DictationId
from tray_app.core.own_words import OwnWords
from tray_app.core.settings import RemoteSettings, SpeechSettings
from tray_app.core.shaping import AsHeard
from tray_app.recovery import Recovered, describe

TEXTS = {1: "One.", 2: "Two.", 3: "Three."}


class Program:
    """A running program with texts that wait; what it is asked is kept."""

    def __init__(self, *rounds: tuple[int, ...], missed: int = 0) -> None:
        self._rounds = list(rounds)
        self._missed = missed
        self.kept_back = 0
        """Recordings that come in the next round."""
        self.removed: list[int] = []
        self.asked: list[Mapping[str, Any]] = []

    def ask(self, command: str, arguments: Mapping[str, Any] | None = None, *, timeout_s: float = 0) -> Any:
        self.asked.append({"command": command, **(arguments or {})})
        if command == "acknowledge":
            assert arguments is not None
            self.removed += arguments["ids"]
            return {}
        takes = self._rounds.pop(0)
        return {
            "takes": [describe(DictationId(number), 1_000.0, TEXTS[number]) for number in takes],
            "finished": not self._rounds or bool(self.kept_back),
            "missed": self.kept_back if self._rounds else self._missed,
            "why": "No engine. Get one.",
        }


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> Program:
    made = Program((1, 2), (1, 2, 3))
    use(monkeypatch, made)
    return made


def use(monkeypatch: pytest.MonkeyPatch, program: Program) -> None:
    monkeypatch.setattr(recovering, "ask", program.ask)


def on_disk(monkeypatch: pytest.MonkeyPatch, *problems: Problem | None) -> list[int]:
    """Takes 1, 2, 3 and no running program; the list fills with what is removed."""
    removed: list[int] = []

    def takes(
        _settings: SpeechSettings,
        _tell: Callable[[Problem], None],
        _remote: RemoteSettings,
        _words: OwnWords,
        _history: recovery.Remembered,
    ) -> Iterator[Recovered]:
        for number, text in TEXTS.items():
            problem = problems[number - 1] if problems else None

            def discard(number: int = number) -> None:
                removed.append(number)

            yield Recovered(DictationId(number), 1_000.0, text, problem, discard)

    monkeypatch.setattr(recovering, "ask", lambda *_args, **_kwargs: None)
    monkeypatch.setattr(recovering, "_history", lambda _settings: nullcontext(recovering.NothingKept()))
    monkeypatch.setattr(recovery, "recover_from_disk", takes)
    return removed


class Output(io.StringIO):
    """Takes so many lines, then fails as the system would."""

    def __init__(self, lines: int, error: BaseException) -> None:
        super().__init__()
        self._lines = lines
        self._error = error

    def flush(self) -> None:
        if self.getvalue().count("\n") > self._lines:
            raise self._error


def full_pipe() -> BaseException:
    return BrokenPipeError(errno.EPIPE, "Broken pipe")


def full_disk() -> BaseException:
    return OSError(errno.ENOSPC, "No space left on device")


FAILURES = [full_pipe, full_disk, KeyboardInterrupt]


def test_each_text_is_printed_once_and_then_removed(program: Program, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["recover"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert [line.rpartition("  ")[2] for line in printed] == ["One.", "Two.", "Three."]
    assert program.removed == [1, 2, 3]
    assert program.asked[0] == {"command": "recover", "try_again": True}


def test_a_list_removes_nothing(program: Program) -> None:
    assert cli.run(["recover", "--list"]) == 0
    assert program.removed == []


@pytest.mark.parametrize("error", FAILURES)
def test_what_could_not_be_written_out_is_kept_by_the_program(
    program: Program, monkeypatch: pytest.MonkeyPatch, error: Any
) -> None:
    monkeypatch.setattr("sys.stdout", Output(1, error()))
    monkeypatch.setattr("sys.stderr", io.StringIO())
    assert cli.run(["recover"]) != 0
    assert program.removed == [1]


@pytest.mark.parametrize("error", FAILURES)
def test_what_could_not_be_written_out_stays_on_disk(monkeypatch: pytest.MonkeyPatch, error: Any) -> None:
    removed = on_disk(monkeypatch)
    monkeypatch.setattr("sys.stdout", Output(2, error()))
    monkeypatch.setattr("sys.stderr", io.StringIO())
    assert cli.run(["recover"]) != 0
    assert removed == [1, 2]


def test_what_the_engine_does_not_understand_stays_and_is_counted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    removed = on_disk(monkeypatch, None, Problem("Too hard.", "Speak up."), None)
    assert cli.run(["recover"]) == 1
    assert removed == [1, 3]
    assert "1 recording got no text" in capsys.readouterr().err


def test_without_an_engine_it_says_so_and_how_many_recordings_wait(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    use(monkeypatch, Program((), missed=4))
    assert cli.run(["recover"]) == 1
    said = capsys.readouterr().err
    assert "4 recordings" in said
    assert "No engine. Get one." in said


def test_without_program_and_engine_the_number_is_told_too() -> None:
    fault = recovery._no_engine(Problem("No engine.", "Get one.", "here"), 3)
    assert isinstance(fault, SpeechFault)
    assert str(fault) == "No engine. 3 recordings wait for it. (here) Get one."


def test_recovered_text_goes_through_the_same_filters_as_dictated_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    on_disk(monkeypatch)
    monkeypatch.setattr(recovering, "own_shaper", partial(AsHeard, lambda text: f"<{text}>"))
    assert cli.run(["recover"]) == 0
    assert "<One.>" in capsys.readouterr().out


def test_what_gets_room_only_when_others_are_gone_is_printed_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program = Program((1, 2), (3,))
    program.kept_back = 1
    use(monkeypatch, program)
    assert cli.run(["recover"]) == 0
    assert program.removed == [1, 2, 3]
    assert [asked for asked in program.asked if asked["command"] == "recover"] == [
        {"command": "recover", "try_again": True}
    ] * 2
