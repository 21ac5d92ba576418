"""A recorder, told step by step what happens, in a time made of numbers."""

from __future__ import annotations

from collections.abc import Callable

from fakes_audio import MS, FakeStream, MemorySpool

from tray_app.audio.capture import BlockQueue, Capture
from tray_app.audio.devices import InputDevice
from tray_app.audio.recorder import Recorder
from tray_app.audio.tones import ToneTrace
from tray_app.core.errors import Problem
from tray_app.core.events import DictationId, Event, TakeClosed
from tray_app.core.settings import MicrophoneSettings

ONE, TWO = DictationId(1), DictationId(2)
DESK = InputDevice("Desk", default=True, source="desk")
SPEAKERS = InputDevice("Monitor of Speakers", default=True, source="speakers.monitor", monitor=True)
GONE = Problem("The microphone went away.", "Plug it in.")
SECOND = 1_000 * MS


class ScriptedCapture(Capture):
    """A capture without a thread: the test says when it is open and what it hears."""

    def __init__(self, device: str, wake: Callable[[], None]) -> None:
        self.device = device
        self.queue = BlockQueue(wake)
        self.released = False

    def release(self) -> None:
        self.released = True


class Room:
    """A recorder, its surroundings, and a clock the test moves."""

    def __init__(self, settings: MicrophoneSettings | None = None) -> None:
        self.now_ns = 100 * SECOND
        self.events: list[Event] = []
        self.spool = MemorySpool()
        self.captures: list[ScriptedCapture] = []
        self.wakes = 0
        self.recorder = Recorder(
            settings or MicrophoneSettings(post_roll_ms=40),
            post=self.events.append,
            sinks=(self.spool,),
            open_capture=self._open,
            clock=lambda: self.now_ns,
            tones=ToneTrace(),
        )
        self.stream: FakeStream

    def _open(self, device: str) -> Capture:
        self.captures.append(ScriptedCapture(device, self._wake))
        return self.captures[-1]

    def _wake(self) -> None:
        self.wakes += 1

    @property
    def capture(self) -> ScriptedCapture:
        return self.captures[-1]

    def opened(self, complaint: Problem | None = None, *, after_ms: int = 5) -> None:
        """The device opens and its first sample is in the air at once."""
        self.pass_time(after_ms)
        self.stream = FakeStream(self.capture.queue.put, lambda: None, self.now_ns)
        self.recorder.capture_opened(self.capture, complaint, self.now_ns)

    def hear(self, milliseconds: int, value: int = 1) -> None:
        """Blocks of 10 ms come in as they do in life, and the pump runs after each."""
        for _ in range(milliseconds // 10):
            self.stream.deliver(10, value)
            self.now_ns = max(self.now_ns, self.stream.next_ns)
            self.pump()

    def pass_time(self, milliseconds: int) -> None:
        """Time without sound; the recorder is woken at its deadlines, as the pump would."""
        until_ns = self.now_ns + milliseconds * MS
        while (due := self.recorder.next_deadline_ns()) is not None and due <= until_ns:
            self.now_ns = max(self.now_ns, due)
            self.pump()
        self.now_ns = until_ns

    def pump(self) -> None:
        self.recorder.process_blocks(self.now_ns)
        self.recorder.tick(self.now_ns)

    def start(self, dictation_id: DictationId = ONE) -> int:
        self.recorder.start_take(dictation_id, self.now_ns, self.now_ns)
        return self.now_ns

    def stop(self, dictation_id: DictationId = ONE) -> int:
        self.recorder.stop_take(dictation_id, self.now_ns, self.now_ns)
        return self.now_ns

    def fail(self, problem: Problem = GONE) -> None:
        self.recorder.capture_failed(self.capture, problem, self.now_ns)

    def stay_away(self, times: int, *, every_ms: int) -> None:
        """Whatever is opened meanwhile is refused."""
        for _ in range(times):
            if not self.capture.released:
                self.fail()
            self.pass_time(every_ms)

    def warm(self) -> None:
        """One dictation is over; the microphone is still open and the events are forgotten."""
        self.start()
        self.opened()
        self.hear(500)
        self.stop()
        self.hear(1_000)
        self.events.clear()
        self.spool.ended.clear()

    def is_open(self) -> bool:
        return not self.capture.released

    def closed(self) -> list[TakeClosed]:
        return [event for event in self.events if isinstance(event, TakeClosed)]

    def kinds(self) -> list[str]:
        return [type(event).__name__ for event in self.events]
