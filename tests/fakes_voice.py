"""A voice that says sound made of a text, and a player that listens."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from itertools import chain

import numpy as np

from tray_app.core.errors import HoldtalkError
from tray_app.core.ports import Pcm

PATIENCE_S = 10.0
EVERYTHING = 1_000
RATE_HZ = 16_000
PIECE = RATE_HZ // 50


class FakeUtterance:
    """As many pieces as its text has words, each of a value of its own."""

    def __init__(self, passages: Iterable[str], fault: HoldtalkError | None) -> None:
        self._words = (word for text in passages for word in text.split())
        self._first = next(self._words, "")
        self._fault = fault
        self.stopped = threading.Event()
        self.closed = False
        self.processor_s: float | None = None

    def begin(self) -> int:
        if self._fault is not None:
            raise self._fault
        return RATE_HZ if self._first else 0

    def pieces(self) -> Iterator[Pcm]:
        for number, _ in enumerate(chain((self._first,), self._words), 1):
            if self.stopped.is_set():
                return
            yield np.full(PIECE, 1_000 * number, np.int16)
        self.processor_s = 0.01

    def stop(self) -> None:
        self.stopped.set()

    def close(self) -> None:
        self.closed = True


class FakeVoice:
    def __init__(self) -> None:
        self.said: list[str] = []
        self.utterances: list[FakeUtterance] = []
        self.fault: HoldtalkError | None = None
        self.closed = False
        self.ready = 0

    def make_ready(self) -> None:
        self.ready += 1

    def close(self) -> None:
        self.closed = True

    def speak(self, passages: Iterable[str]) -> FakeUtterance:
        self.said.append("")
        self.utterances.append(FakeUtterance(self._noted(passages), self.fault))
        return self.utterances[-1]

    def _noted(self, passages: Iterable[str]) -> Iterator[str]:
        for passage in passages:
            self.said[-1] = f"{self.said[-1]} {passage}".strip()
            yield passage


class FakePlayer:
    """Notes what it was given. After `hold` it plays no more pieces than `let` allows."""

    def __init__(self) -> None:
        self.heard: list[int] = []
        """The value of each piece."""
        self.entered = threading.Semaphore(0)
        self._allowed = threading.Semaphore(EVERYTHING)
        self.silent_ns = 0

    def hold(self) -> None:
        self._allowed = threading.Semaphore(0)

    def let(self, pieces: int = EVERYTHING) -> None:
        self._allowed.release(pieces)

    def play(self, pieces: Iterable[Pcm], rate_hz: int, silenced: threading.Event) -> int:
        assert rate_hz == RATE_HZ
        for pcm in pieces:
            self.entered.release()
            assert self._allowed.acquire(timeout=PATIENCE_S)
            if silenced.is_set():
                break
            self.heard.append(int(pcm[0]))
        return self.silent_ns
