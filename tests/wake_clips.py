"""Whether there is somebody to say a wake word, and where its end was found."""

from __future__ import annotations

import pytest

from tray_app.review.wake_words import FIRST_NS, missing
from tray_app.wake.detector import Detection


def need_voices() -> None:
    """Skips the test where nobody can say anything or nobody could listen."""
    if why := missing():
        pytest.skip(why)


def end_ms(detection: Detection) -> float:
    return (detection.word_end_ns - FIRST_NS) / 1e6
