"""What the sound server says of its sources, through `pactl` (PulseAudio, and PipeWire in its place).

`pactl --format=json` turns every name that is not ASCII into "(null)" on some systems, so its plain output is read.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass

_log = logging.getLogger(__name__)

_ANSWER_S = 2.0
_FIELD = re.compile(r"^\t(\w[\w ]*): (.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Source:
    """Something the server can record from."""

    name: str
    """The server's own."""
    description: str
    """For people."""
    default: bool
    """Heard where none is chosen: the server's choice, unless PULSE_SOURCE names another to its clients."""
    muted: bool
    monitor: bool
    """It is what an output plays, not a microphone."""


def sources() -> list[Source] | None:
    """All of them; None without a server, without its tool, or when it does not answer. Blocks up to 2 s."""
    if not reachable():
        return None
    until_s = time.monotonic() + _ANSWER_S
    try:
        listed = _pactl(until_s, "list", "sources")
        default = os.environ.get("PULSE_SOURCE") or _pactl(until_s, "get-default-source").strip()
        return parse(listed, default)
    except (OSError, subprocess.SubprocessError) as error:
        _log.info("the sound server does not list its sources: %s", type(error).__name__)
        return None


def reachable() -> bool:
    """Whether this system has the tool at all."""
    return sys.platform.startswith("linux") and shutil.which("pactl") is not None


def untranslated() -> dict[str, str]:
    """The environment in which the tool speaks English; names keep their letters in its plain output."""
    return {**os.environ, "LC_ALL": "C"}


def parse(listed: str, default: str) -> list[Source]:
    """Sources from the tool's plain list, in its order."""
    found = []
    for block in re.split(r"^Source #\d+$", listed, flags=re.MULTILINE)[1:]:
        fields = dict(_FIELD.findall(block))
        name = fields.get("Name", "")
        if name:
            found.append(
                Source(
                    name,
                    fields.get("Description") or name,
                    default=name == default,
                    muted=fields.get("Mute") == "yes",
                    monitor=fields.get("Monitor of Sink", "n/a") != "n/a",
                )
            )
    return found


def _pactl(until_s: float, *arguments: str) -> str:
    timeout_s = max(0.0, until_s - time.monotonic())
    finished = subprocess.run(
        ("pactl", *arguments), env=untranslated(), capture_output=True, timeout=timeout_s, check=True, encoding="utf-8",
        errors="replace",
    )  # fmt: skip
    return finished.stdout
