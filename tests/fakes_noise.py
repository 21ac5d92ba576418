"""Sounds that nobody said: what a room, a desk and the mains put into a microphone."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 16_000
Sound = NDArray[np.float64]
"""Mono, shape (n,), at RATE_HZ; of any level."""


def at_level(sound: Sound, dbfs: float) -> NDArray[np.int16]:
    """The sound at this level (RMS), clipped where it is too loud."""
    scaled = sound / np.sqrt(np.mean(np.square(sound))) * 10 ** (dbfs / 20)
    rounded: NDArray[np.int16] = np.round(np.clip(scaled, -1, 1) * 32_767).astype(np.int16)
    return rounded


def _white(samples: int) -> Sound:
    return np.random.default_rng(7).normal(0, 1, samples)


def _falling(samples: int, power: float) -> Sound:
    """Noise whose amplitude falls with the frequency; 0.5 is pink, 1 is brown."""
    spectrum = np.fft.rfft(_white(samples))
    spectrum[1:] /= np.arange(1, len(spectrum)) ** power
    spectrum[: 20 * samples // RATE_HZ] = 0
    noise: Sound = np.fft.irfft(spectrum, samples)
    return noise


def _sine(samples: int, hz: float) -> Sound:
    sine: Sound = np.sin(2 * np.pi * hz * np.arange(samples) / RATE_HZ)
    return sine


def _hum(samples: int, mains_hz: int) -> Sound:
    hum: Sound = np.sum([_sine(samples, mains_hz * n) / n for n in (1, 2, 3, 4, 5, 7, 9, 11)], axis=0)
    return hum


def _fan(samples: int) -> Sound:
    spectrum = np.fft.rfft(_falling(samples, 0.5))
    air = np.fft.irfft(spectrum / (1 + (np.fft.rfftfreq(samples, 1 / RATE_HZ) / 800) ** 2), samples)
    blades = 0.8 * _sine(samples, 122) + 0.4 * _sine(samples, 244)
    fan: Sound = air / air.std() * (1 + 0.3 * _sine(samples, 7)) + blades
    return fan


def _struck(samples: int, every_s: tuple[float, float], make: Callable[[np.random.Generator], Sound]) -> Sound:
    """Short sounds one after the other, as far apart as chance has it."""
    chance = np.random.default_rng(5)
    sound = np.zeros(samples)
    at = RATE_HZ // 8
    while at < samples:
        one = make(chance)[: samples - at]
        sound[at : at + len(one)] += one
        at += int(chance.uniform(*every_s) * RATE_HZ)
    return sound


def _click(chance: np.random.Generator) -> Sound:
    """A key of a keyboard."""
    samples = RATE_HZ // 80
    fading = np.exp(-np.arange(samples) / 40) * chance.uniform(0.6, 1)
    click: Sound = fading * (chance.normal(0, 1, samples) + _sine(samples, chance.uniform(1_500, 4_500)))
    return click


def _chord(chance: np.random.Generator) -> Sound:
    samples = RATE_HZ // 2
    root_hz = 220 * 2 ** (chance.integers(-12, 13) / 12)
    fading = np.exp(-2 * np.arange(samples) / RATE_HZ)
    notes = [_sine(samples, root_hz * 2 ** (step / 12) * k) / k for step in (0, 4, 7) for k in (1, 2, 3, 4)]
    chord: Sound = fading * np.sum(notes, axis=0)
    return chord


def _breath(chance: np.random.Generator) -> Sound:
    """In through the nose, out through the mouth, near the microphone."""
    parts = []
    for seconds, low_hz, high_hz in ((chance.uniform(0.5, 0.9), 700, 5_000), (chance.uniform(0.7, 1.3), 300, 2_500)):
        samples = int(seconds * RATE_HZ)
        spectrum = np.fft.rfft(chance.normal(0, 1, samples))
        hz = np.fft.rfftfreq(samples, 1 / RATE_HZ)
        spectrum /= (1 + (low_hz / np.maximum(hz, 1)) ** 4) * (1 + (hz / high_hz) ** 4)
        air = np.fft.irfft(spectrum, samples)
        parts += [air / air.std() * np.sin(np.pi * np.arange(samples) / samples) ** 2, np.zeros(RATE_HZ // 5)]
    return np.concatenate(parts)


def _cough(chance: np.random.Generator) -> Sound:
    """A burst, air, and a little of the voice behind it."""
    samples = RATE_HZ * 3 // 10
    fading = np.exp(-np.arange(samples) / (0.05 * RATE_HZ))
    voice_hz = chance.uniform(180, 320)
    voiced = np.sum([_sine(samples, voice_hz * k) / k for k in range(1, 12)], axis=0) * np.roll(fading, RATE_HZ // 12)
    cough: Sound = fading * chance.normal(0, 1, samples) * chance.uniform(0.6, 1) + 0.3 * voiced
    return cough


def _melody(samples: int) -> Sound:
    """A tune with a bass and a drum."""
    chance, beat = np.random.default_rng(3), RATE_HZ * 2 // 5
    sound = np.zeros(samples)
    for number, at in enumerate(range(0, samples - beat, beat)):
        fading = np.exp(-4 * np.arange(beat) / RATE_HZ)
        tune_hz = 440 * 2 ** (chance.choice([-5, -3, -1, 0, 2, 4, 7]) / 12)
        tune = np.sum([_sine(beat, tune_hz * k) / k**2 for k in range(1, 6)], axis=0)
        drum = np.exp(-np.arange(beat) / 600) * chance.normal(0, 1, beat) * (number % 2)
        sound[at : at + beat] = fading * (tune + 0.7 * _sine(beat, (110, 147, 165, 110)[number // 4 % 4])) + drum
    return sound


NOISES: dict[str, Callable[[int], Sound]] = {
    "white": _white,
    "pink": lambda samples: _falling(samples, 0.5),
    "brown": lambda samples: _falling(samples, 1),
    "hum of 50 Hz": lambda samples: _hum(samples, 50),
    "hum of 60 Hz": lambda samples: _hum(samples, 60),
    "fan": _fan,
    "keyboard": lambda samples: _struck(samples, (0.09, 0.35), _click),
    "chords": lambda samples: _struck(samples, (0.5, 0.5), _chord),
    "melody": _melody,
    "breath": lambda samples: _struck(samples, (2.0, 3.5), _breath),
    "coughs": lambda samples: _struck(samples, (1.0, 3.0), _cough),
    "tone": lambda samples: _sine(samples, 1_000),
    "beeps": lambda samples: _sine(samples, 880) * (np.arange(samples) % RATE_HZ < RATE_HZ // 5),
}
"""Makes so many samples of each kind."""
STEADY = frozenset({"white", "pink", "brown", "hum of 50 Hz", "hum of 60 Hz", "fan", "tone", "beeps"})
"""Those of them that do not change with time."""
