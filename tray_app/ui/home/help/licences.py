"""Whose work is in this program: its own licence, those of the libraries that are installed, and of the models."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tray_app.models.catalogue import read_catalogue

if TYPE_CHECKING:
    from importlib import metadata

PROGRAM = "holdtalk"
LONGEST_LICENCE = 60
"""Some state the whole text instead of its name."""
_NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*")
_CLASSIFIER = "License :: "


@dataclass(frozen=True, slots=True)
class Licensed:
    what: str
    version: str
    licence: str
    """Empty where nobody says."""
    by: str = ""


def libraries() -> list[Licensed]:
    """The program, and every installed library that it or one of them needs. Reads a hundred small files."""
    from importlib import metadata  # a megabyte, for whoever looks at this list

    found: dict[str, Licensed] = {}
    waiting = [PROGRAM]
    while waiting:
        name = waiting.pop(0)
        key = _key(name)
        if key in found:
            continue
        try:
            one = metadata.distribution(name)
        except metadata.PackageNotFoundError:  # of an optional part, or of another system
            continue
        found[key] = Licensed(one.metadata["Name"], one.version, _licence(one))
        # Of our own also what optional parts need; not what somebody else's tests do.
        needed = [line for line in one.requires or () if key == PROGRAM or "extra ==" not in line]
        waiting += filter(None, map(_named, needed))
    own = [found.pop(PROGRAM)] if PROGRAM in found else []
    return own + sorted(found.values(), key=lambda licensed: licensed.what.casefold())


def models() -> list[Licensed]:
    """Of the catalogue. Raises ModelFault when it cannot be read."""
    return [Licensed(model.title, "", model.licence, model.maker) for model in read_catalogue().values()]


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _named(requirement: str) -> str:
    match = _NAME.match(requirement)
    return "" if match is None else match[0]


def _licence(one: metadata.Distribution) -> str:
    return next(filter(None, _stated(one)), "")


def _stated(one: metadata.Distribution) -> Iterator[str]:
    """From the most to the least exact."""
    told = one.metadata
    yield told["License-Expression"] or "" if "License-Expression" in told else ""
    stated = str(told["License"] or "").strip() if "License" in told else ""
    yield stated if "\n" not in stated and len(stated) <= LONGEST_LICENCE and stated != "UNKNOWN" else ""
    classifiers = [str(one) for one in told.get_all("Classifier") or () if str(one).startswith(_CLASSIFIER)]
    yield ", ".join(one.rpartition(" :: ")[2] for one in classifiers)
