"""Sound files as takes: any rate and channel count, read in pieces, at the engine's rate.

libsndfile reads WAV, FLAC, OGG, MP3, AIFF, CAF and their like; what it cannot read goes to ffmpeg.
"""

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

from tray_app.core.errors import AudioFileFault, Problem
from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm
from tray_app.core.translation import marked

from . import ffmpeg, mp3_length
from .channels import Ceiling, Mixer
from .engine import Samples
from .header_length import with_its_length

if TYPE_CHECKING:
    import soundfile

STANDARD_INPUT = Path("-")

_BLOCK_S = 0.25
"""A block in which the data is damaged is lost whole."""
_MOST_VALUES = 1 << 18
"""Of all channels together, read at a time, whatever rate and width a file claims."""
_FORMATS = marked("Use a WAV, FLAC, OGG or MP3 file.")
_UNKNOWN_FRAMES = 1 << 62
_LEAST_HZ, _MOST_HZ = 1_000, 1_000_000
_LATE_SHARE, _LATE_S = 0.03, 1.5
"""So much less than promised is an estimate that was not quite right, where the length is only estimated."""


@dataclass(frozen=True, slots=True)
class SoundFile:
    """What a file says about itself."""

    path: Path
    """As the user named it."""
    source: Path
    """Where its bytes can be read more than once."""
    rate_hz: int
    frames: int
    """That are promised; 0 where nobody knows beforehand."""
    estimated: bool = False
    """`frames` is not exact."""
    guessed: bool = False
    """libsndfile would guess a length and read no further."""
    foreign: ffmpeg.Stream | None = None
    """ffmpeg reads it."""

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
    """Look at a file, or at the `copy` of it. Raises AudioFileFault when it is missing, empty or not audio."""
    import soundfile  # brings libsndfile; only commands that read files need it

    source = copy or path
    if source.is_dir():
        raise AudioFileFault("This is a folder, not a sound file.", "Name the files in it.", str(path))
    try:
        with source.open("rb") as file:
            begin = file.read(16)
    except OSError as error:
        raise AudioFileFault("The sound file cannot be opened.", "Check its name.", _why(path, error)) from error
    if not begin:
        raise AudioFileFault("There is no sound in it: it is empty.", "Record it again.", str(path))
    try:
        return _checked(_look(path, source))
    except (soundfile.SoundFileError, OSError) as error:
        if ffmpeg.is_for(path, begin):
            stream = ffmpeg.look(source, path)
            frames = round(stream.seconds * stream.rate_hz)
            return _checked(SoundFile(path, source, stream.rate_hz, frames, estimated=True, foreign=stream))
        raise AudioFileFault("This file is not audio Holdtalk can read.", _FORMATS, _why(path, error)) from error


def _look(path: Path, source: Path) -> SoundFile:
    with _opened(source) as (sound, promised):
        rate_hz, frames = sound.samplerate, sound.frames
        if not 0 < frames < _UNKNOWN_FRAMES:
            if not len(_next_block(sound)):
                raise AudioFileFault("The sound file holds no sound.", "Record it again.", str(path))
            frames = 0
        mp3 = sound.format == "MP3"
        guessed = mp3 and not mp3_length.tells_its_length(source)
        frames = 0 if guessed else round(frames * promised)
        return SoundFile(path, source, rate_hz, frames, estimated=mp3, guessed=guessed)


def _checked(sound: SoundFile) -> SoundFile:
    if not _LEAST_HZ <= sound.rate_hz <= _MOST_HZ:
        told = f"{sound.path}: {sound.rate_hz:,} samples a second"
        raise AudioFileFault("This file is damaged: no sound is sampled at such a rate.", "Record it again.", told)
    return sound


