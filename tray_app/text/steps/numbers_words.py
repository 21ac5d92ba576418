"""The words that numbers, dates, times, money and units are said with, by language.

Between a number and its unit stands a plain blank, where the language wants one: the unbreakable ones of typography are
not on keyboards, and what is pasted into a program or a search has to be what a person would have typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

_NOTHING: frozenset[str] = frozenset()
Units = Mapping[tuple[str, ...], str | None]


@dataclass(frozen=True, slots=True)
class Joint:
    """A word that holds the parts of a number together, such as “and”; empty sets: any word."""

    before: frozenset[str] = _NOTHING
    behind: frozenset[str] = _NOTHING
    not_behind: frozenset[str] = _NOTHING
    """If one of these comes later in the number, another number begins behind the joint."""

    def holds(self, before: str, behind: str) -> bool:
        return (not self.before or before in self.before) and (not self.behind or behind in self.behind)


@dataclass(frozen=True, slots=True)
class Currency:
    """Of one word for it."""

    sign: str
    minor: frozenset[str] = _NOTHING
    """Its hundredth."""
    needs_minor: bool = False
    """Without one it is a weight."""


@dataclass(frozen=True, slots=True)
class Language:
    code: str
    words: frozenset[str] | re.Pattern[str]
    """Of which numbers are made. A pattern, where they are written in one word; it may match other words too."""
    months: Mapping[str, str]
    """By their names in lower case, as they are written."""
    currencies: Mapping[str, Currency]
    units: Units
    """None: the word stays, and the number is written in digits."""
    percent: tuple[tuple[str, ...], ...]
    percent_sign: str
    decimal_mark: str
    thousands_mark: str
    scales: frozenset[str]
    """Words that are a number only behind another."""
    millions: Mapping[str, int]
    """Which power of a thousand."""
    ones: frozenset[str]
    """Words that are an article or a pronoun too."""
    joints: Mapping[str, Joint] = field(default_factory=dict)
    points: frozenset[str] = _NOTHING
    versions: frozenset[str] = _NOTHING
    version_points: frozenset[str] = _NOTHING
    labels: frozenset[str] = _NOTHING
    """Words whose number is one in digits: page 5."""
    zeros: frozenset[str] = _NOTHING
    """Words for it that are something else too: inside a number alone."""
    articles: frozenset[str] = _NOTHING
    bare_needs_article: bool = False
    vague: frozenset[str] = _NOTHING
    between: frozenset[str] = _NOTHING
    ranges: frozenset[str] = _NOTHING
    minus: frozenset[str] = _NOTHING
    minus_needs_degrees: bool = False
    not_minus: frozenset[str] = _NOTHING
    """Before “minus”, it is none."""
    degrees: frozenset[str] = _NOTHING
    halves: tuple[tuple[str, ...], ...] = ()
    fractions: frozenset[str] = _NOTHING
    small_words: frozenset[str] = _NOTHING
    """After these no noun is missing."""
    ordinals: frozenset[str] = _NOTHING
    """Which text2num does not know as such."""
    spellings: Mapping[str, str] = field(default_factory=dict)
    """As text2num knows a word."""
    parts: tuple[tuple[str, str], ...] = ()
    """The same for parts of words."""
    idioms: tuple[tuple[str, ...], ...] = ()
    """Beginning with a number; it stays a word."""
    clock: frozenset[str] = _NOTHING
    """Beside these a number belongs to a time that is said in words: half past, Viertel vor."""
    ordinal: Callable[[int], str] | None = None
    """How an ordinal number is written; None: never in digits."""

    def is_word(self, word: str) -> bool:
        if isinstance(self.words, frozenset):
            return word in self.words
        return self.words.fullmatch(word) is not None

    def respelled(self, word: str) -> str:
        word = self.spellings.get(word, word)
        for part, known in self.parts:
            word = word.replace(part, known)
        return word


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _months(names: str) -> Mapping[str, str]:
    return {name.lower(): name for name in names.split()}


def _units(words: Mapping[str, str | None]) -> Units:
    """Of phrases, each with others of the same meaning behind strokes."""
    return {tuple(phrase.split()): sign for phrases, sign in words.items() for phrase in phrases.split("|")}


def _pattern(parts: str) -> re.Pattern[str]:
    """Words put together from these alone; never goes back, so that its time is linear."""
    ordered = sorted(parts.split(), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(ordered)})++")


def _english_ordinal(value: int) -> str:
    ending = "th" if value // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


_SIZES: Mapping[str, str | None] = {
    "kilobyte|kilobytes": "kB",
    "megabyte|megabytes": "MB",
    "gigabyte|gigabytes": "GB",
    "terabyte|terabytes": "TB",
    "megahertz": "MHz",
    "gigahertz": "GHz",
    "kilohertz": "kHz",
    "hertz": "Hz",
}

ENGLISH = Language(
    code="en",
    words=_set(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty thirty forty fourty fifty sixty seventy eighty ninety hundred thousand "
        "million billion trillion first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth "
        "fiftieth sixtieth seventieth eightieth ninetieth hundredth thousandth millionth oh o"
    ),
    months=_months("January February March April May June July August September October November December"),
    currencies={
        **dict.fromkeys(("dollar", "dollars"), Currency("$", _set("cent cents"))),
        **dict.fromkeys(("euro", "euros"), Currency("€", _set("cent cents"))),
        **dict.fromkeys(("pound", "pounds"), Currency("£", _set("pence p"), needs_minor=True)),
    },
    units=_units(
        {
            "kilometers per hour|kilometres per hour|kilometers an hour|kilometres an hour": "km/h",
            "miles per hour|miles an hour": "mph",
            "kilometer|kilometers|kilometre|kilometres": "km",
            "centimeter|centimeters|centimetre|centimetres": "cm",
            "millimeter|millimeters|millimetre|millimetres": "mm",
            "kilogram|kilograms|kilo|kilos": "kg",
            "milligram|milligrams": "mg",
            "milliliter|milliliters|millilitre|millilitres": "ml",
            "millisecond|milliseconds": "ms",
            "kilowatt hour|kilowatt hours": "kWh",
            "kilowatt|kilowatts": "kW",
            "degrees celsius|degrees centigrade": "°C",
            "degrees fahrenheit": "°F",
            "meter|meters|metre|metres|miles|inch|inches|liter|liters|litre|litres|grams|ounces|watts|volts|amps": None,
            "acres|hectares|pixels|degrees": None,
            **_SIZES,
        }
    ),
    percent=(("percent",), ("per", "cent")),
    percent_sign="%",
    decimal_mark=".",
    thousands_mark=",",
    scales=_set("hundred thousand million billion trillion"),
    millions={"million": 2, "billion": 3, "trillion": 4},
    ones=_set("one"),
    joints={"and": Joint(_set("hundred thousand million billion"), not_behind=_set("hundred"))},
    points=_set("point"),
    versions=_set("version python"),
    labels=_set("page version chapter section episode volume"),
    zeros=_set("oh o"),
    articles=_set("a an"),
    bare_needs_article=True,
    vague=_set("half quarter few several many couple some of"),
    between=_set("between"),
    ranges=_set("to or"),
    minus=_set("minus"),
    not_minus=_set("or"),
    degrees=_set("degrees"),
    halves=(
        ("and", "a", "half"),
        ("and", "a", "quarter"),
        ("and", "a", "third"),
        ("and", "one", "half"),
        ("and", "three"),
    ),
    fractions=_set(
        "half halves third thirds quarter quarters fourths fifths sixths sevenths eighths ninths tenths elevenths "
        "twelfths sixteenths twentieths hundredths thousandths odd something some ish"
    ),
    small_words=_set(
        "and or but for per to each a an in on at is was plus from by with if so because then when while until till "
        "before after today tomorrow yesterday tonight sharp please as off more less extra this that not we i you he "
        "she they it my"
    ),
    ordinals=_set("sixtieth"),
    spellings={"sixtieth": "sixty", "fourty": "forty"},
    idioms=tuple(
        tuple(idiom.split())
        for idiom in (
            "nine to five",
            "eleventh hour",
            "ten commandments",
            "forty winks",
            "fifty fifty",
            "twenty twenty vision",
            "twenty something",
            "six degrees of",
            "two cents",
            "ten to one",
            "hundred and one",
        )
    ),
    clock=_set("half quarter past"),
    ordinal=_english_ordinal,
)

_GERMAN_UNITS = "null ein eins eine zwei zwo drei vier fünf fuenf sechs sieben acht neun"
GERMAN = Language(
    code="de",
    words=_pattern(
        f"{_GERMAN_UNITS} zehn elf zwölf zwoelf sechzehn siebzehn zwanzig dreißig dreissig vierzig fünfzig fuenfzig "
        "sechzig siebzig achtzig neunzig hundert tausend million millionen milliarde milliarden und erste ersten "
        "erster erstes dritte dritten dritter drittes siebte siebten siebter te ten ter tes ste sten ster stes"
    ),
    months={
        **_months("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
        "jänner": "Jänner",
        "maerz": "März",
    },
    currencies={
        "euro": Currency("€", _set("cent")),
        "dollar": Currency("$", _set("cent")),
        "pfund": Currency("£", _set("pence"), needs_minor=True),
    },
    units=_units(
        {
            "kilometer pro stunde|stundenkilometer": "km/h",
            "kilometer|kilometern": "km",
            "zentimeter|zentimetern": "cm",
            "millimeter|millimetern": "mm",
            "kilogramm|kilo": "kg",
            "milligramm": "mg",
            "milliliter|millilitern": "ml",
            "millisekunden": "ms",
            "kilowattstunden": "kWh",
            "kilowatt": "kW",
            "quadratmeter|quadratmetern": "m²",
            "kubikmeter|kubikmetern": "m³",
            "grad celsius": "°C",
            "grad fahrenheit": "°F",
            "meter|metern|liter|litern|gramm|watt|volt|ampere|hektar|pixel|zoll|grad": None,
            **_SIZES,
        }
    ),
    percent=(("prozent",),),
    percent_sign=" %",
    decimal_mark=",",
    thousands_mark=".",
    scales=_set("hundert tausend million millionen milliarde milliarden"),
    millions={"million": 2, "millionen": 2, "milliarde": 3, "milliarden": 3},
    ones=_set("ein eine"),
    points=_set("komma"),
    versions=_set("version python"),
    version_points=_set("punkt"),
    labels=_set("seite version kapitel abschnitt"),
    articles=_set("ein eine einer"),
    vague=_set("paar einige mehrere viele wenige halbe"),
    between=_set("zwischen"),
    ranges=_set("bis oder"),
    minus=_set("minus"),
    not_minus=_set("oder"),
    degrees=_set("grad"),
    halves=(("und", "eine", "halbe"), ("und", "ein", "halb"), ("und", "ein", "halbes")),
    fractions=_set("halb halbe drittel viertel fünftel sechstel achtel zehntel hundertstel tausendstel"),
    small_words=_set(
        "und oder aber für pro je in im am um an auf ist war von mit wenn weil dann als bis vor nach heute morgen "
        "gestern bitte mehr weniger zu das die der kostet gekostet bezahlt ich wir sie er es"
    ),
    spellings={"fuenf": "fünf", "zwo": "zwei"},
    parts=(("fuenf", "fünf"), ("zwoelf", "zwölf")),
    idioms=(("null", "acht", "fünfzehn"),),
    clock=_set("halb viertel dreiviertel vor nach"),
    ordinal=lambda value: f"{value}.",
)

_FRENCH_TENS = "vingt trente quarante cinquante soixante septante huitante octante nonante"
FRENCH = Language(
    code="fr",
    words=_set(
        "zéro un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingts cent "
        f"cents mille mil million millions milliard milliards premier première onzième douzième {_FRENCH_TENS} "
        "treizième quatorzième quinzième seizième vingtième trentième quarantième cinquantième soixantième centième "
        "deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième unième"
    ),
    months=_months("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    currencies={
        **dict.fromkeys(("euro", "euros"), Currency("€", _set("centime centimes cents"))),
        **dict.fromkeys(("dollar", "dollars"), Currency("$", _set("cents"))),
    },
    units=_units(
        {
            "kilomètre heure|kilomètres heure|kilomètres à l'heure|kilomètres par heure": "km/h",
            "kilomètre|kilomètres": "km",
            "centimètre|centimètres": "cm",
            "millimètre|millimètres": "mm",
            "kilo|kilos|kilogramme|kilogrammes": "kg",
            "milligrammes": "mg",
            "millilitres": "ml",
            "kilowattheures": "kWh",
            "mètres carrés": "m²",
            "gigaoctet|gigaoctets": "Go",
            "mégaoctet|mégaoctets": "Mo",
            "degrés celsius": "°C",
            "mètre|mètres|litre|litres|grammes|watts|volts|hectares|pixels|degrés": None,
            **{key: sign for key, sign in _SIZES.items() if "hertz" in key},
        }
    ),
    percent=(("pour", "cent"), ("pourcent",)),
    percent_sign=" %",
    decimal_mark=",",
    thousands_mark=" ",
    scales=_set("cent cents mille mil million millions milliard milliards"),
    millions={"million": 2, "millions": 2, "milliard": 3, "milliards": 3},
    ones=_set("un une"),
    joints={"et": Joint(_set(_FRENCH_TENS), _set("un une onze unième"))},
    points=_set("virgule"),
    versions=_set("version python"),
    version_points=_set("point"),
    labels=_set("page version chapitre épisode"),
    vague=_set("quelques plusieurs demi"),
    between=_set("entre"),
    ranges=_set("à ou"),
    minus=_set("moins"),
    minus_needs_degrees=True,
    not_minus=_set("au du de des le"),
    degrees=_set("degrés"),
    halves=(("et", "demi"), ("et", "demie"), ("et", "quart")),
    fractions=_set("tiers quart quarts demi demis cinquièmes dixièmes centièmes"),
    small_words=_set(
        "et ou mais pour par chaque en à est était plus de avec si car alors quand avant après demain hier merci le la "
        "les un une ce je nous vous il elle on"
    ),
    idioms=(("trente", "et", "quarante"),),
    clock=_set("moins heures heure"),
    ordinal=lambda value: "1er" if value == 1 else f"{value}e",
)

_SPANISH_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa"
_SPANISH_UNITS = "un uno una dos tres cuatro cinco seis siete ocho nueve"
SPANISH = Language(
    code="es",
    words=_set(
        f"cero {_SPANISH_UNITS} diez once doce trece catorce quince dieciséis dieciseis diecisiete dieciocho "
        "diecinueve veinte veintiuno veintiún veintiuna veintidós veintidos veintitrés veintitres veinticuatro "
        f"veinticinco veintiséis veintiseis veintisiete veintiocho veintinueve {_SPANISH_TENS} cien ciento doscientos "
        "trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos doscientas trescientas "
        "cuatrocientas quinientas seiscientas setecientas ochocientas novecientas mil millón millones primero"
    ),
    months=_months("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
    currencies={
        **dict.fromkeys(("euro", "euros"), Currency("€", _set("céntimo céntimos centavos"))),
    },
    units=_units(
        {
            "kilómetros por hora": "km/h",
            "kilómetro|kilómetros": "km",
            "centímetro|centímetros": "cm",
            "milímetro|milímetros": "mm",
            "kilo|kilos|kilogramo|kilogramos": "kg",
            "miligramos": "mg",
            "mililitros": "ml",
            "metros cuadrados": "m²",
            "grados celsius|grados centígrados": "°C",
            "metro|metros|litro|litros|gramos|vatios|voltios|hectáreas|píxeles|grados": None,
            **{f"{key}": sign for key, sign in _SIZES.items() if "bytes" in key},
        }
    ),
    percent=(("por", "ciento"), ("por", "cien")),
    percent_sign=" %",
    decimal_mark=",",
    thousands_mark=" ",
    scales=_set("cien ciento mil millón millones"),
    millions={"millón": 2, "millones": 2},
    ones=_set("un uno una"),
    joints={"y": Joint(_set(_SPANISH_TENS), _set(_SPANISH_UNITS))},
    points=_set("coma"),
    versions=_set("versión python"),
    version_points=_set("punto"),
    labels=_set("página versión capítulo episodio"),
    vague=_set("unos unas varios varias pocos pocas medio"),
    between=_NOTHING,
    ranges=_set("a o"),
    minus=_set("menos"),
    minus_needs_degrees=True,
    not_minus=_set("al lo a"),
    degrees=_set("grados"),
    halves=(("y", "medio"), ("y", "media")),
    fractions=_set("tercios cuartos quintos décimos"),
    small_words=_set(
        "y o pero para por cada en a es era más de con si porque cuando antes después mañana ayer hoy gracias el la "
        "los las un una este yo"
    ),
    spellings={"veintiún": "veintiuno", "veintiuna": "veintiuno"},
    clock=_set("menos"),
)

ITALIAN = Language(
    code="it",
    words=_pattern(
        "zero un uno una due tre tré quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici "
        "sedici diciassette diciotto diciannove venti vent trenta trent quaranta quarant cinquanta cinquant sessanta "
        "sessant settanta settant ottanta ottant novanta novant cento cent duecento mila mille milione milioni miliardo "
        "miliardi primo"
    ),
    months=_months("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
    currencies={"euro": Currency("€", _set("centesimo centesimi"))},
    units=_units(
        {
            "chilometri all'ora|chilometri orari": "km/h",
            "chilometro|chilometri": "km",
            "centimetro|centimetri": "cm",
            "millimetro|millimetri": "mm",
            "chilo|chili|chilogrammo|chilogrammi": "kg",
            "milligrammi": "mg",
            "millilitri": "ml",
            "metri quadrati|metri quadri": "m²",
            "gradi celsius|gradi centigradi": "°C",
            "metro|metri|litro|litri|grammi|watt|volt|ettari|pixel|gradi": None,
            **{key: sign for key, sign in _SIZES.items() if "|" not in key},
            "gigabyte": "GB",
            "megabyte": "MB",
            "terabyte": "TB",
        }
    ),
    percent=(("per", "cento"), ("percento",)),
    percent_sign="%",
    decimal_mark=",",
    thousands_mark=".",
    scales=_set("cento mille mila milione milioni miliardo miliardi"),
    millions={"milione": 2, "milioni": 2, "miliardo": 3, "miliardi": 3},
    ones=_set("un uno una sei"),
    points=_set("virgola"),
    versions=_set("versione python"),
    version_points=_set("punto"),
    labels=_set("pagina versione capitolo episodio"),
    vague=_set("qualche alcuni alcune diversi parecchi mezzo"),
    ranges=_set("a o"),
    minus=_set("meno"),
    minus_needs_degrees=True,
    not_minus=_set("a per il"),
    degrees=_set("gradi"),
    halves=(("e", "mezzo"), ("e", "mezza")),
    fractions=_set("terzi quarti quinti decimi"),
    small_words=_set(
        "e o ma per ogni in a è era più di con se perché quando prima dopo domani ieri oggi grazie il la i le un una "
        "questo io"
    ),
    parts=(("centott", "centoott"), ("tré", "tre")),
    clock=_set("meno"),
)

LANGUAGES: Mapping[str, Language] = {one.code: one for one in (ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN)}
"""By their ISO 639 codes."""
