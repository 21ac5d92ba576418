"""How this program starts parts of itself as other processes."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Mapping
from pathlib import Path

log = logging.getLogger(__name__)

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


def start_silently(module: str, *arguments: str, given: bytes) -> int | None:
    """Has one of our modules run in a session of its own, which outlives us, with `given` on its standard input.

    Gives its process id, or None when there can be none here. Does not wait for it.
    """
    if getattr(sys, "frozen", False) or not hasattr(os, "memfd_create"):
        return None
    with os.fdopen(os.memfd_create("given"), "w+b") as file:
        file.write(given)
        file.seek(0)
        silent = [(os.POSIX_SPAWN_OPEN, output, os.devnull, os.O_WRONLY, 0) for output in (1, 2)]
        actions = [(os.POSIX_SPAWN_DUP2, file.fileno(), 0), *silent]
        command, environment = module_command(module, *arguments), module_environment(os.environ)
        try:
            return os.posix_spawn(sys.executable, command, environment, file_actions=actions, setsid=True)
        except (OSError, NotImplementedError) as error:  # the second: a system that cannot start a new session so
            log.warning("no process of ours could be started: %s", error)
            return None
