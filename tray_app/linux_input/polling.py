"""A thread's sleep: until one of its files has something to tell, somebody hands it work, or a deadline comes."""

from __future__ import annotations

import os
import select
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress

Action = Callable[[], object]


class Polling:
    """`do` and `stop` are for any thread, the rest for the one that runs it."""

    def __init__(self) -> None:
        self._poll = select.poll()
        self._actions: dict[int, Action] = {}
        self._work: deque[Action] = deque()
        self._due: tuple[int, Action] | None = None
        self._stopping = threading.Event()
        self._wake_fd = os.eventfd(0, os.EFD_CLOEXEC | os.EFD_NONBLOCK)
        self._poll.register(self._wake_fd, select.POLLIN)

    def do(self, action: Action) -> None:
        """Have it done on the thread, in order."""
        self._work.append(action)
        self._wake()

    def stop(self) -> None:
        """Has `run` return once it has done what waits."""
        self._stopping.set()
        self._wake()

    def watch(self, fd: int, action: Action, events: int = select.POLLIN) -> None:
        """Call it whenever something happens on the file, its end included, until `forget`."""
        self._actions[fd] = action
        self._poll.register(fd, events)

    def forget(self, fd: int) -> None:
        """Before it is closed."""
        if self._actions.pop(fd, None) is not None:
            self._poll.unregister(fd)

    def in_seconds(self, delay_s: float, action: Action) -> None:
        """Have it done once; in place of the one that was asked for before."""
        self._due = (time.monotonic_ns() + int(delay_s * 1e9), action)

    def run(self) -> None:
        """Until `stop`. Raises what the actions raise; run again, it goes on."""
        while True:
            while self._work:
                self._work.popleft()()
            if self._stopping.is_set():
                return
            self._turn()

    def close(self) -> None:
        """After `run` has returned."""
        fd, self._wake_fd = self._wake_fd, -1
        if fd >= 0:
            os.close(fd)

    def _turn(self) -> None:
        if self._due is not None and self._due[0] <= time.monotonic_ns():
            (_, action), self._due = self._due, None
            action()
            return
        timeout_ms = None if self._due is None else max(0.0, (self._due[0] - time.monotonic_ns()) / 1e6)
        for fd, _ in self._poll.poll(timeout_ms):
            if fd == self._wake_fd:
                with suppress(BlockingIOError):
                    os.eventfd_read(fd)
            elif fd in self._actions:  # it may have been forgotten a moment before
                self._actions[fd]()

    def _wake(self) -> None:
        with suppress(OSError, ValueError, OverflowError):  # closed meanwhile
            os.eventfd_write(self._wake_fd, 1)
