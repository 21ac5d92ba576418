"""What a voice is: a text in, its sound out, piece by piece, until it is told to stop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from tray_app.core.ports import Pcm

PIECE_MS = 20
"""How much sound is handed on at once. A piece that is being played cannot be taken back."""


class Utterance(Protocol):
    """One text on its way to becoming sound. For one thread, but for `stop`."""

    def begin(self) -> int:
        """Blocks until the first sound is there; gives its sample rate in Hz. Raises VoiceFault."""
        ...

    def pieces(self) -> Iterator[Pcm]:
        """The sound as it is made, PIECE_MS at a time; blocks for each. It ends early after `stop`."""
        ...

    def stop(self) -> None:
        """No more is wanted: whoever waits in the other methods returns. Any thread; returns at once; again is
        harmless."""

    def close(self) -> None:
        """Lets go of everything it holds; what is still being made is thrown away."""

    @property
    def processor_s(self) -> float | None:
        """Processor time that the whole text took; None before it was made, and where nobody can tell."""
        ...


class Voice(Protocol):
    def speak(self, passages: Iterable[str]) -> Utterance:
        """Begins to make the sound; takes some milliseconds. The passages are taken on a thread of their own, as they
        are needed. Raises VoiceFault when there is nobody to speak."""
        ...

    def make_ready(self) -> None:
        """Prepares what takes long for the next text; returns at once. Raises VoiceFault."""

    def close(self) -> None:
        """Lets go of what was made ready."""
