"""The microphone is on only while the test is shown; what it hears is told in words, and what it recorded is tried."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest
from fake_first_run import FakeTester
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from tray_app.core.errors import Problem
from tray_app.ui.heard import Verdict
from tray_app.ui.level_meter import BARS, LevelMeter
from tray_app.ui.microphone_test import MicrophoneTest

Pump = Callable[[Callable[[], bool]], None]
SPOKEN = (-25.0, -28.0, -60.0) * 6


@pytest.fixture
def tester(qt_app: QApplication) -> FakeTester:
    return FakeTester()


@pytest.fixture
def shown(tester: FakeTester) -> Iterator[MicrophoneTest]:
    made = MicrophoneTest(tester)
    made.show()
    yield made
    made.close()


def test_the_microphone_is_on_while_it_is_shown_and_off_when_it_is_hidden(
    tester: FakeTester, shown: MicrophoneTest
) -> None:
    assert tester.is_on()
    shown.hide()
    assert not tester.is_on()
    shown.show()
    assert (tester.is_on(), tester.opened) == (True, 2)


def test_the_microphone_is_off_when_its_window_is_taken_apart(tester: FakeTester, pump: Pump) -> None:
    window = QWidget()
    QVBoxLayout(window).addWidget(MicrophoneTest(tester))
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    gone: list[bool] = []
    window.destroyed.connect(lambda: gone.append(True))
    window.show()
    assert tester.is_on()
    window.deleteLater()
    pump(lambda: bool(gone))
    assert not tester.is_on()
    del window
    gc.collect()


def test_levels_that_were_on_their_way_when_it_was_hidden_change_nothing(
    tester: FakeTester, shown: MicrophoneTest
) -> None:
    late = tester.heard
    shown.hide()
    assert late is not None
    late(-10.0)
    assert shown.meter.share == 0.0


def test_what_is_heard_is_said_in_words(tester: FakeTester, shown: MicrophoneTest, pump: Pump) -> None:
    told: list[Verdict] = []
    shown.verdict_changed.connect(told.append)
    assert shown.words.text() == "Say something."
    tester.say(*SPOKEN)
    pump(lambda: shown.words.text() == "I hear you.")
    tester.clipped = True
    tester.say(-3.0)
    pump(lambda: shown.words.text().startswith("Too loud"))
    assert told == [Verdict.HEARD, Verdict.LOUD]


def test_another_microphone_is_heard_anew(tester: FakeTester, shown: MicrophoneTest, pump: Pump) -> None:
    tester.say(*SPOKEN)
    pump(lambda: shown.verdict is Verdict.HEARD)
    shown.start_over()
    assert shown.words.text() == "Say something."


def test_a_recording_is_played_and_understood(tester: FakeTester, shown: MicrophoneTest) -> None:
    assert not shown.play_button.isEnabled()
    shown.record_button.click()
    assert shown.result.text() == "Speak now: 5 seconds left"
    assert not shown.record_button.isEnabled()
    tester.recorded(None)
    assert "in memory alone" in shown.result.text()
    shown.play_button.click()
    assert not shown.write_button.isEnabled()
    tester.played(None)
    shown.write_button.click()
    tester.understood(" hello there ")
    assert shown.result.text() == "“hello there”"
    shown.write_button.click()
    tester.understood("")
    assert "Nothing was understood" in shown.result.text()
    assert tester.asked == ["record 5", "play", "transcribe", "transcribe"]


def test_what_goes_wrong_is_said_and_can_be_tried_again(tester: FakeTester, shown: MicrophoneTest) -> None:
    shown.record_button.click()
    tester.recorded(Problem("It is silent.", "Plug it in."))
    assert shown.result.text() == "It is silent. Plug it in."
    assert shown.record_button.isEnabled()
    assert not shown.play_button.isEnabled()


def test_the_recording_is_forgotten_when_it_is_hidden(tester: FakeTester, shown: MicrophoneTest) -> None:
    shown.record_button.click()
    tester.recorded(None)
    shown.hide()
    tester.played(None)
    assert shown.result.text() == ""
    shown.show()
    assert not shown.play_button.isEnabled()
    assert shown.record_button.isEnabled()


def test_without_a_recording_there_is_the_level_alone(tester: FakeTester) -> None:
    made = MicrophoneTest(tester, recording=False)
    made.show()
    assert not made.record_button.isVisible()
    assert made.meter.isVisible()
    made.close()


# --- the meter ---------------------------------------------------------------------------


def test_bars_fill_with_the_level_from_where_one_begins_to_read(qt_app: QApplication) -> None:
    meter = LevelMeter()
    meter.resize(BARS * 8, 20)
    meter.set_level(-42.0)  # a quarter of the way
    left = bars(meter)
    meter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert bars(meter) == left[::-1]
    assert left[: BARS // 4] == [left[0]] * (BARS // 4)
    assert left[0] != left[-1]


def bars(meter: LevelMeter) -> list[int]:
    """The colour of each bar, from left to right."""
    image = meter.grab().toImage()
    step = meter.width() / BARS
    return [image.pixel(round((bar + 0.5) * step) - 1, meter.height() // 2) for bar in range(BARS)]


def test_a_screen_reader_reads_the_level_in_steps(qt_app: QApplication) -> None:
    now_ns = 10**10
    meter = LevelMeter(now_ns=lambda: now_ns)
    meter.set_level(-6.0)
    assert meter.value() == 100
    meter.set_level(-30.0)
    assert meter.value() == 100, "not twenty times a second"
    now_ns += 2 * 10**9
    for _ in range(10):
        meter.set_level(-54.0)
    assert meter.value() < 100
    found = QAccessible.queryAccessibleInterface(meter)
    assert found.role() is QAccessible.Role.ProgressBar
    assert found.text(QAccessible.Text.Name) == "Level of the microphone"
    assert found.valueInterface().currentValue() == meter.value()
