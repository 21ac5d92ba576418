"""Presses and releases by command arrive in any order, and no recording is left on."""

from __future__ import annotations

import random

import pytest
from fakes_core import Bench

from tray_app.core import events as e
from tray_app.core.command_order import KEPT, CommandOrder
from tray_app.core.snapshot import PublicState

MS = 1_000_000
BLUR_NS = 10 * MS
START_NS = 1_000_000 * MS
SHORT, OTHER = e.BindingId("short"), e.BindingId("other")


def press(at_ms: float, binding: e.BindingId = SHORT, blur_ns: int = 0) -> e.KeyDown:
    at_ns = START_NS + round(at_ms * MS)
    return e.KeyDown(e.Origin.COMMAND, at_ns, at_ns, binding, blur_ns)


def release(at_ms: float, binding: e.BindingId = SHORT, blur_ns: int = 0) -> e.KeyUp:
    at_ns = START_NS + round(at_ms * MS)
    return e.KeyUp(e.Origin.COMMAND, at_ns, at_ns, binding, blur_ns)


# --- the room itself ---------------------------------------------------------------------


def test_a_release_that_came_first_is_its_presss_once() -> None:
    order = CommandOrder()
    order.ended_nothing(release(20))
    assert order.release_of(press(5)) == release(20)
    assert order.release_of(press(5)) is None
    assert order.begins_nothing(press(5)), "a third one that was given before that release has none"


def test_each_press_gets_the_release_that_came_next() -> None:
    order = CommandOrder()
    for at_ms in (100, 20, 60):
        order.ended_nothing(release(at_ms))
    assert [order.release_of(press(at_ms)) for at_ms in (45, 5, 85)] == [release(60), release(20), release(100)]


@pytest.mark.parametrize(
    ("pressed", "belongs"),
    [
        (press(5), True),
        (press(20), True),
        (press(21), False),
        (press(29, blur_ns=BLUR_NS), True),
        (press(31, blur_ns=BLUR_NS), False),
        (press(20 - 10_000), False),
        (press(5, OTHER), False),
        (press(5, e.ANY_BINDING), True),
        (e.KeyDown(e.Origin.HOTKEY, START_NS, START_NS, SHORT), False),
        (e.Toggle(e.Origin.COMMAND, START_NS, START_NS, SHORT), False),
    ],
)
def test_a_release_belongs_to_a_press_of_its_hotkey_that_is_not_later(
    pressed: e.KeyDown | e.Toggle, belongs: bool
) -> None:
    order = CommandOrder()
    order.ended_nothing(release(20))
    assert (order.release_of(pressed) is not None) is belongs


def test_a_press_from_before_a_release_that_ended_a_recording_begins_none() -> None:
    order = CommandOrder()
    assert order.ended_recording(release(20)) is None
    assert order.begins_nothing(press(5))
    assert order.begins_nothing(press(25, blur_ns=BLUR_NS)), "it may have been before"
    assert not order.begins_nothing(press(20))
    assert not order.begins_nothing(press(31, blur_ns=BLUR_NS))
    assert not order.begins_nothing(press(5, OTHER))
    assert not order.begins_nothing(e.KeyDown(e.Origin.HOTKEY, START_NS, START_NS, SHORT))


def test_a_press_that_overtook_the_release_before_it_holds_again() -> None:
    order = CommandOrder()
    order.came_while_held(press(40))
    assert order.ended_recording(release(20)) == press(40)
    order.came_while_held(press(40))
    assert order.ended_recording(release(45)) is None, "what the key repeats is released with it"
    assert order.ended_recording(release(20)) is None


def test_what_nothing_came_of_is_not_kept_for_ever() -> None:
    order = CommandOrder()
    for at_ms in range(10 * KEPT):
        order.ended_nothing(release(at_ms))
    assert len(order._unmet) == KEPT


# --- with the dictations ------------------------------------------------------------------


