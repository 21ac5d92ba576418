"""espeak-ng: on most systems a package of two megabytes, speaks a hundred languages, and begins within milliseconds.

Heard on Linux. On Windows and macOS the same program is looked for, which nobody has tried there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping

from tray_app.core.errors import VoiceFault
from tray_app.core.settings import VoiceSettings
from tray_app.core.translation import filled

from .child import ChildUtterance

PROGRAM = "espeak-ng"
_LIST_S = 5.0


class EspeakVoice:
    """Implements voice.Voice."""

    def __init__(self, settings: VoiceSettings) -> None:
        """Where no voice is chosen it is that of the user's language. Raises VoiceFault when the system has no
        espeak-ng."""
        # -b 1: the text is UTF-8, whatever the locale says. Line by line, so that a long text begins at once.
        self._command = [program(), "--stdout", "-b", "1", "-s", str(settings.rate)]
        voice = settings.voice or of_language(users_language(os.environ))
        if voice:
            self._command += ["-v", voice]
        self._mute = VoiceFault(
            "The voice did not speak.",
            "Take one that holdtalk say --voices lists, or none, as voice under [voice] in the settings.",
            voice,
        )

    def speak(self, passages: Iterable[str]) -> ChildUtterance:
        return ChildUtterance(self._command, self._mute, passages)

    def make_ready(self) -> None: ...

    def close(self) -> None: ...


def program() -> str:
    """Its path. Raises VoiceFault where it is not installed."""
    found = shutil.which(PROGRAM)
    if found is None:
        raise missing("There is no program here that speaks.")
    return found


def missing(title: str) -> VoiceFault:
    return VoiceFault(
        title,
        filled(
            "Install {program} (Debian and Ubuntu: sudo apt install {program}; Fedora: sudo dnf "
            "install {program}; Arch: sudo pacman -S {program}).",
            program=PROGRAM,
        ),
    )


def voices() -> dict[str, str]:
    """Its languages, by what the settings call them, and their names. Blocks for some ms; raises VoiceFault."""
    try:
        listed = subprocess.run(
            [program(), "--voices"], stdin=subprocess.DEVNULL, capture_output=True, timeout=_LIST_S, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError) as error:
        raise VoiceFault(
            filled("{program} does not list its voices.", program=PROGRAM), "Install it anew.", type(error).__name__
        ) from error
    rows = (line.split() for line in listed.decode(errors="replace").splitlines()[1:])
    return {row[1]: row[3].replace("_", " ") for row in rows if len(row) > 3}


def users_language(environment: Mapping[str, str]) -> str:
    """Such as de-at; empty where the system has none, or names it elsewhere than in the environment."""
    name = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    language = name.partition(".")[0].partition("@")[0].replace("_", "-").lower()
    return "" if language in ("c", "posix") else language


def of_language(language: str) -> str:
    """What of its voices speaks that; empty, which is its own choice, where none does."""
    if not language:
        return ""
    known = voices()
    return next((name for name in (language, language.partition("-")[0]) if name in known), "")
