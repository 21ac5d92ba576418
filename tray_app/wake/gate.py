"""Whether anything stands out of the noise of the room: a model that hears every hush costs a hundredth of a core."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .word_end import FRAME_MS

_STANDS_OUT_DB = 6.0
_RISE_DB_A_FRAME = 0.01 * FRAME_MS / 10
"""So slowly a louder room becomes the room: a decibel a second, which no sentence lasts long enough to be."""
_HOLD_FRAMES = 150
"""A word is heard out, and the pauses between words with it."""


class Gate:
    """Open while something is louder than the room, and a second and a half after."""

    def __init__(self) -> None:
        self._room_db: float | None = None
        self._open_frames = 0

    def hear(self, levels_db: NDArray[np.float64]) -> bool:
        """Of the newest frames; whether it is open."""
        if len(levels_db) == 0:
            return self._open_frames > 0
        quietest = float(levels_db.min())
        risen = quietest if self._room_db is None else self._room_db + _RISE_DB_A_FRAME * len(levels_db)
        self._room_db = min(quietest, risen)
        loud = float(levels_db.max()) > self._room_db + _STANDS_OUT_DB
        self._open_frames = _HOLD_FRAMES if loud else max(0, self._open_frames - len(levels_db))
        return self._open_frames > 0
