"""The ring gives back exactly what went in, however it wraps."""

from __future__ import annotations

import numpy as np
import pytest

from tray_app.audio.ring_buffer import RingBuffer


@pytest.mark.parametrize("block", [1, 3, 7, 10, 25])
def test_the_newest_samples_come_back_in_order_whatever_the_block_size(block: int) -> None:
    ring = RingBuffer(10)
    everything = np.arange(100, dtype=np.int16)
    for begin in range(0, 100, block):
        ring.append(everything[begin : begin + block])
    first, held = ring.since(0)
    assert (first, ring.end) == (90, 100)
    assert held.tolist() == everything[90:].tolist()


def test_asking_for_the_middle_starts_there() -> None:
    ring = RingBuffer(10)
    ring.append(np.arange(8, dtype=np.int16))
    first, held = ring.since(5)
    assert (first, held.tolist()) == (5, [5, 6, 7])


def test_asking_for_the_future_or_the_far_past_gives_what_there_is() -> None:
    ring = RingBuffer(4)
    assert ring.since(-3)[1].tolist() == []
    ring.append(np.arange(6, dtype=np.int16))
    assert ring.since(-3)[1].tolist() == [2, 3, 4, 5]
    assert ring.since(99)[0] == 6
    assert ring.since(99)[1].tolist() == []


def test_what_was_given_back_does_not_change_when_the_ring_goes_on() -> None:
    ring = RingBuffer(4)
    ring.append(np.array([1, 2, 3, 4], dtype=np.int16))
    _, held = ring.since(0)
    ring.append(np.array([9, 9, 9, 9], dtype=np.int16))
    assert held.tolist() == [1, 2, 3, 4]
