"""What stands in the way of a text: another focus, a locked screen, held keys, aids for fingers, our own death."""

from __future__ import annotations

import itertools
import signal
import time
from collections.abc import Iterator
from os import kill

import pytest
from desktop import PrivateDesktop, wait_until
from insertion_rigs import Fingers, KeyboardGrab, Rig, copy_text, later, read_selection
from target_windows import TextWindow, WindowKind

from tray_app.core.events import Event, Inserted, InsertionDeferred, InsertionFailed, TargetLost
from tray_app.core.settings import InsertionSettings
from tray_app.text.insertion import problems
from tray_app.text.insertion.x11_gate import X11Gate
from tray_app.text.insertion.x11_target import Target
from tray_app.text.insertion.x11_typing import STROKES_PER_WRITE, X11Typing
from tray_app.x11.connection import X11Connection
from tray_app.x11.keyboard import Stroke
from tray_app.x11.probe import ProbeWindow
from tray_app.x11.xkb import State

pytestmark = pytest.mark.desktop

KINDS: tuple[WindowKind, ...] = ("xterm", "qt", "gtk")
LONG = " ".join(f"{number} bottles of beer on the Wall," for number in range(40))
BALLOON = "A balloon will happen soon: bookkeeper, 100 feet!"
SLOWLY = InsertionSettings(method="type", key_delay_ms=3)
"""So that something can happen in the middle of a text."""


@pytest.fixture(scope="module", params=KINDS)
def window(request: pytest.FixtureRequest, desktop: PrivateDesktop) -> Iterator[TextWindow]:
    opened = desktop.open_window(request.param)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def qt_window(desktop: PrivateDesktop) -> Iterator[TextWindow]:
    opened = desktop.open_window("qt")
    yield opened
    opened.close()


@pytest.fixture
def rig(desktop: PrivateDesktop) -> Iterator[Rig]:
    made = Rig(desktop)
    yield made
    made.close()


@pytest.fixture
def fingers(desktop: PrivateDesktop) -> Iterator[Fingers]:
    made = Fingers(desktop)
    yield made
    made.close()


# --- another program gets the keys -------------------------------------------------------


@pytest.mark.parametrize("method", ["type", "paste"])
def test_text_is_offered_and_nothing_typed_while_another_program_has_the_keyboard(
    rig: Rig, qt_window: TextWindow, desktop: PrivateDesktop, method: str
) -> None:
    qt_window.focus()
    qt_window.clear()
    rig.settings = InsertionSettings(method=method)
    dictation_id = rig.note()
    locker = KeyboardGrab(desktop)
    try:
        answer = rig.insert(dictation_id, "nothing for a password field")
        assert isinstance(answer, TargetLost)
        assert answer.why is not None
        assert "locked" in answer.why.remedy
        assert locker.keys_seen() == 0
        assert read_selection(desktop) == b"nothing for a password field"
    finally:
        locker.close()
    assert qt_window.read() == ""
    assert rig.put_into(qt_window, "after the menu") == "after the menu"


def test_an_open_menu_of_the_window_itself_gets_no_text(rig: Rig, desktop: PrivateDesktop) -> None:
    """GTK takes the keyboard by another protocol (XInput 2) than lockers do."""
    window = desktop.open_window("gtk")
    try:
        window.focus()
        dictation_id = rig.note()
        rig.drain()
        desktop.tap("shift+F10")
        time.sleep(0.5)
        assert isinstance(rig.insert(dictation_id, "past the menu"), TargetLost)
        desktop.tap("Escape")
        assert window.read() == ""
    finally:
        window.close()


def test_a_menu_that_closes_in_time_is_waited_for(rig: Rig, qt_window: TextWindow, desktop: PrivateDesktop) -> None:
    qt_window.focus()
    qt_window.clear()
    menu = KeyboardGrab(desktop)
    timer = later(0.2, menu.close)
    answer = rig.put("it closed")
    timer.join()
    assert isinstance(answer, Inserted)
    assert qt_window.wait_for("it closed") == "it closed"


def test_keyboard_taken_in_the_middle_of_a_text_stops_it(
    rig: Rig, qt_window: TextWindow, desktop: PrivateDesktop
) -> None:
    qt_window.focus()
    qt_window.clear()
    rig.settings = SLOWLY
    taken: list[KeyboardGrab] = []
    timer = later(0.5, lambda: taken.append(KeyboardGrab(desktop)))
    answer = rig.insert(rig.note(), LONG)
    timer.join()
    seen = taken[0].keys_seen()
    taken[0].close()
    assert isinstance(answer, TargetLost)
    assert answer.why is not None
    assert seen <= 2
    assert read_selection(desktop) == LONG.encode()
    assert LONG.startswith(qt_window.wait_for_any())


