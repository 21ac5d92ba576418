"""The words that numbers, dates, times, money and units are said with, by language.

Between a number and its unit stands a plain blank, where the language wants one: the unbreakable ones of typography are
not on keyboards, and what is pasted into a program or a search has to be what a person would have typed.
"""

from __future__ import annotations

from collections.abc import Mapping

from .numbers_language import NOTHING, Currency, Joint, Language, idioms_of, months_of, pattern_of, units_of, words_of


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
    words=words_of(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty thirty forty fourty fifty sixty seventy eighty ninety hundred thousand "
        "million billion trillion first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth "
        "fiftieth sixtieth seventieth eightieth ninetieth hundredth thousandth millionth oh o"
    ),
    months=months_of("January February March April May June July August September October November December"),
    currencies={
        **dict.fromkeys(("dollar", "dollars"), Currency("$", words_of("cent cents"))),
        **dict.fromkeys(("euro", "euros"), Currency("€", words_of("cent cents"))),
        **dict.fromkeys(("pound", "pounds"), Currency("£", words_of("pence p"), needs_minor=True)),
    },
    units=units_of(
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
    scales=words_of("hundred thousand million billion trillion"),
    millions={"million": 2, "billion": 3, "trillion": 4},
    ones=words_of("one"),
    often_none=words_of("one first second third oh o"),
    joints={"and": Joint(words_of("hundred thousand million billion"), not_behind=words_of("hundred"))},
    points=words_of("point"),
    versions=words_of("version python"),
    labels=words_of("page version chapter section episode volume"),
    zeros=words_of("oh o"),
    articles=words_of("a an"),
    bare_needs_article=True,
    vague=words_of("half quarter few several many couple some of"),
    between=words_of("between"),
    ranges=words_of("to or"),
    minus=words_of("minus"),
    not_minus=words_of("or"),
    degrees=words_of("degrees"),
    halves=idioms_of("and a half", "and a quarter", "and a third", "and one half", "and three"),
    fractions=words_of(
        "half halves third thirds quarter quarters fourths fifths sixths sevenths eighths ninths tenths elevenths "
        "twelfths sixteenths twentieths hundredths thousandths odd something some ish"
    ),
    small_words=words_of(
        "and or but for per to each a an in on at is was plus from by with if so because then when while until till "
        "before after today tomorrow yesterday tonight sharp please as off more less extra this that not we i you he "
        "she they it my"
    ),
    ordinals=words_of("sixtieth"),
    spellings={"sixtieth": "sixty", "fourty": "forty"},
    idioms=idioms_of(
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
    ),
    parts_of_hours=words_of("half quarter"),
    around_hours=words_of("past after"),
    before_hours=words_of("to before"),
    ordinal=_english_ordinal,
)

