"""Spoken capitals and joined words: “all caps”, “camel case user name”, “foo no space bar”.

A command counts up to the next mark, the next command, “end case” or the end; “all caps on” up to “all caps off”.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tray_app.core.shaped import Edit
from tray_app.text.pipeline.phrases import BLANKS, Found, Phrases, Word, before_blanks, past_blanks, words_of
from tray_app.text.pipeline.step import Around

from .casing_words import COMMANDS, SMALL_IN_TITLES, SPOKEN_OF, SPOKEN_OF_BEFORE, THERE_IS, WORDS_OF_ONE_LETTER, Case

_MOST_JOINED = 12
"""Words of a name: who said more forgot to end it, and a sentence without blanks is worth nothing."""
_PAUSES = ",.;:"
_WITHIN = BLANKS + "-_'’"
"""What may stand between two words that a command holds together."""


@dataclass(frozen=True, slots=True)
class _Command:
    """One that is meant."""

    found: Found[Case]
    until: int
    """The first word beyond what it counts for."""
    off: Found[Case] | None = None
    """What ends it."""


class Casing:
    """Of `en`, `de`, `fr`, `es` and `it`."""

    name = "casing"

    def __init__(self) -> None:
        self._commands = {language: Phrases(commands) for language, commands in COMMANDS.items()}

    def edits(self, text: str, around: Around) -> Iterator[Edit]:
        phrases = self._commands.get(around.language)
        if phrases is None or not phrases.may_be_in(text):
            return
        words = words_of(text)
        found = list(phrases.found(text, words))
        for command in _meant(text, words, found, around.language):
            edits = list(_done(text, words, command))
            yield from edits
            if edits and command.off is not None:
                yield _ended(text, command.off)


def _meant(text: str, words: Sequence[Word], found: Sequence[Found[Case]], language: str) -> Iterator[_Command]:
    """Those that are no words of the sentence, with what each counts for."""
    meant = [one for one in found if one.value is Case.OFF or not _is_spoken_of(text, words, one, language)]
    for at, one in enumerate(meant):
        following = meant[at + 1] if at + 1 < len(meant) else None
        off = following if following is not None and following.value is Case.OFF else None
        last = following.first if following is not None else len(words)
        if one.value is Case.OFF:
            continue
        if one.value in (Case.LETTER, Case.WORD):
            yield _Command(one, one.after + 1)
        elif one.value is Case.UPPER_ON:
            begins = one.first == 0 or not _is_close(text, words, one.first)
            if off is not None or (begins and one.after - one.first > 2):
                yield _Command(one, last, off)
        elif off is not None and one.value in _OF_EACH_WORD:
            yield _Command(one, last, off)
        else:
            until = one.after + 1
            while until < last and _is_close(text, words, until):
                until += 1
            ends = off is not None and not text[words[until - 1].end : off.start].strip(BLANKS + _PAUSES)
            yield _Command(one, until, off if ends else None)


def _is_close(text: str, words: Sequence[Word], at: int) -> bool:
    """Nothing but blanks, hyphens and the like between this word and the one before."""
    return not text[words[at - 1].end : words[at].start].strip(_WITHIN)


def _is_spoken_of(text: str, words: Sequence[Word], one: Found[Case], language: str) -> bool:
    if one.after == len(words) or text[one.start - 1 : one.start] in ("-", "_") or text[one.end] in "-_":
        return True
    if text[one.end : words[one.after].start].strip(BLANKS + _PAUSES):
        return True
    behind = words[one.after]
    if one.value is Case.LETTER:
        if len(behind.small) > 1 or not behind.small.isalpha() or not _is_close(text, words, one.after):
            return True
        if behind.small in WORDS_OF_ONE_LETTER[language] and (behind.small == "i" or text[behind.start].islower()):
            return True
    elif behind.small in SPOKEN_OF_BEFORE[language] and _is_close(text, words, one.after):
        return True
    if one.first == 0 or not _is_close(text, words, one.first):
        return False
    before = words[one.first - 1].small
    return before in SPOKEN_OF[language] or (one.value in (Case.JOINED, Case.LOWER) and before in THERE_IS)


def _done(text: str, words: Sequence[Word], command: _Command) -> Iterator[Edit]:
    case, first, until = command.found.value, command.found.after, command.until
    if case is Case.JOINED and command.found.first > 0 and _is_close(text, words, command.found.first):
        yield Edit(words[command.found.first - 1].end, words[first].start, "", fixed=True)
    elif case in _OF_NAMES:
        if until - first <= _MOST_JOINED:
            parts = [text[word.start : word.end].replace("'", "").replace("’", "") for word in words[first:until]]
            yield Edit(command.found.start, words[until - 1].end, _OF_NAMES[case](parts), fixed=True)
    else:
        yield Edit(command.found.start, words[first].start, "")
        for at in range(first, until):
            word = words[at]
            written = _OF_EACH_WORD[case](text[word.start : word.end], at in (first, until - 1))
            if written != text[word.start : word.end]:
                yield Edit(word.start, word.end, written)


def _ended(text: str, off: Found[Case]) -> Edit:
    """The words that end a command go, and one of two pauses around them."""
    start, after = before_blanks(text, off.start), text[off.end : off.end + 1]
    if start and text[start - 1] in _PAUSES and after and after in _PAUSES:
        start -= 1
    return Edit(start, off.end, "") if start else Edit(0, past_blanks(text, off.end), "")


def _with_capital(word: str) -> str:
    """Its other letters small, but those of an abbreviation."""
    return word if word.isupper() else word[:1].upper() + word[1:].lower()


def _camel(parts: Sequence[str]) -> str:
    return parts[0].lower() + "".join(map(_with_capital, parts[1:]))


_OF_NAMES: Mapping[Case, Callable[[Sequence[str]], str]] = {
    Case.CAMEL: _camel,
    Case.PASCAL: lambda parts: "".join(map(_with_capital, parts)),
    Case.SNAKE: lambda parts: "_".join(parts).lower(),
    Case.CONSTANT: lambda parts: "_".join(parts).upper(),
    Case.KEBAB: lambda parts: "-".join(parts).lower(),
    Case.JOINED: "".join,
}
_OF_EACH_WORD: Mapping[Case, Callable[[str, bool], str]] = {
    Case.UPPER: lambda word, _edge: word.upper(),
    Case.UPPER_ON: lambda word, _edge: word.upper(),
    Case.LETTER: lambda word, _edge: word.upper(),
    Case.WORD: lambda word, _edge: _with_capital(word),
    Case.LOWER: lambda word, _edge: word.lower(),
    Case.TITLE: lambda word, edge: (
        word.lower() if word.lower() in SMALL_IN_TITLES and not edge else _with_capital(word)
    ),
}
"""A word, and whether it is the first or the last."""
