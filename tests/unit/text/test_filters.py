from __future__ import annotations

import pytest

from tray_app.text.filters import clean_text, harmless_text


@pytest.mark.parametrize(
    "text",
    [
        "Words, as they are.",
        "e\u0301 stays decomposed, é stays composed",
        "family 👩‍👩‍👧‍👦, flag 🇫🇷, heart ❤️",
        "10\u202f000\u00a0€",
        "שלום \u200fעולם",
        "日本語　を",
    ],
)
def test_ordinary_text_is_left_as_it_is(text: str) -> None:
    assert clean_text(text) == text


def test_blanks_at_the_ends_and_runs_of_blanks_go() -> None:
    assert clean_text("  two   words \t") == "two words"


@pytest.mark.parametrize("pause", ["\n", "\r\n", "\t", "\v", "\f", "\x85", "\u2028", "\u2029", " \n "])
def test_line_breaks_become_one_space(pause: str) -> None:
    assert clean_text(f"one{pause}two") == "one two"


@pytest.mark.parametrize("acting", ["\x00", "\x03", "\x08", "\x1b", "\x7f", "\x9b", "\ufeff", "\ufffe", "\U0001ffff"])
def test_characters_that_act_or_cannot_be_carried_go(acting: str) -> None:
    assert clean_text(f"one{acting}two") == "onetwo"


def test_lone_surrogates_go() -> None:
    assert clean_text("a\ud800b") == "ab"


def test_nothing_but_blanks_is_nothing() -> None:
    assert clean_text(" \n\t\x00 ") == ""


def test_blanks_between_removed_characters_do_not_add_up() -> None:
    assert clean_text("one \x00 two") == "one two"


def test_harmless_text_keeps_the_separator_in_front() -> None:
    assert harmless_text(" next\nline") == " next line"
