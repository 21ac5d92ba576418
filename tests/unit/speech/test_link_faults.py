"""The link against a worker that dies, freezes, never answers: every sample is heard once, every take answered once."""

from __future__ import annotations

import os
import queue
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from link_bench import GENEROUS_SECONDS, TAKE, Bench, merged
from scripted_worker import SEGMENT_SAMPLES

from tray_app.core.events import (
    EngineLost,
    EngineReady,
    Event,
    Final,
    TranscriptionFailed,
)
from tray_app.core.settings import SpeechSettings
from tray_app.speech import child as child_process
from tray_app.speech import keeper
from tray_app.speech.link import SpeechLink

pytestmark = pytest.mark.expected_warning(
    r"speech\.keeper: speech worker lost: ", r"speech\.keeper: the speech worker sent an odd event"
)


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


def test_a_command_that_does_not_exist_gives_a_final_loss() -> None:
    events: queue.SimpleQueue[Event] = queue.SimpleQueue()
    link = SpeechLink(events.put, SpeechSettings(), lambda _take: iter(()), command=["/nonexistent/worker"])
    link.start()
    lost = events.get(timeout=GENEROUS_SECONDS)
    assert isinstance(lost, EngineLost)
    assert lost.final
    link.close()


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
    before = one.worker_pid()
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
