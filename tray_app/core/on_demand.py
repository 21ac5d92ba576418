"""What a package offers, imported when it is asked for: a package that imports all of its modules at once can only be
loaded in one piece."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any


def on_demand(package: str, **where: str) -> Callable[[str], Any]:
    """A `__getattr__` for the package: each name with the module of the package that defines it."""

    def get(name: str) -> Any:
        if name not in where:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{where[name]}"), name)

    return get
