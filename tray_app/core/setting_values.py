"""What a setting may be, by the type and the bounds of its field."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Mapping
from dataclasses import fields
from functools import cache
from types import NoneType
from typing import Any, get_args, get_type_hints

from .errors import HoldtalkError
from .translation import filled, marked, sentences


@cache
def kinds(table: Any) -> Mapping[str, Any]:
    """The type of each field of a settings dataclass, by name; of `str | None`, str."""
    return {name: _value_type(hint) for name, hint in get_type_hints(table).items()}


def _value_type(hint: Any) -> Any:
    others = [one for one in get_args(hint) if one is not NoneType]
    return others[0] if NoneType in get_args(hint) else hint


def allowed_for(table: Any, key: str) -> Mapping[str, Any]:
    """What a field of a settings dataclass says of itself."""
    return next(item.metadata for item in fields(table) if item.name == key)


def wrong_field(table: Any, key: str, value: object) -> str | None:
    """As `wrong_value`, for the field `key` of a settings dataclass. Raises KeyError when it has none."""
    return wrong_value(kinds(table)[key], allowed_for(table, key), value)


def wrong_value(kind: Any, allowed: Mapping[str, Any], value: Any) -> str | None:
    """What is wrong with the value, as sentences that say what is allowed; None when it is fine."""
    if kind is bool:
        return None if isinstance(value, bool) else marked("Allowed is true or false.")
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if kind is float:
        return None if number and 0 < value <= sys.float_info.max else marked("Allowed is a number above 0.")
    if kind is int:
        low, high = allowed["minimum"], allowed["maximum"]
        fits = number and isinstance(value, int) and low <= value <= high
        return None if fits else filled("Allowed is a whole number from {low} to {high}.", low=low, high=high)
    if not isinstance(value, str):
        return marked("Allowed is text in quotes.")
    choices: Collection[str] = allowed["choices"]
    if choices and value not in choices:
        return filled("Allowed is one of {names}.", names=", ".join(f'"{choice}"' for choice in choices))
    return None if allowed["check"] is None else refusal(lambda: allowed["check"](value))


def refusal(check: Callable[[], object]) -> str | None:
    """What the check says is wrong, and what helps; None when it raises nothing."""
    try:
        check()
    except HoldtalkError as error:
        return sentences(error.problem.title, error.problem.remedy)
    return None
