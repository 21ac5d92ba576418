"""How far a long file is, on the error stream: one line rewritten on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

QUIET_S = 5.0
"""What is done sooner needs no words."""
EACH_S = 60.0
"""Between two lines where a line cannot be rewritten."""


class ProgressLine:
    """Of one run over several files."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._rewritten = stream.isatty()
        self._file: Path | None = None
        self._next_s = 0.0
        self._width = 0

    def show(self, file: Path, done_seconds: float, seconds: float) -> None:
        """Say how far it is, if it is time to."""
        now_s = self._clock()
        if file != self._file:
            self._file, self._next_s = file, now_s + QUIET_S
        if now_s < self._next_s:
            return
        line = f"{file}: {_minutes(done_seconds)} of {_minutes(seconds)}"
        if self._rewritten:
            self._stream.write("\r" + line.ljust(self._width))
            self._width = len(line)
        else:
            self._stream.write(line + "\n")
            self._next_s = now_s + EACH_S
        self._stream.flush()

    def close(self) -> None:
        """Leave no trace of it before something else is printed."""
        self._file = None
        if self._width:
            self._stream.write("\r" + " " * self._width + "\r")
            self._stream.flush()
            self._width = 0


def _minutes(seconds: float) -> str:
    """1:02:03, or 2:03."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
