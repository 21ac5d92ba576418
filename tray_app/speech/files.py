"""Sound files to text, through the same worker and segmenter as dictation."""

from __future__ import annotations

import contextlib
import queue
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeAlias

from tray_app.core.errors import AudioFileFault, Problem, SpeechFault
from tray_app.core.events import DictationId, Event, Final, ProblemNoticed, TranscriptionFailed
from tray_app.core.own_words import NO_WORDS, OwnWords
from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm
from tray_app.core.settings import NO_SERVERS, RemoteSettings, SpeechSettings
from tray_app.core.wishes import Wishes

from .link import SpeechLink
from .soundfiles import SoundFile, opened_sound, read_sound
from .transcripts import FileTranscript

_PROGRESS_SECONDS = 1.0

Progress: TypeAlias = Callable[[Path, float, float], None]
"""(file, seconds of it that are worked off, its seconds or 0 where nobody knows): told each second, whether it went on
or not."""


def transcribe_files(
    paths: Sequence[Path],
    settings: SpeechSettings,
    *,
    remote: RemoteSettings = NO_SERVERS,
    tell: Callable[[Problem], None] = lambda _problem: None,
    progress: Progress = lambda _file, _done_seconds, _seconds: None,
    wishes: Wishes | None = None,
    words: OwnWords = NO_WORDS,
) -> Iterator[FileTranscript]:
    """One result a file, in order, as each is done; blocks in between, as long as a file takes.

    A file that is missing, empty or not audio gives a result with `problem` set, and the next file follows; one that is
    cut off gives what can be read of it besides. `-` is the standard input. `progress` is called about once a second
    meanwhile, on the thread that asks for the results. `tell` hears, on another thread, why another engine writes than
    was chosen. `wishes` are for every file; without them each is heard as the settings say. Raises SpeechFault when no
    engine can be started.
    """
    sounds: dict[DictationId, SoundFile] = {}
    cut_off: dict[DictationId, Problem] = {}

    def hear(event: Event) -> None:
        """Each file's answer comes to whoever asked for it."""
        if isinstance(event, ProblemNoticed):
            tell(event.problem)

    def read(key: DictationId) -> Iterator[Pcm]:
        return read_sound(sounds[key], partial(cut_off.__setitem__, key))

    with contextlib.closing(SpeechLink(hear, settings, read, remote=remote, words=words)) as link:
        link.start()
        for number, path in enumerate(paths, start=1):
            key = DictationId(number)
            try:
                with opened_sound(path) as sound:
                    sounds[key] = sound
                    answer = _answer(link, key, sound, wishes, progress)
            except AudioFileFault as fault:
                yield FileTranscript(path, problem=fault.problem)
                continue
            if isinstance(answer, Final):
                yield _transcript(path, answer, cut_off.get(key))
            else:
                yield FileTranscript(path, seconds=sound.seconds, problem=answer.problem)


def _transcript(path: Path, answer: Final, problem: Problem | None) -> FileTranscript:
    return FileTranscript(
        path, answer.text, answer.audio_ms / 1000, answer.segments, problem, answer.spoken, answer.engine,
        answer.language,
    )  # fmt: skip


def _answer(
    link: SpeechLink, key: DictationId, sound: SoundFile, wishes: Wishes | None, progress: Progress
) -> Final | TranscriptionFailed:
    """Blocks until the link answers. It always does: it watches the worker, so there is no limit of time here.

    Raises SpeechFault when no engine can be had.
    """
    heard: queue.SimpleQueue[Final | TranscriptionFailed | int] = queue.SimpleQueue()
    link.transcribe_stored(key, heard.put, heard.put, wishes)
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
