"""Which texts can be taken out of which windows, and how far one may go back at once."""

from __future__ import annotations

import pytest

from tray_app.text.insertion.caret_steps import own_steps
from tray_app.text.insertion.policy import TakeBack, way_to_take_back
from tray_app.text.insertion.x11_take_back import _grown_by, _plain
from tray_app.text.insertion.x11_target import Target

TEXT = "Some words."


@pytest.mark.parametrize(
    ("names", "way"),
    [
        (("gedit", "gedit"), TakeBack.DELETE),
        (("chromium", "chromium"), TakeBack.DELETE),
        (("emacs", "emacs"), TakeBack.DELETE),
        ((), TakeBack.DELETE),
        (("xterm", "xterm"), TakeBack.ERASE),
        (("konsole", "konsole"), TakeBack.ERASE),
        (("gvim", "gvim"), None),
        (("remmina", "org.remmina.remmina"), None),
        (("pinentry-gtk", "pinentry-gtk"), None),
        (("notepad.exe", "notepad.exe"), None),
    ],
)
def test_how_a_text_goes_out_of_a_window(names: tuple[str, ...], way: TakeBack | None) -> None:
    assert way_to_take_back(Target(1, 1, names, answers_ping=True), TEXT) is way


@pytest.mark.parametrize("text", ["Zoë", "日本", "one\ntwo", "a\x1bb", "non\u00a0break"])
def test_terminals_erase_plain_ascii_alone(text: str) -> None:
    assert way_to_take_back(Target(1, 1, ("xterm",)), text) is None


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("plain words.", 12),
        ("Привет, 日本語を “話す” … €", 21),
        ("a\u0301bc", 2),
        ("bca\u0301", 0),
        ("हिन्दी and", 4),
        ("smile 🙂", 0),
        ("👍 ok", 3),
        ("1\ufe0f\u20e3", 0),
        ("a\u200d", 0),
        ("שלום", 0),
        ("ﾊﾞ", 0),
    ],
)
def test_only_characters_that_no_caret_skips_are_gone_back_over_at_once(text: str, steps: int) -> None:
    assert own_steps(text) == steps


def test_what_a_mark_may_belong_to_is_gone_back_over_alone() -> None:
    assert own_steps("heart ❤", "\ufe0f") == 0
    assert own_steps("heart ❤", " ") == 7


@pytest.mark.parametrize(("text", "way"), [("Zoë said “日本”", TakeBack.DELETE), ("heart ❤️", None), ("e\u0301", None)])
def test_emacs_lets_go_of_what_it_shows_character_by_character(text: str, way: TakeBack | None) -> None:
    assert way_to_take_back(Target(1, 1, ("emacs", "emacs"), answers_ping=True), text) is way


def test_several_steps_have_to_show_as_so_many_characters_and_one_as_some() -> None:
    several = _grown_by(3, "one two", "wo")
    assert several("ne two"[-5:])
    assert not several("two")
    assert not several("")
    one = _grown_by(1, "a\u0301", "")
    assert one("a\u0301")
    assert not one("")
    assert not _grown_by(1, "ab", "b")("b")


def test_blanks_that_a_page_does_not_break_at_are_blanks() -> None:
    assert _plain("a\u00a0b") == "a b"
