"""The log of breaches while more come, and of figures that no table knows."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from window_rig import WindowRig

from tray_app.perf.metric import Group, Metric, Unit
from tray_app.perf.monitor import BREACHES_KEPT, Monitor
from tray_app.perf.rules import EVENTFUL
from tray_app.ui.breach_flags import breach_line
from tray_app.ui.window.breach_log import BreachLog

WAKE_WORD = Metric(
    "wake_word", "Wake word", Group.SPEECH, Unit.MS, 100, 150, "From the word's end.", "Speak up.", rule=EVENTFUL
)


def break_and_clear(monitor: Monitor, name: str, over: float, within: float, at_ns: int) -> int:
    """One more breach that is over; the time after it."""
    for value in (*[over] * 2, *[within] * 10):
        at_ns += 1_000_000_000
        monitor.observe(name, value, at_ns)
    return at_ns


@pytest.fixture
def monitor(qt_app: QApplication) -> Monitor:
    made = Monitor()
    made.define(WAKE_WORD)
    return made


def test_the_chosen_breach_stays_chosen_when_a_full_log_takes_another(monitor: Monitor) -> None:
    at_ns = 0
    for _ in range(BREACHES_KEPT):
        at_ns = break_and_clear(monitor, "wake_word", 500, 10, at_ns)
    log = BreachLog(monitor)
    log.show_snapshot(monitor.snapshot())
    chosen = monitor.breaches()[50]
    log.choose(chosen)
    break_and_clear(monitor, "wake_word", 500, 10, at_ns)
    assert len(monitor.breaches()) == BREACHES_KEPT
    log.show_snapshot(monitor.snapshot())
    assert log.chosen() == chosen
    log.deleteLater()


def test_a_figure_that_a_program_defined_itself_is_shown_everywhere_when_it_breaks(monitor: Monitor) -> None:
    for at in range(1, 4):
        monitor.observe("wake_word", 500, at * 1_000_000_000)
    (breach,) = monitor.breaches()
    assert breach_line(breach) == "Wake word is over its target: 500 ms, target 100 ms"
    rig = WindowRig(monitor)
    rig.window.show_and_raise()
    rig.window.refresh()
    rig.window.open_breach(breach)
    log = rig.window.findChild(BreachLog)
    assert log is not None
    assert log.chosen() == breach
    assert "Wake word is over its target: 500 ms" in log._words.accessibleDescription()
    rig.close()


def test_the_window_is_called_by_its_place_and_wears_the_programs_icon(monitor: Monitor) -> None:
    rig = WindowRig(monitor)
    assert rig.window.windowTitle() == "Performance"
    assert not rig.window.windowIcon().isNull()
    rig.close()
