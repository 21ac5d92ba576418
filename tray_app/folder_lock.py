"""A lock on a folder that dies with its process: the kernel's where the file system has it, a file with our name else.

Homes on a network without a lock manager, and some FUSE file systems, refuse the kernel's lock altogether.
"""

from __future__ import annotations

import contextlib
import errno
import os
import socket
import sys
from pathlib import Path

import psutil

_LOCK_NAME = "lock"
_OWNER_PATTERN = "owner-*"
_TAKEN = {errno.EWOULDBLOCK, errno.EAGAIN}
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")

if sys.platform == "win32":
    import msvcrt

    _TAKEN |= {errno.EACCES, errno.EDEADLOCK}

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FolderLock:
    """Held until `release`; made by `try_lock`."""

    def __init__(self, folder: Path, descriptor: int | None) -> None:
        self._folder = folder
        self._descriptor = descriptor

    def release(self, *, remove: bool) -> None:
        """Give it back; with `remove`, take its files away too. Raises nothing."""
        with contextlib.suppress(OSError):  # on a disk that cannot be written it stays, and nobody holds it
            if remove or self._descriptor is None:
                for path in (*self._folder.glob(_OWNER_PATTERN), *([self._folder / _LOCK_NAME] if remove else [])):
                    path.unlink(missing_ok=True)
        if self._descriptor is not None:
            os.close(self._descriptor)


def try_lock(folder: Path) -> FolderLock | None:
    """The lock, or None when another process holds it or the folder is gone. Raises OSError."""
    try:
        descriptor = _open(folder / _LOCK_NAME)
    except FileNotFoundError:
        return None  # its owner removed it just now
    try:
        _lock(descriptor)
    except OSError as error:
        os.close(descriptor)
        if error.errno in _TAKEN:
            return None
        return FolderLock(folder, None) if _become_owner(folder) else None
    return FolderLock(folder, descriptor)


def _open(path: Path) -> int:
    flags = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        return os.open(path, os.O_CREAT | os.O_RDWR | flags, 0o600)
    except OSError as error:
        if error.errno not in (errno.EROFS, errno.EACCES):
            raise
        return os.open(path, os.O_RDONLY | flags)  # the kernel locks what can only be read as well


def _become_owner(folder: Path) -> bool:
    """Owners are numbered, and only one process can make the next number. Raises OSError."""
    owners = sorted(int(path.name[6:]) for path in folder.glob(_OWNER_PATTERN) if path.name[6:].isdecimal())
    if owners and _alive((folder / f"owner-{owners[-1]}").read_text(errors="replace")):
        return False
    try:
        descriptor = os.open(folder / f"owner-{owners[-1] + 1 if owners else 1}", os.O_CREAT | os.O_EXCL | os.O_WRONLY)
    except FileExistsError:
        return False
    with contextlib.closing(os.fdopen(descriptor, "w")) as file:
        file.write(_who(os.getpid()))
    return True


def _who(pid: int) -> str:
    boot = _BOOT_ID.read_text().strip() if _BOOT_ID.exists() else "-"
    return f"{socket.gethostname()} {boot} {pid}"


def _alive(owner: str) -> bool:
    """Whether the process that wrote this may still run; one of another machine, or one just writing, may."""
    host, _, rest = owner.partition(" ")
    pid = rest.rpartition(" ")[2]
    if host != socket.gethostname() or not pid.isdecimal():
        return True
    return owner == _who(int(pid)) and psutil.pid_exists(int(pid))
