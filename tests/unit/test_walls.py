"""What each room drags in when it is imported. import-linter reads the source; this looks at a real interpreter."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
QT = ("PySide6", "shiboken6", "pyqtgraph")
DEVICES = ("pynput", "sounddevice", "Xlib", "wyoming", "onnxruntime")
HEADLESS_ROOMS = (
    "core", "perf", "hotkeys", "audio", "speech", "text", "voice", "wake", "media", "x11", "wayland", "dbus", "api",
    "web", "serve", "history", "cli", "linux_input",
)  # fmt: skip

LOADED_BY_ROOM = """
import importlib, pkgutil, sys
package = importlib.import_module("tray_app." + sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def loaded(program: str, *arguments: str) -> set[str]:
    """Top-level modules a fresh interpreter without a display has loaded after running `program`."""
    env = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    env["PYNPUT_BACKEND"] = "dummy"  # its real backends refuse to be imported without a display
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize("room", HEADLESS_ROOMS)
def test_no_room_but_the_ui_loads_qt(room: str) -> None:
    assert loaded(LOADED_BY_ROOM, room).isdisjoint(QT)


def test_the_core_loads_no_device_and_no_service() -> None:
    assert loaded(LOADED_BY_ROOM, "core").isdisjoint((*QT, *DEVICES, "psutil", "platformdirs", "tomlkit"))


def test_the_worker_loads_neither_qt_nor_keys_nor_microphone() -> None:
    """Memory of the worker is a feature, and a child process re-imports what its parent ran."""
    modules = loaded("import sys, tray_app.speech.worker; print(*{n.partition('.')[0] for n in sys.modules})")
    assert modules.isdisjoint((*QT, "pynput", "sounddevice", "Xlib", "psutil", "tomlkit"))


def test_a_part_that_is_off_is_not_even_loaded() -> None:
    modules = loaded("import sys, tray_app.runtime; print(*sys.modules)")
    assert "tray_app.runtime" in modules
    rooms = (
        "voice.reading",
        "audio.player",
        "text.insertion.selected_text",
        "wake.detector",
        "web.server",
        "usage.keeper",
        "history.store",
        "text.words.correction",
        "text.words.common",
    )
    assert modules.isdisjoint(f"tray_app.{room}" for room in rooms)
    assert modules.isdisjoint(
        (
            "sqlite3",
            "asyncio",
            "websockets",
            "prometheus_client",
            "pymicro_wakeword",
            "pymicro_features",
            "jellyfish",
            "regex",
        )
    )


def test_starting_the_command_line_loads_nothing_heavy() -> None:
    modules = loaded("import sys, tray_app.__main__; print(*{n.partition('.')[0] for n in sys.modules})")
    assert modules.isdisjoint((*QT, *DEVICES, "numpy", "psutil", "tray_app.app"))