@pytest.mark.parametrize("kind", KINDS)
def test_focus_that_goes_elsewhere_in_the_middle_of_a_text_stops_it(
    rig: Rig, desktop: PrivateDesktop, qt_window: TextWindow, kind: WindowKind
) -> None:
    target = desktop.open_window(kind)
    try:
        qt_window.clear()
        target.focus()
        rig.settings = SLOWLY
        timer = later(0.5, qt_window.focus)
        answer = rig.insert(rig.note(), LONG)
        timer.join()
        assert isinstance(answer, TargetLost)
        assert answer.why is not None
        assert "beginning" in answer.why.remedy
        assert read_selection(desktop) == LONG.encode()
        assert len(qt_window.read()) <= STROKES_PER_WRITE
        began = target.wait_for_any()
        assert began
        assert LONG.startswith(began)
    finally:
        target.close()


@pytest.mark.parametrize("kind", KINDS)
def test_window_that_dies_in_the_middle_of_a_text_leaves_it_whole_on_the_clipboard(
    rig: Rig, desktop: PrivateDesktop, kind: WindowKind
) -> None:
    target = desktop.open_window(kind)
    try:
        target.focus()
        rig.settings = SLOWLY
        timer = later(0.5, lambda: kill(target.pid, signal.SIGKILL))
        answer = rig.insert(rig.note(), LONG)
        timer.join()
        assert isinstance(answer, TargetLost | InsertionFailed)
        assert read_selection(desktop) == LONG.encode()
    finally:
        target.close()


def test_focus_at_key_down_is_seen_while_a_paste_is_waited_for(
    rig: Rig, desktop: PrivateDesktop, qt_window: TextWindow
) -> None:
    """A hung window takes seconds; the next dictation's window is the one of its own key down all the same."""
    hung = desktop.open_window("gtk")
    try:
        copy_text(desktop, "the user's own")
        hung.focus()
        first = rig.note()
        rig.drain()
        rig.settings = InsertionSettings(method="paste")
        kill(hung.pid, signal.SIGSTOP)
        rig.send(first, "for the hung one")
        time.sleep(0.3)
        second = rig.note()
        time.sleep(0.2)
        qt_window.focus()
        qt_window.clear()
        kill(hung.pid, signal.SIGCONT)
        rig.answers.get(timeout=20)
        assert isinstance(rig.insert(second, "also for the hung one"), TargetLost)
        assert qt_window.read() == ""
    finally:
        kill(hung.pid, signal.SIGCONT)
        hung.close()


# --- held keys ---------------------------------------------------------------------------


def test_text_waits_while_a_key_of_the_hotkey_is_held_and_the_key_stays_down(
    rig: Rig, qt_window: TextWindow, fingers: Fingers
) -> None:
    qt_window.focus()
    qt_window.clear()
    rig.settings = InsertionSettings(method="type")
    hotkey = fingers.code("Control_R")
    rig.hotkey_codes = frozenset({hotkey})
    dictation_id = rig.note()
    fingers.press("Control_R")
    assert isinstance(rig.insert(dictation_id, "one thing after the other"), InsertionDeferred)
    assert fingers.keys_down() == {hotkey}
    assert qt_window.read() == ""
    fingers.release("Control_R")
    assert isinstance(rig.insert(dictation_id, "one thing after the other"), Inserted)
    assert qt_window.wait_for("one thing after the other") == "one thing after the other"


def test_text_goes_on_where_the_hotkey_interrupted_it(
    rig: Rig, qt_window: TextWindow, fingers: Fingers, monkeypatch: pytest.MonkeyPatch
) -> None:
    qt_window.focus()
    qt_window.clear()
    rig.settings = InsertionSettings(method="type")
    rig.hotkey_codes = frozenset({fingers.code("Control_R")})
    passed, pass_into = itertools.count(1), X11Gate.pass_into

    def press_before_the_third_write(gate: X11Gate, target: Target) -> State:
        if next(passed) == 3:
            rig.insertion._connection.sync()  # so that the second write is through
            fingers.press("Control_R")
        return pass_into(gate, target)

    monkeypatch.setattr(X11Gate, "pass_into", press_before_the_third_write)
    dictation_id = rig.note()
    assert isinstance(rig.insert(dictation_id, LONG[:200]), InsertionDeferred)
    began = qt_window.wait_for(LONG[: STROKES_PER_WRITE + 1])
    assert began == LONG[: STROKES_PER_WRITE + 1]
    fingers.release("Control_R")
    answer = rig.insert(dictation_id, LONG[:200])
    assert isinstance(answer, Inserted)
    assert answer.characters == 200
    assert qt_window.wait_for(LONG[:200]) == LONG[:200]


