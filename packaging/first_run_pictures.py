"""Takes pictures of the first run, all of its steps, from the real program after a real dictation, for looking at.

    .venv/bin/python packaging/first_run_pictures.py [FOLDER]

On private desktops, light and dark, at 100 % and 200 %; they go to artifacts/first-run unless a folder is given.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from pathlib import Path

from demo import find_speech
from desktop import PrivateDesktop, Theme, wait_until
from live_program import LiveProgram

ROOT = Path(__file__).resolve().parent.parent
SIZE = (1280, 800)
SPEECH = ROOT.parent / "shared" / "speech" / "ms_weather.flac"
STEPS = 5
PATIENCE_S = 40.0
SETTLES_S = 0.8
SPOKEN_S = 3.0


def take_pictures(folder: Path, theme: Theme, scale: int) -> None:
    with PrivateDesktop(theme=theme, size=(SIZE[0] * scale, SIZE[1] * scale)) as desktop:
        desktop.env["QT_SCALE_FACTOR"] = str(scale)
        program = LiveProgram(desktop)
        shutil.rmtree(program.settings_file.parent)
        if theme == "dark":
            # The settings would make it no first start: they come, and it is asked for.
            program.write_settings({"performance": {"theme": theme}})
        program.start()
        if theme == "dark":
            program.command("first-run")
        Walk(desktop, program, folder / f"{theme}-{scale}x").through()
        program.stop()


class Walk:
    """Through the five steps, with a picture of each as it comes and as it is once it is done."""

    def __init__(self, desktop: PrivateDesktop, program: LiveProgram, stem: Path) -> None:
        self._desktop = desktop
        self._program = program
        self._stem = stem
        self._speech = SPEECH if SPEECH.exists() else find_speech()

    def through(self) -> None:
        self._wait_for(1)
        self._shoot("1-microphone-silent", 3.5)
        self._desktop.play(self._speech, wait=False)
        self._shoot("1-microphone", 1.0)
        time.sleep(SPOKEN_S)
        self._go_on(2)
        self._shoot("2-key")
        with self._program.hold():
            self._shoot("2-key-held", 0.5)
        self._shoot("2-key-heard")
        self._press("alt+a")
        self._shoot("2-key-another")
        self._go_on(3)
        self._shoot("3-try")
        self._program.dictate(self._speech)
        self._program.wait_for_dictations(1)
        self._shoot("3-try-done")
        self._go_on(4)
        self._shoot("4-language")
        self._go_on(5)
        self._press("alt+s")
        self._shoot("5-login")
        self._press("alt+f")

    def _press(self, *keys: str) -> None:
        self._desktop.run(["xdotool", "key", "--delay", "60", *keys])

    def _wait_for(self, number: int) -> str:
        name = f"^Setting up: step {number} of {STEPS}"
        wait_until(
            lambda: any(f"step {number} of" in shown for shown in self._program.shown_windows()), name, PATIENCE_S
        )
        return self._desktop.run(["xdotool", "search", "--sync", "--onlyvisible", "--name", name]).decode().split()[0]

    def _go_on(self, number: int) -> None:
        time.sleep(SETTLES_S)
        self._press("alt+n")
        self._wait_for(number)

    def _shoot(self, what: str, after_s: float = SETTLES_S) -> None:
        time.sleep(after_s)
        window = self._wait_for(int(what[0]))
        self._desktop.run(["import", "-silent", "-window", window, f"png:{self._stem}-{what}.png"])


def main() -> int:
    parser = argparse.ArgumentParser(description="Pictures of the first run.")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "artifacts" / "first-run")
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    themes: tuple[Theme, ...] = ("light", "dark")
    for theme in themes:
        for scale in (1, 2):
            take_pictures(folder, theme, scale)
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
