from __future__ import annotations

import pytest

from tray_app.perf.wall_clock import WallClock

SECOND = 1_000_000_000
EVENING = 1_700_000_000


class Machine:
    def __init__(self) -> None:
        self.monotonic_ns = 100 * SECOND
        self.wall_ns = EVENING * SECOND
        self.clock = WallClock(lambda: self.monotonic_ns, lambda: self.wall_ns)

    def wait(self, seconds: float) -> None:
        self.monotonic_ns += int(seconds * SECOND)
        self.wall_ns += int(seconds * SECOND)

    def sleep(self, seconds: float) -> None:
        self.wall_ns += int(seconds * SECOND)


def test_moments_before_and_after_a_night_asleep_keep_their_time_of_day() -> None:
    machine = Machine()
    machine.wait(10)
    machine.clock.look()
    evening_ns = machine.monotonic_ns
    machine.sleep(8 * 3_600)
    machine.wait(5)
    morning_ns = machine.monotonic_ns
    machine.wait(600)
    assert machine.clock.unix_s(evening_ns) == pytest.approx(EVENING + 10)
    assert machine.clock.unix_s(morning_ns) == pytest.approx(EVENING + 15 + 8 * 3_600)


def test_a_clock_that_is_set_does_not_move_what_was_before() -> None:
    machine = Machine()
    machine.wait(10)
    machine.clock.look()
    before_ns = machine.monotonic_ns
    machine.sleep(-3_600)
    machine.wait(1)
    assert machine.clock.unix_s(before_ns) == pytest.approx(EVENING + 10)
    assert machine.clock.unix_s(machine.monotonic_ns) == pytest.approx(EVENING + 11 - 3_600)


def test_small_corrections_are_no_jump() -> None:
    machine = Machine()
    for _ in range(2_000):
        machine.wait(1)
        machine.sleep(0.0001)
        machine.clock.look()
    assert machine.clock.unix_s(100 * SECOND) == pytest.approx(EVENING)
