"""Spoken line breaks, tabs and bullets, where a text may have them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tray_app.core.shaped import Edit
from tray_app.text.pipeline.phrases import BLANKS, Found, Phrases, Word, before_blanks, past_blanks, word_set, words_of
from tray_app.text.pipeline.step import Around
from tray_app.text.pipeline.step import Layout as Allowed

_LINE, _PARAGRAPH, _TAB, _BULLET, _STOP = "\n", "\n\n", "\t", "\n• ", ".\n\n"
PHRASES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "new line": _LINE,
        "newline": _LINE,
        "next line": _LINE,
        "new paragraph": _PARAGRAPH,
        "next paragraph": _PARAGRAPH,
        "tab": _TAB,
        "tab key": _TAB,
        "insert tab": _TAB,
        "bullet point": _BULLET,
        "next bullet": _BULLET,
        "new bullet": _BULLET,
    },
    "de": {
        "neue zeile": _LINE,
        "nächste zeile": _LINE,
        "neuer absatz": _PARAGRAPH,
        "nächster absatz": _PARAGRAPH,
        "tabulator": _TAB,
        "tabulatortaste": _TAB,
        "aufzählungspunkt": _BULLET,
        "aufzählungszeichen": _BULLET,
    },
    "fr": {
        "nouvelle ligne": _LINE,
        "retour à la ligne": _LINE,
        "à la ligne": _LINE,
        "nouveau paragraphe": _PARAGRAPH,
        "tabulation": _TAB,
        "nouvelle puce": _BULLET,
    },
    "es": {
        "nueva línea": _LINE,
        "salto de línea": _LINE,
        "nuevo párrafo": _PARAGRAPH,
        "punto y aparte": _STOP,
        "tabulador": _TAB,
        "nueva viñeta": _BULLET,
    },
    "it": {
        "nuova riga": _LINE,
        "a capo": _LINE,
        "nuovo paragrafo": _PARAGRAPH,
        "tabulazione": _TAB,
        "punto elenco": _BULLET,
    },
}
_SPOKEN_OF: Mapping[str, frozenset[str]] = {
    "en": word_set(
        "a an the this that every each another my your our their its his her whole entire brand first second last "
        "browser new open close active current other"
    ),
    "de": word_set("ein eine einen einer der die das dem den diese dieser jede jeder in zur pro keine"),
    "fr": word_set(
        "un une la le les l' cette chaque aller vais va allez allons revenir passer passez passe pêche pêcher de par"
    ),
    "es": word_set("un una el la los las esta este cada ningún otra otro del de por"),
    "it": word_set("un una il la lo questa questo ogni andare vai andate vado va andando da nel nella di per"),
}
"""Words before a phrase by which somebody speaks of the thing: “a new line of shoes”, “andare a capo”."""
_SPOKEN_OF_BEFORE: Mapping[str, frozenset[str]] = {
    "en": word_set("of is was are were characters character between"),
    "it": word_set("di della del dello"),
    "fr": word_set("de du des"),
    "es": word_set("de del"),
}
_PAUSES = ",.;:"
_SENTENCE_ENDS = tuple(".?!…")


class Layout:
    """Does what the text's place allows; what it does not stays as the words that were said."""

    name = "layout"

    def __init__(self) -> None:
        self._phrases = {language: Phrases(phrases) for language, phrases in PHRASES.items()}

    def edits(self, text: str, around: Around) -> Iterator[Edit]:
        phrases = self._phrases.get(around.language)
        if phrases is None or around.layout is Allowed.NONE or not phrases.may_be_in(text):
            return
        words = words_of(text)
        done = Edit(0, 0, "")
        for one in phrases.found(text, words):
            tabs = one.value != _TAB or around.layout is Allowed.ALL
            if tabs and not _is_spoken_of(text, words, one, around.language):
                edits = _laid_out(text, one, done)
                done = next(edit for edit in edits if edit.end > one.start)
                yield from edits


def _is_spoken_of(text: str, words: Sequence[Word], one: Found[str], language: str) -> bool:
    """Not meant to be done, but words of the sentence."""
    if text[one.start - 1 : one.start] in ("-", "_") or text[one.end : one.end + 1] in ("-", "_"):
        return True
    goes_on = one.after < len(words) and text[one.end] in BLANKS
    if goes_on and words[one.after].small in _SPOKEN_OF_BEFORE.get(language, ()):
        return True
    if one.first == 0 or text[words[one.first - 1].end : one.start].strip(BLANKS):
        return False
    return words[one.first - 1].small in _SPOKEN_OF[language]


def _laid_out(text: str, one: Found[str], done: Edit) -> Sequence[Edit]:
    """`done`: the phrase before this one. The engine's pause behind a phrase goes; the one before it goes too if the
    engine heard two."""
    left = max(before_blanks(text, one.start), done.end)
    before = (done.written if left == done.end else text[left - 1 : left])[-1:]
    after = text[one.end : one.end + 1]
    paused = after != "" and after in _PAUSES
    end = past_blanks(text, one.end + 1 if paused else one.end)
    edits: list[Edit] = []
    two = before == "," and (after == "," or one.value == _BULLET)
    if two or (one.value == _STOP and before != "" and before in _PAUSES):
        # By itself, so that a comma that was spoken keeps its place.
        edits.append(Edit(left - 1, left, ""))
    edits.append(Edit(left, end, "• " if one.value == _BULLET and before in ("", "\n") else one.value))
    begins = one.value in (_PARAGRAPH, _STOP) or before in _SENTENCE_ENDS or (text[one.start].isupper() and not before)
    letter = text[end : end + 1]
    if begins and letter.islower() and len(letter.upper()) == 1 and not text[end + 1 : end + 2].isupper():
        edits.append(Edit(end, end + 1, letter.upper()))
    return edits
