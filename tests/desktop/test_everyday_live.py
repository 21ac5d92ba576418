"""Undo, insert again and pause in the running program: by key, by mouse in the tray menu, by command."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop import DesktopFault, PrivateDesktop, wait_until
from insertion_rigs import clear_clipboard
from live_program import LiveProgram
from target_windows import TextWindow

pytestmark = pytest.mark.desktop

SETTINGS = """\
[[binding]]
key = "f9"
mode = "toggle"

[[binding]]
key = "ctrl+alt+z"
mode = "undo"

[[binding]]
key = "f7"
mode = "insert_last"

[[binding]]
key = "f6"
mode = "pause"
"""
LARGEST_ICON_PX = 40
F9_IN_A_TERMINAL = "\x1b[20~"


@pytest.fixture
def program(desktop: PrivateDesktop) -> Iterator[LiveProgram]:
    running = LiveProgram(desktop)
    running.settings_file.write_text(SETTINGS)
    running.start()
    yield running
    if running.running:
        assert running.stop() == 0


def write(program: LiveProgram, window: TextWindow, text: str, whole: str) -> None:
    assert program.command("insert", text).returncode == 0
    assert window.wait_for(whole) == whole


def places_of(program: LiveProgram) -> dict[str, tuple[int, int, int, int]]:
    """Its windows on the screen, icon and menus too: left, top, width, height."""
    found = {}
    argv = ["xdotool", "search", "--all", "--onlyvisible", "--pid", str(program.pid)]
    for number in program.desktop.run(argv).decode().split():
        told = program.desktop.run(["xdotool", "getwindowgeometry", "--shell", number]).decode()
        shape = {name: int(value) for name, _, value in (line.partition("=") for line in told.split())}
        found[number] = shape["X"], shape["Y"], shape["WIDTH"], shape["HEIGHT"]
    return found


def icon_of(program: LiveProgram) -> tuple[int, int]:
    for left, top, width, height in places_of(program).values():
        if 0 < width <= LARGEST_ICON_PX and 0 < height <= LARGEST_ICON_PX:
            return left + width // 2, top + height // 2
    raise DesktopFault("the program has no icon in the panel")


def open_menu(program: LiveProgram) -> None:
    """By a right click on the icon."""
    x, y = icon_of(program)
    shown = len(places_of(program))
    program.desktop.run(["xdotool", "mousemove", str(x), str(y), "click", "3"])
    wait_until(lambda: len(places_of(program)) > shown, "the menu")


def choose(program: LiveProgram, *letters: str) -> None:
    """Entries of the open menu and of the menus in it."""
    for letter in letters:
        program.desktop.tap(letter)
        time.sleep(0.2)


def menu_beside(program: LiveProgram, letter: str) -> tuple[int, int, int, int]:
    """Opens a menu of the open menu; where it is."""
    shown = set(places_of(program))
    choose(program, letter)
    wait_until(lambda: bool(set(places_of(program)) - shown), "the menu beside it")
    return next(place for number, place in places_of(program).items() if number not in shown)


def test_a_key_takes_texts_back_one_by_one_and_another_inserts_the_last_again(
    program: LiveProgram, window: TextWindow, desktop: PrivateDesktop
) -> None:
    write(program, window, "One text, “exactly”.", "One text, “exactly”.")
    write(program, window, "And then another 🙂", "One text, “exactly”.And then another 🙂")
    desktop.tap("ctrl+alt+z")
    assert window.wait_for("One text, “exactly”.") == "One text, “exactly”."
    desktop.tap("ctrl+alt+z")
    assert window.wait_for("") == ""
    desktop.tap("F7")
    assert window.wait_for("And then another 🙂") == "And then another 🙂"
    desktop.tap("ctrl+alt+z")
    assert window.wait_for("") == ""
    assert program.status()["dictations"] == 0


def states_of_rows(program: LiveProgram) -> list[str]:
    """The newest first."""
    listed = program.command("history", "list", "--json").stdout
    return [json.loads(line)["state"] for line in listed.splitlines()]


@pytest.mark.speech
def test_a_dictation_is_taken_back_and_the_next_one_begins_anew(
    program: LiveProgram, window: TextWindow, desktop: PrivateDesktop, speech_dir: Path
) -> None:
    said = []
    for count in (1, 2):
        desktop.tap("F9")
        program.wait_for_state("recording")
        desktop.play(speech_dir / "ms_weather.flac")
        desktop.tap("F9")
        said.append(program.wait_for_dictations(count)["last_text"])
        assert window.wait_for(said[-1]) == said[-1]
        desktop.tap("ctrl+alt+z")
        assert window.wait_for("") == ""
    assert said[0][0].isupper()
    assert said[1][0].isupper()
    wait_until(lambda: states_of_rows(program) == ["undone", "undone"], "the history")
    desktop.tap("F7")
    assert window.wait_for(said[1]) == said[1]
    wait_until(lambda: states_of_rows(program) == ["written", "undone"], "the history to have it again")
    desktop.tap("ctrl+alt+z")
    assert window.wait_for("") == ""
    wait_until(lambda: states_of_rows(program) == ["undone", "undone"], "the history to have it undone again")


def test_what_was_typed_behind_it_keeps_a_text(
    program: LiveProgram, window: TextWindow, desktop: PrivateDesktop
) -> None:
    write(program, window, "A text.", "A text.")
    desktop.tap("x")
    assert window.wait_for("A text.x") == "A text.x"
    desktop.tap("BackSpace")
    assert window.wait_for("A text.") == "A text."
    done = program.command("undo")
    assert done.returncode == 1
    assert "a key or the mouse was used" in done.stderr
    assert window.read() == "A text."


def test_a_command_takes_it_back_and_says_when_there_is_no_more(program: LiveProgram, window: TextWindow) -> None:
    write(program, window, "A text.", "A text.")
    done = program.command("undo")
    assert (done.returncode, done.stderr) == (0, "")
    assert window.wait_for("") == ""
    assert program.command("undo").returncode == 1
    assert program.command("insert-last").returncode == 0
    assert window.wait_for("A text.") == "A text."


def test_it_is_taken_back_by_the_mouse_from_the_menu(
    program: LiveProgram, window: TextWindow, desktop: PrivateDesktop
) -> None:
    write(program, window, "Before.", "Before.")
    write(program, window, "A text.", "Before.A text.")
    for left in ("Before.", ""):
        time.sleep(1.0)  # the last click is not that which opens the menu
        open_menu(program)
        beside = menu_beside(program, "t")
        desktop.run(["xdotool", "mousemove", str(beside[0] + 30), str(beside[1] + 14), "click", "1"])
        assert window.wait_for(left) == left


def test_insert_again_and_copy_by_the_menus_letters(
    program: LiveProgram, window: TextWindow, desktop: PrivateDesktop
) -> None:
    write(program, window, "A text.", "A text.")
    open_menu(program)
    choose(program, "t", "i")
    assert window.wait_for("A text. A text.") == "A text. A text."
    clear_clipboard(desktop)
    open_menu(program)
    choose(program, "t", "c")
    wait_until(lambda: program.desktop.run(["xclip", "-selection", "clipboard", "-o"]) == b"A text.", "the copy", 10)


def test_while_the_hotkey_rests_it_is_the_windows_and_one_key_resumes_it(
    program: LiveProgram, terminal: TextWindow, desktop: PrivateDesktop
) -> None:
    terminal.focus()
    assert "The hotkeys rest until 2" in program.command("pause", "90").stdout
    assert program.status()["status"] == "Paused"
    desktop.tap("F9")
    assert terminal.wait_for(F9_IN_A_TERMINAL) == F9_IN_A_TERMINAL
    assert program.status()["state"] == "ready"
    desktop.tap("F6")
    wait_until(lambda: program.status()["paused"] is None, "the hotkeys")
    desktop.tap("F9")
    program.wait_for_state("recording")
    desktop.tap("F9")
    program.wait_for_state("ready")
    assert terminal.read() == F9_IN_A_TERMINAL


def test_a_dictation_ends_with_its_key_before_they_rest(program: LiveProgram, desktop: PrivateDesktop) -> None:
    desktop.tap("F9")
    program.wait_for_state("recording")
    assert program.command("pause").stdout == "The hotkeys rest until holdtalk resume.\n"
    assert program.status()["state"] == "recording"
    desktop.tap("F9")
    program.wait_for_state("ready")
    desktop.tap("F9")
    time.sleep(0.5)
    assert program.status()["state"] == "ready"


def test_only_a_pause_without_an_end_outlives_the_program(program: LiveProgram) -> None:
    program.command("pause", "60")
    assert program.stop() == 0
    program.start()
    assert program.status()["paused"] is None
    program.command("pause")
    assert program.stop() == 0
    program.start()
    assert program.status()["paused"] == {"until": None}
    assert program.command("resume").stdout == "The hotkeys are heard.\n"
