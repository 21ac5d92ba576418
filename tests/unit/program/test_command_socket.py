"""The command socket: one program per user and display, answers in JSON, survives bad clients."""

from __future__ import annotations

import errno
import json
import os
import socket
import stat
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from spoken_processes import hear, tell

from tray_app.api import server as command_server
from tray_app.api import socket as command_socket
from tray_app.api.server import CommandServer
from tray_app.api.socket import addresses, ask, process_start_ns
from tray_app.core.errors import HoldtalkError

pytestmark = pytest.mark.usefixtures("home")


def address() -> str:
    return addresses()[0]


@pytest.fixture
def server(home: Path) -> Iterator[CommandServer]:
    def handler(command: str, arguments: Mapping[str, Any], asked_ns: int) -> Mapping[str, Any]:
        if command == "fail":
            raise HoldtalkError("It cannot.", "Do this.")
        if command == "bug":
            raise ZeroDivisionError
        return {"command": command, "arguments": dict(arguments), "asked_ns": asked_ns}

    server = CommandServer()
    assert server.claim()
    server.serve(handler)
    yield server
    server.close()


@pytest.mark.usefixtures("server")
def test_a_command_is_answered() -> None:
    asked_ns = time.monotonic_ns() - 500_000_000
    answer = {"command": "status", "arguments": {"a": 1}, "asked_ns": asked_ns}
    assert ask("status", {"a": 1}, asked_ns=asked_ns) == answer


def test_nobody_running_is_none() -> None:
    assert ask("status") is None


@pytest.mark.usefixtures("server")
def test_a_refusal_comes_back_as_the_same_fault() -> None:
    with pytest.raises(HoldtalkError, match=r"It cannot\. Do this\."):
        ask("fail")


@pytest.mark.expected_warning(r"api\.server: a command failed")
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


# --- clients that do harm ----------------------------------------------------------------


@pytest.mark.usefixtures("server")
def test_half_a_message_is_not_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command_server, "LISTEN_S", 0.05)
    with socket.socket(socket.AF_UNIX) as half:
        half.connect(address())
        half.sendall(b"\x00\x00")
        half.settimeout(10)
        assert half.recv(1) == b"", "the other end hung up"


def test_only_so_many_are_listened_to_at_once(server: CommandServer, monkeypatch: pytest.MonkeyPatch) -> None:
    silent = [socket.socket(socket.AF_UNIX) for _ in range(60)]
    for each in silent:
        each.connect(address())
    talking = [thread for thread in threading.enumerate() if thread.name == "command"]
    assert len(talking) <= command_server.CONVERSATIONS
    for each in silent:
        each.close()
    assert ask("status") is not None


@pytest.mark.expected_warning(r"api\.server: a command could not be taken")
def test_a_moment_without_a_descriptor_does_not_end_the_server(
    server: CommandServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command_server, "PAUSE_S", 0.01)
    assert server._door is not None
    answer, failures = server._door.answer, iter([OSError(errno.EMFILE, "Too many open files")] * 3)

    def fail_first() -> Any:
        for failure in failures:
            raise failure
        return answer()

    monkeypatch.setattr(server._door, "answer", fail_first)
    assert ask("status") is not None, "the one that was being waited for"
    assert ask("status") is not None


