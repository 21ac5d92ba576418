"""A text is taken out of real windows again, exactly it, or not at all and that is said."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from browser_window import BrowserWindow, Field
from desktop import PrivateDesktop, wait_until
from insertion_rigs import CORPUS, Fingers, KeyboardGrab, Rig, clear_clipboard, copy_text, later, read_selection
from target_windows import TextWindow, WindowKind

from tray_app.core.events import DictationId, Event, Inserted, NotTakenBack, Selected, TakeBackDeferred, TakenBack
from tray_app.core.settings import InsertionSettings
from tray_app.text.insertion import problems, x11_take_back

pytestmark = pytest.mark.desktop

KINDS: tuple[WindowKind, ...] = ("qt", "gtk", "gtk4", "tk", "emacs", "chromium")
BEFORE = "What was there before, "
AFTER = " and behind."
LONG = "A sentence with “quotes” and Ωμέγα. " * 8
COMPOSED = ("emoji", "combining")
"""Of these several characters are shown as one."""
PASTE_KEY_KNOWN = [kind for kind in KINDS if kind != "tk"]
LEFT_TO_RIGHT = [name for name in CORPUS if name != "right to left"]


@pytest.fixture(scope="module", params=KINDS)
def window(request: pytest.FixtureRequest, desktop: PrivateDesktop) -> Iterator[TextWindow]:
    opened = desktop.open_window(request.param)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def gtk(desktop: PrivateDesktop) -> Iterator[TextWindow]:
    opened = desktop.open_window("gtk")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def terminal(desktop: PrivateDesktop) -> Iterator[TextWindow]:
    opened = desktop.open_window("xterm")
    yield opened
    opened.close()


@pytest.fixture
def rig(desktop: PrivateDesktop) -> Iterator[Rig]:
    clear_clipboard(desktop)
    made = Rig(desktop)
    yield made
    made.close()


def take_back(rig: Rig, dictation_id: DictationId) -> Event:
    rig.insertion.take_back(dictation_id)
    return rig.answers.get(timeout=30)


def put(rig: Rig, text: str, method: str = "type") -> DictationId:
    rig.settings = InsertionSettings(method=method)
    dictation_id = rig.note()
    answer = rig.insert(dictation_id, text)
    assert isinstance(answer, Inserted), answer
    return dictation_id


def fresh(window: TextWindow) -> None:
    window.focus()
    window.clear()


@pytest.mark.parametrize("name", LEFT_TO_RIGHT)
def test_every_text_goes_as_it_came_and_what_was_there_stays(rig: Rig, window: TextWindow, name: str) -> None:
    fresh(window)
    put(rig, BEFORE)
    dictation_id = put(rig, " " + CORPUS[name])
    assert window.wait_for(BEFORE + " " + CORPUS[name]) == BEFORE + " " + CORPUS[name]
    answer = take_back(rig, dictation_id)
    if window.kind == "emacs" and name in COMPOSED:
        assert answer == NotTakenBack(dictation_id, problems.NO_WAY_BACK)
        assert window.read() == BEFORE + " " + CORPUS[name]
        return
    assert answer == TakenBack(dictation_id)
    assert window.wait_for(BEFORE) == BEFORE


def test_from_the_middle_of_a_text_nothing_else_goes(rig: Rig, window: TextWindow, desktop: PrivateDesktop) -> None:
    fresh(window)
    put(rig, BEFORE + AFTER)
    for _ in AFTER:
        desktop.tap("Left")
    dictation_id = put(rig, "in between")
    assert window.wait_for(BEFORE + "in between" + AFTER) == BEFORE + "in between" + AFTER
    assert take_back(rig, dictation_id) == TakenBack(dictation_id)
    assert window.wait_for(BEFORE + AFTER) == BEFORE + AFTER
    put(rig, "again")
    assert window.wait_for(BEFORE + "again" + AFTER) == BEFORE + "again" + AFTER, "the caret is where it was"


def test_right_to_left_goes_exactly_or_stays(rig: Rig, window: TextWindow) -> None:
    fresh(window)
    put(rig, BEFORE)
    dictation_id = put(rig, CORPUS["right to left"])
    answer = take_back(rig, dictation_id)
    expected = BEFORE if isinstance(answer, TakenBack) else BEFORE + CORPUS["right to left"]
    assert window.wait_for(expected) == expected


def test_two_texts_go_one_after_the_other(rig: Rig, window: TextWindow) -> None:
    fresh(window)
    first, second = put(rig, "The first one."), put(rig, " The second one.")
    assert take_back(rig, second) == TakenBack(second)
    assert window.wait_for("The first one.") == "The first one."
    assert take_back(rig, first) == TakenBack(first)
    assert window.wait_for("") == ""


@pytest.mark.parametrize("window", PASTE_KEY_KNOWN, indirect=True)
def test_a_pasted_text_goes_too_and_clipboard_and_selection_are_as_before(
    rig: Rig, window: TextWindow, desktop: PrivateDesktop
) -> None:
    copy_text(desktop, "what was copied")
    fresh(window)
    put(rig, BEFORE)
    copy_text(desktop, "what was marked elsewhere", "primary")
    dictation_id = put(rig, LONG, "paste")
    assert window.wait_for(BEFORE + LONG) == BEFORE + LONG
    assert take_back(rig, dictation_id) == TakenBack(dictation_id)
    assert window.wait_for(BEFORE) == BEFORE
    assert read_selection(desktop, selection="primary") == b"what was marked elsewhere"
    assert window.read() == BEFORE


@pytest.mark.parametrize("behind", ["!", "Hello", " "])
def test_where_something_else_stands_before_the_caret_nothing_is_taken(
    rig: Rig, window: TextWindow, desktop: PrivateDesktop, behind: str
) -> None:
    fresh(window)
    dictation_id = put(rig, "Hello.")
    put(rig, behind)
    assert window.wait_for("Hello." + behind) == "Hello." + behind
    answer = take_back(rig, dictation_id)
    assert answer == NotTakenBack(dictation_id, problems.NOT_THERE)
    put(rig, "x")
    assert window.wait_for("Hello." + behind + "x") == "Hello." + behind + "x", "the caret is where it was"


def test_a_text_that_was_shortened_is_not_mistaken_for_itself(
    rig: Rig, window: TextWindow, desktop: PrivateDesktop
) -> None:
    fresh(window)
    put(rig, "some words, ")
    dictation_id = put(rig, "one two three")
    for _ in range(8):
        desktop.tap("Left")
    desktop.tap("BackSpace")
    for _ in range(8):
        desktop.tap("Right")
    changed = "some words, one twothree"
    held = window.wait_for_any()
    assert isinstance(take_back(rig, dictation_id), NotTakenBack), (held, changed)
    assert window.wait_for(held) == held


def test_the_selection_of_before_is_not_mistaken_for_the_windows_own(
    rig: Rig, gtk: TextWindow, desktop: PrivateDesktop
) -> None:
    """It holds exactly the text, and the window tells of nothing."""
    fresh(gtk)
    dictation_id = put(rig, "Hello")
    put(rig, ".")
    copy_text(desktop, "Hello", "primary")
    assert isinstance(take_back(rig, dictation_id), NotTakenBack)
    assert gtk.wait_for("Hello.") == "Hello."


@pytest.mark.parametrize("field", ["input", "textarea", "editable"])
def test_every_field_of_a_page_lets_it_go(rig: Rig, desktop: PrivateDesktop, field: Field) -> None:
    browser = desktop.open_window("chromium")
    assert isinstance(browser, BrowserWindow)
    try:
        browser.focus()
        browser.show(field)
        put(rig, BEFORE)
        dictation_id = put(rig, " and then “this”, é 🙂 ")
        assert take_back(rig, dictation_id) == TakenBack(dictation_id)
        assert browser.wait_for(BEFORE).replace("\u00a0", " ") == BEFORE
    finally:
        browser.close()


def test_a_frozen_window_is_given_up_and_keeps_its_text(
    rig: Rig, desktop: PrivateDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(x11_take_back, "TOLD_MS", 300)
    frozen = desktop.open_window("qt")
    try:
        put(rig, BEFORE)
        dictation_id = put(rig, "Hello.")
        assert frozen.wait_for(BEFORE + "Hello.") == BEFORE + "Hello."
        os.kill(frozen.pid, signal.SIGSTOP)
        try:
            assert isinstance(take_back(rig, dictation_id), NotTakenBack)
        finally:
            os.kill(frozen.pid, signal.SIGCONT)
        assert frozen.wait_for(BEFORE + "Hello.") == BEFORE + "Hello."
        put(rig, "x")
        assert frozen.wait_for(BEFORE + "Hello.x") == BEFORE + "Hello.x"
    finally:
        frozen.close()


def test_a_window_that_is_slow_lets_it_go_exactly(rig: Rig, desktop: PrivateDesktop) -> None:
    slow = desktop.open_window("gtk")
    try:
        put(rig, BEFORE)
        dictation_id = put(rig, "Hello there.")
        os.kill(slow.pid, signal.SIGSTOP)
        timer = later(0.7, lambda: os.kill(slow.pid, signal.SIGCONT))
        assert take_back(rig, dictation_id) == TakenBack(dictation_id)
        timer.join()
        assert slow.wait_for(BEFORE) == BEFORE
    finally:
        slow.close()


def test_another_window_keeps_its_text(rig: Rig, gtk: TextWindow, desktop: PrivateDesktop) -> None:
    fresh(gtk)
    other = desktop.open_window("qt")
    try:
        gtk.focus()
        dictation_id = put(rig, "Hello.")
        other.focus()
        put(rig, "Hello.")
        assert take_back(rig, dictation_id) == NotTakenBack(dictation_id, problems.OTHER_WINDOW)
        assert other.wait_for("Hello.") == "Hello."
        assert gtk.read() == "Hello."
    finally:
        other.close()


def test_while_a_menu_has_the_keyboard_nothing_is_pressed(rig: Rig, gtk: TextWindow, desktop: PrivateDesktop) -> None:
    fresh(gtk)
    dictation_id = put(rig, "Hello.")
    grab = KeyboardGrab(desktop)
    try:
        assert take_back(rig, dictation_id) == NotTakenBack(dictation_id, problems.MENU_OPEN)
        assert grab.keys_seen() == 0
    finally:
        grab.close()
    assert take_back(rig, dictation_id) == TakenBack(dictation_id)


def test_while_the_hotkey_is_held_it_is_put_off_and_then_done(
    rig: Rig, gtk: TextWindow, desktop: PrivateDesktop
) -> None:
    fresh(gtk)
    dictation_id = put(rig, "Hello.")
    fingers = Fingers(desktop)
    try:
        fingers.press("F9")
        rig.hotkey_codes = frozenset({fingers.code("F9")})
        assert take_back(rig, dictation_id) == TakeBackDeferred(dictation_id)
        fingers.release("F9")
        assert take_back(rig, dictation_id) == TakenBack(dictation_id)
        assert gtk.wait_for("") == ""
    finally:
        fingers.close()


def test_a_text_is_marked_and_what_is_written_next_takes_its_place(rig: Rig, gtk: TextWindow) -> None:
    fresh(gtk)
    put(rig, BEFORE)
    dictation_id = put(rig, "Hello.")
    rig.insertion.select(dictation_id)
    assert rig.answers.get(timeout=30) == Selected(dictation_id)
    put(rig, "Bye.")
    assert gtk.wait_for(f"{BEFORE}Bye.") == f"{BEFORE}Bye."


class _HeldFrom:
    """The hotkey's codes once they were asked for so often."""

    def __init__(self, codes: frozenset[int], times: int) -> None:
        self.codes, self.times = codes, times

    def __rand__(self, down: frozenset[int]) -> frozenset[int]:
        self.times -= 1
        return down & self.codes if self.times < 0 else frozenset()


