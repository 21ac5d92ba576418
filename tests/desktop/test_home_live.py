"""The home window of the real program: opened from the tray by the mouse, walked through by keyboard alone, closed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import psutil
import pytest
from desktop import DesktopFault, PrivateDesktop, wait_until
from gallery_ui import Widgets
from live_program import LiveProgram, StartHoldtalk
from target_windows import TextWindow

from tray_app.core.memory import written_bytes

pytestmark = pytest.mark.desktop

CLIP = "ms_weather.flac"
PATIENCE_S = 20.0
TITLES = ("Dictation", "History", "Statistics", "Performance", "Models", "Words", "Settings", "Help")
PLACES = ("Dictation", "Performance", "Models", "Words", "Help")
"""Those of this program that are listed whatever else is."""
GROWTH_BYTES = 25_000_000
"""Very generous: code that was read stays, and what was built goes."""


@pytest.fixture
def window(desktop: PrivateDesktop) -> Iterator[TextWindow]:
    opened = desktop.open_window("qt")
    yield opened
    opened.close()


@pytest.fixture
def widgets(desktop: PrivateDesktop) -> Iterator[Widgets]:
    opened = Widgets(desktop, "light", 1)
    yield opened
    opened.close()


def home_title(program: LiveProgram) -> str:
    """Of the window that is shown; empty without one."""
    try:
        titles = [name.partition(" — ")[0] for name in program.shown_windows()]
    except DesktopFault:  # one of them (a notice) went while it was looked at
        return ""
    return next((title for title in titles if title in TITLES), "")


def wait_for_place(program: LiveProgram, title: str) -> None:
    wait_until(lambda: home_title(program) == title, f"{title}, where {home_title(program)!r} is", PATIENCE_S)


def focus(desktop: PrivateDesktop, title: str) -> None:
    found = desktop.run(["xdotool", "search", "--sync", "--onlyvisible", "--name", f"^{title}"]).decode().split()
    desktop.run(["xdotool", "windowactivate", "--sync", found[-1]])


def test_a_left_click_on_the_icon_opens_it(desktop: PrivateDesktop, widgets: Widgets) -> None:
    x, y = widgets.show("tray ready").split()
    desktop.run(["xdotool", "mousemove", x, y, "click", "1"])
    assert widgets.show("calls") == "home"


def test_the_mouse_opens_it_and_chooses_a_place(desktop: PrivateDesktop, holdtalk: StartHoldtalk) -> None:
    program = holdtalk()
    icon = [str(side - 12) for side in desktop.size]  # the tray's only one, in the corner
    desktop.run(["xdotool", "mousemove", *icon, "click", "1"])
    wait_for_place(program, "Dictation")
    found = desktop.run(["xdotool", "search", "--onlyvisible", "--name", "^Dictation"]).decode().split()[-1]
    desktop.run(["xdotool", "mousemove", "--window", found, "60", "70", "click", "1"])
    wait_until(lambda: home_title(program) not in ("", "Dictation"), "the place below it", PATIENCE_S)


def test_every_place_is_reached_by_keyboard_alone(desktop: PrivateDesktop, holdtalk: StartHoldtalk) -> None:
    program = holdtalk()
    assert program.command("open").returncode == 0
    wait_for_place(program, "Dictation")
    focus(desktop, "Dictation")
    seen = {"Dictation"}
    with suppress(DesktopFault):  # behind the last place
        for number in range(2, 10):
            before = home_title(program)
            desktop.tap(f"ctrl+{number}")
            wait_until(lambda: home_title(program) not in ("", before), "another place", PATIENCE_S)  # noqa: B023 - at once
            seen.add(home_title(program))
    assert set(PLACES) <= seen
    desktop.tap("alt+w")
    wait_for_place(program, "Words")
    desktop.tap("alt+o")
    wait_for_place(program, "Dictation")
    desktop.tap("ctrl+w")
    wait_until(lambda: program.shown_windows() == [], "the window to close", PATIENCE_S)
    assert program.command("open").returncode == 0
    wait_for_place(program, "Dictation")
    assert program.command("open", "help").returncode == 0
    wait_for_place(program, "Help")
    assert program.command("show", "models").returncode == 0
    wait_for_place(program, "Models")


def test_a_word_and_a_snippet_added_in_the_window_are_used_at_once(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk
) -> None:
    program = holdtalk()
    program.command("open", "words")
    wait_for_place(program, "Words")
    focus(desktop, "Words")
    desktop.run(["xdotool", "key", "--delay", "60", "alt+d"])
    desktop.run(["xdotool", "type", "--delay", "40", "Inverashiel"])
    desktop.tap("Return")
    words = program.settings_file.with_name("words.txt")
    wait_until(lambda: words.exists() and words.read_text().endswith("\nInverashiel\n"), "the word", PATIENCE_S)
    wait_until(lambda: "word list: 1 entries" in program.log, "the program to use it", PATIENCE_S)
    for key, text in (("alt+p", ""), ("alt+d", "my address"), ("alt+i", "Main Street")):
        desktop.run(["xdotool", "key", "--delay", "60", key])
        desktop.run(["xdotool", "type", "--delay", "40", text])
    desktop.tap("alt+t")
    desktop.tap("alt+a")
    rules = program.settings_file.with_name("rules.txt")
    line = "\nmy address => Main Street\n"
    wait_until(lambda: rules.exists() and rules.read_text().endswith(line), "the snippet", PATIENCE_S)
    wait_until(lambda: "replacements and snippets: 1" in program.log, "the program to use it", PATIENCE_S)


@pytest.mark.speech
def test_what_was_said_stands_there_and_is_copied(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk, window: TextWindow, speech_dir: object
) -> None:
    program = holdtalk()
    window.focus()
    program.dictate(speech_dir / CLIP)  # type: ignore[operator]  # a Path
    text = program.wait_for_dictations(1)["last_text"]
    program.command("open", "dictation")
    wait_for_place(program, "Dictation")
    focus(desktop, "Dictation")
    desktop.tap("alt+c")
    window.focus()
    desktop.tap("End")
    desktop.tap("ctrl+v")
    wait_until(lambda: window.read().count(text.strip()) == 2, "the text once more", PATIENCE_S)


@pytest.mark.slow
def test_closing_gives_the_memory_back(desktop: PrivateDesktop, holdtalk: StartHoldtalk) -> None:
    program = holdtalk()

    def cycle(*places: str) -> None:
        for place in places:
            program.command("open", place)
            wait_for_place(program, place.capitalize())
        focus(desktop, places[-1].capitalize())
        desktop.tap("ctrl+w")
        wait_until(lambda: program.shown_windows() == [], "the window to close", PATIENCE_S)

    everywhere = ("dictation", "words", "models", "help", "performance")
    cycle(*everywhere)
    before, threads = written_bytes(program.pid) or 0, psutil.Process(program.pid).num_threads()
    for _ in range(5):
        cycle(*everywhere)
    assert (written_bytes(program.pid) or 0) - before < GROWTH_BYTES
    assert psutil.Process(program.pid).num_threads() <= threads + 1


def test_a_place_that_there_is_not_is_refused(holdtalk: StartHoldtalk) -> None:
    done = holdtalk().command("open", "cellar")
    assert done.returncode == 2
    assert "invalid choice" in done.stderr
