"""The rule by which an engine is recommended, on made-up figures."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tray_app.bench.engine_choice import choose
from tray_app.bench.engine_trial import EngineFigures
from tray_app.bench.scores import Errors
from tray_app.core.errors import Problem

MACHINE_MB = 8_000.0
WRONG = [0, 1, 0, 2, 0, 1, 3, 0, 1, 1, 0, 2]
BETTER = [0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0]


def engine(
    name: str, wrong: Sequence[int] = WRONG, wait_ms: float = 100.0, factor: float = 0.1, peak_mb: float = 200.0,
    network: bool = False,
) -> EngineFigures:  # fmt: skip
    clips = [Errors(edits, 20) for edits in wrong]
    waits = {2: [wait_ms / 2] * 3, 60: [wait_ms] * 3}
    return EngineFigures(
        name, name.title(), network, clips=clips, audio_s=100.0, decode_s=100 * factor, waits_ms=waits, peak_mb=peak_mb
    )


def test_the_more_accurate_one_wins_when_it_is_fast_enough() -> None:
    found = choose([engine("quick", wait_ms=50), engine("right", BETTER, wait_ms=400)], MACHINE_MB)
    assert found.engine == "right"
    assert "by more than chance (Quick 4.6 %)" in found.reason
    assert "text within 400 ms" in found.reason


@pytest.mark.parametrize(
    "slow",
    [engine("right", BETTER, wait_ms=900), engine("right", BETTER, factor=0.7), engine("right", BETTER, peak_mb=3_000)],
)
def test_one_that_does_not_suit_the_machine_loses_and_it_is_said_why(slow: EngineFigures) -> None:
    found = choose([engine("quick"), slow], MACHINE_MB)
    assert found.engine == "quick"
    assert "Right: it" in found.reason


def test_as_accurate_as_far_as_one_can_tell_the_faster_one_wins() -> None:
    alike = [*WRONG[:-1], WRONG[-1] - 1]
    found = choose([engine("slow", alike, wait_ms=300), engine("quick", wait_ms=50)], MACHINE_MB)
    assert found.engine == "quick"
    assert "as accurate as Slow" in found.reason


def test_too_little_speech_tells_nothing_of_accuracy() -> None:
    found = choose([engine("quick", [3], wait_ms=50), engine("right", [0], wait_ms=100)], MACHINE_MB)
    assert found.engine == "quick"
    assert "--clips FOLDER" in found.reason


def test_where_none_suits_it_is_the_quickest_and_that_is_said() -> None:
    found = choose([engine("slow", wait_ms=3_000), engine("slower", BETTER, wait_ms=9_000)], MACHINE_MB)
    assert found.engine == "slow"
    assert "none suits this machine" in found.reason


def test_one_that_sends_sound_away_is_not_recommended_over_one_that_does_not() -> None:
    assert choose([engine("here"), engine("server", BETTER, network=True)], MACHINE_MB).engine == "here"


def test_without_figures_nothing_is_recommended() -> None:
    failed = EngineFigures("broken", "Broken", problem=Problem("It cannot be loaded.", ""))
    assert choose([failed], MACHINE_MB).engine is None
    assert choose([failed, engine("here")], MACHINE_MB).reason.startswith("Here is the only one here.")
