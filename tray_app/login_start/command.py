"""The command that starts this very program, however it was installed."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tray_app.core.own_process import module_command, module_environment

ARGUMENTS = ("run", "--quiet")
"""Nobody who has just logged in asked for a window."""
_SCRIPT = "holdtalk.exe" if sys.platform == "win32" else "holdtalk"
_PATH = "PYTHONPATH"


@dataclass(frozen=True, slots=True)
class StartCommand:
    argv: tuple[str, ...]
    """The first is an absolute path."""
    environment: Mapping[str, str]
    """What has to be set besides: where our package lies, when that is a checkout that nobody installed."""


def start_command(*, windowless: bool = False) -> StartCommand:
    """`windowless`: without the console that Windows opens for a script."""
    bundle = os.environ.get("APPIMAGE", "")  # what the image unpacks into is gone with it
    if getattr(sys, "frozen", False):
        return StartCommand((bundle or sys.executable, *ARGUMENTS), {})
    script = None if windowless else _installed_script()
    if script is not None:
        return StartCommand((str(script), *ARGUMENTS), {})
    argv = module_command("tray_app", *ARGUMENTS)
    if windowless:
        argv[0] = _windowless(argv[0])
    return StartCommand(tuple(argv), module_environment({}))


def _installed_script() -> Path | None:
    """The one that pip made for this interpreter: beside it, as in an environment, or where the user's own go.

    In the search path another installation's may come first.
    """
    import sysconfig  # not where nobody asks

    folders = [Path(sys.executable).parent]
    if sys.prefix == sys.base_prefix:
        folders.append(Path(sysconfig.get_path("scripts", f"{os.name}_user")))
        folders.append(Path(sysconfig.get_path("scripts")))
    for folder in folders:
        script = folder / _SCRIPT
        if os.access(script, os.X_OK) and script.is_file():
            return script
    return None


def _windowless(interpreter: str) -> str:
    other = Path(interpreter).with_name("pythonw.exe")
    return str(other) if other.is_file() else interpreter
