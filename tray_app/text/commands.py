"""Whether an utterance is a command: nothing but its words counts, so capitals and marks of the engine do not. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tray_app.core.commands import Command, Deed
from tray_app.core.translation import filled, marked

from .command_words import PHRASES

OFF = "off"
"""In the user's own list: what this says is a text."""
MOST_WORDS = 40
"""Of an utterance that may be a command."""
MOST_OWN = 500
_OLD, _NEW = "{old}", "{new}"
_REPLACING = marked("Replacing needs both places for words, with a word before the first and one between them.")


@dataclass(frozen=True, slots=True)
class _Mistake:
    line: int
    what: str


@dataclass(frozen=True, slots=True)
class OwnPhrases:
    """What the user's list says."""

    deeds: Mapping[str, Deed | None] = field(default_factory=dict)
    """By the words of the phrase; None: it is none."""
    mistakes: tuple[_Mistake, ...] = ()


def own_phrases(text: str) -> OwnPhrases:
    """Of a list with a line such as `forget it = scratch` for each phrase, and `#` before remarks."""
    deeds: dict[str, Deed | None] = {}
    mistakes: list[_Mistake] = []
    for number, line in enumerate(text.splitlines(), start=1):
        said = line.partition("#")[0].strip()
        if not said:
            continue
        phrase, equals, named = (part.strip() for part in said.partition("="))
        wrong = _wrong(phrase, equals, named, len(deeds))
        if wrong:
            mistakes.append(_Mistake(number, wrong))
        else:
            deeds[" ".join(_keys(phrase))] = None if named == OFF else Deed(named)
    return OwnPhrases(deeds, tuple(mistakes))


def _wrong(phrase: str, equals: str, named: str, known: int) -> str:
    if not equals or not _keys(phrase):
        return marked("Write the words, = and what they do, such as: forget it = scratch")
    names = [*(deed.value for deed in Deed), OFF]
    if named not in names:
        return filled("There is no command {name}; there are {names}.", name=named[:40], names=", ".join(names))
    if known >= MOST_OWN:
        return filled("No more than {n} phrases count.", n=MOST_OWN)
    if named == Deed.REPLACE.value and _parts(_keys(phrase)) is None:
        return _REPLACING
    return ""


class Commands:
    """The phrases of all languages, with the user's own before them. Any thread; keeps nothing of a text."""

    def __init__(self, own: OwnPhrases | None = None) -> None:
        self._own = dict((own or OwnPhrases()).deeds)
        self._built_in = {
            language: {" ".join(_keys(phrase)): deed for deed, phrases in known.items() for phrase in phrases}
            for language, known in PHRASES.items()
        }

    def listed(self) -> Iterator[tuple[str, str, Deed]]:
        """Language (empty: any), phrase and deed of all that count."""
        yield from (("", phrase, deed) for phrase, deed in self._own.items() if deed is not None)
        for language, phrases in self._built_in.items():
            yield from ((language, phrase, deed) for phrase, deed in phrases.items() if phrase not in self._own)

    def read(self, text: str, language: str, prefix: str) -> Command | None:
        """`language` empty: nobody knows, so those of all count. `prefix` is the word that commands begin with."""
        words = text.split(maxsplit=MOST_WORDS)
        if not words or len(words) > MOST_WORDS:
            return None
        words = [word for word in words if _key(word)]
        keys, led_by = [_key(word) for word in words], _keys(prefix)
        if keys[: len(led_by)] != led_by:
            return None
        words, keys = words[len(led_by) :], keys[len(led_by) :]
        phrases = self._phrases(language)
        deed = phrases.get(" ".join(keys))
        if deed is not None and deed is not Deed.REPLACE:
            return Command(deed)
        pairs = [pair for phrase, one in phrases.items() if one is Deed.REPLACE for pair in _pairs(phrase, words, keys)]
        return Command(Deed.REPLACE, tuple(pairs), sure=bool(led_by)) if pairs else None

    def _phrases(self, language: str) -> Mapping[str, Deed | None]:
        languages = (language,) if language else tuple(self._built_in)
        found: dict[str, Deed | None] = {}
        for one in languages:
            found |= self._built_in.get(one, {})
        return found | self._own


def _pairs(phrase: str, words: Sequence[str], keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each way in which the words between {old} and {new} part what was said."""
    parts = _parts(phrase.split())
    if parts is None:
        return
    before, between, behind = parts
    end = len(keys) - len(behind)
    if list(keys[: len(before)]) != before or list(keys[end:]) != behind:
        return
    for at in range(len(before) + 1, end - len(between)):
        if list(keys[at : at + len(between)]) == between:
            yield _without_marks(words[len(before) : at]), _without_marks(words[at + len(between) : end])


def _parts(keys: Sequence[str]) -> tuple[list[str], list[str], list[str]] | None:
    """Words before, between and behind the two; None where there is nothing to know them by."""
    if keys.count(_OLD) != 1 or keys.count(_NEW) != 1:
        return None
    old, new = keys.index(_OLD), keys.index(_NEW)
    return (list(keys[:old]), list(keys[old + 1 : new]), list(keys[new + 1 :])) if 0 < old < new - 1 else None


def _keys(text: str) -> list[str]:
    return [key for key in map(_key, text.split()) if key]


def _key(word: str) -> str:
    """By which a word is known: without the marks around it, and whatever its capitals."""
    if word in (_OLD, _NEW):
        return word
    plain = unicodedata.normalize("NFC", word).replace("’", "'").casefold()
    return _bare(plain)


def _bare(word: str) -> str:
    first = next((at for at, char in enumerate(word) if _counts(char)), len(word))
    last = next((at for at in range(len(word), first, -1) if _counts(word[at - 1])), first)
    return word[first:last]


def _counts(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char).startswith("M")


def _without_marks(words: Sequence[str]) -> str:
    """As they were heard, but for the marks that the engine put around them."""
    return _bare(" ".join(words))
