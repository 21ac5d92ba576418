"""Speech of given lengths, cut from one recording at pauses so that no word is halved."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tray_app.core.errors import AudioFileFault

WINDOW_S = 0.02
SLACK_S = 0.8
"""The pause at the end may lie this far from the place asked for."""
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


def cut(samples: NDArray[np.float32], rate_hz: int, seconds: float, share: float) -> NDArray[np.float32]:
    """`seconds` of speech whose last word is the one before the pause nearest to `share` (0 to 1) of the recording.

    Pieces of different lengths with the same `share` end with the same words, so that only what was said before them
    differs. The recording is repeated where it is too short.
    """
    step = int(WINDOW_S * rate_hz)
    slack = int(SLACK_S * rate_hz) // step
    middle = min(max(int(share * len(samples)) // step, slack), len(samples) // step - slack)
    near = samples[(middle - slack) * step : (middle + slack) * step].reshape(-1, step)
    pause = middle - slack + int(np.argmin(np.sqrt((near**2).mean(axis=1))))
    ending = _without_trailing_quiet(samples[: pause * step], step)
    wanted = int(seconds * rate_hz)
    before = np.tile(samples, -(-wanted // len(samples)))
    return np.concatenate([before, ending])[-wanted:]


def _without_trailing_quiet(samples: NDArray[np.float32], step: int) -> NDArray[np.float32]:
    whole = len(samples) // step * step
    loudness_dbfs = 20 * np.log10(np.sqrt((samples[:whole].reshape(-1, step) ** 2).mean(axis=1)) + 1e-9)
    loud = np.flatnonzero(loudness_dbfs > PAUSE_DBFS)
    return samples[: (int(loud[-1]) + 1) * step] if loud.size else samples


def write(path: Path, samples: NDArray[np.float32], rate_hz: int) -> Path:
    import soundfile

    soundfile.write(path, samples, rate_hz, subtype="PCM_16")
    return path
