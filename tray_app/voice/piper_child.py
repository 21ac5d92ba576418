"""The process that speaks with one of Piper's voices: lines by standard input, sound by standard output (see `piper`).

    python -m tray_app.voice.piper_child MODEL.onnx SLOWNESS

An empty line ends a text.

espeak-ng tells how each clause is pronounced; the model, whose letters are those sounds, makes the sound of it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, takewhile
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from tray_app.core.errors import VoiceFault

from .espeak import PROGRAM
from .piper import BEGIN, DAMAGED, END, LENGTH, OTHER_KIND, PAUSE, TOOK_S, description

_CLAUSE = re.compile(r".+?(?:[.!?,;:]+(?=\s|$)|[。！？、]|$)")
_SHORTEST_CLAUSE = 8
"""Characters; shorter ones sound chopped, and are spoken along with what follows."""
FIRST_CLAUSE, LONGEST_CLAUSE = 24, 160
"""Characters: a clause is heard only once the whole of it was made."""
_BETWEEN_S = 0.1
"""Of silence behind a sentence."""
_THREADS = min(4, os.cpu_count() or 1)
_INPUTS = {"input", "input_lengths", "scales"}


class PiperModel:
    def __init__(self, model: Path, slowness: float) -> None:
        """Raises VoiceFault for its description, ValueError where it is a model of another kind, and one of a dozen
        unrelated types for a bad file."""
        from tray_app.quiet_onnxruntime import load_model  # here: it takes a while, and tests of words need none of it

        self._described = description(model)
        self.rate_hz = self._described.rate_hz
        self._scales = np.array(
            [self._described.noise, self._described.slowness * slowness, self._described.rhythm_noise], dtype=np.float32
        )
        self._session = load_model(model, _THREADS)
        inputs = {given.name for given in self._session.get_inputs()}
        if not inputs >= _INPUTS:
            raise ValueError("a model with other inputs")
        self._has_speakers = "sid" in inputs

    def sound(self, clause: str) -> NDArray[np.int16]:
        """Of one clause; no sample where there is nothing to pronounce."""
        sounds = self._pronounced(clause)
        if not sounds:
            return np.zeros(0, np.int16)
        made = self._made(sounds + _mark_of(clause))
        pause = np.zeros(int(_BETWEEN_S * self.rate_hz) if _mark_of(clause) in ".!?" else 0, np.float32)
        return np.asarray(np.clip(np.concatenate((made, pause)), -1, 1) * 32_767, np.int16)

    def warm_up(self) -> None:
        """The first run takes longer than those behind it, and so does the first start of espeak-ng."""
        self.sound("One, two, three, four.")

    def _made(self, sounds: str) -> NDArray[np.float32]:
        ids = np.array([list(with_pauses(sounds, self._described.sounds))], dtype=np.int64)
        given = {"input": ids, "input_lengths": np.array([ids.shape[1]], np.int64), "scales": self._scales}
        if self._has_speakers:
            given["sid"] = np.zeros(1, np.int64)
        made: NDArray[np.float32] = self._session.run(None, given)[0].reshape(-1)
        return made

    def _pronounced(self, clause: str) -> str:
        command = [PROGRAM, "-q", "--ipa", "--stdin", "-b", "1", "-v", self._described.espeak_voice]
        done = subprocess.run(
            command,
            input=clause.encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=True,
        )
        return " ".join(done.stdout.decode("utf-8", "replace").split())


def clauses(texts: Iterable[str]) -> Iterator[str]:
    """What is spoken one by one: each is heard while the next is made, which must not take longer. The first is short,
    so that it is heard soon."""
    longest = FIRST_CLAUSE
    for text in texts:
        begun = ""
        for part in _CLAUSE.findall(text):
            begun += part
            while len(begun.strip()) >= _SHORTEST_CLAUSE:
                words, begun = _cut(begun.strip(), longest)
                longest = min(LONGEST_CLAUSE, 2 * longest)
                yield words
        if begun.strip():
            yield begun.strip()


def _cut(words: str, longest: int) -> tuple[str, str]:
    """Its beginning, which goes on behind it, and the rest."""
    if len(words) <= longest + _SHORTEST_CLAUSE:
        return words, ""
    end = words.rfind(" ", 0, longest)
    end = end if end > 0 else longest
    return f"{words[:end]},", words[end:]


def with_pauses(sounds: str, ids: Mapping[str, Sequence[int]]) -> Iterator[int]:
    """The model's numbers of these sounds; those that it does not know are left out."""
    yield from ids[BEGIN]
    yield from ids[PAUSE]
    for sound in sounds:
        if sound in ids:
            yield from ids[sound]
            yield from ids[PAUSE]
    yield from ids[END]


def _mark_of(clause: str) -> str:
    return clause[-1] if clause[-1] in ".!?,;:" else "."


def texts(given: Iterable[bytes]) -> Iterator[Iterator[str]]:
    """Each in its lines, as they come."""
    given = iter(given)
    for first in given:
        yield (line.decode("utf-8", "replace").strip() for line in takewhile(bytes.strip, chain((first,), given)))


def _processor_s() -> float:
    """Of this process and of those that told it how words are pronounced."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def speak(model: PiperModel, given: Iterable[bytes], out: BinaryIO) -> None:
    """Every text that comes, until no more does."""
    begun_s = _processor_s()
    for text in texts(given):
        for clause in clauses(text):
            sound = model.sound(clause).tobytes()
            if sound:
                out.write(LENGTH.pack(len(sound)) + sound)
                out.flush()
        out.write(LENGTH.pack(0) + TOOK_S.pack(_processor_s() - begun_s))
        out.flush()
        begun_s = _processor_s()


def main(arguments: Sequence[str]) -> int:
    path, slowness = arguments
    try:
        model = PiperModel(Path(path), float(slowness))
        model.warm_up()
    except (ValueError, VoiceFault):
        return OTHER_KIND
    except Exception:  # noqa: BLE001 - which of onnxruntime's types says that a file is none, its version decides
        return DAMAGED
    speak(model, sys.stdin.buffer, sys.stdout.buffer)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
