"""Two hotkeys of one running program, each with its own mode and profile: real keys, real speech, a real window."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop import PrivateDesktop, wait_until
from headless import HeadlessDesktop
from live_program import LiveProgram
from spoken import share_of_words, transcripts
from target_windows import TextWindow

pytestmark = [pytest.mark.desktop, pytest.mark.speech]

FIRST, SECOND = "ms_weather.flac", "harvard_spk1_snt1.flac"
LETTER_KEYS = ("Control_L", "Alt_L", "d")
WORDS_NEEDED = 0.7
PATIENCE_S = 15.0

TWO = """\
[[binding]]
key = "f9"
profile = "note"

[[binding]]
name = "letter"
key = "ctrl+alt+d"
mode = "toggle"
profile = "letter"

[profile.note]
method = "type"
separator = "none"

[profile.letter]
method = "paste"
separator = "space"
"""
CHANGED = """\
[[binding]]
name = "letter"
key = "f9"
mode = "toggle"
profile = "letter"

[profile.letter]
method = "type"
"""


@pytest.fixture
def program(desktop: PrivateDesktop) -> Iterator[LiveProgram]:
    running = LiveProgram(desktop)
    running.settings_file.write_text(TWO)
    running.start()
    yield running
    assert running.stop() == 0


def tap(desktop: HeadlessDesktop, *keys: str) -> None:
    for key in keys:
        desktop.key_down(key)
    for key in reversed(keys):
        desktop.key_up(key)


def toggle_over(program: LiveProgram, speech: Path, *keys: str) -> None:
    """Press, let go, speak, press again."""
    tap(program.desktop, *keys)
    program.wait_for_state("recording")
    time.sleep(0.3)
    status = program.status()
    assert (status["locked"], status["binding"]) == (True, "letter")
    program.desktop.play(speech)
    time.sleep(0.35)
    tap(program.desktop, *keys)


def delivered(program: LiveProgram, count: int) -> tuple[str, str]:
    """The newest of so many texts, and how it went into its window."""
    text: str = program.wait_for_dictations(count)["last_text"]
    method: str = program.exported()["dictations"][-1]["method"]
    return text, method


def test_two_hotkeys_do_each_their_own_and_a_change_counts_at_once(
    program: LiveProgram, window: TextWindow, speech_dir: Path
) -> None:
    said = transcripts(speech_dir)
    program.dictate(speech_dir / FIRST, key="F9")
    first, method = delivered(program, 1)
    assert (method, window.wait_for(first)) == ("typed", first)
    assert share_of_words(said[FIRST], first) >= WORDS_NEEDED

    toggle_over(program, speech_dir / SECOND, *LETTER_KEYS)
    second, method = delivered(program, 2)
    assert method == "pasted"
    assert share_of_words(said[SECOND], second) >= WORDS_NEEDED
    held = f"{first} {second}"
    assert window.wait_for(held) == held, "the letter's separator is a space, and no d was typed"

    program.dictate(speech_dir / FIRST, key="F9")
    third, method = delivered(program, 3)
    assert (method, window.wait_for(held + third)) == ("typed", held + third), "the note's separator is none"

    program.settings_file.write_text(CHANGED)
    wait_until(lambda: "settings changed" in program.log, "the change to be taken up", PATIENCE_S)
    window.clear()
    toggle_over(program, speech_dir / SECOND, "F9")
    fourth, method = delivered(program, 4)
    assert method == "typed"
    assert window.wait_for_any().strip() == fourth
    tap(program.desktop, *LETTER_KEYS)
    time.sleep(0.3)
    assert program.status()["state"] == "ready", "a hotkey that was taken out is the window's"


def test_commands_name_the_hotkey_they_stand_for(program: LiveProgram, window: TextWindow, speech_dir: Path) -> None:
    refused = program.command("press", "--binding", "lettre")
    assert refused.returncode == 1
    assert "There are f9, letter." in refused.stderr
    assert program.command("press", "--binding", "letter").returncode == 0
    program.wait_for_state("recording")
    assert program.command("release", "--binding", "f9").returncode == 0
    time.sleep(0.3)
    assert program.status()["state"] == "recording", "another hotkey's release"
    program.desktop.play(speech_dir / FIRST)
    assert program.command("release", "--binding", "letter").returncode == 0
    text, method = delivered(program, 1)
    assert (method, window.wait_for(text)) == ("pasted", text)
