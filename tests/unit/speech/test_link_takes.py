"""The link with a worker that is well: takes that overlap, are forgotten, or come from a disk as it pleases."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable

import numpy as np
import pytest
from link_bench import GENEROUS_SECONDS, TAKE, Bench, said
from scripted_worker import SEGMENT_SAMPLES

from tray_app.core.engines import EMBEDDED_ENGINE, ENGINES
from tray_app.core.events import (
    DictationId,
    EngineReady,
    Event,
    Final,
    TranscriptionFailed,
)
from tray_app.core.settings import SpeechSettings
from tray_app.speech import disk_reader, keeper


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


def test_another_thread_count_restarts_an_idle_worker(bench: Callable[..., Bench]) -> None:
    one = bench("well")
    before = one.worker_pid()
    one.link.apply(SpeechSettings(threads=1))
    assert one.worker_pid() != before


def test_an_engine_that_came_or_went_restarts_an_idle_worker_which_would_not_know_it(
    bench: Callable[..., Bench], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = bench("well")
    before = one.worker_pid()
    one.link.apply(SpeechSettings(partials=False))
    assert not one.link._keeper._restart_wanted, "other settings do not"
    monkeypatch.setitem(ENGINES, "new", ENGINES[EMBEDDED_ENGINE])
    one.link.apply(SpeechSettings())
    assert one.worker_pid() != before


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


def spoken_while_the_disk_is_behind() -> Bench:
    """31 s, of which memory holds the last 20 and the disk the first 6, before there is a worker."""
    one = Bench("well", hang_timeout_ms=5_000)
    one.disk_lags_samples = 400_000
    one.link.begin(TAKE)
    one.speak(500_000)
    one.link.end(TAKE)
    one.link.start()
    return one


def test_what_has_left_memory_is_waited_for_until_the_disk_has_it() -> None:
    one = spoken_while_the_disk_is_behind()
    one.until(EngineReady)
    one.disk_lags_samples = 0
    final = one.answer()
    assert isinstance(final, Final)
    assert (final.text, final.audio_ms) == (said(500_000 % 32_768), 31_250), "the numbers begin anew at 32,768"
    one.link.close()


@pytest.mark.expected_warning(r"speech\.disk_reader: take 7: the disk ends at sample 100000, before memory begins")
def test_what_never_reaches_the_disk_fails_the_take_with_the_next_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk_reader, "_BEHIND_TRIES", 3)
    one = spoken_while_the_disk_is_behind()
    failed = one.answer()
    assert isinstance(failed, TranscriptionFailed)
    assert failed.problem.remedy.endswith("holdtalk recover")
    one.link.close()


def test_the_worker_gets_the_environment_of_the_time_before_the_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    def changed(_base: object) -> dict[str, str]:
        raise KeyError("PIPEWIRE_NODE")  # what copying it raises while another thread changes it

    one = Bench("well")
    monkeypatch.setattr(keeper, "worker_environment", changed)
    one.link.start()
    one.until(EngineReady)
    one.link.close()
