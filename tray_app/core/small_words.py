"""Words that are written small within a sentence, by language: those that are never names and, in German, no nouns.

A language that has no row here keeps the letters that the engine wrote.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

_ENGLISH = """
    a an the this that these those each every either neither both all some any no none another other such much many more
    most few little several enough one two three four five six seven eight nine ten first second
    you he she it we they me him her us them my your his its our their mine yours hers ours theirs myself yourself
    himself herself itself ourselves themselves who whom whose which what somebody someone something anybody anyone
    anything nobody nothing everybody everyone everything
    and or but nor so yet for because although though unless until while whereas if whether since as than that
    when where why how whenever wherever whatever however therefore thus hence then else also too even just only still
    again already always never often sometimes usually once twice soon later now here there perhaps maybe rather quite
    very almost about above across after against along among around at before behind below beneath beside besides
    between beyond by despite down during except from in inside into like near of off on onto out outside over past
    through throughout to toward towards under underneath up upon with within without
    is are was were be been being am has have had having do does did doing done can could shall should would might must
    isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't can't couldn't shan't shouldn't won't
    wouldn't mightn't mustn't not
"""
# Without Sie, Ihr and Ihnen, which may be the polite form, and without verbs and others that may be nouns as well.
_GERMAN = """
    der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner dieser diese dieses diesen
    diesem jener jene jenes jeder jede jedes jeden jedem mancher manche manches solche welcher welche welches
    ich du er es wir mich dich ihn ihm uns euch mir dir mein meine meinen meinem meiner dein deine deinen deinem unser
    unsere unseren unserem euer eure sich man wer wen wem wessen etwas jemand niemand
    und oder aber denn sondern weil dass ob wenn als wie obwohl damit sodass falls bevor nachdem solange sobald sowie
    in an auf bei mit nach von vom zu zum zur im am um durch gegen ohne unter vor zwischen hinter neben seit bis ab
    beim ins ans aufs
    nicht auch nur noch schon sehr hier da dort dann danach davor dabei dazu darum deshalb deswegen daher trotzdem
    jedoch doch also so sogar immer wieder oft manchmal nie bald jetzt heute gestern vielleicht ungefähr fast ganz
    wo wohin woher wann warum wieso weshalb wofür womit wobei worauf
    ist sind war waren bin bist hat habe hatte hatten wird wurde wurden kann konnte konnten muss musste mussten darf
    durfte soll sollte sollten will wollte wollten möchte hätte wäre würde könnte müsste
"""
_FRENCH = """
    un une du au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs
    je tu il elle on nous vous ils elles me te se lui qui que quoi dont où
    et ou mais donc car ni parce puisque lorsque quand si comme afin
    de à dans sur sous avec sans pour par chez vers entre depuis pendant avant après jusque contre malgré
    ne pas plus très trop aussi alors puis ensuite enfin encore toujours jamais souvent parfois ici là bien
    est sont était étaient a ont avait avaient sera seront peut doit faut c'est j'ai qu'il qu'elle
"""
_SPANISH = """
    un una unos unas lo al del este esta estos estas ese esa esos esas mi mis tu tus su sus nuestro nuestra
    yo tú él ella nosotros ellos ellas me te se nos le les que quien cual donde cuando como
    y e o u pero sino porque aunque si pues mientras
    de a en con sin por para sobre entre hasta desde hacia contra según durante
    no ni sí muy más menos también tampoco ya aún todavía siempre nunca entonces luego después antes ahora aquí allí
    es son era eran está están ha han había puede debe hay
"""
_ITALIAN = """
    un uno una del della dei delle al alla ai alle nel nella questo questa questi queste quello quella mio mia suo sua
    io tu lui noi voi loro mi ti si ci vi che chi cui dove quando come
    e ed o ma perché anche se mentre quindi
    di a da in con su per tra fra senza verso durante dopo prima
    non né molto più meno già ancora sempre mai allora poi adesso ora qui
    è sono era erano ha hanno aveva può deve
"""
_PORTUGUESE = """
    um uma uns umas ao aos à às do da dos das no na nos nas este esta esse essa isto isso meu minha seu sua
    eu tu ele ela nós vós eles elas me te se que quem onde quando como
    e ou mas porque embora se pois enquanto
    de em com sem por para sobre entre até desde contra durante
    não nem muito mais menos também já ainda sempre nunca então depois antes agora aqui ali
    é são era eram está estão foi há pode deve
"""
_DUTCH = """
    een deze dit die dat elke elk geen mijn jouw zijn haar ons onze hun
    ik jij je hij zij ze wij we jullie mij me jou hem hen wie wat welke
    en of maar want omdat dat als toen terwijl hoewel dus
    in op aan bij met naar voor uit om door tegen zonder onder boven tussen achter sinds tot
    niet ook nog al zeer heel hier daar dan daarna daarom toch altijd nooit vaak soms nu misschien
    is was waren ben bent heeft had hadden wordt werd kan kon moet moest mag zou zullen
"""

_BY_LANGUAGE: Mapping[str, str] = {
    "en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH, "it": _ITALIAN, "pt": _PORTUGUESE, "nl": _DUTCH,
}  # fmt: skip


@cache
def small_words(language: str) -> frozenset[str]:
    """In small letters; none where none are known here. Made when first asked for: most people speak one language."""
    return frozenset(_BY_LANGUAGE.get(language, "").split())
