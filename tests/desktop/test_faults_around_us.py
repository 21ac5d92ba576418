"""The program is killed, the sound server dies or freezes, in mid-dictation; the words are not lost."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import psutil
import pytest
from desktop import PrivateDesktop
from live_program import StartHoldtalk
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


def test_words_spoken_before_the_whole_program_was_killed_are_offered_at_the_next_start(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk, window: TextWindow, speech_dir: Path
) -> None:
    program = holdtalk()
    worker = psutil.Process(program.status()["worker_pid"])
    with program.hold(KEY):
        player = desktop.play(speech_dir / CLIP, wait=False)
        time.sleep(MIDDLE_S)
        program.kill()
        player.terminate()
        player.wait()
    psutil.wait_procs([worker], timeout=10)
    assert not worker.is_running(), "the worker sees its pipe close and ends"

    program.start()
    listed = program.command("recover", "--list")
    assert listed.returncode == 0
    lines = listed.stdout.splitlines()
    assert len(lines) == 1
    said = transcripts(speech_dir)[CLIP].split()
    first_half = " ".join(said[: int(len(said) * (MIDDLE_S - 2.0) / 15)])
    assert share_of_words(first_half, lines[0]) >= WORDS_NEEDED
    assert len(program.status()["offered"]) == 1
    assert window.read() == "", "never typed unasked"

    taken = program.command("recover")
    assert taken.stdout.splitlines() == lines
    assert program.command("recover", "--list").stdout == ""
    assert [
        path
        for path in (program.folder / "state" / "holdtalk" / "takes").rglob("*")
        if path.is_file() and path.name != "lock"
    ] == []


def test_what_was_said_before_and_after_a_sound_server_died_arrives_in_one_text(
    holdtalk: StartHoldtalk, speech_dir: Path
) -> None:
    with PrivateDesktop() as own:
        window = own.open_window("gtk")
        program = holdtalk({"text": {"separator": "none"}}, on=own)
        with program.hold(KEY):
            own.play(speech_dir / CLIP, wait=False)
            time.sleep(MIDDLE_S)
            own.stop_sound()
            program.wait_for_state("recording")
            own.restart_sound()
            time.sleep(1.0)
            own.play(speech_dir / SHORT_CLIP)
            time.sleep(0.3)
        text = program.wait_for_dictations(1, RESCUED_WITHIN_S)["last_text"]
        assert window.wait_for(text) == text
        spoken = transcripts(speech_dir)
        assert len(text.split()) >= 8 + len(spoken[SHORT_CLIP].split())
        assert share_of_words(spoken[SHORT_CLIP], text) >= WORDS_NEEDED
        assert program.exported()["dictations"][-1]["overflows"] >= 1
        window.clear()
        program.dictate(speech_dir / SHORT_CLIP)
        text = program.wait_for_dictations(2, RESCUED_WITHIN_S)["last_text"]
        assert window.wait_for(text) == text


def test_a_frozen_sound_server_cannot_freeze_the_program(holdtalk: StartHoldtalk, speech_dir: Path) -> None:
    with PrivateDesktop() as own:
        window = own.open_window("gtk")
        program = holdtalk({"text": {"separator": "none"}}, on=own)
        try:
            with program.hold(KEY):
                own.play(speech_dir / CLIP, wait=False)
                time.sleep(MIDDLE_S)
                os.kill(own.pulse_pid, signal.SIGSTOP)
                time.sleep(1.0)
            text = program.wait_for_dictations(1, RESCUED_WITHIN_S)["last_text"]
        finally:
            os.kill(own.pulse_pid, signal.SIGCONT)
        assert len(text.split()) >= 8
        assert window.wait_for(text) == text
        own.restart_sound()
        window.clear()
        program.dictate(speech_dir / SHORT_CLIP)
        text = program.wait_for_dictations(2, RESCUED_WITHIN_S)["last_text"]
        assert window.wait_for(text) == text


def test_without_any_microphone_the_program_is_not_ready_and_says_what_to_do_until_there_is_one(
    holdtalk: StartHoldtalk,
) -> None:
    with PrivateDesktop() as own:
        own.stop_sound()
        program = holdtalk(on=own, wait=False)
        status = program.wait_for_state("error")
        assert status["problem"]["title"]
        assert status["problem"]["remedy"]
        with program.hold(KEY):
            time.sleep(0.5)
        program.wait_for_state("error")
        own.restart_sound()
        program.wait_for_state("ready")
