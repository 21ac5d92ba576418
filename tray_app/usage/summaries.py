"""Summaries of sessions on disk: one small file each, the user's alone, removed by age and by size."""

from __future__ import annotations

import json
import logging
import os
import re
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tray_app.core.errors import HoldtalkError
from tray_app.paths import make_private
from tray_app.whole_file import replace_whole

from .tally import SCHEMA

_log = logging.getLogger(__name__)

_NAME = re.compile(r"session-(\d{13,20})\.json")
_DAY_S = 86_400


class Summaries:
    """Blocks for the disk. What else lies in the folder is somebody's and stays."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, begun_unix: float, summary: Mapping[str, Any]) -> bool:
        """Replace what is kept of the session begun then; whether it is on disk. Never raises for a disk."""
        content = json.dumps(summary, ensure_ascii=False, indent=1) + "\n"
        try:
            replace_whole(make_private(self._folder) / f"session-{int(begun_unix * 1e9)}.json", content.encode())
        except (OSError, HoldtalkError) as error:
            _log.warning("the summary of this session cannot be written: %s", error)
            return False
        return True

    def clean(self, *, keep_days: int, keep_bytes: int, now_unix: float | None = None) -> int:
        """Remove what began longer ago, then the oldest until the rest is small enough; how many are left."""
        now_unix = time.time() if now_unix is None else now_unix
        left = self._oldest_first()
        total_bytes = sum(size for _begun, _path, size in left)
        while left and (left[0][0] < now_unix - keep_days * _DAY_S or total_bytes > keep_bytes):
            _begun_unix, path, size = left.pop(0)
            total_bytes -= size
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                _log.warning("an old summary cannot be removed: %s", error.strerror)
        return len(left)

    def read(self) -> list[dict[str, Any]]:
        """Those that can be read and are of this kind, oldest first."""
        found: list[dict[str, Any]] = []
        for _begun, path, _size in self._oldest_first():
            try:
                summary = json.loads(path.read_text(encoding="utf-8"))
                if summary["schema"] == SCHEMA:
                    found.append(summary)
            except (OSError, ValueError, TypeError, KeyError) as error:
                _log.warning("the summary %s cannot be read: %s", path.name, type(error).__name__)
        return found

    def _oldest_first(self) -> list[tuple[float, Path, int]]:
        """When each began, where it is, its bytes; only plain files of our own naming."""
        found = []
        try:
            with os.scandir(self._folder) as entries:
                for entry in entries:
                    name = _NAME.fullmatch(entry.name)
                    if name is not None and entry.is_file(follow_symlinks=False):
                        size = entry.stat(follow_symlinks=False).st_size
                        found.append((int(name[1]) / 1e9, Path(entry.path), size))
        except OSError:  # no folder yet
            return []
        return sorted(found)
