"""Whom the portal's keyboard asks, and what becomes of its sessions: as the specification, GNOME and Plasma have it."""

from __future__ import annotations

import stat
import threading
import time

import pytest
from dbus_rig import PrivateBus, Refusal, wait_until
from portal_step_rig import Rig, put
from remote_desktop_rig import Desktop, Dialog

from tray_app.text.insertion import portal_keyboard
from tray_app.text.insertion import portal_problems as problems
from tray_app.text.insertion.portal_keyboard import Permission
from tray_app.text.insertion.portal_keys import Key, PortalKeys
from tray_app.text.insertion.step import NothingDone, PartlyDone

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
    step = gnome.anew(ready_timeout_s=0.5)
    for _ in range(2):
        with pytest.raises(NothingDone) as raised:
            put(step, "too early")
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


def test_a_portal_that_was_looked_for_while_it_was_away_is_found_once_it_is_back(gnome: Rig) -> None:
    put(gnome.step, "one")
    gnome.desktop.stop()
    wait_until(lambda: gnome.step.permission is Permission.UNASKED)
    gnome.step.prepare()  # fails, so that it is looked for
    wait_until(lambda: gnome.step.usable() == problems.NO_PORTAL)
    gnome.desktop = Desktop(gnome.daemon.address, gnome.world)
    assert gnome.step.usable() is None
    put(gnome.step, " two")
    assert (gnome.world.text, gnome.world.dialogs) == ("one two", 1)


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
    step = gnome.anew(ready_timeout_s=0.5)
    with pytest.raises(NothingDone):
        put(step, "text")
    step.close()
    wait_until(lambda: not gnome.desktop.waiting and not gnome.desktop.sessions)
