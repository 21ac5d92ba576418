"""A take on disk is a WAV any player opens, and survives being torn."""

from __future__ import annotations

import stat
import wave
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tray_app.audio.take_file import HEADER, TakeFile, header, read_take, samples_in
from tray_app.core.errors import StorageFault

SPEECH = np.arange(-500, 500, dtype=np.int16)


def written(path: Path, *, complete: bool) -> Path:
    file = TakeFile(path)
    for begin in range(0, len(SPEECH), 160):
        file.append(SPEECH[begin : begin + 160].tobytes())
    file.close(complete=complete)
    return path


def test_a_closed_take_is_an_ordinary_wav(tmp_path: Path) -> None:
    path = written(tmp_path / "1.wav", complete=True)
    with wave.open(str(path)) as sound:
        assert (sound.getframerate(), sound.getnchannels(), sound.getsampwidth()) == (16_000, 1, 2)
        assert sound.readframes(10_000) == SPEECH.tobytes()


def test_a_take_still_being_recorded_can_be_played(tmp_path: Path) -> None:
    path = written(tmp_path / "1.wav", complete=False)
    heard, rate = soundfile.read(path, dtype="int16")
    assert rate == 16_000
    assert heard.tolist() == SPEECH.tolist()


@pytest.mark.parametrize("complete", [True, False])
def test_it_is_read_back_whole(tmp_path: Path, complete: bool) -> None:
    path = written(tmp_path / "1.wav", complete=complete)
    assert samples_in(path) == len(SPEECH)
    assert np.concatenate(list(read_take(path))).tolist() == SPEECH.tolist()


@pytest.mark.parametrize("kept", range(HEADER.size + 6))
def test_a_file_torn_anywhere_is_read_up_to_its_last_whole_sample(tmp_path: Path, kept: int) -> None:
    path = tmp_path / "1.wav"
    path.write_bytes((header(None) + SPEECH.tobytes())[:kept])
    whole = max(0, kept - HEADER.size) // 2
    assert samples_in(path) == whole
    assert [sample for block in read_take(path) for sample in block] == SPEECH[:whole].tolist()


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    path = written(tmp_path / "1.wav", complete=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_that_is_no_take_and_one_that_is_gone_are_told(tmp_path: Path) -> None:
    (tmp_path / "1.wav").write_bytes(b"x" * 1000)
    with pytest.raises(StorageFault, match="cannot be read"):
        list(read_take(tmp_path / "1.wav"))
    with pytest.raises(StorageFault, match="no longer on disk"):
        list(read_take(tmp_path / "2.wav"))
