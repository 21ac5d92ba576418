"""How far a download is, on the error stream: one line rewritten on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

from tray_app.models.progress import Progress

EACH_S = 10.0
"""Between two lines where a line cannot be rewritten."""


class TransferLine:
    """Of one model."""

    def __init__(self, stream: TextIO, name: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._name = name
        self._clock = clock
        self._rewritten = stream.isatty()
        self._next_s = clock() + EACH_S
        self._width = 0
        self._doing = ""

    def show(self, progress: Progress) -> None:
        """Say how far it is, if it is time to."""
        line = f"{self._name}: {progress}"
        if self._rewritten:
            self._stream.write("\r" + line.ljust(self._width))
            self._width = len(line)
        elif self._clock() >= self._next_s or (progress.doing == "waiting" and self._doing != "waiting"):
            self._stream.write(line + "\n")
            self._next_s = self._clock() + EACH_S
        self._doing = progress.doing
        self._stream.flush()

    def close(self) -> None:
        """Leave no trace of it before something else is printed."""
        if self._width:
            self._stream.write("\r" + " " * self._width + "\r")
            self._stream.flush()
            self._width = 0
