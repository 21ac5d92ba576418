"""The word list while the program runs: read when it is saved, asked by whoever hears or writes a text.

Without a list nothing of it is loaded. Nothing that was heard is logged, only how much of the list there is.
"""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tray_app.core.errors import HoldtalkError, Problem
from tray_app.core.memory import give_back_freed_memory
from tray_app.core.own_words import Corrected, Correction
from tray_app.core.settings import WordsSettings

from .entries import WordList, key_of, name_of
from .list_file import add_lines, mistakes_told, read_list

if TYPE_CHECKING:
    from .correction import Corrector

log = logging.getLogger(__name__)

FAVOURED_CHARACTERS = 2_000
"""Of all that is favoured: engines take it along with every piece of speech."""
UNDONE_STOPS = 2
"""What was undone so often in one run is written into the list as never to be replaced."""


class LiveWords:
    """Implements `core.own_words.OwnWords`. `apply`, `reload` and `undo` block for the disk."""

    def __init__(self, path: Path, tell: Callable[[Problem], object]) -> None:
        """`tell` hears what is wrong with the list."""
        self._path = path
        self._tell = tell
        self._settings = WordsSettings(enabled=False)
        self._words = WordList()
        self._corrector: Corrector | None = None
        self._favoured: tuple[str, ...] = ()
        self._used: Counter[str] = Counter()
        """How often each entry was in a text of this run."""
        self._undone: Counter[tuple[str, str]] = Counter()
        self._told: Problem | None = None
        self._lock = threading.RLock()
        """Of those who read and write the list."""

    # --- any thread -----------------------------------------------------------------------

    @property
    def in_use(self) -> bool:
        return bool(self._words)

    def favoured(self) -> tuple[str, ...]:
        return self._favoured

    def try_out(self, text: str, language: str) -> Corrected | None:
        """As `correct`, but nothing is counted; None while no text is corrected at all."""
        corrector = self._corrector
        return None if corrector is None else corrector.correct(text, language)

    def used(self) -> dict[str, int]:
        """How often what is written by the list stood in a text since the start."""
        return dict(self._used)

    def correct(self, text: str, language: str) -> Corrected:
        corrector = self._corrector
        if corrector is None or not text:
            return Corrected(text)
        corrected = corrector.correct(text, language)
        if corrected.entries:
            self._used.update(corrected.entries)
            if len(self._words.entries) > len(self._favoured):
                self._favour()
        return corrected

    # --- the thread that reads -------------------------------------------------------------

    def apply(self, settings: WordsSettings) -> None:
        with self._lock:
            if settings != self._settings:
                self._settings = settings
                self.reload()

    def reload(self) -> None:
        """Never raises: what is wrong is told, and what was in force stays where the list cannot be read."""
        with self._lock:
            try:
                words = read_list(self._path) if self._settings.enabled else WordList()
            except HoldtalkError as error:
                self._tell_once(error.problem)
                return
            self._use(words)
            self._tell_once(mistakes_told(self._path, words))

    def undo(self, corrections: Sequence[Correction]) -> list[str]:
        """These were wrong. What is never replaced from now on, as it was undone twice. Raises HoldtalkError when the
        list cannot be written."""
        with self._lock:
            stopped: dict[str, str] = {}
            for one in corrections:
                key = key_of(one.heard)
                self._undone[key, one.written] += 1
                if self._undone[key, one.written] >= UNDONE_STOPS and name_of(one.heard, "!") not in self._words.lines:
                    stopped.setdefault(key, one.heard)
            if stopped:
                add_lines(self._path, [f"! {heard}" for heard in stopped.values()])
                self.reload()
            return list(stopped.values())

    def _use(self, words: WordList) -> None:
        self._words = words
        self._corrector = self._make_corrector(words)
        self._favour()
        if words:
            log.info("word list: %d entries, %d mistakes", words.count, len(words.mistakes))

    def _make_corrector(self, words: WordList) -> Corrector | None:
        if not words or self._settings.correct == "off":
            return None
        from .common import common_english  # of one who has no list nothing is loaded
        from .correction import Corrector

        by_likeness = self._settings.correct == "on"
        least = self._settings.likeness_percent / 100
        made = Corrector(words, common_english(), by_likeness=by_likeness, least=least)
        give_back_freed_memory()  # what reading the common words took
        return made

    def _favour(self) -> None:
        """Those that were said in this run first, then as the list has them."""
        room = FAVOURED_CHARACTERS
        chosen: list[str] = []
        for entry in sorted(self._words.entries, key=lambda entry: -self._used[entry.written]):
            if len(chosen) < self._settings.favoured and len(entry.written) <= room:
                chosen.append(entry.written)
                room -= len(entry.written)
        self._favoured = tuple(chosen)

    def _tell_once(self, problem: Problem | None) -> None:
        known, self._told = self._told, problem
        if problem is not None and problem != known:
            self._tell(problem)
