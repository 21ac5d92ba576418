"""Whether Holdtalk starts when the user logs in: read and switched where his system looks for it.

Nothing here runs on Windows or macOS but what those systems need, and nothing is loaded before it is asked for.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Protocol

from .command import start_command


class LoginStart(Protocol):
    """One system's way. Blocks for a small file or less. Raises StorageFault where it cannot be read or written."""

    @property
    def place(self) -> str:
        """Where it stands, for people."""

    def is_on(self) -> bool: ...

    def switch(self, on: bool) -> None:
        """What the user changed there stays."""


def login_start() -> LoginStart:
    """This system's way."""
    if sys.platform == "win32":
        from .run_key import RunKey, system_registry

        return RunKey(start_command(windowless=True), system_registry())
    if sys.platform == "darwin":
        from .launch_agent import LaunchAgent

        return LaunchAgent(Path.home() / "Library" / "LaunchAgents", start_command())
    from .desktop_entry import DesktopEntry, autostart_folders

    own, *others = autostart_folders()
    return DesktopEntry(own, start_command(), others)


def starts_at_login() -> bool:
    """Raises StorageFault when nobody can tell."""
    return login_start().is_on()


def set_starts_at_login(on: bool) -> None:
    """Raises StorageFault when it cannot be written."""
    login_start().switch(on)
