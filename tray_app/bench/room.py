"""A microphone one can play speech into, on the sound server that is running (PulseAudio or PipeWire)."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import Self

from tray_app.core.errors import EnvironmentFault

SINK = "holdtalk_bench"
SOURCE = "holdtalk_bench_mic"
_REMEDY = "Install pulseaudio-utils and start PulseAudio or PipeWire; packaging/run bench brings its own."


class Room:
    """Two modules and a stream of zeros on the user's sound server; all three are gone afterwards.

    The zeros keep the null sink awake: one that nobody plays into delivers only every second or two.
    """

    def __init__(self) -> None:
        self._ends = contextlib.ExitStack()

    @property
    def env(self) -> dict[str, str]:
        """What a program needs to hear this room as its default microphone."""
        server = os.environ.get("PULSE_SERVER") or _pactl("info", field="Server String")
        return {"PULSE_SOURCE": SOURCE, "PULSE_SERVER": server}

    def __enter__(self) -> Self:
        missing = [tool for tool in ("pactl", "pacat", "paplay") if shutil.which(tool) is None]
        if missing:
            raise EnvironmentFault("The benchmark needs a sound server to speak into.", _REMEDY, ", ".join(missing))
        with contextlib.ExitStack() as begun:
            _load(begun, "module-null-sink", f"sink_name={SINK}", "rate=48000", "channels=1")
            _load(begun, "module-remap-source", f"master={SINK}.monitor", f"source_name={SOURCE}")
            zeros = ["pacat", "--playback", f"--device={SINK}", "--latency-msec=20", "--rate=48000", "--channels=1"]
            silence = subprocess.Popen([*zeros, "--format=s16le", "/dev/zero"], stderr=subprocess.DEVNULL)
            begun.callback(silence.wait)
            begun.callback(silence.kill)
            time.sleep(1.0)  # the sink wakes
            self._ends = begun.pop_all()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ends.close()

    def play(self, path: Path) -> subprocess.Popen[bytes]:
        """Start speaking a sound file into the microphone."""
        argv = ["paplay", f"--device={SINK}", "--latency-msec=20", str(path)]
        return subprocess.Popen(argv, stderr=subprocess.DEVNULL)


def _load(ends: contextlib.ExitStack, *module: str) -> None:
    ends.callback(_unload, _pactl("load-module", *module))


def _unload(number: str) -> None:
    with contextlib.suppress(EnvironmentFault):
        _pactl("unload-module", number)


def _pactl(*arguments: str, field: str = "") -> str:
    english = {**os.environ, "LC_ALL": "C"}  # what it prints is translated otherwise
    done = subprocess.run(["pactl", *arguments], env=english, capture_output=True, text=True, check=False, timeout=20)
    if done.returncode != 0:
        raise EnvironmentFault("The sound server does not answer.", _REMEDY, done.stderr.strip())
    if not field:
        return done.stdout.strip()
    lines = [line.partition(":")[2].strip() for line in done.stdout.splitlines() if line.startswith(field + ":")]
    return lines[0] if lines else ""
