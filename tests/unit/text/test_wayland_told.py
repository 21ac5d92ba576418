"""What the chain of ways into Wayland windows tells of itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from chain_rig import ONE, Desk, FakeStep, Teller

from tray_app.core.errors import Mend
from tray_app.core.events import (
    Inserted,
    ProblemNoticed,
    TargetLost,
)
from tray_app.text.insertion import portal_problems


@pytest.fixture
def teller() -> Teller:
    return Teller()


@pytest.fixture
def step() -> FakeStep:
    return FakeStep()


@pytest.fixture
def desk(step: FakeStep, teller: Teller) -> Iterator[Desk]:
    made = Desk(step, FakeStep("second"), teller=teller, with_x11=True)
    yield made
    made.insertion.close()


# --- what is told ------------------------------------------------------------------------


def test_how_texts_are_written_is_told_with_the_reasons_and_the_guard(teller: Teller) -> None:
    first, second, third = FakeStep("virtual keyboard"), FakeStep("portal"), FakeStep("uinput")
    first.why = "It is not offered."
    desk = Desk(first, second, third, teller=teller)
    told = desk.ways()
    assert told.line == "Texts are written by the desktop's portal."
    assert told.reasons[0] == "Not by a keyboard of Holdtalk's own: It is not offered."
    assert told.reasons[1] == "Not needed: a keyboard that the kernel makes."
    assert "the test tells which one" in told.reasons[2]
    assert (told.notes, told.mends, desk.changes) == ((), (), 1)
    desk.insertion.close()


def test_where_nobody_tells_the_focus_that_is_said() -> None:
    desk = Desk(FakeStep(), teller=None)
    assert "whichever has it" in desk.ways().notes[0]
    desk.insertion.close()


def test_a_no_is_told_with_what_can_be_done_and_asked_about_again(teller: Teller) -> None:
    step = FakeStep("portal")
    step.why = portal_problems.REFUSED
    desk = Desk(step, teller=teller)
    assert desk.ways().mends == (Mend.ASK_FOR_TYPING,)
    lost = desk.dictate()
    assert lost == TargetLost(ONE, portal_problems.REFUSED)
    desk.insertion.ask_again()
    assert (desk.ways().mends, step.asked) == ((), 1)
    desk.insertion.answered(None)
    assert desk.answer() == ProblemNoticed(portal_problems.GIVEN, calm=True)
    step.why = portal_problems.REFUSED
    desk.insertion.answered(step.why)
    assert desk.answer() == ProblemNoticed(portal_problems.REFUSED)
    assert desk.ways().problem == portal_problems.REFUSED
    desk.insertion.close()


def test_nobody_is_asked_where_texts_come_without_a_question(desk: Desk, teller: Teller) -> None:
    class Silent(FakeStep):
        ask_again = None  # type: ignore[assignment]  # of those that ask nobody

    portal = FakeStep("portal")
    with_both = Desk(Silent("virtual keyboard"), portal, teller=teller)
    with_both.insertion.ask_again()
    with_both.ways()
    assert portal.asked == 0
    with_both.insertion.close()


def test_what_is_to_be_known_of_a_text_that_stands_there_is_told_once(desk: Desk, step: FakeStep) -> None:
    step.remark = portal_problems.CLIPBOARD_UNREAD
    assert desk.dictate() == ProblemNoticed(portal_problems.CLIPBOARD_UNREAD, calm=True)
    assert isinstance(desk.answer(), Inserted)
    assert isinstance(desk.dictate(number=2), Inserted)
    assert desk.ways().remarks == (portal_problems.CLIPBOARD_UNREAD,)
