"""The log file: rotated, private, and never a spoken word, a key or a window title."""

from __future__ import annotations

import faulthandler
import logging
import os
import sys
import threading
from logging.handlers import RotatingFileHandler
from types import TracebackType

from tray_app.core.errors import HoldtalkError
from tray_app.paths import log_path, make_private

LARGEST_BYTES = 1_000_000
KEPT_FILES = 3

log = logging.getLogger(__name__)


def start_logging(level: str) -> None:
    """Log to the state folder; to stderr where that folder cannot be written."""
    handler: logging.Handler
    try:
        path = log_path()
        make_private(path.parent)
        handler = RotatingFileHandler(path, maxBytes=LARGEST_BYTES, backupCount=KEPT_FILES, encoding="utf-8")
        os.chmod(path, 0o600)
        faulthandler.enable(open(path, "ab", buffering=0))  # noqa: SIM115  # open as long as the process
    except (OSError, HoldtalkError) as error:
        handler = logging.StreamHandler()
        print(f"holdtalk: the log cannot be written ({error}); it goes to the terminal.", file=sys.stderr)  # noqa: T201  # there is no log yet
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)-7s %(threadName)s %(name)s: %(message)s"))
    logging.getLogger("tray_app").addHandler(handler)
    set_level(level)
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_thread


def set_level(level: str) -> None:
    logging.getLogger("tray_app").setLevel(level.upper())


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    log.critical("uncaught", exc_info=(kind, error, trace))
    sys.__excepthook__(kind, error, trace)


def _log_thread(arguments: threading.ExceptHookArgs) -> None:
    if arguments.exc_value is not None:
        log.critical("a thread ended", exc_info=(arguments.exc_type, arguments.exc_value, arguments.exc_traceback))
