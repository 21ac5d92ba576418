"""The engine's library neither leaves an identifier behind nor opens a socket."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import tiny_models
from second_model import put_second_model

from tray_app.paths import models_dir

_SCRIPT = """
import sys
sys.addaudithook(lambda name, arguments: name == "socket.connect" and print("connects", arguments))
from tray_app.speech.engine import NO_HINTS, Interrupt
from tray_app.speech.engines import moonshine
import numpy, psutil
moonshine.load(1).decode(numpy.zeros(16_000, numpy.float32), (), Interrupt(), NO_HINTS)
print("sockets", len(psutil.Process().net_connections()))
"""


_OTHER = """
import sys
sys.addaudithook(lambda name, arguments: name == "socket.connect" and print("connects", arguments))
from tray_app.speech.engine import NO_HINTS, Interrupt
from tray_app.speech.engines import find_engines
import numpy, psutil
find_engines()[sys.argv[1]].load(1).decode(numpy.zeros(16_000, numpy.float32), (), Interrupt(), NO_HINTS)
print("sockets", len(psutil.Process().net_connections()))
"""


def _run_in(home: Path, *script: str, **more: str) -> None:
    """Runs it with every home of its own there; nothing may be left in them, and no socket open."""
    home.mkdir(exist_ok=True)
    homes = {name: str(home) for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    kept = {name: value for name, value in os.environ.items() if "TELEMETRY" not in name}
    done = subprocess.run(
        [sys.executable, "-c", *script], env={**kept, **homes, **more}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "sockets 0\n"
    assert [path for path in home.rglob("*") if path.is_file()] == []


def test_the_engine_keeps_no_identifier_and_opens_no_socket(tmp_path: Path) -> None:
    _run_in(tmp_path / "home", _SCRIPT)


@pytest.mark.parametrize("engine", ["tiny-ctc", "whisper-base"])
def test_neither_do_the_engines_of_other_models(engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    if engine == "tiny-ctc":
        pytest.importorskip("sherpa_onnx", reason="holdtalk[models] is not installed")
        tiny_models.ctc()
    else:
        put_second_model(models_dir())
    _run_in(tmp_path / "home", _OTHER, engine, XDG_DATA_HOME=str(tmp_path / "data"))
