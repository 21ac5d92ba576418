"""Moonshine's tokens: the vocabulary file, and text from token numbers."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Iterable
from pathlib import Path

from tray_app.core.errors import SpeechFault

from .files import REINSTALL

START_TOKEN = 1
END_TOKEN = 2
SPACE = "\u2581"
"""Begins each token that begins a word."""


def _read_pieces(content: bytes) -> list[bytes]:
    """The file is one length-prefixed byte string a token; lengths from 128 up take two bytes."""
    pieces: list[bytes] = []
    at = 0
    while at < len(content):
        length = content[at]
        at += 1
        if length >= 128:
            length += content[at] * 128 - 128
            at += 1
        if at + length > len(content):
            raise ValueError(f"token {len(pieces)} is cut off")
        pieces.append(content[at : at + length])
        at += length
    return pieces


def _spoken(piece: bytes) -> bytes:
    """Control tokens such as <s> say nothing; <0xE2> stands for that byte."""
    if not (piece.startswith(b"<") and piece.endswith(b">") and len(piece) > 2):
        return piece
    if piece.startswith(b"<0x") and len(piece) == 6:
        return bytes([int(piece[3:5], 16)])
    return b""


class Vocabulary:
    """Text for token numbers."""

    def __init__(self, path: Path) -> None:
        """Reads the file; raises SpeechFault when it is not a vocabulary."""
        try:
            self._pieces = _read_pieces(path.read_bytes())
        except (OSError, ValueError, IndexError) as error:
            raise SpeechFault("The speech model's vocabulary is damaged.", REINSTALL, f"{path}: {error}") from error

    @functools.cached_property
    def spelled(self) -> dict[str, int]:
        """Every token that is whole characters, by what it spells; a space is `SPACE`. Takes 0.1 s the first time."""
        found: dict[str, int] = {}
        for token, piece in enumerate(self._pieces):
            with contextlib.suppress(UnicodeDecodeError):
                found.setdefault(_spoken(piece).decode(), token)
        found.pop("", None)
        return found

    def text(self, tokens: Iterable[int]) -> str:
        heard = b"".join(_spoken(self._pieces[token]) for token in tokens)
        return " ".join(heard.decode("utf-8", errors="replace").replace(SPACE, " ").split())
