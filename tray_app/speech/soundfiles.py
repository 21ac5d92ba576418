"""Sound files as takes: any rate and channel count, read in pieces, at the engine's rate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tray_app.core.errors import AudioFileFault
from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm

_BLOCK_SECONDS = 1
_FORMATS = "Use a WAV, FLAC or OGG file."


@dataclass(frozen=True, slots=True)
class SoundFile:
    """What a file says about itself."""

    path: Path
    rate_hz: int
    channels: int
    frames: int

    @property
    def seconds(self) -> float:
        return self.frames / self.rate_hz


def open_sound(path: Path) -> SoundFile:
    """Look at a file. Raises AudioFileFault when it is missing, empty, cut off or not audio."""
    import soundfile  # brings libsndfile; only commands that read files need it

    try:
        size_bytes = path.stat().st_size
    except OSError as error:
        raise AudioFileFault("The sound file cannot be opened.", "Check its name.", _why(path, error)) from error
    if path.is_dir():
        raise AudioFileFault("This is a folder, not a sound file.", "Name the files in it.", str(path))
    if size_bytes == 0:
        raise AudioFileFault("The sound file is empty.", "Record it again.", str(path))
    try:
        info = soundfile.info(str(path))
    except (soundfile.SoundFileError, OSError) as error:
        raise AudioFileFault("This file is not audio Holdtalk can read.", _FORMATS, _why(path, error)) from error
    if info.frames <= 0:
        raise AudioFileFault("The sound file holds no sound.", "Record it again.", str(path))
    _check_wav_length(path, size_bytes)
    return SoundFile(path, info.samplerate, info.channels, info.frames)


def read_sound(sound: SoundFile) -> Iterator[Pcm]:
    """The whole file, mixed to mono at SAMPLE_RATE_HZ, a second at a time.

    Raises AudioFileFault when the file ends before it should or its data is damaged.
    """
    import soundfile

    from .resample import Resampler

    resampler = None if sound.rate_hz == SAMPLE_RATE_HZ else Resampler(sound.rate_hz)
    frames = 0
    try:
        with soundfile.SoundFile(str(sound.path)) as source:
            while len(block := source.read(sound.rate_hz * _BLOCK_SECONDS, dtype="float32", always_2d=True)):
                frames += len(block)
                mono = block.mean(axis=1, dtype=np.float32)
                yield _as_pcm(resampler.feed(mono) if resampler else mono)
    except (soundfile.SoundFileError, OSError) as error:
        raise _cut_off(sound, frames, str(error)) from error
    if frames < sound.frames:
        raise _cut_off(sound, frames, "the data ends early")
    if resampler is not None:
        yield _as_pcm(resampler.flush())


def _as_pcm(samples: NDArray[np.float32]) -> Pcm:
    scaled: Pcm = np.clip(np.rint(samples * 32_768), -32_768, 32_767).astype(np.int16)
    return scaled


def _why(path: Path, error: Exception) -> str:
    reason = getattr(error, "strerror", None) or getattr(error, "error_string", None) or str(error)
    return f"{path}: {reason}"


def _cut_off(sound: SoundFile, frames: int, reason: str) -> AudioFileFault:
    return AudioFileFault(
        "The sound file is cut off or damaged.",
        "Copy or record it again.",
        f"{sound.path}: {frames / sound.rate_hz:.1f} of {sound.seconds:.1f} s can be read; {reason}",
    )


def _check_wav_length(path: Path, size_bytes: int) -> None:
    """A WAV file says how long its data is, and libsndfile quietly believes the shorter truth."""
    with path.open("rb") as source:
        header = source.read(12)
        if header[:4] != b"RIFF" or header[8:] != b"WAVE":
            return
        while len(chunk := source.read(8)) == 8:
            length_bytes = int.from_bytes(chunk[4:], "little")
            missing_bytes = source.tell() + length_bytes - size_bytes
            # Programs that record into a pipe cannot know the length and write the largest number.
            if chunk[:4] == b"data" and missing_bytes > 0 and length_bytes < 0x7FFF_0000:
                raise AudioFileFault(
                    "The sound file is cut off.",
                    "Copy or record it again.",
                    f"{path}: {missing_bytes} of {length_bytes} bytes of sound are missing",
                )
            source.seek(length_bytes + length_bytes % 2, 1)
