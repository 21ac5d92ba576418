"""Wyoming's framing: a line of JSON, then as many bytes of JSON data and of payload as the line says.

Our own reader and writer, because the `wyoming` package imports asyncio, ssl and importlib.metadata for them: 12 MB in
the tray and again in the worker. A test holds them to the package, both ways.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, BinaryIO

VERSION = "1.8.0"
"""Of the protocol as spoken here; told in every header, read by nobody."""
LARGEST_BYTES = 16 * 1024 * 1024
"""A header that promises more than this is not Wyoming."""
LONGEST_HEADER_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Event:
    type: str
    data: dict[str, Any] = field(default_factory=dict)
    payload: bytes | None = None


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
    line = stream.readline(LONGEST_HEADER_BYTES)
    if len(line) < LONGEST_HEADER_BYTES or line.endswith(b"\n"):
        return line
    while line and not line.endswith(b"\n"):
        line = stream.readline(LONGEST_HEADER_BYTES)
    raise ValueError(f"a header of more than {LONGEST_HEADER_BYTES} bytes")


def _read_exactly(stream: BinaryIO, length: int | None) -> bytes | None:
    """None when the stream ends before."""
    wanted = length or 0
    if not 0 <= wanted <= LARGEST_BYTES:
        raise ValueError(f"an event of {wanted} bytes")
    parts = []
    while wanted > 0:
        part = stream.read(wanted)
        if not part:
            return None
        parts.append(part)
        wanted -= len(part)
    return b"".join(parts)


def write_event(event: Event, stream: BinaryIO) -> None:
    """Write and flush. Blocks while the other side does not read; raises OSError or ValueError when it is gone."""
    header: dict[str, Any] = {"type": event.type, "version": VERSION}
    data = json.dumps(event.data, ensure_ascii=False).encode() if event.data else b""
    payload = event.payload or b""
    if data:
        header["data_length"] = len(data)
    if payload:
        header["payload_length"] = len(payload)
    stream.write(json.dumps(header, ensure_ascii=False).encode() + b"\n" + data + payload)
    stream.flush()
