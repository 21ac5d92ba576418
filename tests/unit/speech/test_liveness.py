"""When a worker counts as hung, and when the next one is started: numbers alone."""

from __future__ import annotations

import pytest

from tray_app.speech.liveness import DECODING, IDLE, LOADING, LOOKS, Liveness
from tray_app.speech.restarts import Restarts

HANG_MS = 2_000
MS = 1_000_000


class Watched:
    """A worker that is looked at as often as it should be."""

    def __init__(self, *, ready: bool = True) -> None:
        self.liveness = Liveness()
        self.ready = ready
        self.now_ms = 0.0

    def look(self, after_ms: float = HANG_MS / LOOKS) -> bool:
        self.now_ms += after_ms
        return self.liveness.look(int(self.now_ms * MS), HANG_MS, ready=self.ready)

    def hung_after_ms(self) -> float:
        self.look()
        begun_ms = self.now_ms
        while not self.look():
            assert self.now_ms < 1_000_000
        return self.now_ms - begun_ms


def test_silence_of_the_time_allowed_is_a_hang() -> None:
    assert Watched().hung_after_ms() == HANG_MS


def test_a_worker_that_loads_may_be_silent_for_longer() -> None:
    assert Watched(ready=False).hung_after_ms() == 30_000
    another = Watched()
    another.liveness.does(LOADING, 0)
    assert another.hung_after_ms() == 30_000
    another.liveness.sign()
    another.liveness.does(DECODING, 0, 30_000)
    assert another.hung_after_ms() <= HANG_MS


def test_any_sign_begins_the_silence_anew() -> None:
    watched = Watched()
    for _ in range(100):
        assert not watched.look()
        watched.liveness.sign()


def test_time_in_which_nobody_looked_is_not_held_against_the_worker() -> None:
    watched = Watched()
    watched.look()
    assert not watched.look(after_ms=3_600_000), "this program was stopped for an hour"


def test_rest_counts_for_nothing() -> None:
    watched = Watched()
    for _ in range(LOOKS):
        watched.look()
    watched.liveness.rest()
    assert not watched.look()
    assert not watched.look()


@pytest.mark.parametrize(("doing", "slow_ms", "stuck_ms"), [(DECODING, 20_000, 30_000), (LOADING, 90_000, 120_000)])
def test_what_is_slow_is_left_alone_and_what_never_ends_is_not(doing: str, slow_ms: int, stuck_ms: int) -> None:
    watched = Watched()
    patience_ms = 30_000 if doing == DECODING else None
    watched.liveness.does(doing, slow_ms, patience_ms)
    assert not watched.look()
    watched.liveness.does(doing, stuck_ms, patience_ms)
    assert watched.look()


def test_doing_nothing_is_a_fault_only_while_a_take_has_long_ended() -> None:
    liveness = Liveness()
    liveness.does(IDLE, 3_600_000)
    assert not liveness.left_lying(ended_ms_ago=3_000)
    assert liveness.left_lying(ended_ms_ago=10_000)
    liveness.does(IDLE, 100)  # it has just answered another take
    assert not liveness.left_lying(ended_ms_ago=10_000)
    liveness.does(DECODING, 15_000)
    assert not liveness.left_lying(ended_ms_ago=60_000)


def lives(restarts: Restarts, *ready_for_ms: float) -> list[float]:
    """Pauses in ms after workers that died so long after they were ready."""
    pauses = []
    now_ns = 0
    for lived_ms in ready_for_ms:
        now_ns += int(lived_ms * MS)
        restarts.died(now_ns, now_ns - int(lived_ms * MS), hopeless=False)
        pauses.append((restarts.not_before_ns - now_ns) / MS)
    return pauses


def test_short_lives_in_a_row_are_followed_by_longer_pauses_and_by_none_in_the_end() -> None:
    restarts = Restarts()
    assert lives(restarts, 10, 10, 10) == [0, 500, 1_000]
    assert not restarts.given_up
    lives(restarts, 10)
    assert restarts.given_up


def test_a_worker_that_lived_long_is_replaced_at_once_however_often() -> None:
    restarts = Restarts()
    assert lives(restarts, *[70_000] * 10) == [0] * 10


def test_a_worker_that_was_of_use_is_replaced_at_once() -> None:
    restarts = Restarts()
    for _ in range(10):
        assert lives(restarts, 10) == [0]
        restarts.useful()


def test_a_dictation_is_worth_one_more_attempt_at_once() -> None:
    restarts = Restarts()
    given_up = []
    restarts.died(0, None, hopeless=True)
    given_up.append(restarts.given_up)
    restarts.wanted()
    given_up.append(restarts.given_up)
    assert restarts.not_before_ns == 0
    restarts.died(5, None, hopeless=False)
    assert [*given_up, restarts.given_up] == [True, False, True]
