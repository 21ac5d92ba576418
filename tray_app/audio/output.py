"""The system's sound output, open while something sounds and closed again."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from tray_app.core.errors import EnvironmentFault
from tray_app.core.ports import Pcm

from .portaudio import load, open_stream

_LATENCY_S = 0.05
"""Enough that a busy machine does not tear a sound; it begins no later for it."""
_PRIMING = 3
"""ALSA begins to play when its buffer is full, and the buffer is about twice what PortAudio says is free: silence
up to this many times that follows a short sound."""


class Output:
    """For one thread. Each call may hang with the sound system."""

    def __init__(self, stream: Any) -> None:
        stream.start()
        self._stream = stream
        self.room_samples: int = _PRIMING * stream.write_available
        """More than the whole buffer holds."""
        self._written = 0

    def write(self, pcm: Pcm) -> None:
        """Blocks while what was written before still fills the buffer."""
        self._stream.write(pcm.tobytes())
        self._written += len(pcm)

    def finish(self) -> None:
        """Blocks until everything written was played."""
        self._stream.write(bytes(2 * max(0, self.room_samples - self._written)))
        self._stream.stop()

    def drop(self) -> None:
        """Silence, now: what was written and not yet played is lost."""
        self._stream.abort()


@contextlib.contextmanager
def open_output(rate_hz: int) -> Iterator[Output]:
    """The system's default output, for mono samples. Raises HoldtalkError, also out of the block, when it cannot be
    opened or was lost."""
    sound = load()

    def make() -> Any:
        return sound.RawOutputStream(samplerate=rate_hz, channels=1, dtype="int16", latency=_LATENCY_S)

    try:
        with open_stream(make) as stream:
            yield Output(stream)
    except (sound.PortAudioError, ValueError) as error:
        raise EnvironmentFault("Nothing can be played.", "Check the system's sound output.", str(error)) from error
