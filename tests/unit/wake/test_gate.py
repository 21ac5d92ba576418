"""What stands out of the noise of a room."""

from __future__ import annotations

import numpy as np

from tray_app.wake.gate import Gate

BLOCK_FRAMES = 8


def opened(gate: Gate, level_db: float, seconds: float, spread_db: float = 0.7) -> float:
    """Share of that time in which it is open."""
    noise = np.random.default_rng(5)
    blocks = round(seconds * 100 / BLOCK_FRAMES)
    return sum(gate.hear(noise.normal(level_db, spread_db, BLOCK_FRAMES)) for _ in range(blocks)) / blocks


def test_an_even_room_is_silence_however_loud_it_is() -> None:
    for level_db in (20.0, 40.0, 60.0):
        assert opened(Gate(), level_db, 60) == 0.0


def test_a_voice_stands_out_at_once_and_is_heard_out() -> None:
    gate = Gate()
    opened(gate, 40.0, 5)
    assert gate.hear(np.array([40.0] * 7 + [48.0]))
    assert opened(gate, 40.0, 1.3) == 1.0
    opened(gate, 40.0, 1)
    assert opened(gate, 40.0, 1) == 0.0


def test_a_fan_that_begins_becomes_the_room() -> None:
    gate = Gate()
    opened(gate, 30.0, 5)
    assert opened(gate, 40.0, 5) == 1.0
    opened(gate, 40.0, 10)
    assert opened(gate, 40.0, 10) == 0.0


def test_who_speaks_for_a_long_time_is_no_room() -> None:
    gate = Gate()
    opened(gate, 30.0, 5)
    for _ in range(30):
        assert opened(gate, 55.0, 0.8, spread_db=5) == 1.0
        assert opened(gate, 32.0, 0.2) == 1.0
