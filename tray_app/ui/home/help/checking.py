"""`holdtalk doctor` as a process of its own: it opens the microphone and loads the engine, and may hang in either."""

from __future__ import annotations

import logging
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject

from tray_app.core.checks import Check, of_line
from tray_app.core.supervision import start_thread
from tray_app.ui.home.aside import Aside

log = logging.getLogger(__name__)

END_S = 3.0
"""So long a process that is to end is waited for before it is killed."""


class Checking:
    """Qt's thread. `found` is called with each part as it was tried, `ended` at the end: whether all were."""

    def __init__(
        self,
        owner: QObject,
        argv: Sequence[str],
        environment: Mapping[str, str],
        *,
        found: Callable[[Check], object],
        ended: Callable[[bool], object],
    ) -> None:
        self._aside = Aside(owner)
        self._argv = argv
        self._environment = environment
        self._found = found
        self._ended = ended
        self._process: subprocess.Popen[str] | None = None
        self._stopped = False

    @property
    def runs(self) -> bool:
        return self._process is not None

    def start(self) -> None:
        """Nothing happens while it runs. Raises OSError when it cannot be started."""
        if self._process is not None:
            return
        self._stopped = False
        quiet = subprocess.DEVNULL
        process = self._process = subprocess.Popen(
            self._argv, env=dict(self._environment), stdin=quiet, stdout=subprocess.PIPE, stderr=quiet, text=True
        )
        start_thread("checks", lambda: self._read(process), again=False)

    def stop(self) -> None:
        """Returns at once; nothing is told any more."""
        self._stopped = True
        process, self._process = self._process, None
        if process is not None:
            with suppress(OSError):  # it has just ended
                process.terminate()
            start_thread("checks-end", lambda: _end(process), again=False)

    def _read(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None, "it was started with a pipe"
        with process:  # closes its pipe and waits for it
            for line in process.stdout:
                with suppress(ValueError, TypeError):  # a library's own words
                    self._aside.tell(partial(self._tell, of_line(line)))
        code = process.returncode
        if code not in (0, 1) and not self._stopped:
            log.warning("the checks ended with %d", code)
        self._aside.tell(lambda: self._end_of(process, code))

    def _tell(self, check: Check) -> None:
        if not self._stopped:
            self._found(check)

    def _end_of(self, process: subprocess.Popen[str], code: int) -> None:
        if self._process is process:
            self._process = None
            self._ended(code in (0, 1))


def _end(process: subprocess.Popen[str]) -> None:
    try:
        process.wait(END_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
