"""What was pressed in other windows is told apart from what may have reached the one that got the last text."""

from __future__ import annotations

from fakes_hotkeys import MS

from tray_app.hotkeys.presses import UNKNOWN, Pressed, Presses

EDITOR, BROWSER = 11, 22
SINCE = 2_000 * MS
"""When the text was written; the editor has been in front for long."""


def presses() -> Presses:
    made = Presses()
    made.came_to_front(EDITOR, 0)
    return made


def test_keys_in_another_window_did_not_reach_this_one() -> None:
    made = presses()
    made.came_to_front(BROWSER, SINCE + 100 * MS)
    made.note(SINCE + 200 * MS)
    made.came_to_front(EDITOR, SINCE + 300 * MS)
    assert made.since(SINCE, there=True) == ()
    assert made.since(SINCE) == (SINCE + 200 * MS,), "an undo goes by all of them"
    made.note(SINCE + 400 * MS)
    assert made.since(SINCE, there=True) == (SINCE + 400 * MS,)


def test_a_click_falls_into_the_window_that_it_brings_to_the_front() -> None:
    made = presses()
    made.note(SINCE + 100 * MS, Pressed.CLICK)
    made.came_to_front(BROWSER, SINCE + 110 * MS)
    assert made.since(SINCE, there=True) == ()
    made.note(SINCE + 200 * MS, Pressed.CLICK)
    made.came_to_front(EDITOR, SINCE + 210 * MS)
    assert made.since(SINCE, there=True) == (SINCE + 200 * MS,), "it may have moved the caret"


def test_keys_that_switch_windows_are_nobodys() -> None:
    made = presses()
    for back in (False, True):
        for number in range(3):
            made.note(SINCE + (100 + 1_000 * back + number) * MS, Pressed.SWITCHING)
        made.came_to_front(EDITOR if back else BROWSER, SINCE + (900 + 1_000 * back) * MS)
    assert made.since(SINCE, there=True) == ()


def test_a_key_with_alt_that_switches_nothing_reached_the_window() -> None:
    made = presses()
    made.note(SINCE + 100 * MS, Pressed.SWITCHING)
    made.came_to_front(EDITOR, SINCE + 200 * MS)
    assert made.since(SINCE, there=True) == (SINCE + 100 * MS,), "the manager only said the same again"
    made.note(SINCE + 300 * MS)
    made.came_to_front(BROWSER, SINCE + 400 * MS)
    assert made.since(SINCE, there=True) == (SINCE + 100 * MS, SINCE + 300 * MS), "what came before the switch"


def test_where_nobody_tells_what_is_in_front_every_press_counts() -> None:
    made = Presses()
    made.note(SINCE + 100 * MS)
    assert made.since(SINCE, there=True) == (SINCE + 100 * MS,)
    made = presses()
    made.came_to_front(UNKNOWN, SINCE + 200 * MS)
    made.note(SINCE + 300 * MS)
    assert made.since(SINCE, there=True) == (SINCE + 300 * MS,)


def test_a_window_that_has_only_just_come_to_the_front_is_not_relied_on() -> None:
    made = presses()
    made.came_to_front(BROWSER, SINCE - 50 * MS)
    made.note(SINCE + 100 * MS)
    made.came_to_front(EDITOR, SINCE + 200 * MS)
    made.note(SINCE + 300 * MS)
    assert made.since(SINCE, there=True) == (SINCE + 100 * MS, SINCE + 300 * MS)
