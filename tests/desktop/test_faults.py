"""The worker dies or hangs in mid-dictation; the words are not lost."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from desktop import PrivateDesktop
from live_program import LiveProgram, StartHoldtalk
from spoken import share_of_words, transcripts
from target_windows import TextWindow

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.speech,
    pytest.mark.slow,
    pytest.mark.expected_warning(
        r"speech\.keeper: speech worker lost: ", r"core\.status: engine lost: ", r"audio\.recorder: microphone lost: "
    ),
]

CLIP = "long_LJ_15s.flac"
SHORT_CLIP = "ms_weather.flac"
KEY = "Control_R"
MIDDLE_S = 8.0
WORDS_NEEDED = 0.7
RESCUED_WITHIN_S = 30.0
"""Very generous: a new worker loads its model and hears the whole take again. The note has the measured time."""


def speak_and_break(program: LiveProgram, speech: Path, fault: tuple[int, signal.Signals]) -> None:
    """Sends the signal to the process in the middle of the speech and lets go of the key at its end."""
    with program.hold(KEY):
        player = program.desktop.play(speech, wait=False)
        time.sleep(MIDDLE_S)
        os.kill(*fault)
        player.wait()


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP])
def test_a_worker_that_dies_or_hangs_costs_no_word(
    desktop: PrivateDesktop,
    holdtalk: StartHoldtalk,
    window: TextWindow,
    speech_dir: Path,
    how: signal.Signals,
    record_property: Callable[[str, object], None],
) -> None:
    program = holdtalk()
    old_worker = program.status()["worker_pid"]
    speak_and_break(program, speech_dir / CLIP, (old_worker, how))
    status = program.wait_for_dictations(1, RESCUED_WITHIN_S)
    text = status["last_text"]
    assert window.wait_for(text) == text
    assert share_of_words(transcripts(speech_dir)[CLIP], text) >= WORDS_NEEDED
    assert status["worker_pid"] != old_worker
    assert not psutil.pid_exists(old_worker), "a hung worker is not left behind"
    dictation = program.exported()["dictations"][-1]
    assert dictation["start"] == "resumed"
    record_property("release_to_text_ms", dictation["stages"]["release_to_text"])


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP])
def test_a_worker_that_is_lost_just_before_the_key_comes_up_costs_no_word(
    desktop: PrivateDesktop,
    holdtalk: StartHoldtalk,
    window: TextWindow,
    speech_dir: Path,
    how: signal.Signals,
    record_property: Callable[[str, object], None],
) -> None:
    """The worst moment: the new worker hears the whole take while the user waits."""
    program = holdtalk()
    worker = program.status()["worker_pid"]
    with program.hold(KEY):
        desktop.play(speech_dir / CLIP)
        os.kill(worker, how)
    text = program.wait_for_dictations(1, RESCUED_WITHIN_S)["last_text"]
    assert window.wait_for(text) == text
    assert share_of_words(transcripts(speech_dir)[CLIP], text) >= WORDS_NEEDED
    dictation = program.exported()["dictations"][-1]
    assert dictation["start"] == "resumed"
    record_property("release_to_text_ms", dictation["stages"]["release_to_text"])


def kill_every_worker(program: LiveProgram) -> None:
    """Until the engine is given up; as soon as it is started, for a worker that is ready answers within a blink."""
    tray = psutil.Process(program.pid)
    until = time.monotonic() + RESCUED_WITHIN_S
    while program.status()["last_outcome"] != "failed":
        assert time.monotonic() < until, "it was not given up"
        for child in tray.children():
            with contextlib.suppress(psutil.NoSuchProcess):
                if "tray_app.speech.worker" in child.cmdline():
                    child.kill()
        time.sleep(0.02)


def test_a_dictation_that_failed_is_recovered_by_the_running_program(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk, window: TextWindow, speech_dir: Path
) -> None:
    program = holdtalk()
    with program.hold(KEY):
        desktop.play(speech_dir / SHORT_CLIP)
        os.kill(program.status()["worker_pid"], signal.SIGKILL)
    kill_every_worker(program)
    recovered = program.command("recover")
    assert share_of_words(transcripts(speech_dir)[SHORT_CLIP], recovered.stdout) >= WORDS_NEEDED
    assert program.command("recover", "--list").stdout == ""
    assert window.read() == "", "never typed unasked"
