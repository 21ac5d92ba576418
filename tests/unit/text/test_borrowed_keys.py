from __future__ import annotations

import pytest

from tray_app.text.insertion.borrowed import BorrowedKeys
from tray_app.x11.keyboard import SHIFT, Stroke
from tray_app.x11.keysyms import keysym_of


def test_each_key_holds_two_characters_plain_ones_first() -> None:
    keys = BorrowedKeys([200, 201])
    keys.lend("abcd")
    assert [keys.stroke(char) for char in "abcd"] == [
        Stroke(201, 0),
        Stroke(200, 0),
        Stroke(201, SHIFT),
        Stroke(200, SHIFT),
    ]
    assert keys.symbols(201) == (keysym_of("a"), keysym_of("c"))


def test_an_empty_place_repeats_the_other_one() -> None:
    keys = BorrowedKeys([200])
    keys.lend("Ω")
    assert keys.symbols(200) == (keysym_of("Ω"), keysym_of("Ω"))


def test_characters_stay_where_they_are() -> None:
    keys = BorrowedKeys([200, 201])
    keys.lend("ab")
    before = {char: keys.stroke(char) for char in "ab"}
    assert not keys.would_move("bca")
    changed = keys.lend("bca")
    assert {char: keys.stroke(char) for char in "ab"} == before
    assert changed == (201,)


def test_the_longest_unused_character_makes_room() -> None:
    keys = BorrowedKeys([200])
    keys.lend("ab")
    keys.lend("a")
    assert keys.would_move("c")
    keys.lend("c")
    assert keys.stroke("c") == Stroke(200, SHIFT)
    with pytest.raises(KeyError):
        keys.stroke("b")
    assert keys.stroke("a") == Stroke(200, 0)


def test_no_wanted_character_makes_room_for_another() -> None:
    keys = BorrowedKeys([200])
    keys.lend("ab")
    keys.lend("ca")
    assert {keys.stroke("a"), keys.stroke("c")} == {Stroke(200, 0), Stroke(200, SHIFT)}


def test_nothing_new_changes_nothing() -> None:
    keys = BorrowedKeys([200])
    keys.lend("a")
    assert keys.lend("aa") == ()


def test_more_than_fit_is_refused() -> None:
    keys = BorrowedKeys([200])
    assert keys.capacity == 2
    with pytest.raises(ValueError, match="3 characters for 2 places"):
        keys.lend("abc")
