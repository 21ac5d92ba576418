"""Many channels to one, so that whoever speaks is heard whatever the others hold.

The mean of the channels is what is heard, with two exceptions that recordings of one microphone on two tracks show:
a channel that is dead (or 40 dB below the loudest) is left out, for it would take half the level, and one that is the
mirror image of another is turned round, for their mean is silence. Both are judged over seconds, by energy and
correlation, and a change is faded in: a step would be heard as a click.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from .engine import Samples

_HEARD_POWER = 1e-7
"""Of the loudest channel: in what is fainter (-70 dBFS) nothing is judged."""
_DEAD_SHARE, _ALIVE_SHARE = 1e-4, 4e-4
"""Power against that of the loudest channel: below the first it is left out, from the second on it is back."""
_MIRRORED, _NOT_MIRRORED = -0.6, -0.3
"""Correlation: below the first a channel is turned round, from the second on it is turned back."""
_CORRELATES_OVER_S = 2.0
_LOUDNESS_OVER_S = 30.0
"""Two who speak in turn, each on a channel, are both there all the while."""
_FADE_S = 0.02

Floats = NDArray[np.float64]


class Mixer:
    """Of one file; blocks come in order."""

    def __init__(self, channels: int, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._products: Floats = np.zeros((channels, channels))
        """Mean products of each two channels, the newest counting most."""
        self._power: Floats = np.zeros(channels)
        """Of each channel's loudest block, slowly forgotten."""
        self._leading = 0
        """The channel whose sign is the measure."""
        self._alive = np.ones(channels, bool)
        self._sign: Floats = np.ones(channels)
        self._weights: Samples = np.full(channels, 1 / channels, np.float32)

    def mono(self, block: Samples) -> Samples:
        """`block` of shape (n, channels); gives (n,), nowhere louder than the loudest channel."""
        if block.shape[1] == 1:
            return block[:, 0]
        self._learn(block)
        before, self._weights = self._weights, self._judged()
        mixed: Samples = block @ self._weights
        if not np.array_equal(before, self._weights):
            fade_n = min(len(block), int(self._rate_hz * _FADE_S) or 1)
            share = np.linspace(0, 1, fade_n, dtype=np.float32)
            mixed[:fade_n] = mixed[:fade_n] * share + (block[:fade_n] @ before) * (1 - share)
        return mixed

    def _learn(self, block: Samples) -> None:
        centred = block.astype(np.float64) - block.mean(axis=0, dtype=np.float64)
        products = centred.T @ centred / len(block)
        power = np.diagonal(products)
        if power.max() < _HEARD_POWER:
            return
        seconds = len(block) / self._rate_hz
        kept = math.exp(-seconds / _CORRELATES_OVER_S) if self._products.any() else 0.0
        self._products = kept * self._products + (1 - kept) * products
        self._power = np.maximum(self._power * math.exp(-seconds / _LOUDNESS_OVER_S), power)
        self._judge()

    def _judge(self) -> None:
        share = self._power / self._power.max()
        self._alive = share >= np.where(self._alive, _DEAD_SHARE, _ALIVE_SHARE)
        if not self._alive[self._leading]:
            self._leading = int(np.argmax(self._power))
        power = np.diagonal(self._products)
        alike = self._products[self._leading] / np.sqrt(np.maximum(power * power[self._leading], 1e-20))
        alike *= self._sign[self._leading]
        turned = alike < np.where(self._sign < 0, _NOT_MIRRORED, _MIRRORED)
        turned[self._leading] = self._sign[self._leading] < 0
        self._sign = np.where(turned, -1.0, 1.0)

    def _judged(self) -> Samples:
        weights: Samples = (self._sign * self._alive / self._alive.sum()).astype(np.float32)
        return weights


class Ceiling:
    """Sound in floating point may be louder than full scale, some of it as loud as 32,768: it is turned down as it
    comes, for clipping would make noise of it."""

    def __init__(self) -> None:
        self._peak = 1.0

    def under(self, block: Samples) -> Samples:
        """Within -1 to 1, and finite."""
        if not np.isfinite(block).all():
            block = np.nan_to_num(block, nan=0.0, posinf=0.0, neginf=0.0)
        peak = max(self._peak, float(np.abs(block).max(initial=0.0)))
        if peak == 1.0:
            return block
        before, self._peak = self._peak, peak
        # From the very begin of the block no more than full scale, and no step at its begin.
        fade = np.linspace(1 / before, 1 / peak, min(len(block), 512), dtype=np.float32)
        gains = np.full(len(block), 1 / peak, np.float32)
        gains[: len(fade)] = fade
        turned_down: Samples = np.clip(block * gains, -1, 1)
        return turned_down
