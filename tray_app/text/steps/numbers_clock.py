"""Times that are said in words and stay so: ten past six, halb elf, six heures moins dix."""

from __future__ import annotations

from .numbers_language import words_of
from .numbers_reading import Said

_LAST_HOUR = 12
_HOURS = words_of("heure heures")
_MINUTES = words_of("minute minutes minuten")


def is_said_clock(said: Said, at: int) -> bool:
    """Whether number `at` belongs to one."""
    number, language = said.numbers[at], said.language
    before = said.word(number.first - 1)
    if before in language.parts_of_hours:
        return True
    if before in language.minus:
        earlier = said.word(number.first - 2)
        return earlier in _HOURS or language.is_word(earlier) or earlier.isdigit()
    if said.word(number.last + 1) in language.minus and said.number_at(number.last + 2) is not None:
        return True
    return _is_minutes(said, at) or _is_hour(said, at)


def _is_minutes(said: Said, at: int) -> bool:
    """“Ten” of “ten past six”."""
    number, language = said.numbers[at], said.language
    named = said.word(number.last + 1) in _MINUTES
    around = number.last + (2 if named else 1)
    word, hour = said.word(around), said.number_at(around + 1)
    if word == "past" and word in language.around_hours:
        return True
    if hour is None or said.numbers[hour].value > _LAST_HOUR:
        return False
    return word in language.around_hours or (word in language.before_hours and (named or _goes_down(said, at, hour)))


def _is_hour(said: Said, at: int) -> bool:
    """“Six” of “ten past six”."""
    number, language = said.numbers[at], said.language
    word = said.word(number.first - 1)
    if number.value > _LAST_HOUR or word not in language.around_hours | language.before_hours:
        return False
    if said.word(number.first - 2) in language.parts_of_hours:
        return True
    named = said.word(number.first - 2) in _MINUTES
    minutes = at - 1 if at > 0 and said.numbers[at - 1].last == number.first - (3 if named else 2) else None
    if minutes is None:
        return False
    return named or word in language.around_hours or _goes_down(said, minutes, at)


def _goes_down(said: Said, minutes: int, hour: int) -> bool:
    """“Twenty to five” is a time, five to twenty a range."""
    down = said.numbers[hour].value <= said.numbers[minutes].value
    return down and said.word(said.numbers[minutes].first - 1) != "from"
