"""Stamps that scatter become a steady clock; missing samples are noticed."""

from __future__ import annotations

import random

from tray_app.audio.sample_clock import PERIOD_NS, SampleClock, samples_until

BLOCK = 160
MS = 1_000_000


def test_samples_until_counts_those_strictly_before() -> None:
    assert samples_until(0, 0) == 0
    assert samples_until(0, 1) == 1
    assert samples_until(0, PERIOD_NS) == 1
    assert samples_until(0, PERIOD_NS + 1) == 2
    assert samples_until(PERIOD_NS, 0) == -1


class Driver:
    """Hands blocks to a clock; `truth` is when the first sample of the last block was in the air."""

    def __init__(self) -> None:
        self.clock = SampleClock()
        self.next_ns = 5_000 * MS
        self.truth = 0

    def block(self, *, stamp_error_ns: int = 0, late_ns: int = 0, delay_ns: int = 5 * MS) -> int:
        """Its error: the time the clock gives, less the truth."""
        self.truth = self.next_ns
        self.next_ns += BLOCK * PERIOD_NS
        arrived_ns = self.next_ns + delay_ns + late_ns
        return self.clock.place(BLOCK, arrived_ns, arrived_ns - self.truth - stamp_error_ns) - self.truth

    def lose(self, milliseconds: int) -> None:
        self.next_ns += milliseconds * MS


def test_scattered_stamps_give_a_clock_within_a_millisecond() -> None:
    scatter = random.Random(1)
    driver = Driver()
    errors = [abs(driver.block(stamp_error_ns=scatter.randint(-4 * MS, 4 * MS))) for _ in range(600)]
    assert max(errors[100:]) < 1.5 * MS
    assert driver.clock.gaps == 0


def test_a_slow_sound_card_is_followed() -> None:
    clock = SampleClock()
    for block in range(1, 6_000):
        truth = int(block * BLOCK * PERIOD_NS * 1.0001)
        placed = clock.place(BLOCK, truth + 10 * MS, 10 * MS)
    assert abs(placed - truth) < MS
    assert clock.gaps == 0


def test_a_driver_that_knows_no_ages_is_timed_by_arrival() -> None:
    clock = SampleClock()
    assert clock.place(BLOCK, 100 * MS, 0) == 90 * MS


def test_blocks_that_come_late_and_catch_up_move_nothing() -> None:
    driver = Driver()
    for block in range(200):
        error = driver.block(late_ns=max(0, 300 - 10 * (block - 100)) * MS if block >= 100 else 0)
        assert abs(error) < MS
    assert driver.clock.gaps == 0


def test_lost_samples_are_a_gap_and_the_clock_is_right_again_after_three_blocks() -> None:
    driver = Driver()
    for _ in range(50):
        driver.block()
    driver.lose(200)
    errors = [driver.block() for _ in range(5)]
    assert errors[:2] == [-200 * MS, -200 * MS]
    assert errors[2:] == [0, 0, 0]
    assert driver.clock.gaps == 1


def test_stamps_that_are_wrong_while_the_device_wakes_up_do_not_count_as_loss() -> None:
    """As seen on a sound server: 400 ms for a second, then falling to the truth, with blocks always on time."""
    driver = Driver()
    errors = []
    for block in range(300):
        wrong = 400 * MS if block < 90 else max(0, 400 - 10 * (block - 90)) * MS
        errors.append(abs(driver.block(stamp_error_ns=-wrong)))
    assert max(errors) <= 40 * MS
    assert errors[-1] < MS
    assert driver.clock.gaps == 0


def test_a_driver_that_learns_its_true_delay_is_believed_in_the_end() -> None:
    driver = Driver()
    for _ in range(20):
        driver.block(stamp_error_ns=150 * MS, delay_ns=150 * MS)
    errors = [driver.block(delay_ns=150 * MS) for _ in range(40)]
    assert errors[-1] == 0
    assert driver.clock.gaps == 0


def test_index_and_time_are_inverse() -> None:
    clock = SampleClock()
    clock.place(BLOCK, 7_000_000_123)
    assert clock.index_at(clock.time_of(40)) == 40
    assert clock.index_at(clock.time_of(40) - 1) == 40
    assert clock.index_at(clock.time_of(40) + 1) == 41
