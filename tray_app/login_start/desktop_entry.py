"""Linux and the BSDs: `autostart/holdtalk.desktop` in the user's configuration (XDG Autostart and Desktop Entry
specifications).

A file that is there is the user's: only the lines that say whether it counts are switched, and the command is renewed
only where it is still the one that was written here, which `X-Holdtalk-Exec` remembers.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import platformdirs

from tray_app.core.errors import StorageFault
from tray_app.whole_file import replace_whole

from .command import StartCommand

FILE = "holdtalk.desktop"
_GROUP = "[Desktop Entry]"
_OURS = "X-Holdtalk-Exec"
_HIDDEN, _ENABLED = "Hidden", "X-GNOME-Autostart-enabled"
_QUOTED_BECAUSE_OF = " \t\n\"'\\><~|&;$*?#()`%="


def autostart_folders(environ: Mapping[str, str] = os.environ) -> list[Path]:
    """The user's own, then the system's, as they are looked through at login."""
    system = environ.get("XDG_CONFIG_DIRS") or "/etc/xdg"
    folders = [Path(platformdirs.user_config_dir()), *(Path(part) for part in system.split(":") if part)]
    return [folder / "autostart" for folder in folders]


class DesktopEntry:
    """Implements `login_start.LoginStart`."""

    def __init__(self, folder: Path, command: StartCommand, others: Sequence[Path] = ()) -> None:
        """`others` are the system's folders: a file of the user's counts in place of one there."""
        self._path = folder / FILE
        self._others = [other / FILE for other in others]
        self._command = command

    @property
    def place(self) -> str:
        return str(self._path)

    def is_on(self) -> bool:
        path = self._path if os.path.lexists(self._path) else self._systems()
        return path is not None and _counts(_read(path))

    def switch(self, on: bool) -> None:
        if os.path.lexists(self._path):
            self._write(self._switched(_read(self._path), on))
            return
        systems = self._systems()
        if systems is not None and _counts(_read(systems)) != on:
            self._write(self._switched(_read(systems), on))
        elif systems is None and on:
            self._write(self._new())

    def _systems(self) -> Path | None:
        return next((path for path in self._others if path.is_file()), None)

    def _new(self) -> list[str]:
        line = command_line(self._command)
        return [
            "# Written by Holdtalk. What you change here stays: Holdtalk itself only switches it on and off.",
            _GROUP,
            "Type=Application",
            "Name=Holdtalk",
            "Comment=Hold a key, speak, let go, and the words stand in the window you were typing in",
            f"TryExec={_string(self._command.argv[0])}",
            f"Exec={line}",
            "Icon=holdtalk",
            "Terminal=false",
            "StartupNotify=false",
            f"{_OURS}={line}",
            f"{_ENABLED}=true",
        ]

    def _switched(self, lines: list[str], on: bool) -> list[str]:
        changed = list(lines)
        written = _values(lines)
        if on and written.get(_OURS) is not None and written.get(_OURS) == written.get("Exec"):
            line = command_line(self._command)
            for key, value in (("TryExec", _string(self._command.argv[0])), ("Exec", line), (_OURS, line)):
                _set(changed, key, value)
        if on and _HIDDEN not in written:
            _set(changed, _ENABLED, "true")
            return changed
        _set(changed, _HIDDEN, "false" if on else "true")
        _set(changed, _ENABLED, "true" if on else "false")
        return changed

    def _write(self, lines: Sequence[str]) -> None:
        text = "\n".join(lines).rstrip("\n") + "\n"
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            replace_whole(self._path, text.encode("utf-8", "surrogateescape"))
        except OSError as error:
            raise StorageFault(
                "Start at login cannot be changed.",
                "Check the permissions of the folder autostart and the free space of its disk.",
                f"{self._path}: {error.strerror}",
            ) from error


def command_line(command: StartCommand) -> str:
    """As `Exec` has it: arguments quoted, per cent signs doubled, and all of it once more as a string."""
    environment = [f"{name}={value}" for name, value in command.environment.items()]
    argv = ["env", *environment, *command.argv] if environment else command.argv
    return " ".join(_argument(part) for part in argv)


def _argument(text: str) -> str:
    percent = text.replace("%", "%%")
    if not any(mark in text for mark in _QUOTED_BECAUSE_OF) and text:
        return percent
    quoted = "".join(f"\\{mark}" if mark in '"`$\\' else mark for mark in percent)
    return _string(f'"{quoted}"')


def _string(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def _read(path: Path) -> list[str]:
    try:
        return path.read_bytes().decode("utf-8", "surrogateescape").splitlines()
    except FileNotFoundError:  # a link that leads nowhere
        return [_GROUP]
    except OSError as error:
        raise StorageFault(
            "Whether Holdtalk starts at login cannot be read.",
            "Check the permissions of this file.",
            f"{path}: {error.strerror}",
        ) from error


def _counts(lines: Sequence[str]) -> bool:
    """Whether the desktop would start it."""
    values = _values(lines)
    if values.get(_HIDDEN) == "true" or values.get(_ENABLED) == "false" or not values.get("Exec"):
        return False
    needed = values.get("TryExec", "")
    return not needed or shutil.which(needed.replace("\\\\", "\\")) is not None


def _values(lines: Sequence[str]) -> dict[str, str]:
    """Keys of the group that counts; translated ones stay apart, by their full name."""
    found: dict[str, str] = {}
    for line in lines[slice(*_group(lines))]:
        key, sign, value = line.partition("=")
        if sign and not key.lstrip().startswith("#"):
            found[key.strip()] = value.strip()
    return found


def _group(lines: Sequence[str]) -> tuple[int, int]:
    """Where the group's lines begin and end."""
    heads = [at for at, line in enumerate(lines) if line.lstrip().startswith("[")]
    ours = next((at for at in heads if lines[at].strip() == _GROUP), None)
    if ours is None:
        return len(lines), len(lines)
    return ours + 1, next((at for at in heads if at > ours), len(lines))


def _set(lines: list[str], key: str, value: str) -> None:
    """In its place, else behind the group's last line."""
    begin, end = _group(lines)
    if begin == end == len(lines) and _GROUP not in (line.strip() for line in lines):
        lines.append(_GROUP)
        begin = end = len(lines)
    for at in range(begin, end):
        if lines[at].partition("=")[0].strip() == key:
            lines[at] = f"{key}={value}"
            return
    while end > begin and not lines[end - 1].strip():
        end -= 1
    lines.insert(end, f"{key}={value}")
