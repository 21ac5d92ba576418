"""MP3 files that do not tell their length: libsndfile guesses one from the first frame and reads no further.

Of a file that comes through a pipe it guesses nothing and reads all, so such a file gets one.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tray_app.core.supervision import start_thread

_MARKS = (b"Xing", b"Info", b"VBRI")
"""One of them stands in the first frame of a file that tells its length."""
_FIRST_FRAME_BYTES = 2_048
_PIECE_BYTES = 1 << 16


def tells_its_length(path: Path) -> bool:
    """Raises OSError."""
    with path.open("rb") as file:
        head = file.read(10)
        if head[:3] == b"ID3":  # a tag, whose length is told in four bytes of seven bits
            size = sum((byte & 0x7F) << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=False))
            file.seek(10 + size)
        else:
            file.seek(0)
        first = file.read(_FIRST_FRAME_BYTES)
    return any(mark in first for mark in _MARKS)


@contextlib.contextmanager
def piped(path: Path) -> Iterator[int]:
    """Reads as the file does, once, from the begin. Raises OSError."""
    reads, writes = os.pipe()
    thread = start_thread("mp3-pipe", partial(_feed, path, writes))
    try:
        yield reads
    finally:
        os.close(reads)
        thread.join()


def _feed(path: Path, writes: int) -> None:
    """Ends early when nobody reads any more, and when the file cannot be read: then it ends there."""
    with contextlib.suppress(OSError), os.fdopen(writes, "wb", buffering=0) as target, path.open("rb") as source:
        while piece := source.read(_PIECE_BYTES):
            target.write(piece)
