"""The benchmark's own arithmetic: cuts at pauses, percentiles, verdicts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tray_app.bench import speech_cuts
from tray_app.bench.figures import Figure, Results
from tray_app.core.errors import AudioFileFault

RATE_HZ = 16_000


def words(count: int, word_s: float = 0.4, pause_s: float = 0.1) -> NDArray[np.float32]:
    """Bursts of tone with silence between them."""
    time_s = np.arange(int(word_s * RATE_HZ)) / RATE_HZ
    word = 0.3 * np.sin(2 * np.pi * 300 * time_s)
    return np.tile(np.concatenate([word, np.zeros(int(pause_s * RATE_HZ))]), count).astype(np.float32)


@pytest.mark.parametrize("seconds", [2, 5, 15])
@pytest.mark.parametrize("share", [0.0, 0.3, 0.77, 1.0])
def test_a_cut_has_the_length_asked_for_and_ends_with_a_whole_word(seconds: int, share: float) -> None:
    piece = speech_cuts.cut(words(10), RATE_HZ, seconds, share)
    assert len(piece) == seconds * RATE_HZ
    assert np.abs(piece[-200:]).max() > 0.1, "it ends with sound and not in the pause behind it"
    word = int(0.4 * RATE_HZ)
    assert np.abs(piece[-word + 400 : -word + 800]).max() > 0.1
    assert np.abs(piece[-word - 1200 : -word - 800]).max() < 0.01, "and a whole word before that"


def test_pieces_of_different_lengths_end_with_the_same_words() -> None:
    speech = np.random.default_rng(3).normal(0, 0.1, 20 * RATE_HZ).astype(np.float32) * np.tile(words(40) != 0, 1)
    short, long = (speech_cuts.cut(speech, RATE_HZ, seconds, 0.4) for seconds in (2, 30))
    np.testing.assert_array_equal(short, long[-len(short) :])


def test_speech_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(AudioFileFault, match="WAV or FLAC"):
        speech_cuts.load(tmp_path / "absent.wav")


def test_percentiles_are_numpys() -> None:
    samples = tuple(float(value) for value in np.random.default_rng(1).exponential(50, 57))
    found = Figure("x", "ms", samples).statistics()
    assert found["p95"] == pytest.approx(np.percentile(samples, 95))
    assert found["p50"] == pytest.approx(np.median(samples))


@pytest.mark.parametrize(
    ("samples", "verdict"), [((1.0, 2.0, 3.0), "met"), ((1.0, 20.0, 30.0), "missed"), ((), "no data")]
)
def test_no_data_never_meets_a_target(samples: tuple[float, ...], verdict: str) -> None:
    assert Figure("x", "ms", samples, target=10.0).verdict == verdict


def test_the_table_and_the_json_hold_every_figure() -> None:
    results = Results([Figure("release to text, 2 s", "ms", [50.0, 60.0], target=130.0), Figure("USS", "MB", [])])
    table = results.table()
    assert "p50 <= 130: met" in table
    assert len(table.splitlines()) == 4
    assert [figure["n"] for figure in results.as_json()["figures"]] == [2, 0]
