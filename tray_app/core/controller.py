"""The loop that hears every event, on the one thread that owns the state of every dictation.

`step` is the whole loop body, so a test calls it with an event and a time and never sleeps. What an event does is in
`dictations.py`; which handler meets it in which state is the table in `transitions.py`.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable

from . import events as e
from .dictation import State
from .dictations import Dictations
from .parts import Parts
from .settings import Settings
from .transitions import IGNORED, rule_for

log = logging.getLogger(__name__)


class Inbox:
    """Where every part leaves its events. Made before the parts, so that nothing said during the building is lost."""

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[e.Event | threading.Event] = queue.SimpleQueue()

    def post(self, event: e.Event) -> None:
        """Callable from any thread; never blocks."""
        self._queue.put(event)

    def next(self, timeout_s: float | None) -> e.Event | threading.Event:
        """The oldest event, or a Tick when none came in time. Blocks; for the controller's thread."""
        try:
            return self._queue.get(timeout=timeout_s)
        except queue.Empty:
            return e.Tick()

    def settle(self, timeout_s: float) -> bool:
        """Wait until everything posted before this call has been handled. Not from the controller's thread."""
        handled = threading.Event()
        self._queue.put(handled)
        return handled.wait(timeout_s)


class Controller:
    """Reads its inbox on one thread; everything else only posts."""

    def __init__(
        self,
        parts: Parts,
        settings: Settings,
        *,
        inbox: Inbox | None = None,
        clock: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        """`inbox` is one that parts have been posting to while they were being built."""
        parts = parts.shielded()
        self._heartbeat = parts.heartbeat
        self._clock = clock
        self._inbox = inbox if inbox is not None else Inbox()
        self._dictations = Dictations(parts, settings, clock)
        self.settings_changed = self._dictations.use
        self._unexpected = 0

    def run(self) -> None:
        """Handle events until Shutdown. Blocks while there is nothing to do."""
        self._dictations.publish()
        while not self._dictations.has_quit():
            event = self._inbox.next(self._seconds_to_deadline())
            if isinstance(event, threading.Event):
                event.set()
            else:
                begun_ns = self._clock()
                self._heartbeat.begin(begun_ns)
                self.step(event, begun_ns)
                self._heartbeat.end()

    def step(self, event: e.Event, now_ns: int) -> None:
        """Handle one event. A handler that raises is a bug; it is logged and the loop lives on."""
        if self._dictations.is_quitting and isinstance(event, e.UserEvent):
            return
        dictation = self._dictations.met_by(event)
        if dictation is None and isinstance(event, e.Answer):
            log.debug("dropped a stale %s", type(event).__name__)
            return
        before = dictation.state if dictation else State.IDLE
        rule = rule_for(before, type(event))
        if rule is None:
            self._not_in_the_table("%s came in %s", type(event).__name__, before.name)
        if rule is None or rule is IGNORED:
            return
        try:
            rule.handle(self._dictations, dictation, event, now_ns)
        except Exception:  # one broken handler must not silence the hotkey for the day
            log.exception("handling %s in %s failed", type(event).__name__, before.name)
        else:
            after = self._dictations.state_after(dictation)
            if rule.to and after not in rule.to:
                self._not_in_the_table("%s in %s led to %s", type(event).__name__, before.name, after.name)
        self._dictations.publish()

    def _not_in_the_table(self, words: str, *names: str) -> None:
        """A part said what it cannot mean, or a handler did what nobody foresaw: harmless here, and a bug somewhere."""
        log.warning(words, *names)
        self._unexpected += 1

    def take_unexpected(self) -> int:
        """How often since the last call the table of states was not kept to. From any thread."""
        count, self._unexpected = self._unexpected, 0
        return count

    def _seconds_to_deadline(self) -> float | None:
        due_ns = self._dictations.due_ns()
        return None if due_ns is None else max(0.0, (due_ns - self._clock()) / 1e9)