@pytest.mark.parametrize("selects", [False, True])
def test_a_hotkey_that_comes_down_in_the_middle_moves_no_caret(
    rig: Rig, gtk: TextWindow, desktop: PrivateDesktop, selects: bool
) -> None:
    fresh(gtk)
    put(rig, BEFORE)
    dictation_id = put(rig, "Hello.")
    fingers = Fingers(desktop)
    ask = rig.insertion.select if selects else rig.insertion.take_back
    try:
        fingers.press("F9")
        rig.hotkey_codes = cast("frozenset[int]", _HeldFrom(frozenset({fingers.code("F9")}), times=3))
        ask(dictation_id)
        assert rig.answers.get(timeout=30) == TakeBackDeferred(dictation_id)
    finally:
        fingers.close()
    rig.hotkey_codes = frozenset()
    ask(dictation_id)
    assert rig.answers.get(timeout=30) == (Selected if selects else TakenBack)(dictation_id)
    put(rig, "Bye.")
    assert gtk.wait_for(f"{BEFORE}Bye.") == f"{BEFORE}Bye."


def test_a_finger_on_a_letter_keeps_it(rig: Rig, gtk: TextWindow, desktop: PrivateDesktop) -> None:
    """Whoever types just now would have something else deleted."""
    fresh(gtk)
    dictation_id = put(rig, "Hello.")
    fingers = Fingers(desktop)
    try:
        desktop.run(["xset", "r", "off"])
        fingers.press("a")
        assert gtk.wait_for("Hello.a") == "Hello.a"
        assert isinstance(take_back(rig, dictation_id), NotTakenBack)
    finally:
        fingers.close()
        desktop.run(["xset", "r", "on"])
    assert gtk.wait_for("Hello.a") == "Hello.a"