_GERMAN_UNITS = "null ein eins eine zwei zwo drei vier fünf fuenf sechs sieben acht neun"
GERMAN = Language(
    code="de",
    words=pattern_of(
        f"{_GERMAN_UNITS} zehn elf zwölf zwoelf sechzehn siebzehn zwanzig dreißig dreissig vierzig fünfzig fuenfzig "
        "sechzig siebzig achtzig neunzig hundert tausend million millionen milliarde milliarden erste ersten "
        "erster erstes dritte dritten dritter drittes siebte siebten siebter",
        "und te ten ter tes ste sten ster stes",
    ),
    months={
        **months_of("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
        "jänner": "Jänner",
        "maerz": "März",
    },
    currencies={
        "euro": Currency("€", words_of("cent")),
        "dollar": Currency("$", words_of("cent")),
        "franken": Currency("Franken", words_of("rappen")),
        "mark": Currency("Mark", words_of("pfennig")),
        "pfund": Currency("£", words_of("pence"), needs_minor=True),
    },
    units=units_of(
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
    scales=words_of("hundert tausend million millionen milliarde milliarden"),
    millions={"million": 2, "millionen": 2, "milliarde": 3, "milliarden": 3},
    ones=words_of("ein eine"),
    often_none=words_of("ein eine erste ersten erster erstes"),
    points=words_of("komma"),
    versions=words_of("version python"),
    version_points=words_of("punkt"),
    labels=words_of("seite version kapitel abschnitt"),
    articles=words_of("ein eine einer"),
    vague=words_of("paar einige mehrere viele wenige halbe"),
    between=words_of("zwischen"),
    ranges=words_of("bis oder"),
    minus=words_of("minus"),
    not_minus=words_of("oder"),
    degrees=words_of("grad"),
    halves=idioms_of("und eine halbe", "und ein halb", "und ein halbes"),
    fractions=words_of("halb halbe drittel viertel fünftel sechstel achtel zehntel hundertstel tausendstel"),
    small_words=words_of(
        "und oder aber für pro je in im am um an auf ist war von mit wenn weil dann als bis vor nach heute morgen "
        "gestern bitte mehr weniger zu das die der kostet gekostet bezahlt ich wir sie er es"
    ),
    spellings={"fuenf": "fünf", "zwo": "zwei"},
    parts=(("fuenf", "fünf"), ("zwoelf", "zwölf")),
    idioms=idioms_of("null acht fünfzehn", "tausendundein", "tausendundeine"),
    parts_of_hours=words_of("halb viertel dreiviertel"),
    around_hours=words_of("vor nach"),
    ordinal=lambda value: f"{value}.",
)

_FRENCH_TENS = "vingt trente quarante cinquante soixante septante huitante octante nonante"
FRENCH = Language(
    code="fr",
    words=words_of(
        "zéro un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingts cent "
        f"cents mille mil million millions milliard milliards premier première onzième douzième {_FRENCH_TENS} "
        "treizième quatorzième quinzième seizième vingtième trentième quarantième cinquantième soixantième centième "
        "deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième unième"
    ),
    months=months_of("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    currencies={
        **dict.fromkeys(("euro", "euros"), Currency("€", words_of("centime centimes cents"))),
        **dict.fromkeys(("dollar", "dollars"), Currency("$", words_of("cents"))),
    },
    units=units_of(
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
    scales=words_of("cent cents mille mil million millions milliard milliards"),
    millions={"million": 2, "millions": 2, "milliard": 3, "milliards": 3},
    ones=words_of("un une"),
    often_none=words_of("un une premier première"),
    joints={"et": Joint(words_of(_FRENCH_TENS), words_of("un une onze unième"))},
    points=words_of("virgule"),
    versions=words_of("version python"),
    version_points=words_of("point"),
    labels=words_of("page version chapitre épisode"),
    vague=words_of("quelques plusieurs demi"),
    between=words_of("entre"),
    ranges=words_of("à ou"),
    minus=words_of("moins"),
    minus_needs_degrees=True,
    not_minus=words_of("au du de des le"),
    degrees=words_of("degrés"),
    halves=idioms_of("et demi", "et demie", "et quart"),
    fractions=words_of("tiers quart quarts demi demis cinquièmes dixièmes centièmes"),
    small_words=words_of(
        "et ou mais pour par chaque en à est était plus de avec si car alors quand avant après demain hier merci le la "
        "les un une ce je nous vous il elle on"
    ),
    idioms=idioms_of("trente et quarante"),
    ordinal=lambda value: "1er" if value == 1 else f"{value}e",
)

_SPANISH_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa"
_SPANISH_UNITS = "un uno una dos tres cuatro cinco seis siete ocho nueve"
SPANISH = Language(
    code="es",
    words=words_of(
        f"cero {_SPANISH_UNITS} diez once doce trece catorce quince dieciséis dieciseis diecisiete dieciocho "
        "diecinueve veinte veintiuno veintiún veintiuna veintidós veintidos veintitrés veintitres veinticuatro "
        f"veinticinco veintiséis veintiseis veintisiete veintiocho veintinueve {_SPANISH_TENS} cien ciento doscientos "
        "trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos doscientas trescientas "
        "cuatrocientas quinientas seiscientas setecientas ochocientas novecientas mil millón millones primero"
    ),
    months=months_of("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
    currencies={
        **dict.fromkeys(("euro", "euros"), Currency("€", words_of("céntimo céntimos centavos"))),
    },
    units=units_of(
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
    scales=words_of("cien ciento mil millón millones"),
    millions={"millón": 2, "millones": 2},
    ones=words_of("un uno una"),
    often_none=words_of("un uno una primero"),
    joints={"y": Joint(words_of(_SPANISH_TENS), words_of(_SPANISH_UNITS))},
    points=words_of("coma"),
    versions=words_of("versión python"),
    version_points=words_of("punto"),
    labels=words_of("página versión capítulo episodio"),
    vague=words_of("unos unas varios varias pocos pocas medio"),
    between=NOTHING,
    ranges=words_of("a o"),
    minus=words_of("menos"),
    minus_needs_degrees=True,
    not_minus=words_of("al lo a"),
    degrees=words_of("grados"),
    halves=idioms_of("y medio", "y media"),
    fractions=words_of("tercios cuartos quintos décimos"),
    small_words=words_of(
        "y o pero para por cada en a es era más de con si porque cuando antes después mañana ayer hoy gracias el la "
        "los las un una este yo"
    ),
    spellings={"veintiún": "veintiuno", "veintiuna": "veintiuno"},
)

ITALIAN = Language(
    code="it",
    words=pattern_of(
        "zero un uno una due tre tré quattro cinque sei sette otto nove dieci undici dodici tredici quattordici "
        "quindici "
        "sedici diciassette diciotto diciannove venti vent trenta trent quaranta quarant cinquanta cinquant sessanta "
        "sessant settanta settant ottanta ottant novanta novant cento(?!tt) cent mila mille milione milioni miliardo "
        "miliardi primo"
    ),
    months=months_of("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
    currencies={"euro": Currency("€", words_of("centesimo centesimi"))},
    units=units_of(
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
    scales=words_of("cento mille mila milione milioni miliardo miliardi"),
    millions={"milione": 2, "milioni": 2, "miliardo": 3, "miliardi": 3},
    ones=words_of("un uno una sei"),
    often_none=words_of("un uno una primo"),
    points=words_of("virgola"),
    versions=words_of("versione python"),
    version_points=words_of("punto"),
    labels=words_of("pagina versione capitolo episodio"),
    vague=words_of("qualche alcuni alcune diversi parecchi mezzo"),
    ranges=words_of("a o"),
    minus=words_of("meno"),
    minus_needs_degrees=True,
    not_minus=words_of("a per il"),
    degrees=words_of("gradi"),
    halves=idioms_of("e mezzo", "e mezza"),
    fractions=words_of("terzi quarti quinti decimi"),
    small_words=words_of(
        "e o ma per ogni in a è era più di con se perché quando prima dopo domani ieri oggi grazie il la i le un una "
        "questo io"
    ),
    parts=(("centott", "centoott"), ("tré", "tre")),
)

LANGUAGES: Mapping[str, Language] = {one.code: one for one in (ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN)}
"""By their ISO 639 codes."""
