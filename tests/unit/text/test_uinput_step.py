"""Pasting by a keyboard of our own: which keys, in which order, and what is said where it does not work."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tray_app.core.applications import Application, ApplicationKind
from tray_app.core.errors import DisplayFault, Problem
from tray_app.core.settings import InsertionSettings
from tray_app.linux_input import ioctls
from tray_app.linux_input.access import MAY_NOT_TYPE, NO_UINPUT, why_no_typing
from tray_app.linux_input.codes import INSERT, LEFT_CTRL, LEFT_SHIFT, V
from tray_app.linux_input.records import EV_KEY, Record, Unpacker
from tray_app.linux_input.uinput import UinputKeyboard
from tray_app.text.insertion import uinput_step
from tray_app.text.insertion.step import Done, NothingDone, PartlyDone, Step
from tray_app.text.insertion.uinput_step import UinputStep, paste_keys

SHIFT_INSERT = (LEFT_SHIFT, INSERT)


class Rig:
    """The step among stand-ins that write down what is done to them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.done: list[str] = []
        self.taken: tuple[int, int] | None = (70, 80)
        self.broken = False
        self.problem: Problem | None = None
        self.clipboard_fault: DisplayFault | None = None
        self.clipboard_lacks: str | None = None
        self.fingers = 0
        """How often a modifier is still found to be held."""
        self.held_on_clipboard = True
        self.focused = True
        self.step: Step = UinputStep(
            self,
            lambda: self.focused,
            make_keyboard=self._make,
            why_not=lambda: self.problem,
            modifier_held=self._modifier_held,
        )
        monkeypatch.setattr(uinput_step, "FINGERS_LIFTED_WITHIN_S", 0.1)

    def _make(self, codes: Sequence[int]) -> Rig:
        assert {LEFT_SHIFT, LEFT_CTRL, INSERT, V} <= {*codes}
        self.done.append("made")
        return self

    def _modifier_held(self) -> bool:
        self.fingers -= 1
        return self.fingers >= 0

    def insert(self, text: str) -> Done:
        return self.step.insert(text, InsertionSettings(), None)

    # the clipboard

    def why_not(self) -> str | None:
        return self.clipboard_lacks

    @property
    def held(self) -> bool:
        return self.held_on_clipboard

    @contextmanager
    def lend(self, text: str) -> Iterator[Rig]:
        if self.clipboard_fault is not None:
            raise self.clipboard_fault
        self.done.append(f"lent {text}")
        yield self
        self.done.append("given back")

    def key_is_sent(self) -> None:
        self.done.append("told")

    def await_taken(self, timeout_s: float) -> tuple[int, int] | None:
        return self.taken

    # the keyboard

    def wait_until_seen(self) -> None:
        self.done.append("seen")

    def press_together(self, codes: Sequence[int]) -> int:
        if self.broken:
            raise OSError("no such device")
        self.done.append(f"pressed {codes}")
        return 60

    def close(self) -> None:
        self.done.append("unplugged")


@pytest.fixture
def rig(monkeypatch: pytest.MonkeyPatch) -> Rig:
    return Rig(monkeypatch)


def test_the_text_is_lent_while_the_paste_key_is_pressed(rig: Rig) -> None:
    assert rig.step.usable() is None
    rig.step.prepare()
    assert rig.done == [], "no keyboard more than needed"
    assert rig.insert("words") == Done(70, 80, True, "pasted")
    assert rig.done == ["made", "lent words", "seen", "told", f"pressed {SHIFT_INSERT}", "given back"]
    rig.insert("more")
    rig.step.close()
    rig.step.close()
    assert rig.done.count("made") == rig.done.count("unplugged") == 1


def test_a_window_that_takes_nothing_is_told(rig: Rig) -> None:
    rig.taken = None
    with pytest.raises(PartlyDone, match="stays on the clipboard") as raised:
        rig.insert("words")
    assert raised.value.on_clipboard
    rig.held_on_clipboard = False
    with pytest.raises(PartlyDone, match="Something else was copied"):
        rig.insert("words")


def test_a_finger_on_a_modifier_is_waited_for(rig: Rig) -> None:
    rig.fingers = 3
    assert rig.insert("words").verified
    rig.fingers = 1_000
    rig.done.clear()
    with pytest.raises(NothingDone, match="still held"):
        rig.insert("words")
    assert rig.done == ["lent words", "seen"]


def test_nothing_is_pressed_once_another_window_has_the_focus(rig: Rig) -> None:
    rig.focused = False
    with pytest.raises(NothingDone, match="Another window"):
        rig.insert("words")
    assert not any(what.startswith("pressed") for what in rig.done)


def test_a_keyboard_that_went_is_made_anew_for_the_next_text(rig: Rig) -> None:
    rig.broken = True
    with pytest.raises(PartlyDone, match="could not be pressed"):
        rig.insert("words")
    rig.broken = False
    assert rig.insert("words").verified
    assert rig.done.count("made") == 2


def test_a_keyboard_that_cannot_be_made_leaves_the_text_to_other_ways(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_codes: Sequence[int]) -> Rig:
        raise PermissionError("not allowed")

    monkeypatch.setattr(rig.step, "_make_keyboard", refused)
    with pytest.raises(NothingDone, match="not allowed"):
        rig.insert("words")
    assert rig.done == []


