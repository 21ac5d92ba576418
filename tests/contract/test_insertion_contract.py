"""The Insertion port: the same promises kept by the fake and by the real part on a real display."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Iterator
from typing import Protocol

import pytest
from desktop import PrivateDesktop
from fakes_text import FakeInsertion
from insertion_rigs import clear_clipboard, read_selection
from target_windows import TextWindow

from tray_app.core.applications import Application
from tray_app.core.events import DictationId, Event, Inserted, NotTakenBack, TakenBack, TargetLost, TargetNoted
from tray_app.core.ports import InsertionRequest
from tray_app.core.settings import InsertionSettings
from tray_app.text.insertion.select import LiveInsertion

ONE, TWO = DictationId(1), DictationId(2)
USUAL = InsertionSettings()
AT_ONCE_S = 0.5


class Place(Protocol):
    """Two windows, one of them focused, and a clipboard."""

    insertion: LiveInsertion

    def focus(self, name: str) -> None: ...

    def holds(self, name: str, text: str) -> bool: ...

    def clipboard(self) -> str: ...

    def told(self) -> Event:
        """The next event, whatever it is."""


def answer_of(place: Place) -> Event:
    """The next one that is an answer."""
    while isinstance(event := place.told(), TargetNoted):
        pass
    return event


class FakePlace:
    def __init__(self) -> None:
        self._answers: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._fake = FakeInsertion(self._answers.put, now_ns=time.monotonic_ns)
        self.insertion: LiveInsertion = self._fake
        self.focus("editor")

    def focus(self, name: str) -> None:
        self._fake.focus = name

    def holds(self, name: str, text: str) -> bool:
        return self._fake.windows.get(name, "") == text

    def clipboard(self) -> str:
        return self._fake.clipboard

    def told(self) -> Event:
        return self._answers.get(timeout=1)


class RealPlace:
    def __init__(self, desktop: PrivateDesktop) -> None:
        from tray_app.text.insertion.inserter import X11Insertion

        self._answers: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._desktop = desktop
        self._windows: dict[str, TextWindow] = {name: desktop.open_window("gtk") for name in ("mail", "editor")}
        self.insertion: LiveInsertion = X11Insertion(
            self._answers.put, typing_guard=lambda _typing: None, display=desktop.display
        )
        self.focus("editor")

    def focus(self, name: str) -> None:
        # Asked in order: the insertion thread has looked at the old focus before the new one comes.
        self.insertion.insert(InsertionRequest(DictationId(99), ""))
        answer_of(self)
        self._windows[name].focus()

    def holds(self, name: str, text: str) -> bool:
        return self._windows[name].wait_for(text) == text

    def clipboard(self) -> str:
        return (read_selection(self._desktop) or b"").decode()

    def told(self) -> Event:
        return self._answers.get(timeout=20)

    def close(self) -> None:
        self.insertion.close()
        for window in self._windows.values():
            window.close()


@pytest.fixture(params=["fake", pytest.param("real", marks=pytest.mark.desktop)])
def place(request: pytest.FixtureRequest) -> Iterator[Place]:
    if request.param == "fake":
        yield FakePlace()
        return
    desktop: PrivateDesktop = request.getfixturevalue("desktop")
    clear_clipboard(desktop)
    real = RealPlace(desktop)
    yield real
    real.close()


def test_text_arrives_and_is_answered_once(place: Place) -> None:
    place.insertion.note_target(ONE, USUAL)
    place.insertion.insert(InsertionRequest(ONE, "Hello, “world”"))
    answer = answer_of(place)
    assert isinstance(answer, Inserted)
    assert (answer.dictation_id, answer.method, answer.characters) == (ONE, "typed", 14)
    assert answer.first_char_ns <= answer.last_char_ns
    assert place.holds("editor", "Hello, “world”")
    assert place.holds("mail", "")


def test_what_has_the_focus_is_told_at_key_down(place: Place) -> None:
    place.insertion.note_target(ONE, USUAL)
    noted = place.told()
    assert isinstance(noted, TargetNoted)
    assert noted.dictation_id == ONE
    assert isinstance(noted.application, Application)
    assert noted.application.name


def test_moved_focus_offers_instead_of_typing(place: Place) -> None:
    place.insertion.note_target(ONE, USUAL)
    place.focus("mail")
    place.insertion.insert(InsertionRequest(ONE, "for the editor"))
    assert answer_of(place) == TargetLost(ONE)
    assert place.holds("mail", "")
    assert place.holds("editor", "")
    assert place.clipboard() == "for the editor"


def test_focus_that_came_back_is_good_enough(place: Place) -> None:
    place.insertion.note_target(ONE, USUAL)
    place.focus("mail")
    place.focus("editor")
    place.insertion.insert(InsertionRequest(ONE, "back again"))
    assert isinstance(answer_of(place), Inserted)
    assert place.holds("editor", "back again")


def test_target_never_noted_or_forgotten_is_lost(place: Place) -> None:
    place.insertion.insert(InsertionRequest(ONE, "never noted"))
    assert answer_of(place) == TargetLost(ONE)
    place.insertion.note_target(TWO, USUAL)
    place.insertion.forget(TWO)
    place.insertion.insert(InsertionRequest(TWO, "forgotten"))
    assert answer_of(place) == TargetLost(TWO)
    assert place.holds("editor", "")


def test_a_noted_target_is_good_for_one_text(place: Place) -> None:
    place.insertion.note_target(ONE, USUAL)
    for expected in (Inserted, TargetLost):
        place.insertion.insert(InsertionRequest(ONE, "once"))
        assert isinstance(answer_of(place), expected)
    assert place.holds("editor", "once")


def test_answers_come_in_the_order_of_the_texts(place: Place) -> None:
    place.insertion.note_target(ONE, USUAL)
    place.insertion.note_target(TWO, USUAL)
    place.insertion.insert(InsertionRequest(TWO, "first, "))
    place.insertion.insert(InsertionRequest(ONE, "second"))
    answers = [answer_of(place), answer_of(place)]
    assert [answer.dictation_id for answer in answers if isinstance(answer, Inserted)] == [TWO, ONE]
    assert place.holds("editor", "first, second")


def test_line_breaks_arrive_as_spaces(place: Place) -> None:
    place.insertion.note_target(ONE, USUAL)
    place.insertion.insert(InsertionRequest(ONE, "one\ntwo"))
    assert isinstance(answer_of(place), Inserted)
    assert place.holds("editor", "one two")


def test_continued_form_is_for_the_window_of_the_last_text(place: Place) -> None:
    for dictation_id, window in enumerate(("editor", "editor", "mail", "mail", "editor"), start=1):
        place.focus(window)
        place.insertion.note_target(DictationId(dictation_id), USUAL)
        place.insertion.insert(InsertionRequest(DictationId(dictation_id), str(dictation_id), f" +{dictation_id}"))
        assert isinstance(answer_of(place), Inserted)
    assert place.holds("editor", "1 +25")
    assert place.holds("mail", "3 +4")


def insert(place: Place, dictation_id: DictationId, text: str, continued: str | None = None) -> None:
    place.insertion.note_target(dictation_id, USUAL)
    place.insertion.insert(InsertionRequest(dictation_id, text, continued))
    assert isinstance(answer_of(place), Inserted)


def test_texts_are_taken_back_one_by_one_with_the_blanks_before_them(place: Place) -> None:
    insert(place, ONE, "Hello, “world”,")
    insert(place, TWO, "And more", " and more")
    place.insertion.take_back(TWO)
    assert answer_of(place) == TakenBack(TWO)
    assert place.holds("editor", "Hello, “world”,")
    place.insertion.take_back(ONE)
    assert answer_of(place) == TakenBack(ONE)
    assert place.holds("editor", "")


def test_a_text_that_does_not_stand_at_the_end_any_more_stays(place: Place) -> None:
    insert(place, ONE, "one, ")
    insert(place, TWO, "two")
    place.insertion.take_back(ONE)
    assert isinstance(answer_of(place), NotTakenBack)
    assert place.holds("editor", "one, two")
    place.insertion.take_back(TWO)
    assert answer_of(place) == TakenBack(TWO)
    assert place.holds("editor", "one, ")


def test_a_text_is_not_taken_back_from_another_window(place: Place) -> None:
    insert(place, ONE, "the same")
    place.focus("mail")
    insert(place, TWO, "the same")
    place.insertion.take_back(ONE)
    assert isinstance(answer_of(place), NotTakenBack)
    assert place.holds("mail", "the same")
    place.focus("editor")
    place.insertion.take_back(ONE)
    assert answer_of(place) == TakenBack(ONE)
    assert place.holds("editor", "")


def test_a_text_is_taken_back_once_and_none_that_never_came(place: Place) -> None:
    insert(place, ONE, "once")
    place.insertion.take_back(ONE)
    assert answer_of(place) == TakenBack(ONE)
    for dictation_id in (ONE, TWO):
        place.insertion.take_back(dictation_id)
        assert isinstance(answer_of(place), NotTakenBack)


def test_every_method_returns_at_once(place: Place) -> None:
    insertion = place.insertion
    calls: list[Callable[[], None]] = [
        lambda: insertion.note_target(ONE, USUAL),
        lambda: insertion.insert(InsertionRequest(ONE, "x" * 5_000)),
        lambda: insertion.forget(ONE),
        lambda: insertion.offer("offered"),
        lambda: insertion.take_back(TWO),
    ]
    for call in calls:
        begun_s = time.monotonic()
        call()
        assert time.monotonic() - begun_s < AT_ONCE_S
    assert isinstance(answer_of(place), Inserted)


def test_closing_twice_is_fine(place: Place) -> None:
    place.insertion.close()
    place.insertion.close()
