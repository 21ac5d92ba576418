"""How right the text is: word errors over real speech, and no words where none were said."""

from __future__ import annotations

import csv
import logging
from pathlib import Path

import jiwer
import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray
from whisper_normalizer.english import EnglishTextNormalizer

from tray_app.core.settings import SpeechSettings
from tray_app.speech.files import transcribe_files

_log = logging.getLogger(__name__)

MOST_WORD_ERRORS_PERCENT = 5.2
NOISE_SECONDS = 60
RATE_HZ = 16_000


def references(folder: Path) -> dict[str, str]:
    """Transcript of each clip."""
    with (folder / "transcripts.tsv").open(encoding="utf-8", newline="") as table:
        rows = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["file"]: row["transcript"] for row in rows}


@pytest.mark.speech
@pytest.mark.slow
@pytest.mark.timeout(900)
def test_word_errors_over_all_clips_of_real_speech(speech_dir: Path) -> None:
    expected = references(speech_dir)
    normalise = EnglishTextNormalizer()
    edits = words = 0
    for one in transcribe_files([speech_dir / name for name in expected], SpeechSettings()):
        assert one.problem is None, one.problem
        # The normalizer deletes what stands between parentheses.
        said = normalise(expected[one.file.name].replace("(", " ").replace(")", " "))
        errors = jiwer.process_words(said, normalise(one.text))
        edits += errors.substitutions + errors.deletions + errors.insertions
        words += len(said.split())
    assert len(expected) == 62
    percent = 100 * edits / words
    _log.info("%d edits in %d words: %.2f %%", edits, words, percent)
    assert percent <= MOST_WORD_ERRORS_PERCENT


def white(level: float) -> NDArray[np.float64]:
    return np.random.default_rng(7).normal(0, level, NOISE_SECONDS * RATE_HZ)


def pink(level: float) -> NDArray[np.float64]:
    spectrum = np.fft.rfft(white(1.0))
    spectrum[1:] /= np.sqrt(np.arange(1, len(spectrum)))
    noise = np.fft.irfft(spectrum)
    shaped: NDArray[np.float64] = noise / noise.std() * level
    return shaped


def hum(level: float) -> NDArray[np.float64]:
    at = np.arange(NOISE_SECONDS * RATE_HZ) / RATE_HZ
    parts = [np.sin(2 * np.pi * 50 * harmonic * at) / harmonic for harmonic in (1, 2, 3, 5)]
    summed: NDArray[np.float64] = level * np.sum(parts, axis=0)
    return summed


NOISES = {
    "digital silence": white(0.0),
    "quiet white": white(0.001),
    "white": white(0.03),
    "loud white": white(0.3),
    "quiet pink": pink(0.005),
    "loud pink": pink(0.1),
    "hum": hum(0.05),
    "loud hum": hum(0.3),
}


@pytest.mark.slow
def test_a_minute_of_silence_or_noise_gives_no_text(tmp_path: Path) -> None:
    for name, noise in NOISES.items():
        soundfile.write(tmp_path / f"{name}.wav", np.clip(noise, -1, 1), RATE_HZ)
    heard = {one.file.stem: one.text for one in transcribe_files(sorted(tmp_path.iterdir()), SpeechSettings())}
    assert heard == dict.fromkeys(NOISES, "")
