"""How much sound is in a WAV file: its header may be wrong, and libsndfile quietly believes the shorter truth.

Programs that record into a pipe cannot know the length beforehand and cannot go back: they leave it at zero or write
some large number. A file that was cut off says a number too, which is why only absurd ones are taken for unknown.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from tray_app.core.errors import AudioFileFault

_LARGEST_BYTES = 0x7FFF_0000
"""From here on a number stands for "unknown"."""
_LARGE_BYTES = 1_000_000_000
"""From here on too, when less than half of it is there: ten hours of speech are rarely cut in the middle."""


@contextlib.contextmanager
def with_its_length(path: Path) -> Iterator[str | BinaryIO]:
    """The file for libsndfile: its name, or one that reads with the length its sound really has.

    Raises OSError, or AudioFileFault when a part of the sound is missing.
    """
    with path.open("rb") as file:
        length_at, rest_bytes = _unknown_length(file, path)
        yield cast(BinaryIO, _Corrected(file, length_at, rest_bytes)) if length_at else str(path)


def _unknown_length(file: BinaryIO, path: Path) -> tuple[int, int]:
    """Where the length of the sound is written as zero although there is some, and how many bytes there are; (0, 0)
    for any other file. The file is at its beginning afterwards."""
    size_bytes = file.seek(0, io.SEEK_END)
    file.seek(0)
    header = file.read(12)
    found = (0, 0)
    if header[:4] == b"RIFF" and header[8:] == b"WAVE":
        while len(chunk := file.read(8)) == 8:
            length_bytes = int.from_bytes(chunk[4:], "little")
            rest_bytes = size_bytes - file.tell()
            if chunk[:4] == b"data":
                if length_bytes > rest_bytes:
                    _check(path, length_bytes, rest_bytes)
                elif length_bytes == 0 and rest_bytes and not _is_chunks(file, size_bytes):
                    found = (size_bytes - rest_bytes - 4, rest_bytes)
                break
            file.seek(length_bytes + length_bytes % 2, io.SEEK_CUR)
    file.seek(0)
    return found


def _check(path: Path, length_bytes: int, rest_bytes: int) -> None:
    unknown = length_bytes >= _LARGEST_BYTES or (length_bytes >= _LARGE_BYTES and rest_bytes < length_bytes // 2)
    if not unknown:
        raise AudioFileFault(
            "The sound file is cut off.",
            "Copy or record it again.",
            f"{path}: {length_bytes - rest_bytes} of {length_bytes} bytes of sound are missing",
        )


def _is_chunks(file: BinaryIO, size_bytes: int) -> bool:
    """Whether a row of whole chunks follows, and no sound."""
    at = file.tell()
    while at + 8 <= size_bytes:
        file.seek(at)
        head = file.read(8)
        if not head[:4].isascii() or not head[:4].decode().isprintable():
            return False
        length_bytes = int.from_bytes(head[4:], "little")
        at += 8 + length_bytes + length_bytes % 2
    return at == size_bytes


class _Corrected(io.RawIOBase):
    """Reads as `file` does, but for four bytes of its header."""

    def __init__(self, file: BinaryIO, length_at: int, length_bytes: int) -> None:
        self._file = file
        self._at = length_at
        self._length = min(length_bytes, 0xFFFF_FFFF).to_bytes(4, "little")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # the base takes any buffer
        start = self._file.tell()
        data = bytearray(self._file.read(len(buffer)))
        for place, byte in enumerate(self._length, start=self._at - start):
            if 0 <= place < len(data):
                data[place] = byte
        buffer[: len(data)] = data
        return len(data)
