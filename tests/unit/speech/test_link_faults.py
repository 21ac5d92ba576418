"""The link against a worker that dies, freezes, never answers: every sample is heard once, every take answered once."""

from __future__ import annotations

import os
import queue
import sys
import threading
import time
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
from tray_app.speech import child as child_process
from tray_app.speech import keeper
from tray_app.speech.link import SpeechLink

pytestmark = pytest.mark.expected_warning(
    r"speech\.keeper: speech worker lost: ", r"speech\.keeper: the speech worker sent an odd event"
)

TAKE = DictationId(7)
GENEROUS_SECONDS = 30


class Bench:
    """A link, a scripted worker, and a disk that holds what is appended (as far as `on_disk` lets it)."""

    def __init__(
        self, behaviour: str, hang_timeout_ms: int = 500, clock: Callable[[], int] = time.monotonic_ns
    ) -> None:
        self.events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.disk: dict[DictationId, list[Pcm]] = {}
        self.disk_lags_samples = 0
        self.hold: threading.Event | None = None
        self.error: Exception | None = None
        self.progress: list[int] = []
        command = [sys.executable, scripted_worker.__file__, behaviour]
        settings = SpeechSettings(hang_timeout_ms=hang_timeout_ms)
        self.link = SpeechLink(self.events.put, settings, self.read, command=command, clock=clock)

    def read(self, key: DictationId) -> Iterator[Pcm]:
        if self.error is not None:
            raise self.error
        if key not in self.disk:
            raise StorageFault("Gone.", "Look elsewhere.")
        if self.hold is not None:
            self.hold.wait(GENEROUS_SECONDS)
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

    def stored_answer(self, key: DictationId = TAKE) -> Event:
        answers: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.link.transcribe_stored(key, answers.put, self.progress.append)
        return answers.get(timeout=GENEROUS_SECONDS)

    def seen(self) -> list[Event]:
        return [self.events.get() for _ in range(self.events.qsize())]

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
    failed = seen[-1]
    assert isinstance(failed, TranscriptionFailed)
    assert failed.problem.remedy == "", "the controller, which keeps the recording, tells the next step"


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
    final = one.stored_answer()
    assert isinstance(final, Final)
    assert final.text == said(25_000)
    assert not any(isinstance(event, Final) for event in one.seen()), "only who asked is answered"


def test_a_stored_take_that_is_gone_fails_with_the_reason(bench: Callable[..., Bench]) -> None:
    one = bench("well")
    failed = one.stored_answer()
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


def test_a_worker_that_dies_after_it_was_ready_is_not_started_again_and_again(bench: Callable[..., Bench]) -> None:
    one = bench("dies-when-ready=20")
    seen: list[Event] = []
    while not any(isinstance(event, EngineLost) and event.final for event in seen):
        seen += one.until(EngineLost)
    assert sum(isinstance(event, EngineReady) for event in seen) == 4
    assert one.link.unusable is not None
    one.link.begin(TAKE)
    one.until(EngineReady)  # a dictation is worth another attempt


def test_a_transcript_of_a_take_that_has_not_ended_is_not_believed(bench: Callable[..., Bench], tmp_path: Path) -> None:
    early = '{"type": "transcript", "data": {"id": 7, "text": "early", "segments": 1, "samples": 1, "decode_ms": 1}}'
    one = bench(f"says-once-at=5000:{tmp_path / 'said'}:{early}")
    one.link.begin(TAKE)
    one.speak(9_000)
    one.until(EngineLost)
    one.speak(1_000, first=9_000)
    one.link.end(TAKE)
    final = one.answer()
    assert isinstance(final, Final)
    assert merged(final.text) == [(0, 9_999)]


@pytest.mark.parametrize(
    "odd",
    [
        '{"type": "transcript-chunk", "data": {"id": [7], "text": "x"}}',
        '{"type": "transcript-chunk", "data": {"id": 7}}',
        '{"type": "holdtalk-heard", "data": {"id": 7, "sample": {}}}',
        '{"type": "holdtalk-ready", "data": {"engine": "x"}}',
        '{"type": "pong", "data": {"since_ms": "long"}}',
        '{"type": 3, "data": 5}',
        "[" * 50_000,
        "no event at all",
    ],
)
def test_nonsense_from_the_worker_costs_no_word_and_leaves_no_process(
    bench: Callable[..., Bench], tmp_path: Path, odd: str
) -> None:
    one = bench(f"says-once-at=5000:{tmp_path / 'said'}:{odd}")
    one.until(EngineReady)
    before = one.link.worker_pid
    assert before is not None
    one.link.begin(TAKE)
    one.speak(9_000)
    one.until(EngineLost)
    one.link.end(TAKE)
    final = one.answer()
    assert isinstance(final, Final)
    assert merged(final.text) == [(0, 8_999)]
    with pytest.raises(ProcessLookupError):
        os.kill(before, 0)


def test_what_the_engine_refuses_is_heard_once_more_by_a_fresh_worker(
    bench: Callable[..., Bench], tmp_path: Path
) -> None:
    one = bench(f"refuses-once=0:{tmp_path / 'refused'}")
    one.link.begin(TAKE)
    one.speak(9_000)
    one.link.end(TAKE)
    final = one.answer()
    assert isinstance(final, Final)
    assert merged(final.text) == [(0, 8_999)]


