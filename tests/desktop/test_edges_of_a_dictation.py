"""A session that is locked while somebody speaks, and a key brushed behind the hotkey."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop import PrivateDesktop, wait_until
from live_program import LiveProgram
from log_watch import fail_unless_expected, warnings_in
from spoken import share_of_words, transcripts
from target_windows import TextWindow

pytestmark = [pytest.mark.desktop, pytest.mark.speech]

SERVICES = Path(__file__).parent / "session_services.py"
GI_PYTHON = "/usr/bin/python3"
CLIP = "ms_weather.flac"
SESSION = "/org/freedesktop/login1/session/_32 org.freedesktop.login1.Session"


@pytest.fixture(scope="module")
def bus(desktop: PrivateDesktop) -> Iterator[Path]:
    """A played logind on the desktop's bus, which is the system's bus too for programs started meanwhile."""
    orders = desktop.folder / "logind-orders"
    desktop.spawn([GI_PYTHON, str(SERVICES), "logind", str(orders)], name="logind")
    wait_until(lambda: "ready" in desktop.log_of("logind"), "the played logind")
    desktop.env["DBUS_SYSTEM_BUS_ADDRESS"] = desktop.env["DBUS_SESSION_BUS_ADDRESS"]
    yield orders
    del desktop.env["DBUS_SYSTEM_BUS_ADDRESS"]


@pytest.fixture(scope="module")
def program(desktop: PrivateDesktop, bus: Path, request: pytest.FixtureRequest) -> Iterator[LiveProgram]:
    running = LiveProgram(desktop, {"text": {"separator": "none"}})
    running.start()
    yield running
    assert running.stop() == 0
    fail_unless_expected(warnings_in(running.log), request.node)


@pytest.mark.parametrize("how", ["locked on", "held"])
def test_a_lock_of_the_session_ends_a_recording_and_its_text_is_offered(
    program: LiveProgram, terminal: TextWindow, speech_dir: Path, bus: Path, how: str
) -> None:
    offered = len(program.status()["offered"])
    if how == "held":
        program.desktop.key_down("Control_R")
    else:
        program.command("toggle")
    program.wait_for_state("recording")
    program.desktop.play(speech_dir / CLIP)
    tell(bus, f"{SESSION}.Lock")
    status = program.wait_for_outcome("offered")
    if how == "held":
        program.desktop.key_up("Control_R")
    tell(bus, f"{SESSION}.Unlock")
    assert len(status["offered"]) == offered + 1
    assert share_of_words(transcripts(speech_dir)[CLIP], status["offered"][-1]) >= 0.7
    assert terminal.read() == ""


def test_a_key_brushed_behind_the_hotkey_costs_none_of_what_is_said(
    program: LiveProgram, terminal: TextWindow, speech_dir: Path
) -> None:
    before = program.status()["dictations"]
    with program.hold():
        time.sleep(0.2)
        program.desktop.tap("F7")
        program.desktop.play(speech_dir / CLIP)
        time.sleep(1.0)
    text: str = program.wait_for_dictations(before + 1)["last_text"]
    assert share_of_words(transcripts(speech_dir)[CLIP], text) >= 0.7


def tell(bus: Path, order: str) -> None:
    with bus.open("w") as pipe:
        pipe.write(order + "\n")
