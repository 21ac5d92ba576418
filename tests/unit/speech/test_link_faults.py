"""The link against a worker that dies, freezes, never answers: every sample is heard once, every take answered once."""

from __future__ import annotations

import queue
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import scripted_worker
from scripted_worker import SEGMENT_SAMPLES

from tray_app.core.errors import StorageFault
from tray_app.core.events import (
    DictationId,
    EngineLost,
    EngineReady,
    Event,
    Final,
    TranscriptionFailed,
)
from tray_app.core.ports import Pcm
from tray_app.core.settings import SpeechSettings
from tray_app.speech.link import SpeechLink

TAKE = DictationId(7)
GENEROUS_SECONDS = 30


class Bench:
    """A link, a scripted worker, and a disk that holds what is appended (as far as `on_disk` lets it)."""

    def __init__(self, behaviour: str, hang_timeout_ms: int = 500) -> None:
        self.events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.disk: dict[DictationId, list[Pcm]] = {}
        self.disk_lags_samples = 0
        command = [sys.executable, scripted_worker.__file__, behaviour]
        settings = SpeechSettings(hang_timeout_ms=hang_timeout_ms)
        self.link = SpeechLink(self.events.put, settings, self.read, command=command)

    def read(self, key: DictationId) -> Iterator[Pcm]:
        if key not in self.disk:
            raise StorageFault("Gone.", "Look elsewhere.")
        whole = np.concatenate(self.disk[key])
        kept = whole[: len(whole) - self.disk_lags_samples]
        for at in range(0, len(kept), 1_000):
            yield kept[at : at + 1_000]

    def speak(self, samples: int, key: DictationId = TAKE, block: int = 320, first: int = 0) -> None:
        for at in range(first, first + samples, block):
            end = min(at + block, first + samples)
            numbers = (np.arange(at, end) % 32_768).astype(np.int16)
            self.disk.setdefault(key, []).append(numbers)
            self.link.append(key, numbers)

    def until(self, *kinds: type[Event]) -> list[Event]:
        """Events up to and including the first of one of `kinds`."""
        seen: list[Event] = []
        while not seen or not isinstance(seen[-1], kinds):
            seen.append(self.events.get(timeout=GENEROUS_SECONDS))
        return seen

    def answer(self) -> Event:
        return self.until(Final, TranscriptionFailed)[-1]


@pytest.fixture
def bench() -> Iterator[Callable[..., Bench]]:
    made: list[Bench] = []

    def make(behaviour: str, hang_timeout_ms: int = 500) -> Bench:
        made.append(Bench(behaviour, hang_timeout_ms))
        made[-1].link.start()
        return made[-1]

    yield make
    for one in made:
        one.link.close()


def said(samples: int) -> str:
    """What the scripted worker says when it heard samples 0 to `samples` once and in order."""
    return f"0-{samples - 1}"


def merged(text: str) -> list[tuple[int, int]]:
    """Runs of the census, joined where one continues the other."""
    runs: list[tuple[int, int]] = []
    for run in text.split():
        first, last = map(int, run.split("-"))
        if runs and runs[-1][1] + 1 == first:
            runs[-1] = (runs[-1][0], last)
        else:
            runs.append((first, last))
    return runs


def test_a_take_begun_while_the_worker_loads_is_heard_from_its_first_sample(bench: Callable[..., Bench]) -> None:
    one = bench("well")
    one.link.begin(TAKE)
    one.speak(20_000)
    one.link.end(TAKE)
    final = one.answer()
    assert isinstance(final, Final)
    assert final.text == said(20_000)
    assert not final.resumed
    assert final.audio_ms == 1250


@pytest.mark.parametrize("disk_lags_samples", [0, 1_700])
def test_a_killed_worker_is_replaced_and_hears_every_sample_once(
    bench: Callable[..., Bench], tmp_path: Path, disk_lags_samples: int
) -> None:
    one = bench(f"dies-once-at=10000:{tmp_path / 'died'}")
    one.disk_lags_samples = disk_lags_samples
    one.link.begin(TAKE)
    one.speak(12_000)
    one.until(EngineLost)
    one.speak(9_000, first=12_000)
    one.link.end(TAKE)
    final = one.answer()
    assert isinstance(final, Final)
    assert merged(final.text) == [(0, 20_999)]
    assert final.resumed
    assert final.audio_ms == 21_000 / 16


def test_what_closed_segments_say_is_not_heard_again(bench: Callable[..., Bench], tmp_path: Path) -> None:
    one = bench(f"dies-once-at=10000:{tmp_path / 'died'}")
    one.link.begin(TAKE)
    one.speak(12_000)
    one.link.end(TAKE)
    final = one.answer()
    assert isinstance(final, Final)
    assert final.text.split() == [
        f"0-{SEGMENT_SAMPLES - 1}",
        f"{SEGMENT_SAMPLES}-{2 * SEGMENT_SAMPLES - 1}",
        f"{2 * SEGMENT_SAMPLES}-11999",
    ]


