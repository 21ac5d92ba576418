"""Typing through the portal, on desktops of the tests that behave as the specification has it, and as GNOME and Plasma
do."""

from __future__ import annotations

import shutil
import stat
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from dbus_rig import PrivateBus, Refusal, wait_until
from remote_desktop_rig import ASCII, Desktop, Dialog, World

from tray_app.core.applications import Application, ApplicationKind
from tray_app.core.settings import InsertionSettings
from tray_app.core.worker import Worker
from tray_app.dbus.bus import MessageBus
from tray_app.dbus.portal import Portal
from tray_app.text.insertion import portal_keyboard
from tray_app.text.insertion import portal_problems as problems
from tray_app.text.insertion.portal_clipboard import PortalClipboard
from tray_app.text.insertion.portal_keyboard import REMOTE_DESKTOP, Permission, PortalKeyboard
from tray_app.text.insertion.portal_keys import Key, PortalKeys
from tray_app.text.insertion.portal_step import PortalStep
from tray_app.text.insertion.portal_token import KeptToken
from tray_app.text.insertion.step import Done, NothingDone, PartlyDone
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
US = Layout({char: ord(char) for char in ASCII})
RUSSIAN_TOO = Layout({char: ord(char) for char in "0123456789 !"})
"""What two layouts have in common, one of which has no Latin letters."""
TERMINAL = Application("foot", ApplicationKind.TERMINAL)
HTML = {"text/html": b"<b>kept</b>", "text/plain;charset=utf-8": b"kept", "image/png": bytes(range(256)) * 400}


@pytest.fixture
def daemon() -> Iterator[PrivateBus]:
    if shutil.which("dbus-daemon") is None:
        pytest.skip("needs dbus-daemon")
    with PrivateBus() as running:
        yield running


class Rig:
    """A desktop, and the step on it."""

    def __init__(self, daemon: PrivateBus, folder: Path, world: World) -> None:
        self.daemon = daemon
        self.world = world
        self.token = folder / "state" / "typing-permission"
        self.desktop = Desktop(daemon.address, world)
        self.bus, self.step, self.worker = self._made()

    def _made(
        self, layout: Layout | None = US, warm_up_s: float = 0.02, dialog_timeout_s: float = 20.0
    ) -> tuple[MessageBus, PortalStep, Worker]:
        bus = MessageBus(self.daemon.address)
        portal, worker = Portal(bus), Worker("portal", step_limit_s=None)
        clipboard = PortalClipboard(portal, worker, quiet_s=0.1)
        keyboard = PortalKeyboard(
            portal,
            KeptToken(self.token),
            clipboard,
            worker,
            app_id="org.holdtalk.Holdtalk",
            warm_up_s=warm_up_s,
            dialog_timeout_s=dialog_timeout_s,
        )

        def close() -> None:
            portal.end_requests()
            worker.close(5.0)
            bus.close()

        step = PortalStep(keyboard, clipboard, lambda: layout, close=close, ready_timeout_s=1.0, reading_timeout_s=1.0)
        return bus, step, worker

    def anew(
        self, layout: Layout | None = US, *, warm_up_s: float = 0.02, dialog_timeout_s: float = 20.0
    ) -> PortalStep:
        """As after a start of the program."""
        self.step.close()
        self.bus, self.step, self.worker = self._made(layout, warm_up_s, dialog_timeout_s)
        return self.step

    def restart_portal(self) -> None:
        self.desktop.stop()
        self.desktop = Desktop(self.daemon.address, self.world)

    def close(self) -> None:
        self.step.close()
        self.desktop.stop()


@pytest.fixture
def made(daemon: PrivateBus, tmp_path: Path) -> Iterator[Callable[[World], Rig]]:
    rigs: list[Rig] = []

    def make(world: World) -> Rig:
        rigs.append(Rig(daemon, tmp_path, world))
        return rigs[-1]

    yield make
    for rig in rigs:
        rig.close()


@pytest.fixture
def gnome(made: Callable[[World], Rig]) -> Rig:
    return made(World())


def put(
    step: PortalStep, text: str, settings: InsertionSettings | None = None, application: Application | None = None
) -> Done:
    return step.insert(text, settings or InsertionSettings(), application)


# --- permission --------------------------------------------------------------------------


def test_the_desktop_asks_once_ever(gnome: Rig) -> None:
    put(gnome.step, "one")
    put(gnome.anew(), " two")
    put(gnome.anew(), " three")
    assert gnome.world.text == "one two three"
    assert gnome.world.dialogs == 1
    assert stat.S_IMODE(gnome.token.stat().st_mode) == 0o600


