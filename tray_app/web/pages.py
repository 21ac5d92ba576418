"""What can be read by HTTP; nothing can be done that way."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus

from tray_app.core.resources import resource_path
from tray_app.core.snapshot import Snapshot
from tray_app.perf.monitor import Monitor

from .messages import VERSION, Scope, state_of
from .prometheus import CONTENT_TYPE, Exposition

SCHEMA = f"api-v{VERSION}.schema.json"
_NOT_ALLOWED = b"Other programs are not allowed this. Set figures = true under [api] in Holdtalk's settings."


@dataclass(frozen=True, slots=True)
class Page:
    content_type: str
    body: bytes = field(repr=False)


class Pages:
    def __init__(self, monitor: Monitor, now: Callable[[], Snapshot]) -> None:
        self._exposition = Exposition(monitor)
        self._now = now

    def get(self, path: str, scopes: frozenset[Scope]) -> tuple[HTTPStatus, Page | None]:
        match path:
            case "/metrics" if Scope.FIGURES in scopes:
                return HTTPStatus.OK, Page(CONTENT_TYPE, self._exposition.text())
            case "/metrics":
                return HTTPStatus.FORBIDDEN, Page("text/plain", _NOT_ALLOWED)
            case "/schema":
                return HTTPStatus.OK, Page("application/schema+json", resource_path(SCHEMA).read_bytes())
            case "/health":
                state = state_of(self._now())
                status = HTTPStatus.SERVICE_UNAVAILABLE if state["state"] == "error" else HTTPStatus.OK
                return status, Page("application/json", json.dumps(state, ensure_ascii=False).encode())
        return HTTPStatus.NOT_FOUND, None

    def close(self) -> None:
        self._exposition.close()
