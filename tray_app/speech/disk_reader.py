"""Reads from disk what the feeder will send, on a thread that may wait for a slow disk.

The feeder never reads: a disk or a network share that takes its time must delay neither the pings, by which a healthy
worker is told from a hung one, nor the take that is being spoken.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from tray_app.core.errors import HoldtalkError, Problem
from tray_app.core.ports import SAMPLE_RATE_HZ
from tray_app.core.translation import marked
from tray_app.core.worker import Worker

from .takes import Feed, Take, Takes

_log = logging.getLogger(__name__)

_READ_SAMPLES = 4 * SAMPLE_RATE_HZ
"""As much of one take is kept ready for the feeder."""

_AHEAD_SAMPLES = 60 * SAMPLE_RATE_HZ
"""A stored take is read no further than this before the worker has worked it off."""

_BEHIND_SECONDS = 0.02
_BEHIND_TRIES = 150
"""How long the disk may be behind what left memory: three seconds, not counting the time it takes to answer."""

_UNREADABLE = Problem("The recording could not be read.", "Try again, or run: holdtalk recover")
_INCOMPLETE = marked("Part of the recording could not be read back.")


class DiskReader:
    """Fills `Feed.read` of takes that are not in memory."""

    def __init__(self, takes: Takes, fail: Callable[[Take, Problem], None]) -> None:
        """`fail` is called with the lock of the takes held."""
        self._takes = takes
        self._fail = fail
        self._worker = Worker("speech-reader", step_limit_s=None)
        self._tries = 0

    def keep_ahead(self, take: Take) -> None:
        """Read on where less is ready, or on its way, than should be. Wants the lock held; returns at once."""
        feed = take.feed
        far_enough = take.background and feed.read_end - feed.heard > _AHEAD_SAMPLES
        if not (feed.reading or feed.exhausted or far_enough) and feed.read_end - feed.sent < _READ_SAMPLES:
            feed.reading = self._worker.do(partial(self._read, take, feed, feed.read_end))

    def close(self, timeout_s: float) -> None:
        """Blocks for the read that is going on, for so long at most."""
        self._worker.close(timeout_s)

    def _read(self, take: Take, feed: Feed, at: int) -> None:
        try:
            samples, problem = take.stored.after(at), None
        except HoldtalkError as error:
            samples, problem = None, error.problem
        except Exception as error:  # noqa: BLE001 - the other takes must still be read
            _log.exception("a recording could not be read")
            samples, problem = None, replace(_UNREADABLE, detail=type(error).__name__)
        with self._takes.lock:
            if problem is not None:
                self._fail(take, problem)
            elif take.feed is not feed or feed.read_end != at:
                pass  # another worker hears it now, or memory was faster
            elif samples is not None:
                self._tries = 0
                feed.read.append(samples)
            elif take.background:
                feed.exhausted = True
            else:
                self._wait_for_the_disk(take, at)
            feed.reading = False
            self._takes.to_write.notify_all()

    def _wait_for_the_disk(self, take: Take, at: int) -> None:
        """What left memory must reach the disk soon; a full disk has less than that (lock held)."""
        self._tries += 1
        if self._tries < _BEHIND_TRIES:
            self._takes.to_write.wait(_BEHIND_SECONDS)
            return
        self._tries = 0
        _log.error("take %d: the disk ends at sample %d, before memory begins", take.dictation_id, at)
        detail = f"sample {at} is neither in memory nor on disk"
        self._fail(take, Problem(_INCOMPLETE, "What there is can be had with: holdtalk recover", detail))
