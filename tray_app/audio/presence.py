"""What is to be said about the microphones there are: none at all, another one than before, a muted one."""

from __future__ import annotations

from collections.abc import Sequence

from tray_app.core.errors import Problem

from . import told
from .devices import InputDevice, meant_input


class Presence:
    """Owned by the microphone's pump."""

    def __init__(self) -> None:
        self.problem: Problem | None = None
        """Why nothing can be heard now; None when something can, or nobody has looked yet."""
        self._seen: Sequence[InputDevice] | Problem | None = None
        self._current: InputDevice | None = None
        """The one that is listened to when somebody speaks."""
        self._excused: set[str] = set()
        """Outputs that were spoken into all the same, or of which it was told."""

    @property
    def muted(self) -> bool:
        return self._current is not None and self._current.muted

    def see(self, seen: Sequence[InputDevice] | Problem, wanted: str, *, in_take: bool) -> list[Problem]:
        """What to tell at once, besides `problem`. `wanted`: the setting `device`."""
        before, self._seen = self._current, seen
        if isinstance(seen, Problem):
            self.problem, self._current = seen, None
            return []
        now = self._current = meant_input(wanted, seen)
        self.problem = self._nothing_to_hear(seen)
        if now is None or self.problem is not None:
            return []
        notices = []
        if in_take and before is not None and now.name != before.name:
            notices.append(told.changed(now.name))
        if now.monitor and not wanted.strip() and now.name not in self._excused:
            self._excused.add(now.name)
            notices.append(told.SPEAKERS_CHOSEN)
        return notices

    def choose(self, wanted: str) -> list[Problem]:
        """The setting `device` changed; see `see`."""
        return [] if self._seen is None else self.see(self._seen, wanted, in_take=False)

    def excuse(self) -> None:
        """Something was heard after all: somebody feeds a microphone into an output."""
        self.problem = None
        if self._current is not None:
            self._excused.add(self._current.name)

    def _nothing_to_hear(self, devices: Sequence[InputDevice]) -> Problem | None:
        if not devices:
            return told.NONE
        if any(not device.monitor for device in devices):
            return None
        return None if self._current is not None and self._current.name in self._excused else told.ONLY_SPEAKERS
