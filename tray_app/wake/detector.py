"""Hears the microphone and tells when the wake word was said, and where it ended. No thread, no device.

Two steps of 30 ms above the threshold are enough: the library's own rule wants five, which is 60 to 90 ms later, and on
thirteen minutes of speech without the word neither ever woke.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm

from .gate import Gate
from .word_end import FRAME_MS, FRAME_SAMPLES, LOOK_AHEAD_FRAMES, Loudness

_SURE_STEPS = 2
_NEVER, _EVER = 0.995, 0.5
"""Thresholds at the ends of the scale of sensitivity."""
_LEAD_SAMPLES = 1_500 * SAMPLE_RATE_HZ // 1000
"""Told from before a sound that stands out: the model has to know the noise of the room. With 300 ms every second
hey_mycroft in a noisy room was missed, with a second none that is heard without a gate."""
_HALF = 0.5
"""A share of the threshold: a word above it was half heard, unless it wakes."""
_HALF_HEARD_SAMPLES = SAMPLE_RATE_HZ
"""It has so long to wake after all."""
_GAP_NS = 100_000_000
"""Sound that is missing for longer parts a word."""


class WordModel(Protocol):
    """Hears sound as a stream."""

    def hear(self, samples: Pcm) -> Iterable[tuple[int, float]]:
        """(samples heard until then, probability that the word was just said), for each step that is complete."""


@dataclass(frozen=True, slots=True)
class Detection:
    word_end_ns: int
    """Where the word ended, by the clock of the samples."""
    half_heard: bool = False
    """It wakes nobody: the model was nearly sure about there, and has let it go."""


def threshold(cutoff: float, sensitivity: int) -> float:
    """`cutoff` is the model's own, which counts at a sensitivity of 50 (of 0 to 100)."""
    end = _EVER if sensitivity > 50 else max(_NEVER, cutoff)
    return cutoff + (end - cutoff) * abs(sensitivity - 50) / 50


class Detector:
    def __init__(self, model: WordModel, *, above: float, refractory_ms: int, lag_ms: int) -> None:
        """`above`: the probability that wakes; `lag_ms`: how long behind the word's end the model usually is sure."""
        self._model = model
        self._above = above
        self._refractory_samples = refractory_ms * SAMPLE_RATE_HZ // 1000
        self._lag_frames = lag_ms // FRAME_MS
        self._steps: deque[float] = deque(maxlen=_SURE_STEPS)
        self._loudness = Loudness()
        self._gate = Gate()
        self._unheard: Pcm = np.empty(0, np.int16)
        """The last of what the model was not told, because nothing was to be heard in it."""
        self._told = 0
        """Samples the model was told."""
        self._heard = 0
        self._next_ns = 0
        """When the next sample is due; 0 before the first."""
        self._deaf_until = 0
        self._half_heard_at: int | None = None
        """Sample at which the model came above half of what wakes."""
        self._expected_end: int | None = None
        """Frame at which a word that was recognised should have ended; its end is looked for once it is known."""

    def hear(self, samples: Pcm, first_sample_ns: int) -> Detection | None:
        """The microphone went on. A word is told as soon as its end is known."""
        if self._next_ns and abs(first_sample_ns - self._next_ns) > _GAP_NS:
            self._steps.clear()
        self._heard += len(samples)
        self._next_ns = first_sample_ns + len(samples) * 1_000_000_000 // SAMPLE_RATE_HZ
        is_open = self._gate.hear(self._loudness.hear(samples))
        self._unheard = np.concatenate((self._unheard, samples))
        if not is_open:
            self._unheard = self._unheard[-_LEAD_SAMPLES:]
        else:
            told, self._unheard = self._unheard, self._unheard[:0]
            self._told += len(told)
            self._ask(told, skipped=self._heard - self._told)
        return self._word_that_ended() or self._word_let_go()

    def _ask(self, samples: Pcm, skipped: int) -> None:
        """The model; `skipped` is how much more was heard than it was told."""
        for step_at, probability in self._model.hear(samples):
            at = step_at + skipped
            self._steps.append(probability)
            sureness = sum(self._steps) / _SURE_STEPS
            if at < self._deaf_until or sureness <= _HALF * self._above:
                continue
            if sureness > self._above:
                self._deaf_until = at + self._refractory_samples
                self._expected_end = at // FRAME_SAMPLES - self._lag_frames
                self._half_heard_at = None
            elif self._half_heard_at is None:
                self._half_heard_at = at

    def _word_that_ended(self) -> Detection | None:
        if self._expected_end is None or self._loudness.frames < self._expected_end + LOOK_AHEAD_FRAMES:
            return None
        end = self._loudness.quietest_near(self._expected_end)
        self._expected_end = None
        return Detection(self._time_of(end * FRAME_SAMPLES + FRAME_SAMPLES // 2))

    def _word_let_go(self) -> Detection | None:
        at = self._half_heard_at
        if at is None or self._heard < at + _HALF_HEARD_SAMPLES:
            return None
        self._half_heard_at = None
        return Detection(self._time_of(at), half_heard=True)

    def _time_of(self, sample: int) -> int:
        return self._next_ns - (self._heard - sample) * 1_000_000_000 // SAMPLE_RATE_HZ
