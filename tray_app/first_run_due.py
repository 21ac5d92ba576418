"""Whether the first run is still to be shown: remembered in the state folder, whatever becomes of the settings."""

from __future__ import annotations

import logging
from pathlib import Path

from tray_app.core.errors import StorageFault
from tray_app.paths import make_private, state_dir
from tray_app.whole_file import replace_whole

log = logging.getLogger(__name__)

DUE, DONE = "due", "done"


def is_due(*, first_start: bool) -> bool:
    """`first_start`: there were no settings before. One that nobody saw, because it was a quiet start or the program
    was killed, stays due."""
    told = _read()
    if told not in (DUE, DONE) and first_start:
        _write(DUE)
        return True
    return told == DUE


def ask_for_it() -> None:
    """At the next start."""
    _write(DUE)


def was_seen() -> None:
    """Never again, unless it is asked for."""
    _write(DONE)


def _path() -> Path:
    return state_dir() / "first-run"


def _read() -> str:
    try:
        return _path().read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


def _write(word: str) -> None:
    """Where it cannot be remembered the settings file decides, as at any first start."""
    path = _path()
    try:
        make_private(path.parent)
        replace_whole(path, f"{word}\n".encode("ascii"))
    except (OSError, StorageFault) as error:
        log.info("the first run cannot be remembered: %s", type(error).__name__)
