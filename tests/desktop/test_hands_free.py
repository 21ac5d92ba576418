"""Say the word, speak, fall silent: the text stands in the window, and no key was touched."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from desktop import PrivateDesktop, wait_until
from live_program import LiveProgram, StartHoldtalk
from spoken import share_of_words
from target_windows import TextWindow
from wake_voices import need_voices

from tray_app.core.ports import SAMPLE_RATE_HZ
from tray_app.review.wake_words import hush, say

pytestmark = pytest.mark.desktop

LETTER, BOOK = "please write this letter to my mother", "the book is on the table"
WORDS_NEEDED = 0.7
"""A synthetic voice on a busy machine: enough to know that it was heard whole."""
PATIENCE_S = 40.0
TIMES_SAID = 3
"""Until it is heard; how seldom that takes more than once is measured elsewhere."""


@pytest.fixture(autouse=True)
def _voices() -> None:
    need_voices()


def listening(holdtalk: StartHoldtalk, voice: dict[str, str | int] | None = None, **more: str | int) -> LiveProgram:
    hands_free = {"enabled": True, "word": "alexa", **more}
    program = holdtalk({"hands_free": hands_free, "text": {"separator": "smart"}, "voice": voice or {}})
    wait_until(lambda: program.status()["listening_for"] == "Alexa", "it to listen", PATIENCE_S)
    assert program.status()["status"] == "Listening for “Alexa”"
    return program


def speak(desktop: PrivateDesktop, folder: Path, *parts: np.ndarray) -> None:
    path = folder / "spoken.wav"
    soundfile.write(path, np.concatenate(parts), SAMPLE_RATE_HZ)
    desktop.play(path)


def test_a_word_a_sentence_and_silence_make_a_text(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk, window: TextWindow, tmp_path: Path
) -> None:
    program = listening(holdtalk)
    takes = program.folder / "state" / "holdtalk" / "takes"
    speak(desktop, tmp_path, hush(1_000), say(BOOK), hush(1_000))
    assert [path for path in takes.rglob("*") if path.suffix == ".wav"] == [], "nobody said the word"
    assert program.status()["state"] == "ready"
    speak(desktop, tmp_path, hush(500), say("alexa", "en-gb"), hush(150), say(LETTER, "en-gb"), hush(2_500))
    status = program.wait_for_dictations(1, PATIENCE_S)
    text = status["last_text"]
    assert share_of_words(LETTER, text) >= WORDS_NEEDED
    assert text.startswith("Please"), "the first word, and nothing of the one before it"
    assert window.wait_for(text) == text
    series = {one["name"]: one for one in program.exported()["metrics"]}
    assert series["kept_before_word"]["max"] == 0


def test_each_sentence_is_written_at_its_pause_until_the_stop_word(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk, window: TextWindow, tmp_path: Path
) -> None:
    program = listening(holdtalk, mode="continuous", end_silence_ms=700)
    speak(
        desktop, tmp_path,
        hush(500), say("alexa", "en-gb"), hush(150), say(LETTER, "en-gb"), hush(2_000),
        say(BOOK, "en-gb"), hush(2_000), say("stop listening", "en-gb"), hush(2_500),
    )  # fmt: skip
    program.wait_for_dictations(2, PATIENCE_S)
    program.wait_for_outcome("cancelled", PATIENCE_S)
    text = window.wait_for_any()
    assert share_of_words(f"{LETTER} {BOOK}", text) >= WORDS_NEEDED
    assert text.startswith("Please")
    assert "stop" not in text.lower()


def test_a_word_and_nothing_said_leaves_no_text_and_no_recording(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk, window: TextWindow, tmp_path: Path
) -> None:
    program = listening(holdtalk)
    for _ in range(TIMES_SAID):
        speak(desktop, tmp_path, hush(500), say("alexa", "en-gb"), hush(1_000))
        if program.status()["state"] == "recording":
            break
    assert program.status()["state"] == "recording"
    status = program.wait_for_outcome("empty", PATIENCE_S)
    assert status["dictations"] == 0
    takes = program.folder / "state" / "holdtalk" / "takes"
    wait_until(lambda: not [path for path in takes.rglob("*") if path.suffix == ".wav"], "the recording to go")


def test_menu_hotkey_and_command_switch_it_and_the_choice_outlives_the_program(holdtalk: StartHoldtalk) -> None:
    program = holdtalk(
        {
            "hands_free": {"word": "alexa"},
            "binding": [{"key": "ctrl_r"}, {"key": "f9", "mode": "hands_free"}],
        }
    )
    assert program.command("hands-free").stdout == "Hands-free is off.\n"
    assert program.command("hands-free", "on").stdout == "Listening for “Alexa”.\n"
    assert program.status()["listening_for"] == "Alexa"
    program.desktop.tap("F9")
    wait_until(lambda: program.status()["listening_for"] is None, "the hotkey to switch it off", PATIENCE_S)
    assert program.status()["state"] == "ready", "and nothing was recorded"
    program.desktop.tap("F9")
    wait_until(lambda: program.status()["listening_for"] == "Alexa", "the hotkey to switch it on", PATIENCE_S)
    program.stop()
    program.start()
    wait_until(lambda: program.status()["listening_for"] == "Alexa", "it to listen again", PATIENCE_S)
    assert program.command("hands-free", "toggle").stdout == "Hands-free is off.\n"


@pytest.mark.expected_warning(r"wake\.hands_free: no wake word: ")
def test_a_word_that_cannot_be_listened_for_is_told_to_who_switches_it_on(holdtalk: StartHoldtalk) -> None:
    program = holdtalk({"hands_free": {"word": "abracadabra"}})
    done = program.command("hands-free", "on")
    assert done.returncode == 1
    assert "There is no wake word “abracadabra”." in done.stderr
    assert program.command("hands-free", "off").stdout == "Hands-free is off.\n"


@pytest.fixture
def speakers_in_the_room(desktop: PrivateDesktop) -> Iterator[None]:
    """What the program plays is heard by its microphone."""
    desktop.run(["pactl", "set-default-sink", "room"])
    yield
    desktop.run(["pactl", "set-default-sink", "speakers"])


@pytest.mark.usefixtures("speakers_in_the_room")
def test_the_word_silences_what_is_read_aloud_and_what_is_read_wakes_nobody(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk, window: TextWindow, tmp_path: Path
) -> None:
    program = listening(holdtalk, voice={"enabled": True, "voice": "en-gb", "volume_percent": 100})
    assert program.command("say", "Alexa, please write this letter to my mother.").returncode == 0
    time.sleep(5)
    status = program.status()
    assert (status["state"], status["last_outcome"]) == ("ready", None), "it woke itself, as it does without care"
    # The microphone of a room hears its user better than its loudspeakers; a voice as loud as he is drowns the word.
    program.settings_file.write_text(program.settings_file.read_text().replace("= 100", "= 40"))
    program.command("say", "Nothing of this was dictated by anybody at all, and so it may not be written. " * 20)
    time.sleep(1)
    for voice in ("en-us+m3", "en-gb", "en-us") * 2:  # over a voice it has to be said again now and then
        speak(desktop, tmp_path, say("alexa", voice), hush(700))
        if program.status()["state"] == "recording":
            break
    speak(desktop, tmp_path, say(LETTER, "en-gb"), hush(2_500))
    text = program.wait_for_dictations(1, PATIENCE_S)["last_text"]
    assert share_of_words(LETTER, text) >= WORDS_NEEDED
    assert "dictated" not in text
    series = {one["name"]: one for one in program.exported()["metrics"]}
    assert series["voice_barge_in"]["n"] == 1
