"""Who is let in. Pure: a request's headers in, a refusal or nothing out.

A web page can have its reader's browser call any port of his machine. What gives it away is what a browser adds and a
page cannot change: `Origin`, `Sec-Fetch-Site`, and `Host`, which names the page's own domain even when that has been
made to lead to 127.0.0.1 (DNS rebinding). It learns nothing from its refusal: the answer has no body. Who passes that
must know the token.
"""

from __future__ import annotations

import base64
import hmac
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import Protocol

SUBPROTOCOL = "holdtalk.v1"
"""What a browser's WebSocket names, beside the token, which it has no other place for."""
TOKEN_PREFIX = "holdtalk.token."  # no secret

_TOKEN_WANTED = "Send the token: Authorization: Bearer followed by what stands in the file api-token."  # no secret


class Headers(Protocol):
    """Of a request; names in any case."""

    def get_all(self, key: str) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class Refusal:
    status: HTTPStatus
    words: str = ""
    """For whoever wrote the program that asked; empty where a web page may have asked."""


class Gate:
    def __init__(self, port: int, token: str, origins: Sequence[str]) -> None:
        self._hosts = frozenset(f"{name}:{port}" for name in ("127.0.0.1", "localhost"))
        self._token = token.encode()
        self._origins = frozenset(origins)

    def refuses(self, headers: Headers) -> Refusal | None:
        """None for whoever may come in."""
        hosts = headers.get_all("Host")
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            return Refusal(HTTPStatus.FORBIDDEN)
        if not self._is_no_foreign_page(headers):
            return Refusal(HTTPStatus.FORBIDDEN)
        if not self._knows_token(headers):
            return Refusal(HTTPStatus.UNAUTHORIZED, _TOKEN_WANTED)
        return None

    def _is_no_foreign_page(self, headers: Headers) -> bool:
        origins = headers.get_all("Origin")
        if origins:
            return len(origins) == 1 and origins[0] in self._origins
        # Images and scripts of a page are fetched without an Origin, but not without this.
        return all(site in ("none", "same-origin") for site in headers.get_all("Sec-Fetch-Site"))

    def _knows_token(self, headers: Headers) -> bool:
        tokens = [_token_in(value) for value in headers.get_all("Authorization")]
        offered = [name.strip() for value in headers.get_all("Sec-WebSocket-Protocol") for name in value.split(",")]
        tokens += [name.removeprefix(TOKEN_PREFIX) for name in offered if name.startswith(TOKEN_PREFIX)]
        # One only: nobody is to try many at once.
        return len(tokens) == 1 and hmac.compare_digest(tokens[0].encode("utf-8", "surrogateescape"), self._token)


def _token_in(authorization: str) -> str:
    """Empty where there is none."""
    scheme, _, given = authorization.partition(" ")
    if scheme.lower() == "bearer":
        return given.strip()
    if scheme.lower() == "basic":  # for programs that know a user and a password only, which is the token
        with suppress(ValueError):
            return base64.b64decode(given, validate=True).decode().partition(":")[2]
    return ""
