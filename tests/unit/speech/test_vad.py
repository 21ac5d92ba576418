"""Silero on onnxruntime: hears speech, and forgets it with the take."""

from __future__ import annotations

import numpy as np

from tray_app.core.ports import SAMPLE_RATE_HZ
from tray_app.speech.engine import Samples
from tray_app.speech.installed import sample_speech
from tray_app.speech.soundfiles import open_sound, read_sound
from tray_app.speech.vad import FRAME_SAMPLES, SileroVad


def speech() -> list[Samples]:
    """Two seconds of a human voice, in frames."""
    recording = sample_speech()
    assert recording is not None
    pcm = np.concatenate([*read_sound(open_sound(recording))])[: 3 * SAMPLE_RATE_HZ]
    samples = pcm.astype(np.float32) / np.float32(32_768)
    return [samples[at : at + FRAME_SAMPLES] for at in range(0, len(samples) - FRAME_SAMPLES + 1, FRAME_SAMPLES)]


def test_a_voice_is_likely_speech_and_silence_is_not() -> None:
    vad = SileroVad()
    assert max(vad.probability(frame) for frame in speech()) > 0.95
    assert max(SileroVad().probability(np.zeros(FRAME_SAMPLES, np.float32)) for _ in range(31)) < 0.1


def test_takes_that_are_heard_at_the_same_time_do_not_mix() -> None:
    alone = SileroVad()
    likely = [alone.probability(frame) for frame in speech()]
    one, other = SileroVad(), SileroVad()
    silence = np.zeros(FRAME_SAMPLES, np.float32)
    both = [(one.probability(frame), other.probability(silence)) for frame in speech()]
    assert [first for first, _ in both] == likely