OUT_OF_DESCRIPTORS = """
import os, resource, sys
from tray_app.api import server as command_server
from tray_app.api.server import CommandServer
command_server.LISTEN_S = 60.0
server = CommandServer()
assert server.claim()
server.serve(lambda *_: {"ok": True})
soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (max(map(int, os.listdir("/proc/self/fd"))), hard))
print("none left", flush=True)
sys.stdin.readline()
resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
sys.stdin.readline()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="it counts descriptors in /proc")
def test_a_program_that_had_no_descriptor_left_answers_once_it_has() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", OUT_OF_DESCRIPTORS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as program:
        assert hear(program) == "none left"
        silent = [socket.socket(socket.AF_UNIX) for _ in range(3)]
        for each in silent:  # one of them may get a descriptor that the system had put aside
            each.connect(address())
        with pytest.raises(HoldtalkError, match="does not answer"):
            ask("status", timeout_s=0.2)
        tell(program)
        assert ask("status") == {"ok": True}
        tell(program)
        for each in silent:
            each.close()


@pytest.mark.usefixtures("server")
def test_a_line_of_json_is_answered_with_a_line() -> None:
    with socket.socket(socket.AF_UNIX) as plain:
        plain.connect(address())
        plain.sendall(b'{"command": "status"}\n')
        plain.shutdown(socket.SHUT_WR)  # as a shell's pipe does
        plain.settimeout(10)
        with plain.makefile() as answer:
            assert json.loads(answer.readline())["command"] == "status"


# --- commands that come late -------------------------------------------------------------


def frozen_then_asked(command: str, *, hang_up: bool, late_ns: int) -> list[str]:
    """What a program carries out that was stopped while a client asked."""
    done: list[str] = []

    def handler(name: str, _arguments: Mapping[str, Any], _asked_ns: int) -> Mapping[str, Any]:
        done.append(name)
        return {}

    server = CommandServer()
    assert server.claim()
    request = {"command": command, "arguments": {}, "sent_ns": time.monotonic_ns() - late_ns}
    request["asked_ns"] = request["sent_ns"]
    message = json.dumps(request).encode()
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(address())
        client.sendall(struct.pack("!i", len(message)) + message)
        if hang_up:
            client.close()
        server.serve(handler)
        ask("greet")
        for thread in threading.enumerate():
            if thread.name == "command":
                thread.join(10)
    server.close()
    return [name for name in done if name != "greet"]


@pytest.mark.expected_warning(r"api\.server: \w+ came too late")
@pytest.mark.parametrize(
    ("command", "hang_up", "late_s", "carried_out"),
    [
        ("press", False, 0, True),
        ("press", True, 0, False),
        ("press", False, 3, False),
        ("toggle", False, 3, False),
        ("release", True, 3, True),
        ("cancel", True, 3, True),
        ("quit", False, 3, True),
        ("quit", True, 3, False),
    ],
)
def test_what_nobody_waits_for_any_more_is_not_carried_out_but_for_the_end_of_a_recording(
    command: str, hang_up: bool, late_s: int, carried_out: bool
) -> None:
    done = frozen_then_asked(command, hang_up=hang_up, late_ns=late_s * 1_000_000_000)
    assert done == ([command] if carried_out else [])


def test_a_stamp_that_cannot_be_is_not_believed() -> None:
    now_ns = 100_000_000_000
    for asked, sent in [(now_ns, now_ns + 1), (5, 4), ("x", 5), (None, None)]:
        assert command_server._stamps({"asked_ns": asked, "sent_ns": sent}, now_ns) == (now_ns, now_ns)
    assert command_server._stamps({"asked_ns": 1, "sent_ns": now_ns}, now_ns) == (now_ns, now_ns)


def test_a_process_knows_when_it_was_started() -> None:
    age_s = (time.monotonic_ns() - process_start_ns()) / 1e9
    assert 0 <= age_s < 3600


# --- what a client is told ---------------------------------------------------------------


def test_a_program_that_does_not_answer_is_told_in_time() -> None:
    server = CommandServer()
    assert server.claim()
    with pytest.raises(HoldtalkError, match="does not answer") as told:
        ask("status", timeout_s=0.05)
    if sys.platform == "linux":
        assert str(os.getpid()) in told.value.problem.remedy, "the process that would have to be ended"
    server.close()


def test_a_queue_that_is_full_is_not_waited_for_for_ever() -> None:
    server = CommandServer()
    assert server.claim()
    waiting: list[socket.socket] = []
    with suppress(BlockingIOError):
        while True:
            waiting.append(socket.socket(socket.AF_UNIX))
            waiting[-1].setblocking(False)
            waiting[-1].connect(address())
    with pytest.raises(HoldtalkError, match="does not answer"):
        ask("status", timeout_s=0.05)
    for each in waiting:
        each.close()
    server.close()


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (ConnectionResetError(), "ended before it answered"),
        (BrokenPipeError(), "ended before it answered"),
        (EOFError(), "ended before it answered"),
        (TimeoutError(), "does not answer"),
        (ValueError(), "not understood"),
    ],
)
def test_what_goes_wrong_with_the_socket_is_a_sentence(
    failure: Exception, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken:
        def send(self, *_arguments: object) -> None:
            raise failure

        def peer_pid(self) -> int:
            return 4321

        def close(self) -> None: ...

    monkeypatch.setattr(command_socket, "connect", lambda *_: Broken())
    with pytest.raises(HoldtalkError, match=words):
        ask("status")


def test_a_socket_that_may_not_be_opened_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(command_socket, "connect", refuse)
    with pytest.raises(HoldtalkError, match="may not be opened"):
        ask("status")


def test_a_reply_may_tell_of_a_problem_without_being_a_refusal() -> None:
    server = CommandServer()
    assert server.claim()
    server.serve(lambda *_: {"problem": None})
    assert ask("status") == {"problem": None}
    server.close()
