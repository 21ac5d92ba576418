"""`holdtalk first-run`: the first steps once more, in the running program or in one that is started for it."""

from __future__ import annotations

import argparse

from tray_app.api.socket import ask
from tray_app.core.requests import FIRST_RUN


def first_run(_parsed: argparse.Namespace) -> int:
    """Blocks until the program ends where it had to be started."""
    if ask("show", {"window": FIRST_RUN}) is not None:
        return 0
    from tray_app.cli import run
    from tray_app.first_run_due import ask_for_it

    ask_for_it()
    return run(["run"])
