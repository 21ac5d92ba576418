"""Dates: “March third twenty twenty six”, “der dritte März”, “premier mars”."""

from __future__ import annotations

from .numbers_finding import Found
from .numbers_language import words_of
from .numbers_reading import Said
from .numbers_years import Year, year_at

_LAST_DAY = 31
_LAST_MONTH = 12
_HOLIDAY = (4, "July")
"""“The Fourth of July” is its name."""
_ALSO_WORDS = frozenset({"march", "may", "august", "april", "june"})
"""Months that are a verb, a name or an adjective too."""
_BEFORE_A_DATE = words_of(
    "on by until till since from of before after between to through and or for is was due the this next last monday "
    "tuesday wednesday thursday friday saturday sunday , : ("
)
_OF = {"es": ("de", "del"), "en": ("of",)}
_GERMAN_BEFORE = words_of("am vom zum bis ab seit")


def date(said: Said, at: int) -> Found | None:
    """A day with its month, with the year if there is one; or a month with its year."""
    number = said.numbers[at]
    if number.decimals:
        return None
    if said.language.code == "en":
        return _english(said, at)
    if not 0 < number.value <= _LAST_DAY or (said.next_to(at) is not None and said.language.code != "de"):
        return None
    return _german(said, at) if said.language.code == "de" else _romance(said, at)


def _english(said: Said, at: int) -> Found | None:
    number = said.numbers[at]
    named = number.first - 1
    month = said.language.months.get(said.word(named))
    if month is None:
        return _day_of_month(said, at)
    if (year := year_at(said, number.first)) is not None:
        return Found(named, year.last, f"{month} {year.written}")
    if not 0 < number.value <= _LAST_DAY:
        return None
    year = _year_behind(said, number.last)
    if year is not None:
        return Found(named, year.last, f"{month} {number.value}, {year.written}")
    if not number.ordinal or said.next_to(at) is not None or not _is_month(said, named, number.value):
        return None
    return Found(named, number.last, f"{month} {number.value}")


def _year_behind(said: Said, last: int) -> Year | None:
    year = year_at(said, last + 1)
    if year is None and said.word(last + 1) == ",":
        year = year_at(said, last + 2)
    return year


def _is_month(said: Said, named: int, day: int) -> bool:
    """“May first”, but not “you may first want to”."""
    word = said.word(named)
    if word not in _ALSO_WORDS or said.word(named - 1) in _BEFORE_A_DATE:
        return True
    if said.capital(named) and not said.begins_sentence(named):
        return True
    return day > 2 or not said.is_word(named + 2)


def _day_of_month(said: Said, at: int) -> Found | None:
    """“The third of March”."""
    number = said.numbers[at]
    month = said.language.months.get(said.word(number.last + 2))
    if month is None or not number.ordinal or said.word(number.last + 1) not in _OF["en"]:
        return None
    if not 0 < number.value <= _LAST_DAY or not said.stands_alone(at) or said.language.ordinal is None:
        return None
    if number.value == _HOLIDAY[0] and month == _HOLIDAY[1]:
        return None
    day = said.language.ordinal(number.value)
    named = number.last + 2
    year = year_at(said, named + 1)
    if year is not None:
        return Found(number.first, year.last, f"{day} of {month} {year.written}")
    if month.lower() in _ALSO_WORDS and not said.capital(named) and said.word(number.first - 1) != "the":
        return None
    return Found(number.first, named, f"{day} of {month}")


def _german(said: Said, at: int) -> Found | None:
    number = said.numbers[at]
    if not number.ordinal:
        return None
    month = said.language.months.get(said.word(number.last + 1))
    if month is not None:
        year = year_at(said, number.last + 2)
        written = f"{number.value}. {month}"
        return (
            Found(number.first, number.last + 1, written) if year is None else _with(number.first, year, f"{written} ")
        )
    second = said.next_to(at)
    if second is None or said.word(number.first - 1) not in _GERMAN_BEFORE:
        return None
    month_number = said.numbers[second]
    if not month_number.ordinal or not 0 < month_number.value <= _LAST_MONTH:
        return None
    written = f"{number.value}.{month_number.value}."
    year = year_at(said, month_number.last + 1)
    if year is None and (said.next_to(second) is not None or said.word(month_number.last + 1) == "."):
        return None
    return Found(number.first, month_number.last, written) if year is None else _with(number.first, year, written)


def _with(first: int, year: Year, written: str) -> Found:
    return Found(first, year.last, f"{written}{year.written}")


def _romance(said: Said, at: int) -> Found | None:
    number, language = said.numbers[at], said.language
    of = said.word(number.last + 1) in _OF.get(language.code, ())
    named = number.last + (2 if of else 1)
    month = language.months.get(said.word(named))
    if month is None or of != (language.code == "es") or not said.stands_alone(at):
        return None
    if number.value == 1 and not _is_first(said, at):
        return None
    day = {"fr": "1er", "it": "1º"}.get(language.code, "1") if number.value == 1 else str(number.value)
    if number.value > 1 and number.ordinal:
        return None
    written = f"{day} de {month}" if of else f"{day} {month}"
    link = said.word(named + 1) if of and said.word(named + 1) in _OF["es"] else ""
    year = year_at(said, named + (2 if link else 1))
    if year is None:
        return Found(number.first, named, written)
    return _with(number.first, year, f"{written} {link} " if link else f"{written} ")


def _is_first(said: Said, at: int) -> bool:
    """“Premier mars”, “el uno de mayo”; “un mars” is none."""
    number = said.numbers[at]
    return number.ordinal or (said.language.code == "es" and said.word(number.first - 1) in {"el", "al", "del"})
