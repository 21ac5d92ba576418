"""Takes our own tones out of a take: a narrow notch at each note, only while one can be heard.

The filter is recursive, and a Python loop over samples would cost milliseconds; so the whole chain of
second-order sections is written as one linear state-space system whose answer to a block of any
length is two small matrix products.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm

from .sample_clock import PERIOD_NS, samples_until
from .tones import PARTIALS_HZ, ToneTrace

_Matrix = NDArray[np.float64]

_CHUNK_SAMPLES = 160
_FADE_SAMPLES = 160
"""10 ms between the plain and the filtered sound, so that no click marks the change."""
_WIDTH_HZ = 160.0
_NOTCHES_A_NOTE = 2
"""A note of 80 ms is not one frequency but a narrow hill: two notches of this width take 36 dB off it."""


class NotchSystem:
    """x' = A x + b u, y = c x + d u, with the powers needed to answer up to a chunk at once."""

    def __init__(self, a: _Matrix, b: _Matrix, c: _Matrix, d: float) -> None:
        self.order = len(a)
        powers = np.empty((_CHUNK_SAMPLES + 1, self.order, self.order))
        powers[0] = np.eye(self.order)
        for step in range(_CHUNK_SAMPLES):
            powers[step + 1] = a @ powers[step]
        self.powers = powers
        self.reach = powers[:-1] @ b
        """Row k: what an input sample has become in the state k samples later."""
        self.observe = c @ powers[:-1]
        """Row k: what a state contributes to the output k samples later."""
        impulse = np.concatenate(([d], self.reach[:-1] @ c))
        lag = np.subtract.outer(np.arange(_CHUNK_SAMPLES), np.arange(_CHUNK_SAMPLES))
        self.respond = np.where(lag >= 0, impulse[lag], 0.0)

    def run(self, state: _Matrix, samples: _Matrix) -> tuple[_Matrix, _Matrix]:
        """The output, and the state after it."""
        out = np.empty(len(samples))
        for begin in range(0, len(samples), _CHUNK_SAMPLES):
            chunk = samples[begin : begin + _CHUNK_SAMPLES]
            n = len(chunk)
            out[begin : begin + n] = self.respond[:n, :n] @ chunk + self.observe[:n] @ state
            state = self.powers[n] @ state + chunk[::-1] @ self.reach[:n]
        return out, state


@functools.cache
def notch_system(frequencies_hz: tuple[float, ...] = PARTIALS_HZ) -> NotchSystem:
    """All notches in a row; made once, in about a millisecond, when the first tone is heard."""
    sections = [_section(hz, _WIDTH_HZ) for hz in frequencies_hz for _ in range(_NOTCHES_A_NOTE)]
    a, b, c, d = sections[0]
    for a2, b2, c2, d2 in sections[1:]:
        a = np.block([[a, np.zeros((len(a), 2))], [np.outer(b2, c), a2]])
        b = np.concatenate((b, b2 * d))
        c = np.concatenate((c * d2, c2))
        d *= d2
    return NotchSystem(a, b, c, d)


def _section(centre_hz: float, width_hz: float) -> tuple[_Matrix, _Matrix, _Matrix, float]:
    """One second-order notch (bilinear transform, unit gain far from its centre) as a state space."""
    angle = 2 * math.pi * centre_hz / SAMPLE_RATE_HZ
    slope = math.tan(math.pi * width_hz / SAMPLE_RATE_HZ)
    gain = 1 / (1 + slope)
    numerator = (gain, -2 * gain * math.cos(angle), gain)
    damping = (-2 * gain * math.cos(angle), 2 * gain - 1)
    a = np.array([[-damping[0], -damping[1]], [1.0, 0.0]])
    b = np.array([1.0, 0.0])
    c = np.array([numerator[1] - damping[0] * numerator[0], numerator[2] - damping[1] * numerator[0]])
    return a, b, c, numerator[0]


class ToneRemover:
    """The cleaner of one take: state from block to block, faded in and out at the tones' edges."""

    def __init__(self, tones: ToneTrace) -> None:
        self._tones = tones
        self._state: _Matrix | None = None
        self._wet = 0.0
        """How much of the filtered sound is in the output: 0 to 1."""

    def clean(self, pcm: Pcm, first_ns: int) -> Pcm:
        """The same samples without the tones; the very same array while none can be heard."""
        spans = self._tones.between(first_ns, first_ns + len(pcm) * PERIOD_NS)
        if not spans and self._state is None:
            return pcm
        wanted = np.zeros(len(pcm))
        for from_ns, until_ns in spans:
            begin, end = samples_until(first_ns, from_ns), samples_until(first_ns, until_ns)
            wanted[max(0, begin) : max(0, min(len(pcm), end))] = 1.0
        dry = pcm.astype(np.float64)
        filtered = self._filter(dry, int(np.argmax(wanted)) if self._state is None else 0)
        wet = _ramp(wanted, self._wet)
        self._wet = float(wet[-1])
        if self._wet == 0.0 and wanted[-1] == 0.0:
            self._state = None
        mixed = dry + wet * (filtered - dry)
        return np.asarray(np.clip(np.rint(mixed), -32_768, 32_767), dtype=np.int16)

    def _filter(self, dry: _Matrix, begin: int) -> _Matrix:
        """Filtered from `begin` on; the filter wakes up at a tone's first sample, wherever its block began."""
        system = notch_system()
        state = np.zeros(system.order) if self._state is None else self._state
        filtered, self._state = system.run(state, dry[begin:])
        return np.concatenate((dry[:begin], filtered))


def _ramp(wanted: _Matrix, start: float) -> _Matrix:
    """Follows `wanted` (0 or 1 at each sample) with a limited slope."""
    wet = np.empty(len(wanted))
    level, step = start, 1.0 / _FADE_SAMPLES
    edges: Sequence[int] = (0, *(np.flatnonzero(np.diff(wanted)) + 1), len(wanted))
    for begin, end in itertools.pairwise(edges):
        direction = step if wanted[begin] else -step
        wet[begin:end] = np.clip(level + direction * np.arange(1, end - begin + 1), 0.0, 1.0)
        level = float(wet[end - 1])
    return wet
