"""Who we are, for a portal that keeps what it lets programs do by their name.

It looks for a desktop file of that name, whose command has to be a program that is there (GNOME 48 has no shortcuts and
no typing for a program that it cannot find). Whoever did not install one gets a hidden one of their own.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import platformdirs

from tray_app.core.errors import HoldtalkError
from tray_app.login_start.command import StartCommand, start_command
from tray_app.login_start.desktop_entry import command_line
from tray_app.whole_file import replace_whole

from .faults import RefusedFault
from .portal import Portal

log = logging.getLogger(__name__)

APP_ID = "org.holdtalk.Holdtalk"
"""Portals want a name with dots in it."""
FILE = f"{APP_ID}.desktop"
_NOBODY = ("ServiceUnknown", "NameHasNoOwner", "NoReply", "TimedOut")
_ABSENT = ("UnknownMethod", "UnknownInterface", "UnknownObject")


def introduce(portal: Portal, *, environ: Mapping[str, str] = os.environ) -> str:
    """Have the portal know who asks: before anything else is asked of it, and again once it was started anew.

    Why it does not know us, in its own words; empty where it does, or does not care. Blocks; raises DBusFault when it
    cannot be asked at all.
    """
    why_not = ensure_desktop_file(environ=environ)
    try:
        portal.register(APP_ID)
    except RefusedFault as fault:
        if fault.error_name.endswith(_NOBODY) or ".Spawn." in fault.error_name:
            raise
        if fault.error_name.endswith(_ABSENT) or "already" in fault.problem.detail.casefold():
            return ""
        log.warning("the desktop's portal does not know %s: %s", APP_ID, fault.problem.detail)
        return why_not or fault.problem.detail
    return ""


def ensure_desktop_file(*, command: StartCommand | None = None, environ: Mapping[str, str] = os.environ) -> str:
    """Write one where none is found that could be started. Why there is none; empty where there is.

    Blocks for a small file.
    """
    if any(_can_be_started(folder / FILE) for folder in application_folders(environ)):
        return ""
    path = application_folders(environ)[0] / FILE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_whole(path, _entry(command or start_command()).encode())
    except (OSError, HoldtalkError) as error:
        log.warning("no desktop file could be written: %s", type(error).__name__)
        return f"{path}: {error}"
    return ""


def application_folders(environ: Mapping[str, str] = os.environ) -> list[Path]:
    """The user's own, then the system's, as they are looked through."""
    own = environ.get("XDG_DATA_HOME") or platformdirs.user_data_dir()
    system = environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    return [Path(folder) / "applications" for folder in (own, *system.split(":")) if folder]


def _entry(command: StartCommand) -> str:
    lines = (
        "# Written by Holdtalk, so that the desktop's portal knows who asks. It shows in no menu.",
        "[Desktop Entry]",
        "Type=Application",
        "Name=Holdtalk",
        "Comment=Hold a key, speak, let go, and the words stand in the window you were typing in",
        f"Exec={command_line(command)}",
        "Icon=holdtalk",
        "Terminal=false",
        "NoDisplay=true",
    )
    return "\n".join(lines) + "\n"


def _can_be_started(path: Path) -> bool:
    try:
        lines = path.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return False
    command = next((line.partition("=")[2].strip() for line in lines if line.startswith("Exec=")), "")
    return shutil.which(command.partition(" ")[0].strip('"')) is not None
