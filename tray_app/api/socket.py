"""The command socket: one running program per user and display, spoken to in lines of JSON.

`multiprocessing.connection` gives Unix sockets and Windows pipes alike; only bytes travel over it,
never pickles.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import sys
import threading
import time
import zlib
from collections.abc import Callable, Mapping
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path
from typing import Any

from tray_app.core.errors import HoldtalkError
from tray_app.paths import make_private, runtime_dir

log = logging.getLogger(__name__)

Reply = Mapping[str, Any]
Handler = Callable[[str, Mapping[str, Any], int], Reply]
"""(command, arguments, arrival in monotonic ns) -> reply. Raises HoldtalkError for a refusal."""


def address() -> str:
    """The socket of this user and display."""
    display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or "none"
    # A short name for a display of any length. Not of hashlib: it loads OpenSSL, 3.5 MB of memory for this one name.
    name = f"{zlib.crc32(display.encode()):08x}"
    if sys.platform == "win32":
        return rf"\\.\pipe\holdtalk-{os.getlogin()}-{name}"
    return str(runtime_dir() / f"command-{name}.sock")


def ask(command: str, arguments: Mapping[str, Any] | None = None, *, timeout_s: float = 10.0) -> Reply | None:
    """Send one command and wait for its reply; None when no program is running.

    Raises HoldtalkError when the program refuses or does not answer in time.
    """
    try:
        connection = Client(address())
    except (FileNotFoundError, ConnectionRefusedError):
        return None
    with connection:
        connection.send_bytes(json.dumps({"command": command, "arguments": dict(arguments or {})}).encode())
        if not connection.poll(timeout_s):
            raise HoldtalkError("Holdtalk does not answer.", "Quit it and start it again.", f"after {timeout_s:g} s")
        try:
            reply: Reply = json.loads(connection.recv_bytes())
        except EOFError as error:
            raise HoldtalkError("Holdtalk ended before it answered.", "Start it again.") from error
    if "fault" in reply:
        fault = reply["fault"]
        raise HoldtalkError(fault["title"], fault["remedy"], fault.get("detail", ""))
    return reply


class CommandServer:
    """Answers commands on its own thread, one connection at a time."""

    def __init__(self) -> None:
        self._handler: Handler | None = None
        self._listener: Listener | None = None
        self._thread: threading.Thread | None = None
        self._closing = False

    def claim(self) -> bool:
        """Become the one program of this user and display; False when another one is running."""
        if sys.platform != "win32":
            make_private(runtime_dir())
        try:
            self._listener = self._listen()
        except OSError:
            if _somebody_listens():
                return False
            # A killed program leaves its socket file behind; nobody answers on it.
            Path(address()).unlink(missing_ok=True)
            self._listener = self._listen()
        return True

    def _listen(self) -> Listener:
        listener = Listener(address(), backlog=8)
        if sys.platform != "win32":
            os.chmod(address(), 0o600)
        return listener

    def serve(self, handler: Handler) -> None:
        """Start answering; `claim` must have succeeded. Who asked in between has been waiting."""
        self._handler = handler
        self._thread = threading.Thread(target=self._run, name="commands", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        assert self._listener is not None
        while not self._closing:
            try:
                connection = self._listener.accept()
            except OSError:
                return
            arrival_ns = time.monotonic_ns()
            # A client that says nothing must not silence the others.
            threading.Thread(target=self._converse, args=(connection, arrival_ns), daemon=True).start()

    def _converse(self, connection: Connection[Any, Any], arrival_ns: int) -> None:
        with connection, contextlib.suppress(OSError, EOFError):
            if self._closing or not connection.poll(2.0):
                return
            reply = self._reply(connection.recv_bytes(65_536), arrival_ns)
            connection.send_bytes(json.dumps(reply).encode())

    def _reply(self, message: bytes, arrival_ns: int) -> Reply:
        assert self._handler is not None, "serve() sets it before the first connection is accepted"
        try:
            request = json.loads(message)
            return self._handler(str(request["command"]), dict(request.get("arguments", {})), arrival_ns)
        except HoldtalkError as error:
            problem = error.problem
            return {"fault": {"title": problem.title, "remedy": problem.remedy, "detail": problem.detail}}
        except (ValueError, KeyError, TypeError) as error:
            return {"fault": {"title": "The command was not understood.", "remedy": "See holdtalk --help.",
                                "detail": type(error).__name__}}  # fmt: skip
        except Exception:  # the socket must outlive a bug in one command
            log.exception("a command failed")
            return {"fault": {"title": "The command failed.", "remedy": "See the log.", "detail": ""}}

    def close(self) -> None:
        """Stop answering and remove the socket."""
        self._closing = True
        if self._listener is None:
            return
        with contextlib.suppress(OSError):
            Client(address()).close()  # wakes accept()
        self._listener.close()
        if self._thread:
            self._thread.join(timeout=2.0)


def _somebody_listens() -> bool:
    try:
        Client(address()).close()
    except OSError:
        return False
    return True
