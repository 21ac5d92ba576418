"""Opening and closing happen off the caller's thread, fall back to the default, and may hang without harm."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from fakes_audio import FakeStream, no_microphone

from tray_app.audio.capture import Block, BlockQueue, Capture, CloseStream
from tray_app.core.errors import Problem

PATIENCE_S = 10.0
"""A bound on waiting for a thread that is about to answer; never what a test measures."""


class Stage:
    """A world where each device opens, is missing, or hangs; collects the answers."""

    def __init__(self) -> None:
        self.missing: set[str] = set()
        self.hanging = threading.Event()
        self.hanging.set()
        self.asked: list[str] = []
        self.streams: list[FakeStream] = []
        self.answers: list[Problem | None] = []
        self.answered = threading.Semaphore(0)

    def open(self, device: str, put: Callable[[Block], None], finished: Callable[[], None]) -> CloseStream:
        self.asked.append(device)
        self.hanging.wait()
        if device in self.missing:
            raise no_microphone(device)
        self.streams.append(FakeStream(put, finished, 0))
        return self.streams[-1].close

    def answer(self, _capture: Capture, problem: Problem | None) -> None:
        self.answers.append(problem)
        self.answered.release()

    def capture(self, device: str) -> Capture:
        return Capture(self.open, device, lambda: None, opened=self.answer, failed=self.answer)

    def wait(self) -> None:
        assert self.answered.acquire(timeout=PATIENCE_S)


@pytest.fixture
def stage() -> Iterator[Stage]:
    stage = Stage()
    yield stage
    stage.hanging.set()
    assert Capture.wait_released(PATIENCE_S)


def test_a_released_capture_closes_its_stream(stage: Stage) -> None:
    capture = stage.capture("Headset")
    stage.wait()
    assert stage.answers == [None]
    capture.release()
    assert Capture.wait_released(PATIENCE_S)
    assert stage.streams[0].closed


def test_a_missing_device_falls_back_to_the_default_and_says_why(stage: Stage) -> None:
    stage.missing = {"Headset"}
    capture = stage.capture("Headset")
    stage.wait()
    assert stage.asked == ["Headset", ""]
    assert stage.answers == [no_microphone("Headset").problem]
    assert len(stage.streams) == 1
    capture.release()


def test_with_no_device_at_all_the_reason_is_the_defaults(stage: Stage) -> None:
    stage.missing = {"Headset", ""}
    stage.capture("Headset").release()
    capture = stage.capture("Headset")
    stage.wait()
    assert stage.answers[-1] == no_microphone("").problem
    assert stage.streams == []
    capture.release()


def test_releasing_one_that_hangs_returns_at_once_and_it_closes_when_it_can(stage: Stage) -> None:
    stage.hanging.clear()
    capture = stage.capture("Headset")
    capture.release()
    assert Capture.stuck() == 1
    assert not Capture.wait_released(0.0)
    stage.hanging.set()
    assert Capture.wait_released(PATIENCE_S)
    assert stage.streams[0].closed
    assert stage.answers == []


def test_a_stream_that_ends_by_itself_is_reported_and_one_we_closed_is_not(stage: Stage) -> None:
    capture = stage.capture("")
    stage.wait()
    stage.streams[0].finish()
    stage.wait()
    assert stage.answers[1] is not None
    capture.release()
    stage.streams[0].finish()
    assert len(stage.answers) == 2


def test_the_callback_never_waits_and_counts_what_it_refuses() -> None:
    queue = BlockQueue(lambda: None)
    block = Block(b"\0\0", 0, 0, False)
    for _ in range(3_100):
        queue.put(block)
    assert len(queue.drain()) == 3_000
    assert queue.refused == 100
    queue.put(block)
    assert queue.drain() == [block]


def test_the_fill_of_the_queue_is_its_worst_since_it_was_last_asked_for() -> None:
    queue = BlockQueue(lambda: None)
    for blocks in (300, 30):
        for _ in range(blocks):
            queue.put(Block(b"", 0, 0, overflowed=False))
        queue.drain()
    assert queue.take_fullest_percent() == 10.0
    assert queue.take_fullest_percent() == 0.0


@pytest.mark.expected_warning(r"audio\.capture: the microphone could not be opened")
def test_a_sound_library_that_breaks_in_an_unknown_way_is_an_answer_too(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(device: str, put: object, finished: object) -> CloseStream:
        raise AttributeError("half initialised")

    monkeypatch.setattr(stage, "open", broken)
    capture = stage.capture("")
    stage.wait()
    assert stage.answers[0] is not None
    assert "could not be opened" in stage.answers[0].title
    assert "half initialised" in caplog.text
    capture.release()
