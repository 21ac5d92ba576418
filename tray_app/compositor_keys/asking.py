"""Other programs, asked something that they answer at once."""

from __future__ import annotations

import shutil
import subprocess

ASKED_S = 10.0
"""They answer in much less."""


def asked(program: str, *arguments: str) -> str | None:
    """What it prints; None where there is no such program, or it does not do it."""
    if shutil.which(program) is None:
        return None
    try:
        done = subprocess.run([program, *arguments], capture_output=True, text=True, timeout=ASKED_S, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
