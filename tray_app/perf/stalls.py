"""Which line of ours kept a thread from its work: a watcher that looks at stacks only once something is overdue.

A loop says `begin` when work waits for it and `end` when it was done. The watcher sleeps without a timeout while
nothing is waiting; it looks at the loop's thread `FIRST_LOOK_NS` after the work was due, half of what counts as a
stall, so that the stacks are of the stall's beginning, and again each time the stall has doubled. What is overdue for
longer than `TOLD_NS` is told at each look, so that a thread that never comes back is flagged while it stands.

A stack here is places in our own code, "module:function:line": never a value, never a path. Code that keeps the
interpreter locked (a long call into a library) cannot be looked at; such a stall has its duration and no stacks.
"""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType

from tray_app.core.supervision import own_places
from tray_app.core.worker import End, Worker

from .monitor import Monitor

_log = logging.getLogger(__name__)

STALL_NS = 50_000_000
"""Work that waited at least this long is a stall."""
FIRST_LOOK_NS = STALL_NS // 2
TOLD_NS = 1_500_000_000
"""Work overdue for so long is a sample of its metric at each look (1.6 s, 3.2 s, 6.4 s …), and again when it ends."""
STALLS_KEPT = 50
LOOKS_AT_MOST = 16
"""Looks at one stall: it has then lasted a quarter of an hour."""
_NEVER_NS = sys.maxsize
_ELSEWHERE = "outside our code"

Frames = Callable[[], dict[int, FrameType]]


@dataclass(frozen=True, slots=True)
class Look:
    """What the thread was doing at one moment of a stall."""

    after_ms: float
    """Since the work was due."""
    stack: tuple[str, ...]
    """"module:function:line" of our code, innermost first; empty when none of ours was running."""


@dataclass(frozen=True, slots=True)
class Stall:
    loop: str
    """"ui" or "controller"."""
    begun_ns: int
    """When the work was due, monotonic."""
    lasted_ms: float
    looks: tuple[Look, ...]
    """Oldest first."""

    @property
    def where(self) -> str:
        """The place of ours seen innermost most often; empty when none was seen."""
        places = [look.stack[0] for look in self.looks if look.stack]
        return max(dict.fromkeys(places), key=places.count, default="")


class Heartbeat:
    """One loop. `begin`, `end` and `forget` may be called from any thread: two microseconds for a pair, and forty
    when the watcher has to be roused."""

    def __init__(self, name: str, metric: str, watch: StallWatch) -> None:
        self.name = name
        self.thread_id: int | None = None
        """Whose stack is looked at; None until `beats_here`."""
        self.told_until_ns = 0
        """When the last stall ended: what else was due before it waited for the same cause."""
        self._metric = metric
        self._watch = watch
        self._due_ns: int | None = None
        self._looks: list[Look] = []

    def beats_here(self) -> None:
        """The calling thread is the one that runs the loop."""
        self.thread_id = threading.get_ident()

    def begin(self, due_ns: int | None = None) -> None:
        """Work waits for the loop since `due_ns` (now by default; it may lie ahead, as for a timer).

        Of several at once the one due first is watched.
        """
        watch = self._watch
        if due_ns is None:
            due_ns = watch.clock()
        known_ns = self._due_ns
        if known_ns is not None and known_ns <= due_ns:
            return
        self._due_ns = due_ns
        if watch.wakes_at_ns > due_ns + FIRST_LOOK_NS:
            watch.rouse()

    def end(self, *, only_a_stall: bool = False) -> bool:
        """The work was done; True when it had stalled. Its time goes to the metric (with `only_a_stall` no
        other time does); without a `begin` nothing does."""
        due_ns, self._due_ns = self._due_ns, None
        if due_ns is None:
            return False
        now_ns = self._watch.clock()
        late_ns = max(0, now_ns - due_ns)
        stalled = late_ns >= STALL_NS
        if stalled or not only_a_stall:
            self._watch.observe(self._metric, late_ns / 1_000_000)
        looks, self._looks = self._looks, []
        if stalled:
            self.told_until_ns = now_ns
            self._watch.ended(Stall(self.name, due_ns, late_ns / 1_000_000, tuple(looks)))
        return stalled

    def forget(self) -> None:
        """The work is no longer expected (the timer was stopped)."""
        self._due_ns, self._looks = None, []

    # --- for the watcher -----------------------------------------------------------------

    def next_look_ns(self) -> int:
        """When to look at its thread; never while nothing is waited for."""
        due_ns, looks_n = self._due_ns, len(self._looks)
        if due_ns is None or self.thread_id is None or looks_n >= LOOKS_AT_MOST:
            return _NEVER_NS
        return due_ns + (FIRST_LOOK_NS << looks_n)

    def look(self, now_ns: int, frames: Frames) -> None:
        """Remember what the thread is doing, and tell a stall that lasts."""
        due_ns, looks = self._due_ns, self._looks
        if due_ns is None or self.thread_id is None:
            return
        stack = own_places(frames().get(self.thread_id))
        if self._due_ns != due_ns:  # it came back meanwhile
            return
        waited_ms = (now_ns - due_ns) / 1_000_000
        looks.append(Look(waited_ms, stack))
        if now_ns - due_ns >= TOLD_NS:
            self._watch.observe(self._metric, waited_ms)
            _log.warning("the %s has stood still for %.0f ms: %s", self.name, waited_ms, next(iter(stack), _ELSEWHERE))

    def standing(self, now_ns: int) -> Stall | None:
        """The stall that lasts now."""
        due_ns, looks = self._due_ns, tuple(self._looks)
        if due_ns is None or now_ns - due_ns < STALL_NS:
            return None
        return Stall(self.name, due_ns, (now_ns - due_ns) / 1_000_000, looks)


