"""What loading PortAudio costs with ALSA's full configuration, and with the sound server alone.

    .venv/bin/python packaging/measure_portaudio.py

Prints the median USS and time of five fresh interpreters each, on a private desktop with its own sound server.
"""

from __future__ import annotations

import statistics
import subprocess
import sys

from desktop import PrivateDesktop

RUNS = 5
_SCRIPT = """
import time, numpy, psutil
from tray_app.audio import alsa
process = psutil.Process()
before, begun = process.memory_full_info().uss, time.perf_counter()
if {lean}:
    alsa.prepare()
import sounddevice
print((process.memory_full_info().uss - before) / 1e6, (time.perf_counter() - begun) * 1e3)
"""


def main() -> int:
    with PrivateDesktop() as desktop:
        for name, lean in (("full configuration", False), ("sound server alone", True)):
            argv = [sys.executable, "-c", _SCRIPT.format(lean=lean)]
            runs = [
                [float(figure) for figure in subprocess.check_output(argv, env=desktop.env, text=True).split()]
                for _ in range(RUNS)
            ]
            uss_mb, load_ms = (statistics.median(column) for column in zip(*runs, strict=True))
            print(f"{name}: {uss_mb:.1f} MB, {load_ms:.0f} ms (median of {RUNS})", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
