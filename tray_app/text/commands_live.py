"""The user's own spoken commands while the program runs: read at the first text, and again whenever they are saved."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from tray_app.core.commands import Command
from tray_app.core.errors import HoldtalkError, Problem, SettingsFault
from tray_app.core.translation import filled, lines, marked

from .commands import Commands, OwnPhrases, own_phrases

log = logging.getLogger(__name__)

LARGEST_BYTES = 256 * 1024
NAMED_AT_ONCE = 3


class LiveCommands:
    """Any thread. `reload` blocks for a small file, and so does the first `read`."""

    def __init__(self, path: Path, tell: Callable[[Problem], object]) -> None:
        """`tell` hears what is wrong with the list."""
        self._path = path
        self._tell = tell
        self._told: Problem | None = None
        self._commands: Commands | None = None
        self._lock = threading.Lock()

    def read(self, text: str, language: str, prefix: str) -> Command | None:
        """`core.commands.ReadCommand`."""
        if self._commands is None:
            self.reload()
        return (self._commands or Commands()).read(text, language, prefix)

    def reload(self) -> None:
        """Never raises: what is wrong is told, and what was in force stays where the list cannot be read."""
        with self._lock:
            try:
                own = read_own(self._path)
            except HoldtalkError as error:
                self._commands = self._commands or Commands()
                self._tell_once(error.problem)
                return
            self._commands = Commands(own)
            self._tell_once(mistakes_told(self._path, own))

    def _tell_once(self, problem: Problem | None) -> None:
        known, self._told = self._told, problem
        if problem is not None and problem != known:
            self._tell(problem)


def read_own(path: Path) -> OwnPhrases:
    """Nothing where there is no such file. Raises SettingsFault."""
    try:
        data = path.read_bytes() if path.stat().st_size <= LARGEST_BYTES else None
    except FileNotFoundError:
        return OwnPhrases()
    except OSError as error:
        raise _unreadable(path, error.strerror or type(error).__name__) from error
    if data is None:
        raise _unreadable(path, f"more than {LARGEST_BYTES // 1024} KiB")
    try:
        return own_phrases(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _unreadable(path, "not UTF-8") from error


def _unreadable(path: Path, why: str) -> SettingsFault:
    return SettingsFault(
        marked("Your list of spoken commands cannot be read."), marked("Correct it and save."), f"{path}: {why}"
    )


def mistakes_told(path: Path, own: OwnPhrases) -> Problem | None:
    """What is wrong in the file, in a few lines; None when nothing is."""
    if not own.mistakes:
        return None
    named = [
        filled("line {line}: {mistake}", line=one.line, mistake=filled(one.what))
        for one in own.mistakes[:NAMED_AT_ONCE]
    ]
    return Problem(
        marked("Your list of spoken commands has mistakes; the other lines count."),
        lines(*named, filled("Correct and save: {path}", path=path)),
    )
