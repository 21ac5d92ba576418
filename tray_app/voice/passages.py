"""A text on its way to the voice: it may be a book, and is never held whole."""

from __future__ import annotations

import re
import threading
from collections import deque
from collections.abc import Iterator

from tray_app.core.scripts import letters

WAITING = 2
"""So many passages wait beside what is being spoken."""
_AHEAD = 100_000
"""Letters: more than wait, lie in the pipe to whoever speaks (65,536 bytes), and are being spoken."""
_ROOM_S = 2.0
_LATE_S = 30.0
"""Whoever promised more and does not send it is not waited for any longer."""

LONGEST_LINE = 240
"""Characters. espeak-ng takes lines of less than a thousand bytes, and a character may be four of them."""
_PARAGRAPHS = re.compile(r"\n\s*\n")
_SENTENCE_END = re.compile(r'[.!?…؟۔।॥։።]["»”’)]*\s+|[。！？．｡]["」』]*\s*')


class Passages:
    """Any thread; for one that takes them out."""

    def __init__(self, text: str, *, more: bool = False) -> None:
        """`more`: others follow by `add`."""
        self._waiting = deque((text,))
        self._letters = deque((letters(text),))
        self._more = more
        self._changed = threading.Condition()

    def add(self, text: str, *, more: bool) -> bool:
        """Blocks up to two seconds while there is no room; False when there still is none."""
        with self._changed:
            if not self._changed.wait_for(lambda: len(self._waiting) < WAITING, _ROOM_S):
                return False
            if self._more:  # else nobody takes it out
                self._waiting.append(text)
                self._note(text)
                self._more = more
                self._changed.notify_all()
            return True

    def _note(self, text: str) -> None:
        self._letters.append(letters(text))
        while sum(map(len, self._letters)) - len(self._letters[0]) > _AHEAD:
            self._letters.popleft()

    def may_be_heard(self, word: str) -> bool:
        """Whether it stands in what is being spoken, or was lately, or will be next."""
        return any(letters(word) in passage for passage in tuple(self._letters))

    def end(self) -> None:
        """No more is wanted."""
        with self._changed:
            self._more = False
            self._waiting.clear()
            self._changed.notify_all()

    def __iter__(self) -> Iterator[str]:
        """Blocks while more is promised."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or not self._more, _LATE_S)
                if not self._waiting:
                    self._more = False
                    return
                text = self._waiting.popleft()
                self._changed.notify_all()
            yield text


def lines(text: str) -> Iterator[str]:
    """What is spoken in one breath or a few: whole sentences where they are not too long, never across paragraphs."""
    for paragraph in _PARAGRAPHS.split(text):
        words = " ".join(paragraph.split())
        while len(words) > LONGEST_LINE:
            end = last_end(words[:LONGEST_LINE])
            yield words[:end].strip()
            words = words[end:].strip()
        if words:
            yield words


def last_end(text: str) -> int:
    """Where its last whole sentence ends, else its last whole word, else the text."""
    return sentences_end(text) or text.rfind(" ") + 1 or len(text)


def sentences_end(text: str) -> int:
    """Where its last whole sentence ends; 0 where none does."""
    return max((found.end() for found in _SENTENCE_END.finditer(text)), default=0)
