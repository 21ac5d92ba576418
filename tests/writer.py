"""The insertion alone, running on a desktop that is not this system's: see desktop/writing_program.py."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from guest_desktop import GuestDesktop

PROGRAM = Path(__file__).parent / "desktop" / "writing_program.py"
ROOT = Path(__file__).resolve().parents[1]


class Writer:
    """`with Writer(desktop) as writer: ...`"""

    def __init__(self, desktop: GuestDesktop) -> None:
        env = {**desktop.env, "XDG_SESSION_TYPE": "wayland", "PYTHONPATH": str(ROOT)}
        self._process = subprocess.Popen(
            desktop.inside([sys.executable, str(PROGRAM)]),
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _type: type[BaseException] | None, _error: object, _trace: TracebackType | None) -> None:
        self._process.communicate(timeout=20)

    def ask(self, do: str, text: str = "") -> dict[str, Any]:
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps({"do": do, "text": text}).encode() + b"\n")
        stdin.flush()
        told: dict[str, Any] = json.loads(stdout.readline())
        return told
