"""The user's words in the embedded engine: names it would misspell come out right, and nothing else changes."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
from measure_accuracy import understand
from spoken import transcripts

from tray_app.speech.engine import Engine
from tray_app.speech.engines import moonshine
from tray_app.speech.soundfiles import open_sound, read_sound

NAMES = ("Catherine", "Tilney", "Inverashiel", "Crianan", "Claflin", "Guenever", "Dashwood", "Quilter", "Abbie")
SPOKEN_IN = ["libri_198-209-0000.flac", "libri_5703-47212-0000.flac", "ami_es2011a.flac", "austen_0870.flac"]
NOT_SPOKEN_IN = ["jfk.flac", "birch_canoe.flac", "watson.flac", "arctic_a0024.flac"]
LEAST_RIGHT = 7
"""Of the 9 times that one of them is said there; without the list it is fewer."""


@functools.cache
def engine() -> Engine:
    return moonshine.load(1)


def heard(clip: Path, words: tuple[str, ...], *, waited_for: bool) -> str:
    return understand(engine(), read_sound(open_sound(clip)), words, waited_for=waited_for).text


@pytest.mark.speech
@pytest.mark.slow
@pytest.mark.parametrize("waited_for", [True, False])
def test_names_of_the_list_are_written_as_they_stand_there(speech_dir: Path, waited_for: bool) -> None:
    said = transcripts(speech_dir)
    spoken = right = 0
    for clip in SPOKEN_IN:
        text = heard(speech_dir / clip, NAMES, waited_for=waited_for)
        for name in NAMES:
            spoken += said[clip].count(name)
            right += min(said[clip].count(name), text.count(name))
            assert text.count(name) <= said[clip].count(name)
    assert spoken == 9
    assert right >= LEAST_RIGHT


@pytest.mark.speech
@pytest.mark.slow
@pytest.mark.parametrize("waited_for", [True, False])
def test_names_that_nobody_says_change_nothing(speech_dir: Path, waited_for: bool) -> None:
    for clip in NOT_SPOKEN_IN:
        plain = heard(speech_dir / clip, (), waited_for=waited_for)
        assert heard(speech_dir / clip, NAMES, waited_for=waited_for) == plain
