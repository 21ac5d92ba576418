"""Everything that happens, in one numbered row, of which the newest part is kept for those who come back."""

from __future__ import annotations

import json
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import partial

from tray_app.core.bus import Bus
from tray_app.core.dictation import DictationEnded, GivenTextEnded
from tray_app.core.snapshot import Snapshot
from tray_app.perf.breaches import Breach

from .messages import KINDS, STATE, Data, Kind, Pictures, of_breach, of_ending, of_given

EVENTS_KEPT = 500
"""A client that missed more than these is told so, and begins with how things stand."""
EVERYTHING = frozenset(KINDS)

End = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Event:
    seq: int
    """From 1, without a gap, in the order in which things happened."""
    kind: Kind
    at_ns: int
    """When it was told to us, monotonic."""
    line: str = field(repr=False)
    """The whole message, as it is sent."""


@dataclass(frozen=True, slots=True)
class Missed:
    """What a client gets that comes, or comes back."""

    events: tuple[Event, ...]
    """Oldest first."""
    whole: bool
    """Nothing is missing between what it had and these; otherwise they begin with the newest state."""
    seq: int
    """Of the newest event; the next one it gets is behind this."""


class Feed:
    """Thread-safe. It listens while somebody uses it; its numbers go on over that."""

    def __init__(self, news: Bus, figures: Bus, now: Callable[[], Snapshot]) -> None:
        """`news` is the program's bus, `figures` the monitor's; `now` is how things stand, for the first event."""
        self._news = news
        self._figures = figures
        self._now = now
        self.run = os.urandom(8).hex()  # secrets would load OpenSSL
        """Names this row of numbers: another run of the program has another one."""
        self.seq = 0
        """Of the newest event."""
        self._kept: deque[Event] = deque(maxlen=EVENTS_KEPT)
        self._changed = threading.Condition(threading.RLock())
        self._hearers: tuple[Callable[[Event], object], ...] = ()
        self._pictures = Pictures()
        self._ends: list[End] = []

    def use(self, hear: Callable[[Event], object] = lambda _event: None) -> End:
        """Listen until what is returned is called, with how things stand as the first event.

        `hear` gets every event from now on, in order, on any thread; it must neither block nor raise. When nobody uses
        it any more, what was kept is forgotten.
        """
        user = partial(hear)  # the same may be given twice
        with self._changed:
            self._hearers = (*self._hearers, user)
            if len(self._hearers) == 1:
                self._listen()

        def end() -> None:
            with self._changed:
                self._hearers = tuple(other for other in self._hearers if other is not user)
                if not self._hearers:
                    self._listen_no_longer()

        return end

    def _listen(self) -> None:
        self._pictures = Pictures()
        self._ends = [
            self._news.subscribe(Snapshot, "the event feed", self._picture),
            self._news.subscribe(DictationEnded, "the event feed", lambda ended: self._tell(*of_ending(ended))),
            self._news.subscribe(GivenTextEnded, "the event feed", lambda given: self._tell(of_given(given))),
            self._figures.subscribe(Breach, "the event feed", lambda breach: self._tell(of_breach(breach))),
        ]
        self._picture(self._now())

    def _listen_no_longer(self) -> None:
        for end in self._ends:
            end()
        self._kept.clear()

    def since(self, run: str, seq: int, kinds: Collection[str] = EVERYTHING) -> Missed:
        """The events of these kinds behind number `seq` of this `run`."""
        with self._changed:
            oldest = self._kept[0].seq if self._kept else self.seq + 1
            whole = run == self.run and oldest - 1 <= seq <= self.seq
            found = [event for event in self._kept if event.kind.name in kinds]
            if whole:
                found = [event for event in found if event.seq > seq]
            else:
                found = [event for event in found if event.kind is STATE][-1:]
            return Missed(tuple(found), whole, self.seq)

    def wait(self, seq: int, timeout_s: float) -> bool:
        """Blocks until there is something behind number `seq`; False when that takes longer."""
        with self._changed:
            return self._changed.wait_for(lambda: self.seq != seq, timeout_s)

    # --- what is heard -------------------------------------------------------------------

    def _picture(self, snapshot: Snapshot) -> None:
        with self._changed:  # it asks what the last one was
            self._tell(*self._pictures.news(snapshot))

    def _tell(self, *news: tuple[Kind, Data]) -> None:
        at_ns = time.monotonic_ns()
        with self._changed:
            for kind, data in news:
                self.seq += 1
                event = Event(self.seq, kind, at_ns, _line(self.seq, kind, data))
                self._kept.append(event)
                for hear in self._hearers:
                    hear(event)
            self._changed.notify_all()


def _line(seq: int, kind: Kind, data: Data) -> str:
    message = {"type": "event", "event": kind.name, "seq": seq, "time": round(time.time(), 3), "data": data}
    return json.dumps(message, ensure_ascii=False, allow_nan=False)
