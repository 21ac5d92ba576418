"""One engine tried in a worker of its own, as a dictation would use it: how right, how fast, how large."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any, TypeVar

import numpy as np
import psutil

from tray_app.core.engines import EngineDescriptor
from tray_app.core.errors import HoldtalkError, Problem, SpeechFault
from tray_app.core.events import (
    DictationId,
    EngineLost,
    EngineReady,
    Event,
    Final,
    ProblemNoticed,
    TranscriptionFailed,
)
from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm
from tray_app.core.settings import SpeechSettings
from tray_app.core.wishes import Wishes
from tray_app.perf.sampler import ProcessReader
from tray_app.speech.link import SpeechLink

from . import speech_cuts
from .dictating import RELEASE_LAG_S
from .scores import Errors, Normalise, cased_errors, word_errors

BLOCK_SAMPLES = SAMPLE_RATE_HZ // 50
POST_ROLL_S = 0.03
"""Recorded after the key comes up, as the program does by default."""
_PATIENCE_S = 600.0
"""The link gives up much sooner; this only keeps a mistake of ours from lasting for ever."""
_RESTED_S = 0.6
"""After the last take the worker gives back what decoding needed."""

Say = Callable[[str], None]
Kind = TypeVar("Kind", EngineReady, Final)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A clip in memory."""

    samples: Pcm
    said: str
    language: str = ""


@dataclass(slots=True)
class EngineFigures:
    """Of one engine. What could not be measured is None or empty, and `problem` says why."""

    name: str
    title: str
    needs_network: bool = False
    problem: Problem | None = None
    load_ms: float | None = None
    memory_mb: float | None = None
    """Held by the worker alone (USS) at rest after all clips."""
    peak_mb: float | None = None
    """The most that was seen, between two clips."""
    clips: list[Errors] = field(default_factory=list)
    """Word errors of each clip."""
    cased: Errors = field(default_factory=Errors)
    audio_s: float = 0.0
    decode_s: float = 0.0
    waits_ms: dict[int, list[float]] = field(default_factory=dict)
    """From key up to the text, by seconds of speech."""

    @property
    def words(self) -> Errors:
        return Errors(sum(clip.edits for clip in self.clips), sum(clip.words for clip in self.clips))

    def as_json(self) -> dict[str, Any]:
        measured = self.problem is None
        words = self.words
        return {
            "name": self.name,
            "title": self.title,
            "needs_network": self.needs_network,
            # Without the detail, which may name a file or a server.
            "problem": None if self.problem is None else f"{self.problem.title} {self.problem.remedy}".strip(),
            "load_ms": self.load_ms,
            "memory_mb": self.memory_mb,
            "peak_mb": self.peak_mb,
            "words": words.words,
            "wrong_percent": words.percent if measured else None,
            "cased_wrong_percent": self.cased.percent if measured else None,
            "realtime_factor": self.decode_s / self.audio_s if measured else None,
            "waits": [
                {
                    "seconds": seconds,
                    "median_ms": float(np.median(found)),
                    "samples_ms": [round(one, 2) for one in found],
                }
                for seconds, found in sorted(self.waits_ms.items())
                if found
            ],
            "clip_edits": [clip.edits for clip in self.clips],
            "clip_words": [clip.words for clip in self.clips],
        }


