"""No words where none were said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from fakes_noise import NOISES, RATE_HZ, STEADY, Sound, at_level
from speech_rig import heard

NOISE_SECONDS = 30
STEADY_SECONDS = 17
"""Of what sounds at its end as at its beginning: more than a piece is let grow to."""
NOISE_LEVELS_DBFS = (-80, -65, -50, -30, -10, -3)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_silence_and_noise_of_every_kind_and_level_give_no_text(tmp_path: Path) -> None:
    files = [tmp_path / "silence.wav"]
    soundfile.write(files[0], np.zeros(NOISE_SECONDS * RATE_HZ), RATE_HZ)
    for kind, make in NOISES.items():
        files += [noise_file(tmp_path, kind, make, dbfs) for dbfs in NOISE_LEVELS_DBFS]
    assert {name: text for name, text in heard(files).items() if text} == {}


def noise_file(folder: Path, kind: str, make: Callable[[int], Sound], dbfs: float) -> Path:
    path = folder / f"{kind} {dbfs}.wav"
    seconds = STEADY_SECONDS if kind in STEADY else NOISE_SECONDS
    soundfile.write(path, at_level(make(seconds * RATE_HZ), dbfs), RATE_HZ)
    return path