def test_what_two_workers_refuse_fails_and_leaves_the_next_step_to_who_keeps_the_recording(
    bench: Callable[..., Bench],
) -> None:
    one = bench("refuses")
    one.link.begin(TAKE)
    one.speak(9_000)
    one.link.end(TAKE)
    failed = one.answer()
    assert isinstance(failed, TranscriptionFailed)
    assert failed.problem.title == "Too hard."
    assert failed.problem.remedy == ""
    one.disk[TAKE] = [np.arange(2_000, dtype=np.int16)]
    failed = one.stored_answer()
    assert isinstance(failed, TranscriptionFailed)
    assert failed.problem.remedy == "Speak up."


@pytest.mark.parametrize("doing", ["decoding", "loading"])
def test_a_decode_that_hangs_is_noticed_although_pings_are_answered(bench: Callable[..., Bench], doing: str) -> None:
    one = bench(f"stuck=0:{doing}")
    one.link.begin(TAKE)
    one.speak(1_000)
    one.link.end(TAKE)
    lost = one.until(EngineLost)[-1]
    assert isinstance(lost, EngineLost)
    assert "did not answer" in lost.problem.title
    assert isinstance(one.answer(), TranscriptionFailed)


class Minutes:
    """A clock that says it is a minute later each time it is asked."""

    def __init__(self) -> None:
        self._now_ns = 0

    def __call__(self) -> int:
        self._now_ns += 60_000_000_000
        return self._now_ns


def test_a_take_that_the_worker_has_forgotten_is_heard_again(tmp_path: Path) -> None:
    one = Bench(f"forgets-once=0:{tmp_path / 'forgot'}", hang_timeout_ms=100_000, clock=Minutes())
    one.link.start()
    one.link.begin(TAKE)
    one.speak(9_000)
    one.until(EngineReady)
    one.link.end(TAKE)
    one.link.apply(SpeechSettings(hang_timeout_ms=4_000))  # the keeper looks
    final = one.answer()
    assert isinstance(final, Final)
    assert merged(final.text) == [(0, 8_999)]
    one.link.close()


def test_a_slow_disk_costs_no_healthy_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """While the disk gives nothing, pings go out and are answered; the clock stands, so that load proves nothing."""
    one = Bench("well", hang_timeout_ms=200, clock=lambda: 0)
    one.link.start()
    one.until(EngineReady)
    one.disk[TAKE] = [np.arange(4_000, dtype=np.int16)]
    one.hold = threading.Event()
    pongs: queue.SimpleQueue[str] = queue.SimpleQueue()
    monkeypatch.setattr(one.link._keeper._liveness, "does", lambda doing, *_times: pongs.put(doing))
    answers: queue.SimpleQueue[Event] = queue.SimpleQueue()
    one.link.transcribe_stored(TAKE, answers.put)
    for _ in range(10):
        pongs.get(timeout=GENEROUS_SECONDS)
    assert answers.empty()
    one.hold.set()
    final = answers.get(timeout=GENEROUS_SECONDS)
    assert isinstance(final, Final)
    assert final.text == said(4_000)
    one.link.close()


def test_a_live_take_does_not_wait_for_the_disk_of_a_stored_one(bench: Callable[..., Bench]) -> None:
    one = bench("well")
    stored = DictationId(3)
    one.disk[stored] = [np.arange(1_000, dtype=np.int16)]
    one.hold = threading.Event()
    answers: queue.SimpleQueue[Event] = queue.SimpleQueue()
    one.link.transcribe_stored(stored, answers.put)
    one.link.begin(TAKE)
    one.speak(3_000)
    one.link.end(TAKE)
    assert isinstance(one.answer(), Final)
    one.hold.set()
    assert isinstance(answers.get(timeout=GENEROUS_SECONDS), Final)


@pytest.mark.expected_warning(r"speech\.disk_reader: a recording could not be read")
def test_a_reader_that_raises_anything_fails_its_take_and_no_other(bench: Callable[..., Bench]) -> None:
    one = bench("well")
    one.error = ZeroDivisionError("in the reader")
    one.disk[TAKE] = [np.arange(1_000, dtype=np.int16)]
    failed = one.stored_answer()
    assert isinstance(failed, TranscriptionFailed)
    assert "could not be read" in failed.problem.title
    one.error = None
    assert isinstance(one.stored_answer(), Final)


def test_a_stored_take_tells_how_far_it_is(bench: Callable[..., Bench]) -> None:
    one = bench("well")
    one.disk[TAKE] = [np.arange(25_000, dtype=np.int16)]
    one.stored_answer()
    assert one.progress == sorted(one.progress)
    assert one.progress[-1] == 25_000 // SEGMENT_SAMPLES * SEGMENT_SAMPLES


def test_the_worker_gets_the_environment_of_the_time_before_the_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    def changed(_base: object) -> dict[str, str]:
        raise KeyError("PIPEWIRE_NODE")  # what copying it raises while another thread changes it

    one = Bench("well")
    monkeypatch.setattr(keeper, "worker_environment", changed)
    one.link.start()
    one.until(EngineReady)
    one.link.close()


@pytest.mark.expected_warning(r"core\.supervision: the thread speech-keeper died")
def test_a_keeper_that_stumbles_starts_the_worker_all_the_same(
    bench: Callable[..., Bench], monkeypatch: pytest.MonkeyPatch
) -> None:
    real, stumbles = child_process.Child, iter([KeyError("once")])

    def child(*arguments: object) -> object:
        for error in stumbles:
            raise error
        return real(*arguments)  # type: ignore[arg-type]  # as they came

    monkeypatch.setattr(keeper, "Child", child)
    one = bench("well")
    one.until(EngineReady)
