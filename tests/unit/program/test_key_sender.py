"""The small program that a compositor runs for each key: quick, in order, and never silent about what is wrong."""

from __future__ import annotations

import os
import shlex
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from dictating import Dictating

from tray_app import key_sender
from tray_app.api import server as command_server
from tray_app.api.server import CommandServer
from tray_app.api.socket import addresses
from tray_app.compositor_keys.bound import sender
from tray_app.core.errors import HoldtalkError

pytestmark = [
    pytest.mark.usefixtures("home"),
    pytest.mark.skipif(sys.platform != "linux", reason="compositors are Linux's"),
]

Told = list[tuple[str, Mapping[str, Any], int]]


@pytest.fixture
def told(home: Path) -> Iterator[Told]:
    """What the running program hears."""
    heard: Told = []

    def handler(command: str, arguments: Mapping[str, Any], asked_ns: int) -> Mapping[str, Any]:
        heard.append((command, arguments, asked_ns))
        if arguments.get("binding") == "nobody":
            raise HoldtalkError("There is no such hotkey.", "Name another.", "nobody")
        return {"at_rest": True} if command == "release" else {}

    server = CommandServer()
    assert server.claim()
    server.serve(handler)
    yield heard
    server.close()


def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*sender(), *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, **variables},
    )


def test_a_press_is_there_with_the_time_of_the_processs_start(told: Told) -> None:
    before_ns = time.monotonic_ns()
    done = run("press")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    ((command, arguments, asked_ns),) = told
    assert (command, arguments) == ("press", {"blur_ns": key_sender.TICK_NS})
    assert before_ns - key_sender.TICK_NS <= asked_ns <= time.monotonic_ns()


@pytest.mark.parametrize("name", ["letters", 'my "own" \\ key', "größe 日本", "tab\there"])
def test_the_hotkey_is_named_whatever_its_name(told: Told, name: str) -> None:
    assert run("toggle", "--binding", name).returncode == 0
    assert run("toggle", f"--binding={name}").returncode == 0
    assert [arguments["binding"] for _, arguments, _ in told] == [name, name]


def test_a_release_at_rest_is_no_mistake(told: Told) -> None:
    done = run("release")
    assert (done.returncode, done.stderr) == (0, "holdtalk: Nothing was being recorded.\n")


def test_a_refusal_is_told(told: Told) -> None:
    done = run("press", "--binding", "nobody")
    assert (done.returncode, done.stderr) == (1, "holdtalk: There is no such hotkey. (nobody) Name another.\n")


def test_without_a_program_it_says_so() -> None:
    done = run("press")
    assert done.returncode == 1
    assert done.stderr == "holdtalk: Holdtalk is not running. Start it with: holdtalk run\n"


def test_what_it_does_not_know_is_left_to_the_whole_command_line(told: Told) -> None:
    assert run("press", "--wrong", "x").returncode == 2
    assert "start dictating" in run("press", "--help").stdout.lower()
    assert told == []


def test_a_socket_that_a_killed_program_left_is_passed_over(told: Told) -> None:
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(Path(addresses()[0]).with_name("command-00000000.sock")))
    assert run("press").returncode == 0
    assert len(told) == 1


def test_of_several_sessions_the_command_reaches_its_own(told: Told) -> None:
    other = CommandServer()
    with pytest.MonkeyPatch.context() as elsewhere:
        elsewhere.setenv("DISPLAY", ":72")
        assert other.claim()
        other.serve(lambda *_: {})
    assert run("press").returncode == 0
    assert len(told) == 1
    assert run("press", DISPLAY=":72").returncode == 0
    assert len(told) == 1
    lost = run("press", DISPLAY=":73")
    assert lost.returncode == 1
    assert "Several" in lost.stderr
    other.close()


def test_a_program_that_does_not_answer_is_not_waited_for_for_ever() -> None:
    server = CommandServer()
    assert server.claim()  # and never serves
    program = (
        "import sys; sys.path.insert(0, '.'); from tray_app import key_sender; key_sender.ANSWER_S = 0.2;"
        "sys.exit(key_sender.send(['press']))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "does not answer" in done.stderr
    server.close()


def test_it_loads_nothing_that_is_not_built_in() -> None:
    python = sender()[:3]
    probe = f"import sys; before = {{*sys.modules}}; source = open({key_sender.__file__!r}).read(); "
    probe += "exec(compile(source, 'key', 'exec'), {'__name__': 'key'}); print(*{*sys.modules} - before)"
    loaded = subprocess.run([*python, "-c", probe], capture_output=True, text=True, check=True).stdout.split()
    assert set(loaded) <= {"_socket", "time", "posix"}


def test_holdtalk_press_goes_the_same_short_way(told: Told) -> None:
    program = "import sys; sys.argv[1:] = ['press']\nfrom tray_app.__main__ import main\ntry:\n    main()\n"
    program += "finally:\n    print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert [command for command, _, _ in told] == ["press"]
    assert {"argparse", "tray_app.cli", "platformdirs"}.isdisjoint(done.stdout.split())


# --- stamps ------------------------------------------------------------------------------


def test_a_process_is_known_to_have_started_when_it_was() -> None:
    before_ns = time.monotonic_ns()
    with subprocess.Popen(["/bin/sleep", "60"]) as process:
        after_ns = time.monotonic_ns()
        started = [key_sender.started_ns(str(process.pid)) for _ in range(20)]
        process.kill()
    assert before_ns - key_sender.TICK_NS <= min(started)
    assert max(started) <= after_ns + key_sender.TICK_NS


def test_a_process_that_is_gone_started_now() -> None:
    before_ns = time.monotonic_ns()
    assert before_ns <= key_sender.started_ns("0") <= time.monotonic_ns()


def test_a_line_that_is_piped_into_the_socket_is_stamped_with_its_process(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command_server, "LONGEST_LINE_NS", 10_000_000_000)
    client = "import socket, sys; s = socket.socket(socket.AF_UNIX); s.connect(sys.argv[1]);"
    client += """s.sendall(b'{"command": "press"}\\n'); s.recv(99)"""
    before_ns = time.monotonic_ns()
    with subprocess.Popen([sys.executable, "-I", "-S", "-c", client, addresses()[0]]) as process:
        started_by_ns = time.monotonic_ns()
        process.wait(60)
    ((_, arguments, asked_ns),) = told
    assert arguments == {"blur_ns": key_sender.TICK_NS}
    assert before_ns - key_sender.TICK_NS <= asked_ns <= started_by_ns + key_sender.TICK_NS


# --- a hand ------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_hundred_quick_taps_leave_no_recording_on(home: Path) -> None:
    """As a compositor does it: each a process that nobody waits for."""
    program = Dictating()
    left_on = 0
    for _ in range(10):
        running: list[subprocess.Popen[bytes]] = []
        for _ in range(10):
            for command in ("press", "release"):
                line = f"exec {shlex.join([*sender(), command])} 2>/dev/null"
                running.append(subprocess.Popen(["/bin/sh", "-c", line]))
                time.sleep(0.015)
        for process in running:
            assert process.wait(60) == 0
        left_on += program.is_recording()
    program.close()
    assert left_on == 0
    assert program.takes > 0
