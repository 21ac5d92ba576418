"""The user's rules in force: what of a text they find, and what is written for it."""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tray_app.core.shaped import Edit
from tray_app.text.pipeline.step import Around
from tray_app.text.steps.sentence import WORD, begins_sentence, left_out
from tray_app.text.words.entries import key_of

from .lines import Kind, Rule
from .snippet import Snippet

if TYPE_CHECKING:
    from .patterns import Pattern

PATTERN_LIMIT_S = 0.05
"""For one regular expression in one text: what takes longer would be felt, and is left out from then on."""
ALL_PATTERNS_LIMIT_S = 0.15
"""For all of them in one text: those left then are left out of this text."""

_BETWEEN = frozenset(("-", *(comma + blanks for comma in ("", ",") for blanks in (" ", "  "))))
"""What may stand between two words of a trigger: engines write commas where one pauses."""
_LAST_MARKS = ".!?,…"


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    rule: Rule
    written: str | Snippet


class RuleSet:
    """Any thread; never changes but for the expressions that turn out too slow."""

    def __init__(self, rules: Sequence[Rule], too_slow: Callable[[Rule], object] = lambda _rule: None) -> None:
        """`too_slow` hears, once each, of a regular expression that is left out from now on."""
        self._too_slow = too_slow
        self._by_first: dict[str, list[tuple[Sequence[str], Rule]]] = defaultdict(list)
        self._exact = [rule for rule in rules if rule.kind is Kind.EXACT]
        self._patterns = [(rule, _pattern(rule)) for rule in rules if rule.kind is Kind.PATTERN]
        self._slow: set[Rule] = set()
        for rule in rules:
            if rule.kind is Kind.WORDS:
                words = key_of(rule.heard).split()
                self._by_first[words[0]].append((words, rule))

    def edits(self, text: str, around: Around) -> Iterator[Edit]:
        """Of several in one place the one that begins first, of those the longest, of those the one for the fewest
        languages."""
        end = 0
        for one in sorted(self._found(text, around.language), key=_rank):
            if one.start >= end:
                yield _edit(one, text, around)
                end = one.end

    def _found(self, text: str, language: str) -> Iterator[_Found]:
        yield from (one for one in self._words_in(text) if _is_for(one.rule, language))
        for rule in self._exact:
            if _is_for(rule, language):
                yield from _exactly(rule, text)
        yield from self._patterns_in(text, language)

    def _words_in(self, text: str) -> Iterator[_Found]:
        if not self._by_first:
            return
        places = [*WORD.finditer(text)]
        plain = [place[0].casefold().replace("’", "'") for place in places]
        for at, word in enumerate(plain):
            for words, rule in self._by_first.get(word, ()):
                there = places[at : at + len(words)]
                if plain[at : at + len(words)] == words and all(
                    text[one.end() : other.start()] in _BETWEEN for one, other in pairwise(there)
                ):
                    yield _Found(there[0].start(), there[-1].end(), rule, rule.written)

    def _patterns_in(self, text: str, language: str) -> Iterator[_Found]:
        until = time.perf_counter() + ALL_PATTERNS_LIMIT_S
        for rule, pattern in self._patterns:
            left_s = until - time.perf_counter()
            if left_s <= 0:
                return
            if rule in self._slow or not _is_for(rule, language):
                continue
            try:
                found = [*pattern.found_in(text, min(left_s, PATTERN_LIMIT_S))]
            except TimeoutError:
                if left_s >= PATTERN_LIMIT_S:
                    self._slow.add(rule)
                    self._too_slow(rule)
                continue
            for start, end, written in found:
                yield _Found(start, end, rule, rule.written if isinstance(rule.written, Snippet) else written)


def _pattern(rule: Rule) -> Pattern:
    from .patterns import Pattern

    return Pattern(rule.heard, rule.written if isinstance(rule.written, str) else "", any_case=rule.any_case)


def _rank(one: _Found) -> tuple[int, int, int, int]:
    return one.start, -one.end, len(one.rule.languages) or sys.maxsize, one.rule.line


def _is_for(rule: Rule, language: str) -> bool:
    return not rule.languages or language in rule.languages


def _exactly(rule: Rule, text: str) -> Iterator[_Found]:
    at = text.find(rule.heard)
    while at >= 0:
        end = at + len(rule.heard)
        yield _Found(at, end, rule, rule.written)
        at = text.find(rule.heard, end)


def _edit(one: _Found, text: str, around: Around) -> Edit:
    if isinstance(one.written, Snippet):
        written, cursor = one.written.filled(around)
        # The engine's mark belongs to the sentence that was no sentence.
        alone = not text[: one.start].strip() and not text[one.end :].strip(_LAST_MARKS + " ")
        return Edit(0 if alone else one.start, len(text) if alone else one.end, written, fixed=True, cursor=cursor)
    if not one.written:
        return _left_out(one, text)
    written = one.written
    heard = text[one.start : one.end]
    # A capital of the sentence, not of the word.
    if one.rule.kind is not Kind.EXACT and heard[0].isupper() and begins_sentence(text, one.start):
        first = WORD.match(written)
        if first is not None and first[0].islower():
            written = written[0].upper() + written[1:]
    return Edit(one.start, one.end, written)


def _left_out(one: _Found, text: str) -> Edit:
    """Words with the engine's commas around them; signs with one of the blanks at their sides."""
    if one.rule.kind is Kind.WORDS:
        return left_out(text, one.start, one.end) or Edit(one.start, one.end, "")
    if text[one.start - 1 : one.start] == " ":
        return Edit(one.start - 1, one.end, "")
    return Edit(one.start, one.end + (text[one.end : one.end + 1] == " "), "")
