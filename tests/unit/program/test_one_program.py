"""One program per user and display, however many are started, and a place for its socket wherever it runs."""

from __future__ import annotations

import errno
import os
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from spoken_processes import hear, tell

from tray_app.api import server as command_server
from tray_app.api.server import CommandServer
from tray_app.api.socket import addresses, ask, display_name

pytestmark = pytest.mark.usefixtures("home")


def address() -> str:
    return addresses()[0]


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


def test_what_a_wayland_session_left_in_the_environment_does_not_name_an_x11_one() -> None:
    session = {"XDG_SESSION_TYPE": "x11", "DISPLAY": ":0"}
    assert display_name({**session, "WAYLAND_DISPLAY": "wayland-0"}) == display_name(session)


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


@pytest.mark.expected_warning(r"api\.server: no lock in")
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


@pytest.mark.expected_warning(r"api\.server: no command socket at")
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


@pytest.mark.expected_warning(r"api\.server: no lock in", r"api\.server: no command socket at")
def test_a_folder_of_another_user_is_not_used(home: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only the administrator can give a folder away")
    Path(address()).parent.mkdir(mode=0o700)
    os.chown(Path(address()).parent, 4321, 4321)
    serve_once().close()
    assert not Path(address()).exists()


@pytest.mark.expected_warning(r"api\.server: no lock in", r"api\.server: no command socket at")
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
