"""Where the program keeps its files: XDG folders on Linux, their equivalents elsewhere."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import platformdirs

from tray_app.core.errors import StorageFault

APP_NAME = "holdtalk"
REVIEW_PAGE = "PERFORMANCE_REVIEW.html"
"""What `holdtalk review` writes for people to read."""


def settings_path() -> Path:
    return Path(platformdirs.user_config_dir(APP_NAME, appauthor=False)) / "settings.toml"


def rules_path() -> Path:
    """The user's replacements and snippets; made by whoever writes the first of them."""
    return settings_path().with_name("rules.txt")


def commands_path() -> Path:
    """The user's own spoken commands; whoever wants some makes it."""
    return settings_path().with_name("commands.txt")


def words_path() -> Path:
    """The user's own words; made by whoever writes the first of them."""
    return settings_path().with_name("words.txt")


def state_dir() -> Path:
    return Path(platformdirs.user_state_dir(APP_NAME, appauthor=False))


def takes_dir() -> Path:
    """Takes on disk; 0700, made by the spool."""
    return state_dir() / "takes"


def sessions_dir() -> Path:
    """Summaries of runs of use, where the settings ask for them."""
    return state_dir() / "sessions"


def history_dir() -> Path:
    """What was dictated, where it is kept; 0700, made by the history."""
    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False)) / "history"


def statistics_dir() -> Path:
    """Figures of finished days and weeks, where the settings ask for files and name no other folder."""
    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False)) / "statistics"


def statistics_note_path() -> Path:
    """Which of those were written last."""
    return state_dir() / "statistics-written.json"


def voices_dir() -> Path:
    """Where neural voices may lie for everyone to find; made by whoever puts one there."""
    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False)) / "voices"


def models_dir() -> Path:
    """Speech models that were fetched or carried in, a folder each; made by whoever puts one there."""
    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False)) / "models"


def home_window_path() -> Path:
    """What the home window remembers: its size and its place."""
    return state_dir() / "home-window.json"


def log_path() -> Path:
    return state_dir() / "holdtalk.log"


def pause_path() -> Path:
    """There while the hotkeys rest until the user resumes them."""
    return state_dir() / "hotkeys-rest"


def typing_permission_path() -> Path:
    """By it a desktop that was asked once lets us type without asking again; 0600, made by whoever gets it."""
    return state_dir() / "typing-permission"


def api_token_path() -> Path:
    """What a program has to know to be let in; 0600, made by the API when it starts."""
    return state_dir() / "api-token"


def runtime_dirs() -> tuple[Path, ...]:
    """Folders that can hold the command socket, the best first; each is 0700 where it is made.

    The session's own, then one in the state folder (plain SSH and cron have no session), then a short one for homes
    whose paths do not fit into a socket's address or cannot be written.
    """
    if sys.platform == "win32":
        return ()
    given = os.environ.get("XDG_RUNTIME_DIR", "") if sys.platform == "linux" else platformdirs.user_runtime_dir()
    own = (Path(given) / APP_NAME,) if os.path.isabs(given) else ()
    return (*own, state_dir() / "run", Path("/tmp") / f"{APP_NAME}-{os.geteuid()}")


def make_private(folder: Path) -> Path:
    """Create `folder` with 0700, or tighten it. Raises StorageFault when that fails or somebody else owns it."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if sys.platform != "win32":
            _tighten(folder)
    except OSError as error:
        raise StorageFault(
            "A folder Holdtalk needs cannot be made.",
            "Check the permissions and the free space of its parent folder.",
            f"{folder}: {error.strerror}",
        ) from error
    return folder


if sys.platform != "win32":

    def _tighten(folder: Path) -> None:
        """A link is followed only where we put it ourselves: in a shared place somebody else may have."""
        if folder.lstat().st_uid not in (os.geteuid(), 0):
            raise _foreign(folder)
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            found = os.fstat(descriptor)
            if found.st_uid != os.geteuid():
                raise _foreign(folder)
            if stat.S_IMODE(found.st_mode) != 0o700:
                os.fchmod(descriptor, 0o700)
        finally:
            os.close(descriptor)


def _foreign(folder: Path) -> StorageFault:
    return StorageFault(
        "A folder Holdtalk needs belongs to another user.",
        "Remove it, or have the folder that contains it named otherwise.",
        str(folder),
    )
