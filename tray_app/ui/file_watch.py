"""Being told that a file may have changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher


def watch_file(path: Path, changed: Callable[[], None]) -> QFileSystemWatcher:
    """`changed` is called on this thread for whatever happens to the file or in its folder, as long as what is given
    back is kept. Qt's thread."""
    watcher = QFileSystemWatcher()

    def watch() -> None:
        """What is watched already stays so, and what is not there is left out."""
        watcher.addPaths([str(path.parent), str(path)])

    def tell(_what: str) -> None:
        watch()  # editors put another file in its place, which ends the watch
        changed()

    watcher.directoryChanged.connect(tell)
    watcher.fileChanged.connect(tell)
    watch()
    return watcher
