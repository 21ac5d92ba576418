"""One GET over HTTP: through the environment's proxy, with the server's certificate checked, redirects followed.

The standard library's connection, not its opener: whoever calls a download off has to reach its socket.
"""

from __future__ import annotations

import http.client
import ipaddress
import ssl
import urllib.parse
import urllib.request
from collections.abc import Mapping
from contextlib import closing
from email.message import Message
from functools import cache
from types import TracebackType
from typing import Self

from tray_app import __version__
from tray_app.core.errors import ModelFault
from tray_app.core.proxies import proxy_headers, proxy_of
from tray_app.core.translation import filled, marked

from .cancelling import Cancel

MOST_REDIRECTS = 5
"""A file of Hugging Face or GitHub takes one or two."""
_REDIRECTS = (301, 302, 303, 307, 308)
_LONGEST_TARGET = 8_000
"""Characters of an address; signed ones have about a thousand."""


class Broken(Exception):
    """The transfer came to nothing for now: another attempt may do."""

    def __init__(self, why: str, retry_after_s: float | None = None) -> None:
        super().__init__(why)
        self.why = why
        """In the user's words."""
        self.retry_after_s = retry_after_s
        """When the server wants to be asked again, where it says."""


class Answer:
    """What the server gave: status, headers, and a body to be read piece by piece. A context manager."""

    def __init__(
        self, connection: http.client.HTTPConnection, response: http.client.HTTPResponse, cancel: Cancel
    ) -> None:
        self._connection = connection
        self._response = response
        self._cancel = cancel
        self.status = response.status
        self.headers: Message = response.headers

    def read(self, most: int) -> bytes:
        """Up to `most` bytes as soon as there are some; empty at the end. Raises Broken or Cancelled."""
        try:
            return self._response.read1(most)
        except Exception as error:
            self._cancel.check()
            raise as_broken(error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._cancel.waits_for(None)
        self._response.close()
        self._connection.close()


def get(url: str, headers: Mapping[str, str], cancel: Cancel, timeout_s: float) -> Answer:
    """Ask for it and give what the last server of a chain of redirects says.

    `timeout_s` is how long a server may be silent. Raises Broken for what another attempt may mend, ModelFault for what
    none will, Cancelled.
    """
    for _ in range(MOST_REDIRECTS + 1):
        check_address(url)
        answer = _ask(url, headers, cancel, timeout_s)
        if answer.status not in _REDIRECTS:
            return answer
        with answer:
            target = answer.headers.get("Location", "")
        url = _redirected(url, target)
    raise ModelFault("The download goes in circles.", "Try again later.", f"more than {MOST_REDIRECTS} redirects")


def check_address(url: str) -> None:
    """Raises ModelFault for what is not https; http is for this machine alone."""
    parts = urllib.parse.urlsplit(url)
    safe = parts.scheme == "https" or (parts.scheme == "http" and _is_loopback(parts.hostname or ""))
    if not safe or not parts.hostname:
        raise ModelFault(
            "The download leads to an address that is not safe.", "Models come over https only.", _shown(url)
        )


def _redirected(url: str, target: str) -> str:
    if not target or len(target) > _LONGEST_TARGET:
        raise Broken(marked("the server redirects to nowhere"))
    return urllib.parse.urljoin(url, target)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _ask(url: str, headers: Mapping[str, str], cancel: Cancel, timeout_s: float) -> Answer:
    cancel.check()
    connection, target, more = _connection(url, timeout_s)
    try:
        connection.connect()
        cancel.waits_for(connection.sock)
        connection.request("GET", target, headers={"User-Agent": f"holdtalk/{__version__}", **headers, **more})
        return Answer(connection, connection.getresponse(), cancel)
    except Exception as error:
        with closing(connection):
            cancel.waits_for(None)
            cancel.check()
        if isinstance(error, ssl.SSLCertVerificationError):
            raise ModelFault(
                "The server cannot prove that it is the right one.",
                "Check this machine's clock, and whether something between here and the server breaks encryption open; "
                "SSL_CERT_FILE may name its certificate.",
                f"{_shown(url)}: {error.verify_message}",
            ) from error
        if str(error).startswith("Tunnel connection failed: 407"):
            raise proxy_wants_password() from error
        raise as_broken(error) from error


def proxy_wants_password() -> ModelFault:
    return ModelFault(
        "The proxy between here and the server wants a name and a password.",
        "Set https_proxy to http://NAME:PASSWORD@HOST:PORT, as your network's administrator says.",
    )


def _connection(url: str, timeout_s: float) -> tuple[http.client.HTTPConnection, str, dict[str, str]]:
    """Not connected yet; with what to ask it for, and the headers that a proxy wants."""
    parts = urllib.parse.urlsplit(url)
    host, port = parts.hostname or "", parts.port
    target = urllib.parse.quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
        f"?{parts.query}" if parts.query else ""
    )
    proxy = _proxy(parts.scheme, host)
    if parts.scheme == "https":
        to, at = (proxy.hostname or "", proxy.port) if proxy else (host, port)
        secure = http.client.HTTPSConnection(to, at, timeout=timeout_s, context=_trust())
        if proxy:
            secure.set_tunnel(host, port, headers=proxy_headers(proxy))
        return secure, target, {}
    if proxy:
        plain = http.client.HTTPConnection(proxy.hostname or "", proxy.port, timeout=timeout_s)
        return plain, f"http://{parts.netloc}{target}", proxy_headers(proxy)
    return http.client.HTTPConnection(host, port, timeout=timeout_s), target, {}


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


def _proxy(scheme: str, host: str) -> urllib.parse.SplitResult | None:
    """Raises ModelFault for one of another kind."""
    proxy = proxy_of(scheme, host)
    if proxy is not None and (proxy.scheme not in ("http", "https") or not proxy.hostname):
        raise ModelFault(
            "This kind of proxy cannot be used for downloads.",
            filled("Set {scheme}_proxy to one whose address begins with http://.", scheme=scheme),
            f"{proxy.scheme}://{proxy.hostname or ''}",
        )
    return proxy


def as_broken(error: Exception) -> Broken:
    """In the user's words, for another attempt."""
    if isinstance(error, TimeoutError):
        return Broken(marked("the server is silent"))
    if isinstance(error, ConnectionError | http.client.HTTPException):
        return Broken(marked("the connection broke off"))
    why = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return Broken(filled("the server cannot be reached ({why})", why=why))


def _shown(url: str) -> str:
    """Without what may be secret in it."""
    parts = urllib.parse.urlsplit(url)
    return f"{parts.scheme}://{parts.hostname or ''}{parts.path}"
