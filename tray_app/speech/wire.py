"""What link and worker say to each other: Wyoming events that carry the take's id.

    link ──► worker                               worker ──► link
    describe                                      info; unasked `holdtalk-ready` once the engine is warm
    ping                                          pong: what the engine is doing, and since when (also said unasked
                                                  now and then while audio is read)
    transcribe, audio-start, audio-chunk …        transcript-chunk: one closed segment, for good
                                                  holdtalk-partial: the segment being spoken
    holdtalk-release: the key is up
    audio-stop                                    transcript: the whole text
    holdtalk-forget                               error: this take (or, without id, the engine) failed
                                                  holdtalk-heard: how far a stored take has been worked off
                                                  holdtalk-degraded: this is not as it was asked for, and why

The `holdtalk-…` events are ours; a plain Wyoming client may leave them out, and the id too. Sound of another rate,
width or channel count than ours is refused with an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

import numpy as np

from tray_app.core.engines import EngineDescriptor
from tray_app.core.errors import Problem, SpeechFault
from tray_app.core.events import DictationId
from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm

from .framing import Event as Event  # part of what this module is for
from .framing import read_event, write_event

DESCRIBE, INFO, READY = "describe", "info", "holdtalk-ready"
PING, PONG = "ping", "pong"
TRANSCRIBE, START, CHUNK, STOP = "transcribe", "audio-start", "audio-chunk", "audio-stop"
RELEASE, FORGET = "holdtalk-release", "holdtalk-forget"
SEGMENT, PARTIAL, TRANSCRIPT = "transcript-chunk", "holdtalk-partial", "transcript"
HEARD, DEGRADED, ERROR = "holdtalk-heard", "holdtalk-degraded", "error"
REFUSED = "refused"
"""Code of an error about something that was no event."""

_FORMAT = {"rate": SAMPLE_RATE_HZ, "width": 2, "channels": 1}

ODD = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)
"""What taking something for an event raises that is none, or one with wrong types."""

_MOST_ODD_LINES = 1_000
"""In a row: whoever sends so many does not speak Wyoming."""


def read(stream: BinaryIO, refused: Callable[[str], None] | None = None) -> Event | None:
    """The next event; None at the end of the stream. Blocks.

    What is not Wyoming ends the stream too; with `refused` it is told (the kind of error) and skipped.
    """
    for _ in range(_MOST_ODD_LINES):
        try:
            return read_event(stream)
        except OSError:
            return None
        except ODD as error:
            if refused is None or stream.closed:
                return None
            refused(type(error).__name__)
    return None


def write(event: Event, stream: BinaryIO) -> None:
    """Blocks while the other side does not read. Raises OSError or ValueError when it is gone."""
    write_event(event, stream)


def take_id(event: Event) -> DictationId:
    """The take an event is about; 0 for a client that does not tell. Raises one of ODD when it is not a number."""
    return DictationId(int(event.data.get("id", 0)))


def of_take(kind: str, dictation_id: DictationId, **data: object) -> Event:
    return Event(kind, {"id": dictation_id, **data})


def samples(event: Event) -> Pcm:
    """The sound of an event. Raises SpeechFault when it is not of our kind."""
    told = {name: event.data.get(name, ours) for name, ours in _FORMAT.items()}
    payload = event.payload or b""
    if told != _FORMAT or len(payload) % 2:
        detail = ", ".join(f"{name} {value!r}"[:40] for name, value in told.items()) + f", {len(payload)} bytes"
        raise SpeechFault("This sound cannot be heard.", "Send 16-bit mono at 16,000 Hz.", detail)
    return np.frombuffer(payload, dtype="<i2").astype(np.int16, copy=False)


def ping(number: int) -> Event:
    return Event(PING, {"text": str(number)})


@dataclass(frozen=True, slots=True)
class Begin:
    """How a take wants to be heard."""

    dictation_id: DictationId
    partials: bool
    background: bool
    """A stored take or a file: nobody is waiting at a key."""
    engine: str | None = None
    """None: the one that the worker was started with."""
    language: str | None = None
    """None: the engine finds out, or has only one."""


def begin(request: Begin) -> tuple[Event, Event]:
    wishes: dict[str, object] = {"partials": request.partials, "background": request.background}
    wishes |= {"name": request.engine, "language": request.language}
    return (
        of_take(TRANSCRIBE, request.dictation_id, **wishes),
        of_take(START, request.dictation_id, **_FORMAT),
    )


def audio(dictation_id: DictationId, samples: Pcm) -> Event:
    return Event(CHUNK, {"id": dictation_id, **_FORMAT}, samples.astype("<i2", copy=False).tobytes())


def of_problem(kind: str, dictation_id: DictationId | None, told: Problem, **more: object) -> Event:
    """About a take, or about the worker as a whole."""
    data = {"text": told.title, "remedy": told.remedy, "detail": told.detail, **more}
    return Event(kind, data if dictation_id is None else {**data, "id": dictation_id})


def degraded(dictation_id: DictationId | None, wanted: str, why: Problem) -> Event:
    """What the take gets is not what is `wanted`, by whose name that is told once."""
    return of_problem(DEGRADED, dictation_id, why, engine=wanted)


def problem(event: Event) -> Problem:
    data = event.data
    return Problem(str(data.get("text", "")), str(data.get("remedy", "")), str(data.get("detail", "")))


def info(engines: Iterable[EngineDescriptor]) -> Event:
    """What a client is told that asks the worker to describe itself."""

    def artifact(name: str, description: str, maker: str, url: str) -> dict[str, object]:
        about = {"name": name, "description": description, "installed": True, "version": None}
        return {**about, "attribution": {"name": maker, "url": url}}

    models = [
        {**artifact(one.name, one.title, one.maker, one.homepage), "languages": list(one.languages)} for one in engines
    ]
    return Event(INFO, {"asr": [{**artifact("holdtalk", "Holdtalk speech worker", "Holdtalk", ""), "models": models}]})
