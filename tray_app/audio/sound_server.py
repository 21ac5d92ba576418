"""What the sound server says of its sources, through `pactl` (PulseAudio, and PipeWire in its place).

`pactl --format=json` turns every name that is not ASCII into "(null)" on some systems, so its plain output is read.
"""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
import time

_log = logging.getLogger(__name__)

_ANSWER_S = 2.0


def sources() -> tuple[str, str] | None:
    """The tool's plain list of all of them, and the name of the one that is heard where none is chosen: the server's
    choice, unless PULSE_SOURCE names another to its clients.

    None without a server, without its tool, or when it does not answer. Blocks up to 2 s.
    """
    if not reachable():
        return None
    until_s = time.monotonic() + _ANSWER_S
    try:
        listed = _pactl(until_s, "list", "sources")
        return listed, os.environ.get("PULSE_SOURCE") or _pactl(until_s, "get-default-source").strip()
    except (OSError, subprocess.SubprocessError) as error:
        _log.info("the sound server does not list its sources: %s", type(error).__name__)
        return None


def asked(*arguments: str) -> str:
    """What the tool answers, in English. Blocks up to 2 s; raises OSError or subprocess.SubprocessError."""
    return _pactl(time.monotonic() + _ANSWER_S, *arguments)


def reachable() -> bool:
    """Whether this system has the tool at all."""
    return sys.platform.startswith("linux") and shutil.which("pactl") is not None


def untranslated() -> dict[str, str]:
    """The environment in which the tool speaks English; names keep their letters in its plain output."""
    return {**os.environ, "LC_ALL": "C"}


def _pactl(until_s: float, *arguments: str) -> str:
    timeout_s = max(0.0, until_s - time.monotonic())
    finished = subprocess.run(
        ("pactl", *arguments), env=untranslated(), capture_output=True, timeout=timeout_s, check=True, encoding="utf-8",
        errors="replace",
    )  # fmt: skip
    return finished.stdout


def unmute(source: str) -> bool:
    """Have the source of that name heard again; whether the server did so. Blocks up to 2 s."""
    try:
        _pactl(time.monotonic() + _ANSWER_S, "set-source-mute", source, "0")
    except (OSError, subprocess.SubprocessError) as error:
        _log.info("a source could not be unmuted: %s", type(error).__name__)
        return False
    return True
