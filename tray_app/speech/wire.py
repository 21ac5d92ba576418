"""What link and worker say to each other: Wyoming events that carry the take's id.

    link ──► worker                               worker ──► link
    describe                                      info, then `holdtalk-ready` once the engine is warm
    ping                                          pong (not while a decode is stuck)
    transcribe, audio-start, audio-chunk …        transcript-chunk: one closed segment, for good
                                                  holdtalk-partial: the segment being spoken
    holdtalk-release: the key is up
    audio-stop                                    transcript: the whole text
    holdtalk-forget                               error: this take (or, without id, the engine) failed
                                                  holdtalk-heard: how far a stored take has been worked off

The `holdtalk-…` events are ours; a plain Wyoming client may leave them out, and the id too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from tray_app.core.events import DictationId
from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm

from .framing import Event, read_event, write_event

DESCRIBE, INFO, READY = "describe", "info", "holdtalk-ready"
PING, PONG = "ping", "pong"
TRANSCRIBE, START, CHUNK, STOP = "transcribe", "audio-start", "audio-chunk", "audio-stop"
RELEASE, FORGET = "holdtalk-release", "holdtalk-forget"
SEGMENT, PARTIAL, TRANSCRIPT = "transcript-chunk", "holdtalk-partial", "transcript"
HEARD, ERROR = "holdtalk-heard", "error"

_FORMAT = {"rate": SAMPLE_RATE_HZ, "width": 2, "channels": 1}

__all__ = ["Begin", "Event", "audio", "begin", "describe", "of_take", "ping", "read", "take_id", "write"]


def read(stream: BinaryIO) -> Event | None:
    """The next event; None at the end of the stream or when it is not Wyoming any more. Blocks."""
    try:
        return read_event(stream)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write(event: Event, stream: BinaryIO) -> None:
    """Blocks while the other side does not read. Raises OSError or ValueError when it is gone."""
    write_event(event, stream)


def take_id(event: Event) -> DictationId:
    """The take an event is about; 0 for a client that does not tell."""
    return DictationId(int(event.data.get("id", 0)))


def of_take(kind: str, dictation_id: DictationId, **data: object) -> Event:
    return Event(kind, {"id": dictation_id, **data})


def ping(number: int) -> Event:
    return Event(PING, {"text": str(number)})


def describe() -> Event:
    return Event(DESCRIBE)


@dataclass(frozen=True, slots=True)
class Begin:
    """How a take wants to be heard."""

    dictation_id: DictationId
    partials: bool
    background: bool
    """A stored take or a file: nobody is waiting at a key."""


def begin(request: Begin) -> tuple[Event, Event]:
    wishes = {"partials": request.partials, "background": request.background}
    return (
        of_take(TRANSCRIBE, request.dictation_id, **wishes),
        of_take(START, request.dictation_id, **_FORMAT),
    )


def audio(dictation_id: DictationId, samples: Pcm) -> Event:
    return Event(CHUNK, {"id": dictation_id, **_FORMAT}, samples.astype("<i2", copy=False).tobytes())
