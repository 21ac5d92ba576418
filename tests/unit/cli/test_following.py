"""`holdtalk events`: what it prints, and how it bears the end of the program it follows."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tray_app import cli
from tray_app.cli import following
from tray_app.core.errors import HoldtalkError

Answer = Mapping[str, Any] | HoldtalkError | None


class Interrupted(KeyboardInterrupt):
    """The user has seen enough."""


def state(name: str, **more: object) -> str:
    data = {"state": name, "status": name.capitalize(), "problem": None, **more}
    return json.dumps({"type": "event", "event": "state", "seq": 1, "data": data})


def answer(seq: int, *lines: str, run: str = "a") -> Mapping[str, Any]:
    return {"run": run, "seq": seq, "missed": False, "lines": list(lines)}


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Mapping[str, Any]]]:
    """A program that gives these answers; then the user interrupts. Gives what it was asked."""

    def answering(*answers: Answer) -> list[Mapping[str, Any]]:
        left, asked = list(answers), []

        def ask(_command: str, arguments: Mapping[str, Any], **_options: object) -> Mapping[str, Any] | None:
            asked.append(arguments)
            if not left:
                raise Interrupted
            given = left.pop(0)
            if isinstance(given, HoldtalkError):
                raise given
            return given

        monkeypatch.setattr(following, "ask", ask)
        monkeypatch.setattr(following, "LOOK_AGAIN_S", 0.0)
        return asked

    return answering


def test_what_has_happened_is_printed_once(
    program: Callable[..., list[Mapping[str, Any]]], capsys: pytest.CaptureFixture[str]
) -> None:
    asked = program(answer(2, state("ready"), state("recording")))
    assert cli.run(["events", "--only", "state, final"]) == 0
    assert capsys.readouterr().out.splitlines() == [state("ready"), state("recording")]
    assert asked == [{"events": ["state", "final"], "wait": False}]


def test_following_goes_on_where_the_last_answer_ended(
    program: Callable[..., list[Mapping[str, Any]]], capsys: pytest.CaptureFixture[str]
) -> None:
    asked = program(answer(1, state("ready")), answer(1), answer(2, state("recording")))
    assert cli.run(["events", "--follow"]) == 130
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert [(one.get("run"), one.get("after")) for one in asked] == [(None, None), ("a", 1), ("a", 1), ("a", 2)]


def test_a_program_that_ends_is_told_once_and_followed_when_it_is_back(
    program: Callable[..., list[Mapping[str, Any]]], capsys: pytest.CaptureFixture[str]
) -> None:
    ended = HoldtalkError("Holdtalk ended before it answered.", "Start it again.")
    program(answer(1, state("ready")), ended, None, None, answer(1, state("loading"), run="b"))
    assert cli.run(["events", "--follow"]) == 130
    states = [json.loads(line)["data"]["state"] for line in capsys.readouterr().out.splitlines()]
    assert states == ["ready", "not running", "loading"]


def test_a_status_bar_gets_text_class_and_tooltip(
    program: Callable[..., list[Mapping[str, Any]]], capsys: pytest.CaptureFixture[str]
) -> None:
    problem = {"title": "No microphone.", "remedy": "Plug one in."}
    asked = program(answer(2, state("ready"), state("error", problem=problem)), None)
    assert cli.run(["events", "--follow", "--waybar"]) == 130
    shown = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert asked[0]["events"] == ["state"]
    assert shown == [
        {"text": "ready", "alt": "ready", "class": "ready", "tooltip": "Ready"},
        {"text": "error", "alt": "error", "class": "error", "tooltip": "No microphone. Plug one in."},
        {"text": "not running", "alt": "not running", "class": "not-running", "tooltip": "Holdtalk is not running"},
    ]


def test_without_a_program_there_is_nothing_to_print(
    program: Callable[..., list[Mapping[str, Any]]], capsys: pytest.CaptureFixture[str]
) -> None:
    program(None)
    assert cli.run(["events"]) == 1
    assert "holdtalk run" in capsys.readouterr().err


def test_events_that_there_are_not_are_refused_at_once(
    program: Callable[..., list[Mapping[str, Any]]], capsys: pytest.CaptureFixture[str]
) -> None:
    program(HoldtalkError("There are no events named keys.", "There are state."))
    assert cli.run(["events", "--follow", "--only", "keys"]) == 1
    assert "keys" in capsys.readouterr().err
