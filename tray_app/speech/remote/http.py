"""One HTTP server that is sent sound: its connection kept between questions, encrypted or near.

With Python's own client: one kind of request, a connection that another thread can shut, nothing more to install. Its
import (9 MB with ssl) and the connection exist in the worker alone, once such an engine is used.
"""

from __future__ import annotations

import http.client
import select
import socket
import ssl
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from tray_app.core.errors import SpeechFault
from tray_app.core.proxies import proxy_headers, proxy_of
from tray_app.core.remote import Address
from tray_app.core.settings import RemoteSettings
from tray_app.core.translation import marked

from .asking import Call
from .faults import ServerFault, cut_off, nonsense, unreachable, untrusted
from .reachable import check_near

MOST_ANSWER_BYTES = 1_000_000
"""No text of one piece is that long."""
_KEPT_S = 20.0
"""A connection that was idle for longer is not used again: on the way somebody may have forgotten it."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    content: bytes
    after_s: float | None
    """How long one is to wait before asking again, where the server says so."""


class _Connected:
    """A connection as a Call sees it."""

    def __init__(self, connection: http.client.HTTPConnection) -> None:
        self._connection = connection

    def shutdown(self) -> None:
        sock = self._connection.sock
        if sock is not None:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)


class HttpServer:
    def __init__(self, address: Address, settings: RemoteSettings) -> None:
        """Raises SpeechFault when the file of certificates cannot be used."""
        self._address = address
        self._connect_s = settings.connect_timeout_ms / 1000
        self._allow_plain = settings.allow_plain
        self._tls = _tls(settings.ca_file) if address.encrypted else None
        self._kept: http.client.HTTPConnection | None = None
        self._kept_since_s = 0.0

    def post(self, call: Call, path: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """Blocks. Raises ServerFault."""
        kept = self._take_kept()
        if kept is not None:
            try:
                return self._say(call, kept, path, headers, body)
            except ConnectionError:
                kept.close()  # it was closed at the other end just then: that says nothing of the server
            except (OSError, http.client.HTTPException) as error:
                raise self._broken(kept, error) from error
        connection = self._connect(call)
        try:
            return self._say(call, connection, path, headers, body)
        except (OSError, http.client.HTTPException) as error:
            raise self._broken(connection, error) from error

    def _broken(self, connection: http.client.HTTPConnection, error: Exception) -> ServerFault:
        connection.close()
        if isinstance(error, OSError | http.client.IncompleteRead):
            return cut_off(self._address.place, error)
        return nonsense(self._address.place, type(error).__name__)

    def _say(
        self,
        call: Call,
        connection: http.client.HTTPConnection,
        path: str,
        headers: Mapping[str, str],
        body: bytes,
    ) -> Answer:
        call.speaks_by(_Connected(connection))
        if connection.sock is not None:
            connection.sock.settimeout(max(call.left_s, 0.1))
        connection.request("POST", self._target(path), body, dict(headers))
        response = connection.getresponse()
        content = response.read(MOST_ANSWER_BYTES + 1)
        if response.length:  # of which read() does not complain
            connection.close()
            whole = len(content) > MOST_ANSWER_BYTES
            raise nonsense(self._address.place, "too long") if whole else cut_off(self._address.place)
        after_s = _after_s(response.headers.get("Retry-After"))
        if response.will_close or len(content) > MOST_ANSWER_BYTES:
            connection.close()
        else:
            self._kept, self._kept_since_s = connection, time.monotonic()
        return Answer(response.status, content, after_s)

    def _take_kept(self) -> http.client.HTTPConnection | None:
        """The connection of the question before, if it is still good for one."""
        kept, self._kept = self._kept, None
        if kept is None or kept.sock is None:
            return None
        closed, _, _ = select.select([kept.sock], [], [], 0)
        if closed or time.monotonic() - self._kept_since_s > _KEPT_S:
            kept.close()
            return None
        return kept

    def __del__(self) -> None:
        """An engine has no end of its own: it is dropped."""
        kept = getattr(self, "_kept", None)
        if kept is not None:
            kept.close()

    # --- the way there -------------------------------------------------------------------

    def _connect(self, call: Call) -> http.client.HTTPConnection:
        """Connected, and as safe as it has to be. Raises ServerFault."""
        place = self._address.place
        connection = self._unconnected(min(self._connect_s, max(call.left_s, 0.1)))
        try:
            connection.connect()
            if not self._address.encrypted and not self._allow_plain and connection.sock is not None:
                check_near(connection.sock, place)
        except ssl.SSLCertVerificationError as error:
            connection.close()
            raise untrusted(place, error.verify_message) from error
        except (OSError, http.client.HTTPException) as error:
            connection.close()
            raise unreachable(place, error) from error
        except SpeechFault:
            connection.close()
            raise
        return connection

    def _unconnected(self, timeout_s: float) -> http.client.HTTPConnection:
        host, port = self._address.host, self._address.port
        proxy = proxy_of(self._address.scheme, host)
        if self._tls is None:
            # Unencrypted sound takes a way round only where it may go anywhere.
            near = proxy if self._allow_plain else None
            if near is not None and near.hostname:
                return http.client.HTTPConnection(near.hostname, near.port or 80, timeout=timeout_s)
            return http.client.HTTPConnection(host, port, timeout=timeout_s)
        if proxy is None:
            return http.client.HTTPSConnection(host, port, timeout=timeout_s, context=self._tls)
        via = proxy.hostname or ""
        tunnel = http.client.HTTPSConnection(via, proxy.port or 80, timeout=timeout_s, context=self._tls)
        tunnel.set_tunnel(host, port, proxy_headers(proxy))
        return tunnel

    def _target(self, path: str) -> str:
        """As it stands in the request: whole for a proxy that passes it on."""
        path = f"{self._address.path}{path}"
        plain = self._tls is None and self._allow_plain
        proxied = plain and proxy_of(self._address.scheme, self._address.host) is not None
        return f"http://{self._address.place}{path}" if proxied else path


def _tls(ca_file: str) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=ca_file or None)
    except (OSError, ssl.SSLError) as error:
        remedy = marked("Set ca_file under [remote] to a file of certificates (PEM).")
        why = getattr(error, "strerror", None) or type(error).__name__
        raise SpeechFault("The certificates to trust cannot be read.", remedy, f"{ca_file}: {why}") from error


def _after_s(text: str | None) -> float | None:
    """Of Retry-After: seconds, or a date."""
    if not text:
        return None
    with suppress(ValueError):
        return max(0.0, float(text)) if float(text) < float("inf") else None
    with suppress(ValueError, TypeError):
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    return None
