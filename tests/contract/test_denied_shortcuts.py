"""Hotkeys that a desktop was told not to give, or is still asked for, and how they are changed there."""

from __future__ import annotations

import time

import pytest
from dbus_rig import wait_until
from desktop_keys_rig import F9, MakePortal, Start, lost
from fakes_hotkeys import listened
from shortcut_desktops import (
    BY_THE_BOOK,
    GNOME,
    NEWER_PLASMA,
    WITH_DIALOG,
    WITHOUT_BACKEND,
    Style,
    User,
)

from tray_app.core.errors import Mend
from tray_app.core.events import HotkeyFailed, HotkeyRecovered, KeyDown, KeyUp, ProblemNoticed
from tray_app.hotkeys import desktop_source, naming


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
