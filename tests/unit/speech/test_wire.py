"""Our framing is Wyoming's: the package reads what we write, and we read what it writes."""

from __future__ import annotations

import io

import pytest
from wyoming import event as wyoming

from tray_app.speech.wire import Event, read_event, write

EVENTS = [
    Event("ping", {"text": "7"}),
    Event("describe"),
    Event("audio-chunk", {"rate": 16_000, "width": 2, "channels": 1, "id": 1 << 60}, bytes(range(256)) * 3),
    Event("transcript", {"text": "Déjà vu – “ok” 日本語 🎉\nnext"}),
]


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.type)
def test_the_package_reads_what_we_write(event: Event) -> None:
    stream = io.BytesIO()
    write(event, stream)
    stream.seek(0)
    read = wyoming.read_event(stream)
    assert read is not None
    assert (read.type, read.data, read.payload) == (event.type, event.data, event.payload)


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.type)
def test_we_read_what_the_package_writes(event: Event) -> None:
    stream = io.BytesIO()
    wyoming.write_event(wyoming.Event(event.type, event.data, event.payload), stream)
    stream.seek(0)
    assert read_event(stream) == event


def test_events_follow_one_another() -> None:
    stream = io.BytesIO()
    for event in EVENTS:
        write(event, stream)
    stream.seek(0)
    assert [read_event(stream) for _ in EVENTS] == EVENTS
    assert read_event(stream) is None


def test_a_stream_that_ends_inside_an_event_ends() -> None:
    whole = io.BytesIO()
    write(EVENTS[2], whole)
    for length in range(len(whole.getvalue())):
        try:
            assert read_event(io.BytesIO(whole.getvalue()[:length])) is None
        except ValueError:  # inside the line of JSON
            assert b"\n" not in whole.getvalue()[:length]


@pytest.mark.parametrize("line", [b"hello\n", b"[]\n", b'{"type": "x", "payload_length": 99999999999}\n'])
def test_what_is_not_wyoming_is_refused(line: bytes) -> None:
    with pytest.raises((ValueError, TypeError, AttributeError, KeyError)):
        read_event(io.BytesIO(line))
