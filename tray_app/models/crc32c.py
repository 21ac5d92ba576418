"""The CRC-32C of a file (RFC 3720, appendix B.4): all that some makers state of theirs.

It finds what went wrong on the way. Unlike a SHA-256 it does not tell a file from one that was made to pass for it;
that it comes from its maker is then proven by TLS alone.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_POLYNOMIAL = 0x82F63B78
"""Castagnoli's, its bits reversed."""
_LANE_BYTES = 256
_LANES = 65_536
"""Worked off side by side, which makes it two hundred times as fast as byte by byte."""
_Words = NDArray[np.uint32]


def crc32c_of(path: Path) -> str:
    """In base64, big end first, as Google's storage states it. Blocks for about a second a 100 MB. Raises OSError."""
    with path.open("rb") as file:
        return base64.b64encode(crc32c(iter(lambda: file.read(_LANES * _LANE_BYTES), b"")).to_bytes(4, "big")).decode()


def crc32c(blocks: Iterable[bytes]) -> int:
    state = 0xFFFFFFFF
    for block in blocks:
        lanes = len(block) // _LANE_BYTES
        for crc in _of_lanes(block[: lanes * _LANE_BYTES]):
            state = _after_zeros(state) ^ crc
        for byte in block[lanes * _LANE_BYTES :]:
            state = int(_table()[(state ^ byte) & 255]) ^ (state >> 8)
    return state ^ 0xFFFFFFFF


def _of_lanes(block: bytes) -> list[int]:
    """Of each lane as if it stood alone and began with nothing."""
    columns = np.frombuffer(block, np.uint8).reshape(-1, _LANE_BYTES).T
    state: _Words = np.zeros(columns.shape[1], np.uint32)
    for column in columns:
        state = _table()[(state ^ column) & 255] ^ (state >> 8)
    found: list[int] = state.tolist()
    return found


@cache
def _table() -> _Words:
    words: _Words = np.arange(256, dtype=np.uint32)
    for _ in range(8):
        words = np.where(words & 1, (words >> 1) ^ np.uint32(_POLYNOMIAL), words >> 1).astype(np.uint32)
    return words


@cache
def _zeros() -> tuple[list[int], list[int], list[int], list[int]]:
    """What each byte of a state becomes by a lane of zeros: together they are what the state becomes (it is linear)."""
    words: _Words = np.concatenate([np.arange(256, dtype=np.uint32) << (8 * byte) for byte in range(4)])
    for _ in range(_LANE_BYTES):
        words = _table()[words & 255] ^ (words >> 8)
    first, second, third, fourth = (part.tolist() for part in np.split(words, 4))
    return first, second, third, fourth


def _after_zeros(state: int) -> int:
    first, second, third, fourth = _zeros()
    return first[state & 255] ^ second[state >> 8 & 255] ^ third[state >> 16 & 255] ^ fourth[state >> 24]
