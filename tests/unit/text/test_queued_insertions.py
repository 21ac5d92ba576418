"""The ways of the other systems, on stand-ins for their keys, clipboards and commands."""

from __future__ import annotations

import queue
import subprocess
from collections.abc import Callable, Iterator

import pytest

from tray_app.core.events import DictationId, Event, Inserted, InsertionFailed, TargetLost
from tray_app.core.ports import InsertionRequest
from tray_app.core.settings import InsertionSettings
from tray_app.text.insertion.pynput_typing import PynputInsertion
from tray_app.text.insertion.queued_insertion import QueuedInsertion

pytestmark = pytest.mark.expected_warning(r"queued_insertion: insertion failed: ")

ONE = DictationId(1)
USUAL = InsertionSettings()
PASTE = InsertionSettings(method="paste")


class Desk:
    """A window, its keys and a clipboard of text."""

    def __init__(self) -> None:
        self.foreground: object = "editor"
        self.window = ""
        self.copied: str | None = "copied before"
        self.locked = False
        self.pasted = 0
        self.fault: Exception | None = None
        """What typing and reading raise."""
        self.after_paste: Callable[[], None] = lambda: None

    def type(self, text: str) -> None:
        if self.fault is not None:
            raise self.fault
        self.window += text

    def paste(self) -> None:
        self.window += self.copied or ""
        self.pasted += 1
        self.after_paste()

    def read_text(self) -> str | None:
        return self.copied

    def write_text(self, text: str) -> None:
        if self.locked:
            raise PermissionError(13, "clipboard in use")
        self.copied = text


class Session:
    """An insertion and its answers."""

    def __init__(self) -> None:
        self.answers: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.guarded: list[bool] = []
        self.made: list[QueuedInsertion] = []

    def pynput(self, desk: Desk) -> PynputInsertion:
        made = PynputInsertion(
            self.answers.put,
            typing_guard=self.guarded.append,
            keys=desk,
            clipboard=desk,
            foreground=lambda: desk.foreground,
            sleep=lambda _seconds: None,
        )
        self.made.append(made)
        return made

    def answer(self) -> Event:
        return self.answers.get(timeout=10)


@pytest.fixture
def session() -> Iterator[Session]:
    made = Session()
    yield made
    for insertion in made.made:
        insertion.close()


def test_short_text_is_typed_and_the_clipboard_untouched(session: Session) -> None:
    desk = Desk()
    insertion = session.pynput(desk)
    insertion.note_target(ONE, USUAL)
    insertion.insert(InsertionRequest(ONE, "hello\n"))
    answer = session.answer()
    assert isinstance(answer, Inserted)
    assert (answer.method, answer.characters) == ("typed", 6)
    assert answer.first_char_ns <= answer.last_char_ns
    assert (desk.window, desk.copied, desk.pasted) == ("hello ", "copied before", 0)
    assert session.guarded == [True, False]


def test_long_text_is_pasted_and_the_clipboard_put_back(session: Session) -> None:
    desk = Desk()
    insertion = session.pynput(desk)
    insertion.note_target(ONE, USUAL)
    insertion.insert(InsertionRequest(ONE, "x" * 500))
    answer = session.answer()
    assert isinstance(answer, Inserted)
    assert answer.method == "pasted"
    assert desk.window == "x" * 500
    insertion.close()
    assert desk.copied == "copied before"


def test_what_the_user_copies_after_a_paste_stays(session: Session) -> None:
    desk = Desk()
    desk.after_paste = lambda: desk.write_text("copied since")
    insertion = session.pynput(desk)
    insertion.note_target(ONE, USUAL)
    insertion.insert(InsertionRequest(ONE, "x" * 500))
    assert isinstance(session.answer(), Inserted)
    insertion.close()
    assert desk.copied == "copied since"


@pytest.mark.expected_warning("pynput_typing: the clipboard could not be put back: PermissionError")
def test_a_clipboard_that_cannot_be_put_back_does_not_undo_the_delivery(session: Session) -> None:
    desk = Desk()

    def lock() -> None:
        desk.locked = True

    desk.after_paste = lock
    insertion = session.pynput(desk)
    for number in (1, 2):
        insertion.note_target(DictationId(number), USUAL)
    insertion.insert(InsertionRequest(ONE, "x" * 500))
    assert isinstance(session.answer(), Inserted)
    insertion.insert(InsertionRequest(DictationId(2), "typed"))
    assert isinstance(session.answer(), Inserted)


