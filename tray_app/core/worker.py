"""A thread that does one piece of work after the other, for parts that must not wait themselves."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue

from .supervision import start_thread, survive

Work = Callable[[], object]


class Worker:
    """Starts its thread at once, which sleeps while there is nothing to do. Work that raises is logged and told like
    the death of a thread (`supervision.listen`), and what waits behind it is done all the same."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._work: SimpleQueue[Work | None] = SimpleQueue()
        self._closed = False
        self._thread = start_thread(name, self._run)

    @property
    def waiting(self) -> int:
        """How many pieces of work have not been begun."""
        return self._work.qsize()

    def do(self, work: Work) -> bool:
        """Any thread; returns at once. False after `close`: then it will not be done."""
        if self._closed:
            return False
        self._work.put(work)
        return True

    def settle(self, timeout_s: float) -> bool:
        """Blocks until everything handed in before was done; False when that takes longer, or after `close`."""
        done = threading.Event()
        return self.do(done.set) and done.wait(timeout_s)

    def close(self, timeout_s: float) -> bool:
        """Does what waits and ends. Blocks for so long at most; whether it has ended."""
        self._closed = True
        self._work.put(None)
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (work := self._work.get()) is not None:
            survive(self._name, work)
