"""Who says wake words in tests, and who listens."""

from __future__ import annotations

import pytest

from tray_app.review.wake_words import missing


def need_voices() -> None:
    """Skips the test where nobody can say anything or nobody could listen."""
    if why := missing():
        pytest.skip(why)
