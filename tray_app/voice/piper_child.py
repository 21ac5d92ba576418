"""The process that speaks with one of Piper's voices: a text by standard input, a WAV stream by standard output.

    python -m tray_app.voice.piper_child MODEL.onnx SLOWNESS

espeak-ng tells how each clause is pronounced; the model, whose letters are those sounds, makes the sound of it.
"""

from __future__ import annotations

import json
import re
import struct
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from .espeak import PROGRAM, as_plain_words
from .piper import description_of

_BEGIN, _END, _PAUSE = "^", "$", "_"
_CLAUSE = re.compile(r"[^.!?,;:\n]+[.!?,;:]*\n*")
_LONGEST_CLAUSE = 300
"""Characters: a text without a mark would be heard only once the whole of it was made."""
_BETWEEN_S = 0.1
"""Of silence behind a sentence."""
_THREADS = 2


class PiperModel:
    def __init__(self, model: Path, slowness: float) -> None:
        from tray_app.quiet_onnxruntime import load_model  # here: it takes a while, and tests of words need none of it

        described: Mapping[str, Any] = json.loads(description_of(model).read_text("utf-8"))
        self.rate_hz = int(described["audio"]["sample_rate"])
        self._espeak_voice = str(described["espeak"]["voice"])
        self._ids: Mapping[str, Sequence[int]] = described["phoneme_id_map"]
        usual = described["inference"]
        self._scales = np.array(
            [usual["noise_scale"], usual["length_scale"] * slowness, usual["noise_w"]], dtype=np.float32
        )
        self._session = load_model(model, _THREADS)
        self._has_speakers = any(given.name == "sid" for given in self._session.get_inputs())

    def sound(self, clause: str) -> NDArray[np.int16]:
        """Of one clause; no sample where there is nothing to pronounce."""
        sounds = self._pronounced(clause)
        if not sounds:
            return np.zeros(0, np.int16)
        ids = np.array([list(with_pauses(sounds + _mark_of(clause), self._ids))], dtype=np.int64)
        given = {"input": ids, "input_lengths": np.array([ids.shape[1]], np.int64), "scales": self._scales}
        if self._has_speakers:
            given["sid"] = np.zeros(1, np.int64)
        made: NDArray[np.float32] = self._session.run(None, given)[0].reshape(-1)
        pause = np.zeros(int(_BETWEEN_S * self.rate_hz) if _mark_of(clause) in ".!?" else 0, np.float32)
        return np.asarray(np.clip(np.concatenate((made, pause)), -1, 1) * 32_767, np.int16)

    def _pronounced(self, clause: str) -> str:
        command = [PROGRAM, "-q", "--ipa", "--stdin", "-b", "1", "-v", self._espeak_voice]
        done = subprocess.run(
            command,
            input=as_plain_words(clause).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=True,
        )
        return " ".join(done.stdout.decode("utf-8", "replace").split())


def clauses(text: str) -> Iterator[str]:
    """The text in the pieces that are spoken one by one: the first is heard while the next is made."""
    for clause in _CLAUSE.findall(text):
        words = clause.strip()
        while len(words) > _LONGEST_CLAUSE:
            end = words.rfind(" ", 0, _LONGEST_CLAUSE)
            end = end if end > 0 else _LONGEST_CLAUSE
            yield words[:end]
            words = words[end:].strip()
        if words:
            yield words


def with_pauses(sounds: str, ids: Mapping[str, Sequence[int]]) -> Iterator[int]:
    """The model's numbers of these sounds; those that it does not know are left out."""
    yield from ids[_BEGIN]
    yield from ids[_PAUSE]
    for sound in sounds:
        if sound in ids:
            yield from ids[sound]
            yield from ids[_PAUSE]
    yield from ids[_END]


def _mark_of(clause: str) -> str:
    return clause[-1] if clause[-1] in ".!?,;:" else "."


def speak(model: PiperModel, texts: Iterable[str], out: BinaryIO) -> None:
    unknown = 2**31 - 1
    shape = struct.pack("<IHHIIHH", 16, 1, 1, model.rate_hz, 2 * model.rate_hz, 2, 16)
    out.write(struct.pack("<4sI", b"RIFF", unknown) + b"WAVEfmt " + shape + struct.pack("<4sI", b"data", unknown))
    for clause in texts:
        out.write(model.sound(clause).tobytes())
        out.flush()


def main(arguments: Sequence[str]) -> int:
    path, slowness = arguments
    model = PiperModel(Path(path), float(slowness))
    text = sys.stdin.buffer.read().decode("utf-8", "replace")
    if text.strip():
        speak(model, clauses(text), sys.stdout.buffer)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
