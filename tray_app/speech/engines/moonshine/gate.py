"""Tells a cough from a word. Pure.

Of a brief sound that is no speech the engine makes a word of a single token, mostly "You", and does not close it with
a mark. A single word that somebody said ends in a full stop, or the engine is sure of it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

BRIEF_S = 1.4
"""With the silence that is heard around it: a third of a second of sound."""
UNSURE = -0.4
"""Mean logarithm of the likelihood of the word and its end. Coughs made by `tests/fakes_noise.py`: -0.49 and -0.66.
Cut out of 55 clips, the first third of a second of somebody speaking: of those that gave a single token only one, an
"And" that was cut short, was below."""


def may_be_a_cough(tokens: int, seconds: float) -> bool:
    """Worth a look at how sure the engine is."""
    return tokens == 1 and seconds <= BRIEF_S


def is_unsure(likelihoods: NDArray[np.float32]) -> bool:
    """`likelihoods`, logarithms: of the word, and of its end."""
    return float(likelihoods.mean()) < UNSURE
