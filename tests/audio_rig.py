"""Puts a microphone of ours on the private desktop's sound server, or a fake in its place, behind one face."""

from __future__ import annotations

import contextlib
import itertools
import os
import time
from collections.abc import Iterator
from queue import Empty, SimpleQueue
from typing import Protocol, TypeVar

import numpy as np
from desktop import PrivateDesktop
from fakes_audio import MS, PERIOD_NS, FakeMicrophone, MemorySpool

from tray_app.audio.microphone import SoundDeviceMicrophone
from tray_app.audio.portaudio import load, rescan
from tray_app.audio.tones import ToneTrace
from tray_app.core.events import DictationId, Event, ProblemNoticed
from tray_app.core.ports import Listenable, Microphone, Pcm
from tray_app.core.settings import MicrophoneSettings

PATIENCE_S = 20.0
"""A bound on waiting for an answer that will come; never what a test measures."""
_SOUND_VARIABLES = ("HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "PULSE_SERVER")

Expected = TypeVar("Expected")


@contextlib.contextmanager
def environment(**variables: str) -> Iterator[None]:
    """These variables for as long as the block lasts."""
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextlib.contextmanager
def sound_of(desktop: PrivateDesktop) -> Iterator[None]:
    """PortAudio of this process knows the desktop's devices and no others."""
    load()
    with environment(**{name: desktop.env[name] for name in _SOUND_VARIABLES}):
        assert rescan(), "an earlier test left a stream open"
        yield


class FullMicrophone(Microphone, Listenable, Protocol):
    """For takes and for listeners."""


class Rig(Protocol):
    """A microphone, what it posted, and what its sink heard."""

    microphone: FullMicrophone
    spool: MemorySpool

    def hold(self, milliseconds: int) -> None:
        """Time passes."""

    def now_ns(self) -> int: ...

    def next_event(self) -> Event:
        """Waits for it."""
        ...

    def quiet(self) -> bool:
        """Whether nothing more was posted, after a moment."""
        ...


class FakeRig:
    def __init__(self) -> None:
        self.spool = MemorySpool()
        self._events: SimpleQueue[Event] = SimpleQueue()
        self._fake = FakeMicrophone(self._events.put, (self.spool,))
        self.microphone: FullMicrophone = self._fake
        self._now_ns = 10**12

    def hold(self, milliseconds: int) -> None:
        self._fake.be_heard(self._now_ns, milliseconds)
        self._now_ns += milliseconds * MS

    def now_ns(self) -> int:
        return self._now_ns

    def next_event(self) -> Event:
        return self._events.get_nowait()

    def quiet(self) -> bool:
        return self._events.empty()


class RealRig:
    """Within `sound_of(desktop)`."""

    def __init__(self, settings: MicrophoneSettings | None = None, *, tones: ToneTrace | None = None) -> None:
        self.spool = MemorySpool()
        self._events: SimpleQueue[Event] = SimpleQueue()
        self.microphone: FullMicrophone = SoundDeviceMicrophone(
            self._events.put, settings or MicrophoneSettings(), (self.spool,), tones=tones
        )

    def hold(self, milliseconds: int) -> None:
        time.sleep(milliseconds / 1000)

    def now_ns(self) -> int:
        return time.monotonic_ns()

    def next_event(self) -> Event:
        return self._events.get(timeout=PATIENCE_S)

    def quiet(self) -> bool:
        try:
            self._events.get(timeout=0.6)
        except Empty:
            return True
        return False


def expect(rig: Rig, kind: type[Expected]) -> Expected:
    """The next event, which must be of this kind."""
    event = rig.next_event()
    assert isinstance(event, kind), event
    return event


def until(rig: Rig, kind: type[Expected]) -> Expected:
    """The next event of this kind; what the user is told meanwhile is passed over."""
    while isinstance(event := rig.next_event(), ProblemNoticed):
        pass
    assert isinstance(event, kind), event
    return event


def start(rig: Rig, number: int) -> int:
    """Key down; the time of it."""
    down_ns = rig.now_ns()
    rig.microphone.start_take(DictationId(number), down_ns)
    return down_ns


def stop(rig: Rig, number: int) -> int:
    """Key up; the time of it."""
    up_ns = rig.now_ns()
    rig.microphone.stop_take(DictationId(number), up_ns)
    return up_ns


class Listener:
    """Listens to a microphone, and knows what it heard."""

    def __init__(self, microphone: Listenable) -> None:
        self.blocks: list[tuple[int, Pcm]] = []
        """(first_sample_ns, samples)"""
        self.end = microphone.listen(lambda samples, first_ns: self.blocks.append((first_ns, samples)), "test")

    def wait_ms(self, milliseconds: float) -> None:
        """Until so much more was heard."""
        goal = len(self.blocks) + milliseconds / 10
        deadline_s = time.monotonic() + PATIENCE_S
        while len(self.blocks) < goal:
            assert time.monotonic() < deadline_s, "nothing is heard"
            time.sleep(0.01)

    def gaps(self) -> int:
        """How often samples were missing between two blocks."""
        pairs = itertools.pairwise(self.blocks)
        return sum(later[0] - first[0] - len(first[1]) * PERIOD_NS > 10 * MS for first, later in pairs)


def phase_steps(pcm: Pcm, frequency_hz: float) -> Pcm:
    """How far, in samples of 16 kHz, a recorded sine jumps from each 10 ms to the next; zeros if none is missing."""
    carrier = np.exp(-2j * np.pi * frequency_hz * np.arange(len(pcm)) / 16_000)
    blocks = (pcm * carrier)[: len(pcm) // 160 * 160].reshape(-1, 160).sum(axis=1)
    turns = np.angle(blocks[1:] / blocks[:-1]) / (2 * np.pi)
    return np.asarray(np.rint(turns * 16_000 / frequency_hz), dtype=np.int16)
