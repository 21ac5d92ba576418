"""What link and worker say to each other: Wyoming events that carry the take's id.

    link ──► worker                               worker ──► link
    describe                                      info; unasked `holdtalk-ready` once the engine is warm
    ping                                          pong: what the engine is doing, and since when (also said unasked
                                                  now and then while audio is read)
    transcribe, audio-start, audio-chunk …        transcript-chunk: one closed segment, for good,
                                                  with the samples between which it was spoken
                                                  holdtalk-partial: the segment being spoken
                                                  holdtalk-speech, holdtalk-pause: where pauses were asked for, that
                                                  speech began, and at which sample it has paused for so long
    holdtalk-release: the key is up
    audio-stop                                    transcript: the whole text
    holdtalk-context: what was said before, where
    that is known only now
    holdtalk-forget                               error: this take (or, without id, the engine) failed
                                                  holdtalk-heard: how far a stored take has been worked off
                                                  holdtalk-degraded: this is not as it was asked for, and why

The `holdtalk-…` events are ours; a plain Wyoming client may leave them out, and the id too. Sound of another rate,
width or channel count than ours is refused with an error.

An event is a line of JSON, then as many bytes of JSON data and of payload as the line says. Our own reader and writer,
because the `wyoming` package imports asyncio, ssl and importlib.metadata for them: 12 MB in the tray and again in the
worker. A test holds them to the package, both ways.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from typing import Any, BinaryIO

import numpy as np

from tray_app.core.engines import EngineDescriptor
from tray_app.core.errors import Problem, SpeechFault
from tray_app.core.events import DictationId
from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm
from tray_app.core.translation import as_data, from_data
from tray_app.core.wishes import NO_WISHES, Wishes

DESCRIBE, INFO, READY = "describe", "info", "holdtalk-ready"
PING, PONG = "ping", "pong"
TRANSCRIBE, START, CHUNK, STOP = "transcribe", "audio-start", "audio-chunk", "audio-stop"
RELEASE, FORGET, CONTEXT = "holdtalk-release", "holdtalk-forget", "holdtalk-context"
SEGMENT, PARTIAL, TRANSCRIPT = "transcript-chunk", "holdtalk-partial", "transcript"
SPEECH, PAUSE = "holdtalk-speech", "holdtalk-pause"
HEARD, DEGRADED, ERROR = "holdtalk-heard", "holdtalk-degraded", "error"
REFUSED = "refused"
"""Code of an error about something that was no event."""

_NAMES = {"engine": "name"}
"""Of wishes, where Wyoming calls one otherwise."""
_NOTHING = asdict(NO_WISHES)
_FORMAT = {"rate": SAMPLE_RATE_HZ, "width": 2, "channels": 1}

ODD = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)
"""What taking something for an event raises that is none, or one with wrong types."""

_MOST_ODD_LINES = 1_000
"""In a row: whoever sends so many does not speak Wyoming."""
_VERSION = "1.8.0"
"""Of the protocol as spoken here; told in every header, read by nobody."""
_LARGEST_BYTES = 16 * 1024 * 1024
"""A header that promises more than this is not Wyoming."""
_LONGEST_HEADER_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Event:
    type: str
    data: dict[str, Any] = field(default_factory=dict)
    payload: bytes | None = None


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


def read_event(stream: BinaryIO) -> Event | None:
    """The next event; None at the end of the stream, also in the middle of an event. Blocks.

    Raises ValueError, KeyError, TypeError, AttributeError or RecursionError when what comes is not Wyoming; the next
    call goes on with the line behind it.
    """
    line = _read_header(stream)
    if not line:
        return None
    header = json.loads(line)
    data = dict(header.get("data") or {})
    more = _read_exactly(stream, header.get("data_length"))
    payload = _read_exactly(stream, header.get("payload_length"))
    if more is None or payload is None:
        return None
    if more:
        data.update(json.loads(more))
    return Event(str(header["type"]), data, payload or None)


def _read_header(stream: BinaryIO) -> bytes:
    """Raises ValueError behind a line that is too long, of which no more than that is held in memory."""
    line = stream.readline(_LONGEST_HEADER_BYTES)
    if len(line) < _LONGEST_HEADER_BYTES or line.endswith(b"\n"):
        return line
    while line and not line.endswith(b"\n"):
        line = stream.readline(_LONGEST_HEADER_BYTES)
    raise ValueError(f"a header of more than {_LONGEST_HEADER_BYTES} bytes")


def _read_exactly(stream: BinaryIO, length: int | None) -> bytes | None:
    """None when the stream ends before."""
    wanted = length or 0
    if not 0 <= wanted <= _LARGEST_BYTES:
        raise ValueError(f"an event of {wanted} bytes")
    content = stream.read(wanted)
    return content if len(content) == wanted else None


def write(event: Event, stream: BinaryIO) -> None:
    """Write and flush. Blocks while the other side does not read; raises OSError or ValueError when it is gone."""
    header: dict[str, Any] = {"type": event.type, "version": _VERSION}
    data = json.dumps(event.data, ensure_ascii=False).encode() if event.data else b""
    payload = event.payload or b""
    if data:
        header["data_length"] = len(data)
    if payload:
        header["payload_length"] = len(payload)
    stream.write(json.dumps(header, ensure_ascii=False).encode() + b"\n" + data + payload)
    stream.flush()


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


def begin(
    dictation_id: DictationId,
    *,
    partials: bool,
    background: bool,
    wishes: Wishes = NO_WISHES,
    spoken: bool = False,
) -> list[Event]:
    """How a take wants to be heard; `background`: nobody is waiting at a key. Without a wish for an engine it is the
    one that the worker was started with. `spoken`: what was said before was heard by another worker."""
    how = {"partials": partials, "background": background, "spoken": spoken}
    wished = {_NAMES.get(name, name): value for name, value in asdict(wishes).items() if value != _NOTHING[name]}
    return [of_take(TRANSCRIBE, dictation_id, **how, **wished), of_take(START, dictation_id, **_FORMAT)]


def wishes(event: Event) -> Wishes:
    """Those that a take begins with. Raises one of ODD when they are none."""
    data = event.data
    pause_ms = data.get("pause_ms")
    return Wishes(
        engine=data.get("name") or None,
        language=data.get("language") or None,
        languages=tuple(map(str, data.get("languages", ()))),
        words=tuple(map(str, data.get("words", ()))),
        context=str(data.get("context") or ""),
        pause_ms=None if pause_ms is None else int(pause_ms),
    )


def audio(dictation_id: DictationId, samples: Pcm) -> Event:
    return Event(CHUNK, {"id": dictation_id, **_FORMAT}, samples.astype("<i2", copy=False).tobytes())


def of_problem(kind: str, dictation_id: DictationId | None, told: Problem, **more: object) -> Event:
    """About a take, or about the worker as a whole."""
    data = {"text": as_data(told.title), "remedy": as_data(told.remedy), "detail": told.detail, **more}
    return Event(kind, data if dictation_id is None else {**data, "id": dictation_id})


def degraded(dictation_id: DictationId | None, wanted: str, why: Problem) -> Event:
    """What the take gets is not what is `wanted`, by whose name that is told once."""
    return of_problem(DEGRADED, dictation_id, why, engine=wanted)


def problem(event: Event) -> Problem:
    data = event.data
    return Problem(from_data(data.get("text", "")), from_data(data.get("remedy", "")), str(data.get("detail", "")))


def info(engines: Iterable[EngineDescriptor]) -> Event:
    """What a client is told that asks the worker to describe itself."""

    def artifact(name: str, description: str, maker: str, url: str) -> dict[str, object]:
        about = {"name": name, "description": description, "installed": True, "version": None}
        return {**about, "attribution": {"name": maker, "url": url}}

    models = [
        {**artifact(one.name, one.title, one.maker, one.homepage), "languages": list(one.languages)} for one in engines
    ]
    return Event(INFO, {"asr": [{**artifact("holdtalk", "Holdtalk speech worker", "Holdtalk", ""), "models": models}]})
