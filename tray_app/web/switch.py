"""The API's way on and off, as the settings say. While it is off nothing of it is imported and no thread runs."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from tray_app.core import events as e
from tray_app.core.bus import Bus
from tray_app.core.errors import Problem
from tray_app.core.ports import Post
from tray_app.core.settings import ApiSettings, Settings
from tray_app.core.snapshot import Snapshot
from tray_app.core.worker import Worker
from tray_app.perf.metric import Group

if TYPE_CHECKING:
    from tray_app.perf.monitor import Monitor

    from .client import Carry
    from .feed import Feed
    from .following import Following
    from .listening import Link
    from .pages import Pages
    from .server import WebServer

_MISSING = Problem(
    "Other programs cannot reach Holdtalk: a library is missing.",
    'Install it with: pip install "holdtalk[api]". Or set enabled = false under [api].',
)


class ApiSwitch:
    """Thread-safe."""

    def __init__(self, bus: Bus, monitor: Monitor, post: Post, link: Link, now: Callable[[], Snapshot]) -> None:
        """`link` hears sound of other programs, `now` is how this one stands."""
        self._link = link
        self._bus = bus
        self._monitor = monitor
        self._post = post
        self._now = now
        self._carry: Carry
        self._worker = Worker("api-switch")
        self._lock = threading.Lock()
        self._following: Following | None = None
        self._in_force = ApiSettings()
        self._server: WebServer | None = None
        self._end: Callable[[], None] = lambda: None

    def start(self, settings: Settings, carry: Carry) -> None:
        """From now on as `settings` say, and those that come by the bus. `carry` does what programs ask for."""
        self._carry = carry
        self._bus.subscribe(Settings, "settings of the API", self._apply)
        self._apply(settings)

    def follow(self, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
        """`Following.ask`, for the command socket."""
        from .following import Following

        with self._lock:
            if self._following is None:
                self._following = Following(self._feed)
        return self._following.ask(arguments)

    def client_count(self) -> float | None:
        """None while it is off, as below."""
        server = self._server
        return None if server is None else server.client_count()

    def take_dropped(self) -> float | None:
        server = self._server
        return None if server is None else server.take_dropped()

    def close(self) -> None:
        """Blocks for up to five seconds."""
        if self._in_force.enabled:
            self._worker.do(self._turn_off)
        self._worker.close(5.0)

    @cached_property
    def _feed(self) -> Feed:
        from .feed import Feed

        return Feed(self._bus, self._monitor.bus, self._now)

    def _apply(self, settings: Settings) -> None:
        if settings.api != self._in_force:
            self._in_force = settings.api
            self._worker.do(partial(self._turn, settings.api))

    # --- the worker's thread -------------------------------------------------------------

    def _turn(self, settings: ApiSettings) -> None:
        self._turn_off()
        self._monitor.set_part(Group.API, on=settings.enabled)
        if settings.enabled:
            try:
                self._turn_on(settings)
            except ImportError as error:
                self._post(e.ProblemNoticed(Problem(_MISSING.title, _MISSING.remedy, error.name or "")))

    def _turn_on(self, settings: ApiSettings) -> None:
        from .pages import Pages
        from .server import WebServer

        with self._lock:  # so that there is one feed
            feed = self._feed
        pages, end_feed = Pages(self._monitor, self._now), feed.use()
        server = WebServer(settings, feed, self._carry, pages, self._link, self._monitor.observe, self._post)
        server.start()
        self._server, self._end = server, partial(_end_all, server, pages, end_feed)

    def _turn_off(self) -> None:
        end, self._end, self._server = self._end, lambda: None, None
        end()


def _end_all(server: WebServer, pages: Pages, end_feed: Callable[[], None]) -> None:
    server.close()
    pages.close()
    end_feed()
