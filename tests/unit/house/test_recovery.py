"""Takes left behind by a crash: read again, offered, and never in the way of a live dictation."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import numpy as np

from tray_app.core import events as e
from tray_app.core.errors import Problem, StorageFault
from tray_app.core.ports import Pcm, StoredTake
from tray_app.recovery import Recovery, describe

TIMEOUT_S = 5.0
READY = e.EngineReady("engine", 1.0, 1)


class LeftTakes:
    """A spool that holds what an earlier run left."""

    def __init__(self, *ids: int, unreadable: int | None = None) -> None:
        self._ids = ids
        self._unreadable = unreadable

    def left_behind(self) -> list[StoredTake]:
        return [StoredTake(e.DictationId(number), 0.0, 32_000) for number in self._ids]

    def read(self, dictation_id: e.DictationId) -> Iterator[Pcm]:
        if dictation_id == self._unreadable:
            raise StorageFault("It cannot be read.", "Look at it.")
        yield np.zeros(16_000, np.int16)
        yield np.ones(16_000, np.int16)

    def discard(self, dictation_id: e.DictationId) -> None:
        raise AssertionError("recovery itself never removes audio")


class AnsweringLink:
    """A speech link that answers about each take at once, with how many samples it read."""

    def __init__(self, spool: LeftTakes, answer: Callable[[e.DictationId, int], e.Event]) -> None:
        self._spool = spool
        self._answer = answer
        self.receive: Callable[[e.Event], None] = lambda _event: None
        self.asked: list[e.DictationId] = []

    def transcribe_stored(self, dictation_id: e.DictationId) -> None:
        self.asked.append(dictation_id)
        try:
            heard = sum(len(samples) for samples in self._spool.read(dictation_id))
        except StorageFault as fault:
            self.receive(e.TranscriptionFailed(dictation_id, fault.problem))
            return
        self.receive(e.Partial(dictation_id, "", "half"))
        self.receive(self._answer(dictation_id, heard))


def final(dictation_id: e.DictationId, samples: int) -> e.Event:
    return e.Final(dictation_id, f" {samples} samples ", 0, 0.0, 1, 0.0)


def recover(
    spool: LeftTakes, answer: Callable[[e.DictationId, int], e.Event] = final, busy: Callable[[], bool] = lambda: False
) -> list[e.Event]:
    posted: list[e.Event] = []
    recovery = Recovery(posted.append, spool, busy)
    link = AnsweringLink(spool, answer)
    link.receive = recovery.receive
    recovery.attach(link)
    recovery.receive(READY)
    assert recovery.finished.wait(TIMEOUT_S)
    recovery.close()
    return posted


def test_every_take_left_behind_is_read_whole_and_offered() -> None:
    posted = recover(LeftTakes(1, 2))
    assert posted == [
        READY,
        e.TakeRecovered(e.DictationId(1), "32000 samples", 2000.0),
        e.TakeRecovered(e.DictationId(2), "32000 samples", 2000.0),
    ]


def test_a_take_the_engine_refuses_stays_for_the_next_start() -> None:
    refuse = Problem("No.", "Later.")
    assert recover(LeftTakes(1), lambda take, _samples: e.TranscriptionFailed(take, refuse)) == [READY]


def test_what_the_engine_gave_up_on_is_tried_again_when_asked_for() -> None:
    posted: list[e.Event] = []
    spool = LeftTakes()
    recovery = Recovery(posted.append, spool, lambda: False)
    refused = e.TranscriptionFailed(e.DictationId(7), Problem("No.", "Later."))
    answers: list[e.Event] = [refused, final(e.DictationId(7), 32_000)]
    link = AnsweringLink(spool, lambda _take, _samples: answers.pop(0))
    link.receive = recovery.receive
    recovery.attach(link)
    recovery.receive(refused)
    assert posted == [refused], "a live dictation that failed is told like any other"
    recovery.try_again()
    assert recovery.finished.wait(TIMEOUT_S)
    assert posted == [refused], "it failed again, and is kept"
    recovery.try_again()
    assert recovery.finished.wait(TIMEOUT_S)
    assert posted == [refused, e.TakeRecovered(e.DictationId(7), "32000 samples", 2000.0)]
    recovery.try_again()
    assert len(link.asked) == 2, "once it has its text nobody asks again"


def test_an_unreadable_take_does_not_stop_the_next() -> None:
    posted = recover(LeftTakes(1, 2, unreadable=1))
    assert posted[1:] == [e.TakeRecovered(e.DictationId(2), "32000 samples", 2000.0)]


def test_answers_about_live_dictations_are_passed_on() -> None:
    posted: list[e.Event] = []
    recovery = Recovery(posted.append, LeftTakes(), lambda: False)
    live = final(e.DictationId(99), 5)
    recovery.receive(live)
    assert posted == [live]


def test_yesterdays_words_wait_while_somebody_dictates() -> None:
    dictating = threading.Event()
    asked = threading.Event()
    dictating.set()

    def busy() -> bool:
        asked.set()
        return dictating.is_set()

    posted: list[e.Event] = []
    spool = LeftTakes(1)
    recovery = Recovery(posted.append, spool, busy)
    link = AnsweringLink(spool, final)
    link.receive = recovery.receive
    recovery.attach(link)
    recovery.receive(READY)
    assert asked.wait(TIMEOUT_S)
    assert link.asked == []
    dictating.clear()
    assert recovery.finished.wait(TIMEOUT_S)
    assert len(posted) == 2
    recovery.close()


def test_a_take_is_described_in_one_line_with_its_own_time() -> None:
    take = describe(e.DictationId(1_700_000_000_000_000_000), 2_340.0, "Hello.")
    assert take["text"] == "Hello."
    assert take["seconds"] == 2.3
    assert str(take["recorded_at"]).startswith("2023-11-1")
