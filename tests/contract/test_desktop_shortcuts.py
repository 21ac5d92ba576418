"""Hotkeys that a desktop keeps, against services that behave as each desktop does. What cannot be run here (Hyprland,
newer Plasmas) is known by this alone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from dbus_rig import Answer, FakeService, PrivateBus, wait_until
from fakes_hotkeys import listened
from shortcut_desktops import (
    BY_THE_BOOK,
    GNOME,
    HYPRLAND,
    NEWER_PLASMA,
    PLASMA_5,
    PLASMA_6,
    WITH_DIALOG,
    WITHOUT_BACKEND,
    FakeGlobalAccel,
    ShortcutPortal,
    Style,
    User,
)

from tray_app.core.bindings import ListenedKeys
from tray_app.core.errors import Mend, Problem
from tray_app.core.events import Event, HotkeyFailed, HotkeyRecovered, KeyDown, KeyUp, ProblemNoticed
from tray_app.dbus.bus import MessageBus
from tray_app.hotkeys import desktop_source, naming
from tray_app.hotkeys.desktop_source import DesktopHotkeys, DesktopSource, ShortcutKeeper
from tray_app.hotkeys.global_accel import GlobalAccelShortcuts, why_no_global_accel
from tray_app.hotkeys.portal_shortcuts import BACKENDS, IMPL_SESSION, PortalShortcuts, why_no_portal
from tray_app.hotkeys.shortcut_memory import ShortcutMemory

MS = 1_000_000
F9 = "f9-f9"
PORTALS = {"gnome": GNOME, "plasma 6": PLASMA_6, "newer plasma": NEWER_PLASMA, "by the book": BY_THE_BOOK}

lost = pytest.mark.expected_warning(
    r"keyboard_hotkeys: hotkey: ", r"desktop_source: the desktop does not keep", r"host_app: "
)


@pytest.fixture(autouse=True)
def _homes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.casefold()))


class Kept:
    """Hotkeys of one run of the program."""

    def __init__(
        self,
        address: str,
        folder: Path,
        keys: ListenedKeys | None = None,
        make: Callable[[MessageBus], ShortcutKeeper] = PortalShortcuts,
    ) -> None:
        self.events: list[Event] = []
        self.gave_up: list[Problem] = []
        self.renamed = 0
        self.bus = MessageBus(address)
        memory = ShortcutMemory(folder / "shortcuts")
        self.source = DesktopSource(make(self.bus), memory, gave_up=self.gave_up.append, renamed=self._count_renamed)
        self.hotkeys = DesktopHotkeys(self.events.append, keys or listened("f9"), self.source)
        self.hotkeys.start()

    def _count_renamed(self) -> None:
        self.renamed += 1

    def is_deaf(self) -> bool:
        return self.hotkeys.deaf

    def was_denied(self) -> bool:
        return self.hotkeys.was_denied

    def kinds(self) -> list[type[Event]]:
        return [type(event) for event in self.events]

    def wait_for(self, *kinds: type[Event]) -> None:
        with suppress(AssertionError):
            wait_until(lambda: self.kinds() == list(kinds))
        assert self.kinds() == list(kinds), self.events

    def close(self) -> None:
        self.hotkeys.close()
        self.bus.close()


Start = Callable[..., Kept]


@pytest.fixture
def start(daemon: PrivateBus, tmp_path: Path) -> Iterator[Start]:
    running: list[Kept] = []

    def begin(keys: ListenedKeys | None = None, **more: Callable[[MessageBus], ShortcutKeeper]) -> Kept:
        running.append(Kept(daemon.address, tmp_path, keys, **more))
        return running[-1]

    yield begin
    for one in running:
        one.close()


@pytest.fixture
def portal(daemon: PrivateBus) -> Iterator[Callable[..., ShortcutPortal]]:
    running: list[ShortcutPortal] = []

    def begin(style: Style, user: User | None = None) -> ShortcutPortal:
        running.append(ShortcutPortal(daemon.address, style, user))
        return running[-1]

    yield begin
    for one in running:
        one.stop()


MakePortal = Callable[..., ShortcutPortal]


@pytest.mark.parametrize("style", PORTALS.values(), ids=PORTALS)
def test_press_and_release_are_told_and_repeats_are_not(style: Style, start: Start, portal: MakePortal) -> None:
    desktop, kept = portal(style), start()
    wait_until(lambda: desktop.user.remembered)
    wait_until(lambda: kept.renamed)
    desktop.press(F9, ago_ms=7)
    for _ in range(5):
        desktop.press(F9)
    desktop.release(F9)
    kept.wait_for(KeyDown, KeyUp)
    down, up = kept.events
    assert isinstance(down, KeyDown)
    assert isinstance(up, KeyUp)
    assert (down.binding, up.binding) == ("f9", "f9")
    assert 6 * MS <= down.handled_ns - down.event_ns < 1_000 * MS, "the desktop's own stamp counts"
    assert down.event_ns <= up.event_ns <= up.handled_ns


@pytest.mark.parametrize("style", PORTALS.values(), ids=PORTALS)
def test_the_user_is_asked_once_and_never_again(style: Style, start: Start, portal: MakePortal) -> None:
    desktop = portal(style)
    first = start()
    wait_until(lambda: first.renamed)
    first.close()
    second = start()
    wait_until(lambda: second.renamed)
    desktop.press(F9)
    second.wait_for(KeyDown)
    assert len(desktop.user.asked) == (1 if style.asks else 0)


def test_every_hotkey_has_its_own_and_so_has_a_cancel_key_that_no_window_misses(
    start: Start, portal: MakePortal
) -> None:
    desktop = portal(GNOME)
    kept = start(listened("f9", "ctrl+alt+d", cancel_key="f10"))
    wait_until(lambda: kept.renamed)
    assert desktop.user.asked == [[F9, "ctrl_alt_d-ctrl_alt_d", "cancel-f10"]]
    desktop.press("ctrl_alt_d-ctrl_alt_d")
    kept.wait_for(KeyDown)
    kept.hotkeys.recording(True)
    desktop.press("cancel-f10")
    wait_until(lambda: len(kept.events) == 2)
    assert kept.kinds()[1].__name__ == "Cancel"
    assert naming.heard_name("f10") == "F10"


def test_escape_stays_with_the_windows_and_is_named_nowhere(start: Start, portal: MakePortal) -> None:
    portal(GNOME)
    kept = start()
    wait_until(lambda: kept.renamed)
    assert naming.heard_name("esc") == ""
    kept.close()
    assert naming.heard_name("esc") == "Esc"


@pytest.mark.expected_warning("keyboard_hotkeys: hotkey: This desktop cannot have Right Ctrl held")
def test_a_lone_modifier_has_a_stand_in_that_is_told_once(start: Start, portal: MakePortal) -> None:
    desktop, kept = portal(PLASMA_6), start(listened("ctrl_r"))
    kept.wait_for(ProblemNoticed)
    (told,) = kept.events
    assert isinstance(told, ProblemNoticed)
    assert "F9" in told.problem.title
    assert naming.heard_name("ctrl_r") == "F9"
    kept.close()
    again = start(listened("ctrl_r"))
    wait_until(lambda: again.renamed)
    desktop.press("ctrl_r-f9")
    again.wait_for(KeyDown)


def test_a_key_that_the_user_chose_on_the_desktop_is_read_back(start: Start, portal: MakePortal) -> None:
    desktop, kept = portal(GNOME), start()
    wait_until(lambda: kept.renamed)
    desktop.call_key(F9, "CTRL+F10")
    wait_until(lambda: naming.heard_name("f9") == "Ctrl + F10")
    kept.close()
    again = start()
    wait_until(lambda: again.renamed)
    assert naming.heard_name("f9") == "Ctrl + F10"


def test_another_key_in_the_settings_is_asked_for_anew(start: Start, portal: MakePortal) -> None:
    desktop, kept = portal(GNOME), start()
    wait_until(lambda: kept.renamed)
    kept.hotkeys.apply(listened("f8"))
    wait_until(lambda: "f8-f8" in desktop.user.remembered)
    wait_until(lambda: kept.renamed == 2)
    desktop.press(F9)
    desktop.press("f8-f8")
    kept.wait_for(KeyDown)
    assert len(desktop.user.asked) == 2


# --- no, not yet, not any more -----------------------------------------------------------


@lost
@pytest.mark.parametrize("style", [GNOME, NEWER_PLASMA, BY_THE_BOOK], ids=["gnome", "newer plasma", "by the book"])
def test_a_no_is_told_and_not_asked_about_again_until_the_user_chooses_keys(
    style: Style, start: Start, portal: MakePortal
) -> None:
    desktop = portal(style, User(says=False))
    kept = start()
    kept.wait_for(HotkeyFailed)
    kept.close()
    again = start()
    again.wait_for(HotkeyFailed)
    assert len(desktop.user.asked) == 1
    wait_until(lambda: not desktop.sessions)
    desktop.user.says = True
    again.hotkeys.hold_back("capture")
    again.hotkeys.let_go("capture")
    wait_until(lambda: HotkeyRecovered in again.kinds() and desktop.bound and not again.was_denied())
    desktop.press(F9)
    wait_until(lambda: KeyDown in again.kinds())
    assert len(desktop.user.asked) == 2


@lost
def test_who_said_no_can_have_it_asked_again(start: Start, portal: MakePortal) -> None:
    desktop, kept = portal(GNOME, User(says=False)), start()
    kept.wait_for(HotkeyFailed)
    (told,) = kept.events
    assert isinstance(told, HotkeyFailed)
    assert told.problem.mend is Mend.ASK_FOR_KEYS
    assert kept.was_denied()
    desktop.user.says = True
    kept.hotkeys.ask_again()
    kept.wait_for(HotkeyFailed, HotkeyRecovered)
    assert not kept.was_denied()
    desktop.press(F9)
    kept.wait_for(HotkeyFailed, HotkeyRecovered, KeyDown)
    kept.hotkeys.ask_again()
    assert kept.source._worker.settle(10)
    assert len(desktop.user.asked) == 2, "nothing is left to be asked"


@pytest.mark.expected_warning("keyboard_hotkeys: hotkey: The desktop did not give")
def test_after_a_no_to_another_key_the_old_one_goes_on_being_heard_and_named(start: Start, portal: MakePortal) -> None:
    desktop, kept = portal(GNOME), start()
    wait_until(lambda: kept.renamed)
    desktop.user.says = False
    kept.hotkeys.apply(listened("f8"))
    kept.wait_for(ProblemNoticed)
    (told,) = kept.events
    assert isinstance(told, ProblemNoticed)
    assert "F9" in told.problem.title
    assert naming.heard_name("f8") == "F9"
    assert not kept.is_deaf()
    desktop.press(F9)
    kept.wait_for(ProblemNoticed, KeyDown)
    (_told, down) = kept.events
    assert isinstance(down, KeyDown)
    assert down.binding == "f8"
    desktop.release(F9)
    desktop.user.says = True
    kept.hotkeys.ask_again()
    wait_until(lambda: naming.heard_name("f8") == "F8" and not kept.hotkeys.was_denied)
    desktop.press("f8-f8")
    kept.wait_for(ProblemNoticed, KeyDown, KeyUp, KeyDown)
    assert len(desktop.user.asked) == 3


def test_the_desktops_own_dialog_is_opened_where_it_has_one(start: Start, portal: MakePortal) -> None:
    portal(WITH_DIALOG)
    kept = start()
    wait_until(lambda: kept.renamed)
    assert kept.hotkeys.has_dialog
    kept.hotkeys.change_on_desktop()
    wait_until(lambda: naming.heard_name("f9") == "Ctrl + F10")
    assert kept.events == []


@pytest.mark.expected_warning("keyboard_hotkeys: hotkey: The desktop shows no dialog")
@pytest.mark.parametrize("style", [GNOME, WITHOUT_BACKEND], ids=["version 1", "version 2 of the one half alone"])
def test_where_it_has_none_that_is_told(style: Style, start: Start, portal: MakePortal) -> None:
    portal(style)
    kept = start()
    wait_until(lambda: kept.renamed)
    assert kept.hotkeys.has_dialog == (style is WITHOUT_BACKEND)
    kept.hotkeys.change_on_desktop()
    kept.wait_for(ProblemNoticed)


@lost
def test_a_question_that_lasts_is_told_and_holds_up_nothing(
    start: Start, portal: MakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desktop_source, "TOLD_AFTER_S", 0.05)
    desktop = portal(GNOME, User(says=None))
    begun_s = time.monotonic()
    kept = start()
    assert time.monotonic() - begun_s < 5, "the start waits for nobody"
    kept.wait_for(HotkeyFailed)
    assert kept.is_deaf()
    wait_until(lambda: any(call.member == "BindShortcuts" for call in desktop.waiting.values()))
    desktop.decide(yes=True)
    kept.wait_for(HotkeyFailed, HotkeyRecovered)
    assert not kept.is_deaf()
    desktop.press(F9)
    kept.wait_for(HotkeyFailed, HotkeyRecovered, KeyDown)


def test_the_program_can_end_while_the_user_is_asked(start: Start, portal: MakePortal) -> None:
    desktop, kept = portal(GNOME, User(says=None)), start()
    wait_until(lambda: desktop.user.asked)
    begun_s = time.monotonic()
    kept.close()
    assert time.monotonic() - begun_s < 10
    wait_until(lambda: desktop.withdrawn)


@lost
@pytest.mark.parametrize("ends", ["session", "portal"])
def test_a_held_key_is_released_when_the_desktop_forgets_us_and_is_heard_again_soon(
    ends: str, start: Start, portal: MakePortal
) -> None:
    desktop, kept = portal(GNOME), start()
    wait_until(lambda: kept.renamed)
    desktop.press(F9)
    kept.wait_for(KeyDown)
    if ends == "session":
        desktop.close_session(desktop.sessions[0])
    else:
        desktop.stop()
    kept.wait_for(KeyDown, KeyUp)
    if ends == "portal":
        desktop = portal(GNOME, desktop.user)
    wait_until(lambda: desktop.bound and any(F9 in bound for bound in desktop.bound.values()))
    wait_until(lambda: kept.renamed >= 2)
    desktop.press(F9)
    wait_until(lambda: kept.kinds().count(KeyDown) == 2)
    assert len(desktop.user.asked) == 1


@pytest.mark.expected_warning(
    "keyboard_hotkeys: hotkey: The desktop has stopped", "desktop_source: the desktop does not"
)
def test_a_portal_that_stays_away_is_told_and_asked_until_it_is_back(
    start: Start, portal: MakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop, kept = portal(PLASMA_6), start()
    wait_until(lambda: kept.renamed)
    monkeypatch.setattr(desktop_source, "TOLD_AFTER_S", 0.05)
    desktop.stop()
    wait_until(lambda: HotkeyFailed in kept.kinds())
    back = portal(PLASMA_6, desktop.user)
    wait_until(lambda: HotkeyRecovered in kept.kinds())
    back.press(F9)
    wait_until(lambda: KeyDown in kept.kinds())


@lost
def test_the_other_half_of_a_portal_that_ended_gives_the_keys_back(
    start: Start, portal: MakePortal, daemon: PrivateBus
) -> None:
    desktop, kept = portal(GNOME), start()
    wait_until(lambda: kept.renamed)
    (session,) = desktop.sessions
    methods: dict[str, Answer] = {f"{IMPL_SESSION}.Close": lambda _call: ("", ())}
    with FakeService(daemon.address, BACKENDS + "gnome", methods) as backend:
        desktop.stop()
        portal(GNOME, desktop.user)
        wait_until(lambda: backend.called("Close"))
        wait_until(lambda: kept.renamed == 2)
    assert [call.path for call in backend.calls] == [session]


def test_held_back_keys_are_the_windows_again_and_come_back_without_a_question(
    start: Start, portal: MakePortal
) -> None:
    desktop, kept = portal(GNOME), start()
    wait_until(lambda: kept.renamed)
    kept.hotkeys.hold_back("capture")
    wait_until(lambda: not desktop.bound)
    kept.hotkeys.let_go("capture")
    wait_until(lambda: kept.renamed == 2)
    desktop.press(F9)
    kept.wait_for(KeyDown)
    assert len(desktop.user.asked) == 1


@pytest.mark.expected_warning("desktop_source: the desktop does not keep")
def test_a_portal_that_keeps_nothing_is_given_up(start: Start, portal: MakePortal) -> None:
    portal(PLASMA_5)
    kept = start()
    wait_until(lambda: kept.gave_up)
    assert kept.events == []


@pytest.mark.expected_warning("desktop_source: the desktop does not keep")
def test_a_bus_without_a_portal_is_given_up(start: Start, daemon: PrivateBus) -> None:
    bus = MessageBus(daemon.address)
    assert why_no_portal(bus)
    bus.close()
    kept = start()
    wait_until(lambda: kept.gave_up)


@pytest.mark.expected_warning("keyboard_hotkeys: hotkey: Hyprland waits")
def test_on_hyprland_the_user_binds_the_name_and_seconds_are_not_believed(start: Start, portal: MakePortal) -> None:
    desktop = portal(HYPRLAND)
    kept = start(make=lambda bus: PortalShortcuts(bus, names_keys=False))
    kept.wait_for(ProblemNoticed)
    (told,) = kept.events
    assert isinstance(told, ProblemNoticed)
    assert "bind = , F9, global, org.holdtalk.Holdtalk:f9" in told.problem.remedy
    desktop.press("f9")
    desktop.release("f9")
    kept.wait_for(ProblemNoticed, KeyDown, KeyUp)
    down = kept.events[1]
    assert isinstance(down, KeyDown)
    assert down.event_ns == down.handled_ns
    assert naming.heard_name("f9") == "F9"


@pytest.mark.expected_warning("keyboard_hotkeys: hotkey: The desktop has no key for")
def test_a_shortcut_without_a_key_is_told(start: Start, portal: MakePortal) -> None:
    portal(GNOME, User(remembered={F9: ""}))
    kept = start()
    kept.wait_for(ProblemNoticed)


# --- KGlobalAccel ------------------------------------------------------------------------


@pytest.fixture
def plasma(daemon: PrivateBus) -> Iterator[FakeGlobalAccel]:
    with FakeGlobalAccel(daemon.address) as running:
        yield running


def test_plasmas_own_service_keeps_them_too(start: Start, plasma: FakeGlobalAccel) -> None:
    kept = start(listened("f9", "ctrl+f8"), make=GlobalAccelShortcuts)
    wait_until(lambda: kept.renamed)
    assert plasma.keys == {F9: 0x01000038, "ctrl_f8-ctrl_f8": 0x05000037}
    plasma.press(F9)
    plasma.press(F9)
    plasma.release(F9)
    kept.wait_for(KeyDown, KeyUp)
    kept.hotkeys.apply(listened("f9"))
    wait_until(lambda: [*plasma.keys] == [F9])
    kept.close()
    wait_until(lambda: not plasma.present)
    assert [*plasma.keys] == [F9], "the user's choice stays"


def test_the_key_chosen_in_plasmas_settings_is_kept_and_read_back(start: Start, plasma: FakeGlobalAccel) -> None:
    plasma.keys[F9] = 0x01000039
    kept = start(make=GlobalAccelShortcuts)
    wait_until(lambda: naming.heard_name("f9") == "F10")
    plasma.call_key(F9, 0x0400_0000 | 0x01000030)
    wait_until(lambda: naming.heard_name("f9") == "Ctrl + F1")
    assert kept.events == []


@lost
def test_a_held_key_is_released_when_plasmas_service_ends(
    start: Start, plasma: FakeGlobalAccel, daemon: PrivateBus
) -> None:
    kept = start(make=GlobalAccelShortcuts)
    wait_until(lambda: kept.renamed)
    plasma.press(F9)
    kept.wait_for(KeyDown)
    plasma.stop()
    kept.wait_for(KeyDown, KeyUp)
    with FakeGlobalAccel(daemon.address) as again:
        wait_until(lambda: again.present)


def test_whether_it_is_there_is_found_out(daemon: PrivateBus, plasma: FakeGlobalAccel) -> None:
    bus = MessageBus(daemon.address)
    assert why_no_global_accel(bus) == ""
    plasma.stop()
    assert why_no_global_accel(bus)
    bus.close()
