"""Text on GNOME and KDE: into windows of X11 programs as on X11; and never called inserted where it did not arrive."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from guest_desktop import GnomeDesktop, GuestDesktop, KdeDesktop, why_no_guests
from target_windows import WindowKind

pytestmark = [pytest.mark.slow, pytest.mark.guest]

PROGRAM = Path(__file__).with_name("writing_program.py")
ROOT = Path(__file__).resolve().parents[2]
TEXT = "Zoë Ωμέγα 日本 🙂 e\u0301"


class Writer:
    """The insertion, running inside."""

    def __init__(self, desktop: GuestDesktop) -> None:
        env = {**desktop.env, "XDG_SESSION_TYPE": "wayland", "PYTHONPATH": str(ROOT)}
        self._process = subprocess.Popen(
            desktop.inside([sys.executable, str(PROGRAM)]),
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def ask(self, **asked: str) -> dict[str, Any]:
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps(asked).encode() + b"\n")
        stdin.flush()
        told: dict[str, Any] = json.loads(stdout.readline())
        return told

    def close(self) -> None:
        self._process.communicate(timeout=20)


@pytest.fixture(scope="module", params=[GnomeDesktop, KdeDesktop], ids=["GNOME", "KDE"])
def guest(request: pytest.FixtureRequest) -> Iterator[GuestDesktop]:
    if why := why_no_guests():
        pytest.skip(why)
    with request.param() as running:
        yield running


@pytest.fixture
def writer(guest: GuestDesktop) -> Iterator[Writer]:
    made = Writer(guest)
    yield made
    made.close()


def pasted(guest: GuestDesktop) -> str:
    """What another program gets from the clipboard."""
    return guest._try(["timeout", "5", "wl-paste", "--no-newline"]).decode()


def test_a_window_of_an_x11_program_gets_the_text(guest: GuestDesktop, writer: Writer) -> None:
    window = guest.open_window("gtk", through_x=True)
    time.sleep(0.5)
    assert writer.ask(do="insert", text=TEXT) == {"kind": "Inserted", "method": "typed"}
    assert window.wait_for(TEXT) == TEXT
    window.close()


@pytest.mark.parametrize("kind", ["gtk", "foot"])
def test_what_does_not_arrive_is_not_called_inserted(guest: GuestDesktop, writer: Writer, kind: WindowKind) -> None:
    window = guest.open_window(kind)
    time.sleep(0.5)
    told = writer.ask(do="insert", text=TEXT)
    if told["kind"] == "Inserted":
        assert window.wait_for(TEXT) == TEXT
    else:
        assert window.read() == ""
        assert told["kind"] == "InsertionFailed" or pasted(guest) == TEXT
    window.close()


def test_copying_from_the_menu_copies(guest: GuestDesktop, writer: Writer) -> None:
    window = guest.open_window("gtk")
    assert writer.ask(do="copy", text=TEXT) == {"kind": "OfferTaken"}
    assert pasted(guest) == TEXT
    window.close()


def test_the_ways_are_told_with_their_reasons(guest: GuestDesktop, writer: Writer) -> None:
    ways = writer.ask(do="ways")
    assert ways["typing"][0]["name"] == "virtual keyboard"
    assert "does not offer" in ways["typing"][0]["why_not"]
    assert ways["clipboard"]["name"] == ("data control" if guest.compositor == "KDE" else "wl-clipboard")
