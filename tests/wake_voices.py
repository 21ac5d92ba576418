"""Who says wake words in tests, and who listens."""

from __future__ import annotations

import shutil

import pytest


def need_voices() -> None:
    """Skips the test where nobody can say anything or nobody could listen."""
    pytest.importorskip("pymicro_wakeword")
    if shutil.which("espeak-ng") is None:
        pytest.skip("espeak-ng is not installed")
