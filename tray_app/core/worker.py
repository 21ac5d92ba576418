"""A thread that does one piece of work after the other, for parts that must not wait themselves."""

from __future__ import annotations

import heapq
import itertools
import logging
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from queue import Empty, SimpleQueue

from .supervision import own_places, start_thread, survive

log = logging.getLogger(__name__)

Work = Callable[[], object]
End = Callable[[], None]

INBOX_LIMIT = 1_000
"""Pieces of work that may wait; more than that wait behind one that hangs."""
STEP_LIMIT_S = 30.0
"""After which a single piece of work counts as hanging."""

_numbers = itertools.count()


@dataclass(order=True, slots=True)
class _Timed:
    due_s: float
    """On the monotonic clock."""
    number: int
    """Of two that are due together, the one asked for first comes first."""
    work: Work = field(compare=False)
    interval_s: float | None = field(compare=False)
    """None: once."""
    called_off: bool = field(default=False, compare=False)

    def call_off(self) -> None:
        self.called_off = True


class Worker:
    """Its thread starts with the first piece of work and sleeps while there is nothing to do.

    Work that raises is logged and told like the death of a thread (`supervision.listen`), and what waits behind it is
    done all the same. Work that lasts longer than `step_limit_s` is logged once, with the place where it stands.
    """

    def __init__(self, name: str, *, inbox_limit: int = INBOX_LIMIT, step_limit_s: float | None = STEP_LIMIT_S) -> None:
        """`step_limit_s` is None where work may take as long as it likes."""
        self._name = name
        self._inbox_limit = inbox_limit
        self._step_limit_s = step_limit_s
        self._inbox: SimpleQueue[Work | None] = SimpleQueue()
        self._timed: list[_Timed] = []
        """A heap; the thread's own."""
        self._lock = threading.RLock()
        self._thread: threading.Thread | None = None
        self._closed = False
        self._full = False
        """That work is refused was logged, and the inbox has not been empty since."""
        self._begun_s: float | None = None
        self._watched = False
        """The watchdog is going to look."""

    @property
    def waiting(self) -> int:
        """How many pieces of work have not been begun."""
        return self._inbox.qsize()

    def do(self, work: Work) -> bool:
        """Any thread; returns at once. False when it will not be done: after `close`, or when so much waits already
        that the inbox is full."""
        with self._lock:
            waiting = self._inbox.qsize()
            if waiting >= self._inbox_limit and not self._full:
                log.error("%d pieces of work wait for %s: no more are taken", self._inbox_limit, self._name)
            self._full = waiting >= self._inbox_limit or (self._full and waiting > 0)
            if self._closed or waiting >= self._inbox_limit:
                return False
            self._inbox.put(work)
            if self._thread is None:
                self._thread = start_thread(self._name, self._run)
        return True

    def after(self, delay_s: float, work: Work) -> End:
        """Do it in so many seconds, unless the worker is closed first. Any thread; returns what calls it off."""
        return self._do_timed(delay_s, work, None)

    def every(self, interval_s: float, work: Work) -> End:
        """Do it again and again, first in `interval_s`. Any thread; returns what ends it."""
        return self._do_timed(interval_s, work, interval_s)

    def settle(self, timeout_s: float) -> bool:
        """Blocks until everything handed in before was done; False when that takes longer, or after `close`."""
        done = threading.Event()
        return self.do(done.set) and done.wait(timeout_s)

    def close(self, timeout_s: float) -> bool:
        """Does what waits and is due, and ends. Blocks for so long at most, or not at all when it is the worker itself
        that asks; whether it has ended."""
        with self._lock:
            self._closed = True
            if self._thread is None:
                return True
            self._inbox.put(None)
        if self._thread is not threading.current_thread():
            self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _do_timed(self, delay_s: float, work: Work, interval_s: float | None) -> End:
        timed = _Timed(time.monotonic() + delay_s, next(_numbers), work, interval_s)
        self.do(partial(heapq.heappush, self._timed, timed))
        return timed.call_off

    # --- the thread ----------------------------------------------------------------------

    def _run(self) -> None:
        while (work := self._next()) is not None:
            self._begun_s = time.monotonic()
            if not self._watched and self._step_limit_s is not None:
                self._watched = True
                _watchdog.after(self._step_limit_s, self._look)
            survive(self._name, work)
            self._begun_s = None
            del work  # what it held must not live on until there is something else to do

    def _next(self) -> Work | None:
        """The work that is due, else what waits; blocks. None at the end."""
        while True:
            while self._timed and self._timed[0].called_off:
                heapq.heappop(self._timed)
            until_due_s = self._timed[0].due_s - time.monotonic() if self._timed else None
            if until_due_s is not None and until_due_s <= 0:
                return self._take_due()
            try:
                return self._inbox.get(timeout=until_due_s)
            except Empty:
                continue

    def _take_due(self) -> Work:
        timed = heapq.heappop(self._timed)
        if timed.interval_s is not None:
            timed.due_s = time.monotonic() + timed.interval_s
            heapq.heappush(self._timed, timed)
        return timed.work

    # --- its watchdog --------------------------------------------------------------------

    def _look(self) -> None:
        """On the watchdog's thread, once in `step_limit_s` while there is work."""
        self._watched = False  # before the look: work that begins meanwhile is watched anew
        begun_s, limit_s = self._begun_s, self._step_limit_s
        if begun_s is None or limit_s is None:
            return
        lasted_s = time.monotonic() - begun_s
        if lasted_s < limit_s:
            self._watched = True
            _watchdog.after(limit_s - lasted_s, self._look)
        else:
            frame = sys._current_frames().get(0 if self._thread is None else self._thread.ident or 0)
            place = next(iter(own_places(frame)), "outside our code")
            log.warning("%s has been at one piece of work for %.0f s: %s", self._name, lasted_s, place)


_watchdog = Worker("watchdog", step_limit_s=None)
