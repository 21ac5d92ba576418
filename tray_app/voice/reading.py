"""Reads texts aloud, one at a time, and falls silent when somebody begins to dictate."""

from __future__ import annotations

import itertools
import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from tray_app.core.bus import Bus
from tray_app.core.dictation import DictationEnded, Outcome
from tray_app.core.errors import HoldtalkError, Problem
from tray_app.core.ports import Pcm, Player
from tray_app.core.settings import VoiceSettings
from tray_app.core.snapshot import PublicState, Snapshot
from tray_app.core.worker import Worker

from .confirmations import OUTCOMES, said_of_change
from .passages import Passages
from .select import make_voice
from .voice import Utterance, Voice

log = logging.getLogger(__name__)

_JOIN_S = 1.0
_STALE_NS = 10_000_000_000
"""A confirmation that could not begin by then would tell what may no longer be so."""
_DICTATING = (PublicState.RECORDING, PublicState.TRANSCRIBING)
_FIRST_SOUND = {"espeak-ng": "voice_first_sound", "piper": "voice_first_sound_neural"}
_numbers = itertools.count(1)

Observe = Callable[[str, float], None]
"""Takes a figure by its name in the table of metrics."""


@dataclass(slots=True)
class _Turn:
    """A text that is to be heard."""

    passages: Passages = field(repr=False)
    asked_ns: int
    asked_for: bool = True
    """Else it is a confirmation, whose faults, told anew with every dictation, would be no help."""
    silenced: threading.Event = field(default_factory=threading.Event)
    barged_in_ns: int | None = None
    """When somebody began to speak over it."""
    utterance: Utterance | None = None
    samples: int = 0
    """Handed to the output so far."""
    number: int = field(default_factory=partial(next, _numbers))

    def silence(self) -> None:
        self.silenced.set()
        self.passages.end()
        if self.utterance is not None:
            self.utterance.stop()


