"""What proves that a program runs for the same user: it can read the file that the token lies in."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
import sys
from pathlib import Path

from tray_app.core.errors import StorageFault
from tray_app.paths import make_private
from tray_app.whole_file import replace_whole

_BYTES = 32
_SHORTEST = 43
"""Characters that those bytes make."""


def read_or_make(path: Path) -> str:
    """The token in the file, or a new one where there is none, or where others than its owner could read or write it.

    Blocks for the disk. Raises StorageFault.
    """
    try:
        return read(path) or make_new(path)
    except OSError as error:
        raise _unkept(path, error) from error


def make_new(path: Path) -> str:
    """In place of the one there was. Blocks for the disk. Raises StorageFault."""
    token = secrets.token_urlsafe(_BYTES)
    try:
        make_private(path.parent)
        with contextlib.suppress(FileNotFoundError):
            path.unlink()  # it may be a link, or open to others: a new file is the user's alone
        replace_whole(path, f"{token}\n".encode())
    except OSError as error:
        raise _unkept(path, error) from error
    return token


def _unkept(path: Path, error: OSError) -> StorageFault:
    return StorageFault(
        "The token of the API cannot be kept.",
        "Check the permissions and the free space of its folder.",
        f"{path}: {error.strerror}",
    )


def read(path: Path) -> str | None:
    """None for one that is not there or cannot be trusted. Raises OSError."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except FileNotFoundError:
        return None
    except OSError:
        if path.is_symlink():
            return None
        raise
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(file.fileno())
        if sys.platform != "win32" and (found.st_uid != os.geteuid() or stat.S_IMODE(found.st_mode) & 0o077):
            return None
        token = file.read(1_000).decode("ascii", "replace").strip()
    return token if len(token) >= _SHORTEST and token.isascii() and not set(token) & set(" \t\r\n,;") else None
