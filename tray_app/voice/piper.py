"""Piper's neural voices, each a file that its user downloads: far more like a person, for 200 MB of memory.

The model takes half a second and more to load, so the process that has loaded it speaks one text after the other. A
text that is silenced ends it, for nothing else is as sure. Heard on Linux; nobody has tried it on Windows or macOS.
"""

from __future__ import annotations

import json
import os
import shutil
import struct
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from tray_app.core.errors import VoiceFault
from tray_app.core.own_process import module_command, module_environment
from tray_app.core.ports import Pcm
from tray_app.core.settings import VoiceSettings
from tray_app.core.translation import marked
from tray_app.paths import voices_dir

from . import espeak
from .child import end, feed, pipes, start_program
from .voice import PIECE_MS

DAMAGED, OTHER_KIND = 3, 4
"""Exit codes of the process that speaks."""
LENGTH, TOOK_S = struct.Struct("<I"), struct.Struct("<d")
"""It says how many bytes of sound follow, clause by clause; none are the end, with its processor time for the text."""
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
        self._rate_hz = description(model).rate_hz
        if shutil.which(espeak.PROGRAM) is None:
            raise espeak.missing("The neural voice needs espeak-ng, which knows how words are pronounced.")
        slowness = _USUAL_WORDS_A_MINUTE / settings.rate
        self._command = module_command("tray_app.voice.piper_child", str(model), f"{slowness:.3f}")
        self._faults = {
            DAMAGED: VoiceFault("The file of the neural voice is damaged.", _ANEW, str(model)),
            OTHER_KIND: _other_kind(str(model)),
        }
        self._mute = VoiceFault("The neural voice did not speak.", _ANEW, str(model))
        self._process: subprocess.Popen[bytes] | None = None
        """Waits for a text; while it speaks one it is the utterance's."""
        self._closed = False

    def speak(self, passages: Iterable[str]) -> PiperUtterance:
        self.make_ready()
        process, self._process = self._process, None
        assert process is not None, "made ready"
        return PiperUtterance(process, self._rate_hz, passages, fault_of=self._fault, spoken=self._take_back)

    def make_ready(self) -> None:
        if self._process is not None and self._process.poll() is not None:
            self._end()
        if self._process is None:
            self._process = start_program(self._command, module_environment(os.environ))

    def close(self) -> None:
        self._closed = True
        self._end()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            end(process)

    def _take_back(self, process: subprocess.Popen[bytes]) -> None:
        """It has spoken, and may speak the next text."""
        self._end()
        self._process = process
        if self._closed:
            self._end()

    def _fault(self, code: int) -> VoiceFault:
        return self._faults.get(code, self._mute)


class PiperUtterance:
    """Implements voice.Utterance, on a process that is its own until the text is spoken."""

    def __init__(
        self,
        process: subprocess.Popen[bytes],
        rate_hz: int,
        passages: Iterable[str],
        *,
        fault_of: Callable[[int], VoiceFault],
        spoken: Callable[[subprocess.Popen[bytes]], None],
    ) -> None:
        """`fault_of` an exit code says why the process ended without a sound; `spoken` takes back one that did not."""
        self._process = process
        self._rate_hz = rate_hz
        self._passages = passages
        self._fault_of = fault_of
        self._spoken = spoken
        self._stopped = False
        self._first = b""
        self.processor_s: float | None = None

    def begin(self) -> int:
        to_child, _ = pipes(self._process)
        feed(to_child, self._passages, close=False)
        self._first = self._clause()
        if not self._first and self.processor_s is None and not self._stopped:
            raise self._fault_of(self._process.wait())
        return self._rate_hz if self._first else 0

    def pieces(self) -> Iterator[Pcm]:
        size = 2 * (self._rate_hz * PIECE_MS // 1000)
        clause = self._first
        while clause:
            for at in range(0, len(clause), size):
                yield np.frombuffer(clause[at : at + size], np.int16)
            clause = self._clause()

    def _clause(self) -> bytes:
        """The sound of the next one; none at the end of the text, and where the process has ended."""
        _, from_child = pipes(self._process)
        with suppress(struct.error):  # it ended in the middle of a number
            (length,) = LENGTH.unpack(from_child.read(LENGTH.size))
            if length:
                clause = from_child.read(length)
                return clause if len(clause) == length else b""
            (self.processor_s,) = TOOK_S.unpack(from_child.read(TOOK_S.size))
        return b""

    def stop(self) -> None:
        self._stopped = True
        if self.processor_s is None:
            self._process.kill()

    def close(self) -> None:
        if self.processor_s is not None and not self._stopped:
            self._spoken(self._process)
        else:  # in the middle of it
            end(self._process)


_ANEW = marked('Download its two files anew, or set engine = "espeak-ng".')


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
        remedy = marked("Put the .onnx.json file that came with it beside the .onnx file.")
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