class ReadBack:
    """The voice while it is switched on. All methods are for any thread and return at once."""

    def __init__(
        self,
        settings: VoiceSettings,
        player: Player,
        bus: Bus,
        *,
        observe: Observe,
        tell: Callable[[Problem], None],
        make_voice: Callable[[VoiceSettings], Voice] = make_voice,
        clock: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        """`bus` tells what becomes of dictations; `tell` hears of what kept a text from being read."""
        self._settings = settings
        self._player = player
        self._observe = observe
        self._tell = tell
        self._make_voice = make_voice
        self._clock = clock
        self._voice: Voice | None = None
        self._voice_is: tuple[str, str, int] | None = None
        """Of which settings it was made."""
        self._voice_lock = threading.Lock()
        """Apart from the other: silence must not wait for a process that is being started."""
        self._lock = threading.Lock()
        self._turns: list[_Turn] = []
        """What is being read, and what follows it."""
        self._newest = Passages("")
        self._state = PublicState.LOADING
        self._told = Snapshot()
        """What was told last of how the program stands."""
        self._unready = True
        self._worker = Worker("voice", step_limit_s=None)  # a text may be long
        self._make_ready()
        self._ends = (
            bus.subscribe(Snapshot, "the voice", self._heard),
            bus.subscribe(DictationEnded, "spoken confirmations", self._ended),
        )

    def say(self, text: str, *, more: bool = False) -> int:
        """Read it, in place of what is being read; `more`: the text goes on, by `say_on`. Gives its number.

        Raises HoldtalkError while somebody dictates, and when there is nobody to speak.
        """
        with self._voice_lock:
            self._kept_voice()
        turn = _Turn(Passages(text, more=more), self._clock())
        if not self._put_on(turn):
            raise HoldtalkError("Nothing is read aloud while you dictate.", "End the dictation first.")
        return turn.number

    def say_on(self, number: int, text: str, *, more: bool) -> bool | None:
        """The next of a text. Blocks up to two seconds while enough of it waits; False when it still does; None when
        the text is read no longer."""
        turn = next((turn for turn in tuple(self._turns) if turn.number == number), None)
        return None if turn is None else turn.passages.add(text, more=more)

    def _put_on(self, turn: _Turn) -> bool:
        """What was asked for takes the place of everything else. False while somebody dictates."""
        with self._lock:
            if self._state is PublicState.RECORDING:
                return False
            others = self._turns if turn.asked_for else []
            self._turns = [turn] if turn.asked_for else [*self._turns, turn]
            self._newest = turn.passages
        for other in others:
            other.silence()
        self._worker.do(lambda: self._perform(turn))
        return True

    def _kept_voice(self) -> Voice:
        """The one of the settings, which stays for the next text. Wants its lock; raises VoiceFault."""
        if self._voice is not None and self._voice_is != _speaker_of(self._settings):
            self._voice.close()
            self._voice = None
        if self._voice is None:
            self._voice, self._voice_is = self._make_voice(self._settings), _speaker_of(self._settings)
        return self._voice

    def hush(self, barged_in_ns: int | None = None) -> None:
        """Be silent. `barged_in_ns` is when somebody began to speak, if that is why."""
        with self._lock:
            turns, self._turns = self._turns, []
        for turn in turns:
            turn.barged_in_ns = barged_in_ns
            turn.silence()

    @property
    def is_reading(self) -> bool:
        """Or is about to."""
        return bool(self._turns)

    def may_say(self, word: str) -> bool:
        """Whether it may be heard in what is read, or was last."""
        texts = (self._newest, *(turn.passages for turn in tuple(self._turns)))
        return any(text.may_be_heard(word) for text in texts)

    def apply(self, settings: VoiceSettings) -> None:
        """The volume counts at once, everything else for the next text."""
        self._settings = settings
        self._make_ready()

    def _make_ready(self) -> None:
        """What takes long to load is loaded before there is a text, and not while a dictation needs the processor."""
        self._unready = self._state in _DICTATING
        if not self._unready:
            with self._voice_lock, suppress(HoldtalkError):  # told to whoever then wants something read
                self._kept_voice().make_ready()

    def close(self) -> None:
        """Blocks up to a second."""
        for end in self._ends:
            end()
        self.hush()
        self._worker.close(_JOIN_S)
        if self._voice is not None:
            self._voice.close()

    # --- news of dictations --------------------------------------------------------------

    def _heard(self, snapshot: Snapshot) -> None:
        with self._lock:  # nobody who saw the state before may put a text on behind this
            self._state = snapshot.state
        if snapshot.state is PublicState.RECORDING:
            self.hush(snapshot.recording_since_ns)
        elif snapshot.state is not PublicState.TRANSCRIBING:
            self._confirm(said_of_change(self._told, snapshot))
            self._told = snapshot
            if self._unready:
                self._worker.do(self._make_ready)

    def _ended(self, ended: DictationEnded) -> None:
        outcome, reads_back = ended.record.outcome, self._settings.read_back and bool(ended.text)
        if not (reads_back and outcome is Outcome.INSERTED):  # the text itself says so
            self._confirm(OUTCOMES.get(outcome, ""))
        if reads_back:
            self._put_on(_Turn(Passages(ended.text), self._clock(), asked_for=False))

    def _confirm(self, words: str) -> None:
        if words and self._settings.confirmations:
            self._put_on(_Turn(Passages(words), self._clock(), asked_for=False))

    # --- the thread ----------------------------------------------------------------------

    def _perform(self, turn: _Turn) -> None:
        stale = not turn.asked_for and self._clock() - turn.asked_ns > _STALE_NS
        try:
            if not turn.silenced.is_set() and not stale:
                self._speak(turn)
        except HoldtalkError as fault:
            if not turn.silenced.is_set():
                log.warning("a text was not read: %s", fault)
            if not turn.silenced.is_set() and turn.asked_for:
                self._tell(fault.problem)
        finally:
            turn.passages.end()
            with self._lock:
                self._turns = [other for other in self._turns if other is not turn]
        self._make_ready()

    def _speak(self, turn: _Turn) -> None:
        with self._voice_lock:
            begun = self._kept_voice().speak(turn.passages)
        with closing(begun) as utterance:
            turn.utterance = utterance
            if turn.silenced.is_set():  # since before there was something to stop
                utterance.stop()
            self._play(turn, utterance)

    def _play(self, turn: _Turn, utterance: Utterance) -> None:
        rate_hz = utterance.begin()
        if not rate_hz or turn.silenced.is_set():  # no word in it that could be spoken
            return
        silent_ns = self._player.play(self._pieces(turn, utterance), rate_hz, turn.silenced)
        if turn.barged_in_ns is not None and turn.samples:
            self._observe("voice_barge_in", (silent_ns - turn.barged_in_ns) / 1e6)
        elif not turn.silenced.is_set() and utterance.processor_s:
            self._observe("voice_speed", turn.samples / rate_hz / utterance.processor_s)

    def _pieces(self, turn: _Turn, utterance: Utterance) -> Iterator[Pcm]:
        for pcm in utterance.pieces():
            yield at_volume(pcm, self._settings.volume_percent)
            if not turn.samples:  # whoever asks for the second piece has handed the first one over
                self._observe(_FIRST_SOUND[self._settings.engine], (self._clock() - turn.asked_ns) / 1e6)
            turn.samples += len(pcm)


def _speaker_of(settings: VoiceSettings) -> tuple[str, str, int]:
    return settings.engine, settings.voice, settings.rate


def at_volume(pcm: Pcm, volume_percent: int) -> Pcm:
    """At this volume, which is a curve as that of the tones: half the amplitude does not sound half as loud."""
    return np.asarray(pcm * (volume_percent / 100) ** 2, np.int16)
