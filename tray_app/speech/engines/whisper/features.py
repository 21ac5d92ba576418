"""What Whisper hears: the logarithm of a mel spectrogram, made as its models were trained. Pure.

A window of 25 ms every 10 ms, Slaney's mel scale up to 8 kHz, values within eight decades below the loudest
(https://github.com/openai/whisper, audio.py, MIT).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tray_app.core.ports import SAMPLE_RATE_HZ
from tray_app.speech.engine import Samples

_WINDOW, _HOP = 400, 160
_LINEAR_MEL_HZ, _KNEE_HZ, _LOG_STEP = 200 / 3, 1000.0, np.log(6.4) / 27
_FLOOR, _DECADES = 1e-10, 8.0


def _mel_edges_hz(bands: int) -> NDArray[np.float64]:
    knee = _KNEE_HZ / _LINEAR_MEL_HZ
    highest = knee + np.log(SAMPLE_RATE_HZ / 2 / _KNEE_HZ) / _LOG_STEP
    mels = np.linspace(0, highest, bands + 2)
    return np.where(mels < knee, mels * _LINEAR_MEL_HZ, _KNEE_HZ * np.exp(_LOG_STEP * (mels - knee)))


def _filters(bands: int) -> NDArray[np.float32]:
    """Shape (bands, frequencies): triangles, each of the same area."""
    edges = _mel_edges_hz(bands)[:, np.newaxis]
    low, peak, high = edges[:-2], edges[1:-1], edges[2:]
    heard = np.fft.rfftfreq(_WINDOW, 1 / SAMPLE_RATE_HZ)
    rising, falling = (heard - low) / (peak - low), (high - heard) / (high - peak)
    return (np.maximum(0, np.minimum(rising, falling)) * 2 / (high - low)).astype(np.float32)


class LogMel:
    """Spectrograms with a number of bands: 80, of the newest models 128."""

    def __init__(self, bands: int) -> None:
        self._filters = _filters(bands)
        self._window = np.hanning(_WINDOW + 1)[:-1].astype(np.float32)

    def of(self, samples: Samples, seconds: float) -> NDArray[np.float32]:
        """Shape (1, bands, 100 a second) of the samples with silence behind them, or cut, to be that long."""
        length = int(seconds * 100) * _HOP
        heard = np.zeros(length, np.float32)
        heard[: len(samples)] = samples[:length]
        mirrored = np.pad(heard, _WINDOW // 2, mode="reflect")
        frames = np.lib.stride_tricks.sliding_window_view(mirrored, _WINDOW)[::_HOP][:-1]
        power = np.square(np.abs(np.fft.rfft(frames * self._window))).astype(np.float32)
        decades = np.log10(np.maximum(self._filters @ power.T, _FLOOR))
        scaled: NDArray[np.float32] = (np.maximum(decades, decades.max() - _DECADES) + 4) / 4
        return np.ascontiguousarray(scaled[np.newaxis], np.float32)
