"""Texts through the portal into windows of GNOME and of Plasma, as they are."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from guest_desktop import GnomeDesktop, GuestDesktop, KdeDesktop, why_no_guests
from headless import wait_until
from keys_of_a_session import APP_ID
from target_windows import WindowKind

pytestmark = [pytest.mark.slow, pytest.mark.guest]

TYPIST = Path(__file__).with_name("portal_typist.py")
CORPUS = (
    "Γειά σου Κόσμε",
    "日本語の文章、漢字",
    "안녕하세요",
    "👩🏽‍🚀 👨‍👩‍👧‍👦 🇩🇪",
    "e\u0301 a\u0308",
    "שלום עולם, مرحبا",
    "“curly” ‘quotes’ – — …",
    "Größe, Straße, 20 €",
)
PLAIN = "Hello, plain words!!"
LONG = ("The quick brown fox jumps over the lazy dog, and “then” it rests. " * 10)[:600]


class Typist:
    """A program on the desktop that types through its portal."""

    def __init__(self, desktop: GuestDesktop) -> None:
        self._process = desktop.windows.start([sys.executable, str(TYPIST), APP_ID])

    def ask(self, do: str, **more: Any) -> dict[str, Any]:
        self.tell(do, **more)
        return self.hear()

    def tell(self, do: str, **more: Any) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": do, **more}).encode() + b"\n")
        self._process.stdin.flush()

    def hear(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def close(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._process.wait(10)


@pytest.fixture(scope="module")
def gnome() -> Iterator[GnomeDesktop]:
    if why := why_no_guests():
        pytest.skip(why)
    with GnomeDesktop() as desktop:
        desktop.add_application(APP_ID)
        yield desktop


@pytest.fixture(scope="module")
def kde() -> Iterator[KdeDesktop]:
    if why := why_no_guests():
        pytest.skip(why)
    with KdeDesktop() as desktop:
        desktop.add_application(APP_ID)
        desktop.grant_remote_desktop(APP_ID)
        yield desktop


def allowed(desktop: GuestDesktop) -> Typist:
    """After the desktop's question, where it has one."""
    typist = Typist(desktop)
    first = typist.ask("insert", text="x")
    if "fault" in first and isinstance(desktop, GnomeDesktop):
        desktop.allow_remote_desktop()
    wait_until(lambda: typist.ask("state")["permission"] == "given", "the portal's keyboard")
    return typist


def press(desktop: GuestDesktop, *keys: str) -> None:
    """The person's own keys."""
    for key in keys:
        desktop.key_down(key)
    for key in reversed(keys):
        desktop.key_up(key)


@pytest.fixture(params=["gnome", "kde"])
def desktop(request: pytest.FixtureRequest) -> GuestDesktop:
    found: GuestDesktop = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize("kind", ["gtk", "foot"])
def test_any_text_arrives_in_native_windows_as_it_is(desktop: GuestDesktop, kind: WindowKind) -> None:
    typist = allowed(desktop)
    window = desktop.open_window(kind)
    try:
        for text in (*CORPUS, PLAIN, LONG):
            window.clear()
            answer = typist.ask("insert", text=text, application=kind)
            assert (answer.get("method"), answer.get("verified")) == ("pasted", True), answer
            assert window.wait_for(text) == text
    finally:
        typist.close()
        window.close()


@pytest.mark.parametrize("kind", ["gtk", "foot"])
def test_into_a_window_of_which_nobody_tells_a_short_text_is_typed(desktop: GuestDesktop, kind: WindowKind) -> None:
    typist = allowed(desktop)
    window = desktop.open_window(kind)
    try:
        assert typist.ask("insert", text=PLAIN)["method"] == "typed"
        assert window.wait_for(PLAIN) == PLAIN
    finally:
        typist.close()
        window.close()


def test_gnomes_terminal_that_nobody_tells_of_leaves_a_long_text_on_the_clipboard(gnome: GnomeDesktop) -> None:
    typist = allowed(gnome)
    window = gnome.open_window("foot")
    try:
        answer = typist.ask("insert", text=LONG)
        assert answer["partly"]
        assert "Ctrl+Shift+V" in answer["fault"]
        press(gnome, "Control_L", "Shift_L", "v")
        assert window.wait_for(f"\x16{LONG}") == f"\x16{LONG}"  # with the Ctrl+V that it took for a character
    finally:
        typist.close()
        window.close()


def test_gnome_asks_once_and_is_not_asked_by_a_second_run(gnome: GnomeDesktop) -> None:
    allowed(gnome).close()
    window = gnome.open_window("gtk")
    second = Typist(gnome)
    try:
        second.ask("prepare")
        wait_until(lambda: second.ask("state")["permission"] == "given", "the portal's keyboard")
        assert second.ask("insert", text="again", application="gtk")["method"] == "pasted"
        assert window.wait_for("again") == "again"
    finally:
        second.close()
        window.close()


def test_gnome_gives_the_clipboard_back(gnome: GnomeDesktop) -> None:
    typist = allowed(gnome)
    window = gnome.open_window("gtk")
    try:
        gnome.set_clipboard("the user's own")
        assert typist.ask("insert", text=CORPUS[0])["verified"]
        assert window.wait_for(CORPUS[0]) == CORPUS[0]
        time.sleep(2.0)  # it comes back a second after the text was taken
        window.clear()
        press(gnome, "Control_L", "v")
        assert window.wait_for("the user's own") == "the user's own"
    finally:
        typist.close()
        window.close()
