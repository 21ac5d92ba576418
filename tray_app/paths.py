"""Where the program keeps its files: XDG folders on Linux, their equivalents elsewhere."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import platformdirs

from tray_app.core.errors import StorageFault

APP_NAME = "holdtalk"


def settings_path() -> Path:
    return Path(platformdirs.user_config_dir(APP_NAME, appauthor=False)) / "settings.toml"


def state_dir() -> Path:
    return Path(platformdirs.user_state_dir(APP_NAME, appauthor=False))


def takes_dir() -> Path:
    """Takes on disk; 0700, made by the spool."""
    return state_dir() / "takes"


def log_path() -> Path:
    return state_dir() / "holdtalk.log"


def runtime_dir() -> Path:
    """Folder of the command socket; 0700. Without a session's own (plain SSH, cron), one in the state folder."""
    if sys.platform == "linux" and not os.environ.get("XDG_RUNTIME_DIR"):
        return state_dir() / "run"
    return Path(platformdirs.user_runtime_dir(APP_NAME, appauthor=False))


def make_private(folder: Path) -> Path:
    """Create `folder` with 0700, or tighten it. Raises StorageFault when that fails."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if os.name == "posix" and stat.S_IMODE(folder.stat().st_mode) != 0o700:
            folder.chmod(0o700)
    except OSError as error:
        raise StorageFault(
            "A folder Holdtalk needs cannot be made.",
            "Check the permissions and the free space of its parent folder.",
            f"{folder}: {error.strerror}",
        ) from error
    return folder
