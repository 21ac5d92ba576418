"""The engine sleeps until a real key wakes it: the whole text stands in the window, and the record says how it came."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from desktop import PrivateDesktop, wait_until
from live_program import LiveProgram
from spoken import share_of_words, transcripts
from target_windows import TextWindow

pytestmark = [pytest.mark.desktop, pytest.mark.speech, pytest.mark.slow]

SHORT = "ms_weather.flac"
"""Over before the engine is there."""
LONG = "LJ001-0011.flac"
IDLE_S = 60.0


@pytest.fixture
def program(desktop: PrivateDesktop) -> Iterator[LiveProgram]:
    running = LiveProgram(desktop, {"speech": {"load": "first_key", "unload_after_min": 1}})
    running.start()
    yield running
    assert running.stop() == 0


def dictated(program: LiveProgram, clip: Path) -> tuple[str, str]:
    """The text, and the start its record tells."""
    before = program.status()["dictations"]
    program.dictate(clip)
    text: str = program.wait_for_dictations(before + 1, timeout_s=60.0)["last_text"]
    return text, program.exported()["dictations"][-1]["start"]


def is_whole(text: str, folder: Path, clip: str) -> bool:
    said = transcripts(folder)[clip]
    first_word = said.split()[0].lower()
    # One word in ten may be misheard; a lost one would be the first.
    return share_of_words(said, text) >= 0.9 and text.lower().startswith(first_word)


def asleep(status: dict[str, Any]) -> bool:
    return status["state"] == "ready" and status["asleep"] and status["worker_pid"] is None


def test_a_key_wakes_the_engine_at_first_and_again_after_idle_minutes_and_no_word_is_lost(
    program: LiveProgram, window: TextWindow, speech_dir: Path
) -> None:
    assert asleep(program.status())
    assert not any("tray_app.speech.worker" in child.cmdline() for child in psutil.Process(program.pid).children())
    assert "asleep" in program.command("status").stdout
    text, start = dictated(program, speech_dir / SHORT)
    assert is_whole(text, speech_dir, SHORT)
    assert start == "resumed"
    assert window.wait_for(text) == text
    text, start = dictated(program, speech_dir / LONG)
    assert is_whole(text, speech_dir, LONG)
    assert start != "resumed"
    worker = psutil.Process(program.status()["worker_pid"])
    ended_s = time.monotonic()
    wait_until(lambda: asleep(program.status()), "the engine to fall asleep", IDLE_S + 30)
    assert time.monotonic() - ended_s > IDLE_S - 15
    wait_until(lambda: not worker.is_running(), "the process of the engine to be gone", 10)
    text, start = dictated(program, speech_dir / SHORT)
    assert is_whole(text, speech_dir, SHORT)
    assert start == "resumed"
    wait_until(lambda: "asleep" not in program.command("status").stdout, "the engine to be awake")
