"""The folder of the input devices, watched: devices come and go, and so does the right to read them. Nothing is asked
again and again; the kernel (inotify) says when something has changed."""

from __future__ import annotations

import ctypes
import os
import struct
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

INPUT_FOLDER = Path("/dev/input")

_ATTRIB, _MOVED_FROM, _MOVED_TO, _CREATE, _DELETE = 0x4, 0x40, 0x80, 0x100, 0x200
_OVERFLOW, _IGNORED = 0x4000, 0x8000
_ALL = _ATTRIB | _MOVED_FROM | _MOVED_TO | _CREATE | _DELETE
_ONLY_FOLDERS = 0x0100_0000
_HEADER = struct.Struct("@iIII")
_READ_BYTES = 16_384
_PREFIX = "event"


class InputFolder:
    """For one thread. Raises OSError when nothing can be watched here."""

    def __init__(self, path: Path = INPUT_FOLDER) -> None:
        self._path = path
        self._watched = -1
        self._awaits_folder = False
        """It is not there: the one it will be made in is watched."""
        self.fd = _checked(_libc().inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC))
        """Readable when `changed` has something to tell."""
        try:
            self._watch()
        except BaseException:
            self.close()
            raise

    def names(self) -> set[str]:
        """Of the devices that are there, readable or not."""
        return device_names(self._path)

    def path(self, name: str) -> Path:
        return self._path / name

    def may_read(self, name: str) -> bool:
        return os.access(self._path / name, os.R_OK)

    def changed(self) -> set[str] | None:
        """The devices that came, went, or that others may read now; none when nothing happened to them. None: any of
        them may be meant."""
        found: set[str] = set()
        for watched, mask, name in self._events():
            if mask & _OVERFLOW or (watched == self._watched and (mask & _IGNORED or self._awaits_folder)):
                self._watch()  # it came only now, or went: the kernel removes the folder with its last device
                return None
            if watched == self._watched and name.startswith(_PREFIX):
                found.add(name)
        return found

    def close(self) -> None:
        """Again is harmless."""
        fd, self.fd = self.fd, -1
        if fd >= 0:
            os.close(fd)

    def _events(self) -> list[tuple[int, int, str]]:
        """Of each the watch, what happened, and the name it happened to."""
        try:
            data = os.read(self.fd, _READ_BYTES)
        except BlockingIOError:
            return []
        found, at = [], 0
        while at < len(data):
            watched, mask, _cookie, length = _HEADER.unpack_from(data, at)
            at += _HEADER.size
            found.append((watched, mask, data[at : at + length].rstrip(b"\0").decode(errors="replace")))
            at += length
        return found

    def _watch(self) -> None:
        """The folder, or the one it will be made in. Watching what is watched already changes nothing."""
        before = self._watched
        try:
            self._watched = self._added(self._path, _ALL)
            self._awaits_folder = False
        except FileNotFoundError:
            self._watched = self._added(self._path.parent, _CREATE)
            self._awaits_folder = True
            with suppress(FileNotFoundError):  # made in between
                self._watched, self._awaits_folder = self._added(self._path, _ALL), False
        if before not in (-1, self._watched):
            _libc().inotify_rm_watch(self.fd, before)  # an error: it has gone by itself

    def _added(self, path: Path, what: int) -> int:
        return _checked(_libc().inotify_add_watch(self.fd, os.fsencode(path), what | _ONLY_FOLDERS), str(path))


def device_names(folder: Path = INPUT_FOLDER) -> set[str]:
    try:
        return {name for name in os.listdir(folder) if name.startswith(_PREFIX)}
    except FileNotFoundError:
        return set()


@cache
def _libc() -> Any:
    return ctypes.CDLL(None, use_errno=True)


def _checked(result: int, what: str | None = None) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), what)
    return result
