"""Telling our own keys from the user's by when they were pressed."""

from __future__ import annotations

from tray_app.hotkeys.typing_windows import TypingWindows

MS = 1_000_000


def test_only_keys_pressed_while_typing_are_ours() -> None:
    windows = TypingWindows()
    assert not windows.contains(100 * MS)
    windows.begin(100 * MS)
    assert windows.contains(150 * MS)
    assert not windows.contains(90 * MS)
    windows.end(200 * MS)
    assert not windows.contains(210 * MS)


def test_keys_reported_after_the_end_are_still_ours() -> None:
    windows = TypingWindows()
    windows.begin(100 * MS)
    windows.end(200 * MS)
    windows.begin(300 * MS)
    windows.end(310 * MS)
    assert windows.contains(199 * MS)


def test_the_servers_whole_milliseconds_are_allowed_for() -> None:
    windows = TypingWindows()
    windows.begin(100 * MS + 900_000)
    windows.end(200 * MS)
    assert windows.contains(100 * MS)
    assert windows.contains(201 * MS)


def test_beginning_and_ending_twice_changes_nothing() -> None:
    windows = TypingWindows()
    windows.end(5 * MS)
    windows.begin(100 * MS)
    windows.begin(150 * MS)
    windows.end(200 * MS)
    windows.end(300 * MS)
    assert windows.contains(120 * MS)
    assert not windows.contains(250 * MS)
