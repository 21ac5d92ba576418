"""Both servers and what hears for them, from the start to the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from tray_app.core.engines import EMBEDDED_ENGINE, ENGINES
from tray_app.core.errors import EnvironmentFault
from tray_app.core.events import DictationId, EngineLost, EngineReady, Event, ProblemNoticed
from tray_app.core.ports import Pcm
from tray_app.core.settings import SpeechSettings
from tray_app.speech.link import SpeechLink

from .door import Door, is_local, token_of
from .ears import Ears
from .http import HttpClients
from .wyoming import WyomingClients


@dataclass(frozen=True, slots=True)
class Where:
    """What is offered, and to whom."""

    host: str = "127.0.0.1"
    wyoming_port: int | None = 10300
    """None: none is offered."""
    http_port: int | None = 8730
    token_file: Path | None = None
    open_wyoming: bool = False
    """To other machines too, although it knows no token."""

    def check(self) -> None:
        """Raises EnvironmentFault for what others could reach unasked."""
        if self.wyoming_port is None and self.http_port is None:
            raise EnvironmentFault("Nothing is left to be offered.", "Give a port.")
        if is_local(self.host):
            return
        if self.http_port is not None and self.token_file is None:
            raise EnvironmentFault(
                "Other machines could ask without a token.",
                "Name one: --token-file FILE. It is made where there is none.",
            )
        if self.wyoming_port is not None and not self.open_wyoming:
            raise EnvironmentFault(
                "Wyoming knows no token: whoever reaches its port may use it.",
                "Say --open-wyoming if that is meant, or --wyoming-port 0.",
            )


class Server:
    """Serves from `start` to `close`."""

    def __init__(self, where: Where, settings: SpeechSettings, tell: Callable[[str], None]) -> None:
        """`tell` hears what its user should know, on any thread. Raises HoldtalkError when a port cannot be had, or for
        what `Where.check` refuses."""
        where.check()
        self._tell = tell
        chosen = ENGINES.get(settings.engine)
        if chosen is None or chosen.needs_network:
            tell(f"{settings.engine} is on another machine, and others get {EMBEDDED_ENGINE}.")
            settings = replace(settings, engine=EMBEDDED_ENGINE)
        settings = replace(settings, partials=True)
        self.ears = Ears(lambda read: self._make_link(settings, read), settings.engine)
        token = token_of(where.token_file) if where.token_file is not None else ""
        with ExitStack() as made:
            door = Door(local=is_local(where.host), token=token)
            self.http = self.wyoming = None
            if where.http_port is not None:
                self.http = HttpClients(where.host, where.http_port, self.ears, door)
                made.callback(self.http.server_close)
            if where.wyoming_port is not None:
                self.wyoming = WyomingClients(where.host, where.wyoming_port, self.ears)
            made.pop_all()

    def _make_link(self, settings: SpeechSettings, read: Callable[[DictationId], Iterator[Pcm]]) -> SpeechLink:
        return SpeechLink(self._heard, settings, read)

    def _heard(self, event: Event) -> None:
        if isinstance(event, EngineReady):
            self._tell(f"{event.engine} is ready.")
            if event.degraded is not None:
                self._tell(str(event.degraded))
        elif isinstance(event, ProblemNoticed | EngineLost):
            self._tell(str(event.problem))

    @property
    def addresses(self) -> list[str]:
        """Where it is found, as one writes it."""
        found = []
        for clients, written in ((self.http, "http://{}:{}/v1"), (self.wyoming, "tcp://{}:{}")):
            if clients is not None:
                host, port = str(clients.server_address[0]), int(clients.server_address[1])
                found.append(written.format(f"[{host}]" if ":" in host else host, port))
        return found

    def start(self) -> None:
        self.ears.start()
        for clients, name in ((self.http, "http"), (self.wyoming, "wyoming")):
            if clients is not None:
                clients.start(name)

    def close(self) -> None:
        """Lets all clients go. Blocks for some seconds at most."""
        for clients in (self.http, self.wyoming):
            if clients is not None:
                clients.close()
        self.ears.close()
