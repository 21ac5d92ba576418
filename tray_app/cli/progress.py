"""How far a long file is, on the error stream: one line rewritten on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

QUIET_S = 5.0
"""What is done sooner needs no words."""
EACH_S = 60.0
"""Between two lines where a line cannot be rewritten."""
_BAR_WIDTH = 20
_SURE_AFTER_S = 10.0
"""Of work, before it is told how long the rest will take."""


class ProgressLine:
    """Of one run over several files."""

    def __init__(
        self,
        stream: TextIO,
        clock: Callable[[], float] = time.monotonic,
        files: int = 1,
        columns: Callable[[], int] = lambda: shutil.get_terminal_size().columns,
    ) -> None:
        self._stream = stream
        self._clock = clock
        self._files = files
        self._columns = columns
        self._rewritten = stream.isatty()
        self._file: Path | None = None
        self._number = 0
        self._begun_s = 0.0
        self._next_s = 0.0
        self._width = 0

    def show(self, file: Path, done_seconds: float, seconds: float) -> None:
        """Say how far it is, if it is time to; `seconds` is 0 where nobody knows."""
        now_s = self._clock()
        if self._file is None:
            self._next_s = now_s + QUIET_S
        if file != self._file:
            self._file, self._begun_s = file, now_s
            self._number += 1
        if now_s < self._next_s:
            return
        if self._rewritten:
            line = self._with_a_bar(done_seconds, seconds, now_s - self._begun_s)
            self._stream.write("\r" + line.ljust(self._width))
            self._width = len(line)
        else:
            self._stream.write(f"{file}: {_far(done_seconds, seconds)}\n")
            self._next_s = now_s + EACH_S
        self._stream.flush()

    def _with_a_bar(self, done_seconds: float, seconds: float, took_s: float) -> str:
        """No longer than the terminal is wide: a line that wraps is not rewritten."""
        number = f"{self._number}/{self._files} " if self._files > 1 else ""
        told = _far(done_seconds, seconds)
        share = min(1.0, done_seconds / seconds) if seconds else 0.0
        if seconds:
            filled = round(share * _BAR_WIDTH)
            told += f" [{'#' * filled}{'.' * (_BAR_WIDTH - filled)}] {share:4.0%}"
        if share and took_s >= _SURE_AFTER_S:
            told += f", {_minutes(took_s * (1 - share) / share)} left"
        room = max(8, self._columns() - 3 - len(number) - len(told))
        name = str(self._file)
        name = name if len(name) <= room else "…" + name[-room + 1 :]
        return f"{number}{name}: {told}"

    def close(self) -> None:
        """Leave no trace of it before something else is printed."""
        if self._width:
            self._stream.write("\r" + " " * self._width + "\r")
            self._stream.flush()
            self._width = 0


def _far(done_seconds: float, seconds: float) -> str:
    return _minutes(done_seconds) + (f" of {_minutes(seconds)}" if seconds else "")


def _minutes(seconds: float) -> str:
    """1:02:03, or 2:03."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
