"""Who listens to the microphone without a take: the level meter, a wake word, a microphone test."""

from __future__ import annotations

import logging
from collections.abc import Sequence

import numpy as np

from tray_app.core.ports import Listener, Pcm
from tray_app.core.worker import Worker

from .sample_clock import PERIOD_NS

_log = logging.getLogger(__name__)

_WAITING_BLOCKS = 300
"""Of 10 ms each or longer: three seconds of sound at least. Who is later than that misses some."""
_SEAM_NS = 1_000_000
"""Blocks closer than this follow one another: their times are averages and wander by less."""


def joined(blocks: Sequence[tuple[Pcm, int]]) -> list[tuple[Pcm, int]]:
    """Blocks that follow one another without a gap as one, so that who listens is woken once for them."""
    pieces: list[tuple[list[Pcm], int]] = []
    due_ns = 0
    for pcm, first_ns in blocks:
        if pieces and abs(first_ns - due_ns) <= _SEAM_NS:
            pieces[-1][0].append(pcm)
        else:
            pieces.append(([pcm], first_ns))
        due_ns = first_ns + len(pcm) * PERIOD_NS
    return [(np.concatenate(parts), first_ns) for parts, first_ns in pieces]


class Listening:
    """One listener on a thread of its own, so that it may be slow, hang or fail and keep nobody else from the sound."""

    def __init__(self, listener: Listener, name: str) -> None:
        self._listener = listener
        self._name = name
        self._worker = Worker(f"listener-{name}", inbox_limit=_WAITING_BLOCKS)
        self._faulty = False
        self._ended = False
        self.dropped_blocks = 0
        """It had no time for them."""

    def offer(self, samples: Pcm, first_sample_ns: int) -> None:
        """The microphone's pump; returns at once."""
        if not self._worker.do(lambda: self._hear(samples, first_sample_ns)):
            self.dropped_blocks += 1

    def end(self) -> None:
        """Any thread, the listener's own as well. It hears nothing that it is not hearing now."""
        if not self._ended:
            self._ended = True
            self._worker.close(0)
            if self.dropped_blocks:
                _log.warning("%s was too slow for %d blocks of sound", self._name, self.dropped_blocks)

    def _hear(self, samples: Pcm, first_sample_ns: int) -> None:
        if self._ended:
            return
        try:
            self._listener(samples, first_sample_ns)
        except Exception:
            if not self._faulty:
                self._faulty = True
                raise  # told and logged once; it may get over it
