"""Undo, insert again and pause, as menu and commands ask for them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from tray_app import everyday
from tray_app.core import events as e
from tray_app.core.bus import Bus
from tray_app.core.errors import HoldtalkError
from tray_app.core.pause import Pause
from tray_app.core.snapshot import Snapshot
from tray_app.core.undoing import TOUCHED, UndoEnded
from tray_app.core.waiting import THE_LAST_TEXT
from tray_app.everyday import Everyday


class Program:
    """Answers each undo with `answers`, in the order of the asking; None for none at all."""

    def __init__(self) -> None:
        self.bus = Bus()
        self.snapshot = Snapshot(last_text="The last one.")
        self.posted: list[e.Event] = []
        self.offered: list[tuple[str, object]] = []
        self.insertion = SimpleNamespace(offer=lambda text, name: self.offered.append((text, name)))
        self.resting = SimpleNamespace(begin=self._begin, end=self._end, settle=lambda _s: True, pause=None)
        self.problem = None
        self.is_silent = False
        self.everyday = Everyday(cast(Any, self))

    def post(self, event: e.Event) -> None:
        self.posted.append(event)
        if isinstance(event, e.UndoAsked) and not self.is_silent:
            self.bus.publish(UndoEnded(event.asked_ns - 1, None))  # another one's
            self.bus.publish(UndoEnded(event.asked_ns, cast(Any, self.problem)))

    def _begin(self, minutes: int | None) -> None:
        self.resting.pause = Pause(minutes)

    def _end(self) -> None:
        self.resting.pause = None


@pytest.fixture
def program() -> Program:
    return Program()


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """No window of ours is in front."""
    monkeypatch.setattr(Everyday, "_aside", lambda _self, then: then())


def test_a_command_is_told_what_came_of_its_undo(program: Program) -> None:
    assert program.everyday.undo_told() == {}
    program.problem = cast(Any, TOUCHED)
    with pytest.raises(HoldtalkError, match="a key or the mouse was used"):
        program.everyday.undo_told()
    assert [event.origin for event in program.posted if isinstance(event, e.UndoAsked)] == [e.Origin.COMMAND] * 2


def test_an_undo_that_nobody_answers_is_waited_for_no_longer(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(everyday, "ANSWER_S", 0.05)
    program.is_silent = True
    with pytest.raises(HoldtalkError, match="did not answer"):
        program.everyday.undo_told()
    assert not program.bus.publish(UndoEnded(0, None)), "nobody hears any more"


def test_the_menu_says_since_when_it_is_open_and_a_window_since_when_it_is_in_front(program: Program) -> None:
    program.everyday.undo_last(5)
    program.everyday.undo_last()
    program.everyday.watch(cast(Any, SimpleNamespace(since_ns=7)))
    program.everyday.undo_last(5)
    program.everyday.undo_last()
    asked = [event for event in program.posted if isinstance(event, e.UndoAsked)]
    assert [event.in_front_since_ns for event in asked] == [5, None, 5, 7]
    assert {event.origin for event in asked} == {e.Origin.MENU}


def test_the_last_text_is_had_again_where_there_is_one(program: Program) -> None:
    program.everyday.copy_last()
    assert program.offered == [("The last one.", THE_LAST_TEXT)]
    program.everyday.insert_again(5)
    assert program.everyday.insert_last_told() == {}
    assert program.posted == [e.InsertLastAsked(5), e.InsertLastAsked()]
    program.snapshot = Snapshot()
    with pytest.raises(HoldtalkError, match="no text"):
        program.everyday.insert_last_told()


def test_whatever_goes_into_another_window_knows_since_when_ours_was_in_front(program: Program) -> None:
    told: list[int | None] = []
    program.everyday.aside(told.append)
    program.everyday.watch(cast(Any, SimpleNamespace(since_ns=5)))
    program.everyday.aside(told.append)
    assert told == [None, 5]


def test_the_hotkeys_are_paused_and_resumed(program: Program) -> None:
    assert program.everyday.pause_told(5) == Pause(5)
    assert program.everyday.resume_told() is None
    program.everyday.pause_hotkey(None)
    assert program.resting.pause == Pause(None)
    program.everyday.resume_hotkey()
    assert program.resting.pause is None
