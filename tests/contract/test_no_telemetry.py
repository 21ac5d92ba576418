"""The engine's library neither leaves an identifier behind nor opens a socket."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_SCRIPT = """
import sys
sys.addaudithook(lambda name, arguments: name == "socket.connect" and print("connects", arguments))
from tray_app.speech.engine import NO_HINTS, Interrupt
from tray_app.speech.engines import moonshine
import numpy, psutil
moonshine.load(1).decode(numpy.zeros(16_000, numpy.float32), (), Interrupt(), NO_HINTS)
print("sockets", len(psutil.Process().net_connections()))
"""


def test_the_engine_keeps_no_identifier_and_opens_no_socket(tmp_path: Path) -> None:
    homes = {name: str(tmp_path) for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    kept = {name: value for name, value in os.environ.items() if "TELEMETRY" not in name}
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT], env={**kept, **homes}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "sockets 0\n"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