def test_why_it_is_not_usable_is_told_and_asked_again(rig: Rig) -> None:
    rig.problem = MAY_NOT_TYPE
    assert rig.step.usable() is MAY_NOT_TYPE
    rig.problem = None
    rig.clipboard_lacks = "no data control"
    assert rig.step.usable() == "no data control"
    rig.clipboard_lacks = None
    assert rig.step.usable() is None


def test_a_clipboard_that_lends_nothing_leaves_the_text_to_other_ways(rig: Rig) -> None:
    rig.clipboard_fault = DisplayFault("No clipboard.", "Copy less.")
    with pytest.raises(NothingDone, match="Copy less"):
        rig.insert("words")


def application(name: str, kind: ApplicationKind = ApplicationKind.ANY) -> Application:
    return Application(name, kind)


@pytest.mark.parametrize(
    ("program", "v_codes", "keys"),
    [
        (None, {V}, SHIFT_INSERT),
        (application(""), {V}, SHIFT_INSERT),
        (application("firefox"), set(), SHIFT_INSERT),
        (application("firefox"), {V}, (LEFT_CTRL, V)),
        (application("foot", ApplicationKind.TERMINAL), {52}, (LEFT_CTRL, LEFT_SHIFT, 52)),
        (application("foot", ApplicationKind.TERMINAL), set(), SHIFT_INSERT),
        (application("xterm", ApplicationKind.TERMINAL), {V}, SHIFT_INSERT),
        (application("emacs"), {V}, SHIFT_INSERT),
        (application("gvim"), {V}, None),
        (application("pinentry-qt", ApplicationKind.PASSWORD_PROMPT), {V}, None),
        (application("word.exe"), {V}, None),
        (application("remmina", ApplicationKind.OTHER_MACHINE), {V}, None),
    ],
)
def test_the_key_is_one_that_does_nothing_else(
    program: Application | None, v_codes: set[int], keys: Sequence[int] | None
) -> None:
    assert paste_keys(program, frozenset(v_codes)) == keys


def test_the_layout_is_read_again_when_it_is_another(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    layouts, read = ["us", "us", "dvorak", ""], list[str]()

    def v_codes_of(layout: str) -> frozenset[int]:
        read.append(layout)
        return frozenset({"us": {V}, "dvorak": {52}}.get(layout, set()))

    monkeypatch.setattr(uinput_step, "_v_codes_of", v_codes_of)
    monkeypatch.setattr(rig.step, "_layout", lambda: layouts.pop(0))
    for _ in range(4):
        rig.step.insert("words", InsertionSettings(), application("firefox"))
    rig.insert("words")
    pressed = [what.removeprefix("pressed ") for what in rig.done if what.startswith("pressed")]
    expected = [(LEFT_CTRL, V), (LEFT_CTRL, V), (LEFT_CTRL, 52), SHIFT_INSERT, SHIFT_INSERT]
    assert pressed == [str(keys) for keys in expected]
    assert read == ["us", "dvorak", ""]


# --- the keyboard itself -----------------------------------------------------------------


class Uinput:
    """A file in place of /dev/uinput, with what was written to it."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.path = folder / "uinput"
        self.path.touch()
        self.destroyed = 0
        monkeypatch.setattr(ioctls, "create_keyboard", lambda _fd, _name, _codes: "input9")
        monkeypatch.setattr(ioctls, "destroy_keyboard", self._destroy)

    def _destroy(self, fd: int) -> None:
        self.destroyed += 1

    def keys(self) -> list[tuple[int, int]]:
        records: Iterator[Record] = Unpacker().records(self.path.read_bytes())
        return [(record.code, record.value) for record in records if record.kind == EV_KEY]


@pytest.fixture
def uinput(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Uinput:
    return Uinput(tmp_path, monkeypatch)


def test_keys_go_down_in_order_and_come_up_the_other_way_round(uinput: Uinput) -> None:
    keyboard = UinputKeyboard((1, 2), uinput.path)
    keyboard.press_together((LEFT_CTRL, LEFT_SHIFT, V))
    keyboard.close()
    keyboard.close()
    assert uinput.keys() == [(LEFT_CTRL, 1), (LEFT_SHIFT, 1), (V, 1), (V, 0), (LEFT_SHIFT, 0), (LEFT_CTRL, 0)]
    assert uinput.destroyed == 1


def test_whatever_goes_wrong_nothing_stays_down(uinput: Uinput, monkeypatch: pytest.MonkeyPatch) -> None:
    keyboard = UinputKeyboard((1, 2), uinput.path)
    write, writes = os.write, 0

    def fails_once(fd: int, data: bytes) -> int:
        nonlocal writes
        writes += 1
        if writes == 2:
            raise OSError("interrupted")
        return write(fd, data)

    monkeypatch.setattr(os, "write", fails_once)
    with pytest.raises(OSError, match="interrupted"):
        keyboard.press_together((LEFT_CTRL, V))
    assert uinput.keys() == [(LEFT_CTRL, 1), (V, 0), (LEFT_CTRL, 0)]
    keyboard.close()


def test_a_machine_without_uinput_is_told_from_one_that_does_not_allow_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "uinput"
    assert why_no_typing(path) is NO_UINPUT
    path.touch()
    assert why_no_typing(path) is None
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    assert why_no_typing(path) is MAY_NOT_TYPE
