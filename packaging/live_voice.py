"""A microphone that hears what it is given, in the pace of life, as a driver hands it on."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import numpy as np

from tray_app.audio.capture import Block, CloseStream
from tray_app.audio.sample_clock import PERIOD_NS
from tray_app.core.ports import Pcm

BLOCK_SAMPLES = 160
BLOCK_NS = BLOCK_SAMPLES * PERIOD_NS


class LiveVoice:
    """Hush, until it is to say something."""

    def __init__(self) -> None:
        self._to_say: list[Pcm] = []
        self._noise = np.random.default_rng(3)
        self._closed = threading.Event()
        self.begun_ns: list[int] = []
        """When the first sample was in the air of each that was said."""

    def open(self, _device: str, put: Callable[[Block], None], _ended: Callable[[], None]) -> CloseStream:
        """For a microphone as its `stream_factory`."""
        threading.Thread(target=self._speak, args=(put,), name="air", daemon=True).start()
        return self._closed.set

    def say(self, *parts: Pcm) -> None:
        self._to_say.append(np.concatenate(parts))

    def _speak(self, put: Callable[[Block], None]) -> None:
        due_ns = time.monotonic_ns()
        pending: Pcm = np.empty(0, np.int16)
        while not self._closed.is_set():
            if len(pending) < BLOCK_SAMPLES:
                pending = np.concatenate((pending, self._more(due_ns + len(pending) * PERIOD_NS)))
            block, pending = pending[:BLOCK_SAMPLES], pending[BLOCK_SAMPLES:]
            due_ns += BLOCK_NS
            time.sleep(max(0, due_ns - time.monotonic_ns()) / 1e9)
            put(Block(block.tobytes(), due_ns, BLOCK_NS, False))

    def _more(self, at_ns: int) -> Pcm:
        if self._to_say:
            self.begun_ns.append(at_ns)
            return self._to_say.pop(0)
        quiet: Pcm = self._noise.normal(0, 90, BLOCK_SAMPLES).astype(np.int16)
        return quiet
