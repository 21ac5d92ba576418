"""Numbers without a unit: years, decades, digits said one by one, counts and places in a row."""

from __future__ import annotations

from itertools import pairwise

from .numbers_amounts import follows_unit, has_unit
from .numbers_clock import is_said_clock
from .numbers_finding import Found, grouped, has_fraction, links, numeral, shares_scale
from .numbers_language import words_of
from .numbers_reading import Number, Said
from .numbers_years import pair_of_a_year

_FEWEST_DIGITS = 3
"""Said one by one, they are a number to dial or to type."""
_FEWEST_WITH_PAIRS = 7
_FRENCH_TELEPHONE = 10
_DECADES = {
    f"{tens}ies": 10 * place
    for place, tens in enumerate(("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"), start=2)
}
_LIKELY_YEARS = range(16, 21)
_BEFORE_A_YEAR = words_of("in since until till by before after from of about around circa year late early mid")
_BEFORE_A_PRICE = words_of("at for cost costs paid price only just is to")
_SECONDS = frozenset({"second"})
_BEHIND_A_PLACE = words_of(
    "century grade street avenue floor birthday anniversary amendment president of time day week year"
)
_ROMAN = {"fr": frozenset({"siècle", "siècles"})}
_SMALL_AT_BEGINNING = 100


def spoken_digits(said: Said, at: int) -> Found | None:
    """“Five five five one two three four”, and telephone numbers of which some are said in pairs."""
    chain = _chain(said, at)
    if len(chain) == 1 and not (chain[0].by_digits and len(chain[0].digits) >= _FEWEST_DIGITS):
        return None
    digits = "".join(number.digits for number in chain)
    if all(number.by_digits for number in chain):
        first, last = chain[0].first, chain[-1].last
        if not _is_dialled(digits) and not _is_group(said, first, last):
            return None
        if said.word(first - 1) in said.language.zeros:
            return Found(first - 1, last, f"0{digits}")
        return Found(first, last, digits)
    if any(number.ordinal or number.decimals or len(number.digits) > 2 for number in chain):
        return None
    if said.language.code == "fr" and len(digits) == _FRENCH_TELEPHONE and digits[0] == "0":
        if all(len(number.digits) == 2 for number in chain):
            return Found(chain[0].first, chain[-1].last, " ".join(number.digits for number in chain))
        return None
    alone = sum(number.by_digits for number in chain[:_FEWEST_DIGITS])
    if said.language.code == "en" and alone == _FEWEST_DIGITS and len(digits) >= _FEWEST_WITH_PAIRS:
        return Found(chain[0].first, chain[-1].last, digits)
    return None


def _is_group(said: Said, first: int, last: int) -> bool:
    """Whether commas part the digits there from others: “five five five, one two three”."""
    if last - first + 1 < _FEWEST_DIGITS:
        return False
    before = said.word(first - 1) == "," and said.language.is_word(said.word(first - 2))
    return before and said.language.is_word(said.word(first - 3)) and said.word(first - 3) != ","


def _is_dialled(digits: str) -> bool:
    """“One two three” is counting."""
    counting = digits[0] == "1" and all(int(late) == int(early) + 1 for early, late in pairwise(digits))
    return len(digits) >= _FEWEST_DIGITS and not counting


def _chain(said: Said, at: int) -> list[Number]:
    """From that number on, those that stand side by side."""
    chain = [said.numbers[at]]
    while (behind := said.next_to(at)) is not None:
        at = behind
        chain.append(said.numbers[at])
    return chain


def decade(said: Said, at: int) -> Found | None:
    """“The nineteen nineties”: the 1990s."""
    number = said.numbers[at]
    tens = _DECADES.get(said.word(number.last + 1))
    if said.language.code != "en" or tens is None or len(number.digits) != 2 or not 11 <= number.value <= 20:
        return None
    return (
        None
        if number.ordinal or not said.stands_alone(at)
        else Found(number.first, number.last + 1, f"{number.value}{tens}s")
    )


def pair(said: Said, at: int) -> Found | None:
    """“Nineteen ninety five”, unless it is as likely a time or a price."""
    year = pair_of_a_year(said, at)
    number = said.numbers[at]
    if year is None or (at > 0 and said.numbers[at - 1].last + 1 == number.first):
        return None
    before = said.word(number.first - 1)
    likely = number.value in _LIKELY_YEARS and before not in _BEFORE_A_PRICE
    if not likely and before not in _BEFORE_A_YEAR:
        return None
    second = said.next_to(at)
    behind = said.word(year.last + 1)
    if second is None or behind in said.language.currencies or behind in {"vision", "hindsight", "a", "p", "am", "pm"}:
        return None
    return None if (behind,) in said.language.units else Found(number.first, year.last, year.written)


