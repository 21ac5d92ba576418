"""Speech of given lengths, cut from one recording at pauses so that no word is halved."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tray_app.core.errors import AudioFileFault

WINDOW_S = 0.02
SLACK_S = 0.8
"""A cut may lie this far from the length asked for."""
PAUSE_DBFS = -45.0


def load(path: Path) -> tuple[NDArray[np.float32], int]:
    """Mono samples and rate. Raises AudioFileFault."""
    import soundfile

    try:
        samples, rate_hz = soundfile.read(path, dtype="float32", always_2d=True)
    except (soundfile.LibsndfileError, OSError) as error:
        raise AudioFileFault(
            "The speech for the benchmark cannot be read.", "Name a WAV or FLAC file.", str(error)
        ) from error
    return samples.mean(axis=1), int(rate_hz)


def cut(samples: NDArray[np.float32], rate_hz: int, seconds: float) -> NDArray[np.float32]:
    """Speech of about `seconds` that ends where the last word before the cut ends.

    The recording is repeated when it is too short. The cut is at the quietest window within
    SLACK_S; trailing quiet is trimmed, so that the last word is the end.
    """
    needed = int((seconds + SLACK_S) * rate_hz)
    repeated = np.tile(samples, -(-needed // len(samples)))
    step = int(WINDOW_S * rate_hz)
    first = int((seconds - SLACK_S) * rate_hz) // step
    windows = repeated[first * step : needed // step * step].reshape(-1, step)
    loudness = np.sqrt((windows**2).mean(axis=1))
    end = (first + int(np.argmin(loudness))) * step
    return _without_trailing_quiet(repeated[:end], step)


def _without_trailing_quiet(samples: NDArray[np.float32], step: int) -> NDArray[np.float32]:
    whole = len(samples) // step * step
    loudness_dbfs = 20 * np.log10(np.sqrt((samples[:whole].reshape(-1, step) ** 2).mean(axis=1)) + 1e-9)
    loud = np.flatnonzero(loudness_dbfs > PAUSE_DBFS)
    return samples[: (int(loud[-1]) + 1) * step] if loud.size else samples


def write(path: Path, samples: NDArray[np.float32], rate_hz: int) -> Path:
    import soundfile

    soundfile.write(path, samples, rate_hz, subtype="PCM_16")
    return path
