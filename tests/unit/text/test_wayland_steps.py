"""The step with a keyboard of its own, and the clipboards a text is put on, on stand-ins for what they stand on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from fakes_text import FakeClipboard

from tray_app.core.applications import Application
from tray_app.core.errors import InsertionFault
from tray_app.core.settings import InsertionSettings
from tray_app.text.insertion.focus_guard import FocusGuard
from tray_app.text.insertion.step import Done, NothingDone, PartlyDone
from tray_app.text.insertion.virtual_keyboard_step import VirtualKeyboardStep, paste_chord
from tray_app.text.insertion.wayland_clipboards import Clipboards, WlClipboard
from tray_app.text.insertion.wayland_ways import steps_of
from tray_app.wayland.clipboard import Clipboard, ClipboardBusy
from tray_app.wayland.virtual_keyboard import CONTROL_SHIFT_V, CONTROL_V, SHIFT_INSERT, BrokenOff, Chord, Typed
from tray_app.wayland.wire import CompositorGone

# --- the step with a keyboard of its own -------------------------------------------------


class FakeKeyboard:
    def __init__(self) -> None:
        self.typed: list[tuple[str, float]] = []
        self.chords: list[Chord] = []
        self.fault: Exception | None = None

    def open(self) -> None:
        if self.fault is not None:
            raise self.fault

    def type(self, text: str, may_go_on: object, delay_s: float) -> Typed:
        self.open()
        self.typed.append((text, delay_s))
        return Typed(1, 2)

    def chord(self, chord: Chord) -> int:
        self.open()
        self.chords.append(chord)
        return 1

    def close(self) -> None: ...


class FakeLent:
    held = True

    def __init__(self, taken: tuple[int, int] | None) -> None:
        self._taken = taken

    def key_is_sent(self) -> None: ...

    def await_taken(self, timeout_s: float) -> tuple[int, int] | None:
        return self._taken


class FakeLender:
    def __init__(self) -> None:
        self.lent: list[str] = []
        self.taken: tuple[int, int] | None = (5, 6)
        self.busy = False
        self.lacking: str | None = None

    def why_not(self) -> str | None:
        return self.lacking

    @contextmanager
    def lend(self, text: str) -> Iterator[FakeLent]:
        if self.busy:
            raise ClipboardBusy("too much")
        self.lent.append(text)
        yield FakeLent(self.taken)


GEDIT, UNKNOWN = Application("gedit"), Application("")


class Stepping:
    def __init__(self) -> None:
        self.keyboard, self.clipboard, self.there = FakeKeyboard(), FakeLender(), True
        keyboard: Any = self.keyboard
        clipboard: Any = self.clipboard
        self.step = VirtualKeyboardStep(keyboard, clipboard, lambda: self.there)

    def insert(self, text: str, application: Application | None = GEDIT, method: str = "auto") -> Done:
        return self.step.insert(text, InsertionSettings(method=method), application)


@pytest.fixture
def stepping() -> Stepping:
    return Stepping()


def test_short_texts_are_typed_and_long_ones_pasted(stepping: Stepping) -> None:
    assert stepping.insert("short") == Done(1, 2, True, "typed")
    assert stepping.insert("x" * 500) == Done(5, 6, True, "pasted")
    assert stepping.insert("short", method="paste").method == "pasted"
    assert stepping.insert("x" * 500, method="type").method == "typed"
    assert stepping.keyboard.chords == [CONTROL_V, CONTROL_V]


@pytest.mark.parametrize("application", [None, UNKNOWN, Application("gvim"), Application("remmina")])
def test_where_no_paste_key_is_known_long_texts_are_typed(stepping: Stepping, application: Application | None) -> None:
    assert stepping.insert("x" * 500, application).method == "typed"


def test_programs_have_their_own_paste_keys() -> None:
    assert paste_chord({"foot"}) == CONTROL_SHIFT_V
    assert paste_chord({"emacs"}) == SHIFT_INSERT
    assert paste_chord({"org.gnome.texteditor"}) == CONTROL_V
    assert paste_chord({"notepad.exe"}) is None


def test_a_clipboard_that_cannot_be_lent_has_the_text_typed(stepping: Stepping) -> None:
    stepping.clipboard.busy = True
    assert stepping.insert("x" * 500).method == "typed"
    stepping.clipboard.lacking = "no data control"
    assert stepping.insert("x" * 500).method == "typed"


def test_slow_programs_get_their_pause(stepping: Stepping) -> None:
    stepping.insert("text", Application("thunderbird"))
    assert stepping.keyboard.typed == [("text", 0.01)]


def test_a_paste_that_nobody_took_is_not_inserted(stepping: Stepping) -> None:
    stepping.clipboard.taken = None
    with pytest.raises(PartlyDone) as told:
        stepping.insert("x" * 500)
    assert told.value.on_clipboard


def test_a_focus_that_moved_while_the_clipboard_was_read_gets_no_paste_key(stepping: Stepping) -> None:
    stepping.there = False
    with pytest.raises(NothingDone):
        stepping.insert("x" * 500)
    assert stepping.keyboard.chords == []


def test_faults_say_whether_something_was_typed(stepping: Stepping) -> None:
    stepping.keyboard.fault = BrokenOff(3, "gone")
    with pytest.raises(PartlyDone):
        stepping.insert("text")
    stepping.keyboard.fault = CompositorGone("gone")
    with pytest.raises(NothingDone):
        stepping.insert("text")
    with pytest.raises(NothingDone):
        stepping.insert("x" * 500)
    assert stepping.step.usable() == CompositorGone().problem.title


# --- clipboards --------------------------------------------------------------------------


def test_a_text_goes_to_the_first_clipboard_that_takes_it() -> None:
    first, second = FakeClipboard(), FakeClipboard()
    clipboards = Clipboards(first, second)
    clipboards.offer("one")
    first.locked = True
    clipboards.offer("two")
    assert (first.text, second.text) == ("one", "two")
    second.locked = True
    with pytest.raises(InsertionFault, match="wl-clipboard"):
        clipboards.offer("three")


@pytest.mark.parametrize(
    ("copies", "pastes", "works"),
    [(b"", "Größe".encode(), True), (b"", b"something else", False), (b"", None, False), (None, b"", False)],
)
def test_wl_copy_is_believed_when_wl_paste_has_it(copies: bytes | None, pastes: bytes | None, works: bool) -> None:
    clipboard = WlClipboard(lambda argv, given: copies if argv[0] == "wl-copy" else pastes)
    if works:
        clipboard.offer("Größe")
    else:
        with pytest.raises(InsertionFault):
            clipboard.offer("Größe")


# --- the order of the steps --------------------------------------------------------------


def test_the_exact_way_that_asks_nothing_comes_first() -> None:
    steps = steps_of(FocusGuard(), Clipboard())
    assert [step.name for step in steps] == ["virtual keyboard", "portal", "uinput"]
    for step in steps:
        step.close()
