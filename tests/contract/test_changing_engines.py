"""Another engine or thread count in mid-day, with the real worker: no word is lost, and each take has one engine."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from measure_plan import write_engine
from speech_rig import BLOCK_SAMPLES, GENEROUS_SECONDS, Disk, two_cities

from tray_app.core.engines import EMBEDDED_ENGINE
from tray_app.core.events import DictationId, EngineLost, EngineReady, Event, Final, TranscriptionFailed
from tray_app.core.settings import SpeechSettings
from tray_app.speech.engines import ENGINE_FOLDER_VARIABLE, find_engines
from tray_app.speech.link import SpeechLink

FIRST, MEANWHILE, AFTER = DictationId(1), DictationId(2), DictationId(3)
SECONDS = 12
USUAL = SpeechSettings(hang_timeout_ms=60_000)  # a machine that is busy is no fault of the worker


class Dictated:
    """A link with a disk, spoken to faster than anybody speaks."""

    def __init__(self, other: str) -> None:
        self.other = other
        """The engine that is chosen later; it says "Piece." to everything."""
        self.events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.disk = Disk()
        self.link = SpeechLink(self.events.put, USUAL, self.disk.read)
        self.link.start()
        self.seen: list[Event] = []
        self.wait_for(EngineReady)

    def wait_for(self, kind: type[Event]) -> Event:
        while True:
            event = self.events.get(timeout=GENEROUS_SECONDS)
            assert not isinstance(event, TranscriptionFailed | EngineLost), event
            self.seen.append(event)
            if isinstance(event, kind):
                return event

    def begin(self, key: DictationId) -> None:
        self.disk.takes[key] = []
        self.link.begin(key)

    def speak(self, key: DictationId, begin_s: int = 0, end_s: int = SECONDS) -> None:
        samples = two_cities(end_s)[len(two_cities(begin_s)) if begin_s else 0 :]
        for at in range(0, len(samples), BLOCK_SAMPLES):
            self.disk.takes[key].append(samples[at : at + BLOCK_SAMPLES])
            self.link.append(key, samples[at : at + BLOCK_SAMPLES])

    def end(self, key: DictationId) -> None:
        self.link.release_hint(key)
        self.link.end(key)

    def dictate(self, key: DictationId) -> Final:
        self.begin(key)
        self.speak(key)
        self.end(key)
        return self.final(key)

    def final(self, key: DictationId) -> Final:
        while True:
            for event in self.seen:
                if isinstance(event, Final) and event.dictation_id == key:
                    return event
            self.wait_for(Final)

    def choose_other(self) -> None:
        self.link.apply(replace(USUAL, engine=self.other))


@pytest.fixture
def dictated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Dictated]:
    monkeypatch.setenv(ENGINE_FOLDER_VARIABLE, str(tmp_path))
    name = write_engine(tmp_path, 0.01)
    find_engines()
    one = Dictated(name)
    with closing(one.link):
        yield one
    monkeypatch.undo()
    find_engines()


def whole_ms() -> float:
    return len(two_cities(SECONDS)) / 16


def whole(final: Final) -> bool:
    words = final.text.lower()
    # A last sound may be misheard; a piece that is lost, or heard twice, is not.
    found = [words.count(part) for part in ("best of time", "worst of time", "age of wisdom")]
    return found == [1, 1, 1] and final.audio_ms == whole_ms()


def is_ready(event: Event, engine: str) -> bool:
    return isinstance(event, EngineReady) and event.engine == engine


def test_a_change_while_recording_leaves_that_take_to_the_old_engine_and_gives_the_next_one_to_the_new(
    dictated: Dictated,
) -> None:
    dictated.begin(FIRST)
    dictated.speak(FIRST, 0, 6)
    dictated.choose_other()
    meanwhile = dictated.dictate(MEANWHILE)
    dictated.speak(FIRST, 6)
    dictated.end(FIRST)
    first = dictated.final(FIRST)
    assert whole(first)
    assert (first.engine, first.resumed) == (EMBEDDED_ENGINE, False)
    assert (meanwhile.engine, meanwhile.resumed) == (dictated.other, True), "the new one was loaded for it"
    assert meanwhile.text.startswith("Piece.")
    assert meanwhile.audio_ms == whole_ms()
    assert is_ready(dictated.wait_for(EngineReady), dictated.other)
    assert dictated.dictate(AFTER).engine == dictated.other


def test_a_change_between_release_and_text_waits_for_the_text(dictated: Dictated) -> None:
    dictated.begin(FIRST)
    dictated.speak(FIRST)
    dictated.end(FIRST)
    dictated.choose_other()
    first = dictated.final(FIRST)
    assert whole(first)
    assert (first.engine, first.resumed) == (EMBEDDED_ENGINE, False)
    after = dictated.dictate(AFTER)
    assert after.engine == dictated.other


def test_a_change_while_a_stored_take_is_worked_off_is_heard_at_once_and_costs_it_nothing(dictated: Dictated) -> None:
    answers: queue.SimpleQueue[Final | TranscriptionFailed] = queue.SimpleQueue()
    dictated.disk.takes[FIRST] = [two_cities(SECONDS)] * 5
    dictated.link.transcribe_stored(FIRST, answers.put)
    dictated.choose_other()
    meanwhile = dictated.dictate(MEANWHILE)
    assert meanwhile.engine == dictated.other
    stored = answers.get(timeout=GENEROUS_SECONDS)
    assert isinstance(stored, Final)
    assert (stored.engine, stored.resumed) == (EMBEDDED_ENGINE, False)
    assert stored.text.lower().count("best of times") == 5
    assert is_ready(dictated.wait_for(EngineReady), dictated.other)


def test_another_number_of_threads_while_recording_loses_nothing(dictated: Dictated) -> None:
    dictated.begin(FIRST)
    dictated.speak(FIRST, 0, 6)
    dictated.link.apply(replace(USUAL, threads=1))
    meanwhile = dictated.dictate(MEANWHILE)
    dictated.speak(FIRST, 6)
    dictated.end(FIRST)
    assert whole(meanwhile)
    assert whole(dictated.final(FIRST))
    assert is_ready(dictated.wait_for(EngineReady), EMBEDDED_ENGINE)
    assert whole(dictated.dictate(AFTER))


def test_a_choice_that_is_taken_back_while_recording_ends_where_it_began(dictated: Dictated) -> None:
    dictated.begin(FIRST)
    dictated.speak(FIRST)
    dictated.choose_other()
    dictated.link.apply(USUAL)
    meanwhile = dictated.dictate(MEANWHILE)
    dictated.end(FIRST)
    assert whole(dictated.final(FIRST))
    assert whole(meanwhile)
    assert meanwhile.engine == EMBEDDED_ENGINE
