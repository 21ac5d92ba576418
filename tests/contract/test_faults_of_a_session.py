"""What fails around a program of a Wayland session: nothing said is lost, no microphone stays on, the remedy is told.

The core, our keys and our typing as they are; a message bus, portals and keyboards of the tests; no sound, no windows.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from dbus_rig import PrivateBus, wait_until
from fakes_core import FakeInsertion
from fakes_core import World as Around
from fakes_input import InputRig, code, input_rig_of_a_test, keyboard
from portal_step_rig import Rig
from remote_desktop_rig import Desktop, Dialog
from shortcut_desktops import GNOME, NEWER_PLASMA, ShortcutPortal, Style, User

from tray_app.core import events as e
from tray_app.core.bindings import listened_keys
from tray_app.core.controller import Controller, Inbox
from tray_app.core.dictation import Outcome
from tray_app.core.events import Origin
from tray_app.core.ports import Hotkeys, Insertion, InsertionRequest, Post
from tray_app.core.settings import HotkeySettings, Settings
from tray_app.core.snapshot import PublicState, Snapshot
from tray_app.dbus.bus import MessageBus
from tray_app.hotkeys import desktop_source
from tray_app.hotkeys.desktop_source import DesktopHotkeys, DesktopSource
from tray_app.hotkeys.keyboard_hotkeys import KeyboardHotkeys
from tray_app.hotkeys.portal_shortcuts import PortalShortcuts
from tray_app.hotkeys.shortcut_memory import ShortcutMemory
from tray_app.text.insertion import portal_keyboard
from tray_app.text.insertion.focus_guard import FocusGuard
from tray_app.text.insertion.step import Step
from tray_app.text.insertion.wayland_chain import WaylandInsertion

SETTINGS = Settings(hotkey=HotkeySettings(key="f9", min_duration_ms=0))
KEYS = listened_keys(SETTINGS)
F9 = "default-f9"

told_of_keys = pytest.mark.expected_warning(
    r"keyboard_hotkeys: hotkey: ", r"desktop_source: the desktop does not keep", r"host_app: "
)


class Clipboard:
    """The session's, by whichever way there is one."""

    text = ""

    def offer(self, text: str) -> None:
        self.text = text

    def close(self) -> None: ...


class Window(FakeInsertion):
    """Takes whatever is written into it."""

    def __init__(self, around: Around, post: Post) -> None:
        super().__init__("insertion", around)
        self._post = post

    def insert(self, request: InsertionRequest) -> None:
        super().insert(request)
        now_ns = time.monotonic_ns()
        self._post(e.Inserted(request.dictation_id, "typed", now_ns, now_ns, len(request.text)))


class Program:
    """Its core at work, with real parts for some of the fakes."""

    def __init__(
        self, make_hotkeys: Callable[[Post], Hotkeys] | None = None, steps: Callable[[], Step] | None = None
    ) -> None:
        self.around = Around()
        self.clipboard = Clipboard()
        self.inbox = Inbox()
        parts = self.around.parts()
        self.hotkeys = make_hotkeys(self.inbox.post) if make_hotkeys is not None else parts.hotkeys
        self.insertion: Insertion = Window(self.around, self.inbox.post) if steps is None else self._insertion(steps())
        controller = Controller(
            replace(parts, hotkeys=self.hotkeys, insertion=self.insertion), SETTINGS, inbox=self.inbox
        )
        self._thread = threading.Thread(target=controller.run)
        self._thread.start()
        self.inbox.post(e.EngineReady("engine", 1.0, 1))

    def _insertion(self, step: Step) -> WaylandInsertion:
        return WaylandInsertion(
            self.inbox.post,
            typing_guard=lambda _typing: None,
            steps=[step],
            clipboard=self.clipboard,
            guard=FocusGuard(lambda: None),
        )

    # --- hands and voice -----------------------------------------------------------------

    def dictate(self, text: str) -> Outcome:
        """By a command that a key of the compositor's calls."""
        now_ns = time.monotonic_ns()
        self.inbox.post(e.KeyDown(Origin.COMMAND, now_ns, now_ns))
        self.inbox.post(e.KeyUp(Origin.COMMAND, now_ns, now_ns))
        return self.heard(text)

    def heard(self, text: str) -> Outcome:
        """What was said is understood, once the recording has ended."""
        before = len(self.around.records)
        wait_until(lambda: len(self._called("stop_take")) > before)
        dictation_id, now_ns = self._called("stop_take")[-1][0], time.monotonic_ns()
        self.inbox.post(e.TakeClosed(dictation_id, 16_000, 16_000, now_ns, now_ns, now_ns, 0))
        self.inbox.post(e.Final(dictation_id, text, now_ns, 1_000.0, 1, 50.0, language="en"))
        wait_until(lambda: len(self.around.records) > before)
        return self.around.records[-1].outcome

    # --- what came of it -----------------------------------------------------------------

    @property
    def snapshot(self) -> Snapshot:
        assert self.inbox.settle(10), "the controller hangs"
        return self.around.snapshots[-1]

    @property
    def waiting(self) -> list[str]:
        """Texts in the menu."""
        return [one.text for one in self.snapshot.offered]

    @property
    def advice(self) -> str:
        """Of the last notice."""
        return self.around.notices[-1].body if self.around.notices else ""

    @property
    def recordings(self) -> int:
        """So many were begun, and the microphone is closed behind each."""
        begun = len(self._called("start_take"))
        assert begun == len(self._called("stop_take")) + len(self._called("abandon_take"))
        assert self.snapshot.state is not PublicState.RECORDING
        return begun

    def _called(self, name: str) -> list[tuple[Any, ...]]:
        return self.around.called(name)

    def close(self) -> None:
        self.inbox.post(e.Shutdown())
        self._thread.join(10)
        for part in (self.hotkeys, self.insertion):
            part.close()  # type: ignore[union-attr]  # of no port, but of each real part


