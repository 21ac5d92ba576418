"""Takes README's pictures of the Models place while a download is running, in light and dark.

    .venv/bin/python packaging/models_pictures.py [FOLDER]

The models are those of the program's own catalogue; a server of ours stands in for theirs, and sends nothing of worth.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from desktop import PrivateDesktop, Theme, wait_until
from faulty_server import Fault, FaultyServer
from live_program import PROGRAM, LiveProgram

from tray_app.models.catalogue import CATALOGUE_VARIABLE, read_catalogue

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "packaging" / "screenshots"
CHOSEN = "parakeet-110m-en"
SIZE = (1160, 560)
BYTES_PER_S = 9e6
RUNNING_S = 5.0
THEMES: tuple[Theme, ...] = ("light", "dark")


def main() -> int:
    parser = argparse.ArgumentParser(description="README's pictures of the models while one is downloaded.")
    parser.add_argument("folder", nargs="?", type=Path, default=PICTURES, help="where the pictures go")
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    with FaultyServer().running() as server, tempfile.TemporaryDirectory() as name:
        catalogue = Path(name) / "models.toml"
        catalogue.write_text(_catalogue_of(server), encoding="utf-8")
        server.plan(always=Fault(bytes_per_s=BYTES_PER_S))
        for theme in THEMES:
            with PrivateDesktop(theme=theme, size=(1280, 800)) as desktop:
                settings = {"performance": {"theme": theme, "notify_breaches": False}}  # a notice would lie over it
                program = LiveProgram(desktop, settings, argv=["env", f"{CATALOGUE_VARIABLE}={catalogue}", *PROGRAM])
                program.start()
                _shoot(desktop, program, folder / f"models-{theme}.png")
                program.stop()
    return 0


def _catalogue_of(server: FaultyServer) -> str:
    """The program's own, with the files of one model here."""
    chosen = read_catalogue()[CHOSEN]
    told = (ROOT / "resources" / "models.toml").read_text(encoding="utf-8")
    for file in chosen.files:
        server.put(f"/{file.name}", os.urandom(file.source.size_bytes))
        told = told.replace(f'base = "{file.source.url.removesuffix(file.name)}"', f'base = "{server.url}/"', 1)
    return told


def _shoot(desktop: PrivateDesktop, program: LiveProgram, picture: Path) -> None:
    program.command("open", "models")
    search = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "^Models"]
    window = desktop.run(search).decode().split()[-1]
    wait_until(lambda: bool(program.shown_windows()), "the window", 20.0)
    time.sleep(1.0)
    desktop.run(["xdotool", "windowactivate", "--sync", window])
    desktop.run(["xdotool", "windowsize", "--sync", window, *map(str, SIZE)])
    desktop.run(["xdotool", "key", "--delay", "80", "Down", "alt+d"])
    time.sleep(RUNNING_S)
    desktop.run(["import", "-silent", "-window", window, f"png:{picture}"])
    desktop.run(["mogrify", "-strip", "+dither", "-colors", "128", str(picture)])


if __name__ == "__main__":
    sys.exit(main())
