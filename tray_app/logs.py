"""The log file: rotated, private, and never a spoken word, a key or a window title.

Whoever logs only puts the line into a queue; one thread, "log-writer", has to wait for the disk. What lines wait is a
figure of the Performance window.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import queue
import sys
import threading
from contextlib import suppress
from io import TextIOWrapper
from logging.handlers import QueueHandler, QueueListener, RotatingFileHandler
from pathlib import Path
from types import TracebackType

from tray_app.core.errors import Problem, StorageFault
from tray_app.paths import log_path, make_private

LARGEST_BYTES = 1_000_000
KEPT_FILES = 3
ROOM_LINES = 5_000
"""Lines that may wait for a disk that hangs; those after them are dropped."""

log = logging.getLogger(__name__)


class Outbox(QueueHandler):
    """Takes lines from any thread without waiting, and knows how many waited at once."""

    def __init__(self, room_lines: int = ROOM_LINES) -> None:
        self._lines: queue.Queue[logging.LogRecord] = queue.Queue(room_lines)
        super().__init__(self._lines)
        self._most_lines = 0
        self._dropped_lines = 0

    def enqueue(self, record: logging.LogRecord) -> None:
        """Never blocks and never fails; called under the handler's lock."""
        if self._dropped_lines:
            record.msg = f"[{self._dropped_lines} lines before this one were dropped: the disk hung] {record.msg}"
        try:
            self._lines.put_nowait(record)
        except queue.Full:
            self._dropped_lines += 1
        else:
            self._dropped_lines = 0
            self._most_lines = max(self._most_lines, self._lines.qsize())

    def take_most_lines(self) -> int:
        """Lines that waited at once, at their most since the last call."""
        most, self._most_lines = self._most_lines, self._lines.qsize()
        return most

    def write_to(self, handler: logging.Handler) -> QueueListener:
        """The thread that hands the lines to `handler`, started; its `stop` writes what waits and ends it."""
        writer = QueueListener(self._lines, handler)
        writer.start()
        return writer


_outbox = Outbox()
_writer: QueueListener | None = None


def take_most_lines_waiting() -> int | None:
    """Lines of the log that waited for the disk at once, at their most since the last call; None without a log."""
    return _outbox.take_most_lines() if _writer is not None else None


def start_logging(level: str) -> Problem | None:
    """Log to the state folder; where that cannot be written to stderr, and say so."""
    handler: logging.Handler
    problem: Problem | None = None
    try:
        make_private(log_path().parent)
        handler = PrivateLogFile(log_path())
    except (OSError, StorageFault) as error:
        handler = logging.StreamHandler()
        faulthandler.enable()
        problem = Problem("The log cannot be written.", "Until it can, it goes to the terminal only.", str(error))
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)-7s %(threadName)s %(name)s: %(message)s"))
    global _writer  # one log, as logging itself has it
    _writer = _outbox.write_to(handler)
    logging.getLogger("tray_app").addHandler(_outbox)
    set_level(level)
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_thread
    return problem


class PrivateLogFile(RotatingFileHandler):
    """Rotated; every file of it is its user's alone, and a crash is written into the one in use."""

    def __init__(self, path: Path) -> None:
        """Raises OSError."""
        self._failed = False
        super().__init__(path, maxBytes=LARGEST_BYTES, backupCount=KEPT_FILES, encoding="utf-8")
        for number in range(1, KEPT_FILES + 1):
            with suppress(OSError):  # most of them are not there yet
                os.chmod(f"{path}.{number}", 0o600)

    def _open(self) -> TextIOWrapper:
        """Called at the start and after each rotation."""
        file = open(self.baseFilename, "a", encoding="utf-8", opener=_open_private)  # noqa: SIM115  # the handler closes it
        faulthandler.enable(file)
        return file

    def doRollover(self) -> None:  # noqa: N802  # logging's name
        faulthandler.enable()  # the file is closed before the next is opened
        super().doRollover()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  # logging's name
        """A full disk is told once, at the terminal, and not with a traceback a line."""
        if not self._failed:
            self._failed = True
            print(f"holdtalk: the log cannot be written: {sys.exception()} ({record.name})", file=sys.stderr)  # noqa: T201  # there is no log


def _open_private(name: str, flags: int) -> int:
    descriptor = os.open(name, flags, 0o600)
    if sys.platform != "win32":
        with suppress(PermissionError):  # where the log is a link to what is somebody else's, its mode is theirs too
            os.fchmod(descriptor, 0o600)
    return descriptor


def end_logging() -> None:
    """Write what waits. Blocks for the disk."""
    global _writer  # see start_logging
    writer, _writer = _writer, None
    if writer is not None:
        logging.getLogger("tray_app").removeHandler(_outbox)
        writer.stop()
    logging.shutdown()


def set_level(level: str) -> None:
    logging.getLogger("tray_app").setLevel(level.upper())


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    log.critical("uncaught", exc_info=(kind, error, trace))
    sys.__excepthook__(kind, error, trace)


def _log_thread(arguments: threading.ExceptHookArgs) -> None:
    if arguments.exc_value is not None:
        log.critical("a thread ended", exc_info=(arguments.exc_type, arguments.exc_value, arguments.exc_traceback))
