"""The tones: short, soft, distinct, and made of nothing but their two notes."""

from __future__ import annotations

import numpy as np
import pytest

from tray_app.audio.tones import LONGEST_NS, PARTIALS_HZ, REVERB_NS, TONE_RATE_HZ, ToneTrace, waveform
from tray_app.core.ports import Tone


@pytest.mark.parametrize("tone", list(Tone))
def test_they_are_short_and_begin_and_end_softly(tone: Tone) -> None:
    pcm = waveform(tone, 100).astype(np.int64)
    millisecond = TONE_RATE_HZ // 1000
    assert 60 <= len(pcm) / millisecond <= 120
    assert np.abs(pcm[:millisecond]).max() < 0.01 * np.abs(pcm).max()
    assert np.abs(pcm[-millisecond:]).max() < 0.01 * np.abs(pcm).max()
    assert np.abs(pcm).max() < 32_767


@pytest.mark.parametrize("tone", list(Tone))
def test_nothing_sounds_but_the_notes_that_can_be_taken_out(tone: Tone) -> None:
    spectrum = np.abs(np.fft.rfft(waveform(tone, 100).astype(float), 1 << 16)) ** 2
    frequency_hz = np.fft.rfftfreq(1 << 16, 1 / TONE_RATE_HZ)
    near = np.min([np.abs(frequency_hz - hz) for hz in PARTIALS_HZ], axis=0) < 50
    assert 10 * np.log10(spectrum[~near].sum() / spectrum.sum()) < -35


def test_no_two_sound_the_same() -> None:
    assert len({waveform(tone, 50).tobytes() for tone in Tone}) == len(Tone)


def test_volume_is_silent_at_zero_and_grows() -> None:
    peaks = [int(np.abs(waveform(Tone.START, percent).astype(int)).max()) for percent in (0, 10, 30, 60, 100)]
    assert peaks[0] == 0
    assert peaks == sorted(set(peaks))


def test_a_tone_is_audible_from_being_asked_for_until_its_echo_is_over() -> None:
    trace = ToneTrace()
    sounding = trace.begin(1_000)
    assert trace.between(0, 2_000) == [(1_000, 1_000 + LONGEST_NS)]
    trace.end(sounding, 5_000)
    assert trace.between(0, 2_000) == [(1_000, 5_000 + REVERB_NS)]
    assert trace.between(0, 1_000) == []
    assert trace.between(5_000 + REVERB_NS, 10**18) == []


def test_a_tone_never_played_was_never_audible() -> None:
    trace = ToneTrace()
    trace.withdraw(trace.begin(1_000))
    assert trace.between(0, 10**18) == []
