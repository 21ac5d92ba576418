"""A program with its command socket and all of its dictations, and nothing that records, hears or types."""

from __future__ import annotations

import threading
from typing import Any

from fakes_core import World

from tray_app.api.commands import Commands
from tray_app.api.server import CommandServer
from tray_app.core import events as e
from tray_app.core.controller import Controller, Inbox
from tray_app.core.dictation import DictationRecord
from tray_app.core.settings import Settings
from tray_app.core.snapshot import PublicState, Snapshot


class Dictating:
    """Of the session that the environment names."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.world = World()
        self._inbox = Inbox()
        controller = Controller(self.world.parts(), settings or Settings(), inbox=self._inbox)
        self._inbox.post(e.EngineReady("engine", 1.0, 1))
        self._thread = threading.Thread(target=controller.run)
        self._server = CommandServer()
        if not self._server.claim():
            raise RuntimeError("another program has this session")
        self._thread.start()
        nothing: Any = lambda *_: {}  # noqa: E731  # stands in for what no key asks for
        rest = {name: nothing for name in Commands.__dataclass_fields__ if name not in ("post", "snapshot", "bus")}
        commands = Commands(post=self._inbox.post, snapshot=self._last, bus=self.world.bus, **rest)
        self._server.serve(commands)

    def _last(self) -> Snapshot:
        return self.world.snapshots[-1] if self.world.snapshots else Snapshot()

    def is_recording(self) -> bool:
        """Once all that was said is heard."""
        if not self._inbox.settle(10):
            raise RuntimeError("the controller hangs")
        return self._last().state is PublicState.RECORDING

    @property
    def takes(self) -> int:
        """So many recordings were begun."""
        return len(self.world.called("start_take"))

    @property
    def key_downs_ns(self) -> list[int]:
        """When the key of each went down, as the program knows it."""
        return [call[1] for call in self.world.called("start_take")]

    @property
    def ended(self) -> list[DictationRecord]:
        return self.world.records

    def close(self) -> None:
        self._inbox.post(e.Shutdown())
        self._thread.join(10)
        self._server.close()
