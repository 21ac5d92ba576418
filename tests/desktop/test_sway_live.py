"""The real program on a Wayland desktop (sway): held by the compositor's binds, spoken to, read back from windows."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from desktop import wait_until
from desktop_checks import overlay_is_shown, program_on
from keys_of_a_session import HOTKEY
from live_program import LiveProgram
from spoken import share_of_words, transcripts
from target_windows import TextWindow
from wayland_desktop import SwayDesktop

pytestmark = [pytest.mark.desktop, pytest.mark.wayland, pytest.mark.speech]

CLIP = "ms_weather.flac"
WORDS_NEEDED = 0.7
"""Enough to know that speech and not noise was transcribed; how well is measured elsewhere."""
TAPS = 100


@pytest.fixture(scope="module")
def own_sway(sway_can_be: None) -> Iterator[SwayDesktop]:
    """A session of one user: what its compositor starts finds that user's program."""
    with SwayDesktop() as running:
        yield running


@pytest.fixture(scope="module")
def program(own_sway: SwayDesktop, request: pytest.FixtureRequest) -> Iterator[LiveProgram]:
    yield from program_on(own_sway, request)


@pytest.fixture(params=[("foot", False), ("gtk", False), ("qt", False), ("gtk", True)], ids=lambda kind: f"{kind}")
def window(request: pytest.FixtureRequest, own_sway: SwayDesktop) -> Iterator[TextWindow]:
    kind, through_x = request.param
    opened = own_sway.open_window(kind, through_x=through_x)
    yield opened
    opened.close()


@pytest.fixture
def foot(own_sway: SwayDesktop) -> Iterator[TextWindow]:
    opened = own_sway.open_window("foot")
    yield opened
    opened.close()


def test_what_was_said_arrives_as_the_engine_heard_it(
    program: LiveProgram, window: TextWindow, speech_dir: Path
) -> None:
    before = program.status()["dictations"]
    program.dictate(speech_dir / CLIP, key=HOTKEY)
    text = program.wait_for_dictations(before + 1)["last_text"]
    assert window.wait_for(text) == text
    assert share_of_words(transcripts(speech_dir)[CLIP], text) >= WORDS_NEEDED


def key_commands() -> list[int]:
    """Processes of keys that sway has seen and the program has not."""
    running = psutil.process_iter(["cmdline"])
    return [process.pid for process in running if "key_command.py" in " ".join(process.info["cmdline"] or ())]


def test_a_hundred_fast_taps_leave_the_microphone_off(
    own_sway: SwayDesktop, program: LiveProgram, foot: TextWindow
) -> None:
    for _ in range(TAPS):
        own_sway.tap(HOTKEY)
        time.sleep(0.02)
    wait_until(lambda: not key_commands(), "all commands to have come", 60)
    wait_until(lambda: program.status().get("state") == "ready", "the microphone to be off", 15)
    time.sleep(1)
    assert program.status()["state"] == "ready"
    assert foot.read() == ""


def test_the_words_do_not_go_into_a_window_that_was_not_spoken_to(
    own_sway: SwayDesktop, program: LiveProgram, foot: TextWindow, speech_dir: Path
) -> None:
    other = own_sway.open_window("gtk")
    foot.focus()
    with program.hold(HOTKEY):
        own_sway.play(speech_dir / CLIP)
        other.focus()
    assert program.wait_for_outcome("offered")["offered"], "it waits in the menu"
    assert (foot.read(), other.read()) == ("", "")
    other.close()


def test_the_overlay_stands_over_the_window_and_leaves_it_the_keyboard(
    own_sway: SwayDesktop, program: LiveProgram, foot: TextWindow, tmp_path: Path
) -> None:
    def is_shown() -> bool:
        return overlay_is_shown(own_sway.screenshot(tmp_path / "screen.png"))

    wait_until(lambda: not is_shown(), "the overlay of the last dictation to go", 10)
    with program.hold(HOTKEY):
        wait_until(is_shown, "the overlay", 10)
        assert foot.has_focus()
    wait_until(lambda: not is_shown(), "the overlay to go", 10)
    assert foot.has_focus()
