"""How loud a block is."""

from __future__ import annotations

import math

import numpy as np

from tray_app.core.ports import Pcm

SILENCE_DBFS = -90.0
_FULL_SCALE = 32_768.0


def level_dbfs(pcm: Pcm) -> float:
    """Root mean square against a full-scale square wave: -90 (silence, or nothing) to 0."""
    if len(pcm) == 0:
        return SILENCE_DBFS
    wide = pcm.astype(np.float32)
    rms = math.sqrt(float(np.dot(wide, wide)) / len(wide)) / _FULL_SCALE
    return SILENCE_DBFS if rms <= 0.0 else min(0.0, max(SILENCE_DBFS, 20.0 * math.log10(rms)))
