"""A take on disk is a WAV any player opens, and survives being torn."""

from __future__ import annotations

import errno
import os
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
    if complete:
        file.enter_length()
    os.close(file.descriptor)
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


def full_after(monkeypatch: pytest.MonkeyPatch, allowed_bytes: int) -> None:
    """A disk with so many bytes left, which writes what fits and refuses the rest."""
    left = allowed_bytes
    write = os.write

    def limited(descriptor: int, data: bytes) -> int:
        nonlocal left
        if left == 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        fitting = min(left, len(data))
        left -= fitting
        return write(descriptor, bytes(data[:fitting]))

    monkeypatch.setattr("os.write", limited)


def open_descriptors() -> set[str]:
    return set(os.listdir("/proc/self/fd"))


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="counts descriptors through /proc")
def test_a_take_that_cannot_be_begun_leaves_neither_a_file_nor_a_descriptor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = open_descriptors()
    full_after(monkeypatch, 10)
    with pytest.raises(OSError, match="No space"):
        TakeFile(tmp_path / "1.wav")
    assert list(tmp_path.iterdir()) == []
    assert open_descriptors() == before


def test_a_block_the_disk_takes_only_half_of_is_not_in_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = TakeFile(tmp_path / "1.wav")
    file.append(SPEECH[:160].tobytes())
    full_after(monkeypatch, 101)
    with pytest.raises(OSError, match="No space"):
        file.append(SPEECH[160:320].tobytes())
    os.close(file.descriptor)
    assert np.concatenate(list(read_take(tmp_path / "1.wav"))).tolist() == SPEECH[:160].tolist()