def test_nobody_is_asked_before_there_is_a_text(gnome: Rig) -> None:
    assert gnome.step.usable() is None
    gnome.step.prepare()
    assert gnome.step.permission is Permission.UNASKED
    assert gnome.world.dialogs == 0


def test_with_a_permission_the_session_is_begun_while_the_user_speaks(gnome: Rig) -> None:
    put(gnome.step, "one")
    step = gnome.anew()
    step.prepare()
    wait_until(lambda: step.permission is Permission.GIVEN)
    assert gnome.world.dialogs == 1


def test_who_said_no_is_not_asked_again_in_this_run(gnome: Rig) -> None:
    gnome.world.dialog = Dialog.DENY
    for _ in range(3):
        with pytest.raises(NothingDone) as raised:
            put(gnome.step, "text")
        assert raised.value.problem == problems.REFUSED
        gnome.step.prepare()
    assert gnome.world.dialogs == 1
    assert gnome.step.usable() == problems.REFUSED
    gnome.world.dialog = Dialog.ALLOW
    gnome.step.ask_again()
    wait_until(lambda: gnome.step.permission is Permission.GIVEN)
    put(gnome.step, "text")
    assert gnome.world.text == "text"


def test_sharing_without_the_switch_for_keys_is_explained(gnome: Rig) -> None:
    gnome.world.dialog = Dialog.NO_KEYBOARD
    with pytest.raises(NothingDone) as raised:
        put(gnome.step, "text")
    assert "Allow Remote Interaction" in raised.value.problem.remedy
    wait_until(lambda: not gnome.desktop.sessions)


def test_a_text_does_not_wait_for_a_dialog_and_the_next_one_is_typed(gnome: Rig) -> None:
    gnome.world.dialog = Dialog.UNANSWERED
    for _ in range(2):
        with pytest.raises(NothingDone) as raised:
            put(gnome.step, "too early")
        assert raised.value.problem == problems.ASKING
    assert gnome.world.dialogs == 1
    gnome.desktop.user_answers()
    wait_until(lambda: gnome.step.permission is Permission.GIVEN)
    put(gnome.step, "in time")
    assert gnome.world.text == "in time"


def test_a_question_that_nobody_answers_is_withdrawn_and_not_asked_again(gnome: Rig) -> None:
    gnome.world.dialog = Dialog.UNANSWERED
    step = gnome.anew(dialog_timeout_s=0.3)
    with pytest.raises(NothingDone):
        put(step, "text")
    wait_until(lambda: step.permission is Permission.REFUSED)
    with pytest.raises(NothingDone) as raised:
        put(step, "text")
    assert raised.value.problem == problems.UNANSWERED
    assert gnome.world.dialogs == 1
    wait_until(lambda: gnome.desktop.withdrawn)


def test_a_permission_that_was_taken_away_is_asked_for_once(gnome: Rig) -> None:
    put(gnome.step, "one")
    gnome.world.tokens.clear()
    gnome.world.dialog = Dialog.DENY
    step = gnome.anew()
    step.prepare()
    with pytest.raises(NothingDone) as raised:
        put(step, " two")
    assert raised.value.problem == problems.REFUSED
    step.prepare()
    assert gnome.world.dialogs == 2
    assert not gnome.token.exists()


def test_a_desktop_that_does_not_remember_asks_at_the_next_start(gnome: Rig) -> None:
    gnome.world.dialog = Dialog.FORGETFUL
    put(gnome.step, "one")
    step = gnome.anew()
    step.prepare()
    assert gnome.world.dialogs == 1
    put(step, " two")
    assert gnome.world.dialogs == 2
    assert gnome.world.text == "one two"


def test_without_a_portal_the_way_says_so(daemon: PrivateBus, gnome: Rig) -> None:
    gnome.desktop.stop()
    assert gnome.step.usable() == problems.NO_PORTAL


# --- sessions end ------------------------------------------------------------------------


def test_a_session_that_the_user_stops_is_begun_again_without_a_question(gnome: Rig) -> None:
    put(gnome.step, "one")
    gnome.desktop.close_session(gnome.desktop.sessions[0])
    wait_until(lambda: gnome.step.permission is Permission.UNASKED)
    put(gnome.step, " two")
    assert gnome.world.text == "one two"
    assert gnome.world.dialogs == 1


def test_a_portal_that_starts_again_between_two_texts_costs_none(gnome: Rig) -> None:
    put(gnome.step, "one")
    gnome.restart_portal()
    wait_until(lambda: gnome.step.permission is Permission.UNASKED)
    put(gnome.step, " two")
    assert gnome.world.text == "one two"
    assert gnome.world.dialogs == 1


