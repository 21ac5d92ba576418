"""How a figure is written: three significant digits, the same in the window and in reports but for the decimal sign.

Reports are written with a point everywhere; the thread of the windows writes as the user's language does. Thousands
stand apart by a narrow space in every language.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from .metric import Unit

NO_FIGURE = "–"
FAILED_FIGURE = "failed"

_decimal_sign: ContextVar[str] = ContextVar("_decimal_sign", default=".")


def write_numbers_with(decimal_sign: str) -> None:
    """On this thread, from now on."""
    _decimal_sign.set(decimal_sign)


@contextmanager
def plain_numbers() -> Iterator[None]:
    """What is written meanwhile is read elsewhere: with a point."""
    before = _decimal_sign.set(".")
    try:
        yield
    finally:
        _decimal_sign.reset(before)


def as_written(number: str) -> str:
    """A number as Python writes it, as this thread writes it."""
    return number.translate({ord(","): "\u202f", ord("-"): "−", ord("."): _decimal_sign.get()})


def figure_text(value: float | None, unit: Unit) -> str:
    """The number without its unit. None is a dash; infinity is a dictation that failed."""
    if value is None:
        return NO_FIGURE
    if math.isinf(value):
        return FAILED_FIGURE
    if unit is Unit.COUNT or unit is Unit.MB:
        small = unit is Unit.MB and abs(value) < 10 and value != int(value)
        return number_text(value, 1 if small else 0)
    if unit is Unit.RATIO:
        return number_text(value, 2 if abs(value) < 10 else 1)
    if unit is Unit.PERCENT:
        return number_text(value, 2 if abs(value) < 1 and value else 1)
    return number_text(value, 1 if abs(value) < 10 else 0)


def with_unit(value: float | None, unit: Unit) -> str:
    number = figure_text(value, unit)
    return number if not unit.value or number in {NO_FIGURE, FAILED_FIGURE} else f"{number} {unit.value}"


def target_text(value: float, unit: Unit) -> str:
    """A target as the user set it, without needless zeros; infinity is none."""
    if math.isinf(value):
        return NO_FIGURE
    number = f"{value:,g}" if abs(value) < 1_000_000 else f"{value:,.0f}"
    return f"{as_written(number)} {unit.value}" if unit.value else as_written(number)


def age_text(age_ns: int) -> str:
    """Coarse on purpose, so that it rarely changes."""
    seconds = age_ns // 1_000_000_000
    if seconds < 10:
        return "now"
    if seconds < 60:
        return f"{seconds // 10 * 10} s"
    if seconds < 3_600:
        return f"{seconds // 60} min"
    return f"{seconds // 3_600} h"


def length_text(seconds: float) -> str:
    """How long something lasted: "4.2 s", "45 s", "3 min"."""
    if seconds < 120:
        return f"{number_text(seconds, 1 if seconds < 10 else 0)} s"
    return f"{seconds / 60:.0f} min"


def number_text(value: float, decimals: int) -> str:
    """With so many decimals; what is rounded to nothing has no sign."""
    text = f"{value:,.{decimals}f}"
    rounded_to_nothing = text.startswith("-") and not text.strip("-0.")
    return as_written(text.lstrip("-") if rounded_to_nothing else text)
