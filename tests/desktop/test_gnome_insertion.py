"""Text through GNOME's portal, allowed once: into windows that tell what they are, and never into another one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from guest_desktop import GnomeDesktop, why_no_guests
from keys_of_a_session import APP_ID
from target_windows import WindowKind
from writer import Writer

pytestmark = [pytest.mark.slow, pytest.mark.guest]

SHORT = "Twenty letters of it"
LONG = "Zoë Ωμέγα 日本 🙂 e\u0301 " * 40


@pytest.fixture(scope="module")
def gnome() -> Iterator[GnomeDesktop]:
    if why := why_no_guests():
        pytest.skip(why)
    with GnomeDesktop() as running:
        running.add_application(APP_ID)
        yield running


@pytest.fixture(scope="module")
def writer(gnome: GnomeDesktop) -> Iterator[Writer]:
    with Writer(gnome) as made:
        window = gnome.open_window("gtk")
        told = made.ask("insert", SHORT)
        assert "asks whether Holdtalk may type" in told["why"]["title"]
        gnome.allow_remote_desktop()
        window.close()
        yield made


@pytest.mark.parametrize("kind", ["gtk", "gtk4", "console"])
def test_texts_of_any_length_are_pasted_as_the_window_wants_it(
    gnome: GnomeDesktop, writer: Writer, kind: WindowKind
) -> None:
    window = gnome.open_window(kind)
    for text in SHORT, LONG:
        window.clear()
        assert writer.ask("insert", text) == {"kind": "Inserted", "method": "pasted"}
        assert window.wait_for(text) == text
    window.close()


def test_a_window_that_does_not_tell_what_it_is_is_typed_into(gnome: GnomeDesktop, writer: Writer) -> None:
    window = gnome.open_window("foot")
    assert writer.ask("insert", SHORT) == {"kind": "Inserted", "method": "typed"}
    assert window.wait_for(SHORT) == SHORT
    window.close()


@pytest.mark.parametrize("kind", ["gtk4", "foot"])
def test_a_text_never_goes_into_a_window_that_came_later(gnome: GnomeDesktop, writer: Writer, kind: WindowKind) -> None:
    window = gnome.open_window("gtk")
    writer.ask("note")
    later = gnome.open_window(kind)
    assert writer.ask("insert", LONG) == {"kind": "TargetLost", "why": None}
    assert (window.read(), later.read()) == ("", "")
    later.close()
    window.focus()
    gnome.key_down("Control_L")
    gnome.tap("v")
    gnome.key_up("Control_L")
    assert window.wait_for(LONG) == LONG, "it waits on the clipboard"
    window.close()


def test_who_tells_the_focus_is_told(writer: Writer) -> None:
    assert writer.ask("ways")["focus_by"].startswith("AT-SPI, of programs of GTK")
