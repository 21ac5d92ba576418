"""A take as a file: WAV whose header says “endless” while it is recorded, and the length once it is closed.

Any player opens it. A tail torn off in the middle of a sample is left out when it is read back.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from tray_app.core.errors import StorageFault
from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm
from tray_app.core.translation import marked

HEADER = struct.Struct("<4sI4s4sIHHIIHH4sI")
_ENDLESS = 0xFFFF_FFFF
_SAMPLE_BYTES = 2
_READ_BYTES = 64 * 1024


def header(data_bytes: int | None) -> bytes:
    """The 44 bytes before the samples; None while the length is unknown."""
    riff = _ENDLESS if data_bytes is None else HEADER.size - 8 + data_bytes
    data = _ENDLESS if data_bytes is None else data_bytes
    rate = SAMPLE_RATE_HZ
    return HEADER.pack(
        b"RIFF", riff, b"WAVE", b"fmt ", 16, 1, 1, rate, rate * _SAMPLE_BYTES, _SAMPLE_BYTES, 16, b"data", data
    )


class TakeFile:
    """A take being written. Every method may raise OSError. Whoever asked for it closes its descriptor."""

    def __init__(self, path: Path) -> None:
        """Creates the file, readable and writable by its owner only; nothing is left of it when that fails."""
        self.path = path
        self.descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0), 0o600)
        self._bytes = 0
        try:
            self._write(header(None))
        except OSError:
            os.close(self.descriptor)
            path.unlink(missing_ok=True)
            raise

    def append(self, pcm: bytes) -> None:
        """Given to the system at once, so that the death of this process loses nothing of it. All or nothing."""
        try:
            self._write(pcm)
        except OSError:
            os.ftruncate(self.descriptor, HEADER.size + self._bytes)
            os.lseek(self.descriptor, 0, os.SEEK_END)
            raise
        self._bytes += len(pcm)

    def enter_length(self) -> None:
        """The take is complete; nothing is appended any more."""
        os.lseek(self.descriptor, 0, os.SEEK_SET)
        self._write(header(self._bytes))

    def _write(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            view = view[os.write(self.descriptor, view) :]


def samples_in(path: Path) -> int:
    """Whole samples in the file; 0 when it ends inside the header. Raises OSError, StorageFault when it is no take."""
    with path.open("rb") as file:
        _check(file.read(HEADER.size), path)
        return max(0, os.fstat(file.fileno()).st_size - HEADER.size) // _SAMPLE_BYTES


def read_take(path: Path) -> Iterator[Pcm]:
    """The samples, in blocks of two seconds. Raises StorageFault when the file is gone or is no take."""
    try:
        with path.open("rb") as file:
            _check(file.read(HEADER.size), path)
            while chunk := file.read(_READ_BYTES):
                whole = len(chunk) - len(chunk) % _SAMPLE_BYTES
                if whole:
                    yield np.frombuffer(chunk[:whole], dtype="<i2").astype(np.int16, copy=False)
    except OSError as error:
        raise gone(str(error)) from error


def gone(detail: str = "") -> StorageFault:
    """For a take that is asked for and is not there."""
    title, remedy = (
        marked("A recording is no longer on disk."),
        marked("There is nothing to do: it was delivered or deleted."),
    )
    return StorageFault(title, remedy, detail)


def _check(head: bytes, path: Path) -> None:
    if len(head) == HEADER.size and (head[:4], head[36:40]) != (b"RIFF", b"data"):
        raise StorageFault(
            "A recording on disk cannot be read.", "Delete it if you do not need it.", f"{path.name}: no take"
        )
