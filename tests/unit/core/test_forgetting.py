"""Whoever was told of a dictation is told once that it is over, however it ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fakes_core import Bench

from tray_app.core import events as e
from tray_app.core.dictation import Outcome
from tray_app.core.errors import Problem

TROUBLE = Problem("It broke.", "Mend it.")


def recorded(bench: Bench) -> e.DictationId:
    dictation_id = bench.key_down()
    bench.after(1_000).key_up()
    bench.take_closed(dictation_id)
    return dictation_id


def cancelled(bench: Bench) -> None:
    bench.key_down()
    bench.after(1_000).say(e.Cancel(e.Origin.HOTKEY, bench.now_ns))


def tapped(bench: Bench) -> None:
    bench.key_down()
    bench.after(50).key_up()


def failed(bench: Bench) -> None:
    bench.say(e.TranscriptionFailed(recorded(bench), TROUBLE))


def offered(bench: Bench) -> None:
    dictation_id = recorded(bench)
    bench.final(dictation_id, "Hello.")
    bench.say(e.TargetLost(dictation_id))


ENDS: dict[Outcome, Callable[[Bench], object]] = {
    Outcome.INSERTED: lambda bench: bench.dictate("Hello."),
    Outcome.EMPTY: lambda bench: bench.dictate(""),
    Outcome.CANCELLED: cancelled,
    Outcome.TOO_SHORT: tapped,
    Outcome.FAILED: failed,
    Outcome.OFFERED: offered,
}


@pytest.mark.parametrize("part", ["speech", "insertion"])
@pytest.mark.parametrize("outcome", ENDS)
def test_each_part_forgets_a_dictation_that_is_over(outcome: Outcome, part: str) -> None:
    bench = Bench().engine_ready()
    ENDS[outcome](bench)
    assert [record.outcome for record in bench.records] == [outcome]
    assert bench.called(f"{part}.forget") == [(bench.id,)]


def test_nothing_is_forgotten_before_the_last_character_is_there() -> None:
    bench = Bench().engine_ready()
    dictation_id = recorded(bench)
    bench.final(dictation_id, "Hello.")
    assert bench.called("forget") == []
