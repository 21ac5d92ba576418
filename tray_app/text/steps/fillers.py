"""Um, uh and their like are left out, and so are words said twice by a slip of the tongue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from tray_app.core.shaped import Edit
from tray_app.text.pipeline.step import Around

from .filler_words import SPOKEN, Spoken
from .sentence import PAUSES, QUOTES, SENTENCE_END, WORD, begins_sentence, left_out

_Word = re.Match[str]

_JOINED = frozenset("-–—_'’./@\\&#+=*|<>[](){}")
"""What makes a word part of something larger, at its side: uh-oh, um.com."""
_CLAUSE = frozenset(("", ",", ";", *SENTENCE_END))


class Fillers:
    name = "fillers"

    def edits(self, text: str, around: Around) -> Iterable[Edit]:
        spoken = SPOKEN.get(around.language)
        if spoken is None:
            return ()
        words = [*WORD.finditer(text)]
        plain = [word[0].lower() for word in words]
        sounds = spoken.fillers.fullmatch
        idle = {at for at, word in enumerate(plain) if sounds(word) and _is_filler(text, words, at, spoken)}
        places = [at for at in range(len(words)) if at not in idle] if idle else range(len(words))
        if not places:  # hmm by itself is an answer
            return ()
        plain = [plain[at].replace("’", "'") for at in places]
        return _all_edits(_Said(text, words, places, plain, spoken), idle)


def _all_edits(said: _Said, idle: set[int]) -> Iterator[Edit]:
    text, words = said.text, said.words
    gone: set[int] = set()
    for first, last in _repeated(said):
        gone.update(range(first + 1, last + 1))
        yield Edit(words[first].end(), words[last].end(), "")
    for first, last in _runs(text, words, sorted(idle - gone)):
        edit = _without(text, words, first, last, said.spoken)
        if edit is not None:
            yield edit


# --- fillers -----------------------------------------------------------------------------------


def _is_filler(text: str, words: Sequence[_Word], at: int, spoken: Spoken) -> bool:
    """Whether a word that sounds like one is one."""
    word = words[at]
    plain = word[0].lower()
    if word[0][1:] != plain[1:]:
        return False
    before, behind = text[word.start() - 1 : word.start()], text[word.end() : word.end() + 2]
    if _joins_before(text, word.start()) or _joins(behind) or (before in QUOTES and behind[:1] in QUOTES):
        return False
    if word[0] != plain and not begins_sentence(text, word.start()):
        return False  # a name
    previous = words[at - 1][0].lower() if at else ""
    following = words[at + 1][0] if at + 1 < len(words) else ""
    if previous in spoken.mentions or (following.lower() in spoken.answers and behind[:1] == " "):
        return False
    if plain in spoken.between_commas:
        return behind[:1] == "," and text.endswith(", ", 0, word.start())
    # Um Qasr, Umm Kulthum
    return not (word[0].startswith("Um") and behind[:1] == " " and following[:1].isupper() and following[0] != "I")


def _joins(behind: str) -> bool:
    """Whether a word goes on there; a full stop or a parenthesis ends it, unless more follows at once."""
    return behind[:1] in _JOINED and (behind[0] not in ".)" or behind[1:].isalnum())


def _joins_before(text: str, at: int) -> bool:
    """Whether it goes on what stands before: newer is written new(er) too."""
    before = text[at - 1 : at]
    return before in _JOINED and (before != "(" or text[max(0, at - 2) : at - 1].strip() != "")


def _runs(text: str, words: Sequence[_Word], idle: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Those that follow on one another: um, uh, er."""
    first = last = -1
    for at in idle:
        if first >= 0 and at == last + 1 and _is_pause(text, words[last].end(), words[at].start()):
            last = at
            continue
        if first >= 0:
            yield first, last
        first = last = at
    if first >= 0:
        yield first, last


