"""Files that take longer than any patience: what counts is that the worker lives, never how long it takes."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import scripted_worker
import soundfile
import soxr
from measure_plan import write_engine

from tray_app.core.own_process import module_command
from tray_app.core.settings import SpeechSettings
from tray_app.speech import files
from tray_app.speech.engines import ENGINE_FOLDER_VARIABLE
from tray_app.speech.files import transcribe_files
from tray_app.speech.link import SpeechLink

RATE_HZ, RECORDER_HZ = 16_000, 44_100
LONGEST_TAKE_MINUTES = 10
"""Unless somebody sets another in the settings."""


class FastClock:
    """Ten minutes go by each time somebody looks: what takes the worker seconds takes hours."""

    def __init__(self) -> None:
        self._now_ns = 0

    def __call__(self) -> int:
        self._now_ns += 600_000_000_000
        return self._now_ns


@pytest.fixture
def hours_go_by(monkeypatch: pytest.MonkeyPatch) -> FastClock:
    """The worker is a scripted one."""
    clock = FastClock()
    command = [sys.executable, scripted_worker.__file__, "slow=50"]
    monkeypatch.setattr(files, "SpeechLink", partial(SpeechLink, clock=clock, command=command))
    return clock


@pytest.mark.expected_warning(r"speech\.keeper: speech worker lost:")
def test_a_file_that_takes_hours_is_transcribed_as_long_as_the_worker_lives(
    tmp_path: Path, hours_go_by: FastClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Segments of a quarter of a second, of which each takes the worker some minutes of that clock."""
    monkeypatch.setattr(files, "_PROGRESS_SECONDS", 0.05)
    path = tmp_path / "long.wav"
    soundfile.write(path, np.arange(12 * RATE_HZ, dtype=np.int64).astype(np.int16), RATE_HZ)
    done: list[float] = []

    def progress(_file: Path, done_seconds: float, _seconds: float) -> None:
        done.append(done_seconds)

    (result,) = transcribe_files([path], SpeechSettings(hang_timeout_ms=400), progress=progress)
    assert hours_go_by() > 3_600_000_000_000, "the test was too quick to show anything"
    assert result.problem is None
    assert result.seconds == 12
    assert done == sorted(done)
    assert 0 < done[-1] <= 12


@pytest.mark.slow
@pytest.mark.speech
@pytest.mark.timeout(600)
def test_a_file_longer_than_any_dictation_is_transcribed_whole(tmp_path: Path, speech_dir: Path) -> None:
    """Clip after clip, at the rate that most recorders write, until no take is as long. The engine sleeps instead of
    decoding: it is the way through the file that is tried, in the real worker."""
    path = tmp_path / "long.flac"
    with soundfile.SoundFile(path, "w", RECORDER_HZ, 1) as long:
        for clip in sorted(speech_dir.glob("*.flac")):
            samples, rate_hz = soundfile.read(clip, dtype="int16")
            long.write(soxr.resample(samples, rate_hz, RECORDER_HZ))
            minutes = long.frames // RECORDER_HZ // 60
            if minutes > LONGEST_TAKE_MINUTES:
                break
    assert minutes > LONGEST_TAKE_MINUTES
    engine = write_engine(tmp_path, factor=0.01)
    argv = module_command("tray_app", "transcribe", "--engine", engine, str(path))
    env = os.environ | {ENGINE_FOLDER_VARIABLE: str(tmp_path)}
    done = subprocess.run(argv, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert f" of {minutes}:" in done.stderr, "it tells how far it is"
    assert "lost" not in done.stderr, "a busy machine is no reason to give a worker up"
    _warm_up, *pieces_s = (int(line) / RATE_HZ for line in (tmp_path / f"{engine}.pieces").read_text().split())
    assert done.stdout.split() == ["Piece."] * len(pieces_s)
    # Of read speech that much and more is speech; a piece holds half a second of silence on either side.
    assert 0.7 * minutes * 60 < sum(pieces_s) < minutes * 60 + 60 + len(pieces_s)
