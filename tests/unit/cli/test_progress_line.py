"""What a long file says on the error stream while it is transcribed."""

from __future__ import annotations

import io
from pathlib import Path

from tray_app.cli.progress import ProgressLine

LONG = Path("long.wav")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Run:
    """Half an hour of sound, transcribed in half an hour of the test's own clock."""

    def __init__(self, stream: io.StringIO) -> None:
        self.now_s = 0.0
        self.stream = stream
        self.line = ProgressLine(stream, lambda: self.now_s)

    def last(self, seconds: int) -> str:
        for _ in range(seconds):
            self.line.show(LONG, self.now_s, 4_000.0)
            self.now_s += 1
        return self.stream.getvalue()


def test_what_is_done_soon_says_nothing() -> None:
    assert Run(Terminal()).last(5) == ""
    assert Run(io.StringIO()).last(5) == ""


def test_a_terminal_sees_one_line_that_is_gone_before_the_text() -> None:
    run = Run(Terminal())
    shown = run.last(1_000)
    assert "\n" not in shown
    assert shown.endswith("\rlong.wav: 16:39 of 1:06:40")
    run.line.close()
    assert run.stream.getvalue().endswith("\r" + " " * 26 + "\r")


def test_a_file_of_messages_gets_a_line_a_minute() -> None:
    lines = Run(io.StringIO()).last(1_800).splitlines()
    assert len(lines) == 30
    assert lines[0] == "long.wav: 0:05 of 1:06:40"
