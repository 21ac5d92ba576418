"""What is in a file, told by its SHA-256."""

from __future__ import annotations

from pathlib import Path

from .cancelling import Cancel
from .progress import ProgressMeter

_BLOCK_BYTES = 1 << 20


def sha256_of(path: Path, meter: ProgressMeter, cancel: Cancel) -> str:
    """In hexadecimal. Blocks for about a second a gigabyte on a good disk. Raises OSError, Cancelled."""
    import hashlib  # with OpenSSL, half a megabyte, when there is a file to look at

    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            cancel.check()
            digest.update(block)
            meter.add(len(block))
    return digest.hexdigest()