class Hand:
    """Taps a key whose presses and releases are each a process of its own."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.bench = Bench().engine_ready()
        self.bench.after(60_000)
        self.began_ns = self.bench.now_ns
        self.given: list[tuple[int, type[e.KeyDown | e.KeyUp]]] = []
        self.at_ns = self.began_ns

    def tap(self, held_ms: float, rest_ms: float) -> None:
        self.move(e.KeyDown, rest_ms)
        self.move(e.KeyUp, held_ms)

    def move(self, kind: type[e.KeyDown | e.KeyUp], later_ms: float) -> None:
        self.at_ns += round(later_ms * MS)
        self.given.append((self.at_ns, kind))

    def arrive(self, delay_ms: float, wrong_ns: int = 0) -> None:
        """Each after a delay of its own, with a stamp that is at most so wrong."""
        late = [
            (at_ns + round(self.random.uniform(0, delay_ms) * MS), at_ns + self.random.randint(0, wrong_ns), kind)
            for at_ns, kind in self.given
        ]
        for arrival_ns, stamp_ns, kind in sorted(late, key=lambda one: one[0]):
            self.bench.now_ns = arrival_ns
            self.bench.say(kind(e.Origin.COMMAND, stamp_ns, arrival_ns, e.ANY_BINDING, wrong_ns))

    @property
    def is_recording(self) -> bool:
        return self.bench.state() is PublicState.RECORDING


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("delay_ms", [0, 20, 300, 1_500])
def test_after_the_last_release_nothing_is_recorded_however_they_overtook_each_other(
    seed: int, delay_ms: float
) -> None:
    hand = Hand(seed)
    for _ in range(12):
        hand.tap(hand.random.choice([1, 15, 60, 400]), hand.random.choice([12, 40, 300]))
    hand.arrive(delay_ms, wrong_ns=hand.random.choice([0, BLUR_NS]))
    assert not hand.is_recording


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("delay_ms", [0, 20, 300, 1_500])
def test_a_key_that_is_held_at_last_is_recorded_however_they_overtook_each_other(seed: int, delay_ms: float) -> None:
    hand = Hand(seed)
    for _ in range(6):
        hand.tap(hand.random.choice([15, 60, 400]), hand.random.choice([12, 40, 300]))
    hand.move(e.KeyDown, 40)
    hand.arrive(delay_ms, wrong_ns=hand.random.choice([0, BLUR_NS]))
    assert hand.is_recording
    stamp_ns = hand.bench.after(500).now_ns
    hand.bench.say(e.KeyUp(e.Origin.COMMAND, stamp_ns, stamp_ns))
    assert not hand.is_recording


def test_in_their_own_order_every_one_counts() -> None:
    hand = Hand(1)
    for _ in range(5):
        hand.tap(500, 500)
    hand.arrive(0)
    assert len(hand.bench.called("start_take")) == 5


def test_a_press_that_its_release_overtook_is_a_tap_with_what_was_said_in_it() -> None:
    bench = Bench().engine_ready().after(60_000)
    pressed_ns = bench.now_ns
    released_ns = bench.after(900).now_ns
    bench.say(e.KeyUp(e.Origin.COMMAND, released_ns, released_ns))
    bench.say(e.KeyDown(e.Origin.COMMAND, pressed_ns, released_ns + MS))
    assert bench.called("start_take")[-1][1] == pressed_ns
    assert bench.called("stop_take")[-1][1] == released_ns


def test_a_release_that_comes_late_does_not_end_the_next_press() -> None:
    bench = Bench().engine_ready().after(60_000)
    for kind, at_ms in ((e.KeyDown, 0), (e.KeyUp, 400), (e.KeyDown, 800), (e.KeyUp, 300)):
        stamp_ns = bench.now_ns + at_ms * MS
        bench.say(kind(e.Origin.COMMAND, stamp_ns, stamp_ns))
    assert bench.state() is PublicState.RECORDING


def test_a_late_press_does_not_end_what_was_locked_on_after_it() -> None:
    bench = Bench().engine_ready().after(60_000)
    bench.say(e.Toggle(e.Origin.COMMAND, bench.now_ns, bench.now_ns))
    bench.say(e.KeyDown(e.Origin.COMMAND, bench.now_ns - 50 * MS, bench.now_ns))
    assert bench.state() is PublicState.RECORDING
