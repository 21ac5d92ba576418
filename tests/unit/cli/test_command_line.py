"""The command line: what can be typed, and what a person reads when it goes wrong."""

from __future__ import annotations

import argparse
import io
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tray_app import cli
from tray_app.api.socket import START_BLUR_NS
from tray_app.cli import config as config_command
from tray_app.cli import remote
from tray_app.cli.parser import build_parser
from tray_app.cli.running_arguments import REPORT_FORMATS
from tray_app.core.errors import HoldtalkError
from tray_app.perf import report
from tray_app.ui.actions import EXPORT_FORMATS


def subcommands() -> dict[str, argparse.ArgumentParser]:
    (choices,) = [action.choices for action in build_parser()._actions if isinstance(action.choices, dict)]
    return dict(choices)


@pytest.mark.parametrize("name", sorted(subcommands()))
def test_the_help_of_each_command_has_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.run([name, "--help"])
    assert ended.value.code == 0
    printed = capsys.readouterr().out
    assert f"Example: holdtalk {name}" in printed
    assert "Exit codes" in printed


def test_the_commands_are_the_documented_ones() -> None:
    documented = (
        "run press release toggle cancel insert status events api open show export say quit "
        "transcribe recover sessions bench review models "
        "undo insert-last pause resume ask-again setup-keys setup-input profile commands"
    )
    others = (
        "doctor config first-run autostart hands-free language wake-words words rules text remote serve history stats"
    )
    assert sorted(subcommands()) == sorted(f"{documented} {others}".split())


def test_without_a_command_the_tray_program_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "_run_tray", lambda parsed: 7 if parsed.command == "run" else 1)
    assert cli.run([]) == 7


def test_a_command_to_a_program_that_is_not_running_says_how_to_start_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(remote, "ask", lambda *_args, **_kwargs: None)
    assert cli.run(["status"]) == 1
    assert "holdtalk run" in capsys.readouterr().err


def test_a_fault_is_a_sentence_and_not_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> Mapping[str, Any]:
        raise HoldtalkError("The disk is full.", "Free some space.", "/reports")

    monkeypatch.setattr(remote, "ask", refuse)
    assert cli.run(["export", "-o", "x.md"]) == 1
    assert capsys.readouterr().err == "holdtalk: The disk is full. (/reports) Free some space.\n"


