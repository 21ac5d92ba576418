"""The API's way on and off, as the settings say. While it is off nothing of it is imported and no thread runs."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from tray_app.core import events as e
from tray_app.core.bindings import bindings_of
from tray_app.core.bus import Bus
from tray_app.core.engines import EMBEDDED_ENGINE
from tray_app.core.errors import Problem
from tray_app.core.language_choice import wishes_of
from tray_app.core.ports import Post
from tray_app.core.settings import ApiSettings, Settings
from tray_app.core.snapshot import Snapshot
from tray_app.core.wishes import Wishes
from tray_app.core.worker import Worker
from tray_app.paths import api_token_path
from tray_app.perf.metric import Group

if TYPE_CHECKING:
    from tray_app.perf.monitor import Monitor

    from .client import Carry, Room
    from .feed import Feed
    from .following import Following
    from .listening import Link
    from .server import WebServer

RESTART_S = 10.0


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
        self._settings = Settings()
        self._problem: Problem | None = None
        """What keeps others out although it is on."""
        self._room: Room | None = None
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

    def standing(self) -> Mapping[str, Any] | None:
        """What it is good for at the moment; None while it is off, as below."""
        settings, server, problem = self._settings.api, self._server, self._problem
        if not settings.enabled:
            return None
        return {
            "port": settings.port,
            "clients": [] if server is None else server.clients(),
            "problem": None if problem is None else asdict(problem),
        }

    def client_count(self) -> float | None:
        server = self._server
        return None if server is None else len(server.clients())

    def take_dropped(self) -> float | None:
        room = self._room
        return None if room is None else room.take_dropped()

    def renew_token(self) -> None:
        """Whoever is connected is let go. Blocks for some seconds at most. Raises StorageFault."""
        from .token import make_new

        make_new(api_token_path())
        if self._settings.api.enabled:
            self._worker.do(partial(self._turn, self._settings.api))
            self._worker.settle(RESTART_S)

    def close(self) -> None:
        """Blocks for up to five seconds."""
        if self._settings.api.enabled:
            self._worker.do(self._turn_off)
        self._worker.close(5.0)

    @cached_property
    def _feed(self) -> Feed:
        from .feed import Feed

        return Feed(self._bus, self._monitor.bus, self._now)

    def _apply(self, settings: Settings) -> None:
        before, self._settings = self._settings, settings
        if settings.api != before.api:
            self._worker.do(partial(self._turn, settings.api))

    def _engines(self) -> list[str]:
        """That are in use anyway, the usual one first: to load another one would keep a dictation waiting."""
        used = [self._settings.speech.engine, *(one.profile.engine for one in bindings_of(self._settings))]
        return list(dict.fromkeys(filter(None, [*used, EMBEDDED_ENGINE])))

    def _wished(self) -> Wishes:
        return wishes_of(self._settings.speech)

    # --- the worker's thread -------------------------------------------------------------

    def _turn(self, settings: ApiSettings) -> None:
        self._turn_off()
        self._monitor.set_part(Group.API, on=settings.enabled)
        if settings.enabled:
            try:
                self._turn_on(settings)
            except ImportError as error:
                from .check import library_missing

                self._tell(library_missing(error.name or ""))

    def _turn_on(self, settings: ApiSettings) -> None:
        from .client import Room
        from .messages import scopes_of
        from .pages import Pages
        from .server import WebServer

        with self._lock:  # so that there is one feed
            feed = self._feed
        pages = Pages(self._monitor, self._now)
        observe = self._monitor.observe
        room = Room(feed, scopes_of(settings), self._carry, self._link, self._engines, observe, self._wished)
        server = WebServer(settings, room, pages, self._tell)
        self._room, self._server = room, server

        def end() -> None:
            server.close()
            pages.close()

        self._end = end
        server.start()

    def _turn_off(self) -> None:
        end, self._end, self._server, self._room = self._end, lambda: None, None, None
        self._problem = None
        end()

    def _tell(self, problem: Problem) -> None:
        self._problem = problem
        self._post(e.ProblemNoticed(problem))
