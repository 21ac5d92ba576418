"""Which dictations are on their way."""

from __future__ import annotations

import time
from collections.abc import Iterator

from .dictation import Dictation, State
from .events import DictationId


class Underway:
    """The one being recorded, and those behind it. Owned by the controller's thread alone."""

    def __init__(self) -> None:
        self._last_id = 0
        self.recorded: Dictation | None = None
        self.pending: dict[DictationId, Dictation] = {}
        """Whose recording has ended, oldest first."""

    def new_id(self) -> DictationId:
        self._last_id = max(self._last_id + 1, time.time_ns())
        return DictationId(self._last_id)

    def __iter__(self) -> Iterator[Dictation]:
        if self.recorded:
            yield self.recorded
        yield from self.pending.values()

    def known(self, dictation_id: DictationId) -> Dictation | None:
        return next((dictation for dictation in self if dictation.dictation_id == dictation_id), None)

    def newest(self) -> Dictation | None:
        return self.recorded or next(reversed(self.pending.values()), None)

    @property
    def key_is_held(self) -> bool:
        """A key that is down would mix with what is typed; a recording that is locked on keeps no key down."""
        return self.recorded is not None and not self.recorded.locked

    @property
    def is_typing(self) -> bool:
        return any(dictation.state is State.INSERTING for dictation in self.pending.values())

    def end_recording(self, dictation: Dictation) -> None:
        self.recorded = None
        self.pending[dictation.dictation_id] = dictation

    def put_first(self, dictation: Dictation) -> None:
        """Before all whose recording has ended."""
        behind = dict(self.pending)
        self.pending.clear()
        self.pending.update({dictation.dictation_id: dictation} | behind)

    def remove(self, dictation: Dictation) -> None:
        if dictation is self.recorded:
            self.recorded = None
        self.pending.pop(dictation.dictation_id, None)
