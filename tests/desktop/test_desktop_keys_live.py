"""The key on the real GNOME and the real Plasma: asked for by the program itself, held, and never left down."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from guest_desktop import GnomeDesktop, GuestDesktop, KdeDesktop, why_no_guests
from headless import wait_until
from live_program import LiveProgram
from log_watch import fail_unless_expected, warnings_in

pytestmark = [
    pytest.mark.slow,
    pytest.mark.guest,
    pytest.mark.expected_warning(
        "hotkey: This desktop cannot have Right Ctrl held",
        "hotkey: Holdtalk waits",
        "hotkey: The desktop has stopped",
        "desktop_source: the desktop does not keep",
        "tray: this desktop shows no tray",
    ),
]

ADD = (840.0, 336.0)
"""Where it stands in GNOME's question on a screen of 1280 x 800."""
QUESTION = "Add Keyboard Shortcuts"
SHORTCUT_HELD_S = 0.9
"""Longer than it takes until a held key repeats."""


@pytest.fixture(scope="module")
def gnome() -> Iterator[GnomeDesktop]:
    if why := why_no_guests():
        pytest.skip(why)
    with GnomeDesktop() as running:
        yield running


@pytest.fixture(scope="module")
def kde() -> Iterator[KdeDesktop]:
    if why := why_no_guests():
        pytest.skip(why)
    with KdeDesktop() as running:
        yield running


@contextmanager
def program_on(desktop: GuestDesktop, request: pytest.FixtureRequest) -> Iterator[LiveProgram]:
    program = LiveProgram(desktop, {"hotkey": {"min_duration_ms": 0}}, folder=desktop.folder)
    logged = len(program.log)
    program.start(wait=False)
    try:
        yield program
        program.stop()
        wait_until(lambda: not program.status(), "the program's end")  # it is not the process that was started
        fail_unless_expected(warnings_in(program.log[logged:]), request.node)
    finally:
        if program.running:
            program.kill()


def wait_for_key(program: LiveProgram, way: str, called: str = "f9") -> None:
    def is_there() -> bool:
        keys = program.status().get("keys") or {}
        return keys.get("way") == way and keys["called"].get("ctrl_r") == called

    wait_until(is_there, f"the key {called} by {way}", 60.0)
    program.wait_for_state("ready", 60.0)


def hold(program: LiveProgram, key: str = "F9", held_s: float = SHORTCUT_HELD_S) -> None:
    """It records while the key is held, in one piece, and no longer."""
    with program.hold(key):
        first = program.wait_for_state("recording")
        time.sleep(held_s)
        assert program.status()["state"] == "recording"
    program.wait_for_state("ready")
    assert first["dictations"] == program.status()["dictations"], "nothing was said"


def end_portal(desktop: GuestDesktop) -> None:
    desktop.run(["pkill", "-f", "libexec/xdg-desktop-portal$"])


def test_gnome_asks_once_and_then_the_key_is_held(gnome: GnomeDesktop, request: pytest.FixtureRequest) -> None:
    window = gnome.open_window("gtk")
    with program_on(gnome, request) as program:
        wait_until(lambda: QUESTION in titles(gnome), "GNOME's question", 60.0)
        assert program.status()["keys"]["way"] == "portal", "the program runs while the user is asked"
        time.sleep(0.5)  # it grows into its place
        gnome.click(*ADD)
        wait_for_key(program, "portal")
        window.focus()
        hold(program)
    with program_on(gnome, request) as program:
        wait_for_key(program, "portal")
        assert QUESTION not in titles(gnome)
        hold(program)
    assert window.read() == "", "the key is kept from the window"
    window.close()


def test_a_portal_that_ends_while_the_key_is_held_on_gnome_leaves_nothing_recording(
    gnome: GnomeDesktop, request: pytest.FixtureRequest
) -> None:
    gnome.grant_shortcut("org.holdtalk.Holdtalk", "default-f9", "Dictate", "F9")
    with program_on(gnome, request) as program:
        wait_for_key(program, "portal")
        with program.hold("F9"):
            program.wait_for_state("recording")
            end_portal(gnome)
            program.wait_for_state("ready")
        heard_again(program)


def test_plasma_gives_the_key_without_a_question_and_gives_it_again(
    kde: KdeDesktop, request: pytest.FixtureRequest
) -> None:
    window = kde.open_window("gtk")
    with program_on(kde, request) as program:
        wait_for_key(program, "portal")
        window.focus()
        hold(program)
        end_portal(kde)
        heard_again(program)
    assert window.read() == ""
    window.close()


def test_plasmas_own_service_gives_it_too(kde: KdeDesktop, request: pytest.FixtureRequest) -> None:
    """The way of Plasma 5, tried on Plasma 6, which has the same service."""
    before = dict(kde.env)
    kde.env["KDE_SESSION_VERSION"] = "5"
    try:
        with program_on(kde, request) as program:
            wait_for_key(program, "kglobalaccel")
            hold(program)
    finally:
        kde.env = before


def heard_again(program: LiveProgram) -> None:
    """Soon the key is there as before: it is tried, for nothing tells of it."""

    def is_heard() -> bool:
        with program.hold("F9"):
            time.sleep(0.5)
            return bool(program.status()["state"] == "recording")

    wait_until(is_heard, "the key to be heard again", 60.0)
    program.wait_for_state("ready")
    hold(program)


def titles(desktop: GuestDesktop) -> list[str]:
    return [title for _number, title, _has in desktop.hand.ask("windows")]
