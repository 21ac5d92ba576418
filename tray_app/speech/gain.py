"""Makes a quiet microphone loud enough to be understood. Pure and bounded.

What Silero takes for speech depends on its level, so a quiet take is raised to an ordinary one,
frame by frame, by the level of its loud part: speech, as soon as there is any, else the noise of
the room. A take that is loud enough is left as it is, and noise that is raised is still noise.
What was found to be speech then reaches the engine at one level, without the swelling of a gain
that follows it.
"""

from __future__ import annotations

import numpy as np

from .engine import Samples

LOUD_ENOUGH_DBFS = -30.0
"""Level (RMS) of a loud part that is not raised."""
MOST_GAIN_DB = 40.0
_NO_LOUDER_DBFS = -14.0
"""A single frame that is louder than the loud part, such as the first of a word, is raised no further than this."""
_FALL_DB_PER_FRAME = 0.1
"""How fast a loud part is forgotten: about 3 dB a second, so that the pauses of a speaker stay pauses."""
_LASTING_FRAMES = 3
"""The loud part lasts this long: a click is none."""
_SILENCE_DBFS = -120.0

_SPOKEN_DBFS = -18.0
"""Level (RMS) at which the engine hears every piece."""
_FAINTEST_DBFS = -72.0
"""A piece below this is mostly the steps of its 16 bits, and not raised further."""


def at_speaking_level(samples: Samples) -> Samples:
    """A piece of speech as loud as every other."""
    return samples * np.float32(10 ** ((_SPOKEN_DBFS - max(_FAINTEST_DBFS, _level_dbfs(samples))) / 20))


class Gain:
    """One take's gain. Each frame is told once, in order."""

    def __init__(self) -> None:
        self._newest: list[float] = []
        self._loud_dbfs = float("-inf")

    def raised(self, frame: Samples) -> Samples:
        """The frame as it should be heard."""
        gain_db = self._gain_db(_level_dbfs(frame))
        return frame if gain_db <= 0 else frame * np.float32(10 ** (gain_db / 20))

    def _gain_db(self, level_dbfs: float) -> float:
        self._newest = [*self._newest[1 - _LASTING_FRAMES :], level_dbfs]
        lasting_dbfs = min(self._newest)
        self._loud_dbfs = max(lasting_dbfs, self._loud_dbfs - _FALL_DB_PER_FRAME)
        return min(LOUD_ENOUGH_DBFS - self._loud_dbfs, _NO_LOUDER_DBFS - level_dbfs, MOST_GAIN_DB)


def _level_dbfs(frame: Samples) -> float:
    mean_square = float(np.mean(np.square(frame)))
    return max(_SILENCE_DBFS, 10 * float(np.log10(mean_square))) if mean_square > 0 else _SILENCE_DBFS
