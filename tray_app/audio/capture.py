"""One opening of the microphone, on a thread of its own that can be left behind.

A frozen sound server makes open and close hang for as long as it likes, so neither ever happens on
the thread that takes must be closed on.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar, NamedTuple

from tray_app.core.errors import HoldtalkError, Problem
from tray_app.core.supervision import start_thread

from . import told

_log = logging.getLogger(__name__)

_CAPACITY_BLOCKS = 3_000
"""Half a minute of 10 ms blocks: more than any stall of ours; memory stays bounded."""
AT_ONCE_BLOCKS, SPEAKING_BLOCKS, STANDBY_BLOCKS = 1, 4, 12
"""For how many blocks the pump is woken: for each while somebody waits for it (the first or the last of a take), about
as often as the search for speech has a frame to look at while they speak, and seldom while nobody does. Each wake runs
on through the threads that write the take, feed the worker and listen in it."""
STUCK_LIMIT = 4
"""So many captures left hanging in the sound system; beyond that no more threads are spent on it."""


class Block(NamedTuple):
    """What the driver handed over in one callback."""

    pcm: bytes
    """Mono 16-bit samples at 16 kHz."""
    arrived_ns: int
    age_ns: int
    """How long before the callback the first sample was in the air, by the driver; 0 when unknown."""
    overflowed: bool


class BlockQueue:
    """Where the driver's callback drops blocks: it never waits, and counts what it must refuse."""

    def __init__(self, wake: Callable[[], None]) -> None:
        self._blocks: deque[Block] = deque()
        self._wake = wake
        self._woken = False
        """Whoever drains was woken and has not come yet."""
        self.wake_every_blocks = AT_ONCE_BLOCKS
        self.refused = 0
        self._fullest = 0
        """Most blocks that waited at once since the last `take_fullest_percent`."""

    def put(self, block: Block) -> None:
        if len(self._blocks) >= _CAPACITY_BLOCKS:
            self.refused += 1
            return
        self._blocks.append(block)
        if len(self._blocks) >= self.wake_every_blocks and not self._woken:
            self._woken = True
            self._wake()

    def drain(self) -> list[Block]:
        blocks = []
        self._woken = False  # first: a block that comes meanwhile is among these, or wakes anew
        while self._blocks:
            blocks.append(self._blocks.popleft())
        self._fullest = max(self._fullest, len(blocks))
        return blocks

    def take_fullest_percent(self) -> float:
        """How much of the room was in use at the worst moment since the last call. Any thread."""
        fullest, self._fullest = self._fullest, 0
        return 100 * fullest / _CAPACITY_BLOCKS


CloseStream = Callable[[], object]
"""Stops and closes an open microphone; may hang with the sound system."""
OpenStream = Callable[[str, Callable[[Block], None], Callable[[], None]], CloseStream]
"""Opens and starts the microphone of that name, which hands over blocks, and says when it ends, asked for or not.
Blocks while the sound system thinks; raises MicrophoneFault."""


class Capture:
    """A stream being opened, open, or being closed. The callbacks are called from any thread."""

    _stuck: ClassVar[deque[threading.Thread]] = deque()
    """Threads whose capture is no longer wanted and which may hang; shared by all captures."""

    def __init__(
        self,
        open_stream: OpenStream,
        device: str,
        wake: Callable[[], None],
        *,
        opened: Callable[[Capture, Problem | None], None],
        failed: Callable[[Capture, Problem], None],
    ) -> None:
        """`wake`: blocks wait in its `queue`."""
        self._open_stream = open_stream
        self.device = device
        self.queue = BlockQueue(wake)
        self._opened = opened
        self._failed = failed
        self._unwanted = threading.Event()
        self._thread = start_thread("microphone-stream", self._run, again=False)

    @classmethod
    def stuck(cls) -> int:
        """How many captures that nobody wants any more have not come back from the sound system."""
        for thread in tuple(cls._stuck):
            if not thread.is_alive():
                cls._stuck.remove(thread)
        return len(cls._stuck)

    def release(self) -> None:
        """Close it; returns at once, whatever the device does."""
        if not self._unwanted.is_set():
            self._stuck.append(self._thread)
            self._unwanted.set()

    @classmethod
    def wait_released(cls, timeout_s: float) -> bool:
        """Blocks until every released stream is closed; False when one hangs."""
        until_s = time.monotonic() + timeout_s
        for thread in tuple(cls._stuck):
            thread.join(max(0.0, until_s - time.monotonic()))
        return cls.stuck() == 0

    def _run(self) -> None:
        complaint: Problem | None = None
        try:
            try:
                close = self._open(self.device)
            except HoldtalkError as fault:
                if not self.device:
                    raise
                complaint = fault.problem
                close = self._open("")
        except HoldtalkError as fault:
            self._tell_failed(fault.problem)
            return
        except Exception as error:  # noqa: BLE001 - whatever the library raises, the takes must hear of it
            _log.exception("the microphone could not be opened")
            self._tell_failed(replace(told.NOT_OPENED, detail=type(error).__name__))
            return
        if not self._unwanted.is_set():
            self._opened(self, complaint)
        self._unwanted.wait()
        close()

    def _open(self, device: str) -> CloseStream:
        return self._open_stream(device, self.queue.put, lambda: self._tell_failed(told.WENT_AWAY))

    def _tell_failed(self, problem: Problem) -> None:
        if not self._unwanted.is_set():
            self._failed(self, problem)
