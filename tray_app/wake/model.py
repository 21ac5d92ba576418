"""A word's model on the library pymicro-wakeword, which is loaded with the first of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tray_app.core.errors import WakeWordFault
from tray_app.core.ports import Pcm

from .words import WakeWord, library_folder

_FEATURE_SAMPLES, _FIRST_FEATURE_SAMPLES = 160, 480
"""The front end looks at 30 ms every 10 ms."""


class MicroWakeWordModel:
    """Implements detector.WordModel. Raises WakeWordFault when the library cannot be loaded."""

    def __init__(self, word: WakeWord) -> None:
        """Takes some 20 ms."""
        folder = library_folder()
        try:
            from pymicro_wakeword import MicroWakeWord, MicroWakeWordFeatures

            self._front_end: Any = MicroWakeWordFeatures()
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
        self._features = 0

    def hear(self, samples: Pcm) -> Iterator[tuple[int, float]]:
        """As `detector.WordModel`: every 30 ms for the models in the wheel."""
        for features in self._front_end.process_streaming(samples.tobytes()):
            probability = self._model.process_streaming_prob(features)
            self._features += 1
            if self._features % self._model.stride == 0:
                yield _FIRST_FEATURE_SAMPLES + (self._features - 1) * _FEATURE_SAMPLES, float(probability)
