"""Sound files to text, through the same worker and segmenter as dictation."""

from __future__ import annotations

import contextlib
import queue
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from tray_app.core.errors import AudioFileFault, Problem, SpeechFault
from tray_app.core.events import DictationId, Event, Final, ProblemNoticed, TranscriptionFailed
from tray_app.core.own_words import NO_WORDS, OwnWords
from tray_app.core.ports import SAMPLE_RATE_HZ
from tray_app.core.settings import SpeechSettings

from .link import SpeechLink
from .soundfiles import SoundFile, opened_sound, read_sound

_PROGRESS_SECONDS = 1.0

Progress: TypeAlias = Callable[[Path, float, float], None]
"""(file, seconds of it that are worked off, its seconds): told each second, whether it went on or not."""


@dataclass(frozen=True, slots=True)
class FileTranscript:
    """What one file says, or why it could not be read."""

    file: Path
    text: str = ""
    seconds: float = 0.0
    segments: int = 0
    problem: Problem | None = None


def transcribe_files(
    paths: Sequence[Path],
    settings: SpeechSettings,
    *,
    tell: Callable[[Problem], None] = lambda _problem: None,
    progress: Progress = lambda _file, _done_seconds, _seconds: None,
    words: OwnWords = NO_WORDS,
) -> Iterator[FileTranscript]:
    """One result a file, in order, as each is done; blocks in between, as long as a file takes.

    A file that is missing, empty, cut off or not audio gives a result with `problem` set, and the
    next file follows. `-` is the standard input. `progress` is called about once a second meanwhile, on the thread
    that asks for the results. `tell` hears, on another thread, why another engine writes than was chosen. Raises
    SpeechFault when no engine can be started.
    """
    sounds: dict[DictationId, SoundFile] = {}

    def hear(event: Event) -> None:
        """Each file's answer comes to whoever asked for it."""
        if isinstance(event, ProblemNoticed):
            tell(event.problem)

    with contextlib.closing(SpeechLink(hear, settings, lambda key: read_sound(sounds[key]), words=words)) as link:
        link.start()
        for number, path in enumerate(paths, start=1):
            key = DictationId(number)
            try:
                with opened_sound(path) as sound:
                    sounds[key] = sound
                    answer = _answer(link, key, sound, progress)
            except AudioFileFault as fault:
                yield FileTranscript(path, problem=fault.problem)
                continue
            if isinstance(answer, Final):
                yield FileTranscript(path, answer.text, sound.seconds, answer.segments)
            else:
                yield FileTranscript(path, seconds=sound.seconds, problem=answer.problem)


def _answer(link: SpeechLink, key: DictationId, sound: SoundFile, progress: Progress) -> Final | TranscriptionFailed:
    """Blocks until the link answers. It always does: it watches the worker, so there is no limit of time here.

    Raises SpeechFault when no engine can be had.
    """
    heard: queue.SimpleQueue[Final | TranscriptionFailed | int] = queue.SimpleQueue()
    link.transcribe_stored(key, heard.put, heard.put)
    done = 0
    while True:
        with contextlib.suppress(queue.Empty):
            news = heard.get(timeout=_PROGRESS_SECONDS)
            if not isinstance(news, int):
                break
            done = news
        progress(sound.path, done / SAMPLE_RATE_HZ, sound.seconds)
    problem = link.unusable
    if problem is not None:
        raise SpeechFault(problem.title, problem.remedy, problem.detail)
    return news
