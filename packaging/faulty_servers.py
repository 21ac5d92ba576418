"""Speech servers that fail in every way a server can, for tests and for `try_servers.py`."""

from __future__ import annotations

import json
import socket
import socketserver
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import Message
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, BinaryIO, cast

from tray_app.speech import wire

TEXT = "This was written by the server."
HANGS_S = 30.0
"""Longer than anybody waits."""
NO_HEADERS: Mapping[str, str] = {}


@dataclass
class Asked:
    """One request, as the server got it."""

    headers: Message
    fields: dict[str, str] = field(default_factory=dict)
    sound: bytes = b""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, handler: type[BaseHTTPRequestHandler]) -> None:
        super().__init__(("127.0.0.1", 0), handler)
        self._connections: list[socket.socket] = []

    def process_request(self, request: Any, client_address: Any) -> None:
        self._connections.append(request)
        super().process_request(request, client_address)

    def die(self) -> None:
        """With all its connections, as a process does."""
        self.shutdown()
        self.server_close()
        for connection in self._connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that left is what these servers are about."""


class FaultyHttp:
    """Answers as OpenAI's do, or with `fault`: a word of FAULTS. Lives on a port of 127.0.0.1."""

    def __init__(self, text: str = TEXT, key: str = "") -> None:
        self.text = text
        self.key = key
        """What it wants to be sent; empty for nothing."""
        self.fault = ""
        self.asked: list[Asked] = []
        self.ended = threading.Event()
        self._server = _Server(self._handler())
        self.port = int(self._server.server_address[1])
        self.url = f"http://127.0.0.1:{self.port}/v1"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def serve_with(self, wrap: Callable[[Any], Any]) -> None:
        """`wrap` makes its socket another, as for TLS."""
        self._server.socket = wrap(self._server.socket)

    def close(self) -> None:
        self.ended.set()
        self._server.die()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        faulty = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def log_message(self, *_: object) -> None:
                """Nobody reads it."""

            def do_GET(self) -> None:
                self.answer(200, {"object": "list", "data": [{"id": "whisper-1", "object": "model"}]}, {})

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                faulty.asked.append(_asked(self.headers, body))
                if faulty.key and self.headers.get("Authorization") != f"Bearer {faulty.key}":
                    self.answer(401, {"error": {"message": "no", "code": "invalid_api_key"}}, {})
                elif faulty.fault:
                    _FAULTS[faulty.fault](self, faulty)
                else:
                    self.answer(200, {"text": faulty.text}, {})

            def answer(self, status: int, said: object, headers: Mapping[str, str]) -> None:
                self.raw(status, json.dumps(said).encode(), headers=headers)

            def raw(
                self, status: int, content: bytes, length: int | None = None, headers: Mapping[str, str] = NO_HEADERS
            ) -> None:
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content) if length is None else length))
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(content)

        return Handler


def _asked(headers: Message, body: bytes) -> Asked:
    whole = f"Content-Type: {headers['Content-Type']}\r\n\r\n".encode() + body
    asked = Asked(headers)
    for part in BytesParser(policy=HTTP).parsebytes(whole).iter_parts():
        name, content = str(part.get_param("name", header="content-disposition")), part.get_payload(decode=True)
        assert isinstance(content, bytes)
        if name == "file":
            asked.sound = content
        else:
            asked.fields[name] = content.decode()
    return asked


def _slow(handler: Any, faulty: FaultyHttp) -> None:
    faulty.ended.wait(HANGS_S)
    handler.close_connection = True


def _cut_off(handler: Any, _faulty: FaultyHttp) -> None:
    handler.raw(200, b'{"text": "This was wr', length=1_000)
    handler.close_connection = True


def _gone(handler: Any, _faulty: FaultyHttp) -> None:
    handler.close_connection = True


def _trickling(handler: Any, faulty: FaultyHttp) -> None:
    handler.raw(200, b"", length=100_000)
    while not faulty.ended.wait(0.2):
        handler.wfile.write(b" ")


def _endless(handler: Any, faulty: FaultyHttp) -> None:
    handler.raw(200, b"", length=1_000_000_000)
    while not faulty.ended.is_set():
        handler.wfile.write(b"x" * 65_536)


def _no_http(handler: Any, _faulty: FaultyHttp) -> None:
    handler.wfile.write(b"SSH-2.0-OpenSSH_9.2p1\r\n")
    handler.close_connection = True


