"""Files that are written whole or not at all, where they really lie, and for whom they were."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from tray_app.core.errors import StorageFault


def replace_whole(path: Path, content: bytes) -> None:
    """Replace what `path` holds by `content` at once; what was there stays until then. Blocks for the disk.

    A link stays one and its target is written; mode and owner of an existing file stay, a new one is the user's alone.
    Raises StorageFault for what is no file, such as a device or a pipe, and OSError when it cannot be written.
    """
    replace_whole_by(path, lambda file: file.write(content))


def replace_whole_by(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """As `replace_whole`, for content that `write` brings piece by piece. What that raises goes on; nothing is replaced
    then."""
    target = Path(os.path.realpath(path))
    found = _existing(target)
    handle, part = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        _be_like(part, found)
        os.replace(part, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(part)
        raise


def _existing(target: Path) -> os.stat_result | None:
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if not stat.S_ISREG(found.st_mode):
        raise StorageFault("This is a device or a pipe, not a file.", "Name a file.", str(target))
    return found


def _be_like(part: str, found: os.stat_result | None) -> None:
    os.chmod(part, 0o600 if found is None else stat.S_IMODE(found.st_mode))
    if found is not None and sys.platform != "win32" and (found.st_uid, found.st_gid) != (os.geteuid(), os.getegid()):
        os.chown(part, found.st_uid, found.st_gid)
