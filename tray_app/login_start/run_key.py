"""Windows: a value of the user's Run key, and whether the Task Manager lets it count."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from typing import Protocol

from tray_app.core.errors import StorageFault

from .command import StartCommand

RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
NAME = "Holdtalk"


class Registry(Protocol):
    """Values below HKEY_CURRENT_USER. Raises OSError, but not for what is not there."""

    def read(self, key: str, name: str) -> str | bytes | None: ...

    def write(self, key: str, name: str, value: str) -> None: ...

    def delete(self, key: str, name: str) -> None: ...


class RunKey:
    """Implements `login_start.LoginStart`. A command that stands there already stays as it is."""

    def __init__(self, command: StartCommand, registry: Registry) -> None:
        """An environment cannot be set there: a checkout that was not installed is not started."""
        self._command = command
        self._registry = registry

    @property
    def place(self) -> str:
        return rf"HKEY_CURRENT_USER\{RUN}\{NAME}"

    def is_on(self) -> bool:
        try:
            there = self._registry.read(RUN, NAME)
            approved = self._registry.read(APPROVED, NAME)
        except OSError as error:
            raise _fault("Whether Holdtalk starts at login cannot be read.", error) from error
        # The Task Manager writes an odd first byte for what the user has switched off there.
        refused = isinstance(approved, bytes) and bool(approved) and approved[0] % 2 == 1
        return bool(there) and not refused

    def switch(self, on: bool) -> None:
        try:
            if not on:
                self._registry.delete(RUN, NAME)
                return
            if not self._registry.read(RUN, NAME):
                self._registry.write(RUN, NAME, subprocess.list2cmdline(self._command.argv))
            self._registry.delete(APPROVED, NAME)
        except OSError as error:
            raise _fault("Start at login cannot be changed.", error) from error


def _fault(title: str, error: OSError) -> StorageFault:
    return StorageFault(title, "Look at Startup apps in the system's settings.", error.strerror or "")


if sys.platform == "win32":

    def system_registry() -> Registry:
        """This machine's."""
        import winreg

        class System:
            def read(self, key: str, name: str) -> str | bytes | None:
                try:
                    with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                        value: str | bytes = winreg.QueryValueEx(opened, name)[0]
                        return value
                except FileNotFoundError:
                    return None

            def write(self, key: str, name: str, value: str) -> None:
                with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
                    winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, value)

            def delete(self, key: str, name: str) -> None:
                with (
                    suppress(FileNotFoundError),
                    winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, 0, winreg.KEY_SET_VALUE) as opened,
                ):
                    winreg.DeleteValue(opened, name)

        return System()