def test_a_portal_that_ends_in_the_middle_of_a_text_says_so_and_holds_no_key(gnome: Rig) -> None:
    put(gnome.step, "one")
    at = gnome.world.keys + 9

    def end(desktop: Desktop) -> None:
        if gnome.world.keys == at:
            threading.Thread(target=desktop.stop).start()
            time.sleep(0.2)

    gnome.desktop.on_key = end
    with pytest.raises(PartlyDone) as raised:
        put(gnome.step, " two three four")
    assert raised.value.problem.title == problems.BROKEN_OFF.title
    wait_until(lambda: not gnome.world.down)
    gnome.desktop = Desktop(gnome.daemon.address, gnome.world)
    put(gnome.step, "!")
    assert gnome.world.text.endswith("!")


def test_a_session_that_ended_unheard_is_no_text_in_the_window(gnome: Rig) -> None:
    put(gnome.step, "one")
    gnome.desktop.sessions.clear()
    with pytest.raises(NothingDone):
        put(gnome.step, " two")
    put(gnome.step, " two")
    assert gnome.world.text == "one two"


def test_keys_whose_release_was_refused_are_let_go_of_by_the_next_session() -> None:
    pressed: list[tuple[Key, bool]] = []
    owed = [Key(0xFFE3)]
    PortalKeys(lambda key, down: pressed.append((key, down)), owed).release_owed()
    assert pressed == [(Key(0xFFE3), False)]
    assert not owed


def test_every_key_goes_up_when_the_middle_of_a_chord_fails(gnome: Rig) -> None:
    gnome.world.layout = frozenset("v")
    put(gnome.step, "über")
    at = gnome.world.keys + 2

    def refuse(_desktop: Desktop) -> None:
        if gnome.world.keys == at:
            raise Refusal("org.freedesktop.DBus.Error.Failed")

    gnome.desktop.on_key = refuse
    with pytest.raises(PartlyDone):
        put(gnome.step, "ähnlich")
    assert not gnome.world.down
    assert gnome.world.text == "über"


def test_a_portal_that_hangs_is_given_up_and_holds_no_key(gnome: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portal_keyboard, "KEY_TIMEOUT_S", 0.2)
    put(gnome.step, "one")
    gnome.desktop.is_deaf_to_us = True
    with pytest.raises(PartlyDone):
        put(gnome.step, " two")
    wait_until(lambda: not gnome.desktop.sessions)
    assert not gnome.world.down
    gnome.desktop.is_deaf_to_us = False
    put(gnome.step, " three")
    assert gnome.world.text.endswith(" three")
    assert gnome.world.dialogs == 1


def test_a_step_that_ends_while_the_desktop_asks_leaves_no_question_behind(gnome: Rig) -> None:
    gnome.world.dialog = Dialog.UNANSWERED
    with pytest.raises(NothingDone):
        put(gnome.step, "text")
    gnome.step.close()
    wait_until(lambda: not gnome.desktop.waiting and not gnome.desktop.sessions)


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


def test_with_caps_lock_on_nothing_is_typed(gnome: Rig) -> None:
    gnome.step._is_caps_locked = lambda: True
    assert put(gnome.step, "Hello").method == "pasted"
    assert gnome.world.text == "Hello"


def test_the_first_characters_are_not_lost(made: Callable[[World], Rig]) -> None:
    rig = made(World(deaf_s=0.2))
    put(rig.anew(warm_up_s=0.3), "first letters")
    assert rig.world.text == "first letters"


def test_long_texts_are_pasted_and_into_a_terminal_typed(gnome: Rig) -> None:
    text = "word " * 60
    assert put(gnome.step, text).method == "pasted"
    gnome.world.is_terminal = True
    assert put(gnome.step, text, application=TERMINAL).method == "typed"
    assert put(gnome.step, "Größe", application=TERMINAL).method == "pasted"
    assert gnome.world.text == text + text + "Größe"


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
    put(rig.step, "“pasted”")
    assert rig.world.text == "“pasted”"
    assert rig.step.remark == problems.CLIPBOARD_UNREAD
    put(rig.step, "typed")
    assert rig.step.remark is None


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
    assert not gnome.step.offer("before there is a session")
    put(gnome.step, "x")
    assert gnome.step.offer("“offered”")
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


def test_without_a_clipboard_portal_another_clipboard_is_used(made: Callable[[World], Rig]) -> None:
    rig = made(World(has_clipboard_portal=False))
    rig.step._spare_clipboard = SpareClipboard(rig.world)
    assert put(rig.step, "Größe").method == "pasted"
    assert put(rig.step, " ok").method == "typed"
    assert rig.world.text == "Größe ok"


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
    assert select.interface == REMOTE_DESKTOP
