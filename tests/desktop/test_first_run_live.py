"""From a fresh user to a dictated text, through the five steps, by keyboard alone and by mouse."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from desktop import PrivateDesktop, wait_until
from home_hands import ByMouse, pointed
from live_program import LiveProgram
from log_watch import fail_unless_expected, warnings_in
from spoken import share_of_words, transcripts

pytestmark = [pytest.mark.desktop, pytest.mark.speech]

Record = Callable[[str, object], None]
CLIP = "ms_weather.flac"
PATIENCE_S = 30.0
STEPS = 5
TITLE = "Setting up: step "
HELD_S = 0.5
A_MOMENT_S = 2.0


@pytest.fixture
def newcomer(desktop: PrivateDesktop, request: pytest.FixtureRequest) -> Iterator[LiveProgram]:
    made = LiveProgram(desktop)
    shutil.rmtree(made.settings_file.parent)
    yield made
    if made.running:
        made.stop()
    fail_unless_expected(warnings_in(made.log), request.node)


def is_at(program: LiveProgram, number: int) -> bool:
    return any(f"{TITLE}{number} of {STEPS}" in name for name in program.shown_windows())


def wait_for_step(program: LiveProgram, number: int) -> None:
    wait_until(lambda: is_at(program, number), f"step {number}", PATIENCE_S)


def has_focus(desktop: PrivateDesktop) -> bool:
    argv = ["xdotool", "getactivewindow", "getwindowname"]
    done = subprocess.run(argv, env=desktop.env, capture_output=True, text=True, check=False)
    return done.stdout.startswith(TITLE)


def press(desktop: PrivateDesktop, *keys: str) -> None:
    desktop.run(["xdotool", "key", "--delay", "60", *keys])


def go_on(desktop: PrivateDesktop, program: LiveProgram, number: int) -> None:
    """By the button that is called Next once the step is done, and otherwise cannot be reached like this."""

    def gone_on() -> bool:
        press(desktop, "alt+n")
        time.sleep(HELD_S)  # it may take a moment, and a second press would lead on from there
        return is_at(program, number)

    wait_until(gone_on, f"step {number}", PATIENCE_S)


def text_of_the_field(desktop: PrivateDesktop) -> str:
    press(desktop, "ctrl+a", "ctrl+c")
    time.sleep(0.3)
    return desktop.run(["xclip", "-o", "-selection", "clipboard"]).decode()


def is_shown(program: LiveProgram) -> bool:
    return any(TITLE in name for name in program.shown_windows())


def autostart_file(program: LiveProgram) -> Path:
    return program.folder / "config" / "autostart" / "holdtalk.desktop"


def test_the_first_run_leads_to_a_dictated_text_by_keyboard_alone_and_comes_once(
    desktop: PrivateDesktop, newcomer: LiveProgram, speech_dir: Path, record_property: Record
) -> None:
    begun_s = time.monotonic()
    newcomer.start(wait=False)
    wait_for_step(newcomer, 1)
    wait_until(lambda: has_focus(desktop), "the window to have the keyboard", PATIENCE_S)
    newcomer.wait_for_state("ready", PATIENCE_S)
    desktop.play(speech_dir / CLIP)
    go_on(desktop, newcomer, 2)
    with newcomer.hold():
        time.sleep(HELD_S)
    newcomer.wait_for_state("ready", PATIENCE_S)
    go_on(desktop, newcomer, 3)
    newcomer.dictate(speech_dir / CLIP)
    status = newcomer.wait_for_dictations(1)
    record_property("seconds_to_the_first_dictation", round(time.monotonic() - begun_s, 1))
    assert status["last_outcome"] == "inserted"
    arrived = text_of_the_field(desktop)
    assert arrived.strip() == status["last_text"].strip()
    assert share_of_words(transcripts(speech_dir)[CLIP], arrived) > 0.7
    go_on(desktop, newcomer, 4)
    go_on(desktop, newcomer, 5)
    press(desktop, "alt+s")
    wait_until(lambda: "run --quiet" in _content(autostart_file(newcomer)), "start at login", PATIENCE_S)
    press(desktop, "alt+f")
    wait_until(lambda: not is_shown(newcomer), "the window to close", PATIENCE_S)
    record_property("seconds_for_all_of_it", round(time.monotonic() - begun_s, 1))
    assert newcomer.stop() == 0

    newcomer.start()
    time.sleep(A_MOMENT_S)
    assert not is_shown(newcomer)
    assert newcomer.command("first-run").returncode == 0
    wait_for_step(newcomer, 1)


def test_the_first_run_leads_to_a_dictated_text_by_mouse(
    desktop: PrivateDesktop, speech_dir: Path, request: pytest.FixtureRequest, record_property: Record
) -> None:
    begun_s = time.monotonic()
    program = pointed(desktop)
    shutil.rmtree(program.settings_file.parent)
    program.start(wait=False)
    wait_for_step(program, 1)
    program.wait_for_state("ready", PATIENCE_S)
    person = ByMouse(program)
    desktop.play(speech_dir / CLIP)
    person.click("Next")
    wait_for_step(program, 2)
    with program.hold():
        time.sleep(HELD_S)
    person.click("Next")
    wait_for_step(program, 3)
    program.dictate(speech_dir / CLIP)
    text = program.wait_for_dictations(1)["last_text"]
    record_property("seconds_to_the_first_dictation", round(time.monotonic() - begun_s, 1))
    assert share_of_words(transcripts(speech_dir)[CLIP], text) > 0.7
    for step in (4, 5):
        person.click("Next")
        wait_for_step(program, step)
    person.click("Start Holdtalk when I log in")
    wait_until(lambda: "run --quiet" in _content(autostart_file(program)), "start at login", PATIENCE_S)
    person.click("Finish")
    wait_until(lambda: not is_shown(program), "the window to close", PATIENCE_S)
    assert program.stop() == 0
    fail_unless_expected(warnings_in(program.log), request.node)


def _content(path: Path) -> str:
    return path.read_text() if path.exists() else ""


def test_who_presses_escape_while_speaking_keeps_the_window_and_loses_the_recording(
    desktop: PrivateDesktop, newcomer: LiveProgram
) -> None:
    newcomer.start()
    wait_for_step(newcomer, 1)
    wait_until(lambda: has_focus(desktop), "the window to have the keyboard", PATIENCE_S)
    press(desktop, "alt+t")
    wait_for_step(newcomer, 2)
    press(desktop, "alt+t")
    wait_for_step(newcomer, 3)
    with newcomer.hold():
        newcomer.wait_for_state("recording")
        time.sleep(HELD_S)
        press(desktop, "Escape")
        newcomer.wait_for_outcome("cancelled")
    press(desktop, "Escape")
    time.sleep(HELD_S)
    assert is_shown(newcomer)


def test_one_that_nobody_saw_comes_at_the_next_start(newcomer: LiveProgram) -> None:
    newcomer.start()
    wait_for_step(newcomer, 1)
    newcomer.kill()
    newcomer.start()
    wait_for_step(newcomer, 1)
    assert newcomer.stop() == 0
    newcomer.start()
    time.sleep(A_MOMENT_S)
    assert not is_shown(newcomer)
