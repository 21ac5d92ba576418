"""Sound files to text, through the same worker and segmenter as dictation."""

from __future__ import annotations

import queue
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tray_app.core.errors import HoldtalkError, Problem, SpeechFault
from tray_app.core.events import DictationId, EngineLost, Event, Final, TranscriptionFailed
from tray_app.core.ports import Pcm
from tray_app.core.settings import SpeechSettings

from .link import SpeechLink
from .soundfiles import SoundFile, open_sound, read_sound

_STALLED_SECONDS = 120.0
"""A worker that lives reports at least each minute of audio; this is only the last resort."""


@dataclass(frozen=True, slots=True)
class FileTranscript:
    """What one file says, or why it could not be read."""

    file: Path
    text: str
    seconds: float
    segments: int
    problem: Problem | None = None


def transcribe_files(
    paths: Sequence[Path], settings: SpeechSettings, *, command: Sequence[str] | None = None
) -> Iterator[FileTranscript]:
    """One result a file, in order, as each is done; blocks in between.

    A file that is missing, empty, cut off or not audio gives a result with `problem` set, and the
    next file follows. Raises SpeechFault when the engine cannot be started.
    """
    events: queue.SimpleQueue[Event] = queue.SimpleQueue()
    sounds: dict[DictationId, SoundFile] = {}

    def replay(dictation_id: DictationId) -> Iterator[Pcm]:
        return read_sound(sounds[dictation_id])

    link = SpeechLink(events.put, settings, replay, command=command)
    link.start()
    try:
        for number, path in enumerate(paths, start=1):
            key = DictationId(number)
            try:
                sounds[key] = open_sound(path)
            except HoldtalkError as fault:
                yield FileTranscript(path, "", 0.0, 0, fault.problem)
                continue
            link.transcribe_stored(key)
            yield _result(_answer(events, key), sounds.pop(key))
    finally:
        link.close()


def _answer(events: queue.SimpleQueue[Event], key: DictationId) -> Final | TranscriptionFailed:
    while True:
        try:
            event = events.get(timeout=_STALLED_SECONDS)
        except queue.Empty:
            raise SpeechFault("The speech engine stopped answering.", "Try again, or run: holdtalk doctor") from None
        if isinstance(event, EngineLost) and event.final:
            raise SpeechFault(event.problem.title, event.problem.remedy, event.problem.detail)
        if isinstance(event, Final | TranscriptionFailed) and event.dictation_id == key:
            return event


def _result(answer: Final | TranscriptionFailed, sound: SoundFile) -> FileTranscript:
    if isinstance(answer, TranscriptionFailed):
        return FileTranscript(sound.path, "", sound.seconds, 0, answer.problem)
    return FileTranscript(sound.path, answer.text, sound.seconds, answer.segments)
