"""When there is a worker: from the start or from the first take on, until nobody has dictated for long enough."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import psutil
import pytest
from link_bench import GENEROUS_SECONDS, TAKE, Bench, said

from tray_app.core.events import DictationId, EngineAsleep, EngineReady, EngineWakes, Event, Final
from tray_app.core.settings import LOAD_AT_FIRST_KEY, LOAD_AT_START, SpeechSettings

NEXT = DictationId(8)
FIRST_KEY = SpeechSettings(load=LOAD_AT_FIRST_KEY)
TEN_MINUTES = SpeechSettings(unload_after_min=10)


class Clock:
    """The time, and as many minutes more as a test lets pass."""

    def __init__(self) -> None:
        self.later_min = 0.0

    def __call__(self) -> int:
        return time.monotonic_ns() + int(self.later_min * 60e9)


class Sleeper(Bench):
    """A link that may let its worker go."""

    def __init__(self, settings: SpeechSettings) -> None:
        self.clock = Clock()
        super().__init__("well", clock=self.clock, settings=settings)
        self._settings = settings
        self.link.start()

    def let_pass(self, minutes: float) -> None:
        self.clock.later_min += minutes
        self.link.apply(self._settings)  # the keeper looks, as it does by itself when that time has passed

    def dictate(self, key: DictationId = TAKE, samples: int = 5_000) -> Final:
        self.link.begin(key)
        self.speak(samples, key)
        self.link.end(key)
        final = self.answer()
        assert isinstance(final, Final)
        return final


@pytest.fixture
def sleeper() -> Iterator[Callable[[SpeechSettings], Sleeper]]:
    made: list[Sleeper] = []

    def make(settings: SpeechSettings) -> Sleeper:
        made.append(Sleeper(settings))
        return made[-1]

    yield make
    for one in made:
        one.link.close()


def kinds(events: list[Event]) -> list[type[Event]]:
    return [type(event) for event in events]


def workers() -> list[psutil.Process]:
    return [child for child in psutil.Process().children() if "scripted_worker" in " ".join(child.cmdline())]


Make = Callable[[SpeechSettings], Sleeper]


def test_a_worker_that_is_loaded_at_the_first_key_is_not_there_before(sleeper: Make) -> None:
    one = sleeper(FIRST_KEY)
    assert kinds(one.until(EngineAsleep)) == [EngineAsleep]
    one.link.apply(replace(FIRST_KEY, partials=False))
    assert not workers()
    final = one.dictate()
    assert (final.text, final.resumed) == (said(5_000), True)
    second = one.dictate(NEXT)
    assert (second.text, second.resumed) == (said(5_000), False)


def test_the_first_key_is_told_before_the_engine_is_there(sleeper: Make) -> None:
    one = sleeper(FIRST_KEY)
    one.link.begin(TAKE)
    assert kinds(one.until(EngineReady)) == [EngineAsleep, EngineWakes, EngineReady]


def test_a_take_whose_key_came_up_before_the_engine_was_there_is_whole(sleeper: Make) -> None:
    one = sleeper(FIRST_KEY)
    for key in (TAKE, NEXT):
        one.link.begin(key)
        one.speak(20_000, key)
        one.link.end(key)
    finals = [one.answer(), one.answer()]
    assert [(final.text, final.resumed) for final in finals if isinstance(final, Final)] == [(said(20_000), True)] * 2


def test_a_stored_take_wakes_the_engine_too(sleeper: Make) -> None:
    one = sleeper(FIRST_KEY)
    one.disk[TAKE] = [np.arange(4_000, dtype=np.int16)]
    final = one.stored_answer()
    assert isinstance(final, Final)
    assert final.text == said(4_000)


def test_the_worker_is_ended_after_the_minutes_without_a_take_and_the_next_one_starts_another(sleeper: Make) -> None:
    one = sleeper(TEN_MINUTES)
    before = psutil.Process(one.worker_pid())
    for key in (TAKE, NEXT):
        one.let_pass(9)
        assert not one.dictate(key).resumed, "each dictation begins the time anew"
    one.let_pass(10)
    one.until(EngineAsleep)
    before.wait(GENEROUS_SECONDS)
    final = one.dictate(DictationId(9))
    assert (final.text, final.resumed) == (said(5_000), True)


def test_time_in_which_a_take_is_heard_is_no_rest(sleeper: Make) -> None:
    one = sleeper(TEN_MINUTES)
    before = one.worker_pid()
    one.link.begin(TAKE)
    one.let_pass(60)
    one.speak(5_000)
    one.link.end(TAKE)
    one.answer()
    one.let_pass(1)
    one.link.begin(NEXT)
    assert psutil.pid_exists(before)
    assert EngineAsleep not in kinds(one.seen())


def test_the_minutes_are_counted_from_the_last_text(sleeper: Make) -> None:
    one = sleeper(TEN_MINUTES)
    one.until(EngineReady)
    one.link.begin(TAKE)
    one.speak(5_000)
    one.clock.later_min += 9  # nobody looked meanwhile
    one.link.end(TAKE)
    one.answer()
    one.let_pass(2)
    assert not one.dictate(NEXT).resumed


def test_without_minutes_the_worker_stays(sleeper: Make) -> None:
    one = sleeper(SpeechSettings())
    before = one.worker_pid()
    one.let_pass(100_000)
    assert not one.dictate().resumed
    assert psutil.pid_exists(before)


def test_minutes_that_are_set_later_count_at_once(sleeper: Make) -> None:
    one = sleeper(SpeechSettings())
    one.until(EngineReady)
    one.let_pass(30)
    one.link.apply(TEN_MINUTES)
    one.until(EngineAsleep)


def test_a_worker_that_sleeps_is_woken_by_the_wish_to_have_it_from_the_start_and_by_no_other(sleeper: Make) -> None:
    one = sleeper(FIRST_KEY)
    one.until(EngineAsleep)
    one.link.apply(replace(FIRST_KEY, threads=1, unload_after_min=5))
    time.sleep(0.2)
    assert not workers()
    one.link.apply(replace(FIRST_KEY, load=LOAD_AT_START))
    assert kinds(one.until(EngineReady)) == [EngineWakes, EngineReady]


def test_a_take_that_begins_while_other_settings_are_loaded_is_told_as_resumed(sleeper: Make) -> None:
    one = sleeper(SpeechSettings())
    before = one.worker_pid()
    one.link.apply(SpeechSettings(threads=1))
    until_s = time.monotonic() + GENEROUS_SECONDS
    while one.link._keeper.child is not None and one.link._keeper.child.pid == before:
        assert time.monotonic() < until_s
    final = one.dictate()
    assert (final.text, final.resumed) == (said(5_000), True)
