"""Spools of several programs on one folder."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tray_app.audio.spool import DiskSpool
from tray_app.core.errors import Problem
from tray_app.core.events import DictationId, Event, ProblemNoticed
from tray_app.core.ports import Pcm

PATIENCE_S = 10.0
BLOCK = np.arange(160, dtype=np.int16)
NOW_NS = 1_800_000_000_000_000_000


class Shelf:
    """Spools on one folder, closed at the end."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.events: list[Event] = []
        self.spools: list[DiskSpool] = []

    def program(self, *, max_total_bytes: int = 10**9, max_memory_bytes: int = 10**9) -> DiskSpool:
        spool = DiskSpool(
            self.events.append, self.root, max_total_bytes=max_total_bytes, max_memory_bytes=max_memory_bytes
        )
        self.spools.append(spool)
        return spool

    def files(self) -> list[int]:
        return sorted(int(path.stem) for path in self.root.glob("run-*/*.wav"))


def record(spool: DiskSpool, number: int, blocks: int = 3, *, end: bool = True) -> DictationId:
    dictation_id = DictationId(number)
    spool.begin(dictation_id)
    for _ in range(blocks):
        spool.append(dictation_id, BLOCK)
    if end:
        spool.end(dictation_id)
    assert spool.flush(PATIENCE_S)
    return dictation_id


def told(shelf: Shelf) -> Problem:
    """The one thing the user was told."""
    (event,) = shelf.events
    assert isinstance(event, ProblemNoticed)
    return event.problem


def whole(spool: DiskSpool, dictation_id: DictationId) -> Pcm:
    return np.concatenate(list(spool.read(dictation_id)))
