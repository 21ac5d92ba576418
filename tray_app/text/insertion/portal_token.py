"""What the desktop gives us when its user has allowed us to type, and wants back instead of asking again."""

from __future__ import annotations

import logging
from contextlib import suppress
from pathlib import Path

from tray_app.core.errors import StorageFault
from tray_app.paths import make_private
from tray_app.whole_file import replace_whole

log = logging.getLogger(__name__)

LONGEST_BYTES = 4_096


class KeptToken:
    """In a file that only the user can read. A file that cannot be read or written costs a question, and nothing
    else."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> str:
        """Empty when there is none."""
        try:
            content = self._path.read_bytes()[: LONGEST_BYTES + 1]
            text = content.decode("ascii").strip()
        except (OSError, UnicodeDecodeError):
            return ""
        return text if len(content) <= LONGEST_BYTES and text.isprintable() else ""

    def keep(self, token: str) -> None:
        """Instead of the one before, which may be used up; empty: there is none any more."""
        if not token:
            with suppress(OSError):
                self._path.unlink()
        elif token != self.read():
            try:
                make_private(self._path.parent)
                self._path.touch(mode=0o600)
                self._path.chmod(0o600)
                replace_whole(self._path, token.encode("ascii"))
            except (OSError, StorageFault, UnicodeEncodeError) as error:
                log.warning("the permission to type could not be kept: %s", type(error).__name__)
