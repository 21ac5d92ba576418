"""espeak-ng: on most systems a package of two megabytes, speaks a hundred languages, and begins within milliseconds."""

from __future__ import annotations

import shutil

from tray_app.core.errors import VoiceFault
from tray_app.core.settings import VoiceSettings

from .child import ChildUtterance

PROGRAM = "espeak-ng"


class EspeakVoice:
    """Implements voice.Voice."""

    def __init__(self, settings: VoiceSettings) -> None:
        """Raises VoiceFault when the system has no espeak-ng."""
        program = shutil.which(PROGRAM)
        if program is None:
            raise missing("There is no program here that speaks.")
        # -b 1: the text is UTF-8, whatever the locale says.
        self._command = [program, "--stdin", "--stdout", "-b", "1", "-s", str(settings.rate)]
        if settings.voice:
            self._command += ["-v", settings.voice]
        self._mute = VoiceFault(
            "The voice did not speak.",
            f"Take a voice from the list of {PROGRAM} --voices, or none, as voice under [voice] in the settings.",
            settings.voice,
        )

    def speak(self, text: str) -> ChildUtterance:
        return ChildUtterance(self._command, self._mute, as_plain_words(text))

    def make_ready(self) -> None: ...

    def close(self) -> None: ...


def missing(title: str) -> VoiceFault:
    return VoiceFault(
        title,
        f"Install {PROGRAM} (Debian and Ubuntu: sudo apt install {PROGRAM}; Fedora: sudo dnf install {PROGRAM}; "
        f"Arch: sudo pacman -S {PROGRAM}).",
    )


def as_plain_words(text: str) -> str:
    """The text without what espeak-ng takes for commands: [[ begins phonemes, and a zero ends everything."""
    return text.replace("[[", "[ [").replace("\0", " ")
