"""What the chain of ways into Wayland windows tells of itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from chain_rig import ONE, USUAL, Desk, FakeStep, Teller

from tray_app.core import translation
from tray_app.core.errors import Mend
from tray_app.core.events import (
    Inserted,
    ProblemNoticed,
    TargetLost,
)
from tray_app.core.ways import Told
from tray_app.session import Session, SessionKind
from tray_app.text.insertion import check, portal_problems, wayland_ways
from tray_app.text.insertion.way_words import GUARDED, told_of
from tray_app.text.insertion.wayland_ways import Way, WaysHere


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


def test_a_no_hinders_nobody_whose_texts_come_another_way(teller: Teller) -> None:
    portal = FakeStep("portal")
    portal.why = portal_problems.REFUSED
    desk = Desk(portal, FakeStep("uinput"), teller=teller)
    assert desk.ways().mends == (Mend.ASK_FOR_TYPING,)
    assert desk.ways().problem is None
    assert isinstance(desk.dictate(), Inserted)
    desk.insertion.close()


def test_doctor_tells_what_only_the_running_program_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    here = WaysHere([Way("virtual keyboard", "No."), Way("portal")], Way("data control"), "the list of windows")
    monkeypatch.setattr(wayland_ways, "ways_here", lambda: here)
    monkeypatch.setattr(check, "session_of", lambda: Session(SessionKind.WAYLAND, "", "wayland-0"))
    told = Told("None.", problem=portal_problems.REFUSED, remarks=(portal_problems.CLIPBOARD_UNREAD,)).as_data()
    found = check.check_insertion(USUAL, told)
    assert not found.ok
    assert portal_problems.REFUSED.title in found.detail
    assert portal_problems.CLIPBOARD_UNREAD.title in found.detail
    assert "holdtalk ask-again" in found.remedy
    assert "2. the desktop's portal: yes" in found.detail
    assert check.check_insertion(USUAL, Told("All is well.").as_data()).ok


def test_no_part_of_a_line_stays_in_english() -> None:
    told = told_of([("virtual keyboard", "No.")], ["uinput"], "the list of windows")
    translated = {
        "Not by {way}: {why}": "Nicht durch {way}: {why}",
        "a keyboard of Holdtalk's own": "eine eigene Tastatur",
        "No.": "Nein.",
        GUARDED: "{teller} sagt es.",
        "the list of windows": "die Liste der Fenster",
    }
    translation.use(lambda text, _number: translated.get(text, ""))
    try:
        assert translation.tr(told.reasons[0]) == "Nicht durch eine eigene Tastatur: Nein."
        assert translation.tr(told.reasons[-1]) == "die Liste der Fenster sagt es."
    finally:
        translation.use(lambda _text, _number: "")
