"""What levels mean: somebody is heard, faintly, too loudly, or not at all."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tray_app.ui.heard import Hearing, Verdict

STEP_NS = 50_000_000
ROOM = [-62.0, -60.0, -61.0, -63.0]


def after(levels: Sequence[float], *, clipped_at: int | None = None) -> Verdict:
    hearing = Hearing(0)
    for at, dbfs in enumerate(levels, start=1):
        hearing.hear(dbfs, at * STEP_NS, clipped=at == clipped_at)
    return hearing.verdict(len(levels) * STEP_NS)


def syllables(loud: float, pause: float, count: int = 5) -> list[float]:
    return [level for _ in range(count) for level in (loud, loud - 3, pause)]


@pytest.mark.parametrize(
    ("levels", "verdict"),
    [
        (ROOM * 5, Verdict.WAITING),
        (ROOM * 5 + syllables(-28, -50), Verdict.HEARD),
        (syllables(-28, -45), Verdict.HEARD),
        (syllables(-20, -25), Verdict.HEARD),
        ([-90.0] * 20 + syllables(-25, -90), Verdict.HEARD),
        (ROOM * 5 + [-20.0] + ROOM * 3, Verdict.WAITING),
        ([-80.0] * 20 + syllables(-55, -78), Verdict.FAINT),
        ([-90.0] * 59, Verdict.WAITING),
        ([-90.0] * 61, Verdict.SILENT),
        (syllables(-25, -50) + [-90.0] * 61, Verdict.SILENT),
        (ROOM * 30, Verdict.WAITING),
    ],
)
def test_a_verdict_goes_by_what_was_heard_lately(levels: list[float], verdict: Verdict) -> None:
    assert after(levels) is verdict


def test_what_was_cut_off_is_too_loud_for_a_moment() -> None:
    assert after(syllables(-10, -40), clipped_at=12) is Verdict.LOUD
    assert after(syllables(-10, -40) + ROOM * 15, clipped_at=12) is Verdict.WAITING


def test_where_no_sound_comes_at_all_that_is_said() -> None:
    assert Hearing(0).verdict(2_999_000_000) is Verdict.WAITING
    assert Hearing(0).verdict(3_000_000_000) is Verdict.NO_SOUND


def test_every_verdict_is_a_whole_sentence() -> None:
    assert all(verdict.value.endswith(".") for verdict in Verdict)