def _is_pause(text: str, start: int, end: int) -> bool:
    return all(char == " " or char in PAUSES for char in text[start:end])


def _without(text: str, words: Sequence[_Word], first: int, last: int, spoken: Spoken) -> Edit | None:
    """What leaves those out, with the engine's commas around them."""
    keeps = first > 0 and words[first - 1][0].lower() in spoken.openers
    return left_out(text, words[first].start(), words[last].end(), keeps_comma=keeps)


# --- words said twice --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Said:
    """What was said without the fillers."""

    text: str
    words: Sequence[_Word]
    places: Sequence[int]
    """Among `words`."""
    plain: Sequence[str]
    spoken: Spoken

    def word(self, at: int) -> _Word:
        return self.words[self.places[at]]

    def before(self, at: int) -> str:
        """The word before, as it is written; empty where there is none."""
        return self.word(at - 1)[0] if at else ""

    def follows_at_once(self, at: int, between: str) -> bool:
        """Whether nothing but `between` and fillers stand before this word, which has no capital of its own."""
        gaps = range(self.places[at - 1], self.places[at])
        word = self.word(at)[0]
        return (word[0].islower() or (word[0] == "I" and word[1:2] in ("", "'", "’"))) and all(
            set(self.text[self.words[gap].end() : self.words[gap + 1].start()]) <= set(between) for gap in gaps
        )


def _repeated(said: _Said) -> Iterator[tuple[int, int]]:
    """The last word that stays, and the last of those after it that go."""
    plain = said.plain
    until = 0
    for at, (word, second, third) in enumerate(zip_longest(plain, plain[1:], plain[2:])):
        if at < until or (word != second and word != third):
            continue
        for count, again in ((1, second), (2, third)):
            if word == again:
                last = _last_repeated(said, at, count)
                if last >= at + count:
                    yield said.places[at + count - 1], said.places[last]
                    until = last
                    break


def _last_repeated(said: _Said, at: int, count: int) -> int:
    """The last word of what is said again and again; -1 where it is not."""
    phrase = said.plain[at : at + count]
    first = said.word(at).start()
    if _joins_before(said.text, first) or not (_one if count == 1 else _two)(said, at):
        return -1
    last = at + count - 1
    while said.plain[last + 1 : last + 1 + count] == phrase and all(
        said.follows_at_once(one, " ," if count == 1 else " ") for one in range(last + 1, last + 1 + count)
    ):
        last += count
    end = said.word(last).end()
    if _joins(said.text[end : end + 2]):
        return -1
    following = said.plain[last + 1] if last + 1 < len(said.plain) else ""
    if following in said.spoken.selves or (not following and phrase[-1] in said.spoken.auxiliaries):
        return -1
    return last


def _one(said: _Said, at: int) -> bool:
    """A word that nobody says twice on purpose."""
    if said.plain[at] not in said.spoken.leading:
        return False
    before = said.before(at)
    if said.word(at)[0] != "I" or not before:
        return True
    # World War I I think; in phase I I thought; who am I I wonder
    spoken = said.spoken
    known = before.lower() in spoken.leading | spoken.openers | spoken.joiners
    return before.lower() not in spoken.numbered and (before[0].islower() or known)


def _two(said: _Said, at: int) -> bool:
    """A subject and its auxiliary, or a preposition and what belongs to the noun after it."""
    if at + 1 >= len(said.plain):
        return False
    one, other = said.plain[at], said.plain[at + 1]
    if one in said.spoken.prepositions and other in said.spoken.determiners:
        return other not in said.spoken.relative or not said.text.endswith(", ", 0, said.word(at).start())
    return one in said.spoken.subjects and other in said.spoken.auxiliaries and _begins_clause(said, at)


def _begins_clause(said: _Said, at: int) -> bool:
    start = said.word(at).start()
    return said.before(at).lower() in said.spoken.joiners or said.text[max(0, start - 2) : start].strip(" ") in _CLAUSE
