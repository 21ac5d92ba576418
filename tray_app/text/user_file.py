"""A list of the user's own on disk, read and written whole."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from tray_app.core.errors import SettingsFault, StorageFault
from tray_app.core.translation import filled, marked
from tray_app.paths import make_private
from tray_app.whole_file import replace_whole


@dataclass(frozen=True, slots=True)
class UserFile:
    """What its faults are called; all marked."""

    largest_bytes: int
    unreadable: str
    too_long: str
    unwritable: str

    def read(self, path: Path) -> str:
        """Empty when there is no file. Blocks for the disk; raises SettingsFault for one that cannot be read at all."""
        try:
            with open(path, "rb", opener=_open_at_once) as file:
                if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    raise self._unreadable(path, "it is no file")
                content = file.read(self.largest_bytes + 1)
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise self._unreadable(path, error.strerror or "it cannot be read") from error
        if len(content) > self.largest_bytes:
            raise self._unreadable(path, f"it is larger than {self.largest_bytes // 1024} KiB")
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            wrong = filled("line {line} is not UTF-8 text: save it in that encoding", line=line)
            raise self._unreadable(path, wrong) from error

    def write(self, path: Path, text: str) -> None:
        """Raises StorageFault; the old file stays then."""
        content = text.encode()
        if len(content) > self.largest_bytes:
            shorter = filled("Keep it below {size} KiB.", size=self.largest_bytes // 1024)
            raise StorageFault(self.too_long, shorter, str(path))
        make_private(path.parent)
        try:
            replace_whole(path, content)
        except OSError as error:
            remedy = marked("Check the permissions of the file and the free space of its disk.")
            raise StorageFault(self.unwritable, remedy, f"{path}: {error.strerror}") from error

    def _unreadable(self, path: Path, why: str) -> SettingsFault:
        return SettingsFault(self.unreadable, marked("Correct it and save."), f"{path}: {why}")


def _open_at_once(path: str, flags: int) -> int:
    """What is no file (a pipe) must not be waited for."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
