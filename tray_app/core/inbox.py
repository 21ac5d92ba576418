"""Where every part leaves its events, and the controller alone takes them out."""

from __future__ import annotations

import queue
import threading

from .events import Event, Tick


class Inbox:
    """Made before the parts that post to it, so that nothing said during the building is lost."""

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[Event | threading.Event] = queue.SimpleQueue()

    def post(self, event: Event) -> None:
        """Callable from any thread; never blocks."""
        self._queue.put(event)

    def next(self, timeout_s: float | None) -> Event | threading.Event:
        """The oldest event, or a Tick when none came in time. Blocks; for the controller's thread."""
        try:
            return self._queue.get(timeout=timeout_s)
        except queue.Empty:
            return Tick()

    def settle(self, timeout_s: float) -> bool:
        """Wait until everything posted before this call has been handled. Not from the controller's thread."""
        handled = threading.Event()
        self._queue.put(handled)
        return handled.wait(timeout_s)
