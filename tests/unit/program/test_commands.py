"""What each command does to the running program."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tray_app.api.commands import MOST_BLUR_NS, Commands
from tray_app.core import events as e
from tray_app.core.bus import Bus
from tray_app.core.errors import HoldtalkError, Problem
from tray_app.core.pause import Pause
from tray_app.core.requests import HandsFreeSwitch, Quit, ReadAloud, ShowWindow, StartedAgain
from tray_app.core.snapshot import KeptTake, OfferedText, PublicState, Snapshot

OFFER = OfferedText(e.DictationId(7), "Kept words.", 1000.0)


class Program:
    def __init__(self, snapshot: Snapshot | None = None) -> None:
        self.posted: list[e.Event] = []
        self.done: list[object] = []
        self.bus = Bus()
        self.commands = Commands(
            post=self.posted.append,
            snapshot=lambda: snapshot or Snapshot(),
            bindings=lambda: ["default", "letter"],
            try_again=lambda: self.done.append("try again"),
            recovery_finished=lambda _timeout_s: True,
            why_kept=lambda: Problem("No.", "Later."),
            describe_take=lambda offer: {"id": offer.dictation_id, "text": offer.text},
            export=lambda name, path: self.done.append((name, path)),
            say=self._say,
            read_aloud=self.done.append,
            hands_free=lambda wish: {"on": wish is HandsFreeSwitch.ON, "listening_for": None},
            language=lambda to: {"language": to or "de", "problem": None},
            bus=self.bus,
            events=lambda arguments: {"lines": [], **arguments},
            api=lambda: {"port": 7437, "clients": [], "problem": None},
            undo_words=lambda: {"text": "as it was heard"},
            renew_token=lambda: self.done.append("a new token"),
            history=lambda arguments: {"done": arguments["do"]},
            undo=lambda: {"undone": True},
            insert_last=lambda: {"inserted": True},
            pause=lambda minutes: Pause(minutes and minutes * 60 * 10**9),
            resume=lambda: None,
        )
        for kind in (ShowWindow, StartedAgain, Quit):
            self.bus.subscribe(kind, "a window", self.done.append)

    def _say(self, text: str, **how: object) -> dict[str, object]:
        self.done.append((text, how))
        return {"reading": 5, "taken": True}


@pytest.mark.parametrize(("command", "kind"), [("press", e.KeyDown), ("release", e.KeyUp), ("toggle", e.Toggle)])
def test_a_key_command_carries_the_time_of_its_arrival(command: str, kind: type[e.KeyDown]) -> None:
    program = Program()
    program.commands(command, {}, 1234)
    (event,) = program.posted
    assert isinstance(event, kind)
    assert (event.origin, event.event_ns) == (e.Origin.COMMAND, 1234)
    assert event.handled_ns > 1234


@pytest.mark.parametrize(("told", "known"), [(7_000_000, 7_000_000), (-5, 0), (10**12, MOST_BLUR_NS), ("x", 0)])
def test_a_key_command_says_by_how_much_its_time_may_be_wrong(told: object, known: int) -> None:
    program = Program()
    program.commands("press", {"blur_ns": told}, 1234)
    (event,) = program.posted
    assert isinstance(event, e.KeyDown)
    assert event.blur_ns == known


@pytest.mark.parametrize(("command", "state", "at_rest"), [
    ("release", PublicState.READY, True), ("release", PublicState.RECORDING, False),
    ("release", PublicState.TRANSCRIBING, True), ("cancel", PublicState.READY, True),
    ("cancel", PublicState.TRANSCRIBING, False), ("press", PublicState.READY, False),
])  # fmt: skip
def test_whoever_ends_a_recording_hears_that_there_was_none(command: str, state: PublicState, at_rest: bool) -> None:
    dictation_id = None if state is PublicState.READY else e.DictationId(5)
    program = Program(Snapshot(state, dictation_id=dictation_id))
    assert program.commands(command, {}, 0) == ({"at_rest": True} if at_rest else {})
    assert len(program.posted) == 1, "it is passed on all the same"


def test_the_history_gets_what_is_asked_of_it() -> None:
    assert Program().commands("history", {"do": "delete", "ids": [7]}, 1) == {"done": "delete"}


@pytest.mark.parametrize("place", ["", "words", "first-run"])
def test_the_home_window_is_asked_for_at_a_place_or_at_the_last_one(place: str) -> None:
    program = Program()
    program.commands("show", {"window": place}, 0)
    assert program.done == [ShowWindow(place)]


def test_a_place_that_there_is_not_is_refused() -> None:
    with pytest.raises(HoldtalkError, match="There is no window"):
        Program().commands("show", {"window": "cellar"}, 0)


def test_the_last_text_is_given_as_it_was_heard() -> None:
    assert Program().commands("undo-words", {}, 1) == {"text": "as it was heard"}


def test_the_last_text_is_undone_and_inserted_again() -> None:
    assert Program().commands("undo", {}, 0) == {"undone": True}
    assert Program().commands("insert-last", {}, 0) == {"inserted": True}


def test_a_pause_says_when_it_ends() -> None:
    program = Program(replace(Snapshot(), paused=Pause(None)))
    assert program.commands("pause", {}, 0) == {"paused": {"until": None}}
    until = program.commands("pause", {"minutes": 60 * 24 * 10_000}, 0)["paused"]["until"]
    assert until.startswith("1997-05-1")
    assert program.commands("resume", {}, 0) == {"paused": None}
    assert program.commands("status", {}, 0)["paused"] == {"until": None}


def test_a_text_of_another_program_is_handed_on_under_a_name_of_its_own() -> None:
    program = Program()
    replies = [program.commands("insert", {"text": text}, 0) for text in ("One.", "Two.")]
    given = [event for event in program.posted if isinstance(event, e.TextGiven)]
    assert [event.text for event in given] == ["One.", "Two."]
    assert [reply["dictation"] for reply in replies] == [str(event.dictation_id) for event in given]
    assert len({event.dictation_id for event in given}) == 2
    assert "One." not in repr(given)
    for refused in ("x" * 10_001, " \n"):
        with pytest.raises(HoldtalkError, match="text"):
            program.commands("insert", {"text": refused}, 0)
    assert len(program.posted) == 2


@pytest.mark.parametrize("command", ["press", "release", "toggle"])
def test_a_key_command_says_which_hotkey_it_stands_for_and_none_that_there_is_not(command: str) -> None:
    program = Program()
    program.commands(command, {"binding": "letter"}, 0)
    program.commands(command, {}, 0)
    named = [event.binding for event in program.posted if isinstance(event, e.KeyDown | e.KeyUp | e.Toggle)]
    assert named == ["letter", e.ANY_BINDING]
    with pytest.raises(HoldtalkError, match="mail") as raised:
        program.commands(command, {"binding": "mail"}, 0)
    assert "default, letter" in raised.value.problem.remedy
    assert len(program.posted) == 2


def test_status_tells_state_problem_and_offers() -> None:
    trouble = Problem("No microphone.", "Plug one in.")
    snapshot = replace(Snapshot(), state=PublicState.ERROR, problem=trouble, offered=(OFFER,))
    reply = Program(snapshot).commands("status", {}, 0)
    assert reply["state"] == "error"
    assert reply["problem"]["remedy"] == "Plug one in."
    assert reply["offered"] == ["Kept words."]
    assert reply["api"]["port"] == 7437


def test_recover_tells_what_there_is_and_removes_nothing() -> None:
    program = Program(replace(Snapshot(), offered=(OFFER,), kept=(KeptTake(e.DictationId(9), 1000.0),)))
    reply = program.commands("recover", {"try_again": True}, 0)
    assert reply == {"takes": [{"id": 7, "text": "Kept words."}], "finished": True, "missed": 1, "why": "No. Later."}
    assert program.posted == []
    assert program.done == ["try again"]
    program.commands("recover", {}, 0)
    assert program.done == ["try again"], "asking once more for what came meanwhile tries nothing again"


def test_only_what_was_acknowledged_is_removed() -> None:
    program = Program(replace(Snapshot(), offered=(OFFER,)))
    program.commands("acknowledge", {"ids": [7]}, 0)
    assert program.posted == [e.OfferTaken(e.DictationId(7))]


def test_export_and_show_reach_the_program() -> None:
    program = Program()
    assert program.commands("export", {"format": "md", "path": "/tmp/x.md"}, 0) == {"path": "/tmp/x.md"}
    program.commands("show", {"window": "performance"}, 0)
    program.commands("renew_token", {}, 0)
    program.commands("quit", {}, 0)
    assert program.done == [("md", Path("/tmp/x.md")), ShowWindow("performance"), "a new token", Quit()]


def test_a_text_that_is_named_is_read_and_so_is_what_the_program_has() -> None:
    program = Program()
    assert program.commands("say", {"text": "Named."}, 0) == {"reading": 5, "taken": True}
    program.commands("say", {"text": "More.", "reading": 5, "more": True}, 0)
    for what in ("last", "selection", "stop"):
        program.commands("say", {"what": what}, 0)
    assert program.done == [
        ("Named.", {"reading": None, "more": False}),
        ("More.", {"reading": 5, "more": True}),
        ReadAloud.LAST_TEXT,
        ReadAloud.SELECTION,
        ReadAloud.STOP,
    ]


@pytest.mark.parametrize("name", ["fly", "__init__", "post", ""])
def test_anything_else_is_refused(name: str) -> None:
    with pytest.raises(HoldtalkError, match="no command"):
        Program().commands(name, {}, 0)


def test_a_program_without_windows_says_so() -> None:
    program = Program()
    program.commands = replace(program.commands, bus=Bus())
    with pytest.raises(HoldtalkError, match="cannot do that"):
        program.commands("show", {"window": "performance"}, 0)


def test_the_language_is_switched_and_told() -> None:
    program = Program()
    assert program.commands("language", {"to": "ja"}, 0) == {"language": "ja", "problem": None}
    assert program.commands("language", {}, 0)["language"] == "de"


def test_hands_free_is_switched_and_told() -> None:
    program = Program()
    assert program.commands("hands-free", {"switch": "on"}, 0) == {"on": True, "listening_for": None}
    assert program.commands("hands-free", {}, 0) == {"on": False, "listening_for": None}