def read_sound(sound: SoundFile, cut_off: Callable[[Problem], None] | None = None) -> Iterator[Pcm]:
    """The whole file, mixed to mono at SAMPLE_RATE_HZ, less than a second at a time.

    Where it ends before it should or its data is damaged, `cut_off` is told once all that can be read was given;
    without it, and when nothing can be read at all, AudioFileFault is raised.
    """
    resample, ceiling, mixer = resampling(sound.rate_hz), Ceiling(), None
    frames, reason = 0, ""
    try:
        for block in _blocks(sound):
            mixer = mixer or Mixer(block.shape[1], sound.rate_hz)
            frames += len(block)
            yield as_pcm(resample(ceiling.under(mixer.mono(block)), False))
    except _damage() as error:
        reason = str(error) or "its data is damaged"
    yield as_pcm(resample(np.empty(0, np.float32), True))
    late = max(_LATE_SHARE * sound.frames, _LATE_S * sound.rate_hz) if sound.estimated else 0
    if not reason and frames and frames >= sound.frames - late:
        return
    fault = _cut_off(sound, frames, reason or "the data ends early")
    if cut_off is None or not frames:
        raise fault
    cut_off(fault.problem)


def _damage() -> tuple[type[Exception], ...]:
    import soundfile

    return soundfile.SoundFileError, OSError


def _blocks(sound: SoundFile) -> Iterator[Samples]:
    """Of shape (n, channels). Raises SoundFileError or OSError where the data is damaged."""
    if sound.foreign is not None:
        yield from ffmpeg.blocks(sound.source, sound.foreign)
        return
    with contextlib.ExitStack() as opened:
        source = opened.enter_context(_piped(sound.source)) if sound.guessed else None
        if source is None:
            source, _ = opened.enter_context(_opened(sound.source))
        while len(block := _next_block(source)):
            yield block


def resampling(rate_hz: int) -> Callable[[NDArray[np.float32], bool], NDArray[np.float32]]:
    """From `rate_hz` to SAMPLE_RATE_HZ, block by block; the last call is told so and gets the rest."""
    if rate_hz == SAMPLE_RATE_HZ:
        return lambda block, _last: block
    import soxr

    stream = soxr.ResampleStream(rate_hz, SAMPLE_RATE_HZ, 1, dtype="float32")
    return lambda block, last: stream.resample_chunk(block, last=last)


@contextlib.contextmanager
def _opened(source: Path) -> Iterator[tuple[soundfile.SoundFile, float]]:
    """The sound, and how much of it is promised, in parts of what is there. Raises SoundFileError or OSError."""
    import soundfile

    with with_its_length(source) as length:
        with _quiet():
            sound = soundfile.SoundFile(length.sound)
        with sound:
            _read_on(sound)
            yield sound, length.promised


@contextlib.contextmanager
def _piped(source: Path) -> Iterator[soundfile.SoundFile | None]:
    """None where libsndfile does not know it without seeking."""
    import soundfile

    with mp3_length.piped(source) as pipe:
        try:
            with _quiet():
                sound = soundfile.SoundFile(pipe, closefd=False)
        except soundfile.SoundFileError:
            yield None
            return
        with sound:
            _read_on(sound)
            yield sound


def _read_on(sound: soundfile.SoundFile) -> None:
    """soundfile would seek after each read, which fails at the end of a FLAC file that has no length."""
    sound.seekable = lambda: False


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


def _next_block(source: soundfile.SoundFile) -> Samples:
    count = max(1, min(int(source.samplerate * _BLOCK_S), _MOST_VALUES // source.channels))
    with _quiet() if source.format == "MP3" else contextlib.nullcontext():
        block: Samples = source.read(count, dtype="float32", always_2d=True)
    return block


def as_pcm(samples: NDArray[np.float32]) -> Pcm:
    scaled: Pcm = np.clip(np.rint(samples * 32_768), -32_768, 32_767).astype(np.int16)
    return scaled


def _why(path: Path, error: Exception) -> str:
    reason = getattr(error, "strerror", None) or getattr(error, "error_string", None) or str(error)
    return f"{path}: {reason}"


def _cut_off(sound: SoundFile, frames: int, reason: str) -> AudioFileFault:
    of = f" of {sound.seconds:.1f}" if sound.frames else ""
    return AudioFileFault(
        "The sound file is cut off or damaged.",
        "Copy or record it again.",
        f"{sound.path}: {frames / sound.rate_hz:.1f}{of} s can be read; {reason}",
    )