def _status(status: int, headers: Mapping[str, str] = NO_HEADERS) -> Callable[[Any, FaultyHttp], None]:
    """With an error of OpenAI's shape, in whose sentence nobody is to look for a reason."""
    said = {"error": {"message": "weather in Boston", "type": "x", "code": f"because_{status}"}}
    return lambda handler, _faulty: handler.answer(status, said, headers)


def _once(fault: Callable[[Any, FaultyHttp], None]) -> Callable[[Any, FaultyHttp], None]:
    """Only the first time; it is well afterwards."""

    def fail(handler: Any, faulty: FaultyHttp) -> None:
        faulty.fault = ""
        fault(handler, faulty)

    return fail


_FAULTS: dict[str, Callable[[Any, FaultyHttp], None]] = {
    "slow": _slow,
    "400": _status(400),
    "401": _status(401),
    "403": _status(403),
    "404": _status(404),
    "413": _status(413),
    "429": _status(429, {"Retry-After": "60"}),
    "500": _status(500),
    "503": _status(503),
    "redirect": _status(302, {"Location": "http://203.0.113.1/v1/audio/transcriptions"}),
    "cut off": _cut_off,
    "gone without a word": _gone,
    "a byte now and then": _trickling,
    "without an end": _endless,
    "no HTTP": _no_http,
    "no JSON": lambda handler, _faulty: handler.raw(200, b"<html>It works</html>"),
    "no text in it": lambda handler, _faulty: handler.answer(200, {"error": "none"}, {}),
    "a text that is none": lambda handler, _faulty: handler.answer(200, {"text": ["a"]}, {}),
    "500 once": _once(_status(500)),
    "429 once": _once(_status(429, {"Retry-After": "0"})),
    "gone once": _once(_gone),
}
HTTP_FAULTS = tuple(name for name in _FAULTS if not name.endswith(" once"))
MENDED_FAULTS = tuple(name for name in _FAULTS if name.endswith(" once"))
"""Over when one asks again."""


class FaultyWyoming:
    """Answers as Wyoming servers for speech do, or with `fault`: a word of WYOMING_FAULTS."""

    def __init__(self, text: str = TEXT, languages: tuple[str, ...] = ("en",)) -> None:
        self.text = text
        self.languages = languages
        self.fault = ""
        self.asked: list[tuple[dict[str, Any], bytes]] = []
        """What `transcribe` said, and the sound behind it."""
        self.ended = threading.Event()
        faulty = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                faulty.talk(cast(BinaryIO, self.rfile), cast(BinaryIO, self.wfile))

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True
            block_on_close = False
            allow_reuse_address = True

            def handle_error(self, request: Any, client_address: Any) -> None:
                """A client that left is what these servers are about."""

        self._server = Server(("127.0.0.1", 0), Handler)
        self.port = int(self._server.server_address[1])
        self.url = f"tcp://127.0.0.1:{self.port}"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        self.ended.set()
        self._server.shutdown()
        self._server.server_close()

    def talk(self, source: BinaryIO, target: BinaryIO) -> None:
        wished: dict[str, Any] = {}
        sound = b""
        while (event := wire.read_event(source)) is not None:
            if event.type == wire.DESCRIBE:
                model = {"name": "one", "installed": True, "languages": [*self.languages]}
                wire.write(wire.Event(wire.INFO, {"asr": [{"name": "server", "models": [model]}]}), target)
            elif event.type == wire.TRANSCRIBE:
                wished, sound = event.data, b""
            elif event.type == wire.CHUNK:
                sound += event.payload or b""
            elif event.type == wire.STOP:
                self.asked.append((wished, sound))
                if not self._answer(target):
                    return

    def _answer(self, target: BinaryIO) -> bool:
        """Whether the connection lives on."""
        said = wire.Event(wire.TRANSCRIPT, {"text": self.text})
        match self.fault:
            case "":
                wire.write(said, target)
                return True
            case "slow":
                self.ended.wait(HANGS_S)
            case "error":
                wire.write(wire.Event(wire.ERROR, {"text": "weather in Boston", "code": "no-model"}), target)
            case "cut off":
                target.write(b'{"type": "transcript", "data_length": 500}\n{"text": "This')
            case "no Wyoming":
                target.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            case "a text that is none":
                wire.write(wire.Event(wire.TRANSCRIPT, {"text": 7}), target)
            case "pings without an end":
                while not self.ended.is_set():
                    wire.write(wire.Event(wire.PONG), target)
                    time.sleep(0.01)
        return False


WYOMING_FAULTS = (
    "slow", "error", "cut off", "gone without a word", "no Wyoming", "a text that is none", "pings without an end",
)  # fmt: skip
