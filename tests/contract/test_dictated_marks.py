"""How right the text is of what is dictated, over all clips of real speech that a person could have dictated."""

from __future__ import annotations

import queue
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from fakes_noise import RATE_HZ
from speech_rig import LEAST_FINAL_MARKS_PERCENT, final_mark
from spoken import transcripts

from tray_app.bench.scores import cased_errors
from tray_app.core.events import DictationId, Event, Final, TranscriptionFailed
from tray_app.core.settings import SpeechSettings
from tray_app.speech.link import SpeechLink

MOST_CASED_ERRORS_DICTATED_PERCENT = 13.8
"""Somebody waits for those: they are decoded greedily."""
BLOCK_SAMPLES, POST_ROLL_SAMPLES = 320, 480


def dictated(link: SpeechLink, events: queue.SimpleQueue[Event], key: DictationId, clip: Path) -> str:
    """What is understood of a clip that comes block by block, with the key let go 0.1 s after the last word."""
    samples, _ = soundfile.read(clip, dtype="int16")
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > np.abs(samples.astype(np.int32)).max() / 20)
    held = samples[: loud[-1] + RATE_HZ // 10]
    link.begin(key)
    for at in range(0, len(held), BLOCK_SAMPLES):
        link.append(key, held[at : at + BLOCK_SAMPLES])
    link.release_hint(key)
    link.append(key, np.zeros(POST_ROLL_SAMPLES, np.int16))
    link.end(key)
    while not isinstance(event := events.get(timeout=60), Final | TranscriptionFailed):
        pass
    assert isinstance(event, Final)
    return event.text


@pytest.mark.speech
@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_dictated_sentence_ends_in_its_mark(speech_dir: Path, record_property: Callable[[str, object], None]) -> None:
    said = {name: text for name, text in transcripts(speech_dir).items() if final_mark(text) in {".", "?", "!"}}
    events: queue.SimpleQueue[Event] = queue.SimpleQueue()
    link = SpeechLink(events.put, SpeechSettings(), lambda _take: iter(()))
    link.start()
    try:
        pairs = [
            (text, dictated(link, events, DictationId(number), speech_dir / name))
            for number, (name, text) in enumerate(said.items(), start=1)
            if soundfile.info(speech_dir / name).duration < 20  # all of it lies in memory, none on disk
        ]
    finally:
        link.close()
    record_property("words, case or marks wrong, dictated, %", round(cased_errors(pairs).percent, 2))
    right = sum(final_mark(text) == final_mark(heard_text) for text, heard_text in pairs)
    assert 100 * right / len(pairs) >= LEAST_FINAL_MARKS_PERCENT
    assert cased_errors(pairs).percent <= MOST_CASED_ERRORS_DICTATED_PERCENT
