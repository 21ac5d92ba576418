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
    last = shown.rpartition("\r")[2]
    assert last == "long.wav: 16:39 of 1:06:40 [#####...............]  25%, 50:01 left"
    run.line.close()
    assert run.stream.getvalue().endswith("\r" + " " * len(last) + "\r")


def test_no_line_is_wider_than_the_terminal_and_it_tells_which_file_of_how_many() -> None:
    now_s, stream = 0.0, Terminal()
    line = ProgressLine(stream, lambda: now_s, files=3, columns=lambda: 80)
    for name in ("first.wav", "some/folder/with/a/very/long/name/in/which/the/second.wav"):
        for _ in range(30):
            line.show(Path(name), now_s, 600.0)
            now_s += 1
    shown = stream.getvalue().split("\r")
    assert max(map(len, shown)) < 80
    assert shown[-1].startswith("2/3 …")
    assert "the/second.wav: " in shown[-1]


def test_a_file_that_does_not_tell_its_length_is_told_by_what_is_done() -> None:
    now_s, stream = 0.0, Terminal()
    line = ProgressLine(stream, lambda: now_s, columns=lambda: 80)
    for _ in range(20):
        line.show(LONG, now_s * 10, 0.0)
        now_s += 1
    assert stream.getvalue().split("\r")[-1] == "long.wav: 3:10"


def test_many_short_files_are_told_of_too() -> None:
    now_s, stream = 0.0, Terminal()
    line = ProgressLine(stream, lambda: now_s, files=20)
    for number in range(20):
        line.show(Path(f"{number}.wav"), 1.0, 2.0)
        now_s += 1
        line.close()
    assert "20/20 19.wav: 0:01 of 0:02" in stream.getvalue()


def test_a_file_of_messages_gets_a_line_a_minute() -> None:
    lines = Run(io.StringIO()).last(1_800).splitlines()
    assert len(lines) == 30
    assert lines[0] == "long.wav: 0:05 of 1:06:40"
