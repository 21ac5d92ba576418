"""By language: sounds that stand for thinking, and words that nobody says twice on purpose.

A word is among those only if something has to follow it: after an article, a subject pronoun or a conjunction the same
one again is no grammar, so the second was a slip. What may end a phrase or begin another may stand twice with sense
(“that that”, “had had”, “the one I spoke to to ask”, “die die”, “nous nous”, “para para comer”), and so may what is
said twice for its weight (“no no”, “very very”) or its sound (“la la”); single letters and numbers too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spoken:
    """All in lower case."""

    fillers: re.Pattern[str]
    """A whole word of them."""
    between_commas: frozenset[str]
    """Fillers only where commas stand on both sides: else they ask or call."""
    answers: frozenset[str]
    """Words that make something else of a filler before them: uh huh."""
    openers: frozenset[str]
    """Words that have a comma behind them with or without a filler."""
    mentions: frozenset[str]
    """Words behind which a filler is spoken of: the word um."""
    leading: frozenset[str]
    """Something has to follow them."""
    numbered: frozenset[str]
    """Behind them I is a number, or ends the question."""
    selves: frozenset[str]
    """Before them it was meant: dass er er selbst ist."""
    joiners: frozenset[str]
    """A clause of its own begins behind them, as it does at a comma and at a sentence's beginning: behind others it may
    be two, as in “if you can you can come”."""
    subjects: frozenset[str]
    auxiliaries: frozenset[str]
    """Subject and auxiliary are said twice at a clause's beginning, where only then it goes on: I was I was going."""
    prepositions: frozenset[str]
    determiners: frozenset[str]
    """Preposition and determiner are said twice by a slip: in the in the morning."""
    relative: frozenset[str]
    """Determiners that are relative pronouns behind a comma: die Zeit, in der in der Stadt nichts geschah."""


def _spoken(fillers: str, **words: str) -> Spoken:
    sets = {name: frozenset(words.get(name, "").split()) for name in Spoken.__slots__ if name != "fillers"}
    return Spoken(re.compile(fillers), **sets)


SPOKEN: Mapping[str, Spoken] = {
    "en": _spoken(
        "um+|uh+m*|erm?|hm+",
        answers="huh oh",
        openers="yes yeah no well ok okay oh right sure hi hello hey thanks please sorry actually however",
        mentions="word",
        leading="the an i we they she your our their its and or but if because although unless whose every "
        "i'm i've i'll i'd we're we've we'll they're they've they'll it's he's she's there's",
        numbered="am phase type part chapter volume act stage class level section war mark title article book grade",
        joiners="and but so then because that well maybe perhaps now today yesterday or yet",
        subjects="i we you he she it they there",
        auxiliaries="was were am are is have has had will would can could should must might may",
        prepositions="in on at of to for from with by about into over under after before through during between and "
        "or but is was it's that's",
        determiners="the a an my your our their",
    ),
    "de": _spoken(
        "ä+hm*|ö+hm*|ehm+|hm+",
        openers="ja nein doch gut okay ok hallo danke bitte also nun tja entschuldigung genau",
        mentions="wort",
        leading="und oder aber weil dass ob ich wir er ein eine einen einem eines im vom zum zur beim ins für "
        "mein meine meinen meinem unser unsere unseren",
        selves="selbst selber",
        joiners="und aber oder denn also",
        subjects="ich wir er sie es du man",
        auxiliaries="habe hatte hat haben hatten bin bist ist sind war waren kann können konnte muss müssen will "
        "wollen werde wird werden würde würden soll sollte",
        prepositions="in an auf mit von zu für bei nach aus über unter vor hinter neben zwischen durch gegen ohne um "
        "und oder",
        relative="der die das",
        determiners="der die das dem den des ein eine einem einen einer eines mein meine meinem meinen meiner",
    ),
    "fr": _spoken(
        "euh+|heu+|hm+",
        openers="oui non bon ok bonjour salut merci alors enfin bref",
        mentions="mot",
        leading="le les des du je tu il on et mais à dans mon ma mes notre votre ce cette c'est j'ai j'étais",
        joiners="et mais donc alors que car",
        subjects="je tu il elle on ils elles",
        auxiliaries="suis es est sont étais était étaient ai as a ont avais avait avaient vais va vont peux peut dois "
        "doit",
        prepositions="à de dans sur sous avec pour par chez sans vers entre et ou",
        determiners="le la les un une des mon ma mes ton ta tes notre votre ce cette ces",
    ),
    "es": _spoken(
        "eh|ehm+|hm+",
        between_commas="eh",
        openers="sí no bueno vale hola gracias pues perdón claro",
        mentions="palabra",
        leading="el los las un en con por su sus del al pero",
        joiners="y pero o entonces porque",
        subjects="yo tú él ella ellos ellas nosotros usted",
        auxiliaries="soy es somos son era eran estoy está están estaba estaban he ha hemos han había voy va vamos van "
        "puedo puede tengo tiene",
        prepositions="en de a con por para sobre sin entre desde hasta y o",
        determiners="el la los las un una mi tu su mis sus",
    ),
    "it": _spoken(
        "ehm+|uhm+|hm+",
        openers="sì no bene ok ciao grazie allora beh scusi scusa certo",
        mentions="parola",
        leading="il gli un una per con del della nel nella al alla dal dalla sul sulla",
        joiners="e ma o allora perché",
        subjects="io tu lui lei noi voi loro",
        auxiliaries="sono sei è siamo ero era eravamo erano ho hai ha abbiamo hanno avevo aveva posso può devo deve",
        prepositions="in di a con per su da tra fra e o",
        determiners="il lo la i gli le un una",
    ),
}
