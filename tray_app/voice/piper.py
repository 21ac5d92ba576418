"""Piper's neural voices, each a file that its user downloads: far more like a person, for 200 MB of memory.

The model takes half a second and more to load. So a process that has loaded it waits for the next text, begun once the
last one was heard: before that it would compete with it for the processor. Heard on Linux; nobody has tried it on
Windows or macOS.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tray_app.core.errors import VoiceFault
from tray_app.core.own_process import module_command, module_environment
from tray_app.core.settings import VoiceSettings
from tray_app.paths import voices_dir

from . import espeak
from .child import ChildUtterance

DAMAGED, OTHER_KIND = 3, 4
"""Exit codes of the process that speaks."""
BEGIN, END, PAUSE = "^", "$", "_"
_USUAL_WORDS_A_MINUTE = 175
_RATES_HZ = range(8_000, 48_001)
_SHARED = ("~/.local/share/piper-voices", "/usr/share/piper-voices")
"""Where others look for such voices too."""


@dataclass(frozen=True, slots=True)
class Description:
    """The file beside the model: what it was trained for."""

    rate_hz: int
    espeak_voice: str
    sounds: Mapping[str, list[int]]
    """The numbers by which the model knows each sound."""
    noise: float
    slowness: float
    rhythm_noise: float


class PiperVoice:
    """Implements voice.Voice."""

    def __init__(self, settings: VoiceSettings) -> None:
        """Raises VoiceFault when its files are not there, or are no voice of this kind."""
        model = Path(settings.voice).expanduser()
        if not settings.voice or not model.is_file():
            raise VoiceFault(
                "The file of the neural voice is not there.",
                "Download one of Piper's voices, both its .onnx and its .onnx.json file, and write the path of the "
                "first as voice under [voice] in the settings.",
                str(model) if settings.voice else "",
            )
        description(model)
        if shutil.which(espeak.PROGRAM) is None:
            raise espeak.missing("The neural voice needs espeak-ng, which knows how words are pronounced.")
        slowness = _USUAL_WORDS_A_MINUTE / settings.rate
        self._command = module_command("tray_app.voice.piper_child", str(model), f"{slowness:.3f}")
        self._mute = VoiceFault("The neural voice did not speak.", _ANEW, str(model))
        self._faults = {
            DAMAGED: VoiceFault("The file of the neural voice is damaged.", _ANEW, str(model)),
            OTHER_KIND: _other_kind(str(model)),
        }
        self._waiting: ChildUtterance | None = None

    def speak(self, passages: Iterable[str]) -> ChildUtterance:
        self.make_ready()
        utterance, self._waiting = self._waiting, None
        assert utterance is not None, "made ready"
        utterance.passages = passages
        return utterance

    def make_ready(self) -> None:
        if self._waiting is None:
            self._waiting = ChildUtterance(
                self._command, self._mute, faults=self._faults, environment=module_environment(os.environ)
            )

    def close(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting.close()


_ANEW = 'Download its two files anew, or set engine = "espeak-ng".'


def description(model: Path) -> Description:
    """Raises VoiceFault."""
    path = model.with_name(f"{model.name}.json")
    try:
        said: Mapping[str, Any] = json.loads(path.read_text("utf-8"))
        if str(said.get("phoneme_type", "espeak")) != "espeak":
            raise _other_kind(f"{path}: its phonemes are {said['phoneme_type']}")
        sounds = {str(sound): [int(number) for number in ids] for sound, ids in said["phoneme_id_map"].items()}
        usual = said["inference"]
        found = Description(
            rate_hz=int(said["audio"]["sample_rate"]),
            espeak_voice=str(said["espeak"]["voice"]),
            sounds=sounds,
            noise=float(usual["noise_scale"]),
            slowness=float(usual["length_scale"]),
            rhythm_noise=float(usual["noise_w"]),
        )
    except FileNotFoundError:
        remedy = "Put the .onnx.json file that came with it beside the .onnx file."
        raise VoiceFault("The description of the neural voice is missing.", remedy, str(path)) from None
    except OSError as error:
        raise VoiceFault("The description of the neural voice cannot be read.", _ANEW, str(error)) from error
    except (KeyError, AttributeError, TypeError) as error:
        raise _other_kind(f"{path}: {error}") from error
    except ValueError as error:  # no JSON, or no number
        raise VoiceFault("The description of the neural voice is damaged.", _ANEW, f"{path}: {error}") from error
    if found.rate_hz not in _RATES_HZ:
        raise VoiceFault(
            "The sample rate of the neural voice is impossible.", _ANEW, f"{path}: {found.rate_hz} samples a second"
        )
    if not {BEGIN, END, PAUSE} <= sounds.keys():
        raise _other_kind(f"{path}: its phonemes are not Piper's")
    return found


def _other_kind(detail: str) -> VoiceFault:
    return VoiceFault(
        "This is no voice of Piper's that can be used here.",
        'Choose another one that holdtalk say --voices lists, or set engine = "espeak-ng".',
        detail,
    )


def found(chosen: str) -> Iterator[tuple[Path, Description]]:
    """The voices beside the chosen one and in the folders where they usually lie."""
    folders = {voices_dir(), *(Path(folder).expanduser() for folder in _SHARED)}
    if chosen:
        folders.add(Path(chosen).expanduser().parent)
    for model in sorted({model for folder in folders for model in folder.rglob("*.onnx")}):
        try:
            yield model, description(model)
        except VoiceFault:  # then it is not one
            continue
