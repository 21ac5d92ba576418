"""The word list as a text: one entry a line.

    Inverashiel                             a word or a name of several words
    Inverashiel = inver a sheel, inver field    what it sounds like, or what an engine makes of it
    btw -> by the way                       exactly these words are replaced
    ! crying on                             these words are never replaced
    # a remark, also behind an entry

What is wrong in a line is told with its number, and the rest counts.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from tray_app.core.translation import filled, marked, sentences

MOST_ENTRIES = 2_000
"""A few are favoured by the engine and all are searched for in every text: 2,000 cost it a millisecond."""
LONGEST = 60
"""Characters of an entry, and of each of its sounds."""
LONGEST_REPLACEMENT = 500
MOST_WORDS = 5
"""Of an entry; what is longer is a phrase, for which there are replacements."""

REMARK = re.compile(r"^\s*#.*|\s+#(?:\s.*)?$")
"""A sharp behind a blank and before one, or at the beginning of the line: C# is an entry."""
_ARROW = re.compile(r"\s*(?:->|→)\s*")
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

_FOR_LONGER = marked("For longer ones write: what is heard -> what is written.")


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the user's."""

    written: str
    sounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Replacement:
    """Exactly these words become that."""

    heard: str
    written: str


@dataclass(frozen=True, slots=True)
class LineMistake:
    line: int
    what: str


@dataclass(slots=True)
class WordList:
    entries: list[Entry] = field(default_factory=list)
    replacements: list[Replacement] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    """Words that are never replaced."""
    mistakes: list[LineMistake] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    """Where each stands, by `name_of` it."""

    @property
    def count(self) -> int:
        return len(self.entries) + len(self.replacements) + len(self.kept)

    def __bool__(self) -> bool:
        return self.count > 0


def key_of(text: str) -> str:
    """Words as they are compared: in lower case, with one blank between them and nothing else."""
    folded = unicodedata.normalize("NFKC", text).replace("’", "'").casefold()
    return " ".join(match[0] for match in _TOKEN.finditer(folded))


def name_of(said: str, kind: str) -> str:
    """Of an entry (=), of what is replaced (empty) or never replaced (!): two lines of one name are one too many."""
    return f"{kind} {key_of(said)}"


def parse(text: str) -> WordList:
    """Never raises: what is wrong is in `mistakes`."""
    found = WordList()
    for number, line in enumerate(text.splitlines(), start=1):
        said = REMARK.sub("", line.removeprefix("\ufeff")).strip()
        if not said:
            continue
        if found.count >= MOST_ENTRIES:
            what = filled("No more than {n:,} entries count: this line and what follows does not.", n=MOST_ENTRIES)
            found.mistakes.append(LineMistake(number, what))
            break
        wrong = _take(said, number, found)
        if wrong:
            found.mistakes.append(LineMistake(number, wrong))
    return found


def _take(said: str, number: int, found: WordList) -> str:
    """Add what a line says; what is wrong with it, else empty."""
    if any(unicodedata.category(char) == "Cc" for char in said):
        return marked("It has a character in it that cannot be printed.")
    if said.startswith("!"):
        return _take_kept(said[1:].strip(), number, found)
    if _ARROW.search(said):
        heard, written = _ARROW.split(said, maxsplit=1)
        return _take_replacement(heard, written, number, found)
    written, equals, sounds = said.partition("=")
    return _take_entry(written.strip(), sounds if equals else None, number, found)


def _take_kept(heard: str, number: int, found: WordList) -> str:
    if not key_of(heard):
        return marked("Behind ! stand the words that are never replaced.")
    wrong = _add(name_of(heard, "!"), number, found)
    if not wrong:
        found.kept.append(heard)
    return wrong


def _take_replacement(heard: str, written: str, number: int, found: WordList) -> str:
    if not key_of(heard) or not written:
        return marked("On both sides of -> stand words: what is heard, and what is written.")
    if max(len(heard), len(written)) > LONGEST_REPLACEMENT:
        return filled("A replacement has no more than {n} characters on either side.", n=LONGEST_REPLACEMENT)
    wrong = _add(name_of(heard, ""), number, found)
    if not wrong:
        found.replacements.append(Replacement(heard, written))
    return wrong


def _take_entry(written: str, told: str | None, number: int, found: WordList) -> str:
    sounds = tuple(filter(None, map(str.strip, (told or "").split(","))))
    key = key_of(written)
    if not any(map(str.isalpha, key)):
        return marked("An entry has letters in it.")
    if told is not None and not all(map(key_of, sounds or ("",))):
        return marked("Behind = stands what it sounds like, in letters; several with commas between them.")
    if max(map(len, (written, *sounds))) > LONGEST:
        return sentences(filled("An entry has no more than {n} characters.", n=LONGEST), _FOR_LONGER)
    if len(key.split()) > MOST_WORDS:
        return sentences(filled("An entry has no more than {n} words.", n=MOST_WORDS), _FOR_LONGER)
    wrong = _add(name_of(written, "="), number, found)
    if not wrong:
        found.entries.append(Entry(written, sounds))
    return wrong


def _add(name: str, number: int, found: WordList) -> str:
    """What is wrong when it is there already."""
    known = found.lines.setdefault(name, number)
    return "" if known == number else filled("It stands in line {line} already.", line=known)
