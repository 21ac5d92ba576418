"""Writes takes to the worker on a thread of its own, so that a stopped worker stops nobody else."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from . import wire
from .child import Child
from .disk_reader import DiskReader
from .takes import Take, Takes


class Feeder:
    """Chooses what is written next. All methods but `run` want the lock of the takes held."""

    def __init__(self, takes: Takes, reader: DiskReader, clock: Callable[[], int]) -> None:
        self._takes = takes
        self._reader = reader
        self._clock = clock
        self.partials = True
        self._child: Child | None = None
        self._urgent: deque[wire.Event] = deque()

    def connect(self, child: Child | None) -> None:
        """From now on this worker is written to; none means nothing is."""
        self._child = child
        self._urgent.clear()
        self._takes.to_write.notify_all()

    def say(self, event: wire.Event) -> None:
        """Before any audio: ping, forget."""
        if self._child is not None:
            self._urgent.append(event)
            self._takes.to_write.notify_all()

    def run(self) -> None:
        """The writing thread. On close it closes the worker's input."""
        while True:
            with self._takes.lock:
                while not self._takes.closing and not (events := self._next_events()):
                    self._takes.to_write.wait()
                child, closing = self._child, self._takes.closing
            if closing:
                if child is not None:
                    child.close_input()
                return
            assert child is not None, "without a worker nothing is next"
            self._write(child, events)

    def _write(self, child: Child, events: list[wire.Event]) -> None:
        try:
            for event in events:
                wire.write(event, child.to_worker)
        except (OSError, ValueError):
            with self._takes.lock:
                if self._child is child:
                    self._child = None  # the thread that receives sees the end and has it replaced

    def _next_events(self) -> list[wire.Event]:
        """What is to be written now; marked as sent at once. Nothing while there is no worker."""
        if self._child is None:
            return []
        if self._urgent:
            return [self._urgent.popleft()]
        for take in sorted(self._takes.values(), key=lambda take: take.yields):  # what is being spoken first
            if events := self._events_of(take):
                return events
        return []

    def _events_of(self, take: Take) -> list[wire.Event]:
        """What of it can be written now, marked as sent."""
        feed = take.feed
        if take.failed is not None or feed.stop_sent_ns is not None:
            return []
        if not feed.begun:
            feed.begun = True
            return wire.begin(
                take.dictation_id,
                partials=self.partials and not take.background,
                background=take.yields,
                wishes=take.wishes,
                spoken=feed.offset > 0,
            )
        if take.release_due:
            feed.release_sent = True
            return [wire.of_take(wire.RELEASE, take.dictation_id)]
        if not take.all_sent:
            return self._more_audio(take)
        if not take.ended:
            return []
        feed.stop_sent_ns = self._clock()
        return [wire.of_take(wire.STOP, take.dictation_id)]

    def _more_audio(self, take: Take) -> list[wire.Event]:
        """Nothing while it has yet to be read from disk."""
        feed = take.feed
        if not take.on_disk:
            feed.read.clear()  # memory reaches back far enough again
            samples = take.recent.after(feed.sent)
            assert samples is not None, "a take that is all sent is not asked for more"
        else:
            self._reader.keep_ahead(take)
            if not feed.read:
                return []
            samples = feed.read.popleft()
        feed.sent += len(samples)
        return [wire.audio(take.dictation_id, samples)]