class StallWatch:
    """Its thread, "stall-watch", begins with `start()`; `close()` ends it at once."""

    def __init__(
        self,
        monitor: Monitor,
        *,
        clock: Callable[[], int] = time.monotonic_ns,
        frames: Frames = sys._current_frames,
    ) -> None:
        self.clock = clock
        self.observe = monitor.observe
        self.wakes_at_ns = 0
        """When the watcher looks next anyway; before `start` nothing has to rouse it."""
        self._frames = frames
        self._heartbeats: list[Heartbeat] = []
        self._stalls: deque[Stall] = deque(maxlen=STALLS_KEPT)
        self._lock = threading.Lock()
        self._worker = Worker("stall-watch", step_limit_s=None)
        self._call_off: End = lambda: None

    def heartbeat(self, name: str, metric: str) -> Heartbeat:
        """A loop to watch; `metric` of the catalog gets the time each piece of work took. Before `start`."""
        made = Heartbeat(name, metric, self)
        self._heartbeats.append(made)
        return made

    def start(self) -> None:
        self.rouse()

    def close(self) -> None:
        """Blocks until the thread has ended, at most a second."""
        self._worker.close(1.0)
        self.wakes_at_ns = 0

    def recent(self) -> tuple[Stall, ...]:
        """The last stalls that ended, oldest first, and after them those that last."""
        now_ns = self.clock()
        lasting = (heartbeat.standing(now_ns) for heartbeat in self._heartbeats)
        with self._lock:
            return (*self._stalls, *(stall for stall in lasting if stall is not None))

    # --- for heartbeats ------------------------------------------------------------------

    def rouse(self) -> None:
        """Something is due before the watcher would look."""
        self.wakes_at_ns = 0  # one rousing is enough
        self._worker.do(self._look)

    def ended(self, stall: Stall) -> None:
        with self._lock:
            self._stalls.append(stall)
        _log.info("the %s stood still for %.0f ms: %s", stall.loop, stall.lasted_ms, stall.where or _ELSEWHERE)

    # --- the watcher ---------------------------------------------------------------------

    def step(self) -> None:
        """Look at whatever is overdue."""
        now_ns = self.clock()
        for heartbeat in self._heartbeats:
            if heartbeat.next_look_ns() <= now_ns:
                heartbeat.look(now_ns, self._frames)

    def _look(self) -> None:
        self._call_off()
        self.step()
        # Told first and asked afterwards: a `begin` meanwhile either has this looked at once more, or is among what is
        # asked.
        self.wakes_at_ns = _NEVER_NS
        next_ns = min((heartbeat.next_look_ns() for heartbeat in self._heartbeats), default=_NEVER_NS)
        self.wakes_at_ns = next_ns
        if next_ns != _NEVER_NS:
            self._call_off = self._worker.after(max(0, next_ns - self.clock()) / 1e9, self._look)
