"""Writes takes to the worker on a thread of its own, so that a stopped worker stops nobody else."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable

from tray_app.core.errors import HoldtalkError, Problem
from tray_app.core.events import DictationId
from tray_app.core.ports import SAMPLE_RATE_HZ

from . import wire
from .child import Child
from .takes import Feed, Take

_log = logging.getLogger(__name__)

_AHEAD_SAMPLES = 60 * SAMPLE_RATE_HZ
"""A stored take is sent no further than this before the worker has worked it off."""

_DISK_BEHIND_SECONDS = 0.02
_DISK_BEHIND_TRIES = 150
"""How long the disk may be behind what left memory: three seconds."""


class Feeder:
    """Chooses what is written next. All methods but `run` want `lock` held; `wake` is its condition."""

    def __init__(
        self,
        lock: threading.RLock,
        takes: dict[DictationId, Take],
        fail: Callable[[Take, Problem], None],
    ) -> None:
        self._lock = lock
        self._takes = takes
        self._fail = fail
        self.wake = threading.Condition(lock)
        self.partials = True
        self._child: Child | None = None
        self._urgent: deque[wire.Event] = deque()
        self._closing = False
        self._tries = 0

    def connect(self, child: Child | None) -> None:
        """From now on this worker is written to; none means nothing is."""
        self._child = child
        self._urgent.clear()
        self.wake.notify_all()

    def say(self, event: wire.Event) -> None:
        """Before any audio: ping, describe, forget."""
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
                child, events = self._child, self._next_events()
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
        if not events:
            self._read_stored(child)

    def _work_waits(self) -> bool:
        return bool(self._urgent) or any(self._wants(take) for take in self._takes.values())

    def _wants(self, take: Take) -> bool:
        feed = take.feed
        if take.failed is not None or feed.stop_sent:
            return False
        if not feed.begun or take.ended or self._release_due(take):
            return not take.background or feed.sent - feed.heard <= _AHEAD_SAMPLES
        return not take.all_sent

    def _next_events(self) -> list[wire.Event]:
        """What can be written without reading from disk; marked as sent at once."""
        if self._urgent:
            return [self._urgent.popleft()]
        take = self._next_take()
        if take is None:
            return []
        feed = take.feed
        if not feed.begun:
            feed.begun = True
            partials = self.partials and not take.background
            return list(wire.begin(wire.Begin(take.dictation_id, partials, take.background)))
        if self._release_due(take):
            feed.release_sent = True
            return [wire.of_take(wire.RELEASE, take.dictation_id)]
        if take.all_sent:
            feed.stop_sent = True
            return [wire.of_take(wire.STOP, take.dictation_id)]
        if self._on_disk(take):
            return []
        samples = take.recent.after(feed.sent)
        assert samples is not None
        feed.sent += len(samples)
        return [wire.audio(take.dictation_id, samples)]

    def _next_take(self) -> Take | None:
        wanting = [take for take in self._takes.values() if self._wants(take)]
        return min(wanting, key=lambda take: take.background, default=None)

    @staticmethod
    def _release_due(take: Take) -> bool:
        feed = take.feed
        return take.released_at is not None and not feed.release_sent and feed.sent >= take.released_at

    @staticmethod
    def _on_disk(take: Take) -> bool:
        return take.background or take.feed.sent < take.recent.first

    def _read_stored(self, child: Child) -> None:
        """The next samples of a take that has to be read from disk first."""
        with self._lock:
            take = self._next_take()
            if take is None or not take.feed.begun or not self._on_disk(take) or take.all_sent:
                return
            feed = take.feed
        try:
            samples = feed.stored.after(feed.sent)
        except HoldtalkError as error:
            with self._lock:
                self._fail(take, error.problem)
            return
        if samples is None:
            self._disk_ended(take, feed)
            return
        with self._lock:
            self._tries = 0
            if take.feed is not feed or self._child is not child:
                return
            feed.sent += len(samples)
        self._write(child, [wire.audio(take.dictation_id, samples)])

    def _disk_ended(self, take: Take, feed: Feed) -> None:
        with self._lock:
            if take.background:
                take.exhausted = take.feed is feed
                return
            self._tries += 1
            if self._tries < _DISK_BEHIND_TRIES:
                self.wake.wait(_DISK_BEHIND_SECONDS)
                return
            self._tries = 0
            _log.error("take %d: the disk holds %d samples less than memory needs", take.dictation_id, feed.sent)
            self._fail(
                take,
                Problem(
                    "Part of the recording could not be read back.",
                    "Dictate it again, or run: holdtalk recover",
                    f"sample {feed.sent} is neither in memory nor on disk",
                ),
            )
