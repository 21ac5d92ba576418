"""The second real model of the tests, and who speaks its languages."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr
import speech_models

from tray_app.core.ports import SAMPLE_RATE_HZ
from tray_app.speech.engine import Samples

GERMAN = "Ich möchte morgen mit dem Zug nach Berlin fahren."
GERMAN_WORDS = "morgen mit dem zug nach berlin"


def put_second_model(models: Path) -> str:
    """The name under which it stands in that folder of models; skips the test where it is not to be had."""
    for library in ("ctranslate2", "tokenizers"):
        pytest.importorskip(library, reason="holdtalk[models] is not installed")
    if speech_models.whisper_base() is None:
        pytest.skip("the second speech model is not here: python packaging/speech_models.py fetches it")
    return speech_models.put_whisper_base(models)


def read_aloud(text: str, voice: str, path: Path) -> Path:
    """A sound file of espeak-ng's, the only speaker of other languages here; skips the test where it is not."""
    if shutil.which("espeak-ng") is None:
        pytest.skip("espeak-ng is not installed")
    subprocess.run(["espeak-ng", "-v", voice, "-s", "140", "-w", str(path), text], check=True)
    return path


def samples_of(path: Path) -> Samples:
    """Mono, at the engine's rate."""
    sound, rate_hz = soundfile.read(path, dtype="float32")
    resampled: Samples = soxr.resample(sound, rate_hz, SAMPLE_RATE_HZ).astype(np.float32)
    return resampled
