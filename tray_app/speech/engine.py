"""What a speech engine is: one small protocol. The engines themselves stand in `engines/`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

Samples: TypeAlias = NDArray[np.float32]
"""Mono audio, shape (n,), -1 to 1, at SAMPLE_RATE_HZ."""


class Abandoned(Exception):
    """The decode was given up on request."""

    def __init__(self, tokens: tuple[int, ...] = ()) -> None:
        super().__init__()
        self.tokens = tokens
        """What had been found until then; a draft for the next decode."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """What was heard in one piece of audio."""

    tokens: tuple[int, ...]
    """The engine's own symbols: the draft for the next decode of the same, longer audio."""
    text: str
    language: str = ""
    """In which it was said, where the engine can tell; else it is the one that was asked for."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What an engine may go by besides the sound. What it cannot use it leaves alone."""

    language: str | None = None
    """One of its descriptor's; None: the engine finds out, or has only one."""
    languages: tuple[str, ...] = ()
    """Among which it chooses when it finds out; of its descriptor's. Empty: all of them."""
    words: tuple[str, ...] = ()
    """The user's own, to be favoured where the sound leaves a doubt."""
    context: str = ""
    """The end of the text before."""
    waited_for: bool = True
    """Somebody waits for the text; else care goes before speed."""
    goes_on: bool = False
    """The piece is still being spoken: a longer one that begins with it will follow."""


NO_HINTS = Hints()


class Interrupt:
    """Lets another thread give up a running decode within a millisecond or two."""

    def __init__(self) -> None:
        self.abandoned = False
        self._options: Any = None

    def attach(self, options: Any) -> None:
        """`options` has a `terminate` attribute, which is set when the decode is abandoned."""
        self._options = options
        if self.abandoned:
            options.terminate = True

    def abandon(self) -> None:
        self.abandoned = True
        if self._options is not None:
            self._options.terminate = True


class Engine(Protocol):
    """Turns a piece of speech into text. Used from one thread. What it can do is in its EngineDescriptor."""

    def decode(self, samples: Samples, draft: Sequence[int], interrupt: Interrupt, hints: Hints) -> Decoded:
        """Blocks for as long as decoding takes. Whatever it raises, the embedded engine gets the same piece.

        `draft` is what an earlier decode of the same beginning gave; a good one makes this fast, a wrong one costs a
        few milliseconds. Each of its tokens is checked and stands only if the engine would say it too, but for
        rounding: where two words are as good as each other, a draft may decide between them. An engine that can be
        interrupted raises Abandoned once `interrupt` is abandoned; another may ignore both.
        """
