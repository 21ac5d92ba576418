"""A word's model on the library pymicro-wakeword, which is loaded with the first of them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tray_app.core.errors import WakeWordFault
from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm

from .words import WakeWord, broken, library_folder

_FEATURE_SAMPLES, _FIRST_FEATURE_SAMPLES = 160, 480
"""The front end looks at 30 ms every 10 ms."""
_FEATURE_BYTES = 2 * _FEATURE_SAMPLES

_TRY_S = 20.0
_TRY = "import sys; from tray_app.wake.model import try_model; try_model(sys.argv[1])"


def load(word: WakeWord) -> MicroWakeWordModel:
    """Blocks for a second with a word of the user's own, which is tried first. Raises WakeWordFault."""
    if word.is_own:
        try_out(word)
    return MicroWakeWordModel(word)


def try_out(word: WakeWord) -> None:
    """In a process of its own: a damaged model takes the process down that hears it. Raises WakeWordFault."""
    library_folder()
    command = [sys.executable, "-c", _TRY, str(word.model)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_TRY_S, check=False).returncode
    except (OSError, subprocess.TimeoutExpired) as error:
        raise broken(word.name, f"{word.model}: {type(error).__name__}") from error
    if done != 0:
        raise broken(word.name, f"{word.model} is damaged: its trial ended with {done}")


def try_model(path: str) -> None:
    """Load a model and let it hear half a second of silence; in a process that may crash."""
    word = WakeWord("trial", "trial", Path(path), cutoff=0.5, lag_ms=0)
    list(MicroWakeWordModel(word).hear(np.zeros(SAMPLE_RATE_HZ // 2, np.int16)))


class MicroWakeWordModel:
    """Implements detector.WordModel. Raises WakeWordFault when the library cannot be loaded.

    What the library's own methods do for each step is done here for a whole piece of sound: most of what listening
    costs is Python that a processor has forgotten since the piece before.
    """

    def __init__(self, word: WakeWord) -> None:
        """Takes some 20 ms."""
        folder = library_folder()
        try:
            from pymicro_features import MicroFrontend  # type: ignore[import-untyped]  # it has no types
            from pymicro_wakeword import MicroWakeWord

            self._front_end: Any = MicroFrontend()
            self._model: Any = MicroWakeWord(
                word.name,
                wake_word=word.phrase,
                tflite_model=word.model,
                probability_cutoff=word.cutoff,
                sliding_window_size=1,  # the detector makes its own mean, which is shorter
                trained_languages=[],
                libtensorflowlite_c_path=next((folder / "lib").glob("*tensorflowlite_c.*")),
            )
        except (ImportError, OSError, StopIteration, ValueError, RuntimeError) as error:
            raise WakeWordFault(
                "What listens for a wake word cannot be loaded.",
                "Reinstall it with: pip install --force-reinstall 'holdtalk[hands-free]'",
                str(error) or type(error).__name__,
            ) from error
        self._sound = b""
        """What the front end has not been given: less than it takes at once."""
        self._features: list[list[float]] = []
        """Those that make no whole step yet."""
        self._feature_count = 0
        self._answer = np.empty(1, self._model.output_dtype)

    def hear(self, samples: Pcm) -> Iterator[tuple[int, float]]:
        """As `detector.WordModel`: every 30 ms for the models in the wheel."""
        self._look(samples)
        stride = self._model.stride
        whole = len(self._features) - len(self._features) % stride
        ready, self._features = self._features[:whole], self._features[whole:]
        for step in self._quantized(ready).reshape(whole // stride, -1) if ready else ():
            self._feature_count += stride
            yield _FIRST_FEATURE_SAMPLES + (self._feature_count - 1) * _FEATURE_SAMPLES, self._probability(step)

    def _look(self, samples: Pcm) -> None:
        sound = self._sound + samples.tobytes()
        at = 0
        while at + _FEATURE_BYTES <= len(sound):
            seen = self._front_end.process_samples(sound[at : at + _FEATURE_BYTES])
            at += seen.samples_read * samples.itemsize
            if seen.features:  # none for the first 20 ms
                self._features.append(seen.features)
        self._sound = sound[at:]

    def _quantized(self, features: list[list[float]]) -> NDArray[np.int8 | np.uint8]:
        model = self._model
        quantized: NDArray[np.int8 | np.uint8] = np.round(
            np.array(features) / model.input_scale + model.input_zero_point
        ).astype(model.input_dtype)
        return quantized

    def _probability(self, step: NDArray[np.int8 | np.uint8]) -> float:
        model, answer = self._model, self._answer
        model.lib.TfLiteTensorCopyFromBuffer(model.input_tensor, step.ctypes.data, step.nbytes)
        model.lib.TfLiteInterpreterInvoke(model.interpreter)
        model.lib.TfLiteTensorCopyToBuffer(model.output_tensor, answer.ctypes.data, answer.nbytes)
        return float((int(answer[0]) - model.output_zero_point) * model.output_scale)
