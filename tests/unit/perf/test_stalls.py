"""The stall watcher: what is overdue is looked at, what is not costs nothing."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from types import FrameType

import pytest

from tray_app.core.supervision import own_places
from tray_app.perf.monitor import Monitor
from tray_app.perf.stalls import LOOKS_AT_MOST, Heartbeat, Stall, StallWatch

pytestmark = pytest.mark.expected_warning(r"perf\.stalls: the controller has stood still for ")

MS = 1_000_000


class World:
    """A watch whose clock the test moves; this thread stands for the loop."""

    def __init__(self) -> None:
        self.now_ns = 1_000 * MS
        self.monitor = Monitor(clock=lambda: self.now_ns)
        self.looked = 0
        self.watch = StallWatch(self.monitor, clock=lambda: self.now_ns, frames=self._frames)
        self.loop = self.watch.heartbeat("controller", "controller_stall")
        self.loop.beats_here()

    def _frames(self) -> dict[int, FrameType]:
        self.looked += 1
        return dict(sys._current_frames())

    def after(self, ms: float) -> World:
        self.now_ns += int(ms * MS)
        self.watch.step()
        return self

    def values(self) -> list[float]:
        return [float(value) for value in self.monitor.samples("controller_stall")[1]]


def test_work_in_time_is_a_sample_and_nobody_looks_at_the_stack() -> None:
    world = World()
    world.loop.begin()
    world.after(20)
    world.loop.end()
    assert world.values() == [20.0]
    assert world.looked == 0
    assert world.watch.recent() == ()


def test_a_stall_is_looked_at_from_its_first_half_on_and_then_ever_more_rarely() -> None:
    world = World()
    world.loop.begin()
    for _ in range(80):
        world.after(5)
    world.loop.end()
    (stall,) = world.watch.recent()
    assert stall.lasted_ms == 400.0
    assert [look.after_ms for look in stall.looks] == [25.0, 50.0, 100.0, 200.0, 400.0]
    assert world.values() == [400.0]


def test_nothing_is_looked_at_once_the_work_was_done() -> None:
    world = World()
    world.loop.begin()
    world.after(30)
    world.loop.end()
    world.after(1_000)
    assert world.looked == 1
    world.loop.begin()
    world.after(60)
    world.loop.end()
    (stall,) = world.watch.recent()
    assert len(stall.looks) == 1, "what was seen of the work before it is not mixed in"


def test_a_timer_is_overdue_only_after_its_time() -> None:
    world = World()
    world.loop.begin(world.now_ns + 250 * MS)
    world.after(260)
    assert world.looked == 0
    world.after(30)
    world.loop.end()
    assert (world.looked, world.values()) == (1, [40.0])


def test_of_two_that_wait_the_first_due_counts_once() -> None:
    world = World()
    world.loop.begin(world.now_ns + 250 * MS)
    world.loop.begin()
    world.after(10)
    world.loop.begin()
    world.after(20)
    world.loop.end()
    world.loop.end()
    assert world.values() == [30.0]


def test_a_timer_that_is_in_time_leaves_no_sample_when_only_stalls_are_wanted() -> None:
    world = World()
    world.loop.begin(world.now_ns + 250 * MS)
    world.after(260)
    assert not world.loop.end(only_a_stall=True)
    world.loop.begin(world.now_ns + 250 * MS)
    world.after(330)
    assert world.loop.end(only_a_stall=True)
    assert world.values() == [80.0]


def test_what_is_no_longer_expected_is_no_stall() -> None:
    world = World()
    world.loop.begin(world.now_ns + 250 * MS)
    world.loop.forget()
    world.after(5_000)
    world.loop.end()
    assert (world.looked, world.values(), world.watch.recent()) == (0, [], ())


def test_the_looks_at_a_loop_that_never_comes_back_end() -> None:
    world = World()
    world.loop.begin()
    for _ in range(LOOKS_AT_MOST + 4):
        world.after(2**24)
    assert world.looked == LOOKS_AT_MOST


def test_a_loop_that_never_comes_back_is_a_breach_while_it_stands() -> None:
    world = World()
    world.loop.begin()
    world.after(1_600)
    assert world.values() == [1_600.0]
    assert world.monitor.snapshot().open_breaches == (), "one sample is not enough"
    world.after(1_600)
    assert world.values() == [1_600.0, 3_200.0]
    (breach,) = world.monitor.snapshot().open_breaches
    assert (breach.metric, breach.worst) == ("controller_stall", 3_200.0)
    (lasting,) = world.watch.recent()
    assert (lasting.lasted_ms, len(lasting.looks)) == (3_200.0, 2)
    world.after(100)
    world.loop.end()
    (ended,) = world.watch.recent()
    assert ended.lasted_ms == 3_300.0
    assert world.values()[-1] == 3_300.0


def test_a_stall_that_ends_within_a_second_is_one_sample() -> None:
    world = World()
    world.loop.begin()
    for _ in range(10):
        world.after(100)
    world.loop.end()
    assert world.values() == [1_000.0]


def test_a_stack_is_places_of_ours_without_a_value_or_a_path() -> None:
    secret = "a spoken word"
    frame = sys._getframe()
    assert own_places(frame) == (), "a test is not ours"
    namespace: dict[str, object] = {"__name__": "tray_app.made_up", "sys": sys}
    exec(compile("def work(spoken):\n    return sys._getframe()\n", "/home/carol/made_up.py", "exec"), namespace)
    work = namespace["work"]
    assert callable(work)
    assert own_places(work(secret)) == ("tray_app.made_up:work:2",)


def test_the_place_of_a_stall_is_the_one_seen_most() -> None:
    world = World()
    stall = Stall("ui", 0, 99.0, ())
    assert stall.where == ""
    world.loop.begin()
    world.after(60)
    world.loop.end()
    (seen,) = world.watch.recent()
    places = [look.stack[0] for look in seen.looks]
    assert seen.where == places[0]
    assert places[0].startswith("tray_app.perf.stalls:"), "the watcher's own step was what this thread was doing"


@pytest.fixture
def live() -> Iterator[tuple[Monitor, StallWatch, Heartbeat]]:
    monitor = Monitor()
    watch = StallWatch(monitor)
    loop = watch.heartbeat("controller", "controller_stall")
    watch.start()
    yield monitor, watch, loop
    watch.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "stall-watch"]


def _busy_in_our_code(monitor: Monitor, until_ns: int) -> None:
    while time.monotonic_ns() < until_ns:
        monitor.snapshot()


def test_a_thread_kept_busy_by_our_own_code_is_found_with_the_place(
    live: tuple[Monitor, StallWatch, Heartbeat],
) -> None:
    monitor, watch, loop = live
    loop.beats_here()
    begun_ns = time.monotonic_ns()
    loop.begin()
    _busy_in_our_code(monitor, begun_ns + 300 * MS)
    loop.end()
    (stall,) = watch.recent()
    assert stall.lasted_ms >= 300
    assert stall.looks[0].after_ms >= 25
    assert any("tray_app.perf.monitor:Monitor." in place for look in stall.looks for place in look.stack)


def test_the_watcher_sleeps_while_nothing_is_waited_for(live: tuple[Monitor, StallWatch, Heartbeat]) -> None:
    _, watch, loop = live
    loop.beats_here()
    for _ in range(200):
        loop.begin()
        loop.end()
    until_ns = time.monotonic_ns() + 10_000 * MS
    while watch.wakes_at_ns < sys.maxsize and time.monotonic_ns() < until_ns:
        threading.Event().wait(0.01)
    assert watch.wakes_at_ns == sys.maxsize, "no timer is left running"
    assert watch.recent() == ()


def test_beating_costs_microseconds(live: tuple[Monitor, StallWatch, Heartbeat]) -> None:
    _, _, loop = live
    loop.beats_here()
    started_ns = time.perf_counter_ns()
    for _ in range(5_000):
        loop.begin()
        loop.end()
    assert (time.perf_counter_ns() - started_ns) / 5_000 < 300_000, "generous: about 3,000 ns where it was measured"
