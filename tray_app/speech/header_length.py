"""How much sound is in a file whose header may be wrong: libsndfile quietly believes the shorter truth, or gives up.

Programs that record into a pipe cannot know the length beforehand and cannot go back: they leave it at zero or write
some large number. One that died has left the length of a moment ago. A file that was cut off says a number too, which
is why only absurd ones are taken for unknown. WAV, RF64, W64, AIFF and CAF are looked at; what else libsndfile reads,
it reads to the end of the file.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_LARGEST_BYTES = 0x7FFF_0000
"""From here on a number stands for "unknown" in a WAV file."""
_LARGE_BYTES = 1_000_000_000
"""From here on too, when less than half of it is there: ten hours of speech are rarely cut in the middle."""
_LEAST_BEHIND_BYTES = 4_096
"""So much behind the promised end is sound when it is nothing else; less is what some program left there."""
_MOST_CHUNKS = 4_096
"""Looked at: a file full of zeros is one chunk after the other."""
_CHUNK_NAMES = frozenset({
    b"LIST", b"INFO", b"id3 ", b"ID3 ", b"bext", b"iXML", b"axml", b"cue ", b"fact", b"smpl", b"inst", b"plst",
    b"labl", b"note", b"adtl", b"PEAK", b"JUNK", b"junk", b"PAD ", b"FLLR", b"_PMX", b"afsp", b"DISP", b"acid",
    b"LGWV", b"ds64",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Length:
    """What is to be known of the sound in a file before libsndfile opens it."""

    sound: str | bytes | BinaryIO
    """For libsndfile: the name of the file, or one that reads with the length its sound really has."""
    promised: float = 1.0
    """How much sound the header promises, in parts of what is there: 1 unless the file is cut off."""


@dataclass(frozen=True, slots=True)
class _Found:
    """Where the length stands, in how many bytes of which order, and what stands there."""

    at: int
    width: int
    order: str
    length_bytes: int
    sound_at: int
    settled: bool = False
    """libsndfile reads what is there, whatever stands there."""


@contextlib.contextmanager
def with_its_length(path: Path) -> Iterator[Length]:
    """Raises OSError."""
    with path.open("rb") as file:
        size_bytes = file.seek(0, io.SEEK_END)
        file.seek(0)
        found = _where(file)
        if found is None:
            yield Length(_name(path))
            return
        rest_bytes = max(0, size_bytes - found.sound_at)
        missing_bytes = 0 if _is_unknown(found, rest_bytes) else max(0, found.length_bytes - rest_bytes)
        wrong = _is_wrong(file, found, rest_bytes, size_bytes)
    promised = 1.0 + missing_bytes / rest_bytes if rest_bytes else 1.0
    if not wrong:
        yield Length(_name(path), promised)
        return
    with _Corrected(path, found, rest_bytes) as corrected:
        yield Length(corrected, promised)


def _name(path: Path) -> str | bytes:
    """soundfile fails on a name that is no text, unless it comes as bytes."""
    return str(path) if sys.platform == "win32" else os.fsencode(path)


def _is_unknown(found: _Found, rest_bytes: int) -> bool:
    length_bytes = found.length_bytes
    if found.width == 4 and length_bytes >= _LARGEST_BYTES:
        return True
    absurd = found.width == 8 and length_bytes >= 1 << 62
    return absurd or (length_bytes >= _LARGE_BYTES and rest_bytes < length_bytes // 2)


def _is_wrong(file: BinaryIO, found: _Found, rest_bytes: int, size_bytes: int) -> bool:
    """Whether libsndfile has to be told another length than the file does. What it makes of too large a number is
    right in a WAV file."""
    if found.settled:
        return False
    if found.length_bytes > rest_bytes:
        return found.width == 8 and rest_bytes > 0
    behind_bytes = rest_bytes - found.length_bytes
    if found.order == "big" or not behind_bytes or (found.length_bytes and behind_bytes < _LEAST_BEHIND_BYTES):
        return False
    end = found.sound_at + found.length_bytes
    return not any(_is_chunks(file, at, size_bytes) for at in (end + end % 2, end))


def _where(file: BinaryIO) -> _Found | None:
    head = file.read(12)
    if head[:4] == b"RIFF" and head[8:] == b"WAVE":
        return _in_wav(file)
    if head[:4] == b"RF64" and head[8:] == b"WAVE":
        return _in_rf64(file)
    if head[:4] == b"FORM" and head[8:11] == b"AIF":
        return _in_aiff(file)
    if head == b"riff\x2e\x91\xcf\x11\xa5\xd6\x28\xdb"[:12]:
        return _in_w64(file)
    return _in_caf(file) if head[:4] == b"caff" else None


def _in_wav(file: BinaryIO) -> _Found | None:
    for name, at, length_bytes in _chunks(file, 12):
        if name == b"data":
            return _Found(at - 4, 4, "little", length_bytes, at)
    return None


def _in_rf64(file: BinaryIO) -> _Found | None:
    """Its lengths that need more than four bytes stand in a chunk of their own, before all others."""
    long = None
    for name, at, length_bytes in _chunks(file, 12):
        if name == b"ds64":
            file.seek(at + 8)
            long = at + 8, int.from_bytes(file.read(8), "little")
        elif name == b"data":
            if long is None or length_bytes < _LARGEST_BYTES:
                return _Found(at - 4, 4, "little", length_bytes, at)
            return _Found(long[0], 8, "little", long[1], at)
    return None


def _in_aiff(file: BinaryIO) -> _Found | None:
    at = 12
    for _ in range(_MOST_CHUNKS):
        head = _at(file, at, 8)
        length_bytes = int.from_bytes(head[4:], "big")
        if head[:4] == b"SSND":
            return _Found(at + 4, 4, "big", length_bytes, at + 8, settled=True)
        at += 8 + length_bytes + length_bytes % 2
    return None


def _in_w64(file: BinaryIO) -> _Found | None:
    """Names of sixteen bytes, then lengths that count them too."""
    at = 40
    for _ in range(_MOST_CHUNKS):
        head = _at(file, at, 24)
        length_bytes = int.from_bytes(head[16:], "little")
        if head[:4] == b"data":
            return _Found(at + 16, 8, "little", max(0, length_bytes - 24), at + 24, settled=True)
        at += max(24, -(-length_bytes // 8) * 8)
    return None


def _in_caf(file: BinaryIO) -> _Found | None:
    at = 8
    for _ in range(_MOST_CHUNKS):
        head = _at(file, at, 12)
        length_bytes = int.from_bytes(head[4:], "big")
        if head[:4] == b"data":
            return _Found(at + 4, 8, "big", length_bytes, at + 12)
        at += 12 + length_bytes
    return None


def _at(file: BinaryIO, place: int, count: int) -> bytes:
    if place >= 1 << 62:
        return b""
    file.seek(place)
    return file.read(count)


def _chunks(file: BinaryIO, at: int) -> Iterator[tuple[bytes, int, int]]:
    """Name, place and length of the content of each chunk from `at` on, as they say themselves."""
    for _ in range(_MOST_CHUNKS):
        if len(head := _at(file, at, 8)) < 8:
            return
        length_bytes = int.from_bytes(head[4:], "little")
        yield head[:4], at + 8, length_bytes
        at += 8 + length_bytes + length_bytes % 2


def _is_chunks(file: BinaryIO, at: int, size_bytes: int) -> bool:
    """Whether chunks follow, and no sound: one that is known by its name, or a row of whole ones."""
    for name, place, length_bytes in _chunks(file, at):
        if name in _CHUNK_NAMES:
            return True
        if not name.isascii() or not name.decode().isprintable():
            return False
        at = place + length_bytes + length_bytes % 2
    return at == size_bytes


class _Corrected(io.FileIO):
    """Reads as the file does, but for the bytes of its header that tell the length."""

    def __init__(self, path: Path, found: _Found, length_bytes: int) -> None:
        super().__init__(path)
        largest = (1 << 8 * found.width) - 1
        order = found.order
        assert order in {"little", "big"}
        self._at = found.at
        self._length = min(length_bytes, largest).to_bytes(found.width, "big" if order == "big" else "little")

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # the base takes any buffer
        start = self.tell()
        count = super().readinto(buffer)
        for place, byte in enumerate(self._length, start=self._at - start):
            if 0 <= place < count:
                memoryview(buffer)[place] = byte
        return count
