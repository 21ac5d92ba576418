"""Spelled letters: “c p u” is CPU."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tray_app.core.shaped import Edit
from tray_app.text.pipeline.phrases import BLANKS, Phrases, Word, word_set, words_of
from tray_app.text.pipeline.step import Around

_WORDS_OF_ONE_LETTER: Mapping[str, frozenset[str]] = {
    "en": frozenset("ai"),
    "de": frozenset("o"),
    "fr": frozenset("aày"),
    "es": frozenset("aeouy"),
    "it": frozenset("aeioè"),
}
_OFTEN = word_set(
    "ac ad ai bi cd cv db dc dj dm dr eu fm fr gb gp hd hp hq hr ip iq kb lp mb mp ms nb nj ny pc pdf pe pm pr ps qa "
    "qr rv sd sf sq tb tv ui uk un us ux vc vm vp vr wc"
)
"""Abbreviations of two letters that are no two words."""
_WITH_LAST = word_set(
    "usa nasa dna rna nba cpa fda faa mba nsa qa vga fifa nra tsa ada aba mra pta cia bba ata sata dea epa nfa mfa "
    "api gui ui ai cli fbi uri mri dui tui abi roi bmi poi dpi ppi kpi sdi midi hdmi pci efi uefi cgi diy spi sci "
    "nri csi wifi psi"
)
"""Those whose last letter could be the next word: “USA”, not “US a”."""
_ARTICLE_BEHIND = word_set(
    "is was be has have had need needs want wants buy bought get got with of for from into as like not just by use "
    "using used through make makes made on in at to and or a"
)
_CAPITAL = "capital"
_NATO: Mapping[str, str] = {
    word: word[0]
    for word in word_set(
        "alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar "
        "papa quebec romeo sierra tango uniform victor whiskey whisky xray yankee zulu"
    )
}
_BEFORE, _BEHIND = " \u00a0\n\t\"'(“‘«„¿¡", " \u00a0\n\t\"')”’»“,.;:?!…"
_TWO_LETTERS = re.compile(r"(?<![^\W_])[^\W\d_][ \u00a0-]+[^\W\d_](?![^\W_])")
_RADIO = Phrases(_NATO)
_LEAST = 3
"""Of what must follow each other to be no words of a sentence."""


@dataclass(frozen=True, slots=True)
class _Letter:
    start: int
    end: int
    said: str
    """As the engine has it."""
    capital: bool
    """“capital” was said before it."""


class Spelled:
    """Of `en`, `de`, `fr`, `es` and `it`. “I” and “a” stay what they mostly are."""

    name = "spelled"

    def edits(self, text: str, around: Around) -> Iterator[Edit]:
        alone = _WORDS_OF_ONE_LETTER.get(around.language)
        if alone is None:
            return
        letters_meet = _TWO_LETTERS.search(text) is not None or _CAPITAL in text
        radio = around.language == "en" and _RADIO.may_be_in(text)
        if not letters_meet and not radio:
            return
        words = words_of(text)
        for first, after, letters in _runs(text, words, around.language):
            kept = _without_words(text, words, first, after, letters, alone)
            if kept and (len(kept) >= _LEAST or _is_often(kept)) and _stand_alone(text, kept):
                yield Edit(kept[0].start, kept[-1].end, _together(kept))
        if radio:
            yield from _nato(text, words)


def _runs(text: str, words: Sequence[Word], language: str) -> Iterator[tuple[int, int, Sequence[_Letter]]]:
    """Single letters with a blank or a hyphen between them; which words they are."""
    at = 0
    while at < len(words):
        small = words[at].small
        if len(small) > 1 and small != _CAPITAL and small[1] != "'":
            at += 1
            continue
        first, letters = at, list[_Letter]()
        while at < len(words) and (not letters or _is_near(text, words, at)):
            marked = language == "en" and words[at].small == _CAPITAL and at + 1 < len(words)
            letter = at + 1 if marked and _is_near(text, words, at + 1) else at
            if not _is_letter(words[letter]):
                break
            start = words[letter].start
            letters.append(_Letter(words[at].start, start + 1, text[start], letter > at))
            at = letter + 1
        if len(letters) > 1:
            yield first, at, letters
        at += not letters


def _is_letter(word: Word) -> bool:
    """One with a possessive too."""
    return word.small.removesuffix("'s").isalpha() and len(word.small.removesuffix("'s")) == 1


def _is_near(text: str, words: Sequence[Word], at: int) -> bool:
    between = text[words[at - 1].end : words[at].start]
    return between == "-" or not between.strip(BLANKS)


def _without_words(
    text: str, words: Sequence[Word], first: int, after: int, letters: Sequence[_Letter], alone: frozenset[str]
) -> Sequence[_Letter]:
    """Without those at both ends that are rather words by themselves."""
    rest = list(letters)
    goes_on = after < len(words) and _is_near(text, words, after)
    if _is_word(rest[0], alone):
        before = words[first - 1].small if first and _is_near(text, words, first) else ""
        article = before in _ARTICLE_BEHIND and (len(rest) > _LEAST or _is_often(rest[1:]))
        sentence = len(rest) == 2 and (before in _ARTICLE_BEHIND or (not before and goes_on))
        if rest[0].said.isupper() != rest[1].said.isupper() or article or sentence:
            del rest[0]
    while len(rest) > 1 and _is_word(rest[-1], alone) and rest[-1].said.isupper() != rest[0].said.isupper():
        del rest[-1]
    if (
        goes_on
        and rest[-1] is letters[-1]
        and _is_word(rest[-1], alone)
        and "".join(letter.said for letter in rest).lower() not in _WITH_LAST
    ):
        del rest[-1]
    return rest


def _stand_alone(text: str, letters: Sequence[_Letter]) -> bool:
    """Not within a name or a formula; with hyphens only capitals, and not one letter again and again."""
    start, end = letters[0].start, letters[-1].end
    if text[start - 1 : start].strip(_BEFORE) or text[end : end + 1].strip(_BEHIND):
        return False
    if "-" in text[start:end] and any(letter.said.islower() for letter in letters):
        return False
    return len({letter.said.lower() for letter in letters}) > 1


def _is_word(letter: _Letter, alone: frozenset[str]) -> bool:
    return letter.said.lower() in alone and not letter.capital


def _is_often(letters: Sequence[_Letter]) -> bool:
    return len(letters) == 2 and "".join(letter.said for letter in letters).lower() in _OFTEN


def _together(letters: Sequence[_Letter]) -> str:
    """All capitals, or those alone that were said."""
    if any(letter.capital for letter in letters):
        return "".join(one.said.upper() if one.capital else one.said.lower() for one in letters)
    return "".join(letter.said.upper() for letter in letters)


def _nato(text: str, words: Sequence[Word]) -> Iterator[Edit]:
    """The words of the radio alphabet, three or more in a row."""
    named = [at for at, word in enumerate(words) if word.small in _NATO]
    run: list[int] = []
    for at in (*named, len(words)):
        if run and (at > run[-1] + 1 or at == len(words) or not _is_near(text, words, at)):
            if len(run) >= _LEAST:
                letters = "".join(_NATO[words[place].small].upper() for place in run)
                yield Edit(words[run[0]].start, words[run[-1]].end, letters)
            run = []
        run.append(at)
