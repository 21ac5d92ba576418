"""The command socket: one program per user and display, answers in JSON, survives bad clients."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tray_app.api import socket as command_socket
from tray_app.api.socket import CommandServer, address, ask
from tray_app.core.errors import HoldtalkError


@pytest.fixture(autouse=True)
def _private_runtime_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "run"
    monkeypatch.setattr(command_socket, "runtime_dir", lambda: folder)


@pytest.fixture
def server() -> Iterator[CommandServer]:
    def handler(command: str, arguments: Mapping[str, Any], arrival_ns: int) -> Mapping[str, Any]:
        if command == "fail":
            raise HoldtalkError("It cannot.", "Do this.")
        if command == "bug":
            raise ZeroDivisionError
        return {"command": command, "arguments": dict(arguments), "arrived": arrival_ns > 0}

    server = CommandServer()
    assert server.claim()
    server.serve(handler)
    yield server
    server.close()


@pytest.mark.usefixtures("server")
def test_a_command_is_answered() -> None:
    assert ask("status", {"a": 1}) == {"command": "status", "arguments": {"a": 1}, "arrived": True}


def test_nobody_running_is_none() -> None:
    assert ask("status") is None


@pytest.mark.usefixtures("server")
def test_a_refusal_comes_back_as_the_same_fault() -> None:
    with pytest.raises(HoldtalkError, match=r"It cannot\. Do this\."):
        ask("fail")


@pytest.mark.usefixtures("server")
def test_a_bug_in_one_command_does_not_end_the_server() -> None:
    with pytest.raises(HoldtalkError, match="See the log"):
        ask("bug")
    assert ask("status") is not None


@pytest.mark.usefixtures("server")
def test_the_second_program_is_refused() -> None:
    assert not CommandServer().claim()


@pytest.mark.usefixtures("server")
def test_only_the_user_can_speak_to_it() -> None:
    assert stat.S_IMODE(os.stat(address()).st_mode) == 0o600
    assert stat.S_IMODE(os.stat(Path(address()).parent).st_mode) == 0o700


@pytest.mark.usefixtures("server")
def test_garbage_and_silence_do_not_stop_the_next_command() -> None:
    with socket.socket(socket.AF_UNIX) as silent, socket.socket(socket.AF_UNIX) as loud:
        silent.connect(address())
        loud.connect(address())
        loud.sendall(b"\x00\x00\x00\x04\xff\xff\xff\xff")
        assert ask("status") is not None


def test_a_socket_left_by_a_killed_program_is_taken_over() -> None:
    killed = CommandServer()
    assert killed.claim()
    left_behind = socket.socket(socket.AF_UNIX)
    killed.close()
    left_behind.bind(address())
    left_behind.close()
    assert Path(address()).exists()
    heir = CommandServer()
    assert heir.claim()
    heir.serve(lambda *_: {"ok": True})
    assert ask("status") == {"ok": True}
    heir.close()


def test_displays_have_programs_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":1")
    first = address()
    monkeypatch.setenv("DISPLAY", ":2")
    assert address() != first


def test_a_reply_may_tell_of_a_problem_without_being_a_refusal() -> None:
    server = CommandServer()
    assert server.claim()
    server.serve(lambda *_: {"problem": None})
    assert ask("status") == {"problem": None}
    server.close()
