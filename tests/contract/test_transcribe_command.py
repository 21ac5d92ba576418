"""`holdtalk transcribe` as a script would use it: one JSON object a line, bad files named, good ones still done."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import soundfile

from tray_app.speech.installed import sample_speech

PROGRESS = re.compile(r".*: \d+:\d\d of \d+:\d\d")
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
