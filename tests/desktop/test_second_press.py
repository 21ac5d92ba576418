"""Speaking again before the last text is typed: both recordings are whole and both texts arrive."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from desktop import DesktopFault, PrivateDesktop, wait_until
from finger import Finger
from live_program import LiveProgram, StartHoldtalk
from spoken import share_of_words, transcripts
from target_windows import TextWindow

pytestmark = [pytest.mark.desktop, pytest.mark.speech, pytest.mark.slow]

CTRL_R = 105
CLIP = "LJ002-0035.flac"
SECOND_CLIP = "ms_weather.flac"
WORDS_NEEDED = 0.7
PATIENCE_S = 30.0
SECOND_HELD_MS = 2_000


@pytest.fixture
def finger(desktop: PrivateDesktop) -> Iterator[Finger]:
    made = Finger(desktop.display)
    yield made
    made.close()


@pytest.fixture(scope="module")
def spoken(speech_dir: Path) -> tuple[str, str]:
    said = transcripts(speech_dir)
    return said[CLIP], said[SECOND_CLIP]


def speak(program: LiveProgram, finger: Finger, clip: Path) -> None:
    finger.press(CTRL_R)
    time.sleep(0.15)
    program.desktop.play(clip)
    time.sleep(0.35)


def enough_of(spoken: tuple[str, str], text: str) -> bool:
    """Of both together, and of the second alone, which must not have cost the first."""
    return min(share_of_words(" ".join(spoken), text), share_of_words(spoken[1], text)) >= WORDS_NEEDED


def ended(program: LiveProgram) -> int:
    status = program.status()
    return int(status["dictations"]) + len(status["offered"])


def both_arrived(program: LiveProgram, window: TextWindow, spoken: tuple[str, str], texts: int) -> bool:
    """False when the second press came while the first text was being typed, which is told and offered then."""
    wait_until(lambda: ended(program) >= texts, "both dictations to end", PATIENCE_S)
    first, second = program.exported()["dictations"][-2:]
    assert second["outcome"] == "inserted"
    assert second["key_held_ms"] > SECOND_HELD_MS, "the second key counted as long as it was held"
    if first["outcome"] == "offered":
        return False
    assert first["outcome"] == "inserted"
    with suppress(DesktopFault):
        wait_until(lambda: enough_of(spoken, window.read()), "both texts in the window", PATIENCE_S)
    assert enough_of(spoken, window.read()), (window.read(), first, second)
    return True


def test_a_second_press_right_after_the_first_release_is_heard_to_its_end(
    holdtalk: StartHoldtalk, window: TextWindow, finger: Finger, speech_dir: Path, spoken: tuple[str, str]
) -> None:
    """The shortest gap is a worn switch that lets go for a moment, the others are a person in a hurry."""
    program = holdtalk()
    arrived = []
    for count, gap_ms in enumerate((5, 20, 40, 100), start=1):
        window.clear()
        speak(program, finger, speech_dir / CLIP)
        finger.release(CTRL_R)
        time.sleep(gap_ms / 1000)
        speak(program, finger, speech_dir / SECOND_CLIP)
        finger.release(CTRL_R)
        arrived.append(both_arrived(program, window, spoken, 2 * count))
    assert arrived.count(True) >= 3, arrived


def test_the_first_text_waits_while_the_key_is_held_for_the_second(
    holdtalk: StartHoldtalk, window: TextWindow, finger: Finger, speech_dir: Path, spoken: tuple[str, str]
) -> None:
    program = holdtalk()
    worker = program.status()["worker_pid"]
    speak(program, finger, speech_dir / CLIP)
    os.kill(worker, signal.SIGSTOP)
    finger.release(CTRL_R)
    time.sleep(0.5)
    finger.press(CTRL_R)
    time.sleep(0.7)
    os.kill(worker, signal.SIGCONT)
    time.sleep(2.5)  # longer than insertion ever waited for a held key
    assert window.read() == "", "no text is typed under a held Ctrl"
    program.desktop.play(speech_dir / SECOND_CLIP)
    time.sleep(0.35)
    finger.release(CTRL_R)
    assert both_arrived(program, window, spoken, 2)
