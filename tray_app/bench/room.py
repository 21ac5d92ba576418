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
        self._modules: list[str] = []
        self._silence: subprocess.Popen[bytes] | None = None

    @property
    def env(self) -> dict[str, str]:
        """What a program needs to hear this room as its default microphone."""
        server = os.environ.get("PULSE_SERVER") or _pactl("info", field="Server String")
        return {"PULSE_SOURCE": SOURCE, "PULSE_SERVER": server}

    def __enter__(self) -> Self:
        missing = [tool for tool in ("pactl", "pacat", "paplay") if shutil.which(tool) is None]
        if missing:
            raise EnvironmentFault("The benchmark needs a sound server to speak into.", _REMEDY, ", ".join(missing))
        try:
            self._load("module-null-sink", f"sink_name={SINK}", "rate=48000", "channels=1")
            self._load("module-remap-source", f"master={SINK}.monitor", f"source_name={SOURCE}")
        except EnvironmentFault:
            self._unload()
            raise
        zeros = ["pacat", "--playback", f"--device={SINK}", "--latency-msec=20", "--rate=48000", "--channels=1"]
        self._silence = subprocess.Popen([*zeros, "--format=s16le", "/dev/zero"], stderr=subprocess.DEVNULL)
        time.sleep(1.0)  # the sink wakes
        return self

    def __exit__(self, *_error: object) -> None:
        if self._silence:
            self._silence.kill()
            self._silence.wait()
        self._unload()

    def play(self, path: Path) -> subprocess.Popen[bytes]:
        """Start speaking a sound file into the microphone."""
        argv = ["paplay", f"--device={SINK}", "--latency-msec=20", str(path)]
        return subprocess.Popen(argv, stderr=subprocess.DEVNULL)

    def _load(self, *module: str) -> None:
        self._modules.append(_pactl("load-module", *module))

    def _unload(self) -> None:
        for module in reversed(self._modules):
            with contextlib.suppress(EnvironmentFault):
                _pactl("unload-module", module)
        self._modules.clear()


def _pactl(*arguments: str, field: str = "") -> str:
    english = {**os.environ, "LC_ALL": "C"}  # what it prints is translated otherwise
    done = subprocess.run(["pactl", *arguments], env=english, capture_output=True, text=True, check=False, timeout=20)
    if done.returncode != 0:
        raise EnvironmentFault("The sound server does not answer.", _REMEDY, done.stderr.strip())
    if not field:
        return done.stdout.strip()
    lines = [line.partition(":")[2].strip() for line in done.stdout.splitlines() if line.startswith(field + ":")]
    return lines[0] if lines else ""
