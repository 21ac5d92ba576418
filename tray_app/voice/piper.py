"""Piper's neural voices, each a file that its user downloads: far more like a person, for 200 MB of memory.

The model takes half a second and more to load. So a process that has loaded it waits for the next text, begun once the
last one was heard: before that it would compete with it for the processor.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tray_app.core.errors import VoiceFault
from tray_app.core.own_process import module_command, module_environment
from tray_app.core.settings import VoiceSettings

from . import espeak
from .child import ChildUtterance

_USUAL_WORDS_A_MINUTE = 175


class PiperVoice:
    """Implements voice.Voice."""

    def __init__(self, settings: VoiceSettings) -> None:
        """Raises VoiceFault when its files are not there."""
        model = Path(settings.voice).expanduser()
        if not settings.voice or not model.is_file() or not description_of(model).is_file():
            raise VoiceFault(
                "The file of the neural voice is not there.",
                "Download one of Piper's voices, both its .onnx and its .onnx.json file, and write the path of the "
                "first as voice under [voice] in the settings.",
                str(model) if settings.voice else "",
            )
        if shutil.which(espeak.PROGRAM) is None:
            raise espeak.missing("The neural voice needs espeak-ng, which knows how words are pronounced.")
        slowness = _USUAL_WORDS_A_MINUTE / settings.rate
        self._command = module_command("tray_app.voice.piper_child", str(model), f"{slowness:.3f}")
        self._mute = VoiceFault(
            "The neural voice did not speak.", 'Download its two files anew, or set engine = "espeak-ng".', str(model)
        )
        self._waiting: ChildUtterance | None = None

    def speak(self, text: str) -> ChildUtterance:
        self.make_ready()
        utterance, self._waiting = self._waiting, None
        assert utterance is not None, "made ready"
        utterance.text = text
        return utterance

    def make_ready(self) -> None:
        if self._waiting is None:
            self._waiting = ChildUtterance(self._command, self._mute, environment=module_environment(os.environ))

    def close(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting.close()


def description_of(model: Path) -> Path:
    return model.with_name(f"{model.name}.json")
