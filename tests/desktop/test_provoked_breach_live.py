"""A transcription that is really slow, because the worker really stood still: flagged, explained, and cleared."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from desktop import PrivateDesktop
from live_program import LiveProgram, StartHoldtalk
from target_windows import TextWindow

pytestmark = [pytest.mark.desktop, pytest.mark.speech, pytest.mark.slow]

CLIP = "ms_weather.flac"
TARGET_MS = 500
"""Above what a busy machine needs for the clip; its critical level is 750 ms."""
STOPPED_S = 1.2
"""Longer than the critical level, shorter than what counts as a hung worker."""


@pytest.fixture
def window(desktop: PrivateDesktop) -> Iterator[TextWindow]:
    opened = desktop.open_window("qt")
    yield opened
    opened.close()


def dictate_with_a_worker_that_stands_still(program: LiveProgram, speech: Path) -> None:
    worker = program.status()["worker_pid"]
    try:
        with program.hold():
            program.desktop.play(speech)
            os.kill(worker, signal.SIGSTOP)
        time.sleep(STOPPED_S)
    finally:
        os.kill(worker, signal.SIGCONT)


def transcription_breaches(program: LiveProgram) -> list[dict[str, Any]]:
    return [breach for breach in program.exported()["breaches"] if breach["metric"] == "transcription"]


def test_a_worker_that_stands_still_is_a_breach_of_transcription_and_clears(
    desktop: PrivateDesktop,
    holdtalk: StartHoldtalk,
    window: TextWindow,
    speech_dir: Path,
    record_property: Callable[[str, object], None],
) -> None:
    program = holdtalk({"targets": {"transcription": TARGET_MS}})
    window.focus()
    program.dictate(speech_dir / CLIP)  # the microphone is opened by this one, which is judged apart
    program.wait_for_dictations(1)
    for count in (2, 3):
        assert transcription_breaches(program) == [], "one slow dictation is none"
        dictate_with_a_worker_that_stands_still(program, speech_dir / CLIP)
        program.wait_for_dictations(count)
    (flagged,) = transcription_breaches(program)
    slow = program.exported()["dictations"][-1]
    assert flagged["open"]
    assert flagged["dictation"] == slow["id"], "the second of the two, at once"
    assert flagged["value"] == pytest.approx(slow["stages"]["transcription"])
    assert slow["guilty"] == "transcription"
    advised = [advice["metric"] for advice in program.exported()["recommendations"]]
    assert "transcription" in advised
    record_property("transcription_ms while the worker stood still", slow["stages"]["transcription"])
    for count in (4, 5, 6):
        program.dictate(speech_dir / CLIP)
        program.wait_for_dictations(count)
    (cleared,) = transcription_breaches(program)
    assert not cleared["open"]
