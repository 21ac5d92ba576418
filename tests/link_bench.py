"""A link with a scripted worker, and a disk in memory."""

from __future__ import annotations

import queue
import sys
import threading
import time
from collections.abc import Callable, Iterator

import numpy as np
import scripted_worker

from tray_app.core.errors import StorageFault
from tray_app.core.events import (
    DictationId,
    EngineReady,
    Event,
    Final,
    TranscriptionFailed,
)
from tray_app.core.ports import Pcm
from tray_app.core.settings import SpeechSettings
from tray_app.speech.link import SpeechLink

TAKE = DictationId(7)
GENEROUS_SECONDS = 30


class Bench:
    """A link, a scripted worker, and a disk that holds what is appended (as far as `on_disk` lets it)."""

    def __init__(
        self,
        behaviour: str,
        hang_timeout_ms: int = 500,
        clock: Callable[[], int] = time.monotonic_ns,
        settings: SpeechSettings | None = None,
    ) -> None:
        self.events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.disk: dict[DictationId, list[Pcm]] = {}
        self.disk_lags_samples = 0
        self.hold: threading.Event | None = None
        self.error: Exception | None = None
        self.progress: list[int] = []
        command = [sys.executable, scripted_worker.__file__, behaviour]
        settings = settings or SpeechSettings(hang_timeout_ms=hang_timeout_ms)
        self.link = SpeechLink(self.events.put, settings, self.read, command=command, clock=clock)

    def read(self, key: DictationId) -> Iterator[Pcm]:
        if self.error is not None:
            raise self.error
        if key not in self.disk:
            raise StorageFault("Gone.", "Look elsewhere.")
        if self.hold is not None:
            self.hold.wait(GENEROUS_SECONDS)
        whole = np.concatenate(self.disk[key])
        kept = whole[: len(whole) - self.disk_lags_samples]
        for at in range(0, len(kept), 1_000):
            yield kept[at : at + 1_000]

    def speak(self, samples: int, key: DictationId = TAKE, block: int = 320, first: int = 0) -> None:
        for at in range(first, first + samples, block):
            end = min(at + block, first + samples)
            numbers = (np.arange(at, end) % 32_768).astype(np.int16)
            self.disk.setdefault(key, []).append(numbers)
            self.link.append(key, numbers)

    def until(self, *kinds: type[Event]) -> list[Event]:
        """Events up to and including the first of one of `kinds`."""
        seen: list[Event] = []
        while not seen or not isinstance(seen[-1], kinds):
            seen.append(self.events.get(timeout=GENEROUS_SECONDS))
        return seen

    def worker_pid(self) -> int:
        """Of the worker that says next that it is ready."""
        ready = self.until(EngineReady)[-1]
        assert isinstance(ready, EngineReady)
        return ready.worker_pid

    def stored_answer(self, key: DictationId = TAKE) -> Event:
        answers: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.link.transcribe_stored(key, answers.put, self.progress.append)
        return answers.get(timeout=GENEROUS_SECONDS)

    def seen(self) -> list[Event]:
        return [self.events.get() for _ in range(self.events.qsize())]

    def answer(self) -> Event:
        return self.until(Final, TranscriptionFailed)[-1]


def said(samples: int) -> str:
    """What the scripted worker says when it heard samples 0 to `samples` once and in order."""
    return f"0-{samples - 1}"


def merged(text: str) -> list[tuple[int, int]]:
    """Runs of the census, joined where one continues the other."""
    runs: list[tuple[int, int]] = []
    for run in text.split():
        first, last = map(int, run.split("-"))
        if runs and runs[-1][1] + 1 == first:
            runs[-1] = (runs[-1][0], last)
        else:
            runs.append((first, last))
    return runs
