"""A session of sway in which things are missing or end: nothing said is lost, no microphone stays on, and what to do
is told."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from desktop import wait_until
from desktop_checks import overlay_is_shown
from headless import HeadlessDesktop
from keys_of_a_session import HOTKEY, bind_hotkey
from live_program import LiveProgram, SettingsTables
from spoken import share_of_words, transcripts
from wayland_desktop import SwayDesktop

pytestmark = [pytest.mark.desktop, pytest.mark.wayland, pytest.mark.speech, pytest.mark.slow]

LONG_CLIP, CLIP = "long_LJ_15s.flac", "ms_weather.flac"
MIDDLE_S = 6.0
WORDS_NEEDED = 0.7
SETTINGS: SettingsTables = {"text": {"separator": "none"}, "microphone": {"warm_hold_s": 0}}
"""The microphone is closed at once, so that it is seen."""


@pytest.fixture
def own_sway(sway_can_be: None, tmp_path: Path) -> Iterator[SwayDesktop]:
    """One that a test may end; where it is asked for, wtype types nothing and says that it was asked."""
    with SwayDesktop() as running:
        stand_in = tmp_path / "bin" / "wtype"
        stand_in.parent.mkdir()
        stand_in.write_text(f"#!/bin/sh\ntouch {tmp_path}/wtype-was-run\nexit 1\n")
        stand_in.chmod(0o755)
        running.env["PATH"] = os.pathsep.join([str(stand_in.parent), running.env["PATH"]])
        yield running


def open_microphones(desktop: HeadlessDesktop) -> int:
    """How many programs record."""
    listed = desktop.run(["pactl", "list", "short", "source-outputs"]).decode().splitlines()
    return sum("protocol-native" in line for line in listed)


def test_words_spoken_before_the_compositor_died_wait_at_the_next_start_and_all_goes_on(
    own_sway: SwayDesktop, speech_dir: Path, tmp_path: Path
) -> None:
    program = LiveProgram(own_sway, {**SETTINGS, "hotkey": {"key": HOTKEY.lower()}}, folder=own_sway.folder)
    bind_hotkey(own_sway, program)
    program.start()
    worker = psutil.Process(program.status()["worker_pid"])
    own_sway.key_down(HOTKEY)
    program.wait_for_state("recording")
    own_sway.play(speech_dir / LONG_CLIP, wait=False)
    time.sleep(MIDDLE_S)
    assert open_microphones(own_sway) == 1
    own_sway.end_compositor()
    wait_until(lambda: not program.running, "the program to end with its display", 20)
    wait_until(lambda: open_microphones(own_sway) == 0, "the microphone to be closed", 10)
    psutil.wait_procs([worker], timeout=10)
    assert not worker.is_running()

    own_sway.start_compositor()
    program.start()
    said = transcripts(speech_dir)[LONG_CLIP].split()
    first_words = " ".join(said[: int(len(said) * (MIDDLE_S - 2.0) / 15)])
    wait_until(lambda: bool(program.status()["offered"]), "what was said", 20)
    (waiting,) = program.status()["offered"]
    assert share_of_words(first_words, waiting) >= WORDS_NEEDED
    wait_until(lambda: b"A dictation was recovered" in own_sway.run(["makoctl", "list"]), "the notice", 10)

    first, second = own_sway.open_window("foot"), own_sway.open_window("gtk")
    with program.hold(HOTKEY):
        wait_until(lambda: overlay_is_shown(own_sway.screenshot(tmp_path / "screen.png")), "the overlay", 10)
        own_sway.play(speech_dir / CLIP)
        time.sleep(0.35)
    text = program.wait_for_dictations(1)["last_text"]
    assert second.wait_for(text) == text
    with program.hold(HOTKEY):
        own_sway.play(speech_dir / CLIP)
        first.focus()
    assert len(program.wait_for_outcome("offered")["offered"]) == 2, "the focus is watched, too"
    assert (first.read(), second.read()) == ("", text)
    wait_until(lambda: open_microphones(own_sway) == 0, "the microphone to be closed", 10)
    assert program.stop() == 0
    assert not (tmp_path / "wtype-was-run").exists(), "nothing of it is needed"


def test_without_portal_binds_or_xwayland_the_way_to_a_hotkey_is_told_and_commands_dictate(
    sway_can_be: None, speech_dir: Path
) -> None:
    with SwayDesktop(xwayland=False, tray=False) as bare:
        program = LiveProgram(bare, SETTINGS, folder=bare.folder)
        program.start()
        wait_until(lambda: b"setup-keys" in bare.run(["makoctl", "list"]), "the notice", 20)
        problem = program.status()["problem"]
        assert "setup-keys" in problem["remedy"]
        window = bare.open_window("foot")
        assert program.command("press").returncode == 0
        program.wait_for_state("recording")
        bare.play(speech_dir / CLIP)
        time.sleep(0.35)
        assert program.command("release").returncode == 0
        text = program.wait_for_dictations(1)["last_text"]
        assert window.wait_for(text) == text
        wait_until(lambda: open_microphones(bare) == 0, "the microphone to be closed", 10)
        bind_hotkey(bare, program)
        with program.hold("Control_R"):
            program.wait_for_state("recording")
        wait_until(lambda: program.status()["problem"] is None, "the way to be found", 20)
        assert program.stop() == 0
