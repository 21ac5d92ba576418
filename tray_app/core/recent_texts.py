"""The newest texts, in memory only and never more than so many characters: what was said just before."""

from __future__ import annotations

import threading
from collections import deque
from typing import NamedTuple

from .applications import Application, ApplicationKind
from .settings import Settings

_MARGIN = 4
"""Several programs share the room, and each may want its own."""


class _Text(NamedTuple):
    text: str
    application: Application | None


class RecentTexts:
    """Thread-safe. Nothing of it is ever written, logged or shown."""

    def __init__(self, most_characters: int) -> None:
        self._lock = threading.Lock()
        self._most_characters = most_characters
        self._texts: deque[_Text] = deque()
        self._characters = 0
        self._pruned = 0

    def add(self, text: str, application: Application | None = None) -> int:
        """The newest one; how many of the oldest were dropped for it. Of one longer than the room its end is kept.
        `application` is where it went; None where nobody knows."""
        if application is not None and application.kind is ApplicationKind.PASSWORD_PROMPT:
            return 0
        with self._lock:
            kept = text[max(0, len(text) - self._most_characters) :]
            if not kept:
                return 0
            self._texts.append(_Text(kept, application))
            self._characters += len(kept)
            return self._prune()

    def take_back(self, text: str) -> None:
        """It was undone: the newest one like it goes, where it is still held."""
        with self._lock:
            kept = text[max(0, len(text) - self._most_characters) :]
            at = next((at for at in reversed(range(len(self._texts))) if self._texts[at].text == kept), None)
            if at is not None:
                self._characters -= len(self._texts[at].text)
                del self._texts[at]

    def limit(self, most_characters: int) -> int:
        """Another limit from now on; how many texts it cost."""
        with self._lock:
            self._most_characters = most_characters
            return self._prune()

    def texts(self) -> tuple[str, ...]:
        """Oldest first."""
        with self._lock:
            return tuple(one.text for one in self._texts)

    def end_of(self, application: Application | None, most_characters: int, *, across: bool) -> tuple[str, bool]:
        """The end of what went into the same program, or `across` all of them; whether there was more of it. It begins
        with a whole word. Empty where nobody knows which program it is."""
        if not across and (application is None or not application.name):
            return "", False
        with self._lock:
            told = " ".join(one.text for one in self._texts if across or one.application == application)
        if len(told) <= most_characters:
            return told, False
        return told[-most_characters - 1 :].partition(" ")[2], True

    def take_pruned(self) -> int:
        """How many texts were dropped since the last call, so that the limit is kept."""
        with self._lock:
            pruned, self._pruned = self._pruned, 0
            return pruned

    def clear(self) -> None:
        with self._lock:
            self._texts.clear()
            self._characters = 0

    @property
    def fill_percent(self) -> float:
        with self._lock:
            return 100 * self._characters / self._most_characters if self._most_characters else 0.0

    def _prune(self) -> int:
        dropped = 0
        while self._characters > self._most_characters:
            self._characters -= len(self._texts.popleft().text)
            dropped += 1
        self._pruned += dropped
        return dropped


def room_for_texts(settings: Settings) -> int:
    """Characters that are to be held: for the session's counts, and for an engine that goes by them."""
    counted = settings.session.context_characters if settings.session.enabled else 0
    return max(counted, _MARGIN * settings.words.context_characters)
