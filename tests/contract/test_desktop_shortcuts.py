"""Hotkeys that a desktop keeps, against services that behave as each desktop does. What cannot be run here (Hyprland,
newer Plasmas) is known by this alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from dbus_rig import Answer, FakeService, PrivateBus, wait_until
from desktop_keys_rig import F9, MS, MakePortal, Start, lost
from fakes_hotkeys import listened
from shortcut_desktops import (
    BY_THE_BOOK,
    GNOME,
    HYPRLAND,
    NEWER_PLASMA,
    PLASMA_5,
    PLASMA_6,
    FakeGlobalAccel,
    Style,
    User,
)

from tray_app.core.events import HotkeyFailed, HotkeyRecovered, KeyDown, KeyUp, ProblemNoticed
from tray_app.dbus.bus import MessageBus
from tray_app.hotkeys import desktop_source, naming
from tray_app.hotkeys.global_accel import GlobalAccelShortcuts, why_no_global_accel
from tray_app.hotkeys.portal_shortcuts import BACKENDS, IMPL_SESSION, PortalShortcuts, why_no_portal

PORTALS = {"gnome": GNOME, "plasma 6": PLASMA_6, "newer plasma": NEWER_PLASMA, "by the book": BY_THE_BOOK}


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


# --- not any more ------------------------------------------------------------------------


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
