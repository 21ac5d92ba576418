"""The tones leave a take, speech stays, and nothing clicks."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from tray_app.audio.notch import NotchSystem, ToneRemover, notch_system
from tray_app.audio.tones import PARTIALS_HZ, REVERB_NS, ToneTrace, waveform
from tray_app.core.ports import Pcm, Tone

MS = 1_000_000
RATE = 16_000


def audible(*spans: tuple[int, int]) -> ToneTrace:
    """Tones that can be heard in these stretches."""
    trace = ToneTrace()
    for from_ns, until_ns in spans:
        trace.end(trace.begin(from_ns), until_ns - REVERB_NS)
    return trace


def in_blocks(remover: ToneRemover, pcm: Pcm, size: int = 160) -> Pcm:
    return np.concatenate(
        [remover.clean(pcm[begin : begin + size], begin * 62_500) for begin in range(0, len(pcm), size)]
    )


def noise(seconds: float, seed: int = 1) -> Pcm:
    return (np.random.default_rng(seed).standard_normal(int(seconds * RATE)) * 3_000).astype(np.int16)


def decibels(part: NDArray[np.float64], whole: NDArray[np.float64]) -> float:
    return float(10 * np.log10((part**2).sum() / (whole**2).sum()))


def at_16_khz(tone: Tone) -> NDArray[np.float64]:
    return waveform(tone, 100).astype(np.float64)[::3]


@pytest.mark.parametrize("tone", list(Tone))
def test_a_tone_loses_thirty_decibels(tone: Tone) -> None:
    sound = np.zeros(RATE, dtype=np.float64)
    sound[3_000 : 3_000 + len(at_16_khz(tone))] = at_16_khz(tone)
    left = in_blocks(ToneRemover(audible((100 * MS, 900 * MS))), sound.astype(np.int16))
    assert decibels(left.astype(float), sound) <= -30


def test_its_echo_from_the_room_goes_with_it() -> None:
    room = np.random.default_rng(2).standard_normal(4_800) * np.exp(-np.arange(4_800) / 800)
    echo = np.convolve(at_16_khz(Tone.START), room)
    sound = np.zeros(RATE)
    sound[2_000 : 2_000 + len(echo)] = echo / np.abs(echo).max() * 20_000
    left = in_blocks(ToneRemover(audible((100 * MS, 900 * MS))), sound.astype(np.int16))
    assert decibels(left.astype(float), sound) <= -30


def test_outside_the_notches_sound_is_unchanged() -> None:
    pcm = noise(2.0)
    left = in_blocks(ToneRemover(audible((0, 10_000 * MS))), pcm)
    before, after = np.abs(np.fft.rfft(pcm.astype(float))), np.abs(np.fft.rfft(left.astype(float)))
    frequency_hz = np.fft.rfftfreq(len(pcm), 1 / RATE)
    distance_hz = np.min([np.abs(frequency_hz - hz) for hz in PARTIALS_HZ], axis=0)
    far = distance_hz > 400
    change_db = 20 * np.log10(after[far].mean() / before[far].mean())
    assert abs(change_db) < 0.2


def test_without_a_tone_the_very_same_samples_come_back() -> None:
    pcm = noise(0.1)
    assert ToneRemover(audible()).clean(pcm, 0) is pcm


def test_before_and_after_a_tone_samples_are_untouched() -> None:
    pcm = noise(2.0)
    left = in_blocks(ToneRemover(audible((500 * MS, 1_000 * MS))), pcm)
    assert left[: RATE // 2].tolist() == pcm[: RATE // 2].tolist()
    assert left[RATE + 160 :].tolist() == pcm[RATE + 160 :].tolist()
    assert left[RATE // 2 : RATE].tolist() != pcm[RATE // 2 : RATE].tolist()


def test_switching_the_notch_makes_no_click() -> None:
    quiet = (2_000 * np.sin(2 * np.pi * PARTIALS_HZ[0] * np.arange(RATE) / RATE)).astype(np.int16)
    left = in_blocks(ToneRemover(audible((300 * MS, 600 * MS))), quiet).astype(int)
    steps = np.abs(np.diff(left))
    assert steps.max() <= np.abs(np.diff(quiet.astype(int))).max() * 1.05


@pytest.mark.parametrize("size", [1, 37, 160, 161, 16_000])
def test_the_result_does_not_depend_on_how_the_take_is_cut_into_blocks(size: int) -> None:
    pcm = noise(0.5)
    heard = audible((50 * MS, 180 * MS), (300 * MS, 340 * MS))
    whole = in_blocks(ToneRemover(heard), pcm, size=len(pcm))
    cut = in_blocks(ToneRemover(heard), pcm, size=size)
    inside = slice(800, 2_880)  # the first tone: later edges restart the filter where a block happens to begin
    assert np.abs(whole[inside].astype(int) - cut[inside].astype(int)).max() <= 1


def test_the_matrices_say_what_the_plain_recursion_says() -> None:
    system = notch_system()
    samples = noise(0.05).astype(float)
    a, b = system.powers[1], system.reach[0]
    c, d = system.observe[0], float(system.respond[0, 0])
    state = np.zeros(system.order)
    plain = []
    for sample in samples:
        plain.append(c @ state + d * sample)
        state = a @ state + b * sample
    out, end = system.run(np.zeros(system.order), samples)
    assert np.abs(out - np.array(plain)).max() < 1e-6
    assert np.abs(end - state).max() < 1e-6
    assert isinstance(system, NotchSystem)


def test_a_loud_sound_is_clipped_not_wrapped() -> None:
    square = np.where(np.arange(RATE) // 8 % 2 == 0, 32_767, -32_768).astype(np.int16)
    left = in_blocks(ToneRemover(audible((0, 10_000 * MS))), square)
    assert np.corrcoef(left[1_000:].astype(float), square[1_000:].astype(float))[0, 1] > 0.8
