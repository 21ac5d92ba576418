"""`holdtalk doctor`: does the speech engine understand a sentence, where it speaks the language of ours?"""

from __future__ import annotations

import queue
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

from tray_app.core.checks import Check
from tray_app.core.engines import ENGINES, does_not_speak
from tray_app.core.errors import Problem
from tray_app.core.events import (
    DictationId,
    EngineLost,
    EngineReady,
    Event,
    Final,
    ProblemNoticed,
    TranscriptionFailed,
)
from tray_app.core.language_choice import wishes_of
from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm
from tray_app.core.settings import LOAD_AT_START, NO_SERVERS, RemoteSettings, SpeechSettings
from tray_app.core.translation import filled, marked, sentences
from tray_app.core.wishes import NO_WISHES, Wishes

from .engines import find_engines
from .installed import SAMPLE_LANGUAGE, SAMPLE_WORDS, sample_speech
from .link import SpeechLink
from .soundfiles import open_sound, read_sound

_NAME = marked("Engine")
_TAKE = DictationId(1)
_SAMPLE_S = 10
"""Of the recording that are transcribed."""

_TIMEOUT_SECONDS = 60.0


def _first_seconds() -> Iterator[Pcm]:
    recording = sample_speech()
    left = _SAMPLE_S * SAMPLE_RATE_HZ
    for block in read_sound(open_sound(recording)) if recording is not None else ():
        yield block[:left]
        left -= len(block)
        if left <= 0:
            return


def check_speech(settings: SpeechSettings, remote: RemoteSettings = NO_SERVERS) -> Check:
    """Starts a worker, has it transcribe human speech, and ends it. Blocks for some seconds."""
    events: queue.SimpleQueue[Event] = queue.SimpleQueue()
    find_engines()
    at_once = replace(settings, load=LOAD_AT_START, unload_after_min=0)
    with closing(SpeechLink(events.put, at_once, lambda _take: _first_seconds(), remote=remote)) as link:
        link.start()
        return _told_of_language(_try(link, events), settings)


def _told_of_language(check: Check, settings: SpeechSettings) -> Check:
    """With what is wrong with the language that is chosen, where nothing else is."""
    engine, language = ENGINES.get(settings.engine), wishes_of(settings).language
    if not check.ok or check.remedy or engine is None or language is None or language in engine.languages:
        return check
    return _told(does_not_speak(engine, language), ok=True)


def _try(link: SpeechLink, events: queue.SimpleQueue[Event]) -> Check:
    ready: EngineReady | None = None
    degraded: Problem | None = None
    started_ns = time.monotonic_ns()
    while True:
        try:
            event = events.get(timeout=_TIMEOUT_SECONDS)
        except queue.Empty:
            silent = Problem("The speech engine did not answer.", "Restart Holdtalk.", f"{_TIMEOUT_SECONDS:.0f} s")
            return _told(silent, ok=False)
        if isinstance(event, EngineReady):
            ready, started_ns = event, time.monotonic_ns()
            speaks_it = SAMPLE_LANGUAGE in ENGINES[event.engine].languages
            link.transcribe_stored(
                _TAKE, events.put, wishes=Wishes(language=SAMPLE_LANGUAGE) if speaks_it else NO_WISHES
            )
        elif isinstance(event, ProblemNoticed):
            degraded = event.problem
        elif isinstance(event, EngineLost | TranscriptionFailed):
            return _told(event.problem, ok=False)
        elif isinstance(event, Final) and ready is not None:
            return _judge(event, ready, degraded, (event.at_ns - started_ns) / 1e6)


def _judge(final: Final, ready: EngineReady, degraded: Problem | None, took_ms: float) -> Check:
    seen = filled(
        "{engine}, loaded in {load_ms:.0f} ms, {seconds:.0f} s of speech in {took_ms:.0f} ms",
        engine=_about(ready.engine), load_ms=ready.load_ms, seconds=final.audio_ms / 1000, took_ms=took_ms,
    )  # fmt: skip
    if degraded is not None:
        return _told(degraded, ok=True)
    if SAMPLE_LANGUAGE in ENGINES[ready.engine].languages and SAMPLE_WORDS not in final.text.lower():
        return _told(Problem("The speech engine misheard a known sentence.", "Reinstall Holdtalk.", seen), ok=False)
    return Check(_NAME, ok=True, detail=seen)


def _about(name: str) -> str:
    engine = ENGINES[name]
    about = filled(
        "{name} ({languages}; about {memory} MB)",
        name=name, languages=", ".join(engine.languages), memory=engine.memory_mb,
    )  # fmt: skip
    return filled("{engine}; sound leaves this machine", engine=about) if engine.needs_network else about


def _told(problem: Problem, *, ok: bool) -> Check:
    return Check(_NAME, ok, sentences(problem.title, problem.detail), problem.remedy)
