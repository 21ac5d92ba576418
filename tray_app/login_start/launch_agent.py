"""macOS: a property list of the user's launch agents, which launchd reads at login (launchd.plist(5))."""

from __future__ import annotations

import plistlib
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

from tray_app.core.errors import StorageFault
from tray_app.core.translation import marked
from tray_app.whole_file import replace_whole

from .command import StartCommand

LABEL = "holdtalk"
FILE = f"{LABEL}.plist"
_REMEDY = marked("Check the permissions of this file and its folder, or remove it.")


class LaunchAgent:
    """Implements `login_start.LoginStart`. A list that is there keeps all but `RunAtLoad` and `Disabled`."""

    def __init__(self, folder: Path, command: StartCommand) -> None:
        self._path = folder / FILE
        self._command = command

    @property
    def place(self) -> str:
        return str(self._path)

    def is_on(self) -> bool:
        told = self._read()
        return bool(told.get("RunAtLoad")) and not told.get("Disabled")

    def switch(self, on: bool) -> None:
        told = self._read()
        if not told and not on:
            return
        changed = told or self._new()
        changed["RunAtLoad"] = on
        changed.pop("Disabled", None)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            replace_whole(self._path, plistlib.dumps(changed, sort_keys=False))
        except OSError as error:
            raise StorageFault(
                "Start at login cannot be changed.", _REMEDY, f"{self._path}: {error.strerror}"
            ) from error

    def _new(self) -> dict[str, Any]:
        environment = dict(self._command.environment)
        return {
            "Label": LABEL,
            "ProgramArguments": list(self._command.argv),
            **({"EnvironmentVariables": environment} if environment else {}),
            "ProcessType": "Interactive",
            "LimitLoadToSessionType": "Aqua",
        }

    def _read(self) -> dict[str, Any]:
        """Empty where there is none."""
        try:
            told = plistlib.loads(self._path.read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, ExpatError, plistlib.InvalidFileException) as error:
            raise StorageFault(
                "Whether Holdtalk starts at login cannot be read.", _REMEDY, f"{self._path}: {type(error).__name__}"
            ) from error
        return dict(told) if isinstance(told, dict) else {}
