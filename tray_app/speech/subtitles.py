"""Spoken segments as subtitles: short lines, no two at once, each while its words are said."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tray_app.core.spoken import SpokenSegment

LINE_WIDTH = 42
"""Letters in a line, two lines at a time: what broadcasters hold to. Letters as wide as they are high count twice."""
LINES = 2
_LONGEST_MS = 7_000
"""Shown at a time; longer than that a subtitle is read twice."""
_LEAST_MS = 1_000
"""Shown for so long where nothing follows sooner."""
_SENTENCE_WIDTH = 28
"""A sentence this long has a subtitle of its own."""
_ENDS = (".", "?", "!", "…", "。", "？", "！")


@dataclass(frozen=True, slots=True)
class Subtitle:
    start_ms: int
    end_ms: int
    lines: tuple[str, ...]


def subtitles(segments: Sequence[SpokenSegment]) -> list[Subtitle]:
    """In order. A long segment is parted between words, its time by how much is said in each part."""
    found: list[Subtitle] = []
    for segment in segments:
        found += _parts(segment)
    shown: list[Subtitle] = []
    for at, one in enumerate(found):
        start_ms = max(one.start_ms, shown[-1].end_ms if shown else 0)
        next_ms = max(found[at + 1].start_ms, start_ms + 1) if at + 1 < len(found) else None
        end_ms = max(one.end_ms, start_ms + _LEAST_MS)
        shown.append(Subtitle(start_ms, end_ms if next_ms is None else min(end_ms, next_ms), one.lines))
    return shown


def _parts(segment: SpokenSegment) -> Iterator[Subtitle]:
    words = _words(segment.text)
    whole = sum(map(_said, words)) or 1
    lasts_ms = max(1, segment.end_ms - segment.start_ms)
    done = 0
    for part in _packed(words, whole * _LONGEST_MS / lasts_ms):
        start_ms = segment.start_ms + lasts_ms * done // whole
        done += sum(map(_said, part))
        yield Subtitle(start_ms, segment.start_ms + lasts_ms * done // whole, _broken(part))


def _said(word: str) -> int:
    return _width(word) + 1


def _words(text: str) -> list[str]:
    """What stays together. Of scripts without blanks, and of what is longer than a line, each part of a line."""
    words = []
    for word in text.split():
        while _width(word) > LINE_WIDTH:
            cut = next(at for at in range(len(word), 0, -1) if _width(word[:at]) <= LINE_WIDTH)
            words.append(word[:cut])
            word = word[cut:]
        words.append(word)
    return words


def _packed(words: Sequence[str], most_said: float) -> Iterator[Sequence[str]]:
    """Sentence by sentence; short ones together, and a long one in as few parts as fit, as alike as can be."""
    for sentence in _sentences(words, most_said):
        most_n = len(sentence)
        yield from next(
            parts for n in range(1, most_n + 1) if _fit(parts := _even(sentence, n), most_said, n == most_n)
        )


def _sentences(words: Sequence[str], most_said: float) -> list[list[str]]:
    found: list[list[str]] = []
    ended = True
    for word in words:
        if ended:
            found.append([])
        found[-1].append(word)
        ended = word.endswith(_ENDS)
        if ended and len(found) > 1 and min(map(_width_of, found[-2:])) < _SENTENCE_WIDTH:
            together = found[-2] + found[-1]
            if _fit([together], most_said, False):
                found[-2:] = [together]
    return found


def _fit(parts: Sequence[Sequence[str]], most_said: float, finest: bool) -> bool:
    """Whether each fits in a subtitle and is said while it may stand; at the `finest` a word may take longer."""
    return finest or all(_broken(part) and sum(map(_said, part)) <= most_said for part in parts)


def _even(words: Sequence[str], n: int) -> list[Sequence[str]]:
    """In `n` parts, each of which has a word."""
    whole = sum(map(_said, words))
    cuts, done = [0], 0
    for at, word in enumerate(words):
        done += _said(word)
        if len(cuts) < n and (done >= whole * len(cuts) / n or len(words) - at - 1 <= n - len(cuts)):
            cuts.append(at + 1)
    return [words[start:end] for start, end in pairwise([*cuts, len(words)])]


def _broken(words: Sequence[str]) -> tuple[str, ...]:
    """One line, or two as alike in length as can be; nothing when they do not fit."""
    if _width(" ".join(words)) <= LINE_WIDTH:
        return (" ".join(words),)
    halves = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    fitting = [(first, rest) for first, rest in halves if max(_width(first), _width(rest)) <= LINE_WIDTH]
    return min(fitting, key=lambda two: abs(_width(two[0]) - _width(two[1])), default=())


def _width_of(words: Sequence[str]) -> int:
    return _width(" ".join(words))


def _width(text: str) -> int:
    return sum(0 if unicodedata.combining(one) else 1 + (unicodedata.east_asian_width(one) in "WF") for one in text)
