"""Where the user writes, as the programs tell assistive technology (AT-SPI): for an overlay beside it.

The libraries for that belong to the system's Python and take ten megabytes: they are in a process of their own, which
runs only while the settings want the overlay there. A program that answers slowly makes nobody wait: the overlay
stands at the bottom until the answer comes.
"""

from __future__ import annotations

import logging
import shutil
import subprocess
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QGuiApplication

from tray_app.core.errors import Problem
from tray_app.core.supervision import start_thread

from .crossing import Crossing

log = logging.getLogger(__name__)

CHILD = Path(__file__).with_name("caret_child.py")
MISSING = Problem(
    "The overlay cannot stand near the text.",
    'Install what tells where that is (on Debian: python3-gi and gir1.2-atspi-2.0), or set position = "bottom" under '
    "[overlay].",
)


class CaretFinder(QObject):
    """Qt's thread. `close` ends the process."""

    found = Signal(QRect)
    """The caret, in device-independent pixels, from the corner of the screens, on Wayland from that of its window: the
    answer to `ask`, where there is one."""
    missing = Signal(object)
    """A Problem: nobody can tell."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._child: subprocess.Popen[str] | None = None
        self._closing = False
        self._tell = Crossing(self, self._take)

    def start(self) -> None:
        """Returns at once."""
        start_thread("caret", self._run, again=False)

    def ask(self) -> None:
        child = self._child
        if child is not None and child.stdin is not None:
            with suppress(OSError, ValueError):  # it has ended
                child.stdin.write("\n")
                child.stdin.flush()

    def close(self) -> None:
        self._closing = True
        if self._child is not None:
            self._child.kill()

    def _run(self) -> None:
        python = python_with_gi()
        if python:
            dies_with_us = ["setpriv", "--pdeathsig", "TERM", "--"] if shutil.which("setpriv") else []
            with subprocess.Popen(
                [*dies_with_us, python, "-I", str(CHILD)],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            ) as child:  # fmt: skip
                self._child = child
                if self._closing:
                    child.kill()
                assert child.stdout is not None
                for line in child.stdout:
                    self._tell(line.strip())
        if not self._closing:
            log.info("the caret is not told")
            self._tell("missing")

    def _take(self, line: str) -> None:
        if line == "missing":
            self.missing.emit(MISSING)
            return
        left, top, width, height = (int(part) for part in line.split())
        # On Wayland programs know no other pixels than those.
        on_wayland = QGuiApplication.platformName() == "wayland"
        ratio = 1.0 if on_wayland else QGuiApplication.primaryScreen().devicePixelRatio()
        self.found.emit(QRect(*(round(part / ratio) for part in (left, top, max(1, width), max(1, height)))))


def python_with_gi() -> str:
    """An interpreter that may have the libraries: ours, or the system's; empty where there is none."""
    if sys.platform != "linux":
        return ""
    return sys.executable if find_spec("gi") is not None else shutil.which("python3", path="/usr/bin:/bin") or ""
