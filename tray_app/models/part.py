"""The part of a file that has come so far: it stays when a transfer breaks off, and the next one goes on from it."""

from __future__ import annotations

import errno
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from tray_app.core.errors import HoldtalkError, StorageFault

from .cancelling import Cancel
from .crc32c import crc32c_of
from .remote_file import RemoteFile

if TYPE_CHECKING:
    import hashlib

ENDING = ".part"
_BLOCK_BYTES = 1 << 20
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}


def _digest() -> hashlib._Hash:
    import hashlib  # with OpenSSL, half a megabyte, when there is something to fetch

    return hashlib.sha256()


class Part:
    """`<file>.part`, and beside it `<file>.part.json` with where it came from. Raises StorageFault."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._path = target.with_name(target.name + ENDING)
        self._note = target.with_name(target.name + ENDING + ".json")
        self._url = ""
        self._file: BinaryIO | None = None
        self._digest = _digest()
        self.size_bytes = 0
        self.validator = ""
        """By which the server knows whether it still has that very file; empty: it named none."""

    def take_up(self, url: str, cancel: Cancel) -> None:
        """Use what an earlier attempt at the same address left. Blocks for reading it. Raises Cancelled."""
        self._url = url
        try:
            self._file = open(os.open(self._path, os.O_RDWR | os.O_CREAT | _NO_LINK, 0o600), "r+b")  # noqa: SIM115
            told = self._noted()
            if told.get("url") != url:
                self.start_anew()
                return
            self.validator = str(told.get("validator", ""))
            while block := self._file.read(_BLOCK_BYTES):
                cancel.check()
                self._digest.update(block)
                self.size_bytes += len(block)
        except OSError as error:
            raise unwritable(self._path, error) from error

    def _noted(self) -> dict[str, object]:
        try:
            told = json.loads(self._note.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return told if isinstance(told, dict) else {}

    def comes_with(self, validator: str) -> None:
        """What the server calls this version of the file."""
        if validator != self.validator or not self._note.exists():
            self.validator = validator
            try:
                self._note.write_text(json.dumps({"url": self._url, "validator": validator}), encoding="utf-8")
            except OSError as error:
                raise unwritable(self._note, error) from error

    def start_anew(self) -> None:
        """What came so far is of no use."""
        assert self._file is not None, "taken up first"
        try:
            self._file.seek(0)
            self._file.truncate()
        except OSError as error:
            raise unwritable(self._path, error) from error
        self._digest, self.size_bytes, self.validator = _digest(), 0, ""

    def append(self, block: bytes) -> None:
        assert self._file is not None, "taken up first"
        try:
            self._file.write(block)
        except OSError as error:
            raise unwritable(self._path, error) from error
        self._digest.update(block)
        self.size_bytes += len(block)

    @property
    def sha256(self) -> str:
        """Of what has come."""
        return self._digest.hexdigest()

    def is_right(self, file: RemoteFile) -> bool:
        """Whether it is what the file should be. Blocks for reading it where its maker states no SHA-256."""
        if file.sha256:
            return self.sha256 == file.sha256
        assert self._file is not None, "taken up first"
        try:
            self._file.flush()
            return self.size_bytes == file.size_bytes and crc32c_of(self._path) == file.crc32c
        except OSError as error:
            raise unwritable(self._path, error) from error

    def finish(self) -> None:
        """It is whole and right: from now on it bears its name."""
        assert self._file is not None, "taken up first"
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            self.close()
            os.replace(self._path, self._target)
            self._note.unlink(missing_ok=True)
        except OSError as error:
            raise unwritable(self._target, error) from error

    def throw_away(self) -> None:
        """It is wrong: nobody is to go on from it."""
        self.close()
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
            self._note.unlink(missing_ok=True)

    def close(self) -> None:
        """What came stays for the next attempt."""
        if self._file is not None:
            with suppress(OSError):  # what could not be written was told where it was
                self._file.close()
            self._file = None
            if not self.size_bytes:
                self.throw_away()


_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def unwritable(path: Path, error: OSError) -> HoldtalkError:
    if error.errno in _NO_ROOM:
        return StorageFault(
            "The disk is full.",
            "Free some space and try again: what has come so far is kept.",
            str(path.parent),
        )
    return StorageFault(
        "A model cannot be written.", "Check the permissions of the folder.", f"{path}: {error.strerror or error}"
    )
