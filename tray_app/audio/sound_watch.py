"""Looks at the microphones at the start and again whenever the sound server says that something changed."""

from __future__ import annotations

import contextlib
import logging
import re
import select
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from typing import IO

from tray_app.core.errors import MicrophoneFault, Problem
from tray_app.core.supervision import start_thread

from . import sound_server, told
from .devices import InputDevice, inputs_of, list_inputs

_log = logging.getLogger(__name__)

_CONCERNS_US = re.compile(rb"^Event '\w+' on (?:source #|server)", re.MULTILINE)
_PLAYS = re.compile(rb"^Event '(?:new|change)' on sink-input #", re.MULTILINE)
_SETTLED_S = 0.2
"""Several changes come together; they are looked at once, when nothing more has come for so long."""
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 1.0, 30.0
"""Between a sound server that went and the next look for it; doubled each time."""
_LIVED_S = 60.0
_READ_BYTES = 65_536
_LOOKS_AT_FIRST = 3


Seen = Sequence[InputDevice] | Problem
"""The microphones there are, or why there can be none."""


class SoundWatch:
    """Starts the thread `sound-watch`, which sleeps in a read; where there is no `pactl` it looks once and ends."""

    def __init__(
        self, seen: Callable[[Seen], None], went: Callable[[], None], plays: Callable[[], object] = lambda: None
    ) -> None:
        """`went`: the sound server ended, perhaps to start again at once. `plays`: some program, ours too, may have
        begun to play something. All are called on the watch's thread."""
        self._seen = seen
        self._went = went
        self._plays = plays
        self._closing = threading.Event()
        self._child: subprocess.Popen[bytes] | None = None
        self._answered = False
        """The sound server has answered before."""
        self._thread = start_thread("sound-watch", self._run)

    def close(self) -> None:
        """Returns at once, whatever the sound server does."""
        self._closing.set()
        child = self._child
        if child is not None:
            child.kill()

    def _run(self) -> None:
        pause_s = _FIRST_PAUSE_S
        while not self._closing.is_set():
            self._seen(self._look())
            if not sound_server.reachable():
                return
            begun_s = time.monotonic()
            self._listen()
            pause_s = _FIRST_PAUSE_S if time.monotonic() - begun_s > _LIVED_S else min(_LONGEST_PAUSE_S, 2 * pause_s)
            self._closing.wait(pause_s)

    def _look(self) -> Seen:
        sources = sound_server.sources()
        if sources is not None:
            self._answered = True
            return inputs_of(*sources)
        if self._answered:
            return told.NO_SERVER
        try:
            return list_inputs()
        except MicrophoneFault as fault:
            return fault.problem

    def _listen(self) -> None:
        """Until the sound server goes."""
        dies_with_us = ["setpriv", "--pdeathsig", "TERM", "--"] if shutil.which("setpriv") else []
        try:
            child = subprocess.Popen(
                [*dies_with_us, "pactl", "subscribe"],
                env=sound_server.untranslated(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL, bufsize=0,
            )  # fmt: skip
        except OSError as error:
            _log.warning("changes of the microphones are not noticed: %s", error.strerror)
            return
        assert child.stdout is not None
        self._child = child
        with contextlib.closing(child.stdout) as output:
            if self._closing.is_set():
                child.kill()
            self._follow(output)
        child.kill()
        child.wait()

    def _follow(self, output: IO[bytes]) -> None:
        """A look makes the tool connect, which is an event itself: the first event proves that none is missed."""
        waiting = select.poll()
        waiting.register(output)
        changed, live, looks = False, False, 0
        while not self._closing.is_set():
            impatient = changed or (not live and looks < _LOOKS_AT_FIRST)
            if not waiting.poll(_SETTLED_S * 1_000 if impatient else None):
                changed = False
                looks += 1
                self._seen(self._look())
                continue
            said = output.read(_READ_BYTES)
            if not said:
                if live and not self._closing.is_set():
                    self._went()
                return
            if _PLAYS.search(said) is not None:
                self._plays()
            changed |= not live or _CONCERNS_US.search(said) is not None
            live = True
