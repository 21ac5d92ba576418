"""The hotkeys and the wake word at rest: for a while, or until the user wants them back.

While they rest every key is the window's, but one whose mode is to resume them. A dictation that is under way ends
first, with its own key. A pause for a while ends with the program; one without an end is remembered.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from tray_app.core.bindings import ListenedKeys, listened_keys
from tray_app.core.errors import HoldtalkError, Problem
from tray_app.core.events import HotkeyPaused, ProblemNoticed
from tray_app.core.pause import Pause
from tray_app.core.ports import Post
from tray_app.core.requests import PauseSwitch
from tray_app.core.settings import HandsFreeSettings, Settings
from tray_app.core.snapshot import PublicState, Snapshot
from tray_app.core.translation import filled
from tray_app.core.worker import End, Worker
from tray_app.paths import make_private

log = logging.getLogger(__name__)

LOOK_S = 60.0
"""The time of day is looked at so often while a pause runs: a machine may sleep through its end."""
LONGEST_MIN = 7 * 24 * 60
CLOSE_S = 1.0
_MIN_NS = 60_000_000_000


class HotkeyPause:
    """Any thread, where nothing else is said. Its own, "pause", starts with the first change."""

    def __init__(
        self,
        post: Post,
        changed: Callable[[], None],
        mark: Path,
        *,
        clock: Callable[[], int] = time.time_ns,
    ) -> None:
        """`changed` has keys and wake word listened for as `keys` and `hands_free` now say, on the thread "pause".
        `mark` is a file that is there while they rest until the user resumes them."""
        self._post = post
        self._changed = changed
        self._mark = mark
        self._clock = clock
        self._worker = Worker("pause")
        self._look_again: End = lambda: None
        self._lock = threading.Lock()
        self._dictating = False
        self.pause = Pause(None) if mark.exists() else None
        """What the user wants."""
        self._rests = self.pause is not None
        """It is so; not while a dictation is being recorded that began before."""

    # --- what is listened for ------------------------------------------------------------

    def keys(self, settings: Settings) -> ListenedKeys:
        return listened_keys(settings, resting=self._rests)

    def hands_free(self, settings: HandsFreeSettings) -> HandsFreeSettings:
        return replace(settings, enabled=False) if self._rests else settings

    # --- what is wanted ------------------------------------------------------------------

    def start(self) -> None:
        """A pause that is remembered is told."""
        if self.pause is not None:
            self._post(HotkeyPaused(self.pause))

    def begin(self, minutes: int | None) -> Pause:
        """For so many minutes; None: until the user resumes them. Raises HoldtalkError for no such time."""
        if minutes is not None and not 0 < minutes <= LONGEST_MIN:
            raise HoldtalkError(
                "This is no time for a pause.", filled("Name 1 to {longest_min} minutes.", longest_min=LONGEST_MIN)
            )
        wanted = Pause(None if minutes is None else self._clock() + minutes * _MIN_NS)
        self._want(wanted)
        return wanted

    def end(self) -> None:
        self._want(None)

    def switch(self, wish: PauseSwitch) -> None:
        if wish is PauseSwitch.RESUME or (wish is PauseSwitch.TOGGLE and self.pause is not None):
            self.end()
        else:
            self.begin(None)

    def follow(self, snapshot: Snapshot) -> None:
        """A recording that a key ends goes on as it began. Returns at once."""
        dictating = snapshot.state is PublicState.RECORDING and not snapshot.hands_free
        if dictating != self._dictating:
            self._dictating = dictating
            if (self.pause is not None) != self._rests:
                self._worker.do(self._renew)

    def settle(self, timeout_s: float) -> bool:
        """Blocks until what was asked for is so; False when that takes longer."""
        return self._worker.settle(timeout_s)

    def close(self) -> None:
        self._worker.close(CLOSE_S)

    def _want(self, pause: Pause | None) -> None:
        with self._lock:
            self.pause = pause
            self._post(HotkeyPaused(pause))
            self._worker.do(lambda: self._remember(lasting=pause == Pause(None)))
            self._worker.do(self._renew)

    # --- its thread ----------------------------------------------------------------------

    def _renew(self) -> None:
        self._look_again()
        pause = self.pause
        rests = pause is not None and (self._rests or not self._dictating)
        if rests != self._rests:
            self._rests = rests
            log.info("hotkeys %s", "rest" if rests else "are heard again")
            self._changed()
        if pause is not None and pause.until_ns is not None:
            left_s = (pause.until_ns - self._clock()) / 1e9
            self._look_again = self._worker.after(min(max(0.0, left_s), LOOK_S), self._look)

    def _look(self) -> None:
        pause = self.pause
        if pause is not None and pause.until_ns is not None and pause.until_ns <= self._clock():
            self.end()
        else:
            self._renew()

    def _remember(self, *, lasting: bool) -> None:
        try:
            if lasting:
                make_private(self._mark.parent)
                os.close(os.open(self._mark, os.O_CREAT | os.O_WRONLY | os.O_CLOEXEC, 0o600))
            else:
                with suppress(FileNotFoundError):
                    self._mark.unlink()
        except (OSError, HoldtalkError) as error:
            log.warning("the pause could not be remembered: %s", type(error).__name__)
            self._post(ProblemNoticed(_NOT_REMEMBERED))


_NOT_REMEMBERED = Problem(
    "The next start will not know whether the hotkeys rest.", "Free some space on the disk of your home folder."
)
