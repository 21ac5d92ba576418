"""Text on GNOME and KDE: into windows of X11 programs as on X11; and never called inserted where it did not arrive."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from guest_desktop import GnomeDesktop, GuestDesktop, KdeDesktop, why_no_guests
from target_windows import WindowKind
from writer import Writer

pytestmark = [pytest.mark.slow, pytest.mark.guest]

TEXT = "Zoë Ωμέγα 日本 🙂 e\u0301"


@pytest.fixture(scope="module", params=[GnomeDesktop, KdeDesktop], ids=["GNOME", "KDE"])
def guest(request: pytest.FixtureRequest) -> Iterator[GuestDesktop]:
    if why := why_no_guests():
        pytest.skip(why)
    with request.param() as running:
        yield running


@pytest.fixture
def writer(guest: GuestDesktop) -> Iterator[Writer]:
    with Writer(guest) as made:
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
