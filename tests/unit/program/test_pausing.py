"""The hotkeys rest for a while or until the user resumes them, and a dictation ends before that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tray_app.core.errors import HoldtalkError
from tray_app.core.events import Event, HotkeyPaused, ProblemNoticed
from tray_app.core.pause import Pause
from tray_app.core.requests import PauseSwitch
from tray_app.core.settings import BindingSettings, HandsFreeSettings, Settings
from tray_app.core.snapshot import PublicState, Snapshot
from tray_app.pausing import HotkeyPause

MINUTE_NS = 60_000_000_000
PATIENCE_S = 10.0
SETTINGS = replace(
    Settings(),
    binding=(
        BindingSettings(key="ctrl_r"),
        BindingSettings(key="f8", mode="undo"),
        BindingSettings(key="f7", mode="pause"),
    ),
)
LISTENING = HandsFreeSettings(enabled=True)
RECORDING = Snapshot(state=PublicState.RECORDING)
READY = Snapshot(state=PublicState.READY)


class Program:
    """What rests, and what was told."""

    def __init__(self, mark: Path) -> None:
        self.now_ns = 1_700_000_000 * 10**9
        self.told: list[Event] = []
        self.changes: list[bool] = []
        self.resting = HotkeyPause(self.told.append, self._changed, mark, clock=lambda: self.now_ns)

    def _changed(self) -> None:
        self.changes.append(self.rests())

    def rests(self) -> bool:
        rests = [key for _, key in self.resting.keys(SETTINGS).hotkeys] == ["f7"]
        assert self.resting.hands_free(LISTENING).enabled is not rests
        return rests

    def settled(self) -> bool:
        assert self.resting.settle(PATIENCE_S)
        return self.rests()


@pytest.fixture
def mark(tmp_path: Path) -> Path:
    return tmp_path / "state" / "hotkeys-rest"


@pytest.fixture
def make(mark: Path) -> Iterator[Callable[[], Program]]:
    made: list[Program] = []

    def program() -> Program:
        made.append(Program(mark))
        return made[-1]

    yield program
    for one in made:
        one.resting.close()


@pytest.fixture
def program(make: Callable[[], Program]) -> Program:
    return make()


def test_all_hotkeys_but_the_one_that_resumes_them_rest_and_the_wake_word_too(program: Program) -> None:
    assert not program.rests()
    program.resting.begin(None)
    assert program.settled()
    assert program.told == [HotkeyPaused(Pause(None))]
    program.resting.end()
    assert not program.settled()
    assert program.told[1:] == [HotkeyPaused(None)]
    assert program.changes == [True, False]
    assert len(program.resting.keys(SETTINGS).hotkeys) == 3


def test_the_key_for_it_switches_to_and_fro(program: Program) -> None:
    for wish, rests in (
        (PauseSwitch.TOGGLE, True),
        (PauseSwitch.TOGGLE, False),
        (PauseSwitch.PAUSE, True),
        (PauseSwitch.PAUSE, True),
        (PauseSwitch.RESUME, False),
    ):
        program.resting.switch(wish)
        assert program.settled() is rests


def test_a_pause_for_a_while_says_until_when_and_ends_then(program: Program) -> None:
    until_ns = program.now_ns + 30 * MINUTE_NS
    assert program.resting.begin(30) == Pause(until_ns)
    assert program.settled()
    program.now_ns = until_ns - 1
    program.resting._look()
    assert program.rests()
    program.now_ns = until_ns
    program.resting._look()
    assert not program.settled()
    assert program.told == [HotkeyPaused(Pause(until_ns)), HotkeyPaused(None)]


def test_a_pause_that_was_begun_anew_does_not_end_with_the_old_one(program: Program) -> None:
    program.resting.begin(1)
    program.resting.begin(None)
    program.now_ns += 5 * MINUTE_NS
    program.resting._look()
    assert program.settled()


@pytest.mark.parametrize("minutes", [0, -5, 8 * 24 * 60])
def test_no_other_time_is_one(program: Program, minutes: int) -> None:
    with pytest.raises(HoldtalkError, match="no time"):
        program.resting.begin(minutes)
    assert not program.settled()


def test_a_restart_resumes_unless_the_user_wanted_to(make: Callable[[], Program], mark: Path) -> None:
    first = make()
    first.resting.begin(60)
    assert first.settled()
    assert not mark.exists()
    assert not make().rests()
    first.resting.begin(None)
    assert first.settled()
    assert mark.stat().st_mode & 0o777 == 0o600
    second = make()
    assert second.rests()
    second.resting.start()
    assert second.told == [HotkeyPaused(Pause(None))]
    second.resting.end()
    assert not second.settled()
    assert not mark.exists()


def test_a_dictation_with_a_key_ends_before_the_keys_rest(program: Program) -> None:
    program.resting.follow(RECORDING)
    program.resting.begin(None)
    assert not program.settled(), "its own key is still heard"
    assert program.told == [HotkeyPaused(Pause(None))]
    program.resting.follow(READY)
    assert program.settled()
    program.resting.follow(RECORDING)  # begun from the menu
    assert program.settled()


def test_one_that_a_wake_word_began_may_last_for_ever_and_is_ended(program: Program) -> None:
    program.resting.follow(replace(RECORDING, hands_free="continuous"))
    program.resting.begin(None)
    assert program.settled()


@pytest.mark.expected_warning("pausing: the pause could not be remembered")
def test_a_full_disk_keeps_nobody_from_resting(make: Callable[[], Program], mark: Path) -> None:
    mark.parent.write_text("a file where the folder should be")
    program = make()
    program.resting.begin(None)
    assert program.settled()
    assert isinstance(program.told[-1], ProblemNoticed)
