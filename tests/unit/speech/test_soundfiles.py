"""Sound files of every kind, and files that are none."""

from __future__ import annotations

import os
import tempfile
import threading
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from tray_app.core.errors import AudioFileFault, Problem
from tray_app.speech.soundfiles import open_sound, opened_sound, read_sound


def tone(rate_hz: int, frequency_hz: float, seconds: float = 1.0) -> NDArray[np.float32]:
    return (0.5 * np.sin(2 * np.pi * frequency_hz * np.arange(int(rate_hz * seconds)) / rate_hz)).astype(np.float32)


def resampled(folder: Path, samples: NDArray[np.float32], rate_hz: int) -> NDArray[np.float32]:
    path = folder / "any.wav"
    soundfile.write(path, samples, rate_hz, subtype="FLOAT")
    return np.concatenate(list(read_sound(open_sound(path)))).astype(np.float32) / np.float32(32_768)


@pytest.mark.parametrize("rate_hz", [8_000, 11_025, 22_050, 44_100, 48_000, 96_000, 96_001])
def test_a_tone_keeps_its_pitch_place_and_level_at_any_rate(tmp_path: Path, rate_hz: int) -> None:
    heard = resampled(tmp_path, tone(rate_hz, 1_000), rate_hz)
    assert len(heard) == 16_000
    middle = slice(1_000, -1_000)
    assert np.max(np.abs(heard[middle] - tone(16_000, 1_000)[middle])) < 2e-3


@pytest.mark.parametrize("frequency_hz", [8_500, 11_000, 15_000, 20_000])
def test_what_the_engine_cannot_hear_does_not_fold_back(tmp_path: Path, frequency_hz: float) -> None:
    heard = resampled(tmp_path, tone(48_000, frequency_hz), 48_000)
    assert np.sqrt(np.mean(heard[500:-500] ** 2)) < 1e-3


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


def with_data_length(path: Path, length_bytes: int, *, after: bytes = b"") -> Path:
    """A WAV file of 8,000 samples whose header says another length."""
    soundfile.write(path, np.full(8_000, 300, np.int16), 16_000)
    content = bytearray(path.read_bytes())
    at = content.index(b"data") + 4
    content[at : at + 4] = length_bytes.to_bytes(4, "little")
    path.write_bytes(content + after)
    return path


@pytest.mark.parametrize("length_bytes", [0, 2_000_000_000, 0x7FFF_FFFF, 0xFFFF_FFFF])
def test_a_wav_file_that_never_got_its_length_is_read_whole(tmp_path: Path, length_bytes: int) -> None:
    heard = np.concatenate(list(read_sound(open_sound(with_data_length(tmp_path / "a.wav", length_bytes)))))
    assert heard.tolist() == [300] * 8_000


def test_a_wav_file_without_sound_but_with_a_title_holds_no_sound(tmp_path: Path) -> None:
    path = tmp_path / "title.wav"
    soundfile.write(path, np.zeros(0, np.int16), 16_000)
    path.write_bytes(path.read_bytes() + b"LIST\x04\0\0\0INFO")
    with pytest.raises(AudioFileFault, match="no sound"):
        open_sound(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name are POSIX")
def test_sound_from_a_pipe_is_read_and_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    whole, pipe = tmp_path / "whole.wav", tmp_path / "pipe"
    soundfile.write(whole, np.full(20_000, 300, np.int16), 16_000)
    os.mkfifo(pipe)
    writing = threading.Thread(target=lambda: pipe.write_bytes(whole.read_bytes()))
    writing.start()
    with opened_sound(pipe) as sound:
        assert sound.path == pipe
        assert sum(map(len, read_sound(sound))) == 20_000
    writing.join()
    assert list((tmp_path / "temporary").iterdir()) == []


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="files made up by the system are Linux")
def test_a_file_that_the_system_makes_up_is_no_sound_but_not_empty() -> None:
    with pytest.raises(AudioFileFault, match="not audio"), opened_sound(Path("/proc/version")):
        pass


def test_reading_mp3_writes_nothing_to_the_error_stream(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "odd.mp3"
    soundfile.write(path, tone(16_000, 440, 2.0), 16_000)
    path.write_bytes(b"junkjunk" * 3_000 + path.read_bytes() + b"junk" * 5_000)
    assert sum(map(len, read_sound(open_sound(path)))) >= 30_000
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    ("container", "kind"),
    [("WAV", kind) for kind in ("PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE", "ALAW", "ULAW")]
    + [("WAVEX", "PCM_24"), ("WAVEX", "FLOAT"), ("RF64", "PCM_16"), ("W64", "PCM_16"), ("AIFF", "PCM_16")]
    + [("CAF", "PCM_16"), ("AU", "PCM_16"), ("OGG", "OPUS"), ("MP3", "MPEG_LAYER_III")],
)
def test_every_kind_of_sound_is_heard_as_it_was(tmp_path: Path, container: str, kind: str) -> None:
    path = tmp_path / "sound"
    soundfile.write(path, tone(16_000, 440, 2.0), 16_000, format=container, subtype=kind)
    heard = np.concatenate(list(read_sound(open_sound(path)))).astype(np.float32) / np.float32(32_768)
    assert len(heard) == 32_000
    middle = slice(4_000, -4_000)
    level = 0.5 / np.sqrt(2)
    assert abs(float(np.sqrt(np.mean(heard[middle] ** 2))) - level) < 0.03


