"""The chain of ways into Wayland windows, on stand-ins for its steps, its clipboard and who tells the focus."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from chain_rig import EDITOR, FOOT, ONE, XTERM, Desk, FakeStep, FakeX11, Teller

from tray_app.core.applications import Application, ApplicationKind
from tray_app.core.errors import InsertionFault
from tray_app.core.events import (
    DictationId,
    Inserted,
    InsertionFailed,
    NotTakenBack,
    OfferRefused,
    OfferTaken,
    TakenBack,
    TargetLost,
    TargetNoted,
)
from tray_app.core.ports import Post
from tray_app.text.insertion import portal_problems, problems
from tray_app.text.insertion.hindrance import PATIENCE_MS, Hindrance
from tray_app.text.insertion.step import NothingDone, PartlyDone
from tray_app.wayland.focus import UNSEEN, Window


class TellerOfSome(Teller):
    """It knows one window as it was told of, and not whether any is X11's."""

    def has_focus(self, window: Window) -> bool:
        return self.window == window


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


def test_a_text_goes_in_by_the_first_way_that_is_open(desk: Desk, step: FakeStep) -> None:
    assert desk.dictate("two\nlines") == Inserted(ONE, "typed", 1, 2, 9)
    assert step.wrote == ["two lines"]
    assert desk.guarded == [True, False]
    step.why = "closed"
    desk.dictate("again", 2)
    assert desk.steps[1].wrote == ["again"]


def test_who_gets_the_text_is_told(desk: Desk, step: FakeStep, teller: Teller) -> None:
    teller.window = FOOT
    desk.note()
    told = desk.events.get(timeout=10)
    assert told == TargetNoted(ONE, Application("foot", ApplicationKind.TERMINAL))
    desk.insert()
    assert step.applications == [Application("foot", ApplicationKind.TERMINAL)]
    assert [one.prepared for one in desk.steps] == [1, 0]


def test_a_way_that_wrote_nothing_is_followed_by_the_next(desk: Desk, step: FakeStep) -> None:
    step.fault = NothingDone("Not now.", "Later.")
    assert isinstance(desk.dictate(), Inserted)
    assert desk.steps[1].wrote == ["text"]


def test_a_way_that_wrote_a_part_is_not(desk: Desk, step: FakeStep) -> None:
    step.fault = PartlyDone("In part.", "Look.")
    answer = desk.dictate()
    assert isinstance(answer, InsertionFailed)
    assert answer.problem.title == "In part."
    assert desk.steps[1].wrote == []


def test_another_window_gets_nothing(desk: Desk, step: FakeStep, teller: Teller) -> None:
    desk.note()
    teller.window = FOOT
    assert desk.insert("for the editor") == TargetLost(ONE)
    assert (step.wrote, desk.clipboard.text) == ([], "for the editor")


def test_a_program_that_asks_for_passwords_gets_nothing(desk: Desk, step: FakeStep, teller: Teller) -> None:
    teller.window = Window(9, ("pinentry-qt",))
    answer = desk.dictate("for the editor")
    assert answer == TargetLost(ONE, problems.PASSWORD_PROMPT)
    assert (step.wrote, desk.clipboard.text) == ([], "")


@pytest.mark.parametrize("locked", [False, True])
def test_without_a_window_at_key_down_nothing_is_typed(desk: Desk, teller: Teller, locked: bool) -> None:
    teller.window = None
    desk.clipboard.locked = locked
    answer = desk.dictate()
    if locked:
        assert isinstance(answer, InsertionFailed)
        assert answer.problem.title == problems.MOVED_AWAY.title
    else:
        assert answer == TargetLost(ONE)


@pytest.mark.parametrize("fault", [None, PartlyDone("In part.", "Look.")])
def test_a_focus_that_moves_while_it_is_typed_leaves_the_whole_text_on_the_clipboard(
    desk: Desk, step: FakeStep, teller: Teller, fault: Exception | None
) -> None:
    def away() -> None:
        teller.window = FOOT

    step.during, step.fault = away, fault
    assert desk.dictate("whole") == TargetLost(ONE, problems.BROKEN_OFF)
    assert desk.clipboard.text == "whole"


