"""Finds the files of `resources/` wherever the program runs from."""

from __future__ import annotations

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def resource_path(name: str) -> Path:
    """The file or folder `name` (such as "icons/ready.svg") below `resources/`.

    In a frozen build the resources lie beside the unpacked program, in an installed wheel inside
    the package, in a checkout at the top. Raises FileNotFoundError with the places looked at.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    roots = [Path(frozen) / "resources"] if frozen else []
    roots += [_PACKAGE / "resources", _PACKAGE.parent / "resources"]
    for root in roots:
        found = root / name
        if found.exists():
            return found
    raise FileNotFoundError(f"resource {name!r} is missing; looked in " + ", ".join(map(str, roots)))
