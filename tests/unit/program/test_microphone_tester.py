"""The microphone tried: its level, and a recording that is nowhere but in memory."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from queue import SimpleQueue

import numpy as np
import pytest

from tray_app import microphone_tester
from tray_app.core.errors import EnvironmentFault, Problem
from tray_app.core.events import DictationId, Final, Partial, TranscriptionFailed
from tray_app.core.ports import SAMPLE_RATE_HZ, Listener, Pcm
from tray_app.core.wishes import Wishes
from tray_app.microphone_tester import LEVEL_SAMPLES, LiveMicrophoneTester

PATIENCE_S = 10.0
BROKEN = Problem("It is broken.", "Mend it.")


class FakeMicrophone:
    """Open while somebody listens."""

    def __init__(self) -> None:
        self.listener: Listener | None = None

    def listen(self, listener: Listener, name: str) -> Callable[[], None]:
        self.listener = listener

        def end() -> None:
            self.listener = None

        return end

    def is_on(self) -> bool:
        return self.listener is not None

    def say(self, value: int, samples: int = LEVEL_SAMPLES) -> None:
        assert self.listener is not None, "nobody listens"
        self.listener(np.full(samples, value, np.int16), 0)


class FakeLink:
    """Hears what it is told to."""

    def __init__(self) -> None:
        self.heard = 0
        self.answer: Final | TranscriptionFailed | None = None
        self.forgotten: list[DictationId] = []
        self._answer: Callable[[Final | TranscriptionFailed], None] = lambda _answer: None
        self.replayed = 0
        self._replay: Callable[[], Iterator[Pcm]] = lambda: iter(())

    def begin_for(
        self,
        dictation_id: DictationId,
        replay: Callable[[], Iterator[Pcm]],
        answer: Callable[[Final | TranscriptionFailed], None],
        tell_partial: Callable[[Partial], None],
        wishes: Wishes,
    ) -> None:
        self._answer, self._replay = answer, replay

    def append(self, dictation_id: DictationId, samples: Pcm) -> None:
        self.heard += len(samples)

    def end(self, dictation_id: DictationId) -> None:
        self.replayed = sum(map(len, self._replay()))
        if self.answer is not None:
            self._answer(self.answer)

    def forget(self, dictation_id: DictationId) -> None:
        self.forgotten.append(dictation_id)


class FakePlayer:
    def __init__(self) -> None:
        self.played: list[Pcm] = []
        self.silenced: threading.Event | None = None
        self.fault: EnvironmentFault | None = None

    def play(self, pieces: Iterable[Pcm], rate_hz: int, silenced: threading.Event) -> int:
        if self.fault is not None:
            raise self.fault
        self.silenced = silenced
        self.played += pieces
        return 0


class Rig:
    def __init__(self) -> None:
        self.microphone, self.link, self.player = FakeMicrophone(), FakeLink(), FakePlayer()
        self.done: SimpleQueue[object] = SimpleQueue()
        self.levels: list[float] = []
        self.tester = LiveMicrophoneTester(
            self.microphone,
            self.link,
            player=lambda: self.player,
            wishes=Wishes,
            call=lambda work: work(),
        )
        self.end = self.tester.start_level(self.levels.append)

    def record(self, seconds: float = 1.0, value: int = 1_000) -> None:
        self.tester.record(seconds, self.done.put)
        self.microphone.say(value, round(seconds * SAMPLE_RATE_HZ) + 500)
        assert self.told() is None

    def told(self) -> object:
        return self.done.get(timeout=PATIENCE_S)


@pytest.fixture
def rig() -> Iterator[Rig]:
    made = Rig()
    yield made
    made.end()


def test_the_level_is_told_twenty_times_a_second_however_the_blocks_come(rig: Rig) -> None:
    for _ in range(10):
        rig.microphone.say(16_384, LEVEL_SAMPLES // 2)
    assert rig.levels == pytest.approx([-6.02] * 5, abs=0.01)


def test_the_microphone_is_on_only_while_somebody_looks(rig: Rig) -> None:
    rig.end()
    assert not rig.microphone.is_on()
    rig.end()
    again = rig.tester.start_level(rig.levels.append)
    assert rig.microphone.is_on()
    again()
    assert not rig.microphone.is_on()


def test_sound_that_is_cut_off_is_noticed_once(rig: Rig) -> None:
    rig.microphone.say(1_000)
    assert not rig.tester.took_clipped()
    rig.microphone.say(-32_768)
    assert rig.tester.took_clipped()
    assert not rig.tester.took_clipped()


def test_a_recording_is_as_long_as_was_asked_for_and_is_played(rig: Rig) -> None:
    rig.record()
    rig.tester.play(rig.done.put)
    assert rig.told() is None
    assert sum(map(len, rig.player.played)) == SAMPLE_RATE_HZ


def test_what_keeps_it_from_being_played_is_told(rig: Rig) -> None:
    rig.record()
    rig.player.fault = EnvironmentFault(BROKEN.title, BROKEN.remedy)
    rig.tester.play(rig.done.put)
    assert rig.told() == BROKEN


def test_the_recording_is_understood_by_the_engine_in_use(rig: Rig) -> None:
    rig.record()
    rig.link.answer = Final(DictationId(1), "hello there", 0, 1_000.0, 1, 5.0)
    rig.tester.transcribe(rig.done.put)
    assert rig.told() == "hello there"
    assert rig.link.heard == rig.link.replayed == SAMPLE_RATE_HZ


def test_why_it_is_not_understood_is_told(rig: Rig) -> None:
    rig.record()
    rig.link.answer = TranscriptionFailed(DictationId(1), BROKEN)
    rig.tester.transcribe(rig.done.put)
    assert rig.told() == BROKEN


def test_leaving_forgets_the_recording_and_all_that_goes_on(rig: Rig) -> None:
    rig.record()
    rig.tester.play(rig.done.put)
    rig.told()
    rig.tester.transcribe(rig.done.put)
    rig.end()
    assert len(rig.link.forgotten) == 1
    assert rig.player.silenced is not None
    assert rig.player.silenced.is_set()
    rig.tester.play(rig.done.put)
    told = rig.told()
    assert isinstance(told, Problem)
    assert "Nothing is recorded" in told.title


def test_a_microphone_that_falls_silent_ends_the_recording(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(microphone_tester, "LATE_S", 0.05)
    rig.tester.record(0.05, rig.done.put)
    told = rig.told()
    assert isinstance(told, Problem)
    assert "delivers nothing" in told.title