def test_a_frozen_worker_is_replaced_and_stops_nobody(bench: Callable[..., Bench], tmp_path: Path) -> None:
    one = bench(f"freezes-once-at=5000:{tmp_path / 'froze'}")
    one.link.begin(TAKE)
    one.speak(200_000)  # more than a pipe holds: the writer blocks, the caller must not
    one.link.end(TAKE)
    lost = one.until(EngineLost)[-1]
    assert isinstance(lost, EngineLost)
    assert not lost.final
    final = one.answer()
    assert isinstance(final, Final)
    assert final.resumed
    assert final.audio_ms == 12_500


def test_a_take_that_kills_every_worker_fails_after_three(bench: Callable[..., Bench]) -> None:
    one = bench("dies-at=2000")
    one.link.begin(TAKE)
    one.speak(3_000)  # less than a segment: nothing is ever understood
    one.link.end(TAKE)
    seen = one.until(TranscriptionFailed)
    assert sum(isinstance(event, EngineLost) for event in seen) == 3
    assert "recording was kept" in str(seen[-1])


def test_a_failure_in_mid_dictation_is_told_once_and_only_after_its_end(bench: Callable[..., Bench]) -> None:
    one = bench("dies-at=2000")
    one.link.begin(TAKE)
    one.speak(3_000)  # less than a segment: nothing is ever understood
    seen: list[Event] = []
    while sum(isinstance(event, EngineReady) for event in seen) < 4:
        seen.append(one.events.get(timeout=GENEROUS_SECONDS))
    assert not any(isinstance(event, TranscriptionFailed) for event in seen)
    one.link.end(TAKE)
    assert isinstance(one.answer(), TranscriptionFailed)
    one.link.end(TAKE)
    assert one.events.empty()


def test_a_missing_model_is_told_with_its_remedy_and_fails_what_waits(bench: Callable[..., Bench]) -> None:
    one = bench("no-model")
    one.link.begin(TAKE)
    one.speak(1_000)
    lost = one.until(EngineLost)[-1]
    assert isinstance(lost, EngineLost)
    assert lost.final
    assert lost.problem.remedy == "Get one."
    one.link.end(TAKE)
    failed = one.answer()
    assert isinstance(failed, TranscriptionFailed)
    assert failed.problem.title == "No model."


def test_a_worker_that_stops_reading_is_replaced(bench: Callable[..., Bench]) -> None:
    one = bench("deaf")
    one.link.begin(TAKE)
    one.speak(1_000)
    one.link.end(TAKE)
    assert isinstance(one.answer(), TranscriptionFailed)


def test_takes_that_overlap_do_not_mix(bench: Callable[..., Bench]) -> None:
    one = bench("well")
    second = DictationId(8)
    one.link.begin(TAKE)
    one.speak(3_000)
    one.link.begin(second)
    one.speak(2_000)
    one.link.end(TAKE)
    one.speak(2_500, key=second, first=100)
    one.link.end(second)
    finals = [one.answer(), one.answer()]
    assert {final.dictation_id: final.text for final in finals if isinstance(final, Final)} == {
        TAKE: "0-2999 0-1999",
        second: "100-2599",
    }


def test_a_forgotten_take_gets_no_answer(bench: Callable[..., Bench]) -> None:
    one = bench("well")
    one.until(EngineReady)
    one.link.begin(TAKE)
    one.speak(1_000)
    one.link.forget(TAKE)
    one.link.end(TAKE)
    other = DictationId(9)
    one.link.begin(other)
    one.link.end(other)
    final = one.answer()
    assert isinstance(final, Final)
    assert final.dictation_id == other


def test_a_stored_take_is_read_from_disk_to_its_end(bench: Callable[..., Bench]) -> None:
    one = bench("well")
    one.disk[TAKE] = [np.arange(25_000, dtype=np.int16)]
    one.link.transcribe_stored(TAKE)
    final = one.answer()
    assert isinstance(final, Final)
    assert final.text == said(25_000)


def test_a_stored_take_that_is_gone_fails_with_the_reason(bench: Callable[..., Bench]) -> None:
    one = bench("well")
    one.link.transcribe_stored(TAKE)
    failed = one.answer()
    assert isinstance(failed, TranscriptionFailed)
    assert failed.problem.title == "Gone."


def test_a_command_that_does_not_exist_gives_a_final_loss() -> None:
    events: queue.SimpleQueue[Event] = queue.SimpleQueue()
    link = SpeechLink(events.put, SpeechSettings(), lambda _take: iter(()), command=["/nonexistent/worker"])
    link.start()
    lost = events.get(timeout=GENEROUS_SECONDS)
    assert isinstance(lost, EngineLost)
    assert lost.final
    link.close()


def test_another_thread_count_restarts_an_idle_worker(bench: Callable[..., Bench]) -> None:
    one = bench("well")
    one.until(EngineReady)
    before = one.link.worker_pid
    one.link.apply(SpeechSettings(threads=1))
    one.until(EngineReady)
    assert one.link.worker_pid != before
