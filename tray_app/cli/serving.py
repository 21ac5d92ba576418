"""`holdtalk serve`: this machine's engines for other programs and machines, until it is interrupted."""

from __future__ import annotations

import argparse
import queue
import signal
import sys

from tray_app.core.errors import HoldtalkError
from tray_app.paths import settings_path
from tray_app.settings_file import load

from .local import log_only_bugs

_PORTS = range(65_536)


def serve(parsed: argparse.Namespace) -> int:
    """Blocks until Ctrl+C or SIGTERM. Raises HoldtalkError."""
    from tray_app.serve.server import Server, Where
    from tray_app.speech.engines import find_engines

    log_only_bugs()
    for port in (parsed.wyoming_port, parsed.http_port):
        if port not in _PORTS:
            raise HoldtalkError("There is no such port.", "Choose one from 1 to 65535, or 0 for none.", str(port))
    find_engines()
    where = Where(
        host=parsed.host,
        wyoming_port=parsed.wyoming_port or None,
        http_port=parsed.http_port or None,
        token_file=parsed.token_file,
        open_wyoming=parsed.open_wyoming,
    )
    # Not an event: a signal that comes while `Event.wait` holds its lock would wait for that lock for ever.
    ended: queue.SimpleQueue[None] = queue.SimpleQueue()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.put(None))
    server = Server(where, load(settings_path()).settings.speech, _tell)
    try:
        server.start()
        for address in server.addresses:
            print(address)
        if parsed.token_file is not None:
            print(f"The key is in {parsed.token_file}.")
        print("Ctrl+C ends it.", flush=True)
        ended.get()
    finally:
        server.close()
    return 0


def _tell(words: str) -> None:
    print(f"holdtalk: {words}", file=sys.stderr, flush=True)