def test_a_window_that_has_not_pasted_keeps_the_text_on_the_clipboard(desk: Desk, step: FakeStep) -> None:
    step.fault = PartlyDone("Not taken.", "It is on the clipboard.", on_clipboard=True)
    assert isinstance(desk.dictate(), InsertionFailed)
    assert desk.clipboard.text == ""  # nothing on top of it


@pytest.mark.parametrize("locked", [False, True])
def test_where_no_way_is_open_the_clipboard_is_the_last(desk: Desk, locked: bool) -> None:
    for one in desk.steps:
        one.why = "closed"
    desk.clipboard.locked = locked
    answer = desk.dictate("kept")
    if locked:
        assert isinstance(answer, InsertionFailed)
        assert (answer.problem.title, answer.problem.detail) == (problems.NEITHER_WAY.title, "No clipboard.")
    else:
        assert answer == TargetLost(ONE, problems.NO_WAY_HERE)
        assert desk.clipboard.text == "kept"


def test_a_text_too_long_for_a_way_goes_by_the_next(desk: Desk, step: FakeStep) -> None:
    step.longest = 3
    desk.dictate("text")
    assert (step.wrote, desk.steps[1].wrote) == ([], ["text"])


def test_where_nobody_tells_the_text_goes_to_whatever_has_the_focus() -> None:
    step = FakeStep()
    desk = Desk(step, teller=None)
    assert isinstance(desk.dictate("one"), Inserted)
    assert isinstance(desk.dictate("two", 2, " two"), Inserted)
    assert step.wrote == ["one", " two"]
    assert step.applications == [None, None]
    desk.insertion.close()
    assert step.closed


def test_the_continued_form_is_for_the_window_of_the_last_text(desk: Desk, step: FakeStep, teller: Teller) -> None:
    for number, window in enumerate((EDITOR, EDITOR, FOOT), 1):
        teller.window = window
        desk.dictate(str(number), number, f" +{number}")
    assert step.wrote == ["1", " +2", "3"]


def test_a_text_that_was_never_noted_is_offered(desk: Desk) -> None:
    assert desk.insert("unknown", 9) == TargetLost(DictationId(9))


def test_nothing_but_an_empty_text_is_inserted_without_a_window(desk: Desk, teller: Teller) -> None:
    teller.window = None
    answer = desk.dictate("")
    assert isinstance(answer, Inserted)
    assert answer.characters == 0


@pytest.mark.expected_warning("queued_insertion: a text could not be put on the clipboard")
def test_copying_is_answered_by_what_happened(desk: Desk) -> None:
    desk.insertion.offer("text", ONE)
    assert desk.answer() == OfferTaken(ONE)
    desk.clipboard.locked = True
    desk.insertion.offer("text", ONE)
    assert isinstance(desk.answer(), OfferRefused)


def test_native_windows_undo_nothing(desk: Desk) -> None:
    desk.dictate()
    desk.insertion.take_back(ONE)
    assert desk.answer() == NotTakenBack(ONE, problems.NO_UNDO_HERE)


def test_ids_of_windows_are_given_up_once_no_text_is_on_its_way(desk: Desk, teller: Teller) -> None:
    desk.dictate()
    desk.insertion.forget(ONE)
    desk.insertion._looker.settle(10)
    assert teller.rested == 1


# --- windows of X11 programs -------------------------------------------------------------


def test_windows_of_x11_programs_are_left_to_the_way_of_x11(desk: Desk, step: FakeStep, teller: Teller) -> None:
    teller.window = XTERM
    assert isinstance(desk.dictate("text"), Inserted)
    assert desk.x11 is not None
    assert desk.x11.calls == [("note", ONE), ("insert", "text")]
    assert step.wrote == []
    desk.insertion.take_back(ONE)
    assert desk.answer() == TakenBack(ONE)
    teller.window = EDITOR
    desk.dictate("native", 2)
    assert step.wrote == ["native"]