@pytest.mark.parametrize("length_bytes", [0, 1 << 40, (1 << 64) - 1])
def test_a_long_wav_file_that_never_got_its_length_is_read_whole(tmp_path: Path, length_bytes: int) -> None:
    path = tmp_path / "a.wav"
    soundfile.write(path, np.full(8_000, 300, np.int16), 16_000, format="RF64")
    content = bytearray(path.read_bytes())
    at = content.index(b"ds64") + 16
    content[at : at + 8] = length_bytes.to_bytes(8, "little")
    path.write_bytes(content)
    assert np.concatenate(list(read_sound(open_sound(path)))).tolist() == [300] * 8_000


@pytest.mark.parametrize("length_bytes", [1 << 33, (1 << 64) - 1])
def test_a_caf_file_that_never_got_its_length_is_read_whole(tmp_path: Path, length_bytes: int) -> None:
    path = tmp_path / "a.caf"
    soundfile.write(path, np.full(8_000, 300, np.int16), 16_000)
    content = bytearray(path.read_bytes())
    at = content.index(b"data") + 4
    content[at : at + 8] = length_bytes.to_bytes(8, "big")
    path.write_bytes(content)
    assert sum(map(len, read_sound(open_sound(path)))) == 8_000


def test_a_wav_file_with_the_length_of_a_moment_ago_is_read_whole(tmp_path: Path) -> None:
    heard = np.concatenate(list(read_sound(open_sound(with_data_length(tmp_path / "a.wav", 4_000)))))
    assert heard.tolist() == [300] * 8_000


def test_what_stands_behind_the_sound_of_a_wav_file_is_not_heard(tmp_path: Path) -> None:
    path = with_data_length(tmp_path / "a.wav", 16_000, after=b"LIST\x00\x40\0\0" + b"INFO" + b"\x7f" * 16_380)
    assert sum(map(len, read_sound(open_sound(path)))) == 8_000


def test_a_flac_file_from_a_pipe_that_tells_no_length_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.flac"
    soundfile.write(path, tone(16_000, 440, 3.3), 16_000)
    content = bytearray(path.read_bytes())
    content[21] &= 0xF0  # the number of samples, in 36 bits
    content[22:26] = bytes(4)
    path.write_bytes(content)
    sound = open_sound(path)
    assert sound.seconds == 0
    assert sum(map(len, read_sound(sound))) == 52_800


def test_an_mp3_file_without_a_table_of_contents_is_read_whole(tmp_path: Path) -> None:
    """Its first frame is of silence, in few bits: libsndfile takes it for much shorter than it is."""
    path = tmp_path / "a.mp3"
    noise = np.random.default_rng(1).normal(0, 0.2, 16_000 * 8).astype(np.float32)
    noise[:16_000] = 0
    soundfile.write(path, noise, 16_000, bitrate_mode="VARIABLE", compression_level=0.2)
    content = path.read_bytes()
    path.write_bytes(content[content.index(b"\xff", content.index(b"Info" if b"Info" in content else b"Xing")) :])
    heard = sum(map(len, read_sound(open_sound(path))))
    assert abs(heard - len(noise)) < 4_000


@pytest.mark.parametrize("name", ["a.wav", "a.flac", "a.mp3", "a.aiff", "a.w64", "a.caf", "a.rf64"])
def test_of_a_file_that_is_cut_off_what_is_there_is_read_and_the_rest_is_missed(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    noise = np.random.default_rng(2).normal(0, 0.2, 80_000).astype(np.float32)
    soundfile.write(path, noise, 16_000)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    told: list[Problem] = []
    sound = open_sound(path)
    heard = sum(map(len, read_sound(sound, told.append)))
    assert 30_000 < heard < 42_000
    assert abs(sound.seconds - 5) < 0.1
    assert [problem.title for problem in told] == ["The sound file is cut off or damaged."]
    assert " of 5.0 s" in told[0].detail


@pytest.mark.parametrize("scale", [1.5, 32_768.0])
def test_sound_beyond_full_scale_is_turned_down_and_not_clipped(tmp_path: Path, scale: float) -> None:
    path = tmp_path / "loud.wav"
    soundfile.write(path, tone(16_000, 440, 3.0) * 2 * scale, 16_000, subtype="FLOAT")
    heard = np.concatenate(list(read_sound(open_sound(path)))).astype(np.float32) / np.float32(32_768)
    wanted = tone(16_000, 440, 3.0) * 2
    assert np.max(np.abs(heard[8_000:] - wanted[8_000:])) < 0.01


def test_numbers_that_are_none_are_silence(tmp_path: Path) -> None:
    path = tmp_path / "odd.wav"
    samples = tone(16_000, 440)
    samples[100:200], samples[300] = np.nan, np.inf
    soundfile.write(path, samples, 16_000, subtype="FLOAT")
    heard = np.concatenate(list(read_sound(open_sound(path))))
    assert not heard[100:200].any()
    assert heard[300] == 0


def test_a_rate_that_no_sound_has_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "odd.wav"
    soundfile.write(path, np.zeros(1_000, np.int16), 4_000_000)
    with pytest.raises(AudioFileFault, match="sampled at such a rate"):
        open_sound(path)
