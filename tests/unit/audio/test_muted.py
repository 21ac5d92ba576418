"""Digital silence is told apart from a quiet room and from a noise gate."""

from __future__ import annotations

import numpy as np

from tray_app.audio.muted import MuteWatch
from tray_app.core.ports import Pcm

BLOCK_MS = 10


def sound(milliseconds: int, value: int) -> list[Pcm]:
    return [np.full(16 * BLOCK_MS, value, dtype=np.int16)] * (milliseconds // BLOCK_MS)


def told(*parts: list[Pcm]) -> list[int]:
    """After how many milliseconds it was told."""
    watch = MuteWatch()
    blocks = [block for part in parts for block in part]
    return [(number + 1) * BLOCK_MS for number, block in enumerate(blocks) if watch.hear(block)]


def test_two_seconds_of_nothing_but_zeros_are_told_once() -> None:
    assert told(sound(10_000, 0)) == [2_000]


def test_the_quietest_sound_there_is_counts_as_sound() -> None:
    assert told([*sound(1_000, 0), *sound(10, -1)] * 10) == []


def test_a_microphone_muted_in_the_middle_is_told_after_six_seconds() -> None:
    assert told(sound(3_000, 100), sound(10_000, 0)) == [9_000]


def test_the_pauses_of_a_noise_gate_are_no_mute() -> None:
    assert told(sound(500, 100), sound(400, 0), sound(500, 100), sound(20_000, 0)) == []


def test_a_gate_that_opens_with_the_first_word_may_still_be_muted_later() -> None:
    assert told(sound(1_000, 0), sound(500, 100), sound(10_000, 0)) == [7_500]
