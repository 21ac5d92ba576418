"""An engine that is loaded when somebody dictates, and let go when nobody does: no word is lost, and the memory is."""

from __future__ import annotations

import queue
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from speech_rig import BLOCK_SAMPLES, GENEROUS_SECONDS, Disk, two_cities

from tray_app.core.events import DictationId, EngineAsleep, EngineReady, Event, Final, TranscriptionFailed
from tray_app.core.settings import LOAD_AT_FIRST_KEY, SpeechSettings
from tray_app.speech.link import SpeechLink

SLOW_LOAD = """
import sys, time
from tray_app.speech import worker
from tray_app.speech.engines import moonshine
real = moonshine.load
def load(threads):
    time.sleep(float(sys.argv[1]))
    return real(threads)
moonshine.load = load
worker.main([])
"""
SLOW_S = 8.0
PATIENT = SpeechSettings(hang_timeout_ms=60_000)


class Minutes:
    """A clock that a test sets forward."""

    def __init__(self) -> None:
        self.later = 0

    def __call__(self) -> int:
        return time.monotonic_ns() + self.later * 60_000_000_000


class Spoken:
    """A link that sleeps until it is spoken to."""

    def __init__(self, settings: SpeechSettings, command: list[str] | None = None) -> None:
        self.events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.clock = Minutes()
        self._disk = Disk()
        self.link = SpeechLink(self.events.put, settings, self._disk.read, command=command, clock=self.clock)
        self.link.start()

    def wait_for(self, *kinds: type[Event]) -> Event:
        while not isinstance(event := self.events.get(timeout=GENEROUS_SECONDS), kinds):
            pass
        return event

    def dictate(self, key: DictationId, seconds: int) -> None:
        samples = two_cities(seconds)
        self._disk.takes[key] = []
        self.link.begin(key)
        for at in range(0, len(samples), BLOCK_SAMPLES):
            block = samples[at : at + BLOCK_SAMPLES]
            self._disk.takes[key].append(block)
            self.link.append(key, block)
        self.link.release_hint(key)
        self.link.end(key)

    def final(self) -> Final:
        final = self.wait_for(Final, TranscriptionFailed)
        assert isinstance(final, Final)
        return final


def said(final: Final) -> str:
    return final.text.lower()


@pytest.fixture
def first_key(request: pytest.FixtureRequest) -> Iterator[Spoken]:
    spoken = Spoken(replace(PATIENT, load=LOAD_AT_FIRST_KEY), getattr(request, "param", None))
    with closing(spoken.link):
        yield spoken


def test_what_is_said_while_the_engine_loads_is_transcribed_all_the_same(first_key: Spoken) -> None:
    first_key.wait_for(EngineAsleep)
    first_key.dictate(DictationId(1), 10)
    final = first_key.final()
    assert said(final).startswith("it was the best of times")
    assert "worst of times" in said(final)
    assert final.resumed


@pytest.mark.slow
@pytest.mark.parametrize("first_key", [[sys.executable, "-c", SLOW_LOAD, str(SLOW_S)]], indirect=True)
def test_two_dictations_spoken_while_an_engine_loads_slowly_are_whole_and_in_order(first_key: Spoken) -> None:
    begun_s = time.monotonic()
    for number in (1, 2):
        first_key.dictate(DictationId(number), 30)
    finals = [first_key.final(), first_key.final()]
    assert time.monotonic() - begun_s > SLOW_S, "it was not slow"
    assert [final.dictation_id for final in finals] == [1, 2]
    assert finals[0].text == finals[1].text
    assert said(finals[0]).startswith("it was the best of times")
    assert "spring of hope" in said(finals[0])
    assert all(final.resumed and final.audio_ms == len(two_cities(30)) / 16 for final in finals)


def test_the_memory_of_an_engine_that_nobody_needs_is_given_back_whole() -> None:
    spoken = Spoken(replace(PATIENT, unload_after_min=5))
    with closing(spoken.link):
        ready = spoken.wait_for(EngineReady)
        assert isinstance(ready, EngineReady)
        worker = psutil.Process(ready.worker_pid)
        spoken.dictate(DictationId(1), 5)
        before = spoken.final()
        spoken.clock.later = 5
        spoken.link.apply(replace(PATIENT, unload_after_min=5))  # it looks at once, not in five minutes
        spoken.wait_for(EngineAsleep)
        worker.wait(GENEROUS_SECONDS)
        others = psutil.Process().children(recursive=True)  # they may be of a desktop for tests of this process
        commands = [one.info["cmdline"] or () for one in psutil.process_iter(["cmdline"]) if one in others]
        assert not [command for command in commands if "tray_app.speech.worker" in command]
        spoken.dictate(DictationId(2), 5)
        again = spoken.final()
        assert (again.text, before.resumed, again.resumed) == (before.text, False, True)


def test_a_take_left_behind_by_an_earlier_run_wakes_the_engine(first_key: Spoken, tmp_path: Path) -> None:
    answers: queue.SimpleQueue[Final | TranscriptionFailed] = queue.SimpleQueue()
    key = DictationId(3)
    samples = two_cities(5)
    first_key._disk.takes[key] = [samples]
    first_key.link.transcribe_stored(key, answers.put)
    answer = answers.get(timeout=GENEROUS_SECONDS)
    assert isinstance(answer, Final)
    assert "best of times" in said(answer)
