"""The server: one loop on one thread, which ends with the API and takes nothing else along."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
from collections.abc import Callable
from http import HTTPStatus
from typing import cast

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.datastructures import Headers
from websockets.http11 import Request, Response
from websockets.typing import Subprotocol

from tray_app.core.errors import Problem, StorageFault
from tray_app.core.settings import ApiSettings, web_origins
from tray_app.core.supervision import start_thread
from tray_app.paths import api_token_path

from .check import HOST, port_taken
from .client import Client, Room
from .feed import Event
from .gate import SUBPROTOCOL, Gate
from .limits import (
    CLOSING_S,
    CONNECTIONS_BEYOND_CLIENTS,
    LONGEST_MESSAGE_BYTES,
    OPENING_S,
    request_bucket,
)
from .pages import Page, Pages
from .token import read_or_make

log = logging.getLogger(__name__)

END_S = 4.0
_WAITING_CONNECTIONS = 16
"""That are taken at once, before they are counted."""
_GOING = 1001
_TURNS = 10
"""Of the loop, in which it finishes what it has begun for a connection; it needs four. Not a time: on a busy machine it
may get no turn in it."""

_library_log = logging.getLogger("tray_app.web.library")
_library_log.setLevel(logging.CRITICAL)  # it would log what is said, and a traceback of each client that hangs up


class WebServer:
    """Runs from `start` to `close`."""

    def __init__(self, settings: ApiSettings, room: Room, pages: Pages, tell: Callable[[Problem], None]) -> None:
        """`tell` hears of what keeps others out, also later."""
        self._settings = settings
        self._pages = pages
        self._tell = tell
        self._room = room
        self._strangers, self._friends = request_bucket(), request_bucket()
        """Who is refused must not use up what those may ask who are not."""
        self._gate: Gate
        self._clients: set[Client] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ending = threading.Event()
        self._end: asyncio.Event
        self._thread: threading.Thread | None = None
        self.serving = threading.Event()
        """It answers."""

    # --- from other threads --------------------------------------------------------------

    def start(self) -> None:
        """Returns at once."""
        self._thread = start_thread("api", self._run)

    def close(self) -> None:
        """Ends every connection. Blocks for up to four seconds."""
        self._ending.set()
        loop = self._loop
        if loop is not None:
            with contextlib.suppress(RuntimeError):  # it has ended
                loop.call_soon_threadsafe(self._end.set)
        if self._thread is not None:
            self._thread.join(END_S)

    def clients(self) -> list[str]:
        """What those that are connected call themselves."""
        return [client.name for client in tuple(self._clients)]

    # --- its thread ----------------------------------------------------------------------

    def _run(self) -> None:
        try:
            self._gate = Gate(self._settings.port, read_or_make(api_token_path()), web_origins(self._settings.origins))
            asyncio.run(self._serve())
        except StorageFault as fault:
            self._tell(fault.problem)
        except OSError as error:
            log.warning("the API cannot be offered: %s", error.strerror or type(error).__name__)
            self._tell(port_taken(self._settings.port, error))

    async def _serve(self) -> None:
        self._loop, self._end = asyncio.get_running_loop(), asyncio.Event()
        if self._ending.is_set():
            return
        server = await serve(
            self._converse,
            HOST,
            self._settings.port,
            subprotocols=[Subprotocol(SUBPROTOCOL)],
            select_subprotocol=_choose,
            compression=None,
            process_request=self._let_in,
            server_header=None,
            open_timeout=OPENING_S,
            ping_interval=None,  # clients are asked by us, who want to know how long it takes
            close_timeout=CLOSING_S,
            max_size=LONGEST_MESSAGE_BYTES,
            logger=_library_log,
            create_connection=self._limited_connections(),
            backlog=_WAITING_CONNECTIONS,
        )
        end_feed = self._room.feed.use(self._heard)
        self.serving.set()
        log.info("the API is at port %d", self._settings.port)
        try:
            await self._end.wait()
        finally:
            self.serving.clear()
            end_feed()
            await self._let_go(server)

    def _limited_connections(self) -> type[ServerConnection]:
        most = self._settings.max_clients + CONNECTIONS_BEYOND_CLIENTS

        class Limited(ServerConnection):
            def connection_made(self, transport: asyncio.BaseTransport) -> None:
                here = [other for other in self.server.handlers if not other.transport.is_closing()]
                silent = next((other for other in here if other.request is None), None)
                full = len(here) >= most
                if full and silent is not None:  # who has said nothing for longest gives its place away
                    silent.transport.abort()
                if (silent is not None or not full) and self.server.is_serving():
                    super().connection_made(transport)
                else:  # without a handler: nobody listens to it
                    super(ServerConnection, self).connection_made(transport)
                    self.transport.abort()

        return Limited

    async def _let_go(self, server: Server) -> None:
        for client in self._clients:
            client.end(_GOING, "Holdtalk ends, or its settings have changed")
        with contextlib.suppress(NotImplementedError):  # not on Windows
            for listener in server.sockets:  # asyncio drops, unclosed, whom it is taking in while it closes
                asyncio.get_running_loop().remove_reader(listener.fileno())
        await _some_turns()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(2 * CLOSING_S):
                server.close(code=_GOING)
                await server.wait_closed()
        for connection in list(server.handlers):
            connection.transport.abort()
        await _some_turns()

    def _heard(self, event: Event) -> None:
        """On the thread of whoever brought it."""
        assert self._loop is not None, "the feed is heard from within the loop's life"
        self._loop.call_soon_threadsafe(self._offer, event)

    def _offer(self, event: Event) -> None:
        for client in self._clients:
            client.offer(event)

    async def _converse(self, connection: ServerConnection) -> None:
        client = Client(connection, self._room)
        self._clients.add(client)
        try:
            await client.converse()
        finally:
            self._clients.discard(client)

    # --- who comes in --------------------------------------------------------------------

    def _let_in(self, connection: ServerConnection, request: Request) -> Response | None:
        """None for one that may have a WebSocket; else a page or a refusal."""
        refusal = self._gate.refuses(request.headers)
        if not (self._strangers if refusal else self._friends).take():
            return _response(HTTPStatus.TOO_MANY_REQUESTS)
        if refusal is not None:
            return _response(refusal.status, Page("text/plain; charset=utf-8", refusal.words.encode()))
        path = request.path.partition("?")[0]
        if path != "/":
            status, page = self._pages.get(path, self._room.scopes)
            return _response(status, page)
        if len(connection.server.connections) >= self._settings.max_clients:
            return _response(HTTPStatus.SERVICE_UNAVAILABLE, Page("text/plain", b"Too many programs are connected."))
        return None


async def _some_turns() -> None:
    for _ in range(_TURNS):
        await asyncio.sleep(0)


def _choose(_connection: ServerConnection, offered: object) -> Subprotocol | None:
    """Ours where it is offered, none where not; never the one that carries the token."""
    return Subprotocol(SUBPROTOCOL) if SUBPROTOCOL in cast("list[str]", offered) else None


def _response(status: HTTPStatus, page: Page | None = None) -> Response:
    page = page or Page("text/plain", b"")
    headers = Headers(
        {
            "Content-Type": page.content_type,
            "Content-Length": str(len(page.body)),
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "Connection": "close",
        }
    )
    if status is HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Bearer"
    return Response(status.value, status.phrase, headers, page.body)
