"""Writes the hotkeys into a compositor's configuration, or takes them out again: whole, or not at all."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tray_app.core.errors import HoldtalkError, StorageFault
from tray_app.core.translation import filled, marked
from tray_app.whole_file import replace_whole

from .asking import ASKED_S, asked
from .configuration import Configuration, with_include, without_include
from .lines import HEADER, Language

_BACKUP = ".before-holdtalk"


@dataclass(slots=True)
class Written:
    """What was done, for people."""

    files: list[str] = field(default_factory=list)


def write(configuration: Configuration, content: str) -> Written:
    """Raises HoldtalkError, StorageFault; then everything is as it was."""
    _check_place(configuration)
    before = _text(configuration.template or configuration.path)
    after = with_include(before, configuration)
    own_before = _text(configuration.own) if configuration.own.exists() else None
    if own_before is not None and HEADER[0] not in own_before:
        raise StorageFault("A file that is not Holdtalk's stands in the way.", "Move it away.", str(configuration.own))
    done = Written()
    was_right = configuration.template is not None or not _mistakes(configuration)
    if own_before != content:
        _store(configuration.own, content, executable=configuration.language is Language.RIVER)
        done.files.append(filled("{path}: the hotkeys", path=configuration.own))
    if configuration.template is not None or after != before:
        try:
            _change(configuration, after, done)
        except HoldtalkError:
            _restore(configuration.own, own_before)
            raise
    mistakes = _mistakes(configuration) if was_right else ""
    if mistakes:
        _restore(configuration.own, own_before)
        _restore(configuration.path, None if configuration.template else before)
        raise HoldtalkError(
            filled(
                "{compositor} does not understand what was written, so it was taken back.",
                compositor=configuration.compositor.value,
            ),
            "Put what holdtalk setup-keys --print shows where it fits.",
            mistakes,
        )
    return done


def remove(configuration: Configuration) -> Written:
    """Raises StorageFault."""
    done = Written()
    if configuration.path.exists():
        before = _text(configuration.path)
        after = without_include(before, configuration)
        if after != before:
            _change(configuration, after, done)
    if configuration.own.exists() and HEADER[0] in _text(configuration.own):
        _restore(configuration.own, None)
        done.files.append(filled("{path}: gone", path=configuration.own))
    return done


def reload(configuration: Configuration, *, removed: bool = False) -> str:
    """Have the compositor read it, where that can be told to it; says what was done, or is left to do."""
    match configuration.language:
        case Language.SWAY:
            told = asked("swaymsg", "reload") is not None
            return marked("sway has read it.") if told else marked("sway reads it at: swaymsg reload")
        case Language.HYPRLANG | Language.LUA:
            told = asked("hyprctl", "reload") is not None
            return marked("Hyprland has read it.") if told else marked("Hyprland reads it as soon as it is saved.")
        case Language.KDL:
            return marked("niri reads it as soon as it is saved.")
        case Language.RIVER if removed:
            return marked("river forgets the hotkeys at its next start.")
        case Language.RIVER:
            told = shutil.which("riverctl") is not None and asked("sh", str(configuration.own)) is not None
            later = filled("river has them at its next start, or at: sh {path}", path=configuration.own)
            return marked("river has them.") if told else later


def _check_place(configuration: Configuration) -> None:
    """Raises HoldtalkError where there is nothing that our line could go into."""
    if configuration.template is None and not configuration.path.is_file():
        raise HoldtalkError(
            filled("{compositor} has no configuration file here.", compositor=configuration.compositor.value),
            "Say where it is with --config FILE, or put what --print shows where it fits.",
            str(configuration.path),
        )


def _text(path: Path) -> str:
    """Raises StorageFault. Bytes that are no text come back as they were, and so do the ends of lines."""
    try:
        return path.read_bytes().decode("utf-8", "surrogateescape")
    except OSError as error:
        raise StorageFault(
            "A configuration file cannot be read.", "Check its permissions.", _why(path, error)
        ) from error


def _change(configuration: Configuration, text: str, done: Written) -> None:
    """Raises StorageFault."""
    path = configuration.path
    if path.exists():
        backup = _free_name(path)
        _store(backup, _text(path))
        done.files.append(filled("{path}: as it was", path=backup))
    elif configuration.template is not None:
        copied = marked("{path}: a copy of {original}, which is the system's")
        done.files.append(filled(copied, path=path, original=configuration.template))
    _store(path, text)
    done.files.append(filled("{path}: changed", path=path))


def _free_name(path: Path) -> Path:
    """Beside what the path leads to, so that a folder kept elsewhere has it too."""
    number, backup = 1, path.with_name(path.name + _BACKUP)
    while backup.exists():
        number += 1
        backup = path.with_name(f"{path.name}{_BACKUP}-{number}")
    return backup


def _store(path: Path, text: str, *, executable: bool = False) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_whole(path, text.encode("utf-8", "surrogateescape"))
        if executable:
            path.chmod(path.stat().st_mode | 0o100)
    except OSError as error:
        remedy = "Check its permissions; where another tool makes it, put what --print shows into that tool's files."
        raise StorageFault("A configuration file cannot be written.", remedy, _why(path, error)) from error


def _restore(path: Path, text: str | None) -> None:
    """None: there was none."""
    if text is not None:
        _store(path, text)
        return
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise StorageFault("A file cannot be removed.", "Check its folder's permissions.", _why(path, error)) from error


def _why(path: Path, error: OSError) -> str:
    return f"{path}: {error.strerror}"


_CHECKS: dict[Language, Sequence[str]] = {
    Language.SWAY: ("sway", "-C", "-c"),
    Language.HYPRLANG: ("Hyprland", "--verify-config", "-c"),
    Language.LUA: ("Hyprland", "--verify-config", "-c"),
    Language.KDL: ("niri", "validate", "-c"),
    Language.RIVER: ("sh", "-n"),
}


_WITHOUT_SCREEN = {"WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1"}
"""sway looks for a screen even where it only checks a file."""


def _mistakes(configuration: Configuration) -> str:
    """What the compositor's own check finds wrong; empty where that is nothing, or it cannot be asked."""
    program, *arguments = _CHECKS[configuration.language]
    if shutil.which(program) is None or not configuration.path.exists():
        return ""
    try:
        argv = [program, *arguments, str(configuration.path)]
        done = subprocess.run(
            argv, capture_output=True, text=True, timeout=ASKED_S, check=False, env={**os.environ, **_WITHOUT_SCREEN}
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return wrong_in(program, done)


def wrong_in(program: str, done: subprocess.CompletedProcess[str]) -> str:
    """What the check of that name has found wrong."""
    words = [line for line in (done.stderr or done.stdout).strip().splitlines() if line.strip()]
    if program == "sway":  # it says 0 of what is wrong in a file that is brought in, and 1 where it cannot look
        return " ".join(line.partition("] ")[2] for line in words if "Error on line" in line)
    return "" if done.returncode == 0 else " ".join(words[-3:]) or "its check failed"
