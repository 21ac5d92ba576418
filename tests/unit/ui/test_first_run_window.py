"""Five steps, each of which can be gone through, skipped and come back to, by keyboard alone."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator

import pytest
from fake_first_run import MANY, TINY, FakeFirstRun
from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget

from tray_app.core.dictation import Outcome
from tray_app.core.errors import Problem
from tray_app.core.missing import Lacking, Mend, Missing
from tray_app.core.snapshot import PublicState, Snapshot
from tray_app.ui.first_run import FirstRunWindow
from tray_app.ui.first_run.asked import SpeechAtHand, Tried
from tray_app.ui.first_run.key_step import KeyStep
from tray_app.ui.first_run.last_step import LastStep
from tray_app.ui.first_run.microphone_step import MicrophoneStep
from tray_app.ui.first_run.speech_step import SpeechStep
from tray_app.ui.first_run.try_step import TryStep

Pump = Callable[[Callable[[], bool]], None]
READY = Snapshot(state=PublicState.READY)
RECORDING = Snapshot(state=PublicState.RECORDING)
SPOKEN = (-25.0, -28.0, -60.0) * 6


@pytest.fixture(autouse=True)
def _english(qt_app: QApplication) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def program() -> FakeFirstRun:
    return FakeFirstRun()


@pytest.fixture
def window(program: FakeFirstRun) -> Iterator[FirstRunWindow]:
    made = FirstRunWindow(program)
    made.show_and_raise()
    yield made
    made.close()


def on(window: FirstRunWindow, number: int) -> QWidget:
    window.go_to(number - 1)
    return window.step


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


# --- the way -----------------------------------------------------------------------------


def test_the_five_steps_come_in_order_and_are_told_in_words(window: FirstRunWindow, program: FakeFirstRun) -> None:
    seen = []
    for number in range(1, 6):
        assert window.count.text() == f"Step {number} of 5"
        assert window.dots.accessibleName() == f"Step {number} of 5"
        seen.append(window.heading.text())
        if number < 5:
            window.next_button.click()
    assert len(set(seen)) == 5
    assert window.next_button.text() == "&Finish"
    assert not window.skip_all.isVisible()
    window.next_button.click()
    assert not window.isVisible()
    assert program.calls[-1] == ("seen",)


def test_one_can_go_back(window: FirstRunWindow) -> None:
    assert not window.back_button.isEnabled()
    window.forward()
    window.back_button.click()
    assert window.at == 0


def test_a_step_that_is_not_done_is_skipped_and_one_that_is_leads_on(
    window: FirstRunWindow, program: FakeFirstRun, pump: Pump
) -> None:
    assert window.next_button.text() == "Skip &this step"
    width = window.next_button.width()
    program.tester.say(*SPOKEN)
    pump(lambda: window.next_button.text() == "&Next")
    assert window.next_button.width() == width


def test_closing_it_early_is_the_end_of_it(window: FirstRunWindow, program: FakeFirstRun) -> None:
    window.skip_all.click()
    assert program.calls[-1] == ("seen",)
    assert not program.tester.is_on(), "the microphone is off"


def test_escape_does_not_close_it(window: FirstRunWindow) -> None:
    """It throws away what is being said, and a moment later it would be this."""
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Escape)
    assert window.isVisible()


def test_enter_leads_on_and_tab_reaches_every_button(window: FirstRunWindow) -> None:
    for number in range(1, 6):
        on(window, number)
        reached = set()
        for _ in range(20):
            QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
            reached.add(window.focusWidget())
        buttons = {each for each in window.findChildren(QPushButton) if each.isVisible() and each.isEnabled()}
        assert buttons <= reached
    on(window, 2)
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Return)
    assert window.at == 2


def test_what_is_wrong_stands_on_every_page(window: FirstRunWindow) -> None:
    window.show_snapshot(Snapshot(problem=Problem("No microphone was found.", "Plug one in.")))
    assert window.problem.text() == "No microphone was found. Plug one in."
    window.forward()
    assert window.problem.isVisible()
    window.show_snapshot(READY)
    assert not window.problem.isVisible()


def test_closing_takes_it_apart(program: FakeFirstRun, pump: Pump) -> None:
    window = FirstRunWindow(program)
    window.show_and_raise()
    gone: list[bool] = []
    window.destroyed.connect(lambda: gone.append(True))
    window.close()
    pump(lambda: bool(gone))
    left = weakref.ref(window)
    del window
    gc.collect()
    assert left() is None


# --- 1: the microphone -------------------------------------------------------------------


def test_the_microphone_is_on_in_its_step_alone(window: FirstRunWindow, program: FakeFirstRun) -> None:
    assert program.tester.is_on()
    window.forward()
    assert not program.tester.is_on()
    window.back()
    assert program.tester.is_on()


def test_another_microphone_can_be_chosen_and_is_heard_anew(
    window: FirstRunWindow, program: FakeFirstRun, pump: Pump
) -> None:
    step = on(window, 1)
    assert isinstance(step, MicrophoneStep)
    program.tester.say(*SPOKEN)
    pump(lambda: step.done)
    assert [step.devices.itemText(at) for at in range(3)] == [
        "System default",
        "Built-in Audio",
        "Yeti Stereo Microphone",
    ]
    step.devices.setCurrentIndex(2)
    step.devices.activated.emit(2)
    assert program.calls[-2:] == [("microphone", "Yeti Stereo Microphone"), ("look",)]
    assert not step.done


def test_a_microphone_that_is_not_there_is_still_named(program: FakeFirstRun) -> None:
    program.microphone = "WH-1000"
    window = FirstRunWindow(program)
    step = window.steps[0]
    assert isinstance(step, MicrophoneStep)
    assert step.devices.currentText() == "WH-1000 (not connected)"
    window.close()


# --- 2: the key --------------------------------------------------------------------------


def lit(step: KeyStep) -> bool:
    return step.key.lit


def test_the_key_lights_up_while_it_is_held(window: FirstRunWindow, program: FakeFirstRun) -> None:
    step = on(window, 2)
    assert isinstance(step, KeyStep)
    assert step.hint.text() == "Hold Right Ctrl now, then let it go."
    assert step.key.accessibleName() == "The key Right Ctrl: waits to be pressed"
    window.show_snapshot(RECORDING)
    assert lit(step)
    assert step.done
    window.show_snapshot(Snapshot(state=PublicState.TRANSCRIBING))
    assert not lit(step)
    assert step.key.accessibleName() == "The key Right Ctrl: was heard"
    assert program.calls[-1] == ("throw away",)
    assert step.told.text() == "Holdtalk hears Right Ctrl."


def test_a_recording_that_goes_on_without_the_key_is_thrown_away(
    window: FirstRunWindow, program: FakeFirstRun, pump: Pump
) -> None:
    program.key_mode = "toggle"
    on(window, 2)
    window.show_snapshot(Snapshot(state=PublicState.RECORDING, locked=True))
    program.calls.clear()
    pump(lambda: program.calls == [("throw away",)])


def test_what_is_typed_into_that_page_presses_nothing(window: FirstRunWindow) -> None:
    step = on(window, 2)
    assert window.focusWidget() is step.findChild(type(step.key))  # type: ignore[attr-defined]  # a KeyStep
    QTest.keyClicks(window.focusWidget(), "some words, and a blank ")
    assert window.at == 1


def test_another_key_can_be_chosen_from_the_usual_ones(window: FirstRunWindow, program: FakeFirstRun) -> None:
    step = on(window, 2)
    assert isinstance(step, KeyStep)
    window.show_snapshot(RECORDING)
    window.show_snapshot(READY)
    step.other.click()
    assert isinstance(step.choice, QComboBox)
    at = step.choice.findData("f9")
    step.choice.setCurrentIndex(at)
    step.choice.activated.emit(at)
    assert ("key", "f9") in program.calls
    program.hotkey_name = "F9"
    window.settings_changed()
    assert step.hint.text() == "Hold F9 now, then let it go."
    assert not step.done


class Capture(QWidget):
    captured = Signal(str)


def test_a_field_that_is_filled_by_pressing_takes_their_place(window: FirstRunWindow, program: FakeFirstRun) -> None:
    program.capture = Capture
    step = on(window, 2)
    assert isinstance(step, KeyStep)
    step.other.click()
    assert isinstance(step.choice, Capture)
    step.choice.captured.emit("f8")
    assert ("key", "f8") in program.calls


def test_several_hotkeys_are_left_to_the_settings(program: FakeFirstRun) -> None:
    program.changeable = False
    window = FirstRunWindow(program)
    window.show_and_raise()
    step = on(window, 2)
    assert isinstance(step, KeyStep)
    assert not step.other.isVisible()
    window.close()


# --- 3: a first dictation ----------------------------------------------------------------


def test_the_field_has_the_keyboard_and_the_figures_are_shown(window: FirstRunWindow) -> None:
    step = on(window, 3)
    assert isinstance(step, TryStep)
    assert window.focusWidget() is step.field
    window.show_tried(Tried(Outcome.INSERTED, 9, 53.4, 2_340.0))
    assert step.figures.text() == "0.05 s after you let go"
    assert step.told.text().startswith("9 words, 2.3 s of speech.")
    assert step.done


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Outcome.CANCELLED, "Thrown away"),
        (Outcome.EMPTY, "Nothing was understood"),
        (Outcome.TOO_SHORT, "only a tap"),
        (Outcome.OFFERED, "waits in Holdtalk's menu"),
        (Outcome.FAILED, "The recording is kept"),
    ],
)
def test_what_became_of_it_otherwise_is_said(window: FirstRunWindow, outcome: Outcome, words: str) -> None:
    step = on(window, 3)
    assert isinstance(step, TryStep)
    window.show_tried(Tried(outcome))
    assert words in step.told.text()
    assert not step.figures.isVisible()
    assert not step.done


def test_an_engine_that_is_still_loading_is_said_to_be(window: FirstRunWindow) -> None:
    window.show_snapshot(Snapshot(loading=True))
    step = on(window, 3)
    assert isinstance(step, TryStep)
    assert step.loading.isVisible()
    window.show_snapshot(READY)
    assert not step.loading.isVisible()


# --- 4: the language ---------------------------------------------------------------------


def test_whose_language_is_understood_has_nothing_to_do(window: FirstRunWindow) -> None:
    step = on(window, 4)
    assert isinstance(step, SpeechStep)
    assert step.summary.text() == "Moonshine tiny understands English. Nothing has to be done here."
    assert "8 processor cores and 16 GB" in step.machine.text()
    assert step.options == []


def test_whose_language_is_not_is_shown_what_can_be_had(program: FakeFirstRun) -> None:
    QLocale.setDefault(QLocale("de_DE"))
    window = FirstRunWindow(program)
    window.show_and_raise()
    step = on(window, 4)
    assert isinstance(step, SpeechStep)
    assert step.summary.text() == "Moonshine tiny understands English. For Deutsch another model is needed."
    assert any(text.startswith("Parakeet 0.6B v3: 4 languages, 670 MB to download") for text in texts(step))
    step.models.click()
    assert program.calls[-1] == ("models",)
    window.close()


def test_models_that_are_here_can_be_chosen_between(window: FirstRunWindow, program: FakeFirstRun) -> None:
    here = SpeechAtHand((TINY, type(MANY)("many", "Many", ("de", "en"), 860, measured="It is right.")), 2, 8_000)
    program.at_hand, program.speaks = here, ("auto", "de", "en")
    step = on(window, 4)
    assert isinstance(step, SpeechStep)
    assert [option.isChecked() for option in step.options] == [True, False]
    assert "best when this machine was measured" in step.options[1].text()
    step.options[1].click()
    assert ("engine", "many") in program.calls
    step.language.activated.emit(1)
    assert program.calls[-1] == ("language", "de")


# --- 5: login ----------------------------------------------------------------------------


def test_start_at_login_is_a_switch(window: FirstRunWindow, program: FakeFirstRun) -> None:
    step = on(window, 5)
    assert isinstance(step, LastStep)
    assert not step.login.isChecked()
    step.login.click()
    assert program.at_login is True
    assert step.login.isChecked()


def test_what_keeps_it_from_being_switched_is_said(window: FirstRunWindow, program: FakeFirstRun) -> None:
    program.at_login = Problem("Start at login cannot be changed.", "Look at the folder.")
    step = on(window, 5)
    assert isinstance(step, LastStep)
    checked = step.login.isChecked()
    step.login.click()
    assert step.login.isChecked() is checked
    assert step.login_told.text() == "Start at login cannot be changed. Look at the folder."


# --- what is missing ---------------------------------------------------------------------

MUTED = Missing(Lacking.MICROPHONE, Problem("“Yeti” is muted.", "Unmute it here."), mend=Mend.UNMUTE, about="yeti.in")
NO_WTYPE = Missing(Lacking.INSERTION, Problem("Text cannot be typed.", "Install wtype."), "sudo apt install wtype")


def missing_window(program: FakeFirstRun, *missing: Missing) -> FirstRunWindow:
    program.missing = list(missing)
    window = FirstRunWindow(program)
    window.show_and_raise()
    return window


def labelled(widget: QWidget, text: str) -> QPushButton:
    return next(each for each in widget.findChildren(QPushButton) if each.text().replace("&", "") == text)


def test_what_is_missing_stands_in_the_step_that_it_concerns(program: FakeFirstRun) -> None:
    window = missing_window(program, MUTED, NO_WTYPE)
    assert "“Yeti” is muted." in texts(on(window, 1))
    assert "Text cannot be typed." not in texts(window.step)
    assert "sudo apt install wtype" in texts(on(window, 3))
    window.close()


def test_what_the_program_can_mend_it_mends_and_looks_again(program: FakeFirstRun) -> None:
    window = missing_window(program, MUTED)
    step = on(window, 1)
    labelled(step, "Unmute it").click()
    assert ("mend", "yeti.in") in program.calls
    assert not window.steps[0].missing.isVisible()
    window.close()


def test_what_could_not_be_mended_is_said(program: FakeFirstRun) -> None:
    program.mending = Problem("That did not work.", "Look at its switch.")
    window = missing_window(program, MUTED)
    labelled(on(window, 1), "Unmute it").click()
    assert "That did not work. Look at its switch." in texts(window.step)
    window.close()


def test_a_line_is_copied(program: FakeFirstRun) -> None:
    window = missing_window(program, NO_WTYPE)
    labelled(on(window, 3), "Copy this line").click()
    assert QApplication.clipboard().text() == "sudo apt install wtype"
    program.missing.clear()
    labelled(window.step, "Look again").click()
    assert not window.steps[2].missing.isVisible()
    window.close()


# --- whoever cannot see it, and small screens --------------------------------------------


def test_every_part_of_it_has_a_name(program: FakeFirstRun) -> None:
    window = missing_window(program, MUTED, NO_WTYPE)
    for number in range(1, 6):
        step = on(window, number)
        for widget in window.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                named = widget.accessibleName() or getattr(widget, "text", lambda: "")()
                buddy = any(label.buddy() is widget for label in step.findChildren(QLabel))
                assert named or buddy, f"step {number}: {widget}"
    window.close()


def test_in_a_small_window_all_of_it_can_be_reached(window: FirstRunWindow) -> None:
    window.resize(window.minimumSize())
    for number in range(1, 6):
        on(window, number)
        assert window.next_button.isVisible()
        assert window.rect().contains(window.next_button.geometry())
