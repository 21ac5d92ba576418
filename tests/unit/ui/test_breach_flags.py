"""The tray's mark and the one notification: once a breach, never into a dictation, all of it to be turned off."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from tray_app.core.settings import PerformanceSettings
from tray_app.core.snapshot import Notice, PublicState, Snapshot
from tray_app.perf.breaches import Breach
from tray_app.perf.monitor import Monitor
from tray_app.ui.breach_flags import BreachFlags

from .conftest import Pump

READY = Snapshot(state=PublicState.READY)
RECORDING = Snapshot(state=PublicState.RECORDING)
TRANSCRIBING = Snapshot(state=PublicState.TRANSCRIBING)


class Flagged:
    """A monitor whose breaches reach the flags as in the program."""

    def __init__(self, settings: PerformanceSettings) -> None:
        self.monitor = Monitor()
        self.marks: list[str] = []
        self.notices: list[Notice] = []
        self.settings = settings
        self.flags = BreachFlags(self.monitor, mark=self.marks.append, notify=self.notices.append, settings=settings)
        self.flags._gather.setInterval(0)
        self.monitor.bus.subscribe(Breach, "the flags", self.flags.breach_changed)
        self._at_ns = 0

    def observe(self, name: str, *values: float) -> None:
        for value in values:
            self._at_ns += 2_000_000_000
            self.monitor.observe(name, value, self._at_ns, "warm")


@pytest.fixture
def flagged(qt_app: QApplication) -> Flagged:
    return Flagged(PerformanceSettings())


def test_a_breach_is_marked_and_told_once_however_bad_it_gets(
    flagged: Flagged, pump: Pump, qt_app: QApplication
) -> None:
    flagged.observe("transcription", 450.0, 450.0)
    pump(lambda: bool(flagged.notices))
    flagged.observe("transcription", 900.0, 800.0)
    flagged.flags.show_snapshot(READY)
    qt_app.processEvents()
    assert [notice.title for notice in flagged.notices] == ["Transcription is over its target"]
    assert "450 ms" in flagged.notices[0].body
    assert flagged.marks[0] == "Transcription is over its target: 450 ms, target 200 ms"
    assert flagged.marks[-1] == "Transcription is over its target: 900 ms, target 200 ms"


def test_several_at_once_are_told_together_the_worst_by_name(
    flagged: Flagged, pump: Pump, qt_app: QApplication
) -> None:
    flagged.observe("transcription", 450.0, 450.0)
    flagged.observe("insertion", 110.0, 110.0, 110.0)
    pump(lambda: bool(flagged.notices))
    qt_app.processEvents()
    assert [notice.title for notice in flagged.notices] == ["Transcription is over its target (and one more figure)"]


@pytest.mark.parametrize("busy", [RECORDING, TRANSCRIBING])
def test_nothing_is_told_into_a_dictation_but_after_it(
    flagged: Flagged, pump: Pump, qt_app: QApplication, busy: Snapshot
) -> None:
    flagged.flags.show_snapshot(busy)
    flagged.observe("transcription", 450.0, 450.0)
    qt_app.processEvents()
    assert flagged.notices == []
    assert flagged.marks[-1], "the mark does not disturb"
    flagged.flags.show_snapshot(READY)
    pump(lambda: bool(flagged.notices))
    flagged.flags.show_snapshot(RECORDING)
    flagged.flags.show_snapshot(READY)
    qt_app.processEvents()
    assert len(flagged.notices) == 1


def test_a_dictation_that_begins_before_the_notice_is_out_holds_it_back(flagged: Flagged, qt_app: QApplication) -> None:
    flagged.observe("transcription", 450.0, 450.0)
    flagged.flags.show_snapshot(RECORDING)
    qt_app.processEvents()
    assert flagged.notices == []


def test_what_has_cleared_meanwhile_is_not_told(flagged: Flagged, qt_app: QApplication) -> None:
    flagged.flags.show_snapshot(RECORDING)
    flagged.observe("transcription", 450.0, 450.0, 50.0, 50.0, 50.0)
    flagged.flags.show_snapshot(READY)
    for _ in range(5):
        qt_app.processEvents()
    assert flagged.notices == []
    assert flagged.marks[-1] == ""


def test_mark_and_notice_can_each_be_turned_off(flagged: Flagged, qt_app: QApplication) -> None:
    flagged.flags.apply(replace(flagged.settings, notify_breaches=False, badge_breaches=False))
    flagged.observe("transcription", 450.0, 450.0)
    for _ in range(5):
        qt_app.processEvents()
    assert flagged.notices == []
    assert set(flagged.marks) == {""}
    flagged.flags.apply(flagged.settings)
    assert flagged.marks[-1]
    flagged.flags.apply(replace(flagged.settings, badge_breaches=False))
    assert flagged.marks[-1] == ""


def test_no_timer_runs_while_nothing_is_to_be_told(flagged: Flagged, pump: Pump) -> None:
    assert not flagged.flags._gather.isActive()
    flagged.observe("transcription", 450.0, 450.0)
    pump(lambda: bool(flagged.notices))
    flagged.flags.show_snapshot(READY)
    assert not flagged.flags._gather.isActive()


def test_the_worst_is_the_critical_one(flagged: Flagged) -> None:
    flagged.observe("insertion", 110.0, 110.0, 110.0)
    flagged.observe("transcription", 450.0, 450.0)
    flagged.observe("filtering", 6.0, 6.0, 6.0)
    worst: Breach | None = flagged.flags.worst()
    assert worst is not None
    assert worst.metric == "transcription"
