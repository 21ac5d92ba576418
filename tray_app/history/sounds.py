"""The sound of dictations, a file each, the user's alone: WAV as it came, or FLAC where he keeps it for good."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Iterator
from pathlib import Path

from tray_app.core.errors import StorageFault
from tray_app.core.events import DictationId
from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm, TakeAudio
from tray_app.paths import make_private

_log = logging.getLogger(__name__)


class Sounds:
    """Blocks for the disk."""

    def __init__(self, folder: Path) -> None:
        """Made when the first sound is kept."""
        self._folder = folder

    def keep(self, row_id: DictationId, audio: TakeAudio, *, compress: bool) -> tuple[str, int] | None:
        """The name of its file and its bytes; None when there is no sound in it. The claim is released.

        Raises StorageFault when the disk does not take it.
        """
        try:
            path = make_private(self._folder) / f"{row_id}.{'flac' if compress else 'wav'}"
            part = path.with_suffix(".part")
            part.unlink(missing_ok=True)
            if not compress:
                audio.keep(part)
            elif not _write_flac(part, audio.read()):
                return None
            os.replace(part, path)  # what was there before stays until then
            size = path.stat().st_size
        except OSError as error:
            raise StorageFault(
                "The sound of a dictation cannot be kept.", "Free some space in your home folder.", str(error)
            ) from error
        finally:
            audio.release()
        return path.name, size

    def path(self, name: str) -> Path | None:
        """None for one that is not there."""
        path = self._folder / name
        return path if name and path.is_file() else None

    def remove(self, name: str) -> None:
        """Raises nothing."""
        if name:
            try:
                (self._folder / name).unlink(missing_ok=True)
            except OSError as error:
                _log.warning("the sound of a dictation cannot be removed: %s", error.strerror)

    def names(self) -> set[str]:
        """Of all files that are there."""
        with contextlib.suppress(OSError):
            return {entry.name for entry in os.scandir(self._folder) if entry.is_file(follow_symlinks=False)}
        return set()


def _write_flac(path: Path, blocks: Iterator[Pcm]) -> bool:
    """Whole or not at all. False when there is nothing to write."""
    import soundfile  # only where sound is kept for good

    samples = 0
    try:
        with (
            os.fdopen(
                os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0), 0o600), "w+b"
            ) as file,
            soundfile.SoundFile(file, "w", SAMPLE_RATE_HZ, 1, "PCM_16", format="FLAC") as sound,
        ):
            for block in blocks:
                samples += len(block)
                sound.write(block)
    except soundfile.SoundFileError as error:
        samples = 0
        raise StorageFault(
            "The sound of a dictation cannot be kept.", "Free some space in your home folder.", str(error)
        ) from error
    finally:
        if not samples:
            path.unlink(missing_ok=True)
    return bool(samples)


def read(path: Path) -> Iterator[Pcm]:
    """Its blocks, as an engine wants them. Raises StorageFault or AudioFileFault where it cannot be read."""
    if path.suffix == ".wav":
        from tray_app.audio.take_file import read_take

        return read_take(path)
    from tray_app.speech.soundfiles import open_sound, read_sound

    return read_sound(open_sound(path))
