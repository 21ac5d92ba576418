"""A web server that gives files away with every fault a download may meet, and counts what it really sent."""

from __future__ import annotations

import hashlib
import re
import select
import socket
import ssl
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong with one request; the plain one is a healthy answer."""

    status: int = 0
    """Answered instead of the file."""
    headers: tuple[tuple[str, str], ...] = ()
    """Sent with that status."""
    break_after: int | None = None
    """Bytes of the body after which the connection ends."""
    stall_after: int | None = None
    """Bytes of the body after which nothing comes any more."""
    length_lie: int = 0
    """Added to the length that is named."""
    ignores_range: bool = False
    wrong_range: bool = False
    """Answers another range than the one that was asked for."""
    corrupt: bool = False
    """One byte of what is sent is another one."""
    location: str = ""
    """Where it redirects to; of this server, when it begins with a slash."""
    bytes_per_s: float = 0.0
    """As fast as it can, when 0."""
    etag: str | None = None
    """Instead of the file's own."""


HEALTHY = Fault()


@dataclass(frozen=True, slots=True)
class Seen:
    """One request, and what it was given."""

    path: str
    headers: dict[str, str]
    sent: list[int] = field(default_factory=lambda: [0])

    @property
    def sent_bytes(self) -> int:
        """Of the body."""
        return self.sent[0]


class FaultyServer:
    """Give it files by their path; faults come in the order they were planned, then it is healthy."""

    def __init__(self, certificate: Path | None = None) -> None:
        """`certificate` holds its key too; with one it speaks TLS."""
        self.files: dict[str, bytes] = {}
        self.seen: list[Seen] = []
        self.ending = threading.Event()
        self.tunnels: list[str] = []
        """Where a client had it connect to, as a proxy does for https."""
        self._planned: deque[Fault] = deque()
        self._always: Fault | None = None
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        scheme = "http" if certificate is None else "https"
        self.url = f"{scheme}://127.0.0.1:{self._http.server_address[1]}"
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self._http.socket = context.wrap_socket(self._http.socket, server_side=True)

    def plan(self, *faults: Fault, always: Fault | None = None) -> None:
        """What goes wrong with the next requests, and with all after them."""
        self._planned = deque(faults)
        self._always = always
        self.seen.clear()

    def next_fault(self) -> Fault:
        return self._planned.popleft() if self._planned else self._always or HEALTHY

    def put(self, path: str, content: bytes) -> str:
        """Its SHA-256."""
        self.files[path] = content
        return hashlib.sha256(content).hexdigest()

    @property
    def sent(self) -> list[int]:
        """Bytes of the bodies, request by request."""
        return [seen.sent_bytes for seen in self.seen]

    @contextmanager
    def running(self) -> Iterator[FaultyServer]:
        thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, name="faulty-server")
        thread.start()
        try:
            yield self
        finally:
            self.ending.set()
            self._http.shutdown()
            self._http.server_close()
            thread.join()


def _handler(server: FaultyServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            seen = Seen(self.path, {name.lower(): value for name, value in self.headers.items()})
            server.seen.append(seen)
            self.close_connection = True
            _answer(server, self, seen, server.next_fault())

        def do_CONNECT(self) -> None:
            server.tunnels.append(self.path)
            self.close_connection = True
            if (fault := server.next_fault()).status:
                _say(self, fault.status, fault.headers)
                return
            _tunnel(self)

        def log_message(self, *_arguments: object) -> None:
            pass

    return Handler


def _tunnel(handler: BaseHTTPRequestHandler) -> None:
    """Pass on what comes from either side until one of them ends."""
    host, _, port = handler.path.rpartition(":")
    with socket.create_connection((host, int(port))) as onward:
        handler.send_response(200)
        handler.end_headers()
        ways = {handler.connection: onward, onward: handler.connection}
        while True:
            for ready in select.select(list(ways), [], [])[0]:
                block = ready.recv(65536)
                if not block:
                    return
                ways[ready].sendall(block)


def _answer(server: FaultyServer, handler: BaseHTTPRequestHandler, seen: Seen, fault: Fault) -> None:
    if fault.location:
        target = server.url + fault.location if fault.location.startswith("/") else fault.location
        _say(handler, 302, (("Location", target), ("Content-Length", "0")))
        return
    path = re.sub(r"^http://[^/]+", "", seen.path)  # a proxy is asked for the whole address
    content = server.files.get(path)
    if fault.status or content is None:
        body = b"no"
        _say(handler, fault.status or 404, (*fault.headers, ("Content-Length", str(len(body)))))
        handler.wfile.write(body)
        return
    etag = f'"{hashlib.sha256(content).hexdigest()[:16]}"' if fault.etag is None else fault.etag
    first = _first_byte(seen, fault, etag)
    if first >= len(content) > 0:
        _say(handler, 416, (("Content-Range", f"bytes */{len(content)}"), ("Content-Length", "0")))
        return
    body = content[first:]
    headers = [("ETag", etag)] if etag else []
    if first or fault.wrong_range:
        told = 0 if fault.wrong_range else first
        headers.append(("Content-Range", f"bytes {told}-{len(content) - 1}/{len(content)}"))
    headers.append(("Content-Length", str(len(body) + fault.length_lie)))
    _say(handler, 206 if first or fault.wrong_range else 200, tuple(headers))
    if fault.corrupt:
        middle = len(body) // 2
        body = body[:middle] + bytes([body[middle] ^ 255]) + body[middle + 1 :]
    _send(server, handler, seen, fault, body[: len(body) + min(0, fault.length_lie)])


def _first_byte(seen: Seen, fault: Fault, etag: str) -> int:
    asked = re.fullmatch(r"bytes=(\d+)-", seen.headers.get("range", ""))
    if asked is None or fault.ignores_range or seen.headers.get("if-range", etag) != etag:
        return 0
    return int(asked[1])


def _say(handler: BaseHTTPRequestHandler, status: int, headers: tuple[tuple[str, str], ...]) -> None:
    handler.send_response(status)
    for name, value in headers:
        handler.send_header(name, value)
    handler.send_header("Connection", "close")
    handler.end_headers()


def _send(server: FaultyServer, handler: BaseHTTPRequestHandler, seen: Seen, fault: Fault, body: bytes) -> None:
    ends = [at for at in (fault.break_after, fault.stall_after) if at is not None]
    body = body[: min(ends)] if ends else body
    block = max(1, int(fault.bytes_per_s / 50)) if fault.bytes_per_s else 64 * 1024
    piece = b""
    try:
        for at in range(0, len(body), block):
            piece = body[at : at + block]
            seen.sent[0] += len(piece)  # before: whoever has the last byte may ask at once how many there were
            handler.wfile.write(piece)
            if fault.bytes_per_s and server.ending.wait(len(piece) / fault.bytes_per_s):
                return
        handler.wfile.flush()
        piece = b""
        if fault.stall_after is not None:
            _until(lambda: server.ending.is_set() or _gone(handler))
    except OSError:  # whoever asked has left
        seen.sent[0] -= len(piece)


def _gone(handler: BaseHTTPRequestHandler) -> bool:
    """Whether whoever asked has closed the connection."""
    handler.connection.settimeout(0.01)
    try:
        return not handler.connection.recv(1)
    except TimeoutError:
        return False
    except OSError:
        return True


def _until(happened: Callable[[], bool]) -> None:
    while not happened():
        time.sleep(0.01)
