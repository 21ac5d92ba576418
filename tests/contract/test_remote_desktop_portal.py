"""Texts through the portal, on desktops of the tests that behave as the specification has it, and as GNOME and Plasma
do."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from dbus_rig import wait_until
from portal_step_rig import US, Rig, put
from remote_desktop_rig import World

from tray_app.core.applications import Application, ApplicationKind
from tray_app.core.errors import DisplayFault
from tray_app.core.settings import InsertionSettings
from tray_app.text.insertion import portal_problems as problems
from tray_app.text.insertion.portal_keyboard import REMOTE_DESKTOP, Permission
from tray_app.text.insertion.portal_keys import Key
from tray_app.text.insertion.portal_policy import CONTROL, INSERT, SHIFT, V, paste_chord
from tray_app.text.insertion.step import NothingDone, PartlyDone
from tray_app.text.insertion.xkb_layout import Layout

CORPUS = (
    "Γειά σου Κόσμε, Ωμέγα",
    "日本語の文章、漢字かな交じり文。",
    "안녕하세요 세계",
    "👩🏽‍🚀 👨‍👩‍👧‍👦 🇩🇪 ❤️",
    "e\u0301 a\u0308 n\u0303",
    "שלום עולם, مرحبا بالعالم",
    "“curly” ‘quotes’ – — … «guillemets»",
    "Größe, Straße, naïve, 20 €",
)
RUSSIAN_TOO = Layout({char: ord(char) for char in "0123456789 !"})
"""What two layouts have in common, one of which has no Latin letters."""
EDITOR = Application("org.gnome.texteditor")
TERMINAL = Application("foot", ApplicationKind.TERMINAL)
HTML = {"text/html": b"<b>kept</b>", "text/plain;charset=utf-8": b"kept", "image/png": bytes(range(256)) * 400}


# --- what is typed -----------------------------------------------------------------------


def test_a_short_text_of_the_layout_is_typed_in_order(gnome: Rig) -> None:
    text = 'Hello, "World" ~^{}\\'
    before_ns = time.monotonic_ns()
    typed = put(gnome.step, text)
    assert gnome.world.text == text
    assert before_ns < typed.first_char_ns < typed.last_char_ns <= time.monotonic_ns()
    assert (typed.method, typed.verified) == ("typed", False)
    assert not gnome.world.down


def test_what_one_of_two_layouts_lacks_is_pasted(gnome: Rig) -> None:
    typed = put(gnome.anew(RUSSIAN_TOO), "Hello")
    assert (typed.method, typed.verified) == ("pasted", True)
    assert gnome.world.text == "Hello"


def test_with_an_unknown_layout_nothing_is_typed(gnome: Rig) -> None:
    assert put(gnome.anew(None), "Hello").method == "pasted"
    assert gnome.world.text == "Hello"


def test_the_layout_is_read_while_the_user_speaks(gnome: Rig) -> None:
    read: list[float] = []

    def layout() -> Layout:
        read.append(time.monotonic())
        return US

    gnome.step._read_layout = layout
    gnome.step.prepare()
    assert not read, "without leave nothing is begun"
    put(gnome.step, "x")
    gnome.step._layout_since_s = float("-inf")
    gnome.step.prepare()
    put(gnome.step, "typed")
    assert len(read) == 2
    assert gnome.world.text == "xtyped"


def test_with_caps_lock_on_nothing_is_typed(gnome: Rig) -> None:
    gnome.step._is_caps_locked = lambda: True
    assert put(gnome.step, "Hello").method == "pasted"
    assert gnome.world.text == "Hello"


def test_the_first_characters_are_not_lost(made: Callable[[World], Rig]) -> None:
    rig = made(World(deaf_s=0.2))
    put(rig.anew(warm_up_s=0.3), "first letters")
    assert rig.world.text == "first letters"


def test_long_texts_are_pasted(gnome: Rig) -> None:
    text = "word " * 60
    assert put(gnome.step, text).method == "pasted"
    assert gnome.world.text == text


def test_terminals_are_pasted_into_by_their_own_key(gnome: Rig) -> None:
    gnome.world.is_terminal = True
    for text in ("short", "Größe"):
        assert put(gnome.step, text, application=TERMINAL).method == "pasted"
    assert gnome.world.text == "shortGröße"


def test_into_a_known_program_short_texts_are_pasted_too(gnome: Rig) -> None:
    assert put(gnome.step, "short", application=EDITOR).method == "pasted"
    assert put(gnome.step, "short", application=Application("")).method == "typed"


def test_where_the_paste_key_is_not_known_nothing_is_pasted(gnome: Rig) -> None:
    typed = put(gnome.step, "word " * 60, application=Application("gvim"))
    assert typed.method == "typed"
    with pytest.raises(NothingDone) as raised:
        put(gnome.step, "Größe", application=Application("gvim"))
    assert raised.value.problem == problems.NO_PASTE_KEY


@pytest.mark.parametrize(
    ("layout", "application", "keys"),
    [
        (US, None, (CONTROL, V)),
        (US, TERMINAL, (CONTROL, SHIFT, V)),
        (US, Application("emacs"), (SHIFT, INSERT)),
        (RUSSIAN_TOO, None, (CONTROL, Key(47, is_keycode=True))),
        (None, None, (CONTROL, V)),
    ],
)
def test_the_paste_key_is_the_programs_whatever_the_layout(
    layout: Layout | None, application: Application | None, keys: tuple[Key, ...]
) -> None:
    assert paste_chord(layout, application) == keys


def test_the_method_of_the_settings_is_followed(gnome: Rig) -> None:
    assert put(gnome.step, "short", InsertionSettings(method="paste")).method == "pasted"
    assert put(gnome.step, "word " * 60, InsertionSettings(method="type")).method == "typed"


# --- pasting -----------------------------------------------------------------------------


@pytest.mark.parametrize("text", CORPUS)
def test_any_text_arrives_as_it_is(gnome: Rig, text: str) -> None:
    typed = put(gnome.step, text)
    assert gnome.world.text == text
    assert typed.verified
    assert typed.first_char_ns == typed.last_char_ns <= time.monotonic_ns()


def test_the_clipboard_comes_back_in_all_its_types(made: Callable[[World], Rig]) -> None:
    rig = made(World(clipboard=dict(HTML)))
    for _ in range(3):
        put(rig.step, "“pasted”")
        wait_until(lambda: rig.world.forms == list(HTML))
        assert {form: rig.desktop.read(form) for form in HTML} == HTML
    assert rig.world.text == "“pasted”" * 3


def test_two_texts_in_a_row_bring_back_what_was_there_before_both(made: Callable[[World], Rig]) -> None:
    rig = made(World(clipboard=dict(HTML)))
    put(rig.step, "“one”")
    put(rig.step, "“two”")
    wait_until(lambda: rig.world.forms == list(HTML))
    assert rig.world.text == "“one”“two”"


def test_an_empty_clipboard_is_empty_again(gnome: Rig) -> None:
    put(gnome.step, "“pasted”")
    wait_until(lambda: "text/plain" not in gnome.world.forms)
    assert gnome.desktop.read("text/plain;charset=utf-8") is None


def test_what_is_copied_meanwhile_stays(made: Callable[[World], Rig]) -> None:
    rig = made(World(clipboard=dict(HTML)))
    put(rig.step, "“pasted”")
    rig.world.copy({"text/plain": b"newer"}, rig.desktop)
    time.sleep(0.3)
    assert not rig.world.owner
    assert rig.desktop.read("text/plain") == b"newer"


def test_a_clipboard_that_cannot_be_read_is_told(made: Callable[[World], Rig]) -> None:
    rig = made(World(clipboard={"text/plain": b"kept"}, unreadable=frozenset({"text/plain"})))
    assert put(rig.step, "“pasted”").remark == problems.CLIPBOARD_UNREAD
    assert rig.world.text == "“pasted”"
    assert put(rig.step, "typed").remark is None


def test_a_window_that_takes_nothing_is_no_success_and_the_text_is_on_the_clipboard(gnome: Rig) -> None:
    put(gnome.step, "x")
    gnome.world.pastes = False
    with pytest.raises(PartlyDone) as raised:
        put(gnome.step, "“not pasted”")
    assert raised.value.problem.title == problems.NOT_PASTED.title
    assert raised.value.on_clipboard
    assert gnome.desktop.read("text/plain;charset=utf-8") == "“not pasted”".encode()
    assert not gnome.world.down


def test_the_look_of_the_clipboards_keeper_is_not_taken_for_a_paste(gnome: Rig) -> None:
    gnome.world.pastes = False
    for _ in range(3):
        with pytest.raises(PartlyDone):
            put(gnome.step, "“not pasted”")
    assert gnome.world.text == ""


def test_a_window_that_is_slow_to_paste_gets_the_text(gnome: Rig) -> None:
    gnome.world.paste_delay_s = 0.5
    typed = put(gnome.step, "“slow”")
    assert gnome.world.text == "“slow”"
    assert typed.verified


def test_a_session_that_ends_while_the_text_is_lent_gives_the_clipboard_back_later(
    made: Callable[[World], Rig],
) -> None:
    rig = made(World(clipboard=dict(HTML)))
    put(rig.step, "“pasted”")
    rig.desktop.close_session(rig.desktop.sessions[0])
    rig.world.owner, rig.world.forms = "", []  # the keeper's copy of the text is there
    wait_until(lambda: rig.step.permission is Permission.UNASKED)
    put(rig.step, "typed")
    wait_until(lambda: rig.world.forms == list(HTML))
    assert {form: rig.desktop.read(form) for form in HTML} == HTML


def test_the_text_can_be_offered_for_the_user_to_paste(gnome: Rig) -> None:
    with pytest.raises(NothingDone):
        gnome.step.offer("before there is a session")
    put(gnome.step, "x")
    gnome.step.offer("“offered”")
    assert gnome.desktop.read("text/plain") == "“offered”".encode()


# --- Plasma ------------------------------------------------------------------------------


class SpareLoan:
    gives_back = True

    def __init__(self, world: World) -> None:
        self._world = world
        self.left = False

    def await_look(self) -> None: ...

    def await_reading(self, since_ns: int, timeout_s: float) -> int | None:
        return time.monotonic_ns() if self._world.pastes else None

    def leave(self) -> None:
        self.left = True


class SpareClipboard:
    """As another protocol has it."""

    def __init__(self, world: World) -> None:
        self.world = world

    @contextmanager
    def lend(self, text: str) -> Iterator[SpareLoan]:
        self.world.clipboard = {"text/plain;charset=utf-8": text.encode()}
        yield SpareLoan(self.world)


class FullClipboard:
    def lend(self, text: str) -> AbstractContextManager[SpareLoan]:
        raise DisplayFault("What is on the clipboard cannot be kept.", "Copy something smaller.")


def test_without_a_clipboard_portal_another_clipboard_is_used(made: Callable[[World], Rig]) -> None:
    rig = made(World(has_clipboard_portal=False))
    rig.step._spare_clipboard = SpareClipboard(rig.world)
    assert put(rig.step, "Größe").method == "pasted"
    assert put(rig.step, " ok").method == "typed"
    assert rig.world.text == "Größe ok"


def test_a_clipboard_that_cannot_be_lent_has_the_text_typed(made: Callable[[World], Rig]) -> None:
    rig = made(World(has_clipboard_portal=False))
    rig.step._spare_clipboard = FullClipboard()
    assert put(rig.step, "short", application=EDITOR).method == "typed"
    with pytest.raises(NothingDone, match="cannot be kept"):
        put(rig.step, "Größe", application=EDITOR)
    assert rig.world.text == "short"


def test_without_any_clipboard_what_is_not_on_the_keyboard_is_not_typed_at_all(made: Callable[[World], Rig]) -> None:
    rig = made(World(has_clipboard_portal=False))
    with pytest.raises(NothingDone) as raised:
        put(rig.step, "Größe")
    assert raised.value.problem == problems.NOT_ON_KEYBOARD
    assert rig.world.text == ""
    assert put(rig.step, "word " * 60).method == "typed"


def test_a_session_asks_for_the_keyboard_alone_and_says_who_asks(gnome: Rig) -> None:
    put(gnome.step, "x")
    (select,) = gnome.desktop.called("SelectDevices")
    assert select.body[1]["types"] == ("u", 1)
    assert gnome.desktop.registered == ["org.holdtalk.Holdtalk"]
    assert Path(gnome.homes["XDG_DATA_HOME"], "applications/org.holdtalk.Holdtalk.desktop").exists()
    assert select.interface == REMOTE_DESKTOP
