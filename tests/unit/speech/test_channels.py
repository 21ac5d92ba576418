"""Whoever speaks is heard, on whichever channel, and nothing clicks."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from tray_app.speech.channels import Mixer
from tray_app.speech.engine import Samples

RATE_HZ, BLOCK = 16_000, 4_000


def voice(seconds: float = 6.0, seed: int = 1) -> Samples:
    """Syllables of noise, with pauses."""
    random = np.random.default_rng(seed)
    time_s = np.arange(int(seconds * RATE_HZ)) / RATE_HZ
    loudness = np.clip(np.sin(2 * np.pi * 1.7 * time_s), 0, 1) * (time_s % 3 < 2)
    said: Samples = (random.normal(0, 0.1, len(time_s)) * loudness).astype(np.float32)
    return said


def mixed(*channels: Samples) -> Samples:
    whole, mixer = np.stack(channels, axis=1), Mixer(len(channels), RATE_HZ)
    return np.concatenate([mixer.mono(whole[at : at + BLOCK]) for at in range(0, len(whole), BLOCK)])


def level(samples: NDArray[np.float32]) -> float:
    return float(np.sqrt(np.mean(np.square(samples))))


def hiss(seconds: float = 6.0, loud: float = 1e-5) -> Samples:
    return np.random.default_rng(9).normal(0, loud, int(seconds * RATE_HZ)).astype(np.float32)


def test_two_alike_are_heard_as_one() -> None:
    said = voice()
    assert np.allclose(mixed(said, said), said, atol=1e-6)


@pytest.mark.parametrize("dead_first", [False, True])
def test_a_dead_channel_takes_nothing_away(dead_first: bool) -> None:
    said, dead = voice(), hiss()
    heard = mixed(dead, said) if dead_first else mixed(said, dead)
    assert level(heard[RATE_HZ:]) == pytest.approx(level(said[RATE_HZ:]), rel=0.02)


@pytest.mark.parametrize("noise", [0.0, 0.01])
def test_a_mirrored_channel_does_not_cancel_the_other(noise: float) -> None:
    said = voice()
    heard = mixed(said, -said + hiss(loud=noise))
    assert level(heard) == pytest.approx(level(said), rel=0.1)


def test_two_who_speak_in_turn_are_both_heard_from_their_first_word() -> None:
    one, other = voice(seed=1), voice(seed=2)
    one[3 * RATE_HZ :] = 0
    other[: 3 * RATE_HZ] = 0
    heard = mixed(one, other)
    assert level(heard[: 3 * RATE_HZ]) >= 0.45 * level(one[: 3 * RATE_HZ])
    assert level(heard[3 * RATE_HZ :]) >= 0.45 * level(other[3 * RATE_HZ :])


def test_one_of_six_is_heard_at_its_level() -> None:
    said = voice()
    heard = mixed(*(said if at == 4 else hiss() for at in range(6)))
    assert level(heard[RATE_HZ:]) == pytest.approx(level(said[RATE_HZ:]), rel=0.02)


def test_nothing_clicks_when_the_choice_changes() -> None:
    """A low tone changes little from one sample to the next; so does what is made of it."""
    time_s = np.arange(8 * RATE_HZ) / RATE_HZ
    tone = (0.5 * np.sin(2 * np.pi * 100 * time_s)).astype(np.float32)
    turning = np.where((time_s > 2) & (time_s < 5), -tone, tone).astype(np.float32)
    dying = np.where(time_s > 3, np.float32(0), tone)
    for other in (turning, dying):
        heard = mixed(tone, other)
        own_step = 0.5 * 2 * np.pi * 100 / RATE_HZ
        assert np.abs(np.diff(heard)).max() < 2 * own_step


def test_silence_is_silence() -> None:
    silence = np.zeros(RATE_HZ, np.float32)
    assert not mixed(silence, silence, silence).any()
