"""Wake words as voices of espeak-ng say them, each with what is said behind it; made anew, never kept."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import soundfile
import soxr

from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm
from tray_app.wake.detector import Detection, Detector, threshold
from tray_app.wake.model import MicroWakeWordModel
from tray_app.wake.words import WakeWord

BLOCK_SAMPLES = 1_280
PERIOD_NS = 62_500
FIRST_NS = 1_000_000_000_000
LEAD_MS = 1_500

_EDGE = 0.02
"""Amplitude of a voice that has begun; the fade of a synthetic voice below it is no sound of the word."""


@dataclass(frozen=True)
class Clip:
    pcm: Pcm
    end_ms: float
    """Where the word ends."""


def say(text: str, voice: str = "en-us", words_a_minute: int = 150) -> Pcm:
    """Without the silence around it, at 16 kHz."""
    command = ["espeak-ng", "-v", voice, "-s", str(words_a_minute), "--stdout", text]
    spoken = subprocess.run(command, capture_output=True, check=True).stdout
    samples, rate_hz = soundfile.read(io.BytesIO(spoken), dtype="float32")
    samples = soxr.resample(samples, rate_hz, SAMPLE_RATE_HZ)
    loud = np.flatnonzero(np.abs(samples) > _EDGE)
    pcm: Pcm = (samples[loud[0] : loud[-1] + 1] * 20_000).astype(np.int16)
    return pcm


def hush(ms: int, level: float = 90.0) -> Pcm:
    noise: Pcm = np.random.default_rng(ms).normal(0, level, ms * 16).astype(np.int16)
    return noise


def clip(
    word: str, voice: str, words_a_minute: int, *, pause_ms: int = 300, then: str = "please write it down"
) -> Clip:
    said = say(word, voice, words_a_minute)
    behind = say(then, voice, words_a_minute)
    pcm = np.concatenate((hush(LEAD_MS), said, hush(pause_ms), behind, hush(1_000)))
    return Clip(pcm, LEAD_MS + len(said) / 16)


def detections(
    word: WakeWord, pcm: Pcm, sensitivity: int = 50, *, half_heard: bool = False
) -> Iterator[tuple[Detection, float]]:
    """Each with the time (ms in the sound) at which it was told, when sound comes as from a microphone; those that
    wake, and with `half_heard` those that nearly did."""
    detector = Detector(
        MicroWakeWordModel(word),
        above=threshold(word.cutoff, sensitivity),
        refractory_ms=1_500,
        lag_ms=word.lag_ms,
    )
    for at in range(0, len(pcm), BLOCK_SAMPLES):
        block = pcm[at : at + BLOCK_SAMPLES]
        detection = detector.hear(block, FIRST_NS + at * PERIOD_NS)
        if detection is not None and detection.half_heard <= half_heard:
            yield detection, (at + len(block)) / 16


def end_ms(detection: Detection) -> float:
    return (detection.word_end_ns - FIRST_NS) / 1e6
