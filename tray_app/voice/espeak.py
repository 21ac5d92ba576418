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
            raise VoiceFault(
                "There is no program here that speaks.",
                "Install espeak-ng (Debian and Ubuntu: sudo apt install espeak-ng; Fedora: sudo dnf install espeak-ng; "
                "Arch: sudo pacman -S espeak-ng).",
            )
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
        return ChildUtterance(self._command, as_plain_words(text), self._mute)


def as_plain_words(text: str) -> str:
    """The text without what espeak-ng takes for commands: [[ begins phonemes, and a zero ends everything."""
    return text.replace("[[", "[ [").replace("\0", " ")
