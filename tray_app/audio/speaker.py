"""Plays the tones, on a thread of its own, with the output open only while one sounds."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from tray_app.core.errors import HoldtalkError
from tray_app.core.ports import Pcm, Tone
from tray_app.core.settings import ToneSettings
from tray_app.core.worker import Worker

from .output import open_output
from .own_voice import Sounding
from .tones import TONE_RATE_HZ, ToneTrace, waveform

_log = logging.getLogger(__name__)

_STALE_NS = 500_000_000
"""A tone that could not begin by then would tell the user something that is no longer so."""
_WAITING_LIMIT = 4
_JOIN_S = 0.5


PlayOut = Callable[[Pcm], None]
"""Plays samples; blocks until the last one was played, and may hang with the sound system. Raises HoldtalkError."""


class Speaker:
    """Implements core.ports.Tones, on the thread `speaker`."""

    def __init__(
        self,
        settings: ToneSettings,
        *,
        play_out: PlayOut | None = None,
        clock: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        self._settings = settings
        self.trace = ToneTrace()
        self._play_out = play_out or play_through_portaudio
        self._clock = clock
        self._worker = Worker("speaker")

    def play(self, tone: Tone) -> None:
        """Returns at once. The microphone's trace knows of the tone before the first sample is played."""
        settings = self._settings
        if not settings.enabled or settings.volume_percent == 0 or self._worker.waiting >= _WAITING_LIMIT:
            return
        now_ns = self._clock()
        sounding = self.trace.begin(now_ns)
        self._worker.do(lambda: self._perform(tone, now_ns, sounding))

    def apply(self, settings: ToneSettings) -> None:
        """Off switch and volume, for the next tone."""
        self._settings = settings

    def close(self) -> bool:
        """Blocks until the tone being played is over, at most half a second; whether it is."""
        return self._worker.close(_JOIN_S)

    def _perform(self, tone: Tone, asked_ns: int, sounding: Sounding) -> None:
        if self._clock() - asked_ns > _STALE_NS:
            self.trace.withdraw(sounding)
            return
        try:
            self._play_out(waveform(tone, self._settings.volume_percent))
        except HoldtalkError as fault:
            _log.info("no tone: %s", fault)
        finally:
            self.trace.end(sounding, self._clock())


def play_through_portaudio(pcm: Pcm) -> None:
    """Plays on the system's default output and closes it again. Blocks; raises HoldtalkError when that cannot be opened
    or was lost."""
    with open_output(TONE_RATE_HZ) as output:
        output.write(pcm)
        output.finish()