def test_a_way_that_is_exact_in_all_windows_needs_no_other(teller: Teller) -> None:
    step = FakeStep("virtual keyboard")
    desk = Desk(step, teller=teller, with_x11=True)
    teller.window = XTERM
    assert isinstance(desk.dictate("text"), Inserted)
    assert (step.wrote, desk.x11) == (["text"], None)
    desk.insertion.close()


@pytest.mark.parametrize(("looks", "inserted"), [(3, True), (10_000, False)])
def test_fingers_leave_the_keys_before_a_window_of_x11_is_typed_into(
    teller: Teller, monkeypatch: pytest.MonkeyPatch, looks: int, inserted: bool
) -> None:
    monkeypatch.setitem(PATIENCE_MS, Hindrance.MODIFIER, 50)
    step = FakeStep("virtual keyboard")
    desk = Desk(step, teller=teller)
    looked = iter(range(looks))
    desk.insertion._x11_keys_down = lambda: next(looked, None) is not None
    teller.window = XTERM
    answer = desk.dictate("text")
    if inserted:
        assert isinstance(answer, Inserted)
    else:
        assert answer == InsertionFailed(ONE, problems.KEY_HELD)
        assert (step.wrote, desk.clipboard.text) == ([], "text")
    desk.insertion.close()


def test_what_x11_could_not_insert_is_on_the_clipboard_of_all(desk: Desk, teller: Teller) -> None:
    teller.window = XTERM
    desk.note()
    assert desk.x11 is not None
    desk.x11.answer = TargetLost
    assert desk.insert("lost") == TargetLost(ONE)
    assert desk.clipboard.text == "lost"


def test_where_no_compositor_tells_xwayland_is_asked(step: FakeStep) -> None:
    desk = Desk(step, teller=None, with_x11=True)
    desk.insertion._x11_window = lambda: XTERM
    assert isinstance(desk.dictate("text"), Inserted)
    assert desk.x11 is not None
    assert desk.x11.calls == [("note", ONE), ("insert", "text")]
    desk.insertion._x11_window = lambda: None
    desk.dictate("native", 2)
    assert step.wrote == ["native"]
    desk.insertion.close()


def test_where_only_some_programs_tell_xwayland_is_asked_before_them(step: FakeStep) -> None:
    teller = TellerOfSome(EDITOR)
    desk = Desk(step, teller=teller, with_x11=True)
    desk.insertion._x11_window = lambda: XTERM
    desk.dictate("for X11")
    assert desk.x11 is not None
    assert desk.x11.calls == [("note", ONE), ("insert", "for X11")]
    desk.insertion._x11_window = lambda: None
    desk.dictate("native", 2)
    assert step.applications == [Application("editor")]
    teller.window = UNSEEN
    desk.dictate("unseen", 3)
    assert step.wrote == ["native", "unseen"]
    assert step.applications[1:] == [None]
    desk.insertion.close()


def test_a_window_that_is_no_longer_seen_to_have_the_focus_gets_nothing(step: FakeStep) -> None:
    teller = TellerOfSome(EDITOR)
    desk = Desk(step, teller=teller)
    desk.note()
    teller.window = UNSEEN
    assert desk.insert() == TargetLost(ONE)
    assert (step.wrote, desk.clipboard.text) == ([], "text")
    desk.insertion.close()


def test_that_the_desktop_asks_is_told_though_its_question_has_the_focus(
    desk: Desk, step: FakeStep, teller: Teller
) -> None:
    step.fault = NothingDone(portal_problems.ASKING.title, portal_problems.ASKING.remedy)

    def asks() -> None:
        teller.window = FOOT

    step.during = asks
    assert desk.dictate() == TargetLost(ONE, portal_problems.ASKING)
    assert desk.steps[1].wrote == []


@pytest.mark.expected_warning("windows of X11 programs get texts as all others do")
def test_without_xwayland_every_window_is_typed_into(step: FakeStep, teller: Teller) -> None:
    def broken(_post: Post) -> FakeX11:
        raise InsertionFault("No display.", "None.")

    desk = Desk(step, teller=teller)
    desk.insertion._open_x11 = broken
    teller.window = XTERM
    assert isinstance(desk.dictate(), Inserted)
    assert step.wrote == ["text"]
    desk.insertion.close()
