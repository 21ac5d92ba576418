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
from tray_app.api.socket import addresses, ask, display_names
from tray_app.core.errors import HoldtalkError

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
    assert (display_names({"DISPLAY": one}) == display_names({"DISPLAY": other})) is same


def test_a_wayland_session_is_the_same_with_and_without_its_guest_display() -> None:
    session = {"XDG_RUNTIME_DIR": "/run/user/7", "WAYLAND_DISPLAY": "wayland-0"}
    named = display_names(session)[0]
    assert display_names({**session, "DISPLAY": ":0"}) == (named, "x:0")
    assert display_names({**session, "WAYLAND_DISPLAY": "/run/user/7/wayland-0"}) == (named,)
    assert display_names({**session, "WAYLAND_DISPLAY": "wayland-1"}) != (named,)


def test_what_a_wayland_session_left_in_the_environment_does_not_name_an_x11_one() -> None:
    session = {"XDG_SESSION_TYPE": "x11", "DISPLAY": ":0"}
    assert display_names({**session, "WAYLAND_DISPLAY": "wayland-0"}) == display_names(session)


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
    monkeypatch.setattr(command_server, "addresses", lambda *_: ("/proc/nowhere/command.sock",))
    server = CommandServer()
    assert server.claim()
    server.serve(lambda *_: {})
    assert server.problem is not None
    assert "XDG_RUNTIME_DIR" in server.problem.remedy
    server.close()


# --- commands from outside of the session ------------------------------------------------


def session(monkeypatch: pytest.MonkeyPatch, **variables: str) -> None:
    """What the environment says from here on."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)


def serving(name: str) -> CommandServer:
    server = CommandServer()
    assert server.claim()
    server.serve(lambda *_: {"session": name})
    return server


@pytest.mark.parametrize(
    "around",
    [
        {},
        {"WAYLAND_DISPLAY": "wayland-1"},
        {"DISPLAY": ":5"},
        {"DISPLAY": ":9"},
        {"WAYLAND_DISPLAY": "wayland-1", "DISPLAY": ":5.0", "XDG_SESSION_TYPE": "wayland"},
    ],
)
def test_the_only_program_is_found_from_everywhere(around: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    session(monkeypatch, WAYLAND_DISPLAY="wayland-1", DISPLAY=":5")
    server = serving("one")
    session(monkeypatch, **around)
    assert ask("status") == {"session": "one"}
    server.close()
    assert ask("status") is None
    assert list(Path(address()).parent.glob("*.sock")) == [], "no name is left behind"


def test_a_service_without_the_runtime_folder_of_an_x11_session_finds_it_too(
    monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    server = serving("without")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(home / "RUN"))
    session(monkeypatch)
    assert ask("status") == {"session": "without"}
    server.close()


def test_several_sessions_are_told_apart_by_any_of_their_names(monkeypatch: pytest.MonkeyPatch) -> None:
    session(monkeypatch, WAYLAND_DISPLAY="wayland-1", DISPLAY=":5")
    one = serving("one")
    session(monkeypatch, DISPLAY=":6")
    other = serving("other")
    for name, around in (
        ("one", {"WAYLAND_DISPLAY": "wayland-1"}),
        ("one", {"DISPLAY": ":5"}),
        ("other", {"DISPLAY": ":6"}),
        ("other", {"DISPLAY": "unix:6.0"}),
    ):
        session(monkeypatch, **around)
        assert ask("status") == {"session": name}
    for around in ({}, {"DISPLAY": ":7"}, {"WAYLAND_DISPLAY": "wayland-2"}):
        session(monkeypatch, **around)
        with pytest.raises(HoldtalkError, match="Several"):
            ask("status")
    one.close()
    other.close()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"WAYLAND_DISPLAY": "wayland-1", "DISPLAY": ":5"}, {"DISPLAY": ":5"}),
        ({"DISPLAY": ":5"}, {"WAYLAND_DISPLAY": "wayland-1", "DISPLAY": ":5"}),
        ({"WAYLAND_DISPLAY": "wayland-1", "DISPLAY": ":5"}, {"WAYLAND_DISPLAY": "wayland-1"}),
        ({"WAYLAND_DISPLAY": "wayland-1"}, {"WAYLAND_DISPLAY": "wayland-1", "DISPLAY": ":5"}),
    ],
)
def test_one_session_has_one_program_whichever_of_its_names_each_knows(
    first: dict[str, str], second: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    session(monkeypatch, **first)
    server = serving("one")
    session(monkeypatch, **second)
    assert not CommandServer().claim()
    assert ask("greet") == {"session": "one"}
    server.close()
    next_one = CommandServer()
    assert next_one.claim()
    next_one.close()


def test_the_names_of_a_killed_program_are_taken_over(monkeypatch: pytest.MonkeyPatch) -> None:
    session(monkeypatch, WAYLAND_DISPLAY="wayland-1", DISPLAY=":5")
    left = Path(address()).with_name("command-0badname.sock")
    serving("killed").close()
    for link in (Path(place) for name in display_names() for place in addresses(name)[:1]):
        link.symlink_to(left)
    server = serving("heir")
    session(monkeypatch, DISPLAY=":5")
    assert ask("status") == {"session": "heir"}
    server.close()
