"""Times of day. Those that are said in words, such as half past six and halb sieben, stay words."""

from __future__ import annotations

import re

from .numbers_finding import Found
from .numbers_language import words_of
from .numbers_reading import Number, Said

_HALF_DAY, _DAY, _HOUR = 12, 24, 60
_BESIDE_MERIDIEM = re.compile(r"([ap])\. ?m\.|([ap])m")
_BEFORE_A_TIME = {
    "en": frozenset({"at"}),
    "fr": words_of("à vers dès avant après jusqu'à jusqu’à"),
    "es": frozenset({"las", "la"}),
    "it": frozenset({"alle", "dalle", "le", "all'una"}),
}
_SPANISH_BEFORE = words_of("a son desde hasta de sobre")
_ITALIAN_BEFORE_LE = words_of("sono verso dopo prima per entro")


def time_of_day(said: Said, at: int) -> Found | None:
    """“Six thirty p m”, “fünfzehn Uhr dreißig”, “quinze heures trente”."""
    number = said.numbers[at]
    if number.ordinal or number.decimals or len(number.digits) > 2 or not _begins(said, at):
        return None
    match said.language.code:
        case "en":
            return _english(said, at)
        case "de":
            return _with_word(said, at, "uhr")
        case "fr":
            return _with_word(said, at, "heures") or _with_word(said, at, "heure")
        case _:
            return _with_and(said, at)


def _begins(said: Said, at: int) -> bool:
    return at == 0 or said.numbers[at - 1].last + 1 < said.numbers[at].first


def _minutes(said: Said, place: int | None) -> Number | None:
    """From 01 to 59, with nothing beside it that would make it something else."""
    if place is None or said.next_to(place) is not None:
        return None
    number = said.numbers[place]
    if number.ordinal or number.decimals or not 0 < number.value < _HOUR:
        return None
    return number if number.value >= 10 or len(number.digits) == 2 else None


def _english(said: Said, at: int) -> Found | None:
    hour = said.numbers[at]
    minutes = _minutes(said, said.next_to(at))
    if not 0 < hour.value <= _HALF_DAY or (minutes is None and said.next_to(at) is not None):
        return None
    last = hour.last if minutes is None else minutes.last
    written = hour.digits if minutes is None else f"{hour.value}:{minutes.value:02}"
    half = _half_of_day(said, last + 1)
    if half is not None:
        return Found(hour.first, half.last, f"{written} {half.written}")
    if minutes is not None and said.word(hour.first - 1) in _BEFORE_A_TIME["en"]:
        return Found(hour.first, last, written)
    return None


def _half_of_day(said: Said, at: int) -> Found | None:
    """As the engine has it; two single letters become “p.m.”, whose full stop is that of the sentence too."""
    if _BESIDE_MERIDIEM.fullmatch(said.word(at)):
        return Found(at, at, said.text(at))
    if said.word(at) in {"a", "p"} and said.word(at + 1) == "m":
        last = at + 2 if said.word(at + 2) == "." else at + 1
        return Found(at, last, f"{said.word(at)}.m.")
    return None


def _with_word(said: Said, at: int, hours: str) -> Found | None:
    """German and French have a word between hours and minutes."""
    hour = said.numbers[at]
    named = hour.last + 1
    if hour.value > _DAY or said.word(named) != hours or said.joined(named) or said.word(hour.first) == "eine":
        return None
    if said.word(hour.first - 1) in said.language.parts_of_hours and said.language.code == "de":
        return None
    minutes = _minutes(said, said.number_at(named + 1))
    if minutes is not None and not _is_counted(said, minutes.last + 1):
        if said.language.code == "de":
            return Found(hour.first, minutes.last, f"{hour.value}:{minutes.value:02} {said.text(named)}")
        return Found(hour.first, minutes.last, f"{hour.value} h {minutes.value:02}")
    if said.language.code == "de":
        return Found(hour.first, hour.last, str(hour.value))
    if said.word(named + 1) in {"et", "moins", "du"} or said.word(hour.first - 1) not in _BEFORE_A_TIME["fr"]:
        return Found(hour.first, hour.last, None) if said.word(named + 1) in {"et", "moins"} else None
    return Found(hour.first, named, f"{hour.value} h")


def _is_counted(said: Said, at: int) -> bool:
    """Whether the number before belongs to a thing: “um fünfzehn Uhr dreißig Gäste”."""
    if said.language.code == "de":
        return said.capital(at) and said.word(at) not in {"uhr"}
    return said.word(at) in {"personnes", "minutes", "fois", "euros"}


def _with_and(said: Said, at: int) -> Found | None:
    """Spanish and Italian: behind “a las” and “alle”, with “y” and “e” before the minutes."""
    hour, code = said.numbers[at], said.language.code
    article = said.word(hour.first - 1)
    if hour.value > _DAY or article not in _BEFORE_A_TIME[code]:
        return None
    before = said.word(hour.first - 2)
    if (code == "es" and before not in _SPANISH_BEFORE) or (article == "le" and before not in _ITALIAN_BEFORE_LE):
        return None
    direct = said.next_to(at)
    linked = said.number_at(hour.last + 2) if said.word(hour.last + 1) in {"y", "e"} else None
    place = linked if direct is None else direct
    minutes = said.numbers[place] if place is not None and said.next_to(place) is None else None
    if minutes is None or minutes.ordinal or minutes.decimals or not 0 < minutes.value < _HOUR:
        return None
    if said.is_word(minutes.last + 1) and said.word(minutes.last + 1) not in said.language.small_words:
        return None
    return Found(hour.first, minutes.last, f"{hour.value}:{minutes.value:02}")