def test_a_modifier_under_a_finger_is_lifted_for_the_text_and_down_again_afterwards(
    rig: Rig, qt_window: TextWindow, fingers: Fingers
) -> None:
    qt_window.focus()
    qt_window.clear()
    held = fingers.code("Control_L")
    fingers.press("Control_L")
    assert isinstance(rig.put("no shortcut"), Inserted)
    assert qt_window.wait_for("no shortcut") == "no shortcut"
    assert fingers.keys_down() == {held}
    fingers.release("Control_L")
    wait_until(lambda: not fingers.keys_down(), "the key to come up")
    time.sleep(0.2)
    # Were it still down on the device of programs, no program could press it again.
    assert rig.put_into(qt_window, "pasted", "paste") == "pasted"
    assert not fingers.keys_down()


# --- aids for fingers --------------------------------------------------------------------

AIDS = {
    "bounce keys": (["bouncekeys", "300"], ["-bouncekeys"]),
    "slow keys": (["slowkeys", "150"], ["-slowkeys"]),
    "sticky keys": (["sticky", "twokey", "-latchlock"], ["-sticky"]),
}


@pytest.mark.parametrize("aid", AIDS)
@pytest.mark.parametrize("method", ["type", "paste"])
def test_text_is_exact_with_aids_for_fingers_and_the_aids_stay_on(
    rig: Rig, window: TextWindow, desktop: PrivateDesktop, fingers: Fingers, aid: str, method: str
) -> None:
    on, off = AIDS[aid]
    desktop.run(["xkbset", *on])
    try:
        switched_on = desktop.run(["xkbset", "q"])
        assert rig.put_into(window, BALLOON, method) == BALLOON
        assert desktop.run(["xkbset", "q"]) == switched_on
        if aid == "slow keys":
            window.clear()
            fingers.press("a")
            fingers.release("a")
            time.sleep(0.4)
            assert window.read() == ""
    finally:
        desktop.run(["xkbset", *off])


# --- a finger in the middle of a write ---------------------------------------------------


def press_within(monkeypatch: pytest.MonkeyPatch, fingers: Fingers, at: int, name: str = "Control_R") -> None:
    """The server gets the finger's key between the keys of a write, before the one of this number (-1: after all)."""
    asked = X11Typing._requests

    def requests(typing: X11Typing, strokes: list[Stroke]) -> list[bytes]:
        keys = asked(typing, strokes)
        if len(strokes) > 1:
            keys.insert(at if at >= 0 else len(keys), fingers.pressing(name))
        return keys

    monkeypatch.setattr(X11Typing, "_requests", requests)


def answered(rig: Rig, probe: ProbeWindow, text: str) -> Event:
    rig.settings = InsertionSettings(method="type")
    rig.send(rig.note(), text)
    probe.wait(lambda: not rig.answers.empty())
    return rig.answers.get(timeout=10)


@pytest.mark.parametrize("at", [0, 20])
@pytest.mark.parametrize("is_hotkey", [True, False], ids=["hotkey", "another Control"])
def test_a_text_in_whose_middle_control_went_down_is_offered_and_never_counted_as_delivered(
    rig: Rig, desktop: PrivateDesktop, fingers: Fingers, monkeypatch: pytest.MonkeyPatch, at: int, is_hotkey: bool
) -> None:
    """The next dictation's key may come just then, and its letters were commands to the window."""
    rig.hotkey_codes = frozenset({fingers.code("Control_R")} if is_hotkey else ())
    press_within(monkeypatch, fingers, at)
    with ProbeWindow(X11Connection(desktop.display)) as probe:
        answer = answered(rig, probe, "the quick brown fox jumps")
        assert len(probe.text) < 15
    assert isinstance(answer, TargetLost)
    assert answer.why == problems.SPOILT
    assert read_selection(desktop) == b"the quick brown fox jumps"


@pytest.mark.parametrize("name", ["Control_R", "Shift_R"])
def test_a_key_that_goes_down_behind_the_last_letter_spoils_nothing(
    rig: Rig, desktop: PrivateDesktop, fingers: Fingers, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    press_within(monkeypatch, fingers, -1, name)
    with ProbeWindow(X11Connection(desktop.display)) as probe:
        assert isinstance(answered(rig, probe, "the quick brown fox"), Inserted)
        assert probe.text == "the quick brown fox"


def test_control_that_went_down_before_a_text_of_several_writes_is_let_go_and_spoils_nothing(
    rig: Rig, desktop: PrivateDesktop, fingers: Fingers
) -> None:
    with ProbeWindow(X11Connection(desktop.display)) as probe:
        fingers.press("Control_L")
        later(0.3, lambda: fingers.release("Control_L"))
        assert isinstance(answered(rig, probe, BALLOON), Inserted)
        assert probe.text == BALLOON
