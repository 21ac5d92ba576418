"""How a figure is written: three significant digits, the same in the window and in reports but for the decimal sign
and the words for units.

Reports are written with a point everywhere, in English; the thread of the windows writes as the user's language does.
Thousands stand apart by a narrow space in every language.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from tray_app.core.translation import in_english, marked, tr

from .metric import Unit

NO_FIGURE = "–"
FAILED_FIGURE = marked("failed")

_decimal_sign: ContextVar[str] = ContextVar("_decimal_sign", default=".")
_minus: ContextVar[str] = ContextVar("_minus", default="−")


def write_numbers_with(decimal_sign: str, *, right_to_left: bool = False) -> None:
    """On this thread, from now on. In what is read from the right, a sign by itself would stand behind its number."""
    _decimal_sign.set(decimal_sign)
    _minus.set("\u200e−" if right_to_left else "−")


@contextmanager
def plain_numbers() -> Iterator[None]:
    """What is written meanwhile is read elsewhere: with a point, and in English."""
    sign, minus = _decimal_sign.set("."), _minus.set("−")
    try:
        with in_english():
            yield
    finally:
        _decimal_sign.reset(sign)
        _minus.reset(minus)


def as_written(number: str) -> str:
    """A number as Python writes it, as this thread writes it."""
    return number.translate({ord(","): "\u202f", ord("-"): _minus.get(), ord("."): _decimal_sign.get()})


def figure_text(value: float | None, unit: Unit) -> str:
    """The number without its unit. None is a dash; infinity is a dictation that failed."""
    if value is None:
        return NO_FIGURE
    if math.isinf(value):
        return tr(FAILED_FIGURE)
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
    return number if not unit.value or value is None or math.isinf(value) else f"{number} {unit_text(unit)}"


def unit_text(unit: Unit) -> str:
    """As the user's language writes it; empty for what is only counted."""
    return tr(unit.value) if unit.value else ""


def target_text(value: float, unit: Unit) -> str:
    """A target as the user set it, without needless zeros; infinity is none."""
    if math.isinf(value):
        return NO_FIGURE
    number = f"{value:,g}" if abs(value) < 1_000_000 else f"{value:,.0f}"
    return f"{as_written(number)} {unit_text(unit)}" if unit.value else as_written(number)


def age_text(age_ns: int) -> str:
    """Coarse on purpose, so that it rarely changes."""
    seconds = age_ns // 1_000_000_000
    if is_now(age_ns):
        return tr("now")
    if seconds < 60:
        return tr("{n} s").format(n=seconds // 10 * 10)
    if seconds < 3_600:
        return tr("{n} min").format(n=seconds // 60)
    return tr("{n} h").format(n=seconds // 3_600)


def is_now(age_ns: int) -> bool:
    """Too young to say how old."""
    return age_ns < 10_000_000_000


def length_text(seconds: float) -> str:
    """How long something lasted: "4.2 s", "45 s", "3 min"."""
    if seconds < 120:
        return tr("{n} s").format(n=number_text(seconds, 1 if seconds < 10 else 0))
    return tr("{n} min").format(n=number_text(seconds / 60, 0))


def number_text(value: float, decimals: int) -> str:
    """With so many decimals; what is rounded to nothing has no sign."""
    text = f"{value:,.{decimals}f}"
    rounded_to_nothing = text.startswith("-") and not text.strip("-0.")
    return as_written(text.lstrip("-") if rounded_to_nothing else text)
