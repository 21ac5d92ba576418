"""Dictations over several lives of the engine: the memory comes back each time, and no word is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from measure_memory import MOST_GROWTH, run

LIVES = 3


@pytest.mark.speech
@pytest.mark.slow
def test_an_engine_that_was_let_go_twice_holds_no_more_than_at_first_and_has_lost_nothing(speech_dir: Path) -> None:
    soak = run(speech_dir, dictations=36, lives=LIVES)
    assert not soak.lost
    assert [(life.dictations, life.resumed, life.asleep_mb) for life in soak.lives] == [(12, 1, 0.0)] * LIVES
    assert soak.growth("worker_late_mb") <= MOST_GROWTH
    assert soak.growth("link_mb") <= MOST_GROWTH
