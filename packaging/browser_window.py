"""A page in Chromium as a text window: a field that can be read back, and that can be made to be busy."""

from __future__ import annotations

import json
import logging
import queue
import subprocess
import tempfile
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal

from target_windows import PROGRAMS, TextWindow, Windows

_log = logging.getLogger(__name__)

Field = Literal["input", "textarea", "editable"]

ANSWER_TIMEOUT_S = 60.0
POLL_S = 20.0

FLAGS = (
    "--no-sandbox", "--no-first-run", "--no-default-browser-check", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-quic", "--disable-gpu", "--disable-extensions",
    "--password-store=basic",
)  # fmt: skip


class _Page:
    """Serves the page and carries requests to it and answers back. The page asks for its requests."""

    def __init__(self, title: str) -> None:
        self._html = (PROGRAMS / "page.html").read_text("utf-8").replace("TITLE", title)
        self._requests: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[str] = queue.SimpleQueue()
        page = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path == "/next":
                    self._reply(page._next_request())
                else:
                    self._reply(page._html if self.path == "/" else "")

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                page._answers.put(json.loads(body))
                self._reply("")

            def _reply(self, body: str) -> None:
                data = body.encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(data)))
                with suppress(ConnectionError):  # the browser was closed while it waited
                    self.end_headers()
                    self.wfile.write(data)

            def log_message(self, *_what: object) -> None:
                """Nobody reads it."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_port}/"
        threading.Thread(target=self._server.serve_forever, name="page", daemon=True).start()

    def _next_request(self) -> str:
        try:
            return json.dumps(self._requests.get(timeout=POLL_S))
        except queue.Empty:
            return "{}"

    def ask(self, **request: object) -> str:
        """What the field holds once the page has carried out the request."""
        self._requests.put(request)
        return self._answers.get(timeout=ANSWER_TIMEOUT_S)

    def close(self) -> None:
        self._requests.put({})  # a request that waits for something to do
        self._server.shutdown()
        self._server.server_close()


class BrowserWindow(TextWindow):
    """Holds one field of the page at a time; a text area first."""

    def __init__(self, process: subprocess.Popen[bytes], title: str, windows: Windows, page: _Page) -> None:
        self._page = page
        super().__init__("chromium", process, title, windows)
        self.read()  # the page is there

    def read(self) -> str:
        return self._page.ask(read=True)

    def keys(self) -> str:
        """The names of the last hundred keys that went down in the page: those the browser passed on to it."""
        return self._page.ask(keys=True, read=True)

    def wait_for(self, text: str, timeout_s: float = 30.0) -> str:
        held = super().wait_for(text, timeout_s)
        if held != text:
            _log.warning("keys that the page heard: %s", self.keys())
        return held

    def clear(self) -> None:
        self._page.ask(clear=True)

    def show(self, field: Field, *, busy_ms: int = 0, think_ms: int = 0) -> None:
        """An empty field. Its page is busy for so long when Ctrl+V goes down, and thinks about what is pasted."""
        self._page.ask(field=field, busy=busy_ms, think=think_ms)

    def close(self) -> None:
        super().close()
        self._page.close()


def open_browser(title: str, windows: Windows, folder: Path) -> BrowserWindow:
    """Starts Chromium with a fresh profile below `folder`. Blocks some seconds, until its page answers."""
    page = _Page(title)
    profile = tempfile.mkdtemp(prefix="chromium-", dir=folder)
    argv = ["chromium", *FLAGS, f"--user-data-dir={profile}", f"--app={page.address}"]
    try:
        return BrowserWindow(windows.start(argv), title, windows, page)
    except BaseException:
        page.close()
        raise