@pytest.mark.parametrize(
    "fault",
    [ValueError("no such character"), subprocess.TimeoutExpired("pbpaste", 2), RuntimeError("unexpected")],
    ids=lambda fault: type(fault).__name__,
)
def test_every_text_is_answered_whatever_is_raised(session: Session, fault: Exception) -> None:
    desk = Desk()
    desk.fault = fault
    insertion = session.pynput(desk)
    for number in (1, 2):
        insertion.note_target(DictationId(number), USUAL)
        insertion.insert(InsertionRequest(DictationId(number), "text"))
        answer = session.answer()
        assert isinstance(answer, InsertionFailed)
        assert "menu" in answer.problem.remedy
    desk.fault = None
    insertion.note_target(DictationId(3), USUAL)
    insertion.insert(InsertionRequest(DictationId(3), "text"))
    assert isinstance(session.answer(), Inserted)


def test_a_text_after_the_end_is_answered_too(session: Session) -> None:
    insertion = session.pynput(Desk())
    insertion.close()
    insertion.insert(InsertionRequest(ONE, "text"))
    assert isinstance(session.answer(), InsertionFailed)


def test_the_target_is_noted_even_while_a_text_is_being_pasted(session: Session) -> None:
    desk = Desk()
    insertion = session.pynput(desk)
    insertion.note_target(ONE, USUAL)

    def next_key_down() -> None:
        insertion.note_target(DictationId(2), USUAL)

    desk.after_paste = next_key_down
    insertion.insert(InsertionRequest(ONE, "x" * 500))
    assert isinstance(session.answer(), Inserted)
    desk.foreground = "mail"
    insertion.insert(InsertionRequest(DictationId(2), "for the editor"))
    assert session.answer() == TargetLost(DictationId(2))


def test_focus_lost_while_a_text_is_typed_offers_it_whole(session: Session) -> None:
    desk = Desk()
    insertion = session.pynput(desk)
    insertion.note_target(ONE, PASTE)

    def away() -> None:
        desk.foreground = "mail"

    desk.after_paste = away
    insertion.insert(InsertionRequest(ONE, "text", settings=PASTE))
    answer = session.answer()
    assert isinstance(answer, TargetLost)
    assert answer.why is not None


def test_clipboard_that_could_not_be_put_back_is_left_alone(session: Session) -> None:
    desk = Desk()
    desk.copied = None  # a picture
    insertion = session.pynput(desk)
    insertion.note_target(ONE, PASTE)
    insertion.insert(InsertionRequest(ONE, "x" * 500, settings=PASTE))
    assert isinstance(session.answer(), Inserted)
    assert (desk.window, desk.copied, desk.pasted) == ("x" * 500, None, 0)


def test_continued_form_is_for_the_window_of_the_last_text(session: Session) -> None:
    desk = Desk()
    insertion = session.pynput(desk)
    for number, foreground in enumerate(("editor", "editor", "mail"), start=1):
        desk.foreground = foreground
        insertion.note_target(DictationId(number), USUAL)
        insertion.insert(InsertionRequest(DictationId(number), str(number), f" +{number}"))
        assert isinstance(session.answer(), Inserted)
    assert desk.window == "1 +23"


def test_moved_focus_offers_the_text(session: Session) -> None:
    desk = Desk()
    insertion = session.pynput(desk)
    insertion.note_target(ONE, USUAL)
    insertion.insert(InsertionRequest(DictationId(2), "never noted"))
    assert session.answer() == TargetLost(DictationId(2))
    desk.foreground = "mail"
    insertion.insert(InsertionRequest(ONE, "for the editor"))
    assert session.answer() == TargetLost(ONE)
    assert (desk.window, desk.copied) == ("", "for the editor")


def test_clipboard_kept_by_another_program_is_told(session: Session) -> None:
    desk = Desk()
    desk.locked = True
    insertion = session.pynput(desk)
    insertion.insert(InsertionRequest(ONE, "text"))
    answer = session.answer()
    assert isinstance(answer, InsertionFailed)
    assert "clipboard in use" in answer.problem.detail
    assert session.guarded == [True, False]


@pytest.mark.expected_warning("queued_insertion: a text could not be put on the clipboard: PermissionError")
def test_failing_offer_does_not_end_the_thread(session: Session) -> None:
    desk = Desk()
    desk.locked = True
    insertion = session.pynput(desk)
    insertion.offer("nobody takes it")
    insertion.note_target(ONE, USUAL)
    insertion.insert(InsertionRequest(ONE, "text"))
    assert isinstance(session.answer(), Inserted)
