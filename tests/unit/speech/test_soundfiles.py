"""Sound files of every kind, and files that are none."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from tray_app.core.errors import AudioFileFault
from tray_app.speech.resample import Resampler
from tray_app.speech.soundfiles import open_sound, read_sound


def tone(rate_hz: int, frequency_hz: float, seconds: float = 1.0) -> NDArray[np.float32]:
    return (0.5 * np.sin(2 * np.pi * frequency_hz * np.arange(int(rate_hz * seconds)) / rate_hz)).astype(np.float32)


def resampled(samples: NDArray[np.float32], rate_hz: int, block: int) -> NDArray[np.float32]:
    resampler = Resampler(rate_hz)
    parts = [resampler.feed(samples[at : at + block]) for at in range(0, len(samples), block)]
    return np.concatenate([*parts, resampler.flush()])


@pytest.mark.parametrize("rate_hz", [8_000, 11_025, 22_050, 44_100, 48_000, 96_000])
def test_a_tone_keeps_its_pitch_place_and_level_at_any_rate(rate_hz: int) -> None:
    heard = resampled(tone(rate_hz, 1_000), rate_hz, 777)
    assert len(heard) == 16_000
    middle = slice(1_000, -1_000)
    assert np.max(np.abs(heard[middle] - tone(16_000, 1_000)[middle])) < 2e-3


@pytest.mark.parametrize("frequency_hz", [8_500, 11_000, 15_000, 20_000])
def test_what_the_engine_cannot_hear_does_not_fold_back(frequency_hz: float) -> None:
    heard = resampled(tone(48_000, frequency_hz), 48_000, 4_800)
    assert np.sqrt(np.mean(heard[500:-500] ** 2)) < 1e-3


def test_the_block_size_does_not_change_the_sound() -> None:
    samples = np.random.default_rng(1).normal(0, 0.1, 44_100).astype(np.float32)
    whole = resampled(samples, 44_100, 44_100)
    for block in (1_000, 4_410, 30_011):
        assert np.array_equal(resampled(samples, 44_100, block), whole)


@pytest.mark.parametrize(("name", "rate_hz", "channels"), [("a.wav", 16_000, 1), ("b.flac", 44_100, 2),
                                                            ("c.ogg", 48_000, 1), ("d.wav", 8_000, 6)])  # fmt: skip
def test_any_rate_and_channel_count_becomes_a_take(tmp_path: Path, name: str, rate_hz: int, channels: int) -> None:
    path = tmp_path / name
    soundfile.write(path, np.stack([tone(rate_hz, 440, 2.5)] * channels, axis=1), rate_hz)
    heard = np.concatenate(list(read_sound(open_sound(path))))
    assert heard.dtype == np.int16
    assert abs(len(heard) - 40_000) <= 1
    assert abs(np.abs(heard[2_000:-2_000]).max() - 16_384) < 1_000


def test_a_long_file_is_read_in_pieces(tmp_path: Path) -> None:
    path = tmp_path / "long.flac"
    soundfile.write(path, np.zeros(44_100 * 20, np.int16), 44_100)
    assert max(len(block) for block in read_sound(open_sound(path))) <= 17_000


def _empty(folder: Path) -> Path:
    path = folder / "empty.wav"
    path.touch()
    return path


def _text(folder: Path) -> Path:
    path = folder / "notes.flac"
    path.write_text("not a sound")
    return path


def _no_sound(folder: Path) -> Path:
    path = folder / "no_sound.wav"
    soundfile.write(path, np.zeros(0, np.int16), 16_000)
    return path


def _cut_wav(folder: Path) -> Path:
    path = folder / "cut.wav"
    soundfile.write(path, np.zeros(50_000, np.int16), 16_000)
    path.write_bytes(path.read_bytes()[:-30_000])
    return path


def _cut_flac(folder: Path) -> Path:
    path = folder / "cut.flac"
    noise = np.random.default_rng(2).integers(-9_000, 9_000, 50_000).astype(np.int16)
    soundfile.write(path, noise, 16_000)
    path.write_bytes(path.read_bytes()[:-30_000])
    return path


@pytest.mark.parametrize("make", [lambda folder: folder / "absent.wav", lambda folder: folder, _empty, _text, _no_sound,
                                  _cut_wav, _cut_flac])  # fmt: skip
def test_a_file_that_is_no_whole_sound_says_what_to_do(tmp_path: Path, make: object) -> None:
    assert callable(make)
    with pytest.raises(AudioFileFault) as fault:
        list(read_sound(open_sound(make(tmp_path))))
    assert fault.value.problem.title.endswith(".")
    assert fault.value.problem.remedy.endswith(".")
    assert str(tmp_path) in fault.value.problem.detail


def test_a_recording_from_a_pipe_whose_length_nobody_knew_is_read(tmp_path: Path) -> None:
    path = tmp_path / "piped.wav"
    soundfile.write(path, np.ones(8_000, np.int16), 16_000)
    content = bytearray(path.read_bytes())
    at = content.index(b"data") + 4
    content[at : at + 4] = b"\xff\xff\xff\xff"
    path.write_bytes(content)
    assert sum(map(len, read_sound(open_sound(path)))) == 8_000
