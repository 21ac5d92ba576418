"""Text on GNOME and KDE: into windows of X11 programs as on X11, into others by the portal as these want it; never into
another window, and never called inserted where it did not arrive."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from guest_desktop import GnomeDesktop, GuestDesktop, KdeDesktop, why_no_guests
from keys_of_a_session import APP_ID
from target_windows import WindowKind
from writer import Writer

pytestmark = [pytest.mark.slow, pytest.mark.guest]

SHORT = "Twenty letters of it"
TEXT = "Zoë Ωμέγα 日本 🙂 e\u0301"


@pytest.fixture(scope="module", params=[GnomeDesktop, KdeDesktop], ids=["GNOME", "KDE"])
def guest(request: pytest.FixtureRequest) -> Iterator[GuestDesktop]:
    if why := why_no_guests():
        pytest.skip(why)
    with request.param() as running:
        running.add_application(APP_ID)
        yield running


@pytest.fixture
def writer(guest: GuestDesktop) -> Iterator[Writer]:
    with Writer(guest) as made:
        yield made


@pytest.fixture(scope="module")
def allowed(guest: GuestDesktop) -> Iterator[Writer]:
    """The desktop was asked, and lets it type."""
    if isinstance(guest, KdeDesktop):
        guest.grant_remote_desktop(APP_ID)
    with Writer(guest) as made:
        if isinstance(guest, GnomeDesktop):
            window = guest.open_window("gtk")
            told = made.ask("insert", SHORT)
            assert "asks whether Holdtalk may type" in told["why"]["title"]
            guest.allow_remote_desktop()
            window.close()
        yield made


def pasted(guest: GuestDesktop) -> str:
    """What another program gets from the clipboard."""
    return guest._try(["timeout", "5", "wl-paste", "--no-newline"]).decode()


def test_a_window_of_an_x11_program_gets_the_text(guest: GuestDesktop, writer: Writer) -> None:
    window = guest.open_window("gtk", through_x=True)
    time.sleep(0.5)
    assert writer.ask("insert", TEXT) == {"kind": "Inserted", "method": "typed"}
    assert window.wait_for(TEXT) == TEXT
    window.close()


@pytest.mark.parametrize("kind", ["gtk", "foot"])
def test_what_does_not_arrive_is_not_called_inserted(guest: GuestDesktop, writer: Writer, kind: WindowKind) -> None:
    window = guest.open_window(kind)
    time.sleep(0.5)
    told = writer.ask("insert", TEXT)
    if told["kind"] == "Inserted":
        assert window.wait_for(TEXT) == TEXT
    else:
        assert window.read() == ""
        assert told["kind"] == "InsertionFailed" or pasted(guest) == TEXT
    window.close()


def test_copying_from_the_menu_copies(guest: GuestDesktop, writer: Writer) -> None:
    window = guest.open_window("gtk")
    assert writer.ask("copy", TEXT) == {"kind": "OfferTaken"}
    assert pasted(guest) == TEXT
    window.close()


def test_the_ways_are_told_with_their_reasons(guest: GuestDesktop, writer: Writer) -> None:
    ways = writer.ask("ways")
    assert ways["typing"][0]["name"] == "virtual keyboard"
    assert "does not offer" in ways["typing"][0]["why_not"]
    assert ways["clipboard"]["name"] == ("data control" if guest.compositor == "KDE" else "wl-clipboard")
    assert ways["focus_by"].startswith("KWin" if guest.compositor == "KDE" else "AT-SPI, of programs of GTK")


def test_texts_of_any_length_are_pasted_as_each_window_wants_it(guest: GuestDesktop, allowed: Writer) -> None:
    terminal: WindowKind = "foot" if guest.compositor == "KDE" else "console"
    kinds: tuple[WindowKind, ...] = ("gtk", "gtk4", terminal)
    for kind in kinds:
        window = guest.open_window(kind)
        for text in SHORT, TEXT * 40:
            window.clear()
            assert allowed.ask("insert", text) == {"kind": "Inserted", "method": "pasted"}
            assert window.wait_for(text) == text
        window.close()


def test_a_text_never_goes_into_a_window_that_came_later(guest: GuestDesktop, allowed: Writer) -> None:
    window = guest.open_window("gtk")
    kinds: tuple[WindowKind, ...] = ("gtk4", "foot")
    for kind in kinds:
        window.focus()
        window.clear()
        allowed.ask("note")
        later = guest.open_window(kind)
        assert allowed.ask("insert", TEXT * 40) == {"kind": "TargetLost", "why": None}
        assert (window.read(), later.read()) == ("", "")
        later.close()
        window.focus()
        guest.key_down("Control_L")
        guest.tap("v")
        guest.key_up("Control_L")
        assert window.wait_for(TEXT * 40) == TEXT * 40, "it waits on the clipboard"
    window.close()


def test_a_short_text_is_typed_only_where_nobody_tells_which_window_it_is(guest: GuestDesktop, allowed: Writer) -> None:
    method = "pasted" if guest.compositor == "KDE" else "typed"  # KWin tells of every window, foot itself of none
    window = guest.open_window("foot")
    assert allowed.ask("insert", SHORT) == {"kind": "Inserted", "method": method}
    assert window.wait_for(SHORT) == SHORT
    window.close()
