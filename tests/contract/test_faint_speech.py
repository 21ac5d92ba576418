"""What is said quietly, or several times, is understood."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from fakes_noise import RATE_HZ
from speech_rig import heard
from spoken import transcripts
from whisper_normalizer.english import EnglishTextNormalizer

from tray_app.bench.scores import word_errors

MOST_QUIET_WORD_ERRORS_PERCENT = 6.0
NORMALISE = EnglishTextNormalizer()


def quieter(clips: list[Path], folder: Path, by_db: float) -> list[Path]:
    """The same clips `by_db` decibels quieter, in 16 bits."""
    made = []
    for clip in clips:
        samples, rate_hz = soundfile.read(clip, dtype="int16")
        made.append(folder / clip.name)
        soundfile.write(made[-1], np.round(samples * 10 ** (-by_db / 20)).astype(np.int16), rate_hz)
    return made


@pytest.mark.speech
@pytest.mark.slow
@pytest.mark.timeout(600)
def test_word_errors_of_a_quiet_microphone(
    speech_dir: Path, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    said = transcripts(speech_dir)
    short = [speech_dir / name for name in said if soundfile.info(speech_dir / name).duration < 9]
    texts = heard(quieter(short, tmp_path, 30))
    errors = word_errors([(said[name], text) for name, text in texts.items()], NORMALISE)
    record_property("words wrong, 30 dB quieter, %", round(errors.percent, 2))
    assert errors.percent <= MOST_QUIET_WORD_ERRORS_PERCENT


@pytest.mark.speech
def test_speech_that_only_the_lowest_bits_carry_is_understood(speech_dir: Path, tmp_path: Path) -> None:
    clip = [speech_dir / "jfk.flac"]
    for by_db in (45, 52):
        (text,) = heard(quieter(clip, tmp_path, by_db)).values()
        assert len(text.split()) > 15
        assert "what you can do for your country" in text.lower()


@pytest.mark.speech
@pytest.mark.parametrize(("clip", "times", "word"), [("ms_weather", 3, "weather"), ("cards_003", 4, "clubs")])
def test_what_is_said_several_times_is_written_as_often(
    speech_dir: Path, tmp_path: Path, clip: str, times: int, word: str
) -> None:
    gap = np.zeros(RATE_HZ // 4, np.int16)
    names = [clip] * times + ["birch_canoe"]
    spoken = [soundfile.read(speech_dir / f"{name}.flac", dtype="int16")[0] for name in names]
    soundfile.write(tmp_path / "said.wav", np.concatenate([part for one in spoken for part in (one, gap)]), RATE_HZ)
    (text,) = heard([tmp_path / "said.wav"]).values()
    assert text.lower().count(word) == times
    assert "smooth planks" in text
