"""Sound files as takes: any rate and channel count, read in pieces, at the engine's rate."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import numpy as np
from numpy.typing import NDArray

from tray_app.core.errors import AudioFileFault
from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm

from .wav_length import with_its_length

if TYPE_CHECKING:
    import soundfile

STANDARD_INPUT = Path("-")

_BLOCK_SECONDS = 1
_FORMATS = "Use a WAV, FLAC, OGG or MP3 file."


@dataclass(frozen=True, slots=True)
class SoundFile:
    """What a file says about itself."""

    path: Path
    """As the user named it."""
    source: Path
    """Where its bytes can be read more than once."""
    rate_hz: int
    frames: int

    @property
    def seconds(self) -> float:
        return self.frames / self.rate_hz


@contextlib.contextmanager
def opened_sound(path: Path) -> Iterator[SoundFile]:
    """As `open_sound`, also for what can be read only once: a pipe, or the standard input (`-`).

    That is copied to a temporary file first, which is gone afterwards. Blocks until the other end is closed.
    """
    if not _readable_once(path):
        yield open_sound(path)
        return
    with tempfile.TemporaryDirectory(prefix="holdtalk-") as folder:
        copy = Path(folder) / f"sound{path.suffix}"
        try:
            with _once(path) as source, copy.open("wb") as target:
                shutil.copyfileobj(source, target)
        except OSError as error:
            raise AudioFileFault("The sound cannot be read.", "Save it to a file first.", _why(path, error)) from error
        yield open_sound(path, copy)


def _readable_once(path: Path) -> bool:
    if path == STANDARD_INPUT:
        return True
    try:
        found = path.stat()
    except OSError:
        return False
    # A regular file whose length is told as zero is empty, or one of those the system makes up while they are read.
    return not stat.S_ISDIR(found.st_mode) and (not stat.S_ISREG(found.st_mode) or found.st_size == 0)


def _once(path: Path) -> contextlib.AbstractContextManager[BinaryIO]:
    return contextlib.nullcontext(sys.stdin.buffer) if path == STANDARD_INPUT else path.open("rb")


def open_sound(path: Path, copy: Path | None = None) -> SoundFile:
    """Look at a file, or at the `copy` of it. Raises AudioFileFault when it is missing, empty, cut off or not audio."""
    import soundfile  # brings libsndfile; only commands that read files need it

    source = copy or path
    if source.is_dir():
        raise AudioFileFault("This is a folder, not a sound file.", "Name the files in it.", str(path))
    try:
        with source.open("rb") as file:
            empty = not file.read(1)
    except OSError as error:
        raise AudioFileFault("The sound file cannot be opened.", "Check its name.", _why(path, error)) from error
    if empty:
        raise AudioFileFault("There is no sound in it: it is empty.", "Record it again.", str(path))
    try:
        with _opened(source) as sound:
            rate_hz, frames = sound.samplerate, sound.frames
    except (soundfile.SoundFileError, OSError) as error:
        raise AudioFileFault("This file is not audio Holdtalk can read.", _FORMATS, _why(path, error)) from error
    if frames <= 0:
        raise AudioFileFault("The sound file holds no sound.", "Record it again.", str(path))
    return SoundFile(path, source, rate_hz, frames)


def read_sound(sound: SoundFile) -> Iterator[Pcm]:
    """The whole file, mixed to mono at SAMPLE_RATE_HZ, a second at a time.

    Raises AudioFileFault when the file ends before it should or its data is damaged.
    """
    import soundfile

    resample = resampling(sound.rate_hz)
    frames = 0
    try:
        with _opened(sound.source) as source:
            while len(block := _next_block(source)):
                frames += len(block)
                yield as_pcm(resample(block.mean(axis=1, dtype=np.float32), False))
    except (soundfile.SoundFileError, OSError) as error:
        raise _cut_off(sound, frames, str(error)) from error
    if frames < sound.frames:
        raise _cut_off(sound, frames, "the data ends early")
    yield as_pcm(resample(np.empty(0, np.float32), True))


def resampling(rate_hz: int) -> Callable[[NDArray[np.float32], bool], NDArray[np.float32]]:
    """From `rate_hz` to SAMPLE_RATE_HZ, block by block; the last call is told so and gets the rest."""
    if rate_hz == SAMPLE_RATE_HZ:
        return lambda block, _last: block
    import soxr

    stream = soxr.ResampleStream(rate_hz, SAMPLE_RATE_HZ, 1, dtype="float32")
    return lambda block, last: stream.resample_chunk(block, last=last)


@contextlib.contextmanager
def _opened(source: Path) -> Iterator[soundfile.SoundFile]:
    """Raises SoundFileError, OSError, or AudioFileFault for a WAV file that is cut off."""
    import soundfile

    with with_its_length(source) as file:
        with _quiet():
            sound = soundfile.SoundFile(file)
        with sound:
            yield sound


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """The MP3 reader writes warnings about harmless things straight to the error stream."""
    try:
        errors = os.dup(2)
    except OSError:  # there is none
        yield
        return
    try:
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), 2)
            yield
    finally:
        os.dup2(errors, 2)
        os.close(errors)


def _next_block(source: soundfile.SoundFile) -> NDArray[np.float32]:
    with _quiet() if source.format == "MP3" else contextlib.nullcontext():
        block: NDArray[np.float32] = source.read(source.samplerate * _BLOCK_SECONDS, dtype="float32", always_2d=True)
    return block


def as_pcm(samples: NDArray[np.float32]) -> Pcm:
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