def test_export_names_the_file_from_where_the_user_stands(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sent: dict[str, Any] = {}

    def ask(_command: str, arguments: Mapping[str, Any], **_limits: object) -> Mapping[str, Any]:
        sent.update(arguments)
        return {"path": arguments["path"]}

    monkeypatch.setattr(remote, "ask", ask)
    monkeypatch.chdir(tmp_path)
    assert cli.run(["export", "--format", "json", "-o", "x.json"]) == 0
    assert sent == {"format": "json", "path": str(tmp_path / "x.json")}
    assert str(tmp_path / "x.json") in capsys.readouterr().out


@pytest.mark.parametrize(("file", "form"), [("x.pdf", "pdf"), ("x.MD", "md"), ("x.csv", "csv"), ("x.html", "html")])
def test_without_a_format_the_files_ending_says_it(monkeypatch: pytest.MonkeyPatch, file: str, form: str) -> None:
    sent: dict[str, Any] = {}

    def ask(_command: str, arguments: Mapping[str, Any], **_limits: object) -> Mapping[str, Any]:
        sent.update(arguments)
        return {"path": arguments["path"]}

    monkeypatch.setattr(remote, "ask", ask)
    assert cli.run(["export", "-o", file]) == 0
    assert sent["format"] == form


@pytest.mark.parametrize("file", ["x", "x.docx", ".html"])
def test_an_ending_that_says_no_format_is_refused_with_those_that_do(
    file: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(remote, "ask", lambda *_args, **_kwargs: pytest.fail("nothing is to be asked"))
    assert cli.run(["export", "-o", file]) == 1
    assert ".html, .pdf, .md, .json, .csv" in capsys.readouterr().err


def test_the_format_may_be_said_for_a_name_that_says_none(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: dict[str, Any] = {}

    def ask(_command: str, arguments: Mapping[str, Any], **_limits: object) -> Mapping[str, Any]:
        sent.update(arguments)
        return arguments

    monkeypatch.setattr(remote, "ask", ask)
    assert cli.run(["export", "--format", "md", "-o", "notes.txt"]) == 0
    assert sent["format"] == "md"


def test_a_key_is_carried_out_as_of_when_its_process_was_started(monkeypatch: pytest.MonkeyPatch) -> None:
    limits: dict[str, object] = {}

    def ask(_command: str, _arguments: object, **given: object) -> Mapping[str, Any]:
        limits.update(given)
        return {}

    monkeypatch.setattr(remote, "ask", ask)
    monkeypatch.setattr(remote, "process_start_ns", lambda: 42)
    assert cli.run(["press"]) == 0
    assert limits["asked_ns"] == 42


@pytest.mark.parametrize("command", ["press", "release", "toggle"])
def test_a_key_may_be_that_of_one_hotkey_of_several(monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    sent: list[object] = []

    def ask(_command: str, arguments: object, **_limits: object) -> Mapping[str, Any]:
        sent.append(arguments)
        return {}

    monkeypatch.setattr(remote, "ask", ask)
    assert cli.run([command, "--binding", "letter"]) == cli.run([command]) == 0
    assert sent == [{"binding": "letter", "blur_ns": START_BLUR_NS}, {"blur_ns": START_BLUR_NS}]


@pytest.mark.parametrize(
    ("words", "arguments", "reply", "printed"),
    [
        ([], {}, {"on": True, "listening_for": "Alexa"}, "Listening for “Alexa”.\n"),
        (["off"], {"switch": "off"}, {"on": False, "listening_for": None}, "Hands-free is off.\n"),
    ],
)
def test_hands_free_is_switched_and_told(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    arguments: Mapping[str, Any],
    reply: Mapping[str, Any],
    printed: str,
) -> None:
    monkeypatch.setattr(
        remote, "ask", lambda name, given, **_: reply if (name, given) == ("hands-free", arguments) else {}
    )
    assert cli.run(["hands-free", *words]) == 0
    assert capsys.readouterr().out == printed


@pytest.mark.parametrize(
    ("words", "arguments", "paused", "printed"),
    [
        (["pause"], {}, {"until": None}, "The hotkeys rest until holdtalk resume.\n"),
        (["pause", "60"], {"minutes": 60}, {"until": "2031-02-03 16:05"}, "The hotkeys rest until 2031-02-03 16:05.\n"),
        (["resume"], {}, None, "The hotkeys are heard.\n"),
    ],
)
def test_the_hotkeys_are_paused_and_that_is_said(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    arguments: Mapping[str, Any],
    paused: Mapping[str, Any] | None,
    printed: str,
) -> None:
    monkeypatch.setattr(
        remote, "ask", lambda name, given, **_: {"paused": paused} if (name, given) == (words[0], arguments) else {}
    )
    assert cli.run(words) == 0
    assert capsys.readouterr().out == printed


@pytest.mark.parametrize(
    ("words", "arguments", "problem"),
    [(["language"], {}, None), (["language", "next"], {"to": "next"}, None), (["language", "ja"], {"to": "ja"}, "No.")],
)
def test_the_language_is_printed_and_what_is_wrong_with_it_said(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    arguments: dict[str, str],
    problem: str | None,
) -> None:
    reply = {"language": "ja", "problem": problem}
    monkeypatch.setattr(
        remote, "ask", lambda name, given, **_: reply if (name, given) == ("language", arguments) else {}
    )
    assert cli.run(words) == 0
    said = capsys.readouterr()
    assert said.out == "ja\n"
    assert said.err == ("holdtalk: No.\n" if problem else "")


@pytest.mark.parametrize(("given", "text"), [("Hello there.", "Hello there."), ("-", "From a pipe: é�.")])
def test_what_is_to_be_written(monkeypatch: pytest.MonkeyPatch, given: str, text: str) -> None:
    sent: list[object] = []

    def ask(command: str, arguments: object, **_limits: object) -> Mapping[str, Any]:
        sent.append((command, arguments))
        return {}

    monkeypatch.setattr(remote, "ask", ask)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"From a pipe: \xc3\xa9\xff.")))
    assert cli.run(["insert", given]) == 0
    assert sent == [("insert", {"text": text})]


@pytest.mark.parametrize(
    ("given", "place"), [(["open"], ""), (["open", "words"], "words"), (["show", "models"], "models")]
)
def test_a_place_of_the_window_is_asked_for(monkeypatch: pytest.MonkeyPatch, given: list[str], place: str) -> None:
    sent: list[object] = []

    def ask(command: str, arguments: object, **_limits: object) -> Mapping[str, Any]:
        sent.append((command, arguments))
        return {}

    monkeypatch.setattr(remote, "ask", ask)
    assert cli.run(given) == 0
    assert sent == [("show", {"window": place})]


def test_a_command_to_the_running_program_loads_nothing_it_does_not_need() -> None:
    code = "import sys; from tray_app import cli; cli.run(['press']); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    needless = {"tray_app.settings_file", "tomllib", "difflib", "logging", "multiprocessing", "numpy"}
    assert "tray_app.api.socket" in loaded
    assert needless.isdisjoint(loaded)


def test_every_format_of_the_program_can_be_asked_for() -> None:
    assert set(REPORT_FORMATS) == {*report.FORMATS, "pdf"} == {name for name, _ in EXPORT_FORMATS}


def test_status_as_json_is_one_object(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    status: dict[str, Any] = {"state": "ready", "status": "Ready", "problem": None, "offered": []}
    monkeypatch.setattr(remote, "ask", lambda *_args, **_kwargs: status)
    assert cli.run(["status", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == status


@pytest.mark.parametrize(
    ("status", "lines"),
    [
        ({"state": "ready", "status": "Ready", "problem": None}, ["ready"]),
        ({"state": "loading", "status": "Loading the engine", "problem": None}, ["loading: Loading the engine"]),
        (
            {"state": "error", "status": "No mic.", "problem": {"title": "No mic.", "remedy": "Plug it in."}},
            ["error: No mic.", "Plug it in."],
        ),
        (
            {"state": "ready", "status": "Ready", "problem": {"title": "A setting is wrong.", "remedy": "Line 2."}},
            ["ready", "A setting is wrong. Line 2."],
        ),
        (
            {"state": "ready", "status": "Ready", "problem": None, "recordings_without_text": 2},
            ["ready", "2 recordings have no text: holdtalk recover tries again."],
        ),
        (
            {"state": "ready", "status": "Paused", "problem": None, "paused": {"until": None}},
            ["ready: Paused", "The hotkeys rest until holdtalk resume."],
        ),
        (
            {
                "state": "ready",
                "status": "Ready",
                "problem": None,
                "api": {"port": 1, "clients": [""], "problem": None},
            },
            ["ready", "The API is on at port 1, 1 connected."],
        ),
        (
            {"state": "ready", "status": "Ready", "problem": None, "offered": ["One."], "recordings_without_text": 1},
            [
                "ready",
                "1 text waits in the menu: holdtalk recover prints what waits.",
                "1 recording has no text: holdtalk recover tries again.",
            ],
        ),
    ],
)
def test_status_says_each_thing_once(
    status: dict[str, Any], lines: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(remote, "ask", lambda *_args, **_kwargs: {"offered": [], **status})
    assert cli.run(["status"]) == 0
    assert capsys.readouterr().out.splitlines() == lines


def test_wrong_usage_exits_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.run(["fly"])
    assert ended.value.code == 2
    assert "invalid choice" in capsys.readouterr().err


def test_several_mistakes_are_named_one_a_line_and_what_is_common_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('[hotkey]\nkey = "f99"\nmode = "x"\n')
    monkeypatch.setattr(config_command, "settings_path", lambda: file)
    assert cli.run(["config", "check"]) == 1
    title, first, second, remedy = capsys.readouterr().err.splitlines()
    assert title == "2 settings are wrong; defaults are used."
    assert [line.partition(": ")[0] for line in (first, second)] == [f"{file}, line 2", f"{file}, line 3"]
    assert remedy == "Correct the lines and save."


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_output_that_cannot_be_written_is_a_sentence() -> None:
    with open("/dev/full", "w") as full:
        argv = [sys.executable, "-m", "tray_app", "config", "path"]
        done = subprocess.run(argv, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "holdtalk: The output cannot be written: the disk is full. Free some space.\n"


def test_a_command_that_is_nearly_right_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.run(["transcrib", "x.wav"])
    assert "invalid choice: 'transcrib'; did you mean transcribe?" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        cli.run(["xyzzy"])
    assert "choose from" in capsys.readouterr().err


def test_what_the_desktop_is_asked_again_for_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for reply, said in (
        ({"keys": True, "typing": True}, "its keys and typing"),
        ({"keys": False, "typing": True}, "asks again, for typing:"),
        ({"keys": False, "typing": False}, "no to nothing"),
    ):
        monkeypatch.setattr(remote, "ask", lambda *_args, _reply=reply, **_kwargs: _reply)
        assert cli.run(["ask-again"]) == 0
        assert said in capsys.readouterr().out
