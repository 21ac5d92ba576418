"""Money, percent and units."""

from __future__ import annotations

from .numbers_finding import Found, amount, is_plain_end, links
from .numbers_language import Currency
from .numbers_reading import Amount, Said

_SYMBOL_FIRST = frozenset({"en"})
_LONGEST_UNIT = 3
"""In words."""


def money(said: Said, at: int) -> Found | None:
    """“Twenty five dollars and fifty cents”: $25.50."""
    main = amount(said, at)
    if main is None or said.begins_idiom(said.numbers[at].first):
        return None
    currency = said.language.currencies.get(said.word(main.last + 1))
    if currency is None:
        return _money_up_to(said, at, main)
    return None if said.joined(main.last + 1) else _money(said, at, main, currency)


def _money_up_to(said: Said, at: int, main: Amount) -> Found | None:
    """The first of “twenty to thirty dollars”, where a sign stands before each."""
    number, place = said.numbers[at], said.number_at(main.last + 2)
    if said.language.code not in _SYMBOL_FIRST or place is None or number.decimals or not links(said, number):
        return None
    later = amount(said, place)
    currency = None if later is None else said.language.currencies.get(said.word(later.last + 1))
    if later is None or currency is None or later.millions or currency.needs_minor or number.value == 1:
        return None
    return Found(main.first, main.last, f"{currency.sign}{main.written}")


def _money(said: Said, at: int, main: Amount, currency: Currency) -> Found | None:
    number = said.numbers[at]
    minor = None if main.millions or number.decimals else _minor(said, main.last + 1, currency)
    if minor is None and (currency.needs_minor or _is_article(said, main)):
        return None
    last, written = (main.last + 1, main.written) if minor is None else (minor.last, minor.written)
    if minor is not None:
        written = f"{main.written}{said.language.decimal_mark}{written}"
    if said.language.code in _SYMBOL_FIRST:
        return Found(main.first, last, f"{currency.sign}{written}")
    # "2 Millionen €" nobody writes.
    return None if main.millions else Found(main.first, last, f"{written} {currency.sign}")


def _minor(said: Said, at: int, currency: Currency) -> Amount | None:
    """The hundredths behind the currency at token `at`: with their name, or two digits and nothing behind them."""
    first = at + 1
    linked = said.word(first) in {"and", "und", "et", "con", "e", "y"}
    place = said.number_at(first + 1 if linked else first)
    if place is None or not said.stands_alone(place):
        return None
    number = said.numbers[place]
    if number.ordinal or number.decimals or not 0 < number.value < 100:
        return None
    named = said.word(number.last + 1) in currency.minor
    if not named and (number.value < 10 or not is_plain_end(said, number.last + 1) or _has_unit(said, number.last)):
        return None
    if not named and linked and said.language.code not in {"es", "it"}:
        return None
    return Amount(first, number.last + (1 if named else 0), f"{number.value:02}", False)


def percent(said: Said, at: int) -> Found | None:
    """“Ten percent”: 10%."""
    main = amount(said, at)
    if main is None:
        return None
    for words in said.language.percent:
        if said.words(main.last + 1, len(words)) == words:
            return Found(*_signed(said, main, len(words), said.language.percent_sign))
    return None


def measured(said: Said, at: int) -> Found | None:
    """“Five kilometers”: 5 km."""
    main = amount(said, at)
    if main is None or said.begins_idiom(said.numbers[at].first):
        return None
    unit = _unit(said, main.last + 1)
    if not unit:
        return _below_zero(said, main) if not said.language.minus_needs_degrees else None
    sign = said.language.units[unit]
    if sign is not None and not (_is_article(said, main) and said.language.code != "en"):
        return Found(*_signed(said, main, len(unit), f" {sign}"))
    if unit[0] in said.language.degrees and (cold := _below_zero(said, main)) is not None:
        return cold
    if _is_article(said, main):
        return None
    # "Fünf Meter achtzig": of that, only the whole could be written in digits.
    parted = said.language.code != "en" and said.number_at(main.last + 2) is not None
    return Found(main.first, main.last, None if parted else main.written)


def has_unit(said: Said, at: int) -> bool:
    """Whether number `at` is written with a unit, a percent sign or as money."""
    return any(pattern(said, at) is not None for pattern in (money, percent, measured))


def follows_unit(said: Said, first: int) -> bool:
    """“Ein Meter achtzig”, “un metro e sessanta”: what stands there is part of what was measured before."""
    linked = said.word(first - 1) in {"e", "y", "et"}
    before = said.words(first - (2 if linked else 1), 1)
    return before in said.language.units and said.language.code != "en"


def _has_unit(said: Said, last: int) -> bool:
    return bool(_unit(said, last + 1)) or any(
        said.words(last + 1, len(words)) == words for words in said.language.percent
    )


def _unit(said: Said, at: int) -> tuple[str, ...]:
    for count in range(_LONGEST_UNIT, 0, -1):
        words = said.words(at, count)
        if words in said.language.units and not said.joined(at):
            return words
    return ()


def _signed(said: Said, main: Amount, words: int, sign: str) -> Found:
    cold = _below_zero(said, main)
    first, written = (main.first, main.written) if cold is None else (cold.first, str(cold.written))
    return Found(first, main.last + words, f"{written}{sign}")


def _below_zero(said: Said, main: Amount) -> Found | None:
    language = said.language
    before = said.word(main.first - 2)
    if said.word(main.first - 1) not in language.minus or before in language.not_minus or before[:1].isdigit():
        return None
    if said.is_word(main.first - 2) and language.is_word(before):
        return None
    return Found(main.first - 1, main.last, f"-{main.written}")


def _is_article(said: Said, main: Amount) -> bool:
    """“One meter”, “ein Euro”: as likely a word."""
    return main.first == main.last and said.word(main.first) in said.language.ones
