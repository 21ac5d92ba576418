"""The command socket: one program per user and display, answers in JSON, survives bad clients."""

from __future__ import annotations

import errno
import json
import os
import signal
import socket
import stat
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tray_app.api import server as command_server
from tray_app.api import socket as command_socket
from tray_app.api.server import CommandServer
from tray_app.api.socket import addresses, ask, display_name, process_start_ns
from tray_app.core.errors import HoldtalkError


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Of a user of its own, with paths that fit into a socket's address."""
    with tempfile.TemporaryDirectory(prefix="holdtalk-") as name:
        for variable in ("XDG_RUNTIME_DIR", "XDG_STATE_HOME"):
            (Path(name) / variable[4:7]).mkdir(mode=0o700)
            monkeypatch.setenv(variable, str(Path(name) / variable[4:7]))
        monkeypatch.setenv("DISPLAY", ":71")
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        yield Path(name)


def address() -> str:
    return addresses()[0]


@pytest.fixture
def server() -> Iterator[CommandServer]:
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


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (":1", ":2", False),
        (":1", ":1.0", True),
        (":1", "unix:1", True),
        (":1", "unix/:1.2", True),
        (":1", "thishost/unix:1", True),
        (":1", "localhost:1.0", True),
        (":10", "localhost:10.0", False),
        (":1", "otherhost:1", False),
        ("otherhost:1", "otherhost:1", True),
        ("", ":1", False),
    ],
)
def test_a_display_is_the_same_however_it_is_written(one: str, other: str, same: bool) -> None:
    assert (display_name({"DISPLAY": one}) == display_name({"DISPLAY": other})) is same


def test_a_wayland_session_is_the_same_with_and_without_its_guest_display() -> None:
    session = {"XDG_RUNTIME_DIR": "/run/user/7", "WAYLAND_DISPLAY": "wayland-0"}
    named = display_name(session)
    assert display_name({**session, "DISPLAY": ":0"}) == named
    assert display_name({**session, "WAYLAND_DISPLAY": "/run/user/7/wayland-0"}) == named
    assert display_name({**session, "WAYLAND_DISPLAY": "wayland-1"}) != named


# --- who is the one ----------------------------------------------------------------------

CLAIM = """
import sys, time
from tray_app.api.server import CommandServer
server = CommandServer()
sys.stdin.readline()
won = server.claim()
print("won" if won else "lost", flush=True)
sys.stdin.readline()
server.close()
"""


def claimants(count: int) -> list[subprocess.Popen[str]]:
    return [
        subprocess.Popen([sys.executable, "-c", CLAIM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(count)
    ]


def tell(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def hear(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.mark.timeout(60)
def test_of_programs_that_start_together_over_what_a_killed_one_left_exactly_one_wins() -> None:
    for _ in range(2):
        racing = claimants(4)
        for process in racing:
            tell(process)
        assert sorted(hear(process) for process in racing) == ["lost", "lost", "lost", "won"]
        for process in racing:
            process.send_signal(signal.SIGKILL)
            process.wait()
            for pipe in (process.stdin, process.stdout):
                assert pipe is not None
                pipe.close()
        assert Path(address()).exists(), "nobody could clear it away"


def test_the_next_program_wins_once_the_one_has_closed() -> None:
    first, second = CommandServer(), CommandServer()
    assert first.claim()
    assert not second.claim()
    first.close()
    assert second.claim()
    second.close()


def test_a_session_that_does_not_know_the_runtime_folder_does_not_start_a_second_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = CommandServer()
    assert first.claim()
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert not CommandServer().claim()
    first.close()


def test_where_nothing_can_be_locked_who_answers_is_the_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_locks(*_arguments: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", no_locks)
    first, second = CommandServer(), CommandServer()
    assert first.claim()
    assert not second.claim()
    first.close()
    assert second.claim()
    second.close()


# --- where the socket is -----------------------------------------------------------------


def serve_once() -> CommandServer:
    server = CommandServer()
    assert server.claim()
    server.serve(lambda *_: {"ok": True})
    assert ask("status") == {"ok": True}
    return server


def test_a_folder_in_the_sockets_place_is_gone_around(home: Path) -> None:
    Path(address()).mkdir(parents=True)
    server = serve_once()
    server.close()
    assert Path(address()).is_dir()


def test_a_path_too_long_for_a_socket_is_gone_around(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long = home / ("x" * 110)
    long.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(long))
    serve_once().close()
    monkeypatch.setenv("XDG_STATE_HOME", str(long))
    (alone,) = addresses()
    assert alone.startswith(f"/tmp/holdtalk-{os.geteuid()}/")
    serve_once().close()
    Path(alone).with_suffix(".lock").unlink()


def test_a_runtime_folder_that_all_may_open_is_used_without_a_word(home: Path) -> None:
    (home / "RUN").chmod(0o777)
    done = subprocess.run([sys.executable, "-m", "tray_app", "status"], capture_output=True, text=True, check=False)
    assert done.stderr == "holdtalk: Holdtalk is not running. Start it with: holdtalk run\n"
    serve_once().close()
    assert stat.S_IMODE(Path(address()).parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("given", ["relative/run", ""])
def test_a_runtime_folder_that_is_none_is_not_used(given: str, monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", given)
    assert address().startswith(str(home / "STA"))
    serve_once().close()


def test_a_folder_of_another_user_is_not_used(home: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only the administrator can give a folder away")
    Path(address()).parent.mkdir(mode=0o700)
    os.chown(Path(address()).parent, 4321, 4321)
    serve_once().close()
    assert not Path(address()).exists()


def test_without_any_place_for_a_socket_the_program_runs_and_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(command_server, "addresses", lambda: ("/proc/nowhere/command.sock",))
    server = CommandServer()
    assert server.claim()
    server.serve(lambda *_: {})
    assert server.problem is not None
    assert "XDG_RUNTIME_DIR" in server.problem.remedy
    server.close()


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
    server.close()
    return [name for name in done if name != "greet"]


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
    with pytest.raises(HoldtalkError, match="does not answer"):
        ask("status", timeout_s=0.05)
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
