"""A second real model through the whole program, in a language that the embedded one does not speak.

espeak-ng is the German speaker: no recording of a person comes with the project.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop import PrivateDesktop
from live_program import LiveProgram
from second_model import GERMAN, put_second_model, read_aloud
from spoken import share_of_words
from target_windows import TextWindow

from tray_app.core.engines import EMBEDDED_ENGINE

pytestmark = [pytest.mark.desktop, pytest.mark.timeout(400)]

SETTINGS = """\
[text]
separator = "none"

[[binding]]
key = "f9"

[[binding]]
key = "f8"
profile = "german"

[profile.german]
engine = "whisper-base"
language = "de"
"""
SLOW_MACHINE_S = 120.0
WORDS_NEEDED = 0.7
"""A synthetic voice through a microphone; the model itself is tried without one."""


@pytest.fixture
def program(desktop: PrivateDesktop) -> Iterator[LiveProgram]:
    running = LiveProgram(desktop)
    put_second_model(running.folder / "data" / "holdtalk" / "models")
    running.settings_file.write_text(SETTINGS)
    running.start()
    yield running
    assert running.stop() == 0


def test_a_profile_is_heard_in_german_and_the_record_says_by_what(
    program: LiveProgram, window: TextWindow, tmp_path: Path
) -> None:
    program.dictate(read_aloud(GERMAN, "de", tmp_path / "german.wav"), key="F8")
    text = program.wait_for_dictations(1, SLOW_MACHINE_S)["last_text"]
    assert share_of_words(GERMAN, text) >= WORDS_NEEDED
    assert "ö" in text
    assert window.wait_for(text) == text
    record = program.exported()["dictations"][-1]
    assert (record["engine"], record["language"]) == ("whisper-base", "de")


@pytest.mark.speech
def test_a_key_without_the_profile_is_still_heard_by_the_embedded_model(
    program: LiveProgram, window: TextWindow, speech_dir: Path
) -> None:
    program.dictate(speech_dir / "ms_weather.flac", key="F9")
    text = program.wait_for_dictations(1, SLOW_MACHINE_S)["last_text"]
    assert "weather" in text.lower()
    assert window.wait_for(text) == text
    assert program.exported()["dictations"][-1]["engine"] == EMBEDDED_ENGINE
