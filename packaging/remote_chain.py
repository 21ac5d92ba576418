"""A dictation through the real link and worker to an engine on another machine, without a desktop."""

from __future__ import annotations

import queue
import time
from collections.abc import Iterator

import numpy as np

from tray_app.core.errors import Problem
from tray_app.core.events import DictationId, EngineReady, Event, Final, ProblemNoticed, TranscriptionFailed
from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm
from tray_app.core.settings import RemoteSettings, SpeechSettings
from tray_app.core.wishes import Wishes
from tray_app.speech.engines import find_engines
from tray_app.speech.installed import sample_speech
from tray_app.speech.link import SpeechLink
from tray_app.speech.soundfiles import open_sound, read_sound

GENEROUS_S = 60
SPOKEN = "best of times"
"""Among the words of the sample."""


def spoken(seconds: int) -> Pcm:
    """Human speech that comes with the embedded engine."""
    recording = sample_speech()
    assert recording is not None
    return np.concatenate([*read_sound(open_sound(recording))])[: seconds * SAMPLE_RATE_HZ]


class Chain:
    """Blocks until its worker is ready."""

    def __init__(self, engine: str, remote: RemoteSettings) -> None:
        self.events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._takes: dict[DictationId, Pcm] = {}
        find_engines()
        self.link = SpeechLink(self.events.put, SpeechSettings(engine=engine), self._read, remote=remote)
        self.link.start()
        ready = self.until(EngineReady)[-1]
        assert isinstance(ready, EngineReady)
        self.ready = ready

    def _read(self, key: DictationId) -> Iterator[Pcm]:
        yield self._takes[key]

    def until(self, *kinds: type[Event]) -> list[Event]:
        seen: list[Event] = []
        while not seen or not isinstance(seen[-1], kinds):
            seen.append(self.events.get(timeout=GENEROUS_S))
        return seen

    def dictate(self, seconds: int = 4, wishes: Wishes | None = None) -> tuple[Final, list[Problem]]:
        """What was understood, and what the user was told."""
        key, samples = DictationId(time.time_ns()), spoken(seconds)
        self._takes[key] = samples
        if wishes is not None:
            self.link.choose(key, wishes)
        self.link.begin(key)
        self.link.append(key, samples)
        self.link.release_hint(key)
        self.link.end(key)
        seen = self.until(Final, TranscriptionFailed)
        final = seen[-1]
        assert isinstance(final, Final), final
        return final, [event.problem for event in seen if isinstance(event, ProblemNoticed)]

    def close(self) -> None:
        self.link.close()
