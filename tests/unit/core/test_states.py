"""The table of states: what is listed, what cannot happen, and that no handler leads anywhere else."""

from __future__ import annotations

from typing import get_args

import pytest
from fakes_core import Bench

from tray_app.core import events as e
from tray_app.core.dictation import State
from tray_app.core.transitions import rule_for

USERS, OTHERS = get_args(e.UserEvent), get_args(e.GlobalEvent)
ANSWERS = [kind for kind in vars(e).values() if isinstance(kind, type) and e.Answer in kind.__bases__]


@pytest.mark.parametrize("kind", OTHERS)
def test_all_other_events_mean_the_same_in_every_state(kind: type[e.Event]) -> None:
    rules = {rule_for(state, kind) for state in State}
    assert len(rules) == 1
    assert None not in rules


@pytest.mark.parametrize("kind", USERS)
def test_every_key_means_something_at_rest_and_while_recording(kind: type[e.Event]) -> None:
    assert rule_for(State.IDLE, kind) is not None
    assert rule_for(State.RECORDING, kind) is not None


@pytest.mark.parametrize("kind", ANSWERS)
def test_every_answer_is_expected_in_some_state(kind: type[e.Event]) -> None:
    assert any(rule_for(state, kind) for state in State)


def test_every_state_has_a_way_to_the_end() -> None:
    """Else a dictation could stay there for ever."""
    kinds = [*USERS, *ANSWERS]
    leads = {state: {to for kind in kinds if (rule := rule_for(state, kind)) for to in rule.to} for state in State}
    leads[State.QUEUED].add(State.INSERTING)  # by another's end, the key's release or a deadline
    reached = {State.ENDED}
    while more := {state for state in State if leads[state] & reached} - reached:
        reached |= more
    assert reached >= set(State) - {State.IDLE}


@pytest.mark.expected_warning(r"core\.controller: Inserted came in RECORDING")
def test_an_answer_that_no_state_expects_is_logged_and_counted(caplog: pytest.LogCaptureFixture) -> None:
    bench = Bench()
    dictation_id = bench.key_down()
    bench.inserted(dictation_id)
    assert bench.controller.take_unexpected() == 1
    assert bench.controller.take_unexpected() == 0
    assert "Inserted came in RECORDING" in caplog.text
    bench.after(1_000).key_up()
    bench.take_closed(dictation_id)
    bench.final(dictation_id, "It went on.")
    bench.inserted(dictation_id)
    assert bench.controller.take_unexpected() == 0
    assert bench.called("insert") == [(dictation_id, "It went on.")]
