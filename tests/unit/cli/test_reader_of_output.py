"""A text in a pipe is not yet a text that somebody has."""

from __future__ import annotations

import io
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import pytest

from tray_app.cli import reader_of_output
from tray_app.cli.reader_of_output import was_read

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes there do not tell")
Pipe = tuple[TextIO, int]


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    """The end that is written to, with a line in it, and the descriptor of the other."""
    reading, writing = os.pipe()
    with os.fdopen(writing, "w") as stream:
        stream.write("a text\n")
        stream.flush()
        yield stream, reading


def test_what_was_taken_out_of_the_pipe_was_read(pipe: Pipe) -> None:
    stream, reading = pipe
    taking = threading.Timer(0.05, lambda: os.read(reading, 100))
    taking.start()
    assert was_read(stream)
    taking.join()
    os.close(reading)


def test_what_lies_in_a_pipe_whose_reader_left_was_not(pipe: Pipe) -> None:
    stream, reading = pipe
    os.close(reading)
    with pytest.raises(BrokenPipeError):
        was_read(stream)


def test_nobody_waits_for_ever_for_a_reader_that_does_nothing(pipe: Pipe, monkeypatch: pytest.MonkeyPatch) -> None:
    stream, reading = pipe
    monkeypatch.setattr(reader_of_output, "_LONGEST_S", 0.05)
    assert not was_read(stream)
    os.close(reading)


def test_files_and_streams_without_a_descriptor_need_no_reader(tmp_path: Path) -> None:
    with (tmp_path / "texts").open("w") as file:
        assert was_read(file)
    assert was_read(io.StringIO())
