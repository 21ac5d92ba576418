"""Being told that a file may have changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher


def watch_file(path: Path, changed: Callable[[], None]) -> object:
    """`changed` is called on this thread for whatever happens to the file or in its folder, as long as what is given
    back is kept. Qt's thread."""
    watcher = QFileSystemWatcher()

    def again(_what: str = "") -> None:
        # Editors put another file in its place, which ends the watch; what is not there cannot be watched.
        known = {*watcher.files(), *watcher.directories()}
        missing = [str(place) for place in (path.parent, path) if str(place) not in known and place.exists()]
        if missing:
            watcher.addPaths(missing)

    def tell(_what: str) -> None:
        again()
        changed()

    watcher.directoryChanged.connect(tell)
    watcher.fileChanged.connect(tell)
    again()
    return watcher
