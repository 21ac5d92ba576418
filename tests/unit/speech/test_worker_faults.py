"""What a worker makes of an engine that fails, of sound and events of another kind, and of what is missing."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from typing import Any, BinaryIO, cast

import pytest
from worker_line import GENEROUS_SECONDS, OTHER, TAKE, Line

from tray_app.core.errors import SpeechFault
from tray_app.speech import wire

PING = wire.Event(wire.PING, {"text": "asked"})


def test_a_fault_of_the_engine_fails_that_take_only(line: Line) -> None:
    line.begin()
    line.speak(20)
    line.stop()
    line.decode().fail(SpeechFault("Broken.", "Mend it."))
    assert line.next(wire.ERROR).data["id"] == TAKE
    line.begin(OTHER)
    line.speak(20, key=OTHER)
    line.stop(OTHER)
    line.decode().say("fine")
    assert line.next(wire.TRANSCRIPT).data["text"] == "fine"


@pytest.mark.parametrize("error", [IndexError("in the engine"), MemoryError()])
def test_whatever_the_engine_raises_fails_that_take_only(line: Line, error: Exception) -> None:
    line.begin()
    line.speak(20)
    line.stop()
    line.decode().fail(error)
    failed = line.next(wire.ERROR).data
    assert (failed["id"], failed["detail"]) == (TAKE, type(error).__name__)
    line.begin(OTHER)
    line.speak(20, key=OTHER)
    line.stop(OTHER)
    line.decode().say("fine")
    assert line.next(wire.TRANSCRIPT).data["text"] == "fine"


@pytest.mark.parametrize(
    "odd",
    [
        {"payload": b"\0" * 33},
        {"data": {"rate": 48_000}, "payload": b"\0" * 64},
        {"data": {"width": 4}, "payload": b"\0" * 64},
        {"data": {"channels": 2}, "payload": b"\0" * 64},
    ],
)
def test_sound_of_another_kind_is_refused_and_not_misheard(line: Line, odd: dict[str, Any]) -> None:
    line.begin()
    line.say(wire.Event(wire.CHUNK, {"id": TAKE, **odd.get("data", {})}, odd["payload"]))
    failed = line.next(wire.ERROR).data
    assert failed["id"] == TAKE
    assert "16,000 Hz" in failed["remedy"]
    line.begin()
    line.stop()
    assert line.next(wire.TRANSCRIPT).data["text"] == ""


@pytest.mark.parametrize(
    "odd",
    [
        b"no event\n",
        b'{"type": "audio-chunk", "data": {"id": "seven"}}\n',
        b'{"type": "audio-stop", "data": {"id": [7]}}\n',
        b'{"type": "transcribe", "data": {"id": 1e999}}\n',
        b"[" * 60_000 + b"\n",
        b'{"type": "' + b"x" * 3_000_000 + b'"}\n',
    ],
)
def test_what_is_no_event_is_refused_and_the_worker_lives_on(line: Line, odd: bytes) -> None:
    line.raw(odd)
    assert line.next(wire.ERROR).data["code"] == wire.REFUSED
    line.begin()
    line.stop()
    assert line.next(wire.TRANSCRIPT).data["text"] == ""


def process(prelude: str) -> tuple[list[wire.Event], int]:
    """A whole worker process that Python starts with `prelude`: what it said until it ended, and its exit code."""
    program = f"{prelude}\nfrom tray_app.speech.worker import main\nmain([])"
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as child:
        assert child.stdout is not None
        said = list(iter(partial(wire.read, cast(BinaryIO, child.stdout)), None))
        return said, child.wait(GENEROUS_SECONDS)


def test_a_library_that_cannot_be_imported_ends_the_worker_with_its_reason() -> None:
    said, code = process("import sys; sys.modules['onnxruntime'] = None")
    assert code != 0
    (error,) = said
    assert error.type == wire.ERROR
    assert "cannot be loaded" in error.data["text"]
    assert "onnxruntime" in error.data["detail"]


def test_without_the_model_that_finds_speech_the_worker_says_so_before_the_first_take() -> None:
    said, code = process("from tray_app.speech import vad; vad._CARRIER = 'not_installed'")
    assert code != 0
    (error,) = said
    assert error.type == wire.ERROR
    assert error.data["text"] == "The model that finds speech is missing."
    assert "silero" in error.data["remedy"]


def test_a_worker_whose_decoding_thread_ends_does_not_live_on() -> None:
    said, code = process(
        "from tray_app.speech import loaded_engines, worker\n"
        "loaded_engines.LoadedEngines.load_first = lambda self: None\n"
        "worker.Worker._next_work = lambda self: 1 / 0"
    )
    assert code != 0
    assert [event.type for event in said] == [wire.READY, wire.ERROR]
    assert said[-1].data["detail"] == "ZeroDivisionError"