Start = Callable[..., Program]


@pytest.fixture
def start(daemon: PrivateBus) -> Iterator[Start]:
    running: list[Program] = []

    def begin(**parts: Callable[..., object]) -> Program:
        running.append(Program(**parts))  # type: ignore[arg-type]  # those of Program
        return running[-1]

    yield begin
    for one in running:
        one.close()


# --- typing by the desktop's portal ------------------------------------------------------


def test_a_text_is_kept_and_the_remedy_told_when_the_desktop_says_no(start: Start, gnome: Rig) -> None:
    gnome.world.dialog = Dialog.DENY
    program = start(steps=lambda: gnome.step)
    for number, text in enumerate(("one", "two"), 1):
        assert program.dictate(text) is Outcome.OFFERED
        assert program.clipboard.text == text
        assert "`holdtalk ask-again`" in program.advice
        assert program.recordings == number
    assert program.waiting == ["one", "two"]
    assert gnome.world.text == ""


def test_a_permission_taken_away_in_between_costs_no_text(start: Start, gnome: Rig) -> None:
    program = start(steps=lambda: gnome.step)
    assert program.dictate("one") is Outcome.INSERTED
    gnome.world.tokens.clear()
    gnome.world.dialog = Dialog.DENY
    gnome.desktop.close_session(gnome.desktop.sessions[0])
    wait_until(lambda: gnome.step.permission is not portal_keyboard.Permission.GIVEN)
    assert program.dictate("two") is Outcome.OFFERED
    assert (gnome.world.text, program.waiting, program.clipboard.text) == ("one", ["two"], "two")
    assert "`holdtalk ask-again`" in program.advice
    assert program.recordings == 2


def test_a_portal_that_is_gone_and_back_costs_no_text(start: Start, gnome: Rig) -> None:
    program = start(steps=lambda: gnome.step)
    assert program.dictate("one") is Outcome.INSERTED
    gnome.desktop.stop()
    assert program.dictate("two") is Outcome.OFFERED
    assert program.clipboard.text == "two"
    assert program.advice
    gnome.desktop = Desktop(gnome.daemon.address, gnome.world)
    assert program.dictate(" three") is Outcome.INSERTED
    assert (gnome.world.text, program.waiting) == ("one three", ["two"])
    assert program.recordings == 3


def test_a_portal_that_ends_in_the_middle_leaves_the_whole_text_waiting(start: Start, gnome: Rig) -> None:
    program = start(steps=lambda: gnome.step)
    assert program.dictate("one") is Outcome.INSERTED
    at = gnome.world.keys + 9

    def end(desktop: Desktop) -> None:
        if gnome.world.keys == at:
            threading.Thread(target=desktop.stop).start()
            time.sleep(0.2)

    gnome.desktop.on_key = end
    assert program.dictate(" two three four") is not Outcome.INSERTED
    assert program.waiting == [" two three four".strip()]
    assert "whole text waits" in program.advice
    assert program.recordings == 2


