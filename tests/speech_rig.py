"""Human speech and a disk, for tests of the real link and worker."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from tray_app.core.events import DictationId
from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm
from tray_app.core.settings import SpeechSettings
from tray_app.speech.files import transcribe_files
from tray_app.speech.installed import sample_speech
from tray_app.speech.soundfiles import open_sound, read_sound

GENEROUS_SECONDS = 60
BLOCK_SAMPLES = 320
LEAST_FINAL_MARKS_PERCENT = 95.0


def two_cities(seconds: int) -> Pcm:
    """Human speech the model's wheel carries."""
    recording = sample_speech()
    assert recording is not None
    return np.concatenate([*read_sound(open_sound(recording))])[: seconds * SAMPLE_RATE_HZ]


def heard(paths: list[Path]) -> dict[str, str]:
    """What is understood of each file, by its name."""
    found = {}
    for one in transcribe_files(paths, SpeechSettings()):
        assert one.problem is None, one.problem
        found[one.file.name] = one.text
    return found


def final_mark(text: str) -> str:
    """The mark that `text` ends in, behind quotes and brackets; empty for none."""
    last = text.rstrip("\"'”’) ")[-1:]
    return last if last in ".,;:?!" else ""


class Disk:
    """A spool in memory."""

    def __init__(self) -> None:
        self.takes: dict[DictationId, list[Pcm]] = {}

    def read(self, key: DictationId) -> Iterator[Pcm]:
        yield from self.takes[key]