def test_a_held_modifier_makes_no_word_go(rig: Rig, gtk: TextWindow, desktop: PrivateDesktop) -> None:
    fresh(gtk)
    put(rig, "some words ")
    dictation_id = put(rig, "Hello.")
    fingers = Fingers(desktop)
    try:
        fingers.press("Control_L")
        timer = later(0.3, lambda: fingers.release("Control_L"))
        assert take_back(rig, dictation_id) == TakenBack(dictation_id)
        timer.join()
    finally:
        fingers.close()
    assert gtk.wait_for("some words ") == "some words "


# --- terminals ---------------------------------------------------------------------------


def test_a_terminal_gets_a_backspace_for_each_character(rig: Rig, terminal: TextWindow) -> None:
    fresh(terminal)
    dictation_id = put(rig, "echo one, two")
    assert terminal.wait_for("echo one, two") == "echo one, two"
    assert take_back(rig, dictation_id) == TakenBack(dictation_id)
    held = terminal.wait_for_any()
    assert held.removeprefix("echo one, two") in ("\x7f" * 13, "\b" * 13)


def test_a_terminal_is_left_alone_with_what_it_may_count_otherwise(rig: Rig, terminal: TextWindow) -> None:
    fresh(terminal)
    dictation_id = put(rig, "Zoë “said”")
    assert take_back(rig, dictation_id) == NotTakenBack(dictation_id, problems.NO_WAY_BACK)
    assert terminal.wait_for("Zoë “said”") == "Zoë “said”"


def test_at_a_shells_prompt_the_command_is_as_it_was(rig: Rig, desktop: PrivateDesktop, tmp_path: Path) -> None:
    written = tmp_path / "written"
    argv = ["xterm", "-T", "a shell", "-e", "bash", "--norc", "-i"]
    shell = subprocess.Popen(argv, env={**desktop.env, "PS1": "$ "}, stderr=subprocess.DEVNULL)
    try:
        desktop.run(["xdotool", "search", "--sync", "--onlyvisible", "--name", "^a shell$", "windowactivate", "--sync"])
        later(1.0, lambda: None).join()  # the prompt is there
        put(rig, f"echo kept > {written}")
        dictation_id = put(rig, " and something that was heard wrong")
        assert take_back(rig, dictation_id) == TakenBack(dictation_id)
        desktop.tap("Return")
        wait_until(lambda: written.exists() and written.read_text() != "", "the shell to carry it out", 20)
        assert written.read_text() == "kept\n"
    finally:
        shell.kill()
        shell.wait()