def plain(said: Said, at: int, *, from_ten: bool) -> Found:
    """What is left: a number alone in digits, if it is sure to be one. Of several side by side nobody knows."""
    chain = _chain(said, at)
    number = chain[0]
    stays = Found(number.first, chain[-1].last, None)
    if len(chain) > 1 or not said.stands_alone(at):
        return stays
    if number.ordinal:
        return (_place(said, number, from_ten=from_ten) if number.value >= 10 and _is_sure(said, at) else None) or stays
    exact = bool(number.decimals) or said.word(number.first - 1) in said.language.labels
    if from_ten and not exact and _is_small(said, at):
        return stays
    if not _is_sure(said, at):
        return stays
    if exact:
        return Found(number.first, number.last, numeral(said, number))
    if from_ten and _is_name(said, number):
        return stays
    if _is_pronoun(said, number) or _is_a_million(said, number):
        return stays
    return Found(number.first, number.last, _whole(said, number))


def _whole(said: Said, number: Number) -> str:
    """“Two million”, unless more follows the million."""
    scale = said.language.millions.get(said.word(number.last))
    size = 1000**scale if scale else 1
    if scale and number.value % size == 0:
        return f"{grouped(said, str(number.value // size))} {said.text(number.last)}"
    return numeral(said, number)


def _is_sure(said: Said, at: int) -> bool:
    number, language = said.numbers[at], said.language
    first, last = said.word(number.first), said.word(number.last)
    if number.first == number.last and first in language.scales:
        return False
    if number.first > 0 and said.joined(number.first):
        return False
    if said.begins_idiom(number.first):
        return False
    if has_fraction(said, number.last) or follows_unit(said, number.first) or shares_scale(said, number):
        return False
    if is_said_clock(said, at):
        return False
    behind = said.word(number.last + 1)
    return last not in _SECONDS or language.code != "en" or behind in _BEHIND_A_PLACE


def _is_small(said: Said, at: int) -> bool:
    """Below ten, and not one end of a range whose other is written in digits."""
    number = said.numbers[at]
    if number.value >= 10 or len(number.digits) > 1:
        return False
    if _is_pronoun(said, number):
        return True
    for other in (said.number_at(number.last + 2), at - 1 if at > 0 else None):
        if other is None or abs(other - at) != 1:
            continue
        early, late = sorted((number, said.numbers[other]), key=lambda one: one.first)
        linked = late.first == early.last + 2 and links(said, early)
        in_digits = linked and (said.numbers[other].value >= 10 or has_unit(said, other))
        if in_digits and _is_sure(said, other):
            return False
    return True


def _is_pronoun(said: Said, number: Number) -> bool:
    return number.first == number.last and said.word(number.first) in said.language.ones


def _is_a_million(said: Said, number: Number) -> bool:
    """“Un milione”, which is as much a million as one million."""
    two = number.first + 1 == number.last and said.word(number.first) in said.language.ones
    return two and said.word(number.last) in said.language.millions and said.language.code != "en"


def _is_name(said: Said, number: Number) -> bool:
    """A capital begins a sentence, where words are better, or is part of a name. What stands by itself is neither."""
    if not said.capital(number.first):
        return False
    if not said.begins_sentence(number.first):
        return True
    return said.is_word(number.last + 1) and number.value <= _SMALL_AT_BEGINNING


def _is_part(said: Said, number: Number) -> bool:
    """“A tenth its price”, “the nearest tenth of it”; but “a fifteenth century town”."""
    behind = said.word(number.last + 1)
    if said.language.code != "en" or number.first < number.last or (behind != "of" and behind in _BEHIND_A_PLACE):
        return False
    return said.word(number.first - 1) in said.language.articles or (behind == "of" and number.value % 10 == 0)


def _place(said: Said, number: Number, *, from_ten: bool) -> Found | None:
    """“Twenty first”: 21st."""
    written = said.language.ordinal
    before, behind = said.word(number.first - 1), said.word(number.last + 1)
    if written is None or behind in _ROMAN.get(said.language.code, ()):
        return None
    if (from_ten and _is_name(said, number)) or _is_part(said, number):
        return None
    if said.language.code != "en" and (behind in {".", "de"} or before in said.language.ones):
        return None
    small = number.first == number.last or said.word(number.first) in said.language.ones
    if small and said.word(number.last) in {"hundredth", "thousandth", "millionth"}:
        return None
    return Found(number.first, number.last, written(number.value))
