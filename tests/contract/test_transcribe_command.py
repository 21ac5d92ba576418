"""`holdtalk transcribe` as a script would use it: one JSON object a line, bad files named, good ones still done."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tray_app.speech.installed import sample_speech

PROGRESS = re.compile(r".*: \d+:\d\d( of \d+:\d\d)?")
"""Told where it takes long, which on a busy machine anything may."""


def test_good_and_bad_files_in_one_call(tmp_path: Path) -> None:
    speech = sample_speech()
    assert speech is not None
    samples, rate_hz = soundfile.read(speech, frames=48_000 * 4)
    soundfile.write(tmp_path / "speech.ogg", samples, rate_hz)
    soundfile.write(tmp_path / "silence.wav", np.zeros(16_000 * 3), 16_000)
    (tmp_path / "text.wav").write_text("this is not sound")
    names = ["text.wav", "speech.ogg", "silence.wav", "absent.flac"]
    argv = [sys.executable, "-m", "tray_app", "transcribe", "--json", *names]
    done = subprocess.run(argv, cwd=tmp_path, capture_output=True, text=True, check=False)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["file"] for line in lines] == names
    assert ["error" in line for line in lines] == [True, False, False, True]
    assert "best of times" in lines[1]["text"].lower()
    assert lines[1]["segments"] >= 1
    assert abs(lines[1]["seconds"] - 4.0) < 0.1
    assert lines[2]["text"] == ""
    assert done.returncode == 1
    assert "text.wav" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_texts_of_several_files_stand_behind_their_names_and_a_pipe_is_a_file(tmp_path: Path) -> None:
    speech = sample_speech()
    assert speech is not None
    samples, rate_hz = soundfile.read(speech, frames=48_000 * 3)
    soundfile.write(tmp_path / "speech.flac", samples, rate_hz)
    argv = [sys.executable, "-m", "tray_app", "transcribe", "speech.flac", "-"]
    sound = (tmp_path / "speech.flac").read_bytes()
    done = subprocess.run(argv, cwd=tmp_path, input=sound, capture_output=True, check=True)
    first, second = done.stdout.decode().splitlines()
    assert first.startswith("speech.flac: It was the best")
    assert second == first.replace("speech.flac", "-", 1)
    assert [line for line in done.stderr.decode().splitlines() if not PROGRESS.fullmatch(line)] == []


def speech_file(path: Path, seconds: int) -> Path:
    speech = sample_speech()
    assert speech is not None
    samples, rate_hz = soundfile.read(speech, frames=48_000 * seconds)
    path.parent.mkdir(exist_ok=True)
    soundfile.write(path, samples, rate_hz)
    return path


def transcribe(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    argv = [sys.executable, "-m", "tray_app", "transcribe", *arguments]
    return subprocess.run(argv, cwd=folder, capture_output=True, text=True, check=False)


def test_a_folder_becomes_subtitles_in_another_and_a_second_time_nothing_is_written_over(tmp_path: Path) -> None:
    speech_file(tmp_path / "talks" / "two.flac", 9)
    whole = (tmp_path / "talks" / "two.flac").read_bytes()
    (tmp_path / "talks" / "cut.flac").write_bytes(whole[: len(whole) * 6 // 10])
    (tmp_path / "talks" / "notes.txt").write_text("no sound")
    done = transcribe(tmp_path, "talks", "--format", "srt", "-o", "out")
    assert done.returncode == 1, "one is cut off"
    assert "talks: 1 file is no sound, left out" in done.stderr
    assert "cut off" in done.stderr
    assert done.stdout.splitlines() == ["talks/cut.flac: out/cut.srt", "talks/two.flac: out/two.srt"]
    subtitles = (tmp_path / "out" / "two.srt").read_text()
    assert subtitles.startswith("1\n00:00:0")
    assert "best of times" in subtitles
    assert "best of times" in (tmp_path / "out" / "cut.srt").read_text()
    again = transcribe(tmp_path, "talks", "--format", "srt", "-o", "out")
    assert again.returncode == 1
    assert again.stdout == ""
    assert again.stderr.count("There is such a file already.") == 2


def test_an_engine_that_there_is_not_is_refused_with_those_that_are(tmp_path: Path) -> None:
    done = transcribe(tmp_path, str(speech_file(tmp_path / "a.wav", 1)), "--engine", "parrot")
    assert done.returncode == 1
    assert done.stderr.startswith("holdtalk: There is no such engine.")
    assert "moonshine-tiny-en" in done.stderr


def test_a_language_that_the_engine_does_not_speak_is_told_and_the_text_comes(tmp_path: Path) -> None:
    done = transcribe(tmp_path, str(speech_file(tmp_path / "a.wav", 4)), "--language", "fi")
    assert "best of times" in done.stdout
    assert 'does not understand "fi"' in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="an interrupt is sent otherwise there")
def test_what_is_done_when_it_is_interrupted_stays(tmp_path: Path) -> None:
    speech_file(tmp_path / "a.wav", 3)
    os.mkfifo(tmp_path / "b.wav")  # nobody writes: it would wait for ever
    # As in a terminal: what was started in the background of a script is deaf to it.
    hearing = ["env", "--default-signal=INT", sys.executable, "-m", "tray_app", "transcribe"]
    running = subprocess.Popen(
        [*hearing, "a.wav", "b.wav", "-o", "out"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stdout is not None
    assert running.stdout.readline() == "a.wav: out/a.txt\n"
    time.sleep(0.3)  # it begins with the next
    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "Interrupted: 1 of 2 files are done." in told
    assert "Traceback" not in told
    assert "best of times" in (tmp_path / "out" / "a.txt").read_text()


@pytest.mark.parametrize("other", ["dead", "mirrored"])
def test_speech_on_one_of_two_channels_is_heard(tmp_path: Path, other: str) -> None:
    speech = sample_speech()
    assert speech is not None
    samples, rate_hz = soundfile.read(speech, frames=48_000 * 5, dtype="float32")
    beside = -samples if other == "mirrored" else np.zeros_like(samples)
    soundfile.write(tmp_path / "two.wav", np.stack([beside, samples], axis=1), rate_hz)
    assert "best of times" in transcribe(tmp_path, "two.wav").stdout


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is text")
def test_a_name_that_is_no_text_is_shown_as_far_as_it_can_be(tmp_path: Path) -> None:
    speech_file(tmp_path / "even.wav", 4).rename(tmp_path / os.fsdecode(b"odd\xff.wav"))
    for arguments in (("--json",), ("--format", "md"), ("--format", "json", "-o", "out/")):
        done = transcribe(tmp_path, ".", *arguments)
        assert done.returncode == 0, done.stderr
        assert "odd\ufffd" in done.stdout
