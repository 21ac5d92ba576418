"""Makes takes survive a power cut, about once a second, on a thread that may wait for the disk."""

from __future__ import annotations

import logging
import os
import threading

from tray_app.core.supervision import start_thread

_log = logging.getLogger(__name__)

SYNC_INTERVAL_S = 1.0
_LAST_ROUND_S = 2.0


class DiskSync:
    """Owns the closing of every descriptor it was given, so that none is closed under a disk that is busy with it.

    Starts the thread `spool-sync`, which sleeps while nothing is written.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._written: set[int] = set()
        """Descriptors of the takes being written."""
        self._finished: list[int] = []
        """Descriptors whose take was closed since the last round; synced once more and closed."""
        self._stopping = False
        self._ended = False
        self._thread = start_thread("spool-sync", self._run)

    def watch(self, descriptor: int) -> None:
        """The writer writes to it from now on."""
        with self._changed:
            self._written.add(descriptor)
            self._changed.notify()

    def close_file(self, descriptor: int) -> None:
        """The writer is done with it."""
        with self._changed:
            self._written.discard(descriptor)
            if self._ended:
                os.close(descriptor)
            else:
                self._finished.append(descriptor)

    def close(self) -> None:
        """One last round. Returns after 2 s if the disk hangs."""
        with self._changed:
            self._stopping = True
            self._changed.notify()
        self._thread.join(_LAST_ROUND_S)

    def _run(self) -> None:
        while not self._ended:
            with self._changed:
                self._changed.wait_for(lambda: self._stopping or bool(self._written or self._finished))
                stopping = self._changed.wait_for(lambda: self._stopping, SYNC_INTERVAL_S)
                open_ones, finished, self._finished = tuple(self._written), self._finished, []
            for descriptor in (*open_ones, *finished):
                _sync(descriptor)
            for descriptor in finished:
                os.close(descriptor)
            with self._changed:
                self._ended = stopping and not self._finished


def _sync(descriptor: int) -> None:
    try:
        os.fsync(descriptor)
    except OSError as error:
        _log.warning("a take cannot be synced: %s", error.strerror)
