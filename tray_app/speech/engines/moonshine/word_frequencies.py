"""How common English words are: what decides between two sentences that sound alike.

The decoder is as much for "wood cutters" as for "woodcutters"; that one of them is a word and the other two, it has
seldom seen. Counts of what people write have seen it.
"""

from __future__ import annotations

import gzip
import logging
import math
import re
import zlib
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from tray_app.core.resources import resource_path

from .beams import DOUBT, Sentence

_log = logging.getLogger(__name__)

WEIGHT = 0.1
"""Of the words, where the sound has 1.

Tuned on one voice and half of the other sources of `packaging/measure_accuracy.py`, as they are, faster and in noise:
0.06 to 0.15 do as well. On the rest, in these four ways, 130 instead of 135 words are wrong (paired bootstrap over
clips: -0.18 points, 95 % between -0.59 and +0.18). Counts of pairs and of triples of words decided no better.
"""
_STRANGE_DB = 90
"""How rare a word is taken to be that is not in the list, which ends at 80: most are names."""
_NUMBER_DB = 50
"""And one with a digit, of which there are too many for a list: about as rare as "fifteenth"."""
_NATS_PER_DB = math.log(10) / 10
_WORDS = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*")


class WordFrequencies:
    """Checksums of words and their levels: 1.5 MB for 308,000 words. One strange word in 14,000 passes for a known
    one, which makes it a little likelier than it is."""

    def __init__(self, sums: NDArray[np.uint32], levels: NDArray[np.uint8]) -> None:
        """`sums` sorted, of words in lower case; `levels`, as long: how many decibels each is below all words."""
        self._sums = sums
        self._levels = levels

    def log_likelihood(self, text: str) -> float:
        """The natural logarithm of how likely these words are, whatever their order."""
        words = _WORDS.findall(text.lower().replace("’", "'"))
        return -_NATS_PER_DB * sum(map(self._level, words))

    def _level(self, word: str) -> int:
        if any(map(str.isdigit, word)):
            return _NUMBER_DB
        found = self._found(word)
        if found is None and word.endswith("'s"):
            found = self._found(word.removesuffix("'s"))
        return _STRANGE_DB if found is None else found

    def _found(self, word: str) -> int | None:
        wanted = zlib.crc32(word.encode())
        at = int(np.searchsorted(self._sums, np.uint32(wanted)))  # a wider number would have all of them widened
        return int(self._levels[at]) if at < len(self._sums) and self._sums[at] == wanted else None


class Tiebreak:
    """Decides between sentences that sound alike, by how common their words are. Without `read` it does not."""

    def __init__(self, read: Callable[[], WordFrequencies] | None) -> None:
        """`read` is called at the first doubt; it may raise OSError or ValueError."""
        self._read = read
        self._frequencies: WordFrequencies | None = None

    @property
    def doubt(self) -> float:
        """How far behind the best (in nats) a sentence may be to be of interest."""
        return DOUBT if self._read is not None else 0.0

    def chosen(self, sentences: Sequence[Sentence], spelled: Callable[[tuple[int, ...]], str]) -> Sentence:
        """One of `sentences`, which stand there best first; `spelled` makes text of tokens."""
        if len(sentences) == 1 or (frequencies := self._opened()) is None:
            return sentences[0]
        return max(sentences, key=lambda one: one.score + WEIGHT * frequencies.log_likelihood(spelled(one.tokens)))

    def _opened(self) -> WordFrequencies | None:
        if self._frequencies is None and self._read is not None:
            try:
                self._frequencies = self._read()
            except (OSError, ValueError) as error:  # the sound is there all the same
                self._read = None
                _log.warning("the list of common words cannot be read, files are understood without it: %s", error)
        return self._frequencies


def packed(sums: NDArray[np.uint32], levels: NDArray[np.uint8]) -> bytes:
    """As in the resource: steps from one sum to the next, lowest bytes of all first, then the levels; compressed."""
    steps = np.diff(sums, prepend=np.uint32(0)).astype("<u4")
    return gzip.compress(steps.view(np.uint8).reshape(-1, 4).T.tobytes() + levels.tobytes(), 9, mtime=0)


def unpacked(content: bytes) -> WordFrequencies:
    """Raises ValueError when `content` was not packed so."""
    try:
        rows = np.frombuffer(gzip.decompress(content), np.uint8).reshape(5, -1)
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError(str(error)) from error
    if rows.size == 0:
        raise ValueError("there are no words in it")
    steps = np.ascontiguousarray(rows[:4].T).view("<u4").ravel()
    return WordFrequencies(np.cumsum(steps, dtype=np.uint32), rows[4].copy())


def english_frequencies() -> WordFrequencies:
    """Takes 15 ms. Raises OSError when the resource is missing, ValueError when it is damaged."""
    return unpacked(resource_path("words/frequency-en.gz").read_bytes())
