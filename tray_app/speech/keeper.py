"""Keeps a worker running: starts it, watches it while there is work, replaces it when it dies or falls silent.

Where the settings want it, none runs before somebody dictates, or after a time without: it is ended as a process, which
gives back all that it held. An engine that is only let go of leaves its library and the heap behind (36 of 93 MB with
the embedded one).
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from tray_app.core.engines import EMBEDDED_ENGINE, ENGINES, instead_of
from tray_app.core.errors import Problem, SpeechFault
from tray_app.core.settings import LOAD_AT_FIRST_KEY, LOAD_AT_START, RemoteSettings, SpeechSettings
from tray_app.core.supervision import start_thread

from . import wire
from .child import Child, worker_command, worker_environment
from .feeder import Feeder
from .liveness import LOOKS, Liveness
from .remote.handed import to_environment
from .restarts import Restarts
from .takes import Takes

if TYPE_CHECKING:
    from .link import SpeechLink

_log = logging.getLogger(__name__)

CLOSE_SECONDS = 2.0

_DIED = Problem("The speech engine stopped.", "It is being restarted; what you say is kept.")
_HUNG = Problem("The speech engine did not answer.", "It is being restarted; what you say is kept.")
_CONFUSED = Problem("The speech engine answered nonsense.", "It is being restarted; what you say is kept.")
_NEVER_READY = Problem("It stopped while it was being loaded.", "It is tried again when Holdtalk is restarted.")


class OddEvent(ValueError):
    """The worker said what makes no sense now."""


class Keeper:
    """All methods but `run` and `join` want the lock of the takes held."""

    def __init__(
        self,
        takes: Takes,
        link: SpeechLink,
        feeder: Feeder,
        settings: SpeechSettings,
        remote: RemoteSettings,
        command: Sequence[str] | None,
        clock: Callable[[], int],
    ) -> None:
        """`link` is told with the lock held: `ready`, `lost`, `slept`, `wakes`, and by `hear` what the worker says
        about a take."""
        self._takes = takes
        self._link = link
        self._feeder = feeder
        self.settings = settings
        self._remote = remote
        self._command = command
        self._environment = worker_environment(os.environ)
        self._clock = clock
        self.child: Child | None = None
        self._ready_ns: int | None = None
        """When the worker was ready for audio."""
        self._liveness = Liveness()
        self._restarts = Restarts()
        self._last_words: Problem | None = None
        """Why the worker says that it ends."""
        self._degraded: Problem | None = None
        """Why it is not the chosen engine that runs."""
        self._never_ready = ""
        """The engine that took its worker along while it was being loaded."""
        self._restart_wanted = False
        self._engines = frozenset(ENGINES)
        """Those there were when a worker was last asked for: it knows no others."""
        self.asleep = settings.load == LOAD_AT_FIRST_KEY
        """No worker is wanted before there is a take."""
        self.reloads = False
        """One is being loaded again, or later than at the start: what is said now waits for it."""
        self._used_ns = 0
        """When there was a take last."""
        self._receiver: threading.Thread | None = None
        """Listens to the newest worker; those before it end by themselves."""

    def apply(self, settings: SpeechSettings, remote: RemoteSettings) -> None:
        """Other threads, another engine, a new one to choose from or another server restart the worker once nothing is
        being heard."""
        now = self.settings
        self._restart_wanted |= (settings.engine, settings.threads) != (now.engine, now.threads)
        self._restart_wanted |= self._engines != frozenset(ENGINES) or remote != self._remote
        self._engines = frozenset(ENGINES)
        self._remote = remote
        if self._restart_wanted:
            self._never_ready = ""
        self.settings = settings
        if settings.load == LOAD_AT_START != now.load:
            self._wake()
        self._takes.to_look_after.notify_all()

    @property
    def outdated(self) -> bool:
        """The worker that runs was started with other settings, and is replaced once nothing is being heard."""
        return self._restart_wanted and self.child is not None

    def wanted(self) -> None:
        """Somebody dictates: it is worth another attempt, had there been too many."""
        self._used_ns = self._clock()
        self._wake()
        self._restarts.wanted()
        self._takes.to_look_after.notify_all()

    def _wake(self) -> None:
        if self.asleep:
            self.asleep, self.reloads = False, True
            self._link.wakes()

    def useful(self) -> None:
        """The worker has answered about a take."""
        self._used_ns = self._clock()
        self._restarts.useful()
        self._takes.to_look_after.notify_all()

    def join(self) -> None:
        """At the end, without the lock: blocks for up to two seconds for the worker, whose input the feeder closes,
        and then for the thread that listens to it."""
        child = self.child
        if child is not None:
            child.end_within(CLOSE_SECONDS)
        if self._receiver is not None:
            self._receiver.join(CLOSE_SECONDS)

    def run(self) -> None:
        """The keeping thread."""
        while True:
            with self._takes.lock:
                while not self._takes.closing and not self._must_start():
                    self._takes.to_look_after.wait(self._watch())
                if self._takes.closing:
                    return
                self._restart_wanted = False
            self._start_worker()

    def _must_start(self) -> bool:
        if self.outdated and not self._takes:
            self._disconnect()
            self.reloads = True
        if self.asleep:
            return False
        return self.child is None and not self._restarts.given_up and self._clock() >= self._restarts.not_before_ns

    def _watch(self) -> float | None:
        """Look after the worker while there is work; seconds until the next look, None at rest."""
        if self.child is None:
            nothing_due = self.asleep or self._restarts.given_up
            return None if nothing_due else (self._restarts.not_before_ns - self._clock()) / 1e9
        if self._ready_ns is not None and not self._takes:
            self._liveness.rest()
            return self._rest()
        self._used_ns = self._clock()
        hang_timeout_ms = self.settings.hang_timeout_ms
        if self._liveness.look(self._clock(), hang_timeout_ms, ready=self._ready_ns is not None):
            self.lost(_HUNG)
            return 0.0
        self._feeder.say(wire.Event(wire.PING))
        return hang_timeout_ms / LOOKS / 1000

    def _rest(self) -> float | None:
        """Seconds until the worker has had nothing to do for so long that it is ended; None when that is never."""
        if self.settings.unload_after_min == 0:
            return None
        left_s = self.settings.unload_after_min * 60 - (self._clock() - self._used_ns) / 1e9
        if left_s > 0:
            return left_s
        self.asleep = True
        self._disconnect()
        _log.info("the speech worker was not needed for %d minutes and is ended", self.settings.unload_after_min)
        self._link.slept()
        return None

    def _start_worker(self) -> None:
        chosen = self.settings.engine
        engine = EMBEDDED_ENGINE if self._never_ready == chosen else chosen
        try:
            environment = {**self._environment, **to_environment(self._remote)}
            child = Child(self._command or worker_command(engine, self.settings.threads), environment)
        except SpeechFault as fault:
            with self._takes.lock:
                self._last_words = fault.problem
                self.lost(fault.problem)
            return
        with self._takes.lock:
            if self._takes.closing:
                child.kill()
            self.child, self._ready_ns, self._last_words = child, None, None
            self._degraded = instead_of(self._never_ready, _NEVER_READY) if self._never_ready else None
            self._liveness = Liveness()
            self._feeder.connect(child)
        self._receiver = start_thread(f"speech-{child.pid}", partial(self._receive, child))

    def _disconnect(self) -> None:
        if self.child is not None:
            self.child.kill()
        self.child, self._ready_ns = None, None
        self._feeder.connect(None)
        self._takes.to_look_after.notify_all()

    def lost(self, problem: Problem, culprit: object | None = None) -> None:
        """Replace the worker, if it is still there: because of one take, the `culprit`, or else by its own fault."""
        if self._ready_ns is None and self._last_words is None and self.settings.engine != EMBEDDED_ENGINE:
            self._never_ready = self.settings.engine
        if culprit is None:
            # What it said before it was ready, the next one would say too.
            hopeless = self._ready_ns is None and self._last_words is not None
            self._restarts.died(self._clock(), self._ready_ns, hopeless=hopeless)
        problem = self._last_words or problem
        final = self._restarts.given_up
        self._disconnect()
        _log.warning("speech worker lost: %s", problem.title)
        self._link.lost(problem, culprit, final=final)

    # --- the receiving thread -------------------------------------------------------------

    def _receive(self, child: Child) -> None:
        """Whatever ends it, the worker is gone afterwards and has been told as lost."""
        problem = _CONFUSED
        try:
            problem = self._hear_out(child)
        finally:
            child.kill()
            with self._takes.lock:
                if self.child is child and not self._takes.closing:
                    self.lost(problem)
            child.wait()
            child.close_pipes()

    def _hear_out(self, child: Child) -> Problem:
        """Why the worker is not listened to any more."""
        while (event := wire.read(child.from_worker)) is not None:
            with self._takes.lock:
                if self.child is not child or self._takes.closing:
                    break
                self._liveness.sign()
                try:
                    self._hear(event, child)
                except wire.ODD as error:  # its words could hold what was said
                    _log.error("the speech worker sent an odd event %.40r: %s", event.type, type(error).__name__)
                    return _CONFUSED
        return _DIED

    def _hear(self, event: wire.Event, child: Child) -> None:
        if event.type == wire.READY:
            self._ready(str(event.data["engine"]), float(event.data["load_ms"]), child)
        elif event.type == wire.PONG:
            self._answer_to_ping(event)
        elif event.type == wire.ERROR and "id" not in event.data:
            if event.data.get("code") == wire.REFUSED:
                raise OddEvent("it did not understand us")
            self._last_words = wire.problem(event)
        elif event.type == wire.DEGRADED and "id" not in event.data:
            self._degraded = wire.problem(event)
        else:
            self._link.hear(event)

    def _ready(self, engine: str, load_ms: float, child: Child) -> None:
        self._ready_ns = self._used_ns = self._clock()
        self.reloads = False
        _log.info("speech worker %d is ready after %.0f ms", child.pid, load_ms)
        self._link.ready(engine, load_ms, child.pid, self._degraded)
        self._takes.to_look_after.notify_all()

    def _answer_to_ping(self, pong: wire.Event) -> None:
        patience_ms = pong.data.get("patience_ms")
        self._liveness.does(
            str(pong.data.get("doing", "")),
            float(pong.data.get("since_ms", 0)),
            None if patience_ms is None else float(patience_ms),
        )
        stops_ns = [take.feed.stop_sent_ns for take in self._takes.values() if take.feed.stop_sent_ns is not None]
        if stops_ns and self._liveness.left_lying((self._clock() - min(stops_ns)) / 1e6):
            raise OddEvent("it has forgotten a take")
