"""The checksum that some makers state."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tray_app.models.crc32c import crc32c, crc32c_of


@pytest.mark.parametrize(
    ("content", "known"),
    [
        (b"", 0),
        (b"123456789", 0xE3069283),  # the check value of the catalogue of CRC algorithms
        (bytes(32), 0x8A9136AA),  # RFC 3720, B.4
        (b"\xff" * 32, 0x62A8AB43),
        (bytes(range(32)), 0x46DD794E),
    ],
)
def test_it_is_what_the_standard_says(content: bytes, known: int) -> None:
    assert crc32c([content]) == known


def plainly(content: bytes) -> int:
    state = 0xFFFFFFFF
    for byte in content:
        state ^= byte
        for _ in range(8):
            state = (state >> 1) ^ (0x82F63B78 if state & 1 else 0)
    return state ^ 0xFFFFFFFF


@pytest.mark.parametrize("length", [1, 255, 256, 257, 512, 10_000])
def test_lanes_and_the_rest_behind_them_are_one(length: int) -> None:
    content = random.Random(length).randbytes(length)
    assert crc32c([content]) == plainly(content)
    assert crc32c([content[:100], content[100:]]) == plainly(content)


def test_a_files_is_written_as_makers_write_it(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"123456789")
    assert crc32c_of(path) == "4waSgw=="