def test_without_a_portal_texts_wait_and_what_to_install_is_told(start: Start, gnome: Rig) -> None:
    gnome.desktop.stop()
    program = start(steps=lambda: gnome.step)
    assert program.dictate("one") is Outcome.OFFERED
    assert (program.waiting, program.clipboard.text) == (["one"], "one")
    assert "Install xdg-desktop-portal" in program.advice
    assert program.recordings == 1


# --- keys of the desktop's portal --------------------------------------------------------


@pytest.fixture
def by_portal(daemon: PrivateBus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Post], Hotkeys]:
    for name in ("DATA", "STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.casefold()))

    def make(post: Post) -> DesktopHotkeys:
        bus = MessageBus(daemon.address)
        memory = ShortcutMemory(tmp_path / "shortcuts")

        def nobody_else(_problem: object) -> None:
            raise AssertionError("the portal is kept")

        source = DesktopSource(PortalShortcuts(bus), memory, gave_up=nobody_else, renamed=lambda: None)
        hotkeys = _ClosingItsBus(post, KEYS, source)
        hotkeys.bus = bus
        hotkeys.start()
        return hotkeys

    return make


class _ClosingItsBus(DesktopHotkeys):
    bus: MessageBus

    def close(self) -> None:
        super().close()
        self.bus.close()


@told_of_keys
@pytest.mark.parametrize("style", [GNOME, NEWER_PLASMA], ids=["gnome", "newer plasma"])
def test_a_key_that_is_refused_is_told_and_commands_go_on(
    style: Style, start: Start, daemon: PrivateBus, by_portal: Callable[[Post], Hotkeys]
) -> None:
    with ShortcutPortal(daemon.address, style, User(says=False)):
        program = start(make_hotkeys=by_portal)
        wait_until(lambda: program.around.notices)
        assert program.advice
        assert program.snapshot.problem is not None
        program.dictate("by a command")
        assert program.around.requests[-1].text == "by a command"
        assert program.recordings == 1


@told_of_keys
def test_a_recording_ends_with_the_portal_that_heard_its_key(
    start: Start, daemon: PrivateBus, by_portal: Callable[[Post], Hotkeys], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desktop_source, "TOLD_AFTER_S", 0.05)
    user = User()
    with ShortcutPortal(daemon.address, GNOME, user) as desktop:
        program = start(make_hotkeys=by_portal)
        wait_until(lambda: any(F9 in bound for bound in desktop.bound.values()))
        desktop.press(F9)
        wait_until(lambda: program.around.called("start_take"))
    program.heard("said until then")
    assert program.around.requests[-1].text == "said until then"
    assert program.recordings == 1
    wait_until(lambda: program.snapshot.problem is not None)
    assert "holdtalk toggle" in program.advice
    with ShortcutPortal(daemon.address, GNOME, user) as desktop:
        wait_until(lambda: any(F9 in bound for bound in desktop.bound.values()))
        wait_until(lambda: program.snapshot.problem is None)
        desktop.press(F9)
        wait_until(lambda: len(program.around.called("start_take")) == 2)
        desktop.release(F9)
        program.heard("heard again")
    assert program.recordings == 2
    assert len(user.asked) == 1


# --- keys of the keyboards themselves ----------------------------------------------------


@pytest.fixture
def keyboards(tmp_path: Path) -> Iterator[InputRig]:
    yield from input_rig_of_a_test(tmp_path)


@told_of_keys
def test_a_recording_ends_with_the_keyboard_that_is_unplugged(start: Start, keyboards: InputRig) -> None:
    def by_devices(post: Post) -> KeyboardHotkeys:
        hotkeys = KeyboardHotkeys(post, KEYS, keyboards.source)
        hotkeys.start()
        return hotkeys

    program = start(make_hotkeys=by_devices)
    keyboards.settle()
    keyboard(keyboards).press(code("f9"))
    wait_until(lambda: program.around.called("start_take"))
    keyboards.unplug("event3")
    program.heard("said until then")
    assert program.around.requests[-1].text == "said until then"
    assert program.recordings == 1
    wait_until(lambda: program.snapshot.problem is not None)
    assert "Plug one in" in program.advice
    keyboards.plug("event4")
    wait_until(lambda: program.snapshot.problem is None)
    keyboard(keyboards, "event4").press(code("f9"))
    wait_until(lambda: len(program.around.called("start_take")) == 2)
    keyboard(keyboards, "event4").release(code("f9"))
    program.heard("heard again")
    assert program.recordings == 2
