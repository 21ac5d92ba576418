"""Wake words as voices of espeak-ng say them, so that it is known to the millisecond where they end; made anew, never
kept."""

from __future__ import annotations

import io
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tray_app.audio.capture import STANDBY_BLOCKS
from tray_app.core.errors import HoldtalkError
from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm
from tray_app.perf.catalog import CATALOG
from tray_app.voice.espeak import PROGRAM
from tray_app.wake.detector import Detection, Detector, threshold
from tray_app.wake.model import MicroWakeWordModel
from tray_app.wake.words import WakeWord, find_word

from .evidence import Evidence
from .plan import Clock

SAID = {"okay_nabu": "okay nabu", "hey_mycroft": "hey mycroft", "alexa": "alexa"}
"""What a voice has to say for each word. Of hey_jarvis the voices of espeak-ng say something else: its model
hears two in three of them never."""
VOICES, PACES = ("en-us", "en-gb", "en-us+m3", "en-us+m7", "en-gb+m5", "en-gb-scotland"), (130, 160, 190)
AT_ONCE_MS = 10 * STANDBY_BLOCKS
"""So much sound is told at once to who only listens."""
LEAD_MS = 1_500
FIRST_NS = 1_000_000_000_000
_PERIOD_NS = 62_500
_EDGE = 0.02
"""Amplitude of a voice that has begun; the fade of a synthetic voice below it is no sound of the word."""


@dataclass(frozen=True)
class Clip:
    pcm: Pcm
    end_ms: float
    """Where the word ends."""


def missing() -> str:
    """Why no wake word can be said or heard here; empty when both can."""
    if shutil.which(PROGRAM) is None:
        return f"{PROGRAM} is not installed, so there is no voice to say the wake word with a known end."
    try:
        find_word("alexa", Path("nowhere"))
    except HoldtalkError as fault:
        return f"{fault.problem.title} {fault.problem.remedy}"
    return ""


def say(text: str, voice: str = "en-us", words_a_minute: int = 150) -> Pcm:
    """Without the silence around it, at 16 kHz."""
    import soundfile
    import soxr

    command = [PROGRAM, "-v", voice, "-s", str(words_a_minute), "--stdout", text]
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
        MicroWakeWordModel(word), above=threshold(word.cutoff, sensitivity), refractory_ms=1_500, lag_ms=word.lag_ms
    )
    at_once = AT_ONCE_MS * SAMPLE_RATE_HZ // 1_000
    for at in range(0, len(pcm), at_once):
        block = pcm[at : at + at_once]
        begun_ns = time.perf_counter_ns()
        detection = detector.hear(block, FIRST_NS + at * _PERIOD_NS)
        if detection is not None and detection.half_heard <= half_heard:
            yield detection, (at + len(block)) / 16 + (time.perf_counter_ns() - begun_ns) / 1e6


def end_ms(detection: Detection) -> float:
    """Where in the sound the word ended, as far as the detector can tell."""
    return (detection.word_end_ns - FIRST_NS) / 1e6


def measure_clips(found: Evidence, count: int, clock: Clock) -> None:
    """The real detector and models on `count` clips."""
    words = [find_word(name, Path("nowhere")) for name in SAID]
    late_ms, heard = [], []
    for turn in clock.rounds("clips of wake words", count, 0.65, least=3):
        word = words[turn % len(words)]
        voice, pace = VOICES[turn // len(words) % len(VOICES)], PACES[turn % len(PACES)]
        one = clip(SAID[word.name], voice, pace)
        told_ms = [at_ms for _, at_ms in detections(word, one.pcm)]
        late_ms += [at_ms - one.end_ms for at_ms in told_ms[:1]]
        heard.append(100.0 * bool(told_ms))
    said = ", ".join(SAID.values())
    how = f"{len(heard)} clips of {PROGRAM} ({said}) into the program's detector, {AT_ONCE_MS} ms at a time"
    found.take("wake words heard", "%", [sum(heard) / len(heard)], f"{how}: share of those that were heard")
    row = CATALOG["wake_latency"]
    if late_ms:
        found.take("wake word to known", "ms", late_ms, f"{how}: end of the word in the clip until it is told",
                   row.target, row.critical, row.remedy, rounds=0)  # fmt: skip
