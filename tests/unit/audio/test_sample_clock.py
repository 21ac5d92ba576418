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


def test_scattered_stamps_give_a_clock_within_a_millisecond() -> None:
    scatter = random.Random(1)
    clock = SampleClock()
    errors = []
    for block in range(600):
        truth = 5_000 * MS + block * BLOCK * PERIOD_NS
        placed = clock.place(BLOCK, truth + scatter.randint(-4 * MS, 4 * MS))
        errors.append(abs(placed - truth))
    assert max(errors[100:]) < 1.5 * MS
    assert clock.gaps == 0


def test_a_slow_sound_card_is_followed() -> None:
    clock = SampleClock()
    for block in range(6_000):
        truth = int(block * BLOCK * PERIOD_NS * 1.0001)
        placed = clock.place(BLOCK, truth)
    assert abs(placed - truth) < MS
    assert clock.gaps == 0


def test_one_late_stamp_moves_nothing() -> None:
    clock = SampleClock()
    for block in range(50):
        late = 300 * MS if block == 25 else 0
        placed = clock.place(BLOCK, block * BLOCK * PERIOD_NS + late)
    assert placed == 49 * BLOCK * PERIOD_NS
    assert clock.gaps == 0


def test_lost_samples_are_a_gap_and_the_clock_is_right_again_after_three_blocks() -> None:
    clock = SampleClock()
    for block in range(50):
        lost = 200 * MS if block >= 25 else 0
        placed = clock.place(BLOCK, block * BLOCK * PERIOD_NS + lost)
    assert clock.gaps == 1
    assert placed == 49 * BLOCK * PERIOD_NS + 200 * MS


def test_index_and_time_are_inverse() -> None:
    clock = SampleClock()
    clock.place(BLOCK, 7_000_000_123)
    assert clock.index_at(clock.time_of(40)) == 40
    assert clock.index_at(clock.time_of(40) - 1) == 40
    assert clock.index_at(clock.time_of(40) + 1) == 41
