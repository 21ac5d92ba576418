"""Takes left behind by a crash: read again, offered, and never in the way of a live dictation."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest
from history_rig import no_sound
from perf_records import record

from tray_app.core import events as e
from tray_app.core.dictation import DictationEnded, Outcome
from tray_app.core.engines import EMBEDDED_ENGINE, ENGINES
from tray_app.core.errors import Problem, StorageFault
from tray_app.core.ports import Pcm, StoredTake, TakeAudio
from tray_app.core.wishes import Wishes
from tray_app.recovery import Answer, Recovery, describe

pytestmark = pytest.mark.expected_warning(r"recovery: a kept take got no text: ")

TIMEOUT_S = 5.0
UNREADABLE = Problem("It cannot be read.", "Look at it.")
READY = e.EngineReady("engine", 1.0, 1)


class LeftTakes:
    """A spool that holds what an earlier run left."""

    def __init__(self, *ids: int, unreadable: int | None = None) -> None:
        self._ids = ids
        self.noted: dict[e.DictationId, Wishes] = {}
        self._unreadable = unreadable

    def left_behind(self) -> list[StoredTake]:
        return [StoredTake(e.DictationId(number), 32_000) for number in self._ids]

    def note(self, dictation_id: e.DictationId, wishes: Wishes) -> None:
        self.noted[dictation_id] = wishes

    def wishes(self, dictation_id: e.DictationId) -> Wishes | None:
        return self.noted.get(dictation_id)

    def read(self, dictation_id: e.DictationId) -> Iterator[Pcm]:
        if dictation_id == self._unreadable:
            raise StorageFault(UNREADABLE.title, UNREADABLE.remedy)
        yield np.zeros(16_000, np.int16)
        yield np.ones(16_000, np.int16)

    def discard(self, dictation_id: e.DictationId) -> None:
        raise AssertionError("recovery itself never removes audio")

    def claim(self, dictation_id: e.DictationId) -> TakeAudio:
        raise AssertionError("recovery itself claims none")


class AnsweringLink:
    """A speech link that answers about each take at once, with how many samples it read."""

    def __init__(self, spool: LeftTakes, answer: Callable[[e.DictationId, int], Answer]) -> None:
        self._spool = spool
        self._answer = answer
        self.asked: list[e.DictationId] = []
        self.wished: list[Wishes | None] = []
        self.unusable: Problem | None = None

    def transcribe_stored(
        self, dictation_id: e.DictationId, answer: Callable[[Answer], None], *, wishes: Wishes | None = None
    ) -> None:
        self.asked.append(dictation_id)
        self.wished.append(wishes)
        try:
            heard = sum(len(samples) for samples in self._spool.read(dictation_id))
        except StorageFault as fault:
            answer(e.TranscriptionFailed(dictation_id, fault.problem))
            return
        answer(self._answer(dictation_id, heard))


def final(dictation_id: e.DictationId, samples: int) -> e.Final:
    return e.Final(dictation_id, f" {samples} samples ", 0, samples / 16, 1, 0.0)


def refused(dictation_id: e.DictationId, _samples: int) -> e.TranscriptionFailed:
    return e.TranscriptionFailed(dictation_id, Problem("No.", "Later."))


class Rig:
    """Recovery beside a link; what it posts is kept."""

    def __init__(
        self,
        spool: LeftTakes,
        answer: Callable[[e.DictationId, int], Answer] = final,
        busy: Callable[[], bool] = lambda: False,
    ) -> None:
        self.posted: list[e.Event] = []
        self.link = AnsweringLink(spool, answer)
        self.recovery = Recovery(self.posted.append, spool, self.link, busy)

    def __enter__(self) -> Rig:
        self.recovery.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.recovery.close()

    def settled(self) -> list[e.Event]:
        assert self.recovery.wait(TIMEOUT_S)
        return self.posted


def recovered(number: int) -> e.TakeRecovered:
    return e.TakeRecovered(e.DictationId(number), "32000 samples", 2000.0)


def missed(number: int) -> e.RecoveryFailed:
    return e.RecoveryFailed(e.DictationId(number), 2000.0, Problem("No.", "Later."))


def test_every_take_left_behind_is_read_whole_and_offered() -> None:
    with Rig(LeftTakes(1, 2)) as rig:
        assert rig.settled() == [recovered(1), recovered(2)]


def test_a_take_the_engine_refuses_is_kept_and_tried_again_when_asked_for() -> None:
    answers: list[Callable[[e.DictationId, int], Answer]] = [refused, refused, final]

    def next_answer(take: e.DictationId, samples: int) -> Answer:
        return answers.pop(0)(take, samples)

    with Rig(LeftTakes(1), next_answer) as rig:
        assert rig.settled() == [missed(1)]
        assert rig.recovery.problem == Problem("No.", "Later.")
        rig.recovery.try_again([e.DictationId(1)])
        assert rig.settled() == [missed(1)] * 2
        rig.recovery.try_again([e.DictationId(1)])
        assert rig.settled() == [*[missed(1)] * 2, recovered(1)]


def test_a_live_dictation_that_failed_can_be_tried_again() -> None:
    with Rig(LeftTakes()) as rig:
        rig.recovery.heard(refused(e.DictationId(7), 0))
        assert rig.recovery.problem == Problem("No.", "Later.")
        rig.recovery.try_again([e.DictationId(7)])
        assert rig.settled() == [recovered(7)]


def test_it_is_heard_by_what_it_was_dictated_with(monkeypatch: pytest.MonkeyPatch) -> None:
    wished = Wishes("an engine", "de")
    monkeypatch.setitem(ENGINES, "an engine", replace(ENGINES[EMBEDDED_ENGINE], name="an engine"))
    with Rig(LeftTakes()) as rig:
        for number, outcome in ((7, Outcome.FAILED), (8, Outcome.INSERTED)):
            rig.recovery.ended(DictationEnded(record(number, outcome=outcome), "", None, no_sound, wishes=wished))
            rig.recovery.try_again([e.DictationId(number)])
        rig.settled()
        assert rig.link.wished == [wished, None], "of what was delivered nothing is remembered"


def test_a_take_of_a_crash_is_heard_by_what_its_profile_wished_for() -> None:
    takes = LeftTakes(1, 2)
    takes.note(e.DictationId(2), Wishes("an engine that is gone", "de"))
    with Rig(takes) as rig:
        rig.settled()
        assert rig.link.wished == [None, Wishes(language="de")]


def test_any_take_on_disk_can_be_asked_for() -> None:
    with Rig(LeftTakes()) as rig:
        rig.recovery.try_again([e.DictationId(5), e.DictationId(5)])
        assert rig.settled() == [recovered(5)]


def test_trying_again_works_while_the_first_takes_are_still_being_read() -> None:
    reading, go_on = threading.Event(), threading.Event()

    def slow(take: e.DictationId, samples: int) -> Answer:
        reading.set()
        assert go_on.wait(TIMEOUT_S)
        return final(take, samples)

    with Rig(LeftTakes(1), slow) as rig:
        assert reading.wait(TIMEOUT_S)
        rig.recovery.try_again([e.DictationId(7)])
        assert not rig.recovery.wait(0)
        go_on.set()
        assert rig.settled() == [recovered(1), recovered(7)]


def test_without_an_engine_it_is_asked_once_and_again_when_there_is_one() -> None:
    problem = Problem("No engine.", "Get one.")
    with Rig(LeftTakes()) as rig:
        rig.link._answer = lambda take, _samples: e.TranscriptionFailed(take, problem)
        rig.link.unusable = problem
        rig.recovery.try_again([e.DictationId(1), e.DictationId(2), e.DictationId(3)])
        rig.settled()
        assert [event.dictation_id for event in rig.posted if isinstance(event, e.RecoveryFailed)] == [1, 2, 3]
        assert len(rig.link.asked) == 1
        rig.link.unusable = None
        rig.link._answer = final
        rig.recovery.heard(READY)
        assert rig.settled()[3:] == [recovered(1), recovered(2), recovered(3)]


def test_a_recording_that_was_deleted_meanwhile_does_not_come_back_into_the_menu(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spool = LeftTakes()
    monkeypatch.setattr(spool, "read", lambda _take: gone())
    with Rig(spool) as rig:
        rig.recovery.try_again([e.DictationId(7)])
        assert rig.settled() == [e.OfferTaken(e.DictationId(7))]


def gone() -> Iterator[Pcm]:
    raise StorageFault("A recording is no longer on disk.", "")


def test_an_unreadable_take_does_not_stop_the_next() -> None:
    with Rig(LeftTakes(1, 2, unreadable=1)) as rig:
        assert rig.settled() == [e.RecoveryFailed(e.DictationId(1), 0.0, UNREADABLE), recovered(2)]


def test_yesterdays_words_wait_while_somebody_dictates() -> None:
    dictating = threading.Event()
    asked = threading.Event()
    dictating.set()

    def busy() -> bool:
        asked.set()
        return dictating.is_set()

    with Rig(LeftTakes(1), busy=busy) as rig:
        assert asked.wait(TIMEOUT_S)
        assert rig.link.asked == []
        dictating.clear()
        assert rig.settled() == [recovered(1)]


@pytest.mark.expected_warning(r"core\.supervision: the thread recovery died")
def test_a_spool_that_raises_anything_does_not_end_recovery(monkeypatch: pytest.MonkeyPatch) -> None:
    spool = LeftTakes(1)
    errors = iter([ZeroDivisionError()])

    def look() -> list[StoredTake]:
        for error in errors:
            raise error
        return []

    monkeypatch.setattr(spool, "left_behind", look)
    with Rig(spool) as rig:
        rig.recovery.try_again([e.DictationId(4)])
        assert rig.settled() == [recovered(4)]


@pytest.mark.parametrize("number", [int("9" * 200), 10**21, -(10**21)])
def test_a_take_with_an_impossible_time_is_described_all_the_same(number: int) -> None:
    assert describe(e.DictationId(number), 1_000.0, "Hello.")["text"] == "Hello."


def test_a_take_is_described_in_one_line_with_its_own_time() -> None:
    take = describe(e.DictationId(1_700_000_000_000_000_000), 2_340.0, "Hello.")
    assert take["text"] == "Hello."
    assert take["seconds"] == 2.3
    assert str(take["recorded_at"]).startswith("2023-11-1")
