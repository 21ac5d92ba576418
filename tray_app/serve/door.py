"""Who is let in. Pure: a request's headers in, a refusal or nothing out.

On this machine every program may ask. A web page may not, although its reader's browser could be made to: it gives
itself away by `Origin`, `Sec-Fetch-Site`, or by `Host`, where the page's own name was made to lead here. From other
machines whoever knows the token may.
"""

from __future__ import annotations

import hmac
import ipaddress
import os
import secrets
import stat
import sys
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Protocol

from tray_app.core.errors import StorageFault

_LOCAL_NAMES = frozenset(("127.0.0.1", "localhost", "[::1]"))
_SHORTEST_TOKEN = 16


@dataclass(frozen=True, slots=True)
class Refusal:
    status: HTTPStatus
    message: str
    code: str


def is_local(host: str) -> bool:
    """Nobody but this machine reaches what listens there."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class Headers(Protocol):
    """Of a request; names in any case."""

    def get(self, name: str, /) -> str | None: ...


class Door:
    def __init__(self, *, local: bool, token: str = "") -> None:
        """`token` is empty where none is wanted, which is for `local` alone."""
        self._local = local
        self._token = token.encode()

    def refuses(self, headers: Headers) -> Refusal | None:
        """None for whoever may come in."""
        site = headers.get("Sec-Fetch-Site") or "none"
        if headers.get("Origin") or site not in ("none", "same-origin"):
            return Refusal(HTTPStatus.FORBIDDEN, "Web pages may not use this.", "no_web_pages")
        name = (headers.get("Host") or "").lower()
        if self._local and (name if name in _LOCAL_NAMES else name.rpartition(":")[0]) not in _LOCAL_NAMES:
            return Refusal(HTTPStatus.FORBIDDEN, "Ask by the name localhost or 127.0.0.1.", "wrong_host")
        if self._token and not self._knows_token(headers.get("Authorization") or ""):
            message = "Send the token as the API key: Authorization: Bearer TOKEN."
            return Refusal(HTTPStatus.UNAUTHORIZED, message, "invalid_api_key")
        return None

    def _knows_token(self, authorization: str) -> bool:
        scheme, _, given = authorization.partition(" ")
        known = hmac.compare_digest(given.strip().encode("utf-8", "surrogateescape"), self._token)
        return scheme.lower() == "bearer" and known


def token_of(path: Path) -> str:
    """What stands in the file; a new one where there is no file yet. Raises StorageFault for one that others can read,
    or that is too short to be a secret."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _known(path)
    except OSError as error:
        raise _unusable(path, error) from error
    with os.fdopen(handle, "w") as file:
        token = secrets.token_urlsafe(32)
        file.write(f"{token}\n")
    return token


def _known(path: Path) -> str:
    try:
        with path.open("rb") as file:
            mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
            token = file.read(1_000).decode("ascii", "replace").strip()
    except OSError as error:
        raise _unusable(path, error) from error
    if sys.platform != "win32" and mode & 0o077:
        raise StorageFault("Others can read the token.", f"Run: chmod 600 {path}", str(path))
    if len(token) < _SHORTEST_TOKEN or not token.isascii() or set(token) & set(" \t\r\n"):
        remedy = "Remove the file, then one is made."
        raise StorageFault(f"The token is not one of {_SHORTEST_TOKEN} letters or more.", remedy, str(path))
    return token


def _unusable(path: Path, error: OSError) -> StorageFault:
    return StorageFault("The token file cannot be used.", "Name another file.", f"{path}: {error.strerror}")
