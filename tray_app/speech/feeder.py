"""Writes takes to the worker on a thread of its own, so that a stopped worker stops nobody else."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

from tray_app.core.events import DictationId
from tray_app.core.ports import Pcm

from . import wire
from .child import Child
from .takes import Take


class Feeder:
    """Chooses what is written next. All methods but `run` want `lock` held; `wake` is its condition."""

    def __init__(
        self, lock: threading.RLock, takes: dict[DictationId, Take], clock: Callable[[], int] = time.monotonic_ns
    ) -> None:
        self._lock = lock
        self._takes = takes
        self._clock = clock
        self.wake = threading.Condition(lock)
        self.read_on: Callable[[], None] = lambda: None
        """Called with the lock held when a take needs more of what is on disk."""
        self.partials = True
        self._child: Child | None = None
        self._urgent: deque[wire.Event] = deque()
        self._closing = False

    def connect(self, child: Child | None) -> None:
        """From now on this worker is written to; none means nothing is."""
        self._child = child
        self._urgent.clear()
        self.wake.notify_all()

    def say(self, event: wire.Event) -> None:
        """Before any audio: ping, forget."""
        if self._child is not None:
            self._urgent.append(event)
            self.wake.notify_all()

    def close(self) -> None:
        self._closing = True
        self.wake.notify_all()

    def run(self) -> None:
        """The writing thread. On close it closes the worker's input."""
        while True:
            with self._lock:
                while not self._closing and (self._child is None or not self._work_waits()):
                    self.wake.wait()
                child = self._child
                events = [] if self._closing else self._next_events()
                closing = self._closing
            if child is not None and closing:
                child.close_input()
            if closing:
                return
            self._write(child, events)

    def _write(self, child: Child | None, events: list[wire.Event]) -> None:
        if child is None:
            return
        try:
            for event in events:
                child.send(event)
        except (OSError, ValueError):
            with self._lock:
                if self._child is child:
                    self._child = None  # the thread that receives sees the end and has it replaced

    def _work_waits(self) -> bool:
        return bool(self._urgent) or any(self._wants(take) for take in self._takes.values())

    def _wants(self, take: Take) -> bool:
        """Something of it can be written now."""
        feed = take.feed
        if take.failed is not None or feed.stop_sent_ns is not None:
            return False
        if not feed.begun or self._release_due(take):
            return True
        if take.all_sent:
            return take.ended
        if take.on_disk and not feed.read:
            self.read_on()
            return False
        return True

    def _next_events(self) -> list[wire.Event]:
        """What is to be written now; marked as sent at once."""
        if self._urgent:
            return [self._urgent.popleft()]
        take = self._next_take()
        if take is None:
            return []
        feed = take.feed
        if not feed.begun:
            feed.begun = True
            partials = self.partials and not take.background
            wishes = take.wishes
            begin = wire.Begin(take.dictation_id, partials, take.background, wishes.engine, wishes.language)
            return list(wire.begin(begin))
        if self._release_due(take):
            feed.release_sent = True
            return [wire.of_take(wire.RELEASE, take.dictation_id)]
        if take.all_sent:
            feed.stop_sent_ns = self._clock()
            return [wire.of_take(wire.STOP, take.dictation_id)]
        samples = self._next_samples(take)
        feed.sent += len(samples)
        return [wire.audio(take.dictation_id, samples)]

    @staticmethod
    def _next_samples(take: Take) -> Pcm:
        feed = take.feed
        if take.on_disk:
            return feed.read.popleft()
        feed.read.clear()  # memory reaches back far enough again
        samples = take.recent.after(feed.sent)
        assert samples is not None, "a take that is all sent is not asked for more"
        return samples

    def _next_take(self) -> Take | None:
        wanting = [take for take in self._takes.values() if self._wants(take)]
        return min(wanting, key=lambda take: take.background, default=None)

    @staticmethod
    def _release_due(take: Take) -> bool:
        feed = take.feed
        return take.released_at is not None and not feed.release_sent and feed.sent >= take.released_at
