"""Plays what is read aloud, piece by piece as it is made, until its end or until it has to be silent."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from itertools import chain, repeat

import numpy as np

from tray_app.core.ports import Pcm

from .output import Output, open_output
from .own_voice import VoiceTrace

_PIECE_SAMPLES = 256
"""Short enough that one being handed over does not keep the voice from falling silent."""


class VoicePlayer:
    """Implements core.ports.Player. The trace knows of each piece before its first sample can be heard."""

    def __init__(
        self,
        trace: VoiceTrace,
        *,
        open_at: Callable[[int], AbstractContextManager[Output]] = open_output,
        clock: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        self._trace = trace
        self._open_at = open_at
        self._clock = clock

    def play(self, pieces: Iterable[Pcm], rate_hz: int, silenced: threading.Event) -> int:
        with self._open_at(rate_hz) as output:
            # Behind the last piece as much silence as there is room for: once that is handed over, the piece was heard.
            # The output's own way to wait for that could not be silenced.
            for pcm in chain(pieces, _silence(output.room_samples)):
                if silenced.is_set():
                    break
                self._trace.sound(self._clock())
                output.write(pcm)
            output.drop()
            silent_ns = self._clock()
            self._trace.fall_silent(silent_ns)
            return silent_ns


def _silence(samples: int) -> Iterator[Pcm]:
    return repeat(np.zeros(_PIECE_SAMPLES, np.int16), -(-samples // _PIECE_SAMPLES))
