"""A name that the engine does not know is dictated: it stands in the window as the list has it, and can be undone."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from desktop import DesktopFault, PrivateDesktop, wait_until
from headless import HeadlessDesktop
from insertion_rigs import clear_clipboard
from live_program import LiveProgram, StartHoldtalk
from target_windows import TextWindow

pytestmark = [pytest.mark.desktop, pytest.mark.speech, pytest.mark.slow]

CLIP, NAME = "libri_5703-47212-0000.flac", "Inverashiel"
"""A name that the engine does not know."""
TEXT_TIMEOUT_S = 60.0
LARGEST_ICON_PX = 40
MOST_TURNS = 10
"""The same sound is not always heard alike, and only what is undone twice stays as it was heard."""


def windows_of(program: LiveProgram) -> list[str]:
    """On the screen, icon and menu too."""
    argv = ["xdotool", "search", "--all", "--onlyvisible", "--pid", str(program.pid)]
    return program.desktop.run(argv).decode().split()


def icon_of(program: LiveProgram) -> tuple[int, int]:
    """Where the program's icon stands in the panel."""
    desktop = program.desktop
    for number in windows_of(program):
        told = desktop.run(["xdotool", "getwindowgeometry", "--shell", number]).decode()
        shape = {name: int(value) for name, _, value in (line.partition("=") for line in told.split())}
        if 0 < shape["WIDTH"] <= LARGEST_ICON_PX and 0 < shape["HEIGHT"] <= LARGEST_ICON_PX:
            return shape["X"] + shape["WIDTH"] // 2, shape["Y"] + shape["HEIGHT"] // 2
    raise DesktopFault("the program has no icon in the panel")


def clipboard_text(desktop: HeadlessDesktop) -> str:
    try:
        return desktop.run(["xclip", "-selection", "clipboard", "-o"]).decode()
    except DesktopFault:  # nobody owns it
        return ""


def dictate(program: LiveProgram, speech: Path) -> str:
    before = program.status()["dictations"]
    program.dictate(speech)
    text: str = program.wait_for_dictations(before + 1, TEXT_TIMEOUT_S)["last_text"]
    return text


def undone_from_the_menu(program: LiveProgram) -> str:
    """What is on the clipboard then."""
    desktop = program.desktop
    clear_clipboard(desktop)
    x, y = icon_of(program)
    shown = len(windows_of(program))
    desktop.run(["xdotool", "mousemove", str(x), str(y), "click", "3"])
    wait_until(lambda: len(windows_of(program)) > shown, "the menu")
    desktop.tap("i")  # the letter of "As it was heard"
    wait_until(lambda: clipboard_text(desktop) != "", "the text as it was heard", 20)
    return clipboard_text(desktop)


def says_what_stays(words: Path) -> bool:
    for _ in range(30):
        if "\n! " in words.read_text():
            return True
        time.sleep(0.1)
    return False


def test_a_name_of_the_list_arrives_and_is_undone_from_the_menu(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk, window: TextWindow, speech_dir: Path
) -> None:
    # The engine favours none of them, so that there is something to correct.
    program = holdtalk({"text": {"separator": "none"}, "words": {"favoured": 0}})
    # It counts as soon as it is saved, while the program runs.
    assert program.command("words", "add", NAME, "Claflin").returncode == 0
    wait_until(lambda: "word list: 2 entries" in program.log, "the list to be read")
    words = program.settings_file.parent / "words.txt"
    for _ in range(MOST_TURNS):
        window.clear()
        text = dictate(program, speech_dir / CLIP)
        assert window.wait_for(text) == text
        if NAME not in text:  # cut elsewhere, the sound was heard as something less like it
            continue
        as_heard = undone_from_the_menu(program)
        assert as_heard != text
        if says_what_stays(words):
            break
    assert says_what_stays(words)
    assert program.command("words", "undo").stdout == f"{as_heard}\n"
    report = program.exported()
    assert "words_corrected" in {row["name"] for row in report["metrics"]}
    kept = [line.removeprefix("! ") for line in words.read_text().splitlines() if line.startswith("! ")]
    for told in (program.log, str(report)):
        assert not any(word in told for word in (NAME, *kept))
