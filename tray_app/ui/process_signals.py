"""Signals of the system as ends of Qt's loop."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QSocketNotifier


def end_on_signals(quit_program: Callable[[], None]) -> object:
    """Ctrl+C, SIGTERM and a terminal that is closed end the event loop. Python runs its handlers only between
    bytecodes, and Qt's loop runs none, so the signal wakes the loop through a socket."""
    reader, writer = socket.socketpair()
    for end in (reader, writer):
        end.setblocking(False)
    signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):  # Windows has no terminal that hangs up
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:  # nohup wants it to live on
            signal.signal(number, lambda *_: None)
    notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda *_: quit_program())
    return reader, writer, notifier
