"""Clipboards of macOS and Windows, on stand-ins for their commands and calls."""

from __future__ import annotations

import subprocess
from typing import Any

import pytest

from tray_app.core.errors import InsertionFault
from tray_app.text.insertion.pynput_parts import OPEN_TRIES, MacClipboard, WindowsClipboard


class Commands:
    """Stands for subprocess.run with pbcopy and pbpaste."""

    def __init__(self, fault: Exception | None = None) -> None:
        self.held = b""
        self.environments: list[dict[str, str]] = []
        self._fault = fault

    def __call__(self, argv: list[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
        self.environments.append(options["env"])
        if self._fault is not None:
            raise self._fault
        if argv == ["pbcopy"]:
            self.held = options["input"]
        return subprocess.CompletedProcess(argv, 0, self.held)


class Calls:
    """Stands for the calls of Windows."""

    def __init__(self, *, busy_for: int = 0, takes: bool = True) -> None:
        self.held: str | None = None
        self.opened = 0
        self.asked = 0
        self._busy_for = busy_for
        self._takes = takes

    def open(self) -> bool:
        self.asked += 1
        if self.asked <= self._busy_for:
            return False
        self.opened += 1
        return True

    def close(self) -> None:
        self.opened -= 1

    def text(self) -> str | None:
        return self.held

    def set_text(self, text: str) -> bool:
        if self._takes:
            self.held = text
        return self._takes


def no_pause(_seconds: float) -> None: ...


def test_the_commands_of_macos_are_told_the_encoding() -> None:
    commands = Commands()
    clipboard = MacClipboard(commands)
    clipboard.write_text("naïve Ω")
    assert clipboard.read_text() == "naïve Ω"
    assert all(environment["LC_ALL"].endswith("UTF-8") for environment in commands.environments)


@pytest.mark.parametrize(
    "fault",
    [subprocess.TimeoutExpired("pbcopy", 2), subprocess.CalledProcessError(1, "pbcopy"), FileNotFoundError()],
    ids=lambda fault: type(fault).__name__,
)
def test_commands_of_macos_that_fail_are_told_in_words(fault: Exception) -> None:
    clipboard = MacClipboard(Commands(fault))
    assert clipboard.read_text() is None
    with pytest.raises(InsertionFault) as caught:
        clipboard.write_text("text")
    assert caught.value.problem.remedy


def test_a_clipboard_that_is_busy_for_a_moment_is_asked_again() -> None:
    calls = Calls(busy_for=3)
    WindowsClipboard(calls, no_pause).write_text("text")
    assert (calls.held, calls.opened) == ("text", 0)


@pytest.mark.parametrize("calls", [Calls(busy_for=OPEN_TRIES), Calls(takes=False)], ids=["busy", "refuses"])
def test_a_clipboard_that_does_not_take_the_text_is_told(calls: Calls) -> None:
    with pytest.raises(InsertionFault):
        WindowsClipboard(calls, no_pause).write_text("text")
    assert calls.opened == 0


def test_a_clipboard_that_stays_busy_holds_no_text_that_could_be_put_back() -> None:
    assert WindowsClipboard(Calls(busy_for=OPEN_TRIES), no_pause).read_text() is None
