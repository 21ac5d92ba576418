"""How much sound is in a WAV file: its header may be wrong, and libsndfile quietly believes the shorter truth.

Programs that record into a pipe cannot know the length beforehand and cannot go back: they leave it at zero or write
some large number. A file that was cut off says a number too, which is why only absurd ones are taken for unknown.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

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
    if not length_at:
        yield str(path)
        return
    with _Corrected(path, length_at, rest_bytes) as corrected:
        yield corrected


def _unknown_length(file: BinaryIO, path: Path) -> tuple[int, int]:
    """Where the length of the sound is written as zero although there is some, and how many bytes there are; (0, 0)
    for any other file."""
    size_bytes = file.seek(0, io.SEEK_END)
    file.seek(0)
    header = file.read(12)
    if header[:4] != b"RIFF" or header[8:] != b"WAVE":
        return 0, 0
    for name, at, length_bytes in _chunks(file, len(header)):
        rest_bytes = size_bytes - at
        if name == b"data":
            if length_bytes > rest_bytes:
                _check(path, length_bytes, rest_bytes)
            elif length_bytes == 0 and rest_bytes and not _is_chunks(file, at, size_bytes):
                return at - 4, rest_bytes
            break
    return 0, 0


def _chunks(file: BinaryIO, at: int) -> Iterator[tuple[bytes, int, int]]:
    """Name, place and length of the content of each chunk from `at` on, as they say themselves."""
    file.seek(at)
    while len(head := file.read(8)) == 8:
        length_bytes = int.from_bytes(head[4:], "little")
        yield head[:4], at + 8, length_bytes
        at = file.seek(at + 8 + length_bytes + length_bytes % 2)


def _check(path: Path, length_bytes: int, rest_bytes: int) -> None:
    unknown = length_bytes >= _LARGEST_BYTES or (length_bytes >= _LARGE_BYTES and rest_bytes < length_bytes // 2)
    if not unknown:
        raise AudioFileFault(
            "The sound file is cut off.",
            "Copy or record it again.",
            f"{path}: {length_bytes - rest_bytes} of {length_bytes} bytes of sound are missing",
        )


def _is_chunks(file: BinaryIO, at: int, size_bytes: int) -> bool:
    """Whether a row of whole chunks follows, and no sound."""
    for name, place, length_bytes in _chunks(file, at):
        if not name.isascii() or not name.decode().isprintable():
            return False
        at = place + length_bytes + length_bytes % 2
    return at == size_bytes


class _Corrected(io.FileIO):
    """Reads as the file does, but for four bytes of its header."""

    def __init__(self, path: Path, length_at: int, length_bytes: int) -> None:
        super().__init__(path)
        self._at = length_at
        self._length = min(length_bytes, 0xFFFF_FFFF).to_bytes(4, "little")

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # the base takes any buffer
        start = self.tell()
        count = super().readinto(buffer)
        for place, byte in enumerate(self._length, start=self._at - start):
            if 0 <= place < count:
                memoryview(buffer)[place] = byte
        return count
