"""Where a wake word ended, to a hundredth of a second: its model is sure some time behind that, or before."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tray_app.core.ports import Pcm

FRAME_MS = 10
FRAME_SAMPLES = 160
LOOK_AHEAD_FRAMES = 10
"""So much is to be heard behind the place where the end is expected."""
_LOOK_BACK_FRAMES = 20
_KEPT_FRAMES = 100
_SMOOTHED_FRAMES = 5
_SPREAD_FRAMES = 10
_DB_A_SPREAD = 10.0
"""So much quieter a place must be to count as the end a tenth of a second from where it is expected."""
_SILENCE = 10.0
"""Mean square below which it does not matter how quiet it is: 80 dB below full scale."""


class Loudness:
    """How loud each hundredth of the last second was: all that is remembered of what was heard."""

    def __init__(self) -> None:
        self._levels: NDArray[np.float64] = np.empty(0)
        self._rest: Pcm = np.empty(0, np.int16)
        self.frames = 0
        """Heard so far."""

    def hear(self, samples: Pcm) -> NDArray[np.float64]:
        """The levels of the frames that are complete now, in decibels above one step of the samples."""
        pending = np.concatenate((self._rest, samples))
        whole = len(pending) // FRAME_SAMPLES
        framed = pending[: whole * FRAME_SAMPLES].reshape(whole, FRAME_SAMPLES).astype(np.float64)
        squares = np.einsum("ij,ij->i", framed, framed) / FRAME_SAMPLES
        fresh: NDArray[np.float64] = 10 * np.log10(np.maximum(squares, _SILENCE))
        self._levels = np.concatenate((self._levels, fresh))[-_KEPT_FRAMES:]
        self._rest = pending[whole * FRAME_SAMPLES :]
        self.frames += whole
        return fresh

    def quietest_near(self, expected: int) -> int:
        """The frame near `expected` in whose middle a word most likely ends: it is quiet there, or quieter than
        around. `expected` where nothing is remembered of it."""
        first = self.frames - len(self._levels)
        smooth = np.convolve(self._levels, np.full(_SMOOTHED_FRAMES, 1 / _SMOOTHED_FRAMES), "same")
        begin, end = max(first, expected - _LOOK_BACK_FRAMES), min(self.frames, expected + LOOK_AHEAD_FRAMES)
        if begin >= end:
            return expected
        at = np.arange(begin, end)
        cost = smooth[at - first] + _DB_A_SPREAD * np.square((at - expected) / _SPREAD_FRAMES)
        return int(at[np.argmin(cost)])
