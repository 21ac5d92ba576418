"""Sound that another program sends, on its way to the engine and back as text."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any, Protocol

import numpy as np

from tray_app.core.engines import ENGINES, does_not_speak
from tray_app.core.errors import HoldtalkError
from tray_app.core.events import DictationId, Final, Partial, TranscriptionFailed
from tray_app.core.languages import code_of
from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm
from tray_app.core.wishes import NO_WISHES, Wishes
from tray_app.speech.soundfiles import as_pcm, resampling
from tray_app.text.filters import clean_text

LOWEST_RATE_HZ, HIGHEST_RATE_HZ = 8_000, 192_000
SAMPLE_BYTES = 2
MOST_CHANNELS = 2
LONGEST_S = 600
"""Of one take; all of it is kept in memory until it is understood, so that a worker that dies costs none of it."""

_LONGEST_NAME = 40

Tell = Callable[[dict[str, Any]], None]
"""Hands a message for the client to its loop; any thread, never blocks."""


class Link(Protocol):
    """The speech link, as sound of others needs it."""

    def begin_for(
        self,
        dictation_id: DictationId,
        replay: Callable[[], Iterator[Pcm]],
        answer: Callable[[Final | TranscriptionFailed], None],
        tell_partial: Callable[[Partial], None],
        wishes: Wishes,
    ) -> None: ...

    def append(self, dictation_id: DictationId, samples: Pcm) -> None: ...

    def end(self, dictation_id: DictationId) -> None: ...

    def forget(self, dictation_id: DictationId) -> None: ...


class Listening:
    """One take of one client, from its first sound to its text. For the loop's thread."""

    def __init__(
        self, link: Link, arguments: Mapping[str, Any], engines: Sequence[str], tell: Tell, usual: Wishes = NO_WISHES
    ) -> None:
        """`arguments` are those of `listen`; `engines` may be asked for, the first is used where none is. Of `usual`
        the language counts where none is asked for.

        Raises HoldtalkError for sound or a language that is not understood, ValueError, TypeError.
        """
        rate_hz, self._channels = _format(arguments)
        wishes = _wishes(arguments, engines, usual)
        self._id = DictationId(time.time_ns())
        self.name = str(self._id)
        self._link = link
        self._tell = tell
        self._resample = resampling(rate_hz)
        self._blocks: list[Pcm] = []
        self._samples = 0
        self._odd = b""
        """The beginning of a sample, the rest of which comes with the next message."""
        link.begin_for(
            self._id,
            lambda: iter(tuple(self._blocks)),
            self._answered,
            self._understood,
            wishes,
        )

    def hear(self, sound: bytes) -> None:
        """More of it: 16 bits a sample, the lower byte first. Raises HoldtalkError when it gets too long."""
        whole = self._odd + sound
        used = len(whole) - len(whole) % (SAMPLE_BYTES * self._channels)
        self._odd = whole[used:]
        samples = np.frombuffer(whole[:used], "<i2").reshape(-1, self._channels)
        self._append(samples.mean(axis=1, dtype=np.float32) / 32_768, last=False)
        if self._samples > LONGEST_S * SAMPLE_RATE_HZ:
            raise HoldtalkError("This is too long for one piece.", f"Send at most {LONGEST_S} seconds.")

    def end(self) -> None:
        """There is no more of it; its text follows."""
        self._append(np.empty(0, np.float32), last=True)
        self._link.end(self._id)

    def forget(self) -> None:
        """Nobody wants its text any more."""
        self._link.forget(self._id)

    def _append(self, samples: Any, *, last: bool) -> None:
        made = as_pcm(self._resample(samples, last))
        if len(made):
            self._blocks.append(made)
            self._samples += len(made)
            self._link.append(self._id, made)

    # --- on threads of the link ----------------------------------------------------------

    def _understood(self, partial: Partial) -> None:
        self._say(text=partial.stable, unstable=partial.unstable, final=False)

    def _answered(self, answer: Final | TranscriptionFailed) -> None:
        if isinstance(answer, Final):
            self._say(text=clean_text(answer.text), language=answer.language, final=True)
        else:
            self._say(fault=asdict(answer.problem), final=True)

    def _say(self, **said: Any) -> None:
        self._tell({"type": "heard", "dictation": self.name, **said})


def _format(arguments: Mapping[str, Any]) -> tuple[int, int]:
    """Rate in Hz and channels of the sound that is announced. Raises HoldtalkError, ValueError, TypeError."""
    asked = {"rate": SAMPLE_RATE_HZ, "width": SAMPLE_BYTES, "channels": 1}
    rate_hz, width, channels = (int(arguments.get(name, default)) for name, default in asked.items())
    fits = LOWEST_RATE_HZ <= rate_hz <= HIGHEST_RATE_HZ and width == SAMPLE_BYTES and 1 <= channels <= MOST_CHANNELS
    if not fits:
        raise HoldtalkError(
            "This sound cannot be heard.",
            f"Send {SAMPLE_BYTES} bytes a sample (width), 1 to {MOST_CHANNELS} channels, at a rate of {LOWEST_RATE_HZ} "
            f"to {HIGHEST_RATE_HZ} Hz.",
            f"width {width}, channels {channels}, rate {rate_hz}",
        )
    return rate_hz, channels


def _wishes(arguments: Mapping[str, Any], engines: Sequence[str], usual: Wishes) -> Wishes:
    """What is asked for. Raises HoldtalkError for one that cannot be had."""
    engine, asked = arguments.get("engine"), arguments.get("language")
    if asked is not None and not isinstance(asked, str):
        raise TypeError(f"a language that is {asked!r}"[:_LONGEST_NAME])
    if engine is not None and engine not in engines:
        raise HoldtalkError("Holdtalk does not use this engine.", f"Choose one of: {', '.join(engines)}.")
    described = ENGINES.get(engine or engines[0])
    spoken = () if described is None else described.languages
    if asked is None:
        language = usual.language if usual.language in spoken else None
    else:
        language = (asked if asked in spoken else code_of(asked)) or None
    if language is not None and described is not None and language not in spoken:
        problem = does_not_speak(described, language[:_LONGEST_NAME])
        raise HoldtalkError(problem.title, problem.remedy)
    return Wishes(engine, language, usual.languages)
