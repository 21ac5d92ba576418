"""What only ffmpeg reads, with it and without it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tray_app.core.errors import AudioFileFault, Problem
from tray_app.speech import ffmpeg
from tray_app.speech.soundfiles import open_sound, read_sound

needs_ffmpeg = pytest.mark.skipif(not ffmpeg.is_there(), reason="ffmpeg is not installed")


def made(folder: Path, name: str, *options: str, seconds: float = 4.0) -> Path:
    """A tone on two channels in that format."""
    wav = folder / "source.wav"
    tone = 0.4 * np.sin(2 * np.pi * 440 * np.arange(int(44_100 * seconds)) / 44_100)
    soundfile.write(wav, np.stack([tone, tone], axis=1), 44_100)
    argv = ["ffmpeg", "-v", "error", "-y", "-i", str(wav), *options, str(folder / name)]
    subprocess.run(argv, check=True, stdin=subprocess.DEVNULL)
    return folder / name


@needs_ffmpeg
@pytest.mark.parametrize(
    ("name", "options"),
    [("a.m4a", ()), ("a.aac", ()), ("a.webm", ("-c:a", "libopus")), ("a.mkv", ("-c:a", "aac")), ("a.wma", ()),
     ("a.mp4", ("-f", "lavfi", "-i", "color=s=64x64:r=5:d=4", "-shortest")), ("-odd name.m4a", ())],
)  # fmt: skip
def test_what_libsndfile_does_not_read_is_read_by_ffmpeg(
    tmp_path: Path, name: str, options: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path, f"./{name}", *options)
    monkeypatch.chdir(tmp_path)
    told: list[Problem] = []
    heard = np.concatenate(list(read_sound(open_sound(Path(name)), told.append))).astype(np.float32) / 32_768
    assert abs(len(heard) - 64_000) < 3_000
    assert abs(float(np.sqrt(np.mean(heard[8_000:-8_000] ** 2))) - 0.4 / np.sqrt(2)) < 0.03
    assert told == []


@needs_ffmpeg
def test_a_recording_of_a_browser_that_tells_no_length_is_read_whole(tmp_path: Path) -> None:
    path = made(tmp_path, "a.webm", "-c:a", "libopus", "-live", "1")
    sound = open_sound(path)
    assert sum(map(len, read_sound(sound))) > 60_000


@needs_ffmpeg
def test_of_a_video_that_is_cut_off_what_is_there_is_read(tmp_path: Path) -> None:
    path = made(tmp_path, "a.webm", "-c:a", "libopus")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    told: list[Problem] = []
    assert 10_000 < sum(map(len, read_sound(open_sound(path), told.append))) < 50_000
    assert [problem.title for problem in told] == ["The sound file is cut off or damaged."]


@needs_ffmpeg
def test_a_file_without_sound_or_sense_says_so(tmp_path: Path) -> None:
    silent = made(tmp_path, "silent.mp4", "-f", "lavfi", "-i", "color=s=64x64:r=5:d=1", "-map", "1:v")
    with pytest.raises(AudioFileFault, match="no sound in this file"):
        open_sound(silent)
    cut = made(tmp_path, "cut.m4a")
    cut.write_bytes(cut.read_bytes()[:5_000])
    with pytest.raises(AudioFileFault, match="damaged"):
        open_sound(cut)


@needs_ffmpeg
def test_a_file_cannot_make_ffmpeg_open_another(tmp_path: Path) -> None:
    """A list of pieces by the name of a sound, as somebody might send it."""
    made(tmp_path, "other.aac")
    playlist = tmp_path / "song.m4a"
    playlist.write_text("#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\nother.aac\n#EXT-X-ENDLIST\n")
    with pytest.raises(AudioFileFault, match="damaged"):
        open_sound(playlist)
    pieces = tmp_path / "pieces.m4a"
    pieces.write_text("ffconcat version 1.0\nfile other.aac\n")
    with pytest.raises(AudioFileFault, match="damaged"):
        open_sound(pieces)


@needs_ffmpeg
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="children are counted by /proc")
def test_a_file_that_is_left_in_the_middle_leaves_no_process(tmp_path: Path) -> None:
    def children() -> str:
        return Path(f"/proc/self/task/{os.getpid()}/children").read_text()

    before = children()
    blocks = read_sound(open_sound(made(tmp_path, "long.m4a", seconds=120.0)))
    next(blocks)
    assert children() != before
    blocks.close()  # type: ignore[attr-defined]  # a generator
    assert children() == before


@pytest.mark.parametrize(
    ("name", "begin"),
    [
        ("a.m4a", b"any"),
        ("noname", b"\0\0\0\x20ftypM4A "),
        ("x.bin", b"\x1a\x45\xdf\xa3\x01\0"),
        ("b", b"\xff\xf1\x50\x80"),
    ],
)
def test_without_ffmpeg_it_is_said_what_to_install(
    tmp_path: Path, name: str, begin: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    path = tmp_path / name
    path.write_bytes(begin + bytes(2_000))
    with pytest.raises(AudioFileFault) as fault:
        open_sound(path)
    assert "needs ffmpeg" in fault.value.problem.title
    assert "apt install ffmpeg" in fault.value.problem.remedy
    assert str(path) in fault.value.problem.detail
