"""The real program as a screen reader sees it, read back over the accessibility bus."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from desktop import DesktopFault, PrivateDesktop, wait_until
from live_program import LiveProgram

pytestmark = pytest.mark.desktop

SYSTEM_PYTHON = Path("/usr/bin/python3")
READER = Path(__file__).with_name("screen_reader.py")
PATIENCE_S = 30.0
PLACES = ("Dictation", "History", "Statistics", "Performance", "Models", "Words", "Settings", "Help")
NAMED = {"push button", "toggle button", "check box", "combo box", "spin button", "page tab", "text", "entry", "list",
         "radio button", "progress bar", "tree table", "button menu", "button", "menu item", "table"}  # fmt: skip
"""Roles of what can be done something with."""
Thing = Sequence[Any]
"""Role, name, states, value."""


class Reader:
    """A process of the system's Python beside the program."""

    def __init__(self, desktop: PrivateDesktop) -> None:
        self._process = subprocess.Popen(
            [str(SYSTEM_PYTHON), str(READER), "holdtalk"],
            env=dict(desktop.env), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self._answer() == "listening"

    def _answer(self) -> Any:
        assert self._process.stdout is not None, "it was started with a pipe"
        return json.loads(self._process.stdout.readline())

    def ask(self, what: str) -> Any:
        assert self._process.stdin is not None, "it was started with a pipe"
        self._process.stdin.write(what + "\n")
        self._process.stdin.flush()
        return self._answer()

    def window(self, title: str) -> list[Thing]:
        """All that is shown of it; nothing where there is none."""
        found: dict[str, list[Thing]] = self.ask("tree")
        return next((things for name, things in found.items() if name.startswith(title)), [])

    def names(self, title: str, role: str = "") -> list[str]:
        return [str(thing[1]) for thing in self.window(title) if role in ("", thing[0])]

    def close(self) -> None:
        assert self._process.stdin is not None, "it was started with a pipe"
        self._process.stdin.close()
        self._process.wait(10)
        assert self._process.stdout is not None, "it was started with a pipe"
        self._process.stdout.close()


@pytest.fixture(scope="module")
def desktop_with_a_reader() -> Iterator[PrivateDesktop]:
    try:
        subprocess.run([SYSTEM_PYTHON, "-c", "import pyatspi"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("the system's Python has no pyatspi")
    with PrivateDesktop() as desktop:
        desktop.env.pop("NO_AT_BRIDGE")
        desktop.env["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        yield desktop


@pytest.fixture(scope="module")
def program(desktop_with_a_reader: PrivateDesktop) -> Iterator[LiveProgram]:
    made = LiveProgram(desktop_with_a_reader)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def reader(desktop_with_a_reader: PrivateDesktop, program: LiveProgram) -> Iterator[Reader]:
    made = Reader(desktop_with_a_reader)
    yield made
    made.close()


def show(program: LiveProgram, reader: Reader, place: str) -> None:
    assert program.command("open", place.lower()).returncode == 0
    wait_until(lambda: len(reader.window(place)) > 5, f"{place} on the bus", PATIENCE_S)
    found = (
        program.desktop.run(["xdotool", "search", "--sync", "--onlyvisible", "--name", f"^{place}"]).decode().split()
    )
    program.desktop.run(["xdotool", "windowactivate", "--sync", found[-1]])


@pytest.mark.parametrize("place", PLACES)
def test_a_place_is_told_with_its_names_and_roles(program: LiveProgram, reader: Reader, place: str) -> None:
    show(program, reader, place)
    things = reader.window(place)
    assert things[0][0] == "frame"
    ways = {str(thing[1]): thing[2] for thing in things if thing[0] == "check box"}
    assert set(PLACES) <= set(ways), "the way to every place"
    assert [name for name, states in ways.items() if name in PLACES and "checked" in states] == [place]
    nameless = [thing for thing in things if thing[0] in NAMED and "focusable" in thing[2] and not thing[1]]
    assert nameless == []


def test_the_keys_are_followed(program: LiveProgram, reader: Reader) -> None:
    show(program, reader, "Settings")
    seen: list[str] = []
    for _ in range(6):
        program.desktop.tap("Tab")
        wait_until(lambda: reader.ask("focus") not in ([], [seen[-1:]]), "the focus", PATIENCE_S)
        role, name = reader.ask("focus")[0]
        assert name, role
        seen.append(name)
    assert len(set(seen)) > 3, seen


@pytest.mark.speech
def test_a_dictation_is_told_and_stands_in_the_history_to_be_read(
    program: LiveProgram, reader: Reader, speech_dir: Path
) -> None:
    window = program.desktop.open_window("gtk")
    window.focus()
    program.dictate(speech_dir / "ms_weather.flac")
    text = program.wait_for_dictations(1)["last_text"].strip()
    window.close()
    show(program, reader, "History")
    wait_until(lambda: any(text[:30] in name for name in reader.names("History")), "the row", PATIENCE_S)
    assert any(text[:30] in str(thing[3]) for thing in reader.window("History") if thing[0] in ("text", "entry"))


def test_what_is_thrown_away_is_announced(program: LiveProgram, reader: Reader) -> None:
    reader.ask("said")
    with program.hold():
        wait_until(lambda: program.status()["state"] == "recording", "the recording", PATIENCE_S)
        program.desktop.tap("Escape")
    heard: list[str] = []

    def hears() -> bool:
        heard.extend(reader.ask("said"))
        return any("Cancelled" in words for words in heard)

    try:
        wait_until(hears, "the announcement", PATIENCE_S)
    except DesktopFault as fault:
        raise AssertionError(f"only {heard} was announced") from fault
    assert not any("Recording" in words for words in heard), "the microphone would hear it"
