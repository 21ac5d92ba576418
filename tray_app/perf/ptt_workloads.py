"""Real work of push-to-talk that needs no desktop, as callables to be timed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tray_app.core import events as e
from tray_app.core.bus import Bus
from tray_app.core.controller import Controller
from tray_app.core.dictation import DictationEnded, DictationRecord
from tray_app.core.parts import Parts
from tray_app.core.ports import Pcm, StoredTake, TakeAudio
from tray_app.core.settings import Settings

from .benchmark import Work
from .leaks import leak_check
from .library import PTTPerformanceMonitor
from .monitor import WINDOW_SAMPLES, Monitor
from .windows import Stats

_MS = 1_000_000
_HELD_MS = 2_000
_WAIT_MS = 90


class _QuietWorld:
    """Every port of the controller: takes what it is told and does nothing, so that the controller alone is timed."""

    def __init__(self) -> None:
        self.dictation_id = e.DictationId(0)

    def start_take(self, dictation_id: e.DictationId, _down_ns: int, _from_ns: int | None = None) -> None:
        self.dictation_id = dictation_id

    stop_take = start_take

    def add_context(self, dictation_id: e.DictationId, context: str) -> None: ...

    def level_dbfs(self) -> float:
        return -90.0

    def claim(self, _dictation_id: e.DictationId) -> TakeAudio:
        raise AssertionError("only a hearer of DictationEnded claims, and here there is none")

    def wishes(self, _dictation_id: e.DictationId) -> None:
        """Nothing is noted here."""

    def left_behind(self) -> list[StoredTake]:
        return []

    def read(self, _dictation_id: e.DictationId) -> Iterator[Pcm]:
        return iter(())

    def other_key_since(self, _since_ns: int) -> bool:
        return False

    def presses_since(self, _since_ns: int, *, there: bool = False) -> tuple[int, ...]:  # noqa: ARG002 - the port's
        return ()

    def close(self, *_told: object) -> None:
        return

    abandon_take = start = choose = choose_again = note = release_hint = forget = discard = close
    note_target = insert = take_back = select = play = recording = begin = end = close


class Pushes:
    """The real controller, pushed and released on a clock of its own; figures go to a real monitor."""

    def __init__(self) -> None:
        self.monitor = Monitor()
        self.newest: DictationRecord | None = None
        self._world = world = _QuietWorld()
        self._now_ns = 1_000_000 * _MS
        bus = Bus()
        bus.subscribe(DictationEnded, "the newest record", self._ended)
        ports = Parts(
            microphone=world, speech=world, spool=world, insertion=world, hotkeys=world, tones=world, heartbeat=world,
            filter_text=str.strip, bus=bus,
        )  # fmt: skip
        self._controller = Controller(ports, Settings(), clock=lambda: self._now_ns)
        self._say(e.EngineReady("none", 0.0, 0))

    def _ended(self, ended: DictationEnded) -> None:
        self.newest = ended.record

    def _say(self, event: e.Event, after_ms: int = 0) -> None:
        self._now_ns += after_ms * _MS
        self._controller.step(event, self._now_ns)

    def push_and_cancel(self) -> None:
        """Key down, then the cancel key: what stands between the key and the microphone."""
        self._say(e.KeyDown(e.Origin.HOTKEY, self._now_ns, self._now_ns), after_ms=1_000)
        self._say(e.Cancel(e.Origin.HOTKEY, self._now_ns))

    def dictate(self) -> None:
        """One dictation from key down to the last character, six events."""
        self._say(e.KeyDown(e.Origin.HOTKEY, self._now_ns, self._now_ns), after_ms=1_000)
        spoken = self._world.dictation_id
        first_ns = self._now_ns
        self._say(e.TakeStarted(spoken, first_ns, cold=False))
        self._say(e.KeyUp(e.Origin.HOTKEY, self._now_ns, self._now_ns), after_ms=_HELD_MS)
        last_ns = self._now_ns
        samples = _HELD_MS * 16
        self._say(e.TakeClosed(spoken, samples, samples, first_ns, last_ns, last_ns, 0), after_ms=_WAIT_MS // 2)
        self._say(e.Final(spoken, "a text of some words", self._now_ns, float(_HELD_MS), 1, 50.0))
        self._say(e.Inserted(spoken, "typed", self._now_ns, self._now_ns, 20), after_ms=_WAIT_MS // 2)


def workloads() -> Mapping[str, tuple[Work, str]]:
    """What to call and what it is, by name; made anew at each call, with state of their own."""
    pushes = Pushes()
    pushes.dictate()
    record = pushes.newest
    assert record is not None, "a whole dictation leaves its record"
    monitor, own = _full_monitor(record), PTTPerformanceMonitor()
    return {
        "controller, key down and cancel": (pushes.push_and_cancel, "2 events on ports that do nothing"),
        "controller, one dictation": (pushes.dictate, "6 events on ports that do nothing"),
        "monitor, one sample": (lambda: monitor.observe("tray_uss", 90.0), "Monitor.observe"),
        "monitor, measure()": (lambda: _measure_nothing(own), "the context manager around nothing"),
        "monitor, one dictation's figures": (lambda: monitor.record_dictation(record), "Monitor.record_dictation"),
        "monitor, snapshot": (lambda: _changed_snapshot(monitor), "windows full, one series changed"),
        "leak check": (lambda: leak_check(monitor), "windows full"),
        "reference loop": (_reference_loop, "fixed arithmetic: the speed of this machine just then"),
    }


def _measure_nothing(monitor: PTTPerformanceMonitor) -> None:
    with monitor.measure("nothing"):
        pass


def _changed_snapshot(monitor: Monitor) -> list[Stats | None]:
    monitor.observe("worker_uss", 200.0)
    return [series.stats for series in monitor.snapshot().series]


def _reference_loop() -> int:
    return sum(number * number for number in range(2_000))


def _full_monitor(record: DictationRecord) -> Monitor:
    """As after a long session: every window full."""
    monitor = Monitor()
    for at in range(WINDOW_SAMPLES):
        at_ns = at * 1_000 * _MS
        monitor.observe("tray_uss", 90.0 + at % 7, at_ns)
        monitor.observe("worker_uss", 200.0 + at % 5, at_ns)
        monitor.observe("threads", 14.0, at_ns)
        monitor.observe("open_files", 40.0 + at % 3, at_ns)
    for _ in range(200):
        monitor.record_dictation(record)
    return monitor
