"""Makes takes survive a power cut, about once a second, on a thread that may wait for the disk."""

from __future__ import annotations

import logging
import os

from tray_app.core.worker import Worker

_log = logging.getLogger(__name__)

SYNC_INTERVAL_S = 1.0
_LAST_ROUND_S = 2.0


class DiskSync:
    """Owns the closing of every descriptor it was given, so that none is closed under a disk that is busy with it.

    Starts the thread `spool-sync` with the first take; it sleeps while nothing is written.
    """

    def __init__(self) -> None:
        self._worker = Worker("spool-sync")
        self._written: set[int] = set()
        """Descriptors of the takes being written. The worker's own, as is the rest."""
        self._finished: set[int] = set()
        """Descriptors whose take was closed since the last round; synced once more and closed."""
        self._round_is_due = False

    def watch(self, descriptor: int) -> None:
        """The writer writes to it from now on."""
        self._worker.do(lambda: self._note(self._written, descriptor))

    def close_file(self, descriptor: int) -> None:
        """The writer is done with it."""
        if not self._worker.do(lambda: self._note(self._finished, descriptor)):
            os.close(descriptor)

    def close(self) -> None:
        """One last round. Returns after 2 s if the disk hangs."""
        self._worker.do(self._round)
        self._worker.close(_LAST_ROUND_S)

    def _note(self, kind: set[int], descriptor: int) -> None:
        self._written.discard(descriptor)
        kind.add(descriptor)
        self._have_round()

    def _have_round(self) -> None:
        if not self._round_is_due:
            self._round_is_due = True
            self._worker.after(SYNC_INTERVAL_S, self._round)

    def _round(self) -> None:
        self._round_is_due = False
        finished, self._finished = self._finished, set()
        for descriptor in (*self._written, *finished):
            try:
                os.fsync(descriptor)
            except OSError as error:
                _log.warning("a take cannot be synced: %s", error.strerror)
        for descriptor in finished:
            os.close(descriptor)
        if self._written:
            self._have_round()
