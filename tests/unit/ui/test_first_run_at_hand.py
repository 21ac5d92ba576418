"""The first run in the program: what reaches its window, and what is left once it is closed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from fake_actions import FakeActions
from perf_records import record
from PySide6.QtWidgets import QApplication

from tray_app import first_run_due, missing_parts
from tray_app.core import events as e
from tray_app.core.bus import Bus
from tray_app.core.dictation import DictationEnded, Outcome, Stamps
from tray_app.core.settings import HotkeySettings, Settings
from tray_app.core.snapshot import PublicState, Snapshot
from tray_app.first_run import FirstRunAtHand
from tray_app.paths import settings_path
from tray_app.ui.bridge import Bridge
from tray_app.ui.first_run.key_step import KeyStep
from tray_app.ui.first_run.last_step import LastStep
from tray_app.ui.first_run.try_step import TryStep

Pump = Callable[[Callable[[], bool]], None]


class FakeMicrophone:
    def __init__(self) -> None:
        self.listeners = 0

    def listen(self, _listener: object, _name: str) -> Callable[[], None]:
        self.listeners += 1

        def end() -> None:
            self.listeners -= 1

        return end


class FakeLive:
    """The settings file, changed at once."""

    def change(self, work: Callable[[], object]) -> None:
        work()


class Rig:
    def __init__(self) -> None:
        self.bridge = Bridge()
        self.actions = FakeActions()
        self.posted: list[e.Event] = []
        parts = SimpleNamespace(
            bus=Bus(),
            settings=Settings(),
            snapshot=Snapshot(state=PublicState.READY),
            microphone=FakeMicrophone(),
            speech=None,
            tones=None,
            post=self.posted.append,
        )
        self.runtime = cast(Any, parts)
        self.at_hand = FirstRunAtHand(
            self.runtime,
            FakeLive(),  # type: ignore[arg-type]  # all that is asked of it
            self.actions,
            self.bridge.call,
            has_tray=lambda: True,
        )


@pytest.fixture
def rig(qt_app: QApplication, pump: Pump, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rig]:
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CONFIG_DIRS"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setattr(missing_parts, "missing_parts", lambda *_args, **_given: [])
    made = Rig()
    made.at_hand.open()
    pump(lambda: made.at_hand.window is not None and made.at_hand.window.isVisible())
    yield made
    made.at_hand.close()
    pump(lambda: not any(thread.name.startswith("first-run") for thread in threading.enumerate()))


def test_what_happens_reaches_the_step_that_is_shown(rig: Rig, pump: Pump) -> None:
    window = rig.at_hand.window
    assert window is not None
    window.go_to(1)
    key = window.step
    assert isinstance(key, KeyStep)
    rig.runtime.bus.publish(Snapshot(state=PublicState.RECORDING))
    pump(lambda: key.key.lit)
    window.go_to(2)
    tried = window.step
    assert isinstance(tried, TryStep)
    stamps = Stamps(key_up_event_ns=1_000_000_000, last_char_ns=1_060_000_000)
    ended = replace(record(), outcome=Outcome.INSERTED, stamps=stamps, samples=32_000)
    rig.runtime.bus.publish(DictationEnded(ended, "three short words", None, lambda: None))  # type: ignore[arg-type,return-value]  # nobody claims it
    pump(lambda: tried.figures.text() == "0.06 s after you let go")
    assert tried.told.text().startswith("3 words, 2.0 s of speech")


def test_once_it_is_closed_nothing_of_it_is_left_and_it_is_not_due_again(rig: Rig, pump: Pump) -> None:
    assert rig.runtime.microphone.listeners == 1
    window = rig.at_hand.window
    assert window is not None
    gone: list[bool] = []
    window.destroyed.connect(lambda: gone.append(True))
    window.close()
    assert rig.runtime.microphone.listeners == 0
    assert not rig.runtime.bus.publish(Snapshot())
    assert rig.at_hand.window is None
    pump(lambda: bool(gone))
    pump(lambda: not first_run_due.is_due(first_start=False))


def test_opening_it_again_brings_the_same_one_to_the_front(rig: Rig) -> None:
    before = rig.at_hand.window
    rig.at_hand.open()
    assert rig.at_hand.window is before


def test_the_key_is_saved_and_named_once_it_counts(rig: Rig) -> None:
    rig.at_hand.set_key("f9")
    assert 'key = "f9"' in settings_path().read_text()
    rig.runtime.settings = Settings(hotkey=HotkeySettings(key="f9"))
    rig.at_hand.refresh()
    window = rig.at_hand.window
    assert window is not None
    key = window.steps[1]
    assert isinstance(key, KeyStep)
    assert "F9" in key.hint.text()


def test_what_was_tried_is_called_back(rig: Rig) -> None:
    rig.at_hand.throw_away()
    assert [type(event) for event in rig.posted] == [e.Cancel]


def test_start_at_login_is_written_where_the_desktop_looks(rig: Rig, pump: Pump, tmp_path: Path) -> None:
    window = rig.at_hand.window
    assert window is not None
    window.go_to(4)
    step = window.step
    assert isinstance(step, LastStep)
    step.login.click()
    pump((tmp_path / "XDG_CONFIG_HOME" / "autostart" / "holdtalk.desktop").exists)
