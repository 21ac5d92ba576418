"""The thread around the recorder: it answers, survives what others do wrong, and ends."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue

import pytest
from fakes_audio import FakeStream, MemorySpool

from tray_app.audio.capture import Block, CloseStream
from tray_app.audio.microphone import SoundDeviceMicrophone
from tray_app.core.events import DictationId, Event, TakeClosed, TakeStarted
from tray_app.core.settings import MicrophoneSettings

PATIENCE_S = 10.0
DOWN_NS = 1_000_000_000


class Desk:
    """A microphone on a stream that delivers 600 ms as soon as it is opened, in a time that stands still."""

    def __init__(self, *, failing_posts: int = 0, keep_open: str = "on_demand") -> None:
        self.events: SimpleQueue[Event] = SimpleQueue()
        self.spool = MemorySpool()
        self.opened = threading.Semaphore(0)
        self.streams: list[FakeStream] = []
        self._failing_posts = failing_posts
        self.microphone = SoundDeviceMicrophone(
            self._post,
            MicrophoneSettings(keep_open=keep_open),
            (self.spool,),
            stream_factory=self._open,
            clock=lambda: DOWN_NS + 600_000_000,
        )

    def _post(self, event: Event) -> None:
        if self._failing_posts:
            self._failing_posts -= 1
            raise RuntimeError("the inbox is not there yet")
        self.events.put(event)

    def _open(self, device: str, put: Callable[[Block], None], finished: Callable[[], None]) -> CloseStream:
        stream = FakeStream(put, finished, DOWN_NS)
        stream.deliver(600, 16_384)
        self.streams.append(stream)
        self.opened.release()
        return stream.close

    def take(self, number: int) -> TakeClosed:
        self.microphone.start_take(DictationId(number), DOWN_NS)
        assert isinstance(self.events.get(timeout=PATIENCE_S), TakeStarted)
        self.microphone.stop_take(DictationId(number), DOWN_NS + 500_000_000)
        closed = self.events.get(timeout=PATIENCE_S)
        assert isinstance(closed, TakeClosed)
        return closed


def test_a_take_goes_through_the_thread() -> None:
    desk = Desk()
    assert desk.take(1).samples_key_held == 8_000
    assert desk.microphone.level_dbfs() == pytest.approx(-6.02, abs=0.01)
    desk.microphone.close()
    assert desk.microphone.level_dbfs() == -90.0


def test_it_is_opened_without_a_take_when_it_is_to_be_kept_open() -> None:
    desk = Desk(keep_open="always")
    assert desk.opened.acquire(timeout=PATIENCE_S)
    desk.microphone.close()


@pytest.mark.expected_warning(r"core\.shield: the microphone's inbox failed")
def test_an_inbox_that_fails_does_not_end_the_pump(caplog: pytest.LogCaptureFixture) -> None:
    desk = Desk(failing_posts=1)
    desk.microphone.start_take(DictationId(1), DOWN_NS)
    desk.microphone.stop_take(DictationId(1), DOWN_NS + 500_000_000)
    assert isinstance(desk.events.get(timeout=PATIENCE_S), TakeClosed)
    desk.microphone.close()
    assert "the microphone's inbox failed" in caplog.text


def test_listening_opens_it_and_the_last_end_closes_it() -> None:
    desk, heard = Desk(), threading.Event()
    end = desk.microphone.listen(lambda samples, first_sample_ns: heard.set(), "test")
    assert heard.wait(PATIENCE_S)
    assert desk.microphone.take_fullest_percent() is not None
    end()
    end()
    desk.microphone.close()
    assert desk.streams[0].closed
    assert desk.events.empty()
    for thread in threading.enumerate():
        if thread.name == "listener-test":
            thread.join(PATIENCE_S)
            assert not thread.is_alive()


def test_closing_ends_its_threads() -> None:
    desk = Desk()
    desk.take(1)
    desk.microphone.close()
    left = {thread.name for thread in threading.enumerate()}
    assert not left & {"microphone-pump", "microphone-stream"}
