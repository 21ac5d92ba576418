"""A file that somebody offers, and by what it is known."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RemoteFile:
    url: str
    sha256: str
    """In hexadecimal; empty when its maker states none."""
    size_bytes: int = 0
    """0 when its maker does not say."""
    crc32c: str = ""
    """In base64: what stands in for a SHA-256 that nobody states."""
