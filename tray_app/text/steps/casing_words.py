"""What commands for capitals and joined words are called, and the words beside them by which somebody speaks of it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from tray_app.text.pipeline.phrases import word_set


class Case(Enum):
    UPPER = "all caps"
    UPPER_ON = "all caps on"
    LOWER = "no caps"
    TITLE = "title case"
    CAMEL = "camel case"
    PASCAL = "pascal case"
    SNAKE = "snake case"
    CONSTANT = "constant case"
    KEBAB = "kebab case"
    JOINED = "no space"
    LETTER = "capital"
    """One letter, and no more: “capital B”. Of a word nobody can tell it from capital cities and gains."""
    WORD = "initial capital"
    """The next word."""
    OFF = "end case"


JOINING = frozenset((Case.CAMEL, Case.PASCAL, Case.SNAKE, Case.CONSTANT, Case.KEBAB, Case.JOINED))

_EVERYWHERE: Mapping[str, Case] = {
    "camel case": Case.CAMEL,
    "camelcase": Case.CAMEL,
    "pascal case": Case.PASCAL,
    "pascalcase": Case.PASCAL,
    "snake case": Case.SNAKE,
    "kebab case": Case.KEBAB,
    "dash case": Case.KEBAB,
    "end case": Case.OFF,
}
"""Programmers say these in any language."""
COMMANDS: Mapping[str, Mapping[str, Case]] = {
    "en": {
        **_EVERYWHERE,
        "constant case": Case.CONSTANT,
        "all caps": Case.UPPER,
        "all caps on": Case.UPPER_ON,
        "caps on": Case.UPPER_ON,
        "all caps off": Case.OFF,
        "caps off": Case.OFF,
        "no caps": Case.LOWER,
        "title case": Case.TITLE,
        "no space": Case.JOINED,
        "capital": Case.LETTER,
        "cap": Case.LETTER,
        "initial capital": Case.WORD,
        "initial cap": Case.WORD,
        "initial caps": Case.WORD,
    },
    "de": {
        **_EVERYWHERE,
        "alles groß": Case.UPPER,
        "großbuchstaben an": Case.UPPER_ON,
        "großbuchstaben aus": Case.OFF,
        "ende großbuchstaben": Case.OFF,
        "alles klein": Case.LOWER,
        "kein leerzeichen": Case.JOINED,
        "großbuchstabe": Case.LETTER,
        "großes": Case.LETTER,
    },
    "fr": {
        **_EVERYWHERE,
        "tout en majuscules": Case.UPPER,
        "début majuscules": Case.UPPER_ON,
        "fin majuscules": Case.OFF,
        "fin des majuscules": Case.OFF,
        "tout en minuscules": Case.LOWER,
        "sans espace": Case.JOINED,
        "majuscule": Case.LETTER,
    },
    "es": {
        **_EVERYWHERE,
        "todo en mayúsculas": Case.UPPER,
        "inicio mayúsculas": Case.UPPER_ON,
        "fin mayúsculas": Case.OFF,
        "fin de mayúsculas": Case.OFF,
        "todo en minúsculas": Case.LOWER,
        "sin espacio": Case.JOINED,
        "mayúscula": Case.LETTER,
    },
    "it": {
        **_EVERYWHERE,
        "tutto maiuscolo": Case.UPPER,
        "inizio maiuscole": Case.UPPER_ON,
        "fine maiuscole": Case.OFF,
        "tutto minuscolo": Case.LOWER,
        "senza spazio": Case.JOINED,
        "maiuscola": Case.LETTER,
    },
}
SPOKEN_OF: Mapping[str, frozenset[str]] = {
    "en": word_set(
        "a an the this that any in into with without using use uses used of for from as not leave leaves left "
        "leaving needs need takes take took see find found got get make makes made gives like called prefer prefers "
        "convert converts converted to write writes written wrote my your his her its our their by because so since "
        "really almost virtually absolutely practically why what about typed types type put puts printed contains "
        "contain than which per both"
    ),
    "de": word_set(
        "ein eine einen einem der die das den dem in im mit als wird werden immer nicht wie bleibt hier da dort gibt "
        "nie auch ohne"
    ),
    "fr": word_set(
        "un une la le les l' en écrit écrite écrits écrire écris mettre mis pas avec de du dans une par reste"
    ),
    "es": word_set("un una el la los las en escrito escrita escribe escribir escribió con de del por queda"),
    "it": word_set("un una il la le lo in scritto scritta scrivi scrivere scrive con di del della per rimane"),
}
"""Before a command: it is a thing of the sentence, “in all caps”, “there is no space”."""
THERE_IS = word_set(
    "is are was were be been being has have had having there's isn't aren't ist sind war es est sont était c'est a "
    "son está están hay è sono era c'è"
)
"""The same before what says that there is none of a thing, in all languages."""
SPOKEN_OF_BEFORE: Mapping[str, frozenset[str]] = {
    "en": word_set(
        "is are was were be or and nor but for in of as with when because if instead between left here there "
        "available before after around inside within at to from that than anymore whatsoever letters letter words "
        "text headings style convention names variables identifiers has had can should would could will may must "
        "also only on off though either"
    ),
    "de": word_set("ist sind war und oder für in im als mit wenn weil zwischen mehr geschrieben werden sein"),
    "fr": word_set("est sont et ou pour dans en avec entre quand si"),
    "es": word_set("es son y o para en con entre cuando si"),
    "it": word_set("è sono e o per in con tra fra quando se"),
}
"""The same, behind a command."""
WORDS_OF_ONE_LETTER: Mapping[str, frozenset[str]] = {
    "en": frozenset("ai"),
    "de": frozenset(),
    "fr": frozenset("aày"),
    "es": frozenset("aeoyu"),
    "it": frozenset("aeioè"),
}
SMALL_IN_TITLES = word_set("a an the and but or nor for of in on at to by from with as")
"""English; the first and the last word of a title have a capital whatever they are."""
