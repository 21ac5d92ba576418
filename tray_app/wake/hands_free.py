"""Listens for the wake word while the settings want it, and tells the controller when it was said.

While they do not, nothing of it runs and nothing of it is loaded. The sound passes through the detector and is gone:
the microphone's ring alone remembers the last seconds, in memory, as for any take.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tray_app.core.dictation import HANDS_FREE, DictationEnded, Outcome
from tray_app.core.errors import HoldtalkError, Problem
from tray_app.core.events import HandsFreeChanged, Origin, ProblemNoticed, WakeHeard
from tray_app.core.ports import Listenable, Pcm, Post
from tray_app.core.settings import HandsFreeSettings
from tray_app.core.worker import End, Worker

if TYPE_CHECKING:
    from .detector import Detector, WordModel
    from .words import WakeWord

log = logging.getLogger(__name__)

_CLOSE_S = 1.0
_HOUR_NS = 3_600_000_000_000
_SAID_AGAIN_NS = 8_000_000_000
"""Who was half heard and not understood says it again within this, or takes a key."""

WithoutVoice = Callable[[Pcm, int, str], Pcm]
"""(samples, first_sample_ns, phrase): the samples without what our own voice says, where it may say the phrase."""


def _load(word: WakeWord) -> WordModel:
    from .model import load

    return load(word)


def _listening_of(settings: HandsFreeSettings) -> tuple[object, ...]:
    """What of them says how the word is listened for; the rest is the controller's."""
    return (settings.word, settings.sensitivity, settings.refractory_ms) if settings.enabled else ()


class HandsFree:
    """Starts the thread `hands-free` when it is switched on for the first time, and listens on one of the
    microphone's."""

    def __init__(
        self,
        post: Post,
        microphone: Listenable,
        *,
        shown: Callable[[bool], None] = lambda _on: None,
        without_voice: WithoutVoice = lambda samples, _first_ns, _phrase: samples,
        own_words: Path | None = None,
        load: Callable[[WakeWord], WordModel] = _load,
        clock: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        """`shown` hears whether its figures are of interest; `own_words`: the folder of the user's own; None: beside
        the settings."""
        self._post = post
        self._microphone = microphone
        self._shown = shown
        self._without_voice = without_voice
        self._own_words = own_words
        self._load = load
        self._clock = clock
        self._worker = Worker("hands-free")
        self._wanted = HandsFreeSettings()
        self._stop_listening: End = lambda: None
        self.phrase = ""
        """What is listened for; empty while nothing is."""
        self.problem: Problem | None = None
        """Why it is not, although it is switched on."""
        self._false_wakes_ns: deque[int] = deque()
        self._missed_ns: deque[int] = deque()
        self._half_heard_ns: deque[int] = deque(maxlen=16)
        self._busy_ns = 0
        """Processor time of the detector since the cost was asked for …"""
        self._asked_ns = 0
        """… at this time."""

    def apply(self, settings: HandsFreeSettings) -> None:
        """Any thread; returns at once."""
        changed = _listening_of(settings) != _listening_of(self._wanted)
        self._wanted = settings
        if changed:
            self._worker.do(lambda: self._use(settings))

    def settle(self, timeout_s: float) -> None:
        """Blocks until it listens, or not, as the settings before this call want it; any thread."""
        if self.phrase or self._wanted.enabled:
            self._worker.settle(timeout_s)

    def close(self) -> None:
        """Blocks for a second at most."""
        self._worker.do(self._end)
        self._worker.close(_CLOSE_S)

    # --- figures (any thread) ------------------------------------------------------------

    def ended(self, ended: DictationEnded) -> None:
        """A dictation is over. A wake after which nothing was said was none, as far as anybody can know."""
        record = ended.record
        if record.stamps.word_end_ns is not None and record.outcome is Outcome.EMPTY:
            self._false_wakes_ns.append(self._clock())
        by_key = record.mode != HANDS_FREE and record.outcome is not Outcome.TOO_SHORT
        if by_key and record.stamps.key_down_event_ns is not None:
            self._said_again(record.stamps.key_down_event_ns)

    def _said_again(self, at_ns: int) -> None:
        """Somebody wanted to dictate. If the word was half heard just before, that was him, and he was missed."""
        half_heard = [ns for ns in tuple(self._half_heard_ns) if 0 <= at_ns - ns <= _SAID_AGAIN_NS]
        if half_heard:
            self._half_heard_ns.clear()
            self._missed_ns.append(self._clock())

    def false_wakes(self) -> float | None:
        """In the last hour; None while nothing is listened for."""
        return self._in_the_last_hour(self._false_wakes_ns)

    def missed_wakes(self) -> float | None:
        """In the last hour, as far as anybody can know; None while nothing is listened for."""
        return self._in_the_last_hour(self._missed_ns)

    def _in_the_last_hour(self, times_ns: deque[int]) -> float | None:
        while times_ns and self._clock() - times_ns[0] > _HOUR_NS:
            times_ns.popleft()
        return float(len(times_ns)) if self.phrase else None

    def cost_percent(self) -> float | None:
        """Processor time of the detector since the last call, of one core; None while nothing is listened for."""
        now_ns, busy_ns = self._clock(), self._busy_ns
        lasted_ns, self._asked_ns, self._busy_ns = now_ns - self._asked_ns, now_ns, 0
        return 100 * busy_ns / lasted_ns if self.phrase and lasted_ns > 0 else None

    # --- its thread ----------------------------------------------------------------------

    def _use(self, settings: HandsFreeSettings) -> None:
        self._end()
        self.problem = None
        self._shown(settings.enabled)
        if not settings.enabled:
            self._post(HandsFreeChanged(""))
            return
        from .detector import Detector, threshold
        from .words import find_word, own_words_folder

        try:
            word = find_word(settings.word, self._own_words or own_words_folder())
            model = self._load(word)
        except HoldtalkError as fault:
            log.warning("no wake word: %s", fault)
            self.problem = fault.problem
            self._post(HandsFreeChanged(""))
            self._post(ProblemNoticed(fault.problem))
            return
        detector = Detector(
            model,
            above=threshold(word.cutoff, settings.sensitivity),
            refractory_ms=settings.refractory_ms,
            lag_ms=word.lag_ms,
        )
        self._busy_ns, self._asked_ns, self.phrase = 0, self._clock(), word.phrase
        self._stop_listening = self._microphone.listen(
            lambda samples, first_ns: self._hear(
                detector, self._without_voice(samples, first_ns, word.phrase), first_ns
            ),
            "wake-word",
        )
        self._post(HandsFreeChanged(word.phrase))

    def _end(self) -> None:
        self.phrase = ""
        self._stop_listening()
        self._stop_listening = lambda: None  # the model goes with the detector that it held

    # --- the listener's thread -----------------------------------------------------------

    def _hear(self, detector: Detector, samples: Pcm, first_sample_ns: int) -> None:
        begun_ns = time.thread_time_ns()
        heard = detector.hear(samples, first_sample_ns)
        if heard is not None and heard.half_heard:
            self._half_heard_ns.append(heard.word_end_ns)
        elif heard is not None:
            now_ns = self._clock()
            self._post(WakeHeard(Origin.WAKE_WORD, now_ns, now_ns, word_end_ns=heard.word_end_ns))
            self._said_again(heard.word_end_ns)
        self._busy_ns += time.thread_time_ns() - begun_ns
