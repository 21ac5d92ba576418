"""How this program starts parts of itself as other processes."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

_CHECKOUT = Path(__file__).resolve().parents[2]


def module_command(module: str, *arguments: str) -> list[str]:
    """This very Python runs one of our modules."""
    # -P: a file in the user's current folder must not pass for one of our libraries.
    return [sys.executable, "-P", "-m", module, *arguments]


def module_environment(base: Mapping[str, str]) -> dict[str, str]:
    """`base`, and where our package is when it only lies in a checkout."""
    environment = dict(base)
    if "site-packages" not in _CHECKOUT.parts:
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, (str(_CHECKOUT), base.get("PYTHONPATH", ""))))
    return environment
