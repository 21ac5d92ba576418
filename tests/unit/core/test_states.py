"""The table of states is whole, and every action in it has a handler."""

from __future__ import annotations

from typing import get_args

import pytest

from tray_app.core import events as e
from tray_app.core.controller import Controller
from tray_app.core.states import TRANSITIONS, Action, State


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("kind", get_args(e.Event))
def test_every_state_and_event_pair_is_listed(state: State, kind: type[e.Event]) -> None:
    assert (state, kind) in TRANSITIONS


def test_every_action_has_a_handler() -> None:
    missing = [action for action in set(TRANSITIONS.values()) if not hasattr(Controller, "_" + action.value)]
    assert missing == [Action.IGNORE]


def test_only_a_dictation_being_recorded_hears_the_keys() -> None:
    for state in (State.CLOSING, State.TRANSCRIBING, State.QUEUED, State.INSERTING):
        assert TRANSITIONS[state, e.KeyDown] is Action.IGNORE
        assert TRANSITIONS[state, e.Cancel] is Action.IGNORE
