"""What hears the clients' sound: one speech link, whose worker decodes all of it, what came first first."""

from __future__ import annotations

import itertools
import queue
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

from tray_app.core.engines import ENGINES, EngineDescriptor, does_not_speak
from tray_app.core.errors import AudioFileFault, HoldtalkError, Problem, SpeechFault
from tray_app.core.events import DictationId, Final, Partial, TranscriptionFailed
from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm
from tray_app.core.wishes import Wishes
from tray_app.speech.link import SpeechLink
from tray_app.speech.soundfiles import SoundFile, read_sound

from .limits import LONGEST_FILE_S, LOOK_S

Answer = Final | TranscriptionFailed
ANY_MODEL = frozenset(("", "whisper-1", "default"))
"""What clients ask for that know of no choice."""
_LONGEST_NAME = 40


class Gone(Exception):
    """Nobody waits for the answer any more."""


class Ears:
    """For any thread."""

    def __init__(self, make_link: Callable[[Callable[[DictationId], Iterator[Pcm]]], SpeechLink], engine: str) -> None:
        """`make_link` is given what reads a stored take; `engine` hears whoever asks for none."""
        self._ids = map(DictationId, itertools.count(time.time_ns()))
        self._sounds: dict[DictationId, SoundFile] = {}
        self._engine = engine
        self._link = make_link(self._read)

    @property
    def engines(self) -> list[EngineDescriptor]:
        """Those of this machine, the one for whoever asks for none first: sound that was sent here goes no further."""
        return sorted(
            (one for one in ENGINES.values() if not one.needs_network), key=lambda one: one.name != self._engine
        )

    def start(self) -> None:
        self._link.start()

    def close(self) -> None:
        """Blocks for some seconds at most."""
        self._link.close()

    def wishes(self, model: str, language: str, prompt: str = "") -> Wishes:
        """As a client writes them. Raises UnknownModel, UnknownLanguage."""
        known = {one.name: one for one in self.engines}
        if model not in ANY_MODEL and model not in known:
            raise UnknownModel("There is no such model here.", f"Choose one of: {', '.join(known)}.")
        engine = known[self._engine if model in ANY_MODEL else model]
        code = language.replace("_", "-").partition("-")[0].lower()
        if code and code not in engine.languages:
            problem = does_not_speak(engine, language[:_LONGEST_NAME])
            raise UnknownLanguage(problem.title, problem.remedy)
        return Wishes(engine.name, code or None, context=prompt)

    # --- files ---------------------------------------------------------------------------

    def hear_file(self, sound: SoundFile, wishes: Wishes, is_gone: Callable[[], bool]) -> Final:
        """Blocks as long as it takes. Raises HoldtalkError when there is no text, Gone once the client `is_gone`."""
        key, answers = next(self._ids), queue.SimpleQueue[Answer]()
        self._sounds[key] = sound
        try:
            self._link.transcribe_stored(key, answers.put, wishes=wishes)
            return self._answer(key, answers, is_gone)
        finally:
            del self._sounds[key]

    def _read(self, key: DictationId) -> Iterator[Pcm]:
        samples = 0
        for block in read_sound(self._sounds[key], lambda _cut_off: None):
            samples += len(block)
            if samples > LONGEST_FILE_S * SAMPLE_RATE_HZ:
                raise AudioFileFault("This file is too long.", f"Send {LONGEST_FILE_S // 3_600} hours at most.")
            yield block

    # --- sound as it comes ---------------------------------------------------------------

    def listen(self, wishes: Wishes, tell_partial: Callable[[Partial], None]) -> Listening:
        return Listening(self, next(self._ids), self._link, wishes, tell_partial)

    def _answer(self, key: DictationId, answers: queue.SimpleQueue[Answer], is_gone: Callable[[], bool]) -> Final:
        while True:
            with suppress(queue.Empty):
                answer = answers.get(timeout=LOOK_S)
                break
            if is_gone():
                self._link.forget(key)
                raise Gone
        if isinstance(answer, TranscriptionFailed):
            problem: Problem = self._link.unusable or answer.problem
            raise SpeechFault(problem.title, problem.remedy, problem.detail)
        return answer


class Listening:
    """One take of one client, for one thread."""

    def __init__(
        self,
        ears: Ears,
        key: DictationId,
        link: SpeechLink,
        wishes: Wishes,
        tell_partial: Callable[[Partial], None],
    ) -> None:
        self._ears, self._key, self._link = ears, key, link
        self._answers = queue.SimpleQueue[Answer]()
        self._blocks: list[Pcm] = []
        """All of it, so that a worker that dies costs none of it."""
        self.samples = 0
        link.begin_for(key, lambda: iter(tuple(self._blocks)), self._answers.put, tell_partial, wishes)

    def hear(self, samples: Pcm) -> None:
        if len(samples):
            self._blocks.append(samples)
            self.samples += len(samples)
            self._link.append(self._key, samples)

    def end(self, is_gone: Callable[[], bool]) -> Final:
        """Blocks as long as it takes. Raises HoldtalkError when there is no text, Gone once the client `is_gone`."""
        self._link.release_hint(self._key)
        self._link.end(self._key)
        return self._ears._answer(self._key, self._answers, is_gone)

    def forget(self) -> None:
        self._link.forget(self._key)


class UnknownModel(HoldtalkError):
    """A client asks for what there is not."""


class UnknownLanguage(HoldtalkError):
    """A client asks for what the engine does not understand."""