class EngineTrial:
    """Everything about one engine; blocks for as long as the speech in it and the decoding take."""

    def __init__(self, clips: Sequence[Spoken], normalise: Normalise, settings: SpeechSettings, say: Say) -> None:
        """`settings` name the engine."""
        self._clips = clips
        self._normalise = normalise
        self._settings = settings
        self._say = say
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._takes: dict[DictationId, Pcm] = {}

    def run(self, engine: EngineDescriptor, lengths_s: Sequence[int], repeats: int) -> EngineFigures:
        """Never raises for what the engine does: that is its row."""
        figures = EngineFigures(engine.name, engine.title, engine.needs_network)
        try:
            with closing(SpeechLink(self._events.put, self._settings, self._read)) as link:
                link.start()
                worker = self._load(figures)
                self._say_all(link, figures, worker)
                self._wait_all(link, figures, lengths_s, repeats)
                time.sleep(_RESTED_S)
                figures.memory_mb = _uss_mb(worker)
                figures.peak_mb = max(figures.peak_mb or 0.0, figures.memory_mb)
        except HoldtalkError as fault:
            figures.problem = fault.problem
        return figures

    def _read(self, key: DictationId) -> Iterator[Pcm]:
        take = self._takes[key]
        for at in range(0, len(take), SAMPLE_RATE_HZ):
            yield take[at : at + SAMPLE_RATE_HZ]

    def _load(self, figures: EngineFigures) -> ProcessReader:
        self._say(f"{figures.title}: loading")
        ready = self._next(EngineReady)
        if ready.degraded is not None:
            raise _unusable(ready.degraded)
        figures.load_ms = ready.load_ms
        return ProcessReader(ready.worker_pid)

    def _say_all(self, link: SpeechLink, figures: EngineFigures, worker: ProcessReader) -> None:
        """Every clip dictated, as fast as the engine takes it in."""
        for number, clip in enumerate(self._clips, start=1):
            self._say(f"{figures.title}: clip {number} of {len(self._clips)}")
            key = self._begin(link, clip.samples, clip.language)
            link.append(key, clip.samples)
            final = self._released(link, key, figures)
            figures.clips.append(word_errors([(clip.said, final.text)], self._normalise))
            cased = cased_errors([(clip.said, final.text)])
            figures.cased = Errors(figures.cased.edits + cased.edits, figures.cased.words + cased.words)
            figures.audio_s += final.audio_ms / 1000
            figures.decode_s += final.decode_ms / 1000
            figures.peak_mb = max(figures.peak_mb or 0.0, _uss_mb(worker))

    def _wait_all(self, link: SpeechLink, figures: EngineFigures, lengths_s: Sequence[int], repeats: int) -> None:
        """Pieces of each length as fast as they are spoken; of one length each ends with other words."""
        speech = np.concatenate([clip.samples for clip in self._clips]).astype(np.float32) / np.float32(32_768)
        for seconds in lengths_s:
            self._say(f"{figures.title}: {repeats} times {seconds} s of speech")
            waits: list[float] = []
            for turn in range(repeats):
                piece = speech_cuts.cut(speech, SAMPLE_RATE_HZ, seconds, (turn + 1) / (repeats + 1))
                waits.append(self._wait_ms(link, figures, np.rint(piece * 32_767).astype(np.int16)))
            figures.waits_ms[seconds] = waits

    def _wait_ms(self, link: SpeechLink, figures: EngineFigures, piece: Pcm) -> float:
        lag, post_roll = (np.zeros(int(seconds * SAMPLE_RATE_HZ), np.int16) for seconds in (RELEASE_LAG_S, POST_ROLL_S))
        key = self._begin(link, np.concatenate((piece, lag, post_roll)), self._clips[0].language)
        _speak(link, key, np.concatenate((piece, lag)))
        released_ns = time.monotonic_ns()
        link.release_hint(key)
        _speak(link, key, post_roll)
        link.end(key)
        final = self._answer(key, figures)
        return (final.at_ns - released_ns) / 1e6

    def _begin(self, link: SpeechLink, samples: Pcm, language: str) -> DictationId:
        key = DictationId(len(self._takes) + 1)
        self._takes = {**dict.fromkeys(self._takes, samples[:0]), key: samples}
        link.choose(key, Wishes(language=language or None))
        link.begin(key)
        return key

    def _released(self, link: SpeechLink, key: DictationId, figures: EngineFigures) -> Final:
        link.release_hint(key)
        link.end(key)
        return self._answer(key, figures)

    def _answer(self, key: DictationId, figures: EngineFigures) -> Final:
        final = self._next(Final)
        assert final.dictation_id == key, "one take at a time"
        if final.engine and final.engine != figures.name:
            raise SpeechFault("Another engine had to write instead.", "See the log of Holdtalk.", final.engine)
        return final

    def _next(self, kind: type[Kind]) -> Kind:
        """Raises SpeechFault when something else than it comes instead."""
        while True:
            try:
                event = self._events.get(timeout=_PATIENCE_S)
            except queue.Empty:
                raise SpeechFault("The engine did not answer.", "Run: holdtalk doctor") from None
            if isinstance(event, ProblemNoticed):
                raise _unusable(event.problem)
            if isinstance(event, EngineLost | TranscriptionFailed):
                raise SpeechFault(event.problem.title, event.problem.remedy, event.problem.detail)
            if isinstance(event, kind):
                return event


def _unusable(instead: Problem) -> SpeechFault:
    """Without what a dictation is told besides: that the embedded engine writes instead."""
    return SpeechFault("It cannot be used.", instead.remedy, instead.detail)


def _uss_mb(worker: ProcessReader) -> float:
    try:
        uss_bytes = worker.read(memory=True).uss_bytes
    except (psutil.Error, OSError) as error:
        raise SpeechFault("The speech engine ended.", "See the log of Holdtalk.", type(error).__name__) from error
    assert uss_bytes is not None, "memory was asked for"
    return uss_bytes / 1e6


def _speak(link: SpeechLink, key: DictationId, samples: Pcm) -> None:
    """Block by block, each when it has been spoken."""
    begun_ns = time.monotonic_ns()
    for at in range(0, len(samples), BLOCK_SAMPLES):
        block = samples[at : at + BLOCK_SAMPLES]
        due_ns = begun_ns + (at + len(block)) * 1_000_000_000 // SAMPLE_RATE_HZ
        time.sleep(max(0, due_ns - time.monotonic_ns()) / 1e9)
        link.append(key, block)
