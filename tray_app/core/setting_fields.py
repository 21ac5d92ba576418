"""How the dataclasses of the settings declare their fields: default, help, and what is allowed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import field
from typing import Any, TypeVar

from .setting_values import allowed_for

T = TypeVar("T")

Check = Callable[[str], object]
"""Raises HoldtalkError for a text that cannot be the setting's value."""


def setting(
    default: T,
    help_text: str,
    *,
    choices: Collection[str] = (),
    minimum: float | None = None,
    maximum: float | None = None,
    check: Check | None = None,
    required: bool = False,
    private: bool = False,
) -> T:
    """A dataclass field that knows its help, its bounds and its checker (typed as its value for mypy).

    A row that lacks what is `required` does not count. What could hold a secret is `private`: where it is wrong, it is
    not repeated.
    """
    allowed = {
        "help": help_text,
        "choices": choices,
        "minimum": minimum,
        "maximum": maximum,
        "check": check,
        "required": required,
        "private": private,
    }
    value: T = field(default=default, metadata=allowed)  # typed as its value: dataclasses read the Field
    return value


def like(table: Any, name: str) -> Any:
    """A field that may be left out: then the setting of this name in the general `table` counts."""
    return field(default=None, metadata=allowed_for(table, name))


def rows(default: Any, help_text: str, example: str) -> Any:
    """A field of as many tables or values as the user wants."""
    return field(default_factory=default, metadata={"help": help_text, "example": example})
